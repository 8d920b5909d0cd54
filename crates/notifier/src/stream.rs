// SPDX-License-Identifier: EUPL-1.2
//! The TCP stream below the SMTP connection.
//!
//! It is our own for two reasons. lettre 0.11 never sets `TCP_NODELAY`, which costs 40 ms a mail. And lettre
//! keeps what it has read too much when it changes to TLS: somebody on the way could append answers to the
//! reply to STARTTLS and have them taken for answers of the relay (the class of CVE-2011-0411). Here one read
//! gives at most one line until TLS is up, so that nothing can be read too early: what was appended meets the
//! TLS handshake, which fails.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::{fmt, io};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// Switch of a [`LineStream`], thrown when TLS is up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secured(Arc<AtomicBool>);

impl Secured {
    pub(crate) fn set(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Gives one line a read until [`Secured`] is set.
pub(crate) struct LineStream {
    tcp: TcpStream,
    /// Read from the network, not yet handed on.
    ahead: Vec<u8>,
    secured: Secured,
}

impl LineStream {
    pub(crate) fn new(tcp: TcpStream) -> (Self, Secured) {
        let secured = Secured::default();
        (
            Self {
                tcp,
                ahead: Vec::new(),
                secured: secured.clone(),
            },
            secured,
        )
    }
}

impl AsyncRead for LineStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.ahead.is_empty() {
            if this.secured.is_set() {
                return Pin::new(&mut this.tcp).poll_read(cx, buf);
            }
            let mut chunk = [0_u8; 1024];
            let mut read = ReadBuf::new(&mut chunk);
            ready!(Pin::new(&mut this.tcp).poll_read(cx, &mut read))?;
            this.ahead.extend_from_slice(read.filled());
        }
        let line = this
            .ahead
            .iter()
            .position(|b| *b == b'\n')
            .map_or(this.ahead.len(), |at| at + 1);
        let handed = line.min(buf.remaining());
        let rest = this.ahead.split_off(handed);
        buf.put_slice(&this.ahead);
        this.ahead = rest;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for LineStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.tcp).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }
}

impl fmt::Debug for LineStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineStream")
    }
}

impl AsyncTokioStream for LineStream {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.peer_addr()
    }
}

/// TLS from the first byte.
pub(crate) struct ImplicitTls(pub(crate) TlsStream<TcpStream>);

impl AsyncRead for ImplicitTls {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for ImplicitTls {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

impl fmt::Debug for ImplicitTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ImplicitTls")
    }
}

impl AsyncTokioStream for ImplicitTls {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}
