# SPDX-License-Identifier: EUPL-1.2
# Ein Satz je Ablehnung (docs/PROTOCOL.md, docs/API.md, src/crypto/errors.ts, src/mailbox): was geschah, was sicher ist, was jetzt zu tun ist.
# $code Name der Ablehnung, $minutes Wartezeit (0: keine), $tries verbleibende Versuche (-1: unbekannt), $group Gruppe des Codes (0: unbekannt).

refusal-title = Das hat nicht geklappt
refusal-grave-title = Das öffnen wir nicht
refusal-unknown = Das hat gerade nicht geklappt. Ihre Entwürfe sind gesichert. Versuchen Sie es bitte noch einmal, oder rufen Sie uns an: { $phone }. (Kennwort für uns: { $code })
retry-in = Versuchen Sie es in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} wieder.

# Bausteine
r-signature = Die Unterschrift passt nicht zum Absender. Vielleicht wurde die Nachricht verändert. { call-us }
r-members = Wer hier mitlesen soll, passt nicht zu dem, was gelten muss. Ihr Text ist gesichert, wir senden ihn nicht. { call-us }
r-form = Die gespeicherten Daten haben nicht die erwartete Form. Deshalb öffnen wir sie nicht. Ihre andere Post ist nicht betroffen. { call-us }
r-trust = Die Prüfschlüssel der { $brand } passen nicht zu denen, die dieses Gerät kennt. Wir öffnen nichts, damit Ihre Post sicher bleibt. { call-us }
r-own-keys = Ihre eigenen Schlüssel passen nicht zusammen. Deshalb öffnen wir nichts. Ihre Post ist nicht verloren. { call-us }
r-program = Auf dieser Seite ist etwas schiefgegangen. Ihre Entwürfe sind gesichert. Laden Sie die Seite neu. Hilft das nicht: { call-us }
r-receipt = Die Empfangsbestätigung des Servers passt nicht zu Ihrer Nachricht. Ihre Nachricht ist hier gesichert. { call-us }
r-new-code = { $side ->
    [office] Die Administration stellt Ihnen einen neuen Beleg aus.
   *[portal] Wir schicken Ihnen einen neuen Brief: { $phone }.
}
r-sign-in = Bitte melden Sie sich noch einmal an. Ihre Entwürfe sind gesichert.

# Verbindung und Server
refusal-offline = Es gibt keine Verbindung. Ihr Text ist auf diesem Gerät gesichert. Wir versuchen es wieder, sobald Sie online sind.
    .title = Keine Verbindung
refusal-bad-answer = Die Antwort vom Server war nicht zu verstehen. Ihre Entwürfe sind gesichert. Versuchen Sie es bitte noch einmal.
refusal-cancelled = Abgebrochen. Es wurde nichts geändert.
    .title = Abgebrochen
refusal-busy = Gerade sind sehr viele Menschen hier. Ihre Entwürfe sind gesichert. Versuchen Sie es gleich noch einmal.
    .title = Einen Moment bitte
refusal-disk-full = Der Server kann gerade nichts Neues speichern. Lesen können Sie weiter, Ihr Text ist hier gesichert. Wir arbeiten daran.
refusal-internal = Bei uns ist etwas schiefgegangen. Ihre Entwürfe sind gesichert. Versuchen Sie es bitte noch einmal. Hilft das nicht: { call-us }
refusal-not-found = Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.
    .title = Hier ist nichts
refusal-forbidden = Dafür fehlt Ihnen das Recht. Es wurde nichts geändert.
refusal-conflict = Jemand war schneller. Es wurde nichts überschrieben. Bitte sehen Sie den neuen Stand an, und versuchen Sie es noch einmal.
refusal-claimed = Den Fall hat gerade jemand anderes übernommen. Ihr Text ist gesichert.
    .title = Schon übernommen
refusal-idempotency-mismatch = { r-program }
refusal-bad-request = { r-program }
refusal-length-required = { r-program }
refusal-media-type = { r-program }
refusal-method-not-allowed = { r-program }
refusal-range = { r-program }
refusal-tus-version = { r-program }
refusal-checksum-algorithm = { r-program }
refusal-upload-offset = Die Übertragung der Datei ist durcheinandergeraten. Ihr Text und die Datei sind gesichert. Bitte versuchen Sie es noch einmal.
refusal-upload-checksum = Ein Teil der Datei kam beschädigt an. Ihr Text und die Datei sind gesichert. Bitte versuchen Sie es noch einmal.
refusal-too-many-chunks = Die Verbindung ist zu oft abgebrochen. Ihr Text ist gesichert. Entfernen Sie die Datei, und wählen Sie sie bei besserer Verbindung noch einmal aus.
refusal-too-many-uploads = Es warten schon zu viele Dateien auf eine Nachricht. Senden Sie Ihre Entwürfe, oder entfernen Sie Dateien daraus. Ihr Text ist gesichert.
refusal-cross-site = Die Anfrage kam von einer fremden Seite. Es wurde nichts geändert. Öffnen Sie unsere Seite in einem neuen Fenster.
refusal-too-large = Die Datei ist zu groß. Ihr Text und die anderen Anhänge sind gesichert.
refusal-too-many-requests = Das waren viele Anfragen in kurzer Zeit. Ihre Entwürfe sind gesichert.
refusal-too-many-tries = Zu viele Versuche. { $minutes ->
    [0] Bitte warten Sie eine Weile
    [one] Bitte warten Sie eine Minute
   *[other] Bitte warten Sie { $minutes } Minuten
}, oder melden Sie sich mit einem Passkey an.
    .title = Kurze Pause
