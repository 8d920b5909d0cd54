// SPDX-License-Identifier: EUPL-1.2
//! Carries out a command line. Results go to standard output, logs and errors to standard error.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use mailbox::Store;
use mailbox::SystemChance;

use crate::admin;
use crate::audit;
use crate::backup;
use crate::cli::{
    Admin, Audit, Cli, Command, DkimKey, Keys, NotifierKey, Outbox, Persons, PushKey, ReturnKey,
    Sessions, Threads, Verify,
};
use crate::config::Config;
use crate::doctor::{self, Finding, State};
use crate::evidence;
use crate::export;
use crate::shutdown::Shutdown;

/// Runs one command. Exit code 0: done; 1: not done, the reason is on standard error.
#[must_use]
pub fn run(cli: Cli) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&error.into()),
    };
    match runtime.block_on(carry_out(cli)) {
        Ok(code) => code,
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &anyhow::Error) -> ExitCode {
    // Nothing is left to be done if standard error is closed.
    let _ = writeln!(std::io::stderr(), "siegelpost: {error:#}");
    ExitCode::FAILURE
}

async fn carry_out(cli: Cli) -> anyhow::Result<ExitCode> {
    // Keys can be made before there is a configuration.
    if let Command::Admin(command) = &cli.command
        && let Some(line) = make_key_outside_configuration(command)?
    {
        return say(&line);
    }
    // Auditors have files and no installation.
    if let Command::Audit(Audit::Verify { key, files }) = &cli.command {
        return verify(key, files);
    }
    if let Command::Audit(Audit::VerifyEvidence { key, audit, file }) = &cli.command {
        return verify_evidence(key, audit, file);
    }
    if let Command::Verify(command) = &cli.command {
        return verify_brought(command);
    }
    // A backup is examined where no server is.
    if let Command::VerifyBackup { main, keys } = &cli.command {
        return judge(backup::verify(main, keys.as_deref()).await?);
    }
    let config = Config::load(&cli.config)
        .with_context(|| format!("configuration {}", cli.config.display()))?;
    match cli.command {
        Command::Serve { with_notifier } => {
            crate::logs::start(&config.log)?;
            crate::serve(config, with_notifier, Shutdown::on_signals()?).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Notify => {
            crate::logs::start(&config.log)?;
            crate::notify(config, Shutdown::on_signals()?).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Migrate => {
            let applied = Store::migrate(&config.store)?;
            say(&format!("{applied} migrations applied"))
        }
        Command::Backup { to, keys } => judge(backup::take(&config, &to, &keys).await?),
        Command::VerifyBackup { main, keys } => {
            judge(backup::verify(&main, keys.as_deref()).await?)
        }
        Command::Restore {
            main,
            keys,
            expired_keys,
        } => say(&backup::restore(&config, &main, &keys, expired_keys).await?),
        Command::MigrateStore { to } => {
            let other =
                Config::load(&to).with_context(|| format!("configuration {}", to.display()))?;
            say(&backup::migrate(&config, &other).await?)
        }
        Command::Doctor { json } => report(&doctor::examine(&config).await, json),
        Command::Config(_) => say("configuration is in order"),
        Command::Admin(command) => administer(command, &config).await,
        Command::Audit(Audit::Export { from, to }) => {
            let range = audit::export::Range::parse(from.as_deref(), to.as_deref())?;
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            audit::export::export(&config, range, &mut out).await?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Audit(Audit::Verify { key, files }) => verify(&key, &files),
        Command::Verify(command) => verify_brought(&command),
        Command::Audit(Audit::VerifyEvidence { key, audit, file }) => {
            verify_evidence(&key, &audit, &file)
        }
    }
}

fn verify_brought(command: &Verify) -> anyhow::Result<ExitCode> {
    let Verify::Export { fingerprint, file } = command;
    let report = export::verify::verify(fingerprint.as_deref(), file)?;
    judge((report.to_string(), report.is_intact()))
}

/// Exit code 3 for what is not as it should be: scripts tell it from what could not be done.
fn judge((text, well): (String, bool)) -> anyhow::Result<ExitCode> {
    say(&text)?;
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

fn verify_evidence(
    keys: &[String],
    audit: &[std::path::PathBuf],
    file: &std::path::Path,
) -> anyhow::Result<ExitCode> {
    match evidence::verify::verify(keys, audit, file)? {
        Ok(intact) => say(&intact.to_string()),
        Err(broken) => {
            say(&broken.to_string())?;
            Ok(ExitCode::from(3))
        }
    }
}

/// Exit code 3 for a chain that is broken: scripts tell it from a file that cannot be read.
fn verify(keys: &[String], files: &[std::path::PathBuf]) -> anyhow::Result<ExitCode> {
    match audit::verify::verify(keys, files)? {
        Ok(intact) => say(&intact.to_string()),
        Err(broken) => {
            say(&broken.to_string())?;
            Ok(ExitCode::from(3))
        }
    }
}

fn make_key_outside_configuration(command: &Admin) -> anyhow::Result<Option<String>> {
    Ok(match command {
        Admin::Keys(Keys::ReceiptInit { out: Some(path) }) => Some(receipt_line(
            &admin::keys::receipt_init(path, &SystemChance)?,
        )),
        Admin::NotifierKey(NotifierKey::Init { out: Some(path) }) => {
            Some(admin::keys::notifier_init(path)?)
        }
        Admin::PushKey(PushKey::Init { out: Some(path) }) => Some(admin::push_key::init(path)?),
        Admin::ReturnKey(ReturnKey::Init { out: Some(path) }) => {
            admin::keys::return_init(path, &SystemChance)?;
            Some(RETURN_KEY_MADE.to_owned())
        }
        Admin::DkimKey(DkimKey::Init {
            algorithm,
            selector,
            domain,
            out,
        }) => Some(admin::dkim_key::init(*algorithm, selector, domain, out)?),
        _ => None,
    })
}

const RETURN_KEY_MADE: &str = "made";

fn receipt_line(public: &protocol::dsse::PublicKey) -> String {
    format!("{public}")
}

async fn administer(command: Admin, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Admin::Outbox(Outbox::List { pid: None }) => {
            say(&admin::outbox::counts(&config.store).await?)
        }
        Admin::Outbox(Outbox::List { pid: Some(pid) }) => {
            say(&admin::outbox::of_person(&config.store, &pid)
                .await?
                .join("\n"))
        }
        Admin::Outbox(Outbox::Explain { id }) => {
            let domain = config.notifier()?.sender_domain()?;
            say(&admin::outbox::explain(&config.store, &domain, &id)
                .await?
                .join("\n"))
        }
        Admin::Outbox(Outbox::Retry { id }) => {
            admin::outbox::retry(&config.store, &id).await?;
            say("will be tried again")
        }
        Admin::Sessions(Sessions::End { pid }) => {
            let ended = admin::sessions::end(&config.store, &pid).await?;
            say(&format!("{ended} sessions ended"))
        }
        Admin::Persons(Persons::Block { pid }) => {
            admin::persons::block(&config.store, &pid).await?;
            say("blocked")
        }
        Admin::Persons(Persons::Unblock { pid }) => {
            admin::persons::unblock(&config.store, &pid).await?;
            say("access given back")
        }
        Admin::Threads(Threads::Shred { thread, .. }) => {
            admin::threads::shred(&config.store, &thread).await?;
            say("shredded")
        }
        Admin::Evidence { id } => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            evidence::export::export(config, &id, &mut out).await?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Admin::Keys(Keys::ReceiptInit { .. }) => {
            let path = &config.web()?.receipt_key_file;
            say(&receipt_line(&admin::keys::receipt_init(
                path,
                &SystemChance,
            )?))
        }
        Admin::NotifierKey(NotifierKey::Init { .. }) => say(&admin::keys::notifier_init(
            &config.notifier()?.identity_file,
        )?),
        Admin::PushKey(PushKey::Init { .. }) => {
            say(&admin::push_key::init(&push_section(config)?.key_file)?)
        }
        Admin::PushKey(PushKey::Show) => {
            say(&admin::push_key::show(&push_section(config)?.key_file)?)
        }
        Admin::ReturnKey(ReturnKey::Init { .. }) => {
            let returns = config.notifier()?.returns.as_ref();
            let returns = returns.context("section [notifier.returns] is missing")?;
            admin::keys::return_init(&returns.key_file, &SystemChance)?;
            say(RETURN_KEY_MADE)
        }
        Admin::DkimKey(DkimKey::Init { .. }) => anyhow::bail!("was carried out before"),
        Admin::DkimKey(DkimKey::Show) => {
            say(&admin::dkim_key::show(config.notifier()?)?.join("\n"))
        }
    }
}

fn push_section(config: &Config) -> anyhow::Result<&notifier::PushConfig> {
    let push = config.notifier()?.push.as_ref();
    push.context("section [notifier.push] is missing")
}

fn report(findings: &[Finding], json: bool) -> anyhow::Result<ExitCode> {
    if json {
        say(&serde_json::to_string_pretty(findings)?)?;
    } else {
        for finding in findings {
            let mark = match finding.state {
                State::Ok => "ok  ",
                State::Warn => "WARN",
                State::Fail => "FAIL",
            };
            say(&format!(
                "{mark}  {:<14}  {}",
                finding.check, finding.detail
            ))?;
        }
    }
    Ok(match doctor::worst(findings) {
        State::Ok | State::Warn => ExitCode::SUCCESS,
        State::Fail => ExitCode::FAILURE,
    })
}

fn say(line: &str) -> anyhow::Result<ExitCode> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(ExitCode::SUCCESS)
}
