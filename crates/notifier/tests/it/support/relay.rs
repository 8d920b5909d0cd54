// SPDX-License-Identifier: EUPL-1.2
//! A mail relay that can die, hang or refuse at each point of the dialogue.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use super::authority::Authority;

/// The nine points of the dialogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Point {
    Connect,
    Banner,
    Ehlo,
    StartTls,
    Mail,
    Rcpt,
    Data,
    AfterDot,
    AfterReply,
}

impl Point {
    pub const ALL: [Self; 9] = [
        Self::Connect,
        Self::Banner,
        Self::Ehlo,
        Self::StartTls,
        Self::Mail,
        Self::Rcpt,
        Self::Data,
        Self::AfterDot,
        Self::AfterReply,
    ];
}

/// What happens at a point.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// The connection is cut.
    Die,
    /// Nothing more is said; the connection stays.
    Hang,
    /// This reply is given (without CRLF).
    Say(&'static str),
}

/// One planned fault.
#[derive(Clone, Debug)]
pub struct Fault {
    pub at: Point,
    pub what: Trouble,
    /// At `AfterDot`: whether the relay had taken the mail when it died.
    pub keeps_mail: bool,
    /// How often it happens.
    pub times: u32,
}

impl Fault {
    pub fn die(at: Point) -> Self {
        Self {
            at,
            what: Trouble::Die,
            keeps_mail: true,
            times: 1,
        }
    }

    pub fn hang(at: Point) -> Self {
        Self {
            what: Trouble::Hang,
            ..Self::die(at)
        }
    }

    pub fn say(at: Point, reply: &'static str) -> Self {
        Self {
            what: Trouble::Say(reply),
            ..Self::die(at)
        }
    }

    pub fn always(self) -> Self {
        Self {
            times: u32::MAX,
            ..self
        }
    }

    pub fn losing_the_mail(self) -> Self {
        Self {
            keeps_mail: false,
            ..self
        }
    }
}

/// One mail that the relay has taken.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub data: Vec<u8>,
    pub encrypted: bool,
}

impl Taken {
    pub fn header(&self, name: &str) -> Option<String> {
        let text = String::from_utf8(self.data.clone()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        head.split("\r\n").find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    }
}

#[derive(Default)]
struct State {
    fault: Mutex<Option<Fault>>,
    taken: Mutex<Vec<Taken>>,
    logins: Mutex<Vec<String>>,
    connections: Mutex<u32>,
    /// How often RCPT was there before MAIL was answered.
    pipelined: Mutex<u32>,
    reached: Notify,
}

impl State {
    fn trouble(&self, at: Point) -> Option<(Trouble, bool)> {
        let mut slot = self.fault.lock().unwrap();
        let fault = slot
            .as_mut()
            .filter(|fault| fault.at == at && fault.times > 0)?;
        fault.times -= 1;
        let found = (fault.what.clone(), fault.keeps_mail);
        self.reached.notify_one();
        Some(found)
    }
}

/// How the relay greets.
#[derive(Clone, Default)]
pub struct Manner {
    /// Offers STARTTLS with this authority's certificate.
    pub starttls: Option<Arc<Authority>>,
    /// Speaks TLS from the first byte.
    pub implicit: bool,
    /// Appends this to the reply to STARTTLS, in the clear.
    pub injects: Option<&'static str>,
    /// Wants a login.
    pub wants_login: bool,
    /// Offers PIPELINING (RFC 2920).
    pub pipelines: bool,
}

pub struct Relay {
    pub address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Relay {
    pub async fn start(manner: Manner) -> Self {
        Self::at(0, manner).await
    }

    /// On a port that somebody was told.
    pub async fn at(port: u16, manner: Manner) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            loop {
                let (tcp, _) = listener.accept().await.unwrap();
                *shared.connections.lock().unwrap() += 1;
                let (state, manner) = (Arc::clone(&shared), manner.clone());
                tokio::spawn(async move {
                    // A cut connection is what these tests are about.
                    let _ = serve(tcp, &state, &manner).await;
                });
            }
        });
        Self {
            address,
            state,
            task,
        }
    }

    pub fn plan(&self, fault: Fault) {
        *self.state.fault.lock().unwrap() = Some(fault);
    }

    pub fn heal(&self) {
        *self.state.fault.lock().unwrap() = None;
    }

    /// Waits until the planned fault was met.
    pub async fn reached(&self) {
        self.state.reached.notified().await;
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.state.taken.lock().unwrap().clone()
    }

    /// Of the mails taken, in their order.
    pub fn message_ids(&self) -> Vec<String> {
        let taken = self.state.taken.lock().unwrap();
        taken
            .iter()
            .map(|mail| mail.header("Message-ID").unwrap())
            .collect()
    }

    pub fn logins(&self) -> Vec<String> {
        self.state.logins.lock().unwrap().clone()
    }

    /// How often RCPT came together with MAIL.
    pub fn pipelined(&self) -> u32 {
        *self.state.pipelined.lock().unwrap()
    }

    pub fn connections(&self) -> u32 {
        *self.state.connections.lock().unwrap()
    }
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// Whether the dialogue goes on.
enum Go {
    On,
    Cut,
}

