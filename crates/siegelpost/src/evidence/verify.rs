// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost audit verify-evidence`: reads one evidence file and names the first line that does not hold.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use protocol::evidence::{EvidenceFault, SoundEvidence, check};
use protocol::ids::MessageId;
use protocol::{PublicKey, json};

use crate::audit::line::Line;
use crate::audit::verify::{self, Broken, Fault};

/// Larger files are none of ours.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What held.
#[derive(Clone, Debug, PartialEq)]
pub struct Intact {
    /// The file.
    pub evidence: SoundEvidence,
    /// Heads that the audit log names, all of which are in the file; `None`: no audit log was given.
    pub named: Option<usize>,
}

/// Checks an evidence file against keys that count, and against exports of the audit log where some are given: these name every head, so
/// that evidence which is gone or was made anew is seen.
///
/// # Errors
/// A file cannot be read, or `keys` are none. What is wrong with a file is no error but the inner [`Broken`].
pub fn verify(
    keys: &[String],
    audit: &[PathBuf],
    path: &Path,
) -> anyhow::Result<Result<Intact, Broken>> {
    let parsed = keys
        .iter()
        .map(|key| key.parse().context("--key: not a public key"))
        .collect::<anyhow::Result<Vec<PublicKey>>>()?;
    let mut text = String::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST).read_to_string(&mut text))
        .with_context(|| path.display().to_string())?;
    let broken = |line, fault, detail| Broken {
        file: path.to_owned(),
        line,
        fault,
        detail,
    };
    let evidence = match check(&parsed, &text) {
        Ok(evidence) => evidence,
        Err(found) => {
            let fault = named_alike(found.fault);
            return Ok(Err(broken(found.line, fault, found.detail)));
        }
    };
    if audit.is_empty() {
        return Ok(Ok(Intact {
            evidence,
            named: None,
        }));
    }
    if let Err(broken) = verify::verify(keys, audit)? {
        return Ok(Err(broken));
    }
    let heads = heads(audit, evidence.mid)?;
    let hashes: BTreeSet<String> = evidence
        .entries
        .iter()
        .map(|(_, hash)| hash.to_string())
        .collect();
    if let Some(gone) = heads.difference(&hashes).next() {
        let line = u64::try_from(text.lines().count())?;
        let detail = format!("the audit log names evidence {gone}, which is not in this file");
        return Ok(Err(broken(line, Fault::Rewritten, detail)));
    }
    Ok(Ok(Intact {
        evidence,
        named: Some(heads.len()),
    }))
}

const fn named_alike(fault: EvidenceFault) -> Fault {
    match fault {
        EvidenceFault::Form => Fault::Form,
        EvidenceFault::Changed => Fault::Changed,
        EvidenceFault::Missing => Fault::Missing,
        EvidenceFault::Inserted => Fault::Inserted,
        EvidenceFault::Truncated => Fault::Truncated,
        EvidenceFault::Rewritten => Fault::Rewritten,
        EvidenceFault::Signature => Fault::Signature,
    }
}

/// Heads of a decision's evidence that exports of the audit log name.
fn heads(files: &[PathBuf], mid: MessageId) -> anyhow::Result<BTreeSet<String>> {
    let mid = mid.to_string();
    let mut named = BTreeSet::new();
    for path in files {
        for line in BufReader::new(File::open(path)?).lines() {
            if let Line::Entry { entry, .. } = json::decode(line?.as_bytes())?
                && entry.action == "seal-evidence"
                && entry.object == mid
            {
                named.extend(entry.item);
            }
        }
    }
    Ok(named)
}
