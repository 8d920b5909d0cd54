// SPDX-License-Identifier: EUPL-1.2
//! `job.json`: what the print shop and the core system need to know about a letter. It lies beside the documents and is as secret as they are.

use protocol::Hash;
use serde::{Deserialize, Serialize};

use super::{Lease, LetterId};

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// 1.
    pub v: u8,
    /// Its id, which is also the name of its folder.
    pub job: LetterId,
    /// By which run of which program it was made.
    pub lease: Lease,
    /// Why it goes by post.
    pub reason: String,
    /// By what the core system finds the postal address: the insurance number.
    pub address_reference: String,
    /// The decision's message id.
    pub message: String,
    /// SHA-256 of the sealed decision, base64url: the same as in its receipt.
    pub sealed_sha256: String,
    /// When its author signed it.
    pub decided_at: String,
    /// What can be done against it: `objection` or `action`.
    pub remedy: String,
    /// When this folder was made.
    pub made_at: String,
    /// The documents, in the order in which they belong into the envelope.
    pub documents: Vec<Listed>,
}

/// A document in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Name of the file here.
    pub file: String,
    /// Name that its author gave it; none of the text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Media type.
    pub media_type: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: usize,
    /// Pages, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
}

impl Listed {
    /// A file with these bytes, of so many pages as nobody has counted.
    pub(crate) fn of(file: String, name: Option<String>, media_type: &str, bytes: &[u8]) -> Self {
        Self {
            file,
            name,
            media_type: media_type.to_owned(),
            sha256: hex::encode(Hash::of(bytes).as_bytes()),
            bytes: bytes.len(),
            pages: None,
        }
    }
}
