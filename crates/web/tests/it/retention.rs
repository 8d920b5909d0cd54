// SPDX-License-Identifier: EUPL-1.2
//! Holds over HTTP: who sets and lifts them, and what each side is told.
//!
//! Negative control, in `.ci/seeded-bugs.toml`: whoever set a hold lifts it herself.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::{TestApp, key};
use crate::person::Person;

const RW: &[Right] = &[Right::Read, Right::Write];
const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];

fn hold() -> Value {
    json!({"dept": "beitraege", "reason": "proceedings"})
}

#[tokio::test]
async fn a_hold_is_told_to_both_sides_and_lifted_by_another_lead() {
    let app = TestApp::start().await;
    let owner = Person::insured(&app).await;
    let thread = owner.begin_thread(&app).await;
    let first = Person::clerk(&app, "beitraege", LEAD).await;
    let second = Person::clerk(&app, "beitraege", LEAD).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let path = format!("threads/{thread}");
    let shown = owner.browser.get(&path).await.expect(200).json();
    assert_eq!(shown["stay"], Value::Null, "no rule, no hold, no word");

    let set = first.browser.post(&format!("{path}/holds"), hold()).await;
    let set = set.expect(201).json();
    let one = format!("{path}/holds/{}", set["id"].as_str().unwrap());
    let shown = owner.browser.get(&path).await.expect(200).json();
    let reasons = shown["stay"]["reasons"].as_array().unwrap().clone();
    assert!(reasons.contains(&json!("hold")), "{reasons:?}");
    assert_eq!(
        shown["holds"],
        Value::Null,
        "why and by whom is the insurer's"
    );
    let told = clerk.browser.get(&path).await.expect(200).json();
    let held = &told["holds"][0];
    assert_eq!(
        (&held["id"], &held["by"], &held["reason"]),
        (&set["id"], &json!(first.pid), &json!("proceedings"))
    );

    first.browser.delete(&one).await.refused(403, "forbidden");
    clerk.browser.delete(&one).await.refused(403, "forbidden");
    let nobody = format!("{path}/holds/{}", key());
    second
        .browser
        .delete(&nobody)
        .await
        .refused(404, "not-found");
    second.browser.delete(&one).await.expect(204);
    second
        .browser
        .delete(&one)
        .await
        .refused(409, "state-conflict");
    let told = clerk.browser.get(&path).await.expect(200).json();
    assert_eq!(told["holds"][0]["lifted_by"], json!(second.pid));
    let shown = owner.browser.get(&path).await.expect(200).json();
    assert_eq!(shown["stay"], Value::Null);
}

#[tokio::test]
async fn a_hold_without_a_known_reason_or_by_a_person_is_refused() {
    let app = TestApp::start().await;
    let owner = Person::insured(&app).await;
    let thread = owner.begin_thread(&app).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let path = format!("threads/{thread}/holds");
    let odd = json!({"dept": "beitraege", "reason": "because"});
    clerk
        .browser
        .post(&path, odd)
        .await
        .refused(400, "bad-request");
    let other = json!({"dept": "pflege", "reason": "audit"});
    clerk
        .browser
        .post(&path, other)
        .await
        .refused(404, "not-found");
    owner
        .browser
        .post(&path, hold())
        .await
        .refused(404, "not-found");
}
