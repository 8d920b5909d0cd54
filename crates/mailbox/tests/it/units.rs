// SPDX-License-Identifier: EUPL-1.2
//! Departments: certificates, revocation, key changes.

use std::time::Duration;

use mailbox::model::{NewUnitGrant, SessionState};
use mailbox::service::{self, RotateUnit};
use mailbox::{Ciphertext, Conflict, StoreError};
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{Attested, PersonRole, RevocationList, Revoked, Right};
use protocol::{Hash, Signed};

use crate::support::{Human, World, both, number, org, sealed};

const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const RW: &[Right] = &[Right::Read, Right::Write];

async fn rights(w: &World, clerk: &Human) -> Vec<String> {
    let (pid, now) = (clerk.pid, w.now());
    let units = w
        .tx(move |tx| tx.units().of_member(pid, now))
        .await
        .unwrap();
    units
        .iter()
        .map(|u| format!("{} {:?}", u.dept, u.rights))
        .collect()
}

both! {
    async fn the_newest_certificate_says_what_a_clerk_may_do(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        w.certify(&clerk, &[("reha", &[Right::Read])], 10).await.unwrap();
        assert_eq!(rights(w, &clerk).await, ["reha [Read]"]);
        // An older one that comes late changes nothing.
        w.certify(&clerk, &[("pflege", LEAD)], 5).await.unwrap();
        assert_eq!(rights(w, &clerk).await, ["reha [Read]"]);
    }
}

both! {
    async fn a_certificate_for_another_keycard_is_refused(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let other = Human { kc: Hash::of(b"other"), ..clerk.clone() };
        let refused = w.certify(&other, &[("pflege", LEAD)], 10).await;
        assert_eq!(refused, Err(StoreError::Invalid("stale-binding")));
        assert_eq!(rights(w, &clerk).await, ["pflege [Read, Write]"]);
    }
}

both! {
    async fn a_revocation_ends_access_at_once(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let cert = w.certify(&clerk, &[("pflege", RW)], 10).await.unwrap();
        let list = |seq: u64, revoked: Vec<Revoked>| {
            let now = w.now().secs();
            let stmt = RevocationList {
                v: V1, org: org(), seq, revoked,
                iat: UnixTime(now), exp: UnixTime(now + 86_400 * 2),
            };
            let stmt = Signed::sign(stmt, &[&w.binder]).unwrap();
            let (ctx, attested) = (w.ctx(), Attested::unlogged(stmt).into_untyped());
            w.store.transaction("revlist", move |tx| {
                service::accept_statement(tx, &ctx, &attested)
            })
        };
        list(1, vec![]).await.unwrap();
        assert_eq!(rights(w, &clerk).await.len(), 1);
        list(2, vec![Revoked { sh: cert, at: UnixTime(w.now().secs()) }]).await.unwrap();
        assert_eq!(rights(w, &clerk).await, [""; 0]);
        // The same certificate posted again does not bring it back.
        w.certify(&clerk, &[("pflege", RW)], 10).await.unwrap();
        assert_eq!(rights(w, &clerk).await, [""; 0]);
        let now = w.now();
        let trust = w.store.read("trust", move |tx| service::trust_view(tx, false, now)).await.unwrap();
        assert_eq!((trust.depts.len(), trust.matters.len()), (1, 1));
        assert!(trust.revlist.is_some());
    }
}

fn rotation(w: &World, lead: &Human, number: u64, prev: Option<Hash>, to: &[&Human]) -> RotateUnit {
    let stmt = w.dept_epoch("pflege", number, prev, &[&lead.key]);
    RotateUnit {
        dept: "pflege".parse().unwrap(),
        stmt: Attested::logged(stmt).into_untyped(),
        grants: to
            .iter()
            .map(|clerk| NewUnitGrant {
                dept: "pflege".parse().unwrap(),
                epoch: number,
                pid: clerk.pid,
                file: Ciphertext::grant(sealed("new grant")).unwrap(),
            })
            .collect(),
        link: Ciphertext::grant(sealed("link")).unwrap(),
    }
}

