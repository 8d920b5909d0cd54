# SPDX-License-Identifier: EUPL-1.2
# Leichte Sprache: ein Satz in einer Zeile, ein Gedanke in einem Satz. Namen von Knöpfen bleiben, wie sie auf Deutsch sind.
# Was hier fehlt, steht auf Deutsch da; was fehlen darf, steht in tests/i18n/left-out.ts, die Regeln in tests/i18n/simple.test.ts.

loading = Bitte warten Sie kurz.
please-wait = Bitte warten Sie
language-changed = Die Seite ist jetzt in Leichter Sprache.
lang-binding = Diese Texte sollen Ihnen helfen.
    Es gilt der Text ohne Leichte Sprache.
boot-failed-title = Die Seite geht gerade nicht
sign-out-there = Melden Sie sich auch bei { $brand } ab.
call-us = Bitte rufen Sie uns an: { $phone }

# Sitzung
idle-title = Sind Sie noch da?
idle-text = In { $left } Minuten sperren wir Ihre Post.
    Das schützt Ihre Post.
    Ihr Text ist sicher gespeichert.
idle-spoken = Gleich sperren wir Ihre Post.
    Sie haben noch { $n ->
        [one] 1 Minute
       *[other] { $n } Minuten
    } Zeit.
    Ihr Text ist sicher gespeichert.
idle-spoken-now = Jetzt sperren wir Ihre Post.
clock-off-title = Bitte prüfen Sie die Uhr
clock-off = Auf Ihrem Gerät ist es { $here }
    Bei uns ist es { $there }
    Vielleicht geht Ihre Uhr falsch.
    Dann können Sie keine Nachrichten lesen.
offline-title = Sie haben kein Internet
offline-text = Sie können weiter schreiben.
    Ihr Text ist auf diesem Gerät gespeichert.
    Mit Internet geht es weiter.

# Felder
errors-title = { $n ->
    [one] Bitte prüfen Sie 1 Feld
   *[other] Bitte prüfen Sie { $n } Felder
}
date-wrong = Bitte schreiben Sie Tag, Monat und Jahr.
    Das ist zum Beispiel: 14 3 1968
code-count = { $n } von { $of } Zeichen sind da

# QR-Code
scan-none = Ihr Gerät kann den QR-Code nicht lesen.
    Bitte schreiben Sie den Code selbst.
scan-text = Halten Sie den QR-Code vor die Kamera.
    Das Bild bleibt auf Ihrem Gerät.
scan-problem = Das hat noch nicht geklappt
scan-no-camera = Die Kamera geht nicht.
    Sie können den Code auch schreiben.
scan-other-code = Dieser QR-Code gehört nicht hierher.
    Nehmen Sie den QR-Code aus unserem Brief.
    Oder nehmen Sie den QR-Code vom Notfall-Blatt.
scan-done = Der Code ist da.

# Anmelden und Entsperren
passkey-hint = Sie zeigen Ihren Finger oder Ihr Gesicht.
    Oder Sie schreiben die Geheim-Zahl.
password-empty = Bitte schreiben Sie Ihr Passwort.
locked-title = Ihre Post ist gesperrt
locked-text = Niemand kann hier etwas lesen.
    Ihre Texte sind sicher gespeichert.
    Sie sind gleich wieder da.
unlock-lost = Haben Sie keinen Passkey da?
    Dann melden Sie sich ab.
    Nehmen Sie Ihr Notfall-Blatt.

session-over-title = Sie sind abgemeldet
session-over-provider = Ihr Konto bei { $brand } hat Sie abgemeldet.
    Ihre Texte sind sicher gespeichert.
session-over-shared = Ihre Anmeldung ist zu Ende.
    Auf diesem Gerät bleibt nichts von Ihnen.
session-over-text = Ihre Anmeldung ist zu Ende.
    Ihre Texte sind sicher gespeichert.
session-ends-in = In { $left } Minuten melden wir Sie ab.
shared-choice = Das ist nicht mein eigenes Gerät
shared-hint = Zum Beispiel: ein Computer in der Bücherei.
shared-chosen = Dann bleibt auf diesem Gerät nichts von Ihnen.
    Nach { $idle } Minuten Pause melden wir Sie ab.
    Nach { $absolute } Minuten melden wir Sie immer ab.
    Wir fragen Sie vorher.
