// SPDX-License-Identifier: EUPL-1.2
//! An insurer with keys, a Trust Document, two departments and a few invented people.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use contact_seal::ContactIdentity;
use protocol::agefile::Recipient;
use protocol::statement::{DeptEpoch, Idp, KeycardKind, TrustDocument};
use protocol::{Attested, Dept, Hash, Org, PersonId, Signed, SigningKey, UnixTime};
use rand::rngs::OsRng;
use registrar::Register;
use registrar::admin::{
    AdminSigner, RootKeys, TrustPlan, certify_staff, countersign, first_document,
};
use registrar::clock::{Clock, ManualClock};
use registrar::custody::{Custodian, NewEpoch, UnitKeys};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::letter::{Hours, Insurer, Printer};
use registrar::person::{
    Assignment, CheckDigit, Format, ImportContext, ImportError, ImportReport, Kvnr, import,
};
use registrar::portal::{ActivationItem, Outcome, PortalClient, StaffItem, WorkItem};
use registrar::role::{
    Channel, IssueOrder, Issued, Registrar, RoleConfig, RoleError, RoleKeys, StepReport, Worker,
};
use registrar::trust::Pin;
use tokio::sync::watch;

use crate::fake::{FakePortal, bound};
use crate::holder::Holder;

pub const ERIKA: &str = r#"{"reference":"v-1","kvnr":"A123456780","role":"insured","given":"Erika","family":"Muster","birth_date":"1985-04-12","address":["Beispielweg 17","54321 Beispielstadt"],"email":"erika@mail.example"}"#;
pub const JAN: &str = r#"{"reference":"v-2","kvnr":"M000000019","role":"insured","given":"Jan","family":"Beispiel","birth_date":"1990-01-31","address":["Musterallee 2","54321 Beispielstadt"],"lang":"en"}"#;
pub const TOM: &str = r#"{"reference":"s-1","role":"staff","given":"Tom","family":"Beispiel","birth_date":"1979-09-09","address":[],"assignment":{"label":"Team Pflege","depts":[{"d":"pflege","rights":["read","write","grant"]}]}}"#;
pub const MIA: &str = r#"{"reference":"s-2","role":"staff","given":"Mia","family":"Probe","birth_date":"1981-02-03","address":[],"assignment":{"label":"Team Pflege","depts":[{"d":"pflege","rights":["read","write","grant"]}]}}"#;

/// Prints letters of an invented insurer.
pub fn printer() -> Printer {
    Printer::new(Insurer {
        name: "Musterkasse".to_owned(),
        street: "Musterstraße 1".to_owned(),
        city: "12345 Musterstadt".to_owned(),
        phone: "0800 000 4711".to_owned(),
        hours: Hours {
            de: "Mo–Fr 8–18 Uhr".to_owned(),
            en: "Mon–Fri 8–18".to_owned(),
        },
        portal_host: "post.musterkasse.example".to_owned(),
        office_host: "office.musterkasse.example".to_owned(),
        brand: [0, 77, 87],
        time_zone: "Europe/Berlin".to_owned(),
    })
    .unwrap()
}

/// Reference of the n-th of many invented persons.
pub fn reference(n: u32) -> String {
    format!("m-{n:06}")
}

/// The n-th of many invented persons, as a CSV row under [`CROWD`].
pub fn crowd_row(n: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(n % 26).unwrap());
    let kvnr = Kvnr::compose(letter, 10_000_000 + n).unwrap();
    let (year, day) = (1950 + n % 50, 1 + n % 28);
    format!(
        "{},{},insured,Vorname{n},\"Muster, Nr. {n}\",{year}-03-{day:02},\"Weg {n}\n{:05} Ort\",de,1234{n:06}\r\n",
        reference(n),
        kvnr.as_str(),
        n % 90_000 + 1_000,
    )
}

/// Header of a crowd.
pub const CROWD: &str = "reference,kvnr,role,given,family,birth_date,address,lang,card_digits\r\n";

/// A CSV file of many invented persons.
pub fn crowd(numbers: std::ops::Range<u32>) -> String {
    let rows: String = numbers.map(crowd_row).collect();
    format!("{CROWD}{rows}")
}

pub struct World {
    pub dir: tempfile::TempDir,
    pub org: Org,
    pub clock: ManualClock,
    pub portal: Arc<FakePortal>,
    pub registrar: Registrar,
    pub config: RoleConfig,
    pub td: Signed<TrustDocument>,
    pub root: RootKeys,
    pub admins: [AdminSigner; 2],
    pub units: UnitKeys,
    pub custodians: [Custodian; 3],
    pub notifier: ContactIdentity,
    pub registrar_enc: Recipient,
}

impl World {
    pub async fn new() -> Self {
        Self::with(|config| config).await
    }

