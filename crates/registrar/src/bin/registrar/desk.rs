// SPDX-License-Identifier: EUPL-1.2
//! `registrar desk-use`: who looked up how many people at the desk, and who reached a limit.

use registrar::config::RegistrarConfig;
use serde_json::json;

use crate::{open, say};

pub(crate) fn run(config: &RegistrarConfig, limited: bool) -> anyhow::Result<()> {
    let mut all = open(config)?.desk_use()?;
    all.retain(|one| one.refused > 0 || !limited);
    let items: Vec<_> = all
        .iter()
        .map(|one| {
            json!({
                "pid": one.pid.to_string(),
                "reference": one.person.as_ref().map(|person| person.reference.clone()),
                "asked": one.asked,
                "refused": one.refused,
                "last": one.last.0,
            })
        })
        .collect();
    let limits = &config.role.desk;
    say(&serde_json::to_string_pretty(&json!({
        "days": 30,
        "lookups_per_hour": limits.lookups_per_hour,
        "lookups_per_day": limits.lookups_per_day,
        "staff": items,
    }))?)
}
