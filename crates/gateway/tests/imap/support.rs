// SPDX-License-Identifier: EUPL-1.2
//! A portal of the tests, and mailboxes as they are configured.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gateway::config::{ImapSection, ImapTls};
use gateway::error::GatewayError;
use gateway::mail::{Bring, Brought, Imap, Times};

/// Most bytes of a mail in these tests.
pub const MOST: u32 = 100_000;

/// Knows mails by their bytes, as the real one does.
#[derive(Clone, Default)]
pub struct Portal(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    cases: Vec<Vec<u8>>,
    senders: Vec<String>,
    brought: usize,
    refuses: Option<fn() -> GatewayError>,
}

impl Portal {
    pub fn cases(&self) -> Vec<Vec<u8>> {
        self.0.lock().unwrap().cases.clone()
    }

    pub fn senders(&self) -> Vec<String> {
        self.0.lock().unwrap().senders.clone()
    }

    /// How often somebody came with a mail.
    pub fn brought(&self) -> usize {
        self.0.lock().unwrap().brought
    }

    pub fn refuses(&self, with: Option<fn() -> GatewayError>) {
        self.0.lock().unwrap().refuses = with;
    }
}

impl Bring for Portal {
    async fn bring(&self, mail: Vec<u8>, from: &str) -> Result<Brought, GatewayError> {
        tokio::task::yield_now().await;
        let mut inner = self.0.lock().unwrap();
        inner.brought += 1;
        if let Some(refuses) = inner.refuses {
            return Err(refuses());
        }
        if inner.cases.contains(&mail) {
            return Ok(Brought::Known);
        }
        inner.cases.push(mail);
        inner.senders.push(from.to_owned());
        Ok(Brought::New)
    }
}

/// A mailbox on this machine, with a folder for its password.
pub struct Mailbox {
    pub config: ImapSection,
    pub times: Times,
    pub portal: Portal,
    dir: tempfile::TempDir,
}

impl Mailbox {
    pub fn at(port: u16) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let password_file = dir.path().join("password");
        std::fs::write(&password_file, "geheim \"x\\\n").unwrap();
        Self {
            config: ImapSection {
                host: "127.0.0.1".to_owned(),
                port,
                tls: ImapTls::None,
                ca_file: None,
                user: "siegelpost".to_owned(),
                password_file,
                folder: "INBOX".to_owned(),
                inbox: "service@musterkasse.example".to_owned(),
                poll_seconds: 1,
                refused_folder: None,
                exclusive: false,
            },
            times: Times {
                connect: Duration::from_secs(5),
                answer: Duration::from_secs(5),
                idle: Duration::from_secs(60),
                first_pause: Duration::from_millis(50),
                somebody: Duration::from_secs(60),
            },
            portal: Portal::default(),
            dir,
        }
    }

    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// As after a start of the program: nothing is remembered.
    pub fn started(&self) -> Imap<Portal> {
        Imap::open(&self.config, MOST, self.times, self.portal.clone()).unwrap()
    }
}

pub fn mail(n: usize) -> Vec<u8> {
    format!(
        "Return-Path: <g{n}@post.example>\r\nFrom: g{n}@post.example\r\nSubject: (Karte) {{{n}}}\r\n\r\nGr\u{fc}\u{df}e, {n}\r\n)\r\nS9 OK\r\n"
    )
    .into_bytes()
}

/// Waits for something that happens elsewhere.
pub async fn soon(what: &str, mut is: impl FnMut() -> bool) {
    for _ in 0..400 {
        if is() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("never: {what}");
}
