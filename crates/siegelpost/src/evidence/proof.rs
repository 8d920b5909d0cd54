// SPDX-License-Identifier: EUPL-1.2
//! What an evidence file proves, in words: of each recipient what became of the notification, when she fetched the decision, and
//! what became of letters. Of several ways and recipients the earlier receipt counts.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use protocol::PersonId;
use protocol::evidence::{EvidenceEntry, Fact};

use super::verify::Intact;

/// What is known of one recipient after all entries.
#[derive(Default)]
struct Known<'a> {
    provided: Option<i64>,
    taken: Option<(i64, &'a Fact)>,
    given_up: Option<i64>,
    came_back: Option<(i64, &'a Fact)>,
    fetched: Option<(i64, &'a str)>,
    letter: Option<&'a Fact>,
    posted: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn learn(&mut self, entry: &'a EvidenceEntry) {
        match &entry.fact {
            Fact::Provided { .. } => self.provided = Some(entry.at),
            // Only the first one counts: the period began with it.
            Fact::Attempt { outcome, .. } if outcome == "sent" => {
                self.taken.get_or_insert((entry.at, &entry.fact));
            }
            Fact::GivenUp { .. } => self.given_up = Some(entry.at),
            Fact::Report { class, .. } if class == "hard" || class == "soft" => {
                self.came_back.get_or_insert((entry.at, &entry.fact));
            }
            Fact::Fetched { level } => {
                self.fetched.get_or_insert((entry.at, level));
            }
            Fact::Letter { state, day, .. } => {
                self.letter = Some(&entry.fact);
                self.posted = day.as_deref().filter(|_| state == "posted");
            }
            Fact::Attempt { .. }
            | Fact::Report { .. }
            | Fact::Moved { .. }
            | Fact::Reminded { .. }
            | Fact::Closed {} => {}
        }
    }
}

impl fmt::Display for Intact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evidence = &self.evidence;
        writeln!(
            f,
            "intact: {}, decision {}, entries 1 to {}, {} signed heads, the last of {}",
            evidence.org,
            evidence.mid,
            evidence.entries.len(),
            evidence.heads,
            second(evidence.signed_at.0),
        )?;
        match self.named {
            Some(named) => writeln!(
                f,
                "the audit log names {named} heads of it, and all are here"
            )?,
            None => writeln!(
                f,
                "note: no export of the audit log was given (--audit); a chain that was made anew with the receipt key is seen by it only"
            )?,
        }
        let mut all: BTreeMap<PersonId, Known<'_>> = BTreeMap::new();
        for (entry, _) in &evidence.entries {
            all.entry(entry.pid).or_default().learn(entry);
        }
        let mut text = String::new();
        for (pid, known) in &all {
            writeln!(text, "recipient {pid}")?;
            words(&mut text, known)?;
        }
        if all.len() > 1 {
            text.push_str("Of several recipients the one counts whom it reached first.\n");
        }
        f.write_str(text.trim_end())
    }
}

fn words(out: &mut String, known: &Known<'_>) -> fmt::Result {
    match known.provided {
        Some(at) => writeln!(
            out,
            "  provided: {}, to be fetched after signing in",
            time(at)
        )?,
        None => writeln!(out, "  provided: not in the portal")?,
    }
    match (&known.taken, &known.came_back, known.given_up) {
        (taken, Some((at, Fact::Report { status, host, .. })), _) => {
            let first = taken.map_or_else(
                || "nobody knows whether a relay took it".to_owned(),
                |(at, _)| format!("a relay took it {}", time(at)),
            );
            writeln!(
                out,
                "  notification: came back {} ({}, status {}, reported by {}): it proves nothing, and its day does not count",
                time(*at),
                first,
                status.as_deref().unwrap_or("-"),
                host.as_deref().unwrap_or("-"),
            )
        }
        (Some((at, fact)), _, _) => taken(out, *at, fact),
        (None, _, Some(at)) => writeln!(
            out,
            "  notification: refused or not possible, given up {}: nobody was notified, and no day follows from it",
            time(at)
        ),
        (None, _, None) if known.provided.is_some() => {
            writeln!(out, "  notification: on its way")
        }
        (None, _, None) => writeln!(out, "  notification: none"),
    }?;
    match known.fetched {
        Some((at, level)) => writeln!(
            out,
            "  fetched: {}, level {level}; without a proof of notification the day of fetching counts",
            time(at)
        )?,
        None => writeln!(out, "  fetched: no")?,
    }
    match (known.letter, known.posted) {
        (_, Some(day)) => writeln!(out, "  letter: the post took it on {day}"),
        (Some(Fact::Letter { state, .. }), None) => {
            writeln!(out, "  letter: {state}; no day follows from it")
        }
        _ => writeln!(out, "  letter: none"),
    }
}

fn taken(out: &mut String, at: i64, fact: &Fact) -> fmt::Result {
    let Fact::Attempt {
        host,
        peer,
        tls,
        cipher,
        code,
        reply,
        ..
    } = fact
    else {
        return Ok(());
    };
    let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    writeln!(
        out,
        "  notification: the relay {} ({}, {} {}) took it {} (code {}, {}): the day of sending counts, unless it comes back",
        or(host),
        or(peer),
        or(tls),
        or(cipher),
        time(at),
        code.map_or_else(|| "-".to_owned(), |code| code.to_string()),
        or(reply),
    )
}

fn time(micros: i64) -> String {
    second(micros.div_euclid(1_000_000))
}

/// RFC 3339, UTC, to the second.
fn second(at: i64) -> String {
    jiff::Timestamp::from_second(at).map_or_else(|_| "-".to_owned(), |at| at.to_string())
}
