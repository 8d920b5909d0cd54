// SPDX-License-Identifier: EUPL-1.2
//! Protection classes over HTTP: who is asked once more, what a proof is worth, and for which session.
//!
//! Seen red: without `clearance` in the handlers; with a proof that is kept by person instead of by session.

use std::time::Duration;

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::browser::{Answer, Browser};
use crate::person::Person;
use crate::sign_in::{attempt, recover, with_secrets};
use crate::world::{seed, v4};

/// A person who signed in with her passkey just now, her clerk, and a thread that the clerk's message has raised to `hoch`.
async fn raised(app: &TestApp) -> (Person, Person, ThreadId) {
    let mut person = Person::insured(app).await;
    let mut clerk = Person::clerk(app, "beitraege", &[Right::Read, Right::Write]).await;
    person.sign_in().await.expect(200);
    clerk.sign_in().await.expect(200);
    let thread = person.begin_thread(app).await;
    say(&clerk, thread, 1, "hoch", None).await.expect(201);
    (person, clerk, thread)
}

async fn say(by: &Person, thread: ThreadId, n: u64, class: &str, why: Option<&str>) -> Answer {
    let mut message = by.message(thread, Lane::Case, n, &[]);
    message["header"]["class"] = json!(class);
    if let Some(why) = why {
        message["lowered"] = json!(why);
    }
    let body = json!({"epoch": null, "message": message});
    by.browser
        .post(&format!("threads/{thread}/messages"), body)
        .await
}

async fn read(browser: &Browser, thread: ThreadId) -> Answer {
    browser.get(&format!("threads/{thread}/messages")).await
}

/// Busy for so many minutes: the session lives, its proof grows old.
async fn minutes(app: &TestApp, browsers: &[&Browser], minutes: u64) {
    for _ in 0..minutes {
        app.clock.advance(Duration::from_secs(60));
        for browser in browsers {
            browser.post("session/extend", json!({})).await.expect(204);
        }
    }
}

/// A challenge of this session, and what the person's authenticator answers to it.
async fn assertion(person: &mut Person) -> Value {
    let options = person
        .browser
        .post("session/passkey/options", json!({}))
        .await;
    let options = options.expect(200).json();
    let authenticator = person.authenticator.as_mut().unwrap();
    json!({"credential": authenticator.get(&options["public_key"])})
}

#[tokio::test]
async fn a_proof_of_sixteen_minutes_ago_is_asked_for_again() {
    let app = TestApp::start().await;
    let (mut person, _, thread) = raised(&app).await;
    read(&person.browser, thread).await.expect(200);
    minutes(&app, &[&person.browser], 14).await;
    read(&person.browser, thread).await.expect(200);
    minutes(&app, &[&person.browser], 2).await;
    let asked = read(&person.browser, thread)
        .await
        .refused(403, "step-up-required");
    assert_eq!(asked.json()["level"], "substantiell");
    // Nothing of it is in the list either, and the rest of the session goes on.
    let heads = person
        .browser
        .get(&format!("threads/heads?ids={thread}"))
        .await;
    let heads = heads.expect(200).json();
    assert_eq!(heads["items"][0]["last"], Value::Null);
    assert_eq!(heads["items"][0]["protected"], true);
    say(&person, thread, 2, "hoch", None)
        .await
        .refused(403, "step-up-required");
    let proof = assertion(&mut person).await;
    person
        .browser
        .post("session/passkey", proof)
        .await
        .expect(200);
    assert_eq!(
        read(&person.browser, thread).await.expect(200).json()["items"][1]["header"]["class"],
        "hoch"
    );
    say(&person, thread, 2, "hoch", None).await.expect(201);
}

