// SPDX-License-Identifier: EUPL-1.2
//! Asks the real services everything that anybody could ask, and says in plain words where the model differs.

use std::collections::{BTreeMap, BTreeSet};

use mailbox::ids::{AttachmentId, Dept, PersonId, ThreadId};
use mailbox::model::{Actor, Level, MessageItem, SessionState, ThreadRow, UnitCounts};
use mailbox::service::{self, HeadView, ThreadView, UnitView};
use mailbox::{Clearance, Ctx, KeyRing, LevelPolicy, StoreError, Timestamp, Tx};
use protocol::statement::{MessageClass, MessageKind, Right};

use crate::support::cleared;

use super::model::{LANES, Lane, Model, Work};
use super::post::class_of;
use super::rule::{is_clerk, place};
use super::step::{CLERKS, PEOPLE, UNITS};
use super::world::{IDLE, Stage, mark_of, real, side};

/// What is asked beside the messages that everybody may fetch: lists, heads, keys, files, departments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Of everybody.
    All,
    /// Of one, whose turn it is.
    Only(usize),
}

impl Depth {
    fn covers(self, p: usize) -> bool {
        self == Self::All || self == Self::Only(p)
    }
}

/// Everything that the services said.
#[derive(Default)]
struct Answers {
    pages: BTreeMap<(usize, usize, Lane), Option<Vec<u64>>>,
    /// The same for a session whose factor is old: `None` asks for a step-up. Pages with something beside receipts only.
    stale: BTreeMap<(usize, usize, Lane), Option<Vec<u64>>>,
    views: BTreeMap<(usize, usize), Option<ThreadView>>,
    files: BTreeMap<(usize, usize), bool>,
    /// The same for a session whose factor is old: `None` asks for a step-up.
    stale_files: BTreeMap<(usize, usize), Option<bool>>,
    heads: BTreeMap<usize, Vec<HeadView>>,
    /// Person, whose post: lines; `None`: refused.
    inboxes: BTreeMap<(usize, usize), Option<Vec<ThreadRow>>>,
    work: BTreeMap<(usize, usize), Option<Vec<ThreadRow>>>,
    units: BTreeMap<usize, Vec<UnitView>>,
    unread: BTreeMap<usize, bool>,
    perspectives: BTreeMap<usize, BTreeSet<PersonId>>,
    live: Vec<bool>,
}

/// The questions, as owned values.
struct Questions {
    ctx: Ctx,
    ring: KeyRing,
    people: Vec<(PersonId, Actor)>,
    threads: Vec<ThreadId>,
    depts: Vec<Dept>,
    tokens: Vec<(protocol::Hash, usize)>,
    files: Vec<AttachmentId>,
    depth: Depth,
}

fn shown<T>(result: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(StoreError::Absent | StoreError::Forbidden) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Of a session that has proven a passkey, but long ago.
fn stale() -> Clearance {
    let now = Timestamp::from_secs(1_000_000);
    let long_ago = Some(Timestamp::from_secs(1));
    LevelPolicy::default().clearance_of(Level::Substantial, long_ago, now)
}

fn unless_asked<T>(result: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(StoreError::StepUp { .. }) => Ok(None),
        Err(other) => Err(other),
    }
}

fn idxs(page: &[MessageItem]) -> Vec<u64> {
    page.iter().map(|m| m.idx).collect()
}

impl Questions {
    fn ask(&self, tx: &mut Tx<'_>) -> Result<Answers, StoreError> {
        let mut out = Answers::default();
        let (ctx, now) = (&self.ctx, self.ctx.now());
        for (p, (_, actor)) in self.people.iter().enumerate() {
            for (t, thread) in self.threads.iter().enumerate() {
                for lane in LANES {
                    let page = service::messages_page(
                        tx,
                        ctx,
                        *actor,
                        &cleared(),
                        *thread,
                        real(lane),
                        0,
                        200,
                    );
                    let page = shown(page)?;
                    let content = |m: &MessageItem| m.header.kind != MessageKind::Receipt;
                    if page.as_ref().is_some_and(|page| page.iter().any(content)) {
                        let old = service::messages_page(
                            tx,
                            ctx,
                            *actor,
                            &stale(),
                            *thread,
                            real(lane),
                            0,
                            200,
                        );
                        let old = unless_asked(old.map(|page| idxs(&page)))?;
                        out.stale.insert((p, t, lane), old);
                    }
                    let page = page.map(|page| idxs(&page));
                    out.pages.insert((p, t, lane), page);
                }
            }
            if self.depth.covers(p) {
                self.ask_all(tx, p, &mut out)?;
            }
        }
        for (token, p) in &self.tokens {
            let found = tx.sessions().lookup(*token, side(*p), now, IDLE)?;
            out.live
                .push(found.is_some_and(|one| one.new.state == SessionState::Full));
        }
        Ok(out)
    }

