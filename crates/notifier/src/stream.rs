// SPDX-License-Identifier: EUPL-1.2
//! The streams below the SMTP connection.
//!
//! They are our own for three reasons. lettre 0.11 never sets `TCP_NODELAY`, which costs 40 ms a mail. lettre keeps what
//! it has read too much when it changes to TLS: somebody on the way could append answers to the reply to STARTTLS and
//! have them taken for answers of the relay (the class of CVE-2011-0411). And it does not tell what TLS was agreed on,
//! which is part of the evidence. Here one read in the clear gives at most one line; then the stream is taken back from
//! lettre, with nothing read ahead, and goes into a connection of its own over TLS.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::{fmt, io};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// What lettre waits for at the start of a connection, and a relay does not say again behind STARTTLS.
const GREETING_AGAIN: &[u8] = b"220 TLS\r\n";

/// A stream in the clear, lent to lettre: gives one line a read.
#[derive(Clone)]
pub(crate) struct Lent(Arc<Mutex<Option<Lines>>>);

struct Lines {
    tcp: TcpStream,
    /// Read from the network, not yet handed on.
    ahead: Vec<u8>,
}

impl Lent {
    pub(crate) fn new(tcp: TcpStream) -> Self {
        let ahead = Vec::new();
        Self(Arc::new(Mutex::new(Some(Lines { tcp, ahead }))))
    }

    /// The stream, for TLS. `None` if something had come that nobody asked for.
    pub(crate) fn take_back(&self) -> Option<TcpStream> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        lines
            .filter(|lines| lines.ahead.is_empty())
            .map(|lines| lines.tcp)
    }

    fn with<T>(&self, act: impl FnOnce(&mut Lines) -> Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match lines.as_mut() {
            Some(lines) => act(lines),
            None => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }
}

impl Lines {
    fn poll_line(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.ahead.is_empty() {
            let mut chunk = [0_u8; 1024];
            let mut read = ReadBuf::new(&mut chunk);
            ready!(Pin::new(&mut self.tcp).poll_read(cx, &mut read))?;
            self.ahead.extend_from_slice(read.filled());
        }
        let line = self
            .ahead
            .iter()
            .position(|b| *b == b'\n')
            .map_or(self.ahead.len(), |at| at + 1);
        let handed = line.min(buf.remaining());
        let rest = self.ahead.split_off(handed);
        buf.put_slice(&self.ahead);
        self.ahead = rest;
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Lent {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.with(|lines| lines.poll_line(cx, buf))
    }
}

impl AsyncWrite for Lent {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.with(|lines| Pin::new(&mut lines.tcp).poll_write(cx, buf))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.with(|lines| Pin::new(&mut lines.tcp).poll_flush(cx))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.with(|lines| Pin::new(&mut lines.tcp).poll_shutdown(cx))
    }
}

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lent")
    }
}

impl AsyncTokioStream for Lent {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match lines.as_ref() {
            Some(lines) => lines.tcp.peer_addr(),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}

/// A stream over TLS.
pub(crate) struct Secure {
    stream: TlsStream<TcpStream>,
    /// To be read before anything of the relay's.
    first: &'static [u8],
}

impl Secure {
    /// TLS from the first byte.
    pub(crate) fn implicit(stream: TlsStream<TcpStream>) -> Self {
        Self { stream, first: b"" }
    }

    /// TLS behind STARTTLS.
    pub(crate) fn after_starttls(stream: TlsStream<TcpStream>) -> Self {
        Self {
            stream,
            first: GREETING_AGAIN,
        }
    }
}

impl AsyncRead for Secure {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.first.is_empty() {
            return Pin::new(&mut self.stream).poll_read(cx, buf);
        }
        let (now, rest) = self.first.split_at(self.first.len().min(buf.remaining()));
        buf.put_slice(now);
        self.first = rest;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Secure {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl fmt::Debug for Secure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secure")
    }
}

impl AsyncTokioStream for Secure {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.get_ref().0.peer_addr()
    }
}
