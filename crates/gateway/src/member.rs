// SPDX-License-Identifier: EUPL-1.2
//! What the program is a member of: verified trust, its units with all their keys, and facts about people from what they and the insurer signed.

use std::collections::{BTreeMap, BTreeSet};

use protocol::context::{
    BindingFact, CertificateFact, Context, DepartmentFact, RepresentativeFact,
};
use protocol::dsse::Statement;
use protocol::statement::{
    Attested, Bind, DeptEpoch, Keycard, MessageClass, Profile, Representation, RevocationList,
    Right, StaffCertificate, TrustDocument,
};
use protocol::{Dept, Hash, Matter, Org, PersonId, Signed, UnixTime, b64};
use protocol_open::{Identity, open_dept_grant, open_dept_link, open_signed};
use registrar::portal::Trust;
use registrar::trust::{Pin, Verified, verify};
use serde::Deserialize;

use crate::agent::Agent;
use crate::error::GatewayError;
use crate::office::Office;

/// A unit and its keys, one for each epoch that the program could open.
pub struct Unit {
    /// The unit.
    pub dept: Dept,
    /// `sh` of the program's certificate for it.
    pub cert: Hash,
    /// Whether the program may bring something there.
    pub writes: bool,
    /// Its newest epoch, verified.
    pub newest: Option<Signed<DeptEpoch>>,
    keys: Vec<(u64, Identity)>,
}

/// The program in its units, at the time of asking.
pub struct Member {
    /// What is believed.
    pub trust: Verified,
    /// Its units.
    pub units: Vec<Unit>,
    /// How much protection matters need.
    pub classes: BTreeMap<Matter, MessageClass>,
}

#[derive(Deserialize)]
struct TrustAnswer {
    td: Vec<Attested<Signed<TrustDocument>>>,
    depts: Vec<Attested<Signed<DeptEpoch>>>,
    #[serde(default)]
    signers: Vec<Attested>,
    revlist: Option<Signed<RevocationList>>,
    #[serde(default)]
    matters: Vec<MatterItem>,
}

#[derive(Deserialize)]
struct MatterItem {
    code: Matter,
    class: MessageClass,
}

#[derive(Deserialize)]
struct UnitsAnswer {
    items: Vec<UnitItem>,
}

#[derive(Deserialize)]
struct UnitItem {
    dept: Dept,
    rights: Vec<Right>,
    cert: Attested<Signed<StaffCertificate>>,
    epochs: Vec<Attested<Signed<DeptEpoch>>>,
    grants: Vec<EpochFile>,
    links: Vec<EpochFile>,
}

#[derive(Deserialize)]
struct EpochFile {
    epoch: u64,
    file: String,
}

#[derive(Deserialize)]
struct ProfilesAnswer {
    items: Vec<ProfileItem>,
}

#[derive(Deserialize)]
struct ProfileItem {
    epoch: u64,
    file: String,
}

impl Member {
    /// Asks for trust and units, and opens the units' keys.
    ///
    /// # Errors
    /// [`GatewayError::NotGenuine`]; what the portal answers.
    pub async fn load(
        office: &Office,
        agent: &Agent,
        pin: Pin,
        now: UnixTime,
    ) -> Result<Self, GatewayError> {
        let answer: TrustAnswer = office.get("trust").await?;
        let signers = answer.signers.clone();
        let classes = answer.matters.into_iter();
        let classes = classes.map(|matter| (matter.code, matter.class)).collect();
        let answer = Trust {
            td: answer.td,
            depts: answer.depts,
            signers: answer.signers,
            revlist: answer.revlist,
            matters: Vec::new(),
        };
        let trust = verify(&agent.org, pin, answer, &[], now)?;
        let units: UnitsAnswer = office.get("units").await?;
        let units = units.items.into_iter();
        let units = units
            .filter(|unit| unit.rights.contains(&Right::Read))
            .map(|unit| Unit::open((&agent.org, &agent.identity), &trust, &signers, &unit))
            .collect();
        Ok(Self {
            trust,
            units,
            classes,
        })
    }

