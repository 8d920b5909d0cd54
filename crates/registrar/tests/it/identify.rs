// SPDX-License-Identifier: EUPL-1.2
//! Identification by a provider: what an honest one brings, and what each of about seventy faults of an evil one brings, which is a
//! refusal and no code. Negative controls, each seen red and restored: without the check of the nonce, of `aud`, of the algorithm
//! list, of the state, of the issuer on the way back, and of the keycard at binding, the rows of that name are taken.

mod declare;

use std::sync::Arc;
use std::time::Duration;

use oidc_evil::{CLIENT, Evil, REDIRECT, Raw, SECRET, Script, Signer, honest};
use protocol::agefile::seal;
use protocol::json::V1;
use protocol::oidc::Blind;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Assurance, BindMethod, Idp, OidcAnswer, OidcFinish, OidcResult, OidcStart,
};
use protocol::{Hash, Signed, SigningKey};
use protocol_open::{Identity, open_signed};
use registrar::oidc::{
    Algorithm, Authorization, BIRTH_DATE, ClaimNames, Fault, IdentityConfig, Level, NUMBER,
    Procedure, Procedures, ProviderConfig, Pushed, RelyingParty,
};
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::role::Worker;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::fake::{bound, refused};
use crate::holder::{Holder, question};
use crate::world::World;

const DOB: &str = "1985-04-12";

/// A world, its provider, and how the registrar is configured for it.
struct Stage {
    world: World,
    evil: Evil,
}

impl Stage {
    async fn new() -> Self {
        let evil = Evil::start(0).await;
        let idp = Idp {
            id: "broker".parse().unwrap(),
            iss: evil.issuer.parse().unwrap(),
            jwks_uri: evil.jwks_uri().parse().unwrap(),
            procedure: "gesundheitsid".parse().unwrap(),
        };
        let other = Idp {
            id: "only-pinned".parse().unwrap(),
            ..idp.clone()
        };
        let world = World::with_idps(vec![idp, other]).await;
        let stage = Self { world, evil };
        stage.reset();
        stage
    }

    fn reset(&self) {
        *self.evil.script.lock().unwrap() = honest(self.world.now().0);
    }

    fn change(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.evil.script.lock().unwrap());
    }

    fn provider(&self) -> ProviderConfig {
        let secret = self.world.dir.path().join("client-secret");
        std::fs::write(&secret, SECRET).unwrap();
        ProviderConfig {
            id: "broker".parse().unwrap(),
            procedure: Procedure::Gesundheitsid,
            issuer: self.evil.issuer.parse().unwrap(),
            jwks_uri: self.evil.jwks_uri().parse().unwrap(),
            client_id: CLIENT.to_owned(),
            client_secret_file: Some(secret),
            client_key_file: None,
            client_key_id: None,
            algorithms: vec![Algorithm::Es256],
            acr: [
                ("loa-high".to_owned(), Level::High),
                ("loa-substantial".to_owned(), Level::Substantial),
            ]
            .into(),
            acr_values: vec!["loa-high".to_owned()],
            scope: "openid".to_owned(),
            max_age: 300,
            pushed: Pushed::Required,
            hosts: Vec::new(),
            claims: ClaimNames::default(),
        }
    }

    fn party_with(&self, provider: ProviderConfig) -> RelyingParty {
        let config = IdentityConfig {
            redirect_uri: REDIRECT.parse().unwrap(),
            timeout_seconds: 1,
            insecure_loopback: true,
            declarations: vec![Procedure::Eid, Procedure::Gesundheitsid, Procedure::EgkPin],
            providers: vec![provider],
        };
        RelyingParty::new(config, Procedures::default()).unwrap()
    }

    fn party(&self) -> RelyingParty {
        self.party_with(self.provider())
    }

    /// A way there and back with a relying party alone; `Err` names what is wrong.
    async fn alone(&self, party: &RelyingParty, iss: Option<&str>) -> Result<Level, Fault> {
        let (id, now) = ("broker".parse().unwrap(), self.world.now());
        let verifier = "v".repeat(43);
        let challenge = protocol::b64::url(Hash::of(verifier.as_bytes()).as_bytes());
        let request = Authorization {
            nonce: "nonce-of-these-keys",
            state: "state",
            challenge: &challenge,
        };
        party.authorization(&id, &request, now).await?;
        let code = self.evil.code();
        let proof = party
            .redeem(&id, &code, iss, &verifier, request.nonce, now)
            .await?;
        Ok(proof.level)
    }

    async fn answered(&self, party: RelyingParty, item: WorkItem) -> Option<Outcome> {
        let id = item.id;
        self.world.portal.ask(item);
        let (_stop, mut stopped) = watch::channel(false);
        let registrar = self.world.registrar.clone();
        let mut worker =
            Worker::new(registrar, Arc::clone(&self.world.portal)).with_providers(party);
        worker.step(Duration::ZERO, &mut stopped).await.unwrap();
        worker.settle().await;
        self.world.portal.answer_to(id)
    }

    fn codes(&self) -> usize {
        self.world.portal.with(|state| state.activations.len())
    }
}

/// A browser with keys that nobody knows.
struct Stranger {
    key: SigningKey,
    seed: [u8; 32],
    start: Signed<OidcStart>,
    /// What it asks, and the `sh` of it: the start, or that of a declaration.
    text: Vec<u8>,
    sh: Hash,
}

impl Stranger {
    fn new(stage: &Stage) -> Self {
        Self::at(stage, "broker")
    }

