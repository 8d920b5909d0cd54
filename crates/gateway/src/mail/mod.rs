// SPDX-License-Identifier: EUPL-1.2
//! Plain mails: taken from the mail server, sealed to a unit, answered once with a constant text that the notifier sends.
//!
//! A mail is in memory, taken apart and sealed here, and nowhere else in plain. It is "taken" when the server has said so: until then whoever
//! brought it keeps it. Its thread's id follows from its bytes, so that the same mail is one case however often it comes.
//!
//! | module | does |
//! |---|---|
//! | `weight` | whether a mail can be taken apart in little memory |
//! | `read` | headers, text and files of a mail |
//! | `answer` | whether its sender is answered, and at which address |
//! | `bridge` | brings one mail to the server, once |
//! | `lmtp` | the way in from a mail server |
//! | `maildir` | the way in from a folder |
//! | `imap` | the way in from a mailbox on a mail server |

mod answer;
mod bridge;
mod imap;
mod lmtp;
mod maildir;
mod read;
mod weight;

pub use self::answer::{Reply, Silence, reply};
pub use self::bridge::{Bridge, Brought, Inbox};
pub use self::imap::{Bring, Imap, ImapError, Looked, Times, ToInbox};
pub use self::lmtp::Door;
pub use self::maildir::Maildir;
pub use self::read::{File, Plain, read};
pub use self::weight::{Weight, weigh};
