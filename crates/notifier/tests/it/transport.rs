// SPDX-License-Identifier: EUPL-1.2
//! The connection to the relay: TLS, login, pool, and what each failure means.

use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use notifier::address::Recipient;
use notifier::backoff::Failure;
use notifier::transport::Accepted;
use notifier::{TlsMode, Transport};

use crate::support::authority::Authority;
use crate::support::config;
use crate::support::relay::{Fault, Manner, Point, Relay};

const MAIL: &[u8] = b"Subject: x\r\n\r\n.starts with a dot\r\n";

fn to() -> Recipient {
    Recipient::parse("erika@example.org").unwrap()
}

async fn send(transport: &Transport) -> Result<Accepted, Failure> {
    Ok(transport.prepare(&to()).await?.send(MAIL).await?)
}

#[tokio::test]
async fn sends_over_starttls_with_an_authority_of_our_own() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::for_host("localhost");
    let relay = Relay::start(Manner {
        starttls: Some(authority.clone()),
        ..Manner::default()
    })
    .await;
    let ca = authority.write_ca(folder.path());
    let transport = Transport::new(&config(&relay, TlsMode::Required, Some(ca))).unwrap();
    let accepted = send(&transport).await.unwrap();
    assert_eq!(
        accepted,
        Accepted {
            code: 250,
            reply: "2.0.0 4bTest00001".to_owned()
        }
    );
    let [mail] = relay.taken().try_into().unwrap();
    assert!(mail.encrypted);
    assert_eq!(mail.to, ["<erika@example.org>"]);
    assert_eq!(mail.from, "<post@musterkasse.example>");
    assert!(mail.data.starts_with(MAIL));
}

/// RFC 2920, 3.1: only to a relay that says so.
#[tokio::test]
async fn mail_and_rcpt_go_out_together_where_the_relay_takes_that() {
    for pipelines in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let authority = Authority::for_host("localhost");
        let relay = Relay::start(Manner {
            starttls: Some(authority.clone()),
            pipelines,
            ..Manner::default()
        })
        .await;
        let ca = authority.write_ca(folder.path());
        let transport = Transport::new(&config(&relay, TlsMode::Required, Some(ca))).unwrap();
        send(&transport).await.unwrap();
        assert_eq!(relay.pipelined(), u32::from(pipelines));

        // A refused recipient: its answer is taken from the wire, and the connection goes on.
        relay.plan(Fault::say(Point::Rcpt, "550 5.1.1 unknown"));
        assert_eq!(send(&transport).await, Err(Failure::Permanent(550)));
        send(&transport).await.unwrap();
        assert_eq!(relay.connections(), 1);

        // A refused sender: the answer to RCPT is not taken for one to something else, the connection is given up.
        relay.plan(Fault::say(Point::Mail, "451 4.3.0 later").always());
        assert_eq!(send(&transport).await, Err(Failure::Relay(451)));
        relay.heal();
        send(&transport).await.unwrap();
        assert_eq!(relay.taken().len(), 3, "pipelines: {pipelines}");
        assert_eq!(relay.taken()[2].to, ["<erika@example.org>"]);
    }
}

#[tokio::test]
async fn sends_over_tls_from_the_first_byte() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::for_host("localhost");
    let relay = Relay::start(Manner {
        starttls: Some(authority.clone()),
        implicit: true,
        ..Manner::default()
    })
    .await;
    let ca = authority.write_ca(folder.path());
    let transport = Transport::new(&config(&relay, TlsMode::Implicit, Some(ca))).unwrap();
    send(&transport).await.unwrap();
    assert!(relay.taken()[0].encrypted);
}

