// SPDX-License-Identifier: EUPL-1.2
//! A portal in memory. It stores what it is given, checks the order that the real one checks, and
//! can break off before or after any call.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use protocol::dsse::Statement;
use protocol::statement::{
    Bind, DeptEpoch, Fresh, RevocationList, StaffCertificate, TrustDocument,
};
use protocol::{Attested, Dept, Hash, PersonId, Signed};
use registrar::portal::{
    ActivationItem, Call, ContactItem, EndingItem, Outcome, PersonProfileItem, PortalClient,
    PortalError, ProfileItem, RouteItem, StaffAccountItem, StaffDept, StaffItem, Trust,
    UnitGrantItem, UnitLinkItem, WorkItem,
};
use uuid::Uuid;

/// Where the next failure happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The request does not arrive.
    Before,
    /// The answer does not arrive.
    After,
}

#[derive(Default)]
pub struct State {
    pub statements: BTreeMap<Vec<u8>, Attested>,
    pub activations: Vec<ActivationItem>,
    pub open: Vec<WorkItem>,
    pub answers: Vec<(Uuid, Outcome)>,
    pub fresh: Vec<Signed<Fresh>>,
    pub profiles: Vec<ProfileItem>,
    pub person_profiles: Vec<PersonProfileItem>,
    pub contacts: Vec<ContactItem>,
    pub accounts: Vec<StaffAccountItem>,
    pub endings: Vec<EndingItem>,
    pub routes: Vec<RouteItem>,
    pub shields: Vec<Dept>,
    pub grants: Vec<UnitGrantItem>,
    pub links: Vec<UnitLinkItem>,
    pub staff: Vec<StaffItem>,
    pub signers: Vec<Attested>,
    pub known_binds: Vec<Hash>,
    pub calls: usize,
    pub break_at: Option<(usize, Break)>,
    pub takes_pending: bool,
}

#[derive(Default)]
pub struct FakePortal(pub Mutex<State>);

impl FakePortal {
    /// Asks the registrar something.
    pub fn ask(&self, item: WorkItem) {
        self.0.lock().unwrap().open.push(item);
    }

    /// The last answer to a question.
    pub fn answer_to(&self, id: Uuid) -> Option<Outcome> {
        let state = self.0.lock().unwrap();
        state
            .answers
            .iter()
            .rev()
            .find(|(work, _)| *work == id)
            .map(|(_, outcome)| outcome.clone())
    }

    pub fn with<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    /// All statements of a type, oldest number first where there is one.
    pub fn statements<T: Statement>(&self) -> Vec<Signed<T>> {
        let state = self.0.lock().unwrap();
        let envelopes = state.statements.values().map(|a| a.stmt.clone());
        envelopes.filter_map(|e| Signed::parse(e).ok()).collect()
    }

    fn through<T>(
        &self,
        effect: impl FnOnce(&mut State) -> Result<T, PortalError>,
    ) -> Result<T, PortalError> {
        let mut state = self.0.lock().unwrap();
        let number = state.calls;
        state.calls += 1;
        let broken = state
            .break_at
            .filter(|(at, _)| *at == number)
            .map(|(_, how)| how);
        if broken == Some(Break::Before) {
            return Err(PortalError::Unreachable);
        }
        let result = effect(&mut state);
        if broken == Some(Break::After) {
            Err(PortalError::Unreachable)
        } else {
            result
        }
    }
}

fn refuse<T>(code: &str) -> Result<T, PortalError> {
    Err(PortalError::Refused {
        status: 400,
        code: code.to_owned(),
    })
}

impl PortalClient for FakePortal {
    async fn work(&self, _: Duration) -> Result<Vec<WorkItem>, PortalError> {
        self.through(|state| Ok(state.open.clone()))
    }

    async fn answer(&self, work: Uuid, outcome: &Outcome) -> Result<(), PortalError> {
        self.through(|state| {
            if matches!(outcome, Outcome::Pending { .. }) {
                if !state.takes_pending {
                    return refuse("unknown-member");
                }
            } else {
                state.open.retain(|item| item.id != work);
            }
            if let Outcome::Bound { bind, .. } = outcome {
                state.known_binds.push(bind.stmt.sh());
            }
            state.answers.push((work, outcome.clone()));
            Ok(())
        })
    }

