// SPDX-License-Identifier: EUPL-1.2
//! The lead's figures over HTTP: numbers only, for the lead only. What they count is tested in `crates/mailbox/tests/it/overview.rs`.

use protocol::statement::Right;
use serde_json::json;

use crate::app::TestApp;
use crate::person::Person;

const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];

#[tokio::test]
async fn a_lead_sees_figures_and_nothing_of_a_thread() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let lead = Person::clerk(&app, "beitraege", LEAD).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = person.begin_thread(&app).await;
    let answer = lead
        .browser
        .get("units/beitraege/overview")
        .await
        .expect(200);
    let text = answer.json().to_string();
    for secret in [
        thread.to_string(),
        person.pid.to_string(),
        "beitrag-frage".to_owned(),
    ] {
        assert!(!text.contains(&secret), "{secret} in {text}");
    }
    let seen = answer.json();
    assert_eq!(seen["all"]["new"], 1);
    assert_eq!(seen["all"]["ages"][0], json!({"days": 0, "n": 1}));
    assert_eq!(
        seen["desks"][0],
        json!({"cases": 1, "overdue": 0, "due": 0})
    );
    assert_eq!(seen["desks"].as_array().unwrap().len(), 3);
    assert_eq!(
        seen["days"][27],
        json!({"day": "2026-11-23", "arrived": 1, "answered": 0, "closed": 0})
    );
    assert_eq!(
        seen["weeks"][4],
        json!({"from": "2026-11-23", "kept": 0, "missed": 0})
    );

    let nowhere = clerk
        .browser
        .get("units/none-such/overview")
        .await
        .refused(404, "not-found");
    let refused = clerk
        .browser
        .get("units/beitraege/overview")
        .await
        .refused(404, "not-found");
    assert_eq!(refused.json()["code"], nowhere.json()["code"]);
}
