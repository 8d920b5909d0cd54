// SPDX-License-Identifier: EUPL-1.2
//! Who is to be given a letter, a hundred at a time: never the whole register in memory.

use std::io;
use std::path::Path;

use super::{PrintError, PrintTally};
use crate::person::Person;
use crate::role::{Registrar, WaitingLetter};

/// Who is to be given a letter.
pub enum Selection<'a> {
    /// All insured persons and representatives without a bound key.
    WithoutAccount,
    /// These, by the ids of the core system.
    References(Box<dyn Iterator<Item = io::Result<String>> + 'a>),
    /// Those who asked for one, and those whose held letters were released.
    Waiting,
}

/// Somebody who may be given a letter.
pub(super) struct Candidate {
    pub(super) person: Person,
    pub(super) waiting: Option<WaitingLetter>,
}

pub(super) struct Source<'a> {
    selection: Selection<'a>,
    after: String,
    asked: bool,
}

impl<'a> Source<'a> {
    pub(super) const fn new(selection: Selection<'a>) -> Self {
        Self {
            selection,
            after: String::new(),
            asked: false,
        }
    }

    /// The next ones; none at the end.
    pub(super) fn next(
        &mut self,
        registrar: &Registrar,
        count: usize,
        tally: &mut PrintTally,
    ) -> Result<Option<Vec<Candidate>>, PrintError> {
        let limit = i64::try_from(count).unwrap_or(i64::MAX);
        let mut found = Vec::with_capacity(count);
        match &mut self.selection {
            Selection::WithoutAccount => {
                let persons = registrar.without_account(&self.after, limit)?;
                if let Some(last) = persons.last() {
                    self.after.clone_from(&last.reference);
                }
                found.extend(persons.into_iter().map(Candidate::new));
            }
            Selection::References(references) => {
                let mut read = 0;
                for reference in references.by_ref().take(count) {
                    let reference = reference.map_err(|e| PrintError::at(Path::new("list"), e))?;
                    read += 1;
                    match registrar.find_by_reference(reference.trim())? {
                        Some(person) => found.push(Candidate::new(person)),
                        None if reference.trim().is_empty() => {}
                        None => tally.unknown += 1,
                    }
                }
                return Ok((read > 0).then_some(found));
            }
            // One round takes what waits now; what comes meanwhile is for the next one.
            Selection::Waiting if self.asked => return Ok(None),
            Selection::Waiting => {
                self.asked = true;
                for waiting in registrar.waiting_letters(i64::MAX)? {
                    match registrar.person(waiting.pid)? {
                        Some(person) => found.push(Candidate {
                            person,
                            waiting: Some(waiting),
                        }),
                        None => registrar.close_waiting(&waiting)?,
                    }
                }
            }
        }
        Ok((!found.is_empty()).then_some(found))
    }
}

impl Candidate {
    const fn new(person: Person) -> Self {
        Self {
            person,
            waiting: None,
        }
    }
}
