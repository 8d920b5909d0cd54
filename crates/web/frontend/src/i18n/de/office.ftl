# SPDX-License-Identifier: EUPL-1.2
office-line = Siegelpost Sachbearbeitung
office-start-title = Anmelden
office-start-heading = Sachbearbeitung der { $brand }
office-start-lead = Hier lesen und beantworten Sie die Post Ihres Teams. Alles bleibt zwischen der versicherten Person und Ihrem Team verschlüsselt.
office-first = Zum ersten Mal hier?
office-first-text = Sie haben einen Ausgabebeleg mit Freischaltcode bekommen? Dann brauchen Sie etwa fünf Minuten.
office-first-provider = Sie haben einen Ausgabebeleg mit Freischaltcode bekommen? Melden Sie sich zuerst mit Ihrem Konto an. Danach geben Sie den Code ein.
office-provider = Mit dem Konto der { $brand } anmelden
office-provider-hint = Zuerst bestätigen Sie Ihr Arbeitskonto. Danach öffnen Sie mit dem Passkey Ihre Schlüssel.
office-provider-shown-title = Ihr Konto ist bestätigt
office-provider-shown = Jetzt fehlt noch Ihr Passkey.
office-provider-again = Noch einmal mit dem Konto anmelden
office-provider-checking-title = Wir prüfen Ihre Anmeldung
office-provider-checking = Einen Augenblick, wir prüfen die Bestätigung Ihres Kontos.
office-provider-cancelled-title = Die Anmeldung wurde abgebrochen
office-provider-cancelled = Ihr Konto wurde nicht bestätigt. Es wurde nichts geändert.
office-provider-lost-title = Hier gibt es nichts mehr zu tun
office-provider-lost = Die Seite wurde neu geladen, und die Anmeldung ist nicht mehr da. Bitte beginnen Sie noch einmal.
left-title = Sie sind abgemeldet
left-there = Das Postfach ist hier geschlossen. Wenn Sie die Abmeldung auch bei Ihrem Konto bestätigt haben, sind Sie dort ebenfalls abgemeldet.
left-here-title = Ihr Konto ist vielleicht noch angemeldet
left-here = Das Postfach ist hier geschlossen. Ihr Konto bei der { $brand } war nicht zu erreichen; dort sind Sie vielleicht noch angemeldet. Melden Sie sich dort ab oder schließen Sie alle Fenster des Browsers, besonders an einem fremden Gerät.
left-again = Wieder anmelden
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
unit-waiting = Wartet extern
unit-done = Abgeschlossen
unit-staff = Team verwalten
live-connected = Live verbunden
live-offline = Keine Verbindung

list-title = Postkorb { $unit }
list-loading = Die Betreffe werden auf diesem Gerät entschlüsselt.
list-caption = Fälle: { $list }
filter = Filter
filter-all = Offen { $n }
filter-new = Neu { $n }
filter-open = In Arbeit { $n }
filter-waiting = Wartet extern { $n }
filter-done = Abgeschlossen { $n }
filter-mine = Nur meine
col-subject = Betreff und Anliegen
col-person = Person und Stufe
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
key-texts = Textbausteine
key-ctrl-enter = Strg + Eingabe
key-send = Antwort senden, auch während Sie schreiben; in einem Fenster: bestätigen
key-leave = aus dem Textfeld heraus
key-note = interne Notiz
key-close = abschließen
key-up = zurück zum Postkorb
keys-note-case = Die anderen Kürzel gelten, solange Sie in kein Feld schreiben.
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

# Virenscanner
scanner-title = Virenscanner
scanner-paired = Dieser Browser ist mit dem Virenscanner verbunden.
scanner-unpaired = Dieser Browser ist noch nicht mit dem Virenscanner verbunden.
scanner-unpaired-text = Anhänge können Sie ansehen, aber nicht speichern, bis der Code eingetragen ist.
scanner-code = Code des Virenscanners
scanner-code-hint = Den Code gibt Ihnen Ihre IT. Er bleibt verschlüsselt in diesem Browser. Ein leeres Feld entfernt ihn.
scanner-saved = Der Code ist gespeichert.

# Name der Sachbearbeitung
colleague = ein Mitglied des Teams
mail-title = Nachricht per E-Mail
mail-lead = An diese Adresse schreiben wir nur, dass etwas auf Sie wartet: kein Name, kein Fall, keine Zahl, kein Link.
mail-unavailable = E-Mail ist hier nicht eingerichtet.
mail-none = Sie bekommen noch keine Nachricht per E-Mail.
mail-since = Eine Adresse gilt seit { $since }.
mail-muted-returned = Unsere E-Mails an Ihre Adresse kommen zurück. Seit dem { $since } schreiben wir nicht mehr dorthin.
mail-muted-complaint = Eine unserer E-Mails wurde als unerwünscht gemeldet. Seit dem { $since } schreiben wir nicht mehr dorthin.
mail-muted-do = Geben Sie Ihre Adresse noch einmal ein oder eine andere.
mail-address = Ihre dienstliche E-Mail-Adresse
mail-address-hint = Ihr Browser verschließt sie. Nur das Programm, das die E-Mails verschickt, kann sie lesen.
mail-wrong = Diese Adresse hat eine Form, an die wir nicht schreiben können.
mail-send-code = Code an diese Adresse schicken
mail-sent = Der Code ist unterwegs.
mail-code = Code aus der E-Mail
mail-code-hint = Acht Ziffern
mail-code-wrong = Der Code hat 8 Ziffern. Bitte vergleichen Sie ihn mit der E-Mail.
mail-code-do = Adresse bestätigen
mail-confirmed = Ihre E-Mail-Adresse gilt.
mail-remove = Adresse löschen
mail-removed = Die Adresse ist gelöscht.
clerk-name-title = Ihr Name in Antworten
clerk-name-label = Name
clerk-name-hint = So lesen ihn die versicherten Personen, zum Beispiel „M. Sommer“. Er steht nur in der verschlüsselten Nachricht.
clerk-name-saved = Der Name ist gespeichert.
clerk-name-missing = Unter Ihrer Antwort steht bisher nur der Name des Teams.
clerk-name-enter = Eigenen Namen eintragen

# Schalter und Telefon
desk-nav = Schalter
desk-title = Schalter und Telefon
desk-lead = Hier stellen Sie fest, mit wem Sie sprechen. Namen und Nummern kommen verschlüsselt aus dem Register; jede Suche wird mit Ihrem Namen festgehalten.
desk-none = Für den Schalter fehlt Ihnen das Recht
desk-none-text = Das Recht „registrieren“ vergibt Ihre Leitung.
desk-by-number = Mit Versichertennummer
desk-by-name = Mit Name und Geburtsdatum
desk-kvnr = Versichertennummer
desk-kvnr-missing = Bitte geben Sie die Versichertennummer ein.
desk-kvnr-wrong = Diese Nummer stimmt nicht: ein Buchstabe und neun Ziffern, zum Beispiel A123456780.
desk-no-kvnr = keine
desk-family = Nachname
desk-family-missing = Bitte geben Sie den Nachnamen ein.
desk-dob = Geburtsdatum
desk-search = Suchen
desk-found = { $n ->
    [0] Niemand gefunden
    [one] Eine Person gefunden
   *[other] { $n } Personen gefunden
}
desk-person-line = { $name }, geboren am { $dob }
desk-nobody = Niemand gefunden
desk-nobody-text = Bitte vergleichen Sie die Angaben mit dem Ausweis. Umlaute und Bindestriche machen keinen Unterschied.
desk-shielded-title = Für diese Person ist eine besondere Stelle zuständig
desk-shielded-text = Bitte verbinden Sie mit dieser Stelle. Hier wird nichts angezeigt.
desk-address = Anschrift
desk-address-hidden = Auskunftssperre: nicht angezeigt
desk-access = Zugang zum Postfach
desk-state-none = noch kein Zugang
desk-state-pending = Code ausgegeben, noch nicht benutzt
desk-state-active = aktiv, { $n ->
    [0] gerade nicht angemeldet
    [one] an einem Gerät angemeldet
   *[other] an { $n } Geräten angemeldet
}
desk-state-blocked = gesperrt
desk-state-left = hat das Portal verlassen
desk-state-ended = geschlossen, Versicherung beendet
desk-ending = Versicherung bis { $day }, Postfach offen bis { $until }
desk-ending-death = verstorben
desk-bound = Schlüssel seit { $when }, { $how }
desk-how-letter = per Brief
desk-how-branch = am Schalter
desk-how-eid = mit elektronischem Ausweis
desk-how-staff = als Mitarbeiter
desk-how-carryover = vom eigenen alten Schlüssel übernommen
desk-quarantine = Früheres wird zurückgehalten bis { $until }
desk-code-until = Ein Code ist gültig bis { $until }
desk-phone = Gespräch prüfen
desk-slip = Code am Schalter
desk-contact = Kontakt festhalten
desk-block = Zugang sperren
desk-unblock = Sperre aufheben

desk-slip-title = Code für { $name }
desk-slip-text = Vergleichen Sie Bild, Name und Geburtsdatum ({ $dob }) mit dem Ausweis.
desk-document = Was haben Sie gesehen?
document-id-card = Personalausweis
document-passport = Reisepass
document-residence-permit = Aufenthaltstitel
desk-slip-note = Festgehalten wird nur die Art des Ausweises, nie seine Nummer. Ein älterer Code gilt danach nicht mehr.
desk-slip-make = Code erzeugen
desk-slip-made = Der Code ist da.
desk-slip-for = Code für { $name }
desk-slip-qr = QR-Code mit dem Freischaltcode
desk-slip-fp = Prüfzeichen: { $fp }
desk-slip-until = Gültig bis { $until }
desk-slip-1 = Die Person öffnet das Postfach auf ihrem eigenen Telefon und wählt „Konto freischalten“.
desk-slip-2 = Sie scannt den QR-Code oder tippt den Code ein.
desk-slip-3 = Danach schließen Sie diese Anzeige.
desk-slip-done = Fertig

