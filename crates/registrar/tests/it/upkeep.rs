// SPDX-License-Identifier: EUPL-1.2
//! What the registrar does by itself: revocation lists, trust, fresh statements, stopping.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use protocol::statement::{RevocationList, StaffCertificate};
use protocol::{Attested, Hash, Signed};
use registrar::admin::{certify_staff, next_document};
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::role::Worker;
use tokio::sync::watch;

use crate::fake::refused;
use crate::holder::question;
use crate::world::World;

fn newest_list(world: &World) -> Signed<RevocationList> {
    let mut lists = world.portal.statements::<RevocationList>();
    lists.sort_by_key(|l| l.payload().seq);
    lists.pop().unwrap()
}

#[tokio::test]
async fn the_revocation_list_is_renewed_at_half_time() {
    let world = World::new().await;
    world.step().await.unwrap();
    let first = newest_list(&world);
    first.verify(world.td.payload()).unwrap();
    assert_eq!(first.payload().seq, 1);
    world.clock.advance(23 * 3600);
    world.step().await.unwrap();
    assert_eq!(newest_list(&world).payload().seq, 1);
    world.clock.advance(3600);
    world.step().await.unwrap();
    let second = newest_list(&world);
    assert_eq!(second.payload().seq, 2);
    assert_eq!(second.payload().exp, world.now().plus(48 * 3600));
}

#[tokio::test]
async fn a_removed_member_is_revoked_at_once_and_only_by_a_genuine_certificate() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let assignments = world
        .registrar
        .staff()
        .unwrap()
        .into_iter()
        .filter_map(|p| Some((p.pid, p.assignment?)));
    let assignments = assignments.collect();
    let [one, two] = &world.admins;
    let yes = |_, _: &Hash| true;
    certify_staff(
        &world.portal,
        &world.org,
        world.pin(),
        [one, two],
        &assignments,
        yes,
        world.now(),
    )
    .await
    .unwrap();
    let cert = world.portal.statements::<StaffCertificate>().remove(0);
    let remove = |pid, cert: &Signed<StaffCertificate>| WorkItem {
        body: Some(FileBytes(cert.envelope().to_json())),
        ..question(WorkKind::Revoke, pid)
    };
    let forged = Signed::sign(cert.payload().clone(), &[&tom.key]).unwrap();
    assert_eq!(
        refused(world.ask(remove(tom.pid, &forged)).await).0,
        "bad-signature"
    );
    let other = world.pid("s-2");
    assert_eq!(
        refused(world.ask(remove(other, &cert)).await).0,
        "wrong-person"
    );
    assert!(newest_list(&world).payload().revoked.is_empty());

    assert_eq!(
        world.ask(remove(tom.pid, &cert)).await,
        Some(Outcome::Done {})
    );
    assert!(
        newest_list(&world)
            .payload()
            .is_revoked(&cert.sh(), world.now())
    );
    // The administrators make no new certificate for what a lead has ended.
    let tom_now = world
        .registrar
        .staff()
        .unwrap()
        .into_iter()
        .find(|p| p.pid == tom.pid)
        .unwrap();
    assert_eq!(tom_now.assignment, None);
    let dept = "pflege".parse().unwrap();
    assert!(world.registrar.reinstate(tom.pid, &dept).unwrap());
    assert!(
        world
            .registrar
            .staff()
            .unwrap()
            .iter()
            .any(|p| p.pid == tom.pid && p.assignment.is_some())
    );
    // Asked twice, listed once.
    assert_eq!(
        world.ask(remove(tom.pid, &cert)).await,
        Some(Outcome::Done {})
    );
    assert_eq!(newest_list(&world).payload().revoked.len(), 1);
}

