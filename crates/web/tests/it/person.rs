// SPDX-License-Identifier: EUPL-1.2
//! A person with keys and a browser: activation, sign-in, threads.

use protocol::json::V1;
use protocol::statement::{
    Author, Keycard, KeycardKind, Lane, Member, MessageClass, MessageHeader, MessageKind,
    PersonRole, Right, ThreadEpoch,
};
use protocol::{DeviceId, Hash, PersonId, Signed, SigningKey, ThreadId, UnixTime};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::authenticator::Authenticator;
use crate::browser::Browser;
use crate::world::{Letter, World, b64, dept, recipient, sealed, seed, v4, v7};

pub struct Person {
    pub pid: PersonId,
    pub role: PersonRole,
    pub browser: Browser,
    pub authenticator: Option<Authenticator>,
    pub key: SigningKey,
    pub keycard: Signed<Keycard>,
    pub bind: Option<Hash>,
    pub dev: [u8; 16],
}

/// Keys and keycard of somebody new.
pub fn keycard(world: &World, pid: PersonId, role: PersonRole) -> (SigningKey, Signed<Keycard>) {
    let key = SigningKey::from_seed(&seed());
    let card = Keycard {
        v: V1,
        org: world.org.clone(),
        pid,
        kind: match role {
            PersonRole::Insured => KeycardKind::Insured,
            PersonRole::Rep => KeycardKind::Rep,
            PersonRole::Staff => KeycardKind::Staff,
        },
        seq: 1,
        sig: key.public(),
        enc: recipient(),
        iat: UnixTime(NOW),
        prev: None,
    };
    let card = Signed::sign(card, &[&key]).unwrap();
    (key, card)
}

/// An unlock method of a bundle.
pub fn prf_method() -> Value {
    json!({"id": Uuid::from_bytes(v4()), "tag": "prf", "mac": b64(&seed()), "auth_hash": null, "locator_hash": null})
}

impl Person {
    /// Somebody with a letter, nothing done yet.
    pub fn with_letter(app: &TestApp, letter: &Letter) -> Self {
        let browser = match letter.role {
            PersonRole::Staff => app.office_browser(),
            _ => app.portal_browser(),
        };
        let (key, keycard) = keycard(&app.world, letter.pid, letter.role);
        let (pid, role) = (letter.pid, letter.role);
        Self {
            pid,
            role,
            browser,
            authenticator: None,
            key,
            keycard,
            bind: None,
            dev: v4(),
        }
    }

    pub async fn lookup(&self, letter: &Letter) -> crate::browser::Answer {
        self.browser
            .post(
                "activation/lookup",
                json!({"locator": b64(&letter.locator)}),
            )
            .await
    }

    pub async fn make_passkey(&mut self, method: Option<&Value>) {
        let options = self
            .browser
            .post("passkeys/options", json!({}))
            .await
            .expect(200)
            .json();
        let (authenticator, credential) =
            Authenticator::create(&options["public_key"], &self.browser.origin);
        let method = method.map_or(Value::Null, |method| method["id"].clone());
        let body = json!({"credential": credential, "method": method});
        self.browser.post("passkeys", body).await.expect(201);
        self.authenticator = Some(authenticator);
    }

    pub fn completion(&self, method: &Value) -> Value {
        json!({
            "keycard": self.keycard.envelope(),
            "bind_request": b64(&sealed(b"bind request")),
            "bundle": {"seq": 1, "file": b64(&sealed(b"bundle"))},
            "methods": [method],
        })
    }

    /// From the letter to an open inbox.
    pub async fn activate(app: &TestApp, letter: &Letter) -> Self {
        Self::with_letter(app, letter).go_on(app, letter).await
    }

    /// The same for somebody whose browser has been somewhere before.
    pub async fn go_on(self, app: &TestApp, letter: &Letter) -> Self {
        self.lookup(letter).await.expect(200);
        let mut this = self;
        let method = prf_method();
        this.make_passkey(Some(&method)).await;
        this.browser
            .post("activation/complete", this.completion(&method))
            .await
            .expect(202);
        let work = app.work_of("bind").await;
        let bind = app
            .world
            .bind(this.pid, this.role, this.keycard.sh(), 1, None);
        this.bind = Some(bind.sh());
        let attested = protocol::statement::Attested::logged(bind).into_untyped();
        app.answer_work(
            &work,
            json!({"outcome": "bound", "bind": attested, "quarantine_until": null}),
        )
        .await;
        let status = this
            .browser
            .get("activation/status?wait=0")
            .await
            .expect(200)
            .json();
        assert_eq!(status["state"], "bound");
        this
    }

    /// A new insured person with an open inbox.
    pub async fn insured(app: &TestApp) -> Self {
        let letter = app.world.letter(PersonRole::Insured);
        app.agent("POST", "activations", Some(letter.request.clone()))
            .await
            .expect(201);
        Self::activate(app, &letter).await
    }

    /// A new clerk with these rights in one unit.
    pub async fn clerk(app: &TestApp, unit: &str, rights: &[Right]) -> Self {
        let letter = app.world.letter(PersonRole::Staff);
        app.agent("POST", "activations", Some(letter.request.clone()))
            .await
            .expect(201);
        let this = Self::activate(app, &letter).await;
        this.join(app, unit, rights).await
    }