refusal-reading-needs-passkey = Ohne Netz lesen Sie nur mit einem Passkey, der Ihre Post auf diesem Gerät öffnet. Einen Passkey richten Sie unter „Mein Konto“ ein.
refusal-reading-shared = Dieses Gerät benutzen auch andere. Deshalb legen wir hier nichts ab.
refusal-reading-unsupported = Dieser Browser kann Gespräche nicht zum Lesen ohne Netz aufheben.
refusal-reading-protected = Dieses Gespräch ist besonders geschützt. Es öffnet sich nur mit Verbindung.
refusal-reading-gone = Auf diesem Gerät liegt nichts mehr, das Sie ohne Verbindung lesen können.
refusal-reading-clock = Die Uhr dieses Geräts geht nach. Bitte stellen Sie sie richtig. Vorher öffnen wir nichts.
refusal-reading-damaged = Was hier liegt, lässt sich mit diesem Passkey nicht öffnen. Ihr Postfach ist davon nicht betroffen: Öffnen Sie es, sobald Sie eine Verbindung haben.
refusal-storage-full = Auf diesem Gerät ist kein Platz mehr. Senden Sie diese Nachricht, oder löschen Sie alte Entwürfe.

# Sitzung und Anmelden
refusal-no-session = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-session-state = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-signed-out = { r-sign-in }
    .title = Sie sind abgemeldet
refusal-locked = Ihre Post ist gesperrt. Bitte entsperren Sie sie. Ihre Entwürfe sind gesichert.
    .title = Gesperrt
refusal-login-refused = Damit konnten wir Sie nicht anmelden. Bitte prüfen Sie Ihre Eingabe, oder nehmen Sie einen anderen Weg.
refusal-access-blocked = { $side ->
    [office] Alle Anmeldungen sind beendet, gelöscht ist nichts. Ihre Administration stellt Ihnen einen neuen Ausgabebeleg aus, damit ist der Zugang wieder frei.
   *[portal] Alle Anmeldungen sind beendet, gelöscht ist nichts. Wieder frei wird der Zugang mit einem neuen Brief: Rufen Sie uns an, { $phone }. Oder kommen Sie mit Ihrem Ausweis in die Geschäftsstelle.
}
    .title = Ihr Zugang ist gesperrt
refusal-access-left = Wir schreiben Ihnen Briefe. Ihre Nachrichten sind noch da. Zurückkommen können Sie mit einem neuen Brief: Rufen Sie uns an, { $phone }. Oder kommen Sie mit Ihrem Ausweis in die Geschäftsstelle.
    .title = Sie haben das Portal verlassen
refusal-provider-first = Bitte melden Sie sich zuerst mit Ihrem Konto der { $brand } an.
    .title = Zuerst das Konto
refusal-provider-failed = Die Anmeldung der { $brand } ist gerade nicht erreichbar. Ohne sie kommen Sie hier nicht hinein. Bitte versuchen Sie es später noch einmal.
    .title = Die Anmeldung antwortet nicht
refusal-provider-refused = Diese Anmeldung gilt nicht: Sie kam zu spät, ein zweites Mal oder aus einem anderen Browser. Bitte beginnen Sie noch einmal.
    .title = Bitte noch einmal
refusal-provider-level = Ihr Konto wurde ohne zweiten Faktor bestätigt. Bitte melden Sie sich dort mit Ihrem zweiten Faktor an.
    .title = Der zweite Faktor fehlt
refusal-provider-ended = Ihre Anmeldung wurde über Ihr Konto bei der { $brand } beendet. Bitte melden Sie sich neu an.
    .title = Sie sind abgemeldet
refusal-account-unknown = Ihr Konto gehört hier zu keinem Zugang. Bitte wenden Sie sich an Ihre Administration.
    .title = Kein Zugang mit diesem Konto
refusal-other-employee = Konto und Passkey gehören nicht derselben Person. Wir haben das festgehalten. Bitte melden Sie sich mit Ihrem eigenen Konto an.
    .title = Konto und Passkey passen nicht zusammen
refusal-logout-refused = Diese Abmeldung durch den Anmeldedienst nehmen wir nicht an. Es wurde nichts geändert.
    .title = Nicht angenommen
refusal-access-ended = Die Versicherung bei uns ist beendet, und die Zeit zum Lesen und Speichern ist vorbei. Brauchen Sie noch Unterlagen? Rufen Sie uns an, { $phone }, oder schreiben Sie uns einen Brief.
    .title = Dieses Postfach ist geschlossen
refusal-read-only = { $side ->
    [office] Die Versicherung ist beendet. Was Sie hier schreiben, würde niemand lesen. Antworten Sie bitte per Brief. Ihr Text ist gesichert.
   *[portal] Die Versicherung bei uns ist beendet, hier lässt sich nichts Neues mehr schreiben. Ihr Text ist gesichert. Rufen Sie uns an, { $phone }, oder schreiben Sie uns einen Brief.
}
    .title = Hier können Sie nichts mehr schreiben
refusal-passkey-cancelled = Die Bestätigung wurde abgebrochen oder hat zu lange gedauert. Sie können es gleich noch einmal versuchen.
    .title = Nicht bestätigt
