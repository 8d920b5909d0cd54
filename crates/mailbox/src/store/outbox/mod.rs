// SPDX-License-Identifier: EUPL-1.2
//! Notifications to send. Neither lost nor doubled:
//!
//! ```text
//!              enqueue            lease             complete(Sent)
//!  (message) ─────────► pending ─────────► sending ───────────────► sent
//!                          ▲  │               │ complete(Failed), too many attempts ► failed
//!                          │  └► moot         │ complete(Unknown), lease ran out after begin_attempt ► unknown
//!                          └──────────────────┘ complete(Retry), release, lease ran out before begin_attempt
//! ```
//!
//! * The kinds `message` and `security` have a clock of their own each. What follows holds for each kind of a
//!   person by itself.
//! * `confirm` carries a code to an address that is not confirmed; it is moot when none is asked for any more, and a mail
//!   with an unknown outcome is not reminded of: the person asks again. `moved` and `rekeyed` go to one certain address
//!   (`outbox_address`), are never merged, and are reminded of once. `mail-in` does the same for the answer to a plain mail and is
//!   never reminded of.
//! * At most one row of a person is `pending` (partial unique index): ten messages, one mail. A message that
//!   comes while a row is `sending` gets a row of its own, because the mail under way may be too early for it;
//!   going back to `pending` swallows that row. A person's row is not leased while another of its kind is `sending`.
//! * Enqueueing always writes the pending row, so that leasing and enqueueing cannot overlook each other.
//! * `formal` announces decisions: at once, and not moot because something was read. [`super::announcements`] learns how each of
//!   these rows ended, and which row stands for it after an unknown outcome.
//! * `begin_attempt` is committed before DATA. When nobody knows how an attempt ended, the row is `unknown`
//!   and is never sent again. If the person still has something unread, a pending row (the one that is there,
//!   or a new one with `folded_from`) reminds her, not before the usual interval since that attempt. So a
//!   message is announced by at most one mail of its own and never forgotten.
//! * A row that is due is `moot` if everything was read meanwhile, or there is neither an address that is written to ([`crate::model::Mute`]) nor a browser that takes signs, or the account has come to its end; a new address
//!   enqueues again if anything is unread. What happened to an account cannot be read away: such a row is moot
//!   without an address only, and one with an unknown outcome is reminded of once.
//! * Signs to browsers (`push_subscription`) go out beside the mail, when the row is leased for the first time: once, best effort, never tried
//!   again, because the mail is what counts. Without an address that is written to, the kinds `message` and `security` go out as signs alone:
//!   `sending` becomes `pushed` when a push service has taken one, `moot` when none will, `pending` when later is better, and `failed` after
//!   the usual number of tries; a lease that runs out is simply tried again, because one sign takes the place of the one before it. A decision is
//!   never announced by a sign: its row is moot and its announcement has failed, as without any browser; a row of the kind `message` says
//!   that there is something to read.
//! * Between two mails to one person lies at least [`NotifyPolicy::interval`]; `due_at` is computed from
//!   the last one that was sent, may have been sent, or is being sent.
//! * The kind `message` goes out when the person wants it, and never in the quiet hours, which are looked at once more before it is leased:
//!   a row that waited for a relay would else come at night.

mod batch;
mod evidence;
mod facts;
mod lease;
mod outcome;
mod pushed;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::db::schema::outbox;
use crate::error::StoreError;
use crate::ids::{AttemptId, OutboxId, PersonId};
use crate::model::{Contact, OutboxKind, OutboxState, SmtpReply, SmtpRoute};
use crate::store::contacts::Contacts;
use crate::store::persons::Persons;
use crate::store::row;

repository!(
    /// Notifications to send.
    Outbox
);

/// A recorded attempt, for evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its id.
    pub id: AttemptId,
    /// When it began.
    pub started_at: Timestamp,
    /// When its end became known.
    pub ended_at: Option<Timestamp>,
    /// `started`, `sent`, `retry`, `failed` or `unknown`.
    pub outcome: String,
    /// The connection; `None` if it never came to one.
    pub route: Option<SmtpRoute>,
    /// What the relay said.
    pub reply: SmtpReply,
}

pub use batch::{BeginAttempt, EndAttempt};

const STARTED: &str = "started";

type OfPerson = diesel::dsl::Filter<outbox::table, diesel::dsl::Eq<outbox::pid, Vec<u8>>>;
type InState = diesel::dsl::Eq<outbox::state, &'static str>;
type OfKind = diesel::dsl::Eq<outbox::kind, &'static str>;

/// The one pending row of a person and kind.
fn pending_of(
    pid: PersonId,
    kind: OutboxKind,
) -> diesel::dsl::Filter<diesel::dsl::Filter<OfPerson, InState>, OfKind> {
    outbox::table
        .filter(outbox::pid.eq(pid.as_bytes().to_vec()))
        .filter(outbox::state.eq(OutboxState::Pending.as_str()))
        .filter(outbox::kind.eq(kind.as_str()))
}

