//! S3: `s3s-fs`, which keeps every object as a plain file.
//!
//! Three things it lacks are added. A key with `..` in it leaves its bucket's folder, so such keys are refused, and with
//! them the other keys that do not survive as a file name (the portal makes all its keys itself and never makes these).
//! A browser that uploads straight from a portal page asks for permission first (CORS), which s3s-fs does not know. And its
//! lists come without tags (`tagged`).
//!
//! Not kept, unlike AWS: versions, tags, encryption headers, lifecycle rules.

use std::path::Path;

use anyhow::{Context, Result};
use async_trait::async_trait;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::SimpleAuth;
use s3s::dto::{CopyObjectInput, CopySource, DeleteObjectsInput, PostObjectInput};
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, S3Request, S3Result, s3_error};
use s3s_fs::FileSystem;

use super::loopback::{loopback_origin, only_this_machine_or_signed_forms};
use super::tagged::Tagged;

/// The longest part of a key between two `/`, in bytes: the file system's limit. AWS itself has no such limit.
const LONGEST_SEGMENT: usize = 255;

/// Everything S3 answers; requests must be signed with these keys, or carry a link signed with them.
pub(super) fn router(root: &Path, access_key: &str, secret_key: &str) -> Result<Router> {
    let files =
        FileSystem::new(root).map_err(|error| anyhow::anyhow!("{error:?}")).with_context(|| format!("opening {}", root.display()))?;
    let mut builder = S3ServiceBuilder::new(Tagged { files });
    builder.set_auth(SimpleAuth::from_single(access_key, secret_key));
    builder.set_access(SignedAndSafe);
    Ok(Router::new().fallback(answer).with_state(builder.build()).layer(from_fn(only_this_machine_or_signed_forms)))
}

async fn answer(State(service): State<S3Service>, request: Request) -> Response {
    let page = loopback_origin(request.headers()).and_then(|origin| HeaderValue::from_str(origin).ok());
    let wanted = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    let mut answer = match (request.method(), &page) {
        (&Method::OPTIONS, Some(_)) => StatusCode::NO_CONTENT.into_response(),
        _ => match service.call(request.map(Body::http_body_unsync)).await {
            Ok(answer) => answer.map(axum::body::Body::new),
            Err(error) => {
                tracing::error!(?error, "S3 failed");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        },
    };
    if let Some(page) = page {
        let headers = answer.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, page);
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, PUT, POST"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
        headers.insert(header::VARY, HeaderValue::from_static("origin"));
        if let Some(wanted) = wanted {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }
    answer
}

/// Lets signed requests through whose keys stay inside their bucket.
struct SignedAndSafe;

#[async_trait]
impl S3Access for SignedAndSafe {
    async fn check(&self, cx: &mut S3AccessContext<'_>) -> S3Result<()> {
        if cx.credentials().is_none() {
            return Err(s3_error!(AccessDenied, "Signature is required"));
        }
        cx.s3_path().get_object_key().map_or(Ok(()), safe)
    }

    // The keys of these three are not in the path.
    async fn copy_object(&self, request: &mut S3Request<CopyObjectInput>) -> S3Result<()> {
        match &request.input.copy_source {
            CopySource::Bucket { key, .. } => safe(key),
            CopySource::AccessPoint { .. } | CopySource::Outpost { .. } => Err(s3_error!(NotImplemented)),
        }
    }

    async fn delete_objects(&self, request: &mut S3Request<DeleteObjectsInput>) -> S3Result<()> {
        request.input.delete.objects.iter().try_for_each(|object| safe(&object.key))
    }

    async fn post_object(&self, request: &mut S3Request<PostObjectInput>) -> S3Result<()> {
        safe(&request.input.key)
    }
}

fn safe(key: &str) -> S3Result<()> {
    if is_safe(key) { Ok(()) } else { Err(s3_error!(InvalidArgument, "The built-in stack keeps no object of that key")) }
}

/// Whether a key can be a file below its bucket.
fn is_safe(key: &str) -> bool {
    !key.starts_with('/')
        && !key.contains(['\0', '\\'])
        && key.trim_end_matches('/').split('/').all(|segment| !matches!(segment, "" | "." | "..") && segment.len() <= LONGEST_SEGMENT)
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn a_key_stays_inside_its_bucket() {
        for good in ["a", "reports/usr_1/0198.pdf", "ключ", "a..b/.c", "folder/"] {
            assert!(is_safe(good), "{good}");
        }
        let long = "a".repeat(256);
        for bad in ["..", "../b/c", "a/../b", "a/..", "./a", "/etc", "a//b", "a\\..\\b", "a\0", "", long.as_str()] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
