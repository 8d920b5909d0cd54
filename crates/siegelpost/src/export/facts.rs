// SPDX-License-Identifier: EUPL-1.2
//! Statements about keys, people and departments: each is verified, and only then counts. As in the browser (`directory.ts`), a chain may begin
//! in its middle, because a portal shows the newest.

use std::collections::BTreeMap;

use protocol::context::{
    BindingFact, CertificateFact, Context, DepartmentFact, RepresentativeFact,
};
use protocol::dsse::Statement;
use protocol::statement::{
    Bind, DeptEpoch, Keycard, Representation, RevocationList, Right, Role, StaffCertificate,
    TrustDocument,
};
use protocol::{Dept, Envelope, Hash, Matter, PersonId, Signed, StatementError};

/// What is known, and what did not hold.
pub struct Known {
    pub context: Context,
    /// Labels of certificates, for naming who signed.
    pub labels: BTreeMap<Hash, String>,
    pub refused: Vec<String>,
}

/// Statements by kind, in the order in which they lean on each other.
#[derive(Default)]
struct Sorted {
    keycards: BTreeMap<Hash, Signed<Keycard>>,
    lists: Vec<Signed<RevocationList>>,
    binds: Vec<Signed<Bind>>,
    certificates: Vec<Signed<StaffCertificate>>,
    epochs: Vec<Signed<DeptEpoch>>,
    representations: Vec<Signed<Representation>>,
}

pub fn gather(statements: Vec<Envelope>, td: &TrustDocument, matter: &Matter) -> Known {
    let mut refused = Vec::new();
    let sorted = sort(statements, &mut refused);
    let mut known = Known {
        context: Context::new(td.org.clone()),
        labels: BTreeMap::new(),
        refused,
    };
    known.bindings(&sorted, td);
    known.lists(&sorted, td);
    known.certificates(&sorted, td);
    known.departments(&sorted, td);
    known.representations(&sorted, td, matter);
    known
}

fn sort(statements: Vec<Envelope>, refused: &mut Vec<String>) -> Sorted {
    let mut sorted = Sorted::default();
    for envelope in statements {
        let kind = envelope.payload_type().to_owned();
        let read = match kind.as_str() {
            Keycard::TYPE => Signed::parse(envelope).map(|card: Signed<Keycard>| {
                sorted.keycards.insert(card.sh(), card);
            }),
            RevocationList::TYPE => Signed::parse(envelope).map(|one| sorted.lists.push(one)),
            Bind::TYPE => Signed::parse(envelope).map(|one| sorted.binds.push(one)),
            StaffCertificate::TYPE => {
                Signed::parse(envelope).map(|one| sorted.certificates.push(one))
            }
            DeptEpoch::TYPE => Signed::parse(envelope).map(|one| sorted.epochs.push(one)),
            Representation::TYPE => {
                Signed::parse(envelope).map(|one| sorted.representations.push(one))
            }
            _ => {
                refused.push(format!(
                    "a statement of a kind that has no place here: {kind}"
                ));
                Ok(())
            }
        };
        if let Err(error) = read {
            refused.push(format!("a statement {kind}: {}", error.code()));
        }
    }
    sorted.binds.sort_by_key(|bind| bind.payload().seq);
    sorted.epochs.sort_by_key(|epoch| epoch.payload().epoch);
    sorted
}

impl Known {
    fn refuse(&mut self, kind: &str, sh: Hash, error: StatementError) {
        self.refused.push(format!("{kind} {sh}: {}", error.code()));
    }

    fn bindings(&mut self, sorted: &Sorted, td: &TrustDocument) {
        let mut last: BTreeMap<PersonId, &Signed<Bind>> = BTreeMap::new();
        for bind in &sorted.binds {
            let payload = bind.payload();
            let Some(card) = sorted.keycards.get(&payload.kc) else {
                self.refuse("binding", bind.sh(), StatementError::WrongKeycard);
                continue;
            };
            let previous = last.get(&payload.pid).copied();
            let judged = if previous.is_none() && payload.seq > 1 {
                bind_alone(bind, td, card)
            } else {
                bind.verify(td, card, previous)
            };
            match judged {
                Ok(()) => {
                    last.insert(payload.pid, bind);
                    self.context.bindings.push(BindingFact::new(bind, card));
                }
                Err(error) => self.refuse("binding", bind.sh(), error),
            }
        }
    }

