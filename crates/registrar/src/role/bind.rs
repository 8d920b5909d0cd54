// SPDX-License-Identifier: EUPL-1.2
//! Binding a new key to the person who holds a code (docs/PROTOCOL.md, section 4).

use diesel::SqliteConnection;
use protocol::json::V1;
use protocol::statement::{
    Assurance, Bind, BindMethod, BindRequest, IssueMethod, Keycard, KeycardKind, PersonRole,
};
use protocol::tup::h;
use protocol::{Attested, Hash, PersonId, Signed, UnixTime};
use protocol_open::open_signed;

use super::{Refusal, Registrar, RoleError, new_id};
use crate::db::activation::ActivationRecord;
use crate::db::binding::BindingRecord;
use crate::db::{self};
use crate::person::{Flag, Person, RECOVERY_TRIES};
use crate::portal::{Outcome, WorkItem};

/// A decision: what the portal is told, and the hash by which a replay is recognised.
pub(super) struct Decision {
    pub(super) outcome: Outcome,
    pub(super) request: Option<Hash>,
}

impl Decision {
    pub(super) fn refuse(refusal: &Refusal, tries_left: u32, request: Option<Hash>) -> Self {
        Self {
            outcome: refusal.outcome(tries_left),
            request,
        }
    }
}

/// How a new binding came about.
pub(super) struct NewBinding<'a> {
    pub(super) person: &'a Person,
    pub(super) keycard: &'a Signed<Keycard>,
    pub(super) method: BindMethod,
    pub(super) assurance: Assurance,
    pub(super) role: PersonRole,
    pub(super) by: Option<Hash>,
    pub(super) quarantine_until: Option<UnixTime>,
}