    fn at(stage: &Stage, provider: &str) -> Self {
        let (key, seed) = (SigningKey::from_seed(&rand::random()), rand::random());
        let identity = Identity::from_seed(&seed).unwrap();
        let start = OidcStart {
            v: V1,
            org: stage.world.org.clone(),
            provider: provider.parse().unwrap(),
            sig: key.public(),
            enc: identity.recipient().clone(),
            r: Blind::new(rand::random()),
            iat: stage.world.now(),
        };
        let start = Signed::sign(start, &[&key]).unwrap();
        let (text, sh) = (start.envelope().to_json(), start.sh());
        Self {
            key,
            seed,
            start,
            text,
            sh,
        }
    }

    fn sealed(&self, stage: &Stage, statement: Vec<u8>) -> WorkItem {
        let padded = pad_json(statement, MESSAGE_MIN);
        let file = seal(&stage.world.registrar_enc, &padded).unwrap();
        WorkItem {
            body: Some(FileBytes(file)),
            ..question(WorkKind::Identify, protocol::PersonId::from_bytes([0; 16]))
        }
    }

    fn opened(&self, stage: &Stage, to: &Hash, outcome: Option<Outcome>) -> OidcResult {
        let Some(Outcome::Reply { file, .. }) = outcome else {
            panic!("no reply: {outcome:?}");
        };
        let identity = Identity::from_seed(&self.seed).unwrap();
        let answer = open_signed::<OidcAnswer>(&identity, &file.0).unwrap();
        answer.verify(stage.world.td.payload(), to).unwrap();
        answer.payload().result.clone()
    }

    async fn begin(&self, stage: &Stage, party: RelyingParty) -> OidcResult {
        let item = self.sealed(stage, self.text.clone());
        let outcome = stage.answered(party, item).await;
        self.opened(stage, &self.sh, outcome)
    }

    fn finish(
        &self,
        stage: &Stage,
        code: &str,
        state: &str,
        iss: Option<&str>,
    ) -> Signed<OidcFinish> {
        let finish = OidcFinish {
            v: V1,
            org: stage.world.org.clone(),
            start: self.sh,
            code: code.to_owned(),
            state: state.to_owned(),
            iss: iss.map(str::to_owned),
            iat: stage.world.now(),
        };
        Signed::sign(finish, &[&self.key]).unwrap()
    }

    async fn end(
        &self,
        stage: &Stage,
        party: RelyingParty,
        finish: &Signed<OidcFinish>,
    ) -> OidcResult {
        let item = self.sealed(stage, finish.envelope().to_json());
        let outcome = stage.answered(party, item).await;
        self.opened(stage, &finish.sh(), outcome)
    }

    /// There and back as it should be, with a fresh relying party; the one who signs in is whom the provider says.
    async fn whole(&self, stage: &Stage) -> OidcResult {
        match self.begin(stage, stage.party()).await {
            OidcResult::Redirect { state, .. } => {
                let code = stage.evil.code();
                let finish = self.finish(stage, &code, &state, Some(&stage.evil.issuer));
                self.end(stage, stage.party(), &finish).await
            }
            other => other,
        }
    }
}

fn reason(result: OidcResult) -> String {
    match result {
        OidcResult::Refused { reason } => reason,
        OidcResult::Redirect { .. } => panic!("redirected"),
        OidcResult::Identified { .. } => panic!("identified"),
        OidcResult::Declared(_) => panic!("declared"),
    }
}

/// Binds with the code that came of an identification.
async fn bind(stage: &Stage, holder: &Holder, code: &str) -> Option<Outcome> {
    let item = stage
        .world
        .portal
        .with(|s| s.activations.last().cloned())
        .unwrap();
    let request = holder.request_by(code, &item, DOB, stage.world.now());
    stage
        .world
        .ask(holder.bind_item(request, &stage.world.registrar_enc))
        .await
}

#[tokio::test]
async fn whoever_the_provider_names_is_bound_with_the_keys_that_asked_and_no_others() {
    let stage = Stage::new().await;
    let erika = Stranger::new(&stage);
    let OidcResult::Redirect { url, state } = erika.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    // The request was pushed: the address has its name and nothing of it.
    let expected = format!(
        "{}/auth?client_id=registrar%40musterkasse&request_uri=urn%3Aexample%3Arequest%3A1",
        stage.evil.issuer
    );
    assert_eq!(url.as_str(), expected);
    stage.change(|script| {
        let pushed = |name: &str| script.pushed.get(name).map(String::as_str);
        let start = erika.start.payload();
        let nonce = protocol::oidc::nonce(&start.org, &start.sig, &start.enc, &start.r);
        assert_eq!(pushed("nonce"), Some(nonce.as_str()));
        assert_eq!(pushed("state"), Some(state.as_str()));
        assert_eq!(pushed("response_type"), Some("code"));
        assert_eq!(pushed("response_mode"), Some("fragment"));
        assert_eq!(pushed("redirect_uri"), Some(REDIRECT));
        assert_eq!(pushed("code_challenge_method"), Some("S256"));
        assert_eq!(pushed("max_age"), Some("300"));
        assert_eq!(pushed("prompt"), Some("login"));
        assert_eq!(pushed("acr_values"), Some("loa-high"));
    });
    let code = stage.evil.code();
    let finish = erika.finish(&stage, &code, &state, Some(&stage.evil.issuer));
    let result = erika.end(&stage, stage.party(), &finish).await;
    let OidcResult::Identified { code, dob, exp, .. } = &result else {
        panic!("refused");
    };
    assert_eq!(dob.as_str(), DOB);
    assert_eq!(*exp, stage.world.now().plus(600));
    // The same question again is the same answer, and the provider is not asked again.
    let asked = stage.evil.asked("/token");
    assert!(erika.end(&stage, stage.party(), &finish).await == result);
    assert_eq!(stage.evil.asked("/token"), asked);

    let pid = stage.world.pid("v-1");
    let (org, now) = (stage.world.org.clone(), stage.world.now());
    // Somebody else who got to know the code has other keys.
    let thief = Holder::new(&org, pid, protocol::statement::KeycardKind::Insured, now);
    let (why, _) = refused(bind(&stage, &thief, code.expose()).await);
    assert_eq!(why, "wrong-keycard");
    let own = Holder::of(erika.key.clone(), &erika.seed, &org, pid, now);
    let binding = bound(bind(&stage, &own, code.expose()).await);
    assert_eq!(binding.payload().method, BindMethod::Eid);
    assert_eq!(binding.payload().assurance, Assurance::Eid);
    let evidence = stage.world.registrar.evidence(pid).unwrap();
    for kind in ["identified", "identified-other-key", "bind-request"] {
        assert!(
            evidence.iter().any(|one| one == kind),
            "{kind}: {evidence:?}"
        );
    }
}

