// SPDX-License-Identifier: EUPL-1.2
//! The insurer's gateway against a real server: what it opens, what it writes, and that each letter comes once, whatever is killed.
//!
//! `SIEGELPOST_GATEWAY_KILLS` sets how often the program is killed (default 12). Needs `siegelpost-gateway` beside the test.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use gateway::agent::{Agent, Enrolment, enrol};
use gateway::config::GatewayConfig;
use gateway::letters::{Made, Manifest, Spool, round};
use gateway::office::Office;
use protocol::statement::{Decision, Remedy, TrustDocument};
use protocol::{Hash, MessageId, Org, Signed};
use rand::rngs::{OsRng, StdRng};
use rand::{Rng, SeedableRng};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::letter::Printer;
use registrar::trust::Pin;
use siegelpost_demo::clock::Ahead;
use siegelpost_demo::people;
use siegelpost_demo::sim::{Face, NewText, Person, Thread, Upload};
use siegelpost_demo::world::{World, gateway as files};

const DEPT: &str = "krankengeld";
const BODY: &str = "Guten Tag,\n\nwir bewilligen den *Rollstuhl* für zwei Jahre.\n\nGegen diesen Bescheid können Sie Widerspruch einlegen.";

struct Case {
    world: World,
    clock: Ahead,
    clerk: Person,
    thread: Thread,
    config: GatewayConfig,
    pin: Pin,
    _dir: tempfile::TempDir,
}

impl Case {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (world, clock) = World::ahead(dir.path()).await.unwrap();
        let org: Org = people::ORG.parse().unwrap();
        let letter = &world.papers.letters[0];
        let (portal, now) = (world.portal(), world.now());
        let person = Person::activate(&portal, Face::Portal, &org, &letter.code, &letter.dob, now);
        let person = person.await.unwrap();
        // Her key is bound by now: what was signed before counts nowhere.
        let now = world.now();
        let matter = "krankengeld-zahlung".parse().unwrap();
        let (mut own, grants) = person
            .new_thread(&DEPT.parse().unwrap(), &matter, now)
            .await
            .unwrap();
        let text = NewText {
            subject: "Rollstuhl".to_owned(),
            body: "Bekomme ich ihn?".to_owned(),
            uploads: Vec::new(),
        };
        let first = person.prepare_first(&mut own, grants, text, now).unwrap();
        person.post(&first).await.unwrap();
        let (clerk, desk) = support::clerk(&world, "Mara Sommer", DEPT).await;
        let thread = clerk.open_thread(&desk, own.id).await.unwrap();
        let config = GatewayConfig::load(&files::config_of(&world.dir)).unwrap();
        let td = std::fs::read(&config.trust_file).unwrap();
        let pin = Pin::of(&Signed::<TrustDocument>::from_json(&td).unwrap());
        let this = Self {
            world,
            clock,
            clerk,
            thread,
            config,
            pin,
            _dir: dir,
        };
        this.enrol().await;
        this
    }

    async fn enrol(&self) {
        let folder = KeyFolder::create(&self.config.keys, KeyKind::Agent).unwrap();
        let code = std::fs::read_to_string(files::code_of(&self.world.dir)).unwrap();
        let born = people::PROGRAM_BORN.parse().unwrap();
        let new = Enrolment {
            org: &self.config.org,
            pin: self.pin,
            code: code.trim(),
            born: &born,
            now: self.world.now(),
        };
        let office = Office::new(&self.config.office.origin).unwrap();
        let agent = enrol(&office, &folder, &new, &mut OsRng).await.unwrap();
        // As with every colleague: two administrators certify, whoever may grants the unit's key.
        agent.sign_in(&office).await.unwrap();
        for _ in 0..200 {
            let now = self.world.now();
            let member = gateway::member::Member::load(&office, &agent, self.pin, now);
            if member
                .await
                .is_ok_and(|member| member.keys().next().is_some())
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no unit took the program in");
    }

    /// A decision to a person who has agreed to nothing.
    async fn decide(&mut self, uploads: Vec<Upload>) -> (MessageId, Hash) {
        let text = NewText {
            subject: "Ihr Rollstuhl".to_owned(),
            body: BODY.to_owned(),
            uploads,
        };
        let mark = Decision {
            remedy: Remedy::Objection,
            instructed: true,
        };
        let now = self.world.now();
        let prepared = self
            .clerk
            .prepare_as(&mut self.thread, text, Some(mark), now)
            .unwrap();
        let mut prepared = prepared.by_post();
        let dept = DEPT.parse().unwrap();
        self.clerk
            .look(&dept, &self.thread, &mut prepared)
            .await
            .unwrap();
        self.clerk.post(&prepared).await.unwrap();
        (prepared.mid, prepared.sealed())
    }

    /// One round of a program with a folder of its own.
    async fn round(&self, spool: &Spool) -> Made {
        let office = Office::new(&self.config.office.origin).unwrap();
        let folder = KeyFolder::open(&self.config.keys, KeyKind::Agent).unwrap();
        let agent = Agent::open(&folder, &self.config.org).unwrap();
        agent.sign_in(&office).await.unwrap();
        let printer = Printer::new(self.config.insurer.clone()).unwrap();
        let when = (self.pin, self.world.now());
        round(&office, &agent, (&printer, spool), when, &mut OsRng)
            .await
            .unwrap()
    }

    async fn states(&self) -> Vec<String> {
        let path = format!("threads/{}", self.thread.id);
        let shown = self.clerk.http().get(&path).await.unwrap();
        let letters = shown["letters"].as_array().unwrap();
        let state = |one: &serde_json::Value| one["state"].as_str().unwrap().to_owned();
        letters.iter().map(state).collect()
    }
}

