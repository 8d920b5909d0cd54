# SPDX-License-Identifier: EUPL-1.2
# Texte, die Portal und Sachbearbeitung gemeinsam haben. $brand, $phone und $side stehen überall zur Verfügung.

time = { $clock } Uhr
date-time = { $date }, { $clock } Uhr
today-at = heute, { $clock }
yesterday-on = gestern, { $date }
weekday-on = { $weekday }., { $date }
weekday-long = { $weekday }, { $when }
size-bytes = { $n } Byte

page-title = { $side ->
    [office] { $title } – Siegelpost Sachbearbeitung
   *[portal] { $title } – Siegelpost
}
skip = Zum Inhalt springen
loading = Wird geladen.
please-wait = Bitte warten …
retry = Noch einmal versuchen
close = Schließen
cancel = Abbrechen
continue = Weiter
remove = Entfernen
or = oder
you = Sie
languages = Sprache
language-changed = Die Seite ist jetzt auf Deutsch.
lang-binding = Verbindlich ist der deutsche Text.
boot-failed-title = Die Seite konnte nicht starten
steps-line = { $label }: Schritt { $n } von { $of }

lock = Sperren
lock-now = Jetzt sperren
to-start = Zur Startseite
sign-out = Abmelden
sign-out-there = Nach dem Abmelden führt der Weg zu Ihrem Konto bei der { $brand }. Dort melden Sie sich ebenfalls ab.
call-us = { $side ->
    [office] Bitte melden Sie es Ihrer Administration.
   *[portal] Bitte rufen Sie uns an: { $phone }.
}

# Sitzung
idle-title = Sind Sie noch da?
idle-text = Zu Ihrem Schutz sperren wir Ihre Post in { $left } Minuten. Ihr Entwurf ist gesichert.
idle-spoken = Zu Ihrem Schutz sperren wir Ihre Post in weniger als { $n ->
    [one] einer Minute
   *[other] { $n } Minuten
}. Ihr Entwurf ist gesichert.
idle-spoken-now = Wir sperren Ihre Post in wenigen Sekunden.
idle-stay = Weiter lesen
clock-off-title = Bitte prüfen Sie die Uhr Ihres Geräts
clock-off = Auf Ihrem Gerät ist es { $here }, auf unserem Server { $there }. Geht Ihre Uhr falsch, können wir Unterschriften nicht prüfen, und Nachrichten lassen sich nicht öffnen oder senden.
offline-title = Keine Verbindung
offline-text = Sie können weiterschreiben. Ihr Entwurf liegt verschlüsselt auf diesem Gerät. Wir übertragen ihn, sobald Sie wieder online sind.

# Felder
errors-title = { $n ->
    [one] Bitte prüfen Sie eine Angabe
   *[other] Bitte prüfen Sie { $n } Angaben
}
date-day = Tag
date-month = Monat
date-year = Jahr
date-hint = Zum Beispiel 14 3 1968
date-hint-ahead = Zum Beispiel 31 12 2030
date-wrong = Bitte geben Sie Tag, Monat und Jahr Ihrer Geburt an, zum Beispiel 14 3 1968.
dob = Ihr Geburtsdatum
code-group = Code, Gruppe { $n } von { $of }
code-count = { $n } von { $of } Zeichen eingegeben

# QR-Code
scan = QR-Code mit der Kamera scannen
scan-none = Dieser Browser kann keine QR-Codes lesen. Bitte tippen Sie den Code ein.
scan-title = QR-Code scannen
scan-text = Halten Sie den QR-Code vor die Kamera. Das Bild bleibt auf Ihrem Gerät.
scan-picture = Bild der Kamera
scan-stop = Kamera ausschalten
scan-problem = Das hat noch nicht geklappt
scan-no-camera = Die Kamera ist nicht erreichbar oder nicht erlaubt. Sie können den Code auch eintippen.
scan-other-code = Dieser QR-Code gehört nicht hierher. Bitte nehmen Sie den aus unserem Brief oder von Ihrem Notfallblatt.
scan-done = Der Code ist eingelesen.

# Anmelden und Entsperren
sign-in = Anmelden
sign-in-passkey = Mit Passkey anmelden
sign-in-password = Mit Passwort anmelden
passkey-hint = Sie bestätigen mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts.
password = Passwort
password-empty = Bitte geben Sie Ihr Passwort ein.
unlock = Entsperren
unlock-passkey = Mit Passkey entsperren
unlock-password = Mit Passwort entsperren
locked-title = { $side ->
    [office] Ihr Arbeitsplatz ist gesperrt
   *[portal] Ihre Post ist gesperrt
}
locked-text = Niemand kann hier etwas lesen. Ihre Entwürfe liegen verschlüsselt auf diesem Gerät und sind gleich wieder da.
unlock-lost = { $side ->
    [office] Passkey nicht zur Hand? Melden Sie sich ab und fragen Sie Ihre Administration.
   *[portal] Passkey nicht zur Hand? Melden Sie sich ab und nehmen Sie Ihr Notfallblatt.
}

session-over-title = Sie sind abgemeldet
session-over-provider = Ihre Anmeldung wurde über Ihr Konto bei der { $brand } beendet. Ihre Entwürfe sind gesichert.
session-over-shared = Ihre Anmeldung ist zu Ende: weil Zeit vergangen ist oder weil sie auf einem anderen Gerät beendet wurde. Auf diesem Gerät ist nichts zurückgeblieben.
session-bar = Ihre Anmeldung
session-ends-in = Ihre Anmeldung endet in { $left } Minuten.
shared-choice = Fremdes oder gemeinsam genutztes Gerät
shared-hint = Zum Beispiel in der Bücherei, bei der Arbeit oder bei Freunden.
shared-chosen = Auf diesem Gerät bleibt dann nichts zurück. Nach { $idle } Minuten Pause melden wir Sie ab, nach { $absolute } Minuten in jedem Fall. Bevor etwas verloren geht, fragen wir Sie.
shared-title = Fremdes Gerät
shared-line = Hier bleibt nichts gespeichert. Entwürfe gibt es nur, solange dieser Tab offen ist.
shared-ends = Ihre Anmeldung endet um { $when }.
shared-elsewhere-title = In einem anderen Tab ist jemand angemeldet
shared-elsewhere = Auf einem fremden Gerät geht das nur in einem Tab. Machen Sie dort weiter, oder melden Sie sich dort ab.
shared-kept-title = Sie sind abgemeldet, etwas ist noch nicht gesendet
shared-kept = In diesem Tab liegt noch, verschlüsselt: { $what }. Melden Sie sich hier bis { $when } wieder an, dann ist es wieder da. Danach wird es gelöscht, auch wenn Sie den Tab schließen.
shared-kept-drop = Jetzt löschen
shared-drafts = { $n ->
    [one] ein Entwurf
   *[other] { $n } Entwürfe
}
shared-messages = { $n ->
    [one] eine Nachricht auf dem Weg
   *[other] { $n } Nachrichten auf dem Weg
}
shared-and = {" und "}
shared-leave-title = Noch nicht gesendet
shared-leave = Mit dem Abmelden geht verloren: { $what }.
shared-leave-hint = Senden Sie zuerst, oder schreiben Sie es später auf Ihrem eigenen Gerät neu.
shared-leave-stay = Zurück
shared-leave-go = Trotzdem abmelden
passkey-elsewhere = Der Passkey entsteht nicht auf diesem Gerät: Nehmen Sie Ihr Handy (Sie scannen einen QR-Code) oder einen Sicherheitsschlüssel.
recovered-text-shared = Auf diesem Gerät legen wir nichts an. Sie können einen Passkey auf Ihrem Handy oder auf einem Sicherheitsschlüssel anlegen, dann brauchen Sie das Notfallblatt nicht mehr.
idle-shared-text = Zu Ihrem Schutz melden wir Sie in { $left } Minuten ab. Ihr Entwurf bleibt verschlüsselt in diesem Tab, bis Sie ihn schließen.
session-over-text = Ihre Anmeldung ist zu Ende: weil Zeit vergangen ist oder weil sie auf einem anderen Gerät beendet wurde. Ihre Entwürfe sind gesichert.

