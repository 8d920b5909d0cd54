# SPDX-License-Identifier: EUPL-1.2
office-line = Siegelpost Back office
office-start-title = Sign in
office-start-heading = Back office of { $brand }
office-start-lead = Here you read and answer the post of your team. Everything stays encrypted between the insured person and your team.
office-first = Here for the first time?
office-first-text = Did you get a slip with an activation code? Then you need about five minutes.
office-first-provider = Did you get a slip with an activation code? Sign in with your account first. Then enter the code.
office-provider = Sign in with your { $brand } account
office-provider-hint = First you confirm your work account. Then you open your keys with the passkey.
office-provider-shown-title = Your account is confirmed
office-provider-shown = Now only your passkey is missing.
office-provider-again = Sign in with the account again
office-provider-checking-title = We are checking your sign-in
office-provider-checking = One moment, we are checking the confirmation of your account.
office-provider-cancelled-title = The sign-in was cancelled
office-provider-cancelled = Your account was not confirmed. Nothing was changed.
office-provider-lost-title = There is nothing left to do here
office-provider-lost = The page was loaded again, and the sign-in is gone. Please begin again.
left-title = You are signed out
left-there = The inbox is closed here. If you confirmed at your account, too, that you want to sign out, you are signed out there as well.
left-here-title = Your account is perhaps still signed in
left-here = The inbox is closed here. Your { $brand } account could not be reached; perhaps you are still signed in there. Sign out there or close all windows of the browser, especially on a device that is not yours.
left-again = Sign in again
office-locked-out = I have no passkey any more
office-nav = Account
office-account = My account
office-units = Work lists
office-main-units = Work lists and filters
no-units = You do not belong to a team.
no-units-text = Your administration assigns you to a team. Then the work list appears here.
no-unit-key = You still lack the key of this team.
no-unit-key-text = Until then you see that something is there, but not what. A member with the right “give key” can change that under “Manage team”.
unit-all = All open
unit-waiting = Waiting for reply
unit-done = Closed
unit-staff = Manage team
live-connected = Connected live
live-offline = No connection

list-title = Work list { $unit }
list-loading = The subjects are being decrypted on this device.
list-caption = Cases: { $list }
filter = Filter
filter-all = Open { $n }
filter-new = New { $n }
filter-open = In progress { $n }
filter-waiting = Waiting for reply { $n }
filter-done = Closed { $n }
filter-mine = Only mine
col-subject = Subject and matter
col-person = Person and level
col-by = Handled by
col-state = State
select-all = Select all
select-row = Select case “{ $subject }”
nobody = nobody
class-normal = normal
class-substantiell = substantial
class-hoch = high
person-unknown = Person not known
row-decrypting = being decrypted
row-refused-office = Not opened
list-empty = Everything is done.
list-empty-text = Nothing is waiting for you in this work list.
list-empty-filter = There is nothing with this filter.
list-shown = { $n } shown
list-more = Load more
bulk-label = Selected cases
bulk-count = { $n ->
    [one] 1 selected
   *[other] { $n } selected
}
bulk-clear = Clear selection
claim = Take over
claimed = The case is taken over.
release = Hand back
keys-title = Keyboard shortcuts
key-next = down
key-previous = up
key-open = open
key-claim = take over
key-reply = answer
key-select = select
key-search = search
key-help = all shortcuts
key-texts = text modules
key-ctrl-enter = Ctrl + Enter
key-send = send the answer, also while you type; in a dialog: confirm
key-leave = out of the text field
key-note = internal note
key-close = close the case
key-up = back to the work list
keys-note-case = The other shortcuts work as long as you do not type into a field.
keys-note = The shortcuts work as long as you do not type into a field.

case-title = Case
case-opening = Opening the case
case-closed = Case not opened
case-loading = The case is being decrypted and checked on this device.
born = born { $date }
kvnr = Insurance no. { $kvnr }
assurance = Identity confirmed { $method }
class-line = Level { $class }

case-actions = Handle the case
claimed-by = Handled by: { $name }
claimed-none = Handled by: nobody
set-waiting = Waiting for reply
set-done = Close
set-open = Open again
state-set = State: { $state }
case-thread = Correspondence with the insured person
to-person = To the insured person: { $who }
to-also = also to { $names }
to-unknown = To the insured person
reply-label = Your answer
stale-title = Something new has arrived
stale-text = { $who } wrote something else at { $clock }. Your answer is saved. Read both side by side before you send.
sent-text-office = Your answer is in the mailbox of { $to }.
lane-title = INTERNAL – for the team only
lane-text = The insured person never sees this column.
lane-empty = No note on this case yet.
note-label = Internal note
note-hint = Only for { $unit }
note-save = Save note
note-saved = The note is saved.
note-text-empty = Please write a note.
note-list = Internal notes

staff-title = { $unit }: members
staff-page = Manage team
staff-lead = Whoever has the key can read everything that is addressed to this team.
staff-name = Name
staff-rights = Rights
staff-key = Key
staff-action = Action
staff-self = that is you
staff-has-key = has the key
staff-no-key = still without the key
right-read = read
right-write = answer
right-grant = give key
right-register = register
right-represent = enter representatives
no-rights = none
grant-key = Give key
grant-key-label = Give the key to { $name }
grant-done = { $name } now has the key.
remove-staff = Remove
remove-staff-label = Remove { $name } from the team
remove-staff-title = Remove { $name } from the team?
remove-staff-1 = The access ends at once. Running sessions see nothing new.
remove-staff-2 = The team gets a new key. All others keep their access.
remove-staff-3 = What { $name } has already read cannot be taken back.
remove-staff-do = Remove now
remove-staff-done = { $name } no longer belongs to the team. The new key is in force.
staff-empty = There is nobody in this team yet.
staff-no-right = You can look at this. To change it you need the right “give key”.

# Virus scanner
scanner-title = Virus scanner
scanner-paired = This browser is connected to the virus scanner.
scanner-unpaired = This browser is not yet connected to the virus scanner.
scanner-unpaired-text = You can view attachments, but not save them, until the code is entered.
scanner-code = Code of the virus scanner
scanner-code-hint = Your IT gives you the code. It stays encrypted in this browser. An empty field removes it.
scanner-saved = The code is saved.

# The clerk's name
colleague = a member of the team
mail-title = News by e-mail
mail-lead = To this address we only write that something is waiting for you: no name, no case, no number, no link.
mail-unavailable = E-mail is not set up here.
mail-none = You do not get any news by e-mail yet.
mail-since = An address has been in force since { $since }.
mail-muted-returned = Our e-mails to your address come back. Since { $since } we have not written there any more.
mail-muted-complaint = One of our e-mails was reported as unwanted. Since { $since } we have not written there any more.
mail-muted-do = Enter your address once more, or another one.
mail-address = Your e-mail address at work
mail-address-hint = Your browser seals it. Only the program that sends the e-mails can read it.
mail-wrong = This address has a form to which we cannot write.
mail-send-code = Send a code to this address
mail-sent = The code is on its way.
mail-code = Code from the e-mail
mail-code-hint = Eight digits
mail-code-wrong = The code has 8 digits. Please compare it with the e-mail.
mail-code-do = Confirm address
mail-confirmed = Your e-mail address is in force.
mail-remove = Delete address
mail-removed = The address is deleted.
clerk-name-title = Your name in answers
clerk-name-label = Name
clerk-name-hint = This is how insured persons read it, for example “M. Sommer”. It stands only inside the encrypted message.
clerk-name-saved = The name is saved.
clerk-name-missing = So far only the name of the team stands under your answer.
clerk-name-enter = Enter your own name

