// SPDX-License-Identifier: EUPL-1.2
//! `GET units`: own units with certificate, epochs, own grants, links and counts.

use mailbox::model::UnitFile;
use mailbox::service;

use crate::api::office::{Counts, EpochFile, UnitItem, UnitsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let (units, signers) = app
        .store
        .read("list_units", move |tx| {
            let units = service::units_of(tx, &ctx, actor)?;
            let epochs: Vec<_> = units.iter().flat_map(|unit| unit.epochs.clone()).collect();
            let signers = service::signers(tx, &epochs)?;
            Ok((units, signers))
        })
        .await?;
    let items = units
        .into_iter()
        .map(|unit| UnitItem {
            dept: unit.dept,
            rights: unit.rights,
            cert: unit.cert,
            epochs: unit.epochs,
            grants: files(unit.grants),
            links: files(unit.links),
            counts: Counts {
                new: unit.counts.new,
                open: unit.counts.open,
                waiting: unit.counts.waiting,
                done: unit.counts.done,
            },
        })
        .collect();
    ok(&UnitsAnswer { items, signers })
}

fn files(files: Vec<UnitFile>) -> Vec<EpochFile> {
    files
        .into_iter()
        .map(|file| EpochFile {
            epoch: file.epoch,
            file: file.file.into(),
        })
        .collect()
}
