# SPDX-License-Identifier: EUPL-1.2
# One sentence for each refusal (docs/PROTOCOL.md, docs/API.md, src/crypto/errors.ts, src/mailbox): what happened, what is safe, what to do now.
# $code name of the refusal, $minutes waiting time (0: none), $tries remaining tries (-1: unknown), $group group of the code (0: unknown).

refusal-title = That did not work
refusal-grave-title = We do not open this
refusal-unknown = That did not work just now. Your drafts are saved. Please try again, or call us: { $phone }. (Word for us: { $code })
retry-in = Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.

# Building blocks
r-signature = The signature does not fit the sender. Perhaps the message was changed. { call-us }
r-members = Who is meant to read here does not fit what has to hold. Your text is saved, we do not send it. { call-us }
r-form = The stored data do not have the expected form. That is why we do not open them. Your other post is not affected. { call-us }
r-trust = The check keys of { $brand } do not fit those that this device knows. We open nothing, so that your post stays safe. { call-us }
r-own-keys = Your own keys do not fit together. That is why we open nothing. Your post is not lost. { call-us }
r-program = Something went wrong on this page. Your drafts are saved. Reload the page. If that does not help: { call-us }
r-receipt = The server's confirmation does not fit your message. Your message is saved here. { call-us }
r-new-code = { $side ->
    [office] The administration issues you a new slip.
   *[portal] We send you a new letter: { $phone }.
}
r-sign-in = Please sign in again. Your drafts are saved.

# Connection and server
refusal-offline = There is no connection. Your text is saved on this device. We try again as soon as you are online.
    .title = No connection
refusal-bad-answer = The answer of the server could not be understood. Your drafts are saved. Please try again.
refusal-cancelled = Cancelled. Nothing was changed.
    .title = Cancelled
refusal-busy = Very many people are here right now. Your drafts are saved. Try again in a moment.
    .title = One moment, please
refusal-disk-full = The server cannot store anything new at the moment. You can keep reading, your text is saved here. We are working on it.
refusal-internal = Something went wrong on our side. Your drafts are saved. Please try again. If that does not help: { call-us }
refusal-not-found = This does not exist, or it does not belong to your account.
    .title = There is nothing here
refusal-forbidden = You lack the right for this. Nothing was changed.
refusal-conflict = Somebody was faster. Nothing was overwritten. Please look at the new state and try again.
refusal-claimed = Somebody else has just taken over this case. Your text is saved.
    .title = Already taken over
refusal-idempotency-mismatch = { r-program }
refusal-bad-request = { r-program }
refusal-length-required = { r-program }
refusal-media-type = { r-program }
refusal-method-not-allowed = { r-program }
refusal-range = { r-program }
refusal-tus-version = { r-program }
refusal-checksum-algorithm = { r-program }
refusal-upload-offset = The transfer of the file got mixed up. Your text and the file are saved. Please try again.
refusal-upload-checksum = A part of the file arrived damaged. Your text and the file are saved. Please try again.
refusal-too-many-chunks = The connection broke too often. Your text is saved. Remove the file and choose it again with a better connection.
refusal-too-many-uploads = Too many files wait for a message already. Send your drafts or remove files from them. Your text is saved.
refusal-cross-site = The request came from another site. Nothing was changed. Open our page in a new window.
refusal-too-large = The file is too big. Your text and the other attachments are saved.
refusal-too-many-requests = Those were many requests in a short time. Your drafts are saved.
refusal-too-many-tries = Too many tries. { $minutes ->
    [0] Please wait a while
    [one] Please wait one minute
   *[other] Please wait { $minutes } minutes
}, or sign in with a passkey.
    .title = A short break
