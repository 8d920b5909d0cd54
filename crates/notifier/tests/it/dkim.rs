// SPDX-License-Identifier: EUPL-1.2
//! Signatures over mails, checked by an implementation that is not ours.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mailbox::Timestamp;
use notifier::address::Recipient;
use notifier::dkim::{Keys, Record, generate};
use notifier::{DkimAlgorithm, DkimConfig, Lang, NotifierConfig, Renderer, TlsMode, Words};
use serde_json::json;
use uuid::Uuid;

use crate::support::post::Post;
use crate::support::relay::{Manner, Relay};
use crate::support::{brand, config};

/// In the past of every machine: signatures of the future are refused.
const AT: Timestamp = Timestamp::from_secs(1_735_689_600);
const HOME: &str = "musterkasse.example";

/// A folder with keys, and the DNS that knows of them.
struct House {
    folder: tempfile::TempDir,
    settings: NotifierConfig,
    dns: BTreeMap<String, String>,
}

impl House {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            settings: crate::support::settings("localhost", 25, TlsMode::None, None),
            dns: BTreeMap::new(),
        }
    }

    fn with(mut self, selector: &str, algorithm: DkimAlgorithm, domain: &str) -> Self {
        let (pem, record) = generate(algorithm, selector, domain).unwrap();
        let key_file = self.folder.path().join(format!("{selector}.pem"));
        std::fs::write(&key_file, pem).unwrap();
        self.dns.insert(record.name, record.value);
        self.settings.dkim.push(DkimConfig {
            selector: selector.to_owned(),
            algorithm,
            key_file,
            domain: (domain != HOME).then(|| domain.to_owned()),
        });
        self
    }

    /// Both kinds beside each other.
    fn usual() -> Self {
        Self::new()
            .with("r1", DkimAlgorithm::Rsa, HOME)
            .with("e1", DkimAlgorithm::Ed25519, HOME)
    }

    fn mail(&self, from: &str, to: &str) -> Vec<u8> {
        self.mail_with(from, to, &Words::News(None), Lang::De, Uuid::from_u128(7))
    }

    fn mail_with(&self, from: &str, to: &str, words: &Words, lang: Lang, id: Uuid) -> Vec<u8> {
        let from = Recipient::parse(from).unwrap();
        let signer = Keys::load(&self.settings).unwrap().signer(&from);
        let renderer = Renderer::new(&from, &brand(Some("post.musterkasse.example")))
            .unwrap()
            .signed_by(signer);
        let to = Recipient::parse(to).unwrap();
        renderer.render(words, lang, &to, id, AT).unwrap()
    }

    fn judge(&self, mails: &[Vec<u8>]) -> Vec<Vec<String>> {
        judge(&self.dns, mails)
    }
}

