// SPDX-License-Identifier: EUPL-1.2
//! Leaving at the insurer's identity provider ends the access here (OpenID Connect Back-Channel Logout 1.0). Negative controls, each
//! seen red and restored: without the check of `events`, of the nonce, of the audience or of replay, the rows of that name end a
//! session; without `has_left`, a sign-in that was on its way outlives the logout.

use std::time::{Duration, Instant};

use oidc_evil::{CLIENT, Script, Signer};
use serde_json::{Value, json};

use crate::browser::{Answer, Browser};
use crate::person::Person;
use crate::staff_stage::{SUB, Stage};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Signed in with this session of the provider.
async fn signed_in(stage: &Stage, clerk: &mut Person, sub: &str, sid: Option<&str>) -> Browser {
    stage.vouches_for(sub, sid);
    let browser = stage.sign_in(clerk).await;
    browser.get("session").await.expect(200);
    browser
}

/// Later, in a new browser, with the same session of the provider.
async fn signed_in_again(stage: &Stage, clerk: &mut Person) -> Browser {
    stage.app.clock.advance(Duration::from_secs(2));
    stage.reset();
    signed_in(stage, clerk, SUB, Some("sid-1")).await
}

#[tokio::test]
async fn whoever_leaves_there_is_out_here_at_once_and_hears_why() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let mut other = stage.clerk("other").await;
    let one = signed_in(&stage, &mut clerk, SUB, Some("sid-1")).await;
    let two = signed_in(&stage, &mut clerk, SUB, None).await;
    let stays = signed_in(&stage, &mut other, "other", Some("sid-9")).await;
    let mut stream = one.request("GET", "events").send().await.unwrap();
    stream.chunk().await.unwrap();
    let begun = Instant::now();
    let ended = stage
        .logout(|c| drop(c.as_object_mut().unwrap().remove("sid")))
        .await;
    assert_eq!(ended.expect(200).header("cache-control"), "no-store");
    let heard = tokio::time::timeout(Duration::from_secs(1), stream.chunk()).await;
    let heard = heard.unwrap().unwrap().unwrap();
    assert!(String::from_utf8_lossy(&heard).contains("event: session"));
    assert!(begun.elapsed() < Duration::from_secs(1));
    for browser in [&one, &two, &clerk.browser] {
        browser.get("session").await.refused(401, "provider-ended");
        browser
            .post("session/extend", json!({}))
            .await
            .refused(401, "provider-ended");
    }
    stays.get("session").await.expect(200);
    let rows = stage.audit("person", clerk.pid.to_string()).await;
    assert!(rows.iter().any(|row| row.action == "provider-logout"));
    // Signing in again is signing in: the old cookie is in no way.
    stage.app.clock.advance(Duration::from_secs(2));
    stage.reset();
    let again = stage.sign_in(&mut clerk).await;
    let events = again.get("security-events").await.expect(200).json();
    let told = events["items"].as_array().unwrap().iter();
    let told = told.filter(|one| one["kind"] == "sessions-ended" && one["word"] == "insurer");
    assert_eq!(told.count(), 1);
}

#[tokio::test]
async fn one_session_of_the_provider_ends_one_here() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let one = signed_in(&stage, &mut clerk, SUB, Some("sid-1")).await;
    let two = signed_in(&stage, &mut clerk, SUB, Some("sid-2")).await;
    stage
        .logout(|c| c["sid"] = json!("sid-3"))
        .await
        .expect(200);
    one.get("session").await.expect(200);
    stage.logout(|_| ()).await.expect(200);
    one.get("session").await.refused(401, "provider-ended");
    two.get("session").await.expect(200);
    // By the session alone.
    stage
        .logout(|c| {
            c["sid"] = json!("sid-2");
            drop(c.as_object_mut().unwrap().remove("sub"));
        })
        .await
        .expect(200);
    two.get("session").await.refused(401, "provider-ended");
}