shared-title = Fremdes Gerät
shared-line = Hier bleibt nichts gespeichert.
    Bitte lassen Sie dieses Fenster offen.
shared-ends = Ihre Anmeldung endet um { $when }
shared-elsewhere-title = Sie sind schon in einem anderen Fenster
shared-elsewhere = Machen Sie dort weiter.
    Oder melden Sie sich dort ab.
shared-kept-title = Etwas ist noch nicht gesendet
shared-kept = Das ist noch hier: { $what }
    Melden Sie sich wieder an.
    Sie haben Zeit bis: { $when }
    Danach ist es gelöscht.
shared-leave-title = Noch nicht gesendet
shared-leave = Das geht verloren: { $what }
shared-leave-hint = Bitte senden Sie es vorher.
    Oder schreiben Sie später zu Hause.
passkey-elsewhere = Der Passkey kommt nicht auf dieses Gerät.
    Nehmen Sie zum Beispiel Ihr Handy.
recovered-text-shared = Auf diesem Gerät bleibt nichts von Ihnen.
    Sie können einen Passkey auf Ihrem Handy machen.
idle-shared-text = In { $left } Minuten melden wir Sie ab.
    Das schützt Ihre Post.
    Ihr Text bleibt in diesem Fenster.

# Notfall-Blatt auf einem neuen Gerät
recover-lead = Nehmen Sie Ihr Notfall-Blatt.
    Auf dem Blatt steht der Notfall-Code.
    Sie brauchen den Code.
    Und Sie brauchen Ihr Geburts-Datum.
recover-refused = Das hat noch nicht geklappt
recover-other-device = Haben Sie ein anderes Gerät mit Passkey?
    Melden Sie sich dort an.
    Machen Sie dort ein neues Blatt.
recover-other-phone = Rufen Sie uns an: { $phone }
    Wir schicken Ihnen einen neuen Brief.
recover-other-branch = Oder kommen Sie zu uns.
    Bringen Sie Ihren Ausweis mit.
sheet-code-hint = Der Code hat 32 Zeichen in 8 Gruppen.
    Große und kleine Buchstaben sind gleich.
sheet-code-short = Der Notfall-Code hat 32 Zeichen.
    Hier sind erst { $n } Zeichen.
recovered-title = Ihre Post ist wieder offen
recovered-text = Machen Sie jetzt einen neuen Passkey.
    Dann brauchen Sie das Blatt nicht mehr.
recovered-next = Ist ein Gerät weg?
    Dann sperren Sie das Gerät im Konto.
    Machen Sie auch ein neues Notfall-Blatt.

# Freischalten
step-identify = Zeigen: Das bin ich
code-title = Schreiben Sie den Code
code-hint = Der Code hat 24 Zeichen in 6 Gruppen.
    Große und kleine Buchstaben sind gleich.
code-short = Der Code hat 24 Zeichen.
    Hier sind erst { $n } Zeichen.
code-where-text = Der Code ist in unserem Brief.
    Er steht oben in einem Kasten.
    Neben dem Code ist ein QR-Code.
code-valid-text = Sie haben 30 Tage Zeit.
    Sie können es 5-mal versuchen.
    Danach bekommen Sie einen neuen Brief.
letter-picture = Ein Bild von unserem Brief.
    Der Code steht oben in einem Kasten.
keep-code-title = Sagen Sie niemandem den Code
keep-code-text = Wir fragen Sie nie nach dem Code.
    Auch nicht am Telefon.
    Auch nicht in einer E-Mail.
passkey-lead = Ein Passkey ist wie ein Schlüssel.
    Der Passkey öffnet Ihre Post.
    Sie brauchen kein Passwort.
passkey-label-hint = So finden Sie den Passkey später wieder.
    Zum Beispiel: Mein Telefon
passkey-made = Der Passkey ist fertig.
passkey-made-no-prf = Der Passkey ist fertig.
    Auf diesem Gerät brauchen Sie auch ein Passwort.
