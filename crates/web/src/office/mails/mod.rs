// SPDX-License-Identifier: EUPL-1.2
//! Plain mails, which a program of the insurer brings.

pub(crate) mod take;
