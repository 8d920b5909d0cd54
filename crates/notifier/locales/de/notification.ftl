# SPDX-License-Identifier: EUPL-1.2
# The one mail. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: Neues in Ihrem Postfach
greeting = Guten Tag,
news = im Online-Postfach von { $brand } liegt etwas Neues für Sie.
how = So lesen Sie es: Öffnen Sie das Portal so, wie Sie es immer tun. Tippen Sie die Adresse selbst in Ihren Browser oder nehmen Sie Ihr eigenes Lesezeichen.
host = Die Adresse lautet: { $host }
genuine = So erkennen Sie eine echte E-Mail von uns: Sie enthält keinen Link, keinen Anhang und keine Frist. Nach Codes oder Passwörtern fragen wir nie per E-Mail.
help = Haben Sie Fragen? Rufen Sie uns an: { $phone }
automatic = Diese E-Mail kommt automatisch. Antworten liest niemand. Schreiben Sie uns bitte im Portal.
sign = { $brand }