desk-block-title = Zugang von { $name } sperren?
desk-block-1 = Alle Sitzungen enden sofort, auf allen Geräten.
desk-block-2 = Niemand kann sich mehr anmelden, auch nicht mit dem Notfallblatt.
desk-block-3 = Nachrichten gehen nicht verloren.
desk-block-note = Aufheben können Sie die Sperre hier, sobald feststeht, wer vor Ihnen steht.
desk-block-do = Jetzt sperren
desk-blocked-done = Der Zugang von { $name } ist gesperrt.
desk-unblock-title = Sperre von { $name } aufheben?
desk-unblock-1 = Die Person meldet sich wieder mit ihrem Passkey oder Passwort an.
desk-unblock-2 = Der Schlüssel bleibt derselbe.
desk-unblock-3 = Ist ein Gerät verloren, geben Sie stattdessen einen neuen Code aus.
desk-unblock-note = Vorher braucht es einen Kontakt aus den letzten Minuten, bei dem Sie die Person sicher erkannt haben: mit „Gespräch prüfen“ oder „Kontakt festhalten“.
desk-unblock-do = Sperre aufheben
desk-unblocked-done = { $name } kann sich wieder anmelden.

contacts-title = Letzte Kontakte
contacts-none = Noch kein Kontakt festgehalten.
contact-line = { $when } · { $via }
contact-passed = sicher erkannt
contact-failed = nicht sicher
contact-title = Kontakt mit { $name } festhalten
contact-text = Haken Sie an, was Sie gefragt oder gesehen haben und was richtig war. Die Antworten selbst werden nicht festgehalten. Geburtsdatum laut Register: { $dob }.
contact-via = Wie sprechen Sie miteinander?
via-phone = Am Telefon
via-counter = Am Schalter
contact-checks = Geprüft und richtig
contact-checks-missing = Bitte haken Sie an, was Sie geprüft haben.
contact-not-enough = Für eine Auskunft am Telefon reichen { $n } richtige Antworten oder ein Rückruf. Sonst senden Sie einen Brief.
contact-not-enough-counter = Am Schalter braucht es einen Ausweis.
contact-save-passed = Sicher erkannt, festhalten
contact-save-failed = Nicht sicher, festhalten
desk-contact-done = Der Kontakt ist festgehalten.
check-phone-check = Gespräch im Postfach geprüft
check-document = Ausweis gesehen
check-kvnr = Versichertennummer
check-birth-date = Geburtsdatum
check-address = Anschrift
check-card = Nummer auf der Karte
check-last-contact = Letzter Brief oder letzte Zahlung
check-called-back = Zurückgerufen unter der bekannten Nummer

desk-phone-title = Gespräch mit { $name } prüfen
desk-phone-1 = Bitten Sie die Person, im Postfach „Mein Konto“ und dort „Gespräch prüfen“ zu öffnen.
desk-phone-2 = Sie drückt auf „Ich telefoniere gerade mit Ihnen“ und sagt Ihnen das.
desk-phone-3 = Dann starten Sie hier. Beide Seiten sehen zwei Wörter und eine Zahl.
desk-phone-start = Prüfung starten
desk-phone-connecting = Wir warten auf die andere Seite.
desk-phone-left = Noch { $time } Minuten gültig
desk-phone-words = Die Person muss diese zwei Wörter sagen:
desk-phone-number = Danach nennen Sie diese Zahl:
desk-phone-order = Sagen Sie die Zahl erst, wenn die Wörter stimmen. Die Wörter selbst lesen Sie nie vor.
desk-phone-said = Zwei Wörter und eine Zahl sind da.
desk-phone-right = Wörter stimmen
desk-phone-wrong = Wörter stimmen nicht
desk-phone-over = Die Prüfung ist abgelaufen, oder die andere Seite hat abgebrochen.
desk-phone-alarm = Die Prüfung hat nicht geklappt. Geben Sie keine Auskunft.
desk-phone-right-done = Das Gespräch ist geprüft und festgehalten.
desk-phone-wrong-done = Festgehalten: nicht die richtige Person. Geben Sie keine Auskunft und beenden Sie das Gespräch.

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

# Schutzklasse einer Antwort
protection-label = Stufe dieser Antwort
protection-holds = { $class } (wie der Fall)
lower-label = Warum weniger Schutz?
lower-choose = Bitte wählen
lower-mistake = Die Stufe war ein Versehen
lower-content = Was jetzt geschrieben wird, braucht weniger
lower-asked = Die Person möchte es so
lower-hint = Der Grund wird festgehalten. Schon Geschriebenes behält seine Stufe.
lower-empty = Bitte wählen Sie, warum die Stufe sinkt.

## Vertretungen am Schalter
reps-title = Vertretungen
reps-none = Niemand handelt für diese Person, und sie handelt für niemanden.
reps-enter = Vertretung eintragen
reps-pair = { $rep } handelt für { $subject }
reps-later = Ab { $when }
reps-holds = Gilt
reps-waits = Wartet auf zweite Freigabe
reps-end = Sofort beenden
reps-end-label = { $rep } für { $subject }: sofort beenden
reps-end-title = Vertretung sofort beenden?
reps-end-text = { $rep } sieht ab sofort nichts mehr von der Post von { $subject }. Was schon gelesen wurde, bleibt gelesen. Beide werden benachrichtigt.
reps-end-done = Die Vertretung ist beendet.
reps-reason = Grund
reps-reason-missing = Bitte nennen Sie den Grund.
mark-restricted = Auskunftssperre
mark-hold-letter = Briefe erst nach Freigabe
mark-employee = Mitarbeiterversichert
mark-vip = Besonders bekannte Person
mark-limited-capacity = Eingeschränkt handlungsfähig
mark-consent-reservation = Einwilligungsvorbehalt
mark-deceased = Verstorben
mark-code-reused = Benutzter Code wurde noch einmal gezeigt
mark-insured-until = Versichert bis { $day }
reps-restricted = Auskunftssperre: Diese Person ist geschützt
reps-restricted-text = Prüfen Sie besonders genau, wer hier handeln soll. Eltern brauchen einen Nachweis über das Sorgerecht; eine Geburtsurkunde genügt nicht.

rep-enter-title = Vertretung eintragen
rep-enter-lead = Wirksam wird sie erst, wenn eine zweite Person mit dem Recht „registrieren“ sie geprüft und freigegeben hat.
rep-enter-side = Wer handelt für wen?
rep-enter-side-subject = Jemand handelt für { $name }
rep-enter-side-rep = { $name } handelt für jemanden
rep-enter-other = Die andere Person suchen
rep-enter-other-missing = Bitte suchen Sie die andere Person im Register.
rep-enter-other-nobody = Niemand gefunden. Bitte prüfen Sie die Angaben.
rep-enter-other-several = Mehrere gefunden. Bitte wählen Sie aus.
rep-enter-other-found = Gefunden: { $name }, geboren am { $dob }
rep-enter-basis = Grundlage
rep-enter-proof = Was haben Sie gesehen?
proof-guardian-card = Betreuerausweis
proof-court-order = Gerichtlicher Beschluss
proof-power-of-attorney = Vollmachtsurkunde
proof-birth-certificate = Geburtsurkunde
proof-custody = Sorgerechtsnachweis
rep-enter-filed = Wo liegt die Kopie?
rep-enter-filed-hint = Aktenzeichen und Blatt, keine Ausweisnummer. In der Erklärung steht davon nur eine Prüfsumme.
rep-enter-filed-missing = Bitte tragen Sie ein, wo die Kopie liegt.
rep-enter-rights = Was ist erlaubt?
rep-enter-right-read = Lesen, was die vertretende Person schreibt, und die Antworten
rep-enter-right-write = Schreiben und Anträge stellen
rep-enter-right-history = Früheres lesen, wenn ein Team es freigibt
rep-enter-right-post = Die ganze Post der Person öffnen
rep-enter-right-post-note = Nur mit gerichtlichem Beschluss (§ 1815 Abs. 2 Nr. 6 BGB).
rep-enter-scope = In welchen Anliegen?
rep-enter-scope-all = In allen Anliegen
rep-enter-scope-some = Nur in diesen
rep-enter-scope-missing = Bitte wählen Sie mindestens ein Anliegen.
rep-enter-from = Gültig ab
rep-enter-until = Gültig bis
rep-enter-until-missing = Bitte geben Sie den letzten Tag an.
rep-enter-until-parents = Endet von selbst am 15. Geburtstag des Kindes.
rep-enter-from-now = Mit der Freigabe
rep-enter-from-day = An einem bestimmten Tag
rep-enter-do = Zur Freigabe geben
rep-enter-done = Eingetragen. Jetzt muss eine zweite Person prüfen und freigeben.

drafts-title = Wartet auf zweite Freigabe
drafts-none = Keine Vertretung wartet auf Freigabe.
drafts-by = Eingetragen von { $name } am { $when }
drafts-proof = Nachweis: { $proof }; Ablage: { $filed }
drafts-from-release = ab Freigabe
drafts-until-birthday = bis zum 15. Geburtstag
drafts-dates = Gültig { $from } { $until }
drafts-from = vom { $when }
drafts-until = bis { $when }
drafts-own = Das haben Sie eingetragen. Freigeben muss jemand anderes.
drafts-release = Freigeben
drafts-release-label = { $rep } für { $subject }: freigeben
drafts-refuse = Ablehnen
drafts-refuse-label = { $rep } für { $subject }: ablehnen
drafts-withdraw = Zurücknehmen
drafts-withdraw-label = { $rep } für { $subject }: zurücknehmen
drafts-release-title = Vertretung freigeben?
drafts-release-text = Vergleichen Sie die Angaben mit der Kopie in der Akte. Erst mit Ihrer Freigabe darf { $rep } für { $subject } handeln.
drafts-release-do = Geprüft, freigeben
drafts-refuse-title = Eintrag verwerfen?
drafts-refuse-do = Verwerfen
drafts-released = Freigegeben: { $rep } handelt für { $subject }.
drafts-refused = Der Eintrag ist verworfen.

