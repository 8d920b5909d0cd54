# SPDX-License-Identifier: EUPL-1.2
more-pages = More about this
link-mail = How to recognise our e-mails

# Help
info-hilfe = Help
    .h1 = Sign in
    .t1 = You sign in with a passkey: with fingerprint, face or the PIN of your device. Would you rather have a password? You set it when you activate your account. It works in the browser in which you set it.
    .h2 = Device gone or broken
    .t2 = Choose “{ locked-out }” on the start page. With your recovery sheet and your date of birth you get back to your post.
    .h3 = Attachments
    .t3 = You can send PDF, JPG, PNG, WebP, HEIC and TIFF. A photo that can be read well is mostly enough. Where and with which device a photo was taken is removed from it before it is sent. Where that is not possible, we ask you.
    .h4 = Confirmation
    .t4 = “Accepted” appears on your message as soon as it is completely stored with us. “Opened by the team” appears only when the team has opened it.
    .h5 = Is somebody coming?
    .t5 = Press “{ exit }” at the top, or the Escape key three times in a row. The screen is empty at once, your text stays as a draft, and another page opens instead of ours. That you were here is still in the history of your browser; what you wrote is not.
    .h6 = Are you stuck?
    .t6 = Call us: { $phone }.

# Without a smartphone (R-118)
phone-free = Without a smartphone
phone-free-lead = You do not need a smartphone for anything. These are the ways with computer and paper:
phone-free-first = Activate account
phone-free-in = Sign in
phone-free-unlock = Unlock
phone-free-again = Confirming once more that it is you
phone-free-lost = When nothing works any more
phone-way-letter = With the activation code from our letter: you type it.
phone-way-branch = In the branch: you get a code on paper there, with your identity card.
phone-way-computer = With a passkey on the computer: with fingerprint, face or PIN of the computer.
phone-way-key = With a security key for the USB port.
phone-way-password = With a password, in the browser in which you set it.
phone-way-sheet = With the recovery sheet: you print it when you activate your account, and type its code.
phone-not-online = Only the GesundheitsID and the online identity card mostly need a smartphone. Both are voluntary.

# Contact
info-kontakt = Which way is safe for what?
    .t1 = All ways lead to us. Not every way is safe for everything. You choose, and nobody has to use the inbox.
contact-safe-all = Safe for everything
contact-safe-talk = Safe for questions and talks
contact-safe-app = The app says for what
contact-unsafe = Not safe
contact-portal = This inbox
    .t1 = For findings, applications, bank details and everything else. Your message is encrypted, from your device to the team in charge.
        You get a confirmation of receipt with date and time.
contact-app = App
    .t1 = You do not need an app: this inbox runs in the browser, on the computer and on the phone.
contact-app-own = { $app }
    .t1 = You are signed in to our app, and what you send there is no e-mail. The app says what goes where. If in doubt, use this inbox for health data.
contact-phone = Phone
    .t1 = For questions, for blocking and when it is urgent. We ask who you are.
        We never ask for password, activation code or recovery code. If we call you, you may hang up and call here yourself.
contact-branch = Branch
    .t1 = For everything, also without a computer. Bring your identity card. You also get a code for this inbox here at once.
contact-branch-find = Find a branch
contact-letter = Letter
    .t1 = For everything, also for an objection with your signature. Please add your name and your insurance number.
        A letter takes some days. What counts is when it is here.
contact-mail = E-mail
    .t1 = An e-mail is like a postcard: others can read it on its way. And we cannot be sure who wrote it.
        Do not send findings, your insurance number or bank details that way. We do not answer it by e-mail, but here or by letter.

# Recognising e-mails
info-mail = Is this e-mail from you?
    .h1 = How to recognise our e-mails
    .t1 = - Our e-mail only says: “You have post.”
        - It names no content, no name, no team and no deadline.
        - It has no link and no attachment.
        - It asks for nothing and wants no answer.
        - If you have chosen a recognition phrase in the inbox, it stands in it.
    .h2 = What we never send
    .t2 = An e-mail with a link to sign in, with an attachment, or asking for codes, passwords or account numbers is not from us. Delete it.
    .h3 = You are not sure?
    .t3 = Type our address yourself, and sign in. If there is nothing new, the e-mail was not from us. Or call us: { $phone }.
mail-check-title = Check the id
mail-check-how = Every e-mail from us has an id. It stands in the source of the e-mail, in the line “Message-ID”. Many programs call the source “Show original”.
mail-check-id = Id or source
mail-check-hint = Copy the line, or the whole source, and paste it here.
mail-check-none = There is no id of ours in it. If the e-mail has no id of this form, it is not from us: do not click on anything in it.
mail-check-do = Check
mail-check-yes-title = An e-mail with this id is from us, of { $at }
mail-check-yes = Compare the time with that in your e-mail. If it is another one, or if your e-mail has a link, an attachment or a deadline, somebody has copied the id: then do not click on anything.
mail-check-not-title = This id is not from us
mail-check-not = Do not click on anything in the e-mail, and do not reply. If you have typed something there already, call us at once: { $phone }. E-mails that are more than two years old we do not know any more.

