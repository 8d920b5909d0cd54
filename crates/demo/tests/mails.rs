// SPDX-License-Identifier: EUPL-1.2
//! Plain mails against a real server: a case that a clerk opens, its files byte for byte, one answer that quotes nothing, and each mail once,
//! whatever is killed.
//!
//! `SIEGELPOST_MAIL_KILLS` sets how often the program is killed (default 8). Needs `siegelpost-gateway` beside the test.
#![expect(clippy::unwrap_used, reason = "tests may panic")]

mod support;

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use gateway::mail::{Bridge, Brought, Door, Maildir};
use protocol::ThreadId;
use protocol::statement::{MessageKind, MessagePayload};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use siegelpost_demo::sim::{Desk, Person};
use siegelpost_demo::world::{World, gateway as files};
use siegelpost_demo::{people, plain_mail};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

const CANARY: &str = "Kanarienvogel-4711";

struct Case {
    world: World,
    clerk: Person,
    desk: Desk,
    bridge: Arc<Bridge>,
    _dir: tempfile::TempDir,
}

impl Case {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (world, clock) = World::ahead(dir.path()).await.unwrap();
        let (clerk, desk) = support::clerk(&world, "Gülay Muster", people::INBOX_UNIT).await;
        let bridge = Arc::new(plain_mail::bridge(&world, &clock).await.unwrap());
        Self {
            world,
            clerk,
            desk,
            bridge,
            _dir: dir,
        }
    }

    async fn bring(&self, mail: &[u8], from: &str) -> Brought {
        let inbox = self.bridge.inbox(people::INBOX).cloned().unwrap();
        let brought = self.bridge.bring(mail.to_vec(), from, &inbox).await;
        brought.unwrap()
    }

    async fn cases(&self) -> Vec<ThreadId> {
        self.clerk.worklist(&self.desk).await.unwrap()
    }

    /// The mail of a case, and the bytes of its files.
    async fn opened(&self, thread: ThreadId) -> (MessagePayload, Vec<Vec<u8>>) {
        let opened = self.clerk.open_messages(&self.desk, thread).await.unwrap();
        let [(payload, files)] = <[_; 1]>::try_from(opened).unwrap();
        (payload, files)
    }

    /// Mails to an address, once so many have come or none comes any more.
    async fn answers(&self, to: &str, wanted: usize) -> Vec<String> {
        let mut found = Vec::new();
        for _ in 0..if wanted == 0 { 30 } else { 100 } {
            let all = self.world.catcher.mails().all();
            found = all
                .into_iter()
                .filter(|mail| mail.to.iter().any(|one| one == to))
                .collect();
            if wanted > 0 && found.len() >= wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(
            found.iter().all(|mail| mail.from.is_empty()),
            "nothing comes back"
        );
        found.into_iter().map(|mail| mail.raw).collect()
    }
}