# Notfallblatt auf einem neuen Gerät
recover-title = Ich komme nicht mehr hinein
recover-lead = Mit Ihrem Notfallblatt kommen Sie wieder an Ihre Post. Sie brauchen den Notfallcode und Ihr Geburtsdatum.
recover-refused = Damit kommen wir noch nicht weiter
recover-other = Ohne Notfallblatt
recover-other-device = Haben Sie noch ein anderes Gerät mit Passkey? Melden Sie sich dort an und erstellen Sie ein neues Blatt.
recover-other-phone = { $side ->
    [office] Fragen Sie Ihre Administration. Sie stellt einen neuen Ausgabebeleg aus.
   *[portal] Rufen Sie uns an: { $phone }. Wir schicken Ihnen einen neuen Brief.
}
recover-other-branch = { $side ->
    [office] Bis dahin vertritt Sie ein anderes Mitglied Ihres Teams.
   *[portal] Oder kommen Sie in die Geschäftsstelle. Bringen Sie Ihren Ausweis mit.
}
sheet-code = Notfallcode von Ihrem Blatt
sheet-code-hint = 32 Zeichen in acht Gruppen. Groß- und Kleinschreibung ist egal. Sie können den ganzen Code auf einmal einfügen.
sheet-code-short = Der Notfallcode hat 32 Zeichen, hier stehen { $n }.
recovered-title = Sie sind wieder drin
recovered-text = Legen Sie auf diesem Gerät einen neuen Passkey an. Dann brauchen Sie das Blatt beim nächsten Mal nicht.
recovered-next = Haben Sie ein Gerät verloren? Dann sperren Sie es im Konto, und erstellen Sie ein neues Notfallblatt.
recovered-sheet = Zum Konto
later-to-inbox = Später, erst zur Post

# Freischalten
activate = Konto freischalten
step-code = Code eingeben
step-identify = Ausweisen
step-passkey = Passkey anlegen
step-sheet = Notfallblatt sichern
step-done = Fertig
code-title = Freischaltcode eingeben
code-legend = { $side ->
    [office] Code vom Ausgabebeleg
   *[portal] Code aus dem Brief
}
code-hint = 24 Zeichen in sechs Gruppen. Groß- und Kleinschreibung ist egal. Sie können den ganzen Code auf einmal einfügen.
code-short = Der Code hat 24 Zeichen, hier stehen { $n }.
code-not-counted = Dieser Versuch zählt nicht.
code-help = Hilfe zum Code
code-where = Wo steht der Code?
code-where-text = { $side ->
    [office] Im Kasten auf Ihrem Ausgabebeleg. Daneben ist der QR-Code.
   *[portal] Im Kasten unter der Anrede. Daneben ist der QR-Code.
}
code-valid-text = { $side ->
    [office] Der Code gilt 30 Tage. Sie haben fünf Versuche. Danach stellt die Administration einen neuen Beleg aus.
   *[portal] Der Code gilt 30 Tage. Sie haben fünf Versuche. Danach schicken wir Ihnen gern einen neuen Brief.
}
code-lost = Ich habe den Brief nicht mehr
letter-picture = Zeichnung des Schreibens: Der Code steht im Kasten unter der Anrede, der QR-Code daneben.
keep-code-title = Behalten Sie den Code für sich
keep-code-text = Niemand von der { $brand } fragt Sie danach. Nicht am Telefon, nicht per E-Mail, nicht an der Tür.
passkey-title = Passkey anlegen
passkey-lead = Mit dem Passkey melden Sie sich an und öffnen Ihre Post. Sie brauchen kein Passwort.
passkey-label = Name dieses Geräts
passkey-label-hint = Damit Sie den Passkey später wiedererkennen, zum Beispiel „Mein Telefon“.
passkey-label-default = Mein Gerät
make-passkey = Passkey anlegen
passkey-made = Der Passkey ist angelegt.
passkey-made-no-prf = Der Passkey ist angelegt. Zum Öffnen Ihrer Post brauchen Sie auf diesem Gerät zusätzlich ein Passwort.
passkey-help = Hilfe zum Passkey
passkey-what = Was ist ein Passkey?
passkey-what-1 = Ein Schlüssel, den Ihr Gerät für Sie aufbewahrt. Nur mit Fingerabdruck, Gesicht oder PIN lässt er sich benutzen.
passkey-what-2 = Das geht mit Telefon, Tablet, Computer oder einem Sicherheitsschlüssel am USB-Anschluss.
passkey-no-prf-title = Bitte noch ein Passwort
passkey-no-prf-text = Mit diesem Passkey können Sie sich anmelden. Zum Öffnen Ihrer Post reicht er auf diesem Gerät nicht. Legen Sie dafür ein Passwort fest.
passkey-instead = Doch lieber ein Passkey
password-instead = Lieber ein Passwort festlegen
password-title = Passwort festlegen
password-browser = Das Passwort gilt in diesem Browser. Auf einem anderen Gerät nehmen Sie einen Passkey oder Ihr Notfallblatt.
password-new = Neues Passwort
password-again = Neues Passwort, noch einmal
password-hint = Mindestens { $n } Zeichen. Ein kurzer Satz merkt sich leicht.
password-short = Das Passwort braucht mindestens { $n } Zeichen.
password-guessable = Dieses Passwort ist bekannt oder leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.
password-differs = Die beiden Passwörter sind verschieden.
password-show = Passwort zeigen
password-set = Passwort festlegen
password-made = Das Passwort ist festgelegt. Es gilt in diesem Browser.
fingerprint-of = Prüfzeichen der { $name }
fingerprint-hint = Das gleiche Prüfzeichen steht auf dem Schreiben mit Ihrem Code. Wer den QR-Code scannt, muss nicht vergleichen.
activate-waiting-title = Wir prüfen Ihre Angaben
activate-waiting = Das dauert meist nur wenige Sekunden. Bitte lassen Sie die Seite offen.
activate-done-title = Fertig
activate-done = Ihr Konto ist freigeschaltet
activate-done-text = Sie können jetzt lesen und schreiben.
activate-quarantine = Ihr Konto ist angelegt. Neues lesen und schreiben Sie sofort. Ihre früheren Nachrichten kann Ihr Team Ihnen ab { $when } zurückgeben. So schützen wir Sie, falls jemand Ihren Brief abgefangen hat.
activate-sheet-keep = Das Notfallblatt heben Sie bitte gut auf.
activate-letter-away = Der Code ist jetzt verbraucht. Das Schreiben können Sie vernichten, das Notfallblatt heben Sie bitte auf.
dob-again-title = Geburtsdatum prüfen
new-letter = Neuen Brief bekommen
to-inbox = { $side ->
    [office] Zur Arbeitsliste
   *[portal] Zum Posteingang
}
to-account = Zum Konto

