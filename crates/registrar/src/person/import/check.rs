// SPDX-License-Identifier: EUPL-1.2
//! Every column checked; what a row does not say stays as it was known.

use std::collections::BTreeSet;
use std::str::FromStr;

use contact_seal::EmailAddress;
use jiff::civil::Date;
use protocol::statement::PersonRole;
use protocol::tup::h;
use protocol::{BirthDate, Dept, PersonId, UnixTime};

use super::ImportContext;
use super::report::{Fault, Reason};
use super::row::{Row, Told};
use crate::letter::Lang;
use crate::person::{
    Flag, Kvnr, KvnrError, Person, RECOVERY_TRIES, SealedEmail, day_of, role_from_name,
};

/// Longest text of a column in bytes.
const MAX_TEXT: usize = 200;
/// Address lines that a window holds below the name.
const MAX_ADDRESS: usize = 5;
/// Digits of a card number that are kept; fewer than four say nothing.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// The reference of a row, which every row needs.
pub(super) fn reference(row: &Row) -> Result<String, Fault> {
    let text = row
        .reference()
        .ok_or(Fault::of("reference", Reason::Missing))?;
    Ok(printable("reference", text)?.to_owned())
}

/// The person that a row makes of the one who was known.
pub(super) fn person(
    mut row: Row,
    reference: String,
    known: Option<&Person>,
    fresh: PersonId,
    context: &ImportContext<'_>,
) -> Result<Person, Fault> {
    let role = role(row.text("role")?, known)?;
    let pid = known.map_or(fresh, |k| k.pid);
    let kvnr = kvnr(&mut row, known, role, context)?;
    let address = address(&mut row, known, role)?;
    let moved = known.is_some_and(|k| k.address != address);
    let since = row
        .text("address_since")?
        .map(|text| past("address_since", &text, context.now))?
        .or_known(|| None)
        .and_then(midnight);
    let told_before = known.and_then(|k| k.address_changed_at);
    let assignment = row
        .assignment()?
        .or_known(|| known.and_then(|k| k.assignment.clone()));
    if assignment.is_some() != (role == PersonRole::Staff) {
        return Err(Fault::of("assignment", Reason::Missing));
    }
    Ok(Person {
        pid,
        reference,
        kvnr,
        role,
        given: name(&mut row, "given", known.map(|k| &k.given))?,
        family: name(&mut row, "family", known.map(|k| &k.family))?,
        birth_date: birth_date(&mut row, known, context.now)?,
        address,
        // The latest of all: a new address may come with an old date, and so may an attack.
        address_changed_at: [told_before, since, moved.then_some(context.now)]
            .into_iter()
            .flatten()
            .max(),
        lang: row
            .text("lang")?
            .map(|tag| Ok(Lang::from_tag(&tag)))?
            .or_known(|| known.map(|k| k.lang))
            .unwrap_or_default(),
        email: email(&mut row, pid, known, context)?,
        flags: row
            .list("flags")?
            .map(flags)?
            .or_known(|| known.map(|k| k.flags.clone()))
            .unwrap_or_default(),
        insured_until: row
            .text("insured_until")?
            .map(|text| date("insured_until", &text))?
            .or_known(|| known.and_then(|k| k.insured_until)),
        card_digits: row
            .text("card_digits")?
            .map(|text| card_digits(&text))?
            .or_known(|| known.and_then(|k| k.card_digits.clone())),
        own_kvnr: own_kvnr(&mut row, known, role, context)?,
        branch: row
            .text("branch")?
            .map(|text| Ok(printable("branch", &text)?.to_owned()))?
            .or_known(|| known.and_then(|k| k.branch.clone())),
        depts: row
            .list("depts")?
            .map(depts)?
            .or_known(|| known.and_then(|k| k.depts.clone())),
        assignment,
        claims_left: known.map_or(RECOVERY_TRIES, |k| k.claims_left),
        alarm_at: known.and_then(|k| k.alarm_at),
    })
}

fn printable<'t>(column: &'static str, text: &'t str) -> Result<&'t str, Fault> {
    // An asterisk switches the typeface in letters.
    let foreign = |c: char| c.is_control() || c == '*';
    if text.trim().is_empty() || text.len() > MAX_TEXT || text.chars().any(foreign) {
        return Err(Fault::of(column, Reason::Form));
    }
    Ok(text)
}

fn role(told: Told<String>, known: Option<&Person>) -> Result<PersonRole, Fault> {
    let fault = |reason| Fault::of("role", reason);
    let role = told
        .map(|text| role_from_name(&text).ok_or(fault(Reason::UnknownValue)))?
        .or_known(|| known.map(|k| k.role))
        .ok_or(fault(Reason::Missing))?;
    if known.is_some_and(|k| k.role != role) {
        return Err(fault(Reason::Changed));
    }
    Ok(role)
}

fn kvnr(
    row: &mut Row,
    known: Option<&Person>,
    role: PersonRole,
    context: &ImportContext<'_>,
) -> Result<Option<Kvnr>, Fault> {
    let kvnr = number(row, "kvnr", context)?.or_known(|| known.and_then(|k| k.kvnr.clone()));
    if kvnr.is_none() && role == PersonRole::Insured {
        return Err(Fault::of("kvnr", Reason::Missing));
    }
    Ok(kvnr)
}

