// SPDX-License-Identifier: EUPL-1.2
//! A mail catcher for the demo: takes every mail, sends none on, and shows them on a page.
//!
//! The SMTP side is the crate `mailin`, a state machine without input and output of its own; its threads, TLS
//! and server loop (`mailin-embedded`) are not needed on the loopback interface. Development only: nothing of
//! this is linked into `siegelpost`.

mod page;
mod parsed;
mod smtp;
mod store;
mod web;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use anyhow::{Context, ensure};
use mailbox::Clock;

pub use self::parsed::ParsedMail;
pub use self::store::{CaughtMail, Mails};

/// Where the catcher listens and keeps its mails.
#[derive(Clone, Debug)]
pub struct CatcherConfig {
    /// SMTP; port 0 takes a free one. Loopback only.
    pub smtp: SocketAddr,
    /// Web page and API; port 0 takes a free one. Loopback only.
    pub web: SocketAddr,
    /// Folder in which the mails outlive a restart.
    pub folder: PathBuf,
}

/// A running mail catcher. Dropped, it goes on until the process ends; [`Catcher::stop`] ends it.
pub struct Catcher {
    /// Where mails are taken.
    pub smtp: SocketAddr,
    /// Where they are shown.
    pub web: SocketAddr,
    mails: Arc<Mails>,
    listener: smtp::Listener,
    server: ServerHandle,
}

impl Catcher {
    /// Reads the mails of the last run and begins to listen. Needs a tokio runtime.
    ///
    /// # Errors
    /// An address that is not loopback or is taken; a folder that cannot be read.
    pub async fn start(config: CatcherConfig, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        for address in [config.smtp, config.web] {
            ensure!(
                address.ip().is_loopback(),
                "the mail catcher listens on loopback only"
            );
        }
        let mails = Arc::new(Mails::open(&config.folder).context("mail catcher: folder")?);
        let listener = smtp::Listener::start(config.smtp, Arc::clone(&mails), clock)
            .await
            .context("mail catcher: SMTP")?;
        let (web, server) =
            web::start(config.web, Arc::clone(&mails)).context("mail catcher: web page")?;
        Ok(Self {
            smtp: listener.address,
            web,
            mails,
            listener,
            server,
        })
    }

    /// The mails, for tests in the same process.
    #[must_use]
    pub fn mails(&self) -> &Mails {
        &self.mails
    }

    /// Stops listening. Mails in the folder stay.
    pub async fn stop(self) {
        self.listener.stop();
        self.server.stop(true).await;
    }
}

#[cfg(test)]
mod tests;
