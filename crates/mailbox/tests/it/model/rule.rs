// SPDX-License-Identifier: EUPL-1.2
//! The rules: who may fetch and who can open, each as the protocol says it. Nothing here knows how the store does it.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Cert, Epoch, Lane, Model, Moment, Rep, Session, Work};
use super::step::{CLERKS, GRANT, HOUR, Holder, POST, READ, SECOND, UNITS, WRITE};

/// A session ends after half an hour without a request.
const IDLE: Moment = HOUR / 2 * SECOND;

pub fn is_clerk(p: usize) -> bool {
    CLERKS.contains(&p)
}

impl Model {
    pub fn secs(&self) -> i64 {
        self.now.div_euclid(SECOND)
    }

    /// Has a key, is not blocked, and her account has not ended: can begin a session, and so do anything at all.
    pub fn acts(&self, p: usize) -> bool {
        self.people[p].key > 0 && !self.people[p].blocked && !self.closed(p)
    }

    /// A blocked person has no session: blocking ends them, and none begins. One whose account has ended has none either.
    pub fn lives(&self, s: &Session) -> bool {
        s.full && self.runs(s)
    }

    pub fn waits(&self, s: &Session) -> bool {
        !s.full && self.runs(s)
    }

    fn runs(&self, s: &Session) -> bool {
        !s.gone && self.now < s.exp && self.now < s.seen + IDLE && !self.closed(s.p)
    }

    /// Nothing new is written in her post, but by staff.
    pub fn read_only(&self, p: usize) -> bool {
        self.people[p]
            .ending
            .is_some_and(|end| end.read_only <= self.now)
    }

    /// Nobody acts for her any more.
    pub fn over(&self, p: usize) -> bool {
        self.people[p]
            .ending
            .is_some_and(|end| end.closes <= self.now)
    }

    /// She has no access any more; who acts for somebody else keeps it, but for the dead.
    pub fn closed(&self, p: usize) -> bool {
        let dead = self.people[p].ending.is_some_and(|end| end.death);
        let acts = self
            .reps
            .iter()
            .any(|one| one.rep == p && self.holds(one) && !self.over(one.subject));
        self.over(p) && (dead || !acts)
    }

    pub fn withheld(&self, p: usize) -> bool {
        self.people[p]
            .withheld
            .is_some_and(|until| self.now < until)
    }

    /// A representation counts from `nbf` until `exp` and until either of the two, or a revocation list, ended it.
    pub fn holds(&self, rep: &Rep) -> bool {
        rep.nbf <= self.secs() && self.secs() < rep.exp && rep.ended.is_none()
    }

    /// The subject may everything; anybody else what one representation says that holds now, covers the matter and
    /// lets read.
    pub fn may(&self, p: usize, subject: usize, matter: usize, right: u8) -> bool {
        p == subject
            || self.reps.iter().any(|one| {
                one.rep == p
                    && one.subject == subject
                    && !self.over(subject)
                    && self.holds(one)
                    && one.matter.is_none_or(|only| only == matter)
                    && one.rights & READ != 0
                    && one.rights & right == right
            })
    }

    fn counts(&self, cert: &Cert) -> bool {
        !cert.revoked && cert.nbf <= self.secs() && self.secs() < cert.exp
    }

    /// What a clerk may do in a department now; `None`: she is not in it.
    pub fn rights(&self, p: usize, u: usize) -> Option<u8> {
        let cert = self.people[p]
            .cert
            .as_ref()
            .filter(|cert| self.counts(cert))?;
        (cert.rights[u] != 0 && !cert.removed[u]).then_some(cert.rights[u])
    }

    pub fn has(&self, p: usize, u: usize, right: u8) -> bool {
        self.rights(p, u).is_some_and(|all| all & right == right)
    }

    /// The departments by which a clerk takes part, with a right besides reading.
    pub fn by_units(&self, p: usize, t: usize, right: u8) -> Vec<usize> {
        let list = self.threads[t].list();
        let all = (0..UNITS).filter(|u| list.units.contains_key(u));
        all.filter(|u| self.has(p, *u, READ | right)).collect()
    }

