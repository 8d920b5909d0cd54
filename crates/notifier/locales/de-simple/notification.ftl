# SPDX-License-Identifier: EUPL-1.2
# The one mail in Leichte Sprache. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: Neues in Ihrem Postfach
greeting = Guten Tag.
news = Es gibt etwas Neues für Sie. Es ist im Online-Postfach von { $brand }.
how = So lesen Sie es: Gehen Sie ins Internet. Öffnen Sie Ihr Postfach so wie immer. Schreiben Sie die Adresse selbst. Oder nehmen Sie Ihr eigenes Lesezeichen.
host = Das ist die Adresse: { $host }
phrase = Das ist Ihr eigener Satz. Nur Sie und wir kennen ihn:
genuine = Ist diese E-Mail echt? Unsere E-Mails haben keinen Link. Unsere E-Mails haben keinen Anhang. Wir fragen nie nach Ihrem Passwort.
help = Haben Sie Fragen? Rufen Sie uns an: { $phone }
automatic = Ein Computer schickt diese E-Mail. Bitte antworten Sie nicht auf diese E-Mail. Schreiben Sie uns bitte im Postfach.
sign = { $brand }

code-subject = { $brand }: Code für Ihre E-Mail-Adresse
code = Jemand hat Ihre E-Mail-Adresse eingetragen. Das war im Online-Postfach von { $brand }. Das ist der Code:
code-how = Schreiben Sie den Code in das Postfach. Dort haben Sie Ihre Adresse eingetragen. Der Code gilt 24 Stunden. Vorher bekommen Sie keine Nachrichten an diese Adresse.
code-not-you = Waren Sie das nicht? Dann müssen Sie nichts tun. Ohne den Code passiert nichts.
genuine-code = Ist diese E-Mail echt? Unsere E-Mails haben keinen Link und keinen Anhang. Sagen Sie niemandem den Code. Auch nicht am Telefon.

moved-subject = { $brand }: Wir schreiben nicht mehr an diese Adresse
moved = Wir schreiben Ihnen nicht mehr an diese E-Mail-Adresse. Das hat jemand im Online-Postfach von { $brand } so eingestellt.
moved-not-you = Waren Sie das nicht? Dann rufen Sie uns bitte gleich an. Wir sperren dann das Postfach.

rekeyed-subject = { $brand }: Neuer Zugang zu Ihrem Postfach
rekeyed = Es gibt einen neuen Zugang zu Ihrem Online-Postfach bei { $brand }. Dafür haben wir einen Brief geschickt. Der alte Zugang geht nicht mehr. Alte Nachrichten kann man jetzt nicht lesen. Das dauert mindestens 7 Tage.
rekeyed-not-you = Waren Sie das nicht? Dann rufen Sie uns bitte in den nächsten 7 Tagen an. Wir sperren dann das Postfach.

mail-in-subject = { $brand }: Ihre E-Mail ist da
mail-in = Ihre E-Mail ist da. Wir lesen Ihre E-Mail. Wir antworten nicht mit einer E-Mail. Eine E-Mail können auch andere lesen.
mail-in-ways = So bekommen Sie unsere Antwort: im Online-Postfach. Oder mit einem Brief. Bitte schreiben Sie keine wichtigen Dinge in eine E-Mail. Schreiben Sie uns im Online-Postfach.
mail-in-other = English: your e-mail has arrived. We answer in the online inbox or by letter, not by e-mail.