#[tokio::test]
async fn what_is_on_its_way_ends_too() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    stage.vouches_for(SUB, Some("sid-1"));
    // Between provider and key.
    let browser = stage.app.office_browser();
    stage.at_provider(&browser).await.expect(204);
    stage.logout(|_| ()).await.expect(200);
    stage
        .passkey(&mut clerk, &browser)
        .await
        .refused(403, "provider-first");
    // Between the token and its way back: the logout was faster.
    let state = stage.go(&browser).await;
    stage.logout(|_| ()).await.expect(200);
    browser
        .post("session/provider", stage.way_back(&state))
        .await
        .refused(401, "provider-ended");
    // A later token of the same session counts: it is younger than the logout.
    stage.app.clock.advance(Duration::from_secs(2));
    stage.reset();
    stage.vouches_for(SUB, Some("sid-1"));
    stage.sign_in(&mut clerk).await;
}

fn without(name: &'static str) -> Box<dyn Fn(&mut Value)> {
    Box::new(move |c| drop(c.as_object_mut().unwrap().remove(name)))
}

fn set(name: &'static str, value: Value) -> Box<dyn Fn(&mut Value)> {
    Box::new(move |c| c[name] = value.clone())
}

fn later(name: &'static str, seconds: i64) -> Box<dyn Fn(&mut Value)> {
    Box::new(move |c| c[name] = json!(c[name].as_i64().unwrap() + seconds))
}

type Fault = (&'static str, Box<dyn Fn(&mut Value)>);

fn claims() -> Vec<Fault> {
    vec![
        (
            "by another issuer",
            set("iss", json!("https://evil.example")),
        ),
        ("by no issuer", without("iss")),
        ("for somebody else", set("aud", json!("other"))),
        ("for others too", set("aud", json!([CLIENT, "other"]))),
        ("for nobody", without("aud")),
        ("of no time", without("iat")),
        ("of tomorrow", later("iat", 120)),
        ("of an hour ago", later("iat", -3600)),
        ("over", later("exp", -300)),
        ("without an end", without("exp")),
        ("without an id", without("jti")),
        ("with an empty id", set("jti", json!(""))),
        ("with an id that is a number", set("jti", json!(1))),
        ("no event", without("events")),
        (
            "another event",
            set(
                "events",
                json!({"http://schemas.openid.net/event/other": {}}),
            ),
        ),
        (
            "an event that is no object",
            set("events", json!({EVENT: true})),
        ),
        ("events as a list", set("events", json!([EVENT]))),
        ("with a nonce", set("nonce", json!("n"))),
        ("with a nonce that is null", set("nonce", json!(null))),
        ("a subject that is a number", set("sub", json!(7))),
        ("an empty subject", set("sub", json!(""))),
        ("a session that is a number", set("sid", json!(7))),
        ("an empty session", set("sid", json!(""))),
        (
            "an ID token",
            Box::new(|c| {
                drop(c.as_object_mut().unwrap().remove("events"));
                c["nonce"] = json!("n");
                c["auth_time"] = c["iat"].clone();
            }),
        ),
        (
            "nobody",
            Box::new(|c| {
                for name in ["sub", "sid"] {
                    drop(c.as_object_mut().unwrap().remove(name));
                }
            }),
        ),
    ]
}

type Evilness = Box<dyn FnOnce(&mut Script)>;

fn signatures() -> Vec<(&'static str, Evilness)> {
    let signer = |signer| -> Evilness { Box::new(move |s: &mut Script| s.signer = signer) };
    let header = |name: &'static str, value: Value| -> Evilness {
        Box::new(move |s: &mut Script| s.header = Box::new(move |h| h[name] = value.clone()))
    };
    vec![
        ("alg none", signer(Signer::Nobody)),
        (
            "HS256 with the public key",
            signer(Signer::PublicKeyAsSecret),
        ),
        ("RS256, which is not agreed", signer(Signer::Rs256)),
        ("signed by another key", signer(Signer::Stranger)),
        ("an unknown kid", header("kid", json!("unknown"))),
        ("an access token", header("typ", json!("at+jwt"))),
        ("a critical header", header("crit", json!(["exp"]))),
    ]
}

