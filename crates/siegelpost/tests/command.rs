// SPDX-License-Identifier: EUPL-1.2
//! The command as an operator uses it: as a process of its own.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

struct Installation {
    folder: tempfile::TempDir,
    portal: SocketAddr,
}

/// An address that was free a moment ago.
fn free() -> SocketAddr {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
}

impl Installation {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let portal = free();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let text = format!(
            r#"
[store.database]
kind = "sqlite"
path = "{main}"
shred_path = "{keys}"
[store.blobs]
kind = "fs"
path = "{blobs}"
[web]
org = "musterkasse.example"
rp_id = "localhost"
receipt_key_file = "{receipt}"
[web.brand]
name = "Musterkasse"
phone = "0800 000 4711"
[web.portal]
listen = "{portal}"
origin = "http://localhost:{portal_port}"
[web.office]
listen = "{office}"
origin = "http://localhost:{office_port}"
[web.agent]
listen = "{agent}"
token_file = "{token}"
[notifier]
from = "post@musterkasse.example"
identity_file = "{contact}"
[notifier.smtp]
host = "localhost"
port = {smtp_port}
tls = "none"
"#,
            main = at("main.sqlite"),
            keys = at("keys.sqlite"),
            blobs = at("blobs"),
            receipt = at("receipt"),
            token = at("token"),
            contact = at("contact"),
            portal_port = portal.port(),
            office = free(),
            office_port = free().port(),
            agent = free(),
            smtp_port = free().port(),
        );
        std::fs::write(folder.path().join("siegelpost.toml"), text).unwrap();
        Self { folder, portal }
    }

    /// Everything an operator does before the first start.
    fn prepared() -> Self {
        let new = Self::new();
        std::fs::create_dir(new.folder.path().join("blobs")).unwrap();
        siegelpost::files::create_secret(&new.folder.path().join("token"), &"t".repeat(40))
            .unwrap();
        for command in [
            &["admin", "keys", "receipt-init"][..],
            &["admin", "notifier-key", "init"],
            &["migrate"],
        ] {
            let out = new.run(command);
            assert!(out.status.success(), "{command:?}: {}", stderr(&out));
        }
        new
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_siegelpost"));
        command
            .arg("--config")
            .arg(self.folder.path().join("siegelpost.toml"))
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn doctor(&self) -> (bool, serde_json::Value) {
        let out = self.run(&["doctor", "--json"]);
        (
            out.status.success(),
            serde_json::from_slice(&out.stdout).unwrap(),
        )
    }
}

fn stderr(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

fn stdout(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn state<'a>(findings: &'a serde_json::Value, check: &str) -> &'a str {
    findings
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["check"] == check)
        .and_then(|finding| finding["state"].as_str())
        .unwrap_or_else(|| panic!("no check {check}"))
}

#[test]
fn an_unknown_key_is_refused_by_name_and_a_good_file_is_accepted() {
    let installation = Installation::new();
    let out = installation.run(&["config", "--check"]);
    assert!(out.status.success(), "{}", stderr(&out));
    let path = installation.folder.path().join("siegelpost.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replace("[notifier]\n", "[notifier]\nfroom = \"x\"\n"),
    )
    .unwrap();
    let out = installation.run(&["config", "--check"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("froom"), "{}", stderr(&out));
}

#[test]
fn the_environment_wins_over_the_file() {
    let installation = Installation::new();
    let check = |value: &str| {
        let mut command = installation.command(&["config", "--check"]);
        command
            .env("SIEGELPOST_LOG__FORMAT", value)
            .output()
            .unwrap()
    };
    assert!(check("text").status.success());
    let out = check("nonsense");
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("log.format"), "{}", stderr(&out));
}

