// SPDX-License-Identifier: EUPL-1.2
//! Activation by letter: lookup, passkey, bind request, answer of the registrar.

use mailbox::ids::{ActivationId, PersonId, RequestId};
use mailbox::model::AttestedText;
use protocol::{Envelope, Hash};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::keys::Method;
use super::statements::{Attested, Dsse};

/// Body of `activation/lookup`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookupRequest {
    /// 32 bytes, derived from the code; not the code.
    #[schema(value_type = B64u)]
    pub locator: Hash,
    /// Others use this device too; portal only.
    #[serde(default)]
    pub shared: bool,
}

/// What the browser needs to check the letter.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookupAnswer {
    /// Activation.
    #[schema(value_type = Uuid)]
    pub aid: ActivationId,
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// The signed issue statement.
    #[schema(value_type = Attested)]
    pub issue: AttestedText,
    /// MAC by which the insurer proves that it knows the code.
    #[schema(value_type = B64u)]
    pub mac_org: Hash,
    /// Trust Documents, oldest first.
    #[schema(value_type = Vec<Attested>)]
    pub td: Vec<AttestedText>,
    /// Department epoch to which the bind request is sealed.
    #[schema(value_type = Attested)]
    pub registrar: AttestedText,
}

/// Body of `activation/complete`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteRequest {
    /// Signed by the new key.
    #[schema(value_type = Dsse)]
    pub keycard: Envelope,
    /// Bind request, sealed to the registrar.
    pub bind_request: B64u,
    /// First key bundle.
    pub bundle: NewBundle,
    /// Unlock methods of the bundle.
    pub methods: Vec<Method>,
}

/// A bundle to store.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBundle {
    /// Its sequence number.
    pub seq: u64,
    /// age file.
    pub file: B64u,
}

/// Number of the question that waits for the registrar.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswer {
    /// Id of the question.
    #[schema(value_type = Uuid)]
    pub request: RequestId,
}

/// Where the question stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusAnswer {
    /// `pending`, `bound` (or `done`) or `refused`.
    pub state: String,
    /// Why, when refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How often the claims may still be corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u32>,
    /// Unix seconds before which the answer does not come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
}

impl StatusAnswer {
    /// Nothing is asked and nothing waits.
    pub(crate) fn bound() -> Self {
        Self {
            state: "bound".to_owned(),
            reason: None,
            tries_left: None,
            until: None,
        }
    }
}

/// Query of the routes that wait.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WaitQuery {
    /// Seconds to wait for a change, at most 25.
    pub wait: Option<u64>,
}

/// Body of `letter-requests`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterRequest {
    /// Who asks, sealed to the registrar (docs/PROTOCOL.md, "Letter request").
    pub file: B64u,
}

/// Body of `identifications`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentificationRequest {
    /// A signed `oidc-start` or `oidc-finish`, sealed to the registrar.
    pub file: B64u,
}

/// Where a question about an identification stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentificationReply {
    /// `pending`, `done` or `refused`.
    pub state: String,
    /// Why nobody could be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A signed `oidc-answer`, sealed to the key that asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<B64u>,
}
