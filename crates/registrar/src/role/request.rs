// SPDX-License-Identifier: EUPL-1.2
//! Letters that people ask for themselves: the claims are compared with the register, and a hit has
//! a letter printed to the register's address, never to one from a form. Nobody outside is told
//! what came of it, and it takes the same time: a miss does the work of a hit with the person whose
//! number comes next, every field is compared by its hash, and both leave a row.

use std::fmt;

use diesel::SqliteConnection;
use protocol::json::V1;
use protocol::statement::PersonRole;
use protocol::tup::h;
use protocol::{BirthDate, Hash, Org, PersonId, UnixTime};
use protocol_open::open_json;
use serde::{Deserialize, Serialize};
use subtle::{Choice, ConstantTimeEq};

use super::bind::Decision;
use super::{Registrar, RoleError};
use crate::db::letter_request::{BUSY, MISS, OPEN, SOON};
use crate::db::{self, DbError};
use crate::person::{Person, name_parts};
use crate::portal::{Outcome, WorkItem};

/// Requests older than this, or as far in the future, are replays or of a broken clock: 24 hours.
const MAX_AGE: i64 = 86_400;
/// Given names that are compared.
const GIVEN: usize = 6;
/// Longest insurance number that is looked up; real ones have ten characters.
const MAX_NUMBER: usize = 16;

/// What somebody says about herself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestClaims {
    /// Insurance number as typed.
    pub kvnr: String,
    /// Given names; one of several is enough.
    pub given: String,
    /// Family name, all of it.
    pub family: String,
    /// Birth date.
    pub birth_date: BirthDate,
    /// Last digits of the number on the card, as many as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_digits: Option<String>,
}

impl fmt::Debug for RequestClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequestClaims([REDACTED])")
    }
}

/// Content of a letter request, sealed to department `registrar` and padded with blanks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterRequest {
    /// 1.
    pub v: V1,
    /// `"letter-request"`.
    pub t: LetterRequestTag,
    /// The organisation.
    pub org: Org,
    /// What the registrar compares.
    pub claims: RequestClaims,
    /// When it was sealed.
    pub iat: UnixTime,
}

/// The text `letter-request`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterRequestTag {
    /// `"letter-request"`
    LetterRequest,
}

/// What came of a request. For counts and tests; the portal and the person are never told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestOutcome {
    /// A letter is printed with the next ones.
    Granted,
    /// Nobody has these claims.
    NoMatch,
    /// The person was sent a letter lately.
    TooSoon,
    /// Too many letters in this hour.
    Busy,
}

impl Registrar {
    /// Compares claims with the register and notes what comes of it.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn request_letter(&self, claims: &RequestClaims) -> Result<RequestOutcome, RoleError> {
        let now = self.now();
        self.db.tx(|c| Ok(self.request_in(c, claims, now)?))
    }

    /// Decides about a sealed request. The answer is the same whatever came of it.
    pub(super) fn decide_letter_request(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let done = |request| Decision {
            outcome: Outcome::Done {},
            request,
        };
        let Some(body) = &item.body else {
            return Ok(done(None));
        };
        // The same file again is a repetition, not another wish.
        let file = Hash::of(&body.0);
        let mark = h("sp1/registrar/letter-request", &[file.as_bytes()]);
        if db::decision::find_by_request(c, &mark)?.is_some() {
            return Ok(done(Some(mark)));
        }
        let Ok(request) = open_json::<LetterRequest>(&self.keys.identity, &body.0) else {
            return Ok(done(Some(mark)));
        };
        if request.org == self.config.org && now.since(request.iat).abs() <= MAX_AGE {
            self.request_in(c, &request.claims, now)?;
        }
        Ok(done(Some(mark)))
    }

    fn request_in(
        &self,
        c: &mut SqliteConnection,
        claims: &RequestClaims,
        now: UnixTime,
    ) -> Result<RequestOutcome, DbError> {
        let policy = &self.config.requests;
        let kvnr = number(&claims.kvnr);
        let card = claims.card_digits.as_deref();
        let asked = Shape::new(
            Side::Asked,
            &kvnr,
            (&claims.given, &claims.family),
            &claims.birth_date,
            last_digits(card, policy.card_digits),
        );
        let (next, first) = db::person::around_kvnr(c, &kvnr)?;
        let person = next.or(first);
        let known = match &person {
            Some(person) => Shape::of(person, policy.card_digits),
            // An empty register; there is nobody to tell apart.
            None => return Ok(RequestOutcome::NoMatch),
        };
        let pid = person.map_or(PersonId::from_bytes([0; 16]), |person| person.pid);
        let stranger = PersonId::new(crate::random_uuid(&mut rand::rngs::OsRng));
        let since = UnixTime(now.0.saturating_sub(policy.days_between * 86_400));
        let recent = db::letter_request::granted_since(c, pid, since)?
            | db::activation::letter_since(c, pid, since)?;
        let hour = UnixTime(now.0.saturating_sub(3_600));
        let granted = db::letter_request::count_since(c, hour, policy.per_hour)?;
        let busy = i64::try_from(granted).unwrap_or(i64::MAX) >= policy.per_hour;
        // Only what is granted is kept under the person: otherwise asking the same thing over and over
        // would make hits slower than misses.
        let (outcome, of, state) = match (bool::from(asked.is(&known)), recent, busy) {
            (false, _, _) => (RequestOutcome::NoMatch, stranger, MISS),
            (true, true, _) => (RequestOutcome::TooSoon, stranger, SOON),
            (true, false, true) => (RequestOutcome::Busy, stranger, BUSY),
            (true, false, false) => (RequestOutcome::Granted, pid, OPEN),
        };
        db::letter_request::insert(c, of, now, state)?;
        Ok(outcome)
    }
}

