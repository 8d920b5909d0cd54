// SPDX-License-Identifier: EUPL-1.2
//! Who waits for what: hands events of the store to event streams and waiting requests. Hints only; whoever is woken looks again.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mailbox::event::Event;
use mailbox::ids::{Dept, PersonId, RequestId, ThreadId};
use tokio::sync::mpsc;

use crate::presence::{Here, Present};

/// Events that a listener may lie behind; then it is cut off and has to look at everything again.
const BACKLOG: usize = 64;

/// What one can wait for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Topic {
    /// Everything about a person.
    Person(PersonId),
    /// Threads of a unit.
    Dept(Dept),
    /// The answer of the registrar.
    Request(RequestId),
    /// Questions for the registrar.
    Work,
}

/// What a listener is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A thread changed.
    Thread(ThreadId),
    /// Sessions changed: look whether the own one still lives.
    Session,
    /// Keys or bindings changed.
    Key,
    /// Who acts for whom changed.
    Represent,
    /// A phone check went on.
    Phone,
    /// Something waits for the registrar.
    Work,
    /// Somebody came to a case, began to write there, or left it.
    Presence(ThreadId),
}

/// The listeners of this process. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hub(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    next: u64,
    topics: HashMap<Topic, HashMap<u64, mpsc::Sender<Change>>>,
    present: Present,
}

impl Inner {
    fn add(&mut self, id: u64, topics: &[Topic], sender: &mpsc::Sender<Change>) {
        for topic in topics {
            let listeners = self.topics.entry(topic.clone()).or_default();
            listeners.insert(id, sender.clone());
        }
    }

    fn remove(&mut self, id: u64, topics: &[Topic]) {
        for topic in topics {
            if let Some(listeners) = self.topics.get_mut(topic) {
                listeners.remove(&id);
                if listeners.is_empty() {
                    self.topics.remove(topic);
                }
            }
        }
    }
}

/// A listener; dropping it ends the subscription.
#[derive(Debug)]
pub(crate) struct Subscription {
    hub: Hub,
    id: u64,
    topics: Vec<Topic>,
    receiver: mpsc::Receiver<Change>,
}

impl Hub {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // The map is valid after every statement, so a panic elsewhere does no harm.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Listens from now on.
    pub(crate) fn subscribe(&self, topics: Vec<Topic>) -> Subscription {
        let (sender, receiver) = mpsc::channel(BACKLOG);
        let mut inner = self.lock();
        inner.next = inner.next.wrapping_add(1);
        let id = inner.next;
        inner.add(id, &topics, &sender);
        drop(inner);
        Subscription {
            hub: self.clone(),
            id,
            topics,
            receiver,
        }
    }

    /// How many listen to this topic.
    pub(crate) fn listeners(&self, topic: &Topic) -> usize {
        self.lock().topics.get(topic).map_or(0, HashMap::len)
    }

    /// Tells everybody whom an event concerns.
    pub(crate) fn publish(&self, event: &Event) {
        match event {
            Event::Thread {
                thread,
                persons,
                depts,
            } => {
                let topics = persons
                    .iter()
                    .map(|pid| Topic::Person(*pid))
                    .chain(depts.iter().map(|dept| Topic::Dept(dept.clone())));
                for topic in topics {
                    self.tell(&topic, Change::Thread(*thread));
                }
            }
            Event::Session { pid } => self.tell(&Topic::Person(*pid), Change::Session),
            Event::Key { pid } => self.tell(&Topic::Person(*pid), Change::Key),
            Event::Represent { pid } => self.tell(&Topic::Person(*pid), Change::Represent),
            Event::Phone { pid } => self.tell(&Topic::Person(*pid), Change::Phone),
            Event::Work => self.tell(&Topic::Work, Change::Work),
            Event::Answered { request, pid } => {
                if let Some(request) = request {
                    self.tell(&Topic::Request(*request), Change::Key);
                }
                self.tell(&Topic::Person(*pid), Change::Key);
            }
            Event::Outbox => {}
            Event::Presence {
                thread,
                depts,
                pid,
                doing,
            } => {
                // A sign that she is still there is no news.
                if self.lock().present.note(*thread, depts, *pid, *doing) {
                    for dept in depts {
                        self.tell(&Topic::Dept(dept.clone()), Change::Presence(*thread));
                    }
                }
            }
        }
    }

    /// Who is in which case of a unit now.
    pub(crate) fn present(&self, dept: &Dept) -> Vec<Here> {
        self.lock().present.in_unit(dept)
    }

    /// Cuts everybody off, e.g. because the server stops.
    pub(crate) fn close(&self) {
        self.lock().topics.clear();
    }

