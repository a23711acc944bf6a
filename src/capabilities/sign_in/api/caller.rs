//! From where somebody registers or signs in.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{FromRef, FromRequestParts};
use http::header;
use http::request::Parts;

use crate::capabilities::sign_in::model::device_of;
use crate::capabilities::sign_in::service::Visit;
use crate::identity::sessions::CookieValue;
use crate::web::client_ip::ClientIp;
use crate::web::cookies;
use crate::web::language::spoken;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::telemetry::RequestFacts;

/// The address, the request and what earlier sign-ins left in this browser.
pub(in crate::capabilities::sign_in) struct Caller(pub Visit);

impl<S> FromRequestParts<S> for Caller
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let ClientIp(address) = ClientIp::from_request_parts(parts, state).await?;
        let web = WebState::from_ref(state);
        Ok(Self(Visit {
            // Without a connection there is nobody to tell apart: all of them count as one.
            address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
            known_device: cookies::device(&web.origin, &parts.headers),
            previous: cookies::session(&web.origin, &parts.headers).as_deref().and_then(CookieValue::read),
            device: device_of(parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default()),
            language: spoken(&web.origin, &parts.headers, None),
            request: RequestFacts::of(&parts.extensions).id,
        }))
    }
}
