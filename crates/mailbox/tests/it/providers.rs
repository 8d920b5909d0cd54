// SPDX-License-Identifier: EUPL-1.2
//! The identity provider of staff: accounts, what was shown in which session, who has left. Negative control, seen red and restored:
//! without the question whether a token has counted before, of a hundred at once all end sessions.

use std::time::Duration;

use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{
    ProviderLogout, ProviderRequest, ProviderShown, Session, SessionChange, SessionState,
    StaffAccount, Vouched,
};
use mailbox::{Conflict, StoreError, service};
use protocol::Hash;
use protocol::statement::PersonRole;

use crate::support::people::random_hash;
use crate::support::{World, both};

const LIMIT: Duration = Duration::from_secs(10 * 3600);

fn request() -> ProviderRequest {
    ProviderRequest {
        state: "state".to_owned(),
        nonce: "nonce".to_owned(),
        verifier: "verifier".to_owned(),
    }
}

fn vouched(w: &World, account: Hash, sid: Option<Hash>) -> Vouched {
    Vouched {
        account,
        subject: account,
        sid,
        iat: w.now().secs(),
    }
}

fn logout(w: &World, subject: Option<Hash>, sid: Option<Hash>) -> ProviderLogout {
    ProviderLogout {
        jti: random_hash(),
        subject,
        sid,
        iat: w.now().secs(),
        expires_at: w.now() + Duration::from_secs(661),
    }
}

impl World {
    async fn assign(&self, pid: PersonId, account: Option<Hash>) -> Result<(), StoreError> {
        let (ctx, items) = (self.ctx(), [StaffAccount { pid, account }]);
        self.tx(move |tx| service::put_staff_accounts(tx, &ctx, &items))
            .await
    }

    /// A session in which a sign-in at the provider has begun.
    async fn begun(&self, pid: PersonId) -> Session {
        let session = self.session(pid, None, SessionState::Ceremony).await;
        let (id, now) = (session.new.id, self.now());
        self.tx(move |tx| tx.providers().begin(id, &request(), now, now + LIMIT))
            .await
            .unwrap();
        session
    }

    /// What the provider vouches for is shown; the session is full then.
    async fn show(&self, session: &Session, what: Vouched) -> ProviderShown {
        let change = SessionChange {
            token_hash: random_hash(),
            state: SessionState::Full,
            pid: session.new.pid,
            aid: None,
            method: None,
            proof: None,
            level: session.new.level,
            strong: false,
            expires_at: self.now() + LIMIT,
        };
        let (ctx, session, until) = (self.ctx(), session.clone(), self.now() + LIMIT);
        self.tx(move |tx| service::show_provider(tx, &ctx, &session, &change, &what, until))
            .await
            .unwrap()
    }

    async fn leaves(&self, logout: ProviderLogout) -> Result<Option<usize>, StoreError> {
        let ctx = self.ctx();
        self.tx(move |tx| service::end_by_provider(tx, &ctx, &logout))
            .await
    }

    async fn session_lives(&self, id: SessionId) -> bool {
        self.tx(move |tx| tx.sessions().token_of(id))
            .await
            .unwrap()
            .is_some()
    }
}

both! {
    async fn an_account_is_one_employee_s_and_can_change_hands(w: World) {
        let (one, two) = (w.human(PersonRole::Staff).await, w.human(PersonRole::Staff).await);
        let account = random_hash();
        w.assign(one.pid, Some(account)).await.unwrap();
        w.assign(one.pid, Some(account)).await.unwrap();
        assert_eq!(w.assign(two.pid, Some(account)).await, Err(StoreError::Invalid("account-taken")));
        w.assign(one.pid, None).await.unwrap();
        w.assign(two.pid, Some(account)).await.unwrap();
        let owner = w.tx(move |tx| tx.providers().owner(account)).await.unwrap();
        assert_eq!(owner, Some(two.pid));
        let insured = w.insured().await;
        assert_eq!(w.assign(insured.pid, Some(random_hash())).await, Err(StoreError::Absent));
        // Two swap in one call, in whatever order.
        let other = random_hash();
        w.assign(one.pid, Some(other)).await.unwrap();
        let (ctx, swap) = (w.ctx(), [
            StaffAccount { pid: one.pid, account: Some(account) },
            StaffAccount { pid: two.pid, account: Some(other) },
        ]);
        w.tx(move |tx| service::put_staff_accounts(tx, &ctx, &swap)).await.unwrap();
        let owner = w.tx(move |tx| tx.providers().owner(account)).await.unwrap();
        assert_eq!(owner, Some(one.pid));
    }
}

both! {
    async fn of_a_hundred_ways_back_exactly_one_gets_the_request_and_an_old_one_nobody(w: World) {
        let clerk = w.human(PersonRole::Staff).await;
        let id = w.begun(clerk.pid).await.new.id;
        let now = w.now();
        let valid = Duration::from_secs(600);
        let mut tasks = Vec::new();
        for _ in 0..100 {
            let store = w.store.clone();
            tasks.push(tokio::spawn(async move {
                store.transaction("take", move |tx| tx.providers().take_request(id, now, valid)).await.unwrap()
            }));
        }
        let mut winners = Vec::new();
        for task in tasks {
            winners.extend(task.await.unwrap());
        }
        assert_eq!(winners, [request()]);
        let late = w.begun(clerk.pid).await.new.id;
        let then = now + valid;
        let taken = w.tx(move |tx| tx.providers().take_request(late, then, valid)).await.unwrap();
        assert_eq!(taken, None);
    }
}

