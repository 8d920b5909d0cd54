// SPDX-License-Identifier: EUPL-1.2
//! The abstract state: what has happened, without tables, files or keys. Persons, departments, threads are numbers;
//! "key 3 of person 1" is the third keycard that was bound to her.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Holder, PEOPLE, UNITS, Way};

/// Microseconds since 1970.
pub type Moment = i64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Case,
    Internal,
}

pub const LANES: [Lane; 2] = [Lane::Case, Lane::Internal];

#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The mailbox has heard of her.
    pub known: bool,
    /// The keycard bound now; 0: none.
    pub key: u64,
    /// Keycards made so far, bound or not.
    pub made: u64,
    /// How often one was bound.
    pub bindings: u64,
    /// Keys that she has in her hands: after a carryover old ones too, after losing everything the new one only.
    pub held: BTreeSet<u64>,
    pub blocked: bool,
    /// The departments that she was removed from.
    pub left: [Left; UNITS],
    /// When her account ends, as the registrar said last.
    pub ending: Option<End>,
    /// History is withheld until then.
    pub withheld: Option<Moment>,
    /// The same as the registrar knows it: from the last binding.
    pub quarantine: Option<Moment>,
    /// Keys that came by her newest identification: the one bound then, and those that it vouched for since.
    pub vouched: BTreeSet<u64>,
    /// She had other keys before that identification.
    pub anew: bool,
    /// Until then her old address can object to a letter (seven days).
    pub objects: Option<Moment>,
    pub asked: Option<Asked>,
    pub carry: Option<Carry>,
    /// The code of the present binding: whether it was presented again.
    pub reused: Option<bool>,
    pub cert: Option<Cert>,
    /// Wrong passwords in a row.
    pub wrong: u32,
    pub locked: Option<Moment>,
}

/// When an account ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub death: bool,
    pub read_only: Moment,
    pub closes: Moment,
}

/// Whether a clerk was removed from a department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Left {
    #[default]
    Not,
    /// The registrar has not dealt with it.
    Waiting,
    /// It did, in that second.
    Settled(i64),
}

impl Left {
    /// Whether a certificate of that second does not bring her back.
    pub fn bars(self, issued: i64) -> bool {
        match self {
            Self::Not => false,
            Self::Waiting => true,
            Self::Settled(at) => issued <= at,
        }
    }
}

/// A code was redeemed.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub way: Way,
    pub key: u64,
    pub session: usize,
    pub at: Moment,
}

/// A change of keys waits.
#[derive(Clone, Copy, Debug)]
pub struct Carry {
    pub key: u64,
    pub session: usize,
    pub due: Moment,
}

/// What a clerk may do, by her newest certificate. Seconds.
#[derive(Clone, Debug)]
pub struct Cert {
    pub number: usize,
    pub rights: [u8; UNITS],
    pub nbf: i64,
    pub exp: i64,
    pub revoked: bool,
    pub removed: [bool; UNITS],
}

#[derive(Clone, Debug, Default)]
pub struct Unit {
    pub epoch: u64,
    /// Department keys sealed to clerks: clerk, her key, epoch.
    pub grants: Vec<(usize, u64, u64)>,
}

/// A representation. Seconds; `ended` in microseconds.
#[derive(Clone, Debug)]
pub struct Rep {
    pub rep: usize,
    pub subject: usize,
    pub matter: Option<usize>,
    pub rights: u8,
    pub nbf: i64,
    pub exp: i64,
    pub ended: Option<Moment>,
}

/// A signed list of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epoch {
    pub people: BTreeMap<usize, u64>,
    pub units: BTreeMap<usize, u64>,
    pub excluded: BTreeSet<usize>,
    /// Number of its first message.
    pub first: u64,
}

impl Epoch {
    /// Whether another list lets the same keys in.
    pub fn same(&self, other: &Self) -> bool {
        (&self.people, &self.units, &self.excluded)
            == (&other.people, &other.units, &other.excluded)
    }

    /// Everybody in it with the key that a grant for her is sealed to.
    pub fn holders(&self) -> Vec<(Holder, u64)> {
        let people = self
            .people
            .iter()
            .map(|(p, key)| (Holder::Person(*p), *key));
        let units = self
            .units
            .iter()
            .map(|(u, epoch)| (Holder::Unit(*u), *epoch));
        people.chain(units).collect()
    }
}

/// A thread key, sealed. `mark` names the file; `real` is whether the one who made it had the key to put into it.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    pub epoch: u64,
    pub to: Holder,
    pub key: u64,
    pub mark: u32,
    pub real: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Message {
    pub epoch: u64,
    pub file: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Epoch `n` at place `n - 1`.
    pub epochs: Vec<Epoch>,
    /// Message `n` at place `n - 1`.
    pub messages: Vec<Message>,
    pub grants: Vec<Grant>,
    /// How often each person has written.
    pub sent: BTreeMap<usize, u64>,
}

impl Line {
    pub fn next(&self) -> u64 {
        u64::try_from(self.messages.len()).unwrap() + 1
    }

    pub fn number(&self) -> u64 {
        u64::try_from(self.epochs.len()).unwrap()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    New,
    Waiting,
    Done,
}

#[derive(Clone, Debug)]
pub struct Thread {
    pub subject: usize,
    pub matter: usize,
    pub case: Line,
    pub internal: Line,
    /// From which message on somebody may fetch, quarantine apart.
    pub from: BTreeMap<usize, u64>,
    /// What is history for somebody whose history is withheld: everything before this message.
    pub hold: BTreeMap<usize, u64>,
    pub read: BTreeMap<usize, u64>,
    pub seen: BTreeMap<usize, u64>,
    pub work: BTreeMap<usize, Work>,
    /// From which note on a department may fetch: earlier ones stayed with the one that handed the thread on.
    pub notes: BTreeMap<usize, u64>,
    /// Number of the newest message proper.
    pub last: u64,
    pub shredded: bool,
}

impl Thread {
    pub fn line(&self, lane: Lane) -> &Line {
        match lane {
            Lane::Case => &self.case,
            Lane::Internal => &self.internal,
        }
    }

    pub fn line_mut(&mut self, lane: Lane) -> &mut Line {
        match lane {
            Lane::Case => &mut self.case,
            Lane::Internal => &mut self.internal,
        }
    }

    /// Who is in it now.
    pub fn list(&self) -> &Epoch {
        self.case.epochs.last().unwrap()
    }
}

/// A session of the portal or the office.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub p: usize,
    pub full: bool,
    pub seen: Moment,
    pub exp: Moment,
    pub gone: bool,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub now: Moment,
    pub people: Vec<Person>,
    pub units: Vec<Unit>,
    pub reps: Vec<Rep>,
    pub threads: Vec<Thread>,
    pub sessions: Vec<Session>,
    pub marks: u32,
    pub files: usize,
    pub certs: usize,
    /// Words of the registrar about ends so far.
    pub words: i64,
}

impl Model {
    pub fn new(now: Moment) -> Self {
        Self {
            now,
            people: vec![Person::default(); PEOPLE],
            units: vec![
                Unit {
                    epoch: 1,
                    grants: Vec::new()
                };
                UNITS
            ],
            reps: Vec::new(),
            threads: Vec::new(),
            sessions: Vec::new(),
            marks: 0,
            files: 0,
            certs: 0,
            words: 0,
        }
    }
}
