// SPDX-License-Identifier: EUPL-1.2
//! What only the office has: units, work state, staff, profiles.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;
use crate::world::{b64, sealed};

const ALL: &[Right] = &[Right::Read, Right::Write, Right::Grant];

fn items(answer: &Value) -> &Vec<Value> {
    answer["items"].as_array().unwrap()
}

#[tokio::test]
async fn a_clerk_sees_her_units_with_keys_and_counts() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    person.begin_thread(&app).await;
    let units = clerk.browser.get("units").await.expect(200).json();
    assert_eq!(items(&units).len(), 1);
    let unit = &items(&units)[0];
    assert_eq!(unit["dept"], "beitraege");
    assert_eq!(unit["rights"], json!(["read", "write"]));
    assert_eq!(unit["grants"].as_array().unwrap().len(), 1);
    assert_eq!(unit["epochs"].as_array().unwrap().len(), 1);
    assert_eq!(
        unit["counts"],
        json!({"new": 1, "open": 0, "waiting": 0, "done": 0})
    );
    clerk
        .browser
        .get("threads?dept=pflege")
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn two_clerks_cannot_claim_one_thread() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let one = Person::clerk(&app, "beitraege", ALL).await;
    let two = Person::clerk(&app, "beitraege", ALL).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/state");
    let claim = |who: &Person, expected: Value| json!({"dept": "beitraege", "state": "open", "claimed_by": who.pid, "expected_claimed_by": expected});
    one.browser
        .post(&path, claim(&one, Value::Null))
        .await
        .expect(204);
    two.browser
        .post(&path, claim(&two, Value::Null))
        .await
        .refused(409, "claimed");
    two.browser
        .post(&path, claim(&two, json!(one.pid)))
        .await
        .expect(204);
    // Only the state changes when the claim is not named.
    let done = json!({"dept": "beitraege", "state": "done", "reason": "answered", "expected_claimed_by": two.pid});
    two.browser.post(&path, done).await.expect(204);
    let list = one
        .browser
        .get("threads?dept=beitraege&state=done")
        .await
        .expect(200)
        .json();
    assert_eq!(items(&list)[0]["claimed_by"], two.pid.to_string());
    let list = one
        .browser
        .get("threads?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert!(items(&list).is_empty());
    // Null releases.
    let release = json!({"dept": "beitraege", "state": "open", "claimed_by": null, "expected_claimed_by": two.pid});
    one.browser.post(&path, release).await.expect(204);
    let list = one
        .browser
        .get("threads?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert_eq!(items(&list)[0].get("claimed_by"), None);
}

#[tokio::test]
async fn removing_a_member_ends_her_access_at_once() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let boss = Person::clerk(&app, "beitraege", ALL).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}");
    clerk.browser.get(&path).await.expect(200);
    let remove = format!("units/beitraege/members/{}/remove", clerk.pid);
    clerk
        .browser
        .post(&remove, json!({}))
        .await
        .refused(403, "forbidden");
    boss.browser.post(&remove, json!({})).await.expect(204);
    clerk.browser.get(&path).await.refused(404, "not-found");
    clerk
        .browser
        .get("threads?dept=beitraege")
        .await
        .refused(404, "not-found");
    assert!(items(&clerk.browser.get("units").await.expect(200).json()).is_empty());
    let work = app.work_of("revoke").await;
    assert_eq!(work["pid"], clerk.pid.to_string());
    boss.browser.get(&path).await.expect(200);
}

#[tokio::test]
async fn keys_of_a_unit_are_given_by_those_with_the_right() {
    let app = TestApp::start().await;
    let boss = Person::clerk(&app, "beitraege", ALL).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read]).await;
    let staff = boss
        .browser
        .get("staff?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert_eq!(items(&staff).len(), 2);
    assert!(items(&staff).iter().all(|item| item["has_grant"] == true));
    let grant = json!({"epoch": 1, "pid": clerk.pid, "file": b64(&sealed(b"unit key"))});
    clerk
        .browser
        .post("units/beitraege/grants", grant.clone())
        .await
        .refused(403, "forbidden");
    boss.browser
        .post("units/beitraege/grants", grant.clone())
        .await
        .expect(204);
    let units = clerk.browser.get("units").await.expect(200).json();
    assert_eq!(items(&units)[0]["grants"].as_array().unwrap().len(), 2);
    boss.browser
        .post("units/pflege/grants", grant)
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn profiles_are_for_the_unit_they_are_sealed_to() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", ALL).await;
    let elsewhere = Person::clerk(&app, "pflege", ALL).await;
    let profile = json!({"pid": person.pid, "dept": "beitraege", "epoch": 1, "file": b64(&sealed(b"profile"))});
    app.agent("POST", "profiles", Some(json!({"items": [profile]})))
        .await
        .expect(204);
    let path = format!("profiles?dept=beitraege&pids={}", person.pid);
    let found = clerk.browser.get(&path).await.expect(200).json();
    assert_eq!(items(&found)[0], profile);
    elsewhere.browser.get(&path).await.refused(404, "not-found");
}

#[tokio::test]
async fn keys_of_a_person_are_shown_to_those_who_read_a_thread_of_hers() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", ALL).await;
    let path = format!("persons/{}", person.pid);
    clerk.browser.get(&path).await.refused(404, "not-found");
    person.begin_thread(&app).await;
    let shown = clerk.browser.get(&path).await.expect(200).json();
    assert_eq!(shown["keycard"], json!(person.keycard.envelope()));
}
