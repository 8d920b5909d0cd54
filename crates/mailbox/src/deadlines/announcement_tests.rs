use serde::Deserialize;
use serde_json::json;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    let zone = super::super::day::zone().unwrap();
    let time: jiff::civil::DateTime = text.parse().unwrap();
    let zoned = time.to_zoned_datetime(zone).unwrap();
    Timestamp::from_micros(zoned.timestamp().as_microsecond())
}

#[derive(Deserialize)]
struct Row {
    sent: i64,
    local: String,
    land: Land,
    complete: bool,
    announced: Day,
    until: Day,
}

/// Computed by other means: `vectors/due_dates.py`.
#[test]
fn two_hundred_and_forty_days_are_those_of_another_computation() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("../../vectors/due_dates.json")).unwrap();
    assert_eq!(rows.len(), 240);
    for row in rows {
        let policy = AnnouncementPolicy {
            land: row.land,
            ..AnnouncementPolicy::default()
        };
        let sent = Day::of(Timestamp::from_secs(row.sent)).unwrap();
        assert!(row.local.starts_with(&sent.to_string()), "{}", row.local);
        let announced = policy.announced_on(sent).unwrap();
        assert_eq!(announced, row.announced, "{} {:?}", row.local, row.land);
        let instruction = if row.complete {
            Instruction::Complete
        } else {
            Instruction::Missing
        };
        let until = policy.objection_until(announced, instruction).unwrap();
        assert_eq!(until, row.until, "{} {:?}", row.local, row.land);
    }
}

/// The examples of the commentary.
#[test]
fn the_fictional_day_stays_and_the_period_moves_on() {
    let policy = AnnouncementPolicy::default();
    for (sent, announced, until) in [
        ("2025-01-02", "2025-01-06", "2025-02-06"),
        // Saturday, not moved; a Monday.
        ("2025-04-15", "2025-04-19", "2025-05-19"),
        // No 31st in February.
        ("2025-01-27", "2025-01-31", "2025-02-28"),
        // The old rule, to its last day.
        ("2024-12-31", "2025-01-03", "2025-02-03"),
    ] {
        let found = policy.announced_on(day(sent)).unwrap();
        assert_eq!(found, day(announced), "{sent}");
        let end = policy.objection_until(found, Instruction::Complete);
        assert_eq!(end.unwrap(), day(until), "{sent}");
    }
}

#[test]
fn without_proof_of_the_notification_the_day_of_fetching_counts() {
    let policy = AnnouncementPolicy::default();
    let effective = |ways: Ways| policy.effective(&ways).unwrap();
    let notified = Some(at("2026-03-02T09:00"));
    let fetched = Some(at("2026-03-03T23:59"));
    let proven = Ways {
        notified,
        fetched,
        posted: None,
    };
    assert_eq!(
        effective(proven),
        Some(day("2026-03-06")),
        "as the law says, though it was read earlier"
    );
    let unproven = Ways {
        notified: None,
        ..proven
    };
    assert_eq!(effective(unproven), Some(day("2026-03-03")));
    assert_eq!(effective(Ways::default()), None, "it has to go out again");
    // The letter goes after a bounce; whatever arrives first counts.
    let posted = Some(day("2026-03-09"));
    let letter = Ways {
        posted,
        ..Ways::default()
    };
    assert_eq!(effective(letter), Some(day("2026-03-13")));
    assert_eq!(
        effective(Ways { fetched, ..letter }),
        Some(day("2026-03-03"))
    );
    assert_eq!(
        effective(Ways { notified, ..letter }),
        Some(day("2026-03-06"))
    );
}

#[test]
fn the_last_day_of_sending_leaves_the_days_of_the_rule_and_the_margin() {
    let mut policy = AnnouncementPolicy::default();
    let last = |policy: &AnnouncementPolicy, day_| policy.last_sending(day(day_)).unwrap();
    // Received on Monday 2 March 2026, three weeks, announced on the last day.
    assert_eq!(last(&policy, "2026-03-23"), day("2026-03-19"));
    policy.margin_days = 2;
    assert_eq!(last(&policy, "2026-03-23"), day("2026-03-17"));
    // Around the change of the law: sent on 31 December it is announced on the 3rd, sent on 1 January on the 5th.
    policy.margin_days = 0;
    assert_eq!(last(&policy, "2025-01-03"), day("2024-12-31"));
    assert_eq!(last(&policy, "2025-01-04"), day("2024-12-31"));
    assert_eq!(last(&policy, "2025-01-05"), day("2025-01-01"));
}

#[test]
fn a_rule_table_without_rules_or_out_of_order_is_refused() {
    let read = |rules: serde_json::Value| {
        serde_json::from_value::<AnnouncementPolicy>(json!({ "rules": rules }))
    };
    let only = json!([{ "from": "2025-01-01", "days": 4 }]);
    let before = read(only).unwrap().announced_on(day("2024-12-31"));
    assert_eq!(before, Err(StoreError::Invalid("no-rule")));
    for wrong in [
        json!([]),
        json!([{ "from": "2025-01-01", "days": 4 }, { "from": "2025-01-01", "days": 3 }]),
        json!([{ "from": "2025-01-01", "days": 31 }]),
        json!([{ "from": "2025-02-30", "days": 4 }]),
        json!([{ "from": "2025-01-01", "days": 4, "since": 1 }]),
    ] {
        assert!(read(wrong.clone()).is_err(), "{wrong}");
    }
}
