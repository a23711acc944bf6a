//! `s3s-fs` with what its lists lack: on AWS every object in a list comes with its tag, which says whether its bytes are still the same.
//!
//! The portal asks by a list whether a file has arrived, because nobody reads what was not looked at yet.

use async_trait::async_trait;
use s3s::dto::{
    AbortMultipartUploadInput, AbortMultipartUploadOutput, CompleteMultipartUploadInput, CompleteMultipartUploadOutput, CopyObjectInput,
    CopyObjectOutput, CreateBucketInput, CreateBucketOutput, CreateMultipartUploadInput, CreateMultipartUploadOutput, DeleteBucketInput,
    DeleteBucketOutput, DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput, GetBucketLocationInput,
    GetBucketLocationOutput, GetObjectInput, GetObjectOutput, HeadBucketInput, HeadBucketOutput, HeadObjectInput, HeadObjectOutput,
    ListBucketsInput, ListBucketsOutput, ListObjectsInput, ListObjectsOutput, ListObjectsV2Input, ListObjectsV2Output, ListPartsInput,
    ListPartsOutput, PutObjectInput, PutObjectOutput, UploadPartCopyInput, UploadPartCopyOutput, UploadPartInput, UploadPartOutput,
};
use s3s::{S3, S3Request, S3Response, S3Result};
use s3s_fs::FileSystem;

/// The files, whose lists say tags.
pub(super) struct Tagged {
    pub(super) files: FileSystem,
}

/// What is answered by the files themselves, and the one thing that is not.
macro_rules! as_the_files_do {
    ($($operation:ident $input:ident $output:ident;)+) => {
        #[async_trait]
        impl S3 for Tagged {
            $(async fn $operation(&self, request: S3Request<$input>) -> S3Result<S3Response<$output>> {
                self.files.$operation(request).await
            })+

            async fn list_objects_v2(&self, request: S3Request<ListObjectsV2Input>) -> S3Result<S3Response<ListObjectsV2Output>> {
                let asked = request.clone();
                let mut listed = self.files.list_objects_v2(request).await?;
                for object in listed.output.contents.iter_mut().flatten() {
                    let (bucket, key) = (asked.input.bucket.clone(), object.key.clone().unwrap_or_default());
                    let head = asked.clone().map_input(|_| HeadObjectInput { bucket, key, ..HeadObjectInput::default() });
                    // One that went meanwhile has none.
                    object.e_tag = self.files.head_object(head).await.ok().and_then(|head| head.output.e_tag);
                }
                Ok(listed)
            }
        }
    };
}

as_the_files_do! {
    abort_multipart_upload AbortMultipartUploadInput AbortMultipartUploadOutput;
    complete_multipart_upload CompleteMultipartUploadInput CompleteMultipartUploadOutput;
    copy_object CopyObjectInput CopyObjectOutput;
    create_bucket CreateBucketInput CreateBucketOutput;
    create_multipart_upload CreateMultipartUploadInput CreateMultipartUploadOutput;
    delete_bucket DeleteBucketInput DeleteBucketOutput;
    delete_object DeleteObjectInput DeleteObjectOutput;
    delete_objects DeleteObjectsInput DeleteObjectsOutput;
    get_bucket_location GetBucketLocationInput GetBucketLocationOutput;
    get_object GetObjectInput GetObjectOutput;
    head_bucket HeadBucketInput HeadBucketOutput;
    head_object HeadObjectInput HeadObjectOutput;
    list_buckets ListBucketsInput ListBucketsOutput;
    list_objects ListObjectsInput ListObjectsOutput;
    list_parts ListPartsInput ListPartsOutput;
    put_object PutObjectInput PutObjectOutput;
    upload_part UploadPartInput UploadPartOutput;
    upload_part_copy UploadPartCopyInput UploadPartCopyOutput;
}
