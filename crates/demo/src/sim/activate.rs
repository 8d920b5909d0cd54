// SPDX-License-Identifier: EUPL-1.2
//! Activation with a code and a password method; the keys stay here.

use protocol::{
    ActivationId, BirthDate, DeviceId, Envelope, Hash, MethodId, Org, PersonId, Signed, SigningKey,
    UnixTime,
    activation::ActivationSecret,
    agefile, b64,
    code::{self, CodeKind},
    json::{self, V1},
    padding::{MESSAGE_MIN, pad_json},
    recovery::{self, Claims},
    statement::{
        Anchor, Attested, BindRequest, DeptEpoch, Issue, Keycard, KeycardKind, PersonRole,
        TrustChain, TrustDocument,
    },
    unlock::{self, Tag},
};
use protocol_open::{Bundle, Identity, Pins, Secret32, UnlockMethod, seal_bundle};
use rand::{RngCore, rngs::OsRng};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::http::{Face, Http, SimError, member, read};

/// What a simulated person must keep to go on in another process.
#[derive(Serialize, Deserialize)]
pub struct PersonFile {
    pub(super) org: Org,
    pub(super) pid: PersonId,
    pub(super) sig_seed: Secret32,
    pub(super) enc_seed: Secret32,
    pub(super) keycard: Envelope,
    pub(super) dev: DeviceId,
    pub(super) td: Hash,
    pub(super) cookie: Option<String>,
    pub(super) method: MethodId,
    pub(super) auth: Secret32,
}

/// A simulated person with a session.
pub struct Person {
    pub(super) http: Http,
    pub(super) org: Org,
    /// The person.
    pub pid: PersonId,
    pub(super) sign: SigningKey,
    pub(super) identity: Identity,
    pub(super) keycard: Signed<Keycard>,
    pub(super) dev: DeviceId,
    pub(super) td: Hash,
    seeds: [Secret32; 2],
    method: MethodId,
    auth: Secret32,
}

/// A way to open the keys: what stands in the bundle, and what the server compares.
struct Way {
    unlock: UnlockMethod,
    auth: Secret32,
    /// By which a recovery sheet is found.
    locator: Option<Hash>,
}

impl Way {
    fn new(
        tag: Tag,
        ikm: &[u8],
        org: &Org,
        pid: PersonId,
        now: UnixTime,
    ) -> Result<Self, SimError> {
        let keys = unlock::derive(tag, ikm, org, pid);
        let auth = keys.auth.as_deref().copied().map(Secret32::new);
        let opener = Identity::from_seed(&keys.enc_seed).map_err(SimError::protocol)?;
        Ok(Self {
            unlock: UnlockMethod {
                id: MethodId::new(Uuid::new_v4()),
                tag,
                // What she would have called it on her account page.
                label: match tag {
                    Tag::Rec => "Notfallblatt",
                    _ => "Zu Hause",
                }
                .into(),
                rcpt: opener.recipient().clone(),
                mac: Secret32::new(*keys.mac_secret),
                added: now,
            },
            auth: auth.ok_or_else(|| SimError::Protocol("no auth".into()))?,
            locator: None,
        })
    }
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

impl Person {
    /// Redeems a code: everything the activation screens do, with a password-like method made of random bytes.
    pub async fn activate(
        origin: &str,
        face: Face,
        org: &Org,
        code_text: &str,
        dob: &str,
        now: UnixTime,
    ) -> Result<Self, SimError> {
        Self::redeem(origin, face, org, (code_text, dob), None, now).await
    }

    /// The same, with a recovery sheet beside it: whoever is told its code signs in as this person in a browser.
    pub async fn activate_with_sheet(
        origin: &str,
        org: &Org,
        (code_text, dob): (&str, &str),
        now: UnixTime,
    ) -> Result<(Self, String), SimError> {
        let raw: [u8; 19] = random();
        let text = code::encode(CodeKind::Recovery, &raw).map_err(SimError::protocol)?;
        let code = (code_text, dob);
        let person = Self::redeem(origin, Face::Portal, org, code, Some(&raw), now).await?;
        Ok((person, text))
    }

