// SPDX-License-Identifier: EUPL-1.2
//! Binding by code: what is accepted, and every refusal.

use std::time::{Duration, Instant};

use protocol::statement::{Assurance, BindMethod, KeycardKind, Profile};
use protocol::{Hash, Signed};
use protocol_open::open_signed;
use registrar::portal::{FileBytes, Outcome, WorkKind};
use registrar::role::Channel;

use crate::fake::{bound, refused};
use crate::holder::{Holder, question};
use crate::world::World;

const DOB: &str = "1985-04-12";

#[tokio::test]
async fn a_letter_with_the_right_birth_date_binds_within_two_seconds() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &item, DOB);
    let question = holder.bind_item(request, &world.registrar_enc);
    let id = question.id;
    world.portal.ask(question);

    let begun = Instant::now();
    world.step().await.unwrap();
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{:?}",
        begun.elapsed()
    );

    let answer = world.portal.answer_to(id);
    let Some(Outcome::Bound {
        quarantine_until, ..
    }) = &answer
    else {
        panic!("{answer:?}")
    };
    assert_eq!(*quarantine_until, Some(world.now().plus(72 * 3600)));
    let bind = bound(answer);
    bind.verify(world.td.payload(), &holder.keycard, None)
        .unwrap();
    assert_eq!(bind.payload().assurance, Assurance::Letter);
    assert_eq!(bind.payload().method, BindMethod::Letter);
    assert_eq!(
        world.registrar.evidence(item.pid).unwrap(),
        ["bind-request"]
    );
}

#[tokio::test]
async fn a_binding_brings_a_fresh_statement_and_a_profile_for_each_department() {
    let world = World::new().await;
    let holder = world.bound("v-1", DOB).await;
    let fresh = world.portal.with(|s| s.fresh.clone());
    assert_eq!(fresh.len(), 1);
    fresh[0].verify(world.td.payload()).unwrap();
    assert_eq!(fresh[0].payload().pid, holder.pid);

    let profiles = world.portal.with(|s| s.profiles.clone());
    let depts: Vec<String> = profiles.iter().map(|p| p.dept.to_string()).collect();
    assert_eq!(depts, ["pflege", "sucht"]);
    let identity = world.units.identity(&profiles[0].dept, 1).unwrap().unwrap();
    let profile: Signed<Profile> = open_signed(&identity, &profiles[0].file.0).unwrap();
    profile.verify(world.td.payload(), holder.pid).unwrap();
    assert_eq!(profile.payload().name, "Erika Muster");
    assert_eq!(profile.payload().kvnr, "A123456780");
    assert!(profile.payload().flags.is_empty());
}

#[tokio::test]
async fn an_address_goes_to_the_portal_only_sealed_to_the_notifier() {
    let world = World::new().await;
    world.letter("v-1").await;
    let contacts = world.portal.with(|s| s.contacts.clone());
    let opened = world
        .notifier
        .open(&contacts[0].sealed.parse().unwrap())
        .unwrap();
    assert_eq!(opened.expose(), "erika@mail.example");
}

#[tokio::test]
async fn branch_and_staff_slips_bind_without_quarantine() {
    let world = World::new().await;
    let (issued, item) = world
        .issue(world.pid("v-1"), Channel::Branch { by: None })
        .await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert!(
        matches!(
            answer,
            Some(Outcome::Bound {
                quarantine_until: None,
                ..
            })
        ),
        "{answer:?}"
    );
    assert_eq!(bound(answer).payload().assurance, Assurance::Branch);

    let clerk = world.bound_staff("s-1", "1979-09-09").await;
    let (issued, item) = world
        .issue(
            world.pid("v-2"),
            Channel::Branch {
                by: Some(clerk.keycard.sh()),
            },
        )
        .await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &item, "1990-01-31");
    let bind = bound(
        world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(bind.payload().by, Some(clerk.keycard.sh()));
}

#[tokio::test]
async fn a_wrong_mac_is_refused_and_costs_no_try() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    for _ in 0..10 {
        let mut request = holder.request(&issued, &item, "1900-01-01");
        request.mac = Hash::new(rand::random());
        let answer = world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await;
        assert_eq!(refused(answer), ("bad-mac".to_owned(), 5));
    }
    let request = holder.request(&issued, &item, DOB);
    bound(
        world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await,
    );
}

#[tokio::test]
async fn five_wrong_birth_dates_kill_the_code_even_for_the_right_one() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    for left in [4, 3, 2, 1] {
        let request = holder.request(&issued, &item, &format!("1985-04-0{left}"));
        let answer = world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await;
        assert_eq!(refused(answer), ("wrong-claims".to_owned(), left));
    }
    let request = holder.request(&issued, &item, "1985-05-12");
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("no-tries-left".to_owned(), 0));
    let request = holder.request(&issued, &item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("no-tries-left".to_owned(), 0));

    // A new letter helps.
    world.bound("v-1", DOB).await;
}

