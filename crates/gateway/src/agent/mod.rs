// SPDX-License-Identifier: EUPL-1.2
//! The program as a member: three seeds in a key folder of their own kind, and what is public of it beside them.
//!
//! It signs in as an employee does who has no passkey: with a secret derived from a seed that only this machine holds, of which the server knows
//! the hash. There is no person, so that the seed stands for password and device at once; it has 256 bits, where a password has forty.

mod enrol;

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

use protocol::ids::MethodId;
use protocol::tup::h;
use protocol::unlock::{self, Tag, UnlockKeys};
use protocol::{Hash, Org, PersonId, SigningKey, b64};
use protocol_open::Identity;
use registrar::keyfolder::{KeyFolder, KeyFolderError};
use serde::{Deserialize, Serialize};
use serde_json::json;
use zeroize::Zeroizing;

pub use self::enrol::{Enrolment, enrol};
use crate::error::GatewayError;
use crate::office::{Office, key};

const SIGN: &str = "sign";
const SEAL: &str = "seal";
const UNLOCK: &str = "unlock";
const PUBLIC: &str = "agent.json";

/// What stands beside the keys: nothing secret.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Public {
    pid: PersonId,
    method: MethodId,
    kc: Hash,
}

/// The enrolled program.
pub struct Agent {
    /// The organisation.
    pub org: Org,
    /// Its id among the staff.
    pub pid: PersonId,
    /// `sh` of its keycard.
    pub kc: Hash,
    pub(crate) identity: Identity,
    pub(crate) sign: SigningKey,
    method: MethodId,
    auth: Zeroizing<[u8; 32]>,
}

impl Agent {
    /// Opens the keys of an enrolled program.
    ///
    /// # Errors
    /// [`GatewayError::NotEnrolled`]; those of the key folder.
    pub fn open(folder: &KeyFolder, org: &Org) -> Result<Self, GatewayError> {
        let path = folder.beside(PUBLIC);
        if !path.exists() {
            return Err(GatewayError::NotEnrolled);
        }
        let text = std::fs::read(&path).map_err(|e| GatewayError::at(&path, e))?;
        let public: Public =
            serde_json::from_slice(&text).map_err(|_| KeyFolderError::Malformed(path))?;
        let seal = folder.load(SEAL)?;
        let keys = unlocked(folder, org, public.pid)?;
        Ok(Self {
            org: org.clone(),
            pid: public.pid,
            kc: public.kc,
            identity: Identity::from_seed(&seal).map_err(|_| GatewayError::Made("identity"))?,
            sign: sign_key(folder)?,
            method: public.method,
            auth: keys.auth.ok_or(GatewayError::Made("auth"))?,
        })
    }

    /// A name for something that only this program can give it: the same for the same, and nothing to whoever has not its keys.
    #[must_use]
    pub fn tag(&self, what: &str, parts: &[&[u8]]) -> Hash {
        let seed = self.identity.seed();
        let mut all: Vec<&[u8]> = vec![seed.as_slice(), what.as_bytes()];
        all.extend(parts);
        h("sp1/gateway/tag", &all)
    }

    /// Begins a session.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn sign_in(&self, office: &Office) -> Result<(), GatewayError> {
        office.forget();
        let auth = b64::url(self.auth.as_slice());
        let body = json!({ "pid": self.pid, "method": self.method, "auth": auth });
        let key = key(&[b"session", self.pid.as_bytes()]);
        office.post("session/password", key, &body).await
    }
}

#[cfg(test)]
impl Agent {
    /// A program that is enrolled nowhere, with keys in a folder.
    pub(crate) fn invented(dir: &std::path::Path) -> Self {
        let folder = KeyFolder::create(dir, registrar::keyfolder::KeyKind::Agent).unwrap();
        seeds(&folder, &mut rand::rngs::OsRng).unwrap();
        let public = Public {
            pid: PersonId::from_bytes([1; 16]),
            method: MethodId::new(uuid::Uuid::from_bytes([2; 16])),
            kc: Hash::of(b"keycard"),
        };
        remember(&folder, public).unwrap();
        Self::open(&folder, &"musterkasse.example".parse().unwrap()).unwrap()
    }
}

fn unlocked(folder: &KeyFolder, org: &Org, pid: PersonId) -> Result<UnlockKeys, GatewayError> {
    let seed = folder.load(UNLOCK)?;
    Ok(unlock::derive(Tag::Pwd, seed.as_slice(), org, pid))
}

/// Makes the seeds that are not there yet: an enrolment that broke off goes on with the keys it had shown.
fn seeds(folder: &KeyFolder, rng: &mut impl rand::RngCore) -> Result<(), GatewayError> {
    for name in [SIGN, SEAL, UNLOCK] {
        if !folder.has(name) {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            folder.store(name, &seed)?;
        }
    }
    Ok(())
}

fn sign_key(folder: &KeyFolder) -> Result<SigningKey, GatewayError> {
    Ok(SigningKey::from_seed(&*folder.load(SIGN)?))
}

fn remember(folder: &KeyFolder, public: Public) -> Result<(), GatewayError> {
    let path = folder.beside(PUBLIC);
    let text = serde_json::to_vec(&public).map_err(|_| GatewayError::Made("json"))?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .map_err(|e| GatewayError::at(&path, e))?;
    file.write_all(&text)
        .and_then(|()| file.sync_all())
        .map_err(|e| GatewayError::at(&path, e))
}
