// SPDX-License-Identifier: EUPL-1.2
//! When to stop.

use tokio::sync::watch;

/// Can be waited for by any number of tasks.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

/// Says that it is time to stop. Dropped, it says so too.
#[derive(Debug)]
pub struct Trigger(watch::Sender<bool>);

impl Trigger {
    /// Everything that waits goes on.
    pub fn fire(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    /// Stops when the trigger is fired: for the demo and for tests.
    #[must_use]
    pub fn by_hand() -> (Trigger, Self) {
        let (sender, receiver) = watch::channel(false);
        (Trigger(sender), Self(receiver))
    }

    /// Stops at SIGTERM (systemd, containers) and SIGINT (Ctrl-C).
    ///
    /// # Errors
    /// The signals cannot be listened to.
    pub fn on_signals() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let (trigger, shutdown) = Self::by_hand();
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            trigger.fire();
        });
        Ok(shutdown)
    }

    /// Waits until it is time.
    pub async fn wait(&mut self) {
        // A trigger that is gone can never say more: that is the end as well.
        let _ = self.0.wait_for(|stop| *stop).await;
    }
}