#[tokio::test]
async fn a_repeated_request_costs_no_second_try_and_makes_no_second_binding() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let wrong = holder.bind_item(
        holder.request(&issued, &item, "1985-04-01"),
        &world.registrar_enc,
    );
    for _ in 0..7 {
        let again = registrar::portal::WorkItem {
            id: uuid::Uuid::now_v7(),
            ..wrong.clone()
        };
        assert_eq!(
            refused(world.ask(again).await),
            ("wrong-claims".to_owned(), 4)
        );
    }
    let right = holder.bind_item(holder.request(&issued, &item, DOB), &world.registrar_enc);
    let first = bound(world.ask(right.clone()).await);
    let again = registrar::portal::WorkItem {
        id: uuid::Uuid::now_v7(),
        ..right
    };
    assert_eq!(bound(world.ask(again).await).sh(), first.sh());
    // Also when the same key asks in other words, because its answer was lost.
    let mut later = holder.request(&issued, &item, DOB);
    later.iat = later.iat.plus(60);
    let later = holder.bind_item(later, &world.registrar_enc);
    assert_eq!(bound(world.ask(later).await).sh(), first.sh());
    assert_eq!(
        world.registrar.evidence(item.pid).unwrap(),
        ["wrong-claims", "bind-request"]
    );
}

#[tokio::test]
async fn an_expired_code_is_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    world.clock.advance(30 * 86_400);
    let request = holder.request(&issued, &item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("expired".to_owned(), 0));
}

#[tokio::test]
async fn a_newer_letter_kills_the_older_one() {
    let world = World::new().await;
    let (old, old_item) = world.letter("v-1").await;
    let (new, new_item) = world.letter("v-1").await;
    assert_eq!((old.seq, new.seq), (1, 2));
    let holder = Holder::new(&world.org, old_item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&old, &old_item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("superseded".to_owned(), 0));
    let request = holder.request(&new, &new_item, DOB);
    let bind = bound(
        world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(bind.payload().method, BindMethod::Reissue);
    assert_eq!(bind.payload().assurance, Assurance::Letter);
}

#[tokio::test]
async fn a_second_valid_mac_raises_an_alarm_withholds_history_and_does_not_freeze_the_owner() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let owner = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = owner.request(&issued, &item, DOB);
    bound(
        world
            .ask(owner.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(
        world.registrar.person(item.pid).unwrap().unwrap().alarm_at,
        None
    );

    let thief = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = thief.request(&issued, &item, DOB);
    let answer = world
        .ask(thief.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("used".to_owned(), 0));

    let person = world.registrar.person(item.pid).unwrap().unwrap();
    assert_eq!(person.alarm_at, Some(world.now()));
    assert_eq!(
        world.registrar.evidence(item.pid).unwrap().last().unwrap(),
        "code-reused"
    );
    assert_eq!(
        flags(&world),
        ["code-reused"],
        "staff see it before they re-grant history"
    );
    // The owner is still bound, gets fresh statements and may change keys.
    assert!(world.registrar.fresh(item.pid).unwrap().is_some());
    world.clock.advance(73 * 3600);
    let next = owner.next(world.now());
    bound(
        world
            .ask(owner.carryover_item(&next, &["a", "b"], world.now()))
            .await,
    );

    world.registrar.clear_alarm(item.pid).unwrap();
    world.step().await.unwrap();
    world.step().await.unwrap();
    assert!(flags(&world).is_empty());
}

#[tokio::test]
async fn an_invalid_mac_for_a_used_code_raises_no_alarm() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let owner = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = owner.request(&issued, &item, DOB);
    bound(
        world
            .ask(owner.bind_item(request, &world.registrar_enc))
            .await,
    );
    let other = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let mut request = other.request(&issued, &item, DOB);
    request.mac = Hash::new([0; 32]);
    let answer = world
        .ask(other.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "bad-mac");
    assert_eq!(
        world.registrar.person(item.pid).unwrap().unwrap().alarm_at,
        None
    );
}

#[tokio::test]
async fn a_used_code_that_the_portal_reports_raises_the_alarm_and_an_unused_one_does_not() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let report = || registrar::portal::WorkItem {
        aid: Some(item.aid),
        ..question(WorkKind::CodeReused, item.pid)
    };
    assert_eq!(world.ask(report()).await, Some(Outcome::Done {}));
    assert_eq!(
        world.registrar.person(item.pid).unwrap().unwrap().alarm_at,
        None
    );
    let owner = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = owner.request(&issued, &item, DOB);
    bound(
        world
            .ask(owner.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(world.ask(report()).await, Some(Outcome::Done {}));
    assert!(
        world
            .registrar
            .person(item.pid)
            .unwrap()
            .unwrap()
            .alarm_at
            .is_some()
    );
}

#[tokio::test]
async fn a_keycard_of_another_person_is_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(
        &world.org,
        world.pid("v-2"),
        KeycardKind::Insured,
        world.now(),
    );
    let request = holder.request(&issued, &item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "wrong-person");
}

#[tokio::test]
async fn a_question_about_another_person_than_the_code_is_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let mut question = holder.bind_item(holder.request(&issued, &item, DOB), &world.registrar_enc);
    question.pid = world.pid("v-2");
    assert_eq!(refused(world.ask(question).await).0, "wrong-person");
}

