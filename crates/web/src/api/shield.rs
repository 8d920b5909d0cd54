// SPDX-License-Identifier: EUPL-1.2
//! Who answers a person whatever she chooses, shielded units, and clerks who must not work on a case.

use mailbox::ids::{Dept, PersonId};
use mailbox::model::{self, AttestedText};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::statements::Attested;

/// Why a clerk must not work on a case: §§ 16 and 17 SGB X.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecusalReason {
    /// She is the person herself, or has a stake in it.
    Involved,
    /// The person is a relative.
    Relative,
    /// She, or a relative, acts for the person.
    ActsFor,
    /// She works for somebody who is a party.
    Employed,
    /// She has given an opinion or was active outside her office.
    Opinion,
    /// There is reason to doubt her impartiality.
    Bias,
}

macro_rules! same_words {
    ($($variant:ident),*) => {
        impl From<RecusalReason> for model::RecusalReason {
            fn from(word: RecusalReason) -> Self {
                match word { $(RecusalReason::$variant => Self::$variant,)* }
            }
        }

        impl From<model::RecusalReason> for RecusalReason {
            fn from(word: model::RecusalReason) -> Self {
                match word { $(model::RecusalReason::$variant => Self::$variant,)* }
            }
        }
    };
}
same_words!(Involved, Relative, ActsFor, Employed, Opinion, Bias);

/// Body of `POST threads/{thread}/recusals`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecusalRequest {
    /// Why.
    pub reason: RecusalReason,
}

/// A colleague who does not work on a case.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecusalItem {
    /// Who.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Why; told to whoever leads a unit of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<RecusalReason>,
    /// When, Unix seconds; the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

impl From<(PersonId, Option<model::Recusal>)> for RecusalItem {
    fn from((pid, told): (PersonId, Option<model::Recusal>)) -> Self {
        Self {
            pid,
            reason: told.map(|one| one.reason.into()),
            at: told.map(|one| one.at.secs()),
        }
    }
}

/// Query of `GET route`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RouteQuery {
    /// Whom it is about: absent for oneself, else somebody whom one represents.
    #[serde(rename = "for")]
    #[param(rename = "for", value_type = Option<Uuid>)]
    pub subject: Option<PersonId>,
}

/// Who answers a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteAnswer {
    /// The unit that does so in every matter; null: that of the matter.
    pub unit: Option<RouteUnit>,
}

/// The unit that answers a person in every matter.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteUnit {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Newest epoch of its key.
    #[schema(value_type = Attested)]
    pub epoch: AttestedText,
    /// Keycard (as statement) and certificate of the clerk who signed it, if one did.
    #[schema(value_type = Vec<Attested>)]
    pub signers: Vec<AttestedText>,
}

/// Body of `POST routes` of the agent face.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoutesRequest {
    /// Who answers whom, and what was taken back.
    pub items: Vec<RouteItem>,
}

/// Who answers a person. It takes the place of what was said before.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteItem {
    /// Person; one whom nobody here knows is passed by.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Grows with everything that is said of the person; what is not newer than what was said last changes nothing.
    pub seq: i64,
    /// The unit that answers in every matter; `null`: that of the matter.
    #[schema(value_type = Option<String>)]
    pub dept: Option<Dept>,
    /// Employees who never see a thread about the person.
    #[schema(value_type = Vec<Uuid>)]
    pub barred: Vec<PersonId>,
}

/// Body of `POST units/shields` of the agent face.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShieldsRequest {
    /// All units of which nobody outside knows.
    #[schema(value_type = Vec<String>)]
    pub items: Vec<Dept>,
}