/// Letters in a folder by the message that they are of; every one of them whole.
fn letters(dir: &Path) -> Vec<Manifest> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with('.') {
            continue;
        }
        let text = std::fs::read(path.join("job.json")).unwrap();
        let manifest: Manifest = serde_json::from_slice(&text).unwrap();
        assert_eq!(manifest.job.to_string(), name);
        for listed in &manifest.documents {
            let bytes = std::fs::read(path.join(&listed.file)).unwrap();
            let sum = Hash::of(&bytes);
            let hex: String = sum.as_bytes().iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!((hex, bytes.len()), (listed.sha256.clone(), listed.bytes));
        }
        found.push(manifest);
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_holds_the_decision_word_for_word_and_its_files_byte_for_byte() {
    let mut case = Case::new().await;
    let scan = b"%PDF-1.7 what the Medical Service wrote".to_vec();
    let upload = case
        .clerk
        .upload(
            &case.thread,
            "../Gutachten.pdf",
            "application/pdf",
            scan.clone(),
        )
        .await
        .unwrap();
    let (mid, sealed) = case.decide(vec![upload]).await;
    let spool = Spool::open(&case.config.letters.jobs).unwrap();
    let made = case.round(&spool).await;
    assert_eq!(
        made,
        Made {
            letters: 1,
            ..Made::default()
        }
    );
    let all = letters(&case.config.letters.jobs);
    let [letter] = all.as_slice() else {
        panic!("{} letters", all.len());
    };
    assert_eq!(letter.message, mid.to_string());
    assert_eq!(letter.sealed_sha256, protocol::b64::url(sealed.as_bytes()));
    assert_eq!(letter.reason, "no-consent");
    // By this the core system finds where she lives; the server knows neither.
    assert!(registrar::person::Kvnr::parse(&letter.address_reference).is_ok());
    let place = case.config.letters.jobs.join(letter.job.to_string());
    let [text, file] = letter.documents.as_slice() else {
        panic!("two documents");
    };
    assert_eq!((text.file.as_str(), text.pages), ("decision.pdf", Some(1)));
    assert_eq!(std::fs::read(place.join(&file.file)).unwrap(), scan);
    assert_eq!(file.name.as_deref(), Some("../Gutachten.pdf"));
    assert_eq!(file.file, "attachment-1.pdf");
    // Nothing was left out or taken for a mark of ours.
    let pdf = Command::new("pdftotext")
        .args([
            "-layout".as_ref(),
            place.join("decision.pdf").as_os_str(),
            "-".as_ref(),
        ])
        .output();
    if let Ok(pdf) = pdf {
        let pdf = String::from_utf8(pdf.stdout).unwrap();
        for words in [
            "wir bewilligen den *Rollstuhl* für zwei Jahre.",
            "Ihr Rollstuhl",
        ] {
            assert!(pdf.contains(words), "{pdf}");
        }
    }
    assert_eq!(case.states().await, ["printed"]);
    assert_eq!(case.round(&spool).await, Made::default());
    case.world.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_gateways_at_once_each_letter_comes_from_one() {
    let mut case = Case::new().await;
    let mut wanted = BTreeSet::new();
    for _ in 0..4 {
        wanted.insert(case.decide(Vec::new()).await.0.to_string());
    }
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (
        Spool::open(one.path()).unwrap(),
        Spool::open(two.path()).unwrap(),
    );
    let made = tokio::join!(case.round(&first), case.round(&second));
    assert_eq!(made.0.letters + made.1.letters, wanted.len(), "{made:?}");
    let mut all = letters(one.path());
    all.extend(letters(two.path()));
    assert_eq!(all.len(), wanted.len());
    let got: BTreeSet<String> = all.into_iter().map(|letter| letter.message).collect();
    assert_eq!(got, wanted);
    case.world.stop().await.unwrap();
}

fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap();
    let program = program.join("siegelpost-gateway");
    assert!(program.exists(), "build the program first");
    program
}

