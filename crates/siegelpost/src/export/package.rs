// SPDX-License-Identifier: EUPL-1.2
//! `nachweis.json` as the browser writes it (`crates/web/frontend/src/crypto/proof.ts` and `src/ui/portal/keep-parts.ts` there).

use std::collections::BTreeMap;

use protocol::json::V1;
use protocol::statement::{Lane, MessageHeader, Receipt, ThreadEpoch};
use protocol::{AttachmentId, Envelope, Hash, Matter, Org, PersonId, Signed, ThreadId, UnixTime};
use serde::Deserialize;

/// Name of the file in the folder of a conversation, in every language.
pub const NAME: &str = "nachweis.json";

/// One conversation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    #[serde(rename = "v")]
    _v: V1,
    pub org: Org,
    pub thread: ThreadId,
    pub lane: Lane,
    pub matter: Matter,
    pub subject: PersonId,
    /// Trust Documents, oldest first.
    pub td: Vec<Signed<protocol::statement::TrustDocument>>,
    pub statements: Vec<Envelope>,
    pub epochs: Vec<Signed<ThreadEpoch>>,
    pub messages: Vec<Item>,
    pub made: UnixTime,
    /// Name of the page beside it.
    pub page: String,
    /// Where attachments lie, from this folder on.
    pub attachments: BTreeMap<AttachmentId, String>,
}

/// One file of the conversation, as the portal has numbered it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub idx: u64,
    pub header: MessageHeader,
    /// SHA-256 of the stored file.
    pub file: Hash,
    pub receipt: Signed<Receipt>,
    /// What its sender signed; `None`: it did not open in the person's browser.
    pub message: Option<Envelope>,
    pub declared: Option<Envelope>,
}