# Notfallblatt
sheet = Notfallblatt
sheet-title = Notfallblatt sichern
sheet-only-here = Es entsteht nur auf Ihrem Gerät. Drucken Sie es jetzt aus: Wir können es nicht noch einmal zeigen.
sheet-old-void = Ihr altes Blatt gilt nicht mehr.
sheet-waiting-title = Dieses Blatt gilt ab { $when }
sheet-waiting-text = Bis dahin gilt Ihr altes Blatt. Bewahren Sie beide auf.
sheet-pdf-hint = Kein Drucker? Wählen Sie im Druckfenster „Als PDF speichern“, und legen Sie die Datei nicht auf diesem Gerät ab.
sheet-stored = Ich habe es sicher abgelegt, weiter
sheet-made = Erstellt am { $when }
sheet-for = für
sheet-lead = Mit diesem Blatt kommen Sie wieder an Ihre Post, wenn Ihr Telefon oder Computer verloren oder kaputt ist. Bewahren Sie es auf wie Ihren Personalausweis.
sheet-qr = QR-Code mit dem Notfallcode
sheet-code-title = Ihr Notfallcode
sheet-groups = Notfallcode in { $n } Gruppen
sheet-letters = Kein Buchstabe O, I, L oder U. Die 0 und die 1 sind immer Ziffern.
sheet-use = So benutzen Sie das Blatt
sheet-use-1 = Tippen Sie im Browser ein:
sheet-use-2 = Wählen Sie „Ich komme nicht mehr hinein“.
sheet-use-3 = Scannen Sie den QR-Code, oder tippen Sie den Notfallcode ein.
sheet-use-4 = Legen Sie einen neuen Passkey an.
sheet-safe = So bleibt es sicher
sheet-safe-1 = Zu Hause aufbewahren, nicht am Gerät und nicht im Geldbeutel.
sheet-safe-2 = Nicht fotografieren, nicht per E-Mail schicken.
sheet-safe-3 = Niemand von der { $brand } fragt nach diesem Code.
sheet-lost = Blatt verloren?
sheet-lost-text = Melden Sie sich an, und erstellen Sie ein neues. Dieses Blatt gilt dann nicht mehr.
sheet-seen = Jemand hat es gesehen?
sheet-seen-text = Rufen Sie uns an: { $phone }. Wir sperren den Zugang sofort.
sheet-foot = Dieser Code war nie auf unseren Servern. Wir können ihn nicht wiederherstellen.
sheet-page = Seite 1 von 1
sheet-gone = Hier ist kein Notfallblatt mehr.
sheet-gone-text = Wir zeigen jedes Blatt nur einmal. Im Konto können Sie ein neues erstellen, das alte gilt dann nicht mehr.
print = Drucken

# Konto
methods-title = So öffnen Sie Ihre Post
methods-lead = Jeder dieser Wege öffnet alles. Wir empfehlen zwei Passkeys oder einen Passkey und das Notfallblatt.
methods-only-one = Das ist Ihr einziger Weg. Legen Sie einen zweiten an, bevor Sie diesen entfernen.
method-tag-prf = Passkey
method-tag-rec = Notfallblatt
method-tag-pwd = Passwort in diesem Browser
method-added = angelegt am { $added }
never-used = noch nicht benutzt
last-used = zuletzt am { $when }
add-passkey = Passkey hinzufügen
set-password = Passwort festlegen
new-sheet = Neues Notfallblatt
new-sheet-text = Wir erstellen ein neues Blatt, Sie drucken es aus. Es löst Ihr altes Blatt ab.
new-sheet-make = Neues Blatt erstellen
device-lost = Gerät verloren
device-lost-label = Gerät verloren: { $name }
device-lost-title = Gerät sperren
device-lost-text = Wir melden das verlorene Gerät sofort ab und wechseln Ihre Schlüssel. Ihre Post bleibt erhalten.
device-lost-do = Gerät jetzt sperren
device-lost-done = Das Gerät ist gesperrt. Ihre Schlüssel sind neu.
remove-method-label = Entfernen: { $name }
remove-method-title = { $name } entfernen
remove-method-text = Dieser Weg öffnet Ihre Post danach nicht mehr. Ihre Post bleibt erhalten, die anderen Wege gelten weiter.
method-removed = Der Weg ist entfernt. Ihre Schlüssel sind neu.
keys-waiting = Neue Schlüssel ab { $when }
keys-waiting-text = Alle anderen Geräte sind abgemeldet. Zu Ihrem Schutz gelten die neuen Schlüssel erst ab { $when }. Bis dahin können Sie widersprechen, und so lange gelten die bisherigen Wege.
keys-waiting-faster = Sofort geht es, wenn Sie sich auf einem zweiten Weg ausweisen. Diesen Weg müssen Sie schon drei Tage haben.
keys-waiting-still = Das hat die Wartezeit nicht verkürzt.
keys-waiting-not-you = Eilt es, oder waren Sie das nicht?
prove-passkey = Mit Passkey bestätigen
prove-password = Mit Passwort bestätigen
sessions-title = Wo Sie angemeldet sind
sessions-lead = Kennen Sie eine Anmeldung nicht? Beenden Sie sie, und sperren Sie das Gerät.
session-this = Dieser Browser
session-other = Ein anderer Browser
session-line = { $method } · angemeldet { $created } · zuletzt { $seen }
session-method-passkey = mit Passkey
session-method-password = mit Passwort
session-method-recovery = mit Notfallblatt
session-method-activation = beim Freischalten
session-method-other = auf anderem Weg
end-session = Beenden
end-session-label = Anmeldung vom { $when } beenden
session-ended = Die Anmeldung ist beendet.

