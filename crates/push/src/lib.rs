// SPDX-License-Identifier: EUPL-1.2
//! Signs to browsers: web push without content (RFC 8030), signed as ours (VAPID, RFC 8292).
//!
//! A sign has no body. So nothing can leak by it, and RFC 8291 (encryption of a body) is not needed: the browser's public key and secret are
//! neither asked for nor stored. Every push service takes such requests, since a message without a body is one of RFC 8030; the service worker
//! then gets a `push` event whose `data` is `null`. Chromium and Firefox do so since VAPID came to them; Safari (macOS 13, iOS 16.4) implements
//! the same standards, which was not tried on a device. All of them want a notification to be shown for each sign.
//!
//! This crate can do one thing: POST nothing to a host on the list. It reads no answer but its status and `Retry-After`.

mod client;
mod endpoint;
mod vapid;

pub use client::{Answer, Client, TOPIC, TTL};
pub use endpoint::{Endpoint, Hosts, NotAHost, NotAllowed};
pub use vapid::{KeyError, VapidKey};
