// SPDX-License-Identifier: EUPL-1.2
//! What happened to an account, as its owner sees it; and access that she blocks herself.

use std::time::{Duration, Instant};

use protocol::statement::{Assurance, BindMethod, PersonRole, Right};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::TestApp;
use crate::browser::Browser;
use crate::person::{Person, prf_method};
use crate::sign_in::{attempt, recover, with_secrets};
use crate::world::{b64, seed, v4};

async fn items(browser: &Browser) -> Vec<Value> {
    let answer = browser.get("security-events").await.expect(200).json();
    answer["items"].as_array().unwrap().clone()
}

/// Kinds and words, newest first.
async fn kinds(browser: &Browser) -> Vec<(String, Value)> {
    let items = items(browser).await;
    let kind = |item: &Value| {
        (
            item["kind"].as_str().unwrap().to_owned(),
            item["word"].clone(),
        )
    };
    items.iter().map(kind).collect()
}

fn line(kind: &str, word: &str) -> (String, Value) {
    let word = if word.is_empty() {
        Value::Null
    } else {
        json!(word)
    };
    (kind.to_owned(), word)
}

/// What happens later stands later.
fn tick(app: &TestApp) {
    app.clock.advance(Duration::from_secs(1));
}

#[tokio::test]
async fn sign_ins_are_listed_with_time_and_method_and_here_is_here() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    tick(&app);
    let secrets = with_secrets(&person).await;
    person.sign_in().await.expect(200);
    tick(&app);
    let other = app.portal_browser();
    let right = attempt(&person, secrets.password, &secrets.auth);
    other.post("session/password", right).await.expect(200);
    tick(&app);
    let (third, answer) = recover(&app, &secrets.locator).await;
    answer.expect(202);
    let work = app.work_of("claims").await;
    app.answer_work(&work, json!({"outcome": "done"})).await;
    third
        .get("session/recovery/status?wait=0")
        .await
        .expect(200);

    let seen = items(&third).await;
    let signed: Vec<&Value> = seen
        .iter()
        .filter(|item| item["kind"] == "sign-in")
        .collect();
    let of = |name: &str| {
        signed
            .iter()
            .map(|item| item[name].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("word"), ["recovery", "password", "passkey"]);
    assert_eq!(of("current"), [true, false, false]);
    assert_eq!(
        of("told"),
        [true, false, false],
        "an ordinary sign-in makes no mail"
    );
    let now = crate::app::NOW;
    assert_eq!(of("at"), [now + 3, now + 2, now + 1]);
    // About computers and browsers nothing that the server could read.
    let names = [
        "at", "current", "device", "id", "kind", "session", "told", "word",
    ];
    for item in &seen {
        assert!(item.as_object().unwrap().keys().eq(names.iter()));
        assert_eq!(item["device"], Value::Null, "nothing was told");
    }
    let activated = seen.last().unwrap();
    assert_eq!(
        (&activated["kind"], &activated["word"]),
        (&json!("bound"), &json!("letter"))
    );
}

/// Tells the server what kind of device this is.
async fn tell(browser: &Browser, sealed: &[u8]) -> crate::browser::Answer {
    let body = json!({"sealed": b64(sealed)});
    browser.put("session/device", body).await
}

#[tokio::test]
async fn the_kind_of_device_stands_at_the_sign_in_and_the_first_word_stays() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    tick(&app);
    person.sign_in().await.expect(200);
    let (word, other) = ([1_u8; 60], [2_u8; 60]);
    tell(&person.browser, &word).await.expect(204);
    tell(&person.browser, &word).await.expect(204);
    // Whoever has stolen the cookie cannot make it another device.
    tell(&person.browser, &other).await.expect(204);
    let own = person.browser.get("session").await.expect(200).json();
    let seen = items(&person.browser).await;
    let sign_in = seen.iter().find(|item| item["kind"] == "sign-in").unwrap();
    assert_eq!(sign_in["device"], b64(&word));
    assert_eq!(sign_in["session"], own["id"]);
    let list = person.browser.get("sessions").await.expect(200).json();
    assert_eq!(list["items"][0]["device"], b64(&word));
    assert_eq!(list["items"][0]["id"], own["id"]);

    // Somebody else sees nothing of it.
    let stranger = Person::insured(&app).await;
    for item in items(&stranger.browser).await {
        assert_eq!(item["device"], Value::Null);
    }
}

#[tokio::test]
async fn a_word_of_another_length_is_refused() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    for length in [0, 59, 61, 4096] {
        tell(&person.browser, &vec![1; length])
            .await
            .refused(400, "device-size");
    }
    let list = person.browser.get("sessions").await.expect(200).json();
    assert_eq!(list["items"][0]["device"], Value::Null);
}

