// SPDX-License-Identifier: EUPL-1.2
//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use notifier::DkimAlgorithm;

/// Siegelpost: the portal inbox of an insurer, end-to-end encrypted.
#[derive(Debug, Parser)]
#[command(name = "siegelpost", version)]
pub struct Cli {
    /// Configuration file.
    #[arg(
        long,
        short,
        global = true,
        default_value = "/etc/siegelpost/siegelpost.toml"
    )]
    pub config: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve portal, back office and agent API.
    Serve {
        /// Send notification mails too; without it run `notify` as a process and user of its own.
        #[arg(long)]
        with_notifier: bool,
    },
    /// Send notification mails.
    Notify,
    /// Bring the databases to this program's version. Safe to repeat.
    Migrate,
    /// Examine this installation. Exit code 1 if something does not work.
    Doctor {
        /// One JSON array instead of lines for people.
        #[arg(long)]
        json: bool,
    },
    /// Back up databases and attachments while the server runs. Makes one folder named after the moment in each of the two.
    Backup {
        /// Folder of the main half: main database and attachments. May be kept as long as you like.
        #[arg(long)]
        to: PathBuf,
        /// Folder of the key store's half, elsewhere. Copies of more than 29 days are removed from it.
        #[arg(long)]
        keys: PathBuf,
    },
    /// Prove on a backup itself that each thread has its grants, keys and attachments; needs neither server nor configuration. Exit code 0:
    /// whole; 3: what is missing is named; 1: there is no backup, or it cannot be read.
    VerifyBackup {
        /// The key store's half, that of the same moment or a newer one.
        #[arg(long)]
        keys: Option<PathBuf>,
        /// The main half.
        main: PathBuf,
    },
    /// Restore a backup into the databases and the storage of the configuration, which must be empty. What was shredded since is removed again.
    Restore {
        /// The key store's half: the newest there is.
        #[arg(long)]
        keys: PathBuf,
        /// Take it though it is older than 30 days, because there is no other.
        #[arg(long)]
        expired_keys: bool,
        /// The main half.
        main: PathBuf,
    },
    /// Copy everything into other databases and another storage, and compare. Server and notifier must be stopped; after an interruption call it again.
    MigrateStore {
        /// Configuration whose section [store] names the target.
        #[arg(long)]
        to: PathBuf,
    },
    /// Read the configuration.
    Config(ConfigArgs),
    /// Operator's tasks.
    #[command(subcommand)]
    Admin(Admin),
    /// Evidence for auditors: the chain of audit entries.
    #[command(subcommand)]
    Audit(Audit),
    /// Check files that somebody brings; needs neither server nor configuration.
    #[command(subcommand)]
    Verify(Verify),
}

/// Files that somebody brings.
#[derive(Debug, Subcommand)]
pub enum Verify {
    /// Check what a person has saved of her conversations and say what it proves. Exit code 0: nothing contradicts; 3: broken; 1: the
    /// file cannot be read.
    Export {
        /// Fingerprint as the person's letter shows it. Without it nothing proves whose keys have signed.
        #[arg(long)]
        fingerprint: Option<String>,
        /// The ZIP file.
        file: PathBuf,
    },
}

/// Evidence for auditors.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Write audit entries to standard output, one JSON object a line: ids and words only. Ends with a signed head.
    Export {
        /// From this day or moment on (UTC), e.g. 2026-11-01 or 2026-11-01T08:00:00Z.
        #[arg(long)]
        from: Option<String>,
        /// Up to this day or moment, which is not included.
        #[arg(long)]
        to: Option<String>,
    },
    /// Check exported files, oldest first; needs neither server nor configuration. Exit code 0: intact; 3: broken, the first
    /// broken line is named; 1: a file cannot be read.
    Verify {
        /// Public half of the receipt key, as the Trust Document has it; may be given several times. Without it the key is
        /// taken from the first file, which proves nothing about who made it.
        // base64url begins with `-` once in 64 keys.
        #[arg(long, allow_hyphen_values = true)]
        key: Vec<String>,
        /// Exported files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Check the evidence file of a decision and say what it proves; needs neither server nor configuration. Exit codes as for
    /// `verify`.
    VerifyEvidence {
        /// Public half of the receipt key, as the Trust Document has it; may be given several times.
        #[arg(long, required = true, allow_hyphen_values = true)]
        key: Vec<String>,
        /// Export of the audit log, oldest first; may be given several times. It names all that was ever sealed.
        #[arg(long)]
        audit: Vec<PathBuf>,
        /// The evidence file.
        file: PathBuf,
    },
}

/// Arguments of `config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Read the file, report every mistake, start nothing.
    #[arg(long, required = true)]
    pub check: bool,
}

