// SPDX-License-Identifier: EUPL-1.2
//! From the letter to an open inbox.

use protocol::statement::PersonRole;
use serde_json::json;

use crate::app::TestApp;
use crate::person::{Person, prf_method};
use crate::world::{Letter, b64, seed};

async fn issued(app: &TestApp, role: PersonRole) -> Letter {
    let letter = app.world.letter(role);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    letter
}

#[tokio::test]
async fn a_code_opens_an_inbox() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut person = Person::with_letter(&app, &letter);
    let found = person.lookup(&letter).await.expect(200).json();
    assert_eq!(found["aid"], letter.aid.to_string());
    assert_eq!(found["pid"], letter.pid.to_string());
    assert_eq!(found["td"].as_array().unwrap().len(), 1);
    assert_eq!(found["issue"], letter.request["issue"]);
    assert_eq!(found["mac_org"], letter.request["mac_org"]);
    let method = prf_method();
    person.make_passkey(Some(&method)).await;
    // Nothing but the activation is open yet.
    for path in ["session", "bundle", "threads"] {
        person.browser.get(path).await.refused(401, "session-state");
    }
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    let status = person
        .browser
        .get("activation/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status, json!({"state": "pending"}));
    // The passkey signs nobody in before the registrar has agreed.
    let activating = person.browser.cookie();
    person.sign_in().await.refused(401, "login-refused");
    person.browser.set_cookie(activating);

    let work = app.work_of("bind").await;
    assert_eq!(work["pid"], letter.pid.to_string());
    assert_eq!(work["aid"], letter.aid.to_string());
    assert_eq!(work["keycard"], json!(person.keycard.envelope()));
    let bind = app
        .world
        .bind(person.pid, person.role, person.keycard.sh(), 1, None);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    app.answer_work(
        &work,
        json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
    )
    .await;
    let status = person
        .browser
        .get("activation/status?wait=5")
        .await
        .expect(200);
    assert_eq!(status.json()["state"], "bound");
    assert!(status.header("set-cookie").starts_with("sp-portal="));
    let session = person.browser.get("session").await.expect(200).json();
    assert_eq!(session["kind"], "insured");
    let bundle = person.browser.get("bundle").await.expect(200).json();
    assert_eq!(bundle["seq"], 1);
    assert_eq!(bundle["bind"], json!(bind));
    assert_eq!(bundle["methods"][0]["id"], method["id"]);
    person.sign_in().await.expect(200);
}

#[tokio::test]
async fn waiting_for_the_registrar_ends_as_soon_as_it_answers() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let method = prf_method();
    person.make_passkey(Some(&method)).await;
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    let work = app.work_of("bind").await;
    let bind = app
        .world
        .bind(person.pid, person.role, person.keycard.sh(), 1, None);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    let started = std::time::Instant::now();
    let (status, ()) = tokio::join!(person.browser.get("activation/status?wait=20"), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        app.answer_work(
            &work,
            json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
        )
        .await;
    });
    assert_eq!(status.expect(200).json()["state"], "bound");
    assert!(started.elapsed().as_secs() < 10);
}

#[tokio::test]
async fn wrong_claims_can_be_corrected() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let method = prf_method();
    person.make_passkey(Some(&method)).await;
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    let work = app.work_of("bind").await;
    app.answer_work(
        &work,
        json!({"outcome": "refused", "reason": "wrong-claims", "tries_left": 4}),
    )
    .await;
    let status = person
        .browser
        .get("activation/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(
        status,
        json!({"state": "refused", "reason": "wrong-claims", "tries_left": 4})
    );
    app.clock.advance(std::time::Duration::from_secs(1));
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    let work = app.work_of("bind").await;
    let bind = app
        .world
        .bind(person.pid, person.role, person.keycard.sh(), 1, None);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    app.answer_work(
        &work,
        json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
    )
    .await;
    let status = person
        .browser
        .get("activation/status?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(status["state"], "bound");
}

