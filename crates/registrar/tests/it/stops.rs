// SPDX-License-Identifier: EUPL-1.2
//! Letters that wait for a human, and letters that there will not be.

use protocol::PersonId;
use rand::rngs::OsRng;
use registrar::role::{
    Cause, Channel, Handling, IssueError, IssueOrder, ReleaseError, RoleConfig, StopKind,
};

use crate::fake::{bound, refused};
use crate::holder::Holder;
use crate::world::World;

fn try_letter(world: &World, pid: PersonId) -> Result<(), IssueError> {
    let order = IssueOrder {
        pid,
        channel: Channel::Letter,
        released: true,
    };
    world.registrar.issue(order, &mut OsRng).map(|issued| {
        world.registrar.mark_printed(&[issued.aid]).unwrap();
    })
}

fn flagged(world: &World, flags: &str) -> PersonId {
    world.import_csv(&format!("reference,flags\nv-1,{flags}\n"));
    world.pid("v-1")
}

fn causes(world: &World, kind: StopKind) -> Vec<Vec<String>> {
    let letters = world.registrar.stopped_letters(kind, 100).unwrap();
    letters.into_iter().map(|letter| letter.causes).collect()
}

#[tokio::test]
async fn who_wants_a_letter_does_not_release_it_and_who_releases_it_is_named() {
    let world = World::new().await;
    let pid = flagged(&world, "restricted");
    assert!(matches!(
        world.registrar.release_letter(pid, "m.probe"),
        Err(ReleaseError::NotHeld)
    ));
    assert!(matches!(
        try_letter(&world, pid),
        Err(IssueError::Held(c)) if c == [Cause::Marked(registrar::person::Flag::Restricted)]
    ));
    let held = world.registrar.stopped_letters(StopKind::Held, 10).unwrap();
    assert_eq!(held[0].reference, "v-1");
    assert_eq!(
        (&*held[0].wanted_by, held[0].since),
        ("registrar", world.now())
    );
    for (by, expected) in [
        ("Registrar ", "does not release"),
        ("", "say who"),
        (" \t", "say who"),
        ("a\u{7}", "say who"),
    ] {
        let error = world.registrar.release_letter(pid, by).unwrap_err();
        assert!(error.to_string().contains(expected), "{by:?} {error}");
    }
    world.registrar.release_letter(pid, "m.probe").unwrap();
    let evidence = world.registrar.evidence(pid).unwrap();
    assert_eq!(evidence, ["letter-released"]);
    let released = world
        .registrar
        .stopped_letters(StopKind::Released, 10)
        .unwrap();
    assert_eq!(released[0].released_by.as_deref(), Some("m.probe"));
    // The release is for one letter.
    try_letter(&world, pid).unwrap();
    assert!(matches!(try_letter(&world, pid), Err(IssueError::Held(_))));
}

#[tokio::test]
async fn a_release_is_for_the_address_and_the_causes_that_were_looked_at() {
    let world = World::new().await;
    let move_to = |street: &str| {
        let text = format!("reference,address\nv-1,{street}|54321 Ort\n");
        assert_eq!(world.import_csv(&text).updated, 1);
    };
    move_to("Neuer Weg 1");
    let pid = world.pid("v-1");
    assert!(try_letter(&world, pid).is_err());
    // The address changes while the letter waits: the clerk looks again.
    move_to("Neuer Weg 2");
    assert!(matches!(
        world.registrar.release_letter(pid, "m.probe"),
        Err(ReleaseError::Moved)
    ));
    world.registrar.release_letter(pid, "m.probe").unwrap();
    // It changes after the release: held again.
    move_to("Neuer Weg 3");
    assert!(matches!(try_letter(&world, pid), Err(IssueError::Held(_))));
    world.registrar.release_letter(pid, "m.probe").unwrap();
    // Another cause joins it.
    flagged(&world, "restricted");
    assert!(matches!(try_letter(&world, pid), Err(IssueError::Held(_))));
    assert_eq!(
        causes(&world, StopKind::Held),
        [["restricted", "address-changed"]]
    );
    world.registrar.release_letter(pid, "m.probe").unwrap();
    // One cause fewer is nothing new to look at.
    world.clock.advance(31 * 86_400);
    try_letter(&world, pid).unwrap();
    assert!(causes(&world, StopKind::Held).is_empty());
}

