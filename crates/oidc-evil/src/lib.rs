// SPDX-License-Identifier: EUPL-1.2
//! An identity provider of our own that does everything right unless a test says otherwise, and then one thing wrong. For the tests of
//! the registrar and of the back office; in no program.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaKeyPair,
};
use protocol::{Hash, b64};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Our name there.
pub const CLIENT: &str = "registrar@musterkasse";
/// Our secret there.
pub const SECRET: &str = "s3cr:et&ä";
/// Where the registrar lets people come back.
pub const REDIRECT: &str = "https://post.musterkasse.example/";

/// Who signs, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    Es256,
    Rs256,
    Ps256,
    EdDsa,
    /// The provider's key of another day.
    Stranger,
    /// Nobody: an empty signature.
    Nobody,
    /// HMAC with the public key's bytes as the secret.
    PublicKeyAsSecret,
}

/// What one address answers instead.
#[derive(Clone)]
pub enum Raw {
    /// These bytes, and the end.
    Bytes(Vec<u8>),
    /// A beginning, and then nothing more.
    Stalls,
    /// A body without an end.
    Endless,
}

type Change = Box<dyn Fn(&mut Value) + Send>;
type Tamper = Box<dyn Fn(String) -> String + Send>;

/// What is done otherwise.
pub struct Script {
    pub discovery: Change,
    pub jwks: Change,
    pub header: Change,
    pub claims: Change,
    /// The finished token.
    pub token: Tamper,
    /// The answer of the token endpoint.
    pub answer: Change,
    pub signer: Signer,
    pub raw: HashMap<&'static str, Raw>,
    /// The last pushed request, its parameters by name.
    pub pushed: HashMap<String, String>,
    pub code: Option<String>,
    pub asked: Vec<String>,
    pub now: i64,
    /// Whether it expects a signed assertion instead of a secret.
    pub assertion: bool,
}

struct Keys {
    ec: EcdsaKeyPair,
    stranger: EcdsaKeyPair,
    rsa: RsaKeyPair,
    ed: Ed25519KeyPair,
}

/// The provider; ends with the test.
pub struct Evil {
    /// Its issuer identifier.
    pub issuer: String,
    /// What it does otherwise.
    pub script: Arc<Mutex<Script>>,
    keys: Arc<Keys>,
}

/// Everything right.
pub fn honest(now: i64) -> Script {
    Script {
        discovery: Box::new(|_| ()),
        jwks: Box::new(|_| ()),
        header: Box::new(|_| ()),
        claims: Box::new(|_| ()),
        token: Box::new(|token| token),
        answer: Box::new(|_| ()),
        signer: Signer::Es256,
        raw: HashMap::new(),
        pushed: HashMap::new(),
        code: None,
        asked: Vec::new(),
        now,
        assertion: false,
    }
}

impl Evil {
    /// Listens on a port of its own.
    pub async fn start(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let ec = || EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let keys = Arc::new(Keys {
            ec: ec(),
            stranger: ec(),
            rsa: RsaKeyPair::generate(KeySize::Rsa2048).unwrap(),
            ed: Ed25519KeyPair::generate().unwrap(),
        });
        let script = Arc::new(Mutex::new(honest(now)));
        let this = Self {
            issuer: issuer.clone(),
            script: Arc::clone(&script),
            keys: Arc::clone(&keys),
        };
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (script, keys, issuer) =
                    (Arc::clone(&script), Arc::clone(&keys), issuer.clone());
                tokio::spawn(async move { serve(socket, &script, &keys, &issuer).await });
            }
        });
        this
    }

    /// Where its keys are.
    pub fn jwks_uri(&self) -> String {
        format!("{}/jwks", self.issuer)
    }

    /// Somebody has signed in: the provider gives her browser a code.
    pub fn code(&self) -> String {
        let code = b64::url(&rand::random::<[u8; 16]>());
        self.script.lock().unwrap().code = Some(code.clone());
        code
    }

    /// A logout token (OpenID Connect Back-Channel Logout 1.0) by the script's header and signer, with claims of its own.
    pub fn logout_token(&self, change: impl FnOnce(&mut Value)) -> String {
        let script = self.script.lock().unwrap();
        let mut claims = json!({
            "iss": self.issuer, "sub": "abc", "sid": "sid-1", "aud": CLIENT, "iat": script.now, "exp": script.now + 120,
            "jti": b64::url(&rand::random::<[u8; 16]>()), "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        });
        change(&mut claims);
        let mut header = header(script.signer);
        header["typ"] = json!("logout+jwt");
        (script.header)(&mut header);
        compact(&self.keys, script.signer, &header, &claims)
    }

    /// How often an address was asked.
    pub fn asked(&self, path: &str) -> usize {
        let script = self.script.lock().unwrap();
        script.asked.iter().filter(|one| *one == path).count()
    }
}

async fn serve(mut socket: TcpStream, script: &Mutex<Script>, keys: &Keys, issuer: &str) {
    let mut asked = Vec::new();
    let mut piece = [0; 8192];
    let (head, body) = loop {
        let Ok(count) = socket.read(&mut piece).await else {
            return;
        };
        if count == 0 {
            return;
        }
        asked.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&asked).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| {
            let lower = line.to_lowercase();
            lower
                .strip_prefix("content-length: ")?
                .parse::<usize>()
                .ok()
        });
        if body.len() >= length.unwrap_or(0) {
            break (head.to_owned(), body.to_owned());
        }
    };
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let (raw, answer) = {
        let mut script = script.lock().unwrap();
        script.asked.push(path.clone());
        let raw = script.raw.get(path.as_str()).cloned();
        let answer = if raw.is_none() {
            respond(&mut script, keys, issuer, &path, &head, &body)
        } else {
            (0, Value::Null)
        };
        (raw, answer)
    };
    let begin = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n";
    match raw {
        Some(Raw::Bytes(bytes)) => {
            let _ = socket.write_all(&bytes).await;
        }
        Some(Raw::Stalls) => {
            let _ = socket
                .write_all(format!("{begin}content-length: 100\r\n\r\n{{").as_bytes())
                .await;
            tokio::time::sleep(Duration::from_secs(20)).await;
        }
        Some(Raw::Endless) => {
            let _ = socket
                .write_all(format!("{begin}transfer-encoding: chunked\r\n\r\n").as_bytes())
                .await;
            while socket
                .write_all(format!("1000\r\n{}\r\n", " ".repeat(4096)).as_bytes())
                .await
                .is_ok()
            {}
        }
        None => {
            let (status, body) = answer;
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = socket.write_all(format!("{head}{body}").as_bytes()).await;
        }
    }
}