#[test]
fn the_doctor_finds_what_is_not_in_order() {
    let installation = Installation::new();
    let (well, findings) = installation.doctor();
    assert!(!well);
    for check in [
        "database",
        "receipt-key",
        "agent-token",
        "notifier-key",
        "smtp",
    ] {
        assert_eq!(state(&findings, check), "fail", "{check}: {findings}");
    }
    assert_eq!(state(&findings, "contact-recipient"), "warn", "{findings}");

    let installation = Installation::prepared();
    let (well, findings) = installation.doctor();
    assert!(!well, "no relay listens");
    for check in [
        "configuration",
        "database",
        "thread-keys",
        "blobs",
        "receipt-key",
        "agent-token",
        "notifier-key",
    ] {
        assert_eq!(state(&findings, check), "ok", "{check}: {findings}");
    }
    assert_eq!(state(&findings, "smtp"), "fail");
    let text = stdout(&installation.run(&["doctor"]));
    assert!(
        text.lines().any(|line| line.starts_with("FAIL  smtp")),
        "{text}"
    );
}

#[test]
fn a_backup_is_made_judged_restored_and_moved_by_the_command() {
    let installation = Installation::prepared();
    let at = |name: &str| installation.folder.path().join(name).display().to_string();
    let out = installation.run(&["backup", "--to", &at("b/main"), "--keys", &at("b/keys")]);
    assert!(out.status.success(), "{}", stderr(&out));
    let text = stdout(&out);
    let folder = |half: &str| {
        let line = text.lines().find(|line| line.starts_with(half)).unwrap();
        line.split_once(' ').unwrap().1.to_owned()
    };
    let (main, keys) = (folder("main"), folder("keys"));
    let verify = || installation.run(&["verify-backup", "--keys", &keys, &main]);
    let out = verify();
    assert!(out.status.success(), "{}", stderr(&out));
    assert!(
        stdout(&out).starts_with("whole: 0 threads"),
        "{}",
        stdout(&out)
    );

    // Into what is there: no. Into something new: yes.
    let out = installation.run(&["restore", "--keys", &keys, &main]);
    assert!(out.status.success(), "an empty store: {}", stderr(&out));
    let other = Installation::new();
    let out = other.run(&["restore", "--keys", &keys, &main]);
    assert!(out.status.success(), "{}", stderr(&out));
    assert_eq!(state(&other.doctor().1, "database"), "ok");

    let third = Installation::new();
    let target = third
        .folder
        .path()
        .join("siegelpost.toml")
        .display()
        .to_string();
    let out = other.run(&["migrate-store", "--to", &target]);
    assert!(out.status.success(), "{}", stderr(&out));
    assert_eq!(state(&third.doctor().1, "database"), "ok");
    let own = other
        .folder
        .path()
        .join("siegelpost.toml")
        .display()
        .to_string();
    let out = other.run(&["migrate-store", "--to", &own]);
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("same database"), "{}", stderr(&out));

    let table = Path::new(&main).join("thread.jsonl");
    std::fs::write(&table, "[]\n").unwrap();
    let out = verify();
    assert_eq!(out.status.code(), Some(3), "{}", stderr(&out));
    assert!(stdout(&out).contains("thread.jsonl"), "{}", stdout(&out));
    std::fs::remove_file(Path::new(&main).join("manifest.json")).unwrap();
    let out = verify();
    assert_eq!(out.status.code(), Some(1));
    assert!(
        stderr(&out).contains("no finished backup"),
        "{}",
        stderr(&out)
    );
}

/// The S3 service for tests; `just test` starts one.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests are told by the environment where S3 is"
)]
fn s3_service() -> Option<String> {
    let required = std::env::var("SIEGELPOST_REQUIRE_S3").is_ok_and(|v| v == "1");
    let found = std::env::var("SIEGELPOST_TEST_S3").ok();
    assert!(found.is_some() || !required, "SIEGELPOST_TEST_S3");
    if found.is_none() {
        println!("not run on S3: SIEGELPOST_TEST_S3 is not set");
    }
    found
}

