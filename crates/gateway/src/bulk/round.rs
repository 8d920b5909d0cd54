// SPDX-License-Identifier: EUPL-1.2
//! Batch after batch, a few items at a time: read, ask who they are for, bring them, put the results down, and only then read on.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::{BoxFuture, ready};
use futures_util::{FutureExt, StreamExt, stream};
use protocol::UnixTime;
use protocol::tup::h;
use rand::rngs::OsRng;
use registrar::clock::Clock;
use registrar::letter::{Insurer, Printer};
use registrar::trust::Pin;
use serde_json::json;
use tokio::sync::Mutex;

use super::batch::{Batch, Fault, Line};
use super::find::From;
use super::journal::{Journal, Opened, Outcome, Sums, short, time};
use super::manifest::{BatchId, ITEM_TWICE, Item, ItemId};
use super::send::{OLD, Sender};
use crate::agent::Agent;
use crate::config::BulkSection;
use crate::error::GatewayError;
use crate::folder::{self, sync};
use crate::member::Member;
use crate::office::Office;

/// Items at a time: what is in memory, and what is done again after a crash. The server answers for fifty threads in one question.
const AT_ONCE: usize = 50;
/// For how long the program's session and what it knows of its units are used.
const FRESH: i64 = 5 * 60;
/// How often items are tried in a run before the batch waits for the next one, and the first pause between.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(1);
/// Between two lines about how far it is.
const TELL: Duration = Duration::from_secs(10);

/// A batch that came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Its id.
    pub batch: BatchId,
    /// What became of its items.
    pub sums: Sums,
}

/// Takes batches from a folder.
pub struct Bulk {
    office: Office,
    agent: Agent,
    pin: Pin,
    clock: Arc<dyn Clock>,
    config: BulkSection,
    printer: Option<Printer>,
    member: Mutex<Option<(UnixTime, Member)>>,
    /// No other process takes from it.
    _lock: File,
}

impl Bulk {
    /// Opens the folders, for one process; no connection is made yet.
    ///
    /// # Errors
    /// [`GatewayError::InUse`]; [`GatewayError::Io`]; [`GatewayError::Made`] without what letters are set with.
    pub fn open(
        office: Office,
        (agent, pin): (Agent, Pin),
        (config, insurer): (&BulkSection, &Insurer),
        clock: Arc<dyn Clock>,
    ) -> Result<Self, GatewayError> {
        let lock = folder::claim(&config.results)?;
        for dir in std::iter::once(&config.inbox).chain(&config.letters) {
            folder::create(dir)?;
        }
        let printer = match config.letters {
            Some(_) => {
                Some(Printer::new(insurer.clone()).map_err(|_| GatewayError::Made("letters"))?)
            }
            None => None,
        };
        Ok(Self {
            office,
            agent,
            pin,
            clock,
            config: config.clone(),
            printer,
            member: Mutex::new(None),
            _lock: lock,
        })
    }

    /// Does what lies there, in the order of the folders' names. A batch that cannot go on now waits for the next round.
    ///
    /// # Errors
    /// [`GatewayError::Io`]; a server that cannot be reached, which is the same for all that is left.
    pub async fn round(&self) -> Result<Vec<Done>, GatewayError> {
        let mut done = Vec::new();
        for dir in self.folders()? {
            match self.run(&dir).await {
                Ok(one) => done.extend(one),
                Err(error) if error.may_pass() => return Err(error),
                Err(error) => tracing::error!(folder = %dir.display(), %error, "batch waits"),
            }
        }
        Ok(done)
    }

