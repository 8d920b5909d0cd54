// SPDX-License-Identifier: EUPL-1.2
//! Bundle, carryover, freshness, trust: what a browser needs besides threads.

use protocol::json::V1;
use protocol::statement::{Attested, CarryoverReason, CarryoverRequest, DeptEpoch, Keycard, Right};
use protocol::{Envelope, Signed, SigningKey, UnixTime};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::{Person, prf_method};
use crate::world::{b64, recipient, sealed, seed};

#[tokio::test]
async fn everybody_may_know_names_limits_and_departments() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let config = browser.get("config").await.expect(200).json();
    assert_eq!(config["org"], "musterkasse.example");
    assert_eq!(config["brand"]["name"], "Musterkasse");
    assert_eq!(config["rp_id"], "localhost");
    assert_eq!(
        config["limits"],
        json!({"message": 262_144, "attachment": 104_857_600, "attachments": 20})
    );
    assert_eq!(
        config["session"],
        json!({"idle": 900, "absolute": 28_800, "shared_idle": 300, "shared_absolute": 1_800})
    );
    let trust = browser.get("trust").await.expect(200).json();
    assert_eq!(
        trust["td"],
        json!([Attested::logged(app.world.td.clone()).into_untyped()])
    );
    assert_eq!(trust["depts"].as_array().unwrap().len(), 3);
    assert!(trust["depts"].as_array().unwrap().contains(&json!(
        Attested::logged(app.world.depts["registrar"].clone()).into_untyped()
    )));
    assert_eq!(trust["matters"][0]["code"], "beitrag");
    assert!(trust["revlist"]["payload"].is_string());
    assert_eq!(
        app.office_browser().get("trust").await.expect(200).json(),
        trust
    );
    assert_eq!(
        app.agent("GET", "trust", None).await.expect(200).json(),
        trust
    );
}

fn bundle(expected: u64, seq: u64) -> Value {
    json!({"expected_seq": expected, "seq": seq, "file": b64(&sealed(b"bundle")), "methods": [prf_method()]})
}

#[tokio::test]
async fn of_two_devices_that_change_the_bundle_one_wins() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    person.browser.put("bundle", bundle(1, 2)).await.expect(204);
    person
        .browser
        .put("bundle", bundle(1, 2))
        .await
        .refused(409, "bundle-conflict");
    let both = futures_util::future::join_all([
        person.browser.put("bundle", bundle(2, 3)),
        person.browser.put("bundle", bundle(2, 3)),
    ])
    .await;
    let mut statuses: Vec<u16> = both.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!(
        person.browser.get("bundle").await.expect(200).json()["seq"],
        3
    );
}

#[tokio::test]
async fn a_bundle_is_an_age_file_with_methods() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let mut body = bundle(1, 2);
    body["file"] = json!(b64(b"seeds in the clear"));
    person
        .browser
        .put("bundle", body)
        .await
        .refused(400, "not-age");
    let mut body = bundle(1, 2);
    body["methods"] = json!([]);
    person
        .browser
        .put("bundle", body)
        .await
        .refused(400, "wrong-methods");
}

/// A new key that the old one vouches for.
fn carryover(person: &Person, app: &TestApp) -> (Signed<Keycard>, Value) {
    carryover_from(person, app, 1)
}

/// The same from a bundle with this number.
pub fn carryover_from(person: &Person, app: &TestApp, seq: u64) -> (Signed<Keycard>, Value) {
    let key = SigningKey::from_seed(&seed());
    let old = person.keycard.payload();
    let card = Keycard {
        seq: old.seq + 1,
        sig: key.public(),
        enc: recipient(),
        iat: UnixTime(NOW),
        prev: Some(person.keycard.sh()),
        ..old.clone()
    };
    let card = Signed::sign(card, &[&key, &person.key]).unwrap();
    let request = CarryoverRequest {
        v: V1,
        org: app.world.org.clone(),
        pid: person.pid,
        kc: card.sh(),
        prev: person.keycard.sh(),
        reason: CarryoverReason::DeviceLost,
        iat: UnixTime(NOW),
    };
    let request = Signed::sign(request, &[&key, &person.key]).unwrap();
    let body = json!({
        "request": request.envelope(),
        "keycard": card.envelope(),
        "bundle": {"expected_seq": seq, "seq": seq + 1, "file": b64(&sealed(b"new bundle"))},
        "methods": [prf_method()],
        "drop_credentials": [],
    });
    (card, body)
}

