// SPDX-License-Identifier: EUPL-1.2
//! E-mail addresses, sentences by which people recognise our mails, and addresses of browsers at push services, sealed to the notifier: the portal's database holds no readable address, and the
//! one process that sends mail is the one that can open them.
//!
//! This is the one exception to "no identity in server code" (ruling 26). It must not open messages,
//! so it shares nothing with `protocol-open`: addresses use age's own **X25519** recipient, for which
//! the `age` crate has both halves, tested by many, and which no message is ever sealed to (the
//! header scanner of `protocol` refuses such files). The price: a quantum computer could open a
//! recorded database column of e-mail addresses. They are not message content, and the portal's
//! mail server sees them in clear with every notification anyway.

mod address;
mod endpoint;
mod keys;
mod opening;
mod phrase;
mod seal;

pub use address::{EmailAddress, NotAnAddress};
pub use endpoint::{MAX_ENDPOINT, NotAnEndpoint, PushEndpoint};
pub use keys::{ContactIdentity, ContactRecipient, NotAContactKey};
pub use phrase::{MAX_PHRASE, MIN_PHRASE, NotAPhrase, Phrase};
pub use seal::{ContactError, SealedAddress, seal, seal_endpoint, seal_phrase};
