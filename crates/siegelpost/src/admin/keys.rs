// SPDX-License-Identifier: EUPL-1.2
//! Makes the keys that the server holds. Their files are made new; none is ever replaced.

use std::path::Path;

use contact_seal::ContactIdentity;
use mailbox::chance::{self, Chance};
use protocol::b64;
use protocol::dsse::{PublicKey, SigningKey};
use secrecy::ExposeSecret;

use crate::files;

/// Makes the signing key of role `receipt`; gives its public half, which the registrar puts into the trust
/// document.
///
/// # Errors
/// The file exists or cannot be made.
pub fn receipt_init(path: &Path, chance: &dyn Chance) -> anyhow::Result<PublicKey> {
    let seed: [u8; 32] = chance::bytes(chance);
    files::create_secret(path, &b64::url(&seed))?;
    Ok(SigningKey::from_seed(&seed).public())
}

/// Makes the notifier's contact identity; gives the recipient to which the registrar seals e-mail addresses.
///
/// # Errors
/// The file exists or cannot be made.
pub fn notifier_init(path: &Path) -> anyhow::Result<String> {
    let identity = ContactIdentity::generate()?;
    files::create_secret(path, identity.to_secret_string().expose_secret())?;
    Ok(identity.recipient().to_string())
}

/// Makes the key by which return addresses of mails are known.
///
/// # Errors
/// The file exists or cannot be made.
pub fn return_init(path: &Path, chance: &dyn Chance) -> anyhow::Result<()> {
    let key: [u8; 32] = chance::bytes(chance);
    files::create_secret(path, &b64::url(&key))
}

/// A receipt key as it stands in its file: 32 bytes, base64url.
#[must_use]
pub fn parse_seed(text: &str) -> Option<SigningKey> {
    let seed: [u8; 32] = b64::from_url(text)?.try_into().ok()?;
    Some(SigningKey::from_seed(&seed))
}

#[cfg(test)]
mod tests {
    use mailbox::SystemChance;

    use super::*;

    #[test]
    fn makes_keys_that_can_be_read_again_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let receipt = folder.path().join("receipt");
        let public = receipt_init(&receipt, &SystemChance).unwrap();
        let read = parse_seed(&files::read_secret(&receipt).unwrap()).unwrap();
        assert_eq!(read.public(), public);
        assert!(receipt_init(&receipt, &SystemChance).is_err());

        let contact = folder.path().join("contact");
        let recipient = notifier_init(&contact).unwrap();
        let read: ContactIdentity = files::read_secret(&contact).unwrap().parse().unwrap();
        assert_eq!(read.recipient().to_string(), recipient);
        assert!(notifier_init(&contact).is_err());
    }

    #[test]
    fn takes_nothing_else_for_a_receipt_key() {
        for text in [
            "",
            "short",
            &"A".repeat(42),
            &"A".repeat(44),
            &"+".repeat(43),
        ] {
            assert!(parse_seed(text).is_none(), "{text:?}");
        }
        assert!(parse_seed(&"A".repeat(43)).is_some(), "control");
    }
}
