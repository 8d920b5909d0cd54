// SPDX-License-Identifier: EUPL-1.2
//! kill -9 of the server under load: what was acknowledged is there once, in its place, and each answer is announced by at most one mail.
//!
//! `SIEGELPOST_KILLS` sets the number (default 60; `just prove` 300), `SIEGELPOST_SEED` the times. Needs the program `siegelpost` beside the test.
//! Seen red: with answers sent before the commit (`mailbox/src/db/writer.rs`), 2 of 17 acknowledged messages were missing; so was the next counter.
//! kill -9 proves safety against the end of the process only; what a power cut leaves is for `.ci/power-cut`, which `just prove` runs with its
//! negative control (without fsync, acknowledged messages are lost).
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    reason = "tests may panic and speak"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use mailbox::{
    Clock, Store,
    clock::SystemClock,
    model::{OutboxKind, OutboxRow, OutboxState},
};
use protocol::{Dept, MessageId, Org, UnixTime};
use rand::{Rng, SeedableRng, rngs::StdRng};
use siegelpost_demo::{
    people,
    sim::{Face, NewText, Person, Prepared, SimError, Thread},
    world::{Placement, World, prepare, server::Ports},
};

fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap().join("siegelpost");
    assert!(
        program.exists(),
        "build the program first: cargo build -p siegelpost"
    );
    program
}

fn now() -> UnixTime {
    registrar::clock::Clock::now(&registrar::clock::SystemClock)
}

