// SPDX-License-Identifier: EUPL-1.2
//! `rep`: who may act for an insured person, in which matters, with which rights, and until when.

use serde::{Deserialize, Serialize};

use super::{DAY, Keycard, Role, TrustDocument, lifetime};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Matter, Org, PersonId, UnixTime},
    json::{self, V1},
    tup::Hash,
};

/// Longest validity, in days: a parent's from birth to the child's 18th birthday fits.
const MAX_DAYS: i64 = 19 * 366;

/// What a representative may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RepRight {
    /// Read threads in scope that the representative began, or to which the insurer added him.
    Read,
    /// Write in them, and begin new ones.
    Write,
    /// Read what was written before, once a member has granted older epochs.
    History,
    /// Open the person's own post, too: every thread in scope, from its next epoch on. A guardian needs a court order for
    /// that (§ 1815 Abs. 2 Nr. 6 BGB); without it, and for parents who live apart, threads stay separate.
    Post,
}

/// By what somebody represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Guardian appointed by a court (§§ 1814 ff. BGB).
    Betreuung,
    /// Written power of attorney.
    Vollmacht,
    /// Parent of a child under 15 (§ 36 SGB I).
    Eltern,
    /// Granted by the insured person herself, in the portal.
    #[serde(rename = "self")]
    Own,
}

/// Payload of `rep`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representation {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The representative.
    pub rep: PersonId,
    /// The insured person.
    #[serde(rename = "for")]
    pub subject: PersonId,
    /// Matters it covers; null covers all.
    #[serde(deserialize_with = "json::present")]
    pub scope: Option<Vec<Matter>>,
    /// What the representative may do.
    pub rights: Vec<RepRight>,
    /// By what.
    pub basis: Basis,
    /// Begin of validity.
    pub nbf: UnixTime,
    /// End of validity; a parent's is the child's 15th birthday, 00:00 in Europe/Berlin.
    pub exp: UnixTime,
    /// Salted hash of the file note about the evidence; null where the insured person granted it.
    #[serde(rename = "ref", deserialize_with = "json::present")]
    pub evidence: Option<Hash>,
    /// `kc` of the insured person who granted it herself; null where the binder signed.
    #[serde(deserialize_with = "json::present")]
    pub by: Option<Hash>,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for Representation {
    const TYPE: &'static str = "application/vnd.sp1.rep+json";
}

impl Representation {
    /// Whether it is valid at a time; revocation is another question.
    pub fn valid_at(&self, at: UnixTime) -> bool {
        self.nbf <= at && at < self.exp
    }

    /// Whether it covers a matter.
    pub fn covers(&self, matter: &Matter) -> bool {
        self.scope
            .as_ref()
            .is_none_or(|scope| scope.contains(matter))
    }

    /// Whether it gives a right.
    pub fn has(&self, right: RepRight) -> bool {
        self.rights.contains(&right)
    }
}

impl Signed<Representation> {
    /// Checks the binder's signature, or that of the insured person whose keycard is given for one that she granted
    /// herself. Whether that keycard was bound at `iat` is for the caller to check.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person` (somebody representing herself, or another's keycard),
    /// `bad-lifetime`, `wrong-keycard`, `bad-signature`.
    pub fn verify(
        &self,
        td: &TrustDocument,
        granter: Option<&Signed<Keycard>>,
    ) -> Result<(), StatementError> {
        let rep = self.payload();
        if rep.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        let foreign = granter.is_some_and(|card| card.payload().pid != rep.subject);
        if rep.rep == rep.subject || foreign {
            return Err(StatementError::WrongPerson);
        }
        lifetime(rep.nbf, rep.exp, MAX_DAYS * DAY)?;
        match (rep.basis, rep.by, granter) {
            (Basis::Own, Some(by), Some(card)) if by == card.sh() => {
                Ok(self.envelope().verify_by(&card.payload().sig)?)
            }
            (Basis::Own, ..) | (_, Some(_), _) => Err(StatementError::WrongKeycard),
            (_, None, _) => Ok(td.verify_role(Role::Binder, self.envelope())?),
        }
    }
}
