// SPDX-License-Identifier: EUPL-1.2
//! Several relays: what one does not take, the next gets at once, and no mail goes out twice.

use std::collections::BTreeMap;

use mailbox::model::OutboxState;
use notifier::address::Recipient;
use notifier::{Lang, NotifierConfig, Renderer, SmtpConfig, TlsMode, Transport, Words};
use proptest::prelude::*;

use crate::support::authority::Authority;
use crate::support::post::{Post, START, message_id};
use crate::support::relay::{Fault, Manner, Point, Relay};
use crate::support::{brand, config, settings};

/// The first relay and one more.
fn both(first: &Relay, second: &Relay) -> NotifierConfig {
    NotifierConfig {
        fallback: vec![config(second, TlsMode::None, None).smtp],
        ..config(first, TlsMode::None, None)
    }
}

async fn two() -> (Post, Relay, Relay) {
    let first = Relay::start(Manner::default()).await;
    (Post::open(), first, Relay::start(Manner::default()).await)
}

/// How often each `Message-ID` arrived, wherever.
fn arrivals(relays: &[&Relay]) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for mail in relays.iter().flat_map(|relay| relay.taken()) {
        *seen.entry(mail.header("Message-ID").unwrap()).or_default() += 1;
    }
    seen
}

async fn people(post: &Post, n: u32) {
    for n in 0..n {
        let pid = post.person(&format!("p{n}@example.org"), "de").await;
        post.message(pid, 1).await;
    }
    post.pass(30);
}

#[tokio::test]
async fn while_one_relay_is_dead_the_other_takes_everything_at_once() {
    let (post, first, second) = two().await;
    let worker = post.worker(&both(&first, &second));
    people(&post, 40).await;
    first.plan(Fault::die(Point::Banner).always());
    let mut sent = 0;
    while sent < 40 {
        sent += worker.step().await.unwrap().sent;
    }
    assert_eq!(arrivals(&[&first, &second]).len(), 40);
    assert_eq!(second.taken().len(), 40);
    assert!(
        first.connections() <= 2,
        "only those that were under way dial a dead relay: {}",
        first.connections()
    );
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_a_dead_relay() {
    let (post, _, second) = two().await;
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    let worker = post.worker(&NotifierConfig {
        fallback: vec![config(&second, TlsMode::None, None).smtp],
        ..settings("localhost", port, TlsMode::None, None)
    });
    people(&post, 1).await;
    assert_eq!(worker.step().await.unwrap().sent, 1);
}

#[tokio::test]
async fn whoever_refuses_us_is_left_and_its_place_is_on_record() {
    for fault in [
        Fault::say(Point::Ehlo, "554 5.7.1 go away"),
        Fault::say(Point::Mail, "451 4.3.2 not now"),
        Fault::say(Point::Mail, "553 5.7.1 not your sender"),
        Fault::die(Point::Connect),
        Fault::die(Point::Ehlo),
        Fault::die(Point::Mail),
        Fault::die(Point::Rcpt),
    ] {
        let (post, first, second) = two().await;
        let mut settings = both(&first, &second);
        "127.0.0.1".clone_into(&mut settings.fallback[0].host);
        let worker = post.worker(&settings);
        let pid = post.person("erika@example.org", "de").await;
        let row = post.message(pid, 1).await;
        post.pass(30);
        first.plan(fault.clone().always());
        assert_eq!(worker.step().await.unwrap().sent, 1, "{fault:?}");
        assert_eq!(first.taken().len(), 0, "{fault:?}");
        let [attempt] = post.attempts(row).await.try_into().unwrap();
        let route = attempt.route.unwrap();
        assert_eq!(route.host, "127.0.0.1");
        assert_eq!(route.peer, Some(second.address.to_string()));
    }
}

#[tokio::test]
async fn a_relay_without_good_tls_is_left_for_one_that_has_it() {
    let post = Post::open();
    let good = Authority::for_host("localhost");
    let ca = good.write_ca(post.folder.path());
    let second = Relay::start(Manner {
        starttls: Some(good),
        ..Manner::default()
    })
    .await;
    let stranger = Some(Authority::for_host("localhost"));
    for manner in [
        Manner::default(),
        Manner {
            starttls: stranger.clone(),
            ..Manner::default()
        },
        Manner {
            starttls: stranger,
            injects: Some("250 ok\r\n250 ok\r\n"),
            ..Manner::default()
        },
    ] {
        let first = Relay::start(manner).await;
        let before = second.taken().len();
        let worker = post.worker(&NotifierConfig {
            fallback: vec![config(&second, TlsMode::Required, Some(ca.clone())).smtp],
            ..config(&first, TlsMode::Required, Some(ca.clone()))
        });
        let pid = post.person("erika@example.org", "de").await;
        let row = post.message(pid, 1).await;
        post.pass(30);
        assert_eq!(worker.step().await.unwrap().sent, 1);
        assert!(first.taken().is_empty());
        assert_eq!(second.taken().len(), before + 1);
        assert!(second.taken().iter().all(|mail| mail.encrypted));
        let [attempt] = post.attempts(row).await.try_into().unwrap();
        let tls = attempt.route.unwrap().tls.unwrap();
        assert_eq!(tls.version, "TLSv1_3");
        assert!(tls.cipher.starts_with("TLS13_"), "{}", tls.cipher);
    }
}

#[tokio::test]
async fn each_relay_has_a_login_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let with_login = || Manner {
        wants_login: true,
        ..Manner::default()
    };
    let (post, first, second) = (
        Post::open(),
        Relay::start(with_login()).await,
        Relay::start(with_login()).await,
    );
    let login = |smtp: &SmtpConfig, user: &str, password: &str| {
        let file = folder.path().join(user);
        std::fs::write(&file, password).unwrap();
        SmtpConfig {
            user: Some(user.to_owned()),
            password_file: Some(file),
            ..smtp.clone()
        }
    };
    let plain = both(&first, &second);
    let worker = post.worker(&NotifierConfig {
        smtp: login(&plain.smtp, "eins", "a"),
        fallback: vec![login(&plain.fallback[0], "zwei", "b")],
        ..plain
    });
    people(&post, 1).await;
    first.plan(Fault::say(Point::Mail, "451 4.3.2 not now").always());
    assert_eq!(worker.step().await.unwrap().sent, 1);
    // base64 of NUL user NUL password, RFC 4616
    assert_eq!(first.logins(), ["AGVpbnMAYQ=="]);
    assert_eq!(second.logins(), ["AHp3ZWkAYg=="]);
}

