// SPDX-License-Identifier: EUPL-1.2
//! The insurer's side of the demo: all keys in one folder, which a real installation never has.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use anyhow::Context;
use jiff::civil::Date;
use oidc::NameKey;
use protocol::{
    Attested, BirthDate, Dept, Org, Signed,
    json::V1,
    statement::{DeptEpoch, TrustDocument},
};
use rand::rngs::OsRng;
use registrar::{
    Register,
    admin::{AdminSigner, RootKeys, TrustPlan, certify_staff, first_document},
    clock::Clock,
    custody::{Custodian, Forget, NewEpoch, UnitKeys, grant_round},
    keyfolder::{KeyFolder, KeyKind},
    medical::MedicalKeys,
    oidc::RelyingParty,
    person::{Assignment, CheckDigit, Format, ImportContext, import},
    portal::{HttpPortal, Label, MatterItem, PortalClient as _, PortalConfig, StaffItem, Trust},
    print::PrintQueue,
    role::{
        DEPT, Entity, Registrar, RepresentationOrder, RoleConfig, RoleKeys, ShieldPolicy,
        StaffAccount, Worker,
    },
    trust::Pin,
};
use tokio::{sync::watch, task::JoinHandle};

use super::{
    broker::Broker,
    server::{OfficeClient, PublicKeys},
};
use crate::{history, people};

/// How often the demo's administrators look for new colleagues.
const ROUND: Duration = Duration::from_millis(500);

/// Folder of the Medical Service in that of the demo. Its key is not the insurer's, and so it lies beside the insurer's folder.
pub const MEDICAL_FOLDER: &str = "medical-service";

/// Everything the insurer holds.
pub struct Insurer {
    /// The organisation.
    pub org: Org,
    /// The registrar.
    pub registrar: Registrar,
    /// The newest Trust Document.
    pub td: Signed<TrustDocument>,
    signers: [AdminSigner; 2],
    units: UnitKeys,
    epochs: Vec<Signed<DeptEpoch>>,
    clock: Arc<dyn Clock>,
}