refusal-reading-needs-passkey = You can read without a network only with a passkey that opens your post on this device. You set up a passkey under “My account”.
refusal-reading-shared = Others use this device, too. So we keep nothing here.
refusal-reading-unsupported = This browser cannot keep conversations for reading without a network.
refusal-reading-protected = This conversation is specially protected. It opens only with a connection.
refusal-reading-gone = There is nothing on this device any more that you can read without a connection.
refusal-reading-clock = The clock of this device is slow. Please set it right. We open nothing before that.
refusal-reading-damaged = What lies here cannot be opened with this passkey. Your inbox is not affected: open it as soon as you have a connection.
refusal-storage-full = There is no space left on this device. Send this message, or delete old drafts.

# Session and sign-in
refusal-no-session = { r-sign-in }
    .title = You are signed out
refusal-session-state = { r-sign-in }
    .title = You are signed out
refusal-signed-out = { r-sign-in }
    .title = You are signed out
refusal-locked = Your post is locked. Please unlock it. Your drafts are saved.
    .title = Locked
refusal-login-refused = We could not sign you in with that. Please check your entry, or take another way.
refusal-access-blocked = { $side ->
    [office] All sign-ins have ended, nothing is deleted. Your administration issues a new slip for you, which opens access again.
   *[portal] All sign-ins have ended, nothing is deleted. A new letter opens access again: call us, { $phone }. Or come to the branch office with your identity card.
}
    .title = Your access is blocked
refusal-access-left = We write letters to you. Your messages are still there. You can come back with a new letter: call us, { $phone }. Or come to the branch with your ID document.
    .title = You have left the portal
refusal-provider-first = Please sign in with your { $brand } account first.
    .title = The account first
refusal-provider-failed = The sign-in service of { $brand } cannot be reached right now. Without it there is no way in. Please try again later.
    .title = The sign-in service does not answer
refusal-provider-refused = This sign-in does not count: it came too late, a second time, or from another browser. Please begin again.
    .title = Once more, please
refusal-provider-level = Your account was confirmed without a second factor. Please sign in there with your second factor.
    .title = The second factor is missing
refusal-provider-ended = Your sign-in was ended through your account at { $brand }. Please sign in again.
    .title = You are signed out
refusal-account-unknown = Your account belongs to no access here. Please ask your administration.
    .title = No access with this account
refusal-other-employee = Account and passkey do not belong to the same person. We have put this on record. Please sign in with your own account.
    .title = Account and passkey do not match
refusal-logout-refused = We do not take this sign-out by the sign-in service. Nothing was changed.
    .title = Not accepted
refusal-access-ended = The insurance with us has ended, and the time for reading and saving is over. Do you still need papers? Call us, { $phone }, or write us a letter.
    .title = This mailbox is closed
refusal-read-only = { $side ->
    [office] The insurance has ended. Nobody would read what you write here. Please answer by letter. Your text is saved.
   *[portal] The insurance with us has ended, nothing new can be written here. Your text is saved. Call us, { $phone }, or write us a letter.
}
    .title = You cannot write here any more
refusal-passkey-cancelled = The confirmation was cancelled or took too long. You can try again right away.
    .title = Not confirmed
refusal-passkey-exists = There is already a passkey for your account on this device. You can use it.
refusal-passkey-unsupported = This browser or device cannot use passkeys. Take another device, or set a password.
refusal-passkey-no-unlock = With this passkey you are signed in. To open your post you still need your password or your recovery sheet here.
refusal-prf-missing = Your post cannot be opened here with this passkey. Use your password, your recovery sheet or another device.
refusal-prf-in-body = { r-program }
refusal-no-device-secret = No password for your account is set up in this browser. Use a passkey or your recovery sheet.
refusal-wrong-password = The password is not right. { $tries ->
    [-1] Mind upper and lower case.
    [0] Please wait a quarter of an hour, or use a passkey.
    [one] You have one try left. After that you have to wait a quarter of an hour.
   *[other] You have { $tries } tries left. Mind upper and lower case.
}
    .title = Wrong password
refusal-unknown-method = This way does not exist for your account. Please take another one.
refusal-last-method = This is your only way to your post. Please add a second one first.

