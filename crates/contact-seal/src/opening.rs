// SPDX-License-Identifier: EUPL-1.2
//! age's X25519 stanza, opened with X25519 of aws-lc. age's own identity computes the notifier's public key anew for every file, in portable code:
//! together a quarter of what a mail costs (`siegelpost-bench mails`). The file around the stanza stays age's.
//!
//! Source: C2SP age, "The X25519 recipient type".

use std::sync::Arc;

use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::{aead_decrypt, hkdf};
use aws_lc_rs::agreement::{PrivateKey, UnparsedPublicKey, X25519, agree};
use bech32::FromBase32;
use protocol::b64;
use secrecy::ExposeSecret;
use zeroize::{Zeroize, Zeroizing};

use crate::keys::NotAContactKey;

const TAG: &str = "X25519";
const LABEL: &[u8] = b"age-encryption.org/v1/X25519";
const HRP: &str = "age-secret-key-";
/// A file key and its authentication tag.
const BODY: usize = FILE_KEY_BYTES + 16;

/// A secret key, ready to open files.
#[derive(Clone)]
pub(crate) struct Opening {
    secret: Arc<PrivateKey>,
    public: [u8; 32],
}

impl Opening {
    pub(crate) fn of(identity: &age::x25519::Identity) -> Result<Self, NotAContactKey> {
        let text = identity.to_string();
        let (hrp, data, _) = bech32::decode(text.expose_secret()).map_err(|_| NotAContactKey)?;
        if !hrp.eq_ignore_ascii_case(HRP) {
            return Err(NotAContactKey);
        }
        let seed = Vec::from_base32(&data).map_err(|_| NotAContactKey)?;
        let seed = Zeroizing::new(seed);
        let secret = PrivateKey::from_private_key(&X25519, &seed).map_err(|_| NotAContactKey)?;
        let public = secret.compute_public_key().map_err(|_| NotAContactKey)?;
        Ok(Self {
            public: public.as_ref().try_into().map_err(|_| NotAContactKey)?,
            secret: Arc::new(secret),
        })
    }
}

impl age::Identity for Opening {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, age::DecryptError>> {
        if stanza.tag != TAG {
            return None;
        }
        let malformed = Some(Err(age::DecryptError::InvalidHeader));
        let share = match stanza.args.as_slice() {
            [share] => b64::from_age(share.as_bytes()),
            _ => None,
        };
        let Some(share) = share.and_then(|share| <[u8; 32]>::try_from(share).ok()) else {
            return malformed;
        };
        if stanza.body.len() != BODY {
            return malformed;
        }
        let salt = [share, self.public].concat();
        // A share of low order gives zeros and is refused there (RFC 7748, 6.1).
        let key = agree(
            &self.secret,
            UnparsedPublicKey::new(&X25519, &share),
            (),
            |shared| Ok(hkdf(&salt, LABEL, shared)),
        );
        let Ok(key) = key else {
            return malformed;
        };
        // What does not open was sealed to another key of the same kind.
        let mut opened = aead_decrypt(&key, FILE_KEY_BYTES, &stanza.body).ok()?;
        let file_key = FileKey::init_with_mut(|to| to.copy_from_slice(&opened));
        opened.zeroize();
        Some(Ok(file_key))
    }
}

#[cfg(test)]
mod tests {
    use age::{DecryptError, Recipient as _};

    use super::*;

    fn opened(by: &dyn age::Identity, stanza: &Stanza) -> Option<Result<Vec<u8>, bool>> {
        let opened = by.unwrap_stanza(stanza)?;
        Some(match opened {
            Ok(key) => Ok(key.expose_secret().to_vec()),
            Err(error) => Err(matches!(error, DecryptError::InvalidHeader)),
        })
    }

    fn sealed(key: &age::x25519::Identity, file_key: [u8; 16]) -> Stanza {
        let file_key = FileKey::init_with_mut(|to| *to = file_key);
        let (mut stanzas, _) = key.to_public().wrap_file_key(&file_key).unwrap();
        stanzas.retain(|stanza| stanza.tag == TAG);
        stanzas.pop().unwrap()
    }

    fn copy(stanza: &Stanza) -> Stanza {
        Stanza {
            tag: stanza.tag.clone(),
            args: stanza.args.clone(),
            body: stanza.body.clone(),
        }
    }

    /// Whatever comes, the answer is age's own.
    #[test]
    fn it_answers_as_age_does() {
        let (own, other) = (
            age::x25519::Identity::generate(),
            age::x25519::Identity::generate(),
        );
        let ours = Opening::of(&own).unwrap();
        for n in 0..50_u8 {
            let whole = sealed(&own, [n; 16]);
            assert_eq!(opened(&ours, &whole), Some(Ok(vec![n; 16])));
            let hostile: [&dyn Fn(&mut Stanza); 9] = [
                &|stanza| *stanza = sealed(&other, [n; 16]),
                &|stanza| stanza.tag = "x25519".to_owned(),
                &|stanza| stanza.args.clear(),
                &|stanza| stanza.args.push("x".to_owned()),
                &|stanza| stanza.args[0].push('A'),
                &|stanza| {
                    stanza.args[0].pop();
                },
                // All zeros, and one: shares of low order.
                &|stanza| stanza.args[0] = b64::age(&[0; 32]),
                &|stanza| {
                    let mut one = [0; 32];
                    one[0] = 1;
                    stanza.args[0] = b64::age(&one);
                },
                &|stanza| stanza.body[usize::from(n) % BODY] ^= 1,
            ];
            for (at, change) in hostile.iter().enumerate() {
                let mut stanza = copy(&whole);
                change(&mut stanza);
                let answer = opened(&ours, &stanza);
                assert_eq!(answer, opened(&own, &stanza), "change {at}");
                assert!(!matches!(answer, Some(Ok(_))), "change {at}");
            }
            let mut short = copy(&whole);
            short.body.pop();
            assert_eq!(opened(&ours, &short), Some(Err(true)));
        }
    }
}