    /// A program of the insurer with these rights in one unit.
    pub async fn program(app: &TestApp, unit: &str, rights: &[Right]) -> Self {
        let mut letter = app.world.letter(PersonRole::Staff);
        letter.request["program"] = json!(true);
        app.agent("POST", "activations", Some(letter.request.clone()))
            .await
            .expect(201);
        let mut this = Self::with_letter(app, &letter);
        let card = Keycard {
            kind: KeycardKind::Agent,
            ..this.keycard.payload().clone()
        };
        this.keycard = Signed::sign(card, &[&this.key]).unwrap();
        let this = this.go_on(app, &letter).await;
        this.join(app, unit, rights).await
    }

    async fn join(self, app: &TestApp, unit: &str, rights: &[Right]) -> Self {
        let this = self;
        let cert = app
            .world
            .certificate(this.pid, this.keycard.sh(), &[(unit, rights)]);
        let cert = protocol::statement::Attested::logged(cert).into_untyped();
        app.agent("POST", "statements", Some(json!({"items": [cert]})))
            .await
            .expect(204);
        let grant =
            json!({"dept": unit, "epoch": 1, "pid": this.pid, "file": b64(&sealed(b"grant"))});
        app.agent(
            "POST",
            "units/grants",
            Some(json!({"items": [grant], "links": []})),
        )
        .await
        .expect(204);
        this
    }

    /// Ends the session of this browser and signs in again.
    pub async fn sign_in(&mut self) -> crate::browser::Answer {
        self.browser.set_cookie(None);
        let options = self
            .browser
            .post("session/passkey/options", json!({}))
            .await
            .expect(200)
            .json();
        let credential = self
            .authenticator
            .as_mut()
            .unwrap()
            .get(&options["public_key"]);
        self.browser
            .post("session/passkey", json!({"credential": credential}))
            .await
    }

    fn member(&self) -> Member {
        Member::Person {
            pid: self.pid,
            kc: self.keycard.sh(),
        }
    }

    /// A first epoch of a lane, with one grant per member.
    pub fn epoch(
        &self,
        app: &TestApp,
        thread: ThreadId,
        lane: Lane,
        subject: &Self,
        unit: &str,
    ) -> Value {
        let de = &app.world.depts[unit];
        let mut members = vec![];
        if lane == Lane::Case {
            members.push(subject.member());
        }
        members.push(Member::Dept {
            dept: dept(unit),
            epoch: 1,
            de: de.sh(),
        });
        let names: Vec<String> = members
            .iter()
            .map(|member| match member {
                Member::Person { pid, .. } => pid.to_string(),
                Member::Dept { dept, epoch, .. } => format!("dept:{dept}:{epoch}"),
            })
            .collect();
        let epoch = ThreadEpoch {
            v: V1,
            org: app.world.org.clone(),
            thread,
            epoch: 1,
            lane,
            enc: recipient(),
            subject: subject.pid,
            members,
            exclude: vec![],
            prev: None,
            by: Author {
                pid: self.pid,
                kc: self.keycard.sh(),
            },
            td: app.world.td_sh(),
            iat: UnixTime(NOW),
        };
        let epoch = Signed::sign(epoch, &[&self.key]).unwrap();
        let grants: Vec<Value> = names
            .iter()
            .map(|name| json!({"member": name, "file": b64(&sealed(b"thread key"))}))
            .collect();
        json!({"lane": lane, "stmt": epoch.envelope(), "grants": grants})
    }

    /// A message of this person's browser profile.
    pub fn message(&self, thread: ThreadId, lane: Lane, n: u64, attachments: &[Uuid]) -> Value {
        let header = MessageHeader {
            mid: v7(NOW).into(),
            thread,
            lane,
            epoch: 1,
            matter: "beitrag".parse().unwrap(),
            class: MessageClass::Normal,
            kind: MessageKind::Msg,
            sender: self.pid,
            dev: DeviceId::from_bytes(self.dev),
            n,
        };
        let mut message =
            json!({"header": header, "file": b64(&sealed(b"message")), "attachments": attachments});
        if self.role == PersonRole::Staff && lane == Lane::Case {
            // The question with which the insured person has begun the thread.
            message["seen"] = json!(1);
        }
        message
    }

    /// A decision of this clerk's that goes by post.
    pub fn decision_by_post(&self, thread: ThreadId, n: u64) -> Value {
        let mut message = self.message(thread, Lane::Case, n, &[]);
        message["header"]["kind"] = json!("decision");
        message["letter"] = json!(true);
        json!({"epoch": null, "message": message})
    }

    /// Body of `POST threads`.
    pub fn new_thread(
        &self,
        app: &TestApp,
        thread: ThreadId,
        subject: &Self,
        attachments: &[Uuid],
    ) -> Value {
        let mut message = self.message(thread, Lane::Case, 1, attachments);
        if let Some(message) = message.as_object_mut() {
            message.remove("seen");
        }
        json!({
            "thread": thread,
            "subject": subject.pid,
            "matter": "beitrag",
            "class": "normal",
            "epochs": [self.epoch(app, thread, Lane::Case, subject, "beitraege")],
            "message": message,
        })
    }

    /// Begins a thread with the contributions unit.
    pub async fn begin_thread(&self, app: &TestApp) -> ThreadId {
        let thread = ThreadId::from_bytes(v4());
        self.browser
            .post("threads", self.new_thread(app, thread, self, &[]))
            .await
            .expect(201);
        thread
    }
}
