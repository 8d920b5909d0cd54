# SPDX-License-Identifier: EUPL-1.2
brand-line = { " " }– Ihre sichere Post
nav-main = Hauptmenü
nav-main-phone = Hauptmenü unten
nav-help = Hilfe und Sprache
nav-help-link = Hilfe
nav-easy = Leichte Sprache
nav-inbox = Posteingang
nav-write = Schreiben
nav-account = Mein Konto
nav-account-short = Konto
foot-hilfe = Hilfe
foot-kontakt = Kontakt
foot-leicht = Leichte Sprache
foot-barrierefreiheit = Barrierefreiheit
foot-datenschutz = Datenschutz
foot-impressum = Impressum
foot-mail = Ist diese E-Mail von uns?

start-title = Start
start-heading = Ihre sichere Post mit der { $brand }
start-lead = Hier schreiben Sie uns, schicken Unterlagen und lesen unsere Antworten und Bescheide. Alles ist verschlüsselt – zwischen Ihrem Gerät und dem zuständigen Team.
locked-out = Ich komme nicht mehr hinein
first-time = Zum ersten Mal hier?
first-time-text = Sie haben unseren Brief mit dem Freischaltcode? Dann brauchen Sie etwa fünf Minuten.
no-letter = Ich habe noch keinen Brief
no-phone-needed = Ein Smartphone brauchen Sie nicht.
no-phone-how = So geht es ohne Smartphone
fact-readers = Nur die Beteiligten können lesen
fact-readers-text = Bei jeder Nachricht sehen Sie, wer das ist.
fact-mail = Unsere E-Mail sagt nur: „Sie haben Post.“
fact-mail-text = Ohne Ihren Namen, ohne Inhalt, ohne Link. Geben Sie unsere Adresse selbst ein.
fact-receipt = Sie bekommen eine Eingangsbestätigung
fact-receipt-text = Mit Datum und Uhrzeit, für jede Nachricht und jeden Anhang.
ways-title = Sie erreichen uns auch so
ways-more = Welcher Weg ist sicher wofür?
way-phone = Telefon
way-phone-text = { $phone }
way-branch = Geschäftsstelle
way-branch-text = Bringen Sie Ihren Ausweis mit.
way-letter = Brief
way-letter-text = An die { $brand }, mit Name und Versichertennummer.
way-mail = Bitte keine E-Mail
way-mail-text = Eine E-Mail kann unterwegs gelesen werden.
way-mail-not = Schicken Sie so keine Gesundheitsdaten.

new-message = Neue Nachricht
views = Ansichten
view-all = Alle
view-new = Neu
view-waiting = Wartet auf Sie
view-drafts = Entwürfe
view-count = { $view } { $n }
view-announced = { $view }: { $n ->
    [one] ein Eintrag
   *[other] { $n } Einträge
}
view-empty = In dieser Ansicht ist nichts.
search-inbox = In der Post suchen
show-all = Alles zeigen
inbox-loading = Ihre Nachrichten werden auf diesem Gerät entschlüsselt.
inbox-empty = Hier ist noch nichts.
inbox-empty-text = Sobald wir Ihnen schreiben, steht es hier. Sie können uns auch zuerst schreiben.
group-waiting = Wartet auf Sie
group-rest = Weitere Post
group-pinned = Angeheftet
view-archive = Archiv
view-hidden = Ausgeblendet
group-archive-text = Was Sie abgelegt haben. Kommt etwas Neues dazu, steht es wieder im Posteingang. Die Suche findet es auch hier.
group-hidden-text = Was Sie ausgeblendet haben. Es ist nicht gelöscht: Der Vorgang bleibt bei uns gespeichert, und Sie können ihn hier wieder anzeigen.
tray-open = Ablegen
tray-title = Vorgang ablegen oder anheften
tray-title-of = „{ $subject }“ ablegen oder anheften
tray-in-inbox = Ablegen oder anheften
tray-in-archive = Liegt in Ihrem Archiv
tray-in-hidden = Von Ihnen ausgeblendet
tray-text = Das ändert nur Ihre eigene Ansicht. Gelöscht wird nichts: Der Vorgang bleibt bei uns gespeichert, und Sie können ihn jederzeit wieder anzeigen. Kommt eine neue Nachricht dazu, steht er wieder im Posteingang.
tray-pin = Anheften
tray-unpin = Nicht mehr anheften
tray-archive = Ins Archiv
tray-hide = Ausblenden
tray-show = Zurück in den Posteingang
tray-period-title = Eine Frist kann noch laufen
tray-period-text = In diesem Vorgang ist ein Bescheid. Bis wann Sie dagegen vorgehen können, steht beim Bescheid. Die Frist läuft weiter, auch wenn Sie den Vorgang nicht mehr sehen.
tray-archive-sure = Trotzdem ins Archiv
tray-hide-sure = Trotzdem ausblenden
tray-pin-done = Der Vorgang ist angeheftet.
tray-pin-done-of = „{ $subject }“ ist angeheftet.
tray-unpin-done = Der Vorgang ist nicht mehr angeheftet.
tray-unpin-done-of = „{ $subject }“ ist nicht mehr angeheftet.
tray-archive-done = Der Vorgang liegt im Archiv.
tray-archive-done-of = „{ $subject }“ liegt im Archiv.
tray-hide-done = Der Vorgang ist ausgeblendet, nicht gelöscht.
tray-hide-done-of = „{ $subject }“ ist ausgeblendet, nicht gelöscht.
tray-show-done = Der Vorgang steht wieder im Posteingang.
tray-show-done-of = „{ $subject }“ steht wieder im Posteingang.
tray-undone = Rückgängig gemacht.
tray-bar = Zuletzt abgelegt
view-leaving = Bald nicht mehr hier
group-leaving-text = Diese Vorgänge verschwinden an dem Tag, der dabeisteht, aus Ihrem Postfach. Sie können sie vorher auf Ihrem Gerät sichern.
row-leaving = hier bis { $day }
leaving-title = { $n ->
    [one] Ein Vorgang verschwindet bald aus Ihrem Postfach
   *[other] { $n } Vorgänge verschwinden bald aus Ihrem Postfach
}
leaving-text = Es sind abgeschlossene Vorgänge, die Sie gelesen haben. Was Sie behalten möchten, können Sie vorher auf Ihrem Gerät sichern.
leaving-show = Ansehen
stay-title = Wie lange bleibt das hier?
stay-until = Sie sehen diesen Vorgang hier bis zum { $day }. Wir sagen es Ihnen vorher.
stay-moved = Mit jeder neuen Nachricht beginnt die Zeit von vorn.
stay-held = Dieser Vorgang bleibt vorerst hier.
stay-reason-unread = Etwas darin ist noch nicht gelesen.
stay-reason-work = Daran wird noch gearbeitet.
stay-reason-period = Eine Frist gegen einen Bescheid darin kann noch laufen.
stay-reason-letter = Ein Brief daraus ist noch unterwegs.
stay-reason-hold = Er wird noch gebraucht und deshalb aufbewahrt.
stay-reason-dispute = Darin ist etwas bestritten und noch nicht geklärt.
stay-record = { $name } bewahrt die eigene Akte getrennt davon auf, bis zum { $day }.
stay-leaving-title = Dieser Vorgang ist bis zum { $day } hier
stay-leaving-text = Danach sehen Sie ihn nicht mehr in Ihrem Postfach. Wenn Sie ihn behalten möchten, sichern Sie ihn vorher auf Ihrem Gerät.
stay-deleted = In unserem Postfach-System wird er nach dem { $day } gelöscht.
stay-leaving-answer = Haben Sie dazu noch eine Frage? Antworten Sie hier, dann bleibt er.
where-title = Wo ist mein Vorgang?
where-written = { $unit } hat Ihnen am { $when } geschrieben.
where-received-first = Ihre Nachricht ist am { $when } bei uns eingegangen.
where-received-last = Ihre letzte Nachricht ist am { $when } bei uns eingegangen.
where-received-other = Die letzte Nachricht an uns ist am { $when } eingegangen.
where-opened = Das Team hat sie am { $when } geöffnet.
where-not-opened = Dass das Team sie geöffnet hat, ist noch nicht bestätigt.
where-answered = { $unit } hat am { $when } geantwortet.
where-open = Jetzt ist { $unit } dran.
where-open-by = Jetzt ist { $unit } dran. Wir antworten bis { $day }.
where-late = Es dauert länger. Wir wollten bis { $day } antworten und haben das nicht geschafft. { $unit } ist noch dran.
where-waiting = Jetzt sind Sie dran: { $unit } wartet auf Unterlagen von Ihnen.
where-waiting-closed = { $unit } wartet auf Unterlagen.
where-answer-here = Wenn noch etwas offen ist, schreiben Sie hier einfach weiter.
where-done = Der Vorgang ist erledigt. Wenn Sie hier antworten, wird er wieder geöffnet.
where-done-closed = Hier ist nichts mehr offen.
where-done-elsewhere = Dieser Vorgang ist erledigt. Er geht in einem anderen weiter.
where-statutory = Über Ihren Antrag vom { $received } muss spätestens am { $day } entschieden sein (§ 13 Abs. 3a SGB V).
where-statutory-over = Die gesetzliche Frist für Ihren Antrag vom { $received } ist am { $day } abgelaufen (§ 13 Abs. 3a SGB V). Bitte fragen Sie nach.
where-proof = Eingang, Öffnen und Antwort sind durch Unterschriften belegt, die Ihr Gerät geprüft hat. Wer jetzt dran ist, sagt unser System.
load-more = Ältere Post laden
shown-so-far = { $n } Vorgänge geladen
row-opening = Betreff wird entschlüsselt
row-refused = Diesen Betreff zeigen wir nicht
row-refused-tag = Nicht geöffnet
draft-everywhere = – auch für Ihre anderen Geräte
draft-here-only = – auf diesem Gerät
draft-kept-text = Was Sie schreiben, sichern wir verschlüsselt, mit fertig hochgeladenen Dateien. Nur Sie können es lesen, auf allen Ihren Geräten. 30 Tage nach der letzten Änderung wird ein Entwurf gelöscht.
draft-other = andere Fassung
draft-until = wird am { $day } gelöscht
draft-other-title = Es gibt eine andere Fassung vom { $when }
draft-other-text = Sie haben hier und auf einem anderen Gerät geschrieben. Gelöscht wurde nichts.
draft-other-empty = Ohne Text, nur mit Dateien.
draft-other-take = Mit dieser Fassung weiterschreiben
draft-other-drop = Diese Fassung löschen
draft-other-gone = Die andere Fassung ist gelöscht.
draft-unreadable-title = { $n ->
    [one] Ein Entwurf lässt sich hier nicht öffnen
   *[other] { $n } Entwürfe lassen sich hier nicht öffnen
}
draft-unreadable-text = Er wurde mit einem Schlüssel gesichert, den dieses Gerät nicht mehr hat, oder ist beschädigt. Ihre gesendete Post ist davon nicht betroffen.
draft-no-subject = Entwurf ohne Betreff
draft-no-unit = Noch kein Anliegen gewählt
draft-to = An { $unit }

