// SPDX-License-Identifier: EUPL-1.2
//! Takes returns over LMTP. Nothing is answered "taken" before it is on record: whatever breaks before that, the mail server brings it again,
//! and what comes twice changes nothing. So the end of the process needs no care either.

use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use mailbox::model::{DeliveryReport, ReturnClass, ReturnTaken};
use mailbox::{OutboxStore, StoreError};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

use super::config::{Listen, ReturnsConfig};
use super::path::ReturnPath;
use super::report::{self, Reading};
use super::session::{Event, Gate, Limits, Session};
use crate::config::ConfigError;

/// Bytes that are read at once.
const CHUNK: usize = 16 * 1024;
/// Stack of the thread that reads a mail. The parser goes down into mails within mails, and some 30 bytes make one: this is enough for more
/// of them than [`super::session::KEPT`] bytes can hold.
const STACK: usize = 64 * 1024 * 1024;
/// Whoever may write to the socket: its owner and its group.
const SOCKET_MODE: u32 = 0o660;

const NOT_KEPT: &str = "451 4.3.0 Not kept, come again";

/// The side of the mail server that takes returns.
pub struct Returns {
    listener: Listener,
    taker: Arc<Taker>,
    permits: Arc<Semaphore>,
    timeout: Duration,
    whole: Duration,
}

enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener, PathBuf),
}

/// What one dialogue needs.
struct Taker {
    outbox: OutboxStore,
    path: ReturnPath,
    limits: Limits,
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

impl Returns {
    /// Listens. Needs a runtime around it.
    ///
    /// # Errors
    /// The key of the section whose value cannot be used.
    pub fn bind(config: &ReturnsConfig, outbox: OutboxStore) -> Result<Self, ConfigError> {
        let path = ReturnPath::load(config)?;
        let listener = match &config.listen {
            Listen::Tcp(address) => bind_tcp(*address).map(Listener::Tcp),
            Listen::Unix(path) => bind_unix(path).map(|found| Listener::Unix(found, path.clone())),
        };
        let listener =
            listener.map_err(|error| ConfigError::new("returns.listen", error.to_string()))?;
        let limits = Limits {
            bytes: usize::try_from(config.bytes).unwrap_or(usize::MAX),
            recipients: config.recipients.into(),
        };
        Ok(Self {
            listener,
            taker: Arc::new(Taker {
                outbox,
                path,
                limits,
            }),
            permits: Arc::new(Semaphore::new(config.connections.into())),
            timeout: Duration::from_secs(config.timeout_seconds.into()),
            whole: Duration::from_secs(config.connection_seconds.into()),
        })
    }

    /// The port, if it listens on one.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        match &self.listener {
            Listener::Tcp(listener) => listener.local_addr().ok().map(|address| address.port()),
            Listener::Unix(..) => None,
        }
    }

    /// Takes returns until `stop` is over.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut dialogues = JoinSet::new();
        loop {
            tokio::select! {
                biased;
                () = &mut stop => break,
                wire = self.accept() => match wire {
                    Ok(wire) => self.begin(wire, &mut dialogues),
                    // About one connection that is gone, or no file handle is left.
                    Err(error) => {
                        tracing::warn!(kind = ?error.kind(), "a return was not taken");
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                },
                Some(_) = dialogues.join_next() => {}
            }
        }
        dialogues.shutdown().await;
        if let Listener::Unix(_, path) = &self.listener {
            // The next start would remove it as well.
            let _ = std::fs::remove_file(path);
        }
    }

    async fn accept(&self) -> io::Result<Box<dyn Wire>> {
        Ok(match &self.listener {
            Listener::Tcp(listener) => Box::new(listener.accept().await?.0),
            Listener::Unix(listener, _) => Box::new(listener.accept().await?.0),
        })
    }

    fn begin(&self, mut wire: Box<dyn Wire>, dialogues: &mut JoinSet<()>) {
        let permit = Arc::clone(&self.permits).try_acquire_owned();
        let (taker, timeout, whole) = (Arc::clone(&self.taker), self.timeout, self.whole);
        dialogues.spawn(async move {
            let dialogue = async {
                match permit {
                    Ok(_permit) => taker.talk(wire.as_mut(), timeout).await,
                    Err(_) => say(wire.as_mut(), "421 4.3.2 Too many connections", timeout).await,
                }
            };
            match tokio::time::timeout(whole, dialogue).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::debug!(kind = ?error.kind(), "LMTP dialogue ended"),
                Err(_) => tracing::warn!("LMTP dialogue took too long"),
            }
        });
    }
}