fn respond(
    script: &mut Script,
    keys: &Keys,
    issuer: &str,
    path: &str,
    head: &str,
    body: &str,
) -> (u16, Value) {
    let form: HashMap<String, String> = body
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), unescaped(value)))
        .collect();
    match path {
        "/.well-known/openid-configuration" => {
            let mut document = json!({
                "issuer": issuer, "jwks_uri": format!("{issuer}/jwks"), "authorization_endpoint": format!("{issuer}/auth"),
                "token_endpoint": format!("{issuer}/token"), "end_session_endpoint": format!("{issuer}/leave?ui=plain"),
                "pushed_authorization_request_endpoint": format!("{issuer}/par"),
                "response_types_supported": ["code"], "response_modes_supported": ["query", "fragment"],
                "code_challenge_methods_supported": ["S256"], "id_token_signing_alg_values_supported": ["ES256", "RS256"],
                "authorization_response_iss_parameter_supported": true,
            });
            (script.discovery)(&mut document);
            (200, document)
        }
        "/jwks" => {
            let mut document = jwks(keys);
            (script.jwks)(&mut document);
            (200, document)
        }
        "/par" => {
            if !known(script, head, &form, issuer) {
                return (401, json!({"error": "invalid_client"}));
            }
            script.pushed = form;
            (
                201,
                json!({"request_uri": "urn:example:request:1", "expires_in": 60}),
            )
        }
        "/token" => {
            if !known(script, head, &form, issuer) {
                return (401, json!({"error": "invalid_client"}));
            }
            let verifier = form.get("code_verifier").cloned().unwrap_or_default();
            let challenge = b64::url(Hash::of(verifier.as_bytes()).as_bytes());
            let fits = script
                .code
                .take()
                .is_some_and(|code| form.get("code") == Some(&code))
                && form
                    .get("grant_type")
                    .is_some_and(|one| one == "authorization_code")
                && form.get("redirect_uri") == script.pushed.get("redirect_uri")
                && script.pushed.get("code_challenge") == Some(&challenge);
            if !fits {
                return (400, json!({"error": "invalid_grant"}));
            }
            let token = token(script, keys, issuer);
            let token = (script.token)(token);
            let mut answer =
                json!({"access_token": "x", "token_type": "Bearer", "id_token": token});
            (script.answer)(&mut answer);
            (200, answer)
        }
        _ => (404, json!({})),
    }
}

/// Whether the client has shown who it is.
fn known(script: &Script, head: &str, form: &HashMap<String, String>, issuer: &str) -> bool {
    if script.assertion {
        let text = form.get("client_assertion").cloned().unwrap_or_default();
        let claims = text
            .split('.')
            .nth(1)
            .and_then(b64::from_url)
            .unwrap_or_default();
        let claims: Value = serde_json::from_slice(&claims).unwrap_or_default();
        return claims["iss"] == CLIENT && claims["sub"] == CLIENT && claims["aud"] == issuer;
    }
    let header = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("authorization")
            .then(|| value.to_owned())
    });
    let basic = header.and_then(|value| {
        use base64::Engine;
        let text = value.strip_prefix("Basic ")?.to_owned();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(text)
            .ok()?;
        String::from_utf8(bytes).ok()
    });
    basic.is_some_and(|text| {
        let (user, secret) = text.split_once(':').unwrap();
        unescaped(user) == CLIENT && unescaped(secret) == SECRET
    })
}

