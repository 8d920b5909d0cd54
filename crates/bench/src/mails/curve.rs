// SPDX-License-Identifier: EUPL-1.2
//! How fast an outbox drains at its beginning, in its middle and at its end: a queue must not become slower by being long.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use metrics::{
    Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit,
    set_global_recorder,
};

/// What the notifier counts for each attempt that has ended.
const ENDED: &str = "siegelpost_notifications_total";
/// Parts of the queue whose rates are compared.
const PARTS: u32 = 10;
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// The notifier's own counter, read while it works.
#[derive(Clone)]
pub struct Ended(Arc<AtomicU64>);

impl Ended {
    /// Reads the counters of this process from now on.
    ///
    /// # Errors
    /// Somebody else does.
    pub fn install() -> anyhow::Result<Self> {
        let ended = Self(Arc::default());
        set_global_recorder(ended.clone())?;
        Ok(ended)
    }

    /// Mails a second in each tenth of the next `mails`. Runs beside the notifier; ends when all have ended, so drop it if that ends early.
    pub async fn curve(self, mails: u32) -> Vec<f64> {
        let begin = self.0.load(Ordering::Relaxed);
        let part = u64::from(mails / PARTS).max(1);
        let mut rates = Vec::new();
        let (mut since, mut seen) = (Instant::now(), 0);
        for n in 1..=u64::from(PARTS) {
            let next = (part * n).min(u64::from(mails));
            let mut ended = 0;
            while ended < next {
                tokio::time::sleep(LOOK_EVERY).await;
                ended = self.0.load(Ordering::Relaxed) - begin;
            }
            let count = u32::try_from(ended - seen).unwrap_or(u32::MAX);
            rates.push(f64::from(count) / since.elapsed().as_secs_f64());
            (since, seen) = (Instant::now(), ended);
        }
        rates
    }
}

impl Recorder for Ended {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        if key.name() == ENDED {
            Counter::from_arc(Arc::clone(&self.0))
        } else {
            Counter::noop()
        }
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}
