// SPDX-License-Identifier: EUPL-1.2
//! Notifications on their way, for the operator. Ids, times and codes only: addresses are sealed, and stay so.

use anyhow::{Context, bail};
use jiff::Timestamp as Instant;
use mailbox::ids::{OutboxId, PersonId};
use mailbox::model::{ActorKind, MailReturn, OutboxKind, OutboxRow, OutboxState, ReturnClass};
use mailbox::store::outbox::AttemptRow;
use mailbox::{Ambient, Clock, OrAbsent, Store, StoreConfig, StoreError, SystemClock, Timestamp};

/// How many rows are due, waiting and being sent, and how old the oldest is.
///
/// # Errors
/// The store does not answer.
pub async fn counts(config: &StoreConfig) -> anyhow::Result<String> {
    let now = SystemClock.now();
    let counts = Store::open(config)?
        .read("admin_outbox_counts", move |tx| tx.outbox().counts(now))
        .await?;
    let oldest = counts.oldest_due.map_or_else(|| "-".to_owned(), time);
    Ok(format!(
        "due {}  waiting {}  sending {}  oldest due {oldest}",
        counts.due, counts.waiting, counts.sending
    ))
}

/// The notifications of one person, oldest first, each with its attempts: the proof that is asked for when
/// somebody says that no mail has come.
///
/// # Errors
/// Not an id, or the store does not answer.
pub async fn of_person(config: &StoreConfig, pid: &str) -> anyhow::Result<Vec<String>> {
    let pid: PersonId = pid.parse().context("--pid: not a person's id")?;
    let rows = Store::open(config)?
        .read("admin_outbox_list", move |tx| {
            let rows = tx.outbox().find_by_person(pid)?;
            rows.into_iter()
                .map(|row| {
                    let attempts = tx.outbox().attempts(row.id)?;
                    let returns = tx.mail_returns().of_outbox(row.id)?;
                    Ok((row, attempts, returns))
                })
                .collect::<Result<Vec<_>, StoreError>>()
        })
        .await?;
    let mut lines = Vec::new();
    for (row, attempts, returns) in rows {
        lines.push(row_line(&row));
        lines.extend(attempts.iter().map(attempt_line));
        lines.extend(returns.iter().map(return_line));
    }
    Ok(lines)
}

/// One notification with its attempts, and in words where it stands and what comes next. `domain`: that of the sender's
/// address, which is part of the `Message-ID`.
///
/// # Errors
/// Not an id, no such row, or the store does not answer.
pub async fn explain(config: &StoreConfig, domain: &str, id: &str) -> anyhow::Result<Vec<String>> {
    let id: OutboxId = id.parse().context("not the id of a notification")?;
    let (row, attempts, returns) = Store::open(config)?
        .read("admin_outbox_explain", move |tx| {
            let row = tx.outbox().lookup(id)?.or_absent()?;
            let returns = tx.mail_returns().of_outbox(id)?;
            Ok((row, tx.outbox().attempts(id)?, returns))
        })
        .await?;
    let mut lines = vec![row_line(&row)];
    lines.extend(attempts.iter().map(attempt_line));
    lines.extend(returns.iter().map(return_line));
    lines.push(format!("Message-ID <{id}@{domain}>"));
    lines.push(meaning(&row, attempts.last()));
    lines.extend(returns.iter().map(|one| return_meaning(&row, one)));
    Ok(lines)
}

fn meaning(row: &OutboxRow, last: Option<&AttemptRow>) -> String {
    let ended = row.done_at.map_or_else(|| "-".to_owned(), time);
    match row.state {
        OutboxState::Pending if last.is_some() => {
            format!("Refused for now; tried again from {} on.", time(row.due_at))
        }
        OutboxState::Pending => format!("Waits; goes out from {} on.", time(row.due_at)),
        OutboxState::Sending => "A notifier is at it.".to_owned(),
        OutboxState::Sent => format!(
            "The relay took it at {ended}. What became of it then stands in the relay's own log, \
             under the queue id, and here if it comes back."
        ),
        OutboxState::Failed if last.is_some_and(|last| last.route.is_none()) => format!(
            "Given up at {ended}: the address does not open with the notifier's key, or is none."
        ),
        OutboxState::Failed => format!(
            "Refused for good or too often, and given up at {ended}. \
             `admin outbox retry {}` makes a new one.",
            row.id
        ),
        OutboxState::Unknown => format!(
            "The connection broke at {ended} when the mail was on its way: perhaps sent, and never \
             sent again. What is unread gets a reminder of its own."
        ),
        OutboxState::Pushed => {
            format!("No mail was to be sent; a push service took a sign at {ended}.")
        }
        OutboxState::Moot => format!(
            "Not needed any more at {ended}: everything was read, there is no address, or the \
             account has ended."
        ),
    }
}

