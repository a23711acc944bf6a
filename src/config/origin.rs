//! The public origin: scheme, host and port as people have them in the address bar.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

/// Such as `https://portal.example.org` or `http://127.0.0.1:8080`; no path, no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// The text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is scheme, host and perhaps port, such as https://portal.example.org")]
pub struct MalformedOrigin;

impl Origin {
    /// Of a server on this machine.
    #[must_use]
    pub fn of_socket(address: SocketAddr) -> Self {
        Self(format!("http://{address}"))
    }

    /// As text, to put a path behind.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Cookies are then `Secure` with the `__Host-` prefix.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether the host is this machine by number or as `localhost`.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, authority)| authority);
        match authority.rsplit_once(':') {
            Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
            _ => authority,
        }
    }
}

impl FromStr for Origin {
    type Err = MalformedOrigin;
    fn from_str(text: &str) -> Result<Self, MalformedOrigin> {
        let uri: http::Uri = text.parse().map_err(|_| MalformedOrigin)?;
        let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or(MalformedOrigin)?;
        let authority = uri.authority().ok_or(MalformedOrigin)?;
        let bare = !authority.as_str().contains('@') && uri.path() == "/" && uri.query().is_none() && !text.ends_with('/');
        if bare { Ok(Self(format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()))) } else { Err(MalformedOrigin) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_scheme_host_and_port_only() {
        let good: Origin = "https://Portal.Example.org:8443".parse().unwrap();
        assert_eq!((good.as_str(), good.is_https(), good.is_loopback()), ("https://portal.example.org:8443", true, false));
        for bad in ["", "portal.example.org", "ftp://x.org", "https://x.org/", "https://x.org/a", "https://a@x.org", "https://x.org?q"] {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
        for here in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"] {
            assert!(here.parse::<Origin>().unwrap().is_loopback(), "{here}");
        }
    }
}
