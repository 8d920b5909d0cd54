// SPDX-License-Identifier: EUPL-1.2
//! What is sealed here opens here, passes the scanner, and does not print.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop a test")]

use std::io::{Read, Write};

use proptest::prelude::*;
use protocol::{
    Hash, MethodId, SigningKey, UnixTime,
    agefile::{HeaderRules, Recipient, SealError, scan, seal, seal_many, seal_writer},
    json::V1,
    padding::pad_zero,
    statement::{DeptEpoch, Keycard, KeycardKind},
    unlock::{self, Tag},
};
use protocol_open::{
    Bundle, Identity, OldKey, Pins, Secret32, UnlockMethod, open, open_bundle, open_dept_grant,
    open_dept_link, open_reader, open_signed, seal_bundle, seal_dept_grant, seal_dept_link,
};
use secrecy::ExposeSecret;

fn identity(number: u8) -> Identity {
    Identity::from_seed(&[number; 32]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_content_opens_for_its_recipient_only(
        content in proptest::collection::vec(any::<u8>(), 0..200_000),
        seed in any::<[u8; 32]>(),
    ) {
        let identity = Identity::from_seed(&seed).unwrap();
        let file = seal(identity.recipient(), &content).unwrap();
        prop_assert!(scan(HeaderRules::Single, &file).is_ok());
        prop_assert_eq!(&*open(&identity, &file).unwrap(), &content);
        let mut streamed = Vec::new();
        open_reader(&identity, file.as_slice()).unwrap().read_to_end(&mut streamed).unwrap();
        prop_assert_eq!(streamed, content);
        let mut other = seed;
        other[0] ^= 1;
        let other = Identity::from_seed(&other).unwrap();
        prop_assert_eq!(open(&other, &file).unwrap_err().code(), "not-for-this-key");
    }

    #[test]
    fn no_changed_byte_goes_unnoticed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let identity = identity(1);
        let mut file = seal(identity.recipient(), b"Guten Tag").unwrap();
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        prop_assert!(open(&identity, &file).is_err());
    }

    #[test]
    fn no_prefix_opens(at in any::<prop::sample::Index>()) {
        let identity = identity(1);
        let file = seal(identity.recipient(), &[0; 70_000]).unwrap();
        let cut = &file[..at.index(file.len())];
        prop_assert!(open(&identity, cut).is_err());
        let mut content = Vec::new();
        let streamed = open_reader(&identity, cut)
            .is_ok_and(|mut reader| reader.read_to_end(&mut content).is_ok());
        prop_assert!(!streamed);
    }

    #[test]
    fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
        let identity = identity(1);
        prop_assert!(open(&identity, &bytes).is_err());
        let mut file = b"age-encryption.org/v1\n-> ".to_vec();
        file.extend_from_slice(&bytes);
        prop_assert!(open(&identity, &file).is_err());
    }
}

#[test]
fn a_stream_that_was_not_finished_does_not_open() {
    let identity = identity(1);
    let mut file = Vec::new();
    let mut writer = seal_writer(identity.recipient(), &mut file).unwrap();
    writer.write_all(&[7; 100_000]).unwrap();
    drop(writer);
    assert!(open(&identity, &file).is_err());
}

#[test]
fn grease_of_age_always_passes_the_scanner() {
    let identity = identity(1);
    for _ in 0..300 {
        let file = seal(identity.recipient(), b"x").unwrap();
        scan(HeaderRules::Single, &file).unwrap();
    }
}

#[test]
fn a_file_is_sealed_to_one_to_eight_recipients() {
    let recipients: Vec<Recipient> = (0..9)
        .map(|number| identity(number).recipient().clone())
        .collect();
    assert!(matches!(seal_many(&[], b"x"), Err(SealError::Recipients)));
    assert!(matches!(
        seal_many(&recipients, b"x"),
        Err(SealError::Recipients)
    ));
    let file = seal_many(&recipients[..8], b"x").unwrap();
    assert_eq!(scan(HeaderRules::Bundle, &file).unwrap().hybrid, 8);
    // A bundle is no ordinary file.
    assert_eq!(
        open(&identity(0), &file).unwrap_err().code(),
        "too-many-hybrid-stanzas"
    );
}

#[test]
fn a_hybrid_recipient_is_never_mixed_with_a_plain_one() {
    let plain = age::x25519::Identity::generate().to_public();
    let hybrid = identity(1).recipient().clone();
    let both: [&dyn age::Recipient; 2] = [&plain, &hybrid];
    let mixed = age::Encryptor::with_recipients(both.into_iter());
    assert!(matches!(
        mixed,
        Err(age::EncryptError::IncompatibleRecipients { .. })
    ));
}

#[test]
fn recipients_and_identities_have_one_spelling_and_secrets_do_not_print() {
    let identity = identity(1);
    let secret = identity.to_secret_string();
    let secret = secret.expose_secret();
    assert_eq!(
        secret.parse::<Identity>().unwrap().recipient(),
        identity.recipient()
    );
    assert!(secret.to_lowercase().parse::<Identity>().is_err());
    assert!(secret.replace("PQ-1", "1").parse::<Identity>().is_err());
    assert!(
        age::x25519::Identity::generate()
            .to_string()
            .expose_secret()
            .parse::<Identity>()
            .is_err()
    );
    assert!(!format!("{identity:?}").contains(&secret[20..40]));

    let text = identity.recipient().to_string();
    assert_eq!(text.len(), 1959);
    assert_eq!(&text.parse::<Recipient>().unwrap(), identity.recipient());
    assert!(text.to_uppercase().parse::<Recipient>().is_err());
    assert!(text[..1958].parse::<Recipient>().is_err());
    let mut low = identity.recipient().as_bytes().to_vec();
    low[1184..].fill(0);
    assert!(Recipient::from_bytes(&low).is_err());
    assert!(Recipient::from_bytes(&low[..1215]).is_err());
}