# Codes and activation
refusal-bad-length = The code is not complete. Please compare it character by character.
refusal-bad-symbol = One character{ $group ->
    [0] { "" }
   *[other] { " " }in group { $group }
} does not fit. The letters O, I, L and U do not occur in the code. Do you mean a 0, a 1 or a V?
refusal-bad-qr = This QR code does not belong here. Please use the one from our letter or from your recovery sheet.
refusal-bad-check = One character does not fit. Please compare the code with the paper once more. The 0 and the 1 are always digits.
refusal-code-refused = { $side ->
    [office] This code no longer works. It has expired, was already used or replaced by a new one. The administration issues you a new slip.
   *[portal] This code no longer works. It has expired, was already used or replaced by a new one. We gladly send you a new letter: { $phone }.
}
    .title = The code no longer works
refusal-claims-refused = Code and date of birth do not fit together. { $tries ->
    [-1] Please check both.
    [0] There is no try left for this code. { r-new-code }
    [one] You have one more try. After that you need a new code.
   *[other] You have { $tries } more tries. After that you need a new code.
}
    .title = Please check your date of birth
refusal-activation-lost = The page was reloaded, the code is gone. Please begin again. The code still works.
refusal-registrar-silent = The check takes longer than usual. Your details have arrived. Leave the page open, and try again in a few minutes.
    .title = It takes longer
refusal-no-registrar = Activation is not possible at the moment. Your code stays good. Please try again later.
refusal-carryover-refused = Your keys could not be changed. The previous ones stay in force. { call-us }
refusal-wrong-mac = What the server sent does not fit your code or your keys. Stop here, and enter nothing more. Your post is not lost. { call-us }
    .title = Something is not right here

# Writing and sending
refusal-not-fresh = The details about the keys are not recent enough. Your text is saved. Please try again in a few minutes.
    .title = One more moment
refusal-stale-freshness = The details about the keys are older than two days. You can still answer as long as nobody new reads along.
refusal-epoch-conflict = Meanwhile it has changed who reads along. Your text is saved. Please send it once more.
refusal-counter-used = Something was just sent in another window. Your text is saved. Please send it once more.
refusal-bundle-conflict = You have just changed your keys on another device. Please reload the page and try again.
refusal-draft-conflict = This draft has just been saved on another device. Both versions stay.
refusal-too-many-holds = The case is held for many reasons already. Nothing was changed.
refusal-too-many-disputes = Much is disputed in this conversation already. Please write the rest simply as a message.
refusal-thread-disputed = The person disputes something in this case. Until that is settled it is only kept. Please answer her and settle it at the top of the case; then the rest is possible again.
    .title = Restricted until it is settled
refusal-dispute-unanswered = The person has to be able to read it first. Please answer her in this case, and settle it then.
    .title = Answer first
refusal-bad-outcome = That is no outcome by which a unit can settle it. Nothing was changed.
refusal-too-many-drafts = You have fifty drafts already. This one stays on this device only.
refusal-thread-unread = Something in here has not been read yet. Please open the conversation first; then you can put it away.
refusal-period-running = There is a decision in this conversation, and the period against it is still running. You can hide it after that only. You can put it into the archive already.
refusal-period-open = There is a decision in this conversation, and a period against it may still be running.
refusal-too-many-pinned = Twenty conversations are pinned already. Please unpin one of them first.
refusal-pinned-elsewhere = Only what is in the inbox can be pinned.
refusal-exists = This has already arrived. Please look into the inbox before you send it again.
refusal-state-conflict = The same was just begun or changed elsewhere, perhaps in another window. Nothing was overwritten. Please continue there, or reload the page.
refusal-already-sent = This message is already on its way. It will not be sent twice.
refusal-matter-missing = Please choose what it is about.
refusal-unknown-matter = This matter no longer exists. Your text is saved. Please choose another one.
refusal-too-many-attachments = So many files do not fit into one message. Your text is saved. Spread the files over two messages.
refusal-empty-file = The file is empty. Your text and the other attachments are saved.
refusal-file-type = We cannot accept files of this kind. Possible are PDF, JPG, PNG, WebP, HEIC and TIFF. Save the document as PDF and then choose the PDF.
refusal-file-disguised = The content of this file is something else than its name says. We have not accepted it. If you know the file, open it on your device, save it again as PDF or JPG, and then choose the new one. If you do not know where it comes from, do not open it.
refusal-picture-unreadable = This picture cannot be opened. It is damaged or not complete. Take the photo again, or save it again as JPG, and then choose it.
refusal-picture-undecided = For one file your decision is missing whether it is sent as it is. Please decide at the attachments, and then send again.
refusal-file-again = Please choose this file once more: it was not completely transferred when the page was closed. Your text is saved.
refusal-upload-damaged = The file did not arrive unchanged. Your text is saved. Remove the file and choose it once more.
refusal-medical-unproven = The key of the Medical Service is not certified. So we have neither encrypted nor sent the file. Remove it, and send it by post in a closed envelope.

