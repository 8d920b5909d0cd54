# SPDX-License-Identifier: EUPL-1.2
# Texts that portal and back office share. $brand, $phone and $side are always there.

time = { $clock }
date-time = { $date }, { $clock }
today-at = today, { $clock }
yesterday-on = yesterday, { $date }
weekday-on = { $weekday }, { $date }
weekday-long = { $weekday }, { $when }
size-bytes = { $n } bytes

page-title = { $side ->
    [office] { $title } – Siegelpost Back office
   *[portal] { $title } – Siegelpost
}
skip = Skip to content
loading = Loading.
please-wait = Please wait …
retry = Try again
close = Close
cancel = Cancel
continue = Continue
remove = Remove
or = or
you = You
languages = Language
language-changed = The page is now in English.
lang-binding = The German text is the binding one. This translation is to help you.
boot-failed-title = The page could not start
steps-line = { $label }: step { $n } of { $of }

lock = Lock
lock-now = Lock now
to-start = To the start page
sign-out = Sign out
sign-out-there = After signing out you are taken to your { $brand } account. Sign out there as well.
call-us = { $side ->
    [office] Please report this to your administration.
   *[portal] Please call us: { $phone }.
}

# Session
idle-title = Are you still there?
idle-text = To protect you, we will lock your post in { $left } minutes. Your draft is saved.
idle-spoken = To protect you, we will lock your post in less than { $n ->
    [one] one minute
   *[other] { $n } minutes
}. Your draft is saved.
idle-spoken-now = We will lock your post in a few seconds.
idle-stay = Keep reading
clock-off-title = Please check the clock of your device
clock-off = It is { $here } on your device and { $there } on our server. If your clock is wrong, we cannot check signatures, and messages cannot be opened or sent.
offline-title = No connection
offline-text = You can keep writing. Your draft is stored encrypted on this device. We send it as soon as you are online again.

# Fields
errors-title = { $n ->
    [one] Please check one entry
   *[other] Please check { $n } entries
}
date-day = Day
date-month = Month
date-year = Year
date-hint = For example 14 3 1968
date-hint-ahead = For example 31 12 2030
date-wrong = Please enter day, month and year of your birth, for example 14 3 1968.
dob = Your date of birth
code-group = Code, group { $n } of { $of }
code-count = { $n } of { $of } characters entered

# QR code
scan = Scan the QR code with the camera
scan-none = This browser cannot read QR codes. Please type the code.
scan-title = Scan the QR code
scan-text = Hold the QR code in front of the camera. The picture stays on your device.
scan-picture = Picture of the camera
scan-stop = Switch off the camera
scan-problem = That did not work yet
scan-no-camera = The camera cannot be reached or is not allowed. You can also type the code.
scan-other-code = This QR code does not belong here. Please use the one from our letter or from your recovery sheet.
scan-done = The code has been read.

# Sign in and unlock
sign-in = Sign in
sign-in-passkey = Sign in with a passkey
sign-in-password = Sign in with a password
passkey-hint = You confirm with fingerprint, face or the PIN of your device.
password = Password
password-empty = Please enter your password.
unlock = Unlock
unlock-passkey = Unlock with a passkey
unlock-password = Unlock with a password
locked-title = { $side ->
    [office] Your workplace is locked
   *[portal] Your post is locked
}
locked-text = Nobody can read anything here. Your drafts are stored encrypted on this device and will be back in a moment.
unlock-lost = { $side ->
    [office] No passkey at hand? Sign out and ask your administration.
   *[portal] No passkey at hand? Sign out and use your recovery sheet.
}

session-over-title = You are signed out
session-over-provider = Your sign-in was ended through your account at { $brand }. Your drafts are saved.
session-over-shared = Your sign-in has ended: because time has passed, or because it was ended on another device. Nothing was left behind on this device.
session-bar = Your sign-in
session-ends-in = Your sign-in ends in { $left } minutes.
shared-choice = Somebody else’s or shared device
shared-hint = For example in a library, at work or at a friend’s.
shared-chosen = Then nothing stays behind on this device. We sign you out after { $idle } minutes without input, and after { $absolute } minutes in any case. Before anything is lost we ask you.
shared-title = Shared device
shared-line = Nothing is stored here. Drafts exist only as long as this tab is open.
shared-ends = Your sign-in ends at { $when }.
shared-elsewhere-title = Somebody is signed in in another tab
shared-elsewhere = On a shared device this works in one tab only. Go on there, or sign out there.
shared-kept-title = You are signed out, something has not been sent yet
shared-kept = Still in this tab, encrypted: { $what }. Sign in here again by { $when } and it will be back. After that it is deleted, also when you close the tab.
shared-kept-drop = Delete now
shared-drafts = { $n ->
    [one] one draft
   *[other] { $n } drafts
}
shared-messages = { $n ->
    [one] one message on its way
   *[other] { $n } messages on their way
}
shared-and = {" and "}
shared-leave-title = Not sent yet
shared-leave = Signing out will lose: { $what }.
shared-leave-hint = Send it first, or write it again later on your own device.
shared-leave-stay = Back
shared-leave-go = Sign out anyway
passkey-elsewhere = The passkey is not made on this device: use your phone (you scan a QR code) or a security key.
recovered-text-shared = We set up nothing on this device. You can make a passkey on your phone or on a security key, then you no longer need the recovery sheet.
idle-shared-text = To protect you, we will sign you out in { $left } minutes. Your draft stays encrypted in this tab until you close it.
session-over-text = Your sign-in has ended: because time has passed, or because it was ended on another device. Your drafts are saved.

