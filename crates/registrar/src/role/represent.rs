// SPDX-License-Identifier: EUPL-1.2
//! Representation: two people of the insurer decide on evidence, the binder signs, both sides learn who the other is.
//! It ends by its date, by revocation, by the word of one of the two, and at once when the insured person has died.

use diesel::SqliteConnection;
use protocol::agefile::seal;
use protocol::ids::Matter;
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Basis, PersonRole, Profile, RepRight, Representation, RepresentationEnd,
};
use protocol::{Attested, PersonId, Signed, UnixTime};
use rand::RngCore;
use thiserror::Error;
use zeroize::Zeroizing;

use super::bind::Decision;
use super::{Refusal, Registrar, RoleError, new_id};
use crate::db::{self, representation::Decided};
use crate::person::{Flag, Person, completes};
use crate::portal::{Call, FileBytes, Outcome, PersonProfileItem, WorkItem};

/// A grant that was signed longer ago than this, in seconds, is not taken: it was held back.
const GRANT_AGE: i64 = 86_400;
/// The portal's word for a grant that the register bars, whatever the reason.
const AT_THE_DESK: &str = "at-the-desk";
/// Own rights begin with the 15th birthday (§ 36 SGB I).
const OF_AGE: i16 = 15;

/// Who is to act for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepresentationOrder {
    /// The representative.
    pub rep: PersonId,
    /// The insured person.
    pub subject: PersonId,
    /// Matters; none: all.
    pub scope: Option<Vec<Matter>>,
    /// What may be done.
    pub rights: Vec<RepRight>,
    /// By what; [`Basis::Own`] is signed by the person herself and not here.
    pub basis: Basis,
    /// Begin; none: now.
    pub nbf: Option<UnixTime>,
    /// End; none for parents only, whose ends by itself.
    pub exp: Option<UnixTime>,
    /// File note: which kind of document, seen when and where; never its number.
    pub evidence: String,
    /// Somebody has seen a paper about custody: then a parent may act although the child's address is protected.
    pub custody_seen: bool,
    /// Who entered it.
    pub entered_by: String,
    /// Who approved it.
    pub approved_by: String,
}

/// Why nobody may act on this order.
#[derive(Debug, Error)]
pub enum RepresentError {
    /// Somebody is not in the register.
    #[error("one of the two is not in the register")]
    Unknown,
    /// Somebody cannot represent herself, and staff is not represented.
    #[error("these two cannot represent each other")]
    WrongPersons,
    /// One pair of eyes is not two.
    #[error("a second person has to approve it")]
    FourEyes,
    /// A grant without evidence.
    #[error("the file note is missing")]
    NoEvidence,
    /// There is no end, or it is over before it begins.
    #[error("the dates do not fit")]
    Dates,
    /// The child is 15 or older.
    #[error("the child has rights of its own since its 15th birthday")]
    OfAge,
    /// The person has died.
    #[error("the person has died")]
    Deceased,
    /// No representation follows from the register alone where the address is protected.
    #[error("an address block bars what follows from the register alone")]
    Restricted,
    /// Rights are missing, or cannot stand alone.
    #[error("without the right to read there is no representation")]
    Rights,
    /// Opening somebody's own post needs an order of a court.
    #[error("the right to open the post needs an order of a court")]
    CourtOrder,
    /// Database or keys failed.
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl RepresentError {
    /// The stable name, as desks and portals are told.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::WrongPersons => "wrong-persons",
            Self::FourEyes => "four-eyes",
            Self::NoEvidence => "no-evidence",
            Self::Dates => "dates",
            Self::OfAge => "of-age",
            Self::Deceased => "deceased",
            Self::Restricted => "restricted",
            Self::Rights => "rights",
            Self::CourtOrder => "needs-court-order",
            Self::Role(_) => "internal",
        }
    }
}

impl From<db::DbError> for RepresentError {
    fn from(error: db::DbError) -> Self {
        Self::Role(error.into())
    }
}

impl From<diesel::result::Error> for RepresentError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Role(error.into())
    }
}

