// SPDX-License-Identifier: EUPL-1.2
//! The registrar's side: statements, leases, outcomes, staff.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::contact::SEALED;
use crate::person::Person;

#[tokio::test]
async fn the_same_statements_may_come_again() {
    let app = TestApp::start().await;
    let before = app.agent("GET", "trust", None).await.expect(200).json();
    app.agent("POST", "statements", Some(app.world.first_statements()))
        .await
        .expect(204);
    assert_eq!(
        app.agent("GET", "trust", None).await.expect(200).json(),
        before
    );
}

#[tokio::test]
async fn statements_without_place_in_the_contract_are_refused() {
    let app = TestApp::start().await;
    let mut body = app.world.first_statements();
    body["items"][0]["stmt"]["payloadType"] = json!("application/vnd.sp1.other+json");
    app.agent("POST", "statements", Some(body))
        .await
        .refused(400, "wrong-payload-type");
    let body = json!({"items": [], "more": 1});
    app.agent("POST", "statements", Some(body))
        .await
        .refused(400, "bad-request");
}

#[tokio::test]
async fn a_question_is_leased_and_handed_out_again() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let path = format!("fresh?pids={}", person.pid);
    let (_, first) = tokio::join!(person.browser.get(&path), async {
        app.agent("GET", "work?wait=5", None)
            .await
            .expect(200)
            .json()
    });
    assert_eq!(first["items"].as_array().unwrap().len(), 1);
    assert!(app.work().await.is_empty());
    app.clock.advance(std::time::Duration::from_secs(61));
    assert_eq!(app.work().await[0]["id"], first["items"][0]["id"]);
}

#[tokio::test]
async fn outcomes_are_closed_and_the_first_one_counts() {
    let app = TestApp::start().await;
    let letter = app.world.letter(protocol::statement::PersonRole::Insured);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let method = crate::person::prf_method();
    person.make_passkey(Some(&method)).await;
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    let work = app.work_of("bind").await;
    let path = format!("work/{}", work["id"].as_str().unwrap());
    for bad in [
        json!({"outcome": "perhaps"}),
        json!({"outcome": "done", "reason": "x"}),
        json!({"outcome": "refused", "reason": "x", "tries_left": 1, "more": 1}),
        json!({"reason": "x"}),
    ] {
        app.agent("POST", &path, Some(bad.clone()))
            .await
            .refused(400, "bad-request");
    }
    let refused = json!({"outcome": "refused", "reason": "wrong-claims", "tries_left": 4});
    app.agent("POST", &path, Some(refused.clone()))
        .await
        .expect(204);
    app.agent("POST", &path, Some(refused))
        .await
        .refused(409, "state-conflict");
    let unknown = format!("work/{}", crate::app::key());
    app.agent("POST", &unknown, Some(json!({"outcome": "done"})))
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn all_bound_staff_are_listed_for_certification() {
    let app = TestApp::start().await;
    Person::insured(&app).await;
    let clerk = Person::clerk(&app, "pflege", &[Right::Read]).await;
    let staff = app.agent("GET", "staff", None).await.expect(200).json();
    let items = staff["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["pid"], clerk.pid.to_string());
    assert_eq!(
        items[0]["depts"],
        json!([{"dept": "pflege", "has_grant": true}])
    );
    assert!(items[0]["cert"].is_object());
}

#[tokio::test]
async fn a_sealed_address_is_stored_for_people_who_exist() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let item = |pid: String| json!({"items": [{"pid": pid, "sealed": SEALED, "lang": "de"}]});
    app.agent("POST", "contacts", Some(item(person.pid.to_string())))
        .await
        .expect(204);
    app.agent("POST", "contacts", Some(item(crate::app::key())))
        .await
        .refused(404, "not-found");
    let bare = json!({"items": [{"pid": person.pid, "sealed": "erika@example.org", "lang": "de"}]});
    app.agent("POST", "contacts", Some(bare))
        .await
        .refused(400, "malformed");
    // It counts for nothing yet.
    let known = person.browser.get("contact").await.expect(200).json();
    assert_eq!(known["confirmed_at"], Value::Null);
    assert_eq!(known["candidate"]["source"], "register");
    assert_eq!(known["candidate"]["expires_at"], Value::Null);
}