#[tokio::test]
async fn what_a_relay_says_of_the_recipient_is_not_asked_elsewhere() {
    for (reply, state) in [
        ("451 4.7.1 greylisted", OutboxState::Pending),
        ("550 5.1.1 no such user", OutboxState::Failed),
    ] {
        for at in [Point::Rcpt, Point::Data, Point::AfterDot] {
            let (post, first, second) = two().await;
            let worker = post.worker(&both(&first, &second));
            let pid = post.person("erika@example.org", "de").await;
            post.message(pid, 1).await;
            post.pass(30);
            first.plan(Fault::say(at, reply));
            worker.step().await.unwrap();
            assert_eq!(post.rows(pid).await[0].state, state, "{at:?} {reply}");
            assert_eq!(second.connections(), 0, "{at:?} {reply}");
        }
    }
}

#[tokio::test]
async fn what_a_relay_perhaps_has_is_never_given_to_another() {
    for fault in [
        Fault::die(Point::AfterDot),
        Fault::die(Point::AfterDot).losing_the_mail(),
        Fault::say(Point::AfterDot, "354 what"),
    ] {
        let (post, first, second) = two().await;
        let worker = post.worker(&both(&first, &second));
        let pid = post.person("erika@example.org", "de").await;
        let row = post.message(pid, 1).await;
        post.pass(30);
        first.plan(fault.clone().always());
        assert_eq!(worker.step().await.unwrap().unknown, 1, "{fault:?}");
        assert_eq!(second.connections(), 0, "{fault:?}");
        // The reminder, a day later, has an id of its own; by then the relay may rest, or not.
        for _ in 0..48 {
            post.pass(3_600);
            worker.step().await.unwrap();
        }
        let seen = arrivals(&[&first, &second]);
        assert!(seen.values().all(|times| *times == 1), "{seen:?}");
        let own = second
            .taken()
            .iter()
            .any(|mail| mail.header("Message-ID") == Some(message_id(row)));
        assert!(!own, "{fault:?}: the same mail at the other relay");
    }
}

#[tokio::test]
async fn a_dead_relay_is_asked_less_and_less_often_and_found_again_in_a_quarter_of_an_hour() {
    let (post, first, second) = two().await;
    let worker = post.worker(&both(&first, &second));
    first.plan(Fault::die(Point::Banner).always());
    let mut dialled = Vec::new();
    for n in 0..240 {
        let pid = post.person(&format!("p{n}@example.org"), "de").await;
        post.message(pid, 1).await;
        post.pass(60);
        worker.step().await.unwrap();
        dialled.push(first.connections());
    }
    assert!((4..=12).contains(&dialled[59]), "{}", dialled[59]);
    let last_hour = dialled[239] - dialled[179];
    assert!((4..=9).contains(&last_hour), "{last_hour}");
    assert_eq!(second.taken().len(), 240);
    first.heal();
    let before = first.taken().len();
    for n in 0..16 {
        let pid = post.person(&format!("q{n}@example.org"), "de").await;
        post.message(pid, 1).await;
        post.pass(60);
        worker.step().await.unwrap();
    }
    assert!(first.taken().len() > before, "found again");
}

