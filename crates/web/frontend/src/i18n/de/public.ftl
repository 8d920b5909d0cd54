# SPDX-License-Identifier: EUPL-1.2
# The public pages, fetched when somebody goes there. Parts of a page are attributes: `.h1` a heading, `.t1` what stands below it, one
# paragraph a line; a line that begins with "- " is an item of a list, with "1. " one of a list in order.

more-pages = Mehr dazu
link-mail = Woran Sie unsere E-Mails erkennen

# Hilfe
info-hilfe = Hilfe
    .h1 = Anmelden
    .t1 = Sie melden sich mit einem Passkey an: mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts. Lieber mit Passwort? Das legen Sie beim Freischalten fest. Es gilt in dem Browser, in dem Sie es festgelegt haben.
    .h2 = Gerät weg oder kaputt
    .t2 = Wählen Sie auf der Startseite „{ locked-out }“. Mit Ihrem Notfallblatt und Ihrem Geburtsdatum kommen Sie wieder an Ihre Post.
    .h3 = Anhänge
    .t3 = Sie können PDF, JPG, PNG, WebP, HEIC und TIFF schicken. Ein gut lesbares Foto genügt meist. Wo und mit welchem Gerät ein Foto aufgenommen wurde, entfernen wir daraus, bevor es gesendet wird. Wo das nicht geht, fragen wir Sie.
    .h4 = Bestätigung
    .t4 = „Angenommen“ steht an Ihrer Nachricht, sobald sie vollständig bei uns gespeichert ist. „Vom Team geöffnet“ steht dort erst, wenn das Team sie geöffnet hat.
    .h5 = Jemand kommt dazu?
    .t5 = Drücken Sie oben auf „{ exit }“ oder kurz hintereinander dreimal die Taste Escape. Der Bildschirm ist sofort leer, Ihr Text bleibt als Entwurf, und statt unserer Seite öffnet sich eine andere. Dass Sie hier waren, steht trotzdem im Verlauf Ihres Browsers; was Sie geschrieben haben, steht dort nicht.
    .h6 = Sie kommen nicht weiter?
    .t6 = Rufen Sie uns an: { $phone }.

# Ohne Smartphone (R-118)
phone-free = Ohne Smartphone
phone-free-lead = Sie brauchen nirgends ein Smartphone. Das sind die Wege mit Computer und Papier:
phone-free-first = Konto freischalten
phone-free-in = Anmelden
phone-free-unlock = Entsperren
phone-free-again = Noch einmal bestätigen, dass Sie es sind
phone-free-lost = Wenn nichts mehr geht
phone-way-letter = Mit dem Freischaltcode aus unserem Brief: Sie tippen ihn ab.
phone-way-branch = In der Geschäftsstelle: Dort bekommen Sie einen Code auf Papier, mit Ihrem Ausweis.
phone-way-computer = Mit einem Passkey auf dem Computer: mit Fingerabdruck, Gesicht oder PIN des Computers.
phone-way-key = Mit einem Sicherheitsschlüssel für den USB-Anschluss.
phone-way-password = Mit einem Passwort, in dem Browser, in dem Sie es festgelegt haben.
phone-way-sheet = Mit dem Notfallblatt: Sie drucken es beim Freischalten aus und tippen den Code ab.
phone-not-online = Nur die GesundheitsID und der Online-Ausweis brauchen meist ein Smartphone. Beide sind freiwillig.

# Kontakt
info-kontakt = Welcher Weg ist sicher wofür?
    .t1 = Alle Wege führen zu uns. Nicht jeder Weg ist für alles sicher. Sie wählen, und niemand muss das Postfach benutzen.
contact-safe-all = Sicher für alles
contact-safe-talk = Sicher für Fragen und Gespräche
contact-safe-app = Die App sagt, wofür
contact-unsafe = Nicht sicher
contact-portal = Dieses Postfach
    .t1 = Für Befunde, Anträge, Bankdaten und alles andere. Ihre Nachricht ist verschlüsselt, von Ihrem Gerät bis zum zuständigen Team.
        Sie bekommen eine Eingangsbestätigung mit Datum und Uhrzeit.
contact-app = App
    .t1 = Eine App brauchen Sie nicht: Dieses Postfach läuft im Browser, auf dem Computer und auf dem Telefon.
contact-app-own = { $app }
    .t1 = In unserer App sind Sie angemeldet, und was Sie dort schicken, ist keine E-Mail. Was wohin geht, steht in der App. Für Gesundheitsdaten nehmen Sie im Zweifel dieses Postfach.
