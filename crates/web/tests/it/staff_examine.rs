// SPDX-License-Identifier: EUPL-1.2
//! What `siegelpost doctor` sees of the identity provider of staff, by the faults that would keep everybody out.

use oidc_evil::{Raw, Script};
use serde_json::json;
use web::provider::{Examined, Fault, Unfit, examine};

use crate::staff_stage::Stage;

async fn seen(stage: &Stage) -> Result<Examined, Fault> {
    match examine(&stage.idp, &stage.app.office).await {
        Ok(seen) => Ok(seen),
        Err(Unfit::Provider(fault)) => Err(fault),
        Err(Unfit::Setting(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn an_honest_provider_fits_and_every_look_is_a_new_one() {
    let stage = Stage::new().await;
    let fits = seen(&stage).await.unwrap();
    assert!(fits.keys > 0 && fits.pushed, "{fits:?}");
    assert_eq!(fits.end_session, Ok(true));
    type Change = fn(&mut Script);
    let faults: [(Change, Fault); 6] = [
        (
            |s| s.discovery = Box::new(|d| d["issuer"] = json!("https://id.example")),
            Fault::DISCOVERY_ISSUER,
        ),
        (
            |s| {
                s.discovery =
                    Box::new(|d| drop(d.as_object_mut().unwrap().remove("token_endpoint")))
            },
            Fault::UNSUITABLE,
        ),
        (
            |s| {
                s.discovery = Box::new(|d| d["code_challenge_methods_supported"] = json!(["plain"]))
            },
            Fault::UNSUITABLE,
        ),
        (
            |s| s.discovery = Box::new(|d| d["jwks_uri"] = json!("https://evil.example/jwks")),
            Fault::FOREIGN_HOST,
        ),
        (
            |s| s.jwks = Box::new(|d| d["keys"] = json!([])),
            Fault::UNFIT_KEY,
        ),
        (
            |s| drop(s.raw.insert("/jwks", Raw::Stalls)),
            Fault::UNREACHABLE,
        ),
    ];
    for (change, fault) in faults {
        stage.reset();
        stage.change(change);
        assert_eq!(seen(&stage).await.unwrap_err(), fault);
    }
    // A key, but for something that is not allowed here.
    stage.reset();
    stage.change(|s| {
        s.jwks = Box::new(|d| {
            let keys = d["keys"].as_array_mut().unwrap();
            keys.retain(|key| key["kty"] == "RSA");
        });
    });
    assert_eq!(seen(&stage).await.unwrap_err(), Fault::UNFIT_KEY);
    // What is wrong with signing out keeps nobody from signing in.
    stage.reset();
    stage.change(|s| {
        s.discovery = Box::new(|d| d["end_session_endpoint"] = json!("http://evil.example/"))
    });
    assert_eq!(seen(&stage).await.unwrap().end_session, Err(Fault::ADDRESS));
}
