// SPDX-License-Identifier: EUPL-1.2
//! What both ends of Siegelpost agree on: every byte that is signed or sealed.
//!
//! The rules are in `docs/PROTOCOL.md`; this crate is their first implementation, the TypeScript in
//! `crates/web/frontend/src/crypto` the second, `vectors/generate.py` the third. There is no I/O
//! here, no clock, and nothing that opens an age file: the opening side is the crate
//! `protocol-open`, which server code must not link.

pub mod activation;
pub mod agefile;
pub mod b64;
pub mod code;
pub mod context;
pub mod dsse;
mod errors;
pub mod evidence;
pub mod ids;
pub mod invitation;
pub mod json;
pub mod ledger;
pub mod members;
pub mod oidc;
pub mod padding;
pub mod phone;
pub mod recovery;
pub mod reply_code;
pub mod statement;
pub mod transcript;
pub mod tup;
pub mod unlock;

pub use dsse::{Envelope, PublicKey, Signed, SigningKey};
pub use errors::StatementError;
pub use ids::{
    ActivationId, AttachmentId, BirthDate, Dept, DeviceId, Matter, MessageId, MethodId, Org,
    PersonId, Provider, ThreadId, UnixTime, WebUrl,
};
pub use statement::Attested;
pub use tup::Hash;
