// SPDX-License-Identifier: EUPL-1.2
//! Rows about what the rules of departments test.

use diesel::prelude::*;
use protocol::Dept;
use protocol::ids::RuleId;
use protocol::statement::RegisterRule;

use super::schema::register_rule as rr;
use super::{DbError, DbResult};

/// The tests of a department, in the order in which they were put.
pub(crate) fn of_dept(c: &mut SqliteConnection, dept: &Dept) -> DbResult<Vec<RegisterRule>> {
    let rows: Vec<(Vec<u8>, String)> = rr::table
        .filter(rr::dept.eq(dept.as_str()))
        .order(rr::position)
        .select((rr::rule, rr::test))
        .load(c)?;
    rows.into_iter()
        .map(|(rule, test)| {
            let id: [u8; 16] = rule.try_into().map_err(|_| DbError::Corrupt("rule"))?;
            Ok(RegisterRule {
                rule: RuleId::from_bytes(id),
                test: serde_json::from_str(&test).map_err(|_| DbError::Corrupt("test"))?,
            })
        })
        .collect()
}

/// Makes these the tests of a department.
pub(crate) fn replace(
    c: &mut SqliteConnection,
    dept: &Dept,
    rules: &[RegisterRule],
) -> DbResult<()> {
    diesel::delete(rr::table.filter(rr::dept.eq(dept.as_str()))).execute(c)?;
    for (position, one) in (1_i64..).zip(rules) {
        let test = serde_json::to_string(&one.test).map_err(|_| DbError::Corrupt("test"))?;
        diesel::insert_into(rr::table)
            .values((
                rr::dept.eq(dept.as_str()),
                rr::position.eq(position),
                rr::rule.eq(one.rule.as_bytes().as_slice()),
                rr::test.eq(test),
            ))
            .execute(c)?;
    }
    Ok(())
}
