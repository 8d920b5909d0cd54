// SPDX-License-Identifier: EUPL-1.2
//! A message becomes a declaration only by the registrar's word, about it and about whoever brings it.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 9.

use protocol::json::V1;
use protocol::statement::{Declared, OidcAnswer, OidcResult, Right};
use protocol::{Envelope, Hash, Signed, SigningKey, ThreadId, UnixTime};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{World, v4};

const RW: &[Right] = &[Right::Read, Right::Write];

struct Case {
    app: TestApp,
    owner: Person,
    clerk: Person,
    thread: ThreadId,
    obj: Hash,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let thread = ThreadId::from_bytes(v4());
        let body = owner.new_thread(&app, thread, &owner, &[]);
        let answer = owner.browser.post("threads", body).await.expect(201);
        let receipt: Envelope = serde_json::from_value(answer.json()["receipt"].clone()).unwrap();
        let said: Value = serde_json::from_slice(receipt.payload()).unwrap();
        let obj = said["obj"].as_str().unwrap().parse().unwrap();
        Self {
            app,
            owner,
            clerk,
            thread,
            obj,
        }
    }

    fn declared(&self) -> Declared {
        Declared {
            pid: self.owner.pid,
            thread: self.thread,
            obj: self.obj,
            procedure: "eid".parse().unwrap(),
        }
    }

    /// What the screen of somebody shows of the message.
    async fn shown(&self, by: &Person) -> Value {
        let path = format!("threads/{}/messages", self.thread);
        let page = by.browser.get(&path);
        page.await.expect(200).json()["items"][0]["declared"].clone()
    }
}

fn word(world: &World, result: OidcResult, iat: i64, by: &SigningKey) -> Value {
    let answer = OidcAnswer {
        v: V1,
        org: world.org.clone(),
        to: Hash::of(b"a way back"),
        result,
        iat: UnixTime(iat),
    };
    let signed = Signed::sign(answer, &[by]).unwrap();
    json!({"stmt": signed.envelope()})
}

#[tokio::test]
async fn the_word_of_the_registrar_stands_at_the_message_for_both_sides() {
    let case = Case::new().await;
    let world = &case.app.world;
    assert_eq!(case.shown(&case.clerk).await, Value::Null);
    let first = word(
        world,
        OidcResult::Declared(case.declared()),
        NOW + 60,
        &world.binder,
    );
    let post = |body: Value| case.owner.browser.post("declarations", body);
    post(first.clone()).await.expect(204);
    for who in [&case.owner, &case.clerk] {
        assert_eq!(case.shown(who).await, first["stmt"]);
    }
    // The first one counts: a later one moves no day.
    post(word(
        world,
        OidcResult::Declared(case.declared()),
        NOW + 90,
        &world.binder,
    ))
    .await
    .expect(204);
    assert_eq!(case.shown(&case.clerk).await, first["stmt"]);
    let path = format!("threads/{}/messages", case.thread);
    let page = case.owner.browser.get(&path).await.expect(200).json();
    let object = page["items"][0]["header"]["mid"]
        .as_str()
        .unwrap()
        .to_owned();
    let audit = case
        .app
        .store
        .read("audit", move |tx| {
            tx.audit().find_by_object("message", &object)
        })
        .await
        .unwrap();
    assert_eq!(
        audit.iter().filter(|row| row.action == "declare").count(),
        1
    );
}

#[tokio::test]
async fn nothing_else_makes_a_declaration() {
    let case = Case::new().await;
    let world = &case.app.world;
    let good = || OidcResult::Declared(case.declared());
    let post = |body: Value| case.owner.browser.post("declarations", body);
    let stranger = SigningKey::from_seed(&[9; 32]);
    post(word(world, good(), NOW, &stranger))
        .await
        .refused(400, "bad-signature");
    post(word(world, good(), NOW - 1, &world.binder))
        .await
        .refused(400, "wrong-time");
    let refused = OidcResult::Refused {
        reason: "level-too-low".to_owned(),
    };
    post(word(world, refused, NOW, &world.binder))
        .await
        .refused(400, "wrong-previous");
    for (change, status, why) in [
        (
            Declared {
                obj: Hash::of(b"another file"),
                ..case.declared()
            },
            404,
            "not-found",
        ),
        (
            Declared {
                thread: ThreadId::from_bytes(v4()),
                ..case.declared()
            },
            404,
            "not-found",
        ),
        (
            Declared {
                pid: case.clerk.pid,
                ..case.declared()
            },
            400,
            "wrong-person",
        ),
    ] {
        let body = word(world, OidcResult::Declared(change), NOW, &world.binder);
        post(body).await.refused(status, why);
    }
    // Somebody else's word, brought by somebody else; and one's own about somebody else's message.
    let other = Person::insured(&case.app).await;
    let body = word(world, good(), NOW, &world.binder);
    other
        .browser
        .post("declarations", body)
        .await
        .refused(400, "wrong-person");
    let about = Declared {
        pid: other.pid,
        ..case.declared()
    };
    let body = word(world, OidcResult::Declared(about), NOW, &world.binder);
    other
        .browser
        .post("declarations", body)
        .await
        .refused(404, "not-found");
    assert_eq!(case.shown(&case.clerk).await, Value::Null);
}
