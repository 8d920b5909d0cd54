// SPDX-License-Identifier: EUPL-1.2
//! Relying party of an identity provider (OpenID Connect Core 1.0, Back-Channel and RP-Initiated Logout 1.0, RFC 7636, 9126, 9207). The registrar
//! uses it for insured persons, the back office for staff; the two share this code and nothing else.
//!
//! Strict where providers differ: authorization code with PKCE and nonce only, the answer behind the `#` of a page so that no
//! server log has it, algorithms from a list, JSON without duplicate members, no redirects, small answers, short waits. What is
//! not exactly right is a [`Fault`], and nothing is proven.

mod client;
mod fault;
mod http;
mod jws;
mod metadata;
mod names;
mod provider;
mod settings;
mod strict;
mod token;

pub use self::fault::Fault;
pub use self::jws::Algorithm;
pub use self::names::{Name, NameKey, NameKeyError};
pub use self::provider::{Authorization, Examined, IdToken, Provider, WayBack};
pub use self::settings::{ProviderSettings, Pushed};
pub use self::token::Logout;