# Desk and phone
desk-nav = Desk
desk-title = Desk and phone
desk-lead = Here you find out whom you are speaking with. Names and numbers come encrypted from the register; every search is put on record with your name.
desk-none = You do not have the right for the desk
desk-none-text = Your lead gives the right “register”.
desk-by-number = By insurance number
desk-by-name = By name and date of birth
desk-kvnr = Insurance number
desk-kvnr-missing = Please enter the insurance number.
desk-kvnr-wrong = This number is not right: one letter and nine digits, for example A123456780.
desk-no-kvnr = none
desk-family = Family name
desk-family-missing = Please enter the family name.
desk-dob = Date of birth
desk-search = Search
desk-found = { $n ->
    [0] Nobody found
    [one] One person found
   *[other] { $n } persons found
}
desk-person-line = { $name }, born { $dob }
desk-nobody = Nobody found
desk-nobody-text = Please compare what you typed with the document. Umlauts and hyphens make no difference.
desk-shielded-title = A special team is responsible for this person
desk-shielded-text = Please put the call through to that team. Nothing is shown here.
desk-address = Address
desk-address-hidden = Protected address: not shown
desk-access = Access to the inbox
desk-state-none = no access yet
desk-state-pending = code issued, not used yet
desk-state-active = active, { $n ->
    [0] not signed in right now
    [one] signed in on one device
   *[other] signed in on { $n } devices
}
desk-state-blocked = blocked
desk-state-left = has left the portal
desk-state-ended = closed, insurance ended
desk-ending = Insured until { $day }, mailbox open until { $until }
desk-ending-death = deceased
desk-bound = Key since { $when }, { $how }
desk-how-letter = by letter
desk-how-branch = at the desk
desk-how-eid = with an electronic identity card
desk-how-staff = as staff
desk-how-carryover = carried over from the person’s own former key
desk-quarantine = Earlier messages are withheld until { $until }
desk-code-until = A code is valid until { $until }
desk-phone = Check the call
desk-slip = Code at the desk
desk-contact = Record a contact
desk-block = Block access
desk-unblock = Lift the block

desk-slip-title = Code for { $name }
desk-slip-text = Compare picture, name and date of birth ({ $dob }) with the document.
desk-document = What did you see?
document-id-card = Identity card
document-passport = Passport
document-residence-permit = Residence permit
desk-slip-note = Only the kind of document is put on record, never its number. An older code does not work any more after this.
desk-slip-make = Make the code
desk-slip-made = The code is here.
desk-slip-for = Code for { $name }
desk-slip-qr = QR code with the activation code
desk-slip-fp = Check mark: { $fp }
desk-slip-until = Valid until { $until }
desk-slip-1 = The person opens the inbox on her own phone and chooses “Activate account”.
desk-slip-2 = She scans the QR code or types the code.
desk-slip-3 = Then you close this view.
desk-slip-done = Done

desk-block-title = Block the access of { $name }?
desk-block-1 = All sessions end at once, on all devices.
desk-block-2 = Nobody can sign in any more, not even with the recovery sheet.
desk-block-3 = No message is lost.
desk-block-note = You can lift the block here as soon as it is certain who is in front of you.
desk-block-do = Block now
desk-blocked-done = The access of { $name } is blocked.
desk-unblock-title = Lift the block of { $name }?
desk-unblock-1 = The person signs in again with her passkey or password.
desk-unblock-2 = The key stays the same.
desk-unblock-3 = If a device is lost, issue a new code instead.
desk-unblock-note = Before that it needs a contact of the last minutes in which you recognised the person beyond doubt: by “Check the call” or “Record a contact”.
desk-unblock-do = Lift the block
desk-unblocked-done = { $name } can sign in again.

contacts-title = Latest contacts
contacts-none = No contact on record yet.
contact-line = { $when } · { $via }
contact-passed = recognised beyond doubt
contact-failed = not certain
contact-title = Record a contact with { $name }
contact-text = Tick what you asked or saw and what was right. The answers themselves are not recorded. Date of birth in the register: { $dob }.
contact-via = How are you speaking?
via-phone = By phone
via-counter = At the desk
contact-checks = Checked and right
contact-checks-missing = Please tick what you have checked.
contact-not-enough = To give information by phone, { $n } right answers or a call back are enough. Otherwise send a letter.
contact-not-enough-counter = At the desk a document is needed.
contact-save-passed = Recognised, record it
contact-save-failed = Not certain, record it
desk-contact-done = The contact is on record.
check-phone-check = Call checked in the inbox
check-document = Document seen
check-kvnr = Insurance number
check-birth-date = Date of birth
check-address = Address
check-card = Number on the card
check-last-contact = Last letter or payment
check-called-back = Called back at the known number

desk-phone-title = Check the call with { $name }
desk-phone-1 = Ask the person to open “My account” in the inbox and there “Check the call”.
desk-phone-2 = She presses “I am on the phone with you” and tells you so.
desk-phone-3 = Then you start here. Both ends see two words and a number.
desk-phone-start = Start the check
desk-phone-connecting = We are waiting for the other end.
desk-phone-left = Valid for another { $time } minutes
desk-phone-words = The person has to say these two words:
desk-phone-number = After that you say this number:
desk-phone-order = Say the number only when the words are right. Never read the words out yourself.
desk-phone-said = Two words and a number are here.
desk-phone-right = The words are right
desk-phone-wrong = The words are wrong
desk-phone-over = The check has run out, or the other end has cancelled.
desk-phone-alarm = The check did not work. Give no information.
desk-phone-right-done = The call is checked and on record.
desk-phone-wrong-done = On record: not the right person. Give no information and end the call.

# New key after everything was lost
newkey-title = Key changed on { $when }, { $method }
newkey-text = { $name } had lost access and was identified anew. The new key does not read what was written before: { $n ->
    [one] one message
   *[other] { $n } messages
} in this case.
newkey-waiting = You can give the history back from { $when }. Until then somebody who did not want a new letter can object. You can already answer.
newkey-do = Give the history back
newkey-done = New key since { $when }: the history was given back to { $name }.
newkey-dialog = Give the history back to { $name }?
newkey-person = Person
newkey-identified = Identified anew
newkey-messages = Messages
newkey-check = Check before:
newkey-check-letter = Did anybody object during the waiting time? Was the address changed shortly before? Then give nothing back and call the registrar.
newkey-check-person = Do name and birth date fit this case?
newkey-check-final = What was given back cannot be taken away again.
newkey-all = Also in all other cases of this person in this basket
newkey-progress = { $done } of { $total } cases
newkey-partly = { $n ->
    [0] Given back in no case
    [one] Given back in one case, in others not
   *[other] Given back in { $n } cases, in others not
}

# Protection class of an answer
protection-label = Level of this answer
protection-holds = { $class } (as the case)
lower-label = Why less protection?
lower-choose = Please choose
lower-mistake = The level was a mistake
lower-content = What is written now needs less
lower-asked = The person wants it that way
lower-hint = The reason is put on record. What was written before keeps its level.
lower-empty = Please choose why the level goes down.

## Representations at the desk
reps-title = Representations
reps-none = Nobody acts for this person, and this person acts for nobody.
reps-enter = Enter a representation
reps-pair = { $rep } acts for { $subject }
reps-later = From { $when }
reps-holds = In force
reps-waits = Waits for a second release
reps-end = End at once
reps-end-label = { $rep } for { $subject }: end at once
reps-end-title = End the representation at once?
reps-end-text = From now on { $rep } sees nothing of the post of { $subject }. What was read stays read. Both are told.
reps-end-done = The representation has ended.
reps-reason = Reason
reps-reason-missing = Please give the reason.
mark-restricted = Address block
mark-hold-letter = Letters only after release
mark-employee = Insured employee
mark-vip = Person known to many
mark-limited-capacity = Limited legal capacity
mark-consent-reservation = Needs a guardian's consent
mark-deceased = Deceased
mark-code-reused = A used code was shown again
mark-insured-until = Insured until { $day }
reps-restricted = Address block: this person is protected
reps-restricted-text = Look especially closely at who is to act here. Parents need proof of custody; a birth certificate is not enough.