    /// All keys of all units.
    pub fn keys(&self) -> impl Iterator<Item = &Identity> {
        self.units
            .iter()
            .flat_map(|unit| unit.keys.iter().map(|(_, key)| key))
    }

    /// Who a person is, as the registrar has sealed it to one of the units; `None` when no unit was told.
    ///
    /// # Errors
    /// [`GatewayError::NotGenuine`] for one that opens and is not the registrar's; what the portal answers.
    pub async fn profile(
        &self,
        office: &Office,
        pid: PersonId,
    ) -> Result<Option<Profile>, GatewayError> {
        for unit in &self.units {
            let path = format!("profiles?dept={}&pids={pid}", unit.dept);
            let answer: ProfilesAnswer = office.get(&path).await?;
            for item in answer.items {
                let file = b64::from_url(&item.file).ok_or(GatewayError::Malformed("profile"))?;
                let key = unit.keys.iter().find(|(epoch, _)| *epoch == item.epoch);
                let opened = key.map(|(_, key)| open_signed::<Profile>(key, &file));
                let Some(Ok(profile)) = opened else {
                    continue;
                };
                profile.verify(self.trust.chain.td(), pid)?;
                return Ok(Some(profile.payload().clone()));
            }
        }
        Ok(None)
    }
}

impl Unit {
    /// The key of each epoch by its grant, or by the link from the epoch after it. What does not open is left out: then it opens nothing here.
    fn open(
        (org, own): (&Org, &Identity),
        trust: &Verified,
        signers: &[Attested],
        item: &UnitItem,
    ) -> Self {
        let mut epochs: Vec<&DeptEpoch> =
            item.epochs.iter().map(|one| one.stmt.payload()).collect();
        epochs.sort_by_key(|epoch| epoch.epoch);
        let file = |files: &[EpochFile], epoch: u64| {
            let found = files.iter().filter(move |file| file.epoch == epoch);
            found
                .filter_map(|file| b64::from_url(&file.file))
                .collect::<Vec<_>>()
        };
        let mut keys: Vec<(u64, Identity)> = Vec::new();
        for epoch in epochs.iter().rev() {
            let granted = file(&item.grants, epoch.epoch)
                .iter()
                .find_map(|file| open_dept_grant(own, file, epoch).ok());
            let next = keys
                .iter()
                .find(|(number, _)| Some(*number) == epoch.epoch.checked_add(1));
            let linked = || {
                let (_, next) = next?;
                file(&item.links, epoch.epoch)
                    .iter()
                    .find_map(|file| open_dept_link(next, file, epoch).ok())
            };
            if let Some(key) = granted.or_else(linked) {
                keys.push((epoch.epoch, key));
            }
        }
        Self {
            dept: item.dept.clone(),
            cert: item.cert.stmt.sh(),
            writes: item.rights.contains(&Right::Write),
            newest: newest(org, trust, signers, item),
            keys,
        }
    }
}

/// The newest epoch of a unit, after all before it have been checked.
fn newest(
    org: &Org,
    trust: &Verified,
    signers: &[Attested],
    item: &UnitItem,
) -> Option<Signed<DeptEpoch>> {
    let td = trust.chain.td();
    let mut context = Context::new(org.clone());
    if let Some(list) = &trust.revlist {
        context.set_revoked(list.payload());
    }
    let cards = of_kind::<Keycard>(signers);
    let mut certs = of_kind::<StaffCertificate>(signers);
    certs.retain(|cert| cert.verify(td).is_ok());
    let epochs: Vec<_> = item.epochs.iter().map(|one| one.stmt.clone()).collect();
    let last = epochs.iter().map(Signed::sh).next_back()?;
    let verified = chain(td, &context, (&cards, &certs), epochs);
    verified
        .into_iter()
        .next_back()
        .filter(|one| one.sh() == last)
}

/// Statements of one kind among those that came along; what does not parse is none.
fn of_kind<T: Statement>(all: &[Attested]) -> Vec<Signed<T>> {
    all.iter()
        .filter(|one| one.stmt.payload_type() == T::TYPE)
        .filter_map(|one| Signed::parse(one.stmt.clone()).ok())
        .collect()
}

