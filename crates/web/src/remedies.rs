// SPDX-License-Identifier: EUPL-1.2
//! Which ways are open against a decision, and the instruction that names them all: § 84 Abs. 1 SGG with § 36a Abs. 2 and 2a SGB I
//! and § 9a Abs. 5 OZG for an objection, §§ 65a, 90 and 92 SGG for an action. An instruction that leaves out an open way makes a year of
//! the month (§ 66 Abs. 2 SGG; BSG 27.9.2023, B 7 AS 10/22 R), and the portal itself is an open way.

use serde::Deserialize;

use crate::api::statements::{ActionAnswer, RemediesAnswer};

/// Characters of an authority, a court or an address.
const LINE: usize = 300;
/// Characters of a text of the insurer's own.
const TEXT: usize = 4000;
/// Stands for name and address of the court in a text of the insurer's own.
const COURT: &str = "{Gericht}";

/// The ways beside writing, recording and the portal, which are always open. The language of authorities is German (§ 19 SGB X), and so are
/// these texts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// Name and address of the authority that decides, in one line: where an objection is filed, and whom an action is against.
    pub authority: String,
    /// E-mail address that takes documents with a qualified electronic signature; none: the portal alone takes them.
    #[serde(default)]
    pub signed_mail_to: Option<String>,
    /// `https://` address of a form with proof of identity that replaces the written form; none: there is none.
    #[serde(default)]
    pub form_at: Option<String>,
    /// Courts that decide about actions; which one is for the clerk to choose by where the person lives (§ 57 SGG).
    #[serde(default)]
    pub courts: Vec<Court>,
    /// Text of the insurer's own instead of ours, for objections.
    #[serde(default)]
    pub objection: Option<String>,
    /// The same for actions; `{Gericht}` stands for the court.
    #[serde(default)]
    pub action: Option<String>,
}

/// A social court.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Court {
    /// Name, e.g. `Sozialgericht Musterstadt`.
    pub name: String,
    /// Address in one line.
    pub address: String,
}

impl Remedies {
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        let line = |text: &str| {
            let count = text.chars().count();
            (1..=LINE).contains(&count)
                && text.trim() == text
                && !text.chars().any(char::is_control)
        };
        let text = |text: &str| {
            (1..=TEXT).contains(&text.trim().chars().count())
                && !text.chars().any(|c| c.is_control() && c != '\n')
        };
        if !line(&self.authority) {
            return Err("authority must be one line of at most 300 characters");
        }
        if !self
            .courts
            .iter()
            .all(|court| line(&court.name) && line(&court.address))
        {
            return Err(
                "courts: name and address must be one line each, of at most 300 characters",
            );
        }
        if !self
            .signed_mail_to
            .as_deref()
            .is_none_or(|to| line(to) && to.contains('@'))
        {
            return Err("signed_mail_to is not an e-mail address");
        }
        if !self
            .form_at
            .as_deref()
            .is_none_or(|at| line(at) && at.starts_with("https://"))
        {
            return Err("form_at is not an https:// address");
        }
        if !self.objection.as_deref().is_none_or(text) {
            return Err("objection must be a text of at most 4000 characters");
        }
        if !self
            .action
            .as_deref()
            .is_none_or(|own| text(own) && own.contains(COURT))
        {
            return Err("action must be a text of at most 4000 characters with {Gericht} in it");
        }
        Ok(())
    }

    /// Ways of an objection, one a line.
    fn ways(&self) -> Vec<String> {
        let mail = self
            .signed_mail_to
            .as_ref()
            .map_or_else(String::new, |to| format!(" oder per E-Mail an {to}"));
        let mut ways = vec![
            format!("schriftlich mit Ihrer Unterschrift an: {}", self.authority),
            format!(
                "zur Niederschrift: Wir schreiben Ihren Widerspruch auf, wenn Sie zu uns kommen: {}",
                self.authority
            ),
            format!(
                "in elektronischer Form: als Dokument mit qualifizierter elektronischer Signatur (§ 36a Abs. 2 SGB I), als Datei mit einer Nachricht in diesem Postfach{mail}"
            ),
        ];
        if let Some(at) = &self.form_at {
            ways.push(format!(
                "schriftformersetzend mit unserem Formular und elektronischem Nachweis Ihrer Identität (§ 36a Abs. 2a SGB I, § 9a Abs. 5 OZG): {at}"
            ));
        }
        ways
    }

    /// As clerks and insured persons get them.
    pub(crate) fn answer(&self) -> RemediesAnswer {
        let ways = self.ways();
        let objection = self.objection.clone().unwrap_or_else(|| {
            format!(
                "Rechtsbehelfsbelehrung\n\nGegen diesen Bescheid können Sie Widerspruch erheben. Sie haben dafür einen Monat Zeit, nachdem Ihnen der Bescheid bekannt gegeben worden ist. Das geht auf diesen Wegen:\n\n{}\n\nEine einfache Nachricht in diesem Postfach oder eine einfache E-Mail genügt nicht.",
                listed(&ways)
            )
        });
        let action = |court: &Court| {
            let court = format!("{}, {}", court.name, court.address);
            match &self.action {
                Some(own) => own.replace(COURT, &court),
                None => format!(
                    "Rechtsbehelfsbelehrung\n\nGegen den Bescheid in der Gestalt dieses Widerspruchsbescheids können Sie Klage erheben. Sie haben dafür einen Monat Zeit, nachdem Ihnen der Widerspruchsbescheid bekannt gegeben worden ist. Die Klage geht an: {court}. Das geht auf diesen Wegen:\n\n{}\n\nDie Klage muss Sie als Kläger, uns als Beklagte ({}) und den Gegenstand des Klagebegehrens nennen. Eine Nachricht in diesem Postfach oder eine einfache E-Mail genügt nicht.",
                    listed(&[
                        "schriftlich mit Ihrer Unterschrift".to_owned(),
                        "zur Niederschrift des Urkundsbeamten der Geschäftsstelle dieses Gerichts".to_owned(),
                        "als elektronisches Dokument mit qualifizierter elektronischer Signatur oder auf einem sicheren Übermittlungsweg (§ 65a SGG)".to_owned(),
                    ]),
                    self.authority
                ),
            }
        };
        RemediesAnswer {
            ways,
            objection,
            actions: self
                .courts
                .iter()
                .map(|court| ActionAnswer {
                    court: court.name.clone(),
                    text: action(court),
                })
                .collect(),
        }
    }
}