passkey-what-1 = Ein Passkey ist ein Schlüssel in Ihrem Gerät.
    Sie zeigen Ihren Finger oder Ihr Gesicht.
    Oder Sie schreiben die Geheim-Zahl.
passkey-what-2 = Das geht mit einem Telefon.
    Das geht auch mit einem Computer.
passkey-no-prf-title = Bitte noch ein Passwort
passkey-no-prf-text = Mit dem Passkey melden Sie sich an.
    Zum Lesen brauchen Sie noch ein Passwort.
    Denken Sie sich ein Passwort aus.
password-browser = Das Passwort gilt nur auf diesem Gerät.
password-hint = Mindestens { $n } Zeichen.
    Ein kurzer Satz ist gut.
password-short = Das Passwort ist zu kurz.
    Es braucht mindestens { $n } Zeichen.
password-guessable = Dieses Passwort ist zu leicht.
    Andere können es erraten.
    Nehmen Sie zum Beispiel 4 Wörter.
password-differs = Die Passwörter sind nicht gleich.
password-made = Das Passwort ist gespeichert.
    Es gilt nur auf diesem Gerät.
fingerprint-of = Prüf-Zeichen von { $name }
fingerprint-hint = Das Prüf-Zeichen steht auch in unserem Brief.
    Beide sind gleich.
activate-waiting-title = Wir prüfen Ihre Angaben
activate-waiting = Das dauert nur kurz.
    Bitte lassen Sie die Seite offen.
activate-done = Ihr Konto ist fertig
activate-done-text = Jetzt können Sie lesen und schreiben.
activate-quarantine = Sie können das Konto jetzt benutzen.
    Sie können neue Nachrichten lesen und schreiben.
    Alte Nachrichten bekommen Sie ab { $when }
    Das schützt Ihre Post.
activate-sheet-keep = Heben Sie das Notfall-Blatt gut auf.
activate-letter-away = Den Code brauchen Sie nicht mehr.
    Sie können den Brief zerreißen.
    Heben Sie das Notfall-Blatt gut auf.
dob-again-title = Bitte prüfen Sie Ihr Geburts-Datum

# Notfall-Blatt
sheet-only-here = Drucken Sie das Blatt jetzt aus.
    Später können wir es nicht mehr zeigen.
sheet-old-void = Ihr altes Blatt gilt nicht mehr.
sheet-waiting-title = Dieses Blatt gilt ab { $when }
sheet-waiting-text = Bis dahin gilt Ihr altes Blatt.
    Heben Sie beide Blätter auf.
sheet-pdf-hint = Haben Sie keinen Drucker?
    Dann speichern Sie das Blatt als PDF.
    Am besten nicht auf diesem Gerät.
sheet-lead = Ist Ihr Gerät weg oder kaputt?
    Dann hilft Ihnen dieses Blatt.
    Heben Sie das Blatt gut auf.
sheet-letters = O, I und L gibt es nicht.
    U gibt es auch nicht.
    0 und 1 sind immer Zahlen.
sheet-use-1 = Schreiben Sie diese Adresse ins Internet-Programm:
sheet-use-2 = Drücken Sie auf: „Ich komme nicht mehr hinein“
sheet-use-3 = Schreiben Sie den Notfall-Code.
sheet-use-4 = Machen Sie einen neuen Passkey.
sheet-safe-1 = Das Blatt soll zu Hause sein.
    Nicht beim Gerät.
sheet-safe-2 = Machen Sie kein Foto von dem Blatt.
    Schicken Sie es nicht mit einer E-Mail.
sheet-safe-3 = Wir fragen Sie nie nach diesem Code.
sheet-lost = Ist das Blatt weg?
sheet-lost-text = Melden Sie sich an.
    Machen Sie ein neues Blatt.
    Dann gilt dieses Blatt nicht mehr.
sheet-seen = Hat jemand das Blatt gesehen?
sheet-seen-text = Rufen Sie uns an: { $phone }
    Dann sperren wir Ihre Post.
