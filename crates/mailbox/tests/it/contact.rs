// SPDX-License-Identifier: EUPL-1.2
//! E-mail addresses count when their code was typed, and who is told when they change.

use std::time::Duration;

use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{
    CODE_SENDS, CODE_TRIES, ContactCheck, ContactCode, ContactSource, Lease, NewSecurityEvent,
    OutboxKind, OutboxState, Outcome, PersonState, SecurityKind, SessionState, SmtpReply,
};
use mailbox::{Conflict, OutboxStore, StoreError, service};
use protocol::statement::{Assurance, PersonRole};
use uuid::Uuid;

use crate::support::{World, address, both};

const HOUR: u64 = 3_600;
const LEASE: Duration = Duration::from_secs(60);

fn door(w: &World) -> OutboxStore {
    OutboxStore::new(&w.store, w.ambient.clone())
}

async fn person(w: &World) -> PersonId {
    let pid = w.insured().await.pid;
    // What tells of the binding ends here: there is no address.
    w.advance(HOUR);
    assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
    pid
}

/// What is due, by kind and address.
async fn due(w: &World) -> Vec<(OutboxKind, String)> {
    let leases = door(w).lease(10, LEASE).await.unwrap();
    let mut due: Vec<_> = leases.iter().map(told).collect();
    for lease in &leases {
        let attempt = door(w)
            .begin_attempt(lease, None, None, LEASE)
            .await
            .unwrap();
        let sent = Outcome::Sent(SmtpReply::default());
        door(w).complete(lease, &attempt, sent).await.unwrap();
    }
    due.sort();
    due
}

fn told(lease: &Lease) -> (OutboxKind, String) {
    let file = protocol::b64::from_url(lease.contact.as_ref().unwrap().expose()).unwrap();
    let text = String::from_utf8(file).unwrap();
    (lease.kind, text.rsplit(' ').next().unwrap().to_owned())
}

async fn confirmed(w: &World, pid: PersonId, name: &str) {
    w.ask_contact(pid, name).await.unwrap();
    let code = w.mail_code(&door(w)).await;
    assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
}

async fn in_force(w: &World, pid: PersonId) -> Option<String> {
    let found = w.store.read("contact", move |tx| tx.contacts().lookup(pid));
    let contact = found.await.unwrap()?;
    let file = protocol::b64::from_url(contact.sealed.expose()).unwrap();
    let text = String::from_utf8(file).unwrap();
    Some(text.rsplit(' ').next().unwrap().to_owned())
}

async fn events(w: &World, pid: PersonId) -> Vec<SecurityKind> {
    let page = w
        .store
        .read("events", move |tx| tx.security_events().page(pid, None, 50));
    page.await
        .unwrap()
        .rows
        .iter()
        .map(|e| e.new.kind)
        .collect()
}

async fn remove(w: &World, pid: PersonId) -> Result<(), StoreError> {
    let ctx = w.ctx();
    w.tx(move |tx| service::remove_contact(tx, &ctx, pid, SessionId::new(Uuid::nil())))
        .await
}

/// Something happens that is worth a mail.
async fn happen(w: &World, pid: PersonId) {
    let ctx = w.ctx();
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::PasskeyAdded,
        word: None,
        session: None,
    };
    w.tx(move |tx| service::tell(tx, &ctx, event))
        .await
        .unwrap();
    w.advance(HOUR);
}

#[test]
fn codes_are_eight_digits_however_they_are_typed() {
    let typed: ContactCode = " 0123-4567\u{a0}".parse().unwrap();
    assert_eq!(typed.shown(), "0123 4567");
    for wrong in ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"] {
        assert!(wrong.parse::<ContactCode>().is_err(), "{wrong:?}");
    }
    let (a, b) = (PersonId::new(Uuid::new_v4()), PersonId::new(Uuid::new_v4()));
    assert_ne!(typed.hash(a), typed.hash(b), "of one person only");
    assert!(!format!("{typed:?}").contains("0123"));
}

