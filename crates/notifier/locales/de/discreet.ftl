# SPDX-License-Identifier: EUPL-1.2
# Mails that do not say whom they come from (R-34): no name of the insurer, no telephone number, nothing of health or insurance. Whoever
# reads along in somebody's mailbox must not even learn that something is left out.
subject = Neue Nachricht
greeting = Guten Tag,
news = in Ihrem Online-Postfach liegt etwas Neues für Sie.
how = So lesen Sie es: Öffnen Sie Ihr Postfach so, wie Sie es immer tun.
phrase = Ihr Erkennungssatz, den nur Sie und wir kennen:
genuine = Diese E-Mail enthält keinen Link, keinen Anhang und keine Frist. Nach Codes oder Passwörtern fragen wir nie per E-Mail.
help = Haben Sie Fragen? Die Telefonnummer steht in Ihrem Postfach.
automatic = Diese E-Mail kommt automatisch. Antworten liest niemand.
sign = { $name }

code-subject = Code für Ihre E-Mail-Adresse
code = in einem Online-Postfach hat jemand diese E-Mail-Adresse eingetragen. Der Code dafür ist:
code-how = Geben Sie ihn dort ein, wo Sie die Adresse eingetragen haben. Er gilt 24 Stunden.
code-not-you = Waren Sie das nicht? Dann tun Sie nichts. Ohne den Code bleibt alles, wie es ist.
genuine-code = Diese E-Mail enthält keinen Link und keinen Anhang. Geben Sie den Code niemandem weiter, auch nicht am Telefon.

moved-subject = Diese E-Mail-Adresse gilt nicht mehr
moved = an diese E-Mail-Adresse schicken wir ab jetzt keine Nachrichten mehr. Das wurde in Ihrem Online-Postfach so eingestellt.
moved-not-you = Waren Sie das nicht? Rufen Sie uns bitte gleich an. Wir sperren dann den Zugang.

rekeyed-subject = Neuer Zugang zu Ihrem Postfach
rekeyed = mit einem Brief wurde ein neuer Zugang zu Ihrem Online-Postfach eingerichtet. Der bisherige Zugang gilt nicht mehr. Frühere Nachrichten bleiben mindestens sieben Tage verschlossen.
rekeyed-not-you = Waren Sie das nicht? Rufen Sie uns bitte in diesen sieben Tagen an. Wir sperren dann den Zugang.
