// SPDX-License-Identifier: EUPL-1.2
//! Rules of departments by what the register knows (R-84): a lead says what they test, and the portal is told ids and nothing else.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: a department that may not know somebody is told which rule applies to her.

use protocol::ids::RuleId;
use protocol::statement::{DeskAsk, DeskResult, RegisterRule, RegisterTest};
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::role::ShieldPolicy;
use uuid::Uuid;

use crate::desk::{ask, item, number, opened, signed};
use crate::fake::refused;
use crate::holder::{Holder, question};
use crate::world::World;

const LEAD: &str = r#"{"reference":"s-8","role":"staff","given":"Lena","family":"Leitung","birth_date":"1988-08-08","address":[],"assignment":{"label":"Leitung","depts":[{"d":"pflege","rights":["read","write","grant"]}]}}"#;

async fn lead(world: &World) -> Holder {
    world.import(LEAD);
    let lead = world.bound_staff("s-8", "1988-08-08").await;
    world.certify().await;
    lead
}

fn digits(from: u8, to: u8) -> RegisterRule {
    RegisterRule {
        rule: RuleId::new(Uuid::new_v4()),
        test: RegisterTest::Digits { from, to },
    }
}

fn branch(name: &str) -> RegisterRule {
    RegisterRule {
        rule: RuleId::new(Uuid::new_v4()),
        test: RegisterTest::Branch {
            branch: name.to_owned(),
        },
    }
}

async fn put(world: &World, lead: &Holder, rules: &[RegisterRule]) {
    let rules = rules.to_vec();
    let result = ask(world, lead, DeskAsk::RulesPut { rules }).await;
    assert!(matches!(result, DeskResult::Recorded {}));
}

/// What the portal asks about somebody's new case in a department.
async fn asked(
    world: &World,
    dept: &str,
    reference: &str,
    rules: &[&RegisterRule],
) -> Option<Outcome> {
    let ids: Vec<RuleId> = rules.iter().map(|one| one.rule).collect();
    let body = serde_json::json!({"dept": dept, "rules": ids}).to_string();
    let item = WorkItem {
        body: Some(FileBytes(body.into_bytes())),
        ..question(WorkKind::Rule, world.pid(reference))
    };
    world.ask(item).await
}

fn are(rules: &[&RegisterRule]) -> Option<Outcome> {
    Some(Outcome::Rules {
        rules: rules.iter().map(|one| one.rule).collect(),
    })
}

#[tokio::test]
async fn the_portal_is_told_which_rules_apply_and_no_digit() {
    let world = World::new().await;
    let lead = lead(&world).await;
    // The number of `v-1` ends in 80, that of `v-2` in 19.
    let (low, high, exact) = (digits(0, 33), digits(34, 99), digits(80, 80));
    put(&world, &lead, &[low.clone(), high.clone(), exact.clone()]).await;
    let all = [&low, &high, &exact];
    let told = asked(&world, "pflege", "v-1", &all).await;
    assert_eq!(told, are(&[&high, &exact]));
    assert_eq!(asked(&world, "pflege", "v-2", &all).await, are(&[&low]));
    let wire = serde_json::to_value(&told).unwrap();
    let ids = serde_json::json!({"rules": [high.rule, exact.rule]});
    assert_eq!(wire["rules"], ids["rules"]);
    let others = wire
        .as_object()
        .unwrap()
        .keys()
        .filter(|name| *name != "rules");
    assert_eq!(
        others.collect::<Vec<_>>(),
        ["outcome"],
        "ids and nothing else"
    );
    // What is not asked about is not told, and another department has rules of its own.
    assert_eq!(
        asked(&world, "pflege", "v-1", &[&exact]).await,
        are(&[&exact])
    );
    assert_eq!(
        asked(&world, "pflege", "v-1", &[&digits(0, 99)]).await,
        are(&[])
    );
    assert_eq!(asked(&world, "sucht", "v-1", &all).await, are(&[]));
    // The newest word of the lead counts, and she can read it.
    put(&world, &lead, std::slice::from_ref(&low)).await;
    assert_eq!(asked(&world, "pflege", "v-1", &all).await, are(&[]));
    let result = ask(&world, &lead, DeskAsk::RulesList {}).await;
    assert!(matches!(result, DeskResult::Rules { items } if items == [low]));
}

