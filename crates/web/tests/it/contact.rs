// SPDX-License-Identifier: EUPL-1.2
//! The own e-mail address over HTTP: asked for, confirmed by a code, removed.

use std::sync::Arc;
use std::time::Duration;

use mailbox::chance::SystemChance;
use mailbox::model::{ContactCode, Mute, MuteReason, OutboxKind, Outcome, SmtpReply};
use mailbox::{Ambient, Clock, OutboxStore};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;

/// Something of the form that browsers send: `age-encryption.org/v1`, one X25519 stanza.
pub const SEALED: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0-IFgyNTUxOSBhYmM";

/// The notifier mails the code that waits.
async fn mailed(app: &TestApp) -> ContactCode {
    let outbox = OutboxStore::new(
        &app.store,
        Ambient::new(app.clock.clone(), Arc::new(SystemChance)),
    );
    let lasting = Duration::from_secs(60);
    let leases = outbox.lease(10, lasting).await.unwrap();
    let lease = leases.iter().find(|l| l.kind == OutboxKind::Confirm);
    let (lease, code) = (lease.unwrap(), "1234 5678".parse().unwrap());
    let attempt = outbox
        .begin_attempt(lease, None, Some(&code), lasting)
        .await
        .unwrap();
    let sent = Outcome::Sent(SmtpReply::default());
    outbox.complete(lease, &attempt, sent).await.unwrap();
    code
}

#[tokio::test]
async fn an_address_is_in_force_when_its_code_was_typed() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let browser = &person.browser;
    let none = browser.get("contact").await.expect(200).json();
    assert_eq!(
        none,
        json!({
            "confirmed_at": null, "candidate": null, "muted": null, "discreet": false, "phrase": false,
            "time": "soon", "lang": null, "hours": {"morning": 8, "evening": 18, "quiet": null},
        })
    );
    let asked = browser
        .put("contact", json!({"sealed": SEALED, "lang": "de"}))
        .await
        .expect(202)
        .json();
    assert_eq!(asked["confirmed_at"], Value::Null);
    let candidate = &asked["candidate"];
    assert_eq!(candidate["source"], "person");
    assert_eq!(candidate["mailed"], false);
    assert_eq!(candidate["sends_left"], 4);
    assert_eq!(candidate["expires_at"], crate::app::NOW + 24 * 3_600);
    let typed = |code: &str| browser.post("contact/confirm", json!({"code": code}));
    typed("1234 5678").await.refused(404, "code-refused");
    mailed(&app).await;
    let wrong = typed("8765 4321").await.refused(422, "wrong-code");
    assert_eq!(wrong.json()["tries_left"], 4);
    typed("letters").await.refused(400, "bad-request");
    // After the binding, so that the order of events is certain.
    app.clock.advance(Duration::from_secs(1));
    let done = typed("1234-5678").await.expect(200).json();
    assert_eq!(done["candidate"], Value::Null);
    assert_eq!(done["confirmed_at"], crate::app::NOW + 1);
    let events = browser.get("security-events").await.expect(200).json();
    assert_eq!(events["items"][0]["kind"], "contact-changed");
    assert_eq!(events["items"][0]["told"], true);
    browser.delete("contact").await.expect(204);
    assert_eq!(browser.get("contact").await.expect(200).json(), none);
    // Whether mails say whom they come from is no matter of one address.
    let discreet = |wanted: Value| browser.put("contact/discreet", json!({"discreet": wanted}));
    assert_eq!(
        discreet(json!(true)).await.expect(200).json()["discreet"],
        true
    );
    discreet(json!("yes")).await.refused(400, "bad-request");
    assert_eq!(
        browser.get("contact").await.expect(200).json()["discreet"],
        true
    );
    browser.delete("contact").await.refused(404, "not-found");
}

