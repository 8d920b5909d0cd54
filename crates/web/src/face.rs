// SPDX-License-Identifier: EUPL-1.2
//! The three faces of the server.

use std::fmt;

/// A listener with routes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Insured persons and representatives.
    Portal,
    /// Staff.
    Office,
    /// The registrar and other programs of the insurer.
    Agent,
}

impl Face {
    /// As it stands in paths.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Office => "office",
            Self::Agent => "agent",
        }
    }
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