# Was mit dem Konto geschah
security-title = Anmeldungen und Sicherheit
security-lead = Was in den letzten 90 Tagen mit Ihrem Konto geschah. Waren Sie das nicht? { call-us }
security-empty = Hier ist noch nichts.
security-more = Mehr anzeigen
device-unknown = Gerät unbekannt
device-kind = { $browser ->
    [edge] Edge
    [opera] Opera
    [samsung] Samsung Internet
    [firefox] Firefox
    [chrome] Chrome
   *[safari] Safari
} { $system ->
    [iphone] auf einem iPhone
    [ipad] auf einem iPad
    [android] auf einem Android-Gerät
    [chromeos] auf einem Chromebook
    [windows] unter Windows
    [macos] auf einem Mac
   *[linux] unter Linux
}
security-line-device = { $when } · { $device }
security-line-here = { $when } · hier
security-unknown = Etwas an Ihrem Konto hat sich geändert
security-sign-in = { $word ->
    [recovery] Anmeldung mit dem Notfallblatt
    [password] Anmeldung mit Passwort
   *[passkey] Anmeldung mit Passkey
}
security-tries-blocked = { $word ->
    [activation] Zu oft ein falsches Geburtsdatum zu Ihrem Freischaltcode. Der Code gilt nicht mehr
    [recovery] Zu oft ein falscher Notfallcode. Eine Viertelstunde lang ging nichts mehr
   *[password] Zu oft ein falsches Passwort. Eine Viertelstunde lang ging nichts mehr
}
security-bound = { $word ->
    [letter] Zugang mit einem Brief freigeschaltet
    [branch] Zugang in der Geschäftsstelle freigeschaltet
    [eid] Zugang mit dem Online-Ausweis freigeschaltet
    [staff] Zugang durch die Registrierung freigeschaltet
   *[carryover] Neue Schlüssel gelten, bestätigt mit dem bisherigen Schlüssel
}
security-carryover-asked = Neue Schlüssel beantragt
security-passkey-added = Passkey hinzugefügt
security-passkey-removed = Passkey entfernt
security-method-added = { $word ->
    [recovery] Notfallblatt erstellt
    [password] Passwort festgelegt
   *[passkey] Ein Weg, Ihre Post zu öffnen, kam hinzu
}
security-method-removed = { $word ->
    [recovery] Notfallblatt entfernt
    [password] Passwort entfernt
   *[passkey] Ein Weg, Ihre Post zu öffnen, fiel weg
}
security-method-remade = { $word ->
    [recovery] Neues Notfallblatt, das alte gilt nicht mehr
    [password] Neues Passwort, das alte gilt nicht mehr
   *[passkey] Ein Weg, Ihre Post zu öffnen, wurde erneuert
}
security-session-ended = Anmeldung auf einem anderen Gerät beendet
security-sessions-ended = { $word ->
    [insurer] Die { $brand } hat alle Anmeldungen beendet
   *[none] Alle anderen Anmeldungen beendet
}
security-blocked = { $word ->
    [self] Zugang gesperrt, von Ihnen selbst
   *[insurer] Zugang von der { $brand } gesperrt
}
security-unblocked = { $word ->
    [letter] Zugang wieder frei, mit einem neuen Brief
    [branch] Zugang wieder frei, durch die Geschäftsstelle
   *[insurer] Zugang wieder frei
}
security-left = Portal verlassen, von Ihnen selbst
security-contact-changed = E-Mail-Adresse geändert
security-contact-removed = E-Mail-Adresse entfernt
security-ending-announced = Ende Ihrer Versicherung eingetragen
security-consent-given = Bescheide kommen in Ihr Postfach: Sie haben eingewilligt
security-consent-ended = Bescheide kommen mit der Post: Sie haben Ihre Einwilligung widerrufen
security-ending-lifted = Ende Ihrer Versicherung zurückgenommen
security-code-reused = Ein benutzter Freischaltcode wurde noch einmal eingegeben
security-representation-began = { $word ->
    [rep] Sie dürfen jetzt für jemanden handeln
   *[subject] Jemand darf jetzt für Sie handeln
}
security-representation-ended = { $word ->
    [rep] Sie handeln nicht mehr für jemanden
   *[subject] Jemand handelt nicht mehr für Sie
}

# Zustände
state-new = Neu
state-open-office = In Arbeit
state-open-portal = Wir antworten Ihnen
state-waiting-office = Wartet extern
state-waiting-portal = Sie sind dran
state-done-office = Abgeschlossen
state-done-portal = Erledigt
state-answered-portal = Beantwortet
state-draft = Entwurf, nicht gesendet
state-accepted = Angenommen { $when }
state-delivered = Zugestellt ins Postfach { $when }
state-opened-portal = Vom Team geöffnet { $when }
state-opened-office = Von { $by } geöffnet { $when }
state-sending = Wird übertragen
state-failed = Nicht gesendet

# Nachricht
message-label = Nachricht von { $who }, { $when }
author-rep = { $name }, in Vertretung
signature-checked = Unterschrift geprüft: { $name }
signature-checked-staff = Unterschrift geprüft: { $name }, { $brand }
flag-title = Das ist uns aufgefallen
message-refused-title = Diese Nachricht öffnen wir nicht
message-refused-when = Eingegangen { $when }
attachments = Anhänge
view = Ansehen
view-file = { $name } ansehen
save = Speichern
save-file = { $name } speichern
file-line = { $size } · { $words }
file-verified = geprüft, unverändert
file-arrived = angekommen
file-not-for-you = für ein anderes Team verschlüsselt
file-missing = nicht mehr vorhanden
medical-envelope = Umschlag für den Medizinischen Dienst: { $name }
medical-envelope-portal = nur der Medizinische Dienst kann das lesen
medical-envelope-office = verschlüsselt für den Medizinischen Dienst, wir können ihn nicht öffnen
medical-forwarded = Weitergeleitet an den Medizinischen Dienst am { $when } von { $unit }
file-opening = { $name } wird geöffnet
file-opening-line = { $done } von { $total } entschlüsselt und geprüft
file-refused = { $name } öffnen wir nicht

# Anzeige von Anhängen
viewer-loading = Die Datei wird vorbereitet.
viewer-frame = Inhalt von { $name }
viewer-tools = Ansicht
viewer-previous = Vorige Seite
viewer-next = Nächste Seite
viewer-page = Seite { $n } von { $of }
viewer-page-label = { $name }, Seite { $n } von { $of }
viewer-picture-label = Bild { $name }
viewer-no-text = Diese Seite ist ein Bild. Sie enthält keinen Text, der sich vorlesen lässt.
viewer-no-description = Zu diesem Bild gibt es keine Beschreibung.
viewer-out = Kleiner
viewer-in = Größer
viewer-zoom = { $n } %
viewer-format-title = Dieses Format zeigen wir nicht an
viewer-not-format = Hier lassen sich PDF, JPG, PNG, WebP, GIF, TIFF und einfacher Text ansehen. Was eine Datei ist, erkennen wir an ihrem Inhalt, nicht an ihrem Namen.
viewer-fault-title = Diese Datei zeigen wir nicht an
viewer-not-too-big = Die Datei oder ein Bild darin ist zu groß für die Anzeige.
viewer-not-broken = Die Datei ist beschädigt oder unvollständig. Bitten Sie den Absender, sie noch einmal zu schicken.
viewer-not-encrypted = Die PDF-Datei ist mit einem Passwort geschützt. Hier lässt sich keines eingeben.
viewer-not-slow = Die Anzeige hat zu lange gedauert, deshalb haben wir sie beendet.
viewer-not-heic = Dieser Browser kennt das Format HEIC nicht, in dem iPhones Fotos speichern. Bitten Sie den Absender, das Foto als JPG zu schicken. Safari auf Geräten von Apple zeigt es an.
viewer-can-save = Sie können die Datei speichern und mit einem eigenen Programm öffnen. Öffnen Sie nur, was Sie erwarten.