refusal-passkey-exists = Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto. Sie können ihn benutzen.
refusal-passkey-unsupported = Dieser Browser oder dieses Gerät kann keine Passkeys. Nehmen Sie ein anderes Gerät, oder legen Sie ein Passwort fest.
refusal-passkey-no-unlock = Mit diesem Passkey sind Sie angemeldet. Zum Öffnen Ihrer Post brauchen Sie hier noch Ihr Passwort oder Ihr Notfallblatt.
refusal-prf-missing = Mit diesem Passkey lässt sich Ihre Post hier nicht öffnen. Nehmen Sie Ihr Passwort, Ihr Notfallblatt oder ein anderes Gerät.
refusal-prf-in-body = { r-program }
refusal-no-device-secret = In diesem Browser ist kein Passwort für Ihr Konto eingerichtet. Nehmen Sie einen Passkey oder Ihr Notfallblatt.
refusal-wrong-password = Das Passwort stimmt nicht. { $tries ->
    [-1] Achten Sie auf Groß- und Kleinschreibung.
    [0] Bitte warten Sie eine Viertelstunde, oder nehmen Sie einen Passkey.
    [one] Sie haben noch einen Versuch. Danach müssen Sie eine Viertelstunde warten.
   *[other] Sie haben noch { $tries } Versuche. Achten Sie auf Groß- und Kleinschreibung.
}
    .title = Falsches Passwort
refusal-unknown-method = Diesen Weg gibt es für Ihr Konto nicht. Nehmen Sie bitte einen anderen.
refusal-last-method = Das ist Ihr einziger Weg zu Ihrer Post. Legen Sie zuerst einen zweiten an.

# Codes und Freischalten
refusal-bad-length = Der Code ist nicht vollständig. Bitte vergleichen Sie ihn Zeichen für Zeichen.
refusal-bad-symbol = Ein Zeichen{ $group ->
    [0] { "" }
   *[other] { " " }in Gruppe { $group }
} passt nicht. Die Buchstaben O, I, L und U kommen im Code nicht vor. Meinen Sie eine 0, eine 1 oder ein V?
refusal-bad-qr = Dieser QR-Code gehört nicht hierher. Bitte nehmen Sie den aus unserem Schreiben oder von Ihrem Notfallblatt.
refusal-bad-check = Ein Zeichen passt nicht. Bitte vergleichen Sie den Code noch einmal mit dem Papier. Die 0 und die 1 sind immer Ziffern.
refusal-code-refused = { $side ->
    [office] Dieser Code gilt nicht mehr. Er ist abgelaufen, schon benutzt oder durch einen neuen ersetzt. Die Administration stellt Ihnen einen neuen Beleg aus.
   *[portal] Dieser Code gilt nicht mehr. Er ist abgelaufen, schon benutzt oder durch einen neuen ersetzt. Wir schicken Ihnen gern einen neuen Brief: { $phone }.
}
    .title = Der Code gilt nicht mehr
refusal-claims-refused = Code und Geburtsdatum passen nicht zusammen. { $tries ->
    [-1] Bitte prüfen Sie beides.
    [0] Für diesen Code gibt es keinen Versuch mehr. { r-new-code }
    [one] Sie haben noch einen Versuch. Danach brauchen Sie einen neuen Code.
   *[other] Sie haben noch { $tries } Versuche. Danach brauchen Sie einen neuen Code.
}
    .title = Bitte prüfen Sie Ihr Geburtsdatum
refusal-activation-lost = Die Seite wurde neu geladen, der Code ist nicht mehr da. Bitte fangen Sie noch einmal an. Der Code gilt weiter.
refusal-registrar-silent = Die Prüfung dauert länger als sonst. Ihre Angaben sind angekommen. Lassen Sie die Seite offen, und versuchen Sie es in ein paar Minuten noch einmal.
    .title = Es dauert länger
refusal-no-registrar = Das Freischalten ist gerade nicht möglich. Ihr Code bleibt gültig. Bitte versuchen Sie es später noch einmal.
refusal-carryover-refused = Ihre Schlüssel konnten nicht gewechselt werden. Die bisherigen gelten weiter. { call-us }
refusal-wrong-mac = Was der Server geschickt hat, passt nicht zu Ihrem Code oder zu Ihren Schlüsseln. Brechen Sie hier ab, und geben Sie nichts mehr ein. Ihre Post ist nicht verloren. { call-us }
    .title = Hier stimmt etwas nicht

# Schreiben und Senden
refusal-not-fresh = Die Angaben zu den Schlüsseln sind nicht aktuell genug. Ihr Text ist gesichert. Bitte versuchen Sie es in einigen Minuten noch einmal.
    .title = Noch einen Moment