#[tokio::test]
async fn a_proof_is_worth_something_in_its_own_session_only() {
    let app = TestApp::start().await;
    let (mut person, _, thread) = raised(&app).await;
    let first = person.browser.cookie();
    person.sign_in().await.expect(200);
    let second = person.browser.cookie();
    assert_ne!(first, second);
    minutes(&app, &[&person.browser], 8).await;
    person.browser.set_cookie(first.clone());
    minutes(&app, &[&person.browser], 8).await;
    person.browser.set_cookie(second);
    person
        .browser
        .post("session/extend", json!({}))
        .await
        .expect(204);
    let proof = assertion(&mut person).await;
    // An answer to the challenge of one session is none to that of another, nor to none.
    person.browser.set_cookie(first.clone());
    person
        .browser
        .post("session/passkey", proof.clone())
        .await
        .refused(401, "login-refused");
    let other = assertion(&mut person).await;
    drop(other);
    person
        .browser
        .post("session/passkey", proof)
        .await
        .refused(401, "login-refused");
    let proof = assertion(&mut person).await;
    person
        .browser
        .post("session/passkey", proof.clone())
        .await
        .expect(200);
    read(&person.browser, thread).await.expect(200);
    // Once only.
    person
        .browser
        .post("session/passkey", proof)
        .await
        .refused(401, "login-refused");
    let mut stranger = Person::insured(&app).await;
    stranger.sign_in().await.expect(200);
    read(&stranger.browser, thread)
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn another_session_of_the_same_person_gains_nothing_by_it() {
    let app = TestApp::start().await;
    let (mut person, _, thread) = raised(&app).await;
    let old = person.browser.cookie();
    minutes(&app, &[&person.browser], 16).await;
    read(&person.browser, thread)
        .await
        .refused(403, "step-up-required");
    person.sign_in().await.expect(200);
    read(&person.browser, thread).await.expect(200);
    person.browser.set_cookie(old);
    read(&person.browser, thread)
        .await
        .refused(403, "step-up-required");
}

#[tokio::test]
async fn a_code_or_a_sheet_alone_opens_nothing_protected() {
    let app = TestApp::start().await;
    let (person, clerk, thread) = raised(&app).await;
    let secrets = with_secrets(&person).await;
    let (browser, answer) = recover(&app, &secrets.locator).await;
    answer.expect(202);
    let work = app.work_of("claims").await;
    app.answer_work(&work, json!({"outcome": "done"})).await;
    browser
        .get("session/recovery/status?wait=0")
        .await
        .expect(200);
    assert_eq!(
        browser.get("session").await.expect(200).json()["level"],
        "normal"
    );
    read(&browser, thread)
        .await
        .refused(403, "step-up-required");
    let plain = person.begin_thread(&app).await;
    read(&browser, plain).await.expect(200);
    // The password of this browser makes it sure: two factors, shown here and now (ruling 12).
    let right = attempt(&person, secrets.password, &secrets.auth);
    browser.post("session/password", right).await.expect(200);
    read(&browser, thread).await.expect(200);
    drop(clerk);
}

#[tokio::test]
async fn an_accepted_message_is_acknowledged_again_without_a_new_proof() {
    let app = TestApp::start().await;
    let (person, _, thread) = raised(&app).await;
    let mut message = person.message(thread, Lane::Case, 2, &[]);
    message["header"]["class"] = json!("hoch");
    let body = json!({"epoch": null, "message": message});
    let path = format!("threads/{thread}/messages");
    let first = person.browser.post(&path, body.clone()).await.expect(201);
    minutes(&app, &[&person.browser], 16).await;
    // Under another key: the bytes are known.
    let again = person.browser.post(&path, body).await.expect(201);
    assert_eq!(again.json()["receipt"], first.json()["receipt"]);
}

#[tokio::test]
async fn staff_lowers_a_class_with_a_reason_only() {
    let app = TestApp::start().await;
    let (person, clerk, thread) = raised(&app).await;
    say(&clerk, thread, 2, "normal", None)
        .await
        .refused(400, "class-needs-reason");
    say(&clerk, thread, 2, "normal", Some("because I say so"))
        .await
        .refused(400, "bad-request");
    say(&person, thread, 2, "normal", Some("asked"))
        .await
        .refused(409, "class-conflict");
    say(&clerk, thread, 2, "normal", Some("asked"))
        .await
        .expect(201);
    let shown = clerk
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(shown["class"], "normal");
    // Without a class nothing is saved at all.
    let mut message = clerk.message(thread, Lane::Case, 3, &[]);
    message["header"].as_object_mut().unwrap().remove("class");
    let body = json!({"epoch": null, "message": message});
    let path = format!("threads/{thread}/messages");
    clerk
        .browser
        .post(&path, body)
        .await
        .refused(400, "bad-request");
}

#[tokio::test]
async fn bank_details_are_protected_and_marked_for_two_people() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let item = json!({"code": "bankverbindung", "dept": "beitraege", "class": "normal", "label": {"de": "Bankverbindung", "en": "Bank details"}});
    app.agent("POST", "matters", Some(json!({"items": [item]})))
        .await
        .expect(204);
    let listed = person.browser.get("trust").await.expect(200).json();
    assert_eq!(listed["matters"][0]["class"], "hoch");
    let thread = ThreadId::from_bytes(v4());
    let mut body = person.new_thread(&app, thread, &person, &[]);
    body["matter"] = json!("bankverbindung");
    body["message"]["header"]["matter"] = json!("bankverbindung");
    person.sign_in().await.expect(200);
    person
        .browser
        .post("threads", body.clone())
        .await
        .refused(409, "class-conflict");
    body["class"] = json!("hoch");
    body["message"]["header"]["class"] = json!("hoch");
    person.browser.post("threads", body).await.expect(201);
    let list = clerk
        .browser
        .get("threads?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert_eq!(list["items"][0]["four_eyes"], true);
    // The clerk's first session came by a code: it sees that there is something, and has to show a passkey.
    read(&clerk.browser, thread)
        .await
        .refused(403, "step-up-required");
}

#[tokio::test]
async fn of_a_hundred_guesses_at_once_no_more_than_five_are_judged() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let guesses = (0..100).map(|_| {
        let browser = app.portal_browser();
        let body = attempt(&person, secrets.password, &seed());
        async move { browser.post("session/password", body).await.status }
    });
    let answers = futures_util::future::join_all(guesses).await;
    let judged = answers.iter().filter(|status| **status == 401).count();
    assert!((1..=5).contains(&judged), "{judged} judged");
    assert_eq!(
        answers.iter().filter(|status| **status == 429).count(),
        100 - judged
    );
    // Her own passkey still opens, whoever guesses.
    let mut person = person;
    person.sign_in().await.expect(200);
}
