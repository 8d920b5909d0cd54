// SPDX-License-Identifier: EUPL-1.2
//! An insurer with all its role keys, and what its registrar would bring to the portal.

use std::collections::BTreeMap;

use protocol::agefile::{Recipient, seal};
use protocol::json::V1;
use protocol::statement::{
    Assurance, Attested, Basis, Bind, BindMethod, DeptEpoch, DeptRights, Fresh, Issue, IssueMethod,
    LogKeys, PersonRole, RepRight, Representation, RevocationList, Right, RoleKeys, Roles,
    StaffCertificate, TrustDocument,
};
use protocol::{Dept, Hash, Org, PersonId, Signed, SigningKey, UnixTime, activation};
use serde_json::{Value, json};
use uuid::Uuid;

pub const DAY: i64 = 86_400;

/// 32 bytes that are different for every caller.
pub fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    aws_lc_rs::rand::fill(&mut seed).unwrap();
    seed
}

/// A recipient whose identity nobody keeps.
pub fn recipient() -> Recipient {
    protocol_open::Identity::from_seed(&seed())
        .unwrap()
        .recipient()
        .clone()
}

/// An age file with this content.
pub fn sealed(content: &[u8]) -> Vec<u8> {
    seal(&recipient(), content).unwrap()
}

pub fn b64(bytes: &[u8]) -> String {
    protocol::b64::url(bytes)
}

pub struct World {
    pub org: Org,
    pub now: i64,
    pub td: Signed<TrustDocument>,
    pub depts: BTreeMap<String, Signed<DeptEpoch>>,
    pub receipt_seed: [u8; 32],
    admin: [SigningKey; 2],
    pub binder: SigningKey,
    fresh: SigningKey,
    issuer: SigningKey,
}

/// A letter with its code.
pub struct Letter {
    pub aid: Uuid,
    pub pid: PersonId,
    pub locator: Vec<u8>,
    pub request: Value,
    pub role: PersonRole,
}

impl World {
    pub fn new(now: i64) -> Self {
        let org: Org = "musterkasse.example".parse().unwrap();
        let key = || SigningKey::from_seed(&seed());
        let admin = [key(), key()];
        let (root, binder, fresh, issuer) = (key(), key(), key(), key());
        let release = [key(), key()];
        let receipt_seed = seed();
        let receipt = SigningKey::from_seed(&receipt_seed);
        let one = |key: &SigningKey| RoleKeys {
            keys: vec![key.public()],
            threshold: 1,
        };
        let two = |keys: &[SigningKey; 2]| RoleKeys {
            keys: keys.iter().map(SigningKey::public).collect(),
            threshold: 2,
        };
        let td = TrustDocument {
            v: V1,
            org: org.clone(),
            ver: 1,
            iat: UnixTime(now - DAY),
            exp: UnixTime(now + 100 * DAY),
            prev: None,
            root: one(&root),
            roles: Roles {
                admin: two(&admin),
                binder: one(&binder),
                fresh: one(&fresh),
                issuer: one(&issuer),
                log: LogKeys {
                    origin: None,
                    vkey: None,
                },
                receipt: one(&receipt),
                release: two(&release),
            },
            witness_policy: "none".to_owned(),
            idps: vec![],
            min_client: 1,
        };
        let td = Signed::sign(td, &[&root]).unwrap();
        let mut this = Self {
            org,
            now,
            td,
            depts: BTreeMap::new(),
            receipt_seed,
            admin,
            binder,
            fresh,
            issuer,
        };
        for (dept, label) in [
            ("registrar", "Registrierung"),
            ("beitraege", "Beiträge"),
            ("pflege", "Pflege"),
        ] {
            let epoch = this.dept_epoch(dept, label);
            this.depts.insert(dept.to_owned(), epoch);
        }
        this
    }

    fn dept_epoch(&self, dept: &str, label: &str) -> Signed<DeptEpoch> {
        let epoch = DeptEpoch {
            v: V1,
            org: self.org.clone(),
            dept: dept.parse().unwrap(),
            epoch: 1,
            label: label.to_owned(),
            enc: recipient(),
            prev: None,
            reason: "first".to_owned(),
            iat: UnixTime(self.now - DAY),
        };
        Signed::sign(epoch, &[&self.admin[0], &self.admin[1]]).unwrap()
    }

    pub fn td_sh(&self) -> Hash {
        self.td.sh()
    }

    /// Body of `POST statements` that a fresh portal needs.
    pub fn first_statements(&self) -> Value {
        let td = Attested::logged(self.td.clone()).into_untyped();
        let mut items = vec![json!(td)];
        for epoch in self.depts.values() {
            items.push(json!(Attested::logged(epoch.clone()).into_untyped()));
        }
        items.push(json!(Attested::unlogged(self.revlist()).into_untyped()));
        json!({ "items": items })
    }

    fn revlist(&self) -> Signed<RevocationList> {
        let list = RevocationList {
            v: V1,
            org: self.org.clone(),
            seq: 1,
            revoked: vec![],
            iat: UnixTime(self.now - 3600),
            exp: UnixTime(self.now + DAY),
        };
        Signed::sign(list, &[&self.binder]).unwrap()
    }

