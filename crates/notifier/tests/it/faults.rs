// SPDX-License-Identifier: EUPL-1.2
//! The relay or the notifier dies at each point of the dialogue: a message is announced by at most one mail of its
//! own, and never forgotten (R4, bug class 20).

use std::collections::BTreeMap;
use std::path::PathBuf;

use mailbox::model::OutboxState;
use notifier::address::Recipient;
use notifier::{Lang, NotifierConfig, Renderer, TlsMode, Transport, Words};

use crate::support::authority::Authority;
use crate::support::post::{Post, START, message_id};
use crate::support::relay::{Fault, Manner, Point, Relay};
use crate::support::{brand, config};

/// Who dies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Death {
    /// The relay cuts the connection and comes back.
    Relay,
    /// The same, and the notifier is started anew afterwards.
    RelayThenRestart,
    /// The notifier is killed while it waits for the relay, and started anew.
    Notifier,
}

struct Case {
    at: Point,
    death: Death,
    /// Whether the relay had taken the mail when it died after the dot.
    keeps_mail: bool,
    /// Whether MAIL and RCPT go out together.
    pipelines: bool,
}

fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for at in Point::ALL {
        for death in [Death::Relay, Death::RelayThenRestart, Death::Notifier] {
            let pipelines = [Point::Mail, Point::Rcpt, Point::Data].contains(&at);
            for pipelines in [false].into_iter().chain(pipelines.then_some(true)) {
                all.push(Case {
                    at,
                    death,
                    keeps_mail: true,
                    pipelines,
                });
            }
            if at == Point::AfterDot {
                all.push(Case {
                    at,
                    death,
                    keeps_mail: false,
                    pipelines: false,
                });
            }
        }
    }
    all
}

async fn relay(folder: &Post, pipelines: bool) -> (Relay, PathBuf) {
    let authority = Authority::for_host("localhost");
    let ca = authority.write_ca(folder.folder.path());
    (
        Relay::start(Manner {
            starttls: Some(authority),
            pipelines,
            ..Manner::default()
        })
        .await,
        ca,
    )
}

/// How often each `Message-ID` arrived.
fn arrivals(relay: &Relay) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for mail in relay.taken() {
        *seen.entry(mail.header("Message-ID").unwrap()).or_default() += 1;
    }
    seen
}

async fn work(post: &Post, settings: &NotifierConfig, rounds: u32, seconds_between: u64) {
    let worker = post.worker(settings);
    for _ in 0..rounds {
        worker.step().await.unwrap();
        post.pass(seconds_between);
    }
}

async fn plays_out(case: &Case) {
    let name = format!(
        "{:?}, {:?} dies, keeps the mail: {}, pipelines: {}",
        case.at, case.death, case.keeps_mail, case.pipelines
    );
    let mut post = Post::open();
    let (relay, ca) = relay(&post, case.pipelines).await;
    let settings = config(&relay, TlsMode::Required, Some(ca));
    let pid = post.person("erika@example.org", "de").await;
    let row = post.message(pid, 1).await;
    post.pass(30);

    let fault = match case.death {
        Death::Notifier => Fault::hang(case.at),
        Death::Relay | Death::RelayThenRestart => Fault::die(case.at),
    };
    relay.plan(if case.keeps_mail {
        fault
    } else {
        fault.losing_the_mail()
    });
    let worker = post.worker(&settings);
    match case.death {
        Death::Relay | Death::RelayThenRestart => {
            worker.step().await.unwrap();
        }
        Death::Notifier => {
            tokio::select! {
                biased;
                () = relay.reached() => {}
                // The reply is on its way before we hear of it: the notifier may be done by then, and dies right after.
                step = worker.step() => assert!(case.at == Point::AfterReply, "{name}: not killed: {step:?}"),
            }
        }
    }
    relay.heal();
    if case.death == Death::Relay {
        for _ in 0..60 {
            post.pass(120);
            worker.step().await.unwrap();
        }
        drop(worker);
    } else {
        drop(worker);
        post.reopen();
        work(&post, &settings, 60, 120).await;
    }

    // Two hours later: one mail of this notification or none.
    let own = message_id(row);
    let seen = arrivals(&relay);
    assert!(seen.keys().all(|id| *id == own), "{name}: {seen:?}");
    let arrived = seen.get(&own).copied().unwrap_or(0);
    assert!(arrived <= 1, "{name}: arrived {arrived} times");
    let state = post.rows(pid).await[0].state;
    let (expected_state, expected_mails) = match case.at {
        // Nobody can know; the relay may have it or not.
        Point::AfterDot => (OutboxState::Unknown, usize::from(case.keeps_mail)),
        // The attempt is on record, and nobody knows whether the killed notifier had sent the mail.
        Point::Data if case.death == Death::Notifier => (OutboxState::Unknown, 0),
        // The notifier may have been killed before it had noted the reply.
        Point::AfterReply if case.death == Death::Notifier => (state, 1),
        _ => (OutboxState::Sent, 1),
    };
    assert_eq!((state, arrived), (expected_state, expected_mails), "{name}");

    // Two days later: what was perhaps not sent has been reminded of, under an id of its own, once.
    work(&post, &settings, 48, 3600).await;
    let seen = arrivals(&relay);
    assert!(seen.values().all(|times| *times == 1), "{name}: {seen:?}");
    assert_eq!(
        seen.len(),
        expected_mails + usize::from(state == OutboxState::Unknown),
        "{name}"
    );
    assert!(!seen.is_empty(), "{name}: forgotten");
    let states: Vec<_> = post.rows(pid).await.iter().map(|row| row.state).collect();
    assert!(
        states
            .iter()
            .all(|s| [OutboxState::Sent, OutboxState::Unknown].contains(s)),
        "{name}: {states:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_every_point_a_message_is_announced_once_and_never_forgotten() {
    for case in cases() {
        plays_out(&case).await;
    }
}

#[tokio::test]
async fn a_reminder_is_not_sent_when_everything_was_read_meanwhile() {
    let post = Post::open();
    let (relay, ca) = relay(&post, false).await;
    let settings = config(&relay, TlsMode::Required, Some(ca));
    let pid = post.person("erika@example.org", "de").await;
    post.message(pid, 1).await;
    post.pass(30);
    relay.plan(Fault::die(Point::AfterDot));
    work(&post, &settings, 5, 60).await;
    post.read(pid, 1).await;
    work(&post, &settings, 48, 3600).await;
    assert_eq!(relay.taken().len(), 1);
}

/// Control: a notifier that sends again whatever failed is found out by the same count.
#[tokio::test]
async fn the_count_finds_a_notifier_that_sends_twice() {
    let post = Post::open();
    let (relay, ca) = relay(&post, false).await;
    let settings = config(&relay, TlsMode::Required, Some(ca));
    let transport = Transport::new(&settings).unwrap();
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let to = Recipient::parse("erika@example.org").unwrap();
    let mail = Renderer::new(&from, &brand(None))
        .unwrap()
        .render(&Words::News(None), Lang::De, &to, uuid::Uuid::nil(), START)
        .unwrap();
    relay.plan(Fault::die(Point::AfterDot));
    while transport
        .prepare(&to)
        .await
        .unwrap()
        .send(&mail)
        .await
        .is_err()
    {}
    assert_eq!(arrivals(&relay).values().copied().collect::<Vec<_>>(), [2]);
}
