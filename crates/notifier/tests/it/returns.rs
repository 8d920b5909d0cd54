// SPDX-License-Identifier: EUPL-1.2
//! What comes back, over LMTP into the store: samples of the mail servers that are most common, and what nobody should send.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mailbox::OutboxStore;
use mailbox::ids::OutboxId;
use mailbox::model::{DeliveryReport, MailReturn, MuteReason, OutboxState, ReturnClass};
use notifier::returns::{Reading, read};
use notifier::{Listen, ReturnPath, Returns, ReturnsConfig, TlsMode};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::support::post::Post;
use crate::support::relay::{Manner, Relay};
use crate::support::{config, settings};

const DOMAIN: &str = "rueck.musterkasse.example";
const KEY: [u8; 32] = [7; 32];

/// A sample, with lines as they come over the wire.
fn sample(name: &str, to: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/returns")
        .join(format!("{name}.eml"));
    let text = std::fs::read_to_string(path).unwrap();
    text.replace("RETURN", to)
        .replace('\n', "\r\n")
        .into_bytes()
}

fn of(class: ReturnClass, status: &str, host: Option<&str>) -> Option<DeliveryReport> {
    Some(DeliveryReport {
        class,
        status: status.parse().ok(),
        host: host.map(str::to_owned),
    })
}

#[test]
fn samples_are_read_as_what_they_are() {
    use ReturnClass::{Complaint, Delayed, Delivered, Hard, Soft, Unclear};
    let mx = Some("mx.post.example");
    for (name, expected) in [
        ("postfix-no-mailbox", of(Hard, "5.1.1", mx)),
        ("postfix-delayed", of(Delayed, "4.4.1", mx)),
        ("postfix-given-up", of(Soft, "4.2.2", mx)),
        (
            "exim-bare-status",
            of(Hard, "5.1.1", Some("smtp.post.example")),
        ),
        ("exchange", of(Hard, "5.1.10", Some("ex01.post.example"))),
        ("gmail", of(Hard, "5.1.1", Some("big.example"))),
        ("base64-report", of(Hard, "5.2.1", mx)),
        ("success", of(Delivered, "2.0.0", mx)),
        ("one-of-two", of(Delayed, "4.4.1", mx)),
        ("complaint", of(Complaint, "", Some("mail.big.example"))),
        ("holiday", None),
        ("a-person-answers", of(Unclear, "", None)),
        ("quotes-a-report", of(Unclear, "", None)),
    ] {
        let reading = read(&sample(name, "x@rueck.musterkasse.example"));
        assert_eq!(reading.report, expected, "{name}");
        let sender = (name == "complaint").then(|| "x@rueck.musterkasse.example".to_owned());
        assert_eq!(reading.original_sender, sender, "{name}");
        // Lines that end without a carriage return are no other mail.
        let unix = String::from_utf8(sample(name, "x@rueck.musterkasse.example")).unwrap();
        assert_eq!(read(unix.replace('\r', "").as_bytes()), reading, "{name}");
    }
}

fn report_with(fields: &str) -> Reading {
    read(
        format!(
            "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n{fields}\r\n--b--\r\n"
        )
        .as_bytes(),
    )
}

