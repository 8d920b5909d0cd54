// SPDX-License-Identifier: EUPL-1.2
//! The server of the demo: its configuration file, in this process or in one of its own.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, ensure};
use mailbox::chance::SystemChance;
use protocol::PublicKey;

use crate::people::ORG;

/// Where everything listens.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    /// Portal.
    pub portal: u16,
    /// Back office.
    pub office: u16,
    /// Page of the mail catcher.
    pub mails: u16,
    /// Agent API.
    pub agent: u16,
    /// Identity provider of the demo, if it runs.
    pub provider: u16,
    /// Where mails that come back are handed over (LMTP).
    pub returns: u16,
    /// Where plain mails are handed over to the gateway (LMTP).
    pub plain: u16,
}

impl Ports {
    /// Portal, office, mails and identity provider in a row from `base`; the rest wherever there is room.
    ///
    /// # Errors
    /// No free port, or a number too large.
    pub fn from_base(base: u16) -> anyhow::Result<Self> {
        let at = |n: u16| base.checked_add(n).context("port base is too large");
        Ok(Self {
            portal: at(0)?,
            office: at(1)?,
            mails: at(2)?,
            agent: free_port()?,
            provider: at(3)?,
            returns: free_port()?,
            plain: free_port()?,
        })
    }

    /// Wherever there is room, for tests beside others.
    ///
    /// # Errors
    /// No free port.
    pub fn free() -> anyhow::Result<Self> {
        Ok(Self {
            portal: free_port()?,
            office: free_port()?,
            mails: free_port()?,
            agent: free_port()?,
            provider: free_port()?,
            returns: free_port()?,
            plain: free_port()?,
        })
    }
}

/// The conventional ports of the demo.
///
/// # Errors
/// No free port.
pub fn usual_ports() -> anyhow::Result<Ports> {
    Ok(Ports {
        portal: 8080,
        office: 8081,
        mails: 8025,
        agent: free_port()?,
        provider: 8083,
        returns: free_port()?,
        plain: free_port()?,
    })
}

/// A port that nobody listens on right now.
///
/// # Errors
/// None can be had.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// Files and public keys of a server that has been set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Everything the server may touch.
    pub dir: PathBuf,
    /// Its configuration file.
    pub config: PathBuf,
    /// Bearer token of the insurer's programs.
    pub token_file: PathBuf,
}

/// Keys that the insurer's side must know.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct PublicKeys {
    /// Key of receipts.
    pub receipt: PublicKey,
    /// Recipient of e-mail addresses.
    pub notifier: String,
}

/// What the back office and the identity provider of its staff have agreed on.
#[derive(Debug, Clone)]
pub struct OfficeClient {
    /// File with the secret.
    pub secret_file: PathBuf,
    /// File with the key by which names of accounts become hashes.
    pub name_key_file: PathBuf,
}

/// The back office's name at the provider.
pub const OFFICE_CLIENT: &str = "musterkasse-office";
/// What the provider says of somebody who has shown two factors.
pub const MFA: &str = "mfa";

impl OfficeClient {
    /// Its section of the configuration.
    fn section(&self, provider: u16) -> String {
        format!(
            r#"[web.office_idp]
issuer = "{issuer}"
client_id = "{OFFICE_CLIENT}"
client_secret_file = "{secret}"
name_key_file = "{names}"
algorithms = ["ES256"]
acr = ["{MFA}"]
pushed = "required"
insecure_loopback = true
"#,
            issuer = super::broker::issuer(provider),
            secret = self.secret_file.display(),
            names = self.name_key_file.display(),
        )
    }
}

impl Setup {
    /// Makes the secrets between back office and identity provider, once.
    ///
    /// # Errors
    /// Files cannot be made.
    pub fn office_client(&self) -> anyhow::Result<OfficeClient> {
        let file = |name: &str| -> anyhow::Result<PathBuf> {
            let path = self.dir.join("secrets").join(name);
            if !path.exists() {
                let random: [u8; 32] = mailbox::chance::bytes(&SystemChance);
                siegelpost::files::create_secret(&path, &protocol::b64::url(&random))?;
            }
            Ok(path)
        };
        Ok(OfficeClient {
            secret_file: file("office-idp-secret")?,
            name_key_file: file("office-idp-names")?,
        })
    }