fn claims(issuer: &str, nonce: &str, now: i64) -> Value {
    json!({
        "iss": issuer, "sub": "abc", "aud": CLIENT, "exp": now + 300, "iat": now, "auth_time": now, "nonce": nonce, "acr": "loa-high",
        "urn:telematik:claims:id": "A123456780", "birthdate": "1985-04-12", "family_name": "MUSTER",
    })
}

fn token(script: &Script, keys: &Keys, issuer: &str) -> String {
    let nonce = script.pushed.get("nonce").cloned().unwrap_or_default();
    let mut claims = claims(issuer, &nonce, script.now);
    (script.claims)(&mut claims);
    let mut header = header(script.signer);
    (script.header)(&mut header);
    compact(keys, script.signer, &header, &claims)
}

fn header(signer: Signer) -> Value {
    let (alg, kid) = match signer {
        Signer::Es256 | Signer::Stranger => ("ES256", "ec"),
        Signer::Rs256 => ("RS256", "rsa"),
        Signer::Ps256 => ("PS256", "rsa"),
        Signer::EdDsa => ("EdDSA", "ed"),
        Signer::Nobody => ("none", "ec"),
        Signer::PublicKeyAsSecret => ("HS256", "ec"),
    };
    json!({"alg": alg, "kid": kid, "typ": "JWT"})
}

/// A signed token of three parts.
fn compact(keys: &Keys, signer: Signer, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| b64::url(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = sign(keys, signer, signed.as_bytes());
    format!("{signed}.{}", b64::url(&signature))
}

/// Signs whatever it is given.
fn sign(keys: &Keys, signer: Signer, message: &[u8]) -> Vec<u8> {
    let rng = SystemRandom::new();
    let rsa = |padding: &'static dyn aws_lc_rs::signature::RsaEncoding| {
        let mut out = vec![0; keys.rsa.public_modulus_len()];
        keys.rsa.sign(padding, &rng, message, &mut out).unwrap();
        out
    };
    match signer {
        Signer::Es256 => keys.ec.sign(&rng, message).unwrap().as_ref().to_vec(),
        Signer::Stranger => keys.stranger.sign(&rng, message).unwrap().as_ref().to_vec(),
        Signer::Rs256 => rsa(&RSA_PKCS1_SHA256),
        Signer::Ps256 => rsa(&RSA_PSS_SHA256),
        Signer::EdDsa => keys.ed.sign(message).as_ref().to_vec(),
        Signer::Nobody => Vec::new(),
        Signer::PublicKeyAsSecret => {
            let der: PublicKeyX509Der<'_> = keys.ec.public_key().as_der().unwrap();
            let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, der.as_ref());
            aws_lc_rs::hmac::sign(&key, message).as_ref().to_vec()
        }
    }
}

fn jwks(keys: &Keys) -> Value {
    let point = keys.ec.public_key().as_ref();
    let (n, e) = rsa_parts(keys.rsa.public_key().as_ref());
    json!({"keys": [
        {"kty": "EC", "crv": "P-256", "kid": "ec", "use": "sig", "alg": "ES256", "x": b64::url(&point[1..33]), "y": b64::url(&point[33..])},
        {"kty": "RSA", "kid": "rsa", "use": "sig", "n": b64::url(&n), "e": b64::url(&e)},
        {"kty": "OKP", "crv": "Ed25519", "kid": "ed", "use": "sig", "x": b64::url(keys.ed.public_key().as_ref())},
    ]})
}

/// Modulus and exponent of an `RSAPublicKey` (RFC 8017, A.1.1).
fn rsa_parts(der: &[u8]) -> (Vec<u8>, Vec<u8>) {
    fn value(der: &[u8]) -> (&[u8], &[u8]) {
        let first = usize::from(der[1]);
        let (length, from) = if first < 128 {
            (first, 2)
        } else {
            let count = first - 128;
            let length = der[2..2 + count]
                .iter()
                .fold(0, |n, b| n * 256 + usize::from(*b));
            (length, 2 + count)
        };
        (&der[from..from + length], &der[from + length..])
    }
    let (inner, _) = value(der);
    let (n, rest) = value(inner);
    let (e, _) = value(rest);
    let plain = |number: &[u8]| number.iter().copied().skip_while(|b| *b == 0).collect();
    (plain(n), plain(e))
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(if byte == b'+' { b' ' } else { byte });
        }
    }
    String::from_utf8(bytes).unwrap()
}