impl Registrar {
    /// Decides about a bind request. The MAC is verified before anything is told about the code,
    /// and also for a used one: a second valid MAC proves that somebody else knows the code.
    pub(super) fn decide_bind(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let own = item
            .aid
            .map(|aid| db::activation::lookup(c, aid))
            .transpose()?
            .flatten();
        let tries = own.map_or(0, |record| record.tries_left);
        let (Some(body), Some(keycard)) = (&item.body, &item.keycard) else {
            return Ok(Decision::refuse(&Refusal::Malformed, tries, None));
        };
        let Ok(request) = open_signed::<BindRequest>(&self.keys.identity, &body.0) else {
            return Ok(Decision::refuse(&Refusal::Malformed, tries, None));
        };
        let (sh, kc) = (request.sh(), keycard.sh());
        let mark = h("sp1/registrar/bind", &[sh.as_bytes(), kc.as_bytes()]);
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Decision {
                outcome,
                request: Some(mark),
            });
        }
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, tries, Some(mark)));
        let Some(record) = db::activation::lookup(c, request.payload().aid)? else {
            return refused(&Refusal::Unknown);
        };
        let Some(person) = db::person::lookup(c, record.pid)? else {
            return refused(&Refusal::Unknown);
        };
        if item.pid != record.pid || item.aid.is_some_and(|aid| aid != record.aid) {
            return refused(&Refusal::Invalid("wrong-person"));
        }
        if let Err(error) = request.verify(&record.issue, keycard, &record.k_person) {
            return refused(&error.into());
        }
        // A code of a provider is for the keys whose hash the provider has signed, whoever knows it.
        if record.issue.payload().method == IssueMethod::Eid
            && self.vouched(c, &record, keycard)?.is_none()
        {
            self.archive(c, "identified-other-key", person.pid, Vec::new(), now)?;
            return refused(&Refusal::Invalid("wrong-keycard"));
        }
        if let Some(used) = record.used_kc {
            if used != keycard.sh() {
                self.code_was_reused(c, &record, now)?;
                return refused(&Refusal::Used);
            }
            // The same key asks again: its answer was lost on the way.
            let current = db::binding::current(c, record.pid)?;
            let Some(own) = current.filter(|current| current.bind.payload().kc == used) else {
                return refused(&Refusal::Used);
            };
            let outcome = Outcome::Bound {
                bind: Box::new(Attested::logged(own.bind)),
                quarantine_until: own.quarantine_until,
            };
            return Ok(Decision {
                outcome,
                request: Some(mark),
            });
        }
        if let Err(refusal) = self.may_bind(c, &record, &person, &request, keycard, now)? {
            return refused(&refusal);
        }
        let outcome = self.bind_by_code(c, &record, &person, &request, keycard, now)?;
        Ok(Decision {
            outcome,
            request: Some(mark),
        })
    }

    /// Everything about an unused code after its MAC: newest, in time, right claims, right keycard.
    fn may_bind(
        &self,
        c: &mut SqliteConnection,
        record: &ActivationRecord,
        person: &Person,
        request: &Signed<BindRequest>,
        keycard: &Signed<Keycard>,
        now: UnixTime,
    ) -> Result<Result<(), Refusal>, RoleError> {
        if record.seq != db::activation::newest_seq(c, record.pid)? {
            return Ok(Err(Refusal::Superseded));
        }
        if now >= record.expires_at {
            return Ok(Err(Refusal::Expired));
        }
        // The dead and those who have left: the code works no longer, and nobody is told why.
        if person.has_flag(Flag::Deceased) || person.insurance_ended(now) {
            self.archive(c, "barred", person.pid, Vec::new(), now)?;
            return Ok(Err(Refusal::Expired));
        }
        if record.tries_left == 0 {
            return Ok(Err(Refusal::NoTriesLeft));
        }
        let kind_fits = keycard.payload().kind == kind_of(record.issue.payload().role, person);
        if !kind_fits || db::binding::find_by_kc(c, &keycard.sh())?.is_some() {
            return Ok(Err(Refusal::BadKeycard));
        }
        if request.payload().claims.dob != person.birth_date {
            let left = record.tries_left - 1;
            db::activation::set_tries(c, record.aid, left)?;
            self.archive(
                c,
                "wrong-claims",
                person.pid,
                request.envelope().to_json(),
                now,
            )?;
            let refusal = if left == 0 {
                Refusal::NoTriesLeft
            } else {
                Refusal::WrongClaims(left)
            };
            return Ok(Err(refusal));
        }
        Ok(Ok(()))
    }

    fn bind_by_code(
        &self,
        c: &mut SqliteConnection,
        record: &ActivationRecord,
        person: &Person,
        request: &Signed<BindRequest>,
        keycard: &Signed<Keycard>,
        now: UnixTime,
    ) -> Result<Outcome, RoleError> {
        let waits = Some(now.plus(self.config.quarantine_hours * 3_600));
        let (method, assurance, quarantine_until) = match record.issue.payload().method {
            IssueMethod::Letter => (BindMethod::Letter, Assurance::Letter, waits),
            IssueMethod::Reissue => (BindMethod::Reissue, Assurance::Letter, waits),
            IssueMethod::Branch => (BindMethod::Branch, Assurance::Branch, None),
            IssueMethod::Staff => (BindMethod::Staff, Assurance::Staff, None),
            IssueMethod::Eid => {
                let level = self.vouched(c, record, keycard)?;
                let level = level.ok_or(RoleError::Crypto("identify"))?;
                let assurance = level.assurance();
                let waits = waits.filter(|_| assurance != Assurance::Eid);
                (BindMethod::Eid, assurance, waits)
            }
        };
        db::activation::mark_used(c, record.aid, &keycard.sh(), now)?;
        db::carryover::veto(c, person.pid, now)?;
        db::person::set_claims_left(c, person.pid, RECOVERY_TRIES)?;
        self.archive(
            c,
            "bind-request",
            person.pid,
            request.envelope().to_json(),
            now,
        )?;
        self.bind(
            c,
            &NewBinding {
                person,
                keycard,
                method,
                assurance,
                role: record.issue.payload().role,
                by: record.by_kc,
                quarantine_until,
            },
            now,
        )
    }

    /// Signs and stores a binding, and writes down what follows from it.
    pub(super) fn bind(
        &self,
        c: &mut SqliteConnection,
        new: &NewBinding<'_>,
        now: UnixTime,
    ) -> Result<Outcome, RoleError> {
        let pid = new.person.pid;
        let before = db::binding::current(c, pid)?;
        let bind = Bind {
            v: V1,
            org: self.config.org.clone(),
            pid,
            seq: before.as_ref().map_or(0, |b| b.bind.payload().seq) + 1,
            kc: new.keycard.sh(),
            prev: before.as_ref().map(|b| b.bind.sh()),
            method: new.method,
            by: new.by,
            assurance: new.assurance,
            role: new.role,
            nbf: now,
            iat: now,
        };
        let bind =
            Signed::sign(bind, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let record = BindingRecord {
            bind: bind.clone(),
            keycard: new.keycard.clone(),
            quarantine_until: new.quarantine_until,
        };
        db::binding::insert(c, &record, now)?;
        self.enqueue_fresh(c, &record, now)?;
        self.enqueue_profiles(c, new.person, now)?;
        self.introduce_again(c, new.person, now)?;
        Self::ending_may_concern(c, new.person)?;
        self.tell_route(c, new.person, now)?;
        Ok(Outcome::Bound {
            bind: Box::new(Attested::logged(bind)),
            quarantine_until: new.quarantine_until,
        })
    }

    /// Somebody else knows a used code: history is withheld until a desk has spoken with the
    /// person. The owner keeps everything: an alarm must not be a way to lock somebody out.
    pub(super) fn code_was_reused(
        &self,
        c: &mut SqliteConnection,
        record: &ActivationRecord,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        db::activation::set_alarm(c, record.aid, now)?;
        db::person::set_alarm(c, record.pid, Some(now))?;
        db::person::profile_changed(c, record.pid)?;
        self.archive(c, "code-reused", record.pid, Vec::new(), now)?;
        tracing::warn!(person.id = %record.pid, activation.id = %record.aid, "used code shown again");
        if let Some(person) = db::person::lookup(c, record.pid)? {
            self.enqueue_profiles(c, &person, now)?;
        }
        Ok(())
    }

    pub(super) fn archive(
        &self,
        c: &mut SqliteConnection,
        kind: &str,
        pid: PersonId,
        body: Vec<u8>,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        let body = String::from_utf8(body).map_err(|_| RoleError::Crypto("encode"))?;
        Ok(db::archive::insert(
            c,
            new_id(),
            now,
            kind,
            pid,
            None,
            &body,
        )?)
    }
}

/// A program is a program to whoever looks at its keycard, and nobody else passes for one.
fn kind_of(role: PersonRole, person: &Person) -> KeycardKind {
    match role {
        PersonRole::Staff if person.has_flag(Flag::Program) => KeycardKind::Agent,
        PersonRole::Insured => KeycardKind::Insured,
        PersonRole::Rep => KeycardKind::Rep,
        PersonRole::Staff => KeycardKind::Staff,
    }
}
