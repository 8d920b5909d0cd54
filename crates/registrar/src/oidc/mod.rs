// SPDX-License-Identifier: EUPL-1.2
//! Identity providers: GesundheitsID, Online-Ausweis and whatever a broker stands for (docs/PROTOCOL.md, "Identification by
//! OIDC"). The relying party itself is the crate `oidc`; here is what a provider's word is worth and what it says about a person.
//! Keys come from the one address that the Trust Document pins.

mod config;
mod level;
mod party;

pub use ::oidc::{Algorithm, Authorization, Fault, Pushed};

pub use self::config::{ClaimNames, IdentityConfig, ProviderConfig};
pub use self::level::{Level, Procedure, Procedures};
pub use self::party::{BIRTH_DATE, NUMBER, Proof, RelyingParty};