# Recovery sheet on a new device
recover-title = I cannot get in any more
recover-lead = Your recovery sheet brings you back to your post. You need the recovery code and your date of birth.
recover-refused = This does not get us any further yet
recover-other = Without the recovery sheet
recover-other-device = Do you have another device with a passkey? Sign in there and make a new sheet.
recover-other-phone = { $side ->
    [office] Ask your administration. They issue a new slip.
   *[portal] Call us: { $phone }. We send you a new letter.
}
recover-other-branch = { $side ->
    [office] Until then another member of your team stands in for you.
   *[portal] Or come to the branch. Bring your identity card.
}
sheet-code = Recovery code from your sheet
sheet-code-hint = 32 characters in eight groups. Upper or lower case does not matter. You can paste the whole code at once.
sheet-code-short = The recovery code has 32 characters, here are { $n }.
recovered-title = You are back in
recovered-text = Make a new passkey on this device. Then you will not need the sheet next time.
recovered-next = Have you lost a device? Then lock it in your account, and make a new recovery sheet.
recovered-sheet = To my account
later-to-inbox = Later, post first

# Activation
activate = Activate account
step-code = Enter code
step-identify = Prove who you are
step-passkey = Make a passkey
step-sheet = Store recovery sheet
step-done = Done
code-title = Enter the activation code
code-legend = { $side ->
    [office] Code from the slip
   *[portal] Code from the letter
}
code-hint = 24 characters in six groups. Upper or lower case does not matter. You can paste the whole code at once.
code-short = The code has 24 characters, here are { $n }.
code-not-counted = This try does not count.
code-help = Help with the code
code-where = Where is the code?
code-where-text = { $side ->
    [office] In the box on your slip. Next to it is the QR code.
   *[portal] In the box below the salutation. Next to it is the QR code.
}
code-valid-text = { $side ->
    [office] The code is good for 30 days. You have five tries. After that the administration issues a new slip.
   *[portal] The code is good for 30 days. You have five tries. After that we gladly send you a new letter.
}
code-lost = I do not have the letter any more
letter-picture = Drawing of the letter: the code is in the box below the salutation, the QR code next to it.
keep-code-title = Keep the code to yourself
keep-code-text = Nobody from { $brand } will ask you for it. Not on the phone, not by e-mail, not at the door.
passkey-title = Make a passkey
passkey-lead = With the passkey you sign in and open your post. You need no password.
passkey-label = Name of this device
passkey-label-hint = So that you recognise the passkey later, for example “My phone”.
passkey-label-default = My device
make-passkey = Make a passkey
passkey-made = The passkey is made.
passkey-made-no-prf = The passkey is made. To open your post on this device you also need a password.
passkey-help = Help with passkeys
passkey-what = What is a passkey?
passkey-what-1 = A key that your device keeps for you. It can only be used with fingerprint, face or PIN.
passkey-what-2 = It works with a phone, tablet, computer or a security key in the USB port.
passkey-no-prf-title = One password, please
passkey-no-prf-text = With this passkey you can sign in. To open your post on this device it is not enough. Please set a password for that.
passkey-instead = Rather a passkey
password-instead = Rather set a password
password-title = Set a password
password-browser = The password works in this browser. On another device use a passkey or your recovery sheet.
password-new = New password
password-again = New password, once more
password-hint = At least { $n } characters. A short sentence is easy to remember.
password-short = The password needs at least { $n } characters.
password-guessable = This password is well known or easy to guess. Take four words that have nothing to do with each other, for example.
password-differs = The two passwords are different.
password-show = Show password
password-set = Set password
password-made = The password is set. It works in this browser.
fingerprint-of = Check mark of { $name }
fingerprint-hint = The same check mark is printed on the letter with your code. Whoever scans the QR code need not compare.
activate-waiting-title = We are checking your details
activate-waiting = This mostly takes a few seconds. Please leave the page open.
activate-done-title = Done
activate-done = Your account is active
activate-done-text = You can now read and write.
activate-quarantine = Your account is set up. You can read and write what is new at once. Your team can give you your earlier messages back from { $when }. That is how we protect you in case somebody intercepted your letter.
activate-sheet-keep = Please keep the recovery sheet in a safe place.
activate-letter-away = The code is now used up. You can destroy the letter; please keep the recovery sheet.
dob-again-title = Check the date of birth
new-letter = Get a new letter
to-inbox = { $side ->
    [office] To the work list
   *[portal] To the inbox
}
to-account = To my account

