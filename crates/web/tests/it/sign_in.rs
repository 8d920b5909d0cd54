// SPDX-License-Identifier: EUPL-1.2
//! Password and recovery sheet: the ways in beside the passkey.

use std::time::Duration;

use protocol::recovery;
use protocol::statement::Right;
use protocol::unlock::auth_hash;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::TestApp;
use crate::browser::Answer;
use crate::person::Person;
use crate::world::{b64, sealed, seed, v4};

pub(crate) struct Secrets {
    pub(crate) password: Uuid,
    pub(crate) auth: [u8; 32],
    pub(crate) locator: [u8; 32],
}

/// Adds a password and a recovery sheet to a person's bundle.
pub(crate) async fn with_secrets(person: &Person) -> Secrets {
    let bundle = person.browser.get("bundle").await.expect(200).json();
    let passkey = &bundle["methods"][0];
    let (auth, locator) = (seed(), seed());
    let password = Uuid::from_bytes(v4());
    let hash = |auth: &[u8; 32]| json!(auth_hash(auth));
    let methods = json!([
        {"id": passkey["id"], "tag": "prf", "mac": b64(&seed()), "auth_hash": null, "locator_hash": null},
        {"id": password, "tag": "pwd", "mac": b64(&seed()), "auth_hash": hash(&auth), "locator_hash": null},
        {"id": Uuid::from_bytes(v4()), "tag": "rec", "mac": b64(&seed()), "auth_hash": hash(&seed()),
         "locator_hash": recovery::locator_hash(&locator)},
    ]);
    let body =
        json!({"expected_seq": 1, "seq": 2, "file": b64(&sealed(b"bundle")), "methods": methods});
    person.browser.put("bundle", body).await.expect(204);
    Secrets {
        password,
        auth,
        locator,
    }
}

pub(crate) fn attempt(person: &Person, method: Uuid, auth: &[u8]) -> Value {
    json!({"pid": person.pid, "method": method, "auth": b64(auth)})
}

pub(crate) async fn recover(app: &TestApp, locator: &[u8]) -> (crate::browser::Browser, Answer) {
    let browser = app.portal_browser();
    let body = json!({"locator": b64(locator), "claims": b64(&sealed(b"claims"))});
    let answer = browser.post("session/recovery", body).await;
    (browser, answer)
}

#[tokio::test]
async fn the_right_password_with_the_secret_of_its_browser_is_two_factors() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let browser = app.portal_browser();
    let body = attempt(&person, secrets.password, &secrets.auth);
    let answer = browser
        .post("session/password", body)
        .await
        .expect(200)
        .json();
    assert_eq!(answer, json!({"pid": person.pid}));
    assert_eq!(
        browser.get("session").await.expect(200).json()["level"],
        "substantiell"
    );
    assert_eq!(
        person.browser.get("session").await.expect(200).json()["level"],
        "substantiell"
    );
}

#[tokio::test]
async fn five_wrong_passwords_block_the_method_for_fifteen_minutes() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let browser = app.portal_browser();
    for left in [4, 3, 2, 1] {
        let answer = browser
            .post(
                "session/password",
                attempt(&person, secrets.password, &seed()),
            )
            .await;
        assert_eq!(
            answer.refused(401, "login-refused").json()["tries_left"],
            left
        );
        // After the third one the next has to wait.
        app.clock.advance(Duration::from_secs(20));
    }
    let wrong = attempt(&person, secrets.password, &seed());
    let answer = browser
        .post("session/password", wrong)
        .await
        .refused(429, "too-many-tries");
    assert_eq!(answer.json()["retry_after"], 900);
    assert_eq!(answer.header("retry-after"), "900");
    // Not even the right one, until the time is over; and the passkey still works.
    let right = attempt(&person, secrets.password, &secrets.auth);
    browser
        .post("session/password", right.clone())
        .await
        .refused(429, "too-many-tries");
    person.browser.get("session").await.expect(200);
    app.clock.advance(Duration::from_secs(901));
    browser.post("session/password", right).await.expect(200);
}

#[tokio::test]
async fn a_blocked_person_gets_in_by_no_way() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let desk = Person::clerk(&app, "beitraege", &[Right::Register]).await;
    let block = format!("desk/persons/{}/block", person.pid);
    let body = json!({"dept": "beitraege"});
    desk.browser.post(&block, body).await.expect(204);
    let browser = app.portal_browser();
    let password = attempt(&person, secrets.password, &secrets.auth);
    browser
        .post("session/password", password)
        .await
        .refused(403, "access-blocked");
    // Without the right secret nobody learns that.
    let wrong = attempt(&person, secrets.password, &seed());
    browser
        .post("session/password", wrong)
        .await
        .refused(401, "login-refused");
    let passkey = person.sign_in().await;
    passkey.refused(403, "access-blocked");
}

