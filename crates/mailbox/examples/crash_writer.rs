// SPDX-License-Identifier: EUPL-1.2
//! Sends messages and prints the id of each as soon as it is acknowledged, for the rig that kills it.
//!
//! ```text
//! crash_writer <folder> <clients>     writes until it is killed; one line a message: ack <thread> <idx> <mid>
//! crash_writer <folder> check <file>  checks that every acknowledged message of the file is there, once
//! ```
//!
//! People are made by writing their rows directly: the rig tests the store, not the activation.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test program")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use mailbox::ids::{DeviceId, MessageId, PersonId, ThreadId};
use mailbox::model::{
    Actor, AttestedText, JsonText, Level, MatterRow, NewEpoch, NewGrant, NewMessage, NewThread,
    Receiving, StatementKind, StoredStatement,
};
use mailbox::service::{self, KeySigner};
use mailbox::{
    Ambient, BlobConfig, Ciphertext, Clearance, DatabaseConfig, HistoryPolicy, LevelPolicy,
    NotifyPolicy, PoolConfig, Store, StoreConfig, StoreError, Timestamp,
};
use protocol::agefile::{Recipient, seal};
use protocol::ids::{Org, UnixTime};
use protocol::json::V1;
use protocol::statement::{
    Attested, Author, DeptEpoch, Keycard, KeycardKind, Lane, Member, MessageClass, MessageHeader,
    MessageKind, PersonRole, ThreadEpoch,
};
use protocol::{Hash, Signed, SigningKey};
use uuid::Uuid;

/// A recipient that nobody holds the identity of.
fn recipient() -> Recipient {
    let mut key = vec![0; 1184];
    key.push(9);
    key.extend([0; 31]);
    Recipient::from_bytes(&key).unwrap()
}

fn org() -> Org {
    "musterkasse.example".parse().unwrap()
}

fn config(folder: &Path) -> StoreConfig {
    StoreConfig {
        database: DatabaseConfig::Sqlite {
            path: folder.join("main.db"),
            shred_path: folder.join("keys").join("shred.db"),
        },
        blobs: BlobConfig::Fs {
            path: folder.join("blobs"),
        },
        pool: PoolConfig {
            wait_ms: 60_000,
            ..PoolConfig::default()
        },
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
    }
}

struct Sender {
    pid: PersonId,
    kc: Hash,
    key: SigningKey,
    dev: DeviceId,
}

async fn department(store: &Store, ambient: &Ambient) -> Member {
    let stmt = DeptEpoch {
        v: V1,
        org: org(),
        dept: "pflege".parse().unwrap(),
        epoch: 1,
        label: "Team Pflege".to_owned(),
        enc: recipient(),
        prev: None,
        reason: "first".to_owned(),
        iat: UnixTime(1),
    };
    let stmt = Signed::sign(stmt, &[&SigningKey::from_seed(&[3; 32])]).unwrap();
    let member = Member::Dept {
        dept: "pflege".parse().unwrap(),
        epoch: 1,
        de: stmt.sh(),
    };
    let attested = Attested::logged(stmt).into_untyped();
    let ctx = ambient.ctx();
    let matter = MatterRow {
        code: "pflege".parse().unwrap(),
        dept: "pflege".parse().unwrap(),
        class: MessageClass::Normal,
        four_eyes: false,
        medical: false,
        label_de: "Pflege".to_owned(),
        label_en: "Care".to_owned(),
    };
    store
        .transaction("department", move |tx| {
            service::accept_statement(tx, &ctx, &attested)?;
            tx.matters().replace_all(std::slice::from_ref(&matter))
        })
        .await
        .unwrap();
    member
}

async fn person(store: &Store, ambient: &Ambient) -> Sender {
    let pid = PersonId::new(Uuid::new_v4());
    let key = SigningKey::from_seed(Hash::of(Uuid::new_v4().as_bytes()).as_bytes());
    let card = Keycard {
        v: V1,
        org: org(),
        pid,
        kind: KeycardKind::Insured,
        seq: 1,
        sig: key.public(),
        enc: recipient(),
        iat: UnixTime(1),
        prev: None,
    };
    let card = Signed::sign(card, &[&key]).unwrap();
    let kc = card.sh();
    let row = StoredStatement {
        sh: kc,
        kind: StatementKind::Keycard,
        subject: pid.to_string(),
        seq: 1,
        attested: AttestedText {
            stmt: JsonText::of(card.envelope()).unwrap(),
            leaf: None,
            proof: None,
        },
        by: None,
        received_at: ambient.now(),
    };
    let now = ambient.now();
    store
        .transaction("person", move |tx| {
            tx.persons().insert(pid, PersonRole::Insured, now)?;
            tx.statements().insert(&row)?;
            tx.persons().mark_bound(pid, kc, kc, "letter", None)
        })
        .await
        .unwrap();
    Sender {
        pid,
        kc,
        key,
        dev: DeviceId::from_bytes(*Uuid::new_v4().as_bytes()),
    }
}

/// Everything that the rig writes is of class normal.
fn cleared() -> Clearance {
    LevelPolicy::default().clearance_of(Level::Substantial, None, Timestamp::from_secs(0))
}

fn message(sender: &Sender, thread: ThreadId, n: u64) -> NewMessage {
    let header = MessageHeader {
        mid: MessageId::new(Uuid::now_v7()),
        thread,
        lane: Lane::Case,
        epoch: 1,
        matter: "pflege".parse().unwrap(),
        class: MessageClass::Normal,
        kind: MessageKind::Msg,
        sender: sender.pid,
        dev: sender.dev,
        n,
    };
    let text = format!("{:4096}", header.mid);
    let file = Ciphertext::message(seal(&recipient(), text.as_bytes()).unwrap()).unwrap();
    NewMessage {
        header,
        file,
        attachments: Vec::new(),
        lowered: None,
        seen: None,
        letter: false,
    }
}