contact-phone = Telefon
    .t1 = Für Fragen, zum Sperren und wenn es eilt. Wir fragen, wer Sie sind.
        Wir fragen nie nach Passwort, Freischaltcode oder Notfallcode. Rufen wir Sie an, dürfen Sie auflegen und selbst hier anrufen.
contact-branch = Geschäftsstelle
    .t1 = Für alles, auch ohne Computer. Bringen Sie Ihren Ausweis mit. Hier bekommen Sie auch sofort einen Code für dieses Postfach.
contact-branch-find = Geschäftsstellen finden
contact-letter = Brief
    .t1 = Für alles, auch für einen Widerspruch mit Unterschrift. Bitte schreiben Sie Ihren Namen und Ihre Versichertennummer dazu.
        Ein Brief braucht einige Tage. Es zählt, wann er bei uns ist.
contact-mail = E-Mail
    .t1 = Eine E-Mail ist wie eine Postkarte: Unterwegs können andere mitlesen. Und wir sehen nicht sicher, wer sie geschrieben hat.
        Schicken Sie so keine Befunde, keine Versichertennummer und keine Bankdaten. Wir antworten darauf nicht per E-Mail, sondern hier oder mit einem Brief.

# E-Mails erkennen
info-mail = Ist diese E-Mail von uns?
    .h1 = Woran Sie unsere E-Mails erkennen
    .t1 = - Unsere E-Mail sagt nur: „Sie haben Post.“
        - Sie nennt keinen Inhalt, keinen Namen, kein Team und keine Frist.
        - Sie hat keinen Link und keinen Anhang.
        - Sie fragt nach nichts und will keine Antwort.
        - Haben Sie im Postfach einen Erkennungssatz gewählt, steht er darin.
    .h2 = Das schicken wir nie
    .t2 = Eine E-Mail mit einem Link zum Anmelden, mit einem Anhang, oder mit der Bitte um Codes, Passwörter oder Kontonummern ist nicht von uns. Löschen Sie sie.
    .h3 = Sie sind unsicher?
    .t3 = Tippen Sie unsere Adresse selbst ein, und melden Sie sich an. Ist dort nichts Neues, war die E-Mail nicht von uns. Oder rufen Sie an: { $phone }.
mail-check-title = Kennung prüfen
mail-check-how = Jede E-Mail von uns hat eine Kennung. Sie steht im Quelltext der E-Mail in der Zeile „Message-ID“. In vielen Programmen heißt der Quelltext „Original anzeigen“.
mail-check-id = Kennung oder Quelltext
mail-check-hint = Kopieren Sie die Zeile, oder den ganzen Quelltext, und fügen Sie ihn hier ein.
mail-check-none = Darin steht keine Kennung von uns. Hat die E-Mail keine Kennung dieser Form, ist sie nicht von uns: Klicken Sie in ihr auf nichts.
mail-check-do = Prüfen
mail-check-yes-title = Eine E-Mail mit dieser Kennung ist von uns, vom { $at }
mail-check-yes = Vergleichen Sie die Zeit mit der in Ihrer E-Mail. Ist es eine andere, oder steht in Ihrer E-Mail ein Link, ein Anhang oder eine Frist, hat jemand die Kennung abgeschrieben: Klicken Sie dann auf nichts.
mail-check-not-title = Diese Kennung ist nicht von uns
mail-check-not = Klicken Sie in der E-Mail auf nichts, und antworten Sie nicht. Haben Sie dort schon etwas eingegeben, rufen Sie uns gleich an: { $phone }. E-Mails, die älter als zwei Jahre sind, kennen wir nicht mehr.

# Datenschutz und Impressum
info-datenschutz = Datenschutz
    .t1 = Ihre Nachrichten und Anhänge werden auf Ihrem Gerät verschlüsselt. Der Server speichert nur, was er nicht lesen kann, und wann wer an welches Team geschrieben hat.
    .h2 = Auf Ihrem Gerät
    .t2 = Wir speichern hier Ihre Entwürfe (verschlüsselt), Ihre Sprache und, während Sie angemeldet sind, ein Cookie für die Sitzung. Kein Nachverfolgen, keine fremden Anbieter.
    .h3 = Wer verantwortlich ist
    .t3 = Verantwortlich ist die { $brand }.
privacy-full = Vollständige Datenschutzerklärung
privacy-ask = Die vollständige Datenschutzerklärung bekommen Sie unter { $phone }, in der Geschäftsstelle oder per Brief.
info-impressum = Impressum
    .t1 = Diese Seiten betreibt die { $brand }, eine Krankenkasse, Körperschaft des öffentlichen Rechts.
