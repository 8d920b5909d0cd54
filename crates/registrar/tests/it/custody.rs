// SPDX-License-Identifier: EUPL-1.2
//! Custody of department identities.

use protocol::statement::DeptEpoch;
use protocol::{Attested, Signed};
use protocol_open::{open_dept_grant, open_dept_link};
use registrar::custody::{
    CustodyError, Forget, GrantReport, Pair, UnitKeys, grant_round, open_break_glass,
};
use registrar::keyfolder::KeyFolderError;

use crate::world::World;

async fn round(world: &World, forget: Forget) -> GrantReport {
    let (portal, pin) = (&world.portal, world.pin());
    grant_round(portal, &world.units, &world.org, pin, forget, world.now())
        .await
        .unwrap()
}

fn epoch(world: &World, dept: &str) -> Signed<DeptEpoch> {
    let all = world.portal.statements::<DeptEpoch>();
    all.into_iter()
        .filter(|e| e.payload().dept.as_str() == dept)
        .max_by_key(|e| e.payload().epoch)
        .unwrap()
}

#[tokio::test]
async fn a_newly_certified_member_gets_the_first_grant_and_no_second_one() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    assert_eq!(
        round(&world, Forget::Never).await.grants,
        0,
        "not without a certificate"
    );
    world.certify().await;
    assert_eq!(round(&world, Forget::Never).await.grants, 1);
    let grant = world.portal.with(|s| s.grants[0].clone());
    let pflege = epoch(&world, "pflege");
    let identity = open_dept_grant(&tom.identity, &grant.file.0, pflege.payload()).unwrap();
    assert_eq!(identity.recipient(), &pflege.payload().enc);
    assert_eq!(round(&world, Forget::Never).await, GrantReport::default());
}

#[tokio::test]
async fn nobody_without_a_genuine_certificate_gets_a_grant() {
    let world = World::new().await;
    world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    // The portal puts a keycard of its own in Tom's place, or shows a certificate of one admin.
    let thief = crate::holder::Holder::new(
        &world.org,
        world.pid("s-1"),
        protocol::statement::KeycardKind::Staff,
        world.now(),
    );
    let genuine = world
        .portal
        .with(|s| std::mem::replace(&mut s.staff[0].keycard, thief.keycard.clone()));
    assert_eq!(round(&world, Forget::Never).await.grants, 0);
    world.portal.with(|s| s.staff[0].keycard = genuine);
    assert_eq!(
        round(&world, Forget::Never).await.grants,
        1,
        "negative control"
    );
}

#[tokio::test]
async fn a_certificate_for_the_former_key_gives_the_new_key_nothing() {
    let world = World::new().await;
    world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    // Identified again on a new device: genuine keycard, genuine binding, old certificate.
    world.bound_staff("s-1", "1979-09-09").await;
    world.portal.with(|s| s.staff.remove(0));
    assert_eq!(round(&world, Forget::Never).await.grants, 0);
    world.clock.advance(1);
    world.certify().await;
    assert_eq!(round(&world, Forget::Never).await.grants, 1);
}

#[tokio::test]
async fn a_revoked_member_gets_no_grant() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    let cert = world
        .portal
        .statements::<protocol::statement::StaffCertificate>()
        .remove(0);
    world.registrar.revoke(&cert.sh(), Some(tom.pid)).unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    assert_eq!(round(&world, Forget::Never).await.grants, 0);
}

#[tokio::test]
async fn a_new_epoch_is_linked_and_the_old_identity_is_forgotten() {
    let world = World::new().await;
    let first = epoch(&world, "pflege");
    let second = world.unit_epoch("pflege", Some(&first));
    world
        .registrar
        .publish(vec![Attested::logged(second.clone()).into_untyped()])
        .unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    let report = round(&world, Forget::Never).await;
    assert_eq!((report.links, report.forgotten), (1, 1));
    let link = world.portal.with(|s| s.links[0].clone());
    let dept = "pflege".parse().unwrap();
    let newest = world.units.identity(&dept, 2).unwrap().unwrap();
    let older = open_dept_link(&newest, &link.file.0, first.payload()).unwrap();
    assert_eq!(older.recipient(), &first.payload().enc);
    assert!(world.units.identity(&dept, 1).unwrap().is_none());
    assert_eq!(round(&world, Forget::Never).await, GrantReport::default());
}

#[tokio::test]
async fn the_identity_is_destroyed_when_two_members_can_hand_it_on() {
    let world = World::new().await;
    let policy = Forget::WhenMembersCanGrant(2);
    let dept = "pflege".parse().unwrap();
    world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    round(&world, policy).await;
    round(&world, policy).await;
    assert!(
        world.units.identity(&dept, 1).unwrap().is_some(),
        "one is not enough"
    );
    world.bound_staff("s-2", "1981-02-03").await;
    world.clock.advance(1);
    world.certify().await;
    round(&world, policy).await;
    let report = round(&world, policy).await;
    assert_eq!(report.forgotten, 1);
    assert!(world.units.identity(&dept, 1).unwrap().is_none());
}

