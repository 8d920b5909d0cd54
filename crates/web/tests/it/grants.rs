// SPDX-License-Identifier: EUPL-1.2
//! Letting somebody act, over HTTP: codes that are wrong, used or one's own answer alike, and only the insured person and staff
//! keep somebody out of a thread. Negative control: without the check of the subject in `exclude` the last test is red.

use protocol::invitation::{InvitationSecret, locator_hash};
use protocol::json::V1;
use protocol::statement::{Attested, Basis, RepRight, Representation, Right};
use protocol::{Hash, Signed, UnixTime};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{seed, v4};

const RW: &[RepRight] = &[RepRight::Read, RepRight::Write];

/// The device of `who` draws a code; answers its locator.
async fn invite(app: &TestApp, who: &Person) -> Hash {
    let mut raw = [0; 9];
    raw.copy_from_slice(&v4()[..9]);
    let secret = InvitationSecret::new(raw);
    let locator = secret.locator(&app.world.org);
    let body = json!({
        "locator_hash": locator_hash(&locator),
        "mac": secret.mac(&app.world.org, who.pid, &who.keycard.sh()),
    });
    let answer = who.browser.post("representations/invitations", body).await;
    let until = answer.expect(201).json()["expires_at"].as_i64().unwrap();
    assert_eq!(until, NOW + 7 * 86_400);
    Hash::new(*locator)
}

fn grant(app: &TestApp, by: &Person, rep: &Person, locator: Hash) -> Value {
    let stmt = Representation {
        v: V1,
        org: app.world.org.clone(),
        rep: rep.pid,
        subject: by.pid,
        scope: None,
        rights: RW.to_vec(),
        basis: Basis::Own,
        nbf: UnixTime(NOW),
        exp: UnixTime(NOW + 86_400),
        evidence: None,
        by: Some(by.keycard.sh()),
        iat: UnixTime(NOW),
    };
    let stmt = Signed::sign(stmt, &[&by.key]).unwrap();
    json!({"locator": locator, "stmt": stmt.envelope()})
}

async fn find(by: &Person, locator: Hash) -> crate::browser::Answer {
    let body = json!({ "locator": locator });
    by.browser
        .post("representations/invitations/lookup", body)
        .await
}

#[tokio::test]
async fn a_code_names_one_person_and_wrong_ones_answer_alike() {
    let app = TestApp::start().await;
    let (erika, jonas) = (Person::insured(&app).await, Person::insured(&app).await);
    let code = invite(&app, &jonas).await;
    let found = find(&erika, code).await.expect(200).json();
    assert_eq!(found["pid"], json!(jonas.pid));
    assert_eq!(found["kc"], json!(jonas.keycard.sh()));
    // Unknown, and one's own.
    find(&erika, Hash::new(seed()))
        .await
        .refused(404, "not-found");
    find(&jonas, code).await.refused(404, "not-found");
    // Signed for another than the code's owner, and by another than she is.
    let other = Person::insured(&app).await;
    for body in [
        grant(&app, &erika, &other, code),
        grant(&app, &other, &jonas, code),
    ] {
        let answer = erika.browser.post("representations", body).await;
        answer.refused(400, "wrong-person");
    }
    let body = grant(&app, &erika, &jonas, code);
    let asked = erika.browser.post("representations", body).await;
    let id = asked.expect(202).json()["request"]
        .as_str()
        .unwrap()
        .to_owned();
    find(&erika, code).await.refused(404, "not-found");
    // It waits for the registrar, and is nobody else's business.
    let path = format!("representations/requests/{id}?wait=0");
    let status = erika.browser.get(&path).await.expect(200).json();
    assert_eq!(status["state"], "pending");
    other.browser.get(&path).await.refused(404, "not-found");
    let theirs = format!("threads?for={}", erika.pid);
    jonas.browser.get(&theirs).await.refused(404, "not-found");
    let done = json!({"outcome": "done"});
    app.agent("POST", &format!("work/{id}"), Some(done))
        .await
        .expect(204);
    jonas.browser.get(&theirs).await.expect(200);
    let acts = erika.browser.get("representations/acts").await.expect(200);
    assert_eq!(acts.json()["items"], json!([]));
}

#[tokio::test]
async fn a_representative_shuts_nobody_out() {
    let app = TestApp::start().await;
    let (owner, rep) = (Person::insured(&app).await, Person::insured(&app).await);
    let stmt = Attested::logged(app.world.representation(rep.pid, owner.pid, RW)).into_untyped();
    app.agent("POST", "statements", Some(json!({"items": [stmt]})))
        .await
        .expect(204);
    let thread = rep.new_thread(&app, protocol::ThreadId::from_bytes(v4()), &owner, &[]);
    // His own thread about her: she and the unit are in it.
    let id = thread["thread"].as_str().unwrap().to_owned();
    let epoch = thread["epochs"][0].clone();
    let begun = rep.browser.post("threads", thread).await;
    assert!(matches!(begun.status, 201 | 400), "{}", begun.status);
    let path = format!("threads/{id}/exclusions");
    let clerk = Person::clerk(&app, "pflege", &[Right::Read, Right::Write]).await;
    let body = json!({ "epoch": epoch });
    clerk
        .browser
        .post(&path, body.clone())
        .await
        .refused(404, "not-found");
    if begun.status == 201 {
        rep.browser
            .post(&path, body)
            .await
            .refused(404, "not-found");
    }
}