rep-enter-title = Enter a representation
rep-enter-lead = It takes effect only when a second person with the right “register” has checked and released it.
rep-enter-side = Who acts for whom?
rep-enter-side-subject = Somebody acts for { $name }
rep-enter-side-rep = { $name } acts for somebody
rep-enter-other = Find the other person
rep-enter-other-missing = Please find the other person in the register.
rep-enter-other-nobody = Nobody found. Please check what you entered.
rep-enter-other-several = Several found. Please choose.
rep-enter-other-found = Found: { $name }, born on { $dob }
rep-enter-basis = Basis
rep-enter-proof = What have you seen?
proof-guardian-card = Guardian's card
proof-court-order = Order of a court
proof-power-of-attorney = Power of attorney
proof-birth-certificate = Birth certificate
proof-custody = Proof of custody
rep-enter-filed = Where is the copy filed?
rep-enter-filed-hint = File and sheet, no number of a document. The statement holds only a checksum of it.
rep-enter-filed-missing = Please enter where the copy is filed.
rep-enter-rights = What is allowed?
rep-enter-right-read = Read what the representative writes, and the answers
rep-enter-right-write = Write and apply
rep-enter-right-history = Read what came before, once a team releases it
rep-enter-right-post = Open all of the person's post
rep-enter-right-post-note = Only with an order of a court (section 1815 (2) no. 6 BGB).
rep-enter-scope = In which matters?
rep-enter-scope-all = In all matters
rep-enter-scope-some = Only in these
rep-enter-scope-missing = Please choose at least one matter.
rep-enter-from = Valid from
rep-enter-until = Valid until
rep-enter-until-missing = Please enter the last day.
rep-enter-until-parents = Ends by itself on the child's 15th birthday.
rep-enter-from-now = With the release
rep-enter-from-day = On a certain day
rep-enter-do = Submit for release
rep-enter-done = Entered. Now a second person has to check and release it.

drafts-title = Waits for a second release
drafts-none = No representation waits for release.
drafts-by = Entered by { $name } on { $when }
drafts-proof = Proof: { $proof }; filed: { $filed }
drafts-from-release = from the release
drafts-until-birthday = until the 15th birthday
drafts-dates = Valid { $from } { $until }
drafts-from = from { $when }
drafts-until = until { $when }
drafts-own = You entered this. Somebody else has to release it.
drafts-release = Release
drafts-release-label = { $rep } for { $subject }: release
drafts-refuse = Refuse
drafts-refuse-label = { $rep } for { $subject }: refuse
drafts-withdraw = Take back
drafts-withdraw-label = { $rep } for { $subject }: take back
drafts-release-title = Release the representation?
drafts-release-text = Compare the entry with the copy in the file. Only with your release may { $rep } act for { $subject }.
drafts-release-do = Checked, release
drafts-refuse-title = Drop the entry?
drafts-refuse-do = Drop
drafts-released = Released: { $rep } acts for { $subject }.
drafts-refused = The entry was dropped.

# Who does not read along now
case-closed-blocked-title = Access blocked: nobody reads here now
case-closed-blocked = The access of this person is blocked. What you write waits here until it is open again. If it is urgent or a deadline runs, send it as a letter, too.
case-closed-left-title = Has left the portal: please answer by letter
case-closed-left = This person does not read here any more and gets no e-mail. What you write here is on file, but does not reach them.
case-closed-ended-title = The mailbox is closed: please answer by letter
case-closed-ended = The insurance has ended, or the person has died. Nobody reads here any more, and messages do not go out. You can still write internal notes.
case-ending-title = Last day of the insurance: { $day }
case-ending = After that this person writes nothing here any more. They can read until { $until }; until then your messages reach them.

# Deadlines, resubmission, assignment
side-mine = My work
side-my-cases = My cases
side-my-resubmit = My resubmissions
side-resubmit = Resubmission
side-deputy = Standing in
side-deputy-until = { $name }, until { $date }
deputy-title = Standing in for { $name }
nav-resubmit = Resubmission { $n }
count-more = { $n } or more
unit-free = Unassigned
unit-overdue = Overdue
filter-free = Unassigned { $n }
filter-overdue = Overdue
filter-overdue-n = Overdue { $n }
filter-soon = Due in { $days } days
filter-soon-n = Due in { $days } days { $n }
filter-resubmit = Resubmissions
filter-high = Level high
filter-matter = Matter
filter-matter-all = all
sort-by = Sorted by
sort-due = Deadline, earliest first
sort-age = Age, oldest first
sort-newest = Arrival, newest first
sort-escalated = Escalation, oldest first
filter-escalated = Escalated { $n }
unit-escalated = Escalated
state-escalated = escalated
views = Views
views-none = unnamed
view-keep = Keep this view
view-save = Keep
view-name = Name of the view
view-name-missing = Please give the view a name.
view-hint = The view stays encrypted on this device.
view-kept = The view “{ $name }” is kept.
view-remove = Delete view
view-removed = The view “{ $name }” is deleted.
col-due = Deadline
col-age = Age
age-today = today
age-days = { $n } d
age-line = Age: { $age }
due-none = no deadline
due-owed = open since { $date }
due-late = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
due-late-today = overdue since { $clock }
due-today = today
due-today-at = today, { $clock }
due-tomorrow = tomorrow
due-in = in { $n } days
due-law = statutory deadline
due-law-on = { $date } · statutory
due-rests = at rest
due-rests-until = at rest until { $date }
due-until = until { $date }
due-resubmit = Resubmission
clock-label = Deadlines of this case
clock-due = Deadline:
clock-promise = { $days ->
    [0] Our promise: an answer on the same day, until { $when }
    [one] Our promise: an answer in one working day, until { $when }
   *[other] Our promise: an answer in { $days } working days, until { $when }
}
clock-resubmit = Resubmission on { $day }: { $reason }
resubmit = Resubmit
resubmit-many = Resubmit { $n } cases
resubmit-text = The case rests until that day and is then in the list again by itself. If the person writes before, it comes back at once.
resubmit-quick = Quick choice
resubmit-tomorrow = tomorrow, { $date }
resubmit-week = in a week, { $date }
resubmit-fortnight = in two weeks, { $date }
resubmit-day = Day of resubmission
resubmit-day-wrong = Please enter a day between { $from } and { $to }.
resubmit-reason = Reason
resubmit-reason-missing = Please choose a reason.
resubmit-papers = Papers of the person are missing
resubmit-not-notified = Decision: no notification possible, please send by post
resubmit-unread = Decision: not fetched, please check
resubmit-letter-returned = Decision: the letter came back
resubmit-letter-late = Decision: for days the post has not had the letter
resubmit-letter-failed = Decision: no letter could be made
resubmit-third-party = Answer of another body is missing
resubmit-medical-service = Opinion of the Medizinischer Dienst is missing
resubmit-decision = Decision is pending
resubmit-call-back = Call back
resubmit-other = Another reason
resubmit-do = Resubmit on that day
resubmit-remove = Remove resubmission
resubmit-set = Resubmission on { $day } is entered.
resubmit-removed = The resubmission is removed.
law-title = Statutory deadline
law-text = § 13 Abs. 3a SGB V holds for applications for benefits. The deadline counts from the day after the receipt. An answer does not end it: only you do, when the decision has arrived.
law-rule = Which deadline holds?
law-kv-3w = three weeks
law-kv-5w = five weeks, with an opinion of the Medizinischer Dienst
law-kv-6w = six weeks, dental opinion
law-rule-missing = Please choose which deadline holds.
law-received = Receipt of the application
law-received-wrong = Please enter the day of the receipt. It does not lie in the future.
law-start = Set a statutory deadline
law-change = Change the statutory deadline
law-do = Set the deadline
law-end = End the deadline
law-set = The statutory deadline is running.
law-ended = The statutory deadline is ended.
law-line = Statutory deadline ({ $rule }): application of { $received }, last day { $last }. For a decision to arrive here in time, put it in by { $announce }.
law-too-late-title = Too late for this deadline
law-too-late = To count as notified in the inbox in time, the decision had to be there by { $announce }. The statutory deadline ends on { $last }. Check whether the decision can still reach the person in time by another way.
assign = Assign
assign-title = { $n ->
    [one] Assign a case
   *[other] Assign { $n } cases
}
assign-to = To whom?
assign-self = { $name } (you)
assign-away = { $name } – absent
assign-missing = Please choose who gets the case.
assign-away-title = { $name } is absent until { $date }
assign-away-deputy = { $name } stands in. Better give the case there.
assign-away-nobody = No deputy is entered.
assign-deputy = Assign to { $name }
assign-anyway = Assign all the same
bulk-running = { $done } of { $n } done
bulk-claim-done = { $n ->
    [one] One case is taken over.
   *[other] { $n } cases are taken over.
}
bulk-claim-partly = { $done } of { $n } cases are taken over, somebody had the others already.
bulk-assign-done = { $n ->
    [one] One case is assigned.
   *[other] { $n } cases are assigned.
}
bulk-assign-partly = { $done } of { $n } cases are assigned. Somebody has changed the others meanwhile.
bulk-resubmit-done = { $n ->
    [one] One case is resubmitted.
   *[other] { $n } cases are resubmitted.
}
bulk-resubmit-partly = { $done } of { $n } cases are resubmitted, the others are not.
bulk-unsubmit-done = { $n ->
    [one] The resubmission is removed.
   *[other] { $n } resubmissions are removed.
}
bulk-unsubmit-partly = { $done } of { $n } resubmissions are removed, the others are not.
bulk-undo-done = { $n ->
    [one] Taken back: one case is as before.
   *[other] Taken back: { $n } cases are as before.
}
bulk-undo-partly = { $done } of { $n } cases are as before. Somebody has changed the others meanwhile.
key-resubmit = resubmit
absence-title = Absence and deputies
absence-lead = Whoever stands in sees the cases of the absent person in a list of their own. No key is passed on: the whole team has it already. It ends by itself.
absence-none = Nobody is entered as absent.
absence-now = absent
absence-later = planned
absence-dates = { $from } to { $until }
absence-deputy = Deputy: { $name }
absence-deputy-too = Deputy: { $name }, because { $away } is absent, too
absence-nobody = Nobody stands in.
absence-circle = The deputies point at each other: nobody stands in.
absence-end = End the absence
absence-call-off = Call off
absence-end-label = End the absence of { $name }
absence-ended = The absence of { $name } is ended.
absence-new = Enter an absence
absence-who = Who is absent?
absence-from = First day
absence-until = Last day
absence-day-wrong = Please enter a day, for example 24 12 2026.
absence-order = The last day lies before the first one.
absence-past = The last day is over already.
absence-deputy-label = Who stands in?
absence-deputy-none = nobody
absence-enter = Enter
absence-entered = The absence is entered.