impl Insurer {
    /// Makes keys, Trust Document, unit keys and the register; the same again at a second start.
    ///
    /// # Errors
    /// Folders or databases that cannot be written, or that belong to something else.
    pub fn open(
        dir: &Path,
        server: &PublicKeys,
        clock: Arc<dyn Clock>,
        broker: Option<&Broker>,
        child_born: Option<&BirthDate>,
    ) -> anyhow::Result<Self> {
        let child_born = child_born.map_or(people::CHILD_BORN, BirthDate::as_str);
        let org: Org = people::ORG.parse()?;
        let now = clock.now();
        let folder = |name: &str, kind| KeyFolder::create(&dir.join(name), kind);
        let admin = |name: &str| -> anyhow::Result<AdminSigner> {
            Ok(AdminSigner::create(
                &folder(name, KeyKind::Admin)?,
                &mut OsRng,
            )?)
        };
        let signers = [admin("admin-1")?, admin("admin-2")?];
        let releases = [admin("release-1")?.public(), admin("release-2")?.public()];
        let keys = RoleKeys::create(&folder("role", KeyKind::Role)?, &mut OsRng)?;

        let td_file = dir.join("td-1.json");
        let td = if td_file.exists() {
            Signed::<TrustDocument>::from_json(&std::fs::read(&td_file)?)?
        } else {
            let root = folder("root", KeyKind::Root)?;
            if root.names()?.is_empty() {
                RootKeys::create(&root, 3, &mut OsRng)?;
            }
            let root = RootKeys::open([&root])?;
            let plan = TrustPlan {
                org: org.clone(),
                admin: signers.iter().map(AdminSigner::public).collect(),
                role: keys.public(),
                receipt: server.receipt,
                release: releases.to_vec(),
                idps: broker
                    .map(Broker::pinned)
                    .transpose()?
                    .into_iter()
                    .collect(),
            };
            let td = root.sign(first_document(plan, root.public(), now)?, None)?;
            std::fs::write(&td_file, td.envelope().to_json())?;
            td
        };

        let mut epochs = vec![Self::registrar_epoch(dir, &org, &keys, &signers, now)?];
        let units = UnitKeys::create(&dir.join("units"))?;
        let custodian = |name: &str| -> anyhow::Result<_> {
            Ok(
                Custodian::create(&folder(name, KeyKind::Custodian)?, &mut OsRng)?
                    .recipient()
                    .clone(),
            )
        };
        let custodians = [
            custodian("custodian-a")?,
            custodian("custodian-b")?,
            custodian("custodian-c")?,
        ];
        for unit in people::UNITS {
            let dept: Dept = unit.dept.parse()?;
            let new = NewEpoch {
                org: &org,
                dept: &dept,
                label: unit.label,
                previous: None,
                reason: "first",
                custodians: &custodians,
                now,
            };
            epochs.push(sign_twice(units.new_epoch(&new, &mut OsRng)?, &signers)?);
        }

        epochs.push(medical_epoch(dir, &org, &signers, now)?);

        let db = Register::open(&dir.join("register.sqlite"))?;
        let notifier = server
            .notifier
            .parse()
            .map_err(|_| anyhow::anyhow!("notifier key"))?;
        let context = ImportContext {
            notifier: Some(&notifier),
            check: CheckDigit::Refuse,
            now,
        };
        let lines: Vec<String> = people::insured()
            .into_iter()
            .chain(people::around(child_born))
            .chain(people::with_a_past())
            .chain(history::insured())
            .chain([people::without_letter(), people::colleague()])
            .chain(history::colleagues())
            .chain([people::insured_employee()])
            .chain(people::staff())
            .chain([people::program()])
            .map(|line| line.to_string())
            .collect();
        let report = import(
            &db,
            &lines.join("\n"),
            Format::JsonLines,
            &context,
            &mut OsRng,
        )?;
        anyhow::ensure!(
            report.refused.is_empty(),
            "people refused: {:?}",
            report.refused
        );

        let registrar = Registrar::new(
            db,
            keys,
            RoleConfig {
                shields: ShieldPolicy {
                    restricted: Some(people::SHIELD.parse()?),
                    employee: Some(people::SHIELD.parse()?),
                    vip: Some(people::SHIELD.parse()?),
                },
                entities: [(people::PFLEGE.parse()?, Entity::Pflegekasse)].into(),
                ..RoleConfig::new(org.clone())
            },
            Arc::clone(&clock),
            std::slice::from_ref(&td),
        )?;
        Ok(Self {
            org,
            registrar,
            td,
            signers,
            units,
            epochs,
            clock,
        })
    }

    /// The department that bind requests are sealed to; its identity is the registrar's.
    fn registrar_epoch(
        dir: &Path,
        org: &Org,
        keys: &RoleKeys,
        signers: &[AdminSigner; 2],
        now: protocol::UnixTime,
    ) -> anyhow::Result<Signed<DeptEpoch>> {
        let file = dir.join("registrar-1.json");
        if file.exists() {
            return Ok(Signed::from_json(&std::fs::read(file)?)?);
        }
        let epoch = DeptEpoch {
            v: V1,
            org: org.clone(),
            dept: DEPT.parse()?,
            epoch: 1,
            label: "Registrierung".to_owned(),
            enc: keys.public().registrar,
            prev: None,
            reason: "first".to_owned(),
            iat: now,
        };
        let signed = sign_twice(Signed::sign(epoch, &[])?, signers)?;
        std::fs::write(file, signed.envelope().to_json())?;
        Ok(signed)
    }

    /// Lets those act for others who do so in the demo; at a second start nothing happens.
    ///
    /// # Errors
    /// Somebody is missing in the register, or may not act.
    pub async fn represent(&self, dir: &Path, portal: &HttpPortal) -> anyhow::Result<()> {
        let done = dir.join("acting.done");
        if done.exists() {
            return Ok(());
        }
        let pid = |reference: &str| -> anyhow::Result<_> {
            let person = self.registrar.find_by_reference(reference)?;
            Ok(person
                .with_context(|| format!("{reference} is not registered"))?
                .pid)
        };
        for (rep, subject, scope, rights, basis, years, evidence) in people::ACTING {
            let scope = scope.map(|all| all.iter().map(|m| m.parse()).collect::<Result<_, _>>());
            let order = RepresentationOrder {
                rep: pid(rep)?,
                subject: pid(subject)?,
                scope: scope.transpose()?,
                rights: rights.to_vec(),
                basis,
                nbf: None,
                exp: years.map(|n| self.clock.now().plus(n * 365 * 86_400)),
                evidence: evidence.to_owned(),
                custody_seen: false,
                entered_by: "Mara Sommer".to_owned(),
                approved_by: "Sina Probst".to_owned(),
            };
            self.registrar.represent(&order, &mut OsRng)?;
        }
        self.registrar
            .drain(portal)
            .await
            .context("the portal does not take who acts for whom")?;
        std::fs::write(done, "")?;
        Ok(())
    }

