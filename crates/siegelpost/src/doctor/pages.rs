// SPDX-License-Identifier: EUPL-1.2
//! Do the public pages say what they have to? Privacy notice, imprint, address, and a statement on accessibility that is looked at every
//! year (§ 7 BITV 2.0).

use mailbox::deadlines::Day;
use mailbox::{Clock, SystemClock};
use web::pages::{Accessibility, Pages};

use super::Finding;

/// Days after which the statement is to be looked at again.
const YEAR: i32 = 366;

pub(super) fn examine(web: &web::Config) -> Vec<Finding> {
    let statement = match Day::of(SystemClock.now()) {
        Ok(today) => judge(&web.accessibility, today),
        Err(error) => Finding::fail("accessibility", error.to_string()),
    };
    vec![texts(&web.pages), statement]
}

fn texts(pages: &Pages) -> Finding {
    let missing: Vec<&str> = [
        ("address", &pages.address),
        ("privacy", &pages.privacy),
        ("imprint", &pages.imprint),
    ]
    .into_iter()
    .filter_map(|(key, value)| value.is_none().then_some(key))
    .collect();
    if missing.is_empty() {
        return Finding::ok(
            "public-pages",
            "address, privacy notice and imprint are named",
        );
    }
    Finding::warn(
        "public-pages",
        format!(
            "[web.pages] names no {}: the pages say only name and telephone number",
            missing.join(", no ")
        ),
    )
}

fn judge(accessibility: &Accessibility, today: Day) -> Finding {
    let Some(reviewed) = accessibility
        .reviewed
        .as_deref()
        .and_then(|day| day.parse::<Day>().ok())
    else {
        return Finding::warn(
            "accessibility",
            "[web.accessibility] reviewed is missing: the statement says that people have not gone through the pages yet",
        );
    };
    if reviewed > today {
        return Finding::warn(
            "accessibility",
            format!("the pages were gone through on {reviewed}, a day to come"),
        );
    }
    if reviewed.plus(YEAR).is_ok_and(|last| last < today) {
        return Finding::warn(
            "accessibility",
            format!("the pages were gone through on {reviewed}; the law wants that every year"),
        );
    }
    Finding::ok(
        "accessibility",
        format!("the pages were gone through on {reviewed}"),
    )
}

#[cfg(test)]
mod tests {
    use mailbox::deadlines::Day;
    use web::pages::{Accessibility, Pages};

    use super::{judge, texts};
    use crate::doctor::State;

    #[test]
    fn what_the_law_wants_on_the_pages_is_missed() {
        let mut pages = Pages {
            address: Some("Musterweg 1".to_owned()),
            privacy: Some("https://www.musterkasse.example/datenschutz".to_owned()),
            ..Pages::default()
        };
        let finding = texts(&pages);
        assert_eq!(finding.state, State::Warn);
        assert!(
            finding.detail.contains("names no imprint:"),
            "{}",
            finding.detail
        );
        pages.imprint = Some("https://www.musterkasse.example/impressum".to_owned());
        assert_eq!(texts(&pages).state, State::Ok);
    }

    #[test]
    fn a_statement_that_nobody_has_looked_at_for_a_year_is_found() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let reviewed = |text: Option<&str>| Accessibility {
            reviewed: text.map(str::to_owned),
            ..Accessibility::default()
        };
        let today = day("2026-11-30");
        for (text, state) in [
            (None, State::Warn),
            (Some("2025-11-28"), State::Warn),
            (Some("2025-11-29"), State::Ok),
            (Some("2026-11-30"), State::Ok),
            (Some("2026-12-01"), State::Warn),
        ] {
            assert_eq!(judge(&reviewed(text), today).state, state, "{text:?}");
        }
    }
}
