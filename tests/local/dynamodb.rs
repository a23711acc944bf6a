//! DynamoDB. What the product relies on is in `tests/storage`; here only what our own few lines of HTTP could break.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, ReturnConsumedCapacity, ReturnValuesOnConditionCheckFailure, TransactWriteItem};

use crate::support::{TestStack, http, make_table};

fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

fn put(id: &str) -> TransactWriteItem {
    let put = Put::builder().table_name("things").item("id", text(id)).condition_expression("attribute_not_exists(id)");
    let put = put.return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
    TransactWriteItem::builder().put(put.build().unwrap()).build()
}

#[tokio::test]
async fn a_transaction_says_which_condition_failed_and_writes_nothing() {
    let stack = TestStack::start().await;
    make_table(&stack.aws, "things").await;
    let dynamodb = &stack.aws.dynamodb;
    dynamodb.put_item().table_name("things").item("id", text("taken")).item("by", text("asha")).send().await.unwrap();

    let refused = dynamodb.transact_write_items().transact_items(put("free")).transact_items(put("taken")).send().await.unwrap_err();

    let TransactWriteItemsError::TransactionCanceledException(cancelled) = refused.into_service_error() else { panic!("not cancelled") };
    let reasons = cancelled.cancellation_reasons();
    let codes: Vec<_> = reasons.iter().map(|reason| reason.code().unwrap()).collect();
    assert_eq!(codes, ["None", "ConditionalCheckFailed"]);
    assert_eq!(reasons[1].item().unwrap()["by"], text("asha"));
    let free = dynamodb.get_item().table_name("things").key("id", text("free")).send().await.unwrap();
    assert!(free.item.is_none());
}

#[tokio::test]
async fn refusals_keep_their_kind_and_costs_are_told() {
    let stack = TestStack::start().await;
    make_table(&stack.aws, "things").await;
    let dynamodb = &stack.aws.dynamodb;

    let put = dynamodb.put_item().table_name("things").item("id", text("one")).return_consumed_capacity(ReturnConsumedCapacity::Total);
    assert_eq!(put.send().await.unwrap().consumed_capacity.unwrap().capacity_units, Some(1.0));

    let twice = dynamodb.put_item().table_name("things").item("id", text("one")).condition_expression("attribute_not_exists(id)");
    assert!(twice.send().await.unwrap_err().into_service_error().is_conditional_check_failed_exception());
    let nowhere = dynamodb.get_item().table_name("nowhere").key("id", text("one")).send().await.unwrap_err();
    assert!(nowhere.into_service_error().is_resource_not_found_exception());
    let wrong_number = dynamodb.put_item().table_name("things").item("id", text("n")).item("n", AttributeValue::N("x".to_owned()));
    assert_eq!(wrong_number.send().await.unwrap_err().code(), Some("ValidationException"));
    let unsupported = dynamodb.describe_continuous_backups().table_name("things").send().await.unwrap_err();
    assert_eq!(unsupported.code(), Some("UnknownOperationException"));
}

#[tokio::test]
async fn a_page_from_elsewhere_reads_no_table() {
    let stack = TestStack::start().await;
    let headers = [("x-amz-target", "DynamoDB_20120810.ListTables"), ("content-type", "application/x-amz-json-1.0")];
    let url = format!("http://{}/", stack.endpoints.dynamodb);
    assert_eq!(http("POST", &url, &headers, "{}").await, (200, r#"{"TableNames":[]}"#.to_owned()));

    let from_a_page = [&headers[..], &[("origin", "https://example.com")]].concat();
    assert_eq!(http("POST", &url, &from_a_page, "{}").await.0, 403);
    let by_another_name = [&headers[..], &[("host", "rebound.example.com:8000")]].concat();
    assert_eq!(http("POST", &url, &by_another_name, "{}").await.0, 403);
    let preflight = [("origin", "http://127.0.0.1:1"), ("access-control-request-method", "POST")];
    assert_eq!(http("OPTIONS", &url, &preflight, "").await.0, 405);
}
