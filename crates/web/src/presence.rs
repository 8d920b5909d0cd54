// SPDX-License-Identifier: EUPL-1.2
//! Who has which case open or writes there: a soft lock. In memory only, for seconds, ids only. It says where to look twice and decides
//! nothing: the server compares what an answer was written to (`newer-message`).
//!
//! Every node hears every sign by the store's events (on PostgreSQL over `NOTIFY`) and keeps a list of its own. A node that was started a
//! moment ago, or lost its connection to the database, knows nobody until the next sign; pages give one every ten seconds.

use std::collections::HashMap;
use std::time::Duration;

use mailbox::event::Doing;
use mailbox::ids::{Dept, PersonId, ThreadId};
use tokio::time::Instant;

/// Whoever was silent for that long is gone.
const GONE_AFTER: Duration = Duration::from_secs(25);
/// Signs kept at most; more are not kept, so that nobody fills the memory.
const MOST: usize = 20_000;

/// Somebody in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Here {
    pub thread: ThreadId,
    pub pid: PersonId,
    pub writes: bool,
}

#[derive(Debug)]
struct Sign {
    writes: bool,
    depts: Vec<Dept>,
    at: Instant,
}

/// Everybody who is somewhere.
#[derive(Debug, Default)]
pub(crate) struct Present(HashMap<(ThreadId, PersonId), Sign>);

impl Present {
    /// Takes a sign. Gives whether it is news.
    pub(crate) fn note(
        &mut self,
        thread: ThreadId,
        depts: &[Dept],
        pid: PersonId,
        doing: Doing,
    ) -> bool {
        let now = Instant::now();
        let before = self
            .0
            .remove(&(thread, pid))
            .filter(|sign| lives(sign, now));
        let writes = match doing {
            Doing::Left => return before.is_some(),
            Doing::Open => false,
            Doing::Writes => true,
        };
        if self.0.len() >= MOST {
            self.0.retain(|_, sign| lives(sign, now));
        }
        if self.0.len() < MOST {
            let sign = Sign {
                writes,
                depts: depts.to_vec(),
                at: now,
            };
            self.0.insert((thread, pid), sign);
        }
        before.is_none_or(|sign| sign.writes != writes)
    }

    /// Who is in the cases of a unit, by thread and person.
    pub(crate) fn in_unit(&self, dept: &Dept) -> Vec<Here> {
        let now = Instant::now();
        let here = self.0.iter().filter(|(_, sign)| lives(sign, now));
        let mut found: Vec<Here> = here
            .filter(|(_, sign)| sign.depts.contains(dept))
            .map(|(&(thread, pid), sign)| Here {
                thread,
                pid,
                writes: sign.writes,
            })
            .collect();
        found.sort_unstable_by_key(|one| (one.thread, one.pid));
        found
    }
}

fn lives(sign: &Sign, now: Instant) -> bool {
    now.duration_since(sign.at) < GONE_AFTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn whoever_is_silent_is_gone_and_a_repeated_sign_is_no_news() {
        let mut present = Present::default();
        let (thread, pid) = (ThreadId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
        let depts: Vec<Dept> = vec!["pflege".parse().unwrap()];
        assert!(present.note(thread, &depts, pid, Doing::Open));
        assert!(!present.note(thread, &depts, pid, Doing::Open));
        assert!(present.note(thread, &depts, pid, Doing::Writes));
        let here = Here {
            thread,
            pid,
            writes: true,
        };
        assert_eq!(present.in_unit(&depts[0]), [here]);
        assert_eq!(present.in_unit(&"reha".parse().unwrap()), []);
        tokio::time::advance(GONE_AFTER - Duration::from_secs(1)).await;
        assert_eq!(present.in_unit(&depts[0]), [here]);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(present.in_unit(&depts[0]), []);
        assert!(present.note(thread, &depts, pid, Doing::Open));
        assert!(present.note(thread, &depts, pid, Doing::Left));
        assert!(!present.note(thread, &depts, pid, Doing::Left));
    }
}