    /// Everything that one of them can ask.
    fn ask_all(&self, tx: &mut Tx<'_>, p: usize, out: &mut Answers) -> Result<(), StoreError> {
        let (ctx, now, (pid, actor)) = (&self.ctx, self.ctx.now(), self.people[p]);
        for (t, thread) in self.threads.iter().enumerate() {
            let view = service::thread_view(tx, ctx, &self.ring, actor, *thread);
            out.views.insert((p, t), shown(view)?);
        }
        for (f, aid) in self.files.iter().enumerate() {
            let found = service::readable_attachment(tx, ctx, actor, &cleared(), *aid);
            out.files.insert((p, f), shown(found)?.is_some());
            let found = service::readable_attachment(tx, ctx, actor, &stale(), *aid);
            let found = match found {
                Err(StoreError::Absent | StoreError::Forbidden) => Ok(false),
                found => found.map(|_| true),
            };
            out.stale_files.insert((p, f), unless_asked(found)?);
        }
        out.heads.insert(
            p,
            service::heads(tx, ctx, &self.ring, actor, &cleared(), &self.threads)?,
        );
        if is_clerk(p) {
            return self.ask_clerk(tx, p, out);
        }
        for (s, (subject, _)) in self
            .people
            .iter()
            .enumerate()
            .filter(|(s, _)| !is_clerk(*s))
        {
            let scope = shown(service::perspective(tx, pid, *subject, now))?;
            let page = scope
                .map(|scope| {
                    tx.inbox().page_person(
                        pid,
                        *subject,
                        &scope,
                        mailbox::model::InboxView::All,
                        None,
                        100,
                    )
                })
                .transpose()?;
            out.inboxes.insert((p, s), page.map(|page| page.rows));
        }
        let all = service::perspectives(tx, pid, now)?;
        out.perspectives
            .insert(p, all.into_iter().map(|(subject, _)| subject).collect());
        out.unread.insert(p, tx.threads().has_unread(pid, now)?);
        Ok(())
    }

    fn ask_clerk(&self, tx: &mut Tx<'_>, p: usize, out: &mut Answers) -> Result<(), StoreError> {
        let (pid, actor) = self.people[p];
        for (u, dept) in self.depts.iter().enumerate() {
            // What the office's work list asks before it answers.
            let member = tx.units().member(dept, pid, self.ctx.now())?;
            let rows = match member.filter(|m| m.rights.contains(&Right::Read)) {
                None => None,
                Some(_) => {
                    let mut rows = tx.inbox().page_unit(dept, pid, None, None, None, 100)?.rows;
                    rows.extend(
                        tx.inbox()
                            .page_unit(
                                dept,
                                pid,
                                Some(mailbox::model::WorkState::Done),
                                None,
                                None,
                                100,
                            )?
                            .rows,
                    );
                    Some(rows)
                }
            };
            out.work.insert((p, u), rows);
        }
        out.units
            .insert(p, service::units_of(tx, &self.ctx, actor)?);
        Ok(())
    }
}

/// What differs, one sentence each.
pub async fn differences(stage: &Stage<'_>, model: &Model, depth: Depth) -> Vec<String> {
    let questions = Questions {
        ctx: stage.w.ctx(),
        ring: stage.ring.clone(),
        people: (0..PEOPLE)
            .map(|p| (stage.people[p].pid, stage.actor(p)))
            .collect(),
        threads: stage.threads.clone(),
        depts: stage.depts.clone(),
        tokens: stage
            .sessions
            .iter()
            .zip(&model.sessions)
            .map(|((_, token), s)| (*token, s.p))
            .collect(),
        files: stage.files.clone(),
        depth,
    };
    let answers = stage
        .w
        .store
        .read("everything", move |tx| questions.ask(tx))
        .await
        .unwrap();
    let mut compare = Compare {
        stage,
        model,
        answers,
        out: Vec::new(),
    };
    compare.sessions();
    compare.pages();
    compare.protected();
    compare.lists();
    compare.heads();
    compare.views();
    compare.files();
    compare.units();
    compare.out
}