# Two pairs of eyes, and no answer twice
stale-new = New
stale-own = Your answer
stale-by = { $who }, { $when }
stale-read = Read, go on writing
stale-send = Send anyway
releases = Releases
releases-empty = Nothing waits for release.
releases-empty-text = What your team hands over for release or sends later stands here.
releases-case = Open case
releases-by = Written by: { $name }, { $when }
four-steps = Release by a second person
step-written = Written
step-writing = being written
step-written-by = { $name }, { $when }
step-asked = asked: { $name }
step-asked-all = asked: the team
step-sent = Sending
step-sent-text = after release
state-release-open = Waits for release
state-release-void = Release void
state-release-returned = Given back
state-later-void = Not sent
ask-whom = Who is to release it?
ask-anybody = Whoever has time
ask-release = Hand over for release
ask-hint = Two people answer this case. Exactly this text is released.
staged-kept = The answer waits for release.
staged-own = Your answer waits for release
staged-other = For release: answer by { $name }
staged-of = { $name }, { $when }
staged-to = To { $name }, level { $class }
staged-text = Text of the answer
staged-hint = Exactly this text is released. Any change voids the release.
staged-change = Change text
staged-release = Release
staged-released = Released. The answer is in the inbox.
staged-released-title = You have released this answer
staged-return = Give back
staged-return-title = Give the answer back to { $name }?
staged-return-note = Why?
staged-return-hint = Stands as a note in the column INTERNAL.
staged-return-missing = Please write what is to be changed.
staged-returned = The answer is back with { $name }.
taken-void-title = Release void
taken-void = Something has changed in the case since you wrote. Nothing was sent. Your text is a draft again.
taken-late-title = Not sent
taken-late = Something has changed in the case before the chosen time. Nothing was sent. Your text is a draft again.
taken-returned-title = Given back
taken-returned = { $name } has given your answer back. Why stands in the column INTERNAL. Your text is a draft again.
taken-withdrawn-title = Withdrawn
taken-withdrawn = Nothing was sent. Your text is a draft again.
later = Send later
later-do = Send like this
later-text = The answer goes out at the chosen time. If somebody writes in the case before, it does not go, and your text is a draft again.
later-quick = Quick choice
later-tomorrow = Tomorrow, 8 o’clock
later-monday = Monday, 8 o’clock
later-day = Day
later-hour = Hour
later-clock = { $n }:00
later-bad-time = Please choose a day and an hour within the next { $n } days.
later-too-late = This is too late for the statutory deadline
later-anyway = Send on { $when } nevertheless
later-kept = The answer goes out on { $when }.
later-when = Goes out on { $when }
later-own = Your answer is sent later
later-other = { $name } has set an answer for later
later-hint = If somebody writes in the case before, it does not go out.
later-withdraw = Withdraw
presence-writes = { $name } is working on it right now
presence-open = { $name } is reading along right now
take-over-title = Take over the case from { $name }?
take-over-text = The case is yours then. Whoever has it now sees that at once. What is written there stays there as a draft.
taken-over-title = The case was taken over
taken-over-by = { $name } has taken over the case
taken-over = Your text stays in your draft.

# Forwarding
forward = Forward
forward-wrong = Not for us
forward-title = { $n ->
    [one] Forward case
   *[other] Forward { $n } cases
}
forward-wrong-title = { $n ->
    [one] Not for us: pass on case
   *[other] Not for us: pass on { $n } cases
}
forward-unit = To which unit?
forward-by-matter = Which topic does it belong to?
forward-matter = { $matter } – { $unit }
forward-choose = Please choose
forward-unit-missing = Please choose a unit.
forward-nowhere = There is no unit to forward to right now.
forward-matter-stays = The topic of the thread itself stays: the person chose it, and it is in every signed message. The new unit becomes responsible.
forward-reason = Why?
forward-reason-missing = Please choose a reason.
forward-reason-other-topic = It is about another topic
forward-reason-not-ours = It was addressed wrongly
forward-reason-joint = Both units have a part in it
forward-reason-capacity = The other unit helps out
forward-across-title = This goes to another fund: { $entity }
forward-across-text = Health and long-term care insurance keep their data apart. So the reason is put on record, and internal notes stay here unless you choose otherwise.
forward-across = Why may the other fund read this?
forward-across-own-task = It is one of its tasks
forward-across-asked = The person asked for it
forward-across-joint-case = Both funds need it for tasks of their own
entity-krankenkasse = health insurance fund
entity-pflegekasse = long-term care insurance fund
forward-stays = Who takes part from now on?
forward-stays-no = Only the new unit. We will not see the case any more.
forward-stays-yes = Both take part
forward-notes = Hand on earlier internal notes
forward-told = The person reads: “Now responsible: { $unit }. The day it arrived stays the first one.”
forward-told-unit = the new unit
forward-do = Forward now
forward-progress = { $done } of { $total } cases
forward-done = { $n ->
    [one] The case is now with { $unit }.
   *[other] { $n } cases are now with { $unit }.
}
forward-partly = { $done } of { $n } cases were forwarded. The others are still here.
key-forward = forward