    fn lists(&mut self, sorted: &Sorted, td: &TrustDocument) {
        for list in &sorted.lists {
            match list.verify(td) {
                Ok(()) => self
                    .context
                    .revoked
                    .extend(list.payload().revoked.iter().cloned()),
                Err(error) => self.refuse("revocation list", list.sh(), error),
            }
        }
    }

    fn certificates(&mut self, sorted: &Sorted, td: &TrustDocument) {
        for certificate in &sorted.certificates {
            match certificate.verify(td) {
                Ok(()) => {
                    let label = certificate.payload().label.clone();
                    self.labels.insert(certificate.sh(), label);
                    let fact = CertificateFact::new(certificate);
                    self.context.certificates.push(fact);
                }
                Err(error) => self.refuse("certificate", certificate.sh(), error),
            }
        }
    }

    fn departments(&mut self, sorted: &Sorted, td: &TrustDocument) {
        let mut last: BTreeMap<&Dept, &Signed<DeptEpoch>> = BTreeMap::new();
        for epoch in &sorted.epochs {
            let payload = epoch.payload();
            let lead = self.lead(epoch, sorted);
            let previous = last.get(&payload.dept).copied();
            let judged = if previous.is_none() && payload.epoch > 1 {
                epoch_alone(epoch, td, lead.is_some())
            } else {
                epoch.verify(td, previous, lead)
            };
            match judged {
                Ok(()) => {
                    last.insert(&payload.dept, epoch);
                    self.context.departments.push(DepartmentFact::new(epoch));
                }
                Err(error) => self.refuse("department epoch", epoch.sh(), error),
            }
        }
    }

    /// The clerk with right `grant` who signed a department epoch, if one did.
    fn lead<'a>(
        &self,
        epoch: &Signed<DeptEpoch>,
        sorted: &'a Sorted,
    ) -> Option<(&'a Signed<StaffCertificate>, &'a Signed<Keycard>)> {
        let payload = epoch.payload();
        sorted.certificates.iter().find_map(|certificate| {
            let counts = self.labels.contains_key(&certificate.sh())
                && !self.context.is_revoked(&certificate.sh(), payload.iat)
                && certificate
                    .payload()
                    .has(&payload.dept, Right::Grant, payload.iat);
            let card = sorted.keycards.get(&certificate.payload().kc)?;
            let signed = epoch.envelope().verify_by(&card.payload().sig).is_ok();
            (counts && signed).then_some((certificate, card))
        })
    }

    fn representations(&mut self, sorted: &Sorted, td: &TrustDocument, matter: &Matter) {
        for one in &sorted.representations {
            let payload = one.payload();
            let granter = payload.by.and_then(|kc| sorted.keycards.get(&kc));
            let judged = one.verify(td, granter).and_then(|()| {
                // What the person granted herself counts by the key that was hers then.
                let bound = self.context.binding_at(payload.subject, payload.iat);
                match payload.by {
                    Some(by) if bound.is_none_or(|fact| fact.kc != by) => {
                        Err(StatementError::WrongKeycard)
                    }
                    _ => Ok(()),
                }
            });
            match judged {
                Ok(()) => {
                    let fact = RepresentativeFact::new(one, matter);
                    self.context.representatives.extend(fact);
                }
                Err(error) => self.refuse("representation", one.sh(), error),
            }
        }
    }
}

/// A binding whose predecessor is not shown.
fn bind_alone(
    bind: &Signed<Bind>,
    td: &TrustDocument,
    card: &Signed<Keycard>,
) -> Result<(), StatementError> {
    let payload = bind.payload();
    if payload.org != td.org {
        return Err(StatementError::WrongOrg);
    }
    td.verify_role(Role::Binder, bind.envelope())?;
    card.verify(&payload.org, payload.pid)
}

/// A department epoch whose predecessor is not shown.
fn epoch_alone(
    epoch: &Signed<DeptEpoch>,
    td: &TrustDocument,
    by_lead: bool,
) -> Result<(), StatementError> {
    let payload = epoch.payload();
    if payload.org != td.org {
        return Err(StatementError::WrongOrg);
    }
    if by_lead && !payload.dept.is_medical_service() {
        return Ok(());
    }
    Ok(td.verify_role(Role::Admin, epoch.envelope())?)
}
