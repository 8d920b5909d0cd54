// SPDX-License-Identifier: EUPL-1.2
//! E-mail addresses on their way to being confirmed.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use protocol::{Hash, b64};

use super::mail_return::Mute;
use super::words::word_enum;
use crate::chance::{self, Chance};
use crate::clock::Timestamp;
use crate::ids::PersonId;
use crate::sensitive::Sensitive;

/// How long a code for an address is valid.
pub const CODE_LASTS: Duration = Duration::from_secs(24 * 3_600);
/// Wrong tries of one code.
pub const CODE_TRIES: u32 = 5;
/// Codes that one person may have mailed in [`CODE_LASTS`], to whichever address, also after removing one.
pub const CODE_SENDS: u32 = 5;
/// Digits of a code.
const DIGITS: usize = 8;
/// A sealed address is a little over 500 bytes; the notifier looks at nothing longer.
const LARGEST: usize = 2_048;

word_enum! {
    /// Who named an address that is not confirmed.
    ContactSource {
        /// The person, in the portal.
        Person = "person",
        /// The insurer's register.
        Register = "register",
    }
}

word_enum! {
    /// When somebody gets plain mails. Decisions, codes and what happened to an account do not wait for it.
    MailTime {
        /// Soon, but not in the quiet hours.
        Soon = "soon",
        /// Once a day, in the morning.
        Morning = "morning",
        /// Once a day, in the evening.
        Evening = "evening",
    }
}

/// A sealed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Address, sealed to the notifier.
    pub sealed: Sensitive<String>,
    /// Language of the text (BCP 47).
    pub lang: String,
}

/// The address in force of a person, and what mails to it go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Where to.
    pub contact: Contact,
    /// Whether, and why, it is not written to.
    pub mute: Option<Mute>,
    /// The sentence by which she recognises our mails, sealed to the notifier.
    pub phrase: Option<Sensitive<String>>,
}

impl Contact {
    /// Whether it has the form of what the browser and the registrar seal: base64url of an age file to one X25519
    /// recipient. What is in it only the notifier can say.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        is_tag(&self.lang) && is_sealed(self.sealed.expose())
    }
}

/// Whether a text has the form of what is sealed to the notifier: base64url of an age file to one X25519 recipient.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    b64::from_url(text).is_some_and(|file| {
        file.len() <= LARGEST && file.starts_with(b"age-encryption.org/v1\n-> X25519 ")
    })
}

/// Whether it has the form of a language's tag (BCP 47).
#[must_use]
pub fn is_tag(lang: &str) -> bool {
    (2..=35).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// An address that is not confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The address.
    pub contact: Contact,
    /// Who named it.
    pub source: ContactSource,
    /// End of its code; none: none was asked for.
    pub expires_at: Option<Timestamp>,
    /// Of the newest code that was mailed.
    pub code_hash: Option<Hash>,
    /// Wrong tries that are left for this code.
    pub tries_left: u32,
}

impl Candidate {
    /// Whether a code for it was asked for and may still be typed.
    #[must_use]
    pub fn is_waiting(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| now < end)
    }
}

/// A code to be typed: drawn by the notifier, mailed, and kept as a hash only.
///
/// Eight digits are guessed within [`CODE_TRIES`] tries with a chance of 1 in 20 million. The hash is no secret that
/// a thief of the database would need years for; the code serves only in a session of the person, for a day, and opens
/// nothing but mails without content.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactCode(String);

impl ContactCode {
    /// Draws a code.
    #[must_use]
    pub fn draw(chance: &dyn Chance) -> Self {
        let drawn = u64::from_le_bytes(chance::bytes(chance));
        // 2^64 is so much more than 10^8 that no code is noticeably likelier.
        Self(format!("{:0DIGITS$}", drawn % 100_000_000))
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self, pid: PersonId) -> Hash {
        let mut text = b"siegelpost/contact-code\0".to_vec();
        text.extend_from_slice(pid.as_bytes());
        text.extend_from_slice(self.0.as_bytes());
        Hash::of(&text)
    }

    /// As it stands in the mail: two groups of four digits.
    #[must_use]
    pub fn shown(&self) -> String {
        let (first, second) = self.0.split_at(DIGITS / 2);
        format!("{first} {second}")
    }
}

impl fmt::Debug for ContactCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactCode([sensitive])")
    }
}

/// A text that is no code. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a code of eight digits")]
pub struct NotACode;

impl FromStr for ContactCode {
    type Err = NotACode;

    /// Blanks and hyphens do not matter.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        if digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(NotACode)
        }
    }
}

/// What became of a typed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactCheck {
    /// The address is in force.
    Confirmed,
    /// Wrong; so many tries are left.
    Wrong {
        /// Before a new code has to be asked for.
        tries_left: u32,
    },
    /// No code is valid: none was mailed, it is older than a day, or it was tried too often.
    Over,
}

/// A person's address as her page shows it: never the address itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactView {
    /// Since when an address is in force.
    pub confirmed_at: Option<Timestamp>,
    /// One that is not confirmed.
    pub candidate: Option<CandidateView>,
    /// The one in force is not written to.
    pub muted: Option<Mute>,
    /// Mails do not say whom they come from.
    pub discreet: bool,
    /// A recognition phrase stands in them.
    pub phrase: bool,
    /// When she gets plain mails.
    pub time: MailTime,
    /// Language of her mails (BCP 47); none without an address.
    pub lang: Option<String>,
}

/// An address that is not confirmed, as its owner's page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CandidateView {
    /// Who named it.
    pub source: ContactSource,
    /// Until when a code may be typed; none: none is valid.
    pub expires_at: Option<Timestamp>,
    /// Whether the mail with the code is on its way: the relay was spoken to.
    pub mailed: bool,
    /// That mail was refused for good, or given up: nobody gets it.
    pub undeliverable: bool,
    /// Tries of the newest code that are left.
    pub tries_left: u32,
    /// Codes that may be asked for today.
    pub sends_left: u32,
}
