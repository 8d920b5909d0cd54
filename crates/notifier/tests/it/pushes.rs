// SPDX-License-Identifier: EUPL-1.2
//! Signs to browsers: what push services get to see, what their answers mean, and whom nobody asks.

use contact_seal::seal_endpoint;
use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{NewPush, NewSecurityEvent, OutboxKind, OutboxState, SecurityKind};
use mailbox::{Sensitive, service};
use notifier::{ConfigError, NotifierConfig, TlsMode, Worker};
use protocol::Hash;
use uuid::Uuid;

use crate::support::post::Post;
use crate::support::push_service::{PushService, Says, Sign};
use crate::support::relay::{Manner, Relay};
use crate::support::{config, settings};

const DAY: u64 = 86_400;

struct Case {
    post: Post,
    relay: Relay,
    service: PushService,
    config: NotifierConfig,
}

impl Case {
    async fn new() -> Self {
        let (post, relay) = (Post::open(), Relay::start(Manner::default()).await);
        let service = PushService::start().await;
        let config = NotifierConfig {
            push: Some(service.section(&post)),
            ..config(&relay, TlsMode::None, None)
        };
        Self {
            post,
            relay,
            service,
            config,
        }
    }

    fn worker(&self) -> Worker {
        self.post.worker(&self.config)
    }

    async fn browser(&self, pid: PersonId, endpoint: &str) {
        let text = endpoint.parse().unwrap();
        let sealed = seal_endpoint(&self.post.identity.recipient(), &text).unwrap();
        self.browser_with(pid, endpoint, sealed.as_str()).await;
    }

    /// The same with whatever stands in the column.
    async fn browser_with(&self, pid: PersonId, name: &str, sealed: &str) {
        let new = NewPush {
            pid,
            device: Hash::of(name.as_bytes()),
            session: SessionId::new(Uuid::nil()),
            sealed: Sensitive::new(sealed.to_owned()),
        };
        let now = self.post.ctx().now();
        let put = move |tx: &mut mailbox::Tx<'_>| tx.pushes().put(&new, now);
        self.post.store.transaction("browser", put).await.unwrap();
    }

    async fn browsers(&self, pid: PersonId) -> usize {
        let find = move |tx: &mut mailbox::Tx<'_>| tx.pushes().find_by_person(pid);
        self.post.store.read("browsers", find).await.unwrap().len()
    }

    /// A person without an address.
    async fn unmailed(&self) -> PersonId {
        let pid = self.post.person("erika@example.org", "de").await;
        let delete = move |tx: &mut mailbox::Tx<'_>| tx.contacts().delete(pid);
        self.post.store.transaction("unmail", delete).await.unwrap();
        pid
    }

    async fn state(&self, pid: PersonId) -> OutboxState {
        self.post.rows(pid).await.last().unwrap().state
    }
}

#[tokio::test]
async fn a_sign_has_no_content_and_is_signed_for_this_service_only() {
    let c = Case::new().await;
    let pid = c.post.person("erika@example.org", "de").await;
    c.browser(pid, &c.service.endpoint("a")).await;
    c.post.message(pid, 1).await;
    c.post.pass(30);
    assert_eq!(c.worker().step().await.unwrap().sent, 1);
    assert_eq!(c.relay.taken().len(), 1, "the mail is what counts");
    let signs = c.service.signs();
    let [sign] = signs.as_slice() else {
        panic!("{signs:?}")
    };
    assert_eq!(sign.line, "POST /push/a HTTP/1.1");
    assert_eq!(sign.body, b"");
    assert_eq!(sign.header("content-length"), "0");
    assert_eq!(sign.header("ttl"), "604800");
    assert_eq!(sign.header("urgency"), "normal");
    assert_eq!(sign.header("topic"), "post");
    let names: Vec<&str> = sign.headers.keys().map(String::as_str).collect();
    let known = [
        "accept",
        "authorization",
        "content-length",
        "host",
        "topic",
        "ttl",
        "urgency",
    ];
    assert_eq!(names, known, "nothing else is said");
    let claims = sign.claims();
    let audience = format!("https://localhost:{}", c.service.address.port());
    assert_eq!(claims["aud"], audience);
    assert_eq!(claims["sub"], "mailto:betrieb@musterkasse.example");
    let lasts = claims["exp"].as_i64().unwrap() - c.post.ctx().now().secs();
    assert_eq!(lasts, 12 * 3_600);
}

