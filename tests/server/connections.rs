//! The accept loop, spoken to over real sockets, byte by byte.

use std::time::Duration;

use caredesk::web::server::{self, Connections, Drained};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::house::{House, house, soon};

struct Running {
    house: House,
    address: std::net::SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<Drained>,
}

async fn running(connections: Connections) -> Running {
    let house = house();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let ended = tokio::spawn(server::serve(listener, house.router.clone(), connections, async {
        // Stopped, or the test is over.
        let _ = stopped.await;
    }));
    Running { house, address, stop: Some(stop), ended }
}

impl Running {
    async fn dial(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends bytes on a new connection; everything that comes back until the server closes.
    async fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.dial().await;
        // The server may close before everything is sent: then its answer is what counts.
        let _ = stream.write_all(bytes).await;
        heard(&mut stream).await
    }

    fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }
}

async fn heard(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    // A reset after the answer is an end too.
    let _ = soon(stream.read_to_end(&mut all)).await;
    String::from_utf8_lossy(&all).into_owned()
}

/// Reads one answer with a `content-length` and leaves the connection open.
async fn one_answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut byte = [0; 1];
    while !text.ends_with("\r\n\r\n") {
        assert_eq!(soon(stream.read(&mut byte)).await.unwrap(), 1, "closed after {text:?}");
        text.push(char::from(byte[0]));
    }
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    soon(stream.read_exact(&mut body)).await.unwrap();
    text + &String::from_utf8_lossy(&body)
}

const HEALTH: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

#[tokio::test]
async fn r21_a_slow_head_is_cut_off_and_nobody_else_notices() {
    let quick = Connections { head: Duration::from_millis(200), ..Connections::default() };
    let server = running(quick).await;
    let mut silent = server.dial().await;
    let mut slow = server.dial().await;
    slow.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ").await.unwrap();
    let mut other = server.dial().await;
    other.write_all(HEALTH).await.unwrap();
    assert!(one_answer(&mut other).await.starts_with("HTTP/1.1 200"));
    assert_eq!(heard(&mut slow).await, "");
    assert_eq!(heard(&mut silent).await, "");
}

#[tokio::test]
async fn r21_an_idle_connection_lives_longer_than_a_slow_head() {
    let quick = Connections { head: Duration::from_millis(200), ..Connections::default() };
    let server = running(quick).await;
    let mut stream = server.dial().await;
    stream.write_all(HEALTH).await.unwrap();
    one_answer(&mut stream).await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    stream.write_all(HEALTH).await.unwrap();
    assert!(one_answer(&mut stream).await.starts_with("HTTP/1.1 200"), "60 s idle are allowed");
    stream.write_all(b"GET /hea").await.unwrap();
    assert_eq!(heard(&mut stream).await, "", "but a second head that stops halfway is cut off");
}

#[tokio::test]
async fn r22_a_body_that_is_refused_does_not_destroy_the_answer() {
    let server = running(Connections::default()).await;
    let head = "POST /api/v1/visits HTTP/1.1\r\nHost: a\r\nCookie: sid=patient\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n";
    let body = "x".repeat(4 * 1024 * 1024);
    let said = server.say(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
    assert!(said.starts_with("HTTP/1.1 413"), "{said}");
    assert!(said.contains("/problems/too-large"));
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let said = server.say(chunked.as_bytes()).await;
    assert!(said.starts_with("HTTP/1.1 413"), "{said}");
}

#[tokio::test]
async fn r22_heads_are_limited_to_16_kib() {
    let server = running(Connections::default()).await;
    let long = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: {}\r\n\r\n", "x".repeat(15 * 1024));
    assert!(server.say(long.as_bytes()).await.starts_with("HTTP/1.1 200"));
    let longer = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(16 * 1024));
    assert!(server.say(longer.as_bytes()).await.starts_with("HTTP/1.1 431"));
    let many = format!("GET /healthz HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: y\r\n".repeat(10_000));
    assert!(server.say(many.as_bytes()).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn s33_two_lengths_no_host_or_two_hosts_are_400() {
    let server = running(Connections::default()).await;
    for (request, status) in [
        (
            "POST /api/v1/visits HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
        ),
        (
            "POST /api/v1/visits HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            400,
        ),
        ("POST /api/v1/visits HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", 400),
        ("GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
        ("POST /api/v1/visits HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 401),
    ] {
        let said = server.say(request.as_bytes()).await;
        assert!(said.starts_with(&format!("HTTP/1.1 {status}")), "{request:?}: {said}");
    }
}

#[tokio::test]
async fn r24_a_stop_finishes_what_was_accepted_and_ends_what_is_idle() {
    let mut server = running(Connections::default()).await;
    let mut idle = server.dial().await;
    idle.write_all(HEALTH).await.unwrap();
    one_answer(&mut idle).await;
    let mut busy = server.dial().await;
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    soon(server.house.app.runs.notified()).await;
    server.stop();
    assert_eq!(heard(&mut idle).await, "", "closed without a word");
    assert!(!server.ended.is_finished(), "one is still being answered");
    server.house.app.go_on.notify_one();
    let said = heard(&mut busy).await;
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("connection: close") && said.ends_with("done"), "{said}");
    assert_eq!(soon(server.ended).await.unwrap(), Drained::Wholly);
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn r24_a_stop_does_not_wait_for_ever() {
    let brief = Connections { drain: Duration::from_millis(200), ..Connections::default() };
    let mut server = running(brief).await;
    let mut busy = server.dial().await;
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    soon(server.house.app.runs.notified()).await;
    server.stop();
    assert_eq!(soon(server.ended).await.unwrap(), Drained::TimeOver);
}

#[tokio::test]
async fn r21_connections_over_the_cap_wait_their_turn() {
    let one = Connections { most: 1, head: Duration::from_millis(300), ..Connections::default() };
    let server = running(one).await;
    let _first = server.dial().await;
    let mut second = server.dial().await;
    second.write_all(HEALTH).await.unwrap();
    assert!(one_answer(&mut second).await.starts_with("HTTP/1.1 200"), "answered once the silent first one was cut off");
}

#[tokio::test]
async fn r21_a_reader_that_takes_nothing_is_let_go() {
    let one = Connections { most: 1, stalled: Duration::from_millis(300), ..Connections::default() };
    let server = running(one).await;
    let mut reader = server.dial().await;
    reader.write_all(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let mut next = server.dial().await;
    next.write_all(HEALTH).await.unwrap();
    assert!(one_answer(&mut next).await.starts_with("HTTP/1.1 200"), "answered once the reader that does not read was let go");
}
