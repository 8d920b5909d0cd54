// SPDX-License-Identifier: EUPL-1.2
//! The worker, stepped by hand over a real store.

use std::io::Write;
use std::sync::{Arc, Mutex};

use mailbox::model::{ContactCode, OutboxState};
use notifier::{Step, TlsMode};
use tracing_subscriber::fmt::MakeWriter;

use crate::support::config;
use crate::support::post::{Post, message_id};
use crate::support::relay::{Fault, Manner, Point, Relay, Taken};

async fn plain() -> (Post, Relay) {
    (Post::open(), Relay::start(Manner::default()).await)
}

#[tokio::test]
async fn announces_ten_messages_by_one_mail() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let pid = post.person("erika@example.org", "en-GB").await;
    let row = post.message(pid, 1).await;
    for idx in 2..=10 {
        assert_eq!(post.message(pid, idx).await, row);
    }
    assert_eq!(worker.step().await.unwrap(), Step::default(), "not due yet");
    post.pass(30);
    let step = worker.step().await.unwrap();
    assert_eq!(
        step,
        Step {
            leased: 1,
            sent: 1,
            ..Step::default()
        }
    );
    let [mail] = relay.taken().try_into().unwrap();
    assert_eq!(mail.to, ["<erika@example.org>"]);
    assert_eq!(mail.header("Message-ID").unwrap(), message_id(row));
    assert_eq!(mail.header("Content-Language").unwrap(), "en");
    assert_eq!(
        mail.header("Date").unwrap(),
        "Mon, 23 Nov 2026 14:05:30 +0000"
    );
    let [attempt] = post.attempts(row).await.try_into().unwrap();
    assert_eq!(attempt.outcome, "sent");
    assert_eq!(attempt.reply.code, Some(250));
    assert_eq!(attempt.reply.text.as_deref(), Some("2.0.0 4bTest00001"));
    let route = attempt.route.unwrap();
    assert_eq!(route.host, "localhost");
    assert_eq!(route.peer, Some(relay.address.to_string()));
    assert_eq!(route.tls, None, "this relay has none");
}

#[tokio::test]
async fn who_wants_no_name_on_mails_gets_none_and_others_do() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    for (address, discreet) in [("erika@example.org", true), ("paul@example.org", false)] {
        let pid = post.person(address, "de").await;
        post.discreet(pid, discreet).await;
        post.message(pid, 1).await;
    }
    post.pass(30);
    assert_eq!(worker.step().await.unwrap().sent, 2);
    for mail in relay.taken() {
        let erika = mail.to == ["<erika@example.org>"];
        let from = mail.header("From").unwrap();
        assert_eq!(from.starts_with("Online-Postfach <"), erika, "{from}");
        assert_eq!(from.starts_with("Musterkasse <"), !erika, "{from}");
        assert_eq!(mail.header("Subject").unwrap() == "Neue Nachricht", erika);
    }
}

#[tokio::test]
async fn every_person_gets_a_mail_of_her_own() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    for n in 0..40 {
        let pid = post.person(&format!("person{n}@example.org"), "de").await;
        post.message(pid, 1).await;
    }
    post.pass(30);
    let mut sent = 0;
    while sent < 40 {
        sent += worker.step().await.unwrap().sent;
    }
    let mails = relay.taken();
    let mut recipients: Vec<_> = mails.iter().map(|mail| mail.to.clone()).collect();
    recipients.sort();
    recipients.dedup();
    assert_eq!(recipients.len(), 40);
    for mail in &mails {
        assert_eq!(mail.to.len(), 1);
        assert_eq!(mail.to[0], format!("<{}>", mail.header("To").unwrap()));
    }
    assert!(relay.connections() <= 2, "no more than configured");
}

#[tokio::test]
async fn a_recipient_refused_for_good_is_failed_with_its_consequence_on_record() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    for at in [Point::Rcpt, Point::Data, Point::AfterDot] {
        let pid = post.person("erika@example.org", "de").await;
        let row = post.message(pid, 1).await;
        post.pass(30);
        relay.plan(Fault::say(at, "550 5.1.1 <erika@example.org> no such user"));
        assert_eq!(worker.step().await.unwrap().failed, 1, "{at:?}");
        assert_eq!(post.rows(pid).await[0].state, OutboxState::Failed);
        let [attempt] = post.attempts(row).await.try_into().unwrap();
        assert_eq!(
            (attempt.outcome.as_str(), attempt.reply.code),
            ("failed", Some(550))
        );
        assert_eq!(
            attempt.reply.text.as_deref(),
            Some("5.1.1"),
            "and nothing else: the relay's text may hold the address"
        );
        let id = row.to_string();
        let records = post
            .store
            .read("test_audit", move |tx| {
                tx.audit().find_by_object("outbox", &id)
            })
            .await
            .unwrap();
        assert_eq!(records.len(), 1, "{at:?}");
        post.pass(86_400);
        assert_eq!(worker.step().await.unwrap().leased, 0, "not tried again");
    }
    assert!(relay.taken().is_empty());
}