async fn serve(mut tcp: TcpStream, state: &State, manner: &Manner) -> std::io::Result<()> {
    tcp.set_nodelay(true)?;
    if let Some(Go::Cut) = meet(&mut tcp, state, Point::Connect).await? {
        return Ok(());
    }
    if manner.implicit {
        let tls = acceptor(manner).accept(tcp).await?;
        return greet(BufReader::new(tls), state, manner, true).await;
    }
    if manner.starttls.is_some() {
        let Some(tcp) = clear_part(tcp, state, manner).await? else {
            return Ok(());
        };
        let tls = acceptor(manner).accept(tcp).await?;
        return dialogue(&mut BufReader::new(tls), state, manner, true).await;
    }
    greet(BufReader::new(tcp), state, manner, false).await
}

async fn greet<W: Wire>(
    mut wire: BufReader<W>,
    state: &State,
    manner: &Manner,
    encrypted: bool,
) -> std::io::Result<()> {
    if let Some(Go::Cut) = meet(&mut wire, state, Point::Banner).await? {
        return Ok(());
    }
    wire.write_all(b"220 relay.example ESMTP\r\n").await?;
    dialogue(&mut wire, state, manner, encrypted).await
}

fn acceptor(manner: &Manner) -> TlsAcceptor {
    TlsAcceptor::from(manner.starttls.as_ref().unwrap().server_config())
}

/// Greeting, EHLO and STARTTLS in the clear. Gives the TCP stream back for the handshake.
async fn clear_part(
    tcp: TcpStream,
    state: &State,
    manner: &Manner,
) -> std::io::Result<Option<TcpStream>> {
    let mut wire = BufReader::new(tcp);
    if let Some(Go::Cut) = meet(&mut wire, state, Point::Banner).await? {
        return Ok(None);
    }
    wire.write_all(b"220 relay.example ESMTP\r\n").await?;
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        if line.starts_with("EHLO") {
            if let Some(Go::Cut) = meet(&mut wire, state, Point::Ehlo).await? {
                return Ok(None);
            }
            wire.write_all(b"250-relay.example\r\n250-8BITMIME\r\n250 STARTTLS\r\n")
                .await?;
        } else if line.starts_with("STARTTLS") {
            if let Some(Go::Cut) = meet(&mut wire, state, Point::StartTls).await? {
                return Ok(None);
            }
            let reply = format!("220 go ahead\r\n{}", manner.injects.unwrap_or_default());
            wire.write_all(reply.as_bytes()).await?;
            return Ok(Some(wire.into_inner()));
        } else {
            wire.write_all(b"530 5.7.0 Must issue a STARTTLS command first\r\n")
                .await?;
        }
    }
}

