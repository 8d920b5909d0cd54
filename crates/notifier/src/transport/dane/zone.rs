// SPDX-License-Identifier: EUPL-1.2
//! What the DNS says of a relay. Signatures are checked here (RFC 4035, by `hickory-resolver`), down from the root: a resolver's word that it
//! has checked them (the AD bit) would be as good as the way to it.

use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::dnssec::TrustAnchors;
use hickory_resolver::proto::rr::rdata::TLSA;
use hickory_resolver::proto::rr::rdata::tlsa::{CertUsage, Matching, Selector};
use hickory_resolver::proto::rr::{RData, RecordType};
use tokio::sync::{mpsc, oneshot};

use crate::backoff::Failure;
use crate::config::{ConfigError, DaneConfig};

/// For one question to one name server.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whose signatures are checked is asked for again for each zone above, one call within the other: what a name server says decides how deep it
/// goes, up to the library's limit of 26, and a debug build wants 80 KiB for each.
const STACK: usize = 16 << 20;

/// Asks the DNS, on a thread of its own. Keeps answers for as long as they may be kept.
pub struct Zone(mpsc::UnboundedSender<Question>);

enum Question {
    Addresses(String, oneshot::Sender<Result<Vec<IpAddr>, Failure>>),
    Records(String, oneshot::Sender<Result<Vec<TLSA>, NoRecords>>),
}

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
            builder = builder.with_trust_anchor(Arc::new(anchors(file)?));
        }
        let resolver = builder
            .build()
            .map_err(|error| ConfigError::new("dane.resolvers", error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| ConfigError::new("dane.resolvers", error.to_string()))?;
        let (ask, questions) = mpsc::unbounded_channel();
        std::thread::Builder::new()
            .name("dane".to_owned())
            .stack_size(STACK)
            .spawn(move || runtime.block_on(answer(resolver, questions)))
            .map_err(|error| ConfigError::new("dane.resolvers", error.to_string()))?;
        Ok(Self(ask))
    }

    pub(super) async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, Failure> {
        let (to, answer) = oneshot::channel();
        let asked = self.0.send(Question::Addresses(format!("{host}."), to));
        asked.map_err(|_| Failure::Connect)?;
        answer.await.map_err(|_| Failure::Connect)?
    }

    /// At least one.
    pub(super) async fn associations(&self, host: &str, port: u16) -> Result<Vec<TLSA>, NoRecords> {
        let gone = || NoRecords::Failed("shutting down".to_owned());
        let (to, answer) = oneshot::channel();
        let name = format!("_{port}._tcp.{host}.");
        let asked = self.0.send(Question::Records(name, to));
        asked.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// Answers until nobody can ask any more.
async fn answer(resolver: TokioResolver, mut questions: mpsc::UnboundedReceiver<Question>) {
    while let Some(question) = questions.recv().await {
        let resolver = resolver.clone();
        // Whoever asked may have gone away.
        tokio::spawn(async move {
            match question {
                Question::Addresses(name, to) => {
                    let _ = to.send(addresses(&resolver, name).await);
                }
                Question::Records(name, to) => {
                    let _ = to.send(records(&resolver, name).await);
                }
            }
        });
    }
}

async fn addresses(resolver: &TokioResolver, name: String) -> Result<Vec<IpAddr>, Failure> {
    let found = resolver.lookup_ip(name).await;
    let found: Vec<_> = found.map_err(|_| Failure::Connect)?.iter().collect();
    if found.is_empty() {
        return Err(Failure::Connect);
    }
    Ok(found)
}

async fn records(resolver: &TokioResolver, name: String) -> Result<Vec<TLSA>, NoRecords> {
    let answer = match resolver.lookup(name, RecordType::TLSA).await {
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

fn anchors(file: &Path) -> Result<TrustAnchors, ConfigError> {
    let refused = |reason: &str| ConfigError::new("dane.anchors_file", reason);
    let text = std::fs::read_to_string(file).map_err(|_| refused("cannot be read"))?;
    let anchors: TrustAnchors = text
        .parse()
        .map_err(|_| refused("cannot be read as DNSKEY records"))?;
    // The library counts keys of the root alone.
    let mut lines = text.lines().map(str::trim);
    if lines.any(|line| !line.is_empty() && !line.starts_with(';')) {
        Ok(anchors)
    } else {
        Err(refused("holds no DNSKEY"))
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
