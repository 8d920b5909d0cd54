// SPDX-License-Identifier: EUPL-1.2
//! How a statement travels: with its entry in the transparency log and, one day, the proof.

use serde::{Deserialize, Serialize};

use super::{Bind, DeptEpoch, Representation, StaffCertificate, TrustDocument};
use crate::{
    StatementError,
    dsse::{Envelope, Signed, Statement},
    ids::{Dept, Org, PersonId},
    json::{self, V1},
    tup::{Hash, h},
};

/// What the transparency log holds of a statement: no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// `sh` of the statement.
    pub h: Hash,
    /// Label in lower-case hex.
    pub l: String,
    /// Number of the statement under its label.
    pub s: u64,
    /// Type of the entry.
    pub t: String,
    /// 1.
    pub v: V1,
}

/// `{"stmt", "leaf", "proof"}`. Use `Attested` where the statement stays unread,
/// `Attested<Signed<T>>` where its type is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested<S = Envelope> {
    /// The statement.
    pub stmt: S,
    /// Its log entry; null for statements that are not logged.
    #[serde(deserialize_with = "json::present")]
    pub leaf: Option<Leaf>,
    /// C2SP `tlog-proof`; null until the log exists.
    #[serde(deserialize_with = "json::present")]
    pub proof: Option<String>,
}

/// A statement that the log holds.
pub trait Logged: Statement {
    /// `t` of the leaf.
    const LEAF: &'static str;

    /// Label of the leaf.
    fn label(&self) -> Hash;

    /// `s` of the leaf.
    fn number(&self) -> u64;
}

/// Label of everything about a person.
pub fn person_label(org: &Org, pid: PersonId) -> Hash {
    h("sp1/log/label", &[org.as_bytes(), pid.as_bytes()])
}

/// Label of everything about a department.
pub fn dept_label(org: &Org, dept: &Dept) -> Hash {
    let text = format!("dept:{dept}");
    h("sp1/log/label", &[org.as_bytes(), text.as_bytes()])
}

/// Label of the Trust Documents.
pub fn td_label(org: &Org) -> Hash {
    h("sp1/log/label", &[org.as_bytes(), b"td"])
}

impl Logged for TrustDocument {
    const LEAF: &'static str = "td";

    fn label(&self) -> Hash {
        td_label(&self.org)
    }

    fn number(&self) -> u64 {
        self.ver
    }
}

impl Logged for Bind {
    const LEAF: &'static str = "bind";

    fn label(&self) -> Hash {
        person_label(&self.org, self.pid)
    }

    fn number(&self) -> u64 {
        self.seq
    }
}

impl Logged for DeptEpoch {
    const LEAF: &'static str = "dept";

    fn label(&self) -> Hash {
        dept_label(&self.org, &self.dept)
    }

    fn number(&self) -> u64 {
        self.epoch
    }
}

impl Logged for StaffCertificate {
    const LEAF: &'static str = "staff";

    fn label(&self) -> Hash {
        person_label(&self.org, self.pid)
    }

    /// Certificates are not counted: their time of signing stands in.
    fn number(&self) -> u64 {
        u64::try_from(self.iat.0).unwrap_or_default()
    }
}

impl Logged for Representation {
    const LEAF: &'static str = "rep";

    /// The insured person's: she must see who may act for her. The log holds a second entry under the representative's
    /// label, which does not travel.
    fn label(&self) -> Hash {
        person_label(&self.org, self.subject)
    }

    /// As certificates, representations are not counted.
    fn number(&self) -> u64 {
        u64::try_from(self.iat.0).unwrap_or_default()
    }
}

impl Leaf {
    /// The entry of a logged statement.
    pub fn of<T: Logged>(statement: &Signed<T>) -> Self {
        let payload = statement.payload();
        let label = payload.label();
        let hex = label.as_bytes().iter().map(|byte| format!("{byte:02x}"));
        Self {
            h: statement.sh(),
            l: hex.collect(),
            s: payload.number(),
            t: T::LEAF.to_owned(),
            v: V1,
        }
    }
}

impl<T: Logged> Attested<Signed<T>> {
    /// Wraps a statement that the log will hold.
    pub fn logged(stmt: Signed<T>) -> Self {
        let leaf = Some(Leaf::of(&stmt));
        Self {
            stmt,
            leaf,
            proof: None,
        }
    }

    /// Checks that the leaf is the statement's own, and that a missing proof is allowed.
    ///
    /// # Errors
    /// `wrong-leaf`; `no-proof` unless the Trust Document's `witness_policy` is `"none"` and the
    /// proof is null: this version can check no proof.
    pub fn check(&self, td: &TrustDocument) -> Result<(), StatementError> {
        if self.leaf.as_ref() != Some(&Leaf::of(&self.stmt)) {
            return Err(StatementError::WrongLeaf);
        }
        if td.witness_policy == "none" && self.proof.is_none() {
            Ok(())
        } else {
            Err(StatementError::NoProof)
        }
    }
}

impl<T: Statement> Attested<Signed<T>> {
    /// Wraps a statement that the log does not hold.
    pub const fn unlogged(stmt: Signed<T>) -> Self {
        Self {
            stmt,
            leaf: None,
            proof: None,
        }
    }

    /// Forgets the type, for storing.
    pub fn into_untyped(self) -> Attested {
        Attested {
            stmt: self.stmt.into_envelope(),
            leaf: self.leaf,
            proof: self.proof,
        }
    }
}

impl Attested {
    /// Reads the statement as a type.
    ///
    /// # Errors
    /// Those of [`Signed::parse`].
    pub fn typed<T: Statement>(self) -> Result<Attested<Signed<T>>, StatementError> {
        Ok(Attested {
            stmt: Signed::parse(self.stmt)?,
            leaf: self.leaf,
            proof: self.proof,
        })
    }
}