# Recovery sheet
sheet = Recovery sheet
sheet-title = Store the recovery sheet
sheet-only-here = It is made on your device only. Print it now: we cannot show it again.
sheet-old-void = Your old sheet no longer works.
sheet-waiting-title = This sheet works from { $when }
sheet-waiting-text = Until then your old sheet works. Keep both.
sheet-pdf-hint = No printer? Choose “Save as PDF” in the print window, and do not keep the file on this device.
sheet-stored = I have stored it safely, continue
sheet-made = Made on { $when }
sheet-for = for
sheet-lead = With this sheet you get back to your post when your phone or computer is lost or broken. Keep it like your identity card.
sheet-qr = QR code with the recovery code
sheet-code-title = Your recovery code
sheet-groups = Recovery code in { $n } groups
sheet-letters = No letter O, I, L or U. The 0 and the 1 are always digits.
sheet-use = How to use the sheet
sheet-use-1 = Type into the browser:
sheet-use-2 = Choose “I cannot get in any more”.
sheet-use-3 = Scan the QR code, or type the recovery code.
sheet-use-4 = Make a new passkey.
sheet-safe = How it stays safe
sheet-safe-1 = Keep it at home, not with the device and not in your wallet.
sheet-safe-2 = Do not photograph it, do not send it by e-mail.
sheet-safe-3 = Nobody from { $brand } asks for this code.
sheet-lost = Sheet lost?
sheet-lost-text = Sign in, and make a new one. This sheet then no longer works.
sheet-seen = Somebody has seen it?
sheet-seen-text = Call us: { $phone }. We lock the access at once.
sheet-foot = This code has never been on our servers. We cannot restore it.
sheet-page = Page 1 of 1
sheet-gone = There is no recovery sheet here any more.
sheet-gone-text = We show each sheet only once. In your account you can make a new one; the old one then no longer works.
print = Print

# Account
methods-title = How you open your post
methods-lead = Each of these ways opens everything. We recommend two passkeys, or one passkey and the recovery sheet.
methods-only-one = This is your only way. Add a second one before you remove it.
method-tag-prf = Passkey
method-tag-rec = Recovery sheet
method-tag-pwd = Password in this browser
method-added = added on { $added }
never-used = not used yet
last-used = last used on { $when }
add-passkey = Add a passkey
set-password = Set a password
new-sheet = New recovery sheet
new-sheet-text = We make a new sheet, you print it. It takes the place of your old sheet.
new-sheet-make = Make a new sheet
device-lost = Device lost
device-lost-label = Device lost: { $name }
device-lost-title = Lock the device
device-lost-text = We sign the lost device out at once and change your keys. Your post remains.
device-lost-do = Lock the device now
device-lost-done = The device is locked. Your keys are new.
remove-method-label = Remove: { $name }
remove-method-title = Remove { $name }
remove-method-text = This way will no longer open your post. Your post remains, the other ways keep working.
method-removed = The way is removed. Your keys are new.
keys-waiting = New keys from { $when }
keys-waiting-text = All other devices are signed out. To protect you, the new keys only count from { $when }. Until then you can object, and the ways you have now keep working.
keys-waiting-faster = It works at once if you prove yourself in a second way. You must have had that way for three days.
keys-waiting-still = This did not shorten the wait.
keys-waiting-not-you = Is it urgent, or was this not you?
prove-passkey = Confirm with a passkey
prove-password = Confirm with the password
sessions-title = Where you are signed in
sessions-lead = Do you not know one of them? End it, and lock the device.
session-this = This browser
session-other = Another browser
session-line = { $method } · signed in { $created } · last seen { $seen }
session-method-passkey = with a passkey
session-method-password = with a password
session-method-recovery = with the recovery sheet
session-method-activation = at activation
session-method-other = in another way
end-session = End
end-session-label = End the sign-in of { $when }
session-ended = The sign-in is ended.

