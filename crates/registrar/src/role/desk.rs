// SPDX-License-Identifier: EUPL-1.2
//! Desks: an employee with right `register` asks who somebody is, has a slip made for somebody whose document was seen, or puts
//! a contact on record. Question and answer are sealed; the portal passes them on and reads neither (ruling 20).
//!
//! Every question is signed by the employee's key and archived with the persons it was about, so that an auditor sees who
//! looked at whom, who identified whom and by which kind of document. No number of a document is ever asked for.

use diesel::SqliteConnection;
use protocol::agefile::seal;
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Author, ContactCheck, DeskAnswer, DeskAsk, DeskBinding, DeskContact, DeskPerson, DeskRequest,
    DeskResult, Keycard, PersonRole, Right, SlipCode,
};
use protocol::tup::h;
use protocol::{Dept, PersonId, Signed, UnixTime};
use protocol_open::open_signed;
use rand::rngs::OsRng;
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::bind::Decision;
use super::order::{Channel, IssueError, IssueOrder, LetterTerms};
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::person::{CheckDigit, Flag, Kvnr, Person, name_parts};
use crate::portal::{FileBytes, Outcome, StaffItem, WorkItem};
use crate::trust;

/// Questions older than this, or as far in the future, are not answered: a slip must not come out long after the person has left.
const MAX_AGE: i64 = 600;
/// Persons in one answer; whoever has more namesakes born on the same day is found by number.
const MOST: usize = 20;
/// Contacts in one answer.
const CONTACTS: i64 = 10;
/// Under what contacts are archived.
pub(super) const CONTACT: &str = "desk-contact";
/// The person is known to other departments only.
pub(super) const SHIELDED: &str = "shielded";

