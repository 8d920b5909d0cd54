// SPDX-License-Identifier: EUPL-1.2
//! What a core system writes to many, against a real server: a line of results for each item, a thread for whom it may, a letter for the
//! others; nothing twice and nothing lost, whatever is killed; and memory that does not grow with the list.
//!
//! `SIEGELPOST_BULK_KILLS` sets how often the program is killed (default 6), `SIEGELPOST_BULK_ITEMS` how many items the long list has (default 300).
//! Needs `siegelpost-gateway` beside the test.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use gateway::bulk::{Bulk, Done, Sums};
use gateway::config::BulkSection;
use protocol::statement::MessageKind;
use protocol::{Hash, Org, ThreadId};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use registrar::role::Channel;
use serde_json::{Value, json};
use siegelpost_demo::clock::Ahead;
use siegelpost_demo::people;
use siegelpost_demo::program::Program;
use siegelpost_demo::sim::{Face, NewText, Person};
use siegelpost_demo::world::{World, gateway as files};

/// Two people who read their post themselves.
const AMAL: &str = "T012345678";
const NORA: &str = "N100800033";
/// Her guardian opens her post.
const ERIKA: &str = "A123456780";
/// He has a key, and no address that counts.
const SVEN: &str = "S100700020";
const NO_ACCOUNT: &str = "B100200302";

struct Case {
    world: World,
    clock: Ahead,
    amal: Person,
    nora: Person,
    bulk: BulkSection,
    _dir: tempfile::TempDir,
}

impl Case {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (world, clock) = World::ahead(dir.path()).await.unwrap();
        let amal = arrived(&world, "P-1003").await;
        amal.confirm_address(world.catcher.mails()).await.unwrap();
        let nora = arrived(&world, people::MOTHER).await;
        nora.confirm_address(world.catcher.mails()).await.unwrap();
        let program = Program::taken_in(&world, people::INBOX_UNIT).await.unwrap();
        Self {
            bulk: program.config.bulk.unwrap(),
            world,
            clock,
            amal,
            nora,
            _dir: dir,
        }
    }

    /// The program in this process.
    async fn program(&self) -> Bulk {
        let Program {
            config,
            office,
            agent,
            pin,
        } = Program::taken_in(&self.world, people::INBOX_UNIT)
            .await
            .unwrap();
        let settings = (&self.bulk, &config.insurer);
        Bulk::open(office, (agent, pin), settings, Arc::new(self.clock.clone())).unwrap()
    }

    /// One round of it.
    async fn round(&self) -> Vec<Done> {
        self.program().await.round().await.unwrap()
    }

    /// Puts a folder down as a core system does: whole, or not there.
    fn put(&self, folder: &str, lines: &[String], beside: &[(&str, &[u8])]) {
        let draft = self.bulk.inbox.join(format!(".{folder}"));
        std::fs::create_dir_all(&draft).unwrap();
        std::fs::write(draft.join("batch.jsonl"), lines.join("\n") + "\n").unwrap();
        for (name, bytes) in beside {
            std::fs::write(draft.join(name), bytes).unwrap();
        }
        std::fs::rename(draft, self.bulk.inbox.join(folder)).unwrap();
    }

    fn path(&self, batch: &str) -> PathBuf {
        self.bulk.results.join(format!("{batch}.jsonl"))
    }

    /// Lines of results without head and end.
    fn results(&self, batch: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.path(batch)).unwrap();
        let mut lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let end = lines.pop().unwrap();
        assert_eq!(end["done"], true);
        let head = lines.remove(0);
        assert_eq!(head["items"], lines.len());
        lines
    }

    fn letters(&self) -> Vec<Value> {
        let mut jobs = Vec::new();
        for entry in std::fs::read_dir(self.bulk.letters.as_ref().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            assert!(!path.file_name().unwrap().to_str().unwrap().starts_with('.'));
            let job: Value =
                serde_json::from_slice(&std::fs::read(path.join("job.json")).unwrap()).unwrap();
            for listed in job["documents"].as_array().unwrap() {
                let bytes = std::fs::read(path.join(listed["file"].as_str().unwrap())).unwrap();
                assert_eq!(listed["sha256"], hex(&bytes));
            }
            jobs.push(job);
        }
        jobs
    }
}

/// Somebody gets a letter and opens the account.
async fn arrived(world: &World, reference: &str) -> Person {
    let org: Org = people::ORG.parse().unwrap();
    let (dob, code) = world.new_code(reference, Channel::Letter).await.unwrap();
    let (portal, now) = (world.portal(), world.now());
    let person = Person::activate(&portal, Face::Portal, &org, &code, &dob, now);
    person.await.unwrap()
}

