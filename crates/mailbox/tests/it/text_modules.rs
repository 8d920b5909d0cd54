// SPDX-License-Identifier: EUPL-1.2
//! Text modules: who reads and writes them, and that a version never changes.

use mailbox::ids::{PersonId, TextModuleId};
use mailbox::model::{Actor, TextContent, TextKind, TextLang, TextModule, TextReader};
use mailbox::service;
use mailbox::{Conflict, StoreError};
use protocol::statement::Right;

use crate::support::{Human, World, both};

const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const RW: &[Right] = &[Right::Read, Right::Write];

fn id(n: u8) -> TextModuleId {
    TextModuleId::from_bytes([n, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 0])
}

fn content(owner: PersonId, body: &str) -> TextContent {
    TextContent {
        kind: TextKind::Text,
        title: "Attest ist da".into(),
        body: body.into(),
        simple: Some("Ihr Attest ist da.".into()),
        lang: TextLang::De,
        matters: vec!["pflegegrad".parse().unwrap()],
        reader: Some(TextReader::Rep),
        valid_from: Some(10),
        valid_until: Some(20),
        reviewed_at: Some(5),
        owner,
        retired: false,
    }
}

async fn put(
    w: &World,
    clerk: &Human,
    at: (TextModuleId, u64),
    content: TextContent,
) -> Result<u64, StoreError> {
    put_in(w, clerk, "pflege", at, content).await
}

async fn put_in(
    w: &World,
    clerk: &Human,
    dept: &str,
    at: (TextModuleId, u64),
    content: TextContent,
) -> Result<u64, StoreError> {
    let (ctx, actor, dept) = (
        w.ctx(),
        Actor::Staff { pid: clerk.pid },
        dept.parse().unwrap(),
    );
    w.tx(move |tx| service::put_text_module(tx, &ctx, actor, &dept, at, &content))
        .await
}

async fn list(w: &World, actor: Actor, dept: &str) -> Result<Vec<TextModule>, StoreError> {
    let (ctx, dept) = (w.ctx(), dept.parse().unwrap());
    w.tx(move |tx| service::text_modules(tx, &ctx, actor, &dept))
        .await
}

async fn versions(w: &World, clerk: &Human, dept: &str) -> Result<Vec<u64>, StoreError> {
    let (ctx, actor, dept) = (
        w.ctx(),
        Actor::Staff { pid: clerk.pid },
        dept.parse().unwrap(),
    );
    let all = w
        .tx(move |tx| service::text_module_versions(tx, &ctx, actor, &dept, id(1)))
        .await?;
    Ok(all.iter().map(|m| m.version).collect())
}

both! {
    async fn a_change_is_a_further_version_and_all_of_it_comes_back(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let first = content(lead.pid, "Guten Tag {Name}");
        assert_eq!(put(w, &lead, (id(1), 0), first.clone()).await, Ok(1));
        let second = TextContent { retired: true, simple: None, matters: vec![], reader: None, valid_from: None, valid_until: None, reviewed_at: None, kind: TextKind::Signature, lang: TextLang::En, ..content(lead.pid, "Anders") };
        assert_eq!(put(w, &lead, (id(1), 1), second.clone()).await, Ok(2));
        let actor = Actor::Staff { pid: lead.pid };
        let now = list(w, actor, "pflege").await.unwrap();
        assert_eq!(now.len(), 1);
        assert_eq!((now[0].version, &now[0].content, now[0].by), (2, &second, lead.pid));
        assert_eq!(versions(w, &lead, "pflege").await.unwrap(), [2, 1]);
        let (ctx, dept) = (w.ctx(), "pflege".parse().unwrap());
        let old = w.tx(move |tx| service::text_module_versions(tx, &ctx, actor, &dept, id(1))).await.unwrap();
        assert_eq!(old[1].content, first, "a version never changes");
    }
}

both! {
    async fn whoever_wrote_meanwhile_is_not_overwritten(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        put(w, &lead, (id(1), 0), content(lead.pid, "A")).await.unwrap();
        put(w, &lead, (id(1), 1), content(lead.pid, "B")).await.unwrap();
        let stale = put(w, &lead, (id(1), 1), content(lead.pid, "C")).await;
        assert_eq!(stale, Err(StoreError::Conflict(Conflict::State)));
        let again = put(w, &lead, (id(1), 0), content(lead.pid, "D")).await;
        assert_eq!(again, Err(StoreError::Conflict(Conflict::Exists)));
        let far = put(w, &lead, (id(1), 9), content(lead.pid, "E")).await;
        assert_eq!(far, Err(StoreError::Conflict(Conflict::State)));
        assert_eq!(versions(w, &lead, "pflege").await.unwrap(), [2, 1]);
    }
}

both! {
    async fn members_read_leads_write_and_nobody_else_sees_anything(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let other = w.clerk(&[("reha", LEAD)]).await;
        put(w, &lead, (id(1), 0), content(lead.pid, "A")).await.unwrap();
        assert_eq!(list(w, Actor::Staff { pid: clerk.pid }, "pflege").await.unwrap().len(), 1);
        assert_eq!(put(w, &clerk, (id(2), 0), content(clerk.pid, "B")).await, Err(StoreError::Forbidden));
        assert_eq!(list(w, Actor::Staff { pid: other.pid }, "pflege").await, Err(StoreError::Absent));
        assert_eq!(list(w, Actor::Person { pid: lead.pid }, "pflege").await, Err(StoreError::Absent));
        assert_eq!(versions(w, &other, "pflege").await, Err(StoreError::Absent));
        // An id of another unit is no way in, neither to read nor to write.
        assert_eq!(versions(w, &other, "reha").await, Err(StoreError::Absent));
        let taken = put_in(w, &other, "reha", (id(1), 1), content(other.pid, "C")).await;
        assert_eq!(taken, Err(StoreError::Conflict(Conflict::State)));
        assert_eq!(versions(w, &lead, "pflege").await.unwrap(), [1]);
        // Whoever left the unit reads nothing more.
        let (ctx, actor, gone) = (w.ctx(), Actor::Staff { pid: lead.pid }, clerk.pid);
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &"pflege".parse().unwrap(), gone)).await.unwrap();
        assert_eq!(list(w, Actor::Staff { pid: clerk.pid }, "pflege").await, Err(StoreError::Absent));
    }
}

both! {
    async fn what_does_not_fit_is_refused(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let stranger = w.clerk(&[]).await;
        let good = content(lead.pid, "A");
        let bad = [
            ("text-form", TextContent { title: " ".into(), ..good.clone() }),
            ("text-form", TextContent { title: "a\nb".into(), ..good.clone() }),
            ("text-form", TextContent { title: "ä".repeat(121), ..good.clone() }),
            ("text-form", TextContent { body: String::new(), ..good.clone() }),
            ("text-form", TextContent { body: "a\u{0}".into(), ..good.clone() }),
            ("text-form", TextContent { body: "ä".repeat(10_001), ..good.clone() }),
            ("text-form", TextContent { simple: Some(String::new()), ..good.clone() }),
            ("text-validity", TextContent { valid_from: Some(20), ..good.clone() }),
            ("not-a-member", TextContent { owner: stranger.pid, ..good.clone() }),
        ];
        for (code, text) in bad {
            assert_eq!(put(w, &lead, (id(1), 0), text).await, Err(StoreError::Invalid(code)));
        }
        let most = TextContent { title: "ä".repeat(120), body: "ä".repeat(10_000), ..good };
        assert_eq!(put(w, &lead, (id(1), 0), most).await, Ok(1));
    }
}
