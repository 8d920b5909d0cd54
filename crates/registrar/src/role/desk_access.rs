// SPDX-License-Identifier: EUPL-1.2
//! What gives access back at the desk needs a contact on record: by the same employee, of the last minutes, and good
//! enough. The registrar judges it itself; what the browser calls enough is a courtesy.

use diesel::SqliteConnection;
use protocol::statement::{ContactCheck, ContactWay, DeskAsk, DeskRequest, DeskResult};
use protocol::{PersonId, Signed, UnixTime};

use super::desk::{CONTACT, SHIELDED, refused};
use super::{Registrar, RoleError};
use crate::db;

/// At the phone two answers can be known to anybody who has seen a letter.
const ANSWERS: usize = 3;
/// What can be asked at the phone.
const ASKED: [ContactCheck; 5] = [
    ContactCheck::Kvnr,
    ContactCheck::BirthDate,
    ContactCheck::Address,
    ContactCheck::Card,
    ContactCheck::LastContact,
];

impl Registrar {
    /// Whether a block may be lifted; the portal lifts it together with this answer.
    pub(super) fn unblock(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        pid: PersonId,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let asked = request.payload();
        if self.known_to(c, &asked.dept, pid)?.is_none() {
            return Ok(refused(SHIELDED));
        }
        if !self.was_recognised(c, asked.by.pid, pid, now)? {
            return Ok(refused("no-contact"));
        }
        self.archive(c, "desk-unblock", pid, request.envelope().to_json(), now)?;
        Ok(DeskResult::Recorded {})
    }

    /// Whether the last contact that this employee put on record was good enough, and is not too long ago. A later one in which
    /// the person was not recognised takes an earlier one back.
    fn was_recognised(
        &self,
        c: &mut SqliteConnection,
        by: PersonId,
        pid: PersonId,
        now: UnixTime,
    ) -> Result<bool, RoleError> {
        let since = now.plus(-60 * self.config.desk.contact_minutes);
        for body in db::archive::bodies_since(c, pid, CONTACT, since)? {
            let Ok(said) = Signed::<DeskRequest>::from_json(body.as_bytes()) else {
                return Err(db::DbError::Corrupt("body").into());
            };
            if said.payload().by.pid == by {
                return Ok(is_enough(&said.payload().ask));
            }
        }
        Ok(false)
    }
}

/// Whether what was asked or seen makes sure of somebody: the two-way check, a call back, or three answers at the phone; a
/// document at the counter.
fn is_enough(ask: &DeskAsk) -> bool {
    let DeskAsk::Contact {
        via,
        checks,
        passed: true,
        ..
    } = ask
    else {
        return false;
    };
    match via {
        ContactWay::Counter => checks.contains(&ContactCheck::Document),
        ContactWay::Phone => {
            let answers = ASKED.iter().filter(|check| checks.contains(check)).count();
            checks.contains(&ContactCheck::PhoneCheck)
                || checks.contains(&ContactCheck::CalledBack)
                || answers >= ANSWERS
        }
    }
}
