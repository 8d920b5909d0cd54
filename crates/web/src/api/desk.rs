// SPDX-License-Identifier: EUPL-1.2
//! The desk: sealed questions to the registrar, somebody's access, the check of who is on the phone.

use mailbox::Timestamp;
use mailbox::ids::{Dept, PersonId, PhoneCheckId};
use mailbox::model::{AttestedText, JsonText, PhoneCheckView};
use protocol::Envelope;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::ending::Ending;
use super::statements::{Attested, Dsse};

/// Body of `POST desk/requests`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskRequest {
    /// Department in which the employee has right `register`.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// age file for the registrar: a signed `desk-request`.
    pub file: B64u,
}

/// Where a question to the registrar stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskReply {
    /// `pending`, `done` or `refused`.
    pub state: String,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// age file to the employee's keycard: a signed `desk-answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<B64u>,
}

/// Which department asks.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeskQuery {
    /// Department in which the employee has right `register`.
    #[param(value_type = String)]
    pub dept: Dept,
}

/// What a desk sees of somebody's access.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskAccess {
    /// `none` (no code was ever issued), `pending`, `active`, `blocked`, `left` or `ended`.
    pub state: String,
    /// When the account ends, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// Sessions that are open right now.
    pub sessions: usize,
    /// History is withheld until then, Unix seconds.
    pub quarantine_until: Option<i64>,
}

/// Body of `POST desk/persons/{pid}/block`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockRequest {
    /// Department in which the employee has right `register`.
    #[schema(value_type = String)]
    pub dept: Dept,
}

/// A step of a phone check.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneStep {
    /// `phone-commit`, `phone-answer` or `phone-reveal`.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}

/// A phone check as one of its ends sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneCheck {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: PhoneCheckId,
    /// Who pressed the button.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// `waiting`, `committed`, `answered` or `revealed`.
    pub state: String,
    /// When it is over, Unix seconds.
    pub expires_at: i64,
    /// The steps so far, in their order.
    #[schema(value_type = Vec<Dsse>)]
    pub steps: Vec<JsonText>,
    /// Keycard of the other end, once there is one.
    #[schema(value_type = Option<Dsse>)]
    pub keycard: Option<JsonText>,
    /// Binding of the other end and, of a desk, its certificate.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
}

impl From<PhoneCheckView> for PhoneCheck {
    fn from(view: PhoneCheckView) -> Self {
        let check = view.check;
        Self {
            id: check.id,
            pid: check.pid,
            state: check.state.to_string(),
            expires_at: Timestamp::secs(check.expires_at),
            steps: [check.committed, check.answered, check.revealed]
                .into_iter()
                .flatten()
                .collect(),
            keycard: view.keycard,
            statements: view.statements,
        }
    }
}
