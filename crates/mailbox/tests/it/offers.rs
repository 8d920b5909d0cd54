// SPDX-License-Identifier: EUPL-1.2
//! What a unit's lead says of its matters: who writes it, that nothing of it has weight, and that the registrar's next list takes no word away.
//!
//! Seen red, by `.ci/seeded-bugs.toml`: without `leads`; with words that count in any unit; with a pause that never ends.

use mailbox::ids::Matter;
use mailbox::model::{Actor, MatterRow, MatterWords, Offer, OfferedMatter, Pause, Twin};
use mailbox::service;
use mailbox::{Conflict, StoreError, Timestamp};
use protocol::statement::{MessageClass, Right};

use crate::support::people::dept;
use crate::support::{Clerk, World, both};

const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const RW: &[Right] = &[Right::Read, Right::Write];

fn code(name: &str) -> Matter {
    name.parse().unwrap()
}

fn twin(text: &str) -> Twin {
    Twin {
        de: format!("{text} de"),
        en: format!("{text} en"),
    }
}

fn plain(matter: &str) -> MatterWords {
    MatterWords {
        matter: code(matter),
        name: None,
        note: None,
        simple: None,
        search: vec![],
        paused: None,
    }
}

fn full(matter: &str, until: Option<i64>) -> MatterWords {
    MatterWords {
        matter: code(matter),
        name: Some(twin("Name")),
        note: Some(twin("Satz")),
        simple: Some("Leicht.".to_owned()),
        search: vec!["Zahn".to_owned(), "neue Brille".to_owned()],
        paused: Some(Pause {
            hint: twin("Rufen Sie an"),
            until,
        }),
    }
}

/// The registrar's list: matters by unit, in this order.
async fn registered(w: &World, list: &[(&str, &str)]) {
    let rows: Vec<MatterRow> = list
        .iter()
        .map(|(matter, unit)| MatterRow {
            code: code(matter),
            dept: dept(unit),
            class: MessageClass::Normal,
            four_eyes: false,
            medical: false,
            label_de: format!("{matter} amtlich"),
            label_en: format!("{matter} official"),
        })
        .collect();
    w.tx(move |tx| tx.matters().replace_all(&rows))
        .await
        .unwrap();
}

async fn put(
    w: &World,
    actor: Actor,
    unit: &str,
    before: u64,
    words: &[MatterWords],
) -> Result<u64, StoreError> {
    let (ctx, dept, words) = (w.ctx(), dept(unit), words.to_vec());
    w.tx(move |tx| service::put_unit_matters(tx, &ctx, actor, &dept, before, &words))
        .await
}

async fn offered(w: &World, now: Timestamp) -> Vec<OfferedMatter> {
    w.tx(move |tx| service::trust_view(tx, false, now))
        .await
        .unwrap()
        .matters
}

async fn codes(w: &World) -> Vec<String> {
    let list = offered(w, w.now()).await;
    list.iter().map(|one| one.matter.code.to_string()).collect()
}

async fn versions(w: &World, actor: Actor, unit: &str) -> Result<Vec<Offer>, StoreError> {
    let (ctx, dept) = (w.ctx(), dept(unit));
    w.tx(move |tx| service::offer_versions(tx, &ctx, actor, &dept))
        .await
}

struct Stage {
    lead: Clerk,
    other: Clerk,
}

async fn stage(w: &World) -> Stage {
    w.unit("pflege").await;
    w.unit("reha").await;
    registered(
        w,
        &[
            ("a", "pflege"),
            ("x", "reha"),
            ("b", "pflege"),
            ("c", "pflege"),
        ],
    )
    .await;
    Stage {
        lead: w.clerk(&[("pflege", LEAD)]).await,
        other: w.clerk(&[("reha", LEAD)]).await,
    }
}

