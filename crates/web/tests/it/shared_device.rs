// SPDX-License-Identifier: EUPL-1.2
//! Sessions at a device that others use too: the server has the shorter limits, whatever the browser does.

use std::time::Duration;

use protocol::statement::PersonRole;
use serde_json::json;
use web::config::ConfigError;

use crate::app::TestApp;
use crate::browser::Answer;
use crate::person::Person;
use crate::world::b64;

/// Signs in by passkey and says so.
async fn sign_in(person: &mut Person) -> Answer {
    person.browser.set_cookie(None);
    let options = person
        .browser
        .post("session/passkey/options", json!({"shared": true}))
        .await
        .expect(200)
        .json();
    let credential = person
        .authenticator
        .as_mut()
        .unwrap()
        .get(&options["public_key"]);
    person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await
        .expect(200)
}

#[tokio::test]
async fn five_minutes_of_silence_end_it_and_nothing_makes_it_longer_than_half_an_hour() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    // The list is newest first.
    app.clock.advance(Duration::from_secs(1));
    let answer = sign_in(&mut person).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("Max-Age=360"), "{cookie}");
    let session = person.browser.get("session").await.expect(200).json();
    assert_eq!(session["shared"], true);
    assert_eq!(session["idle_expires_in"], 300);
    assert_eq!(session["expires_in"], 1800);
    let mine = person.browser.get("sessions").await.expect(200).json();
    let shared: Vec<_> = mine["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["shared"].clone())
        .collect();
    assert_eq!(shared, [json!(true), json!(false)]);
    for _ in 0..6 {
        app.clock.advance(Duration::from_secs(299));
        let extended = person
            .browser
            .post("session/extend", json!({}))
            .await
            .expect(204);
        assert!(extended.header("set-cookie").contains("Max-Age=360"));
    }
    app.clock.advance(Duration::from_secs(6));
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    sign_in(&mut person).await;
    app.clock.advance(Duration::from_secs(300));
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn a_further_proof_does_not_make_it_an_own_device() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    sign_in(&mut person).await;
    let options = person
        .browser
        .post("session/passkey/options", json!({}))
        .await
        .expect(200)
        .json();
    let credential = person
        .authenticator
        .as_mut()
        .unwrap()
        .get(&options["public_key"]);
    let proven = person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await
        .expect(200);
    assert!(proven.header("set-cookie").contains("Max-Age"));
    let session = person.browser.get("session").await.expect(200).json();
    assert_eq!(
        (&session["shared"], &session["expires_in"]),
        (&json!(true), &json!(1800))
    );
}

#[tokio::test]
async fn an_activation_begun_there_ends_there() {
    let app = TestApp::start().await;
    let letter = app.world.letter(PersonRole::Insured);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    let browser = app.portal_browser();
    let body = json!({"locator": b64(&letter.locator), "shared": true});
    let answer = browser.post("activation/lookup", body).await.expect(200);
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("Max-Age=1860"), "{cookie}");
    app.clock.advance(Duration::from_secs(1800));
    browser
        .get("activation/status?wait=0")
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn staff_works_at_devices_of_the_insurer() {
    let app = TestApp::start().await;
    app.office_browser()
        .post("session/passkey/options", json!({"shared": true}))
        .await
        .refused(400, "bad-request");
    // Control.
    app.office_browser()
        .post("session/passkey/options", json!({"shared": false}))
        .await
        .expect(200);
}

#[tokio::test]
async fn the_limits_can_be_shorter_but_not_longer() {
    TestApp::start_with(|config| {
        let mut check = |idle: u32, absolute: u32| {
            let known = config.session.clone();
            config.session.shared_idle_seconds = idle;
            config.session.shared_absolute_seconds = absolute;
            let checked = config.check();
            config.session = known;
            checked
        };
        assert_eq!(check(300, 1800), Ok(()));
        assert_eq!(check(180, 180), Ok(()));
        for (idle, absolute) in [(301, 1800), (300, 1801), (179, 1800), (300, 179)] {
            let fault = Err(ConfigError::SharedTimes);
            assert_eq!(check(idle, absolute), fault, "{idle} {absolute}");
        }
    })
    .await;
}