#[tokio::test]
async fn a_carryover_ends_other_sessions_at_once_and_binds_when_the_registrar_says_so() {
    let app = TestApp::start().await;
    let mut person = Person::insured(&app).await;
    let stolen = person.browser.cookie();
    person.sign_in().await.expect(200);
    let status = person.browser.get("keys/status?wait=0").await.expect(200);
    assert_eq!(status.json(), json!({"state": "bound"}));
    let (card, body) = carryover(&person, &app);
    person
        .browser
        .post("keys/carryover", body.clone())
        .await
        .expect(202);
    let own = person.browser.cookie();
    person.browser.set_cookie(stolen);
    person
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    person.browser.set_cookie(own);
    let status = person
        .browser
        .get("keys/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status, json!({"state": "pending"}));
    // Until then the old keys are in place.
    assert_eq!(
        person.browser.get("bundle").await.expect(200).json()["seq"],
        1
    );
    let work = app.work_of("carryover").await;
    assert_eq!(work["keycard"], body["keycard"]);
    assert_eq!(work["level"], "substantiell");
    // Her passkey is as young as her account.
    assert_eq!(work["methods_used"], json!([]));
    let request = crate::authenticator::bytes(&work["body"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&request).unwrap(),
        body["request"]
    );
    let bind = app
        .world
        .bind(person.pid, person.role, card.sh(), 2, person.bind);
    let bind = Attested::logged(bind).into_untyped();
    app.answer_work(
        &work,
        json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
    )
    .await;
    let status = person
        .browser
        .get("keys/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status, json!({"state": "bound"}));
    let bundle = person.browser.get("bundle").await.expect(200).json();
    assert_eq!(bundle["seq"], 2);
    assert_eq!(bundle["keycard"], body["keycard"]);
}

#[tokio::test]
async fn a_carryover_that_waits_for_a_veto_stays_pending() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let (_, body) = carryover(&person, &app);
    person
        .browser
        .post("keys/carryover", body)
        .await
        .expect(202);
    let work = app.work_of("carryover").await;
    let until = NOW + 72 * 3600;
    app.answer_work(&work, json!({"outcome": "pending", "until": until}))
        .await;
    let status = person
        .browser
        .get("keys/status?wait=20")
        .await
        .expect(200)
        .json();
    // The person is told at once until when, however long she offers to wait for an answer.
    assert_eq!(status, json!({"state": "pending", "until": until}));
    assert!(app.work().await.is_empty());
    app.clock
        .advance(std::time::Duration::from_secs(72 * 3600 + 1));
    assert_eq!(app.work_of("carryover").await["id"], work["id"]);
}

#[tokio::test]
async fn a_carryover_of_somebody_else_is_refused() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let other = Person::insured(&app).await;
    let (_, body) = carryover(&other, &app);
    let answer = person.browser.post("keys/carryover", body).await;
    assert_eq!(
        answer.status,
        400,
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
}

#[tokio::test]
async fn freshness_is_asked_of_the_registrar_and_waited_for() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let path = format!("fresh?pids={}", person.pid);
    let (answer, ()) = tokio::join!(person.browser.get(&path), async {
        let work = app
            .agent("GET", "work?wait=5", None)
            .await
            .expect(200)
            .json();
        let work = &work["items"][0];
        assert_eq!(work["kind"], "fresh");
        assert_eq!(work["pid"], person.pid.to_string());
        let fresh = app.world.fresh(person.pid, person.bind.unwrap());
        let body = json!({"items": [fresh.envelope()]});
        app.agent("POST", "fresh", Some(body)).await.expect(204);
    });
    let answer = answer.expect(200).json();
    assert_eq!(answer["items"].as_array().unwrap().len(), 1);
    assert!(answer["revlist"].is_object());
    // Now it is known; nobody is asked again.
    person.browser.get(&path).await.expect(200);
    assert!(app.work().await.is_empty());
}

