// SPDX-License-Identifier: EUPL-1.2
//! Does the identity provider of staff do what we need? With `[web.office_idp]` nobody gets into the back office without it.

use jiff::fmt::rfc2822;
use mailbox::{Clock, SystemClock};
use web::provider::{Examined, Fault, Unfit};

use super::Finding;

const CHECK: &str = "identity-provider";
const CLOCK: &str = "identity-provider-clock";
const LOGOUT: &str = "identity-provider-logout";
/// What tokens may be off by: beyond it nobody is let in. Seconds.
const MOST: i64 = 60;
/// A difference that somebody should look at before it grows, seconds.
const MUCH: i64 = 10;

pub(super) async fn examine(web: &web::Config) -> Vec<Finding> {
    let Some(idp) = &web.office_idp else {
        return Vec::new();
    };
    let issuer = idp.issuer.as_str();
    match web::provider::examine(idp, &web.office.origin).await {
        Ok(seen) => judge(issuer, &seen, idp.logout, SystemClock.now().secs()),
        Err(Unfit::Setting(error)) => vec![Finding::fail(CHECK, error)],
        Err(Unfit::Provider(fault)) => {
            vec![Finding::fail(
                CHECK,
                format!("{issuer}: {}", sentence(fault)),
            )]
        }
    }
}

fn judge(issuer: &str, seen: &Examined, logout: bool, now: i64) -> Vec<Finding> {
    let pushed = if seen.pushed {
        "pushed requests"
    } else {
        "no pushed requests"
    };
    let mut out = vec![
        Finding::ok(
            CHECK,
            format!(
                "{issuer}: discovery fits, {} keys of an allowed algorithm, {pushed}",
                seen.keys
            ),
        ),
        clock(issuer, seen.date.as_deref(), now),
    ];
    if logout {
        out.push(match seen.end_session {
            Ok(true) => Finding::ok(LOGOUT, "who signs out here is led on to sign out there"),
            Ok(false) => Finding::ok(
                LOGOUT,
                "not offered: who signs out here stays signed in there",
            ),
            Err(fault) => Finding::warn(
                LOGOUT,
                format!(
                    "end_session_endpoint: {}; nobody is led there",
                    sentence(fault)
                ),
            ),
        });
    }
    out
}

/// Tokens are of a time: a provider whose clock is off keeps everybody out.
fn clock(issuer: &str, date: Option<&str>, now: i64) -> Finding {
    let Some(date) = date else {
        return Finding::warn(CLOCK, format!("{issuer}: its answer says no time (Date)"));
    };
    let Ok(theirs) = rfc2822::parse(date) else {
        return Finding::warn(CLOCK, format!("{issuer}: its Date is no time"));
    };
    let off = theirs.timestamp().as_second().saturating_sub(now);
    let text = format!(
        "{issuer}: {} seconds {}",
        off.abs(),
        if off < 0 { "behind" } else { "ahead" }
    );
    match off.abs() {
        0..=MUCH => Finding::ok(CLOCK, text),
        ..=MOST => Finding::warn(CLOCK, format!("{text}; look at both clocks (NTP)")),
        _ => Finding::fail(
            CLOCK,
            format!("{text}: its tokens are refused beyond {MOST}; set the clock that is wrong"),
        ),
    }
}

/// What to do about a fault.
fn sentence(fault: Fault) -> String {
    match fault {
        Fault::UNREACHABLE => "cannot be reached, or its certificate is not trusted".to_owned(),
        Fault::ANSWER => "does not answer with a JSON object and status 200".to_owned(),
        Fault::ADDRESS => "an address is not https".to_owned(),
        Fault::FOREIGN_HOST => {
            "an address is at another host than the issuer; name it in web.office_idp.hosts if it is the provider's".to_owned()
        }
        Fault::DISCOVERY_ISSUER => {
            "discovery names another issuer; web.office_idp.issuer must be that to the letter".to_owned()
        }
        Fault::UNPINNED_KEYS => "discovery names other keys than web.office_idp.jwks_uri".to_owned(),
        Fault::UNSUITABLE => {
            "lacks what we need: an authorization and a token endpoint, code, PKCE with S256, response_mode fragment, an algorithm of web.office_idp.algorithms, pushed requests if they are required".to_owned()
        }
        Fault::UNFIT_KEY => "publishes no key for an algorithm of web.office_idp.algorithms".to_owned(),
        other => other.code().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State;

    const ISSUER: &str = "https://id.musterkasse.example";
    /// Sun, 29 Nov 2026 01:30:00 GMT.
    const NOW: i64 = 1_795_915_800;

    fn seen(end_session: Result<bool, Fault>, date: Option<&str>) -> Examined {
        Examined {
            keys: 2,
            pushed: true,
            end_session,
            date: date.map(str::to_owned),
        }
    }

    fn states(findings: &[Finding]) -> Vec<(&'static str, State)> {
        findings.iter().map(|one| (one.check, one.state)).collect()
    }

    #[test]
    fn what_fits_is_said_in_three_lines_and_without_sign_out_in_two() {
        let fits = seen(Ok(true), Some("Sun, 29 Nov 2026 01:30:04 GMT"));
        let all = [(CHECK, State::Ok), (CLOCK, State::Ok), (LOGOUT, State::Ok)];
        assert_eq!(states(&judge(ISSUER, &fits, true, NOW)), all);
        assert_eq!(states(&judge(ISSUER, &fits, false, NOW)), all[..2]);
        let odd = seen(
            Err(Fault::FOREIGN_HOST),
            Some("Sun, 29 Nov 2026 01:30:04 GMT"),
        );
        let found = judge(ISSUER, &odd, true, NOW);
        assert_eq!(found[2].state, State::Warn);
        assert!(found[2].detail.contains("hosts"), "{}", found[2].detail);
    }

    #[test]
    fn a_clock_that_is_off_is_found_before_it_keeps_everybody_out() {
        for (date, state) in [
            ("Sun, 29 Nov 2026 01:30:10 GMT", State::Ok),
            ("Sun, 29 Nov 2026 01:29:50 GMT", State::Ok),
            ("Sun, 29 Nov 2026 01:30:11 GMT", State::Warn),
            ("Sun, 29 Nov 2026 01:29:00 GMT", State::Warn),
            ("Sun, 29 Nov 2026 01:31:01 GMT", State::Fail),
            ("Sun, 29 Nov 2026 01:28:59 GMT", State::Fail),
            ("yesterday", State::Warn),
        ] {
            assert_eq!(clock(ISSUER, Some(date), NOW).state, state, "{date}");
        }
        assert_eq!(clock(ISSUER, None, NOW).state, State::Warn);
    }
}
