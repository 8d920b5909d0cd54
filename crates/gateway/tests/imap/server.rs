// SPDX-License-Identifier: EUPL-1.2
//! A small IMAP server for one mailbox, whose answers a test can spoil.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use rustls::ServerConfig;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What the server does with a command.
pub enum Act {
    Obey,
    /// Closes the connection.
    Die,
    /// Does it, and closes the connection before answering.
    ObeyAndDie,
    /// Does it, says half of the answer and closes.
    Half,
    /// Says this instead, verbatim; `{tag}` stands for the command's.
    Say(Vec<u8>),
    /// Never answers.
    Silence,
}

type Hook = Box<dyn FnMut(&str) -> Act + Send>;

#[derive(Clone, Default)]
pub struct Stored {
    pub uid: u32,
    pub bytes: Vec<u8>,
    pub flags: Vec<String>,
    /// What the server says, if it lies.
    pub size: Option<usize>,
}

pub struct State {
    pub mails: Vec<Stored>,
    pub aside: Vec<Vec<u8>>,
    pub validity: u32,
    pub next: u32,
    pub capabilities: String,
    pub permanent: &'static str,
    pub greeting: &'static str,
    /// All commands, without tags.
    pub said: Vec<String>,
    pub connections: usize,
    pub hook: Hook,
}

#[derive(Clone)]
pub struct Server {
    state: Arc<Mutex<State>>,
    pub port: u16,
}

/// How a connection is protected.
#[derive(Clone)]
pub enum Tls {
    None,
    Implicit(Arc<ServerConfig>),
    Starttls(Arc<ServerConfig>),
}

