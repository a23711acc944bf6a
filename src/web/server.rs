//! The first home: a socket. Own accept loop, because `axum::serve` gives hyper no timer (slow heads would stay for
//! ever), no cap on connections and no end to a drain.

use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, Request, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tower::Service;

use super::client_ip::Peer;
use super::wire::{HeadTimer, Heard, Line, Patience};

/// The most bytes of a request's head; longer ones get 431.
pub const HEAD_LIMIT: usize = 16 * 1024;

/// What the connection knows of a request besides the request.
#[derive(Debug, Clone)]
pub struct Wire {
    /// The head said two lengths of the body.
    pub two_lengths: bool,
    /// Ends when the server stops: streams of events end with it.
    pub stopping: CancellationToken,
}

/// The numbers of promises 4.8; `Default` is what the product runs with.
#[derive(Debug, Clone, Copy)]
pub struct Connections {
    /// Open at the same time; more wait in the system's queue.
    pub most: u32,
    /// From the first byte of a head to its last.
    pub head: Duration,
    /// Between two requests of a connection.
    pub idle: Duration,
    /// For a reader that takes nothing of its answer.
    pub stalled: Duration,
    /// After the signal to stop: connections already on their way are still taken in.
    pub last_call: Duration,
    /// After that: running requests may finish. Both together stay below 25 s.
    pub drain: Duration,
}

impl Default for Connections {
    fn default() -> Self {
        Self {
            most: 4096,
            head: Duration::from_secs(5),
            idle: Duration::from_mins(1),
            stalled: Duration::from_secs(30),
            last_call: Duration::from_millis(300),
            drain: Duration::from_secs(20),
        }
    }
}

/// How a server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drained {
    /// Every accepted request was answered.
    Wholly,
    /// Some had not finished when the time was over.
    TimeOver,
}

/// Answers requests on `listener` until `stop` resolves, then finishes what runs.
pub async fn serve(listener: TcpListener, router: Router, connections: Connections, stop: impl Future<Output = ()>) -> Drained {
    let places = Arc::new(Semaphore::new(connections.most as usize));
    let desk = Arc::new(Desk { router, connections, last_call: CancellationToken::new(), stopping: CancellationToken::new() });
    tokio::select! {
        () = stop => {}
        () = accept(&listener, &places, &desk) => {}
    }
    desk.last_call.cancel();
    let late = tokio::time::timeout(connections.last_call, accept(&listener, &places, &desk)).await;
    debug_assert!(late.is_err(), "accepting never ends by itself");
    drop(listener);
    desk.stopping.cancel();
    match tokio::time::timeout(connections.drain, places.acquire_many(connections.most)).await {
        Ok(_) => Drained::Wholly,
        Err(_) => Drained::TimeOver,
    }
}

/// Resolves when the operator or the system asks the program to stop: SIGTERM or Ctrl-C.
///
/// # Errors
/// The system does not let us listen for signals.
pub async fn asked_to_stop() -> io::Result<()> {
    Signals::listen()?.asked_to_stop().await;
    Ok(())
}

/// The signals that ask a process to stop, heard from the moment they are listened for.
#[derive(Debug)]
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Listens from now on: before a server says that it is ready, because whoever hears that may ask it to stop at once.
    ///
    /// # Errors
    /// The system does not let us listen for signals.
    pub fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Until one of them comes.
    pub async fn asked_to_stop(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// What all connections share.
struct Desk {
    router: Router,
    connections: Connections,
    /// Answers now end their connection.
    last_call: CancellationToken,
    /// Idle connections now end, and so do streams.
    stopping: CancellationToken,
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>, desk: &Arc<Desk>) {
    loop {
        // Never closed, so this always gives a place.
        let Ok(place) = Arc::clone(places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, peer)) => {
                tokio::spawn(answer(stream, peer.ip(), place, Arc::clone(desk)));
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                // Most likely no file descriptors are left: taking a breath lets some connections end.
                tracing::warn!(kind = ?error.kind(), "no connection could be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused)
}

/// One connection from its beginning to its end.
async fn answer(stream: TcpStream, peer: IpAddr, place: OwnedSemaphorePermit, desk: Arc<Desk>) {
    // Answers are written whole; waiting to fill a packet only delays them.
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let Connections { head, idle, stalled, .. } = desk.connections;
    let heard = Arc::new(Heard::default());
    let timer = HeadTimer { heard: Arc::clone(&heard), patience: Patience { head, idle } };
    let line = TokioIo::new(Line::new(stream, Arc::clone(&heard), stalled));
    let service = service_fn(|request| respond(request, peer, &heard, &desk));
    let mut connection =
        http1::Builder::new().timer(timer).header_read_timeout(idle).max_header_size(HEAD_LIMIT).serve_connection(line, service);
    let mut told = false;
    loop {
        tokio::select! {
            biased;
            ended = std::future::poll_fn(|cx| connection.poll_without_shutdown(cx)) => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended early");
                }
                break;
            }
            () = desk.stopping.cancelled(), if !told => {
                told = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    }
    say_goodbye(connection.into_parts().io.into_inner().into_stream()).await;
    drop(place);
}

type Answer = Pin<Box<dyn Future<Output = Result<Response, std::convert::Infallible>> + Send>>;

fn respond(request: Request<Incoming>, peer: IpAddr, heard: &Heard, desk: &Desk) -> Answer {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(peer));
    request.extensions_mut().insert(Wire { two_lengths: heard.head_has_two_lengths(), stopping: desk.stopping.clone() });
    let (mut router, last_call) = (desk.router.clone(), desk.last_call.clone());
    Box::pin(async move {
        let mut response = router.call(request).await?;
        if last_call.is_cancelled() {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        Ok(response)
    })
}

/// Closes so that the last answer arrives: whoever still sends (a body we refused) would get a reset that can destroy
/// the answer on its way. So we say that nothing more comes and throw away what does, for a moment.
async fn say_goodbye(mut stream: TcpStream) {
    const MOST: u64 = 8 * 1024 * 1024;
    if stream.shutdown().await.is_err() {
        return;
    }
    let mut rest = (&mut stream).take(MOST);
    let mut sink = tokio::io::sink();
    // Whatever becomes of the rest: the connection ends here.
    let _ = tokio::time::timeout(Duration::from_secs(1), tokio::io::copy(&mut rest, &mut sink)).await;
}

/// Lets the process open as many connections as the system allows it; shells often start programs with 1,024. Returns
/// how many files and connections may be open now.
#[must_use]
pub fn raise_descriptor_limit() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let present = getrlimit(Resource::Nofile);
    // macOS reports an unlimited maximum and then refuses it; 65,536 is far above our cap.
    let wanted = present.maximum.unwrap_or(65_536).min(65_536);
    if present.current.is_some_and(|current| current < wanted)
        && setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: present.maximum }).is_err()
    {
        return present.current;
    }
    Some(wanted)
}
