//! How a request gets to the house: straight to the router, or as an event of API Gateway through the Lambda adapter.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use caredesk::operations::rights::Function;
use caredesk::web::client_ip::Peer;
use http::Request;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::answer::Answer;
use super::lambda;
use super::rights::with_rights_of;

/// An address of the network reserved for examples.
pub const SOMEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));

/// Which of the two homes answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Server,
    Lambda,
}

/// Answers, and the address each went to.
pub type Watched = Vec<(IpAddr, Answer)>;

/// The way in.
#[derive(Clone)]
pub struct Door {
    home: Home,
    router: Router,
    watch: Arc<Mutex<Option<Watched>>>,
}

impl Door {
    pub fn new(home: Home, router: Router) -> Self {
        Self { home, router, watch: Arc::default() }
    }

    /// What was answered since the last time this was asked, and to which address. Kept from the first time on.
    pub fn watched(&self) -> Watched {
        self.watch.lock().unwrap().replace(Vec::new()).unwrap_or_default()
    }

    /// One request from an address, answered whole.
    pub async fn call(&self, request: Request<Bytes>, from: IpAddr) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let mut request = request.map(Body::from);
        request.extensions_mut().insert(Peer(from));
        let response = match self.home {
            Home::Server => with_rights_of(Function::Portal, self.router.clone().oneshot(request)).await.unwrap(),
            Home::Lambda => with_rights_of(Function::Portal, lambda::ask(self.router.clone(), request)).await,
        };
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let answer = Answer { asked, status: parts.status.as_u16(), headers: parts.headers, body };
        if let Some(kept) = self.watch.lock().unwrap().as_mut() {
            kept.push((from, answer.clone()));
        }
        answer
    }
}