both! {
    async fn a_lead_changes_the_key_of_a_large_unit(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let mut all = vec![];
        let size = number("SIEGELPOST_UNIT_SIZE").unwrap_or(40);
        for _ in 0..size {
            all.push(w.clerk(&[("pflege", RW)]).await);
        }
        let unit = w.tx(|tx| tx.units().lookup(&"pflege".parse().unwrap())).await.unwrap().unwrap();
        let to: Vec<&Human> = std::iter::once(&lead).chain(&all).collect();
        let new = rotation(w, &lead, 2, Some(unit.epoch_sh), &to);
        let (ctx, actor) = (w.ctx(), lead.staff());
        w.tx(move |tx| service::rotate_unit(tx, &ctx, actor, &new)).await.unwrap();
        let (ctx, actor) = (w.ctx(), all[20].staff());
        let staff = w.store.read("staff", move |tx| {
            service::staff_of_unit(tx, &ctx, actor, &"pflege".parse().unwrap())
        }).await.unwrap();
        assert_eq!(staff.len(), all.len() + 1);
        assert!(staff.iter().all(|row| row.depts[0].1), "everybody has the new key");
    }
}

both! {
    async fn a_list_of_colleagues_takes_as_many_queries_for_many_as_for_one(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let asked = || {
            let (ctx, actor) = (w.ctx(), lead.staff());
            w.tx(move |tx| tx.trace(|tx| service::staff_of_unit(tx, &ctx, actor, &"pflege".parse().unwrap()).map(drop)))
        };
        let alone = asked().await.unwrap().len();
        for _ in 0..5 {
            w.clerk(&[("pflege", RW)]).await;
        }
        assert_eq!(asked().await.unwrap().len(), alone);
        assert!(alone <= 7, "{alone}");
    }
}

both! {
    async fn a_lead_changes_the_key_and_of_rivals_exactly_one_wins(w: World) {
        w.unit("pflege").await;
        let (a, b) = (w.clerk(&[("pflege", LEAD)]).await, w.clerk(&[("pflege", LEAD)]).await);
        let unit = w.tx(|tx| tx.units().lookup(&"pflege".parse().unwrap())).await.unwrap().unwrap();
        let mut tasks = Vec::new();
        for lead in [&a, &b] {
            let new = rotation(w, lead, 2, Some(unit.epoch_sh), &[&a, &b]);
            let (store, ctx, actor) = (w.store.clone(), w.ctx(), lead.staff());
            tasks.push(tokio::spawn(async move {
                store
                    .transaction("rotate", move |tx| service::rotate_unit(tx, &ctx, actor, &new))
                    .await
            }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Epoch)),
            }
        }
        assert_eq!(won, 1);
        let (ctx, actor) = (w.ctx(), a.staff());
        let view = w.tx(move |tx| service::units_of(tx, &ctx, actor)).await.unwrap();
        let epochs: Vec<u64> = view[0].grants.iter().map(|g| g.epoch).collect();
        assert_eq!((epochs, view[0].links.len(), view[0].epochs.len()), (vec![1, 2], 1, 2));
        // The keycard and certificate of the clerk who made the epoch are given out with it.
        let epochs = view[0].epochs.clone();
        let given = w.tx(move |tx| service::signers(tx, &epochs)).await.unwrap();
        let newest = view[0].epochs[1].stmt.envelope().unwrap();
        let signed = given.iter().any(|one| {
            let card: Result<Signed<protocol::statement::Keycard>, _> =
                Signed::parse(one.stmt.envelope().unwrap());
            card.is_ok_and(|card| newest.verify_by(&card.payload().sig).is_ok())
        });
        assert!(signed, "{} statements", given.len());
        let first = vec![view[0].epochs[0].clone()];
        assert_eq!(w.tx(move |tx| service::signers(tx, &first)).await.unwrap(), []);
    }
}

