// SPDX-License-Identifier: EUPL-1.2
//! Recognition phrases: what is one, and that they are sealed like addresses and never taken for one.

use contact_seal::{
    ContactError, ContactIdentity, EmailAddress, NotAPhrase, Phrase, seal, seal_phrase,
};

fn phrase(text: &str) -> Result<Phrase, NotAPhrase> {
    text.parse()
}

#[test]
fn takes_words_and_a_few_marks() {
    let long = "ä".repeat(40);
    for text in [
        "Blauer Elefant am See",
        "Oma",
        "Wer nicht fragt, bleibt dumm!",
        "L'été à Nîmes",
        "Мой кот",
        long.as_str(),
    ] {
        assert_eq!(phrase(text).unwrap().expose(), text);
    }
}

#[test]
fn refuses_what_says_something_or_does_something() {
    let long = "ä".repeat(41);
    for text in [
        "",
        "ab",
        " abc",
        "abc ",
        "ab  cd",
        "a-b",
        "- - -",
        long.as_str(),
    ] {
        assert_eq!(phrase(text), Err(NotAPhrase::Length), "{text:?}");
    }
    for text in [
        "Elefant 7",
        "A123456780",
        "Vera \u{0661}",
        "see.de",
        "a@b",
        "http://x",
        "<b>fett</b>",
        "eins\r\nBcc: zwei",
        "tab\tulator",
        "nul\0l",
        "\u{202e}umgekehrt",
        "null\u{200b}breit",
        "weich\u{ad}es",
        "\u{feff}marke",
        "&amp;",
        "=?utf-8?q?x?=",
        "a\u{2028}b",
        "leer\u{3164}\u{ffa0}",
    ] {
        assert_eq!(phrase(text), Err(NotAPhrase::Character), "{text:?}");
    }
    for text in [
        "Meine KVNR",
        "Krankengeld kommt",
        "mein Passwort",
        "die PIN",
        "krank und müde",
        "wwwelt",
        "Ihr Bescheid",
    ] {
        assert_eq!(phrase(text), Err(NotAPhrase::Word), "{text:?}");
    }
    // Words of which one of those is a part only.
    for text in ["Tanzen am See", "Pinguin", "Encode nichts"] {
        phrase(text).unwrap();
    }
    assert_eq!(
        format!("{:?}", phrase("Blauer Elefant")),
        "Ok(Phrase([REDACTED]))"
    );
}

#[test]
fn an_address_is_no_phrase_and_a_phrase_no_address() {
    let own = ContactIdentity::generate().unwrap();
    let address: EmailAddress = "vera@post.example".parse().unwrap();
    let said = phrase("Blauer Elefant").unwrap();
    let sealed = seal_phrase(&own.recipient(), &said).unwrap();
    assert_eq!(own.open_phrase(&sealed).unwrap(), said);
    assert_eq!(own.open(&sealed).unwrap_err(), ContactError::Malformed);
    let sealed = seal(&own.recipient(), &address).unwrap();
    assert_eq!(
        own.open_phrase(&sealed).unwrap_err(),
        ContactError::Malformed
    );
    let other = ContactIdentity::generate().unwrap();
    let sealed = seal_phrase(&other.recipient(), &said).unwrap();
    assert_eq!(
        own.open_phrase(&sealed).unwrap_err(),
        ContactError::NotOpened
    );
}

#[test]
fn a_sealed_phrase_does_not_tell_its_length() {
    let own = ContactIdentity::generate().unwrap();
    let shortest = |text: &str| {
        let said = phrase(text).unwrap();
        let file = |_| seal_phrase(&own.recipient(), &said).unwrap().as_str().len();
        (0..400).map(file).min().unwrap()
    };
    let (short, long) = (shortest("Oma"), shortest(&"ä".repeat(40)));
    assert!(short.abs_diff(long) < 30, "{short} {long}");
}