#[tokio::test]
async fn a_further_proof_in_a_running_session_is_no_sign_in() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    tick(&app);
    person.sign_in().await.expect(200);
    let before = items(&person.browser).await.len();
    let right = attempt(&person, secrets.password, &secrets.auth);
    person
        .browser
        .post("session/password", right)
        .await
        .expect(200);
    let options = person
        .browser
        .post("session/passkey/options", json!({}))
        .await;
    let credential = person
        .authenticator
        .as_mut()
        .unwrap()
        .get(&options.expect(200).json()["public_key"]);
    let body = json!({"credential": credential});
    person
        .browser
        .post("session/passkey", body)
        .await
        .expect(200);
    assert_eq!(items(&person.browser).await.len(), before);
}

#[tokio::test]
async fn passkeys_methods_and_ended_sessions_are_told() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let first = person.browser.cookie();
    tick(&app);
    person.sign_in().await.expect(200);
    tick(&app);
    person.make_passkey(Some(&prf_method())).await;
    let passkeys = person.browser.get("passkeys").await.expect(200).json();
    let second = passkeys["items"][1]["credential_id"]
        .as_str()
        .unwrap()
        .to_owned();
    tick(&app);
    person
        .browser
        .delete(&format!("passkeys/{second}"))
        .await
        .expect(204);
    tick(&app);
    with_secrets(&person).await;
    tick(&app);
    let sessions = person.browser.get("sessions").await.expect(200).json();
    let sessions = sessions["items"].as_array().unwrap();
    let other = sessions
        .iter()
        .find(|item| item["current"] == false)
        .unwrap();
    let path = format!("sessions/{}", other["id"].as_str().unwrap());
    person.browser.delete(&path).await.expect(204);
    let mut seen = kinds(&person.browser).await;
    assert_eq!(seen.remove(0), line("session-ended", ""));
    // Both came with one bundle.
    seen[..2].sort_by_key(|(_, word)| word.to_string());
    let rest = [
        line("method-added", "password"),
        line("method-added", "recovery"),
        line("passkey-removed", ""),
        line("passkey-added", ""),
        line("sign-in", "passkey"),
        line("bound", "letter"),
    ];
    assert_eq!(seen, rest);
    person.browser.set_cookie(first);
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn pages_follow_each_other_and_a_place_that_is_none_is_refused() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    for _ in 0..4 {
        tick(&app);
        person.sign_in().await.expect(200);
    }
    let mut seen = vec![];
    let mut path = "security-events?limit=2".to_owned();
    loop {
        let page = person.browser.get(&path).await.expect(200).json();
        seen.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("security-events?limit=2&before={next}");
    }
    assert_eq!(seen, items(&person.browser).await);
    assert_eq!(seen.len(), 5);
    for wrong in [
        "before=x",
        "before=1.2",
        "limit=-1",
        "limit=x",
        "pid=1",
        "before=9.9.9",
    ] {
        let path = format!("security-events?{wrong}");
        person.browser.get(&path).await.refused(400, "bad-request");
    }
    let many = person.browser.get("security-events?limit=4000000000").await;
    assert_eq!(
        many.expect(200).json()["items"].as_array().unwrap().len(),
        5
    );
}

