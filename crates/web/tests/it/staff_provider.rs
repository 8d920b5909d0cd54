// SPDX-License-Identifier: EUPL-1.2
//! Staff signs in at the insurer's identity provider and with the own key. Negative controls, each seen red and restored: without
//! the check in `Current::load` a session of before the provider lives on, without that in `passkey.rs` another employee's key opens.

use std::time::Duration;

use mailbox::Timestamp;
use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{Level, NewSession, ProviderRequest, SessionState, Side, Vouched};
use protocol::Hash;
use protocol::statement::{PersonRole, Right};
use serde_json::json;

use crate::app::TestApp;
use crate::browser::Browser;
use crate::person::Person;
use crate::staff_stage::{SUB, Stage};
use crate::world::{b64, sealed, seed, v4};

#[tokio::test]
async fn only_provider_and_key_together_open_the_back_office() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = stage.app.office_browser();
    // The key alone.
    stage
        .passkey(&mut clerk, &browser)
        .await
        .refused(403, "provider-first");
    // The provider alone.
    stage.at_provider(&browser).await.expect(204);
    for path in ["session", "threads", "units", "bundle", "events/poll"] {
        browser.get(path).await.refused(401, "session-state");
    }
    stage.passkey(&mut clerk, &browser).await.expect(200);
    let session = browser.get("session").await.expect(200).json();
    assert_eq!(session["pid"], json!(clerk.pid));
    browser.get("units").await.expect(200);
    // A further proof in it needs no second trip.
    stage.passkey(&mut clerk, &browser).await.expect(200);
    browser.get("session").await.expect(200);
}

/// A session of somebody in the store, and the browser that has its cookie.
async fn planted(stage: &Stage, pid: PersonId, state: SessionState) -> (Browser, SessionId) {
    let token = seed();
    let id = SessionId::from_bytes(v4());
    let session = NewSession {
        token_hash: Hash::of(&token),
        id,
        side: Side::Office,
        state,
        pid: Some(pid),
        aid: None,
        method: None,
        proof: None,
        level: Level::Normal,
        ceremony: None,
        expires_at: Timestamp::from_secs(stage.now() + 24 * 3_600),
        shared: false,
    };
    let now = Timestamp::from_secs(stage.now());
    let planting = stage
        .app
        .store
        .transaction("plant", move |tx| tx.sessions().insert(&session, now));
    planting.await.unwrap();
    let browser = stage.app.office_browser();
    browser.set_cookie(Some(format!("sp-office={}", b64(&token))));
    (browser, id)
}

/// What the provider has vouched for in a planted session, so many hours ago.
async fn vouched(stage: &Stage, id: SessionId, pid: PersonId, hours: i64) {
    let now = stage.now();
    let at = |seconds: i64| Timestamp::from_secs(now + seconds);
    let (shown, until) = (at(-hours * 3_600), at(24 * 3_600));
    let request = ProviderRequest {
        state: String::new(),
        nonce: String::new(),
        verifier: String::new(),
    };
    let hash = Hash::of(id.to_string().as_bytes());
    let vouched = Vouched {
        account: hash,
        subject: hash,
        sid: None,
        iat: now,
    };
    let work = stage.app.store.transaction("vouch", move |tx| {
        tx.providers().begin(id, &request, shown, until)?;
        tx.providers().mark_shown(id, pid, &vouched, shown, until)
    });
    work.await.unwrap();
}

#[tokio::test]
async fn a_session_without_the_provider_is_none_however_it_came_to_be() {
    let stage = Stage::new().await;
    let clerk = stage.clerk("one").await;
    let other = stage.clerk("two").await;
    // From before the provider, in whatever state.
    for (state, path) in [
        (SessionState::Full, "session"),
        (SessionState::Activating, "activation/status?wait=0"),
        (SessionState::Recovering, "session/recovery/status?wait=0"),
    ] {
        let (browser, _) = planted(&stage, clerk.pid, state).await;
        browser.get(path).await.refused(401, "no-session");
    }
    // With the provider's word about somebody else, or one that is too old.
    let (browser, id) = planted(&stage, clerk.pid, SessionState::Full).await;
    vouched(&stage, id, other.pid, 0).await;
    browser.get("session").await.refused(401, "no-session");
    let (browser, id) = planted(&stage, clerk.pid, SessionState::Full).await;
    vouched(&stage, id, clerk.pid, 10).await;
    browser.get("session").await.refused(401, "no-session");
    // Control: with her own, and young enough.
    let (browser, id) = planted(&stage, clerk.pid, SessionState::Full).await;
    vouched(&stage, id, clerk.pid, 9).await;
    browser.get("session").await.expect(200);
}