refusal-stale-freshness = Die Angaben zu den Schlüsseln sind älter als zwei Tage. Sie können noch antworten, solange niemand Neues mitliest.
refusal-epoch-conflict = Inzwischen hat sich geändert, wer mitliest. Ihr Text ist gesichert. Bitte senden Sie ihn noch einmal.
refusal-counter-used = In einem anderen Fenster wurde gerade gesendet. Ihr Text ist gesichert. Bitte senden Sie ihn noch einmal.
refusal-bundle-conflict = Auf einem anderen Gerät haben Sie gerade etwas an Ihren Schlüsseln geändert. Bitte laden Sie die Seite neu, und versuchen Sie es noch einmal.
refusal-draft-conflict = Dieser Entwurf wurde gerade auf einem anderen Gerät gesichert. Beide Fassungen bleiben.
refusal-too-many-holds = Der Fall wird schon aus vielen Gründen gehalten. Es wurde nichts geändert.
refusal-too-many-disputes = In diesem Vorgang ist schon vieles bestritten. Schreiben Sie das Weitere bitte einfach als Nachricht.
refusal-thread-disputed = Die Person hat etwas in diesem Fall bestritten. Bis das geklärt ist, wird er nur aufbewahrt. Bitte antworten Sie ihr und klären Sie es oben im Fall, dann geht auch das Übrige.
    .title = Gesperrt, bis es geklärt ist
refusal-dispute-unanswered = Die Person muss es zuerst lesen können. Bitte antworten Sie ihr in diesem Fall, und klären Sie es dann.
    .title = Zuerst antworten
refusal-bad-outcome = Das ist kein Ergebnis, mit dem eine Einheit es klären kann. Es wurde nichts geändert.
refusal-too-many-drafts = Sie haben schon fünfzig Entwürfe. Dieser bleibt nur auf diesem Gerät.
refusal-thread-unread = Hier ist noch etwas ungelesen. Öffnen Sie den Vorgang bitte zuerst, dann können Sie ihn ablegen.
refusal-period-running = In diesem Vorgang ist ein Bescheid, gegen den die Frist noch läuft. Ausblenden können Sie ihn erst danach. Ins Archiv können Sie ihn jetzt schon legen.
refusal-period-open = In diesem Vorgang ist ein Bescheid, gegen den eine Frist noch laufen kann.
refusal-too-many-pinned = Zwanzig Vorgänge sind schon angeheftet. Lösen Sie bitte erst einen davon.
refusal-pinned-elsewhere = Anheften geht nur im Posteingang.
refusal-exists = Das ist schon angekommen. Sehen Sie bitte im Posteingang nach, bevor Sie es noch einmal senden.
refusal-state-conflict = Woanders wurde gerade dasselbe begonnen oder geändert, vielleicht in einem anderen Fenster. Es wurde nichts überschrieben. Bitte machen Sie dort weiter, oder laden Sie die Seite neu.
refusal-already-sent = Diese Nachricht ist schon auf dem Weg. Sie wird nicht doppelt gesendet.
refusal-matter-missing = Bitte wählen Sie, worum es geht.
refusal-unknown-matter = Dieses Anliegen gibt es nicht mehr. Ihr Text ist gesichert. Bitte wählen Sie ein anderes.
refusal-too-many-attachments = So viele Dateien gehen nicht in eine Nachricht. Ihr Text ist gesichert. Teilen Sie die Dateien auf zwei Nachrichten auf.
refusal-empty-file = Die Datei ist leer. Ihr Text und die anderen Anhänge sind gesichert.
refusal-file-type = Dateien dieser Art können wir nicht annehmen. Möglich sind PDF, JPG, PNG, WebP, HEIC und TIFF. Speichern Sie das Dokument als PDF, und wählen Sie dann das PDF aus.
refusal-file-disguised = Der Inhalt dieser Datei ist etwas anderes, als ihr Name sagt. Wir haben sie nicht angenommen. Wenn Sie die Datei kennen, öffnen Sie sie auf Ihrem Gerät, speichern Sie sie neu als PDF oder JPG, und wählen Sie dann die neue aus. Wenn Sie nicht wissen, woher sie kommt, öffnen Sie sie nicht.
refusal-picture-unreadable = Dieses Bild lässt sich nicht öffnen. Es ist beschädigt oder nicht vollständig. Machen Sie das Foto noch einmal, oder speichern Sie es neu als JPG, und wählen Sie es dann aus.
refusal-picture-undecided = Bei einer Datei fehlt noch Ihre Entscheidung, ob sie so gesendet wird, wie sie ist. Bitte entscheiden Sie bei den Anhängen, und senden Sie dann noch einmal.
refusal-file-again = Diese Datei müssen Sie noch einmal auswählen: Sie war noch nicht ganz übertragen, als die Seite geschlossen wurde. Ihr Text ist gesichert.
refusal-upload-damaged = Die Datei kam nicht unverändert an. Ihr Text ist gesichert. Entfernen Sie die Datei, und wählen Sie sie noch einmal aus.
refusal-medical-unproven = Der Schlüssel des Medizinischen Dienstes ist nicht bestätigt. Deshalb haben wir die Datei nicht verschlüsselt und nicht gesendet. Entfernen Sie sie, und schicken Sie sie in einem verschlossenen Umschlag mit der Post.

# Recht und Zuständigkeit
refusal-right-missing = Dafür fehlt Ihnen das Recht in diesem Team. Es wurde nichts geändert.
refusal-wrong-side = { r-program }
refusal-not-yourself = Sich selbst können Sie nicht entfernen. Bitten Sie ein anderes Mitglied des Teams.
refusal-grant-missing = Ihnen fehlt noch der Schlüssel zu diesem Vorgang. { $side ->
    [office] Bitten Sie ein Mitglied Ihres Teams, Ihnen den Schlüssel zu geben.
   *[portal] Frühere Nachrichten kommen nach der Schutzfrist wieder. { call-us }
}
    .title = Noch nicht lesbar
