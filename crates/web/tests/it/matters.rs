// SPDX-License-Identifier: EUPL-1.2
//! A unit's matters over HTTP: the lead's words, and what everybody is shown. What counts of them is tested with the store
//! (`crates/mailbox/tests/it/offers.rs`).

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;

const RW: &[Right] = &[Right::Read, Right::Write];
const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const MATTERS: &str = "units/beitraege/matters";
const VERSIONS: &str = "units/beitraege/matters/versions";

fn words(name: &str) -> Value {
    json!({
        "matter": "beitrag", "name": {"de": name, "en": "Pay"}, "note": {"de": "Was Sie zahlen.", "en": "What you pay."},
        "simple": "Das kostet die Versicherung.", "search": ["Rechnung"],
        "paused": {"hint": {"de": "Rufen Sie an.", "en": "Call us."}, "until": NOW + 60},
    })
}

fn list(before: u64, items: &[Value]) -> Value {
    json!({"expected_version": before, "items": items})
}

#[tokio::test]
async fn a_lead_writes_and_everybody_is_shown_it() {
    let app = TestApp::start().await;
    let lead = Person::clerk(&app, "beitraege", LEAD).await;
    let person = Person::insured(&app).await;
    let registered = json!({"code": "beitrag", "dept": "beitraege", "class": "normal", "four_eyes": false, "medical": false, "label": {"de": "Beitrag", "en": "Contribution"}});
    let none = lead.browser.get(MATTERS).await.expect(200).json();
    assert_eq!(
        none,
        json!({"version": 0, "by": null, "created_at": null, "matters": [registered], "items": []})
    );
    let first = list(0, &[words("Zahlen")]);
    let saved = lead.browser.put(MATTERS, first.clone()).await.expect(200);
    assert_eq!(saved.json(), json!({"version": 1}));
    let stale = lead.browser.put(MATTERS, first).await;
    stale.refused(409, "state-conflict");
    let seen = lead.browser.get(MATTERS).await.expect(200).json();
    assert_eq!(
        seen,
        json!({"version": 1, "by": lead.pid, "created_at": NOW, "matters": [registered], "items": [words("Zahlen")]})
    );
    lead.browser
        .put(MATTERS, list(1, &[words("Beiträge")]))
        .await
        .expect(200);
    let versions = lead.browser.get(VERSIONS).await.expect(200).json();
    let names: Vec<_> = versions["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["items"][0]["name"]["de"].clone())
        .collect();
    assert_eq!(names, ["Beiträge", "Zahlen"]);

    let trust = person.browser.get("trust").await.expect(200).json();
    let shown = &trust["matters"][0];
    assert_eq!(shown["words"], words("Beiträge"));
    assert_eq!(
        (&shown["dept"], &shown["label"]["de"]),
        (&json!("beitraege"), &json!("Beitrag"))
    );
    assert_eq!(trust["matters"][1].get("words"), None);
    // The registrar gives its list anew, and reads what it gave.
    app.agent("POST", "matters", Some(app.world.matters()))
        .await
        .expect(204);
    let again = person.browser.get("trust").await.expect(200).json();
    assert_eq!(again["matters"], trust["matters"]);
    let own = app.agent("GET", "trust", None).await.expect(200).json();
    assert_eq!(own["matters"][0], registered);
}

#[tokio::test]
async fn only_the_lead_reads_and_writes() {
    let app = TestApp::start().await;
    let lead = Person::clerk(&app, "beitraege", LEAD).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let elsewhere = Person::clerk(&app, "pflege", LEAD).await;
    for who in [&clerk, &elsewhere] {
        for path in [MATTERS, VERSIONS] {
            who.browser.get(path).await.refused(404, "not-found");
        }
        let put = who.browser.put(MATTERS, list(0, &[words("Zahlen")])).await;
        put.refused(404, "not-found");
    }
    let refused = |item: Value| {
        let browser = &lead.browser;
        async move { browser.put(MATTERS, list(0, &[item])).await }
    };
    let mut other = words("Zahlen");
    other["matter"] = json!("pflegegeld");
    refused(other).await.refused(400, "offer-matter");
    refused(words(" ")).await.refused(400, "offer-form");
    // What has weight is no part of it.
    let mut heavy = words("Zahlen");
    heavy["dept"] = json!("pflege");
    refused(heavy).await.refused(400, "bad-request");
}
