// SPDX-License-Identifier: EUPL-1.2
//! Decisions about questions of the portal, and what is believed of its word on trust.

use protocol::UnixTime;

use super::bind::Decision;
use super::{Registrar, RoleError};
use crate::db;
use crate::portal::{Outcome, StaffItem, Trust, WorkItem, WorkKind};
use crate::trust::{self, Pin};

impl Registrar {
    /// Decides about a question, once: the answer is stored with everything that follows from it
    /// in one transaction.
    pub(super) fn decide(
        &self,
        item: &WorkItem,
        staff: &[StaffItem],
    ) -> Result<Outcome, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            if let Some(outcome) = db::decision::lookup(c, item.id)? {
                return Ok(outcome);
            }
            let decision = match item.kind {
                WorkKind::Bind => self.decide_bind(c, item, now)?,
                WorkKind::Carryover => self.decide_carryover(c, item, now)?,
                WorkKind::Claims => self.decide_claims(c, item, now)?,
                WorkKind::Revoke => self.decide_revoke(c, item, staff, now)?,
                WorkKind::EndRepresentation => self.decide_end(c, item, now)?,
                WorkKind::GrantRepresentation => self.decide_grant(c, item, now)?,
                WorkKind::LetterRequest => self.decide_letter_request(c, item, now)?,
                WorkKind::Desk => self.decide_desk(c, item, staff, now)?,
                WorkKind::Profile => self.decide_profile(c, item, staff, now)?,
                WorkKind::CodeReused => {
                    let record = item
                        .aid
                        .map(|aid| db::activation::lookup(c, aid))
                        .transpose()?;
                    if let Some(record) = record.flatten().filter(|r| r.used_kc.is_some()) {
                        self.code_was_reused(c, &record, now)?;
                    }
                    Decision {
                        outcome: Outcome::Done {},
                        request: None,
                    }
                }
                // These are answered elsewhere: by a signature, by a provider, and without a trace.
                WorkKind::Fresh | WorkKind::Identify | WorkKind::Rule => Decision {
                    outcome: Outcome::Done {},
                    request: None,
                },
            };
            let Decision { outcome, request } = decision;
            if !matches!(outcome, Outcome::Pending { .. }) {
                let mark = request.as_ref();
                db::decision::insert(c, item.id, item.kind, item.pid, mark, &outcome, now)?;
            }
            Ok(outcome)
        })
    }

    /// Takes over newer Trust Documents and department epochs, if they are genuine.
    pub(super) fn take_trust(
        &self,
        answer: Trust,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<(), RoleError> {
        self.db.tx(|c| {
            let pin = Pin::of(super::chain(c, &self.config.org)?.newest());
            let verified = trust::verify(&self.config.org, pin, answer, staff, now)?;
            for td in &verified.documents {
                db::trust::insert(c, td)?;
            }
            for dept in &verified.refused {
                tracing::error!(%dept, "a department epoch that nobody entitled has signed");
            }
            for (dept, epoch) in &verified.depts {
                let known = db::trust::dept(c, dept)?;
                let older = known.as_ref().map_or(0, |known| known.payload().epoch);
                if epoch.payload().epoch > older {
                    db::trust::set_dept(c, epoch)?;
                } else if known.is_some_and(|known| known.sh() != epoch.sh()) {
                    tracing::error!(%dept, "the portal shows an older or another department epoch");
                }
            }
            Ok(())
        })
    }
}
