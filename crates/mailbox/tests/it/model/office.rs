// SPDX-License-Identifier: EUPL-1.2
//! Departments, certificates and representations in the real services.

use mailbox::ids::SessionId;
use mailbox::model::{
    Level, NewSession, NewUnitGrant, Person, PersonState, Session, SessionMethod, SessionState,
    Side,
};
use mailbox::service::{self, RotateUnit};
use mailbox::{Ciphertext, StoreError};
use protocol::ids::UnixTime;
use protocol::invitation::{InvitationSecret, locator_hash};
use protocol::json::V1;
use protocol::statement::{
    Attested, Basis, DeptRights, PersonRole, RepRight, Representation, RevocationList, Revoked,
    Right, StaffCertificate,
};
use protocol::{Envelope, Hash, Signed};
use std::sync::atomic::{AtomicU64, Ordering};

use super::effect::Outcome;
use super::model::{Cert, Model, Rep};
use super::step::{DAY, GRANT, HISTORY, POST, READ, UNITS, WRITE};
use super::world::{Stage, file, outcome};
use crate::support::World;
use crate::support::people::{Human, random_hash};
use crate::support::statements::org;

/// Revocation lists of one store are numbered through, histories or not.
static LISTS: AtomicU64 = AtomicU64::new(1);

pub async fn accept(w: &World, attested: Attested<Envelope>) -> Result<(), StoreError> {
    let ctx = w.ctx();
    w.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
        .await
}

fn unit_rights(bits: u8) -> Vec<Right> {
    let all = [
        (READ, Right::Read),
        (WRITE, Right::Write),
        (GRANT, Right::Grant),
    ];
    all.into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .map(|(_, right)| right)
        .collect()
}

fn rep_rights(bits: u8) -> Vec<RepRight> {
    let all = [
        (READ, RepRight::Read),
        (WRITE, RepRight::Write),
        (HISTORY, RepRight::History),
        (POST, RepRight::Post),
    ];
    all.into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .map(|(_, right)| right)
        .collect()
}