#[tokio::test]
async fn refuses_a_certificate_of_another_authority_or_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let stranger = Authority::for_host("localhost").write_ca(folder.path());
    for (authority, ca) in [
        (Authority::for_host("localhost"), Some(stranger)),
        (Authority::for_host("elsewhere.example"), None),
    ] {
        for (tls, implicit) in [
            (TlsMode::Required, false),
            (TlsMode::Opportunistic, false),
            (TlsMode::Implicit, true),
        ] {
            let relay = Relay::start(Manner {
                starttls: Some(authority.clone()),
                implicit,
                ..Manner::default()
            })
            .await;
            let other = tempfile::tempdir().unwrap();
            let ca = ca
                .clone()
                .unwrap_or_else(|| authority.write_ca(other.path()));
            let transport = Transport::new(&config(&relay, tls, Some(ca))).unwrap();
            assert_eq!(send(&transport).await, Err(Failure::Tls), "{tls:?}");
            assert!(relay.taken().is_empty());
        }
    }
}

#[tokio::test]
async fn without_an_offer_of_tls_required_fails_and_opportunistic_sends() {
    let relay = Relay::start(Manner::default()).await;
    let required = Transport::new(&config(&relay, TlsMode::Required, None)).unwrap();
    assert_eq!(send(&required).await, Err(Failure::Tls));
    assert!(relay.taken().is_empty());
    let opportunistic = Transport::new(&config(&relay, TlsMode::Opportunistic, None)).unwrap();
    send(&opportunistic).await.unwrap();
    assert_eq!(relay.taken().len(), 1);
}

#[tokio::test]
async fn without_tls_it_talks_to_this_machine_only() {
    let relay = Relay::start(Manner::default()).await;
    let mut settings = config(&relay, TlsMode::None, None);
    send(&Transport::new(&settings).unwrap()).await.unwrap();
    // A documentation address (RFC 5737): refused before anything is sent to it.
    "192.0.2.1".clone_into(&mut settings.smtp.host);
    assert_eq!(
        send(&Transport::new(&settings).unwrap()).await,
        Err(Failure::Tls)
    );
}

#[tokio::test]
async fn answers_appended_to_the_starttls_reply_are_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::for_host("localhost");
    let ca = authority.write_ca(folder.path());
    let relay = Relay::start(Manner {
        starttls: Some(authority),
        injects: Some(
            "250-attacker.example\r\n250 8BITMIME\r\n250 ok\r\n250 ok\r\n354 go\r\n250 queued\r\n",
        ),
        ..Manner::default()
    })
    .await;
    let transport = Transport::new(&config(&relay, TlsMode::Required, Some(ca.clone()))).unwrap();
    assert_eq!(send(&transport).await, Err(Failure::Tls));
    assert!(relay.taken().is_empty());

    // Control: on a plain TCP stream lettre takes the attacker's words for the relay's.
    let tcp = tokio::net::TcpStream::connect(relay.address).await.unwrap();
    let me = ClientId::Domain("musterkasse.example".to_owned());
    let mut fooled = AsyncSmtpConnection::connect_with_transport(Box::new(tcp), &me)
        .await
        .unwrap();
    let certificate = Certificate::from_pem(&std::fs::read(&ca).unwrap()).unwrap();
    let tls = TlsParameters::builder("localhost".to_owned())
        .add_root_certificate(certificate)
        .build()
        .unwrap();
    fooled.starttls(tls, &me).await.unwrap();
    assert_eq!(fooled.server_info().name(), "attacker.example");
}

#[tokio::test]
async fn logs_in_with_the_password_from_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let password = folder.path().join("password");
    std::fs::write(&password, "geheim\n").unwrap();
    let relay = Relay::start(Manner {
        wants_login: true,
        ..Manner::default()
    })
    .await;
    let mut settings = config(&relay, TlsMode::None, None);
    assert_eq!(
        send(&Transport::new(&settings).unwrap()).await,
        Err(Failure::Relay(530)),
        "control: the relay wants a login"
    );
    settings.smtp.user = Some("siegelpost".to_owned());
    settings.smtp.password_file = Some(password);
    send(&Transport::new(&settings).unwrap()).await.unwrap();
    // base64 of NUL siegelpost NUL geheim, RFC 4616
    assert_eq!(relay.logins(), ["AHNpZWdlbHBvc3QAZ2VoZWlt"]);
}

