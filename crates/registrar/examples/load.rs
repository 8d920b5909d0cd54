// SPDX-License-Identifier: EUPL-1.2
//! The register at size: how long, and how much memory. All people are invented.
//!
//! `cargo run --release -p siegelpost-registrar --example load -- import 1000000`
//! (also `letters 10000`, `timing 100000`, and `endless 10`: an import of so many gigabytes in one line)

use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use contact_seal::ContactIdentity;
use protocol::{Org, SigningKey, UnixTime};
use rand::rngs::OsRng;
use registrar::Register;
use registrar::admin::{RootKeys, TrustPlan, first_document};
use registrar::clock::{Clock, ManualClock};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::letter::{Hours, Insurer, Printer};
use registrar::person::{
    CheckDigit, Format, ImportContext, Kvnr, Refused, Tally, Watch, import_stream,
};
use registrar::print::{PrintJob, Selection, Target};
use registrar::role::{
    LetterTerms, Registrar, RequestClaims, RequestOutcome, RoleConfig, RoleKeys,
};

const HEADER: &str =
    "reference,kvnr,role,given,family,birth_date,address,lang,email,flags,card_digits\n";

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let count: u32 = arguments.next().context("say how many")?.parse()?;
    let dir = tempfile::tempdir()?;
    match &*what {
        "import" => import(dir.path(), count),
        "letters" => letters(dir.path(), count),
        "timing" => timing(dir.path(), count),
        "endless" => endless(dir.path(), count),
        _ => bail!("import, letters, timing or endless"),
    }
}

/// Names of many are alike, as in life; insurance numbers are not.
fn row(n: u32) -> anyhow::Result<String> {
    let letter = char::from(b'A' + u8::try_from(n % 26)?);
    let kvnr = Kvnr::compose(letter, n.wrapping_mul(7_919) % 100_000_000)?;
    Ok(format!(
        "v-{n:08},{},insured,Erika {},Muster-{},{}-{:02}-{:02},\"Weg {}|{:05} Ort\",de,v{n}@mail.example,{},{n:08}\n",
        kvnr.as_str(),
        n % 977,
        n % 4_999,
        1_940 + n % 70,
        1 + n % 12,
        1 + n % 28,
        n % 211,
        1_000 + n % 98_000,
        if n.is_multiple_of(50) { "employee" } else { "" },
    ))
}

fn claims(n: u32) -> anyhow::Result<RequestClaims> {
    let row = row(n)?;
    let field = |i: usize| row.split(',').nth(i).map(str::to_owned).context("field");
    Ok(RequestClaims {
        kvnr: field(1)?,
        given: field(3)?,
        family: field(4)?,
        birth_date: field(5)?.parse()?,
        card_digits: Some(format!("{n:08}")),
    })
}

/// High-water mark of resident memory in MiB.
fn peak() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"));
    let kib: u64 = line
        .and_then(|l| l.split_whitespace().nth(1))
        .context("VmHWM")?
        .parse()?;
    Ok(kib / 1024)
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(io::stdout().lock(), "{text}")?)
}

struct Quiet;

impl Watch for Quiet {
    fn refused(&mut self, _: Refused) -> io::Result<()> {
        Ok(())
    }

    fn batch(&mut self, _: &Tally, _: u64) {}
}

fn take(register: &Register, input: impl Read, now: UnixTime) -> anyhow::Result<Tally> {
    let notifier = ContactIdentity::generate()?.recipient();
    let context = ImportContext {
        notifier: Some(&notifier),
        check: CheckDigit::Refuse,
        now,
    };
    let input = BufReader::with_capacity(256 * 1024, input);
    let start = Instant::now();
    let tally = import_stream(
        register,
        input,
        Format::Csv,
        &context,
        &mut OsRng,
        &mut Quiet,
    )?;
    let seconds = start.elapsed().as_secs_f64();
    let rows = u32::try_from(tally.rows())?;
    say(&format!(
        "{tally:?}: {seconds:.1} s, {:.0} rows/s, VmHWM {} MiB",
        f64::from(rows) / seconds,
        peak()?
    ))?;
    Ok(tally)
}

/// The CSV file of so many persons, made while it is read.
struct Crowd {
    next: u32,
    count: u32,
    rest: io::Cursor<Vec<u8>>,
}

impl Crowd {
    fn new(count: u32) -> Self {
        Self {
            next: 0,
            count,
            rest: io::Cursor::new(HEADER.as_bytes().to_vec()),
        }
    }
}

impl Read for Crowd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.rest.read(buffer)?;
        if read > 0 || self.next == self.count {
            return Ok(read);
        }
        let line = row(self.next).map_err(io::Error::other)?;
        self.next += 1;
        self.rest = io::Cursor::new(line.into_bytes());
        self.rest.read(buffer)
    }
}

fn import(dir: &Path, count: u32) -> anyhow::Result<()> {
    let register = Register::open(&dir.join("registrar.db"))?;
    let now = UnixTime(1_795_000_000);
    let first = take(&register, Crowd::new(count), now)?;
    ensure!(first.inserted == u64::from(count));
    let again = take(&register, Crowd::new(count), now)?;
    ensure!(again.unchanged == u64::from(count));
    let size = std::fs::metadata(dir.join("registrar.db"))?.len() / (1024 * 1024);
    say(&format!("register: {size} MiB"))
}

