// SPDX-License-Identifier: EUPL-1.2
//! The registrar against a portal in memory.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may unwrap and index"
)]

mod accounts;
mod admin;
mod binding;
mod carryover;
mod claims;
mod cli;
mod crash;
mod custody;
mod desk;
mod desk_access;
mod desk_limit;
mod desk_many;
mod desk_represent;
mod ending;
mod fake;
mod hand_over;
mod holder;
mod http;
mod identify;
mod import;
mod issue;
mod letter;
mod letters;
mod log_hygiene;
mod medical;
mod register_cli;
mod represent;
mod request;
mod routes;
mod rules;
mod stops;
mod timing;
mod upkeep;
mod world;