#[tokio::test]
async fn no_other_way_in_leads_past_the_provider() {
    let stage = Stage::new().await;
    let letter = stage.app.world.letter(PersonRole::Staff);
    let request = letter.request.clone();
    let created = stage.app.agent("POST", "activations", Some(request)).await;
    created.expect(201);
    let browser = stage.app.office_browser();
    let locator = b64(&letter.locator);
    for (path, body) in [
        ("activation/lookup", json!({"locator": locator})),
        (
            "session/recovery",
            json!({"locator": b64(&seed()), "claims": b64(&sealed(b"claims"))}),
        ),
        (
            "session/password",
            json!({"pid": letter.pid, "method": crate::app::key(), "auth": b64(&seed())}),
        ),
        ("session/passkey/options", json!({})),
    ] {
        browser
            .post(path, body)
            .await
            .refused(403, "provider-first");
    }
    // Insured persons have nothing to do with it.
    Person::insured(&stage.app).await;
    let portal = stage.app.portal_browser();
    let config = portal.get("config").await.expect(200).json();
    assert_eq!(config["provider"], false);
    let config = browser.get("config").await.expect(200).json();
    assert_eq!(config["provider"], true);
    portal
        .post("session/provider/options", json!({}))
        .await
        .refused(404, "not-found");
}

/// A program has no account and no second factor; which one is a program says the registrar, with its code and by binding its keycard.
#[tokio::test]
async fn a_program_of_the_insurer_comes_in_with_its_key_alone() {
    let stage = Stage::new().await;
    let app = &stage.app;
    // A clerk's code, to which somebody shows the keycard of a program: the registrar has not called it one.
    let letter = app.world.letter(PersonRole::Staff);
    let created = app.agent("POST", "activations", Some(letter.request.clone()));
    created.await.expect(201);
    let pretender = Person::with_letter(app, &letter);
    let refused = pretender.lookup(&letter).await;
    refused.refused(403, "provider-first");
    // What is no code at all is answered with the same.
    let nothing = app.world.letter(PersonRole::Staff);
    let refused = pretender.lookup(&nothing).await;
    refused.refused(403, "provider-first");

    let rights = [Right::Read, Right::Write];
    let program = Person::program(app, "beitraege", &rights).await;
    program.browser.get("session").await.expect(200);
    let (browser, _) = planted(&stage, program.pid, SessionState::Full).await;
    browser.get("session").await.expect(200);
    // Its secret is looked at, and this one is wrong; a clerk's is not even looked at.
    let clerk = stage.clerk("one").await;
    let sign_in = async |pid: PersonId| {
        let body = json!({"pid": pid, "method": crate::app::key(), "auth": b64(&seed())});
        app.office_browser().post("session/password", body).await
    };
    sign_in(program.pid).await.refused(401, "login-refused");
    sign_in(clerk.pid).await.refused(403, "provider-first");
}

#[tokio::test]
async fn without_a_provider_its_routes_are_not_there() {
    let app = TestApp::start().await;
    let browser = app.office_browser();
    browser
        .post("session/provider/options", json!({}))
        .await
        .refused(404, "not-found");
    browser
        .post("session/passkey/options", json!({}))
        .await
        .expect(200);
    let url = browser.url("session/provider/logout");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let request = form.iter().fold(app.http.post(url), |r, (name, value)| {
        r.header(*name, *value)
    });
    let answer = crate::browser::Answer::of(request.body("logout_token=x").send().await.unwrap());
    answer.await.refused(404, "not-found");
}

