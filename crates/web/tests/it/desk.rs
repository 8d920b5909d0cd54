// SPDX-License-Identifier: EUPL-1.2
//! The desk over HTTP: sealed questions for the registrar, somebody's access, blocking it.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;
use crate::world::{b64, sealed};

const DESK: &[Right] = &[Right::Register];

/// A sealed question of a desk.
pub fn question() -> Value {
    json!({"dept": "beitraege", "file": b64(&sealed(b"desk request"))})
}

#[tokio::test]
async fn a_question_reaches_the_registrar_and_its_answer_only_the_asker() {
    let app = TestApp::start().await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let other = Person::clerk(&app, "beitraege", DESK).await;
    let asked = desk.browser.post("desk/requests", question()).await;
    let asked = asked.expect(202).json();
    let path = format!("desk/requests/{}", asked["request"].as_str().unwrap());
    let pending = desk.browser.get(&format!("{path}?wait=0")).await;
    assert_eq!(pending.expect(200).json(), json!({"state": "pending"}));

    let work = app.work_of("desk").await;
    assert_eq!(work["pid"], desk.pid.to_string());
    let file = b64(&sealed(b"desk answer"));
    let reply = json!({"outcome": "reply", "file": file});
    app.answer_work(&work, reply).await;
    let done = desk.browser.get(&format!("{path}?wait=20")).await;
    assert_eq!(
        done.expect(200).json(),
        json!({"state": "done", "file": file})
    );
    let theirs = other.browser.get(&path).await;
    theirs.refused(404, "not-found");
}

#[tokio::test]
async fn a_refusal_says_why_and_nothing_else_answers_a_desk() {
    let app = TestApp::start().await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let asked = desk.browser.post("desk/requests", question()).await;
    let asked = asked.expect(202).json();
    let path = format!(
        "desk/requests/{}?wait=0",
        asked["request"].as_str().unwrap()
    );
    let work = app.work_of("desk").await;
    let id = work["id"].as_str().unwrap();
    let path_of_work = format!("work/{id}");
    let done = json!({"outcome": "done"});
    let done = app.agent("POST", &path_of_work, Some(done)).await;
    done.refused(400, "wrong-outcome");
    // What is no age file is not passed on.
    let open = json!({"outcome": "reply", "file": b64(b"plain text")});
    let open = app.agent("POST", &path_of_work, Some(open)).await;
    assert_eq!(open.status, 400, "{:?}", open.json());
    let refused = json!({"outcome": "refused", "reason": "not-entitled", "tries_left": 0});
    app.answer_work(&work, refused).await;
    let answer = desk.browser.get(&path).await.expect(200).json();
    assert_eq!(
        answer,
        json!({"state": "refused", "reason": "not-entitled"})
    );
}

#[tokio::test]
async fn only_a_desk_asks() {
    let app = TestApp::start().await;
    let clerk = Person::clerk(
        &app,
        "beitraege",
        &[Right::Read, Right::Write, Right::Grant],
    )
    .await;
    let elsewhere = Person::clerk(&app, "pflege", DESK).await;
    let refused = clerk.browser.post("desk/requests", question()).await;
    refused.refused(403, "forbidden");
    let absent = elsewhere.browser.post("desk/requests", question()).await;
    absent.refused(404, "not-found");
    assert!(app.work().await.iter().all(|item| item["kind"] != "desk"));
}

/// A question of a desk, as the registrar gets it.
async fn asked(app: &TestApp, desk: &Person) -> Value {
    let asked = desk.browser.post("desk/requests", question()).await;
    asked.expect(202);
    app.work_of("desk").await
}

/// The registrar answers a question of a desk.
async fn lifted(app: &TestApp, desk: &Person, answer: Value) {
    let work = asked(app, desk).await;
    app.answer_work(&work, answer).await;
}

#[tokio::test]
async fn a_desk_blocks_an_access_at_once_and_the_registrars_answer_gives_it_back() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let access = format!("desk/persons/{}?dept=beitraege", person.pid);
    let seen = desk.browser.get(&access).await.expect(200).json();
    assert_eq!(
        seen,
        json!({"state": "active", "sessions": 1, "quarantine_until": null})
    );
    let block = format!("desk/persons/{}/block", person.pid);
    let body = json!({"dept": "beitraege"});
    let denied = clerk.browser.post(&block, body.clone()).await;
    denied.refused(403, "forbidden");
    person.browser.get("session").await.expect(200);

    desk.browser.post(&block, body.clone()).await.expect(204);
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    let seen = desk.browser.get(&access).await.expect(200).json();
    assert_eq!(
        (&seen["state"], &seen["sessions"]),
        (&json!("blocked"), &json!(0))
    );
    let kept_out = person.sign_in().await;
    assert!(kept_out.status >= 400, "{}", kept_out.status);

    // The desk itself gives nothing back, and a sealed answer alone does not either.
    let unblock = format!("desk/persons/{}/unblock", person.pid);
    let gone = desk.browser.post(&unblock, body.clone()).await;
    assert_eq!(gone.status, 404);
    let file = b64(&sealed(b"desk answer"));
    lifted(&app, &desk, json!({"outcome": "reply", "file": file})).await;
    assert!(person.sign_in().await.status >= 400);
    let answer = json!({"outcome": "reply", "file": file, "unblock": person.pid});
    lifted(&app, &desk, answer.clone()).await;
    person.sign_in().await.expect(200);
    person.browser.get("session").await.expect(200);
    // Once more it changes nothing, and nobody is told of a block that was none.
    lifted(&app, &desk, answer).await;
    let told = person
        .browser
        .get("security-events")
        .await
        .expect(200)
        .json();
    assert_eq!(
        told.to_string().matches(r#""unblocked""#).count(),
        1,
        "{told}"
    );
    // Not even the registrar lifts anything of a colleague's.
    let work = asked(&app, &desk).await;
    let path = format!("work/{}", work["id"].as_str().unwrap());
    let answer = json!({"outcome": "reply", "file": file, "unblock": clerk.pid});
    let colleague = app.agent("POST", &path, Some(answer)).await;
    colleague.refused(400, "wrong-person");

    // Colleagues are none of a desk's business, and nobody has a made-up id.
    let colleague = format!("desk/persons/{}/block", clerk.pid);
    let colleague = desk.browser.post(&colleague, body.clone()).await;
    colleague.refused(404, "not-found");
    let nobody = crate::app::key();
    let unknown = format!("desk/persons/{nobody}?dept=beitraege");
    let unknown = desk.browser.get(&unknown).await.expect(200).json();
    assert_eq!(unknown["state"], "none");
    let nobody = format!("desk/persons/{nobody}/block");
    let nobody = desk.browser.post(&nobody, body).await;
    nobody.refused(404, "not-found");
}
