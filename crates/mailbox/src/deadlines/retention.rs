// SPDX-License-Identifier: EUPL-1.2
//! `[store.retention]`: how long a case stays in the portal, and when its ciphertext is deleted from the inbox. What the insurer keeps
//! in its own records is a clock of its own; it is told here and kept there.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::day::{Day, bad};
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::Matter;

/// How long cases stay. Without a word of the operator nothing ever leaves.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Table")]
pub struct RetentionPolicy {
    rule: RetentionRule,
    matters: BTreeMap<Matter, RetentionRule>,
    notice_days: u16,
}

/// How long cases of a matter stay; counted from the last message, or from when the last unit closed the case, whichever is later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionRule {
    /// Months for which persons see it in the portal; 0: for ever.
    pub portal_months: u16,
    /// Months after which it is deleted from the inbox, for everybody; 0: never. Not before it has left the portal.
    pub delete_months: u16,
    /// Calendar years after that of the last message until whose end the insurer keeps its own record; 0: nothing is said.
    pub record_years: u8,
}

/// The days of one case under its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionDays {
    /// Last day in the portal.
    pub portal_until: Option<Day>,
    /// Last day in the inbox.
    pub inbox_until: Option<Day>,
    /// Last day in the insurer's record.
    pub record_until: Option<Day>,
}

/// As the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    portal_months: u16,
    delete_months: u16,
    record_years: u8,
    notice_days: u16,
    matters: BTreeMap<Matter, RetentionRule>,
}

impl Default for Table {
    fn default() -> Self {
        let policy = RetentionPolicy::default();
        Self {
            portal_months: policy.rule.portal_months,
            delete_months: policy.rule.delete_months,
            record_years: policy.rule.record_years,
            notice_days: policy.notice_days,
            matters: policy.matters,
        }
    }
}

impl Default for RetentionPolicy {
    fn default() -> Self {
        Self {
            rule: RetentionRule::default(),
            matters: BTreeMap::new(),
            notice_days: 60,
        }
    }
}

impl TryFrom<Table> for RetentionPolicy {
    type Error = String;

    fn try_from(table: Table) -> Result<Self, String> {
        let rule = RetentionRule {
            portal_months: table.portal_months,
            delete_months: table.delete_months,
            record_years: table.record_years,
        };
        check("store.retention", rule)?;
        for (matter, own) in &table.matters {
            check(&format!("store.retention.matters.{matter}"), *own)?;
        }
        if table.notice_days < Self::LEAST_NOTICE {
            return Err(format!(
                "store.retention.notice_days: at least {}",
                Self::LEAST_NOTICE
            ));
        }
        Ok(Self {
            rule,
            matters: table.matters,
            notice_days: table.notice_days,
        })
    }
}

fn check(place: &str, rule: RetentionRule) -> Result<(), String> {
    // Deleted is deleted for everybody: what is to be seen longer than it exists is a mistake in the file.
    let seen_longer = rule.portal_months == 0 || rule.portal_months > rule.delete_months;
    if rule.delete_months > 0 && seen_longer {
        return Err(format!(
            "{place}: delete_months must not be fewer than portal_months, and portal_months must be set"
        ));
    }
    Ok(())
}

impl RetentionPolicy {
    /// Fewest days between the notice and the day on which a case leaves.
    pub const LEAST_NOTICE: u16 = 14;

    /// One rule for all matters, by months in the portal and until deletion.
    ///
    /// # Errors
    /// What is wrong with it, as for the file.
    pub fn of(rule: RetentionRule, notice_days: u16) -> Result<Self, String> {
        Self::try_from(Table {
            portal_months: rule.portal_months,
            delete_months: rule.delete_months,
            record_years: rule.record_years,
            notice_days,
            matters: BTreeMap::new(),
        })
    }

    /// The rule of a matter: its own, or else that of all.
    #[must_use]
    pub fn rule(&self, matter: &Matter) -> RetentionRule {
        self.matters.get(matter).copied().unwrap_or(self.rule)
    }

    /// Whether anything ever leaves.
    #[must_use]
    pub fn is_set(&self) -> bool {
        let mut rules = self.matters.values().chain([&self.rule]);
        rules.any(|rule| rule.portal_months > 0)
    }

    /// Days between the notice and the day on which a case leaves.
    #[must_use]
    pub const fn notice_days(&self) -> u16 {
        self.notice_days
    }

    /// The days of a case whose last message or closing was at `last`. A month later is the same day of that month, or its last one.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `bad-day` for moments that no calendar has.
    pub fn days(&self, matter: &Matter, last: Timestamp) -> Result<RetentionDays, StoreError> {
        let rule = self.rule(matter);
        let day = Day::of(last)?;
        let later = |months: u16| -> Result<Option<Day>, StoreError> {
            if months == 0 {
                return Ok(None);
            }
            let date = day.date().checked_add(i64::from(months).months());
            Ok(Some(Day::from_date(date.map_err(|_| bad())?)))
        };
        let record_until = if rule.record_years == 0 {
            None
        } else {
            let year = day.year().checked_add(i16::from(rule.record_years));
            let last = year.map(|year| Date::new(year, 12, 31)).ok_or_else(bad)?;
            Some(Day::from_date(last.map_err(|_| bad())?))
        };
        Ok(RetentionDays {
            portal_until: later(rule.portal_months)?,
            inbox_until: later(rule.delete_months)?,
            record_until,
        })
    }
}