thread-title = Nachricht
thread-opening = Nachricht wird geöffnet
thread-closed = Nachricht nicht geöffnet
thread-loading = Die Nachrichten werden auf diesem Gerät entschlüsselt und geprüft.
thread-aside = Zu diesem Vorgang
sent-text = Ihre Nachricht ist bei der { $brand }, { $unit }.
reply-to = Ihre Antwort an { $unit }

write-title = Neue Nachricht
matter-empty = Bitte wählen Sie, worum es geht.
matter-paused-chosen = Das bieten wir gerade nicht an. Lesen Sie unten, was Sie stattdessen tun können, oder wählen Sie etwas anderes.
subject-label = Betreff
subject-hint = Auch der Betreff ist verschlüsselt.
subject-empty = Bitte schreiben Sie einen Betreff.
text-label = Ihre Nachricht
draft-delete = Entwurf löschen

# Öffentliche Seiten


acting-region = Vertretung
acting-for = Sie handeln für { $name }
acting-line = { $basis } · { $rights ->
    [write] lesen und schreiben
   *[read] nur lesen
} · gültig bis { $until }
acting-what = Was darf ich hier?
acting-back = Zu meiner eigenen Post
acting-own-again = Sie sehen wieder Ihre eigene Post.
acting-choose = Sie können auch für andere handeln
acting-open = Öffnen
acting-open-label = Post von { $name } öffnen
acting-unnamed = eine versicherte Person
inbox-of = Posteingang von { $name }
write-title-for = Neue Nachricht für { $name }
rep-acts-for-me = Wer für Sie handeln darf
rep-acts-for-me-lead = Diese Personen haben ein eigenes Konto und einen eigenen Schlüssel. Was Sie selbst erteilt haben und eine Vollmacht beenden Sie hier sofort.
rep-i-act = Für wen Sie handeln dürfen
rep-i-act-lead = Die Vertretung endet von selbst an dem Tag, der hier steht. Sie können sie auch vorher abgeben.
rep-end = Beenden
rep-end-label = Vertretung mit { $name } beenden
rep-end-title = Vertretung mit { $name } beenden?
rep-end-text = { $name } sieht ab sofort nichts mehr von Ihrer Post. Was schon gelesen wurde, bleibt gelesen.
rep-end-text-mine = Sie sehen ab sofort nichts mehr von der Post von { $name } und können nicht mehr für diese Person schreiben.
rep-end-done = Die Vertretung mit { $name } ist beendet.

letter-title = Brief mit Freischaltcode bestellen
letter-lead = Wir schicken den Code mit der Post an die Adresse, die wir von Ihnen kennen. Nach wenigen Tagen ist er bei Ihnen. Mit dem neuen Brief gilt ein alter Code nicht mehr.
letter-order = Brief bestellen
letter-aside = Andere Wege und Datenschutz
letter-faster = Schneller geht es so
letter-faster-branch = In der Geschäftsstelle bekommen Sie den Code sofort. Bringen Sie Ihren Ausweis mit.
letter-faster-phone = Am Telefon: { $phone }. Wir schicken Ihnen den Brief.
letter-private-title = Wer liest diese Angaben?
letter-private-text = Ihr Gerät verschließt sie für die Stelle der { $brand }, die Briefe druckt. Der Server kann sie nicht lesen.
letter-asked = Ihre Bestellung ist angekommen
letter-asked-text = Stimmen die Angaben, kommt der Brief in wenigen Tagen an die Adresse, die wir kennen.
letter-asked-none = Kein Brief nach einer Woche? Rufen Sie uns an: { $phone }. Zum Schutz aller sagen wir hier nicht, ob wir jemanden mit diesen Angaben kennen. Wer gerade einen Brief bekommen hat, bekommt nicht sofort den nächsten.
letter-asked-activate = Code eingeben
kvnr = Krankenversichertennummer
kvnr-hint = Auf der Vorderseite Ihrer Gesundheitskarte: ein Buchstabe und neun Ziffern
kvnr-missing = Bitte geben Sie Ihre Krankenversichertennummer ein.
kvnr-wrong = Diese Nummer stimmt nicht. Bitte vergleichen Sie sie mit Ihrer Karte: ein Buchstabe und neun Ziffern, zum Beispiel A123456780.
given = Vorname
given-missing = Bitte geben Sie Ihren Vornamen ein.
family = Nachname
family-missing = Bitte geben Sie Ihren Nachnamen ein.
card = Letzte Ziffern der Kartennummer
card-hint = Die letzten { $n } Ziffern der langen Nummer auf der Rückseite Ihrer Gesundheitskarte
card-wrong = Bitte geben Sie die letzten { $n } Ziffern ein.

