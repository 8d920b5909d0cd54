// SPDX-License-Identifier: EUPL-1.2
//! Signing out here leads on to the insurer's identity provider, to sign out there too (OpenID Connect RP-Initiated Logout 1.0).
//! Negative controls, seen red and restored: without `sign_out` all are red (with the cookie that a browser keeps); with the address of
//! discovery taken as it is, the fourth is.

use std::time::Duration;

use oidc_evil::{CLIENT, Raw};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::staff_stage::{SUB, Stage};

async fn leave(browser: &Browser) -> Value {
    let kept = browser.cookie();
    let left = browser.post("session/provider/leave", json!({})).await;
    let cookie = left.header("set-cookie").to_owned();
    assert!(cookie.contains("Max-Age=0"), "{cookie}");
    let answer = left.expect(200).json();
    // A browser that keeps the cookie all the same has nothing from it.
    browser.set_cookie(kept);
    browser.get("session").await.refused(401, "no-session");
    answer
}

#[tokio::test]
async fn whoever_signs_out_is_out_here_and_is_told_where_to_sign_out_there() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let mut states = Vec::new();
    for _ in 0..2 {
        let browser = stage.sign_in(&mut clerk).await;
        let config = browser.get("config").await.expect(200).json();
        assert_eq!(config["provider_logout"], json!(true));
        let answer = leave(&browser).await;
        assert_eq!(answer["unreachable"], json!(false));
        let url: reqwest::Url = answer["url"].as_str().unwrap().parse().unwrap();
        assert!(url.as_str().starts_with(&stage.evil.issuer), "{url}");
        let state = answer["state"].as_str().unwrap().to_owned();
        let query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        // No hint: it would be a token that names her, and we would have to keep it until now.
        let expected = [
            pair("ui", "plain"),
            pair("client_id", CLIENT),
            pair(
                "post_logout_redirect_uri",
                &format!("{}/", stage.app.office.replace("127.0.0.1", "localhost")),
            ),
            pair("state", &state),
        ];
        assert_eq!((url.path(), query), ("/leave", expected.to_vec()));
        assert_eq!(state.len(), 43, "256 bits");
        states.push(state);
    }
    assert_ne!(states[0], states[1]);
}

#[tokio::test]
async fn nobody_is_sent_where_it_is_switched_off_or_not_offered() {
    let nothing = json!({"url": null, "state": null, "unreachable": false});
    let off = Stage::with(|config| config.logout = false).await;
    let silent = Stage::new().await;
    silent.change(|script| {
        script.discovery = Box::new(|document| {
            document
                .as_object_mut()
                .unwrap()
                .remove("end_session_endpoint");
        });
    });
    for stage in [off, silent] {
        let mut clerk = stage.clerk(SUB).await;
        let browser = stage.sign_in(&mut clerk).await;
        let config = browser.get("config").await.expect(200).json();
        assert_eq!(config["provider_logout"], json!(false));
        assert_eq!(leave(&browser).await, nothing);
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_keeps_nobody_signed_in() {
    let stage = Stage::new().await;
    let mut clerk = stage.clerk(SUB).await;
    let browser = stage.sign_in(&mut clerk).await;
    // Until what was seen of it is too old to be believed.
    for _ in 0..5 {
        stage.app.clock.advance(Duration::from_secs(800));
        browser.post("session/extend", json!({})).await.expect(204);
    }
    stage.change(|script| {
        let path = "/.well-known/openid-configuration";
        script.raw.insert(path, Raw::Stalls);
    });
    let answer = leave(&browser).await;
    assert_eq!(
        answer,
        json!({"url": null, "state": null, "unreachable": true})
    );
}

#[tokio::test]
async fn nobody_is_sent_to_a_foreign_host_and_signs_in_all_the_same() {
    for address in [
        "https://evil.example/leave",
        "http://evil.example/leave",
        "javascript:alert(1)",
    ] {
        let stage = Stage::new().await;
        stage.change(|script| {
            script.discovery = Box::new(move |document| {
                document["end_session_endpoint"] = json!(address);
            });
        });
        let mut clerk = stage.clerk(SUB).await;
        let browser = stage.sign_in(&mut clerk).await;
        let answer = leave(&browser).await;
        assert_eq!(
            answer,
            json!({"url": null, "state": null, "unreachable": true}),
            "{address}"
        );
    }
}
