// SPDX-License-Identifier: EUPL-1.2
//! `GET events`: server-sent events. Hints without content; the stream ends with its session and with the server.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use bytes::Bytes;
use futures_util::Stream;

use super::topics::{is_alive, topics, units};
use crate::common::answer::Answer;
use crate::error::{ApiError, Code};
use crate::extract::Current;
use crate::hub::{Change, Subscription, Topic};
use crate::state::App;

/// So often a silent stream shows that it lives, and looks whether its session still does.
const HEARTBEAT: Duration = Duration::from_secs(20);

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    if app.hub.listeners(&Topic::Person(pid)) >= app.config.limits.streams_per_person {
        return Err(ApiError::from(Code::TooMany).retry_after(30));
    }
    let subscription = app.hub.subscribe(topics(pid, units(&app, pid).await?));
    let stream = Events {
        app,
        current,
        subscription,
        started: false,
        over: false,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        // Proxies that buffer would hold events back.
        .insert_header(("x-accel-buffering", "no"))
        .streaming(events(stream)))
}

struct Events {
    app: App,
    current: Current,
    subscription: Subscription,
    started: bool,
    /// The session has ended, and the page was told.
    over: bool,
}

fn events(stream: Events) -> impl Stream<Item = Result<Bytes, ApiError>> {
    futures_util::stream::unfold(stream, |mut stream| async move {
        let text = stream.next().await?;
        Some((Ok(Bytes::from(text)), stream))
    })
}

impl Events {
    /// The next piece of the stream; none when it is over.
    async fn next(&mut self) -> Option<String> {
        if !self.started {
            // Makes the head of the answer leave at once, and tells how long to wait before coming back.
            self.started = true;
            return Some("retry: 3000\n\n".to_owned());
        }
        if self.over {
            return None;
        }
        match tokio::time::timeout(HEARTBEAT, self.subscription.next()).await {
            Err(_) if self.check().await => Some(": \n\n".to_owned()),
            Err(_) => Some(self.last_word()),
            Ok(None) => None,
            Ok(Some(Change::Thread(thread))) => Some(format!(
                "event: thread\ndata: {{\"thread\":\"{thread}\"}}\n\n"
            )),
            Ok(Some(Change::Presence(thread))) => Some(format!(
                "event: presence\ndata: {{\"thread\":\"{thread}\"}}\n\n"
            )),
            Ok(Some(Change::Session)) => self.after_change("session").await,
            Ok(Some(Change::Key)) => self.after_change("key").await,
            Ok(Some(Change::Represent)) => self.after_change("represent").await,
            Ok(Some(Change::Phone)) => self.after_change("phone").await,
            Ok(Some(Change::Work)) => Some(": \n\n".to_owned()),
        }
    }

    /// Sessions or certificates changed: perhaps this one ended, perhaps other units are readable now.
    async fn after_change(&mut self, kind: &str) -> Option<String> {
        if !self.check().await {
            return Some(self.last_word());
        }
        let pid = self.current.pid().ok()?;
        let units = units(&self.app, pid).await.ok()?;
        // The same listener goes on: what came meanwhile, of another kind perhaps, must not be lost.
        self.subscription.listen_to(topics(pid, units));
        Some(format!("event: {kind}\ndata: {{}}\n\n"))
    }

    /// A stream that merely ends looks like a lost connection: the page would keep what it shows and try again for seconds. So it is told
    /// to look at its session, which is gone.
    fn last_word(&mut self) -> String {
        self.over = true;
        "event: session\ndata: {}\n\n".to_owned()
    }

    async fn check(&self) -> bool {
        is_alive(&self.app, &self.current).await.unwrap_or(false)
    }
}
