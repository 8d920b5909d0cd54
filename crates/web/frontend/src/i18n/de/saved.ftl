# SPDX-License-Identifier: EUPL-1.2
# Gespeicherte Unterhaltung
keep-foot = { $title }, Seite { $page } von { $pages }
keep-file-at = { $words }: { $place }
keep-paper-note = Ausdruck einer Unterhaltung, gespeichert am { $when }. Der Nachweis liegt daneben in der Datei nachweis.json.
keep-readme = LIESMICH
keep-readme-title = Ihre gespeicherte Post
keep-readme-one =
    Das liegt in dieser Datei:
    - Unterhaltung.html: alle Nachrichten zum Lesen. Jeder Browser zeigt sie an, auch ohne Internet.
    - Unterhaltung.pdf: dasselbe zum Drucken und Weitergeben.
    - Anhaenge: alle Anhänge unter ihren Namen.
    - nachweis.json: die Nachrichten mit den Unterschriften der Absender.
keep-readme-all =
    Das liegt in dieser Datei:
    - index.html: eine Übersicht. Beginnen Sie hier.
    - Je Unterhaltung ein Ordner. Darin liegt:
      - Unterhaltung.html: alle Nachrichten zum Lesen. Jeder Browser zeigt sie an, auch ohne Internet.
      - Unterhaltung.pdf: dasselbe zum Drucken und Weitergeben.
      - Anhaenge: alle Anhänge unter ihren Namen.
      - nachweis.json: die Nachrichten mit den Unterschriften der Absender.
keep-readme-check =
    Lässt sich prüfen, dass nichts geändert wurde?
    Ja. Sie selbst müssen nichts tun. Ein Gericht oder eine Beratungsstelle kann die Datei prüfen.
    Dafür gibt es das freie Programm Siegelpost. Es braucht kein Internet und keinen Zugang:
    siegelpost verify export DATEI.zip
    Geprüft werden die Unterschriften, die Reihenfolge und jeder Anhang.
    Auf Ihrem Brief mit dem Code steht ein Fingerabdruck. Mit ihm beweist die Prüfung auch, von wem die Nachrichten sind:
    siegelpost verify export --fingerprint "FINGERABDRUCK" DATEI.zip
    Lassen Sie die ZIP-Datei dafür so, wie sie ist.
keep-readme-care =
    Bitte gut aufheben
    Diese Datei ist nicht verschlüsselt. Wer sie hat, kann alles lesen.
    Interne Notizen der Kasse stehen nicht darin.

