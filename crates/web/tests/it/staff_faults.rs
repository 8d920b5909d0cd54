// SPDX-License-Identifier: EUPL-1.2
//! What an evil identity provider of staff can do wrong, by name: nobody gets anywhere. What each of them is called inside is tested at
//! the registrar, which uses the same crate. Negative controls, each seen red and restored: without the check of the nonce, the
//! audience or the issuer in `crates/oidc/src/token.rs`, the rows of that name are let in.

use std::time::Duration;

use oidc_evil::{CLIENT, Raw, Script, Signer};
use serde_json::{Value, json};

use crate::staff_stage::{SUB, Stage};

type Evilness = Box<dyn FnOnce(&mut Script)>;

fn claim(change: impl Fn(&mut Value) + Send + 'static) -> Evilness {
    Box::new(|script| script.claims = Box::new(change))
}

fn without(name: &'static str) -> Evilness {
    claim(move |c| drop(c.as_object_mut().unwrap().remove(name)))
}

fn header(change: impl Fn(&mut Value) + Send + 'static) -> Evilness {
    Box::new(|script| script.header = Box::new(change))
}

fn signer(signer: Signer) -> Evilness {
    Box::new(move |script| script.signer = signer)
}

fn keys(change: impl Fn(&mut Value) + Send + 'static) -> Evilness {
    Box::new(|script| script.jwks = Box::new(change))
}

fn discovery(change: impl Fn(&mut Value) + Send + 'static) -> Evilness {
    Box::new(|script| script.discovery = Box::new(change))
}

fn raw(path: &'static str, raw: Raw) -> Evilness {
    Box::new(move |script| drop(script.raw.insert(path, raw)))
}

fn answers(head: &str, body: &str) -> Raw {
    let length = body.len();
    let text =
        format!("HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}");
    Raw::Bytes(text.into_bytes())
}

fn token(change: impl Fn(String) -> String + Send + 'static) -> Evilness {
    Box::new(|script| script.token = Box::new(change))
}

fn iat(c: &Value) -> i64 {
    c["iat"].as_i64().unwrap()
}

/// Those that come to light on the way back.
fn on_the_way_back() -> Vec<(&'static str, Evilness)> {
    vec![
        ("another nonce", claim(|c| c["nonce"] = json!("another"))),
        ("no nonce", without("nonce")),
        ("for somebody else", claim(|c| c["aud"] = json!("other"))),
        ("for nobody", without("aud")),
        (
            "for others too",
            claim(|c| c["aud"] = json!([CLIENT, "other"])),
        ),
        (
            "handed to somebody else",
            claim(|c| c["azp"] = json!("other")),
        ),
        ("no subject", without("sub")),
        ("an empty subject", claim(|c| c["sub"] = json!(""))),
        ("a subject that is a number", claim(|c| c["sub"] = json!(7))),
        ("over", claim(|c| c["exp"] = json!(iat(c) - 60))),
        ("without an end", without("exp")),
        ("of tomorrow", claim(|c| c["iat"] = json!(iat(c) + 120))),
        ("of an hour ago", claim(|c| c["iat"] = json!(iat(c) - 3600))),
        ("of no time", without("iat")),
        ("not valid yet", claim(|c| c["nbf"] = json!(iat(c) + 120))),
        (
            "by another issuer",
            claim(|c| c["iss"] = json!("https://evil.example")),
        ),
        ("by no issuer", without("iss")),
        (
            "asked an hour ago",
            claim(|c| c["auth_time"] = json!(iat(c) - 3600)),
        ),
        ("asked nobody knows when", without("auth_time")),
        ("alg none", signer(Signer::Nobody)),
        (
            "HS256 with the public key",
            signer(Signer::PublicKeyAsSecret),
        ),
        ("RS256, which is not agreed", signer(Signer::Rs256)),
        ("EdDSA, which is not agreed", signer(Signer::EdDsa)),
        ("signed by another key", signer(Signer::Stranger)),
        ("an unknown kid", header(|h| h["kid"] = json!("unknown"))),
        (
            "the key of another algorithm",
            header(|h| h["kid"] = json!("ed")),
        ),
        ("a critical header", header(|h| h["crit"] = json!(["exp"]))),
        ("an access token", header(|h| h["typ"] = json!("at+jwt"))),
        ("a logout token", header(|h| h["typ"] = json!("logout+jwt"))),
        (
            "no signature",
            token(|t| t.rsplit_once('.').unwrap().0.to_owned()),
        ),
        ("four parts", token(|t| format!("{t}.x"))),
        ("an empty token", token(|_| String::new())),
        (
            "twenty thousand characters",
            token(|t| format!("{t}{}", "A".repeat(20_000))),
        ),
        (
            "no token",
            Box::new(|s| s.answer = Box::new(|a| a["id_token"] = json!(null))),
        ),
        (
            "two keys of one name",
            keys(|k| k["keys"][1]["kid"] = json!("ec")),
        ),
        (
            "keys for encryption only",
            keys(|k| k["keys"][0]["use"] = json!("enc")),
        ),
        ("no keys", keys(|k| k["keys"] = json!([]))),
        ("keys that are no list", keys(|k| k["keys"] = json!({}))),
        ("keys without an end", raw("/jwks", Raw::Endless)),
        (
            "a token with a member twice",
            raw(
                "/token",
                answers(
                    "200 OK\r\ncontent-type: application/json",
                    r#"{"id_token":"a","id_token":"b"}"#,
                ),
            ),
        ),
        (
            "a token elsewhere",
            raw(
                "/token",
                answers("307 X\r\nlocation: http://127.0.0.1:1/", ""),
            ),
        ),
        (
            "a token as a page",
            raw("/token", answers("200 OK\r\ncontent-type: text/html", "{}")),
        ),
        ("a token that stalls", raw("/token", Raw::Stalls)),
    ]
}

