// SPDX-License-Identifier: EUPL-1.2
//! Clocks, counts and absences over HTTP: what a clerk's screen asks for. The rules are tested in `crates/mailbox/tests/it/work_clock.rs`.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;

const RW: &[Right] = &[Right::Read, Right::Write];

#[tokio::test]
async fn a_case_has_its_clocks_and_rests_until_its_day() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let thread = person.begin_thread(&app).await;
    let get = async |path: &str| clerk.browser.get(path).await.expect(200).json();
    // Monday, 23 November 2026, 13:00 in Berlin; three working days.
    let promise = json!({"at": 1_795_705_200, "days": 3});
    let list = get("threads?dept=beitraege").await;
    assert_eq!(list["items"][0]["clocks"]["promise"], promise);
    assert_eq!(list["items"][0]["clocks"]["owed_since"], NOW);
    assert_eq!(
        get(&format!("threads/{thread}")).await["clocks"][0]["promise"],
        promise
    );
    let own = person.browser.get(&format!("threads/{thread}")).await;
    assert_eq!(own.expect(200).json().get("clocks"), None, "the staff's");

    let path = format!("threads/{thread}/statutory");
    let body = |received: &str| json!({"dept": "beitraege", "set": {"rule": "kv-3w", "received": received}});
    clerk
        .browser
        .post(&path, body("2026-11-24"))
        .await
        .refused(400, "bad-day");
    clerk
        .browser
        .post(&path, body("23.11.2026"))
        .await
        .refused(400, "bad-request");
    clerk
        .browser
        .post(&path, body("2026-11-20"))
        .await
        .expect(204);
    let law = &get(&format!("threads/{thread}")).await["clocks"][0]["statutory"];
    assert_eq!(
        (&law["last_day"], &law["announce_by"]),
        (&json!("2026-12-11"), &json!("2026-12-07"))
    );

    let path = format!("threads/{thread}/resubmission");
    let body = |day: &str, reason: &str| json!({"dept": "beitraege", "set": {"day": day, "reason": reason}});
    clerk
        .browser
        .post(&path, body("2026-11-23", "papers"))
        .await
        .refused(400, "bad-day");
    clerk
        .browser
        .post(&path, body("2026-11-25", "because"))
        .await
        .refused(400, "bad-request");
    clerk
        .browser
        .post(&path, body("2026-11-25", "papers"))
        .await
        .expect(204);
    assert_eq!(get("threads?dept=beitraege").await["items"], json!([]));
    assert_eq!(
        get("threads?dept=beitraege&resubmission=all").await["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    clerk
        .browser
        .post(&path, json!({"dept": "beitraege", "set": null}))
        .await
        .expect(204);
    let work = get("work").await;
    assert_eq!(
        work["units"][0],
        json!({"dept": "beitraege", "open": 1, "new": 1, "free": 1, "waiting": 0, "overdue": 0, "soon": 1, "resubmissions": 0, "astray": 0, "disputed": 0, "escalated": 0})
    );
    for (query, code) in [
        ("", "which-list"),
        ("?mine=true&state=done", "which-list"),
        ("?dept=beitraege&sort=colour", "bad-request"),
        ("?dept=beitraege&due_within=300", "bad-request"),
    ] {
        clerk
            .browser
            .get(&format!("threads{query}"))
            .await
            .refused(400, code);
    }
}

#[tokio::test]
async fn a_deputy_sees_what_an_absent_colleague_has_and_nobody_else_does() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let [a, b, c] = [
        Person::clerk(&app, "beitraege", RW).await,
        Person::clerk(&app, "beitraege", RW).await,
        Person::clerk(&app, "beitraege", RW).await,
    ];
    let thread = person.begin_thread(&app).await;
    let state = format!("threads/{thread}/state");
    let give = |expected: Value, although: bool| json!({"dept": "beitraege", "claimed_by": a.pid, "expected_claimed_by": expected, "although_away": although});
    let away = json!({"pid": a.pid, "from": NOW, "until": NOW + 600, "deputy": b.pid});
    b.browser
        .post("units/beitraege/absences", away.clone())
        .await
        .refused(403, "forbidden");
    let entered = a
        .browser
        .post("units/beitraege/absences", away)
        .await
        .expect(201)
        .json();
    b.browser
        .post(&state, give(Value::Null, false))
        .await
        .refused(409, "colleague-away");
    b.browser
        .post(&state, give(Value::Null, true))
        .await
        .expect(204);
    let list = format!("threads?dept=beitraege&standing_in_for={}", a.pid);
    let held = b.browser.get(&list).await.expect(200).json();
    assert_eq!(held["items"][0]["thread"], thread.to_string());
    c.browser.get(&list).await.refused(404, "not-found");
    let work = b.browser.get("work").await.expect(200).json();
    assert_eq!(
        work["deputy"],
        json!([{"dept": "beitraege", "pid": a.pid, "until": NOW + 600, "open": 1}])
    );
    let absences = c
        .browser
        .get("units/beitraege/absences")
        .await
        .expect(200)
        .json();
    assert_eq!(absences["items"][0]["stands_in"], b.pid.to_string());
    let end = format!(
        "units/beitraege/absences/{}/end",
        entered["id"].as_str().unwrap()
    );
    c.browser
        .post(&end, json!({}))
        .await
        .refused(403, "forbidden");
    app.clock.advance(std::time::Duration::from_secs(600));
    b.browser.get(&list).await.refused(404, "not-found");
}