impl Registrar {
    /// Decides about a sealed question of a desk. `staff` is what the portal says about employees; it is verified here.
    pub(super) fn decide_desk(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let refuse = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, None));
        let request = item
            .body
            .as_ref()
            .and_then(|body| open_signed::<DeskRequest>(&self.keys.identity, &body.0).ok());
        let Some(request) = request else {
            return refuse(&Refusal::Malformed);
        };
        let mark = h("sp1/registrar/desk", &[request.sh().as_bytes()]);
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Decision {
                outcome: only_told(outcome),
                request: Some(mark),
            });
        }
        let asked = request.payload();
        if asked.by.pid != item.pid {
            return refuse(&Refusal::Invalid("wrong-person"));
        }
        let Some(own) = db::binding::current(c, asked.by.pid)? else {
            return refuse(&Refusal::NotBound);
        };
        if let Err(error) = request.verify(&own.keycard) {
            return refuse(&error.into());
        }
        if now.since(asked.iat).abs() > MAX_AGE {
            return refuse(&Refusal::Stale);
        }
        let right = match asked.ask {
            // What a department's rules test is the lead's to say.
            DeskAsk::RulesPut { .. } | DeskAsk::RulesList {} => Right::Grant,
            // Whom a program writes to; that it is one is looked at further on.
            DeskAsk::FindMany { .. } => Right::Write,
            _ => Right::Register,
        };
        if !self.is_entitled(c, (&asked.by, right), &asked.dept, staff, now)? {
            return refuse(&Refusal::Invalid("not-entitled"));
        }
        let result = self.answer_desk(c, &request, staff, now)?;
        let unblock = match (&asked.ask, &result) {
            (DeskAsk::Unblock { pid }, DeskResult::Recorded {}) => Some(*pid),
            _ => None,
        };
        let outcome = Outcome::Reply {
            file: self.sealed_answer(&request, &own.keycard, result, now)?,
            unblock,
        };
        Ok(Decision {
            outcome,
            request: Some(mark),
        })
    }

    /// Whether an employee has a right in a department: by a certificate that holds now, and not removed from there.
    pub(super) fn is_entitled(
        &self,
        c: &mut SqliteConnection,
        (by, right): (&Author, Right),
        dept: &Dept,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<bool, RoleError> {
        let chain = super::chain(c, &self.config.org)?;
        let revlist = db::revocation::newest_list(c)?;
        let removed = db::revocation::removed_from(c, by.pid)?;
        if removed.iter().any(|one| one == dept.as_str()) {
            return Ok(false);
        }
        let certificate = staff
            .iter()
            .filter(|item| item.pid == by.pid && item.keycard.sh() == by.kc)
            .find_map(|item| trust::certified(chain.td(), item, revlist.as_ref(), now));
        Ok(certificate.is_some_and(|cert| cert.has(dept, right, now)))
    }

    fn answer_desk(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        if let Some(result) = self.answer_representation(c, request, staff, now)? {
            return Ok(result);
        }
        if let Some(result) = self.answer_rule_desk(c, request, now)? {
            return Ok(result);
        }
        if let Some(result) = self.answer_many(c, request, now)? {
            return Ok(result);
        }
        if let Err(until) = self.count_lookup(c, request, now)? {
            return Ok(DeskResult::Limited { until });
        }
        let asked = request.payload();
        match &asked.ask {
            DeskAsk::FindNumber { kvnr } => {
                let found = match Kvnr::parse_with(kvnr.trim(), CheckDigit::Ignore) {
                    Ok(kvnr) => db::person::find_by_kvnr(c, &kvnr)?,
                    Err(_) => None,
                };
                self.found(c, request, found.into_iter().collect(), now)
            }
            DeskAsk::FindName { family, dob } => {
                let wanted = name_parts(family);
                let mut found = db::person::born_on(c, dob)?;
                found.retain(|person| name_parts(&person.family) == wanted);
                self.found(c, request, found, now)
            }
            DeskAsk::Slip { pid, .. } => self.slip(c, request, *pid, now),
            DeskAsk::Contact { pid, checks, .. } => {
                let Some(person) = self.known_to(c, &asked.dept, *pid)? else {
                    return Ok(refused(SHIELDED));
                };
                if checks.is_empty() {
                    return Ok(refused("no-checks"));
                }
                self.archive(c, CONTACT, person.pid, request.envelope().to_json(), now)?;
                Ok(DeskResult::Recorded {})
            }
            DeskAsk::Unblock { pid } => self.unblock(c, request, *pid, now),
            // Answered above; named, so that a new question is not forgotten here.
            DeskAsk::RepEnter { .. }
            | DeskAsk::RepWaiting {}
            | DeskAsk::RepDecide { .. }
            | DeskAsk::RepList { .. }
            | DeskAsk::RepEnd { .. }
            | DeskAsk::RulesPut { .. }
            | DeskAsk::RulesList {}
            | DeskAsk::FindMany { .. } => Ok(refused("unknown")),
        }
    }

    /// Somebody whom this department may know; staff is nobody here.
    pub(super) fn known_to(
        &self,
        c: &mut SqliteConnection,
        dept: &Dept,
        pid: PersonId,
    ) -> Result<Option<Person>, RoleError> {
        let person = db::person::lookup(c, pid)?;
        Ok(person.filter(|p| p.role != PersonRole::Staff && self.may_know(dept, p)))
    }

    fn found(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        mut persons: Vec<Person>,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        persons.retain(|person| person.role != PersonRole::Staff);
        let all = persons.len();
        persons.retain(|person| self.may_know(&request.payload().dept, person));
        let shielded = persons.len() < all;
        persons.sort_by_cached_key(|person| (person.family.clone(), person.given.clone()));
        persons.truncate(MOST);
        let mut items = Vec::with_capacity(persons.len());
        for person in persons {
            let asked = request.envelope().to_json();
            self.archive(c, "desk-lookup", person.pid, asked, now)?;
            items.push(as_seen(c, person, now)?);
        }
        Ok(DeskResult::Persons { items, shielded })
    }

    fn slip(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        pid: PersonId,
        now: UnixTime,
    ) -> Result<DeskResult, RoleError> {
        let asked = request.payload();
        let Some(person) = self.known_to(c, &asked.dept, pid)? else {
            return Ok(refused(SHIELDED));
        };
        let order = IssueOrder {
            pid,
            channel: Channel::Branch {
                by: Some(asked.by.kc),
            },
            released: false,
        };
        let terms = LetterTerms {
            again: true,
            ..LetterTerms::by("desk")
        };
        let chain = super::chain(c, &self.config.org)?;
        match self.issue_in(c, &chain, Some(&person), &order, &terms, &mut OsRng)? {
            Ok(issued) => {
                // It is shown at once; there is no paper that could get lost before.
                db::activation::mark_printed(c, issued.aid, now)?;
                self.archive(c, "desk-slip", pid, request.envelope().to_json(), now)?;
                Ok(DeskResult::Slip {
                    aid: issued.aid,
                    code: SlipCode::new(issued.code.expose_secret()),
                    fp: issued.fingerprint.clone(),
                    exp: issued.expires,
                })
            }
            Err(IssueError::Role(error)) => Err(error),
            Err(IssueError::Refused(cause)) => Ok(refused(cause.code())),
            Err(IssueError::WrongRole) => Ok(refused("wrong-role")),
            Err(_) => Ok(refused("unknown")),
        }
    }

    fn sealed_answer(
        &self,
        request: &Signed<DeskRequest>,
        keycard: &Signed<Keycard>,
        result: DeskResult,
        now: UnixTime,
    ) -> Result<FileBytes, RoleError> {
        let answer = DeskAnswer {
            v: V1,
            org: self.config.org.clone(),
            to: request.sh(),
            result,
            iat: now,
        };
        let signed =
            Signed::sign(answer, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let content = Zeroizing::new(pad_json(signed.envelope().to_json(), MESSAGE_MIN));
        let file = seal(&keycard.payload().enc, &content).map_err(|_| RoleError::Crypto("seal"))?;
        Ok(FileBytes(file))
    }
}

/// An answer once more, without what follows from it: a request that is posted again lifts no second block.
fn only_told(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Reply { file, .. } => Outcome::Reply {
            file,
            unblock: None,
        },
        other => other,
    }
}

