// SPDX-License-Identifier: EUPL-1.2
//! Starting and stopping the listeners: HTTP/1.1 only (RUSTSEC-2026-0258), TCP_NODELAY, limits against slow clients, TLS when configured.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};
use mailbox::event::Event;
use mailbox::service::KeySigner;
use mailbox::{Ambient, Store};
use metrics_exporter_prometheus::PrometheusHandle;
use protocol::SigningKey;
use sha2::{Digest, Sha256};
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::config::{Config, Site};
use crate::face::Face;
use crate::hub::Hub;
use crate::middleware::rate::Rates;
use crate::middleware::{gate, headers, trace};
use crate::office::provider::StaffIdp;
use crate::routes::rows;
use crate::state::{App, AppState};
use crate::tls::{Certificates, TlsError};
use crate::webauthn::Passkeys;
use crate::{assets, escalate, health, later, watch};

/// Least length of the bearer token of agents.
const TOKEN_LENGTH: usize = 32;

/// Threads for database and files per worker thread. Each costs memory of its own, and more of them than connections
/// to the database would only wait.
const BLOCKING_THREADS: usize = 8;

/// What the server is made of.
pub struct Parts {
    /// Listeners, limits, names.
    pub config: Config,
    /// The store.
    pub store: Store,
    /// Where time and random bytes come from.
    pub ambient: Ambient,
    /// What `/metrics` shows.
    pub metrics: Option<PrometheusHandle>,
}

/// Bound sockets. Binding first tells a test its ports, and a service manager its privileges.
#[derive(Debug)]
pub struct Listeners {
    /// Insured persons.
    pub portal: TcpListener,
    /// Staff.
    pub office: TcpListener,
    /// Programs.
    pub agent: TcpListener,
    /// Measurements.
    pub metrics: Option<TcpListener>,
}

