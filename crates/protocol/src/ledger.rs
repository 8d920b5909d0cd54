// SPDX-License-Identifier: EUPL-1.2
//! The chain of audit entries (docs/PROTOCOL.md, section 2.1): each entry is hashed together with the hash of the one
//! before it, so that nobody changes, removes, inserts or swaps one without changing every hash that follows. A signed
//! [`crate::statement::AuditHead`] that somebody has kept tells a chain that was made anew from the one it was.

use serde::{Deserialize, Serialize};

use crate::{
    ids::Org,
    json::{self, JsonError, V1},
    tup::{Hash, h},
};

/// One audit entry as it is hashed and exported: ids and words only, never a content, name or number of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditEntry {
    /// 1.
    pub v: V1,
    /// Its number, from 1 without gaps, in the order of sealing.
    pub n: u64,
    /// Its id.
    pub id: String,
    /// When it happened: microseconds since 1970, UTC.
    pub at: i64,
    /// `insured`, `rep`, `staff`, `agent`, `system` or `nobody`.
    pub actor_kind: String,
    /// Who, by id.
    #[serde(deserialize_with = "json::present")]
    pub actor: Option<String>,
    /// For which unit she acted.
    #[serde(deserialize_with = "json::present")]
    pub unit: Option<String>,
    /// In which session (its id, not its token).
    #[serde(deserialize_with = "json::present")]
    pub session: Option<String>,
    /// How sure the server was of her then.
    #[serde(deserialize_with = "json::present")]
    pub level: Option<String>,
    /// What was done, a word.
    pub action: String,
    /// To what kind of object.
    pub object_kind: String,
    /// To which, by id.
    pub object: String,
    /// To which part of it, by id.
    #[serde(deserialize_with = "json::present")]
    pub item: Option<String>,
    /// Why, a code.
    #[serde(deserialize_with = "json::present")]
    pub reason: Option<String>,
}

/// What stands before the first entry: `H("sp1/audit/begin", org)`.
#[must_use]
pub fn begin(org: &Org) -> Hash {
    h("sp1/audit/begin", &[org.as_str().as_bytes()])
}

impl AuditEntry {
    /// `H("sp1/audit/entry", hash before, canonical JSON of the entry)`.
    ///
    /// # Errors
    /// [`JsonError::BadNumber`] for a number or a time that no JSON reader keeps exactly.
    pub fn hash(&self, before: Hash) -> Result<Hash, JsonError> {
        Ok(h(
            "sp1/audit/entry",
            &[before.as_bytes(), &json::encode(self)?],
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> AuditEntry {
        AuditEntry {
            v: V1,
            n: 1,
            id: "0190b0a0-0000-7000-8000-000000000001".to_owned(),
            at: 1_795_435_200_000_000,
            actor_kind: "staff".to_owned(),
            actor: Some("0190b0a0-0000-4000-8000-000000000002".to_owned()),
            unit: Some("beitraege".to_owned()),
            session: None,
            level: None,
            action: "open-thread".to_owned(),
            object_kind: "thread".to_owned(),
            object: "0190b0a0-0000-4000-8000-000000000003".to_owned(),
            item: None,
            reason: Some("work".to_owned()),
        }
    }

    #[test]
    fn every_member_and_the_hash_before_change_the_hash() {
        let org: Org = "musterkasse.example".parse().unwrap();
        let first = begin(&org);
        let good = entry().hash(first).unwrap();
        let bent: [fn(&mut AuditEntry); 13] = [
            |e| e.n = 2,
            |e| e.id.push('0'),
            |e| e.at += 1,
            |e| e.actor_kind = "agent".to_owned(),
            |e| e.actor = None,
            |e| e.unit = None,
            |e| e.session = Some(String::new()),
            |e| e.level = Some(String::new()),
            |e| e.action.push('x'),
            |e| e.object_kind.push('x'),
            |e| e.object.push('x'),
            |e| e.item = Some(String::new()),
            |e| e.reason = Some("deputy".to_owned()),
        ];
        for bend in bent {
            let mut other = entry();
            bend(&mut other);
            assert_ne!(other.hash(first).unwrap(), good, "{other:?}");
        }
        assert_ne!(entry().hash(good).unwrap(), good);
        assert_eq!(entry().hash(first).unwrap(), good, "control");
        assert_ne!(begin(&"andere.example".parse().unwrap()), first);
    }
}