# Rights
refusal-right-missing = You lack the right for this in this team. Nothing was changed.
refusal-wrong-side = { r-program }
refusal-not-yourself = You cannot remove yourself. Ask another member of the team.
refusal-grant-missing = You still lack the key to this thread. { $side ->
    [office] Ask a member of your team to give you the key.
   *[portal] Earlier messages come back after the waiting time. { call-us }
}
    .title = Cannot be read yet
refusal-not-for-you = This is encrypted for another team.
    .title = Not for you
refusal-history-withheld = { $side ->
    [office] The waiting time after the new identification is not over yet, or access is blocked. Nothing was given back.
   *[portal] Your team gives you earlier messages back after the waiting time. You need not do anything.
}
    .title = Not given back yet

# Messages
refusal-bad-signature = { r-signature }
    .title = We do not open this message
refusal-unbound-sender = The key of the sender is not confirmed. Perhaps the message comes from somebody else. { call-us }
refusal-not-a-member = The sender does not belong to this thread. That is why we do not show the message. { call-us }
refusal-revoked-signer = The key of the sender was already locked. That is why we do not show the message. { call-us }
refusal-uncertified-staff = The sender is not confirmed as an employee of { $brand }. That is why we do not show the message. { call-us }
refusal-wrong-thread = This message belongs to another thread. Perhaps it was swapped. { call-us }
refusal-not-plain-mail = There is an unprotected e-mail where none can be. That is why we do not show it. { call-us }
refusal-header-mismatch = What is written outside does not fit the content of the message. Perhaps it was swapped. { call-us }
refusal-wrong-payload-type = { r-form }
refusal-missing-predecessor = A message that this one refers to is missing before it. Perhaps it is still to come. If the gap stays: { call-us }
refusal-counter-gap = At least one message of the same sender is missing before this one. Perhaps it is still to come. If the gap stays: { call-us }
refusal-receipt-gap = A message whose receipt was confirmed is missing before this one. Perhaps it is still to come. If the gap stays: { call-us }
refusal-equivocation = There is a second, different version of this message with the same number. { call-us }
refusal-wrong-seq = The order of this message does not fit the others. The time of our confirmation of receipt is what counts.
refusal-clock-skew = The sender's clock is off by more than a day. The time of our confirmation of receipt is what counts.
refusal-receipt-conflict = { r-receipt }
refusal-receipt-for-other-object = { r-receipt }
refusal-not-for-this-key = This cannot be opened with your keys. Your other post is not affected. { call-us }
refusal-cannot-open = { refusal-not-for-this-key }
refusal-unknown-thread = { refusal-not-found }

# Attachments
refusal-wrong-content = The file is not the one that was sent. That is why we do not save it. Ask for it to be sent once more.
refusal-wrong-file = { refusal-wrong-content }
refusal-bad-padding = { refusal-wrong-content }
refusal-truncated = The data did not arrive completely. Please try again.

