// SPDX-License-Identifier: EUPL-1.2
//! Representations at the desk: one employee enters who is to act for whom and on what evidence, a second one looks at it and
//! releases it; only then the binder signs. Who entered and who released stands in two signed questions.

use diesel::SqliteConnection;
use protocol::statement::{
    Basis, DeskAsk, DeskDraft, DeskName, DeskRep, DeskRequest, DeskResult, PersonRole, RepEntry,
    RepProof, RepRight, Representation, Right,
};
use protocol::{Dept, Hash, PersonId, Signed, UnixTime};
use rand::rngs::OsRng;

use super::desk::{SHIELDED, refused};
use super::represent::{RepresentError, RepresentationOrder, check_order};
use super::{Registrar, RoleError};
use crate::db::{self, representation_draft::Waiting};
use crate::person::Person;
use crate::portal::StaffItem;

/// Lines of an answer.
const MOST: usize = 50;
/// Longest note about where a copy is filed, in characters.
const FILED: usize = 200;
/// Longest reason, in characters.
const REASON: usize = 500;
/// Whoever made the entry has lost the right since.
const LOST_RIGHT: &str = "author-lost-right";

impl Registrar {
    /// Answers what a desk asks about representations; `None` for anything else.
    pub(super) fn answer_representation(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<Option<DeskResult>, RoleError> {
        let dept = &request.payload().dept;
        Ok(Some(match &request.payload().ask {
            DeskAsk::RepEnter { entry } => self.enter(c, request, entry, now)?,
            DeskAsk::RepWaiting {} => DeskResult::Reps {
                items: Vec::new(),
                waiting: self.drafts(c, dept, None)?,
            },
            DeskAsk::RepDecide {
                draft,
                release,
                reason,
            } => {
                let why = (!release).then_some(reason.trim());
                self.decide_draft(c, request, (draft, why), staff, now)?
            }
            DeskAsk::RepList { pid } => self.list_for(c, request, *pid, now)?,
            DeskAsk::RepEnd { rep, reason } => self.end_for(c, request, rep, reason.trim(), now)?,
            _ => return Ok(None),
        }))
    }

    fn enter(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        entry: &RepEntry,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let dept = &request.payload().dept;
        let (Some(rep), Some(subject)) = (
            self.known_to(c, dept, entry.rep)?,
            self.known_to(c, dept, entry.subject)?,
        ) else {
            return Ok(refused(SHIELDED));
        };
        if entry.filed.trim().is_empty() || entry.filed.chars().count() > FILED {
            return Ok(refused("no-evidence"));
        }
        // The author cannot be the one who releases; whoever that is, the rest is judged now, while the papers are at hand.
        let order = order_of(request, entry, "second");
        if let Err(fault) =
            lacks_evidence(entry).and_then(|()| check_order(&order, &rep, &subject, now))
        {
            return Ok(refused(fault.code()));
        }
        db::representation_draft::insert(c, request, entry, now)?;
        for pid in [entry.rep, entry.subject] {
            let body = request.envelope().to_json();
            self.archive(c, "representation-entered", pid, body, now)?;
        }
        Ok(DeskResult::Recorded {})
    }

    /// A second employee decides about a draft: `why` not, or, without a reason, that it is signed.
    fn decide_draft(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        (draft, why): (&Hash, Option<&str>),
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let by = request.payload().by.pid;
        let Some(waiting) = db::representation_draft::waiting(c, draft)? else {
            return Ok(refused("unknown"));
        };
        let Some(entry) = entry_of(&waiting.request) else {
            return Ok(refused("unknown"));
        };
        let dept = &request.payload().dept;
        if self.known_to(c, dept, entry.subject)?.is_none()
            || self.known_to(c, dept, entry.rep)?.is_none()
        {
            return Ok(refused(SHIELDED));
        }
        let mut result = DeskResult::Recorded {};
        match why {
            Some(reason) if reason.is_empty() || reason.chars().count() > REASON => {
                return Ok(refused("no-reason"));
            }
            // Whoever entered it may take it back, and nothing else.
            Some(reason) => {
                db::representation_draft::decide(c, draft, by, Err(reason), now)?;
            }
            None if by == waiting.entered_by => return Ok(refused("four-eyes")),
            // Four eyes are two people who may: whoever lost the right since cannot be one of them.
            None if !self.may_still_enter(c, &waiting.request, staff, now)? => {
                db::representation_draft::decide(c, draft, by, Err(LOST_RIGHT), now)?;
                result = refused(LOST_RIGHT);
            }
            None => {
                let order = order_of(&waiting.request, entry, &by.to_string());
                match self.represent_in(c, &order, now, &mut OsRng) {
                    Ok(signed) => {
                        db::representation_draft::decide(c, draft, by, Ok(&signed.sh()), now)?;
                    }
                    Err(RepresentError::Role(error)) => return Err(error),
                    Err(fault) => return Ok(refused(fault.code())),
                }
            }
        }
        for pid in [entry.rep, entry.subject] {
            let body = request.envelope().to_json();
            self.archive(c, "representation-decided", pid, body, now)?;
        }
        Ok(result)
    }

    /// Whether the certificate by which somebody made an entry holds now, for the same key and department.
    fn may_still_enter(
        &self,
        c: &mut SqliteConnection,
        entered: &Signed<DeskRequest>,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<bool, RoleError> {
        let said = entered.payload();
        self.is_entitled(c, (&said.by, Right::Register), &said.dept, staff, now)
    }

    fn list_for(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        pid: PersonId,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let dept = &request.payload().dept;
        if self.known_to(c, dept, pid)?.is_none() {
            return Ok(refused(SHIELDED));
        }
        let revoked = db::revocation::all(c)?;
        let mut items = Vec::new();
        for stmt in db::representation::of_person(c, pid)?.iter().rev() {
            let ended = revoked.iter().find(|one| one.sh == stmt.sh());
            items.extend(self.as_listed(c, dept, stmt, ended.map(|one| one.at))?);
        }
        items.truncate(MOST);
        let waiting = self.drafts(c, dept, Some(pid))?;
        let body = request.envelope().to_json();
        self.archive(c, "desk-lookup", pid, body, now)?;
        Ok(DeskResult::Reps { items, waiting })
    }

    fn end_for(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        sh: &Hash,
        reason: &str,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let Some(stmt) = db::representation::lookup(c, sh)? else {
            return Ok(refused("unknown"));
        };
        let Representation { rep, subject, .. } = *stmt.payload();
        if self
            .known_to(c, &request.payload().dept, subject)?
            .is_none()
        {
            return Ok(refused(SHIELDED));
        }
        if reason.is_empty() || reason.chars().count() > REASON {
            return Ok(refused("no-reason"));
        }
        if db::revocation::insert(c, sh, Some(subject), now)? {
            self.publish_list(c, now)?;
            for pid in [rep, subject] {
                let body = request.envelope().to_json();
                self.archive(c, "representation-ended", pid, body, now)?;
            }
        }
        Ok(DeskResult::Recorded {})
    }

    /// What waits and may be known to a department; `about` one person only.
    fn drafts(
        &self,
        c: &mut SqliteConnection,
        dept: &Dept,
        about: Option<PersonId>,
    ) -> Result<Vec<DeskDraft>, RoleError> {
        let mut out = Vec::new();
        for waiting in db::representation_draft::all_waiting(c, about)? {
            if out.len() == MOST {
                break;
            }
            out.extend(self.as_draft(c, dept, &waiting)?);
        }
        Ok(out)
    }

    fn as_draft(
        &self,
        c: &mut SqliteConnection,
        dept: &Dept,
        waiting: &Waiting,
    ) -> Result<Option<DeskDraft>, RoleError> {
        let Some(entry) = entry_of(&waiting.request) else {
            return Ok(None);
        };
        let (Some(rep), Some(subject)) = (
            self.known_to(c, dept, entry.rep)?,
            self.known_to(c, dept, entry.subject)?,
        ) else {
            return Ok(None);
        };
        let by = db::person::lookup(c, waiting.entered_by)?;
        Ok(Some(DeskDraft {
            draft: waiting.request.sh(),
            entry: entry.clone(),
            rep: named(&rep),
            subject: named(&subject),
            by: waiting.entered_by,
            by_name: by.map(|person| person.name()).unwrap_or_default(),
            at: waiting.at,
        }))
    }

    fn as_listed(
        &self,
        c: &mut SqliteConnection,
        dept: &Dept,
        stmt: &Signed<Representation>,
        ended: Option<UnixTime>,
    ) -> Result<Option<DeskRep>, RoleError> {
        let said = stmt.payload();
        let (Some(rep), Some(subject)) = (
            self.known_to(c, dept, said.rep)?,
            self.known_to(c, dept, said.subject)?,
        ) else {
            return Ok(None);
        };
        Ok(Some(DeskRep {
            sh: stmt.sh(),
            rep: named(&rep),
            subject: named(&subject),
            scope: said.scope.clone(),
            rights: said.rights.clone(),
            basis: said.basis,
            nbf: said.nbf,
            exp: said.exp,
            ended,
        }))
    }
}

fn entry_of(request: &Signed<DeskRequest>) -> Option<&RepEntry> {
    match &request.payload().ask {
        DeskAsk::RepEnter { entry } => Some(entry),
        _ => None,
    }
}

fn named(person: &Person) -> DeskName {
    debug_assert_ne!(person.role, PersonRole::Staff);
    DeskName {
        pid: person.pid,
        name: person.name(),
        dob: person.birth_date.clone(),
        flags: person.profile_flags(),
    }
}

/// Whether the papers carry what is asked for: opening somebody's own post needs an order of a court on file.
fn lacks_evidence(entry: &RepEntry) -> Result<(), RepresentError> {
    if entry.rights.contains(&RepRight::Post) && entry.proof != RepProof::CourtOrder {
        return Err(RepresentError::CourtOrder);
    }
    let fits = match entry.basis {
        Basis::Betreuung => matches!(entry.proof, RepProof::GuardianCard | RepProof::CourtOrder),
        Basis::Vollmacht => matches!(
            entry.proof,
            RepProof::PowerOfAttorney | RepProof::CourtOrder
        ),
        Basis::Eltern => matches!(
            entry.proof,
            RepProof::BirthCertificate | RepProof::Custody | RepProof::CourtOrder
        ),
        Basis::Own => false,
    };
    if fits {
        Ok(())
    } else {
        Err(RepresentError::NoEvidence)
    }
}

/// The order that follows from an entry. A birth certificate says nothing about who may know where a child lives: where the
/// address is protected, a parent needs what shows custody.
fn order_of(
    request: &Signed<DeskRequest>,
    entry: &RepEntry,
    approved_by: &str,
) -> RepresentationOrder {
    let proof = match entry.proof {
        RepProof::GuardianCard => "guardian-card",
        RepProof::CourtOrder => "court-order",
        RepProof::PowerOfAttorney => "power-of-attorney",
        RepProof::BirthCertificate => "birth-certificate",
        RepProof::Custody => "custody",
    };
    RepresentationOrder {
        rep: entry.rep,
        subject: entry.subject,
        scope: entry.scope.clone(),
        rights: entry.rights.clone(),
        basis: entry.basis,
        nbf: entry.nbf,
        exp: entry.exp,
        evidence: format!("{proof}: {}", entry.filed.trim()),
        custody_seen: matches!(entry.proof, RepProof::Custody | RepProof::CourtOrder),
        entered_by: request.payload().by.pid.to_string(),
        approved_by: approved_by.to_owned(),
    }
}
