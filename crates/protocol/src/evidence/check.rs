// SPDX-License-Identifier: EUPL-1.2
//! Checks an evidence file with nothing but keys: the first line that does not hold is named.

use std::{collections::BTreeMap, fmt};

use super::{EvidenceEntry, EvidenceLine, begin};
use crate::{
    Envelope, Hash, PublicKey, Signed,
    ids::{MessageId, Org, UnixTime},
    json,
    statement::EvidenceHead,
};

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceFault {
    /// No line of an evidence file.
    Form,
    /// The entry, or one before it, is not the one that was sealed.
    Changed,
    /// Entries are not there.
    Missing,
    /// An entry stands where none was.
    Inserted,
    /// The file ends before a signed head says.
    Truncated,
    /// The chain holds in itself and is another one than somebody has signed.
    Rewritten,
    /// A head is not signed by a key that counts, or not for this decision.
    Signature,
}

/// The first line that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenEvidence {
    /// Which line, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: EvidenceFault,
    /// In words.
    pub detail: String,
}

impl fmt::Display for BrokenEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}: {}", self.line, self.fault, self.detail)
    }
}

/// An evidence file that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SoundEvidence {
    /// Whose server.
    pub org: Org,
    /// Which decision.
    pub mid: MessageId,
    /// What happened, in the order of the file, each with its hash.
    pub entries: Vec<(EvidenceEntry, Hash)>,
    /// Signed heads that agree.
    pub heads: u64,
    /// When the last one was signed.
    pub signed_at: UnixTime,
}

/// Checks a whole file against keys of role `receipt` that count.
///
/// # Errors
/// [`BrokenEvidence`].
pub fn check(keys: &[PublicKey], text: &str) -> Result<SoundEvidence, BrokenEvidence> {
    let mut line = 0;
    let mut read: Option<Reading> = None;
    for bytes in text.split_inclusive('\n') {
        line += 1;
        let step = take(keys, &mut read, bytes);
        step.map_err(|(fault, detail)| BrokenEvidence {
            line,
            fault,
            detail,
        })?;
    }
    let broken = |fault, detail: &str| BrokenEvidence {
        line: line + 1,
        fault,
        detail: detail.to_owned(),
    };
    let read = read.ok_or_else(|| broken(EvidenceFault::Form, "an empty file"))?;
    if !read.signed {
        let detail = "the file ends without a signed head for its last entry";
        return Err(broken(EvidenceFault::Truncated, detail));
    }
    Ok(read.sound)
}

type Step = Result<(), (EvidenceFault, String)>;

fn take(keys: &[PublicKey], read: &mut Option<Reading>, bytes: &str) -> Step {
    // A file that was cut in the middle of a line ends without its end.
    let Some(bytes) = bytes.strip_suffix('\n') else {
        return Err((EvidenceFault::Truncated, "the line does not end".to_owned()));
    };
    let line: EvidenceLine =
        json::decode(bytes.as_bytes()).map_err(|error| (EvidenceFault::Form, error.to_string()))?;
    match (line, read) {
        (EvidenceLine::Begin { org, mid, .. }, read @ None) => {
            *read = Some(Reading::new(org, mid));
            Ok(())
        }
        (EvidenceLine::Entry { entry, hash }, Some(read)) => read.entry(*entry, hash),
        (EvidenceLine::Head { stmt }, Some(read)) => read.head(keys, stmt),
        (EvidenceLine::Begin { .. }, Some(_)) => {
            Err((EvidenceFault::Form, "a second beginning".to_owned()))
        }
        (_, None) => {
            let detail = "no beginning of an evidence file".to_owned();
            Err((EvidenceFault::Form, detail))
        }
    }
}

struct Reading {
    sound: SoundEvidence,
    n: u64,
    hash: Hash,
    seen: BTreeMap<u64, Hash>,
    /// The last line was a head for the last entry.
    signed: bool,
}

impl Reading {
    fn new(org: Org, mid: MessageId) -> Self {
        Self {
            n: 0,
            hash: begin(&org, mid),
            seen: BTreeMap::new(),
            signed: false,
            sound: SoundEvidence {
                org,
                mid,
                entries: Vec::new(),
                heads: 0,
                signed_at: UnixTime(0),
            },
        }
    }

    fn entry(&mut self, entry: EvidenceEntry, hash: Hash) -> Step {
        let wanted = self.n + 1;
        if entry.n < wanted {
            let detail = format!("number {} where {wanted} should be", entry.n);
            return Err((EvidenceFault::Inserted, detail));
        }
        if entry.n > wanted {
            let detail = format!("entries {wanted} to {} are not there", entry.n - 1);
            return Err((EvidenceFault::Missing, detail));
        }
        if entry.hash(self.hash).ok() != Some(hash) || entry.mid != self.sound.mid {
            let detail =
                format!("entry {wanted}, or one before it, is not the one that was sealed");
            return Err((EvidenceFault::Changed, detail));
        }
        self.n = wanted;
        self.hash = hash;
        self.seen.insert(wanted, hash);
        self.signed = false;
        self.sound.entries.push((entry, hash));
        Ok(())
    }

    fn head(&mut self, keys: &[PublicKey], stmt: Envelope) -> Step {
        if !keys.iter().any(|key| stmt.verify_by(key).is_ok()) {
            let detail = "not signed by a key that counts".to_owned();
            return Err((EvidenceFault::Signature, detail));
        }
        let head = Signed::<EvidenceHead>::parse(stmt).map_err(|_| {
            let detail = "signed, and no head of evidence".to_owned();
            (EvidenceFault::Form, detail)
        })?;
        let head = head.payload();
        if head.org != self.sound.org || head.mid != self.sound.mid {
            let detail = "signed for another organisation or decision".to_owned();
            return Err((EvidenceFault::Signature, detail));
        }
        if head.n > self.n {
            let detail = format!("a head for entry {}, which is not there", head.n);
            return Err((EvidenceFault::Missing, detail));
        }
        if self.seen.get(&head.n) != Some(&head.hash) {
            let detail = format!(
                "the head for entry {} was signed over another chain",
                head.n
            );
            return Err((EvidenceFault::Rewritten, detail));
        }
        self.sound.heads += 1;
        self.sound.signed_at = self.sound.signed_at.max(head.ts);
        self.signed = head.n == self.n;
        Ok(())
    }
}
