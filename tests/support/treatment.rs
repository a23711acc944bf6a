//! The file of a treatment history as a patient finds it on their disk, and visits that were written up.

use caredesk::capabilities::own_data::model::{Content, Export};
use caredesk::capabilities::own_data::store::begin;
use caredesk::primitives::ids::ExportId;
use http::Method;
use serde_json::{Value, json};

use super::answer::Answer;
use super::files::get;
use super::{Browser, Person, Slot, TestApp};

/// The file, read by a reader of CSV.
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub bytes: Vec<u8>,
}

impl Table {
    /// What lies where an answer leads to.
    pub async fn behind(answer: &Answer) -> Self {
        assert_eq!(answer.status, 303, "{}", answer.asked);
        assert!(answer.location().contains("X-Amz-Expires=60&"), "{}", answer.location());
        let back = get(answer.location()).await;
        assert_eq!((back.status, back.header("content-type")), (200, "text/csv; charset=utf-8"), "{}", answer.asked);
        assert!(back.header("content-disposition").starts_with("attachment; filename=\"treatment-history-20"));
        let bytes = back.body.to_vec();
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark, without which Excel spoils umlauts");
        let mut reader = csv::Reader::from_reader(text);
        let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let columns = words(reader.headers().expect("a row of names"));
        let rows = reader.records().map(|row| words(&row.expect("a row as long as the first"))).collect();
        Self { columns, rows, bytes }
    }

    /// The cells of a column.
    pub fn column(&self, name: &str) -> Vec<&str> {
        let at = self.columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name} in {:?}", self.columns));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }
}

impl Person {
    /// A patient books, and the doctor writes the visit up; the record's id.
    pub async fn is_treated_by(&self, doctor: &Self, slot: &Slot, words: &Value) -> String {
        let visit = self.has(slot).await;
        doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(words).send().await.is(201).member("id")
    }

    /// A doctor amends a record.
    pub async fn amends(&self, patient: &Self, record: &str, change: &Value) {
        let path = format!("/patients/{}/records/{record}/amendments", patient.id);
        self.api(Method::POST, &path).json(change).send().await.is(201);
    }
}

impl Browser {
    /// Asks for the file of a treatment history (`me`, or a patient's id); its id.
    pub async fn asks_for_history(&self, whose: &str) -> String {
        self.api(Method::POST, &format!("/patients/{whose}/treatment-history-files")).send().await.is(202).member("id")
    }

    /// One file as it is now.
    pub async fn history_file(&self, whose: &str, id: &str) -> Answer {
        self.api(Method::GET, &format!("/patients/{whose}/treatment-history-files/{id}")).send().await
    }

    /// Follows the way to it.
    pub async fn takes_history(&self, whose: &str, id: &str) -> Answer {
        self.api(Method::GET, &format!("/patients/{whose}/treatment-history-files/{id}/file")).send().await
    }
}

impl TestApp {
    /// A file of somebody's treatment history, beside those that a day allows; its id.
    pub async fn has_history_file(&self, person: &Person) -> String {
        let (id, now) = (ExportId::new(&self.app.ground.ids), self.clock.now());
        let file = Export::asked(person.id, id, now).of(Content::Treatment, None).made(9, 1, now);
        self.write(begin(&file).unwrap().into()).await;
        id.to_string()
    }
}

/// What a doctor writes.
pub fn cold() -> Value {
    json!({ "diagnosis": "cold", "prescription": "rest" })
}
