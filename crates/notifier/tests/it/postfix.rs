// SPDX-License-Identifier: EUPL-1.2
//! A real Postfix between us and the mailboxes: it takes nothing without TLS, lists somebody grey, refuses for now and for good, before and
//! after DATA, and is killed in the middle. Played by `.ci/relay-postfix`, which says where everything is.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use mailbox::ids::{OutboxId, PersonId};
use mailbox::model::OutboxState;
use notifier::{NotifierConfig, TlsMode};

use crate::support::authority::Authority;
use crate::support::post::{Post, message_id};
use crate::support::relay::{Manner, Relay};
use crate::support::settings;

/// Where the script has put everything.
struct Place {
    smtp: u16,
    /// Where Postfix delivers to.
    mailboxes: u16,
    ca: PathBuf,
    /// Postfix's folder of configuration.
    etc: PathBuf,
    master: u32,
}

impl Place {
    fn told() -> Self {
        #[expect(clippy::disallowed_methods, reason = "a test that a script plays")]
        let text = std::env::var("SIEGELPOST_POSTFIX").unwrap();
        let parts: Vec<&str> = text.split(',').collect();
        Self {
            smtp: parts[0].parse().unwrap(),
            mailboxes: parts[1].parse().unwrap(),
            ca: parts[2].into(),
            etc: parts[3].into(),
            master: parts[4].trim().parse().unwrap(),
        }
    }

    fn config(&self) -> NotifierConfig {
        settings(
            "localhost",
            self.smtp,
            TlsMode::Required,
            Some(self.ca.clone()),
        )
    }