#[test]
fn the_doctor_tries_the_bucket_out_and_says_what_to_do() {
    let installation = Installation::prepared();
    let path = installation.folder.path().join("siegelpost.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("[store.blobs]\n").unwrap();
    let (_, after) = rest.split_once("[web]\n").unwrap();
    let with = |endpoint: &str, bucket: &str| {
        let section = format!(
            "[store.blobs]\nkind = \"s3\"\nendpoint = \"{endpoint}\"\nbucket = \"{bucket}\"\naccess_key_id = \"tests\"\nsecret_key = \"none\"\nretries = 0\n"
        );
        std::fs::write(&path, format!("{before}{section}[web]\n{after}")).unwrap();
    };
    with(&format!("http://{}", free()), "siegelpost-post");
    let (_, findings) = installation.doctor();
    assert_eq!(state(&findings, "blobs"), "fail", "{findings}");
    assert!(
        findings.to_string().contains("look at endpoint"),
        "{findings}"
    );

    with("http://s3.musterkasse.example", "siegelpost-post");
    let out = installation.run(&["config", "--check"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("take https"), "{}", stderr(&out));

    let Some(service) = s3_service() else {
        return;
    };
    with(&service, "not-there");
    let (_, findings) = installation.doctor();
    assert_eq!(state(&findings, "blobs"), "fail", "{findings}");
    assert!(
        findings.to_string().contains("make the bucket"),
        "{findings}"
    );

    let bucket = format!("b-{}", uuid::Uuid::new_v4());
    let mut stream = TcpStream::connect(service.trim_start_matches("http://")).unwrap();
    write!(
        stream,
        "PUT /{bucket} HTTP/1.1\r\nHost: s3\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains(" 200 "), "{answer}");
    with(&service, &bucket);
    let (_, findings) = installation.doctor();
    assert_eq!(state(&findings, "blobs"), "ok", "{findings}");
}

#[test]
fn the_doctor_asks_the_identity_provider_of_staff_where_there_is_one() {
    let installation = Installation::prepared();
    let (_, findings) = installation.doctor();
    assert!(!findings.to_string().contains("identity-provider"));
    let at = |name: &str| installation.folder.path().join(name);
    for name in ["idp-secret", "idp-names"] {
        let random = protocol::b64::url(&[7; 32]);
        siegelpost::files::create_secret(&at(name), &random).unwrap();
    }
    let path = at("siegelpost.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let with = |secret: &str| {
        // Nobody listens there.
        let section = format!(
            "[web.office_idp]\nissuer = \"http://127.0.0.1:{}\"\nclient_id = \"office\"\nclient_secret_file = \"{}\"\nname_key_file = \"{}\"\ninsecure_loopback = true\n",
            free().port(),
            at(secret).display(),
            at("idp-names").display(),
        );
        std::fs::write(&path, format!("{text}\n{section}")).unwrap();
        installation.doctor().1
    };
    for (secret, said) in [
        ("idp-secret", "cannot be reached"),
        ("idp-none", "idp-none"),
    ] {
        let findings = with(secret);
        assert_eq!(state(&findings, "identity-provider"), "fail", "{findings}");
        assert!(findings.to_string().contains(said), "{findings}");
    }
    let text = stdout(&installation.run(&["doctor"]));
    assert!(
        text.lines()
            .any(|line| line.starts_with("FAIL  identity-provider")),
        "{text}"
    );
}

#[test]
fn addresses_are_sealed_to_the_notifier_or_the_doctor_says_so() {
    let installation = Installation::prepared();
    let path = installation.folder.path().join("siegelpost.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let with = |line: &str| {
        let text = text.replace("[web]\n", &format!("[web]\n{line}\n"));
        std::fs::write(&path, text).unwrap();
    };
    let secret = std::fs::read_to_string(installation.folder.path().join("contact")).unwrap();
    let own: contact_seal::ContactIdentity = secret.trim().parse().unwrap();
    with(&format!("contact_recipient = \"{}\"", own.recipient()));
    let (_, findings) = installation.doctor();
    assert_eq!(state(&findings, "contact-recipient"), "ok", "{findings}");
    // Somebody else's: every address that is entered would be lost.
    with(r#"contact_recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p""#);
    let (_, findings) = installation.doctor();
    assert_eq!(state(&findings, "contact-recipient"), "fail", "{findings}");
    for (line, key) in [
        (
            r#"contact_recipient = "post@musterkasse.example""#,
            "web.contact_recipient",
        ),
        (r#"exit_page = "javascript:alert(1)""#, "web.exit_page"),
        (r#"exit_page = "http://wetter.example/""#, "web.exit_page"),
    ] {
        with(line);
        let out = installation.run(&["config", "--check"]);
        assert_eq!(out.status.code(), Some(1), "{line}");
        assert!(stderr(&out).contains(key), "{}", stderr(&out));
    }
    with(r#"exit_page = "https://wetter.example/heute""#);
    assert!(installation.run(&["config", "--check"]).status.success());
}

#[test]
fn keys_are_made_once_and_only_their_public_half_is_printed() {
    let installation = Installation::new();
    for (command, file) in [
        (&["admin", "keys", "receipt-init"][..], "receipt"),
        (&["admin", "notifier-key", "init"], "contact"),
    ] {
        let out = installation.run(command);
        let secret = std::fs::read_to_string(installation.folder.path().join(file)).unwrap();
        assert!(
            out.status.success() && !stdout(&out).trim().is_empty(),
            "{}",
            stderr(&out)
        );
        assert!(!stdout(&out).contains(secret.trim()));
        let again = installation.run(command);
        assert_eq!(again.status.code(), Some(1));
        let kept = std::fs::read_to_string(installation.folder.path().join(file)).unwrap();
        assert_eq!(secret, kept);
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_siegelpost"))
        .args([
            "--config",
            "/nonexistent.toml",
            "admin",
            "keys",
            "receipt-init",
            "--out",
        ])
        .arg(elsewhere.path().join("key"))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "needs no configuration: {}",
        stderr(&out)
    );
}

#[test]
fn migrating_twice_is_safe_and_the_operators_questions_are_answered() {
    let installation = Installation::prepared();
    assert!(stdout(&installation.run(&["migrate"])).starts_with("0 migrations"));
    let counts = stdout(&installation.run(&["admin", "outbox", "list"]));
    assert_eq!(counts.trim(), "due 0  waiting 0  sending 0  oldest due -");
    let nobody = "00000000-0000-4000-8000-000000000000";
    let out = installation.run(&["admin", "sessions", "end", "--pid", nobody]);
    assert_eq!(stdout(&out).trim(), "0 sessions ended", "{}", stderr(&out));
    for command in [
        &["admin", "outbox", "retry", nobody][..],
        &["admin", "persons", "block", "--pid", nobody],
        &["admin", "persons", "unblock", "--pid", nobody],
    ] {
        assert_eq!(
            installation.run(command).status.code(),
            Some(1),
            "{command:?}"
        );
    }
    let out = installation.run(&["admin", "threads", "shred", "--thread", nobody]);
    assert_eq!(
        out.status.code(),
        Some(2),
        "not without saying that it is meant"
    );
    let out = installation.run(&["admin", "sessions", "end", "--pid", "erika"]);
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn without_its_section_a_command_says_which_one_is_missing() {
    let installation = Installation::prepared();
    let path = installation.folder.path().join("siegelpost.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (without, _) = text.split_once("[notifier]").unwrap();
    std::fs::write(&path, without).unwrap();
    let out = installation.run(&["notify"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(stderr(&out).contains("[notifier]"), "{}", stderr(&out));
}

/// A started process; killed when a test fails half-way.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Process {
    fn start(mut command: Command, log: &Path) -> Self {
        let log = std::fs::File::create(log).unwrap();
        Self(command.stdout(Stdio::null()).stderr(log).spawn().unwrap())
    }

    fn signal(&self, name: &str) {
        let pid = self.0.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    fn ends(&mut self) -> Option<i32> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while Instant::now() < deadline {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("does not end");
    }
}

fn healthy(address: SocketAddr) -> bool {
    let Ok(mut tcp) = TcpStream::connect(address) else {
        return false;
    };
    tcp.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    let _ = tcp.read_to_string(&mut answer);
    answer.starts_with("HTTP/1.1 200")
}

/// Addresses other than this machine's own to which a process has a socket, as the kernel writes them (R-73).
fn talks_to(pid: u32) -> Vec<String> {
    let sockets: Vec<String> = std::fs::read_dir(format!("/proc/{pid}/fd"))
        .unwrap()
        .filter_map(|fd| std::fs::read_link(fd.unwrap().path()).ok())
        .filter_map(|to| {
            let to = to.display().to_string();
            let inode = to.strip_prefix("socket:[")?.strip_suffix(']')?;
            Some(inode.to_owned())
        })
        .collect();
    assert!(sockets.len() >= 3, "it listens at least: {sockets:?}");
    ["tcp", "tcp6", "udp", "udp6"]
        .iter()
        .flat_map(|table| {
            let text = std::fs::read_to_string(format!("/proc/{pid}/net/{table}")).unwrap();
            outside(&text, &sockets)
        })
        .collect()
}

/// Remote addresses of these sockets in a table of the kernel that are neither empty nor loopback.
fn outside(table: &str, sockets: &[String]) -> Vec<String> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split_whitespace();
            let (remote, inode) = (fields.nth(2)?, fields.nth(6)?);
            sockets.iter().any(|own| own == inode).then_some(remote)
        })
        .filter(|remote| {
            let (address, _) = remote.split_once(':').unwrap();
            let own = address.ends_with("7F") || address == "00000000000000000000000001000000";
            !own && address.bytes().any(|digit| digit != b'0')
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_connection_to_elsewhere_is_seen() {
    let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n\
        \x20  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0\n\
        \x20  1: 0100007F:1F91 0100007F:0019 01 00000000:00000000 00:00000000 00000000     0        0 12 1 0\n\
        \x20  2: 0200000A:1F92 010200C0:01BB 01 00000000:00000000 00:00000000 00000000     0        0 13 1 0\n\
        \x20  3: 0200000A:1F93 020200C0:01BB 01 00000000:00000000 00:00000000 00000000     0        0 99 1 0\n";
    let own = ["11", "12", "13"].map(str::to_owned);
    assert_eq!(outside(table, &own), ["010200C0:01BB"]);
}

#[test]
fn serves_until_it_is_told_to_stop_and_logs_json_without_content() {
    for signal in ["-TERM", "-INT"] {
        let installation = Installation::prepared();
        let log = installation.folder.path().join("log");
        let mut process = Process::start(installation.command(&["serve", "--with-notifier"]), &log);
        let deadline = Instant::now() + Duration::from_secs(30);
        while !healthy(installation.portal) {
            assert!(
                Instant::now() < deadline && process.0.try_wait().unwrap().is_none(),
                "{}",
                std::fs::read_to_string(&log).unwrap()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(talks_to(process.0.id()), [""; 0]);
        process.signal(signal);
        assert_eq!(process.ends(), Some(0));
        assert!(!healthy(installation.portal));
        let text = std::fs::read_to_string(&log).unwrap();
        assert!(text.lines().count() >= 3, "{text}");
        for line in text.lines() {
            let _: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        }
        assert!(text.contains("serving") && text.contains("stopped"));
    }
}

#[test]
fn notifies_as_a_process_of_its_own() {
    let installation = Installation::prepared();
    let log = installation.folder.path().join("log");
    let mut process = Process::start(installation.command(&["notify"]), &log);
    let deadline = Instant::now() + Duration::from_secs(30);
    while !std::fs::read_to_string(&log).unwrap().contains("notifying") {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(20));
    }
    process.signal("-TERM");
    assert_eq!(process.ends(), Some(0));
}
