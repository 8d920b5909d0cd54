// SPDX-License-Identifier: EUPL-1.2
//! What a reader has verified about people and departments, as plain facts.
//!
//! [`crate::members`] and [`crate::transcript`] are pure functions of statements and these facts.
//! Only facts from statements that were verified belong in here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    dsse::{PublicKey, Signed},
    ids::{Dept, Matter, Org, PersonId, UnixTime},
    statement::{
        Assurance, Bind, DeptEpoch, DeptRights, Keycard, RepRight, Representation, RevocationList,
        Revoked, Right, StaffCertificate,
    },
    tup::Hash,
};

/// A verified binding with the key of its keycard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BindingFact {
    /// The person.
    pub pid: PersonId,
    /// Number of the binding.
    pub seq: u64,
    /// `sh` of the binding.
    pub bind: Hash,
    /// `sh` of the keycard.
    pub kc: Hash,
    /// Signature key of the keycard.
    pub sig: PublicKey,
    /// From when it holds.
    pub nbf: UnixTime,
    /// Whether the former key signed for it, in contrast to a new identification.
    pub carryover: bool,
}

impl BindingFact {
    /// From a binding that [`Signed::<Bind>::verify`] passed with this keycard.
    pub fn new(bind: &Signed<Bind>, keycard: &Signed<Keycard>) -> Self {
        let (b, card) = (bind.payload(), keycard.payload());
        Self {
            pid: b.pid,
            seq: b.seq,
            bind: bind.sh(),
            kc: b.kc,
            sig: card.sig,
            nbf: b.nbf,
            carryover: b.assurance == Assurance::Carryover,
        }
    }
}

/// A verified department epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepartmentFact {
    /// The department.
    pub dept: Dept,
    /// Its epoch.
    pub epoch: u64,
    /// `sh` of the department epoch.
    pub de: Hash,
    /// When it was made.
    pub iat: UnixTime,
}

impl DepartmentFact {
    /// From a department epoch that [`Signed::<DeptEpoch>::verify`] passed.
    pub fn new(epoch: &Signed<DeptEpoch>) -> Self {
        let e = epoch.payload();
        Self {
            dept: e.dept.clone(),
            epoch: e.epoch,
            de: epoch.sh(),
            iat: e.iat,
        }
    }
}

/// A verified staff certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFact {
    /// The employee.
    pub pid: PersonId,
    /// `sh` of the keycard.
    pub kc: Hash,
    /// `sh` of the certificate.
    pub cert: Hash,
    /// Rights by department.
    pub depts: Vec<DeptRights>,
    /// Begin of validity.
    pub nbf: UnixTime,
    /// End of validity.
    pub exp: UnixTime,
}

impl CertificateFact {
    /// From a certificate that [`Signed::<StaffCertificate>::verify`] passed.
    pub fn new(certificate: &Signed<StaffCertificate>) -> Self {
        let c = certificate.payload();
        Self {
            pid: c.pid,
            kc: c.kc,
            cert: certificate.sh(),
            depts: c.depts.clone(),
            nbf: c.nbf,
            exp: c.exp,
        }
    }

    /// Whether it gives the right to write in one of these departments at a time.
    pub fn may_write(&self, departments: &BTreeSet<Dept>, at: UnixTime) -> bool {
        self.nbf <= at
            && at < self.exp
            && self
                .depts
                .iter()
                .any(|one| departments.contains(&one.d) && one.rights.contains(&Right::Write))
    }
}

/// A representative of a subject, in the scope of the thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepresentativeFact {
    /// `sh` of the representation.
    pub rep: Hash,
    /// The representative.
    pub pid: PersonId,
    /// The insured person.
    pub subject: PersonId,
    /// Whether with right `write`.
    pub write: bool,
    /// Whether with right `post`: joins every thread in scope.
    pub post: bool,
    /// Begin of validity.
    pub nbf: UnixTime,
    /// End of validity.
    pub exp: UnixTime,
}

impl RepresentativeFact {
    /// From a representation that [`Signed::<Representation>::verify`] passed; `None` where it does not cover the
    /// thread's matter or gives no right to read.
    pub fn new(statement: &Signed<Representation>, matter: &Matter) -> Option<Self> {
        let rep = statement.payload();
        (rep.covers(matter) && rep.has(RepRight::Read)).then(|| Self {
            rep: statement.sh(),
            pid: rep.rep,
            subject: rep.subject,
            write: rep.has(RepRight::Write),
            post: rep.has(RepRight::Post),
            nbf: rep.nbf,
            exp: rep.exp,
        })
    }
}

