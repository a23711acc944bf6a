//! Webhooks (F47): one signed `POST` to somebody else's program, and what it answered.
//!
//! Nobody knows who listens there. So: the machine that is connected to is the one that was looked at ([`Reach`]), no
//! redirect is followed, nothing is read but the answer's status and when to come again, and ten seconds are enough for everything.

mod retry_after;
mod signature;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, header};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::client::legacy::{self, Client};
use hyper_util::rt::TokioExecutor;
use jiff::Timestamp;
use rustls::crypto::aws_lc_rs;
use rustls::{ClientConfig, RootCertStore};

use crate::primitives::web_address::{Reach, WebAddress};

pub use signature::SigningSecret;

/// How long everything may take, from asking for the machine's number to the answer's status.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long connecting may take, of that.
const CONNECTING: Duration = Duration::from_secs(5);
/// The most bytes of an answer's headers; its body is not read.
const MOST_HEADERS: usize = 16 * 1024;

/// One message, ready to go.
#[derive(Debug)]
pub struct Post {
    pub address: WebAddress,
    pub secret: SigningSecret,
    /// The same on every try, so that receivers drop repeats by it.
    pub id: String,
    /// When this try is made: receivers refuse what is old.
    pub at: Timestamp,
    /// JSON.
    pub body: String,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    pub status: u16,
    /// In how many seconds whoever listens there wants to be asked again (`Retry-After`), where it said so.
    pub again_in: Option<i64>,
}

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// The address leads to where the house does not send.
    NotPublic,
    /// Nobody was reached there, or not securely. Nothing was sent.
    NotReached,
    /// It took too long, or broke off: it may have arrived.
    NoAnswer,
}

type Sending = Client<HttpsConnector<HttpConnector<CheckedNames>>, Full<Bytes>>;

/// Sends such messages. Cheap to clone.
#[derive(Clone)]
pub struct Postman {
    reach: Reach,
    /// Made when it is first needed: most starts of the program send nothing.
    client: Arc<OnceLock<Sending>>,
}

impl Postman {
    /// One who goes so far.
    #[must_use]
    pub fn new(reach: Reach) -> Self {
        Self { reach, client: Arc::default() }
    }

    /// How far.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// Sends, and says how it was answered.
    ///
    /// # Errors
    /// When there was no answer.
    pub async fn send(&self, post: &Post) -> Result<Answered, Unanswered> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(post.address.uri())
            .header(header::CONTENT_TYPE, "application/json; charset=UTF-8")
            .header(header::USER_AGENT, concat!("Caredesk/", env!("CARGO_PKG_VERSION")))
            .header("webhook-id", &post.id)
            .header("webhook-timestamp", post.at.as_second())
            .header("webhook-signature", post.secret.sign(&post.id, post.at, &post.body))
            .body(Full::new(Bytes::from(post.body.clone())))
            .map_err(|_| Unanswered::NotReached)?;
        let client = self.client.get_or_init(|| client(self.reach));
        match tokio::time::timeout(PATIENCE, client.request(request)).await {
            Ok(Ok(answer)) => {
                let wish = answer.headers().get(header::RETRY_AFTER).and_then(|wish| wish.to_str().ok());
                let again_in = wish.and_then(|wish| retry_after::seconds(wish, post.at));
                Ok(Answered { status: answer.status().as_u16(), again_in })
            }
            Ok(Err(error)) => Err(why(&error)),
            Err(_) => Err(Unanswered::NoAnswer),
        }
    }
}

impl fmt::Debug for Postman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postman").field("reach", &self.reach).finish_non_exhaustive()
    }
}

/// One connection per message: nothing that is said on one of them is still under way when the next is sent.
fn client(reach: Reach) -> Sending {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    let provider = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
    let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
    #[expect(clippy::expect_used, reason = "the provider has both versions: its own features say so")]
    let tls = provider.with_protocol_versions(&versions).expect("TLS 1.2 and 1.3").with_root_certificates(roots).with_no_client_auth();
    let mut plain = HttpConnector::new_with_resolver(CheckedNames(reach));
    plain.enforce_http(false);
    plain.set_connect_timeout(Some(CONNECTING));
    let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(plain);
    Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).http1_max_buf_size(MOST_HEADERS).build(connector)
}

