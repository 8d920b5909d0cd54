// SPDX-License-Identifier: EUPL-1.2
//! Issuing activation codes. The code exists in the answer only; the database gets what follows
//! from it, and the portal a hash of its locator.

use protocol::activation::{ActivationSecret, Covered, locator_hash, mac_org};
use protocol::code::{self, CodeKind, Fingerprint};
use protocol::json::V1;
use protocol::statement::{Issue, IssueMethod, PersonRole};
use protocol::{ActivationId, Attested, Hash, PersonId, Signed, UnixTime};
use rand::{CryptoRng, RngCore};
use secrecy::SecretString;
use thiserror::Error;
use zeroize::Zeroizing;

use super::{Registrar, RoleError};
use crate::db::activation::ActivationRecord;
use crate::db::{self, DbError};
use crate::letter::{Activation, LetterError};
use crate::person::{Person, RESTRICTED};
use crate::portal::{ActivationItem, Call, ContactItem};

/// Wrong claims that one code forgives.
pub const TRIES: u8 = 5;

/// How a code reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By post, to the address of the core system.
    Letter,
    /// On a slip at a counter, after an ID document was seen; `by` is the keycard of the employee.
    Branch {
        /// Employee who saw the document.
        by: Option<Hash>,
    },
    /// On a slip handed to a new employee.
    Staff,
}

/// An order for a code.
#[derive(Debug, Clone, Copy)]
pub struct IssueOrder {
    /// For whom.
    pub pid: PersonId,
    /// How it gets there.
    pub channel: Channel,
    /// A clerk has looked at a letter that was held.
    pub released: bool,
}

/// Why no code was issued.
#[derive(Debug, Error)]
pub enum IssueError {
    /// Nobody has this id.
    #[error("no such person")]
    Unknown,
    /// Letters and branch slips are for insured persons and representatives, staff slips for staff.
    #[error("this kind of code is not for this kind of person")]
    WrongRole,
    /// There is no address to send a letter to.
    #[error("no address")]
    NoAddress,
    /// A clerk has to look first (new address, or an address block).
    #[error("held for a clerk: {0}")]
    Held(&'static str),
    /// The employee who is said to have identified the person has no bound key.
    #[error("identified by nobody we know")]
    UnknownClerk,
    /// Everything else.
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl From<DbError> for IssueError {
    fn from(error: DbError) -> Self {
        Self::Role(error.into())
    }
}

impl From<diesel::result::Error> for IssueError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Role(error.into())
    }
}

/// An issued code. Dropping it destroys the only copy.
pub struct Issued {
    /// The activation.
    pub aid: ActivationId,
    /// For whom.
    pub pid: PersonId,
    /// How many codes the person has had, with this one.
    pub seq: u64,
    /// The code in groups, for the letter and nothing else.
    pub code: SecretString,
    /// Fingerprint of the Trust Document.
    pub fingerprint: String,
    /// When it was issued.
    pub issued: UnixTime,
    /// Until when it works.
    pub expires: UnixTime,
}

impl Issued {
    /// What a letter or slip shows.
    ///
    /// # Errors
    /// [`LetterError::Date`] for times beyond the calendar.
    pub fn activation(&self) -> Result<Activation, LetterError> {
        let at = |t: UnixTime| jiff::Timestamp::from_second(t.0).map_err(|_| LetterError::Date);
        Ok(Activation {
            code: self.code.clone(),
            fingerprint: self.fingerprint.clone(),
            issued: at(self.issued)?,
            expires: at(self.expires)?,
            tries: TRIES,
        })
    }
}

