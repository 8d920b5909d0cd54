# SPDX-License-Identifier: EUPL-1.2

foot-barrierefreiheit = Barriere-Freiheit
start-heading = Ihre sichere Post mit { $brand }
start-lead = Hier schreiben Sie uns Nachrichten.
    Hier lesen Sie unsere Antworten.
    Fremde können nichts lesen.
first-time = Sind Sie zum ersten Mal hier?
first-time-text = Haben Sie einen Brief mit einem Code?
    Dann brauchen Sie etwa 5 Minuten.
no-phone-needed = Sie brauchen kein Handy.
no-phone-how = So geht es ohne Handy
identify-first-text = Haben Sie keinen Brief?
    Sie können Ihren Ausweis im Internet zeigen.
    Dann brauchen Sie keinen Code.
fact-readers = Fremde können nichts lesen
fact-readers-text = Sie sehen immer: Wer kann das lesen?
fact-mail = Unsere E-Mail sagt nur: Sie haben Post
fact-mail-text = In der E-Mail steht kein Name.
    In der E-Mail ist kein Link.
    Schreiben Sie unsere Adresse selbst.
fact-receipt = Sie sehen: Ihre Nachricht ist da
fact-receipt-text = Der Tag und die Uhrzeit stehen daneben.
ways-title = So erreichen Sie uns auch
ways-more = Welcher Weg ist wofür gut?
way-branch = Geschäfts-Stelle
way-branch-text = Bringen Sie Ihren Ausweis mit.
way-letter-text = An { $brand }
    Schreiben Sie Ihren Namen.
    Schreiben Sie Ihre Versicherten-Nummer.
way-mail-text = Andere können eine E-Mail lesen.
way-mail-not = Schreiben Sie so nichts über Ihre Gesundheit.

view-empty = Hier ist nichts.
view-leaving = Bald nicht mehr hier
row-leaving = Das ist hier bis { $day }.
leaving-title = Alte Briefe gehen bald weg.
leaving-show = Ansehen
inbox-loading = Ihre Nachrichten kommen gleich.
inbox-empty-text = Unsere Nachrichten stehen dann hier.
    Sie können uns auch zuerst schreiben.
row-opening = Der Titel kommt gleich
row-refused = Wir zeigen das nicht
draft-no-subject = Text ohne Titel
draft-no-unit = Noch kein Thema

thread-opening = Wir öffnen die Nachricht
thread-closed = Die Nachricht ist nicht offen
thread-loading = Die Nachrichten kommen gleich.
sent-text = Ihre Nachricht ist bei { $brand }, { $unit }

matter-empty = Bitte wählen Sie ein Thema.
matter-paused-chosen = Das geht gerade nicht.
    Unten steht: Das können Sie machen.
subject-label = Titel
subject-hint = Fremde können den Titel nicht lesen.
subject-empty = Bitte schreiben Sie einen kurzen Titel.

row-protected-text = Bitte zeigen Sie noch einmal: Das sind Sie.

# Brief mit Code
letter-title = Brief mit Code bestellen
letter-lead = Wir schicken Ihnen einen Code mit der Post.
    Das dauert ein paar Tage.
    Ein alter Code gilt dann nicht mehr.
letter-faster-branch = Bei uns bekommen Sie den Code sofort.
    Bringen Sie Ihren Ausweis mit.
letter-faster-phone = Am Telefon: { $phone }
    Wir schicken Ihnen dann den Brief.
letter-private-text = Nur die Stelle für Briefe liest das.
letter-asked = Wir haben Ihre Bestellung
letter-asked-text = Der Brief kommt in ein paar Tagen.
    Wir schicken ihn an Ihre Adresse.
letter-asked-none = Ist nach 1 Woche kein Brief da?
    Dann rufen Sie uns an: { $phone }
kvnr = Versicherten-Nummer
kvnr-hint = Die Nummer steht vorne auf Ihrer Karte.
    Sie hat 1 Buchstaben und 9 Zahlen.