refusal-not-for-you = Das ist für ein anderes Team verschlüsselt.
    .title = Nicht für Sie
refusal-history-withheld = { $side ->
    [office] Die Wartezeit nach der neuen Ausweisung ist noch nicht vorbei, oder der Zugang ist gesperrt. Es wurde nichts freigegeben.
   *[portal] Frühere Nachrichten gibt Ihnen Ihr Team nach der Schutzfrist zurück. Sie müssen nichts tun.
}
    .title = Noch nicht freigegeben

# Nachrichten
refusal-bad-signature = { r-signature }
    .title = Diese Nachricht öffnen wir nicht
refusal-unbound-sender = Der Schlüssel des Absenders ist nicht bestätigt. Vielleicht kommt die Nachricht von jemand anderem. { call-us }
refusal-not-a-member = Der Absender gehört nicht zu diesem Vorgang. Deshalb zeigen wir die Nachricht nicht. { call-us }
refusal-revoked-signer = Der Schlüssel des Absenders war schon gesperrt. Deshalb zeigen wir die Nachricht nicht. { call-us }
refusal-uncertified-staff = Der Absender ist nicht als Mitarbeitende der { $brand } bestätigt. Deshalb zeigen wir die Nachricht nicht. { call-us }
refusal-wrong-thread = Diese Nachricht gehört in einen anderen Vorgang. Vielleicht wurde sie vertauscht. { call-us }
refusal-not-plain-mail = Hier steht eine ungeschützte E-Mail, wo keine sein kann. Deshalb zeigen wir sie nicht. { call-us }
refusal-header-mismatch = Die Angaben außen passen nicht zum Inhalt der Nachricht. Vielleicht wurde sie vertauscht. { call-us }
refusal-wrong-payload-type = { r-form }
refusal-missing-predecessor = Vor dieser Nachricht fehlt eine, auf die sie sich bezieht. Vielleicht kommt sie noch. Bleibt die Lücke: { call-us }
refusal-counter-gap = Vor dieser Nachricht fehlt mindestens eine desselben Absenders. Vielleicht kommt sie noch. Bleibt die Lücke: { call-us }
refusal-receipt-gap = Vor dieser Nachricht fehlt eine, deren Eingang bestätigt wurde. Vielleicht kommt sie noch. Bleibt die Lücke: { call-us }
refusal-equivocation = Zu dieser Nachricht gibt es eine zweite, andere Fassung mit derselben Nummer. { call-us }
refusal-wrong-seq = Die Reihenfolge dieser Nachricht passt nicht zu den anderen. Maßgeblich ist die Zeit unserer Eingangsbestätigung.
refusal-clock-skew = Die Uhr des Absenders weicht um mehr als einen Tag ab. Maßgeblich ist die Zeit unserer Eingangsbestätigung.
refusal-receipt-conflict = { r-receipt }
refusal-receipt-for-other-object = { r-receipt }
refusal-not-for-this-key = Mit Ihren Schlüsseln lässt sich das nicht öffnen. Ihre andere Post ist nicht betroffen. { call-us }
refusal-cannot-open = { refusal-not-for-this-key }
refusal-unknown-thread = { refusal-not-found }

# Anhänge
refusal-wrong-content = Die Datei ist nicht die, die gesendet wurde. Deshalb speichern wir sie nicht. Bitten Sie darum, sie noch einmal zu schicken.
refusal-wrong-file = { refusal-wrong-content }
refusal-bad-padding = { refusal-wrong-content }
refusal-truncated = Die Daten kamen nicht vollständig an. Versuchen Sie es bitte noch einmal.

# Aufbau verschlüsselter Dateien
refusal-not-age = { r-form }
refusal-header-too-long = { r-form }
refusal-no-hybrid-stanza = { r-form }
refusal-too-many-hybrid-stanzas = { r-form }
refusal-foreign-stanza = { r-form }
refusal-too-many-grease-stanzas = { r-form }
refusal-malformed-header = { r-form }
refusal-not-hybrid = { r-form }
refusal-corrupt = { r-form }
refusal-not-json = { r-form }
refusal-not-canonical = { r-form }
refusal-wrong-members = { r-form }
refusal-bad-number = { r-form }
refusal-malformed-envelope = { r-form }
refusal-malformed-id = { r-form }
refusal-malformed-base64 = { r-form }
refusal-weak-key = { r-form }

# Vertrauen
refusal-expired = Die Prüfschlüssel der { $brand } sind abgelaufen. Lesen können Sie, was schon geprüft ist. Senden geht wieder, sobald neue da sind.
refusal-bad-lifetime = { r-trust }
refusal-bad-roles = { r-trust }
refusal-not-anchored = { r-trust }
refusal-rollback = { r-trust }
refusal-fingerprint-mismatch = Das Prüfzeichen auf Ihrem Schreiben passt nicht zu dieser Seite. Brechen Sie hier ab, und geben Sie nichts mehr ein. { call-us }
    .title = Das Prüfzeichen passt nicht
