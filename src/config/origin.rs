//! The public origin: scheme, host and port as people have them in the address bar.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

/// Such as `https://portal.example.org` or `http://127.0.0.1:8080`; no path, no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicOrigin(String);

/// The text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is scheme, host and perhaps port, such as https://portal.example.org")]
pub struct MalformedOrigin;

impl PublicOrigin {
    /// Of a server on this machine.
    #[must_use]
    pub fn of_socket(address: SocketAddr) -> Self {
        Self(format!("http://{address}"))
    }

    /// As a browser's `Origin` header says it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The full address of a path of ours, for mails and `Location`.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.0)
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

impl FromStr for PublicOrigin {
    type Err = MalformedOrigin;
    fn from_str(text: &str) -> Result<Self, MalformedOrigin> {
        let text = text.trim_end_matches('/');
        let uri: http::Uri = text.parse().map_err(|_| MalformedOrigin)?;
        let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or(MalformedOrigin)?;
        let authority = uri.authority().ok_or(MalformedOrigin)?;
        let bare = !authority.as_str().contains('@') && uri.path() == "/" && uri.query().is_none();
        if !bare {
            return Err(MalformedOrigin);
        }
        // Browsers leave the scheme's own port out.
        let own_port = if scheme == "https" { ":443" } else { ":80" };
        let authority = authority.as_str().to_ascii_lowercase();
        Ok(Self(format!("{scheme}://{}", authority.strip_suffix(own_port).unwrap_or(&authority))))
    }
}

impl fmt::Display for PublicOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_scheme_host_and_port_only() {
        let good: PublicOrigin = "https://Portal.Example.org:8443".parse().unwrap();
        assert_eq!((good.as_str(), good.is_https(), good.is_loopback()), ("https://portal.example.org:8443", true, false));
        for bad in ["", "portal.example.org", "ftp://x.org", "https://", "https://x.org/a", "https://a@x.org", "https://x.org?q"] {
            assert!(bad.parse::<PublicOrigin>().is_err(), "{bad}");
        }
        assert_eq!("https://x.org:443/".parse::<PublicOrigin>().unwrap().link("/day"), "https://x.org/day");
        for here in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"] {
            assert!(here.parse::<PublicOrigin>().unwrap().is_loopback(), "{here}");
        }
    }
}
