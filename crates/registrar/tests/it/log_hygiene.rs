// SPDX-License-Identifier: EUPL-1.2
//! Logs hold ids, never people.

use std::io::Write;
use std::sync::{Arc, Mutex};

use protocol::statement::KeycardKind;
use secrecy::ExposeSecret;

use crate::fake::{bound, refused};
use crate::holder::{Holder, claims_item};
use crate::world::World;

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_name_number_address_or_code_is_logged_at_trace_level() {
    let sink = Sink::default();
    let writer = sink.clone();
    // Other tests of the same process, if any, are welcome in the same log.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .try_init();
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let owner = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let wrong = owner.request(&issued, &item, "1985-04-13");
    refused(
        world
            .ask(owner.bind_item(wrong, &world.registrar_enc))
            .await,
    );
    let right = owner.request(&issued, &item, "1985-04-12");
    bound(
        world
            .ask(owner.bind_item(right, &world.registrar_enc))
            .await,
    );
    let thief = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let again = thief.request(&issued, &item, "1985-04-12");
    refused(
        world
            .ask(thief.bind_item(again, &world.registrar_enc))
            .await,
    );
    let org = &world.org;
    let claims = claims_item(
        org,
        item.pid,
        "1985-04-14",
        &world.registrar_enc,
        world.now(),
    );
    refused(world.ask(claims).await);

    let log = String::from_utf8_lossy(&sink.0.lock().unwrap()).into_owned();
    assert!(
        log.contains(&item.pid.to_string()),
        "the alarm names the person's id"
    );
    let code = issued.code.expose_secret();
    for secret in [
        "Erika",
        "Muster\"",
        "A123456780",
        "1985-04-1",
        "Beispielweg",
        "erika@",
        code,
        &code.replace('-', ""),
    ] {
        assert!(!log.contains(secret), "{secret}");
    }
}
