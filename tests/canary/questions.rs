//! Nothing that people say is part of a question to the store (OWASP ASVS 1.2.4): everything is filled in while each request to
//! DynamoDB is read on its way out. What people say stands in values, never in the text of an expression or in a name.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::fields::ALL;
use crate::filling::House;

/// What the store reads as a question, wherever it stands in a request; rows, keys and values are looked past.
fn questions(request: &Value, found: &mut BTreeSet<String>) {
    match request {
        Value::Object(members) => {
            for (name, value) in members {
                match name.as_str() {
                    "Item" | "Key" | "ExpressionAttributeValues" => {}
                    "ExpressionAttributeNames" => found.extend([value.to_string()]),
                    name if name.ends_with("Expression") => found.extend([value.to_string()]),
                    _ => questions(value, found),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| questions(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn s06_nothing_that_people_say_is_part_of_a_question_to_the_store() {
    let house = Box::pin(House::open()).await;
    let asked: Arc<Mutex<(BTreeSet<String>, bool)>> = Arc::default();
    let heard = asked.clone();
    house.app.faults.plan(move |call| {
        if let Ok(request) = serde_json::from_str(call.body) {
            let mut heard = heard.lock().unwrap();
            heard.1 |= call.body.contains("Zqreasonwort");
            questions(&request, &mut heard.0);
        }
        None
    });
    Box::pin(house.fill_everything_in()).await;
    house.app.faults.end();
    let (asked, was_said) = std::mem::take(&mut *asked.lock().unwrap());
    assert!(asked.len() > 50 && was_said, "{} questions, and what was said went out beside them", asked.len());
    let found = asked
        .iter()
        .flat_map(|question| house.markers.in_text(question, ALL).into_iter().map(move |field| format!("{field} in {question}")));
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}

/// Negative control: an expression that was put together from what somebody said.
#[test]
fn s06_a_question_made_of_what_somebody_said_is_seen() {
    let request = serde_json::json!({ "TransactItems": [{ "Update": {
        "Key": { "email": { "S": "key" } },
        "UpdateExpression": "SET a = 'said'",
        "ExpressionAttributeNames": { "#n": "named" },
        "ExpressionAttributeValues": { ":v": { "S": "value" } },
    } }] });
    let mut found = BTreeSet::new();
    questions(&request, &mut found);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["\"SET a = 'said'\"", "{\"#n\":\"named\"}"]);
}