    fn tell(&self, topic: &Topic, change: Change) {
        let mut inner = self.lock();
        let slow: Vec<u64> = inner
            .topics
            .get(topic)
            .into_iter()
            .flatten()
            .filter(|(_, sender)| sender.try_send(change).is_err())
            .map(|(id, _)| *id)
            .collect();
        for id in slow {
            // A listener that does not keep up is cut off everywhere: its stream ends and the client starts anew.
            for listeners in inner.topics.values_mut() {
                listeners.remove(&id);
            }
        }
    }

    /// Runs `look` until it finds something, at most once per change, for at most `wait`.
    ///
    /// # Errors
    /// Those of `look`.
    pub(crate) async fn wait_for<T, E, F, R>(
        &self,
        topics: Vec<Topic>,
        wait: Duration,
        mut look: F,
    ) -> Result<Option<T>, E>
    where
        F: FnMut() -> R,
        R: Future<Output = Result<Option<T>, E>>,
    {
        // Listening begins before the first look, so that no change falls in between.
        let mut subscription = self.subscribe(topics);
        let deadline = tokio::time::Instant::now() + wait;
        loop {
            if let Some(found) = look().await? {
                return Ok(Some(found));
            }
            match tokio::time::timeout_at(deadline, subscription.next()).await {
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => return Ok(None),
            }
        }
    }
}

impl Subscription {
    /// The next change; none when cut off.
    pub(crate) async fn next(&mut self) -> Option<Change> {
        self.receiver.recv().await
    }

    /// Listens to these topics from now on. What came for the former ones and was not read yet is kept: a new subscription in place of this
    /// one would lose it. Whoever is cut off stays so.
    pub(crate) fn listen_to(&mut self, topics: Vec<Topic>) {
        let mut inner = self.hub.lock();
        let sender = self
            .topics
            .iter()
            .find_map(|topic| inner.topics.get(topic)?.get(&self.id).cloned());
        let Some(sender) = sender else { return };
        inner.remove(self.id, &self.topics);
        inner.add(self.id, &topics, &sender);
        drop(inner);
        self.topics = topics;
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.lock().remove(self.id, &self.topics);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: u8) -> PersonId {
        PersonId::from_bytes([n; 16])
    }

    #[tokio::test]
    async fn only_those_concerned_hear_of_a_thread() {
        let hub = Hub::default();
        let mut mine = hub.subscribe(vec![Topic::Person(person(1))]);
        let mut other = hub.subscribe(vec![Topic::Person(person(2))]);
        let thread = ThreadId::from_bytes([9; 16]);
        hub.publish(&Event::Thread {
            thread,
            persons: vec![person(1)],
            depts: vec![],
        });
        assert_eq!(mine.next().await, Some(Change::Thread(thread)));
        assert!(other.receiver.try_recv().is_err());
    }

    #[tokio::test]
    async fn whoever_listens_to_other_topics_loses_nothing_that_came_before() {
        let hub = Hub::default();
        let dept: Dept = "pflege".parse().unwrap();
        let mut mine = hub.subscribe(vec![Topic::Person(person(1))]);
        hub.publish(&Event::Key { pid: person(1) });
        hub.publish(&Event::Represent { pid: person(1) });
        mine.listen_to(vec![Topic::Person(person(1)), Topic::Dept(dept.clone())]);
        let thread = ThreadId::from_bytes([9; 16]);
        hub.publish(&Event::Thread {
            thread,
            persons: vec![],
            depts: vec![dept],
        });
        for change in [Change::Key, Change::Represent, Change::Thread(thread)] {
            assert_eq!(mine.next().await, Some(change));
        }
        mine.listen_to(vec![Topic::Person(person(2))]);
        hub.publish(&Event::Key { pid: person(1) });
        assert!(mine.receiver.try_recv().is_err());
        hub.close();
        mine.listen_to(vec![Topic::Person(person(1))]);
        assert_eq!(mine.next().await, None, "cut off, and it stays so");
    }

    #[tokio::test]
    async fn a_listener_that_does_not_keep_up_is_cut_off() {
        let hub = Hub::default();
        let mut slow = hub.subscribe(vec![Topic::Person(person(1))]);
        for _ in 0..=BACKLOG {
            hub.publish(&Event::Key { pid: person(1) });
        }
        for _ in 0..BACKLOG {
            assert_eq!(slow.next().await, Some(Change::Key));
        }
        assert_eq!(slow.next().await, None);
    }

    #[test]
    fn nothing_is_kept_for_listeners_that_left() {
        let hub = Hub::default();
        drop(hub.subscribe(vec![Topic::Work, Topic::Person(person(1))]));
        assert!(hub.lock().topics.is_empty());
    }
}
