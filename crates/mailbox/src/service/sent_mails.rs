// SPDX-License-Identifier: EUPL-1.2
//! "Is this mail from you?": what went out, for the person it went to and for whoever has the mail before her.

use crate::error::{OrAbsent, StoreError};
use crate::ids::{OutboxId, PersonId};
use crate::model::SentMail;
use crate::store::tx::Tx;

/// Lines of the list.
const MOST: i64 = 100;

/// The newest mails to a person.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person.
pub fn sent_mails(tx: &mut Tx<'_>, pid: PersonId) -> Result<Vec<SentMail>, StoreError> {
    tx.persons().lookup(pid)?.or_absent()?;
    tx.outbox().sent_to(pid, MOST)
}

/// The mail with this id, if it went out.
///
/// # Errors
/// When the database does not answer.
pub fn check_mail(tx: &mut Tx<'_>, id: OutboxId) -> Result<Option<SentMail>, StoreError> {
    tx.outbox().sent(id)
}
