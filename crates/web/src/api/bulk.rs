// SPDX-License-Identifier: EUPL-1.2
//! What programs write to many people at once.

use mailbox::ids::{Dept, Matter, PersonId};
use mailbox::model::{AttestedText, Recipient};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::statements::Attested;
use super::threads::AcceptedAnswer;

/// Body of `POST bulk/questions`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkQuestion {
    /// Department in which the program has right `write`.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// age file for the registrar: a signed `desk-request` that asks `find-many`.
    pub file: B64u,
}

/// Query of `GET bulk/recipients`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecipientsQuery {
    /// Department in which the program has right `write`.
    #[param(value_type = String)]
    pub dept: Dept,
    /// What it writes about.
    #[param(value_type = String)]
    pub matter: Matter,
    /// Persons, separated by commas, at most 100.
    pub pids: String,
}

/// To whom something can be sealed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecipientsAnswer {
    /// In the order asked for.
    pub items: Vec<RecipientItem>,
}

/// One of them: statements, or why it goes by letter.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecipientItem {
    /// Who.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Keycards (as statements) and bindings from the first on; none for whom it goes by letter.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
    /// `no-account`, `blocked`, `left`, `ended`, `other-unit`, `represented` or `no-address`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}

impl From<Recipient> for RecipientItem {
    fn from(one: Recipient) -> Self {
        let (statements, letter) = match one.keys {
            Ok(statements) => (statements, None),
            Err(why) => (Vec::new(), Some(why.as_str().to_owned())),
        };
        Self {
            pid: one.pid,
            statements,
            letter,
        }
    }
}

/// What became of a thread that a program wanted to begin; one of the two.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkAnswer {
    /// It is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<AcceptedAnswer>,
    /// Nothing was stored, and it goes by letter: the words of [`RecipientItem::letter`], or `no-consent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}
