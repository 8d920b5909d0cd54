// SPDX-License-Identifier: EUPL-1.2
//! Own key bundle, carryover to a new key, freshness statements.

use mailbox::ids::MethodId;
use mailbox::model::{AttestedText, JsonText};
use protocol::{Envelope, Hash};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::statements::{Attested, Dsse};

/// Tag of an unlock method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    /// Passkey PRF.
    Prf,
    /// Recovery sheet.
    Rec,
    /// Password with a device secret.
    Pwd,
}

/// An unlock method as the browser writes it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: MethodId,
    /// Its kind.
    pub tag: Tag,
    /// MAC over the bundle by this method, 32 bytes.
    #[schema(value_type = B64u)]
    pub mac: Hash,
    /// Hash of its proof of knowledge, `rec` and `pwd`.
    #[schema(value_type = Option<B64u>)]
    pub auth_hash: Option<Hash>,
    /// Hash of its locator, `rec`.
    #[schema(value_type = Option<B64u>)]
    pub locator_hash: Option<Hash>,
}

/// An unlock method as the browser reads it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodMac {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: MethodId,
    /// Its kind.
    pub tag: String,
    /// MAC over the bundle by this method.
    #[schema(value_type = B64u)]
    pub mac: Hash,
}

/// Answer of `GET bundle`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleAnswer {
    /// Sequence number.
    pub seq: u64,
    /// age file.
    pub file: B64u,
    /// Its MACs.
    pub methods: Vec<MethodMac>,
    /// Current keycard.
    #[schema(value_type = Dsse)]
    pub keycard: JsonText,
    /// Current binding.
    #[schema(value_type = Attested)]
    pub bind: AttestedText,
    /// Unix seconds until which history is withheld.
    pub quarantine_until: Option<i64>,
}

/// Body of `PUT bundle`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutBundleRequest {
    /// What the browser believes is stored.
    pub expected_seq: u64,
    /// New sequence number.
    pub seq: u64,
    /// age file.
    pub file: B64u,
    /// All its methods.
    pub methods: Vec<Method>,
}

/// Body of `keys/carryover`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CarryoverRequest {
    /// Signed by the new and the previous key.
    #[schema(value_type = Dsse)]
    pub request: Envelope,
    /// The new keycard.
    #[schema(value_type = Dsse)]
    pub keycard: Envelope,
    /// Bundle for the new key.
    pub bundle: SwapBundle,
    /// All its methods.
    pub methods: Vec<Method>,
    /// Passkeys that may not sign in any more.
    pub drop_credentials: Vec<B64u>,
}

/// A bundle that replaces a known one.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SwapBundle {
    /// What the browser believes is stored.
    pub expected_seq: u64,
    /// New sequence number.
    pub seq: u64,
    /// age file.
    pub file: B64u,
}

/// Query of `GET fresh`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FreshQuery {
    /// Persons, separated by commas, at most 50.
    pub pids: String,
}

/// Answer of `GET fresh`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreshAnswer {
    /// At most one per person asked for.
    #[schema(value_type = Vec<Dsse>)]
    pub items: Vec<JsonText>,
    /// Newest revocation list.
    #[schema(value_type = Option<Dsse>)]
    pub revlist: Option<JsonText>,
}
