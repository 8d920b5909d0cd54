# SPDX-License-Identifier: EUPL-1.2
# The one mail. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: something new in your inbox
greeting = Hello,
news = there is something new for you in your online inbox at { $brand }.
how = To read it, open the portal the way you always do. Type the address into your browser yourself or use your own bookmark.
host = The address is: { $host }
genuine = How to recognise a genuine e-mail from us: it has no link, no attachment and no deadline. We never ask for codes or passwords by e-mail.
help = Any questions? Call us: { $phone }
automatic = This e-mail was sent automatically. Nobody reads replies. Please write to us in the portal.
sign = { $brand }