# Auskunft
report-file-name = Auskunft
report-doc-title = Auskunft nach Art. 15 DSGVO
report-doc-made = Erstellt am { $when } für { $name } aus dem Postfach der { $insurer }.
report-doc-made-own = Erstellt am { $when } aus Ihrem Postfach bei der { $insurer }.
report-doc-how = Die Daten kommen vom Server, Betreff und Namen hat Ihr Browser geöffnet. In der Datei auskunft.json steht alles einzeln, auch der Wortlaut Ihrer Nachrichten und was hier nur gezählt ist.
report-none = Dazu ist nichts gespeichert.
report-h-account = Ihr Konto
report-account-open = Angelegt am { $when }. Noch niemand hat sich damit ausgewiesen.
report-account = Angelegt am { $when }, ausgewiesen { $method }.
report-h-profile = Wer Ihre Stammdaten hat
report-profile-text = Name, Geburtsdatum und Versichertennummer liegen verschlüsselt bei diesen Teams. Der Server kann sie nicht lesen.
report-profile = { $unit }, seit { $when }
report-h-mails = Benachrichtigungen an Sie
report-mails-text = Per E-Mail, ohne Inhalt. Empfänger ist der Mailserver, der sie angenommen hat.
report-mail = { $when }: { $kind }, { $state }.
report-mail-host = Über { $host }.
report-mail-message = Neue Post
report-mail-security = Ereignis im Konto
report-mail-formal = Bescheid
report-mail-confirm = Code für Ihre E-Mail-Adresse
report-mail-moved = Letzte E-Mail an eine frühere Adresse
report-mail-rekeyed = Hinweis auf einen neuen Brief
report-state-sent = gesendet
report-state-pushed = als Hinweis ans Gerät gegeben
report-state-failed = nicht gesendet
report-state-unknown = Ausgang unbekannt
report-state-moot = war nicht mehr nötig
report-state-pending = wartet
report-state-sending = wird gesendet
report-h-acting = Vertretungen
report-rep-acts-for-me = { $name } darf oder durfte für Sie handeln, vom { $from } bis { $until }.
report-rep-i-act = Sie dürfen oder durften für { $name } handeln, vom { $from } bis { $until }.
report-act = { $when }: { $name } hat in Ihrem Postfach geschrieben.
report-h-cases = Ihre Vorgänge
report-cases-text = Der Weg ist immer dieses Portal, verschlüsselt, wenn nicht „Brief“ dabeisteht.
report-case = { $matter }, bei { $units }
report-message = { $when }: Nachricht von { $who }{ $n ->
    [0] {""}
    [one] , ein Anhang
   *[other] , { $n } Anhänge
}
report-file = Anhang: { $name }
report-decision = Bescheid bereitgestellt am { $provided }, von Ihnen geöffnet: { $fetched }
report-letter = Bescheid als Brief, veranlasst am { $ordered }, zur Post gegeben: { $posted }
report-not-yet = noch nicht
report-opened = Geöffnet von { $unit } am { $when } { $purpose }
report-closed-subject = Vorgang, der sich nicht öffnen ließ
report-closed = Ihr Browser konnte diesen Vorgang nicht öffnen. Was der Server darüber weiß, steht in auskunft.json.
report-away = Ein Vorgang seit { $from } bei { $units }. Er ist aus Ihrem Postfach verschwunden und wird noch aufbewahrt.
report-h-rows = Alles, was aufgezeichnet ist
report-rows-text = Wie viele Einträge es gibt. Einzeln stehen sie in auskunft.json.
report-rows = { $what }: { $n }
report-rows-more = { $what }: mehr als { $n }, die neuesten sind dabei
report-h-rights = Ihre Rechte
report-rights = Sie können verlangen, dass falsche Daten berichtigt, Daten gelöscht oder nur noch aufbewahrt werden, und der Verarbeitung widersprechen. Wenden Sie sich an die { $insurer } oder an deren Datenschutzbeauftragte. Beschweren können Sie sich bei der Aufsichtsbehörde für den Datenschutz.
report-not = Nicht darin steht: was die { $insurer } in ihrer eigenen Akte hat, interne Notizen, was Sie selbst auf Geräten gespeichert haben, und Ihre E-Mail-Adresse, die nur das Programm für Benachrichtigungen lesen kann. Das Protokoll des Servers nennt zwei Jahre lang, was wann geschah; wer vom Team etwas geöffnet hat, steht oben bei jedem Vorgang.
report-part-person = Konto
report-part-ending = Ende des Kontos
report-part-statement = Bestätigte Schlüssel
report-part-fresh = Bestätigungen, dass Ihr Schlüssel gilt
report-part-activation = Codes aus Briefen
report-part-registrar_request = Anfragen an die Registrierung
report-part-bundle = Ihre verschlüsselten Schlüssel
report-part-unlock_method = Wege, Ihre Schlüssel zu öffnen
report-part-passkey = Passkeys
report-part-session = Anmeldungen
report-part-session_device = Art der Geräte (verschlüsselt)
report-part-security_event = Ereignisse im Konto
report-part-contact = E-Mail-Adresse (verschlüsselt)
report-part-contact_candidate = E-Mail-Adresse, noch nicht bestätigt (verschlüsselt)
report-part-push_subscription = Geräte für Hinweise
report-part-consent = Erklärungen zu Bescheiden
report-part-representation = Vertretungen
report-part-invitation = Codes, um sich zu nennen
report-part-profile = Stammdaten bei Teams (verschlüsselt)
report-part-person_profile = Namen bei Vertretungen (verschlüsselt)
report-part-phone_check = Prüfungen am Telefon
report-part-route = Zuständigkeit eines Teams
report-part-thread = Vorgänge
report-part-thread_person = Beteiligte Personen
report-part-thread_unit = Beteiligte Teams
report-part-hand_over = Weitergaben an andere Teams
report-part-message = Nachrichten
report-part-attachment = Anhänge
report-part-medical_request = Anfragen nach Unterlagen für den Medizinischen Dienst
report-part-dispute = Was Sie als falsch bestritten haben
report-part-reply_code = Codes für Antworten auf Briefe
report-part-announcement = Bescheide im Portal
report-part-evidence = Nachweise zu Bescheiden
report-part-letter_job = Bescheide per Brief
report-part-outbox = Benachrichtigungen
report-part-outbox_attempt = Versuche, eine Benachrichtigung zu senden
report-part-mail_return = Zurückgekommene Benachrichtigungen
report-part-draft = Entwürfe (verschlüsselt)
