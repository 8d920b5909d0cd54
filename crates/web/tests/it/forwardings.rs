// SPDX-License-Identifier: EUPL-1.2
//! A file that only the Medical Service can open is handed over as it is: when, and by which unit, is in the case and in the audit
//! log, and nobody says so of a file that is not hers to read.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 1.

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{sealed, v4, v7};

const RW: &[Right] = &[Right::Read, Right::Write];

struct Case {
    app: TestApp,
    owner: Person,
    clerk: Person,
    thread: ThreadId,
    aid: Uuid,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let (aid, thread) = (v7(NOW), ThreadId::from_bytes(v4()));
        let path = format!("attachments/{aid}");
        let put = owner.browser.put_file(&path, sealed(&[7; 500])).await;
        put.expect(201);
        let body = owner.new_thread(&app, thread, &owner, &[aid]);
        owner.browser.post("threads", body).await.expect(201);
        Self {
            app,
            owner,
            clerk,
            thread,
            aid,
        }
    }

    fn path(&self) -> String {
        format!("attachments/{}/forwarding", self.aid)
    }

    async fn shown(&self, to: &Person) -> Value {
        let path = format!("threads/{}", self.thread);
        let shown = to.browser.get(&path).await.expect(200).json();
        shown["forwarded"].clone()
    }

    async fn recorded(&self) -> Vec<String> {
        let object = self.aid.to_string();
        let read = self.app.store.read("audit", move |tx| {
            tx.audit().find_by_object("attachment", &object)
        });
        let rows = read.await.unwrap().into_iter();
        rows.map(|row| row.action)
            .filter(|action| action == "forward-medical")
            .collect()
    }
}

#[tokio::test]
async fn what_was_handed_over_is_in_the_case_for_both_sides_and_on_record() {
    let case = Case::new().await;
    assert_eq!(case.shown(&case.clerk).await, Value::Null);
    let body = json!({"dept": "beitraege"});
    let done = case.clerk.browser.post(&case.path(), body.clone()).await;
    done.expect(204);
    for person in [&case.clerk, &case.owner] {
        let shown = case.shown(person).await;
        let item = json!({"aid": case.aid, "at": NOW, "dept": "beitraege"});
        assert_eq!(shown, json!([item]));
    }
    // Lost on the way: once more, and that is on record too.
    case.clerk
        .browser
        .post(&case.path(), body)
        .await
        .expect(204);
    assert_eq!(case.recorded().await.len(), 2);
}

#[tokio::test]
async fn nobody_says_so_of_a_file_that_is_not_hers_to_hand_over() {
    let case = Case::new().await;
    let reader = Person::clerk(&case.app, "beitraege", &[Right::Read]).await;
    let other = Person::clerk(&case.app, "pflege", RW).await;
    let body = json!({"dept": "beitraege"});
    let post = async |person: &Person, body: Value| {
        let answer = person.browser.post(&case.path(), body).await;
        answer.status
    };
    assert_eq!(post(&reader, body.clone()).await, 403);
    assert_eq!(post(&other, json!({"dept": "pflege"})).await, 404);
    // In the name of a unit that has nothing to do with the case; and the portal has no such route.
    assert_eq!(post(&case.clerk, json!({"dept": "pflege"})).await, 404);
    assert_eq!(post(&case.owner, body).await, 404);
    assert_eq!(case.shown(&case.clerk).await, Value::Null);
    assert_eq!(case.recorded().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_note_holds_nothing_for_the_medical_service() {
    let case = Case::new().await;
    let aid = v7(NOW);
    let path = format!("attachments/{aid}");
    let put = case.clerk.browser.put_file(&path, sealed(&[8; 500])).await;
    put.expect(201);
    let lane = Lane::Internal;
    let epoch = case
        .clerk
        .epoch(&case.app, case.thread, lane, &case.owner, "beitraege");
    let message = case.clerk.message(case.thread, lane, 1, &[aid]);
    let note = json!({"epoch": epoch, "message": message});
    let messages = format!("threads/{}/messages", case.thread);
    case.clerk.browser.post(&messages, note).await.expect(201);
    let path = format!("attachments/{aid}/forwarding");
    let body = json!({"dept": "beitraege"});
    let answer = case.clerk.browser.post(&path, body).await;
    answer.refused(404, "not-found");
}

#[tokio::test]
async fn a_clerk_asks_for_papers_for_the_medical_service_and_takes_it_back() {
    let case = Case::new().await;
    let path = format!("threads/{}/medical", case.thread);
    let asks = |yes: bool| json!({"dept": "beitraege", "asks": yes});
    let shown = async |who: &Person| {
        let thread = format!("threads/{}", case.thread);
        who.browser.get(&thread).await.expect(200).json()["medical_asked"].clone()
    };
    assert_eq!(shown(&case.owner).await, Value::Null);
    let none = case.clerk.browser.post(&path, asks(false)).await;
    none.refused(409, "state-conflict");
    let asked = case.clerk.browser.post(&path, asks(true)).await;
    asked.expect(204);
    let twice = case.clerk.browser.post(&path, asks(true)).await;
    twice.refused(409, "state-conflict");
    let told = json!({"at": NOW, "dept": "beitraege"});
    assert_eq!(shown(&case.owner).await, told, "which unit, and not who");
    let by = json!({"at": NOW, "dept": "beitraege", "by": case.clerk.pid});
    assert_eq!(shown(&case.clerk).await, by);
    let ended = case.clerk.browser.post(&path, asks(false)).await;
    ended.expect(204);
    assert_eq!(shown(&case.owner).await, Value::Null);
    let object = case.thread.to_string();
    let read = case.app.store.read("audit", move |tx| {
        tx.audit().find_by_object("thread", &object)
    });
    let rows = read.await.unwrap();
    let said: Vec<_> = rows
        .iter()
        .map(|row| row.action.as_str())
        .filter(|action| action.ends_with("-medical"))
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
}

#[tokio::test]
async fn nobody_asks_in_a_case_that_is_not_hers() {
    let case = Case::new().await;
    let path = format!("threads/{}/medical", case.thread);
    let asks = |dept: &str| json!({"dept": dept, "asks": true});
    let elsewhere = Person::clerk(&case.app, "pflege", RW).await;
    for dept in ["beitraege", "pflege"] {
        let foreign = elsewhere.browser.post(&path, asks(dept)).await;
        foreign.refused(404, "not-found");
    }
    let other = case.clerk.browser.post(&path, asks("pflege")).await;
    other.refused(404, "not-found");
    let reader = Person::clerk(&case.app, "beitraege", &[Right::Read]).await;
    let reads = reader.browser.post(&path, asks("beitraege")).await;
    reads.refused(403, "forbidden");
}
