// SPDX-License-Identifier: EUPL-1.2
//! The dialogue, without a connection.

use std::sync::Mutex;

use super::*;

const DOMAIN: &str = "rueck.musterkasse.example";
const KEPT: usize = 128 * 1024;

/// Takes `0@` to `9@` and `feedback@` of one domain.
#[derive(Default)]
struct Door(Mutex<Vec<Refused>>);

impl Take for Door {
    type Gate = String;

    fn name(&self) -> &'static str {
        "tests"
    }

    fn gate(&self, address: &str) -> Option<String> {
        let local = address.to_ascii_lowercase();
        let local = local.strip_suffix(&format!("@{DOMAIN}"))?;
        let known = local == "feedback" || local.parse::<u8>().is_ok_and(|n| n < 10);
        known.then(|| local.to_owned())
    }

    async fn take(&self, mail: Mail<String>) -> Vec<&'static str> {
        vec!["250 2.0.0 Taken"; mail.to.len()]
    }

    fn refused(&self, why: Refused) {
        self.0.lock().unwrap().push(why);
    }
}

fn session() -> Session<Door> {
    let limits = Limits {
        bytes: 600_000,
        kept: KEPT,
        recipients: 2,
    };
    Session::new(Arc::new(Door::default()), limits)
}

fn to(n: u8) -> String {
    format!("{n}@{DOMAIN}")
}

/// Everything that these bytes come to.
fn say(session: &mut Session<Door>, bytes: &[u8]) -> Vec<Event<String>> {
    let mut bytes = bytes.iter();
    let mut events = Vec::new();
    loop {
        match session.next(&mut bytes) {
            Event::More => return events,
            event => events.push(event),
        }
    }
}

fn codes(events: &[Event<String>]) -> Vec<String> {
    let code = |event: &Event<String>| match event {
        Event::Say(text) | Event::Close(text) => text[..3].to_owned(),
        Event::SayText(text) => text[..3].to_owned(),
        Event::Mail(mail) => format!("mail for {}", mail.to.len()),
        Event::TooLarge(n) => format!("too large for {n}"),
        Event::More => "more".to_owned(),
    };
    events.iter().map(code).collect()
}

#[test]
fn a_whole_dialogue_in_one_piece_and_byte_by_byte() {
    let text = format!(
        "LHLO mail.example\r\nMAIL FROM:<> BODY=8BITMIME SIZE=300\r\nRCPT TO:<{}>\r\nRCPT TO:<FEEDBACK@{DOMAIN}>\r\nDATA\r\n\
         Subject: x\r\n\r\n..dots\r\n.\r\nQUIT\r\n",
        to(1)
    );
    let whole = say(&mut session(), text.as_bytes());
    let mail = Event::Mail(Mail {
        from: String::new(),
        to: vec!["1".to_owned(), "feedback".to_owned()],
        bytes: b"Subject: x\r\n\r\n.dots\r\n".to_vec(),
    });
    assert_eq!(
        codes(&whole),
        ["250", "250", "250", "250", "354", "mail for 2", "221"]
    );
    assert_eq!(whole[5], mail);
    let mut slow = session();
    let pieces: Vec<Event<String>> = text
        .as_bytes()
        .chunks(1)
        .flat_map(|byte| say(&mut slow, byte))
        .collect();
    assert_eq!(pieces, whole);
}

#[test]
fn a_forged_address_gets_no_further_than_its_recipient() {
    let mut session = session();
    say(&mut session, b"LHLO x.example\r\nMAIL FROM:<>\r\n");
    for address in [
        "post@musterkasse.example",
        "postmaster",
        "feedback@elsewhere.example",
        "r@rueck.musterkasse.example",
    ] {
        let said = say(&mut session, format!("RCPT TO:<{address}>\r\n").as_bytes());
        assert_eq!(codes(&said), ["550"], "{address}");
    }
    assert_eq!(codes(&say(&mut session, b"DATA\r\n")), ["503"]);
    assert_eq!(*session.take.0.lock().unwrap(), [Refused::Address; 4]);
    // Control.
    let said = say(&mut session, format!("RCPT TO:<{}>\r\n", to(1)).as_bytes());
    assert_eq!(codes(&said), ["250"]);
}

