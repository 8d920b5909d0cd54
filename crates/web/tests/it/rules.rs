// SPDX-License-Identifier: EUPL-1.2
//! Rules of a unit over HTTP: what the lead, a colleague, the registrar and the insured person are told. What rules do is tested with the
//! store (`crates/mailbox/tests/it/rules.rs`).

use mailbox::ids::RuleId;
use protocol::statement::Right;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::TestApp;
use crate::person::Person;
use crate::world::{b64, sealed};

const RW: &[Right] = &[Right::Read, Right::Write];
const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const RULES: &str = "units/beitraege/rules";

fn rule(id: RuleId, kind: &str, clerks: &[&Person]) -> Value {
    let clerks: Vec<_> = clerks.iter().map(|one| one.pid).collect();
    json!({"id": id, "kind": kind, "matter": null, "clerks": clerks, "paused": false})
}

fn list(before: u64, rules: &[Value]) -> Value {
    json!({"expected_version": before, "rules": rules})
}

#[tokio::test]
async fn a_lead_writes_rules_and_the_registrar_says_which_applies() {
    let app = TestApp::start().await;
    let lead = Person::clerk(&app, "beitraege", LEAD).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let person = Person::insured(&app).await;
    let none = lead.browser.get(RULES).await.expect(200).json();
    assert_eq!(none, json!({"version": 0, "rules": []}));
    let id = RuleId::new(Uuid::new_v4());
    let rules = [rule(id, "register", &[&clerk])];
    let saved = lead.browser.put(RULES, list(0, &rules)).await.expect(200);
    assert_eq!(saved.json(), json!({"version": 1}));
    let stale = lead.browser.put(RULES, list(0, &rules)).await;
    stale.refused(409, "state-conflict");
    let seen = lead.browser.get(RULES).await.expect(200).json();
    assert_eq!(seen, json!({"version": 1, "rules": rules}));

    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}");
    let work = app.work_of("rule").await;
    assert_eq!(work["pid"], person.pid.to_string());
    let body = protocol::b64::from_url(work["body"].as_str().unwrap()).unwrap();
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body, json!({"dept": "beitraege", "rules": [id]}), "no case");
    app.answer_work(&work, json!({"outcome": "rules", "rules": [id]}))
        .await;
    let case = clerk.browser.get(&path).await.expect(200).json();
    assert_eq!(case["claimed_by"], clerk.pid.to_string());
    assert_eq!(case["assigned"][0]["kind"], "register");
    assert_eq!(case["assigned"][0]["position"], 1);
    let own = person.browser.get(&path).await.expect(200).json();
    assert_eq!(own.get("assigned"), None);
    assert!(!own.to_string().contains(&clerk.pid.to_string()));

    let tried = json!({"rules": [rule(id, "load", &[&clerk])]});
    let path = format!("{RULES}/trial");
    let trial = lead.browser.post(&path, tried.clone()).await.expect(200);
    assert_eq!(
        trial.json(),
        json!({"cases": 1, "capped": false, "desks": [{"pid": clerk.pid, "n": 1}], "register": 0, "nobody": 0})
    );
    clerk
        .browser
        .post(&path, tried)
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn only_the_lead_reads_writes_and_asks() {
    let app = TestApp::start().await;
    let lead = Person::clerk(&app, "beitraege", LEAD).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let elsewhere = Person::clerk(&app, "pflege", LEAD).await;
    let tests = format!("{RULES}/tests");
    let sealed = || json!({"file": b64(&sealed(b"desk request"))});
    for who in [&clerk, &elsewhere] {
        who.browser.get(RULES).await.refused(404, "not-found");
        let put = who.browser.put(RULES, list(0, &[])).await;
        put.refused(404, "not-found");
        let asked = who.browser.post(&tests, sealed()).await;
        asked.refused(404, "not-found");
    }
    assert!(app.work().await.iter().all(|item| item["kind"] != "desk"));
    let asked = lead.browser.post(&tests, sealed()).await.expect(202).json();
    let work = app.work_of("desk").await;
    assert_eq!(
        (&work["id"], &work["pid"]),
        (&asked["request"], &json!(lead.pid))
    );
    let answer = json!({"outcome": "rules", "rules": []});
    let path = format!("work/{}", work["id"].as_str().unwrap());
    let wrong = app.agent("POST", &path, Some(answer)).await;
    wrong.refused(400, "wrong-outcome");
    let unit = lead.browser.put(
        RULES,
        list(0, &[rule(RuleId::new(Uuid::new_v4()), "hands", &[&clerk])]),
    );
    unit.await.refused(400, "rule-form");
}
