// SPDX-License-Identifier: EUPL-1.2
//! Representation: four eyes, evidence, dates, who may grant and who may end it. Negative controls, in `.ci/seeded-bugs.toml`: without
//! `has_own_rights` a child grants; with every basis in `may_end` the ward ends a guardianship.

use protocol::json::V1;
use protocol::statement::{
    Author, Basis, RepRight, Representation, RepresentationEnd, RevocationList,
};
use protocol::{Hash, Signed};
use rand::rngs::OsRng;
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::role::{RepresentError, RepresentationOrder};
use uuid::Uuid;

use crate::fake::refused;
use crate::holder::Holder;
use crate::world::World;

const YEAR: i64 = 365 * 86_400;

fn order(world: &World, basis: Basis) -> RepresentationOrder {
    RepresentationOrder {
        rep: world.pid("v-2"),
        subject: world.pid("v-1"),
        scope: None,
        rights: vec![RepRight::Write, RepRight::Read],
        basis,
        nbf: None,
        exp: Some(world.now().plus(YEAR)),
        evidence: "Betreuerausweis, Amtsgericht Musterstadt, gesehen in der Geschäftsstelle"
            .to_owned(),
        custody_seen: false,
        entered_by: "Mia Probe".to_owned(),
        approved_by: "Tom Beispiel".to_owned(),
    }
}

fn is_listed(world: &World, sh: &Hash) -> bool {
    let lists = world.portal.statements::<RevocationList>();
    lists
        .iter()
        .any(|list| list.payload().revoked.iter().any(|one| one.sh == *sh))
}

fn end_of(world: &World, rep: Hash, by: &Holder) -> WorkItem {
    let end = RepresentationEnd {
        v: V1,
        org: world.org.clone(),
        rep,
        by: Author {
            pid: by.pid,
            kc: by.keycard.sh(),
        },
        iat: world.now(),
    };
    let end = Signed::sign(end, &[&by.key]).unwrap();
    WorkItem {
        id: Uuid::new_v4(),
        kind: WorkKind::EndRepresentation,
        pid: by.pid,
        aid: None,
        body: Some(FileBytes(end.envelope().to_json())),
        keycard: None,
        bind: None,
        level: None,
        methods_used: None,
    }
}

#[tokio::test]
async fn two_people_decide_and_both_sides_learn_who_the_other_is() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    let stmt = world
        .registrar
        .represent(&order(&world, Basis::Betreuung), &mut OsRng)
        .unwrap();
    stmt.verify(world.td.payload(), None).unwrap();
    assert_eq!(stmt.payload().rights, [RepRight::Read, RepRight::Write]);
    let jan = world.bound("v-2", "1990-01-31").await;
    world.step().await.unwrap();
    let state = world.portal.0.lock().unwrap();
    assert!(
        state
            .statements
            .contains_key(stmt.sh().as_bytes().as_slice())
    );
    let pairs: Vec<_> = state
        .person_profiles
        .iter()
        .map(|p| (p.reader, p.pid, p.kc))
        .collect();
    assert!(pairs.contains(&(erika.pid, jan.pid, erika.keycard.sh())));
    assert!(
        pairs.contains(&(jan.pid, erika.pid, jan.keycard.sh())),
        "sealed as soon as he has a key"
    );
}

#[tokio::test]
async fn one_pair_of_eyes_is_not_two_and_nothing_goes_without_evidence() {
    let world = World::new().await;
    let good = order(&world, Basis::Vollmacht);
    let refuse =
        |order: RepresentationOrder| world.registrar.represent(&order, &mut OsRng).unwrap_err();
    let same = RepresentationOrder {
        approved_by: " mia probe ".to_owned(),
        ..good.clone()
    };
    assert!(matches!(refuse(same), RepresentError::FourEyes));
    let bare = RepresentationOrder {
        evidence: " ".to_owned(),
        ..good.clone()
    };
    assert!(matches!(refuse(bare), RepresentError::NoEvidence));
    let endless = RepresentationOrder {
        exp: None,
        ..good.clone()
    };
    assert!(matches!(refuse(endless), RepresentError::Dates));
    let blind = RepresentationOrder {
        rights: vec![RepRight::Write],
        ..good.clone()
    };
    assert!(matches!(refuse(blind), RepresentError::Rights));
    let own = RepresentationOrder {
        rep: good.subject,
        ..good.clone()
    };
    assert!(matches!(refuse(own), RepresentError::WrongPersons));
    assert!(world.registrar.represent(&good, &mut OsRng).is_ok());
}

