// SPDX-License-Identifier: EUPL-1.2
//! Text modules of a unit: every member reads them, who has right `grant` writes them.

use protocol::statement::Right;

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, TextModuleId};
use crate::model::{Actor, MAX_TEXT, MAX_TITLE, TextContent, TextModule};
use crate::store::tx::Tx;

/// Modules of a unit at most: a list that nobody oversees helps nobody.
pub const MAX_MODULES: u64 = 500;

/// The modules of a unit, versions in force, also those that are not offered now.
///
/// # Errors
/// [`StoreError::Absent`] for whoever is not a member.
pub fn text_modules(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<Vec<TextModule>, StoreError> {
    member(tx, ctx, actor, dept, Right::Read)?;
    tx.text_modules().of_unit(dept)
}

/// All versions of a module, newest first.
///
/// # Errors
/// [`StoreError::Absent`] for whoever is not a member, and for a module of another unit.
pub fn text_module_versions(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    id: TextModuleId,
) -> Result<Vec<TextModule>, StoreError> {
    member(tx, ctx, actor, dept, Right::Read)?;
    let versions = tx.text_modules().versions(dept, id)?;
    if versions.is_empty() {
        return Err(StoreError::Absent);
    }
    Ok(versions)
}

/// Writes a new version and gives its number; `before` is the version that the writer has seen, 0 for a new module.
///
/// # Errors
/// [`StoreError::Absent`] and [`StoreError::Forbidden`] without right `grant`; [`crate::Conflict::State`] when somebody else
/// wrote meanwhile, [`crate::Conflict::Exists`] when the id is taken; `text-form`, `text-validity`, `not-a-member` (owner), `too-many-texts`.
pub fn put_text_module(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    (id, before): (TextModuleId, u64),
    content: &TextContent,
) -> Result<u64, StoreError> {
    let by = member(tx, ctx, actor, dept, Right::Grant)?;
    check(content)?;
    tx.units()
        .member(dept, content.owner, ctx.now())?
        .ok_or(StoreError::Invalid("not-a-member"))?;
    if before == 0 && tx.text_modules().count(dept)? >= MAX_MODULES {
        return Err(StoreError::Invalid("too-many-texts"));
    }
    let version = before + 1;
    tx.text_modules().insert(&TextModule {
        id,
        version,
        dept: dept.clone(),
        content: content.clone(),
        by,
        created_at: ctx.now(),
    })?;
    tx.audit()
        .by(ctx, actor, "write-text", "text-module", &id.to_string())?;
    Ok(version)
}

fn member(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    right: Right,
) -> Result<crate::ids::PersonId, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let member = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    if member.rights.contains(&right) {
        Ok(pid)
    } else {
        Err(StoreError::Forbidden)
    }
}

fn check(content: &TextContent) -> Result<(), StoreError> {
    let fits = |text: &str, most: usize| {
        !text.trim().is_empty()
            && text.chars().count() <= most
            && !text.chars().any(|c| c.is_control() && c != '\n')
    };
    let simple = content.simple.as_deref();
    if !fits(&content.title, MAX_TITLE)
        || content.title.contains('\n')
        || !fits(&content.body, MAX_TEXT)
        || simple.is_some_and(|text| !fits(text, MAX_TEXT))
    {
        return Err(StoreError::Invalid("text-form"));
    }
    match (content.valid_from, content.valid_until) {
        (Some(from), Some(until)) if until <= from => Err(StoreError::Invalid("text-validity")),
        _ => Ok(()),
    }
}
