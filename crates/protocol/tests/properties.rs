// SPDX-License-Identifier: EUPL-1.2
//! What holds for every input, and what never prints.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop a test")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use protocol::{
    DeviceId, Hash, PublicKey, SigningKey, UnixTime,
    activation::ActivationSecret,
    agefile::{HeaderRules, HeaderScanner, Progress},
    code::{self, CodeKind, QrText},
    dsse,
    transcript::{Entry, Finding, Transcript},
    tup::{Hasher, tup},
    unlock::{self, Tag},
};

fn parts() -> impl Strategy<Value = Vec<Vec<u8>>> {
    // Few symbols, so that equal concatenations are likely.
    proptest::collection::vec(proptest::collection::vec(0_u8..3, 0..4), 0..4)
}

fn hash(number: usize) -> Hash {
    Hash::of(&number.to_be_bytes())
}

/// A conversation of up to 12 messages by up to 3 devices, each following some of those before it.
fn conversation() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0_u8..3, any::<u16>(), 0_i64..5);
    proptest::collection::vec(one, 1..12).prop_map(|drawn| {
        let mut entries: Vec<Entry> = Vec::new();
        for (number, (dev, follows, sent)) in drawn.into_iter().enumerate() {
            let mut before: Vec<&Entry> = entries
                .iter()
                .enumerate()
                .filter(|(index, _)| follows >> index & 1 == 1)
                .map(|(_, entry)| entry)
                .collect();
            if before.is_empty() {
                before.extend(entries.last());
            }
            let seq = before.iter().map(|entry| entry.seq).max().unwrap_or(0) + 1;
            let mut prev: Vec<Hash> = before.iter().map(|entry| entry.sh).collect();
            Hash::sort_by_text(&mut prev);
            let dev = DeviceId::from_bytes([dev; 16]);
            let own = entries.iter().filter(|entry| entry.dev == dev).count();
            entries.push(Entry {
                sh: hash(number),
                seq,
                prev,
                sent: UnixTime(sent),
                dev,
                n: u64::try_from(own).unwrap() + 1,
                received: None,
            });
        }
        entries
    })
}

fn transcript(entries: &[Entry]) -> Transcript {
    let mut transcript = Transcript::new();
    for entry in entries {
        transcript.insert(entry.clone());
    }
    transcript
}

