// SPDX-License-Identifier: EUPL-1.2
//! Administrators and root keys.

use std::collections::BTreeMap;

use protocol::statement::{Anchor, Right, StaffCertificate, TrustChain};
use protocol::{Hash, PersonId, Signed};
use rand::rngs::OsRng;
use registrar::admin::{
    AdminError, AdminSigner, CertifyReport, RootKeys, Skipped, certify_staff, next_document,
    summary,
};
use registrar::keyfolder::{KeyFolder, KeyFolderError, KeyKind};
use registrar::person::Assignment;

use crate::world::World;

fn assignments(world: &World) -> BTreeMap<PersonId, Assignment> {
    let staff = world.registrar.staff().unwrap();
    staff
        .into_iter()
        .filter_map(|p| Some((p.pid, p.assignment?)))
        .collect()
}

async fn certify(world: &World, signers: [&AdminSigner; 2]) -> Result<CertifyReport, AdminError> {
    let all = assignments(world);
    let yes = |_, _: &Hash| true;
    certify_staff(
        &world.portal,
        &world.org,
        world.pin(),
        signers,
        &all,
        yes,
        world.now(),
    )
    .await
}

#[tokio::test]
async fn two_administrators_certify_bound_staff_once() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let [one, two] = &world.admins;
    let report = certify(&world, [one, two]).await.unwrap();
    assert_eq!(report.certified, [tom.pid]);
    let certs = world.portal.statements::<StaffCertificate>();
    certs[0].verify(world.td.payload()).unwrap();
    assert_eq!(certs[0].payload().kc, tom.keycard.sh());
    let dept = "pflege".parse().unwrap();
    assert!(certs[0].payload().has(&dept, Right::Grant, world.now()));
    assert_eq!(
        certify(&world, [one, two]).await.unwrap(),
        CertifyReport::default()
    );
}

#[tokio::test]
async fn one_key_is_not_two_signers() {
    let world = World::new().await;
    world.bound_staff("s-1", "1979-09-09").await;
    let one = &world.admins[0];
    assert!(matches!(
        certify(&world, [one, one]).await,
        Err(AdminError::SameKey)
    ));
    let twice = Signed::sign(cert(&world), &[]).unwrap().into_envelope();
    let twice = one.sign(twice).unwrap();
    assert!(matches!(one.sign(twice), Err(AdminError::SignedAlready)));
    assert!(world.portal.statements::<StaffCertificate>().is_empty());
}

#[tokio::test]
async fn an_administrator_whom_the_trust_document_does_not_name_certifies_nobody() {
    let world = World::new().await;
    world.bound_staff("s-1", "1979-09-09").await;
    let folder = KeyFolder::create(&world.dir.path().join("admin-3"), KeyKind::Admin).unwrap();
    let stranger = AdminSigner::create(&folder, &mut OsRng).unwrap();
    let result = certify(&world, [&world.admins[0], &stranger]).await;
    assert!(matches!(result, Err(AdminError::NotNamed)));
}

#[tokio::test]
async fn nobody_is_certified_without_assignment_confirmation_or_a_genuine_binding() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let mia = world.bound_staff("s-2", "1981-02-03").await;
    let [one, two] = &world.admins;
    let mut all = assignments(&world);
    all.remove(&mia.pid);
    let no = |_, _: &Hash| false;
    let report = certify_staff(
        &world.portal,
        &world.org,
        world.pin(),
        [one, two],
        &all,
        no,
        world.now(),
    )
    .await
    .unwrap();
    assert!(report.certified.is_empty());
    assert!(report.skipped.contains(&(tom.pid, Skipped::NotConfirmed)));
    assert!(report.skipped.contains(&(mia.pid, Skipped::NoAssignment)));

    // The portal shows a keycard of its own for Tom.
    let forged = crate::holder::Holder::new(
        &world.org,
        tom.pid,
        protocol::statement::KeycardKind::Staff,
        world.now(),
    );
    world
        .portal
        .with(|s| s.staff[0].keycard = forged.keycard.clone());
    let report = certify(&world, [one, two]).await.unwrap();
    assert!(report.skipped.contains(&(tom.pid, Skipped::NotBound)));
    assert!(!report.certified.contains(&tom.pid));
}

