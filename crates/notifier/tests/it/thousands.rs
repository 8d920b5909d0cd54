// SPDX-License-Identifier: EUPL-1.2
//! Thousands of messages while the relay and the notifier die at any point of the dialogue, in any order: each is announced by at most one
//! mail of its own, and none is forgotten (R4, bug class 20). `SIEGELPOST_FAULT_MAILS` messages (2,000; `just prove` 100,000), beginning with
//! `SIEGELPOST_FAULT_SEED`. What happens at each single point, and to what end, is in `faults`.

use std::collections::HashMap;
use std::sync::Arc;

use mailbox::ids::{OutboxId, PersonId};
use mailbox::model::OutboxState;
use mailbox::{Ctx, SeededChance};
use notifier::TlsMode;

use crate::support::config;
use crate::support::post::{Post, message_id};
use crate::support::relay::{Fault, Manner, Point, Relay};

/// Messages that arrive in one go.
const CROWD: usize = 50;

#[expect(clippy::disallowed_methods, reason = "settings of tests")]
fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// What comes next, the same for the same seed.
struct Dice(Ctx);

impl Dice {
    fn below(&self, sides: u64) -> u64 {
        u64::from_be_bytes(self.0.bytes()) % sides
    }

    fn fault(&self, kills: bool) -> Fault {
        let at = Point::ALL[usize::try_from(self.below(9)).unwrap()];
        let fault = if kills {
            Fault::hang(at)
        } else {
            Fault {
                times: u32::try_from(1 + self.below(3)).unwrap(),
                ..Fault::die(at)
            }
        };
        if self.below(2) == 0 {
            fault.losing_the_mail()
        } else {
            fault
        }
    }
}

/// How often each `Message-ID` arrived, and how many deaths there were.
struct Seen {
    mails: HashMap<String, usize>,
    crowd: Vec<(PersonId, OutboxId)>,
    deaths: u64,
    post: Post,
}

async fn play(mails: usize, seed: u64) -> Seen {
    let dice = Dice(Ctx::new(
        crate::support::post::START,
        Arc::new(SeededChance::new(seed)),
    ));
    let mut post = Post::open();
    let relay = Relay::start(Manner::default()).await;
    let settings = config(&relay, TlsMode::None, None);
    let mut worker = post.worker(&settings);
    let (mut crowd, mut deaths) = (Vec::new(), 0);
    while crowd.len() < mails {
        crowd.extend(post.crowd(CROWD.min(mails - crowd.len())).await);
        post.pass(31);
        for _ in 0..6 {
            let kills = dice.below(3) == 0;
            relay.plan(dice.fault(kills));
            tokio::select! {
                biased;
                // Nothing is said any more: the notifier is killed as it waits.
                () = relay.reached(), if kills => deaths += 1,
                step = worker.step() => { step.unwrap(); }
            }
            relay.heal();
            if kills {
                drop(worker);
                post.reopen();
                worker = post.worker(&settings);
            } else {
                deaths += 1;
            }
            post.pass(1 + dice.below(180));
        }
    }
    // Two days in which nothing dies: reminders of what nobody can know are among what goes out.
    for _ in 0..48 {
        while worker.step().await.unwrap().leased > 0 {}
        post.pass(3600);
    }
    let mut arrived = HashMap::new();
    for id in relay.message_ids() {
        *arrived.entry(id).or_default() += 1;
    }
    Seen {
        mails: arrived,
        crowd,
        deaths,
        post,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_thousands_each_is_announced_once_at_most_and_none_is_forgotten() {
    let mails = usize::try_from(number("SIEGELPOST_FAULT_MAILS", 2_000)).unwrap();
    let seed = number("SIEGELPOST_FAULT_SEED", 1);
    let seen = play(mails, seed).await;
    let twice: Vec<_> = seen.mails.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "seed {seed}: twice: {twice:?}");
    let (mut unknown, mut reminded) = (0, 0);
    for (pid, first) in &seen.crowd {
        let rows = seen.post.rows(*pid).await;
        let told = rows
            .iter()
            .filter(|row| seen.mails.contains_key(&message_id(row.id)));
        assert!(told.count() > 0, "seed {seed}: forgotten: {rows:?}");
        for row in &rows {
            let known = [OutboxState::Sent, OutboxState::Unknown].contains(&row.state);
            assert!(known, "seed {seed}: {row:?}");
            // What is said to be sent is.
            let arrived = seen.mails.contains_key(&message_id(row.id));
            assert!(arrived || row.state == OutboxState::Unknown, "{row:?}");
            unknown += usize::from(row.state == OutboxState::Unknown);
            reminded += usize::from(row.id != *first);
        }
    }
    println!(
        "{} messages, {} deaths, {unknown} of unknown outcome, {reminded} reminders, {} mails, seed {seed}",
        seen.crowd.len(),
        seen.deaths,
        seen.mails.len()
    );
    assert_eq!(seen.crowd.len(), mails);
    // Without deaths that hurt this would prove nothing.
    assert!(
        unknown > mails / 100,
        "seed {seed}: {unknown} of unknown outcome"
    );
}
