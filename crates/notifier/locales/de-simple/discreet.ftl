# SPDX-License-Identifier: EUPL-1.2
# In Leichte Sprache, and without saying whom the mail comes from (R-34): no name of the insurer, no telephone number.
subject = Neue Nachricht
greeting = Guten Tag.
news = Es gibt etwas Neues für Sie. Es ist in Ihrem Online-Postfach.
how = So lesen Sie es: Öffnen Sie Ihr Postfach so wie immer.
phrase = Das ist Ihr eigener Satz. Nur Sie und wir kennen ihn:
genuine = Diese E-Mail hat keinen Link. Diese E-Mail hat keinen Anhang. Wir fragen nie nach Ihrem Passwort.
help = Haben Sie Fragen? Die Telefon-Nummer steht in Ihrem Postfach.
automatic = Ein Computer schickt diese E-Mail. Bitte antworten Sie nicht.
sign = { $name }

code-subject = Code für Ihre E-Mail-Adresse
code = Jemand hat Ihre E-Mail-Adresse in ein Online-Postfach eingetragen. Das ist der Code:
code-how = Schreiben Sie den Code dorthin. Dort haben Sie Ihre Adresse eingetragen. Der Code gilt 24 Stunden.
code-not-you = Waren Sie das nicht? Dann müssen Sie nichts tun. Ohne den Code passiert nichts.
genuine-code = Diese E-Mail hat keinen Link und keinen Anhang. Sagen Sie niemandem den Code. Auch nicht am Telefon.

moved-subject = Wir schreiben nicht mehr an diese Adresse
moved = Wir schreiben Ihnen nicht mehr an diese E-Mail-Adresse. Das hat jemand in Ihrem Online-Postfach so eingestellt.
moved-not-you = Waren Sie das nicht? Dann rufen Sie uns bitte gleich an. Wir sperren dann das Postfach.

rekeyed-subject = Neuer Zugang zu Ihrem Postfach
rekeyed = Es gibt einen neuen Zugang zu Ihrem Online-Postfach. Dafür haben wir einen Brief geschickt. Der alte Zugang geht nicht mehr. Alte Nachrichten kann man jetzt nicht lesen. Das dauert mindestens 7 Tage.
rekeyed-not-you = Waren Sie das nicht? Dann rufen Sie uns bitte in den nächsten 7 Tagen an. Wir sperren dann das Postfach.