proptest! {
    #[test]
    fn different_tuples_have_different_bytes(a in parts(), b in parts()) {
        let slices = |parts: &Vec<Vec<u8>>| -> Vec<u8> {
            tup("sp1/test", &parts.iter().map(Vec::as_slice).collect::<Vec<_>>())
        };
        prop_assert_eq!(a == b, slices(&a) == slices(&b));
    }

    #[test]
    fn a_code_gives_its_secret_back_however_it_is_typed(raw in any::<[u8; 14]>(), lower: bool) {
        let text = code::encode(CodeKind::Activation, &raw).unwrap();
        let typed = if lower { text.to_lowercase().replace('-', " ") } else { text.replace('-', "") };
        let read = code::parse(CodeKind::Activation, &typed).unwrap();
        prop_assert_eq!(read.as_slice(), &raw);
    }

    #[test]
    fn typed_text_never_panics(text in "\\PC{0,40}") {
        let _ = code::parse(CodeKind::Activation, &text);
        let _ = QrText::parse(&text);
        let _ = QrText::parse(&format!("SP1 {text}"));
    }

    #[test]
    fn the_transcript_is_a_function_of_the_set(
        entries in conversation(),
        shuffle in any::<prop::sample::Index>(),
        lost in any::<prop::sample::Index>(),
    ) {
        let mut other = entries.clone();
        other.rotate_left(shuffle.index(entries.len()));
        other.reverse();
        let (one, two) = (transcript(&entries), transcript(&other));
        prop_assert_eq!(one.order(), two.order());
        prop_assert_eq!(one.heads(), two.heads());
        prop_assert!(one.findings().is_empty(), "{:?}", one.findings());

        // Everything but a message that nothing follows and no device outlived is missed.
        let gone = lost.index(entries.len());
        let rest: Vec<Entry> =
            entries.iter().enumerate().filter(|(index, _)| *index != gone).map(|(_, e)| e.clone()).collect();
        let lost = entries.get(gone).unwrap();
        let followed = rest.iter().any(|entry| entry.prev.contains(&lost.sh));
        let outlived = rest.iter().any(|entry| entry.dev == lost.dev && entry.n > lost.n);
        let findings = transcript(&rest).findings();
        let missed = findings.iter().any(|f| matches!(f, Finding::MissingPredecessor { missing, .. } if *missing == lost.sh));
        let gap = findings.iter().any(|f| matches!(f, Finding::CounterGap { from, to, .. } if *from == lost.n && *to == lost.n));
        prop_assert_eq!((missed, gap), (followed, outlived));
    }

    #[test]
    fn order_puts_every_message_after_those_it_follows(entries in conversation()) {
        let order = transcript(&entries).order();
        let mut seen = BTreeSet::new();
        for sh in order {
            let entry = entries.iter().find(|entry| entry.sh == sh).unwrap();
            prop_assert!(entry.prev.iter().all(|prev| seen.contains(prev)));
            seen.insert(sh);
        }
    }

    #[test]
    fn the_scanner_says_the_same_of_a_file_in_one_piece_and_in_many(
        tail in proptest::collection::vec(prop_oneof![Just(b'\n'), Just(b' '), Just(b'-'), Just(b'>'), b'A'..b'D'], 0..300),
        size in 1_usize..40,
    ) {
        let mut file = b"age-encryption.org/v1\n-> a-grease\n".to_vec();
        file.extend_from_slice(&tail);
        let whole = {
            let mut scanner = HeaderScanner::new(HeaderRules::Single);
            scanner.push(&file).and_then(|_| scanner.finish())
        };
        let mut scanner = HeaderScanner::new(HeaderRules::Single);
        let pushed = file.chunks(size).try_fold(Progress::NeedMore, |_, piece| scanner.push(piece));
        prop_assert_eq!(pushed.and_then(|_| scanner.finish()), whole);
    }

    #[test]
    fn a_hash_of_pieces_is_that_of_the_whole(bytes in proptest::collection::vec(any::<u8>(), 0..500), size in 1_usize..50) {
        let mut hasher = Hasher::new();
        bytes.chunks(size).for_each(|piece| hasher.update(piece));
        prop_assert_eq!(hasher.finish(), Hash::of(&bytes));
    }

    #[test]
    fn a_changed_bit_breaks_a_signature(seed in any::<[u8; 32]>(), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let key = SigningKey::from_seed(&seed);
        let envelope = dsse::sign("application/vnd.sp1.test+json", b"payload", &[&key]);
        prop_assert!(envelope.verify_by(&key.public()).is_ok());
        let mut payload = b"payload".to_vec();
        let at = at.index(payload.len());
        *payload.get_mut(at).unwrap() ^= 1 << bit;
        let message = dsse::sign("application/vnd.sp1.test+json", &payload, &[]);
        let text = String::from_utf8(message.to_json()).unwrap();
        let signature = String::from_utf8(envelope.to_json()).unwrap();
        let (_, signatures) = signature.split_once("\"signatures\":").unwrap();
        let (head, _) = text.split_once("\"signatures\":").unwrap();
        let forged = dsse::Envelope::from_json(format!("{head}\"signatures\":{signatures}").as_bytes()).unwrap();
        prop_assert!(forged.verify_by(&key.public()).is_err());
    }
}

#[test]
fn known_small_order_points_are_weak_keys() {
    for hex in [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ] {
        let key = PublicKey::from_bytes(hex::decode(hex).unwrap().try_into().unwrap());
        assert_eq!(key.check().unwrap_err().code(), "weak-key", "{hex}");
    }
}

#[test]
fn secrets_do_not_print() {
    let seed = *b"this seed must never be printed!";
    let shown = [
        format!("{:?}", SigningKey::from_seed(&seed)),
        format!("{:?}", ActivationSecret::new(*b"this seed must")),
        format!(
            "{:?}",
            unlock::derive(Tag::Rec, &seed, &"a.example".parse().unwrap(), pid())
        ),
        format!(
            "{:?}",
            QrText::parse("SP1R 000G-40R4-0M30-E209-185G-R38E-1W81-24QV").unwrap()
        ),
    ];
    for text in shown {
        assert!(!text.contains("000G") && !text.contains("[116, 104") && !text.contains("7468697"));
        assert!(text.contains("[REDACTED]"), "{text}");
    }
}

fn pid() -> protocol::PersonId {
    protocol::PersonId::from_bytes([1; 16])
}
