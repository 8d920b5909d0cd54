// SPDX-License-Identifier: EUPL-1.2
//! The server as its clients see it: started on free ports, with a real SQLite store in a temporary folder.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may unwrap"
)]

mod app;
mod authenticator;
mod browser;
#[path = "../../../mailbox/tests/shared/migrated.rs"]
mod migrated;
mod person;
mod push;
mod world;

mod activation;
mod agents;
mod attachments;
mod ceremonies;
mod clocks;
mod contact;
mod cross_site;
mod declarations;
mod desk;
mod disputes;
mod drafts;
mod endings;
mod events;
mod forwardings;
mod four_eyes;
mod grants;
mod health;
mod hygiene;
mod idempotency;
mod identifications;
mod keys;
mod letter_requests;
mod letters;
mod levels;
mod limits;
mod matters;
mod mentions;
mod office;
mod openapi;
mod openings;
mod overview;
mod pages;
mod phone;
mod replies;
mod representations;
mod retention;
mod rules;
mod scans;
mod security;
mod sessions;
mod shared_device;
mod shields;
mod sign_in;
mod staff_examine;
mod staff_faults;
mod staff_leave;
mod staff_logout;
mod staff_provider;
mod staff_stage;
mod texts;
mod threads;
mod tls;
mod trays;
mod tus;
mod unauthorized;