fn mail(n: u64) -> String {
    format!(
        "From: Gerda <g{n}@post.example>\r\nTo: {inbox}\r\nSubject: {CANARY} Karte\r\nMessage-ID: <{n}.{CANARY}@post.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Bitte eine neue Karte. {CANARY}\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"../Karte.png\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n",
        inbox = people::INBOX
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_mail_is_a_case_with_all_its_bytes_and_one_answer_that_quotes_nothing() {
    let case = Case::new().await;
    let text = mail(1);
    assert_eq!(
        case.bring(text.as_bytes(), "g1@post.example").await,
        Brought::New
    );
    // The same once more, as after a crash between the server's word and ours.
    assert_eq!(
        case.bring(text.as_bytes(), "g1@post.example").await,
        Brought::Known
    );
    let cases = case.cases().await;
    let [thread] = cases.as_slice() else {
        panic!("{} cases", cases.len());
    };
    let (payload, found) = case.opened(*thread).await;
    assert_eq!(payload.kind, MessageKind::Mail);
    assert_eq!(payload.subject, format!("{CANARY} Karte"));
    assert!(
        payload.body.starts_with("Von: Gerda <g1@post.example>\n"),
        "{}",
        payload.body
    );
    assert!(
        payload
            .body
            .ends_with(&format!("Bitte eine neue Karte. {CANARY}"))
    );
    let names: Vec<&str> = payload.att.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Karte.png", "original.eml"]);
    assert_eq!(found[0], b"\x89PNG\r\n\x1a\n");
    assert_eq!(found[1], text.as_bytes(), "nothing is lost");
    let answers = case.answers("g1@post.example", 1).await;
    let [answer] = answers.as_slice() else {
        panic!("{} answers", answers.len());
    };
    assert!(answer.contains("Auto-Submitted: auto-replied"), "{answer}");
    for never in [
        CANARY,
        "Gerda",
        "Karte",
        "In-Reply-To",
        "References",
        "List-Unsubscribe",
    ] {
        assert!(!answer.contains(never), "{never}");
    }
    // Another mail of hers on the same day is a case and no second answer.
    let other = text.replace("neue", "andere");
    assert_eq!(
        case.bring(other.as_bytes(), "g1@post.example").await,
        Brought::New
    );
    assert_eq!(case.cases().await.len(), 2);
    assert_eq!(case.answers("g1@post.example", 0).await.len(), 1);
    case.world.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_and_a_folder_bring_mails() {
    let case = Case::new().await;
    let listen = "127.0.0.1:0".parse().unwrap();
    let door = Door::bind(&listen, Arc::clone(&case.bridge), 1_000_000, 2).unwrap();
    let port = door.port().unwrap();
    let served = tokio::spawn(door.run(std::future::pending()));
    let refused = hand_over(
        port,
        "g2@post.example",
        "someone@musterkasse.example",
        &mail(2),
    )
    .await;
    assert_eq!(refused.unwrap(), "550 5.1.1 No such address");
    let taken = hand_over(port, "g2@post.example", people::INBOX, &mail(2)).await;
    assert_eq!(taken.unwrap(), "250 2.0.0 Taken");
    let dir = tempfile::tempdir().unwrap();
    let maildir = Maildir::open(
        dir.path(),
        people::INBOX,
        Arc::clone(&case.bridge),
        1_000_000,
    );
    let maildir = maildir.unwrap();
    let path = dir.path().join("new").join("1.host");
    std::fs::write(
        &path,
        format!("Return-Path: <g3@post.example>\r\n{}", mail(3)),
    )
    .unwrap();
    assert_eq!(maildir.round().await.unwrap(), 1);
    assert!(!path.exists());
    assert_eq!(case.cases().await.len(), 2);
    assert_eq!(case.answers("g3@post.example", 1).await.len(), 1);
    let other = Maildir::open(dir.path(), people::INBOX, Arc::clone(&case.bridge), 1);
    assert!(other.is_err(), "a folder belongs to one process");
    served.abort();
    case.world.stop().await.unwrap();
}

/// One LMTP dialogue; gives the reply to RCPT if it is refused, else that after the mail.
async fn hand_over(port: u16, from: &str, to: &str, mail: &str) -> std::io::Result<String> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let mut wire = BufReader::new(stream);
    let mut said = reply(&mut wire).await?;
    for line in [
        "LHLO mx.example".to_owned(),
        format!("MAIL FROM:<{from}>"),
        format!("RCPT TO:<{to}>"),
    ] {
        wire.write_all(format!("{line}\r\n").as_bytes()).await?;
        said = reply(&mut wire).await?;
    }
    if said.starts_with('2') {
        wire.write_all(b"DATA\r\n").await?;
        reply(&mut wire).await?;
        wire.write_all(format!("{mail}.\r\n").as_bytes()).await?;
        said = reply(&mut wire).await?;
    }
    Ok(said)
}

async fn reply(wire: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line.as_bytes().get(3) == Some(&b' ') {
            return Ok(line.trim_end().to_owned());
        }
    }
}

fn number(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the one setting of a test")]
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

fn run(config: &PathBuf) -> Child {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap();
    let program = program.join("siegelpost-gateway");
    assert!(program.exists(), "build the program first");
    Command::new(program)
        .arg("--config")
        .arg(config)
        .arg("run")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_is_killed_at_any_moment_loses_no_mail_and_doubles_none() {
    let case = Case::new().await;
    let config = files::config_of(&case.world.dir);
    let port = case.world.ports.plain;
    let mut rng = StdRng::seed_from_u64(number("SIEGELPOST_SEED", 66));
    let kills = number("SIEGELPOST_MAIL_KILLS", 8);
    let mut child = run(&config);
    let mut killed = 0;
    for n in 10..10 + kills / 2 {
        // As a mail server does: again until it is taken.
        let (from, text) = (format!("g{n}@post.example"), mail(n));
        loop {
            let dialogue = hand_over(port, &from, people::INBOX, &text);
            let after = Duration::from_millis(rng.gen_range(20..2_500));
            let said = if killed < kills {
                tokio::select! {
                    said = dialogue => said,
                    () = tokio::time::sleep(after) => {
                        child.kill().unwrap();
                        child.wait().unwrap();
                        killed += 1;
                        child = run(&config);
                        continue;
                    }
                }
            } else {
                dialogue.await
            };
            if said.is_ok_and(|said| said == "250 2.0.0 Taken") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let cases = case.cases().await;
    assert_eq!(
        u64::try_from(cases.len()).unwrap(),
        kills / 2,
        "{killed} kills"
    );
    for n in 10..10 + kills / 2 {
        let to = format!("g{n}@post.example");
        assert_eq!(case.answers(&to, 1).await.len(), 1, "{to}");
    }
    case.world.stop().await.unwrap();
}
