// SPDX-License-Identifier: EUPL-1.2
//! Whose insurance number it is, and the key to seal to. The registrar says who, and which binding is the current one, in an answer that the portal
//! passes on and cannot make; the portal gives the statements, and they count when they lead to that very binding.

use std::collections::BTreeMap;

use protocol::context::{BindingFact, Context};
use protocol::ids::AskId;
use protocol::json::V1;
use protocol::members::fresh_for_new_epoch;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Attested, Author, DeskAnswer, DeskAsk, DeskFound, DeskRequest, DeskResult, FRESH_FOR, Fresh,
    ThreadEpoch,
};
use protocol::{Dept, Hash, Matter, PersonId, Signed, UnixTime, agefile, b64};
use protocol_open::open_signed;
use rand::RngCore;
use registrar::trust::Verified;
use serde::Deserialize;
use serde_json::json;

use super::manifest::Refusal;
use crate::agent::Agent;
use crate::error::GatewayError;
use crate::member::{Member, facts, keycard_of};
use crate::office::{Office, key};
use crate::seal::Reader;

/// How often an answer of the registrar is waited for, 20 seconds each.
const WAITS: u32 = 6;

/// Who an item is for.
#[derive(Clone)]
pub(super) enum Whom {
    /// She reads here.
    Here(Box<Known>),
    /// She gets a letter, and why.
    Letter(String),
    /// Nobody is written to.
    Refused(Refusal),
}

/// Her verified key, and by what it is known that it is the current one.
#[derive(Clone)]
pub(super) struct Known {
    pub reader: Reader,
    fresh: Fresh,
    fact: BindingFact,
}

const UNKNOWN_NUMBER: Refusal = Refusal {
    reason: "unknown-number",
    hint: "nobody in the register has this insurance number",
};
const OTHER_UNIT: Refusal = Refusal {
    reason: "other-unit",
    hint: "only another unit may write to this person; hand the item in for that one",
};
const NOT_GENUINE: Refusal = Refusal {
    reason: "not-genuine",
    hint: "the portal's keys of this person are not those that the registrar knows; tell the operator, then hand the item in again",
};

#[derive(Deserialize)]
struct Asked {
    request: String,
}

#[derive(Deserialize)]
struct Reply {
    state: String,
    file: Option<String>,
}

#[derive(Deserialize)]
struct Recipients {
    items: Vec<Recipient>,
}

#[derive(Deserialize)]
struct Recipient {
    pid: PersonId,
    statements: Vec<Attested>,
    letter: Option<String>,
}

/// Where something is written from, and about what.
pub(super) struct From<'f> {
    pub office: &'f Office,
    pub agent: &'f Agent,
    pub member: &'f Member,
    pub dept: &'f Dept,
    pub matter: &'f Matter,
}

