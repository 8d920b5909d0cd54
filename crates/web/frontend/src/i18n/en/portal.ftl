# SPDX-License-Identifier: EUPL-1.2
brand-line = { " " }– your secure post
nav-main = Main menu
nav-main-phone = Main menu below
nav-help = Help and language
nav-help-link = Help
nav-easy = Easy language
nav-inbox = Inbox
nav-write = Write
nav-account = My account
nav-account-short = Account
foot-hilfe = Help
foot-kontakt = Contact
foot-leicht = Easy language
foot-barrierefreiheit = Accessibility
foot-datenschutz = Privacy
foot-impressum = Imprint
foot-mail = Is this e-mail from you?

start-title = Start
start-heading = Your secure post with { $brand }
start-lead = Here you write to us, send documents and read our answers and decisions. Everything is encrypted – between your device and the team in charge.
locked-out = I cannot get in any more
first-time = Here for the first time?
first-time-text = Do you have our letter with the activation code? Then you need about five minutes.
no-letter = I have no letter yet
no-phone-needed = You do not need a smartphone.
no-phone-how = How it works without a smartphone
fact-readers = Only those involved can read
fact-readers-text = For each message you see who that is.
fact-mail = Our e-mail only says: “You have post.”
fact-mail-text = Without your name, without content, without a link. Type our address yourself.
fact-receipt = You get a confirmation of receipt
fact-receipt-text = With date and time, for each message and each attachment.
ways-title = Other ways to reach us
ways-more = Which way is safe for what?
way-phone = Phone
way-phone-text = { $phone }
way-branch = Branch
way-branch-text = Bring your identity card.
way-letter = Letter
way-letter-text = To { $brand }, with name and insurance number.
way-mail = No e-mail, please
way-mail-text = An e-mail can be read on its way.
way-mail-not = Do not send health data that way.

new-message = New message
views = Views
view-all = All
view-new = New
view-waiting = Waiting for you
view-drafts = Drafts
view-count = { $view } { $n }
view-announced = { $view }: { $n ->
    [one] one entry
   *[other] { $n } entries
}
view-empty = There is nothing in this view.
search-inbox = Search your post
show-all = Show everything
inbox-loading = Your messages are being decrypted on this device.
inbox-empty = There is nothing here yet.
inbox-empty-text = As soon as we write to you, it appears here. You can also write to us first.
group-waiting = Waiting for you
group-rest = Other post
group-pinned = Pinned
view-archive = Archive
view-hidden = Hidden
group-archive-text = What you have put away. When something new comes, it is in the inbox again. The search finds it here, too.
group-hidden-text = What you have hidden. It is not deleted: we keep the record, and you can show it again here.
tray-open = Put away
tray-title = Put away or pin this conversation
tray-title-of = Put away or pin “{ $subject }”
tray-in-inbox = Put away or pin
tray-in-archive = In your archive
tray-in-hidden = Hidden by you
tray-text = This changes your own view only. Nothing is deleted: we keep the record, and you can show it again at any time. When a new message comes, it is in the inbox again.
tray-pin = Pin
tray-unpin = Unpin
tray-archive = To the archive
tray-hide = Hide
tray-show = Back to the inbox
tray-period-title = A period may still be running
tray-period-text = There is a decision in this conversation. Until when you can object to it is written with the decision. The period goes on although you do not see the conversation any more.
tray-archive-sure = To the archive all the same
tray-hide-sure = Hide all the same
tray-pin-done = The conversation is pinned.
tray-pin-done-of = “{ $subject }” is pinned.
tray-unpin-done = The conversation is not pinned any more.
tray-unpin-done-of = “{ $subject }” is not pinned any more.
tray-archive-done = The conversation is in the archive.
tray-archive-done-of = “{ $subject }” is in the archive.
tray-hide-done = The conversation is hidden, not deleted.
tray-hide-done-of = “{ $subject }” is hidden, not deleted.
tray-show-done = The conversation is in the inbox again.
tray-show-done-of = “{ $subject }” is in the inbox again.
tray-undone = Taken back.
tray-bar = Just put away
view-leaving = Soon gone from here
group-leaving-text = These conversations leave your inbox on the day that stands beside them. You can save them on your device before.
row-leaving = here until { $day }
leaving-title = { $n ->
    [one] One conversation will soon leave your inbox
   *[other] { $n } conversations will soon leave your inbox
}
leaving-text = They are settled, and you have read them. What you would like to keep you can save on your device before.
leaving-show = Look at them
stay-title = How long does this stay here?
stay-until = You see this conversation here until { $day }. We tell you before.
stay-moved = With every new message the time begins anew.
stay-held = This conversation stays here for now.
stay-reason-unread = Something in it has not been read.
stay-reason-work = It is still being worked on.
stay-reason-period = A period against a decision in it may still be running.
stay-reason-letter = A letter made of it is still on its way.
stay-reason-hold = It is still needed and therefore kept.
stay-reason-dispute = Something in it is disputed and not settled yet.
stay-record = { $name } keeps a record of its own, apart from this, until { $day }.
stay-leaving-title = This conversation is here until { $day }
stay-leaving-text = After that you do not see it in your inbox any more. If you would like to keep it, save it on your device before.
stay-deleted = In our inbox system it is deleted after { $day }.
stay-leaving-answer = Do you have a question about it? Answer here, and it stays.
where-title = Where is my case?
where-written = { $unit } wrote to you on { $when }.
where-received-first = Your message reached us on { $when }.
where-received-last = Your last message reached us on { $when }.
where-received-other = The last message to us came on { $when }.
where-opened = The team opened it on { $when }.
where-not-opened = That the team has opened it is not confirmed yet.
where-answered = { $unit } answered on { $when }.
where-open = It is now with { $unit }.
where-open-by = It is now with { $unit }. We answer by { $day }.
where-late = It takes longer. We wanted to answer by { $day } and have not managed to. It is still with { $unit }.
where-waiting = It is your turn: { $unit } is waiting for papers from you.
where-waiting-closed = { $unit } is waiting for papers.
where-answer-here = If anything is still open, just go on writing here.
where-done = This is settled. If you answer here, it is opened again.
where-done-closed = Nothing is open here any more.
where-done-elsewhere = This is settled. It goes on in another conversation.
where-statutory = Your application of { $received } has to be decided on by { $day } at the latest (§ 13 (3a) SGB V).
where-statutory-over = The statutory period for your application of { $received } ended on { $day } (§ 13 (3a) SGB V). Please ask us.
where-proof = Receipt, opening and answer are proven by signatures that your device has checked. Whose turn it is, our system says.
load-more = Load older post
shown-so-far = { $n } threads loaded
row-opening = Subject is being decrypted
row-refused = We do not show this subject
row-refused-tag = Not opened
draft-everywhere = – for your other devices, too
draft-here-only = – on this device
draft-kept-text = What you write is saved encrypted, with files that have finished uploading. Only you can read it, on all your devices. 30 days after its last change a draft is deleted.
draft-other = other version
draft-until = deleted on { $day }
draft-other-title = There is another version of { $when }
draft-other-text = You have written here and on another device. Nothing was deleted.
draft-other-empty = Without text, only with files.
draft-other-take = Go on with this version
draft-other-drop = Delete this version
draft-other-gone = The other version is deleted.
draft-unreadable-title = { $n ->
    [one] One draft cannot be opened here
   *[other] { $n } drafts cannot be opened here
}
draft-unreadable-text = It was saved with a key that this device no longer has, or is damaged. What you have sent is not affected.
draft-no-subject = Draft without a subject
draft-no-unit = No matter chosen yet
draft-to = To { $unit }