impl Server {
    pub async fn start(tls: Tls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State {
            mails: Vec::new(),
            aside: Vec::new(),
            validity: 7,
            next: 11,
            capabilities: "IMAP4rev1 AUTH=PLAIN UIDPLUS IDLE MOVE".to_owned(),
            permanent: "\\Deleted \\Flagged \\*",
            greeting: "* OK [CAPABILITY IMAP4rev1] ready\r\n",
            said: Vec::new(),
            connections: 0,
            hook: Box::new(|_| Act::Obey),
        }));
        let server = Self { state, port };
        let accepting = server.clone();
        tokio::spawn(async move {
            loop {
                let (tcp, _) = listener.accept().await.unwrap();
                accepting.state().connections += 1;
                let (one, tls) = (accepting.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        Tls::None => one.serve(tcp, true).await,
                        Tls::Implicit(config) => {
                            if let Ok(stream) = TlsAcceptor::from(config).accept(tcp).await {
                                one.serve(stream, true).await;
                            }
                        }
                        Tls::Starttls(config) => {
                            let mut wire = BufReader::new(tcp);
                            let greeting = one.state().greeting;
                            wire.write_all(greeting.as_bytes()).await.unwrap();
                            let mut line = String::new();
                            while wire.read_line(&mut line).await.is_ok_and(|n| n > 0) {
                                let (tag, verb) = line.trim_end().split_once(' ').unwrap();
                                let act = one.heard(verb);
                                let plain = format!("{tag} OK begin\r\n").into_bytes();
                                let answer = match act {
                                    Act::Say(bytes) => spoken(&bytes, tag),
                                    _ => plain,
                                };
                                wire.write_all(&answer).await.unwrap();
                                if verb == "STARTTLS" && answer.windows(3).any(|w| w == b" OK") {
                                    let accepted =
                                        TlsAcceptor::from(config).accept(wire.into_inner());
                                    if let Ok(stream) = accepted.await {
                                        one.serve(stream, false).await;
                                    }
                                    return;
                                }
                                line.clear();
                            }
                        }
                    }
                });
            }
        });
        server
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn put(&self, bytes: Vec<u8>) -> u32 {
        self.put_marked(bytes, &[])
    }

    pub fn put_marked(&self, bytes: Vec<u8>, flags: &[&str]) -> u32 {
        let mut state = self.state();
        let uid = state.next;
        state.next += 1;
        state.mails.push(Stored {
            uid,
            bytes,
            flags: flags.iter().map(|flag| (*flag).to_owned()).collect(),
            size: None,
        });
        uid
    }

    pub fn hook(&self, hook: impl FnMut(&str) -> Act + Send + 'static) {
        self.state().hook = Box::new(hook);
    }

    pub fn uids(&self) -> Vec<u32> {
        self.state().mails.iter().map(|one| one.uid).collect()
    }

    /// How often a command with this beginning was said.
    pub fn count(&self, begins: &str) -> usize {
        let state = self.state();
        state
            .said
            .iter()
            .filter(|line| line.starts_with(begins))
            .count()
    }

    fn heard(&self, line: &str) -> Act {
        let mut state = self.state();
        state.said.push(line.to_owned());
        (state.hook)(line)
    }

    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Unpin, greets: bool) {
        let mut wire = BufReader::new(stream);
        // Whoever breaks off has his reasons.
        let _ended = self.dialogue(&mut wire, greets).await;
    }

    async fn dialogue<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        wire: &mut BufReader<S>,
        greets: bool,
    ) -> std::io::Result<()> {
        if greets {
            let greeting = self.state().greeting;
            wire.write_all(greeting.as_bytes()).await?;
            wire.flush().await?;
        }
        loop {
            let mut line = String::new();
            if wire.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let (tag, line) = line.trim_end().split_once(' ').unwrap();
            let act = self.heard(line);
            if matches!(act, Act::Die) {
                return Ok(());
            }
            if matches!(act, Act::Silence) {
                std::future::pending::<()>().await;
            }
            if let Act::Say(bytes) = act {
                wire.write_all(&spoken(&bytes, tag)).await?;
                wire.flush().await?;
                continue;
            }
            if line.starts_with("AUTHENTICATE") {
                wire.write_all(b"+ \r\n").await?;
                wire.flush().await?;
                let mut secret = String::new();
                wire.read_line(&mut secret).await?;
                self.state().said.push(secret.trim_end().to_owned());
            }
            if line == "IDLE" {
                self.idle(wire).await?;
            }
            let answer = [self.obey(line), format!("{tag} OK done\r\n").into_bytes()].concat();
            match act {
                Act::ObeyAndDie => return Ok(()),
                Act::Half => {
                    wire.write_all(&answer[..answer.len() / 2]).await?;
                    wire.flush().await?;
                    return Ok(());
                }
                _ => wire.write_all(&answer).await?,
            }
            wire.flush().await?;
            if line == "LOGOUT" {
                return Ok(());
            }
        }
    }

    async fn idle<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        wire: &mut BufReader<S>,
    ) -> std::io::Result<()> {
        wire.write_all(b"+ idling\r\n").await?;
        wire.flush().await?;
        let mut known = self.state().next;
        let mut done = [0; 6];
        loop {
            tokio::select! {
                read = wire.read_exact(&mut done) => return read.map(|_| ()),
                () = tokio::time::sleep(Duration::from_millis(10)) => {}
            }
            let (next, exists) = {
                let state = self.state();
                (state.next, state.mails.len())
            };
            if next != known {
                known = next;
                let text = format!("* OK [ALERT] \u{c4}nderung {{5}}\r\n* {exists} EXISTS\r\n");
                wire.write_all(text.as_bytes()).await?;
                wire.flush().await?;
            }
        }
    }

    /// Does what is asked for, and gives what is said before the tagged answer.
    fn obey(&self, line: &str) -> Vec<u8> {
        let mut state = self.state();
        let words: Vec<&str> = line.split(' ').collect();
        let uid = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
        match words.as_slice() {
            ["CAPABILITY", ..] => format!("* CAPABILITY {}\r\n", state.capabilities).into_bytes(),
            ["SELECT", ..] => format!(
                "* FLAGS (\\Deleted)\r\n* {} EXISTS\r\n* OK [PERMANENTFLAGS ({})] all\r\n* OK [UIDVALIDITY {}] \u{fc}\r\n",
                state.mails.len(),
                state.permanent,
                state.validity
            )
            .into_bytes(),
            ["UID", "FETCH", "1:*", ..] => {
                let list = state.mails.iter().enumerate().map(|(n, one)| {
                    let (size, flags) = (one.size.unwrap_or(one.bytes.len()), one.flags.join(" "));
                    let (n, uid) = (n + 1, one.uid);
                    format!("* {n} FETCH (UID {uid} FLAGS ({flags}) RFC822.SIZE {size})\r\n")
                });
                list.collect::<String>().into_bytes()
            }
            ["UID", "FETCH", _, _, part] => {
                let most = part.trim_start_matches("BODY.PEEK[]<0.").trim_end_matches(">)");
                let most: usize = most.parse().unwrap();
                let found = state.mails.iter().find(|one| Some(one.uid) == uid(2));
                found.map_or_else(Vec::new, |one| {
                    let part = &one.bytes[..one.bytes.len().min(most)];
                    let head = format!("* 1 FETCH (UID {} BODY[]<0> {{{}}}\r\n", one.uid, part.len());
                    [head.as_bytes(), part, b")\r\n"].concat()
                })
            }
            ["UID", "STORE", _, "+FLAGS.SILENT", flags @ ..] => {
                for one in state.mails.iter_mut().filter(|one| Some(one.uid) == uid(2)) {
                    let new = flags.iter().map(|flag| flag.trim_matches(['(', ')']).to_owned());
                    one.flags.extend(new);
                }
                Vec::new()
            }
            ["UID", "EXPUNGE", ..] => {
                state.mails.retain(|one| {
                    Some(one.uid) != uid(2) || !one.flags.iter().any(|flag| flag == "\\Deleted")
                });
                b"* 1 EXPUNGE\r\n".to_vec()
            }
            ["EXPUNGE"] => {
                state.mails.retain(|one| !one.flags.iter().any(|flag| flag == "\\Deleted"));
                Vec::new()
            }
            ["UID", verb @ ("MOVE" | "COPY"), ..] => {
                let found = state.mails.iter().find(|one| Some(one.uid) == uid(2));
                let bytes = found.unwrap().bytes.clone();
                state.aside.push(bytes);
                if *verb == "MOVE" {
                    state.mails.retain(|one| Some(one.uid) != uid(2));
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn spoken(bytes: &[u8], tag: &str) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    text.replace("{tag}", tag).into_bytes()
}
