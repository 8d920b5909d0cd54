// SPDX-License-Identifier: EUPL-1.2
//! An identity provider for the demo: a certified one from npm, with a page on which one picks an invented person. In a process of
//! its own, on this machine, without TLS; where node or its packages are missing there is none, and the demo says so.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::Context;
use protocol::statement::Idp;
use registrar::oidc::{
    Algorithm, ClaimNames, IdentityConfig, Level, Procedure, Procedures, ProviderConfig, Pushed,
    RelyingParty,
};
use serde_json::json;

use super::server::{MFA, OFFICE_CLIENT, OfficeClient, Ports};
use crate::people;

const CLIENT: &str = "musterkasse-registrar";
const ID: &str = "broker";

/// The provider's process and what the insurer has agreed with it.
pub struct Broker {
    child: Child,
    port: u16,
    portal: u16,
    secret: PathBuf,
}

impl Broker {
    /// Starts it and waits until it answers; none where it cannot run.
    ///
    /// # Errors
    /// It was started and does not answer, or its folder cannot be written.
    pub async fn start(
        dir: &Path,
        ports: Ports,
        office: Option<&OfficeClient>,
    ) -> anyhow::Result<Option<Self>> {
        let front = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/frontend");
        let program = front.join("e2e/lib/provider.mjs");
        if !program.exists() || !front.join("node_modules/oidc-provider").exists() {
            return Ok(None);
        }
        std::fs::create_dir_all(dir)?;
        let secret = dir.join("client-secret");
        if !secret.exists() {
            let random: [u8; 32] = mailbox::chance::bytes(&mailbox::chance::SystemChance);
            std::fs::write(&secret, protocol::b64::url(&random))?;
        }
        let persons: Vec<_> = people::insured()
            .into_iter()
            .chain(people::with_a_past())
            .chain([people::without_letter()])
            .collect();
        let office = office.map(|office| -> anyhow::Result<_> {
            let origin = format!("http://localhost:{}", ports.office);
            Ok(json!({
                "client": OFFICE_CLIENT, "secret": std::fs::read_to_string(&office.secret_file)?.trim(), "redirect": format!("{origin}/"),
                "logout": format!("{origin}/api/office/session/provider/logout"), "level": MFA, "accounts": accounts(),
            }))
        });
        let settings = json!({
            "office": office.transpose()?,
            "port": ports.provider, "issuer": issuer(ports.provider), "redirect": redirect(ports.portal), "client": CLIENT,
            "secret": std::fs::read_to_string(&secret)?, "persons": persons, "keys": dir.join("jwks.json"),
        });
        let file = dir.join("settings.json");
        std::fs::write(&file, settings.to_string())?;
        let spawned = Command::new("node")
            .arg(program)
            .arg(&file)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn();
        let Ok(child) = spawned else {
            return Ok(None);
        };
        let mut this = Self {
            child,
            port: ports.provider,
            portal: ports.portal,
            secret,
        };
        this.wait().await?;
        Ok(Some(this))
    }

    async fn wait(&mut self) -> anyhow::Result<()> {
        let client = reqwest::Client::new();
        let address = format!("{}/.well-known/openid-configuration", self.issuer());
        for _ in 0..400 {
            let answer = client.get(&address).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                anyhow::bail!("the identity provider ended with {status}; is its port taken?");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        self.child.kill()?;
        anyhow::bail!("the identity provider does not answer")
    }

    /// Its issuer identifier.
    #[must_use]
    pub fn issuer(&self) -> String {
        issuer(self.port)
    }

    /// As the Trust Document names it.
    ///
    /// # Errors
    /// None for addresses of this machine.
    pub fn pinned(&self) -> anyhow::Result<Idp> {
        Ok(Idp {
            id: ID.parse()?,
            iss: self.issuer().parse()?,
            jwks_uri: format!("{}/jwks", self.issuer()).parse()?,
            procedure: Procedure::Gesundheitsid.name().parse()?,
        })
    }

    /// The registrar's side of the agreement.
    ///
    /// # Errors
    /// The secret cannot be read.
    pub fn relying_party(&self) -> anyhow::Result<RelyingParty> {
        let pinned = self.pinned()?;
        let config = IdentityConfig {
            declarations: vec![Procedure::Eid, Procedure::Gesundheitsid],
            redirect_uri: redirect(self.portal).parse()?,
            timeout_seconds: 10,
            insecure_loopback: true,
            providers: vec![ProviderConfig {
                id: pinned.id,
                procedure: Procedure::Gesundheitsid,
                issuer: pinned.iss,
                jwks_uri: pinned.jwks_uri,
                client_id: CLIENT.to_owned(),
                client_secret_file: Some(self.secret.clone()),
                client_key_file: None,
                client_key_id: None,
                algorithms: vec![Algorithm::Es256],
                acr: [
                    ("gematik-ehealth-loa-high".to_owned(), Level::High),
                    (
                        "gematik-ehealth-loa-substantial".to_owned(),
                        Level::Substantial,
                    ),
                ]
                .into(),
                acr_values: vec!["gematik-ehealth-loa-high".to_owned()],
                scope: "openid".to_owned(),
                max_age: 300,
                pushed: Pushed::Required,
                hosts: Vec::new(),
                claims: ClaimNames::default(),
            }],
        };
        RelyingParty::new(config, Procedures::default())
            .map_err(anyhow::Error::msg)
            .context("the demo's identity provider")
    }

    /// Ends it.
    ///
    /// # Errors
    /// It cannot be ended.
    pub fn stop(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

/// Accounts of staff with the names that people pick them by.
fn accounts() -> Vec<serde_json::Value> {
    let name = |reference: &str| {
        let person = people::staff()
            .into_iter()
            .find(|one| one.get("reference").is_some_and(|r| r == reference));
        let text = |key: &str| {
            let value = person.as_ref().and_then(|one| one.get(key));
            value
                .and_then(|v| v.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        format!("{} {}", text("given"), text("family"))
    };
    people::ACCOUNTS
        .iter()
        .map(|(reference, account)| json!({"account": account, "name": name(reference)}))
        .collect()
}

/// Its issuer identifier on this port.
#[must_use]
pub fn issuer(port: u16) -> String {
    format!("http://localhost:{port}")
}

fn redirect(portal: u16) -> String {
    format!("http://localhost:{portal}/")
}
