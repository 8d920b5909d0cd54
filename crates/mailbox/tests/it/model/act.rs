// SPDX-License-Identifier: EUPL-1.2
//! A step where it stands: what an honest client, the registrar or an operator really does.

use super::model::{Asked, Cert, End, Epoch, Grant, Lane, Left, Line, Model, Moment, Rep};
use super::rule::is_clerk;
use super::step::{Bend, DAY, HOUR, Holder, Kind, MESSAGES, SECOND, Step, THREADS, Way};

#[derive(Clone, Debug)]
pub enum Act {
    Ask {
        p: usize,
        asked: Asked,
    },
    Answer {
        p: usize,
        asked: Asked,
        until: Option<Moment>,
    },
    Reuse {
        p: usize,
    },
    /// `due`: when the registrar will decide; none: at once.
    Carry {
        p: usize,
        key: u64,
        session: usize,
        due: Option<Moment>,
        until: Option<Moment>,
    },
    Decide {
        p: usize,
        key: u64,
        until: Option<Moment>,
    },
    Block {
        p: usize,
    },
    Unblock {
        p: usize,
    },
    /// The registrar says when an account ends, or that it does not.
    Ends {
        p: usize,
        seq: i64,
        ending: Option<End>,
    },
    Login {
        p: usize,
    },
    Logout {
        session: usize,
    },
    Touch {
        session: usize,
    },
    Certify {
        p: usize,
        cert: Cert,
    },
    Uncertify {
        p: usize,
    },
    Remove {
        by: usize,
        u: usize,
        p: usize,
    },
    Settle {
        u: usize,
        p: usize,
    },
    Rotate {
        by: usize,
        u: usize,
        to: Vec<usize>,
    },
    GrantUnit {
        by: usize,
        u: usize,
        p: usize,
    },
    Represent(Rep),
    End {
        by: usize,
        r: usize,
    },
    Revoke {
        r: usize,
    },
    Begin {
        by: usize,
        subject: usize,
        matter: usize,
        epoch: Epoch,
        grants: Vec<Grant>,
    },
    Send(Sending),
    HandOver(Handing),
    Regrant {
        by: usize,
        t: usize,
        lane: Lane,
        grant: Grant,
    },
    Seen {
        by: usize,
        t: usize,
    },
    Work {
        by: usize,
        t: usize,
        u: usize,
        done: bool,
    },
    Shred {
        t: usize,
    },
    Tidy,
    Time {
        to: Moment,
    },
}

/// A message, and before it a new list of members.
#[derive(Clone, Debug)]
pub struct Sending {
    pub by: usize,
    pub t: usize,
    pub lane: Lane,
    pub kind: Kind,
    /// The sender's counter.
    pub n: u64,
    pub epoch: Option<Epoch>,
    pub grants: Vec<Grant>,
    /// The file that goes with it.
    pub file: Option<usize>,
    /// What is wrong with the list.
    pub fault: Option<&'static str>,
}

/// A department hands a thread on.
#[derive(Clone, Debug)]
pub struct Handing {
    pub by: usize,
    pub t: usize,
    pub from: usize,
    pub to: usize,
    pub stays: bool,
    pub notes: bool,
    /// Who is in it from then on, lane by lane.
    pub epochs: Vec<(Lane, Epoch, Vec<Grant>)>,
    /// Keys of earlier epochs for `to`.
    pub history: Vec<(Lane, Grant)>,
}

impl Model {
    /// `None`: the step makes no sense here.
    pub fn plan(&self, step: Step) -> Option<Act> {
        self.plan_identity(step)
            .or_else(|| self.plan_office(step))
            .or_else(|| self.plan_thread(step))
    }