#[tokio::test]
async fn what_is_less_sure_counts_as_a_letter_and_waits() {
    let stage = Stage::new().await;
    stage.change(|s| s.claims = Box::new(|c| c["acr"] = json!("loa-substantial")));
    let erika = Stranger::new(&stage);
    let OidcResult::Identified { code, .. } = erika.whole(&stage).await else {
        panic!("refused");
    };
    let (org, pid, now) = (
        stage.world.org.clone(),
        stage.world.pid("v-1"),
        stage.world.now(),
    );
    let own = Holder::of(erika.key.clone(), &erika.seed, &org, pid, now);
    let Some(Outcome::Bound {
        bind,
        quarantine_until,
    }) = bind(&stage, &own, code.expose()).await
    else {
        panic!("not bound");
    };
    assert_eq!(bind.stmt.payload().assurance, Assurance::Letter);
    assert_eq!(quarantine_until, Some(now.plus(72 * 3_600)));
}

#[tokio::test]
async fn a_code_is_over_after_ten_minutes() {
    let stage = Stage::new().await;
    let erika = Stranger::new(&stage);
    let OidcResult::Identified { code, .. } = erika.whole(&stage).await else {
        panic!("refused");
    };
    let (org, pid, now) = (
        stage.world.org.clone(),
        stage.world.pid("v-1"),
        stage.world.now(),
    );
    let own = Holder::of(erika.key.clone(), &erika.seed, &org, pid, now);
    stage.world.clock.advance(600);
    let (why, _) = refused(bind(&stage, &own, code.expose()).await);
    assert_eq!(why, "expired");
}

type Evilness = Box<dyn Fn(&mut Script)>;

fn claim(change: fn(&mut Value)) -> Evilness {
    Box::new(move |script| script.claims = Box::new(change))
}

fn header(change: fn(&mut Value)) -> Evilness {
    Box::new(move |script| script.header = Box::new(change))
}

fn signer(signer: Signer) -> Evilness {
    Box::new(move |script| script.signer = signer)
}

fn token(change: fn(String) -> String) -> Evilness {
    Box::new(move |script| script.token = Box::new(change))
}

fn keys(change: fn(&mut Value)) -> Evilness {
    Box::new(move |script| script.jwks = Box::new(change))
}

fn discovery(change: fn(&mut Value)) -> Evilness {
    Box::new(move |script| script.discovery = Box::new(change))
}

fn raw(path: &'static str, raw: Raw) -> Evilness {
    Box::new(move |script| {
        script.raw.insert(path, raw.clone());
    })
}

fn bytes(text: &str) -> Raw {
    Raw::Bytes(text.as_bytes().to_vec())
}

fn json_bytes(body: &str) -> Raw {
    let length = body.len();
    bytes(&format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    ))
}

/// The payload of a token replaced, header and signature as they were.
fn with_payload(token: &str, change: impl FnOnce(String) -> String) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    let text = String::from_utf8(protocol::b64::from_url(parts[1]).unwrap()).unwrap();
    let payload = protocol::b64::url(change(text).as_bytes());
    format!("{}.{payload}.{}", parts[0], parts[2])
}

