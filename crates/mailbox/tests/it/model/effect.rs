// SPDX-License-Identifier: EUPL-1.2
//! What an act does, or why it is refused.

use std::collections::BTreeMap;

use super::act::{Act, Handing, Sending};
use super::model::{
    Carry, Epoch, Grant, Lane, Left, Line, Message, Model, Moment, Session, Thread, Work,
};
use super::rule::{is_clerk, place};
use super::step::{DAY, GRANT, HISTORY, HOUR, Holder, Kind, READ, SECOND, WRITE, Way};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Absent,
    Forbidden,
    /// Nothing new is written there.
    ReadOnly,
    Invalid(&'static str),
    Conflict,
}

use Outcome::{Absent, Done, Forbidden, Invalid, ReadOnly};

impl Model {
    pub fn apply(&mut self, act: &Act) -> Outcome {
        match act {
            Act::Ask { p, asked } => {
                let person = &mut self.people[*p];
                (person.known, person.asked) = (true, Some(*asked));
                person.made = asked.key;
                self.sessions.push(Session {
                    p: *p,
                    full: false,
                    seen: self.now,
                    exp: self.now + 8 * HOUR * SECOND,
                    gone: false,
                });
            }
            Act::Answer { p, asked, until } => {
                let letter = asked.way == Way::Letter && !is_clerk(*p);
                let anew = self.people[*p].bindings > 0;
                if anew {
                    self.forget(*p);
                }
                self.bind(*p, asked.key, !letter, *until, asked.session);
                let week = self.secs() * SECOND + 7 * DAY * SECOND;
                let person = &mut self.people[*p];
                (person.vouched, person.anew) = ([asked.key].into(), anew);
                person.objects = (anew && letter).then_some(week);
                // A block ends codes from before; whoever redeems a later one was identified since.
                person.blocked = false;
                // She has lost everything else, and a change of keys that waits is no longer hers.
                (person.held, person.carry) = ([asked.key].into(), None);
                (person.asked, person.reused) = (None, Some(false));
                if self.waits(&self.sessions[asked.session]) {
                    let session = &mut self.sessions[asked.session];
                    (session.full, session.seen, session.exp) =
                        (true, self.now, self.now + 8 * HOUR * SECOND);
                }
            }
            Act::Reuse { p } => self.alarm(*p),
            Act::Carry {
                p,
                key,
                session,
                due,
                until,
            } => {
                self.people[*p].made = *key;
                self.end_sessions(*p, Some(*session));
                let due = due.unwrap_or(self.now);
                self.people[*p].carry = Some(Carry {
                    key: *key,
                    session: *session,
                    due,
                });
                if due == self.now {
                    self.carried(*p, *key, *until);
                }
            }
            Act::Decide { p, key, until } => self.carried(*p, *key, *until),
            Act::Block { p } => {
                // What waits must not give access back.
                let person = &mut self.people[*p];
                (person.blocked, person.asked, person.carry) = (true, None, None);
                self.end_sessions(*p, None);
            }
            Act::Unblock { p } => self.people[*p].blocked = false,
            Act::Ends { p, seq, ending } => {
                let new = self.people[*p].ending != *ending;
                (self.words, self.people[*p].ending) = (*seq, *ending);
                if new && ending.is_some_and(|end| end.death) {
                    let person = &mut self.people[*p];
                    (person.asked, person.carry) = (None, None);
                    self.end_sessions(*p, None);
                }
            }
            Act::Login { p } => return self.login(*p),
            Act::Logout { session } => self.sessions[*session].gone = true,
            Act::Touch { session } => {
                let session = &mut self.sessions[*session];
                if self.now - session.seen >= 60 * SECOND {
                    session.seen = self.now;
                }
            }
            Act::Represent(rep) => {
                self.people[rep.subject].known = true;
                self.reps.push(rep.clone());
            }
            Act::End { by, r } => {
                let rep = &self.reps[*r];
                if rep.rep != *by && rep.subject != *by {
                    return Absent;
                }
                self.end_rep(*r);
            }
            Act::Revoke { r } => self.end_rep(*r),
            Act::Shred { t } => self.threads[*t].shredded = true,
            Act::Tidy => {}
            Act::Time { to } => self.now = *to,
            Act::Begin {
                by,
                subject,
                matter,
                epoch,
                grants,
            } => return self.begin(*by, *subject, *matter, epoch, grants),
            Act::Send(sending) => return self.send(sending),
            Act::HandOver(handing) => return self.hand_over(handing),
            Act::Regrant { by, t, lane, grant } => return self.regrant(*by, *t, *lane, *grant),
            Act::Seen { by, t } => return self.seen(*by, *t),
            Act::Work { by, t, u, done } => return self.work(*by, *t, *u, *done),
            Act::Certify { .. }
            | Act::Uncertify { .. }
            | Act::Remove { .. }
            | Act::Settle { .. }
            | Act::Rotate { .. }
            | Act::GrantUnit { .. } => {
                return self.office(act);
            }
        }
        Done
    }