#[tokio::test]
async fn clerks_have_a_list_of_their_own() {
    let app = TestApp::start().await;
    let mut clerk = Person::clerk(&app, "beitraege", &[Right::Read]).await;
    let person = Person::insured(&app).await;
    tick(&app);
    clerk.sign_in().await.expect(200);
    let hers = [line("sign-in", "passkey"), line("bound", "letter")];
    assert_eq!(kinds(&clerk.browser).await, hers);
    assert_eq!(kinds(&person.browser).await, [line("bound", "letter")]);
    // Only insured persons and representatives block themselves.
    let answer = clerk.browser.post("access/block", json!({})).await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn blocking_ends_every_session_within_a_second_and_deletes_nothing() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let bystander = Person::insured(&app).await;
    let first = person.browser.cookie();
    tick(&app);
    person.sign_in().await.expect(200);
    let second = person.browser.cookie();
    let thread = person.begin_thread(&app).await;
    let elsewhere = app.portal_browser();
    elsewhere.set_cookie(first.clone());
    let waiting = tokio::spawn(async move {
        // A page that waits for news hears of it.
        elsewhere.get("events/poll?wait=20").await
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    let answer = person
        .browser
        .post("access/block", json!({}))
        .await
        .expect(204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    waiting.await.unwrap();
    for token in [first, second] {
        person.browser.set_cookie(token);
        for path in [
            "session",
            "bundle",
            "threads",
            "security-events",
            "events/poll?wait=0",
        ] {
            person.browser.get(path).await.refused(401, "no-session");
        }
        person
            .browser
            .get(&format!("threads/{thread}"))
            .await
            .refused(401, "no-session");
    }
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    bystander.browser.get("session").await.expect(200);

    // Whoever proves who she is hears why it does not open; nobody else does.
    let refused = person.sign_in().await.refused(403, "access-blocked");
    assert_eq!(refused.header("set-cookie"), "");
    person
        .browser
        .get("session")
        .await
        .refused(401, "session-state");
    let post = |body: Value| {
        let browser = app.portal_browser();
        async move { browser.post("session/password", body).await }
    };
    let right = attempt(&person, secrets.password, &secrets.auth);
    post(right).await.refused(403, "access-blocked");
    post(attempt(&person, secrets.password, &seed()))
        .await
        .refused(401, "login-refused");
    let (_, answer) = recover(&app, &secrets.locator).await;
    answer.refused(403, "access-blocked");
    let (_, answer) = recover(&app, &seed()).await;
    answer.refused(404, "code-refused");
}

#[tokio::test]
async fn a_wrong_guess_does_not_tell_whether_access_is_blocked() {
    let app = TestApp::start().await;
    let (mut blocked, open) = (Person::insured(&app).await, Person::insured(&app).await);
    let (his, hers) = (with_secrets(&blocked).await, with_secrets(&open).await);
    blocked
        .browser
        .post("access/block", json!({}))
        .await
        .expect(204);
    let mut bodies = vec![];
    for (person, method) in [(&blocked, his.password), (&open, hers.password)] {
        let answer = app
            .portal_browser()
            .post("session/password", attempt(person, method, &seed()))
            .await
            .refused(401, "login-refused");
        bodies.push(answer.body.clone());
    }
    // A method that she does not have, with the right secret of another.
    let foreign =
        json!({"pid": blocked.pid, "method": Uuid::from_bytes(v4()), "auth": b64(&his.auth)});
    let answer = app.portal_browser().post("session/password", foreign).await;
    bodies.push(answer.refused(401, "login-refused").body.clone());
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    // In the office, where she has no account, not even her passkey tells.
    blocked.browser = app.office_browser();
    let answer = blocked.sign_in().await;
    answer.refused(401, "login-refused");
}

#[tokio::test]
async fn who_has_left_is_out_at_once_and_hears_why_and_clerks_see_it() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read]).await;
    let thread = person.begin_thread(&app).await;
    let seen = |answer: Value| answer.get("subject_access").cloned();
    let path = format!("threads/{thread}");
    assert_eq!(
        seen(clerk.browser.get(&path).await.expect(200).json()),
        None
    );
    tick(&app);
    // Staff does not leave by this door.
    clerk
        .browser
        .post("access/leave", json!({}))
        .await
        .refused(404, "not-found");
    let answer = person.browser.post("access/leave", json!({})).await;
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    answer.expect(204);
    person.browser.get(&path).await.refused(401, "no-session");
    assert_eq!(
        seen(clerk.browser.get(&path).await.expect(200).json()),
        Some(json!("left"))
    );
    person.sign_in().await.refused(403, "access-left");
}

#[tokio::test]
async fn a_new_letter_gives_access_back_and_an_old_one_does_not() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let early = app.world.letter_to(person.pid, PersonRole::Insured, 2);
    app.agent("POST", "activations", Some(early.request.clone()))
        .await
        .expect(201);
    tick(&app);
    person
        .browser
        .post("access/block", json!({}))
        .await
        .expect(204);
    let visitor = Person::with_letter(&app, &early);
    visitor.lookup(&early).await.refused(404, "code-refused");
    person.sign_in().await.refused(403, "access-blocked");

    tick(&app);
    let late = app.world.letter_to(person.pid, PersonRole::Insured, 3);
    app.agent("POST", "activations", Some(late.request.clone()))
        .await
        .expect(201);
    let mut back = Person::with_letter(&app, &late);
    back.lookup(&late).await.expect(200);
    let method = prf_method();
    back.make_passkey(Some(&method)).await;
    let completion = back.completion(&method);
    back.browser
        .post("activation/complete", completion)
        .await
        .expect(202);
    person.sign_in().await.refused(403, "access-blocked");
    let work = app.work_of("bind").await;
    let by_letter = (BindMethod::Letter, Assurance::Letter);
    let next = (2, person.bind);
    let bind = app
        .world
        .bind_by(by_letter, back.pid, back.role, back.keycard.sh(), next);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    app.answer_work(
        &work,
        json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
    )
    .await;
    let status = back
        .browser
        .get("activation/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status["state"], "bound");
    back.browser.get("session").await.expect(200);
    let mut seen = kinds(&back.browser).await;
    seen[..2].sort_by_key(|(kind, _)| kind.clone());
    let all = [
        line("bound", "letter"),
        line("unblocked", "letter"),
        line("blocked", "self"),
        line("bound", "letter"),
    ];
    assert_eq!(seen, all);
    back.sign_in().await.expect(200);
}