thread-title = Message
thread-opening = Opening the message
thread-closed = Message not opened
thread-loading = The messages are being decrypted and checked on this device.
thread-aside = About this thread
sent-text = Your message is with { $brand }, { $unit }.
reply-to = Your answer to { $unit }

write-title = New message
matter-empty = Please choose what it is about.
matter-paused-chosen = We do not offer this at the moment. Read below what you can do instead, or choose something else.
subject-label = Subject
subject-hint = The subject is encrypted, too.
subject-empty = Please write a subject.
text-label = Your message
draft-delete = Delete draft

# Public pages


acting-region = Representation
acting-for = You are acting for { $name }
acting-line = { $basis } · { $rights ->
    [write] read and write
   *[read] read only
} · valid until { $until }
acting-what = What may I do here?
acting-back = Back to my own post
acting-own-again = You see your own post again.
acting-choose = You can also act for others
acting-open = Open
acting-open-label = Open the post of { $name }
acting-unnamed = an insured person
inbox-of = Inbox of { $name }
write-title-for = New message for { $name }
rep-acts-for-me = Who may act for you
rep-acts-for-me-lead = These people have an account and a key of their own. What you granted yourself and a power of attorney you can end here at once.
rep-i-act = For whom you may act
rep-i-act-lead = The representation ends by itself on the day that stands here. You can also give it up before.
rep-end = End
rep-end-label = End the representation with { $name }
rep-end-title = End the representation with { $name }?
rep-end-text = { $name } sees nothing more of your post from now on. What was read stays read.
rep-end-text-mine = From now on you see nothing of the post of { $name } and can no longer write for this person.
rep-end-done = The representation with { $name } has ended.

letter-title = Order a letter with an activation code
letter-lead = We send the code by post to the address that we have for you. It arrives within a few days. With the new letter an old code no longer works.
letter-order = Order letter
letter-aside = Other ways and privacy
letter-faster = Faster ways
letter-faster-branch = At a branch you get the code at once. Please bring your identity card.
letter-faster-phone = By phone: { $phone }. We send you the letter.
letter-private-title = Who reads this?
letter-private-text = Your device seals it for the office of { $brand } that prints letters. The server cannot read it.
letter-asked = Your order has arrived
letter-asked-text = If everything is right, the letter arrives within a few days at the address that we have.
letter-asked-none = No letter after a week? Call us: { $phone }. To protect everybody, we do not say here whether we know somebody like that. Whoever was sent a letter just now is not sent the next one at once.
letter-asked-activate = Enter code
kvnr = Health insurance number
kvnr-hint = On the front of your health card: one letter and nine digits
kvnr-missing = Please enter your health insurance number.
kvnr-wrong = This number is not right. Please compare it with your card: one letter and nine digits, for example A123456780.
given = Given name
given-missing = Please enter your given name.
family = Family name
family-missing = Please enter your family name.
card = Last digits of the card number
card-hint = The last { $n } digits of the long number on the back of your health card
card-wrong = Please enter the last { $n } digits.

