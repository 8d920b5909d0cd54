// SPDX-License-Identifier: EUPL-1.2
//! Who is answered (RFC 3834): a person who wrote, and nobody and nothing else.

use gateway::mail::{Reply, Silence, reply};

const FROM: &str = "erika@post.example";

fn decided(headers: &str, from: &str) -> Reply {
    let mail = format!("{headers}\r\nSubject: x\r\n\r\nText\r\n");
    reply(mail.as_bytes(), from, |domain| {
        domain.eq_ignore_ascii_case("musterkasse.example")
    })
}

#[test]
fn a_person_is_answered_at_the_address_she_wrote_from() {
    let to = Reply::To(FROM.to_owned());
    assert_eq!(decided("From: Erika <erika@post.example>", FROM), to);
    assert_eq!(
        decided("From: ERIKA@post.example\r\nAuto-Submitted: no", FROM),
        to
    );
    assert_eq!(
        decided(
            "From: <erika@post.example>\r\nReply-To: max@elsewhere.example",
            FROM
        ),
        to
    );
}

#[test]
fn machines_lists_and_bounces_are_not() {
    let from = "From: <erika@post.example>\r\n";
    for (header, why) in [
        ("Auto-Submitted: auto-replied", Silence::Automatic),
        (
            "Auto-Submitted: AUTO-GENERATED; owner=x",
            Silence::Automatic,
        ),
        ("Auto-Submitted:\r\n auto-notified", Silence::Automatic),
        ("X-Auto-Response-Suppress: All", Silence::Automatic),
        ("X-Autoreply: yes", Silence::Automatic),
        ("X-Loop: x", Silence::Automatic),
        ("Precedence: bulk", Silence::List),
        ("Precedence: Junk", Silence::List),
        ("precedence: list", Silence::List),
        ("List-Id: <x.y>", Silence::List),
        ("List-Unsubscribe: <mailto:x@y.example>", Silence::List),
        ("List-Post: NO", Silence::List),
        ("Feedback-ID: a:b", Silence::List),
        (
            "Content-Type: multipart/report; boundary=x",
            Silence::Bounce,
        ),
        ("Content-Type: Message/Delivery-Status", Silence::Bounce),
    ] {
        assert_eq!(
            decided(&format!("{from}{header}"), FROM),
            Reply::Silent(why),
            "{header}"
        );
    }
    assert_eq!(
        decided("From: <erika@post.example>", ""),
        Reply::Silent(Silence::Bounce)
    );
}

#[test]
fn nobody_is_written_to_whose_word_it_is_not() {
    let none = Reply::Silent(Silence::NoAddress);
    // The dialogue names somebody else than the mail: an address that was put there by a third person gets nothing.
    assert_eq!(decided("From: <max@post.example>", FROM), none);
    assert_eq!(
        decided("From: <erika@post.example>, <max@post.example>", FROM),
        none
    );
    assert_eq!(decided("To: x@y.example", FROM), none);
    for nobody in [
        "MAILER-DAEMON@post.example",
        "postmaster@post.example",
        "no-reply@shop.example",
        "noreply-4711@shop.example",
        "owner-list@lists.example",
        "list-request@lists.example",
        "bounce-1234@lists.example",
        "service@musterkasse.example",
        "erika",
    ] {
        assert_eq!(
            decided(&format!("From: <{nobody}>"), nobody),
            none,
            "{nobody}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_not_answered() {
    let none = Reply::Silent(Silence::NoAddress);
    let own = |_: &str| false;
    assert_eq!(reply(b"", FROM, own), none);
    assert_eq!(reply(&[0xFF; 5_000], FROM, own), none);
    let bomb = format!("From: <{FROM}>\r\n{}\r\n", "X: y\r\n".repeat(100_000));
    assert_eq!(reply(bomb.as_bytes(), FROM, own), none);
}
