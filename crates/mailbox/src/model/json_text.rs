// SPDX-License-Identifier: EUPL-1.2
//! Stored JSON that is passed on as it is.

use protocol::Envelope;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::error::StoreError;

/// Canonical JSON of an envelope (or of a log leaf), stored and given out byte for byte. Serialises as the
/// JSON it is, not as a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// From a text that was canonical JSON when it was stored.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// The canonical form of an envelope.
    ///
    /// # Errors
    /// [`StoreError::Internal`] if the protocol crate wrote anything but UTF-8.
    pub fn of(envelope: &Envelope) -> Result<Self, StoreError> {
        String::from_utf8(envelope.to_json())
            .map(Self)
            .map_err(|e| StoreError::Internal(e.to_string()))
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The envelope.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the stored text is no envelope.
    pub fn envelope(&self) -> Result<Envelope, StoreError> {
        Envelope::from_json(self.0.as_bytes())
            .map_err(|e| StoreError::Internal(format!("stored envelope: {e}")))
    }
}

impl Serialize for JsonText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}