phone-title = Are you on the phone with us?
phone-teaser = This is how both ends check that the right person is at the other end. No questions about birth dates or numbers.
phone-open = Check the call
phone-how = How it works
phone-how-1 = Press the button during the call.
phone-how-2 = Two words appear here. Say them on the phone.
phone-how-3 = The person at the other end says a number. It must be the one that you see here.
phone-never = Nobody from us asks on the phone for your password, an activation code or your recovery sheet.
phone-press = I am on the phone with you
phone-waiting = We are connecting both ends
phone-waiting-text = Tell the person at the other end: “I have pressed it.” We then confirm the call in our system.
phone-connecting = The words will appear in a moment
phone-connecting-text = At the other end: { $desk }
phone-left = Valid for another { $time } minutes
phone-stop = Cancel
phone-over = The three minutes are over, or the other end has hung up.
phone-with = Verified: { $desk }
phone-say = Say these two words
phone-hear = The other end must say this number
phone-spoken-said = Two words and a number are here.
phone-right = The number is right
phone-wrong = The number is wrong
phone-right-title = You are speaking with us
phone-right-text = You can speak openly about your matter. The words are good for this call only.
phone-wrong-title = That is nobody from us
phone-alarm-title = The check did not work
phone-hang-up = Hang up and say nothing more. Call us yourself: { $phone }.
phone-again = Check again

# After everything was lost: the team gives back what was before
thread-held = Earlier matter
row-held-tag = Comes later
held-title = Your earlier messages are still to come
held-text = You were identified anew on { $when }, { $method }. Your new key does not yet read what was written before.
held-waiting = From { $when }, { $unit } can give it back to you. That is how we protect you in case somebody intercepted your letter. It then appears here by itself.
held-ready = { $unit } will give it back to you. A person does that, so it may take a while. It then appears here by itself.
held-reply-title = You cannot answer here yet
held-reply-text = You can as soon as { $unit } writes to you here or gives the history back. If it is urgent, write us a new message: it arrives at once, and its time is confirmed to you.
held-write = Write a new message

# What happened to the account, in the inbox
security-news-title = News about your account
security-news-line = { $what }: { $when }
security-news-more = { $n ->
    [one] and one more entry
   *[other] and { $n } more entries
}
security-news-not-you = Is that right? Then there is nothing to do. If not, block access in your account. { call-us }
security-news-seen = Seen
security-news-gone = The notice is gone. Everything still stands in your account.
security-news-all = See everything

# Block access
block-title = Block access
block-lead = Is your device gone, or has somebody got into your account? Block access at once and completely. If only one device is missing, “Device lost” above is enough.
block-ask = Block access …
block-dialog-title = Really block access?
block-dialog-text = This is what happens then:
block-then-devices = All devices are signed out at once, this one too.
block-then-nobody = Nobody reaches the post with your account any more, not even you: neither with a passkey nor with a password or the recovery sheet.
block-then-kept = Nothing is deleted. We can still write to you, and e-mails still tell you that something is there.
block-then-deadlines = Deadlines go on. If something is urgent, call us: { $phone }.
block-then-letters = Activation codes that are on their way, and new keys that still wait, are void.
block-then-drafts = Drafts on your devices may be unreadable afterwards. Send what is important first.
block-then-others = Whoever may act for you has an access of their own. It stays open.
block-then-back = The only way back is a new letter from us or the branch office, and you will see earlier messages after a waiting time only.
block-do = Block access now

leave-title = Leave the portal
leave-lead = The portal is voluntary. If you leave, we will write letters to you again. Save beforehand what you want to keep: with “Save everything”.
leave-ask = Leave the portal …
leave-dialog-title = Really leave the portal?
leave-dialog-text = This is what happens:
leave-then-devices = All devices are signed out at once, this one too. You cannot sign in any more.
leave-then-letters = From now on { $brand } writes letters to you. You still reach us by phone, by letter and at the branch.
leave-then-mail = Your e-mail address is deleted. Only one last e-mail goes there.
leave-then-kept = Your messages are part of your file. They stay there as long as the law demands.
leave-then-deadlines = Open matters and deadlines go on.
leave-then-drafts = Nobody can read afterwards what you have not sent yet. Send what is important first.
leave-then-others = Whoever may act for you has an access of their own. It stays open.
leave-then-back = You can come back at any time, with a new letter or at the branch. You see earlier messages again after a waiting time.
leave-do = Leave the portal now

