// SPDX-License-Identifier: EUPL-1.2
//! Development only: the whole of Siegelpost in one process, with invented people.

pub mod catcher;
pub mod clock;
pub mod guide;
pub mod history;
pub mod letter;
pub mod people;
pub mod plain_mail;
pub mod program;
pub mod sim;
pub mod stories;
pub mod world;