#[tokio::test]
async fn the_request_says_nothing_in_the_address_and_everything_to_the_provider() {
    let stage = Stage::with(|idp| idp.acr = vec!["loa-high".to_owned()]).await;
    let browser = stage.app.office_browser();
    let asked = browser.post("session/provider/options", json!({})).await;
    let cookie = asked.header("set-cookie").to_owned();
    assert!(cookie.contains("SameSite=Strict"), "{cookie}");
    let url = asked.expect(200).json()["url"].as_str().unwrap().to_owned();
    let expected = format!(
        "{}/auth?client_id=registrar%40musterkasse&request_uri=urn%3Aexample%3Arequest%3A1",
        stage.evil.issuer
    );
    assert_eq!(url, expected);
    let pushed = stage.evil.script.lock().unwrap().pushed.clone();
    let is = |name: &str, value: &str| assert_eq!(pushed[name], value, "{name}");
    is("response_type", "code");
    is("response_mode", "fragment");
    is("redirect_uri", &format!("{}/", stage.app.office_origin));
    is("scope", "openid");
    is("code_challenge_method", "S256");
    is("prompt", "login");
    is("max_age", "300");
    is("acr_values", "loa-high");
    for name in ["state", "nonce", "code_challenge"] {
        assert_eq!(pushed[name].len(), 43, "{name}");
    }
    assert_ne!(pushed["state"], pushed["nonce"]);
    // Every request has its own.
    let first = pushed["state"].clone();
    assert_ne!(stage.go(&stage.app.office_browser()).await, first);
}

#[tokio::test]
async fn a_way_back_belongs_to_the_browser_that_left_and_counts_once() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let (own, other) = (stage.app.office_browser(), stage.app.office_browser());
    let state = stage.go(&own).await;
    // In a browser that never left, in one that left with another state, and with a state that is not its own.
    let back = stage.way_back(&state);
    other
        .post("session/provider", back)
        .await
        .refused(401, "no-session");
    stage.go(&other).await;
    other
        .post("session/provider", stage.way_back(&state))
        .await
        .refused(403, "provider-refused");
    let asked = stage.evil.asked("/token");
    for wrong in ["", "x", &state[1..]] {
        stage.go(&own).await;
        own.post("session/provider", stage.way_back(wrong))
            .await
            .refused(403, "provider-refused");
    }
    assert_eq!(stage.evil.asked("/token"), asked, "no code was sent");
    let state = stage.go(&own).await;
    let back = stage.way_back(&state);
    own.post("session/provider", back.clone()).await.expect(204);
    own.post("session/provider", back)
        .await
        .refused(403, "provider-refused");
    // The refused repetition has taken nothing away.
    stage.passkey(&mut clerk, &own).await.expect(200);
}

#[tokio::test]
async fn of_a_hundred_ways_back_at_once_exactly_one_counts() {
    let stage = Stage::new().await;
    stage.clerk(SUB).await;
    let browser = stage.app.office_browser();
    let state = stage.go(&browser).await;
    let back = stage.way_back(&state);
    let tries = (0..100).map(|_| {
        let request = browser.request("POST", "session/provider").json(&back);
        async move { request.send().await.unwrap().status().as_u16() }
    });
    let statuses = futures_util::future::join_all(tries).await;
    assert_eq!(statuses.iter().filter(|one| **one == 204).count(), 1);
    let refused = |one: &&u16| matches!(**one, 401 | 403);
    assert_eq!(statuses.iter().filter(refused).count(), 99, "{statuses:?}");
    assert_eq!(stage.evil.asked("/token"), 1);
}

#[tokio::test]
async fn account_and_key_have_to_be_the_same_employee_s() {
    let stage = Stage::new().await;
    let mut one = stage.clerk("one").await;
    let two = stage.clerk("two").await;
    stage.vouches_for("two", None);
    let browser = stage.app.office_browser();
    stage.at_provider(&browser).await.expect(204);
    stage
        .passkey(&mut one, &browser)
        .await
        .refused(403, "other-employee");
    browser.get("session").await.refused(401, "no-session");
    let rows = stage.audit("person", one.pid.to_string()).await;
    let row = rows.iter().find(|row| row.action == "provider-mismatch");
    assert_eq!(row.unwrap().actor, Some(two.pid));
    // A letter in the wrong hands neither.
    let letter = stage.app.world.letter(PersonRole::Staff);
    let request = Some(letter.request.clone());
    stage
        .app
        .agent("POST", "activations", request)
        .await
        .expect(201);
    stage.at_provider(&browser).await.expect(204);
    browser
        .post(
            "activation/lookup",
            json!({"locator": b64(&letter.locator)}),
        )
        .await
        .refused(403, "other-employee");
    // And a running session does not become somebody else's.
    stage.vouches_for("one", None);
    let browser = stage.sign_in(&mut one).await;
    let mut two = two;
    stage
        .passkey(&mut two, &browser)
        .await
        .refused(403, "other-employee");
    browser.get("session").await.refused(401, "no-session");
}