impl Registrar {
    /// Signs a representation and hands it to the portal. `rng` salts the hash of the file note.
    ///
    /// # Errors
    /// [`RepresentError`].
    pub fn represent(
        &self,
        order: &RepresentationOrder,
        rng: &mut impl RngCore,
    ) -> Result<Signed<Representation>, RepresentError> {
        let now = self.now();
        self.db.tx(|c| self.represent_in(c, order, now, rng))
    }

    /// The same inside a transaction.
    pub(super) fn represent_in(
        &self,
        c: &mut SqliteConnection,
        order: &RepresentationOrder,
        now: UnixTime,
        rng: &mut impl RngCore,
    ) -> Result<Signed<Representation>, RepresentError> {
        let rep = db::person::lookup(c, order.rep)?.ok_or(RepresentError::Unknown)?;
        let subject = db::person::lookup(c, order.subject)?.ok_or(RepresentError::Unknown)?;
        let (nbf, exp) = check_order(order, &rep, &subject, now)?;
        let mut rights = order.rights.clone();
        rights.sort_unstable();
        rights.dedup();
        let mut scope = order.scope.clone();
        if let Some(matters) = &mut scope {
            matters.sort_unstable();
            matters.dedup();
        }
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let note = protocol::tup::h("sp1/rep/evidence", &[&salt, order.evidence.as_bytes()]);
        let statement = Representation {
            v: V1,
            org: self.config.org.clone(),
            rep: order.rep,
            subject: order.subject,
            scope,
            rights,
            basis: order.basis,
            nbf,
            exp,
            evidence: Some(note),
            by: None,
            iat: now,
        };
        let signed =
            Signed::sign(statement, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let decided = Decided {
            evidence: &order.evidence,
            entered_by: &order.entered_by,
            approved_by: &order.approved_by,
        };
        db::representation::insert(c, &signed, &decided, now)?;
        let items = vec![Attested::logged(signed.clone()).into_untyped()];
        db::outbox::enqueue(c, new_id(), &Call::Statements { items }, now)?;
        self.introduce(c, &rep, &subject, now)?;
        self.introduce(c, &subject, &rep, now)?;
        // Somebody without an account of her own becomes known to the portal here.
        Self::ending_may_concern(c, &subject)?;
        self.tell_route(c, &subject, now)?;
        Ok(signed)
    }

    /// The insured person lets somebody act for her: she signed that herself, and nobody else may. The registrar looks at what
    /// the portal cannot be trusted with, and ends it on the next list when it must not be.
    pub(super) fn decide_grant(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, None));
        let stmt = item
            .body
            .as_ref()
            .and_then(|body| Signed::<Representation>::from_json(&body.0).ok());
        let Some(stmt) = stmt else {
            return refused(&Refusal::Malformed);
        };
        let said = stmt.payload();
        if said.subject != item.pid {
            return refused(&Refusal::Invalid("wrong-person"));
        }
        let Some(current) = db::binding::current(c, said.subject)? else {
            return refused(&Refusal::NotBound);
        };
        let chain = super::chain(c, &self.config.org)?;
        if let Err(error) = stmt.verify(chain.td(), Some(&current.keycard)) {
            return refused(&error.into());
        }
        if let Some(why) = self.bars_grant(c, said, current.quarantine_until, now)? {
            // What is signed stays signed: the list tells everybody that it does not hold.
            if db::revocation::insert(c, &stmt.sh(), Some(said.subject), now)? {
                self.publish_list(c, now)?;
            }
            return refused(&Refusal::Invalid(why));
        }
        if db::representation::lookup(c, &stmt.sh())?.is_none() {
            let own = said.subject.to_string();
            let decided = Decided {
                evidence: "self",
                entered_by: &own,
                approved_by: &own,
            };
            db::representation::insert(c, &stmt, &decided, now)?;
            self.archive(
                c,
                "representation-granted",
                said.subject,
                stmt.envelope().to_json(),
                now,
            )?;
        }
        let pair = (
            db::person::lookup(c, said.rep)?,
            db::person::lookup(c, said.subject)?,
        );
        if let (Some(rep), Some(subject)) = pair {
            self.introduce(c, &rep, &subject, now)?;
            self.introduce(c, &subject, &rep, now)?;
        }
        Ok(Decision {
            outcome: Outcome::Done {},
            request: None,
        })
    }

    /// Why the insured person's own grant must not hold. What the register knows of the two stays here: the portal, and whoever
    /// looks over her shoulder, learn only that it is a matter for the desk.
    fn bars_grant(
        &self,
        c: &mut SqliteConnection,
        said: &Representation,
        quarantine_until: Option<UnixTime>,
        now: UnixTime,
    ) -> Result<Option<&'static str>, RoleError> {
        if quarantine_until.is_some_and(|until| now < until) {
            return Ok(Some("quarantine"));
        }
        if said.exp <= now || now.since(said.iat).abs() > GRANT_AGE {
            return Ok(Some("dates"));
        }
        if !said.has(RepRight::Read) {
            return Ok(Some("rights"));
        }
        let (Some(rep), Some(subject)) = (
            db::person::lookup(c, said.rep)?,
            db::person::lookup(c, said.subject)?,
        ) else {
            return Ok(Some(AT_THE_DESK));
        };
        let persons = rep.role == PersonRole::Staff || subject.role != PersonRole::Insured;
        let dead = rep.has_flag(Flag::Deceased) || subject.has_flag(Flag::Deceased);
        // Whoever is in danger may be made to press a button: at the desk a human decides.
        let barred = persons || dead || subject.has_flag(Flag::Restricted);
        Ok((barred || !has_own_rights(&subject, now)).then_some(AT_THE_DESK))
    }

    /// One of the two has ended a representation. Only she could sign that, so the portal can end nothing by itself.
    pub(super) fn decide_end(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, None));
        let end = item
            .body
            .as_ref()
            .and_then(|body| Signed::<RepresentationEnd>::from_json(&body.0).ok());
        let Some(end) = end else {
            return refused(&Refusal::Malformed);
        };
        let Some(known) = db::representation::lookup(c, &end.payload().rep)? else {
            return refused(&Refusal::Unknown);
        };
        let by = end.payload().by.pid;
        if !may_end(known.payload(), by) {
            return refused(&Refusal::Invalid("wrong-person"));
        }
        let Some(current) = db::binding::current(c, by)? else {
            return refused(&Refusal::NotBound);
        };
        if let Err(error) = end.verify(&current.keycard) {
            return refused(&error.into());
        }
        self.archive(c, "representation-end", by, end.envelope().to_json(), now)?;
        if db::revocation::insert(c, &known.sh(), Some(by), now)? {
            self.publish_list(c, now)?;
        }
        Ok(Decision {
            outcome: Outcome::Done {},
            request: None,
        })
    }

    /// After a person got another key: who the others are is sealed to her anew.
    pub(super) fn introduce_again(
        &self,
        c: &mut SqliteConnection,
        reader: &Person,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        for other in db::representation::others(c, reader.pid)? {
            if let Some(person) = db::person::lookup(c, other)? {
                self.introduce(c, reader, &person, now)?;
            }
        }
        Ok(())
    }

    /// Seals who `about` is to the key of `reader`, once she has one.
    fn introduce(
        &self,
        c: &mut SqliteConnection,
        reader: &Person,
        about: &Person,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        let Some(current) = db::binding::current(c, reader.pid)? else {
            return Ok(());
        };
        // Name and birth date are what both know of each other; the number is nobody's business but the insurer's.
        let profile = Profile {
            v: V1,
            org: self.config.org.clone(),
            pid: about.pid,
            name: about.name(),
            dob: about.birth_date.clone(),
            kvnr: String::new(),
            flags: Vec::new(),
            iat: now,
        };
        let signed =
            Signed::sign(profile, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let content = Zeroizing::new(pad_json(signed.envelope().to_json(), MESSAGE_MIN));
        let file = seal(&current.keycard.payload().enc, &content)
            .map_err(|_| RoleError::Crypto("seal"))?;
        let items = vec![PersonProfileItem {
            reader: reader.pid,
            pid: about.pid,
            kc: current.keycard.sh(),
            file: FileBytes(file),
        }];
        Ok(db::outbox::enqueue(
            c,
            new_id(),
            &Call::PersonProfiles { items },
            now,
        )?)
    }
}