fn endless(dir: &Path, gigabytes: u32) -> anyhow::Result<()> {
    let register = Register::open(&dir.join("registrar.db"))?;
    let input = Crowd::new(2)
        .chain(io::repeat(b'"').take(u64::from(gigabytes) << 30))
        .chain(io::Cursor::new(format!("\n{}", row(2)?)));
    let tally = take(&register, input, UnixTime(1_795_000_000))?;
    ensure!((tally.inserted, tally.refused) == (3, 1));
    Ok(())
}

fn registrar(dir: &Path, register: Register) -> anyhow::Result<(Registrar, ManualClock)> {
    let org: Org = "musterkasse.example".parse()?;
    let clock = ManualClock::at(UnixTime(1_795_000_000));
    let folder = |name: &str, kind| KeyFolder::create(&dir.join(name), kind);
    let keys = RoleKeys::create(&folder("role", KeyKind::Role)?, &mut OsRng)?;
    let root_folder = folder("root", KeyKind::Root)?;
    RootKeys::create(&root_folder, 3, &mut OsRng)?;
    let root = RootKeys::open([&root_folder])?;
    let other = || SigningKey::from_seed(&rand::random()).public();
    let plan = TrustPlan {
        org: org.clone(),
        admin: vec![other(), other()],
        role: keys.public(),
        receipt: other(),
        release: vec![other(), other()],
        idps: Vec::new(),
    };
    let td = root.sign(first_document(plan, root.public(), clock.now())?, None)?;
    let mut config = RoleConfig::new(org);
    config.requests.per_hour = 100_000;
    let shared = Arc::new(clock.clone());
    let registrar = Registrar::new(register, keys, config, shared, std::slice::from_ref(&td))?;
    Ok((registrar, clock))
}

fn letters(dir: &Path, count: u32) -> anyhow::Result<()> {
    let register = Register::open(&dir.join("registrar.db"))?;
    let (registrar, clock) = registrar(dir, register)?;
    take(registrar.register(), Crowd::new(count), clock.now())?;
    let printer = Printer::new(Insurer {
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
    })?;
    let pdf = dir.join("letters.pdf");
    let targets = [
        Target::Folder {
            dir: dir.join("letters"),
            manifest: dir.join("folder.jsonl"),
        },
        Target::File {
            pdf: pdf.clone(),
            manifest: dir.join("file.jsonl"),
        },
    ];
    for target in &targets {
        let job = PrintJob {
            registrar: &registrar,
            printer: &printer,
            terms: LetterTerms {
                again: true,
                ..LetterTerms::by("load")
            },
            limit: u64::from(count),
        };
        let start = Instant::now();
        let tally = job.run(Selection::WithoutAccount, target, &mut OsRng, &mut |_| {})?;
        let seconds = start.elapsed().as_secs_f64();
        ensure!(tally.printed == u64::from(count), "{tally:?}");
        let what = match target {
            Target::Folder { .. } => "a folder",
            Target::File { .. } => "one file",
        };
        say(&format!(
            "{count} letters in {what}: {seconds:.1} s, {:.0} letters/s, VmHWM {} MiB",
            f64::from(count) / seconds,
            peak()?
        ))?;
    }
    let size = std::fs::metadata(&pdf)?.len() / (1024 * 1024);
    say(&format!("one file: {size} MiB"))
}

/// Welch's t of requests for letters, hits against misses; `count` of both together.
fn timing(dir: &Path, count: u32) -> anyhow::Result<()> {
    const PERSONS: u32 = 1_000;
    let (registrar, clock) = registrar(dir, Register::in_memory()?)?;
    take(registrar.register(), Crowd::new(PERSONS), clock.now())?;
    let (mut hits, mut misses) = (Vec::new(), Vec::new());
    for i in 0..count / 2 {
        clock.advance(8 * 86_400);
        let n = i.wrapping_mul(7_919) % PERSONS;
        let pair = [(claims(n)?, true), (claims(n + PERSONS)?, false)];
        let order = if i % 2 == 0 { [0, 1] } else { [1, 0] };
        for (claims, hit) in order.into_iter().filter_map(|i: usize| pair.get(i)) {
            let start = Instant::now();
            let outcome = registrar.request_letter(claims)?;
            let time = start.elapsed().as_secs_f64() * 1e6;
            ensure!(*hit == (outcome == RequestOutcome::Granted), "{outcome:?}");
            if *hit {
                hits.push(time);
            } else {
                misses.push(time);
            }
        }
    }
    let mut all: Vec<f64> = hits.iter().chain(&misses).copied().collect();
    all.sort_by(f64::total_cmp);
    let limits = [
        all.len() - 1,
        all.len() / 100 * 99,
        all.len() / 20 * 19,
        all.len() / 2,
    ];
    for at in limits {
        let cut = all.get(at).copied().unwrap_or(f64::MAX);
        let ((m1, v1), (m2, v2)) = (moments(&hits, cut)?, moments(&misses, cut)?);
        let t = (m1 - m2) / (v1 + v2).sqrt();
        say(&format!(
            "times up to {cut:.1} µs: hit {m1:.3} µs, miss {m2:.3} µs, Welch t {t:.2}"
        ))?;
    }
    Ok(())
}

/// Mean of the times up to a limit, and the variance of that mean.
fn moments(times: &[f64], cut: f64) -> anyhow::Result<(f64, f64)> {
    let kept: Vec<f64> = times.iter().copied().filter(|t| *t <= cut).collect();
    let n = f64::from(u32::try_from(kept.len())?);
    let mean = kept.iter().sum::<f64>() / n;
    let variance = kept.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Ok((mean, variance / n))
}