# Cases that belong to a protected unit
astray-tag = Protected unit
astray-title = This case belongs to a protected unit
astray-text = Another unit is responsible for this person now. It does not say here why, and you do not need to know. Please pass the case on, and read only what you need for that.
astray-give = Pass on to the protected unit
astray-dialog = { $n ->
    [one] Pass the case on to the protected unit
   *[other] Pass { $n } cases on to the protected unit
}
astray-dialog-text = After that only this unit sees the case. Your unit and every other one that took part do not see it any more. The date of receipt still counts from the first day.
astray-do = Pass on now
astray-done = { $n ->
    [one] The case has been passed on.
   *[other] { $n } cases have been passed on.
}
astray-nowhere = Nobody works in that unit at the moment. Please tell your team lead.
filter-astray = Protected unit ({ $n })
filter-disputed = Disputed ({ $n })

# Disputed: rectification and restriction
case-disputed-title = Disputed: only keep it, answer and settle it
case-disputed-settled-title = Settled, still restricted
case-disputed-who = { $who } said on { $when } that something is wrong.
case-disputed-all = It is about the whole case.
case-disputed-message = It is about the message of { $when }.
case-disputed-said = What is wrong stands in the message of { $when }.
case-disputed-why = While it is checked whether the data are right they may only be stored, and used with consent or for legal claims (Art. 18 GDPR).
case-disputed-locked = Locked are: passing on, closing, decisions and letters, new codes for letters, passing on to the Medical Service, deleting. Reading, answering, notes, deadlines and follow-ups go on.
case-disputed-until = { $name } settled it on { $day }: { $outcome }. The person reads it before; the restriction ends with { $last }, or when she agrees.
case-disputed-past = Disputed on { $day }, { $end }: { $outcome }.
dispute-outcome-corrected = corrected
dispute-outcome-kept = stays as it is
dispute-outcome-withdrawn = taken back by the person
dispute-settle = Settle
dispute-settle-title = Settle what is disputed
dispute-settle-first = Please answer the person in this case first: what you have checked, what you correct or why it stays. After that you can settle it here.
dispute-settle-outcome = What did you answer the person?
dispute-settle-corrected = It was wrong and is corrected
dispute-settle-kept = It stays as it is
dispute-settle-missing = Please choose the outcome.
dispute-settle-note = The person reads the outcome and the day on which the restriction ends: after three whole days (Art. 18(3) GDPR). Both stand in the audit log.
dispute-settle-do = Enter as settled
dispute-settled = Entered as settled.

# Recusal
recuse = I am not impartial
hold = Hold
hold-title = Hold this case
hold-text = While the case is held it is deleted neither in the portal nor in the office, although its time is over. The insured person sees that it is kept, but not why.
hold-reason = Why?
hold-reason-proceedings = Objection or law suit
hold-reason-audit = Audit or supervision
hold-reason-claim = The person needs it for claims of her own
hold-reason-inquiry = Inquiry of our own
hold-reason-missing = Please choose a reason.
hold-note = Only a lead who has not set it can lift it. Both stand in the audit log.
hold-do = Set the hold
hold-done = The case is not deleted.
holds-title = This case is held
holds-one = { $reason }: set by { $name } ({ $unit }) on { $date }.
holds-own = Another lead can lift it.
holds-lift = Lift
holds-lift-of = Lift “{ $reason }”
holds-lifted = Lifted.
case-stay-portal = In the portal until { $day }.
case-stay-away = No longer visible to the insured person.
case-stay-inbox = In the office until { $day }.
case-stay-record = In the record until { $day }.
recuse-title = I am not impartial
recuse-text = Whoever must not take part in a case does not see it any more: it disappears from your lists, and a colleague takes over. Only your team lead can undo that.
recuse-reason = Why must you not take part?
recuse-reason-involved = I have a part in it myself
recuse-reason-relative = The person belongs to my family
recuse-reason-acts-for = I or somebody of my family acts for the person
recuse-reason-employed = I work for somebody who has a part in it
recuse-reason-opinion = I have given an expert opinion on it before, or dealt with it otherwise
recuse-reason-bias = There is another reason to doubt that I am impartial
recuse-reason-missing = Please choose a reason.
recuse-note = Only your team lead reads the reason (sections 16 and 17 SGB X). Your colleagues see that you do not take part, but not why.
recuse-do = Give up the case
recuse-done = You do not take part in this case any more. It is with your unit again.
recusals-title = Not everybody takes part in this case
recusals-one = { $name } does not take part in this case. Do not assign it there.
recusals-why = { $name } has not taken part since { $date }. Reason given: { $reason }.
recusals-lift = Undo
recusals-lift-of = Undo: { $name } takes part again
recusals-lifted = { $name } takes part again.
key-wrong = not for us
person-coming = Name and birth date come from the register in a moment. Please do not copy them.
trail-label = Path of the case
trail-moved = From { $from } to { $to }: { $why }.
trail-joined = { $from } brought in { $to }: { $why }.
trail-across = Other fund: { $why }.
trail-medical = { $unit } handed { $name } on to the Medical Service.
trail-notes-left = Earlier notes stayed with the unit that passed the case on.

# Closing
close-title = Close case
close-reason = Why is nothing left to do?
close-reason-missing = Please choose a reason.
close-reason-answered = Answered
close-reason-phone = Done on the phone
close-reason-no-answer = No answer needed
close-reason-duplicate = Duplicate: it goes on in another thread
close-reason-passed-on = Another unit does the rest
close-reason-line = Reason: { $reason }.
close-main = Where does it go on?
close-main-choose = Please choose a thread
close-main-missing = Please choose the thread in which it goes on.
close-main-none = There is no other thread of this person here.
close-main-open = To the other thread
close-note = If the person writes again, the case is open again.
close-bar = Close
close-countdown = The case will be closed in { $n } seconds.
close-spoken = The case will be closed in { $n } seconds. You can take that back.

# Cases of others, and who has opened a case
case-others = Not your case right now
reason-title = What are you opening this case for?
reason-text = Somebody else has taken this case, or it is done. You can open it with a reason. The reason is recorded; the insured person sees team, time and reason, but not your name.
reason-legend = Reason
reason-missing = Please choose a reason.
reason-open = Open case
reason-deputy = Standing in
reason-question-of-person = Question of the insured person
reason-release = Release by a second person
reason-quality = Quality check
reason-complaint = Complaint
reason-handover = Handing over the case
reason-work = Handling
reason-search = Read for the search
reason-give-back = Earlier messages given back
reason-letter = Letter made (program)
accesses-title = Who opened this case
accesses-text = Every opening is recorded. The insured person sees team, time and purpose.
accesses-recorded = Every opening is recorded.
accesses-case = Case opened: { $purpose }
accesses-file = File opened: { $purpose }

## The lead's overview