impl Listeners {
    /// Binds every address of the configuration.
    ///
    /// # Errors
    /// [`StartError::Bind`] with the address.
    pub fn bind(config: &Config) -> Result<Self, StartError> {
        let bind = |address: SocketAddr| {
            TcpListener::bind(address).map_err(|source| StartError::Bind { address, source })
        };
        Ok(Self {
            portal: bind(config.portal.listen)?,
            office: bind(config.office.listen)?,
            agent: bind(config.agent.listen)?,
            metrics: config.metrics.map(bind).transpose()?,
        })
    }
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An address is taken or not allowed.
    #[error("{address}: {source}")]
    Bind {
        /// Which address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// A file of the configuration cannot be read or holds the wrong thing.
    #[error("{path}: {reason}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Certificate or key.
    #[error("tls: {0}")]
    Tls(#[from] TlsError),
    /// Relying party id and origin do not fit, or the like.
    #[error("configuration: {0}")]
    Config(String),
    /// A socket does not become a listener.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// A running server.
pub struct Running {
    handles: Vec<ServerHandle>,
    servers: Vec<JoinHandle<std::io::Result<()>>>,
    tasks: Vec<JoinHandle<()>>,
    stopping: Arc<AtomicBool>,
    hub: Hub,
}

impl Running {
    /// Stops: `/readyz` fails at once, streams end, running requests get the time of the configuration.
    pub async fn stop(self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.hub.close();
        for handle in &self.handles {
            handle.stop(true).await;
        }
        for server in self.servers {
            if let Ok(Err(error)) = server.await {
                tracing::error!(%error, "listener ended with an error");
            }
        }
        for task in self.tasks {
            task.abort();
        }
    }
}

/// Starts all listeners. They run until [`Running::stop`].
///
/// # Errors
/// [`StartError`] before anything is served.
pub fn start(parts: Parts, listeners: Listeners) -> Result<Running, StartError> {
    let config = Arc::new(parts.config);
    let certificates = config.tls.clone().map(Certificates::load).transpose()?;
    let hub = Hub::default();
    let stopping = Arc::new(AtomicBool::new(false));
    let common = Common {
        receipts: receipt_key(&config)?,
        config: Arc::clone(&config),
        store: parts.store.clone(),
        ambient: parts.ambient,
        hub: hub.clone(),
        stopping: Arc::clone(&stopping),
    };
    let faces = [
        (
            common.site(Face::Portal, &config.portal)?,
            listeners.portal,
            certificates.as_ref(),
        ),
        (
            common.site(Face::Office, &config.office)?,
            listeners.office,
            certificates.as_ref(),
        ),
        (common.agent()?, listeners.agent, certificates.as_ref()),
    ];
    let mut handles = Vec::new();
    let mut servers = Vec::new();
    for (app, listener, tls) in faces {
        let server = serve(app, listener, tls)?;
        handles.push(server.handle());
        servers.push(tokio::spawn(server));
    }
    if let Some(listener) = listeners.metrics {
        let server = health::metrics_server(listener, parts.metrics)?;
        handles.push(server.handle());
        servers.push(tokio::spawn(server));
    }
    let mut tasks = vec![
        tokio::spawn(deliver(parts.store.events(), hub.clone())),
        tokio::spawn(later::run(
            parts.store.clone(),
            common.ambient.clone(),
            common.receipts.clone(),
        )),
        tokio::spawn(escalate::run(parts.store.clone(), common.ambient.clone())),
        tokio::spawn(watch::run(parts.store.clone(), common.ambient.clone())),
        tokio::spawn(health::measure(parts.store, common.ambient)),
    ];
    if let Some(certificates) = certificates {
        tasks.push(tokio::spawn(certificates.watch()));
    }
    Ok(Running {
        handles,
        servers,
        tasks,
        stopping,
        hub,
    })
}

/// Hands events of the store to those who wait.
async fn deliver(mut events: broadcast::Receiver<Event>, hub: Hub) {
    loop {
        match events.recv().await {
            Ok(event) => hub.publish(&event),
            // Some events are lost: everybody starts anew and looks at everything.
            Err(broadcast::error::RecvError::Lagged(_)) => hub.close(),
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}

fn serve(
    app: App,
    listener: TcpListener,
    tls: Option<&Arc<Certificates>>,
) -> Result<actix_web::dev::Server, StartError> {
    let limits = app.config.limits.clone();
    let server = HttpServer::new(move || {
        let app = app.clone();
        actix_web::App::new()
            .app_data(web::ThinData(app.clone()))
            .wrap(from_fn(gate::gate))
            .wrap(from_fn(headers::headers))
            .wrap(from_fn(trace::trace))
            .configure(|config| routes(config, app.face))
            .route("/healthz", web::get().to(health::healthz))
            .route("/readyz", web::get().to(health::readyz))
            .default_service(web::to(assets::serve))
    })
    .workers(limits.workers)
    .worker_max_blocking_threads(BLOCKING_THREADS)
    .tcp_nodelay(true)
    .max_connections(limits.connections)
    .keep_alive(Duration::from_secs(limits.keep_alive_seconds))
    .client_request_timeout(Duration::from_secs(limits.head_seconds))
    .client_disconnect_timeout(Duration::from_secs(limits.head_seconds))
    .tls_handshake_timeout(Duration::from_secs(limits.head_seconds))
    .shutdown_timeout(limits.shutdown_seconds)
    .disable_signals();
    let server = match tls {
        Some(certificates) => server.listen_rustls_0_23(listener, certificates.server_config()?)?,
        None => server.listen(listener)?,
    };
    Ok(server.run())
}

/// One resource per pattern, in the order of the table: fixed names stand before parameters.
fn routes(config: &mut web::ServiceConfig, face: Face) {
    let rows = rows(face);
    let mut done: Vec<&str> = Vec::new();
    for row in &rows {
        if done.contains(&row.path.as_str()) {
            continue;
        }
        done.push(&row.path);
        let resource = rows
            .iter()
            .filter(|other| other.path == row.path)
            .fold(web::resource(row.path.clone()), |resource, other| {
                resource.route((other.route)())
            });
        config.service(resource);
    }
}

struct Common {
    receipts: KeySigner,
    config: Arc<Config>,
    store: Store,
    ambient: Ambient,
    hub: Hub,
    stopping: Arc<AtomicBool>,
}

impl Common {
    fn site(&self, face: Face, site: &Site) -> Result<App, StartError> {
        let passkeys = Passkeys::new(&self.config.rp_id, &site.origin, &self.config.brand.name)
            .map_err(StartError::Config)?;
        let secure = Config::is_secure(site);
        if !secure && !is_local(&site.origin) {
            return Err(StartError::Config(format!(
                "{}: browsers need https",
                site.origin
            )));
        }
        let idp = match &self.config.office_idp {
            Some(config) if face == Face::Office => {
                let idp = StaffIdp::new(config, &site.origin);
                Some(idp.map_err(|error| StartError::Config(format!("office_idp: {error}")))?)
            }
            _ => None,
        };
        Ok(self.app(
            face,
            site.origin.clone(),
            secure,
            (Some(passkeys), idp),
            None,
        ))
    }

    fn agent(&self) -> Result<App, StartError> {
        let path = &self.config.agent.token_file;
        let token = read(path)?;
        if token.len() < TOKEN_LENGTH {
            let reason = format!("a token has at least {TOKEN_LENGTH} characters");
            return Err(StartError::File {
                path: path.clone(),
                reason,
            });
        }
        let hash = Sha256::digest(token.as_bytes()).into();
        Ok(self.app(Face::Agent, String::new(), false, (None, None), Some(hash)))
    }

    fn app(
        &self,
        face: Face,
        origin: String,
        secure: bool,
        (passkeys, idp): (Option<Passkeys>, Option<StaffIdp>),
        agent_token: Option<[u8; 32]>,
    ) -> App {
        let rows = rows(face)
            .into_iter()
            .map(|row| ((row.method.clone(), row.path.clone()), row))
            .collect();
        App::new(AppState {
            face,
            origin,
            secure,
            config: Arc::clone(&self.config),
            store: self.store.clone(),
            ambient: self.ambient.clone(),
            hub: self.hub.clone(),
            rates: Rates::new(&self.config.limits),
            rows,
            passkeys,
            idp,
            agent_token,
            receipts: self.receipts.clone(),
            stopping: Arc::clone(&self.stopping),
        })
    }
}

/// Signs with the key of role `receipt` that the configuration names: 32 bytes in base64url.
///
/// # Errors
/// The file cannot be read or is none, or `org` is no name.
pub fn receipt_key(config: &Config) -> Result<KeySigner, StartError> {
    let path = &config.receipt_key_file;
    let fault = |reason: &str| StartError::File {
        path: path.clone(),
        reason: reason.to_owned(),
    };
    let org = config
        .org
        .parse()
        .map_err(|_| StartError::Config("org: not a name".to_owned()))?;
    let text = Zeroizing::new(read(path)?);
    let seed: Zeroizing<[u8; 32]> = protocol::b64::from_url(&text)
        .and_then(|bytes| bytes.try_into().ok())
        .map(Zeroizing::new)
        .ok_or_else(|| fault("not 32 bytes in base64url"))?;
    Ok(KeySigner::new(org, SigningKey::from_seed(&seed)))
}

/// Browsers treat localhost as secure without TLS; nothing else.
fn is_local(origin: &str) -> bool {
    origin == "http://localhost" || origin.starts_with("http://localhost:")
}

fn read(path: &Path) -> Result<String, StartError> {
    std::fs::read_to_string(path)
        .map(|text| text.trim().to_owned())
        .map_err(|error| StartError::File {
            path: path.to_owned(),
            reason: error.to_string(),
        })
}
