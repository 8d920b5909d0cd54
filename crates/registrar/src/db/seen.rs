// SPDX-License-Identifier: EUPL-1.2
//! Which references an import has met already. In a temporary table, which SQLite keeps in a file
//! of its own: an import remembers millions of rows without holding them in memory.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use protocol::tup::h;

use super::DbResult;
use super::schema::import_seen;

/// One import.
pub(crate) struct Run(i64);

/// Begins an import; `number` is random and makes its marks its own.
pub(crate) fn begin(c: &mut SqliteConnection, number: u64) -> DbResult<Run> {
    c.batch_execute(
        "CREATE TEMP TABLE IF NOT EXISTS import_seen \
         (run BIGINT NOT NULL, mark BIGINT NOT NULL, PRIMARY KEY (run, mark)) WITHOUT ROWID",
    )?;
    Ok(Run(i64::from_be_bytes(number.to_be_bytes())))
}

/// Notes a reference; false if it was noted before.
pub(crate) fn first_time(c: &mut SqliteConnection, run: &Run, reference: &str) -> DbResult<bool> {
    let Run(number) = run;
    let parts: [&[u8]; 2] = [&number.to_be_bytes(), reference.as_bytes()];
    let hash = h("sp1/registrar/import", &parts);
    let [a, b, c0, d, e, f, g, i, ..] = *hash.as_bytes();
    let mark = i64::from_be_bytes([a, b, c0, d, e, f, g, i]);
    let added = diesel::insert_or_ignore_into(import_seen::table)
        .values((import_seen::run.eq(number), import_seen::mark.eq(mark)))
        .execute(c)?;
    Ok(added == 1)
}

/// Forgets the marks of an import.
pub(crate) fn end(c: &mut SqliteConnection, run: &Run) -> DbResult<()> {
    diesel::delete(import_seen::table.filter(import_seen::run.eq(run.0))).execute(c)?;
    Ok(())
}