/// The facts about one thread's surroundings, from those statements that verify. What does not verify is no fact, so that whoever needed it is
/// refused further on.
#[must_use]
pub fn facts(org: &Org, trust: &Verified, all: &[Attested], matter: &Matter) -> Context {
    let td = trust.chain.td();
    let mut context = Context::new(org.clone());
    if let Some(list) = &trust.revlist {
        context.set_revoked(list.payload());
    }
    let cards = of_kind::<Keycard>(all);
    context.bindings = bindings(td, &cards, of_kind(all));
    let certs: Vec<Signed<StaffCertificate>> = of_kind::<StaffCertificate>(all)
        .into_iter()
        .filter(|cert| cert.verify(td).is_ok())
        .collect();
    context.certificates = certs.iter().map(CertificateFact::new).collect();
    let epochs = chain(td, &context, (&cards, &certs), of_kind(all));
    context.departments = epochs.iter().map(DepartmentFact::new).collect();
    context.representatives = of_kind::<Representation>(all)
        .iter()
        .filter(|rep| {
            let granter = rep.payload().by;
            let card = cards.iter().find(|card| Some(card.sh()) == granter);
            // Granted by herself it counts with the keycard that was bound to her.
            let bound = card.is_none_or(|card| {
                let fact = context.binding_at(card.payload().pid, rep.payload().iat);
                fact.is_some_and(|fact| fact.kc == card.sh())
            });
            bound && rep.verify(td, card).is_ok()
        })
        .filter_map(|rep| RepresentativeFact::new(rep, matter))
        .collect();
    context
}

/// A keycard among statements, by its hash.
#[must_use]
pub fn keycard_of(all: &[Attested], kc: &Hash) -> Option<Signed<Keycard>> {
    of_kind::<Keycard>(all)
        .into_iter()
        .find(|card| card.sh() == *kc)
}

fn bindings(
    td: &TrustDocument,
    cards: &[Signed<Keycard>],
    mut binds: Vec<Signed<Bind>>,
) -> Vec<BindingFact> {
    binds.sort_by_key(|bind| bind.payload().seq);
    let mut newest: BTreeMap<PersonId, Signed<Bind>> = BTreeMap::new();
    let mut facts = Vec::new();
    for bind in binds {
        let Some(card) = cards.iter().find(|card| card.sh() == bind.payload().kc) else {
            continue;
        };
        let pid = bind.payload().pid;
        if bind.verify(td, card, newest.get(&pid)).is_ok() {
            facts.push(BindingFact::new(&bind, card));
            newest.insert(pid, bind);
        }
    }
    facts
}

/// Those epochs that follow from one another, oldest first.
fn chain(
    td: &TrustDocument,
    context: &Context,
    (cards, certs): (&[Signed<Keycard>], &[Signed<StaffCertificate>]),
    mut epochs: Vec<Signed<DeptEpoch>>,
) -> Vec<Signed<DeptEpoch>> {
    epochs.sort_by_key(|epoch| epoch.payload().epoch);
    let mut newest: BTreeMap<Dept, Signed<DeptEpoch>> = BTreeMap::new();
    let mut verified = Vec::new();
    for epoch in epochs {
        let at = epoch.payload().iat;
        let before = newest.get(&epoch.payload().dept);
        let by_lead = || {
            certs.iter().any(|cert| {
                let card = cards.iter().find(|card| card.sh() == cert.payload().kc);
                let revoked = context.is_revoked(&cert.sh(), at);
                card.is_some_and(|card| epoch.verify(td, before, Some((cert, card))).is_ok())
                    && !revoked
            })
        };
        if epoch.verify(td, before, None).is_ok() || by_lead() {
            verified.push(epoch.clone());
            newest.insert(epoch.payload().dept.clone(), epoch);
        }
    }
    verified
}

/// Recipients that are no longer new, for [`protocol::members::members_ok`].
pub(crate) type UsedKeys = BTreeSet<Hash>;
