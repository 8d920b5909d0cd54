// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post, over HTTP: what a program of the insurer asks for, and what clerk and person are told.

use protocol::ThreadId;
use protocol::evidence::{Fact, check};
use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::{TestApp, key};
use crate::person::Person;
use crate::world::v4;

const RW: &[Right] = &[Right::Read, Right::Write];

struct Case {
    owner: Person,
    clerk: Person,
    program: Person,
    other: Person,
    thread: ThreadId,
    letter: String,
    app: TestApp,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let program = Person::program(&app, "beitraege", &[Right::Read]).await;
        let other = Person::program(&app, "pflege", RW).await;
        let thread = ThreadId::from_bytes(v4());
        let body = owner.new_thread(&app, thread, &owner, &[]);
        owner.browser.post("threads", body).await.expect(201);
        let path = format!("threads/{thread}/messages");
        let decision = clerk.decision_by_post(thread, 1);
        clerk.browser.post(&path, decision).await.expect(201);
        let letters = program.browser.get("letters").await.expect(200).json();
        let letter = letters["items"][0]["letter"].as_str().unwrap().to_owned();
        Self {
            owner,
            clerk,
            program,
            other,
            thread,
            letter,
            app,
        }
    }

    fn path(&self, what: &str) -> String {
        format!("letters/{}/{what}", self.letter)
    }

    async fn shown(&self, to: &Person) -> Value {
        let path = format!("threads/{}", self.thread);
        let shown = to.browser.get(&path).await.expect(200).json();
        shown["letters"][0].clone()
    }

    /// SHA-256 of the sealed decision, as a program finds it.
    async fn document(&self) -> Value {
        let path = format!("threads/{}/messages?after=1&reason=letter", self.thread);
        let page = self.program.browser.get(&path).await.expect(200).json();
        let file = page["items"][0]["file"].as_str().unwrap();
        let bytes = protocol::b64::from_url(file).unwrap();
        json!(protocol::Hash::of(&bytes))
    }
}

#[tokio::test]
async fn a_program_takes_a_letter_and_says_what_became_of_it() {
    let case = Case::new().await;
    let lease = key();
    let take = json!({ "lease": lease });
    let taken = case.program.browser.post(&case.path("take"), take).await;
    let taken = taken.expect(200).json();
    assert_eq!(taken["letter"]["reason"], "no-consent");
    assert_eq!(taken["letter"]["by_staff"], true);
    let again = json!({ "lease": key() });
    let refused = case.program.browser.post(&case.path("take"), again).await;
    refused.refused(409, "lease-lost");
    let waiting = case.program.browser.get("letters").await.expect(200).json();
    assert_eq!(waiting["items"], json!([]));
    let mut printed = json!({"lease": lease, "document": protocol::b64::url(&[7; 32])});
    let path = case.path("printed");
    let wrong = case.program.browser.post(&path, printed.clone()).await;
    wrong.refused(400, "wrong-object");
    printed["document"] = case.document().await;
    let told = case.program.browser.post(&path, printed.clone()).await;
    told.expect(204);
    // The clerk sees of which sealed decision it was made; the person that it comes.
    let office = case.shown(&case.clerk).await;
    assert_eq!(
        (&office["state"], &office["document"]),
        (&json!("printed"), &printed["document"])
    );
    let own = case.shown(&case.owner).await;
    for hidden in ["reason", "ordered_by", "document", "fault"] {
        assert!(own.get(hidden).is_none(), "{hidden}");
    }
    let today = "2026-11-23";
    let posted = json!({"state": "posted", "on": today});
    let told = case
        .program
        .browser
        .post(&case.path("result"), posted)
        .await;
    told.expect(204);
    for who in [&case.owner, &case.clerk] {
        let shown = case.shown(who).await;
        assert_eq!(shown["posted_on"], today);
        assert_eq!(shown["announced_on"], "2026-11-27");
        assert_eq!(shown["month_until"], "2026-12-28");
    }
}

#[tokio::test]
async fn a_program_of_another_unit_and_an_employee_make_no_letter() {
    let case = Case::new().await;
    let waiting = case.other.browser.get("letters").await.expect(200).json();
    assert_eq!(waiting["items"], json!([]));
    for (what, body) in [
        ("take", json!({"lease": key()})),
        (
            "printed",
            json!({"lease": key(), "document": case.document().await}),
        ),
        ("result", json!({"state": "returned"})),
    ] {
        let path = case.path(what);
        let answer = case.other.browser.post(&path, body.clone()).await;
        answer.refused(404, "not-found");
        let answer = case.clerk.browser.post(&path, body).await;
        answer.refused(403, "forbidden");
    }
    case.clerk
        .browser
        .get("letters")
        .await
        .refused(403, "forbidden");
    assert_eq!(case.shown(&case.clerk).await["state"], "ordered");
}

#[tokio::test]
async fn that_a_letter_is_made_opens_nothing_for_an_employee() {
    let case = Case::new().await;
    let claim =
        json!({"dept": "beitraege", "claimed_by": case.clerk.pid, "expected_claimed_by": null});
    let path = format!("threads/{}/state", case.thread);
    case.clerk.browser.post(&path, claim).await.expect(204);
    let asked = format!("threads/{}?reason=letter", case.thread);
    let colleague = Person::clerk(&case.app, "beitraege", RW).await;
    colleague
        .browser
        .get(&asked)
        .await
        .refused(403, "reason-required");
    case.program.browser.get(&asked).await.expect(200);
    // The person is told that it was a program, and what for.
    let path = format!("threads/{}/openings", case.thread);
    let told = case.owner.browser.get(&path).await.expect(200).json();
    assert_eq!(told["items"][0]["purpose"], "letter");
}

#[tokio::test]
async fn what_proves_a_decision_is_a_file_for_its_units_only() {
    let case = Case::new().await;
    let mid = case.shown(&case.clerk).await["mid"].clone();
    let path = format!("threads/{}/evidence", case.thread);
    let ask = json!({ "mid": mid });
    let file = case.clerk.browser.post(&path, ask.clone()).await;
    let file = file.expect(200).json();
    let key = protocol::SigningKey::from_seed(&case.app.world.receipt_seed).public();
    let sound = check(&[key], file["file"].as_str().unwrap()).unwrap();
    assert_eq!(json!(sound.mid), mid);
    let (entry, _) = &sound.entries[0];
    assert!(matches!(&entry.fact, Fact::Letter { state, .. } if state == "ordered"));
    assert_eq!(entry.pid, case.owner.pid);
    let other = case.other.browser.post(&path, ask).await;
    other.refused(404, "not-found");
    let none = json!({ "mid": crate::world::v7(0) });
    let none = case.clerk.browser.post(&path, none).await;
    none.refused(404, "not-found");
}