    fn end_rep(&mut self, r: usize) {
        let now = self.now;
        self.reps[r].ended.get_or_insert(now);
    }

    fn end_sessions(&mut self, p: usize, but: Option<usize>) {
        for (number, session) in self.sessions.iter_mut().enumerate() {
            session.gone |= session.p == p && but != Some(number);
        }
    }

    /// What lies in the threads now is history for her.
    fn withhold(&mut self, p: usize) {
        for thread in &mut self.threads {
            let next = thread.case.next();
            thread.hold.insert(p, next);
        }
    }

    /// Identified anew: what earlier keys could read is withheld, also where she is not right now, until a clerk gives it back.
    fn forget(&mut self, p: usize) {
        for thread in &mut self.threads {
            let next = thread.case.next();
            if let Some(from) = thread.from.get_mut(&p) {
                *from = next.max(*from);
            }
        }
    }

    /// A keycard is bound. Only a better identification ends what withholds history; a letter begins it.
    fn bind(&mut self, p: usize, key: u64, better: bool, until: Option<Moment>, session: usize) {
        let person = &mut self.people[p];
        if person.key > 0 {
            // A certificate names a keycard.
            person.cert = None;
        }
        person.key = key;
        person.bindings += 1;
        person.quarantine = until;
        let running = person.withheld.filter(|at| *at > self.now && !better);
        person.withheld = until.max(running);
        (person.wrong, person.locked) = (0, None);
        if self.withheld(p) {
            self.withhold(p);
        }
        self.end_sessions(p, Some(session));
    }

    /// New keys, signed by the old ones: she keeps those, and is as well identified as before.
    fn carried(&mut self, p: usize, key: u64, until: Option<Moment>) {
        let session = self.people[p]
            .carry
            .map_or(usize::MAX, |carry| carry.session);
        self.bind(p, key, false, until, session);
        let person = &mut self.people[p];
        person.held.insert(key);
        person.vouched.insert(key);
        person.carry = None;
    }

    /// A used code was presented: once, history is withheld for a week (ruling 15).
    fn alarm(&mut self, p: usize) {
        if self.people[p].reused == Some(false) {
            let week = Some(self.now + 7 * DAY * SECOND);
            let person = &mut self.people[p];
            (person.reused, person.withheld) = (Some(true), person.withheld.max(week));
            self.withhold(p);
        }
    }

    /// Five wrong secrets lock a method for a quarter of an hour; a blocked person is told, once she has shown the right one.
    fn login(&mut self, p: usize) -> Outcome {
        let (now, acts) = (self.now, self.acts(p));
        let person = &mut self.people[p];
        if person.locked.is_some_and(|until| now < until) {
            return Invalid("locked");
        }
        if acts {
            (person.wrong, person.locked) = (0, None);
            self.sessions.push(Session {
                p,
                full: true,
                seen: now,
                exp: now + 8 * HOUR * SECOND,
                gone: false,
            });
            return Done;
        }
        if person.key > 0 {
            return Invalid("blocked");
        }
        person.wrong = if person.locked.is_some() {
            1
        } else {
            person.wrong + 1
        };
        person.locked = (person.wrong >= 5).then_some(now + 900 * SECOND);
        Invalid(if person.locked.is_some() {
            "locked"
        } else {
            "wrong"
        })
    }