imprint-full = Vollständiges Impressum
imprint-ask = Das vollständige Impressum bekommen Sie unter { $phone }, in der Geschäftsstelle oder per Brief.
fact-address = Anschrift
fact-phone = Telefon
fact-hours = Erreichbar
fact-email = E-Mail
fact-form = Formular
fact-page = Im Internet
leaves = { $host } – eine andere Seite als diese

# Barrierefreiheit: was hier steht, kommt aus checked.json und der Konfiguration (public/statement.ts)
info-barrierefreiheit = Erklärung zur Barrierefreiheit
barrier-lead = Die { $brand } möchte, dass alle dieses Postfach benutzen können. Diese Erklärung gilt für das Postfach unter { $host }. Grundlage sind das Behindertengleichstellungsgesetz und die BITV 2.0, oder das entsprechende Recht des Landes.
barrier-status = Wie barrierefrei ist das Postfach?
barrier-full = Das Postfach erfüllt die Anforderungen, soweit wir es geprüft haben.
barrier-partly = Das Postfach erfüllt die Anforderungen teilweise. Was noch fehlt, steht unten.
barrier-unchecked = Das Postfach ist noch nicht geprüft.
barrier-measure = Maßstab ist die europäische Norm EN 301 549 mit den WCAG 2.2, Stufe AA.
barrier-how = Was geprüft ist
barrier-program = Mit einem Programm (axe-core { $axe }) geprüft: { $n ->
    [one] eine Ansicht
   *[other] { $n } Ansichten
} des Postfachs, in diesen Sprachen: { $langs }, in den Breiten { $widths } Pixel, hell, dunkel und in den Kontrastfarben des Systems. Dabei gab es keinen Fehler. Bei { $reflow } Pixeln, das sind 400 % Vergrößerung, muss man nicht zur Seite scrollen. Ein Programm findet nur einen Teil der Barrieren.
barrier-when = { $same ->
    [yes] Geprüft am { $to }.
   *[no] Geprüft zwischen dem { $from } und dem { $to }.
}
barrier-people = Menschen sind die Seiten zuletzt am { $day } durchgegangen.
barrier-no-people = Menschen mit Vorleseprogrammen und anderen Hilfsmitteln haben die Seiten noch nicht geprüft. Diese Erklärung beruht auf einer eigenen Bewertung.
barrier-gaps = Was noch nicht barrierefrei ist
barrier-gap-people = Eine Prüfung durch Menschen mit Hilfsmitteln steht aus.
barrier-gap-screens = Einige Ansichten sind mit dem Programm noch nicht geprüft.
barrier-gap-signs = Es gibt noch keine Videos in Deutscher Gebärdensprache.
barrier-gap-simple = Die Seiten in Leichter Sprache haben Menschen mit Lernschwierigkeiten noch nicht geprüft.
barrier-gap-files = Angehängte Dateien, zum Beispiel eingescannte Briefe, können Barrieren haben. Was wir Ihnen geschickt haben, bekommen Sie auf Wunsch in einer anderen Form.
barrier-tell = Etwas geht nicht? Sagen Sie es uns
barrier-tell-text = Schreiben Sie, auf welcher Seite und mit welchem Gerät. Wir antworten und helfen Ihnen auch am Telefon, in der Geschäftsstelle oder per Brief.
barrier-tell-mail = Bitte schreiben Sie in eine E-Mail nichts über Ihre Gesundheit und keine Versichertennummer.
barrier-arbiter = Wenn das nicht hilft: Schlichtung
barrier-arbiter-text = Sind Sie mit unserer Antwort nicht zufrieden, können Sie sich an diese Stelle wenden. Das kostet nichts, und Sie brauchen keinen Anwalt.
barrier-arbiter-federal = Schlichtungsstelle nach § 16 des Behindertengleichstellungsgesetzes, beim Beauftragten der Bundesregierung für die Belange von Menschen mit Behinderungen
barrier-german = Diese Angaben gibt es nur auf Deutsch.

# Leichte Sprache: eine Zeile, ein Satz. Die Regeln prüft tests/i18n/simple.test.ts.
info-leicht = Leichte Sprache
    .h1 = Was ist das hier?
    .t1 = Das ist das Online-Postfach von { $brand }.
        Hier lesen Sie Nachrichten von uns.
        Hier schreiben Sie uns Nachrichten.
        Sie brauchen dafür das Internet.
        Fremde Menschen können Ihre Post nicht lesen.
        Das Postfach kostet nichts.
        Das Postfach ist freiwillig.
        Sie können uns auch anrufen.
        Oder Sie schicken einen Brief.
    .h2 = Was möchten Sie wissen?