unit-overview = Overview
overview-page = Overview
overview-title = Overview { $unit }
overview-lead = Here are figures only. No subjects and no names of insured persons are in them. Days are those of the calendar.
overview-at = Counted on { $at }
figures-cases = Cases
figures-chart = Chart: { $title }. The same figures stand in the table.
figures-as-table = As a table
figures-as-table-label = Show { $title } as a table
figures-as-chart = As a chart
figures-as-chart-label = Show { $title } as a chart
figures-csv = CSV
figures-csv-label = Save { $title } as a CSV file
percent = { $n } %
fig-stock-title = Cases in hand
fig-stock-file = stock
fig-stock-state = State
fig-stock-new = New
fig-stock-open = In work
fig-stock-waiting = Waiting for others
fig-stock-resting = Resubmitted
fig-age-title = Waiting time
fig-age-note = For so long people have been waiting for an answer.
fig-age-file = waiting-time
fig-age-head = Waiting for
fig-age-today = since today
fig-age-span = { $from } to { $to } days
fig-age-more = { $days } days and more
fig-due-title = Deadlines
fig-due-file = deadlines
fig-due-head = Deadline
fig-due-promise = Promised answer
fig-due-statutory = Statutory deadline
fig-due-bar = { $clock }: { $when }
fig-due-overdue = Overdue
fig-due-today = Due today
fig-due-soon = In 3 days
fig-kept-title = Promises kept
fig-kept-note = Answers and closed cases by week, in the promised time or after it.
fig-kept-file = promises
fig-kept-week = Week
fig-week-from = from { $day }
fig-kept-kept = In time
fig-kept-missed = Late
fig-kept-share = Share
fig-load-title = Distribution
fig-load-file = distribution
fig-load-who = Handled by
fig-load-away = Away until
fig-desk-nobody = Assigned to nobody
fig-days-title = In and out
fig-days-note = The last four weeks.
fig-days-file = in-and-out
fig-days-day = Day
fig-days-arrived = Arrived
fig-days-answered = Answered
fig-days-closed = Closed
fig-days-sum = { $what }: { $n }
fig-days-chart = Chart: { $what } by day, { $most } at most. The same figures stand in the table.

## Text modules

unit-texts = Text modules
texts-page = Text modules
texts-title = Text modules of { $unit }
texts-lead = Whoever belongs to the team puts these texts into answers. Names and dates are filled in on the clerk's own device.
texts-no-right = Whoever leads the team can change them.
texts-empty = No text modules yet
texts-empty-text = A text module saves time when the same answer is needed often.
texts-for = Text modules for “{ $matter }”
texts-key = insert with
texts-none = There is no text module for this case.
texts-manage = All text modules
texts-search = Search text modules
texts-simple = in easy language
texts-no-simple = not in easy language
texts-not-found = No text module with “{ $search }”.
texts-not-loaded = Text modules not loaded
text-put = “{ $title }” inserted.
text-put-blanks = “{ $title }” inserted. Still to be filled in: { $names }
text-take-back = Take back
text-taken-back = Text module taken back
text-blanks-left = { $n ->
    [one] The text still contains { $names }. Please fill in the place or delete it.
   *[other] The text still contains { $names }. Please fill in the places or delete them.
}
text-sign = Insert signature “{ $title }”
text-version = v{ $v }
text-version-reviewed = v{ $v }, reviewed { $month }
text-new = New text module
text-edit = Edit
text-edit-label = Edit “{ $title }”
text-edit-title = Edit “{ $title }” (version { $v })
text-retire = Withdraw
text-retire-label = Withdraw “{ $title }”
text-revive = Offer again
text-revive-label = Offer “{ $title }” again
text-retired-done = “{ $title }” is not offered any more.
text-revived-done = “{ $title }” is offered again.
text-saved = Text module saved
text-save = Save as version { $v }
text-state-retired = Withdrawn
text-state-over = Expired on { $day }
text-state-later = Valid from { $day }
text-state-valid = Valid
text-state-until = Valid until { $day }
text-kind = Kind
text-kind-text = Text for answers
text-kind-signature = Signature
text-for-matters = only for: { $matters }
text-reader-any = everybody
text-reader-insured = only when the insured person reads it herself
text-reader-rep = only when a representative reads it, too
text-lang-de = in German
text-lang-en = in English
text-has-simple = also in easy language
text-owner = responsible: { $name }
text-field-title = Name of the module
text-field-title-hint = The others find it by this name. Insured persons do not see it.
text-field-body = Text
text-field-body-hint = These words are filled in: { $names }. Other words in curly brackets are left to the clerk.
text-field-simple = The same text in easy language (optional)
text-field-simple-hint = Short sentences, one thought each.
text-gaps = { $n ->
    [one] The clerk fills in { $names }. Without that the answer does not go out.
   *[other] The clerk fills in { $names }. Without them the answer does not go out.
}
text-field-lang = Language
text-field-matters = Offer with these matters only
text-field-matters-hint = Without a choice it is offered with all of them.
text-field-reader = Who reads the answer?
text-field-from = Valid from (optional)
text-field-until = Last day on which it is valid (optional)
text-field-reviewed = Last legal review on (optional)
text-field-owner = Who is responsible?
text-title-missing = Give the module a name.
text-body-missing = Write the text.
text-too-long = { $n } characters are too many, { $most } are possible.
text-day-wrong = There is no such day. Example: 31 12 2027.
text-until-before = The last day lies before the first.
text-versions = { $n ->
    [one] The first version
   *[other] All { $n } versions
}
text-version-by = Version { $v } of { $day }, { $name }
text-version-taken = Version taken into the form, not saved yet
text-take = Take into the form
text-take-label = Take version { $v } into the form
ready-reading = The text is in the person’s language. In English it says:
unreadable-text =
    Good day,

    the file “{ $name }” reached us on { $day }. We cannot open or read it.

    Please send it once more. This works:
    • PDF, JPG, PNG, HEIC or TIFF
    • at most { $limit } a file and { $n } files a message
    • without a password, the picture sharp and whole

    The day on which your message reached us stays { $day }. If it does not work, please send us a paper or call us.


# Search
search-office = Search in all teams
search-office-hint = Search (/)
search-title = Search
search-units = Team
search-all-units = All teams
search-ask = Enter above what you are looking for.

# Distribution
unit-rules = Give out new cases
rules-page = Give out new cases
rules-title = Give out new cases: { $unit }
rules-lead = Here you say who gets new cases. Siegelpost looks at the rules from top to bottom. The first one that fits decides.
rules-rest = If no rule fits, the case stays in the team’s list. Whoever is away is represented or passed over.
rules-empty = No rules yet
rules-empty-text = New cases stand in the team’s list until somebody takes them.
rules-again = Load again
rules-silent-title = The register does not answer right now
rules-silent = The rules go on. What they look for in the register cannot be shown right now.
rule-nth = { $n }. { $which }
rule-which-hands = Further cases of the same person
rule-which-matter = Matter “{ $matter }”
rule-which-load = All cases
rule-which-nobody = All other cases
rule-test-digits = Insurance number ends in { $from } to { $to }
rule-test-branch = Branch “{ $branch }”
rule-test-unknown = Looked up in the register
rule-whom-hands = Go to: whoever has an open case of the person
rule-whom-nobody = Stay in the team’s list
rule-whom-all = Go to: whoever is there and has the fewest open cases
rule-whom-one = Go to: { $name }
rule-whom-some = Go to: whoever of these has the fewest open cases ({ $names })
rule-state-on = In force
rule-state-paused = Paused
rule-up = Up
rule-up-label = Move rule { $n } up
rule-down = Down
rule-down-label = Move rule { $n } down
rule-moved = The rule now stands in place { $n }.
rule-edit = Change
rule-edit-label = Change rule { $n }
rule-edit-title = Change rule { $n }
rule-pause = Pause
rule-pause-label = Pause rule { $n }
rule-paused-done = Rule { $n } is paused.
rule-resume = Apply again
rule-resume-label = Apply rule { $n } again
rule-resumed-done = Rule { $n } is in force again.
rule-remove = Remove
rule-remove-label = Remove rule { $n }
rule-removed-done = Rule { $n } is removed.
rule-undo = Undo
rule-back = The rule is back.
rule-new = New rule
rule-saved = Rule saved
rule-save = Save rule
rule-kind = What does the rule go by?
rule-kind-hands = By person: whoever has an open case of hers
rule-kind-matter = By matter
rule-kind-register = By the register: final digits or branch
rule-kind-load = By load: whoever has the fewest open cases
rule-kind-nobody = By nothing: the case stays in the team’s list
rule-kind-missing = Choose what the rule goes by.
rule-matter = For which matter?
rule-matter-missing = Choose a matter.
rule-register-lead = The register looks this up. The mail server learns neither number nor branch, only which rule fits.
rule-asks = What is the register to look at?
rule-asks-digits = The last two digits of the insurance number
rule-asks-branch = The person’s branch
rule-from = From
rule-from-hint = Two digits, for instance 00 to 33.
rule-to = To
rule-digits-wrong = Enter two digits from 00 to 99.
rule-digits-order = The second value is smaller than the first.
rule-branch = Name of the branch
rule-branch-hint = Exactly as it stands in the register.
rule-branch-missing = Enter the branch.
rule-clerks = Who gets the cases?
rule-clerks-hint = Of several, whoever has the fewest open cases gets them.
rule-clerks-hint-load = Without a choice everybody who is there is meant.
rule-clerks-missing = Choose at least one person.
trial-title = Try it
trial-lead = Where would the cases of the last 30 days have gone? Nothing is changed by this.
trial-paused = Count paused rules, too
trial-run = Try the rules
trial-done = { $n ->
    [one] One case worked through
   *[other] { $n } cases worked through
}
trial-caption = { $n ->
    [one] One case of the last 30 days
   *[other] { $n } cases of the last 30 days
}
trial-none = No case came in the last 30 days.
trial-who = Who
trial-register = The register decides
trial-nobody = The team’s list
trial-note = Worked out with today’s team and absences.
trial-note-capped = Worked out with today’s team and the newest { $n } cases only.
trail-assigned = Assigned by rule { $n } ({ $why }) to { $name }.
trail-assigned-for = Assigned by rule { $n } ({ $why }) to { $name }, standing in for { $away }.
trail-rule-hands = same person
trail-rule-matter = matter “{ $matter }”
trail-rule-register = register
trail-rule-load = load

