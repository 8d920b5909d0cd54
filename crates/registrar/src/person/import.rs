// SPDX-License-Identifier: EUPL-1.2
//! Import of persons from the core system, as JSON lines or CSV. Idempotent: the same file twice
//! changes nothing, a newer file changes what is new. A faulty line is refused and named by its
//! number and field, never by its content; the other lines are taken.

use std::collections::BTreeMap;
use std::str::FromStr;

use contact_seal::{ContactRecipient, EmailAddress};
use protocol::statement::PersonRole;
use protocol::tup::h;
use protocol::{BirthDate, Dept, PersonId, UnixTime};
use rand::RngCore;
use serde::Deserialize;
use thiserror::Error;

use super::{
    Assignment, CheckDigit, Kvnr, Person, RECOVERY_TRIES, SealedEmail, csv, role_from_name,
};
use crate::db::{self, DbError, Register};
use crate::letter::Lang;
use crate::portal::{Call, ContactItem};
use crate::random_uuid;

/// Form of an import file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    JsonLines,
    /// RFC 4180 with a header line; lists are separated by `|`.
    Csv,
}

/// What an import needs besides the file.
pub struct ImportContext<'a> {
    /// Whom e-mail addresses are sealed to; without it addresses are refused.
    pub notifier: Option<&'a ContactRecipient>,
    /// What to do about insurance numbers with a wrong check digit.
    pub check: CheckDigit,
    /// When the import happens.
    pub now: UnixTime,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// New persons.
    pub inserted: usize,
    /// Persons with something new.
    pub updated: usize,
    /// Persons as they were.
    pub unchanged: usize,
    /// Lines that were not taken.
    pub refused: Vec<Refused>,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong: the name of a field, or of a rule.
    pub why: &'static str,
}

/// Why an import stopped.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file is no CSV.
    #[error("a quoted field that begins in line {0} does not end")]
    Csv(usize),
    /// The CSV header names an unknown column, or lacks one.
    #[error("the header line is not the expected one: {0}")]
    Header(String),
    /// The database failed; lines before this one are in.
    #[error(transparent)]
    Db(#[from] DbError),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    reference: String,
    #[serde(default)]
    kvnr: Option<String>,
    role: String,
    given: String,
    family: String,
    birth_date: String,
    address: Vec<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(default)]
    depts: Option<Vec<Dept>>,
    #[serde(default)]
    assignment: Option<Assignment>,
}

/// Imports a file. Each line is a unit of work of its own.
///
/// # Errors
/// [`ImportError`] for a file that cannot be read at all, or a database that fails.
pub fn import(
    register: &Register,
    text: &str,
    format: Format,
    context: &ImportContext<'_>,
    rng: &mut impl RngCore,
) -> Result<ImportReport, ImportError> {
    let lines = match format {
        Format::JsonLines => json_lines(text),
        Format::Csv => csv_lines(text)?,
    };
    let mut report = ImportReport::default();
    for (line, parsed) in lines {
        let fresh = PersonId::new(random_uuid(rng));
        let contact_key = random_uuid(rng);
        let done = parsed
            .map_err(Fault::Refused)
            .and_then(|parsed| register.tx(|c| one(c, parsed, fresh, contact_key, context)));
        match done {
            Ok(Change::Inserted) => report.inserted += 1,
            Ok(Change::Updated) => report.updated += 1,
            Ok(Change::None) => report.unchanged += 1,
            Err(Fault::Refused(why)) => report.refused.push(Refused { line, why }),
            Err(Fault::Db(error)) => return Err(error.into()),
        }
    }
    Ok(report)
}

enum Change {
    Inserted,
    Updated,
    None,
}

