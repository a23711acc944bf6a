//! `infra/tables.json` is what `caredesk schema` prints: infrastructure code reads the committed copy.

use caredesk::operations::schema::as_json;

use crate::source::read;

#[test]
fn f63_infrastructure_reads_the_tables_the_program_makes() {
    assert!(as_json() == read("infra/tables.json"), "run `cargo run -- schema > infra/tables.json`; it should be:\n{}", as_json());
}

/// The list itself: names, keys and indexes that `DynamoDB` and our readers accept.
#[test]
fn every_table_and_index_is_named_once() {
    let json: serde_json::Value = serde_json::from_str(&as_json()).unwrap();
    let tables = json["tables"].as_array().unwrap();
    let names: std::collections::BTreeSet<_> = tables.iter().map(|table| table["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), tables.len());
    for table in tables {
        let indexes = table["indexes"].as_array().unwrap();
        assert!(indexes.len() <= 5, "{table}: an update of a stack changes one index at a time; keep them few");
        for index in indexes {
            assert!(index["name"].as_str().unwrap().len() > 3, "{index}");
            let keys = |of: &serde_json::Value| (of["partition"].clone(), of["sort"].clone());
            assert_ne!(keys(index), keys(table), "{index} asks what the table itself answers");
        }
    }
}

/// Negative control: one changed word is a difference.
#[test]
fn a_changed_key_is_seen() {
    assert_ne!(as_json().replacen("user_id", "person", 1), as_json());
}
