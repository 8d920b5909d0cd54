# SPDX-License-Identifier: EUPL-1.2
# Mails to employees. No unit, no number, no deadline, no case, no link: the same text whatever it is about.
subject = { $brand }: Neues im Arbeitsbereich
greeting = Guten Tag,
news = im Arbeitsbereich der Sachbearbeitung wartet etwas auf Sie.
how = So lesen Sie es: Melden Sie sich dort so an, wie Sie es immer tun.
phrase = Ihr Erkennungssatz, den nur Sie und wir kennen:
genuine = So erkennen Sie eine echte E-Mail von uns: Sie enthält keinen Link, keinen Anhang und keine Frist. Nach Codes oder Passwörtern fragen wir nie per E-Mail.
help = Haben Sie Fragen? Wenden Sie sich an Ihre Leitung.
automatic = Diese E-Mail kommt automatisch. Antworten liest niemand.
sign = { $brand }

code-subject = { $brand }: Code für Ihre E-Mail-Adresse
code = im Arbeitsbereich der Sachbearbeitung hat jemand diese E-Mail-Adresse eingetragen. Der Code dafür ist:
code-how = Geben Sie ihn dort ein, wo Sie die Adresse eingetragen haben. Er gilt 24 Stunden.
code-not-you = Waren Sie das nicht? Dann tun Sie nichts. Ohne den Code bleibt alles, wie es ist.
genuine-code = So erkennen Sie eine echte E-Mail von uns: Sie enthält keinen Link und keinen Anhang. Geben Sie den Code niemandem weiter, auch nicht am Telefon.

moved-subject = { $brand }: Diese E-Mail-Adresse gilt nicht mehr
moved = an diese E-Mail-Adresse schicken wir ab jetzt keine Nachrichten mehr. Das wurde im Arbeitsbereich der Sachbearbeitung so eingestellt.
moved-not-you = Waren Sie das nicht? Sagen Sie es bitte gleich Ihrer Leitung.

rekeyed-subject = { $brand }: Neuer Zugang zum Arbeitsbereich
rekeyed = mit einem neuen Blatt wurde ein neuer Zugang zu Ihrem Arbeitsbereich eingerichtet. Der bisherige Zugang gilt nicht mehr.
rekeyed-not-you = Waren Sie das nicht? Sagen Sie es bitte gleich Ihrer Leitung.
