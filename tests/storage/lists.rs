//! Lists: order, parts of a sort key, page breaks of the store's own, indexes that hold only some rows.

use std::collections::BTreeSet;

use caredesk::storage::item::{Item, Key, number, text};
use caredesk::storage::query::{Query, Sort};
use caredesk::storage::tables::{Table, VISITS_OF_DOCTOR, WAITING, WEEKS_OF_DEPARTMENT};
use caredesk::storage::transaction::Expression;

use crate::server::{Server, guard};

async fn put(server: &Server, table: Table, pairs: &[(&str, &str)]) {
    let row: Item = pairs.iter().map(|(name, value)| ((*name).to_owned(), text(value))).collect();
    server.storage.put(table, row, None).await.unwrap();
}

fn column(rows: &[Item], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_s().unwrap().clone()).collect()
}

async fn six_entries(server: &Server) {
    for entry in ["b1", "a1", "c1", "a3", "b2", "a2"] {
        put(server, Table::Audit, &[("subject_id", "usr_1"), ("entry_id", entry), ("day", "2026-11-23")]).await;
    }
    put(server, Table::Audit, &[("subject_id", "usr_2"), ("entry_id", "a0"), ("day", "2026-11-24")]).await;
}

#[tokio::test]
async fn a_partition_is_in_order_and_any_part_of_it_can_be_asked_for() {
    let server = Server::open().await;
    six_entries(&server).await;
    let ask = |sort: Sort| {
        let query = Query::table(Table::Audit, "usr_1").sort(sort);
        async { column(&server.storage.query(query).await.unwrap().items, "entry_id") }
    };
    assert_eq!(ask(Sort::Any).await, ["a1", "a2", "a3", "b1", "b2", "c1"]);
    assert_eq!(ask(Sort::BeginsWith("a".into())).await, ["a1", "a2", "a3"]);
    assert_eq!(ask(Sort::Between("a3".into(), "b2".into())).await, ["a3", "b1", "b2"]);
    assert_eq!(ask(Sort::From("b2".into())).await, ["b2", "c1"]);
    assert_eq!(ask(Sort::Until("a2".into())).await, ["a1", "a2"]);
    let newest = server.storage.query(Query::table(Table::Audit, "usr_1").newest_first().limit(2)).await.unwrap();
    assert_eq!(column(&newest.items, "entry_id"), ["c1", "b2"]);
    let rest = server.storage.query(Query::table(Table::Audit, "usr_1").newest_first().after(newest.next)).await.unwrap();
    assert_eq!(column(&rest.items, "entry_id"), ["b1", "a3", "a2", "a1"]);
    assert!(rest.next.is_none());
}

/// A page that ends exactly with the partition says that there may be more; the next one is empty and says that there is not.
#[tokio::test]
async fn the_extra_empty_page_is_expected() {
    let server = Server::open().await;
    six_entries(&server).await;
    let page = |after: Option<Item>| {
        let query = Query::table(Table::Audit, "usr_1").limit(3).after(after);
        async { server.storage.query(query).await.unwrap() }
    };
    let first = page(None).await;
    let second = page(first.next.clone()).await;
    assert_eq!((first.items.len(), second.items.len()), (3, 3));
    assert!(first.next.is_some() && second.next.is_some(), "the store cannot know that nothing follows");
    let third = page(second.next).await;
    assert!(third.items.is_empty() && third.next.is_none());
    let all = server.storage.query_all(Query::table(Table::Audit, "usr_1"), 7).await.unwrap();
    assert_eq!(all.len(), 6);
    assert!(server.storage.query_all(Query::table(Table::Audit, "usr_1"), 5).await.is_err(), "more than were expected");
}

/// The store cuts a page at 1 MB whatever the limit; lists must go on by themselves.
#[tokio::test]
async fn a_page_is_cut_at_a_megabyte_and_lists_go_on() {
    let server = Server::open().await;
    let long = "x".repeat(60_000);
    for entry in 0..30 {
        let entry = format!("entry-{entry:02}");
        put(&server, Table::Audit, &[("subject_id", "usr_1"), ("entry_id", &entry), ("day", "2026-11-23"), ("what", &long)]).await;
    }
    let one = server.raw.query().table_name(server.storage.name_of(Table::Audit)).key_condition_expression("subject_id = :s");
    let one = one.expression_attribute_values(":s", text("usr_1")).send().await.unwrap();
    assert!(one.count() < 20 && one.last_evaluated_key().is_some(), "{} rows in one page", one.count());
    let all = server.storage.query(Query::table(Table::Audit, "usr_1").limit(30)).await.unwrap();
    assert_eq!(all.items.len(), 30);
    let (mut seen, mut pages) = (BTreeSet::new(), 0);
    let read = |page: Vec<Item>| {
        pages += 1;
        seen.extend(column(&page, "entry_id"));
    };
    server.storage.whole_table(Table::Audit, read).await.unwrap();
    assert!(seen.len() == 30 && pages > 1, "{} rows in {pages} pages", seen.len());
}