    fn office(&mut self, act: &Act) -> Outcome {
        match act {
            Act::Certify { p, cert } => {
                self.certs += 1;
                self.people[*p].cert = Some(cert.clone());
                for u in 0..self.units.len() {
                    if cert.rights[u] != 0 && !cert.removed[u] {
                        self.people[*p].left[u] = Left::Not;
                    }
                }
                // The custodian of department keys brings the newest one.
                for u in 0..self.units.len() {
                    if self.rights(*p, u).is_some() {
                        let (key, unit) = (self.people[*p].key, &mut self.units[u]);
                        unit.grants.push((*p, key, unit.epoch));
                    }
                }
            }
            Act::Uncertify { p } => {
                if let Some(cert) = &mut self.people[*p].cert {
                    cert.revoked = true;
                }
            }
            Act::Remove { by, u, p } => {
                match self.rights(*by, *u) {
                    None => return Absent,
                    Some(rights) if rights & GRANT == 0 => return Forbidden,
                    Some(_) if self.rights(*p, *u).is_none() => return Absent,
                    Some(_) => {}
                }
                if let Some(cert) = &mut self.people[*p].cert {
                    cert.removed[*u] = true;
                }
                self.people[*p].left[*u] = Left::Waiting;
            }
            Act::Settle { u, p } => self.people[*p].left[*u] = Left::Settled(self.secs()),
            Act::Rotate { by, u, to } => {
                if self.rights(*by, *u).is_none() {
                    return Absent;
                }
                if !self.leads(*by, *u) {
                    return Forbidden;
                }
                self.units[*u].epoch += 1;
                for p in to {
                    let (key, unit) = (self.people[*p].key, &mut self.units[*u]);
                    unit.grants.push((*p, key, unit.epoch));
                }
            }
            Act::GrantUnit { by, u, p } => {
                if !self.leads(*by, *u) {
                    return Forbidden;
                }
                if self.rights(*p, *u).is_none() {
                    return Invalid("not-a-member");
                }
                let (key, unit) = (self.people[*p].key, &mut self.units[*u]);
                unit.grants.push((*p, key, unit.epoch));
            }
            _ => {}
        }
        Done
    }

    fn begin(
        &mut self,
        by: usize,
        subject: usize,
        matter: usize,
        epoch: &Epoch,
        grants: &[Grant],
    ) -> Outcome {
        if !self.people[subject].known {
            return Absent;
        }
        if epoch.people.is_empty() {
            return Invalid("subject-not-bound");
        }
        let own: Vec<usize> = epoch
            .units
            .keys()
            .copied()
            .filter(|u| self.has(by, *u, READ | WRITE))
            .collect();
        if is_clerk(by) {
            if own.is_empty() {
                return Forbidden;
            }
            if self.closed(subject) {
                return ReadOnly;
            }
        } else if by != subject {
            if !self
                .reps
                .iter()
                .any(|one| one.rep == by && one.subject == subject && self.holds(one))
                || self.over(subject)
            {
                return Absent;
            }
            if !self.may(by, subject, matter, WRITE) {
                return Forbidden;
            }
        }
        if !is_clerk(by) && self.read_only(subject) {
            return ReadOnly;
        }
        self.threads.push(Thread {
            subject,
            matter,
            case: Line::default(),
            internal: Line::default(),
            from: BTreeMap::new(),
            hold: BTreeMap::new(),
            read: BTreeMap::new(),
            seen: BTreeMap::new(),
            work: BTreeMap::new(),
            notes: BTreeMap::new(),
            last: 0,
            shredded: false,
        });
        let t = self.threads.len() - 1;
        self.add_epoch(t, Lane::Case, epoch, grants);
        self.add_message(t, Lane::Case, by, None);
        self.announce(t, by, &own);
        Done
    }

    fn refusal(&self, by: usize, t: usize) -> Option<Outcome> {
        if !self.reads(by, t) {
            return Some(Absent);
        }
        if !self.writes(by, t) {
            return Some(Forbidden);
        }
        (!is_clerk(by) && self.read_only(self.threads[t].subject)).then_some(ReadOnly)
    }