# With GesundheitsID or online ID
identify = Sign in with GesundheitsID or online ID card
identify-first-text = No letter at hand? Prove who you are online. Then you need no code.
identify-title = Prove who you are online
identify-lead = You prove who you are to a service that we trust. Then you come back here and set up your access. You need no letter for this.
identify-choose = Choose a service
identify-with = Continue with { $name }
identify-host = You go to { $host }.
identify-time = Stay in this browser. You have 15 minutes.
identify-none = { $brand } does not offer this way right now. Please use the letter or the branch.
identify-aside = What happens, and other ways
identify-what = What happens
identify-what-1 = The service tells { $brand } who you are: insurance number, name and birth date. It learns nothing about your messages.
identify-what-2 = Your new keys are made on this device. The service confirms only their checksum. The portal's server cannot read any of it.
identify-other = Without an online ID
identify-other-letter = You have a letter with an activation code? Enter the code.
identify-other-branch = At the branch you get a code at once. Bring your ID document.
identify-lost-title = Prove who you are online
identify-lost-text = With GesundheitsID or online ID card you set up your access anew at once, even without the recovery sheet.
identify-restart = Begin again
identified-title = We are checking your sign-in
identified-waiting = One moment, we are checking what the service says.
identified-cancelled-title = The sign-in was broken off
identified-cancelled = The service has confirmed nobody. Nothing was changed.
identified-lost-title = There is nothing left to do here
identified-lost = The page was loaded again, and the sign-in is gone. Please begin again.

row-protected-text = Opens when you confirm once more that it is you.

## Who may act for me?
grant-title = Who may act for me?
grant-teaser = Let somebody with an account of their own act for you, and see what happened.
grant-open = Look and change
grant-lead = Whoever acts for you has an account and a key of their own. Never give away your passkey or your password.
grant-ways = Let somebody in
grant-waits-title = A little patience
grant-begin = Invite somebody
grant-office = Legal guardianship and the rights of parents are entered by your service office, with proof.
grant-done = Done. This person may act for you now.
grant-step-code = The other person's code
grant-find = Continue
grant-step-terms = What may this person do?
grant-compare = Compare by phone or side by side. Both screens must show the same:
grant-same = Is it the same there?
grant-same-yes = Yes, exactly the same
grant-same-no = No, something else
grant-same-missing = Please compare the words.
grant-differs-title = Stop here
grant-differs = The code does not belong to the person you mean. Have a new code shown to you, or call us.
grant-rights = What is allowed?
grant-right-read = Read what this person writes for you, and the answers
grant-right-write = Write in your name
grant-right-post = Read your own new post, too
grant-right-history = Read what came before, once the responsible team releases it
grant-scope = In which matters?
grant-scope-all = In all
grant-scope-some = Only in these
grant-scope-missing = Please choose at least one matter.
grant-until = Until when?
grant-until-missing = Please enter the last day.
grant-password = Your password
grant-password-missing = Please enter your password.
grant-do-passkey = Confirm with passkey
grant-do = Confirm
invite-begin = Show my code
invite-title = Your invitation code
invite-text = With this code another person can let you act for them. Show it to that person only. It works once.
invite-make = Show code
invite-made = The code is there.
invite-say = The other person enters this code in their account:
invite-compare = Then both see the same. Compare:
invite-until = Valid until { $until }, once only. An older code is void.
invite-code-legend = Invitation code
invite-code-hint = The person who is to act for you sees it in their account under “Who may act for me?” and “Show my code”.
invite-code-missing = The code has 16 characters.
acts-title = What was written in your name
acts-none = Nobody has written in your name yet.
acts-line = { $name } wrote
acts-open-label = Open the message of { $name } of { $when }
rep-end-ask = A court or the law decided that. Please contact your service office.
write-exclude = These people could read along
write-exclude-one = Exclude { $name } from this conversation

