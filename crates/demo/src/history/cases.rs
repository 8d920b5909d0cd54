// SPDX-License-Identifier: EUPL-1.2
//! The cases: forty that are open over four units, and some that are done. All of it is invented.

use super::day::Ago;

/// What happened to a case, and when.
pub(super) enum Then {
    /// The unit's colleague answers.
    Answers(Ago, &'static str),
    /// The person writes again.
    Writes(Ago, &'static str),
    /// The colleague writes an internal note; one a case.
    Notes(Ago, &'static str),
    /// The colleague takes the case.
    Claims(Ago),
    /// Wiedervorlage so many days after the start, for a reason of docs/API.md.
    Rests(Ago, i8, &'static str),
    /// A statutory deadline by this rule; the application is of that day.
    Law(Ago, &'static str),
    /// The colleague's answer waits for a second employee.
    Stages(Ago, &'static str),
    /// The person agrees to decisions in the inbox, and confirms the address that the insurer knows.
    Agrees(Ago),
    /// The colleague decides: an answer from whose notification a period runs.
    Decides(Ago, &'static str),
    /// The colleague decides, and the person has not agreed to the inbox: the decision goes by post.
    Posts(Ago, &'static str),
    /// The mail that announces the decision comes back: nobody has that address.
    Returns(Ago),
    /// Nothing is to be done any more, for a reason of docs/API.md.
    Closes(Ago, &'static str),
}

impl Then {
    /// When.
    pub(super) const fn ago(&self) -> Ago {
        match self {
            Self::Answers(ago, _)
            | Self::Writes(ago, _)
            | Self::Notes(ago, _)
            | Self::Claims(ago)
            | Self::Agrees(ago)
            | Self::Decides(ago, _)
            | Self::Posts(ago, _)
            | Self::Returns(ago)
            | Self::Rests(ago, ..)
            | Self::Law(ago, _)
            | Self::Stages(ago, _)
            | Self::Closes(ago, _) => *ago,
        }
    }
}

/// A case, as its first message made it.
pub(super) struct Case {
    pub(super) who: &'static str,
    pub(super) unit: &'static str,
    pub(super) matter: &'static str,
    pub(super) ago: Ago,
    pub(super) subject: &'static str,
    pub(super) body: &'static str,
    pub(super) then: &'static [Then],
}

const KG: &str = "krankengeld";
const PF: &str = "pflege";
const HM: &str = "hilfsmittel";
const SV: &str = "service";

const fn case(
    who: &'static str,
    (unit, matter): (&'static str, &'static str),
    ago: Ago,
    (subject, body): (&'static str, &'static str),
    then: &'static [Then],
) -> Case {
    Case {
        who,
        unit,
        matter,
        ago,
        subject,
        body,
        then,
    }
}

pub(super) const CASES: [Case; 44] = [
    // Team Krankengeld
    case(
        "V-01",
        (KG, "krankengeld-zahlung"),
        Ago(12, 9, 14),
        (
            "Krankengeld für Oktober fehlt",
            "Guten Tag, für Oktober ist bei mir noch kein Krankengeld angekommen. Die Bescheinigung vom 4. Oktober habe ich geschickt. Können Sie bitte nachsehen?",
        ),
        &[
            Then::Claims(Ago(11, 10, 2)),
            Then::Notes(
                Ago(11, 10, 20),
                "Zahlung lief am 8. an, Konto stimmt. Rückruf bei der Zahlstelle offen.",
            ),
        ],
    ),
    case(
        "V-03",
        (KG, "krankengeld-nachweis"),
        Ago(9, 18, 40),
        (
            "Folgebescheinigung bis 15. Dezember",
            "Hallo, meine Ärztin hat mich weiter krankgeschrieben. Brauchen Sie das Papier noch, oder kommt es elektronisch?",
        ),
        &[],
    ),
    case(
        "V-06",
        (KG, "krankengeld-sonstiges"),
        Ago(8, 7, 55),
        (
            "Stufenweise Wiedereingliederung ab Januar",
            "Ich möchte im Januar mit vier Stunden am Tag anfangen. Mein Arbeitgeber ist einverstanden. Welches Formular brauchen Sie von meinem Arzt?",
        ),
        &[
            Then::Answers(
                Ago(7, 11, 30),
                "Guten Tag, der Arzt füllt den Wiedereingliederungsplan aus (Muster 20). Bitte schicken Sie ihn uns hier, dann antworten wir innerhalb einer Woche.",
            ),
            Then::Rests(Ago(7, 11, 35), 3, "papers"),
        ],
    ),
    case(
        "V-07",
        (KG, "krankengeld-zahlung"),
        Ago(6, 20, 11),
        (
            "Wie hoch wird mein Krankengeld?",
            "Guten Abend, ich bin seit sechs Wochen krank und bekomme ab Montag keinen Lohn mehr. Womit kann ich rechnen? Ich muss die Miete planen.",
        ),
        &[Then::Claims(Ago(5, 8, 30))],
    ),
    case(
        "V-08",
        (KG, "bankverbindung"),
        Ago(5, 12, 3),
        (
            "Neue Bankverbindung",
            "Bitte überweisen Sie ab sofort auf mein neues Konto. Die Nummer steht unten, das alte Konto ist aufgelöst.",
        ),
        &[
            Then::Claims(Ago(4, 9, 0)),
            Then::Stages(
                Ago(0, 3, 0),
                "Guten Tag, wir haben Ihre neue Bankverbindung eingetragen. Die nächste Zahlung geht auf das neue Konto.",
            ),
        ],
    ),
    case(
        "V-09",
        (KG, "sonstiges"),
        Ago(4, 10, 45),
        (
            "Kinderkrankengeld, Tage für dieses Jahr",
            "Wie viele Tage habe ich dieses Jahr noch, wenn meine Tochter krank wird? Ich habe den Überblick verloren.",
        ),
        &[],
    ),
    case(
        "V-10",
        (KG, "krankengeld-nachweis"),
        Ago(3, 16, 22),
        (
            "Bescheinigung war unleserlich",
            "Sie hatten geschrieben, dass das Foto unscharf ist. Hier noch einmal abgetippt: arbeitsunfähig vom 2. bis 20. November.",
        ),
        &[],
    ),
    case(
        "V-11",
        (KG, "krankengeld-zahlung"),
        Ago(3, 8, 5),
        (
            "Zweimal Krankengeld überwiesen",
            "Auf meinem Konto ist der Betrag für November doppelt. Soll ich etwas zurücküberweisen?",
        ),
        &[Then::Notes(
            Ago(2, 9, 10),
            "Doppelt ist es wirklich. Rückforderung nicht ohne Rücksprache mit der Leitung.",
        )],
    ),
    case(
        "V-01",
        (KG, "krankengeld-sonstiges"),
        Ago(2, 19, 30),
        (
            "Reha vor dem Wiedereinstieg",
            "Mein Arzt schlägt eine Reha vor, bevor ich wieder arbeite. Bekomme ich in dieser Zeit weiter Krankengeld?",
        ),
        &[],
    ),
    case(
        "V-12",
        (KG, "sonstiges"),
        Ago(2, 11, 18),
        (
            "Arbeitgeber fragt nach dem Ende der Entgeltfortzahlung",
            "Meine Firma will wissen, bis wann sie zahlen muss. Dürfen Sie das meinem Arbeitgeber direkt sagen, oder soll ich es weitergeben?",
        ),
        &[],
    ),
    case(
        "V-04",
        (KG, "krankengeld-zahlung"),
        Ago(1, 13, 50),
        (
            "Krankengeld während des Urlaubs",
            "Ich bin krankgeschrieben und möchte zehn Tage zu meinen Eltern nach Österreich fahren. Muss ich das vorher mit Ihnen klären?",
        ),
        &[],
    ),
    case(
        "V-06",
        (KG, "krankengeld-zahlung"),
        Ago(1, 17, 2),
        (
            "Abrechnung für die Steuer",
            "Ich brauche für das Finanzamt eine Bescheinigung über das Krankengeld im letzten Jahr.",
        ),
        &[],
    ),
    case(
        "V-03",
        (KG, "bankverbindung"),
        Ago(0, 5, 20),
        (
            "Konto hat sich geändert",
            "Hallo, ich habe die Bank gewechselt. Was brauchen Sie von mir, damit das Krankengeld richtig ankommt?",
        ),
        &[],
    ),
    case(
        "V-07",
        (KG, "krankengeld-sonstiges"),
        Ago(0, 2, 35),
        (
            "Termin beim Medizinischen Dienst",
            "Ich soll am Donnerstag zur Begutachtung kommen, habe da aber eine Chemotherapie. Wie kann ich den Termin verschieben?",
        ),
        &[],
    ),
    // Team Pflege
    case(
        "V-02",
        (PF, "pflege-antrag"),
        Ago(18, 9, 40),
        (
            "Höherer Pflegegrad für meinen Mann",
            "Guten Tag, meinem Mann geht es seit dem Sturz viel schlechter. Wir beantragen einen höheren Pflegegrad. Wer kommt zur Begutachtung?",
        ),
        &[
            Then::Claims(Ago(17, 8, 20)),
            Then::Notes(
                Ago(17, 8, 45),
                "Gutachten beauftragt. Termin nennt der Dienst selbst.",
            ),
            Then::Answers(
                Ago(16, 14, 0),
                "Guten Tag, Ihr Antrag ist eingegangen. Der Medizinische Dienst meldet sich wegen eines Termins bei Ihnen zu Hause.",
            ),
            Then::Rests(Ago(16, 14, 5), -1, "medical-service"),
        ],
    ),
    case(
        "V-05",
        (PF, "pflege-frage"),
        Ago(11, 15, 12),
        (
            "Kurzzeitpflege über Weihnachten",
            "Meine Tochter verreist über Weihnachten. Zahlt die Pflegekasse zwei Wochen Kurzzeitpflege, und wie viel bleibt für mich?",
        ),
        &[],
    ),
    case(
        "V-12",
        (PF, "pflege-antrag"),
        Ago(10, 10, 30),
        (
            "Pflegebett und Badewannenlift",
            "Für meine Frau brauchen wir ein Pflegebett und einen Lift für die Badewanne. Das Rezept liegt vor.",
        ),
        &[
            Then::Claims(Ago(9, 9, 0)),
            Then::Answers(
                Ago(9, 9, 30),
                "Guten Tag, bitte schicken Sie uns das Rezept als Foto. Bei welchem Sanitätshaus möchten Sie bestellen?",
            ),
            Then::Writes(
                Ago(7, 18, 10),
                "Das Rezept habe ich bei Ihnen eingeworfen. Es soll das Sanitätshaus am Markt sein.",
            ),
            Then::Agrees(Ago(7, 18, 20)),
            Then::Decides(
                Ago(5, 11, 0),
                "Guten Tag,\n\nwir bewilligen das Pflegebett. Den Badewannenlift lehnen wir ab, weil Ihre Wohnung eine ebenerdige Dusche hat.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch einlegen: schriftlich, zur Niederschrift in einer Geschäftsstelle, oder elektronisch mit dem Formular in diesem Portal.",
            ),
        ],
    ),
    case(
        "V-02",
        (PF, "pflege-frage"),
        Ago(7, 12, 0),
        (
            "Entlastungsbetrag aus dem letzten Jahr",
            "Verfällt der Entlastungsbetrag, den wir letztes Jahr nicht gebraucht haben?",
        ),
        &[Then::Answers(
            Ago(6, 10, 15),
            "Guten Tag, was aus dem letzten Jahr übrig war, galt bis zum 30. Juni. Den Betrag dieses Jahres können Sie bis zum nächsten 30. Juni nutzen.",
        )],
    ),
    case(
        "V-09",
        (PF, "pflege-antrag"),
        Ago(5, 21, 5),
        (
            "Pflegegrad für meine Mutter",
            "Meine Mutter wohnt seit September bei mir und braucht Hilfe beim Anziehen und Waschen. Wie stelle ich den Antrag für sie?",
        ),
        &[],
    ),
    case(
        "V-11",
        (PF, "pflege-frage"),
        Ago(4, 14, 44),
        (
            "Beratungseinsatz verpasst",
            "Wir haben den Termin für die Pflegeberatung vergessen. Wird jetzt das Pflegegeld gekürzt?",
        ),
        &[Then::Claims(Ago(3, 10, 10))],
    ),
    case(
        "V-05",
        (PF, "pflege-antrag"),
        Ago(3, 9, 25),
        (
            "Treppenlift, Zuschuss",
            "Ich komme die Treppe nicht mehr hoch. Gibt es einen Zuschuss für einen Treppenlift? Drei Angebote habe ich eingeholt.",
        ),
        &[
            Then::Agrees(Ago(3, 9, 40)),
            Then::Decides(
                Ago(1, 10, 30),
                "Guten Tag,\n\nwir bezuschussen den Treppenlift mit 4.180 Euro. Bitte reichen Sie die Rechnung nach dem Einbau ein.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch einlegen: schriftlich, zur Niederschrift in einer Geschäftsstelle, oder elektronisch mit dem Formular in diesem Portal.",
            ),
            Then::Returns(Ago(1, 10, 50)),
        ],
    ),
    case(
        "V-08",
        (PF, "pflege-frage"),
        Ago(2, 8, 50),
        (
            "Pflegezeit: Beiträge zur Rente",
            "Ich pflege meinen Vater und arbeite nur noch halbtags. Zahlt die Pflegekasse für mich in die Rentenversicherung ein?",
        ),
        &[Then::Posts(
            Ago(0, 3, 20),
            "Guten Tag,\n\nfür Sie zahlen wir ab dem 1. Oktober Beiträge zur Rentenversicherung, solange Sie Ihren Vater wenigstens zehn Stunden in der Woche pflegen.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch einlegen: schriftlich, zur Niederschrift in einer Geschäftsstelle, oder elektronisch mit dem Formular in diesem Portal.",
        )],
    ),
    case(
        "V-12",
        (PF, "pflege-frage"),
        Ago(1, 9, 30),
        (
            "Rechnung des Pflegedienstes",
            "Der Pflegedienst hat uns eine Rechnung über den Eigenanteil geschickt. Ist die Höhe richtig? Der Betrag ist anders als im Oktober.",
        ),
        &[],
    ),
    case(
        "V-02",
        (PF, "pflege-frage"),
        Ago(0, 7, 15),
        (
            "Verhinderungspflege durch die Nachbarin",
            "Unsere Nachbarin würde einspringen, wenn ich zum Arzt muss. Was müssen wir aufschreiben, damit Sie das bezahlen?",
        ),
        &[],
    ),
    case(
        "V-05",
        (PF, "pflege-frage"),
        Ago(0, 1, 10),
        (
            "Hausnotruf",
            "Übernehmen Sie die Kosten für einen Hausnotruf? Ich bin nachts allein.",
        ),
        &[],
    ),
    // Team Hilfsmittel
    case(
        "V-03",
        (HM, "hilfsmittel-antrag"),
        Ago(17, 11, 5),
        (
            "Antrag: Hörgeräte beidseitig",
            "Ich beantrage Hörgeräte für beide Ohren. Verordnung und Kostenvoranschlag habe ich in der Geschäftsstelle abgegeben.",
        ),
        &[
            Then::Law(Ago(17, 11, 5), "kv-3w"),
            Then::Claims(Ago(15, 9, 30)),
            Then::Notes(
                Ago(15, 9, 50),
                "Kostenvoranschlag liegt über dem Vertragspreis, beim Akustiker nachgefragt.",
            ),
        ],
    ),
    case(
        "V-06",
        (HM, "hilfsmittel-antrag"),
        Ago(26, 10, 0),
        (
            "Antrag: Rollstuhl mit Elektroantrieb",
            "Mit dem einfachen Rollstuhl komme ich den Berg zu unserer Wohnung nicht hinauf. Ich beantrage einen Rollstuhl mit Antrieb.",
        ),
        &[
            Then::Law(Ago(26, 10, 0), "kv-5w"),
            Then::Answers(
                Ago(24, 15, 20),
                "Guten Tag, wir haben den Medizinischen Dienst um eine Stellungnahme gebeten. Deshalb beträgt die Frist fünf Wochen.",
            ),
            Then::Rests(Ago(24, 15, 25), 1, "medical-service"),
        ],
    ),
    case(
        "V-04",
        (HM, "hilfsmittel-antrag"),
        Ago(10, 13, 13),
        (
            "Antrag: Insulinpumpe",
            "Meine Diabetologin hat mir eine Pumpe verordnet. Ich schicke den Antrag mit dem Tagebuch der letzten drei Monate.",
        ),
        &[Then::Law(Ago(10, 13, 13), "kv-5w")],
    ),
    case(
        "V-10",
        (HM, "hilfsmittel-frage"),
        Ago(6, 9, 9),
        (
            "Einlagen: welcher Schuhmacher?",
            "Darf ich mir aussuchen, wo ich die Einlagen machen lasse, oder gibt es eine Liste?",
        ),
        &[
            Then::Answers(
                Ago(5, 10, 0),
                "Guten Tag, Sie können zu jedem Vertragspartner gehen. Die Liste liegt in jeder Geschäftsstelle, oder wir nennen Ihnen drei in Ihrer Nähe. Wo wohnen Sie?",
            ),
            Then::Writes(Ago(4, 8, 15), "Drei in der Nähe vom Bahnhof wären gut."),
        ],
    ),
    case(
        "V-09",
        (HM, "hilfsmittel-antrag"),
        Ago(4, 12, 30),
        (
            "Antrag: Orthese für das Knie",
            "Nach der Operation brauche ich eine Orthese. Das Sanitätshaus sagt, es muss erst genehmigt werden. Es eilt, am Montag beginnt die Krankengymnastik.",
        ),
        &[
            Then::Law(Ago(4, 12, 30), "kv-3w"),
            Then::Claims(Ago(3, 8, 15)),
        ],
    ),
    case(
        "V-08",
        (HM, "hilfsmittel-frage"),
        Ago(2, 15, 45),
        (
            "Batterien für die Hörgeräte",
            "Früher kamen die Batterien von Ihnen. Muss ich sie jetzt selbst kaufen?",
        ),
        &[],
    ),
    case(
        "V-11",
        (HM, "hilfsmittel-antrag"),
        Ago(1, 10, 20),
        (
            "Antrag: Reha für meinen Sohn",
            "Der Kinderarzt empfiehlt eine Reha wegen Asthma. Ich stelle hiermit den Antrag und lege das Attest bei der Geschäftsstelle ab.",
        ),
        &[Then::Law(Ago(1, 10, 20), "kv-3w")],
    ),
    case(
        "V-01",
        (HM, "hilfsmittel-frage"),
        Ago(0, 4, 5),
        (
            "Rollator ist kaputt",
            "An meinem Rollator ist die Bremse gebrochen. Wer repariert ihn, und bekomme ich solange einen anderen?",
        ),
        &[],
    ),
    // Servicestelle
    case(
        "V-07",
        (SV, "karte-bescheinigung"),
        Ago(7, 16, 30),
        (
            "Neue Gesundheitskarte: Foto wird nicht angenommen",
            "Ich habe dreimal ein Foto hochgeladen, jedes Mal kommt eine Fehlermeldung. Können Sie die Karte auch mit dem alten Foto schicken?",
        ),
        &[
            Then::Claims(Ago(6, 9, 0)),
            Then::Answers(
                Ago(6, 9, 20),
                "Guten Tag, ja, das geht. Ist Ihre Anschrift noch Hafenstraße 2?",
            ),
            Then::Writes(Ago(6, 19, 2), "Ja, die Anschrift stimmt."),
        ],
    ),
    case(
        "V-04",
        (SV, "karte-bescheinigung"),
        Ago(5, 8, 0),
        (
            "Bescheinigung für die Hochschule",
            "Für die Einschreibung brauche ich eine Bescheinigung, dass ich versichert bin. Die Frist ist am 1. Dezember.",
        ),
        &[],
    ),
    case(
        "V-10",
        (SV, "karte-bescheinigung"),
        Ago(4, 17, 17),
        (
            "Karte verloren",
            "Meine Karte ist weg, wahrscheinlich im Bus. Morgen habe ich einen Termin beim Zahnarzt.",
        ),
        &[Then::Answers(
            Ago(3, 8, 2),
            "Guten Tag, die alte Karte ist gesperrt, die neue kommt in einer Woche. Für morgen bekommen Sie von uns eine Ersatzbescheinigung, die die Praxis abrufen kann.",
        )],
    ),
    case(
        "V-02",
        (SV, "beitrag"),
        Ago(3, 11, 40),
        (
            "Zusatzbeitrag: habe ich ein Sonderkündigungsrecht?",
            "In Ihrem Schreiben steht, dass der Zusatzbeitrag steigt. Was bedeutet das für meine Rente?",
        ),
        &[Then::Notes(
            Ago(2, 13, 0),
            "Frage eins: ja, bis Ende des Monats. Frage zwei geht an die Beitragsstelle, Antwort zugesagt für Dienstag.",
        )],
    ),
    case(
        "V-12",
        (SV, "beitrag"),
        Ago(2, 10, 5),
        (
            "Zuzahlungen: Befreiung für nächstes Jahr",
            "Wir haben alle Belege gesammelt. Wie beantragen meine Frau und ich die Befreiung für nächstes Jahr?",
        ),
        &[],
    ),
    case(
        "V-09",
        (SV, "beitrag"),
        Ago(1, 20, 45),
        (
            "Familienversicherung: Fragebogen",
            "Im Fragebogen steht Frage 7 zweimal. Welche soll ich ausfüllen?",
        ),
        &[],
    ),
    case(
        "V-03",
        (SV, "karte-bescheinigung"),
        Ago(0, 3, 3),
        (
            "Auslandskrankenschein für die Türkei",
            "Wir fliegen am Freitag zu meinen Großeltern. Welches Formular brauche ich für den Arzt dort?",
        ),
        &[],
    ),
    // Done
    case(
        "V-06",
        (SV, "karte-bescheinigung"),
        Ago(21, 9, 0),
        (
            "Umzug: neue Anschrift",
            "Ich bin umgezogen, die neue Anschrift ist Beispielweg 40.",
        ),
        &[
            Then::Answers(
                Ago(20, 10, 0),
                "Guten Tag, vielen Dank. Ihre neue Anschrift ist eingetragen.",
            ),
            Then::Closes(Ago(20, 10, 5), "answered"),
        ],
    ),
    case(
        "V-08",
        (KG, "krankengeld-nachweis"),
        Ago(25, 14, 0),
        (
            "Erste Bescheinigung",
            "Guten Tag, ich bin seit heute krankgeschrieben.",
        ),
        &[
            Then::Answers(
                Ago(24, 9, 0),
                "Guten Tag, die Bescheinigung ist elektronisch bei uns. Sie müssen nichts tun. Gute Besserung!",
            ),
            Then::Closes(Ago(24, 9, 1), "answered"),
        ],
    ),
    case(
        "V-05",
        (PF, "pflege-frage"),
        Ago(22, 10, 0),
        (
            "Telefonnummer der Pflegeberatung",
            "Unter welcher Nummer erreiche ich die Pflegeberatung?",
        ),
        &[Then::Closes(Ago(21, 9, 30), "phone")],
    ),
    case(
        "V-11",
        (HM, "hilfsmittel-frage"),
        Ago(28, 10, 0),
        (
            "Zuzahlung für die Schiene",
            "Was muss ich für die Schiene zuzahlen?",
        ),
        &[
            Then::Answers(
                Ago(27, 11, 0),
                "Guten Tag, Sie zahlen zehn Euro an das Sanitätshaus.",
            ),
            Then::Closes(Ago(27, 11, 5), "answered"),
        ],
    ),
];
