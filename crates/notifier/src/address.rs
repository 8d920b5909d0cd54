// SPDX-License-Identifier: EUPL-1.2
//! An e-mail address that can do no harm in a mail header or an SMTP command, and cannot be printed.

use std::fmt;

/// One checked e-mail address: ASCII dot-atom before the `@`, a host name after it (RFC 5321, 4.1.2, without
/// quoted strings and address literals). Has no `Display`, and `Debug` shows nothing of it.
#[derive(Clone, Eq, PartialEq)]
pub struct Recipient(lettre::Address);

/// Why an address is not used. Says nothing of the address itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AddressError {
    /// No single `@` between two parts.
    #[error("not an e-mail address")]
    Shape,
    /// The part before the `@` is not a dot-atom of ASCII characters, or longer than 64.
    #[error("unusual characters before the @")]
    LocalPart,
    /// The part after the `@` is not a host name.
    #[error("the part after the @ is not a host name")]
    Domain,
    /// Longer than 254 characters, RFC 5321 erratum 1690.
    #[error("too long")]
    Length,
}

impl Recipient {
    /// Parses one address. Anything but the plain form is refused: quoted strings, comments, display names,
    /// line breaks, blanks, address literals and characters beyond ASCII (a host name with umlauts must be
    /// given in its `xn--` form).
    ///
    /// # Errors
    /// [`AddressError`] names the part, not the content.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > 254 {
            return Err(AddressError::Length);
        }
        let (local, domain) = text.split_once('@').ok_or(AddressError::Shape)?;
        if !is_dot_atom(local) {
            return Err(AddressError::LocalPart);
        }
        if !is_host_name(domain) {
            return Err(AddressError::Domain);
        }
        lettre::Address::new(local, domain)
            .map(Self)
            .map_err(|_| AddressError::Shape)
    }

    pub(crate) fn as_lettre(&self) -> &lettre::Address {
        &self.0
    }

    /// The part after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.domain()
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient([REDACTED])")
    }
}

/// RFC 5322, 3.2.3 `dot-atom-text`, at most 64 characters.
fn is_dot_atom(text: &str) -> bool {
    text.len() <= 64
        // RFC 2047: looks like an encoded word; some mail programs would show another address.
        && !text.contains("=?")
        && text.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

/// Letters, digits and inner hyphens in at least two labels of at most 63 characters, RFC 1123.
pub(crate) fn is_host_name(text: &str) -> bool {
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}