phone-title = Telefonieren Sie gerade mit uns?
phone-teaser = So prüfen beide Seiten, dass wirklich die richtige Person am anderen Ende ist. Ohne Fragen nach Geburtsdatum oder Nummern.
phone-open = Gespräch prüfen
phone-how = So geht es
phone-how-1 = Drücken Sie während des Gesprächs auf den Knopf.
phone-how-2 = Hier erscheinen zwei Wörter. Sagen Sie sie am Telefon.
phone-how-3 = Ihr Gegenüber nennt eine Zahl. Es muss dieselbe sein, die hier steht.
phone-never = Nach Ihrem Passwort, einem Freischaltcode oder Ihrem Notfallblatt fragt am Telefon niemand von uns.
phone-press = Ich telefoniere gerade mit Ihnen
phone-waiting = Wir verbinden beide Seiten
phone-waiting-text = Sagen Sie Ihrem Gegenüber: „Ich habe gedrückt.“ Bei uns wird das Gespräch dann in unserem System bestätigt.
phone-connecting = Gleich erscheinen die Wörter
phone-connecting-text = Am anderen Ende: { $desk }
phone-left = Noch { $time } Minuten gültig
phone-stop = Abbrechen
phone-over = Die drei Minuten sind vorbei, oder Ihr Gegenüber hat aufgelegt.
phone-with = Geprüfte Stelle: { $desk }
phone-say = Sagen Sie diese zwei Wörter
phone-hear = Ihr Gegenüber muss diese Zahl nennen
phone-spoken-said = Zwei Wörter und eine Zahl sind da.
phone-right = Die Zahl stimmt
phone-wrong = Die Zahl stimmt nicht
phone-right-title = Sie sprechen mit uns
phone-right-text = Sie können offen über Ihr Anliegen sprechen. Die Wörter gelten nur für dieses Gespräch.
phone-wrong-title = Das ist niemand von uns
phone-alarm-title = Die Prüfung hat nicht geklappt
phone-hang-up = Legen Sie auf und sagen Sie nichts weiter. Rufen Sie uns selbst an: { $phone }.
phone-again = Noch einmal prüfen

# Nach dem Verlust von allem: Früheres kommt vom Team zurück
thread-held = Früherer Vorgang
row-held-tag = Kommt später
held-title = Ihre früheren Nachrichten kommen noch
held-text = Sie haben sich am { $when } neu ausgewiesen, { $method }. Was vorher geschrieben wurde, liest Ihr neuer Schlüssel noch nicht.
held-waiting = Ab { $when } kann { $unit } es Ihnen zurückgeben. So schützen wir Sie, falls jemand Ihren Brief abgefangen hat. Es erscheint dann hier von selbst.
held-ready = { $unit } gibt es Ihnen zurück. Das macht ein Mensch, deshalb kann es etwas dauern. Es erscheint dann hier von selbst.
held-reply-title = Hier können Sie noch nicht antworten
held-reply-text = Das geht, sobald { $unit } Ihnen hier schreibt oder den Verlauf zurückgibt. Wenn es eilt, schreiben Sie uns eine neue Nachricht: Sie kommt sofort an, und Sie bekommen die Uhrzeit bestätigt.
held-write = Neue Nachricht schreiben

# Was dem Konto geschah, im Posteingang
security-news-title = Neues zu Ihrem Konto
security-news-line = { $what }: { $when }
security-news-more = { $n ->
    [one] und ein weiterer Eintrag
   *[other] und { $n } weitere Einträge
}
security-news-not-you = Ist das richtig so? Dann müssen Sie nichts tun. Wenn nicht, sperren Sie in Ihrem Konto den Zugang. { call-us }
security-news-seen = Gesehen
security-news-gone = Der Hinweis ist weg. Alles steht weiter in Ihrem Konto.
security-news-all = Alles ansehen

# Zugang sperren
block-title = Zugang sperren
block-lead = Ist Ihr Gerät weg, oder ist jemand an Ihr Konto gekommen? Sperren Sie den Zugang sofort und ganz. Fehlt nur ein Gerät, genügt oben „Gerät verloren“.
block-ask = Zugang sperren …
block-dialog-title = Zugang wirklich sperren?
block-dialog-text = Das geschieht dann:
block-then-devices = Alle Geräte sind sofort abgemeldet, auch dieses.
block-then-nobody = Niemand kommt mehr mit Ihrem Konto an die Post, auch Sie nicht: weder mit Passkey noch mit Passwort oder Notfallblatt.
block-then-kept = Nichts wird gelöscht. Wir können Ihnen weiter schreiben, und E-Mails sagen Ihnen weiter, dass etwas da ist.
block-then-deadlines = Fristen laufen weiter. Eilt etwas, rufen Sie uns an: { $phone }.
block-then-letters = Freischaltcodes, die schon unterwegs sind, und neue Schlüssel, die noch warten, gelten nicht mehr.
block-then-drafts = Entwürfe auf Ihren Geräten können danach unlesbar sein. Senden Sie Wichtiges vorher.
block-then-others = Wer für Sie handeln darf, hat einen eigenen Zugang. Der bleibt offen.
block-then-back = Zurück geht es nur mit einem neuen Brief von uns oder in der Geschäftsstelle, und frühere Nachrichten sehen Sie dann erst nach einer Schutzfrist.
block-do = Zugang jetzt sperren

leave-title = Portal verlassen
leave-lead = Das Portal ist freiwillig. Wenn Sie gehen, schreiben wir Ihnen wieder Briefe. Was Sie behalten möchten, speichern Sie vorher: mit „Alles speichern“.
leave-ask = Portal verlassen …
leave-dialog-title = Portal wirklich verlassen?
leave-dialog-text = Das geschieht dann:
leave-then-devices = Alle Geräte sind sofort abgemeldet, auch dieses. Anmelden können Sie sich nicht mehr.
leave-then-letters = Die { $brand } schreibt Ihnen ab jetzt Briefe. Sie erreichen uns weiter am Telefon, per Brief und in der Geschäftsstelle.
leave-then-mail = Ihre E-Mail-Adresse wird gelöscht. Dorthin geht nur noch eine letzte E-Mail.
leave-then-kept = Ihre Nachrichten gehören zu Ihrer Akte. Sie bleiben dort, solange das Gesetz es verlangt.
leave-then-deadlines = Offene Anliegen und Fristen laufen weiter.
leave-then-drafts = Was Sie noch nicht gesendet haben, kann danach niemand mehr lesen. Senden Sie Wichtiges vorher.
leave-then-others = Wer für Sie handeln darf, hat einen eigenen Zugang. Der bleibt offen.
leave-then-back = Zurückkommen können Sie jederzeit, mit einem neuen Brief oder in der Geschäftsstelle. Frühere Nachrichten sehen Sie dann nach einer Schutzfrist wieder.
leave-do = Portal jetzt verlassen

# Mit GesundheitsID oder Online-Ausweis
identify = Mit GesundheitsID oder Online-Ausweis anmelden
identify-first-text = Kein Brief zur Hand? Weisen Sie sich online aus. Dann brauchen Sie keinen Code.
identify-title = Online ausweisen
identify-lead = Sie weisen sich bei einem Dienst aus, dem wir vertrauen. Danach kommen Sie hierher zurück und richten Ihren Zugang ein. Sie brauchen dafür keinen Brief.
identify-choose = Dienst wählen
identify-with = Weiter mit { $name }
identify-host = Sie gehen zu { $host }.
identify-time = Bleiben Sie in diesem Browser. Sie haben 15 Minuten Zeit.
identify-none = Zurzeit bietet die { $brand } diesen Weg nicht an. Bitte nehmen Sie den Brief oder die Geschäftsstelle.
identify-aside = Was dabei geschieht, und andere Wege
identify-what = Was dabei geschieht
identify-what-1 = Der Dienst sagt der { $brand }, wer Sie sind: Versichertennummer, Name und Geburtsdatum. Er erfährt nichts über Ihre Nachrichten.
identify-what-2 = Ihre neuen Schlüssel entstehen auf diesem Gerät. Der Dienst bestätigt nur deren Prüfsumme. Der Server des Portals liest nicht mit.
identify-other = Ohne Online-Ausweis
identify-other-letter = Sie haben einen Brief mit Freischaltcode? Geben Sie den Code ein.
identify-other-branch = In der Geschäftsstelle bekommen Sie einen Code sofort. Bringen Sie Ihren Ausweis mit.
identify-lost-title = Online ausweisen
identify-lost-text = Mit GesundheitsID oder Online-Ausweis richten Sie Ihren Zugang sofort neu ein, auch ohne Notfallblatt.
identify-restart = Noch einmal beginnen
identified-title = Wir prüfen Ihre Anmeldung
identified-waiting = Einen Augenblick, wir prüfen die Angaben des Dienstes.
identified-cancelled-title = Die Anmeldung wurde abgebrochen
identified-cancelled = Der Dienst hat niemanden bestätigt. Es wurde nichts geändert.
identified-lost-title = Hier gibt es nichts mehr zu tun
identified-lost = Die Seite wurde neu geladen, und die Anmeldung ist nicht mehr da. Bitte beginnen Sie noch einmal.

