// SPDX-License-Identifier: EUPL-1.2
//! What only the back office has.

pub(crate) mod absences;
pub(crate) mod bulk;
pub(crate) mod desk;
pub(crate) mod disputes;
pub(crate) mod forwardings;
pub(crate) mod holds;
pub(crate) mod letters;
pub(crate) mod mails;
pub(crate) mod matters;
pub(crate) mod member;
pub(crate) mod mentions;
pub(crate) mod persons;
pub(crate) mod phone_checks;
pub(crate) mod profiles;
pub(crate) mod provider;
pub(crate) mod recusals;
pub(crate) mod reply_codes;
pub(crate) mod rules;
pub(crate) mod scans;
pub(crate) mod staff;
pub(crate) mod staged;
pub(crate) mod texts;
pub(crate) mod threads;
pub(crate) mod units;
pub(crate) mod work;
