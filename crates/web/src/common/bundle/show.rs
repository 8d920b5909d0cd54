// SPDX-License-Identifier: EUPL-1.2
//! `GET bundle`: own key bundle with what is needed to check it.

use mailbox::{OrAbsent, service};

use crate::api::keys::{BundleAnswer, MethodMac};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let answer = app
        .store
        .read("show_bundle", move |tx| {
            let bundle = tx.bundles().lookup(pid)?.or_absent()?;
            let person = tx.persons().lookup(pid)?.or_absent()?;
            let (keycard, bind) = service::keycard_and_bind(tx, pid)?.or_absent()?;
            let methods = tx.methods().find_by_person(pid)?;
            Ok(BundleAnswer {
                seq: bundle.seq,
                file: bundle.file.into(),
                methods: methods
                    .into_iter()
                    .map(|method| MethodMac {
                        id: method.new.id,
                        tag: method.new.tag.to_string(),
                        mac: method.new.mac,
                    })
                    .collect(),
                keycard,
                bind,
                quarantine_until: person.quarantine_until.map(|until| until.secs()),
            })
        })
        .await?;
    ok(&answer)
}
