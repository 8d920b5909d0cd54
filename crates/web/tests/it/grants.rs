// SPDX-License-Identifier: EUPL-1.2
//! Letting somebody act, over HTTP: codes that are wrong, used or one's own answer alike, and only the insured person and staff
//! keep somebody out of a thread. Negative control: without the check of the subject in `exclude` the last test is red.

use protocol::invitation::{InvitationSecret, locator_hash};
use protocol::json::V1;
use protocol::statement::{
    Attested, Author, Basis, Lane, Member, RepRight, Representation, Right, ThreadEpoch,
};
use protocol::{Envelope, Hash, PersonId, Signed, ThreadId, UnixTime};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{b64, dept, recipient, sealed, seed, v4};

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

/// An epoch of lane `case` by `by`, with the owner, these people and the unit in it and those out.
fn epoch(
    app: &TestApp,
    by: &Person,
    place: (ThreadId, &Person),
    prev: Option<&Value>,
    others: &[&Person],
    out: &[&Person],
) -> Value {
    let (thread, owner) = place;
    let before = prev.map(|epoch| {
        let envelope: Envelope = serde_json::from_value(epoch["stmt"].clone()).unwrap();
        Signed::<ThreadEpoch>::parse(envelope).unwrap()
    });
    let persons = [owner].into_iter().chain(others.iter().copied());
    let mut members: Vec<Member> = persons
        .map(|person| Member::Person {
            pid: person.pid,
            kc: person.keycard.sh(),
        })
        .collect();
    members.push(Member::Dept {
        dept: dept("beitraege"),
        epoch: 1,
        de: app.world.depts["beitraege"].sh(),
    });
    members.sort_by_key(Member::sort_key);
    let mut exclude: Vec<PersonId> = out.iter().map(|person| person.pid).collect();
    exclude.sort_by_key(ToString::to_string);
    let grants: Vec<Value> = members
        .iter()
        .map(|member| match member {
            Member::Person { pid, .. } => pid.to_string(),
            Member::Dept { dept, epoch, .. } => format!("dept:{dept}:{epoch}"),
        })
        .map(|name| json!({"member": name, "file": b64(&sealed(b"thread key"))}))
        .collect();
    let stmt = ThreadEpoch {
        v: V1,
        org: app.world.org.clone(),
        thread,
        epoch: before.as_ref().map_or(1, |one| one.payload().epoch + 1),
        lane: Lane::Case,
        enc: recipient(),
        subject: owner.pid,
        members,
        exclude,
        prev: before.map(|one| one.sh()),
        by: Author {
            pid: by.pid,
            kc: by.keycard.sh(),
        },
        td: app.world.td_sh(),
        iat: UnixTime(NOW),
    };
    let stmt = Signed::sign(stmt, &[&by.key]).unwrap();
    json!({"lane": "case", "stmt": stmt.envelope(), "grants": grants})
}

#[tokio::test]
async fn a_representative_shuts_nobody_out() {
    let app = TestApp::start().await;
    let (owner, rep) = (Person::insured(&app).await, Person::insured(&app).await);
    let (third, stranger) = (Person::insured(&app).await, Person::insured(&app).await);
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let foreign = Person::clerk(&app, "pflege", &[Right::Read, Right::Write]).await;
    for one in [&rep, &third] {
        let stmt = app.world.representation(one.pid, owner.pid, RW);
        let stmt = Attested::logged(stmt).into_untyped();
        app.agent("POST", "statements", Some(json!({"items": [stmt]})))
            .await
            .expect(204);
    }
    let thread = ThreadId::from_bytes(v4());
    let place = (thread, &owner);
    let first = epoch(&app, &owner, place, None, &[&rep, &third], &[]);
    let mut body = owner.new_thread(&app, thread, &owner, &[]);
    body["epochs"] = json!([first]);
    owner.browser.post("threads", body).await.expect(201);
    let (path, view) = (
        format!("threads/{thread}/exclusions"),
        format!("threads/{thread}"),
    );
    for one in [&rep, &third] {
        one.browser.get(&view).await.expect(200);
    }
    // One representative shuts out the other: no. Who does not see the thread learns nothing by trying.
    let by = |who: &Person, others: &[&Person], out: &[&Person]| json!({"epoch": epoch(&app, who, place, Some(&first), others, out)});
    let asked = async |who: &Person, body: Value| who.browser.post(&path, body).await;
    asked(&rep, by(&rep, &[&rep], &[&third]))
        .await
        .refused(403, "forbidden");
    asked(&stranger, by(&stranger, &[], &[&rep]))
        .await
        .refused(404, "not-found");
    asked(&foreign, by(&foreign, &[], &[&rep]))
        .await
        .refused(404, "not-found");
    asked(&owner, by(&owner, &[&rep], &[&owner]))
        .await
        .refused(400, "excluded-member");
    asked(&owner, by(&owner, &[&rep, &third], &[]))
        .await
        .refused(400, "nothing-excluded");
    third.browser.get(&view).await.expect(200);
    // The unit keeps out one, she the other; each is out with the answer, and a late epoch on the old one comes to nothing.
    let second = by(&clerk, &[&third], &[&rep]);
    asked(&clerk, second.clone()).await.expect(204);
    rep.browser.get(&view).await.refused(404, "not-found");
    third.browser.get(&view).await.expect(200);
    asked(&owner, by(&owner, &[&rep], &[&third]))
        .await
        .refused(409, "epoch-conflict");
    let last = epoch(
        &app,
        &owner,
        place,
        Some(&second["epoch"]),
        &[],
        &[&rep, &third],
    );
    asked(&owner, json!({ "epoch": last })).await.expect(204);
    third.browser.get(&view).await.refused(404, "not-found");
    owner.browser.get(&view).await.expect(200);
}
