// SPDX-License-Identifier: EUPL-1.2
//! What was found, in words: what holds, what does not, and what such a file cannot prove at all.

use std::fmt;

use protocol::UnixTime;
use protocol::statement::SenderRole;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No export of ours, or not a whole one.
    Form,
    /// The Trust Documents, or a statement under them, do not hold.
    Trust,
    /// Who could read does not follow from what is signed.
    Members,
    /// A message is not the one that its sender signed.
    Changed,
    /// Something is not there.
    Missing,
    /// Something stands there that nobody signed.
    Inserted,
    /// Messages have changed places.
    Swapped,
    /// The portal's receipt is not for this.
    Receipt,
    /// One device has signed two different messages as its same one.
    Equivocation,
    /// It is no conversation with an insured person.
    Internal,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "form",
            Self::Trust => "trust",
            Self::Members => "members",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Inserted => "inserted",
            Self::Swapped => "swapped",
            Self::Receipt => "receipt",
            Self::Equivocation => "equivocation",
            Self::Internal => "internal",
        })
    }
}

/// A message that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub idx: u64,
    pub role: SenderRole,
    /// Name of an employee and of what certified her, where there are any; of persons nothing but the role is signed.
    pub name: Option<String>,
    /// When the sender says that she wrote it.
    pub sent: UnixTime,
    /// When the portal accepted it.
    pub accepted: Option<UnixTime>,
    /// Attachments whose content is the one that was signed.
    pub attachments: usize,
    /// By which procedure its sender had proven who she is for this message, and when.
    pub declared: Option<(String, UnixTime)>,
}

/// One conversation.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Its folder in the file; empty for a conversation that was saved alone.
    pub folder: String,
    pub thread: String,
    pub made: UnixTime,
    pub lines: Vec<Line>,
    pub faults: Vec<(Fault, String)>,
    /// What is no fault and not proven either.
    pub notes: Vec<String>,
    /// Whose it is, and the fingerprint that the newest Trust Document has.
    pub trust: Option<(String, String)>,
}

impl Judged {
    pub fn fault(&mut self, fault: Fault, detail: impl Into<String>) {
        self.faults.push((fault, detail.into()));
    }

    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }
}

/// All of a file.
#[derive(Clone, Debug)]
pub struct Report {
    pub threads: Vec<Judged>,
    /// Whether a fingerprint was given and held.
    pub anchored: bool,
    /// About the file as a whole.
    pub faults: Vec<(Fault, String)>,
    pub notes: Vec<String>,
}

impl Report {
    /// Whether nothing contradicts.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.faults.is_empty() && self.threads.iter().all(|one| one.faults.is_empty())
    }
}

/// What no such file can prove.
const LIMITS: [&str; 4] = [
    "that the portal's receipts are about these texts: they name the sealed files, which are not in here",
    "that nothing came after the last message of each conversation",
    "names of insured persons, and times and names on the printable pages (.pdf): only the texts, in this order, are signed",
    "that no other keys are valid: there is no public log of keys yet",
];

fn time(at: UnixTime) -> String {
    jiff::Timestamp::from_second(at.0).map_or_else(|_| at.0.to_string(), |at| at.to_string())
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = match self.role {
            SenderRole::Own => "the insured person",
            SenderRole::Rep => "a representative",
            SenderRole::Staff => "the insurer",
        };
        write!(f, "  {}: signed by {who}", self.idx)?;
        if let Some(name) = &self.name {
            write!(f, " ({name})")?;
        }
        write!(f, ", sent {}", time(self.sent))?;
        if let Some(at) = self.accepted {
            write!(f, ", accepted {}", time(at))?;
        }
        match self.attachments {
            0 => {}
            1 => f.write_str(", 1 attachment intact")?,
            n => write!(f, ", {n} attachments intact")?,
        }
        if let Some((procedure, at)) = &self.declared {
            write!(f, ", declared by {procedure} at {}", time(*at))?;
        }
        Ok(())
    }
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.faults.is_empty() {
            "intact"
        } else {
            "broken"
        };
        write!(
            f,
            "{state}: conversation {}, saved {}",
            self.thread,
            time(self.made)
        )?;
        if !self.folder.is_empty() {
            write!(f, ", {}", printable(&self.folder))?;
        }
        for (fault, detail) in &self.faults {
            write!(f, "\n  broken: {fault}: {}", printable(detail))?;
        }
        for line in &self.lines {
            write!(f, "\n{}", printable(&line.to_string()))?;
        }
        for note in &self.notes {
            write!(f, "\n  note: {}", printable(note))?;
        }
        Ok(())
    }
}

/// Names come from whoever made the file: they must not write on the terminal what is not there.
fn printable(text: &str) -> String {
    text.chars()
        .map(|sign| if sign.is_control() { '_' } else { sign })
        .collect()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (fault, detail) in &self.faults {
            writeln!(f, "broken: {fault}: {}", printable(detail))?;
        }
        for thread in &self.threads {
            writeln!(f, "{thread}")?;
        }
        for note in &self.notes {
            writeln!(f, "note: {}", printable(note))?;
        }
        let mut seen: Vec<&(String, String)> = self
            .threads
            .iter()
            .filter_map(|one| one.trust.as_ref())
            .collect();
        seen.sort();
        seen.dedup();
        for (org, fingerprint) in seen {
            if self.anchored {
                writeln!(f, "signed under the Trust Document of {org} that was given")?;
            } else {
                writeln!(
                    f,
                    "not proven: that the keys are those of {org}. Its Trust Document has the fingerprint {fingerprint}: compare it with a letter, or give it as --fingerprint"
                )?;
            }
        }
        for limit in LIMITS {
            writeln!(f, "not proven: {limit}")?;
        }
        f.write_str(if self.is_intact() { "intact" } else { "broken" })
    }
}
