// SPDX-License-Identifier: EUPL-1.2
//! Identification by an identity provider (docs/PROTOCOL.md, "Identification by OIDC"). A key that nobody knows yet asks for an
//! address to go to; on the way back the provider's token proves who somebody is and, by its nonce, for which keys. What comes of
//! it is a code like that of a letter, sealed to those keys, good for ten minutes and for no other keycard. Somebody who has a key already
//! may ask for one message of hers ([`DeclareStart`]): then the answer says who has declared what, and is the proof of it.
//!
//! Deciding and talking to the provider are two things: a decision is a transaction, and none is open while we wait for somebody.

use diesel::SqliteConnection;
use protocol::agefile::{Recipient, seal};
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Assurance, DeclareStart, Declared, Keycard, OidcAnswer, OidcFinish, OidcResult, OidcStart,
    PersonRole, SlipCode,
};
use protocol::tup::h;
use protocol::{Hash, PersonId, Signed, UnixTime, WebUrl, b64};
use protocol_open::open_signed;
use rand::RngCore;
use rand::rngs::OsRng;
use secrecy::ExposeSecret;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::begun::Begun;
use super::config::Handling;
use super::order::{Channel, IssueError, IssueOrder, LetterTerms};
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::db::activation::ActivationRecord;
use crate::db::identification::IdentificationRecord;
use crate::oidc::{Authorization, Fault, Level, Proof, RelyingParty};
use crate::person::{Flag, Person, name_parts};
use crate::portal::{FileBytes, Outcome, WorkItem, WorkKind};

/// Requests older than this, or as far in the future, are replays or of a broken clock: ten minutes.
const MAX_AGE: i64 = 600;
/// The way there and back may take so long, in seconds.
const WAY: i64 = 900;
/// Ways that may be open at once.
const WAYS: i64 = 10_000;
/// Longest authorization code.
const MAX_CODE: usize = 4_000;

/// A question after a first look.
pub(super) enum Opened {
    /// There is an answer already.
    Decided(Outcome),
    /// The provider has to be asked.
    Ask(Box<Job>),
}

/// What the provider is asked, and who is told.
pub(super) struct Job {
    work: Uuid,
    mark: Hash,
    to: Hash,
    start: Begun,
    nonce: String,
    step: Step,
}

enum Step {
    There {
        state: String,
        verifier: String,
    },
    Back {
        code: String,
        issuer: Option<String>,
        verifier: String,
    },
}

/// What the provider says.
pub(super) enum Said {
    Address(String),
    Proof(Box<Proof>),
}

