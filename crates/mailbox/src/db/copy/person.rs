// SPDX-License-Identifier: EUPL-1.2
//! Every row that is about one person, for her own report (Art. 15 GDPR, R-100). Which columns she is given stands here, and what is withheld;
//! a test compares both with the schema, so that a new table cannot be forgotten.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text};

use super::tables::{self, Kind, Table, quoted};
use crate::db::conn::Conn;
use crate::error::StoreError;
use crate::ids::PersonId;

/// Rows of a part at most; the newest ones are given.
const MOST: i64 = 5_000;

/// How rows are found.
#[derive(Clone, Copy, Debug)]
enum By {
    /// The column is her id.
    Id(&'static str),
    /// The column is the text of her id, of statements of these kinds.
    Statement(&'static str),
    /// The column is a conversation about her; of lane `case` where there are lanes.
    Thread(&'static str),
    /// The same, and the row is about her among its persons.
    OwnThread(&'static str),
    /// The column is a conversation that she takes part in, and the other column is her id.
    Wrote(&'static str, &'static str),
    /// The column is a decision in a conversation about her, and the row is about her.
    Decision(&'static str),
    /// The column is a notification to her.
    Outbox(&'static str),
}

/// A part of the report.
struct Part {
    table: &'static str,
    by: &'static [By],
    /// Sorted by, newest first.
    at: &'static str,
    give: &'static [&'static str],
}

const fn part(
    table: &'static str,
    by: &'static [By],
    at: &'static str,
    give: &'static [&'static str],
) -> Part {
    Part {
        table,
        by,
        at,
        give,
    }
}

use By::{Decision, Id, Outbox, OwnThread, Statement, Thread, Wrote};

const PID: &[By] = &[Id("pid")];

/// What she is given. Left out everywhere: hashes and keys that open or prove something, what is sealed to somebody else, and which employee
/// it was where the portal does not say so either.
const PARTS: &[Part] = &[
    part(
        "person",
        PID,
        "created_at",
        &[
            "kind",
            "state",
            "assurance",
            "quarantine_until",
            "created_at",
            "discreet_mail",
            "mail_time",
        ],
    ),
    part(
        "ending",
        PID,
        "received_at",
        &["reason", "read_only_at", "closes_at", "received_at"],
    ),
    part(
        "statement",
        &[Statement("subject")],
        "received_at",
        &["kind", "seq", "received_at"],
    ),
    part("fresh", PID, "iat", &["iat", "exp"]),
    part(
        "activation",
        PID,
        "created_at",
        &["role", "state", "expires_at", "created_at"],
    ),
    part(
        "registrar_request",
        PID,
        "created_at",
        &["kind", "state", "reason", "level", "created_at", "done_at"],
    ),
    part("bundle", PID, "updated_at", &["seq", "updated_at"]),
    part(
        "unlock_method",
        PID,
        "added_at",
        &["tag", "failures", "failed_at", "blocked_until", "added_at"],
    ),
    part("passkey", PID, "created_at", &["created_at", "used_at"]),
    part(
        "session",
        PID,
        "created_at",
        &[
            "side",
            "state",
            "method",
            "level",
            "shared",
            "created_at",
            "seen_at",
            "expires_at",
        ],
    ),
    part("session_device", PID, "at", &["at"]),
    part("security_event", PID, "at", &["kind", "word", "at"]),
    part(
        "contact",
        PID,
        "updated_at",
        &["lang", "updated_at", "muted_at", "muted_for"],
    ),
    part(
        "contact_candidate",
        PID,
        "expires_at",
        &["lang", "source", "expires_at"],
    ),
    part("push_subscription", PID, "created_at", &["created_at"]),
    part("consent", PID, "at", &["given", "at", "level", "method"]),
    part(
        "representation",
        &[Id("rep"), Id("subject")],
        "received_at",
        &[
            "rep",
            "subject",
            "scope",
            "rights",
            "nbf",
            "exp",
            "ended_at",
            "received_at",
        ],
    ),
    part(
        "invitation",
        PID,
        "created_at",
        &["created_at", "expires_at"],
    ),
    part(
        "profile",
        PID,
        "created_at",
        &["dept", "epoch", "created_at"],
    ),
    part(
        "person_profile",
        &[Id("reader")],
        "created_at",
        &["reader", "pid", "created_at"],
    ),
    part(
        "phone_check",
        PID,
        "opened_at",
        &["state", "opened_at", "expires_at"],
    ),
    part("route", PID, "received_at", &["received_at"]),
    part(
        "thread",
        &[Id("subject")],
        "created_at",
        &[
            "id",
            "matter",
            "class",
            "depts",
            "created_at",
            "noticed_at",
            "away_at",
        ],
    ),
    part(
        "thread_person",
        &[Id("pid"), Thread("thread")],
        "last_at",
        &[
            "thread",
            "pid",
            "from_idx",
            "last_at",
            "last_idx",
            "read_idx",
            "removed_at",
        ],
    ),
    part(
        "thread_unit",
        &[Thread("thread")],
        "last_at",
        &[
            "thread",
            "dept",
            "state",
            "last_at",
            "done_reason",
            "done_at",
            "removed_at",
        ],
    ),
    part(
        "hand_over",
        &[Thread("thread")],
        "at",
        &[
            "thread",
            "at",
            "from_dept",
            "to_dept",
            "stays",
            "reason",
            "across",
        ],
    ),
    part(
        "message",
        &[Thread("thread"), Wrote("thread", "sender")],
        "received_at",
        &[
            "mid",
            "thread",
            "idx",
            "kind",
            "class",
            "sender",
            "size",
            "received_at",
        ],
    ),
    part(
        "attachment",
        &[Id("owner"), Thread("thread")],
        "created_at",
        &[
            "aid",
            "thread",
            "mid",
            "state",
            "size",
            "created_at",
            "forwarded_at",
            "forwarded_dept",
        ],
    ),
    part(
        "dispute",
        &[Thread("thread")],
        "at",
        &["thread", "about", "said", "at", "outcome", "ended_at"],
    ),
    part(
        "medical_request",
        &[Thread("thread")],
        "at",
        &["thread", "dept", "at"],
    ),
    part(
        "reply_code",
        &[Thread("thread")],
        "made_at",
        &[
            "thread",
            "dept",
            "made_at",
            "expires_at",
            "revoked_at",
            "answered_at",
        ],
    ),
    part(
        "announcement",
        &[OwnThread("thread")],
        "provided_at",
        &[
            "mid",
            "thread",
            "provided_at",
            "notified_at",
            "host",
            "failed_at",
            "fetched_at",
            "reminders",
            "returned_at",
        ],
    ),
    part("evidence", &[Decision("mid")], "at", &["mid", "at", "fact"]),
    part(
        "letter_job",
        &[OwnThread("thread")],
        "ordered_at",
        &[
            "mid",
            "thread",
            "reason",
            "state",
            "ordered_at",
            "printed_at",
            "posted_on",
            "ended_at",
            "fault",
        ],
    ),
    part(
        "outbox",
        PID,
        "created_at",
        &[
            "id",
            "kind",
            "state",
            "items",
            "attempts",
            "created_at",
            "done_at",
            "pushed_at",
        ],
    ),
    part(
        "outbox_attempt",
        &[Outbox("outbox")],
        "started_at",
        &[
            "outbox",
            "started_at",
            "ended_at",
            "outcome",
            "host",
            "tls_version",
            "tls_cipher",
            "code",
        ],
    ),
    part(
        "mail_return",
        PID,
        "at",
        &["outbox", "class", "status", "host", "at"],
    ),
    part("draft", PID, "changed_at", &["id", "ver", "changed_at"]),
];

/// Tables with a column of the same kind that are not given, and why. For the test.
#[cfg(test)]
const WITHHELD: &[(&str, &str)] = &[
    ("absence", "about employees"),
    (
        "audit",
        "the insurer's evidence of what was done; who opened a conversation stands beside it",
    ),
    ("barrier", "about employees"),
    ("desk_reply", "sealed to an employee, an hour"),
    ("draft_file", "with the draft"),
    ("idempotency", "answers that were given already, two days"),
    ("mention", "about employees"),
    ("provider_logout", "about employees"),
    ("provider_session", "about employees"),
    (
        "route_barred",
        "which employees are kept away says who they are",
    ),
    ("rule_assignment", "about employees"),
    ("staff_account", "about employees"),
    ("staged_message", "not sent yet"),
    ("unit_grant", "about employees"),
    ("unit_leaving", "about employees"),
    ("unit_member", "about employees"),
    (
        "legal_hold",
        "that it is held the portal says; why may be an inquiry (§ 83 SGB X, Art. 23 GDPR)",
    ),
    ("unit_offer", "about employees"),
    ("unit_rules", "about employees"),
    ("text_module", "about employees"),
    ("thread_grant", "keys, sealed to their readers"),
    ("rule_question", "while the registrar is asked"),
    ("lane", "counters of the conversation"),
    (
        "thread_epoch",
        "signed lists of readers, which the browser reads with the conversation",
    ),
    (
        "opening",
        "which unit opened what the portal shows beside the conversation, for as long as the log has it",
    ),
    ("mail_in", "a plain mail is nobody's until it is filed"),
    ("tombstone", "names nobody"),
    ("unit_tally", "names nobody"),
];

/// Rows of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPart {
    /// Table, as docs/DATA.md has it.
    pub table: String,
    /// Columns that are given.
    pub columns: Vec<String>,
    /// Their values, the newest row first: ids as UUID, times by RFC 3339 in UTC, numbers in decimal digits.
    pub rows: Vec<Vec<Option<String>>>,
    /// There are more.
    pub more: bool,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every part with what it has about a person.
pub(crate) fn of_person(conn: &mut Conn, pid: PersonId) -> Result<Vec<RecordPart>, StoreError> {
    let tables = tables::all(conn)?;
    let mut parts = Vec::new();
    for part in PARTS {
        let table = tables.iter().find(|one| one.name == part.table);
        let table = table.ok_or_else(|| odd(part.table))?;
        parts.push(read(conn, part, table, pid)?);
    }
    Ok(parts)
}

fn odd(what: &str) -> StoreError {
    StoreError::Internal(format!("part of a report: {what}"))
}

fn read(
    conn: &mut Conn,
    part: &Part,
    table: &Table,
    pid: PersonId,
) -> Result<RecordPart, StoreError> {
    let mut found: Vec<Vec<serde_json::Value>> = Vec::new();
    // A query for each way, so that each has its index.
    for by in part.by {
        let sql = select(conn, part, *by, table)?;
        let query = diesel::sql_query(sql)
            .bind::<Binary, _>(pid.as_bytes().to_vec())
            .bind::<Text, _>(pid.to_string())
            .bind::<BigInt, _>(MOST + 1);
        let lines: Vec<Line> = match conn {
            Conn::Sqlite(c) => query.load(c)?,
            #[cfg(feature = "postgres")]
            Conn::Postgres(c) => query.load(c)?,
        };
        for line in lines {
            let values: Vec<serde_json::Value> =
                serde_json::from_str(&line.line).map_err(|error| odd(&error.to_string()))?;
            if part.by.len() == 1 || !found.contains(&values) {
                found.push(values);
            }
        }
    }
    let at = part.give.iter().position(|name| *name == part.at);
    found.sort_by_key(|row| {
        let value = at
            .and_then(|at| row.get(at))
            .and_then(serde_json::Value::as_i64);
        std::cmp::Reverse(value)
    });
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let rows = found
        .into_iter()
        .map(|row| {
            let cells = part.give.iter().zip(row);
            cells.map(|(name, value)| cell(name, value)).collect()
        })
        .collect::<Result<_, _>>()?;
    Ok(RecordPart {
        table: part.table.to_owned(),
        columns: part.give.iter().map(|name| (*name).to_owned()).collect(),
        rows,
        more,
    })
}

/// A value as it is told. Times are microseconds, but what repeats a signed one, which is seconds.
fn cell(column: &str, value: serde_json::Value) -> Result<Option<String>, StoreError> {
    let signed = matches!(column, "iat" | "exp" | "nbf");
    let stamp = signed || column == "at" || column.ends_with("_at") || column.ends_with("_until");
    Ok(match value {
        serde_json::Value::Null => None,
        serde_json::Value::Number(number) => match number.as_i64().filter(|_| stamp) {
            Some(time) => {
                let micros = if signed {
                    time.saturating_mul(1_000_000)
                } else {
                    time
                };
                let time = jiff::Timestamp::from_microsecond(micros);
                Some(time.map_err(|error| odd(&error.to_string()))?.to_string())
            }
            None => Some(number.to_string()),
        },
        serde_json::Value::String(text) => {
            let id = uuid::Uuid::try_parse(&text)
                .ok()
                .filter(|_| text.len() == 32);
            Some(id.map_or(text, |id| id.to_string()))
        }
        other => Some(other.to_string()),
    })
}

/// The first parameter is her id, the second its text, the third the limit; each stands in every query, so that all are bound alike.
fn select(conn: &Conn, part: &Part, by: By, table: &Table) -> Result<String, StoreError> {
    let (array, end, id, word, limit) = match conn {
        Conn::Sqlite(_) => ("json_array", "", "?1", "?2", "?3"),
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => ("json_build_array", "::text", "$1", "$2", "$3"),
    };
    let mut columns = Vec::new();
    for name in part.give {
        let place = table.place(name).ok_or_else(|| odd(name))?;
        let column = table.columns.get(place).ok_or_else(|| odd(name))?;
        let quoted = quoted(name);
        columns.push(match (column.kind, conn) {
            (Kind::Text | Kind::Number, _) => quoted,
            (Kind::Bytes, Conn::Sqlite(_)) => {
                format!("CASE WHEN {quoted} IS NULL THEN NULL ELSE lower(hex({quoted})) END")
            }
            #[cfg(feature = "postgres")]
            (Kind::Bytes, Conn::Postgres(_)) => format!("encode({quoted}, 'hex')"),
        });
    }
    let lanes = table.place("lane").is_some();
    let hers = format!("(SELECT id FROM thread WHERE subject = {id})");
    let way = match by {
        Id(column) => format!("{} = {id}", quoted(column)),
        Statement(column) => format!(
            "kind IN ('keycard', 'bind', 'issue') AND {} = {word}",
            quoted(column)
        ),
        Thread(column) => {
            let case = if lanes { " AND lane = 'case'" } else { "" };
            format!("{} IN {hers}{case}", quoted(column))
        }
        OwnThread(column) => format!("{} IN {hers} AND pid = {id}", quoted(column)),
        Wrote(column, author) => format!(
            "{} IN (SELECT thread FROM thread_person WHERE pid = {id}) AND {} = {id} AND lane = 'case'",
            quoted(column),
            quoted(author)
        ),
        Decision(column) => format!(
            "{} IN (SELECT mid FROM announcement WHERE thread IN {hers} UNION SELECT mid FROM letter_job WHERE thread IN {hers}) AND pid = {id}",
            quoted(column)
        ),
        Outbox(column) => format!(
            "{} IN (SELECT id FROM outbox WHERE pid = {id})",
            quoted(column)
        ),
    };
    Ok(format!(
        "SELECT {array}({}){end} AS line FROM {} WHERE ({way}) AND {word} <> '' AND {id} IS NOT NULL ORDER BY {} DESC LIMIT {limit}",
        columns.join(", "),
        quoted(part.table),
        quoted(part.at)
    ))
}

#[cfg(test)]
mod tests {
    use super::{By, PARTS, WITHHELD};

    /// Columns that name a person, or a conversation, which is about one.
    const NAMES: &[&str] = &[
        "pid", "subject", "rep", "owner", "sender", "actor", "reader", "by_pid", "thread",
    ];

    fn schema() -> Vec<(String, Vec<String>)> {
        let text = include_str!("../schema.rs");
        let mut tables: Vec<(String, Vec<String>)> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.ends_with(") {") {
                let name = line.split_whitespace().next().unwrap_or_default();
                tables.push((name.to_owned(), Vec::new()));
            } else if let Some((column, _)) = line.split_once(" -> ")
                && let Some((_, columns)) = tables.last_mut()
            {
                columns.push(column.to_owned());
            }
        }
        tables
    }

    #[test]
    fn every_table_that_names_a_person_is_given_or_withheld_for_a_reason() {
        let tables = schema();
        assert!(tables.len() > 60, "{}", tables.len());
        for (table, columns) in &tables {
            if !columns
                .iter()
                .any(|column| NAMES.contains(&column.as_str()))
            {
                continue;
            }
            let given = PARTS.iter().any(|part| part.table == table);
            let withheld = WITHHELD
                .iter()
                .any(|(name, why)| name == table && !why.is_empty());
            let inside = [
                "message_body",
                "evidence_head",
                "shred_key",
                "upload",
                "rule_question",
            ];
            assert!(
                given != withheld || inside.contains(&table.as_str()),
                "{table}: given {given}, withheld {withheld}"
            );
        }
    }

    #[test]
    fn every_column_of_a_part_exists_and_none_of_them_opens_anything() {
        let tables = schema();
        for part in PARTS {
            let (_, columns) = tables
                .iter()
                .find(|(name, _)| name == part.table)
                .unwrap_or_else(|| panic!("{}", part.table));
            let named = part.by.iter().map(|by| match by {
                By::Id(c)
                | By::Statement(c)
                | By::Thread(c)
                | By::OwnThread(c)
                | By::Wrote(c, _)
                | By::Decision(c)
                | By::Outbox(c) => c,
            });
            for column in part.give.iter().chain([&part.at]).chain(named) {
                assert!(
                    columns.iter().any(|one| one == column),
                    "{}.{column}",
                    part.table
                );
            }
            for column in part.give {
                let secret = ["hash", "mac", "token", "sealed", "file", "key"];
                assert!(!secret.iter().any(|word| column.contains(word)), "{column}");
            }
        }
    }
}
