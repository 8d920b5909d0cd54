// SPDX-License-Identifier: EUPL-1.2
//! What a core system writes to many: it puts a folder with a list down, and gets a line for each item that says what became of it.
//! docs/BULK.md is for whoever writes the other side.
//!
//! Nothing is there twice: the id of a thread follows from batch and item by a key of the program's, and the server knows it from then on. Nothing
//! is lost: a line of results is on the disk before the next items are looked at, and what has none is done again. The list is never in memory as
//! a whole.
//!
//! | module | does |
//! |---|---|
//! | `manifest` | one line of the list |
//! | `batch` | a folder, its list read line by line |
//! | `journal` | the file of results, and where to go on |
//! | `find` | whose number it is, and her verified key |
//! | `names` | ids that follow from batch, item and content |
//! | `send` | seals and brings one item |
//! | `letter` | a folder for what goes by post |
//! | `round` | batch after batch |

mod batch;
mod find;
mod journal;
mod letter;
mod manifest;
mod names;
mod round;
mod send;

pub use self::batch::{Batch, Fault, Line};
pub use self::journal::{Journal, Opened, Outcome, Sums};
pub use self::manifest::{BatchId, Head, Item, ItemFile, ItemId, Kind, Refusal, item};
pub use self::round::{Bulk, Done};
