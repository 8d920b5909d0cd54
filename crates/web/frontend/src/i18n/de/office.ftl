# SPDX-License-Identifier: EUPL-1.2
office-line = Siegelpost Sachbearbeitung
office-start-title = Anmelden
office-start-heading = Sachbearbeitung der { $brand }
office-start-lead = Hier lesen und beantworten Sie die Post Ihres Teams. Alles bleibt zwischen der versicherten Person und Ihrem Team verschlüsselt.
office-first = Zum ersten Mal hier?
office-first-text = Sie haben einen Ausgabebeleg mit Freischaltcode bekommen? Dann brauchen Sie etwa fünf Minuten.
office-locked-out = Ich habe keinen Passkey mehr
office-nav = Konto
office-account = Mein Konto
office-units = Postkörbe
office-main-units = Postkörbe und Filter
no-units = Sie gehören zu keinem Team.
no-units-text = Ihre Administration ordnet Sie einem Team zu. Danach steht der Postkorb hier.
no-unit-key = Ihnen fehlt noch der Schlüssel dieses Teams.
no-unit-key-text = Bis dahin sehen Sie, dass etwas da ist, aber nicht was. Ein Mitglied mit dem Recht „Schlüssel geben“ kann das unter „Team verwalten“ ändern.
unit-all = Alle offenen
unit-new = Neu
unit-open = In Arbeit
unit-waiting = Wartet extern
unit-done = Abgeschlossen
unit-staff = Team verwalten
live-connected = Live verbunden
live-offline = Keine Verbindung

list-title = Postkorb { $unit }
list-loading = Die Betreffe werden auf diesem Gerät entschlüsselt.
list-caption = Fälle im Postkorb { $unit }
filter = Filter
filter-all = Offen { $n }
filter-new = Neu { $n }
filter-open = In Arbeit { $n }
filter-waiting = Wartet extern { $n }
filter-done = Abgeschlossen { $n }
filter-mine = Nur meine
search-list = Suchen in { $unit }
search-list-hint = Suchen (/)
col-last = Zuletzt
col-subject = Betreff und Anliegen
col-person = Person
col-by = Bearbeitung
col-state = Zustand
select-all = Alle auswählen
select-row = Fall „{ $subject }“ auswählen
nobody = niemand
class-normal = normal
class-substantiell = substantiell
class-hoch = hoch
person-unknown = Person nicht bekannt
row-decrypting = wird entschlüsselt
row-refused-office = Nicht geöffnet
list-empty = Alles bearbeitet.
list-empty-text = In diesem Postkorb wartet gerade nichts auf Sie.
list-empty-filter = Mit diesem Filter ist nichts da.
list-shown = { $n } gezeigt
list-more = Weitere laden
bulk-label = Ausgewählte Fälle
bulk-count = { $n ->
    [one] 1 ausgewählt
   *[other] { $n } ausgewählt
}
bulk-clear = Auswahl aufheben
bulk-done = { $n ->
    [one] Ein Fall ist übernommen.
   *[other] { $n } Fälle sind übernommen.
}
bulk-partly = { $done } von { $n } Fällen sind übernommen, die anderen hatte schon jemand.
claim = Übernehmen
claimed = Der Fall ist übernommen.
release = Abgeben
keys-title = Tastenkürzel
key-next = ab
key-previous = auf
key-open = öffnen
key-claim = übernehmen
key-reply = antworten
key-select = auswählen
key-search = suchen
key-help = alle Kürzel
keys-note = Die Kürzel gelten, solange Sie in kein Feld schreiben.

case-title = Fall
case-opening = Fall wird geöffnet
case-closed = Fall nicht geöffnet
case-loading = Der Fall wird auf diesem Gerät entschlüsselt und geprüft.
born = geb. { $date }
kvnr = KVNR { $kvnr }
assurance = Identität bestätigt { $method }
class-line = Stufe { $class }