both! {
    async fn what_a_lead_says_is_what_people_are_offered(w: World) {
        let s = stage(w).await;
        let now = w.now();
        assert!(offered(w, now).await.iter().all(|one| one.words.is_none()), "the registrar's words");
        let until = now.secs() + 100;
        let list = [full("c", Some(until)), plain("a")];
        assert_eq!(put(w, s.lead.staff(), "pflege", 0, &list).await, Ok(1));
        // The unit keeps the registrar's places, in its lead's order; what she has not placed comes last.
        assert_eq!(codes(w).await, ["c", "x", "a", "b"]);
        let seen = offered(w, now).await;
        assert_eq!(seen[0].words, Some(list[0].clone()));
        assert_eq!((seen[0].matter.dept.clone(), seen[0].matter.label_de.as_str()), (dept("pflege"), "c amtlich"));
        // A pause ends by itself, the rest stays.
        let after = offered(w, Timestamp::from_secs(until)).await;
        assert_eq!(after[0].words, Some(MatterWords { paused: None, ..list[0].clone() }));
        let before = offered(w, Timestamp::from_secs(until - 1)).await;
        assert!(before[0].words.as_ref().unwrap().paused.is_some());
        // The insurer's programs read the registrar's list as it is.
        let whole = w.tx(move |tx| service::trust_view(tx, true, now)).await.unwrap().matters;
        assert!(whole.iter().all(|one| one.words.is_none()));
        assert_eq!(whole[0].matter.code, code("a"));
    }
}

both! {
    async fn the_next_list_of_the_registrar_takes_no_word_away(w: World) {
        let s = stage(w).await;
        let list = [full("b", None), plain("a"), plain("c")];
        put(w, s.lead.staff(), "pflege", 0, &list).await.unwrap();
        registered(w, &[("a", "pflege"), ("b", "pflege"), ("d", "pflege"), ("x", "reha")]).await;
        assert_eq!(codes(w).await, ["b", "a", "d", "x"], "what is gone is gone, what is new comes last");
        assert_eq!(offered(w, w.now()).await[0].words, Some(list[0].clone()));
        // Another unit answers it now: the words of the former one count no more.
        registered(w, &[("a", "pflege"), ("b", "reha"), ("x", "reha")]).await;
        let seen = offered(w, w.now()).await;
        let moved = seen.iter().find(|one| one.matter.code == code("b")).unwrap();
        assert_eq!((&moved.matter.dept, &moved.words), (&dept("reha"), &None));
        // Nor can the lead of one unit say anything of another's.
        let refused = put(w, s.lead.staff(), "pflege", 1, &[full("b", None)]).await;
        assert_eq!(refused, Err(StoreError::Invalid("offer-matter")));
    }
}

both! {
    async fn whoever_wrote_meanwhile_is_not_overwritten_and_every_version_stays(w: World) {
        let s = stage(w).await;
        let second = w.clerk(&[("pflege", LEAD)]).await;
        let first = [full("a", None)];
        put(w, s.lead.staff(), "pflege", 0, &first).await.unwrap();
        for before in [0, 2] {
            let stale = put(w, second.staff(), "pflege", before, &[plain("b")]).await;
            assert_eq!(stale, Err(StoreError::Conflict(Conflict::State)));
        }
        assert_eq!(put(w, second.staff(), "pflege", 1, &[plain("b")]).await, Ok(2));
        // Undone by a further version.
        assert_eq!(put(w, s.lead.staff(), "pflege", 2, &first).await, Ok(3));
        let all = versions(w, second.staff(), "pflege").await.unwrap();
        assert_eq!(all.iter().map(|one| (one.version, one.by)).collect::<Vec<_>>(), [(3, s.lead.pid), (2, second.pid), (1, s.lead.pid)]);
        assert_eq!((all[0].matters.as_slice(), all[2].matters.as_slice()), (first.as_slice(), first.as_slice()));
        assert_eq!(all[1].matters, [plain("b")]);
    }
}

