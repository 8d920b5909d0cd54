// SPDX-License-Identifier: EUPL-1.2
//! A unit of work: a closure that may run more than once, and the place its answer goes to.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::conn::Conn;
use crate::error::StoreError;
use crate::event::Event;

/// What a unit of work hands over to be sent after the commit.
pub(crate) type Events = Vec<Event>;

/// Runs a closure and turns a panic into an error, so that it fails only its own unit of work.
pub(crate) fn guarded<T>(
    name: &'static str,
    f: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|_| {
        tracing::error!(unit = name, "panic in a unit of work");
        metrics::counter!("store_panics_total", "unit" => name).increment(1);
        Err(StoreError::Internal(format!("panic in {name}")))
    })
}

/// A unit of work of unknown type, as the writer thread sees it.
pub(crate) trait Unit: Send {
    /// Name for logs and metrics.
    fn name(&self) -> &'static str;
    /// The caller has gone; running it would help nobody.
    fn is_abandoned(&self) -> bool;
    /// Runs and keeps the result. The error is given as well, for the savepoint.
    fn run(&mut self, conn: &mut Conn) -> Result<(), StoreError>;
    /// Answers: the kept result if the group was committed, otherwise the group's error.
    fn finish(self: Box<Self>, group: Result<(), StoreError>) -> Events;
}

pub(crate) struct TypedUnit<T, F> {
    name: &'static str,
    work: F,
    result: Option<Result<T, StoreError>>,
    events: Events,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> TypedUnit<T, F>
where
    F: FnMut(&mut Conn, &mut Events) -> Result<T, StoreError> + Send,
    T: Send,
{
    pub(crate) fn new(
        name: &'static str,
        work: F,
        answer: oneshot::Sender<Result<T, StoreError>>,
    ) -> Self {
        Self {
            name,
            work,
            result: None,
            events: Vec::new(),
            answer,
        }
    }
}

impl<T, F> Unit for TypedUnit<T, F>
where
    F: FnMut(&mut Conn, &mut Events) -> Result<T, StoreError> + Send,
    T: Send,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn is_abandoned(&self) -> bool {
        self.answer.is_closed()
    }

    fn run(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        self.events.clear();
        let (work, events) = (&mut self.work, &mut self.events);
        let result = guarded(self.name, || work(conn, events));
        let outcome = match &result {
            Ok(_) => Ok(()),
            Err(error) => Err(error.clone()),
        };
        self.result = Some(result);
        outcome
    }

    fn finish(self: Box<Self>, group: Result<(), StoreError>) -> Events {
        let this = *self;
        let result = match (group, this.result) {
            (Err(error), _) => Err(error),
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Busy),
        };
        let committed = result.is_ok();
        // The caller may have gone; the work is done all the same.
        let _ = this.answer.send(result);
        if committed { this.events } else { Vec::new() }
    }
}
