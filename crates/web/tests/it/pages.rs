// SPDX-License-Identifier: EUPL-1.2
//! Pages and assets: headers on every HTML answer, caching, "not found".

use mailbox::Timestamp;

use crate::app::TestApp;
use crate::browser::Answer;

async fn fetch(app: &TestApp, base: &str, path: &str) -> Answer {
    Answer::of(app.http.get(format!("{base}{path}")).send().await.unwrap()).await
}

/// What an answer lacks of what every page must carry.
fn missing(answer: &Answer) -> Vec<String> {
    let csp = answer.header("content-security-policy");
    let mut missing: Vec<String> = [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types sp1-loader",
    ]
    .iter()
    .filter(|directive| !csp.split(';').any(|part| part.trim() == **directive))
    .map(|directive| (*directive).to_owned())
    .collect();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cache-control", "no-store"),
    ] {
        if answer.header(name) != value {
            missing.push(name.to_owned());
        }
    }
    if !answer
        .header("permissions-policy")
        .contains("geolocation=()")
    {
        missing.push("permissions-policy".to_owned());
    }
    missing
}

#[tokio::test]
async fn answers_are_dated_by_the_clock_that_stamps_what_is_stored() {
    let app = TestApp::start().await;
    app.clock.set(Timestamp::from_secs(784_111_777));
    for path in ["/", "/api/portal/config"] {
        let answer = fetch(&app, &app.portal, path).await.expect(200);
        assert_eq!(answer.header("date"), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}

#[tokio::test]
async fn every_html_answer_carries_all_security_headers() {
    let app = TestApp::start().await;
    for base in [&app.portal, &app.office] {
        for (path, status) in [
            ("/", 200),
            ("/threads/abc", 404),
            ("/no-such-file.txt", 404),
            ("/portal.html", 404),
        ] {
            let answer = fetch(&app, base, path).await.expect(status);
            assert_eq!(
                answer.header("content-type"),
                "text/html; charset=utf-8",
                "{path}"
            );
            assert_eq!(missing(&answer), Vec::<String>::new(), "{path}");
            let csp = answer.header("content-security-policy");
            assert!(!csp.contains("unsafe-") && !csp.contains("http"), "{csp}");
        }
    }
    // The check sees a missing header.
    let mut answer = fetch(&app, &app.portal, "/").await;
    answer.headers.remove("x-frame-options");
    assert_eq!(missing(&answer), ["x-frame-options"]);
}

/// What the viewer's frame may not have, and what it needs.
fn viewer_faults(csp: &str) -> Vec<String> {
    let directives: Vec<&str> = csp.split(';').map(str::trim).collect();
    let mut faults: Vec<String> = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src blob:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-scripts",
        "require-trusted-types-for 'script'",
        "trusted-types sp1-viewer",
    ]
    .iter()
    .filter(|wanted| !directives.contains(*wanted))
    .map(|wanted| format!("lacks {wanted}"))
    .collect();
    if directives.len() != 10 {
        faults.push(format!("{} directives", directives.len()));
    }
    faults
}

#[tokio::test]
async fn the_viewer_has_no_origin_and_no_network_and_is_framed_by_its_own_side_only() {
    let app = TestApp::start().await;
    for base in [&app.portal, &app.office] {
        let answer = fetch(&app, base, "/viewer").await.expect(200);
        let csp = answer.header("content-security-policy");
        assert_eq!(viewer_faults(csp), Vec::<String>::new(), "{csp}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("x-frame-options", ""),
        ] {
            assert_eq!(answer.header(name), value, "{name}");
        }
    }
    // The check sees one word too many, and one too few.
    let good = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; form-action 'none'; \
        base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts; require-trusted-types-for 'script'; trusted-types sp1-viewer";
    assert_eq!(viewer_faults(good), Vec::<String>::new());
    for bad in [
        good.replace(
            "sandbox allow-scripts",
            "sandbox allow-scripts allow-same-origin",
        ),
        good.replace("connect-src 'none'", "connect-src 'self'"),
        format!("{good}; img-src *"),
    ] {
        assert_ne!(viewer_faults(&bad), Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_page_without_a_connection_is_the_portals_and_can_reach_nobody() {
    let app = TestApp::start().await;
    let answer = fetch(&app, &app.portal, "/offline").await.expect(200);
    let csp = answer.header("content-security-policy");
    for wanted in [
        "default-src 'none'",
        "connect-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(
            csp.split("; ").any(|directive| directive == wanted),
            "{csp}"
        );
    }
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    fetch(&app, &app.office, "/offline").await.expect(404);
    fetch(&app, &app.portal, "/offline.html").await.expect(404);
}

#[tokio::test]
async fn data_answers_are_private_and_inert() {
    let app = TestApp::start().await;
    let answer = fetch(&app, &app.portal, "/api/portal/config")
        .await
        .expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("content-security-policy").contains("sandbox"));
    // A first visit is no fault, and a cookie that opens nothing is one.
    let answer = fetch(&app, &app.portal, "/api/portal/session")
        .await
        .expect(204);
    assert_eq!(answer.header("cache-control"), "no-store");
    let forged = app.http.get(format!("{}/api/portal/session", app.portal));
    let forged = forged.header("cookie", format!("sp-portal={}", "A".repeat(43)));
    Answer::of(forged.send().await.unwrap())
        .await
        .refused(401, "no-session");
}

#[tokio::test]
async fn each_side_shows_its_own_page_only() {
    let app = TestApp::start().await;
    for base in [&app.portal, &app.office] {
        for path in [
            "/portal.html",
            "/office.html",
            "/../portal.html",
            "/%2e%2e/Cargo.toml",
            "/assets/../portal.html",
        ] {
            fetch(&app, base, path).await.expect(404);
        }
    }
}

#[tokio::test]
async fn the_agent_face_has_no_pages() {
    let app = TestApp::start().await;
    for path in ["/", "/portal.html", "/threads"] {
        fetch(&app, &app.agent, path)
            .await
            .refused(404, "not-found");
    }
}

#[tokio::test]
async fn pages_are_only_read() {
    let app = TestApp::start().await;
    let request = app.http.post(format!("{}/", app.portal)).body("x");
    Answer::of(request.send().await.unwrap())
        .await
        .refused(405, "method-not-allowed");
}

#[tokio::test]
async fn unknown_api_paths_are_problem_documents() {
    let app = TestApp::start().await;
    fetch(&app, &app.portal, "/api/portal/nothing")
        .await
        .refused(404, "not-found");
    fetch(&app, &app.portal, "/api/office/threads")
        .await
        .refused(404, "not-found");
    fetch(&app, &app.portal, "/api/agent/work")
        .await
        .refused(404, "not-found");
    let request = app.http.put(format!("{}/api/portal/session", app.portal));
    Answer::of(request.send().await.unwrap())
        .await
        .refused(405, "method-not-allowed");
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hashed_names() {
    let app = TestApp::start().await;
    let page = fetch(&app, &app.portal, "/").await.expect(200);
    let html = String::from_utf8(page.body).unwrap();
    let links: Vec<&str> = html
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
        .collect();
    // A build without front end has neither manifest nor assets.
    let built = fetch(&app, &app.portal, "/manifest.json").await.status == 200;
    assert_eq!(built, !links.is_empty());
    for link in links {
        let answer = fetch(&app, &app.portal, link).await.expect(200);
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let csp = answer.header("content-security-policy").to_owned();
        // A worker lives under the policy of its script: no network, and an origin of its own would lose its storage.
        assert!(csp.starts_with("default-src 'none'") && !csp.contains("connect-src"));
        assert_eq!(csp.contains("sandbox"), !link.ends_with(".js"), "{link}");
        let again = app
            .http
            .get(format!("{}{link}", app.portal))
            .header("if-none-match", answer.header("etag"));
        let again = Answer::of(again.send().await.unwrap()).await.expect(304);
        assert_eq!(again.header("content-security-policy"), csp);
    }
}

#[tokio::test]
async fn files_go_out_as_brotli_to_whom_reads_it_and_data_never_does() {
    let app = TestApp::start().await;
    let asked = async |path: &str, tag: Option<&str>| {
        let request = app
            .http
            .get(format!("{}{path}", app.portal))
            .header("accept-encoding", "gzip, deflate, br");
        let request = match tag {
            Some(tag) => request.header("if-none-match", tag),
            None => request,
        };
        Answer::of(request.send().await.unwrap()).await
    };
    let data = asked("/api/portal/config", None).await.expect(200);
    assert!(!data.headers.contains_key("content-encoding"));
    let packed = asked("/", None).await.expect(200);
    let page = fetch(&app, &app.portal, "/").await.expect(200);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_eq!(packed.body[..2], [0x1f, 0x8b]);
    assert!(!page.headers.contains_key("content-encoding"));
    assert_eq!(page.header("vary"), "accept-encoding");
    let html = String::from_utf8(page.body).unwrap();
    // The page's style sheet: scripts may be so short that no form of them is shorter.
    let style = html
        .split('"')
        .find(|part| part.starts_with("/assets/portal-") && part.ends_with(".css"));
    // A build without front end has none.
    let Some(style) = style else { return };
    let plain = fetch(&app, &app.portal, style).await.expect(200);
    let short = asked(style, None).await.expect(200);
    assert!(!plain.headers.contains_key("content-encoding"));
    assert_eq!(short.header("content-encoding"), "br");
    assert_eq!(plain.header("vary"), "accept-encoding");
    assert_eq!(short.header("vary"), "accept-encoding");
    assert_eq!(short.header("content-type"), plain.header("content-type"));
    assert!(short.body.len() * 2 < plain.body.len());
    assert_ne!(short.header("etag"), plain.header("etag"));
    asked(style, Some(short.header("etag"))).await.expect(304);
    asked(style, Some(plain.header("etag"))).await.expect(200);
    fetch(&app, &app.portal, &format!("{style}.br"))
        .await
        .expect(404);
}
