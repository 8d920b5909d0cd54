// SPDX-License-Identifier: EUPL-1.2
//! An e-mail address that mail can be sent to without surprises.

use std::{fmt, str::FromStr};

use zeroize::Zeroizing;

/// Longest address: RFC 5321, 4.5.3.1.3, without the angle brackets.
pub(crate) const MAX_LEN: usize = 254;

/// A text that is no e-mail address. It does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnAddress;

/// An ASCII addr-spec in dot-atom form (RFC 5322, 3.4.1); never printed, wiped when dropped.
///
/// Line breaks, blanks, quotes, comments and lists have no way in, so that one address cannot become
/// two, or a header of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(Zeroizing<String>);

impl EmailAddress {
    /// The address, for the SMTP client only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress([REDACTED])")
    }
}

impl FromStr for EmailAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let (local, domain) = text.split_once('@').ok_or(NotAnAddress)?;
        let labels: Vec<&str> = domain.split('.').collect();
        let valid = text.len() <= MAX_LEN
            && local.len() <= 64
            && local.split('.').all(is_atom)
            && labels.len() >= 2
            && labels.iter().all(|label| is_label(label));
        if valid {
            Ok(Self(Zeroizing::new(text.to_owned())))
        } else {
            Err(NotAnAddress)
        }
    }
}

fn is_atom(text: &str) -> bool {
    let special = |byte: u8| b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || special(byte))
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}
