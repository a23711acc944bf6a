//! The address a request came from, for throttling and the audit trail: from the connection, or from the hop in front
//! of us that we run ourselves. What a client writes into `X-Forwarded-For` counts for nothing (S-33).

use std::net::IpAddr;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use http::{Extensions, HeaderMap, HeaderName};

use super::refusal::Refusal;
use super::state::WebState;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Who is at the other end of the connection: set by the server and by the Lambda adapter, on every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Where the request came from. `None` only where no connection exists: a router in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientIp(pub Option<IpAddr>);

impl ClientIp {
    /// Of a request.
    pub(super) fn of(web: &WebState, extensions: &Extensions, headers: &HeaderMap) -> Self {
        let peer = extensions.get::<Peer>().map(|peer| peer.0);
        Self(client(peer, headers, web.trusted_proxies))
    }
}

impl<S> FromRequestParts<S> for ClientIp
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self::of(&WebState::from_ref(state), &parts.extensions, &parts.headers))
    }
}

/// Each proxy of ours appends the address it saw: with `trusted` of them, the client is that many from the end. A
/// shorter list did not pass all of them; then the connection is all that is known.
fn client(peer: Option<IpAddr>, headers: &HeaderMap, trusted: u8) -> Option<IpAddr> {
    let Some(from_end) = usize::from(trusted).checked_sub(1) else { return peer };
    let lines = headers.get_all(X_FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    hops.iter().rev().nth(from_end).and_then(|hop| hop.parse().ok()).or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s33_only_the_trusted_hop_is_believed() {
        let peer = Some("10.0.0.9".parse().unwrap());
        let headers = |lines: &[&str]| lines.iter().map(|line| (X_FORWARDED_FOR, line.parse().unwrap())).collect::<HeaderMap>();
        let ip = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        let spoofed = headers(&["1.1.1.1, 203.0.113.7"]);
        assert_eq!(client(peer, &spoofed, 0), peer);
        assert_eq!(client(peer, &spoofed, 1), ip("203.0.113.7"));
        assert_eq!(client(peer, &headers(&["6.6.6.6", "203.0.113.7, 10.0.0.1"]), 2), ip("203.0.113.7"));
        assert_eq!(client(peer, &headers(&["203.0.113.7"]), 2), peer);
        assert_eq!(client(peer, &headers(&["unknown"]), 1), peer);
        assert_eq!(client(peer, &HeaderMap::new(), 1), peer);
    }
}
