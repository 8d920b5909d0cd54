// SPDX-License-Identifier: EUPL-1.2
//! A state machine over persons, bindings, representations, departments, marks and time: after any history, who may
//! fetch and who can open is what the model says.
//!
//! A history is a list of steps drawn from a seed (`step.rs`). The model (`model.rs`) carries each out as the protocol
//! has it (`act.rs` what honest people do, `effect.rs` what follows, `rule.rs` who may what), the services carry it out
//! on a real database (`world.rs`, `people.rs`, `office.rs`, `post.rs`), and `check.rs` compares: the outcome; after
//! every step all sessions, and for everybody in every lane of every thread the messages that may be fetched; for one
//! person in turn, and every twelfth step for all, lists and their marks, heads, threads with the keys that are given,
//! what those keys open, files, counts, department keys. Signatures and rows are real; age files are one real file with
//! a number in it, so that a stored grant decides and no cryptography is paid for.
//!
//! `SIEGELPOST_MODEL_STEPS` says how many steps that make sense are taken (800; `just prove` takes 100,000),
//! `SIEGELPOST_MODEL_SEED` runs one history again. A difference prints seed, smallest history found, and what differs.
//!
//! An account ends by the clock, too: the registrar says when, and takes it back; the moments on both borders, and beside
//! them, are visited as those of representations are.
//!
//! Not in it: what only clients check (who may author an epoch after a re-identification, that an exclusion persists),
//! and ruling 22 (the registrar writes the 15th birthday into `exp`). Ending a representation is allowed in a quarantine:
//! it only takes access away.
//!
//! Negative controls, each seen red within 2,000 steps and restored: no look at the quarantine in
//! `Threads::lookup_for`; `ended_at` left out of `Representation::holds`; `removed_at` of the clerk left out of
//! `Threads::lookup_for`; `exp` of a representation counted as one second more; who comes back to a thread keeps her
//! first index; nothing withheld from who joins in a quarantine; a carryover ends a block; another letter shortens a
//! quarantine; history granted without the right to it; sessions that do not ask for the end of the account; representatives who see on
//! after it.

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

use crate::support::{World, number};
use shrink::{Failure, replay, smallest};

/// Steps of one history.
const LENGTH: usize = 80;
/// Histories that are always the same.
const FIXED: [u64; 2] = [1, 2];

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
        number("SIEGELPOST_MODEL_STEPS").unwrap_or(800),
        World::sqlite,
    );
}

/// The same rules in the other dialect; a share of the steps, because each costs a way to the server and back.
#[test]
fn after_any_history_access_is_what_the_model_says_on_postgres() {
    if World::postgres().is_some() {
        let steps = number("SIEGELPOST_MODEL_STEPS").unwrap_or(800);
        halves(steps / 10, || World::postgres().unwrap());
    }
}