# Wer gerade nicht mitliest
case-closed-blocked-title = Zugang gesperrt: hier liest gerade niemand
case-closed-blocked = Der Zugang dieser Person ist gesperrt. Was Sie schreiben, wartet hier, bis er wieder frei ist. Eilt es oder läuft eine Frist, schicken Sie es auch als Brief.
case-closed-left-title = Hat das Portal verlassen: bitte per Brief antworten
case-closed-left = Diese Person liest hier nicht mehr und bekommt keine E-Mail. Was Sie hier schreiben, steht in der Akte, erreicht sie aber nicht.
case-closed-ended-title = Das Postfach ist geschlossen: bitte per Brief antworten
case-closed-ended = Die Versicherung ist beendet, oder die Person ist verstorben. Hier liest niemand mehr mit, Nachrichten gehen nicht mehr hinaus. Interne Notizen können Sie weiter schreiben.
case-ending-title = Letzter Tag der Versicherung: { $day }
case-ending = Danach schreibt diese Person hier nichts mehr. Lesen kann sie bis { $until }, so lange erreichen Ihre Nachrichten sie.

# Fristen, Wiedervorlage, Zuweisung
side-mine = Meine Arbeit
side-my-cases = Meine Fälle
side-my-resubmit = Meine Wiedervorlagen
side-resubmit = Wiedervorlage
side-deputy = In Vertretung
side-deputy-until = { $name }, bis { $date }
deputy-title = In Vertretung für { $name }
nav-resubmit = Wiedervorlage { $n }
count-more = { $n } und mehr
unit-free = Noch frei
unit-overdue = Überfällig
filter-free = Noch frei { $n }
filter-overdue = Überfällig
filter-overdue-n = Überfällig { $n }
filter-soon = Frist in { $days } Tagen
filter-soon-n = Frist in { $days } Tagen { $n }
filter-resubmit = Wiedervorlagen
filter-high = Stufe hoch
filter-matter = Anliegen
filter-matter-all = alle
sort-by = Sortiert nach
sort-due = Frist, früheste zuerst
sort-age = Alter, ältestes zuerst
sort-newest = Eingang, neuestes zuerst
sort-escalated = Eskalation, älteste zuerst
filter-escalated = Eskaliert { $n }
unit-escalated = Eskaliert
state-escalated = eskaliert
views = Ansichten
views-none = ohne Namen
view-keep = Ansicht sichern
view-save = Sichern
view-name = Name der Ansicht
view-name-missing = Bitte geben Sie der Ansicht einen Namen.
view-hint = Die Ansicht bleibt verschlüsselt auf diesem Gerät.
view-kept = Die Ansicht „{ $name }“ ist gesichert.
view-remove = Ansicht löschen
view-removed = Die Ansicht „{ $name }“ ist gelöscht.
col-due = Frist
col-age = Alter
age-today = heute
age-days = { $n } T.
age-line = Alter: { $age }
due-none = keine Frist
due-owed = offen seit { $date }
due-late = { $n ->
    [one] 1 Tag überfällig
   *[other] { $n } Tage überfällig
}
due-late-today = überfällig seit { $clock }
due-today = heute
due-today-at = heute, { $clock }
due-tomorrow = morgen
due-in = in { $n } Tagen
due-law = gesetzliche Frist
due-law-on = { $date } · gesetzlich
due-rests = ruht
due-rests-until = ruht bis { $date }
due-until = bis { $date }
due-resubmit = Wiedervorlage
clock-label = Fristen dieses Falls
clock-due = Frist:
clock-promise = { $days ->
    [0] Unser Versprechen: Antwort am selben Tag, bis { $when }
    [one] Unser Versprechen: Antwort in einem Arbeitstag, bis { $when }
   *[other] Unser Versprechen: Antwort in { $days } Arbeitstagen, bis { $when }
}
clock-resubmit = Wiedervorlage am { $day }: { $reason }
resubmit = Wiedervorlage
resubmit-many = { $n } Fälle wiedervorlegen
resubmit-text = Der Fall ruht bis zu diesem Tag und steht dann von selbst wieder in der Liste. Schreibt die Person vorher, kommt er sofort zurück.
resubmit-quick = Schnellauswahl
resubmit-tomorrow = morgen, { $date }
resubmit-week = in einer Woche, { $date }
resubmit-fortnight = in zwei Wochen, { $date }
resubmit-day = Tag der Wiedervorlage
resubmit-day-wrong = Bitte geben Sie einen Tag zwischen { $from } und { $to } ein.
resubmit-reason = Grund
resubmit-reason-missing = Bitte wählen Sie einen Grund.
resubmit-papers = Unterlagen der Person fehlen
resubmit-not-notified = Bescheid: keine Benachrichtigung möglich, bitte mit der Post
resubmit-unread = Bescheid: nicht abgerufen, bitte prüfen
resubmit-letter-returned = Bescheid: Der Brief kam zurück
resubmit-letter-late = Bescheid: Der Brief ist seit Tagen nicht bei der Post
resubmit-letter-failed = Bescheid: Es konnte kein Brief hergestellt werden
resubmit-third-party = Antwort einer anderen Stelle fehlt
resubmit-medical-service = Gutachten des Medizinischen Dienstes fehlt
resubmit-decision = Entscheidung steht aus
resubmit-call-back = Rückruf
resubmit-other = anderer Grund
resubmit-do = Wiedervorlegen
resubmit-remove = Wiedervorlage aufheben
resubmit-set = Wiedervorlage am { $day } ist eingetragen.
resubmit-removed = Die Wiedervorlage ist aufgehoben.
law-title = Gesetzliche Frist
law-text = Für Anträge auf Leistungen gilt § 13 Abs. 3a SGB V. Die Frist zählt ab dem Tag nach dem Eingang. Eine Antwort beendet sie nicht: Das tun nur Sie, wenn die Entscheidung zugegangen ist.
law-rule = Welche Frist gilt?
law-kv-3w = drei Wochen
law-kv-5w = fünf Wochen, mit Gutachten des Medizinischen Dienstes
law-kv-6w = sechs Wochen, zahnärztliche Begutachtung
law-rule-missing = Bitte wählen Sie, welche Frist gilt.
law-received = Eingang des Antrags
law-received-wrong = Bitte geben Sie den Tag des Eingangs ein. Er liegt nicht in der Zukunft.
law-start = Gesetzliche Frist setzen
law-change = Gesetzliche Frist ändern
law-do = Frist setzen
law-end = Frist beenden
law-set = Die gesetzliche Frist läuft.
law-ended = Die gesetzliche Frist ist beendet.
law-line = Gesetzliche Frist ({ $rule }): Antrag vom { $received }, letzter Tag { $last }. Damit ein Bescheid hier rechtzeitig zugeht, stellen Sie ihn bis { $announce } ein.
law-too-late-title = Zu spät für diese Frist
law-too-late = Damit der Bescheid im Postfach rechtzeitig als bekannt gegeben gilt, musste er bis { $announce } eingestellt sein. Die gesetzliche Frist endet am { $last }. Prüfen Sie, ob die Entscheidung noch auf anderem Weg rechtzeitig zugeht.
assign = Zuweisen
assign-title = { $n ->
    [one] Fall zuweisen
   *[other] { $n } Fälle zuweisen
}
assign-to = An wen?
assign-self = { $name } (Sie)
assign-away = { $name } – abwesend
assign-missing = Bitte wählen Sie, wer den Fall bekommt.
assign-away-title = { $name } ist bis { $date } abwesend
assign-away-deputy = Die Vertretung hat { $name }. Geben Sie den Fall besser dorthin.
assign-away-nobody = Eine Vertretung ist nicht eingetragen.
assign-deputy = An { $name } zuweisen
assign-anyway = Trotzdem zuweisen
bulk-running = { $done } von { $n } erledigt
bulk-claim-done = { $n ->
    [one] Ein Fall ist übernommen.
   *[other] { $n } Fälle sind übernommen.
}
bulk-claim-partly = { $done } von { $n } Fällen sind übernommen, die anderen hatte schon jemand.
bulk-assign-done = { $n ->
    [one] Ein Fall ist zugewiesen.
   *[other] { $n } Fälle sind zugewiesen.
}
bulk-assign-partly = { $done } von { $n } Fällen sind zugewiesen. Die anderen hat inzwischen jemand geändert.
bulk-resubmit-done = { $n ->
    [one] Ein Fall ist wiedervorgelegt.
   *[other] { $n } Fälle sind wiedervorgelegt.
}
bulk-resubmit-partly = { $done } von { $n } Fällen sind wiedervorgelegt, die anderen nicht.
bulk-unsubmit-done = { $n ->
    [one] Die Wiedervorlage ist aufgehoben.
   *[other] { $n } Wiedervorlagen sind aufgehoben.
}
bulk-unsubmit-partly = { $done } von { $n } Wiedervorlagen sind aufgehoben, die anderen nicht.
bulk-undo-done = { $n ->
    [one] Zurückgenommen: ein Fall ist wie vorher.
   *[other] Zurückgenommen: { $n } Fälle sind wie vorher.
}
bulk-undo-partly = { $done } von { $n } Fällen sind wie vorher. Die anderen hat inzwischen jemand geändert.
key-resubmit = Wiedervorlage
absence-title = Abwesenheit und Vertretung
absence-lead = Wer vertritt, sieht die Fälle der abwesenden Person in einer eigenen Liste. Es wird kein Schlüssel weitergegeben: Das ganze Team hat ihn schon. Die Vertretung endet von selbst.
absence-none = Niemand ist als abwesend eingetragen.
absence-now = abwesend
absence-later = geplant
absence-dates = { $from } bis { $until }
absence-deputy = Vertretung: { $name }
absence-deputy-too = Vertretung: { $name }, weil auch { $away } abwesend ist
absence-nobody = Niemand vertritt.
absence-circle = Die Vertretungen verweisen aufeinander: Niemand vertritt.
absence-end = Abwesenheit beenden
absence-call-off = Absagen
absence-end-label = Abwesenheit von { $name } beenden
absence-ended = Die Abwesenheit von { $name } ist beendet.
absence-new = Abwesenheit eintragen
absence-who = Wer ist abwesend?
absence-from = Erster Tag
absence-until = Letzter Tag
absence-day-wrong = Bitte geben Sie einen Tag ein, zum Beispiel 24 12 2026.
absence-order = Der letzte Tag liegt vor dem ersten.
absence-past = Der letzte Tag ist schon vorbei.
absence-deputy-label = Wer vertritt?
absence-deputy-none = niemand
absence-enter = Eintragen
absence-entered = Die Abwesenheit ist eingetragen.

