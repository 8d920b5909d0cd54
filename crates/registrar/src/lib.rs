// SPDX-License-Identifier: EUPL-1.2
//! The insurer's side of Siegelpost: person register, activation letters, binding of keys,
//! administrators' signatures, custody of department keys.
//!
//! Three programs with three kinds of keys, never in one process outside of the demo (ruling 24):
//!
//! | program | module | holds |
//! |---|---|---|
//! | `registrar` | [`role`], [`person`], [`letter`] | issuer, binder, fresh, identity of department `registrar` |
//! | `admin-signer` | [`admin`] | one administrator's key; root keys while a Trust Document is made |
//! | `unit-keys` | [`custody`] | identities of departments until a member can hand them on |
//!
//! A fourth one, `medical-service` ([`medical`]), is for the Medical Service: it has a key folder of its own, no connection,
//! and no business in the insurer's house.
//!
//! Connections go outwards only, to the portal's agent API ([`portal`]). Nothing that comes from
//! there is believed without a signature.

pub mod admin;
pub mod clock;
pub mod config;
pub mod custody;
mod db;
pub mod keyfolder;
pub mod letter;
pub mod medical;
pub mod oidc;
pub mod person;
pub mod portal;
pub mod print;
pub mod role;
pub mod trust;

use rand::RngCore;
use uuid::Uuid;

pub use self::db::{DbError, Register, Scratch};

/// A version-4 UUID from a given source of chance.
fn random_uuid(rng: &mut impl RngCore) -> Uuid {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