#[tokio::test]
async fn any_two_custodians_bring_an_identity_back_and_one_does_not() {
    let world = World::new().await;
    let pflege = epoch(&world, "pflege");
    let dept = &pflege.payload().dept;
    let [a, b, c] = &world.custodians;
    for (pair, outer, inner) in [(Pair::AB, a, b), (Pair::BC, b, c), (Pair::AC, a, c)] {
        let copy = world.units.copy(dept, 1, pair).unwrap();
        let identity = open_break_glass(outer, inner, &copy, pflege.payload()).unwrap();
        assert_eq!(identity.recipient(), &pflege.payload().enc);
        assert!(open_break_glass(outer, outer, &copy, pflege.payload()).is_err());
        assert!(open_break_glass(inner, inner, &copy, pflege.payload()).is_err());
        assert!(open_break_glass(inner, outer, &copy, pflege.payload()).is_err());
        // Not for another department.
        let other = epoch(&world, "sucht");
        assert!(open_break_glass(outer, inner, &copy, other.payload()).is_err());
    }
}

#[tokio::test]
async fn three_custodians_are_three_people() {
    let world = World::new().await;
    let pflege = epoch(&world, "pflege");
    let identity = world
        .units
        .identity(&pflege.payload().dept, 1)
        .unwrap()
        .unwrap();
    let [a, b, _] = &world.custodians;
    let same = [
        a.recipient().clone(),
        b.recipient().clone(),
        a.recipient().clone(),
    ];
    let result = registrar::custody::seal_break_glass(&same, pflege.payload(), &identity);
    assert!(matches!(result, Err(CustodyError::Custodians)));
}

#[tokio::test]
async fn custody_does_not_open_a_folder_with_role_keys_in_it() {
    let world = World::new().await;
    let role = world.dir.path().join("role");
    assert!(matches!(
        UnitKeys::create(&role),
        Err(CustodyError::Keys(KeyFolderError::Foreign { .. }))
    ));
    let units = world.dir.path().join("units");
    std::fs::copy(role.join("binder.key"), units.join("sucht.9.key")).unwrap();
    assert!(matches!(
        UnitKeys::create(&units),
        Err(CustodyError::Keys(KeyFolderError::Foreign { .. }))
    ));
}

#[tokio::test]
async fn an_epoch_that_was_swapped_at_the_portal_gets_no_grants() {
    let world = World::new().await;
    world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    let first = epoch(&world, "pflege");
    let mut other = first.payload().clone();
    other.enc = protocol_open::Identity::from_seed(&[8; 32])
        .unwrap()
        .recipient()
        .clone();
    let forged = Signed::sign(other, &[]).unwrap();
    world.portal.with(|s| {
        s.statements.remove(first.sh().as_bytes().as_slice());
        let item = Attested::logged(forged.clone()).into_untyped();
        s.statements.insert(forged.sh().as_bytes().to_vec(), item);
    });
    let report = round(&world, Forget::Never).await;
    assert_eq!(report.grants, 0);
    assert_eq!(report.refused, ["pflege".parse().unwrap()]);
}

#[tokio::test]
async fn an_epoch_by_a_certified_lead_is_believed_and_one_by_anybody_else_is_not() {
    let world = World::new().await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    let first = epoch(&world, "pflege");
    let next = |by: &crate::holder::Holder, seed: u8| {
        let mut payload = first.payload().clone();
        payload.epoch = 2;
        payload.prev = Some(first.sh());
        payload.enc = protocol_open::Identity::from_seed(&[seed; 32])
            .unwrap()
            .recipient()
            .clone();
        payload.iat = world.now();
        Signed::sign(payload, &[&by.key]).unwrap()
    };
    let shown = |statement: &Signed<DeptEpoch>| {
        let item = Attested::logged(statement.clone()).into_untyped();
        world.portal.with(|s| {
            s.statements
                .insert(statement.sh().as_bytes().to_vec(), item)
        });
    };
    let stranger = crate::holder::Holder::new(
        &world.org,
        world.pid("s-2"),
        protocol::statement::KeycardKind::Staff,
        world.now(),
    );
    let forged = next(&stranger, 7);
    shown(&forged);
    assert_eq!(round(&world, Forget::Never).await.refused.len(), 1);
    world
        .portal
        .with(|s| s.statements.remove(forged.sh().as_bytes().as_slice()));

    // Tom has left the staff list meanwhile; the answer brings his keycard and certificate along.
    shown(&next(&tom, 8));
    let cert = world
        .portal
        .statements::<protocol::statement::StaffCertificate>()
        .remove(0);
    world.portal.with(|s| {
        s.staff.clear();
        s.signers = vec![
            Attested::unlogged(tom.keycard.clone()).into_untyped(),
            Attested::logged(cert).into_untyped(),
        ];
    });
    let report = round(&world, Forget::Never).await;
    assert!(report.refused.is_empty(), "{report:?}");
    // The lead made the link: the custodian only forgets.
    assert_eq!((report.links, report.forgotten), (0, 1));
}

#[tokio::test]
async fn a_proposal_that_was_not_signed_yet_is_not_made_twice() {
    let world = World::new().await;
    let once = world.unit_epoch("neu", None);
    world.clock.advance(60);
    assert_eq!(world.unit_epoch("neu", None).sh(), once.sh());
}