#[tokio::test]
async fn uses_a_connection_again_and_renews_it_when_the_relay_has_closed_it() {
    let relay = Relay::start(Manner::default()).await;
    let transport = Transport::new(&config(&relay, TlsMode::None, None)).unwrap();
    for _ in 0..5 {
        send(&transport).await.unwrap();
    }
    assert_eq!(relay.connections(), 1);
    relay.plan(Fault::die(Point::AfterReply));
    send(&transport).await.unwrap();
    send(&transport).await.unwrap();
    assert_eq!(relay.connections(), 2);
    assert_eq!(relay.taken().len(), 7);
    transport.close().await;
    send(&transport).await.unwrap();
    assert_eq!(relay.connections(), 3);
}

#[tokio::test]
async fn closes_a_connection_after_its_share_of_mails() {
    let relay = Relay::start(Manner::default()).await;
    let mut settings = config(&relay, TlsMode::None, None);
    settings.smtp.mails_per_connection = 2;
    let transport = Transport::new(&settings).unwrap();
    for _ in 0..4 {
        send(&transport).await.unwrap();
    }
    assert_eq!(relay.connections(), 2);
}

#[tokio::test]
async fn each_reply_means_what_its_point_makes_of_it() {
    let cases = [
        (Point::Ehlo, "554 5.7.1 go away", Failure::Relay(554)),
        (Point::Mail, "452 4.3.1 full", Failure::Relay(452)),
        (
            Point::Mail,
            "553 5.7.1 not your sender",
            Failure::Relay(553),
        ),
        (Point::Rcpt, "451 4.7.1 greylisted", Failure::Temporary(451)),
        (
            Point::Rcpt,
            "550 5.1.1 no such user",
            Failure::Permanent(550),
        ),
        (Point::Data, "451 4.3.0 later", Failure::Temporary(451)),
        (Point::Data, "554 5.6.0 no", Failure::Permanent(554)),
        (Point::AfterDot, "451 4.3.0 later", Failure::Temporary(451)),
        (Point::AfterDot, "554 5.6.0 no", Failure::Permanent(554)),
        (Point::AfterDot, "354 what", Failure::Unknown),
        (Point::AfterDot, "nonsense", Failure::Unknown),
    ];
    for (at, reply, meaning) in cases {
        let relay = Relay::start(Manner::default()).await;
        relay.plan(Fault::say(at, reply));
        let transport = Transport::new(&config(&relay, TlsMode::None, None)).unwrap();
        assert_eq!(send(&transport).await, Err(meaning), "{at:?} {reply}");
        assert!(relay.taken().is_empty(), "{at:?} {reply}");
        send(&transport).await.unwrap();
    }
}

#[tokio::test]
async fn only_after_the_dot_a_cut_connection_leaves_the_outcome_unknown() {
    for at in Point::ALL {
        let relay = Relay::start(Manner::default()).await;
        if at == Point::StartTls {
            continue; // this relay offers none; the fault table in faults.rs covers it
        }
        relay.plan(Fault::die(at));
        let transport = Transport::new(&config(&relay, TlsMode::None, None)).unwrap();
        let outcome = send(&transport).await.map(|_| ());
        let expected = match at {
            Point::AfterDot => Err(Failure::Unknown),
            Point::AfterReply => Ok(()),
            _ => Err(Failure::Connect),
        };
        assert_eq!(outcome, expected, "{at:?}");
    }
}

#[tokio::test]
async fn a_silent_relay_is_given_up_after_the_timeout() {
    for (at, meaning) in [
        (Point::Banner, Failure::Connect),
        (Point::Rcpt, Failure::Connect),
        (Point::AfterDot, Failure::Unknown),
    ] {
        let relay = Relay::start(Manner::default()).await;
        relay.plan(Fault::hang(at).losing_the_mail());
        let mut settings = config(&relay, TlsMode::None, None);
        settings.smtp.timeout_seconds = 1;
        let transport = Transport::new(&settings).unwrap();
        assert_eq!(send(&transport).await, Err(meaning), "{at:?}");
    }
}
