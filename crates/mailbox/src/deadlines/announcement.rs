// SPDX-License-Identifier: EUPL-1.2
//! On which day a decision that was put into the portal counts as announced (§ 37 Abs. 2a SGB X), and until when
//! the person can object (§ 84 Abs. 1, § 64, § 66 Abs. 2 SGG).
//!
//! What is computed here decides about rights. So each rule is a line with the day from which it holds, and nothing is moved in favour of
//! the insurer: the fictional day stays where it falls, also on a Sunday; the end of the objection period moves on to the next working day.
//!
//! Today the built-in rules alone are used, for the last day of sending beside a statutory deadline; decisions as items of their own, and a
//! section of the configuration for the rules, come with formal delivery.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::day::{Day, bad};
use super::land::Land;
use crate::clock::Timestamp;
use crate::error::StoreError;

/// Since a day the law has said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnouncementRule {
    /// The first day of sending for which it holds.
    pub from: Day,
    /// Days from the day on which the notification (or the letter) was sent.
    pub days: u8,
}

/// Most days of a rule.
const MOST_DAYS: u8 = 30;

/// The rules in the order of their days; at least one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<AnnouncementRule>")]
pub struct AnnouncementRules(Vec<AnnouncementRule>);

impl TryFrom<Vec<AnnouncementRule>> for AnnouncementRules {
    type Error = &'static str;

    fn try_from(rules: Vec<AnnouncementRule>) -> Result<Self, Self::Error> {
        if rules.is_empty() {
            Err("announcement.rules: at least one rule")
        } else if !rules.is_sorted_by(|earlier, later| earlier.from < later.from) {
            Err("announcement.rules: each begins on a later day than the one before")
        } else if rules.iter().any(|rule| rule.days > MOST_DAYS) {
            Err("announcement.rules: no rule of more than 30 days")
        } else {
            Ok(Self(rules))
        }
    }
}

/// What becomes of a decision of which nobody could be notified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondWay {
    /// A task of its unit.
    #[default]
    Task,
    /// A letter, without anybody being asked.
    Letter,
}

/// Which rules hold when, and whose holidays count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnnouncementPolicy {
    /// What the law said when.
    pub rules: AnnouncementRules,
    /// Days by which a decision should be out before the last day that the law allows: a notification may fail, and a letter takes its time.
    pub margin_days: u8,
    /// Whose public holidays no period ends on.
    pub land: Land,
    /// Days after the notification on which whoever has not fetched a decision is reminded. A reminder begins no period.
    pub reminder_days: Vec<u8>,
    /// Days after the notification from which a decision that nobody has fetched is a task of its unit; 0: never.
    pub task_days: u8,
    /// Days after its order from which a letter that the post has not taken is a task of its unit; 0: never.
    pub letter_days: u8,
    /// What becomes of a decision of which nobody could be notified.
    pub second_way: SecondWay,
}

impl Default for AnnouncementPolicy {
    /// Three days in the older text of § 37 Abs. 2 and 2a SGB X, four since the Postrechtsmodernisierungsgesetz, 1 January 2025.
    fn default() -> Self {
        let rule = |(year, days)| AnnouncementRule {
            from: Day::from_date(Date::constant(year, 1, 1)),
            days,
        };
        Self {
            rules: AnnouncementRules([(2000, 3), (2025, 4)].map(rule).to_vec()),
            margin_days: 0,
            land: Land::All,
            reminder_days: vec![3, 7],
            task_days: 10,
            letter_days: 5,
            second_way: SecondWay::Task,
        }
    }
}

/// Whether a decision says how one can object to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// Rightly, with all the ways that are open: a month (§ 84 Abs. 1 SGG).
    Complete,
    /// Not, or wrongly: a year (§ 66 Abs. 2 SGG).
    Missing,
}

/// The ways on which a decision has gone to a person; what is not known is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// When the notification was sent, if it can be proven that it arrived. In doubt the insurer must prove it.
    pub notified: Option<Timestamp>,
    /// When the person fetched the decision first, after signing in.
    pub fetched: Option<Timestamp>,
    /// When the same decision was posted.
    pub posted: Option<Day>,
}

impl AnnouncementPolicy {
    /// The day on which what was notified (or posted) on that day counts as announced. It is not moved by weekends and holidays.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `no-rule` for days before the first rule.
    pub fn announced_on(&self, sent: Day) -> Result<Day, StoreError> {
        let rule = self.rules.0.iter().rfind(|rule| rule.from <= sent);
        let rule = rule.ok_or(StoreError::Invalid("no-rule"))?;
        sent.plus(i32::from(rule.days))
    }

    /// The day on which the decision counts as announced by all that is known: of several ways the first that arrives. Without a notification
    /// that can be proven it is the day of fetching. `None`: it is not announced, and has to go out again.
    ///
    /// # Errors
    /// As above.
    pub fn effective(&self, ways: &Ways) -> Result<Option<Day>, StoreError> {
        let portal = match (ways.notified, ways.fetched) {
            // Whoever fetches it earlier has the whole period all the same: the law names the day.
            (Some(sent), _) => Some(self.announced_on(Day::of(sent)?)?),
            (None, Some(fetched)) => Some(Day::of(fetched)?),
            (None, None) => None,
        };
        let letter = ways.posted.map(|day| self.announced_on(day)).transpose()?;
        Ok(portal.into_iter().chain(letter).min())
    }

    /// The last day on which the person can object. The day of the announcement does not count; the period ends with the day of the same
    /// number (§ 64 Abs. 2 SGG), in a month without it with the month, and not on a Saturday, Sunday or holiday (§ 64 Abs. 3 SGG).
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `bad-day` for days that no calendar has.
    pub fn objection_until(
        &self,
        announced: Day,
        instruction: Instruction,
    ) -> Result<Day, StoreError> {
        let period = match instruction {
            Instruction::Complete => 1.month(),
            Instruction::Missing => 1.year(),
        };
        // jiff takes the last day of a month that has no day of this number, as the law does.
        let mut end = announced.date().checked_add(period).map_err(|_| bad())?;
        while self.rests(end) {
            end = end.tomorrow().map_err(|_| bad())?;
        }
        Ok(Day::from_date(end))
    }

    /// The last day on which a decision can be notified so that it counts as announced on `last`, less the margin.
    ///
    /// # Errors
    /// As above.
    pub fn last_sending(&self, last: Day) -> Result<Day, StoreError> {
        let longest = self.rules.0.iter().map(|rule| rule.days).max().unwrap_or(0);
        let margin = i32::from(self.margin_days);
        let mut day = last;
        for days in 0..=i32::from(longest) {
            day = last.plus(-days)?;
            if self.announced_on(day)? <= last {
                break;
            }
        }
        day.plus(-margin)
    }

    fn rests(&self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            || self.land.holidays(day.year()).contains(&day)
    }
}

#[cfg(test)]
#[path = "announcement_tests.rs"]
mod tests;
