// SPDX-License-Identifier: EUPL-1.2
//! Whole tables of either database as lines, and back. A line is a JSON array of the columns in the order of their names: numbers, texts, and
//! bytes as hexadecimal, so that the same rows are the same lines wherever they lie. Beside `dialect.rs` this is the other place with SQL that
//! differs between the databases.

pub(crate) mod alone;
pub(crate) mod load;
pub(crate) mod person;
pub(crate) mod read;
pub(crate) mod tables;

pub(crate) use load::Loading;
pub use person::RecordPart;
pub(crate) use read::Snapshot;
pub(crate) use tables::Table;
