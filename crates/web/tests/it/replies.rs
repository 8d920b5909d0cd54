// SPDX-License-Identifier: EUPL-1.2
//! One answer without an account, over HTTP: what whoever has the letter is told and may do, and what the unit is told.

use protocol::ThreadId;
use protocol::reply_code::locator_hash;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::browser::{Answer, Browser};
use crate::person::Person;
use crate::world::{b64, sealed, seed, v7};

const RW: &[Right] = &[Right::Read, Right::Write];

/// A code, and what is derived from it.
pub struct Letter {
    pub id: Uuid,
    locator: [u8; 32],
}

/// Body that makes a code which nobody knows.
pub fn code(id: Uuid) -> Value {
    body(id, seed())
}

fn body(id: Uuid, locator: [u8; 32]) -> Value {
    json!({
        "id": id, "dept": "beitraege", "epoch": 1, "locator_hash": locator_hash(&locator), "key_mac": b64(&seed()),
        "kept": b64(&sealed(b"code")), "expires_at": NOW + 86_400,
    })
}

/// A code in a case, which gets a note for it.
pub async fn made(app: &TestApp, clerk: &Person, owner: &Person, thread: ThreadId) -> Letter {
    let epoch = clerk.epoch(app, thread, Lane::Internal, owner, "beitraege");
    let mut message = clerk.message(thread, Lane::Internal, 1, &[]);
    message["header"]["kind"] = json!("note");
    let note = json!({"epoch": epoch, "message": message});
    let path = format!("threads/{thread}");
    let noted = clerk.browser.post(&format!("{path}/messages"), note).await;
    noted.expect(201);
    let letter = Letter {
        id: v7(NOW),
        locator: seed(),
    };
    let made = body(letter.id, letter.locator);
    let path = format!("{path}/reply-codes");
    clerk.browser.post(&path, made).await.expect(201);
    letter
}

struct Case {
    app: TestApp,
    owner: Person,
    clerk: Person,
    thread: ThreadId,
    letter: Letter,
    /// Of somebody who has the letter and no account.
    browser: Browser,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let thread = owner.begin_thread(&app).await;
        let letter = made(&app, &clerk, &owner, thread).await;
        let browser = app.portal_browser();
        Self {
            app,
            owner,
            clerk,
            thread,
            letter,
            browser,
        }
    }

    async fn lookup(&self) -> Answer {
        let body = json!({"locator": b64(&self.letter.locator)});
        self.browser.post("replies/lookup", body).await
    }

    async fn upload(&self, locator: Option<[u8; 32]>, bytes: Vec<u8>) -> (Uuid, Answer) {
        let aid = v7(NOW);
        let path = format!("replies/{}/files/{aid}", self.letter.id);
        let mut request = self.browser.request("PUT", &path);
        if let Some(locator) = locator {
            request = request.header("siegelpost-reply", b64(&locator));
        }
        let request = request.header("content-type", "application/octet-stream");
        (aid, self.browser.send(request.body(bytes)).await)
    }

    async fn give(&self, answer: Uuid, files: &[Uuid]) -> Answer {
        let body = json!({"locator": b64(&self.letter.locator), "answer": answer, "mac": b64(&[5; 32]), "files": files});
        let path = format!("replies/{}", self.letter.id);
        self.browser.post(&path, body).await
    }

    async fn shown(&self, to: &Person) -> Value {
        let path = format!("threads/{}", self.thread);
        let shown = to.browser.get(&path).await.expect(200).json();
        shown["reply_codes"].clone()
    }
}

#[tokio::test]
async fn whoever_has_the_letter_answers_once_and_the_unit_alone_reads_it() {
    let case = Case::new().await;
    let found = case.lookup().await.expect(200).json();
    assert_eq!(found["id"], json!(case.letter.id));
    let mut told: Vec<&String> = found.as_object().unwrap().keys().collect();
    told.sort();
    // Nobody's name, no unit, no matter, no case.
    assert_eq!(
        told,
        ["expires_at", "id", "key_mac", "made_at", "recipient"]
    );
    let locator = Some(case.letter.locator);
    let (answer, stored) = case.upload(locator, sealed(b"answer")).await;
    stored.expect(201);
    let (file, stored) = case.upload(locator, sealed(&[7; 500])).await;
    stored.expect(201);
    let taken = case.give(answer, &[file]).await.expect(200).json();
    assert_eq!(taken["received_at"], json!(NOW));
    // The answer to that was lost.
    case.give(answer, &[file]).await.expect(200);
    let shown = case.shown(&case.clerk).await;
    assert_eq!(
        shown[0]["reply"],
        json!({"answer": answer, "mac": b64(&[5; 32]), "at": NOW})
    );
    assert_eq!(case.shown(&case.owner).await, Value::Null);
    for aid in [answer, file] {
        let path = format!("attachments/{aid}");
        case.clerk.browser.get(&path).await.expect(200);
        let hers = case.owner.browser.get(&path).await;
        hers.refused(404, "not-found");
    }
    // With the same letter nothing more.
    case.lookup().await.refused(404, "not-found");
    let (late, refused) = case.upload(locator, sealed(b"late")).await;
    refused.refused(404, "not-found");
    case.give(late, &[]).await.refused(404, "not-found");
    let path = format!(
        "threads/{}/reply-codes/{}/revocation",
        case.thread, case.letter.id
    );
    let back = case.clerk.browser.post(&path, json!({"dept": "beitraege"}));
    back.await.refused(409, "state-conflict");
    case.app.stop().await;
}

#[tokio::test]
async fn without_the_code_nothing_comes_in_and_what_is_no_age_file_does_not_either() {
    let case = Case::new().await;
    for locator in [None, Some([0; 32])] {
        let (_, refused) = case.upload(locator, sealed(b"answer")).await;
        refused.refused(404, "not-found");
    }
    let locator = Some(case.letter.locator);
    let (_, refused) = case.upload(locator, b"%PDF-1.7".to_vec()).await;
    assert_eq!(refused.status, 400);
    let path = format!(
        "threads/{}/reply-codes/{}/revocation",
        case.thread, case.letter.id
    );
    let back = case.clerk.browser.post(&path, json!({"dept": "beitraege"}));
    back.await.expect(204);
    case.lookup().await.refused(404, "not-found");
    let shown = case.shown(&case.clerk).await;
    assert_eq!(shown[0]["revoked_at"], json!(NOW));
    case.app.stop().await;
}

#[tokio::test]
async fn a_code_is_made_with_a_file_that_only_the_unit_can_open() {
    let case = Case::new().await;
    let path = format!("threads/{}/reply-codes", case.thread);
    let mut plain = code(v7(NOW));
    plain["kept"] = json!(b64(b"the code in clear"));
    let refused = case.clerk.browser.post(&path, plain).await;
    assert_eq!(refused.status, 400);
    let mut later = code(v7(NOW));
    later["expires_at"] = json!(NOW + 91 * 86_400);
    let refused = case.clerk.browser.post(&path, later).await;
    refused.refused(400, "bad-day");
    let mut other = code(v7(NOW));
    other["epoch"] = json!(2);
    let refused = case.clerk.browser.post(&path, other).await;
    refused.refused(400, "wrong-epoch");
    case.app.stop().await;
}
