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