# Virenprüfung von Anhängen
scan-working = Die Datei wird auf Schadprogramme geprüft.
scan-found-title = { $name } halten wir zurück
scan-not-found = Der Virenscanner hat ein Schadprogramm gefunden. Die Datei wird weder angezeigt noch gespeichert. Bitte melden Sie das Ihrer IT-Sicherheit, und bitten Sie den Absender, das Dokument neu zu erstellen und noch einmal zu schicken. Der Tag des Eingangs bleibt.
scan-not-title = { $name } ist nicht geprüft
scan-not-unavailable = Der Virenscanner antwortet nicht. Ansehen können Sie die Datei in der geschützten Anzeige, speichern erst nach der Prüfung. Bitte versuchen Sie es noch einmal. Wenn es dabei bleibt, hilft Ihre IT.
scan-not-too-large = Die Datei ist für den Virenscanner zu groß. Ansehen können Sie sie in der geschützten Anzeige, speichern nicht. Bitten Sie den Absender um kleinere Dateien, oder fragen Sie Ihre IT.
scan-not-unpaired = In diesem Browser fehlt der Code des Virenscanners, oder er gilt nicht mehr. Ansehen können Sie die Datei in der geschützten Anzeige, speichern erst nach der Prüfung. Den Code tragen Sie unter „Mein Konto“ ein.

# Eingangsbestätigung
receipt-save = Eingangsbestätigung speichern
receipt-title = Eingangsbestätigung
receipt-file = Eingangsbestaetigung
receipt-by = Die { $brand } bestätigt den Eingang dieser Nachricht.
receipt-when = Vollständig gespeichert am
receipt-to = An
receipt-id = Kennung der Nachricht
receipt-hash = Prüfsumme der gespeicherten Daten (SHA-256)
receipt-files = Anhänge
receipt-no-files = keine
receipt-note = Die Nachricht ist verschlüsselt gespeichert. Der Server kann sie nicht lesen. Er hat nicht geprüft, ob sie sich öffnen lässt. Ihr Inhalt steht nicht in dieser Bestätigung.
save-thread = Unterhaltung speichern
keep-hint = Eine Datei mit allen Nachrichten und Anhängen, auch als PDF. Sie lässt sich ohne das Portal öffnen. Sie ist nicht verschlüsselt.
keep-working = Die Datei wird zusammengestellt
keep-done = Die Unterhaltung ist gespeichert.
keep-failed = Die Unterhaltung ist noch nicht gespeichert
keep-missing = { $n ->
    [one] Ein Anhang ließ sich nicht öffnen und fehlt in der Datei
   *[other] { $n } Anhänge ließen sich nicht öffnen und fehlen in der Datei
}
keep-missing-file = ließ sich beim Speichern nicht öffnen
keep-name = Siegelpost
keep-page = Unterhaltung
keep-folder = Anhaenge
keep-file = Anhang
keep-saved = Gespeichert am { $when }
keep-readers = Mitlesen können: { $who }
keep-proof = Nachweise
keep-opened = Geöffnet am { $when } von { $who }

# Ereignisse
someone = Eine beteiligte Person
disputed = Bestritten
event-key-changed = Neuer Schlüssel: { $who }
event-key-changed-self = Ihr neuer Schlüssel
event-reader-added = { $who } kann jetzt mitlesen
event-reader-removed = { $who } kann Neues nicht mehr lesen
event-line = { $when }, bestätigt { $method }
event-key-changed-text = { $side ->
    [office] Die Person hat sich neu ausgewiesen. Was davor geschrieben wurde, liest sie erst, wenn es freigegeben ist.
   *[portal] Waren Sie das nicht? Bitte rufen Sie uns an: { $phone }.
}
event-key-carried-text = { $side ->
    [office] Die Person hat ihren Schlüssel selbst gewechselt. Sie liest weiter alles.
   *[portal] Waren Sie das nicht? Bitte rufen Sie uns an: { $phone }.
}
method-letter = per Brief
method-branch = in der Geschäftsstelle
method-eid = mit dem Online-Ausweis
method-staff = durch die Registrierung
method-carryover = mit dem bisherigen Schlüssel
method-reissue = mit einem neuen Code
method-device-lost = nach Verlust eines Geräts
method-method-removed = nach dem Entfernen eines Zugangs
method-sheet-remade = mit einem neuen Notfallblatt
method-unknown = auf anderem Weg

# Wer kann das lesen?
readers-title = Wer kann das lesen?
readers-not = Nicht: andere Teams, der Betreiber der Server, E-Mail-Anbieter
readers-medical-portal = Ihre Dateien für den Medizinischen Dienst: nur der Medizinische Dienst, niemand bei der Kasse
readers-medical-office = Umschläge für den Medizinischen Dienst: nur der Medizinische Dienst, niemand aus dieser Liste
readers-choose = Das zuständige Team steht hier, sobald Sie ein Anliegen gewählt haben.
reader-representative = in Vertretung
reader-insured = versicherte Person
reader-insured-nameless = Versicherte Person
reader-representative-nameless = Vertretung
reader-unit = Mitarbeitende der { $brand }
keys-checked = Schlüssel geprüft
technical = Technische Einzelheiten
technical-fingerprint = Prüfzeichen
technical-epoch = Schlüsselstand
technical-log = Öffentliches Verzeichnis der Schlüssel
technical-crypto = Verfahren
technical-crypto-text = age mit X25519 und ML-KEM-768, unterschrieben mit Ed25519
witness-none = Ein öffentliches Verzeichnis der Schlüssel gibt es noch nicht. Wir prüfen die Unterschriften der { $brand }.
witness-some = Ein öffentliches Verzeichnis hält jede Änderung fest.