fn listed(ways: &[String]) -> String {
    ways.iter()
        .map(|way| format!("– {way}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remedies() -> Remedies {
        Remedies {
            authority: "Musterkasse, Musterweg 1, 12345 Musterstadt".to_owned(),
            signed_mail_to: None,
            form_at: None,
            courts: vec![Court {
                name: "Sozialgericht Musterstadt".to_owned(),
                address: "Am Gericht 2, 12345 Musterstadt".to_owned(),
            }],
            objection: None,
            action: None,
        }
    }

    #[test]
    fn every_open_way_is_named_and_no_other() {
        let bare = remedies().answer();
        assert_eq!(bare.ways.len(), 3);
        // Words that announce a file would have every decision asked for the one that is missing.
        assert!(!bare.objection.contains("angehängt"));
        for word in [
            "schriftlich",
            "Niederschrift",
            "elektronischer Form",
            "einen Monat",
        ] {
            assert!(bare.objection.contains(word), "{word}");
        }
        for word in ["Formular", "@", "https://"] {
            assert!(!bare.objection.contains(word), "{word}");
        }
        let all = Remedies {
            signed_mail_to: Some("widerspruch@musterkasse.example".to_owned()),
            form_at: Some("https://musterkasse.example/widerspruch".to_owned()),
            ..remedies()
        };
        let all = all.answer();
        assert_eq!(all.ways.len(), 4);
        for way in [
            "widerspruch@musterkasse.example",
            "https://musterkasse.example/widerspruch",
        ] {
            assert!(all.objection.contains(way), "{way}");
        }
    }

    #[test]
    fn an_action_names_its_court_and_the_defendant() {
        let answer = remedies().answer();
        let [one] = answer.actions.as_slice() else {
            panic!("{answer:?}")
        };
        assert_eq!(one.court, "Sozialgericht Musterstadt");
        for word in [
            "Am Gericht 2",
            "Klage",
            "Musterkasse, Musterweg 1",
            "§ 65a SGG",
        ] {
            assert!(one.text.contains(word), "{word}");
        }
        let own = Remedies {
            action: Some("Klage: {Gericht}.".to_owned()),
            ..remedies()
        };
        assert_eq!(
            own.answer().actions[0].text,
            "Klage: Sozialgericht Musterstadt, Am Gericht 2, 12345 Musterstadt."
        );
    }

    #[test]
    fn what_cannot_be_right_is_refused_by_its_key() {
        assert_eq!(remedies().check(), Ok(()));
        let wrong = |change: fn(&mut Remedies), key: &str| {
            let mut remedies = remedies();
            change(&mut remedies);
            let said = remedies.check().unwrap_err();
            assert!(said.starts_with(key), "{said}");
        };
        wrong(|r| r.authority = String::new(), "authority");
        wrong(|r| r.authority = "a\nb".to_owned(), "authority");
        wrong(|r| r.courts[0].address = " ".to_owned(), "courts");
        wrong(
            |r| r.signed_mail_to = Some("nobody".to_owned()),
            "signed_mail_to",
        );
        wrong(
            |r| r.form_at = Some("http://musterkasse.example".to_owned()),
            "form_at",
        );
        wrong(|r| r.objection = Some(" ".to_owned()), "objection");
        wrong(
            |r| r.action = Some("Klage beim Gericht".to_owned()),
            "action",
        );
    }
}
