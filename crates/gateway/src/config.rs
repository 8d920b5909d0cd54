// SPDX-License-Identifier: EUPL-1.2
//! Configuration: a TOML file, overridden by environment variables (`SIEGELPOST_GATEWAY_OFFICE__ORIGIN=…`). Unknown keys are refused; keys lie
//! in a folder of their own.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use contact_seal::ContactRecipient;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use lmtp::Listen;
use protocol::{Dept, Matter, Org};
use registrar::letter::Insurer;
use serde::Deserialize;
use thiserror::Error;

/// Why a configuration is refused.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// Missing, unknown or wrongly typed key; names it.
    #[error("configuration: {0}")]
    Read(Box<figment::Error>),
    /// A value out of its bounds.
    #[error("configuration: {0}")]
    Bounds(&'static str),
}

/// Configuration of `siegelpost-gateway`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatewayConfig {
    /// The organisation.
    pub org: Org,
    /// Folder of the program's own keys.
    pub keys: PathBuf,
    /// File with the Trust Document that was told by hand.
    pub trust_file: PathBuf,
    /// The back office.
    pub office: OfficeSection,
    /// Who sends letters.
    pub insurer: Insurer,
    /// Letters of last resort.
    pub letters: LettersSection,
    /// Plain mails; absent: none are taken.
    pub mail: Option<MailSection>,
    /// What core systems write to many; absent: nothing is taken.
    pub bulk: Option<BulkSection>,
}

/// What core systems write to many.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BulkSection {
    /// Where they put a folder for each batch.
    pub inbox: PathBuf,
    /// Where they find what became of it: a file of JSON lines for each batch.
    pub results: PathBuf,
    /// Where a folder for each letter goes; absent: core systems print themselves what goes by post.
    pub letters: Option<PathBuf>,
    /// Seconds between two looks into the inbox.
    #[serde(default = "every_seconds")]
    pub every_seconds: u64,
    /// Items on their way at the same time; each may hold all its files.
    #[serde(default = "bulk_parallel")]
    pub parallel: u8,
    /// Most bytes of one file; below what the portal takes as an attachment.
    #[serde(default = "bulk_file_bytes")]
    pub file_bytes: u32,
}

const fn bulk_parallel() -> u8 {
    4
}

const fn bulk_file_bytes() -> u32 {
    10_485_760
}

impl BulkSection {
    fn check(&self) -> Result<(), ConfigError> {
        let bounds = |what| Err(ConfigError::Bounds(what));
        if !(1..=3_600).contains(&self.every_seconds) {
            return bounds("bulk.every_seconds: between 1 and 3600");
        }
        if !(1..=16).contains(&self.parallel) {
            return bounds("bulk.parallel: between 1 and 16");
        }
        if !(65_536..=MOST_MAIL_BYTES).contains(&self.file_bytes) {
            return bounds("bulk.file_bytes: between 65536 and 94371840");
        }
        let folders = [
            Some(&self.inbox),
            Some(&self.results),
            self.letters.as_ref(),
        ];
        let folders: Vec<&PathBuf> = folders.into_iter().flatten().collect();
        let apart = |one: &&PathBuf| folders.iter().filter(|other| other == &one).count() == 1;
        if folders.iter().all(apart) {
            Ok(())
        } else {
            bounds("bulk: inbox, results and letters are folders of their own")
        }
    }
}

/// Where the back office is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeSection {
    /// Its origin, as employees type it.
    pub origin: String,
}

/// Folders that the print shop shares.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersSection {
    /// One folder for each letter.
    pub jobs: PathBuf,
    /// What became of letters, a JSON file each.
    pub results: PathBuf,
    /// Seconds between two rounds.
    #[serde(default = "every_seconds")]
    pub every_seconds: u64,
}

/// Plain mails.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSection {
    /// Where the mail server hands mails over by LMTP: `127.0.0.1:2525`, or `unix:/run/siegelpost-gateway/mail.sock`.
    pub listen: Option<Listen>,
    /// Folders in the form of Maildir, from which mails are taken and removed.
    #[serde(default)]
    pub maildirs: Vec<MaildirSection>,
    /// Mailboxes on mail servers, from which mails are taken and removed.
    #[serde(default)]
    pub imap: Vec<ImapSection>,
    /// Seconds between two looks into folders.
    #[serde(default = "every_seconds")]
    pub every_seconds: u64,
    /// Whether senders get the constant answer.
    #[serde(default = "yes")]
    pub answer: bool,
    /// Key of the notifier, to which the address of an answer is sealed: the same as `web.contact_recipient` of the portal, brought by hand.
    pub contact_recipient: String,
    /// Domains whose addresses are never answered, beside those of the inboxes.
    #[serde(default)]
    pub own_domains: Vec<String>,
    /// Most bytes of one mail; below what the portal takes as an attachment.
    #[serde(default = "mail_bytes")]
    pub bytes: u32,
    /// Most connections at the same time; each may hold a whole mail.
    #[serde(default = "mail_connections")]
    pub connections: u16,
    /// Addresses at which mails are taken, and where they go.
    pub inboxes: Vec<InboxSection>,
}