case-actions = Fall bearbeiten
claimed-by = Bearbeitung: { $name }
claimed-none = Bearbeitung: niemand
set-waiting = Wartet extern
set-done = Abschließen
set-open = Wieder öffnen
state-set = Zustand: { $state }
case-thread = Schriftwechsel mit der versicherten Person
to-person = An die versicherte Person: { $who }
to-also = auch an { $names }
to-unknown = An die versicherte Person
reply-label = Ihre Antwort
stale-title = Inzwischen ist etwas Neues da
stale-text = { $who } hat um { $clock } noch etwas geschrieben. Ihre Antwort ist gesichert. Lesen Sie beides nebeneinander, bevor Sie senden.
sent-text-office = Ihre Antwort liegt im Postfach von { $to }.
lane-title = INTERN – nur für das Team
lane-text = Die versicherte Person sieht diese Spalte nie.
lane-empty = Noch keine Notiz zu diesem Fall.
note-label = Interne Notiz
note-hint = Nur für { $unit }
note-save = Notiz speichern
note-saved = Die Notiz ist gespeichert.
note-text-empty = Bitte schreiben Sie eine Notiz.
note-list = Interne Notizen

staff-title = { $unit }: Mitglieder
staff-page = Team verwalten
staff-lead = Wer den Schlüssel hat, kann alles lesen, was an dieses Team gerichtet ist.
staff-name = Name
staff-rights = Rechte
staff-key = Schlüssel
staff-action = Aktion
staff-self = das sind Sie
staff-has-key = hat den Schlüssel
staff-no-key = noch ohne Schlüssel
right-read = lesen
right-write = antworten
right-grant = Schlüssel geben
right-register = registrieren
right-represent = Vertretungen eintragen
no-rights = keine
grant-key = Schlüssel geben
grant-key-label = { $name } den Schlüssel geben
grant-done = { $name } hat jetzt den Schlüssel.
remove-staff = Entfernen
remove-staff-label = { $name } aus dem Team entfernen
remove-staff-title = { $name } aus dem Team entfernen?
remove-staff-1 = Der Zugang endet sofort. Laufende Sitzungen sehen nichts Neues mehr.
remove-staff-2 = Das Team bekommt einen neuen Schlüssel. Alle anderen behalten ihren Zugang.
remove-staff-3 = Was { $name } schon gelesen hat, lässt sich nicht zurückholen.
remove-staff-do = Jetzt entfernen
remove-staff-done = { $name } gehört nicht mehr zum Team. Der neue Schlüssel gilt.
staff-empty = In diesem Team ist noch niemand.
staff-no-right = Sie können das ansehen. Zum Ändern brauchen Sie das Recht „Schlüssel geben“.

# Name der Sachbearbeitung
colleague = ein Mitglied des Teams
clerk-name-title = Ihr Name in Antworten
clerk-name-label = Name
clerk-name-hint = So lesen ihn die versicherten Personen, zum Beispiel „M. Sommer“. Er steht nur in der verschlüsselten Nachricht.
clerk-name-saved = Der Name ist gespeichert.
clerk-name-missing = Unter Ihrer Antwort steht bisher nur der Name des Teams.
clerk-name-enter = Eigenen Namen eintragen

# Neuer Schlüssel nach Verlust von allem
newkey-title = Schlüssel geändert am { $when }, { $method }
newkey-text = { $name } hatte keinen Zugang mehr und hat sich neu ausgewiesen. Was davor geschrieben wurde, liest der neue Schlüssel nicht: { $n ->
    [one] eine Nachricht
   *[other] { $n } Nachrichten
} in diesem Fall.
newkey-waiting = Freigeben können Sie den Verlauf ab { $when }. Bis dahin kann sich melden, wer keinen neuen Brief wollte. Antworten können Sie schon jetzt.
newkey-do = Verlauf wieder freigeben
newkey-done = Neuer Schlüssel seit { $when }: Der Verlauf ist für { $name } wieder freigegeben.
newkey-dialog = Verlauf für { $name } wieder freigeben?
newkey-person = Person
newkey-identified = Neu ausgewiesen
newkey-messages = Nachrichten
newkey-check = Prüfen Sie vorher:
newkey-check-letter = Hat sich in der Wartezeit jemand gemeldet, der keinen neuen Brief wollte? Wurde kurz vorher die Anschrift geändert? Dann geben Sie nichts frei und rufen die Registrierung an.
newkey-check-person = Passen Name und Geburtsdatum zu diesem Fall?
newkey-check-final = Was einmal freigegeben ist, lässt sich nicht zurückholen.
newkey-all = Auch in allen anderen Fällen dieser Person in diesem Postkorb freigeben
newkey-progress = { $done } von { $total } Fällen
newkey-partly = { $n ->
    [0] In keinem Fall freigegeben
    [one] In einem Fall freigegeben, in anderen nicht
   *[other] In { $n } Fällen freigegeben, in anderen nicht
}
