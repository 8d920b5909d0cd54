// SPDX-License-Identifier: EUPL-1.2
//! Plain mails that were taken in, and whether they were answered. Whom they came from is a keyed hash, for a day.

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{mail_in, outbox};
use crate::error::StoreError;
use crate::ids::{OutboxId, ThreadId};
use crate::model::{MailAnswer, MailIn};

repository!(
    /// Plain mails that were taken in.
    Mails
);

impl Mails<'_> {
    /// Puts a mail on record.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(
        &mut self,
        thread: ThreadId,
        (answer, sender): (MailAnswer, Option<Hash>),
        outbox: Option<OutboxId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(mail_in::table)
            .values((
                mail_in::thread.eq(thread.as_bytes().as_slice()),
                mail_in::sender.eq(sender.map(|sender| sender.as_bytes().to_vec())),
                mail_in::answer.eq(answer.as_str()),
                mail_in::outbox.eq(outbox.map(|id| id.as_bytes().to_vec())),
                mail_in::taken_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What is on record of a thread's mail; `None`: it is no thread of a mail.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, thread: ThreadId) -> Result<Option<MailIn>, StoreError> {
        let found: Option<(String, i64, Option<String>)> = mail_in::table
            .left_join(outbox::table.on(mail_in::outbox.eq(outbox::id.nullable())))
            .filter(mail_in::thread.eq(thread.as_bytes().as_slice()))
            .select((mail_in::answer, mail_in::taken_at, outbox::state.nullable()))
            .first(self.conn)
            .optional()?;
        let Some((answer, at, state)) = found else {
            return Ok(None);
        };
        Ok(Some(MailIn {
            answer: row::word(&answer)?,
            state: state.as_deref().map(row::word).transpose()?,
            taken_at: Timestamp::from_micros(at),
        }))
    }

    /// How many answers were queued since then: to this sender, or to anybody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn answered_since(
        &mut self,
        sender: Option<Hash>,
        since: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut query = mail_in::table
            .filter(mail_in::answer.eq(MailAnswer::Queued.as_str()))
            .filter(mail_in::taken_at.gt(since.micros()))
            .count()
            .into_boxed();
        if let Some(sender) = sender {
            query = query.filter(mail_in::sender.eq(sender.as_bytes().to_vec()));
        }
        row::count(query.get_result(self.conn)?)
    }

    /// Forgets whom mails from before then came from.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_senders(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::update(
            mail_in::table
                .filter(mail_in::sender.is_not_null())
                .filter(mail_in::taken_at.lt(before.micros())),
        )
        .set(mail_in::sender.eq(None::<Vec<u8>>))
        .execute(self.conn)?)
    }
}
