use super::*;
use crate::model::Promise;

fn at(text: &str) -> Timestamp {
    let zone = day::zone().unwrap();
    let time: jiff::civil::DateTime = text.parse().unwrap();
    let zoned = time.to_zoned_datetime(zone).unwrap();
    Timestamp::from_micros(zoned.timestamp().as_microsecond())
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn promise(policy: &DeadlinePolicy, received: &str) -> Promise {
    policy
        .promise(&"sonstiges".parse().unwrap(), at(received))
        .unwrap()
}

#[test]
fn a_promise_ends_with_the_office_hours_of_its_last_working_day() {
    let policy = DeadlinePolicy {
        service_days: 2,
        ..DeadlinePolicy::default()
    };
    let cases = [
        ("2026-11-23T09:00", "2026-11-25T16:00"),
        // After hours, on Saturday and on Sunday: as if it had come on Monday.
        ("2026-11-20T16:01", "2026-11-25T16:00"),
        ("2026-11-21T08:00", "2026-11-25T16:00"),
        ("2026-11-22T23:59", "2026-11-25T16:00"),
        // Good Friday and Easter Monday.
        ("2026-04-01T10:00", "2026-04-07T16:00"),
        // Christmas on a Friday, the 26th on a Saturday.
        ("2026-12-23T10:00", "2026-12-28T16:00"),
    ];
    for (received, due) in cases {
        assert_eq!(promise(&policy, received).at, at(due), "{received}");
    }
}

#[test]
fn holidays_are_those_of_the_land_and_further_days_are_closed() {
    // 6 January 2027 is a Wednesday and a holiday in Bayern only.
    let mut policy = DeadlinePolicy {
        service_days: 1,
        ..DeadlinePolicy::default()
    };
    assert_eq!(
        promise(&policy, "2027-01-05T10:00").at,
        at("2027-01-06T16:00")
    );
    policy.land = Land::BY;
    assert_eq!(
        promise(&policy, "2027-01-05T10:00").at,
        at("2027-01-07T16:00")
    );
    policy.closed = vec![day("2027-01-07")];
    assert_eq!(
        promise(&policy, "2027-01-05T10:00").at,
        at("2027-01-08T16:00")
    );
    assert!(policy.closures(2027).contains(&day("2027-01-07")));
    assert_eq!(Land::All.holidays(2026).len(), 9, "in all Länder");
}

#[test]
fn a_matter_may_promise_more() {
    let policy = DeadlinePolicy {
        matters: [("sonstiges".parse().unwrap(), 0)].into(),
        ..DeadlinePolicy::default()
    };
    let found = promise(&policy, "2026-11-23T09:00");
    assert_eq!((found.at, found.days), (at("2026-11-23T16:00"), 0));
    let other = policy.promise(&"krankengeld".parse().unwrap(), at("2026-11-23T09:00"));
    assert_eq!(other.unwrap().days, 3);
}

#[test]
fn both_changes_of_the_clock_leave_the_hour_on_the_wall() {
    let policy = DeadlinePolicy {
        service_days: 1,
        ..DeadlinePolicy::default()
    };
    // Summer time begins on 29 March 2026 and ends on 25 October 2026, both Sundays: 71 and 73 hours from Friday to Monday.
    for (from, to, hours) in [
        ("2026-03-27T16:00", "2026-03-30T16:00", 71),
        ("2026-10-23T16:00", "2026-10-26T16:00", 73),
    ] {
        let due = promise(&policy, from).at;
        assert_eq!(due, at(to));
        assert_eq!(due.secs() - at(from).secs(), hours * 3600);
    }
    // Days begin at midnight on the wall: 23 and 25 hours long.
    for (text, hours) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-24", 24)] {
        let begins = day(text).begins().unwrap();
        let next = day(text).plus(1).unwrap().begins().unwrap();
        assert_eq!(next.secs() - begins.secs(), hours * 3600, "{text}");
        assert_eq!(
            Day::of(next - std::time::Duration::from_secs(1)).unwrap(),
            day(text)
        );
    }
}

#[test]
fn statutory_deadlines_do_not_count_the_day_of_receipt_and_end_with_a_day() {
    for (rule, last, announce) in [
        (LawRule::ThreeWeeks, "2026-11-06", "2026-11-02"),
        (LawRule::FiveWeeks, "2026-11-20", "2026-11-16"),
        (LawRule::SixWeeks, "2026-11-27", "2026-11-23"),
    ] {
        let end = statutory(rule, day("2026-10-16")).unwrap();
        assert_eq!(last_day(end).unwrap(), day(last));
        assert_eq!(last_announcement(end).unwrap(), day(announce));
        let next = day(last).plus(1).unwrap();
        assert_eq!(
            end,
            next.begins().unwrap(),
            "24:00, across the change of the clock"
        );
    }
    // A last day on a Sunday stays there.
    let end = statutory(LawRule::ThreeWeeks, day("2026-11-01")).unwrap();
    assert_eq!(last_day(end).unwrap(), day("2026-11-22"));
}

#[test]
fn hours_that_cannot_be_are_refused() {
    let read = |text: &str| serde_json::from_str::<DeadlinePolicy>(text);
    assert!(
        read(r#"{"office_hours":{"days":["mo"],"until":"12:30"}}"#).is_ok(),
        "control"
    );
    for text in [
        r#"{"office_hours":{"days":[],"until":"12:30"}}"#,
        r#"{"office_hours":{"days":["monday"],"until":"12:30"}}"#,
        r#"{"office_hours":{"days":["mo"],"until":"0:00"}}"#,
        r#"{"closed":["24.12.2026"]}"#,
        r#"{"closed":["2026-02-30"]}"#,
        r#"{"land":"XX"}"#,
        r#"{"service":3}"#,
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn a_year_in_which_everything_is_closed_ends_all_the_same() {
    let first = day("2026-11-01");
    let policy = DeadlinePolicy {
        closed: (0..800).map(|n| first.plus(n).unwrap()).collect(),
        ..DeadlinePolicy::default()
    };
    assert!(promise(&policy, "2026-11-23T09:00").at > at("2026-11-23T09:00"));
}
