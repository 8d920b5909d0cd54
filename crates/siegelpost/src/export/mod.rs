// SPDX-License-Identifier: EUPL-1.2
//! What a person has saved of her conversations: `verify export` checks it with nothing but the file, and says what it proves.
//! Nothing in it is opened: what is checked was signed before it was sealed, and the person's browser has put it there in clear.

mod attachments;
mod facts;
mod judge;
mod package;
mod page;
mod report;
pub mod verify;

pub use report::{Fault, Judged, Report};