sheet-foot = Wir kennen diesen Code nicht.
    Wir können ihn nicht wieder machen.
sheet-gone = Hier ist kein Notfall-Blatt mehr.
sheet-gone-text = Wir zeigen ein Blatt nur 1-mal.
    Im Konto können Sie ein neues machen.

# Zustände
state-open-portal = Wir antworten Ihnen
state-waiting-portal = Bitte antworten Sie
state-done-portal = Fertig
state-draft = Noch nicht gesendet
state-accepted = Bei uns da seit: { $when }
state-delivered = Im Postfach seit: { $when }
state-opened-portal = Das Team hat es geöffnet: { $when }
state-sending = Wir senden gerade

# Nachricht
signature-checked = Die Unterschrift ist echt: { $name }
signature-checked-staff = Die Unterschrift ist echt: { $name }, { $brand }
message-refused-title = Wir öffnen diese Nachricht nicht
message-refused-when = Angekommen: { $when }
file-verified = geprüft
file-not-for-you = nur für ein anderes Team
file-missing = nicht mehr da
file-opening = Wir öffnen { $name }
file-opening-line = { $done } von { $total } ist fertig
file-refused = Wir öffnen { $name } nicht

# Anzeige von Anhängen
viewer-loading = Die Datei kommt gleich.
viewer-no-text = Diese Seite ist ein Bild.
    Ein Computer kann sie nicht vorlesen.
viewer-no-description = Das Bild hat keine Beschreibung.
viewer-format-title = Wir können diese Datei nicht zeigen
viewer-not-format = Sie können die Datei speichern.
    Öffnen Sie die Datei mit einem anderen Programm.
viewer-fault-title = Wir zeigen diese Datei nicht
viewer-not-too-big = Die Datei ist zu groß.
viewer-not-broken = Die Datei ist kaputt.
    Bitten Sie um eine neue Datei.
viewer-not-encrypted = Die Datei hat ein Passwort.
viewer-not-heic = Wir können dieses Foto nicht zeigen.
    Bitten Sie um das Foto als JPG.
    Hier können Sie das Passwort nicht schreiben.
viewer-not-slow = Es hat zu lange gedauert.
viewer-can-save = Sie können die Datei speichern.
    Öffnen Sie nur bekannte Dateien.

# Wer kann das lesen?
readers-not = Andere können es nicht lesen.
readers-choose = Zuerst wählen Sie ein Thema.
    Dann steht hier das Team.

# Schreiben
draft-saved = Ihr Text ist gespeichert: { $clock }
draft-not-saved = Ihr Text ist nicht gespeichert
file-ready = fertig
file-not-sent = nicht gesendet
file-sealing = { $done } von { $total } ist geschützt
file-sending = { $done } von { $total } ist gesendet
file-added = { $name } ist auf dem Weg.
file-limits = Sie können Fotos und Dateien schicken.
    Eine Datei darf { $limit } groß sein.
    Es dürfen { $n } Dateien sein.
file-too-many = Das sind zu viele Dateien.
    Es dürfen { $n } Dateien sein.
file-empty = { $name } ist leer.
    Nehmen Sie eine andere Datei.
file-too-large = { $name } ist zu groß: { $size }
    Die Datei darf { $limit } groß sein.
file-wrong-type = { $name } geht nicht.
    Nehmen Sie ein Foto oder ein PDF.
rest-is-safe = Ihr Text ist gespeichert.
    Die anderen Dateien auch.
text-empty = Bitte schreiben Sie etwas.
send-hint = Wir senden alles zusammen.
    Sie haben dann noch 10 Sekunden.
    So lange können Sie es zurücknehmen.
send-running = Ihre Nachricht ist auf dem Weg.
    Sie können sie noch zurücknehmen.
file-checking = wir prüfen das
file-asking = bitte entscheiden Sie
file-cleaned = Ort und Gerät stehen nicht mehr im Bild.
file-same = das Gleiche wie { $name }
uncleaned-heic = In dem Foto steht der Ort.
    Wir können das hier nicht löschen.
    Wir können den Ort dann lesen.
