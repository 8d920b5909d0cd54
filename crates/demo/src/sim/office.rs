// SPDX-License-Identifier: EUPL-1.2
//! What a clerk does with a case beside answering it: notes, assignment, Wiedervorlage, deadlines, a second pair of eyes.

use protocol::{
    Signed, UnixTime, b64,
    json::V1,
    statement::{Author, Lane, Member, ThreadEpoch},
};
use protocol_open::{Identity, seal_thread_grant};
use rand::{RngCore, rngs::OsRng};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    activate::Person,
    desk::Desk,
    http::SimError,
    thread::{NewText, Prepared, Thread},
};

impl Person {
    /// Seals the first internal note of a case together with the first epoch of its internal lane, which only the unit is in.
    pub fn prepare_note(
        &self,
        desk: &Desk,
        case: &Thread,
        text: &str,
        now: UnixTime,
    ) -> Result<Prepared, SimError> {
        let mut seed = [0; 32];
        OsRng.fill_bytes(&mut seed);
        let identity = Identity::from_seed(&seed).map_err(SimError::protocol)?;
        let unit = desk.epoch();
        let (dept, number) = (&unit.payload().dept, unit.payload().epoch);
        let member = Member::Dept {
            dept: dept.clone(),
            epoch: number,
            de: unit.sh(),
        };
        let epoch = ThreadEpoch {
            v: V1,
            org: self.org.clone(),
            thread: case.id,
            epoch: 1,
            lane: Lane::Internal,
            enc: identity.recipient().clone(),
            subject: case.subject,
            members: vec![member],
            exclude: Vec::new(),
            prev: None,
            by: Author {
                pid: self.pid,
                kc: self.keycard.sh(),
            },
            td: self.td,
            iat: now,
        };
        let epoch = Signed::sign(epoch, &[&self.sign]).map_err(SimError::protocol)?;
        let grant = seal_thread_grant(&unit.payload().enc, epoch.payload(), &identity)
            .map_err(SimError::protocol)?;
        let new = json!({
            "lane": "internal",
            "stmt": epoch.envelope(),
            "grants": [{ "member": format!("dept:{dept}:{number}"), "file": b64::url(&grant) }],
        });
        let mut lane = Thread {
            id: case.id,
            subject: case.subject,
            matter: case.matter.clone(),
            class: case.class,
            lane: Lane::Internal,
            cert: Some(desk.cert),
            epoch,
            identity,
            n: 0,
            seq: 0,
            heads: Vec::new(),
        };
        let text = NewText {
            body: text.to_owned(),
            ..NewText::default()
        };
        let mut note = self.prepare(&mut lane, text, now)?;
        note.set("epoch", new)?;
        Ok(note)
    }

    /// Takes a case that nobody has.
    pub async fn claim(&self, desk: &Desk, case: &Thread) -> Result<(), SimError> {
        let body = json!({"dept": desk.dept, "claimed_by": self.pid, "expected_claimed_by": null});
        self.work(case, "state", &body).await
    }

    /// Closes a case, for a reason of docs/API.md.
    pub async fn close(&self, desk: &Desk, case: &Thread, reason: &str) -> Result<(), SimError> {
        let claimed = Value::Null;
        let body = json!({"dept": desk.dept, "state": "done", "reason": reason, "expected_claimed_by": claimed});
        self.work(case, "state", &body).await
    }

    /// Wiedervorlage on a day (`2026-12-07`), for a reason of docs/API.md.
    pub async fn resubmit(
        &self,
        desk: &Desk,
        case: &Thread,
        (day, reason): (&str, &str),
    ) -> Result<(), SimError> {
        let body = json!({"dept": desk.dept, "set": {"day": day, "reason": reason}});
        self.work(case, "resubmission", &body).await
    }

    /// Statutory deadline of § 13 Abs. 3a SGB V for an application received on a day.
    pub async fn statutory(
        &self,
        desk: &Desk,
        case: &Thread,
        (rule, received): (&str, &str),
    ) -> Result<(), SimError> {
        let body = json!({"dept": desk.dept, "set": {"rule": rule, "received": received}});
        self.work(case, "statutory", &body).await
    }

    /// Lays a prepared answer down for a colleague's release. [`Person::look`] comes before it.
    pub async fn stage(&self, case: &Thread, mut answer: Prepared) -> Result<(), SimError> {
        answer.set("reason", json!("release"))?;
        self.work(case, "staged", &answer.body).await
    }

    async fn work(&self, case: &Thread, what: &str, body: &Value) -> Result<(), SimError> {
        let path = format!("threads/{}/{what}", case.id);
        self.http().post(&path, Uuid::new_v4(), body).await?;
        Ok(())
    }
}

impl Prepared {
    fn set(&mut self, member: &str, value: Value) -> Result<(), SimError> {
        self.body
            .as_object_mut()
            .ok_or_else(|| SimError::Form("body".into()))?
            .insert(member.to_owned(), value);
        Ok(())
    }
}
