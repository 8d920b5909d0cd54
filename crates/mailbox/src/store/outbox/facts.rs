// SPDX-License-Identifier: EUPL-1.2
//! What decides whether rows may be leased, asked for all of them at once: a few statements a batch, not several a row.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use protocol::statement::PersonRole;

use super::Outbox;
use crate::clock::Timestamp;
use crate::db::dialect::{OUTBOX_SENDING, literal};
use crate::db::schema::outbox;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::{InForce, OutboxKind, OutboxRow, PushTarget};
use crate::store::contacts::Contacts;
use crate::store::endings::Endings;
use crate::store::persons::Persons;
use crate::store::pushes::Pushes;
use crate::store::row;
use crate::store::threads::Threads;

/// As of the beginning of a batch. Nothing of it changes before its end: leasing writes no contacts, persons or threads.
#[derive(Default)]
pub(super) struct Facts {
    sending: BTreeSet<(PersonId, &'static str)>,
    closed: BTreeSet<PersonId>,
    in_force: BTreeMap<PersonId, InForce>,
    mailed: BTreeMap<PersonId, (PersonRole, bool)>,
    unread: BTreeSet<PersonId>,
    pushes: BTreeMap<PersonId, Vec<PushTarget>>,
}

impl Facts {
    /// `pushes`: whether signs can be sent at all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) fn about(
        outbox: &mut Outbox<'_>,
        rows: &[OutboxRow],
        pushes: bool,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let all: BTreeSet<PersonId> = rows.iter().map(|row| row.pid).collect();
        let plain = rows.iter().filter(|row| row.kind == OutboxKind::Message);
        let plain: BTreeSet<PersonId> = plain.map(|row| row.pid).collect();
        Ok(Self {
            sending: outbox.all_sending()?,
            closed: Endings::on(outbox.conn).closed_of(&all, now)?,
            in_force: Contacts::on(outbox.conn).in_force_of(&all)?,
            mailed: Persons::on(outbox.conn).mailed_of(&all)?,
            unread: Threads::on(outbox.conn).with_own_unread(&plain)?,
            pushes: if pushes {
                Pushes::on(outbox.conn).targets_of(&all)?
            } else {
                BTreeMap::new()
            },
        })
    }

    pub(super) fn is_sending(&self, row: &OutboxRow) -> bool {
        self.sending.contains(&(row.pid, row.kind.as_str()))
    }

    pub(super) fn is_closed(&self, pid: PersonId) -> bool {
        self.closed.contains(&pid)
    }

    pub(super) fn in_force(&self, pid: PersonId) -> Option<&InForce> {
        self.in_force.get(&pid)
    }

    /// Role, and whether mails to her do not say whom they come from.
    pub(super) fn mailed(&self, pid: PersonId) -> (Option<PersonRole>, bool) {
        match self.mailed.get(&pid) {
            Some((role, discreet)) => (Some(*role), *discreet),
            None => (None, false),
        }
    }

    /// Where a row's signs go.
    pub(super) fn pushes(&self, row: &OutboxRow) -> &[PushTarget] {
        let targets = self.pushes.get(&row.pid).filter(|_| row.kind.is_pushed());
        targets.map_or(&[], Vec::as_slice)
    }

    pub(super) fn has_own_unread(&self, pid: PersonId) -> bool {
        self.unread.contains(&pid)
    }
}

impl Outbox<'_> {
    /// Whom mails are under way to: never more than what all workers hold.
    fn all_sending(&mut self) -> Result<BTreeSet<(PersonId, &'static str)>, StoreError> {
        let found: Vec<(Vec<u8>, String)> = outbox::table
            .filter(literal(OUTBOX_SENDING))
            .select((outbox::pid, outbox::kind))
            .load(self.conn)?;
        found
            .into_iter()
            .map(|(pid, kind)| {
                let kind: OutboxKind = row::word(&kind)?;
                Ok((row::id(&pid)?, kind.as_str()))
            })
            .collect()
    }
}
