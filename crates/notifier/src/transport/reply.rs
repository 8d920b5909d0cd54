// SPDX-License-Identifier: EUPL-1.2
//! What of a relay's reply may be kept: relays like to repeat the address in their replies.

use lettre::transport::smtp::response::Response;

/// Enhanced status code (RFC 3463) and queue id, as far as the reply has them; nothing else.
pub(super) fn summary(response: &Response) -> String {
    let text = response.message().collect::<Vec<_>>().join(" ");
    summarise(&text)
}

/// Enhanced status code of a refusal, if it has one.
pub(super) fn status(text: &str) -> Option<String> {
    let first = text.split_ascii_whitespace().next()?;
    is_enhanced_status(first).then(|| first.to_owned())
}

fn summarise(text: &str) -> String {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let status = words.first().filter(|word| is_enhanced_status(word));
    // Postfix, Exim, Sendmail, OpenSMTPD: "queued as X", "OK id=X", "X Message accepted", "Message accepted … id X".
    let queue_id = words
        .windows(2)
        .find_map(|pair| match pair {
            ["as", id] => Some(*id),
            _ => None,
        })
        .or_else(|| words.iter().find_map(|word| word.strip_prefix("id=")))
        .map(|id| id.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|id| is_queue_id(id));
    match (status, queue_id) {
        (Some(status), Some(id)) => format!("{status} {id}"),
        (Some(status), None) => (*status).to_owned(),
        (None, Some(id)) => id.to_owned(),
        (None, None) => String::new(),
    }
}

fn is_enhanced_status(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Letters, digits and hyphens, at least one digit, so that no name passes for an id.
fn is_queue_id(word: &str) -> bool {
    (4..=40).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && word.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{status, summarise};

    #[test]
    fn of_a_refusal_only_the_status_is_kept() {
        for (reply, kept) in [
            ("5.1.1 <erika@example.org> no such user", Some("5.1.1")),
            ("4.7.1", Some("4.7.1")),
            ("erika@example.org unknown", None),
            ("erika 5.1.1", None),
            ("5.1.erika", None),
            ("", None),
        ] {
            assert_eq!(status(reply).as_deref(), kept, "{reply}");
        }
    }

    #[test]
    fn keeps_status_and_queue_id() {
        for (reply, kept) in [
            ("2.0.0 Ok: queued as 4bXyZ12345z", "2.0.0 4bXyZ12345z"),
            ("OK id=1tEsT-0000Ab-2C", "1tEsT-0000Ab-2C"),
            ("2.1.5 fine", "2.1.5"),
            ("OK", ""),
            ("", ""),
        ] {
            assert_eq!(summarise(reply), kept, "{reply}");
        }
    }

    #[test]
    fn keeps_nothing_that_could_be_an_address() {
        for reply in [
            "2.1.5 <erika.muster@example.org> recipient ok",
            "OK queued as erika.muster@example.org",
            "erika.muster@example.org accepted",
            "2.0.0 queued as erika",
            "OK id=erika.muster1@example.org",
        ] {
            let kept = summarise(reply);
            assert!(
                !kept.contains("erika") && !kept.contains('@'),
                "{reply} -> {kept}"
            );
        }
    }
}