    fn folders(&self) -> Result<Vec<PathBuf>, GatewayError> {
        let inbox = &self.config.inbox;
        let at = |e| GatewayError::at(inbox, e);
        let mut found = Vec::new();
        for entry in std::fs::read_dir(inbox).map_err(at)? {
            let entry = entry.map_err(at)?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !hidden && entry.file_type().map_err(at)?.is_dir() {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }

    /// One folder; `None` when nothing of it was taken.
    async fn run(&self, dir: &Path) -> Result<Option<Done>, GatewayError> {
        let batch = match Batch::open(dir)? {
            Ok(batch) => batch,
            Err(fault) => return self.refuse(dir, None, fault),
        };
        let id = batch.head.batch.clone();
        let journal = match Journal::open(&self.config.results, &batch, self.clock.now())? {
            Opened::Open(journal) => journal,
            Opened::Complete(sums) => {
                tracing::info!(batch = %id, "batch was done before");
                remove(dir)?;
                return Ok(Some(Done { batch: id, sums }));
            }
            Opened::Other => return self.refuse(dir, Some(&id), Fault::OtherContent),
        };
        if journal.sums.all() == 0
            && let Some(fault) = self.fault(&batch).await?
        {
            return self.refuse(dir, Some(&id), fault);
        }
        let list = short(&batch.sha256);
        let (items, before) = (batch.lines, journal.sums.all());
        tracing::info!(batch = %id, %list, items, before, "batch");
        let sums = self.items(&batch, journal).await?;
        let Sums {
            sent,
            letter,
            refused,
        } = sums;
        tracing::info!(batch = %id, sent, letter, refused, "batch done");
        remove(dir)?;
        Ok(Some(Done { batch: id, sums }))
    }

    /// Why a batch that has not begun never can.
    async fn fault(&self, batch: &Batch) -> Result<Option<Fault>, GatewayError> {
        let mut held = self.member.lock().await;
        let member = self.member(&mut held).await?;
        let head = &batch.head;
        let mut units = member.units.iter();
        if !units.any(|unit| unit.dept == head.unit && unit.writes) {
            return Ok(Some(Fault::NoUnit));
        }
        let known = member.classes.contains_key(&head.matter);
        Ok((!known).then_some(Fault::UnknownMatter))
    }

    /// The session and what the program knows of its units, not older than [`FRESH`].
    async fn member<'h>(
        &self,
        held: &'h mut Option<(UnixTime, Member)>,
    ) -> Result<&'h Member, GatewayError> {
        let now = self.clock.now();
        if held.as_ref().is_none_or(|(at, _)| now.since(*at) > FRESH) {
            *held = None;
            self.agent.sign_in(&self.office).await?;
            let member = Member::load(&self.office, &self.agent, self.pin, now).await?;
            *held = Some((now, member));
        }
        let held = held.as_ref().ok_or(GatewayError::Made("member"))?;
        Ok(&held.1)
    }

    async fn items(&self, batch: &Batch, mut journal: Journal) -> Result<Sums, GatewayError> {
        let mut lines = batch.items()?;
        let mut seen = HashSet::new();
        for _ in 0..journal.sums.all() {
            let Some(line) = lines.next()? else {
                return Err(GatewayError::Malformed("results"));
            };
            let _known = line.item.is_ok_and(|item| is_new(&mut seen, &item));
        }
        let (begun, before) = (Instant::now(), journal.sums.all());
        let mut told = begun;
        loop {
            let mut some = Vec::with_capacity(AT_ONCE);
            while some.len() < AT_ONCE
                && let Some(mut line) = lines.next()?
            {
                if line
                    .item
                    .as_ref()
                    .is_ok_and(|item| !is_new(&mut seen, item))
                {
                    line.item = Err(ITEM_TWICE);
                }
                some.push(line);
            }
            if some.is_empty() {
                return journal.finish(self.clock.now());
            }
            let outcomes = self.patiently(batch, &some).await?;
            journal.append(outcomes)?;
            if told.elapsed() > TELL {
                told = Instant::now();
                let (done, of) = (journal.sums.all(), batch.lines);
                let each_minute = rate(done.saturating_sub(before), begun.elapsed());
                tracing::info!(batch = %batch.head.batch, done, of, each_minute, "batch goes on");
            }
        }
    }