/// An insurance number as the register writes it, of bounded length; whether it can be one does not
/// matter here.
fn number(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .take(MAX_NUMBER)
        .collect()
}

/// The last digits that are compared; none if there are fewer.
fn last_digits(typed: Option<&str>, count: u8) -> Option<String> {
    let digits: String = typed
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let from = digits.len().checked_sub(usize::from(count))?;
    digits.get(from..).map(str::to_owned)
}

/// Who says it. What one side lacks is never equal to what the other lacks.
#[derive(Clone, Copy)]
enum Side {
    Asked,
    Known,
}

/// Claims as hashes of one length and number, so that comparing them takes one time.
struct Shape {
    whole: [Hash; 4],
    given: [Hash; GIVEN],
    /// How many given names there are.
    count: u8,
}

impl Shape {
    fn of(person: &Person, card_digits: u8) -> Self {
        // Staff have no insurance number and are never found by one.
        let kvnr = person
            .kvnr
            .as_ref()
            .filter(|_| person.role != PersonRole::Staff);
        Self::new(
            Side::Known,
            kvnr.map(|k| k.as_str()).unwrap_or_default(),
            (&person.given, &person.family),
            &person.birth_date,
            last_digits(person.card_digits.as_deref(), card_digits),
        )
    }

    fn new(
        side: Side,
        kvnr: &str,
        (given, family): (&str, &str),
        birth_date: &BirthDate,
        card: Option<String>,
    ) -> Self {
        let lacking = match side {
            Side::Asked => "\u{0}asked",
            Side::Known => "\u{0}known",
        };
        let hash = |text: &str| h("sp1/registrar/claim", &[text.as_bytes()]);
        let parts = name_parts(given);
        let part = |i: usize| hash(parts.get(i).map_or(lacking, String::as_str));
        Self {
            whole: [
                hash(kvnr),
                hash(&name_parts(family).join(" ")),
                hash(birth_date.as_str()),
                hash(card.as_deref().unwrap_or(lacking)),
            ],
            given: [part(0), part(1), part(2), part(3), part(4), part(5)],
            count: u8::try_from(parts.len()).unwrap_or(u8::MAX),
        }
    }

    /// Whether these claims are that person's: everything equal, and the given names some of hers
    /// in their order.
    fn is(&self, known: &Self) -> Choice {
        let mut equal = Choice::from(1);
        for (one, other) in self.whole.iter().zip(&known.whole) {
            equal &= one.as_bytes().ct_eq(other.as_bytes());
        }
        // reached[k]: the first k given names were found so far.
        let mut reached = [Choice::from(0); GIVEN + 1];
        if let Some(start) = reached.first_mut() {
            *start = Choice::from(1);
        }
        for theirs in &known.given {
            let before = reached;
            let steps = self
                .given
                .iter()
                .zip(before)
                .zip(reached.iter_mut().skip(1));
            for ((ours, from), to) in steps {
                *to |= from & ours.as_bytes().ct_eq(theirs.as_bytes());
            }
        }
        let mut named = Choice::from(0);
        for (count, found) in (0_u8..).zip(reached).skip(1) {
            named |= found & count.ct_eq(&self.count);
        }
        equal & named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(side: Side, given: &str, family: &str, card: Option<&str>) -> Shape {
        let birth = "1985-04-12".parse().unwrap();
        Shape::new(
            side,
            "A123456780",
            (given, family),
            &birth,
            last_digits(card, 5),
        )
    }

    fn same(given: &str, family: &str, card: Option<&str>) -> bool {
        let known = shape(
            Side::Known,
            "Hans-Peter Jürgen",
            "Groß-Müller",
            Some("12345678"),
        );
        shape(Side::Asked, given, family, card).is(&known).into()
    }

    #[test]
    fn some_of_the_given_names_in_their_order_are_enough() {
        for given in [
            "Hans-Peter",
            "hans peter",
            "Hans",
            "JUERGEN",
            "Hans Jürgen",
            "Hans-Peter Jürgen",
        ] {
            assert!(same(given, "GROSS MUELLER", Some("45678")), "{given}");
        }
        for given in [
            "",
            "Jürgen Hans",
            "Hanspeter",
            "Han",
            "Hans Karl",
            "Hans Hans",
        ] {
            assert!(!same(given, "Groß-Müller", Some("45678")), "{given}");
        }
        assert!(!same(&"Hans ".repeat(300), "Groß-Müller", Some("45678")));
    }

    #[test]
    fn the_family_name_and_the_card_count_as_a_whole() {
        for family in ["Groß", "Müller", "Müller-Groß", "", "Großmüller"] {
            assert!(!same("Hans", family, Some("45678")), "{family}");
        }
        assert!(same("Hans", "Groß-Müller", Some("00 99 345678")));
        for card in [None, Some(""), Some("5678"), Some("45679")] {
            assert!(!same("Hans", "Groß-Müller", card), "{card:?}");
        }
        // A register without card numbers has nobody who could be found by one.
        let known = shape(Side::Known, "Hans", "Groß", None);
        assert!(!bool::from(
            shape(Side::Asked, "Hans", "Groß", None).is(&known)
        ));
    }
}