both! {
    async fn what_was_shown_counts_in_one_session_and_can_be_handed_over_once(w: World) {
        let clerk = w.human(PersonRole::Staff).await;
        let account = random_hash();
        w.assign(clerk.pid, Some(account)).await.unwrap();
        let session = w.begun(clerk.pid).await;
        let id = session.new.id;
        assert_eq!(w.tx(move |tx| tx.providers().proof(id)).await.unwrap(), None);
        assert_eq!(w.show(&session, vouched(w, account, None)).await, ProviderShown::Shown);
        let proof = w.tx(move |tx| tx.providers().proof(id)).await.unwrap().unwrap();
        assert_eq!((proof.pid, proof.shown_at), (clerk.pid, w.now()));
        let to = w.session(clerk.pid, None, SessionState::Activating).await.new.id;
        w.tx(move |tx| tx.providers().hand_over(id, to)).await.unwrap();
        assert_eq!(w.tx(move |tx| tx.providers().proof(id)).await.unwrap(), None);
        let proof = w.tx(move |tx| tx.providers().proof(to)).await.unwrap().unwrap();
        assert_eq!(proof.session, to);
        let again = w.tx(move |tx| tx.providers().hand_over(id, to)).await;
        assert_eq!(again, Err(StoreError::Absent));
    }
}

both! {
    async fn an_account_that_nobody_has_opens_nothing_and_is_written_down(w: World) {
        let clerk = w.human(PersonRole::Staff).await;
        let session = w.begun(clerk.pid).await;
        let id = session.new.id;
        let shown = w.show(&session, vouched(w, random_hash(), None)).await;
        assert_eq!(shown, ProviderShown::UnknownAccount);
        assert!(!w.session_lives(id).await);
        let rows = w.tx(move |tx| tx.audit().find_by_object("session", &id.to_string())).await.unwrap();
        assert_eq!(rows[0].action, "provider-unknown");
    }
}

both! {
    async fn leaving_ends_sessions_and_what_is_on_its_way_and_counts_once(w: World) {
        let clerk = w.human(PersonRole::Staff).await;
        let (account, sid) = (random_hash(), random_hash());
        w.assign(clerk.pid, Some(account)).await.unwrap();
        let mut ids = Vec::new();
        for sid in [Some(sid), Some(random_hash()), None] {
            let session = w.begun(clerk.pid).await;
            assert_eq!(w.show(&session, vouched(w, account, sid)).await, ProviderShown::Shown);
            ids.push(session.new.id);
        }
        assert_eq!(w.leaves(logout(w, Some(random_hash()), None)).await, Ok(Some(0)));
        // With a session named: that one, and one that was never named.
        let first = logout(w, Some(account), Some(sid));
        assert_eq!(w.leaves(first).await, Ok(Some(2)));
        assert_eq!(w.leaves(first).await, Ok(None));
        assert!(w.session_lives(ids[1]).await);
        assert_eq!(w.leaves(logout(w, Some(account), None)).await, Ok(Some(1)));
        assert!(!w.session_lives(ids[1]).await);
        // A token that was signed before the logout comes too late; one after it does not.
        let session = w.begun(clerk.pid).await;
        assert_eq!(w.show(&session, vouched(w, account, None)).await, ProviderShown::Ended);
        let session = w.begun(clerk.pid).await;
        let mut later = vouched(w, account, None);
        later.iat += 1;
        assert_eq!(w.show(&session, later).await, ProviderShown::Shown);
    }
}

both! {
    async fn of_a_hundred_same_logouts_exactly_one_counts(w: World) {
        let one = logout(w, Some(random_hash()), None);
        let mut tasks = Vec::new();
        for _ in 0..100 {
            let (store, ctx) = (w.store.clone(), w.ctx());
            tasks.push(tokio::spawn(async move {
                store.transaction("leave", move |tx| service::end_by_provider(tx, &ctx, &one)).await
            }));
        }
        let mut counted = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(Some(_)) => counted += 1,
                Ok(None) | Err(StoreError::Conflict(Conflict::Exists)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(counted, 1);
    }
}

both! {
    async fn the_cookie_of_an_ended_session_is_told_so_until_its_time_is_over(w: World) {
        let clerk = w.human(PersonRole::Staff).await;
        let account = random_hash();
        w.assign(clerk.pid, Some(account)).await.unwrap();
        let session = w.begun(clerk.pid).await;
        w.show(&session, vouched(w, account, None)).await;
        let id = session.new.id;
        let token = w.tx(move |tx| tx.sessions().token_of(id)).await.unwrap().unwrap();
        let now = w.now();
        let told = |at| w.tx(move |tx| tx.providers().was_ended(token, at));
        assert!(!told(now).await.unwrap());
        w.leaves(logout(w, Some(account), None)).await.unwrap();
        assert!(told(now).await.unwrap());
        assert!(!told(now + LIMIT).await.unwrap());
        // Who it was is forgotten with the session, the rest with the time.
        assert_eq!(w.tx(move |tx| tx.providers().proofs_of(clerk.pid)).await.unwrap(), []);
        let over = now + LIMIT + Duration::from_secs(1);
        assert_eq!(w.tx(move |tx| tx.providers().purge(over)).await.unwrap(), 2);
    }
}
