// SPDX-License-Identifier: EUPL-1.2
//! A name server on this machine with one zone, signed or not.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::dnssec::crypto::Ed25519SigningKey;
use hickory_resolver::proto::dnssec::rdata::DNSKEY;
use hickory_resolver::proto::dnssec::{DnssecSigner, PublicKey, SigningKey};
use hickory_resolver::proto::rr::rdata::{A, NS, SOA, TLSA};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use hickory_server::Server;
use hickory_server::dnssec::NxProofKind;
use hickory_server::net::runtime::Time;
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneHandler, ZoneType};

/// The zone, and the relay in it.
pub const ZONE: &str = "musterkasse.example.";
pub const RELAY: &str = "relay.musterkasse.example";
/// The zone above.
const ABOVE: &str = "example.";

pub struct Dns {
    pub address: SocketAddr,
    /// The zone's key, as in a file of anchors.
    anchor: String,
    _server: Server<Zones>,
}

impl Dns {
    /// A zone where the relay is this machine and has `records` for its port. The anchor is the zone's key.
    pub async fn start(port: u16, records: &[TLSA], signed: bool) -> Self {
        let (zone, anchor) = zone_of_relay(port, records, signed);
        Self::serve(zone, None, anchor).await
    }

    /// The same zone, not signed, below one that is and says so. The anchor is the key of the one above.
    pub async fn start_below_a_signed_one(port: u16, records: &[TLSA]) -> Self {
        let (below, _) = zone_of_relay(port, records, false);
        let relay = Name::from_ascii(format!("{RELAY}.")).unwrap();
        let mut above = new_zone(ABOVE);
        put(
            &mut above,
            &Name::from_ascii(ZONE).unwrap(),
            RData::NS(NS(relay)),
        );
        let anchor = sign(&mut above, ABOVE);
        Self::serve(below, Some(above), anchor).await
    }

    async fn serve(zone: Zone, above: Option<Zone>, anchor: String) -> Self {
        let mut server = Server::new(Zones {
            own: catalog(zone),
            above: above.map(catalog),
        });
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

/// A zone, and perhaps the one above it. The catalog of the library asks the zone itself whether it is signed, which is the other one's to say
/// (RFC 4035, 3.1.4.1).
struct Zones {
    own: Catalog,
    above: Option<Catalog>,
}

impl RequestHandler for Zones {
    fn handle_request<'a, 'r, 'f, R, T>(
        &'a self,
        request: &'r Request,
        response_handle: R,
    ) -> Pin<Box<dyn Future<Output = ResponseInfo> + Send + 'f>>
    where
        'a: 'f,
        'r: 'f,
        Self: 'f,
        R: 'f + ResponseHandler,
        T: 'f + Time,
    {
        let is_own = request.request_info().is_ok_and(|info| {
            let (name, kind) = (info.query.name().to_string(), info.query.query_type());
            name.ends_with(ZONE) && (name != ZONE || kind != RecordType::DS)
        });
        let zone = self.above.as_ref().filter(|_| !is_own);
        let zone = zone.unwrap_or(&self.own);
        zone.handle_request::<R, T>(request, response_handle)
    }
}

fn catalog(zone: Zone) -> Catalog {
    let mut catalog = Catalog::new();
    catalog.upsert(zone.origin().clone(), vec![Arc::new(zone)]);
    catalog
}

type Zone = InMemoryZoneHandler<TokioRuntimeProvider>;

fn put(zone: &mut Zone, name: &Name, data: RData) {
    assert!(zone.upsert_mut(Record::from_rdata(name.clone(), 60, data), 1));
}

/// With what every zone has.
fn new_zone(name: &str) -> Zone {
    let name = Name::from_ascii(name).unwrap();
    let proof = Some(NxProofKind::Nsec);
    let mut zone = Zone::empty(name.clone(), ZoneType::Primary, AxfrPolicy::Deny, proof);
    let relay = Name::from_ascii(format!("{RELAY}.")).unwrap();
    let soa = SOA::new(name.clone(), name.clone(), 1, 60, 60, 60, 60);
    put(&mut zone, &name, RData::SOA(soa));
    put(&mut zone, &name, RData::NS(NS(relay)));
    zone
}

/// The zone, and its key as an anchor.
fn zone_of_relay(port: u16, records: &[TLSA], signed: bool) -> (Zone, String) {
    let relay = Name::from_ascii(format!("{RELAY}.")).unwrap();
    let service = Name::from_ascii(format!("_{port}._tcp.{RELAY}.")).unwrap();
    let mut zone = new_zone(ZONE);
    put(&mut zone, &relay, RData::A(A::new(127, 0, 0, 1)));
    for record in records {
        put(&mut zone, &service, RData::TLSA(record.clone()));
    }
    if signed {
        let anchor = sign(&mut zone, ZONE);
        return (zone, anchor);
    }
    // A key that signs nothing.
    let anchor = sign(&mut new_zone(ZONE), ZONE);
    (zone, anchor)
}

/// Signs a zone; gives its key as a line of a file of anchors.
fn sign(zone: &mut Zone, name: &str) -> String {
    let pkcs8 = Ed25519SigningKey::generate_pkcs8().unwrap();
    let key = Ed25519SigningKey::from_pkcs8(&pkcs8).unwrap();
    let public = key.to_public_key().unwrap();
    let dnskey = DNSKEY::from_key(&public);
    let public = STANDARD.encode(dnskey.public_key().public_bytes());
    let year = Duration::from_secs(365 * 86_400);
    let origin = Name::from_ascii(name).unwrap();
    let signer = DnssecSigner::new(dnskey, Box::new(key), origin, year);
    zone.add_zone_signing_key_mut(signer).unwrap();
    zone.secure_zone_mut().unwrap();
    format!("{name} 60 IN DNSKEY 257 3 15 {public}\n")
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