    fn send(&mut self, new: &Sending) -> Outcome {
        let &Sending {
            by, t, lane, kind, ..
        } = new;
        if let Some(refusal) = self.refusal(by, t) {
            return refusal;
        }
        if lane == Lane::Internal && !is_clerk(by) {
            return Absent;
        }
        // Nobody would read what staff writes there.
        let message = lane == Lane::Case && kind != Kind::Receipt;
        if message && is_clerk(by) && self.closed(self.threads[t].subject) {
            return ReadOnly;
        }
        if let Some(fault) = new.fault {
            return Invalid(fault);
        }
        if let Some(list) = &new.epoch
            && !list.units.keys().eq(self.threads[t].list().units.keys())
        {
            return Invalid("departments-changed");
        }
        if kind == Kind::Receipt && !is_clerk(by) {
            return Invalid("kind-not-allowed");
        }
        let own = self.by_units(by, t, WRITE);
        if let Some(list) = &new.epoch {
            self.add_epoch(t, lane, list, &new.grants);
        }
        self.add_message(t, lane, by, new.file);
        if lane == Lane::Case && kind != Kind::Receipt {
            self.announce(t, by, &own);
        }
        Done
    }

    fn hand_over(&mut self, new: &Handing) -> Outcome {
        let (by, t, to) = (new.by, new.t, new.to);
        if let Some(refusal) = self.refusal(by, t) {
            return refusal;
        }
        if !is_clerk(by) || !self.by_units(by, t, WRITE).contains(&new.from) {
            return Absent;
        }
        if self.threads[t].list().units.contains_key(&to) {
            return Invalid("already-member");
        }
        if !self.staffed(to) {
            return Invalid("unit-empty");
        }
        let internal = &self.threads[t].internal;
        let notes = if new.notes || internal.epochs.is_empty() {
            0
        } else {
            internal.next()
        };
        for (lane, list, grants) in &new.epochs {
            self.add_epoch(t, *lane, list, grants);
        }
        for (lane, grant) in &new.history {
            let line = self.threads[t].line_mut(*lane);
            let same = |other: &&Grant| {
                (other.epoch, other.to, other.key) == (grant.epoch, grant.to, grant.key)
            };
            if line.grants.iter().filter(same).count() < 16 {
                line.grants.push(*grant);
            }
        }
        self.marks += u32::try_from(new.history.len()).unwrap();
        let thread = &mut self.threads[t];
        thread.notes.insert(to, notes);
        // Who gets it, or gets it back, has new work.
        thread.work.insert(to, Work::New);
        Done
    }

    fn add_epoch(&mut self, t: usize, lane: Lane, list: &Epoch, grants: &[Grant]) {
        let withheld: Vec<usize> = list
            .people
            .keys()
            .copied()
            .filter(|p| self.withheld(*p))
            .collect();
        let thread = &mut self.threads[t];
        let next = thread.line(lane).next();
        let before = thread.line(lane).epochs.last().cloned();
        let line = thread.line_mut(lane);
        line.epochs.push(Epoch {
            first: next,
            ..list.clone()
        });
        line.grants.extend(grants);
        self.marks += u32::try_from(grants.len()).unwrap();
        if lane == Lane::Internal {
            return;
        }
        let stays = |p: &usize| {
            before
                .as_ref()
                .is_some_and(|list| list.people.contains_key(p))
        };
        for p in list.people.keys().filter(|p| !stays(p)) {
            thread.from.insert(*p, next);
            thread.read.insert(*p, thread.last);
            if withheld.contains(p) {
                thread.hold.insert(*p, next);
            }
        }
        for u in list.units.keys() {
            thread.work.entry(*u).or_insert(Work::New);
            thread.seen.entry(*u).or_insert(0);
        }
    }

    fn add_message(&mut self, t: usize, lane: Lane, by: usize, file: Option<usize>) {
        let line = self.threads[t].line_mut(lane);
        let epoch = line.number();
        line.messages.push(Message { epoch, file });
        *line.sent.entry(by).or_insert(0) += 1;
        self.files += usize::from(file.is_some());
    }

