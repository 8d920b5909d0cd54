// SPDX-License-Identifier: EUPL-1.2
//! A fresh store for each test, and invented people in it.

pub mod bucket;
#[cfg(feature = "postgres")]
mod lent;
pub mod people;
pub mod statements;
pub mod work;
pub mod world;

use mailbox::model::Level;
use mailbox::{Clearance, LevelPolicy, Timestamp};

pub use people::{Clerk, Human, Insured, address};
pub use statements::{epoch, org, sealed};
pub use world::{Backend, World};

/// Of a session with a passkey that was shown just now: every class.
pub fn cleared() -> Clearance {
    let now = Timestamp::from_secs(1);
    LevelPolicy::default().clearance_of(Level::Substantial, Some(now), now)
}

/// A setting of the environment: how long a test is, where it begins.
#[expect(clippy::disallowed_methods, reason = "settings of tests")]
pub fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// Runs one async test body on both databases.
macro_rules! both {
    ($(#[$meta:meta])* async fn $name:ident($world:ident: World) $body:block) => {
        mod $name {
            use super::*;

            async fn run($world: &World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let world = World::sqlite();
                run(&world).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(world) = World::postgres() {
                    run(&world).await;
                }
            }
        }
    };
}
pub(crate) use both;
