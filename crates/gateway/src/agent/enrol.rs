// SPDX-License-Identifier: EUPL-1.2
//! Enrolment: the ceremony of employees (PROTOCOL.md, section 4), with a slip that the registrar made for somebody whom the register marks as
//! `program`. Two administrators certify the keycard afterwards, whoever has right `grant` gives it the key of a unit: as with every colleague.

use protocol::activation::{self, ActivationSecret};
use protocol::code::{self, CodeKind};
use protocol::ids::{ActivationId, BirthDate, MethodId};
use protocol::json::{self, V1};
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::recovery::Claims;
use protocol::statement::{
    Attested, BindRequest, DeptEpoch, Issue, Keycard, KeycardKind, PersonRole, TrustChain,
    TrustDocument,
};
use protocol::unlock::{self, Tag};
use protocol::{Hash, Org, PersonId, Signed, SigningKey, UnixTime, agefile, b64};
use protocol_open::{Bundle, Identity, Pins, Secret32, UnlockMethod, seal_bundle};
use rand::RngCore;
use registrar::keyfolder::KeyFolder;
use registrar::trust::Pin;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Agent, Public, SEAL, remember, seeds, sign_key, unlocked};
use crate::error::GatewayError;
use crate::office::{Office, key};

/// What is needed for it.
pub struct Enrolment<'e> {
    /// The organisation.
    pub org: &'e Org,
    /// The Trust Document that was told by hand.
    pub pin: Pin,
    /// Code of the slip.
    pub code: &'e str,
    /// Day that stands as birth date in the register: of a program the day on which it was set up.
    pub born: &'e BirthDate,
    /// Now.
    pub now: UnixTime,
}

#[derive(Deserialize)]
struct Found {
    td: Vec<Attested<Signed<TrustDocument>>>,
    issue: Attested<Signed<Issue>>,
    aid: ActivationId,
    pid: PersonId,
    mac_org: Hash,
    registrar: Attested<Signed<DeptEpoch>>,
}

#[derive(Deserialize)]
struct Status {
    state: String,
}

fn made<E>(what: &'static str) -> impl Fn(E) -> GatewayError {
    move |_| GatewayError::Made(what)
}

/// Redeems a slip: makes keys, shows them to the registrar and waits for the binding.
///
/// # Errors
/// [`GatewayError::NotGenuine`] when the slip or the portal is not the insurer's; what the portal answers.
pub async fn enrol(
    office: &Office,
    folder: &KeyFolder,
    new: &Enrolment<'_>,
    rng: &mut impl RngCore,
) -> Result<Agent, GatewayError> {
    let raw = code::parse(CodeKind::Activation, new.code).map_err(made("code"))?;
    let secret = ActivationSecret::from_slice(&raw).ok_or(GatewayError::Made("code"))?;
    let locator = b64::url(secret.locator(new.org).as_slice());
    let body = json!({ "locator": locator });
    let found: Found = office
        .ask("activation/lookup", key(&[b"lookup"]), &body)
        .await?;
    let documents = found.td.into_iter().map(|one| one.stmt).collect();
    let chain = TrustChain::verify(new.org, documents, &new.pin.anchor())?;
    chain.check_current(new.now)?;
    let issue = found.issue.stmt;
    issue.verify(&chain, new.now)?;
    issue.verify_mac_org(&secret.k_org(new.org, found.aid), &found.mac_org)?;
    if issue.payload().role != PersonRole::Staff {
        return Err(GatewayError::NotGenuine("wrong-role"));
    }
    seeds(folder, rng)?;
    let sign = sign_key(folder)?;
    let identity = Identity::from_seed(&*folder.load(SEAL)?).map_err(made("identity"))?;
    let keycard = keycard(new, found.pid, &sign, &identity)?;
    let (method, bundle) = bundle(folder, new, &chain, &keycard, rng)?;
    let mac = activation::mac_person(
        &secret.k_person(new.org, found.aid),
        &issue.covered(),
        &keycard.sh(),
    );
    let request = BindRequest {
        v: V1,
        org: new.org.clone(),
        aid: found.aid,
        pid: found.pid,
        kc: keycard.sh(),
        mac,
        claims: Claims {
            dob: new.born.clone(),
        },
        td: issue.payload().td,
        iat: new.now,
    };
    let request = Signed::sign(request, &[&sign]).map_err(made("request"))?;
    let text = json::encode(request.envelope()).map_err(made("request"))?;
    let padded = pad_json(text, MESSAGE_MIN);
    let to = &found.registrar.stmt.payload().enc;
    let sealed = agefile::seal(to, &padded).map_err(made("request"))?;
    let mut body = bundle;
    if let Some(body) = body.as_object_mut() {
        body.insert("keycard".to_owned(), json!(keycard.envelope()));
        body.insert("bind_request".to_owned(), json!(b64::url(&sealed)));
    }
    let once = key(&[b"complete", keycard.sh().as_bytes(), &sealed]);
    office.post("activation/complete", once, &body).await?;
    loop {
        let status: Status = office.get("activation/status?wait=20").await?;
        match status.state.as_str() {
            "bound" => break,
            "pending" => {}
            _ => return Err(GatewayError::NotGenuine("not-bound")),
        }
    }
    let (pid, kc) = (found.pid, keycard.sh());
    remember(folder, Public { pid, method, kc })?;
    Agent::open(folder, new.org)
}