impl Outbox<'_> {
    /// One more message or event is to be announced to a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn enqueue(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let n = diesel::update(pending_of(pid, kind))
            .set(outbox::items.eq(outbox::items + 1))
            .execute(self.conn)?;
        if n == 0 {
            let due = self.due(pid, kind, policy, ctx)?;
            self.insert((pid, kind), due, 1, None, ctx)?;
        }
        Ok(())
    }

    /// The notification of a kind that waits for a person, if one does.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn pending_id(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
    ) -> Result<Option<OutboxId>, StoreError> {
        let found: Option<Vec<u8>> = pending_of(pid, kind)
            .select(outbox::id)
            .first(self.conn)
            .optional()?;
        row::opt_id(found.as_deref())
    }

    /// One mail to a certain address, at once, whatever address is in force by then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn enqueue_to(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
        to: &Contact,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let id = self.insert((pid, kind), ctx.now(), 1, None, ctx)?;
        Contacts::on(self.conn).put_address(id, to)
    }

    /// How often something was announced to a person since then, and when the first of these notifications was made.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn announced_since(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
        since: Timestamp,
    ) -> Result<(u64, Option<Timestamp>), StoreError> {
        let rows: Vec<(i64, i64)> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::kind.eq(kind.as_str()))
            .filter(outbox::created_at.gt(since.micros()))
            .order(outbox::created_at.asc())
            .select((outbox::created_at, outbox::items))
            .load(self.conn)?;
        let items = rows
            .iter()
            .map(|row| u64::try_from(row.1).unwrap_or_default())
            .sum();
        let first = rows.first().map(|row| Timestamp::from_micros(row.0));
        Ok((items, first))
    }

    /// How the newest notification of a kind stands; none: there was none, or it is too old to be on record.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_state(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
    ) -> Result<Option<OutboxState>, StoreError> {
        let state: Option<String> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::kind.eq(kind.as_str()))
            .order((outbox::created_at.desc(), outbox::id.desc()))
            .select(outbox::state)
            .first(self.conn)
            .optional()?;
        state.map(|state| row::word(&state)).transpose()
    }

    pub(super) fn insert(
        &mut self,
        (pid, kind): (PersonId, OutboxKind),
        due: Timestamp,
        items: i64,
        folded_from: Option<OutboxId>,
        ctx: &Ctx,
    ) -> Result<OutboxId, StoreError> {
        let id = OutboxId::timed(ctx.chance(), ctx.now());
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(id.as_bytes().as_slice()),
                outbox::pid.eq(pid.as_bytes().as_slice()),
                outbox::kind.eq(kind.as_str()),
                outbox::state.eq(OutboxState::Pending.as_str()),
                outbox::due_at.eq(due.micros()),
                outbox::items.eq(items),
                outbox::attempts.eq(0),
                outbox::folded_from.eq(folded_from.as_ref().map(|f| f.as_bytes().as_slice())),
                outbox::created_at.eq(ctx.now().micros()),
            ))
            .execute(self.conn)?;
        Ok(id)
    }

    /// The plain mail that waits for a person is due when she wants it now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn reschedule(
        &mut self,
        pid: PersonId,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let due = self.due(pid, OutboxKind::Message, policy, ctx)?;
        diesel::update(pending_of(pid, OutboxKind::Message))
            .set(outbox::due_at.eq(due.micros()))
            .execute(self.conn)?;
        Ok(())
    }

    /// When the next mail of a kind to a person may go out.
    fn due(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<Timestamp, StoreError> {
        let now = ctx.now();
        let earliest = now + policy.delay(kind);
        let mut last = self.last_mail(pid, kind)?;
        if self.is_sending(pid, kind)? {
            last = last.max(Some(now));
        }
        if kind == OutboxKind::Message {
            let time = Persons::on(self.conn).mail_time(pid)?;
            return policy.plain_at(time, earliest, last, ctx);
        }
        Ok(last.map_or(earliest, |last| earliest.max(last + policy.interval(kind))))
    }

    /// When the newest mail of a kind was sent to a person, or may have been.
    fn last_mail(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
    ) -> Result<Option<Timestamp>, StoreError> {
        let went_out = [
            OutboxState::Sent.as_str(),
            OutboxState::Pushed.as_str(),
            OutboxState::Unknown.as_str(),
        ];
        let newest: Option<Option<i64>> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::state.eq_any(went_out))
            .filter(outbox::kind.eq(kind.as_str()))
            .order(outbox::done_at.desc())
            .select(outbox::done_at)
            .first(self.conn)
            .optional()?;
        Ok(row::opt_time(newest.flatten()))
    }

    pub(super) fn is_sending(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
    ) -> Result<bool, StoreError> {
        let found: Option<Vec<u8>> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::state.eq(OutboxState::Sending.as_str()))
            .filter(outbox::kind.eq(kind.as_str()))
            .select(outbox::id)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }
}