# Zwei Augenpaare, und keine doppelte Antwort
stale-new = Neu
stale-own = Ihre Antwort
stale-by = { $who }, { $when }
stale-read = Gelesen, weiterschreiben
stale-send = Trotzdem senden
releases = Freigaben
releases-empty = Nichts wartet auf Freigabe.
releases-empty-text = Was Ihr Team zur Freigabe gibt oder später sendet, steht hier.
releases-case = Fall öffnen
releases-by = Verfasst: { $name }, { $when }
four-steps = Vier-Augen-Freigabe
step-written = Verfasst
step-writing = wird geschrieben
step-written-by = { $name }, { $when }
step-asked = angefragt: { $name }
step-asked-all = angefragt: das Team
step-sent = Versand
step-sent-text = nach Freigabe
state-release-open = Freigabe offen
state-release-void = Freigabe erloschen
state-release-returned = Zurückgegeben
state-later-void = Nicht gesendet
ask-whom = Wer soll freigeben?
ask-anybody = Wer Zeit hat
ask-release = Zur Freigabe geben
ask-hint = Diesen Fall beantworten zwei Personen. Freigegeben wird genau dieser Text.
staged-kept = Die Antwort wartet auf Freigabe.
staged-own = Ihre Antwort wartet auf Freigabe
staged-other = Zur Freigabe: Antwort von { $name }
staged-of = { $name }, { $when }
staged-to = An { $name }, Stufe { $class }
staged-text = Text der Antwort
staged-hint = Freigegeben wird genau dieser Text. Jede Änderung hebt die Freigabe auf.
staged-change = Text ändern
staged-release = Freigeben
staged-released = Freigegeben. Die Antwort ist im Postfach.
staged-released-title = Sie haben diese Antwort freigegeben
staged-return = Zurückgeben
staged-return-title = Antwort an { $name } zurückgeben?
staged-return-note = Warum?
staged-return-hint = Steht als Notiz in der Spalte INTERN.
staged-return-missing = Bitte schreiben Sie, was zu ändern ist.
staged-returned = Die Antwort ist wieder bei { $name }.
taken-void-title = Freigabe erloschen
taken-void = Im Fall hat sich etwas geändert, seit Sie geschrieben haben. Es wurde nichts gesendet. Ihr Text steht wieder im Entwurf.
taken-late-title = Nicht gesendet
taken-late = Vor der gewählten Zeit hat sich im Fall etwas geändert. Es wurde nichts gesendet. Ihr Text steht wieder im Entwurf.
taken-returned-title = Zurückgegeben
taken-returned = { $name } hat Ihre Antwort zurückgegeben. Warum, steht in der Spalte INTERN. Ihr Text steht wieder im Entwurf.
taken-withdrawn-title = Zurückgezogen
taken-withdrawn = Es wurde nichts gesendet. Ihr Text steht wieder im Entwurf.
later = Später senden
later-do = So senden
later-text = Die Antwort geht zur gewählten Zeit hinaus. Schreibt vorher jemand im Fall, geht sie nicht, und Ihr Text steht wieder im Entwurf.
later-quick = Schnelle Wahl
later-tomorrow = Morgen, 8 Uhr
later-monday = Montag, 8 Uhr
later-day = Tag
later-hour = Uhrzeit
later-clock = { $n } Uhr
later-bad-time = Bitte wählen Sie einen Tag und eine Stunde in den nächsten { $n } Tagen.
later-too-late = Das ist zu spät für die gesetzliche Frist
later-anyway = Trotzdem am { $when } senden
later-kept = Die Antwort geht am { $when } hinaus.
later-when = Geht hinaus am { $when }
later-own = Ihre Antwort wird später gesendet
later-other = { $name } hat eine Antwort für später vorgemerkt
later-hint = Schreibt vorher jemand im Fall, geht sie nicht hinaus.
later-withdraw = Zurückziehen
presence-writes = wird gerade von { $name } bearbeitet
presence-open = { $name } liest gerade mit
take-over-title = Fall von { $name } übernehmen?
take-over-text = Der Fall ist dann bei Ihnen. Wer ihn bisher hat, sieht das sofort. Was dort geschrieben ist, bleibt dort als Entwurf.
taken-over-title = Der Fall wurde übernommen
taken-over-by = { $name } hat den Fall übernommen
taken-over = Ihr Text bleibt in Ihrem Entwurf.

# Weiterleiten
forward = Weiterleiten
forward-wrong = Falsch bei uns
forward-title = { $n ->
    [one] Fall weiterleiten
   *[other] { $n } Fälle weiterleiten
}
forward-wrong-title = { $n ->
    [one] Falsch bei uns: Fall abgeben
   *[other] Falsch bei uns: { $n } Fälle abgeben
}
forward-unit = An welche Stelle?
forward-by-matter = Zu welchem Thema gehört das?
forward-matter = { $matter } – { $unit }
forward-choose = Bitte wählen
forward-unit-missing = Bitte wählen Sie eine Stelle.
forward-nowhere = Es gibt gerade keine Stelle, an die Sie weiterleiten können.
forward-matter-stays = Das Thema des Vorgangs selbst bleibt: Die Person hat es gewählt, und es steht in jeder unterschriebenen Nachricht. Zuständig wird die neue Stelle.
forward-reason = Warum?
forward-reason-missing = Bitte wählen Sie einen Grund.
forward-reason-other-topic = Das Anliegen betrifft ein anderes Thema
forward-reason-not-ours = War falsch adressiert
forward-reason-joint = Beide Stellen haben daran zu tun
forward-reason-capacity = Die andere Stelle hilft aus
forward-across-title = Das geht an eine andere Kasse: { $entity }
forward-across-text = Krankenkasse und Pflegekasse halten ihre Daten getrennt. Deshalb wird der Grund festgehalten, und interne Notizen bleiben hier, wenn Sie nichts anderes wählen.
forward-across = Warum darf die andere Kasse das lesen?
forward-across-own-task = Es gehört zu ihren Aufgaben
forward-across-asked = Die Person hat darum gebeten
forward-across-joint-case = Beide Kassen brauchen es für eigene Aufgaben
entity-krankenkasse = Krankenkasse
entity-pflegekasse = Pflegekasse
forward-stays = Wer bleibt beteiligt?
forward-stays-no = Nur die neue Stelle. Wir sehen den Fall danach nicht mehr.
forward-stays-yes = Beide bleiben beteiligt
forward-notes = Frühere interne Notizen mitgeben
forward-told = Die Person liest: „Jetzt zuständig: { $unit }. Der Eingang zählt weiter ab dem ersten Tag.“
forward-told-unit = die neue Stelle
forward-do = Jetzt weiterleiten
forward-progress = { $done } von { $total } Fällen
forward-done = { $n ->
    [one] Der Fall ist jetzt bei { $unit }.
   *[other] { $n } Fälle sind jetzt bei { $unit }.
}
forward-partly = { $done } von { $n } Fällen sind weitergeleitet. Die anderen sind noch hier.
key-forward = weiterleiten

# Fälle, die in eine geschützte Stelle gehören
astray-tag = Geschützte Stelle
astray-title = Dieser Fall gehört in eine geschützte Stelle
astray-text = Für diese Person ist jetzt eine andere Stelle zuständig. Warum, steht hier nicht, und Sie müssen es nicht wissen. Bitte geben Sie den Fall ab, und lesen Sie nur, was Sie dafür brauchen.
astray-give = An die geschützte Stelle abgeben
astray-dialog = { $n ->
    [one] Den Fall an die geschützte Stelle abgeben
   *[other] { $n } Fälle an die geschützte Stelle abgeben
}
astray-dialog-text = Danach sieht nur noch diese Stelle den Fall. Ihre Einheit und jede andere, die beteiligt war, sehen ihn nicht mehr. Der Eingang zählt weiter ab dem ersten Tag.
astray-do = Jetzt abgeben
astray-done = { $n ->
    [one] Der Fall ist abgegeben.
   *[other] { $n } Fälle sind abgegeben.
}
astray-nowhere = In dieser Stelle arbeitet gerade niemand. Bitte sagen Sie Ihrer Leitung Bescheid.
filter-astray = Geschützte Stelle ({ $n })
filter-disputed = Bestritten ({ $n })

# Bestritten: Berichtigung und Einschränkung
case-disputed-title = Bestritten: nur aufbewahren, antworten und klären
case-disputed-settled-title = Geklärt, noch eingeschränkt
case-disputed-who = { $who } hat am { $when } gesagt, dass etwas nicht stimmt.
case-disputed-all = Es geht um den ganzen Fall.
case-disputed-message = Es geht um die Nachricht vom { $when }.
case-disputed-said = Was falsch ist, steht in der Nachricht vom { $when }.
case-disputed-why = Solange die Richtigkeit geprüft wird, dürfen die Daten nur gespeichert und mit Einwilligung oder für Rechtsansprüche genutzt werden (Art. 18 DSGVO).
case-disputed-locked = Gesperrt sind: Weiterleiten, Schließen, Bescheide und Briefe, neue Brief-Codes, Weitergabe an den Medizinischen Dienst, Löschen. Lesen, Antworten, Notizen, Fristen und Wiedervorlagen gehen weiter.
case-disputed-until = { $name } hat es am { $day } geklärt: { $outcome }. Die Person liest es vorher; die Einschränkung endet mit dem { $last } oder wenn sie zustimmt.
case-disputed-past = Bestritten am { $day }, { $end }: { $outcome }.
dispute-outcome-corrected = berichtigt
dispute-outcome-kept = bleibt, wie es ist
dispute-outcome-withdrawn = von der Person zurückgenommen
dispute-settle = Klären
dispute-settle-title = Klären, was bestritten ist
dispute-settle-first = Bitte antworten Sie der Person zuerst in diesem Fall: was Sie geprüft haben, was Sie berichtigen oder warum es bleibt. Danach können Sie es hier klären.
dispute-settle-outcome = Was haben Sie der Person geantwortet?
dispute-settle-corrected = Es war falsch und ist berichtigt
dispute-settle-kept = Es bleibt, wie es ist
dispute-settle-missing = Bitte wählen Sie das Ergebnis.
dispute-settle-note = Die Person liest das Ergebnis und den Tag, an dem die Einschränkung endet: nach drei ganzen Tagen (Art. 18 Abs. 3 DSGVO). Beides steht im Protokoll.
dispute-settle-do = Als geklärt eintragen
dispute-settled = Als geklärt eingetragen.