async fn dialogue<W: Wire>(
    wire: &mut BufReader<W>,
    state: &State,
    manner: &Manner,
    encrypted: bool,
) -> std::io::Result<()> {
    let mut from = String::new();
    let mut to = Vec::new();
    let mut logged_in = !manner.wants_login;
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        if line.starts_with("MAIL") && wire.buffer().starts_with(b"RCPT") {
            *state.pipelined.lock().unwrap() += 1;
        }
        let point = match line.split([' ', ':']).next().unwrap() {
            "EHLO" => Some(Point::Ehlo),
            "MAIL" => Some(Point::Mail),
            "RCPT" => Some(Point::Rcpt),
            "DATA" => Some(Point::Data),
            _ => None,
        };
        // In a relay with STARTTLS the EHLO in the clear is the one that counts.
        let point = point.filter(|p| !(*p == Point::Ehlo && encrypted));
        if let Some(point) = point
            && let Some(go) = meet(wire, state, point).await?
        {
            match go {
                Go::On => continue,
                Go::Cut => return Ok(()),
            }
        }
        if let Some(address) = line.strip_prefix("MAIL FROM:") {
            if !logged_in {
                wire.write_all(b"530 5.7.0 Authentication required\r\n")
                    .await?;
                continue;
            }
            from = address.to_owned();
            to.clear();
        } else if let Some(address) = line.strip_prefix("RCPT TO:") {
            to.push(address.to_owned());
        } else if line.starts_with("EHLO") {
            let auth = if manner.wants_login {
                "250-AUTH PLAIN LOGIN\r\n"
            } else {
                ""
            };
            let pipelining = if manner.pipelines {
                "250-PIPELINING\r\n"
            } else {
                ""
            };
            let reply = format!("250-relay.example\r\n{auth}{pipelining}250 8BITMIME\r\n");
            wire.write_all(reply.as_bytes()).await?;
            continue;
        } else if let Some(secret) = line.strip_prefix("AUTH PLAIN ") {
            state.logins.lock().unwrap().push(secret.to_owned());
            logged_in = true;
            wire.write_all(b"235 2.7.0 ok\r\n").await?;
            continue;
        } else if line == "DATA" {
            wire.write_all(b"354 go ahead\r\n").await?;
            let data = read_mail(wire).await?;
            let mail = Taken {
                from: from.clone(),
                to: to.clone(),
                data,
                encrypted,
            };
            match state.trouble(Point::AfterDot) {
                Some((Trouble::Say(reply), _)) => {
                    wire.write_all(format!("{reply}\r\n").as_bytes()).await?;
                    continue;
                }
                Some((what, keeps_mail)) => {
                    if keeps_mail {
                        state.taken.lock().unwrap().push(mail);
                    }
                    return end(&what).await;
                }
                None => state.taken.lock().unwrap().push(mail),
            }
            wire.write_all(b"250 2.0.0 Ok: queued as 4bTest00001\r\n")
                .await?;
            if let Some((what, _)) = state.trouble(Point::AfterReply) {
                return end(&what).await;
            }
            continue;
        } else if line == "QUIT" {
            wire.write_all(b"221 bye\r\n").await?;
            return Ok(());
        }
        wire.write_all(b"250 2.1.0 Ok\r\n").await?;
    }
}

/// Reads to the lonely dot and takes the dot stuffing off.
async fn read_mail<W: Wire>(wire: &mut BufReader<W>) -> std::io::Result<Vec<u8>> {
    let mut data = Vec::new();
    loop {
        let mut line = Vec::new();
        if wire.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(data);
        }
        data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}

async fn end(what: &Trouble) -> std::io::Result<()> {
    if *what == Trouble::Hang {
        std::future::pending::<()>().await;
    }
    Ok(())
}

/// Lets the planned fault happen, if it is planned for this point.
async fn meet(
    wire: &mut (impl AsyncWrite + Unpin),
    state: &State,
    at: Point,
) -> std::io::Result<Option<Go>> {
    match state.trouble(at) {
        None => Ok(None),
        Some((Trouble::Say(reply), _)) => {
            wire.write_all(format!("{reply}\r\n").as_bytes()).await?;
            Ok(Some(Go::On))
        }
        Some((what, _)) => {
            end(&what).await?;
            Ok(Some(Go::Cut))
        }
    }
}