impl Registrar {
    /// Issues a code and puts its public part into the outbox. An older code of the person dies.
    ///
    /// If the caller crashes before printing, the code is lost and a new one is issued: nothing
    /// that could print it again is kept.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn issue(
        &self,
        order: IssueOrder,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Issued, IssueError> {
        let now = self.now();
        let mut raw = Zeroizing::new([0; 14]);
        rng.fill_bytes(raw.as_mut_slice());
        let secret = ActivationSecret::new(*raw);
        let code = code::encode(CodeKind::Activation, secret.as_bytes())
            .map_err(|_| RoleError::Crypto("code"))?;
        let aid = ActivationId::new(crate::random_uuid(rng));
        let (call_id, contact_id) = (crate::random_uuid(rng), crate::random_uuid(rng));
        self.db.tx(|c| {
            let person = db::person::lookup(c, order.pid)?.ok_or(IssueError::Unknown)?;
            self.may_issue(&person, &order, now)?;
            let by_kc = match order.channel {
                Channel::Branch { by: Some(kc) } => {
                    let clerk = db::binding::find_by_kc(c, &kc)?;
                    clerk.ok_or(IssueError::UnknownClerk)?;
                    Some(kc)
                }
                _ => None,
            };
            let chain = super::chain(c, &self.config.org)?;
            chain.check_current(now).map_err(RoleError::from)?;
            let seq = db::activation::newest_seq(c, order.pid)? + 1;
            let expires = now.plus(self.validity(order.channel));
            let issue = Issue {
                v: V1,
                org: self.config.org.clone(),
                aid,
                pid: order.pid,
                seq,
                method: method(order.channel, seq),
                role: person.role,
                exp: expires,
                td: chain.newest().sh(),
                mbx: (),
            };
            let issue =
                Signed::sign(issue, &[&self.keys.issuer]).map_err(|_| RoleError::Crypto("sign"))?;
            let org = &self.config.org;
            let covered = Covered {
                org,
                aid,
                pid: order.pid,
                issue: issue.sh(),
                td: chain.newest().sh(),
            };
            let item = ActivationItem {
                aid,
                pid: order.pid,
                seq,
                role: person.role,
                locator_hash: locator_hash(&secret.locator(org)),
                mac_org: mac_org(&secret.k_org(org, aid), &covered),
                issue: Attested::unlogged(issue.clone()),
                expires_at: expires,
            };
            let record = ActivationRecord {
                aid,
                pid: order.pid,
                seq,
                by_kc,
                k_person: secret.k_person(org, aid),
                issue,
                tries_left: u32::from(TRIES),
                used_kc: None,
                expires_at: expires,
            };
            db::activation::insert(c, &record, now)?;
            let call = Call::Activation {
                item: Box::new(item),
            };
            db::outbox::enqueue(c, call_id, &call, now)?;
            if let Some(email) = &person.email {
                let (sealed, lang) = (email.sealed.clone(), person.lang.tag().to_owned());
                let items = vec![ContactItem {
                    pid: order.pid,
                    sealed,
                    lang,
                }];
                db::outbox::enqueue(c, contact_id, &Call::Contacts { items }, now)?;
            }
            Ok(Issued {
                aid,
                pid: order.pid,
                seq,
                code: SecretString::from(code),
                fingerprint: Fingerprint::of(&chain.newest().sh()).to_string(),
                issued: now,
                expires,
            })
        })
    }

    fn may_issue(
        &self,
        person: &Person,
        order: &IssueOrder,
        now: UnixTime,
    ) -> Result<(), IssueError> {
        let for_staff = matches!(order.channel, Channel::Staff);
        if (person.role == PersonRole::Staff) != for_staff {
            return Err(IssueError::WrongRole);
        }
        if order.channel != Channel::Letter {
            return Ok(());
        }
        if person.address.is_empty() {
            return Err(IssueError::NoAddress);
        }
        if order.released {
            return Ok(());
        }
        if person.has_flag(RESTRICTED) {
            return Err(IssueError::Held("address block"));
        }
        let hold = self.config.address_hold_days * 86_400;
        if person
            .address_changed_at
            .is_some_and(|at| now.since(at) < hold)
        {
            return Err(IssueError::Held("address changed lately"));
        }
        Ok(())
    }

    fn validity(&self, channel: Channel) -> i64 {
        match channel {
            Channel::Letter => self.config.letter_days * 86_400,
            Channel::Branch { .. } => self.config.branch_minutes * 60,
            Channel::Staff => self.config.staff_hours * 3_600,
        }
    }
}

const fn method(channel: Channel, seq: u64) -> IssueMethod {
    match channel {
        Channel::Letter if seq > 1 => IssueMethod::Reissue,
        Channel::Letter => IssueMethod::Letter,
        Channel::Branch { .. } => IssueMethod::Branch,
        Channel::Staff => IssueMethod::Staff,
    }
}