# Befangenheit
recuse = Ich bin befangen
hold = Löschen sperren
hold-title = Löschen sperren
hold-text = Solange der Fall gehalten wird, wird er weder im Portal noch im Postkorb gelöscht, auch wenn seine Zeit vorbei ist. Die versicherte Person sieht, dass er aufbewahrt wird, aber nicht warum.
hold-reason = Warum?
hold-reason-proceedings = Widerspruch oder Klage
hold-reason-audit = Prüfung oder Aufsicht
hold-reason-claim = Die Person braucht ihn für eigene Ansprüche
hold-reason-inquiry = Eigene Nachforschung
hold-reason-missing = Bitte wählen Sie einen Grund.
hold-note = Aufheben kann das nur eine Leitung, die es nicht selbst gesetzt hat. Beides steht im Protokoll.
hold-do = Sperre setzen
hold-done = Der Fall wird nicht gelöscht.
holds-title = Löschen ist gesperrt
holds-one = { $reason }: gesetzt von { $name } ({ $unit }) am { $date }.
holds-own = Aufheben kann das eine andere Leitung.
holds-lift = Aufheben
holds-lift-of = „{ $reason }“ aufheben
holds-lifted = Aufgehoben.
case-stay-portal = Im Portal bis { $day }.
case-stay-away = Für die versicherte Person nicht mehr sichtbar.
case-stay-inbox = Im Postkorb bis { $day }.
case-stay-record = In der Akte bis { $day }.
recuse-title = Ich bin befangen
recuse-text = Wer an einem Fall nicht mitwirken darf, sieht ihn nicht mehr: Er verschwindet aus Ihren Listen, und ein Kollege oder eine Kollegin übernimmt. Das kann nur Ihre Leitung wieder aufheben.
recuse-reason = Warum dürfen Sie nicht mitwirken?
recuse-reason-involved = Ich bin selbst beteiligt
recuse-reason-relative = Die Person gehört zu meiner Familie
recuse-reason-acts-for = Ich oder jemand aus meiner Familie vertritt die Person
recuse-reason-employed = Ich arbeite für jemanden, der beteiligt ist
recuse-reason-opinion = Ich habe dazu schon ein Gutachten abgegeben oder war anders damit befasst
recuse-reason-bias = Es gibt einen anderen Grund, an meiner Unparteilichkeit zu zweifeln
recuse-reason-missing = Bitte wählen Sie einen Grund.
recuse-note = Den Grund liest nur Ihre Leitung (§§ 16, 17 SGB X). Ihre Kolleginnen und Kollegen sehen, dass Sie nicht mitwirken, aber nicht, warum.
recuse-do = Fall abgeben
recuse-done = Sie wirken an diesem Fall nicht mehr mit. Er liegt wieder bei Ihrer Einheit.
recusals-title = Nicht alle wirken an diesem Fall mit
recusals-one = { $name } wirkt an diesem Fall nicht mit. Weisen Sie ihn dort nicht zu.
recusals-why = { $name } wirkt seit dem { $date } nicht mit. Angegebener Grund: { $reason }.
recusals-lift = Aufheben
recusals-lift-of = Aufheben: { $name } wirkt wieder mit
recusals-lifted = { $name } wirkt wieder mit.
key-wrong = falsch bei uns
person-coming = Name und Geburtsdatum kommen gleich vom Register. Bitte nicht abschreiben.
trail-label = Weg des Falls
trail-moved = Von { $from } an { $to }: { $why }.
trail-joined = { $from } hat { $to } dazugeholt: { $why }.
trail-across = Andere Kasse: { $why }.
trail-medical = { $unit } hat { $name } an den Medizinischen Dienst weitergeleitet.
trail-notes-left = Frühere Notizen blieben bei der Stelle, die den Fall abgegeben hat.

# Abschließen
close-title = Fall abschließen
close-reason = Warum ist nichts mehr zu tun?
close-reason-missing = Bitte wählen Sie einen Grund.
close-reason-answered = Beantwortet
close-reason-phone = Am Telefon erledigt
close-reason-no-answer = Keine Antwort nötig
close-reason-duplicate = Doppelt: Das Anliegen geht in einem anderen Vorgang weiter
close-reason-passed-on = Eine andere Stelle erledigt den Rest
close-reason-line = Grund: { $reason }.
close-main = Wo geht es weiter?
close-main-choose = Bitte Vorgang wählen
close-main-missing = Bitte wählen Sie den Vorgang, in dem es weitergeht.
close-main-none = Von dieser Person gibt es hier keinen anderen Vorgang.
close-main-open = Zum anderen Vorgang
close-note = Schreibt die Person noch einmal, ist der Fall wieder offen.
close-bar = Abschließen
close-countdown = Der Fall wird in { $n } Sekunden abgeschlossen.
close-spoken = Der Fall wird in { $n } Sekunden abgeschlossen. Sie können das zurücknehmen.

# Fälle von anderen, und wer einen Fall geöffnet hat
case-others = Nicht in Ihrer Bearbeitung
reason-title = Wofür öffnen Sie diesen Fall?
reason-text = Jemand anderes hat den Fall übernommen, oder er ist abgeschlossen. Mit einem Grund können Sie ihn öffnen. Der Grund wird aufgezeichnet; die versicherte Person sieht Team, Zeit und Grund, aber nicht Ihren Namen.
reason-legend = Grund
reason-missing = Bitte wählen Sie einen Grund.
reason-open = Fall öffnen
reason-deputy = Vertretung
reason-question-of-person = Rückfrage der versicherten Person
reason-release = Freigabe durch zweite Person
reason-quality = Qualitätsprüfung
reason-complaint = Beschwerde
reason-handover = Übergabe des Falls
reason-work = Bearbeitung
reason-search = Suche im Postkorb gelesen
reason-give-back = Frühere Nachrichten zurückgegeben
reason-letter = Brief hergestellt (Programm)
accesses-title = Zugriffe auf diesen Fall
accesses-text = Jedes Öffnen wird aufgezeichnet. Die versicherte Person sieht Team, Zeit und Zweck.
accesses-recorded = Jedes Öffnen wird aufgezeichnet.
accesses-case = Fall geöffnet: { $purpose }
accesses-file = Datei geöffnet: { $purpose }

## Überblick der Leitung

unit-overview = Überblick
overview-page = Überblick
overview-title = Überblick { $unit }
overview-lead = Hier stehen nur Zahlen. Betreffe und Namen von Versicherten kommen darin nicht vor. Tage zählen nach dem Kalender.
overview-at = Gezählt am { $at }
figures-cases = Fälle
figures-chart = Diagramm: { $title }. Dieselben Zahlen stehen in der Tabelle.
figures-as-table = Als Tabelle
figures-as-table-label = { $title } als Tabelle zeigen
figures-as-chart = Als Diagramm
figures-as-chart-label = { $title } als Diagramm zeigen
figures-csv = CSV
figures-csv-label = { $title } als CSV-Datei speichern
percent = { $n } %
fig-stock-title = Bestand
fig-stock-file = bestand
fig-stock-state = Stand
fig-stock-new = Neu
fig-stock-open = In Arbeit
fig-stock-waiting = Wartet extern
fig-stock-resting = In Wiedervorlage
fig-age-title = Wartezeit
fig-age-note = So lange warten Menschen auf eine Antwort.
fig-age-file = wartezeit
fig-age-head = Wartet seit
fig-age-today = heute
fig-age-span = { $from } bis { $to } Tagen
fig-age-more = { $days } Tagen und mehr
fig-due-title = Fristen
fig-due-file = fristen
fig-due-head = Frist
fig-due-promise = Zugesagte Antwort
fig-due-statutory = Gesetzliche Frist
fig-due-bar = { $clock }: { $when }
fig-due-overdue = Überfällig
fig-due-today = Heute fällig
fig-due-soon = In 3 Tagen
fig-kept-title = Zusagen gehalten
fig-kept-note = Antworten und Abschlüsse je Woche, in der zugesagten Zeit oder danach.
fig-kept-file = zusagen
fig-kept-week = Woche
fig-week-from = ab { $day }
fig-kept-kept = Rechtzeitig
fig-kept-missed = Zu spät
fig-kept-share = Anteil
fig-load-title = Verteilung
fig-load-file = verteilung
fig-load-who = Bearbeitung
fig-load-away = Abwesend bis
fig-desk-nobody = Niemand zugewiesen
fig-days-title = Eingang und Ausgang
fig-days-note = Die letzten vier Wochen.
fig-days-file = eingang-ausgang
fig-days-day = Tag
fig-days-arrived = Eingegangen
fig-days-answered = Beantwortet
fig-days-closed = Abgeschlossen
fig-days-sum = { $what }: { $n }
fig-days-chart = Diagramm: { $what } je Tag, höchstens { $most }. Dieselben Zahlen stehen in der Tabelle.

## Textbausteine