kvnr-missing = Bitte schreiben Sie Ihre Versicherten-Nummer.
kvnr-wrong = Diese Nummer stimmt nicht.
    Bitte sehen Sie auf Ihre Karte.
    Die Nummer hat 1 Buchstaben und 9 Zahlen.
given-missing = Bitte schreiben Sie Ihren Vornamen.
family-missing = Bitte schreiben Sie Ihren Nachnamen.
card-hint = Die lange Nummer steht hinten auf Ihrer Karte.
    Schreiben Sie die letzten { $n } Zahlen.
card-wrong = Bitte schreiben Sie die letzten { $n } Zahlen.

# E-Mail
email-lead = Wir schreiben an diese Adresse nur: Sie haben Post.
    In der E-Mail steht kein Name.
    In der E-Mail ist kein Link.
email-teaser = Wohin schicken wir E-Mails?
email-state = Eine Adresse gilt seit { $since }
email-state-none = Sie bekommen noch keine E-Mails.
email-unavailable = E-Mails gehen hier noch nicht
email-unavailable-text = Alle Nachrichten sind im Postfach.
    Haben Sie Fragen?
    { call-us }
email-muted-returned-title = Unsere E-Mails kommen nicht an
email-muted-returned-text = Seit { $since } schreiben wir keine E-Mails mehr.
    Alle Nachrichten sind im Postfach.
    Bescheide kommen mit der Post.
email-muted-returned-do = Bitte prüfen Sie Ihre Adresse.
    Schreiben Sie die Adresse noch einmal.
    Oder nehmen Sie eine andere Adresse.
email-muted-complaint-title = Sie bekommen keine E-Mails zu Nachrichten
email-muted-complaint-text = Jemand hat am { $since } auf Spam gedrückt.
    Vielleicht war das ein Fehler.
    Zu Bescheiden schreiben wir weiter.
email-muted-complaint-do = Wollen Sie wieder E-Mails bekommen?
    Dann schreiben Sie Ihre Adresse noch einmal.
email-none-title = Sie bekommen noch keine E-Mails
email-none-text = Schreiben Sie hier Ihre Adresse.
    Dann schreiben wir Ihnen: Sie haben Post.
email-none-waits = Der Code fehlt noch.
email-none-nobody = Der Code kam nicht an.
    Bitte prüfen Sie die Adresse.
email-entry-old = Ihre alte Adresse gilt seit { $since }
    Sie gilt noch bis zum neuen Code.
email-address-hint = Ihre Adresse ist geschützt.
email-missing = Bitte schreiben Sie eine E-Mail-Adresse.
email-wrong = Diese Adresse stimmt nicht.
    Sie sieht zum Beispiel so aus: erika.muster@post.example
email-sent-said = Der Code ist auf dem Weg.
email-known-title = Wir kennen schon eine Adresse
email-known-text = Ihre Kasse hat eine Adresse von Ihnen.
    Wir schicken einen Code an diese Adresse.
    Mit dem Code gilt die Adresse.
email-code-sent = Der Code ist in Ihrer E-Mail.
email-code-sent-to = Wir haben einen Code geschickt: { $address }
email-code-until = Der Code gilt bis { $until }
email-code-until-old = Der Code gilt bis { $until }
    Bis dahin gilt Ihre alte Adresse.
email-code-hint = 8 Zahlen
email-code-wrong = Der Code hat { $n } Zahlen.
    Bitte sehen Sie in die E-Mail.
email-code-missing = Ist keine E-Mail da?
    Sehen Sie auch bei Spam nach.
    Mit einem neuen Code geht der alte nicht mehr.
email-code-again = { $n ->
    [one] Neuen Code schicken, heute noch 1-mal
   *[other] Neuen Code schicken, heute noch { $n }-mal
}
email-code-no-more = Heute geht kein neuer Code mehr.
    Morgen geht es wieder.
email-nobody-title = Der Code kam nicht an
email-nobody-text = Bitte prüfen Sie die Adresse.
    Schreiben Sie die Adresse noch einmal.
email-nobody-text-at = Diese Adresse geht nicht: { $address }
    Bitte prüfen Sie die Adresse.
    Schreiben Sie die Adresse noch einmal.
