//! The body of a request on its way in: never more than the limit, never endlessly slow.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::Body;
use axum::extract::Request;
use bytes::{Buf, Bytes};
use http::{HeaderMap, header};
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};

use super::problem::Problem;
use super::refusal::Refusal;

/// The most bytes of a JSON body or a form (promises 4.8).
pub const BODY_LIMIT: usize = 64 * 1024;

/// The same where long texts are written: their limits count characters, and of most scripts a form sends nine bytes for each.
pub const LONG_BODY_LIMIT: usize = 256 * 1024;

/// The same where a spreadsheet is sent: 500 lines of some 450 letters each, of whichever script.
pub const SHEET_BODY_LIMIT: usize = 2 * 1024 * 1024;

/// How far a body has been read.
#[derive(Debug, Clone, Default)]
pub(super) struct Progress(Arc<AtomicU8>);

const UNTOUCHED: u8 = 0;
const ARRIVING: u8 = 1;
const COMPLETE: u8 = 2;

impl Progress {
    /// Somebody waits for the rest of it.
    pub fn is_arriving(&self) -> bool {
        self.0.load(Ordering::Relaxed) == ARRIVING
    }
}

/// A body that ends with an error where the limit is passed.
struct Intake {
    body: Body,
    left: usize,
    progress: Progress,
}

/// Why a body could not be taken in.
#[derive(Debug)]
struct OverLimit;

impl fmt::Display for OverLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body is over the limit")
    }
}

impl Error for OverLimit {}

impl hyper::body::Body for Intake {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.progress.0.store(ARRIVING, Ordering::Relaxed);
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        if frame.is_none() || self.body.is_end_stream() {
            self.progress.0.store(COMPLETE, Ordering::Relaxed);
        }
        if let Some(Ok(data)) = &frame
            && let Some(data) = data.data_ref()
        {
            match self.left.checked_sub(data.remaining()) {
                Some(left) => self.left = left,
                None => return Poll::Ready(Some(Err(axum::Error::new(OverLimit)))),
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The same request with its body limited, and how to see how far it has come.
///
/// # Errors
/// The body says itself that it is too long: then nothing of it is read.
pub(super) fn limit(request: Request, most: usize) -> Result<(Request, Progress), Refusal> {
    if said_length(request.headers()).is_some_and(|length| length > most as u64) {
        return Err(Problem::TooLarge.into());
    }
    let progress = Progress(Arc::new(AtomicU8::new(UNTOUCHED)));
    let request = request.map(|body| Body::new(Intake { body, left: most, progress: progress.clone() }));
    Ok((request, progress))
}

fn said_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The whole body.
///
/// # Errors
/// Over the limit, or the connection broke.
pub async fn read(body: Body) -> Result<Bytes, Refusal> {
    match body.collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if is_over_limit(&error) => Err(Problem::TooLarge.into()),
        Err(_) => Err(Problem::Malformed.into()),
    }
}

fn is_over_limit(error: &axum::Error) -> bool {
    let whole: &(dyn Error + 'static) = error;
    std::iter::successors(Some(whole), |&error| error.source()).any(<dyn Error>::is::<OverLimit>)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(body: Body) -> Request {
        Request::new(body)
    }

    #[tokio::test]
    async fn r22_a_body_over_the_limit_is_refused_whether_it_says_its_length_or_not() {
        let chunks = |count: usize| {
            Body::from_stream(futures_util::stream::iter((0..count).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 10])))))
        };
        let (fits, progress) = limit(request(chunks(3)), 30).unwrap();
        assert_eq!(read(fits.into_body()).await.unwrap().len(), 30);
        assert!(!progress.is_arriving());
        let (over, _) = limit(request(chunks(4)), 30).unwrap();
        assert_eq!(read(over.into_body()).await.unwrap_err().problem(), Problem::TooLarge);
        let mut said = request(Body::empty());
        said.headers_mut().insert(header::CONTENT_LENGTH, 31.into());
        assert_eq!(limit(said, 30).unwrap_err().problem(), Problem::TooLarge);
    }
}
