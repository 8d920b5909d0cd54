// SPDX-License-Identifier: EUPL-1.2
//! Signed statements. They are never changed and, apart from revocation lists, never deleted.

use std::collections::BTreeMap;

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::statement;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::{AttestedText, JsonText, StatementKind, StoredStatement};

repository!(
    /// Signed statements.
    Statements
);

type Row = (
    Vec<u8>,
    String,
    String,
    i64,
    String,
    Option<String>,
    Option<String>,
    Option<Vec<u8>>,
    i64,
);

fn parse(r: Row) -> Result<StoredStatement, StoreError> {
    Ok(StoredStatement {
        sh: row::hash(&r.0)?,
        kind: row::word(&r.1)?,
        subject: r.2,
        seq: row::count(r.3)?,
        attested: AttestedText {
            stmt: JsonText::stored(r.4),
            leaf: r.5.map(JsonText::stored),
            proof: r.6,
        },
        by: row::opt_id(r.7.as_deref())?,
        received_at: Timestamp::from_micros(r.8),
    })
}

macro_rules! columns {
    () => {
        (
            statement::sh,
            statement::kind,
            statement::subject,
            statement::seq,
            statement::envelope,
            statement::leaf,
            statement::proof,
            statement::by_pid,
            statement::received_at,
        )
    };
}

impl Statements<'_> {
    /// Stores a statement. `false` when it is known; a proof that came later is added.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &StoredStatement) -> Result<bool, StoreError> {
        if let Some(known) = self.lookup(new.sh)? {
            if known.attested.proof.is_none() && new.attested.proof.is_some() {
                diesel::update(statement::table.find(new.sh.as_bytes().as_slice()))
                    .set(statement::proof.eq(new.attested.proof.as_deref()))
                    .execute(self.conn)?;
            }
            return Ok(false);
        }
        diesel::insert_into(statement::table)
            .values((
                statement::sh.eq(new.sh.as_bytes().as_slice()),
                statement::kind.eq(new.kind.as_str()),
                statement::subject.eq(new.subject.as_str()),
                statement::seq.eq(row::big(new.seq)?),
                statement::envelope.eq(new.attested.stmt.as_str()),
                statement::leaf.eq(new.attested.leaf.as_ref().map(JsonText::as_str)),
                statement::proof.eq(new.attested.proof.as_deref()),
                statement::by_pid.eq(new.by.as_ref().map(|p| p.as_bytes().as_slice())),
                statement::received_at.eq(new.received_at.micros()),
            ))
            .execute(self.conn)?;
        Ok(true)
    }

    /// The statement with this hash.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, sh: Hash) -> Result<Option<StoredStatement>, StoreError> {
        let row: Option<Row> = statement::table
            .find(sh.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Those of these statements that are known.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup_all(
        &mut self,
        hashes: &[Hash],
    ) -> Result<BTreeMap<Hash, AttestedText>, StoreError> {
        let keys: Vec<&[u8]> = hashes.iter().map(|sh| sh.as_bytes().as_slice()).collect();
        let rows: Vec<Row> = statement::table
            .filter(statement::sh.eq_any(keys))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter()
            .map(|row| parse(row).map(|found| (found.sh, found.attested)))
            .collect()
    }

    /// The newest statement of a kind about each of these persons, by the subject.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_of(
        &mut self,
        kind: StatementKind,
        pids: &[PersonId],
    ) -> Result<BTreeMap<String, AttestedText>, StoreError> {
        let subjects: Vec<String> = pids.iter().map(ToString::to_string).collect();
        let rows: Vec<Row> = statement::table
            .filter(statement::kind.eq(kind.as_str()))
            .filter(statement::subject.eq_any(subjects))
            .order((statement::seq, statement::received_at))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter()
            .map(|row| parse(row).map(|found| (found.subject, found.attested)))
            .collect()
    }

    /// All statements of a kind about a subject, oldest (smallest number) first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_subject(
        &mut self,
        kind: StatementKind,
        subject: &str,
    ) -> Result<Vec<StoredStatement>, StoreError> {
        let rows: Vec<Row> = statement::table
            .filter(statement::kind.eq(kind.as_str()))
            .filter(statement::subject.eq(subject))
            .order((statement::seq, statement::received_at))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// The newest statement of a kind about a subject.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest(
        &mut self,
        kind: StatementKind,
        subject: &str,
    ) -> Result<Option<StoredStatement>, StoreError> {
        let row: Option<Row> = statement::table
            .filter(statement::kind.eq(kind.as_str()))
            .filter(statement::subject.eq(subject))
            .order((statement::seq.desc(), statement::received_at.desc()))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Deletes revocation lists but the newest ones.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_revlists(&mut self, before_seq: u64) -> Result<usize, StoreError> {
        Ok(diesel::delete(
            statement::table
                .filter(statement::kind.eq(StatementKind::Revlist.as_str()))
                .filter(statement::subject.eq(""))
                .filter(statement::seq.lt(row::big(before_seq)?)),
        )
        .execute(self.conn)?)
    }
}
