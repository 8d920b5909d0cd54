// SPDX-License-Identifier: EUPL-1.2
//! Staff opens threads, over HTTP: content of what is somebody else's comes for a coded reason only, whichever route is asked;
//! lists stay, and persons see unit, time and purpose.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, classes 1 and 15.

use std::time::Duration;

use protocol::ThreadId;
use protocol::statement::Right;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{sealed, v4, v7};

const RW: &[Right] = &[Right::Read, Right::Write];

/// A thread with an attachment, which the first of two clerks has taken.
struct Case {
    app: TestApp,
    owner: Person,
    one: Person,
    two: Person,
    thread: ThreadId,
    aid: Uuid,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let one = Person::clerk(&app, "beitraege", RW).await;
        let two = Person::clerk(&app, "beitraege", RW).await;
        let (aid, thread) = (v7(NOW), ThreadId::from_bytes(v4()));
        owner
            .browser
            .put_file(&format!("attachments/{aid}"), sealed(&[7; 500]))
            .await
            .expect(201);
        let body = owner.new_thread(&app, thread, &owner, &[aid]);
        owner.browser.post("threads", body).await.expect(201);
        let claim = json!({"dept": "beitraege", "state": "open", "claimed_by": one.pid, "expected_claimed_by": null});
        one.browser
            .post(&format!("threads/{thread}/state"), claim)
            .await
            .expect(204);
        Self {
            app,
            owner,
            one,
            two,
            thread,
            aid,
        }
    }

    /// Every way to the content of the thread.
    fn content(&self) -> [String; 4] {
        let thread = self.thread;
        [
            format!("threads/{thread}"),
            format!("threads/{thread}/messages"),
            format!("threads/{thread}/messages?lane=internal"),
            format!("attachments/{}", self.aid),
        ]
    }

    async fn told(&self, who: &Person) -> Vec<Value> {
        let path = format!("threads/{}/openings", self.thread);
        let answer = who.browser.get(&path).await.expect(200).json();
        answer["items"].as_array().unwrap().clone()
    }
}

fn purposes(items: &[Value]) -> Vec<&str> {
    items
        .iter()
        .map(|item| item["purpose"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_a_colleague_has_opens_for_a_reason_on_no_route_without() {
    let case = Case::new().await;
    for path in case.content() {
        case.two
            .browser
            .get(&path)
            .await
            .refused(403, "reason-required");
        case.one.browser.get(&path).await.expect(200);
    }
    // Words that are none of the codes open nothing, neither does the word for ordinary work, nor a text.
    let thread = case.thread;
    for word in ["work", "because", "Vertretung", "", "deputy%20"] {
        let path = format!("threads/{thread}?reason={word}");
        case.two
            .browser
            .get(&path)
            .await
            .refused(400, "bad-request");
        let path = format!("attachments/{}?reason={word}", case.aid);
        case.two
            .browser
            .get(&path)
            .await
            .refused(400, "bad-request");
    }
    // The work list and its heads stay: they are what a unit works by.
    let list = case.two.browser.get("threads?dept=beitraege").await;
    assert_eq!(
        list.expect(200).json()["items"][0]["claimed_by"],
        case.one.pid.to_string()
    );
    let heads = case
        .two
        .browser
        .get(&format!("threads/heads?ids={thread}"))
        .await;
    assert_eq!(
        heads.expect(200).json()["items"].as_array().unwrap().len(),
        1
    );
    assert_eq!(
        case.told(&case.two).await.len(),
        2,
        "of her colleague: the thread and the file"
    );

    let path = format!("threads/{thread}/messages?reason=release");
    case.two.browser.get(&path).await.expect(200);
    // From now on it is the same opening: no reason is asked for, by whichever route.
    for path in case.content() {
        case.two.browser.get(&path).await.expect(200);
    }
    let told = case.told(&case.owner).await;
    let mut purposes = purposes(&told);
    purposes.sort_unstable();
    assert_eq!(purposes, ["release", "release", "work", "work"]);
}

#[tokio::test]
async fn the_person_sees_unit_time_and_purpose_and_never_who() {
    let case = Case::new().await;
    for path in case.content() {
        case.one.browser.get(&path).await.expect(200);
        // What she reads herself is nobody's business.
        case.owner.browser.get(&path).await;
        case.app.clock.advance(Duration::from_secs(1));
    }
    let told = case.told(&case.owner).await;
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[0],
        json!({"at": NOW + 3, "dept": "beitraege", "purpose": "work", "attachment": case.aid})
    );
    assert_eq!(
        told[1],
        json!({"at": NOW, "dept": "beitraege", "purpose": "work"})
    );
    // Colleagues of the same unit see each other; others see neither the thread nor its list.
    assert_eq!(
        case.told(&case.two).await[0]["by"],
        case.one.pid.to_string()
    );
    let elsewhere = Person::clerk(&case.app, "pflege", RW).await;
    let stranger = Person::insured(&case.app).await;
    for who in [&elsewhere, &stranger] {
        let path = format!("threads/{}/openings", case.thread);
        who.browser.get(&path).await.refused(404, "not-found");
        let path = format!("threads/{}?reason=deputy", case.thread);
        who.browser.get(&path).await.refused(404, "not-found");
    }
}

#[tokio::test]
async fn another_session_and_another_quarter_of_an_hour_ask_anew() {
    let mut case = Case::new().await;
    let path = format!("threads/{}", case.thread);
    let with = format!("{path}?reason=question-of-person");
    case.two.browser.get(&with).await.expect(200);
    case.two.browser.get(&path).await.expect(200);
    for _ in 0..15 {
        case.app.clock.advance(Duration::from_secs(60));
        for who in [&case.two, &case.owner] {
            who.browser
                .post("session/extend", json!({}))
                .await
                .expect(204);
        }
    }
    case.two
        .browser
        .get(&path)
        .await
        .refused(403, "reason-required");
    case.two.browser.get(&with).await.expect(200);
    case.two.sign_in().await.expect(200);
    case.two
        .browser
        .get(&path)
        .await
        .refused(403, "reason-required");
    assert_eq!(case.told(&case.owner).await.len(), 2);
}

#[tokio::test]
async fn many_requests_of_one_page_at_once_are_one_opening() {
    let case = Case::new().await;
    let path = format!("threads/{}?reason=handover", case.thread);
    let asked = (0..12).map(|_| case.two.browser.get(&path));
    for answer in futures_util::future::join_all(asked).await {
        answer.expect(200);
    }
    assert_eq!(purposes(&case.told(&case.owner).await), ["handover"]);
}