#[tokio::test]
async fn without_the_registrar_freshness_is_answered_with_what_is_known() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let started = std::time::Instant::now();
    let answer = person
        .browser
        .get(&format!("fresh?pids={}", person.pid))
        .await
        .expect(200)
        .json();
    assert_eq!(answer["items"], json!([]));
    assert!(started.elapsed() < std::time::Duration::from_secs(10));
}

/// The next key of `beitraege`, signed by its lead.
fn second_epoch(app: &TestApp, lead: &Person) -> Attested<Envelope> {
    let old = &app.world.depts["beitraege"];
    let epoch = DeptEpoch {
        epoch: 2,
        enc: recipient(),
        prev: Some(old.sh()),
        reason: "member-left".to_owned(),
        iat: UnixTime(NOW),
        ..old.payload().clone()
    };
    Attested::logged(Signed::sign(epoch, &[&lead.key]).unwrap()).into_untyped()
}

#[tokio::test]
async fn a_clerk_who_renews_the_units_key_is_named_among_the_signers() {
    let app = TestApp::start().await;
    let clerk = Person::clerk(
        &app,
        "beitraege",
        &[Right::Read, Right::Write, Right::Grant],
    )
    .await;
    let before = app.portal_browser().get("trust").await.expect(200).json();
    assert_eq!(before["signers"], json!([]));
    let stmt = second_epoch(&app, &clerk);
    let grant = json!({"pid": clerk.pid, "file": b64(&sealed(b"unit key"))});
    let body = json!({"stmt": stmt, "grants": [grant], "link": b64(&sealed(b"link"))});
    clerk
        .browser
        .post("units/beitraege/epochs", body.clone())
        .await
        .expect(201);
    clerk
        .browser
        .post("units/beitraege/epochs", body)
        .await
        .refused(409, "epoch-conflict");
    let after = app.portal_browser().get("trust").await.expect(200).json();
    assert!(after["depts"].as_array().unwrap().contains(&json!(stmt)));
    let signers = after["signers"].as_array().unwrap();
    assert_eq!(signers[0]["stmt"], json!(clerk.keycard.envelope()));
    // Keycard, binding, certificate.
    assert_eq!(signers.len(), 3);
    let units = clerk.browser.get("units").await.expect(200).json();
    assert_eq!(units["items"][0]["epochs"].as_array().unwrap().len(), 2);
    assert_eq!(units["items"][0]["links"].as_array().unwrap().len(), 1);
    assert_eq!(units["signers"], after["signers"]);
}

#[tokio::test]
async fn a_new_key_for_hundreds_of_members_is_read_and_no_more_than_the_limit_of_it() {
    for (limit, status, code) in [(8 << 20, 400, "not-a-member"), (1 << 20, 413, "too-large")] {
        let app = TestApp::start_with(|config| config.limits.unit_keys = limit).await;
        let rights = [Right::Read, Right::Write, Right::Grant];
        let clerk = Person::clerk(&app, "beitraege", &rights).await;
        let stmt = second_epoch(&app, &clerk);
        let file = b64(&sealed(b"unit key"));
        let mut grants = vec![json!({"pid": clerk.pid, "file": file})];
        // Nobody knows them: the body was read to its end, and nothing of it stays.
        let strangers = (0..499).map(|_| json!({"pid": uuid::Uuid::new_v4(), "file": file}));
        grants.extend(strangers);
        let body = json!({"stmt": stmt, "grants": grants, "link": file});
        let bytes = serde_json::to_vec(&body).unwrap();
        assert!(bytes.len() > 1 << 20, "{}", bytes.len());
        let path = "units/beitraege/epochs";
        clerk.browser.post(path, body).await.refused(status, code);
        let units = clerk.browser.get("units").await.expect(200).json();
        assert_eq!(units["items"][0]["epochs"].as_array().unwrap().len(), 1);
    }
}
