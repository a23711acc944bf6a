//! A bucket that browsers write to and read from themselves, by links and forms signed here: no file passes through the
//! program on its way in or out. Keys are made by the caller and never a person's words.
//!
//! Signatures are made with the machine's own time, as every request of the SDK: S3 compares them with its clock.

use aws_sdk_s3::error::SdkError;
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::operation::get_object_tagging::GetObjectTaggingError;
use aws_sdk_s3::presigning::PresignedRequest;

use super::FileError;
use super::objects::{Missing, Objects, patient, within};
use super::policy::{self, Allowed, Signer};
use crate::aws::clients::Aws;
use crate::primitives::time::{Clock, after};

/// The tag in which `GuardDuty` writes what it found.
const SCAN_TAG: &str = "GuardDutyMalwareScanStatus";

/// The bucket. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Uploads {
    aws: Aws,
    objects: Objects,
}

/// A file somebody is about to send.
#[derive(Debug, Clone, Copy)]
pub struct Announced<'a> {
    pub key: &'a str,
    pub content_type: &'a str,
    /// In bytes.
    pub size: u64,
    /// Its SHA-256 in base 64, where the sender knows it: S3 then refuses other bytes.
    pub sha256: Option<&'a str>,
}

/// How a program or a script sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub url: String,
    /// Must be sent as they are. Browsers add the length themselves.
    pub headers: Vec<(String, String)>,
}

/// How a plain form sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub url: String,
    /// Hidden fields, in order; the file is the last, called `file`.
    pub fields: Vec<(&'static str, String)>,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub size: u64,
    /// Changes with the bytes.
    pub etag: String,
}

/// What came of reading a whole object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    Bytes(Vec<u8>),
    /// Nothing stands there.
    Gone,
    /// Other bytes than those of that tag.
    Other,
    TooLarge,
}

impl Uploads {
    /// The bucket of this name.
    #[must_use]
    pub fn new(aws: &Aws, bucket: &str, missing: Missing) -> Self {
        Self { aws: aws.clone(), objects: Objects::new(aws, bucket, missing) }
    }

    /// The objects of the bucket, as the house itself reads and removes them.
    #[must_use]
    pub const fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Lets whoever has the link put this one file there, once, within so many seconds: other bytes, another length or
    /// another type are refused by S3.
    ///
    /// # Errors
    /// When there are no keys to sign with.
    pub async fn put_link(&self, file: &Announced<'_>, seconds: u64) -> Result<Link, FileError> {
        self.objects.ready().await?;
        let put = self.objects.client.put_object().bucket(&*self.objects.bucket).key(file.key);
        let put = put.content_type(file.content_type).content_length(i64::try_from(file.size).unwrap_or(i64::MAX)).if_none_match("*");
        let signed = put.set_checksum_sha256(file.sha256.map(str::to_owned)).presigned(within(seconds)?).await;
        Ok(link(&signed.map_err(|error| FileError::of(&error))?))
    }

    /// Lets a plain form send one file of at most this size there, an empty one too, within so many seconds, and come back to `then`.
    ///
    /// # Errors
    /// When there are no keys to sign with.
    pub async fn form(&self, file: &Announced<'_>, seconds: i64, then: &str) -> Result<Form, FileError> {
        self.objects.ready().await?;
        let keys = self.aws.s3_keys().await.ok_or_else(|| FileError::Refused("no keys to sign with".to_owned()))?;
        let signer = Signer {
            access_key: keys.access_key_id(),
            secret_key: keys.secret_access_key(),
            session_token: keys.session_token(),
            region: self.aws.s3_region(),
        };
        let now = Clock::system().now();
        let allowed = Allowed {
            bucket: &self.objects.bucket,
            key: file.key,
            content_type: file.content_type,
            most_bytes: file.size,
            then,
            until: after(now, seconds),
        };
        Ok(Form { url: self.objects.address().await?, fields: policy::fields(signer, &allowed, now) })
    }

    /// What stands under a key now; `None`: nothing. One call.
    ///
    /// By the list, and not by a look at the object: that is a right to read it, which nobody but the job that checks files has
    /// before one is found clean.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn arrived(&self, key: &str) -> Result<Option<Arrived>, FileError> {
        self.objects.ready().await?;
        // Lists are in order, so the key itself comes before whatever begins with it.
        let list = self.objects.client.list_objects_v2().bucket(&*self.objects.bucket).prefix(key).max_keys(1);
        let listed = list.send().await.map_err(|error| FileError::of(&error))?;
        let found = listed.contents().first().filter(|object| object.key() == Some(key));
        Ok(found.map(|object| {
            let size = object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
            Arrived { size, etag: object.e_tag().unwrap_or_default().to_owned() }
        }))
    }

    /// The bytes under a key, when they are those of this tag and no more than `most`. One call.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn fetch(&self, key: &str, etag: &str, most: u64) -> Result<Fetched, FileError> {
        self.objects.ready().await?;
        let mut object = match self.objects.client.get_object().bucket(&*self.objects.bucket).key(key).send().await {
            Ok(object) => object,
            Err(SdkError::ServiceError(answer)) if matches!(answer.err(), GetObjectError::NoSuchKey(_)) => return Ok(Fetched::Gone),
            Err(error) => return Err(FileError::of(&error)),
        };
        if object.e_tag() != Some(etag) {
            return Ok(Fetched::Other);
        }
        let mut bytes = Vec::new();
        let broken = |_| FileError::Unavailable("an answer that broke off".to_owned());
        while let Some(chunk) = object.body.try_next().await.map_err(broken)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() as u64 > most {
                return Ok(Fetched::TooLarge);
            }
        }
        Ok(Fetched::Bytes(bytes))
    }

    /// Keeps bytes under a key, and how browsers are to take them. Writing the same again changes nothing. One call.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn keep(&self, key: &str, bytes: Vec<u8>, content_type: &str, disposition: &str) -> Result<(), FileError> {
        self.objects.ready().await?;
        let put = self.objects.client.put_object().bucket(&*self.objects.bucket).key(key).content_type(content_type);
        let put = put.content_disposition(disposition).body(bytes.into());
        let sent = put.customize().config_override(patient()).send().await;
        sent.map(|_| ()).map_err(|error| FileError::of(&error))
    }

    /// What `GuardDuty` wrote on an object; `None` while it wrote nothing. One call.
    ///
    /// # Errors
    /// When S3 does not answer or refuses.
    pub async fn scan_tag(&self, key: &str) -> Result<Option<String>, FileError> {
        match self.objects.client.get_object_tagging().bucket(&*self.objects.bucket).key(key).send().await {
            Ok(tags) => Ok(tags.tag_set().iter().find(|tag| tag.key() == SCAN_TAG).map(|tag| tag.value().to_owned())),
            Err(error) => Err(FileError::of::<GetObjectTaggingError>(&error)),
        }
    }
}

fn link(signed: &PresignedRequest) -> Link {
    let own = |(name, value): (&str, &str)| (!name.eq_ignore_ascii_case("host")).then(|| (name.to_owned(), value.to_owned()));
    Link { url: signed.uri().to_owned(), headers: signed.headers().filter_map(own).collect() }
}