struct Compare<'a> {
    stage: &'a Stage<'a>,
    model: &'a Model,
    answers: Answers,
    out: Vec<String>,
}

impl Compare<'_> {
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: impl FnOnce() -> String,
        model: &T,
        service: &T,
    ) {
        if model != service {
            self.out.push(format!(
                "{}: the model says {model:?}, the service {service:?}",
                what()
            ));
        }
    }

    /// An ended session fetches nothing, and a blocked person has none.
    fn sessions(&mut self) {
        for (number, session) in self.model.sessions.iter().enumerate() {
            let live = self.answers.live[number];
            self.same(
                || format!("session {number} of person {} lives", session.p),
                &self.model.lives(session),
                &live,
            );
            if live && self.model.people[session.p].blocked {
                self.out.push(format!(
                    "blocked person {} has the live session {number}",
                    session.p
                ));
            }
        }
    }

    fn pages(&mut self) {
        for ((p, t, lane), page) in std::mem::take(&mut self.answers.pages) {
            let wanted = self.model.fetches(p, t, lane);
            self.same(
                || format!("messages that person {p} may fetch of thread {t} {lane:?}"),
                &wanted,
                &page,
            );
        }
    }

    /// What is of class `hoch` stays closed for an old factor, whoever asks; everything else opens as with a fresh one.
    fn protected(&mut self) {
        for ((p, t, lane), page) in std::mem::take(&mut self.answers.stale) {
            let high = class_of(self.model.threads[t].matter) == MessageClass::Hoch;
            let wanted = self.model.fetches(p, t, lane).filter(|_| !high);
            self.same(
                || format!("messages of thread {t} {lane:?} for person {p} with an old factor"),
                &wanted,
                &page,
            );
        }
    }

    /// A list shows what `show` shows, with the right marks.
    fn lists(&mut self) {
        let threads = &self.stage.threads;
        let number = |id: ThreadId| threads.iter().position(|t| *t == id).unwrap();
        for ((p, s), rows) in std::mem::take(&mut self.answers.inboxes) {
            let listed: Option<BTreeMap<usize, (u64, u64)>> = rows.map(|rows| {
                rows.iter()
                    .map(|row| (number(row.thread), (row.last_idx, row.read_idx)))
                    .collect()
            });
            let holds = self.model.reps.iter().any(|one| {
                one.rep == p
                    && one.subject == s
                    && one.rights & super::step::READ != 0
                    && self.model.holds(one)
                    && !self.model.over(s)
            });
            let wanted = (p == s || holds).then(|| {
                let about = (0..threads.len())
                    .filter(|t| self.model.threads[*t].subject == s && self.model.reads(p, *t));
                about
                    .map(|t| {
                        (
                            t,
                            (self.model.threads[t].last, self.model.threads[t].read[&p]),
                        )
                    })
                    .collect()
            });
            self.same(
                || format!("post of person {s} in the inbox of person {p} (thread: newest, read)"),
                &wanted,
                &listed,
            );
        }
        for (p, subjects) in std::mem::take(&mut self.answers.perspectives) {
            let of = |s: &usize| {
                *s == p
                    || self.model.reps.iter().any(|one| {
                        (one.rep, one.subject) == (p, *s)
                            && one.rights & super::step::READ != 0
                            && self.model.holds(one)
                            && !self.model.over(*s)
                    })
            };
            let wanted: BTreeSet<usize> = (0..PEOPLE).filter(of).collect();
            let found: BTreeSet<usize> = subjects
                .iter()
                .map(|pid| {
                    self.stage
                        .people
                        .iter()
                        .position(|one| one.pid == *pid)
                        .unwrap()
                })
                .collect();
            self.same(
                || format!("whose post person {p} may look at"),
                &wanted,
                &found,
            );
        }
        for (p, unread) in std::mem::take(&mut self.answers.unread) {
            self.same(
                || format!("person {p} has something unread"),
                &self.model.unread(p),
                &unread,
            );
        }
        for ((p, u), rows) in std::mem::take(&mut self.answers.work) {
            let listed: Option<BTreeMap<usize, (u64, u64, String)>> = rows.map(|rows| {
                let line = |row: &ThreadRow| {
                    (
                        number(row.thread),
                        (row.last_idx, row.read_idx, row.state.unwrap().to_string()),
                    )
                };
                rows.iter().map(line).collect()
            });
            let wanted = self.model.has(p, u, super::step::READ).then(|| {
                let all =
                    self.model.threads.iter().enumerate().filter(|(_, thread)| {
                        !thread.shredded && thread.list().units.contains_key(&u)
                    });
                all.map(|(t, thread)| {
                    (
                        t,
                        (
                            thread.last,
                            thread.seen[&u],
                            word(thread.work[&u]).to_owned(),
                        ),
                    )
                })
                .collect()
            });
            self.same(
                || {
                    format!(
                        "work list of department {u} for clerk {p} (thread: newest, seen, state)"
                    )
                },
                &wanted,
                &listed,
            );
        }
    }

    fn heads(&mut self) {
        for (p, heads) in std::mem::take(&mut self.answers.heads) {
            let listed: BTreeMap<usize, (Option<u64>, BTreeSet<u32>)> = heads
                .iter()
                .map(|head| {
                    let t = self
                        .stage
                        .threads
                        .iter()
                        .position(|t| *t == head.thread)
                        .unwrap();
                    let marks = head
                        .epochs
                        .iter()
                        .flat_map(|epoch| &epoch.grants)
                        .map(|grant| mark_of(&grant.file));
                    (t, (head.last.as_ref().map(|m| m.idx), marks.collect()))
                })
                .collect();
            let wanted: BTreeMap<usize, (Option<u64>, BTreeSet<u32>)> =
                (0..self.stage.threads.len())
                    .filter_map(|t| {
                        let fetched = self.model.fetches(p, t, Lane::Case)?;
                        let thread = &self.model.threads[t];
                        let newest = Some(thread.last).filter(|n| fetched.contains(n));
                        // Of class `hoch` nothing is in a list, however fresh the factor.
                        let listed = class_of(thread.matter) != MessageClass::Hoch;
                        let last = newest.filter(|_| listed);
                        let epoch = newest.map_or(thread.case.number(), |n| {
                            thread.case.messages[place(n)].epoch
                        });
                        let marks = self
                            .model
                            .given(p, t, Lane::Case)?
                            .remove(&epoch)
                            .unwrap_or_default();
                        Some((t, (last, marks)))
                    })
                    .collect();
            self.same(
                || format!("heads of person {p} (thread: newest message, keys)"),
                &wanted,
                &listed,
            );
        }
    }

    fn views(&mut self) {
        for ((p, t), view) in std::mem::take(&mut self.answers.views) {
            let Some(view) = view else {
                self.same(
                    || format!("person {p} is shown thread {t}"),
                    &self.model.reads(p, t),
                    &false,
                );
                continue;
            };
            for lane in LANES {
                let found = view.lanes.iter().find(|one| one.lane == real(lane));
                let wanted = self
                    .model
                    .given(p, t, lane)
                    .filter(|_| self.model.threads[t].line(lane).number() > 0);
                let given: Option<BTreeMap<u64, BTreeSet<u32>>> = found.map(|lane| {
                    let marks = |epoch: &mailbox::model::EpochItem| {
                        epoch
                            .grants
                            .iter()
                            .map(|grant| mark_of(&grant.file))
                            .collect()
                    };
                    lane.epochs
                        .iter()
                        .map(|epoch| (epoch.epoch, marks(epoch)))
                        .filter(|(_, marks): &(u64, BTreeSet<u32>)| !marks.is_empty())
                        .collect()
                });
                self.same(
                    || format!("keys of thread {t} {lane:?} that person {p} is given, by epoch"),
                    &wanted,
                    &given,
                );
                let opened = self.opened(p, t, lane, &given.unwrap_or_default());
                self.same(
                    || format!("epochs of thread {t} {lane:?} that person {p} can open"),
                    &self.model.opens(p, t, lane),
                    &opened,
                );
            }
        }
    }

    /// Epochs that a reader's keys open, from the files that she was really given.
    fn opened(
        &self,
        p: usize,
        t: usize,
        lane: Lane,
        given: &BTreeMap<u64, BTreeSet<u32>>,
    ) -> BTreeSet<u64> {
        let uploaded: BTreeMap<u32, _> = self.model.threads[t]
            .line(lane)
            .grants
            .iter()
            .map(|grant| (grant.mark, *grant))
            .collect();
        let opens = |mark: &u32| {
            uploaded.get(mark).is_some_and(|grant| {
                let keys = match grant.to {
                    super::step::Holder::Person(to) if to == p => self.model.people[p].held.clone(),
                    super::step::Holder::Person(_) => BTreeSet::new(),
                    super::step::Holder::Unit(u) => self.unit_keys(p, u),
                };
                grant.real && keys.contains(&grant.key)
            })
        };
        given
            .iter()
            .filter(|(_, marks)| marks.iter().any(opens))
            .map(|(epoch, _)| *epoch)
            .collect()
    }

    /// Department keys that a clerk reaches with the files that she was really given: grants, then links.
    fn unit_keys(&self, p: usize, u: usize) -> BTreeSet<u64> {
        let all = self.answers.units.get(&p);
        let Some(view) = all.and_then(|all| all.iter().find(|one| one.dept == self.stage.depts[u]))
        else {
            return BTreeSet::new();
        };
        let held = |file: &&mailbox::model::UnitFile| {
            let mine = self.stage.unit_marks.get(&mark_of(&file.file));
            mine.is_some_and(|(to, key, epoch)| {
                *to == p && *epoch == file.epoch && self.model.people[p].held.contains(key)
            })
        };
        let mut keys: BTreeSet<u64> = view
            .grants
            .iter()
            .filter(held)
            .map(|file| file.epoch)
            .collect();
        let mut links: Vec<u64> = view.links.iter().map(|link| link.epoch).collect();
        links.sort_unstable();
        for link in links.into_iter().rev() {
            if keys.contains(&(link + 1)) {
                keys.insert(link);
            }
        }
        keys
    }

    fn files(&mut self) {
        let mut places = BTreeMap::new();
        for (t, thread) in self.model.threads.iter().enumerate() {
            for lane in LANES {
                for (n, message) in (1..).zip(&thread.line(lane).messages) {
                    places.extend(message.file.map(|file| (file, (t, lane, n))));
                }
            }
        }
        for ((p, f), found) in std::mem::take(&mut self.answers.files) {
            let (t, lane, n) = places[&f];
            let wanted = self
                .model
                .fetches(p, t, lane)
                .is_some_and(|all| all.contains(&n));
            self.same(
                || format!("person {p} may fetch the file of message {n} of thread {t}"),
                &wanted,
                &found,
            );
            let high = class_of(self.model.threads[t].matter) == MessageClass::Hoch;
            let old = self.answers.stale_files[&(p, f)];
            self.same(
                || format!("the same with an old factor, person {p}, thread {t}"),
                &Some(wanted).filter(|_| !(wanted && high)),
                &old,
            );
        }
    }

    /// Departments, keys and counts of each clerk.
    fn units(&mut self) {
        for p in CLERKS {
            let Some(views) = self.answers.units.get(&p) else {
                continue;
            };
            let found: Vec<_> = (0..UNITS)
                .map(|u| {
                    views
                        .iter()
                        .find(|one| one.dept == self.stage.depts[u])
                        .map(|one| one.counts)
                })
                .collect();
            for (u, counts) in found.into_iter().enumerate() {
                let wanted = self.model.rights(p, u).map(|_| {
                    let tally = self.model.tally(u);
                    let of = |work: Work| tally.get(&work).copied().unwrap_or(0);
                    UnitCounts {
                        new: of(Work::New),
                        open: 0,
                        waiting: of(Work::Waiting),
                        done: of(Work::Done),
                    }
                });
                self.same(
                    || format!("counts of department {u} for clerk {p}"),
                    &wanted,
                    &counts,
                );
                let keys = self.unit_keys(p, u);
                self.same(
                    || format!("keys of department {u} that clerk {p} has"),
                    &self.model.unit_keys(p, u),
                    &keys,
                );
            }
        }
    }
}

const fn word(work: Work) -> &'static str {
    match work {
        Work::New => "new",
        Work::Waiting => "waiting",
        Work::Done => "done",
    }
}
