// SPDX-License-Identifier: EUPL-1.2
//! What a clerk sees of her units, and the registrar of all clerks.

use protocol::Hash;
use protocol::statement::Right;

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, PersonId};
use crate::model::{Actor, AttestedText, JsonText, StaffRow, StatementKind, UnitCounts, UnitFile};
use crate::store::tx::Tx;

/// A unit as one of its members sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitView {
    /// The department.
    pub dept: Dept,
    /// Her rights.
    pub rights: Vec<Right>,
    /// Her certificate.
    pub cert: AttestedText,
    /// All epochs, oldest first.
    pub epochs: Vec<AttestedText>,
    /// Her grants, oldest first.
    pub grants: Vec<UnitFile>,
    /// Links between epochs, oldest first.
    pub links: Vec<UnitFile>,
    /// Threads by state.
    pub counts: UnitCounts,
}

/// The units of a clerk.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else.
pub fn units_of(tx: &mut Tx<'_>, ctx: &Ctx, actor: Actor) -> Result<Vec<UnitView>, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let mut out = Vec::new();
    for member in tx.units().of_member(pid, ctx.now())? {
        let dept = member.dept;
        let epochs = tx
            .statements()
            .find_by_subject(StatementKind::DeptEpoch, dept.as_str())?;
        out.push(UnitView {
            rights: member.rights,
            cert: tx.statements().lookup(member.cert)?.or_absent()?.attested,
            epochs: epochs.into_iter().map(|s| s.attested).collect(),
            grants: tx.units().grants(&dept, pid)?,
            links: tx.units().links(&dept)?,
            counts: tx.units().counts(&dept, pid)?,
            dept,
        });
    }
    Ok(out)
}

/// The clerks of a unit, for a member of it.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else.
pub fn staff_of_unit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<Vec<StaffRow>, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    let epoch = tx.units().lookup(dept)?.map_or(0, |u| u.epoch);
    let members = tx.units().members(dept, ctx.now())?;
    let granted = tx.units().granted(dept, epoch)?;
    let bound = tx.persons().bound(&members)?;
    // Everything at once: a unit may have some hundred members, and each of them asks whenever she opens a screen.
    let named: Vec<Hash> = bound
        .iter()
        .flat_map(|(_, kc, bind)| [*kc, *bind])
        .collect();
    let known = tx.statements().lookup_all(&named)?;
    let mut certs = tx.statements().newest_of(StatementKind::Staff, &members)?;
    let rows = bound.into_iter().filter_map(|(pid, kc, bind)| {
        Some(StaffRow {
            pid,
            keycard: known.get(&kc)?.stmt.clone(),
            bind: known.get(&bind)?.clone(),
            cert: certs.remove(&pid.to_string()),
            depts: vec![(dept.clone(), granted.contains(&pid))],
        })
    });
    Ok(rows.collect())
}

/// All clerks that are bound, also those without certificate yet, for the registrar.
///
/// # Errors
/// When the database does not answer.
pub fn agent_staff(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<StaffRow>, StoreError> {
    let members = tx.units().all_members(ctx.now())?;
    let mut out = Vec::new();
    for pid in tx.persons().bound_staff()? {
        let mut depts = Vec::new();
        for (_, dept) in members.iter().filter(|(p, _)| *p == pid) {
            let epoch = tx.units().lookup(dept)?.map_or(0, |u| u.epoch);
            depts.push((dept.clone(), tx.units().has_grant(dept, epoch, pid)?));
        }
        out.extend(staff_row(tx, pid, depts)?);
    }
    Ok(out)
}

fn staff_row(
    tx: &mut Tx<'_>,
    pid: PersonId,
    depts: Vec<(Dept, bool)>,
) -> Result<Option<StaffRow>, StoreError> {
    let Some((keycard, bind)) = keycard_and_bind(tx, pid)? else {
        return Ok(None);
    };
    let cert = tx
        .statements()
        .newest(StatementKind::Staff, &pid.to_string())?;
    Ok(Some(StaffRow {
        pid,
        keycard,
        bind,
        cert: cert.map(|s| s.attested),
        depts,
    }))
}

/// Current keycard and binding of a person; none before the first binding.
///
/// # Errors
/// When the database does not answer.
pub fn keycard_and_bind(
    tx: &mut Tx<'_>,
    pid: PersonId,
) -> Result<Option<(JsonText, AttestedText)>, StoreError> {
    let Some(person) = tx.persons().lookup(pid)? else {
        return Ok(None);
    };
    let (Some(keycard), Some(binding)) = (person.keycard, person.binding) else {
        return Ok(None);
    };
    let keycard = tx.statements().lookup(keycard)?;
    let bind = tx.statements().lookup(binding)?;
    Ok(keycard
        .zip(bind)
        .map(|(k, b)| (k.attested.stmt, b.attested)))
}