    /// What may pass is tried again, with new knowledge and longer and longer pauses.
    async fn patiently(
        &self,
        batch: &Batch,
        some: &[Line],
    ) -> Result<Vec<(u64, Option<ItemId>, Outcome)>, GatewayError> {
        let mut pause = PAUSE;
        let mut tried = 1;
        loop {
            let mut member = self.member.lock().await;
            let outcomes = self.some(&mut member, batch, some).await;
            let Err(error) = outcomes else {
                return outcomes;
            };
            *member = None;
            drop(member);
            if tried >= TRIES || !(error.may_pass() || is_old(&error)) {
                return Err(error);
            }
            tracing::warn!(batch = %batch.head.batch, %error, "tried again");
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2);
            tried += 1;
        }
    }

    async fn some(
        &self,
        held: &mut Option<(UnixTime, Member)>,
        batch: &Batch,
        some: &[Line],
    ) -> Result<Vec<(u64, Option<ItemId>, Outcome)>, GatewayError> {
        let member = self.member(held).await?;
        let now = self.clock.now();
        let head = &batch.head;
        let mut units = member.units.iter();
        let unit = units
            .find(|unit| unit.dept == head.unit && unit.writes)
            .ok_or(GatewayError::NotGenuine("no-unit"))?;
        let class = member.classes.get(&head.matter);
        let sender = Sender {
            from: From {
                office: &self.office,
                agent: &self.agent,
                member,
                dept: &head.unit,
                matter: &head.matter,
            },
            batch,
            unit,
            newest: unit
                .newest
                .as_ref()
                .ok_or(GatewayError::NotGenuine("stale-department"))?,
            class: *class.ok_or(GatewayError::NotGenuine("unknown-matter"))?,
            file_bytes: self.config.file_bytes,
            post: self.config.letters.as_deref().zip(self.printer.as_ref()),
        };
        let items = || some.iter().filter_map(|line| line.item.as_ref().ok());
        let before = sender.before(&items().collect::<Vec<_>>()).await?;
        let mut numbers: Vec<String> = items().map(Item::number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let whom = sender.from.find(numbers, now, &mut OsRng).await?;
        let mut before = before.into_iter();
        let mut work: Vec<BoxFuture<'_, Result<Outcome, GatewayError>>> = Vec::new();
        for line in some {
            let item = match &line.item {
                Ok(item) => item,
                Err(refusal) => {
                    work.push(ready(Ok((*refusal).into())).boxed());
                    continue;
                }
            };
            let whom = whom.get(&item.number()).cloned();
            let whom = whom.ok_or(GatewayError::Malformed("desk-answer"))?;
            let before = before.next().ok_or(GatewayError::Malformed("heads"))?;
            work.push(sender.bring(item, (before, whom), now).boxed());
        }
        let brought = stream::iter(work).buffered(self.config.parallel.into());
        let outcomes: Vec<Result<Outcome, GatewayError>> = brought.collect().await;
        let mut all = Vec::with_capacity(some.len());
        for (line, outcome) in some.iter().zip(outcomes) {
            let item = line.item.as_ref().ok().map(|item| item.item.clone());
            all.push((line.number, item, outcome?));
        }
        Ok(all)
    }

    /// Says why nothing of a folder is taken, and puts it out of the way: it is the operator's.
    fn refuse(
        &self,
        dir: &Path,
        batch: Option<&BatchId>,
        fault: Fault,
    ) -> Result<Option<Done>, GatewayError> {
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        tracing::error!(folder = %name, fault = fault.as_str(), "batch refused");
        let said = json!({
            "folder": name, "batch": batch, "result": "refused", "reason": fault.as_str(),
            "hint": fault.hint(), "at": time(self.clock.now()),
        });
        let path = self.config.results.join(format!("{name}.refused.json"));
        let text = serde_json::to_vec_pretty(&said).map_err(|_| GatewayError::Made("json"))?;
        // Of a folder of the same name that was refused before.
        if path.exists() {
            std::fs::remove_file(&path).map_err(|e| GatewayError::at(&path, e))?;
        }
        folder::write_new(&path, &text)?;
        sync(&self.config.results)?;
        let mut aside = self.config.inbox.join(format!(".refused-{name}"));
        let mut more = 1_u32;
        while aside.exists() {
            more = more.saturating_add(1);
            aside = self.config.inbox.join(format!(".refused-{name}-{more}"));
        }
        std::fs::rename(dir, &aside).map_err(|e| GatewayError::at(dir, e))?;
        Ok(None)
    }
}

/// Whether an item's id was not seen in this batch before. Of each sixteen bytes are kept.
fn is_new(seen: &mut HashSet<[u8; 16]>, item: &Item) -> bool {
    let mut short = [0; 16];
    let hash = h("sp1/gateway/bulk-item", &[item.item.as_str().as_bytes()]);
    for (byte, from) in short.iter_mut().zip(hash.as_bytes()) {
        *byte = *from;
    }
    seen.insert(short)
}

/// What another look at the units may put right.
fn is_old(error: &GatewayError) -> bool {
    OLD.iter().any(|code| error.is_code(code))
        || matches!(error, GatewayError::NotGenuine("not-fresh"))
}

fn rate(done: u64, took: Duration) -> u64 {
    done.saturating_mul(60)
        .checked_div(took.as_secs().max(1))
        .unwrap_or(0)
}

/// What is done is not kept in plain.
fn remove(dir: &Path) -> Result<(), GatewayError> {
    std::fs::remove_dir_all(dir).map_err(|e| GatewayError::at(dir, e))
}