#[tokio::test]
async fn unknown_expired_and_used_codes_get_the_same_answer() {
    let app = TestApp::start().await;
    let used = issued(&app, PersonRole::Insured).await;
    Person::activate(&app, &used).await;
    let superseded = issued(&app, PersonRole::Insured).await;
    let newer = app.world.letter_to(superseded.pid, PersonRole::Insured, 2);
    app.agent("POST", "activations", Some(newer.request.clone()))
        .await
        .expect(201);
    let for_staff = issued(&app, PersonRole::Staff).await;
    let expired = issued(&app, PersonRole::Insured).await;
    let mut bodies = vec![];
    let mut refuse = async |locator: Vec<u8>| {
        let browser = app.portal_browser();
        let answer = browser
            .post("activation/lookup", json!({"locator": b64(&locator)}))
            .await;
        let answer = answer.refused(404, "code-refused");
        assert_eq!(answer.header("set-cookie"), "");
        bodies.push(answer.body);
    };
    refuse(seed().to_vec()).await;
    refuse(used.locator.clone()).await;
    refuse(superseded.locator.clone()).await;
    refuse(for_staff.locator.clone()).await;
    // The newer code lives.
    let browser = app.portal_browser();
    browser
        .post("activation/lookup", json!({"locator": b64(&newer.locator)}))
        .await
        .expect(200);
    app.clock
        .advance(std::time::Duration::from_secs(31 * 86_400));
    refuse(expired.locator.clone()).await;
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[tokio::test]
async fn a_used_code_that_is_presented_again_is_reported_to_the_registrar() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let person = Person::activate(&app, &letter).await;
    let thief = app.portal_browser();
    thief
        .post(
            "activation/lookup",
            json!({"locator": b64(&letter.locator)}),
        )
        .await
        .refused(404, "code-refused");
    let work = app.work_of("code-reused").await;
    assert_eq!(work["aid"], letter.aid.to_string());
    // The owner is not locked out.
    person.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn a_blocked_person_does_not_get_in_with_a_code() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let (pid, ambient) = (letter.pid, mailbox::Ambient::system());
    let block = |blocked: bool| {
        let (ctx, by) = (ambient.ctx(), (mailbox::model::ActorKind::System, None));
        app.store.transaction("block", move |tx| match blocked {
            true => mailbox::service::block_person(tx, &ctx, by, pid, None),
            false => mailbox::service::unblock_person(tx, &ctx, by, pid),
        })
    };
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let method = prf_method();
    person.make_passkey(Some(&method)).await;
    person
        .browser
        .post("activation/complete", person.completion(&method))
        .await
        .expect(202);
    // The registrar has the question already and does not know of the block.
    let work = app.work_of("bind").await;
    block(true).await.unwrap();
    let bind = app
        .world
        .bind(person.pid, person.role, person.keycard.sh(), 1, None);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    let answer = json!({"outcome": "bound", "bind": bind, "quarantine_until": null});
    app.answer_work(&work, answer).await;
    let status = "activation/status?wait=0";
    person.browser.get(status).await.refused(401, "no-session");
    person.sign_in().await.refused(403, "access-blocked");
    person.lookup(&letter).await.refused(404, "code-refused");
    block(false).await.unwrap();
    person.sign_in().await.expect(200);
    person.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn of_many_parallel_redemptions_of_one_code_exactly_one_succeeds() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut people = vec![];
    for _ in 0..8 {
        let mut person = Person::with_letter(&app, &letter);
        person.lookup(&letter).await.expect(200);
        let method = prf_method();
        person.make_passkey(Some(&method)).await;
        people.push((person, method));
    }
    let tries = people.iter().map(|(person, method)| async {
        person
            .browser
            .post("activation/complete", person.completion(method))
            .await
            .status
    });
    let statuses = futures_util::future::join_all(tries).await;
    assert_eq!(
        statuses.iter().filter(|status| **status == 202).count(),
        1,
        "{statuses:?}"
    );
    assert!(
        statuses.iter().all(|status| [202, 409].contains(status)),
        "{statuses:?}"
    );
    // One question waits, and its answer opens one inbox.
    let work = app.work_of("bind").await;
    let winner = people
        .iter()
        .find(|(person, _)| work["keycard"] == json!(person.keycard.envelope()));
    let (winner, _) = winner.unwrap();
    let bind = app
        .world
        .bind(winner.pid, winner.role, winner.keycard.sh(), 1, None);
    let bind = protocol::statement::Attested::logged(bind).into_untyped();
    app.answer_work(
        &work,
        json!({"outcome": "bound", "bind": bind, "quarantine_until": null}),
    )
    .await;
    let mut open = 0;
    for (person, _) in &people {
        let status = person.browser.get("activation/status?wait=0").await;
        if status.status == 200 && status.json()["state"] == "bound" {
            open += 1;
        }
        let session = person.browser.get("session").await.status;
        assert_eq!(session == 200, std::ptr::eq(person, winner), "{session}");
    }
    assert_eq!(open, 1);
    assert!(app.work().await.iter().all(|item| item["kind"] != "bind"));
    // The passkeys of the others sign nobody in.
    let mut signed_in = 0;
    for (person, _) in &mut people {
        if person.sign_in().await.status == 200 {
            signed_in += 1;
        }
    }
    assert_eq!(signed_in, 1);
}

#[tokio::test]
async fn while_a_bind_request_waits_nobody_else_adds_passkeys() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut owner = Person::with_letter(&app, &letter);
    owner.lookup(&letter).await.expect(200);
    let method = prf_method();
    owner.make_passkey(Some(&method)).await;
    owner
        .browser
        .post("activation/complete", owner.completion(&method))
        .await
        .expect(202);
    // The owner may add a second one of her own; another holder of the letter may not.
    owner.make_passkey(None).await;
    let thief = Person::with_letter(&app, &letter);
    thief.lookup(&letter).await.expect(200);
    let options = thief
        .browser
        .post("passkeys/options", json!({}))
        .await
        .expect(200)
        .json();
    let (_, credential) =
        crate::authenticator::Authenticator::create(&options["public_key"], &thief.browser.origin);
    let body = json!({"credential": credential, "method": null});
    thief
        .browser
        .post("passkeys", body)
        .await
        .refused(409, "state-conflict");
}

#[tokio::test]
async fn a_keycard_of_somebody_else_is_refused() {
    let app = TestApp::start().await;
    let letter = issued(&app, PersonRole::Insured).await;
    let mut person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let method = prf_method();
    person.make_passkey(Some(&method)).await;
    let other = Person::insured(&app).await;
    let mut body = person.completion(&method);
    body["keycard"] = json!(other.keycard.envelope());
    let answer = person.browser.post("activation/complete", body).await;
    assert_eq!(
        answer.status,
        400,
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    let mut body = person.completion(&method);
    body["bind_request"] = json!(b64(b"not an age file"));
    person
        .browser
        .post("activation/complete", body)
        .await
        .refused(400, "not-age");
}
