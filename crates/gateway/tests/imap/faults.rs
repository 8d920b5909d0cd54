// SPDX-License-Identifier: EUPL-1.2
//! Whatever breaks wherever: each mail is one case, nothing is removed that is not safe, and nobody else's mail ever.
//!
//! Controls, each seen red: removing before the portal has the mail, plain EXPUNGE, NO taken for OK, marks of others not minded, sizes not compared,
//! answers about another UID taken, UIDVALIDITY not minded.

use std::time::Duration;

use gateway::error::GatewayError;
use gateway::mail::{ImapError, Looked};

use crate::server::{Act, Server, Tls};
use crate::support::{MOST, Mailbox, mail};

const POINTS: [&str; 7] = [
    "CAPABILITY",
    "AUTHENTICATE",
    "SELECT",
    "UID FETCH 1:*",
    "UID FETCH 1",
    "UID STORE",
    "UID EXPUNGE",
];
const DEATHS: [fn() -> Act; 4] = [
    || Act::Die,
    || Act::ObeyAndDie,
    || Act::Half,
    || Act::Silence,
];

async fn filled() -> (Server, Mailbox) {
    let server = Server::start(Tls::None).await;
    let mailbox = Mailbox::at(server.port);
    for n in 0..3 {
        server.put(mail(n));
    }
    (server, mailbox)
}