# Form of encrypted files
refusal-not-age = { r-form }
refusal-header-too-long = { r-form }
refusal-no-hybrid-stanza = { r-form }
refusal-too-many-hybrid-stanzas = { r-form }
refusal-foreign-stanza = { r-form }
refusal-too-many-grease-stanzas = { r-form }
refusal-malformed-header = { r-form }
refusal-not-hybrid = { r-form }
refusal-corrupt = { r-form }
refusal-not-json = { r-form }
refusal-not-canonical = { r-form }
refusal-wrong-members = { r-form }
refusal-bad-number = { r-form }
refusal-malformed-envelope = { r-form }
refusal-malformed-id = { r-form }
refusal-malformed-base64 = { r-form }
refusal-weak-key = { r-form }

# Trust
refusal-expired = The check keys of { $brand } have expired. You can read what has already been checked. Sending works again as soon as new ones are there.
refusal-bad-lifetime = { r-trust }
refusal-bad-roles = { r-trust }
refusal-not-anchored = { r-trust }
refusal-rollback = { r-trust }
refusal-fingerprint-mismatch = The check mark on your letter does not fit this page. Stop here, and enter nothing more. { call-us }
    .title = The check mark does not fit
refusal-not-entitled = { r-trust }
refusal-wrong-trust-document = { r-trust }
refusal-no-trust = { r-trust }
refusal-wrong-org = { r-trust }
refusal-wrong-leaf = { r-trust }
refusal-no-proof = { r-trust }
refusal-sequence-gap = { r-trust }
refusal-not-yet-valid = A confirmation is not in force yet. Please check date and time of your device.
refusal-revoked = A key is locked. That is why we do not open this. { call-us }
refusal-empty-chain = { r-trust }
refusal-wrong-keycard = { r-own-keys }
refusal-wrong-person = { r-own-keys }
refusal-wrong-self-mac = A saved draft was changed. That is why we do not open it. { call-us }

# Who reads along
refusal-no-department = { r-members }
refusal-stale-department = { r-members }
refusal-ghost-member = Somebody who does not belong here is meant to read along. We send nothing. { call-us }
refusal-excluded-member = Somebody who is excluded is meant to read along. We send nothing. { call-us }
refusal-stale-binding = { r-members }
refusal-subject-missing = { r-members }
refusal-person-in-internal-lane = { r-members }
refusal-exclude-not-allowed = { r-members }
refusal-exclude-dropped = { r-members }
refusal-epoch-gap = { r-members }
refusal-wrong-previous = { r-members }
refusal-place-changed = { r-members }
refusal-key-reused = { r-members }
refusal-malformed-members = { r-members }
refusal-epochs-forked = The server has shown two different lists of who reads along here. Your text is saved, we do not send it. { call-us }
refusal-author-not-allowed = { r-members }
refusal-departments-changed = { r-members }
refusal-revoked-author = { r-members }
refusal-wrong-place = { r-form }
refusal-wrong-grant = { r-members }
refusal-bad-grant = Some of the earlier keys do not fit. What we cannot check, we do not show. { call-us }

# Program
refusal-unknown-handle = { r-program }
refusal-wrong-argument = { r-program }

