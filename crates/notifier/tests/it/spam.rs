// SPDX-License-Identifier: EUPL-1.2
//! What a spam filter thinks of our mails: SpamAssassin from Debian, with its rules and without the network. Played by `.ci/spam-score`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use mailbox::Timestamp;
use notifier::address::Recipient;
use notifier::dkim::{Keys, generate};
use notifier::{DkimAlgorithm, DkimConfig, Lang, Renderer, TlsMode, Words};
use uuid::Uuid;

use crate::support::{brand, settings};

/// The keys that sign, as in production: without a signature SpamAssassin counts a point for a short mail with `List-Unsubscribe` and no `List-Id`.
fn keys(folder: &Path) -> Keys {
    let mut settings = settings("localhost", 25, TlsMode::None, None);
    for (selector, algorithm) in [("r1", DkimAlgorithm::Rsa), ("e1", DkimAlgorithm::Ed25519)] {
        let (pem, _) = generate(algorithm, selector, "musterkasse.example").unwrap();
        let key_file = folder.join(selector);
        std::fs::write(&key_file, pem).unwrap();
        settings.dkim.push(DkimConfig {
            selector: selector.to_owned(),
            algorithm,
            key_file,
            domain: None,
        });
    }
    Keys::load(&settings).unwrap()
}

/// A filter that cannot tell our mails from advertising would begin to doubt above this; its own limit is 5.
const LIMIT: f64 = 1.0;
const ID: Uuid = Uuid::from_u128(0x0192_6f3c_7c5a_7d2e_9f01_2b3c_4d5e_6f70);

/// As the mailbox of a recipient has it: with the line of the server that took it from our relay.
fn delivered(mail: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(mail.to_vec()).unwrap();
    let date = text.lines().find_map(|line| line.strip_prefix("Date: "));
    let mut whole = format!(
        "Return-Path: <post@musterkasse.example>\r\nReceived: from relay.musterkasse.example (relay.musterkasse.example [9.8.7.6])\r\n\
         \tby mx.example.org (Postfix) with ESMTPS id 4XyZ1a2b3c\r\n\tfor <erika.muster@example.org>; {}\r\n",
        date.unwrap()
    );
    whole.push_str(&text);
    whole.into_bytes()
}

/// Score, and the rules that made it.
fn judge(mail: &[u8]) -> (f64, String) {
    let mut filter = Command::new("spamassassin")
        .args(["--local", "--test-mode", "--nocreate-prefs"])
        // What it learned from earlier mails of this run would count.
        .args(["--cf=use_bayes 0", "--cf=bayes_auto_learn 0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    filter.stdin.take().unwrap().write_all(mail).unwrap();
    let out = filter.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).replace("\n\t", " ");
    let status = said
        .lines()
        .find_map(|line| line.strip_prefix("X-Spam-Status: "))
        .unwrap();
    let score = status
        .split_once("score=")
        .and_then(|(_, rest)| rest.split_whitespace().next())
        .unwrap();
    (score.parse().unwrap(), status.to_owned())
}

#[test]
#[ignore = "needs SpamAssassin: .ci/spam-score"]
fn no_mail_looks_like_spam() {
    #[expect(
        clippy::disallowed_methods,
        reason = "a filter doubts mails of another day"
    )]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let at = Timestamp::from_secs(i64::try_from(now.as_secs()).unwrap());
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let to = Recipient::parse("erika.muster@example.org").unwrap();
    let brand = brand(Some("post.musterkasse.example"));
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(folder.path());
    let discreet = Renderer::discreet(&from, "Online-Postfach", &brand).unwrap();
    let renderers = [
        ("insured", Renderer::new(&from, &brand).unwrap()),
        ("discreet", discreet),
        ("employee", Renderer::office(&from, &brand).unwrap()),
    ]
    .map(|(whose, renderer)| (whose, renderer.signed_by(keys.signer(&from))));
    let words = [
        Words::News(None),
        Words::News(Some("Der Apfelbaum blüht im Mai".parse().unwrap())),
        Words::Code("1234 5678".parse().unwrap()),
        Words::Moved,
        Words::Rekeyed,
        Words::MailIn,
    ];
    let mut worst = (f64::MIN, String::new());
    for (whose, renderer) in &renderers {
        for lang in Lang::ALL {
            for (n, words) in words.iter().enumerate() {
                let mail = renderer.render(words, lang, &to, ID, at).unwrap();
                let (score, why) = judge(&delivered(&mail));
                println!("{score:5.1} {whose} {lang:?} {n}: {why}");
                assert!(score < LIMIT, "{whose} {lang:?} {n}: {why}");
                if score > worst.0 {
                    worst = (score, why);
                }
            }
        }
    }
    println!("worst: {} {}", worst.0, worst.1);

    // Control: the filter is at work.
    let gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";
    let mail = format!(
        "Date: Mon, 30 Nov 2026 09:00:00 +0100\r\nFrom: post@musterkasse.example\r\nSubject: Neues\r\n\r\n{gtube}\r\n"
    );
    assert!(judge(&delivered(mail.as_bytes())).0 > 100.0);
}
