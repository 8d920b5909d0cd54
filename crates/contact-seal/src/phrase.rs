// SPDX-License-Identifier: EUPL-1.2
//! A sentence by which a person recognises our mails: it stands in a mail without content, so it must have none itself.

use std::{fmt, str::FromStr};

use zeroize::Zeroizing;

/// Characters of a phrase at least.
pub const MIN_PHRASE: usize = 3;
/// Characters of a phrase at most.
pub const MAX_PHRASE: usize = 40;

/// Beside letters. No full stop, colon, slash or `@`: mail programs make links of them. No digits: numbers identify people.
const MARKS: &[char] = &[' ', '-', '\'', '\u{2019}', ',', '!', '?'];
/// Letters by name only: nothing is seen of them.
const BLANKS: &[char] = &['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];
/// What would say whom the mail comes from, what it is about, or ask for something, anywhere in it.
const NEVER: &[&str] = &[
    "kvnr",
    "versicher",
    "kranken",
    "krankheit",
    "diagnos",
    "bescheid",
    "passwort",
    "password",
    "kennwort",
    "insurance",
    "insurer",
    "illness",
    "http",
    "www",
];
/// The same, as whole words.
const NEVER_WORDS: &[&str] = &["pin", "tan", "code", "krank"];

/// Why a text is no phrase. It does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhrase {
    /// Too short or too long, with blanks at an end, or two in a row.
    #[error("a phrase has 3 to 40 characters and single blanks")]
    Length,
    /// Something beside letters and a few marks.
    #[error("a phrase has letters, blanks and - ' , ! ? only")]
    Character,
    /// It would say what mails do not say.
    #[error("a phrase says nothing of insurance or illness, and no password")]
    Word,
}

/// A recognition phrase; never printed, wiped when dropped.
///
/// Whoever writes to the database cannot put an address, a link, a number or a line of a header in its place: it is checked
/// after opening, too.
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase(Zeroizing<String>);

impl Phrase {
    /// The phrase, for the mail only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrase([REDACTED])")
    }
}

impl FromStr for Phrase {
    type Err = NotAPhrase;

    fn from_str(text: &str) -> Result<Self, NotAPhrase> {
        let ordinary = |c: char| (c.is_alphabetic() && !BLANKS.contains(&c)) || MARKS.contains(&c);
        if !text.chars().all(ordinary) {
            return Err(NotAPhrase::Character);
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let blanks = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
        if blanks || letters < MIN_PHRASE || text.chars().count() > MAX_PHRASE {
            return Err(NotAPhrase::Length);
        }
        let small = text.to_lowercase();
        let mut words = small.split(|c: char| !c.is_alphabetic());
        if NEVER.iter().any(|word| small.contains(word))
            || words.any(|word| NEVER_WORDS.contains(&word))
        {
            return Err(NotAPhrase::Word);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }
}
