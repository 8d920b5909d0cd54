// SPDX-License-Identifier: EUPL-1.2
//! The figures of a unit, for its lead: numbers, days and employees, of no thread and of no insured person.

use mailbox::deadlines::Day;
use mailbox::ids::PersonId;
use mailbox::model::{AGES, DueCounts as Due, Load as UnitLoad, UnitOverview};
use serde::Serialize;
use utoipa::ToSchema;

/// The figures of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverviewAnswer {
    /// When they were counted, Unix seconds.
    pub at: i64,
    /// All of it.
    pub all: Load,
    /// By desk: first what nobody has claimed, then every member.
    pub desks: Vec<Desk>,
    /// In and out of the last 28 days, oldest first, the current one included.
    pub days: Vec<DayLine>,
    /// Promises of the last five weeks, oldest first, the current one included.
    pub weeks: Vec<WeekLine>,
}

/// Cases that are not done. The first four are each case once.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Nobody has looked yet.
    pub new: u64,
    /// In work.
    pub open: u64,
    /// The person, or somebody else, has to answer.
    pub waiting: u64,
    /// Under Wiedervorlage.
    pub resting: u64,
    /// What an answer is owed to, by age in calendar days.
    pub ages: Vec<AgeCount>,
    /// Promised answers.
    pub promises: DueCounts,
    /// Statutory deadlines.
    pub statutory: DueCounts,
    /// Past any deadline.
    pub overdue: u64,
    /// A deadline or a Wiedervorlage later today.
    pub due: u64,
}

/// What is of one age.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgeCount {
    /// From so many calendar days on, up to the next one; 0 is today.
    pub days: u8,
    /// How many.
    pub n: u64,
}

/// Deadlines that are near or past.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DueCounts {
    /// Past.
    pub overdue: u64,
    /// Later today.
    pub today: u64,
    /// In the three days after today.
    pub soon: u64,
}

/// What lies on a desk.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Whose; absent: what nobody has claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub pid: Option<PersonId>,
    /// Cases that are not done.
    pub cases: u64,
    /// Past any deadline.
    pub overdue: u64,
    /// A deadline or a Wiedervorlage later today.
    pub due: u64,
    /// She is away until then, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub away_until: Option<i64>,
}

/// In and out on a day in Europe/Berlin.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DayLine {
    /// The day.
    #[schema(value_type = String)]
    pub day: Day,
    /// Messages of persons.
    pub arrived: u64,
    /// Answers to what was owed.
    pub answered: u64,
    /// Cases that were closed.
    pub closed: u64,
}

/// Promises that an answer or a closing settled in a week.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekLine {
    /// Its Monday.
    #[schema(value_type = String)]
    pub from: Day,
    /// In time.
    pub kept: u64,
    /// Late.
    pub missed: u64,
}

impl From<Due> for DueCounts {
    fn from(due: Due) -> Self {
        Self {
            overdue: due.overdue,
            today: due.today,
            soon: due.soon,
        }
    }
}

impl From<UnitLoad> for Load {
    fn from(load: UnitLoad) -> Self {
        let ages = AGES.into_iter().zip(load.ages);
        Self {
            new: load.new,
            open: load.open,
            waiting: load.waiting,
            resting: load.resting,
            ages: ages.map(|(days, n)| AgeCount { days, n }).collect(),
            promises: load.promises.into(),
            statutory: load.statutory.into(),
            overdue: load.overdue,
            due: load.due,
        }
    }
}

impl From<UnitOverview> for OverviewAnswer {
    fn from(view: UnitOverview) -> Self {
        let desks = view.desks.into_iter().map(|desk| Desk {
            pid: desk.pid,
            cases: desk.load.cases(),
            overdue: desk.load.overdue,
            due: desk.load.due,
            away_until: desk.away_until.map(mailbox::Timestamp::secs),
        });
        let days = view.days.into_iter().map(|day| DayLine {
            day: day.day,
            arrived: day.arrived,
            answered: day.answered,
            closed: day.closed,
        });
        let weeks = view.weeks.into_iter().map(|week| WeekLine {
            from: week.from,
            kept: week.kept,
            missed: week.missed,
        });
        Self {
            at: view.at.secs(),
            all: view.all.into(),
            desks: desks.collect(),
            days: days.collect(),
            weeks: weeks.collect(),
        }
    }
}