# Schreiben
draft-saved = Entwurf gesichert um { $clock }
draft-not-saved = Entwurf nicht gesichert
file-ready = bereit
file-not-sent = nicht übertragen
file-sealing = { $done } von { $total } · wird verschlüsselt
file-sending = { $done } von { $total } · wird verschlüsselt und übertragen
file-paused = { $done } von { $total } · angehalten
file-paused-spoken = { $name } ist angehalten
file-ready-spoken = { $name } ist verschlüsselt übertragen
pause-file = Anhalten
pause-file-label = Übertragung von { $name } anhalten
continue-file = Fortsetzen
continue-file-label = Übertragung von { $name } fortsetzen
retry-file = Noch einmal
retry-file-label = { $name } noch einmal übertragen
file-percent = { $name }, { $n } Prozent
file-added = { $name } wird übertragen.
file-removed = { $name } ist entfernt.
remove-file = { $name } entfernen
add-file = Anhang
add-photo = Foto
file-limits = PDF, JPG, PNG, WebP, HEIC, TIFF, bis { $limit } je Datei, höchstens { $n } Dateien
medical-add = Nur für den Medizinischen Dienst
medical-add-text = { $name }: Was Sie hier auswählen, kann nur er lesen. Wir sehen, dass etwas kam, und leiten es ungeöffnet weiter. Auch den Namen der Datei sehen wir nicht. Öffnen können Sie es hier nicht mehr: Behalten Sie das Original.
medical-added = { $name } wird für den Medizinischen Dienst verschlüsselt
medical-ready = nur der Medizinische Dienst kann das lesen
medical-unproven-title = Unterlagen für den Medizinischen Dienst gehen hier gerade nicht
medical-unproven-text = Sein Schlüssel ist nicht bestätigt. Solange das so ist, verschlüsseln wir nichts für ihn. Fügen Sie diese Unterlagen auch nicht als gewöhnlichen Anhang bei. Schicken Sie sie in einem verschlossenen Umschlag mit der Post, oder rufen Sie uns an.
file-too-many = Mehr als { $n } Dateien gehen nicht in eine Nachricht.
file-empty = { $name } ist leer (0 Byte). Öffnen Sie die Datei auf Ihrem Gerät: Wenn sie dort etwas zeigt, speichern Sie sie neu, und wählen Sie sie noch einmal aus.
file-too-large = { $name } ist { $size } groß, möglich sind { $limit }.
file-wrong-type = { $name } können wir nicht annehmen. Möglich sind PDF, JPG, PNG, WebP, HEIC und TIFF. Speichern Sie das Dokument als PDF, und wählen Sie dann das PDF aus.
rest-is-safe = Ihr Text und die anderen Anhänge sind gesichert.
text-empty = Bitte schreiben Sie einen Text.
send = Senden
send-hint = Wir senden, sobald alle Anhänge übertragen sind. Danach haben Sie 10 Sekunden zum Zurücknehmen.
send-running = Ihre Nachricht ist auf dem Weg. Unten können Sie sie noch zurücknehmen.
file-checking = wird geprüft
file-asking = Ihre Entscheidung fehlt noch
file-taken = { $name } ist dabei.
file-cleaned = Ort und Gerät sind aus dem Bild entfernt.
file-same = derselbe Inhalt wie { $name }
uncleaned-label = Entscheidung zu { $name }
uncleaned-heic = Dieser Browser kann Fotos im Format HEIC nicht öffnen. Deshalb können wir nicht entfernen, was im Foto über Ort und Gerät steht. Wenn Sie es so senden, können die Empfänger das lesen.
uncleaned-heic-else = Oder so: Speichern Sie das Foto als JPG, und wählen Sie dann das JPG aus. Für neue Fotos stellen Sie am iPhone unter Einstellungen, Kamera, Formate „Maximale Kompatibilität“ ein.
uncleaned-tiff = Dateien im Format TIFF ändern wir nicht, denn sie können mehrere Seiten haben. Was darin über Ort, Gerät oder Verfasser steht, bleibt darin. Wenn Sie die Datei so senden, können die Empfänger das lesen.
uncleaned-tiff-else = Oder so: Speichern Sie den Scan als PDF oder JPG, und wählen Sie dann diese Datei aus.
uncleaned-device = Dieses Bild ist zu groß, um es auf diesem Gerät zu öffnen. Deshalb können wir nicht entfernen, was darin über Ort und Gerät steht. Wenn Sie es so senden, können die Empfänger das lesen.
uncleaned-device-else = Oder so: Machen Sie das Foto mit weniger Megapixeln noch einmal, oder nehmen Sie ein Bildschirmfoto davon.
uncleaned-send = So senden, wie es ist
uncleaned-remove = Nicht senden
same-file-title = Zweimal dasselbe?
same-file-text = Diese Dateien haben denselben Inhalt wie eine andere in dieser Nachricht. Vielleicht sollte es eine andere sein.
same-file-back = Noch einmal ansehen
same-file-send = Trotzdem senden
missing-file-title = Fehlt ein Anhang?
missing-file-text = Sie schreiben von einem Anhang, aber es ist keiner dabei. Trotzdem senden?
missing-file-back = Anhang hinzufügen
missing-file-send = Ohne Anhang senden
sendbar = Versand
send-waiting = Wartet auf die Anhänge, dann geht Ihre Nachricht an { $to }.
send-countdown = Ihre Nachricht an { $to } geht in { $n } Sekunden weg.
send-spoken = Ihre Nachricht geht in { $n } Sekunden weg. Sie können sie zurücknehmen.
send-sending = Ihre Nachricht an { $to } wird übertragen.
send-failed = Ihre Nachricht an { $to } ist als Entwurf gesichert.
undo = Zurücknehmen
to-draft = Zum Entwurf

# Warnungen
alarm-title = Senden ist hier angehalten
alarm-text = Was Sie sehen, haben wir geprüft. Lesen können Sie weiter.
warning-title = Gut zu wissen
reply-stopped-title = Hier können Sie gerade nicht antworten
reply-stopped-text = Etwas an den Schlüsseln dieses Vorgangs stimmt nicht. Bis das geklärt ist, senden wir nichts.
quarantine-title = Ihre früheren Nachrichten kommen später
quarantine-text = Ihre früheren Nachrichten kann Ihr Team Ihnen ab { $when } zurückgeben. So schützen wir Sie, falls jemand Ihren Brief abgefangen hat. Neues können Sie schon lesen und schreiben.
notice-new-binding = Seit { $when } gilt ein neuer Schlüssel für Ihr Konto, bestätigt { $method }. Waren Sie das nicht? { call-us }
    .title = Neuer Schlüssel für Ihr Konto
notice-key-changed = Am { $when } wurde der Schlüssel für Ihr Konto gewechselt, bestätigt { $method }. Waren Sie das nicht? { call-us }
    .title = Ihr Schlüssel wurde gewechselt
notice-keys-waiting = Für Ihr Konto sind neue Schlüssel beantragt. Sie gelten ab { $when }. Waren Sie das nicht? { call-us }
    .title = Neue Schlüssel sind beantragt
notice-td-renewed = Die { $brand } hat ihre Prüfschlüssel am { $when } erneuert. Die Kette der Unterschriften ist geprüft. Sie müssen nichts tun.
    .title = Prüfschlüssel erneuert