# What happened to the account
security-title = Sign-ins and security
security-lead = What happened to your account in the last 90 days. Was it not you? { call-us }
security-empty = Nothing here yet.
security-more = Show more
device-unknown = Device unknown
device-kind = { $browser ->
    [edge] Edge
    [opera] Opera
    [samsung] Samsung Internet
    [firefox] Firefox
    [chrome] Chrome
   *[safari] Safari
} { $system ->
    [iphone] on an iPhone
    [ipad] on an iPad
    [android] on an Android device
    [chromeos] on a Chromebook
    [windows] on Windows
    [macos] on a Mac
   *[linux] on Linux
}
security-line-device = { $when } · { $device }
security-line-here = { $when } · here
security-unknown = Something about your account has changed
security-sign-in = { $word ->
    [recovery] Signed in with the recovery sheet
    [password] Signed in with a password
   *[passkey] Signed in with a passkey
}
security-tries-blocked = { $word ->
    [activation] Too many wrong birth dates for your activation code. The code is no longer valid
    [recovery] Too many wrong recovery codes. Nothing was possible for a quarter of an hour
   *[password] Too many wrong passwords. Nothing was possible for a quarter of an hour
}
security-bound = { $word ->
    [letter] Access activated with a letter
    [branch] Access activated at the branch office
    [eid] Access activated with the online ID card
    [staff] Access activated by registration
   *[carryover] New keys count, confirmed with the former key
}
security-carryover-asked = New keys were asked for
security-passkey-added = Passkey added
security-passkey-removed = Passkey removed
security-method-added = { $word ->
    [recovery] Recovery sheet made
    [password] Password set
   *[passkey] A way to open your post was added
}
security-method-removed = { $word ->
    [recovery] Recovery sheet removed
    [password] Password removed
   *[passkey] A way to open your post was removed
}
security-method-remade = { $word ->
    [recovery] New recovery sheet, the old one is void
    [password] New password, the old one is void
   *[passkey] A way to open your post was made anew
}
security-session-ended = Sign-in on another device ended
security-sessions-ended = { $word ->
    [insurer] { $brand } has ended all sign-ins
   *[none] All other sign-ins ended
}
security-blocked = { $word ->
    [self] Access blocked, by yourself
   *[insurer] Access blocked by { $brand }
}
security-unblocked = { $word ->
    [letter] Access is open again, with a new letter
    [branch] Access is open again, by the branch office
   *[insurer] Access is open again
}
security-left = Portal left, by yourself
security-contact-changed = E-mail address changed
security-contact-removed = E-mail address removed
security-ending-announced = End of your insurance entered
security-consent-given = Decisions come to your inbox: you have agreed
security-consent-ended = Decisions come by post: you have taken back your consent
security-ending-lifted = End of your insurance taken back
security-code-reused = A used activation code was entered once more
security-representation-began = { $word ->
    [rep] You may act for somebody now
   *[subject] Somebody may act for you now
}
security-representation-ended = { $word ->
    [rep] You do not act for somebody any more
   *[subject] Somebody does not act for you any more
}

# States
state-new = New
state-open-office = In progress
state-open-portal = We will answer you
state-waiting-office = Waiting for reply
state-waiting-portal = It is your turn
state-done-office = Closed
state-answered-portal = Answered
state-done-portal = Done
state-draft = Draft, not sent
state-accepted = Accepted { $when }
state-delivered = Delivered to the mailbox { $when }
state-opened-portal = Opened by the team { $when }
state-opened-office = Opened by { $by } { $when }
state-sending = Being transferred
state-failed = Not sent

# Message
message-label = Message from { $who }, { $when }
author-rep = { $name }, as representative
signature-checked = Signature checked: { $name }
signature-checked-staff = Signature checked: { $name }, { $brand }
flag-title = We noticed this
message-refused-title = We do not open this message
message-refused-when = Received { $when }
attachments = Attachments
view = View
view-file = View { $name }
save = Save
save-file = Save { $name }
file-line = { $size } · { $words }
file-verified = checked, unchanged
file-arrived = arrived
file-not-for-you = encrypted for another team
file-missing = no longer there
medical-envelope = Envelope for the Medical Service: { $name }
medical-envelope-portal = only the Medical Service can read this
medical-envelope-office = encrypted for the Medical Service, we cannot open it
medical-forwarded = Handed on to the Medical Service on { $when } by { $unit }
file-opening = Opening { $name }
file-opening-line = { $done } of { $total } decrypted and checked
file-refused = We do not open { $name }