# Desk and phone
refusal-desk-shielded = A special team is responsible for this person. Please put the call through to it.
refusal-desk-deceased = The register says that this person has died. There is no code.
refusal-desk-not-insured = This person is not insured with us any more. There is no code.
refusal-desk-no-contact = First make sure whom you are speaking with: within the last minutes you have recorded no contact in which this person was recognised beyond doubt. Choose “Check the call” or “Record a contact”, then lift the block. You can block at any time.
refusal-desk-limited = You have searched for as many people as is allowed in this time. You can go on at { $until }. Whom you searched for a short while ago you still find. If it is urgent, somebody of your team can take over.
refusal-desk-refused = The register has refused that. Please search for the person once more.
refusal-invitation-unknown = There is no such code, or it was used already. Have a new one shown to you.
refusal-grant-quarantine = Your account was activated by a letter a short time ago. For your protection you can let somebody act for you only after some days.
refusal-quarantine = Your account was activated by a letter a short time ago. For your protection you can let somebody act for you only after some days.
refusal-grant-at-desk = This is possible only at the service office. Please come to us, both with an identity card, or call us.
refusal-grant-waits = Your permission has arrived and is still being checked. Once it holds, it stands under “Who may act for you”. There is no need to do anything again.
refusal-grant-refused = The register has refused that. Please call us.
refusal-step-up = Your last confirmation was too long ago. Please sign in anew and try again.
refusal-nothing-excluded = This person is excluded here already.
refusal-rep-four-eyes = You entered this yourself. A second person has to release it.
refusal-rep-no-evidence = The proof does not fit the basis, or it is missing where the copy is filed.
refusal-rep-dates = The dates do not fit: the end must be after the beginning and in the future.
refusal-rep-of-age = The child is 15 or older and has rights of its own. Parents no longer act without its knowledge.
refusal-rep-restricted = There is an address block for this person. A representation is possible only at the desk and with proof of custody.
refusal-rep-rights = Without “read” there is no representation.
refusal-rep-needs-court-order = “Open all post” is possible only with an order of a court.
refusal-rep-wrong-persons = These two cannot represent each other.
refusal-rep-deceased = The register says that one of the two has died.
refusal-rep-decided = This was decided already. Please load the list again.
refusal-rep-no-reason = Please give the reason.
refusal-rep-author-lost = Whoever entered this may no longer do so. The entry was dropped. Please enter the representation anew; then another person has to release it.
refusal-phone-not-open = The person has not pressed “I am on the phone with you” yet, or the three minutes are over. Ask her to, then start once more.

# Proving who one is online
refusal-identify-unavailable = This service cannot be reached right now. Please try again later, or use the letter.
    .title = Not possible right now
refusal-identify-shared = This way does not work on a shared device. Use your own device, or the code of a letter.
refusal-identify-again = This sign-in is not valid any more: it came too late or a second time. Please begin again.
    .title = Once more, please
refusal-identify-refused = What the service confirms is not valid. Nothing was changed. Please begin again. { call-us }
    .title = Not confirmed
refusal-identify-too-low = Your sign-in at the service is not safe enough for this inbox. Please sign in there with your ID card, or with your health card and PIN.
    .title = Not safe enough
refusal-identify-not-matched = We cannot set up your access in this way. Please call us: { $phone }. Or come to the branch with your ID document.
    .title = Please talk to us
refusal-no-identification = No sign-in was begun in this browser. Please begin again here.
    .title = Once more, please
refusal-foreign-identification = This sign-in was not begun in this browser. We do not take it, so that nobody can pretend to be somebody else. Please begin again here.
    .title = Not from here
refusal-identification-over = More than 15 minutes have passed since the beginning. Please begin again.
    .title = Too long ago

# Protection classes
refusal-step-up-required = This is specially protected and was not done, because the confirmation is missing. Your drafts are saved. Try again and confirm that it is you.
    .title = Not confirmed yet
refusal-class-conflict = The level of this matter has just changed. Your text is saved. Please send it once more.
refusal-class-needs-reason = A lower level needs a reason. Your text is saved. Choose the reason and send once more.
refusal-class-below-matter = In this matter no lower level is allowed. Your text is saved.