#[test]
fn what_nobody_should_send_is_unclear_and_breaks_nothing() {
    let unclear = of(ReturnClass::Unclear, "", None);
    for (what, fields, expected) in [
        ("nothing", "", unclear.clone()),
        (
            "no action",
            "Reporting-MTA: dns; a.example\r\n\r\nStatus: 5.1.1\r\n",
            of(ReturnClass::Unclear, "", Some("a.example")),
        ),
        (
            "unknown action",
            "A: b\r\n\r\nAction: exploded\r\nStatus: 5.1.1\r\n",
            of(ReturnClass::Unclear, "5.1.1", None),
        ),
        (
            "failed with success",
            "A: b\r\n\r\nAction: failed\r\nStatus: 2.0.0\r\n",
            of(ReturnClass::Unclear, "2.0.0", None),
        ),
        (
            "no status",
            "A: b\r\n\r\nAction: failed\r\n",
            of(ReturnClass::Soft, "", None),
        ),
        (
            "a status that is none",
            "A: b\r\n\r\nAction: failed\r\nStatus: 5.1.1.1\r\n",
            of(ReturnClass::Soft, "", None),
        ),
        (
            "large numbers",
            "A: b\r\n\r\nAction: failed\r\nStatus: 5.99999999999.1\r\n",
            of(ReturnClass::Soft, "", None),
        ),
        (
            "an address as a host",
            "Reporting-MTA: dns; erika.muster@post.example\r\n\r\nAction: FAILED (really)\r\nStatus: 5.1.1 (no such user)\r\n",
            of(ReturnClass::Hard, "5.1.1", None),
        ),
    ] {
        assert_eq!(report_with(fields).report, expected, "{what}");
    }
    assert_eq!(read(b"").report, unclear);
    assert_eq!(read(&[0xff; 4_096]).report, unclear);
    // A multipart in a multipart in a multipart …
    let mut nested = String::new();
    for n in 0..5_000 {
        nested.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
        ));
    }
    assert_eq!(read(nested.as_bytes()).report, unclear);
    let groups = format!(
        "A: b\r\n\r\n{}",
        "Action: failed\r\nStatus: 5.1.1\r\n\r\n".repeat(20_000)
    );
    assert_eq!(
        report_with(&groups).report,
        of(ReturnClass::Hard, "5.1.1", None)
    );
}