/// All threads of somebody.
async fn threads(person: &Person) -> Vec<ThreadId> {
    let mut all = Vec::new();
    let mut path = "threads?limit=50".to_owned();
    loop {
        let page = person.http().get(&path).await.unwrap();
        for row in page["items"].as_array().unwrap() {
            all.push(row["thread"].as_str().unwrap().parse().unwrap());
        }
        match page["next"].as_str() {
            Some(next) => path = format!("threads?limit=50&before={next}"),
            None => return all,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let sum = Hash::of(bytes);
    sum.as_bytes().iter().map(|b| format!("{b:02x}")).collect()
}

fn head(batch: &str) -> String {
    json!({"v": 1, "batch": batch, "unit": people::INBOX_UNIT, "matter": people::INBOX_MATTER})
        .to_string()
}

fn item(id: &str, kvnr: &str) -> Value {
    json!({
        "item": id, "kvnr": kvnr, "subject": "Ihr Zusatzbeitrag",
        "text": format!("Guten Tag,\n\nder Zusatzbeitrag ändert sich. Schreiben {id}."),
    })
}

fn of(result: &Value) -> (u64, &str, &str) {
    (
        result["line"].as_u64().unwrap(),
        result["result"].as_str().unwrap(),
        result["reason"].as_str().unwrap_or_default(),
    )
}

/// A number with a right check digit that nobody has.
fn nobodys() -> String {
    let mut all = (0..10).map(|digit| format!("Z90000001{digit}"));
    all.find(|kvnr| registrar::person::Kvnr::parse(kvnr).is_ok())
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_item_has_its_result_and_each_person_what_was_written_to_her() {
    let case = Case::new().await;
    arrived(&case.world, people::BLOCKED).await;
    arrived(&case.world, "P-1001").await;
    let pdf = b"%PDF-1.7 Bescheinigung".as_slice();
    let named = json!([{
        "path": "eins.pdf", "name": "Bescheinigung.pdf", "type": "application/pdf", "sha256": hex(pdf),
    }]);
    let with = |mut item: Value, more: Value| {
        let more = more.as_object().unwrap().clone();
        item.as_object_mut().unwrap().extend(more);
        item.to_string()
    };
    let decides = json!({"kind": "decision", "remedy": "objection", "instructed": true});
    let wrong = json!([{"path": "eins.pdf", "name": "a", "type": "a/b", "sha256": "0".repeat(64)}]);
    let lines = [
        head("m1"),
        with(item("1", AMAL), json!({ "files": named })),
        item("2", NORA).to_string(),
        with(item("3", NO_ACCOUNT), json!({ "files": named })),
        item("4", SVEN).to_string(),
        "{\"item\": \"5\", broken".to_owned(),
        item("6", &nobodys()).to_string(),
        item("7", "A123456781").to_string(),
        item("2", AMAL).to_string(),
        with(item("9", AMAL), decides.clone()),
        with(item("10", NORA), json!({ "files": wrong })),
        String::new(),
        item("12", NORA).to_string(),
        item("13", ERIKA).to_string(),
    ];
    case.put("eins", &lines, &[("eins.pdf", pdf)]);
    let done = case.round().await;
    let sums = Sums {
        sent: 3,
        letter: 4,
        refused: 6,
    };
    assert_eq!((done.len(), done[0].sums), (1, sums));
    let results = case.results("m1");
    let told: Vec<_> = results.iter().map(of).collect();
    assert_eq!(
        told,
        [
            (2, "sent", ""),
            (3, "sent", ""),
            (4, "letter", "no-account"),
            (5, "letter", "no-address"),
            (6, "refused", "not-an-item"),
            (7, "refused", "unknown-number"),
            (8, "refused", "wrong-number"),
            (9, "refused", "item-twice"),
            (10, "letter", "no-consent"),
            (11, "refused", "file-differs"),
            (12, "refused", "not-an-item"),
            (13, "sent", ""),
            (14, "letter", "represented"),
        ]
    );
    // What she reads is what was written, her file included.
    let hers = threads(&case.amal).await;
    assert_eq!(hers.len(), 1);
    assert_eq!(results[0]["thread"], hers[0].to_string());
    let opened = case.amal.read_thread(hers[0]).await.unwrap();
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].payload.subject, "Ihr Zusatzbeitrag");
    assert!(opened[0].payload.body.ends_with("Schreiben 1."));
    assert_eq!(threads(&case.nora).await.len(), 2);
    // The unit has no work by it until somebody answers, and then opens all of it.
    let (clerk, desk) = support::clerk(&case.world, "Gülay Muster", people::INBOX_UNIT).await;
    assert_eq!(clerk.worklist(&desk).await.unwrap(), []);
    let mut thread = case.amal.open_own(hers[0]).await.unwrap();
    let text = NewText {
        subject: "Rückfrage".to_owned(),
        body: "Ab wann?".to_owned(),
        uploads: Vec::new(),
    };
    let now = case.world.now();
    let answer = case.amal.prepare(&mut thread, text, now).unwrap();
    case.amal.post(&answer).await.unwrap();
    assert_eq!(clerk.worklist(&desk).await.unwrap(), [hers[0]]);
    let messages = clerk.open_messages(&desk, hers[0]).await.unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0].0.kind, MessageKind::Msg);
    assert_eq!(messages[0].1[0], pdf);
    // Letters are made once, for the print shop; nothing is kept in plain elsewhere.
    let mut letters: Vec<(String, String)> = Vec::new();
    for job in case.letters() {
        let text = |name: &str| job[name].as_str().unwrap().to_owned();
        letters.push((text("address_reference"), text("reason")));
    }
    letters.sort();
    let expected = [
        (ERIKA.to_owned(), "represented".to_owned()),
        (NO_ACCOUNT.to_owned(), "no-account".to_owned()),
        (SVEN.to_owned(), "no-address".to_owned()),
        (AMAL.to_owned(), "no-consent".to_owned()),
    ];
    assert_eq!(letters, expected);
    assert!(!case.bulk.inbox.join("eins").exists());
    let text = std::fs::read_to_string(case.path("m1")).unwrap();
    for never in [AMAL, "Zusatzbeitrag", "Bescheinigung"] {
        assert!(!text.contains(never), "{never}");
    }
    // Once she has agreed, a decision is one, and its notification begins a period.
    let now = case.world.now();
    case.amal.consent("Ja.", now).await.unwrap();
    let lines = [head("m2"), with(item("9", AMAL), decides)];
    case.put("zwei", &lines, &[]);
    assert_eq!(case.round().await[0].sums.sent, 1);
    let thread = case.results("m2")[0]["thread"].as_str().unwrap().parse();
    case.amal.until_announced(thread.unwrap()).await.unwrap();
    case.world.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_batch_again_writes_nothing_and_another_one_of_its_name_is_refused() {
    let case = Case::new().await;
    let lines = [
        head("w1"),
        item("1", AMAL).to_string(),
        item("2", NORA).to_string(),
        item("3", NO_ACCOUNT).to_string(),
    ];
    case.put("eins", &lines, &[]);
    case.round().await;
    let before = std::fs::read(case.path("w1")).unwrap();
    case.put("eins", &lines, &[]);
    let done = case.round().await;
    assert_eq!(done[0].sums.sent, 2);
    assert_eq!(std::fs::read(case.path("w1")).unwrap(), before);
    assert!(!case.bulk.inbox.join("eins").exists());
    let changed = [head("w1"), item("1", NORA).to_string()];
    case.put("zwei", &changed, &[]);
    assert_eq!(case.round().await, []);
    let said = std::fs::read(case.bulk.results.join("zwei.refused.json")).unwrap();
    let said: Value = serde_json::from_slice(&said).unwrap();
    assert_eq!(said["reason"], "other-content");
    assert!(case.bulk.inbox.join(".refused-zwei").exists());
    assert!(!case.bulk.inbox.join("zwei").exists());
    // The disk with the results was lost. The server knows what is there.
    let first = case.results("w1");
    std::fs::remove_file(case.path("w1")).unwrap();
    let mut half = lines.clone();
    half[2] = item("2", AMAL).to_string();
    case.put("eins", &half, &[]);
    case.round().await;
    let again = case.results("w1");
    assert_eq!(again[0], first[0]);
    assert_eq!(of(&again[1]), (3, "refused", "other-content"));
    assert_eq!(again[2], first[2], "a letter is one letter");
    assert_eq!(case.letters().len(), 1);
    assert_eq!(threads(&case.amal).await.len(), 1);
    assert_eq!(threads(&case.nora).await.len(), 1);
    // The same items in a batch of another name are others.
    let mut other = lines.clone();
    other[0] = head("w2");
    case.put("eins", &other, &[]);
    case.round().await;
    assert_eq!(threads(&case.amal).await.len(), 2);
    for (folder, first, why) in [
        ("kopflos", item("1", AMAL).to_string(), "head"),
        (
            "fremd",
            head("w3").replace(people::INBOX_UNIT, "pflege"),
            "no-unit",
        ),
        (
            "unklar",
            head("w4").replace(people::INBOX_MATTER, "nichts"),
            "unknown-matter",
        ),
    ] {
        case.put(folder, &[first, item("1", AMAL).to_string()], &[]);
        assert_eq!(case.round().await, []);
        let said = case.bulk.results.join(format!("{folder}.refused.json"));
        let said: Value = serde_json::from_slice(&std::fs::read(said).unwrap()).unwrap();
        assert_eq!(said["reason"], why);
    }
    case.world.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_after_a_new_key_is_for_that_key_and_no_other() {
    let case = Case::new().await;
    arrived(&case.world, people::BLOCKED)
        .await
        .confirm_address(case.world.catcher.mails())
        .await
        .unwrap();
    // Signed times are whole seconds.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let again = arrived(&case.world, people::BLOCKED).await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    case.put("eins", &[head("k1"), item("1", SVEN).to_string()], &[]);
    case.round().await;
    let results = case.results("k1");
    assert_eq!(of(&results[0]), (2, "sent", ""));
    let thread = results[0]["thread"].as_str().unwrap().parse().unwrap();
    let opened = again.read_thread(thread).await.unwrap();
    assert!(opened[0].payload.body.ends_with("Schreiben 1."));
    case.world.stop().await.unwrap();
}

fn number(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the settings of a test")]
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// One round in a process of its own.
fn run(case: &Case) -> Child {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap();
    let program = program.join("siegelpost-gateway");
    assert!(program.exists(), "build the program first");
    Command::new(program)
        .arg("--config")
        .arg(files::config_of(&case.world.dir))
        .arg("bulk")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// A list of so many items, in turn to two people.
fn long(batch: &str, items: u64) -> Vec<String> {
    let mut lines = vec![head(batch)];
    for n in 0..items {
        let kvnr = if n % 2 == 0 { AMAL } else { NORA };
        lines.push(item(&format!("{n}"), kvnr).to_string());
    }
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_killed_at_any_moment_loses_nothing_and_doubles_nothing() {
    const ITEMS: u64 = 240;
    let case = Case::new().await;
    let mut rng = StdRng::seed_from_u64(number("SIEGELPOST_SEED", 92));
    let kills = number("SIEGELPOST_BULK_KILLS", 6);
    let pdf = b"%PDF-1.7".as_slice();
    let mut lines = long("t1", ITEMS);
    for line in lines.iter_mut().skip(1).step_by(4) {
        let file = json!([{"path": "a.pdf", "name": "a.pdf", "type": "application/pdf", "sha256": hex(pdf)}]);
        let mut item: Value = serde_json::from_str(line).unwrap();
        item["files"] = file;
        *line = item.to_string();
    }
    for line in lines.iter_mut().skip(3).step_by(10) {
        *line = line.replace(NORA, NO_ACCOUNT).replace(AMAL, NO_ACCOUNT);
    }
    let to = |kvnr: &str| lines.iter().filter(|line| line.contains(kvnr)).count();
    case.put("eins", &lines, &[("a.pdf", pdf)]);
    let mut killed = 0;
    while killed < kills {
        let mut child = run(&case);
        let after = Duration::from_millis(rng.gen_range(100..2_500));
        tokio::time::sleep(after).await;
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
    }
    assert!(run(&case).wait().unwrap().success());
    let results = case.results("t1");
    assert_eq!(
        u64::try_from(results.len()).unwrap(),
        ITEMS,
        "{killed} kills"
    );
    let mut named = BTreeSet::new();
    for (result, line) in results.iter().zip(2_u64..) {
        let letter = lines[usize::try_from(line - 1).unwrap()].contains(NO_ACCOUNT);
        let expected = if letter { "letter" } else { "sent" };
        assert_eq!((of(result).0, of(result).1), (line, expected), "{result}");
        let id = if letter { "job" } else { "thread" };
        assert!(named.insert(result[id].as_str().unwrap().to_owned()));
    }
    let (hers, his) = (threads(&case.amal).await, threads(&case.nora).await);
    assert_eq!((hers.len(), his.len()), (to(AMAL), to(NORA)));
    assert_eq!(case.letters().len(), to(NO_ACCOUNT));
    println!("{killed} kills");
    case.world.stop().await.unwrap();
}

/// The kernel's word on a process, in bytes.
fn peak(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024)
}

/// The largest size of a run over so many items, and how long it took.
async fn measured(case: &Case, batch: &str, items: u64) -> (u64, Duration) {
    case.put(batch, &long(batch, items), &[]);
    let begun = std::time::Instant::now();
    let mut child = run(case);
    let mut most = 0;
    loop {
        most = most.max(peak(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success());
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(case.results(batch).len(), usize::try_from(items).unwrap());
    (most, begun.elapsed())
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn the_program_stays_as_small_as_it_is_however_long_the_list() {
    /// What two runs differ by, and sixteen bytes of each item up to the 250,000 that a batch has at most.
    const MORE: u64 = 10_000_000;
    let case = Case::new().await;
    let items = number("SIEGELPOST_BULK_ITEMS", 300);
    let (few, _) = measured(&case, "few", 100).await;
    let (many, took) = measured(&case, "many", items).await;
    println!("100 items: {few} bytes; {items} items: {many} bytes, {took:?}");
    assert!(many < few + MORE, "{few} bytes, then {many}");
    case.world.stop().await.unwrap();
}
