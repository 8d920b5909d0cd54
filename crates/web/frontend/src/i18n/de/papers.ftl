# SPDX-License-Identifier: EUPL-1.2
# Seiten scannen
sheets-title = Seiten scannen
sheets-text = Fotografieren Sie Ihr Schreiben Seite für Seite. Wir schneiden es zu und machen eine einzige PDF-Datei daraus. Alles geschieht auf diesem Gerät.
sheets-camera = Kamera einschalten
sheets-camera-text = Legen Sie das Blatt auf eine dunkle Fläche. Halten Sie das Gerät gerade darüber.
sheets-camera-picture = Bild der Kamera
sheets-take = Aufnehmen
sheets-camera-end = Kamera ausschalten
sheets-no-camera-title = Die Kamera ist nicht verfügbar
sheets-no-camera = Vielleicht ist sie nicht erlaubt oder ein anderes Programm nutzt sie. Sie können auch Bilder auswählen, die schon auf dem Gerät sind.
sheets-pick = Bilder auswählen
sheets-looking = Das Bild wird geprüft
sheets-making = Die PDF-Datei wird gemacht
sheets-photo = Ihr Foto
sheets-corners-found = Liegen die vier Ecken auf dem Rand des Blattes? Ziehen Sie sie sonst dorthin.
sheets-corners-not = Wir haben den Rand des Blattes nicht gefunden. Ziehen Sie die vier Ecken selbst dorthin.
sheets-corners-keys = Mit der Tastatur: Ecke auswählen und mit den Pfeiltasten verschieben. Mit der Umschalttaste geht es schneller.
sheets-corner = Ecke { $name }, { $x } Prozent von links, { $y } Prozent von oben
sheets-corner-tl = oben links
sheets-corner-tr = oben rechts
sheets-corner-br = unten rechts
sheets-corner-bl = unten links
sheets-corners-bad = So ergibt sich kein Blatt. Die Ecken dürfen sich nicht überkreuzen.
sheets-strong = Schrift dunkler, Papier weißer
sheets-use = Seite übernehmen
sheets-whole = Ganzes Bild
sheets-drop = Nicht übernehmen
sheets-added = Seite { $n } ist übernommen.
sheets-pages = Seiten
sheets-page = Seite { $n }
sheets-earlier = Seite { $n } nach vorn
sheets-later = Seite { $n } nach hinten
sheets-edit = Seite { $n } ändern
sheets-delete = Seite { $n } löschen
sheets-deleted = Seite { $n } ist gelöscht.
sheets-attach = { $n ->
    [one] Eine Seite als PDF anhängen
   *[other] { $n } Seiten als PDF anhängen
}
sheets-cancel = Abbrechen
sheets-name = Scan { $day }
sheets-alt = Gescannte Seite { $page } von { $count }
sheets-failed = Das hat nicht geklappt
sheets-failed-picture = Dieses Bild lässt sich nicht öffnen. Nehmen Sie ein anderes, am besten im Format JPG.
sheets-failed-device = Dieses Gerät schafft das Bild nicht. Hängen Sie das Foto einfach so an, ohne es zu scannen.
sheets-failed-file = Die PDF-Datei ließ sich nicht machen. Ihre Seiten sind noch da. Versuchen Sie es bitte noch einmal.

# Stellen schwärzen
blackout-title = Stellen schwärzen
blackout-text = Wählen Sie eine PDF-Datei oder ein Bild aus. Sie decken darin ab, was niemand lesen soll. Gesendet wird nur die geschwärzte Kopie. Das Original bleibt auf diesem Gerät.
blackout-pick = Datei auswählen
blackout-opening = Die Datei wird geöffnet
blackout-how = Ziehen Sie mit Finger oder Maus ein Rechteck über jede Stelle, die schwarz werden soll.
blackout-keys = Mit der Tastatur: Fügen Sie eine Schwärzung hinzu. Die Pfeiltasten verschieben sie, mit der Umschalttaste ändern sie die Größe. Entfernen löscht sie.
blackout-add = Schwärzung hinzufügen
blackout-patch = Schwärzung { $n }, { $x } Prozent von links, { $y } Prozent von oben, { $w } Prozent breit, { $h } Prozent hoch
blackout-remove = Schwärzung { $n } entfernen
blackout-removed = Schwärzung { $n } ist entfernt.
blackout-none = Es ist noch keine Stelle geschwärzt.
blackout-attach = Geschwärzte Kopie anhängen
blackout-making = Seite { $page } von { $count } wird geschwärzt
blackout-cancel = Abbrechen
blackout-name = { $name } geschwärzt
blackout-alt = Seite { $page } von { $count }, mit geschwärzten Stellen
blackout-failed = Das hat nicht geklappt
blackout-failed-format = Dieses Format können wir nicht schwärzen. Speichern Sie die Datei als PDF oder JPG, und wählen Sie dann diese Datei aus.
blackout-failed-heic = Dieser Browser kann Fotos im Format HEIC nicht öffnen. Speichern Sie das Foto auf dem Gerät als JPG, und wählen Sie dann das JPG aus.
blackout-failed-too-big = Die Datei ist zu groß, um sie auf diesem Gerät zu schwärzen.
blackout-failed-broken = Die Datei lässt sich nicht öffnen. Vielleicht ist sie beschädigt.
blackout-failed-encrypted = Die PDF-Datei ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort, und wählen Sie diese aus.
blackout-failed-slow = Die Datei ließ sich nicht in angemessener Zeit öffnen.
blackout-failed-pages = Die Datei hat mehr als 60 Seiten. Teilen Sie sie bitte auf.
blackout-failed-file = Die geschwärzte Kopie ließ sich nicht machen. Das Gerät hat vielleicht zu wenig Speicher.