impl Stage<'_> {
    pub fn unit_grant(&mut self, u: usize, p: usize, epoch: u64) -> NewUnitGrant {
        let mark = u32::try_from(self.unit_marks.len()).unwrap();
        self.unit_marks.insert(mark, (p, self.people[p].key, epoch));
        NewUnitGrant {
            dept: self.depts[u].clone(),
            epoch,
            pid: self.people[p].pid,
            file: Ciphertext::grant(file(mark)).unwrap(),
        }
    }

    pub async fn certify(&mut self, p: usize, cert: &Cert) -> Outcome {
        let me = self.me(p);
        let depts = (0..UNITS)
            .filter(|u| cert.rights[*u] != 0)
            .map(|u| DeptRights {
                d: self.depts[u].clone(),
                rights: unit_rights(cert.rights[u]),
            });
        let stmt = StaffCertificate {
            v: V1,
            org: org(),
            pid: me.pid,
            kc: me.kc,
            depts: depts.collect(),
            label: format!("Team {}", cert.number),
            nbf: UnixTime(cert.nbf),
            exp: UnixTime(cert.exp),
            iat: UnixTime(self.w.now().secs()),
        };
        let stmt = Signed::sign(stmt, &[&self.w.admin]).unwrap();
        self.people[p].cert = Some(stmt.sh());
        let done = accept(self.w, Attested::logged(stmt).into_untyped()).await;
        // The custodian brings the newest key of each department; grants for whoever is no member are left out.
        let units: Vec<usize> = (0..UNITS).filter(|u| cert.rights[*u] != 0).collect();
        let grants: Vec<NewUnitGrant> = units
            .iter()
            .map(|u| self.unit_grant(*u, p, self.epochs[*u].0))
            .collect();
        let ctx = self.w.ctx();
        self.run(move |tx| service::insert_custodian_grants(tx, &ctx, &grants, &[]))
            .await
            .unwrap();
        outcome(done)
    }

    pub async fn revoke(&mut self, sh: Hash) -> Outcome {
        let now = UnixTime(self.w.now().secs());
        self.revoked.push(Revoked { sh, at: now });
        let list = RevocationList {
            v: V1,
            org: org(),
            seq: LISTS.fetch_add(1, Ordering::SeqCst),
            revoked: self.revoked.clone(),
            iat: now,
            exp: UnixTime(now.0 + 2 * DAY),
        };
        let list = Signed::sign(list, &[&self.w.binder]).unwrap();
        outcome(accept(self.w, Attested::unlogged(list).into_untyped()).await)
    }

    pub async fn rotate(&mut self, by: usize, u: usize, to: &[usize]) -> Outcome {
        let (number, prev) = self.epochs[u];
        let stmt = self.w.dept_epoch(
            self.depts[u].as_str(),
            number + 1,
            Some(prev),
            &[&self.me(by).key],
        );
        let sh = stmt.sh();
        let grants: Vec<NewUnitGrant> = to
            .iter()
            .map(|p| self.unit_grant(u, *p, number + 1))
            .collect();
        let new = RotateUnit {
            dept: self.depts[u].clone(),
            stmt: Attested::logged(stmt).into_untyped(),
            grants,
            link: Ciphertext::grant(file(0)).unwrap(),
        };
        let (ctx, actor) = (self.w.ctx(), self.actor(by));
        let done = self
            .run(move |tx| service::rotate_unit(tx, &ctx, actor, &new))
            .await;
        if done.is_ok() {
            self.epochs[u] = (number + 1, sh);
        }
        outcome(done)
    }

    pub async fn represent(&mut self, before: &Model, rep: &Rep) -> Outcome {
        let stmt = Representation {
            v: V1,
            org: org(),
            rep: self.people[rep.rep].pid,
            subject: self.people[rep.subject].pid,
            scope: rep.matter.map(|m| vec![self.matters[m].clone()]),
            rights: rep_rights(rep.rights),
            basis: Basis::Vollmacht,
            nbf: UnixTime(rep.nbf),
            exp: UnixTime(rep.exp),
            evidence: Some(random_hash()),
            by: None,
            iat: UnixTime(self.w.now().secs()),
        };
        // Where both have keys, every second one is the person's own: by code, her signature and the registrar's word.
        if self.reps.len() % 2 == 1
            && let Some(done) = self.own_grant(before, rep, &stmt).await
        {
            return done;
        }
        let stmt = Signed::sign(stmt, &[&self.w.binder]).unwrap();
        self.reps.push(stmt.sh());
        outcome(accept(self.w, Attested::logged(stmt).into_untyped()).await)
    }

    /// The same as the insured person's own grant; `None` where she could not make it: then the binder signs.
    async fn own_grant(
        &mut self,
        before: &Model,
        rep: &Rep,
        said: &Representation,
    ) -> Option<Outcome> {
        let human = |p: usize| self.people[p].keys.get(&self.people[p].key).cloned();
        let (she, he) = (human(rep.subject)?, human(rep.rep)?);
        let (now, pids) = (self.w.now(), [she.pid, he.pid]);
        let persons = self.w.store.read("persons", move |tx| {
            let [hers, his] = pids;
            Ok((tx.persons().lookup(hers)?, tx.persons().lookup(his)?))
        });
        let (hers, his) = persons.await.unwrap();
        let able = |person: Option<Person>, human: &Human| {
            person.is_some_and(|person| {
                person.keycard == Some(human.kc)
                    && person.state == PersonState::Active
                    && person.kind != PersonRole::Staff
            })
        };
        let open = hers.as_ref().is_some_and(|person| {
            person.kind == PersonRole::Insured
                && person.quarantine_until.is_none_or(|until| until <= now)
        });
        let fits = said.exp.0 > now.secs() && said.exp > said.nbf && said.has(RepRight::Read);
        let closed = before.closed(rep.subject) || before.closed(rep.rep);
        if !open || !fits || closed || !able(hers, &she) || !able(his, &he) {
            return None;
        }
        let stmt = Representation {
            basis: Basis::Own,
            evidence: None,
            by: Some(she.kc),
            ..said.clone()
        };
        let stmt = Signed::sign(stmt, &[&she.key]).unwrap();
        self.reps.push(stmt.sh());
        let mut raw = [0; 9];
        raw.copy_from_slice(&random_hash().as_bytes()[..9]);
        let secret = InvitationSecret::new(raw);
        let locator = *secret.locator(&org());
        let mac = secret.mac(&org(), he.pid, &he.kc);
        let session = Session {
            new: NewSession {
                token_hash: random_hash(),
                id: SessionId::new(uuid::Uuid::new_v4()),
                side: Side::Portal,
                state: SessionState::Full,
                pid: Some(she.pid),
                aid: None,
                method: Some(SessionMethod::Passkey),
                proof: None,
                level: Level::Normal,
                ceremony: None,
                expires_at: now,
                shared: false,
            },
            proofs: Vec::new(),
            ceremony_at: None,
            strong_at: Some(now),
            created_at: now,
            seen_at: now,
        };
        let ctx = self.w.ctx();
        let done = self.run(move |tx| {
            service::put_invitation(tx, &ctx, he.pid, locator_hash(&locator), mac)?;
            let id = service::grant_representation(tx, &ctx, &org(), &session, &locator, &stmt)?;
            service::answer_request(tx, &ctx, id, &service::Answer::Done)
        });
        let done = done.await;
        if before.read_only(rep.subject) {
            assert_eq!(
                done,
                Err(StoreError::ReadOnly),
                "she grants nothing any more"
            );
            self.reps.pop();
            return None;
        }
        Some(outcome(done))
    }
}
