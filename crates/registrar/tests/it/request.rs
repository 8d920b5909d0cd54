// SPDX-License-Identifier: EUPL-1.2
//! Letters that people ask for themselves.

use protocol::PersonId;
use protocol::agefile::seal;
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::print::PrintQueue;
use registrar::role::{
    LetterRequest, LetterRequestTag, RequestClaims, RequestOutcome, RoleConfig, StopKind, Worker,
};

use crate::holder::question;
use crate::world::{World, crowd, crowd_row, printer, reference};

fn claims_of(n: u32) -> RequestClaims {
    let row = crowd_row(n);
    RequestClaims {
        kvnr: row[9..19].to_owned(),
        given: format!("Vorname{n}"),
        family: format!("Muster, Nr. {n}"),
        birth_date: format!("{}-03-{:02}", 1950 + n % 50, 1 + n % 28)
            .parse()
            .unwrap(),
        card_digits: Some(format!("4{n:06}")),
    }
}

fn ask(world: &World, claims: &RequestClaims) -> RequestOutcome {
    world.registrar.request_letter(claims).unwrap()
}

async fn crowded(config: impl FnOnce(RoleConfig) -> RoleConfig) -> World {
    let world = World::with(config).await;
    world.import_csv(&crowd(0..20));
    world
}

fn queue(world: &World) -> PrintQueue {
    PrintQueue::new(printer(), world.dir.path().join("queue"), 60)
}

fn letters(world: &World) -> usize {
    let Ok(entries) = std::fs::read_dir(world.dir.path().join("queue")) else {
        return 0;
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".pdf")).count()
}

#[tokio::test]
async fn all_claims_have_to_fit() {
    let world = crowded(|config| config).await;
    let right = claims_of(7);
    let wrong = [
        RequestClaims {
            kvnr: claims_of(8).kvnr,
            ..right.clone()
        },
        RequestClaims {
            kvnr: String::new(),
            ..right.clone()
        },
        RequestClaims {
            kvnr: "Z999999997".to_owned(),
            ..right.clone()
        },
        RequestClaims {
            kvnr: "ZZZZZZZZZZZZ".repeat(1_000),
            ..right.clone()
        },
        RequestClaims {
            given: "Vorname8".to_owned(),
            ..right.clone()
        },
        RequestClaims {
            family: "Muster".to_owned(),
            ..right.clone()
        },
        RequestClaims {
            birth_date: "1957-03-09".parse().unwrap(),
            ..right.clone()
        },
        RequestClaims {
            card_digits: None,
            ..right.clone()
        },
        RequestClaims {
            card_digits: Some("00008".to_owned()),
            ..right.clone()
        },
    ];
    for (i, claims) in wrong.iter().enumerate() {
        assert_eq!(ask(&world, claims), RequestOutcome::NoMatch, "{i}");
    }
    let typed = RequestClaims {
        kvnr: format!(" {} ", right.kvnr.to_lowercase()),
        given: " vorname7".to_owned(),
        family: "MUSTER,  NR. 7".to_owned(),
        card_digits: Some("00 007".to_owned()),
        ..right
    };
    assert_eq!(ask(&world, &typed), RequestOutcome::Granted);
    let shown = format!("{typed:?}");
    assert!(!shown.contains('7'), "{shown}");
}

#[tokio::test]
async fn one_letter_a_week_for_a_person_and_so_many_an_hour_for_all() {
    let world = crowded(|mut config| {
        config.requests.per_hour = 3;
        config
    })
    .await;
    assert_eq!(ask(&world, &claims_of(1)), RequestOutcome::Granted);
    assert_eq!(ask(&world, &claims_of(1)), RequestOutcome::TooSoon);
    // Misses do not use up what others need.
    for _ in 0..10 {
        let unknown = RequestClaims {
            family: "Fremd".to_owned(),
            ..claims_of(2)
        };
        assert_eq!(ask(&world, &unknown), RequestOutcome::NoMatch);
    }
    assert_eq!(ask(&world, &claims_of(2)), RequestOutcome::Granted);
    assert_eq!(ask(&world, &claims_of(3)), RequestOutcome::Granted);
    assert_eq!(ask(&world, &claims_of(4)), RequestOutcome::Busy);
    assert_eq!(world.registrar.tidy_requests().unwrap(), 1);
    world.clock.advance(3_601);
    assert_eq!(ask(&world, &claims_of(4)), RequestOutcome::Granted);
    world.clock.advance(6 * 86_400);
    assert_eq!(ask(&world, &claims_of(1)), RequestOutcome::TooSoon);
    world.clock.advance(86_400);
    assert_eq!(ask(&world, &claims_of(1)), RequestOutcome::Granted);
}