both! {
    async fn a_key_change_that_does_not_fit_is_refused_by_name(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let plain = w.clerk(&[("pflege", RW)]).await;
        let outsider = w.clerk(&[]).await;
        let unit = w.tx(|tx| tx.units().lookup(&"pflege".parse().unwrap())).await.unwrap().unwrap();
        let prev = Some(unit.epoch_sh);
        let run = |who: &Human, new: RotateUnit| {
            let (ctx, actor) = (w.ctx(), who.staff());
            w.store.transaction("rotate", move |tx| service::rotate_unit(tx, &ctx, actor, &new))
        };
        let forbidden = run(&plain, rotation(w, &plain, 2, prev, &[&plain])).await;
        assert_eq!(forbidden, Err(StoreError::Forbidden));
        let absent = run(&outsider, rotation(w, &outsider, 2, prev, &[&outsider])).await;
        assert_eq!(absent, Err(StoreError::Absent));
        let cases = [
            (rotation(w, &plain, 2, prev, &[&lead]), StoreError::Invalid("bad-signature")),
            (rotation(w, &lead, 3, prev, &[&lead]), StoreError::Conflict(Conflict::Epoch)),
            (rotation(w, &lead, 2, None, &[&lead]), StoreError::Invalid("wrong-previous")),
            (rotation(w, &lead, 2, prev, &[&plain]), StoreError::Invalid("wrong-grants")),
            (rotation(w, &lead, 2, prev, &[&lead, &outsider]), StoreError::Invalid("not-a-member")),
        ];
        for (new, error) in cases {
            assert_eq!(run(&lead, new).await, Err(error));
        }
        run(&lead, rotation(w, &lead, 2, prev, &[&lead, &plain])).await.unwrap();
    }
}

both! {
    async fn a_clerk_with_new_keys_has_to_be_certified_again(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let code = w.issue(clerk.pid, PersonRole::Staff, 2).await;
        let session = w.session(clerk.pid, Some(code.aid), SessionState::Activating).await;
        let key = protocol::SigningKey::from_seed(&[42; 32]);
        let card = w.keycard(clerk.pid, PersonRole::Staff, &key, 2, Some(clerk.kc));
        let command = service::ActivationCommand {
            keycard: card.clone(),
            bind_request: Ciphertext::small(sealed("x")).unwrap(),
            bundle_seq: 1,
            bundle: Ciphertext::bundle(sealed("x")).unwrap(),
            methods: vec![crate::support::people::method(mailbox::model::MethodTag::Prf)],
        };
        let (ctx, org) = (w.ctx(), org());
        let request = w.tx(move |tx| {
            service::finish_activation(tx, &ctx, &org, &session, &command)
        }).await.unwrap();
        let pid = clerk.pid;
        let prev = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let bind = w.bind_stmt(pid, PersonRole::Staff, card.sh(), 2, prev);
        let answer = service::Answer::Bound {
            bind: Box::new(Attested::logged(bind).into_untyped()),
            quarantine_until: None,
        };
        let ctx = w.ctx();
        w.tx(move |tx| service::answer_request(tx, &ctx, request, &answer)).await.unwrap();
        assert_eq!(rights(w, &clerk).await, [""; 0]);
        let renewed = Human { kc: card.sh(), ..clerk.clone() };
        w.certify(&renewed, &[("pflege", RW)], 20).await.unwrap();
        assert_eq!(rights(w, &clerk).await.len(), 1);
    }
}

both! {
    async fn the_registrar_sees_all_clerks_and_who_lacks_a_grant(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        w.certify(&clerk, &[("pflege", RW), ("reha", RW)], 10).await.unwrap();
        let fresh = w.human(PersonRole::Staff).await;
        let ctx = w.ctx();
        let staff = w.store.read("staff", move |tx| service::agent_staff(tx, &ctx)).await.unwrap();
        let of = |pid| staff.iter().find(|s| s.pid == pid).unwrap();
        let depts = vec![("pflege".parse().unwrap(), true), ("reha".parse().unwrap(), false)];
        assert_eq!(of(clerk.pid).depts, depts);
        assert!(of(fresh.pid).cert.is_none() && of(fresh.pid).depts.is_empty());
        let (ctx, actor) = (w.ctx(), clerk.staff());
        let rows = w.store.read("unit staff", move |tx| {
            service::staff_of_unit(tx, &ctx, actor, &"reha".parse().unwrap())
        }).await.unwrap();
        assert_eq!(rows.len(), 1);
        let _ = Duration::ZERO;
    }
}
