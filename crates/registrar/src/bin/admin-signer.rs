// SPDX-License-Identifier: EUPL-1.2
//! `admin-signer`: an administrator's signature, and the making of Trust Documents. Offline: it
//! reads and writes files and never opens a connection.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand};
use protocol::agefile::Recipient;
use protocol::dsse::{Envelope, Statement};
use protocol::json::V1;
use protocol::statement::{
    DAY, DeptEpoch, DeptRights, Idp, Right, StaffCertificate, TrustDocument,
};
use protocol::{Dept, Hash, Org, PersonId, PublicKey, Signed};
use registrar::admin::{AdminSigner, RootKeys, TrustPlan, first_document, next_document, summary};
use registrar::clock::{Clock, SystemClock};
use registrar::keyfolder::{KeyFolder, KeyKind};

#[derive(Parser)]
#[command(version, about = "Signatures of administrators and root keys")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make this administrator's key; prints the public key.
    Create {
        /// Key folder, one for each administrator.
        #[arg(long)]
        folder: PathBuf,
    },
    /// Show what a statement says.
    Show {
        /// Envelope.
        file: PathBuf,
    },
    /// Show a staff certificate or department epoch and add this administrator's signature to it.
    Sign {
        /// Key folder.
        #[arg(long)]
        folder: PathBuf,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
        /// Envelope, changed in place.
        file: PathBuf,
    },
    /// Write an unsigned statement.
    #[command(subcommand)]
    Propose(Proposal),
    /// Begin: three root keys and the first Trust Document.
    #[command(subcommand)]
    Trust(Trust),
    /// Go on: the next Trust Document.
    #[command(subcommand)]
    Td(Td),
}