    /// Reading needs a place in the newest list of members, and the right to it at this moment.
    pub fn reads(&self, p: usize, t: usize) -> bool {
        self.allowed(p, t, READ)
    }

    pub fn writes(&self, p: usize, t: usize) -> bool {
        self.allowed(p, t, WRITE)
    }

    fn allowed(&self, p: usize, t: usize, right: u8) -> bool {
        let thread = &self.threads[t];
        if thread.shredded {
            return false;
        }
        if is_clerk(p) {
            return !self.by_units(p, t, right).is_empty();
        }
        thread.list().people.contains_key(&p) && self.may(p, thread.subject, thread.matter, right)
    }

    /// The first message of lane `case` that somebody may fetch. A newcomer begins with the list that lets her in;
    /// history is another member's gift; while it is withheld, it is withheld.
    fn first(&self, p: usize, t: usize) -> u64 {
        if is_clerk(p) {
            return 1;
        }
        let thread = &self.threads[t];
        let hold = if self.withheld(p) {
            thread.hold.get(&p)
        } else {
            None
        };
        thread.from[&p].max(hold.copied().unwrap_or(1))
    }

    /// Numbers of the messages that somebody may fetch; `None`: for her the lane does not exist.
    pub fn fetches(&self, p: usize, t: usize, lane: Lane) -> Option<Vec<u64>> {
        if !self.reads(p, t) || (lane == Lane::Internal && !is_clerk(p)) {
            return None;
        }
        let first = if lane == Lane::Case {
            self.first(p, t)
        } else {
            let own = self.by_units(p, t, READ);
            let from = own.iter().map(|u| self.threads[t].notes.get(u).copied());
            from.map(|note| note.unwrap_or(0)).min().unwrap_or(0).max(1)
        };
        Some((first..self.threads[t].line(lane).next()).collect())
    }

    /// Files of grants that are given to somebody, by epoch: hers, or her departments'. An epoch of which she may fetch
    /// no message is history with its key.
    pub fn given(&self, p: usize, t: usize, lane: Lane) -> Option<BTreeMap<u64, BTreeSet<u32>>> {
        let fetched = self.fetches(p, t, lane)?;
        let line = self.threads[t].line(lane);
        let units = self.by_units(p, t, READ);
        let first = if lane == Lane::Case {
            self.first(p, t)
        } else {
            1
        };
        let mut out: BTreeMap<u64, BTreeSet<u32>> = BTreeMap::new();
        for grant in &line.grants {
            let inside = |n: &u64| line.messages[place(*n)].epoch == grant.epoch;
            // A hand-over makes an epoch in which perhaps nobody ever writes: its key opens nothing.
            let empty = line.messages.iter().all(|one| one.epoch != grant.epoch)
                && line.epochs[place(grant.epoch)].first >= first;
            let open = grant.epoch == line.number() || fetched.iter().any(inside) || empty;
            let hers = match grant.to {
                Holder::Person(to) => to == p && open,
                Holder::Unit(u) => is_clerk(p) && units.contains(&u),
            };
            if hers {
                out.entry(grant.epoch).or_default().insert(grant.mark);
            }
        }
        Some(out)
    }

    /// Epochs of a department whose key a clerk has: those sealed to a key in her hands, and by the links every older
    /// one.
    pub fn unit_keys(&self, p: usize, u: usize) -> BTreeSet<u64> {
        if self.rights(p, u).is_none() {
            return BTreeSet::new();
        }
        let held = &self.people[p].held;
        let mine = self.units[u]
            .grants
            .iter()
            .filter(|(to, key, _)| *to == p && held.contains(key));
        (1..=mine.map(|(_, _, epoch)| *epoch).max().unwrap_or(0)).collect()
    }

