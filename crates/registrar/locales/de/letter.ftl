# SPDX-License-Identifier: EUPL-1.2
# Letters and slips. Words between asterisks are semi-bold. $-values are never translated.

product = Siegelpost
sender-line = { $insurer } · { $street } · { $city }
label-date = Datum
label-phone = Telefon
title = Freischaltcode für Ihr Postfach
subject = Ihr Freischaltcode für das Postfach
salutation = Guten Tag { $name },
intro = im Postfach schreiben Sie uns, schicken Unterlagen und lesen unsere Antworten und Bescheide: verschlüsselt zwischen Ihrem Gerät und dem zuständigen Team. Dieser Code schaltet es frei.
code-title = Ihr Freischaltcode
code-hint = Kein Buchstabe O, I, L oder U. Die 0 und die 1 sind immer Ziffern.
valid = Gültig bis *{ $date }* · { $tries ->
    [one] ein Versuch
   *[other] { $tries } Versuche
 }
valid-until-time = Gültig bis *{ $date }, { $time } Uhr* · { $tries ->
    [one] ein Versuch
   *[other] { $tries } Versuche
 }
qr-alt = QR-Code mit Ihrem Freischaltcode und dem Prüfzeichen, ohne Internet-Adresse
qr-hint = Bild erst im Postfach scannen
host-title = Tippen Sie diese Adresse selbst ein
steps-title = So schalten Sie Ihr Konto frei
step-one = Tippen Sie die Adresse oben in Ihren Browser. Wählen Sie „Konto freischalten“.
step-two = Geben Sie den Code ein oder scannen Sie das Bild. Danach fragen wir nach Ihrem Geburtsdatum.
step-three = Legen Sie einen Passkey an und sichern Sie Ihr Notfallblatt. Dann ist Ihr Postfach offen.
never-title = Niemand fragt Sie nach diesem Code
never = Nicht am Telefon, nicht per E-Mail oder SMS, nicht an der Haustür. Wer danach fragt, gehört nicht zu uns. Sagen Sie den Code nicht und rufen Sie uns an: *{ $phone }*
fp-title = Prüfzeichen
fp = Ihr Postfach zeigt beim Freischalten dieselben Zeichen. Sehen Sie andere, machen Sie nicht weiter und rufen Sie uns an.
other-title = Ohne Postfach
other = Sie müssen nichts tun. Wir bleiben für Sie da: am Telefon, per Brief und in jeder Geschäftsstelle.
opened-title = Brief war schon offen?
opened = Oder der Code geht nicht mehr? Rufen Sie uns an. Wir sperren ihn und schicken einen neuen.
closing = Freundliche Grüße, Ihre { $insurer }
footer = { $insurer } · { $street } · { $city } · Telefon { $phone }
date-short = { $day }.{ $month }.{ $year }
paper-page = Seite { $page } von { $pages }

slip-branch-title = Freischaltcode aus der Geschäftsstelle
slip-branch-intro = Schalten Sie Ihr Konto gleich hier auf Ihrem eigenen Gerät frei. Wir helfen Ihnen gern.
slip-branch-ident = Ihr Ausweis wurde geprüft. Der Code gilt nur kurz und nur für Sie.
slip-staff-title = Freischaltcode für Ihren Arbeitsplatz
slip-staff-intro = Diesen Zettel hat Ihnen die Personalabteilung persönlich gegeben. Schalten Sie damit Ihren Zugang zum Back-Office frei.
slip-staff-ident = Danach vergleicht eine Administratorin oder ein Administrator das Prüfzeichen Ihres Schlüssels mit Ihnen am Bildschirm.
slip-for = für { $name }
slip-never = Niemand fragt Sie am Telefon, per E-Mail oder an der Haustür nach diesem Code. Zweifel? *{ $phone }*
slip-step-one = Tippen Sie die Adresse selbst in Ihren Browser. Wählen Sie „Konto freischalten“.
slip-step-two = Geben Sie den Code ein oder scannen Sie das Bild. Danach Ihr Geburtsdatum.
slip-step-three = Legen Sie einen Passkey an und sichern Sie Ihr Notfallblatt.
slip-destroy = Danach ist dieser Zettel wertlos. Werfen Sie ihn in den Reißwolf.

book-title = Freischaltbriefe