/// Those that come to light before anybody is sent anywhere.
fn before() -> Vec<(&'static str, Evilness)> {
    vec![
        (
            "another issuer",
            discovery(|d| d["issuer"] = json!("https://evil.example")),
        ),
        (
            "no PKCE",
            discovery(|d| d["code_challenge_methods_supported"] = json!(["plain"])),
        ),
        (
            "implicit flow only",
            discovery(|d| d["response_types_supported"] = json!(["id_token"])),
        ),
        (
            "answers to the server only",
            discovery(|d| d["response_modes_supported"] = json!(["query"])),
        ),
        (
            "no algorithm of ours",
            discovery(|d| d["id_token_signing_alg_values_supported"] = json!(["HS256"])),
        ),
        (
            "codes to another host",
            discovery(|d| d["token_endpoint"] = json!("https://evil.example/")),
        ),
        (
            "keys at another host",
            discovery(|d| d["jwks_uri"] = json!("https://evil.example/jwks")),
        ),
        (
            "people without TLS",
            discovery(|d| d["authorization_endpoint"] = json!("http://id.example/")),
        ),
        (
            "people to a script",
            discovery(|d| d["authorization_endpoint"] = json!("javascript:alert(1)")),
        ),
        (
            "no pushed request taken",
            raw(
                "/par",
                answers("400 X\r\ncontent-type: application/json", "{}"),
            ),
        ),
        (
            "no JSON",
            raw(
                "/.well-known/openid-configuration",
                answers("200 OK\r\ncontent-type: application/json", "hello"),
            ),
        ),
        (
            "nothing in time",
            raw("/.well-known/openid-configuration", Raw::Stalls),
        ),
    ]
}

#[tokio::test]
async fn no_fault_on_the_way_back_gets_anybody_in() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let mut let_in = Vec::new();
    for (name, evilness) in on_the_way_back() {
        // Keys and discovery are looked at anew.
        stage.app.clock.advance(Duration::from_secs(3_601));
        stage.reset();
        let browser = stage.app.office_browser();
        let state = stage.go(&browser).await;
        stage.change(evilness);
        let back = stage.way_back(&state);
        let answer = browser.post("session/provider", back.clone()).await;
        if answer.status == 204 {
            let_in.push(name);
            continue;
        }
        let code = answer.json()["code"].clone();
        let told = code == "provider-refused" || code == "provider-failed";
        assert!(told && answer.status >= 400, "{name}: {code}");
        browser.get("session").await.refused(401, "session-state");
        stage
            .passkey(&mut clerk, &browser)
            .await
            .refused(403, "provider-first");
        // The request is spent: nobody tries faults on one after the other.
        stage.reset();
        let again = browser.post("session/provider", back).await;
        again.refused(403, "provider-refused");
    }
    assert_eq!(let_in, [""; 0]);
    stage.app.clock.advance(Duration::from_secs(3_601));
    stage.reset();
    stage.sign_in(&mut clerk).await;
}

#[tokio::test]
async fn nobody_is_sent_to_a_provider_that_is_not_as_agreed() {
    let stage = Stage::new().await;
    for (name, evilness) in before() {
        stage.app.clock.advance(Duration::from_secs(3_601));
        stage.reset();
        stage.change(evilness);
        let browser = stage.app.office_browser();
        let answer = browser.post("session/provider/options", json!({})).await;
        let problem = answer.json();
        assert_eq!(
            (answer.status, &problem["code"]),
            (502, &json!("provider-failed")),
            "{name}"
        );
        assert_eq!(browser.cookie(), None, "{name}");
    }
}

#[tokio::test]
async fn the_way_back_of_another_provider_is_not_taken() {
    let stage = Stage::new().await;
    stage.clerk(SUB).await;
    for iss in [json!("https://evil.example"), json!(null)] {
        let browser = stage.app.office_browser();
        let state = stage.go(&browser).await;
        let mut back = stage.way_back(&state);
        back["iss"] = iss;
        let asked = stage.evil.asked("/token");
        browser
            .post("session/provider", back)
            .await
            .refused(403, "provider-refused");
        assert_eq!(stage.evil.asked("/token"), asked, "the code stays here");
    }
}

#[tokio::test]
async fn a_code_that_the_provider_does_not_know_is_nothing() {
    let stage = Stage::new().await;
    stage.clerk(SUB).await;
    let browser = stage.app.office_browser();
    let state = stage.go(&browser).await;
    stage.evil.code();
    let back = json!({"code": "guessed", "state": state, "iss": stage.evil.issuer});
    browser
        .post("session/provider", back)
        .await
        .refused(403, "provider-refused");
}

#[tokio::test]
async fn when_the_provider_is_down_nobody_gets_in_and_those_inside_stay() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let inside = stage.sign_in(&mut clerk).await;
    stage.change(|script| {
        for path in [
            "/par",
            "/token",
            "/jwks",
            "/.well-known/openid-configuration",
        ] {
            script.raw.insert(path, Raw::Bytes(Vec::new()));
        }
    });
    let browser = stage.app.office_browser();
    browser
        .post("session/provider/options", json!({}))
        .await
        .refused(502, "provider-failed");
    stage
        .passkey(&mut clerk, &browser)
        .await
        .refused(403, "provider-first");
    inside.get("session").await.expect(200);
}