impl From<'_> {
    /// Who has which of these numbers; at most [`protocol::statement::MOST_NUMBERS`].
    pub async fn find(
        &self,
        numbers: Vec<String>,
        now: UnixTime,
        rng: &mut (impl RngCore + Send),
    ) -> Result<BTreeMap<String, Whom>, GatewayError> {
        if numbers.is_empty() {
            return Ok(BTreeMap::new());
        }
        let answer = self.ask(&numbers, now, rng).await?;
        let at = answer.iat;
        let found = match answer.result {
            DeskResult::Many { items } if items.len() == numbers.len() => items,
            DeskResult::Limited { .. } => {
                return Err(GatewayError::Refused {
                    status: 429,
                    code: "limited".to_owned(),
                });
            }
            DeskResult::Refused { .. } => return Err(GatewayError::NotGenuine("not-entitled")),
            _ => return Err(GatewayError::Malformed("desk-answer")),
        };
        let bound = found.iter().filter_map(|one| match one {
            DeskFound::Bound { pid, bind } => Some((*pid, *bind)),
            _ => None,
        });
        let keys = self.keys(bound.collect(), (at, now)).await?;
        let whom = |one: &DeskFound| match one {
            DeskFound::Bound { pid, .. } => keys.get(pid).cloned(),
            DeskFound::Unbound {} => Some(Whom::Letter("no-account".to_owned())),
            DeskFound::Elsewhere {} => Some(Whom::Refused(OTHER_UNIT)),
            DeskFound::Unknown {} => Some(Whom::Refused(UNKNOWN_NUMBER)),
        };
        let all = numbers.into_iter().zip(&found);
        Ok(all
            .filter_map(|(number, one)| Some((number, whom(one)?)))
            .collect())
    }

    /// One sealed question, one sealed answer.
    async fn ask(
        &self,
        numbers: &[String],
        now: UnixTime,
        rng: &mut (impl RngCore + Send),
    ) -> Result<DeskAnswer, GatewayError> {
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        let agent = self.agent;
        let request = DeskRequest {
            v: V1,
            org: agent.org.clone(),
            id: AskId::new(uuid::Builder::from_random_bytes(id).into_uuid()),
            by: Author {
                pid: agent.pid,
                kc: agent.kc,
            },
            dept: self.dept.clone(),
            ask: DeskAsk::FindMany {
                kvnrs: numbers.to_vec(),
            },
            iat: now,
        };
        let request =
            Signed::sign(request, &[&agent.sign]).map_err(|_| GatewayError::Made("request"))?;
        let padded = pad_json(request.envelope().to_json(), MESSAGE_MIN);
        let mut depts = self.member.trust.depts.iter();
        let registrar = depts.find(|(dept, _)| dept.as_str() == "registrar");
        let (_, registrar) = registrar.ok_or(GatewayError::NotGenuine("no-registrar"))?;
        let file = agefile::seal(&registrar.payload().enc, &padded)
            .map_err(|_| GatewayError::Made("request"))?;
        let body = json!({ "dept": self.dept, "file": b64::url(&file) });
        let once = key(&[b"bulk-question", request.sh().as_bytes()]);
        let asked: Asked = self.office.ask("bulk/questions", once, &body).await?;
        for _ in 0..WAITS {
            let path = format!("desk/requests/{}?wait=20", asked.request);
            let reply: Reply = self.office.get(&path).await?;
            match (reply.state.as_str(), reply.file) {
                ("done", Some(file)) => {
                    let file = b64::from_url(&file).ok_or(GatewayError::Malformed("file"))?;
                    let answer: Signed<DeskAnswer> = open_signed(&agent.identity, &file)
                        .map_err(|e| GatewayError::NotGenuine(e.code()))?;
                    answer.verify(self.member.trust.chain.td(), &request.sh())?;
                    return Ok(answer.payload().clone());
                }
                ("pending", _) => {}
                _ => return Err(GatewayError::NotGenuine("not-entitled")),
            }
        }
        Err(GatewayError::Unreachable)
    }

    /// Verified keys of these people, by the bindings that the registrar has named at a time.
    async fn keys(
        &self,
        bound: Vec<(PersonId, Hash)>,
        (at, now): (UnixTime, UnixTime),
    ) -> Result<BTreeMap<PersonId, Whom>, GatewayError> {
        let mut all = BTreeMap::new();
        if bound.is_empty() {
            return Ok(all);
        }
        let bound: BTreeMap<PersonId, Hash> = bound.into_iter().collect();
        let pids: Vec<String> = bound.keys().map(ToString::to_string).collect();
        let path = format!(
            "bulk/recipients?dept={}&matter={}&pids={}",
            self.dept,
            self.matter,
            pids.join(",")
        );
        let answer: Recipients = self.office.get(&path).await?;
        for one in answer.items {
            let Some(bind) = bound.get(&one.pid) else {
                return Err(GatewayError::Malformed("recipients"));
            };
            let whom = match one.letter {
                Some(why) if why == "other-unit" => Whom::Refused(OTHER_UNIT),
                Some(why) => Whom::Letter(why),
                None => {
                    let fresh = Fresh {
                        v: V1,
                        org: self.agent.org.clone(),
                        pid: one.pid,
                        bind: *bind,
                        iat: at,
                        exp: at.plus(FRESH_FOR),
                    };
                    self.reader(fresh, &one.statements, now)
                }
            };
            all.insert(one.pid, whom);
        }
        if all.len() == bound.len() {
            Ok(all)
        } else {
            Err(GatewayError::Malformed("recipients"))
        }
    }

    fn reader(&self, fresh: Fresh, statements: &[Attested], now: UnixTime) -> Whom {
        let pid = fresh.pid;
        match known(&self.member.trust, (fresh, statements), self.matter, now) {
            Some(known) => Whom::Here(Box::new(known)),
            None => {
                tracing::error!(%pid, "keys are not those that the registrar knows");
                Whom::Refused(NOT_GENUINE)
            }
        }
    }
}

/// The key of the current binding, if the statements lead to the one that the registrar has named and nothing of it is revoked.
fn known(
    trust: &Verified,
    (fresh, statements): (Fresh, &[Attested]),
    matter: &Matter,
    now: UnixTime,
) -> Option<Known> {
    let context = facts(&fresh.org, trust, statements, matter);
    // The registrar's clock may be ahead of this one.
    let now = now.max(fresh.iat);
    let fact = context.binding_at(fresh.pid, now)?;
    let revoked = [&fact.bind, &fact.kc];
    if fact.bind != fresh.bind || revoked.iter().any(|sh| context.is_revoked(sh, now)) {
        return None;
    }
    let card = keycard_of(statements, &fact.kc)?;
    Some(Known {
        reader: Reader {
            pid: fresh.pid,
            kc: fact.kc,
            enc: card.payload().enc.clone(),
        },
        fact: fact.clone(),
        fresh,
    })
}

impl Known {
    /// What every client computes before it makes an epoch: revocation list and binding are at most 48 hours old (ruling 4).
    pub fn is_fresh(
        &self,
        member: &Member,
        epoch: &ThreadEpoch,
        now: UnixTime,
    ) -> Result<(), GatewayError> {
        let revlist = member.trust.revlist.as_ref().map(Signed::payload);
        let mut context = Context::new(epoch.org.clone());
        context.bindings = vec![self.fact.clone()];
        let fresh = std::slice::from_ref(&self.fresh);
        fresh_for_new_epoch(epoch, revlist, fresh, &context, now)
            .map_err(|e| GatewayError::NotGenuine(e.code()))
    }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