#[test]
fn an_attachment_is_padded_to_its_class() {
    assert_eq!(pad_zero(vec![1; 10]).len(), 65_536);
    assert_eq!(pad_zero(vec![1; 65_537]).len(), 67_584);
}

fn dept_epoch(epoch: u64, identity: &Identity) -> DeptEpoch {
    DeptEpoch {
        v: V1,
        org: "musterkasse.example".parse().unwrap(),
        dept: "pflege".parse().unwrap(),
        epoch,
        label: "Pflege".to_owned(),
        enc: identity.recipient().clone(),
        prev: None,
        reason: "start".to_owned(),
        iat: UnixTime(0),
    }
}

#[test]
fn whoever_has_the_newest_department_key_reaches_the_former_ones() {
    let (eva, one, two) = (identity(1), identity(2), identity(3));
    let (first, second) = (dept_epoch(1, &one), dept_epoch(2, &two));
    let grant = seal_dept_grant(eva.recipient(), &second, &two).unwrap();
    let link = seal_dept_link(&second, &first, &one).unwrap();
    let newest = open_dept_grant(&eva, &grant, &second).unwrap();
    let former = open_dept_link(&newest, &link, &first).unwrap();
    assert_eq!(former.recipient(), one.recipient());
    // A grant whose identity is not that of the epoch is worth nothing.
    let wrong = seal_dept_grant(eva.recipient(), &second, &one).unwrap();
    assert_eq!(
        open_dept_grant(&eva, &wrong, &second).unwrap_err().code(),
        "wrong-grant"
    );
}

#[test]
fn a_bundle_opens_with_each_of_its_methods_and_with_no_other() {
    let (org, pid) = ("musterkasse.example".parse().unwrap(), uuid_of("bundle"));
    let ikms: [(Tag, &[u8]); 2] = [(Tag::Prf, &[4; 32]), (Tag::Rec, &[5; 19])];
    let keys: Vec<_> = ikms
        .iter()
        .map(|(tag, ikm)| (*tag, unlock::derive(*tag, ikm, &org, pid)))
        .collect();
    let method = |(tag, keys): &(Tag, unlock::UnlockKeys)| UnlockMethod {
        id: MethodId::from_bytes([7; 16]),
        tag: *tag,
        label: "Telefon".to_owned(),
        rcpt: Identity::from_seed(&keys.enc_seed)
            .unwrap()
            .recipient()
            .clone(),
        mac: Secret32::new(*keys.mac_secret),
        added: UnixTime(1),
    };
    let secret = |number| Secret32::new([number; 32]);
    let bundle = Bundle {
        v: V1,
        org: org.clone(),
        pid,
        seq: 3,
        sig_seed: secret(1),
        enc_seed: secret(2),
        old: vec![OldKey {
            kc: Hash::of(b"old"),
            enc_seed: secret(3),
        }],
        index_key: secret(4),
        self_mac: secret(5),
        unlock: keys.iter().map(method).collect(),
        pins: Pins {
            td_ver: 1,
            td_sh: Hash::of(b"td"),
            log_size: (),
            log_root: (),
            kc: Hash::of(b"kc"),
        },
    };
    assert!(!format!("{bundle:?}").contains("BAQEBAQE"));
    let sealed = seal_bundle(&bundle).unwrap();
    for ((_, keys), (_, mac)) in keys.iter().zip(&sealed.macs) {
        let own = Identity::from_seed(&keys.enc_seed).unwrap();
        let open = |seq| open_bundle(&own, &keys.mac_secret, &org, pid, seq, &sealed.file, mac);
        assert_eq!(open(3).unwrap().sig_seed.as_bytes(), &[1; 32]);
        assert_eq!(open(4).unwrap_err().code(), "wrong-mac");
    }
    let stranger = identity(9);
    let mac = unlock::bundle_mac(&[9; 32], &org, pid, 3, &Hash::of(&sealed.file));
    let opened = open_bundle(&stranger, &[9; 32], &org, pid, 3, &sealed.file, &mac);
    assert_eq!(opened.unwrap_err().code(), "not-for-this-key");
}

fn uuid_of(name: &str) -> protocol::PersonId {
    let hash = Hash::of(name.as_bytes());
    protocol::PersonId::from_bytes(hash.as_bytes()[..16].try_into().unwrap())
}

#[test]
fn a_statement_travels_sealed() {
    let (org, pid) = ("musterkasse.example".parse().unwrap(), uuid_of("vera"));
    let (key, own) = (SigningKey::from_seed(&[1; 32]), identity(1));
    let card = Keycard {
        v: V1,
        org,
        pid,
        kind: KeycardKind::Insured,
        seq: 1,
        sig: key.public(),
        enc: own.recipient().clone(),
        iat: UnixTime(1),
        prev: None,
    };
    let card = protocol::Signed::sign(card, &[&key]).unwrap();
    let padded = protocol::padding::pad_json(card.envelope().to_json(), 4096);
    let file = seal(own.recipient(), &padded).unwrap();
    let opened = open_signed::<Keycard>(&own, &file).unwrap();
    assert_eq!(opened, card);
    opened.verify(&opened.payload().org, pid).unwrap();
    let error = open_signed::<DeptEpoch>(&own, &file).unwrap_err();
    assert_eq!(error.code(), "wrong-payload-type");
}
