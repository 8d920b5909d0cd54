# SPDX-License-Identifier: EUPL-1.2
# Saved conversation
keep-foot = { $title }, page { $page } of { $pages }
keep-file-at = { $words }: { $place }
keep-paper-note = Printout of a conversation, saved on { $when }. The proof lies beside it in the file nachweis.json.
keep-readme = README
keep-readme-title = Your saved post
keep-readme-one =
    This is in the file:
    - Conversation.html: all messages, for reading. Every browser shows it, also without internet.
    - Conversation.pdf: the same for printing and passing on.
    - attachments: all attachments under their names.
    - nachweis.json: the messages with the signatures of their senders.
keep-readme-all =
    This is in the file:
    - index.html: an overview. Begin here.
    - One folder for each conversation. In it:
      - Conversation.html: all messages, for reading. Every browser shows it, also without internet.
      - Conversation.pdf: the same for printing and passing on.
      - attachments: all attachments under their names.
      - nachweis.json: the messages with the signatures of their senders.
keep-readme-check =
    Can it be checked that nothing was changed?
    Yes. You need not do anything. A court or an advice centre can check the file.
    There is the free program Siegelpost for it. It needs neither internet nor access:
    siegelpost verify export FILE.zip
    Checked are the signatures, the order and every attachment.
    Your letter with the code shows a fingerprint. With it the check also proves who the messages are from:
    siegelpost verify export --fingerprint "FINGERPRINT" FILE.zip
    Leave the ZIP file as it is for that.
keep-readme-care =
    Please keep it safe
    This file is not encrypted. Whoever has it can read everything.
    Internal notes of the insurer are not in it.

# Report
report-file-name = Report
report-doc-title = Report by Art. 15 GDPR
report-doc-made = Made on { $when } for { $name } from the inbox of { $insurer }.
report-doc-made-own = Made on { $when } from your inbox at { $insurer }.
report-doc-how = The data come from the server; your browser has opened subjects and names. The file auskunft.json has everything one by one, also the words of your messages and what is only counted here.
report-none = Nothing is stored about this.
report-h-account = Your account
report-account-open = Made on { $when }. Nobody has shown who she is with it yet.
report-account = Made on { $when }, identified { $method }.
report-h-profile = Who has your personal data
report-profile-text = Name, date of birth and insurance number lie encrypted at these teams. The server cannot read them.
report-profile = { $unit }, since { $when }
report-h-mails = Notifications to you
report-mails-text = By e-mail, without content. The recipient is the mail server that took them.
report-mail = { $when }: { $kind }, { $state }.
report-mail-host = By { $host }.
report-mail-message = New post
report-mail-security = Event of the account
report-mail-formal = Decision
report-mail-confirm = Code for your e-mail address
report-mail-moved = Last e-mail to a former address
report-mail-rekeyed = Notice of a new letter
report-state-sent = sent
report-state-pushed = given to the device as a sign
report-state-failed = not sent
report-state-unknown = outcome unknown
report-state-moot = no longer needed
report-state-pending = waiting
report-state-sending = being sent
report-h-acting = Representations
report-rep-acts-for-me = { $name } may or might act for you, from { $from } to { $until }.
report-rep-i-act = You may or might act for { $name }, from { $from } to { $until }.
report-act = { $when }: { $name } has written in your inbox.
report-h-cases = Your conversations
report-cases-text = The way is always this portal, encrypted, unless it says “letter”.
report-case = { $matter }, at { $units }
report-message = { $when }: message from { $who }{ $n ->
    [0] {""}
    [one] , one attachment
   *[other] , { $n } attachments
}
report-file = Attachment: { $name }
report-decision = Decision provided on { $provided }, opened by you: { $fetched }
report-letter = Decision as a letter, ordered on { $ordered }, posted: { $posted }
report-not-yet = not yet
report-opened = Opened by { $unit } on { $when } { $purpose }
report-closed-subject = Conversation that could not be opened
report-closed = Your browser could not open this conversation. What the server knows of it is in auskunft.json.
report-away = A conversation since { $from } at { $units }. It has left your inbox and is still kept.
report-h-rows = Everything that is recorded
report-rows-text = How many entries there are. One by one they are in auskunft.json.
report-rows = { $what }: { $n }
report-rows-more = { $what }: more than { $n }, the newest are included
report-h-rights = Your rights
report-rights = You can ask that wrong data are corrected, that data are deleted or only kept, and object to their processing. Turn to { $insurer } or to its data protection officer. You can complain to the supervisory authority for data protection.
report-not = Not included: what { $insurer } has in its own records, internal notes, what you have saved on devices yourself, and your e-mail address, which only the program for notifications can read. The log of the server says for two years what happened when; who of the team has opened something stands above with each conversation.
report-part-person = Account
report-part-ending = End of the account
report-part-statement = Certified keys
report-part-fresh = Confirmations that your key is valid
report-part-activation = Codes from letters
report-part-registrar_request = Questions to the registrar
report-part-bundle = Your encrypted keys
report-part-unlock_method = Ways to open your keys
report-part-passkey = Passkeys
report-part-session = Sign-ins
report-part-session_device = Kind of device (encrypted)
report-part-security_event = Events of the account
report-part-contact = E-mail address (encrypted)
report-part-contact_candidate = E-mail address, not confirmed yet (encrypted)
report-part-push_subscription = Devices for signs
report-part-consent = Statements about decisions
report-part-representation = Representations
report-part-invitation = Codes to name oneself
report-part-profile = Personal data at teams (encrypted)
report-part-person_profile = Names in representations (encrypted)
report-part-phone_check = Checks on the phone
report-part-route = Responsibility of a team
report-part-thread = Conversations
report-part-thread_person = Persons taking part
report-part-thread_unit = Teams taking part
report-part-hand_over = Hand-overs to other teams
report-part-message = Messages
report-part-attachment = Attachments
report-part-medical_request = Requests for papers for the Medical Service
report-part-dispute = What you said was wrong
report-part-reply_code = Codes for answers to letters
report-part-announcement = Decisions in the portal
report-part-evidence = Evidence of decisions
report-part-letter_job = Decisions by post
report-part-outbox = Notifications
report-part-outbox_attempt = Attempts to send a notification
report-part-mail_return = Notifications that came back
report-part-draft = Drafts (encrypted)