# Showing attachments
viewer-loading = The file is being prepared.
viewer-frame = Content of { $name }
viewer-tools = View
viewer-previous = Previous page
viewer-next = Next page
viewer-page = Page { $n } of { $of }
viewer-page-label = { $name }, page { $n } of { $of }
viewer-picture-label = Picture { $name }
viewer-no-text = This page is a picture. It has no text that could be read out.
viewer-no-description = There is no description of this picture.
viewer-out = Smaller
viewer-in = Larger
viewer-zoom = { $n }%
viewer-format-title = We do not show this format
viewer-not-format = PDF, JPG, PNG, WebP, GIF, TIFF and plain text can be viewed here. We tell what a file is by its content, not by its name.
viewer-fault-title = We do not show this file
viewer-not-too-big = The file, or a picture in it, is too large to be shown.
viewer-not-broken = The file is damaged or incomplete. Please ask the sender to send it again.
viewer-not-encrypted = The PDF file is protected by a password. None can be entered here.
viewer-not-slow = Showing it took too long, so we ended it.
viewer-not-heic = This browser does not know the format HEIC, in which iPhones store photos. Please ask the sender to send the photo as JPG. Safari on Apple devices shows it.
viewer-can-save = You can save the file and open it with a program of your own. Open only what you expect.

# Scanning attachments for viruses
scan-working = The file is being checked for malware.
scan-found-title = We hold { $name } back
scan-not-found = The virus scanner has found malware. The file is neither shown nor saved. Please report this to your IT security, and ask the sender to make the document anew and send it again. The day of receipt stays.
scan-not-title = { $name } has not been checked
scan-not-unavailable = The virus scanner does not answer. You can view the file in the protected view, and save it only after the check. Please try again. If this goes on, your IT will help.
scan-not-too-large = The file is too large for the virus scanner. You can view it in the protected view, but not save it. Ask the sender for smaller files, or ask your IT.
scan-not-unpaired = This browser does not have the code of the virus scanner, or the code is no longer valid. You can view the file in the protected view, and save it only after the check. Enter the code under "My account".

# Confirmation of receipt
receipt-save = Save confirmation of receipt
receipt-title = Confirmation of receipt
receipt-file = Confirmation-of-receipt
receipt-by = { $brand } confirms the receipt of this message.
receipt-when = Completely stored on
receipt-to = To
receipt-id = Id of the message
receipt-hash = Checksum of the stored data (SHA-256)
receipt-files = Attachments
receipt-no-files = none
receipt-note = The message is stored encrypted. The server cannot read it. It has not checked whether it can be opened. Its content is not part of this confirmation.
save-thread = Save conversation
keep-hint = One file with all messages and attachments, as a PDF too. It opens without the portal. It is not encrypted.
keep-working = The file is being put together
keep-done = The conversation is saved.
keep-failed = The conversation is not saved yet
keep-missing = { $n ->
    [one] One attachment could not be opened and is not in the file
   *[other] { $n } attachments could not be opened and are not in the file
}
keep-missing-file = could not be opened while saving
keep-name = Siegelpost
keep-page = Conversation
keep-folder = attachments
keep-file = Attachment
keep-saved = Saved on { $when }
keep-readers = Can read along: { $who }
keep-proof = Evidence
keep-opened = Opened on { $when } by { $who }

# Events
someone = A participant
disputed = Disputed
event-key-changed = New key: { $who }
event-key-changed-self = Your new key
event-reader-added = { $who } can now read along
event-reader-removed = { $who } can no longer read what is new
event-line = { $when }, confirmed { $method }
event-key-changed-text = { $side ->
    [office] The person was identified anew. She reads what was written before once it is given back.
   *[portal] Was this not you? Please call us: { $phone }.
}
event-key-carried-text = { $side ->
    [office] The person has changed the key herself and still reads everything.
   *[portal] Was this not you? Please call us: { $phone }.
}
method-letter = by letter
method-branch = in the branch
method-eid = with the online identity card
method-staff = by the registrar
method-carryover = with the previous key
method-reissue = with a new code
method-device-lost = after a device was lost
method-method-removed = after a way in was removed
method-sheet-remade = with a new recovery sheet
method-unknown = in another way

# Who can read this?
readers-title = Who can read this?
readers-not = Not: other teams, the operator of the servers, e-mail providers
readers-medical-portal = Your files for the Medical Service: only the Medical Service, nobody at the fund
readers-medical-office = Envelopes for the Medical Service: only the Medical Service, nobody in this list
readers-choose = The team in charge appears here once you have chosen a matter.
reader-representative = as representative
reader-insured = insured person
reader-insured-nameless = Insured person
reader-representative-nameless = Representative
reader-unit = employees of { $brand }
keys-checked = Keys checked
technical = Technical details
technical-fingerprint = Check mark
technical-epoch = Key version
technical-log = Public directory of keys
technical-crypto = Method
technical-crypto-text = age with X25519 and ML-KEM-768, signed with Ed25519
witness-none = There is no public directory of keys yet. We check the signatures of { $brand }.
witness-some = A public directory records every change.

