// SPDX-License-Identifier: EUPL-1.2
//! Persons with an address and an unread thread each, and for each the row that announces it.

use std::sync::Arc;

use contact_seal::{ContactIdentity, seal};
use mailbox::ids::{Dept, Matter, PersonId, ThreadId};
use mailbox::model::{Contact, OutboxKind, Thread};
use mailbox::{Ambient, Sensitive, Store, SystemChance, SystemClock};
use protocol::statement::{MessageClass, PersonRole};
use uuid::Uuid;

/// Rows of one transaction.
const ROWS: usize = 500;
/// Addresses that are sealed; others get one of them once more: opening costs the same.
pub const ADDRESSES: u32 = 1_000;

/// The address of this number.
pub fn address(n: u32) -> String {
    format!("person{n}@mail{}.example", n % 50)
}

/// # Errors
/// The store does not take them.
pub async fn fill(store: &Store, identity: &ContactIdentity, mails: u32) -> anyhow::Result<()> {
    let ambient = Ambient::new(Arc::new(SystemClock), Arc::new(SystemChance));
    let contacts = (0..ADDRESSES.min(mails))
        .map(|n| {
            let address = address(n).parse()?;
            Ok(Contact {
                sealed: Sensitive::new(seal(&identity.recipient(), &address)?.as_str().to_owned()),
                lang: "de".to_owned(),
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let rows: Vec<Contact> = contacts
        .iter()
        .cycle()
        .take(usize::try_from(mails)?)
        .cloned()
        .collect();
    let (matter, dept): (Matter, Dept) = ("krankengeld".parse()?, "leistung".parse()?);
    for part in rows.chunks(ROWS) {
        let (ctx, part) = (ambient.ctx(), part.to_vec());
        let (matter, dept) = (matter.clone(), dept.clone());
        let write = move |tx: &mut mailbox::Tx<'_>| {
            let (policy, now) = (tx.policy(), ctx.now());
            for contact in &part {
                let uuid = Uuid::new_v4();
                let (pid, thread) = (PersonId::new(uuid), ThreadId::new(uuid));
                tx.persons().insert(pid, PersonRole::Insured, now)?;
                tx.contacts().upsert(pid, contact, now)?;
                tx.threads().insert(&Thread {
                    id: thread,
                    subject: pid,
                    matter: matter.clone(),
                    class: MessageClass::Normal,
                    depts: vec![dept.clone()],
                    dirty_since: None,
                    created_at: now,
                    four_eyes: false,
                })?;
                tx.threads().replace_persons(thread, &[pid], 1, 0, now)?;
                tx.threads().mark_message(thread, 1, now)?;
                tx.outbox()
                    .enqueue(pid, OutboxKind::Message, policy, &ctx)?;
            }
            Ok(())
        };
        store.transaction("bench_fill", write).await?;
    }
    Ok(())
}