    pub fn matters(&self) -> Value {
        let matter = |code: &str, dept: &str, de: &str, en: &str| json!({"code": code, "dept": dept, "class": "normal", "label": {"de": de, "en": en}});
        json!({"items": [
            matter("beitrag", "beitraege", "Beitrag", "Contribution"),
            matter("pflegegeld", "pflege", "Pflegegeld", "Care allowance"),
        ]})
    }

    /// A letter to somebody new.
    pub fn letter(&self, role: PersonRole) -> Letter {
        self.letter_to(PersonId::new(Uuid::from_bytes(v4())), role, 1)
    }

    pub fn letter_to(&self, pid: PersonId, role: PersonRole, seq: u64) -> Letter {
        let aid = protocol::ActivationId::new(Uuid::from_bytes(v4()));
        let mut raw = [0; 14];
        aws_lc_rs::rand::fill(&mut raw).unwrap();
        let secret = activation::ActivationSecret::new(raw);
        let issue = Issue {
            v: V1,
            org: self.org.clone(),
            aid,
            pid,
            seq,
            method: IssueMethod::Letter,
            role,
            exp: UnixTime(self.now + 30 * DAY),
            td: self.td_sh(),
            mbx: (),
        };
        let issue = Signed::sign(issue, &[&self.issuer]).unwrap();
        let covered = activation::Covered {
            org: &self.org,
            aid,
            pid,
            issue: issue.sh(),
            td: self.td_sh(),
        };
        let mac = activation::mac_org(&secret.k_org(&self.org, aid), &covered);
        let locator = secret.locator(&self.org);
        let request = json!({
            "aid": aid, "pid": pid, "seq": seq, "role": role,
            "locator_hash": activation::locator_hash(&locator),
            "issue": Attested::unlogged(issue).into_untyped(),
            "mac_org": mac,
            "expires_at": self.now + 30 * DAY,
        });
        Letter {
            aid: aid.uuid(),
            pid,
            locator: locator.to_vec(),
            request,
            role,
        }
    }

    pub fn bind(
        &self,
        pid: PersonId,
        role: PersonRole,
        kc: Hash,
        seq: u64,
        prev: Option<Hash>,
    ) -> Signed<Bind> {
        let (method, assurance) = if prev.is_some() {
            (BindMethod::Carryover, Assurance::Carryover)
        } else {
            (BindMethod::Letter, Assurance::Letter)
        };
        self.bind_by((method, assurance), pid, role, kc, (seq, prev))
    }

    pub fn bind_by(
        &self,
        (method, assurance): (BindMethod, Assurance),
        pid: PersonId,
        role: PersonRole,
        kc: Hash,
        (seq, prev): (u64, Option<Hash>),
    ) -> Signed<Bind> {
        let bind = Bind {
            v: V1,
            org: self.org.clone(),
            pid,
            seq,
            kc,
            prev,
            method,
            by: None,
            assurance,
            role,
            nbf: UnixTime(self.now - 10),
            iat: UnixTime(self.now),
        };
        Signed::sign(bind, &[&self.binder]).unwrap()
    }

    pub fn certificate(
        &self,
        pid: PersonId,
        kc: Hash,
        depts: &[(&str, &[Right])],
    ) -> Signed<StaffCertificate> {
        let cert = StaffCertificate {
            v: V1,
            org: self.org.clone(),
            pid,
            kc,
            depts: depts
                .iter()
                .map(|(d, rights)| DeptRights {
                    d: dept(d),
                    rights: rights.to_vec(),
                })
                .collect(),
            label: "Sachbearbeitung".to_owned(),
            nbf: UnixTime(self.now - DAY),
            exp: UnixTime(self.now + 300 * DAY),
            iat: UnixTime(self.now),
        };
        Signed::sign(cert, &[&self.admin[0], &self.admin[1]]).unwrap()
    }

    /// A representation by power of attorney for a year.
    pub fn representation(
        &self,
        rep: PersonId,
        subject: PersonId,
        rights: &[RepRight],
    ) -> Signed<Representation> {
        let representation = Representation {
            v: V1,
            org: self.org.clone(),
            rep,
            subject,
            scope: None,
            rights: rights.to_vec(),
            basis: Basis::Vollmacht,
            nbf: UnixTime(self.now - 10),
            exp: UnixTime(self.now + 365 * DAY),
            evidence: Some(Hash::of(b"file note")),
            by: None,
            iat: UnixTime(self.now),
        };
        Signed::sign(representation, &[&self.binder]).unwrap()
    }

    pub fn fresh(&self, pid: PersonId, bind: Hash) -> Signed<Fresh> {
        let fresh = Fresh {
            v: V1,
            org: self.org.clone(),
            pid,
            bind,
            iat: UnixTime(self.now),
            exp: UnixTime(self.now + DAY),
        };
        Signed::sign(fresh, &[&self.fresh]).unwrap()
    }
}

pub fn dept(text: &str) -> Dept {
    text.parse().unwrap()
}

/// The bytes of a random UUID.
pub fn v4() -> [u8; 16] {
    let mut bytes = [0; 16];
    aws_lc_rs::rand::fill(&mut bytes).unwrap();
    *uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .as_bytes()
}

/// A UUID of version 7 at this second.
pub fn v7(secs: i64) -> Uuid {
    let mut random = [0; 10];
    aws_lc_rs::rand::fill(&mut random).unwrap();
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(secs).unwrap() * 1000, &random)
        .into_uuid()
}
