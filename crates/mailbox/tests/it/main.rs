// SPDX-License-Identifier: EUPL-1.2
//! Tests of the store on both databases.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "tests may unwrap"
)]

#[path = "../shared/migrated.rs"]
mod migrated;
mod support;

mod access;
mod activation;
mod announcements;
mod audit_chain;
mod backup;
mod blobs;
mod bulk;
mod chunked;
mod claim_race;
mod concurrency;
mod contact;
mod data_list;
mod disputes;
mod drafts;
mod ending;
mod escalation;
mod evidence;
mod grants;
mod hand_over;
mod history;
mod idempotency;
mod letter_requests;
mod letters;
mod levels;
mod lists;
mod mail_returns;
mod mail_time;
mod mails;
mod migrations;
mod model;
mod offers;
mod openings;
mod outbox;
mod overview;
mod providers;
mod pushes;
mod records;
mod recusals;
mod reply_codes;
mod representations;
mod retention;
mod rules;
mod s3;
mod security;
mod seen;
mod sessions;
mod shields;
mod shred;
mod staged;
mod text_modules;
mod threads;
mod trays;
mod unchanged;
mod units;
mod unlock;
mod work_clock;
