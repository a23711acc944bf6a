//! S3.

use std::time::Duration;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{Delete, ObjectIdentifier};

use crate::support::{TestStack, http};

async fn with_buckets(names: &[&str]) -> TestStack {
    let stack = TestStack::start().await;
    for name in names {
        stack.aws.s3.create_bucket().bucket(*name).send().await.unwrap();
    }
    stack
}

#[tokio::test]
async fn an_object_comes_back_with_what_is_said_about_it() {
    let stack = with_buckets(&["reports"]).await;
    let s3 = &stack.aws.s3;
    let put = s3.put_object().bucket("reports").key("reports/usr_1/one").content_type("application/pdf").metadata("kind", "blood");
    put.body(ByteStream::from_static(b"%PDF-1.7")).send().await.unwrap();

    let got = s3.get_object().bucket("reports").key("reports/usr_1/one").send().await.unwrap();
    assert_eq!(got.content_type(), Some("application/pdf"));
    assert_eq!(got.metadata().unwrap()["kind"], "blood");
    assert_eq!(got.body.collect().await.unwrap().to_vec(), b"%PDF-1.7");
    let none = s3.get_object().bucket("reports").key("reports/usr_1/two").send().await.unwrap_err();
    assert!(none.into_service_error().is_no_such_key());
}

#[tokio::test]
async fn f64_a_list_says_of_each_object_what_its_head_says() {
    let stack = with_buckets(&["reports"]).await;
    let s3 = &stack.aws.s3;
    for (key, bytes) in [("a/one", "first"), ("a/one-more", "second"), ("b", "third")] {
        s3.put_object().bucket("reports").key(key).body(ByteStream::from_static(bytes.as_bytes())).send().await.unwrap();
    }
    let listed = s3.list_objects_v2().bucket("reports").prefix("a/one").send().await.unwrap();
    let keys: Vec<_> = listed.contents().iter().filter_map(|object| object.key()).collect();
    assert_eq!(keys, ["a/one", "a/one-more"]);
    for object in listed.contents() {
        let head = s3.head_object().bucket("reports").key(object.key().unwrap()).send().await.unwrap();
        assert!(head.e_tag().is_some_and(|tag| tag.len() > 30), "{head:?}");
        assert_eq!((object.e_tag(), object.size()), (head.e_tag(), head.content_length()));
    }
    let first = s3.list_objects_v2().bucket("reports").prefix("a/one").max_keys(1).send().await.unwrap();
    assert_eq!(first.contents()[0].key(), Some("a/one"), "the key itself comes before what begins with it");
}

#[tokio::test]
async fn f64_a_browser_uploads_and_downloads_by_link() {
    let stack = with_buckets(&["reports"]).await;
    let hour = PresigningConfig::expires_in(Duration::from_hours(1)).unwrap();
    let put = stack.aws.s3.put_object().bucket("reports").key("one").content_type("text/plain").presigned(hour.clone()).await.unwrap();
    let get = stack.aws.s3.get_object().bucket("reports").key("one").presigned(hour).await.unwrap();
    let page = ("origin", "http://127.0.0.1:8080");

    let ask = [page, ("access-control-request-method", "PUT"), ("access-control-request-headers", "content-type")];
    assert_eq!(http("OPTIONS", put.uri(), &ask, "").await.0, 204);
    assert_eq!(http("PUT", put.uri(), &[page, ("content-type", "text/plain")], "hello").await.0, 200);
    assert_eq!(http("GET", get.uri(), &[], "").await, (200, "hello".to_owned()));
    assert_eq!(http("GET", get.uri(), &[("origin", "https://example.com")], "").await.0, 403);
    let unsigned = get.uri().split_once('?').unwrap().0;
    assert_eq!(http("GET", unsigned, &[], "").await.0, 403);
}

#[tokio::test]
async fn no_key_leaves_its_bucket() {
    let stack = with_buckets(&["reports", "others"]).await;
    let s3 = &stack.aws.s3;
    s3.put_object().bucket("others").key("secret").body(ByteStream::from_static(b"x")).send().await.unwrap();

    let put = s3.put_object().bucket("reports").key("../others/secret").body(ByteStream::from_static(b"y")).send().await;
    assert_eq!(put.unwrap_err().code(), Some("InvalidArgument"));
    let get = s3.get_object().bucket("reports").key("a/../../others/secret").send().await;
    assert_eq!(get.unwrap_err().code(), Some("InvalidArgument"));
    let copy = s3.copy_object().bucket("reports").key("copy").copy_source("reports/../others/secret").send().await.unwrap_err();
    assert_eq!(copy.code(), Some("InvalidArgument"));
    let outside = ObjectIdentifier::builder().key("../others/secret").build().unwrap();
    let delete =
        s3.delete_objects().bucket("reports").delete(Delete::builder().objects(outside).build().unwrap()).send().await.unwrap_err();
    assert_eq!(delete.code(), Some("InvalidArgument"));

    let kept = s3.get_object().bucket("others").key("secret").send().await.unwrap();
    assert_eq!(kept.body.collect().await.unwrap().to_vec(), b"x");
}