#[derive(Subcommand)]
enum Proposal {
    /// A staff certificate.
    StaffCert {
        /// The organisation.
        #[arg(long)]
        org: Org,
        /// The employee.
        #[arg(long)]
        pid: PersonId,
        /// Hash of the keycard, compared with the employee's screen.
        #[arg(long, allow_hyphen_values = true)]
        kc: Hash,
        /// Role that people read.
        #[arg(long)]
        label: String,
        /// Rights, for example `pflege:read,write`.
        #[arg(long, required = true)]
        dept: Vec<String>,
        /// Validity in days.
        #[arg(long, default_value_t = 365)]
        days: i64,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
    },
    /// A department epoch for a recipient made by `unit-keys`.
    DeptEpoch {
        /// The organisation.
        #[arg(long)]
        org: Org,
        /// The department.
        #[arg(long)]
        dept: Dept,
        /// Name that people read.
        #[arg(long)]
        label: String,
        /// File with the recipient.
        #[arg(long)]
        recipient: PathBuf,
        /// The epoch before.
        #[arg(long)]
        previous: Option<PathBuf>,
        /// Why, for auditors.
        #[arg(long, default_value = "initial")]
        reason: String,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
    },
    /// The next Trust Document, to be signed by root keys one after the other.
    Td {
        /// The version before.
        #[arg(long)]
        previous: PathBuf,
        /// Administrators, if they change.
        #[arg(long, allow_hyphen_values = true)]
        admin: Vec<PublicKey>,
        /// Identity providers, if they change: `ID,PROCEDURE,ISSUER,JWKS_URI`.
        #[arg(long, value_parser = idp)]
        idp: Vec<Idp>,
        /// No identity provider any more.
        #[arg(long, conflicts_with = "idp")]
        no_idps: bool,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
enum Trust {
    /// Three root keys and the first Trust Document, signed by two of them or more.
    Init(Init),
}

#[derive(Args)]
struct Init {
    /// The organisation, a DNS name, constant for ever.
    #[arg(long)]
    org: Org,
    /// Folders of the root keys: three, or one for all (demo only).
    #[arg(long, required = true)]
    root: Vec<PathBuf>,
    /// Public keys of the administrators, at least two.
    #[arg(long, required = true, allow_hyphen_values = true)]
    admin: Vec<PublicKey>,
    /// File with what `registrar init` printed.
    #[arg(long)]
    role: PathBuf,
    /// Public receipt key of the portal.
    #[arg(long, allow_hyphen_values = true)]
    receipt: PublicKey,
    /// Public keys that sign releases, at least two.
    #[arg(long, required = true, allow_hyphen_values = true)]
    release: Vec<PublicKey>,
    /// Identity providers: `ID,PROCEDURE,ISSUER,JWKS_URI`.
    #[arg(long, value_parser = idp)]
    idp: Vec<Idp>,
    /// Where to write the Trust Document.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Subcommand)]
enum Td {
    /// The next version with a new validity, signed by all root keys in some folders.
    Renew {
        /// The version before.
        #[arg(long)]
        previous: PathBuf,
        /// Folders of root keys.
        #[arg(long, required = true)]
        root: Vec<PathBuf>,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
    },
    /// Add the signature of the root key in one folder to a proposed version.
    Sign {
        /// The version before.
        #[arg(long)]
        previous: PathBuf,
        /// Folder of a root key.
        #[arg(long)]
        root: PathBuf,
        /// Envelope, changed in place.
        file: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Create { folder } => {
            let folder = KeyFolder::create(&folder, KeyKind::Admin)?;
            let signer = AdminSigner::create(&folder, &mut rand::rngs::OsRng)?;
            say(&signer.public().to_string())
        }
        Command::Show { file } => say(&summary(&envelope(&file)?)?),
        Command::Sign { folder, yes, file } => sign(&folder, yes, &file),
        Command::Propose(proposal) => propose(proposal),
        Command::Trust(Trust::Init(init)) => trust_init(init),
        Command::Td(Td::Renew {
            previous,
            root,
            out,
        }) => renew(&previous, &root, &out),
        Command::Td(Td::Sign {
            previous,
            root,
            file,
        }) => td_sign(&previous, &root, &file),
    }
}

fn sign(folder: &Path, yes: bool, file: &Path) -> anyhow::Result<()> {
    let signer = AdminSigner::open(&KeyFolder::open(folder, KeyKind::Admin)?)?;
    let statement = envelope(file)?;
    say(&summary(&statement)?)?;
    if !yes && !confirmed()? {
        bail!("not signed");
    }
    let signed = signer.sign(statement)?;
    replace(file, &signed.to_json())
}

fn propose(proposal: Proposal) -> anyhow::Result<()> {
    let now = SystemClock.now();
    match proposal {
        Proposal::StaffCert {
            org,
            pid,
            kc,
            label,
            dept,
            days,
            out,
        } => {
            let depts = dept
                .iter()
                .map(|text| rights(text))
                .collect::<anyhow::Result<_>>()?;
            let exp = now.plus(days * DAY);
            let cert = StaffCertificate {
                v: V1,
                org,
                pid,
                kc,
                depts,
                label,
                nbf: now,
                exp,
                iat: now,
            };
            write_new(&out, &Signed::sign(cert, &[])?.envelope().to_json())
        }
        Proposal::DeptEpoch {
            org,
            dept,
            label,
            recipient,
            previous,
            reason,
            out,
        } => {
            let enc: Recipient = text(&recipient)?.trim().parse()?;
            let previous: Option<Signed<DeptEpoch>> =
                previous.as_deref().map(statement).transpose()?;
            let epoch = previous.as_ref().map_or(0, |before| before.payload().epoch) + 1;
            let prev = previous.as_ref().map(Signed::sh);
            let epoch = DeptEpoch {
                v: V1,
                org,
                dept,
                epoch,
                label,
                enc,
                prev,
                reason,
                iat: now,
            };
            write_new(&out, &Signed::sign(epoch, &[])?.envelope().to_json())
        }
        Proposal::Td {
            previous,
            admin,
            idp,
            no_idps,
            out,
        } => {
            let previous: Signed<TrustDocument> = statement(&previous)?;
            let mut next = next_document(&previous, now);
            if !admin.is_empty() {
                next.roles.admin.keys = admin;
            }
            if no_idps || !idp.is_empty() {
                next.idps = idp;
            }
            write_new(&out, &Signed::sign(next, &[])?.envelope().to_json())
        }
    }
}

/// `ID,PROCEDURE,ISSUER,JWKS_URI`
fn idp(text: &str) -> Result<Idp, String> {
    let parts: Vec<&str> = text.split(',').collect();
    let [id, procedure, iss, jwks_uri] = parts.as_slice() else {
        return Err("four parts: ID,PROCEDURE,ISSUER,JWKS_URI".to_owned());
    };
    let fault = |error: protocol::ids::NotAnId| error.to_string();
    Ok(Idp {
        id: id.parse().map_err(fault)?,
        procedure: procedure.parse().map_err(fault)?,
        iss: iss.parse().map_err(fault)?,
        jwks_uri: jwks_uri.parse().map_err(fault)?,
    })
}

fn trust_init(init: Init) -> anyhow::Result<()> {
    let folders = init
        .root
        .iter()
        .map(|path| KeyFolder::create(path, KeyKind::Root))
        .collect::<Result<Vec<_>, _>>()?;
    let each = match folders.len() {
        1 => 3,
        3 => 1,
        _ => bail!("root keys go into three folders, or all into one for a demo"),
    };
    for folder in &folders {
        RootKeys::create(folder, each, &mut rand::rngs::OsRng)?;
    }
    if each == 3 {
        shout();
    }
    let root = RootKeys::open(&folders)?;
    let plan = TrustPlan {
        org: init.org,
        admin: init.admin,
        role: serde_json::from_str(&text(&init.role)?).context("--role")?,
        receipt: init.receipt,
        release: init.release,
        idps: init.idp,
    };
    let document = first_document(plan, root.public(), SystemClock.now())?;
    let signed = root.sign(document, None)?;
    write_new(&init.out, &signed.envelope().to_json())?;
    say(&summary(signed.envelope())?)
}

fn renew(previous: &Path, root: &[PathBuf], out: &Path) -> anyhow::Result<()> {
    let folders = root
        .iter()
        .map(|path| KeyFolder::open(path, KeyKind::Root))
        .collect::<Result<Vec<_>, _>>()?;
    if let [only] = folders.as_slice()
        && only.names()?.len() > 1
    {
        shout();
    }
    let previous: Signed<TrustDocument> = statement(previous)?;
    let next = next_document(&previous, SystemClock.now());
    let signed = RootKeys::open(&folders)?.sign(next, Some(previous.payload()))?;
    write_new(out, &signed.envelope().to_json())?;
    say(&summary(signed.envelope())?)
}

fn td_sign(previous: &Path, root: &Path, file: &Path) -> anyhow::Result<()> {
    let previous: Signed<TrustDocument> = statement(previous)?;
    let folder = KeyFolder::open(root, KeyKind::Root)?;
    let proposed: Signed<TrustDocument> = statement(file)?;
    say(&summary(proposed.envelope())?)?;
    if !confirmed()? {
        bail!("not signed");
    }
    let signed = RootKeys::open([&folder])?.add_to(proposed, Some(previous.payload()))?;
    replace(file, &signed.envelope().to_json())
}

/// The demo convenience that must never look like the real thing.
fn shout() {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(
        err,
        "\n\
         !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!\n\
         !!  ALL ROOT KEYS ARE IN ONE FOLDER. THIS IS A DEMO, NOT A SECURE SETUP. !!\n\
         !!  Whoever copies this folder can speak for the insurer for ever.      !!\n\
         !!  In production: three folders, three people, three safes, offline.   !!\n\
         !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!\n"
    );
}

fn rights(text: &str) -> anyhow::Result<DeptRights> {
    let (d, rights) = text
        .split_once(':')
        .context("write --dept like pflege:read,write")?;
    let rights = rights
        .split(',')
        .map(|right| match right {
            "read" => Ok(Right::Read),
            "write" => Ok(Right::Write),
            "grant" => Ok(Right::Grant),
            "register" => Ok(Right::Register),
            "represent" => Ok(Right::Represent),
            other => bail!("there is no right {other}"),
        })
        .collect::<anyhow::Result<_>>()?;
    Ok(DeptRights {
        d: d.parse()?,
        rights,
    })
}

fn confirmed() -> anyhow::Result<bool> {
    say("Type \"sign\" to sign this:")?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "sign")
}

fn envelope(path: &Path) -> anyhow::Result<Envelope> {
    Ok(Envelope::from_json(text(path)?.trim().as_bytes())?)
}

fn statement<T: Statement>(path: &Path) -> anyhow::Result<Signed<T>> {
    Ok(Signed::parse(envelope(path)?)?)
}

fn text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .with_context(|| path.display().to_string())?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Replaces a file as a whole: a crash leaves the old or the new one.
fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let part = path.with_extension("part");
    std::fs::write(&part, bytes)?;
    Ok(std::fs::rename(&part, path)?)
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{text}")?)
}
