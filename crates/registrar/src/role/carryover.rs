// SPDX-License-Identifier: EUPL-1.2
//! Carryover: the old key asks for a new one (rule 14). At once only if the session showed two
//! unlock methods; else it waits, so that one unlocked screen is no takeover.

use std::collections::BTreeSet;

use diesel::SqliteConnection;
use protocol::statement::{Assurance, BindMethod, CarryoverRequest};
use protocol::tup::h;
use protocol::{Signed, UnixTime};

use super::bind::{Decision, NewBinding};
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::portal::{Outcome, WorkItem};

impl Registrar {
    pub(super) fn decide_carryover(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let (Some(body), Some(keycard)) = (&item.body, &item.keycard) else {
            return Ok(Decision::refuse(&Refusal::Malformed, 0, None));
        };
        let Ok(request) = Signed::<CarryoverRequest>::from_json(&body.0) else {
            return Ok(Decision::refuse(&Refusal::Malformed, 0, None));
        };
        let (sh, kc) = (request.sh(), keycard.sh());
        let mark = h("sp1/registrar/carryover", &[sh.as_bytes(), kc.as_bytes()]);
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Decision {
                outcome,
                request: Some(mark),
            });
        }
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, Some(mark)));
        // Our own record of who is bound counts, not the one the portal sends along.
        let (Some(current), Some(person)) = (
            db::binding::current(c, item.pid)?,
            db::person::lookup(c, item.pid)?,
        ) else {
            return refused(&Refusal::NotBound);
        };
        if let Err(error) = request.verify(keycard, &current.keycard) {
            return refused(&error.into());
        }
        let same_kind = keycard.payload().kind == current.keycard.payload().kind;
        if !same_kind || db::binding::find_by_kc(c, &keycard.sh())?.is_some() {
            return refused(&Refusal::BadKeycard);
        }
        let quarantine_until = current.quarantine_until.filter(|until| *until > now);
        let methods: BTreeSet<&String> = item.methods_used.iter().flatten().collect();
        let at_once = methods.len() >= 2 && quarantine_until.is_none();
        match db::carryover::lookup(c, &keycard.sh())? {
            Some(waiting) if waiting.vetoed => return refused(&Refusal::Vetoed),
            Some(waiting) if waiting.due_at > now && !at_once => {
                return Ok(pending(waiting.due_at));
            }
            None if !at_once => {
                let due_at = now.plus(self.config.quarantine_hours * 3_600);
                db::carryover::insert(c, &keycard.sh(), person.pid, due_at, now)?;
                self.archive(
                    c,
                    "carryover-waits",
                    person.pid,
                    request.envelope().to_json(),
                    now,
                )?;
                return Ok(pending(due_at));
            }
            _ => {}
        }
        self.archive(
            c,
            "carryover-request",
            person.pid,
            request.envelope().to_json(),
            now,
        )?;
        let outcome = self.bind(
            c,
            &NewBinding {
                person: &person,
                keycard,
                method: BindMethod::Carryover,
                assurance: Assurance::Carryover,
                role: current.bind.payload().role,
                by: None,
                quarantine_until,
            },
            now,
        )?;
        Ok(Decision {
            outcome,
            request: Some(mark),
        })
    }
}

/// Not a decision yet: it must be asked again, so it has no mark.
fn pending(until: UnixTime) -> Decision {
    Decision {
        outcome: Outcome::Pending { until },
        request: None,
    }
}