both! {
    async fn nothing_but_the_code_goes_to_an_address_before_it_was_typed(w: World) {
        let pid = person(w).await;
        w.ask_contact(pid, "new").await.unwrap();
        happen(w, pid).await;
        assert_eq!(in_force(w, pid).await, None);
        let code = w.mail_code(&door(w)).await;
        assert!(due(w).await.is_empty(), "the event found no address");
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
        assert_eq!(in_force(w, pid).await.as_deref(), Some("new"));
        assert_eq!(events(w, pid).await.first(), Some(&SecurityKind::ContactChanged));
        assert!(due(w).await.is_empty(), "of an address itself no mail goes to it");
        happen(w, pid).await;
        assert_eq!(due(w).await, [(OutboxKind::Security, "new".to_owned())]);
    }
}

both! {
    async fn the_old_address_stays_until_then_and_is_told_once_and_for_all(w: World) {
        let pid = person(w).await;
        confirmed(w, pid, "old").await;
        w.ask_contact(pid, "new").await.unwrap();
        happen(w, pid).await;
        let code = w.mail_code(&door(w)).await;
        // `mail_code` leased both; the other one is given back when its lease runs out.
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Security, "old".to_owned())]);
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Moved, "old".to_owned())]);
        happen(w, pid).await;
        assert_eq!(due(w).await, [(OutboxKind::Security, "new".to_owned())]);
        // Twice within a moment: each former address has its own mail.
        confirmed(w, pid, "newer").await;
        confirmed(w, pid, "newest").await;
        w.advance(HOUR);
        let mut told = due(w).await;
        told.extend(due(w).await);
        told.sort();
        let moved = |name: &str| (OutboxKind::Moved, name.to_owned());
        assert_eq!(told, [moved("new"), moved("newer")]);
    }
}

both! {
    async fn a_removed_address_is_told_and_nothing_follows(w: World) {
        let pid = person(w).await;
        assert_eq!(remove(w, pid).await, Err(StoreError::Absent));
        confirmed(w, pid, "old").await;
        w.advance(1);
        remove(w, pid).await.unwrap();
        assert_eq!(events(w, pid).await.first(), Some(&SecurityKind::ContactRemoved));
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Moved, "old".to_owned())]);
        happen(w, pid).await;
        assert!(due(w).await.is_empty());
    }
}

both! {
    async fn who_leaves_the_portal_gets_one_last_mail_and_nothing_opens_it_but_being_identified(w: World) {
        let pid = person(w).await;
        confirmed(w, pid, "old").await;
        let session = w.session(pid, None, SessionState::Full).await;
        w.ask_contact(pid, "half").await.unwrap();
        w.advance(1);
        let (ctx, here) = (w.ctx(), session.new.id);
        w.tx(move |tx| service::leave_portal(tx, &ctx, pid, here)).await.unwrap();
        let (now, idle) = (w.now(), Duration::from_secs(1800));
        assert!(w.tx(move |tx| tx.sessions().find_by_person(pid, now, idle)).await.unwrap().is_empty());
        let left = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap();
        assert_eq!(left.state, PersonState::Left);
        assert_eq!(in_force(w, pid).await, None);
        assert_eq!(w.tx(move |tx| tx.contacts().candidate(pid)).await.unwrap(), None, "the one that was not confirmed is gone, too");
        assert_eq!(events(w, pid).await.first(), Some(&SecurityKind::Left));
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Moved, "old".to_owned())]);
        happen(w, pid).await;
        assert!(due(w).await.is_empty(), "nothing follows, whatever happens");
        // Nothing is deleted, and the record says who left.
        assert!(w.tx(move |tx| tx.bundles().lookup(pid)).await.unwrap().is_some());
        let trail = w.tx(move |tx| tx.audit().find_by_object("person", &pid.to_string())).await.unwrap();
        assert!(trail.iter().any(|entry| entry.action == "leave"));
    }
}

