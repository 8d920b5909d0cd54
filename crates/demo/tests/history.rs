// SPDX-License-Identifier: EUPL-1.2
//! The demo's work lists are full on the first day: forty open cases over four units, with ages, deadlines, notes, and one that waits for release.
#![expect(clippy::unwrap_used, reason = "tests may panic")]

mod support;

use serde_json::{Value, json};
use siegelpost_demo::{
    clock::Ahead,
    history, letter, plain_mail,
    sim::Person,
    world::{Conditions, Placement, World, prepare, server::Ports},
};

use support::clerk;

async fn items(clerk: &Person, path: &str) -> Vec<Value> {
    let answer = clerk.http().get(path).await.unwrap();
    answer.get("items").unwrap().as_array().unwrap().clone()
}

#[tokio::test]
async fn forty_cases_are_open_over_four_units() {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), false).unwrap();
    let clock = Ahead::default();
    assert!(history::untold(dir.path()));
    history::begin(dir.path(), &clock).unwrap();
    assert!(history::broken(dir.path()), "until it has been told");
    let conditions = Conditions {
        clock: clock.clone(),
        print_later: true,
        ..Conditions::default()
    };
    let mut world = World::start_with(
        dir.path(),
        Ports::free().unwrap(),
        Placement::Inside,
        conditions,
    )
    .await
    .unwrap();
    history::tell(&world, &clock).await.unwrap();
    world.print().await.unwrap();
    assert_eq!(clock.ahead(), 0);
    assert!(history::told(dir.path()) && !history::broken(dir.path()));
    assert!(!history::untold(dir.path()), "it is told once");

    let (mut open, mut nurse) = (Vec::new(), None);
    for (name, dept) in [
        ("Mara Sommer", "krankengeld"),
        ("Sina Probst", "pflege"),
        ("Hanna Holm", "hilfsmittel"),
        ("Gülay Muster", "service"),
    ] {
        let (clerk, _) = clerk(&world, name, dept).await;
        // Those under Wiedervorlage rest until their day; a list of them has them.
        let mut rows = items(&clerk, &format!("threads?dept={dept}&limit=50")).await;
        let path = format!("threads?dept={dept}&resubmission=all&limit=50");
        for row in items(&clerk, &path).await {
            if !rows
                .iter()
                .any(|one| one.get("thread") == row.get("thread"))
            {
                rows.push(row);
            }
        }
        let staged = items(&clerk, "staged").await;
        let waits = |one: &&Value| one.get("state") == Some(&json!("open"));
        let waiting = staged.iter().filter(waits).count();
        assert_eq!(
            waiting,
            usize::from(dept == "krankengeld"),
            "{dept}: {staged:?}"
        );
        assert!(
            rows.iter().any(|row| row.get("claimed_by").is_some()),
            "{dept}"
        );
        open.push(rows);
        if dept == "pflege" {
            nurse = Some(clerk);
        }
    }
    let counts: Vec<usize> = open.iter().map(Vec::len).collect();
    assert_eq!(counts, [14, 11, 8, 7]);

    let of = |path: &str| {
        let rows = open.iter().flatten();
        rows.filter(|row| row.pointer(path).is_some_and(|value| !value.is_null()))
            .count()
    };
    assert_eq!(of("/clocks/statutory"), 5);
    // Three that somebody put off, and the task of the decision whose mail came back.
    assert_eq!(of("/clocks/resubmission"), 4);
    let now = world.now().0;
    let late = |row: &&Value| {
        let at = row.pointer("/clocks/promise/at").and_then(Value::as_i64);
        at.is_some_and(|at| at < now)
    };
    let overdue = open.iter().flatten().filter(late).count();
    assert!((3..30).contains(&overdue), "{overdue} are overdue");
    let states: Vec<_> = open.iter().flatten().map(|row| row.get("state")).collect();
    for state in ["new", "open", "waiting"] {
        assert!(states.contains(&Some(&json!(state))), "{state}");
    }
    the_three_ends_of_a_decision(&world, &clock, &nurse.unwrap()).await;
    world.stop().await.unwrap();
}

/// One is announced, the notification of one came back, and one went by post.
async fn the_three_ends_of_a_decision(world: &World, clock: &Ahead, clerk: &Person) {
    plain_mail::tell(world, clock).await.unwrap();
    letter::tell(world).await.unwrap();
    let pdf = letter::told(&world.dir).unwrap();
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    letter::tell(world).await.unwrap();
    assert_eq!(letter::told(&world.dir), Some(pdf), "one letter, once");

    let mut ends = Vec::new();
    clerk.sign_in().await.unwrap();
    for row in items(clerk, "threads?dept=pflege&limit=50").await {
        let id = row.get("thread").unwrap().as_str().unwrap();
        let shown = clerk
            .http()
            .get(&format!("threads/{id}?reason=quality"))
            .await
            .unwrap();
        let all = shown.get("announcements").and_then(Value::as_array);
        for one in all.into_iter().flatten() {
            let is = |name: &str| one.get(name).is_some_and(Value::is_i64);
            ends.push((is("notified_at"), is("returned_at")));
        }
        let letters = shown.get("letters").and_then(Value::as_array);
        for one in letters.into_iter().flatten() {
            assert_eq!(one.get("state"), Some(&json!("posted")), "{one}");
            ends.push((false, false));
        }
    }
    ends.sort_unstable();
    assert_eq!(ends, [(false, false), (true, false), (true, true)]);
}