fn why(error: &legacy::Error) -> Unanswered {
    let sources = std::iter::successors(Some(error as &(dyn std::error::Error + 'static)), |error| error.source());
    let mut forbidden = sources.filter_map(|error| error.downcast_ref::<io::Error>());
    if forbidden.any(|error| error.get_ref().and_then(|inner| inner.downcast_ref::<NotPublic>()).is_some()) {
        return Unanswered::NotPublic;
    }
    if error.is_connect() { Unanswered::NotReached } else { Unanswered::NoAnswer }
}

/// A name that leads to where the house does not send.
#[derive(Debug, thiserror::Error)]
#[error("leads to a machine that is not on the internet")]
struct NotPublic;

/// Asks for a name's numbers and gives none when one of them may not be connected to. The connection goes to one of those
/// that were given, whatever the name says a moment later. A host that is a number already was looked at with its address.
#[derive(Debug, Clone, Copy)]
struct CheckedNames(Reach);

impl tower::Service<Name> for CheckedNames {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let Self(reach) = *self;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.iter().all(|machine| reach.allows(machine.ip())) { Ok(found.into_iter()) } else { Err(io::Error::other(NotPublic)) }
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    fn post(address: &str, reach: Reach) -> Post {
        Post {
            address: WebAddress::parse(address, reach).unwrap(),
            secret: SigningSecret::read("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").unwrap(),
            id: "evt_1".to_owned(),
            at: Timestamp::from_second(1_649_367_553).unwrap(),
            body: "{}".to_owned(),
        }
    }

    /// `localhost` stands for a name that leads to where it must not: the address alone does not show it.
    #[tokio::test]
    async fn f47_a_name_that_leads_to_this_machine_is_not_connected_to() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://localhost:{}/", listener.local_addr().unwrap().port());
        let post = post(&address, Reach::ThisMachineToo);
        assert_eq!(Postman::new(Reach::Internet).send(&post).await, Err(Unanswered::NotPublic));
        let came = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
        assert!(came.is_err(), "nobody came there");
    }

    #[tokio::test]
    async fn f47_no_redirect_is_followed_and_a_broken_answer_is_none() {
        let (first, second) = (TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap());
        let (address, other) = (format!("http://{}/", first.local_addr().unwrap()), second.local_addr().unwrap());
        let answers = [format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{other}/\r\n\r\n"), "nonsense\r\n\r\n".to_owned()];
        tokio::spawn(async move {
            for answer in answers {
                let (mut asked, _) = first.accept().await.unwrap();
                assert!(asked.read(&mut [0; 4096]).await.unwrap() > 0);
                asked.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        let (postman, post) = (Postman::new(Reach::ThisMachineToo), post(&address, Reach::ThisMachineToo));
        assert_eq!(postman.send(&post).await, Ok(Answered { status: 307, again_in: None }));
        assert_eq!(postman.send(&post).await, Err(Unanswered::NoAnswer));
        assert_eq!(postman.send(&post).await, Err(Unanswered::NotReached), "nobody listens any more");
        let came = tokio::time::timeout(Duration::from_millis(50), second.accept()).await;
        assert!(came.is_err(), "nobody came there");
    }

    #[tokio::test]
    async fn f47_https_is_spoken_with_whoever_proves_who_they_are_only() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("https://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut asked, _) = listener.accept().await.unwrap();
            let mut hello = [0; 3];
            asked.read_exact(&mut hello).await.unwrap();
            assert_eq!(hello[..2], [22, 3], "a TLS handshake");
            asked.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        });
        let post = post(&address, Reach::ThisMachineToo);
        assert_eq!(Postman::new(Reach::ThisMachineToo).send(&post).await, Err(Unanswered::NotReached));
    }
}