#[tokio::test]
async fn no_faulty_logout_token_ends_anything() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let mut browser = signed_in(&stage, &mut clerk, SUB, Some("sid-1")).await;
    let mut taken = Vec::new();
    for (name, fault) in claims() {
        let answer = stage.logout(|c| fault(c)).await;
        if answer.status == 200 {
            taken.push(name);
            browser = signed_in_again(&stage, &mut clerk).await;
            continue;
        }
        answer.refused(400, "logout-refused");
        browser.get("session").await.expect(200);
    }
    for (name, evilness) in signatures() {
        stage.reset();
        stage.change(evilness);
        let answer = stage.logout(|_| ()).await;
        assert_eq!(answer.json()["code"], "logout-refused", "{name}");
        assert_eq!(browser.get("session").await.status, 200, "{name}");
    }
    assert_eq!(taken, [""; 0]);
    stage.reset();
    let token = stage.evil.logout_token(|_| ());
    let (head, _) = token.rsplit_once('.').unwrap();
    for (name, bent) in [
        ("no signature", head.to_owned()),
        ("an empty signature", format!("{head}.")),
        ("four parts", format!("{token}.x")),
        ("nothing", String::new()),
        (
            "twenty thousand characters",
            format!("{token}{}", "A".repeat(20_000)),
        ),
    ] {
        let answer = stage.post_logout(&bent).await;
        assert_eq!(answer.status, 400, "{name}");
    }
    browser.get("session").await.expect(200);
    // The token itself was good.
    stage.post_logout(&token).await.expect(200);
    browser.get("session").await.refused(401, "provider-ended");
}

#[tokio::test]
async fn a_logout_token_counts_once() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = signed_in(&stage, &mut clerk, SUB, None).await;
    let token = stage.evil.logout_token(|_| ());
    let tries = (0..100).map(|_| stage.post_logout(&token));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|one| one.status == 200).count(), 1);
    let refused = |one: &&Answer| one.status == 400;
    assert_eq!(answers.iter().filter(refused).count(), 99);
    browser.get("session").await.refused(401, "provider-ended");
    // Whoever has caught it cannot sign her out again.
    stage.app.clock.advance(Duration::from_secs(2));
    stage.reset();
    let browser = signed_in(&stage, &mut clerk, SUB, None).await;
    stage
        .post_logout(&token)
        .await
        .refused(400, "logout-refused");
    browser.get("session").await.expect(200);
    // Nor when nobody remembers it any more.
    stage.app.clock.advance(Duration::from_secs(661));
    let ctx = mailbox::Ambient::new(
        stage.app.clock.clone(),
        std::sync::Arc::new(mailbox::SystemChance),
    )
    .ctx();
    let purged = stage
        .app
        .store
        .transaction("purge", move |tx| mailbox::service::purge_expired(tx, &ctx))
        .await
        .unwrap();
    assert!(purged.provider >= 1);
    stage
        .post_logout(&token)
        .await
        .refused(400, "logout-refused");
    browser.get("session").await.expect(200);
}

#[tokio::test]
async fn the_provider_posts_a_form_and_no_browser_does() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = signed_in(&stage, &mut clerk, SUB, None).await;
    let token = stage.evil.logout_token(|_| ());
    let url = browser.url("session/provider/logout");
    let form = "application/x-www-form-urlencoded";
    let send = |kind: &'static str, name: &'static str, value: &'static str, body: String| {
        let request = stage.app.http.post(&url).header("content-type", kind);
        let request = request.header(name, value).body(body);
        async move { Answer::of(request.send().await.unwrap()).await }
    };
    let body = || format!("logout_token={token}");
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "none"),
    ] {
        send(form, name, value, body())
            .await
            .refused(403, "cross-site");
    }
    send(
        "application/json",
        "x-nothing",
        "1",
        json!({"logout_token": token}).to_string(),
    )
    .await
    .refused(415, "media-type");
    for wrong in [
        "token=x".to_owned(),
        String::new(),
        format!("logout_token={token}&logout_token={token}"),
    ] {
        let answer = send(form, "x-nothing", "1", wrong).await;
        assert_eq!(answer.status, 400);
    }
    let long = format!("logout_token={}", "A".repeat(40_000));
    send(form, "x-nothing", "1", long)
        .await
        .refused(413, "too-large");
    browser.get("session").await.expect(200);
    // Further members are none of our business.
    let more = format!("x=1&logout_token={token}");
    send(form, "x-nothing", "1", more).await.expect(200);
    browser.get("session").await.refused(401, "provider-ended");
}
