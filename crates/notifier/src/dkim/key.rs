// SPDX-License-Identifier: EUPL-1.2
//! Keys that sign mails, and what is published of them.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;

use crate::config::{ConfigError, DkimAlgorithm, DkimConfig};

/// Least length of an RSA key in bytes: 2048 bits (RFC 8301 asks for 1024 at least).
const RSA_LEAST: usize = 256;

/// A key and the name under which its public half stands in the DNS.
pub(super) struct Key {
    pub selector: String,
    pub domain: String,
    pair: Pair,
}

enum Pair {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// What is to be published so that others can check signatures: one TXT record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    /// `<selector>._domainkey.<domain>`.
    pub name: String,
    /// `v=DKIM1; …`.
    pub value: String,
}

impl fmt::Display for Record {
    /// A line of a zone file; a string in it holds at most 255 characters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. IN TXT", self.name)?;
        for part in parts(&self.value, 255) {
            write!(f, " \"{part}\"")?;
        }
        Ok(())
    }
}

/// ASCII text in parts of at most `length` characters.
pub(super) fn parts(text: &str, length: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars
        .chunks(length)
        .map(|part| part.iter().collect())
        .collect()
}

impl Key {
    /// Reads the key's file; `domain` is what it signs for.
    pub fn load(config: &DkimConfig, domain: &str) -> Result<Self, ConfigError> {
        let wrong = |what: &str| {
            let reason = format!("of selector {}: {what}", config.selector);
            ConfigError::new("dkim.key_file", reason)
        };
        let der = PrivatePkcs8KeyDer::from_pem_file(&config.key_file)
            .map_err(|_| wrong("cannot be read as a private key in PEM (PKCS#8)"))?;
        let pair = Pair::from_pkcs8(config.algorithm, der.secret_pkcs8_der()).ok_or_else(|| {
            wrong("holds no key of this algorithm, or one of less than 2048 bits")
        })?;
        Ok(Self {
            selector: config.selector.clone(),
            domain: domain.to_ascii_lowercase(),
            pair,
        })
    }

    /// Value of `a=`.
    pub const fn algorithm(&self) -> &'static str {
        match self.pair {
            Pair::Rsa(_) => "rsa-sha256",
            Pair::Ed25519(_) => "ed25519-sha256",
        }
    }

    /// Signs the hash of `data`: RFC 6376, 3.3.1, and RFC 8463, 3.
    pub fn sign(&self, data: &[u8]) -> Result<Vec<u8>, Unspecified> {
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                let chance = SystemRandom::new();
                pair.sign(&RSA_PKCS1_SHA256, &chance, data, &mut signature)?;
                Ok(signature)
            }
            Pair::Ed25519(pair) => {
                let signature = pair.try_sign(digest(&SHA256, data).as_ref())?;
                Ok(signature.as_ref().to_vec())
            }
        }
    }

    pub fn record(&self) -> Result<Record, Unspecified> {
        self.pair.record(&self.selector, &self.domain)
    }
}

impl Pair {
    fn from_pkcs8(algorithm: DkimAlgorithm, der: &[u8]) -> Option<Self> {
        match algorithm {
            DkimAlgorithm::Rsa => RsaKeyPair::from_pkcs8(der)
                .ok()
                .filter(|pair| pair.public_modulus_len() >= RSA_LEAST)
                .map(|pair| Self::Rsa(Box::new(pair))),
            DkimAlgorithm::Ed25519 => Ed25519KeyPair::from_pkcs8(der)
                .ok()
                .map(|pair| Self::Ed25519(Box::new(pair))),
        }
    }

    fn generate(algorithm: DkimAlgorithm) -> Result<Self, Unspecified> {
        Ok(match algorithm {
            DkimAlgorithm::Rsa => Self::Rsa(Box::new(RsaKeyPair::generate(KeySize::Rsa2048)?)),
            DkimAlgorithm::Ed25519 => Self::Ed25519(Box::new(Ed25519KeyPair::generate()?)),
        })
    }

    fn pkcs8(&self) -> Result<Vec<u8>, Unspecified> {
        match self {
            Self::Rsa(pair) => {
                let der: Pkcs8V1Der<'_> = pair.as_der()?;
                Ok(der.as_ref().to_vec())
            }
            Self::Ed25519(pair) => Ok(pair.to_pkcs8v1()?.as_ref().to_vec()),
        }
    }

    fn record(&self, selector: &str, domain: &str) -> Result<Record, Unspecified> {
        let (kind, public) = match self {
            Self::Rsa(pair) => {
                let der: PublicKeyX509Der<'_> = pair.public_key().as_der()?;
                ("rsa", BASE64_STANDARD.encode(der.as_ref()))
            }
            Self::Ed25519(pair) => (
                "ed25519",
                BASE64_STANDARD.encode(pair.public_key().as_ref()),
            ),
        };
        Ok(Record {
            name: format!("{selector}._domainkey.{domain}"),
            value: format!("v=DKIM1; k={kind}; p={public}"),
        })
    }
}

/// Makes a new key: its private half as PEM (PKCS#8) and the record of its public half.
///
/// # Errors
/// A selector or domain that cannot stand in the DNS, or no key could be made.
pub fn generate(
    algorithm: DkimAlgorithm,
    selector: &str,
    domain: &str,
) -> Result<(String, Record), ConfigError> {
    check_name(selector, domain)?;
    let failed = |_| ConfigError::new("dkim", "no key could be made");
    let pair = Pair::generate(algorithm).map_err(failed)?;
    let body = BASE64_STANDARD.encode(pair.pkcs8().map_err(failed)?);
    let lines = parts(&body, 64).join("\n");
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----");
    let record = pair.record(selector, domain).map_err(failed)?;
    Ok((pem, record))
}

/// Both become part of a name in the DNS, and stand in a header.
pub(super) fn check_name(selector: &str, domain: &str) -> Result<(), ConfigError> {
    if !crate::address::is_host_name(domain) {
        return Err(ConfigError::new("dkim.domain", "not a host name"));
    }
    if !crate::address::is_host_name(&format!("{selector}.{domain}")) {
        return Err(ConfigError::new(
            "dkim.selector",
            "letters, digits and hyphens, as a name in the DNS",
        ));
    }
    Ok(())
}