both! {
    async fn mails_to_one_person_may_name_nobody_whatever_they_are_about(w: World) {
        let (erika, paul) = (person(w).await, person(w).await);
        let set = |pid: PersonId, on: bool| {
            let ctx = w.ctx();
            w.tx(move |tx| service::set_discreet(tx, &ctx, pid, on))
        };
        set(erika, true).await.unwrap();
        assert_eq!(set(PersonId::new(Uuid::nil()), true).await, Err(StoreError::Absent));
        for pid in [erika, paul] {
            // The code first, before any address is in force; then what happens; then the last mail to an address that is given up.
            w.ask_contact(pid, "new").await.unwrap();
        }
        let leased = |wanted: usize| async move {
            w.advance(HOUR);
            let leases = door(w).lease(10, LEASE).await.unwrap();
            assert_eq!(leases.len(), wanted);
            for lease in leases {
                assert_eq!(lease.discreet, lease.pid == erika, "{:?}", lease.kind);
            }
            w.advance(HOUR);
        };
        leased(2).await;
        for pid in [erika, paul] {
            w.contact(pid).await;
            remove(w, pid).await.unwrap();
        }
        // The codes again, whose lease ran out, would be for addresses that are gone.
        leased(2).await;
        set(erika, false).await.unwrap();
        let ctx = w.ctx();
        assert!(!w.tx(move |tx| service::contact_view(tx, &ctx, erika)).await.unwrap().discreet);
    }
}

both! {
    async fn five_wrong_tries_and_a_day_end_a_code(w: World) {
        let pid = person(w).await;
        let other: ContactCode = "00000000".parse().unwrap();
        assert_eq!(w.confirm(pid, &other).await, ContactCheck::Over);
        w.ask_contact(pid, "new").await.unwrap();
        assert_eq!(w.confirm(pid, &other).await, ContactCheck::Over, "not mailed yet");
        let code = w.mail_code(&door(w)).await;
        for left in (0..CODE_TRIES).rev() {
            assert_eq!(w.confirm(pid, &other).await, ContactCheck::Wrong { tries_left: left });
        }
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Over, "the right one comes too late");
        let ctx = w.ctx();
        w.tx(move |tx| service::resend_contact_code(tx, &ctx, pid)).await.unwrap();
        let second = w.mail_code(&door(w)).await;
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Wrong { tries_left: 4 }, "only the newest counts");
        w.advance(24 * HOUR);
        assert_eq!(w.confirm(pid, &second).await, ContactCheck::Over);
        assert_eq!(in_force(w, pid).await, None);
    }
}

both! {
    async fn codes_are_mailed_five_times_a_day_whatever_the_address(w: World) {
        let pid = person(w).await;
        for n in 0..CODE_SENDS {
            w.ask_contact(pid, &format!("address-{n}")).await.unwrap();
            w.mail_code(&door(w)).await;
        }
        let refused = w.ask_contact(pid, "one-more").await;
        assert!(matches!(refused, Err(StoreError::Blocked { .. })), "{refused:?}");
        // Taking it back gives no code back.
        remove(w, pid).await.unwrap();
        let refused = w.ask_contact(pid, "one-more").await;
        assert!(matches!(refused, Err(StoreError::Blocked { .. })), "{refused:?}");
        w.advance(24 * HOUR);
        w.ask_contact(pid, "one-more").await.unwrap();
    }
}

both! {
    async fn a_code_for_an_address_that_was_replaced_meanwhile_is_not_mailed(w: World) {
        let pid = person(w).await;
        w.ask_contact(pid, "typo").await.unwrap();
        let leases = door(w).lease(10, LEASE).await.unwrap();
        w.ask_contact(pid, "right").await.unwrap();
        let code = ContactCode::draw(w.ctx().chance());
        let begun = door(w).begin_attempt(&leases[0], None, Some(&code), LEASE).await;
        assert_eq!(begun, Err(StoreError::Conflict(Conflict::Lease)));
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Confirm, "right".to_owned())]);
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Over);
    }
}

