// SPDX-License-Identifier: EUPL-1.2
//! The program beside the insurer's core systems: an agent with a keycard of its own, which units have taken in as a member. It opens what the
//! server cannot, and hands it to the print shop.
//!
//! It runs in the insurer's network and connects outwards only, to the back office's listener, as employees do. It holds no role key: those are
//! the registrar's, and the two never share a key folder (ruling 24).
//!
//! | module | does |
//! |---|---|
//! | [`agent`] | keys on disk, enrolment with a slip, signing in |
//! | [`office`] | the back office's API over HTTPS |
//! | [`member`] | units, their keys, what is verified about people |
//! | [`decision`] | opens one decision and believes nothing unsigned |
//! | [`letters`] | letters of last resort: jobs, the print shop's folder, results |
//! | [`mail`] | plain mails: taken, sealed to a unit, answered once |
//! | [`bulk`] | what a core system writes to many, sealed to each |
//! | `folder` | folders that are shared with the house's other programs |
//! | `seal` | a thread with its one message, sealed |

pub mod agent;
pub mod bulk;
pub mod config;
pub mod decision;
pub mod error;
mod folder;
pub mod letters;
pub mod mail;
pub mod member;
pub mod office;
mod seal;