unit-texts = Textbausteine
texts-page = Textbausteine
texts-title = Textbausteine { $unit }
texts-lead = Wer zum Team gehört, fügt diese Texte in Antworten ein. Namen und Daten setzt Siegelpost dabei auf dem Gerät der Sachbearbeitung ein.
texts-no-right = Ändern kann sie, wer das Team leitet.
texts-empty = Noch keine Textbausteine
texts-empty-text = Ein Textbaustein spart Zeit, wenn dieselbe Antwort oft gebraucht wird.
texts-for = Textbausteine zu „{ $matter }“
texts-key = einfügen mit
texts-none = Für diesen Fall gibt es keinen Textbaustein.
texts-manage = Alle Textbausteine
texts-search = Textbaustein suchen
texts-simple = in Leichter Sprache
texts-no-simple = nicht in Leichter Sprache
texts-not-found = Kein Textbaustein mit „{ $search }“.
texts-not-loaded = Textbausteine nicht geladen
text-put = „{ $title }“ eingefügt.
text-put-blanks = „{ $title }“ eingefügt. Bitte noch ausfüllen: { $names }
text-take-back = Zurücknehmen
text-taken-back = Textbaustein zurückgenommen
text-blanks-left = { $n ->
    [one] Im Text steht noch { $names }. Bitte füllen Sie die Stelle aus oder löschen Sie sie.
   *[other] Im Text stehen noch { $names }. Bitte füllen Sie die Stellen aus oder löschen Sie sie.
}
text-sign = Unterschrift „{ $title }“ einfügen
text-version = v{ $v }
text-version-reviewed = v{ $v }, geprüft { $month }
text-new = Neuer Textbaustein
text-edit = Bearbeiten
text-edit-label = „{ $title }“ bearbeiten
text-edit-title = „{ $title }“ bearbeiten (Fassung { $v })
text-retire = Zurückziehen
text-retire-label = „{ $title }“ zurückziehen
text-revive = Wieder anbieten
text-revive-label = „{ $title }“ wieder anbieten
text-retired-done = „{ $title }“ wird nicht mehr angeboten.
text-revived-done = „{ $title }“ wird wieder angeboten.
text-saved = Textbaustein gespeichert
text-save = Als Fassung { $v } speichern
text-state-retired = Zurückgezogen
text-state-over = Abgelaufen am { $day }
text-state-later = Gilt ab { $day }
text-state-valid = Gilt
text-state-until = Gilt bis { $day }
text-kind = Art
text-kind-text = Text für Antworten
text-kind-signature = Unterschrift
text-for-matters = nur für: { $matters }
text-reader-any = alle
text-reader-insured = nur, wenn die versicherte Person selbst liest
text-reader-rep = nur, wenn eine Vertretung mitliest
text-lang-de = auf Deutsch
text-lang-en = auf Englisch
text-has-simple = auch in Leichter Sprache
text-owner = verantwortlich: { $name }
text-field-title = Name des Bausteins
text-field-title-hint = Daran finden ihn die anderen. Versicherte sehen ihn nicht.
text-field-body = Text
text-field-body-hint = Diese Wörter setzt Siegelpost ein: { $names }. Andere Wörter in geschweiften Klammern füllt die Sachbearbeitung aus.
text-field-simple = Derselbe Text in Leichter Sprache (freiwillig)
text-field-simple-hint = Kurze Sätze, ein Gedanke pro Satz.
text-gaps = { $n ->
    [one] { $names } füllt die Sachbearbeitung aus. Ohne das geht die Antwort nicht hinaus.
   *[other] { $names } füllt die Sachbearbeitung aus. Ohne das geht die Antwort nicht hinaus.
}
text-field-lang = Sprache
text-field-matters = Nur bei diesen Anliegen anbieten
text-field-matters-hint = Ohne Auswahl wird er bei allen angeboten.
text-field-reader = Wer liest die Antwort?
text-field-from = Gilt ab (freiwillig)
text-field-until = Letzter Tag, an dem er gilt (freiwillig)
text-field-reviewed = Zuletzt rechtlich geprüft am (freiwillig)
text-field-owner = Wer ist verantwortlich?
text-title-missing = Geben Sie dem Baustein einen Namen.
text-body-missing = Schreiben Sie den Text.
text-too-long = { $n } Zeichen sind zu viel, möglich sind { $most }.
text-day-wrong = Diesen Tag gibt es nicht. Beispiel: 31 12 2027.
text-until-before = Der letzte Tag liegt vor dem ersten.
text-versions = { $n ->
    [one] Die erste Fassung
   *[other] Alle { $n } Fassungen
}
text-version-by = Fassung { $v } vom { $day }, { $name }
text-version-taken = Fassung in das Formular übernommen, noch nicht gespeichert
text-take = In das Formular übernehmen
text-take-label = Fassung { $v } in das Formular übernehmen
ready-reading = Der Text steht in der Sprache der Person. Auf Deutsch heißt er:
unreadable-text =
    Guten Tag,

    die Datei „{ $name }“ ist am { $day } bei uns angekommen. Wir können sie nicht öffnen oder lesen.

    Bitte schicken Sie sie uns noch einmal. So klappt es:
    • PDF, JPG, PNG, HEIC oder TIFF
    • höchstens { $limit } je Datei und { $n } Dateien je Nachricht
    • ohne Passwort, das Bild scharf und vollständig

    Der Tag, an dem Ihre Nachricht bei uns eingegangen ist, bleibt der { $day }. Geht es so nicht, schicken Sie uns bitte ein Papier oder rufen Sie uns an.


# Suche
search-office = In allen Teams suchen
search-office-hint = Suchen (/)
search-title = Suche
search-units = Team
search-all-units = Alle Teams
search-ask = Geben Sie oben ein, was Sie suchen.

# Verteilung
unit-rules = Neue Fälle verteilen
rules-page = Neue Fälle verteilen
rules-title = Neue Fälle verteilen: { $unit }
rules-lead = Hier legen Sie fest, wer neue Fälle bekommt. Siegelpost prüft die Regeln von oben nach unten. Die erste passende Regel entscheidet.
rules-rest = Passt keine Regel, bleibt der Fall in der Liste des Teams. Wer im Urlaub ist, wird vertreten oder übersprungen.
rules-empty = Noch keine Regeln
rules-empty-text = Neue Fälle stehen in der Liste des Teams, bis sie jemand übernimmt.
rules-again = Neu laden
rules-silent-title = Das Register antwortet gerade nicht
rules-silent = Die Regeln gelten weiter. Was sie im Register prüfen, können wir gerade nicht zeigen.
rule-nth = { $n }. { $which }
rule-which-hands = Weitere Fälle derselben Person
rule-which-matter = Anliegen „{ $matter }“
rule-which-load = Alle Fälle
rule-which-nobody = Alle übrigen Fälle
rule-test-digits = Versichertennummer endet auf { $from } bis { $to }
rule-test-branch = Geschäftsstelle „{ $branch }“
rule-test-unknown = Prüfung im Register
rule-whom-hands = Gehen an: wer schon einen offenen Fall der Person hat
rule-whom-nobody = Bleiben in der Liste des Teams
rule-whom-all = Gehen an: wer da ist und am wenigsten offene Fälle hat
rule-whom-one = Gehen an: { $name }
rule-whom-some = Gehen an: wer davon am wenigsten offene Fälle hat ({ $names })
rule-state-on = Gilt
rule-state-paused = Angehalten
rule-up = Nach oben
rule-up-label = Regel { $n } nach oben
rule-down = Nach unten
rule-down-label = Regel { $n } nach unten
rule-moved = Die Regel steht jetzt an Stelle { $n }.
rule-edit = Ändern
rule-edit-label = Regel { $n } ändern
rule-edit-title = Regel { $n } ändern
rule-pause = Anhalten
rule-pause-label = Regel { $n } anhalten
rule-paused-done = Regel { $n } ist angehalten.
rule-resume = Weiter anwenden
rule-resume-label = Regel { $n } weiter anwenden
rule-resumed-done = Regel { $n } gilt wieder.
rule-remove = Entfernen
rule-remove-label = Regel { $n } entfernen
rule-removed-done = Regel { $n } ist entfernt.
rule-undo = Rückgängig
rule-back = Die Regel ist wieder da.
rule-new = Neue Regel
rule-saved = Regel gespeichert
rule-save = Regel speichern
rule-kind = Wonach geht die Regel?
rule-kind-hands = Nach der Person: wer schon einen offenen Fall von ihr hat
rule-kind-matter = Nach dem Anliegen
rule-kind-register = Nach dem Register: Endziffern oder Geschäftsstelle
rule-kind-load = Nach der Auslastung: wer am wenigsten offene Fälle hat
rule-kind-nobody = Nach nichts: der Fall bleibt in der Liste des Teams
rule-kind-missing = Wählen Sie, wonach die Regel geht.
rule-matter = Für welches Anliegen?
rule-matter-missing = Wählen Sie ein Anliegen.
rule-register-lead = Das prüft das Register. Der Postserver erfährt weder Nummer noch Geschäftsstelle, nur welche Regel passt.
rule-asks = Was soll das Register prüfen?
rule-asks-digits = Die letzten zwei Ziffern der Versichertennummer
rule-asks-branch = Die Geschäftsstelle der Person
rule-from = Von
rule-from-hint = Zwei Ziffern, zum Beispiel 00 bis 33.
rule-to = Bis
rule-digits-wrong = Geben Sie zwei Ziffern von 00 bis 99 ein.
rule-digits-order = Der zweite Wert ist kleiner als der erste.
rule-branch = Name der Geschäftsstelle
rule-branch-hint = Genau so, wie er im Register steht.
rule-branch-missing = Geben Sie die Geschäftsstelle an.
rule-clerks = Wer bekommt die Fälle?
rule-clerks-hint = Bei mehreren bekommt sie, wer am wenigsten offene Fälle hat.
rule-clerks-hint-load = Ohne Auswahl sind alle gemeint, die da sind.
rule-clerks-missing = Wählen Sie mindestens eine Person.
trial-title = Ausprobieren
trial-lead = Wohin wären die Fälle der letzten 30 Tage gegangen? Geändert wird dabei nichts.
trial-paused = Angehaltene Regeln mitrechnen
trial-run = Regeln ausprobieren
trial-done = { $n ->
    [one] Ein Fall durchgerechnet
   *[other] { $n } Fälle durchgerechnet
}
trial-caption = { $n ->
    [one] Ein Fall der letzten 30 Tage
   *[other] { $n } Fälle der letzten 30 Tage
}
trial-none = In den letzten 30 Tagen kam kein Fall.
trial-who = Wer
trial-register = Entscheidet das Register
trial-nobody = Liste des Teams
trial-note = Gerechnet mit dem Team und den Abwesenheiten von heute.
trial-note-capped = Gerechnet mit dem Team von heute und nur mit den neuesten { $n } Fällen.
trail-assigned = Zugewiesen nach Regel { $n } ({ $why }) an { $name }.
trail-assigned-for = Zugewiesen nach Regel { $n } ({ $why }) an { $name }, in Vertretung für { $away }.
trail-rule-hands = dieselbe Person
trail-rule-matter = Anliegen „{ $matter }“
trail-rule-register = Register
trail-rule-load = Auslastung