    /// Kills whoever of Postfix talks to us. Gives how many did.
    fn kill_talkers(&self) -> usize {
        let mut killed = 0;
        for entry in std::fs::read_dir("/proc").unwrap().flatten() {
            // Whoever has ended meanwhile has no file any more.
            let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
                continue;
            };
            let Some((head, tail)) = stat.rsplit_once(')') else {
                continue;
            };
            let parent = tail.split_whitespace().nth(1).unwrap();
            if head.ends_with("(smtpd") && parent == self.master.to_string() {
                let pid = entry.file_name();
                let done = std::process::Command::new("kill")
                    .arg("-9")
                    .arg(pid)
                    .status();
                killed += usize::from(done.unwrap().success());
            }
        }
        killed
    }

    /// Waits until Postfix has delivered everything that it took.
    async fn emptied(&self) {
        for _ in 0..600 {
            let done = std::process::Command::new("postqueue")
                .arg("-c")
                .arg(&self.etc)
                .arg("-j")
                .output()
                .unwrap();
            if done.status.success() && done.stdout.is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("Postfix keeps what it took");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Postfix: .ci/relay-postfix"]
async fn a_real_postfix_relays_lists_grey_and_refuses() {
    let place = Place::told();
    let mailboxes = Relay::at(place.mailboxes, Manner::default()).await;
    let post = Post::open();

    // Without TLS it takes nothing, and with a certificate that nobody vouches for it gets nothing.
    let first = post.person("erika@post.example", "de").await;
    let plain = post.message(first, 1).await;
    post.pass(30);
    let own = Authority::for_host("localhost").write_ca(post.folder.path());
    let unsafe_ways = [
        settings("127.0.0.1", place.smtp, TlsMode::None, None),
        settings("localhost", place.smtp, TlsMode::Required, Some(own)),
    ];
    for way in unsafe_ways {
        let step = post.worker(&way).step().await.unwrap();
        assert_eq!((step.leased, step.sent, step.failed), (1, 0, 0), "{step:?}");
        post.pass(3600);
    }

    let worker = post.worker(&place.config());
    assert_eq!(worker.step().await.unwrap().sent, 1);
    let attempts = post.attempts(plain).await;
    let sent = attempts.last().unwrap();
    let route = sent.route.as_ref().unwrap();
    assert_eq!(route.tls.as_ref().unwrap().version, "TLSv1_3");
    assert_eq!(sent.reply.code, Some(250));
    let queued = sent.reply.text.as_deref().unwrap();
    assert!(
        queued.starts_with("2.0.0 ") && queued.len() > 12,
        "status and queue id: {queued}"
    );

    // What each domain does, and what becomes of a mail there: at the first try, and in the end.
    let domains = [
        ("grau.example", OutboxState::Pending, OutboxState::Sent, 450),
        (
            "spaeter.example",
            OutboxState::Pending,
            OutboxState::Failed,
            450,
        ),
        (
            "niemand.example",
            OutboxState::Failed,
            OutboxState::Failed,
            550,
        ),
        (
            "langsam.example",
            OutboxState::Pending,
            OutboxState::Failed,
            451,
        ),
        (
            "voll.example",
            OutboxState::Failed,
            OutboxState::Failed,
            552,
        ),
    ];
    let mut all = Vec::new();
    for (domain, ..) in domains {
        let pid = post.person(&format!("erika@{domain}"), "de").await;
        all.push((pid, post.message(pid, 1).await));
    }
    post.pass(30);
    while worker.step().await.unwrap().leased > 0 {}
    for ((pid, id), (domain, at_first, _, code)) in all.iter().zip(domains) {
        let [row] = post.rows(*pid).await.try_into().unwrap();
        assert_eq!(row.state, at_first, "{domain}");
        let attempts = post.attempts(*id).await;
        assert_eq!(attempts[0].reply.code, Some(code), "{domain}: {attempts:?}");
    }
    // The grey list lets through whoever comes again after two seconds.
    tokio::time::sleep(Duration::from_secs(3)).await;
    for _ in 0..96 {
        post.pass(1800);
        while worker.step().await.unwrap().leased > 0 {}
    }
    for ((pid, id), (domain, _, finally, _)) in all.iter().zip(domains) {
        let rows = post.rows(*pid).await;
        assert_eq!(
            rows[0].state,
            finally,
            "{domain}: {:?}",
            post.attempts(*id).await
        );
    }
    place.emptied().await;
    let expected = [message_id(plain), message_id(all[0].1)];
    assert_eq!(
        mailboxes.message_ids(),
        expected,
        "nothing else has arrived"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Postfix: .ci/relay-postfix"]
async fn of_two_thousand_a_killed_postfix_delivers_each_once_at_most_and_none_is_forgotten() {
    let place = Place::told();
    let mailboxes = Relay::at(place.mailboxes, Manner::default()).await;
    let post = Post::open();
    let worker = post.worker(&place.config());
    let mut crowd: Vec<(PersonId, OutboxId)> = Vec::new();
    let mut killed = 0;
    while crowd.len() < 2_000 {
        crowd.extend(post.crowd(100).await);
        post.pass(31);
        let mut sending = std::pin::pin!(async {
            for _ in 0..8 {
                worker.step().await.unwrap();
                post.pass(600);
            }
        });
        loop {
            tokio::select! {
                () = &mut sending => break,
                () = tokio::time::sleep(Duration::from_millis(40)) => killed += place.kill_talkers(),
            }
        }
    }
    for _ in 0..48 {
        while worker.step().await.unwrap().leased > 0 {}
        post.pass(3600);
    }
    place.emptied().await;
    let mut arrived: HashMap<String, usize> = HashMap::new();
    for id in mailboxes.message_ids() {
        *arrived.entry(id).or_default() += 1;
    }
    let twice: Vec<_> = arrived.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "twice: {twice:?}");
    let mut unknown = 0;
    for (pid, _) in &crowd {
        let rows = post.rows(*pid).await;
        let told = rows
            .iter()
            .any(|row| arrived.contains_key(&message_id(row.id)));
        assert!(told, "forgotten: {rows:?}");
        for row in &rows {
            let here = arrived.contains_key(&message_id(row.id));
            let known = match row.state {
                OutboxState::Sent => here,
                OutboxState::Unknown => true,
                _ => false,
            };
            assert!(known, "{row:?}, arrived: {here}");
            unknown += usize::from(row.state == OutboxState::Unknown);
        }
    }
    println!(
        "2000 messages, {killed} killed, {unknown} of unknown outcome, {} mails",
        arrived.len()
    );
    assert!(killed > 50, "{killed} deaths prove nothing");
}