# E-Mail-Adresse
refusal-malformed = { r-program }
refusal-device-size = { r-program }
refusal-text-form = Name or text of the module is missing or too long.
refusal-text-validity = The last day lies before the first.
refusal-too-many-texts = This team already has 500 text modules. Edit one of them instead.
refusal-rule-form = This rule is incomplete or stands there twice. What held before still holds.
refusal-rule-clerk = Somebody in the rule does not belong to the team (any more). Load the page again and choose anew.
refusal-rule-matter = This matter no longer exists. Choose another one.
refusal-offer-form = A text is missing, too long, or holds a character that cannot be seen. What applied before still applies.
refusal-offer-matter = Another team answers this matter by now, or it is gone. Reload the page.
refusal-offer-name-twice = Two matters would have the same name. Choose one that tells them apart.
refusal-too-many-rules = More than 50 rules are not possible. Remove another one first.
refusal-wrong-code = This is not the code from the e-mail. { $tries ->
    [-1] Please compare it once more.
    [0] Please have a new one sent.
    [one] You have one try left.
   *[other] You have { $tries } tries left.
}
refusal-contact-code-over = No code is valid for this address right now. It has expired, was entered wrongly too often, or has not been sent yet. Please have a new one sent.
refusal-contact-codes-spent = We have already sent you five codes today. Please try again tomorrow. Nothing has changed.
refusal-contact-unavailable = E-mail has not been set up here yet. You find what is new in your inbox.

# Deadlines, assignment, absence
refusal-colleague-away = This person is absent just now. Nothing was changed. Assign the case to the deputy, or confirm that you mean it.
refusal-colleague-barred = This person must not take part in this case. Nothing was changed. Please choose somebody else.
refusal-other-route = This case belongs to a protected unit. It can be passed on to that unit only.
refusal-route-alone = When a case goes to a protected unit, no other one keeps it. Nothing was changed.
refusal-deputy-circle = The deputies would point at each other, and nobody would be there. Nothing was entered. Please choose somebody else.
refusal-deputy-self = Nobody stands in for themselves. Please choose somebody else.
refusal-bad-dates = This period does not work: its end lies after its beginning, after today, and at most a year later.
refusal-stale = The clock of this device is wrong. Please set it and try again.
refusal-bad-reason = { r-program }
refusal-bad-day = This day does not work here. Nothing was changed.
refusal-which-list = { r-program }

refusal-newer-message = Somebody else has written meanwhile. Your text is saved. Read both side by side in the case before you send.
refusal-release-required = Two people answer this case. Your text is saved. Please hand it over for release.
refusal-release-void = The release is void: something has changed in the case. Nothing was sent.
refusal-lease-lost = Another program makes this letter already, or it was made.
refusal-no-consent = No decisions are announced to this person in the portal: there is no consent, or none any more. Your text is saved.
refusal-not-reachable = This person cannot be notified, so the decision can go by post only. Your text is saved.
refusal-already-staged = Another answer waits in this case already. Your text is saved.
refusal-own-release = You wrote this yourself. A second person has to release it.
refusal-bad-time = This time does not work. Your text is saved. Please choose another one.
refusal-wrong-object = Something else was released than what waits here. Nothing was sent. Please reload the page.
refusal-seen-unknown = The case is not here as the server has it. Your text is saved. Please reload the page.

# Forwarding and closing
refusal-handover-lost = Somebody was quicker: the case was passed on meanwhile, or is not with you any more. Your forwarding was not done, and nothing is lost.
    .title = Passed on already
refusal-already-member = This unit takes part in the case already. Nothing has changed.
refusal-unit-empty = Nobody works in this unit yet who could read the case. It stays with you.
refusal-across-needs-reason = The other unit belongs to another fund. Please choose a reason for that. The case is still with you.
refusal-across-not-needed = { r-program }
refusal-wrong-grants = { r-program }
refusal-wrong-lanes = A first note has just come to the case. Please forward it once more.
refusal-close-needs-reason = Please choose a reason. The case is still open.
refusal-close-reason-not-needed = { r-program }
refusal-wrong-main = It does not go on in this thread: it was closed as a duplicate itself, or is not this person's. Please choose another one.

# Cases of others
refusal-reason-required = Somebody else has this case, or it is done. Open it with a reason. Your text is saved.
refusal-mention-not-member = Somebody you mentioned does not see this case. Take the name out.
refusal-mentions-not-allowed = You can mention colleagues in a note only.
refusal-too-many-mentions = A note can mention ten names at most.
refusal-wrong-epoch = The case has just been given a new key. Please try once more.
refusal-too-many-codes = Five reply codes are open in this case already. Take one back, or wait for the answers.
