// SPDX-License-Identifier: EUPL-1.2
//! Whether a mail can be taken apart in bounded memory and stack. The parser's structures grow with headers, addresses and parts, some of
//! which are two bytes; and it goes down into mails within mails. What is too heavy stays whole: the original is a file of the case anyway.

use memchr::memmem;

/// Signs of structure in a mail that is taken apart, at most: each costs the parser some 150 bytes. A long letter in HTML has some ten thousand.
const MOST_SIGNS: usize = 400_000;
/// Beginnings of parts, at most.
const MOST_PARTS: usize = 2_000;
/// A mail that may have mails in it is taken apart up to this size.
const MOST_NESTED: usize = 2 * 1024 * 1024;

/// How a mail can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// There are no mails in it.
    Flat,
    /// There may be mails in it, so that it is read with so many bytes of stack in mind.
    Nested,
    /// Not at all, but for its first headers.
    TooHeavy,
}

/// Weighs a mail, without taking it apart.
#[must_use]
pub fn weigh(mail: &[u8]) -> Weight {
    let signs = mail
        .iter()
        .filter(|byte| matches!(byte, b':' | b',' | b';' | b'<' | b'('))
        .count();
    let parts = memmem::find_iter(mail, b"\n--").count();
    if signs > MOST_SIGNS || parts > MOST_PARTS {
        return Weight::TooHeavy;
    }
    if !may_nest(mail) {
        return Weight::Flat;
    }
    if mail.len() > MOST_NESTED {
        Weight::TooHeavy
    } else {
        Weight::Nested
    }
}

/// Whatever is taken for a mail within a mail has one of these words in its type or in that of what it is in.
fn may_nest(mail: &[u8]) -> bool {
    let lower = mail.to_ascii_lowercase();
    [b"rfc822".as_slice(), b"global", b"digest"]
        .iter()
        .any(|word| memmem::find(&lower, word).is_some())
}