## Papers for the Medical Service
medical-forward = Hand on to the Medical Service
medical-forward-label = Hand { $name } on to the Medical Service
medical-forward-done = The envelope is ready as a ZIP file with its cover sheet. That it was handed on is noted.
medical-sheet-title = Cover sheet to the Medical Service
medical-sheet-text = The file is encrypted for the Medical Service. The fund could not open it and hands it on unchanged.
medical-sheet-from = From
medical-sheet-case = Reference
medical-sheet-file = File
medical-sheet-size = Size of the content
medical-sheet-received = Received by the fund
medical-sheet-forwarded = Handed on
medical-sheet-hash = Checksum of the encrypted file (SHA-256)
medical-sheet-content = Checksum of the content (SHA-256)
medical-sheet-key = Key
medical-sheet-scan = The fund could not check the content for malware. Please check it after opening.

## Mentions in notes
side-mentioned = You were mentioned
mentioned-text = Somebody mentioned you in a note here. A case leaves this list as soon as you open it.
mentioned-by = { $name } mentioned you in a note
mention-list = Names of your team
mention-offered = { $n ->
    [one] One name, put it in with Enter
   *[other] { $n } names, choose with the arrow keys
}
mention-put = { $name } is mentioned

# Answer as a decision
decision-mark = This answer is a decision
decision-mark-hint = A period begins with its notification (§ 37 Abs. 2a SGB X).
decision-barred-none = Decisions by post only: the person has not agreed to decisions in the inbox.
decision-barred-ended = Decisions by post only: the person has taken back the consent.
decision-barred-returned = Decisions by post only: what we e-mail to the person comes back as undeliverable. The person sees so when signing in.
decision-barred-mute = Decisions by post only: there is no e-mail address in force to notify.
decision-remedy = What can be done against it?
decision-remedy-objection = Objection
decision-remedy-action = Action in court (it is a decision on an objection)
decision-instructed = Instructions on legal remedies
decision-instructed-yes = Stand in the text or the attachment, with all ways, the electronic one too
decision-instructed-no = Are missing or incomplete: the period is a year then
decision-error-remedy = Please choose what can be done against it.
decision-error-instructed = Please say whether the instructions are complete.
decision-error-no-instructions = There are no instructions in the text, and no document is attached.
decision-error-no-electronic = The instructions do not name the electronic way. The period would be a year then. Please add it or put the instructions in.
decision-instruct = Put the instructions into the text
decision-instruct-none = Which ways are open is not set up here yet. Please write the instructions on legal remedies yourself.
decision-instruct-no-court = No court is set up yet. Please write the instructions on legal remedies yourself.
decision-court = Court where the person lives
decision-error-barred = Without consent or address this decision goes by letter only. Please choose “Send as a letter”.
staged-decision = Decision. Against it: { $remedy }. Instructions: { $instructed }.

# Bescheid als Brief
decision-letter = Send as a letter
decision-letter-hint = The same decision is printed and posted. In the inbox it can be read. It counts as announced on the fourth day after posting (§ 37 (2) SGB X).
letter-order = Send as a letter
letter-order-again = Send as a letter once more
letter-order-do = Order the letter
letter-order-text = The same decision is printed and posted. A letter cannot be called back. Of two ways the earlier receipt counts.
letter-ordered-done = The letter is ordered.
evidence-save = Save evidence
evidence-hint = All that proves the announcement in one file, without content and without an address. Whether it is unchanged can be checked without this server.
evidence-file = evidence
evidence-saved = The evidence is saved.
staff-program = Program

# Matters: what insured persons read and are offered
unit-matters = Matters
matters-page = Matters
matters-title = Matters: { $unit }
matters-lead = This is how insured persons choose what it is about. You decide on names, explanation, search words and order. The administration decides on team, level, two people and deadlines.
matters-version = Version { $v }, { $when }, { $name }
matters-empty = This team answers no matters
matters-empty-text = The administration decides which matters a team answers.
matters-undo = Undo
matters-back = What applied before applies again.
matters-taken = What stood in version { $v } applies again.
matters-again = Load the newer state
matter-official = Name given by the administration: { $name }
matter-class-normal = level normal
matter-class-substantiell = level substantial
matter-class-hoch = level high
matter-four-eyes = two people
matter-medical = with papers for the Medical Service
matter-state-on = Offered
matter-state-paused = Not offered
matter-state-until = Not offered until { $day }
matter-hint-line = Instead: { $hint }
matter-search-line = Search words: { $words }
matter-up-label = Move “{ $name }” up
matter-down-label = Move “{ $name }” down
matter-moved = “{ $name }” is now in place { $n }.
matter-edit = Change
matter-edit-label = Change “{ $name }”
matter-edit-title = Change the matter “{ $name }”
matter-offer = Offer again
matter-offer-label = Offer “{ $name }” again
matter-offered-done = “{ $name }” is offered again.
matter-fixed = The administration calls this matter “{ $name }”. { $unit } reads messages about it. Neither changes here.
matter-field-name-de = Name in German
matter-field-name-en = Name in English
matter-field-name-hint = 60 characters at most. If empty, “{ $name }” stands there.
matter-field-note-de = Explanation in German
matter-field-note-de-hint = One sentence, 200 characters at most. It is shown when somebody chooses the matter.
matter-field-note-en = Explanation in English
matter-field-note-en-hint = The same sentence in English.
matter-field-simple = Explanation in easy language (German)
matter-field-simple-hint = Optional, 300 characters at most. Short sentences, plain words.
matter-field-search = Examples and search words
matter-field-search-hint = One a line, 20 at most. Whoever searches for one of them finds this matter.
matter-field-hint-de = What should insured persons do instead? In German
matter-field-hint-de-hint = One sentence, 200 characters at most. For example: Please call us.
matter-field-hint-en = What should insured persons do instead? In English
matter-field-hint-en-hint = The same sentence, now in English.
matter-german-missing = Please enter the text in German, too.
matter-english-missing = Please enter the text in English, too.
matter-search-many = { $n } search words are too many, { $most } are possible.
matter-search-long = “{ $word }” is too long, { $most } characters are possible.
matter-offered = Offer
matter-offered-yes = Yes, insured persons can choose it
matter-offered-no = No, not at the moment
matter-offered-hint = Cases that are there already go on.
matter-until = Last day on which it is not offered (optional)
matter-save = Save the changes
matter-saved = Matter saved
matter-show-newer = Show the newer state
matter-newer = Saved meanwhile: { $name }, { $when }
matter-newer-elsewhere = Nothing was changed about this matter.
matter-newer-yours = What you entered still stands below. When you save, your entry applies.
matter-newer-take = Take the newer state
matter-preview = How insured persons see it
matter-preview-lead = In the real list, other teams stand before or behind. Try the search, too.
matter-preview-width = Width
matter-preview-phone = as on a phone
matter-preview-wide = as wide as possible
matter-versions = Look at earlier versions (version { $n } applies now)
matter-take = Take this version again
matter-take-label = Take version { $v } again
matter-change-older = What applied before that is not shown any more.
matter-change-none = No difference from the version before
matter-change-place = Order changed
matter-change-offered = “{ $matter }” is offered again
matter-change-paused = “{ $matter }” is not offered
matter-change-until = “{ $matter }” is not offered until before { $day }
matter-change-field = “{ $matter }”, { $field }: “{ $from }” became “{ $to }”
medical-ask = Ask for papers for the Medical Service
medical-ask-do = Ask for them
medical-ask-text = In this one case the person can then send files that only the Medical Service can open. You pass them on unopened.
medical-ask-next = After that, an answer is ready for you to complete and send.
medical-ask-done = The papers are asked for. The answer about it is ready.
medical-ask-letter = Hello,

    for the Medical Service to assess your case, it needs papers from you. Choose the files in this case at “For the Medical Service only”. Only the Medical Service can read them. We pass them on unopened.