# Privacy and imprint
info-datenschutz = Privacy
    .t1 = Your messages and attachments are encrypted on your device. The server only stores what it cannot read, and when who wrote to which team.
    .h2 = On your device
    .t2 = We store your drafts here (encrypted), your language and, while you are signed in, a cookie. No tracking, no third parties.
    .h3 = Who is responsible
    .t3 = Responsible is { $brand }.
privacy-full = Full privacy notice
privacy-ask = You get the full privacy notice at { $phone }, in the branch or by letter.
info-impressum = Imprint
    .t1 = These pages are run by { $brand }, a statutory health insurer and corporation under public law.
imprint-full = Full imprint
imprint-ask = You get the full imprint at { $phone }, in the branch or by letter.
fact-address = Address
fact-phone = Phone
fact-hours = Hours
fact-email = E-mail
fact-form = Form
fact-page = On the internet
leaves = { $host } – another site than this one

# Accessibility
info-barrierefreiheit = Statement on accessibility
barrier-lead = { $brand } wants everybody to be able to use this inbox. This statement is about the inbox at { $host }. It is made under the German act on equal opportunities of people with disabilities (BGG) and the BITV 2.0, or the corresponding law of the Land.
barrier-status = How accessible is the inbox?
barrier-full = The inbox meets the requirements, as far as we have checked it.
barrier-partly = The inbox meets the requirements in part. What is still missing stands below.
barrier-unchecked = The inbox has not been checked yet.
barrier-measure = The measure is the European standard EN 301 549 with WCAG 2.2, level AA.
barrier-how = What is checked
barrier-program = Checked by a program (axe-core { $axe }): { $n ->
    [one] one view
   *[other] { $n } views
} of the inbox, in these languages: { $langs }, at widths of { $widths } pixels, light, dark and in the system's own colours of contrast. There was no fault. At { $reflow } pixels, which is 400 % zoom, nobody has to scroll sideways. A program finds only a part of the barriers.
barrier-when = { $same ->
    [yes] Checked on { $to }.
   *[no] Checked between { $from } and { $to }.
}
barrier-people = People last went through the pages on { $day }.
barrier-no-people = People with screen readers and other aids have not checked the pages yet. This statement rests on an assessment of our own.
barrier-gaps = What is not accessible yet
barrier-gap-people = A check by people with aids is still to come.
barrier-gap-screens = Some views have not been checked by the program yet.
barrier-gap-signs = There are no videos in German Sign Language yet.
barrier-gap-simple = People with learning difficulties have not checked the pages in easy language yet.
barrier-gap-files = Attached files, such as scanned letters, can have barriers. What we have sent you, you get in another form if you ask.
barrier-tell = Something does not work? Tell us
barrier-tell-text = Write on which page and with which device. We answer, and help you also on the phone, in the branch or by letter.
barrier-tell-mail = Please write nothing about your health and no insurance number in an e-mail.
barrier-arbiter = If that does not help: mediation
barrier-arbiter-text = If you are not content with our answer, you can turn to this office. It costs nothing, and you need no lawyer.
barrier-arbiter-federal = Arbitration board by § 16 of the act on equal opportunities of people with disabilities (Schlichtungsstelle BGG)
barrier-german = These entries are in German only.

# Easy language: one line, one sentence. tests/i18n/simple.test.ts checks the rules.
info-leicht = Easy language
    .h1 = What is this?
    .t1 = This is the online inbox of { $brand }.
        Here you read messages from us.
        Here you write messages to us.
        You need the internet for it.
        Strangers cannot read your post.
        The inbox costs nothing.
        The inbox is voluntary.
        You can also call us.
        Or you send a letter.
    .h2 = What do you want to know?
leicht-anmelden = How to sign in
    .h1 = Are you here for the first time?
    .t1 = 1. You get a letter from us.
        2. There is a code in the letter.
        3. A code has letters and numbers.
        4. Open the start page.
        5. Press: “{ activate }”
        6. Write the code in the fields.
        7. Then write your date of birth.
        8. Press: “{ continue }”
        9. Now you make a passkey.
    .h2 = What is a passkey?
    .t2 = You say it like this: pass-key.
        A passkey is like a key.
        The key is in your device.
        Your device asks: is it you?
        Then you show your finger.
        Or you show your face.
        Or you write the secret number of your device.
    .h3 = The recovery sheet
    .t3 = After the passkey you see a sheet.
        It is the recovery sheet.
        Print the sheet.
        Keep the sheet in a safe place.
        The sheet helps you later.
        For example: your device is broken.
    .h4 = Have you been here before?
    .t4 = 1. Open the start page.
        2. Press: “{ sign-in-passkey }”
        3. Your device asks: is it you?
        4. Show your finger or your face.
        5. Now your inbox is open.
    .h5 = Do you have no smartphone?
    .t5 = You do not need a smartphone.
        A computer is enough.
        You can also use a password.
    .h6 = Are you done?
    .t6 = Press at the top: “{ lock }”
        Then your post is protected.