/// A server that takes returns, and a mail that has gone out.
struct Desk {
    post: Post,
    id: OutboxId,
    pid: mailbox::ids::PersonId,
    config: ReturnsConfig,
    port: u16,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Desk {
    async fn open() -> Self {
        let post = Post::open();
        let key_file = post.folder.path().join("return-key");
        std::fs::write(&key_file, URL_SAFE_NO_PAD.encode(KEY)).unwrap();
        let config = ReturnsConfig {
            domain: DOMAIN.to_owned(),
            key_file,
            listen: "127.0.0.1:0".parse().unwrap(),
            bytes: 12_000_000,
            recipients: 4,
            connections: 2,
            timeout_seconds: 5,
            connection_seconds: 60,
        };
        let pid = post.person("erika@example.org", "de").await;
        let id = Self::sends(&post, &config, pid, 1).await.0;
        let (port, stop, running) = Self::start(&config, post.outbox());
        Self {
            post,
            id,
            pid,
            config,
            port: port.unwrap(),
            stop,
            running,
        }
    }

    fn start(
        config: &ReturnsConfig,
        outbox: OutboxStore,
    ) -> (Option<u16>, oneshot::Sender<()>, JoinHandle<()>) {
        let returns = Returns::bind(config, outbox).unwrap();
        let (stop, stopped) = oneshot::channel();
        let port = returns.port();
        let running = tokio::spawn(returns.run(async move {
            let _ = stopped.await;
        }));
        (port, stop, running)
    }

    /// A mail goes out; gives its row and its SMTP sender.
    async fn sends(
        post: &Post,
        returns: &ReturnsConfig,
        pid: mailbox::ids::PersonId,
        idx: u64,
    ) -> (OutboxId, String) {
        let relay = Relay::start(Manner::default()).await;
        let mut settings = config(&relay, TlsMode::None, None);
        settings.returns = Some(returns.clone());
        let id = post.message(pid, idx).await;
        post.pass(86_400);
        assert_eq!(post.worker(&settings).step().await.unwrap().sent, 1);
        let [mail] = relay.taken().try_into().unwrap();
        (id, mail.from.trim_matches(['<', '>']).to_owned())
    }

    fn address(&self) -> String {
        let path = ReturnPath::new(&KEY, DOMAIN).unwrap();
        address(&path, self.id)
    }

    async fn dial(&self) -> Lmtp<TcpStream> {
        Lmtp::over(TcpStream::connect(("127.0.0.1", self.port)).await.unwrap()).await
    }

    async fn hand_over(&self, mail: &[u8]) -> Vec<String> {
        let mut lmtp = self.dial().await;
        lmtp.mail(&[&self.address()], mail).await
    }

    async fn kept(&self) -> Vec<MailReturn> {
        let id = self.id;
        let read = self
            .post
            .store
            .read("test_returns", move |tx| tx.mail_returns().of_outbox(id));
        read.await.unwrap()
    }

    async fn muted(&self) -> Option<MuteReason> {
        let pid = self.pid;
        let read = self
            .post
            .store
            .read("test_mute", move |tx| tx.contacts().muted(pid));
        read.await.unwrap().map(|mute| mute.why)
    }
}

fn address(path: &ReturnPath, id: OutboxId) -> String {
    format!("{}@{DOMAIN}", path.local(id))
}

/// A mail server that hands over.
struct Lmtp<S> {
    wire: BufReader<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Lmtp<S> {
    async fn over(wire: S) -> Self {
        let mut lmtp = Self {
            wire: BufReader::new(wire),
        };
        assert!(lmtp.reply().await.starts_with("220 "));
        lmtp.say("LHLO mx.musterkasse.example").await;
        let mut line = lmtp.reply().await;
        while line.starts_with("250-") {
            line = lmtp.reply().await;
        }
        assert!(line.starts_with("250 "), "{line}");
        lmtp
    }

    async fn say(&mut self, line: &str) {
        let text = format!("{line}\r\n");
        self.wire.write_all(text.as_bytes()).await.unwrap();
    }

    async fn reply(&mut self) -> String {
        let mut line = String::new();
        self.wire.read_line(&mut line).await.unwrap();
        line.trim_end().to_owned()
    }

    async fn ask(&mut self, line: &str) -> String {
        self.say(line).await;
        self.reply().await
    }

    /// One reply for each recipient that was taken.
    async fn mail(&mut self, to: &[&str], mail: &[u8]) -> Vec<String> {
        assert!(self.ask("MAIL FROM:<>").await.starts_with("250 "));
        for one in to {
            let reply = self.ask(&format!("RCPT TO:<{one}>")).await;
            assert!(reply.starts_with("250 "), "{reply}");
        }
        assert!(self.ask("DATA").await.starts_with("354 "));
        let text = String::from_utf8_lossy(mail).replace("\r\n.", "\r\n..");
        self.wire.write_all(text.as_bytes()).await.unwrap();
        self.wire.write_all(b"\r\n.\r\n").await.unwrap();
        let mut replies = Vec::new();
        for _ in to {
            replies.push(self.reply().await);
        }
        replies
    }
}

#[tokio::test]
async fn each_mail_has_a_return_address_of_its_own_and_the_same_bytes_as_without() {
    let desk = Desk::open().await;
    let (second, sender) = Desk::sends(&desk.post, &desk.config, desk.pid, 2).await;
    let path = ReturnPath::new(&KEY, DOMAIN).unwrap();
    assert_eq!(path.read(&sender), Some(second));
    assert_ne!(path.read(&sender), Some(desk.id));
    let local = sender.split('@').next().unwrap();
    assert!(local.len() <= 64, "{local}");
    assert!(!sender.contains(&desk.pid.to_string().replace('-', "")));

    // What the mail says is the same with and without it, but for what differs between any two.
    let mut mails = Vec::new();
    for returns in [None, Some(desk.config.clone())] {
        let relay = Relay::start(Manner::default()).await;
        let mut settings = config(&relay, TlsMode::None, None);
        settings.returns = returns;
        let idx = u64::try_from(mails.len()).unwrap() + 3;
        let id = desk.post.message(desk.pid, idx).await;
        desk.post.pass(86_400);
        assert_eq!(desk.post.worker(&settings).step().await.unwrap().sent, 1);
        let [mail] = relay.taken().try_into().unwrap();
        let date = mail.header("Date").unwrap();
        let text = String::from_utf8(mail.data.clone()).unwrap();
        assert!(!text.contains(DOMAIN), "it stands in the envelope only");
        mails.push(
            text.replace(&id.to_string(), "ID")
                .replace(&id.to_string().replace('-', ""), "ID")
                .replace(&date, "DATE"),
        );
    }
    assert_eq!(mails[0], mails[1]);
}

#[tokio::test]
async fn a_mailbox_that_is_not_there_is_on_record_before_the_answer_and_not_written_to_again() {
    let desk = Desk::open().await;
    let mail = sample("postfix-no-mailbox", &desk.address());
    let replies = desk.hand_over(&mail).await;
    assert_eq!(replies, ["250 2.0.0 Taken"]);
    let [row] = desk.kept().await.try_into().unwrap();
    assert_eq!(row.report.class, ReturnClass::Hard);
    assert_eq!(row.report.status.unwrap().to_string(), "5.1.1");
    assert_eq!(row.report.host.as_deref(), Some("mx.post.example"));
    assert_eq!(desk.muted().await, Some(MuteReason::Returned));
    // The mail server did not get our answer, and brings it again: taken, and nothing changes.
    assert_eq!(desk.hand_over(&mail).await, ["250 2.0.0 Taken"]);
    assert_eq!(desk.kept().await, [row]);
    // Nothing more goes out.
    let relay = Relay::start(Manner::default()).await;
    desk.post.message(desk.pid, 9).await;
    desk.post.pass(2 * 86_400);
    let worker = desk.post.worker(&config(&relay, TlsMode::None, None));
    assert_eq!(worker.step().await.unwrap().leased, 0);
    let rows = desk.post.rows(desk.pid).await;
    assert_eq!(rows.last().unwrap().state, OutboxState::Moot);
}

#[tokio::test]
async fn when_it_is_not_on_record_the_answer_says_come_again() {
    let desk = Desk::open().await;
    let held = desk.post.hold().await;
    let mail = sample("postfix-no-mailbox", &desk.address());
    assert_eq!(
        desk.hand_over(&mail).await,
        ["451 4.3.0 Not kept, come again"]
    );
    drop(held);
    assert_eq!(desk.kept().await, []);
    assert_eq!(desk.muted().await, None);
    assert_eq!(desk.hand_over(&mail).await, ["250 2.0.0 Taken"]);
    assert_eq!(desk.kept().await.len(), 1);
}

#[tokio::test]
async fn forged_ids_are_refused_and_a_report_is_about_its_own_address_only() {
    let desk = Desk::open().await;
    let (second, _) = Desk::sends(&desk.post, &desk.config, desk.pid, 2).await;
    let stranger = ReturnPath::new(&[8; 32], DOMAIN).unwrap();
    let mut lmtp = desk.dial().await;
    assert!(lmtp.ask("MAIL FROM:<>").await.starts_with("250 "));
    let forged = address(&stranger, desk.id);
    assert_eq!(
        lmtp.ask(&format!("RCPT TO:<{forged}>")).await,
        "550 5.1.1 No such address"
    );
    assert!(lmtp.ask("RSET").await.starts_with("250 "));
    // Somebody who got the second mail says in its report whatever he likes of the first.
    let path = ReturnPath::new(&KEY, DOMAIN).unwrap();
    let own = address(&path, second);
    let mail = sample("postfix-no-mailbox", &desk.address());
    assert_eq!(lmtp.mail(&[&own], &mail).await, ["250 2.0.0 Taken"]);
    assert_eq!(desk.kept().await, []);
    // A complaint at the address for complaints: only with a return address that is ours.
    let feedback = format!("feedback@{DOMAIN}");
    let forged = sample("complaint", &forged);
    assert_eq!(lmtp.mail(&[&feedback], &forged).await, ["250 2.0.0 Taken"]);
    let report = sample("postfix-no-mailbox", &desk.address());
    assert_eq!(lmtp.mail(&[&feedback], &report).await, ["250 2.0.0 Taken"]);
    assert_eq!(desk.kept().await, []);
    let real = sample("complaint", &desk.address());
    assert_eq!(lmtp.mail(&[&feedback], &real).await, ["250 2.0.0 Taken"]);
    let [row] = desk.kept().await.try_into().unwrap();
    assert_eq!(row.report.class, ReturnClass::Complaint);
}

#[tokio::test]
async fn nothing_of_what_came_back_is_kept() {
    let desk = Desk::open().await;
    for name in ["a-person-answers", "postfix-no-mailbox", "holiday", "gmail"] {
        desk.hand_over(&sample(name, &desk.address())).await;
    }
    let classes: Vec<_> = desk
        .kept()
        .await
        .iter()
        .map(|row| row.report.class)
        .collect();
    assert_eq!(
        classes.len(),
        2,
        "{classes:?}: the holiday notice is none, the second report is known"
    );
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(desk.post.folder.path()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let found = |text: &str| bytes.windows(text.len()).any(|at| at == text.as_bytes());
    assert!(
        found("mx.post.example"),
        "control: it is looked for in the right place"
    );
    for text in [
        "GEHEIMER-INHALT",
        "erika.muster@post.example",
        "user unknown",
    ] {
        assert!(!found(text), "{text}");
    }
}

#[tokio::test]
async fn ten_megabytes_are_read_over_and_more_is_refused() {
    let desk = Desk::open().await;
    let mut mail = sample("postfix-no-mailbox", &desk.address());
    let line = format!("{}\r\n", "x".repeat(76));
    mail.extend(line.repeat(130_000).into_bytes());
    assert!(mail.len() > 10_000_000);
    assert_eq!(desk.hand_over(&mail).await, ["250 2.0.0 Taken"]);
    assert_eq!(desk.kept().await.len(), 1);
    mail.extend(line.repeat(40_000).into_bytes());
    assert_eq!(desk.hand_over(&mail).await, ["552 5.3.4 Too large"]);
}

#[tokio::test]
async fn mails_within_mails_do_not_end_the_process() {
    let desk = Desk::open().await;
    let deep = "Content-Type: message/rfc822\r\n\r\n".repeat(4_300);
    let hidden = format!(
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        base64::engine::general_purpose::STANDARD.encode(&deep.as_bytes()[..90_000])
    );
    let digest = format!(
        "Content-Type: multipart/digest; boundary=b\r\n\r\n{}",
        "--b\r\n\r\nContent-Type: multipart/digest; boundary=b\r\n\r\n".repeat(2_000)
    );
    for mail in [deep, hidden, digest] {
        let replies = desk.hand_over(mail.as_bytes()).await;
        assert_eq!(replies, ["250 2.0.0 Taken"]);
    }
    let classes: Vec<_> = desk
        .kept()
        .await
        .iter()
        .map(|row| row.report.class)
        .collect();
    assert_eq!(classes, [ReturnClass::Unclear]);
}

#[tokio::test]
async fn one_answer_for_each_recipient_and_no_more_connections_than_allowed() {
    let desk = Desk::open().await;
    let (second, _) = Desk::sends(&desk.post, &desk.config, desk.pid, 2).await;
    let path = ReturnPath::new(&KEY, DOMAIN).unwrap();
    let mut first = desk.dial().await;
    let to = [desk.address(), address(&path, second)];
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    let mail = sample("postfix-delayed", &desk.address());
    assert_eq!(first.mail(&to, &mail).await, ["250 2.0.0 Taken"; 2]);
    let _second = desk.dial().await;
    let mut third = BufReader::new(TcpStream::connect(("127.0.0.1", desk.port)).await.unwrap());
    let mut line = String::new();
    third.read_line(&mut line).await.unwrap();
    assert_eq!(line, "421 4.3.2 Too many connections\r\n");
}

#[tokio::test]
async fn over_a_socket_that_an_ended_process_has_left_and_whoever_listens_keeps_it() {
    let mut desk = Desk::open().await;
    let _ = desk.stop.send(());
    desk.running.await.unwrap();
    let path = desk.post.folder.path().join("returns.sock");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    desk.config.listen = Listen::Unix(path.clone());
    let (port, stop, running) = Desk::start(&desk.config, desk.post.outbox());
    assert_eq!(port, None);
    assert!(Returns::bind(&desk.config, desk.post.outbox()).is_err());
    let id = desk.id;
    let to = address(&ReturnPath::new(&KEY, DOMAIN).unwrap(), id);
    let mut lmtp = Lmtp::over(UnixStream::connect(&path).await.unwrap()).await;
    let mail = sample("exchange", &to);
    assert_eq!(lmtp.mail(&[&to], &mail).await, ["250 2.0.0 Taken"]);
    let _ = stop.send(());
    running.await.unwrap();
    assert!(!path.exists());
}

#[test]
fn only_this_machine_hands_over() {
    for (text, fine) in [
        ("127.0.0.1:2424", true),
        ("[::1]:2424", true),
        ("unix:/run/returns.sock", true),
        ("0.0.0.0:2424", false),
        ("192.0.2.1:2424", false),
        ("localhost", false),
        ("", false),
    ] {
        assert_eq!(text.parse::<Listen>().is_ok(), fine, "{text}");
    }
}

/// Played by `.ci/returns-postfix`, which says on which ports.
#[tokio::test]
#[ignore = "needs Postfix: .ci/returns-postfix"]
async fn a_real_postfix_finds_no_mailbox_and_says_so() {
    #[expect(clippy::disallowed_methods, reason = "a test that a script plays")]
    let ports = std::env::var("SIEGELPOST_POSTFIX").unwrap();
    let (smtp, returns) = ports.split_once(',').unwrap();
    let post = Post::open();
    let key_file = post.folder.path().join("return-key");
    std::fs::write(&key_file, URL_SAFE_NO_PAD.encode(KEY)).unwrap();
    let section = ReturnsConfig {
        domain: DOMAIN.to_owned(),
        key_file,
        listen: format!("127.0.0.1:{returns}").parse().unwrap(),
        bytes: 1_000_000,
        recipients: 4,
        connections: 4,
        timeout_seconds: 20,
        connection_seconds: 60,
    };
    let (_port, stop, running) = Desk::start(&section, post.outbox());
    let mut settings = settings("127.0.0.1", smtp.parse().unwrap(), TlsMode::None, None);
    settings.returns = Some(section);
    let pid = post.person("niemand@post.example", "de").await;
    let id = post.message(pid, 1).await;
    post.pass(30);
    let step = post.worker(&settings).step().await.unwrap();
    assert_eq!(step.sent, 1, "Postfix takes it: {step:?}");
    // A forged address is refused while its sender still listens: Postfix asks us.
    let mut smtp = BufReader::new(
        TcpStream::connect(("127.0.0.1", settings.smtp.port))
            .await
            .unwrap(),
    );
    let stranger = ReturnPath::new(&[8; 32], DOMAIN).unwrap();
    let forged = address(&stranger, id);
    let mut said = String::new();
    smtp.read_line(&mut said).await.unwrap();
    for line in [
        "HELO mx.example",
        "MAIL FROM:<>",
        &format!("RCPT TO:<{forged}>"),
    ] {
        smtp.write_all(format!("{line}\r\n").as_bytes())
            .await
            .unwrap();
        said.clear();
        smtp.read_line(&mut said).await.unwrap();
    }
    let mut kept = Vec::new();
    for _ in 0..300 {
        kept = post
            .store
            .read("test_returns", move |tx| tx.mail_returns().of_outbox(id))
            .await
            .unwrap();
        if !kept.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let [row] = kept.try_into().unwrap();
    assert_eq!(row.report.class, ReturnClass::Hard);
    assert_eq!(row.report.status.unwrap().to_string(), "5.1.1");
    assert_eq!(row.report.host.as_deref(), Some("mx.post.example"));
    let read = post
        .store
        .read("test_mute", move |tx| tx.contacts().muted(pid));
    assert_eq!(
        read.await.unwrap().map(|mute| mute.why),
        Some(MuteReason::Returned)
    );
    assert!(said.starts_with("550 "), "{said}");
    let _ = stop.send(());
    running.await.unwrap();
}