fn bind_tcp(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

/// A socket that is left over from a process that ended is replaced, one on which somebody listens is not.
fn bind_unix(path: &Path) -> io::Result<UnixListener> {
    let listener = match UnixListener::bind(path) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            if std::os::unix::net::UnixStream::connect(path).is_ok() {
                return Err(error);
            }
            std::fs::remove_file(path)?;
            UnixListener::bind(path)?
        }
        other => other?,
    };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(SOCKET_MODE))?;
    Ok(listener)
}

async fn say(wire: &mut dyn Wire, line: &str, timeout: Duration) -> io::Result<()> {
    send(wire, &mut format!("{line}\r\n"), timeout).await
}

async fn send(wire: &mut dyn Wire, text: &mut String, timeout: Duration) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let sent = tokio::time::timeout(timeout, async {
        wire.write_all(text.as_bytes()).await?;
        wire.flush().await
    });
    sent.await.map_err(|_| io::ErrorKind::TimedOut)??;
    text.clear();
    Ok(())
}

impl Taker {
    async fn talk(&self, wire: &mut dyn Wire, timeout: Duration) -> io::Result<()> {
        let mut session = Session::new(self.path.clone(), self.limits);
        say(wire, "220 returns LMTP", timeout).await?;
        let mut chunk = vec![0_u8; CHUNK];
        let mut replies = String::new();
        loop {
            let read = tokio::time::timeout(timeout, wire.read(&mut chunk));
            let n = read.await.map_err(|_| io::ErrorKind::TimedOut)??;
            if n == 0 {
                return Ok(());
            }
            let mut bytes = chunk.get(..n).unwrap_or_default().iter();
            loop {
                match session.next(&mut bytes) {
                    Event::More => break,
                    Event::Say(line) => push(&mut replies, line),
                    Event::SayText(line) => push(&mut replies, &line),
                    Event::Close(line) => {
                        push(&mut replies, line);
                        return send(wire, &mut replies, timeout).await;
                    }
                    Event::TooLarge(recipients) => {
                        for _ in 0..recipients {
                            push(&mut replies, "552 5.3.4 Too large");
                        }
                    }
                    Event::Mail(to, mail) => {
                        let reading = read_apart(mail).await;
                        for gate in to {
                            let reply = match &reading {
                                Some(reading) => self.take(gate, reading).await,
                                None => NOT_KEPT,
                            };
                            push(&mut replies, reply);
                        }
                    }
                }
            }
            send(wire, &mut replies, timeout).await?;
        }
    }

    /// Puts on record what a mail says to one recipient. The answer is given after that.
    async fn take(&self, gate: Gate, reading: &Reading) -> &'static str {
        const TAKEN: &str = "250 2.0.0 Taken";
        let Some(report) = reading.report.clone() else {
            tally("ignored");
            return TAKEN;
        };
        let id = match gate {
            Gate::Return(id) => Some(id),
            // Anybody can write there: only a complaint counts that names a return address of ours.
            Gate::Feedback => reading
                .original_sender
                .as_deref()
                .filter(|_| report.class == ReturnClass::Complaint)
                .and_then(|sender| self.path.read(sender)),
        };
        let Some(id) = id else {
            tally("ignored");
            return TAKEN;
        };
        let DeliveryReport { class, status, .. } = report;
        match self.outbox.take_return(id, report).await {
            Ok(ReturnTaken::Kept) => {
                tally(class.as_str());
                let status = status.map(|status| status.to_string());
                tracing::info!(notification = %id, %class, status, "notification came back");
                TAKEN
            }
            Ok(ReturnTaken::Known) => {
                tally("known");
                TAKEN
            }
            Ok(ReturnTaken::Stale) => {
                tally("stale");
                TAKEN
            }
            Err(error) => {
                tally("not-kept");
                not_kept(&error);
                NOT_KEPT
            }
        }
    }
}

/// Reads a mail on a thread of its own. `None`: there is none to be had now. A mail at which the parser gives up is unclear.
async fn read_apart(mail: Vec<u8>) -> Option<Reading> {
    let (done, reading) = oneshot::channel();
    std::thread::Builder::new()
        .name("returns".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more if the connection is gone.
            let _ = done.send(report::read(&mail));
        })
        .ok()?;
    Some(reading.await.unwrap_or_else(|_| Reading::unclear()))
}

fn not_kept(error: &StoreError) {
    tracing::error!(%error, "a return is not on record");
}

fn push(replies: &mut String, line: &str) {
    replies.push_str(line);
    replies.push_str("\r\n");
}

fn tally(class: &'static str) {
    metrics::counter!("siegelpost_returns_total", "class" => class).increment(1);
}
