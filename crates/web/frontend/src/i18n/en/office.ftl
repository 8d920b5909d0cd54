# SPDX-License-Identifier: EUPL-1.2
office-line = Siegelpost Back office
office-start-title = Sign in
office-start-heading = Back office of { $brand }
office-start-lead = Here you read and answer the post of your team. Everything stays encrypted between the insured person and your team.
office-first = Here for the first time?
office-first-text = Did you get a slip with an activation code? Then you need about five minutes.
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
unit-new = New
unit-open = In progress
unit-waiting = Waiting for reply
unit-done = Closed
unit-staff = Manage team
live-connected = Connected live
live-offline = No connection

list-title = Work list { $unit }
list-loading = The subjects are being decrypted on this device.
list-caption = Cases in the work list { $unit }
filter = Filter
filter-all = Open { $n }
filter-new = New { $n }
filter-open = In progress { $n }
filter-waiting = Waiting for reply { $n }
filter-done = Closed { $n }
filter-mine = Only mine
search-list = Search in { $unit }
search-list-hint = Search (/)
col-last = Last
col-subject = Subject and matter
col-person = Person
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
bulk-done = { $n ->
    [one] One case is taken over.
   *[other] { $n } cases are taken over.
}
bulk-partly = { $done } of { $n } cases are taken over, somebody already had the others.
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

# The clerk's name
colleague = a member of the team
clerk-name-title = Your name in answers
clerk-name-label = Name
clerk-name-hint = This is how insured persons read it, for example “M. Sommer”. It stands only inside the encrypted message.
clerk-name-saved = The name is saved.
clerk-name-missing = So far only the name of the team stands under your answer.
clerk-name-enter = Enter your own name

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
