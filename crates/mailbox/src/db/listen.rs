// SPDX-License-Identifier: EUPL-1.2
//! PostgreSQL's notices from all nodes become this process's events. A thread of its own, because the
//! connection is synchronous; it ends when nobody holds the store any more.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use tokio::sync::broadcast;

use super::conn::Conn;
use super::dialect::CHANNEL;
use super::open::{Source, Use};
use crate::error::StoreError;
use crate::event::Event;

const POLL: Duration = Duration::from_millis(40);
const RECONNECT: Duration = Duration::from_secs(1);

/// Starts listening.
pub(crate) fn start(
    source: Source,
    events: broadcast::WeakSender<Event>,
) -> Result<(), StoreError> {
    let first = listening(&source)?;
    std::thread::Builder::new()
        .name("store-listen".to_owned())
        .spawn(move || run(&source, first, &events))
        .map_err(|e| StoreError::Unavailable(e.to_string()))?;
    Ok(())
}

fn listening(source: &Source) -> Result<Conn, StoreError> {
    let mut conn = source.connect(Use::Read)?;
    conn.batch_execute(&format!("LISTEN {CHANNEL}"))?;
    Ok(conn)
}

fn run(source: &Source, first: Conn, events: &broadcast::WeakSender<Event>) {
    let mut conn = Some(first);
    loop {
        let Some(sender) = events.upgrade() else {
            return;
        };
        conn = match conn {
            Some(mut open) => forward(&mut open, &sender).then_some(open),
            None => listening(source).ok(),
        };
        drop(sender);
        std::thread::sleep(if conn.is_some() { POLL } else { RECONNECT });
    }
}

/// `false` when the connection is lost.
fn forward(conn: &mut Conn, sender: &broadcast::Sender<Event>) -> bool {
    let Conn::Postgres(conn) = conn else {
        return false;
    };
    for notice in conn.notifications_iter() {
        let Ok(notice) = notice else { return false };
        if let Ok(event) = serde_json::from_str::<Event>(&notice.payload) {
            // Nobody listening is fine.
            let _ = sender.send(event);
        }
    }
    true
}