    fn plan_identity(&self, step: Step) -> Option<Act> {
        let hours = |n: i64| (self.secs() + n * HOUR) * SECOND;
        Some(match step {
            Step::Ask { p, way } => {
                let (key, session) = (self.people[p].made + 1, self.sessions.len());
                Act::Ask {
                    p,
                    asked: Asked {
                        way,
                        key,
                        session,
                        at: self.now,
                    },
                }
            }
            Step::Answer { p } => {
                // The registrar takes no code that has expired.
                let asked = self.people[p]
                    .asked
                    .filter(|a| self.now < a.at + 30 * DAY * SECOND)?;
                let letter = asked.way == Way::Letter && !is_clerk(p);
                Act::Answer {
                    p,
                    asked,
                    until: letter.then(|| hours(72)),
                }
            }
            Step::Reuse { p } => {
                self.people[p].reused?;
                Act::Reuse { p }
            }
            Step::Carry { p, sure } => {
                let session = self
                    .sessions
                    .iter()
                    .position(|s| s.p == p && self.lives(s))?;
                // The registrar keeps its quarantine, and waits while one runs or only one method was shown.
                let until = self.people[p].quarantine.filter(|until| *until > self.now);
                let due = (!sure || until.is_some()).then(|| hours(72));
                Act::Carry {
                    p,
                    key: self.people[p].made + 1,
                    session,
                    due,
                    until,
                }
            }
            Step::Decide { p } => {
                let carry = self.people[p].carry.filter(|carry| carry.due <= self.now)?;
                let until = self.people[p].quarantine.filter(|until| *until > self.now);
                Act::Decide {
                    p,
                    key: carry.key,
                    until,
                }
            }
            Step::Block { p } if self.people[p].known => Act::Block { p },
            Step::Unblock { p } if self.people[p].known => Act::Unblock { p },
            Step::Ends {
                p,
                death,
                from,
                lasts,
            } if self.people[p].known => {
                let read_only = (self.secs() + if death { 0 } else { from }) * SECOND;
                let closes = read_only + if death { 0 } else { lasts * SECOND };
                Act::Ends {
                    p,
                    seq: self.words + 1,
                    ending: Some(End {
                        death,
                        read_only,
                        closes,
                    }),
                }
            }
            Step::Lift { p } => {
                self.people[p].ending?;
                Act::Ends {
                    p,
                    seq: self.words + 1,
                    ending: None,
                }
            }
            Step::Login { p } => {
                let live = self
                    .sessions
                    .iter()
                    .filter(|s| s.p == p && self.lives(s))
                    .count();
                (self.people[p].key > 0 && live < 3).then_some(Act::Login { p })?
            }
            Step::Logout { p } => Act::Logout {
                session: self
                    .sessions
                    .iter()
                    .position(|s| s.p == p && self.lives(s))?,
            },
            Step::Touch { p } => Act::Touch {
                session: self
                    .sessions
                    .iter()
                    .rposition(|s| s.p == p && self.lives(s))?,
            },
            Step::Tidy => Act::Tidy,
            Step::Wait { secs } => Act::Time {
                to: self.now + secs * SECOND,
            },
            Step::Border { nth, beside } => {
                let all = self.borders();
                let at = all.get(nth).or(all.last())?;
                Act::Time {
                    to: (at + beside).max(self.now),
                }
            }
            _ => return None,
        })
    }

    fn plan_office(&self, step: Step) -> Option<Act> {
        Some(match step {
            Step::Certify {
                p,
                rights,
                from,
                lasts,
            } if self.people[p].key > 0 => {
                let nbf = self.secs() + from;
                let left = self.people[p].left;
                let cert = Cert {
                    number: self.certs,
                    rights,
                    nbf,
                    exp: nbf + lasts,
                    revoked: false,
                    removed: left.map(|left| left.bars(self.secs())),
                };
                Act::Certify { p, cert }
            }
            Step::Uncertify { p } => {
                self.people[p].cert.as_ref()?;
                Act::Uncertify { p }
            }
            Step::Remove { by, u, p } if self.acts(by) => Act::Remove { by, u, p },
            Step::Settle { u, p } if self.people[p].left[u] == Left::Waiting => {
                Act::Settle { u, p }
            }
            Step::Rotate { by, u, all } if self.acts(by) => {
                let inside = |p: &usize| self.rights(*p, u).is_some() && (all || *p == by);
                Act::Rotate {
                    by,
                    u,
                    to: (0..self.people.len()).filter(inside).collect(),
                }
            }
            // An honest clerk grants the key that she has.
            Step::GrantUnit { by, u, p }
                if self.acts(by) && self.unit_keys(by, u).contains(&self.units[u].epoch) =>
            {
                Act::GrantUnit { by, u, p }
            }
            Step::Represent {
                rep,
                subject,
                matter,
                rights,
                from,
                lasts,
            } => {
                if rep == subject || !self.people[rep].known || self.reps.len() >= 8 {
                    return None;
                }
                let nbf = self.secs() + from;
                let exp = self.secs().max(nbf) + lasts;
                Act::Represent(Rep {
                    rep,
                    subject,
                    matter,
                    rights,
                    nbf,
                    exp,
                    ended: None,
                })
            }
            Step::End { by, r } if r < self.reps.len() && self.acts(by) => Act::End { by, r },
            Step::Revoke { r } if r < self.reps.len() => Act::Revoke { r },
            _ => return None,
        })
    }

