// SPDX-License-Identifier: EUPL-1.2
//! Addresses at push services. They come from browsers, that is, from anybody: only hosts on a list are ever asked.

use std::fmt;
use std::str::FromStr;

use reqwest::Url;

/// Push services of the makers of browsers: Mozilla, Google (Chrome and most other Chromium browsers), Apple, Microsoft (Edge).
const KNOWN: &[&str] = &[
    "updates.push.services.mozilla.com",
    "fcm.googleapis.com",
    "*.push.apple.com",
    "*.notify.windows.com",
];
/// Port of `https`.
const HTTPS: u16 = 443;
/// Longest address that is looked at.
const LONGEST: usize = 1_000;

/// A host that may be asked: `name`, `*.name` for all names below, each with `:port` when it is not 443.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Host {
    name: String,
    below: bool,
    port: u16,
}

/// Not a host of the list's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write host names, *.names for all below, and a :port only if it is not 443")]
pub struct NotAHost;

/// An address that nobody goes to. It does not repeat the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address of a push service on the list")]
pub struct NotAllowed;

/// Which push services may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts(Vec<Host>);

/// An address on the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub(crate) url: Url,
}

impl Hosts {
    /// Hosts as they stand in the configuration.
    ///
    /// # Errors
    /// [`NotAHost`]: one that is none, or none at all.
    pub fn new<T: AsRef<str>>(hosts: &[T]) -> Result<Self, NotAHost> {
        if hosts.is_empty() {
            return Err(NotAHost);
        }
        let parsed = hosts.iter().map(|host| host.as_ref().parse());
        Ok(Self(parsed.collect::<Result<_, _>>()?))
    }

    /// The push services of the makers of browsers.
    #[must_use]
    pub fn known() -> Vec<String> {
        KNOWN.iter().map(|host| (*host).to_owned()).collect()
    }

    /// An address that we may go to: `https`, a host on the list, its port, no user and no fragment.
    ///
    /// # Errors
    /// [`NotAllowed`].
    pub fn endpoint(&self, text: &str) -> Result<Endpoint, NotAllowed> {
        // Parsers disagree about a backslash.
        let graphic = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
        if text.len() > LONGEST || !text.bytes().all(graphic) {
            return Err(NotAllowed);
        }
        let url = Url::parse(text).map_err(|_| NotAllowed)?;
        let plain = url.scheme() == "https"
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none();
        let (Some(name), port) = (url.domain(), url.port().unwrap_or(HTTPS)) else {
            return Err(NotAllowed);
        };
        if plain && self.0.iter().any(|host| host.is(name, port)) {
            Ok(Endpoint { url })
        } else {
            Err(NotAllowed)
        }
    }
}

impl Host {
    fn is(&self, name: &str, port: u16) -> bool {
        let fits = if self.below {
            name.strip_suffix(self.name.as_str())
                .is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
        } else {
            name == self.name
        };
        fits && port == self.port
    }
}

impl FromStr for Host {
    type Err = NotAHost;

    fn from_str(text: &str) -> Result<Self, NotAHost> {
        let (host, port) = match text.split_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| NotAHost)?),
            None => (text, HTTPS),
        };
        let (name, below) = match host.strip_prefix("*.") {
            Some(name) => (name, true),
            None => (host, false),
        };
        // As the parser of addresses writes it; a number would be an address of the network.
        let url = Url::parse(&format!("https://{name}/")).map_err(|_| NotAHost)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        let written =
            url.domain() == Some(name) && name.bytes().all(plain) && !name.starts_with('.');
        // All names below one label would be most of the world.
        if written && (!below || name.contains('.')) {
            let name = name.to_owned();
            Ok(Self { name, below, port })
        } else {
            Err(NotAHost)
        }
    }
}

impl Endpoint {
    /// For whom a signature is: RFC 8292, section 2.
    pub(crate) fn audience(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// The host, for log lines and for waiting: it names the maker of a browser, nobody's device.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({}/…)", self.host())
    }
}

#[cfg(test)]
mod tests {
    use super::{Hosts, NotAHost};

    #[test]
    fn only_hosts_on_the_list_are_gone_to() {
        let hosts = Hosts::new(&Hosts::known()).unwrap();
        for allowed in [
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk",
            "https://fcm.googleapis.com/fcm/send/abc:APA91b-_x",
            "https://FCM.googleapis.com:443/fcm/send/abc",
            "https://web.push.apple.com/QPh1",
            "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d",
        ] {
            assert!(hosts.endpoint(allowed).is_ok(), "{allowed}");
        }
        for refused in [
            "",
            "file:///etc/passwd",
            "http://fcm.googleapis.com/fcm/send/abc",
            "https://localhost/x",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://10.0.0.7/x",
            "https://192.168.1.1/x",
            "https://169.254.169.254/latest/meta-data",
            "https://2130706433/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com:22/x",
            "https://user@fcm.googleapis.com/x",
            "https://fcm.googleapis.com@evil.example/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://evilfcm.googleapis.com/x",
            "https://push.apple.com/x",
            "https://.push.apple.com/x",
            "https://evilpush.apple.com/x",
            "https://fcm.googleapis.com./x",
            "https://fcm.googleapis.com/x#y",
            "https://fcm.googleapis.com/x y",
            "https://fcm.googleapis.com\\@evil.example/x",
            "https://evil.example/?https://fcm.googleapis.com/",
            "gopher://fcm.googleapis.com/x",
            "javascript:alert(1)",
        ] {
            assert!(hosts.endpoint(refused).is_err(), "{refused}");
        }
        let long = format!("https://fcm.googleapis.com/{}", "x".repeat(1_000));
        assert!(hosts.endpoint(&long).is_err());
    }

    #[test]
    fn a_list_has_names_only() {
        let own = Hosts::new(&["localhost:9443"]).unwrap();
        assert!(own.endpoint("https://localhost:9443/x").is_ok());
        assert!(own.endpoint("https://localhost/x").is_err());
        for wrong in [
            "",
            "*",
            "*.com",
            "https://a.example",
            "a.example/x",
            "10.0.0.7",
            "[::1]",
            "A.example",
            "a.example:x",
            "a.example:70000",
            "*.*.example",
            "user@a.example",
        ] {
            assert_eq!(Hosts::new(&[wrong]), Err(NotAHost), "{wrong}");
        }
        assert_eq!(Hosts::new::<&str>(&[]), Err(NotAHost));
    }

    #[test]
    fn an_address_is_not_printed() {
        let hosts = Hosts::new(&["a.example"]).unwrap();
        let endpoint = hosts.endpoint("https://a.example/geheim").unwrap();
        assert_eq!(format!("{endpoint:?}"), "Endpoint(a.example/…)");
        assert_eq!(endpoint.audience(), "https://a.example");
    }
}
