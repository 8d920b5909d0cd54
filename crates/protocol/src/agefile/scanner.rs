// SPDX-License-Identifier: EUPL-1.2
//! The line scanner for age headers. It reads a file in pieces of any size, keeps at most one line,
//! and stops at the first fault, so that a hostile header costs nothing.

use super::{
    STANZA,
    hpke::{ENC_LEN, WRAPPED_LEN},
};
use crate::b64;

const VERSION: &[u8] = b"age-encryption.org/v1\n";
const GREASE: &[u8] = b"-grease";
const COLUMNS: usize = 64;
/// Length of the base64 of a header MAC.
const MAC_TEXT: usize = 43;

/// Which files are being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderRules {
    /// Everything but a bundle: at most 2048 bytes, exactly one hybrid stanza.
    Single,
    /// A key bundle: at most 16384 bytes, 1 to 8 hybrid stanzas.
    Bundle,
}

impl HeaderRules {
    /// Most header bytes, from the version line to the line feed of the MAC line.
    pub const fn max_len(self) -> usize {
        match self {
            Self::Single => 2048,
            Self::Bundle => 16_384,
        }
    }

    /// Most hybrid stanzas.
    pub const fn max_hybrid(self) -> usize {
        match self {
            Self::Single => 1,
            Self::Bundle => 8,
        }
    }
}

/// Why a header is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// `not-age`
    #[error("not a binary age file")]
    NotAge,
    /// `header-too-long`
    #[error("a header longer than allowed")]
    HeaderTooLong,
    /// `no-hybrid-stanza`
    #[error("no post-quantum hybrid stanza")]
    NoHybridStanza,
    /// `too-many-hybrid-stanzas`
    #[error("more post-quantum hybrid stanzas than allowed")]
    TooManyHybridStanzas,
    /// `foreign-stanza`
    #[error("a stanza of a type that is not in use")]
    ForeignStanza,
    /// `too-many-grease-stanzas`
    #[error("more than one grease stanza")]
    TooManyGreaseStanzas,
    /// `malformed-header`
    #[error("a header that breaks the age format")]
    MalformedHeader,
    /// `truncated`
    #[error("ends too early, or at a length that no age file has")]
    Truncated,
}

impl HeaderError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAge => "not-age",
            Self::HeaderTooLong => "header-too-long",
            Self::NoHybridStanza => "no-hybrid-stanza",
            Self::TooManyHybridStanzas => "too-many-hybrid-stanzas",
            Self::ForeignStanza => "foreign-stanza",
            Self::TooManyGreaseStanzas => "too-many-grease-stanzas",
            Self::MalformedHeader => "malformed-header",
            Self::Truncated => "truncated",
        }
    }
}

/// What is known of a file that passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderInfo {
    /// Bytes of the header, up to and with the line feed of the MAC line.
    pub length: usize,
    /// Number of hybrid stanzas.
    pub hybrid: usize,
}

/// Whether the header has been seen to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Push more bytes.
    NeedMore,
    /// The header is fine; the rest of the file may pass unseen.
    Done(HeaderInfo),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Version,
    /// Between stanzas: a stanza line or the MAC line follows.
    Between,
    /// Inside of a stanza's body; `hybrid` bodies are one line of 43 symbols.
    Body {
        hybrid: bool,
    },
    Done,
}

/// Scans one file from its first byte. After an error the scanner is spent.
#[derive(Debug, Clone)]
pub struct HeaderScanner {
    rules: HeaderRules,
    state: State,
    line: Vec<u8>,
    /// Whether the type of the stanza on the current line has been judged.
    judged: bool,
    length: usize,
    hybrid: usize,
    grease: usize,
}

impl HeaderScanner {
    /// A scanner at the beginning of a file.
    pub const fn new(rules: HeaderRules) -> Self {
        Self {
            rules,
            state: State::Version,
            line: Vec::new(),
            judged: false,
            length: 0,
            hybrid: 0,
            grease: 0,
        }
    }

