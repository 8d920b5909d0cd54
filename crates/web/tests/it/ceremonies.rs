// SPDX-License-Identifier: EUPL-1.2
//! WebAuthn: every field of a valid ceremony is bent, every challenge works once.

use protocol::statement::{PersonRole, Right};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::authenticator::{Authenticator, Bend, LOGIN_BENDS};
use crate::person::Person;

async fn challenge(person: &Person) -> Value {
    person.browser.set_cookie(None);
    let answer = person
        .browser
        .post("session/passkey/options", json!({}))
        .await
        .expect(200);
    answer.json()["public_key"].clone()
}

#[tokio::test]
async fn a_passkey_signs_in_without_a_user_name() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let answer = person.sign_in().await.expect(200).json();
    assert_eq!(answer["pid"], person.pid.to_string());
    assert!(answer["method"].is_string());
    person.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn options_ask_for_a_resident_key_and_user_verification() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let options = person
        .browser
        .post("passkeys/options", json!({}))
        .await
        .expect(200)
        .json();
    let options = &options["public_key"];
    let selection = &options["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["requireResidentKey"], true);
    assert_eq!(selection["userVerification"], "required");
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 1);
    let user = crate::authenticator::bytes(&options["user"]["id"]);
    assert_eq!(user, person.pid.as_bytes());
    // Nothing personal lies in the authenticator.
    assert_eq!(options["user"]["name"], "Musterkasse");
    let request = challenge(&person).await;
    assert_eq!(request["userVerification"], "required");
    assert_eq!(request["allowCredentials"], json!([]));
}

#[tokio::test]
async fn every_bent_field_of_a_sign_in_is_refused() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    for bend in LOGIN_BENDS {
        let options = challenge(&person).await;
        let credential = person
            .authenticator
            .as_mut()
            .unwrap()
            .get_bent(&options, bend);
        let answer = person
            .browser
            .post("session/passkey", json!({"credential": credential}))
            .await;
        assert_eq!(answer.status, 401, "{bend:?}");
        assert_eq!(answer.json()["code"], "login-refused", "{bend:?}");
        person
            .browser
            .get("session")
            .await
            .refused(401, "session-state");
    }
    person.sign_in().await.expect(200);
}

#[tokio::test]
async fn every_bent_field_of_a_registration_is_refused() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let register = |credential: Value| {
        person.browser.post(
            "passkeys",
            json!({"credential": credential, "method": null}),
        )
    };
    for bend in [
        Bend::Origin,
        Bend::RelyingParty,
        Bend::Challenge,
        Bend::Type,
        Bend::NotVerified,
        Bend::NotPresent,
    ] {
        let options = person
            .browser
            .post("passkeys/options", json!({}))
            .await
            .expect(200)
            .json();
        let (_, credential) =
            Authenticator::create_bent(&options["public_key"], &person.browser.origin, bend);
        let answer = register(credential).await;
        assert_eq!(answer.status, 401, "{bend:?}");
    }
    let options = person
        .browser
        .post("passkeys/options", json!({}))
        .await
        .expect(200)
        .json();
    let (_, credential) = Authenticator::create(&options["public_key"], &person.browser.origin);
    register(credential.clone()).await.expect(201);
    // The challenge is spent.
    register(credential).await.refused(401, "login-refused");
}

#[tokio::test]
async fn of_many_answers_to_one_challenge_exactly_one_signs_in() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let options = challenge(&person).await;
    let credential = person.authenticator.as_mut().unwrap().get(&options);
    let tries = (0..20).map(|_| {
        let body = json!({"credential": credential});
        let request = person
            .browser
            .request("POST", "session/passkey")
            .json(&body);
        async move { request.send().await.unwrap().status().as_u16() }
    });
    let mut statuses = futures_util::future::join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!(
        statuses[1..].iter().all(|status| *status == 401),
        "{statuses:?}"
    );
}

#[tokio::test]
async fn prf_results_in_a_body_are_refused() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let results = json!({"prf": {"results": {"first": "AAAA"}}});
    let options = challenge(&person).await;
    let mut credential = person.authenticator.as_mut().unwrap().get(&options);
    credential["clientExtensionResults"] = results.clone();
    let answer = person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await;
    answer.refused(400, "prf-in-body");

    let mut person = Person::insured(&app).await;
    let options = person
        .browser
        .post("passkeys/options", json!({}))
        .await
        .expect(200)
        .json();
    let (_, mut credential) = Authenticator::create(&options["public_key"], &person.browser.origin);
    credential["clientExtensionResults"] =
        json!({"credProps": {"rk": true}, "prf": results["prf"]});
    let body = json!({"credential": credential, "method": null});
    person
        .browser
        .post("passkeys", body)
        .await
        .refused(400, "prf-in-body");
    // Other results are dropped, not refused.
    let options = person
        .browser
        .post("passkeys/options", json!({}))
        .await
        .expect(200)
        .json();
    let (_, mut credential) = Authenticator::create(&options["public_key"], &person.browser.origin);
    credential["clientExtensionResults"] = json!({"credProps": {"rk": true}});
    let body = json!({"credential": credential, "method": null});
    person.browser.post("passkeys", body).await.expect(201);
    person.sign_in().await.expect(200);
}

#[tokio::test]
async fn the_kind_of_account_is_checked_at_sign_in() {
    let app = TestApp::start().await;
    let mut insured = Person::insured(&app).await;
    let mut clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    // The same relying party id on both sides: a passkey of one answers on the other, with the right origin.
    for person in [&mut insured, &mut clerk] {
        let other = match person.role {
            PersonRole::Staff => app.portal_browser(),
            _ => app.office_browser(),
        };
        let options = other
            .post("session/passkey/options", json!({}))
            .await
            .expect(200)
            .json();
        let own_origin = person.browser.origin.clone();
        let authenticator = person.authenticator.as_mut().unwrap();
        authenticator.set_origin(&other.origin);
        let credential = authenticator.get(&options["public_key"]);
        other
            .post("session/passkey", json!({"credential": credential}))
            .await
            .refused(401, "login-refused");
        person
            .authenticator
            .as_mut()
            .unwrap()
            .set_origin(&own_origin);
        person.sign_in().await.expect(200);
    }
}

#[tokio::test]
async fn a_ceremony_ends_after_its_time() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let options = challenge(&person).await;
    let credential = person.authenticator.as_mut().unwrap().get(&options);
    app.clock.advance(std::time::Duration::from_secs(301));
    let answer = person
        .browser
        .post("session/passkey", json!({"credential": credential}))
        .await;
    answer.refused(401, "no-session");
}

#[tokio::test]
async fn a_replayed_counter_is_refused() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    person.sign_in().await.expect(200);
    person.authenticator.as_mut().unwrap().rewind();
    person.sign_in().await.refused(401, "login-refused");
}
