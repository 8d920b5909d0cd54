# SPDX-License-Identifier: EUPL-1.2
# Was geschah, was sicher ist, was jetzt zu tun ist: in Leichter Sprache, für die Wege, die jeder geht.

refusal-unknown = Das hat gerade nicht geklappt.
    Ihre Texte sind gespeichert.
    Bitte versuchen Sie es noch einmal.
    Oder rufen Sie uns an: { $phone }
retry-in = Versuchen Sie es wieder in { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}

# Bausteine
r-signature = Die Unterschrift passt nicht.
    Vielleicht hat jemand die Nachricht geändert.
    { call-us }
r-members = Etwas stimmt hier nicht.
    Ihr Text ist gespeichert.
    Wir senden ihn nicht.
    { call-us }
r-form = Etwas ist kaputt.
    Darum öffnen wir das nicht.
    Ihre andere Post ist in Ordnung.
    { call-us }
r-trust = Etwas stimmt hier nicht.
    Wir öffnen nichts.
    So bleibt Ihre Post sicher.
    { call-us }
r-own-keys = Ihre Schlüssel passen nicht zusammen.
    Ihre Post ist nicht verloren.
    { call-us }
r-program = Auf dieser Seite ist ein Fehler.
    Ihre Texte sind gespeichert.
    Laden Sie die Seite neu.
    Hilft das nicht?
    { call-us }
r-receipt = Etwas stimmt hier nicht.
    Ihre Nachricht ist gespeichert.
    { call-us }
r-new-code = Wir schicken Ihnen einen neuen Brief: { $phone }
r-sign-in = Bitte melden Sie sich noch einmal an.
    Ihre Texte sind gespeichert.

# Verbindung und Server
refusal-offline = Ihr Text ist gespeichert.
    Mit Internet versuchen wir es wieder.
    .title = Sie haben kein Internet
refusal-bad-answer = Das hat nicht geklappt.
    Ihre Texte sind gespeichert.
    Bitte versuchen Sie es noch einmal.
refusal-cancelled = Es ist nichts passiert.
    .title = Abgebrochen
refusal-busy = Gerade sind viele Menschen hier.
    Ihre Texte sind gespeichert.
    Bitte versuchen Sie es gleich noch einmal.
    .title = Bitte warten Sie kurz
refusal-disk-full = Wir können gerade nichts speichern.
    Sie können weiter lesen.
    Ihr Text ist hier gespeichert.
refusal-internal = Bei uns ist ein Fehler.
    Ihre Texte sind gespeichert.
    Bitte versuchen Sie es noch einmal.
    Hilft das nicht?
    { call-us }
refusal-not-found = Das gibt es nicht.
    Oder es gehört nicht zu Ihrem Konto.
    .title = Hier ist nichts
refusal-forbidden = Das dürfen Sie nicht.
    Es ist nichts passiert.
refusal-conflict = Jemand war schneller.
    Bitte sehen Sie noch einmal nach.
refusal-too-large = Die Datei ist zu groß.
    Ihr Text ist gespeichert.
refusal-too-many-requests = Das war zu schnell.
    Ihre Texte sind gespeichert.
    Bitte warten Sie kurz.
refusal-too-many-tries = Das waren zu viele Versuche.
    { $minutes ->
        [0] Bitte warten Sie.
        [one] Bitte warten Sie 1 Minute.
       *[other] Bitte warten Sie { $minutes } Minuten.
    }
    Oder nehmen Sie einen Passkey.
    .title = Kurze Pause
refusal-storage-full = Auf diesem Gerät ist kein Platz mehr.
    Bitte senden Sie diese Nachricht.
    Oder löschen Sie alte Texte.

# Sitzung und Anmelden
refusal-no-session = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-session-state = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-signed-out = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-locked = Ihre Post ist gesperrt.
    Bitte entsperren Sie die Post.
    Ihre Texte sind gespeichert.
    .title = Gesperrt
refusal-login-refused = Die Anmeldung hat nicht geklappt.
    Bitte versuchen Sie es noch einmal.
    Oder nehmen Sie einen anderen Weg.