/// All facts about one thread's surroundings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// The organisation.
    pub org: Org,
    /// Bindings of everybody concerned, former ones too.
    pub bindings: Vec<BindingFact>,
    /// Epochs of the departments concerned, former ones too.
    pub departments: Vec<DepartmentFact>,
    /// Certificates of the staff concerned, former ones too.
    pub certificates: Vec<CertificateFact>,
    /// Representatives of the subject, former ones too.
    pub representatives: Vec<RepresentativeFact>,
    /// What the revocation list holds.
    pub revoked: Vec<Revoked>,
    /// [`crate::agefile::Recipient::hash`] of the recipients of all epochs of the thread before the
    /// one in question, in both lanes.
    pub used_keys: BTreeSet<Hash>,
}

impl Context {
    /// A context without facts.
    pub const fn new(org: Org) -> Self {
        Self {
            org,
            bindings: Vec::new(),
            departments: Vec::new(),
            certificates: Vec::new(),
            representatives: Vec::new(),
            revoked: Vec::new(),
            used_keys: BTreeSet::new(),
        }
    }

    /// Takes over a verified revocation list.
    pub fn set_revoked(&mut self, list: &RevocationList) {
        self.revoked.clone_from(&list.revoked);
    }

    /// The binding of a person that held at a time.
    pub fn binding_at(&self, pid: PersonId, at: UnixTime) -> Option<&BindingFact> {
        self.bindings
            .iter()
            .filter(|fact| fact.pid == pid && fact.nbf <= at)
            .max_by_key(|fact| fact.seq)
    }

    /// The newest epoch of a department as of a time.
    pub fn department_at(&self, dept: &Dept, at: UnixTime) -> Option<&DepartmentFact> {
        self.departments
            .iter()
            .filter(|fact| fact.dept == *dept && fact.iat <= at)
            .max_by_key(|fact| fact.epoch)
    }

    /// Certificates of an employee's keycard that give the right to write in one of these
    /// departments at a time, revoked or not.
    pub fn writing_certificates<'a>(
        &'a self,
        pid: PersonId,
        kc: &'a Hash,
        departments: &'a BTreeSet<Dept>,
        at: UnixTime,
    ) -> impl Iterator<Item = &'a CertificateFact> + 'a {
        self.certificates.iter().filter(move |fact| {
            fact.pid == pid && fact.kc == *kc && fact.may_write(departments, at)
        })
    }

    /// Whoever represents a subject at a time, by representations that hold and are not revoked.
    pub fn representatives_at(
        &self,
        subject: PersonId,
        at: UnixTime,
    ) -> impl Iterator<Item = &RepresentativeFact> {
        self.representatives.iter().filter(move |fact| {
            fact.subject == subject
                && fact.nbf <= at
                && at < fact.exp
                && !self.is_revoked(&fact.rep, at)
        })
    }

    /// A representative of the subject at a time; of several representations the one that lets write.
    pub fn representative_at(
        &self,
        pid: PersonId,
        subject: PersonId,
        at: UnixTime,
    ) -> Option<&RepresentativeFact> {
        self.representatives_at(subject, at)
            .filter(|fact| fact.pid == pid)
            .max_by_key(|fact| fact.write)
    }

    /// Whether a representative joins every thread of the subject at a time, not only those that he began or to which
    /// the insurer added him.
    pub fn opens_post(&self, pid: PersonId, subject: PersonId, at: UnixTime) -> bool {
        self.representatives_at(subject, at)
            .any(|fact| fact.pid == pid && fact.post)
    }

    /// Whether a statement was revoked at a time.
    pub fn is_revoked(&self, sh: &Hash, at: UnixTime) -> bool {
        self.revoked.iter().any(|one| one.sh == *sh && one.at <= at)
    }

    /// Whether a person was identified anew, in contrast to a carryover, between the binding of
    /// keycard `kc` and a time. An unknown `kc` counts as that.
    pub fn identified_anew_since(&self, pid: PersonId, kc: &Hash, at: UnixTime) -> bool {
        let own = || self.bindings.iter().filter(|fact| fact.pid == pid);
        let Some(old) = own().find(|fact| fact.kc == *kc) else {
            return true;
        };
        own().any(|fact| fact.seq > old.seq && fact.nbf <= at && !fact.carryover)
    }
}
