# SPDX-License-Identifier: EUPL-1.2
# Mails to employees. No unit, no number, no deadline, no case, no link: the same text whatever it is about.
subject = { $brand }: News at your desk
greeting = Good day,
news = something is waiting for you in the back office.
how = How to read it: sign in there as you always do.
phrase = Your recognition phrase, which only you and we know:
genuine = How to recognise a genuine e-mail from us: it has no link, no attachment and no deadline. We never ask for codes or passwords by e-mail.
help = Do you have questions? Please ask your lead.
automatic = This e-mail is sent automatically. Nobody reads answers to it.
sign = { $brand }

code-subject = { $brand }: Code for your e-mail address
code = somebody has entered this e-mail address in the back office. The code for it is:
code-how = Enter it where you entered the address. It is valid for 24 hours.
code-not-you = Was that not you? Then do nothing. Without the code everything stays as it is.
genuine-code = How to recognise a genuine e-mail from us: it has no link and no attachment. Give the code to nobody, not on the phone either.

moved-subject = { $brand }: This e-mail address is not in use any more
moved = from now on we send no more messages to this e-mail address. It was set so in the back office.
moved-not-you = Was that not you? Please tell your lead at once.

rekeyed-subject = { $brand }: New access to the back office
rekeyed = a new slip has opened a new access to your desk. The access from before is not valid any more.
rekeyed-not-you = Was that not you? Please tell your lead at once.
