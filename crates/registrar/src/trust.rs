// SPDX-License-Identifier: EUPL-1.2
//! Believing the portal's answer about trust: not before it is verified.

use std::collections::BTreeMap;

use protocol::statement::{
    Anchor, DeptEpoch, Keycard, RevocationList, Right, Role, StaffCertificate, TrustChain,
    TrustDocument,
};
use protocol::{Attested, Dept, Hash, Org, Signed, StatementError, UnixTime};
use serde::{Deserialize, Serialize};

use crate::portal::{StaffItem, Trust};

/// The Trust Document that a program has been told of by hand: the start of everything it believes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Version.
    pub ver: u64,
    /// Statement hash.
    pub sh: Hash,
}

impl Pin {
    /// The pin of a Trust Document.
    #[must_use]
    pub fn of(td: &Signed<TrustDocument>) -> Self {
        Self {
            ver: td.payload().ver,
            sh: td.sh(),
        }
    }

    /// The pin as an anchor of a chain.
    #[must_use]
    pub fn anchor(self) -> Anchor {
        Anchor::Pin {
            ver: self.ver,
            sh: self.sh,
        }
    }
}

/// What the portal says about trust, verified.
pub struct Verified {
    /// The chain through the pin.
    pub chain: TrustChain,
    /// All documents of the chain, oldest first.
    pub documents: Vec<Signed<TrustDocument>>,
    /// Newest epoch of each department.
    pub depts: BTreeMap<Dept, Signed<DeptEpoch>>,
    /// Departments whose epoch was not signed by anybody entitled: an alarm.
    pub refused: Vec<Dept>,
    /// The revocation list, if it is genuine.
    pub revlist: Option<Signed<RevocationList>>,
}

/// Verifies an answer of `GET trust`. Staff is needed for epochs that a lead made.
///
/// # Errors
/// Those of [`TrustChain::verify`] and [`TrustChain::check_current`]. A department epoch that does
/// not verify is left out and named in [`Verified::refused`].
pub fn verify(
    org: &Org,
    pin: Pin,
    answer: Trust,
    staff: &[StaffItem],
    now: UnixTime,
) -> Result<Verified, StatementError> {
    let documents: Vec<_> = answer
        .td
        .into_iter()
        .map(|attested| attested.stmt)
        .collect();
    let chain = TrustChain::verify(org, documents.clone(), &pin.anchor())?;
    chain.check_current(now)?;
    let td = chain.td();
    let revlist = answer.revlist.filter(|list| list.verify(td).is_ok());
    let leads = leads(&answer.signers, staff);
    let mut depts = BTreeMap::new();
    let mut refused = Vec::new();
    for epoch in answer.depts.into_iter().map(|attested| attested.stmt) {
        let dept = epoch.payload().dept.clone();
        if entitled(td, &epoch, &leads, revlist.as_ref()) {
            depts.insert(dept, epoch);
        } else {
            refused.push(dept);
        }
    }
    Ok(Verified {
        chain,
        documents,
        depts,
        refused,
        revlist,
    })
}

/// Somebody who may have signed a department epoch: keycard and certificate, not yet verified.
pub type Lead = (Signed<Keycard>, Signed<StaffCertificate>);

/// Pairs the keycards and certificates that come with an answer, and those of the staff.
fn leads(signers: &[Attested], staff: &[StaffItem]) -> Vec<Lead> {
    let cards: Vec<Signed<Keycard>> = signers
        .iter()
        .filter_map(|one| Signed::parse(one.stmt.clone()).ok())
        .chain(staff.iter().map(|item| item.keycard.clone()))
        .collect();
    signers
        .iter()
        .filter_map(|one| Signed::<StaffCertificate>::parse(one.stmt.clone()).ok())
        .chain(
            staff
                .iter()
                .filter_map(|item| item.cert.as_ref())
                .map(|cert| cert.stmt.clone()),
        )
        .filter_map(|cert| {
            let card = cards.iter().find(|card| card.sh() == cert.payload().kc)?;
            Some((card.clone(), cert))
        })
        .collect()
}

/// Whether two administrators, or a certified lead of the department, signed an epoch. Its place
/// after the epoch before is a question for those who know that one.
#[must_use]
pub fn entitled(
    td: &TrustDocument,
    epoch: &Signed<DeptEpoch>,
    leads: &[Lead],
    revlist: Option<&Signed<RevocationList>>,
) -> bool {
    let payload = epoch.payload();
    if payload.org != td.org {
        return false;
    }
    if td.verify_role(Role::Admin, epoch.envelope()).is_ok() {
        return true;
    }
    leads.iter().any(|(card, cert)| {
        let person = cert.payload().pid;
        let revoked =
            revlist.is_some_and(|list| list.payload().is_revoked(&cert.sh(), payload.iat));
        epoch.envelope().verify_by(&card.payload().sig).is_ok()
            && card.verify(&td.org, person).is_ok()
            && cert.verify(td).is_ok()
            && cert.payload().has(&payload.dept, Right::Grant, payload.iat)
            && !revoked
    })
}

/// The certificate of an employee, if keycard, binding and certificate are genuine, belong
/// together, and nothing is revoked at the time.
#[must_use]
pub fn certified<'a>(
    td: &TrustDocument,
    item: &'a StaffItem,
    revlist: Option<&Signed<RevocationList>>,
    at: UnixTime,
) -> Option<&'a StaffCertificate> {
    bound(td, item).ok()?;
    let cert = item.cert.as_ref()?;
    cert.stmt.verify(td).ok()?;
    let payload = cert.stmt.payload();
    let fits = payload.pid == item.pid && payload.kc == item.keycard.sh();
    let revoked = revlist.is_some_and(|list| list.payload().is_revoked(&cert.stmt.sh(), at));
    (fits && !revoked && payload.valid_at(at)).then_some(payload)
}

/// Whether keycard and binding of an employee are genuine and belong together.
///
/// # Errors
/// Those of keycards; `wrong-person`, `wrong-keycard`, `bad-signature`.
pub fn bound(td: &TrustDocument, item: &StaffItem) -> Result<(), StatementError> {
    item.keycard.verify(&td.org, item.pid)?;
    let bind = item.bind.stmt.payload();
    if bind.org != td.org {
        return Err(StatementError::WrongOrg);
    }
    if bind.pid != item.pid {
        return Err(StatementError::WrongPerson);
    }
    if bind.kc != item.keycard.sh() {
        return Err(StatementError::WrongKeycard);
    }
    td.verify_role(Role::Binder, item.bind.stmt.envelope())?;
    Ok(())
}