    /// A world in which the registrar is configured otherwise.
    pub async fn with(config: impl FnOnce(RoleConfig) -> RoleConfig) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = Register::open(&dir.path().join("registrar.db")).unwrap();
        Self::build(dir, db, config, Vec::new()).await
    }

    /// A world whose Trust Document names identity providers.
    pub async fn with_idps(idps: Vec<Idp>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self::build(dir, Register::in_memory().unwrap(), |config| config, idps).await
    }

    /// A world whose register is on no disk, for measurements.
    pub async fn in_memory() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self::build(
            dir,
            Register::in_memory().unwrap(),
            |config| config,
            Vec::new(),
        )
        .await
    }

    async fn build(
        dir: tempfile::TempDir,
        db: Register,
        config: impl FnOnce(RoleConfig) -> RoleConfig,
        idps: Vec<Idp>,
    ) -> Self {
        let org: Org = "musterkasse.example".parse().unwrap();
        let clock = ManualClock::at(UnixTime(1_795_000_000));
        let now = clock.now();
        let folder = |name: &str, kind| KeyFolder::create(&dir.path().join(name), kind).unwrap();
        let role = folder("role", KeyKind::Role);
        let keys = RoleKeys::create(&role, &mut OsRng).unwrap();
        let admins = ["admin-1", "admin-2"]
            .map(|n| AdminSigner::create(&folder(n, KeyKind::Admin), &mut OsRng).unwrap());
        let root_folder = folder("root", KeyKind::Root);
        RootKeys::create(&root_folder, 3, &mut OsRng).unwrap();
        let root = RootKeys::open([&root_folder]).unwrap();
        let other = || SigningKey::from_seed(&rand::random()).public();
        let plan = TrustPlan {
            org: org.clone(),
            admin: admins.iter().map(AdminSigner::public).collect(),
            role: keys.public(),
            receipt: other(),
            release: vec![other(), other()],
            idps,
        };
        let document = first_document(plan, root.public(), now).unwrap();
        let td = root.sign(document, None).unwrap();
        let custodians = ["c-1", "c-2", "c-3"]
            .map(|n| Custodian::create(&folder(n, KeyKind::Custodian), &mut OsRng).unwrap());
        let units = UnitKeys::create(&dir.path().join("units")).unwrap();
        let registrar_enc = keys.public().registrar;
        let registrar_epoch = keys
            .department_epoch(&org, "Registratur", None, "initial", now)
            .unwrap();
        let config = config(RoleConfig::new(org.clone()));
        let registrar = Registrar::new(
            db,
            keys,
            config.clone(),
            Arc::new(clock.clone()),
            std::slice::from_ref(&td),
        )
        .unwrap();
        let world = Self {
            dir,
            org,
            clock,
            portal: Arc::new(FakePortal::default()),
            registrar,
            config,
            td,
            root,
            admins,
            units,
            custodians,
            notifier: ContactIdentity::generate().unwrap(),
            registrar_enc,
        };
        world.portal.with(|s| s.takes_pending = true);
        let epochs = [
            world.countersigned(registrar_epoch),
            world.unit_epoch("pflege", None),
            world.unit_epoch("sucht", None),
        ];
        let mut items = vec![Attested::logged(world.td.clone()).into_untyped()];
        items.extend(
            epochs
                .into_iter()
                .map(|e| Attested::logged(e).into_untyped()),
        );
        world.registrar.publish(items).unwrap();
        world.import(&[ERIKA, JAN, TOM, MIA].join("\n"));
        world.registrar.drain(&world.portal).await.unwrap();
        world
    }

    pub fn now(&self) -> UnixTime {
        self.clock.now()
    }

    pub fn pin(&self) -> Pin {
        Pin::of(&self.td)
    }

    /// Both administrators sign a department epoch.
    pub fn countersigned(&self, epoch: Signed<DeptEpoch>) -> Signed<DeptEpoch> {
        let [one, two] = &self.admins;
        countersign(epoch, [one, two]).unwrap()
    }

    pub fn unit_epoch(
        &self,
        dept: &str,
        previous: Option<&Signed<DeptEpoch>>,
    ) -> Signed<DeptEpoch> {
        let dept: Dept = dept.parse().unwrap();
        let custodians = [0, 1, 2].map(|i| self.custodians[i].recipient().clone());
        let new = NewEpoch {
            org: &self.org,
            dept: &dept,
            label: "Team",
            previous,
            reason: "test",
            custodians: &custodians,
            now: self.now(),
        };
        self.countersigned(self.units.new_epoch(&new, &mut OsRng).unwrap())
    }

    pub fn import(&self, text: &str) -> ImportReport {
        self.try_import(text, Format::JsonLines).unwrap()
    }

    pub fn import_csv(&self, text: &str) -> ImportReport {
        self.try_import(text, Format::Csv).unwrap()
    }

    pub fn try_import(&self, text: &str, format: Format) -> Result<ImportReport, ImportError> {
        let recipient = self.notifier.recipient();
        let context = ImportContext {
            notifier: Some(&recipient),
            check: CheckDigit::Refuse,
            now: self.now(),
        };
        let register = self.registrar.register();
        import(register, text, format, &context, &mut OsRng)
    }

    pub fn pid(&self, reference: &str) -> PersonId {
        self.registrar
            .find_by_reference(reference)
            .unwrap()
            .unwrap()
            .pid
    }

    /// The same registrar after a restart: keys and database are read from disk again.
    pub fn restarted(&self) -> Registrar {
        let path = |name: &str| -> PathBuf { self.dir.path().join(name) };
        let keys = RoleKeys::open(&KeyFolder::open(&path("role"), KeyKind::Role).unwrap()).unwrap();
        let db = Register::open(&path("registrar.db")).unwrap();
        let config = self.config.clone();
        Registrar::new(db, keys, config, Arc::new(self.clock.clone()), &[]).unwrap()
    }

    pub async fn issue(&self, pid: PersonId, channel: Channel) -> (Issued, ActivationItem) {
        let order = IssueOrder {
            pid,
            channel,
            released: false,
        };
        let issued = self.registrar.issue(order, &mut OsRng).unwrap();
        self.registrar.drain(&self.portal).await.unwrap();
        let item = self
            .portal
            .with(|s| s.activations.iter().find(|a| a.aid == issued.aid).cloned())
            .unwrap();
        (issued, item)
    }

    pub async fn letter(&self, reference: &str) -> (Issued, ActivationItem) {
        self.issue(self.pid(reference), Channel::Letter).await
    }

    /// A step in which a call to the portal may fail, then restarts until there is nothing left to do. True if anything failed.
    pub async fn comes_to_rest(&self) -> bool {
        let mut failed = self.step().await.is_err();
        for _ in 0..10 {
            self.clock.advance(10);
            match step(self.restarted(), self.portal.clone()).await {
                Ok(report) if report == StepReport::default() => return failed,
                Ok(_) => {}
                Err(_) => failed = true,
            }
        }
        panic!("does not come to rest");
    }

    /// One step of a fresh worker.
    pub async fn step(&self) -> Result<StepReport, RoleError> {
        step(self.registrar.clone(), self.portal.clone()).await
    }

    /// Asks one question and returns the answer.
    pub async fn ask(&self, item: WorkItem) -> Option<Outcome> {
        let id = item.id;
        self.portal.ask(item);
        self.step().await.unwrap();
        self.portal.answer_to(id)
    }

    /// Somebody with a letter and a browser, bound.
    pub async fn bound(&self, reference: &str, dob: &str) -> Holder {
        let (issued, item) = self.letter(reference).await;
        let holder = Holder::new(&self.org, item.pid, KeycardKind::Insured, self.now());
        let request = holder.request(&issued, &item, dob);
        bound(
            self.ask(holder.bind_item(request, &self.registrar_enc))
                .await,
        );
        holder
    }

    /// Both administrators certify everybody of the staff who is bound.
    pub async fn certify(&self) {
        let staff = self.registrar.staff().unwrap();
        let all: BTreeMap<PersonId, Assignment> = staff
            .into_iter()
            .filter_map(|p| Some((p.pid, p.assignment?)))
            .collect();
        let [one, two] = &self.admins;
        let (portal, pin, now) = (&self.portal, self.pin(), self.now());
        let yes = |_, _: &Hash| true;
        certify_staff(portal, &self.org, pin, [one, two], &all, yes, now)
            .await
            .unwrap();
    }

    /// An employee with a slip and a browser, bound and listed by the portal.
    pub async fn bound_staff(&self, reference: &str, dob: &str) -> Holder {
        self.bound_as(reference, dob, KeycardKind::Staff).await
    }

    /// A program among the staff.
    pub async fn bound_program(&self, reference: &str, dob: &str) -> Holder {
        self.bound_as(reference, dob, KeycardKind::Agent).await
    }

    async fn bound_as(&self, reference: &str, dob: &str, kind: KeycardKind) -> Holder {
        let (issued, item) = self.issue(self.pid(reference), Channel::Staff).await;
        let holder = Holder::new(&self.org, item.pid, kind, self.now());
        let request = holder.request(&issued, &item, dob);
        let bind = bound(
            self.ask(holder.bind_item(request, &self.registrar_enc))
                .await,
        );
        self.portal.with(|s| {
            s.staff.push(StaffItem {
                pid: holder.pid,
                keycard: holder.keycard.clone(),
                bind: Attested::logged(bind),
                cert: None,
                depts: Vec::new(),
            });
        });
        holder
    }
}

/// One step of a new worker, without waiting.
pub async fn step<P: PortalClient + 'static>(
    registrar: Registrar,
    portal: P,
) -> Result<StepReport, RoleError> {
    let (_stop, mut stopped) = watch::channel(false);
    Worker::new(registrar, portal)
        .step(Duration::ZERO, &mut stopped)
        .await
}