uncleaned-heic-else = Oder so: Speichern Sie das Foto als JPG.
uncleaned-tiff = In der Datei stehen vielleicht Ort und Name.
    Wir können das hier nicht löschen.
    Wir können das dann lesen.
uncleaned-tiff-else = Oder so: Speichern Sie die Datei als PDF.
uncleaned-device = Das Bild ist zu groß.
    In dem Bild steht vielleicht der Ort.
    Wir können das hier nicht löschen.
uncleaned-device-else = Oder so: Machen Sie ein kleineres Foto.
same-file-title = Ist das 2-mal das Gleiche?
same-file-text = Diese Dateien sind gleich.
    Wollen Sie eine andere Datei schicken?
missing-file-title = Fehlt eine Datei?
missing-file-text = Sie schreiben von einer Datei.
    Aber es ist keine Datei dabei.
    Wollen Sie es so senden?
send-waiting = Wir warten auf die Dateien.
    Dann senden wir an: { $to }
send-countdown = In { $n } Sekunden senden wir an: { $to }
send-spoken = In { $n } Sekunden senden wir.
    Sie können es noch zurücknehmen.
send-sending = Wir senden gerade an: { $to }
send-failed = Ihre Nachricht ist noch nicht gesendet.
    Ihr Text ist gespeichert: { $to }

# Warnungen
alarm-title = Sie können hier nicht senden
alarm-text = Sie können weiter lesen.
    Das haben wir geprüft.
reply-stopped-title = Sie können hier nicht antworten
reply-stopped-text = Etwas stimmt hier nicht.
    Wir senden jetzt nichts.
quarantine-title = Alte Nachrichten kommen später
quarantine-text = Alte Nachrichten bekommen Sie ab { $when }
    Das schützt Ihre Post.
    Neue Nachrichten können Sie schon lesen.
step-up-title = Bitte zeigen Sie noch einmal: Das sind Sie
step-up-text = Das hier ist besonders geschützt.
    Darum fragen wir noch einmal.
step-up-kept = Danach geht es weiter.
    Ihr Text bleibt da.
step-up-no-way = Sie brauchen einen Passkey oder ein Passwort.
    Beides machen Sie im Konto.
protected-title = Diese Nachricht ist besonders geschützt
protected-text = Bitte zeigen Sie noch einmal: Das sind Sie.
    Dann öffnen wir die Nachricht.
    Es ist nichts verloren.

# Bescheid
decision-title-action = Antwort auf Ihren Widerspruch
decision-on = Der Bescheid gilt ab { $on }
decision-until-objection = Ist der Bescheid falsch?
    Dann können Sie Widerspruch einlegen.
    Sie haben Zeit bis { $until }
decision-until-action = Ist der Bescheid falsch?
    Dann können Sie zum Sozial-Gericht gehen.
    Sie haben Zeit bis { $until }
decision-uninstructed = In dem Bescheid fehlt etwas.
    Darum haben Sie 1 Jahr Zeit.
decision-under-way = Die E-Mail ist auf dem Weg.
    Bald steht hier der letzte Tag.
decision-failed = Die E-Mail kam nicht an.
    Sie bekommen den Bescheid mit der Post.
decision-returned-own = Unsere E-Mail kam nicht an.
    Darum zählt dieser Tag: Sie haben den Bescheid geöffnet.
decision-first-own = Andere haben den Bescheid auch bekommen.
    Der erste Tag zählt.
letter-own-coming = Sie bekommen den Bescheid mit der Post.
    Der Brief zählt.
letter-own-posted = Wir haben den Brief am { $on } geschickt.
letter-own-returned = Unser Brief kam zu uns zurück.
    Wir melden uns bei Ihnen.

# Thema
matter-hint = Danach wissen wir: Welches Team liest das?
matter-paused-title = Das geht gerade nicht:
matter-paused-until = Es geht wieder ab { $day }
matter-find-hint = Zum Beispiel: „Rechnung“ oder „Brille“
matter-found = { $n ->
    [0] Wir finden nichts.
    [one] Wir finden 1 Thema.
   *[other] Wir finden { $n } Themen.
}
file-ready-spoken = { $name } ist sicher bei uns.
