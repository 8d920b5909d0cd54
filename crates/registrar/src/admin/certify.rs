// SPDX-License-Identifier: EUPL-1.2
//! Staff certificates: bound employees without a valid one get one, if two administrators agree.

use std::collections::BTreeMap;

use protocol::dsse::Statement;
use protocol::json::V1;
use protocol::statement::{DAY, Role, StaffCertificate, TrustDocument};
use protocol::{Attested, Hash, Org, PersonId, Signed, UnixTime};
use uuid::Uuid;

use super::{AdminError, AdminSigner};
use crate::person::Assignment;
use crate::portal::{Call, PortalClient, StaffItem};
use crate::trust::{self, Pin};

/// Validity of a certificate in days (the protocol allows 400).
const DAYS: i64 = 365;
/// A certificate with fewer days left is made anew.
const RENEW_DAYS: i64 = 30;
/// Clocks of client and insurer may differ by so many seconds.
const SKEW: i64 = 300;

/// What a round of certifying did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertifyReport {
    /// Whose certificates were made.
    pub certified: Vec<PersonId>,
    /// Who needs one and did not get it.
    pub skipped: Vec<(PersonId, Skipped)>,
}

/// Why somebody got no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// Keycard or binding is not genuine: an alarm.
    NotBound,
    /// Nobody said what the employee is to do.
    NoAssignment,
    /// The fingerprint of the key was not confirmed with the employee.
    NotConfirmed,
}

/// One round: looks at all staff, makes missing certificates with two signers, publishes them.
///
/// `confirm` is asked with the person and the hash of the keycard: an administrator has compared it
/// with the employee's screen. It is asked after the portal was read, and must say no when the assignment is not that of `assignments`
/// any more: whoever was removed in between would be taken in again.
///
/// # Errors
/// [`AdminError::SameKey`], [`AdminError::NotNamed`]; those of trust and portal.
pub async fn certify_staff<P: PortalClient>(
    portal: &P,
    org: &Org,
    pin: Pin,
    signers: [&AdminSigner; 2],
    assignments: &BTreeMap<PersonId, Assignment>,
    confirm: impl Fn(PersonId, &Hash) -> bool,
    now: UnixTime,
) -> Result<CertifyReport, AdminError> {
    let (answer, staff) = (portal.trust().await?, portal.staff().await?);
    let verified = trust::verify(org, pin, answer, &staff, now)?;
    let td = verified.chain.td();
    check_signers(td, signers)?;
    let mut report = CertifyReport::default();
    for item in &staff {
        let assignment = assignments.get(&item.pid);
        let valid = trust::certified(td, item, verified.revlist.as_ref(), now);
        if valid.is_some_and(|cert| !outdated(cert, assignment, now)) {
            continue;
        }
        let skip = |why| (item.pid, why);
        if trust::bound(td, item).is_err() {
            report.skipped.push(skip(Skipped::NotBound));
            continue;
        }
        let Some(assignment) = assignment else {
            report.skipped.push(skip(Skipped::NoAssignment));
            continue;
        };
        if !confirm(item.pid, &item.keycard.sh()) {
            report.skipped.push(skip(Skipped::NotConfirmed));
            continue;
        }
        let unsigned = Signed::sign(certificate(org, item, assignment, now), &[])?;
        let signed = countersign(unsigned, signers)?;
        let key = key_of(&signed.sh());
        let items = vec![Attested::logged(signed).into_untyped()];
        portal.call(key, &Call::Statements { items }).await?;
        report.certified.push(item.pid);
    }
    Ok(report)
}

/// The certificate of an employee, unsigned.
#[must_use]
pub fn certificate(
    org: &Org,
    item: &StaffItem,
    assignment: &Assignment,
    now: UnixTime,
) -> StaffCertificate {
    StaffCertificate {
        v: V1,
        org: org.clone(),
        pid: item.pid,
        kc: item.keycard.sh(),
        depts: assignment.depts.clone(),
        label: assignment.label.clone(),
        nbf: now.plus(-SKEW),
        exp: now.plus(DAYS * DAY),
        iat: now,
    }
}

/// Lets two administrators sign a proposed statement.
///
/// # Errors
/// [`AdminError::SameKey`]; those of [`AdminSigner::sign`].
pub fn countersign<T: Statement>(
    proposed: Signed<T>,
    signers: [&AdminSigner; 2],
) -> Result<Signed<T>, AdminError> {
    let [one, two] = signers;
    if one.public() == two.public() {
        return Err(AdminError::SameKey);
    }
    let envelope = two.sign(one.sign(proposed.into_envelope())?)?;
    Ok(Signed::parse(envelope)?)
}

fn check_signers(td: &TrustDocument, signers: [&AdminSigner; 2]) -> Result<(), AdminError> {
    let [one, two] = signers.map(AdminSigner::public);
    if one == two {
        return Err(AdminError::SameKey);
    }
    let named = td.role(Role::Admin);
    if named.keys.contains(&one) && named.keys.contains(&two) {
        Ok(())
    } else {
        Err(AdminError::NotNamed)
    }
}

fn outdated(cert: &StaffCertificate, wanted: Option<&Assignment>, now: UnixTime) -> bool {
    let ends_soon = cert.exp.since(now) < RENEW_DAYS * DAY;
    let changed =
        wanted.is_some_and(|wanted| wanted.depts != cert.depts || wanted.label != cert.label);
    ends_soon || changed
}

/// The idempotency key of a statement: the same one whenever it is published.
fn key_of(sh: &Hash) -> Uuid {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(sh.as_bytes()) {
        *to = *from;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