fn number(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the one setting of a test")]
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// Posts the same bytes until the server has acknowledged them; a refusal is answered as it came.
async fn post_until_acknowledged(
    person: &Person,
    message: &mut Prepared,
    answers: Option<(&Dept, &Thread)>,
) -> Result<u64, SimError> {
    for _ in 0..2_000 {
        match person.post(message).await {
            Ok(accepted) => return Ok(accepted.idx),
            Err(error) if error.is_transient() => {
                tokio::time::sleep(Duration::from_millis(20)).await
            }
            Err(SimError::Refused { status: 401, .. }) => {
                // A kill may have fallen between sign-in and its commit; signing in again is what a browser would do.
                let _ = person.sign_in().await;
            }
            // Nothing was stored: the clerk reads what has come meanwhile, and answers to that.
            Err(SimError::Refused { status: 409, code }) if code == "newer-message" => {
                let (dept, thread) = answers.unwrap();
                let _ = person.look(dept, thread, message).await;
            }
            Err(error) => return Err(error),
        }
    }
    panic!("no acknowledgement after 2000 tries");
}

/// What one side wrote.
#[derive(Default)]
struct Written {
    /// What was acknowledged, with its place.
    acknowledged: Vec<(MessageId, u64)>,
    /// What ended the writing early. It is judged last: whoever lost a message may be refused the next one, and the loss is what counts.
    refused: Option<SimError>,
}

/// Writes until told to stop or refused.
async fn writer(
    person: Arc<Person>,
    mut thread: Thread,
    stop: Arc<AtomicBool>,
    unit: Option<Dept>,
) -> Written {
    let mut written = Written::default();
    let mut count = 0;
    while !stop.load(Ordering::SeqCst) {
        count += 1;
        let mut text = NewText {
            subject: "Unter Last".into(),
            body: format!("Nachricht {count}"),
            uploads: Vec::new(),
        };
        if unit.is_none() && count % 5 == 0 {
            // An upload that a kill cuts off is given up and stays as an orphan to be collected.
            if let Ok(upload) = person
                .upload(&thread, "a.pdf", "application/pdf", vec![7; 90_000])
                .await
            {
                text.uploads.push(upload);
            }
        }
        let mut message = person.prepare(&mut thread, text, now()).unwrap();
        let answers = unit.as_ref().map(|dept| (dept, &thread));
        if let Some((dept, thread)) = answers {
            let _ = person.look(dept, thread, &mut message).await;
        }
        match post_until_acknowledged(&person, &mut message, answers).await {
            Ok(idx) => written.acknowledged.push((message.mid, idx)),
            Err(error) => {
                written.refused = Some(error);
                break;
            }
        }
        // A person who never pauses leaves no moment to answer her.
        let pause = if unit.is_none() { 40 } else { 5 };
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    written
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_or_doubled_by_kill_9() {
    let (kills, seed) = (number("SIEGELPOST_KILLS", 60), number("SIEGELPOST_SEED", 1));
    let mut chance = StdRng::seed_from_u64(seed);
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    prepare(&data, false).unwrap();
    let ports = Ports::free().unwrap();
    let mut world = World::start(&data, ports, Placement::Process(program()))
        .await
        .unwrap();
    let org: Org = people::ORG.parse().unwrap();

    let letter = world.papers.letters.first().unwrap().clone();
    let insured = Person::activate(
        &world.portal(),
        Face::Portal,
        &org,
        &letter.code,
        &letter.dob,
        now(),
    )
    .await
    .unwrap();
    insured
        .confirm_address(world.catcher.mails())
        .await
        .unwrap();
    let slip = world.papers.staff.first().unwrap().clone();
    let clerk = Person::activate(
        &world.office(),
        Face::Office,
        &org,
        &slip.code,
        &slip.dob,
        now(),
    )
    .await
    .unwrap();
    let dept: Dept = "krankengeld".parse().unwrap();
    let desk = clerk.desk(&dept).await.unwrap();
    let (mut thread, grants) = insured
        .new_thread(&dept, &"krankengeld-nachweis".parse().unwrap(), now())
        .await
        .unwrap();
    let id = thread.id;
    let mut first = insured
        .prepare_first(
            &mut thread,
            grants,
            NewText {
                subject: "Unter Last".into(),
                body: "Anfang".into(),
                uploads: Vec::new(),
            },
            now(),
        )
        .unwrap();
    let first_idx = post_until_acknowledged(&insured, &mut first, None)
        .await
        .unwrap();
    let answers = clerk.open_thread(&desk, id).await.unwrap();

    let (insured, clerk) = (Arc::new(insured), Arc::new(clerk));
    let stop = Arc::new(AtomicBool::new(false));
    let writers = [
        tokio::spawn(writer(
            Arc::clone(&insured),
            thread,
            Arc::clone(&stop),
            None,
        )),
        tokio::spawn(writer(
            Arc::clone(&clerk),
            answers,
            Arc::clone(&stop),
            Some(dept),
        )),
    ];
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(chance.gen_range(100..700))).await;
        world.kill_and_restart().await.unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    let mut acknowledged = vec![(first.mid, first_idx)];
    let (mut by_clerk, mut refused) = (0, Vec::new());
    for (n, task) in writers.into_iter().enumerate() {
        let part = task.await.unwrap();
        if n == 1 {
            by_clerk = part.acknowledged.len();
        }
        acknowledged.extend(part.acknowledged);
        refused.extend(part.refused);
    }

    let mut seen: BTreeMap<MessageId, Vec<u64>> = BTreeMap::new();
    let read = insured.read_thread(id).await.unwrap();
    for message in &read {
        seen.entry(message.payload.mid)
            .or_default()
            .push(message.idx);
    }
    let amiss = acknowledged
        .iter()
        .filter(|(mid, idx)| seen.get(mid) != Some(&vec![*idx]))
        .count();
    assert_eq!(
        amiss,
        0,
        "of {} acknowledged messages so many are lost, doubled or elsewhere; refused: {refused:?}",
        acknowledged.len()
    );
    assert!(refused.is_empty(), "refused: {refused:?}");
    let places: Vec<u64> = read.iter().map(|message| message.idx).collect();
    assert_eq!(
        places,
        (1..=read.len() as u64).collect::<Vec<_>>(),
        "places are gapless"
    );

    // Mails: never one twice, and none forgotten: what is due goes out, and what is on record as sent has come.
    let server_dir = world.server_dir().to_owned();
    let config = siegelpost::Config::load(&server_dir.join("siegelpost.toml")).unwrap();
    let notices = drained(&config, &insured.pid.to_string()).await;
    let caught = message_ids(&world);
    let ids: BTreeSet<&str> = caught.iter().map(String::as_str).collect();
    assert_eq!(ids.len(), caught.len(), "no mail arrived twice");
    assert!(
        // One more: the code of her address.
        caught.len() <= by_clerk + 1,
        "{} mails for {by_clerk} answers",
        caught.len()
    );
    for notice in &notices {
        let came = ids.iter().any(|id| id.contains(&notice.id.to_string()));
        assert!(
            // What happened before she had an address is told nowhere.
            came || notice.state == OutboxState::Unknown
                || (notice.kind == OutboxKind::Security && notice.state == OutboxState::Moot),
            "{} is {}, and no mail came",
            notice.id,
            notice.state
        );
    }
    let last = notices.last().map(|notice| notice.state);
    assert_eq!(last, Some(OutboxState::Sent), "the last answer is told of");

    world.stop().await.unwrap();
    let store = Store::open(&config.store).unwrap();
    let in_two_days = SystemClock.now() + Duration::from_secs(2 * 86_400);
    let purged = store.purge_orphans(in_two_days).await.unwrap();
    let blobs: BTreeSet<String> = store
        .blobs()
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|(blob, _)| blob)
        .collect();
    let attached = read
        .iter()
        .map(|message| message.payload.att.len())
        .sum::<usize>();
    assert_eq!(
        blobs.len(),
        attached,
        "after collection every blob belongs to a message, and none is missing"
    );
    println!(
        "kill -9: seed {seed}, {kills} kills, {} acknowledged, {} stored, {} mails for {by_clerk} answers, orphans collected: {purged:?}",
        acknowledged.len(),
        read.len(),
        caught.len()
    );
}

/// Waits until nothing is due or under way any more (a lease that a kill left runs out first); answers all notifications, oldest first.
async fn drained(config: &siegelpost::Config, pid: &str) -> Vec<OutboxRow> {
    let pid = pid.parse().unwrap();
    let store = Store::open(&config.store).unwrap();
    for _ in 0..600 {
        let rows = store
            .read("kill_notices", move |tx| tx.outbox().find_by_person(pid))
            .await
            .unwrap();
        let open = [OutboxState::Pending, OutboxState::Sending];
        if !rows.iter().any(|row| open.contains(&row.state)) {
            return rows;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("a notification is still on its way after a minute without kills");
}

/// The Message-IDs of all mails caught.
fn message_ids(world: &World) -> Vec<String> {
    let mails = world.catcher.mails().all();
    mails
        .iter()
        .map(|mail| {
            let line = mail
                .raw
                .lines()
                .find(|line| line.to_lowercase().starts_with("message-id:"));
            line.unwrap().trim().to_owned()
        })
        .collect()
}