#[tokio::test]
async fn parents_represent_until_the_fifteenth_birthday() {
    let world = World::new().await;
    let child = r#"{"reference":"k-1","kvnr":"K200000423","role":"insured","given":"Kim","family":"Muster","birth_date":"2012-02-29","address":["Beispielweg 17","54321 Beispielstadt"]}"#;
    world.import(child);
    let kim = world.pid("k-1");
    let parent = RepresentationOrder {
        subject: kim,
        exp: None,
        ..order(&world, Basis::Eltern)
    };
    let stmt = world.registrar.represent(&parent, &mut OsRng).unwrap();
    // 1 March 2027, 00:00 in Berlin.
    assert_eq!(stmt.payload().exp.0, 1803855600);
    world.clock.advance(stmt.payload().exp.since(world.now()));
    let late = world.registrar.represent(&parent, &mut OsRng).unwrap_err();
    assert!(matches!(late, RepresentError::OfAge));
}

#[tokio::test]
async fn only_one_of_the_two_ends_it_and_the_list_says_so() {
    let world = World::new().await;
    let (erika, jan) = (
        world.bound("v-1", "1985-04-12").await,
        world.bound("v-2", "1990-01-31").await,
    );
    let stmt = world
        .registrar
        .represent(&order(&world, Basis::Vollmacht), &mut OsRng)
        .unwrap();
    // The portal cannot end what nobody has ended: a signature by another key, a statement that is not known.
    let mut forged = end_of(&world, stmt.sh(), &erika);
    let stranger = jan.next(world.now());
    let end = RepresentationEnd {
        v: V1,
        org: world.org.clone(),
        rep: stmt.sh(),
        by: Author {
            pid: erika.pid,
            kc: erika.keycard.sh(),
        },
        iat: world.now(),
    };
    forged.body = Some(FileBytes(
        Signed::sign(end, &[&stranger.key])
            .unwrap()
            .envelope()
            .to_json(),
    ));
    assert_eq!(refused(world.ask(forged).await).0, "bad-signature");
    assert_eq!(
        refused(world.ask(end_of(&world, Hash::of(b"other"), &erika)).await).0,
        "unknown"
    );
    assert!(!is_listed(&world, &stmt.sh()));
    assert_eq!(
        world.ask(end_of(&world, stmt.sh(), &erika)).await,
        Some(Outcome::Done {})
    );
    world.step().await.unwrap();
    assert!(is_listed(&world, &stmt.sh()));
}

/// What the portal asks when an insured person lets somebody act for her.
fn granted(world: &World, by: &Holder, rights: &[RepRight]) -> (Hash, WorkItem) {
    let stmt = Representation {
        v: V1,
        org: world.org.clone(),
        rep: world.pid("v-2"),
        subject: by.pid,
        scope: None,
        rights: rights.to_vec(),
        basis: Basis::Own,
        nbf: world.now(),
        exp: world.now().plus(YEAR),
        evidence: None,
        by: Some(by.keycard.sh()),
        iat: world.now(),
    };
    let stmt = Signed::sign(stmt, &[&by.key]).unwrap();
    let mut item = end_of(world, stmt.sh(), by);
    item.kind = WorkKind::GrantRepresentation;
    item.body = Some(FileBytes(stmt.envelope().to_json()));
    (stmt.sh(), item)
}

#[tokio::test]
async fn a_person_grants_it_herself_and_ends_it_again() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    let jan = world.bound("v-2", "1990-01-31").await;
    world.clock.advance(8 * 86_400);
    let (sh, item) = granted(&world, &erika, &[RepRight::Read]);
    assert_eq!(world.ask(item).await, Some(Outcome::Done {}));
    world.step().await.unwrap();
    assert!(!is_listed(&world, &sh));
    let told = |reader, pid| {
        let state = world.portal.0.lock().unwrap();
        state
            .person_profiles
            .iter()
            .any(|p| (p.reader, p.pid) == (reader, pid))
    };
    assert!(told(erika.pid, jan.pid) && told(jan.pid, erika.pid));
    assert_eq!(
        world.ask(end_of(&world, sh, &erika)).await,
        Some(Outcome::Done {})
    );
    world.step().await.unwrap();
    assert!(is_listed(&world, &sh));
}