#[test]
fn what_is_out_of_order_is_refused() {
    let mut session = session();
    for (line, code) in [
        ("MAIL FROM:<>", "503"),
        ("EHLO x.example", "500"),
        ("HELO x.example", "500"),
        ("LHLO x.example", "250"),
        ("DATA", "503"),
        ("RCPT TO:<feedback@rueck.musterkasse.example>", "503"),
        ("MAIL FROM:<> SIZE=600001", "552"),
        ("MAIL FROM:<>", "250"),
        ("MAIL FROM:<>", "503"),
        ("DATA", "503"),
        ("RSET", "250"),
        ("RCPT TO:<feedback@rueck.musterkasse.example>", "503"),
        ("STARTTLS", "502"),
        ("BDAT 5 LAST", "502"),
        ("NOOP", "250"),
        ("VRFY x", "252"),
        ("QUATSCH", "500"),
    ] {
        let said = say(&mut session, format!("{line}\r\n").as_bytes());
        assert_eq!(codes(&said), [code], "{line}");
    }
}

#[test]
fn limits_hold() {
    let mut many = session();
    say(&mut many, b"LHLO x.example\r\nMAIL FROM:<>\r\n");
    let mut said = Vec::new();
    for n in 0..3 {
        said.extend(say(
            &mut many,
            format!("RCPT TO:<{}>\r\n", to(n)).as_bytes(),
        ));
    }
    assert_eq!(codes(&said), ["250", "250", "452"]);

    let line = format!("{}\r\n", "x".repeat(998));
    for (lines, expected) in [(400, "mail for 1"), (601, "too large for 1")] {
        let mut large = session();
        let begin = format!(
            "LHLO x.example\r\nMAIL FROM:<>\r\nRCPT TO:<{}>\r\nDATA\r\n",
            to(1)
        );
        say(&mut large, begin.as_bytes());
        let mut events = Vec::new();
        for _ in 0..lines {
            events.extend(say(&mut large, line.as_bytes()));
        }
        assert_eq!(events, []);
        events.extend(say(&mut large, b".\r\n"));
        assert_eq!(codes(&events), [expected]);
        if let [Event::Mail(mail)] = events.as_slice() {
            assert!(
                mail.bytes.len() <= KEPT + line.len(),
                "{}",
                mail.bytes.len()
            );
        }
        // The dialogue goes on.
        assert_eq!(codes(&say(&mut large, b"MAIL FROM:<>\r\n")), ["250"]);
    }

    let mut noisy = session();
    let faults = say(&mut noisy, "quatsch\r\n".repeat(25).as_bytes());
    assert_eq!(codes(&faults)[20], "421");
    let mut endless = session();
    let said = say(&mut endless, &[b'x'; 5_000]);
    assert!(matches!(said.first(), Some(Event::Close(_))), "{said:?}");
}

#[test]
fn a_mail_ends_with_a_dot_on_a_line_of_its_own_and_nothing_else() {
    let begin = format!(
        "LHLO x.example\r\nMAIL FROM:<>\r\nRCPT TO:<{}>\r\nDATA\r\n",
        to(1)
    );
    // What other servers once took for an end (SMTP smuggling).
    for inner in ["\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r\n"] {
        let mut session = session();
        say(&mut session, begin.as_bytes());
        let text = format!("a{inner}MAIL FROM:<>\r\n");
        assert_eq!(say(&mut session, text.as_bytes()), [], "{inner:?}");
        let end = say(&mut session, b"\r\n.\r\n");
        assert_eq!(codes(&end), ["mail for 1"], "{inner:?}");
    }
    // A mail of nothing.
    let mut session = session();
    say(&mut session, begin.as_bytes());
    assert_eq!(codes(&say(&mut session, b".\r\n")), ["mail for 1"]);
}