#[tokio::test]
async fn an_index_goes_on_where_its_page_ended_even_among_rows_of_one_instant() {
    let server = Server::open().await;
    for visit in ["apt_1", "apt_2", "apt_3", "apt_4", "apt_5"] {
        let start = if visit == "apt_5" { "2026-11-24T04:00:00Z" } else { "2026-11-23T04:00:00Z" };
        let row = [("appointment_id", visit), ("doctor_id", "usr_1"), ("start", start), ("status", "booked"), ("place", "Room 4")];
        put(&server, Table::Appointments, &row).await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = server.storage.query(Query::index(Table::Appointments, &VISITS_OF_DOCTOR, "usr_1").limit(2).after(after)).await.unwrap();
        assert!(page.items.iter().all(|row| row.contains_key("status") && !row.contains_key("place")), "an index holds what it is told");
        seen.extend(column(&page.items, "appointment_id"));
        after = page.next;
        let Some(key) = &after else { break };
        let names: BTreeSet<&str> = key.keys().map(String::as_str).collect();
        assert_eq!(names, BTreeSet::from(["appointment_id", "doctor_id", "start"]));
    }
    assert_eq!(seen.len(), 5);
    assert_eq!(seen[4], "apt_5");
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 5, "no row twice");
}

#[tokio::test]
async fn a_row_is_in_an_index_only_while_it_has_the_key() {
    let server = Server::open().await;
    let key = Key::two(Table::Deliveries, "usr_1", "msg_1");
    let row = [("recipient_id", "usr_1"), ("message_id", "msg_1"), ("channel_waiting", "mail"), ("next_try_at", "2026-11-23T04:00:00Z")];
    put(&server, Table::Deliveries, &row).await;
    put(&server, Table::Deliveries, &[("recipient_id", "usr_1"), ("message_id", "msg_2")]).await;
    let waiting = || async { server.storage.query(Query::index(Table::Deliveries, &WAITING, "mail")).await.unwrap().items.len() };
    assert_eq!(waiting().await, 1);
    server.storage.update(&key, Expression::of("REMOVE channel_waiting"), None).await.unwrap();
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn f23_a_departments_weeks_come_whole_with_their_sets() {
    let server = Server::open().await;
    for (doctor, week) in [("usr_1", "2026-W48"), ("usr_2", "2026-W48"), ("usr_1", "2026-W49"), ("usr_1", "2026-W50")] {
        let key = Key::two(Table::Calendar, doctor, week);
        let set = aws_sdk_dynamodb::types::AttributeValue::Ns(vec!["48".into(), "49".into()]);
        let change = Expression::of("SET department_id = :d ADD d1 :s").value(":d", text("dpt_1")).value(":s", set);
        server.storage.update(&key, change, None).await.unwrap();
    }
    let query = Query::index(Table::Calendar, &WEEKS_OF_DEPARTMENT, "dpt_1").sort(Sort::Between("2026-W48".into(), "2026-W49".into()));
    let weeks = server.storage.query_all(query, 10).await.unwrap();
    assert_eq!(weeks.len(), 3);
    assert!(weeks.iter().all(|week| week["d1"].as_ns().is_ok_and(|quanta| quanta.len() == 2)));
}

#[tokio::test]
async fn numbers_are_exact() {
    let server = Server::open().await;
    let numbers = [0, -1, i64::MAX, i64::MIN, 50_000];
    for (place, value) in numbers.into_iter().enumerate() {
        let key = format!("n{place}");
        server.storage.put(Table::Guards, guard(&key, [("n", number(value))]), None).await.unwrap();
        assert_eq!(server.storage.get(&Key::one(Table::Guards, key)).await.unwrap().unwrap()["n"], number(value));
    }
}