/// Operator's tasks.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Notifications on their way.
    #[command(subcommand)]
    Outbox(Outbox),
    /// Sessions of people.
    #[command(subcommand)]
    Sessions(Sessions),
    /// Access of people.
    #[command(subcommand)]
    Persons(Persons),
    /// Conversations.
    #[command(subcommand)]
    Threads(Threads),
    /// Write the evidence of one decision to standard output, one JSON object a line: notification, fetching and letters, as ids, times
    /// and codes. Ends with a signed head.
    Evidence {
        /// Id of the decision.
        id: String,
    },
    /// Keys of the server.
    #[command(subcommand)]
    Keys(Keys),
    /// Key of the notifier.
    #[command(subcommand)]
    NotifierKey(NotifierKey),
    /// Keys that sign mails (DKIM).
    #[command(subcommand)]
    DkimKey(DkimKey),
    /// Key of signs to browsers (VAPID).
    #[command(subcommand)]
    PushKey(PushKey),
    /// Key of return addresses.
    #[command(subcommand)]
    ReturnKey(ReturnKey),
}

/// Notifications on their way.
#[derive(Debug, Subcommand)]
pub enum Outbox {
    /// How many wait; with `--pid` every notification of one person and its attempts, as evidence. No addresses.
    List {
        /// The person's id.
        #[arg(long)]
        pid: Option<String>,
    },
    /// One notification with its attempts, and in words where it stands. No address.
    Explain {
        /// Id of the row.
        id: String,
    },
    /// Try a failed notification again.
    Retry {
        /// Id of the row.
        id: String,
    },
}

/// Sessions of people.
#[derive(Debug, Subcommand)]
pub enum Sessions {
    /// End all sessions of one person.
    End {
        /// The person's id.
        #[arg(long)]
        pid: String,
    },
}

/// Access of people.
#[derive(Debug, Subcommand)]
pub enum Persons {
    /// Block all access of one person and end all sessions. Deletes nothing.
    Block {
        /// The person's id.
        #[arg(long)]
        pid: String,
    },
    /// Give access back.
    Unblock {
        /// The person's id.
        #[arg(long)]
        pid: String,
    },
}

/// Conversations.
#[derive(Debug, Subcommand)]
pub enum Threads {
    /// Destroy one thread with its messages and attachments, in backups too. Cannot be undone.
    Shred {
        /// The thread's id.
        #[arg(long)]
        thread: String,
        /// Say that you mean it.
        #[arg(long, required = true)]
        irrevocably: bool,
    },
}

/// Keys of the server.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make the receipt key named in the configuration and print its public half for the registrar.
    ReceiptInit {
        /// Another file than that of the configuration; the configuration is then not read.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// Key of the notifier.
#[derive(Debug, Subcommand)]
pub enum NotifierKey {
    /// Make the contact identity named in the configuration and print its recipient for the registrar.
    Init {
        /// Another file than that of the configuration; the configuration is then not read.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// Key of return addresses.
#[derive(Debug, Subcommand)]
pub enum ReturnKey {
    /// Make the key named in `[notifier.returns]`. With another key what was sent before is not known any more when it comes back.
    Init {
        /// Another file than that of the configuration; the configuration is then not read.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// Key of signs to browsers (VAPID).
#[derive(Debug, Subcommand)]
pub enum PushKey {
    /// Make the key named in `[notifier.push]` and print its public half for `web.push_key`. With another key every browser has to be asked anew.
    Init {
        /// Another file than that of the configuration; the configuration is then not read.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Print the public half for `web.push_key` once more.
    Show,
}

/// Keys that sign mails (DKIM).
#[derive(Debug, Subcommand)]
pub enum DkimKey {
    /// Make a key and print the TXT record to publish, as a line of a zone file. No configuration is read.
    Init {
        /// `rsa`, which everybody can check, or `ed25519`, to stand beside it.
        #[arg(long)]
        algorithm: DkimAlgorithm,
        /// Name of the key in the DNS, a new one for each key: `<selector>._domainkey.<domain>`.
        #[arg(long)]
        selector: String,
        /// Domain of the sender's address.
        #[arg(long)]
        domain: String,
        /// File for the private key; never replaced.
        #[arg(long)]
        out: PathBuf,
    },
    /// Print the TXT records of all keys in the configuration.
    Show,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Cli;

    #[test]
    fn a_key_that_begins_with_a_hyphen_is_a_key() {
        let key = "-Ab9FRymkue_nb8iQsa4UwlY78CGUgp_6_yyOsOY087";
        for command in ["verify", "verify-evidence"] {
            let line = ["siegelpost", "audit", command, "--key", key, "file.jsonl"];
            let more: &[&str] = if command == "verify" {
                &[]
            } else {
                &["--audit", "audit.jsonl"]
            };
            let parsed = Cli::try_parse_from(line.iter().chain(more));
            assert!(parsed.is_ok(), "{command}: {parsed:?}");
        }
    }
}