## Unterlagen für den Medizinischen Dienst
medical-forward = An den Medizinischen Dienst weiterleiten
medical-forward-label = { $name } an den Medizinischen Dienst weiterleiten
medical-forward-done = Der Umschlag liegt mit Begleitblatt als ZIP-Datei bereit. Das Weiterleiten ist vermerkt.
medical-sheet-title = Begleitblatt an den Medizinischen Dienst
medical-sheet-text = Die Datei ist für den Medizinischen Dienst verschlüsselt. Die Kasse konnte sie nicht öffnen und leitet sie unverändert weiter.
medical-sheet-from = Von
medical-sheet-case = Aktenzeichen
medical-sheet-file = Datei
medical-sheet-size = Größe des Inhalts
medical-sheet-received = Bei der Kasse eingegangen
medical-sheet-forwarded = Weitergeleitet
medical-sheet-hash = Prüfsumme der verschlüsselten Datei (SHA-256)
medical-sheet-content = Prüfsumme des Inhalts (SHA-256)
medical-sheet-key = Schlüssel
medical-sheet-scan = Auf Schadprogramme konnte die Kasse den Inhalt nicht prüfen. Bitte prüfen Sie ihn nach dem Öffnen.

## Erwähnungen in Notizen
side-mentioned = Sie wurden erwähnt
mentioned-text = Hier hat Sie jemand in einer Notiz erwähnt. Ein Fall verschwindet aus dieser Liste, sobald Sie ihn öffnen.
mentioned-by = { $name } hat Sie in einer Notiz erwähnt
mention-list = Namen aus Ihrem Team
mention-offered = { $n ->
    [one] Ein Name, mit Enter einsetzen
   *[other] { $n } Namen, mit den Pfeiltasten wählen
}
mention-put = { $name } ist erwähnt

# Antwort als Bescheid
decision-mark = Diese Antwort ist ein Bescheid
decision-mark-hint = Mit der Benachrichtigung darüber beginnt eine Frist (§ 37 Abs. 2a SGB X).
decision-barred-none = Bescheide nur mit der Post: Die Person hat nicht in Bescheide im Postfach eingewilligt.
decision-barred-ended = Bescheide nur mit der Post: Die Person hat ihre Einwilligung widerrufen.
decision-barred-returned = Bescheide nur mit der Post: Was wir der Person per E-Mail schreiben, kommt als unzustellbar zurück. Sie sieht das, wenn sie sich anmeldet.
decision-barred-mute = Bescheide nur mit der Post: Es gilt keine E-Mail-Adresse, über die wir benachrichtigen könnten.
decision-remedy = Was ist dagegen möglich?
decision-remedy-objection = Widerspruch
decision-remedy-action = Klage (es ist ein Widerspruchsbescheid)
decision-instructed = Rechtsbehelfsbelehrung
decision-instructed-yes = Steht im Text oder im Anhang, mit allen Wegen, auch dem elektronischen
decision-instructed-no = Fehlt oder ist unvollständig: Die Frist ist dann ein Jahr
decision-error-remedy = Bitte wählen Sie, was dagegen möglich ist.
decision-error-instructed = Bitte sagen Sie, ob die Rechtsbehelfsbelehrung vollständig ist.
decision-error-no-instructions = Im Text steht keine Rechtsbehelfsbelehrung, und es ist kein Dokument angehängt.
decision-error-no-electronic = Die Rechtsbehelfsbelehrung nennt den elektronischen Weg nicht. Dann wäre die Frist ein Jahr. Bitte ergänzen Sie ihn oder fügen Sie die Belehrung ein.
decision-instruct = Belehrung in den Text einfügen
decision-instruct-none = Welche Wege offen sind, ist hier noch nicht eingestellt. Bitte schreiben Sie die Rechtsbehelfsbelehrung selbst.
decision-instruct-no-court = Es ist noch kein Gericht eingestellt. Bitte schreiben Sie die Rechtsbehelfsbelehrung selbst.
decision-court = Gericht am Wohnort der Person
decision-error-barred = Ohne Einwilligung oder Adresse geht dieser Bescheid nur als Brief. Bitte wählen Sie „Als Brief senden“.
staged-decision = Bescheid. Dagegen möglich: { $remedy }. Rechtsbehelfsbelehrung: { $instructed }.

# Bescheid als Brief
decision-letter = Als Brief senden
decision-letter-hint = Derselbe Bescheid wird gedruckt und geht zur Post. Im Postfach steht er zum Lesen. Er gilt am vierten Tag nach der Aufgabe zur Post als bekannt gegeben (§ 37 Abs. 2 SGB X).
letter-order = Als Brief senden
letter-order-again = Noch einmal als Brief senden
letter-order-do = Brief veranlassen
letter-order-text = Derselbe Bescheid wird gedruckt und geht zur Post. Ein Brief lässt sich nicht zurückholen. Von zwei Wegen zählt der Zugang, der früher ist.
letter-ordered-done = Der Brief ist veranlasst.
evidence-save = Nachweis speichern
evidence-hint = Alle Belege der Bekanntgabe in einer Datei, ohne Inhalt und ohne Adresse. Ob sie unverändert ist, lässt sich ohne diesen Server prüfen.
evidence-file = nachweis
evidence-saved = Der Nachweis ist gespeichert.
staff-program = Programm

# Anliegen: was Versicherte lesen und angeboten bekommen
unit-matters = Anliegen
matters-page = Anliegen
matters-title = Anliegen: { $unit }
matters-lead = So wählen Versicherte, worum es geht. Namen, Erklärung, Stichwörter und Reihenfolge legen Sie fest. Team, Stufe, Vier-Augen und Fristen legt die Verwaltung fest.
matters-version = Fassung { $v }, { $when }, { $name }
matters-empty = Dieses Team beantwortet keine Anliegen
matters-empty-text = Welche Anliegen ein Team beantwortet, legt die Verwaltung fest.
matters-undo = Rückgängig
matters-back = Es gilt wieder, was vorher galt.
matters-taken = Es gilt wieder, was in Fassung { $v } stand.
matters-again = Neuen Stand laden
matter-official = Name der Verwaltung: { $name }
matter-class-normal = Stufe normal
matter-class-substantiell = Stufe substantiell
matter-class-hoch = Stufe hoch
matter-four-eyes = Vier-Augen
matter-medical = mit Unterlagen für den Medizinischen Dienst
matter-state-on = Wird angeboten
matter-state-paused = Wird nicht angeboten
matter-state-until = Wird nicht angeboten bis { $day }
matter-hint-line = Stattdessen: { $hint }
matter-search-line = Stichwörter: { $words }
matter-up-label = „{ $name }“ nach oben
matter-down-label = „{ $name }“ nach unten
matter-moved = „{ $name }“ steht jetzt an Stelle { $n }.
matter-edit = Ändern
matter-edit-label = „{ $name }“ ändern
matter-edit-title = „{ $name }“ ändern
matter-offer = Wieder anbieten
matter-offer-label = „{ $name }“ wieder anbieten
matter-offered-done = „{ $name }“ wird wieder angeboten.
matter-fixed = Die Verwaltung nennt dieses Anliegen „{ $name }“. Nachrichten dazu liest { $unit }. Beides ändert sich hier nicht.
matter-field-name-de = Name auf Deutsch
matter-field-name-en = Name auf Englisch
matter-field-name-hint = Höchstens 60 Zeichen. Ohne Eingabe steht dort „{ $name }“.
matter-field-note-de = Erklärung auf Deutsch
matter-field-note-de-hint = Ein Satz, höchstens 200 Zeichen. Er erscheint, wenn jemand das Anliegen wählt.
matter-field-note-en = Erklärung auf Englisch
matter-field-note-en-hint = Derselbe Satz auf Englisch.
matter-field-simple = Erklärung in Leichter Sprache
matter-field-simple-hint = Freiwillig, höchstens 300 Zeichen. Kurze Sätze, einfache Wörter.
matter-field-search = Beispiele und Stichwörter
matter-field-search-hint = Eines je Zeile, höchstens 20. Wer danach sucht, findet dieses Anliegen.
matter-field-hint-de = Was sollen Versicherte stattdessen tun? Auf Deutsch
matter-field-hint-de-hint = Ein Satz, höchstens 200 Zeichen. Zum Beispiel: Rufen Sie uns bitte an.
matter-field-hint-en = Was sollen Versicherte stattdessen tun? Auf Englisch
matter-field-hint-en-hint = Derselbe Satz auf Englisch.
matter-german-missing = Geben Sie den Text auch auf Deutsch ein.
matter-english-missing = Geben Sie den Text auch auf Englisch ein.
matter-search-many = { $n } Stichwörter sind zu viele, möglich sind { $most }.
matter-search-long = „{ $word }“ ist zu lang, möglich sind { $most } Zeichen.
matter-offered = Anbieten
matter-offered-yes = Ja, Versicherte können es wählen
matter-offered-no = Nein, zurzeit nicht
matter-offered-hint = Vorgänge, die es schon gibt, gehen weiter.
matter-until = Letzter Tag, an dem es nicht angeboten wird (freiwillig)
matter-save = Änderungen speichern
matter-saved = Anliegen gespeichert
matter-show-newer = Neuen Stand zeigen
matter-newer = Inzwischen gespeichert: { $name }, { $when }
matter-newer-elsewhere = An diesem Anliegen wurde dabei nichts geändert.
matter-newer-yours = Was Sie eingegeben haben, steht noch unten. Beim Speichern gilt Ihre Eingabe.
matter-newer-take = Neuen Stand übernehmen
matter-preview = So sehen es Versicherte
matter-preview-lead = Andere Teams stehen in der echten Liste davor oder danach. Probieren Sie auch die Suche aus.
matter-preview-width = Breite
matter-preview-phone = wie auf dem Telefon
matter-preview-wide = so breit wie möglich
matter-versions = Frühere Fassungen ansehen (jetzt gilt Fassung { $n })
matter-take = Diese Fassung wieder nehmen
matter-take-label = Fassung { $v } wieder nehmen
matter-change-older = Was davor galt, zeigen wir nicht mehr.
matter-change-none = Kein Unterschied zur Fassung davor
matter-change-place = Reihenfolge geändert
matter-change-offered = „{ $matter }“ wird wieder angeboten
matter-change-paused = „{ $matter }“ wird nicht angeboten
matter-change-until = „{ $matter }“ wird bis vor { $day } nicht angeboten
matter-change-field = „{ $matter }“, { $field }: „{ $from }“ wurde „{ $to }“
medical-ask = Unterlagen für den Medizinischen Dienst anfordern
medical-ask-do = Anfordern
medical-ask-text = In diesem einen Vorgang kann die Person dann Dateien schicken, die nur der Medizinische Dienst öffnen kann. Sie leiten sie ungeöffnet weiter.
medical-ask-next = Danach steht eine Antwort bereit, die Sie ergänzen und senden.
medical-ask-done = Die Unterlagen sind angefordert. Die Antwort dazu steht bereit.
medical-ask-letter = Guten Tag,

    damit der Medizinische Dienst Ihren Fall beurteilen kann, braucht er Unterlagen von Ihnen. Wählen Sie die Dateien in diesem Vorgang bei „Nur für den Medizinischen Dienst“ aus. Nur der Medizinische Dienst kann sie lesen. Wir leiten sie ungeöffnet weiter.
