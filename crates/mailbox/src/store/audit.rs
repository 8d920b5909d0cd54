// SPDX-License-Identifier: EUPL-1.2
//! Who did what to which object: ids and words only.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::audit;
use crate::error::StoreError;
use crate::ids::{AuditId, PersonId};
use crate::model::{Actor, ActorKind, NewOpening, Opened, Opener};
use crate::store::openings::{OPEN, OPEN_ATTACHMENT};

repository!(
    /// Who did what.
    Audit
);

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// When.
    pub at: Timestamp,
    /// What kind of actor.
    pub actor_kind: ActorKind,
    /// Who.
    pub actor: Option<PersonId>,
    /// What was done, a word.
    pub action: String,
    /// To what kind of object.
    pub object_kind: String,
    /// To which one: an id.
    pub object: String,
    /// Why, a word; where an action needs a reason.
    pub reason: Option<String>,
}

impl Audit<'_> {
    /// Records an action.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn record(
        &mut self,
        ctx: &Ctx,
        actor: (ActorKind, Option<PersonId>),
        action: &str,
        object_kind: &str,
        object: &str,
    ) -> Result<(), StoreError> {
        self.insert(ctx, actor, action, (object_kind, object), (None, None))
    }

    fn insert(
        &mut self,
        ctx: &Ctx,
        actor: (ActorKind, Option<PersonId>),
        action: &str,
        object: (&str, &str),
        (reason, item): (Option<&str>, Option<&str>),
    ) -> Result<(), StoreError> {
        let id = AuditId::timed(ctx.chance(), ctx.now());
        diesel::insert_into(audit::table)
            .values((
                audit::id.eq(id.as_bytes().as_slice()),
                audit::at.eq(ctx.now().micros()),
                audit::actor_kind.eq(actor.0.as_str()),
                audit::actor.eq(actor.1.as_ref().map(|p| p.as_bytes().as_slice())),
                audit::action.eq(action),
                audit::object_kind.eq(object.0),
                audit::object.eq(object.1),
                audit::reason.eq(reason),
                audit::item.eq(item),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Records that an employee has opened a thread or an attachment: who, for which unit, in which session, what for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn opened(
        &mut self,
        ctx: &Ctx,
        opener: &Opener,
        new: &NewOpening,
    ) -> Result<(), StoreError> {
        let id = AuditId::timed(ctx.chance(), ctx.now());
        let (action, item) = match new.what {
            Opened::Thread(_) => (OPEN, None),
            Opened::Attachment(_, aid) => (OPEN_ATTACHMENT, Some(aid.to_string())),
        };
        let actor = opener.actor.pid();
        diesel::insert_into(audit::table)
            .values((
                audit::id.eq(id.as_bytes().as_slice()),
                audit::at.eq(ctx.now().micros()),
                audit::actor_kind.eq(opener.actor.kind().as_str()),
                audit::actor.eq(actor.as_ref().map(|p| p.as_bytes().as_slice())),
                audit::action.eq(action),
                audit::object_kind.eq("thread"),
                audit::object.eq(new.what.thread().to_string()),
                audit::reason.eq(new.purpose.as_str()),
                audit::unit.eq(new.unit.as_str()),
                audit::session.eq(opener.session.as_bytes().as_slice()),
                audit::level.eq(opener.level.as_str()),
                audit::item.eq(item),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Records what the program itself did to a part of an object.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn part(
        &mut self,
        ctx: &Ctx,
        action: &str,
        object: (&str, &str),
        item: &str,
    ) -> Result<(), StoreError> {
        let system = (ActorKind::System, None);
        self.insert(ctx, system, action, object, (None, Some(item)))
    }

    /// Records an action of an actor, and why it was done: a word, never a text.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn because(
        &mut self,
        ctx: &Ctx,
        actor: Actor,
        action: &str,
        object: (&str, &str),
        reason: &str,
    ) -> Result<(), StoreError> {
        let actor = (actor.kind(), actor.pid());
        self.insert(ctx, actor, action, object, (Some(reason), None))
    }

    /// Records an action of an actor.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn by(
        &mut self,
        ctx: &Ctx,
        actor: Actor,
        action: &str,
        object_kind: &str,
        object: &str,
    ) -> Result<(), StoreError> {
        self.record(
            ctx,
            (actor.kind(), actor.pid()),
            action,
            object_kind,
            object,
        )
    }

    /// What was done to an object, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_object(
        &mut self,
        object_kind: &str,
        object: &str,
    ) -> Result<Vec<AuditRow>, StoreError> {
        type Row = (
            i64,
            String,
            Option<Vec<u8>>,
            String,
            String,
            String,
            Option<String>,
        );
        let rows: Vec<Row> = audit::table
            .filter(audit::object_kind.eq(object_kind))
            .filter(audit::object.eq(object))
            .order((audit::at, audit::id))
            .select((
                audit::at,
                audit::actor_kind,
                audit::actor,
                audit::action,
                audit::object_kind,
                audit::object,
                audit::reason,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|r| {
                Ok(AuditRow {
                    at: Timestamp::from_micros(r.0),
                    actor_kind: row::word(&r.1)?,
                    actor: row::opt_id(r.2.as_deref())?,
                    action: r.3,
                    object_kind: r.4,
                    object: r.5,
                    reason: r.6,
                })
            })
            .collect()
    }
}
