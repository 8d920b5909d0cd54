// SPDX-License-Identifier: EUPL-1.2
//! Claims beside a recovery sheet.

use registrar::portal::{Outcome, WorkItem};

use crate::fake::refused;
use crate::holder::claims_item;
use crate::world::World;

const DOB: &str = "1985-04-12";

#[tokio::test]
async fn the_right_birth_date_is_right_and_five_wrong_ones_lock() {
    let world = World::new().await;
    let holder = world.bound("v-1", DOB).await;
    let claims = |dob: &str| {
        claims_item(
            &world.org,
            holder.pid,
            dob,
            &world.registrar_enc,
            world.now(),
        )
    };
    assert_eq!(world.ask(claims(DOB)).await, Some(Outcome::Done {}));
    for left in [4, 3, 2, 1] {
        assert_eq!(
            refused(world.ask(claims("1985-04-13")).await),
            ("wrong-claims".to_owned(), left)
        );
    }
    assert_eq!(
        refused(world.ask(claims("1985-04-13")).await).0,
        "no-tries-left"
    );
    assert_eq!(refused(world.ask(claims(DOB)).await).0, "no-tries-left");
    // Identification anew gives new tries.
    world.bound("v-1", DOB).await;
    assert_eq!(world.ask(claims(DOB)).await, Some(Outcome::Done {}));
}

#[tokio::test]
async fn the_same_file_again_is_no_new_try() {
    let world = World::new().await;
    let holder = world.bound("v-1", DOB).await;
    let wrong = claims_item(
        &world.org,
        holder.pid,
        "1985-04-13",
        &world.registrar_enc,
        world.now(),
    );
    for _ in 0..6 {
        let again = WorkItem {
            id: uuid::Uuid::now_v7(),
            ..wrong.clone()
        };
        assert_eq!(
            refused(world.ask(again).await),
            ("wrong-claims".to_owned(), 4)
        );
    }
}

#[tokio::test]
async fn old_foreign_and_unbound_claims_are_refused() {
    let world = World::new().await;
    let holder = world.bound("v-1", DOB).await;
    let old = claims_item(
        &world.org,
        holder.pid,
        DOB,
        &world.registrar_enc,
        world.now(),
    );
    world.clock.advance(2 * 86_400);
    assert_eq!(refused(world.ask(old).await).0, "stale");
    let org = "andere.example".parse().unwrap();
    let foreign = claims_item(&org, holder.pid, DOB, &world.registrar_enc, world.now());
    assert_eq!(refused(world.ask(foreign).await).0, "wrong-org");
    let jan = world.pid("v-2");
    let unbound = claims_item(
        &world.org,
        jan,
        "1990-01-31",
        &world.registrar_enc,
        world.now(),
    );
    assert_eq!(refused(world.ask(unbound).await).0, "not-bound");
}
