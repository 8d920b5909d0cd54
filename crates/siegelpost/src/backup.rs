// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost backup`, `verify-backup`, `restore` and `migrate-store`. Progress goes to standard error, the result to standard output.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use mailbox::backup::{self, Report};
use mailbox::{Ambient, Clock, SystemChance, SystemClock};

use crate::config::Config;

fn progress(line: &str) {
    // Nothing is left to be done if standard error is closed.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Backs up a store. Gives what is to be said, and whether every thread of it can be read.
///
/// # Errors
/// There is no backup.
pub async fn take(config: &Config, to: &Path, keys: &Path) -> anyhow::Result<(String, bool)> {
    let now = SystemClock.now();
    let taken = backup::take(&config.store, to, keys, now, &progress).await?;
    let mut lines = vec![
        format!("main {}", taken.main.display()),
        format!("keys {}", taken.keys.display()),
        format!(
            "{} rows, {} attachments, {} of them new; {} old copies of the key store removed",
            taken.rows, taken.blobs, taken.copied, taken.removed
        ),
    ];
    for thread in &taken.without_key {
        lines.push(format!(
            "thread {thread}: has no key in the running store, nobody can read it"
        ));
    }
    Ok((lines.join("\n"), taken.without_key.is_empty()))
}

/// Looks at every file of a backup. Gives what is to be said, and whether it is whole.
///
/// # Errors
/// There is no backup, or a file cannot be read.
pub async fn verify(main: &Path, keys: Option<&Path>) -> anyhow::Result<(String, bool)> {
    let report = backup::verify(main, keys, SystemClock.now(), &progress).await?;
    let whole = report.findings.is_empty();
    Ok((told(&report, keys.is_some()), whole))
}

fn told(report: &Report, with_keys: bool) -> String {
    let mut lines: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    if report.findings.is_empty() {
        lines.push(if with_keys {
            format!(
                "whole: {} threads, {} grants opened with their keys, {} attachments equal to their hashes",
                report.threads, report.grants, report.blobs
            )
        } else {
            format!(
                "whole, as far as is known without the key store: {} threads with grants, {} attachments equal to their hashes",
                report.threads, report.blobs
            )
        });
    } else {
        lines.push(format!("not whole: {} findings", report.findings.len()));
    }
    if !report.shredded.is_empty() {
        lines.push(format!(
            "{} threads were shredded before the key store was read; `restore` removes them",
            report.shredded.len()
        ));
    }
    lines.join("\n")
}

/// Restores a backup into empty databases and storage.
///
/// # Errors
/// Nothing, or not all, was restored; the text says what to do.
pub async fn restore(
    config: &Config,
    main: &Path,
    keys: &Path,
    expired_keys: bool,
) -> anyhow::Result<String> {
    let ctx = Ambient::new(Arc::new(SystemClock), Arc::new(SystemChance)).ctx();
    let done = backup::restore(&config.store, main, keys, expired_keys, &ctx, &progress).await?;
    Ok(format!(
        "restored and compared: {} rows, {} attachments; {} threads that were shredded since are removed",
        done.rows, done.blobs, done.shredded
    ))
}

/// Copies the store of one configuration into that of another.
///
/// # Errors
/// Not all was copied; calling again goes on.
pub async fn migrate(from: &Config, to: &Config) -> anyhow::Result<String> {
    let done = backup::migrate(&from.store, &to.store, &progress).await?;
    Ok(format!(
        "copied and compared: {} rows ({} now), {} attachments; the old store is as it was",
        done.rows, done.copied, done.blobs
    ))
}