/// It says that it is a program, for everybody who looks at it.
fn keycard(
    new: &Enrolment<'_>,
    pid: PersonId,
    sign: &SigningKey,
    identity: &Identity,
) -> Result<Signed<Keycard>, GatewayError> {
    let card = Keycard {
        v: V1,
        org: new.org.clone(),
        pid,
        kind: KeycardKind::Agent,
        seq: 1,
        sig: sign.public(),
        enc: identity.recipient().clone(),
        iat: new.now,
        prev: None,
    };
    Signed::sign(card, &[sign]).map_err(made("keycard"))
}

/// The key bundle that the ceremony asks for. Nobody opens it but with the seed that lies beside the keys in it.
fn bundle(
    folder: &KeyFolder,
    new: &Enrolment<'_>,
    chain: &TrustChain,
    keycard: &Signed<Keycard>,
    rng: &mut impl RngCore,
) -> Result<(MethodId, Value), GatewayError> {
    let pid = keycard.payload().pid;
    let keys = unlocked(folder, new.org, pid)?;
    let auth = keys.auth.as_ref().ok_or(GatewayError::Made("auth"))?;
    let opener = Identity::from_seed(&keys.enc_seed).map_err(made("bundle"))?;
    let mut random = || {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        bytes
    };
    let mut id = [0; 16];
    for (byte, from) in id.iter_mut().zip(random()) {
        *byte = from;
    }
    let method = MethodId::new(uuid::Builder::from_random_bytes(id).into_uuid());
    let bundle = Bundle {
        v: V1,
        org: new.org.clone(),
        pid,
        seq: 1,
        sig_seed: Secret32::new(*folder.load(super::SIGN)?),
        enc_seed: Secret32::new(*folder.load(SEAL)?),
        old: Vec::new(),
        index_key: Secret32::new(random()),
        self_mac: Secret32::new(random()),
        unlock: vec![UnlockMethod {
            id: method,
            tag: Tag::Pwd,
            label: "Programm".to_owned(),
            rcpt: opener.recipient().clone(),
            mac: Secret32::new(*keys.mac_secret),
            added: new.now,
        }],
        pins: Pins {
            td_ver: chain.td().ver,
            td_sh: chain.newest().sh(),
            log_size: (),
            log_root: (),
            kc: keycard.sh(),
        },
    };
    let sealed = seal_bundle(&bundle).map_err(made("bundle"))?;
    let auth_hash = unlock::auth_hash(auth);
    let methods: Vec<Value> = sealed
        .macs
        .iter()
        .map(|(id, mac)| {
            json!({ "id": id, "tag": Tag::Pwd.as_str(), "mac": mac, "auth_hash": auth_hash, "locator_hash": null })
        })
        .collect();
    let file = b64::url(&sealed.file);
    Ok((
        method,
        json!({ "bundle": { "seq": 1, "file": file }, "methods": methods }),
    ))
}