notice-revlist-old = Die Liste der gesperrten Schlüssel ist vom { $when } und damit zu alt. Lesen können Sie weiter. Senden geht wieder, sobald eine neue Liste da ist.
    .title = Sperrliste ist veraltet

# Besonders geschützt (Schutzklasse hoch)
step-up-title = Bitte bestätigen Sie noch einmal, dass Sie es sind
step-up-text = { $side ->
    [portal] Das hier ist besonders geschützt. Deshalb fragen wir kurz nach, auch wenn Sie schon angemeldet sind.
   *[office] Das hier hat die Stufe hoch. Deshalb wird noch einmal gefragt, auch wenn Sie schon angemeldet sind.
}
step-up-kept = Danach geht es von selbst weiter. Was Sie geschrieben haben, bleibt erhalten.
step-up-no-way = Dafür brauchen Sie einen Passkey oder ein Passwort auf diesem Gerät. Beides richten Sie unter „Konto“ ein.
protected-title = Eine besonders geschützte Nachricht
protected-text = Diese Nachricht öffnen wir erst, wenn Sie noch einmal gezeigt haben, dass Sie es sind. Es ist nichts verloren.
protected-open = Bestätigen und öffnen
row-protected = Besonders geschützt
four-eyes = Vier-Augen

## Vertretungen
basis-betreuung = Rechtliche Betreuung
basis-vollmacht = Vollmacht
basis-eltern = Elternteil
basis-self = Von der Person selbst erteilt
rep-line = { $basis } · vom { $from } bis { $until }
rep-may = Darf: { $rights }
rep-right-read = lesen
rep-right-write = schreiben
rep-right-history = Früheres lesen
rep-right-post = alle Post öffnen
rep-scope-all = In allen Anliegen
rep-over = Ausgelaufen
rep-ended = Beendet am { $when }

## Aus einem Vorgang ausschließen
exclude = Ausschließen
exclude-label = { $name } aus diesem Vorgang ausschließen
exclude-title = { $name } aus diesem Vorgang ausschließen?
exclude-text = { $name } sieht ab sofort nichts mehr von diesem Vorgang. Was schon gelesen wurde, bleibt gelesen. In anderen Vorgängen ändert sich nichts.
exclude-note = Das lässt sich für diesen Vorgang nicht zurücknehmen.
exclude-do = Jetzt ausschließen
exclude-done = { $name } ist aus diesem Vorgang ausgeschlossen.
invite-words-label = Vergleichswörter
event-unit-moved = Jetzt zuständig: { $who }
event-unit-moved-text = { $side ->
    [office] Vorher: { $before }. Der Eingang zählt weiter ab dem ersten Tag.
   *[portal] Vorher: { $before }. Der Eingang zählt weiter ab dem ersten Tag. Sie müssen nichts noch einmal schicken.
}
event-unit-joined = Jetzt auch beteiligt: { $who }
event-unit-joined-text = { $side ->
    [office] Der Eingang zählt weiter ab dem ersten Tag.
   *[portal] Der Eingang zählt weiter ab dem ersten Tag. Sie müssen nichts noch einmal schicken.
}

released-by = Freigegeben von { $name } am { $when }
released-by-you = Von Ihnen freigegeben am { $when }
released-unproven-title = Freigabe nicht bestätigt
released-unproven = Für diese Antwort liegt eine Freigabe vor, die wir nicht prüfen konnten. Verlassen Sie sich nicht darauf, und melden Sie es Ihrer IT-Sicherheit.
message-texts = { $n ->
    [one] Textbaustein: { $names }
   *[other] Textbausteine: { $names }
}
message-text = { $title } (v{ $v })
message-text-gone = eines anderen Teams
unreadable = Nicht lesbar
unreadable-label = „{ $name }“ ist nicht lesbar: Antwort vorbereiten


# Suche
search-looking = Es wird gesucht.
search-results = Suchergebnisse
search-hits = { $n ->
    [0] Nichts gefunden
    [one] Ein Treffer
   *[other] { $n } Treffer
}
search-nothing = Nichts gefunden für „{ $words }“.
search-no-word = Bitte geben Sie ein Wort ein.
search-proposal = Meinten Sie „{ $words }“?
search-more = Weitere Treffer zeigen
search-shown = { $n } von { $of } gezeigt
search-from = von { $who }
search-from-you = von Ihnen
search-from-unknown = Absender nicht bekannt
search-person-unknown = Name nicht bekannt
search-no-subject = Ohne Betreff
search-internal = INTERN
search-cover-all = Durchsucht: { $n ->
    [0] Hier ist noch keine Nachricht.
    [one] die einzige Nachricht, auf diesem Gerät.
   *[other] alle { $n } Nachrichten auf diesem Gerät.
}
search-cover-some = Durchsucht: { $n ->
    [one] eine Nachricht
   *[other] { $n } Nachrichten
} auf diesem Gerät.
search-cover-part = Durchsucht: { $n ->
    [one] eine Nachricht
   *[other] { $n } Nachrichten
} aus { $threads } von { $of ->
    [one] einem { $side ->
        [office] Fall
       *[portal] Vorgang
    }
   *[other] { $of } { $side ->
        [office] Fällen
       *[portal] Vorgängen
    }
} auf diesem Gerät.
search-state-starting = Die Suche wird gerade geöffnet.
search-state-reading = Weitere werden gerade gelesen.
search-state-paused = Das Lesen ist angehalten.
search-state-waiting = Zum Weiterlesen fehlt die Verbindung. Es geht von selbst weiter.
search-off = Die Suche läuft hier gerade nicht. Bitte laden Sie die Seite neu.
search-pause = Lesen anhalten
search-go-on = Weiterlesen
search-left-protected = { $n ->
    [one] Ein { $side ->
        [office] Fall mit besonders geschützter Nachricht wird
       *[portal] Vorgang mit besonders geschützter Nachricht wird
    } nicht durchsucht.
   *[other] { $n } { $side ->
        [office] Fälle mit besonders geschützten Nachrichten werden
       *[portal] Vorgänge mit besonders geschützten Nachrichten werden
    } nicht durchsucht.
}
search-left-withheld = { $n ->
    [one] Eine besonders geschützte Nachricht wird nie durchsucht.
   *[other] { $n } besonders geschützte Nachrichten werden nie durchsucht.
}
search-left-refused = { $n ->
    [one] Ein { $side ->
        [office] Fall
       *[portal] Vorgang
    } ließ sich nicht öffnen.
   *[other] { $n } { $side ->
        [office] Fälle
       *[portal] Vorgänge
    } ließen sich nicht öffnen.
}
search-left-closed = { $n ->
    [one] Eine Nachricht ließ sich nicht öffnen.
   *[other] { $n } Nachrichten ließen sich nicht öffnen.
}
search-left-older = { $n ->
    [one] Für einen älteren { $side ->
        [office] Fall
       *[portal] Vorgang
    } reicht der Platz nicht.
   *[other] Für { $n } ältere { $side ->
        [office] Fälle
       *[portal] Vorgänge
    } reicht der Platz nicht.
}
search-help = So suchen Sie
search-help-words = Mehrere Wörter müssen alle vorkommen. Wörter in Anführungszeichen müssen genau so nebeneinander stehen. Ab vier Buchstaben wird auch mitten im Wort gesucht.
search-help-fields = „von:Sommer“ sucht beim Absender, „betreff:Reha“ im Betreff, „anhang:Attest“ in den Namen der Anhänge. Was in den Anhängen steht, wird nicht durchsucht.
search-help-kept = Gesucht wird nur auf diesem Gerät. Was gelesen ist, bleibt hier verschlüsselt liegen. Ein anderes Gerät liest selbst.
search-help-passing = Gesucht wird nur auf diesem Gerät. Was gelesen ist, wird hier nicht aufgehoben.
search-help-notes = Interne Notizen sind so weit dabei, wie dieses Gerät den Fall gelesen hat.
search-help-unit = Gesucht wird gerade nur in einem Team.