refusal-access-blocked = Niemand kann jetzt an Ihre Post.
    Nichts ist gelöscht.
    Sie brauchen einen neuen Brief.
    Rufen Sie uns an: { $phone }
    Oder kommen Sie mit Ihrem Ausweis zu uns.
    .title = Ihre Post ist gesperrt
refusal-access-left = Wir schreiben Ihnen jetzt Briefe.
    Ihre Nachrichten sind noch da.
    Wollen Sie zurück?
    Rufen Sie uns an: { $phone }
    .title = Sie sind nicht mehr dabei
refusal-access-ended = Ihre Versicherung bei uns ist zu Ende.
    Brauchen Sie noch etwas?
    Rufen Sie uns an: { $phone }
    .title = Dieses Postfach ist zu
refusal-read-only = Ihre Versicherung bei uns ist zu Ende.
    Sie können hier nichts mehr schreiben.
    Ihr Text ist gespeichert.
    Rufen Sie uns an: { $phone }
    .title = Schreiben geht hier nicht mehr
refusal-passkey-cancelled = Das hat nicht geklappt.
    Sie können es gleich noch einmal versuchen.
    .title = Noch nicht bestätigt
refusal-passkey-exists = Auf diesem Gerät ist schon ein Passkey.
    Nehmen Sie diesen Passkey.
refusal-passkey-unsupported = Dieses Gerät kann keinen Passkey machen.
    Nehmen Sie ein anderes Gerät.
    Oder nehmen Sie ein Passwort.
refusal-passkey-no-unlock = Sie sind angemeldet.
    Zum Lesen brauchen Sie noch Ihr Passwort.
    Oder nehmen Sie Ihr Notfall-Blatt.
refusal-prf-missing = Mit diesem Passkey geht es hier nicht.
    Nehmen Sie Ihr Passwort.
    Oder nehmen Sie Ihr Notfall-Blatt.
refusal-no-device-secret = Auf diesem Gerät gibt es kein Passwort.
    Nehmen Sie einen Passkey.
    Oder nehmen Sie Ihr Notfall-Blatt.
refusal-wrong-password = Das Passwort stimmt nicht.
    { $tries ->
        [-1] Achten Sie auf große und kleine Buchstaben.
        [0] Bitte warten Sie 15 Minuten.
        [one] Sie haben noch 1 Versuch.
       *[other] Sie haben noch { $tries } Versuche.
    }
    .title = Falsches Passwort

# Codes und Freischalten
refusal-bad-length = Der Code ist noch nicht fertig.
    Bitte sehen Sie noch einmal nach.
refusal-bad-symbol = { $group ->
        [0] Ein Zeichen stimmt nicht.
       *[other] In Gruppe { $group } stimmt ein Zeichen nicht.
    }
    O, I und L gibt es nicht.
    Meinen Sie 0 oder 1?
refusal-bad-qr = Dieser QR-Code gehört nicht hierher.
    Nehmen Sie den QR-Code aus unserem Brief.
refusal-bad-check = Ein Zeichen stimmt nicht.
    Bitte sehen Sie noch einmal auf das Papier.
    0 und 1 sind immer Zahlen.
refusal-code-refused = Dieser Code gilt nicht mehr.
    Wir schicken Ihnen gern einen neuen Brief.
    Rufen Sie uns an: { $phone }
    .title = Der Code gilt nicht mehr
refusal-claims-refused = Code und Geburts-Datum passen nicht zusammen.
    { $tries ->
        [-1] Bitte prüfen Sie beides.
        [0] Der Code geht nicht mehr.
        [one] Sie haben noch 1 Versuch.
       *[other] Sie haben noch { $tries } Versuche.
    }
    .title = Bitte prüfen Sie Ihr Geburts-Datum
refusal-activation-lost = Bitte fangen Sie noch einmal an.
    Der Code gilt noch.
refusal-registrar-silent = Das dauert heute länger.
    Ihre Angaben sind da.
    Lassen Sie die Seite offen.
    .title = Es dauert länger
refusal-no-registrar = Das geht gerade nicht.
    Ihr Code gilt noch.
    Bitte versuchen Sie es später noch einmal.
refusal-wrong-mac = Etwas stimmt hier nicht.
    Schreiben Sie nichts mehr.
    Ihre Post ist nicht verloren.
    { call-us }
    .title = Halt