refusal-not-entitled = { r-trust }
refusal-wrong-trust-document = { r-trust }
refusal-no-trust = { r-trust }
refusal-wrong-org = { r-trust }
refusal-wrong-leaf = { r-trust }
refusal-no-proof = { r-trust }
refusal-sequence-gap = { r-trust }
refusal-not-yet-valid = Eine Bestätigung gilt noch nicht. Bitte prüfen Sie Datum und Uhrzeit Ihres Geräts.
refusal-revoked = Ein Schlüssel ist gesperrt. Deshalb öffnen wir das nicht. { call-us }
refusal-empty-chain = { r-trust }
refusal-wrong-keycard = { r-own-keys }
refusal-wrong-person = { r-own-keys }
refusal-wrong-self-mac = Ein gesicherter Entwurf wurde verändert. Deshalb öffnen wir ihn nicht. { call-us }

# Wer mitliest
refusal-no-department = { r-members }
refusal-stale-department = { r-members }
refusal-ghost-member = Hier soll jemand mitlesen, der nicht dazugehört. Wir senden nichts. { call-us }
refusal-excluded-member = Hier soll jemand mitlesen, der ausgeschlossen ist. Wir senden nichts. { call-us }
refusal-stale-binding = { r-members }
refusal-subject-missing = { r-members }
refusal-person-in-internal-lane = { r-members }
refusal-exclude-not-allowed = { r-members }
refusal-exclude-dropped = { r-members }
refusal-epoch-gap = { r-members }
refusal-wrong-previous = { r-members }
refusal-place-changed = { r-members }
refusal-key-reused = { r-members }
refusal-malformed-members = { r-members }
refusal-epochs-forked = Der Server hat zwei verschiedene Listen gezeigt, wer hier mitliest. Ihr Text ist gesichert, wir senden ihn nicht. { call-us }
refusal-author-not-allowed = { r-members }
refusal-departments-changed = { r-members }
refusal-revoked-author = { r-members }
refusal-wrong-place = { r-form }
refusal-wrong-grant = { r-members }
refusal-bad-grant = Ein Teil der früheren Schlüssel passt nicht. Was wir nicht prüfen können, zeigen wir nicht. { call-us }

# Programm
refusal-unknown-handle = { r-program }
refusal-wrong-argument = { r-program }

# Schalter und Telefon
refusal-desk-shielded = Für diese Person ist eine besondere Stelle zuständig. Bitte verbinden Sie mit ihr.
refusal-desk-deceased = Im Register ist diese Person als verstorben geführt. Es gibt keinen Code.
refusal-desk-not-insured = Diese Person ist nicht mehr bei uns versichert. Es gibt keinen Code.
refusal-desk-no-contact = Stellen Sie zuerst fest, mit wem Sie sprechen: In den letzten Minuten haben Sie keinen Kontakt festgehalten, bei dem diese Person sicher erkannt war. Wählen Sie „Gespräch prüfen“ oder „Kontakt festhalten“ und heben Sie die Sperre danach auf. Sperren können Sie jederzeit.
refusal-desk-limited = Sie haben so viele Personen gesucht, wie in dieser Zeit erlaubt ist. Weiter geht es am { $until }. Wen Sie vorhin gesucht haben, finden Sie weiterhin. Ist es dringend, übernimmt jemand aus Ihrem Team.
refusal-desk-refused = Das Register hat das abgelehnt. Bitte suchen Sie die Person noch einmal.
refusal-invitation-unknown = Diesen Code gibt es nicht, oder er wurde schon benutzt. Lassen Sie sich einen neuen zeigen.
refusal-grant-quarantine = Ihr Konto wurde vor Kurzem mit einem Brief freigeschaltet. Zu Ihrem Schutz können Sie erst nach einigen Tagen jemanden für sich handeln lassen.
refusal-quarantine = Ihr Konto wurde vor Kurzem mit einem Brief freigeschaltet. Zu Ihrem Schutz können Sie erst nach einigen Tagen jemanden für sich handeln lassen.
refusal-grant-at-desk = Das geht nur in der Servicestelle. Bitte kommen Sie beide mit Ausweis zu uns oder rufen Sie uns an.
refusal-grant-waits = Ihre Erlaubnis ist angekommen und wird noch geprüft. Sobald sie gilt, steht sie unter „Wer für Sie handeln darf“. Sie brauchen nichts zu wiederholen.
refusal-grant-refused = Das Register hat das abgelehnt. Bitte rufen Sie uns an.
refusal-step-up = Ihre letzte Bestätigung ist zu lange her. Bitte melden Sie sich neu an und versuchen Sie es noch einmal.
refusal-nothing-excluded = Diese Person ist hier schon ausgeschlossen.
refusal-rep-four-eyes = Das haben Sie selbst eingetragen. Freigeben muss eine zweite Person.
refusal-rep-no-evidence = Der Nachweis passt nicht zur Grundlage, oder es fehlt, wo die Kopie liegt.
refusal-rep-dates = Die Daten passen nicht: Das Ende muss nach dem Beginn und in der Zukunft liegen.
refusal-rep-of-age = Das Kind ist 15 oder älter und hat eigene Rechte. Eltern handeln nicht mehr ohne sein Wissen.
refusal-rep-restricted = Für diese Person gilt eine Auskunftssperre. Eine Vertretung geht nur am Schalter und mit einem Nachweis über das Sorgerecht.
refusal-rep-rights = Ohne „lesen“ gibt es keine Vertretung.
refusal-rep-needs-court-order = „Die ganze Post öffnen“ geht nur mit einem gerichtlichen Beschluss.
refusal-rep-wrong-persons = Diese beiden können einander nicht vertreten.
refusal-rep-deceased = Im Register ist eine der beiden Personen als verstorben geführt.
refusal-rep-decided = Darüber wurde schon entschieden. Bitte laden Sie die Liste neu.
refusal-rep-no-reason = Bitte nennen Sie den Grund.
refusal-rep-author-lost = Wer das eingetragen hat, darf es inzwischen nicht mehr. Der Eintrag ist verworfen. Tragen Sie die Vertretung bitte neu ein; freigeben muss sie dann eine andere Person.
refusal-phone-not-open = Die Person hat noch nicht auf „Ich telefoniere gerade mit Ihnen“ gedrückt, oder die drei Minuten sind vorbei. Bitten Sie sie darum und starten Sie dann noch einmal.

