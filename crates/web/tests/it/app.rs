// SPDX-License-Identifier: EUPL-1.2
//! A started server with a real SQLite store in a temporary folder, on ports of its own.

use std::sync::{Arc, Once};

use mailbox::{
    Ambient, BlobConfig, DatabaseConfig, HistoryPolicy, LevelPolicy, MockClock, NotifyPolicy,
    PoolConfig, Store, StoreConfig, SystemChance, Timestamp,
};
use serde_json::Value;
use tempfile::TempDir;
use web::config::{Agent, Brand, Limits, SessionTimes, Site};
use web::pages::{Accessibility, Pages};
use web::{Config, Listeners, Parts, Running};

use crate::browser::{Answer, Browser};
use crate::world::{World, b64};

pub const TOKEN: &str = "test-token-of-the-registrar-0123456789";
/// 2026-11-23T12:00:00Z.
pub const NOW: i64 = 1_795_435_200;

pub struct TestApp {
    pub clock: Arc<MockClock>,
    pub world: World,
    pub portal: String,
    pub office: String,
    pub agent: String,
    pub metrics: String,
    pub portal_origin: String,
    pub office_origin: String,
    pub http: reqwest::Client,
    /// What an operator's command works on.
    pub store: Store,
    pub folder: TempDir,
    running: Option<Running>,
}

pub fn install_provider() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    });
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts with a changed configuration.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        install_provider();
        let folder = TempDir::new().unwrap();
        let world = World::new(NOW);
        let token_file = folder.path().join("token");
        let receipt_key_file = folder.path().join("receipt");
        std::fs::write(&token_file, TOKEN).unwrap();
        std::fs::write(&receipt_key_file, b64(&world.receipt_seed)).unwrap();
        let any = "127.0.0.1:0".parse().unwrap();
        let site = || Site {
            listen: any,
            origin: "http://localhost".to_owned(),
        };
        let mut config = Config {
            org: world.org.to_string(),
            rp_id: "localhost".to_owned(),
            brand: Brand {
                name: "Musterkasse".to_owned(),
                phone: "0800 0000000".to_owned(),
            },
            portal: site(),
            office: site(),
            agent: Agent {
                listen: any,
                token_file,
            },
            metrics: Some(any),
            tls: None,
            contact_recipient: None,
            push_key: None,
            exit_page: None,
            office_scanner: None,
            office_idp: None,
            remedies: None,
            pages: Pages::default(),
            accessibility: Accessibility::default(),
            receipt_key_file,
            trusted_proxies: vec![],
            limits: Limits {
                per_minute: 100_000,
                guesses_per_minute: 100_000,
                uploads_per_minute: 100_000,
                workers: 1,
                shutdown_seconds: 2,
                ..Limits::default()
            },
            session: SessionTimes::default(),
        };
        change(&mut config);
        let listeners = Listeners::bind(&config).unwrap();
        let port = |listener: &std::net::TcpListener| listener.local_addr().unwrap().port();
        let tls = config.tls.clone();
        let scheme = if tls.is_some() { "https" } else { "http" };
        config.portal.origin = format!("{scheme}://localhost:{}", port(&listeners.portal));
        config.office.origin = format!("{scheme}://localhost:{}", port(&listeners.office));
        let base = |listener| format!("{scheme}://127.0.0.1:{}", port(listener));
        let (portal, office, agent) = (
            base(&listeners.portal),
            base(&listeners.office),
            base(&listeners.agent),
        );
        let metrics = format!(
            "http://127.0.0.1:{}",
            port(listeners.metrics.as_ref().unwrap())
        );
        let (portal_origin, office_origin) =
            (config.portal.origin.clone(), config.office.origin.clone());

        let store_config = StoreConfig {
            database: DatabaseConfig::Sqlite {
                path: folder.path().join("main.sqlite"),
                shred_path: folder.path().join("shred.sqlite"),
            },
            blobs: BlobConfig::Fs {
                path: folder.path().join("blobs"),
            },
            pool: PoolConfig::default(),
            notify: NotifyPolicy {
                delay_s: NotifyPolicy::default().delay_s,
                ..NotifyPolicy::PROMPT
            },
            history: HistoryPolicy::default(),
            levels: LevelPolicy::default(),
            deadlines: mailbox::DeadlinePolicy::default(),
            announcement: mailbox::deadlines::AnnouncementPolicy::default(),
            escalation: mailbox::EscalationPolicy::default(),
            retention: mailbox::RetentionPolicy::default(),
        };
        crate::migrated::migrate_new(&store_config);
        let store = Store::open(&store_config).unwrap();
        let clock = Arc::new(MockClock::at(Timestamp::from_secs(NOW)));
        let parts = Parts {
            config,
            store: store.clone(),
            ambient: Ambient::new(Arc::<MockClock>::clone(&clock), Arc::new(SystemChance)),
            metrics: web::install_metrics(),
        };
        let running = Some(web::start(parts, listeners).unwrap());
        let mut client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        if let Some(files) = tls {
            // The chain file of the tests ends with the root.
            let chain = std::fs::read(files.cert_file).unwrap();
            client =
                client.tls_certs_only(reqwest::Certificate::from_pem_bundle(&chain).unwrap().pop());
        }
        let http = client.build().unwrap();
        let app = Self {
            clock,
            world,
            portal,
            office,
            agent,
            metrics,
            portal_origin,
            office_origin,
            http,
            store,
            folder,
            running,
        };
        app.agent("POST", "statements", Some(app.world.first_statements()))
            .await
            .expect(204);
        app.agent("POST", "matters", Some(app.world.matters()))
            .await
            .expect(204);
        app
    }

    /// A new browser profile on the portal.
    pub fn portal_browser(&self) -> Browser {
        Browser::new(
            self.http.clone(),
            &self.portal,
            "portal",
            &self.portal_origin,
        )
    }

    /// A new browser profile in the office.
    pub fn office_browser(&self) -> Browser {
        Browser::new(
            self.http.clone(),
            &self.office,
            "office",
            &self.office_origin,
        )
    }

    /// What the registrar asks and brings.
    pub async fn agent(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/api/agent/{path}", self.agent);
        let mut request = self
            .http
            .request(method.parse().unwrap(), url)
            .header("authorization", format!("Bearer {TOKEN}"));
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// Everything that waits for the registrar now.
    pub async fn work(&self) -> Vec<Value> {
        let answer = self
            .agent("GET", "work?wait=0", None)
            .await
            .expect(200)
            .json();
        answer["items"].as_array().unwrap().clone()
    }

    /// The only question of this kind that waits.
    pub async fn work_of(&self, kind: &str) -> Value {
        let all = self.work().await;
        let mut items: Vec<Value> = all
            .into_iter()
            .filter(|item| item["kind"] == kind)
            .collect();
        assert_eq!(items.len(), 1, "questions of kind {kind}");
        items.remove(0)
    }

    pub async fn answer_work(&self, item: &Value, outcome: Value) {
        let path = format!("work/{}", item["id"].as_str().unwrap());
        self.agent("POST", &path, Some(outcome)).await.expect(204);
    }

    pub async fn stop(mut self) {
        self.running.take().unwrap().stop().await;
    }
}

/// A key for one request.
pub fn key() -> String {
    uuid::Uuid::from_bytes(crate::world::v4()).to_string()
}
