// SPDX-License-Identifier: EUPL-1.2
//! The set of accepted messages of one lane. Everything here is a function of the set, so that it
//! does not matter in which order messages arrive.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::MAX_CLOCK_SKEW;
use crate::{
    dsse::Signed,
    ids::{DeviceId, UnixTime},
    statement::MessagePayload,
    tup::Hash,
};

/// What the transcript keeps of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `sh` of the message.
    pub sh: Hash,
    /// Number in the transcript.
    pub seq: u64,
    /// Messages that it follows.
    pub prev: Vec<Hash>,
    /// When it was sent, as the sender says.
    pub sent: UnixTime,
    /// The browser profile.
    pub dev: DeviceId,
    /// Counter of the browser profile.
    pub n: u64,
    /// When the portal accepted it, by its receipt.
    pub received: Option<UnixTime>,
}

impl Entry {
    /// Of a message that [`super::verify_message`] passed.
    pub fn new(message: &Signed<MessagePayload>, received: Option<UnixTime>) -> Self {
        let payload = message.payload();
        Self {
            sh: message.sh(),
            seq: payload.seq,
            prev: payload.prev.clone(),
            sent: payload.sent,
            dev: payload.from.dev,
            n: payload.n,
            received,
        }
    }
}

/// What a client shows, beside the messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "flag", rename_all = "kebab-case")]
pub enum Finding {
    /// A message names one before it that was not delivered.
    MissingPredecessor {
        /// The message that names it.
        sh: Hash,
        /// The message that is missing.
        missing: Hash,
    },
    /// Messages of a device are missing.
    CounterGap {
        /// The device.
        dev: DeviceId,
        /// First missing number.
        from: u64,
        /// Last missing number.
        to: u64,
    },
    /// A device has signed two messages under one number: keep both as evidence.
    Equivocation {
        /// The device.
        dev: DeviceId,
        /// The number.
        n: u64,
        /// All messages with it, sorted by text.
        messages: Vec<Hash>,
    },
    /// `seq` is not one more than that of the messages before it.
    WrongSeq {
        /// The message.
        sh: Hash,
    },
    /// The sender's clock differs from the portal's by more than 24 hours.
    ClockSkew {
        /// The message.
        sh: Hash,
    },
}

/// Accepted messages of one (thread, lane).
#[derive(Debug, Clone, Default)]
pub struct Transcript {
    messages: BTreeMap<Hash, Entry>,
}

impl Transcript {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a message; `false` if it is known (a replay, to be ignored).
    pub fn insert(&mut self, entry: Entry) -> bool {
        if self.messages.contains_key(&entry.sh) {
            return false;
        }
        self.messages.insert(entry.sh, entry);
        true
    }

    /// All messages in the order in which they are shown: (seq, sent, sh as text).
    pub fn order(&self) -> Vec<Hash> {
        let mut entries: Vec<&Entry> = self.messages.values().collect();
        entries.sort_by_cached_key(|entry| (entry.seq, entry.sent, entry.sh.to_string()));
        entries.into_iter().map(|entry| entry.sh).collect()
    }

    /// `prev` of the next message: all without successor, sorted by text.
    pub fn heads(&self) -> Vec<Hash> {
        let followed: BTreeSet<Hash> = self
            .messages
            .values()
            .flat_map(|entry| entry.prev.iter().copied())
            .collect();
        let mut heads: Vec<Hash> = self
            .messages
            .keys()
            .filter(|sh| !followed.contains(sh))
            .copied()
            .collect();
        Hash::sort_by_text(&mut heads);
        heads
    }

    /// `seq` of the next message.
    pub fn next_seq(&self) -> u64 {
        let heads = self.heads();
        let highest = heads.iter().filter_map(|sh| self.messages.get(sh));
        highest.map(|entry| entry.seq).max().unwrap_or(0) + 1
    }

    /// `n` of the next message of a device, as far as the portal tells; the device itself knows
    /// better and takes the higher number.
    pub fn next_n(&self, dev: DeviceId) -> u64 {
        let own = self.messages.values().filter(|entry| entry.dev == dev);
        own.map(|entry| entry.n).max().unwrap_or(0) + 1
    }

    /// Everything conspicuous about the set: by kind in the order of [`Finding`], then by text.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = self.missing_predecessors();
        self.counters(&mut found);
        let ordered = self.by_text();
        let wrong = ordered.iter().filter(|entry| self.has_wrong_seq(entry));
        found.extend(wrong.map(|entry| Finding::WrongSeq { sh: entry.sh }));
        let skewed = ordered.iter().filter(|entry| {
            entry.received.is_some_and(|received| {
                received.since(entry.sent).unsigned_abs() > MAX_CLOCK_SKEW.unsigned_abs()
            })
        });
        found.extend(skewed.map(|entry| Finding::ClockSkew { sh: entry.sh }));
        found
    }

    fn by_text(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.messages.values().collect();
        entries.sort_by_cached_key(|entry| entry.sh.to_string());
        entries
    }

    fn missing_predecessors(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for entry in self.by_text() {
            let missing = entry
                .prev
                .iter()
                .filter(|sh| !self.messages.contains_key(sh));
            found.extend(missing.map(|missing| Finding::MissingPredecessor {
                sh: entry.sh,
                missing: *missing,
            }));
        }
        found
    }

    fn counters(&self, found: &mut Vec<Finding>) {
        let mut devices: BTreeMap<String, (DeviceId, BTreeMap<u64, Vec<Hash>>)> = BTreeMap::new();
        for entry in self.by_text() {
            let (_, counters) = devices
                .entry(entry.dev.to_string())
                .or_insert_with(|| (entry.dev, BTreeMap::new()));
            counters.entry(entry.n).or_default().push(entry.sh);
        }
        for (dev, counters) in devices.values() {
            let mut next = 1;
            for n in counters.keys() {
                if *n > next {
                    found.push(Finding::CounterGap {
                        dev: *dev,
                        from: next,
                        to: n - 1,
                    });
                }
                next = n + 1;
            }
        }
        for (dev, counters) in devices.values() {
            for (n, messages) in counters.iter().filter(|(_, messages)| messages.len() > 1) {
                let messages = messages.clone();
                found.push(Finding::Equivocation {
                    dev: *dev,
                    n: *n,
                    messages,
                });
            }
        }
    }

    /// Only judged where all messages before it are known.
    fn has_wrong_seq(&self, entry: &Entry) -> bool {
        let before: Option<Vec<u64>> = entry
            .prev
            .iter()
            .map(|sh| self.messages.get(sh).map(|before| before.seq))
            .collect();
        before.is_some_and(|before| {
            before.into_iter().max().unwrap_or(0).checked_add(1) != Some(entry.seq)
        })
    }
}
