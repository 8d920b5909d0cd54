// SPDX-License-Identifier: EUPL-1.2
//! One declaration, proven at a provider: for this message of this person, by what the form asks for, and for nothing else (R-67).

use protocol::oidc::declare_nonce;
use protocol::statement::{DeclareStart, Declared};
use protocol::{PersonId, ThreadId};

use super::*;

const MESSAGE: &[u8] = b"the stored file of an objection";

impl Stranger {
    fn declaring(stage: &Stage, pid: PersonId) -> (Self, DeclareStart) {
        let mut asks = Self::new(stage);
        let about = asks.start.payload();
        let start = DeclareStart {
            v: V1,
            org: about.org.clone(),
            provider: about.provider.clone(),
            pid,
            thread: ThreadId::from_bytes([7; 16]),
            obj: Hash::of(MESSAGE),
            sig: about.sig,
            enc: about.enc.clone(),
            r: about.r,
            iat: about.iat,
        };
        let signed = Signed::sign(start.clone(), &[&asks.key]).unwrap();
        (asks.text, asks.sh) = (signed.envelope().to_json(), signed.sh());
        (asks, start)
    }
}

#[tokio::test]
async fn the_answer_names_person_message_and_procedure_and_everybody_can_check_it() {
    let stage = Stage::new().await;
    let pid = stage.world.pid("v-1");
    let (erika, start) = Stranger::declaring(&stage, pid);
    let OidcResult::Redirect { state, .. } = erika.begin(&stage, stage.party()).await else {
        panic!("refused");
    };
    stage.change(|script| {
        let nonce = script.pushed.get("nonce").cloned();
        assert_eq!(
            nonce,
            Some(declare_nonce(&start)),
            "the provider signs for this message"
        );
    });
    let code = stage.evil.code();
    let finish = erika.finish(&stage, &code, &state, Some(&stage.evil.issuer));
    let item = erika.sealed(&stage, finish.envelope().to_json());
    let outcome = stage.answered(stage.party(), item).await;
    let Some(Outcome::Reply { file, .. }) = &outcome else {
        panic!("no reply")
    };
    let identity = Identity::from_seed(&erika.seed).unwrap();
    let answer = open_signed::<OidcAnswer>(&identity, &file.0).unwrap();
    let expected = Declared {
        pid,
        thread: start.thread,
        obj: start.obj,
        procedure: "gesundheitsid".parse().unwrap(),
    };
    assert_eq!(answer.declared(stage.world.td.payload()), Ok(&expected));
    // No key comes of it, and what the provider said is on file.
    assert_eq!(stage.codes(), 0);
    let evidence = stage.world.registrar.evidence(pid).unwrap();
    assert!(evidence.iter().any(|one| one == "declared"), "{evidence:?}");
    // One way back.
    let again = erika.finish(&stage, "another code", &state, Some(&stage.evil.issuer));
    assert_eq!(
        reason(erika.end(&stage, stage.party(), &again).await),
        "used"
    );
}

#[tokio::test]
async fn nobody_declares_for_somebody_else() {
    let stage = Stage::new().await;
    let other = stage.world.pid("v-2");
    let (rolf, _) = Stranger::declaring(&stage, other);
    assert_eq!(reason(rolf.whole(&stage).await), "not-matched");
    let (nobody, _) = Stranger::declaring(&stage, PersonId::from_bytes([9; 16]));
    assert_eq!(reason(nobody.whole(&stage).await), "not-matched");
    stage.change(|s| s.claims = Box::new(|c| c["birthdate"] = json!("1950-01-01")));
    let (erika, _) = Stranger::declaring(&stage, stage.world.pid("v-1"));
    assert_eq!(reason(erika.whole(&stage).await), "not-matched");
}

/// R-67: "form without matching acr cannot be submitted as form-meeting".
#[tokio::test]
async fn less_than_the_form_asks_for_is_no_declaration() {
    let stage = Stage::new().await;
    let pid = stage.world.pid("v-1");
    for (name, acr, why) in [
        ("substantial", json!("loa-substantial"), "level-too-low"),
        ("unknown", json!("loa-highest"), "level-too-low"),
        ("none", json!(null), "level-too-low"),
    ] {
        stage.change(|s| s.claims = Box::new(move |c| c["acr"] = acr.clone()));
        let (erika, _) = Stranger::declaring(&stage, pid);
        assert_eq!(reason(erika.whole(&stage).await), why, "{name}");
    }
    // A procedure that is as sure, and not one of the law's.
    let postident = ProviderConfig {
        procedure: Procedure::Postident,
        ..stage.provider()
    };
    let config = IdentityConfig {
        redirect_uri: REDIRECT.parse().unwrap(),
        timeout_seconds: 1,
        insecure_loopback: true,
        declarations: vec![Procedure::Eid],
        providers: vec![postident],
    };
    let procedures = serde_json::from_str(r#"{"postident":"hoch"}"#).unwrap();
    let party = RelyingParty::new(config, procedures).unwrap();
    let (erika, _) = Stranger::declaring(&stage, pid);
    assert_eq!(reason(erika.begin(&stage, party).await), "unknown-provider");
    let evidence = stage.world.registrar.evidence(pid).unwrap();
    assert!(evidence.iter().all(|one| one != "declared"), "{evidence:?}");
}

/// A way back that was begun for a key is none for a message, and the other way round: the nonce is another one.
#[tokio::test]
async fn a_token_for_another_question_proves_nothing() {
    let stage = Stage::new().await;
    let pid = stage.world.pid("v-1");
    let (erika, start) = Stranger::declaring(&stage, pid);
    let about = erika.start.payload();
    let of_the_key = protocol::oidc::nonce(&about.org, &about.sig, &about.enc, &about.r);
    assert_ne!(of_the_key, declare_nonce(&start));
    stage.change(|s| s.claims = Box::new(move |c| c["nonce"] = json!(of_the_key)));
    assert_eq!(reason(erika.whole(&stage).await), "not-proven");
}