fn first_epoch(sender: &Sender, thread: ThreadId, dept: &Member) -> NewEpoch {
    let members = vec![
        Member::Person {
            pid: sender.pid,
            kc: sender.kc,
        },
        dept.clone(),
    ];
    let grants = members
        .iter()
        .map(|m| NewGrant {
            epoch: 1,
            member: m.into(),
            file: Ciphertext::grant(seal(&recipient(), b"grant").unwrap()).unwrap(),
        })
        .collect();
    let stmt = ThreadEpoch {
        v: V1,
        org: org(),
        thread,
        epoch: 1,
        lane: Lane::Case,
        enc: recipient(),
        subject: sender.pid,
        members,
        exclude: Vec::new(),
        prev: None,
        by: Author {
            pid: sender.pid,
            kc: sender.kc,
        },
        td: Hash::of(b"td"),
        iat: UnixTime(1),
    };
    NewEpoch {
        stmt: Signed::sign(stmt, &[&sender.key]).unwrap(),
        grants,
    }
}

fn acknowledge(thread: ThreadId, idx: u64, mid: MessageId) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "ack {thread} {idx} {mid}").unwrap();
    out.flush().unwrap();
}

async fn client(store: Store, ambient: Ambient, dept: Member) -> Result<(), StoreError> {
    let signer = Arc::new(KeySigner::new(org(), SigningKey::from_seed(&[1; 32])));
    let sender = person(&store, &ambient).await;
    let thread = ThreadId::new(Uuid::new_v4());
    let new = NewThread {
        thread,
        subject: sender.pid,
        matter: "pflege".parse().unwrap(),
        class: MessageClass::Normal,
        epochs: vec![first_epoch(&sender, thread, &dept)],
        message: message(&sender, thread, 1),
    };
    let actor = Actor::Person { pid: sender.pid };
    let ctx = ambient.ctx();
    let keys = store.keys().create(thread, &ctx).await?;
    let (mid, with) = (new.message.header.mid, signer.clone());
    let accepted = store
        .transaction("create_thread", move |tx| {
            service::create_thread(tx, &ctx, with.as_ref(), &keys, actor, &cleared(), &new)
        })
        .await?;
    acknowledge(thread, accepted.idx, mid);
    for n in 2.. {
        let message = message(&sender, thread, n);
        let mid = message.header.mid;
        let new = Receiving {
            epoch: None,
            message,
        };
        let (ctx, with) = (ambient.ctx(), signer.clone());
        let accepted = store
            .transaction("send_message", move |tx| {
                let keys = mailbox::KeyRing::default();
                service::send_message(
                    tx,
                    &ctx,
                    with.as_ref(),
                    &keys,
                    actor,
                    &cleared(),
                    thread,
                    &new,
                )
            })
            .await?;
        acknowledge(thread, accepted.idx, mid);
    }
    Ok(())
}

async fn write(folder: &Path, clients: usize) {
    let config = config(folder);
    Store::migrate(&config).unwrap();
    let store = Store::open(&config).unwrap();
    let ambient = Ambient::system();
    let dept = department(&store, &ambient).await;
    let mut tasks = Vec::new();
    for _ in 0..clients {
        tasks.push(tokio::spawn(client(
            store.clone(),
            ambient.clone(),
            dept.clone(),
        )));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
}

async fn check(folder: &Path, acknowledged: &Path) {
    let store = Store::open(&config(folder)).unwrap();
    let mut wanted: BTreeMap<ThreadId, Vec<(u64, String)>> = BTreeMap::new();
    for line in std::fs::read_to_string(acknowledged).unwrap().lines() {
        // The last line may be cut in the middle; what was not printed was not acknowledged.
        let words: Vec<&str> = line.split(' ').collect();
        let ["ack", thread, idx, mid] = words.as_slice() else {
            continue;
        };
        if mid.len() == 36 {
            let place = (idx.parse().unwrap(), (*mid).to_owned());
            wanted
                .entry(thread.parse().unwrap())
                .or_default()
                .push(place);
        }
    }
    let (mut acknowledged, mut lost, mut gaps) = (0, 0, 0);
    for (thread, messages) in wanted {
        let mut stored = BTreeMap::new();
        loop {
            let after = u64::try_from(stored.len()).unwrap();
            let page = store
                .read("page", move |tx| {
                    tx.messages().page(thread, Lane::Case, after, 200)
                })
                .await
                .unwrap();
            if page.is_empty() {
                break;
            }
            stored.extend(page.into_iter().map(|m| (m.idx, m.header.mid.to_string())));
        }
        let last = stored.keys().next_back().copied().unwrap_or(0);
        gaps += last - u64::try_from(stored.len()).unwrap();
        for (idx, mid) in messages {
            acknowledged += 1;
            lost += u64::from(stored.get(&idx) != Some(&mid));
        }
    }
    let without_key = store.threads_without_key().await.unwrap().len();
    println!(
        "acknowledged {acknowledged} lost {lost} gaps {gaps} threads-without-key {without_key}"
    );
    std::process::exit(i32::from(lost + gaps > 0 || without_key > 0));
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [folder, word, file] if word == "check" => check(Path::new(folder), Path::new(file)).await,
        [folder, clients] => write(Path::new(folder), clients.parse().unwrap()).await,
        _ => {
            println!("crash_writer <folder> <clients> | crash_writer <folder> check <file>");
            std::process::exit(2);
        }
    }
}
