# SPDX-License-Identifier: EUPL-1.2
# Letters and slips. Words between asterisks are semi-bold. $-values are never translated.

product = Siegelpost
sender-line = { $insurer } · { $street } · { $city }
label-date = Date
label-phone = Phone
title = Activation code for your inbox
subject = Your activation code for the inbox
salutation = Dear { $name },
intro = in the inbox you write to us, send papers and read our answers and decisions: encrypted between your device and the team in charge. This code activates your account.
code-title = Your activation code
code-hint = No letter O, I, L or U. The 0 and the 1 are always digits.
valid = Valid until *{ $date }* · { $tries ->
    [one] one try
   *[other] { $tries } tries
 }
valid-until-time = Valid until *{ $date }, { $time }* · { $tries ->
    [one] one try
   *[other] { $tries } tries
 }
qr-alt = QR code with your activation code and the check characters, without an internet address
qr-hint = Scan this only inside the inbox
host-title = Type this address yourself
steps-title = How to activate your account
step-one = Type the address above into your browser. Choose “Activate account”.
step-two = Enter the code or scan the picture. Then we ask for your date of birth.
step-three = Create a passkey and keep your recovery sheet safe. Then your inbox is open.
never-title = Nobody asks you for this code
never = Not by phone, not by e-mail or text message, not at your door. Whoever asks is not one of us. Do not tell the code and call us: *{ $phone }*
fp-title = Check characters
fp = Your inbox shows the same characters during activation. If you see others, do not go on and call us.
other-title = Without the inbox
other = You need not do anything. We are still there for you: by phone, by letter and at every branch.
opened-title = Was this letter open already?
opened = Or does the code no longer work? Call us. We block it and send a new one.
closing = Kind regards, your { $insurer }
footer = { $insurer } · { $street } · { $city } · Phone { $phone }
date-short = { $day }.{ $month }.{ $year }
paper-page = Page { $page } of { $pages }

slip-branch-title = Activation code from the branch
slip-branch-intro = Activate your account right here on your own device. We are glad to help.
slip-branch-ident = Your ID document was checked. The code is valid for a short time and only for you.
slip-staff-title = Activation code for your workplace
slip-staff-intro = Human Resources gave you this slip in person. Use it to activate your access to the back office.
slip-staff-ident = Afterwards an administrator compares the check characters of your key with you on the screen.
slip-for = for { $name }
slip-never = Nobody asks you for this code by phone, by e-mail or at your door. In doubt? *{ $phone }*
slip-step-one = Type the address into your browser yourself. Choose “Activate account”.
slip-step-two = Enter the code or scan the picture. Then your date of birth.
slip-step-three = Create a passkey and keep your recovery sheet safe.
slip-destroy = After that this slip is worthless. Put it into the shredder.

book-title = Activation letters