#[tokio::test]
async fn the_dead_those_who_left_and_those_who_may_not_alone_get_no_letter() {
    let world = World::new().await;
    for (flags, code) in [
        ("deceased", "deceased"),
        ("limited-capacity", "limited-capacity"),
        ("restricted|deceased", "deceased"),
    ] {
        let pid = flagged(&world, flags);
        assert!(matches!(try_letter(&world, pid), Err(IssueError::Refused(c)) if c.code() == code));
        assert_eq!(causes(&world, StopKind::Refused), [[code]]);
        // Nobody releases what is refused.
        assert!(world.registrar.release_letter(pid, "m.probe").is_err());
    }
    let pid = flagged(&world, "");
    let last = |day: &str| {
        world.import_csv(&format!("reference,insured_until\nv-1,{day}\n"));
    };
    let today = jiff::Timestamp::from_second(world.now().0)
        .unwrap()
        .to_string();
    last(&today[..10]);
    try_letter(&world, pid).unwrap();
    world.clock.advance(86_400);
    assert!(matches!(
        try_letter(&world, pid),
        Err(IssueError::Refused(Cause::InsuranceEnded))
    ));
    // Nor a slip at the counter.
    let order = IssueOrder {
        pid,
        channel: Channel::Branch { by: None },
        released: false,
    };
    assert!(matches!(
        world.registrar.issue(order, &mut OsRng),
        Err(IssueError::Refused(Cause::InsuranceEnded))
    ));
}

#[tokio::test]
async fn a_code_in_a_letter_dies_with_the_person() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    flagged(&world, "deceased");
    let finder = Holder::new(
        &world.org,
        item.pid,
        protocol::statement::KeycardKind::Insured,
        world.now(),
    );
    let request = finder.request(&issued, &item, "1985-04-12");
    let answer = world
        .ask(finder.bind_item(request, &world.registrar_enc))
        .await;
    assert_eq!(refused(answer), ("expired".to_owned(), 0));
    assert_eq!(
        world.registrar.evidence(item.pid).unwrap(),
        ["ending-told", "barred"]
    );
    // Negative control: the same code of a living person works.
    flagged(&world, "");
    let owner = Holder::new(
        &world.org,
        item.pid,
        protocol::statement::KeycardKind::Insured,
        world.now(),
    );
    let request = owner.request(&issued, &item, "1985-04-12");
    bound(
        world
            .ask(owner.bind_item(request, &world.registrar_enc))
            .await,
    );
}

#[tokio::test]
async fn what_marks_mean_is_configured_where_the_law_leaves_it_open() {
    let strict = |mut config: RoleConfig| {
        config.letters.employee = Handling::Hold;
        config.letters.limited_capacity = Handling::Print;
        config.letters.consent_reservation = Handling::Refuse;
        config
    };
    for (world, expected) in [
        (World::new().await, ["print", "refuse", "hold"]),
        (World::with(strict).await, ["hold", "print", "refuse"]),
    ] {
        let flags = ["employee", "limited-capacity", "consent-reservation"];
        for (flag, expected) in flags.into_iter().zip(expected) {
            let pid = flagged(&world, flag);
            let found = match try_letter(&world, pid) {
                Ok(()) => "print",
                Err(IssueError::Held(_)) => "hold",
                Err(IssueError::Refused(_)) => "refuse",
                Err(error) => panic!("{error}"),
            };
            assert_eq!(found, expected, "{flag}");
        }
    }
}