    /// Epochs that somebody can open: a grant is given to her that has the key in it and is sealed to a key of hers.
    pub fn opens(&self, p: usize, t: usize, lane: Lane) -> BTreeSet<u64> {
        let Some(given) = self.given(p, t, lane) else {
            return BTreeSet::new();
        };
        let opens = |grant: &&super::model::Grant| {
            grant.real
                && given
                    .get(&grant.epoch)
                    .is_some_and(|marks| marks.contains(&grant.mark))
                && match grant.to {
                    Holder::Person(_) => self.people[p].held.contains(&grant.key),
                    Holder::Unit(u) => self.unit_keys(p, u).contains(&grant.key),
                }
        };
        self.threads[t]
            .line(lane)
            .grants
            .iter()
            .filter(opens)
            .map(|grant| grant.epoch)
            .collect()
    }

    /// Who should be in lane `case` now (rule of the next sender): the subject if she has a key, whoever is in it and
    /// may still read, whoever may open her post; nobody who is excluded. Departments at their newest epoch.
    pub fn due(&self, t: usize) -> Epoch {
        let thread = &self.threads[t];
        let list = thread.list();
        self.members(
            thread.subject,
            thread.matter,
            &|p| list.people.contains_key(&p),
            list,
        )
    }

    /// The same for a thread that does not exist yet.
    pub fn members(
        &self,
        subject: usize,
        matter: usize,
        inside: &dyn Fn(usize) -> bool,
        list: &Epoch,
    ) -> Epoch {
        let belongs = |p: usize| {
            let stays = inside(p) && self.may(p, subject, matter, READ);
            p == subject || stays || self.may(p, subject, matter, POST)
        };
        let people = (0..self.people.len())
            .filter(|p| !is_clerk(*p) && self.people[*p].key > 0)
            .filter(|p| belongs(*p) && !list.excluded.contains(p));
        Epoch {
            people: people.map(|p| (p, self.people[p].key)).collect(),
            units: list
                .units
                .keys()
                .map(|u| (*u, self.units[*u].epoch))
                .collect(),
            excluded: list.excluded.clone(),
            first: 0,
        }
    }

    /// Something is unread that she could be shown.
    pub fn unread(&self, p: usize) -> bool {
        (0..self.threads.len())
            .any(|t| self.reads(p, t) && self.threads[t].last > self.threads[t].read[&p])
    }

    /// Threads of a department by state of its work.
    pub fn tally(&self, u: usize) -> BTreeMap<Work, u64> {
        let mut out = BTreeMap::new();
        for thread in self.threads.iter().filter(|thread| !thread.shredded) {
            if thread.list().units.contains_key(&u) {
                *out.entry(thread.work[&u]).or_insert(0) += 1;
            }
        }
        out
    }

    /// Moments at which something begins or ends by itself, from the next one on.
    pub fn borders(&self) -> Vec<Moment> {
        let mut all: BTreeSet<Moment> = BTreeSet::new();
        for person in &self.people {
            all.extend(person.withheld);
            all.extend(person.objects);
            all.extend(person.locked);
            all.extend(person.carry.map(|carry| carry.due));
            let ending = person.ending.into_iter();
            all.extend(ending.flat_map(|end| [end.read_only, end.closes]));
            let cert = person.cert.as_ref();
            all.extend(
                cert.into_iter()
                    .flat_map(|cert| [cert.nbf * SECOND, cert.exp * SECOND]),
            );
        }
        all.extend(
            self.reps
                .iter()
                .flat_map(|rep| [rep.nbf * SECOND, rep.exp * SECOND]),
        );
        let live = self.sessions.iter().filter(|s| !s.gone);
        all.extend(live.flat_map(|s| [s.exp, s.seen + IDLE]));
        all.into_iter().filter(|at| *at > self.now).collect()
    }

    /// Somebody may read and write in a department.
    pub fn staffed(&self, u: usize) -> bool {
        CLERKS.iter().any(|p| self.has(*p, u, READ | WRITE))
    }

    pub fn leads(&self, p: usize, u: usize) -> bool {
        self.has(p, u, GRANT)
    }
}

/// Where number `n` of a list that begins with 1 is.
pub fn place(n: u64) -> usize {
    usize::try_from(n - 1).unwrap()
}