/// Whether an order may be signed, and from when until when it then holds.
pub(super) fn check_order(
    order: &RepresentationOrder,
    rep: &Person,
    subject: &Person,
    now: UnixTime,
) -> Result<(UnixTime, UnixTime), RepresentError> {
    may_represent(order, rep, subject)?;
    let nbf = order.nbf.unwrap_or(now);
    let exp = end_of(order, subject, now)?;
    if exp <= nbf || exp <= now {
        return Err(RepresentError::Dates);
    }
    Ok((nbf, exp))
}

/// Who ends a representation by a signature: the representative always; the insured person what she herself, or a power of
/// attorney of hers, has given. About the others a court or the law has decided, and she goes to the desk.
fn may_end(rep: &Representation, by: PersonId) -> bool {
    match rep.basis {
        Basis::Betreuung | Basis::Eltern => by == rep.rep,
        Basis::Vollmacht | Basis::Own => by == rep.rep || by == rep.subject,
    }
}

/// Whether somebody acts for herself (§ 36 SGB I): from the 15th birthday, unless the insurer has noted otherwise.
fn has_own_rights(person: &Person, now: UnixTime) -> bool {
    completes(&person.birth_date, OF_AGE).is_some_and(|of_age| of_age <= now)
        && !person.has_flag(Flag::LimitedCapacity)
}

