// SPDX-License-Identifier: EUPL-1.2
//! Connections, units of work, migrations, and whatever differs between the two databases.

pub(crate) mod conn;
pub(crate) mod copy;
pub(crate) mod database;
pub(crate) mod dialect;
pub(crate) mod fault;
#[cfg(feature = "postgres")]
pub(crate) mod listen;
pub(crate) mod migrate;
pub(crate) mod open;
pub(crate) mod pool;
pub(crate) mod schema;
pub(crate) mod trace;
pub(crate) mod unit;
pub(crate) mod writer;

#[cfg(test)]
mod tests;
