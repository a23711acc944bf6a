//! Number sets: the whole of the booking protocol's memory (data-model.md, "The booking protocol").

use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::AttributeValue;
use caredesk::storage::item::{Item, Key, number, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{CommitError, Expression};

use crate::server::Server;

fn quanta(numbers: impl IntoIterator<Item = i64>) -> AttributeValue {
    AttributeValue::Ns(numbers.into_iter().map(|quantum| quantum.to_string()).collect())
}

fn kept(row: &Item, day: &str) -> Option<Vec<i64>> {
    let mut numbers: Vec<i64> = row.get(day)?.as_ns().unwrap().iter().map(|digits| digits.parse().unwrap()).collect();
    numbers.sort_unstable();
    Some(numbers)
}

struct Week<'a> {
    server: &'a Server,
    key: Key,
}

impl<'a> Week<'a> {
    fn of(server: &'a Server) -> Self {
        Self { server, key: Key::two(Table::Calendar, server.name("usr"), "2026-W48") }
    }

    async fn update(&self, change: &str, condition: Option<&str>, values: &[(&str, AttributeValue)]) -> Result<Item, CommitError<()>> {
        let filled = values.iter().fold(Expression::of(change), |change, (name, value)| change.value(name, value.clone()));
        self.server.storage.update(&self.key, filled, condition.map(Expression::of)).await
    }

    /// Takes quanta of a day of which none may be taken.
    async fn take(&self, wanted: &[i64]) -> Result<Item, CommitError<()>> {
        let names: Vec<String> = wanted.iter().map(|quantum| format!(":q{quantum}")).collect();
        let condition: Vec<String> = names.iter().map(|name| format!("NOT contains(d1, {name})")).collect();
        let mut values: Vec<(&str, AttributeValue)> =
            names.iter().zip(wanted).map(|(name, quantum)| (name.as_str(), number(*quantum))).collect();
        values.push((":take", quanta(wanted.iter().copied())));
        self.update("ADD d1 :take", Some(&condition.join(" AND ")), &values).await
    }

    async fn row(&self) -> Item {
        self.server.storage.get(&self.key).await.unwrap().unwrap_or_default()
    }
}

#[tokio::test]
async fn f24_taking_a_free_time_makes_the_week_and_a_taken_quantum_refuses_the_whole() {
    let server = Server::open().await;
    let week = Week::of(&server);
    assert_eq!(kept(&week.take(&[48, 49, 50]).await.unwrap(), "d1"), Some(vec![48, 49, 50]));
    assert!(matches!(week.take(&[46, 47, 48]).await, Err(CommitError::Refused(_))));
    assert!(matches!(week.take(&[50]).await, Err(CommitError::Refused(_))));
    week.take(&[51, 5]).await.unwrap();
    assert_eq!(kept(&week.row().await, "d1"), Some(vec![5, 48, 49, 50, 51]));
}

#[tokio::test]
async fn f26_giving_back_removes_these_quanta_and_an_emptied_day_is_no_attribute() {
    let server = Server::open().await;
    let week = Week::of(&server);
    week.take(&[1, 2, 3]).await.unwrap();
    let give = |numbers: &[i64]| [(":r", quanta(numbers.iter().copied()))];
    week.update("DELETE d1 :r", None, &give(&[2, 9])).await.unwrap();
    assert_eq!(kept(&week.row().await, "d1"), Some(vec![1, 3]));
    week.update("DELETE d1 :r", None, &give(&[1, 3])).await.unwrap();
    assert_eq!(kept(&week.row().await, "d1"), None);
    week.update("DELETE d1 :r", None, &give(&[1])).await.unwrap();
    let swapped = week.update("SET d1 = :a", Some("attribute_not_exists(d1)"), &[(":a", quanta([7]))]).await;
    assert_eq!(kept(&swapped.unwrap(), "d1"), Some(vec![7]));
}

#[tokio::test]
async fn f26_a_day_is_swapped_only_while_it_is_what_was_read_whatever_the_order() {
    let server = Server::open().await;
    let week = Week::of(&server);
    week.take(&[20, 3, 100]).await.unwrap();
    let swap = |before: &[i64], after: &[i64]| [(":b", quanta(before.iter().copied())), (":a", quanta(after.iter().copied()))];
    let refused = week.update("SET d1 = :a", Some("d1 = :b"), &swap(&[3, 20], &[1])).await;
    assert!(matches!(refused, Err(CommitError::Refused(_))));
    week.update("SET d1 = :a", Some("d1 = :b"), &swap(&[100, 3, 20], &[3, 4])).await.unwrap();
    assert_eq!(kept(&week.row().await, "d1"), Some(vec![3, 4]));
}

#[tokio::test]
async fn f22_an_offer_of_older_rules_is_refused_and_one_of_a_fresh_week_is_not() {
    let server = Server::open().await;
    let week = Week::of(&server);
    let book = |seen: i64, quantum: i64| {
        let values = [(":seen", number(seen)), (":t", quanta([quantum]))];
        let week = &week;
        async move {
            let condition = "attribute_not_exists(rules_version) OR rules_version <= :seen";
            week.update("SET rules_version = :seen ADD d2 :t", Some(condition), &values).await
        }
    };
    book(3, 1).await.unwrap();
    book(4, 2).await.unwrap();
    assert!(matches!(book(3, 5).await, Err(CommitError::Refused(_))));
    assert_eq!(kept(&week.row().await, "d2"), Some(vec![1, 2]));
}

/// The reason for `SET day = :after`: AWS refuses two actions on one path. The other server would do both.
#[tokio::test]
async fn one_update_may_not_give_back_and_take_on_one_path() {
    let server = Server::open().await;
    if !server.is_built_in() {
        return;
    }
    let (table, key) = (server.storage.name_of(Table::Calendar), Key::two(Table::Calendar, "usr_1", "2026-W48").attributes());
    let update = server.raw.update_item().table_name(table).set_key(Some(key)).update_expression("ADD d1 :t DELETE d1 :r");
    let update = update.expression_attribute_values(":t", quanta([1])).expression_attribute_values(":r", quanta([2]));
    assert_eq!(update.send().await.unwrap_err().code(), Some("ValidationException"));
}

/// A set cannot be empty and has no repeats: an emptied day is `REMOVE`d, never written.
#[tokio::test]
async fn an_empty_set_cannot_be_written() {
    let server = Server::open().await;
    let row = Item::from([("key".to_owned(), text("k")), ("d1".to_owned(), AttributeValue::Ns(vec![]))]);
    let put = server.raw.put_item().table_name(server.storage.name_of(Table::Guards)).set_item(Some(row));
    assert_eq!(put.send().await.unwrap_err().code(), Some("ValidationException"));
}
