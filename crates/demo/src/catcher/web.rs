// SPDX-License-Identifier: EUPL-1.2
//! Page and API of the mail catcher.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServerHandle, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::{DefaultHeaders, Next, from_fn};
use actix_web::{App, Error, HttpResponse, HttpServer, web};
use serde::Deserialize;

use super::page;
use super::parsed::ParsedMail;
use super::store::Mails;

/// Nothing is loaded but our own style sheet and the framed body of a mail.
const PAGE_CSP: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// A mail's HTML: no script, no form, no foreign or own resource, an origin of its own.
const MAIL_CSP: &str =
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

pub(super) fn start(
    address: SocketAddr,
    mails: Arc<Mails>,
) -> io::Result<(SocketAddr, ServerHandle)> {
    let mails = web::Data::from(mails);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(mails.clone())
            .wrap(from_fn(only_this_machine))
            .wrap(
                DefaultHeaders::new()
                    .add((header::CONTENT_SECURITY_POLICY, PAGE_CSP))
                    .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                    .add((header::REFERRER_POLICY, "no-referrer"))
                    .add(("Cross-Origin-Resource-Policy", "same-origin"))
                    .add((header::CACHE_CONTROL, "no-store")),
            )
            .route("/", web::get().to(index))
            .route("/stil.css", web::get().to(style))
            .route("/mails/{id}/html", web::get().to(mail_html))
            .route("/api/mails", web::get().to(list))
            .route("/api/mails", web::delete().to(clear))
    })
    .workers(1)
    .disable_signals()
    .shutdown_timeout(2)
    .bind(address)?;
    let bound = server
        .addrs()
        .first()
        .copied()
        .ok_or_else(|| io::Error::other("not bound"))?;
    let server = server.run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok((bound, handle))
}

/// Refuses other host names: a foreign page could point its own name to this machine (DNS rebinding).
async fn only_this_machine(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let name = host.and_then(|host| {
        host.rsplit_once(':')
            .map_or(Some(host), |(name, _)| Some(name))
    });
    if matches!(name, Some("localhost" | "127.0.0.1" | "[::1]")) {
        Ok(next.call(request).await?.map_into_left_body())
    } else {
        let refused = HttpResponse::MisdirectedRequest().finish();
        Ok(request.into_response(refused).map_into_right_body())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    /// Number of the mail to show; the newest without it.
    mail: Option<u64>,
}

async fn index(mails: web::Data<Mails>, shown: web::Query<Shown>) -> HttpResponse {
    let all: Vec<ParsedMail> = mails
        .all()
        .into_iter()
        .rev()
        .map(ParsedMail::from)
        .collect();
    let current = match shown.mail {
        Some(id) => all.iter().find(|mail| mail.id == id),
        None => all.first(),
    };
    match page::render(&all, current) {
        Ok(html) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .body(include_str!("stil.css"))
}

async fn mail_html(mails: web::Data<Mails>, id: web::Path<u64>) -> HttpResponse {
    match mails
        .lookup(*id)
        .and_then(|mail| ParsedMail::from(mail).html)
    {
        Some(html) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, MAIL_CSP))
            .body(html),
        None => HttpResponse::NotFound().finish(),
    }
}

async fn list(mails: web::Data<Mails>) -> HttpResponse {
    let all: Vec<ParsedMail> = mails.all().into_iter().map(ParsedMail::from).collect();
    HttpResponse::Ok().json(all)
}

async fn clear(mails: web::Data<Mails>) -> HttpResponse {
    match mails.clear() {
        Ok(()) => HttpResponse::NoContent().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
