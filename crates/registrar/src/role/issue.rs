// SPDX-License-Identifier: EUPL-1.2
//! Issuing activation codes. The code exists in the answer only; the database gets what follows
//! from it, and the portal a hash of its locator.

use diesel::SqliteConnection;
use protocol::activation::{ActivationSecret, Covered, locator_hash, mac_org};
use protocol::code::{self, CodeKind, Fingerprint};
use protocol::json::V1;
use protocol::statement::{Issue, IssueMethod, PersonRole, TrustChain};
use protocol::{ActivationId, Attested, PersonId, Signed};
use rand::{CryptoRng, RngCore};
use secrecy::SecretString;
use zeroize::Zeroizing;

use super::order::{Channel, IssueError, IssueOrder, Issued, LetterTerms, TRIES, WantedLetter};
use super::stop::{Cause, Verdict};
use super::{Registrar, RoleError};
use crate::db;
use crate::db::activation::ActivationRecord;
use crate::person::{Flag, Person};
use crate::portal::{ActivationItem, Call, ContactItem};

/// Validity of a code that follows a provider's word: ten minutes, for the passkey and the sheet.
const PROVIDER_SECONDS: i64 = 600;
/// Who wanted a letter if nobody is named.
const NOBODY: &str = "registrar";

impl Registrar {
    /// Issues a code and puts its public part into the outbox. An older code of the person dies.
    ///
    /// If the caller crashes before printing, the code is lost and a new one is issued: nothing
    /// that could print it again is kept. Once it is on paper, [`Self::mark_printed`] says so.
    ///
    /// # Errors
    /// [`IssueError`]; letters that are held or refused are also noted in the register.
    pub fn issue(
        &self,
        order: IssueOrder,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Issued, IssueError> {
        let terms = LetterTerms {
            again: true,
            ..LetterTerms::by(NOBODY)
        };
        // The inner result is an answer and no reason to undo what was noted.
        self.db.tx(|c| {
            let chain = super::chain(c, &self.config.org)?;
            let person = db::person::lookup(c, order.pid)?;
            let person = person.as_ref();
            self.issue_in(c, &chain, person, &order, &terms, rng)
        })?
    }

    /// Issues codes for letters in one unit of work; to be used for a hundred at a time. Letters
    /// that a human has released go.
    ///
    /// # Errors
    /// [`RoleError`]; what concerns one person is in the answer.
    pub fn issue_letters(
        &self,
        pids: &[PersonId],
        terms: &LetterTerms,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Vec<WantedLetter>, RoleError> {
        self.db.tx(|c| {
            let chain = super::chain(c, &self.config.org)?;
            let mut letters = Vec::with_capacity(pids.len());
            for pid in pids {
                let order = letter_to(*pid);
                let person = db::person::lookup(c, *pid)?;
                let issued = self.issue_in(c, &chain, person.as_ref(), &order, terms, rng)?;
                letters.push(WantedLetter { person, issued });
            }
            Ok(letters)
        })
    }

    /// Of these persons, those who would be given a letter now; nothing is written.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn would_issue(
        &self,
        pids: &[PersonId],
        terms: &LetterTerms,
    ) -> Result<Vec<PersonId>, RoleError> {
        self.db.tx(|c| {
            let mut ready = Vec::new();
            for pid in pids {
                let Some(person) = db::person::lookup(c, *pid)? else {
                    continue;
                };
                match self.may_issue(c, &person, &letter_to(*pid), terms) {
                    Ok(()) => ready.push(*pid),
                    Err(IssueError::Role(error)) => return Err(error),
                    Err(_) => {}
                }
            }
            Ok(ready)
        })
    }

    pub(super) fn issue_in(
        &self,
        c: &mut SqliteConnection,
        chain: &TrustChain,
        person: Option<&Person>,
        order: &IssueOrder,
        terms: &LetterTerms,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Result<Issued, IssueError>, RoleError> {
        let Some(person) = person else {
            return Ok(Err(IssueError::Unknown));
        };
        let done = self
            .may_issue(c, person, order, terms)
            .and_then(|()| self.issue_now(c, chain, person, order, terms, rng));
        let letter = order.channel == Channel::Letter;
        match done {
            Err(IssueError::Role(error)) => Err(error),
            Err(IssueError::Held(causes)) => {
                self.note_stop(c, person, &causes, false, &terms.wanted_by)?;
                Ok(Err(IssueError::Held(causes)))
            }
            Err(IssueError::Refused(cause)) if letter => {
                self.note_stop(c, person, &[cause], true, &terms.wanted_by)?;
                Ok(Err(IssueError::Refused(cause)))
            }
            other => Ok(other),
        }
    }

    fn issue_now(
        &self,
        c: &mut SqliteConnection,
        chain: &TrustChain,
        person: &Person,
        order: &IssueOrder,
        terms: &LetterTerms,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Issued, IssueError> {
        let now = self.now();
        let org = &self.config.org;
        let by_kc = match order.channel {
            Channel::Branch { by: Some(kc) } => {
                let clerk = db::binding::find_by_kc(c, &kc)?;
                clerk.ok_or(IssueError::UnknownClerk)?;
                Some(kc)
            }
            _ => None,
        };
        chain.check_current(now).map_err(RoleError::from)?;
        let mut raw = Zeroizing::new([0; 14]);
        rng.fill_bytes(raw.as_mut_slice());
        let secret = ActivationSecret::new(*raw);
        let code = code::encode(CodeKind::Activation, secret.as_bytes())
            .map_err(|_| RoleError::Crypto("code"))?;
        let aid = ActivationId::new(crate::random_uuid(rng));
        let seq = db::activation::newest_seq(c, person.pid)? + 1;
        let expires = now.plus(self.validity(order.channel, terms.days));
        let issue = Issue {
            v: V1,
            org: org.clone(),
            aid,
            pid: person.pid,
            seq,
            method: method(order.channel, seq),
            role: person.role,
            exp: expires,
            td: chain.newest().sh(),
            mbx: (),
        };
        let issue =
            Signed::sign(issue, &[&self.keys.issuer]).map_err(|_| RoleError::Crypto("sign"))?;
        let covered = Covered {
            org,
            aid,
            pid: person.pid,
            issue: issue.sh(),
            td: chain.newest().sh(),
        };
        let item = ActivationItem {
            aid,
            pid: person.pid,
            seq,
            role: person.role,
            locator_hash: locator_hash(&secret.locator(org)),
            mac_org: mac_org(&secret.k_org(org, aid), &covered),
            issue: Attested::unlogged(issue.clone()),
            expires_at: expires,
            program: person.has_flag(Flag::Program),
        };
        let record = ActivationRecord {
            aid,
            pid: person.pid,
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
        db::outbox::enqueue(c, crate::random_uuid(rng), &call, now)?;
        // Known to the portal from here on, and routed before she can write.
        self.tell_route(c, person, now)?;
        if let Some(email) = &person.email {
            let (sealed, lang) = (email.sealed.clone(), person.lang.tag().to_owned());
            let items = vec![ContactItem {
                pid: person.pid,
                sealed,
                lang,
            }];
            let call = Call::Contacts { items };
            db::outbox::enqueue(c, crate::random_uuid(rng), &call, now)?;
        }
        Ok(Issued {
            aid,
            pid: person.pid,
            seq,
            code: SecretString::from(code),
            fingerprint: Fingerprint::of(&chain.newest().sh()).to_string(),
            issued: now,
            expires,
        })
    }

    /// Everything that may stand against a code; nothing is written.
    fn may_issue(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        order: &IssueOrder,
        terms: &LetterTerms,
    ) -> Result<(), IssueError> {
        let now = self.now();
        let for_staff = matches!(order.channel, Channel::Staff);
        if (person.role == PersonRole::Staff) != for_staff {
            return Err(IssueError::WrongRole);
        }
        if terms.days.is_some_and(|days| !(1..=60).contains(&days)) {
            return Err(IssueError::Days);
        }
        let verdict = self.verdict(person, now);
        if order.channel != Channel::Letter {
            // At a counter a human decides, but not about the dead and those who have left.
            return match verdict {
                Verdict::Refuse(
                    cause @ (Cause::Marked(Flag::Deceased) | Cause::InsuranceEnded),
                ) => Err(IssueError::Refused(cause)),
                _ => Ok(()),
            };
        }
        if person.address.is_empty() {
            return Err(IssueError::NoAddress);
        }
        match verdict {
            Verdict::Refuse(cause) => return Err(IssueError::Refused(cause)),
            Verdict::Hold(causes) => {
                if !(order.released && self.is_released(c, person, &causes)?) {
                    return Err(IssueError::Held(causes));
                }
            }
            Verdict::Print => {}
        }
        if !terms.again && db::activation::live_until(c, person.pid, now)?.is_some() {
            return Err(IssueError::Live);
        }
        Ok(())
    }

    fn validity(&self, channel: Channel, days: Option<i64>) -> i64 {
        match channel {
            Channel::Letter => days.unwrap_or(self.config.letter_days) * 86_400,
            Channel::Branch { .. } => self.config.branch_minutes * 60,
            Channel::Staff => self.config.staff_hours * 3_600,
            Channel::Provider => PROVIDER_SECONDS,
        }
    }
}

const fn letter_to(pid: PersonId) -> IssueOrder {
    IssueOrder {
        pid,
        channel: Channel::Letter,
        released: true,
    }
}

const fn method(channel: Channel, seq: u64) -> IssueMethod {
    match channel {
        Channel::Letter if seq > 1 => IssueMethod::Reissue,
        Channel::Letter => IssueMethod::Letter,
        Channel::Branch { .. } => IssueMethod::Branch,
        Channel::Staff => IssueMethod::Staff,
        Channel::Provider => IssueMethod::Eid,
    }
}
