// SPDX-License-Identifier: EUPL-1.2
//! Can the clock be right? Signatures, sessions and deadlines depend on it.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use mailbox::{Clock, SystemClock};

use super::Finding;

/// Written by systemd-timesyncd once it has set the clock.
const SYNCHRONISED: &str = "/run/systemd/timesync/synchronized";
const TIMESYNC: &str = "/run/systemd/timesync";

pub(super) fn examine() -> Vec<Finding> {
    let now = SystemClock.now().secs();
    vec![judge(now), time_zone()]
}

fn judge(seconds: i64) -> Finding {
    let first = date(2026, 11, 1)
        .at(0, 0, 0, 0)
        .to_zoned_datetime(TimeZone::UTC);
    let last = date(2100, 1, 1)
        .at(0, 0, 0, 0)
        .to_zoned_datetime(TimeZone::UTC);
    let (Ok(first), Ok(last), Ok(now)) = (first, last, Timestamp::from_second(seconds)) else {
        return Finding::fail("clock", "shows no date at all");
    };
    if now < first.timestamp() || now > last.timestamp() {
        return Finding::fail(
            "clock",
            format!("shows {now}; set it and keep it set (NTP)"),
        );
    }
    if Path::new(TIMESYNC).is_dir() && !Path::new(SYNCHRONISED).exists() {
        return Finding::warn("clock", format!("shows {now}, but is not synchronised yet"));
    }
    Finding::ok("clock", format!("shows {now}"))
}

/// Deadlines and birthdays are counted in German time.
fn time_zone() -> Finding {
    match TimeZone::get("Europe/Berlin") {
        Ok(_) => Finding::ok("time-zone", "Europe/Berlin is known"),
        Err(_) => Finding::fail("time-zone", "Europe/Berlin is not known; install tzdata"),
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::doctor::State;

    #[test]
    fn a_clock_at_its_factory_setting_is_found() {
        assert_eq!(judge(0).state, State::Fail);
        assert_eq!(judge(946_684_800).state, State::Fail);
        assert_eq!(judge(i64::MAX).state, State::Fail);
        assert_ne!(judge(1_795_442_700).state, State::Fail, "control");
    }
}
