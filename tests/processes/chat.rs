//! F51: two people, two server processes, one store: what one writes reaches the other's open stream.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt as _, Empty};
use hyper_util::client::legacy::Client as Legacy;
use hyper_util::rt::TokioExecutor;
use serde_json::json;

use crate::people::{Person, doctors, free_times, opens_days_ahead, patients};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f51_a_message_sent_to_one_server_reaches_the_stream_of_another_and_a_stop_ends_it() {
    let mut site = Site::new();
    let _stack = site.stack();
    let (one, mut other) = (site.server(), site.server());
    let window = opens_days_ahead(&[&one.address, &other.address], 28).await;
    let asha = patients(&[one.address.as_str()], 1).await.remove(0);
    let farah = Person::of_demo(&one.address, "doctor").await;
    let doctor = doctors(&one.address).await.remove(0);
    let me = farah.client.get(&one.address, "/me").await.unwrap().is(200).json();
    let doctor = me["id"].as_str().map_or(doctor, str::to_owned);
    let start = free_times(&one.address, &doctor, window).await.into_iter().next().unwrap();
    asha.books(&one.address, "visit", &doctor, &start).await.unwrap().is(201);
    let opened = asha.client.post(&one.address, "/conversations", &json!({ "doctor_id": doctor })).await.unwrap().is(201);
    let id = opened.json()["id"].as_str().unwrap().to_owned();

    // The doctor has the conversation open on the other server.
    let stream = Legacy::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
    let ask = Request::get(format!("{}/api/v1/conversations/{id}/stream", other.address))
        .header("accept", "text/event-stream")
        .header("cookie", farah.client.cookie().unwrap());
    let mut body = stream.request(ask.body(Empty::new()).unwrap()).await.unwrap().into_body();
    let mut heard = String::new();
    let mut slowest = Duration::ZERO;
    for number in 0..5 {
        let text = format!("message number {number}");
        let sent = Instant::now();
        asha.client.post(&one.address, &format!("/conversations/{id}/messages"), &json!({ "text": text })).await.unwrap().is(201);
        while !heard.contains(&text) {
            let frame = tokio::time::timeout(Duration::from_mins(1), body.frame()).await.expect("the stream is silent");
            if let Ok(data) = frame.expect("the stream ended").unwrap().into_data() {
                heard.push_str(&String::from_utf8_lossy(&data));
            }
        }
        slowest = slowest.max(sent.elapsed());
    }
    println!("f51: from send on one process to the stream of another, the slowest of 5: {} ms", slowest.as_millis());
    assert_eq!(heard.matches("event: message").count(), 5, "each once: {heard}");
    site.verify();
    other.program.terminate();
    let ended = tokio::time::timeout(Duration::from_mins(1), async { while let Some(Ok(_)) = body.frame().await {} }).await;
    assert!(ended.is_ok(), "a server that stops ends its streams");
    let (status, took) = other.program.ends();
    assert!(status.success(), "{status}");
    println!("f51: a server with an open stream stopped within {} ms", took.as_millis());
}
