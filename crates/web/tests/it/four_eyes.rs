// SPDX-License-Identifier: EUPL-1.2
//! Two people answer, and answers that go later, over HTTP. The rules themselves are in `crates/mailbox/tests/it/staged.rs`.

use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{Author, Lane, Release, Right};
use protocol::{Envelope, Hash, MessageId, Signed, ThreadId};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::browser::Answer;
use crate::person::Person;
use crate::world::{b64, sealed, v4};

const RW: &[Right] = &[Right::Read, Right::Write];

/// `by` releases the message with these bytes.
pub fn release(
    app: &TestApp,
    by: &Person,
    thread: ThreadId,
    mid: MessageId,
    file: &[u8],
) -> Envelope {
    let said = Release {
        v: V1,
        org: app.world.org.clone(),
        thread,
        mid,
        obj: Hash::of(file),
        by: Author {
            pid: by.pid,
            kc: by.keycard.sh(),
        },
        iat: UnixTime(crate::app::NOW),
    };
    Signed::sign(said, &[&by.key]).unwrap().envelope().clone()
}

struct Two {
    app: TestApp,
    person: Person,
    author: Person,
    second: Person,
    thread: ThreadId,
    message: Value,
    mid: MessageId,
    file: Vec<u8>,
}

impl Two {
    /// A case of bank details, and an answer to it that nobody has posted yet.
    async fn start() -> Self {
        let app = TestApp::start().await;
        let item = json!({"code": "bankverbindung", "dept": "beitraege", "class": "normal", "label": {"de": "Bankverbindung", "en": "Bank details"}});
        app.agent("POST", "matters", Some(json!({"items": [item]})))
            .await
            .expect(204);
        let mut person = Person::insured(&app).await;
        let (mut author, mut second) = (
            Person::clerk(&app, "beitraege", RW).await,
            Person::clerk(&app, "beitraege", RW).await,
        );
        for one in [&mut person, &mut author, &mut second] {
            one.sign_in().await.expect(200);
        }
        let thread = ThreadId::from_bytes(v4());
        let mut body = person.new_thread(&app, thread, &person, &[]);
        body["class"] = json!("hoch");
        body["message"]["header"]["class"] = json!("hoch");
        body["matter"] = json!("bankverbindung");
        body["message"]["header"]["matter"] = json!("bankverbindung");
        person.browser.post("threads", body).await.expect(201);
        let mut message = author.message(thread, Lane::Case, 1, &[]);
        message["header"]["matter"] = json!("bankverbindung");
        message["header"]["class"] = json!("hoch");
        let file = sealed(b"the answer");
        message["file"] = json!(b64(&file));
        let mid = serde_json::from_value(message["header"]["mid"].clone()).unwrap();
        Self {
            app,
            person,
            author,
            second,
            thread,
            message,
            mid,
            file,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("threads/{}/{rest}", self.thread)
    }

    async fn ask(&self) -> Answer {
        let body = json!({"epoch": null, "message": self.message, "reason": "release", "asked": self.second.pid});
        self.author.browser.post(&self.path("staged"), body).await
    }

    async fn let_go(&self, by: &Person, file: &[u8]) -> Answer {
        let stmt = release(&self.app, by, self.thread, self.mid, file);
        let path = self.path(&format!("staged/{}/release", self.mid));
        by.browser.post(&path, json!({"stmt": stmt})).await
    }

    async fn messages_of_person(&self) -> usize {
        let page = self.person.browser.get(&self.path("messages")).await;
        page.expect(200).json()["items"].as_array().unwrap().len()
    }
}

#[tokio::test]
async fn bank_details_go_out_only_after_a_second_employee_has_released_them() {
    let two = Two::start().await;
    let plain = json!({"epoch": null, "message": two.message});
    let sent = two.author.browser.post(&two.path("messages"), plain).await;
    sent.refused(409, "release-required");
    two.ask().await.expect(201);
    assert_eq!(two.messages_of_person().await, 1);
    // The insured person does not even know that there is such a thing.
    let asked = two.person.browser.get(&two.path("staged")).await;
    asked.refused(404, "not-found");

    let listed = two.second.browser.get("staged").await.expect(200).json();
    assert_eq!(listed["items"][0]["mid"], json!(two.mid));
    assert_eq!(listed["items"][0]["state"], "open");
    let shown = two.second.browser.get(&two.path("staged")).await;
    assert_eq!(
        shown.expect(200).json()["items"][0]["file"],
        json!(b64(&two.file))
    );

    let own = two.let_go(&two.author, &two.file).await;
    own.refused(400, "own-release");
    let other = two.let_go(&two.second, b"something else").await;
    other.refused(400, "wrong-object");
    let accepted = two.let_go(&two.second, &two.file).await.expect(201).json();
    assert!(accepted["receipt"]["payload"].is_string());
    assert_eq!(two.messages_of_person().await, 2);
    let again = two.let_go(&two.second, &two.file).await;
    again.refused(409, "state-conflict");

    // Colleagues are given her word, with all that it is checked by; the person is not told.
    let page = two.author.browser.get(&two.path("messages")).await;
    let items = page.expect(200).json()["items"].clone();
    assert_eq!(items[0].get("release"), None);
    let payload = items[1]["release"]["payload"].as_str().unwrap();
    let said: Value = serde_json::from_slice(&protocol::b64::from_std(payload).unwrap()).unwrap();
    assert_eq!(
        (&said["mid"], &said["by"]["pid"]),
        (&json!(two.mid), &json!(two.second.pid))
    );
    let path = format!("threads/{}", two.thread);
    let case = two.author.browser.get(&path).await.expect(200);
    assert!(named(&case.json(), &two.second));
    let page = two.person.browser.get(&two.path("messages")).await;
    let body = page.expect(200).json().to_string();
    assert!(!body.contains("release") && !body.contains(&two.second.pid.to_string()));
    let own = two.person.browser.get(&path).await.expect(200);
    assert!(!named(&own.json(), &two.second), "nor who it was");
}

/// Whether what a thread is checked by speaks of somebody.
fn named(thread: &Value, who: &Person) -> bool {
    let statements = thread["statements"].as_array().unwrap().iter();
    statements
        .filter_map(|one| protocol::b64::from_std(one["stmt"]["payload"].as_str()?))
        .any(|payload| String::from_utf8_lossy(&payload).contains(&who.pid.to_string()))
}

#[tokio::test]
async fn what_the_person_writes_meanwhile_voids_a_release_and_its_author_takes_it_back() {
    let two = Two::start().await;
    two.ask().await.expect(201);
    let mut more = two.person.message(two.thread, Lane::Case, 2, &[]);
    more["header"]["matter"] = json!("bankverbindung");
    more["header"]["class"] = json!("hoch");
    let body = json!({"epoch": null, "message": more});
    let sent = two.person.browser.post(&two.path("messages"), body).await;
    sent.expect(201);
    let refused = two.let_go(&two.second, &two.file).await;
    refused.refused(409, "release-void");
    let listed = two.author.browser.get("staged").await.expect(200).json();
    assert_eq!(listed["items"][0]["state"], "void");
    let path = two.path(&format!("staged/{}", two.mid));
    two.second
        .browser
        .delete(&path)
        .await
        .refused(404, "not-found");
    two.author.browser.delete(&path).await.expect(204);
    let listed = two.author.browser.get("staged").await.expect(200).json();
    assert_eq!(listed["items"], json!([]));
}
