// SPDX-License-Identifier: EUPL-1.2
//! A unit hands a thread on, and to whom it can.

use mailbox::ids::{Dept, PersonId, ThreadId};
use mailbox::model::{self, AttestedText, Member};
use protocol::statement::Lane as PLane;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::statements::Attested;
use super::threads::{Lane, NewEpoch};

/// Why a thread is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HandOverReason {
    /// It was addressed wrongly.
    NotOurs,
    /// It has turned to something that is the other unit's.
    OtherTopic,
    /// Both have a part in it.
    Joint,
    /// The other unit helps out.
    Capacity,
}

/// Why a thread goes to another legal entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AcrossReason {
    /// The matter is a task of the other entity.
    OwnTask,
    /// The person asked for it.
    Asked,
    /// Both entities need it for tasks of theirs.
    JointCase,
}

/// Which legal entity a unit works for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Entity {
    /// Health insurance fund.
    Krankenkasse,
    /// Long-term care insurance fund.
    Pflegekasse,
}

macro_rules! same_words {
    ($name:ident { $($variant:ident),* }) => {
        impl From<$name> for model::$name {
            fn from(word: $name) -> Self {
                match word { $($name::$variant => Self::$variant,)* }
            }
        }

        impl From<model::$name> for $name {
            fn from(word: model::$name) -> Self {
                match word { $(model::$name::$variant => Self::$variant,)* }
            }
        }
    };
}
same_words!(HandOverReason {
    NotOurs,
    OtherTopic,
    Joint,
    Capacity
});
same_words!(AcrossReason {
    OwnTask,
    Asked,
    JointCase
});
same_words!(Entity {
    Krankenkasse,
    Pflegekasse
});

/// Body of `POST threads/{thread}/hand-over`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverRequest {
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub from: Dept,
    /// The unit that gets it.
    #[schema(value_type = String)]
    pub to: Dept,
    /// Whether `from` takes part on.
    pub stays: bool,
    /// Whether earlier notes go along.
    pub notes: bool,
    /// Why.
    pub reason: HandOverReason,
    /// Why to another legal entity; with such a one only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub across: Option<AcrossReason>,
    /// The next epoch of every lane that the thread has.
    pub epochs: Vec<NewEpoch>,
    /// Keys of all earlier epochs, sealed to `to`.
    pub history: Vec<HistoryGrant>,
    /// Earlier epochs that `from` cannot open itself.
    pub gaps: Vec<HistoryGap>,
}

/// The key of an earlier epoch for the unit that comes in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryGrant {
    /// Lane.
    #[schema(value_type = Lane)]
    pub lane: PLane,
    /// Epoch.
    pub epoch: u64,
    /// `dept:<dept>:<epoch>`.
    #[schema(value_type = String)]
    pub member: Member,
    /// age file.
    pub file: B64u,
}

/// An earlier epoch without its key.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryGap {
    /// Lane.
    #[schema(value_type = Lane)]
    pub lane: PLane,
    /// Epoch.
    pub epoch: u64,
}

/// That a thread was handed on.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverItem {
    /// Epoch of lane `case` that did it.
    pub epoch: u64,
    /// Unix seconds.
    pub at: i64,
    /// Who.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// From which unit.
    #[schema(value_type = String)]
    pub from: Dept,
    /// To which one.
    #[schema(value_type = String)]
    pub to: Dept,
    /// Whether `from` took part on.
    pub stays: bool,
    /// Whether earlier notes went along.
    pub notes: bool,
    /// Why.
    pub reason: HandOverReason,
    /// Why to another legal entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub across: Option<AcrossReason>,
}

impl From<model::HandOverRow> for HandOverItem {
    fn from(row: model::HandOverRow) -> Self {
        Self {
            epoch: row.epoch,
            at: row.at.secs(),
            by: row.by,
            from: row.from,
            to: row.to,
            stays: row.stays,
            notes: row.notes,
            reason: row.reason.into(),
            across: row.across.map(Into::into),
        }
    }
}

/// Query of `GET directory`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DirectoryQuery {
    /// The thread that is to be handed on; absent: any.
    #[param(value_type = Option<Uuid>)]
    pub thread: Option<ThreadId>,
}

/// Units to which threads can be handed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryAnswer {
    /// By department; the asking clerk's own ones are among them.
    pub items: Vec<ReceiverItem>,
    /// Keycard (as statement) and certificate of every clerk who signed one of the department epochs.
    #[schema(value_type = Vec<Attested>)]
    pub signers: Vec<AttestedText>,
}

/// A unit with somebody in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiverItem {
    /// Department; its name is in its signed epoch.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Its legal entity.
    pub entity: Entity,
    /// Newest epoch of its key: the thread goes to this unit, of which nobody is told otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Attested>)]
    pub shield: Option<AttestedText>,
}

/// A unit and the legal entity it works for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitEntity {
    /// Department; its name is in its signed epoch.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Its legal entity.
    pub entity: Entity,
}

/// Body of `POST units/entities` of the agent face.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntitiesRequest {
    /// All units of which something is said; the others work for the health insurance fund.
    pub items: Vec<UnitEntity>,
}
