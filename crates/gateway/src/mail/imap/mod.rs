// SPDX-License-Identifier: EUPL-1.2
//! The way in from a mailbox on a mail server, over IMAP (RFC 3501) with IDLE (RFC 2177). The same as with a folder: removed after the portal
//! has the mail; a crash in between brings it once more, and it is known by its bytes.
//!
//! | module | does |
//! |---|---|
//! | `wire` | answers, none larger than asked for |
//! | `connect` | TCP, TLS, greeting |
//! | `session` | commands and their answers |
//! | `look` | takes what lies in the folder |

mod connect;
mod error;
mod look;
mod session;
mod wire;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use zeroize::Zeroizing;

pub use self::error::ImapError;
pub use self::look::Looked;

use self::connect::Server;
use self::look::{Memory, look};
use self::session::Session;
use super::bridge::{Bridge, Brought, Inbox};
use crate::config::ImapSection;
use crate::error::GatewayError;

/// Takes a mail to where it is safe.
pub trait Bring: Send + Sync {
    /// After `Ok` the mail is on disk elsewhere and may be forgotten. `from` is its SMTP sender.
    ///
    /// # Errors
    /// It is not there, or nobody knows.
    fn bring(
        &self,
        mail: Vec<u8>,
        from: &str,
    ) -> impl Future<Output = Result<Brought, GatewayError>> + Send;
}

/// A bridge, for one of its inboxes.
pub struct ToInbox(Arc<Bridge>, Inbox);

impl ToInbox {
    /// # Errors
    /// [`GatewayError::Malformed`] for an inbox that is none of the bridge's.
    pub fn new(bridge: Arc<Bridge>, inbox: &str) -> Result<Self, GatewayError> {
        let inbox = bridge.inbox(inbox).cloned();
        let inbox = inbox.ok_or(GatewayError::Malformed("inbox"))?;
        Ok(Self(bridge, inbox))
    }
}

impl Bring for ToInbox {
    async fn bring(&self, mail: Vec<u8>, from: &str) -> Result<Brought, GatewayError> {
        self.0.bring(mail, from, &self.1).await
    }
}

/// How long is waited for what.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// TCP, TLS and greeting together.
    pub connect: Duration,
    /// A command and its answer; a mail of the largest size has to get through.
    pub answer: Duration,
    /// IDLE before it is begun anew: less than 29 minutes (RFC 2177, 3).
    pub idle: Duration,
    /// Before the second try; doubled up to fifteen minutes.
    pub first_pause: Duration,
    /// Before the second try where somebody has to do something first; doubled up to an hour.
    pub somebody: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            answer: Duration::from_secs(300),
            idle: Duration::from_secs(25 * 60),
            first_pause: Duration::from_secs(5),
            somebody: Duration::from_secs(300),
        }
    }
}

const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
const LONGEST_FOR_SOMEBODY: Duration = Duration::from_secs(3_600);
/// Between two looks of which the first has taken nothing, whatever the server says.
const BREATH: Duration = Duration::from_secs(1);

/// What holds in a folder.
struct Rules {
    most: usize,
    refused_folder: Option<String>,
    exclusive: bool,
}

/// A mailbox from which mails are taken.
pub struct Imap<B> {
    server: Server,
    user: String,
    password_file: PathBuf,
    folder: String,
    poll: Duration,
    rules: Rules,
    times: Times,
    memory: Memory,
    bring: B,
}

impl<B: Bring> Imap<B> {
    /// Sets it up; no connection is made yet. `most` is the largest mail in bytes.
    ///
    /// # Errors
    /// Certificates or password cannot be read.
    pub fn open(
        config: &ImapSection,
        most: u32,
        times: Times,
        bring: B,
    ) -> Result<Self, anyhow::Error> {
        let imap = Self {
            server: Server::new(config, times.connect)?,
            user: config.user.clone(),
            password_file: config.password_file.clone(),
            folder: config.folder.clone(),
            poll: Duration::from_secs(config.poll_seconds),
            rules: Rules {
                most: usize::try_from(most)?,
                refused_folder: config.refused_folder.clone(),
                exclusive: config.exclusive,
            },
            times,
            memory: Memory::default(),
            bring,
        };
        imap.password()?;
        Ok(imap)
    }

    /// Takes mails, for ever.
    pub async fn run(mut self) {
        let times = self.times;
        let (mut pause, mut longer) = (times.first_pause, times.somebody);
        loop {
            let mut served = false;
            let before = self.memory.removed();
            let error = self.serve(&mut served).await;
            served |= self.memory.removed() > before;
            if served {
                (pause, longer) = (times.first_pause, times.somebody);
            }
            if error.needs_somebody() {
                tracing::error!(%error, seconds = longer.as_secs(), "no mails are taken");
                sleep(longer).await;
                longer = (longer * 2).min(LONGEST_FOR_SOMEBODY);
            } else {
                tracing::warn!(%error, seconds = pause.as_secs(), "no mails are taken for now");
                sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }

    /// Signs in, looks once, and leaves.
    ///
    /// # Errors
    /// [`ImapError`]: the look was not finished.
    pub async fn round(&mut self) -> Result<Looked, ImapError> {
        let mut session = self.begin().await?;
        let looked = look(&mut session, &mut self.memory, &self.rules, &self.bring).await?;
        session.end().await;
        Ok(looked)
    }

    /// One connection, to its end. `served` is set once it has been of use.
    async fn serve(&mut self, served: &mut bool) -> ImapError {
        let mut session = match self.begin().await {
            Ok(session) => session,
            Err(error) => return error,
        };
        loop {
            let looked = look(&mut session, &mut self.memory, &self.rules, &self.bring).await;
            let waited = match looked {
                Ok(looked) => {
                    *served = true;
                    self.wait(&mut session, looked).await
                }
                Err(error) => Err(error),
            };
            if let Err(error) = waited {
                return error;
            }
        }
    }

    /// Until the next look is worth it.
    async fn wait(&self, session: &mut Session, looked: Looked) -> Result<(), ImapError> {
        if looked.again == 0 {
            if looked.more {
                return Ok(());
            }
            if session.news() {
                sleep(BREATH).await;
                return Ok(());
            }
            if session.idles() {
                return session.idle(self.times.idle).await;
            }
        }
        // After one at which a mail was not taken not sooner, whatever comes meanwhile.
        sleep(self.poll).await;
        session.noop().await
    }

    async fn begin(&mut self) -> Result<Session, ImapError> {
        let password = self.password()?;
        let wire = self.server.open().await?;
        let account = (self.user.as_str(), password.as_str());
        let session = Session::begin(wire, self.times.answer, account, &self.folder).await?;
        self.memory.of(session.validity());
        Ok(session)
    }

    /// Read for each connection: a new password needs no restart.
    fn password(&self) -> Result<Zeroizing<String>, ImapError> {
        let text = std::fs::read_to_string(&self.password_file);
        let text = Zeroizing::new(text.map_err(|_| ImapError::Password)?);
        let password = text.trim_end_matches(['\r', '\n']);
        if password.is_empty() || password.contains(['\r', '\n', '\0']) {
            return Err(ImapError::Password);
        }
        Ok(Zeroizing::new(password.to_owned()))
    }
}
