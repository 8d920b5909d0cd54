// SPDX-License-Identifier: EUPL-1.2
//! A thousand nasty mails from one seed, and the parser's own samples: nothing ends the process, nothing takes much memory or time, what a
//! message can hold is kept, and nobody is written to who must not be.
//!
//! `SIEGELPOST_NASTY_MAILS` sets how many (default 150; all of them in `just prove`), `SIEGELPOST_SEED` the seed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gateway::mail::{Plain, Reply, Weight, read, reply, weigh};
use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};

fn number(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the one setting of a test")]
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// Reads as the program does: on a stack that fits.
fn apart(mail: &[u8]) -> Plain {
    let stack = match weigh(mail) {
        Weight::Nested => mail.len().max(4 * 1024),
        Weight::Flat | Weight::TooHeavy => 4 * 1024,
    };
    let mail = mail.to_vec();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let read = runtime.block_on(lmtp::apart("mail", stack, move || read(&mail)));
    // `None` is a parser that gave up: a mail that cannot be read, and no crash.
    read.unwrap().unwrap_or_else(Plain::unreadable)
}

/// What a sealed message must be able to hold.
fn fits(plain: &Plain, what: &str) {
    assert!(plain.subject.len() <= 500, "{what}");
    assert!(plain.body.len() <= 64_000, "{what}");
    assert!(!plain.body.is_empty(), "{what}");
    assert!(plain.files.len() <= 18, "{what}");
    for file in &plain.files {
        assert!(!file.name.is_empty() && file.name.len() <= 255, "{what}");
        assert!(
            !file.name.contains(['/', '\\', '\n', '\0']),
            "{what}: {}",
            file.name
        );
        assert!(
            file.media_type.len() <= 127 && file.media_type.contains('/'),
            "{what}"
        );
    }
    let stray = plain
        .body
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t');
    assert!(!stray, "{what}");
}

struct Nasty(StdRng);

impl Nasty {
    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.0.gen_range(0..of.len())]
    }

    fn junk(&mut self, most: usize) -> Vec<u8> {
        let mut bytes = vec![0; self.0.gen_range(0..most)];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    fn header(&mut self) -> String {
        let name = self.pick(&[
            "From",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "X-Odd",
            "MIME-Version",
            "Received",
        ]);
        let value = self.pick(&[
            "Erika <erika@post.example>",
            "=?utf-8?q?Gr=C3=BC=C3=9Fe?= <a@b.example>",
            "=?utf-16?b?//8=?= <>",
            "=?broken?x?y",
            "(((((((comment",
            "\"unclosed <a@b.example>",
            "a@b.example, , ,; undisclosed:;",
            "Mon, 99 Foo 20226 27:61:61 +9999",
            "Thu, 1 Jan 1970 00:00:00 -0000 (CET (nested (comment)))",
            "99999999999999999999",
            "",
            "\u{202E}gpj.exe",
            "a\u{0}b\u{7}c",
        ]);
        let fold = self.pick(&[": ", ":", ":\r\n ", ":\r\n\t\r\n ", " : "]);
        let end = self.pick(&["\r\n", "\n", "\r\n", "\r\n"]);
        format!("{name}{fold}{value}{end}")
    }

    fn part(&mut self, depth: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let boundary = self.pick(&[
            "b",
            "=_x",
            "\u{fc}",
            "--",
            "b b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ]);
        match self.0.gen_range(0..8) {
            0..=2 if depth > 0 => {
                let kind = self.pick(&[
                    "mixed",
                    "alternative",
                    "related",
                    "digest",
                    "report",
                    "x-odd",
                    "",
                ]);
                let closes = self.0.gen_bool(0.8);
                out.extend(
                    format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\n")
                        .bytes(),
                );
                for _ in 0..self.0.gen_range(0..4) {
                    out.extend(format!("--{boundary}\r\n").bytes());
                    out.extend(self.part(depth - 1));
                    out.extend(b"\r\n");
                }
                if closes {
                    out.extend(format!("--{boundary}--\r\n").bytes());
                }
            }
            3 if depth > 0 => {
                let encoding = self.pick(&["7bit", "base64", "quoted-printable", "8bit"]);
                out.extend(format!("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n").bytes());
                out.extend(self.mail(depth - 1));
            }
            _ => {
                let kind = self.pick(&[
                    "text/plain",
                    "text/html",
                    "application/pdf",
                    "image/svg+xml",
                    "text/calendar",
                    "application/ms-tnef",
                    "x",
                    "text/",
                ]);
                let charset = self.pick(&[
                    "utf-8",
                    "utf-7",
                    "utf-16",
                    "iso-2022-jp",
                    "gb18030",
                    "nonsense",
                    "\"",
                    "windows-1252",
                ]);
                let encoding = self.pick(&[
                    "base64",
                    "quoted-printable",
                    "7bit",
                    "binary",
                    "uuencode",
                    "x-odd",
                    "BASE64",
                ]);
                let name = self.pick(&[
                    "a.pdf",
                    "../../x",
                    "..\\y.exe",
                    "\u{202E}fdp.exe",
                    "=?utf-8?q?=2E=2E=2Fz?=",
                    "",
                    "con",
                    "a\u{0}b",
                ]);
                out.extend(
                    format!(
                        "Content-Type: {kind}; charset={charset}; name*0*=utf-8''%C3%BC; name*1=x\r\nContent-Transfer-Encoding: {encoding}\r\n\
                         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n"
                    )
                    .bytes(),
                );
                match self.0.gen_range(0..4) {
                    0 => out.extend(self.junk(4_000)),
                    1 => out.extend(b"=FC=3D=\r\n=ZZ=".repeat(50)),
                    2 => out.extend(b"QUJDREVGRw==\r\n!!!!\r\n".repeat(50)),
                    _ => out.extend(b"<p>Text &amp; &#0; &unknown; <b <i></p>".repeat(40)),
                }
            }
        }
        out
    }

    fn mail(&mut self, depth: usize) -> Vec<u8> {
        let mut out = Vec::new();
        for _ in 0..self.0.gen_range(0..9) {
            out.extend(self.header().bytes());
        }
        out.extend(self.part(depth));
        out
    }

    /// What somebody would send who wants to harm the reader.
    fn bomb(&mut self) -> Vec<u8> {
        match self.0.gen_range(0..9) {
            0 => b"Content-Type: message/rfc822\r\n\r\n".repeat(60_000),
            1 => [
                b"Content-Type: multipart/mixed; boundary=b\r\n\r\n".as_slice(),
                &b"--b\n\n".repeat(200_000),
            ]
            .concat(),
            2 => b"a:b\r\n".repeat(1_000_000),
            3 => [b"To: ".as_slice(), &b"a@b.example,".repeat(400_000)].concat(),
            4 => [b"Subject: ".as_slice(), &vec![b'x'; 5_000_000]].concat(),
            5 => [
                b"Subject: ".as_slice(),
                &b"=?utf-8?q?=C3=BC?= ".repeat(100_000),
            ]
            .concat(),
            6 => [
                b"Content-Type: text/html\r\n\r\n".as_slice(),
                &b"<div>".repeat(300_000),
            ]
            .concat(),
            7 => [b"From: ".as_slice(), &b"(".repeat(500_000)].concat(),
            _ => {
                let digest =
                    b"Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n".repeat(30_000);
                [digest.as_slice(), &self.junk(10_000)].concat()
            }
        }
    }
}

#[test]
fn a_thousand_nasty_mails_harm_nobody() {
    let seed = number("SIEGELPOST_SEED", 2_047);
    let mut nasty = Nasty(StdRng::seed_from_u64(seed));
    let (mut answered, mut slowest) = (0, Duration::ZERO);
    let wanted = number("SIEGELPOST_NASTY_MAILS", 150);
    for n in 0..wanted {
        let bytes = match n % 10 {
            0 => nasty.bomb(),
            1 => nasty.junk(20_000),
            _ => nasty.mail(6),
        };
        let what = format!("mail {n} of seed {seed}");
        let before = Instant::now();
        fits(&apart(&bytes), &what);
        slowest = slowest.max(before.elapsed());
        match reply(&bytes, "erika@post.example", |_| false) {
            Reply::To(to) => {
                answered += 1;
                assert_eq!(to, "erika@post.example", "{what}");
            }
            Reply::Silent(_) => {}
        }
    }
    assert!(slowest < Duration::from_secs(30), "{slowest:?}");
    assert!(answered < wanted, "most of them name nobody");
    println!(
        "{wanted} mails of seed {seed}: {answered} would be answered, the slowest took {slowest:?}"
    );
}

/// Fifty megabytes in one file, as a scanner sends them.
#[test]
fn fifty_megabytes_are_one_file() {
    let line = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAx\r\n";
    let mut mail = b"From: erika@post.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b\r\n\
        Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        .to_vec();
    let lines = 50 * 1024 * 1024 / line.len();
    mail.extend(line.repeat(lines));
    mail.extend(b"--b--\r\n");
    let seen = apart(&mail);
    assert!(seen.body.ends_with("Text"));
    assert_eq!(seen.files.len(), 1);
    assert_eq!(seen.files[0].bytes.len(), lines * 54);
}

/// The mails by which the parser's makers try it.
#[test]
fn the_parsers_own_samples_are_read() {
    let folder = parser().join("resources").join("eml");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    assert!(
        files.len() > 50,
        "{}: {} samples",
        folder.display(),
        files.len()
    );
    for path in files {
        let mail = std::fs::read(&path).unwrap();
        fits(&apart(&mail), &path.display().to_string());
        let _either = reply(&mail, "erika@post.example", |_| false);
    }
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "eml") {
            into.push(path);
        }
    }
}

/// Where cargo has its source.
fn parser() -> PathBuf {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = json["packages"].as_array().unwrap();
    let found = packages
        .iter()
        .find(|one| one["name"] == "mail-parser")
        .unwrap();
    let manifest = Path::new(found["manifest_path"].as_str().unwrap());
    manifest.parent().unwrap().to_owned()
}