enum Fault {
    Refused(&'static str),
    Db(DbError),
}

impl From<DbError> for Fault {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

fn one(
    c: &mut diesel::SqliteConnection,
    line: Line,
    fresh: PersonId,
    contact_key: uuid::Uuid,
    context: &ImportContext<'_>,
) -> Result<Change, Fault> {
    let known = db::person::find_by_reference(c, &line.reference)?;
    let person = checked(line, known.as_ref(), fresh, context).map_err(Fault::Refused)?;
    if let Some(kvnr) = &person.kvnr
        && db::person::find_by_kvnr(c, kvnr)?.is_some_and(|other| other.pid != person.pid)
    {
        return Err(Fault::Refused("kvnr of another person"));
    }
    let Some(known) = known else {
        db::person::save(c, &person, context.now)?;
        return Ok(Change::Inserted);
    };
    if known == person {
        return Ok(Change::None);
    }
    db::person::save(c, &person, context.now)?;
    db::person::profile_changed(c, person.pid)?;
    let at_portal = db::activation::newest_seq(c, person.pid)? > 0;
    if at_portal
        && let Some(email) = person
            .email
            .filter(|email| known.email.as_ref() != Some(email))
    {
        let lang = person.lang.tag().to_owned();
        let item = ContactItem {
            pid: person.pid,
            sealed: email.sealed,
            lang,
        };
        db::outbox::enqueue(
            c,
            contact_key,
            &Call::Contacts { items: vec![item] },
            context.now,
        )?;
    }
    Ok(Change::Updated)
}

/// Checks every field; what the line does not say stays as it was known.
fn checked(
    line: Line,
    known: Option<&Person>,
    fresh: PersonId,
    context: &ImportContext<'_>,
) -> Result<Person, &'static str> {
    let role = role_from_name(&line.role).ok_or("role")?;
    if known.is_some_and(|k| k.role != role) {
        return Err("role changed");
    }
    let kvnr = line
        .kvnr
        .map(|k| Kvnr::parse_with(&k, context.check))
        .transpose();
    let kvnr = kvnr.map_err(|_| "kvnr")?;
    if kvnr.is_none() && role == PersonRole::Insured {
        return Err("kvnr");
    }
    if line.assignment.is_some() != (role == PersonRole::Staff) {
        return Err("assignment");
    }
    let printable = |text: &str| {
        !text.trim().is_empty()
            && text.len() <= 200
            && !text.chars().any(|c| c.is_control() || c == '*')
    };
    for (name, text) in [
        ("reference", &line.reference),
        ("given", &line.given),
        ("family", &line.family),
    ] {
        if !printable(text) {
            return Err(name);
        }
    }
    if line.address.len() > 5 || !line.address.iter().all(|l| printable(l)) {
        return Err("address");
    }
    if role == PersonRole::Insured && line.address.is_empty() {
        return Err("address");
    }
    let pid = known.map_or(fresh, |k| k.pid);
    let moved = known.is_some_and(|k| k.address != line.address);
    Ok(Person {
        pid,
        reference: line.reference,
        kvnr,
        role,
        given: line.given,
        family: line.family,
        birth_date: BirthDate::from_str(&line.birth_date).map_err(|_| "birth_date")?,
        address: line.address,
        address_changed_at: if moved {
            Some(context.now)
        } else {
            known.and_then(|k| k.address_changed_at)
        },
        lang: line.lang.as_deref().map_or(Lang::De, Lang::from_tag),
        email: email(line.email.as_deref(), pid, known, context)?,
        flags: line.flags,
        depts: line.depts,
        assignment: line.assignment,
        claims_left: known.map_or(RECOVERY_TRIES, |k| k.claims_left),
        alarm_at: known.and_then(|k| k.alarm_at),
    })
}

fn email(
    address: Option<&str>,
    pid: PersonId,
    known: Option<&Person>,
    context: &ImportContext<'_>,
) -> Result<Option<SealedEmail>, &'static str> {
    let Some(address) = address else {
        return Ok(None);
    };
    let address = EmailAddress::from_str(address).map_err(|_| "email")?;
    let parts: [&[u8]; 2] = [pid.as_bytes(), address.expose().as_bytes()];
    let hash = h("sp1/registrar/email", &parts);
    if let Some(same) = known
        .and_then(|k| k.email.as_ref())
        .filter(|e| e.hash == hash)
    {
        return Ok(Some(same.clone()));
    }
    let notifier = context.notifier.ok_or("email without a notifier's key")?;
    let sealed = contact_seal::seal(notifier, &address).map_err(|_| "email")?;
    Ok(Some(SealedEmail {
        sealed: sealed.as_str().to_owned(),
        hash,
    }))
}

type Parsed = (usize, Result<Line, &'static str>);

fn json_lines(text: &str) -> Vec<Parsed> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, line)| {
            (
                n,
                serde_json::from_str(line).map_err(|_| "not the expected JSON"),
            )
        })
        .collect()
}

const COLUMNS: [&str; 11] = [
    "reference",
    "kvnr",
    "role",
    "given",
    "family",
    "birth_date",
    "address",
    "lang",
    "email",
    "flags",
    "depts",
];

fn csv_lines(text: &str) -> Result<Vec<Parsed>, ImportError> {
    let mut records = csv::records(text).map_err(ImportError::Csv)?.into_iter();
    let (_, header) = records.next().unwrap_or_default();
    for name in &header {
        if !COLUMNS.contains(&name.as_str()) {
            return Err(ImportError::Header(name.clone()));
        }
    }
    for name in [
        "reference",
        "role",
        "given",
        "family",
        "birth_date",
        "address",
    ] {
        if !header.iter().any(|h| h == name) {
            return Err(ImportError::Header(name.to_owned()));
        }
    }
    Ok(records
        .map(|(n, fields)| {
            if fields.len() != header.len() {
                return (n, Err("number of fields"));
            }
            let fields = header.iter().map(String::as_str).zip(fields).collect();
            (n, csv_line(fields))
        })
        .collect())
}

fn csv_line(mut fields: BTreeMap<&str, String>) -> Result<Line, &'static str> {
    let mut take = |name: &str| fields.remove(name).filter(|text| !text.is_empty());
    let list = |text: Option<String>| -> Vec<String> {
        text.map(|t| t.split('|').map(|part| part.trim().to_owned()).collect())
            .unwrap_or_default()
    };
    let depts = take("depts")
        .map(|text| {
            text.split('|')
                .map(|d| d.trim().parse())
                .collect::<Result<Vec<Dept>, _>>()
        })
        .transpose()
        .map_err(|_| "depts")?;
    Ok(Line {
        reference: take("reference").ok_or("reference")?,
        kvnr: take("kvnr"),
        role: take("role").ok_or("role")?,
        given: take("given").ok_or("given")?,
        family: take("family").ok_or("family")?,
        birth_date: take("birth_date").ok_or("birth_date")?,
        address: list(take("address")),
        lang: take("lang"),
        email: take("email"),
        flags: list(take("flags")),
        depts,
        assignment: None,
    })
}