/// A screen lists, saves and lists again within a second. Without the `id` of a question the second list was taken for the first one
/// posted again, and the lead saw what she had just replaced.
#[tokio::test]
async fn the_same_question_twice_in_a_second_is_two_questions() {
    let world = World::new().await;
    let lead = lead(&world).await;
    let listed = async || match ask(&world, &lead, DeskAsk::RulesList {}).await {
        DeskResult::Rules { items } => items,
        _ => panic!("no rules"),
    };
    let (first, second) = (digits(0, 33), digits(34, 99));
    for rules in [[first.clone()], [second], [first]] {
        put(&world, &lead, &rules).await;
        assert_eq!(listed().await, rules);
    }
}

#[tokio::test]
async fn an_office_is_compared_as_people_write_it() {
    let world = World::new().await;
    let lead = lead(&world).await;
    world.import_csv("reference,branch\nv-1,Musterstadt am Markt\n");
    let (here, there) = (branch("  MUSTERSTADT am Markt"), branch("Beispielstadt"));
    put(&world, &lead, &[here.clone(), there.clone()]).await;
    let all = [&here, &there];
    assert_eq!(asked(&world, "pflege", "v-1", &all).await, are(&[&here]));
    assert_eq!(
        asked(&world, "pflege", "v-2", &all).await,
        are(&[]),
        "nothing is known of her"
    );
    // A file without the column says nothing, one with an empty cell takes it away.
    world.import_csv("reference,flags\nv-1,\n");
    assert_eq!(asked(&world, "pflege", "v-1", &all).await, are(&[&here]));
    world.import_csv("reference,branch\nv-1,\n");
    assert_eq!(asked(&world, "pflege", "v-1", &all).await, are(&[]));
}

#[tokio::test]
async fn a_department_that_may_not_know_her_learns_nothing_by_a_rule() {
    let world = World::with(|mut config| {
        config.shields = ShieldPolicy {
            employee: Some("sucht".parse().unwrap()),
            ..ShieldPolicy::default()
        };
        config
    })
    .await;
    let lead = lead(&world).await;
    let all = digits(0, 99);
    put(&world, &lead, std::slice::from_ref(&all)).await;
    assert_eq!(asked(&world, "pflege", "v-1", &[&all]).await, are(&[&all]));
    world.import_csv("reference,flags\nv-1,employee\n");
    assert_eq!(asked(&world, "pflege", "v-1", &[&all]).await, are(&[]));
    let staff = asked(&world, "pflege", "s-8", &[&all]).await;
    assert_eq!(refused(staff).0, "unknown", "employees have no cases");
}

#[tokio::test]
async fn only_a_lead_says_what_rules_test_and_she_asks_nothing_else() {
    let world = World::new().await;
    let lead = lead(&world).await;
    // Neither about people …
    let lookup = signed(&world, &lead, "pflege", number("A123456780"));
    let outcome = world.ask(item(&world, lead.pid, &lookup)).await;
    assert_eq!(refused(outcome).0, "not-entitled");
    // … nor for another department.
    let rules = vec![digits(0, 33)];
    let elsewhere = signed(&world, &lead, "sucht", DeskAsk::RulesPut { rules });
    let outcome = world.ask(item(&world, lead.pid, &elsewhere)).await;
    assert_eq!(refused(outcome).0, "not-entitled");
    // And what cannot be is not kept.
    let twice = digits(0, 33);
    for wrong in [
        vec![digits(34, 33)],
        vec![digits(0, 100)],
        vec![branch(" ")],
        vec![twice.clone(), twice],
    ] {
        let request = signed(&world, &lead, "pflege", DeskAsk::RulesPut { rules: wrong });
        let outcome = world.ask(item(&world, lead.pid, &request)).await;
        let result = opened(&world, &lead, &request.sh(), outcome);
        assert!(matches!(result, DeskResult::Refused { reason } if reason == "rule-form"));
    }
    let result = ask(&world, &lead, DeskAsk::RulesList {}).await;
    assert!(matches!(result, DeskResult::Rules { items } if items.is_empty()));
}
