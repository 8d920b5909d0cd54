// SPDX-License-Identifier: EUPL-1.2
//! What the mail says, and that nothing else can get into it (R-71, R-72, R-74, bug class 19).

use std::sync::LazyLock;

use mail_parser::MessageParser;
use mailbox::Timestamp;
use mailbox::model::OutboxKind;
use notifier::address::{AddressError, Recipient};
use notifier::{DkimAlgorithm, DkimConfig, Lang, Renderer, TlsMode, Words};
use proptest::prelude::*;
use proptest::string::string_regex;
use uuid::Uuid;

use crate::support::brand;

const AT: Timestamp = Timestamp::from_secs(1_795_442_700);
const ID: Uuid = Uuid::from_u128(0x0193_5a3c_77aa_7f00_8000_0000_0000_0001);

fn renderer(host: Option<&str>) -> Renderer {
    Renderer::new(
        &Recipient::parse("post@musterkasse.example").unwrap(),
        &brand(host),
    )
    .unwrap()
}

fn mail(host: Option<&str>, lang: Lang, to: &str, id: Uuid, at: Timestamp) -> String {
    let bytes = renderer(host)
        .render(
            &Words::News(None),
            lang,
            &Recipient::parse(to).unwrap(),
            id,
            at,
        )
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Takes out what may differ between two mails to the same person.
fn neutral(mail: &str, id: Uuid) -> String {
    let text = mail
        .replace(&id.simple().to_string(), "ID")
        .replace(&id.hyphenated().to_string(), "ID");
    text.split("\r\n")
        .map(|line| {
            if line.starts_with("Date: ") {
                "Date: DATE"
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn snapshot(name: &str, host: Option<&str>, lang: Lang) {
    let mail = mail(host, lang, "erika.muster@example.org", ID, AT);
    let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
    let decoded = format!(
        "{}\n\n===== raw ends, subject, text and HTML as read =====\n{}\n\n{}\n\n{}",
        neutral(&mail, ID),
        parsed.subject().unwrap(),
        parsed.body_text(0).unwrap(),
        parsed.body_html(0).unwrap(),
    );
    insta::assert_snapshot!(name, decoded.replace('\r', ""));
}

#[test]
fn the_mail_in_german() {
    snapshot("mail-de", None, Lang::De);
}

#[test]
fn the_mail_in_leichte_sprache() {
    snapshot("mail-de-simple", None, Lang::DeSimple);
}

#[test]
fn the_mail_in_english() {
    snapshot("mail-en", None, Lang::En);
}

#[test]
fn the_mail_in_turkish() {
    snapshot("mail-tr", None, Lang::Tr);
}

#[test]
fn the_mail_in_arabic_from_right_to_left() {
    snapshot("mail-ar", Some("portal.musterkasse.example"), Lang::Ar);
}

/// A number of several groups would be read backwards in a line from right to left: marks and blanks keep it together.
#[test]
fn numbers_in_arabic_keep_their_order() {
    let news = bytes(&Words::News(None), Lang::Ar);
    let parsed = MessageParser::default().parse(news.as_bytes()).unwrap();
    let (text, html) = (parsed.body_text(0).unwrap(), parsed.body_html(0).unwrap());
    for body in [&text, &html] {
        assert!(body.contains("\u{200e}0800 000 4711\u{200e}"), "{body}");
    }
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    let code = bytes(&others()[0], Lang::Ar);
    let parsed = MessageParser::default().parse(code.as_bytes()).unwrap();
    assert!(parsed.body_text(0).unwrap().contains("\n1234\u{a0}5678\r"));
    // Control: from left to right there is neither.
    let plain = bytes(&Words::News(None), Lang::Tr);
    let parsed = MessageParser::default().parse(plain.as_bytes()).unwrap();
    assert!(
        !parsed
            .body_text(0)
            .unwrap()
            .contains(['\u{200e}', '\u{a0}'])
    );
    assert!(!parsed.body_html(0).unwrap().contains("dir="));
}

/// Subjects of other letters are encoded words (RFC 2047), and are read as they were written.
#[test]
fn subjects_survive_the_header_in_every_language() {
    for lang in Lang::ALL {
        for words in [Words::News(None), Words::Moved, Words::Rekeyed] {
            let mail = bytes(&words, lang);
            let head = mail.split("\r\n\r\n").next().unwrap();
            assert!(head.is_ascii(), "{lang:?}");
            assert!(head.contains(&format!("Content-Language: {}\r\n", lang.tag())));
            let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
            let subject = parsed.subject().unwrap();
            assert!(subject.starts_with("Musterkasse: "), "{subject}");
            assert!(!subject.contains(['\u{fffd}', '?', '=']), "{subject}");
        }
    }
}

#[test]
fn the_mail_in_german_with_the_bare_host_name() {
    snapshot("mail-de-host", Some("portal.musterkasse.example"), Lang::De);
}

#[test]
fn two_notifications_differ_in_date_message_id_and_boundary_only() {
    for lang in Lang::ALL {
        let other_id = Uuid::from_u128(u128::MAX / 3);
        let one = mail(None, lang, "erika.muster@example.org", ID, AT);
        let two = mail(
            None,
            lang,
            "erika.muster@example.org",
            other_id,
            Timestamp::from_secs(1_900_000_000),
        );
        assert_ne!(one, two);
        assert_eq!(neutral(&one, ID), neutral(&two, other_id));
        let changed: Vec<&str> = one
            .split("\r\n")
            .zip(two.split("\r\n"))
            .filter(|(a, b)| a != b)
            .map(|(a, _)| a.split([':', ';']).next().unwrap())
            .collect();
        for part in changed {
            assert!(
                ["Date", "Message-ID", " boundary=\"sp-", "Content-Type"].contains(&part)
                    || part.starts_with("--sp-")
                    || part.trim_start().starts_with("boundary="),
                "{part}"
            );
        }
    }
}

#[test]
fn the_same_notification_gives_the_same_bytes() {
    let render = || mail(None, Lang::De, "erika.muster@example.org", ID, AT);
    assert_eq!(render(), render());
}

#[test]
fn the_headers_are_these_and_no_others() {
    for lang in Lang::ALL {
        let mail = mail(
            Some("portal.musterkasse.example"),
            lang,
            "e@example.org",
            ID,
            AT,
        );
        let head = mail.split("\r\n\r\n").next().unwrap();
        let mut names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "Auto-Submitted",
                "Content-Language",
                "Content-Type",
                "Date",
                "Feedback-ID",
                "From",
                "List-Unsubscribe",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To"
            ]
        );
        assert!(head.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(
            head.contains("List-Unsubscribe: <https://portal.musterkasse.example/#/email>\r\n")
        );
        assert!(head.contains("Feedback-ID: notice:inbox:automatic:notifier\r\n"));
        assert!(head.contains(&format!("Message-ID: <{ID}@musterkasse.example>\r\n")));
        assert!(mail.is_ascii(), "needs no 8BITMIME");
        assert!(
            mail.split("\r\n")
                .all(|line| line.len() <= 998 && !line.contains(['\r', '\n']))
        );
    }
}

#[test]
fn the_page_of_settings_is_named_only_where_there_is_one_and_it_tells_nothing() {
    assert!(!mail(None, Lang::De, "e@example.org", ID, AT).contains("List-Unsubscribe"));
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let brand = brand(Some("portal.musterkasse.example"));
    for renderer in [
        Renderer::office(&from, &brand).unwrap(),
        Renderer::discreet(&from, "Online-Postfach", &brand).unwrap(),
    ] {
        let to = Recipient::parse("e@example.org").unwrap();
        let mail = renderer.render(&Words::News(None), Lang::De, &to, ID, AT);
        let mail = String::from_utf8(mail.unwrap()).unwrap();
        assert!(!mail.contains("List-Unsubscribe") && !mail.contains("https:"));
        assert!(mail.contains("Feedback-ID: notice:inbox:automatic:notifier\r\n"));
    }
}

/// The mail without signatures.
fn unsigned(mail: &str) -> &str {
    let mut rest = mail;
    while let Some((line, below)) = rest.split_once("\r\n") {
        if !line.starts_with("DKIM-Signature: ") && !line.starts_with(' ') {
            break;
        }
        rest = below;
    }
    rest
}

#[test]
fn ten_thousand_random_items_differ_only_where_they_may() {
    let folder = tempfile::tempdir().unwrap();
    let key_file = folder.path().join("dkim.pem");
    let (pem, _) =
        notifier::dkim::generate(DkimAlgorithm::Ed25519, "a", "musterkasse.example").unwrap();
    std::fs::write(&key_file, pem).unwrap();
    let mut settings = crate::support::settings("localhost", 25, TlsMode::None, None);
    settings.dkim.push(DkimConfig {
        selector: "a".to_owned(),
        algorithm: DkimAlgorithm::Ed25519,
        key_file,
        domain: None,
    });
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let signer = notifier::dkim::Keys::load(&settings).unwrap().signer(&from);
    let plain = renderer(Some("portal.musterkasse.example"));
    let signed = plain.clone().signed_by(signer);
    let kinds = [
        OutboxKind::Message,
        OutboxKind::Security,
        OutboxKind::Escalation,
        OutboxKind::Confirm,
    ];
    let mut seen = std::collections::BTreeSet::new();
    for n in 0..10_000_u32 {
        // Any order of kinds, ids, times and addresses will do, as long as it is the same each time.
        let mixed = u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834);
        let id = Uuid::from_u128(mixed);
        let at = Timestamp::from_secs(1_700_000_000 + i64::from(n) * 7_919);
        let kind = kinds[usize::try_from(mixed >> 125).unwrap() % kinds.len()];
        let lang = Lang::ALL[usize::try_from(n).unwrap() % Lang::ALL.len()];
        let to = Recipient::parse(&format!("p{n}@example.org")).unwrap();
        let renderer = if n % 10 == 0 { &signed } else { &plain };
        let mail = renderer.render(&Words::of(kind, None, None), lang, &to, id, at);
        let mail = String::from_utf8(mail.unwrap()).unwrap();
        assert_eq!(mail.starts_with("DKIM-Signature: "), n % 10 == 0);
        seen.insert(without_to(
            &neutral(unsigned(&mail), id).replace('\n', "\r\n"),
        ));
    }
    assert_eq!(seen.len(), Lang::ALL.len(), "one mail for each language");
}

#[test]
fn text_and_html_say_the_same() {
    for (lang, host) in [
        (Lang::De, None),
        (Lang::En, None),
        (Lang::De, Some("portal.musterkasse.example")),
        (Lang::DeSimple, None),
        (Lang::Tr, None),
        (Lang::Ar, Some("portal.musterkasse.example")),
    ] {
        let mail = mail(host, lang, "e@example.org", ID, AT);
        let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
        let html = parsed.body_html(0).unwrap();
        let body = html
            .split_once("<body>")
            .unwrap()
            .1
            .split_once("</body>")
            .unwrap()
            .0;
        let from_html: Vec<String> = body
            .split("<p>")
            .filter_map(|p| p.split_once("</p>"))
            .map(|(p, _)| p.replace("&#38;", "&"))
            .collect();
        let text = parsed.body_text(0).unwrap().into_owned();
        let from_text: Vec<String> = text
            .replace('\r', "")
            .trim()
            .split("\n\n")
            .map(str::to_owned)
            .collect();
        assert_eq!(from_html, from_text);
        let direction = if lang.is_rtl() { " dir=\"rtl\"" } else { "" };
        assert!(html.contains(&format!("<html lang=\"{}\"{direction}>", lang.tag())));
    }
}

#[test]
fn there_is_no_link_no_picture_and_no_address_with_a_path() {
    for lang in Lang::ALL {
        for host in [None, Some("portal.musterkasse.example")] {
            let mail = mail(host, lang, "e@example.org", ID, AT);
            let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
            for body in [parsed.body_text(0).unwrap(), parsed.body_html(0).unwrap()] {
                assert_eq!(has_reference(&body), None, "{lang:?}");
                assert_eq!(body.contains("portal.musterkasse.example"), host.is_some());
            }
            assert_eq!(parsed.attachment_count(), 0);
        }
    }
    // Control: the search finds what it looks for.
    for bad in [
        "see https://portal.musterkasse.example",
        "portal.musterkasse.example/post",
        "portal.musterkasse.example?id=1",
        "<a href=x>",
        "<img alt=''>",
        "mailto:a",
    ] {
        assert!(has_reference(bad).is_some(), "{bad}");
    }
}

/// The first thing that could be followed or loaded.
fn has_reference(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    [
        "://",
        "href",
        "src=",
        "<img",
        "<a ",
        "url(",
        "mailto:",
        ".example/",
        ".example?",
        ".example:",
    ]
    .into_iter()
    .find(|needle| lower.contains(needle))
}

/// Forms an attacker would try in an address, with `@` or without.
fn hostile() -> Vec<String> {
    let bits = [
        "\r\nBcc: x@evil.example",
        "\nBcc: x@evil.example",
        "\r",
        "\n",
        "\0",
        "\u{85}",
        "\u{2028}",
        "%0d%0aBcc:x",
        "\r\n.\r\nMAIL FROM:<x@evil.example>",
        "\r\nDATA",
        ">\r\nRCPT TO:<x@evil.example",
        "> SIZE=1",
        " ",
        "\t",
        ",x@evil.example",
        ";x@evil.example",
        "<x@evil.example>",
        "\"",
        "\\",
        "(comment)",
        "[127.0.0.1]",
        "ü",
        "\u{202e}",
        "@evil.example",
        ":",
        "=?utf-8?q?=0d=0a?=",
    ];
    let mut all = Vec::new();
    for bit in bits {
        for shape in [
            "{}erika@example.org",
            "eri{}ka@example.org",
            "erika{}@example.org",
            "erika@{}example.org",
            "erika@exam{}ple.org",
            "erika@example.org{}",
            "{}",
            "\"{}\"@example.org",
            "Erika {} <erika@example.org>",
            "erika@[{}]",
        ] {
            all.push(shape.replace("{}", bit));
        }
    }
    all
}

#[test]
fn a_table_of_hostile_addresses_injects_nothing() {
    let passed: Vec<String> = hostile()
        .into_iter()
        .filter(|address| is_harmless(address))
        .collect();
    // `%` is an ordinary character before the @, and nobody decodes it there.
    assert!(
        passed
            .iter()
            .all(|address| address.contains("%0d%0a") || address.contains('?')),
        "{passed:?}"
    );
    assert_eq!(
        Recipient::parse(&format!("{}@example.org", "a".repeat(250))).err(),
        Some(AddressError::Length)
    );
    assert!(
        Recipient::parse("erika.muster+post@mail.example.org").is_ok(),
        "control"
    );
}

/// Texts are read once, not for each of thousands of mails.
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| renderer(None));

/// True if the address was taken; panics if it changed anything in the mail but the line `To:`.
fn is_harmless(address: &str) -> bool {
    let Ok(recipient) = Recipient::parse(address) else {
        return false;
    };
    assert!(
        !format!("{recipient:?}").contains("erika"),
        "Debug shows the address"
    );
    let mail = |to: &Recipient| {
        let bytes = RENDERER.render(&Words::News(None), Lang::De, to, ID, AT);
        String::from_utf8(bytes.unwrap()).unwrap()
    };
    let with = mail(&recipient);
    let plain = mail(&Recipient::parse("e@example.org").unwrap());
    assert_eq!(without_to(&with), without_to(&plain), "{address:?}");
    let parsed = MessageParser::default().parse(with.as_bytes()).unwrap();
    let to = parsed.to().unwrap().first().unwrap();
    assert_eq!(parsed.to().unwrap().iter().count(), 1, "{address:?}");
    assert_eq!(to.address().unwrap(), address, "{address:?}");
    true
}

fn without_to(mail: &str) -> String {
    let unfolded = mail.replace("\r\n ", " ");
    unfolded
        .split("\r\n")
        .filter(|line| !line.starts_with("To:"))
        .collect::<Vec<_>>()
        .join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_at_all_injects_anything(
        address in string_regex("\\PC{0,20}@?\\PC{0,20}|[ -~\\r\\n\\t]{0,40}@[ -~\\r\\n]{0,40}").unwrap()
    ) {
        is_harmless(&address);
    }

    #[test]
    fn ordinary_looking_text_injects_nothing(
        local in string_regex("[a-z!#$%&'*+/=?^_`{|}~.<>,;:\"() -]{1,66}").unwrap(),
        domain in string_regex("[a-z0-9.-]{1,70}").unwrap()
    ) {
        is_harmless(&format!("{local}@{domain}"));
    }
}

/// The mails about an address and about a new access: constant words, too.
fn others() -> Vec<Words> {
    let code = "1234 5678".parse().unwrap();
    vec![Words::Code(code), Words::Moved, Words::Rekeyed]
}

fn bytes(words: &Words, lang: Lang) -> String {
    let to = Recipient::parse("erika.muster@example.org").unwrap();
    let host = Some("portal.musterkasse.example");
    let mail = renderer(host).render(words, lang, &to, ID, AT).unwrap();
    String::from_utf8(mail).unwrap()
}

#[test]
fn mails_about_an_address_have_no_link_and_the_same_headers() {
    let names = |mail: &str| -> Vec<String> {
        let head = mail.split("\r\n\r\n").next().unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
        lines
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect()
    };
    for lang in Lang::ALL {
        let news = bytes(&Words::News(None), lang);
        for words in others() {
            let mail = bytes(&words, lang);
            let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
            for body in [parsed.body_text(0).unwrap(), parsed.body_html(0).unwrap()] {
                assert_eq!(has_reference(&body), None, "{lang:?} {words:?}");
                assert!(
                    !body.contains("portal.musterkasse.example"),
                    "not even the host"
                );
            }
            assert_eq!(names(&mail), names(&news));
            assert_ne!(parsed.subject(), Some(""));
        }
    }
}

#[test]
fn the_code_stands_in_its_own_line_and_nowhere_else() {
    for lang in Lang::ALL {
        let mail = bytes(&others()[0], lang);
        let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
        // The blank of a language from right to left does not part the number.
        let text = parsed.body_text(0).unwrap().replace('\u{a0}', " ");
        assert_eq!(text.lines().filter(|line| *line == "1234 5678").count(), 1);
        assert!(!parsed.subject().unwrap().contains("1234"));
        let other = Words::Code("8765 4321".parse().unwrap());
        let second = bytes(&other, lang);
        if !lang.is_rtl() {
            assert_eq!(mail.replace("1234 5678", "8765 4321"), second);
        }
        let read = |mail: &str| {
            let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
            let bodies = [parsed.body_text(0).unwrap(), parsed.body_html(0).unwrap()];
            bodies.join("\n").replace('\u{a0}', " ")
        };
        assert_eq!(read(&mail).replace("1234 5678", "8765 4321"), read(&second));
    }
}

/// Everything a mail shows, decoded, in lower case; without the lines that are told by the sender's address.
fn read_out(mail: &[u8], from: &str) -> String {
    let parsed = MessageParser::default().parse(mail).unwrap();
    let raw = String::from_utf8(mail.to_vec()).unwrap();
    let sender = parsed.from().unwrap().first().unwrap();
    assert_eq!(sender.address(), Some(from));
    let domain = from.rsplit_once('@').unwrap().1;
    let head = raw.split("\r\n\r\n").next().unwrap().replace(domain, "");
    let all = [
        head.as_str(),
        sender.name().unwrap(),
        parsed.subject().unwrap(),
        &parsed.body_text(0).unwrap(),
        &parsed.body_html(0).unwrap(),
    ];
    all.join("\n").to_lowercase()
}

/// Words that tell somebody who reads along where a mail comes from, or that something is kept from them.
const TELLING: [&str; 12] = [
    "musterkasse",
    "4711",
    "kasse",
    "versicher",
    "insur",
    "health",
    "gesund",
    "krank",
    "portal",
    "siegel",
    "diskret",
    "discreet",
];

#[test]
fn a_discreet_mail_names_nobody() {
    let to = Recipient::parse("erika.muster@example.org").unwrap();
    let mut all = others();
    all.push(Words::News(None));
    for from in ["post@musterkasse.example", "post@online-postfach.example"] {
        let sender = Recipient::parse(from).unwrap();
        let renderer = Renderer::discreet(
            &sender,
            "Online-Postfach",
            &brand(Some("portal.musterkasse.example")),
        )
        .unwrap();
        for lang in Lang::ALL {
            for words in &all {
                let mail = renderer.render(words, lang, &to, ID, AT).unwrap();
                let said = read_out(&mail, from);
                let told: Vec<_> = TELLING
                    .iter()
                    .filter(|word| said.contains(**word))
                    .collect();
                assert!(told.is_empty(), "{told:?} stands in {said}");
                assert!(!said.contains("http") && !said.contains("href"), "{said}");
                assert!(
                    said.contains("online-postfach"),
                    "the name in its place: {said}"
                );
            }
        }
    }
    // Control: the ordinary mail is found out.
    let plain = bytes(&Words::News(None), Lang::De);
    assert!(read_out(plain.as_bytes(), "post@musterkasse.example").contains("4711"));
}

#[test]
fn a_mail_to_an_employee_is_the_same_whatever_it_is_about() {
    let from = Recipient::parse("post@musterkasse.example").unwrap();
    let to = Recipient::parse("t.beispiel@musterkasse.example").unwrap();
    let renderer = Renderer::office(&from, &brand(Some("portal.musterkasse.example"))).unwrap();
    for lang in Lang::ALL {
        let about = |kind| {
            let words = Words::of(kind, None, None);
            let mail = renderer.render(&words, lang, &to, ID, AT).unwrap();
            String::from_utf8(mail).unwrap()
        };
        let mail = about(OutboxKind::Escalation);
        assert_eq!(mail, about(OutboxKind::Security));
        assert_eq!(mail, about(OutboxKind::Message));
        let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
        let text = parsed.body_text(0).unwrap();
        let html = parsed.body_html(0).unwrap();
        for said in [parsed.subject().unwrap(), &text, &html] {
            assert_eq!(has_reference(said), None, "{lang:?} {said}");
            let low = said.to_lowercase();
            for word in [
                "eskal", "escal", "team", "unit", "fall", "case", "frist:", "portal.",
            ] {
                assert!(!low.contains(word), "{word} in {said}");
            }
        }
        assert!(
            !text.chars().any(|c| c.is_ascii_digit()),
            "no number: {text}"
        );
        // Control: a mail to an insured person is another one.
        assert_ne!(mail, bytes(&Words::News(None), lang));
        for words in others() {
            let mail = renderer.render(&words, lang, &to, ID, AT).unwrap();
            let parsed = MessageParser::default().parse(mail.as_slice()).unwrap();
            assert_eq!(has_reference(&parsed.body_text(0).unwrap()), None);
        }
    }
}

#[test]
fn the_answer_to_a_plain_mail_is_the_same_for_everybody_and_repeats_nothing() {
    let renderer = renderer(Some("portal.musterkasse.example"));
    let words = Words::of(OutboxKind::MailIn, None, None);
    assert_eq!(words, Words::MailIn);
    for lang in Lang::ALL {
        let answer = |to: &str, id, at| {
            let to = Recipient::parse(to).unwrap();
            let mail = renderer.render(&words, lang, &to, id, at).unwrap();
            let mail = String::from_utf8(mail).unwrap();
            without_to(&neutral(&mail, id).replace('\n', "\r\n"))
        };
        let one = answer("a@post.example", ID, AT);
        let later = Timestamp::from_secs(1_800_000_000);
        assert_eq!(
            one,
            answer("b@elsewhere.example", Uuid::from_u128(7), later)
        );
        let parsed = MessageParser::default().parse(one.as_bytes()).unwrap();
        assert_eq!(
            parsed.header_raw("Auto-Submitted").unwrap().trim(),
            "auto-replied"
        );
        for header in ["In-Reply-To", "References", "List-Unsubscribe", "Reply-To"] {
            assert!(parsed.header_raw(header).is_none(), "{header}");
        }
        let text = parsed.body_text(0).unwrap();
        assert_eq!(has_reference(&text), None, "{text}");
        // In both languages: nobody asks the mail which one its sender reads.
        assert!(
            text.contains("E-Mail ist") && text.contains("your e-mail has arrived"),
            "{text}"
        );
    }
    // Control: news is another mail, and answers nothing.
    let news = bytes(&Words::News(None), Lang::De);
    assert!(news.contains("Auto-Submitted: auto-generated"), "{news}");
}
