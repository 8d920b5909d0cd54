// SPDX-License-Identifier: EUPL-1.2
//! `GET config`: names and limits for the pages.

use crate::api::statements::{BrandAnswer, ConfigAnswer, LimitsAnswer, SessionTimesAnswer};
use crate::common::answer::{Answer, ok};
use crate::face::Face;
use crate::remedies::Remedies;
use crate::state::App;

pub(crate) async fn handler(app: App) -> Answer {
    let config = &app.config;
    let provider_logout = match &app.idp {
        Some(idp) => idp.is_left_too().await,
        None => false,
    };
    let size = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
    ok(&ConfigAnswer {
        org: config.org.clone(),
        brand: BrandAnswer {
            name: config.brand.name.clone(),
            phone: config.brand.phone.clone(),
        },
        portal: config.portal.origin.clone(),
        rp_id: config.rp_id.clone(),
        limits: LimitsAnswer {
            message: size(config.limits.message),
            attachment: config.limits.attachment,
            attachments: size(config.limits.attachments),
        },
        session: SessionTimesAnswer {
            idle: config.session.idle_seconds,
            absolute: config.session.absolute_seconds,
            shared_idle: config
                .session
                .shared_idle_seconds
                .min(config.session.idle_seconds),
            shared_absolute: config
                .session
                .shared_absolute_seconds
                .min(config.session.absolute_seconds),
        },
        contact: config.contact_recipient.clone(),
        exit: config.exit_page.clone(),
        provider: app.idp.is_some(),
        provider_logout,
        scanner: config
            .office_scanner
            .clone()
            .filter(|_| app.face == Face::Office),
        remedies: config.remedies.as_ref().map(Remedies::answer),
        pages: config.pages.answer(&config.accessibility),
        langs: vec!["de".to_owned(), "en".to_owned()],
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}