fn number(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the one setting of a test")]
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_is_killed_at_any_moment_makes_each_letter_once() {
    let mut case = Case::new().await;
    let mut wanted = BTreeSet::new();
    for _ in 0..6 {
        wanted.insert(case.decide(Vec::new()).await.0.to_string());
    }
    let config = files::config_of(&case.world.dir);
    let run = || {
        Command::new(program())
            .arg("--config")
            .arg(&config)
            .arg("once")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut rng = StdRng::seed_from_u64(number("SIEGELPOST_SEED", 56));
    let mut ahead = 0;
    for _ in 0..number("SIEGELPOST_GATEWAY_KILLS", 12) {
        let mut child = run();
        tokio::time::sleep(Duration::from_millis(rng.gen_range(50..1_500))).await;
        child.kill().unwrap();
        child.wait().unwrap();
        // What a run had taken is free again after its lease.
        ahead += 11 * 60;
        case.clock.set(ahead);
        let made = letters(&case.config.letters.jobs);
        let names: BTreeSet<&str> = made.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(names.len(), made.len(), "one twice");
    }
    for _ in 0..3 {
        assert!(run().wait().unwrap().success());
        ahead += 11 * 60;
        case.clock.set(ahead);
    }
    let made = letters(&case.config.letters.jobs);
    let got: BTreeSet<String> = made.iter().map(|one| one.message.clone()).collect();
    assert_eq!((made.len(), got), (wanted.len(), wanted));
    // Hours have gone by for the server, and with them her session.
    case.clerk.sign_in().await.unwrap();
    let states = case.states().await;
    assert!(states.iter().all(|state| state == "printed"), "{states:?}");
    let drafts = std::fs::read_dir(&case.config.letters.jobs).unwrap();
    let left = drafts.filter(|one| {
        let name = one.as_ref().unwrap().file_name();
        name.to_str().unwrap().starts_with('.') && name != ".lock"
    });
    assert_eq!(left.count(), 0);
    case.world.stop().await.unwrap();
}
