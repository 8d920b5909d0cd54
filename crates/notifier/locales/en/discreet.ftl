# SPDX-License-Identifier: EUPL-1.2
# Mails that do not say whom they come from (R-34): no name of the insurer, no telephone number, nothing of health or insurance. Whoever
# reads along in somebody's mailbox must not even learn that something is left out.
subject = New message
greeting = Hello,
news = there is something new for you in your online inbox.
how = To read it, open your inbox the way you always do.
phrase = Your recognition phrase, which only you and we know:
genuine = This e-mail has no link, no attachment and no deadline. We never ask for codes or passwords by e-mail.
help = Any questions? The telephone number is in your inbox.
automatic = This e-mail was sent automatically. Nobody reads replies.
sign = { $name }

code-subject = Code for your e-mail address
code = somebody entered this e-mail address in an online inbox. The code for it is:
code-how = Type it where you entered the address. It is valid for 24 hours.
code-not-you = Was it not you? Then do nothing. Without the code everything stays as it is.
genuine-code = This e-mail has no link and no attachment. Do not pass the code on to anybody, not even on the phone.

moved-subject = This e-mail address is not used any more
moved = from now on we send no more notifications to this e-mail address. This was set in your online inbox.
moved-not-you = Was it not you? Please call us at once. We will then block access.

rekeyed-subject = New access to your inbox
rekeyed = a letter was used to set up new access to your online inbox. Former access does not work any more. Earlier messages stay closed for at least seven days.
rekeyed-not-you = Was it not you? Please call us within these seven days. We will then block access.
