// SPDX-License-Identifier: EUPL-1.2
//! Deadlines of the work list: the insurer's own promise in working days, and the statutory ones of § 13 Abs. 3a SGB V. All of them are
//! counted on the calendar of Europe/Berlin, whatever zone the server runs in.

mod announcement;
mod day;
mod escalation;
mod land;
mod policy;
mod retention;

pub use announcement::{
    AnnouncementPolicy, AnnouncementRule, AnnouncementRules, Instruction, SecondWay, Ways,
};
pub use day::{Day, NotADay};
pub use escalation::{EscalationPolicy, UnitEscalation};
pub use land::Land;
pub use policy::{DeadlinePolicy, MOST_SERVICE_DAYS, OfficeHours};
pub use retention::{RetentionDays, RetentionPolicy, RetentionRule};

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::model::LawRule;

/// The moment at which a statutory deadline is over: the end of its last day, in 24:00 of that day.
///
/// The day on which the application came does not count (§ 26 Abs. 1 SGB X, § 187 Abs. 1 BGB). A last day on a weekend or holiday is *not*
/// moved to the next working day: that would only ever be later, and what is shown here must never be later than the law allows.
///
/// # Errors
/// [`StoreError::Invalid`] `bad-day` for days that no calendar has.
pub fn statutory(rule: LawRule, received: Day) -> Result<Timestamp, StoreError> {
    received.plus(rule.days() + 1)?.begins()
}

/// The last day on which a decision may be put into the portal so that it counts as announced on the last day of the deadline.
///
/// # Errors
/// As above.
pub fn last_announcement(law_at: Timestamp) -> Result<Day, StoreError> {
    AnnouncementPolicy::default().last_sending(last_day(law_at)?)
}

/// The last day of a deadline that ends with a day.
///
/// # Errors
/// As above.
pub fn last_day(law_at: Timestamp) -> Result<Day, StoreError> {
    Day::of(law_at)?.plus(-1)
}

#[cfg(test)]
mod tests;