impl Registrar {
    /// Looks at a question: who asks, whether it is new, and what has to be asked of whom.
    pub(super) fn open_identification(
        &self,
        item: &WorkItem,
        party: Option<&RelyingParty>,
    ) -> Result<Opened, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            if let Some(outcome) = db::decision::lookup(c, item.id)? {
                return Ok(Opened::Decided(outcome));
            }
            let body = item.body.as_ref().map(|body| body.0.as_slice());
            let identity = &self.keys.identity;
            let Some(body) = body else {
                return self.unreadable(c, item, &Refusal::Malformed, now);
            };
            if let Ok(start) = open_signed::<OidcStart>(identity, body) {
                return self.look_at_start(c, item, Begun::Identify(start), party, now);
            }
            if let Ok(start) = open_signed::<DeclareStart>(identity, body) {
                return self.look_at_start(c, item, Begun::Declare(start), party, now);
            }
            match open_signed::<OidcFinish>(identity, body) {
                Ok(finish) => self.look_at_finish(c, item, &finish, now),
                Err(_) => self.unreadable(c, item, &Refusal::Malformed, now),
            }
        })
    }

    fn look_at_start(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        start: Begun,
        party: Option<&RelyingParty>,
        now: UnixTime,
    ) -> Result<Opened, RoleError> {
        if let Err(error) = start.verify(&self.config.org) {
            return self.unreadable(c, item, &error.into(), now);
        }
        let mark = marked(&start.sh());
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Opened::Decided(outcome));
        }
        let random = || {
            let mut bytes = [0_u8; 32];
            OsRng.fill_bytes(&mut bytes);
            b64::url(&bytes)
        };
        let job = Job {
            work: item.id,
            mark,
            to: start.sh(),
            nonce: start.nonce(),
            step: Step::There {
                state: random(),
                verifier: random(),
            },
            start,
        };
        if now.since(job.start.asked_at()).abs() > MAX_AGE {
            return self.refuse(c, &job, "expired", now);
        }
        // What is pinned by the root keys and what is configured here have to agree to the letter.
        let chain = super::chain(c, &self.config.org)?;
        let provider = job.start.provider();
        let pinned = chain.td().idp(provider);
        let party = party.filter(|party| pinned.is_some_and(|pinned| party.knows(pinned)));
        let party = party.filter(|party| !job.start.declares() || party.declares(provider));
        if party.is_none() {
            return self.refuse(c, &job, "unknown-provider", now);
        }
        let waiting = db::identification::waiting(c, now, WAYS)?;
        if i64::try_from(waiting).unwrap_or(i64::MAX) >= WAYS {
            return self.refuse(c, &job, "busy", now);
        }
        Ok(Opened::Ask(Box::new(job)))
    }

    fn look_at_finish(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        finish: &Signed<OidcFinish>,
        now: UnixTime,
    ) -> Result<Opened, RoleError> {
        let told = finish.payload();
        let Some(begun) = db::identification::lookup(c, &told.start)? else {
            return self.unreadable(c, item, &Refusal::Unknown, now);
        };
        if let Err(error) = finish.verify(&self.config.org, &begun.start.sh(), begun.start.signer())
        {
            return self.unreadable(c, item, &error.into(), now);
        }
        let mark = marked(&finish.sh());
        if let Some(outcome) = db::decision::find_by_request(c, &mark)? {
            return Ok(Opened::Decided(outcome));
        }
        let job = Job {
            work: item.id,
            mark,
            to: finish.sh(),
            nonce: begun.start.nonce(),
            step: Step::Back {
                code: told.code.clone(),
                issuer: told.iss.clone(),
                verifier: begun.verifier.clone().unwrap_or_default(),
            },
            start: begun.start,
        };
        // One way back, whatever comes of it: also a wrong state takes it.
        if !db::identification::take(c, &told.start)? {
            return self.refuse(c, &job, "used", now);
        }
        if now >= begun.expires_at {
            return self.refuse(c, &job, "expired", now);
        }
        let state = Hash::of(told.state.as_bytes());
        if !state.ct_eq(&begun.state_hash) || told.code.is_empty() || told.code.len() > MAX_CODE {
            return self.refuse(c, &job, "not-proven", now);
        }
        Ok(Opened::Ask(Box::new(job)))
    }

    /// Talks to the provider; nothing of ours is open or locked meanwhile.
    pub(super) async fn ask_provider(
        &self,
        party: &RelyingParty,
        job: &Job,
    ) -> Result<Said, Fault> {
        let (now, provider) = (self.now(), job.start.provider());
        match &job.step {
            Step::There { state, verifier } => {
                let challenge = b64::url(Hash::of(verifier.as_bytes()).as_bytes());
                let request = Authorization {
                    nonce: &job.nonce,
                    state,
                    challenge: &challenge,
                };
                let address = party.authorization(provider, &request, now).await?;
                Ok(Said::Address(address))
            }
            Step::Back {
                code,
                issuer,
                verifier,
            } => {
                let issuer = issuer.as_deref();
                let proof = party
                    .redeem(provider, code, issuer, verifier, &job.nonce, now)
                    .await?;
                Ok(Said::Proof(Box::new(proof)))
            }
        }
    }

    /// What comes of it: an address to go to, a code, or a refusal.
    pub(super) fn close_identification(
        &self,
        job: &Job,
        said: Result<Said, Fault>,
    ) -> Result<Outcome, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            // Somebody was faster: the same question, handed out twice.
            if let Some(outcome) = db::decision::find_by_request(c, &job.mark)? {
                return Ok(outcome);
            }
            let result = match (said, &job.step) {
                (Ok(Said::Address(url)), Step::There { state, verifier }) => {
                    self.sent_there(c, job, &url, (state, verifier), now)?
                }
                (Ok(Said::Proof(proof)), Step::Back { .. }) => match &job.start {
                    Begun::Identify(_) => self.identified(c, job, &proof, now)?,
                    Begun::Declare(start) => self.declared(c, (job, start), &proof, now)?,
                },
                (Err(fault), _) => {
                    let provider = job.start.provider();
                    tracing::warn!(%provider, fault = fault.code(), "nobody was identified");
                    refusal(fault.public())
                }
                (Ok(_), _) => return Err(RoleError::Crypto("identify")),
            };
            self.decide_identification(c, job, result, now)
        })
    }

    fn sent_there(
        &self,
        c: &mut SqliteConnection,
        job: &Job,
        url: &str,
        (state, verifier): (&str, &str),
        now: UnixTime,
    ) -> Result<OidcResult, RoleError> {
        let Ok(url) = url.parse::<WebUrl>() else {
            return Ok(refusal("provider-failed"));
        };
        let record = IdentificationRecord {
            start: job.start.clone(),
            state_hash: Hash::of(state.as_bytes()),
            verifier: Some(verifier.to_owned()),
            expires_at: now.plus(WAY),
        };
        db::identification::insert(c, &record, now)?;
        let state = state.to_owned();
        Ok(OidcResult::Redirect { url, state })
    }

    /// The provider says who it is: does the register know her, and may she have a key this way?
    fn identified(
        &self,
        c: &mut SqliteConnection,
        job: &Job,
        proof: &Proof,
        now: UnixTime,
    ) -> Result<OidcResult, RoleError> {
        let Some(person) = db::person::find_by_kvnr(c, &proof.kvnr)? else {
            tracing::info!("somebody was identified whom the register does not know");
            return Ok(refusal("not-matched"));
        };
        let evidence = self.sealed_evidence(job, proof)?;
        if let Some(why) = self.stands_against(&person, proof, now) {
            self.archive(c, why, person.pid, evidence.into_bytes(), now)?;
            return Ok(refusal("not-matched"));
        }
        let order = IssueOrder {
            pid: person.pid,
            channel: Channel::Provider,
            released: false,
        };
        let terms = LetterTerms {
            again: true,
            ..LetterTerms::by("provider")
        };
        let chain = super::chain(c, &self.config.org)?;
        match self.issue_in(c, &chain, Some(&person), &order, &terms, &mut OsRng)? {
            Ok(issued) => {
                // It is told at once; there is no paper that could get lost before.
                db::activation::mark_printed(c, issued.aid, now)?;
                db::identification::mark_issued(c, &job.start.sh(), issued.aid, proof.level)?;
                self.archive(c, "identified", person.pid, evidence.into_bytes(), now)?;
                Ok(OidcResult::Identified {
                    aid: issued.aid,
                    code: SlipCode::new(issued.code.expose_secret()),
                    fp: issued.fingerprint.clone(),
                    dob: person.birth_date,
                    exp: issued.expires,
                })
            }
            Err(IssueError::Role(error)) => Err(error),
            Err(_) => Ok(refusal("not-matched")),
        }
    }

    /// Why somebody who has proven who she is gets no key this way. She is told one sentence for all of it, as with letters; a
    /// human at the phone or counter sees the reason. Marks mean what they mean for letters, but for the two that are about paper.
    fn stands_against(
        &self,
        person: &Person,
        proof: &Proof,
        now: UnixTime,
    ) -> Option<&'static str> {
        if person.role == PersonRole::Staff {
            return Some("identified-staff");
        }
        if differs(person, proof) {
            return Some("identified-differs");
        }
        let on_paper = |flag: &Flag| *flag == Flag::HoldLetter;
        let stops = |flag: &Flag| self.config.letters.of(*flag) != Handling::Print;
        let marked = person
            .flags
            .iter()
            .any(|flag| !on_paper(flag) && stops(flag));
        if marked || person.insurance_ended(now) {
            return Some("identified-barred");
        }
        None
    }

    /// The provider says who it is: is it the person who declares, and is the proof as good as the form asks for? Marks that keep letters do
    /// not keep anybody from a declaration.
    fn declared(
        &self,
        c: &mut SqliteConnection,
        (job, start): (&Job, &Signed<DeclareStart>),
        proof: &Proof,
        now: UnixTime,
    ) -> Result<OidcResult, RoleError> {
        let asked = start.payload();
        let found = db::person::find_by_kvnr(c, &proof.kvnr)?;
        let Some(person) = found.filter(|person| person.pid == asked.pid) else {
            tracing::info!("somebody else was identified than the one who declares");
            return Ok(refusal("not-matched"));
        };
        if person.role == PersonRole::Staff || differs(&person, proof) {
            return Ok(refusal("not-matched"));
        }
        if proof.level != Level::High {
            return Ok(refusal("level-too-low"));
        }
        let Ok(procedure) = proof.procedure.name().parse() else {
            return Err(RoleError::Crypto("procedure"));
        };
        let evidence = self.sealed_evidence(job, proof)?;
        self.archive(c, "declared", person.pid, evidence.into_bytes(), now)?;
        Ok(OidcResult::Declared(Declared {
            pid: person.pid,
            thread: asked.thread,
            obj: asked.obj,
            procedure,
        }))
    }

    /// ID token, the key that signed it and what its nonce was made from, readable for department `registrar` only.
    fn sealed_evidence(&self, job: &Job, proof: &Proof) -> Result<String, RoleError> {
        let text = serde_json::json!({
            "proof": proof.evidence, "start": job.start.envelope(),
        })
        .to_string();
        let padded = Zeroizing::new(pad_json(text.into_bytes(), MESSAGE_MIN));
        let file = seal(self.keys.identity.recipient(), &padded);
        Ok(b64::url(&file.map_err(|_| RoleError::Crypto("seal"))?))
    }

    /// Whether a keycard is of the keys for which a provider has vouched; none if the code is no such one.
    pub(super) fn vouched(
        &self,
        c: &mut SqliteConnection,
        record: &ActivationRecord,
        keycard: &Signed<Keycard>,
    ) -> Result<Option<Level>, RoleError> {
        let proven = db::identification::proven(c, record.aid)?;
        Ok(proven
            .filter(|(start, _)| {
                let (asked, card) = (start.payload(), keycard.payload());
                asked.sig == card.sig && asked.enc == card.enc
            })
            .map(|(_, level)| level))
    }

    /// What is begun and not finished is forgotten after a day.
    pub(super) fn forget_identifications(&self, now: UnixTime) -> Result<usize, RoleError> {
        let before = UnixTime(now.0.saturating_sub(86_400));
        self.db.tx(|c| Ok(db::identification::purge(c, before)?))
    }

    fn refuse(
        &self,
        c: &mut SqliteConnection,
        job: &Job,
        reason: &str,
        now: UnixTime,
    ) -> Result<Opened, RoleError> {
        let outcome = self.decide_identification(c, job, refusal(reason), now)?;
        Ok(Opened::Decided(outcome))
    }

    fn decide_identification(
        &self,
        c: &mut SqliteConnection,
        job: &Job,
        result: OidcResult,
        now: UnixTime,
    ) -> Result<Outcome, RoleError> {
        let enc = job.start.recipient();
        let file = self.sealed_to(enc, job.to, result, now)?;
        let outcome = Outcome::Reply {
            file,
            unblock: None,
        };
        let (kind, nobody) = (WorkKind::Identify, PersonId::from_bytes([0; 16]));
        db::decision::insert(c, job.work, kind, nobody, Some(&job.mark), &outcome, now)?;
        Ok(outcome)
    }

    /// Nobody is there to whom an answer could be sealed.
    fn unreadable(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        refusal: &Refusal,
        now: UnixTime,
    ) -> Result<Opened, RoleError> {
        let outcome = refusal.outcome(0);
        db::decision::insert(c, item.id, item.kind, item.pid, None, &outcome, now)?;
        Ok(Opened::Decided(outcome))
    }

    fn sealed_to(
        &self,
        enc: &Recipient,
        to: Hash,
        result: OidcResult,
        now: UnixTime,
    ) -> Result<FileBytes, RoleError> {
        let answer = OidcAnswer {
            v: V1,
            org: self.config.org.clone(),
            to,
            result,
            iat: now,
        };
        let signed =
            Signed::sign(answer, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let content = Zeroizing::new(pad_json(signed.envelope().to_json(), MESSAGE_MIN));
        let file = seal(enc, &content).map_err(|_| RoleError::Crypto("seal"))?;
        Ok(FileBytes(file))
    }
}

impl Level {
    /// As what a binding counts that a provider's word of this level has brought: below the highest level it is worth what a
    /// letter is worth, waiting time and all.
    pub(super) const fn assurance(self) -> Assurance {
        match self {
            Self::High => Assurance::Eid,
            Self::Substantial | Self::Normal => Assurance::Letter,
        }
    }
}

/// Whether a provider says something else of somebody than the register. Names are compared where it says one.
fn differs(person: &Person, proof: &Proof) -> bool {
    let family = proof.family.as_deref();
    let other_name = family.is_some_and(|said| name_parts(said) != name_parts(&person.family));
    proof.birth_date != person.birth_date || other_name
}

fn refusal(reason: &str) -> OidcResult {
    OidcResult::Refused {
        reason: reason.to_owned(),
    }
}

fn marked(sh: &Hash) -> Hash {
    h("sp1/registrar/oidc", &[sh.as_bytes()])
}