#[tokio::test]
async fn a_certificate_is_renewed_when_the_task_changes_or_it_ends_soon() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    let [one, two] = &world.admins;
    certify(&world, [one, two]).await.unwrap();
    let changed = crate::world::TOM.replace("Team Pflege", "Leitung Pflege");
    world.import(&changed);
    world.clock.advance(1);
    assert_eq!(
        certify(&world, [one, two]).await.unwrap().certified,
        [tom.pid]
    );
    world.clock.advance(100 * 86_400);
    assert!(
        certify(&world, [one, two])
            .await
            .unwrap()
            .certified
            .is_empty()
    );
}

#[tokio::test]
async fn an_administrator_signs_no_other_statement() {
    let world = World::new().await;
    let td = world.td.clone().into_envelope();
    assert!(matches!(
        world.admins[0].sign(td),
        Err(AdminError::NotOurs(_))
    ));
}

#[tokio::test]
async fn a_folder_holds_one_administrator() {
    let world = World::new().await;
    let folder = KeyFolder::open(&world.dir.path().join("admin-1"), KeyKind::Admin).unwrap();
    folder.store("second", &[1; 32]).unwrap();
    assert!(matches!(
        AdminSigner::open(&folder),
        Err(AdminError::Plan(_))
    ));
    let role = KeyFolder::open(&world.dir.path().join("role"), KeyKind::Role).unwrap();
    let refused = AdminSigner::create(&role, &mut OsRng);
    assert!(matches!(
        refused,
        Err(AdminError::Keys(KeyFolderError::Foreign { .. }))
    ));
}

#[tokio::test]
async fn two_of_three_root_keys_renew_the_trust_document_and_one_does_not() {
    let world = World::new().await;
    let later = world.now().plus(86_400);
    let split = |names: &[&str], as_name: &str| {
        let from = KeyFolder::open(&world.dir.path().join("root"), KeyKind::Root).unwrap();
        let to = KeyFolder::create(&world.dir.path().join(as_name), KeyKind::Root).unwrap();
        for name in names {
            to.store(name, &from.load(name).unwrap()).unwrap();
        }
        RootKeys::open([&to]).unwrap()
    };
    let one = split(&["root-1"], "one");
    let next = next_document(&world.td, later);
    assert!(matches!(
        one.sign(next.clone(), Some(world.td.payload())),
        Err(AdminError::Plan(_))
    ));
    let two = split(&["root-1", "root-3"], "two");
    let signed = two.sign(next.clone(), Some(world.td.payload())).unwrap();
    let documents = vec![world.td.clone(), signed];
    TrustChain::verify(&world.org, documents, &Anchor::Genesis).unwrap();

    // One after the other gives the same.
    let third = split(&["root-3"], "three");
    let proposed = Signed::sign(next, &[]).unwrap();
    let half = one.add_to(proposed, Some(world.td.payload())).unwrap();
    assert!(matches!(
        one.add_to(half.clone(), Some(world.td.payload())),
        Err(AdminError::SignedAlready)
    ));
    let whole = third.add_to(half, Some(world.td.payload())).unwrap();
    TrustChain::verify(&world.org, vec![world.td.clone(), whole], &Anchor::Genesis).unwrap();
}

#[tokio::test]
async fn who_signs_is_shown_what_it_says() {
    let world = World::new().await;
    let envelope = Signed::sign(cert(&world), &[]).unwrap().into_envelope();
    let text = summary(&envelope).unwrap();
    for part in [
        "staff certificate",
        "Team Pflege",
        "pflege",
        "Grant",
        &envelope.sh().to_string(),
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

fn cert(world: &World) -> StaffCertificate {
    let assignment = assignments(world).into_values().next().unwrap();
    StaffCertificate {
        v: protocol::json::V1,
        org: world.org.clone(),
        pid: world.pid("s-1"),
        kc: Hash::new([1; 32]),
        depts: assignment.depts,
        label: assignment.label,
        nbf: world.now(),
        exp: world.now().plus(86_400),
        iat: world.now(),
    }
}
