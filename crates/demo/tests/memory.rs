// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost serve` stays small while many large attachments come and go at once: bodies stream, nobody holds a file in memory.
//!
//! The server runs in a process of its own; the kernel tells its largest resident size (`VmHWM`), which is set back before each part.
//! Needs the program `siegelpost` beside the test.
//!
//! An unoptimised build has far more code than a released one, and its pages count as resident too. So the daily run leaves the
//! program's own pages out and allows less for the rest; `just prove` gives a release build in `SIEGELPOST_PROGRAM`, and then all counts.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "tests may panic")]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use protocol::{Org, UnixTime};
use siegelpost_demo::{
    people,
    sim::{Face, NewText, Person, SealedFile, Thread, Upload},
    world::{Placement, World, prepare, server::Ports},
};
use tokio::task::JoinSet;

/// Most resident memory of a release build, bytes.
const LIMIT: usize = 60_000_000;
/// Most that may be resident beside the pages of program and libraries, bytes: a third of [`LIMIT`] is theirs.
const LIMIT_HELD: usize = 40_000_000;
/// Attachments in each direction at once.
const AT_ONCE: usize = 10;
/// Content of each.
const CONTENT: usize = 25 * 1024 * 1024;

/// A release build whose pages count, too.
fn released() -> Option<PathBuf> {
    std::env::var_os("SIEGELPOST_PROGRAM").map(PathBuf::from)
}

fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap().join("siegelpost");
    assert!(
        program.exists(),
        "build the program first: cargo build -p siegelpost"
    );
    program
}

fn now() -> UnixTime {
    registrar::clock::Clock::now(&registrar::clock::SystemClock)
}

/// What the kernel says about a process.
struct Gauge(PathBuf);

impl Gauge {
    fn of(pid: u32) -> Self {
        Self(Path::new("/proc").join(pid.to_string()))
    }

    /// A line of `status` in bytes.
    fn read(&self, name: &str) -> usize {
        let status = std::fs::read_to_string(self.0.join("status")).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        let number: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        number * 1024
    }

    fn resident(&self) -> usize {
        self.read("VmRSS:")
    }

    fn peak(&self) -> usize {
        self.read("VmHWM:")
    }

    /// Pages of files: program, libraries.
    fn files(&self) -> usize {
        self.read("RssFile:")
    }

    /// The peak begins anew at what is resident now.
    fn reset(&self) {
        std::fs::write(self.0.join("clear_refs"), "5").unwrap();
    }
}

/// Ten browsers of one person, each with a session and connections of its own, over one thread.
struct Clients {
    browsers: Vec<Arc<Person>>,
    thread: Thread,
    sealed: SealedFile,
}

impl Clients {
    async fn arrive(world: &World) -> Self {
        let org: Org = people::ORG.parse().unwrap();
        let (portal, letter) = (world.portal(), world.papers.letters.first().unwrap());
        let person = Person::activate(
            &portal,
            Face::Portal,
            &org,
            &letter.code,
            &letter.dob,
            now(),
        )
        .await
        .unwrap();
        let (dept, matter) = ("krankengeld", "krankengeld-nachweis");
        let (mut thread, grants) = person
            .new_thread(&dept.parse().unwrap(), &matter.parse().unwrap(), now())
            .await
            .unwrap();
        let first = person
            .prepare_first(&mut thread, grants, text("Anfang", Vec::new()), now())
            .unwrap();
        person.post(&first).await.unwrap();
        let sealed = thread.seal_file(vec![0x5a; CONTENT]).unwrap();
        let mut browsers = Vec::new();
        for _ in 0..AT_ONCE {
            let browser = Person::resume(&portal, Face::Portal, person.to_file()).await;
            browsers.push(Arc::new(browser.unwrap()));
        }
        Self {
            browsers,
            thread,
            sealed,
        }
    }

    /// Begins one upload per browser.
    fn upload(&self, tasks: &mut JoinSet<Option<Upload>>) {
        for browser in &self.browsers {
            let (browser, sealed) = (Arc::clone(browser), self.sealed.clone());
            tasks.spawn(async move {
                let sent = browser.upload_sealed("Befund.pdf", "application/pdf", &sealed);
                Some(sent.await.unwrap())
            });
        }
    }

    /// Begins one download per browser; each must be what was uploaded.
    fn download(&self, uploads: &[Upload], tasks: &mut JoinSet<Option<Upload>>) {
        for (browser, upload) in self.browsers.iter().zip(uploads) {
            let (browser, upload) = (Arc::clone(browser), upload.clone());
            let expected = (self.sealed.len(), self.sealed.hash());
            tasks.spawn(async move {
                assert_eq!(browser.download(&upload).await.unwrap(), expected);
                None
            });
        }
    }

    /// Only what is part of a message can be fetched.
    async fn attach(&mut self, uploads: Vec<Upload>) {
        let person = self.browsers.first().unwrap();
        let message = person
            .prepare(&mut self.thread, text("Anbei die Befunde.", uploads), now())
            .unwrap();
        person.post(&message).await.unwrap();
    }
}

fn text(body: &str, uploads: Vec<Upload>) -> NewText {
    NewText {
        subject: "Befunde".into(),
        body: body.into(),
        uploads,
    }
}

async fn finish(mut tasks: JoinSet<Option<Upload>>) -> Vec<Upload> {
    let mut uploads = Vec::new();
    while let Some(done) = tasks.join_next().await {
        uploads.extend(done.unwrap());
    }
    uploads
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_large_attachments_come_and_go_in_less_than_60_mb() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    prepare(&data, false).unwrap();
    let ports = Ports::free().unwrap();
    let world = World::start(
        &data,
        ports,
        Placement::Process(released().unwrap_or_else(program)),
    )
    .await
    .unwrap();
    let server = Gauge::of(world.server_pid().unwrap());
    let mut clients = Clients::arrive(&world).await;
    let idle = server.resident();

    server.reset();
    let mut tasks = JoinSet::new();
    clients.upload(&mut tasks);
    let uploads = finish(tasks).await;
    let up = server.peak();
    clients.attach(uploads.clone()).await;

    server.reset();
    let mut tasks = JoinSet::new();
    clients.download(&uploads, &mut tasks);
    finish(tasks).await;
    let down = server.peak();

    server.reset();
    let mut tasks = JoinSet::new();
    clients.upload(&mut tasks);
    clients.download(&uploads, &mut tasks);
    finish(tasks).await;
    let both = server.peak();

    let (after, files) = (server.resident(), server.files());
    let mb = |bytes: usize| format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    println!(
        "serve with {AT_ONCE} x 25 MB: idle {}, largest uploading {}, downloading {}, both {}; after {}, of which program and libraries {}",
        mb(idle),
        mb(up),
        mb(down),
        mb(both),
        mb(after),
        mb(files)
    );
    world.stop().await.unwrap();
    let largest = up.max(down).max(both);
    let (counted, limit) = match released() {
        Some(_) => (largest, LIMIT),
        None => (largest - files, LIMIT_HELD),
    };
    assert!(
        counted < limit,
        "{} counted while attachments come and go",
        mb(counted)
    );
}
