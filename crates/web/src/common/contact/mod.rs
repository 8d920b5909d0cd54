// SPDX-License-Identifier: EUPL-1.2
//! The own e-mail address, confirmed by a code that was mailed there.

pub(crate) mod choice;
pub(crate) mod confirm;
pub(crate) mod discreet;
pub(crate) mod mails;
pub(crate) mod phrase;
pub(crate) mod put;
pub(crate) mod remove;
pub(crate) mod resend;
pub(crate) mod show;
