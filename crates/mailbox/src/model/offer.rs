// SPDX-License-Identifier: EUPL-1.2
//! What people read of a unit's matters and are offered of them: its lead's words. Whatever has weight, unit and class above all, is
//! the registrar's and stands in [`MatterRow`].

use crate::clock::Timestamp;
use crate::ids::{Matter, PersonId};
use crate::model::MatterRow;

/// Characters of a name at most.
pub const MAX_MATTER_NAME: usize = 60;
/// Characters of an explaining sentence, or of one that says what to do instead, at most.
pub const MAX_MATTER_SENTENCE: usize = 200;
/// Characters of the sentence in Leichte Sprache at most.
pub const MAX_MATTER_SIMPLE: usize = 300;
/// Words that find a matter at most.
pub const MAX_SEARCH_WORDS: usize = 20;
/// Characters of such a word at most.
pub const MAX_SEARCH_WORD: usize = 40;
/// Matters of a unit at most.
pub const MAX_OFFER: usize = 200;

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A matter is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// What to do instead.
    pub hint: Twin,
    /// The first second at which it is offered again; none: until the lead says so.
    pub until: Option<i64>,
}

/// The lead's words about a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterWords {
    /// The matter.
    pub matter: Matter,
    /// In place of the registrar's label.
    pub name: Option<Twin>,
    /// One sentence that explains it.
    pub note: Option<Twin>,
    /// The same in Leichte Sprache.
    pub simple: Option<String>,
    /// Examples and words that find it.
    pub search: Vec<String>,
    /// Not offered at the moment.
    pub paused: Option<Pause>,
}

/// A version of what a unit offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// From 1 without gaps.
    pub version: u64,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub created_at: Timestamp,
    /// In the order in which they are offered.
    pub matters: Vec<MatterWords>,
}

/// The matters of a unit as its lead sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitMatters {
    /// The registrar's, in its order.
    pub matters: Vec<MatterRow>,
    /// The version in force; none: nobody has written one.
    pub offer: Option<Offer>,
}

/// A matter as insured persons are offered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedMatter {
    /// The registrar's, with the protection in force.
    pub matter: MatterRow,
    /// Its lead's words; a pause that is over does not stand in them.
    pub words: Option<MatterWords>,
}