row-protected-text = Öffnet sich, wenn Sie noch einmal bestätigen, dass Sie es sind.

## Wer darf für mich handeln?
grant-title = Wer darf für mich handeln?
grant-teaser = Lassen Sie jemanden mit eigenem Konto für Sie handeln, und sehen Sie, was geschehen ist.
grant-open = Ansehen und ändern
grant-lead = Wer für Sie handelt, hat ein eigenes Konto und einen eigenen Schlüssel. Geben Sie nie Ihren Passkey oder Ihr Passwort weiter.
grant-ways = Jemandem Zugang geben
grant-waits-title = Noch etwas Geduld
grant-begin = Jemanden einladen
grant-office = Rechtliche Betreuung und Elternrechte trägt Ihre Servicestelle ein, mit Nachweis.
grant-done = Erledigt. Diese Person darf jetzt für Sie handeln.
grant-step-code = Code der anderen Person
grant-find = Weiter
grant-step-terms = Was darf diese Person?
grant-compare = Vergleichen Sie am Telefon oder nebeneinander. Auf beiden Bildschirmen muss dasselbe stehen:
grant-same = Steht dort dasselbe?
grant-same-yes = Ja, genau dasselbe
grant-same-no = Nein, etwas anderes
grant-same-missing = Bitte vergleichen Sie die Wörter.
grant-differs-title = Hören Sie hier auf
grant-differs = Der Code gehört nicht zu der Person, die Sie meinen. Lassen Sie sich einen neuen Code zeigen oder rufen Sie uns an.
grant-rights = Was ist erlaubt?
grant-right-read = Lesen, was diese Person für Sie schreibt, und die Antworten
grant-right-write = In Ihrem Namen schreiben
grant-right-post = Auch Ihre eigene neue Post lesen
grant-right-history = Früheres lesen, wenn das zuständige Team es freigibt
grant-scope = In welchen Anliegen?
grant-scope-all = In allen
grant-scope-some = Nur in diesen
grant-scope-missing = Bitte wählen Sie mindestens ein Anliegen.
grant-until = Bis wann?
grant-until-missing = Bitte geben Sie den letzten Tag an.
grant-password = Ihr Passwort
grant-password-missing = Bitte geben Sie Ihr Passwort ein.
grant-do-passkey = Mit Passkey bestätigen
grant-do = Bestätigen
invite-begin = Meinen Code zeigen
invite-title = Ihr Einladungscode
invite-text = Mit diesem Code kann eine andere Person Sie für sich handeln lassen. Zeigen Sie ihn nur dieser Person. Er gilt einmal.
invite-make = Code zeigen
invite-made = Der Code ist da.
invite-say = Diesen Code gibt die andere Person in ihrem Konto ein:
invite-compare = Danach sehen beide dasselbe. Vergleichen Sie:
invite-until = Gültig bis { $until }, nur einmal. Ein älterer Code gilt nicht mehr.
invite-code-legend = Einladungscode
invite-code-hint = Die Person, die für Sie handeln soll, sieht ihn in ihrem Konto unter „Wer darf für mich handeln?“ und „Meinen Code zeigen“.
invite-code-missing = Der Code hat 16 Zeichen.
acts-title = Was in Ihrem Namen geschrieben wurde
acts-none = Noch hat niemand in Ihrem Namen geschrieben.
acts-line = { $name } hat geschrieben
acts-open-label = Nachricht von { $name } vom { $when } öffnen
rep-end-ask = Das haben Gericht oder Gesetz entschieden. Bitte wenden Sie sich an Ihre Servicestelle.
write-exclude = Diese Personen könnten mitlesen
write-exclude-one = { $name } von diesem Vorgang ausschließen