both! {
    async fn a_code_with_an_unknown_end_is_not_mailed_again_by_itself(w: World) {
        let pid = person(w).await;
        w.ask_contact(pid, "new").await.unwrap();
        let lease = door(w).lease(1, LEASE).await.unwrap().remove(0);
        let code = ContactCode::draw(w.ctx().chance());
        let attempt = door(w).begin_attempt(&lease, None, Some(&code), LEASE).await.unwrap();
        let unknown = Outcome::Unknown(SmtpReply::default());
        let state = door(w).complete(&lease, &attempt, unknown).await.unwrap();
        assert_eq!(state, OutboxState::Unknown);
        w.advance(HOUR);
        assert!(due(w).await.is_empty());
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed, "it may have arrived");
    }
}

both! {
    async fn a_code_that_nobody_takes_is_said_and_the_next_one_starts_anew(w: World) {
        let pid = person(w).await;
        let undeliverable = || async {
            let ctx = w.ctx();
            let view = w.store.read("view", move |tx| service::contact_view(tx, &ctx, pid)).await;
            view.unwrap().candidate.unwrap().undeliverable
        };
        w.ask_contact(pid, "typo").await.unwrap();
        assert!(!undeliverable().await, "on its way");
        let lease = door(w).lease(1, LEASE).await.unwrap().remove(0);
        let code = ContactCode::draw(w.ctx().chance());
        let attempt = door(w).begin_attempt(&lease, None, Some(&code), LEASE).await.unwrap();
        assert!(!undeliverable().await, "being sent");
        let refused = Outcome::Failed(SmtpReply::default());
        door(w).complete(&lease, &attempt, refused).await.unwrap();
        assert!(undeliverable().await);
        w.advance(1);
        w.ask_contact(pid, "right").await.unwrap();
        assert!(!undeliverable().await, "another address");
        w.mail_code(&door(w)).await;
        assert!(!undeliverable().await);
    }
}

both! {
    async fn what_the_register_knows_counts_for_nothing_and_never_replaces(w: World) {
        let pid = person(w).await;
        let put = |name: &'static str| {
            let ctx = w.ctx();
            w.tx(move |tx| service::put_contact(tx, &ctx, pid, &address(name)))
        };
        put("register").await.unwrap();
        happen(w, pid).await;
        assert!(due(w).await.is_empty());
        let view = || {
            let ctx = w.ctx();
            w.store.read("view", move |tx| service::contact_view(tx, &ctx, pid))
        };
        let seen = view().await.unwrap().candidate.unwrap();
        assert_eq!((seen.source, seen.expires_at), (ContactSource::Register, None));
        // A code goes there when she asks for it.
        let ctx = w.ctx();
        w.tx(move |tx| service::resend_contact_code(tx, &ctx, pid)).await.unwrap();
        let code = w.mail_code(&door(w)).await;
        // The register says it again, newly sealed: the code that is on its way stays good.
        put("same").await.unwrap();
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
        put("other").await.unwrap();
        assert_eq!(view().await.unwrap().candidate, None);
        assert_eq!(in_force(w, pid).await.as_deref(), Some("register"));
    }
}

both! {
    async fn a_new_letter_is_told_to_the_address_from_before(w: World) {
        let human = w.human(PersonRole::Insured).await;
        let pid = human.pid;
        w.advance(HOUR);
        assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
        confirmed(w, pid, "old").await;
        let anew = w.rebind(&human, PersonRole::Insured, Assurance::Letter, None).await;
        // Whoever has intercepted it changes the address at once.
        confirmed(w, pid, "thief").await;
        w.advance(HOUR);
        let mut told = due(w).await;
        told.extend(due(w).await);
        told.sort();
        let to_old = |kind| (kind, "old".to_owned());
        assert_eq!(told, [to_old(OutboxKind::Moved), to_old(OutboxKind::Rekeyed)]);
        // The branch saw her: the usual mail.
        w.rebind(&anew, PersonRole::Insured, Assurance::Branch, None).await;
        w.advance(HOUR);
        assert_eq!(due(w).await, [(OutboxKind::Security, "thief".to_owned())]);
    }
}
