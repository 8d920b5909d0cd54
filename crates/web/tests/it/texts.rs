// SPDX-License-Identifier: EUPL-1.2
//! Text modules over HTTP.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::{TestApp, key};
use crate::person::Person;

fn text(owner: &Person, body: &str) -> Value {
    json!({
        "kind": "text", "title": "Attest ist da", "body": body, "simple": null, "lang": "de",
        "matters": ["beitrag-frage"], "reader": null, "valid_from": null, "valid_until": 2_000_000_000,
        "reviewed_at": null, "owner": owner.pid, "retired": false,
    })
}

#[tokio::test]
async fn a_lead_writes_and_a_colleague_reads_all_versions() {
    let app = TestApp::start().await;
    let rights = [Right::Read, Right::Write];
    let lead = Person::clerk(
        &app,
        "beitraege",
        &[Right::Read, Right::Write, Right::Grant],
    )
    .await;
    let clerk = Person::clerk(&app, "beitraege", &rights).await;
    let path = format!("units/beitraege/texts/{}", key());
    let first = json!({"expected_version": 0, "content": text(&lead, "Guten Tag {Name}")});
    let saved = lead.browser.put(&path, first.clone()).await.expect(200);
    assert_eq!(saved.json(), json!({"version": 1}));
    let second = json!({"expected_version": 1, "content": text(&lead, "Anders")});
    lead.browser.put(&path, second).await.expect(200);
    lead.browser.put(&path, first).await.refused(409, "exists");
    let stale = json!({"expected_version": 1, "content": text(&lead, "Noch anders")});
    lead.browser
        .put(&path, stale)
        .await
        .refused(409, "state-conflict");

    let list = clerk.browser.get("units/beitraege/texts").await.expect(200);
    assert_eq!(list.json()["items"][0]["version"], 2);
    assert_eq!(list.json()["items"][0]["content"], text(&lead, "Anders"));
    let versions = clerk.browser.get(&path).await.expect(200).json();
    let bodies: Vec<&Value> = versions["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["content"]["body"])
        .collect();
    assert_eq!(bodies, ["Anders", "Guten Tag {Name}"]);

    let own = json!({"expected_version": 2, "content": text(&clerk, "Meins")});
    clerk
        .browser
        .put(&path, own)
        .await
        .refused(403, "forbidden");
}

#[tokio::test]
async fn what_does_not_fit_has_a_name() {
    let app = TestApp::start().await;
    let lead = Person::clerk(&app, "beitraege", &[Right::Read, Right::Grant]).await;
    let path = format!("units/beitraege/texts/{}", key());
    let put = |content: Value| {
        let (browser, path) = (&lead.browser, &path);
        async move {
            let body = json!({"expected_version": 0, "content": content});
            browser.put(path, body).await
        }
    };
    put(text(&lead, " ")).await.refused(400, "text-form");
    let mut other = text(&lead, "A");
    other["valid_from"] = json!(2_000_000_000);
    put(other).await.refused(400, "text-validity");
    let mut unknown = text(&lead, "A");
    unknown["colour"] = json!("blue");
    put(unknown).await.refused(400, "bad-request");
}
