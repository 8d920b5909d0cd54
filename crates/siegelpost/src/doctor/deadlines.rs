// SPDX-License-Identifier: EUPL-1.2
//! Are promises counted on the right calendar? Days on which nobody works belong into this year and the next one.

use mailbox::deadlines::{Day, DeadlinePolicy, Land};
use mailbox::{Clock, SystemClock};

use super::Finding;

pub(super) fn examine(policy: &DeadlinePolicy) -> Finding {
    match Day::of(SystemClock.now()) {
        Ok(today) => judge(policy, today),
        Err(error) => Finding::fail("deadlines", error.to_string()),
    }
}

fn judge(policy: &DeadlinePolicy, today: Day) -> Finding {
    let (this, next) = (today.year(), today.year().saturating_add(1));
    let days = |year| policy.closures(year).len();
    let counted = format!(
        "{} working days are promised; days off on weekdays: {} in {this}, {} in {next}",
        policy.service_days,
        days(this),
        days(next),
    );
    if policy.land == Land::All {
        return Finding::warn(
            "deadlines",
            format!(
                "{counted}; [store.deadlines] land names no Land, so its own holidays count as working days"
            ),
        );
    }
    // Further days are dates of one year each: those of the year that ends do not hold for the next one.
    if !policy.closed.is_empty() && policy.closed.iter().all(|day| day.year() < next) {
        return Finding::warn(
            "deadlines",
            format!("{counted}; [store.deadlines] closed names no day of {next}"),
        );
    }
    Finding::ok("deadlines", counted)
}

#[cfg(test)]
mod tests {
    use mailbox::deadlines::{Day, DeadlinePolicy, Land};

    use super::judge;
    use crate::doctor::State;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_without_land_or_without_the_next_year_is_found() {
        let mut policy = DeadlinePolicy::default();
        let today = day("2026-11-29");
        assert_eq!(judge(&policy, today).state, State::Warn);
        policy.land = Land::BE;
        assert_eq!(judge(&policy, today).state, State::Ok, "control");
        policy.closed = vec![day("2026-12-24")];
        assert_eq!(judge(&policy, today).state, State::Warn);
        policy.closed.push(day("2027-12-24"));
        assert_eq!(judge(&policy, today).state, State::Ok);
    }
}