    async fn redeem(
        origin: &str,
        face: Face,
        org: &Org,
        (code_text, dob): (&str, &str),
        sheet: Option<&[u8; 19]>,
        now: UnixTime,
    ) -> Result<Self, SimError> {
        let http = Http::new(origin, face)?;
        let raw = code::parse(CodeKind::Activation, code_text).map_err(SimError::protocol)?;
        let secret = ActivationSecret::from_slice(&raw)
            .ok_or_else(|| SimError::Protocol("code length".into()))?;
        let locator = b64::url(secret.locator(org).as_slice());
        let found = http
            .post(
                "activation/lookup",
                Uuid::new_v4(),
                &json!({ "locator": locator }),
            )
            .await?;

        let documents: Vec<Attested<Signed<TrustDocument>>> = read(&found, "td")?;
        let documents = documents.into_iter().map(|one| one.stmt).collect();
        let chain =
            TrustChain::verify(org, documents, &Anchor::Genesis).map_err(SimError::protocol)?;
        let issue: Attested<Signed<Issue>> = read(&found, "issue")?;
        let issue = issue.stmt;
        issue.verify(&chain, now).map_err(SimError::protocol)?;
        let (aid, pid): (ActivationId, PersonId) = (read(&found, "aid")?, read(&found, "pid")?);
        let mac_org: Hash = read(&found, "mac_org")?;
        issue
            .verify_mac_org(&secret.k_org(org, aid), &mac_org)
            .map_err(SimError::protocol)?;
        let registrar: Attested<Signed<DeptEpoch>> = read(&found, "registrar")?;

        let seeds = [Secret32::new(random()), Secret32::new(random())];
        let [sig_seed, enc_seed] = &seeds;
        let sign = SigningKey::from_seed(sig_seed.as_bytes());
        let identity = Identity::from_seed(enc_seed.as_bytes()).map_err(SimError::protocol)?;
        let kind = match issue.payload().role {
            PersonRole::Insured => KeycardKind::Insured,
            PersonRole::Rep => KeycardKind::Rep,
            PersonRole::Staff => KeycardKind::Staff,
        };
        let keycard = Signed::sign(
            Keycard {
                v: V1,
                org: org.clone(),
                pid,
                kind,
                // A new identity begins its own chain of keycards, whatever number the letter has.
                seq: 1,
                sig: sign.public(),
                enc: identity.recipient().clone(),
                iat: now,
                prev: None,
            },
            &[&sign],
        )
        .map_err(SimError::protocol)?;

        let password: [u8; 64] = random();
        let first = Way::new(Tag::Pwd, &password, org, pid, now)?;
        let (method, auth) = (first.unlock.id, first.auth.clone());
        let mut ways = vec![first];
        if let Some(raw) = sheet {
            let locator = recovery::locator_hash(&recovery::locator(raw, org));
            ways.push(Way {
                locator: Some(locator),
                ..Way::new(Tag::Rec, raw, org, pid, now)?
            });
        }
        let bundle = Bundle {
            v: V1,
            org: org.clone(),
            pid,
            seq: 1,
            sig_seed: sig_seed.clone(),
            enc_seed: enc_seed.clone(),
            old: Vec::new(),
            index_key: Secret32::new(random()),
            self_mac: Secret32::new(random()),
            unlock: ways.iter().map(|way| way.unlock.clone()).collect(),
            pins: Pins {
                td_ver: chain.td().ver,
                td_sh: chain.newest().sh(),
                log_size: (),
                log_root: (),
                kc: keycard.sh(),
            },
        };
        let sealed = seal_bundle(&bundle).map_err(SimError::protocol)?;
        let methods: Vec<Value> = sealed
            .macs
            .iter()
            .zip(&ways)
            .map(|((id, mac), way)| json!({ "id": id, "tag": way.unlock.tag.as_str(), "mac": mac, "auth_hash": unlock::auth_hash(way.auth.as_bytes()), "locator_hash": way.locator }))
            .collect();

        let covered = issue.covered();
        let mac =
            protocol::activation::mac_person(&secret.k_person(org, aid), &covered, &keycard.sh());
        let dob: BirthDate = dob.parse().map_err(SimError::protocol)?;
        let request = Signed::sign(
            BindRequest {
                v: V1,
                org: org.clone(),
                aid,
                pid,
                kc: keycard.sh(),
                mac,
                claims: Claims { dob },
                td: issue.payload().td,
                iat: now,
            },
            &[&sign],
        )
        .map_err(SimError::protocol)?;
        let padded = pad_json(
            json::encode(request.envelope()).map_err(SimError::protocol)?,
            MESSAGE_MIN,
        );
        let request =
            agefile::seal(&registrar.stmt.payload().enc, &padded).map_err(SimError::protocol)?;

        let body = json!({
            "keycard": keycard.envelope(),
            "bind_request": b64::url(&request),
            "bundle": { "seq": 1, "file": b64::url(&sealed.file) },
            "methods": methods,
        });
        http.post("activation/complete", Uuid::new_v4(), &body)
            .await?;
        loop {
            let status = http.get("activation/status?wait=20").await?;
            match member(&status, "state")?.as_str() {
                Some("bound") => break,
                Some("pending") => {}
                _ => return Err(SimError::Protocol(format!("not bound: {status}"))),
            }
        }
        let td = chain.newest().sh();
        Ok(Self {
            http,
            org: org.clone(),
            pid,
            sign,
            identity,
            keycard,
            dev: DeviceId::from_bytes(random()),
            td,
            seeds,
            method,
            auth,
        })
    }

    /// What must be kept to go on later.
    pub fn to_file(&self) -> PersonFile {
        let [sig_seed, enc_seed] = self.seeds.clone();
        PersonFile {
            org: self.org.clone(),
            pid: self.pid,
            sig_seed,
            enc_seed,
            keycard: self.keycard.envelope().clone(),
            dev: self.dev,
            td: self.td,
            cookie: self.http.cookie(),
            method: self.method,
            auth: self.auth.clone(),
        }
    }

    /// Goes on from a file, with a session of its own by the password path.
    pub async fn resume(origin: &str, face: Face, file: PersonFile) -> Result<Self, SimError> {
        let http = Http::new(origin, face)?;
        http.set_cookie(file.cookie);
        let person = Self {
            http,
            org: file.org,
            pid: file.pid,
            sign: SigningKey::from_seed(file.sig_seed.as_bytes()),
            identity: Identity::from_seed(file.enc_seed.as_bytes()).map_err(SimError::protocol)?,
            keycard: Signed::parse(file.keycard).map_err(SimError::protocol)?,
            dev: file.dev,
            td: file.td,
            seeds: [file.sig_seed, file.enc_seed],
            method: file.method,
            auth: file.auth,
        };
        person.sign_in().await?;
        Ok(person)
    }

    /// Signs in by the `auth` secret.
    pub async fn sign_in(&self) -> Result<(), SimError> {
        let body = json!({ "pid": self.pid, "method": self.method, "auth": b64::url(self.auth.as_bytes()) });
        self.http
            .post("session/password", Uuid::new_v4(), &body)
            .await
            .map(|_| ())
    }

    /// The HTTP side, for requests that have no method here.
    pub const fn http(&self) -> &Http {
        &self.http
    }
}
