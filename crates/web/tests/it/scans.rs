// SPDX-License-Identifier: EUPL-1.2
//! What a clerk's virus scanner said goes on record: by attachment, word and version, and by nobody who may not read the file.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 17.

use mailbox::store::audit::AuditRow;
use protocol::ThreadId;
use protocol::statement::Right;
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
    aid: Uuid,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let owner = Person::insured(&app).await;
        let clerk = Person::clerk(&app, "beitraege", RW).await;
        let (aid, thread) = (v7(NOW), ThreadId::from_bytes(v4()));
        let path = format!("attachments/{aid}");
        owner
            .browser
            .put_file(&path, sealed(&[7; 500]))
            .await
            .expect(201);
        let body = owner.new_thread(&app, thread, &owner, &[aid]);
        owner.browser.post("threads", body).await.expect(201);
        Self {
            app,
            owner,
            clerk,
            aid,
        }
    }

    fn path(&self) -> String {
        format!("attachments/{}/scan", self.aid)
    }

    async fn recorded(&self) -> Vec<AuditRow> {
        let object = self.aid.to_string();
        self.app
            .store
            .read("audit", move |tx| {
                tx.audit().find_by_object("attachment", &object)
            })
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn a_verdict_is_on_record_by_attachment_word_and_version() {
    let case = Case::new().await;
    for body in [
        json!({"verdict": "found", "signatures": "27500"}),
        json!({"verdict": "unavailable"}),
    ] {
        case.clerk
            .browser
            .post(&case.path(), body)
            .await
            .expect(204);
    }
    let rows = case.recorded().await;
    let said: Vec<_> = rows
        .iter()
        .map(|row| (row.action.as_str(), row.reason.as_deref()))
        .collect();
    assert!(said.contains(&("scan-found", Some("27500"))), "{said:?}");
    assert!(said.contains(&("scan-unavailable", Some("none"))));
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.actor == Some(case.clerk.pid)));
}

#[tokio::test]
async fn there_is_no_place_for_a_name_or_for_content() {
    let case = Case::new().await;
    let bad: [Value; 7] = [
        json!({"verdict": "found", "name": "Rechnung.pdf"}),
        json!({"verdict": "clean", "signatures": "Rechnung von Erika"}),
        json!({"verdict": "clean", "signatures": ""}),
        json!({"verdict": "clean", "signatures": "1".repeat(33)}),
        json!({"verdict": "clean", "signatures": "27500\n"}),
        json!({"verdict": "scan-clean"}),
        json!({"signatures": "27500"}),
    ];
    for body in bad {
        let answer = case.clerk.browser.post(&case.path(), body.clone()).await;
        assert_eq!(answer.status, 400, "{body}");
    }
    assert_eq!(case.recorded().await, []);
}

#[tokio::test]
async fn nobody_records_about_a_file_that_is_not_hers_to_read() {
    let case = Case::new().await;
    let other = Person::clerk(&case.app, "pflege", RW).await;
    let body = json!({"verdict": "clean", "signatures": "27500"});
    other
        .browser
        .post(&case.path(), body.clone())
        .await
        .refused(404, "not-found");
    // The portal has no such route.
    case.owner
        .browser
        .post(&case.path(), body)
        .await
        .refused(404, "not-found");
    assert_eq!(case.recorded().await, []);
}