#[tokio::test]
async fn a_certificate_renewed_after_the_removal_ends_with_the_one_the_lead_saw() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let mut all: BTreeMap<_, _> = world
        .registrar
        .staff()
        .unwrap()
        .into_iter()
        .filter_map(|p| Some((p.pid, p.assignment?)))
        .collect();
    let [one, two] = &world.admins;
    let yes = |_, _: &Hash| true;
    let certify = async |all: &BTreeMap<_, _>| {
        let (pin, now) = (world.pin(), world.now());
        certify_staff(&world.portal, &world.org, pin, [one, two], all, yes, now)
            .await
            .unwrap();
        let mut known = world.portal.statements::<StaffCertificate>();
        known.sort_by_key(|cert| cert.payload().iat);
        known.pop().unwrap()
    };
    let seen = certify(&all).await;
    // Her words change before anybody has heard that she was removed.
    world.clock.advance(60);
    all.get_mut(&tom.pid).unwrap().label = "Pflege, Vertretung".to_owned();
    let renewed = certify(&all).await;
    assert_ne!(seen.sh(), renewed.sh());
    let leaving = |pid, dept: &str| WorkItem {
        body: Some(FileBytes(
            serde_json::json!({ "cert": seen.envelope(), "dept": dept })
                .to_string()
                .into_bytes(),
        )),
        ..question(WorkKind::Revoke, pid)
    };
    let other = world.pid("s-2");
    assert_eq!(
        refused(world.ask(leaving(other, "pflege")).await).0,
        "wrong-person"
    );
    let asked = world.ask(leaving(tom.pid, "pflege")).await;
    assert_eq!(asked, Some(Outcome::Done {}));
    let list = newest_list(&world);
    for cert in [&seen, &renewed] {
        assert!(list.payload().is_revoked(&cert.sh(), world.now()));
    }
    assert_eq!(list.payload().revoked.len(), 2);
}

#[tokio::test]
async fn a_fresh_statement_is_there_before_the_question_is_done() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    world.clock.advance(25 * 3600);
    let begun = Instant::now();
    assert_eq!(
        world.ask(question(WorkKind::Fresh, erika.pid)).await,
        Some(Outcome::Done {})
    );
    assert!(begun.elapsed() < Duration::from_secs(2));
    let fresh = world.portal.with(|s| s.fresh.last().cloned()).unwrap();
    assert_eq!(fresh.payload().iat, world.now());
    let nobody = question(WorkKind::Fresh, world.pid("v-2"));
    assert_eq!(refused(world.ask(nobody).await).0, "not-bound");
}

#[tokio::test]
async fn a_renewed_trust_document_is_taken_over_and_letters_name_it() {
    let world = World::new().await;
    world.clock.advance(100 * 86_400);
    let next = next_document(&world.td, world.now());
    let signed = world.root.sign(next, Some(world.td.payload())).unwrap();
    let item = Attested::logged(signed.clone()).into_untyped();
    world
        .portal
        .with(|s| s.statements.insert(signed.sh().as_bytes().to_vec(), item));
    world.step().await.unwrap();
    assert_eq!(world.registrar.chain().unwrap().td().ver, 2);
    let (issued, _) = world.letter("v-1").await;
    assert_eq!(
        issued.fingerprint,
        protocol::code::fingerprint(&signed.sh())
    );
}

#[tokio::test]
async fn a_trust_document_that_the_root_did_not_sign_is_not_taken_and_keeps_nobody_waiting() {
    let world = World::new().await;
    let next = next_document(&world.td, world.now());
    let thief = protocol::SigningKey::from_seed(&[5; 32]);
    let forged = Signed::sign(next, &[&thief]).unwrap();
    let item = Attested::logged(forged.clone()).into_untyped();
    world
        .portal
        .with(|s| s.statements.insert(forged.sh().as_bytes().to_vec(), item));
    world.bound("v-1", "1985-04-12").await;
    assert_eq!(world.registrar.chain().unwrap().td().ver, 1);
    let item = Attested::logged(forged).into_untyped();
    assert!(world.registrar.publish(vec![item]).is_err());
    assert_eq!(
        world.registrar.chain().unwrap().td().ver,
        1,
        "not even by hand"
    );
}