# Writing
draft-saved = Draft saved at { $clock }
draft-not-saved = Draft not saved
file-ready = ready
file-not-sent = not transferred
file-sealing = { $done } of { $total } · being encrypted
file-sending = { $done } of { $total } · being encrypted and transferred
file-paused = { $done } of { $total } · paused
file-paused-spoken = { $name } is paused
file-ready-spoken = { $name } has been transferred in encrypted form
pause-file = Pause
pause-file-label = Pause the transfer of { $name }
continue-file = Continue
continue-file-label = Continue the transfer of { $name }
retry-file = Try again
retry-file-label = Transfer { $name } again
file-percent = { $name }, { $n } percent
file-added = { $name } is being transferred.
file-removed = { $name } is removed.
remove-file = Remove { $name }
add-file = Attachment
add-photo = Photo
file-limits = PDF, JPG, PNG, WebP, HEIC, TIFF, up to { $limit } per file, at most { $n } files
medical-add = For the Medical Service only
medical-add-text = { $name }: What you choose here only it can read. We see that something came and hand it on unopened. We do not see the name of the file either. You cannot open it here again: keep the original.
medical-added = { $name } is being encrypted for the Medical Service
medical-ready = only the Medical Service can read this
medical-unproven-title = Papers for the Medical Service cannot be sent here right now
medical-unproven-text = Its key is not certified. As long as that is so, we encrypt nothing for it. Do not attach these papers as ordinary files either. Send them by post in a closed envelope, or call us.
file-too-many = More than { $n } files do not fit into one message.
file-empty = { $name } is empty (0 bytes). Open the file on your device: if it shows something there, save it again and choose it once more.
file-too-large = { $name } is { $size }, possible are { $limit }.
file-wrong-type = We cannot accept { $name }. Possible are PDF, JPG, PNG, WebP, HEIC and TIFF. Save the document as PDF and then choose the PDF.
rest-is-safe = Your text and the other attachments are saved.
text-empty = Please write a text.
send = Send
send-hint = We send as soon as all attachments are transferred. After that you have 10 seconds to take it back.
send-running = Your message is on its way. You can still take it back below.
file-checking = being checked
file-asking = your decision is missing
file-taken = { $name } is included.
file-cleaned = Place and device are removed from the picture.
file-same = the same content as { $name }
uncleaned-label = Decision about { $name }
uncleaned-heic = This browser cannot open photos of the format HEIC. So we cannot remove what the photo says about place and device. If you send it as it is, the recipients can read that.
uncleaned-heic-else = Or this way: save the photo as JPG and then choose the JPG. For new photos choose “Most Compatible” on your iPhone under Settings, Camera, Formats.
uncleaned-tiff = We do not change files of the format TIFF, because they can have several pages. What they say about place, device or author stays in them. If you send the file as it is, the recipients can read that.
uncleaned-tiff-else = Or this way: save the scan as PDF or JPG and then choose that file.
uncleaned-device = This picture is too large to be opened on this device. So we cannot remove what it says about place and device. If you send it as it is, the recipients can read that.
uncleaned-device-else = Or this way: take the photo again with fewer megapixels, or take a screenshot of it.
uncleaned-send = Send it as it is
uncleaned-remove = Do not send it
same-file-title = The same thing twice?
same-file-text = These files have the same content as another one in this message. Perhaps it should have been a different file.
same-file-back = Look again
same-file-send = Send anyway
missing-file-title = Is an attachment missing?
missing-file-text = You mention an attachment, but there is none. Send anyway?
missing-file-back = Add an attachment
missing-file-send = Send without attachment
sendbar = Sending
send-waiting = Waiting for the attachments, then your message goes to { $to }.
send-countdown = Your message to { $to } leaves in { $n } seconds.
send-spoken = Your message leaves in { $n } seconds. You can take it back.
send-sending = Your message to { $to } is being transferred.
send-failed = Your message to { $to } is saved as a draft.
undo = Take back
to-draft = To the draft

# Warnings
alarm-title = Sending is stopped here
alarm-text = What you see has been checked. You can keep reading.
warning-title = Good to know
reply-stopped-title = You cannot answer here at the moment
reply-stopped-text = Something about the keys of this thread is not right. Until it is cleared up, we send nothing.
quarantine-title = Your earlier messages come later
quarantine-text = Your team can give you your earlier messages back from { $when }. That is how we protect you in case somebody intercepted your letter. You can already read and write what is new.
notice-new-binding = Since { $when } there is a new key for your account, confirmed { $method }. Was this not you? { call-us }
    .title = New key for your account
notice-key-changed = On { $when } the key of your account was changed, confirmed { $method }. Was this not you? { call-us }
    .title = Your key was changed
notice-keys-waiting = New keys have been asked for your account. They count from { $when }. Was this not you? { call-us }
    .title = New keys have been asked for
notice-td-renewed = { $brand } renewed its check keys on { $when }. The chain of signatures has been checked. You need not do anything.
    .title = Check keys renewed
