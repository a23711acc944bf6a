//! A house with a history: visits written by batch, as if people had come for years.

use caredesk::capabilities::records::model::among_the_papers;
use caredesk::primitives::ids::{AppointmentId, RecordId, UserId};
use caredesk::primitives::time::after;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::support::{Person, TestApp, booking};

/// A visit to make others from: its rows in `appointments` and `records`.
pub struct Pattern {
    visit: Item,
    intake: Item,
}

/// Books one visit and keeps its rows.
pub async fn pattern(app: &TestApp, doctor: &Person) -> Pattern {
    let slot = app.open_slots(doctor).await.pop().unwrap();
    app.patient("Pattern").await.asks_for(&booking(&slot)).await.is(201);
    let visit = app.rows(Table::Appointments).await.pop().unwrap();
    let intakes = app.rows(Table::Records).await;
    Pattern { visit, intake: intakes.into_iter().next().unwrap() }
}

impl Pattern {
    /// The rows of one more visit of half an hour.
    fn visit(&self, app: &TestApp, patient: UserId, start: Timestamp) -> [Action; 2] {
        let id = AppointmentId::new(&app.app.ground.ids);
        let mut visit = self.visit.clone();
        let end = start + SignedDuration::from_mins(30);
        let changed = [
            ("appointment_id", id.to_string()),
            ("patient_id", patient.to_string()),
            ("start", start.to_string()),
            ("end", end.to_string()),
            ("utc_date", start.strftime("%Y-%m-%d").to_string()),
        ];
        visit.extend(changed.map(|(name, value)| (name.to_owned(), text(value))));
        let mut intake = self.intake.clone();
        let changed = [
            ("patient_id", patient.to_string()),
            ("item", format!("intake#{id}")),
            ("appointment_id", id.to_string()),
            ("intake_start", start.to_string()),
        ];
        intake.extend(changed.map(|(name, value)| (name.to_owned(), text(value))));
        [
            Action::Put { table: Table::Appointments, item: visit, condition: None },
            Action::Put { table: Table::Records, item: intake, condition: None },
        ]
    }

    /// Writes visits of the pattern's doctor: one per start, each of a patient given or of somebody else.
    pub async fn write(&self, app: &TestApp, starts: impl IntoIterator<Item = Timestamp>, patient: Option<UserId>) {
        let somebody = || UserId::new(&app.app.ground.ids);
        let mut waiting = Vec::new();
        for start in starts {
            waiting.extend(self.visit(app, patient.unwrap_or_else(&somebody), start));
            if waiting.len() == 100 {
                app.write(std::mem::take(&mut waiting)).await;
            }
        }
        if !waiting.is_empty() {
            app.write(waiting).await;
        }
    }
}

/// Writes so many records of a patient, each as a doctor has signed it, one a second up to now: whatever is written later is newer.
pub async fn records(app: &TestApp, doctor: &Person, patient: UserId, how_many: usize) {
    let slot = app.open_slots(doctor).await.pop().unwrap();
    let visit = app.patient("Pattern").await.has(&slot).await;
    let body = json!({ "diagnosis": "Primary hypertension", "prescription": "Amlodipine 5 mg every morning" });
    let made = doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201).member("id");
    let is_of_it = |row: &Item| row.get("record_id").is_some_and(|id| id.as_s().is_ok_and(|id| *id == made));
    let rows: Vec<Item> = app.rows(Table::Records).await.into_iter().filter(is_of_it).collect();
    let mut waiting = Vec::new();
    for number in (1..).take(how_many) {
        let id = RecordId::of_moment(after(app.clock.now(), -number), &app.app.ground.ids);
        for row in &rows {
            let item = row["item"].as_s().unwrap().replace(row["record_id"].as_s().unwrap(), &id.to_string());
            let mut row = row.clone();
            let changed = [("patient_id", patient.to_string()), ("record_id", id.to_string()), ("item", item)];
            row.extend(changed.map(|(name, value)| (name.to_owned(), text(value))));
            if row.contains_key("glance_at") {
                row.insert("glance_at".to_owned(), text(among_the_papers(id.as_uuid())));
            }
            waiting.push(Action::Put { table: Table::Records, item: row, condition: None });
        }
        if waiting.len() == 100 {
            app.write(std::mem::take(&mut waiting)).await;
        }
    }
    if !waiting.is_empty() {
        app.write(waiting).await;
    }
}

/// So many starts, one after the other, each so many minutes after the one before.
pub fn starts(first: &str, every_minutes: i64, how_many: usize) -> impl Iterator<Item = Timestamp> {
    let first: Timestamp = first.parse().unwrap();
    (0..i64::try_from(how_many).unwrap()).map(move |number| first + SignedDuration::from_mins(every_minutes * number))
}
