// SPDX-License-Identifier: EUPL-1.2
//! Clocks of the work list, counts, absences.

use mailbox::deadlines::{Day, last_announcement, last_day};
use mailbox::ids::{AbsenceId, Dept, Matter, PersonId};
use mailbox::model::{LawRule, ResubmitReason, UnitClocks};
use mailbox::{StoreError, Timestamp};
use protocol::statement::MessageClass;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::statements::ProtectionClass;

/// Query of a work list. One of `dept` and `mine` is needed.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WorklistQuery {
    /// Unit; absent with `mine`: all own ones.
    #[param(value_type = Option<String>)]
    pub dept: Option<Dept>,
    /// Only what the asker has claimed.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub mine: bool,
    /// Only what this absent colleague of the unit has claimed, for whom the asker stands in now.
    #[param(value_type = Option<Uuid>)]
    pub standing_in_for: Option<PersonId>,
    /// `due` (default), `age`, `newest` or `escalated`; what is done always comes newest first.
    pub sort: Option<String>,
    /// `new`, `open`, `waiting` or `done`; absent means all but done, with `subject` all.
    pub state: Option<String>,
    /// Only what nobody has claimed.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub free: bool,
    /// Only what is past a deadline.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub overdue: bool,
    /// Only what is the lead's matter.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub escalated: bool,
    /// Only what has a deadline until the end of the day so many days ahead; 0 is today.
    pub due_within: Option<u8>,
    /// Only Wiedervorlagen: `due`, or `all` with those that rest.
    pub resubmission: Option<String>,
    /// Only this matter.
    #[param(value_type = Option<String>)]
    pub matter: Option<Matter>,
    /// Only this protection class.
    #[param(value_type = Option<ProtectionClass>)]
    pub class: Option<MessageClass>,
    /// Only what belongs to another unit, which its person has been given since.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub astray: bool,
    /// Only where a person disputes something, also if it rests.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub disputed: bool,
    /// Only where the asker was mentioned and has not looked since, newest first; nothing else counts beside it.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    pub mentioned: bool,
    /// Only what is about this person, in any state and newest first; of the filters only `state` counts beside it.
    #[param(value_type = Option<Uuid>)]
    pub subject: Option<PersonId>,
    /// `next` of the page before.
    pub before: Option<String>,
    /// At most 100.
    pub limit: Option<u32>,
}

/// Clocks of a unit on a thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// The unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// When the oldest message came that the unit has not answered, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed_since: Option<i64>,
    /// Until when an answer is promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// Statutory deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statutory: Option<Statutory>,
    /// Wiedervorlage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resubmission: Option<Resubmission>,
    /// From when on the case is the lead's matter, Unix seconds; absent: as it stands never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalates_at: Option<i64>,
}

/// Until when an answer is promised.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Unix seconds.
    pub at: i64,
    /// Working days of the rule.
    pub days: u8,
}

/// A statutory deadline.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Statutory {
    /// `kv-3w`, `kv-5w` or `kv-6w`.
    pub rule: String,
    /// Day on which the application came.
    #[schema(value_type = String)]
    pub received: Day,
    /// Last day.
    #[schema(value_type = String)]
    pub last_day: Day,
    /// Last day on which a decision can be put into the portal and still counts as announced in time.
    #[schema(value_type = String)]
    pub announce_by: Day,
    /// End of the last day, Unix seconds.
    pub at: i64,
    /// Who chose it.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
}

/// Wiedervorlage.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resubmission {
    /// Its day.
    #[schema(value_type = String)]
    pub day: Day,
    /// Begin of its day, Unix seconds.
    pub at: i64,
    /// Until when the thread stays out of the lists, Unix seconds; absent: it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_until: Option<i64>,
    /// Why.
    #[schema(value_type = String)]
    pub reason: ResubmitReason,
    /// Who set it.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
}

impl TryFrom<UnitClocks> for Clocks {
    type Error = StoreError;

