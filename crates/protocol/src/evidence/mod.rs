// SPDX-License-Identifier: EUPL-1.2
//! The evidence of one decision (docs/PROTOCOL.md, section 2.2): what was done to announce it, and what came of it, entry by
//! entry, each hashed together with the one before it. A signed [`crate::statement::EvidenceHead`] says how the chain ended.

mod check;

use serde::{Deserialize, Serialize};

use crate::{
    Envelope,
    ids::{MessageId, Org, PersonId, ThreadId},
    json::{self, JsonError, V1},
    tup::{Hash, h},
};

pub use check::{BrokenEvidence, EvidenceFault, SoundEvidence, check};

/// One entry as it is hashed and exported: ids, times, codes and hosts; never a content, name or address of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceEntry {
    /// 1.
    pub v: V1,
    /// Its number, from 1 without gaps, in the order of sealing.
    pub n: u64,
    /// Its id.
    pub id: String,
    /// The decision.
    pub mid: MessageId,
    /// The recipient whom it is about.
    pub pid: PersonId,
    /// When it happened, or when it became known: microseconds since 1970, UTC.
    pub at: i64,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// From then on the recipient could fetch it, and its notification was on its way.
    Provided {
        /// Where.
        thread: ThreadId,
        /// Receipt index.
        idx: u64,
        /// SHA-256 of the sealed decision, as in its receipt.
        document: Hash,
        /// The consent under which it is announced.
        consent: String,
        /// The notification.
        notification: String,
    },
    /// An attempt to hand the notification to a relay has ended.
    Attempt {
        /// The notification; its `Message-ID` begins with it.
        notification: String,
        /// The attempt.
        attempt: String,
        /// When it began, in microseconds.
        began: i64,
        /// `sent`, `retry`, `failed` or `unknown`.
        outcome: String,
        /// Name of the relay, by which its certificate was checked.
        #[serde(deserialize_with = "json::present")]
        host: Option<String>,
        /// Address and port that were reached.
        #[serde(deserialize_with = "json::present")]
        peer: Option<String>,
        /// Version of TLS.
        #[serde(deserialize_with = "json::present")]
        tls: Option<String>,
        /// Cipher suite.
        #[serde(deserialize_with = "json::present")]
        cipher: Option<String>,
        /// Reply code.
        #[serde(deserialize_with = "json::present")]
        code: Option<u16>,
        /// Enhanced status and queue id.
        #[serde(deserialize_with = "json::present")]
        reply: Option<String>,
    },
    /// Another notification stands for it: nobody knows what became of the first, or both were one.
    Moved {
        /// The notification that stood for it.
        from: String,
        /// The one that does now.
        to: String,
    },
    /// There will be no notification.
    GivenUp {
        /// Which one.
        notification: String,
    },
    /// A mail server said what became of the notification afterwards.
    Report {
        /// Which one.
        notification: String,
        /// `hard`, `soft`, `delayed`, `delivered`, `complaint` or `unclear`.
        class: String,
        /// Enhanced status.
        #[serde(deserialize_with = "json::present")]
        status: Option<String>,
        /// Who reports.
        #[serde(deserialize_with = "json::present")]
        host: Option<String>,
    },
    /// First shown to the recipient after signing in.
    Fetched {
        /// How sure the server was of her.
        level: String,
    },
    /// A reminder went out; it begins no period.
    Reminded {
        /// Reminders so far.
        count: u64,
    },
    /// Nothing more is expected of the portal: the units were told, or it had come to another recipient.
    Closed {},
    /// A letter of the decision came further.
    Letter {
        /// The letter.
        job: String,
        /// `ordered`, `taken`, `printed`, `posted`, `returned` or `failed`.
        state: String,
        /// Why it goes by post.
        reason: String,
        /// SHA-256 of the sealed decision.
        document: Hash,
        /// Day on which the post took it.
        #[serde(deserialize_with = "json::present")]
        day: Option<String>,
        /// Why it could not be made.
        #[serde(deserialize_with = "json::present")]
        fault: Option<String>,
    },
}

/// A line of an evidence file: one canonical JSON object (RFC 8785).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum EvidenceLine {
    /// The first one.
    Begin {
        /// 1.
        v: V1,
        /// Whose server.
        org: Org,
        /// Of which decision.
        mid: MessageId,
    },
    /// An entry.
    Entry {
        /// What happened.
        entry: Box<EvidenceEntry>,
        /// Its hash in the chain.
        hash: Hash,
    },
    /// A signed head; the last line is one for the last entry.
    Head {
        /// `evidence-head` statement.
        stmt: Envelope,
    },
}

/// What stands before the first entry: `H("sp1/evidence/begin", org, mid)`.
#[must_use]
pub fn begin(org: &Org, mid: MessageId) -> Hash {
    h(
        "sp1/evidence/begin",
        &[org.as_str().as_bytes(), mid.as_bytes()],
    )
}

impl EvidenceEntry {
    /// `H("sp1/evidence/entry", hash before, canonical JSON of the entry)`.
    ///
    /// # Errors
    /// [`JsonError::BadNumber`] for a number or a time that no JSON reader keeps exactly.
    pub fn hash(&self, before: Hash) -> Result<Hash, JsonError> {
        Ok(h(
            "sp1/evidence/entry",
            &[before.as_bytes(), &json::encode(self)?],
        ))
    }
}
