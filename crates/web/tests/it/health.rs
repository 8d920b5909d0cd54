// SPDX-License-Identifier: EUPL-1.2
//! Health, readiness, measurements, graceful end.

use crate::app::TestApp;
use crate::browser::Answer;
use crate::person::Person;

#[tokio::test]
async fn every_listener_tells_that_it_lives() {
    let app = TestApp::start().await;
    for base in [&app.portal, &app.office, &app.agent] {
        for path in ["healthz", "readyz"] {
            let answer = app.http.get(format!("{base}/{path}")).send().await.unwrap();
            Answer::of(answer).await.expect(200);
        }
    }
    let ready = app
        .http
        .get(format!("{}/readyz", app.portal))
        .send()
        .await
        .unwrap();
    assert_eq!(
        ready.text().await.unwrap(),
        "ready\nrevlist-age-seconds 3600\n"
    );
}

#[tokio::test]
async fn measurements_name_routes_and_never_objects() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    person
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200);
    let text = app
        .http
        .get(format!("{}/metrics", app.metrics))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(text.contains("http_requests_total"), "{text}");
    assert!(text.contains("route=\"/api/portal/threads/{thread}\""));
    assert!(!text.contains(&thread.to_string()));
    assert!(!text.contains(&person.pid.to_string()));
    // They are on their own listener only.
    let answer = app
        .http
        .get(format!("{}/metrics", app.portal))
        .send()
        .await
        .unwrap();
    let body = answer.text().await.unwrap();
    assert!(!body.contains("http_requests_total"));
}

#[tokio::test]
async fn the_server_ends_although_somebody_listens() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let stream = person
        .browser
        .request("GET", "events")
        .send()
        .await
        .unwrap();
    assert_eq!(stream.status(), 200);
    let portal = app.portal.clone();
    let http = app.http.clone();
    tokio::time::timeout(std::time::Duration::from_secs(10), app.stop())
        .await
        .unwrap();
    assert!(http.get(format!("{portal}/healthz")).send().await.is_err());
    drop(stream);
}