#[tokio::test]
async fn mails_are_taken_and_removed_and_what_others_marked_is_not() {
    let (server, mailbox) = filled().await;
    let theirs = server.put_marked(mail(7), &["\\Deleted"]);
    let looked = mailbox.started().round().await.unwrap();
    assert_eq!(looked.taken, 3);
    let mails: Vec<_> = (0..3).map(mail).collect();
    assert_eq!(mailbox.portal.cases(), mails, "byte for byte");
    assert_eq!(mailbox.portal.senders()[1], "g1@post.example");
    assert_eq!(server.uids(), [theirs]);
    // `\0siegelpost\0geheim "x\`
    assert!(
        server
            .state()
            .said
            .contains(&"AHNpZWdlbHBvc3QAZ2VoZWltICJ4XA==".to_owned())
    );
    assert_eq!(mailbox.started().round().await.unwrap(), Looked::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_at_any_point_loses_no_mail_and_doubles_none() {
    for point in POINTS {
        for death in DEATHS {
            // With the memory of the first try, and after a crash without.
            for crashed in [false, true] {
                let (server, mut mailbox) = filled().await;
                let theirs = server.put_marked(mail(7), &["\\Deleted"]);
                mailbox.times.answer = Duration::from_millis(300);
                let mut times = 0;
                server.hook(move |line| {
                    times += usize::from(line.starts_with(point));
                    let here = line.starts_with(point) && times == 1;
                    if here { death() } else { Act::Obey }
                });
                let mut imap = mailbox.started();
                assert!(imap.round().await.is_err(), "{point}");
                for case in mailbox.portal.cases() {
                    assert!((0..3).any(|n| mail(n) == case), "{point}");
                }
                let gone = 4 - server.uids().len();
                assert!(
                    gone <= mailbox.portal.cases().len(),
                    "{point}: removed before it was safe"
                );
                if crashed {
                    imap = mailbox.started();
                }
                imap.round().await.unwrap();
                assert_eq!(mailbox.portal.cases().len(), 3, "{point} {crashed}");
                assert_eq!(server.uids(), [theirs], "{point} {crashed}");
                assert!(!crashed || mailbox.portal.brought() <= 4, "{point}");
                assert!(crashed || mailbox.portal.brought() == 3, "{point}");
            }
        }
    }
}

#[tokio::test]
async fn a_command_that_is_refused_ends_nothing_and_is_not_taken_for_done() {
    for (point, taken) in [
        ("UID STORE 12", 2),
        ("UID EXPUNGE 12", 2),
        ("UID FETCH 12", 2),
    ] {
        let (server, mailbox) = filled().await;
        server.hook(move |line| {
            if line.starts_with(point) {
                return Act::Say(b"{tag} NO [SERVERBUG] not now\r\n".to_vec());
            }
            Act::Obey
        });
        let mut imap = mailbox.started();
        let looked = imap.round().await.unwrap();
        assert_eq!((looked.taken, looked.again), (taken, 1), "{point}");
        assert_eq!(server.uids(), [12], "{point}");
        server.hook(|_| Act::Obey);
        imap.round().await.unwrap();
        assert!(server.uids().is_empty());
        assert_eq!(
            (mailbox.portal.cases().len(), mailbox.portal.brought()),
            (3, 3),
            "{point}"
        );
    }
}

#[tokio::test]
async fn a_mail_that_is_too_large_is_not_even_asked_for() {
    let (server, mailbox) = filled().await;
    let large = server.put(vec![b'x'; usize::try_from(MOST).unwrap() + 1]);
    let looked = mailbox.started().round().await.unwrap();
    assert_eq!((looked.taken, looked.left), (3, 1));
    assert_eq!(server.count(&format!("UID FETCH {large}")), 0);
    assert_eq!(server.state().mails[0].flags, ["\\Flagged"]);
    // It is not looked at again, until somebody takes the flag off.
    assert_eq!(mailbox.started().round().await.unwrap(), Looked::default());
    // Just as large as may be.
    server.state().mails[0] = crate::server::Stored {
        uid: 40,
        bytes: vec![b'x'; usize::try_from(MOST).unwrap()],
        ..Default::default()
    };
    assert_eq!(mailbox.started().round().await.unwrap().taken, 1);
}

#[tokio::test]
async fn a_server_that_lies_about_sizes_is_found_out() {
    let (server, mailbox) = filled().await;
    {
        let mut state = server.state();
        // Said to be small, and far larger than may be; half a mail; more than was said.
        state.mails[0].size = Some(100);
        state.mails[0].bytes = vec![b'x'; 5_000_000];
        let len = state.mails[1].bytes.len();
        state.mails[1].size = Some(len + 1);
        state.mails[2].size = Some(len - 1);
    }
    server.put(mail(3));
    let looked = mailbox.started().round().await.unwrap();
    assert_eq!((looked.taken, looked.left), (1, 3));
    assert_eq!(mailbox.portal.cases(), [mail(3)], "none of half a size");
    assert_eq!(server.count("UID FETCH 11 (UID BODY.PEEK[]<0.100001>)"), 1);
    assert_eq!(server.uids(), [11, 12, 13]);
}

#[tokio::test]
async fn a_server_that_sends_more_than_was_asked_for_is_left() {
    let (server, mailbox) = filled().await;
    server.hook(|line| {
        if line.starts_with("UID FETCH 12") {
            let much = b"* 2 FETCH (UID 12 BODY[]<0> {4294967295}\r\n".to_vec();
            return Act::Say([much, vec![b'x'; 200_000]].concat());
        }
        Act::Obey
    });
    let mut imap = mailbox.started();
    for _ in 0..5 {
        let error = imap.round().await.unwrap_err();
        assert!(matches!(error, ImapError::Malformed("literal")), "{error}");
    }
    // After some tries it does not keep the others back.
    let looked = imap.round().await.unwrap();
    assert_eq!((looked.taken, looked.left), (1, 1));
    assert_eq!(server.uids(), [12]);
    assert_eq!(server.state().mails[0].flags, ["\\Flagged"]);
}

#[tokio::test]
async fn an_answer_about_another_mail_is_not_taken_for_this_one() {
    let (server, mailbox) = filled().await;
    server.hook(|line| {
        if line.starts_with("UID FETCH 11") {
            let text = "* 2 FETCH (UID 12 BODY[]<0> {3}\r\nabc)\r\n* 1 FETCH (UID 11 BODY[TEXT] {3}\r\nabc)\r\n{tag} OK\r\n";
            return Act::Say(text.as_bytes().to_vec());
        }
        Act::Obey
    });
    mailbox.started().round().await.unwrap();
    assert_eq!(mailbox.portal.cases(), [mail(1), mail(2)]);
    assert_eq!(server.uids(), [11]);
}

#[tokio::test]
async fn while_the_portal_cannot_be_reached_nothing_is_removed_or_marked() {
    let (server, mailbox) = filled().await;
    mailbox.portal.refuses(Some(|| GatewayError::Unreachable));
    let looked = mailbox.started().round().await.unwrap();
    assert_eq!((looked.taken, looked.again), (0, 1));
    assert_eq!(
        mailbox.portal.brought(),
        1,
        "the others would fare no better"
    );
    // No member of the unit: not the mail's fault either.
    mailbox
        .portal
        .refuses(Some(|| GatewayError::NotGenuine("no-unit")));
    assert_eq!(mailbox.started().round().await.unwrap().again, 3);
    assert_eq!(server.count("UID STORE"), 0);
    mailbox.portal.refuses(None);
    assert_eq!(mailbox.started().round().await.unwrap().taken, 3);
}

fn not_taken() -> GatewayError {
    GatewayError::Refused {
        status: 422,
        code: "malformed".to_owned(),
    }
}

#[tokio::test]
async fn what_the_portal_never_takes_goes_aside() {
    for moves in [true, false] {
        let (server, mut mailbox) = filled().await;
        mailbox.config.refused_folder = Some("Nicht \"x\" uebernommen".to_owned());
        mailbox.portal.refuses(Some(not_taken));
        if !moves {
            server.state().capabilities = "IMAP4rev1 UIDPLUS".to_owned();
        }
        assert_eq!(mailbox.started().round().await.unwrap().left, 3);
        assert!(server.uids().is_empty());
        assert_eq!(server.state().aside, [mail(0), mail(1), mail(2)]);
        let verb = if moves { "UID MOVE" } else { "UID COPY" };
        assert_eq!(
            server.count(&format!("{verb} 11 \"Nicht \\\"x\\\" uebernommen\"")),
            1
        );
        assert_eq!(
            server.count("LOGIN \"siegelpost\" \"geheim \\\"x\\\\\""),
            usize::from(!moves)
        );
    }
}

#[tokio::test]
async fn what_can_be_neither_taken_nor_marked_is_passed_over() {
    let (server, mailbox) = filled().await;
    mailbox.portal.refuses(Some(not_taken));
    server.hook(|line| {
        if line.starts_with("UID STORE") {
            return Act::Say(b"{tag} NO\r\n".to_vec());
        }
        Act::Obey
    });
    let mut imap = mailbox.started();
    assert_eq!(imap.round().await.unwrap().left, 3);
    assert_eq!(imap.round().await.unwrap(), Looked::default());
    assert_eq!(mailbox.portal.brought(), 3);
}

#[tokio::test]
async fn a_folder_that_is_numbered_anew_is_looked_at_anew() {
    let (server, mailbox) = filled().await;
    let mut imap = mailbox.started();
    server.hook(|line| {
        if line.starts_with("UID STORE 12") {
            return Act::Say(b"* OK [UIDVALIDITY 8] anew\r\n{tag} OK\r\n".to_vec());
        }
        Act::Obey
    });
    let error = imap.round().await.unwrap_err();
    assert!(matches!(error, ImapError::Renumbered), "{error}");
    // The same numbers mean other mails now: none is removed for an old one's sake.
    {
        let mut state = server.state();
        state.validity = 8;
        state.mails.clear();
        state.next = 11;
    }
    server.put(mail(1));
    server.put(mail(8));
    server.hook(|_| Act::Obey);
    assert_eq!(imap.round().await.unwrap().taken, 2);
    assert_eq!(mailbox.portal.cases(), [mail(0), mail(1), mail(8)]);
    assert!(server.uids().is_empty());
}

#[tokio::test]
async fn without_uidplus_nothing_is_taken_unless_nobody_else_marks() {
    let (server, mut mailbox) = filled().await;
    server.state().capabilities = "IMAP4rev1 AUTH=PLAIN".to_owned();
    let error = mailbox.started().round().await.unwrap_err();
    assert!(matches!(error, ImapError::Unfit(_)), "{error}");
    assert_eq!(mailbox.portal.brought(), 0);
    mailbox.config.exclusive = true;
    let theirs = server.put_marked(mail(7), &["\\Deleted"]);
    let mut imap = mailbox.started();
    assert_eq!(imap.round().await.unwrap().taken, 3);
    assert_eq!(
        server.uids().len(),
        4,
        "somebody else has marked one after all"
    );
    server.state().mails.retain(|one| one.uid != theirs);
    server.put(mail(4));
    imap.round().await.unwrap();
    assert!(server.uids().is_empty());
    assert_eq!(mailbox.portal.brought(), 4);
}

#[tokio::test]
async fn a_folder_from_which_nothing_can_be_removed_is_left_alone() {
    let answers: [&[u8]; 4] = [
        b"* OK [UIDVALIDITY 7]\r\n{tag} OK [READ-ONLY] you may look\r\n",
        b"* OK [UIDVALIDITY 7]\r\n* OK [PERMANENTFLAGS (\\Seen)]\r\n{tag} OK\r\n",
        b"{tag} OK no numbers\r\n",
        b"{tag} NO [NONEXISTENT] none\r\n",
    ];
    for answer in answers {
        let (server, mailbox) = filled().await;
        server.hook(move |line| {
            if line.starts_with("SELECT") {
                return Act::Say(answer.to_vec());
            }
            Act::Obey
        });
        let error = mailbox.started().round().await.unwrap_err();
        assert!(matches!(error, ImapError::Unfit(_)), "{error}");
        assert_eq!(mailbox.portal.brought(), 0);
    }
}

#[tokio::test]
async fn marks_of_ours_need_no_keyword() {
    let (server, mailbox) = filled().await;
    server.state().permanent = "\\Deleted \\Flagged";
    assert_eq!(mailbox.started().round().await.unwrap().taken, 3);
    assert_eq!(server.count("UID STORE 11 +FLAGS.SILENT (\\Deleted)"), 1);
    assert!(server.uids().is_empty());
}