#[tokio::test]
async fn no_profile_is_sealed_to_a_department_that_two_administrators_did_not_sign() {
    let world = World::new().await;
    let genuine = world.portal.statements::<protocol::statement::DeptEpoch>();
    let pflege = genuine
        .iter()
        .find(|e| e.payload().dept.as_str() == "pflege")
        .unwrap();
    let thief = protocol_open::Identity::from_seed(&[6; 32]).unwrap();
    let mut payload = pflege.payload().clone();
    payload.epoch = 2;
    payload.prev = Some(pflege.sh());
    payload.enc = thief.recipient().clone();
    // One administrator is not enough.
    let envelope = Signed::sign(payload, &[]).unwrap().into_envelope();
    let envelope = world.admins[0].sign(envelope).unwrap();
    let sh = envelope.sh();
    let item = Attested {
        stmt: envelope,
        leaf: None,
        proof: None,
    };
    world
        .portal
        .with(|s| s.statements.insert(sh.as_bytes().to_vec(), item));
    world.bound("v-1", "1985-04-12").await;
    let profiles = world.portal.with(|s| s.profiles.clone());
    assert!(profiles.iter().all(|p| p.epoch == 1));
    assert!(
        profiles
            .iter()
            .all(|p| protocol_open::open(&thief, &p.file.0).is_err())
    );
}

#[tokio::test]
async fn profiles_follow_a_new_department_epoch() {
    let world = World::new().await;
    world.bound("v-1", "1985-04-12").await;
    let genuine = world.portal.statements::<protocol::statement::DeptEpoch>();
    let pflege = genuine
        .iter()
        .find(|e| e.payload().dept.as_str() == "pflege")
        .unwrap();
    let next = world.unit_epoch("pflege", Some(pflege));
    world
        .registrar
        .publish(vec![Attested::logged(next).into_untyped()])
        .unwrap();
    world.step().await.unwrap();
    let profiles = world.portal.with(|s| s.profiles.clone());
    assert!(
        profiles
            .iter()
            .any(|p| p.dept.as_str() == "pflege" && p.epoch == 2)
    );
}

#[tokio::test]
async fn an_epoch_of_one_administrator_is_not_published() {
    let world = World::new().await;
    let genuine = world.portal.statements::<protocol::statement::DeptEpoch>();
    let payload = genuine[0].payload().clone();
    let envelope = Signed::sign(payload, &[]).unwrap().into_envelope();
    let stmt = world.admins[0].sign(envelope).unwrap();
    let item = Attested {
        stmt,
        leaf: None,
        proof: None,
    };
    assert!(world.registrar.publish(vec![item]).is_err());
}

#[tokio::test]
async fn a_portal_that_is_behind_is_told_the_newer_trust_document() {
    let world = World::new().await;
    let next = next_document(&world.td, world.now());
    let signed = world.root.sign(next, Some(world.td.payload())).unwrap();
    world
        .registrar
        .publish(vec![Attested::logged(signed.clone()).into_untyped()])
        .unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    let sh = signed.sh();
    world
        .portal
        .with(|s| s.statements.remove(sh.as_bytes().as_slice()));
    world.step().await.unwrap();
    assert_eq!(
        world
            .portal
            .statements::<protocol::statement::TrustDocument>()
            .len(),
        2
    );
}

#[tokio::test]
async fn a_new_portal_is_told_the_trust_document() {
    let world = World::new().await;
    world.portal.with(|s| s.statements.clear());
    world.step().await.unwrap();
    let documents = world
        .portal
        .statements::<protocol::statement::TrustDocument>();
    assert_eq!(documents.len(), 1);
}

#[tokio::test]
async fn a_running_worker_stops_when_told() {
    let world = World::new().await;
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(world.registrar.clone(), world.portal.clone());
    let running = tokio::spawn(worker.run(stopped));
    tokio::task::yield_now().await;
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), running)
        .await
        .unwrap()
        .unwrap();
}
