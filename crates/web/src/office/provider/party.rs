// SPDX-License-Identifier: EUPL-1.2
//! The insurer's identity provider as the back office uses it.

use std::path::Path;
use std::time::Duration;

use mailbox::clock::Timestamp;
use mailbox::model::{ProviderLogout, ProviderProof, Vouched};
use oidc::{Fault, IdToken, Logout, Name, NameKey, Provider};
use protocol::UnixTime;
use protocol::tup::h;

use crate::config::OfficeIdp;
use crate::error::{ApiError, Code};

/// The provider, and how its names become hashes.
pub(crate) struct StaffIdp {
    pub provider: Provider,
    key: NameKey,
    claim: String,
    acr: Vec<String>,
    amr: Vec<String>,
    limit: Duration,
    /// Where people come back to from signing out there; none: they are not sent.
    back: Option<String>,
}

impl StaffIdp {
    /// Sets the relying party up; no connection is made yet. `origin` is the back office's: people come back to its start page.
    ///
    /// # Errors
    /// The file, and a sentence about it or about the setting.
    pub(crate) fn new(config: &OfficeIdp, origin: &str) -> Result<Self, String> {
        let file =
            |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let key = NameKey::read(&config.name_key_file)
            .map_err(|error| file(&config.name_key_file, &error))?;
        let start = format!("{origin}/");
        let provider = Provider::new(
            config.settings(),
            &start,
            Duration::from_secs(config.timeout_seconds),
            config.insecure_loopback,
        )?;
        Ok(Self {
            provider,
            key,
            claim: config.account_claim.clone(),
            acr: config.acr.clone(),
            amr: config.amr.clone(),
            limit: Duration::from_secs(u64::from(config.hours) * 3_600),
            back: config.logout.then_some(start),
        })
    }

    /// Where to sign out there, for whoever has signed out here; none where that is switched off or not offered.
    ///
    /// # Errors
    /// [`Fault`] when the provider does not say where.
    pub(crate) async fn leave(&self, state: &str, now: UnixTime) -> Result<Option<String>, Fault> {
        match &self.back {
            Some(back) => self.provider.end_session(back, state, now).await,
            None => Ok(None),
        }
    }

    /// Whether people will be sent there; not known before the provider was looked at for the first time.
    pub(crate) async fn is_left_too(&self) -> bool {
        self.back.is_some() && self.provider.ends_sessions().await
    }

    /// When the provider has to be asked again.
    pub(crate) fn until(&self, shown_at: Timestamp) -> Timestamp {
        shown_at + self.limit
    }

    /// Whether what was shown still counts.
    pub(crate) fn counts(&self, proof: &ProviderProof, now: Timestamp) -> bool {
        now < self.until(proof.shown_at)
    }

    /// Whom a token vouches for.
    ///
    /// # Errors
    /// [`Fault::LEVEL`] without the second factor that the configuration asks for; [`Fault::SUBJECT`] without an account.
    pub(crate) fn vouched(&self, token: &IdToken) -> Result<Vouched, Fault> {
        let acr = |wanted: &Vec<String>| {
            let said = token.claim("acr");
            said.is_some_and(|said| wanted.iter().any(|one| one == said))
        };
        if !self.acr.is_empty() && !acr(&self.acr) {
            return Err(Fault::LEVEL);
        }
        if !self.amr.is_empty() && !token.lists_one_of("amr", &self.amr) {
            return Err(Fault::LEVEL);
        }
        let claim = |name: &str| token.claim(name).filter(|text| !text.is_empty());
        let account = claim(&self.claim).ok_or(Fault::SUBJECT)?;
        let subject = claim("sub").ok_or(Fault::SUBJECT)?;
        Ok(Vouched {
            account: self.name(Name::Account, account),
            subject: self.name(Name::Subject, subject),
            sid: claim("sid").map(|sid| self.name(Name::Session, sid)),
            iat: token.issued_at().0,
        })
    }

    /// What a logout token ends.
    pub(crate) fn left(&self, logout: &Logout) -> ProviderLogout {
        let issuer = self.provider.issuer().as_bytes();
        ProviderLogout {
            jti: h("sp1/office/jti", &[issuer, logout.jti.as_bytes()]),
            subject: logout
                .sub
                .as_deref()
                .map(|sub| self.name(Name::Subject, sub)),
            sid: logout
                .sid
                .as_deref()
                .map(|sid| self.name(Name::Session, sid)),
            iat: logout.iat.0,
            expires_at: Timestamp::from_secs(logout.over().0),
        }
    }

    fn name(&self, what: Name, text: &str) -> protocol::Hash {
        self.key.of(what, self.provider.issuer(), text)
    }
}

/// What the page is told; the log has the name of the fault, and no token or name of anybody.
pub(crate) fn refused(fault: Fault) -> ApiError {
    tracing::warn!(fault = fault.code(), "identity provider of staff");
    match fault.public() {
        "provider-failed" => Code::ProviderFailed,
        "level-too-low" => Code::ProviderLevel,
        _ => Code::ProviderRefused,
    }
    .into()
}