# Online ausweisen
refusal-identify-unavailable = Dieser Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es später noch einmal, oder nehmen Sie den Brief.
    .title = Gerade nicht möglich
refusal-identify-shared = Dieser Weg geht nicht auf einem fremden Gerät. Nehmen Sie Ihr eigenes Gerät, oder den Code aus einem Brief.
refusal-identify-again = Diese Anmeldung gilt nicht mehr: Sie kam zu spät oder ein zweites Mal. Bitte beginnen Sie noch einmal.
    .title = Bitte noch einmal
refusal-identify-refused = Die Bestätigung des Dienstes ist nicht gültig. Es wurde nichts geändert. Bitte beginnen Sie noch einmal. { call-us }
    .title = Nicht bestätigt
refusal-identify-too-low = Ihre Anmeldung beim Dienst ist für dieses Postfach nicht sicher genug. Bitte melden Sie sich dort mit Ausweis oder Gesundheitskarte und PIN an.
    .title = Nicht sicher genug
refusal-identify-not-matched = Auf diesem Weg können wir Ihren Zugang nicht einrichten. Bitte rufen Sie uns an: { $phone }. Oder kommen Sie mit Ihrem Ausweis in die Geschäftsstelle.
    .title = Bitte sprechen Sie mit uns
refusal-no-identification = In diesem Browser wurde keine Anmeldung begonnen. Bitte beginnen Sie hier noch einmal.
    .title = Bitte noch einmal
refusal-foreign-identification = Diese Anmeldung wurde nicht in diesem Browser begonnen. Wir nehmen sie nicht an, damit niemand sich als jemand anderes ausgibt. Bitte beginnen Sie hier noch einmal.
    .title = Nicht von hier
refusal-identification-over = Seit dem Beginn sind mehr als 15 Minuten vergangen. Bitte beginnen Sie noch einmal.
    .title = Zu lange her

# Schutzklassen
refusal-step-up-required = Das ist besonders geschützt und wurde nicht ausgeführt, weil die Bestätigung fehlt. Ihre Entwürfe sind gesichert. Versuchen Sie es noch einmal, und bestätigen Sie, dass Sie es sind.
    .title = Noch nicht bestätigt
refusal-class-conflict = Die Stufe dieses Vorgangs hat sich gerade geändert. Ihr Text ist gesichert. Senden Sie ihn bitte noch einmal.
refusal-class-needs-reason = Eine niedrigere Stufe braucht einen Grund. Ihr Text ist gesichert. Wählen Sie den Grund, und senden Sie noch einmal.
refusal-class-below-matter = In diesem Anliegen ist keine niedrigere Stufe erlaubt. Ihr Text ist gesichert.

# E-Mail-Adresse
refusal-malformed = { r-program }
refusal-device-size = { r-program }
refusal-text-form = Name oder Text des Bausteins fehlt oder ist zu lang.
refusal-text-validity = Der letzte Tag liegt vor dem ersten.
refusal-too-many-texts = Dieses Team hat schon 500 Textbausteine. Bearbeiten Sie einen davon, statt einen neuen anzulegen.
refusal-rule-form = Diese Regel ist unvollständig oder steht zweimal da. Es gilt weiter, was vorher galt.
refusal-rule-clerk = Jemand aus der Regel gehört nicht (mehr) zum Team. Laden Sie die Seite neu, und wählen Sie noch einmal.
refusal-rule-matter = Dieses Anliegen gibt es nicht mehr. Wählen Sie ein anderes.
refusal-offer-form = Ein Text fehlt, ist zu lang oder enthält ein Zeichen, das nicht zu sehen ist. Es gilt weiter, was vorher galt.
refusal-offer-matter = Dieses Anliegen beantwortet inzwischen ein anderes Team, oder es gibt es nicht mehr. Laden Sie die Seite neu.
refusal-offer-name-twice = Zwei Anliegen hätten denselben Namen. Wählen Sie einen, an dem man sie unterscheidet.
refusal-too-many-rules = Mehr als 50 Regeln sind nicht möglich. Entfernen Sie erst eine andere.

refusal-wrong-code = Das ist nicht der Code aus der E-Mail. { $tries ->
    [-1] Bitte vergleichen Sie ihn noch einmal.
    [0] Bitte lassen Sie sich einen neuen schicken.
    [one] Sie haben noch einen Versuch.
   *[other] Sie haben noch { $tries } Versuche.
}
refusal-contact-code-over = Für diese Adresse gilt gerade kein Code. Er ist abgelaufen, zu oft falsch eingegeben oder noch nicht verschickt. Bitte lassen Sie sich einen neuen schicken.
refusal-contact-codes-spent = Heute haben wir Ihnen schon fünf Codes geschickt. Bitte versuchen Sie es morgen wieder. Nichts hat sich geändert.
refusal-contact-unavailable = E-Mail ist hier noch nicht eingerichtet. Neues finden Sie in Ihrem Posteingang.