#[tokio::test]
async fn signs_do_not_depend_on_what_they_are_about() {
    let c = Case::new().await;
    let worker = c.worker();
    let mut seen: Vec<Sign> = Vec::new();
    for (kind, mailed) in [
        (OutboxKind::Message, true),
        (OutboxKind::Formal, true),
        (OutboxKind::Security, true),
        (OutboxKind::Message, false),
        (OutboxKind::Security, false),
    ] {
        let pid = if mailed {
            c.post.person("erika@example.org", "en").await
        } else {
            c.unmailed().await
        };
        c.post.discreet(pid, kind == OutboxKind::Security).await;
        c.browser(pid, &c.service.endpoint("same")).await;
        if kind == OutboxKind::Message {
            c.post.message(pid, 1).await;
        } else {
            let ctx = c.post.ctx();
            let enqueue = move |tx: &mut mailbox::Tx<'_>| {
                let policy = tx.policy();
                tx.outbox().enqueue(pid, kind, policy, &ctx)
            };
            c.post.store.transaction("enqueue", enqueue).await.unwrap();
        }
        c.post.pass(DAY);
        worker.step().await.unwrap();
        let mut signs = c.service.signs();
        assert_eq!(signs.len(), 1, "{kind} {mailed}");
        seen.push(signs.remove(0).without_token());
    }
    assert!(seen.iter().all(|sign| *sign == seen[0]), "{seen:?}");
}

#[tokio::test]
async fn ten_messages_are_one_sign() {
    let c = Case::new().await;
    let pid = c.unmailed().await;
    c.browser(pid, &c.service.endpoint("a")).await;
    for n in 1..=10 {
        c.post.message(pid, n).await;
    }
    c.post.pass(30);
    let worker = c.worker();
    assert_eq!(worker.step().await.unwrap().pushed, 1);
    assert_eq!(c.service.signs().len(), 1);
    assert_eq!(c.state(pid).await, OutboxState::Pushed);
    assert_eq!(worker.step().await.unwrap().leased, 0);
    assert!(c.relay.taken().is_empty());
}

#[tokio::test]
async fn an_address_that_is_gone_is_forgotten_and_the_others_stay() {
    for status in ["404 Not Found", "410 Gone"] {
        let c = Case::new().await;
        let pid = c.unmailed().await;
        c.browser(pid, &c.service.endpoint("a")).await;
        c.browser(pid, &c.service.endpoint("b")).await;
        c.post.message(pid, 1).await;
        c.post.pass(30);
        c.service.plan(&[Says::Status(status)]);
        assert_eq!(c.worker().step().await.unwrap().pushed, 1, "{status}");
        assert_eq!(c.browsers(pid).await, 1);
        c.post.message(pid, 2).await;
        c.post.pass(2 * DAY);
        c.service.plan(&[Says::Status(status)]);
        c.worker().step().await.unwrap();
        assert_eq!(c.browsers(pid).await, 0);
        assert_eq!(c.state(pid).await, OutboxState::Moot);
    }
}

#[tokio::test]
async fn a_service_that_wants_to_be_left_alone_is_left_alone() {
    let c = Case::new().await;
    let worker = c.worker();
    let (pid, other) = (c.unmailed().await, c.unmailed().await);
    c.browser(pid, &c.service.endpoint("a")).await;
    c.browser(other, &c.service.endpoint("b")).await;
    c.post.message(pid, 1).await;
    c.post.pass(30);
    c.service
        .plan(&[Says::Status("429 Too Many Requests\r\nRetry-After: 7200")]);
    worker.step().await.unwrap();
    assert_eq!(c.state(pid).await, OutboxState::Pending);
    assert_eq!(c.service.signs().len(), 1);
    // Somebody else's sign to the same service waits, too.
    c.post.message(other, 1).await;
    c.post.pass(3_600);
    worker.step().await.unwrap();
    assert_eq!(c.service.signs().len(), 0);
    c.post.pass(3_700);
    worker.step().await.unwrap();
    assert_eq!(c.service.signs().len(), 2);
    assert_eq!(c.state(pid).await, OutboxState::Pushed);
    assert_eq!(c.state(other).await, OutboxState::Pushed);
}

#[tokio::test]
async fn faults_of_a_service_are_waited_out_without_a_mail_and_ignored_beside_one() {
    for says in [
        Says::Status("500 Internal Server Error"),
        Says::Status("503 Service Unavailable"),
        Says::Nothing,
    ] {
        let c = Case::new().await;
        let (pid, mailed) = (
            c.unmailed().await,
            c.post.person("a@example.org", "de").await,
        );
        c.browser(pid, &c.service.endpoint("a")).await;
        c.post.message(pid, 1).await;
        c.post.pass(30);
        c.service.plan(std::slice::from_ref(&says));
        let worker = c.worker();
        worker.step().await.unwrap();
        assert_eq!(c.state(pid).await, OutboxState::Pending, "{says:?}");
        c.post.pass(DAY);
        worker.step().await.unwrap();
        assert_eq!(c.state(pid).await, OutboxState::Pushed, "{says:?}");
        assert_eq!(c.service.signs().len(), 2);
        c.browser(mailed, &c.service.endpoint("b")).await;
        c.post.message(mailed, 1).await;
        c.post.pass(30);
        c.service.plan(std::slice::from_ref(&says));
        assert_eq!(worker.step().await.unwrap().sent, 1);
        assert_eq!(c.relay.taken().len(), 1);
        c.post.pass(2 * DAY);
        worker.step().await.unwrap();
        assert_eq!(c.service.signs().len(), 1, "never tried again");
    }
}