    fn plan_thread(&self, step: Step) -> Option<Act> {
        let open = |t: usize| self.threads.get(t).is_some_and(|thread| !thread.shredded);
        Some(match step {
            Step::Begin {
                by,
                subject,
                matter,
                wide,
            } if self.acts(by) && self.threads.len() < THREADS => {
                let units = [Some(matter), (wide && is_clerk(by)).then_some(1 - matter)];
                let units = units
                    .into_iter()
                    .flatten()
                    .map(|u| (u, self.units[u].epoch))
                    .collect();
                let bare = Epoch {
                    people: Default::default(),
                    units,
                    excluded: Default::default(),
                    first: 1,
                };
                let epoch = self.members(subject, matter, &|p| p == by, &bare);
                let grants = self.grants(&epoch, 1);
                Act::Begin {
                    by,
                    subject,
                    matter,
                    epoch,
                    grants,
                }
            }
            Step::Send { by, t, kind, lazy } if open(t) => {
                let lane = if kind == Kind::Note {
                    Lane::Internal
                } else {
                    Lane::Case
                };
                let (due, line) = (self.due(t), self.threads[t].line(lane));
                let due = match lane {
                    Lane::Case => due,
                    Lane::Internal => Epoch {
                        people: Default::default(),
                        excluded: Default::default(),
                        ..due
                    },
                };
                let needed = line
                    .epochs
                    .last()
                    .is_none_or(|list| !lazy && !list.same(&due));
                self.sending(by, t, kind, needed.then_some(due), None)?
            }
            Step::Bend { by, t, how } if open(t) => {
                let mut list = self.due(t);
                let thread = &self.threads[t];
                let fault = match how {
                    Bend::WithoutSubject => {
                        list.people.remove(&thread.subject)?;
                        "subject-missing"
                    }
                    Bend::WithStranger(p) => {
                        let key = self.people[p].key;
                        if key == 0 || self.may(p, thread.subject, thread.matter, super::step::READ)
                        {
                            return None;
                        }
                        list.people.insert(p, key);
                        "ghost-member"
                    }
                    // Beside a message nobody changes departments, not even staff.
                    Bend::WithDepartment(u) => {
                        let new = list.units.insert(u, self.units[u].epoch).is_none();
                        new.then_some("departments-changed")?
                    }
                };
                self.sending(by, t, Kind::Plain, Some(list), Some(fault))?
            }
            Step::Forward {
                by,
                t,
                u,
                add,
                notes,
            } if open(t) && self.acts(by) => self.handing(by, t, u, add, notes)?,
            Step::Invite { by, t, p } if open(t) => {
                let (mut list, thread) = (self.due(t), &self.threads[t]);
                let welcome = self.people[p].key > 0
                    && self.may(p, thread.subject, thread.matter, super::step::READ)
                    && !list.excluded.contains(&p)
                    && list.people.insert(p, self.people[p].key).is_none();
                welcome
                    .then(|| self.sending(by, t, Kind::Plain, Some(list), None))
                    .flatten()?
            }
            Step::Exclude { by, t, p, on } if open(t) => self.plan_exclude(by, t, p, on)?,
            Step::Regrant {
                by,
                t,
                internal,
                epoch,
                to,
            } if open(t) && self.acts(by) => {
                let lane = if internal { Lane::Internal } else { Lane::Case };
                let key = match to {
                    Holder::Person(p) => self.people[p].key,
                    Holder::Unit(u) => self.units[u].epoch,
                };
                let real = self.opens(by, t, lane).contains(&epoch);
                Act::Regrant {
                    by,
                    t,
                    lane,
                    grant: Grant {
                        epoch,
                        to,
                        key,
                        mark: self.marks,
                        real,
                    },
                }
            }
            Step::Seen { by, t } if open(t) && self.acts(by) => Act::Seen { by, t },
            Step::Work { by, t, u, done } if open(t) && self.acts(by) => {
                Act::Work { by, t, u, done }
            }
            Step::Shred { t } if open(t) => Act::Shred { t },
            _ => return None,
        })
    }

