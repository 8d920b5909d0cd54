# SPDX-License-Identifier: EUPL-1.2
plain-heading = Ihr Postfach geht hier gerade nicht auf
plain-why = Diese Seite braucht ein Programm.
    Das Programm läuft gerade nicht.
    Vielleicht ist Ihr Gerät zu alt.
plain-safe = Ihre Post ist sicher gespeichert.
    Die Zeit in einem Bescheid läuft weiter.
plain-do = Das können Sie machen
plain-do-1 = Laden Sie die Seite neu.
plain-do-2 = Oder nehmen Sie ein anderes Gerät.
plain-do-3 = Oder rufen Sie uns an.