#[tokio::test]
async fn nobody_registers_herself() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    stage.vouches_for("somebody-else", None);
    let browser = stage.app.office_browser();
    let answer = stage.at_provider(&browser).await;
    answer.refused(403, "account-unknown");
    browser.get("session").await.refused(401, "no-session");
    stage
        .passkey(&mut clerk, &browser)
        .await
        .refused(403, "provider-first");
    // The same subject of another issuer would be another account.
    let key = oidc::NameKey::new([7; 32]);
    let of = |issuer: &str| key.of(oidc::Name::Account, issuer, SUB);
    assert_ne!(of(&stage.evil.issuer), of("https://idp.example"));
}

#[tokio::test]
async fn the_registrar_says_whose_account_it_is_and_can_take_it_back() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = stage.sign_in(&mut clerk).await;
    // The same again changes nothing.
    stage.assign(clerk.pid, Some(SUB)).await.expect(204);
    browser.get("session").await.expect(200);
    let other = stage.clerk("other").await;
    stage
        .assign(other.pid, Some(SUB))
        .await
        .refused(400, "account-taken");
    let insured = Person::insured(&stage.app).await;
    stage
        .assign(insured.pid, Some("x"))
        .await
        .refused(404, "not-found");
    stage.assign(clerk.pid, None).await.expect(204);
    browser.get("session").await.refused(401, "provider-ended");
    let again = stage.at_provider(&stage.app.office_browser()).await;
    again.refused(403, "account-unknown");
    // Now it may be somebody else's.
    stage.assign(other.pid, Some(SUB)).await.expect(204);
}

#[tokio::test]
async fn after_ten_hours_the_provider_is_asked_again() {
    let stage = Stage::with(|idp| idp.hours = 2).await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = stage.sign_in(&mut clerk).await;
    let left = browser.get("session").await.expect(200).json()["expires_in"].clone();
    assert_eq!(left, json!(2 * 3600));
    for _ in 0..11 {
        stage.app.clock.advance(Duration::from_secs(600));
        browser.post("session/extend", json!({})).await.expect(204);
        // A further proof of the key does not make it longer.
        stage.passkey(&mut clerk, &browser).await.expect(200);
    }
    stage.app.clock.advance(Duration::from_secs(601));
    browser.get("session").await.refused(401, "no-session");
    stage.reset();
    stage.sign_in(&mut clerk).await;
}

#[tokio::test]
async fn the_second_factor_that_is_asked_for_has_to_be_shown() {
    let stage = Stage::with(|idp| {
        idp.acr = vec!["loa-high".to_owned()];
        idp.amr = vec!["mfa".to_owned(), "hwk".to_owned()];
    })
    .await;
    for (acr, amr, status) in [
        (json!("loa-high"), json!(["pwd", "mfa"]), 403),
        (json!("loa-low"), json!(["mfa"]), 0),
        (json!(null), json!(["mfa"]), 0),
        (json!("loa-high"), json!(["pwd"]), 0),
        (json!("loa-high"), json!("mfa"), 0),
        (json!("loa-high"), json!(null), 0),
    ] {
        let told = (acr.clone(), amr.clone());
        stage.change(|script| {
            script.claims = Box::new(move |claims| {
                claims["acr"] = told.0.clone();
                claims["amr"] = told.1.clone();
            });
        });
        let answer = stage.at_provider(&stage.app.office_browser()).await;
        // Nobody has the account: whoever is sure enough hears that.
        let code = if status == 403 {
            "account-unknown"
        } else {
            "provider-level"
        };
        answer.refused(403, code);
    }
}

#[tokio::test]
async fn no_name_of_an_account_is_kept() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk("personnel-4711").await;
    stage.vouches_for("personnel-4711", Some("sid-of-4711"));
    let browser: Browser = stage.sign_in(&mut clerk).await;
    browser.get("session").await.expect(200);
    let mut files = 0;
    for entry in std::fs::read_dir(stage.app.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            files += 1;
            for name in ["personnel-4711", "sid-of-4711"] {
                let found = bytes.windows(name.len()).any(|w| w == name.as_bytes());
                assert!(!found, "{name} in {}", path.display());
            }
        }
    }
    assert!(files > 2);
}