fn return_line(one: &MailReturn) -> String {
    let report = &one.report;
    format!(
        "    return {}  came {}  status {}  reported by {}",
        report.class,
        time(one.at),
        report
            .status
            .map_or_else(|| "-".to_owned(), |status| status.to_string()),
        report.host.as_deref().unwrap_or("-"),
    )
}

/// What a report means, and for a decision what it means for the day of the announcement.
fn return_meaning(row: &OutboxRow, one: &MailReturn) -> String {
    let came = time(one.at);
    let mut text = match one.report.class {
        ReturnClass::Hard => format!("Came back at {came}: it was not delivered, for good."),
        ReturnClass::Soft => format!(
            "Came back at {came}: given up after trying, for a reason that may pass; it was not delivered."
        ),
        ReturnClass::Delayed => format!("Not delivered yet at {came}; still tried there."),
        ReturnClass::Delivered => {
            format!("Delivered, or passed on to where no more news come from, as of {came}.")
        }
        ReturnClass::Complaint => format!(
            "Reported as unwanted at {came}: it was delivered. Mails about new messages do not go there any more."
        ),
        ReturnClass::Unclear => {
            format!("Something came back at {came} that is no report; what it says is not kept.")
        }
    };
    if row.kind == OutboxKind::Formal && one.report.class.came_back() {
        text.push_str(
            " It proves nothing: the day of the decision is the day on which it is fetched, and \
             whoever has not fetched it gets it by post.",
        );
    }
    text
}

/// Makes a new notification in place of one that has failed. It has an id of its own and keeps the usual interval.
///
/// # Errors
/// Not an id, no such row, it has not failed, or it was for one certain address, which is forgotten with its end.
pub async fn retry(config: &StoreConfig, id: &str) -> anyhow::Result<()> {
    let id: OutboxId = id.parse().context("not the id of a notification")?;
    let store = Store::open(config)?;
    let ctx = Ambient::system().ctx();
    let row = store
        .transaction("admin_outbox_retry", move |tx| {
            let row = tx.outbox().lookup(id)?.or_absent()?;
            if row.state == OutboxState::Failed && row.kind.merges() {
                let policy = tx.policy();
                tx.outbox().enqueue(row.pid, row.kind, policy, &ctx)?;
                let system = (ActorKind::System, None);
                tx.audit().record(
                    &ctx,
                    system,
                    "notification-retried",
                    "outbox",
                    &id.to_string(),
                )?;
            }
            Ok(row)
        })
        .await?;
    let (state, kind) = (row.state, row.kind);
    if state != OutboxState::Failed {
        bail!("is {state}: only what has failed can be tried again");
    }
    if !kind.merges() {
        bail!("is of kind {kind}: the address that it was for is forgotten");
    }
    Ok(())
}

fn row_line(row: &OutboxRow) -> String {
    let folded = row
        .folded_from
        .map_or_else(String::new, |id| format!("  reminder of {id}"));
    format!(
        "{}  {}  {}  due {}  made {}  ended {}  items {}  attempts {}{folded}",
        row.id,
        row.kind,
        row.state,
        time(row.due_at),
        time(row.created_at),
        row.done_at.map_or_else(|| "-".to_owned(), time),
        row.items,
        row.attempts,
    )
}

fn attempt_line(attempt: &AttemptRow) -> String {
    let reply = &attempt.reply;
    let route = attempt.route.as_ref();
    let peer = route.and_then(|route| route.peer.as_ref());
    let tls = route.and_then(|route| route.tls.as_ref());
    format!(
        "    attempt {}  {}  began {}  ended {}  host {}{}  tls {}  code {}  reply {}",
        attempt.id,
        attempt.outcome,
        time(attempt.started_at),
        attempt.ended_at.map_or_else(|| "-".to_owned(), time),
        route.map_or("-", |route| route.host.as_str()),
        peer.map_or_else(String::new, |peer| format!(" ({peer})")),
        tls.map_or_else(
            || "-".to_owned(),
            |tls| format!("{} {}", tls.version, tls.cipher)
        ),
        reply
            .code
            .map_or_else(|| "-".to_owned(), |code| code.to_string()),
        reply.text.as_deref().unwrap_or("-"),
    )
}

/// RFC 3339, UTC, to the second.
fn time(at: Timestamp) -> String {
    Instant::from_second(at.secs()).map_or_else(|_| "-".to_owned(), |at| at.to_string())
}