#[tokio::test]
async fn a_recipient_refused_for_now_is_tried_again_until_it_works() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let pid = post.person("erika@example.org", "de").await;
    let row = post.message(pid, 1).await;
    post.pass(30);
    relay.plan(Fault {
        times: 2,
        ..Fault::say(Point::Rcpt, "451 4.7.1 greylisted")
    });
    assert_eq!(worker.step().await.unwrap().retried, 1);
    post.pass(299);
    let early = worker.step().await.unwrap();
    assert_eq!(early.leased, 0, "nobody who greylists lets it in so soon");
    post.pass(301);
    assert_eq!(worker.step().await.unwrap().retried, 1);
    post.pass(1_200);
    assert_eq!(worker.step().await.unwrap().sent, 1);
    let outcomes: Vec<_> = post
        .attempts(row)
        .await
        .into_iter()
        .map(|attempt| attempt.outcome)
        .collect();
    assert_eq!(outcomes, ["retry", "retry", "sent"]);
}

#[tokio::test]
async fn a_recipient_refused_too_often_is_failed() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let pid = post.person("erika@example.org", "de").await;
    post.message(pid, 1).await;
    relay.plan(Fault::say(Point::Rcpt, "451 4.7.1 greylisted").always());
    for _ in 0..12 {
        assert_eq!(post.rows(pid).await[0].state, OutboxState::Pending);
        post.pass(3_600);
        worker.step().await.unwrap();
    }
    assert_eq!(post.rows(pid).await[0].state, OutboxState::Failed);
}

#[tokio::test]
async fn an_outage_of_the_relay_uses_up_nobodys_attempts() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let mut rows = Vec::new();
    for n in 0..10 {
        let pid = post.person(&format!("p{n}@example.org"), "de").await;
        rows.push((pid, post.message(pid, 1).await));
    }
    for fault in [
        Fault::die(Point::Banner),
        Fault::say(Point::Ehlo, "554 5.7.1 blocked"),
        Fault::say(Point::Mail, "451 4.3.2 not now"),
    ] {
        relay.plan(fault.always());
        let before = relay.connections();
        for _ in 0..30 {
            post.pass(3_600);
            assert_eq!(worker.step().await.unwrap().retried, 10);
        }
        let dialled = relay.connections() - before;
        assert!(
            dialled <= 60,
            "one connection each tries, the others wait: {dialled}"
        );
    }
    relay.heal();
    post.pass(3_600);
    assert_eq!(worker.step().await.unwrap().sent, 10);
    for (pid, row) in rows {
        assert_eq!(post.attempts(row).await.len(), 1);
        assert_eq!(post.rows(pid).await[0].attempts, 1);
    }
}

#[tokio::test]
async fn a_relay_that_refuses_the_sender_of_answers_goes_on_with_all_others() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let nobody = post.plain_mail("writes@example.org").await;
    relay.plan(Fault::say(Point::Mail, "550 5.7.1 no empty sender"));
    assert_eq!(worker.step().await.unwrap().failed, 1);
    let rows = post.rows(nobody).await;
    assert_eq!(rows[0].state, OutboxState::Failed);
    // Not in a while: at once.
    let pid = post.person("reads@example.org", "de").await;
    post.ask_code(pid, "new@example.org").await;
    assert_eq!(worker.step().await.unwrap().sent, 1);
    assert_eq!(relay.taken().len(), 1);
}

#[tokio::test]
async fn an_address_that_does_not_open_is_failed_and_stops_nobody_else() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let stranger = contact_seal::ContactIdentity::generate().unwrap();
    let foreign =
        contact_seal::seal(&stranger.recipient(), &"a@example.org".parse().unwrap()).unwrap();
    let bad = [
        post.person_with(foreign.as_str(), "de").await,
        post.person_with("erika@example.org", "de").await,
        post.person_with("", "de").await,
    ];
    let good = post.person("good@example.org", "de").await;
    for pid in bad.into_iter().chain([good]) {
        post.message(pid, 1).await;
    }
    post.pass(30);
    let step = worker.step().await.unwrap();
    assert_eq!((step.failed, step.sent), (3, 1));
    assert_eq!(relay.taken()[0].to, ["<good@example.org>"]);
}

