// SPDX-License-Identifier: EUPL-1.2
//! `registrar persons`: who somebody is, for a clerk at the register.

use anyhow::Context;
use clap::{Args, Subcommand};
use registrar::config::RegistrarConfig;
use registrar::person::{CheckDigit, Flag, Kvnr, Person, role_name};
use registrar::role::Registrar;
use serde_json::json;

use crate::{open, say};

#[derive(Subcommand)]
pub(crate) enum PersonsCommand {
    /// Find somebody by reference or insurance number.
    Find {
        #[command(flatten)]
        by: By,
        /// Show name, birth date and address too; never the address behind an address block.
        #[arg(long)]
        full: bool,
    },
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct By {
    /// By the id of the core system.
    #[arg(long)]
    reference: Option<String>,
    /// By insurance number.
    #[arg(long)]
    kvnr: Option<String>,
}

pub(crate) fn run(config: &RegistrarConfig, command: &PersonsCommand) -> anyhow::Result<()> {
    let PersonsCommand::Find { by, full } = command;
    let registrar = open(config)?;
    let person = match (&by.reference, &by.kvnr) {
        (Some(reference), _) => registrar.find_by_reference(reference)?,
        (None, Some(kvnr)) => {
            registrar.find_by_kvnr(&Kvnr::parse_with(kvnr, CheckDigit::Ignore)?)?
        }
        (None, None) => None,
    };
    let person = person.context("no such person")?;
    say(&serde_json::to_string_pretty(&shown(
        &registrar, &person, *full,
    )?)?)
}

fn shown(registrar: &Registrar, person: &Person, full: bool) -> anyhow::Result<serde_json::Value> {
    let letter = registrar.letter_state(person.pid)?;
    let mut shown = json!({
        "pid": person.pid.to_string(),
        "reference": person.reference,
        "role": role_name(person.role),
        "lang": person.lang.tag(),
        "flags": person.profile_flags(),
        "address_changed_at": person.address_changed_at.map(|at| at.0),
        "email": person.email.is_some(),
        "account": letter.account,
        "letter": { "live_until": letter.live_until.map(|at| at.0), "stopped": letter.stopped },
    });
    if full && let Some(members) = shown.as_object_mut() {
        members.insert("name".to_owned(), json!(person.name()));
        members.insert("birth_date".to_owned(), json!(person.birth_date.as_str()));
        members.insert(
            "kvnr".to_owned(),
            json!(person.kvnr.as_ref().map(|kvnr| kvnr.as_str())),
        );
        let address = if person.has_flag(Flag::Restricted) {
            json!("restricted")
        } else {
            json!(person.address)
        };
        members.insert("address".to_owned(), address);
    }
    Ok(shown)
}
