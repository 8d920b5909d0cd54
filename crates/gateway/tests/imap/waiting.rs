// SPDX-License-Identifier: EUPL-1.2
//! Between the looks: IDLE and its renewal, servers without it, and how often is tried what does not work.

use std::time::Duration;

use gateway::error::GatewayError;

use crate::server::{Act, Server, Tls};
use crate::support::{Mailbox, mail, soon};

async fn started(prepare: impl FnOnce(&Server, &mut Mailbox)) -> (Server, Mailbox) {
    let server = Server::start(Tls::None).await;
    let mut mailbox = Mailbox::at(server.port);
    prepare(&server, &mut mailbox);
    tokio::spawn(mailbox.started().run());
    (server, mailbox)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_taken_as_it_comes() {
    let (server, mailbox) = started(|_, _| {}).await;
    soon("idle", || server.count("IDLE") == 1).await;
    for n in 0..3 {
        server.put(mail(n));
        soon("taken", || {
            mailbox.portal.cases().len() == n + 1 && server.uids().is_empty()
        })
        .await;
    }
    assert_eq!(server.state().connections, 1);
    assert_eq!(server.count("NOOP"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_is_renewed_and_a_bye_is_no_end() {
    let (server, mailbox) =
        started(|_, mailbox| mailbox.times.idle = Duration::from_millis(50)).await;
    soon("renewed", || server.count("IDLE") >= 4).await;
    assert_eq!(server.state().connections, 1);
    server.hook(|line| {
        if line == "IDLE" {
            return Act::Say(b"+ idling\r\n* BYE autologout\r\n".to_vec());
        }
        Act::Obey
    });
    soon("again", || server.state().connections >= 3).await;
    server.hook(|_| Act::Obey);
    server.put(mail(1));
    soon("taken", || mailbox.portal.cases().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_idle_it_is_looked_now_and_then() {
    let prepare = |server: &Server, _: &mut Mailbox| {
        server.state().capabilities = "IMAP4rev1 AUTH=PLAIN UIDPLUS".to_owned();
    };
    let (server, mailbox) = started(prepare).await;
    soon("first look", || server.count("UID FETCH") == 1).await;
    server.put(mail(1));
    soon("taken", || mailbox.portal.cases().len() == 1).await;
    assert_eq!(server.count("IDLE"), 0);
    assert!(server.count("NOOP") >= 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_is_refused_is_not_tried_at_once() {
    let prepare = |server: &Server, _: &mut Mailbox| {
        server.hook(|line| {
            if line.starts_with("AUTHENTICATE") {
                return Act::Say(b"{tag} NO [AUTHENTICATIONFAILED] no\r\n".to_vec());
            }
            Act::Obey
        });
    };
    let (server, _mailbox) = started(prepare).await;
    soon("refused", || server.count("AUTHENTICATE") == 1).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(server.count("AUTHENTICATE"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_is_asked_less_and_less() {
    let prepare = |server: &Server, _: &mut Mailbox| server.hook(|_| Act::Die);
    let (server, mailbox) = started(prepare).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    // 50, 100, 200, 400, 800 ms.
    let tries = server.state().connections;
    assert!((2..=6).contains(&tries), "{tries}");
    server.hook(|_| Act::Obey);
    server.put(mail(1));
    soon("taken", || mailbox.portal.cases().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stays_is_not_tried_in_a_loop_whatever_the_server_says() {
    let prepare = |server: &Server, mailbox: &mut Mailbox| {
        mailbox.portal.refuses(Some(|| GatewayError::Unreachable));
        server.put(mail(1));
        server.hook(|line| {
            if line == "NOOP" || line == "IDLE" {
                return Act::Say(b"+ \r\n* 5 EXISTS\r\n{tag} OK\r\n".to_vec());
            }
            Act::Obey
        });
    };
    let (server, mailbox) = started(prepare).await;
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert!(
        (2..=4).contains(&mailbox.portal.brought()),
        "{}",
        mailbox.portal.brought()
    );
    assert_eq!(server.uids().len(), 1);
}
