// SPDX-License-Identifier: EUPL-1.2
//! Procedures of identification and what each is worth (R-8, R-11). The table is the operator's; a procedure that is not in it does
//! not exist, and what a provider says without being in its own table of `acr` is worth the least.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Vertrauensniveau, in the words of the BSI's TR-03107-1 and TR-03147.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// A password, or nothing that is known.
    #[serde(rename = "normal")]
    Normal,
    /// A code sent to the registered address.
    #[serde(rename = "substantiell")]
    Substantial,
    /// A document that was seen or read.
    #[serde(rename = "hoch")]
    High,
}

impl Level {
    /// The word in tables and databases.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Substantial => "substantiell",
            Self::High => "hoch",
        }
    }

    /// The level of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Normal, Self::Substantial, Self::High]
            .into_iter()
            .find(|level| level.word() == word)
    }
}

/// Ways in which the insurer gets to know who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Procedure {
    /// A letter with a code.
    Letter,
    /// A document shown at a counter.
    Branch,
    /// Online-Ausweis.
    Eid,
    /// GesundheitsID.
    Gesundheitsid,
    /// Health card with PIN.
    EgkPin,
    /// A document shown at the post office.
    Postident,
}

impl Procedure {
    /// Whether an identity provider may stand for it.
    #[must_use]
    pub const fn by_provider(self) -> bool {
        match self {
            Self::Letter | Self::Branch => false,
            Self::Eid | Self::Gesundheitsid | Self::EgkPin | Self::Postident => true,
        }
    }

    /// The name in configuration and evidence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Branch => "branch",
            Self::Eid => "eid",
            Self::Gesundheitsid => "gesundheitsid",
            Self::EgkPin => "egk-pin",
            Self::Postident => "postident",
        }
    }
}

/// What each procedure is worth at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Procedures(BTreeMap<Procedure, Level>);

impl Default for Procedures {
    fn default() -> Self {
        Self(BTreeMap::from([
            (Procedure::Letter, Level::Substantial),
            (Procedure::Branch, Level::High),
            (Procedure::Eid, Level::High),
            (Procedure::Gesundheitsid, Level::High),
            (Procedure::EgkPin, Level::High),
        ]))
    }
}

impl Procedures {
    /// What a procedure is worth; none if the insurer does not use it.
    #[must_use]
    pub fn of(&self, procedure: Procedure) -> Option<Level> {
        self.0.get(&procedure).copied()
    }

    /// What a provider's word is worth: its `acr` by its own table, and never more than the procedure. An `acr` that is not in the
    /// table, or none, is worth the least; a procedure that is not used is worth nothing.
    #[must_use]
    pub fn judge(
        &self,
        procedure: Procedure,
        table: &BTreeMap<String, Level>,
        acr: Option<&str>,
    ) -> Option<Level> {
        let said = acr
            .and_then(|acr| table.get(acr))
            .copied()
            .unwrap_or(Level::Normal);
        self.of(procedure).map(|most| said.min(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> BTreeMap<String, Level> {
        BTreeMap::from([
            ("loa-high".to_owned(), Level::High),
            ("loa-substantial".to_owned(), Level::Substantial),
        ])
    }

    #[test]
    fn an_acr_is_worth_what_the_table_says_and_an_unknown_one_the_least() {
        let all = Procedures::default();
        for (acr, level) in [
            (Some("loa-high"), Level::High),
            (Some("loa-substantial"), Level::Substantial),
            (Some("loa-High"), Level::Normal),
            (Some("0"), Level::Normal),
            (Some(""), Level::Normal),
            (None, Level::Normal),
        ] {
            let judged = all.judge(Procedure::Gesundheitsid, &table(), acr);
            assert_eq!(judged, Some(level), "{acr:?}");
        }
    }

    #[test]
    fn no_acr_is_worth_more_than_its_procedure() {
        let all: Procedures = serde_json::from_str(r#"{"eid":"substantiell"}"#).unwrap();
        let judged = all.judge(Procedure::Eid, &table(), Some("loa-high"));
        assert_eq!(judged, Some(Level::Substantial));
        // What is not in the operator's table is not used.
        assert_eq!(
            all.judge(Procedure::Gesundheitsid, &table(), Some("loa-high")),
            None
        );
    }

    #[test]
    fn a_procedure_that_does_not_exist_is_refused() {
        for text in [
            r#"{"video-ident":"hoch"}"#,
            r#"{"eid":"sehr hoch"}"#,
            r#"{"Eid":"hoch"}"#,
        ] {
            assert!(serde_json::from_str::<Procedures>(text).is_err(), "{text}");
        }
    }
}
