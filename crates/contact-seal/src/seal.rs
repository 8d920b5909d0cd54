// SPDX-License-Identifier: EUPL-1.2
//! Sealing and opening one address.

use std::{
    fmt,
    io::{Read, Write},
    str::FromStr,
};

use protocol::b64;
use zeroize::Zeroizing;

use crate::{
    ContactIdentity, ContactRecipient, EmailAddress, Phrase, PushEndpoint, address::MAX_LEN,
};

/// Every address is padded with blanks to this length, so that rows tell nothing by theirs.
const PADDED: usize = 256;
/// The same for addresses of browsers.
const PADDED_PUSH: usize = 1_024;
/// A sealed address is a little over 500 bytes, that of a browser a little over 1,200; nothing longer is looked at.
const MAX_FILE: usize = 2048;
/// Stands before a phrase: no address has a colon, so that neither is ever taken for the other.
const PHRASE: &str = "phrase:";
/// Stands before the address of a browser, for the same reason.
const PUSH: &str = "push:";

/// Why an address was not sealed or opened. It never repeats the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// Sealing failed: no random numbers.
    #[error("could not seal an address")]
    NotSealed,
    /// Not the form of a sealed address.
    #[error("not a sealed address")]
    Malformed,
    /// Sealed to another key, or changed since.
    #[error("a sealed address that this key does not open")]
    NotOpened,
}

/// A sealed address: base64url of an age file, safe in a text column.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedAddress(String);

impl SealedAddress {
    /// The text for the column.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SealedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedAddress(…)")
    }
}

impl fmt::Display for SealedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SealedAddress {
    type Err = ContactError;

    /// Checks the form only.
    fn from_str(text: &str) -> Result<Self, ContactError> {
        let file = b64::from_url(text).filter(|file| file.len() <= MAX_FILE);
        if file.is_some_and(|file| file.starts_with(b"age-encryption.org/v1\n-> X25519 ")) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ContactError::Malformed)
        }
    }
}

/// Seals an address to the notifier.
pub fn seal(to: &ContactRecipient, address: &EmailAddress) -> Result<SealedAddress, ContactError> {
    seal_text(to, address.expose(), PADDED.max(MAX_LEN))
}

/// Seals a recognition phrase to the notifier, in a file that looks like that of an address.
pub fn seal_phrase(to: &ContactRecipient, phrase: &Phrase) -> Result<SealedAddress, ContactError> {
    let text = Zeroizing::new(format!("{PHRASE}{}", phrase.expose()));
    seal_text(to, &text, PADDED)
}

/// Seals the address of a browser at its push service to the notifier.
pub fn seal_endpoint(
    to: &ContactRecipient,
    endpoint: &PushEndpoint,
) -> Result<SealedAddress, ContactError> {
    let text = Zeroizing::new(format!("{PUSH}{}", endpoint.expose()));
    seal_text(to, &text, PADDED_PUSH)
}

fn seal_text(
    to: &ContactRecipient,
    text: &str,
    length: usize,
) -> Result<SealedAddress, ContactError> {
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(text.as_bytes());
    padded.resize(length, b' ');
    let recipient: &dyn age::Recipient = &to.0;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient))
        .map_err(|_| ContactError::NotSealed)?;
    let mut file = Vec::new();
    encryptor
        .wrap_output(&mut file)
        .and_then(|mut writer| {
            writer.write_all(&padded)?;
            writer.finish().map(|_| ())
        })
        .map_err(|_| ContactError::NotSealed)?;
    Ok(SealedAddress(b64::url(&file)))
}

impl ContactIdentity {
    /// Opens an address, in the notifier and nowhere else.
    pub fn open(&self, sealed: &SealedAddress) -> Result<EmailAddress, ContactError> {
        let text = self.open_text(sealed)?;
        text.parse().map_err(|_| ContactError::Malformed)
    }

    /// Opens a recognition phrase, in the notifier and nowhere else.
    pub fn open_phrase(&self, sealed: &SealedAddress) -> Result<Phrase, ContactError> {
        let text = self.open_text(sealed)?;
        let phrase = text.strip_prefix(PHRASE).ok_or(ContactError::Malformed)?;
        phrase.parse().map_err(|_| ContactError::Malformed)
    }

    /// Opens the address of a browser, in the notifier and nowhere else.
    pub fn open_endpoint(&self, sealed: &SealedAddress) -> Result<PushEndpoint, ContactError> {
        let text = self.open_text(sealed)?;
        let endpoint = text.strip_prefix(PUSH).ok_or(ContactError::Malformed)?;
        endpoint.parse().map_err(|_| ContactError::Malformed)
    }

    fn open_text(&self, sealed: &SealedAddress) -> Result<Zeroizing<String>, ContactError> {
        let file = b64::from_url(&sealed.0)
            .filter(|file| file.len() <= MAX_FILE)
            .ok_or(ContactError::Malformed)?;
        let identity: &dyn age::Identity = &self.opening;
        let mut reader = decryptor(&file)?
            .decrypt(std::iter::once(identity))
            .map_err(|_| ContactError::NotOpened)?;
        let mut padded = Zeroizing::new(String::new());
        reader
            .read_to_string(&mut padded)
            .map_err(|_| ContactError::NotOpened)?;
        let end = padded.trim_end_matches(' ').len();
        padded.truncate(end);
        Ok(padded)
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "ruling 26: the notifier opens addresses, with a key that no message is sealed to"
)]
fn decryptor(file: &[u8]) -> Result<age::Decryptor<&[u8]>, ContactError> {
    age::Decryptor::new_buffered(file).map_err(|_| ContactError::Malformed)
}
