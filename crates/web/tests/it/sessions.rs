// SPDX-License-Identifier: EUPL-1.2
//! Sessions: cookies, changes of state, ends.

use std::time::Duration;

use protocol::statement::PersonRole;
use serde_json::json;

use crate::app::TestApp;
use crate::person::Person;

#[tokio::test]
async fn the_token_changes_at_every_change_of_state() {
    let app = TestApp::start().await;
    let letter = app.world.letter(PersonRole::Insured);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    let mut tokens = vec![];
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    tokens.push(person.browser.cookie().unwrap());
    person = Person::activate(&app, &letter).await;
    tokens.push(person.browser.cookie().unwrap());
    person.browser.set_cookie(None);
    let options = person
        .browser
        .post("session/passkey/options", json!({}))
        .await
        .expect(200)
        .json();
    tokens.push(person.browser.cookie().unwrap());
    let credential = person
        .authenticator
        .as_mut()
        .unwrap()
        .get(&options["public_key"]);
    person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await
        .expect(200);
    tokens.push(person.browser.cookie().unwrap());
    let mut different = tokens.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), tokens.len());
    // The token of the ceremony is worth nothing once it became a full session.
    person.browser.set_cookie(Some(tokens[2].clone()));
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    person.browser.set_cookie(Some(tokens[3].clone()));
    person.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn cookies_are_out_of_reach_for_scripts_and_other_sites() {
    let app = TestApp::start().await;
    let answer = app
        .portal_browser()
        .post("session/passkey/options", json!({}))
        .await
        .expect(200);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("sp-portal="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    // Over plain localhost `Secure` would lose the cookie.
    assert!(!cookie.contains("Secure"), "{cookie}");
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    assert_eq!(token.len(), 43, "256 bits");
    let answer = app
        .office_browser()
        .post("session/passkey/options", json!({}))
        .await
        .expect(200);
    assert!(answer.header("set-cookie").starts_with("sp-office="));
}

#[tokio::test]
async fn a_session_dies_with_its_sign_out() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    person.sign_in().await.expect(200);
    let token = person.browser.cookie();
    person.browser.get("session").await.expect(200);
    let answer = person.browser.delete("session").await.expect(204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(person.browser.cookie(), None);
    person.browser.set_cookie(token);
    for path in [
        "session",
        "bundle",
        "threads",
        "passkeys",
        "sessions",
        "events/poll?wait=0",
    ] {
        person.browser.get(path).await.refused(401, "no-session");
    }
}

#[tokio::test]
async fn own_sessions_are_listed_and_can_be_ended_from_elsewhere() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let first = person.browser.cookie();
    person.sign_in().await.expect(200);
    let items = person.browser.get("sessions").await.expect(200).json()["items"].clone();
    let items = items.as_array().unwrap();
    assert_eq!(items.len(), 2);
    let other = items.iter().find(|item| item["current"] == false).unwrap();
    let path = format!("sessions/{}", other["id"].as_str().unwrap());
    // Somebody else's session looks like none at all.
    let stranger = Person::insured(&app).await;
    stranger
        .browser
        .delete(&path)
        .await
        .refused(404, "not-found");
    person.browser.delete(&path).await.expect(204);
    person.browser.get("session").await.expect(200);
    person.browser.set_cookie(first);
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn silence_ends_a_session_and_waiting_does_not_prolong_it() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    // Ten minutes twice: alive because the person did something in between.
    app.clock.advance(Duration::from_secs(600));
    person
        .browser
        .post("session/extend", json!({}))
        .await
        .expect(204);
    app.clock.advance(Duration::from_secs(600));
    person.browser.get("session").await.expect(200);
    // Background polling at minute ten does not count.
    person.browser.get("events/poll?wait=0").await.expect(200);
    app.clock.advance(Duration::from_secs(301));
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn a_session_ends_after_its_absolute_time_however_busy() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    for _ in 0..48 {
        app.clock.advance(Duration::from_secs(599));
        person
            .browser
            .post("session/extend", json!({}))
            .await
            .expect(204);
    }
    app.clock.advance(Duration::from_secs(60));
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn a_session_of_one_side_is_none_on_the_other() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let office = app.office_browser();
    let token = person.browser.cookie().unwrap();
    let value = token.split_once('=').unwrap().1;
    office.set_cookie(Some(format!("sp-office={value}")));
    office.get("session").await.refused(401, "no-session");
    // Under the other side's name it is no cookie of this one at all.
    office.set_cookie(Some(token));
    assert!(office.get("session").await.expect(204).body.is_empty());
    office.get("sessions").await.refused(401, "no-session");
}
