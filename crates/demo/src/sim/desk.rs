// SPDX-License-Identifier: EUPL-1.2
//! A clerk without a browser: unit key, threads of the unit, answers.

use std::time::Duration;

use protocol::{
    Dept, Hash, Matter, PersonId, Signed, ThreadId, UnixTime, agefile, b64,
    ids::AskId,
    json::V1,
    padding::{MESSAGE_MIN, pad_json},
    statement::{
        Attested, Author, DeptEpoch, DeskAsk, DeskRequest, Keycard, Lane, MessageClass,
        MessagePayload, StaffCertificate, ThreadEpoch,
    },
};
use protocol_open::{Identity, open_attachment, open_dept_grant, open_thread_grant};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    activate::Person,
    http::{SimError, read},
    thread::{Subject, Thread},
};

/// A clerk's membership of one unit, with the unit's key.
pub struct Desk {
    /// The unit.
    pub dept: Dept,
    /// `sh` of the certificate.
    pub(super) cert: Hash,
    identities: Vec<(u64, Identity)>,
    epoch: Signed<DeptEpoch>,
}

impl Desk {
    /// The unit's newest epoch.
    pub(super) const fn epoch(&self) -> &Signed<DeptEpoch> {
        &self.epoch
    }
}

impl Person {
    /// Waits for certificate and unit key, and opens the key.
    pub async fn desk(&self, dept: &Dept) -> Result<Desk, SimError> {
        for _ in 0..200 {
            let units = self.http.get("units").await?;
            for unit in read::<Vec<Value>>(&units, "items")? {
                if read::<Dept>(&unit, "dept")? != *dept {
                    continue;
                }
                let cert: Attested<Signed<StaffCertificate>> = read(&unit, "cert")?;
                let epochs: Vec<Attested<Signed<DeptEpoch>>> = read(&unit, "epochs")?;
                let mut identities = Vec::new();
                for grant in read::<Vec<Value>>(&unit, "grants")? {
                    let number: u64 = read(&grant, "epoch")?;
                    let file: String = read(&grant, "file")?;
                    let file =
                        b64::from_url(&file).ok_or_else(|| SimError::Form("grant".into()))?;
                    let epoch = epochs.iter().find(|one| one.stmt.payload().epoch == number);
                    if let Some(key) = epoch.and_then(|one| {
                        open_dept_grant(&self.identity, &file, one.stmt.payload()).ok()
                    }) {
                        identities.push((number, key));
                    }
                }
                let newest = epochs
                    .into_iter()
                    .map(|one| one.stmt)
                    .max_by_key(|one| one.payload().epoch);
                if let (false, Some(epoch)) = (identities.is_empty(), newest) {
                    return Ok(Desk {
                        dept: dept.clone(),
                        cert: cert.stmt.sh(),
                        identities,
                        epoch,
                    });
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(SimError::Protocol("no unit key after 20 s".into()))
    }

    /// Asks the registrar something as a desk, sealed; what it answers nobody reads here, only that it has.
    pub async fn ask_desk(&self, dept: &Dept, ask: DeskAsk, now: UnixTime) -> Result<(), SimError> {
        let trust = self.http.get("trust").await?;
        let epochs: Vec<Attested<Signed<DeptEpoch>>> = read(&trust, "depts")?;
        let registrar = epochs
            .iter()
            .map(|one| one.stmt.payload())
            .filter(|epoch| epoch.dept.as_str() == "registrar")
            .max_by_key(|epoch| epoch.epoch)
            .ok_or_else(|| SimError::Form("depts".into()))?;
        let request = DeskRequest {
            v: V1,
            org: self.org.clone(),
            id: AskId::new(Uuid::new_v4()),
            by: Author {
                pid: self.pid,
                kc: self.keycard.sh(),
            },
            dept: dept.clone(),
            ask,
            iat: now,
        };
        let signed = Signed::sign(request, &[&self.sign]).map_err(SimError::protocol)?;
        let padded = pad_json(signed.envelope().to_json(), MESSAGE_MIN);
        let file = agefile::seal(&registrar.enc, &padded).map_err(SimError::protocol)?;
        let body = json!({"dept": dept, "file": b64::url(&file)});
        let asked = self
            .http
            .post("desk/requests", Uuid::new_v4(), &body)
            .await?;
        let id: String = read(&asked, "request")?;
        let reply = self
            .http
            .get(&format!("desk/requests/{id}?wait=20"))
            .await?;
        if read::<String>(&reply, "state")? == "done" {
            Ok(())
        } else {
            Err(SimError::Protocol("the registrar does not answer".into()))
        }
    }

    /// Opens the newest epoch of a thread of the unit, to answer in it.
    pub async fn open_thread(&self, desk: &Desk, id: ThreadId) -> Result<Thread, SimError> {
        let keys: Vec<_> = desk.identities.iter().map(|(_, key)| key).collect();
        self.open_newest(id, &keys, Some(desk.cert)).await
    }

    /// Opens the newest epoch of an own thread, to go on in it after others have written.
    pub async fn open_own(&self, id: ThreadId) -> Result<Thread, SimError> {
        self.open_newest(id, &[&self.identity], None).await
    }

    async fn open_newest(
        &self,
        id: ThreadId,
        keys: &[&Identity],
        cert: Option<Hash>,
    ) -> Result<Thread, SimError> {
        let view = self.http.get(&format!("threads/{id}")).await?;
        let lanes: Vec<Value> = read(&view, "lanes")?;
        let case = lanes
            .iter()
            .find(|lane| lane.get("lane").and_then(Value::as_str) == Some("case"))
            .ok_or_else(|| SimError::Form("no lane case".into()))?;
        let epochs: Vec<Value> = read(case, "epochs")?;
        let mut newest: Option<(Signed<ThreadEpoch>, Identity)> = None;
        for epoch in &epochs {
            let signed: Signed<ThreadEpoch> = read(epoch, "stmt")?;
            for grant in read::<Vec<Value>>(epoch, "grants")? {
                let file: String = read(&grant, "file")?;
                let file = b64::from_url(&file).ok_or_else(|| SimError::Form("grant".into()))?;
                let key = keys
                    .iter()
                    .find_map(|key| open_thread_grant(key, &file, signed.payload()).ok());
                let newer = newest
                    .as_ref()
                    .is_none_or(|(held, _)| held.payload().epoch < signed.payload().epoch);
                if let (Some(key), true) = (key, newer) {
                    newest = Some((signed.clone(), key));
                }
            }
        }
        let (epoch, identity) =
            newest.ok_or_else(|| SimError::Protocol("no grant opens".into()))?;
        let messages = self
            .messages(id, &[(epoch.payload().epoch, identity.clone())])
            .await?;
        let own = messages
            .iter()
            .filter(|one| one.payload.from.dev == self.dev)
            .map(|one| one.payload.n)
            .max();
        let seq = messages
            .iter()
            .map(|one| one.payload.seq)
            .max()
            .unwrap_or(0);
        let named: Vec<Hash> = messages
            .iter()
            .flat_map(|one| one.payload.prev.clone())
            .collect();
        let heads = messages
            .iter()
            .map(|one| one.sh)
            .filter(|sh| !named.contains(sh))
            .collect();
        Ok(Thread {
            id,
            subject: epoch.payload().subject,
            matter: read(&view, "matter")?,
            class: read::<MessageClass>(&view, "class")?,
            lane: Lane::Case,
            cert,
            epoch,
            identity,
            n: own.unwrap_or(0),
            seq,
            heads,
        })
    }

    /// What was said in a thread of the unit, with the bytes of its files, each as its author signed it.
    pub async fn open_messages(
        &self,
        desk: &Desk,
        id: ThreadId,
    ) -> Result<Vec<(MessagePayload, Vec<Vec<u8>>)>, SimError> {
        let thread = self.open_thread(desk, id).await?;
        let keys = [(thread.epoch.payload().epoch, thread.identity.clone())];
        let mut all = Vec::new();
        for one in self.messages(id, &keys).await? {
            let mut files = Vec::new();
            for named in &one.payload.att {
                let path = format!("attachments/{}", named.aid);
                let sealed = self.http.get_bytes(&path).await?;
                let content = open_attachment(&thread.identity, named, &sealed);
                files.push(content.map_err(SimError::protocol)?.to_vec());
            }
            all.push((one.payload, files));
        }
        Ok(all)
    }

    /// Makes a thread about a person who has one with the unit already; nothing is sent before
    /// [`Person::prepare_first`] is posted.
    pub async fn new_thread_about(
        &self,
        desk: &Desk,
        subject: PersonId,
        matter: &Matter,
        now: UnixTime,
    ) -> Result<(Thread, Vec<Value>), SimError> {
        let person = self.http.get(&format!("persons/{subject}")).await?;
        let keycard: Signed<Keycard> = read(&person, "keycard")?;
        let trust = self.http.get("trust").await?;
        let depts: Vec<Attested<Signed<DeptEpoch>>> = read(&trust, "depts")?;
        let unit = depts
            .iter()
            .map(|one| &one.stmt)
            .find(|one| one.payload().dept == desk.dept)
            .ok_or_else(|| SimError::Form("no unit".into()))?;
        let subject = Subject {
            pid: subject,
            kc: keycard.sh(),
            enc: &keycard.payload().enc,
        };
        self.begin(&subject, unit, matter, Some(desk.cert), now)
    }

    /// Ids of the open threads of the unit.
    pub async fn worklist(&self, desk: &Desk) -> Result<Vec<ThreadId>, SimError> {
        let page = self
            .http
            .get(&format!("threads?dept={}&limit=50", desk.dept))
            .await?;
        let items: Vec<Value> = read(&page, "items")?;
        items.iter().map(|row| read(row, "thread")).collect()
    }
}
