// SPDX-License-Identifier: EUPL-1.2
//! Addresses are sealed to the notifier, look alike, and do not print.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop a test")]

use contact_seal::{ContactError, ContactIdentity, EmailAddress, SealedAddress, seal};
use secrecy::ExposeSecret;

fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

#[test]
fn the_notifier_opens_what_was_sealed_to_it_and_nobody_else_does() {
    let (own, other) = (
        ContactIdentity::generate().unwrap(),
        ContactIdentity::generate().unwrap(),
    );
    let sealed = seal(&own.recipient(), &address("vera.muster@post.example")).unwrap();
    assert_eq!(
        own.open(&sealed).unwrap().expose(),
        "vera.muster@post.example"
    );
    assert_eq!(other.open(&sealed).unwrap_err(), ContactError::NotOpened);
    let again: SealedAddress = sealed.as_str().parse().unwrap();
    assert_eq!(
        own.open(&again).unwrap().expose(),
        "vera.muster@post.example"
    );
}

#[test]
fn a_key_survives_as_text() {
    let own = ContactIdentity::generate().unwrap();
    let text = own.to_secret_string();
    let again: ContactIdentity = text.expose_secret().parse().unwrap();
    assert_eq!(again.recipient(), own.recipient());
    assert_eq!(own.recipient().to_string().parse(), Ok(own.recipient()));
    assert!("age1pq1abc".parse::<ContactIdentity>().is_err());
}

#[test]
fn a_sealed_address_does_not_tell_its_length_or_repeat_itself() {
    let own = ContactIdentity::generate().unwrap();
    let long = format!("{}@{}.example", "a".repeat(64), "b".repeat(60));
    let lengths: Vec<usize> = ["a@b.de", &long]
        .iter()
        // age adds a random grease stanza of up to some 200 bytes; its smallest form is compared.
        .map(|text| {
            let file = |_| {
                seal(&own.recipient(), &address(text))
                    .unwrap()
                    .as_str()
                    .len()
            };
            (0..400).map(file).min().unwrap()
        })
        .collect();
    let [short, long] = lengths.as_slice() else {
        panic!()
    };
    assert!(short.abs_diff(*long) < 30, "{short} {long}");
    let one = seal(&own.recipient(), &address("a@b.de")).unwrap();
    assert_ne!(one, seal(&own.recipient(), &address("a@b.de")).unwrap());
}

#[test]
fn a_changed_or_foreign_text_is_refused() {
    let own = ContactIdentity::generate().unwrap();
    let sealed = seal(&own.recipient(), &address("a@b.de")).unwrap();
    let mut changed = sealed.as_str().to_owned();
    let last = changed.pop().unwrap();
    changed.push(if last == 'A' { 'Q' } else { 'A' });
    let changed = changed.parse::<SealedAddress>();
    assert!(changed.is_err() || own.open(&changed.unwrap()).is_err());
    for text in ["", "a@b.de", "YWdl", &"A".repeat(4000)] {
        assert_eq!(
            text.parse::<SealedAddress>().unwrap_err(),
            ContactError::Malformed
        );
    }
}

#[test]
fn an_address_is_one_address_on_one_line() {
    for good in [
        "a@b.de",
        "vera.muster+post@sub.example",
        "o'neil_x@a-b.example",
    ] {
        assert!(good.parse::<EmailAddress>().is_ok(), "{good}");
    }
    let long = format!("a@{}", "b.".repeat(130) + "de");
    for bad in [
        "",
        "a",
        "@b.de",
        "a@",
        "a@b",
        "a b@c.de",
        "a@b.de\r\nBcc: x@y.de",
        "a@b.de,c@d.de",
        "\"a\"@b.de",
        "a@b..de",
        ".a@b.de",
        "a@-b.de",
        "ä@b.de",
        "a@b.de ",
        "<a@b.de>",
        "a@b@c.de",
        &long,
    ] {
        assert!(bad.parse::<EmailAddress>().is_err(), "{bad:?}");
    }
}

#[test]
fn neither_key_nor_address_prints() {
    let own = ContactIdentity::generate().unwrap();
    let secret = own.to_secret_string();
    assert!(!format!("{own:?}").contains(secret.expose_secret()));
    assert!(!format!("{:?}", address("vera@post.example")).contains("vera"));
    assert!(!format!("{:?}", "vera@post".parse::<EmailAddress>()).contains("vera"));
}
