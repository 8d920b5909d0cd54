// SPDX-License-Identifier: EUPL-1.2
//! Import of persons from the core system, as JSON lines or CSV, as a stream: the file may be of
//! any size, memory stays the same.
//!
//! Idempotent: the same file twice changes nothing, a newer file changes what is new, and a file of
//! some columns leaves the others as they are. A faulty row is refused and named by its line,
//! column and a code, never by its content; the other rows are taken. A thousand rows are one
//! transaction and each row is in it as a whole, so that after a crash the same file brings the
//! register to the same state.

mod check;
mod csv;
mod lines;
mod report;
mod row;

use std::io::{self, BufRead};

use contact_seal::ContactRecipient;
use protocol::{PersonId, UnixTime};
use rand::RngCore;
use thiserror::Error;

use self::csv::Csv;
use self::lines::Lines;
pub use self::lines::MAX_RECORD;
use self::report::Fault;
pub use self::report::{ImportReport, Reason, Refused, Tally};
use self::row::Row;
use super::{CheckDigit, Flag, Person};
use crate::db::{self, DbError, Register};
use crate::portal::{Call, ContactItem};
use crate::random_uuid;

/// Rows in one transaction.
const BATCH: usize = 1_000;
/// Bytes in one transaction, so that a thousand long rows are not held at once.
const BATCH_BYTES: u64 = 4 * 1024 * 1024;

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

/// Why an import stopped.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file cannot be read on.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    /// The file begins as UTF-16 files do.
    #[error("the file is UTF-16; UTF-8 is needed")]
    Encoding,
    /// The CSV header names an unknown column, or lacks `reference`.
    #[error("the header line is not the expected one: {0}")]
    Header(String),
    /// The database failed; rows of earlier transactions are in.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Looks on while an import runs.
pub trait Watch {
    /// A row was not taken.
    ///
    /// # Errors
    /// An error stops the import.
    fn refused(&mut self, refused: Refused) -> io::Result<()>;

    /// A transaction is committed; so many bytes of the file are read.
    fn batch(&mut self, tally: &Tally, bytes: u64);
}

/// A row as read, with the line it begins in.
struct Parsed {
    line: u64,
    row: Result<Row, Fault>,
}

impl Parsed {
    const fn row(line: u64, row: Row) -> Self {
        Self { line, row: Ok(row) }
    }

    const fn refused(line: u64, fault: Fault) -> Self {
        Self {
            line,
            row: Err(fault),
        }
    }
}

/// Imports a small text that is in memory already.
///
/// # Errors
/// [`ImportError`] for a text that cannot be read at all, or a database that fails.
pub fn import(
    register: &Register,
    text: &str,
    format: Format,
    context: &ImportContext<'_>,
    rng: &mut impl RngCore,
) -> Result<ImportReport, ImportError> {
    struct Collect(Vec<Refused>);
    impl Watch for Collect {
        fn refused(&mut self, refused: Refused) -> io::Result<()> {
            self.0.push(refused);
            Ok(())
        }

        fn batch(&mut self, _: &Tally, _: u64) {}
    }
    let mut watch = Collect(Vec::new());
    let tally = import_stream(register, text.as_bytes(), format, context, rng, &mut watch)?;
    Ok(ImportReport {
        inserted: tally.inserted,
        updated: tally.updated,
        unchanged: tally.unchanged,
        refused: watch.0,
    })
}

/// Imports a stream.
///
/// # Errors
/// [`ImportError`]; rows of transactions before it are in, and the same file again takes the rest.
pub fn import_stream(
    register: &Register,
    input: impl BufRead,
    format: Format,
    context: &ImportContext<'_>,
    rng: &mut impl RngCore,
    watch: &mut impl Watch,
) -> Result<Tally, ImportError> {
    let run = register.tx(|c| db::seen::begin(c, rng.next_u64()))?;
    let mut source = Source::open(input, format)?;
    let mut tally = Tally::default();
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let from = source.bytes_read();
        while batch.len() < BATCH && source.bytes_read() - from < BATCH_BYTES {
            match source.next()? {
                Some(parsed) => batch.push(parsed),
                None => break,
            }
        }
        if batch.is_empty() {
            break;
        }
        // Told after the commit, so that a report never speaks of what was rolled back.
        let (done, refused) = register.tx(|c| take(c, &run, &mut batch, context, rng))?;
        for one in refused {
            watch.refused(one)?;
        }
        tally.inserted += done.inserted;
        tally.updated += done.updated;
        tally.unchanged += done.unchanged;
        tally.refused += done.refused;
        watch.batch(&tally, source.bytes_read());
    }
    register.tx(|c| db::seen::end(c, &run))?;
    Ok(tally)
}

/// The file in either form.
enum Source<R> {
    JsonLines(Lines<R>),
    Csv(Box<Csv<R>>),
}

impl<R: BufRead> Source<R> {
    fn open(mut input: R, format: Format) -> Result<Self, ImportError> {
        let start = input.fill_buf()?;
        if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
            return Err(ImportError::Encoding);
        }
        let lines = Lines::new(input);
        Ok(match format {
            Format::JsonLines => Self::JsonLines(lines),
            Format::Csv => Self::Csv(Box::new(Csv::new(lines)?)),
        })
    }

    const fn bytes_read(&self) -> u64 {
        match self {
            Self::JsonLines(lines) => lines.bytes_read(),
            Self::Csv(csv) => csv.bytes_read(),
        }
    }

    fn next(&mut self) -> io::Result<Option<Parsed>> {
        let lines = match self {
            Self::Csv(csv) => return csv.next(),
            Self::JsonLines(lines) => lines,
        };
        while let Some(line) = lines.next()? {
            if line.is_blank(None) {
                continue;
            }
            let row = match std::str::from_utf8(&line.bytes) {
                _ if line.too_long => Err(Fault::row(Reason::TooLong)),
                Ok(text) => Row::from_json(text),
                Err(_) => Err(Fault::row(Reason::Encoding)),
            };
            return Ok(Some(Parsed {
                line: line.number,
                row,
            }));
        }
        Ok(None)
    }
}

