// SPDX-License-Identifier: EUPL-1.2
//! Which account at the identity provider belongs to which employee: told to the portal as keyed hashes, all or none. Negative control,
//! seen red and restored: without the question for the role, an insured person gets an account.

use oidc::{Name, NameKey};
use registrar::role::{AccountsError, Channel, StaffAccount, read_accounts};

use crate::world::World;

const ISSUER: &str = "https://id.musterkasse.example";

fn told(world: &World) -> Vec<(protocol::PersonId, Option<protocol::Hash>)> {
    let accounts = world.portal.with(|state| state.accounts.clone());
    accounts.iter().map(|one| (one.pid, one.account)).collect()
}

#[tokio::test]
async fn the_portal_is_told_hashes_and_no_names() {
    let world = World::new().await;
    let key = NameKey::new([3; 32]);
    for reference in ["s-1", "s-2"] {
        world.issue(world.pid(reference), Channel::Staff).await;
    }
    let tell = |text: &str| {
        let items = read_accounts(text).unwrap();
        world.registrar.tell_accounts(&key, ISSUER, &items)
    };
    tell("reference,account\ns-1,tom@kasse\ns-2,mia@kasse\n").unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    let of = |name: &str| Some(key.of(Name::Account, ISSUER, name));
    let (tom, mia) = (world.pid("s-1"), world.pid("s-2"));
    assert_eq!(
        told(&world),
        [(tom, of("tom@kasse")), (mia, of("mia@kasse"))]
    );
    // The account changes hands: first it is nobody's, whatever the order of the lines.
    tell("reference,account\ns-2,tom@kasse\ns-1,\n").unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    assert_eq!(told(&world), [(tom, None), (mia, of("tom@kasse"))]);
}

#[tokio::test]
async fn a_wrong_line_tells_nobody_anything() {
    let world = World::new().await;
    let key = NameKey::new([3; 32]);
    for reference in ["v-1", "nobody"] {
        let item = |line, reference: &str| StaffAccount {
            line,
            reference: reference.to_owned(),
            account: Some(format!("account of {reference}")),
        };
        let items = [item(2, "s-1"), item(4, reference)];
        let error = world.registrar.tell_accounts(&key, ISSUER, &items);
        assert!(
            matches!(error, Err(AccountsError::Unknown(4))),
            "{reference}"
        );
    }
    world.registrar.drain(&world.portal).await.unwrap();
    assert_eq!(told(&world), []);
}
