//! What outlives the stack: a restart, and a `kill -9`.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_s3::primitives::ByteStream;
use caredesk::aws::clients::Aws;
use caredesk::local::{Endpoints, StackOptions, erase, running_endpoints, start};

use crate::support::{clients, make_table, sent};

async fn rows(aws: &Aws) -> Vec<String> {
    let page = aws.dynamodb.scan().table_name("things").consistent_read(true).send().await.unwrap();
    let mut ids: Vec<String> = page.items().iter().map(|item| item["id"].as_s().unwrap().clone()).collect();
    ids.sort();
    ids
}

async fn put(aws: &Aws, id: &str) {
    aws.dynamodb.put_item().table_name("things").item("id", AttributeValue::S(id.to_owned())).send().await.unwrap();
}

#[tokio::test]
async fn f64_everything_is_there_after_a_restart() {
    let data = tempfile::tempdir().unwrap();
    let first = start(StackOptions::on_disk(data.path())).unwrap();
    let aws = clients(&first.endpoints).await;
    make_table(&aws, "things").await;
    put(&aws, "one").await;
    aws.s3.create_bucket().bucket("files").send().await.unwrap();
    aws.s3.put_object().bucket("files").key("one").body(ByteStream::from_static(b"x")).send().await.unwrap();
    let topic = aws.sns.create_topic().name("operations").send().await.unwrap().topic_arn.unwrap();
    aws.sns.subscribe().topic_arn(&topic).protocol("sms").endpoint("+15550100").send().await.unwrap();
    assert_eq!(running_endpoints(data.path()), Some(first.endpoints));
    let stopping = Instant::now();
    first.shutdown();
    assert!(stopping.elapsed() < Duration::from_secs(2), "{:?}", stopping.elapsed());
    assert_eq!(running_endpoints(data.path()), None);

    let second = start(StackOptions::on_disk(data.path())).unwrap();
    let aws = clients(&second.endpoints).await;
    assert_eq!(rows(&aws).await, ["one"]);
    assert_eq!(aws.s3.get_object().bucket("files").key("one").send().await.unwrap().content_length(), Some(1));
    aws.sns.publish().topic_arn(&topic).message("still here").send().await.unwrap();
    assert_eq!(sent(&second.endpoints).await.iter().map(|message| message["service"].clone()).collect::<Vec<_>>(), ["sns", "sms"]);
}

#[tokio::test]
async fn erasing_removes_what_the_stack_keeps_and_nothing_else() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("letter.txt"), "mine").unwrap();
    let stack = start(StackOptions::on_disk(data.path())).unwrap();
    make_table(&clients(&stack.endpoints).await, "things").await;
    assert!(erase(data.path()).unwrap_err().to_string().contains("in use"));
    drop(stack);

    erase(data.path()).unwrap();
    let left: BTreeSet<_> =
        std::fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left, ["letter.txt", "stack.lock"].map(str::to_owned).into());
}

#[test]
fn one_data_directory_has_one_stack() {
    let data = tempfile::tempdir().unwrap();
    let first = start(StackOptions::in_memory(data.path())).unwrap();
    let refused = start(StackOptions::in_memory(data.path())).unwrap_err().to_string();
    assert!(refused.contains("in use by another caredesk") && refused.contains(&first.endpoints.dynamodb.to_string()), "{refused}");
    drop(first);
    start(StackOptions::in_memory(data.path())).unwrap();
}

#[tokio::test]
async fn f64_what_was_acknowledged_outlives_kill_9() {
    let data = tempfile::tempdir().unwrap();
    let (victim, endpoints) = stack_in_another_process(data.path()).await;
    let aws = clients(&endpoints).await;
    make_table(&aws, "things").await;
    let topic = aws.sns.create_topic().name("operations").send().await.unwrap().topic_arn.unwrap();
    let writer = tokio::spawn(async move {
        let mut acknowledged = Vec::new();
        for number in 0.. {
            let id = format!("{number:05}");
            let put = aws.dynamodb.put_item().table_name("things").item("id", AttributeValue::S(id.clone())).send().await;
            let published = aws.sns.publish().topic_arn(&topic).message(&id).send().await;
            if put.is_err() || published.is_err() {
                break;
            }
            acknowledged.push(id);
        }
        acknowledged
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    drop(victim);
    let acknowledged = writer.await.unwrap();
    assert!(acknowledged.len() > 10, "{}", acknowledged.len());
    assert_eq!(running_endpoints(data.path()), None);

    let stack = start(StackOptions::on_disk(data.path())).unwrap();
    let kept = rows(&clients(&stack.endpoints).await).await;
    let published: Vec<String> = sent(&stack.endpoints).await.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect();
    for id in &acknowledged {
        assert!(kept.contains(id) && published.contains(id), "{id} was acknowledged and is gone");
    }
    // At most the one that was on its way when the process died.
    assert!(kept.len() <= acknowledged.len() + 1);
}

/// A process that is killed (SIGKILL) when the test is done with it.
struct Victim(Child);

impl Drop for Victim {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Runs `a_stack_to_be_killed` in a process of its own, in `data`.
async fn stack_in_another_process(data: &Path) -> (Victim, Endpoints) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--ignored", "--exact", "durability::a_stack_to_be_killed"]).current_dir(data);
    let victim = Victim(child.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap());
    for _ in 0..500 {
        if let Some(endpoints) = running_endpoints(data) {
            return (victim, endpoints);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the other process started no stack");
}

#[test]
#[ignore = "started by f64_what_was_acknowledged_outlives_kill_9"]
fn a_stack_to_be_killed() {
    let _stack = start(StackOptions::on_disk(".")).unwrap();
    // Ends with the process that started it, should that die first.
    let _ = std::io::stdin().read(&mut [0]);
}