# E-mail address
email-title = E-mail address
email-lead = To this address we send “You have post” and nothing else: no name, no content, no link.
email-teaser = Where we tell you that something has arrived.
email-state = An address has been in use since { $since }.
email-state-none = You do not get any e-mail notifications yet.
email-open = See and change the e-mail address
email-unavailable = E-mail has not been set up here yet
email-unavailable-text = You find what is new in your inbox. Questions? { call-us }
email-muted-returned-title = Our e-mails do not reach you
email-muted-returned-text = Our notifications to your e-mail address come back. Since { $since } we have not written there any more. You find what is new here in the portal only, and decisions come by post.
email-muted-returned-do = Check your mailbox: does the address still exist, is it full? Then enter your address once more, or another one.
email-muted-complaint-title = You do not get e-mails about new messages any more
email-muted-complaint-text = One of our e-mails was reported as unwanted on { $since }. That often happens by mistake, with the spam button. We still write to you about decisions and the security of your account.
email-muted-complaint-do = Would you like to get the e-mails again? Then enter your address once more, or another one. If you want none at all, you can remove the address.
email-muted-go = Check e-mail address
email-none-title = You do not get any e-mail notifications yet
email-none-text = Enter an address. Otherwise you only learn here in the portal that something new has arrived.
email-none-waits = The code that we sent you is still missing.
email-none-nobody = Your code did not arrive. Please check the address.
email-enter = Enter an address
email-type-code = Enter the code
email-entry-title = Enter an address
email-entry-other = Another address
email-entry-again = Enter your address again, or a new one
email-entry-old = Your present address has been in use since { $since } and stays until you have entered the code for the new one.
email-address = Your e-mail address
email-address-hint = Your device seals it. Only the program that sends the e-mails can read it.
email-missing = Please enter an e-mail address.
email-wrong = This address has a form that we cannot write to. It looks for example like this: erika.muster@post.example
email-send-code = Send a code to this address
email-sent-said = The code is on its way.
email-known-title = We already know an address
email-known-text = Your insurer has an e-mail address of yours. It is used here only when you enter the code that we send there.
email-known-do = Send a code to the known address
email-code-title = Enter the code
email-code-sent = We have sent a code to the new address.
email-code-sent-to = We have sent a code to { $address }.
email-code-until = It is valid until { $until }. Before that we send nothing else there.
email-code-until-old = It is valid until { $until }. Until then your present address stays in use.
email-code = Code from the e-mail
email-code-hint = Eight digits
email-code-wrong = The code has { $n } digits. Please compare it with the e-mail.
email-code-do = Confirm the address
email-code-missing = Nothing arrived? Look into the spam folder too. With a new code the old one does not work any more.
email-code-again = { $n ->
    [one] Send a new code (once more today)
   *[other] Send a new code ({ $n } more today)
}
email-code-no-more = We cannot send another code today. Tomorrow it works again.
email-nobody-title = The code did not arrive
email-nobody-text = The mailbox does not take our e-mail. Please check the address and enter it again below.
email-nobody-text-at = { $address } does not take our e-mail. Please check the address and enter it again below.
email-confirmed-title = Your e-mail address is in use
email-confirmed-text = From now on we write there when something new has arrived. A former address gets one last e-mail.
email-removed-title = Your e-mail address has been removed
email-removed-text = You do not get any e-mail notifications any more. A former address gets one last e-mail.
phrase-title = Your recognition phrase
phrase-lead = Think of a short sentence that only you know, for example "Blue elephant at the lake". It then stands in each of our e-mails. If it is missing, the e-mail is not from us.
phrase-is-set = Your recognition phrase stands in our e-mails. If it is missing, the e-mail is not from us. We cannot show it here: only the program that sends the e-mails can read it.
phrase-own = Your phrase
phrase-other = New phrase
phrase-hint = 3 to 40 letters. Please no numbers, no names and nothing about your health or insurance.
phrase-save = Save phrase
phrase-remove = Remove phrase
phrase-limits = E-mails are not protected: whoever reads your e-mails reads the phrase, too. A new phrase counts from the next e-mail on. It does not stand in e-mails with a code.
phrase-said-set = Your phrase is saved.
phrase-said-gone = Your phrase is removed.
phrase-wrong-length = The phrase needs at least 3 letters and has at most { $most } characters.
phrase-wrong-character = Please use letters, blanks, hyphens, apostrophes, commas, question and exclamation marks only, no numbers and no addresses.
phrase-wrong-word = The phrase must not say anything about illness or insurance, nor name a password. E-mails can be read by anybody who sees them on their way.
phrase-wrong-name = Please use no name, nor anything of your e-mail address. Strangers know both, too.
reading-title = Reading without a network
reading-keep = Also read without a network
reading-kept = Is on this device, also to be read without a network. As of { $when }.
reading-drop = Remove from this device
reading-drop-label = Remove “{ $subject }” from this device
reading-ask-text = We put this conversation on this device, encrypted, as you see it now: the texts, not the attachments. Only your passkey opens it. Your device will ask for it once in a moment.
reading-ask-news = New messages are added when you open the conversation here again.
reading-ask-ends = It is removed when you sign out, and when you have not been signed in for { $n } days.
reading-ask-do = Put it on this device
reading-said-kept = The conversation is on this device now.
reading-said-dropped = Removed from this device.
reading-lead = Conversations that you choose lie on this device, encrypted. Your passkey opens them, even when you have no connection.
reading-none = There is nothing yet. Open a conversation and choose “Also read without a network”.
reading-password = It does not work with a password: our server counts the attempts, and without a connection it is not there.
reading-since = On this device since { $when }. It is removed when you sign out, and when you have not been signed in for { $n } days.
reading-row = { $unit }, as of { $when }
reading-forget = Remove everything from this device
reading-here = Read what is on this device without a network
reading-page-only = Without a connection you can read, not write.
reading-page-only-text = You see what you have put on this device, as it was then. For new messages, attachments and answers you need a connection.
reading-page-locked = What lies here is encrypted. Your passkey opens it.
reading-page-open = Open with passkey
reading-page-gone-title = There is nothing here any more
reading-page-gone = There is nothing on this device that you can read without a connection. It is removed when you sign out, and when you have not been signed in for { $n } days. Your inbox is not affected.
reading-page-retry = To the inbox
reading-page-online = You have a connection again
reading-page-online-text = In the inbox you see what is new, and can answer.
reading-page-list = Conversations on this device
reading-page-as-of = This is how you last saw this conversation: { $when }.
reading-page-back = All conversations on this device
reading-page-files = Attachments (only with a connection)
reading-page-file = only with a connection
reading-page-row = As of { $when }
reading-page-decision = This is a decision. You see the day of its announcement and the time limit with a connection.
reading-page-flag = There is a note about this message. You see it with a connection.
reading-page-protected = Specially protected: this message opens only with a connection.
reading-page-refused = This message could not be checked and is not shown.
reading-page-locked-now = Locked. Open with your passkey.
push-title = Signs on this device
push-lead = This device can show you “You have post”, even while you have not opened the inbox. It never says more: no name, no content. It comes when the e-mail would come.
push-is-on = This device shows you “You have post”. It never says more: no name, no content.
push-maker = The sign travels by way of the maker of your browser. They learn that this device gets a sign from us, and when. They do not learn what is in your messages. Your browser puts the address of this page next to the sign; whoever looks at your device can see that.
push-limits = When you sign out, no more signs come on this device. A sign never counts as delivery of a decision: for that we send an e-mail or a letter.
push-unsupported = This browser cannot show signs. On iPhone and iPad it works if you add this page to the home screen and open it from there.
push-refused-title = Your browser does not allow signs
push-refused = You have told this browser that we may not show anything. You can change that in the settings of the browser under “Notifications”. Then load this page again.
push-others = { $n ->
    [one] Another device of yours gets signs, too.
   *[other] { $n } other devices of yours get signs, too.
  }