/// An address at which mails are taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InboxSection {
    /// The address.
    pub address: String,
    /// Unit whose case a mail becomes; the program is a member of it with right `write`.
    pub unit: Dept,
    /// Matter of the case.
    pub matter: Matter,
}

/// A folder in the form of Maildir.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaildirSection {
    /// The folder, with `new` and `cur` in it.
    pub path: PathBuf,
    /// To which of the inboxes its mails were sent.
    pub inbox: String,
}

/// A mailbox on a mail server (RFC 3501).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImapSection {
    /// Host name or address of the server.
    pub host: String,
    /// Port: 993 for TLS from the first byte, 143 for STARTTLS.
    #[serde(default = "imap_port")]
    pub port: u16,
    /// How the connection is protected.
    #[serde(default)]
    pub tls: ImapTls,
    /// PEM file with certificates of the authorities to trust instead of the system's.
    pub ca_file: Option<PathBuf>,
    /// Name to log in with.
    pub user: String,
    /// File with the password, one line; read anew for each connection.
    pub password_file: PathBuf,
    /// The folder, as the server names it.
    #[serde(default = "imap_folder")]
    pub folder: String,
    /// To which of the inboxes its mails were sent.
    pub inbox: String,
    /// Seconds between two looks where the server has no IDLE, and after one at which a mail was not taken.
    #[serde(default = "every_seconds")]
    pub poll_seconds: u64,
    /// Folder to which mails go that cannot be taken; absent: they are flagged.
    pub refused_folder: Option<String>,
    /// Nobody else removes mails from the folder. Only for servers without UIDPLUS (RFC 4315), which remove all that is marked or nothing.
    #[serde(default)]
    pub exclusive: bool,
}

/// How the connection to a mailbox is protected.
#[derive(Debug, Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ImapTls {
    /// TLS from the first byte, RFC 8314.
    #[default]
    Implicit,
    /// STARTTLS or nothing, RFC 2595.
    Required,
    /// No TLS; refused unless the server is on this machine (loopback).
    None,
}

impl ImapSection {
    fn check(&self) -> Result<(), ConfigError> {
        let bounds = |what| Err(ConfigError::Bounds(what));
        let here = self.host == "localhost" || {
            let address = self.host.parse::<IpAddr>();
            address.is_ok_and(|address| address.is_loopback())
        };
        if self.tls == ImapTls::None && !here {
            return bounds("mail.imap: without TLS only on this machine");
        }
        if !(1..=3_600).contains(&self.poll_seconds) {
            return bounds("mail.imap: poll_seconds between 1 and 3600");
        }
        let folders = [Some(&self.folder), self.refused_folder.as_ref()];
        let names = folders.into_iter().flatten();
        if names.clone().any(|name| !is_folder(name)) {
            return bounds(
                "mail.imap: a folder's name is ASCII, others as the server encodes them",
            );
        }
        if self.refused_folder.as_ref() == Some(&self.folder) {
            return bounds("mail.imap: refused_folder is another one than folder");
        }
        if self.user.is_empty() || self.user.chars().any(char::is_control) {
            return bounds("mail.imap: needs user");
        }
        Ok(())
    }
}

