//! Objects of one bucket, each written once: a key that is taken is never written again.

use std::sync::Arc;

use aws_sdk_s3::error::{ProvideErrorMetadata as _, SdkError};
use aws_sdk_s3::operation::get_object::GetObjectError;
use tokio::sync::OnceCell;

use super::FileError;
use crate::aws::clients::Aws;

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

    /// Writes a JSON document whose key nobody has yet (`If-None-Match: *`). One call.
    ///
    /// A try whose answer was lost may find its own object: whoever asks compares.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn create(&self, key: &str, bytes: Vec<u8>) -> Result<Created, FileError> {
        self.create_as("application/json", key, bytes).await
    }

    /// The same of another type of content.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub async fn create_as(&self, content_type: &str, key: &str, bytes: Vec<u8>) -> Result<Created, FileError> {
        self.ready().await?;
        let put = self.client.put_object().bucket(&*self.bucket).key(key).if_none_match("*");
        match put.content_type(content_type).body(bytes.into()).send().await {
            Ok(_) => Ok(Created::Now),
            Err(error) if error.code() == Some("PreconditionFailed") => Ok(Created::Taken),
            Err(error) => Err(FileError::of(&error)),
        }
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
        let removed = self.client.delete_object().bucket(&*self.bucket).key(key).send().await;
        removed.map(|_| ()).map_err(|error| FileError::of(&error))
    }

    /// Every key of the bucket, sorted. One call per 1,000.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn keys(&self) -> Result<Vec<String>, FileError> {
        self.ready().await?;
        let mut keys = Vec::new();
        let mut pages = self.client.list_objects_v2().bucket(&*self.bucket).into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| FileError::of(&error))?;
            keys.extend(page.contents.unwrap_or_default().into_iter().filter_map(|object| object.key));
        }
        keys.sort_unstable();
        Ok(keys)
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
