// SPDX-License-Identifier: EUPL-1.2
//! Programs that write to many ask for insurance numbers (R-92): what they learn, who may ask, how much, and what is on record.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: an employee asks for many; the limit of a day counts questions, not numbers.

use protocol::statement::{DeskAsk, DeskFound, DeskResult};

use crate::desk::{ask, item, refusal, signed};
use crate::fake::refused;
use crate::holder::Holder;
use crate::world::World;

const PROGRAM: &str = r#"{"reference":"p-1","role":"staff","given":"Programm","family":"Versand","birth_date":"2026-01-01","address":[],"flags":["program"],"assignment":{"label":"Versand","depts":[{"d":"pflege","rights":["read","write"]}]}}"#;
const CLERK: &str = r#"{"reference":"s-9","role":"staff","given":"Sascha","family":"Schalter","birth_date":"1988-08-08","address":[],"assignment":{"label":"Pflege","depts":[{"d":"pflege","rights":["read","write"]}]}}"#;
const COLLEAGUE: &str = r#"{"reference":"v-7","kvnr":"K200000423","role":"insured","given":"Kim","family":"Kollege","birth_date":"1990-01-31","address":["Werksweg 1","54321 Beispielstadt"],"flags":["employee"],"depts":["sucht"]}"#;

async fn program(world: &World) -> Holder {
    world.import(&[PROGRAM, CLERK, COLLEAGUE].join("\n"));
    let program = world.bound_program("p-1", "2026-01-01").await;
    world.certify().await;
    program
}

fn many(numbers: &[&str]) -> DeskAsk {
    DeskAsk::FindMany {
        kvnrs: numbers.iter().map(|one| (*one).to_owned()).collect(),
    }
}

fn found(result: DeskResult) -> Vec<DeskFound> {
    match result {
        DeskResult::Many { items } => items,
        _ => panic!("not many"),
    }
}

#[tokio::test]
async fn a_program_learns_ids_of_those_who_have_a_key_and_nothing_of_others() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    let program = program(&world).await;
    let asked = many(&["A123456780", "K200000423", "A123456781", "nonsense"]);
    let items = found(ask(&world, &program, asked).await);
    let [DeskFound::Bound { pid, bind }, rest @ ..] = items.as_slice() else {
        panic!("{items:?}");
    };
    assert_eq!(*pid, erika.pid);
    let fresh = world.registrar.fresh(erika.pid).unwrap().unwrap();
    assert_eq!(*bind, fresh.payload().bind, "the binding of now");
    let others = [
        DeskFound::Elsewhere {},
        DeskFound::Unknown {},
        DeskFound::Unknown {},
    ];
    assert_eq!(rest, others);
    // Who was asked for is on record, and of the question how many.
    let evidence = world.registrar.evidence(erika.pid).unwrap();
    assert!(evidence.contains(&"bulk-lookup".to_owned()), "{evidence:?}");
    let own = world.registrar.evidence(program.pid).unwrap();
    assert!(own.contains(&"bulk-question".to_owned()), "{own:?}");
    let none = world.registrar.evidence(world.pid("v-7")).unwrap();
    assert!(!none.contains(&"bulk-lookup".to_owned()), "{none:?}");
}

#[tokio::test]
async fn somebody_without_a_key_has_no_id_for_it() {
    let world = World::new().await;
    let program = program(&world).await;
    let items = found(ask(&world, &program, many(&["A123456780"])).await);
    assert_eq!(items, [DeskFound::Unbound {}]);
}

#[tokio::test]
async fn employees_ask_for_nobody_in_bulk_and_programs_only_for_their_unit() {
    let world = World::new().await;
    let program = program(&world).await;
    let clerk = world.bound_staff("s-9", "1988-08-08").await;
    world.certify().await;
    let answer = ask(&world, &clerk, many(&["A123456780"])).await;
    assert_eq!(refusal(answer), "not-entitled");
    let elsewhere = signed(&world, &program, "sucht", many(&["A123456780"]));
    let answer = world.ask(item(&world, program.pid, &elsewhere)).await;
    assert_eq!(refused(answer).0, "not-entitled");
    // Right `write` opens none of the questions of a desk.
    let number = DeskAsk::FindNumber {
        kvnr: "A123456780".to_owned(),
    };
    let single = signed(&world, &program, "pflege", number);
    let answer = world.ask(item(&world, program.pid, &single)).await;
    assert_eq!(refused(answer).0, "not-entitled");
    for wrong in [many(&[]), many(&["A123456780"; 101])] {
        assert_eq!(refusal(ask(&world, &program, wrong).await), "too-many");
    }
}

#[tokio::test]
async fn a_day_has_so_many_numbers_and_not_more() {
    let world = World::with(|mut config| {
        config.bulk.numbers_per_day = 5;
        config
    })
    .await;
    let program = program(&world).await;
    let three = || many(&["A123456780", "A123456781", "nonsense"]);
    assert_eq!(found(ask(&world, &program, three()).await).len(), 3);
    world.clock.advance(1);
    let over = ask(&world, &program, three()).await;
    assert!(matches!(over, DeskResult::Limited { .. }));
    world.clock.advance(1);
    let rest = ask(&world, &program, many(&["A123456780", "A123456781"])).await;
    assert_eq!(found(rest).len(), 2);
    world.clock.advance(86_400);
    assert_eq!(found(ask(&world, &program, three()).await).len(), 3);
}
