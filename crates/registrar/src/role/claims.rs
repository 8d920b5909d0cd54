// SPDX-License-Identifier: EUPL-1.2
//! Claims beside a recovery sheet on a new device (rule 12): the sheet alone is one factor, the
//! birth date makes its finder ask in vain. Five tries for a person until she is bound anew or
//! gets it right.

use diesel::SqliteConnection;
use protocol::recovery::RecoveryClaims;
use protocol::tup::h;
use protocol::{Hash, UnixTime};
use protocol_open::open_json;

use super::bind::Decision;
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::person::RECOVERY_TRIES;
use crate::portal::{Outcome, WorkItem};

/// Claims older than this, or as far in the future, are replays or of a broken clock: 24 hours.
const MAX_AGE: i64 = 86_400;

impl Registrar {
    pub(super) fn decide_claims(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let person = db::person::lookup(c, item.pid)?;
        let tries = person.as_ref().map_or(0, |person| person.claims_left);
        let Some(body) = &item.body else {
            return Ok(Decision::refuse(&Refusal::Malformed, tries, None));
        };
        let Ok(claims) = open_json::<RecoveryClaims>(&self.keys.identity, &body.0) else {
            return Ok(Decision::refuse(&Refusal::Malformed, tries, None));
        };
        // The same file for the same person again is a repetition, not another try.
        let file = Hash::of(&body.0);
        let mark = h(
            "sp1/registrar/claims",
            &[item.pid.as_bytes(), file.as_bytes()],
        );
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Decision {
                outcome,
                request: Some(mark),
            });
        }
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, tries, Some(mark)));
        if claims.org != self.config.org {
            return refused(&Refusal::Invalid("wrong-org"));
        }
        if now.since(claims.iat).abs() > MAX_AGE {
            return refused(&Refusal::Stale);
        }
        let Some(person) = person else {
            return refused(&Refusal::Unknown);
        };
        if db::binding::current(c, item.pid)?.is_none() {
            return refused(&Refusal::NotBound);
        }
        if person.claims_left == 0 {
            return refused(&Refusal::NoTriesLeft);
        }
        if claims.claims.dob != person.birth_date {
            let left = person.claims_left - 1;
            db::person::set_claims_left(c, item.pid, left)?;
            self.archive(c, "wrong-recovery-claims", item.pid, Vec::new(), now)?;
            return refused(&if left == 0 {
                Refusal::NoTriesLeft
            } else {
                Refusal::WrongClaims(left)
            });
        }
        db::person::set_claims_left(c, item.pid, RECOVERY_TRIES)?;
        self.archive(c, "recovery", item.pid, Vec::new(), now)?;
        Ok(Decision {
            outcome: Outcome::Done {},
            request: Some(mark),
        })
    }
}