/// What can be wrong with the token.
fn token_faults() -> Vec<(&'static str, Evilness, Fault)> {
    vec![
        (
            "another nonce",
            claim(|c| c["nonce"] = json!("another")),
            Fault::NONCE,
        ),
        (
            "no nonce",
            claim(|c| drop(c.as_object_mut().unwrap().remove("nonce"))),
            Fault::NONCE,
        ),
        (
            "a nonce that is a number",
            claim(|c| c["nonce"] = json!(1)),
            Fault::NONCE,
        ),
        (
            "for somebody else",
            claim(|c| c["aud"] = json!("other")),
            Fault::AUDIENCE,
        ),
        (
            "for nobody",
            claim(|c| drop(c.as_object_mut().unwrap().remove("aud"))),
            Fault::AUDIENCE,
        ),
        (
            "an empty list of audiences",
            claim(|c| c["aud"] = json!([])),
            Fault::AUDIENCE,
        ),
        (
            "several audiences without azp",
            claim(|c| c["aud"] = json!([CLIENT, "other"])),
            Fault::AUDIENCE,
        ),
        (
            "several audiences with azp",
            claim(|c| {
                c["aud"] = json!([CLIENT, "other"]);
                c["azp"] = json!(CLIENT);
            }),
            Fault::AUDIENCE,
        ),
        (
            "ours twice",
            claim(|c| c["aud"] = json!([CLIENT, CLIENT])),
            Fault::AUDIENCE,
        ),
        (
            "handed to somebody else",
            claim(|c| c["azp"] = json!("other")),
            Fault::AUTHORIZED_PARTY,
        ),
        (
            "azp that is no text",
            claim(|c| c["azp"] = json!(null)),
            Fault::AUTHORIZED_PARTY,
        ),
        (
            "no subject",
            claim(|c| drop(c.as_object_mut().unwrap().remove("sub"))),
            Fault::SUBJECT,
        ),
        (
            "an empty subject",
            claim(|c| c["sub"] = json!("")),
            Fault::SUBJECT,
        ),
        (
            "over",
            claim(|c| c["exp"] = json!(c["iat"].as_i64().unwrap() - 60)),
            Fault::EXPIRED,
        ),
        (
            "without an end",
            claim(|c| drop(c.as_object_mut().unwrap().remove("exp"))),
            Fault::EXPIRED,
        ),
        (
            "an end that is a text",
            claim(|c| c["exp"] = json!("9999999999")),
            Fault::EXPIRED,
        ),
        (
            "from the future",
            claim(|c| c["iat"] = json!(c["iat"].as_i64().unwrap() + 120)),
            Fault::ISSUED_AT,
        ),
        (
            "of an hour ago",
            claim(|c| c["iat"] = json!(c["iat"].as_i64().unwrap() - 3600)),
            Fault::ISSUED_AT,
        ),
        (
            "of no time",
            claim(|c| drop(c.as_object_mut().unwrap().remove("iat"))),
            Fault::ISSUED_AT,
        ),
        (
            "not valid yet",
            claim(|c| c["nbf"] = json!(c["iat"].as_i64().unwrap() + 120)),
            Fault::ISSUED_AT,
        ),
        (
            "by another issuer",
            claim(|c| c["iss"] = json!("https://evil.example")),
            Fault::ISSUER,
        ),
        (
            "by the issuer with a slash",
            claim(|c| c["iss"] = json!(format!("{}/", c["iss"].as_str().unwrap()))),
            Fault::ISSUER,
        ),
        (
            "by no issuer",
            claim(|c| drop(c.as_object_mut().unwrap().remove("iss"))),
            Fault::ISSUER,
        ),
        (
            "asked an hour ago",
            claim(|c| c["auth_time"] = json!(c["iat"].as_i64().unwrap() - 3600)),
            Fault::AUTH_TIME,
        ),
        (
            "asked in the future",
            claim(|c| c["auth_time"] = json!(c["iat"].as_i64().unwrap() + 3600)),
            Fault::AUTH_TIME,
        ),
        (
            "asked nobody knows when",
            claim(|c| drop(c.as_object_mut().unwrap().remove("auth_time"))),
            Fault::AUTH_TIME,
        ),
        (
            "an unknown acr",
            claim(|c| c["acr"] = json!("loa-highest")),
            Fault::LEVEL,
        ),
        ("a low acr", claim(|c| c["acr"] = json!("0")), Fault::LEVEL),
        (
            "no acr",
            claim(|c| drop(c.as_object_mut().unwrap().remove("acr"))),
            Fault::LEVEL,
        ),
        (
            "an acr that is a list",
            claim(|c| c["acr"] = json!(["loa-high"])),
            Fault::LEVEL,
        ),
        (
            "no insurance number",
            claim(|c| drop(c.as_object_mut().unwrap().remove("urn:telematik:claims:id"))),
            NUMBER,
        ),
        (
            "a wrong check digit",
            claim(|c| c["urn:telematik:claims:id"] = json!("A123456781")),
            NUMBER,
        ),
        (
            "no birth date",
            claim(|c| drop(c.as_object_mut().unwrap().remove("birthdate"))),
            BIRTH_DATE,
        ),
        (
            "half a birth date",
            claim(|c| c["birthdate"] = json!("1985")),
            BIRTH_DATE,
        ),
        ("alg none", signer(Signer::Nobody), Fault::ALGORITHM),
        (
            "alg None",
            Box::new(|s: &mut Script| {
                s.signer = Signer::Nobody;
                s.header = Box::new(|h| h["alg"] = json!("None"));
            }),
            Fault::ALGORITHM,
        ),
        (
            "no alg",
            header(|h| drop(h.as_object_mut().unwrap().remove("alg"))),
            Fault::ALGORITHM,
        ),
        (
            "HS256 with the public key",
            signer(Signer::PublicKeyAsSecret),
            Fault::ALGORITHM,
        ),
        (
            "RS256, which is not agreed",
            signer(Signer::Rs256),
            Fault::ALGORITHM,
        ),
        (
            "EdDSA, which is not agreed",
            signer(Signer::EdDsa),
            Fault::ALGORITHM,
        ),
        (
            "ES256 named, RSA signed",
            Box::new(|s: &mut Script| {
                s.signer = Signer::Rs256;
                s.header = Box::new(|h| {
                    h["alg"] = json!("ES256");
                    h["kid"] = json!("rsa");
                });
            }),
            Fault::UNFIT_KEY,
        ),
        (
            "the key of another algorithm",
            header(|h| h["kid"] = json!("ed")),
            Fault::UNFIT_KEY,
        ),
        (
            "signed by another key",
            signer(Signer::Stranger),
            Fault::SIGNATURE,
        ),
        (
            "an unknown kid",
            header(|h| h["kid"] = json!("unknown")),
            Fault::UNKNOWN_KEY,
        ),
        (
            "no kid and several keys",
            header(|h| drop(h.as_object_mut().unwrap().remove("kid"))),
            Fault::UNKNOWN_KEY,
        ),
        (
            "a kid that is a number",
            header(|h| h["kid"] = json!(1)),
            Fault::MALFORMED,
        ),
        (
            "its own key in the header",
            Box::new(|s: &mut Script| {
                s.signer = Signer::Stranger;
                s.header = Box::new(|h| h["jwk"] = json!({"kty": "EC"}));
            }),
            Fault::SIGNATURE,
        ),
        (
            "a critical header",
            header(|h| {
                h["crit"] = json!(["exp"]);
                h["exp"] = json!(1);
            }),
            Fault::MALFORMED,
        ),
        (
            "unencoded payload",
            header(|h| h["b64"] = json!(false)),
            Fault::MALFORMED,
        ),
        (
            "an access token",
            header(|h| h["typ"] = json!("at+jwt")),
            Fault::MALFORMED,
        ),
        (
            "changed after it was signed",
            token(|t| with_payload(&t, |p| p.replace("A123456780", "M000000019"))),
            Fault::SIGNATURE,
        ),
        (
            "a member twice, changed",
            token(|t| with_payload(&t, |p| p.replacen('{', "{\"nonce\":\"x\",", 1))),
            Fault::SIGNATURE,
        ),
        (
            "a bent signature",
            token(|t| {
                let (head, _) = t.rsplit_once('.').unwrap();
                format!("{head}.{}", protocol::b64::url(&[7; 64]))
            }),
            Fault::SIGNATURE,
        ),
        (
            "a signature in DER",
            token(|t| {
                let (head, _) = t.rsplit_once('.').unwrap();
                format!(
                    "{head}.{}",
                    protocol::b64::url(&[0x30, 6, 2, 1, 1, 2, 1, 1])
                )
            }),
            Fault::SIGNATURE,
        ),
        (
            "no signature at all",
            token(|t| t.rsplit_once('.').unwrap().0.to_owned()),
            Fault::MALFORMED,
        ),
        ("four parts", token(|t| format!("{t}.x")), Fault::MALFORMED),
        (
            "with padding",
            token(|t| format!("{t}==")),
            Fault::MALFORMED,
        ),
        ("no base64", token(|t| format!("*{t}")), Fault::MALFORMED),
        (
            "twenty thousand characters",
            token(|t| format!("{t}{}", "A".repeat(20_000))),
            Fault::MALFORMED,
        ),
        ("an empty token", token(|_| String::new()), Fault::MALFORMED),
        (
            "no token",
            Box::new(|s: &mut Script| {
                s.answer = Box::new(|a| drop(a.as_object_mut().unwrap().remove("id_token")))
            }),
            Fault::NO_TOKEN,
        ),
        (
            "a token that is a list",
            Box::new(|s: &mut Script| s.answer = Box::new(|a| a["id_token"] = json!(["x"]))),
            Fault::NO_TOKEN,
        ),
        (
            "keys for encryption only",
            keys(|k| k["keys"][0]["use"] = json!("enc")),
            Fault::UNKNOWN_KEY,
        ),
        (
            "a key for something else",
            keys(|k| k["keys"][0]["key_ops"] = json!(["encrypt"])),
            Fault::UNKNOWN_KEY,
        ),
        (
            "a key for another algorithm",
            keys(|k| k["keys"][0]["alg"] = json!("ES384")),
            Fault::UNFIT_KEY,
        ),
        (
            "two keys of one name",
            keys(|k| k["keys"][1]["kid"] = json!("ec")),
            Fault::UNKNOWN_KEY,
        ),
        (
            "a point that is none",
            keys(|k| k["keys"][0]["x"] = json!(protocol::b64::url(&[1; 32]))),
            Fault::SIGNATURE,
        ),
        (
            "a secret as a key",
            keys(|k| k["keys"][0] = json!({"kty": "oct", "kid": "ec", "k": "c2VjcmV0"})),
            Fault::UNKNOWN_KEY,
        ),
        (
            "no keys",
            keys(|k| k["keys"] = json!([])),
            Fault::UNKNOWN_KEY,
        ),
        (
            "keys that are no list",
            keys(|k| k["keys"] = json!({})),
            Fault::ANSWER,
        ),
        (
            "keys without an end",
            raw("/jwks", Raw::Endless),
            Fault::ANSWER,
        ),
        (
            "keys that stall",
            raw("/jwks", Raw::Stalls),
            Fault::UNREACHABLE,
        ),
        (
            "a token with a member twice",
            raw("/token", json_bytes(r#"{"id_token":"a","id_token":"b"}"#)),
            Fault::ANSWER,
        ),
        (
            "a token elsewhere",
            raw(
                "/token",
                bytes(
                    "HTTP/1.1 307 X\r\nlocation: http://127.0.0.1:1/token\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
                ),
            ),
            Fault::ANSWER,
        ),
        (
            "a token as a page",
            raw(
                "/token",
                bytes(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}",
                ),
            ),
            Fault::ANSWER,
        ),
    ]
}

/// What can be wrong before anybody is sent anywhere.
fn discovery_faults() -> Vec<(&'static str, Evilness, Fault)> {
    vec![
        (
            "another issuer",
            discovery(|d| d["issuer"] = json!("https://evil.example")),
            Fault::DISCOVERY_ISSUER,
        ),
        (
            "no issuer",
            discovery(|d| drop(d.as_object_mut().unwrap().remove("issuer"))),
            Fault::DISCOVERY_ISSUER,
        ),
        (
            "keys at another address",
            discovery(|d| d["jwks_uri"] = json!("https://evil.example/jwks")),
            Fault::UNPINNED_KEYS,
        ),
        (
            "no PKCE",
            discovery(|d| d["code_challenge_methods_supported"] = json!(["plain"])),
            Fault::UNSUITABLE,
        ),
        (
            "implicit flow only",
            discovery(|d| d["response_types_supported"] = json!(["id_token token"])),
            Fault::UNSUITABLE,
        ),
        (
            "answers to the server only",
            discovery(|d| d["response_modes_supported"] = json!(["query", "form_post"])),
            Fault::UNSUITABLE,
        ),
        (
            "no algorithm of ours",
            discovery(|d| d["id_token_signing_alg_values_supported"] = json!(["HS256", "none"])),
            Fault::UNSUITABLE,
        ),
        (
            "no pushed requests",
            discovery(|d| {
                drop(
                    d.as_object_mut()
                        .unwrap()
                        .remove("pushed_authorization_request_endpoint"),
                )
            }),
            Fault::UNSUITABLE,
        ),
        (
            "codes to another host",
            discovery(|d| d["token_endpoint"] = json!("https://evil.example/token")),
            Fault::FOREIGN_HOST,
        ),
        (
            "codes to another port of this machine",
            discovery(|d| d["token_endpoint"] = json!("http://127.0.0.1:1/token")),
            Fault::FOREIGN_HOST,
        ),
        (
            "people without TLS",
            discovery(|d| d["authorization_endpoint"] = json!("http://id.broker.example/auth")),
            Fault::ADDRESS,
        ),
        (
            "people to a script",
            discovery(|d| d["authorization_endpoint"] = json!("javascript:alert(1)")),
            Fault::ADDRESS,
        ),
        (
            "requests to a neighbour in the house",
            discovery(|d| {
                d["pushed_authorization_request_endpoint"] = json!("http://10.0.0.1/par")
            }),
            Fault::ADDRESS,
        ),
        (
            "a member twice",
            raw(
                "/.well-known/openid-configuration",
                json_bytes(r#"{"issuer":"a","issuer":"b"}"#),
            ),
            Fault::ANSWER,
        ),
        (
            "no JSON",
            raw("/.well-known/openid-configuration", json_bytes("hello")),
            Fault::ANSWER,
        ),
        (
            "without an end",
            raw("/.well-known/openid-configuration", Raw::Endless),
            Fault::ANSWER,
        ),
        (
            "no answer",
            raw("/.well-known/openid-configuration", Raw::Stalls),
            Fault::UNREACHABLE,
        ),
        (
            "moved",
            raw(
                "/.well-known/openid-configuration",
                bytes(
                    "HTTP/1.1 302 X\r\nlocation: http://127.0.0.1:1/\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
                ),
            ),
            Fault::ANSWER,
        ),
        (
            "a pushed request without a name",
            raw("/par", json_bytes("{}")),
            Fault::PUSHED,
        ),
        (
            "a pushed request refused",
            raw(
                "/par",
                bytes(
                    "HTTP/1.1 400 X\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: 29\r\n\r\n{\"error\":\"invalid_request_x\"} ",
                ),
            ),
            Fault::PUSHED,
        ),
    ]
}

#[tokio::test]
async fn every_fault_of_an_evil_provider_is_refused_by_its_name_and_nobody_gets_a_code() {
    let stage = Stage::new().await;
    let issuer = stage.evil.issuer.clone();
    assert_eq!(
        stage.alone(&stage.party(), Some(&issuer)).await,
        Ok(Level::High)
    );
    let faults = token_faults().into_iter().chain(discovery_faults());
    let (mut seen, mut wrong) = (0, Vec::new());
    for (name, evilness, fault) in faults {
        stage.reset();
        stage.change(|script| evilness(script));
        let alone = stage.alone(&stage.party(), Some(&issuer)).await;
        if alone != Err(fault) {
            wrong.push(format!("{name}: {alone:?}"));
        }
        // Once more the whole way; what stalls has been waited for already.
        if fault != Fault::UNREACHABLE {
            match Stranger::new(&stage).whole(&stage).await {
                OidcResult::Refused { reason } if reason == fault.public() => {}
                OidcResult::Refused { reason } => wrong.push(format!("{name}: {reason}")),
                _ => wrong.push(format!("{name}: taken")),
            }
        }
        seen += 1;
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(stage.codes(), 0, "nobody has a code");
    assert!(seen >= 60, "{seen} faults");
}

#[tokio::test]
async fn the_way_back_of_somebody_else_is_no_way_back() {
    let stage = Stage::new().await;
    let issuer = stage.evil.issuer.clone();
    // The issuer on the way back (RFC 9207): another one, or none from a provider that always says it.
    for iss in [Some("https://evil.example"), None] {
        assert_eq!(stage.alone(&stage.party(), iss).await, Err(Fault::MIX_UP));
        assert_eq!(stage.evil.asked("/token"), 0, "the code goes nowhere");
    }
    // A provider that never says it need not.
    stage.change(|s| {
        s.discovery =
            Box::new(|d| d["authorization_response_iss_parameter_supported"] = json!(false));
    });
    assert_eq!(stage.alone(&stage.party(), None).await, Ok(Level::High));
    stage.reset();

    let erika = Stranger::new(&stage);
    let OidcResult::Redirect { state, .. } = erika.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    // Another key with her state, and her key with another state: nothing, and the way is used up.
    let thief = Stranger::new(&stage);
    let code = stage.evil.code();
    let stolen = Signed::sign(
        erika
            .finish(&stage, &code, &state, Some(&issuer))
            .payload()
            .clone(),
        &[&thief.key],
    )
    .unwrap();
    let outcome = stage
        .answered(
            stage.party(),
            thief.sealed(&stage, stolen.envelope().to_json()),
        )
        .await;
    assert_eq!(refused(outcome).0, "bad-signature");
    let wrong = erika.finish(&stage, &code, "another", Some(&issuer));
    assert_eq!(
        reason(erika.end(&stage, stage.party(), &wrong).await),
        "not-proven"
    );
    let late = erika.finish(&stage, &code, &state, Some(&issuer));
    assert_eq!(
        reason(erika.end(&stage, stage.party(), &late).await),
        "used"
    );
    assert_eq!(stage.evil.asked("/token"), 0, "the provider was not asked");

    // A code that was used, and one of another way: the provider does not take them.
    let (first, second) = (Stranger::new(&stage), Stranger::new(&stage));
    let OidcResult::Identified { .. } = first.whole(&stage).await else {
        panic!("refused");
    };
    let OidcResult::Redirect { state, .. } = second.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    let replayed = second.finish(&stage, &code, &state, Some(&issuer));
    assert_eq!(
        reason(second.end(&stage, stage.party(), &replayed).await),
        "not-proven"
    );

    // Too late, and of nobody.
    let slow = Stranger::new(&stage);
    let OidcResult::Redirect { state, .. } = slow.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    let finish = slow.finish(&stage, &stage.evil.code(), &state, Some(&issuer));
    stage.world.clock.advance(901);
    stage.change(|s| s.now += 901);
    assert_eq!(
        reason(slow.end(&stage, stage.party(), &finish).await),
        "expired"
    );
    let nobody = Stranger::new(&stage);
    let finish = nobody.finish(&stage, "code", "state", None);
    let outcome = stage
        .answered(
            stage.party(),
            nobody.sealed(&stage, finish.envelope().to_json()),
        )
        .await;
    assert_eq!(refused(outcome).0, "unknown");
    assert_eq!(stage.codes(), 1, "only the honest one");
}

#[tokio::test]
async fn a_token_for_the_keys_of_somebody_else_brings_these_keys_nothing() {
    let stage = Stage::new().await;
    let (victim, thief) = (Stranger::new(&stage), Stranger::new(&stage));
    let OidcResult::Redirect { .. } = victim.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    let nonce = stage.evil.script.lock().unwrap().pushed["nonce"].clone();
    let OidcResult::Redirect { state, .. } = thief.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    // The thief makes the provider answer with the token that the victim has signed in for.
    stage.change(|s| {
        let nonce = nonce.clone();
        s.claims = Box::new(move |c| c["nonce"] = json!(nonce));
    });
    let finish = thief.finish(&stage, &stage.evil.code(), &state, Some(&stage.evil.issuer));
    assert_eq!(
        reason(thief.end(&stage, stage.party(), &finish).await),
        "not-proven"
    );
    assert_eq!(stage.codes(), 0);
}

#[tokio::test]
async fn whom_the_register_does_not_know_or_holds_back_is_told_one_sentence() {
    let stage = Stage::new().await;
    let people = [
        r#"{"reference":"e-1","kvnr":"T012345678","role":"insured","given":"Sabine","family":"Schutz","birth_date":"1985-04-12","address":["Weg 1","54321 Ort"],"flags":["restricted"]}"#,
        r#"{"reference":"e-2","kvnr":"K200000423","role":"insured","given":"Tote","family":"Muster","birth_date":"1985-04-12","address":["Weg 1","54321 Ort"],"flags":["deceased"]}"#,
        r#"{"reference":"e-3","kvnr":"B100200302","role":"insured","given":"Weg","family":"Muster","birth_date":"1985-04-12","address":["Weg 1","54321 Ort"],"insured_until":"2001-01-01"}"#,
        r#"{"reference":"e-4","kvnr":"Q100600012","role":"insured","given":"Klein","family":"Muster","birth_date":"1985-04-12","address":["Weg 1","54321 Ort"],"flags":["limited-capacity"]}"#,
        r#"{"reference":"e-5","kvnr":"S100700020","role":"insured","given":"Papier","family":"Muster","birth_date":"1985-04-12","address":["Weg 1","54321 Ort"],"flags":["hold-letter"]}"#,
    ];
    stage.world.import(&people.join("\n"));
    type Change = fn(&mut Value);
    let rows: [(&str, Change); 8] = [
        ("another birth date", |c| {
            c["birthdate"] = json!("1985-04-13")
        }),
        ("another name", |c| c["family_name"] = json!("Mustermann")),
        ("nobody's number", |c| {
            c["urn:telematik:claims:id"] = json!("M123456780")
        }),
        ("a number of other people", |c| {
            c["urn:telematik:claims:id"] = json!("M000000019")
        }),
        ("a protected address", |c| {
            c["urn:telematik:claims:id"] = json!("T012345678");
            c["family_name"] = json!("Schutz");
        }),
        ("the dead", |c| {
            c["urn:telematik:claims:id"] = json!("K200000423")
        }),
        ("those who have left", |c| {
            c["urn:telematik:claims:id"] = json!("B100200302")
        }),
        ("those who may not act", |c| {
            c["urn:telematik:claims:id"] = json!("Q100600012")
        }),
    ];
    for (name, change) in rows {
        stage.reset();
        stage.change(|s| s.claims = Box::new(change));
        let told = Stranger::new(&stage).whole(&stage).await;
        assert!(matches!(told, OidcResult::Refused { .. }), "{name}");
        assert_eq!(reason(told), "not-matched", "{name}");
    }
    assert_eq!(stage.codes(), 0);
    // A mark that is about paper stands against no screen, and a name that the provider does not say is not compared.
    stage.reset();
    stage.change(|s| {
        s.claims = Box::new(|c| {
            c["urn:telematik:claims:id"] = json!("S100700020");
            c.as_object_mut().unwrap().remove("family_name");
        });
    });
    let told = Stranger::new(&stage).whole(&stage).await;
    assert!(matches!(told, OidcResult::Identified { .. }));
    for (who, kind) in [
        ("v-1", "identified-differs"),
        ("e-1", "identified-barred"),
        ("e-2", "identified-barred"),
    ] {
        let pid = stage.world.pid(who);
        assert!(
            stage
                .world
                .registrar
                .evidence(pid)
                .unwrap()
                .contains(&kind.to_owned()),
            "{who}"
        );
    }
}

#[tokio::test]
async fn only_providers_that_are_pinned_and_configured_are_asked() {
    let stage = Stage::new().await;
    for provider in ["only-pinned", "unheard-of"] {
        let stranger = Stranger::at(&stage, provider);
        assert_eq!(
            reason(stranger.begin(&stage, stage.party()).await),
            "unknown-provider"
        );
    }
    // Configured otherwise than pinned.
    let moved = ProviderConfig {
        jwks_uri: format!("{}/keys", stage.evil.issuer).parse().unwrap(),
        ..stage.provider()
    };
    let told = Stranger::new(&stage)
        .begin(&stage, stage.party_with(moved))
        .await;
    assert_eq!(reason(told), "unknown-provider");
    assert!(stage.evil.script.lock().unwrap().asked.is_empty());

    // Old requests, and requests that nobody has signed.
    let stranger = Stranger::new(&stage);
    stage.world.clock.advance(601);
    assert_eq!(
        reason(stranger.begin(&stage, stage.party()).await),
        "expired"
    );
    let item = stranger.sealed(&stage, br#"{"v":1}"#.to_vec());
    assert_eq!(
        refused(stage.answered(stage.party(), item).await).0,
        "malformed"
    );
    let forged = Signed::sign(
        stranger.start.payload().clone(),
        &[&SigningKey::from_seed(&[1; 32])],
    )
    .unwrap();
    let item = stranger.sealed(&stage, forged.envelope().to_json());
    assert_eq!(
        refused(stage.answered(stage.party(), item).await).0,
        "bad-signature"
    );
}

#[tokio::test]
async fn keys_are_looked_at_again_for_a_new_one_and_not_for_every_invention() {
    let stage = Stage::new().await;
    let issuer = stage.evil.issuer.clone();
    let party = stage.party();
    // The provider has one key, we know it, and then it has another one.
    stage.change(|s| s.jwks = Box::new(|k| k["keys"][0]["kid"] = json!("old")));
    assert_eq!(
        stage.alone(&party, Some(&issuer)).await,
        Err(Fault::UNKNOWN_KEY)
    );
    assert_eq!(stage.evil.asked("/jwks"), 2);
    stage.world.clock.advance(61);
    stage.change(|s| {
        s.now += 61;
        s.jwks = Box::new(|_| ());
    });
    assert_eq!(stage.alone(&party, Some(&issuer)).await, Ok(Level::High));
    assert_eq!(stage.evil.asked("/jwks"), 3);
    // Twenty invented names within a minute: not one more look.
    stage.change(|s| s.header = Box::new(|h| h["kid"] = json!("invented")));
    for _ in 0..20 {
        assert_eq!(
            stage.alone(&party, Some(&issuer)).await,
            Err(Fault::UNKNOWN_KEY)
        );
    }
    assert_eq!(stage.evil.asked("/jwks"), 3);
    assert_eq!(stage.evil.asked("/.well-known/openid-configuration"), 1);
}

#[tokio::test]
async fn all_agreed_algorithms_and_a_signature_instead_of_a_secret_work() {
    let stage = Stage::new().await;
    let issuer = stage.evil.issuer.clone();
    let all = [
        (Algorithm::Es256, Signer::Es256),
        (Algorithm::Rs256, Signer::Rs256),
        (Algorithm::Ps256, Signer::Ps256),
        (Algorithm::EdDsa, Signer::EdDsa),
    ];
    for (algorithm, signer) in all {
        stage.reset();
        stage.change(|s| {
            s.signer = signer;
            s.discovery = Box::new(|d| {
                drop(
                    d.as_object_mut()
                        .unwrap()
                        .remove("id_token_signing_alg_values_supported"),
                )
            });
        });
        let provider = ProviderConfig {
            algorithms: vec![algorithm],
            ..stage.provider()
        };
        let party = stage.party_with(provider);
        assert_eq!(
            stage.alone(&party, Some(&issuer)).await,
            Ok(Level::High),
            "{algorithm:?}"
        );
        // And with nothing but the other kind of padding or curve it does not.
        stage.change(|s| s.token = Box::new(|t| with_payload(&t, |p| p.replace("abc", "abd"))));
        assert_eq!(
            stage.alone(&party, Some(&issuer)).await,
            Err(Fault::SIGNATURE),
            "{algorithm:?}"
        );
    }
    stage.reset();
    stage.change(|s| s.assertion = true);
    let file = stage.world.dir.path().join("client.der");
    let key = aws_lc_rs::signature::EcdsaKeyPair::generate(
        &aws_lc_rs::signature::ECDSA_P256_SHA256_FIXED_SIGNING,
    )
    .unwrap();
    std::fs::write(&file, key.to_pkcs8v1().unwrap().as_ref()).unwrap();
    let provider = ProviderConfig {
        client_secret_file: None,
        client_key_file: Some(file),
        client_key_id: Some("k".to_owned()),
        ..stage.provider()
    };
    let party = stage.party_with(provider);
    assert_eq!(stage.alone(&party, Some(&issuer)).await, Ok(Level::High));
    // Where the provider takes no pushed requests and that is agreed, the parameters stand in the address.
    stage.reset();
    stage.change(|s| {
        s.discovery = Box::new(|d| {
            drop(
                d.as_object_mut()
                    .unwrap()
                    .remove("pushed_authorization_request_endpoint"),
            )
        });
    });
    let provider = ProviderConfig {
        pushed: Pushed::Offered,
        ..stage.provider()
    };
    let request = Authorization {
        nonce: "n",
        state: "s",
        challenge: "c",
    };
    let id = "broker".parse().unwrap();
    let url = stage
        .party_with(provider)
        .authorization(&id, &request, stage.world.now())
        .await
        .unwrap();
    for part in [
        "response_mode=fragment",
        "nonce=n",
        "state=s",
        "code_challenge=c",
        "code_challenge_method=S256",
        "response_type=code",
    ] {
        assert!(url.contains(part), "{url}");
    }
}
