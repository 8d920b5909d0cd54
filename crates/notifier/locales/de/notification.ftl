# SPDX-License-Identifier: EUPL-1.2
# The one mail. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: Neues in Ihrem Postfach
greeting = Guten Tag,
news = im Online-Postfach von { $brand } liegt etwas Neues für Sie.
how = So lesen Sie es: Öffnen Sie das Portal so, wie Sie es immer tun. Tippen Sie die Adresse selbst in Ihren Browser oder nehmen Sie Ihr eigenes Lesezeichen.
host = Die Adresse lautet: { $host }
phrase = Ihr Erkennungssatz, den nur Sie und wir kennen:
genuine = So erkennen Sie eine echte E-Mail von uns: Sie enthält keinen Link, keinen Anhang und keine Frist. Nach Codes oder Passwörtern fragen wir nie per E-Mail.
help = Haben Sie Fragen? Rufen Sie uns an: { $phone }
automatic = Diese E-Mail kommt automatisch. Antworten liest niemand. Schreiben Sie uns bitte im Portal.
sign = { $brand }

# The code for an address that is not confirmed. No name and no link; only the code differs between two such mails.
code-subject = { $brand }: Code für Ihre E-Mail-Adresse
code = im Online-Postfach von { $brand } hat jemand diese E-Mail-Adresse eingetragen. Der Code dafür ist:
code-how = Geben Sie ihn im Portal ein, dort, wo Sie die Adresse eingetragen haben. Er gilt 24 Stunden. Vorher schicken wir an diese Adresse keine Nachrichten.
code-not-you = Waren Sie das nicht? Dann tun Sie nichts. Ohne den Code bleibt alles, wie es ist.
genuine-code = So erkennen Sie eine echte E-Mail von uns: Sie enthält keinen Link und keinen Anhang. Geben Sie den Code niemandem weiter, auch nicht am Telefon.

# An address that is not in force any more.
moved-subject = { $brand }: Diese E-Mail-Adresse gilt nicht mehr
moved = an diese E-Mail-Adresse schicken wir ab jetzt keine Nachrichten mehr. Das wurde im Online-Postfach von { $brand } so eingestellt.
moved-not-you = Waren Sie das nicht? Rufen Sie uns bitte gleich an. Wir sperren dann den Zugang.

# Somebody was identified anew by a letter: to the address from before.
rekeyed-subject = { $brand }: Neuer Zugang zu Ihrem Postfach
rekeyed = mit einem Brief von uns wurde ein neuer Zugang zum Online-Postfach von { $brand } eingerichtet. Der bisherige Zugang gilt nicht mehr. Frühere Nachrichten bleiben mindestens sieben Tage verschlossen.
rekeyed-not-you = Waren Sie das nicht? Rufen Sie uns bitte in diesen sieben Tagen an. Wir sperren dann den Zugang.

# The one answer to a plain mail. Nothing of that mail, and not whether we know whom it came from.
mail-in-subject = { $brand }: Ihre E-Mail ist angekommen
mail-in = Ihre E-Mail ist bei { $brand } angekommen. Wir lesen sie. Per E-Mail antworten wir darauf nicht: Eine E-Mail können auf ihrem Weg auch andere lesen.
mail-in-ways = Unsere Antwort kommt auf einem sicheren Weg: im Online-Postfach, wenn Sie dort angemeldet sind, sonst mit der Post. Schreiben Sie uns bitte keine weiteren persönlichen Angaben per E-Mail. Tippen Sie die Adresse des Portals selbst in Ihren Browser.
mail-in-other = English: your e-mail has arrived. We do not answer by e-mail, because others can read it on its way. Our answer comes in the online inbox or by letter. Please send us no more personal details by e-mail.