    /// A message proper: whoever has read everything has read her own, too; after an answer a department waits, after
    /// a question its work is new.
    fn announce(&mut self, t: usize, by: usize, own: &[usize]) {
        let thread = &mut self.threads[t];
        let (idx, before) = (thread.case.next() - 1, thread.last);
        thread.last = idx;
        let units: Vec<usize> = thread.list().units.keys().copied().collect();
        if is_clerk(by) {
            for u in own {
                thread.seen.insert(*u, idx);
                if units.contains(u) {
                    thread.work.insert(*u, Work::Waiting);
                }
            }
            return;
        }
        for u in units {
            thread.work.insert(u, Work::New);
        }
        if thread.read[&by] >= before {
            thread.read.insert(by, idx);
        }
    }

    fn regrant(&mut self, by: usize, t: usize, lane: Lane, grant: Grant) -> Outcome {
        if !self.reads(by, t) || (lane == Lane::Internal && !is_clerk(by)) {
            return Absent;
        }
        let thread = &self.threads[t];
        let (list, line) = (thread.list(), thread.line(lane));
        let member = match grant.to {
            Holder::Person(p) => lane == Lane::Case && list.people.contains_key(&p),
            Holder::Unit(u) => list.units.contains_key(&u),
        };
        if !member {
            return Invalid("not-a-member");
        }
        if grant.epoch > line.number() {
            return Invalid("unknown-epoch");
        }
        let same = |other: &&Grant| {
            let unit = matches!(grant.to, Holder::Unit(_));
            other.epoch == grant.epoch && other.to == grant.to && (!unit || other.key == grant.key)
        };
        if line.grants.iter().filter(same).count() >= 16 {
            return Invalid("too-many-grants");
        }
        let first = line.epochs[place(grant.epoch)].first;
        if let Holder::Person(to) = grant.to
            && to != by
        {
            if let Some(refusal) = self.refused_history(by, to, t, grant.epoch) {
                return refusal;
            }
            let from = self.threads[t].from.entry(to).or_insert(first);
            *from = first.min(*from);
        }
        self.threads[t].line_mut(lane).grants.push(grant);
        self.marks += 1;
        Done
    }

    /// Whether somebody may be given an epoch by somebody else (section 7): what she was in with a key of another identification
    /// only by staff that writes, and in its time; what she never was in by the right to history.
    fn refused_history(&self, by: usize, to: usize, t: usize, epoch: u64) -> Option<Outcome> {
        let (thread, person) = (&self.threads[t], &self.people[to]);
        let named = thread.case.epochs[place(epoch)].people.get(&to);
        let right = if named.is_some() { READ } else { HISTORY };
        if !self.may(to, thread.subject, thread.matter, right) {
            return Some(Invalid("not-entitled"));
        }
        if person.blocked {
            return Some(Outcome::Conflict);
        }
        if named.is_some_and(|key| person.vouched.contains(key)) {
            return None;
        }
        if person.anew && !is_clerk(by) {
            return Some(Invalid("not-entitled"));
        }
        if person.anew && !self.writes(by, t) {
            return Some(Forbidden);
        }
        let opens = person.withheld.max(person.objects);
        opens
            .is_some_and(|at| self.now < at)
            .then_some(Outcome::Conflict)
    }

    fn seen(&mut self, by: usize, t: usize) -> Outcome {
        if !self.reads(by, t) {
            return Absent;
        }
        let units = self.by_units(by, t, READ);
        let thread = &mut self.threads[t];
        let end = thread.case.next() - 1;
        if is_clerk(by) {
            thread.seen.extend(units.into_iter().map(|u| (u, end)));
        } else {
            thread.read.insert(by, end);
        }
        Done
    }

    fn work(&mut self, by: usize, t: usize, u: usize, done: bool) -> Outcome {
        if let Some(refusal) = self.refusal(by, t) {
            return refusal;
        }
        if !self.by_units(by, t, WRITE).contains(&u) {
            return Absent;
        }
        let state = if done { Work::Done } else { Work::Waiting };
        self.threads[t].work.insert(u, state);
        Done
    }
}
