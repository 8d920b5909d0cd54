// SPDX-License-Identifier: EUPL-1.2
//! Addresses of browsers at push services: sealed like e-mail addresses, and never taken for one.

use contact_seal::{ContactError, ContactIdentity, PushEndpoint, seal, seal_endpoint};

#[test]
fn an_address_comes_back_and_all_have_one_length() {
    let own = ContactIdentity::generate().unwrap();
    let long = format!("https://a.example/{}", "x".repeat(982));
    let mut lengths = Vec::new();
    for text in ["https://a.example/x", long.as_str()] {
        let sealed = seal_endpoint(&own.recipient(), &text.parse().unwrap()).unwrap();
        assert_eq!(own.open_endpoint(&sealed).unwrap().expose(), text);
        lengths.push(sealed.as_str().len());
    }
    // A header may carry grease; the body is what tells lengths, and it is padded.
    assert!(lengths.iter().all(|length| *length < 2_700), "{lengths:?}");
    let other = ContactIdentity::generate().unwrap();
    let sealed = seal_endpoint(&own.recipient(), &long.parse().unwrap()).unwrap();
    assert_eq!(other.open_endpoint(&sealed), Err(ContactError::NotOpened));
}

#[test]
fn neither_is_taken_for_the_other() {
    let own = ContactIdentity::generate().unwrap();
    let push = seal_endpoint(&own.recipient(), &"https://a.example/x".parse().unwrap()).unwrap();
    let mail = seal(&own.recipient(), &"erika@example.org".parse().unwrap()).unwrap();
    assert!(own.open(&push).is_err());
    assert!(own.open_phrase(&push).is_err());
    assert_eq!(own.open_endpoint(&mail), Err(ContactError::Malformed));
    assert!(own.open(&mail).is_ok(), "control");
}

#[test]
fn only_https_is_an_address_and_none_is_printed() {
    for text in [
        "",
        "http://a.example/x",
        "file:///etc/passwd",
        "https://a.example/x y",
        "https://a.example/x\r\nHost: b.example",
        "https://a.example/\u{e4}",
        "javascript:alert(1)",
    ] {
        assert!(text.parse::<PushEndpoint>().is_err(), "{text:?}");
    }
    let long = format!("https://a.example/{}", "x".repeat(983));
    assert!(long.parse::<PushEndpoint>().is_err());
    let one: PushEndpoint = "https://a.example/geheim".parse().unwrap();
    assert!(!format!("{one:?}").contains("geheim"));
}
