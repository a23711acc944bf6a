//! Where somebody else's program listens: an address to which the house sends by itself.
//!
//! Whoever names such an address could lead the house to machines that only the house reaches (server-side request
//! forgery). So an address is read strictly here, and what its name leads to is held against [`Reach`] again at each connection.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::Uri;

/// How far the house sends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To what everybody on the internet reaches.
    Internet,
    /// There and to this very machine: for trying things out on one's own.
    ThisMachineToo,
}

/// Such an address, `https://…`, or `http://…` on this machine. What follows its path is as good as a password (Google Chat
/// puts a token there): it is neither printed nor shown.
#[derive(Clone, PartialEq, Eq)]
pub struct WebAddress(Uri);

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("no address")]
    Empty,
    #[error("too long")]
    TooLong,
    /// No address of the web, or one with a name, a password or a fragment in it.
    #[error("no address of the web")]
    Malformed,
    /// It would be sent readably for everybody on the way.
    #[error("not https")]
    NotSecure,
    /// It leads to where not everybody may go.
    #[error("not on the internet")]
    NotPublic,
}

/// Names that lead nowhere on the internet.
const OWN_NAMES: [&str; 5] = [".localhost", ".local", ".internal", ".home.arpa", ".lan"];

impl WebAddress {
    /// The most characters of an address.
    pub const LIMIT: usize = 1000;

    /// Reads an address for a house that reaches so far.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn parse(text: &str, reach: Reach) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.len() > Self::LIMIT {
            return Err(AddressError::TooLong);
        }
        let uri: Uri = text.parse().map_err(|_| AddressError::Malformed)?;
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        let host = uri.host().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
        if host.is_empty() || authority.contains('@') || authority.ends_with(':') || text.contains('#') {
            return Err(AddressError::Malformed);
        }
        let here = host == "localhost" || number_of(&host).is_some_and(|number| number.is_loopback());
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if here && reach == Reach::ThisMachineToo => {}
            Some("http") => return Err(AddressError::NotSecure),
            _ => return Err(AddressError::Malformed),
        }
        let may = match number_of(&host) {
            Some(number) => reach.allows(number),
            None if here => reach == Reach::ThisMachineToo,
            None => host.contains('.') && !OWN_NAMES.iter().any(|own| host.ends_with(own)),
        };
        if may { Ok(Self(uri)) } else { Err(AddressError::NotPublic) }
    }

    /// Where to send.
    #[must_use]
    pub const fn uri(&self) -> &Uri {
        &self.0
    }

    /// All of it, to be sealed.
    #[must_use]
    pub fn expose(&self) -> String {
        self.0.to_string()
    }

    /// The host alone.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host().unwrap_or_default()
    }

    /// As it is shown: without what follows its path.
    #[must_use]
    pub fn shown(&self) -> String {
        let whole = self.0.to_string();
        whole.split_once('?').map_or(whole.clone(), |(front, _)| format!("{front}?…"))
    }
}

impl fmt::Debug for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebAddress")
    }
}

/// The host as a number, if it is one.
fn number_of(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

impl Reach {
    /// Whether the house may connect to a machine.
    #[must_use]
    pub fn allows(self, machine: IpAddr) -> bool {
        let here = machine.to_canonical().is_loopback();
        match machine {
            _ if here => self == Self::ThisMachineToo,
            IpAddr::V4(v4) => is_public_v4(v4),
            IpAddr::V6(v6) => is_public_v6(v6),
        }
    }
}

/// Not private, shared (RFC 6598), link-local (where clouds keep their metadata), reserved or for many at once (RFC 6890).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_documentation();
    let reserved = a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19));
    !special && !reserved
}

