// SPDX-License-Identifier: EUPL-1.2
//! The registrar brings profiles, sealed to departments.

use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::model::ProfileItem;
use crate::store::tx::Tx;

/// Stores profiles. A unit that had none of a person is told to look at her threads again: one that was handed a thread waits for the name.
///
/// # Errors
/// When the database does not answer.
pub fn put_profiles(tx: &mut Tx<'_>, ctx: &Ctx, items: &[ProfileItem]) -> Result<(), StoreError> {
    for item in items {
        // Sealed before the person was given a unit of her own.
        if tx
            .routes()
            .lookup(item.pid)?
            .is_some_and(|dept| dept != item.dept)
        {
            continue;
        }
        let is_new = tx.profiles().lookup(&item.dept, item.pid)?.is_none();
        tx.profiles().upsert(item, ctx.now())?;
        if !is_new {
            continue;
        }
        for thread in tx.threads().find_by_subject(item.pid)? {
            let units = tx.threads().units(thread)?;
            if units.iter().any(|unit| unit.dept == item.dept) {
                tx.emit(Event::Thread {
                    thread,
                    persons: Vec::new(),
                    depts: vec![item.dept.clone()],
                });
            }
        }
    }
    Ok(())
}