fn judge(dns: &BTreeMap<String, String>, mails: &[Vec<u8>]) -> Vec<Vec<String>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new(here.join("../../.ci/python"))
        .arg(here.join("tests/dkim_check.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let encoded: Vec<String> = mails.iter().map(|m| BASE64_STANDARD.encode(m)).collect();
    let question = json!({ "records": dns, "mails": encoded }).to_string();
    let mut stdin = python.stdin.take().unwrap();
    let asking = std::thread::spawn(move || stdin.write_all(question.as_bytes()));
    let out = python.wait_with_output().unwrap();
    asking.join().unwrap().unwrap();
    assert!(out.status.success(), "the checking program failed");
    serde_json::from_slice(&out.stdout).unwrap()
}

fn text(mail: Vec<u8>) -> String {
    String::from_utf8(mail).unwrap()
}

#[test]
fn every_mail_is_signed_by_each_key_and_a_stranger_can_check_it() {
    let house = House::usual();
    let code = "1234 5678".parse().unwrap();
    let mut mails = Vec::new();
    for words in [
        Words::News(None),
        Words::Code(code),
        Words::Moved,
        Words::Rekeyed,
    ] {
        for lang in Lang::ALL {
            for (n, to) in ["e@example.org", "erika.muster+post=x@mail.example.org"]
                .iter()
                .enumerate()
            {
                let id = Uuid::from_u128(u128::MAX / (u128::try_from(n).unwrap() + 3));
                mails.push(house.mail_with("post@musterkasse.example", to, &words, lang, id));
            }
        }
    }
    for n in 0..40 {
        let to = format!("{}@{}.example.org", "a".repeat(n + 1), "b".repeat(n + 1));
        mails.push(house.mail("post@musterkasse.example", &to));
    }
    for verdict in house.judge(&mails) {
        assert_eq!(verdict, ["ok", "ok"]);
    }
}

#[test]
fn whatever_is_changed_or_added_breaks_both_signatures() {
    let house = House::usual();
    let good = text(house.mail("post@musterkasse.example", "e@example.org"));
    let (head, body) = good.split_once("\r\n\r\n").unwrap();
    let mut bad = vec![
        good.replacen("Guten Tag", "Guten Tug", 1),
        format!("{good}one line more\r\n"),
        format!("{head}\r\n\r\n\r\n{body}"),
    ];
    // One character of each field of ours, but for the signatures themselves.
    for name in [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
        "Auto-Submitted",
        "Content-Language",
    ] {
        let start = head.find(&format!("\r\n{name}: ")).unwrap() + name.len() + 4;
        let mut changed = good.clone();
        let was = &good[start..=start];
        changed.replace_range(start..=start, if was == "x" { "y" } else { "x" });
        bad.push(changed);
    }
    // A second one above or below, or one that was not there.
    for field in [
        "From: Musterkasse <post@evil.example>",
        "Reply-To: post@evil.example",
        "Cc: x@evil.example",
        "Subject: other",
        "Content-Type: text/plain",
    ] {
        bad.push(format!("{field}\r\n{good}"));
        bad.push(format!("{head}\r\n{field}\r\n\r\n{body}"));
    }
    let mails: Vec<Vec<u8>> = bad.iter().map(|mail| mail.clone().into_bytes()).collect();
    for (verdict, mail) in house.judge(&mails).iter().zip(&bad) {
        assert_eq!(verdict.len(), 2, "{mail}");
        assert!(verdict.iter().all(|one| one != "ok"), "{verdict:?}\n{mail}");
    }
    // Control: relays fold anew and change blanks, which is no change.
    let folded = good.replacen("Auto-Submitted: auto", "Auto-Submitted:\r\n \t auto", 1);
    assert_ne!(folded, good);
    let verdicts = house.judge(&[folded.into_bytes(), good.into_bytes()]);
    assert_eq!(verdicts, [["ok", "ok"], ["ok", "ok"]]);
}

#[test]
fn a_key_is_changed_while_mails_go_on() {
    let mut house =
        House::new()
            .with("old", DkimAlgorithm::Rsa, HOME)
            .with("new", DkimAlgorithm::Rsa, HOME);
    let both = house.mail("post@musterkasse.example", "e@example.org");
    assert_eq!(house.judge(std::slice::from_ref(&both)), [["ok", "ok"]]);
    // The old one is taken out of the configuration, and later out of the DNS.
    house.settings.dkim.remove(0);
    let later = house.mail("post@musterkasse.example", "e@example.org");
    house.dns.remove("old._domainkey.musterkasse.example");
    let verdicts = house.judge(&[both, later]);
    assert_ne!(verdicts[0][0], "ok", "control: no record, no signature");
    assert_eq!(verdicts[0][1], "ok");
    assert_eq!(verdicts[1], ["ok"]);
}

#[test]
fn another_sender_is_signed_for_by_keys_of_its_own_domain_only() {
    let mut house = House::new();
    let discreet = "post@online-postfach.example";
    house.settings.discreet.from = Some(discreet.to_owned());
    let house = house.with("r1", DkimAlgorithm::Rsa, HOME).with(
        "d1",
        DkimAlgorithm::Ed25519,
        "online-postfach.example",
    );
    let mail = text(house.mail(discreet, "e@example.org"));
    assert_eq!(mail.matches("DKIM-Signature:").count(), 1);
    assert!(mail.contains("d=online-postfach.example;"), "{mail}");
    assert!(!mail.contains("d=musterkasse.example"), "{mail}");
    let own = text(house.mail("post@musterkasse.example", "e@example.org"));
    assert_eq!(own.matches("DKIM-Signature:").count(), 1);
    assert!(own.contains("d=musterkasse.example;"), "{own}");
    let verdicts = house.judge(&[mail.into_bytes(), own.into_bytes()]);
    assert_eq!(verdicts, [["ok"], ["ok"]]);
    // A sender below the domain is covered by its key; another domain that ends alike is not.
    let below = text(house.mail("post@mail.musterkasse.example", "e@example.org"));
    assert!(below.contains("d=musterkasse.example;"));
    let alike = text(house.mail("post@xmusterkasse.example", "e@example.org"));
    assert!(!alike.contains("DKIM-Signature"));
}

#[test]
fn without_a_key_nothing_changes_and_with_one_only_the_signature_is_new() {
    let bare = House::new();
    let house = House::usual();
    let without = text(bare.mail("post@musterkasse.example", "e@example.org"));
    let with = text(house.mail("post@musterkasse.example", "e@example.org"));
    assert!(!without.contains("DKIM"));
    assert!(with.ends_with(&without), "{with}");
    let added = with.strip_suffix(&without).unwrap();
    for line in added.trim_end().split("\r\n") {
        assert!(line.starts_with("DKIM-Signature: ") || line.starts_with(' '));
        assert!(line.len() <= 100 && line.is_ascii(), "{line}");
    }
    assert_eq!(
        with,
        text(house.mail("post@musterkasse.example", "e@example.org")),
        "the same mail has the same signature"
    );
}

#[test]
fn a_key_that_cannot_be_right_is_refused_by_name() {
    let refused = |settings: &NotifierConfig| Keys::load(settings).err().unwrap().to_string();
    let good = House::usual();
    let change = |edit: &dyn Fn(&mut DkimConfig)| {
        let mut settings = good.settings.clone();
        edit(&mut settings.dkim[0]);
        refused(&settings)
    };
    let missing = change(&|key| key.key_file = PathBuf::from("missing.pem"));
    assert!(
        missing.contains("dkim.key_file: of selector r1"),
        "{missing}"
    );
    let other_kind = change(&|key| key.algorithm = DkimAlgorithm::Ed25519);
    assert!(other_kind.contains("of this algorithm"), "{other_kind}");
    let foreign = change(&|key| key.domain = Some("elsewhere.example".to_owned()));
    assert!(foreign.contains("no sender of ours"), "{foreign}");
    let twice = change(&|key| key.selector = "E1".to_owned());
    assert!(twice.contains("there twice"), "{twice}");
    for selector in ["", "a b", "x\r\nBcc: y", "a;b", "ä", "-a"] {
        let error = change(&|key| selector.clone_into(&mut key.selector));
        assert!(error.contains("dkim.selector"), "{selector:?} {error}");
    }
}

#[test]
fn the_record_is_a_line_of_a_zone_file() {
    for (algorithm, strings) in [(DkimAlgorithm::Rsa, 2), (DkimAlgorithm::Ed25519, 1)] {
        let (_, record) = generate(algorithm, "2026a", HOME).unwrap();
        let Record { name, value } = &record;
        assert_eq!(name, "2026a._domainkey.musterkasse.example");
        let line = record.to_string();
        let parts: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        assert_eq!(parts.len(), strings, "{line}");
        assert!(parts.iter().all(|part| part.len() <= 255));
        assert_eq!(parts.concat(), *value);
    }
    assert!(generate(DkimAlgorithm::Rsa, "a", "no domain").is_err());
}

#[tokio::test]
async fn a_mail_that_a_relay_has_taken_still_has_its_signatures() {
    let post = Post::open();
    let relay = Relay::start(Manner::default()).await;
    let house = House::usual();
    let settings = NotifierConfig {
        dkim: house.settings.dkim.clone(),
        ..config(&relay, TlsMode::None, None)
    };
    post.clock.set(AT);
    let worker = post.worker(&settings);
    let pid = post.person("erika@example.org", "de").await;
    post.message(pid, 1).await;
    post.pass(30);
    assert_eq!(worker.step().await.unwrap().sent, 1);
    let [mail] = relay.taken().try_into().unwrap();
    assert_eq!(house.judge(&[mail.data]), [["ok", "ok"]]);
}
