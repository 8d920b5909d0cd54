// SPDX-License-Identifier: EUPL-1.2
//! Connections of the mail server: so many at once, each for so long.

use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::listen::Listen;
use crate::session::{Event, Session, Take};

/// Bytes that are read at once.
const CHUNK: usize = 16 * 1024;
/// Whoever may write to the socket: its owner and its group.
const SOCKET_MODE: u32 = 0o660;

/// What a mail server may bring, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of one mail.
    pub bytes: usize,
    /// Bytes of it that are kept; the others are counted and read over.
    pub kept: usize,
    /// Most recipients of one mail.
    pub recipients: usize,
}

/// The side of the mail server that takes.
pub struct Server<T> {
    listener: Listener,
    take: Arc<T>,
    limits: Limits,
    permits: Arc<Semaphore>,
    timeout: Duration,
    whole: Duration,
}

enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener, PathBuf),
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

impl<T: Take> Server<T> {
    /// Listens. Needs a runtime around it. `connections` at the same time, `timeout` for the next line, `whole` for a connection in all.
    ///
    /// # Errors
    /// The place is taken, or not ours.
    pub fn bind(
        listen: &Listen,
        take: T,
        limits: Limits,
        connections: usize,
        (timeout, whole): (Duration, Duration),
    ) -> io::Result<Self> {
        let listener = match listen {
            Listen::Tcp(address) => bind_tcp(*address).map(Listener::Tcp),
            Listen::Unix(path) => bind_unix(path).map(|found| Listener::Unix(found, path.clone())),
        }?;
        Ok(Self {
            listener,
            take: Arc::new(take),
            limits,
            permits: Arc::new(Semaphore::new(connections)),
            timeout,
            whole,
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

    /// Takes mails until `stop` is over.
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
                        tracing::warn!(kind = ?error.kind(), "a mail was not taken");
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
        let (timeout, whole) = (self.timeout, self.whole);
        let (take, limits) = (Arc::clone(&self.take), self.limits);
        dialogues.spawn(async move {
            let dialogue = async {
                match permit {
                    Ok(_permit) => talk(take, limits, wire.as_mut(), timeout).await,
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

async fn talk<T: Take>(
    take: Arc<T>,
    limits: Limits,
    wire: &mut dyn Wire,
    timeout: Duration,
) -> io::Result<()> {
    let mut session = Session::new(Arc::clone(&take), limits);
    say(wire, &format!("220 {} LMTP", take.name()), timeout).await?;
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
                Event::Mail(mail) => {
                    for reply in take.take(mail).await {
                        push(&mut replies, reply);
                    }
                }
            }
        }
        send(wire, &mut replies, timeout).await?;
    }
}

fn push(replies: &mut String, line: &str) {
    replies.push_str(line);
    replies.push_str("\r\n");
}
