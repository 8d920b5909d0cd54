// SPDX-License-Identifier: EUPL-1.2
//! How the bucket is reached: the TLS of the rest of the project, no proxy and no setting from the environment, no redirect.

use std::time::Duration;

use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector};
use reqwest::tls::Certificate;

use crate::config::S3Config;
use crate::error::StoreError;

/// Gives `object_store` our client instead of one that it would make itself.
#[derive(Debug)]
pub(super) struct Connector(reqwest::Client);

impl Connector {
    /// `tls`: refuse anything else.
    pub(super) fn new(config: &S3Config, tls: bool) -> Result<Self, StoreError> {
        // Whoever came first chose the provider; all would choose this one.
        let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
        // No limit on the whole of an answer: a download lasts as long as its reader takes.
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .https_only(tls)
            .no_proxy()
            .http1_only()
            .user_agent("siegelpost")
            .connect_timeout(Duration::from_secs(config.connect_timeout_s))
            .read_timeout(Duration::from_secs(config.read_timeout_s));
        if let Some(path) = &config.ca_file {
            let fault = |e: &dyn std::fmt::Display| {
                StoreError::Unavailable(format!("{}: {e}", path.display()))
            };
            let pem = std::fs::read(path).map_err(|e| fault(&e))?;
            let read = Certificate::from_pem_bundle(&pem).map_err(|e| fault(&e))?;
            builder = builder.tls_certs_only(read);
        }
        let client = builder
            .build()
            .map_err(|e| StoreError::Unavailable(format!("store.blobs: {e}")))?;
        Ok(Self(client))
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.0.clone()))
    }
}
