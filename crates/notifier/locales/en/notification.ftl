# SPDX-License-Identifier: EUPL-1.2
# The one mail. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: something new in your inbox
greeting = Hello,
news = there is something new for you in your online inbox at { $brand }.
how = To read it, open the portal the way you always do. Type the address into your browser yourself or use your own bookmark.
host = The address is: { $host }
phrase = Your recognition phrase, which only you and we know:
genuine = How to recognise a genuine e-mail from us: it has no link, no attachment and no deadline. We never ask for codes or passwords by e-mail.
help = Any questions? Call us: { $phone }
automatic = This e-mail was sent automatically. Nobody reads replies. Please write to us in the portal.
sign = { $brand }

# The code for an address that is not confirmed. No name and no link; only the code differs between two such mails.
code-subject = { $brand }: code for your e-mail address
code = somebody entered this e-mail address in the online inbox of { $brand }. The code for it is:
code-how = Type it in the portal, where you entered the address. It is valid for 24 hours. Before that we send no notifications to this address.
code-not-you = Was it not you? Then do nothing. Without the code everything stays as it is.
genuine-code = How to recognise a genuine e-mail from us: it has no link and no attachment. Do not pass the code on to anybody, not even on the phone.

# An address that is not in force any more.
moved-subject = { $brand }: this e-mail address is not used any more
moved = from now on we send no more notifications to this e-mail address. This was set in the online inbox of { $brand }.
moved-not-you = Was it not you? Please call us at once. We will then block access.

# Somebody was identified anew by a letter: to the address from before.
rekeyed-subject = { $brand }: new access to your inbox
rekeyed = a letter from us was used to set up new access to the online inbox of { $brand }. Former access does not work any more. Earlier messages stay closed for at least seven days.
rekeyed-not-you = Was it not you? Please call us within these seven days. We will then block access.

# The one answer to a plain mail. Nothing of that mail, and not whether we know whom it came from.
mail-in-subject = { $brand }: your e-mail has arrived
mail-in = your e-mail has arrived at { $brand }. We read it. We do not answer it by e-mail: others can read an e-mail on its way.
mail-in-ways = Our answer comes on a safe way: in the online inbox if you are registered there, otherwise by post. Please send us no more personal details by e-mail. Type the address of the portal into your browser yourself.
mail-in-other = Deutsch: Ihre E-Mail ist angekommen. Wir antworten nicht per E-Mail, weil andere sie auf ihrem Weg lesen können. Unsere Antwort kommt im Online-Postfach oder mit der Post.