    async fn call(&self, _: Uuid, call: &Call) -> Result<(), PortalError> {
        self.through(|state| {
            match call {
                Call::Statements { items } => {
                    for item in items {
                        state
                            .statements
                            .insert(item.stmt.sh().as_bytes().to_vec(), item.clone());
                    }
                }
                Call::Activation { item } => {
                    if !state.activations.contains(item) {
                        state.activations.push((**item).clone());
                    }
                }
                Call::Fresh { items } => {
                    for item in items {
                        if !state.known_binds.contains(&item.payload().bind) {
                            return refuse("unknown-binding");
                        }
                        state.fresh.push(item.clone());
                    }
                }
                Call::Profiles { items } => {
                    for item in items {
                        state
                            .profiles
                            .retain(|p| (p.pid, &p.dept) != (item.pid, &item.dept));
                        state.profiles.push(item.clone());
                    }
                }
                Call::PersonProfiles { items } => {
                    state.person_profiles.extend(items.iter().cloned());
                }
                Call::Endings { items } => state.endings.extend(items.iter().cloned()),
                Call::Contacts { items } => {
                    for item in items {
                        if !state.activations.iter().any(|a| a.pid == item.pid) {
                            return refuse("unknown-person");
                        }
                        state.contacts.push(item.clone());
                    }
                }
                Call::StaffAccounts { items } => {
                    for item in items {
                        state.accounts.retain(|known| known.pid != item.pid);
                        state.accounts.push(item.clone());
                    }
                }
                Call::Grants { items, links } => {
                    for item in items {
                        give(state, item.pid, &item.dept);
                        state.grants.push(item.clone());
                    }
                    state.links.extend(links.iter().cloned());
                }
                Call::Routes { items } => state.routes.extend(items.iter().cloned()),
                Call::Shields { items } => state.shields.clone_from(items),
                Call::Matters { .. } | Call::Entities { .. } => {}
            }
            Ok(())
        })
    }

    async fn staff(&self) -> Result<Vec<StaffItem>, PortalError> {
        self.through(|state| {
            let mut staff = state.staff.clone();
            for item in &mut staff {
                let certs = state
                    .statements
                    .values()
                    .filter_map(|a| a.clone().typed::<StaffCertificate>().ok());
                let newest = certs
                    .filter(|c| c.stmt.payload().pid == item.pid)
                    .max_by_key(|c| c.stmt.payload().iat);
                if let Some(cert) = newest {
                    for one in &cert.stmt.payload().depts {
                        if !item.depts.iter().any(|d| d.dept == one.d) {
                            item.depts.push(StaffDept {
                                dept: one.d.clone(),
                                has_grant: false,
                            });
                        }
                    }
                    item.cert = Some(cert);
                }
            }
            state.staff = staff.clone();
            Ok(staff)
        })
    }

    async fn trust(&self) -> Result<Trust, PortalError> {
        self.through(|state| {
            let all = || state.statements.values().cloned();
            let mut td: Vec<_> = all()
                .filter_map(|a| a.typed::<TrustDocument>().ok())
                .collect();
            td.sort_by_key(|a| a.stmt.payload().ver);
            let mut depts: BTreeMap<Dept, Attested<Signed<DeptEpoch>>> = BTreeMap::new();
            for epoch in all().filter_map(|a| a.typed::<DeptEpoch>().ok()) {
                let dept = epoch.stmt.payload().dept.clone();
                let newer = depts
                    .get(&dept)
                    .is_none_or(|old| old.stmt.payload().epoch < epoch.stmt.payload().epoch);
                if newer {
                    depts.insert(dept, epoch);
                }
            }
            let revlist = all()
                .filter_map(|a| a.typed::<RevocationList>().ok())
                .max_by_key(|a| a.stmt.payload().seq)
                .map(|a| a.stmt);
            Ok(Trust {
                td,
                depts: depts.into_values().collect(),
                revlist,
                signers: state.signers.clone(),
                matters: Vec::new(),
            })
        })
    }
}

fn give(state: &mut State, pid: PersonId, dept: &Dept) {
    for item in state.staff.iter_mut().filter(|item| item.pid == pid) {
        for one in item.depts.iter_mut().filter(|one| one.dept == *dept) {
            one.has_grant = true;
        }
    }
}

/// The binding inside an answer.
pub fn bound(outcome: Option<Outcome>) -> Signed<Bind> {
    match outcome {
        Some(Outcome::Bound { bind, .. }) => bind.stmt,
        other => panic!("not bound: {other:?}"),
    }
}

/// Reason and tries of a refusal.
pub fn refused(outcome: Option<Outcome>) -> (String, u32) {
    match outcome {
        Some(Outcome::Refused { reason, tries_left }) => (reason, tries_left),
        other => panic!("not refused: {other:?}"),
    }
}