# E-Mail-Adresse
email-title = E-Mail-Adresse
email-lead = An diese Adresse schicken wir „Sie haben Post“, mehr nicht: kein Name, kein Inhalt, kein Link.
email-teaser = Wohin wir Ihnen schreiben, dass etwas da ist.
email-state = Eine Adresse gilt seit { $since }.
email-state-none = Sie bekommen noch keine Nachricht per E-Mail.
email-open = E-Mail-Adresse ansehen und ändern
email-unavailable = E-Mail ist hier noch nicht eingerichtet
email-unavailable-text = Neues finden Sie in Ihrem Posteingang. Fragen? { call-us }
email-muted-returned-title = Unsere E-Mails kommen bei Ihnen nicht an
email-muted-returned-text = Unsere Benachrichtigungen an Ihre E-Mail-Adresse kommen zurück. Seit dem { $since } schreiben wir nicht mehr dorthin. Neues finden Sie nur hier im Portal, Bescheide kommen mit der Post.
email-muted-returned-do = Prüfen Sie Ihr E-Mail-Postfach: Gibt es die Adresse noch, ist es voll? Geben Sie dann Ihre Adresse noch einmal ein oder eine andere.
email-muted-complaint-title = Sie bekommen keine E-Mails über neue Nachrichten mehr
email-muted-complaint-text = Eine unserer E-Mails wurde am { $since } als unerwünscht gemeldet. Oft geht das aus Versehen, mit der Taste für Spam. Über Bescheide und die Sicherheit Ihres Kontos schreiben wir Ihnen weiter.
email-muted-complaint-do = Möchten Sie die E-Mails wieder? Dann geben Sie Ihre Adresse noch einmal ein oder eine andere. Möchten Sie gar keine, können Sie die Adresse entfernen.
email-muted-go = E-Mail-Adresse prüfen
email-none-title = Sie bekommen noch keine Nachricht per E-Mail
email-none-text = Tragen Sie eine Adresse ein. Sonst erfahren Sie nur hier im Portal, dass etwas Neues da ist.
email-none-waits = Es fehlt noch der Code, den wir Ihnen geschickt haben.
email-none-nobody = Ihr Code kam nicht an. Bitte prüfen Sie die Adresse.
email-enter = Adresse eintragen
email-type-code = Code eingeben
email-entry-title = Adresse eintragen
email-entry-other = Andere Adresse
email-entry-again = Adresse noch einmal oder neu eingeben
email-entry-old = Ihre jetzige Adresse gilt seit { $since } und bleibt, bis Sie den Code für die neue eingegeben haben.
email-address = Ihre E-Mail-Adresse
email-address-hint = Ihr Gerät verschließt sie. Nur das Programm, das die E-Mails verschickt, kann sie lesen.
email-missing = Bitte geben Sie eine E-Mail-Adresse ein.
email-wrong = Diese Adresse hat eine Form, an die wir nicht schreiben können. Sie sieht zum Beispiel so aus: erika.muster@post.example
email-send-code = Code an diese Adresse schicken
email-sent-said = Der Code ist unterwegs.
email-known-title = Eine Adresse kennen wir schon
email-known-text = Ihre Krankenkasse hat eine E-Mail-Adresse von Ihnen. Sie gilt hier erst, wenn Sie den Code eingeben, den wir dorthin schicken.
email-known-do = Code an die bekannte Adresse schicken
email-code-title = Code eingeben
email-code-sent = Wir haben einen Code an die neue Adresse geschickt.
email-code-sent-to = Wir haben einen Code an { $address } geschickt.
email-code-until = Er gilt bis { $until }. Vorher schicken wir nichts anderes dorthin.
email-code-until-old = Er gilt bis { $until }. Bis dahin bleibt Ihre bisherige Adresse in Kraft.
email-code = Code aus der E-Mail
email-code-hint = Acht Ziffern
email-code-wrong = Der Code hat { $n } Ziffern. Bitte vergleichen Sie ihn mit der E-Mail.
email-code-do = Adresse bestätigen
email-code-missing = Nichts angekommen? Sehen Sie auch im Spam-Ordner nach. Mit einem neuen Code gilt der alte nicht mehr.
email-code-again = { $n ->
    [one] Neuen Code schicken (heute noch einmal)
   *[other] Neuen Code schicken (heute noch { $n }-mal)
}
email-code-no-more = Heute können wir keinen weiteren Code schicken. Morgen geht es wieder.
email-nobody-title = Der Code kam nicht an
email-nobody-text = Das E-Mail-Postfach nimmt unsere E-Mail nicht an. Bitte prüfen Sie die Adresse und geben Sie sie unten noch einmal ein.
email-nobody-text-at = { $address } nimmt unsere E-Mail nicht an. Bitte prüfen Sie die Adresse und geben Sie sie unten noch einmal ein.
email-confirmed-title = Ihre E-Mail-Adresse gilt
email-confirmed-text = Ab jetzt schreiben wir dorthin, wenn etwas Neues da ist. Eine frühere Adresse bekommt noch eine letzte E-Mail.
email-removed-title = Ihre E-Mail-Adresse ist entfernt
email-removed-text = Sie bekommen keine Nachricht per E-Mail mehr. Eine frühere Adresse bekommt noch eine letzte E-Mail.
phrase-title = Ihr Erkennungssatz
phrase-lead = Denken Sie sich einen kurzen Satz aus, den nur Sie kennen, zum Beispiel „Blauer Elefant am See“. Er steht dann in jeder unserer E-Mails. Fehlt er, ist die E-Mail nicht von uns.
phrase-is-set = Ihr Erkennungssatz steht in unseren E-Mails. Fehlt er, ist die E-Mail nicht von uns. Zeigen können wir ihn hier nicht: Lesen kann ihn nur das Programm, das die E-Mails verschickt.
phrase-own = Ihr Satz
phrase-other = Neuer Satz
phrase-hint = 3 bis 40 Buchstaben. Bitte keine Zahlen, keine Namen und nichts über Ihre Gesundheit oder Versicherung.
phrase-save = Satz speichern
phrase-remove = Satz entfernen
phrase-limits = E-Mails sind nicht geschützt: Wer Ihre E-Mails mitliest, liest auch den Satz. Ein neuer Satz gilt ab der nächsten E-Mail. In E-Mails mit einem Code steht er nicht.
phrase-said-set = Ihr Satz ist gespeichert.
phrase-said-gone = Ihr Satz ist entfernt.
phrase-wrong-length = Der Satz braucht mindestens 3 Buchstaben und hat höchstens { $most } Zeichen.
phrase-wrong-character = Bitte nur Buchstaben, Leerzeichen, Bindestrich, Apostroph, Komma, Frage- und Ausrufezeichen verwenden, keine Zahlen und keine Adressen.
phrase-wrong-word = Der Satz darf nichts über Krankheit oder Versicherung sagen und kein Passwort nennen. E-Mails kann jeder lesen, der sie unterwegs sieht.
phrase-wrong-name = Bitte keinen Namen verwenden, auch nichts aus Ihrer E-Mail-Adresse. Beides kennen auch Fremde.
reading-title = Ohne Netz lesen
reading-keep = Auch ohne Netz lesen
reading-kept = Liegt auf diesem Gerät, auch ohne Netz zu lesen. Stand: { $when }.
reading-drop = Von diesem Gerät entfernen
reading-drop-label = „{ $subject }“ von diesem Gerät entfernen
reading-ask-text = Wir legen dieses Gespräch verschlüsselt auf dieses Gerät, so wie Sie es gerade sehen: die Texte, nicht die Anhänge. Nur Ihr Passkey öffnet es. Ihr Gerät fragt gleich einmal danach.
reading-ask-news = Neue Nachrichten kommen dazu, wenn Sie das Gespräch hier wieder öffnen.
reading-ask-ends = Es wird entfernt, wenn Sie sich abmelden, und wenn Sie { $n } Tage nicht angemeldet waren.
reading-ask-do = Auf dieses Gerät legen
reading-said-kept = Das Gespräch liegt jetzt auf diesem Gerät.
reading-said-dropped = Von diesem Gerät entfernt.
reading-lead = Gespräche, die Sie auswählen, liegen verschlüsselt auf diesem Gerät. Ihr Passkey öffnet sie, auch wenn Sie keine Verbindung haben.
reading-none = Noch liegt hier nichts. Öffnen Sie ein Gespräch und wählen Sie „Auch ohne Netz lesen“.
reading-password = Mit einem Passwort geht das nicht: Unser Server zählt die Versuche, und ohne Verbindung ist er nicht da.
reading-since = Auf diesem Gerät seit { $when }. Es wird entfernt, wenn Sie sich abmelden, und wenn Sie { $n } Tage nicht angemeldet waren.
reading-row = { $unit }, Stand: { $when }
reading-forget = Alles von diesem Gerät entfernen
reading-here = Ohne Netz lesen, was auf diesem Gerät liegt
reading-page-only = Ohne Verbindung: Sie können lesen, nicht schreiben.
reading-page-only-text = Sie sehen, was Sie auf diesem Gerät aufgehoben haben, so wie es damals war. Für neue Nachrichten, Anhänge und Antworten brauchen Sie eine Verbindung.
reading-page-locked = Was hier liegt, ist verschlüsselt. Ihr Passkey öffnet es.
reading-page-open = Mit Passkey öffnen
reading-page-gone-title = Hier liegt nichts mehr
reading-page-gone = Auf diesem Gerät liegt nichts, das Sie ohne Verbindung lesen können. Es wird entfernt, wenn Sie sich abmelden, und wenn Sie { $n } Tage nicht angemeldet waren. Ihr Postfach ist davon nicht betroffen.
reading-page-retry = Zum Postfach
reading-page-online = Sie haben wieder eine Verbindung
reading-page-online-text = Im Postfach sehen Sie, was neu ist, und können antworten.
reading-page-list = Aufgehobene Gespräche
reading-page-as-of = So haben Sie dieses Gespräch zuletzt gesehen: { $when }.
reading-page-back = Alle aufgehobenen Gespräche
reading-page-files = Anhänge (nur mit Verbindung)
reading-page-file = nur mit Verbindung
reading-page-row = Stand: { $when }
reading-page-decision = Das ist ein Bescheid. Den Tag der Bekanntgabe und die Frist sehen Sie mit Verbindung.
reading-page-flag = Zu dieser Nachricht gibt es einen Hinweis. Sie sehen ihn mit Verbindung.
reading-page-protected = Besonders geschützt: Diese Nachricht öffnet sich nur mit Verbindung.
reading-page-refused = Diese Nachricht konnte nicht geprüft werden und wird nicht gezeigt.
reading-page-locked-now = Gesperrt. Öffnen Sie mit Ihrem Passkey.
push-title = Zeichen auf diesem Gerät
push-lead = Dieses Gerät kann Ihnen „Sie haben Post“ anzeigen, auch wenn Sie das Postfach nicht geöffnet haben. Mehr steht dort nie: kein Name, kein Inhalt. Es kommt, wann auch die E-Mail käme.
push-is-on = Dieses Gerät zeigt Ihnen „Sie haben Post“ an. Mehr steht dort nie: kein Name, kein Inhalt.
push-maker = Das Zeichen läuft über den Hersteller Ihres Browsers. Er erfährt, dass dieses Gerät ein Zeichen von uns bekommt und wann. Den Inhalt Ihrer Nachrichten erfährt er nicht. Ihr Browser schreibt neben das Zeichen die Adresse dieser Seite; das kann sehen, wer auf Ihr Gerät schaut.
push-limits = Wenn Sie sich abmelden, kommen auf diesem Gerät keine Zeichen mehr. Bescheide gelten nie durch ein Zeichen als zugestellt: Dafür schicken wir eine E-Mail oder einen Brief.
push-unsupported = Dieser Browser kann keine Zeichen anzeigen. Auf iPhone und iPad geht es, wenn Sie diese Seite zum Home-Bildschirm hinzufügen und von dort öffnen.
push-refused-title = Ihr Browser lässt keine Zeichen zu
push-refused = Sie haben diesem Browser gesagt, dass wir nichts anzeigen dürfen. Ändern können Sie das in den Einstellungen des Browsers unter „Benachrichtigungen“. Laden Sie danach diese Seite neu.
push-others = { $n ->
    [one] Auch ein anderes Gerät von Ihnen bekommt Zeichen.
   *[other] Auch { $n } andere Geräte von Ihnen bekommen Zeichen.
  }
