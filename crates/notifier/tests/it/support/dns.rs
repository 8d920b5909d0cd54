// SPDX-License-Identifier: EUPL-1.2
//! A name server on this machine with one zone, signed or not.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::dnssec::crypto::Ed25519SigningKey;
use hickory_resolver::proto::dnssec::rdata::DNSKEY;
use hickory_resolver::proto::dnssec::{DnssecSigner, PublicKey, SigningKey};
use hickory_resolver::proto::rr::rdata::{A, NS, SOA, TLSA};
use hickory_resolver::proto::rr::{Name, RData, Record};
use hickory_server::Server;
use hickory_server::dnssec::NxProofKind;
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneType};

/// The zone, and the relay in it.
pub const ZONE: &str = "musterkasse.example.";
pub const RELAY: &str = "relay.musterkasse.example";

pub struct Dns {
    pub address: SocketAddr,
    /// The zone's key, as in a file of anchors.
    anchor: String,
    _server: Server<Catalog>,
}

impl Dns {
    /// A zone where the relay is this machine and has `records` for its port.
    pub async fn start(port: u16, records: &[TLSA], signed: bool) -> Self {
        let zone = Name::from_ascii(ZONE).unwrap();
        let relay = Name::from_ascii(format!("{RELAY}.")).unwrap();
        let mut handler = InMemoryZoneHandler::<TokioRuntimeProvider>::empty(
            zone.clone(),
            ZoneType::Primary,
            AxfrPolicy::Deny,
            Some(NxProofKind::Nsec),
        );
        let mut put = |name: &Name, data: RData| {
            assert!(handler.upsert_mut(Record::from_rdata(name.clone(), 60, data), 1));
        };
        let soa = SOA::new(zone.clone(), zone.clone(), 1, 60, 60, 60, 60);
        put(&zone, RData::SOA(soa));
        put(&zone, RData::NS(NS(relay.clone())));
        put(&relay, RData::A(A::new(127, 0, 0, 1)));
        let service = Name::from_ascii(format!("_{port}._tcp.{RELAY}.")).unwrap();
        for record in records {
            put(&service, RData::TLSA(record.clone()));
        }
        let pkcs8 = Ed25519SigningKey::generate_pkcs8().unwrap();
        let key = Ed25519SigningKey::from_pkcs8(&pkcs8).unwrap();
        let public = key.to_public_key().unwrap();
        let dnskey = DNSKEY::from_key(&public);
        let public = STANDARD.encode(dnskey.public_key().public_bytes());
        let anchor = format!("{ZONE} 60 IN DNSKEY 257 3 15 {public}\n");
        if signed {
            let year = Duration::from_secs(365 * 86_400);
            let signer = DnssecSigner::new(dnskey, Box::new(key), zone.clone(), year);
            handler.add_zone_signing_key_mut(signer).unwrap();
            handler.secure_zone_mut().unwrap();
        }
        let mut catalog = Catalog::new();
        catalog.upsert(zone.into(), vec![Arc::new(handler)]);
        let mut server = Server::new(catalog);
        let (udp, tcp) = sockets().await;
        let address = udp.local_addr().unwrap();
        server.register_socket(udp);
        server.register_listener(tcp, Duration::from_secs(5), 4096);
        Self {
            address,
            anchor,
            _server: server,
        }
    }

    /// Writes the zone's key where a resolver can find it.
    pub fn write_anchor(&self, folder: &Path) -> PathBuf {
        let path = folder.join("anchors");
        std::fs::write(&path, &self.anchor).unwrap();
        path
    }
}

/// One port for both. Somebody else may have the one of them that is asked for second.
async fn sockets() -> (tokio::net::UdpSocket, tokio::net::TcpListener) {
    loop {
        let tcp = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        if let Ok(udp) = tokio::net::UdpSocket::bind(tcp.local_addr().unwrap()).await {
            return (udp, tcp);
        }
    }
}