    fn try_from(unit: UnitClocks) -> Result<Self, StoreError> {
        let clocks = unit.clocks;
        let rests = clocks.rests_until().map(Timestamp::secs);
        Ok(Self {
            escalates_at: unit.escalates_at.map(Timestamp::secs),
            dept: unit.dept,
            owed_since: clocks.owed_since.map(Timestamp::secs),
            promise: clocks.promise.map(|one| Promise {
                at: one.at.secs(),
                days: one.days,
            }),
            statutory: clocks
                .law
                .map(|one| {
                    Ok::<_, StoreError>(Statutory {
                        rule: one.rule.to_string(),
                        received: Day::of(one.received)?,
                        last_day: last_day(one.at)?,
                        announce_by: last_announcement(one.at)?,
                        at: one.at.secs(),
                        by: one.by,
                    })
                })
                .transpose()?,
            resubmission: clocks
                .resubmission
                .map(|one| {
                    Ok::<_, StoreError>(Resubmission {
                        day: Day::of(one.at)?,
                        at: one.at.secs(),
                        rests_until: rests,
                        reason: one.reason,
                        by: one.by,
                    })
                })
                .transpose()?,
        })
    }
}

/// Body of `POST threads/{thread}/resubmission`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResubmissionRequest {
    /// Unit whose work list is meant.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Day and reason; null takes it away.
    pub set: Option<ResubmissionSet>,
}

/// When and why a thread comes back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResubmissionSet {
    /// From tomorrow to a year ahead.
    #[schema(value_type = String)]
    pub day: Day,
    /// `papers`, `third-party`, `medical-service`, `decision`, `call-back` or `other`.
    #[schema(value_type = String)]
    pub reason: ResubmitReason,
}

/// Body of `POST threads/{thread}/statutory`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatutoryRequest {
    /// Unit of the asker.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Which deadline, from when; null ends it.
    pub set: Option<StatutorySet>,
}

/// A statutory deadline to start.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatutorySet {
    /// `kv-3w`, `kv-5w` or `kv-6w`.
    #[schema(value_type = String)]
    pub rule: LawRule,
    /// Day on which the application came; today at the latest.
    #[schema(value_type = String)]
    pub received: Day,
}

/// Counts beside the lists; 1000 means "1000 or more".
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkAnswer {
    /// Claimed by the asker, open and not at rest.
    pub mine: u64,
    /// Of what the asker has claimed, Wiedervorlagen whose day has come.
    pub resubmissions: u64,
    /// Own units.
    pub units: Vec<UnitWork>,
    /// For whom the asker stands in now.
    pub deputy: Vec<DeputyWork>,
    /// Cases in which the asker was mentioned and has not looked since.
    pub mentioned: u64,
}

/// Counts of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitWork {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Open and not at rest.
    pub open: u64,
    /// Of these, nobody has looked yet.
    pub new: u64,
    /// Of these, claimed by nobody.
    pub free: u64,
    /// Waiting for the person or somebody else.
    pub waiting: u64,
    /// Past a deadline.
    pub overdue: u64,
    /// With a deadline until the end of the third day from today.
    pub soon: u64,
    /// Wiedervorlagen whose day has come.
    pub resubmissions: u64,
    /// Belonging to another unit, which their person has been given since.
    pub astray: u64,
    /// A person disputes something in it, also if it rests.
    pub disputed: u64,
    /// The lead's matter, also if it rests.
    pub escalated: u64,
}

/// Somebody for whom the asker stands in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyWork {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// For whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Until then, Unix seconds.
    pub until: i64,
    /// Open cases of hers.
    pub open: u64,
}

/// Absences of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsencesAnswer {
    /// The entry made last first.
    pub items: Vec<AbsenceItem>,
}

/// An absence that is not over.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceItem {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: AbsenceId,
    /// Who is away.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Unix seconds.
    pub from: i64,
    /// Unix seconds; from then on she is there again.
    pub until: i64,
    /// It holds now.
    pub now: bool,
    /// Who was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub deputy: Option<PersonId>,
    /// Who stands in after all deputies that are away themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub stands_in: Option<PersonId>,
    /// The deputies stand in for each other, and all are away.
    pub circle: bool,
    /// Who entered it.
    #[schema(value_type = Uuid)]
    pub set_by: PersonId,
}

/// Body of `POST units/{dept}/absences`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceRequest {
    /// Who is away: the asker, or with right `grant` anybody of the unit.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Unix seconds.
    pub from: i64,
    /// Unix seconds, after now and `from`.
    pub until: i64,
    /// A member of the same unit.
    #[schema(value_type = Option<Uuid>)]
    pub deputy: Option<PersonId>,
}

/// An absence that was entered.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceAnswer {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: AbsenceId,
}
