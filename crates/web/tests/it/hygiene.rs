// SPDX-License-Identifier: EUPL-1.2
//! At trace level nothing readable or secret reaches the log: canaries go in everywhere, none comes out.

use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::app::{TOKEN, TestApp};
use crate::person::Person;
use crate::world::{b64, sealed, v7};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[test]
fn nothing_readable_is_logged_even_at_trace_level() {
    let captured = Captured::default();
    let subscriber = tracing_subscriber::registry()
        .with(EnvFilter::new(format!(
            "{},hyper=off,hyper_util=off,reqwest=off",
            web::log_directives("trace")
        )))
        .with(
            tracing_subscriber::fmt::layer()
                .with_writer(captured.clone())
                .with_ansi(false),
        );
    // This test has the process to itself (nextest), so that worker threads log here too.
    subscriber.init();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let canaries = runtime.block_on(scenario());
    let log = String::from_utf8_lossy(&captured.0.lock().unwrap()).into_owned();
    assert!(
        log.contains("/api/portal/threads/{thread}"),
        "the log is not captured"
    );
    for canary in canaries {
        if let Some(at) = log.find(&canary) {
            let from = log[..at].rfind('\n').map_or(0, |at| at + 1);
            let line: String = log[from..].chars().take(400).collect();
            panic!("{canary} is in the log: {line}");
        }
    }
}

/// The main paths. Answers everything that must not be in the log.
async fn scenario() -> Vec<String> {
    let app = TestApp::start().await;
    let mut canaries = vec![TOKEN.to_owned(), "canary".to_owned()];
    let mut person = Person::insured(&app).await;
    canaries.push(cookie(&person));
    person.sign_in().await.expect(200);
    canaries.push(cookie(&person));

    let thread = person.begin_thread(&app).await;
    let message = person.message(thread, protocol::statement::Lane::Case, 2, &[]);
    // The end of a file is its own; the beginning is shared by all age files.
    let file = message["file"].as_str().unwrap();
    canaries.push(file[file.len() - 40..].to_owned());
    let path = format!("threads/{thread}/messages");
    person
        .browser
        .post(&path, json!({"epoch": null, "message": message}))
        .await
        .expect(201);
    person
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200);
    person
        .browser
        .get(&format!("{path}?after=0"))
        .await
        .expect(200);
    person.browser.get("bundle").await.expect(200);

    let aid = v7(crate::app::NOW);
    person
        .browser
        .put_file(&format!("attachments/{aid}"), sealed(b"canary in a file"))
        .await
        .expect(201);
    person
        .browser
        .put_file(&format!("attachments/{aid}"), b"canary".to_vec())
        .await;
    person
        .browser
        .get("threads?before=canary")
        .await
        .expect(400);
    person
        .browser
        .post("activation/lookup", json!({"locator": "canary"}))
        .await
        .expect(400);
    let locator = crate::world::seed();
    canaries.push(b64(&locator));
    person
        .browser
        .post("activation/lookup", json!({"locator": b64(&locator)}))
        .await
        .expect(404);
    let auth = crate::world::seed();
    canaries.push(b64(&auth));
    let password = json!({"pid": person.pid, "method": crate::app::key(), "auth": b64(&auth)});
    person.browser.post("session/password", password).await;
    person.browser.delete("session").await;
    app.stop().await;
    canaries
}

fn cookie(person: &Person) -> String {
    person
        .browser
        .cookie()
        .unwrap()
        .split_once('=')
        .unwrap()
        .1
        .to_owned()
}