leicht-anmelden = So melden Sie sich an
    .h1 = Sie sind zum ersten Mal hier?
    .t1 = 1. Sie bekommen einen Brief von uns.
        2. In dem Brief steht ein Code.
        3. Ein Code besteht aus Buchstaben und Zahlen.
        4. Öffnen Sie die Start-Seite.
        5. Drücken Sie auf: „{ activate }“
        6. Schreiben Sie den Code in die Felder.
        7. Schreiben Sie dann Ihr Geburts-Datum.
        8. Drücken Sie auf: „{ continue }“
        9. Jetzt machen Sie einen Passkey.
    .h2 = Was ist ein Passkey?
    .t2 = So sprechen Sie das Wort: Pass-Ki.
        Ein Passkey ist wie ein Schlüssel.
        Der Schlüssel ist in Ihrem Gerät.
        Ihr Gerät fragt: Sind Sie das?
        Dann zeigen Sie Ihren Finger.
        Oder Sie zeigen Ihr Gesicht.
        Oder Sie schreiben die Geheim-Zahl von Ihrem Gerät.
    .h3 = Das Notfall-Blatt
    .t3 = Nach dem Passkey sehen Sie ein Blatt.
        Das Blatt heißt: „Notfallblatt“
        Drucken Sie das Blatt aus.
        Bewahren Sie das Blatt gut auf.
        Das Blatt hilft Ihnen später.
        Zum Beispiel: Ihr Gerät ist kaputt.
    .h4 = Sie waren schon einmal hier?
    .t4 = 1. Öffnen Sie die Start-Seite.
        2. Drücken Sie auf: „{ sign-in-passkey }“
        3. Ihr Gerät fragt: Sind Sie das?
        4. Zeigen Sie Ihren Finger oder Ihr Gesicht.
        5. Jetzt ist Ihr Postfach offen.
    .h5 = Sie haben kein Smartphone?
    .t5 = Sie brauchen kein Smartphone.
        Ein Computer reicht.
        Sie können auch ein Passwort nehmen.
    .h6 = Sie sind fertig?
    .t6 = Drücken Sie oben auf: „{ lock }“
        Dann ist Ihre Post geschützt.
leicht-schreiben = So schreiben Sie uns
    .h1 = Eine neue Nachricht
    .t1 = 1. Melden Sie sich an.
        2. Drücken Sie auf: „{ nav-write }“
        3. Wählen Sie: Worum geht es?
        4. Schreiben Sie einen kurzen Titel in das Feld: „{ subject-label }“
        5. Schreiben Sie dann Ihre Nachricht.
        6. Drücken Sie auf: „{ send }“
    .h2 = Sie möchten etwas mitschicken?
    .t2 = Sie können ein Foto schicken.
        Sie können auch eine Datei schicken.
        Zum Beispiel: einen Brief vom Arzt.
        Drücken Sie auf: „Anhang“
        Wählen Sie das Foto oder die Datei aus.
    .h3 = Ist die Nachricht da?
    .t3 = Unter Ihrer Nachricht steht: „Angenommen“
        Dann haben wir Ihre Nachricht.
        Daneben stehen der Tag und die Uhr-Zeit.
    .h4 = Sie sind noch nicht fertig?
    .t4 = Das Postfach merkt sich Ihren Text.
        Sie können später weiter schreiben.
leicht-lesen = So lesen Sie einen Bescheid
    .h1 = Nachrichten lesen
    .t1 = 1. Melden Sie sich an.
        2. Drücken Sie auf: „{ nav-inbox }“
        3. Sie sehen eine Liste.
        4. Neue Nachrichten haben das Wort: „Neu“
        5. Drücken Sie auf eine Nachricht.
    .h2 = Was ist ein Bescheid?
    .t2 = Ein Bescheid ist ein wichtiger Brief.
        Darin steht unsere Entscheidung.
        Zum Beispiel: Wir bezahlen eine Kur.
        Oder: Wir bezahlen eine Kur nicht.
        In der Liste steht davor: „Bescheid:“
    .h3 = Der Bescheid ist falsch?
    .t3 = Dann können Sie sich wehren.
        Das Wort dafür ist: Widerspruch.
        Sie haben dafür nur eine bestimmte Zeit.
        Diese Zeit heißt: Frist.
        Der letzte Tag steht beim Bescheid.
        Eine einfache Nachricht reicht nicht.
        Im Bescheid steht der richtige Weg.
        Rufen Sie uns bei Fragen gleich an.
        Die Nummer ist: { $phone }
    .h4 = Sie verstehen den Bescheid nicht?
    .t4 = Das ist nicht schlimm.
        Rufen Sie uns an.
        Wir erklären Ihnen den Bescheid.