    /// Paths below `dir`.
    #[must_use]
    pub fn at(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            config: dir.join("siegelpost.toml"),
            token_file: dir.join("secrets/agent-token"),
        }
    }

    /// Makes the server's keys and the token, once; the same every time after.
    ///
    /// # Errors
    /// Files cannot be made or read.
    pub fn keys(&self) -> anyhow::Result<PublicKeys> {
        std::fs::create_dir_all(self.dir.join("secrets"))?;
        let returns = self.dir.join("secrets/return-key");
        if !returns.exists() {
            siegelpost::admin::keys::return_init(&returns, &SystemChance)?;
        }
        let kept = self.dir.join("public-keys.json");
        if kept.exists() {
            return Ok(serde_json::from_slice(&std::fs::read(kept)?)?);
        }
        let receipt = siegelpost::admin::keys::receipt_init(
            &self.dir.join("secrets/receipt-key"),
            &SystemChance,
        )?;
        let notifier =
            siegelpost::admin::keys::notifier_init(&self.dir.join("secrets/notifier-key"))?;
        let token: [u8; 32] = mailbox::chance::bytes(&SystemChance);
        siegelpost::files::create_secret(&self.token_file, &protocol::b64::url(&token))?;
        let keys = PublicKeys { receipt, notifier };
        std::fs::write(kept, serde_json::to_vec(&keys)?)?;
        Ok(keys)
    }

    /// Writes the configuration for these ports; `fresh_s` is that of `[store.levels]`, `office` an identity
    /// provider of staff.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write_config(
        &self,
        ports: Ports,
        smtp: SocketAddr,
        fresh_s: u32,
        office: Option<&OfficeClient>,
    ) -> anyhow::Result<()> {
        let dir = self.dir.display();
        let text = format!(
            r#"# Written by the demo at every start.
[store.database]
kind = "sqlite"
path = "{dir}/main.sqlite"
shred_path = "{dir}/shred/keys.sqlite"
[store.blobs]
kind = "fs"
path = "{dir}/blobs"
# A product would wait a day between two mails to one person; a demo that did would look broken.
[store.notify]
min_interval_s = 0
delay_s = 1
security_interval_s = 0
max_attempts = 12
quiet_from = 0
quiet_until = 0
spread_s = 0
[store.levels]
fresh_s = {fresh_s}
[store.deadlines]
tell_persons = true
[web]
org = "{ORG}"
rp_id = "localhost"
contact_recipient = "{contact}"
receipt_key_file = "{dir}/secrets/receipt-key"
[web.brand]
name = "Musterkasse"
phone = "0800 000 4711"
[web.portal]
listen = "127.0.0.1:{portal}"
origin = "http://localhost:{portal}"
[web.office]
listen = "127.0.0.1:{office}"
origin = "http://localhost:{office}"
[web.agent]
listen = "127.0.0.1:{agent}"
token_file = "{dir}/secrets/agent-token"
[web.pages]
address = "Musterkasse, Musterweg 1, 12345 Musterstadt"
phone_hours = "Montag bis Freitag, 8 bis 18 Uhr"
branches = "https://www.musterkasse.example/geschaeftsstellen"
privacy = "https://www.musterkasse.example/datenschutz"
imprint = "https://www.musterkasse.example/impressum"
[web.accessibility]
email = "barrierefrei@musterkasse.example"
[web.remedies]
authority = "Musterkasse, Musterweg 1, 12345 Musterstadt"
signed_mail_to = "widerspruch@musterkasse.example"
[[web.remedies.courts]]
name = "Sozialgericht Musterstadt"
address = "Am Gericht 2, 12345 Musterstadt"
[[web.remedies.courts]]
name = "Sozialgericht Beispielstadt"
address = "Platz des Rechts 5, 54321 Beispielstadt"

[web.limits]
per_minute = 6000
guesses_per_minute = 120
uploads_per_minute = 1200
[notifier]
from = "post@musterkasse.example"
identity_file = "{dir}/secrets/notifier-key"
poll_seconds = 1
# The catcher answers at once; after a kill -9 the demo's mails go on in seconds, not in minutes.
lease_seconds = 10
[notifier.returns]
domain = "rueck.musterkasse.example"
key_file = "{dir}/secrets/return-key"
listen = "127.0.0.1:{returns}"
[notifier.smtp]
timeout_seconds = 5
host = "{host}"
port = {port}
tls = "none"
[log]
filter = "info"
format = "json"
"#,
            portal = ports.portal,
            office = ports.office,
            agent = ports.agent,
            returns = ports.returns,
            contact = self.keys()?.notifier,
            host = smtp.ip(),
            port = smtp.port(),
        );
        let office = office.map(|office| office.section(ports.provider));
        std::fs::write(&self.config, text + &office.unwrap_or_default())?;
        Ok(())
    }
}

/// A server in a process of its own: for tests that kill it or look into its memory.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
}

impl ServerProcess {
    /// Starts `siegelpost serve --with-notifier`; the log goes to `server.log`.
    ///
    /// # Errors
    /// The program cannot be started.
    pub fn start(program: &Path, setup: &Setup) -> anyhow::Result<Self> {
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(setup.dir.join("server.log"))?;
        let child = Command::new(program)
            .args(["serve", "--with-notifier", "--config"])
            .arg(&setup.config)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        Ok(Self { child })
    }

    /// Its process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// kill -9.
    ///
    /// # Errors
    /// It cannot be signalled.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop and waits.
    ///
    /// # Errors
    /// It did not end cleanly.
    pub fn stop(mut self) -> anyhow::Result<()> {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status()?;
        let status = self.child.wait()?;
        ensure!(status.success(), "the server ended with {status}");
        Ok(())
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // Already gone is fine; a server that outlives its test is not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