    /// The core system reports somebody's last day, as a file of two columns. Told to the portal with the registrar's next round.
    ///
    /// # Errors
    /// The register does not take it.
    pub fn end_insurance(&self, reference: &str, last_day: Date) -> anyhow::Result<()> {
        let context = ImportContext {
            notifier: None,
            check: CheckDigit::Refuse,
            now: self.registrar.now(),
        };
        let text = format!("reference,insured_until\n{reference},{last_day}\n");
        let register = self.registrar.register();
        let report = import(register, &text, Format::Csv, &context, &mut OsRng)?;
        anyhow::ensure!(report.refused.is_empty(), "refused: {:?}", report.refused);
        Ok(())
    }

    /// Tells the portal which account at the identity provider belongs to which employee. May be repeated.
    ///
    /// # Errors
    /// The key cannot be read, or the portal does not take them.
    pub async fn tell_accounts(
        &self,
        office: &OfficeClient,
        issuer: &str,
        portal: &HttpPortal,
    ) -> anyhow::Result<()> {
        let key = NameKey::read(&office.name_key_file)?;
        let accounts: Vec<_> = people::ACCOUNTS
            .iter()
            .enumerate()
            .map(|(line, (reference, account))| StaffAccount {
                line,
                reference: (*reference).to_owned(),
                account: Some((*account).to_owned()),
            })
            .collect();
        self.registrar.tell_accounts(&key, issuer, &accounts)?;
        self.registrar
            .drain(portal)
            .await
            .context("the portal does not take the accounts of staff")?;
        Ok(())
    }

    /// Gives the portal Trust Document, department epochs and matters. May be repeated.
    ///
    /// # Errors
    /// The portal does not take them.
    pub async fn publish(&self, portal: &HttpPortal) -> anyhow::Result<()> {
        let mut items: Vec<Attested> = vec![Attested::logged(self.td.clone()).into_untyped()];
        items.extend(
            self.epochs
                .iter()
                .cloned()
                .map(|epoch| Attested::logged(epoch).into_untyped()),
        );
        self.registrar.publish(items)?;
        let matters = people::MATTERS.iter().map(|(code, dept, class, de, en)| {
            Ok(MatterItem {
                code: code.parse()?,
                dept: dept.parse()?,
                class: (*class).to_owned(),
                // The portal marks bank details by itself.
                four_eyes: false,
                medical: people::MEDICAL_MATTERS.contains(code),
                label: Label {
                    de: (*de).to_owned(),
                    en: (*en).to_owned(),
                },
            })
        });
        self.registrar
            .set_matters(matters.collect::<anyhow::Result<_>>()?)?;
        self.registrar.tell_entities()?;
        self.registrar.tell_shields()?;
        self.registrar
            .drain(portal)
            .await
            .context("the portal does not take the first statements")?;
        Ok(())
    }

    /// Starts the registrar's loop, which prints letters that people ask for into `queue`, and that of administrators and custodians; both
    /// end when `stop` says so.
    #[must_use]
    pub fn run(
        self: &Arc<Self>,
        portal: &Arc<HttpPortal>,
        queue: PrintQueue,
        party: Option<RelyingParty>,
        stop: &watch::Receiver<bool>,
    ) -> Vec<JoinHandle<()>> {
        let mut worker = Worker::new(self.registrar.clone(), Arc::clone(portal)).with_queue(queue);
        if let Some(party) = party {
            worker = worker.with_providers(party);
        }
        let registrar = tokio::spawn(worker.run(stop.clone()));
        let (this, portal, mut stop) = (Arc::clone(self), Arc::clone(portal), stop.clone());
        let rounds = tokio::spawn(async move {
            let mut done = None;
            while !*stop.borrow() {
                if let Err(error) = this.round(&portal, &mut done).await {
                    tracing::warn!(%error, "a round of certificates and unit keys failed; it is repeated");
                }
                tokio::select! {
                    () = tokio::time::sleep(ROUND) => {}
                    changed = stop.changed() => if changed.is_err() { return },
                }
            }
        });
        vec![registrar, rounds]
    }

