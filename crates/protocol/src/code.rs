// SPDX-License-Identifier: EUPL-1.2
//! Codes that people type, fingerprints that people compare, and the texts inside QR codes.

use std::{fmt, str::FromStr};

use zeroize::Zeroizing;

use crate::tup::{Hash, h};

/// Crockford's base32 alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a code is for; the kind is part of the check symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Code of an activation letter: 14 bytes, 24 symbols.
    Activation,
    /// Code of a recovery sheet: 19 bytes, 32 symbols.
    Recovery,
    /// Invitation of a representative: 9 bytes, 16 symbols.
    Invitation,
    /// One answer without an account: 9 bytes, 16 symbols.
    Reply,
}

impl CodeKind {
    const fn tag(self) -> &'static [u8] {
        match self {
            Self::Activation => b"A",
            Self::Recovery => b"R",
            Self::Invitation => b"V",
            Self::Reply => b"W",
        }
    }

    /// Length of the secret in bytes.
    pub const fn raw_len(self) -> usize {
        match self {
            Self::Activation => 14,
            Self::Recovery => 19,
            Self::Invitation | Self::Reply => 9,
        }
    }
}

/// Why a typed code is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// `bad-symbol`
    #[error("a symbol that codes do not have")]
    BadSymbol,
    /// `bad-length`
    #[error("too many or too few symbols")]
    BadLength,
    /// `bad-check`
    #[error("the check symbols do not fit: mistyped")]
    BadCheck,
    /// `bad-qr`
    #[error("not a QR text of this portal")]
    BadQr,
}

impl CodeError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadSymbol => "bad-symbol",
            Self::BadLength => "bad-length",
            Self::BadCheck => "bad-check",
            Self::BadQr => "bad-qr",
        }
    }
}

/// Writes a secret as a code with its check symbol, in groups of four joined by `-`.
///
/// `raw` must have [`CodeKind::raw_len`] bytes; [`CodeError::BadLength`] otherwise.
pub fn encode(kind: CodeKind, raw: &[u8]) -> Result<String, CodeError> {
    if raw.len() != kind.raw_len() {
        return Err(CodeError::BadLength);
    }
    let mut bytes = Zeroizing::new(raw.to_vec());
    bytes.push(check_byte(kind, raw));
    Ok(groups(&base32(&bytes), '-'))
}

/// Reads a typed code: drops `-` and blanks, ignores case, reads `O` as 0 and `I`, `L` as 1.
pub fn parse(kind: CodeKind, text: &str) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let mut bytes = from_base32(text)?;
    if bytes.len() != kind.raw_len() + 1 {
        return Err(CodeError::BadLength);
    }
    let check = bytes.pop().ok_or(CodeError::BadLength)?;
    if check == check_byte(kind, &bytes) {
        Ok(bytes)
    } else {
        Err(CodeError::BadCheck)
    }
}

fn check_byte(kind: CodeKind, raw: &[u8]) -> u8 {
    let [first, ..] = *h("sp1/code/check", &[kind.tag(), raw]).as_bytes();
    first
}

/// Fingerprint of a Trust Document: 20 bytes, 8 groups of 4 symbols; blanks between groups as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 20]);

impl Fingerprint {
    /// `H("sp1/td/fp", sh(TD))[0..20]`.
    pub fn of(sh: &Hash) -> Self {
        let mut first = [0; 20];
        for (to, from) in first
            .iter_mut()
            .zip(h("sp1/td/fp", &[sh.as_bytes()]).as_bytes())
        {
            *to = *from;
        }
        Self(first)
    }

    /// The 32 symbols without blanks, as in a QR code.
    pub fn compact(&self) -> String {
        base32(&self.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&groups(&self.compact(), ' '))
    }
}

impl FromStr for Fingerprint {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes = from_base32(text)?;
        <[u8; 20]>::try_from(bytes.as_slice())
            .map(Self)
            .map_err(|_| CodeError::BadLength)
    }
}

/// Fingerprint of the Trust Document with this statement hash, as printed on letters.
pub fn fingerprint(sh: &Hash) -> String {
    Fingerprint::of(sh).to_string()
}

/// What a QR code of the portal holds. There is no URL in it, so that scanning one outside of the
/// portal leads nowhere.
#[derive(Clone, PartialEq, Eq)]
pub enum QrText {
    /// On an activation letter: `SP1 <code> <fp without blanks>`.
    Activation {
        /// 14 bytes.
        raw: Zeroizing<Vec<u8>>,
        /// Of the Trust Document at printing.
        fingerprint: Fingerprint,
    },
    /// On a recovery sheet: `SP1R <code>`.
    Recovery {
        /// 19 bytes.
        raw: Zeroizing<Vec<u8>>,
    },
}

impl fmt::Debug for QrText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QrText([REDACTED])")
    }
}

impl QrText {
    /// The text to put into the QR code; [`CodeError::BadLength`] for a secret of wrong length.
    pub fn encode(&self) -> Result<Zeroizing<String>, CodeError> {
        let text = match self {
            Self::Activation { raw, fingerprint } => {
                let code = encode(CodeKind::Activation, raw)?;
                format!("SP1 {code} {}", fingerprint.compact())
            }
            Self::Recovery { raw } => format!("SP1R {}", encode(CodeKind::Recovery, raw)?),
        };
        Ok(Zeroizing::new(text))
    }

    /// Reads a scanned text.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut parts = text.split(' ');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("SP1"), Some(code), Some(fp), None) => Ok(Self::Activation {
                raw: parse(CodeKind::Activation, code)?,
                fingerprint: fp.parse()?,
            }),
            (Some("SP1R"), Some(code), None, None) => Ok(Self::Recovery {
                raw: parse(CodeKind::Recovery, code)?,
            }),
            _ => Err(CodeError::BadQr),
        }
    }
}

/// Bits from the most significant one; the lengths used here are multiples of five bytes.
fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            out.push(symbol((bits >> count) & 31));
        }
        bits &= (1 << count) - 1;
    }
    if count > 0 {
        out.push(symbol((bits << (5 - count)) & 31));
    }
    out
}

fn symbol(value: u32) -> char {
    let index = usize::try_from(value).unwrap_or_default();
    char::from(ALPHABET.get(index).copied().unwrap_or(b'0'))
}

fn from_base32(text: &str) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let mut out = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut bits, mut count) = (0_u32, 0_u32);
    for typed in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
        // Only ASCII letters change case here: Unicode would turn other letters into these.
        let byte = match u8::try_from(typed).map(|byte| byte.to_ascii_uppercase()) {
            Ok(b'O') => b'0',
            Ok(b'I' | b'L') => b'1',
            Ok(other) => other,
            Err(_) => return Err(CodeError::BadSymbol),
        };
        let value = ALPHABET
            .iter()
            .position(|known| *known == byte)
            .ok_or(CodeError::BadSymbol)?;
        bits = (bits << 5) | u32::try_from(value).map_err(|_| CodeError::BadSymbol)?;
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 255).map_err(|_| CodeError::BadSymbol)?);
        }
        bits &= (1 << count) - 1;
    }
    if count == 0 {
        Ok(out)
    } else {
        Err(CodeError::BadLength)
    }
}

fn groups(symbols: &str, between: char) -> String {
    let mut out = String::with_capacity(symbols.len() * 5 / 4);
    for (index, symbol) in symbols.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            out.push(between);
        }
        out.push(symbol);
    }
    out
}