push-on = Zeichen einschalten
push-off = Zeichen ausschalten
push-off-everywhere = Auf allen Geräten ausschalten
push-said-on = Zeichen sind eingeschaltet.
push-said-off = Zeichen sind ausgeschaltet.
discreet-title = Unauffällige E-Mails
discreet-text = Liest jemand Ihre E-Mails mit? Auf Wunsch nennen unsere E-Mails weder unseren Namen noch unsere Telefonnummer. Darin steht dann nur, dass in Ihrem Online-Postfach etwas Neues liegt.
discreet-is-on = Unsere E-Mails nennen weder unseren Namen noch unsere Telefonnummer. Darin steht nur, dass in Ihrem Online-Postfach etwas Neues liegt.
discreet-limits = Die Absenderadresse kann trotzdem verraten, von wem die E-Mail kommt. Soll niemand etwas bemerken, nehmen Sie eine Adresse, die nur Sie lesen, oder lassen Sie sich keine E-Mails schicken.
discreet-on = Unauffällige E-Mails einschalten
discreet-off = Unauffällige E-Mails ausschalten
discreet-said-on = Unauffällige E-Mails sind eingeschaltet.
discreet-said-off = Unauffällige E-Mails sind ausgeschaltet.
mail-choice-title = Wann und wie wir schreiben
mail-time = Wann sollen E-Mails kommen?
mail-time-soon = Gleich, aber höchstens einmal am Tag
mail-time-soon-quiet = Gleich, aber höchstens einmal am Tag und nicht zwischen { $from } und { $until } Uhr
mail-time-morning = Einmal am Tag, morgens um { $hour } Uhr
mail-time-evening = Einmal am Tag, abends um { $hour } Uhr
mail-time-others = Ist ein Bescheid da, oder geht es um die Sicherheit Ihres Kontos, schreiben wir sofort.
# Each language by its own name, on every screen.
mail-lang = In welcher Sprache?
mail-lang-de-simple = Deutsch in Leichter Sprache
mail-choice-save = Auswahl speichern
mail-choice-said = Ihre Auswahl ist gespeichert.
sent-mails-title = Diese E-Mails waren von uns
sent-mails-lead = Kam eine E-Mail zu einer anderen Zeit, ist sie nicht von uns. Zwischen dem Abschicken und der Zeit in Ihrem Postfach können ein paar Minuten liegen.
sent-mails-none = Wir haben Ihnen noch keine E-Mail geschickt.
sent-mails-more = { $n ->
    [one] Eine ältere E-Mail
   *[other] { $n } ältere E-Mails
}
sent-mails-unsure = { $at } (vielleicht nicht angekommen)
email-remove-title = Keine E-Mails mehr
email-remove-lead = Sie können die Adresse ganz entfernen.
email-remove-lead-waits = Sie können die eingetragene Adresse zurücknehmen.
email-remove-ask = Adresse entfernen …
email-remove-dialog = E-Mail-Adresse wirklich entfernen?
email-remove-then-nothing = Wir sagen Ihnen nicht mehr per E-Mail, dass etwas Neues da ist.
email-remove-then-look = Sehen Sie dann regelmäßig selbst im Portal nach. Fristen laufen weiter.
email-remove-then-formal = Auch was mit der Sicherheit Ihres Kontos geschieht, steht dann nur noch im Portal.
email-remove-then-decisions = Bescheide kommen dann per Brief, auch wenn Sie dem Postfach zugestimmt haben.
email-remove-then-phone = Lieber Post auf Papier? Rufen Sie uns an: { $phone }.
email-remove-then-back = Sie können jederzeit wieder eine Adresse eintragen.
email-remove-do = Adresse entfernen

# R-36
exit = Schnell verlassen
exit-hint-shared = Leert den Bildschirm und öffnet eine andere Seite. Auf diesem fremden Gerät gehen Entwürfe dabei verloren. Auch mit dreimal Escape.
add-scan = Seiten scannen
add-black = Stellen schwärzen
keep-all-title = Alles speichern
keep-all-lead = Ihre ganze Post in einer Datei: jede Unterhaltung mit allen Anhängen und eine Übersicht. Sie lässt sich ohne das Portal öffnen.
keep-all-lead-for = Die ganze Post von { $name } in einer Datei, soweit Sie sie lesen dürfen: jede Unterhaltung mit allen Anhängen und eine Übersicht.
keep-all-shared = Die Datei bleibt auf diesem fremden Gerät liegen. Speichern Sie sie auf einem eigenen Datenträger, oder löschen Sie sie selbst.
report-title = Auskunft über Ihre Daten
report-lead = Was dieses Postfach über Sie gespeichert hat, wer es lesen kann, wer es geöffnet hat und wohin Benachrichtigungen gingen (Art. 15 DSGVO). Als Seite und PDF zum Lesen, dazu eine Datei für Programme. Zusammengestellt wird sie in Ihrem Browser: Nur er kann lesen, was Sie geschrieben haben.
report-other = Was die { $name } sonst über Sie gespeichert hat, zum Beispiel in ihrer Akte, steht nicht darin. Dafür schreiben Sie uns bitte, oder rufen Sie an.
report-do = Auskunft erstellen
report-working = Die Auskunft wird erstellt
report-progress = { $done } von { $total } Vorgängen
report-done = Die Auskunft ist gespeichert.
report-failed = Die Auskunft wurde nicht erstellt
report-closed-count = { $n ->
    [one] Ein Vorgang ließ sich nicht öffnen. Er steht mit seinen Daten darin, aber ohne Text.
   *[other] { $n } Vorgänge ließen sich nicht öffnen. Sie stehen mit ihren Daten darin, aber ohne Text.
}
keep-all-do = Alles speichern
keep-all-progress = { $done } von { $total } Unterhaltungen, { $bytes }
keep-all-done = { $n ->
    [one] Eine Unterhaltung ist gespeichert.
   *[other] { $n } Unterhaltungen sind gespeichert.
}
keep-all-failed = Ihre Post ist noch nicht gespeichert
keep-all-missing = { $n ->
    [one] Eines fehlt in der Datei
   *[other] { $n } Dinge fehlen in der Datei
}
keep-all-name = Alle Post
keep-all-you = Ihre Post
keep-all-title-of = Post: { $who }
keep-all-closed = Nicht geöffnete Unterhaltung
keep-all-thread = Unterhaltung „{ $subject }“ vom { $when }
keep-all-file = { $name } in „{ $subject }“
keep-all-gap = Fehlt:
keep-all-complete = { $n ->
    [one] Eine Unterhaltung, vollständig.
   *[other] { $n } Unterhaltungen, vollständig.
}
keep-all-counts = { $messages ->
    [one] eine Nachricht
   *[other] { $messages } Nachrichten
}, { $files ->
    [one] ein Anhang
   *[other] { $files } Anhänge
}
keep-all-proof = Ausdruck und Nachweis von „{ $subject }“
close-drafts-shared = Auf diesem fremden Gerät gehen Entwürfe und alles, was noch nicht gesendet ist, dabei verloren.
exit-hint = Leert den Bildschirm, sichert Entwürfe, sperrt und öffnet eine andere Seite. Auch mit dreimal Escape.
exit-tab = Neuer Tab