leicht-hilfe = Hier bekommen Sie Hilfe
    .h1 = Rufen Sie uns an
    .t1 = Die Nummer ist: { $phone }
        Wir helfen Ihnen.
        Sie können auch einen anderen Menschen anrufen lassen.
    .h2 = Kommen Sie zu uns
    .t2 = Wir haben Büros in Ihrer Nähe.
        Ein Büro heißt bei uns: Geschäfts-Stelle.
        Bringen Sie Ihren Ausweis mit.
    .h3 = Ihr Gerät ist weg oder kaputt?
    .t3 = Holen Sie Ihr Notfall-Blatt.
        Öffnen Sie die Start-Seite.
        Drücken Sie auf: „{ locked-out }“
        Oder rufen Sie uns an.
        Dann sperren wir Ihr Postfach.
    .h4 = Jemand soll Ihnen helfen?
    .t4 = Ein anderer Mensch kann Ihre Post lesen.
        Zum Beispiel: Ihre Tochter oder Ihr Betreuer.
        Das Wort dafür ist: Vertretung.
        Sagen Sie uns das bitte vorher.
    .h5 = Vorsicht bei E-Mails
    .t5 = Unsere E-Mails sagen nur: Sie haben Post.
        Unsere E-Mails haben keinen Link.
        Ein Link ist ein Wort zum Anklicken.
        Wir fragen nie nach Ihrem Passwort.
        Eine E-Mail sagt etwas anderes?
        Dann löschen Sie diese E-Mail.
leicht-navigation = So finden Sie sich zurecht
    .h1 = Ganz oben
    .t1 = Oben links steht unser Name.
        Ein Klick darauf bringt Sie zum Anfang.
        Oben rechts finden Sie Hilfe.
        Dort wählen Sie auch die Sprache.
    .h2 = In der Mitte
    .t2 = In der Mitte steht das Wichtige.
        Blaue Wörter mit einem Strich sind Links.
        Ein Link bringt Sie zu einer anderen Seite.
        Große farbige Felder sind Knöpfe.
        Ein Knopf macht etwas.
        Zum Beispiel: Er schickt Ihre Nachricht ab.
    .h3 = Ganz unten
    .t3 = Unten finden Sie weitere Seiten.
        Zum Beispiel: Hilfe und Leichte Sprache.
    .h4 = Nach dem Anmelden
    .t4 = Dann sehen Sie 3 Wörter.
        - „{ nav-inbox }“: Hier lesen Sie.
        - „{ nav-write }“: Hier schreiben Sie.
        - „{ nav-account }“: Hier stellen Sie etwas ein.
        Am Computer sind die Wörter oben.
        Am Telefon sind die Wörter unten.
    .h5 = Ohne Maus
    .t5 = Sie können auch die Tastatur nehmen.
        Die Taste Tab bringt Sie weiter.
        Die Eingabe-Taste drückt einen Knopf.
        Sie sehen immer einen Rahmen.
        Der Rahmen zeigt: Hier sind Sie gerade.
leicht-barrieren = Barriere-Freiheit
    .h1 = Was heißt das?
    .t1 = Alle Menschen sollen das Postfach benutzen können.
        Auch Menschen mit Behinderung.
        Dafür gibt es Gesetze.
    .h2 = Ist das Postfach barriere-frei?
    .t2 = Vieles ist schon gut.
        Manches fehlt noch.
        Es gibt noch keine Videos in Gebärden-Sprache.
        Manche Dateien sind schwer zu lesen.
    .h3 = Etwas geht nicht?
    .t3 = Bitte sagen Sie uns das.
        Die Nummer ist: { $phone }
        Wir suchen dann eine Lösung.
    .h4 = Unsere Lösung ist nicht gut?
    .t4 = Dann hilft eine andere Stelle.
        Der Name ist: Schlichtungs-Stelle.
        Die Hilfe kostet nichts.
        Die Adresse steht auf dieser Seite: „{ foot-barrierefreiheit }“
    .h5 = Was gibt es noch in Leichter Sprache?
    .t5 = Sie lesen gerade alle Seiten in Leichter Sprache.
        Unsere E-Mails gibt es auch in Leichter Sprache.
        Das stellen Sie im Postfach ein.
        Manche Nachrichten haben auch Leichte Sprache.
        Auch das Postfach gibt es in Leichter Sprache.
        Wählen Sie oben die Sprache: „Leichte Sprache“
