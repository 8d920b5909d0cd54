// SPDX-License-Identifier: EUPL-1.2
//! Does the DNS say what receivers of our mails look for? The keys that sign (DKIM, RFC 6376, 3.6.1), who may send (SPF, RFC 7208, 4.5), and
//! what becomes of what is not signed (DMARC, RFC 7489, 6.6.3). Asked as the relays of others ask, and only here: nothing else looks anything up.

use std::collections::BTreeSet;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::{RData, RecordType};
use notifier::NotifierConfig;
use notifier::address::Recipient;
use notifier::dkim::Keys;

use super::Finding;

/// Names that exist nowhere (RFC 2606, RFC 6761): installations for tests and demonstrations.
const RESERVED: [&str; 4] = ["example", "test", "invalid", "localhost"];
/// For one question; there are a handful, asked at once.
const PATIENCE: Duration = Duration::from_secs(3);

/// Domains of this installation's mails.
struct Domains {
    /// In `From`: what people see, and DMARC is about.
    named: BTreeSet<String>,
    /// In `MAIL FROM`: what SPF is about.
    sending: BTreeSet<String>,
}

impl Domains {
    fn of(config: &NotifierConfig) -> Self {
        let domain = |address: &String| Some(Recipient::parse(address).ok()?.domain().to_owned());
        let named: BTreeSet<String> = [Some(&config.from), config.discreet.from.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(domain)
            .collect();
        let sending = match (&config.returns, &config.bounce_address) {
            (Some(returns), _) => BTreeSet::from([returns.domain.clone()]),
            (None, Some(bounce)) => domain(bounce).into_iter().collect(),
            (None, None) => named.clone(),
        };
        Self { named, sending }
    }

    fn are_reserved(&self) -> bool {
        let mut all = self.named.iter().chain(&self.sending);
        all.all(|domain| {
            let last = domain.rsplit('.').next().unwrap_or_default();
            RESERVED.contains(&last)
        })
    }
}

pub(super) async fn examine(config: &NotifierConfig) -> Vec<Finding> {
    let domains = Domains::of(config);
    if domains.are_reserved() {
        return vec![Finding::ok(
            "mail-dns",
            "the domain is one of those that exist nowhere: nothing to look up",
        )];
    }
    let resolver = TokioResolver::builder_tokio().and_then(|mut builder| {
        let options = builder.options_mut();
        options.timeout = PATIENCE;
        options.attempts = 2;
        builder.build()
    });
    match resolver {
        Ok(resolver) => look_up(&resolver, config, &domains).await,
        Err(error) => vec![silent(&error.to_string())],
    }
}

async fn look_up(
    resolver: &TokioResolver,
    config: &NotifierConfig,
    domains: &Domains,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Keys that cannot be read are another check's finding.
    let records = Keys::load(config).and_then(|keys| keys.records());
    for record in records.unwrap_or_default() {
        findings.push(dkim(resolver, &record.name, &record.value).await);
    }
    for domain in &domains.sending {
        findings.push(spf(resolver, domain).await);
    }
    for domain in &domains.named {
        findings.push(dmarc(resolver, domain).await);
    }
    findings
}

fn silent(error: &str) -> Finding {
    Finding::warn("mail-dns", format!("the DNS does not answer: {error}"))
}

/// The text records of a name, each put together from its parts. A name that does not exist has none.
async fn texts(resolver: &TokioResolver, name: &str) -> Result<Vec<String>, Finding> {
    let found = match resolver.lookup(format!("{name}."), RecordType::TXT).await {
        Ok(found) => found,
        Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
        Err(error) => return Err(silent(&format!("{name}: {error}"))),
    };
    let answers = found.answers().iter();
    let texts = answers.filter_map(|record| match &record.data {
        RData::TXT(text) => Some(text.txt_data.concat()),
        _ => None,
    });
    Ok(texts
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect())
}

/// The value of a tag in a record of `tag=value` parts, without the blanks that may stand anywhere in it.
fn tag(record: &str, name: &str) -> Option<String> {
    record.split(';').find_map(|part| {
        let (tag, value) = part.split_once('=')?;
        (tag.trim() == name).then(|| value.split_whitespace().collect())
    })
}

async fn dkim(resolver: &TokioResolver, name: &str, ours: &str) -> Finding {
    let published = match texts(resolver, name).await {
        Ok(published) => published,
        Err(finding) => return finding,
    };
    let check = "dkim-dns";
    if published
        .iter()
        .any(|text| tag(text, "p") == tag(ours, "p"))
    {
        return Finding::ok(check, format!("{name}: our key"));
    }
    let what = if published.is_empty() {
        "no record"
    } else {
        "another key"
    };
    Finding::fail(
        check,
        format!(
            "{name}: {what}, so that no signature holds; publish what `siegelpost admin dkim-key show` prints"
        ),
    )
}

async fn spf(resolver: &TokioResolver, domain: &str) -> Finding {
    let check = "spf";
    let all = match texts(resolver, domain).await {
        Ok(all) => all,
        Err(finding) => return finding,
    };
    let is_spf = |text: &&String| text.as_str() == "v=spf1" || text.starts_with("v=spf1 ");
    let records: Vec<&String> = all.iter().filter(is_spf).collect();
    match records.as_slice() {
        [] => Finding::warn(
            check,
            format!("{domain}: no record; say there which relays may send (docs/MAIL.md)"),
        ),
        [record]
            if record
                .split(' ')
                .any(|term| term == "+all" || term == "all") =>
        {
            Finding::fail(check, format!("{domain}: lets everybody send"))
        }
        [record] => Finding::ok(check, format!("{domain}: {record}")),
        _ => Finding::fail(
            check,
            format!("{domain}: more than one record, which counts as none"),
        ),
    }
}

/// At the domain itself, or else at the nearest one above it.
async fn dmarc(resolver: &TokioResolver, domain: &str) -> Finding {
    let check = "dmarc";
    let mut at = domain;
    while at.contains('.') {
        let all = match texts(resolver, &format!("_dmarc.{at}")).await {
            Ok(all) => all,
            Err(finding) => return finding,
        };
        let is_dmarc = |text: &&String| tag(text, "v").as_deref() == Some("DMARC1");
        let records: Vec<&String> = all.iter().filter(is_dmarc).collect();
        match records.as_slice() {
            [] => {}
            [record] => return policy(at, domain, record),
            _ => {
                return Finding::fail(
                    check,
                    format!("_dmarc.{at}: more than one record, which counts as none"),
                );
            }
        }
        at = at.split_once('.').map_or("", |(_, above)| above);
    }
    Finding::warn(
        check,
        format!("_dmarc.{domain}: no record, so that anybody can write in our name"),
    )
}

fn policy(at: &str, domain: &str, record: &str) -> Finding {
    let check = "dmarc";
    // For a name below it the policy of subdomains counts.
    let below = (at != domain).then(|| tag(record, "sp")).flatten();
    match below.or_else(|| tag(record, "p")).as_deref() {
        Some(policy @ ("reject" | "quarantine")) => {
            Finding::ok(check, format!("_dmarc.{at}: {policy}"))
        }
        Some("none") => Finding::warn(
            check,
            format!("_dmarc.{at}: `none` asks for reports only, and forged mails arrive"),
        ),
        _ => Finding::fail(check, format!("_dmarc.{at}: no policy in it")),
    }
}

#[cfg(test)]
#[path = "dns_tests.rs"]
mod tests;
