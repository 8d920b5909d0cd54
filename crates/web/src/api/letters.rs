// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post.

use mailbox::StoreError;
use mailbox::deadlines::Day;
use mailbox::ids::{LetterJobId, LetterLease, MessageId, PersonId, ThreadId};
use mailbox::model::{LetterFault, LetterJob, LetterResult, LetterView};
use protocol::evidence::EvidenceLine;
use protocol::{Hash, json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;

/// Body of `POST threads/{thread}/letters`.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterOrder {
    /// The decision.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// To whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
}

/// It is ordered.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterOrdered {
    /// The letter.
    #[schema(value_type = Uuid)]
    pub letter: LetterJobId,
}

/// Body of `POST threads/{thread}/evidence`.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAsk {
    /// The decision.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
}

/// What proves that a decision was announced.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// Lines of canonical JSON: ids, times and codes, in a chain with signed heads (docs/PROTOCOL.md, section 2.2).
    pub file: String,
}

impl EvidenceFile {
    /// From its lines.
    ///
    /// # Errors
    /// [`StoreError::Internal`] for a line that is no canonical JSON.
    pub(crate) fn of(lines: &[EvidenceLine]) -> Result<Self, StoreError> {
        let mut file = String::new();
        for line in lines {
            let bytes = json::encode(line).map_err(|e| StoreError::Internal(e.to_string()))?;
            let text = String::from_utf8(bytes).map_err(|e| StoreError::Internal(e.to_string()))?;
            file.push_str(&text);
            file.push('\n');
        }
        Ok(Self { file })
    }
}

/// How far a letter with a decision has come. Persons are told of their own only, and not why, by whom and what went wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterItem {
    /// The decision.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// To whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// `ordered`, `taken`, `printed`, `posted`, `returned` or `failed`.
    pub state: String,
    /// `no-consent`, `no-address`, `not-notified`, `bounced`, `unread` or `ordered`; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Employee who ordered it; absent: the rule of the installation. Office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub ordered_by: Option<PersonId>,
    /// Unix seconds.
    pub ordered_at: i64,
    /// When it went to the print shop, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_at: Option<i64>,
    /// SHA-256 of the sealed decision of which it was made; the same as `obj` of the receipt. Office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<B64u>,
    /// The day on which the post took it, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub posted_on: Option<Day>,
    /// When it came back or could not be made, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
    /// `address-block`, `no-reference`, `not-genuine`, `not-printable` or `print-shop`; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// The day on which the decision counts as announced by this letter alone; absent: it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub announced_on: Option<Day>,
    /// The last day to go against it when it says how.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub month_until: Option<Day>,
    /// The last day to go against it when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub year_until: Option<Day>,
}

impl LetterItem {
    /// As staff or as the person sees it.
    #[must_use]
    pub fn of(view: LetterView, staff: bool) -> Self {
        let job = view.job;
        Self {
            mid: job.mid,
            pid: job.pid,
            state: job.state.to_string(),
            reason: staff.then(|| job.reason.to_string()),
            ordered_by: job.ordered_by.filter(|_| staff),
            ordered_at: job.ordered_at.secs(),
            printed_at: job.printed_at.map(|at| at.secs()),
            document: job
                .document
                .filter(|_| staff)
                .map(|hash| B64u(hash.as_bytes().to_vec())),
            posted_on: job.posted_on,
            ended_at: job.ended_at.map(|at| at.secs()),
            fault: job.fault.filter(|_| staff).map(|fault| fault.to_string()),
            announced_on: view.announced_on,
            month_until: view.month_until,
            year_until: view.year_until,
        }
    }
}

/// Letters that a program may make.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LettersAnswer {
    /// Oldest first, at most 200 of each unit.
    pub items: Vec<LetterLine>,
}

/// A letter that a program may make.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterLine {
    /// The letter.
    #[schema(value_type = Uuid)]
    pub letter: LetterJobId,
    /// The decision.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// To whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Where.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// Why it goes by post.
    pub reason: String,
    /// An employee wants it; else it was the rule of the installation, and a protected address stops it.
    pub by_staff: bool,
    /// Unix seconds.
    pub ordered_at: i64,
}

impl From<LetterJob> for LetterLine {
    fn from(job: LetterJob) -> Self {
        Self {
            letter: job.id,
            mid: job.mid,
            pid: job.pid,
            thread: job.thread,
            reason: job.reason.to_string(),
            by_staff: job.ordered_by.is_some(),
            ordered_at: job.ordered_at.secs(),
        }
    }
}

/// Body of `POST letters/{id}/take`.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterTake {
    /// Chosen by this run of the program.
    #[schema(value_type = Uuid)]
    pub lease: LetterLease,
}

/// It is this run's.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterTaken {
    /// The letter.
    pub letter: LetterLine,
    /// Until then nobody else takes it, Unix seconds.
    pub until: i64,
}

/// Body of `POST letters/{id}/printed`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterPrinted {
    /// Of the run that has it.
    #[schema(value_type = Uuid)]
    pub lease: LetterLease,
    /// SHA-256 of the sealed decision of which it was made.
    #[schema(value_type = B64u)]
    pub document: Hash,
}

/// Body of `POST letters/{id}/result`.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub enum LetterOutcome {
    /// The post took it.
    Posted {
        /// On this day, `2026-11-23`.
        #[schema(value_type = String)]
        on: Day,
    },
    /// It came back.
    Returned {},
    /// It could not be made.
    Failed {
        /// `address-block`, `no-reference`, `not-genuine`, `not-printable` or `print-shop`.
        #[schema(value_type = String)]
        fault: LetterFault,
    },
}

impl From<LetterOutcome> for LetterResult {
    fn from(outcome: LetterOutcome) -> Self {
        match outcome {
            LetterOutcome::Posted { on } => Self::Posted(on),
            LetterOutcome::Returned {} => Self::Returned,
            LetterOutcome::Failed { fault } => Self::Failed(fault),
        }
    }
}