refusal-fingerprint-mismatch = Das Prüf-Zeichen passt nicht zu dieser Seite.
    Schreiben Sie nichts mehr.
    { call-us }
    .title = Halt

# Schreiben und Senden
refusal-not-fresh = Ihr Text ist gespeichert.
    Bitte warten Sie ein paar Minuten.
    Versuchen Sie es dann noch einmal.
    .title = Bitte warten Sie kurz
refusal-epoch-conflict = Ihr Text ist gespeichert.
    Bitte senden Sie ihn noch einmal.
refusal-counter-used = Ein anderes Fenster hat gerade etwas gesendet.
    Ihr Text ist gespeichert.
    Bitte senden Sie ihn noch einmal.
refusal-exists = Die Nachricht ist schon da.
    Bitte sehen Sie in Ihre Post.
refusal-already-sent = Die Nachricht ist schon auf dem Weg.
refusal-matter-missing = Bitte wählen Sie ein Thema.
refusal-unknown-matter = Dieses Thema gibt es nicht mehr.
    Ihr Text ist gespeichert.
    Bitte wählen Sie ein anderes Thema.
refusal-too-many-attachments = Das sind zu viele Dateien.
    Ihr Text ist gespeichert.
    Schreiben Sie noch eine Nachricht.
refusal-empty-file = Die Datei ist leer.
    Ihr Text ist gespeichert.
refusal-file-type = Diese Datei geht nicht.
    Nehmen Sie ein Foto oder ein PDF.
refusal-file-disguised = Die Datei ist anders als ihr Name.
    Darum nehmen wir die Datei nicht.
refusal-picture-unreadable = Das Bild ist kaputt.
    Machen Sie das Foto noch einmal.
refusal-picture-undecided = Bitte entscheiden Sie bei der Datei.
    Dann senden Sie noch einmal.
refusal-file-again = Bitte wählen Sie diese Datei noch einmal.
    Ihr Text ist gespeichert.
refusal-upload-damaged = Die Datei ist nicht richtig angekommen.
    Ihr Text ist gespeichert.
    Bitte wählen Sie die Datei noch einmal.

# E-Mail
refusal-wrong-code = Das ist nicht der Code aus der E-Mail.
    { $tries ->
        [-1] Bitte sehen Sie noch einmal nach.
        [0] Bitte holen Sie einen neuen Code.
        [one] Sie haben noch 1 Versuch.
       *[other] Sie haben noch { $tries } Versuche.
    }
refusal-contact-code-over = Der Code gilt nicht mehr.
    Bitte holen Sie einen neuen Code.
refusal-contact-codes-spent = Sie hatten heute schon 5 Codes.
    Bitte versuchen Sie es morgen noch einmal.
refusal-contact-unavailable = E-Mails gehen hier noch nicht.
    Alle Nachrichten sind im Postfach.
refusal-stale = Die Uhr von diesem Gerät geht falsch.
    Bitte stellen Sie die Uhr richtig.
refusal-step-up-required = Das hier ist besonders geschützt.
    Ihre Texte sind gespeichert.
    Bitte zeigen Sie noch einmal: Das sind Sie.
    .title = Noch nicht bestätigt
refusal-upload-offset = Die Datei kam nicht richtig an.
    Ihr Text ist noch da.
    Ihre Datei ist noch da.
    Versuchen Sie es noch einmal.
refusal-upload-checksum = Die Datei kam nicht richtig an.
    Ihr Text ist noch da.
    Ihre Datei ist noch da.
    Versuchen Sie es noch einmal.
refusal-too-many-chunks = Ihr Internet ist zu oft weg.
    Ihr Text ist noch da.
    Nehmen Sie die Datei weg.
    Wählen Sie die Datei später noch einmal.
refusal-too-many-uploads = Sie haben zu viele Dateien.
    Ihr Text ist noch da.
    Senden Sie erst die anderen Nachrichten.
    Oder nehmen Sie Dateien weg.
refusal-draft-conflict = Sie schreiben auch auf einem anderen Gerät.
    Beide Texte sind noch da.
refusal-too-many-drafts = Sie haben 50 Texte nicht gesendet.
    Dieser Text bleibt nur auf diesem Gerät.
