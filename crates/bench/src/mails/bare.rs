// SPDX-License-Identifier: EUPL-1.2
//! The peer: lettre's own connections, opened once, without Nagle's delay, with a mail that is made beforehand. No queue, no key, no record.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::Figure;
use crate::cpu;

/// Bytes of a mail of ours, about.
const SIZE: usize = 2_600;

/// # Errors
/// A mail that was not taken.
pub async fn send(port: u16, connections: u32, mails: u32) -> anyhow::Result<Figure> {
    let left = Arc::new(AtomicU32::new(mails));
    let mut ready = Vec::new();
    for _ in 0..connections {
        let tcp = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        tcp.set_nodelay(true)?;
        let hello = ClientId::Domain("musterkasse.example".to_owned());
        ready.push(AsyncSmtpConnection::connect_with_transport(Box::new(tcp), &hello).await?);
    }
    let mut mail = b"From: post@musterkasse.example\r\nTo: erika@mail.example\r\nSubject: Neue Nachricht\r\n\r\n".to_vec();
    while mail.len() < SIZE {
        mail.extend_from_slice(
            b"Sie haben eine neue Nachricht. Bitte melden Sie sich im Portal an.\r\n",
        );
    }
    let mail: Arc<[u8]> = mail.into();
    let envelope = Envelope::new(
        Some("post@musterkasse.example".parse()?),
        vec!["erika@mail.example".parse()?],
    )?;
    let mut all = JoinSet::new();
    let (started, before) = (Instant::now(), cpu::used()?);
    for mut connection in ready {
        let (left, mail, envelope) = (Arc::clone(&left), Arc::clone(&mail), envelope.clone());
        all.spawn(async move {
            let take = |n: u32| n.checked_sub(1);
            while left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
                .is_ok()
            {
                connection.send(&envelope, &mail).await?;
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