leicht-schreiben = How to write to us
    .h1 = A new message
    .t1 = 1. Sign in.
        2. Press: “{ nav-write }”
        3. Choose: what is it about?
        4. Write a short title in the field: “{ subject-label }”
        5. Then write your message.
        6. Press: “{ send }”
    .h2 = Do you want to send a file?
    .t2 = You can send a photo.
        You can also send a file.
        For example: a letter from your doctor.
        Press: “Attachment”
        Choose the photo or the file.
    .h3 = Is the message here?
    .t3 = Below your message it says: “Accepted”
        Then we have your message.
        The day and the time are beside it.
    .h4 = Are you not done yet?
    .t4 = The inbox keeps your text.
        You can go on later.
leicht-lesen = How to read a decision
    .h1 = Reading messages
    .t1 = 1. Sign in.
        2. Press: “{ nav-inbox }”
        3. You see a list.
        4. New messages have the word: “New”
        5. Press on a message.
    .h2 = What is a decision?
    .t2 = A decision is an important letter.
        It says what we have decided.
        For example: we pay for a cure.
        Or: we do not pay for a cure.
        In the list it begins with: “Decision:”
    .h3 = Is the decision wrong?
    .t3 = Then you can object.
        You only have a certain time for it.
        This time is called: deadline.
        The last day is written beside the decision.
        A plain message is not enough.
        The decision says the right way.
        Do you have questions?
        Then call us soon.
        The number is: { $phone }
    .h4 = You do not understand the decision?
    .t4 = That is not bad.
        Call us.
        We explain the decision to you.
leicht-hilfe = Where you get help
    .h1 = Call us
    .t1 = The number is: { $phone }
        We help you.
        Somebody else can call for you.
    .h2 = Come to us
    .t2 = We have offices near you.
        We call an office: branch.
        Bring your identity card.
    .h3 = Is your device gone or broken?
    .t3 = Take your recovery sheet.
        Open the start page.
        Press: “{ locked-out }”
        Or call us.
        Then we block your inbox.
    .h4 = Shall somebody help you?
    .t4 = Somebody else can read your post.
        For example: your daughter or your carer.
        This person is a representative.
        Please tell us first.
    .h5 = Be careful with e-mails
    .t5 = Our e-mails only say: you have post.
        Our e-mails have no link.
        A link is a word to click on.
        We never ask for your password.
        Does an e-mail say something else?
        Then delete this e-mail.
leicht-navigation = How to find your way
    .h1 = At the top
    .t1 = Our name is at the top left.
        A click on it takes you to the start.
        At the top right you find help.
        You choose the language there too.
    .h2 = In the middle
    .t2 = The important things are in the middle.
        Blue words with a line are links.
        A link takes you to another page.
        Big coloured fields are buttons.
        A button does something.
        For example: it sends your message.
    .h3 = At the bottom
    .t3 = At the bottom you find more pages.
        For example: help and easy language.
    .h4 = After signing in
    .t4 = Then you see 3 words.
        - “{ nav-inbox }”: here you read.
        - “{ nav-write }”: here you write.
        - “{ nav-account }”: here you change things.
        On a computer the words are at the top.
        On a phone the words are at the bottom.
    .h5 = Without a mouse
    .t5 = You can also use the keyboard.
        The key Tab takes you on.
        The key Enter presses a button.
        You always see a frame.
        The frame shows: you are here now.
leicht-barrieren = Accessibility
    .h1 = What does that mean?
    .t1 = All people should be able to use the inbox.
        Also people with disabilities.
        There are laws for it.
    .h2 = Can all people use the inbox?
    .t2 = Much is good already.
        Some things are still missing.
        There are no videos in sign language yet.
        Some files are hard to read.
    .h3 = Does something not work?
    .t3 = Please tell us.
        The number is: { $phone }
        Then we look for a way.
    .h4 = Is our way not good?
    .t4 = Then another office helps.
        The help costs nothing.
        The address is on this page: “{ foot-barrierefreiheit }”
    .h5 = What else is in easy language?
    .t5 = You are reading all pages in easy language.
        Our e-mails are in easy German too.
        You choose that in the inbox.
        Some messages are in easy German too.
        The inbox is in easy German too.
        Choose the language at the top: “Leichte Sprache”
