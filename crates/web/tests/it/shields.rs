// SPDX-License-Identifier: EUPL-1.2
//! Shielded units and recused clerks over HTTP: what each side is told, and what no answer tells. The rules are tested with the
//! store (`crates/mailbox/tests/it/shields.rs`, `recusals.rs`).

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;
use crate::world::v4;

const RW: &[Right] = &[Right::Read, Right::Write];

/// `pflege` is shielded and answers this person.
async fn shield(app: &TestApp, person: &Person, seq: i64, barred: &[&Person]) {
    let units = json!({"items": ["pflege"]});
    app.agent("POST", "units/shields", Some(units))
        .await
        .expect(204);
    let barred: Vec<_> = barred.iter().map(|one| one.pid).collect();
    let item = json!({"pid": person.pid, "seq": seq, "dept": "pflege", "barred": barred});
    let items = json!({"items": [item]});
    app.agent("POST", "routes", Some(items)).await.expect(204);
}

/// Departments that an answer names in signed statements.
fn named(items: &Value) -> Vec<String> {
    let all = items.as_array().unwrap().iter();
    let mut depts: Vec<String> = all
        .map(|item| {
            let payload = item["stmt"]["payload"].as_str().unwrap();
            let bytes = protocol::b64::from_std(payload).unwrap();
            let stmt: Value = serde_json::from_slice(&bytes).unwrap();
            stmt["dept"].as_str().unwrap().to_owned()
        })
        .collect();
    depts.sort();
    depts
}

#[tokio::test]
async fn only_whom_it_answers_is_told_of_a_shielded_unit() {
    let app = TestApp::start().await;
    let (erika, jan) = (Person::insured(&app).await, Person::insured(&app).await);
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let guard = Person::clerk(&app, "pflege", RW).await;
    let before = erika.begin_thread(&app).await;
    shield(&app, &erika, 1, &[]).await;

    let trust = jan.browser.get("trust").await.expect(200).json();
    assert!(!named(&trust["depts"]).contains(&"pflege".to_owned()));
    let whole = app.agent("GET", "trust", None).await.expect(200).json();
    assert!(named(&whole["depts"]).contains(&"pflege".to_owned()));
    let none = jan.browser.get("route").await.expect(200).json();
    assert_eq!(none, json!({"unit": null}));
    let route = erika.browser.get("route").await.expect(200).json();
    assert_eq!(route["unit"]["dept"], "pflege");
    assert_eq!(named(&json!([route["unit"]["epoch"]])), ["pflege"]);

    let thread = ThreadId::from_bytes(v4());
    let mut body = erika.new_thread(&app, thread, &erika, &[]);
    let to_matter = erika.browser.post("threads", body.clone()).await;
    to_matter.refused(400, "wrong-department");
    body["epochs"] = json!([erika.epoch(&app, thread, Lane::Case, &erika, "pflege")]);
    erika.browser.post("threads", body).await.expect(201);
    let path = format!("threads/{thread}");
    guard.browser.get(&path).await.expect(200);
    clerk.browser.get(&path).await.refused(404, "not-found");

    // The old one says that it does not belong here any more, and leads nowhere else.
    let list = "threads?dept=beitraege&astray=true";
    let rows = clerk.browser.get(list).await.expect(200).json();
    assert_eq!(rows["items"][0]["thread"], json!(before));
    assert_eq!(rows["items"][0]["astray"], true);
    let work = clerk.browser.get("work").await.expect(200).json();
    assert_eq!(work["units"][0]["astray"], 1);
    let any = clerk.browser.get("directory").await.expect(200).json();
    assert!(!any.to_string().contains("pflege"), "{any}");
    let there = format!("directory?thread={before}");
    let there = clerk.browser.get(&there).await.expect(200).json();
    assert_eq!(there["items"][0]["dept"], "pflege");
    assert_eq!(named(&json!([there["items"][0]["shield"]])), ["pflege"]);
    assert_eq!(there["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_recused_clerk_gets_nothing_and_her_colleagues_are_not_told_why() {
    let app = TestApp::start().await;
    let erika = Person::insured(&app).await;
    let lead = Person::clerk(
        &app,
        "beitraege",
        &[Right::Read, Right::Write, Right::Grant],
    )
    .await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let colleague = Person::clerk(&app, "beitraege", RW).await;
    let thread = erika.begin_thread(&app).await;
    let path = format!("threads/{thread}");
    clerk.browser.get(&path).await.expect(200);
    let here = format!("{path}/presence");
    let open = json!({"doing": "open"});
    colleague
        .browser
        .post(&here, open.clone())
        .await
        .expect(204);
    let recusals = format!("{path}/recusals");
    let wrong = clerk
        .browser
        .post(&recusals, json!({"reason": "tired"}))
        .await;
    wrong.refused(400, "bad-request");
    clerk
        .browser
        .post(&recusals, json!({"reason": "bias"}))
        .await
        .expect(204);

    for way in ["", "/messages", "/staged", "/openings"] {
        let answer = clerk.browser.get(&format!("{path}{way}")).await;
        answer.refused(404, "not-found");
    }
    clerk
        .browser
        .post(&here, open)
        .await
        .refused(404, "not-found");
    for list in [
        "threads?dept=beitraege",
        "threads?mine=true",
        "presence?dept=beitraege",
    ] {
        let items = clerk.browser.get(list).await.expect(200).json()["items"].clone();
        assert_eq!(items, json!([]), "{list}");
    }
    let about = format!("threads?dept=beitraege&subject={}", erika.pid);
    assert_eq!(
        clerk.browser.get(&about).await.expect(200).json()["items"],
        json!([])
    );
    let polled = clerk
        .browser
        .get("events/poll?wait=0")
        .await
        .expect(200)
        .json();
    assert!(
        !polled.to_string().contains(&thread.to_string()),
        "{polled}"
    );

    let told = colleague.browser.get(&path).await.expect(200).json()["recusals"].clone();
    assert_eq!(told, json!([{"pid": clerk.pid}]));
    let why = lead.browser.get(&path).await.expect(200).json()["recusals"].clone();
    assert_eq!(why[0]["reason"], "bias");
    let give = json!({"dept": "beitraege", "claimed_by": clerk.pid, "expected_claimed_by": null});
    let given = lead.browser.post(&format!("{path}/state"), give).await;
    given.refused(409, "colleague-barred");
    let own = format!("{recusals}/{}", clerk.pid);
    colleague
        .browser
        .delete(&own)
        .await
        .refused(403, "forbidden");
    lead.browser.delete(&own).await.expect(204);
    clerk.browser.get(&path).await.expect(200);
}

#[tokio::test]
async fn whom_the_registrar_keeps_from_a_person_has_not_even_her_name() {
    let app = TestApp::start().await;
    let erika = Person::insured(&app).await;
    let own = Person::clerk(&app, "pflege", RW).await;
    let guard = Person::clerk(&app, "pflege", RW).await;
    shield(&app, &erika, 1, &[&own]).await;
    let file = crate::world::b64(&crate::world::sealed(b"who she is"));
    let profile = json!({"pid": erika.pid, "dept": "pflege", "epoch": 1, "file": file});
    let items = json!({"items": [profile]});
    app.agent("POST", "profiles", Some(items)).await.expect(204);
    let asked = format!("profiles?dept=pflege&pids={}", erika.pid);
    let count = async |who: &Person| {
        let found = who.browser.get(&asked).await.expect(200).json();
        found["items"].as_array().unwrap().len()
    };
    assert_eq!((count(&guard).await, count(&own).await), (1, 0));
}