email-confirmed-title = Ihre E-Mail-Adresse gilt
email-confirmed-text = Ab jetzt schreiben wir Ihnen E-Mails.
email-removed-title = Ihre E-Mail-Adresse ist gelöscht
email-removed-text = Sie bekommen keine E-Mails mehr von uns.
mail-time-soon = Gleich, aber nur 1-mal am Tag
mail-time-soon-quiet = Gleich, aber nur 1-mal am Tag
    Nicht von { $from } Uhr bis { $until } Uhr
mail-time-morning = 1-mal am Tag um { $hour } Uhr
mail-time-evening = 1-mal am Tag um { $hour } Uhr am Abend
mail-time-others = Bei einem Bescheid schreiben wir sofort.
email-remove-lead = Sie können die Adresse löschen.
email-remove-lead-waits = Sie können die neue Adresse löschen.
email-remove-ask = Adresse entfernen
email-remove-dialog = Wollen Sie die E-Mail-Adresse löschen?
email-remove-then-nothing = Dann schicken wir Ihnen keine E-Mails mehr.
email-remove-then-look = Bitte sehen Sie dann oft ins Postfach.
    Sonst verpassen Sie vielleicht etwas.
email-remove-then-formal = Alles über Ihr Konto steht im Postfach.
email-remove-then-decisions = Bescheide kommen dann mit der Post.
email-remove-then-phone = Wollen Sie lieber Briefe?
    Rufen Sie uns an: { $phone }
email-remove-then-back = Sie können später wieder eine Adresse schreiben.

# Widerspruch in einer Nachricht
objection-title = Wollen Sie Widerspruch einlegen?
objection-text = Eine normale Nachricht reicht nicht.
    So geht es richtig:
objection-call = Mit einem Brief und Ihrer Unterschrift.
    Haben Sie Fragen?
    Rufen Sie uns an: { $phone }
objection-end = Ist es etwas anderes?
    Dann schreiben Sie einfach weiter.

# Schnell weg
exit-hint = Der Bildschirm ist sofort leer.
    Eine andere Seite geht auf.
    Ihr Text bleibt gespeichert.
exit-hint-shared = Der Bildschirm ist sofort leer.
    Eine andere Seite geht auf.
    Ihr Text ist dann weg.
where-received-last = Wir haben Ihre Nachricht am { $when } bekommen.
where-received-other = Wir haben die Nachricht am { $when } bekommen.
where-not-opened = Das Team hat die Nachricht noch nicht geöffnet.
where-open-by = Jetzt ist { $unit } dran.
    Wir antworten bis { $day }.
where-late = Es dauert länger.
    Wir wollten bis { $day } antworten.
    Das haben wir nicht geschafft.
    { $unit } ist noch dran.
where-answer-here = Haben Sie noch Fragen?
    Schreiben Sie uns hier.
where-done = Wir sind fertig.
    Haben Sie noch Fragen?
    Antworten Sie uns hier.
where-done-elsewhere = Wir sind hier fertig.
    Es geht in einem anderen Gespräch weiter.
draft-everywhere = auf allen Ihren Geräten
draft-here-only = nur auf diesem Gerät
draft-kept-text = Wir bewahren Ihren Text sicher auf.
    Nur Sie können den Text lesen.
    Wir bewahren auch Ihre Dateien auf.
    Nach 30 Tagen löschen wir den Text.
draft-until = Wir löschen das am { $day }.
draft-other-text = Sie haben auf 2 Geräten geschrieben.
    Beide Texte sind noch da.
draft-other-take = Mit diesem Text weiter

# In welcher Form Sie Schreiben brauchen
form-text =
    Können Sie unsere Briefe schlecht lesen?
    Dann sagen Sie uns, was Sie brauchen.
form-saved-text =
    Wir lesen es ab jetzt bei jeder Nachricht von Ihnen.
    Das gilt für dieses Gerät.
form-sealed =
    Nur wer Ihre Nachrichten lesen darf, erfährt es.
    Haben Sie noch ein anderes Gerät?
    Dann sagen Sie es dort noch einmal.