notice-revlist-old = The list of locked keys is from { $when } and therefore too old. You can keep reading. Sending works again as soon as a new list is there.
    .title = List of locked keys is out of date

# Specially protected (protection class high)
step-up-title = Please confirm once more that it is you
step-up-text = { $side ->
    [portal] This is specially protected. So we ask briefly, even though you are signed in.
   *[office] This has the level high. So you are asked once more, even though you are signed in.
}
step-up-kept = After that it goes on by itself. What you have written stays.
step-up-no-way = For this you need a passkey or a password on this device. You can set up both under “Account”.
protected-title = A specially protected message
protected-text = We open this message only when you have shown once more that it is you. Nothing is lost.
protected-open = Confirm and open
row-protected = Specially protected
four-eyes = Four eyes

## Representations
basis-betreuung = Legal guardianship
basis-vollmacht = Power of attorney
basis-eltern = Parent
basis-self = Granted by the person
rep-line = { $basis } · from { $from } to { $until }
rep-may = May: { $rights }
rep-right-read = read
rep-right-write = write
rep-right-history = read what came before
rep-right-post = open all post
rep-scope-all = In all matters
rep-over = Expired
rep-ended = Ended on { $when }

## Keeping somebody out of a thread
exclude = Exclude
exclude-label = Exclude { $name } from this conversation
exclude-title = Exclude { $name } from this conversation?
exclude-text = From now on { $name } sees nothing more of this conversation. What was read stays read. Nothing changes in other conversations.
exclude-note = This cannot be taken back for this conversation.
exclude-do = Exclude now
exclude-done = { $name } is excluded from this conversation.
invite-words-label = Words to compare
event-unit-moved = Now responsible: { $who }
event-unit-moved-text = { $side ->
    [office] Before: { $before }. The day it arrived stays the first one.
   *[portal] Before: { $before }. The day it arrived stays the first one. You need not send anything again.
}
event-unit-joined = Now taking part, too: { $who }
event-unit-joined-text = { $side ->
    [office] The day it arrived stays the first one.
   *[portal] The day it arrived stays the first one. You need not send anything again.
}

released-by = Released by { $name } on { $when }
released-by-you = Released by you on { $when }
released-unproven-title = Release not confirmed
released-unproven = There is a release of this answer that we could not check. Do not rely on it, and tell your IT security.
message-texts = { $n ->
    [one] Text module: { $names }
   *[other] Text modules: { $names }
}
message-text = { $title } (v{ $v })
message-text-gone = of another team
unreadable = Not readable
unreadable-label = “{ $name }” is not readable: prepare an answer


# Search
search-looking = Searching.
search-results = Search results
search-hits = { $n ->
    [0] Nothing found
    [one] One hit
   *[other] { $n } hits
}
search-nothing = Nothing found for “{ $words }”.
search-no-word = Please enter a word.
search-proposal = Did you mean “{ $words }”?
search-more = Show more hits
search-shown = { $n } of { $of } shown
search-from = from { $who }
search-from-you = from you
search-from-unknown = sender not known
search-person-unknown = Name not known
search-no-subject = No subject
search-internal = INTERNAL
search-cover-all = Searched: { $n ->
    [0] There is no message here yet.
    [one] the only message, on this device.
   *[other] all { $n } messages on this device.
}
search-cover-some = Searched: { $n ->
    [one] one message
   *[other] { $n } messages
} on this device.
search-cover-part = Searched: { $n ->
    [one] one message
   *[other] { $n } messages
} of { $threads } out of { $of ->
    [one] one { $side ->
        [office] case
       *[portal] thread
    }
   *[other] { $of } { $side ->
        [office] cases
       *[portal] threads
    }
} on this device.
search-state-starting = The search is being opened.
search-state-reading = More are being read.
search-state-paused = Reading is paused.
search-state-waiting = There is no connection to read on. It goes on by itself.
search-off = The search is not running here. Please load the page again.
search-pause = Pause reading
search-go-on = Read on
search-left-protected = { $n ->
    [one] One { $side ->
        [office] case with a specially protected message
       *[portal] thread with a specially protected message
    } is not searched.
   *[other] { $n } { $side ->
        [office] cases with specially protected messages
       *[portal] threads with specially protected messages
    } are not searched.
}
search-left-withheld = { $n ->
    [one] One specially protected message is never searched.
   *[other] { $n } specially protected messages are never searched.
}
search-left-refused = { $n ->
    [one] One { $side ->
        [office] case
       *[portal] thread
    } could not be opened.
   *[other] { $n } { $side ->
        [office] cases
       *[portal] threads
    } could not be opened.
}
search-left-closed = { $n ->
    [one] One message could not be opened.
   *[other] { $n } messages could not be opened.
}
search-left-older = { $n ->
    [one] There is no room for one older { $side ->
        [office] case
       *[portal] thread
    }.
   *[other] There is no room for { $n } older { $side ->
        [office] cases
       *[portal] threads
    }.
}
search-help = How to search
search-help-words = Several words must all occur. Words in quotation marks must stand next to each other just like that. From four letters on, the middle of words is searched, too.
search-help-fields = “from:Sommer” searches the sender, “subject:rehab” the subject, “attachment:certificate” the names of attachments. What is inside of attachments is not searched.
search-help-kept = The search happens on this device only. What has been read stays here, encrypted. Another device reads for itself.
search-help-passing = The search happens on this device only. What has been read is not kept here.
search-help-notes = Internal notes are included as far as this device has read the case.
search-help-unit = Only one team is being searched.