#[tokio::test]
async fn an_unknown_person_method_or_side_looks_like_a_wrong_password() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let wrong = attempt(&person, secrets.password, &seed());
    let reference = app
        .portal_browser()
        .post("session/password", wrong)
        .await
        .refused(401, "login-refused");
    let nobody = json!({"pid": Uuid::from_bytes(v4()), "method": secrets.password, "auth": b64(&secrets.auth)});
    let no_method = attempt(&person, Uuid::from_bytes(v4()), &secrets.auth);
    for body in [nobody, no_method] {
        let answer = app.portal_browser().post("session/password", body).await;
        assert_eq!(answer.refused(401, "login-refused").body, reference.body);
    }
    // The right secret of an insured person in the office.
    let right = attempt(&person, secrets.password, &secrets.auth);
    let answer = app.office_browser().post("session/password", right).await;
    let answer = answer.refused(401, "login-refused");
    assert_eq!(answer.body, reference.body);
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn a_recovery_sheet_opens_the_inbox_once_the_registrar_agrees() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let (browser, answer) = recover(&app, &secrets.locator).await;
    assert_eq!(answer.expect(202).json(), json!({"pid": person.pid}));
    let status = browser
        .get("session/recovery/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status, json!({"state": "pending"}));
    // Before the registrar has agreed the sheet alone opens nothing, also not the bundle.
    for path in ["bundle", "session", "threads"] {
        browser.get(path).await.refused(401, "session-state");
    }
    let work = app.work_of("claims").await;
    assert_eq!(work["pid"], person.pid.to_string());
    assert!(work["body"].is_string());
    app.answer_work(&work, json!({"outcome": "done"})).await;
    let status = browser
        .get("session/recovery/status?wait=0")
        .await
        .expect(200);
    assert_eq!(status.json()["state"], "done");
    assert!(status.header("set-cookie").starts_with("sp-portal="));
    let session = browser.get("session").await.expect(200).json();
    assert_eq!(session["level"], "normal");
    assert_eq!(browser.get("bundle").await.expect(200).json()["seq"], 2);
}

#[tokio::test]
async fn wrong_claims_keep_the_inbox_closed() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let (browser, answer) = recover(&app, &secrets.locator).await;
    answer.expect(202);
    let work = app.work_of("claims").await;
    app.answer_work(
        &work,
        json!({"outcome": "refused", "reason": "wrong-claims", "tries_left": 3}),
    )
    .await;
    let status = browser
        .get("session/recovery/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(
        status,
        json!({"state": "refused", "reason": "wrong-claims", "tries_left": 3})
    );
    browser.get("bundle").await.refused(401, "session-state");
}

#[tokio::test]
async fn an_unknown_sheet_is_refused_like_an_unknown_code() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    let (browser, answer) = recover(&app, &seed()).await;
    answer.refused(404, "code-refused");
    assert_eq!(browser.cookie(), None);
    let office = app.office_browser();
    let body = json!({"locator": b64(&secrets.locator), "claims": b64(&sealed(b"claims"))});
    office
        .post("session/recovery", body)
        .await
        .refused(404, "code-refused");
    let bad = json!({"locator": b64(&secrets.locator), "claims": b64(b"plain text")});
    app.portal_browser()
        .post("session/recovery", bad)
        .await
        .refused(400, "not-age");
    assert!(app.work().await.is_empty());
}

#[tokio::test]
async fn further_proofs_are_collected_in_a_running_session() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    app.clock.advance(mailbox::model::PROOF_AGE);
    person.sign_in().await.expect(200);
    let before = person.browser.cookie();
    let right = attempt(&person, secrets.password, &secrets.auth);
    person
        .browser
        .post("session/password", right)
        .await
        .expect(200);
    // One session, another token, and the level does not sink.
    assert_ne!(person.browser.cookie(), before);
    let session = person.browser.get("session").await.expect(200).json();
    assert_eq!(session["level"], "substantiell");
    let options = person
        .browser
        .post("session/passkey/options", json!({}))
        .await
        .expect(200);
    assert_eq!(options.header("set-cookie"), "");
    person.browser.get("session").await.expect(200);
    let authenticator = person.authenticator.as_mut().unwrap();
    let credential = authenticator.get(&options.json()["public_key"]);
    person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await
        .expect(200);
    let sessions = person.browser.get("sessions").await.expect(200).json();
    let current = sessions["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["current"] == true);
    assert_eq!(current.count(), 1);
    let (_, body) = crate::keys::carryover_from(&person, &app, 2);
    person
        .browser
        .post("keys/carryover", body)
        .await
        .expect(202);
    let work = app.work_of("carryover").await;
    assert_eq!(work["methods_used"], json!(["passkey", "password"]));
}

/// Ruling 14: else whoever finds one unlocked screen makes a passkey and a password there, and shows both.
#[tokio::test]
async fn ways_that_were_made_a_moment_ago_are_no_proofs_for_a_change_of_keys() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let secrets = with_secrets(&person).await;
    person.sign_in().await.expect(200);
    let right = attempt(&person, secrets.password, &secrets.auth);
    person
        .browser
        .post("session/password", right)
        .await
        .expect(200);
    let (_, body) = crate::keys::carryover_from(&person, &app, 2);
    person
        .browser
        .post("keys/carryover", body)
        .await
        .expect(202);
    let work = app.work_of("carryover").await;
    assert_eq!(work["methods_used"], json!([]));
}
