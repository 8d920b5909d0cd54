// SPDX-License-Identifier: EUPL-1.2
//! The side of LMTP (RFC 2033) to which a mail server hands over mails. The notifier takes by it what comes back, the gateway plain mails.
//!
//! What a mail is and whom it may be for says a [`Take`]; nothing is answered "taken" before it says so. So the end of the process needs no
//! care: whatever breaks before that, the mail server brings it again.
//!
//! | module | does |
//! |---|---|
//! | [`Listen`] | where to listen, never on a network |
//! | `session` | one dialogue without its connection |
//! | [`Server`] | connections, their number and their time |
//! | [`apart`] | reads a mail on a thread of its own |

mod apart;
mod listen;
mod serve;
mod session;

pub use apart::apart;
pub use listen::{Listen, ListenError};
pub use serve::{Limits, Server};
pub use session::{Mail, Refused, Take};
