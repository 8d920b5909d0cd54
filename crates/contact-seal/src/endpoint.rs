// SPDX-License-Identifier: EUPL-1.2
//! Where a browser takes signs (RFC 8030): an address that leads to one device, so that it is kept like an e-mail address.

use std::{fmt, str::FromStr};

use zeroize::Zeroizing;

/// Longest address of a browser at a push service, in bytes. Those of today have 150 to 600.
pub const MAX_ENDPOINT: usize = 1_000;

/// A text that is no such address. It does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an https address of a push service")]
pub struct NotAnEndpoint;

/// An `https` address; never printed, wiped when dropped. Whether it is one of a push service, whoever goes there decides.
#[derive(Clone, PartialEq, Eq)]
pub struct PushEndpoint(Zeroizing<String>);

impl PushEndpoint {
    /// The address, for the push service only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PushEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushEndpoint([REDACTED])")
    }
}

impl FromStr for PushEndpoint {
    type Err = NotAnEndpoint;

    fn from_str(text: &str) -> Result<Self, NotAnEndpoint> {
        let valid = text.len() <= MAX_ENDPOINT
            && text.starts_with("https://")
            && text.bytes().all(|byte| byte.is_ascii_graphic());
        if valid {
            Ok(Self(Zeroizing::new(text.to_owned())))
        } else {
            Err(NotAnEndpoint)
        }
    }
}