#[tokio::test]
async fn a_grant_that_must_not_be_is_refused_and_listed() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    world.bound("v-2", "1990-01-31").await;
    // By a letter that anybody in the household could have opened: not before the waiting time is over.
    let (early, item) = granted(&world, &erika, &[RepRight::Read]);
    assert_eq!(refused(world.ask(item).await).0, "quarantine");
    world.step().await.unwrap();
    assert!(
        is_listed(&world, &early),
        "whoever has it does not believe it"
    );
    world.clock.advance(8 * 86_400);
    let (_, item) = granted(&world, &erika, &[RepRight::Write]);
    assert_eq!(refused(world.ask(item).await).0, "rights");
    // Somebody else's signature is no grant of hers, and nothing that the portal could have listed.
    let (_, mut item) = granted(&world, &erika, &[RepRight::Read]);
    let stranger = erika.next(world.now());
    let (forged, other) = granted(&world, &stranger, &[RepRight::Read]);
    item.body = other.body;
    assert_eq!(refused(world.ask(item).await).0, "wrong-keycard");
    world.import(&crate::world::ERIKA.replace("}", r#","flags":["restricted"]}"#));
    let (barred, item) = granted(&world, &erika, &[RepRight::Read]);
    assert_eq!(
        refused(world.ask(item).await).0,
        "at-the-desk",
        "the portal does not learn whose address is protected"
    );
    world.step().await.unwrap();
    assert!(is_listed(&world, &barred));
    assert!(!is_listed(&world, &forged));
}

#[tokio::test]
async fn nobody_grants_anything_to_herself_before_fifteen_or_with_limited_capacity() {
    let child = r#"{"reference":"k-1","kvnr":"K200000423","role":"insured","given":"Kim","family":"Muster","birth_date":"2012-02-29","address":["Beispielweg 17","54321 Beispielstadt"]}"#;
    let world = World::new().await;
    world.import(child);
    let kim = world.bound("k-1", "2012-02-29").await;
    world.bound("v-2", "1990-01-31").await;
    world.clock.advance(8 * 86_400);
    let (_, item) = granted(&world, &kim, &[RepRight::Read]);
    assert_eq!(refused(world.ask(item).await).0, "at-the-desk");
    // 1 March 2027, 00:00 in Berlin.
    world.clock.advance(1_803_855_600 - world.now().0);
    let (_, item) = granted(&world, &kim, &[RepRight::Read]);
    assert_eq!(world.ask(item).await, Some(Outcome::Done {}));
    world.import(&child.replace('}', r#","flags":["limited-capacity"]}"#));
    world.clock.advance(1);
    let (_, item) = granted(&world, &kim, &[RepRight::Read]);
    assert_eq!(refused(world.ask(item).await).0, "at-the-desk");
    world.import(child);
    world.clock.advance(1);
    let (_, mut item) = granted(&world, &kim, &[RepRight::Read]);
    let own = Representation {
        rep: kim.pid,
        ..Signed::<Representation>::from_json(&item.body.unwrap().0)
            .unwrap()
            .payload()
            .clone()
    };
    let own = Signed::sign(own, &[&kim.key]).unwrap();
    item.body = Some(FileBytes(own.envelope().to_json()));
    assert_eq!(refused(world.ask(item).await).0, "wrong-person");
}

#[tokio::test]
async fn what_a_court_or_the_law_decided_the_insured_person_does_not_end_by_herself() {
    let world = World::new().await;
    let (erika, jan) = (
        world.bound("v-1", "1985-04-12").await,
        world.bound("v-2", "1990-01-31").await,
    );
    let stmt = world
        .registrar
        .represent(&order(&world, Basis::Betreuung), &mut OsRng)
        .unwrap();
    let hers = end_of(&world, stmt.sh(), &erika);
    assert_eq!(refused(world.ask(hers).await).0, "wrong-person");
    world.step().await.unwrap();
    assert!(!is_listed(&world, &stmt.sh()));
    let his = end_of(&world, stmt.sh(), &jan);
    assert_eq!(world.ask(his).await, Some(Outcome::Done {}));
    world.step().await.unwrap();
    assert!(is_listed(&world, &stmt.sh()));
}
