// SPDX-License-Identifier: EUPL-1.2
//! Text modules of a unit: the insurer's own constant text, about nobody, so not sealed.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, Matter, PersonId, TextModuleId};

/// Characters of a title at most.
pub const MAX_TITLE: usize = 120;
/// Characters of a text at most.
pub const MAX_TEXT: usize = 10_000;

word_enum! {
    /// What a module is for.
    TextKind {
        /// Part of an answer.
        Text = "text",
        /// Stands under answers.
        Signature = "signature",
    }
}

word_enum! {
    /// Language of a module.
    TextLang {
        /// German.
        De = "de",
        /// English.
        En = "en",
    }
}

word_enum! {
    /// For whose eyes a module is worded.
    TextReader {
        /// The insured person.
        Insured = "insured",
        /// Somebody who acts for her.
        Rep = "rep",
    }
}

/// What stands in a version of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextContent {
    /// What it is for.
    pub kind: TextKind,
    /// How colleagues find it; 1 to [`MAX_TITLE`] characters.
    pub title: String,
    /// The text with its variables; 1 to [`MAX_TEXT`] characters.
    pub body: String,
    /// The same in Leichte Sprache.
    pub simple: Option<String>,
    /// Language of both.
    pub lang: TextLang,
    /// Offered in these matters only; empty: in all.
    pub matters: Vec<Matter>,
    /// Offered for these readers only.
    pub reader: Option<TextReader>,
    /// Offered from then on, Unix seconds.
    pub valid_from: Option<i64>,
    /// Offered before then, Unix seconds.
    pub valid_until: Option<i64>,
    /// Last legal review, Unix seconds.
    pub reviewed_at: Option<i64>,
    /// Who answers for it; a member of the unit.
    pub owner: PersonId,
    /// Offered no more. It can be taken up again by a further version.
    pub retired: bool,
}

/// A version of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextModule {
    /// The module.
    pub id: TextModuleId,
    /// From 1 without gaps.
    pub version: u64,
    /// The unit it belongs to.
    pub dept: Dept,
    /// What stands in it.
    pub content: TextContent,
    /// Who wrote this version.
    pub by: PersonId,
    /// When.
    pub created_at: Timestamp,
}
