//! Objects of one bucket, each written once: a key that is taken is never written again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::error::{ProvideErrorMetadata as _, SdkError};
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::operation::put_object::PutObjectError;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use tokio::sync::OnceCell;

use super::FileError;
use crate::aws::clients::Aws;

/// A link to read an object lives so many seconds (S-29).
pub const LINK_LIVES: u64 = 60;
/// A large object on its way may take so long.
const LARGE: Duration = Duration::from_mins(10);

/// What became of writing an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is there now.
    Now,
    /// Another one has the key; nothing was written.
    Taken,
}

/// Whether the program makes a bucket that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The built-in stack: on first use.
    IsMade,
    /// AWS: infrastructure's work.
    IsRefused,
}

/// One bucket. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Objects {
    pub(super) client: aws_sdk_s3::Client,
    pub(super) bucket: Arc<str>,
    missing: Missing,
    there: Arc<OnceCell<()>>,
}

impl Objects {
    /// The bucket of this name.
    #[must_use]
    pub fn new(aws: &Aws, bucket: &str, missing: Missing) -> Self {
        Self { client: aws.s3.clone(), bucket: bucket.into(), missing, there: Arc::default() }
    }

    /// Writes a JSON document whose key nobody has yet. Costs as [`Self::create_as`].
    ///
    /// # Errors
    /// As [`Self::create_as`].
    pub async fn create(&self, key: &str, bytes: Vec<u8>) -> Result<Created, FileError> {
        self.create_as(key, bytes, "application/json").await
    }

    /// Writes an object whose key nobody has yet (`If-None-Match: *`). One call.
    ///
    /// A try whose answer was lost may find its own object: whoever asks compares.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn create_as(&self, key: &str, bytes: Vec<u8>, content_type: &str) -> Result<Created, FileError> {
        self.ready().await?;
        let put = self.client.put_object().bucket(&*self.bucket).key(key).if_none_match("*");
        created(put.content_type(content_type).body(bytes.into()).send().await)
    }

    /// Writes a file of the disk under a key nobody has yet, and how browsers are to take it. One call; the file is never in
    /// memory as a whole.
    ///
    /// # Errors
    /// When the file cannot be read, or S3 does not answer or refuses.
    pub async fn create_from(&self, file: &Path, key: &str, content_type: &str, disposition: &str) -> Result<Created, FileError> {
        self.ready().await?;
        let unreadable = |_| FileError::Unavailable("a file that cannot be read".to_owned());
        let body = ByteStream::from_path(file).await.map_err(unreadable)?;
        let put = self.client.put_object().bucket(&*self.bucket).key(key).if_none_match("*");
        let put = put.content_type(content_type).content_disposition(disposition).body(body);
        created(put.customize().config_override(patient()).send().await)
    }

    /// Lets whoever has the link read one object within [`LINK_LIVES`] seconds. The address says nothing but the key. No call.
    ///
    /// # Errors
    /// When there are no keys to sign with.
    pub async fn link(&self, key: &str) -> Result<String, FileError> {
        let get = self.client.get_object().bucket(&*self.bucket).key(key);
        let signed = get.presigned(within(LINK_LIVES)?).await.map_err(|error| FileError::of(&error))?;
        Ok(signed.uri().to_owned())
    }

    /// The bucket's own address, as the SDK writes it: with the bucket in the host, or in the path of a stand-in. No call.
    ///
    /// # Errors
    /// When there are no keys to sign with.
    pub async fn address(&self) -> Result<String, FileError> {
        let url = self.link("a").await?;
        let plain = url.split('?').next().unwrap_or_default();
        Ok(plain.strip_suffix("/a").unwrap_or(plain).to_owned())
    }

    /// Where browsers reach the bucket: `https://caredesk-reports.s3.eu-west-1.amazonaws.com`. No call.
    ///
    /// # Errors
    /// When there are no keys to sign with.
    pub async fn origin(&self) -> Result<String, FileError> {
        Ok(self.address().await?.splitn(4, '/').take(3).collect::<Vec<_>>().join("/"))
    }

    /// An object whole; `None` when there is none of this key. One call.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, FileError> {
        self.ready().await?;
        match self.client.get_object().bucket(&*self.bucket).key(key).send().await {
            Ok(object) => {
                let whole = object.body.collect().await.map_err(|_| FileError::Unavailable("an answer that broke off".to_owned()))?;
                Ok(Some(whole.to_vec()))
            }
            Err(SdkError::ServiceError(answer)) if matches!(answer.err(), GetObjectError::NoSuchKey(_)) => Ok(None),
            Err(error) => Err(FileError::of(&error)),
        }
    }

    /// Takes an object away; one that is not there is fine. One call.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn remove(&self, key: &str) -> Result<(), FileError> {
        self.ready().await?;
        match self.client.delete_object().bucket(&*self.bucket).key(key).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.code() == Some("NoSuchKey") => Ok(()),
            Err(error) => Err(FileError::of(&error)),
        }
    }

    /// Every key of the bucket, sorted. One call per 1,000.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn keys(&self) -> Result<Vec<String>, FileError> {
        Ok(self.sizes().await?.into_keys().collect())
    }

    /// The keys that begin so, sorted. One call per 1,000.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn keys_below(&self, start: &str) -> Result<Vec<String>, FileError> {
        Ok(self.listed(Some(start)).await?.into_keys().collect())
    }

    /// Every key of the bucket with the bytes that lie there. One call per 1,000.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn sizes(&self) -> Result<BTreeMap<String, u64>, FileError> {
        self.listed(None).await
    }

    async fn listed(&self, start: Option<&str>) -> Result<BTreeMap<String, u64>, FileError> {
        self.ready().await?;
        let mut sizes = BTreeMap::new();
        let mut pages = self.client.list_objects_v2().bucket(&*self.bucket).set_prefix(start.map(str::to_owned)).into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| FileError::of(&error))?;
            let size = |bytes: Option<i64>| bytes.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0);
            let objects = page.contents.unwrap_or_default().into_iter();
            sizes.extend(objects.filter_map(|object| Some((object.key?, size(object.size)))));
        }
        Ok(sizes)
    }

    /// Makes the bucket where that is ours to do. Making one that is there is fine.
    pub(super) async fn ready(&self) -> Result<(), FileError> {
        if self.missing == Missing::IsRefused {
            return Ok(());
        }
        let make = || async {
            match self.client.create_bucket().bucket(&*self.bucket).send().await {
                Ok(_) => Ok(()),
                Err(error) if error.code().is_some_and(|code| code.starts_with("BucketAlready")) => Ok(()),
                Err(error) => Err(FileError::of(&error)),
            }
        };
        self.there.get_or_try_init(make).await.copied()
    }
}

/// For what is large: a slow line takes its time.
pub(super) fn patient() -> aws_sdk_s3::config::Builder {
    let limits = TimeoutConfig::builder().operation_timeout(LARGE).operation_attempt_timeout(LARGE).build();
    aws_sdk_s3::config::Builder::new().timeout_config(limits)
}

/// How long a link or a form is good for.
pub(super) fn within(seconds: u64) -> Result<PresigningConfig, FileError> {
    PresigningConfig::expires_in(Duration::from_secs(seconds)).map_err(|_| FileError::Refused("a link without time".to_owned()))
}

fn created<T>(sent: Result<T, SdkError<PutObjectError, HttpResponse>>) -> Result<Created, FileError> {
    match sent {
        Ok(_) => Ok(Created::Now),
        Err(error) if error.code() == Some("PreconditionFailed") => Ok(Created::Taken),
        Err(error) => Err(FileError::of(&error)),
    }
}
