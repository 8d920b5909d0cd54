// SPDX-License-Identifier: EUPL-1.2
//! `/healthz` (the process lives), `/readyz` (it can serve), `/metrics` on a listener of its own.

use std::net::TcpListener;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, HttpServer, web};
use mailbox::model::StatementKind;
use mailbox::{Ambient, Store};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use protocol::Signed;
use protocol::statement::RevocationList;

use crate::state::App;

/// Bounds of the histograms, seconds.
const BUCKETS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0,
];

const MEASURE_EVERY: Duration = Duration::from_secs(60);

/// Installs the recorder of this process; the second call answers the first handle.
/// None when another recorder is in place already.
#[must_use]
pub fn install_metrics() -> Option<PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
                .and_then(PrometheusBuilder::install_recorder)
                .map_err(|error| tracing::warn!(%error, "no metrics"))
                .ok()
        })
        .clone()
}

pub(crate) async fn healthz() -> HttpResponse {
    text(StatusCode::OK, "ok\n")
}

/// Ready when the store answers and nobody has asked to stop. Says how old the revocation list is (ruling 5); an old one
/// stops changes, not people, so that it does not make the server unready.
pub(crate) async fn readyz(app: App) -> HttpResponse {
    if app.stopping.load(Ordering::SeqCst) {
        return text(StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match app.store.ping().await {
        Ok(()) => {
            let age = revlist_age(&app.store, &app.ambient).await;
            let age = age.map_or_else(|| "none".to_owned(), |age| age.to_string());
            text(
                StatusCode::OK,
                format!("ready\nrevlist-age-seconds {age}\n"),
            )
        }
        Err(error) => {
            tracing::warn!(%error, "not ready");
            text(StatusCode::SERVICE_UNAVAILABLE, "store\n")
        }
    }
}

fn text(status: StatusCode, body: impl Into<String>) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body.into())
}

/// Seconds since the newest revocation list was signed; none when there is none, or the store does not answer.
async fn revlist_age(store: &Store, ambient: &Ambient) -> Option<i64> {
    let newest = store
        .read("newest_revlist", |tx| {
            tx.statements().newest(StatementKind::Revlist, "")
        })
        .await
        .ok()??;
    let list: Signed<RevocationList> = Signed::parse(newest.attested.stmt.envelope().ok()?).ok()?;
    Some(ambient.now().secs().saturating_sub(list.payload().iat.0))
}

/// Keeps the age of the revocation list among the measurements, for ever.
pub(crate) async fn measure(store: Store, ambient: Ambient) {
    loop {
        if let Some(age) = revlist_age(&store, &ambient)
            .await
            .and_then(|age| i32::try_from(age).ok())
        {
            metrics::gauge!("revocation_list_age_seconds").set(f64::from(age));
        }
        tokio::time::sleep(MEASURE_EVERY).await;
    }
}

/// The listener of `/metrics`.
pub(crate) fn metrics_server(
    listener: TcpListener,
    handle: Option<PrometheusHandle>,
) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        let handle = handle.clone();
        let page = move || {
            let body = handle.as_ref().map(PrometheusHandle::render);
            async move {
                HttpResponse::Ok()
                    .content_type("text/plain; version=0.0.4")
                    .body(body.unwrap_or_default())
            }
        };
        actix_web::App::new()
            .route("/metrics", web::get().to(page))
            .route("/healthz", web::get().to(healthz))
    })
    .workers(1)
    .tcp_nodelay(true)
    .client_request_timeout(Duration::from_secs(5))
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}
