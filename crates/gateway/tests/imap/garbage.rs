// SPDX-License-Identifier: EUPL-1.2
//! Answers that are none. The control: without the limit on brackets the nested ones end the process.

use std::time::Duration;

use gateway::mail::ImapError;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::server::{Act, Server, Tls};
use crate::support::{Mailbox, mail};

#[tokio::test]
async fn answers_that_are_none_end_the_connection_and_nothing_else() {
    let nested = format!("* 1 FETCH (BODYSTRUCTURE {}\r\n", "(".repeat(60_000));
    let endless = format!("* OK {}", "x".repeat(80_000));
    let answers: [&[u8]; 10] = [
        nested.as_bytes(),
        endless.as_bytes(),
        b"\r\n",
        b"* 1 EXISTS\n",
        b"S99 OK another's\r\n",
        b"+ go on\r\n",
        b"* BYE too much to do\r\n",
        b"* 1 FETCH (UID 12 BODY[] {10}\r\n",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        &[0, 255, 254, 13, 10],
    ];
    for answer in answers {
        let server = Server::start(Tls::None).await;
        let mut mailbox = Mailbox::at(server.port);
        mailbox.times.answer = Duration::from_millis(500);
        server.put(mail(1));
        let said = answer.to_vec();
        server.hook(move |line| {
            if line.starts_with("UID FETCH 1:*") {
                return Act::Say(said.clone());
            }
            Act::Obey
        });
        let error = mailbox.started().round().await.unwrap_err();
        let named = matches!(error, ImapError::Malformed(_) | ImapError::Ended);
        assert!(
            named,
            "{error} {:?}",
            String::from_utf8_lossy(answer).get(..20)
        );
        assert_eq!((mailbox.portal.brought(), server.uids().len()), (0, 1));
    }
}

#[tokio::test]
async fn what_a_server_says_in_its_own_language_does_no_harm() {
    let server = Server::start(Tls::None).await;
    let mailbox = Mailbox::at(server.port);
    server.put(mail(1));
    server.hook(|line| {
        if line.starts_with("SELECT") {
            // The grammar's parser cuts the first byte off what follows a code.
            let text = "* OK [UIDVALIDITY 7]\u{e4}\r\n* ESEARCH nobody {5}\r\n{tag} OK [READ-WRITE]\u{e4}\r\n";
            return Act::Say(text.as_bytes().to_vec());
        }
        Act::Obey
    });
    assert_eq!(mailbox.started().round().await.unwrap().taken, 1);
}

/// Answers of a whole dialogue, with some bytes changed: nothing panics, and no mail goes that is not safe.
#[tokio::test(flavor = "multi_thread")]
async fn spoilt_answers_lose_no_mail() {
    let mut rng = StdRng::seed_from_u64(75);
    let texts = [
        "* CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS IDLE MOVE\r\n{tag} OK [CAPABILITY IMAP4rev1] done\r\n",
        "* 2 EXISTS\r\n* OK [PERMANENTFLAGS (\\Deleted \\*)] x\r\n* OK [UIDVALIDITY 7] x\r\n{tag} OK [READ-WRITE] x\r\n",
        "* 1 FETCH (UID 11 FLAGS (\\Seen) RFC822.SIZE 90)\r\n* 2 FETCH (UID 12 FLAGS () RFC822.SIZE 90)\r\n{tag} OK x\r\n",
        "* 1 FETCH (UID 11 BODY[]<0> {12}\r\nSubject: x\r\n)\r\n{tag} OK x\r\n",
        "* 1 FETCH (FLAGS (\\Deleted) UID 11)\r\n* 1 EXPUNGE\r\n{tag} OK x\r\n",
    ];
    let (server, mut mailbox) = {
        let server = Server::start(Tls::None).await;
        let mailbox = Mailbox::at(server.port);
        (server, mailbox)
    };
    mailbox.times.answer = Duration::from_millis(20);
    let points = [
        "CAPABILITY",
        "SELECT",
        "UID FETCH 1:*",
        "UID FETCH 1",
        "UID",
    ];
    let mut failed = 0;
    for _ in 0..1_500 {
        let at = rng.gen_range(0..texts.len());
        let mut bytes = texts[at].as_bytes().to_vec();
        for _ in 0..rng.gen_range(1..6) {
            let place = rng.gen_range(0..bytes.len());
            match rng.gen_range(0..3) {
                0 => bytes[place] = rng.r#gen(),
                1 => drop(bytes.remove(place)),
                _ => bytes.insert(
                    place,
                    *b"(){}[]\"\\* \r\n0".get(rng.gen_range(0..13)).unwrap(),
                ),
            }
        }
        server.state().mails.clear();
        let before = mailbox.portal.cases().len();
        server.put(mail(1));
        server.hook(move |line| {
            if line.starts_with(points[at]) {
                return Act::Say(bytes.clone());
            }
            Act::Obey
        });
        let ended = mailbox.started().round().await;
        failed += usize::from(ended.is_err());
        let gone = server.uids().is_empty();
        let cases = mailbox.portal.cases();
        assert!(!gone || cases.contains(&mail(1)), "{ended:?}");
        assert!(cases.len() <= before + 2);
    }
    assert!(failed > 300, "{failed}");
}