#[tokio::test]
async fn two_workers_share_the_work_and_send_nothing_twice() {
    let (post, relay) = plain().await;
    let settings = config(&relay, TlsMode::None, None);
    let workers = [post.worker(&settings), post.worker(&settings)];
    for n in 0..60 {
        let pid = post.person(&format!("p{n}@example.org"), "de").await;
        post.message(pid, 1).await;
    }
    post.pass(30);
    for _ in 0..4 {
        let (a, b) = tokio::join!(workers[0].step(), workers[1].step());
        a.unwrap();
        b.unwrap();
    }
    let mut ids: Vec<_> = relay
        .taken()
        .iter()
        .map(|mail| mail.header("Message-ID").unwrap())
        .collect();
    assert_eq!(ids.len(), 60);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 60);
}

#[tokio::test]
async fn stops_after_the_dialogue_under_way() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let pid = post.person("erika@example.org", "de").await;
    post.message(pid, 1).await;
    post.pass(30);
    let run = worker.run(async {
        let _ = stopped.await;
    });
    let watch = async {
        while relay.taken().is_empty() {
            tokio::task::yield_now().await;
        }
        stop.send(()).unwrap();
    };
    tokio::join!(run, watch);
    assert_eq!(post.rows(pid).await[0].state, OutboxState::Sent);
}

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_address_is_logged_whatever_happens() {
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(captured.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    for (n, fault) in [
        Fault::say(Point::Rcpt, "550 5.1.1 <canary9137@example.org> unknown"),
        Fault::say(Point::Rcpt, "451 4.7.1 canary9137@example.org later"),
        Fault::say(Point::AfterDot, "554 canary9137@example.org"),
        Fault::say(Point::Mail, "553 canary9137"),
        Fault::die(Point::AfterDot),
        Fault::die(Point::AfterReply),
    ]
    .into_iter()
    .enumerate()
    {
        let pid = post
            .person(&format!("canary9137+{n}@example.org"), "de")
            .await;
        post.message(pid, 1).await;
        // Long enough for a relay that was left alone to be asked again.
        post.pass(60);
        relay.plan(fault);
        worker.step().await.unwrap();
    }
    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.contains("notification"),
        "control: something is logged\n{log}"
    );
    assert!(!log.contains("canary9137"), "{log}");
    // Nor is it anywhere in the database but sealed.
    let bytes = std::fs::read(post.folder.path().join("main.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("canary9137"));
}

#[tokio::test]
async fn a_code_is_drawn_for_the_mail_and_only_its_hash_is_kept() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let pid = post.person("old@example.org", "de").await;
    for n in 1..=2 {
        post.ask_code(pid, "new@example.org").await;
        assert_eq!(worker.step().await.unwrap().sent, 1, "at once");
        assert_eq!(relay.taken().len(), n);
    }
    let mails = relay.taken();
    let codes: Vec<ContactCode> = mails.iter().map(code_of).collect();
    assert_ne!(codes[0], codes[1], "each mail has its own");
    assert!(mails.iter().all(|mail| mail.to == ["<new@example.org>"]));
    let kept = post.candidate(pid).await.code_hash;
    assert_eq!(kept, Some(codes[1].hash(pid)));
}

#[tokio::test]
async fn a_code_that_the_relay_did_not_take_is_drawn_anew() {
    let (post, relay) = plain().await;
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let pid = post.person("old@example.org", "de").await;
    post.ask_code(pid, "new@example.org").await;
    relay.plan(Fault::say(Point::AfterDot, "451 4.3.0 later"));
    assert_eq!(worker.step().await.unwrap().retried, 1);
    let first = post.candidate(pid).await.code_hash.unwrap();
    post.pass(3_600);
    assert_eq!(worker.step().await.unwrap().sent, 1);
    let [mail] = relay.taken().try_into().unwrap();
    let kept = post.candidate(pid).await.code_hash.unwrap();
    assert_ne!(kept, first);
    assert_eq!(kept, code_of(&mail).hash(pid));
}

fn code_of(mail: &Taken) -> ContactCode {
    let text = String::from_utf8(mail.data.clone()).unwrap();
    let line = text.lines().map(str::trim).find_map(|line| {
        let code: Result<ContactCode, _> = line.parse();
        code.ok()
    });
    line.unwrap()
}
