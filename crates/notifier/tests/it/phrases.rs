// SPDX-License-Identifier: EUPL-1.2
//! The sentence that a person has chosen stands in her mails, changes nothing else in them, and nothing else comes in by it.

use std::sync::LazyLock;

use contact_seal::{Phrase, seal_phrase};
use mail_parser::MessageParser;
use mailbox::model::{ContactCode, OutboxKind};
use mailbox::{Sensitive, Timestamp};
use notifier::address::Recipient;
use notifier::{Lang, Renderer, TlsMode, Words};
use proptest::prelude::*;
use proptest::string::string_regex;
use uuid::Uuid;

use crate::support::post::Post;
use crate::support::relay::{Manner, Relay};
use crate::support::{brand, config};

const AT: Timestamp = Timestamp::from_secs(1_795_442_700);
const ID: Uuid = Uuid::from_u128(7);
const LINES: [&str; 5] = [
    "Ihr Erkennungssatz, den nur Sie und wir kennen:",
    "Das ist Ihr eigener Satz. Nur Sie und wir kennen ihn:",
    "Your recognition phrase, which only you and we know:",
    "Yalnızca sizin ve bizim bildiğimiz tanıma cümleniz:",
    "عبارة التعرّف التي لا يعرفها إلا أنتم ونحن:",
];

/// Texts are read once, not for each of ten thousand mails.
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    Renderer::new(&from, &brand(None)).unwrap()
});

fn mail(words: &Words, lang: Lang) -> String {
    let to = Recipient::parse("erika.muster@example.org").unwrap();
    String::from_utf8(RENDERER.render(words, lang, &to, ID, AT).unwrap()).unwrap()
}

fn read(mail: &str) -> (Vec<String>, String, String) {
    let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
    let head = mail.split("\r\n\r\n").next().unwrap();
    let head = head.split("\r\n").map(str::to_owned).collect();
    let text = parsed.body_text(0).unwrap().replace('\r', "");
    assert_eq!(parsed.attachment_count(), 0);
    (head, text, parsed.body_html(0).unwrap().replace('\r', ""))
}

const LANGS: [Lang; 5] = Lang::ALL;

/// Whatever a text is: refused, or one paragraph more in text and HTML of these languages, and not a byte else.
fn is_harmless(text: &str, langs: std::ops::Range<usize>) -> bool {
    let Ok(phrase) = text.parse::<Phrase>() else {
        return false;
    };
    for (lang, line) in langs.map(|n| (LANGS[n], LINES[n])) {
        let with = mail(&Words::News(Some(phrase.clone())), lang);
        assert!(with.is_ascii(), "needs no 8BITMIME");
        let (head, body, html) = read(&with);
        let (plain_head, plain_body, plain_html) = read(&mail(&Words::News(None), lang));
        assert_eq!(head, plain_head);
        assert_eq!(
            body.replace(&format!("{line}\n\n{text}\n\n"), ""),
            plain_body
        );
        assert_ne!(body, plain_body);
        let shown = text.replace('\'', "&#39;");
        let part = format!("<p>{line}</p>\n<p>{shown}</p>\n");
        assert_eq!(html.replace(&part, ""), plain_html);
        assert_ne!(html, plain_html);
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_phrase_injects_anything(
        text in string_regex("\\PC{0,45}|[ -~\\r\\n\\t]{0,45}|\\p{Alphabetic}{1,42}|[a-zäöüß' ,!?-]{3,40}|[a-z]{0,12}(\\r\\n|\\u{202e}|<b>|&#x|=\\?|@|\\.|/|[0-9]|\\u{0}|\\u{2028})[a-z]{0,12}").unwrap()
    ) {
        let n = text.len() % LANGS.len();
        is_harmless(&text, n..n + 1);
    }
}

#[test]
fn ordinary_phrases_are_taken() {
    for text in [
        "Blauer Elefant am See",
        "Wer fragt, führt!",
        "L'été",
        "Мой кот",
        "قطتي",
    ] {
        assert!(is_harmless(text, 0..LANGS.len()), "{text}");
    }
    // Control: the check sees what comes in beside the phrase.
    let said: Phrase = "Blauer Elefant".parse().unwrap();
    let with = mail(&Words::News(Some(said)), Lang::De);
    assert_ne!(read(&with).1, read(&mail(&Words::News(None), Lang::De)).1);
}

#[test]
fn mails_of_one_person_are_the_same_bytes_whatever_they_are_about() {
    let phrase: Phrase = "Blauer Elefant am See".parse().unwrap();
    let code: ContactCode = "1234 5678".parse().unwrap();
    for lang in Lang::ALL {
        let about = |kind, code| mail(&Words::of(kind, code, Some(phrase.clone())), lang);
        let one = about(OutboxKind::Message, None);
        assert!(read(&one).1.contains("\nBlauer Elefant am See\n"));
        for kind in [OutboxKind::Formal, OutboxKind::Security] {
            assert_eq!(about(kind, None), one, "{kind}");
        }
        // Where somebody else may read it does not stand.
        for (kind, code) in [
            (OutboxKind::Confirm, Some(&code)),
            (OutboxKind::Confirm, None),
            (OutboxKind::Moved, None),
            (OutboxKind::Rekeyed, None),
        ] {
            assert!(!about(kind, code).contains("Elefant"), "{kind}");
        }
    }
}

#[tokio::test]
async fn her_phrase_is_in_her_mails_and_what_is_none_is_in_nobodys() {
    let (post, relay) = (Post::open(), Relay::start(Manner::default()).await);
    let worker = post.worker(&config(&relay, TlsMode::None, None));
    let good: Phrase = "Blauer Elefant am See".parse().unwrap();
    let key = post.identity.recipient();
    let other = contact_seal::ContactIdentity::generate()
        .unwrap()
        .recipient();
    let address = "paul@example.org".parse().unwrap();
    let cases = [
        ("erika", seal_phrase(&key, &good).unwrap(), true),
        // Sealed to somebody else, and an address in its place.
        ("rolf", seal_phrase(&other, &good).unwrap(), false),
        ("paul", contact_seal::seal(&key, &address).unwrap(), false),
    ];
    for (name, sealed, _) in &cases {
        let pid = post.person(&format!("{name}@example.org"), "de").await;
        let (ctx, sealed) = (post.ctx(), Sensitive::new(sealed.as_str().to_owned()));
        post.store
            .transaction("phrase", move |tx| {
                mailbox::service::set_phrase(tx, &ctx, pid, Some(&sealed))
            })
            .await
            .unwrap();
        post.message(pid, 1).await;
    }
    post.pass(30);
    assert_eq!(worker.step().await.unwrap().sent, 3);
    for mail in relay.taken() {
        let (name, _, wanted) = cases
            .iter()
            .find(|(name, ..)| mail.to[0].contains(name))
            .unwrap();
        let text = String::from_utf8(mail.data).unwrap();
        assert_eq!(text.contains("Blauer Elefant am See"), *wanted, "{name}");
        assert_eq!(text.contains("Erkennungssatz"), *wanted, "{name}");
    }
}