pub(super) fn refused(reason: &str) -> DeskResult {
    DeskResult::Refused {
        reason: reason.to_owned(),
    }
}

fn as_seen(
    c: &mut SqliteConnection,
    person: Person,
    now: UnixTime,
) -> Result<DeskPerson, RoleError> {
    let bound = db::binding::current(c, person.pid)?.map(|current| {
        let bind = current.bind.payload();
        DeskBinding {
            at: bind.nbf,
            assurance: bind.assurance,
            quarantine_until: current.quarantine_until.filter(|until| *until > now),
        }
    });
    let mut contacts = Vec::new();
    for (at, body) in db::archive::newest(c, person.pid, CONTACT, CONTACTS)? {
        contacts.extend(contact(at, &body));
    }
    // Whoever asks at a counter under an address block must not read the address from a screen.
    let hidden = person.has_flag(Flag::Restricted);
    let address = if hidden {
        Vec::new()
    } else {
        person.address.clone()
    };
    Ok(DeskPerson {
        pid: person.pid,
        role: person.role,
        name: person.name(),
        dob: person.birth_date.clone(),
        kvnr: person
            .kvnr
            .as_ref()
            .map(|k| k.as_str().to_owned())
            .unwrap_or_default(),
        address,
        flags: person.profile_flags(),
        bound,
        code_until: db::activation::live_until(c, person.pid, now)?,
        contacts,
    })
}

/// What an archived question says; it was verified before it was archived.
fn contact(at: UnixTime, body: &str) -> Option<DeskContact> {
    let request = Signed::<DeskRequest>::from_json(body.as_bytes()).ok()?;
    match &request.payload().ask {
        DeskAsk::Contact {
            via,
            checks,
            passed,
            ..
        } => {
            let mut checks: Vec<ContactCheck> = checks.clone();
            checks.sort_unstable();
            checks.dedup();
            Some(DeskContact {
                at,
                via: *via,
                checks,
                passed: *passed,
            })
        }
        _ => None,
    }
}
