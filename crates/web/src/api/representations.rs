// SPDX-License-Identifier: EUPL-1.2
//! Who acts for whom, as the two of them read it.

use mailbox::ids::PersonId;
use mailbox::model::AttestedText;
use protocol::Envelope;
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