push-on = Turn on signs
push-off = Turn off signs
push-off-everywhere = Turn off on all devices
push-said-on = Signs are on.
push-said-off = Signs are off.
discreet-title = Discreet e-mails
discreet-text = Does somebody read along in your e-mail? If you wish, our e-mails name neither us nor our telephone number. They then only say that there is something new in your online inbox.
discreet-is-on = Our e-mails name neither us nor our telephone number. They only say that there is something new in your online inbox.
discreet-limits = The sender's address may still tell whom the e-mail comes from. If nobody is to notice anything, use an address that only you read, or have no e-mails sent.
discreet-on = Turn on discreet e-mails
discreet-off = Turn off discreet e-mails
discreet-said-on = Discreet e-mails are on.
discreet-said-off = Discreet e-mails are off.
mail-choice-title = When and how we write
mail-time = When shall e-mails come?
mail-time-soon = At once, but at most once a day
mail-time-soon-quiet = At once, but at most once a day and not between { $from }:00 and { $until }:00
mail-time-morning = Once a day, in the morning at { $hour }:00
mail-time-evening = Once a day, in the evening at { $hour }:00
mail-time-others = If there is a decision, or if the security of your account is concerned, we write at once.
# Each language by its own name, on every screen.
mail-lang = In which language?
mail-lang-de-simple = Deutsch in Leichter Sprache
mail-choice-save = Save choice
mail-choice-said = Your choice is saved.
sent-mails-title = These e-mails were from us
sent-mails-lead = If an e-mail came at another time, it is not from us. There can be some minutes between sending it and the time in your mailbox.
sent-mails-none = We have not sent you an e-mail yet.
sent-mails-more = { $n ->
    [one] One older e-mail
   *[other] { $n } older e-mails
}
sent-mails-unsure = { $at } (perhaps it did not arrive)
email-remove-title = No more e-mails
email-remove-lead = You can remove the address altogether.
email-remove-lead-waits = You can take back the address that you entered.
email-remove-ask = Remove the address …
email-remove-dialog = Really remove the e-mail address?
email-remove-then-nothing = We do not tell you by e-mail any more that something new has arrived.
email-remove-then-look = Please look into the portal regularly yourself. Deadlines keep running.
email-remove-then-formal = What happens to the security of your account is then told in the portal only, too.
email-remove-then-decisions = Decisions then come by letter, even if you have agreed to the inbox.
email-remove-then-phone = You prefer post on paper? Call us: { $phone }.
email-remove-then-back = You can enter an address again at any time.
email-remove-do = Remove the address

# R-36
exit = Leave quickly
exit-hint-shared = Empties the screen and opens another page. On this shared device drafts are lost with it. Also by pressing Escape three times.
add-scan = Scan pages
add-black = Black out parts
keep-all-title = Save everything
keep-all-lead = All your post in one file: every conversation with all attachments, and a list. It opens without the portal.
keep-all-lead-for = All post of { $name } in one file, as far as you may read it: every conversation with all attachments, and a list.
keep-all-shared = The file stays on this shared device. Save it to a drive of your own, or delete it yourself.
report-title = What we have stored about you
report-lead = What this inbox has stored about you, who can read it, who has opened it, and where notifications went (Art. 15 GDPR). As a page and a PDF to read, with a file for programs. It is put together in your browser: nobody else can read what you have written.
report-other = What { $name } has stored about you besides, for example in its records, is not in it. For that please write to us, or call.
report-do = Make the report
report-working = The report is being made
report-progress = { $done } of { $total } conversations
report-done = The report is saved.
report-failed = The report was not made
report-closed-count = { $n ->
    [one] One conversation could not be opened. It is in the report with its dates, but without its text.
   *[other] { $n } conversations could not be opened. They are in the report with their dates, but without their texts.
}
keep-all-do = Save everything
keep-all-progress = { $done } of { $total } conversations, { $bytes }
keep-all-done = { $n ->
    [one] One conversation is saved.
   *[other] { $n } conversations are saved.
}
keep-all-failed = Your post is not saved yet
keep-all-missing = { $n ->
    [one] One thing is missing in the file
   *[other] { $n } things are missing in the file
}
keep-all-name = All post
keep-all-you = Your post
keep-all-title-of = Post: { $who }
keep-all-closed = Conversation not opened
keep-all-thread = Conversation “{ $subject }” of { $when }
keep-all-file = { $name } in “{ $subject }”
keep-all-gap = Missing:
keep-all-complete = { $n ->
    [one] One conversation, complete.
   *[other] { $n } conversations, complete.
}
keep-all-counts = { $messages ->
    [one] one message
   *[other] { $messages } messages
}, { $files ->
    [one] one attachment
   *[other] { $files } attachments
}
keep-all-proof = Printout and proof of “{ $subject }”
close-drafts-shared = On this shared device drafts and everything not sent yet are lost with it.
exit-hint = Empties the screen, saves drafts, locks, and opens another page. Pressing Escape three times does the same.
exit-tab = New tab

