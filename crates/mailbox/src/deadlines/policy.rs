// SPDX-License-Identifier: EUPL-1.2
//! `[store.deadlines]`: until when the insurer promises to answer.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;

use super::day::Day;
use super::land::Land;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::Matter;
use crate::model::Promise;

/// Most working days of a promise; a larger number counts as this.
pub const MOST_SERVICE_DAYS: u8 = 60;
/// Days within which a working day is found whatever is closed.
const HORIZON: i32 = 366;

/// Until when the insurer promises to answer, and on which days it works.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeadlinePolicy {
    /// Working days from a message to its answer; 0 is the same day. At most [`MOST_SERVICE_DAYS`].
    pub service_days: u8,
    /// The same for single matters.
    pub matters: BTreeMap<Matter, u8>,
    /// Whose public holidays are no working days.
    pub land: Land,
    /// Further days on which nobody works (24 and 31 December, a holiday of the city).
    pub closed: Vec<Day>,
    /// When somebody is there.
    pub office_hours: OfficeHours,
    /// Whether persons are told these days, and statutory ones. What they are told they may count on.
    pub tell_persons: bool,
}

impl Default for DeadlinePolicy {
    fn default() -> Self {
        Self {
            service_days: 3,
            matters: BTreeMap::new(),
            land: Land::All,
            closed: Vec::new(),
            office_hours: OfficeHours::default(),
            tell_persons: false,
        }
    }
}

/// Days of the week and hours in which messages are answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Hours")]
pub struct OfficeHours {
    days: Vec<Weekday>,
    until: Time,
}

/// As the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    days: Vec<String>,
    until: String,
}

impl Default for OfficeHours {
    fn default() -> Self {
        Self {
            days: vec![
                Weekday::Monday,
                Weekday::Tuesday,
                Weekday::Wednesday,
                Weekday::Thursday,
                Weekday::Friday,
            ],
            until: Time::constant(16, 0, 0, 0),
        }
    }
}

impl TryFrom<Hours> for OfficeHours {
    type Error = String;

    fn try_from(hours: Hours) -> Result<Self, String> {
        let days = hours
            .days
            .iter()
            .map(|word| weekday(word))
            .collect::<Result<Vec<_>, _>>()?;
        if days.is_empty() {
            return Err("office_hours.days: at least one day of the week".to_owned());
        }
        let until = hours
            .until
            .parse::<Time>()
            .ok()
            .filter(|time| *time > Time::midnight())
            .ok_or_else(|| "office_hours.until: a time as 16:00".to_owned())?;
        Ok(Self { days, until })
    }
}

fn weekday(word: &str) -> Result<Weekday, String> {
    Ok(match word {
        "mo" => Weekday::Monday,
        "di" => Weekday::Tuesday,
        "mi" => Weekday::Wednesday,
        "do" => Weekday::Thursday,
        "fr" => Weekday::Friday,
        "sa" => Weekday::Saturday,
        "so" => Weekday::Sunday,
        other => {
            return Err(format!(
                "office_hours.days: {other} is none of mo di mi do fr sa so"
            ));
        }
    })
}

impl DeadlinePolicy {
    /// Until when a message is promised to be answered. What comes after hours, or on a day on which nobody works, counts as if it had come
    /// on the next working day; the promise ends with the office hours of its last working day.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `bad-day` for moments that no calendar has.
    pub fn promise(&self, matter: &Matter, received: Timestamp) -> Result<Promise, StoreError> {
        let days = self.days_of(matter);
        Ok(Promise {
            at: self.after(received, days)?,
            days,
        })
    }

    /// The end of office hours so many working days after a moment; 0 is the same day. Counted as above.
    pub(super) fn after(&self, moment: Timestamp, days: u8) -> Result<Timestamp, StoreError> {
        let today = Day::of(moment)?;
        let open = self.is_working_day(today.date());
        let mut last = if open && moment <= today.at(self.office_hours.until)? {
            today
        } else {
            self.next_working_day(today)?
        };
        for _ in 0..days.min(MOST_SERVICE_DAYS) {
            last = self.next_working_day(last)?;
        }
        last.at(self.office_hours.until)
    }

    /// Whether anybody works on that day.
    #[must_use]
    pub fn works_on(&self, day: Day) -> bool {
        self.is_working_day(day.date())
    }

    fn days_of(&self, matter: &Matter) -> u8 {
        self.matters
            .get(matter)
            .copied()
            .unwrap_or(self.service_days)
            .min(MOST_SERVICE_DAYS)
    }

    fn next_working_day(&self, after: Day) -> Result<Day, StoreError> {
        for days in 1..HORIZON {
            let day = after.plus(days)?;
            if self.is_working_day(day.date()) {
                return Ok(day);
            }
        }
        // Everything is closed for a year: a promise that is too early is better than none.
        after.plus(1)
    }

    fn is_working_day(&self, day: Date) -> bool {
        self.office_hours.days.contains(&day.weekday())
            && !self.closed.iter().any(|closed| closed.date() == day)
            && !self.land.holidays(day.year()).contains(&day)
    }

    /// Days of a year on which nobody works although it is a day of the week on which somebody would.
    #[must_use]
    pub fn closures(&self, year: i16) -> Vec<Day> {
        let mut days = self.land.holidays(year);
        let own = self.closed.iter().filter(|day| day.year() == year);
        days.extend(own.map(|day| day.date()));
        days.retain(|day| self.office_hours.days.contains(&day.weekday()));
        days.sort_unstable();
        days.dedup();
        days.iter()
            .filter_map(|day| day.to_string().parse().ok())
            .collect()
    }
}
