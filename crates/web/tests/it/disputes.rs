// SPDX-License-Identifier: EUPL-1.2
//! What a person says is wrong, over HTTP: who is told, what is refused with which word, and how it ends.

use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp, key};
use crate::person::Person;

const RW: &[Right] = &[Right::Read, Right::Write];

/// A case of the unit in which the person has said that something is wrong, and the path of the dispute.
struct Case {
    owner: Person,
    clerk: Person,
    path: String,
    said: Value,
    id: String,
}

impl Case {
    async fn of(app: &TestApp) -> Self {
        let owner = Person::insured(app).await;
        let clerk = Person::clerk(app, "beitraege", RW).await;
        let thread = owner.begin_thread(app).await;
        let path = format!("threads/{thread}");
        let message = owner.message(thread, Lane::Case, 2, &[]);
        let said = message["header"]["mid"].clone();
        let sent = json!({"epoch": null, "message": message});
        let messages = format!("{path}/messages");
        owner.browser.post(&messages, sent).await.expect(201);
        let disputes = format!("{path}/disputes");
        let body = json!({"about": null, "said": said});
        let made = owner.browser.post(&disputes, body).await.expect(201).json();
        let id = made["id"].as_str().unwrap().to_owned();
        Self {
            owner,
            clerk,
            path,
            said,
            id,
        }
    }

    fn one(&self) -> String {
        format!("{}/disputes/{}", self.path, self.id)
    }

    async fn shown(&self, to: &Person) -> Value {
        let shown = to.browser.get(&self.path).await.expect(200).json();
        shown["disputes"].clone()
    }

    async fn answer(&self) {
        let thread = self.path.rsplit('/').next().unwrap().parse().unwrap();
        let mut message = self.clerk.message(thread, Lane::Case, 1, &[]);
        message["seen"] = json!(2);
        let sent = json!({"epoch": null, "message": message});
        let messages = format!("{}/messages", self.path);
        self.clerk.browser.post(&messages, sent).await.expect(201);
    }
}

fn close() -> Value {
    json!({"dept": "beitraege", "state": "done", "reason": "answered", "expected_claimed_by": null})
}

#[tokio::test]
async fn both_sides_are_told_and_staff_is_refused_with_one_word_until_it_is_settled() {
    let app = TestApp::start().await;
    let case = Case::of(&app).await;
    let item = json!({"id": case.id, "said": case.said, "by": case.owner.pid, "at": NOW});
    for person in [&case.owner, &case.clerk] {
        assert_eq!(case.shown(person).await, json!([item]));
    }
    let list = "threads?dept=beitraege&disputed=true";
    let rows = case.clerk.browser.get(list).await.expect(200).json();
    assert_eq!(rows["items"][0]["disputed"], true);
    let work = case.clerk.browser.get("work").await.expect(200).json();
    assert_eq!(work["units"][0]["disputed"], 1);
    let state = format!("{}/state", case.path);
    let refused = case.clerk.browser.post(&state, close()).await;
    refused.refused(409, "thread-disputed");

    let settlement = format!("{}/settlement", case.one());
    let kept = json!({"dept": "beitraege", "outcome": "kept"});
    let early = case.clerk.browser.post(&settlement, kept.clone()).await;
    early.refused(409, "dispute-unanswered");
    let odd = json!({"dept": "beitraege", "outcome": "ignored"});
    let odd = case.clerk.browser.post(&settlement, odd).await;
    odd.refused(400, "bad-request");
    let hers = case.owner.browser.post(&settlement, kept.clone()).await;
    hers.refused(404, "not-found");
    case.answer().await;
    let done = case.clerk.browser.post(&settlement, kept.clone()).await;
    done.expect(204);
    let again = case.clerk.browser.post(&settlement, kept).await;
    again.refused(409, "state-conflict");
    let told = case.shown(&case.clerk).await;
    assert_eq!(told[0]["ended"]["by"], json!(case.clerk.pid));
    let told = case.shown(&case.owner).await;
    let ended = &told[0]["ended"];
    assert_eq!(
        (&ended["outcome"], &ended["at"]),
        (&json!("kept"), &json!(NOW))
    );
    assert_eq!(ended["by"], Value::Null, "the portal says the unit");
    assert!(ended["restricted_until"].as_i64().unwrap() > NOW + 3 * 86_400);
    let refused = case.clerk.browser.post(&state, close()).await;
    refused.refused(409, "thread-disputed");
    // She agrees, and it ends.
    case.owner.browser.delete(&case.one()).await.expect(204);
    case.clerk.browser.post(&state, close()).await.expect(204);
}

#[tokio::test]
async fn she_takes_it_back_and_nobody_else_does() {
    let app = TestApp::start().await;
    let case = Case::of(&app).await;
    let other = Person::insured(&app).await;
    for person in [&other, &case.clerk] {
        let answer = person.browser.delete(&case.one()).await;
        answer.refused(404, "not-found");
    }
    let nothing = format!("{}/disputes/{}", case.path, key());
    let nothing = case.owner.browser.delete(&nothing).await;
    nothing.refused(404, "not-found");
    case.owner.browser.delete(&case.one()).await.expect(204);
    let again = case.owner.browser.delete(&case.one()).await;
    again.refused(409, "state-conflict");
    let told = case.shown(&case.owner).await;
    assert_eq!(told[0]["ended"]["outcome"], "withdrawn");
    // The same words are no second dispute.
    let disputes = format!("{}/disputes", case.path);
    let body = json!({"about": null, "said": case.said});
    let twice = case.owner.browser.post(&disputes, body).await;
    twice.refused(409, "state-conflict");
}
