// SPDX-License-Identifier: EUPL-1.2
//! A verified chain of Trust Documents, the root of every other check.

use super::{Role, TrustDocument};
use crate::{
    StatementError,
    code::Fingerprint,
    dsse::{Envelope, Signed},
    ids::{Org, UnixTime},
    tup::Hash,
};

/// What the reader already believes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: the chain must start at version 1, and something else (the MAC of a letter) must
    /// name one of its versions.
    Genesis,
    /// A printed fingerprint: one version of the chain must have it.
    Fingerprint(Fingerprint),
    /// The version seen last: the chain must pass through it and not end before it.
    Pin {
        /// Its number.
        ver: u64,
        /// Its statement hash.
        sh: Hash,
    },
}

/// Trust Documents in order, verified; the newest one counts.
#[derive(Debug, Clone)]
pub struct TrustChain {
    newest: Signed<TrustDocument>,
    hashes: Vec<Hash>,
}

impl TrustChain {
    /// Verifies documents in ascending order. With an anchor the chain may start later than at
    /// version 1. Expiry is a question of its own: [`TrustChain::check_current`].
    ///
    /// # Errors
    /// In this order: `empty-chain`; for each document `bad-lifetime`, `weak-key`, `bad-roles`,
    /// `sequence-gap`, `wrong-previous`, `wrong-org`, `bad-signature`; then `rollback`,
    /// `fingerprint-mismatch`, `not-anchored`.
    pub fn verify(
        org: &Org,
        documents: Vec<Signed<TrustDocument>>,
        anchor: &Anchor,
    ) -> Result<Self, StatementError> {
        let first_version = documents
            .first()
            .ok_or(StatementError::EmptyChain)?
            .payload()
            .ver;
        let mut hashes = Vec::with_capacity(documents.len());
        let mut anchored = matches!(anchor, Anchor::Genesis) && first_version == 1;
        let mut before: Option<Signed<TrustDocument>> = None;
        for document in documents {
            document.verify_alone()?;
            let td = document.payload();
            if td.org != *org {
                return Err(StatementError::WrongOrg);
            }
            if let Some(before) = &before {
                follows(&document, before)?;
            }
            anchored |= match anchor {
                Anchor::Genesis => false,
                Anchor::Fingerprint(fp) => Fingerprint::of(&document.sh()) == *fp,
                Anchor::Pin { ver, sh } => td.ver == *ver && document.sh() == *sh,
            };
            hashes.push(document.sh());
            before = Some(document);
        }
        let newest = before.ok_or(StatementError::EmptyChain)?;
        match anchor {
            _ if anchored => Ok(Self { newest, hashes }),
            Anchor::Pin { ver, .. } if newest.payload().ver < *ver => Err(StatementError::Rollback),
            Anchor::Fingerprint(_) => Err(StatementError::FingerprintMismatch),
            Anchor::Pin { .. } | Anchor::Genesis => Err(StatementError::NotAnchored),
        }
    }

    /// Refuses a chain whose newest version has expired [`expired`](StatementError::Expired).
    pub fn check_current(&self, now: UnixTime) -> Result<(), StatementError> {
        if now < self.newest.payload().exp {
            Ok(())
        } else {
            Err(StatementError::Expired)
        }
    }

    /// The newest Trust Document.
    pub const fn td(&self) -> &TrustDocument {
        self.newest.payload()
    }

    /// The newest Trust Document with its envelope.
    pub const fn newest(&self) -> &Signed<TrustDocument> {
        &self.newest
    }

    /// Whether a version with this hash is in the chain.
    pub fn contains(&self, sh: &Hash) -> bool {
        self.hashes.contains(sh)
    }

    /// Passes if enough different keys of the role, in the newest version, have signed.
    pub fn verify_role(&self, role: Role, envelope: &Envelope) -> Result<(), StatementError> {
        Ok(self.td().verify_role(role, envelope)?)
    }
}

fn follows(
    document: &Signed<TrustDocument>,
    before: &Signed<TrustDocument>,
) -> Result<(), StatementError> {
    let (td, old) = (document.payload(), before.payload());
    if Some(td.ver) != old.ver.checked_add(1) {
        return Err(StatementError::SequenceGap);
    }
    if td.prev != Some(before.sh()) {
        return Err(StatementError::WrongPrevious);
    }
    Ok(old.root.verify(document.envelope())?)
}
