// SPDX-License-Identifier: EUPL-1.2
//! What the insurer's gateway is started with: configuration, and the slip that its program redeems.

use std::path::{Path, PathBuf};

use anyhow::Context;
use rand::rngs::OsRng;
use registrar::{
    portal::HttpPortal,
    role::{Channel, IssueOrder},
};
use secrecy::ExposeSecret;

use super::{insurer::Insurer, server::Ports};
use crate::people;

const FOLDER: &str = "gateway";

/// Its configuration file in the data folder of a demo.
#[must_use]
pub fn config_of(dir: &Path) -> PathBuf {
    dir.join(FOLDER).join("gateway.toml")
}

/// The file with the code of its slip.
#[must_use]
pub fn code_of(dir: &Path) -> PathBuf {
    dir.join(FOLDER).join("slip.txt")
}

/// Writes both, once for a data folder.
///
/// # Errors
/// The slip cannot be issued, the portal does not take it, a file cannot be written.
pub async fn prepare(
    dir: &Path,
    insurer: &Insurer,
    portal: &HttpPortal,
    ports: Ports,
) -> anyhow::Result<()> {
    let folder = dir.join(FOLDER);
    if config_of(dir).exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder)?;
    let registrar = &insurer.registrar;
    let program = registrar
        .find_by_reference(people::PROGRAM)?
        .context("the program is not registered")?;
    let order = IssueOrder {
        pid: program.pid,
        channel: Channel::Staff,
        released: false,
    };
    let issued = registrar.issue(order, &mut OsRng)?;
    registrar.drain(portal).await?;
    std::fs::write(code_of(dir), issued.code.expose_secret())?;
    let server = siegelpost::Config::load(&dir.join("server").join("siegelpost.toml"))?;
    let notifier = server.web()?.contact_recipient.clone();
    let notifier = notifier.context("the notifier has no key")?;
    let here = |name: &str| folder.join(name).display().to_string();
    let trust = dir.join("insurer").join("td-1.json");
    let text = format!(
        r#"org = "{org}"
keys = "{keys}"
trust_file = "{trust}"
[office]
origin = "http://localhost:{office}"
[insurer]
name = "Musterkasse"
street = "Musterallee 1"
city = "12345 Musterstadt"
phone = "0800 000 4711"
hours = {{ de = "Montag bis Freitag, 8 bis 18 Uhr", en = "Monday to Friday, 8 am to 6 pm" }}
portal_host = "localhost:{host}"
office_host = "localhost:{office}"
brand = [0, 79, 80]
time_zone = "Europe/Berlin"
[letters]
jobs = "{jobs}"
results = "{results}"
every_seconds = 3
[mail]
listen = "127.0.0.1:{plain}"
contact_recipient = "{notifier}"
every_seconds = 2
[[mail.inboxes]]
address = "{inbox}"
unit = "{unit}"
matter = "{matter}"
[[mail.maildirs]]
path = "{maildir}"
inbox = "{inbox}"
[bulk]
inbox = "{bulk}/inbox"
results = "{bulk}/results"
letters = "{bulk}/letters"
every_seconds = 3
"#,
        plain = ports.plain,
        inbox = people::INBOX,
        unit = people::INBOX_UNIT,
        matter = people::INBOX_MATTER,
        maildir = here("maildir"),
        bulk = here("bulk"),
        org = people::ORG,
        keys = here("keys"),
        trust = trust.display(),
        office = ports.office,
        host = ports.portal,
        jobs = here("jobs"),
        results = here("results"),
    );
    std::fs::write(config_of(dir), text)?;
    Ok(())
}