# Ende der Versicherung
ending-region = Ende der Versicherung
ending-later-title = Ihre Versicherung bei uns endet am { $day }
ending-later = Bis dahin bleibt hier alles, wie es ist. Danach können Sie bis { $until } lesen und speichern, aber nichts mehr schreiben.
ending-now-title = Ihre Versicherung bei uns ist beendet
ending-now = Bis { $until } können Sie hier lesen und speichern. Schreiben können Sie hier nicht mehr. Danach schließen wir dieses Postfach.
ending-kept-title = Ihre Versicherung bei uns ist beendet
ending-kept = Sie handeln für jemand anderen. Solange das gilt, bleibt Ihr Zugang offen. Ihre eigene Post können Sie lesen und speichern.
ending-save = Möchten Sie etwas behalten? Eine Unterhaltung speichern Sie dort, wo Sie sie lesen. Die ganze Post:
read-only-title = Hier können Sie nichts mehr schreiben
read-only-own = Ihre Versicherung bei uns ist beendet. Lesen und speichern können Sie weiter.
read-only-other = Die Versicherung dieser Person bei uns ist beendet. Lesen und speichern können Sie weiter.
read-only-instead = Haben Sie noch etwas mit uns zu klären? Rufen Sie uns an, { $phone }, oder schreiben Sie uns einen Brief.
read-only-draft = Ihr Entwurf ist noch da, Sie können ihn kopieren

# Doppelt geschrieben
goes-on-title = Dieses Anliegen geht in einem anderen Vorgang weiter
goes-on-text = Sie haben uns zu derselben Sache zweimal geschrieben. Wir antworten nur noch dort, damit nichts doppelt läuft. Hier können Sie alles weiter lesen.
goes-on-in = Weiter in: { $subject }
goes-on-open = Zum anderen Vorgang

# Wer vom Team das geöffnet hat
openings-title = Wer hat das geöffnet?
openings-none = Vom Team hat das noch niemand geöffnet.
openings-thread = Geöffnet { $purpose }
openings-file = Datei geöffnet { $purpose }
openings-times = { $n }-mal
openings-text = Jedes Öffnen durch unsere Teams steht hier zwei Jahre lang, mit Zeit und Zweck.
openings-more = Ältere anzeigen
opened-for-work = zur Bearbeitung
opened-for-deputy = in Vertretung
opened-for-question-of-person = wegen einer Rückfrage an uns
opened-for-release = zur Freigabe durch eine zweite Person
opened-for-quality = zur Prüfung der Qualität
opened-for-complaint = wegen einer Beschwerde
opened-for-handover = zur Übergabe im Team
opened-for-search = vom Programm, für die Suche im Team
opened-for-give-back = um frühere Nachrichten zurückzugeben
opened-for-letter = um einen Bescheid als Brief zu drucken (Programm)

# Bescheide im Postfach
consent-title = Bescheide im Postfach
consent-teaser = Hier legen Sie fest, ob Bescheide in Ihr Postfach kommen statt mit der Post.
consent-open = Bescheide im Postfach
consent-state = Bescheide kommen seit { $since } in Ihr Postfach.
consent-state-none = Bescheide kommen mit der Post.
consent-state-returned = Sie haben eingewilligt, aber unsere E-Mails kommen bei Ihnen nicht an. Deshalb kommen Bescheide mit der Post.
consent-state-mute = Sie haben eingewilligt, aber es gilt keine E-Mail-Adresse. Deshalb kommen Bescheide mit der Post.
consent-lead = Ein Bescheid entscheidet über Ihre Rechte. Damit wir ihn hier statt mit der Post bekannt geben dürfen, brauchen wir Ihre Einwilligung. Sie ist freiwillig; alles andere hier geht auch ohne sie.
consent-what = Was dann anders ist
consent-what-mail = Neue Bescheide liegen in Ihrem Postfach. Sie bekommen am selben Tag eine E-Mail, in der nur steht, dass es Post gibt.
consent-what-day = Ein Bescheid gilt am vierten Tag nach dem Absenden dieser E-Mail als bekannt gegeben, auch wenn Sie ihn noch nicht gelesen haben.
consent-what-period = Von da an laufen Fristen, meist ein Monat für einen Widerspruch. Das genaue Datum steht beim Bescheid.
consent-what-letter = Kommt die E-Mail nicht an, schicken wir den Bescheid mit der Post.
consent-give-title = Ihre Einwilligung
consent-words = Ich willige ein, dass meine Krankenkasse mir Bescheide in diesem Postfach bekannt gibt. Ich werde darüber per E-Mail benachrichtigt. Ein Bescheid gilt am vierten Tag nach dem Absenden der Benachrichtigung als bekannt gegeben; damit können Fristen beginnen, zum Beispiel für einen Widerspruch. Ich sehe regelmäßig in mein Postfach und halte meine E-Mail-Adresse aktuell. Diese Einwilligung ist freiwillig. Ich kann sie jederzeit mit Wirkung für die Zukunft widerrufen; dann kommen Bescheide mit der Post.
consent-words-end = Ich widerrufe meine Einwilligung, dass meine Krankenkasse mir Bescheide in diesem Postfach bekannt gibt. Künftige Bescheide sollen mit der Post kommen.
consent-give-hint = Ihre Einwilligung wird mit Ihrem Schlüssel unterschrieben. Sie gilt nur für Bescheide und nicht für Werbung oder anderes.
consent-give = Ich willige ein
consent-yours = Sie haben eingewilligt
consent-since = Seit { $since }, mit diesen Worten:
consent-end-hint = Ein Widerruf gilt sofort. Bescheide, die schon hier sind, bleiben bekannt gegeben; neue kommen mit der Post.
consent-end = Einwilligung widerrufen
consent-given-title = Bescheide kommen jetzt in Ihr Postfach
consent-given-text = Sie können das hier jederzeit widerrufen.
consent-ended-title = Bescheide kommen jetzt mit der Post
consent-ended-text = Was schon in Ihrem Postfach ist, bleibt dort. Sie können hier jederzeit neu einwilligen.
consent-returned-text = Solange unsere Benachrichtigungen zurückkommen, kommen Bescheide mit der Post.
consent-mute-title = Noch ohne E-Mail-Adresse
consent-mute-text = Ohne bestätigte E-Mail-Adresse können wir Sie nicht benachrichtigen. So lange kommen Bescheide mit der Post.

# Unterlagen für den Medizinischen Dienst, in einem einzelnen Vorgang angefordert
medical-asked-title = { $unit } bittet um Unterlagen für den Medizinischen Dienst
medical-asked-text = Der Medizinische Dienst braucht sie, um Ihren Fall zu beurteilen. Nur er kann sie lesen. Wir leiten sie ungeöffnet weiter.
medical-asked-how = Wählen Sie die Dateien unten bei „Nur für den Medizinischen Dienst“ aus. Schreiben Sie dazu keine Diagnose in Ihre Nachricht: Die lesen wir.

# Widerspruch in einer Nachricht
objection-title = Möchten Sie Widerspruch einlegen?
objection-text = Dafür genügt eine einfache Nachricht nicht. Sie können sie trotzdem senden. Damit Ihr Widerspruch gilt, wählen Sie bitte einen dieser Wege, solange die Frist läuft:
objection-call = Schriftlich mit Ihrer Unterschrift. Welche anderen Wege es gibt, sagen wir Ihnen unter { $phone }.
objection-end = Geht es um etwas anderes, schreiben Sie einfach weiter.

## Eine Antwort ohne Konto

