// SPDX-License-Identifier: EUPL-1.2
//! How far a long command is: a bar on a terminal, a line in the log now and then elsewhere.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shows how far a command is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    every: u64,
    next: u64,
}

impl Progress {
    /// A bar up to `total`, in the unit that `template` says; elsewhere a log line after each
    /// `every` things.
    pub(crate) fn new(total: Option<u64>, template: &str, every: u64) -> anyhow::Result<Self> {
        let bar = if std::io::stderr().is_terminal() {
            let bar = match total {
                Some(total) => ProgressBar::new(total),
                None => ProgressBar::no_length(),
            };
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
            bar.set_style(ProgressStyle::with_template(template)?);
            Some(bar)
        } else {
            None
        };
        Ok(Self {
            bar,
            every,
            next: every,
        })
    }

    /// So far: `position` of the bar, `done` things; `log` is asked for the line if it is time.
    pub(crate) fn at(&mut self, position: u64, done: u64, message: String, log: impl FnOnce()) {
        if let Some(bar) = &self.bar {
            bar.set_position(position);
            bar.set_message(message);
        } else if done >= self.next {
            self.next = done - done % self.every + self.every;
            log();
        }
    }

    /// The bar goes.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
