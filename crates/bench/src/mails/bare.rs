// SPDX-License-Identifier: EUPL-1.2
//! The peer: lettre's own connections, opened once, without Nagle's delay, with mails of ours to the same
//! persons, made beforehand. No queue, no key, no record.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use mailbox::model::OutboxKind;
use mailbox::{Clock as _, SystemClock};
use notifier::address::Recipient;
use notifier::{Brand, Lang, Renderer, Words};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::fill::{self, ADDRESSES};
use super::{FROM, Figure};
use crate::cpu;

/// # Errors
/// A mail that was not taken.
pub async fn send(
    port: u16,
    connections: u32,
    mails: u32,
    brand: &Brand,
) -> anyhow::Result<Figure> {
    let left = Arc::new(AtomicU32::new(mails));
    let mut ready = Vec::new();
    for _ in 0..connections {
        let tcp = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        tcp.set_nodelay(true)?;
        let hello = ClientId::Domain("musterkasse.example".to_owned());
        ready.push(AsyncSmtpConnection::connect_with_transport(Box::new(tcp), &hello).await?);
    }
    let ready_mails: Arc<[(Envelope, Vec<u8>)]> = mails_of_ours(brand)?.into();
    let mut all = JoinSet::new();
    let (started, before) = (Instant::now(), cpu::used()?);
    for mut connection in ready {
        let (left, ready_mails) = (Arc::clone(&left), Arc::clone(&ready_mails));
        all.spawn(async move {
            let take = |n: u32| n.checked_sub(1);
            while let Ok(n) = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take) {
                let next = usize::try_from(n)? % ready_mails.len();
                if let Some((envelope, mail)) = ready_mails.get(next) {
                    connection.send(envelope, mail).await?;
                }
            }
            connection.quit().await?;
            anyhow::Ok(())
        });
    }
    while let Some(one) = all.join_next().await {
        one??;
    }
    Ok(Figure::of(mails, started.elapsed(), cpu::used()? - before))
}

/// One for each address that the outbox is filled with.
fn mails_of_ours(brand: &Brand) -> anyhow::Result<Vec<(Envelope, Vec<u8>)>> {
    let from = Recipient::parse(FROM)?;
    let renderer = Renderer::new(&from, brand)?;
    let words = Words::of(OutboxKind::Message, None, None);
    let now = SystemClock.now();
    (0..ADDRESSES)
        .map(|n| {
            let address = fill::address(n);
            let to = Recipient::parse(&address)?;
            let mail = renderer.render(&words, Lang::from_tag("de"), &to, Uuid::new_v4(), now)?;
            let envelope = Envelope::new(Some(FROM.parse()?), vec![address.parse()?])?;
            Ok((envelope, mail))
        })
        .collect()
}