/// What needs no more than quotes in a command.
fn is_folder(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

const fn imap_port() -> u16 {
    993
}

fn imap_folder() -> String {
    "INBOX".to_owned()
}

const fn yes() -> bool {
    true
}

const fn mail_bytes() -> u32 {
    52_428_800
}

const fn mail_connections() -> u16 {
    4
}

/// What the portal takes as one attachment, less what sealing adds.
const MOST_MAIL_BYTES: u32 = 94_371_840;

impl MailSection {
    fn check(&self) -> Result<(), ConfigError> {
        let bounds = |what| Err(ConfigError::Bounds(what));
        if self.inboxes.is_empty() || self.inboxes.iter().any(|one| !one.address.contains('@')) {
            return bounds("mail.inboxes: at least one, each with an address");
        }
        if self.listen.is_none() && self.maildirs.is_empty() && self.imap.is_empty() {
            return bounds("mail: needs listen, maildirs or imap");
        }
        let known = |name: &str| {
            let mut all = self.inboxes.iter();
            all.any(|one| one.address.eq_ignore_ascii_case(name))
        };
        if self.maildirs.iter().any(|one| !known(&one.inbox)) {
            return bounds("mail.maildirs: inbox is none of the inboxes");
        }
        if self.imap.iter().any(|one| !known(&one.inbox)) {
            return bounds("mail.imap: inbox is none of the inboxes");
        }
        self.imap.iter().try_for_each(ImapSection::check)?;
        if !(1..=3_600).contains(&self.every_seconds) {
            return bounds("mail.every_seconds: between 1 and 3600");
        }
        if !(65_536..=MOST_MAIL_BYTES).contains(&self.bytes) {
            return bounds("mail.bytes: between 65536 and 94371840");
        }
        if self.connections == 0 {
            return bounds("mail.connections: at least 1");
        }
        if self.contact_recipient.parse::<ContactRecipient>().is_err() {
            return bounds("mail.contact_recipient: not an age1… recipient");
        }
        Ok(())
    }
}

const fn every_seconds() -> u64 {
    60
}

impl GatewayConfig {
    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let config: Self = Figment::new()
            .merge(Toml::file_exact(path))
            .merge(Env::prefixed("SIEGELPOST_GATEWAY_").split("__"))
            .extract()
            .map_err(|e| ConfigError::Read(Box::new(e)))?;
        if !(1..=3_600).contains(&config.letters.every_seconds) {
            return Err(ConfigError::Bounds(
                "letters.every_seconds: between 1 and 3600",
            ));
        }
        if let Some(mail) = &config.mail {
            mail.check()?;
        }
        if let Some(bulk) = &config.bulk {
            bulk.check()?;
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../../deploy/examples/gateway.toml");

    fn loaded(text: &str) -> Result<GatewayConfig, ConfigError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.toml");
        std::fs::write(&path, text).unwrap();
        GatewayConfig::load(&path)
    }

    #[test]
    fn the_example_is_read() {
        assert_eq!(loaded(EXAMPLE).unwrap().letters.every_seconds, 60);
    }

    #[test]
    fn every_key_is_in_the_example() {
        for line in EXAMPLE.lines().filter(|line| line.contains(" = ")) {
            let key = line.split(" = ").next().unwrap();
            let wrong = EXAMPLE.replace(line, &format!("{key}x{}", &line[key.len()..]));
            assert!(loaded(&wrong).is_err(), "{key}");
        }
    }

    #[test]
    fn a_mailbox_is_on_this_machine_or_behind_tls_and_has_an_inbox() {
        let host = "host = \"imap.musterkasse.example\"";
        let changes = [
            ("tls = \"implicit\"", "tls = \"none\""),
            ("tls = \"implicit\"", "tls = \"opportunistic\""),
            ("folder = \"INBOX\"", "folder = \"Eingänge\""),
            ("folder = \"INBOX\"", "folder = \"INBOX\\r\\nS1 LOGOUT\""),
            ("folder = \"INBOX\"", "folder = \"Nicht uebernommen\""),
            ("user = \"siegelpost\"", "user = \"\""),
            ("poll_seconds = 60", "poll_seconds = 0"),
        ];
        for (from, to) in changes {
            assert!(loaded(&EXAMPLE.replace(from, to)).is_err(), "{to}");
        }
        let section = EXAMPLE.find("[[mail.imap]]").unwrap();
        let (before, behind) = EXAMPLE.split_at(section);
        let other = behind.replace("inbox = \"service@", "inbox = \"niemand@");
        assert!(loaded(&format!("{before}{other}")).is_err());
        for here in ["127.0.0.1", "::1", "localhost"] {
            let text = EXAMPLE.replace(host, &format!("host = \"{here}\""));
            let text = text.replace("tls = \"implicit\"", "tls = \"none\"");
            assert!(loaded(&text).is_ok(), "{here}");
        }
    }

    #[test]
    fn folders_of_batches_are_apart() {
        for (from, to) in [
            ("bulk/results", "bulk/inbox"),
            ("bulk/letters", "bulk/results"),
            ("parallel = 4", "parallel = 0"),
            ("file_bytes = 10485760", "file_bytes = 1"),
        ] {
            assert!(loaded(&EXAMPLE.replace(from, to)).is_err(), "{to}");
        }
    }

    #[test]
    fn an_hour_is_the_longest_pause() {
        let wrong = EXAMPLE.replace("every_seconds = 60", "every_seconds = 7200");
        assert!(
            loaded(&wrong)
                .unwrap_err()
                .to_string()
                .contains("every_seconds")
        );
    }
}
