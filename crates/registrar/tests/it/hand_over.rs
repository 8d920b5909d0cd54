// SPDX-License-Identifier: EUPL-1.2
//! A unit to which somebody's thread was handed on is told who she is, because of an epoch that an entitled clerk has signed.
//!
//! Negative control, seen red and restored: the signature not verified.

use protocol::agefile::Recipient;
use protocol::json::V1;
use protocol::statement::{Author, Lane, Member, ThreadEpoch};
use protocol::{Hash, PersonId, Signed, SigningKey, ThreadId};
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};

use crate::fake::refused;
use crate::holder::{Holder, question};
use crate::world::World;

/// Somebody whom only the team `pflege` knows, and somebody whom only `sucht` does.
const ONLY_PFLEGE: &str = r#"{"reference":"v-6","kvnr":"T012345678","role":"insured","given":"Petra","family":"Pflege","birth_date":"1990-01-31","address":["Weg 1","54321 Beispielstadt"],"depts":["pflege"]}"#;
const ONLY_SUCHT: &str = r#"{"reference":"v-7","kvnr":"K200000423","role":"insured","given":"Kim","family":"Kollege","birth_date":"1990-01-31","address":["Werksweg 1","54321 Beispielstadt"],"depts":["sucht"]}"#;

fn epoch(world: &World, by: &Holder, key: &SigningKey, subject: PersonId) -> Signed<ThreadEpoch> {
    let dept = |name: &str| Member::Dept {
        dept: name.parse().unwrap(),
        epoch: 1,
        de: Hash::new([1; 32]),
    };
    let enc: Recipient = world.registrar_enc.clone();
    let stmt = ThreadEpoch {
        v: V1,
        org: world.org.clone(),
        thread: ThreadId::from_bytes(rand::random()),
        epoch: 2,
        lane: Lane::Case,
        enc,
        subject,
        members: vec![dept("sucht")],
        exclude: Vec::new(),
        prev: Some(Hash::new([2; 32])),
        by: Author {
            pid: by.pid,
            kc: by.keycard.sh(),
        },
        td: world.td.sh(),
        iat: world.now(),
    };
    Signed::sign(stmt, &[key]).unwrap()
}

fn item(of: PersonId, stmt: &Signed<ThreadEpoch>) -> WorkItem {
    WorkItem {
        body: Some(FileBytes(stmt.envelope().to_json())),
        ..question(WorkKind::Profile, of)
    }
}

fn sealed_to_sucht(world: &World, of: PersonId) -> bool {
    let profiles = world.portal.with(|s| s.profiles.clone());
    let mut all = profiles.iter();
    all.any(|one| one.pid == of && one.dept.as_str() == "sucht")
}

#[tokio::test]
async fn the_unit_gets_name_and_birth_date_by_the_clerks_signature() {
    let world = World::new().await;
    world.import(&[ONLY_PFLEGE, ONLY_SUCHT].join("\n"));
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    let pid = world.pid("v-6");
    world.step().await.unwrap();
    assert!(!sealed_to_sucht(&world, pid));
    let stmt = epoch(&world, &tom, &tom.key, pid);
    assert_eq!(world.ask(item(pid, &stmt)).await, Some(Outcome::Done {}));
    assert!(sealed_to_sucht(&world, pid));
    let evidence = world.registrar.evidence(pid).unwrap();
    assert!(evidence.iter().any(|kind| kind == "profile-handed-on"));
}

#[tokio::test]
async fn a_portal_that_asks_by_itself_is_told_nothing() {
    let world = World::new().await;
    world.import(&[ONLY_PFLEGE, ONLY_SUCHT].join("\n"));
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let (pid, other) = (world.pid("v-6"), world.pid("v-7"));
    // Not certified yet.
    let early = epoch(&world, &tom, &tom.key, pid);
    assert_eq!(
        refused(world.ask(item(pid, &early)).await).0,
        "not-entitled"
    );
    world.certify().await;
    let forged = epoch(&world, &tom, &SigningKey::from_seed(&[9; 32]), pid);
    assert_eq!(
        refused(world.ask(item(pid, &forged)).await).0,
        "not-entitled"
    );
    // Whom the clerk's own department may not know, she hands to nobody.
    let foreign = epoch(&world, &tom, &tom.key, other);
    assert_eq!(
        refused(world.ask(item(other, &foreign)).await).0,
        "not-entitled"
    );
    let good = epoch(&world, &tom, &tom.key, pid);
    assert_eq!(
        refused(world.ask(item(other, &good)).await).0,
        "wrong-person"
    );
    let late = item(pid, &good);
    world.clock.advance(31 * 86_400);
    assert_eq!(refused(world.ask(late).await).0, "stale");
    assert!(!sealed_to_sucht(&world, pid));
}
