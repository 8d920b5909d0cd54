// SPDX-License-Identifier: EUPL-1.2
//! Issuing codes.

use protocol::statement::IssueMethod;
use protocol::{PersonId, statement::TrustChain};
use rand::rngs::OsRng;
use registrar::role::{Channel, IssueError, IssueOrder};
use secrecy::ExposeSecret;

use crate::world::{ERIKA, World};

fn order(pid: PersonId, channel: Channel) -> IssueOrder {
    IssueOrder {
        pid,
        channel,
        released: false,
    }
}

#[tokio::test]
async fn the_portal_gets_a_statement_it_can_show_and_no_code() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let chain = TrustChain::verify(
        &world.org,
        vec![world.td.clone()],
        &protocol::statement::Anchor::Fingerprint(issued.fingerprint.parse().unwrap()),
    )
    .unwrap();
    item.issue.stmt.verify(&chain, world.now()).unwrap();
    assert_eq!(item.issue.stmt.payload().method, IssueMethod::Letter);
    assert_eq!(item.expires_at, world.now().plus(30 * 86_400));
    let shown = serde_json::to_string(&item).unwrap();
    let code = issued.code.expose_secret();
    assert!(!shown.contains(code) && !shown.contains(&code.replace('-', "")));
}

#[tokio::test]
async fn no_file_of_the_registrar_holds_the_code() {
    let world = World::new().await;
    let (issued, _) = world.letter("v-1").await;
    let code = issued.code.expose_secret().to_owned();
    let raw = protocol::code::parse(protocol::code::CodeKind::Activation, &code).unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(world.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            seen += bytes.len();
            for needle in [code.as_bytes(), code.replace('-', "").as_bytes(), &raw] {
                assert!(
                    !bytes.windows(needle.len()).any(|w| w == needle),
                    "{path:?}"
                );
            }
        }
    }
    // Negative control: the search does see the database.
    let found = std::fs::read_dir(world.dir.path()).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        path.is_file()
            && std::fs::read(path)
                .unwrap()
                .windows(6)
                .any(|w| w == b"Muster")
    });
    assert!(seen > 10_000 && found);
}

#[tokio::test]
async fn slips_expire_sooner_than_letters() {
    let world = World::new().await;
    let (branch, item) = world
        .issue(world.pid("v-1"), Channel::Branch { by: None })
        .await;
    assert_eq!(branch.expires, world.now().plus(3600));
    assert_eq!(item.issue.stmt.payload().method, IssueMethod::Branch);
    let (staff, _) = world.issue(world.pid("s-1"), Channel::Staff).await;
    assert_eq!(staff.expires, world.now().plus(86_400));
}

#[tokio::test]
async fn each_kind_of_code_is_for_its_kind_of_person() {
    let world = World::new().await;
    for (reference, channel) in [
        ("v-1", Channel::Staff),
        ("s-1", Channel::Letter),
        ("s-1", Channel::Branch { by: None }),
    ] {
        let refused = world
            .registrar
            .issue(order(world.pid(reference), channel), &mut OsRng);
        assert!(matches!(refused, Err(IssueError::WrongRole)));
    }
    let nobody = order(PersonId::from_bytes([9; 16]), Channel::Letter);
    assert!(matches!(
        world.registrar.issue(nobody, &mut OsRng),
        Err(IssueError::Unknown)
    ));
}

#[tokio::test]
async fn a_letter_to_a_new_address_waits_for_a_clerk() {
    let world = World::new().await;
    world.import(&ERIKA.replace("Beispielweg 17", "Neuer Weg 1"));
    world.clock.advance(29 * 86_400);
    let pid = world.pid("v-1");
    let held = world
        .registrar
        .issue(order(pid, Channel::Letter), &mut OsRng);
    assert!(matches!(held, Err(IssueError::Held(_))));
    let released = IssueOrder {
        released: true,
        ..order(pid, Channel::Letter)
    };
    // Saying so is not enough; the release has to be on record.
    let said = world.registrar.issue(released, &mut OsRng);
    assert!(matches!(said, Err(IssueError::Held(_))));
    world.registrar.release_letter(pid, "m.probe").unwrap();
    assert!(world.registrar.issue(released, &mut OsRng).is_ok());
    world.clock.advance(2 * 86_400);
    assert!(
        world
            .registrar
            .issue(order(pid, Channel::Letter), &mut OsRng)
            .is_ok()
    );
}

#[tokio::test]
async fn a_letter_to_a_person_with_an_address_block_waits_for_a_clerk() {
    let world = World::new().await;
    world.import(&ERIKA.replace("\"email\"", "\"flags\":[\"restricted\"],\"email\""));
    let held = world
        .registrar
        .issue(order(world.pid("v-1"), Channel::Letter), &mut OsRng);
    assert!(matches!(held, Err(IssueError::Held(_))));
}

#[tokio::test]
async fn a_branch_slip_names_a_clerk_who_is_bound() {
    let world = World::new().await;
    let channel = Channel::Branch {
        by: Some(protocol::Hash::new([1; 32])),
    };
    let refused = world
        .registrar
        .issue(order(world.pid("v-1"), channel), &mut OsRng);
    assert!(matches!(refused, Err(IssueError::UnknownClerk)));
}
