// SPDX-License-Identifier: EUPL-1.2
//! Takes mails over SMTP. One thread of its own, because a `mailin` session cannot move between threads.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use mailbox::Clock;
use mailin::{Action, Handler, Response, SessionBuilder, response};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::store::Mails;

/// Largest mail.
const MAIL_LIMIT: usize = 10 * 1024 * 1024;
/// Nobody has a mailbox there: what a wrongly typed address is like.
const NOBODY: &str = "unzustellbar.example";
/// Longest line, RFC 5321 4.5.3.1.6 with room to spare.
const LINE_LIMIT: u64 = 64 * 1024;

/// The thread that listens.
pub(super) struct Listener {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
}

impl Listener {
    pub async fn start(
        address: SocketAddr,
        mails: Arc<Mails>,
        clock: Arc<dyn Clock>,
    ) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, listening) = oneshot::channel::<io::Result<SocketAddr>>();
        std::thread::Builder::new()
            .name("mail-catcher".to_owned())
            .spawn(move || {
                let runtime = match tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                {
                    Ok(runtime) => runtime,
                    Err(error) => {
                        let _ = ready.send(Err(error));
                        return;
                    }
                };
                let tasks = tokio::task::LocalSet::new();
                tasks.block_on(&runtime, async {
                    let listener = match TcpListener::bind(address).await {
                        Ok(listener) => listener,
                        Err(error) => {
                            let _ = ready.send(Err(error));
                            return;
                        }
                    };
                    let _ = ready.send(listener.local_addr());
                    tokio::select! {
                        () = accept(&listener, &mails, &clock) => {}
                        _ = stopped => {}
                    }
                });
            })?;
        let address = listening
            .await
            .map_err(|_| io::Error::other("the thread ended"))??;
        Ok(Self { address, stop })
    }

    pub fn stop(self) {
        let _ = self.stop.send(());
    }
}

/// The library knows no empty SMTP sender (RFC 5321, 4.5.5), as answers of machines have it: for it another one stands in.
const NULL_SENDER: &[u8] = b"MAIL FROM:<>\r\n";
const STANDING_IN: &[u8] = b"MAIL FROM:<null@null.invalid>\r\n";
const NULL: &str = "null@null.invalid";

async fn accept(listener: &TcpListener, mails: &Arc<Mails>, clock: &Arc<dyn Clock>) {
    loop {
        // An error here is about one connection that is already gone.
        let Ok((tcp, peer)) = listener.accept().await else {
            continue;
        };
        let intake = Intake {
            mails: Arc::clone(mails),
            clock: Arc::clone(clock),
            from: String::new(),
            to: Vec::new(),
            data: Vec::new(),
        };
        tokio::task::spawn_local(async move {
            if let Err(error) = talk(tcp, peer, intake).await {
                tracing::debug!(kind = ?error.kind(), "mail catcher: connection ended");
            }
        });
    }
}

async fn talk(tcp: TcpStream, peer: SocketAddr, intake: Intake) -> io::Result<()> {
    tcp.set_nodelay(true)?;
    let mut session = SessionBuilder::new("catcher.localhost").build(peer.ip(), intake);
    let (reader, mut writer) = tcp.into_split();
    let mut reader = BufReader::new(reader);
    writer.write_all(&session.greeting().buffer()?).await?;
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut reader)
            .take(LINE_LIMIT)
            .read_until(b'\n', &mut line)
            .await?
            == 0
        {
            return Ok(());
        }
        let reply = if line.eq_ignore_ascii_case(NULL_SENDER) {
            session.process(STANDING_IN)
        } else {
            session.process(&line)
        };
        match reply.action {
            Action::NoReply => {}
            Action::Reply => writer.write_all(&reply.buffer()?).await?,
            Action::Close | Action::UpgradeTls => {
                return writer.write_all(&reply.buffer()?).await;
            }
        }
    }
}

/// Collects one mail and keeps it at its end.
struct Intake {
    mails: Arc<Mails>,
    clock: Arc<dyn Clock>,
    from: String,
    to: Vec<String>,
    data: Vec<u8>,
}

impl Handler for Intake {
    fn rcpt(&mut self, to: &str) -> Response {
        match to.rsplit_once('@') {
            Some((_, domain)) if domain.eq_ignore_ascii_case(NOBODY) => {
                Response::custom(550, "5.1.1 No such mailbox".to_owned())
            }
            _ => response::OK,
        }
    }

    fn data_start(&mut self, _domain: &str, from: &str, _is8bit: bool, to: &[String]) -> Response {
        let from = if from == NULL { "" } else { from };
        from.clone_into(&mut self.from);
        self.to = to.to_vec();
        self.data.clear();
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        if self.data.len() <= MAIL_LIMIT {
            self.data.extend_from_slice(line);
        }
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        if self.data.len() > MAIL_LIMIT {
            return Response::custom(552, "5.3.4 Mail too large".to_owned());
        }
        let from = std::mem::take(&mut self.from);
        let to = std::mem::take(&mut self.to);
        let raw = std::mem::take(&mut self.data);
        match self.mails.add(from, to, &raw, self.clock.now().secs()) {
            Ok(()) => response::OK,
            Err(error) => {
                tracing::error!(kind = ?error.kind(), "mail catcher: mail not kept");
                Response::custom(451, "4.3.0 Not kept".to_owned())
            }
        }
    }
}