reply-link = Antworten mit dem Code aus einem Brief
reply-title = Antworten mit dem Code aus Ihrem Brief
reply-lead = Wir haben Ihnen einen Brief mit einem Antwort-Code geschickt. Damit können Sie uns einmal antworten und Unterlagen schicken. Ein Konto brauchen Sie nicht.
reply-aside = Wissenswertes
reply-private-title = Nur die zuständige Stelle liest Ihre Antwort
reply-private-text = Text und Dateien werden auf diesem Gerät verschlüsselt. Auf dieser Seite steht nichts darüber, worum es in dem Brief geht.
reply-once-title = Der Code gilt einmal
reply-once-text = Nach dem Absenden ist er verbraucht. Möchten Sie uns öfter schreiben und unsere Antworten hier lesen, bestellen Sie einen Brief für Ihr eigenes Konto.
reply-account = Brief für ein Konto bestellen
reply-code = Ihr Antwort-Code
reply-code-hint = 16 Zeichen, vier Gruppen. Groß- und Kleinschreibung ist egal.
reply-code-short = Es fehlen Zeichen: { $n } von 16 sind da.
reply-next = Weiter
reply-refused-title = Mit diesem Code kann niemand mehr antworten
reply-refused-text = Vielleicht wurde er schon benutzt, ist abgelaufen oder wurde von uns zurückgezogen. Bitte vergleichen Sie ihn mit dem Brief, oder antworten Sie auf einem anderen Weg.
reply-mistyped-title = Ein Zeichen stimmt nicht
reply-mistyped-text = Bitte vergleichen Sie den Code mit dem Brief. Der Versuch zählt nicht.
reply-write-title = Ihre Antwort
reply-write = Ihre Antwort auf unseren Brief vom { $day }
reply-until = Möglich bis { $day }. Was Sie hier eingeben, wird auf diesem Gerät nicht gespeichert.
reply-text = Ihre Nachricht
reply-text-hint = Sie können auch nur Dateien schicken.
reply-empty = Bitte schreiben Sie etwas, oder fügen Sie eine Datei hinzu.
reply-name = Ihr Name (freiwillig)
reply-name-hint = Zum Beispiel, wenn Sie für jemanden antworten, oder der Name der Praxis.
reply-send = Verschlüsselt absenden
reply-sending = Wird verschlüsselt und gesendet
reply-percent = { $n } % gesendet
reply-again = Ihr Text und Ihre Dateien sind noch da. Senden Sie einfach noch einmal.
reply-done-title = Danke, Ihre Antwort ist angekommen
reply-done = Eingegangen am { $when }
reply-done-text = Die zuständige Stelle liest sie. Der Code ist damit verbraucht. Drucken Sie diese Seite, wenn Sie einen Nachweis möchten.

## An objection that counts
objection-declare = Oder senden Sie die Nachricht und bestätigen Sie sie danach hier mit { $names }. Dann gilt Ihr Widerspruch.
objection-start-text = Gegen den Bescheid vom { $day } können Sie bis { $until } Widerspruch einlegen.
objection-start = Widerspruch schreiben
objection-start-words = Ich lege Widerspruch gegen den Bescheid vom { $day } ein.
declare-title = Widerspruch bestätigen
declare-text = Ihre Nachricht vom { $when } klingt nach einem Widerspruch. Damit er gilt, muss sicher sein, dass er von Ihnen kommt. Bestätigen Sie ihn bei einem Dienst, der Ihren Ausweis prüft.
declare-until = Bitte bestätigen Sie bis { $until }.
declare-with = Mit { $name } bestätigen
declare-not = Der Dienst erfährt nicht, was Sie geschrieben haben. Ist es kein Widerspruch, müssen Sie nichts tun.
declared-title = Widerspruch bestätigt
declared-done = Ihr Widerspruch ist bestätigt
declared-done-text = Die Bestätigung steht jetzt bei Ihrer Nachricht. Sie können sie dort speichern.
declared-waits = Die Bestätigung liegt auf diesem Gerät
declared-waits-text = Bitte melden Sie sich noch einmal an. Dann tragen wir sie bei Ihrer Nachricht ein.
declared-to-thread = Zur Nachricht


# Etwas stimmt nicht (Berichtigung und Einschränkung)
dispute-title = Etwas stimmt nicht
dispute-hint = Steht hier etwas Falsches über Sie? Sagen Sie es uns. Bis das geklärt ist, dürfen wir diesen Vorgang fast nur noch aufbewahren.
dispute-begin = Etwas stimmt nicht
dispute-about = Worum geht es?
dispute-all = Um den ganzen Vorgang
dispute-message = Nachricht: { $who }, { $when }
dispute-text = Was ist falsch, und wie ist es richtig?
dispute-text-hint = Zum Beispiel: „Mein Geburtsdatum ist der 14.03.1968, nicht der 14.08.1968.“
dispute-text-missing = Bitte schreiben Sie, was falsch ist.
dispute-then = Was dann geschieht
dispute-then-message = Was Sie schreiben, geht als Nachricht in diesem Vorgang an { $unit }, verschlüsselt wie jede andere.
dispute-then-locked = Wir lesen hier weiter und antworten Ihnen. Bis das geklärt ist, geben wir den Vorgang nicht weiter, schließen ihn nicht ab, löschen nichts und entscheiden nicht darüber.
dispute-then-answer = Wir prüfen, was Sie schreiben, und antworten Ihnen. Erst danach endet die Sperre, und Sie lesen vorher, an welchem Tag.
dispute-then-back = Sie können es jederzeit mit einem Klick zurücknehmen.
dispute-do = Abschicken
dispute-done = Ihre Nachricht ist da, und der Vorgang ist gesperrt, bis das geklärt ist.
disputed-title = Sie haben am { $day } gesagt, dass etwas nicht stimmt
disputed-title-other = Am { $day } hat jemand für Sie gesagt, dass etwas nicht stimmt
disputed-about = Es geht um diese Nachricht: { $message }
disputed-text = { $unit } prüft das und antwortet Ihnen hier. Bis dahin wird der Vorgang nicht weitergegeben, nicht abgeschlossen und nicht gelöscht, und es wird nicht darüber entschieden.
disputed-corrected-title = Was am { $day } bestritten wurde, ist berichtigt
disputed-kept-title = Was am { $day } bestritten wurde, bleibt, wie es ist
disputed-settled = { $unit } hat es geprüft und am { $day } geklärt. Warum so, steht in der Antwort unten. Sind Sie anderer Meinung, dann sagen Sie noch einmal, was nicht stimmt, oder wenden Sie sich an die Datenschutz-Aufsicht.
disputed-until = Die Sperre endet mit dem { $day }.
disputed-withdraw = Zurücknehmen
disputed-withdrawn = Zurückgenommen. Der Vorgang ist nicht mehr gesperrt.
disputed-agree = Einverstanden, Sperre jetzt beenden
disputed-agreed = Die Sperre ist beendet.
disputed-past-corrected = Am { $day } bestritten, am { $end } berichtigt.
disputed-past-kept = Am { $day } bestritten, am { $end } geprüft: Es bleibt, wie es ist.
disputed-past-withdrawn = Am { $day } bestritten, am { $end } zurückgenommen.

# In welcher Form Sie Schreiben brauchen
form-title = Schreiben, die Sie lesen können
form-text = Brauchen Sie unsere Schreiben in einer anderen Form? Das steht Ihnen zu. Sagen Sie uns einmal, was Sie brauchen.
form-legend = Was brauchen Sie?
form-none = Nichts Besonderes
form-large = Große Schrift
form-aloud = Dokumente, die ein Programm vorlesen kann
form-simple = Leichte Sprache
form-phone = Bitte rufen Sie mich an und lesen Sie es vor
form-save = Speichern
form-saved = Gespeichert
form-saved-text = Ab jetzt steht es bei jeder Nachricht, die Sie mit diesem Gerät senden. Wer sie bearbeitet, liest es vor dem Antworten.
form-sealed = Ihr Wunsch geht verschlüsselt mit Ihren Nachrichten mit. Nur wer sie lesen darf, erfährt ihn, unser System nicht. Auf einem anderen Gerät sagen Sie es dort noch einmal.
