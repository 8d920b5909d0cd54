// SPDX-License-Identifier: EUPL-1.2
//! A back office with an identity provider that does everything right unless a test says otherwise.

use mailbox::store::audit::AuditRow;
use oidc::{Algorithm, Name, NameKey, Pushed};
use oidc_evil::{CLIENT, Evil, SECRET, Script, honest};
use protocol::PersonId;
use protocol::statement::PersonRole;
use serde_json::{Value, json};
use tempfile::TempDir;
use web::config::OfficeIdp;

use crate::app::{NOW, TestApp};
use crate::browser::{Answer, Browser};
use crate::person::Person;
use crate::world::b64;

/// Whom the provider names unless a test says otherwise.
pub const SUB: &str = "abc";

pub struct Stage {
    pub app: TestApp,
    pub evil: Evil,
    pub idp: OfficeIdp,
    key: NameKey,
    _files: TempDir,
}

impl Stage {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut OfficeIdp)) -> Self {
        let evil = Evil::start(NOW).await;
        let files = TempDir::new().unwrap();
        let (secret, key) = (files.path().join("secret"), files.path().join("names"));
        std::fs::write(&secret, SECRET).unwrap();
        std::fs::write(&key, format!("{}\n", b64(&[7; 32]))).unwrap();
        let mut idp = OfficeIdp {
            issuer: evil.issuer.parse().unwrap(),
            jwks_uri: None,
            client_id: CLIENT.to_owned(),
            client_key_file: None,
            client_key_id: None,
            client_secret_file: Some(secret),
            algorithms: vec![Algorithm::Es256],
            scope: "openid".to_owned(),
            acr: Vec::new(),
            amr: Vec::new(),
            account_claim: "sub".to_owned(),
            name_key_file: key.clone(),
            max_age: 300,
            hours: 10,
            pushed: Pushed::Offered,
            hosts: Vec::new(),
            logout: true,
            timeout_seconds: 1,
            insecure_loopback: true,
        };
        change(&mut idp);
        let told = Some(idp.clone());
        let app = TestApp::start_with(|config| config.office_idp = told).await;
        Self {
            app,
            evil,
            idp,
            key: NameKey::read(&key).unwrap(),
            _files: files,
        }
    }

    /// The provider is honest again, at this moment.
    pub fn reset(&self) {
        *self.evil.script.lock().unwrap() = honest(self.now());
    }

    pub fn now(&self) -> i64 {
        use mailbox::Clock;
        self.app.clock.now().secs()
    }

    pub fn change(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.evil.script.lock().unwrap());
    }

    /// From now on the provider names this one.
    pub fn vouches_for(&self, sub: &str, sid: Option<&str>) {
        let (sub, sid) = (sub.to_owned(), sid.map(str::to_owned));
        self.change(|script| {
            script.claims = Box::new(move |claims| {
                claims["sub"] = json!(sub);
                if let Some(sid) = &sid {
                    claims["sid"] = json!(sid);
                }
            });
        });
    }

    /// The registrar says whose account it is; none: nobody's.
    pub async fn assign(&self, pid: PersonId, sub: Option<&str>) -> Answer {
        let account = sub.map(|sub| self.key.of(Name::Account, &self.evil.issuer, sub));
        let body = json!({"items": [{"pid": pid, "account": account}]});
        self.app.agent("POST", "staff/accounts", Some(body)).await
    }

    /// Leaves for the provider; answers the state that has to come back.
    pub async fn go(&self, browser: &Browser) -> String {
        let asked = browser.post("session/provider/options", json!({})).await;
        let url = asked.expect(200).json()["url"].clone();
        let auth = format!("{}/auth?", self.evil.issuer);
        assert!(url.as_str().unwrap().starts_with(&auth), "{url}");
        self.evil.script.lock().unwrap().pushed["state"].clone()
    }

    pub fn way_back(&self, state: &str) -> Value {
        json!({"code": self.evil.code(), "state": state, "iss": self.evil.issuer})
    }

    /// There and back.
    pub async fn at_provider(&self, browser: &Browser) -> Answer {
        let state = self.go(browser).await;
        browser
            .post("session/provider", self.way_back(&state))
            .await
    }

    /// The own key.
    pub async fn passkey(&self, person: &mut Person, browser: &Browser) -> Answer {
        let options = browser.post("session/passkey/options", json!({})).await;
        if options.status != 200 {
            return options;
        }
        let key = person.authenticator.as_mut().unwrap();
        let credential = key.get(&options.json()["public_key"]);
        browser
            .post("session/passkey", json!({"credential": credential}))
            .await
    }

    /// Both, in a new browser.
    pub async fn sign_in(&self, person: &mut Person) -> Browser {
        let browser = self.app.office_browser();
        self.at_provider(&browser).await.expect(204);
        self.passkey(person, &browser).await.expect(200);
        browser
    }

    /// An employee with an account of this name and an active key; her session of the activation is still there.
    pub async fn clerk(&self, sub: &str) -> Person {
        let letter = self.app.world.letter(PersonRole::Staff);
        self.app
            .agent("POST", "activations", Some(letter.request.clone()))
            .await
            .expect(201);
        self.assign(letter.pid, Some(sub)).await.expect(204);
        self.vouches_for(sub, None);
        let person = Person::with_letter(&self.app, &letter);
        self.at_provider(&person.browser).await.expect(204);
        let person = person.go_on(&self.app, &letter).await;
        self.reset();
        person
    }

    pub async fn audit(&self, kind: &'static str, object: String) -> Vec<AuditRow> {
        self.app
            .store
            .read("audit", move |tx| tx.audit().find_by_object(kind, &object))
            .await
            .unwrap()
    }

    /// A logout token to the back office, as the provider posts it.
    pub async fn post_logout(&self, token: &str) -> Answer {
        let request = self
            .app
            .http
            .post(format!(
                "{}/api/office/session/provider/logout",
                self.app.office
            ))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("logout_token={token}"));
        Answer::of(request.send().await.unwrap()).await
    }

    pub async fn logout(&self, change: impl FnOnce(&mut Value)) -> Answer {
        let token = self.evil.logout_token(change);
        self.post_logout(&token).await
    }
}