medical-asked-office = Papers for the Medical Service asked for: { $name }, { $when }
medical-end = Take the request back
medical-end-done = The request is taken back. What is here already stays.

## Plain e-mails (R-66)
plain-mail-nobody = Sender not proved
plain-mail-no-subject = E-mail without a subject
plain-mail-title = Arrived unprotected
plain-mail-what = This e-mail came on a way on which others could read and change it. Since it has been here, only your team reads it.
plain-mail-who = It is not proved who wrote it: anybody can put any name and address there. That is why nobody can be answered in this case. Notes, resubmission and forwarding work as always.
plain-mail-answer = Automatic answer:
plain-mail-answer-waiting = It goes out in a moment. It only says that the e-mail has arrived.
plain-mail-answer-sent = The sender knows that the e-mail has arrived. It says nothing more.
plain-mail-answer-not-sent = It could not be delivered and is not sent again.
plain-mail-answer-limited = None. This address got one today, or there were too many within an hour.
plain-mail-answer-automatic = None. A program sent the e-mail.
plain-mail-answer-list = None. The e-mail came by a list.
plain-mail-answer-bounce = None. The e-mail only reports what became of another one.
plain-mail-answer-no-address = None. The e-mail names no address that could be answered.
plain-mail-answer-off = None. It is switched off.
plain-mail-ways = How to answer safely
plain-mail-find = Look the person up in the register, by insurance number or by name and date of birth. The address of the sender alone is not enough.
plain-mail-desk = To the desk
plain-mail-portal = If she has an inbox, write to her there. Repeat what the e-mail said only if you are sure that it came from her.
plain-mail-letter = If she has none yet, send her the letter with the activation code, or answer by letter. With a reply code in it she can write back safely once.
plain-mail-close = Then close this case. The e-mail stays in the file.

# Objection without form
formless-title = The message of { $day } sounds like an objection
formless-text = A plain message does not meet the form (§ 84 (1) SGG). Tell the person while the period still runs. The day of receipt stays on record.
formless-until = An objection is still possible until { $until }.
formless-hint = Hint: objection without form
formless-prepare = Prepare the hint
formless-letter = Hello,

    in your message of { $day } you disagree with a decision of ours. A plain message is not enough for an objection. Please file it { $open ->
        [yes] by { $until }
       *[no] within the period
    } in one of these ways:

    { $ways }

    If you did not want to file an objection, please tell us briefly. If you have questions, call us: { $phone }.
formless-letter-call = Hello,

    in your message of { $day } you disagree with a decision of ours. A plain message is not enough for an objection. Please file it { $open ->
        [yes] by { $until }
       *[no] within the period
    } in writing with your signature. We will gladly tell you which other ways there are: { $phone }.

    If you did not want to file an objection, please tell us briefly.

## Letters with a reply code

replies-title = Letters with a reply code
replies-make = Reply code for a letter
replies-make-text = You get a sheet to print and enclose in your letter. It names neither the person nor the matter. The answer appears in this case, readable for your team.
replies-make-do = Make the code
replies-purpose-label = What is the letter for?
replies-purpose-hint = For your team only, for example: certificate asked for from Muster practice.
replies-purpose-missing = Please write what the letter is for.
replies-days = How long shall the code work?
replies-days-n = { $n } days
replies-note = Letter with a reply code: { $purpose }
replies-made-now = The code is made.
replies-made = Made: { $name }, { $when }
replies-print = Print the sheet
replies-revoke = Take back
replies-revoked = The code is taken back. Nobody can answer with the letter any more.
replies-closed = Not readable for your team
replies-state-answered = Answer received
replies-state-open = open until { $day }
replies-state-revoked = taken back
replies-state-expired = expired on { $day }
replies-came = Answer to a letter
replies-label = Answer to a letter, { $when }
replies-proof = Written by somebody who had the letter. Who that was is not proven.
replies-proof-name = Written by somebody who had the letter and gives the name “{ $name }”. Who that was is not proven.
replies-purpose = Letter: { $purpose }
replies-no-text = Without text
replies-unreadable = An answer to a letter cannot be opened
resubmit-reply = An answer to a letter has come
slip-title = Sheet with a reply code
slip-lead = Please print the sheet and enclose it in the letter. As long as the code is open you can print it again from the case.
slip-back = Back to the case
slip-gone = The sheet is gone
slip-gone-text = It stands in the memory of this page only. You can print it again from the case as long as the code is open.
slip-made = Made on { $day }
slip-heading = How to answer us online
slip-what = With this code you can answer our letter once and send documents. You do not need an account.
slip-qr = Address of the page with your code
slip-code = Your reply code
slip-until = Valid until { $day }, for one answer
slip-use = How it works
slip-use-1 = Scan the square with the camera of your phone, or open in a browser
slip-use-2 = Choose “Answer with the code from a letter” and enter the code.
slip-use-3 = Write your answer, add documents and send.
slip-safe = Good to know
slip-safe-1 = Text and files are encrypted on your device. Only the team in charge reads them.
slip-safe-2 = Whoever has this code can answer, but read nothing.
slip-safe-3 = We never ask for the code by phone or e-mail.
slip-foot = You can also answer us by post or in a branch.
slip-phone = Questions? Call us: { $phone }

# R-116
file-untagged = This PDF cannot be read aloud: it does not say what is a heading, a paragraph or a table.
file-untagged-else = People who cannot see cannot read it. Save the document again as an accessible PDF in your word processor, or write its content into the message. You can still send it.
form-wish = { $who } needs: { $form }.
form-wish-large = large print
form-wish-aloud = documents that a program can read aloud
form-wish-simple = plain language (Leichte Sprache)
form-wish-phone = a call in which it is read to her
form-how-large = What you write here can be made larger; attachments in large print, please.
form-how-aloud = Write into the message rather than into an attachment where you can, and attach accessible PDFs only.
form-how-simple = Short sentences, a thought each; text modules exist in plain language, too.
form-how-phone = Call as soon as you have written, and read it out.
