// SPDX-License-Identifier: EUPL-1.2
//! What the insurer says of itself on the public pages, as part of `GET config`.

use serde::Serialize;
use utoipa::ToSchema;

/// Where else the insurer is reached, and its legal texts; none: not said.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PagesAnswer {
    /// Where letters go, in one line.
    pub address: Option<String>,
    /// When the telephone is answered.
    pub phone_hours: Option<String>,
    /// Where the branches are: an `https://` address, or one line.
    pub branches: Option<String>,
    /// Name of the insurer's app.
    pub app: Option<String>,
    /// Full privacy notice.
    pub privacy: Option<String>,
    /// Full imprint.
    pub imprint: Option<String>,
    /// For the statement on accessibility.
    pub accessibility: AccessibilityAnswer,
}

/// Whom people turn to about barriers.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityAnswer {
    /// Telephone number for feedback; none: that of the service desk.
    pub phone: Option<String>,
    /// E-mail address for feedback.
    pub email: Option<String>,
    /// Form for feedback.
    pub form: Option<String>,
    /// Day on which people last went through the pages, `2026-11-30`; none: nobody has.
    pub reviewed: Option<String>,
    /// Further barriers that the insurer knows of, in German.
    pub limitations: Vec<String>,
    /// Who mediates; none: the Federal office by § 16 BGG.
    pub arbiter: Option<ArbiterAnswer>,
}

/// An office that mediates or enforces.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArbiterAnswer {
    /// Its name.
    pub name: String,
    /// Its post address, in one line.
    pub address: String,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its `https://` address.
    pub page: Option<String>,
}