fn may_represent(
    order: &RepresentationOrder,
    rep: &Person,
    subject: &Person,
) -> Result<(), RepresentError> {
    let ids = order.rep == order.subject || order.basis == Basis::Own;
    if ids || subject.role != PersonRole::Insured || rep.role == PersonRole::Staff {
        return Err(RepresentError::WrongPersons);
    }
    let who = |name: &str| name.trim().to_lowercase();
    if who(&order.entered_by).is_empty()
        || who(&order.approved_by).is_empty()
        || who(&order.entered_by) == who(&order.approved_by)
    {
        return Err(RepresentError::FourEyes);
    }
    if order.evidence.trim().is_empty() {
        return Err(RepresentError::NoEvidence);
    }
    if !order.rights.contains(&RepRight::Read) {
        return Err(RepresentError::Rights);
    }
    if subject.has_flag(Flag::Deceased) || rep.has_flag(Flag::Deceased) {
        return Err(RepresentError::Deceased);
    }
    if order.basis == Basis::Eltern && subject.has_flag(Flag::Restricted) && !order.custody_seen {
        return Err(RepresentError::Restricted);
    }
    Ok(())
}

/// A parent's representation ends with the child's 15th birthday, whatever the order says.
fn end_of(
    order: &RepresentationOrder,
    subject: &Person,
    now: UnixTime,
) -> Result<UnixTime, RepresentError> {
    if order.basis != Basis::Eltern {
        return order.exp.ok_or(RepresentError::Dates);
    }
    let of_age = completes(&subject.birth_date, OF_AGE).ok_or(RepresentError::Dates)?;
    if of_age <= now && !subject.has_flag(Flag::LimitedCapacity) {
        return Err(RepresentError::OfAge);
    }
    if subject.has_flag(Flag::LimitedCapacity) {
        // Limited capacity was entered by the insurer (§ 36 Abs. 2 SGB I): then with the 18th.
        let adult = completes(&subject.birth_date, 18).ok_or(RepresentError::Dates)?;
        return Ok(order.exp.map_or(adult, |exp| exp.min(adult)));
    }
    Ok(order.exp.map_or(of_age, |exp| exp.min(of_age)))
}