#[tokio::test]
async fn a_granted_letter_is_printed_to_the_address_of_the_register() {
    let world = crowded(|config| config).await;
    assert_eq!(ask(&world, &claims_of(5)), RequestOutcome::Granted);
    let queue = queue(&world);
    assert_eq!(queue.round(&world.registrar).unwrap().printed, 1);
    assert_eq!(queue.round(&world.registrar).unwrap().printed, 0);
    assert_eq!(letters(&world), 1);
    let dir = world.dir.path().join("queue");
    let manifest = std::fs::read_to_string(dir.join("manifest.jsonl")).unwrap();
    assert!(manifest.contains(&reference(5)));
    let state = world
        .registrar
        .letter_state(world.pid(&reference(5)))
        .unwrap();
    assert!(state.live_until.is_some());
    // A printed letter counts like one that was asked for.
    world.clock.advance(6 * 86_400);
    assert_eq!(ask(&world, &claims_of(5)), RequestOutcome::TooSoon);
    // Later, the lost letter is replaced and its code is dead.
    world.clock.advance(2 * 86_400);
    assert_eq!(ask(&world, &claims_of(5)), RequestOutcome::Granted);
    assert_eq!(queue.round(&world.registrar).unwrap().printed, 1);
}

#[tokio::test]
async fn held_letters_are_printed_when_a_human_has_looked() {
    let world = crowded(|config| config).await;
    world.import_csv(&format!("reference,flags\n{},restricted\n", reference(6)));
    assert_eq!(ask(&world, &claims_of(6)), RequestOutcome::Granted);
    let queue = queue(&world);
    assert_eq!(queue.round(&world.registrar).unwrap().held, 1);
    assert_eq!(queue.round(&world.registrar).unwrap().held, 0);
    let held = world.registrar.stopped_letters(StopKind::Held, 10).unwrap();
    assert_eq!(held[0].wanted_by, "self-service");
    let pid = world.pid(&reference(6));
    world.registrar.release_letter(pid, "m.probe").unwrap();
    assert_eq!(queue.round(&world.registrar).unwrap().printed, 1);
    assert_eq!(queue.round(&world.registrar).unwrap().printed, 0);
}

/// A sealed request as the portal hands it over.
fn sealed(world: &World, claims: RequestClaims) -> WorkItem {
    let request = LetterRequest {
        v: V1,
        t: LetterRequestTag::LetterRequest,
        org: world.org.clone(),
        claims,
        iat: world.now(),
    };
    let padded = pad_json(protocol::json::encode(&request).unwrap(), MESSAGE_MIN);
    WorkItem {
        body: Some(FileBytes(seal(&world.registrar_enc, &padded).unwrap())),
        ..question(WorkKind::LetterRequest, PersonId::from_bytes([0; 16]))
    }
}

#[tokio::test]
async fn the_portal_is_told_the_same_whatever_came_of_it() {
    let world = crowded(|config| config).await;
    let hit = sealed(&world, claims_of(3));
    let miss = sealed(
        &world,
        RequestClaims {
            family: "Fremd".to_owned(),
            ..claims_of(4)
        },
    );
    let broken = WorkItem {
        body: Some(FileBytes(b"nothing".to_vec())),
        ..sealed(&world, claims_of(5))
    };
    let stale = sealed(&world, claims_of(6));
    let wire = serde_json::to_value(&hit).unwrap();
    assert_eq!(wire["kind"], "letter-request");
    for item in [hit.clone(), miss, broken] {
        assert_eq!(world.ask(item).await, Some(Outcome::Done {}));
    }
    // The same file under another id is no second wish, even after the week.
    world.clock.advance(8 * 86_400);
    for again in [hit, stale] {
        let again = WorkItem {
            id: uuid::Uuid::now_v7(),
            ..again
        };
        assert_eq!(world.ask(again).await, Some(Outcome::Done {}));
    }
    let tally = queue(&world).round(&world.registrar).unwrap();
    assert_eq!(tally.printed, 1, "one hit, one letter");
}

#[tokio::test]
async fn the_worker_prints_in_rounds() {
    let world = crowded(|config| config).await;
    let (_stop, mut stopped) = tokio::sync::watch::channel(false);
    let mut worker =
        Worker::new(world.registrar.clone(), world.portal.clone()).with_queue(queue(&world));
    let wait = std::time::Duration::ZERO;
    world.portal.ask(sealed(&world, claims_of(3)));
    worker.step(wait, &mut stopped).await.unwrap();
    worker.step(wait, &mut stopped).await.unwrap();
    assert_eq!(letters(&world), 0, "not at once");
    world.clock.advance(60);
    worker.step(wait, &mut stopped).await.unwrap();
    assert_eq!(letters(&world), 1);
    let sent = world.portal.with(|s| s.activations.len());
    assert_eq!(sent, 1, "the portal has the code's public part");
}
