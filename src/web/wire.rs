//! One connection as bytes: counts what arrives, so that slow heads and dead readers are cut off, and looks at the
//! head of each request for what hyper would silently repair.
//!
//! hyper has one timer for heads: it starts when the connection waits for a request, so with a single number either
//! idle connections end too early or slow heads too late. Ours starts with the first byte of a head.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep, Timer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Bytes of a head that are looked at: the limit of a head, so all of it.
const HEAD_LIMIT: usize = super::server::HEAD_LIMIT;

/// What has been heard on a connection so far.
#[derive(Debug, Default)]
pub(super) struct Heard {
    bytes: AtomicU64,
    /// The bytes since a head is waited for; `None` while a body arrives or an answer is made.
    head: Mutex<Option<Vec<u8>>>,
}

impl Heard {
    fn note(&self, bytes: &[u8]) {
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if let Some(head) = self.head.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            let room = (HEAD_LIMIT + 4).saturating_sub(head.len());
            head.extend_from_slice(&bytes[..bytes.len().min(room)]);
        }
    }

    fn head_begins(&self) {
        self.head.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().clear();
    }

    /// The head has arrived. Whether it says both lengths a body can have: `Content-Length` and `Transfer-Encoding`.
    /// hyper then drops the first, but a proxy in front may have believed it (RFC 9112, 6.3: request smuggling).
    pub fn head_has_two_lengths(&self) -> bool {
        let head = self.head.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default();
        let end = head.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(head.len());
        let names = |wanted: &[u8]| {
            head[..end].split(|byte| *byte == b'\n').skip(1).any(|line| {
                let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
                name.eq_ignore_ascii_case(wanted)
            })
        };
        names(b"content-length") && names(b"transfer-encoding")
    }
}

/// Times for one connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// From the first byte of a head to its end; on a new connection from its beginning.
    pub head: Duration,
    /// Between an answer and the first byte of the next head.
    pub idle: Duration,
}

/// hyper's timer for one connection. It is asked for one sleep per head.
#[derive(Debug, Clone)]
pub(super) struct HeadTimer {
    pub heard: Arc<Heard>,
    pub patience: Patience,
}

impl Timer for HeadTimer {
    fn sleep(&self, _: Duration) -> Pin<Box<dyn Sleep>> {
        self.heard.head_begins();
        let so_far = self.heard.bytes.load(Ordering::Relaxed);
        let first = if so_far == 0 { self.patience.head } else { self.patience.idle };
        Box::pin(HeadSleep {
            heard: Arc::clone(&self.heard),
            so_far,
            head: self.patience.head,
            sleep: Box::pin(tokio::time::sleep(first)),
            begun: false,
        })
    }

    fn sleep_until(&self, _: Instant) -> Pin<Box<dyn Sleep>> {
        self.sleep(Duration::ZERO)
    }
}

struct HeadSleep {
    heard: Arc<Heard>,
    so_far: u64,
    head: Duration,
    sleep: Pin<Box<tokio::time::Sleep>>,
    begun: bool,
}

impl Sleep for HeadSleep {}

impl Future for HeadSleep {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if !self.begun && self.heard.bytes.load(Ordering::Relaxed) > self.so_far {
            self.begun = true;
            let soon = tokio::time::Instant::now() + self.head;
            let at = self.sleep.deadline().min(soon);
            self.sleep.as_mut().reset(at);
        }
        self.sleep.as_mut().poll(cx)
    }
}

/// The stream, counted on its way in and watched on its way out.
pub(super) struct Line {
    stream: TcpStream,
    heard: Arc<Heard>,
    stalled: Duration,
    waiting: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl Line {
    pub fn new(stream: TcpStream, heard: Arc<Heard>, stalled: Duration) -> Self {
        Self { stream, heard, stalled, waiting: None }
    }

    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    /// What became of an attempt to write, or an error when nothing could be written for too long.
    fn watch<T>(&mut self, cx: &mut Context<'_>, attempt: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if attempt.is_ready() {
            self.waiting = None;
            return attempt;
        }
        let stalled = self.stalled;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep(stalled)));
        match waiting.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if matches!(read, Poll::Ready(Ok(()))) {
            self.heard.note(&buffer.filled()[before..]);
        }
        read
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.watch(cx, attempt)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes);
        self.watch(cx, attempt)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_lengths(head: &[u8]) -> bool {
        let connection = Heard::default();
        connection.head_begins();
        for part in head.chunks(7) {
            connection.note(part);
        }
        connection.head_has_two_lengths()
    }

    #[test]
    fn s33_a_head_that_says_two_lengths_is_noticed() {
        assert!(two_lengths(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assert!(two_lengths(b"POST / HTTP/1.1\r\ntransfer-encoding: x\r\nCONTENT-LENGTH: 4\r\n\r\n"));
        assert!(!two_lengths(b"POST / HTTP/1.1\r\nContent-Length: 60\r\n\r\ntransfer-encoding: in the body\r\ncontent-length: too\r\n"));
        assert!(!two_lengths(b"GET /content-length:/transfer-encoding: HTTP/1.1\r\nHost: a\r\n\r\n"));
    }
}