#[tokio::test]
async fn another_organisation_is_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let other = "andere.example".parse().unwrap();
    let foreign = Holder::new(&other, item.pid, KeycardKind::Insured, world.now());
    let request = foreign.request(&issued, &item, DOB);
    let answer = world
        .ask(foreign.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "wrong-org");
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let mut request = holder.request(&issued, &item, DOB);
    request.org = other;
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "wrong-org");
}

#[tokio::test]
async fn a_swapped_keycard_and_a_foreign_signature_are_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let owner = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let thief = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    // The portal shows another keycard than the one in the request.
    let mut question = owner.bind_item(owner.request(&issued, &item, DOB), &world.registrar_enc);
    question.keycard = Some(thief.keycard.clone());
    assert_eq!(refused(world.ask(question).await).0, "wrong-keycard");
    // Somebody else signs for the owner's keycard.
    let request = owner.request(&issued, &item, DOB);
    let mut question = thief.bind_item(request, &world.registrar_enc);
    question.keycard = Some(owner.keycard.clone());
    assert_eq!(refused(world.ask(question).await).0, "bad-signature");
}

#[tokio::test]
async fn a_letter_does_not_make_an_employee() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Staff, world.now());
    let request = holder.request(&issued, &item, DOB);
    let answer = world
        .ask(holder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "bad-keycard");
}

#[tokio::test]
async fn a_program_is_bound_as_one_and_nobody_else_is() {
    let world = World::new().await;
    let staff = crate::world::TOM;
    let program = staff
        .replace("s-1", "p-1")
        .replace("\"address\":[]", "\"address\":[],\"flags\":[\"program\"]");
    world.import(&program);
    for (reference, right, wrong) in [
        ("s-1", KeycardKind::Staff, KeycardKind::Agent),
        ("p-1", KeycardKind::Agent, KeycardKind::Staff),
    ] {
        let (issued, item) = world.issue(world.pid(reference), Channel::Staff).await;
        let ask = |kind| {
            let holder = Holder::new(&world.org, item.pid, kind, world.now());
            let request = holder.request(&issued, &item, "1979-09-09");
            world.ask(holder.bind_item(request, &world.registrar_enc))
        };
        assert_eq!(refused(ask(wrong).await).0, "bad-keycard");
        bound(ask(right).await);
    }
}

#[tokio::test]
async fn what_is_not_sealed_to_the_registrar_or_not_known_is_refused() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &item, DOB);
    let elsewhere = holder.bind_item(request.clone(), holder.identity.recipient());
    assert_eq!(refused(world.ask(elsewhere).await).0, "malformed");
    let mut garbage = holder.bind_item(request.clone(), &world.registrar_enc);
    garbage.body = Some(FileBytes(vec![0; 5000]));
    // A fault of a browser must not kill the code: only 0 does.
    assert_eq!(
        refused(world.ask(garbage).await),
        ("malformed".to_owned(), 5)
    );
    assert_eq!(
        refused(world.ask(question(WorkKind::Bind, item.pid)).await).0,
        "malformed"
    );
    let mut unknown = request;
    unknown.aid = protocol::ActivationId::from_bytes(rand::random());
    let answer = world
        .ask(holder.bind_item(unknown, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer).0, "unknown");
}

#[tokio::test]
async fn identification_again_supersedes_the_old_key() {
    let world = World::new().await;
    let old = world.bound("v-1", DOB).await;
    let (issued, item) = world.letter("v-1").await;
    let new = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = new.request(&issued, &item, DOB);
    let bind = bound(
        world
            .ask(new.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(bind.payload().seq, 2);
    assert!(bind.payload().prev.is_some());
    // The superseded key can carry nothing over any more.
    let next = old.next(world.now());
    let answer = world
        .ask(old.carryover_item(&next, &["a", "b"], world.now()))
        .await;
    assert!(!refused(answer).0.is_empty());
    assert_eq!(
        world
            .registrar
            .fresh(item.pid)
            .unwrap()
            .unwrap()
            .payload()
            .bind,
        bind.sh()
    );
}

fn flags(world: &World) -> Vec<String> {
    let item = world
        .portal
        .with(|s| {
            s.profiles
                .iter()
                .find(|p| p.dept.as_str() == "pflege")
                .cloned()
        })
        .unwrap();
    let identity = world.units.identity(&item.dept, 1).unwrap().unwrap();
    let profile: Signed<Profile> = open_signed(&identity, &item.file.0).unwrap();
    profile.payload().flags.clone()
}