#[tokio::test]
async fn mails_come_when_she_wants_them_and_she_can_tell_them_from_others() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let browser = &person.browser;
    browser
        .put("contact", json!({"sealed": SEALED, "lang": "de"}))
        .await
        .expect(202);
    let choose =
        |time: &str, lang: &str| browser.put("contact/choice", json!({"time": time, "lang": lang}));
    let chosen = choose("evening", "de-simple").await.expect(200).json();
    assert_eq!(
        (&chosen["time"], &chosen["lang"]),
        (&json!("evening"), &json!("de-simple"))
    );
    choose("at night", "de").await.refused(400, "bad-request");
    choose("soon", "d e").await.refused(400, "malformed");
    assert_eq!(
        browser.get("contact/mails").await.expect(200).json(),
        json!({"items": []})
    );
    // A code does not wait for the evening.
    mailed(&app).await;
    let mails = browser.get("contact/mails").await.expect(200).json();
    let mail = &mails["items"][0];
    assert_eq!(
        (&mail["at"], &mail["sure"]),
        (&json!(crate::app::NOW), &json!(true))
    );
    // Whoever has the mail before her need not sign in.
    let stranger = app.portal_browser();
    let check = |id: &str| stranger.post("mail-check", json!({"id": id}));
    let id = mail["id"].as_str().unwrap();
    assert_eq!(check(id).await.expect(200).json(), json!({"mail": mail}));
    let other = "0193b0a5-0000-7000-8000-000000000001";
    assert_eq!(check(other).await.expect(200).json(), json!({"mail": null}));
    check("no id").await.refused(400, "bad-request");
}

#[tokio::test]
async fn whoever_is_not_written_to_reads_since_when_and_why() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let (browser, pid) = (&person.browser, person.pid);
    let put = browser.put("contact", json!({"sealed": SEALED, "lang": "de"}));
    put.await.expect(202);
    mailed(&app).await;
    let typed = || browser.post("contact/confirm", json!({"code": "1234 5678"}));
    let confirmed = typed().await.expect(200).json();
    assert_eq!(confirmed["muted"], Value::Null);
    let at = app.clock.now();
    for (why, reachable) in [(MuteReason::Complaint, true), (MuteReason::Returned, false)] {
        let mute = Mute { at, why };
        app.store
            .transaction("test_mute", move |tx| tx.contacts().mute(pid, mute))
            .await
            .unwrap();
        let view = browser.get("contact").await.expect(200).json();
        assert_eq!(view["muted"], json!({"at": at.secs(), "why": why.as_str()}));
        let consent = browser.get("consent").await.expect(200).json();
        assert_eq!(consent["reachable"], reachable);
        assert_eq!(consent["returned"], !reachable);
    }
    // The same address, confirmed anew.
    app.clock.advance(Duration::from_secs(1));
    let put = browser.put("contact", json!({"sealed": SEALED, "lang": "de"}));
    assert_eq!(put.await.expect(202).json()["muted"]["why"], "returned");
    mailed(&app).await;
    assert_eq!(typed().await.expect(200).json()["muted"], Value::Null);
}

#[tokio::test]
async fn what_is_not_sealed_is_refused_and_too_many_codes_too() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let put = |sealed: &str| {
        person
            .browser
            .put("contact", json!({"sealed": sealed, "lang": "de"}))
    };
    put("erika@example.org").await.refused(400, "malformed");
    person
        .browser
        .post("contact/code", json!({}))
        .await
        .refused(404, "not-found");
    for _ in 0..5 {
        put(SEALED).await.expect(202);
    }
    put(SEALED).await.refused(429, "too-many-tries");
    person
        .browser
        .post("contact/code", json!({}))
        .await
        .refused(429, "too-many-tries");
}

#[tokio::test]
async fn a_recognition_phrase_is_kept_sealed_and_never_given_out() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let browser = &person.browser;
    let choose =
        |sealed: serde_json::Value| browser.put("contact/phrase", json!({ "sealed": sealed }));
    choose(json!(SEALED)).await.refused(404, "not-found");
    let put = browser.put("contact", json!({"sealed": SEALED, "lang": "de"}));
    put.await.expect(202);
    mailed(&app).await;
    let typed = browser.post("contact/confirm", json!({"code": "1234 5678"}));
    assert_eq!(typed.await.expect(200).json()["phrase"], false);
    choose(json!("Blauer Elefant"))
        .await
        .refused(400, "malformed");
    let shown = choose(json!(SEALED)).await.expect(200).json();
    assert_eq!(shown["phrase"], true);
    assert!(!shown.to_string().contains(SEALED));
    let shown = choose(serde_json::Value::Null).await.expect(200).json();
    assert_eq!(shown["phrase"], false);
    choose(json!(SEALED)).await.expect(200);
    browser.delete("contact").await.expect(204);
    let shown = browser.get("contact").await.expect(200).json();
    assert_eq!(shown["phrase"], false, "gone with the address");
}
