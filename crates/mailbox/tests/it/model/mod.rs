// SPDX-License-Identifier: EUPL-1.2
//! A state machine over persons, bindings, representations, departments, marks and time: after any history, who may
//! fetch and who can open is what the model says.

mod act;
mod check;
mod effect;
#[expect(
    clippy::module_inception,
    reason = "the abstract state is the model of the model test"
)]
mod model;
mod office;
mod people;
mod post;
mod rule;
mod shrink;
mod step;
mod world;

use rand::rngs::{OsRng, StdRng};
use rand::{RngCore, SeedableRng};

use crate::support::World;
use shrink::{Failure, replay, smallest};

/// Steps of one history.
const LENGTH: usize = 80;
/// Histories that are always the same.
const FIXED: [u64; 2] = [1, 2];

#[expect(
    clippy::disallowed_methods,
    reason = "how long the test is, and where it begins, is told by the environment"
)]
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// Runs histories until so many steps have made sense: the fixed ones first, then fresh ones. Gives their number.
async fn run(w: &World, seeds: impl Iterator<Item = u64>, steps: u64) -> u64 {
    let mut done = 0;
    for seed in seeds {
        let steps_of = step::history(&mut StdRng::seed_from_u64(seed), LENGTH);
        match replay(w, &steps_of).await {
            Ok(acted) => done += acted,
            Err(failure) => report(w, seed, &steps_of, failure).await,
        }
        if done >= steps {
            break;
        }
    }
    done
}

async fn report(w: &World, seed: u64, steps: &[step::Step], failure: Failure) -> ! {
    let (steps, failure) = smallest(w, steps, failure).await;
    let lines: Vec<String> = (1..)
        .zip(&steps)
        .map(|(n, step)| format!("  {n}. {step:?}"))
        .collect();
    panic!(
        "the services and the model differ (SIEGELPOST_MODEL_SEED={seed}).\nSmallest history found:\n{}\nAfter it:\n  {}",
        lines.join("\n"),
        failure.0.join("\n  "),
    );
}

/// Half of the steps on each of two stores at once.
fn halves(steps: u64, open: impl Fn() -> World + Sync) {
    if let Some(seed) = number("SIEGELPOST_MODEL_SEED") {
        runtime().block_on(run(&open(), std::iter::once(seed), 1));
        return;
    }
    let fresh = OsRng.next_u64() >> 16;
    println!("seeds {FIXED:?}, then from {fresh}");
    let [first, second] = FIXED;
    let done: u64 = std::thread::scope(|scope| {
        let open = &open;
        let half = |fixed: u64, fresh: u64| {
            let seeds = std::iter::once(fixed).chain((fresh..).step_by(2));
            scope.spawn(move || runtime().block_on(run(&open(), seeds, steps / 2)))
        };
        let running = [half(first, fresh), half(second, fresh + 1)];
        running
            .into_iter()
            .map(|one| {
                one.join()
                    .unwrap_or_else(|fault| std::panic::resume_unwind(fault))
            })
            .sum()
    });
    println!("{done} steps");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

#[test]
fn after_any_history_access_is_what_the_model_says_on_sqlite() {
    halves(
        number("SIEGELPOST_MODEL_STEPS").unwrap_or(2_000),
        World::sqlite,
    );
}

/// The same rules in the other dialect; a share of the steps, because each costs a way to the server and back.
#[test]
fn after_any_history_access_is_what_the_model_says_on_postgres() {
    if World::postgres().is_some() {
        let steps = number("SIEGELPOST_MODEL_STEPS").unwrap_or(2_000);
        halves(steps / 10, || World::postgres().unwrap());
    }
}
