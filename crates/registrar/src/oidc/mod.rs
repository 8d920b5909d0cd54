// SPDX-License-Identifier: EUPL-1.2
//! Relying party of identity providers: GesundheitsID, Online-Ausweis and whatever a broker stands for (docs/PROTOCOL.md,
//! "Identification by OIDC"; OpenID Connect Core 1.0, RFC 7636, 9126, 9207).
//!
//! Strict where providers differ: authorization code with PKCE and nonce only, the answer behind the `#` of a page of the portal so
//! that no server log has it, keys from the one address that the Trust Document pins, algorithms from a list, JSON without
//! duplicate members, no redirects, small answers, short waits. What is not exactly right is a [`Fault`], and nobody is bound.

mod client;
mod config;
mod fault;
mod http;
mod jws;
mod level;
mod metadata;
mod party;
mod strict;
mod token;

pub use self::config::{ClaimNames, IdentityConfig, ProviderConfig, Pushed};
pub use self::fault::Fault;
pub use self::jws::Algorithm;
pub use self::level::{Level, Procedure, Procedures};
pub use self::party::{Authorization, Proof, RelyingParty};