    /// Only the subject and staff exclude somebody, and never the subject; nobody takes it back.
    fn plan_exclude(&self, by: usize, t: usize, p: usize, on: bool) -> Option<Act> {
        let mut list = self.due(t);
        let subject = self.threads[t].subject;
        if p == subject || !(by == subject || is_clerk(by)) {
            return None;
        }
        let changed = if on {
            list.excluded.insert(p)
        } else {
            list.excluded.remove(&p)
        };
        list.people.remove(&p);
        let fault = (!on).then_some("exclude-dropped");
        changed
            .then(|| self.sending(by, t, Kind::Plain, Some(list), fault))
            .flatten()
    }

    /// What an honest client brings to hand a thread on.
    fn handing(&self, by: usize, t: usize, to: usize, stays: bool, notes: bool) -> Option<Act> {
        let (thread, from) = (&self.threads[t], 1 - to);
        if thread.case.epochs.len() >= 12 {
            return None;
        }
        let mut list = self.due(t);
        list.units.insert(to, self.units[to].epoch);
        if !stays {
            list.units.remove(&from);
        }
        let mut marks = self.marks;
        let mut marked = |mut grants: Vec<Grant>| {
            for grant in &mut grants {
                grant.mark = marks;
                marks += 1;
            }
            grants
        };
        let mut epochs = Vec::new();
        for lane in super::model::LANES {
            let line = thread.line(lane);
            if line.epochs.is_empty() {
                continue;
            }
            let list = match lane {
                Lane::Case => list.clone(),
                Lane::Internal => Epoch {
                    people: Default::default(),
                    excluded: Default::default(),
                    ..list.clone()
                },
            };
            let grants = marked(self.grants(&list, line.number() + 1));
            epochs.push((lane, list, grants));
        }
        let mut history = Vec::new();
        for lane in super::model::LANES {
            if lane == Lane::Internal && !notes {
                continue;
            }
            let opened = self.opens(by, t, lane);
            let all = (1..=thread.line(lane).number()).map(|epoch| Grant {
                epoch,
                to: Holder::Unit(to),
                key: self.units[to].epoch,
                mark: 0,
                real: opened.contains(&epoch),
            });
            history.extend(marked(all.collect()).into_iter().map(|grant| (lane, grant)));
        }
        Some(Act::HandOver(Handing {
            by,
            t,
            from,
            to,
            stays,
            notes,
            epochs,
            history,
        }))
    }

    /// A message that an honest client can make: whoever lost her keys waits until a department lets her in again.
    fn sending(
        &self,
        by: usize,
        t: usize,
        kind: Kind,
        epoch: Option<Epoch>,
        fault: Option<&'static str>,
    ) -> Option<Act> {
        let (thread, lane) = (
            &self.threads[t],
            if kind == Kind::Note {
                Lane::Internal
            } else {
                Lane::Case
            },
        );
        let line: &Line = thread.line(lane);
        let named = thread.list().people.get(&by);
        let lost = named.is_some_and(|key| !self.people[by].held.contains(key));
        if !self.acts(by) || lost || line.messages.len() >= MESSAGES {
            return None;
        }
        let grants = epoch
            .as_ref()
            .map_or(Vec::new(), |list| self.grants(list, line.number() + 1));
        Some(Act::Send(Sending {
            by,
            t,
            lane,
            kind,
            n: line.sent.get(&by).copied().unwrap_or(0) + 1,
            epoch,
            grants,
            file: (kind == Kind::WithFile).then_some(self.files),
            fault,
        }))
    }

    fn grants(&self, list: &Epoch, epoch: u64) -> Vec<Grant> {
        let all = list.holders().into_iter().zip(self.marks..);
        all.map(|((to, key), mark)| Grant {
            epoch,
            to,
            key,
            mark,
            real: true,
        })
        .collect()
    }
}