/// Takes a batch inside of one transaction.
fn take(
    c: &mut diesel::SqliteConnection,
    run: &db::seen::Run,
    batch: &mut Vec<Parsed>,
    context: &ImportContext<'_>,
    rng: &mut impl RngCore,
) -> Result<(Tally, Vec<Refused>), DbError> {
    let mut tally = Tally::default();
    let mut refused = Vec::new();
    for Parsed { line, row } in batch.drain(..) {
        let reference = row.as_ref().ok().and_then(|row| check::reference(row).ok());
        let done = row
            .map_err(Stop::Refused)
            .and_then(|row| one(c, run, row, context, rng));
        match done {
            Ok(Change::Inserted) => tally.inserted += 1,
            Ok(Change::Updated) => tally.updated += 1,
            Ok(Change::None) => tally.unchanged += 1,
            Err(Stop::Refused(Fault { column, reason })) => {
                tally.refused += 1;
                refused.push(Refused {
                    line,
                    reference,
                    column,
                    reason,
                });
            }
            Err(Stop::Db(error)) => return Err(error),
        }
    }
    Ok((tally, refused))
}

enum Change {
    Inserted,
    Updated,
    None,
}

enum Stop {
    Refused(Fault),
    Db(DbError),
}

impl From<DbError> for Stop {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

/// One row. Everything is checked before anything is written, so that a refused row leaves nothing.
fn one(
    c: &mut diesel::SqliteConnection,
    run: &db::seen::Run,
    row: Row,
    context: &ImportContext<'_>,
    rng: &mut impl RngCore,
) -> Result<Change, Stop> {
    let reference = check::reference(&row)?;
    if !db::seen::first_time(c, run, &reference)? {
        return Err(Fault::of("reference", Reason::Doubled).into());
    }
    let known = db::person::find_by_reference(c, &reference)?;
    let fresh = PersonId::new(random_uuid(rng));
    let person = check::person(row, reference, known.as_ref(), fresh, context)?;
    let same_number = known.as_ref().is_some_and(|k| k.kvnr == person.kvnr);
    if let Some(kvnr) = person.kvnr.as_ref().filter(|_| !same_number)
        && db::person::kvnr_exists(c, kvnr)?
    {
        return Err(Fault::of("kvnr", Reason::Taken).into());
    }
    let Some(known) = known else {
        db::person::insert(c, &person, context.now)?;
        if person.insured_until.is_some() {
            db::ending::heard(c, person.pid, context.now)?;
        }
        route_changed(c, None, &person)?;
        return Ok(Change::Inserted);
    };
    if known == person {
        return Ok(Change::None);
    }
    db::person::update(c, &person, context.now)?;
    db::person::profile_changed(c, person.pid)?;
    ending_changed(c, &known, &person, context.now)?;
    route_changed(c, Some(&known), &person)?;
    let new_email = person
        .email
        .filter(|email| known.email.as_ref() != Some(email));
    if let Some(email) = new_email
        && db::activation::newest_seq(c, person.pid)? > 0
    {
        let item = ContactItem {
            pid: person.pid,
            sealed: email.sealed,
            lang: person.lang.tag().to_owned(),
        };
        let call = Call::Contacts { items: vec![item] };
        db::outbox::enqueue(c, random_uuid(rng), &call, context.now)?;
    }
    Ok(Change::Updated)
}

/// A last day that was never named before is heard of now; the portal is told, if it knows the person.
fn ending_changed(
    c: &mut diesel::SqliteConnection,
    known: &Person,
    person: &Person,
    now: UnixTime,
) -> Result<(), DbError> {
    let dead = |one: &Person| one.has_flag(Flag::Deceased);
    let other_day = known.insured_until != person.insured_until;
    if other_day {
        db::ending::heard(c, person.pid, now)?;
    }
    // Most persons of a register have no account: marks on all of them would be a long way for nothing.
    if (other_day || dead(known) != dead(person)) && db::ending::concerns_portal(c, person.pid)? {
        db::ending::mark_due(c, person.pid)?;
    }
    Ok(())
}

/// Who answers a person follows from her marks and number, and who sees nothing of her from the numbers of employees; the portal is told, if
/// it knows the person.
fn route_changed(
    c: &mut diesel::SqliteConnection,
    known: Option<&Person>,
    person: &Person,
) -> Result<(), DbError> {
    let other = known.is_some_and(|known| known.flags != person.flags || known.kvnr != person.kvnr);
    if other && db::ending::concerns_portal(c, person.pid)? {
        db::route::mark_due(c, person.pid)?;
    }
    let before = known.and_then(|known| known.own_kvnr.as_ref());
    if before == person.own_kvnr.as_ref() {
        return Ok(());
    }
    for kvnr in before.into_iter().chain(&person.own_kvnr) {
        if let Some(insured) = db::person::find_by_kvnr(c, kvnr)? {
            db::route::mark_due(c, insured.pid)?;
        }
    }
    Ok(())
}