# Decision
decision-title-objection = Decision
decision-title-action = Decision on an objection
decision-on = Counts as announced on { $on }.
decision-until-objection = You can object until { $until }.
decision-until-action = You can go to the social court until { $until }.
decision-uninstructed = The decision does not say in full what you can do against it. That is why you have a year.
decision-under-way = The notification is on its way. As soon as it has been sent, you read here from when on periods run.
decision-failed = The notification could not be delivered. You will get this decision by post.
decision-returned-own = Our e-mail about it did not reach you. So the day on which you opened the decision here counts.
decision-provided = Provided { $when }
decision-notified = Notification sent { $when }
decision-notifying = Notification on its way
decision-not-notified = No notification possible. Please announce the decision by post.
decision-returned = The notification came back as undeliverable on { $when }. It proves nothing any more; the day on which the decision was opened counts.
decision-returned-unread = The notification came back as undeliverable on { $when }. It proves nothing any more. Please announce the decision by post.
decision-record-objection = Counts as announced on { $on }, objection until { $until }
decision-record-action = Counts as announced on { $on }, action in court until { $until }
decision-first-own = The decision also went to somebody else. The day on which it arrived first counts.
decision-first-objection = Several recipients: the earlier receipt counts. As a whole the decision counts as announced on { $on }, objection until { $until }
decision-first-action = Several recipients: the earlier receipt counts. As a whole the decision counts as announced on { $on }, action until { $until }
decision-unread = Not fetched yet
decision-fetched = Fetched { $when }
letter-own-coming = This decision comes to you by letter. A period begins with the letter only.
letter-own-posted = This decision was posted to you as a letter on { $on }.
letter-own-returned = The letter with this decision came back to us. We will get in touch with you.
decision-not-notified-posted = No notification possible
letter-by-rule = by the rule of the house
letter-by-you = by you
letter-by = by { $name }
letter-ordered = Letter ordered { $when }, { $who }. { $reason }
letter-reason-no-consent = There is no consent to decisions in the inbox.
letter-reason-no-address = No e-mail address is in force.
letter-reason-not-notified = No notification was possible.
letter-reason-bounced = The notification came back.
letter-reason-unread = The decision was not fetched.
letter-reason-ordered = As wanted.
letter-printed = Given to the print shop { $when }
letter-other-document = Another document was printed. Please tell your technical support.
letter-posted = Posted on { $on }
letter-returned = The letter came back { $when }
letter-failed-address-block = No letter { $when }: the address is protected. Please decide yourself.
letter-failed-no-reference = No letter { $when }: the address cannot be found.
letter-failed-not-genuine = No letter { $when }: the decision cannot be verified. Please tell your technical support.
letter-failed-not-printable = No letter { $when }: the text cannot be printed.
letter-failed-print-shop = No letter { $when }: the print shop could not make it.

# What it is about: in the portal, and as a preview for the team's lead
matter-label = What is it about?
matter-hint = This decides which team can read your message.
matter-choose = Please choose
matter-simple = In easy language:
matter-paused-title = We do not offer this at the moment:
matter-paused-name = { $name }:
matter-paused-until = Again from { $day }.
matter-find = Search by a word
matter-find-label = Word
matter-find-hint = For example “invoice” or “glasses”.
matter-found = { $n ->
    [0] We find nothing for this. Try another word.
    [one] One hit
   *[other] { $n } hits
}
matter-hit-note = { $unit }: { $note }
plain-mail = E-mail, unprotected
plain-mail-message = Plain e-mail, taken in and encrypted by: { $who }. What it says about its sender is not checked.

## A declaration in the form of the law
declared-how = Confirmed with { $how } on { $when }.
declared-counts = The message counts as if it were signed by hand.
receipt-declared = Confirmation
declared-unproven-title = Confirmation not checked
declared-unproven = There is a confirmation of this message that we could not check. Do not rely on it.
provider-gesundheitsid = GesundheitsID
provider-eid = online ID card
provider-egk-pin = health card with PIN