/// Of what is given out to the internet (`2000::/3`) only, without what carries an IPv4 address inside, which could be anything;
/// but where the network translates (RFC 6052), the IPv4 address that is meant counts.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(v4) = address.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let words = address.segments();
    if words[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let given_out = words[0] & 0xe000 == 0x2000;
    let special = words[0] == 0x2002 || (words[0] == 0x2001 && (words[1] < 0x200 || words[1] == 0xdb8)) || words[0] & 0xfff0 == 0x3ff0;
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, AddressError> {
        WebAddress::parse(text, Reach::Internet).map(|address| address.shown())
    }

    #[test]
    fn f47_an_address_is_https_and_on_the_internet() {
        assert_eq!(parse(" https://hooks.example.org/caredesk ").as_deref(), Ok("https://hooks.example.org/caredesk"));
        assert_eq!(parse("https://93.184.215.14:8443/").as_deref(), Ok("https://93.184.215.14:8443/"));
        assert_eq!(parse("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x").map(drop), Ok(()));
        for (bad, why) in [
            ("", AddressError::Empty),
            ("hooks.example.org", AddressError::Malformed),
            ("ftp://hooks.example.org/", AddressError::Malformed),
            ("https:///path", AddressError::Malformed),
            ("https://user:secret@hooks.example.org/", AddressError::Malformed),
            ("https://hooks.example.org/#top", AddressError::Malformed),
            ("https://hooks.example.org/a b", AddressError::Malformed),
            ("http://hooks.example.org/", AddressError::NotSecure),
            ("http://127.0.0.1:9000/", AddressError::NotSecure),
            ("https://127.0.0.1/", AddressError::NotPublic),
            ("https://[::1]/", AddressError::NotPublic),
            ("https://[::ffff:10.0.0.1]/", AddressError::NotPublic),
            ("https://169.254.169.254/latest/meta-data/", AddressError::NotPublic),
            ("https://localhost/", AddressError::NotPublic),
            ("https://LOCALHOST./", AddressError::NotPublic),
            ("https://printer.local/", AddressError::NotPublic),
            ("https://metadata.google.internal/", AddressError::NotPublic),
            ("https://intranet/", AddressError::NotPublic),
            ("https://2130706433/", AddressError::NotPublic),
        ] {
            assert_eq!(parse(bad), Err(why), "{bad}");
        }
        let long = format!("https://hooks.example.org/{}", "x".repeat(WebAddress::LIMIT));
        assert_eq!(parse(&long), Err(AddressError::TooLong));
    }

    #[test]
    fn f47_this_machine_is_reached_only_where_things_are_tried_out() {
        let here = |text: &str| WebAddress::parse(text, Reach::ThisMachineToo).map(drop);
        for good in ["http://127.0.0.1:9000/", "http://localhost:9000/hook", "http://[::1]/", "https://localhost/"] {
            assert_eq!(here(good), Ok(()), "{good}");
        }
        assert_eq!(here("http://hooks.example.org/"), Err(AddressError::NotSecure));
        assert_eq!(here("http://10.0.0.1/"), Err(AddressError::NotSecure));
        assert_eq!(here("https://10.0.0.1/"), Err(AddressError::NotPublic));
    }

    #[test]
    fn f47_no_machine_that_only_the_house_reaches_is_connected_to() {
        let not_public = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.53",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:192.168.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "ff02::1",
        ];
        for address in not_public {
            assert!(!Reach::Internet.allows(address.parse().unwrap()), "{address}");
        }
        for address in ["8.8.8.8", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111", "2001:4860:4860::8888", "64:ff9b::808:808"]
        {
            assert!(Reach::Internet.allows(address.parse().unwrap()), "{address}");
        }
        for (address, allowed) in [("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.1", false), ("8.8.8.8", true)] {
            assert_eq!(Reach::ThisMachineToo.allows(address.parse().unwrap()), allowed, "{address}");
        }
    }

    #[test]
    fn f47_what_follows_the_path_is_not_shown() {
        let chat = "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=k&token=t";
        let address = WebAddress::parse(chat, Reach::Internet).unwrap();
        assert_eq!(address.shown(), "https://chat.googleapis.com/v1/spaces/AAAA/messages?…");
        assert_eq!((address.expose().as_str(), format!("{address:?}").as_str()), (chat, "WebAddress"));
    }
}
