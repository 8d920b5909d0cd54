// SPDX-License-Identifier: EUPL-1.2
//! Acting for somebody over HTTP: both sides read it, both end it, and a stranger gets the one 404 whatever he names.

use protocol::json::V1;
use protocol::statement::{Attested, Author, PersonRole, RepRight, RepresentationEnd};
use protocol::{Hash, PersonId, Signed, UnixTime};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::v4;

const RW: &[RepRight] = &[RepRight::Read, RepRight::Write];

/// What `signer` sends to end a representation.
fn end(app: &TestApp, signer: &Person, rep: Hash) -> Value {
    let end = RepresentationEnd {
        v: V1,
        org: app.world.org.clone(),
        rep,
        by: Author {
            pid: signer.pid,
            kc: signer.keycard.sh(),
        },
        iat: UnixTime(NOW),
    };
    let end = Signed::sign(end, &[&signer.key]).unwrap();
    json!({ "stmt": end.envelope() })
}

/// The registrar lets `rep` act for `subject`; answers the statement's `sh`.
async fn represent(app: &TestApp, rep: &Person, subject: PersonId) -> Hash {
    let stmt = app.world.representation(rep.pid, subject, RW);
    let sh = stmt.sh();
    let stmt = Attested::logged(stmt).into_untyped();
    app.agent("POST", "statements", Some(json!({"items": [stmt]})))
        .await
        .expect(204);
    sh
}

async fn guardian(app: &TestApp) -> Person {
    let letter = app.world.letter(PersonRole::Rep);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    Person::activate(app, &letter).await
}

async fn count(person: &Person) -> usize {
    let answer = person.browser.get("representations").await.expect(200);
    answer.json()["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn both_sides_read_it_and_its_end_ends_access_at_once() {
    let app = TestApp::start().await;
    let (subject, guardian) = (Person::insured(&app).await, guardian(&app).await);
    let stranger = Person::insured(&app).await;
    let theirs = format!("threads?for={}", subject.pid);
    guardian
        .browser
        .get(&theirs)
        .await
        .refused(404, "not-found");

    let sh = represent(&app, &guardian, subject.pid).await;
    assert_eq!(count(&subject).await, 1);
    assert_eq!(count(&guardian).await, 1);
    assert_eq!(count(&stranger).await, 0);
    guardian.browser.get(&theirs).await.expect(200);

    let body = end(&app, &subject, sh);
    subject
        .browser
        .post("representations/end", body)
        .await
        .expect(204);
    guardian
        .browser
        .get(&theirs)
        .await
        .refused(404, "not-found");
    let listed = guardian.browser.get("representations").await.expect(200);
    assert_eq!(listed.json()["items"][0]["ended_at"], NOW);
}

#[tokio::test]
async fn a_stranger_learns_nothing() {
    let app = TestApp::start().await;
    let (subject, guardian) = (Person::insured(&app).await, guardian(&app).await);
    let stranger = Person::insured(&app).await;
    let sh = represent(&app, &guardian, subject.pid).await;
    // What belongs to others and what does not exist answer the same.
    for rep in [sh, Hash::of(b"no such statement")] {
        let body = end(&app, &stranger, rep);
        stranger
            .browser
            .post("representations/end", body)
            .await
            .refused(404, "not-found");
    }
    for pid in [subject.pid, PersonId::new(Uuid::from_bytes(v4()))] {
        stranger
            .browser
            .get(&format!("threads?for={pid}"))
            .await
            .refused(404, "not-found");
    }
    assert_eq!(count(&guardian).await, 1);
    let theirs = format!("threads?for={}", subject.pid);
    guardian.browser.get(&theirs).await.expect(200);
}
