// SPDX-License-Identifier: EUPL-1.2
//! What a unit offers of its matters: its lead writes what people read, the registrar says what has weight. For everybody else it does not
//! exist but in the chooser.

use std::collections::{BTreeMap, BTreeSet};

use super::overview::leads;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{Dept, Matter};
use crate::model::{
    Actor, MAX_MATTER_NAME, MAX_MATTER_SENTENCE, MAX_MATTER_SIMPLE, MAX_OFFER, MAX_SEARCH_WORD,
    MAX_SEARCH_WORDS, MatterRow, MatterWords, Offer, OfferedMatter, Twin, UnitMatters,
};
use crate::store::tx::Tx;

/// Versions that a lead looks back.
const SHOWN_VERSIONS: i64 = 50;

/// The matters that a unit answers, and its lead's words about them.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit.
pub fn unit_matters(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<UnitMatters, StoreError> {
    leads(tx, ctx, actor, dept)?;
    Ok(UnitMatters {
        matters: of_unit(tx, dept)?,
        offer: tx.offers().of_unit(dept)?,
    })
}

/// The newest versions of a unit's words, newest first.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit.
pub fn offer_versions(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<Vec<Offer>, StoreError> {
    leads(tx, ctx, actor, dept)?;
    tx.offers().versions(dept, SHOWN_VERSIONS)
}

/// Makes these the unit's words and gives their version; `before` is the one that the lead has seen, 0 for none.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit; [`crate::Conflict::State`] when somebody else wrote meanwhile; `offer-form`,
/// `offer-matter` for what the unit does not answer, `offer-name-twice`.
pub fn put_unit_matters(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    before: u64,
    words: &[MatterWords],
) -> Result<u64, StoreError> {
    let by = leads(tx, ctx, actor, dept)?;
    check(&of_unit(tx, dept)?, words)?;
    let version = before
        .checked_add(1)
        .ok_or(StoreError::Invalid("number-too-large"))?;
    tx.offers().insert(
        dept,
        &Offer {
            version,
            by,
            created_at: ctx.now(),
            matters: words.to_vec(),
        },
    )?;
    tx.audit()
        .by(ctx, actor, "write-offer", "unit", dept.as_str())?;
    Ok(version)
}

/// Matters as people are offered them. Words count where the registrar has the matter answered by the unit that wrote them, and nowhere else;
/// its places in the list stay its places, in the order of its lead.
///
/// # Errors
/// When the database does not answer.
pub(super) fn offered(
    tx: &mut Tx<'_>,
    matters: Vec<MatterRow>,
    now: Timestamp,
) -> Result<Vec<OfferedMatter>, StoreError> {
    let mut words = tx.offers().in_force()?;
    let mut units: BTreeMap<Dept, Vec<MatterRow>> = BTreeMap::new();
    let places: Vec<Dept> = matters.iter().map(|matter| matter.dept.clone()).collect();
    for matter in matters {
        units.entry(matter.dept.clone()).or_default().push(matter);
    }
    let mut queues: BTreeMap<Dept, _> = BTreeMap::new();
    for (dept, rows) in units {
        let mine = words.remove(&dept).unwrap_or_default();
        queues.insert(dept, in_order(rows, mine, now).into_iter());
    }
    Ok(places
        .iter()
        .filter_map(|dept| queues.get_mut(dept).and_then(Iterator::next))
        .collect())
}

fn in_order(rows: Vec<MatterRow>, words: Vec<MatterWords>, now: Timestamp) -> Vec<OfferedMatter> {
    let places: BTreeMap<Matter, usize> = (0..)
        .zip(&words)
        .map(|(at, one)| (one.matter.clone(), at))
        .collect();
    let mut words: BTreeMap<Matter, MatterWords> = words
        .into_iter()
        .map(|one| (one.matter.clone(), one))
        .collect();
    let mut rows = rows;
    // What the lead has not placed yet comes last, as the registrar has it.
    rows.sort_by_key(|row| places.get(&row.code).copied().unwrap_or(usize::MAX));
    rows.into_iter()
        .map(|matter| {
            let mut words = words.remove(&matter.code);
            if let Some(one) = &mut words {
                one.paused = one
                    .paused
                    .take()
                    .filter(|pause| pause.until.is_none_or(|until| now.secs() < until));
            }
            OfferedMatter { matter, words }
        })
        .collect()
}

fn of_unit(tx: &mut Tx<'_>, dept: &Dept) -> Result<Vec<MatterRow>, StoreError> {
    let levels = tx.levels();
    let all = tx.matters().list()?.into_iter();
    Ok(all
        .filter(|matter| matter.dept == *dept)
        .map(|matter| levels.effective(matter))
        .collect())
}

fn check(own: &[MatterRow], words: &[MatterWords]) -> Result<(), StoreError> {
    let codes: BTreeSet<_> = words.iter().map(|one| &one.matter).collect();
    if words.len() > MAX_OFFER || codes.len() != words.len() || !words.iter().all(has_form) {
        return Err(StoreError::Invalid("offer-form"));
    }
    if !codes
        .iter()
        .all(|code| own.iter().any(|m| m.code == **code))
    {
        return Err(StoreError::Invalid("offer-matter"));
    }
    // Two entries of one name cannot be told apart.
    let names = own.iter().map(|matter| {
        let said = words.iter().find(|one| one.matter == matter.code);
        match said.and_then(|one| one.name.as_ref()) {
            Some(name) => (name.de.to_lowercase(), name.en.to_lowercase()),
            None => (
                matter.label_de.to_lowercase(),
                matter.label_en.to_lowercase(),
            ),
        }
    });
    let (de, en): (BTreeSet<_>, BTreeSet<_>) = names.unzip();
    if de.len() == own.len() && en.len() == own.len() {
        Ok(())
    } else {
        Err(StoreError::Invalid("offer-name-twice"))
    }
}

fn has_form(one: &MatterWords) -> bool {
    let twin = |text: &Twin, most: usize| fits(&text.de, most) && fits(&text.en, most);
    let name = one.name.as_ref();
    let note = one.note.as_ref();
    name.is_none_or(|text| twin(text, MAX_MATTER_NAME))
        && note.is_none_or(|text| twin(text, MAX_MATTER_SENTENCE))
        && one
            .simple
            .as_ref()
            .is_none_or(|text| fits(text, MAX_MATTER_SIMPLE))
        && one.search.len() <= MAX_SEARCH_WORDS
        && one.search.iter().all(|word| fits(word, MAX_SEARCH_WORD))
        && one.paused.as_ref().is_none_or(|pause| {
            twin(&pause.hint, MAX_MATTER_SENTENCE) && pause.until.is_none_or(|at| at > 0)
        })
}

/// One line that shows what it holds: nothing that turns the direction of what stands behind it.
fn fits(text: &str, most: usize) -> bool {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.trim() == text
        && !text.is_empty()
        && text.chars().count() <= most
        && !text
            .chars()
            .any(|c| c.is_control() || turns(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}
