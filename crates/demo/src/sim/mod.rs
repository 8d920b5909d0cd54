// SPDX-License-Identifier: EUPL-1.2
//! A person without a browser: real keys, real sealing, real HTTP. For load, crash and canary tests and the benches; never for real people.
//!
//! It does what `crates/web/frontend` does in as few steps as the server allows: activates with a code, makes threads, sends and reads.

mod activate;
mod address;
mod decision;
mod desk;
mod files;
mod http;
mod office;
mod returns;
mod thread;

pub use activate::{Person, PersonFile};
pub use desk::Desk;
pub use files::SealedFile;
pub use http::{Face, Http, SimError};
pub use returns::bring_back;
pub use thread::{Accepted, NewText, Opened, Prepared, Thread, ThreadFile, Upload};
