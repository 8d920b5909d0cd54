// SPDX-License-Identifier: EUPL-1.2
//! A note mentions a colleague: she sees where until she has looked, and nobody is mentioned who does not see the case.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 2.

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;
use crate::world::v4;

const RW: &[Right] = &[Right::Read, Right::Write];

struct Case {
    app: TestApp,
    owner: Person,
    clerk: Person,
    colleague: Person,
    thread: ThreadId,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let colleague = Person::clerk(&app, "beitraege", RW).await;
        let thread = ThreadId::from_bytes(v4());
        let body = owner.new_thread(&app, thread, &owner, &[]);
        owner.browser.post("threads", body).await.expect(201);
        Self {
            app,
            owner,
            clerk,
            colleague,
            thread,
        }
    }

    /// A note of the clerk's that mentions them.
    fn note(&self, mentions: &[&Person]) -> Value {
        let lane = Lane::Internal;
        let epoch = self
            .clerk
            .epoch(&self.app, self.thread, lane, &self.owner, "beitraege");
        let mentions: Vec<String> = mentions.iter().map(|one| one.pid.to_string()).collect();
        let mut message = self.clerk.message(self.thread, lane, 1, &[]);
        message["header"]["kind"] = json!("note");
        json!({"epoch": epoch, "message": message, "mentions": mentions})
    }

    fn path(&self, what: &str) -> String {
        format!("threads/{}/{what}", self.thread)
    }

    async fn mentioned(&self, who: &Person) -> (Value, usize) {
        let work = who.browser.get("work").await.expect(200).json();
        let list = who.browser.get("threads?mentioned=true").await;
        let items = list.expect(200).json()["items"].as_array().unwrap().len();
        (work["mentioned"].clone(), items)
    }
}

#[tokio::test]
async fn whoever_is_mentioned_sees_where_until_she_has_looked() {
    let case = Case::new().await;
    let list = case.clerk.browser.get(&case.path("colleagues")).await;
    let offered = list.expect(200).json();
    assert_eq!(offered, json!({"items": [case.colleague.pid.to_string()]}));
    let note = case.note(&[&case.colleague]);
    let sent = case.clerk.browser.post(&case.path("messages"), note).await;
    sent.expect(201);
    assert_eq!(case.mentioned(&case.colleague).await, (json!(1), 1));
    assert_eq!(case.mentioned(&case.clerk).await, (json!(0), 0));
    let path = format!("threads/{}", case.thread);
    let shown = case.colleague.browser.get(&path).await.expect(200).json();
    assert_eq!(shown["mentioned_by"], json!(case.clerk.pid.to_string()));
    let looked = case.colleague.browser.delete(&case.path("mention")).await;
    looked.expect(204);
    assert_eq!(case.mentioned(&case.colleague).await, (json!(0), 0));
}

#[tokio::test]
async fn nobody_is_mentioned_who_does_not_see_the_case() {
    let case = Case::new().await;
    let stranger = Person::clerk(&case.app, "pflege", RW).await;
    let messages = case.path("messages");
    for who in [&stranger, &case.owner] {
        let answer = case.clerk.browser.post(&messages, case.note(&[who])).await;
        answer.refused(400, "mention-not-member");
    }
    // Recused: neither offered nor mentioned, and what was said to her before is gone.
    let note = case.note(&[&case.colleague]);
    let sent = case.clerk.browser.post(&messages, note).await;
    sent.expect(201);
    let recuse = json!({"reason": "relative"});
    let done = case
        .colleague
        .browser
        .post(&case.path("recusals"), recuse)
        .await;
    done.expect(204);
    assert_eq!(case.mentioned(&case.colleague).await, (json!(0), 0));
    let offered = case.clerk.browser.get(&case.path("colleagues")).await;
    assert_eq!(offered.expect(200).json(), json!({"items": []}));
}

#[tokio::test]
async fn only_a_note_mentions_and_a_refused_one_stores_nothing() {
    let case = Case::new().await;
    let stranger = Person::clerk(&case.app, "pflege", RW).await;
    let mut body =
        json!({"epoch": null, "message": case.owner.message(case.thread, Lane::Case, 2, &[])});
    body["mentions"] = json!([case.clerk.pid.to_string()]);
    let messages = case.path("messages");
    let answer = case.owner.browser.post(&messages, body).await;
    answer.refused(400, "mentions-not-allowed");
    // The one who may be is not noted either, nor is the note.
    let note = case.note(&[&case.colleague, &stranger]);
    let answer = case.clerk.browser.post(&messages, note).await;
    answer.refused(400, "mention-not-member");
    assert_eq!(case.mentioned(&case.colleague).await, (json!(0), 0));
    let page = case.path("messages?lane=internal&after=0");
    let page = case.clerk.browser.get(&page).await.expect(200).json();
    assert_eq!(page["items"], json!([]));
}