#[tokio::test]
async fn nobody_is_led_elsewhere_and_a_refusal_is_not_tried_again() {
    let c = Case::new().await;
    let other = PushService::start().await;
    let to = format!(
        "307 Temporary Redirect\r\nLocation: {}",
        other.endpoint("x")
    );
    for status in [
        to.leak(),
        "403 Forbidden",
        "400 Bad Request",
        "413 Too Large",
    ] {
        let pid = c.unmailed().await;
        c.browser(pid, &c.service.endpoint("a")).await;
        c.post.message(pid, 1).await;
        c.post.pass(30);
        c.service.plan(&[Says::Status(status)]);
        c.worker().step().await.unwrap();
        assert_eq!(c.service.signs().len(), 1, "{status}");
        assert_eq!(c.state(pid).await, OutboxState::Moot, "{status}");
        assert_eq!(c.browsers(pid).await, 1, "the operator's fault is not hers");
    }
    assert!(other.signs().is_empty());
}

#[tokio::test]
async fn a_hostile_address_is_never_asked_and_is_forgotten() {
    let c = Case::new().await;
    // Trusted by nobody and on no list, but it would answer.
    let inner = PushService::start().await;
    let port = c.service.address.port();
    for hostile in [
        inner.endpoint("x"),
        format!("https://127.0.0.1:{port}/x"),
        format!("https://[::1]:{port}/x"),
        "https://localhost/x".to_owned(),
        "https://10.0.0.7/x".to_owned(),
        "https://169.254.169.254/latest/meta-data".to_owned(),
        format!("https://localhost:{port}@evil.example/x"),
        "https://evil.example/x".to_owned(),
    ] {
        let pid = c.unmailed().await;
        c.browser(pid, &hostile).await;
        c.post.message(pid, 1).await;
        c.post.pass(30);
        c.worker().step().await.unwrap();
        assert_eq!(c.state(pid).await, OutboxState::Moot, "{hostile}");
        assert_eq!(c.browsers(pid).await, 0, "{hostile}");
    }
    // What browsers of today would not even seal: it does not open as an address.
    let own = c.post.identity.recipient();
    let mail = contact_seal::seal(&own, &"erika@example.org".parse().unwrap()).unwrap();
    for sealed in [
        mail.as_str(),
        "",
        "file:///etc/passwd",
        "http://localhost/x",
    ] {
        let pid = c.unmailed().await;
        c.browser_with(pid, "x", sealed).await;
        c.post.message(pid, 1).await;
        c.post.pass(30);
        c.worker().step().await.unwrap();
        assert_eq!(c.browsers(pid).await, 0);
    }
    assert!(c.service.signs().is_empty());
    assert!(inner.signs().is_empty());
}

#[tokio::test]
async fn what_happens_to_an_account_is_signed_and_codes_are_not() {
    let c = Case::new().await;
    let pid = c.unmailed().await;
    c.browser(pid, &c.service.endpoint("a")).await;
    c.post.ask_code(pid, "erika@example.org").await;
    c.post.pass(30);
    let worker = c.worker();
    assert_eq!(worker.step().await.unwrap().sent, 1);
    assert!(c.service.signs().is_empty(), "who asks for a code is there");
    let ctx = c.post.ctx();
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::PasskeyAdded,
        word: None,
        session: None,
    };
    let tell = move |tx: &mut mailbox::Tx<'_>| service::tell(tx, &ctx, event);
    c.post.store.transaction("tell", tell).await.unwrap();
    c.post.pass(DAY);
    assert_eq!(worker.step().await.unwrap().pushed, 1);
    assert_eq!(c.service.signs().len(), 1);
}

#[test]
fn a_section_that_cannot_be_right_is_refused_by_its_key() {
    let section = |contact: &str, services: &[&str], timeout_seconds: u32| {
        let mut config = settings("localhost", 25, TlsMode::None, None);
        config.push = Some(notifier::PushConfig {
            key_file: "unused".into(),
            contact: contact.to_owned(),
            services: services.iter().map(|one| (*one).to_owned()).collect(),
            timeout_seconds,
            ca_file: None,
        });
        config.check().map_err(|ConfigError { key, .. }| key)
    };
    let right = ("mailto:a@b.example", ["fcm.googleapis.com"].as_slice(), 10);
    assert_eq!(section(right.0, right.1, right.2), Ok(()));
    assert_eq!(
        section("a@b.example", right.1, right.2),
        Err("push.contact")
    );
    assert_eq!(section("mailto:a b", right.1, right.2), Err("push.contact"));
    assert_eq!(section(right.0, &["*"], right.2), Err("push.services"));
    assert_eq!(section(right.0, &[], right.2), Err("push.services"));
    assert_eq!(section(right.0, right.1, 0), Err("push.timeout_seconds"));
    assert_eq!(section(right.0, right.1, 31), Err("push.timeout_seconds"));
}