medical-asked-office = Unterlagen für den Medizinischen Dienst angefordert: { $name }, { $when }
medical-end = Anforderung zurücknehmen
medical-end-done = Die Anforderung ist zurückgenommen. Was schon da ist, bleibt.

## Gewöhnliche E-Mails (R-66)
plain-mail-nobody = Absender nicht nachgewiesen
plain-mail-no-subject = E-Mail ohne Betreff
plain-mail-title = Ungeschützt eingegangen
plain-mail-what = Diese E-Mail kam auf einem Weg, auf dem andere mitlesen und sie ändern konnten. Seit sie hier ist, liest sie nur noch Ihr Team.
plain-mail-who = Wer sie geschrieben hat, ist nicht nachgewiesen: Name und Adresse im Absender kann jeder eintragen. In diesem Fall kann man deshalb nicht antworten. Notizen, Wiedervorlage und Weitergabe gehen wie immer.
plain-mail-answer = Automatische Antwort:
plain-mail-answer-waiting = Sie geht gleich hinaus. Sie sagt nur, dass die E-Mail angekommen ist.
plain-mail-answer-sent = Der Absender weiß, dass die E-Mail angekommen ist. Mehr steht nicht darin.
plain-mail-answer-not-sent = Sie konnte nicht zugestellt werden und wird nicht noch einmal geschickt.
plain-mail-answer-limited = Keine. An diese Adresse ging heute schon eine, oder es waren zu viele in einer Stunde.
plain-mail-answer-automatic = Keine. Die E-Mail hat ein Programm geschickt.
plain-mail-answer-list = Keine. Die E-Mail kam über einen Verteiler.
plain-mail-answer-bounce = Keine. Die E-Mail meldet nur, was aus einer anderen wurde.
plain-mail-answer-no-address = Keine. Die E-Mail nennt keine Adresse, an die man antworten kann.
plain-mail-answer-off = Keine. Sie ist ausgeschaltet.
plain-mail-ways = So antworten Sie sicher
plain-mail-find = Suchen Sie die Person im Register, mit Versichertennummer oder mit Name und Geburtsdatum. Die Absenderadresse allein genügt nicht.
plain-mail-desk = Zum Schalter
plain-mail-portal = Hat sie ein Postfach, schreiben Sie ihr dort. Was in der E-Mail stand, wiederholen Sie nur, wenn Sie sicher sind, dass sie von ihr kam.
plain-mail-letter = Hat sie noch keines, schicken Sie ihr den Brief mit dem Freischaltcode, oder antworten Sie per Brief. Mit einem Antwort-Code darin kann sie einmal sicher zurückschreiben.
plain-mail-close = Schließen Sie danach diesen Fall. Die E-Mail bleibt in der Akte.

# Widerspruch ohne Form
formless-title = Die Nachricht vom { $day } klingt nach einem Widerspruch
formless-text = Eine einfache Nachricht wahrt die Form nicht (§ 84 Abs. 1 SGG). Weisen Sie die Person darauf hin, solange die Frist läuft. Der Tag des Eingangs bleibt im Verlauf.
formless-until = Widerspruch ist noch möglich bis { $until }.
formless-hint = Hinweis: Widerspruch ohne Form
formless-prepare = Hinweis vorbereiten
formless-letter = Guten Tag,

    in Ihrer Nachricht vom { $day } sind Sie mit einem Bescheid von uns nicht einverstanden. Eine einfache Nachricht genügt für einen Widerspruch nicht. Bitte reichen Sie ihn { $open ->
        [yes] bis { $until }
       *[no] noch innerhalb der Frist
    } auf einem dieser Wege ein:

    { $ways }

    Wenn Sie keinen Widerspruch einlegen wollten, schreiben Sie uns das bitte kurz. Bei Fragen rufen Sie uns an: { $phone }.
formless-letter-call = Guten Tag,

    in Ihrer Nachricht vom { $day } sind Sie mit einem Bescheid von uns nicht einverstanden. Eine einfache Nachricht genügt für einen Widerspruch nicht. Bitte reichen Sie ihn { $open ->
        [yes] bis { $until }
       *[no] noch innerhalb der Frist
    } schriftlich mit Ihrer Unterschrift ein. Welche anderen Wege es gibt, sagen wir Ihnen gern: { $phone }.

    Wenn Sie keinen Widerspruch einlegen wollten, schreiben Sie uns das bitte kurz.

## Briefe mit Antwort-Code

replies-title = Briefe mit Antwort-Code
replies-make = Antwort-Code für einen Brief
replies-make-text = Sie bekommen ein Blatt zum Ausdrucken, das Sie Ihrem Brief beilegen. Es nennt weder die Person noch das Anliegen. Die Antwort erscheint in diesem Fall, lesbar für Ihr Team.
replies-make-do = Code erstellen
replies-purpose-label = Wofür ist der Brief?
replies-purpose-hint = Nur für Ihr Team, zum Beispiel: Bescheinigung der Praxis Muster angefordert.
replies-purpose-missing = Bitte schreiben Sie, wofür der Brief ist.
replies-days = Wie lange soll der Code gelten?
replies-days-n = { $n } Tage
replies-note = Brief mit Antwort-Code: { $purpose }
replies-made-now = Der Code ist erstellt.
replies-made = Erstellt: { $name }, { $when }
replies-print = Blatt drucken
replies-revoke = Zurückziehen
replies-revoked = Der Code ist zurückgezogen. Mit dem Brief kann niemand mehr antworten.
replies-closed = Für Ihr Team nicht lesbar
replies-state-answered = Antwort eingegangen
replies-state-open = offen bis { $day }
replies-state-revoked = zurückgezogen
replies-state-expired = abgelaufen am { $day }
replies-came = Antwort auf einen Brief
replies-label = Antwort auf einen Brief, { $when }
replies-proof = Geschrieben von jemandem, der den Brief hatte. Wer das war, ist nicht geprüft.
replies-proof-name = Geschrieben von jemandem, der den Brief hatte und sich „{ $name }“ nennt. Wer das war, ist nicht geprüft.
replies-purpose = Brief: { $purpose }
replies-no-text = Ohne Text
replies-unreadable = Eine Antwort auf einen Brief lässt sich nicht öffnen
resubmit-reply = Antwort auf einen Brief ist eingegangen
slip-title = Blatt mit Antwort-Code
slip-lead = Bitte drucken Sie das Blatt und legen Sie es dem Brief bei. Solange der Code offen ist, können Sie es im Fall noch einmal drucken.
slip-back = Zurück zum Fall
slip-gone = Das Blatt ist nicht mehr da
slip-gone-text = Es steht nur im Arbeitsspeicher dieser Seite. Im Fall können Sie es noch einmal drucken, solange der Code offen ist.
slip-made = Erstellt am { $day }
slip-heading = So antworten Sie uns online
slip-what = Mit diesem Code können Sie einmal auf unseren Brief antworten und Unterlagen schicken. Ein Konto brauchen Sie nicht.
slip-qr = Adresse der Seite mit Ihrem Code
slip-code = Ihr Antwort-Code
slip-until = Gültig bis { $day }, für eine Antwort
slip-use = So geht es
slip-use-1 = Scannen Sie das Quadrat mit der Kamera Ihres Telefons, oder öffnen Sie im Browser
slip-use-2 = Wählen Sie „Antworten mit dem Code aus einem Brief“ und geben Sie den Code ein.
slip-use-3 = Schreiben Sie Ihre Antwort, fügen Sie Unterlagen hinzu und senden Sie ab.
slip-safe = Gut zu wissen
slip-safe-1 = Text und Dateien werden auf Ihrem Gerät verschlüsselt. Nur die zuständige Stelle liest sie.
slip-safe-2 = Wer diesen Code hat, kann antworten, aber nichts lesen.
slip-safe-3 = Wir fragen niemals am Telefon oder per E-Mail nach dem Code.
slip-foot = Sie können uns auch mit der Post oder in einer Geschäftsstelle antworten.
slip-phone = Fragen? Rufen Sie uns an: { $phone }

# R-116
file-untagged = Diese PDF-Datei kann nicht vorgelesen werden: Ihr fehlen die Angaben, was Überschrift, Absatz und Tabelle ist.
file-untagged-else = Wer nicht sehen kann, kann sie nicht lesen. Speichern Sie das Dokument im Textprogramm noch einmal als barrierefreies PDF, oder schreiben Sie den Inhalt in die Nachricht. Senden können Sie es trotzdem.
form-wish = { $who } braucht: { $form }.
form-wish-large = große Schrift
form-wish-aloud = Dokumente, die ein Programm vorlesen kann
form-wish-simple = Leichte Sprache
form-wish-phone = einen Anruf, bei dem es vorgelesen wird
form-how-large = Was Sie hier schreiben, kann sie größer stellen; Anhänge bitte in großer Schrift.
form-how-aloud = Schreiben Sie möglichst in die Nachricht statt in einen Anhang, und hängen Sie nur barrierefreie PDF an.
form-how-simple = Kurze Sätze, ein Gedanke je Satz; Textbausteine gibt es auch in Leichter Sprache.
form-how-phone = Rufen Sie an, sobald Sie geschrieben haben, und lesen Sie es vor.