#[tokio::test]
async fn when_all_are_dead_everybody_waits_for_the_first_that_comes_back() {
    let (post, first, second) = two().await;
    let worker = post.worker(&both(&first, &second));
    people(&post, 10).await;
    for relay in [&first, &second] {
        relay.plan(Fault::die(Point::Ehlo).always());
    }
    for _ in 0..20 {
        assert_eq!(worker.step().await.unwrap().retried, 10);
        post.pass(900);
    }
    second.heal();
    assert_eq!(worker.step().await.unwrap().sent, 10);
    assert_eq!(second.taken().len(), 10);
}

/// What a flapping relay may do.
fn trouble() -> impl Strategy<Value = Option<Fault>> {
    let points = prop::sample::select(Point::ALL.to_vec());
    let fault = (points, any::<bool>(), any::<bool>()).prop_map(|(at, keeps, always)| {
        let fault = Fault::die(at);
        let fault = if keeps {
            fault
        } else {
            fault.losing_the_mail()
        };
        if always { fault.always() } else { fault }
    });
    prop::option::of(fault)
}

/// Two relays that come and go: each of 40 messages a round is announced by at most one mail, and none is forgotten.
async fn flaps(plans: Vec<(Option<Fault>, Option<Fault>)>) {
    let (post, first, second) = two().await;
    let worker = post.worker(&both(&first, &second));
    let mut pids = Vec::new();
    for n in 0..40 {
        let pid = post.person(&format!("p{n}@example.org"), "de").await;
        post.message(pid, 1).await;
        pids.push(pid);
    }
    for plan in plans {
        for (relay, fault) in [(&first, plan.0), (&second, plan.1)] {
            relay.heal();
            if let Some(fault) = fault {
                relay.plan(fault);
            }
        }
        post.pass(300);
        worker.step().await.unwrap();
    }
    first.heal();
    second.heal();
    for _ in 0..120 {
        post.pass(3_600);
        worker.step().await.unwrap();
    }
    let seen = arrivals(&[&first, &second]);
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    for pid in pids {
        let rows = post.rows(pid).await;
        let told = |row: &mailbox::model::OutboxRow| seen.contains_key(&message_id(row.id));
        assert!(rows.iter().any(told), "forgotten: {rows:?}");
        for row in &rows {
            let ended = [OutboxState::Sent, OutboxState::Unknown].contains(&row.state);
            assert!(ended, "{row:?}");
            assert!(row.state != OutboxState::Sent || told(row), "{row:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn relays_that_come_and_go_lose_nothing_and_send_nothing_twice(
        plans in prop::collection::vec((trouble(), trouble()), 1..12)
    ) {
        tokio::runtime::Runtime::new().unwrap().block_on(flaps(plans));
    }
}

/// Control: whoever gives a mail to the next relay because the first broke off behind DATA is found out by the same count.
#[tokio::test]
async fn the_count_finds_a_notifier_that_changes_relays_too_late() {
    let (_post, first, second) = two().await;
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let to = Recipient::parse("erika@example.org").unwrap();
    let mail = Renderer::new(&from, &brand(None))
        .unwrap()
        .render(&Words::News(None), Lang::De, &to, uuid::Uuid::nil(), START)
        .unwrap();
    first.plan(Fault::die(Point::AfterDot));
    for transport in Transport::all(&both(&first, &second)).unwrap() {
        if transport
            .prepare(&to)
            .await
            .unwrap()
            .send(&mail)
            .await
            .is_ok()
        {
            break;
        }
    }
    let seen = arrivals(&[&first, &second]);
    assert_eq!(seen.values().copied().collect::<Vec<_>>(), [2]);
}

#[test]
fn a_lease_has_to_outlast_all_relays() {
    let mut settings = settings("localhost", 25, TlsMode::None, None);
    settings.lease_seconds = 20;
    settings.check().unwrap();
    settings.fallback.push(settings.smtp.clone());
    settings.check().unwrap();
    settings.fallback.push(settings.smtp.clone());
    assert!(
        settings
            .check()
            .unwrap_err()
            .to_string()
            .contains("lease_seconds")
    );
    settings.lease_seconds = 60;
    settings.check().unwrap();
    settings.fallback[1].connections = 0;
    assert!(settings.check().is_err(), "the others are looked at, too");
}