# End of the insurance
ending-region = End of the insurance
ending-later-title = Your insurance with us ends on { $day }
ending-later = Until then everything here stays as it is. After that you can read and save until { $until }, but not write any more.
ending-now-title = Your insurance with us has ended
ending-now = Until { $until } you can read and save here. You cannot write here any more. After that we will close this mailbox.
ending-kept-title = Your insurance with us has ended
ending-kept = You are acting for somebody else. As long as that holds, your access stays open. You can read and save your own post.
ending-save = Is there something you want to keep? Save a conversation where you read it. All your post:
read-only-title = You cannot write here any more
read-only-own = Your insurance with us has ended. You can still read and save.
read-only-other = This person’s insurance with us has ended. You can still read and save.
read-only-instead = Is there something left to settle with us? Call us, { $phone }, or write us a letter.
read-only-draft = Your draft is still here, you can copy it

# Written twice
goes-on-title = This goes on in another thread
goes-on-text = You wrote to us twice about the same thing. We answer only there from now on, so that nothing is done twice. You can still read everything here.
goes-on-in = Goes on in: { $subject }
goes-on-open = To the other thread

# Who of the team has opened this
openings-title = Who has opened this?
openings-none = Nobody of the team has opened this yet.
openings-thread = Opened { $purpose }
openings-file = File opened { $purpose }
openings-times = { $n } times
openings-text = Every opening by our teams is listed here for two years, with time and purpose.
openings-more = Show older ones
opened-for-work = to handle it
opened-for-deputy = standing in for a colleague
opened-for-question-of-person = because of a question to us
opened-for-release = for release by a second person
opened-for-quality = to check the quality
opened-for-complaint = because of a complaint
opened-for-handover = to hand it over within the team
opened-for-search = by the program, for the team’s search
opened-for-give-back = to give back earlier messages
opened-for-letter = to print a decision as a letter (program)

# Decisions in the inbox
consent-title = Decisions in your inbox
consent-teaser = Say here whether decisions come to your inbox instead of by post.
consent-open = Decisions in your inbox
consent-state = Decisions have come to your inbox since { $since }.
consent-state-none = Decisions come by post.
consent-state-returned = You have agreed, but our e-mails do not reach you. So decisions come by post.
consent-state-mute = You have agreed, but no e-mail address is in force. That is why decisions come by post.
consent-lead = A decision is about your rights. We need your consent to announce it here instead of by post. It is voluntary; everything else here works without it.
consent-what = What will be different
consent-what-mail = New decisions are in your inbox. On the same day you get an e-mail that says nothing but that there is mail.
consent-what-day = A decision counts as announced on the fourth day after that e-mail was sent, even if you have not read it yet.
consent-what-period = From then on periods run, mostly a month for an objection. The exact date stands at the decision.
consent-what-letter = If the e-mail does not arrive, we send the decision by post.
consent-give-title = Your consent
consent-words = I agree that my health insurer announces decisions to me in this inbox. I will be notified by e-mail. A decision counts as announced on the fourth day after the notification was sent; periods can begin with it, for example for an objection. I look into my inbox regularly and keep my e-mail address up to date. This consent is voluntary. I can take it back at any time for the future; then decisions come by post.
consent-words-end = I take back my consent that my health insurer announces decisions to me in this inbox. Future decisions are to come by post.
consent-give-hint = Your consent is signed with your key. It is for decisions only, and not for advertising or anything else.
consent-give = I agree
consent-yours = You have agreed
consent-since = Since { $since }, in these words:
consent-end-hint = Taking it back counts at once. Decisions that are here already stay announced; new ones come by post.
consent-end = Take back my consent
consent-given-title = Decisions come to your inbox now
consent-given-text = You can take this back here at any time.
consent-ended-title = Decisions come by post now
consent-ended-text = What is in your inbox already stays there. You can agree here again at any time.
consent-returned-text = As long as our notifications come back, decisions come by post.
consent-mute-title = No e-mail address yet
consent-mute-text = Without a confirmed e-mail address we cannot notify you. Until then decisions come by post.

# Papers for the Medical Service, asked for in one case
medical-asked-title = { $unit } asks for papers for the Medical Service
medical-asked-text = The Medical Service needs them to assess your case. Only the Medical Service can read them. We pass them on unopened.
medical-asked-how = Choose the files below at “For the Medical Service only”. Do not write a diagnosis into your message: we read that.

# Objection in a message
objection-title = Do you want to file an objection?
objection-text = A plain message is not enough for that. You can send it all the same. For your objection to count, please use one of these ways while the period still runs:
objection-call = In writing with your signature. We tell you which other ways there are: { $phone }.
objection-end = If it is about something else, just go on writing.

## One answer without an account