    /// Takes the next bytes of the file; those after the header are ignored.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Progress, HeaderError> {
        for byte in bytes {
            if self.state == State::Done {
                break;
            }
            if self.length == self.rules.max_len() {
                return Err(HeaderError::HeaderTooLong);
            }
            self.length += 1;
            self.line.push(*byte);
            self.judge_partial_line(*byte)?;
            if *byte == b'\n' {
                self.line.pop();
                self.end_of_line()?;
                self.line.clear();
                self.judged = false;
            }
        }
        Ok(self.progress())
    }

    /// To be called at the end of the file.
    ///
    /// # Errors
    /// [`HeaderError::Truncated`] if the header did not end.
    pub fn finish(&self) -> Result<HeaderInfo, HeaderError> {
        match self.progress() {
            Progress::Done(info) => Ok(info),
            Progress::NeedMore => Err(HeaderError::Truncated),
        }
    }

    fn progress(&self) -> Progress {
        match self.state {
            State::Done => Progress::Done(HeaderInfo {
                length: self.length,
                hybrid: self.hybrid,
            }),
            _ => Progress::NeedMore,
        }
    }

    /// Judges what needs no whole line: the version, and the type of a stanza.
    fn judge_partial_line(&mut self, last: u8) -> Result<(), HeaderError> {
        match self.state {
            State::Version if !VERSION.starts_with(&self.line) => Err(HeaderError::NotAge),
            State::Between if !self.judged && matches!(last, b' ' | b'\n') => {
                match self.line.strip_prefix(b"-> ") {
                    Some([]) | None => Ok(()),
                    Some([kind @ .., _]) => {
                        let kind = kind.to_vec();
                        self.judged = true;
                        self.count_stanza(&kind)
                    }
                }
            }
            _ => Ok(()),
        }
    }

    fn count_stanza(&mut self, kind: &[u8]) -> Result<(), HeaderError> {
        if !is_arbitrary_string(kind) {
            return Err(HeaderError::MalformedHeader);
        }
        if kind == STANZA.as_bytes() {
            self.hybrid += 1;
            if self.hybrid > self.rules.max_hybrid() {
                return Err(HeaderError::TooManyHybridStanzas);
            }
        } else if kind.ends_with(GREASE) {
            self.grease += 1;
            if self.grease > 1 {
                return Err(HeaderError::TooManyGreaseStanzas);
            }
        } else {
            return Err(HeaderError::ForeignStanza);
        }
        Ok(())
    }

    fn end_of_line(&mut self) -> Result<(), HeaderError> {
        self.state = match self.state {
            State::Version => State::Between,
            State::Between => self.stanza_or_mac_line()?,
            State::Body { hybrid } => self.body_line(hybrid)?,
            State::Done => State::Done,
        };
        Ok(())
    }

    fn stanza_or_mac_line(&self) -> Result<State, HeaderError> {
        if let Some(mac) = self.line.strip_prefix(b"--- ") {
            if mac.len() != MAC_TEXT || b64::from_age(mac).is_none() {
                return Err(HeaderError::MalformedHeader);
            }
            return if self.hybrid == 0 {
                Err(HeaderError::NoHybridStanza)
            } else {
                Ok(State::Done)
            };
        }
        let words = self
            .line
            .strip_prefix(b"-> ")
            .ok_or(HeaderError::MalformedHeader)?;
        let mut words = words.split(|byte| *byte == b' ');
        let kind = words.next().unwrap_or_default();
        let args: Vec<&[u8]> = words.collect();
        if !is_arbitrary_string(kind) || !args.iter().all(|arg| is_arbitrary_string(arg)) {
            return Err(HeaderError::MalformedHeader);
        }
        let hybrid = kind == STANZA.as_bytes();
        if hybrid {
            let share = match args.as_slice() {
                [share] => b64::from_age(share),
                _ => None,
            };
            if share.is_none_or(|share| share.len() != ENC_LEN) {
                return Err(HeaderError::MalformedHeader);
            }
        }
        Ok(State::Body { hybrid })
    }

    /// Body lines have 64 columns, but for the last one, which is shorter and may be empty.
    fn body_line(&self, hybrid: bool) -> Result<State, HeaderError> {
        let bytes = b64::from_age(&self.line).ok_or(HeaderError::MalformedHeader)?;
        if self.line.len() > COLUMNS || (hybrid && bytes.len() != WRAPPED_LEN) {
            return Err(HeaderError::MalformedHeader);
        }
        if self.line.len() == COLUMNS {
            Ok(State::Body { hybrid })
        } else {
            Ok(State::Between)
        }
    }
}

fn is_arbitrary_string(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_graphic)
}

/// Scans a whole file: its header, and that its length is one that age files have.
pub fn scan(rules: HeaderRules, file: &[u8]) -> Result<HeaderInfo, HeaderError> {
    let mut scanner = HeaderScanner::new(rules);
    scanner.push(file)?;
    let info = scanner.finish()?;
    let length = |n: usize| u64::try_from(n).map_err(|_| HeaderError::Truncated);
    super::plaintext_length(length(file.len())?, length(info.length)?)
        .map(|_| info)
        .ok_or(HeaderError::Truncated)
}