    /// Certificates by two administrators for whoever has a bound key, then unit keys for whoever has a certificate. Nothing where everything
    /// is as `done` has found it: checking all signatures twice a second was most of what an idle demo did.
    async fn round(&self, portal: &HttpPortal, done: &mut Option<Found>) -> anyhow::Result<()> {
        let staff = self.registrar.staff()?;
        let assignments: BTreeMap<_, _> = staff
            .into_iter()
            .filter_map(|person| Some((person.pid, person.assignment?)))
            .collect();
        let found = Found {
            minute: self.clock.now().0.div_euclid(60),
            trust: portal.trust().await?,
            staff: portal.staff().await?,
            assignments,
        };
        if done.as_ref() == Some(&found) {
            return Ok(());
        }
        let assignments = &found.assignments;
        let pin = Pin::of(&self.td);
        let [first, second] = &self.signers;
        // A real administrator compares the fingerprint on the colleague's screen; the demo's take everybody whose work is still what it was
        // before the portal was asked: whoever was removed meanwhile has no certificate any more, and must not get a new one.
        let still = |pid| match self.registrar.staff() {
            Ok(staff) => {
                let now = staff.into_iter().find(|person| person.pid == pid);
                now.and_then(|person| person.assignment).as_ref() == assignments.get(&pid)
            }
            Err(error) => {
                tracing::warn!(%error, "no certificate in this round");
                false
            }
        };
        certify_staff(
            portal,
            &self.org,
            pin,
            [first, second],
            assignments,
            |pid, _| still(pid),
            self.clock.now(),
        )
        .await?;
        grant_round(
            portal,
            &self.units,
            &self.org,
            pin,
            Forget::Never,
            self.clock.now(),
        )
        .await?;
        *done = Some(found);
        Ok(())
    }
}

/// What a round goes by.
#[derive(PartialEq)]
struct Found {
    /// Certificates run out.
    minute: i64,
    trust: Trust,
    staff: Vec<StaffItem>,
    assignments: BTreeMap<protocol::PersonId, Assignment>,
}

/// The Medical Service makes its key in its own folder; the insurer's administrators see the recipient and certify it.
fn medical_epoch(
    dir: &Path,
    org: &Org,
    signers: &[AdminSigner; 2],
    now: protocol::UnixTime,
) -> anyhow::Result<Signed<DeptEpoch>> {
    let folder = KeyFolder::create(&dir.with_file_name(MEDICAL_FOLDER), KeyKind::Medical)?;
    let identity = MedicalKeys::create(folder, 1, &mut OsRng)?;
    let file = dir.join("medical-1.json");
    if file.exists() {
        return Ok(Signed::from_json(&std::fs::read(&file)?)?);
    }
    let epoch = DeptEpoch {
        v: V1,
        org: org.clone(),
        dept: Dept::medical_service(),
        epoch: 1,
        label: "Medizinischer Dienst".to_owned(),
        enc: identity.recipient().clone(),
        prev: None,
        reason: "first".to_owned(),
        iat: now,
    };
    let signed = sign_twice(Signed::sign(epoch, &[])?, signers)?;
    std::fs::write(&file, signed.envelope().to_json())?;
    Ok(signed)
}

fn sign_twice<T: protocol::dsse::Statement>(
    statement: Signed<T>,
    signers: &[AdminSigner; 2],
) -> anyhow::Result<Signed<T>> {
    let mut envelope = statement.into_envelope();
    for signer in signers {
        envelope = signer.sign(envelope)?;
    }
    Ok(Signed::parse(envelope)?)
}

/// The agent API as the insurer's programs reach it.
///
/// # Errors
/// The token file cannot be read.
pub fn portal(agent: u16, token_file: &Path) -> anyhow::Result<HttpPortal> {
    let token = siegelpost::files::read_secret(token_file)?;
    let config = PortalConfig {
        origin: format!("http://127.0.0.1:{agent}"),
        token: token.into(),
    };
    Ok(HttpPortal::new(&config)?)
}
