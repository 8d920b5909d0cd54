// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost audit export`: the chain as lines, page after page, so that memory stays small whatever its length.

use std::io::Write;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mailbox::service::{ReceiptSigner, Signing};
use mailbox::store::audit_chain::SealedEntry;
use mailbox::{Ambient, Store, Timestamp};
use protocol::json::{self, V1};
use protocol::{Hash, ledger};

use super::line::Line;
use super::sealer;
use crate::config::Config;

/// Entries of one page.
const PAGE: u32 = 2_000;

/// Which entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Range {
    /// From two texts, each a day or a moment; days begin in UTC.
    ///
    /// # Errors
    /// A text that is neither, or an end before the beginning.
    pub fn parse(from: Option<&str>, to: Option<&str>) -> anyhow::Result<Self> {
        let at = |name: &str, text: Option<&str>| {
            text.map(|text| {
                moment(text).with_context(|| format!("{name}: neither a day nor a moment"))
            })
            .transpose()
        };
        let range = Self {
            from: at("--from", from)?,
            to: at("--to", to)?,
        };
        if let (Some(from), Some(to)) = (range.from, range.to) {
            ensure!(from < to, "--from is not before --to");
        }
        Ok(range)
    }
}

fn moment(text: &str) -> anyhow::Result<Timestamp> {
    let at = match text.parse::<Date>() {
        Ok(day) if text.len() == 10 => TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0))?,
        _ => text.parse::<jiff::Timestamp>()?,
    };
    Ok(Timestamp::from_micros(at.as_microsecond()))
}

/// Seals what waits, and writes the entries of a range: all from the first to the last one that lies in it by time, without gaps.
///
/// # Errors
/// The store does not answer, the receipt key cannot be read, nothing can be written, or the log was shortened meanwhile.
pub async fn export(config: &Config, range: Range, out: &mut impl Write) -> anyhow::Result<()> {
    let web = config.web()?;
    let store = Store::open(&config.store)?;
    let ambient = Ambient::system();
    let signer = web::receipt_key(web)?;
    let key = signer.public();
    let signer: Arc<dyn ReceiptSigner> = Arc::new(signer);
    sealer::seal(&store, &ambient, &signer, Signing::Now).await?;

    let org = signer.org().clone();
    let (from, to, prev) = bounds(&store, range, ledger::begin(&org)).await?;
    write(
        out,
        &Line::Begin {
            v: V1,
            org,
            from,
            prev,
            key,
        },
    )?;
    let (mut next, mut hash, mut signed) = (from, prev, false);
    // The head of a closed stretch says in signed words what is not there any more.
    for (_, head) in heads(&store, from.saturating_sub(1), from.saturating_sub(1)).await? {
        write(out, &head)?;
        signed = true;
    }
    while next <= to {
        let entries = store
            .read("audit_page", move |tx| tx.audit_chain().page(next, PAGE))
            .await?;
        let Some(last) = entries.last().map(|one| one.entry.n.min(to)) else {
            bail!("entry {next} is gone: the log was shortened meanwhile, please export anew");
        };
        let mut heads = heads(&store, next, last).await?.into_iter().peekable();
        for SealedEntry { entry, hash: own } in entries {
            let n = entry.n;
            if n > to {
                break;
            }
            hash = own;
            let entry = Box::new(entry);
            write(out, &Line::Entry { entry, hash })?;
            signed = false;
            if let Some((_, head)) = heads.next_if(|(at, _)| *at == n) {
                write(out, &head)?;
                signed = true;
            }
            next = n + 1;
        }
    }
    if !signed {
        let stmt = signer.sign_head(to, hash, ambient.now())?.into_envelope();
        write(out, &Line::Head { stmt })?;
    }
    Ok(())
}

/// First and last number of a range, and the hash before the first one. An empty range ends before it begins.
async fn bounds(store: &Store, range: Range, begin: Hash) -> anyhow::Result<(u64, u64, Hash)> {
    let found = store
        .read("audit_bounds", move |tx| {
            let all = tx.audit_chain().page(0, 1)?.first().map(|one| one.entry.n);
            let last = tx.audit_chain().last()?.map(|(n, _)| n);
            let bounds = match (range.from, range.to) {
                (None, None) => all.zip(last),
                (from, to) => {
                    let from = from.unwrap_or(Timestamp::from_micros(i64::MIN));
                    let to = to.unwrap_or(Timestamp::from_micros(i64::MAX));
                    tx.audit_chain().between(from, to)?
                }
            };
            // Nothing in it: what is signed then is that the chain ends where it does.
            let last = last.unwrap_or(0);
            let (from, to) = bounds.unwrap_or((last + 1, last));
            let before = from.saturating_sub(1);
            let prev = match tx.audit_chain().page(before, 1)?.first() {
                Some(one) if one.entry.n == before => Some(one.hash),
                _ => {
                    let head = tx.audit_chain().heads(before, before)?;
                    head.first().map(|head| head.hash)
                }
            };
            Ok((from, to, prev))
        })
        .await?;
    let (from, to, prev) = found;
    let prev = match prev {
        _ if from <= 1 => begin,
        Some(prev) => prev,
        None => bail!(
            "entry {} is not there, and no signed head stands for it",
            from - 1
        ),
    };
    Ok((from, to, prev))
}

/// Signed heads as lines, by number.
async fn heads(store: &Store, from: u64, to: u64) -> anyhow::Result<Vec<(u64, Line)>> {
    let heads = store
        .read("audit_heads", move |tx| tx.audit_chain().heads(from, to))
        .await?;
    heads
        .into_iter()
        .map(|head| {
            let stmt = head.envelope.envelope()?;
            Ok((head.n, Line::Head { stmt }))
        })
        .collect()
}

fn write(out: &mut impl Write, line: &Line) -> anyhow::Result<()> {
    out.write_all(&json::encode(line)?)?;
    out.write_all(b"\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_days_and_moments_and_nothing_else() {
        let day = Range::parse(Some("2026-11-01"), None).unwrap();
        let moment = Range::parse(Some("2026-11-01T00:00:00Z"), None).unwrap();
        assert_eq!(day, moment);
        assert_eq!(day.from.unwrap().secs(), 1_793_491_200);
        for text in ["", "gestern", "2026-13-01", "2026-11-01T00:00", "1"] {
            assert!(Range::parse(None, Some(text)).is_err(), "{text}");
        }
        assert!(Range::parse(Some("2026-11-02"), Some("2026-11-01")).is_err());
    }
}
