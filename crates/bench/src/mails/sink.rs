// SPDX-License-Identifier: EUPL-1.2
//! Postfix's `smtp-sink`: takes mails and throws them away, as fast as a relay can at most be.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt as _;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

/// A sink of its own on a free port; ended when dropped.
pub struct Sink {
    port: u16,
    process: Child,
}

impl Sink {
    /// `wait`: seconds before each mail is taken.
    ///
    /// # Errors
    /// The program is not there (Debian's package `postfix`) or does not listen within five seconds.
    pub fn start(connections: u32, wait: u32) -> anyhow::Result<Self> {
        // Free a moment ago: the sink cannot say which one it took.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut command = Command::new("/usr/sbin/smtp-sink");
        // It does not work as root.
        if std::fs::metadata("/proc/self")?.uid() == 0 {
            command.args(["-u", "nobody"]);
        }
        if wait > 0 {
            command.args(["-w", &wait.to_string()]);
        }
        let process = command
            .args(["-m", &connections.saturating_mul(2).to_string()])
            .arg(format!("inet:127.0.0.1:{port}"))
            .arg("1024")
            .spawn()
            .context("smtp-sink of Debian's package postfix")?;
        let sink = Self { port, process };
        let until = Instant::now() + Duration::from_secs(5);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > until {
                bail!("smtp-sink does not listen");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(sink)
    }

    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // Ended already: that is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
