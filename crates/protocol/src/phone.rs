// SPDX-License-Identifier: EUPL-1.2
//! The phone check (docs/PROTOCOL.md, "Phone check"): both ends of a call show the same two words and
//! the same number. Each end draws 16 random bytes; the desk commits to its own before it sees the other's,
//! so neither of them, nor the server in between, nor a caller can choose what is shown.

use std::fmt;
use std::sync::OnceLock;

use crate::{
    b64::b64u_text,
    ids::{Org, PersonId},
    tup::{Hash, h},
};

/// The words, one a line; the twin in TypeScript holds the same list.
const LIST: &str = include_str!("../assets/phone-words.txt");
/// Numbers are below this: three digits.
const NUMBERS: u16 = 1_000;

/// 16 random bytes of one end; b64u as text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Draw([u8; 16]);

b64u_text!(Draw, 16);

impl Draw {
    /// Takes the random bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The raw bytes, as they go into `TUP`.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

/// What both ends show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The words that the person says.
    pub words: [&'static str; 2],
    /// The number that the desk says, 0 to 999; shown with three digits.
    pub number: u16,
}

/// All words, 256 of them.
pub fn words() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| LIST.lines().collect())
}

/// `H("sp1/phone/commit", org, pid, desk kc, a)`: binds the desk to its draw.
pub fn commitment(org: &Org, pid: PersonId, desk: &Hash, a: &Draw) -> Hash {
    let parts: [&[u8]; 4] = [
        org.as_bytes(),
        pid.as_bytes(),
        desk.as_bytes(),
        a.as_bytes(),
    ];
    h("sp1/phone/commit", &parts)
}

/// Words and number from `H("sp1/phone", org, pid, desk kc, a, b)`: one byte a word, and the two bytes
/// after them modulo 1000.
pub fn spoken(org: &Org, pid: PersonId, desk: &Hash, a: &Draw, b: &Draw) -> Spoken {
    let parts: [&[u8]; 5] = [
        org.as_bytes(),
        pid.as_bytes(),
        desk.as_bytes(),
        a.as_bytes(),
        b.as_bytes(),
    ];
    words_of(&h("sp1/phone", &parts))
}

/// Words and number of a hash: one byte a word, and the two bytes after them modulo 1000.
pub(crate) fn words_of(hash: &Hash) -> Spoken {
    let [first, second, high, low, ..] = *hash.as_bytes();
    let word = |byte: u8| words().get(usize::from(byte)).copied().unwrap_or_default();
    Spoken {
        words: [word(first), word(second)],
        number: u16::from_be_bytes([high, low]) % NUMBERS,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::words;

    #[test]
    fn there_is_a_word_for_every_byte_and_all_are_easy_to_say_and_to_spell() {
        let all: BTreeSet<_> = words().iter().collect();
        assert_eq!((words().len(), all.len()), (256, 256));
        for word in words() {
            let letters = word.len();
            assert!((4..=8).contains(&letters), "{word}");
            assert!(word.bytes().all(|b| b.is_ascii_alphabetic()), "{word}");
        }
    }
}
