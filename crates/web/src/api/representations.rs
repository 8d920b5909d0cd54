// SPDX-License-Identifier: EUPL-1.2
//! Who acts for whom, as the two of them read it.

use mailbox::ids::{Matter, MessageId, PersonId, ThreadId};
use mailbox::model::AttestedText;
use protocol::{Envelope, Hash};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;
use super::statements::{Attested, Dsse};

/// Answer of `GET representations`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RepresentationsAnswer {
    /// In both directions, newest first, former ones too.
    pub items: Vec<RepresentationItem>,
    /// Who the others are.
    pub profiles: Vec<SealedProfile>,
    /// Keycards and bindings of the others.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
}

/// One representation.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RepresentationItem {
    /// Statement of type `rep`.
    #[schema(value_type = Attested)]
    pub stmt: AttestedText,
    /// When it was revoked or ended before its time, Unix seconds.
    pub ended_at: Option<i64>,
}

/// Profile signed by the registrar, sealed to the person who asks.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SealedProfile {
    /// Whom it is about.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// age file.
    pub file: B64u,
}

/// Body of `POST representations/end`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndRequest {
    /// Statement of type `rep-end`, signed by one of the two.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}

/// Body of `POST representations/invitations`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationRequest {
    /// `H("sp1/inv/locator-hash", locator)` of a code that this device drew.
    #[schema(value_type = B64u)]
    pub locator_hash: Hash,
    /// Over the person and her keycard, under the code.
    #[schema(value_type = B64u)]
    pub mac: Hash,
}

/// An invitation can be used once, until then.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationAnswer {
    /// Unix seconds.
    pub expires_at: i64,
}

/// Body of `POST representations/invitations/lookup`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LocatorRequest {
    /// 32 bytes, derived from the code; not the code.
    #[schema(value_type = B64u)]
    pub locator: Hash,
}

/// Whose code it is; the browser checks the MAC.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundInvitation {
    /// The representative.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// The keycard that drew the code.
    #[schema(value_type = B64u)]
    pub kc: Hash,
    /// Over both, under the code.
    #[schema(value_type = B64u)]
    pub mac: Hash,
    /// Unix seconds.
    pub expires_at: i64,
    /// Keycards and bindings.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
}

/// Body of `POST representations`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantRequest {
    /// 32 bytes, derived from the code; it is used up.
    #[schema(value_type = B64u)]
    pub locator: Hash,
    /// Statement of type `rep` with basis `self`, signed by the insured person.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}

/// Answer of `GET representations/acts`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActsAnswer {
    /// Newest first, at most 100.
    pub items: Vec<ActItem>,
}

/// Something that a representative has written.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActItem {
    /// In which thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// Which message.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// Who.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// About what.
    #[schema(value_type = String)]
    pub matter: Matter,
    /// When it was accepted, Unix seconds.
    pub at: i64,
}
