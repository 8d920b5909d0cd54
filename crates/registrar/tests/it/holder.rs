// SPDX-License-Identifier: EUPL-1.2
//! Somebody with a browser: makes keys and requests the way the front end does.

use protocol::activation::{ActivationSecret, mac_person};
use protocol::agefile::{Recipient, seal};
use protocol::code::{self, CodeKind};
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::recovery::{Claims, ClaimsTag, RecoveryClaims};
use protocol::statement::{BindRequest, CarryoverReason, CarryoverRequest, Keycard, KeycardKind};
use protocol::{Hash, Org, PersonId, Signed, SigningKey, UnixTime};
use protocol_open::Identity;
use registrar::portal::{ActivationItem, FileBytes, WorkItem, WorkKind};
use registrar::role::Issued;
use secrecy::ExposeSecret;
use uuid::Uuid;

pub struct Holder {
    pub pid: PersonId,
    pub key: SigningKey,
    pub identity: Identity,
    pub keycard: Signed<Keycard>,
}

impl Holder {
    /// A first keycard.
    pub fn new(org: &Org, pid: PersonId, kind: KeycardKind, now: UnixTime) -> Self {
        Self::with(org, pid, kind, now, None)
    }

    /// A first keycard of keys that were there before anybody knew whose they are.
    pub fn of(key: SigningKey, seed: &[u8; 32], org: &Org, pid: PersonId, now: UnixTime) -> Self {
        let identity = Identity::from_seed(seed).unwrap();
        let card = Keycard {
            v: V1,
            org: org.clone(),
            pid,
            kind: KeycardKind::Insured,
            seq: 1,
            sig: key.public(),
            enc: identity.recipient().clone(),
            iat: now,
            prev: None,
        };
        let keycard = Signed::sign(card, &[&key]).unwrap();
        Self {
            pid,
            key,
            identity,
            keycard,
        }
    }

    /// The keycard after this one, signed by both keys.
    pub fn next(&self, now: UnixTime) -> Self {
        let card = self.keycard.payload();
        Self::with(&card.org, self.pid, card.kind, now, Some(self))
    }

    fn with(
        org: &Org,
        pid: PersonId,
        kind: KeycardKind,
        now: UnixTime,
        before: Option<&Self>,
    ) -> Self {
        let key = SigningKey::from_seed(&rand::random());
        let identity = Identity::from_seed(&rand::random()).unwrap();
        let card = Keycard {
            v: V1,
            org: org.clone(),
            pid,
            kind,
            seq: before.map_or(1, |b| b.keycard.payload().seq + 1),
            sig: key.public(),
            enc: identity.recipient().clone(),
            iat: now,
            prev: before.map(|b| b.keycard.sh()),
        };
        let keys: Vec<&SigningKey> = std::iter::once(&key)
            .chain(before.map(|b| &b.key))
            .collect();
        let keycard = Signed::sign(card, &keys).unwrap();
        Self {
            pid,
            key,
            identity,
            keycard,
        }
    }

    /// The payload of a bind request for an issued code.
    pub fn request(&self, issued: &Issued, item: &ActivationItem, dob: &str) -> BindRequest {
        self.request_by(issued.code.expose_secret(), item, dob, issued.issued)
    }

    /// The same by the text of a code.
    pub fn request_by(
        &self,
        code: &str,
        item: &ActivationItem,
        dob: &str,
        iat: UnixTime,
    ) -> BindRequest {
        let raw = code::parse(CodeKind::Activation, code).unwrap();
        let secret = ActivationSecret::from_slice(&raw).unwrap();
        let issue = &item.issue.stmt;
        let org = &issue.payload().org;
        let k_org = secret.k_org(org, item.aid);
        issue.verify_mac_org(&k_org, &item.mac_org).unwrap();
        let kc = self.keycard.sh();
        let k_person = secret.k_person(org, item.aid);
        BindRequest {
            v: V1,
            org: org.clone(),
            aid: item.aid,
            pid: item.pid,
            kc,
            mac: mac_person(&k_person, &issue.covered(), &kc),
            claims: Claims {
                dob: dob.parse().unwrap(),
            },
            td: issue.payload().td,
            iat,
        }
    }

    /// A question with a sealed bind request.
    pub fn bind_item(&self, request: BindRequest, to: &Recipient) -> WorkItem {
        let (pid, aid) = (request.pid, request.aid);
        let signed = Signed::sign(request, &[&self.key]).unwrap();
        let padded = pad_json(signed.envelope().to_json(), MESSAGE_MIN);
        WorkItem {
            aid: Some(aid),
            body: Some(FileBytes(seal(to, &padded).unwrap())),
            keycard: Some(self.keycard.clone()),
            ..question(WorkKind::Bind, pid)
        }
    }

    /// A question about carrying over to the next keycard.
    pub fn carryover_item(&self, next: &Self, methods: &[&str], now: UnixTime) -> WorkItem {
        let request = CarryoverRequest {
            v: V1,
            org: self.keycard.payload().org.clone(),
            pid: self.pid,
            kc: next.keycard.sh(),
            prev: self.keycard.sh(),
            reason: CarryoverReason::DeviceLost,
            iat: now,
        };
        let signed = Signed::sign(request, &[&next.key, &self.key]).unwrap();
        WorkItem {
            body: Some(FileBytes(signed.envelope().to_json())),
            keycard: Some(next.keycard.clone()),
            methods_used: Some(methods.iter().map(|m| (*m).to_owned()).collect()),
            ..question(WorkKind::Carryover, self.pid)
        }
    }
}

/// A question about claims beside a recovery sheet.
pub fn claims_item(org: &Org, pid: PersonId, dob: &str, to: &Recipient, now: UnixTime) -> WorkItem {
    let claims = RecoveryClaims {
        v: V1,
        t: ClaimsTag::Claims,
        org: org.clone(),
        locator: Hash::new([3; 32]),
        claims: Claims {
            dob: dob.parse().unwrap(),
        },
        iat: now,
    };
    let padded = pad_json(protocol::json::encode(&claims).unwrap(), MESSAGE_MIN);
    WorkItem {
        body: Some(FileBytes(seal(to, &padded).unwrap())),
        ..question(WorkKind::Claims, pid)
    }
}

/// A question with nothing in it yet.
pub fn question(kind: WorkKind, pid: PersonId) -> WorkItem {
    WorkItem {
        id: Uuid::from_bytes(rand::random()),
        kind,
        pid,
        aid: None,
        body: None,
        keycard: None,
        bind: None,
        level: None,
        methods_used: None,
    }
}