# Bescheid
decision-title-objection = Bescheid
decision-title-action = Widerspruchsbescheid
decision-on = Gilt als bekannt gegeben am { $on }.
decision-until-objection = Widerspruch ist möglich bis { $until }.
decision-until-action = Klage beim Sozialgericht ist möglich bis { $until }.
decision-uninstructed = Der Bescheid sagt nicht vollständig, was Sie dagegen tun können. Deshalb haben Sie ein Jahr Zeit.
decision-under-way = Die Benachrichtigung darüber ist unterwegs. Sobald sie abgesendet ist, steht hier, ab wann Fristen laufen.
decision-failed = Die Benachrichtigung konnte nicht zugestellt werden. Sie bekommen diesen Bescheid mit der Post.
decision-returned-own = Unsere E-Mail darüber kam nicht bei Ihnen an. Deshalb zählt der Tag, an dem Sie den Bescheid hier geöffnet haben.
decision-provided = Bereitgestellt { $when }
decision-notified = Benachrichtigung abgesendet { $when }
decision-notifying = Benachrichtigung unterwegs
decision-not-notified = Benachrichtigung nicht möglich. Bitte geben Sie den Bescheid mit der Post bekannt.
decision-returned = Die Benachrichtigung ist am { $when } als unzustellbar zurückgekommen. Sie beweist nichts mehr; es zählt der Tag, an dem der Bescheid abgerufen wurde.
decision-returned-unread = Die Benachrichtigung ist am { $when } als unzustellbar zurückgekommen. Sie beweist nichts mehr. Bitte geben Sie den Bescheid mit der Post bekannt.
decision-record-objection = Gilt als bekannt gegeben am { $on }, Widerspruch bis { $until }
decision-record-action = Gilt als bekannt gegeben am { $on }, Klage bis { $until }
decision-first-own = Der Bescheid ging auch an eine andere Person. Es zählt der Tag, an dem er zuerst angekommen ist.
decision-first-objection = Mehrere Empfänger: Es zählt der frühere Zugang. Der Bescheid gilt insgesamt als bekannt gegeben am { $on }, Widerspruch bis { $until }
decision-first-action = Mehrere Empfänger: Es zählt der frühere Zugang. Der Bescheid gilt insgesamt als bekannt gegeben am { $on }, Klage bis { $until }
decision-unread = Noch nicht abgerufen
decision-fetched = Abgerufen { $when }
letter-own-coming = Dieser Bescheid wird Ihnen per Brief geschickt. Erst mit dem Brief beginnt eine Frist.
letter-own-posted = Dieser Bescheid ging am { $on } als Brief an Sie zur Post.
letter-own-returned = Der Brief mit diesem Bescheid kam zu uns zurück. Wir melden uns bei Ihnen.
decision-not-notified-posted = Benachrichtigung nicht möglich
letter-by-rule = nach der Regel des Hauses
letter-by-you = von Ihnen
letter-by = von { $name }
letter-ordered = Brief veranlasst { $when }, { $who }. { $reason }
letter-reason-no-consent = Es gibt keine Einwilligung in Bescheide im Postfach.
letter-reason-no-address = Es gilt keine E-Mail-Adresse.
letter-reason-not-notified = Eine Benachrichtigung war nicht möglich.
letter-reason-bounced = Die Benachrichtigung kam zurück.
letter-reason-unread = Der Bescheid wurde nicht abgerufen.
letter-reason-ordered = Auf Wunsch.
letter-printed = An die Druckerei gegeben { $when }
letter-other-document = Gedruckt wurde ein anderes Dokument. Bitte melden Sie das der Technik.
letter-posted = Zur Post gegeben am { $on }
letter-returned = Der Brief kam zurück { $when }
letter-failed-address-block = Kein Brief { $when }: Die Adresse ist geschützt. Bitte entscheiden Sie selbst.
letter-failed-no-reference = Kein Brief { $when }: Die Adresse ist nicht zu finden.
letter-failed-not-genuine = Kein Brief { $when }: Der Bescheid lässt sich nicht prüfen. Bitte melden Sie das der Technik.
letter-failed-not-printable = Kein Brief { $when }: Der Text lässt sich nicht drucken.
letter-failed-print-shop = Kein Brief { $when }: Die Druckerei konnte ihn nicht herstellen.

# Worum es geht: im Portal, und als Vorschau bei der Teamleitung
matter-label = Worum geht es?
matter-hint = Danach richtet sich, welches Team Ihre Nachricht lesen kann.
matter-choose = Bitte wählen
matter-simple = In Leichter Sprache:
matter-paused-title = Das bieten wir gerade nicht an:
matter-paused-name = { $name }:
matter-paused-until = Wieder ab dem { $day }.
matter-find = Mit einem Stichwort suchen
matter-find-label = Stichwort
matter-find-hint = Zum Beispiel „Rechnung“ oder „Brille“.
matter-found = { $n ->
    [0] Dazu finden wir nichts. Probieren Sie ein anderes Wort.
    [one] Ein Treffer
   *[other] { $n } Treffer
}
matter-hit-note = { $unit }: { $note }
plain-mail = E-Mail, ungeschützt
plain-mail-message = Gewöhnliche E-Mail, aufgenommen und verschlüsselt von: { $who }. Die Angaben des Absenders sind nicht geprüft.

## A declaration in the form of the law
declared-how = Bestätigt mit { $how } am { $when }.
declared-counts = Die Nachricht gilt damit wie unterschrieben.
receipt-declared = Bestätigung
declared-unproven-title = Bestätigung nicht geprüft
declared-unproven = Für diese Nachricht liegt eine Bestätigung vor, die wir nicht prüfen konnten. Verlassen Sie sich nicht darauf.
provider-gesundheitsid = GesundheitsID
provider-eid = Online-Ausweis
provider-egk-pin = Gesundheitskarte mit PIN
