// SPDX-License-Identifier: EUPL-1.2
//! Signed statements as they are stored and passed on.

use protocol::statement::Attested;
use protocol::{Envelope, Hash};

use super::json_text::JsonText;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::PersonId;

word_enum! {
    /// Which statements are kept.
    StatementKind {
        /// Trust Document.
        Td = "td",
        /// Keycard of a person.
        Keycard = "keycard",
        /// A code was issued.
        Issue = "issue",
        /// A keycard was bound to a person.
        Bind = "bind",
        /// A department's key.
        DeptEpoch = "dept-epoch",
        /// Certificate of an employee.
        Staff = "staff",
        /// Revocation list.
        Revlist = "revlist",
        /// A person represents another.
        Rep = "rep",
    }
}

impl StatementKind {
    /// Media type of the payload.
    #[must_use]
    pub fn payload_type(self) -> String {
        format!("application/vnd.sp1.{}+json", self.as_str())
    }

    /// The kind that belongs to a media type.
    #[must_use]
    pub fn of_payload_type(text: &str) -> Option<Self> {
        text.strip_prefix("application/vnd.sp1.")?
            .strip_suffix("+json")?
            .parse()
            .ok()
    }
}

/// An attested statement, `{"stmt", "leaf", "proof"}`, ready to be passed on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct AttestedText {
    /// The envelope.
    pub stmt: JsonText,
    /// Entry of the transparency log.
    pub leaf: Option<JsonText>,
    /// Proof that the log holds it.
    pub proof: Option<String>,
}

impl AttestedText {
    /// The stored form.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the leaf cannot be written as JSON.
    pub fn of(attested: &Attested<Envelope>) -> Result<Self, StoreError> {
        let leaf = match &attested.leaf {
            None => None,
            Some(leaf) => {
                let bytes = protocol::json::encode(leaf)
                    .map_err(|e| StoreError::Internal(e.to_string()))?;
                let text =
                    String::from_utf8(bytes).map_err(|e| StoreError::Internal(e.to_string()))?;
                Some(JsonText::stored(text))
            }
        };
        Ok(Self {
            stmt: JsonText::of(&attested.stmt)?,
            leaf,
            proof: attested.proof.clone(),
        })
    }

    /// The typed form.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the stored text does not parse.
    pub fn attested(&self) -> Result<Attested<Envelope>, StoreError> {
        let leaf = match &self.leaf {
            None => None,
            Some(leaf) => Some(
                protocol::json::decode(leaf.as_str().as_bytes())
                    .map_err(|e| StoreError::Internal(format!("stored leaf: {e}")))?,
            ),
        };
        Ok(Attested {
            stmt: self.stmt.envelope()?,
            leaf,
            proof: self.proof.clone(),
        })
    }
}

/// A statement with what it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredStatement {
    /// Statement hash, `SHA-256(PAE)`.
    pub sh: Hash,
    /// What it is.
    pub kind: StatementKind,
    /// Person, department or activation it is about; empty for Trust Documents and revocation lists.
    pub subject: String,
    /// Version, epoch or sequence number; 0 where there is none.
    pub seq: u64,
    /// The statement.
    pub attested: AttestedText,
    /// Clerk who brought it, for department epochs.
    pub by: Option<PersonId>,
    /// When it was stored.
    pub received_at: Timestamp,
}
