// SPDX-License-Identifier: EUPL-1.2
//! What the DNS says of a relay. Signatures are checked here (RFC 4035, by `hickory-resolver`), down from the root: a resolver's word that it
//! has checked them (the AD bit) would be as good as the way to it.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::dnssec::TrustAnchors;
use hickory_resolver::proto::rr::rdata::TLSA;
use hickory_resolver::proto::rr::rdata::tlsa::{CertUsage, Matching, Selector};
use hickory_resolver::proto::rr::{RData, RecordType};

use crate::backoff::Failure;
use crate::config::{ConfigError, DaneConfig};

/// For one question to one name server.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks the DNS. Keeps answers for as long as they may be kept.
pub struct Zone(TokioResolver);

/// Why a relay has no record that could be gone by.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NoRecords {
    /// The name has none.
    Absent,
    /// It has some, and its zone is not signed.
    Unsigned,
    /// It has some of kinds that say nothing here (RFC 7672, 3.1.3: usages 0 and 1).
    Unusable,
    /// No answer, or one whose signatures are wrong.
    Failed(String),
}

impl fmt::Display for NoRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("the name has no TLSA record"),
            Self::Unsigned => f.write_str("the zone of its TLSA records is not signed (DNSSEC)"),
            Self::Unusable => f.write_str("its TLSA records are not of usage 2 or 3"),
            Self::Failed(reason) => write!(f, "no valid answer of the DNS: {reason}"),
        }
    }
}

impl Zone {
    /// # Errors
    /// A key of `[notifier.dane]` that cannot be used; a machine without name servers.
    pub fn new(config: &DaneConfig) -> Result<Self, ConfigError> {
        let mut builder = if config.resolvers.is_empty() {
            TokioResolver::builder_tokio().map_err(|_| {
                ConfigError::new("dane.resolvers", "the system names none; name one here")
            })?
        } else {
            let servers = config.resolvers.iter().map(|address| {
                let mut udp = ConnectionConfig::udp();
                let mut tcp = ConnectionConfig::tcp();
                (udp.port, tcp.port) = (address.port(), address.port());
                NameServerConfig::new(address.ip(), true, vec![udp, tcp])
            });
            TokioResolver::builder_with_config(
                ResolverConfig::from_name_servers(servers.collect()),
                TokioRuntimeProvider::default(),
            )
        };
        let options = builder.options_mut();
        options.validate = true;
        options.timeout = PATIENCE;
        options.attempts = 2;
        if let Some(file) = &config.anchors_file {
            let anchors = TrustAnchors::from_file(file).map_err(|_| {
                ConfigError::new("dane.anchors_file", "cannot be read as DNSKEY records")
            })?;
            if anchors.is_empty() {
                return Err(ConfigError::new("dane.anchors_file", "holds no DNSKEY"));
            }
            builder = builder.with_trust_anchor(Arc::new(anchors));
        }
        let resolver = builder
            .build()
            .map_err(|error| ConfigError::new("dane.resolvers", error.to_string()))?;
        Ok(Self(resolver))
    }

    pub(super) async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Failure> {
        let found = self.0.lookup_ip(format!("{host}.")).await;
        let found: Vec<_> = found.map_err(|_| Failure::Connect)?.iter().collect();
        if found.is_empty() {
            return Err(Failure::Connect);
        }
        Ok(found)
    }

    /// At least one.
    pub(super) async fn associations(&self, host: &str, port: u16) -> Result<Vec<TLSA>, NoRecords> {
        let name = format!("_{port}._tcp.{host}.");
        let answer = match self.0.lookup(name, RecordType::TLSA).await {
            Ok(answer) => answer,
            Err(error) if error.is_no_records_found() => return Err(NoRecords::Absent),
            Err(error) => return Err(NoRecords::Failed(error.to_string())),
        };
        let mut reason = NoRecords::Absent;
        let mut usable = Vec::new();
        for record in answer.answers() {
            let RData::TLSA(tlsa) = &record.data else {
                continue;
            };
            if !record.proof.is_secure() {
                return Err(NoRecords::Unsigned);
            }
            if speaks(tlsa) {
                usable.push(tlsa.clone());
            } else {
                reason = NoRecords::Unusable;
            }
        }
        if usable.is_empty() {
            Err(reason)
        } else {
            Ok(usable)
        }
    }
}

/// RFC 7672, 3.1: usages 2 (DANE-TA) and 3 (DANE-EE), and what we know to compare.
fn speaks(tlsa: &TLSA) -> bool {
    matches!(tlsa.cert_usage, CertUsage::DaneTa | CertUsage::DaneEe)
        && matches!(tlsa.selector, Selector::Full | Selector::Spki)
        && matches!(
            tlsa.matching,
            Matching::Raw | Matching::Sha256 | Matching::Sha512
        )
}
