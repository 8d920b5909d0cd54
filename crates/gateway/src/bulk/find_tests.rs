// SPDX-License-Identifier: EUPL-1.2
//! A portal that gives keys of yesterday, or of somebody else.

use std::collections::BTreeMap;

use protocol::statement::{
    Anchor, Assurance, Bind, BindMethod, Keycard, KeycardKind, LogKeys, PersonRole, RevocationList,
    Revoked, RoleKeys, Roles, TrustChain, TrustDocument,
};
use protocol::{Org, SigningKey};
use protocol_open::Identity;

use super::*;

const NOW: UnixTime = UnixTime(1_795_435_200);
const DAY: i64 = 86_400;

struct Insurer {
    org: Org,
    binder: SigningKey,
    chain: TrustChain,
}

impl Insurer {
    fn new() -> Self {
        let org: Org = "musterkasse.example".parse().unwrap();
        let key = |n: u8| SigningKey::from_seed(&[n; 32]);
        let of = |keys: &[SigningKey], threshold| RoleKeys {
            keys: keys.iter().map(SigningKey::public).collect(),
            threshold,
        };
        let td = TrustDocument {
            v: V1,
            org: org.clone(),
            ver: 1,
            iat: NOW.plus(-DAY),
            exp: NOW.plus(100 * DAY),
            prev: None,
            root: of(&[key(1)], 1),
            roles: Roles {
                admin: of(&[key(2), key(3)], 2),
                binder: of(&[key(4)], 1),
                fresh: of(&[key(5)], 1),
                issuer: of(&[key(6)], 1),
                log: LogKeys {
                    origin: None,
                    vkey: None,
                },
                receipt: of(&[key(7)], 1),
                release: of(&[key(8), key(9)], 2),
            },
            witness_policy: "none".to_owned(),
            idps: Vec::new(),
            min_client: 1,
        };
        let td = Signed::sign(td, &[&key(1)]).unwrap();
        let anchor = Anchor::Pin {
            ver: 1,
            sh: td.sh(),
        };
        Self {
            chain: TrustChain::verify(&org, vec![td], &anchor).unwrap(),
            binder: key(4),
            org,
        }
    }

    fn trust(&self, revoked: &[Hash], age: i64) -> Verified {
        let list = RevocationList {
            v: V1,
            org: self.org.clone(),
            seq: 1,
            revoked: revoked
                .iter()
                .map(|sh| Revoked { sh: *sh, at: NOW })
                .collect(),
            iat: NOW.plus(-age),
            exp: NOW.plus(FRESH_FOR - age),
        };
        Verified {
            chain: self.chain.clone(),
            documents: Vec::new(),
            depts: BTreeMap::new(),
            refused: Vec::new(),
            revlist: Some(Signed::sign(list, &[&self.binder]).unwrap()),
        }
    }

    /// A keycard of a person, and its binding.
    fn bound(
        &self,
        pid: PersonId,
        n: u8,
        before: Option<&(Signed<Keycard>, Signed<Bind>)>,
    ) -> (Signed<Keycard>, Signed<Bind>) {
        let key = SigningKey::from_seed(&[100 + n; 32]);
        let card = Keycard {
            v: V1,
            org: self.org.clone(),
            pid,
            kind: KeycardKind::Insured,
            seq: n.into(),
            sig: key.public(),
            enc: Identity::from_seed(&[n; 32]).unwrap().recipient().clone(),
            iat: NOW.plus(-DAY),
            prev: before.map(|(card, _)| card.sh()),
        };
        let card = Signed::sign(card, &[&key]).unwrap();
        let bind = Bind {
            v: V1,
            org: self.org.clone(),
            pid,
            seq: n.into(),
            prev: before.map(|(_, bind)| bind.sh()),
            kc: card.sh(),
            method: BindMethod::Reissue,
            by: None,
            assurance: Assurance::Letter,
            role: PersonRole::Insured,
            nbf: NOW.plus(i64::from(n) - DAY),
            iat: NOW.plus(i64::from(n) - DAY),
        };
        let bind = Signed::sign(bind, &[&self.binder]).unwrap();
        (card, bind)
    }

    fn fresh(&self, pid: PersonId, bind: Hash) -> Fresh {
        Fresh {
            v: V1,
            org: self.org.clone(),
            pid,
            bind,
            iat: NOW,
            exp: NOW.plus(FRESH_FOR),
        }
    }
}

fn given(all: &[&(Signed<Keycard>, Signed<Bind>)]) -> Vec<Attested> {
    let mut statements = Vec::new();
    for (card, bind) in all {
        for stmt in [card.envelope(), bind.envelope()] {
            statements.push(Attested {
                stmt: stmt.clone(),
                leaf: None,
                proof: None,
            });
        }
    }
    statements
}

#[test]
fn a_portal_that_holds_a_new_key_back_gets_nothing_sealed_to_the_old_one() {
    let insurer = Insurer::new();
    let pid = PersonId::from_bytes([9; 16]);
    let matter = "beitrag".parse().unwrap();
    let first = insurer.bound(pid, 1, None);
    let second = insurer.bound(pid, 2, Some(&first));
    let trust = insurer.trust(&[], 0);
    let who = |statements: &[Attested], bind: &Signed<Bind>| {
        let fresh = insurer.fresh(pid, bind.sh());
        known(&trust, (fresh, statements), &matter, NOW).map(|known| known.reader.kc)
    };
    let both = given(&[&first, &second]);
    assert_eq!(who(&both, &second.1), Some(second.0.sh()));
    assert_eq!(who(&given(&[&first]), &first.1), Some(first.0.sh()));
    // The new one is held back; or the registrar does not know it.
    assert_eq!(who(&given(&[&first]), &second.1), None);
    assert_eq!(who(&both, &first.1), None);
    // The chain has a gap, or its key is missing.
    assert_eq!(who(&given(&[&second]), &second.1), None);
    let keyless: Vec<Attested> = both
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != 2)
        .map(|(_, one)| one.clone())
        .collect();
    assert_eq!(who(&keyless, &second.1), None);
    let other = insurer.bound(PersonId::from_bytes([8; 16]), 1, None);
    assert_eq!(who(&given(&[&other]), &other.1), None);
    for revoked in [second.0.sh(), second.1.sh()] {
        let trust = insurer.trust(&[revoked], 0);
        let fresh = insurer.fresh(pid, second.1.sh());
        assert!(known(&trust, (fresh, &both), &matter, NOW).is_none());
    }
}