# Fristen, Zuweisung, Abwesenheit
refusal-colleague-away = Diese Person ist gerade abwesend. Es wurde nichts geändert. Weisen Sie den Fall der Vertretung zu, oder bestätigen Sie es ausdrücklich.
refusal-colleague-barred = Diese Person darf an diesem Fall nicht mitwirken. Es wurde nichts geändert. Bitte wählen Sie jemand anderen.
refusal-other-route = Dieser Fall gehört in eine geschützte Stelle. Er kann nur dorthin abgegeben werden.
refusal-route-alone = Wenn ein Fall an eine geschützte Stelle geht, behält ihn keine andere. Es wurde nichts geändert.
refusal-deputy-circle = So würden die Vertretungen aufeinander verweisen, und niemand wäre da. Es wurde nichts eingetragen. Bitte wählen Sie jemand anderen.
refusal-deputy-self = Niemand vertritt sich selbst. Bitte wählen Sie jemand anderen.
refusal-bad-dates = Dieser Zeitraum geht nicht: Das Ende liegt nach dem Anfang, nach heute und höchstens ein Jahr später.
refusal-stale = Die Uhr dieses Geräts geht falsch. Bitte stellen Sie sie, und versuchen Sie es noch einmal.
refusal-bad-reason = { r-program }
refusal-bad-day = Dieser Tag geht hier nicht. Es wurde nichts geändert.
refusal-which-list = { r-program }

refusal-newer-message = Inzwischen hat noch jemand geschrieben. Ihr Text ist gesichert. Lesen Sie im Fall beides nebeneinander, bevor Sie senden.
refusal-release-required = Diesen Fall beantworten zwei Personen. Ihr Text ist gesichert. Bitte geben Sie ihn zur Freigabe.
refusal-release-void = Die Freigabe ist erloschen: Im Fall hat sich etwas geändert. Es wurde nichts gesendet.
refusal-lease-lost = Diesen Brief macht schon ein anderes Programm, oder er ist gemacht.
refusal-no-consent = In diesem Portal werden dieser Person keine Bescheide bekannt gegeben: Sie hat nicht eingewilligt, oder nicht mehr. Ihr Text ist gesichert.
refusal-not-reachable = Diese Person kann nicht benachrichtigt werden, deshalb geht der Bescheid nur mit der Post. Ihr Text ist gesichert.
refusal-already-staged = In diesem Fall wartet schon eine andere Antwort. Ihr Text ist gesichert.
refusal-own-release = Das haben Sie selbst geschrieben. Freigeben muss eine zweite Person.
refusal-bad-time = Diese Zeit geht nicht. Ihr Text ist gesichert. Bitte wählen Sie eine andere.
refusal-wrong-object = Freigegeben wurde etwas anderes, als hier wartet. Es wurde nichts gesendet. Bitte laden Sie die Seite neu.
refusal-seen-unknown = Der Fall ist hier nicht auf dem Stand des Servers. Ihr Text ist gesichert. Bitte laden Sie die Seite neu.

# Weiterleiten und Abschließen
refusal-handover-lost = Jemand war schneller: Der Fall wurde inzwischen weitergegeben oder ist nicht mehr bei Ihnen. Ihre Weiterleitung wurde nicht ausgeführt, verloren ist nichts.
    .title = Schon weitergegeben
refusal-already-member = Diese Stelle ist an dem Fall schon beteiligt. Es hat sich nichts geändert.
refusal-unit-empty = In dieser Stelle arbeitet noch niemand, der den Fall lesen könnte. Er bleibt bei Ihnen.
refusal-across-needs-reason = Die andere Stelle gehört zu einer anderen Kasse. Bitte wählen Sie dafür einen Grund. Der Fall ist noch bei Ihnen.
refusal-across-not-needed = { r-program }
refusal-wrong-grants = { r-program }
refusal-wrong-lanes = Zu dem Fall ist gerade eine erste Notiz gekommen. Bitte leiten Sie ihn noch einmal weiter.
refusal-close-needs-reason = Bitte wählen Sie einen Grund. Der Fall ist noch offen.
refusal-close-reason-not-needed = { r-program }
refusal-wrong-main = In diesem Vorgang geht es nicht weiter: Er ist selbst als doppelt abgeschlossen oder gehört nicht zu dieser Person. Bitte wählen Sie einen anderen.

# Fälle von anderen
refusal-reason-required = Den Fall hat jemand anderes, oder er ist abgeschlossen. Öffnen Sie ihn mit einem Grund. Ihr Text ist gesichert.
refusal-mention-not-member = Wen Sie erwähnt haben, sieht diesen Fall nicht. Nehmen Sie den Namen heraus.
refusal-mentions-not-allowed = Erwähnen können Sie Kolleginnen und Kollegen nur in einer Notiz.
refusal-too-many-mentions = In einer Notiz können Sie höchstens zehn Namen erwähnen.
refusal-wrong-epoch = Der Fall hat gerade einen neuen Schlüssel bekommen. Bitte versuchen Sie es noch einmal.
refusal-too-many-codes = In diesem Fall sind schon fünf Antwort-Codes offen. Ziehen Sie einen zurück, oder warten Sie auf die Antworten.
