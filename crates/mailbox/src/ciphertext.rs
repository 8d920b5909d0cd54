// SPDX-License-Identifier: EUPL-1.2
//! Parse at the edge: what is one of these has passed the header scanner. The server cannot check *who* can
//! read a file; structure and size is all it sees.

use protocol::agefile::{HeaderRules, plaintext_length, scan};

use crate::error::StoreError;

/// Most bytes of a message's file.
pub const MAX_MESSAGE: usize = 256 * 1024;
/// Most bytes of a grant or link.
pub const MAX_GRANT: usize = 16 * 1024;
/// Most bytes of any other small file: bundle, bind request, claims, profile.
pub const MAX_SMALL: usize = 128 * 1024;

/// A small age file of the right structure. `Debug` prints its length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Ciphertext(Vec<u8>);

impl std::fmt::Debug for Ciphertext {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ciphertext({} bytes)", self.0.len())
    }
}

impl Ciphertext {
    fn check(bytes: Vec<u8>, rules: HeaderRules, max: usize) -> Result<Self, StoreError> {
        if bytes.len() > max {
            return Err(StoreError::TooLarge);
        }
        let info = scan(rules, &bytes).map_err(|e| StoreError::Invalid(e.code()))?;
        let length = |n: usize| u64::try_from(n).map_err(|_| StoreError::TooLarge);
        if plaintext_length(length(bytes.len())?, length(info.length)?).is_none() {
            return Err(StoreError::Invalid("truncated"));
        }
        Ok(Self(bytes))
    }

    /// The file of a message.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], or the name of the header's fault.
    pub fn message(bytes: Vec<u8>) -> Result<Self, StoreError> {
        Self::check(bytes, HeaderRules::Single, MAX_MESSAGE)
    }

    /// A grant or link.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], or the name of the header's fault.
    pub fn grant(bytes: Vec<u8>) -> Result<Self, StoreError> {
        Self::check(bytes, HeaderRules::Single, MAX_GRANT)
    }

    /// A bind request, claims or profile.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], or the name of the header's fault.
    pub fn small(bytes: Vec<u8>) -> Result<Self, StoreError> {
        Self::check(bytes, HeaderRules::Single, MAX_SMALL)
    }

    /// A key bundle.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], or the name of the header's fault.
    pub fn bundle(bytes: Vec<u8>) -> Result<Self, StoreError> {
        Self::check(bytes, HeaderRules::Bundle, MAX_SMALL)
    }

    /// From a row: it was checked when it came.
    pub(crate) const fn stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}