both! {
    async fn it_does_not_exist_for_whoever_does_not_lead(w: World) {
        let s = stage(w).await;
        put(w, s.lead.staff(), "pflege", 0, &[full("a", None)]).await.unwrap();
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let person = w.insured().await;
        for actor in [clerk.staff(), s.other.staff(), person.person()] {
            assert_eq!(put(w, actor, "pflege", 1, &[plain("a")]).await, Err(StoreError::Absent));
            assert_eq!(versions(w, actor, "pflege").await, Err(StoreError::Absent));
            let (ctx, dept) = (w.ctx(), dept("pflege"));
            let list = w.tx(move |tx| service::unit_matters(tx, &ctx, actor, &dept)).await;
            assert_eq!(list, Err(StoreError::Absent));
        }
    }
}

both! {
    async fn what_does_not_fit_is_refused(w: World) {
        let s = stage(w).await;
        let good = full("a", Some(1));
        let text = |de: &str| Some(Twin { de: de.to_owned(), en: "en".to_owned() });
        let hint = |de: &str| Some(Pause { hint: text(de).unwrap(), until: None });
        let bad = [
            MatterWords { name: text(""), ..good.clone() },
            MatterWords { name: text(" a"), ..good.clone() },
            MatterWords { name: text("a\nb"), ..good.clone() },
            MatterWords { name: text("a\u{202e}b"), ..good.clone() },
            MatterWords { name: text(&"ä".repeat(61)), ..good.clone() },
            MatterWords { note: text(&"ä".repeat(201)), ..good.clone() },
            MatterWords { simple: Some("ä".repeat(301)), ..good.clone() },
            MatterWords { search: vec!["ä".repeat(41)], ..good.clone() },
            MatterWords { search: vec!["a\nb".to_owned()], ..good.clone() },
            MatterWords { search: vec!["a".to_owned(); 21], ..good.clone() },
            MatterWords { paused: hint(""), ..good.clone() },
            MatterWords { paused: hint(&"ä".repeat(201)), ..good.clone() },
            MatterWords { paused: Some(Pause { hint: twin("A"), until: Some(0) }), ..good.clone() },
        ];
        for words in bad {
            assert_eq!(put(w, s.lead.staff(), "pflege", 0, std::slice::from_ref(&words)).await, Err(StoreError::Invalid("offer-form")), "{words:?}");
        }
        let twice = [plain("a"), plain("a")];
        assert_eq!(put(w, s.lead.staff(), "pflege", 0, &twice).await, Err(StoreError::Invalid("offer-form")));
        // Neither as another of her words nor as a label that the registrar gave.
        let same = [MatterWords { name: text("Eins"), ..plain("a") }, MatterWords { name: text("eins"), ..plain("b") }];
        assert_eq!(put(w, s.lead.staff(), "pflege", 0, &same).await, Err(StoreError::Invalid("offer-name-twice")));
        let label = [MatterWords { name: text("b amtlich"), ..plain("a") }];
        assert_eq!(put(w, s.lead.staff(), "pflege", 0, &label).await, Err(StoreError::Invalid("offer-name-twice")));
        let most = MatterWords { name: text(&"ä".repeat(60)), note: text(&"ä".repeat(200)), simple: Some("ä".repeat(300)), search: (0..20).map(|n| format!("{n:0>40}")).collect(), ..good };
        assert_eq!(put(w, s.lead.staff(), "pflege", 0, &[most]).await, Ok(1));
    }
}

both! {
    async fn a_thread_goes_on_while_its_matter_is_not_offered(w: World) {
        let s = stage(w).await;
        w.matter_goes_to("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let name = crate::support::people::matter().to_string();
        put(w, s.lead.staff(), "pflege", 0, &[full(&name, None)]).await.unwrap();
        let message = w.message(&owner, thread, protocol::statement::Lane::Case, 1, protocol::statement::MessageKind::Msg, 2);
        let sent = w.send(owner.person(), thread, mailbox::model::Receiving { epoch: None, message }).await;
        assert!(sent.is_ok(), "{sent:?}");
        // Nor is what was under way turned away: a pause is a word, not a barrier.
        let new = w.new_thread(&owner, "pflege").await;
        w.create(owner.person(), &new).await.unwrap();
    }
}