reply-link = Answer with the code from a letter
reply-title = Answer with the code from your letter
reply-lead = We have sent you a letter with a reply code. With it you can answer us once and send documents. You do not need an account.
reply-aside = Good to know
reply-private-title = Only the team in charge reads your answer
reply-private-text = Text and files are encrypted on this device. This page says nothing of what the letter is about.
reply-once-title = The code works once
reply-once-text = After sending it is used up. If you want to write more often and read our answers here, order a letter for an account of your own.
reply-account = Order a letter for an account
reply-code = Your reply code
reply-code-hint = 16 characters in four groups. Capitals or not makes no difference.
reply-code-short = Characters are missing: { $n } of 16 are there.
reply-next = Continue
reply-refused-title = Nobody can answer with this code any more
reply-refused-text = Perhaps it was used already, has expired, or was taken back by us. Please compare it with the letter, or answer in another way.
reply-mistyped-title = One character is not right
reply-mistyped-text = Please compare the code with the letter. The try does not count.
reply-write-title = Your answer
reply-write = Your answer to our letter of { $day }
reply-until = Possible until { $day }. What you enter here is not stored on this device.
reply-text = Your message
reply-text-hint = You can also send files only.
reply-empty = Please write something, or add a file.
reply-name = Your name (optional)
reply-name-hint = For example if you answer for somebody, or the name of the practice.
reply-send = Send encrypted
reply-sending = Being encrypted and sent
reply-percent = { $n } % sent
reply-again = Your text and your files are still here. Just send once more.
reply-done-title = Thank you, your answer has arrived
reply-done = Received on { $when }
reply-done-text = The team in charge reads it. The code is used up. Print this page if you would like a proof.

## An objection that counts
objection-declare = Or send the message and confirm it here afterwards with { $names }. Then your objection counts.
objection-start-text = You can object to the decision of { $day } until { $until }.
objection-start = Write an objection
objection-start-words = I object to the decision of { $day }.
declare-title = Confirm your objection
declare-text = Your message of { $when } sounds like an objection. For it to count, it must be certain that it comes from you. Confirm it at a service that checks your ID.
declare-until = Please confirm by { $until }.
declare-with = Confirm with { $name }
declare-not = The service does not learn what you have written. If it is no objection, you need not do anything.
declared-title = Objection confirmed
declared-done = Your objection is confirmed
declared-done-text = The confirmation now stands at your message. You can save it there.
declared-waits = The confirmation is on this device
declared-waits-text = Please sign in once more. Then we put it at your message.
declared-to-thread = To the message


# Something is wrong (rectification and restriction)
dispute-title = Something is wrong
dispute-hint = Is something wrong said about you here? Tell us. Until that is settled we may do little more with this conversation than keep it.
dispute-begin = Something is wrong
dispute-about = What is it about?
dispute-all = The whole conversation
dispute-message = Message: { $who }, { $when }
dispute-text = What is wrong, and what is right?
dispute-text-hint = For example: “My date of birth is 14/03/1968, not 14/08/1968.”
dispute-text-missing = Please write what is wrong.
dispute-then = What happens then
dispute-then-message = What you write goes to { $unit } as a message in this conversation, encrypted like every other.
dispute-then-locked = We go on reading here and answer you. Until it is settled we do not pass the conversation on, do not close it, delete nothing and decide nothing by it.
dispute-then-answer = We check what you write, and answer you. Only after that the restriction ends, and you read before on which day.
dispute-then-back = You can take it back at any time with one click.
dispute-do = Send this
dispute-done = Your message has arrived, and the conversation is restricted until this is settled.
disputed-title = On { $day } you said that something is wrong
disputed-title-other = On { $day } somebody said for you that something is wrong
disputed-about = It is about this message: { $message }
disputed-text = { $unit } checks it and answers you here. Until then the conversation is not passed on, not closed and not deleted, and nothing is decided by it.
disputed-corrected-title = What was disputed on { $day } is corrected
disputed-kept-title = What was disputed on { $day } stays as it is
disputed-settled = { $unit } has checked it and settled it on { $day }. Why, it says in the answer below. If you see it differently, say once more what is wrong, or turn to the data protection authority.
disputed-until = The restriction ends with { $day }.
disputed-withdraw = Take back
disputed-withdrawn = Taken back. The conversation is not restricted any more.
disputed-agree = I agree, end the restriction now
disputed-agreed = The restriction has ended.
disputed-past-corrected = Disputed on { $day }, corrected on { $end }.
disputed-past-kept = Disputed on { $day }, checked on { $end }: it stays as it is.
disputed-past-withdrawn = Disputed on { $day }, taken back on { $end }.

# In which form you need what we write
form-title = Documents that you can read
form-text = Do you need what we write to you in another form? You have a right to it. Tell us once what you need.
form-legend = What do you need?
form-none = Nothing special
form-large = Large print
form-aloud = Documents that a program can read aloud
form-simple = Plain language (Leichte Sprache)
form-phone = Please call me and read it to me
form-save = Save
form-saved = Saved
form-saved-text = From now on it goes with every message that you send from this device. Whoever works on it reads it before answering.
form-sealed = What you need goes with your messages, encrypted. Only those who may read them learn it, our system does not. On another device please say it there once more.