/// Under which number an employee is insured here herself; of nobody else there is one.
fn own_kvnr(
    row: &mut Row,
    known: Option<&Person>,
    role: PersonRole,
    context: &ImportContext<'_>,
) -> Result<Option<Kvnr>, Fault> {
    let told = number(row, "own_kvnr", context)?;
    let own = told.or_known(|| known.and_then(|k| k.own_kvnr.clone()));
    if own.is_some() && role != PersonRole::Staff {
        return Err(Fault::of("own_kvnr", Reason::Form));
    }
    Ok(own)
}

fn number(
    row: &mut Row,
    column: &'static str,
    context: &ImportContext<'_>,
) -> Result<Told<Kvnr>, Fault> {
    let fault = |reason| Fault::of(column, reason);
    row.text(column)?.map(|text| {
        Kvnr::parse_with(&text, context.check).map_err(|error| match error {
            KvnrError::CheckDigit => fault(Reason::CheckDigit),
            KvnrError::Length | KvnrError::Letter | KvnrError::Digit => fault(Reason::Form),
        })
    })
}

fn name(row: &mut Row, column: &'static str, known: Option<&String>) -> Result<String, Fault> {
    row.text(column)?
        .map(|text| Ok(printable(column, &text)?.to_owned()))?
        .or_known(|| known.cloned())
        .ok_or(Fault::of(column, Reason::Missing))
}

fn birth_date(row: &mut Row, known: Option<&Person>, now: UnixTime) -> Result<BirthDate, Fault> {
    let fault = |reason| Fault::of("birth_date", reason);
    row.text("birth_date")?
        .map(|text| {
            past("birth_date", &text, now)?;
            BirthDate::from_str(&text).map_err(|_| fault(Reason::Form))
        })?
        .or_known(|| known.map(|k| k.birth_date.clone()))
        .ok_or(fault(Reason::Missing))
}

fn address(row: &mut Row, known: Option<&Person>, role: PersonRole) -> Result<Vec<String>, Fault> {
    let address = row
        .list("address")?
        .or_known(|| known.map(|k| k.address.clone()))
        .unwrap_or_default();
    if address.len() > MAX_ADDRESS {
        return Err(Fault::of("address", Reason::Form));
    }
    for line in &address {
        printable("address", line)?;
    }
    if role == PersonRole::Insured && address.is_empty() {
        return Err(Fault::of("address", Reason::Missing));
    }
    Ok(address)
}

fn date(column: &'static str, text: &str) -> Result<Date, Fault> {
    let form = Fault::of(column, Reason::Form);
    // The calendar's parser takes more forms than this one.
    if text.len() != 10 || text.bytes().any(|b| !b.is_ascii_digit() && b != b'-') {
        return Err(form);
    }
    text.parse().map_err(|_| form)
}

fn past(column: &'static str, text: &str, now: UnixTime) -> Result<Date, Fault> {
    let date = date(column, text)?;
    // A day more, because somewhere it is tomorrow already.
    if date.yesterday().is_ok_and(|before| before > day_of(now)) {
        return Err(Fault::of(column, Reason::Future));
    }
    Ok(date)
}

fn midnight(day: Date) -> Option<UnixTime> {
    let at = day.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?;
    Some(UnixTime(at.timestamp().as_second()))
}

fn flags(names: Vec<String>) -> Result<BTreeSet<Flag>, Fault> {
    let unknown = Fault::of("flags", Reason::UnknownValue);
    names
        .iter()
        .map(|name| Flag::from_name(name).ok_or(unknown))
        .collect()
}

fn depts(names: Vec<String>) -> Result<Vec<Dept>, Fault> {
    let form = Fault::of("depts", Reason::Form);
    names
        .iter()
        .map(|name| name.parse().map_err(|_| form))
        .collect()
}

fn card_digits(text: &str) -> Result<String, Fault> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let known = digits.len() >= *CARD_DIGITS.start() && digits.len() <= MAX_TEXT;
    if !known || digits.bytes().any(|b| !b.is_ascii_digit()) {
        return Err(Fault::of("card_digits", Reason::Form));
    }
    let from = digits.len().saturating_sub(*CARD_DIGITS.end());
    Ok(digits.get(from..).unwrap_or_default().to_owned())
}

fn email(
    row: &mut Row,
    pid: PersonId,
    known: Option<&Person>,
    context: &ImportContext<'_>,
) -> Result<Option<SealedEmail>, Fault> {
    let fault = |reason| Fault::of("email", reason);
    let before = || known.and_then(|k| k.email.clone());
    let told = row.text("email")?.map(|text| {
        let address = EmailAddress::from_str(&text).map_err(|_| fault(Reason::Form))?;
        let parts: [&[u8]; 2] = [pid.as_bytes(), address.expose().as_bytes()];
        let hash = h("sp1/registrar/email", &parts);
        if let Some(same) = before().filter(|e| e.hash == hash) {
            return Ok(same);
        }
        let notifier = context.notifier.ok_or(fault(Reason::NoNotifierKey))?;
        let sealed = contact_seal::seal(notifier, &address).map_err(|_| fault(Reason::Form))?;
        Ok(SealedEmail {
            sealed: sealed.as_str().to_owned(),
            hash,
        })
    })?;
    Ok(told.or_known(before))
}
