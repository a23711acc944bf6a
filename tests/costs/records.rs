//! What a patient's records cost, with ten of them and with two thousand: the same calls, never a scan, and lists that are read a page
//! at a time.

use std::sync::{Arc, Mutex};

use http::Method;
use serde_json::json;

use crate::crowd;
use crate::support::{Answer, Person, TestApp};

/// An act, the calls it took, and the most it may take.
type Line = (&'static str, u64, u64);

/// Calls for the session, the visits, the one of them that decides, and then the list and the entry of the trail side by side. A list
/// cannot be read with the visit in one call, as a record is: one is a query and the other a read by its key, and nothing clinical is
/// read before it is decided who reads.
const A_LIST_FOR_A_DOCTOR: u64 = 5;

struct House {
    app: TestApp,
    doctor: Person,
    asha: Person,
    lines: Vec<Line>,
}

impl House {
    async fn with(records: usize) -> Self {
        let app = TestApp::start().await;
        let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        crowd::records(&app, &doctor, asha.id, records).await;
        // As many as the page of a patient at a glance shows: where there are fewer among hundreds of records, they cost it a query more
        // (`f10_papers_that_crowd_others_out_cost_a_query_for_these`).
        for _ in 0..5 {
            app.report_of(&asha).await;
        }
        Self { app, doctor, asha, lines: Vec::new() }
    }

    async fn costs(&mut self, act: &'static str, most: u64, doing: impl Future<Output = Answer>) -> Answer {
        let (answer, spent) = self.app.spends(doing).await;
        self.lines.push((act, spent.calls, most));
        answer
    }

    /// Everything that is done with records, once.
    async fn measured(mut self) -> Vec<Line> {
        let slot = self.app.open_slots(&self.doctor).await.swap_remove(60);
        let visit = self.asha.has(&slot).await;
        let body = json!({ "diagnosis": "Primary hypertension", "prescription": "Amlodipine 5 mg every morning" });
        let path = format!("/appointments/{}/record", visit.id);
        let (doctor, asha) = (self.doctor.browser().copied(), self.asha.browser().copied());
        let writing = doctor.api(Method::PUT, &path).json(&body).send();
        let id = self.costs("write a visit up", 4, writing).await.is(201).member("id");
        let (own, theirs) = (format!("/records/{id}"), format!("/patients/{}/records/{id}", self.asha.id));
        self.costs("a record, for its patient", 4, asha.opens(&own)).await.is(200);
        self.costs("a record, for a doctor in care", 4, doctor.opens(&theirs)).await.is(200);
        let list = format!("/patients/{}/records", self.asha.id);
        for (act, browser, place, most) in [
            ("a page of records, for their patient", &asha, "/patients/me/records".to_owned(), 4),
            ("a page of records, for a doctor in care", &doctor, list.clone(), A_LIST_FOR_A_DOCTOR),
        ] {
            let page = self.costs(act, most, browser.api(Method::GET, &format!("{place}?limit=5")).send()).await.is(200).json();
            assert_eq!(page["items"].as_array().unwrap().len(), 5, "{act}");
            let next = format!("{place}?limit=5&cursor={}", page["next"].as_str().expect("there are more"));
            let second = self.costs("the next page", most, browser.api(Method::GET, &next).send()).await.is(200).json();
            assert_ne!(second["items"][0]["id"], page["items"][0]["id"], "{act}");
        }
        self.costs("the page of records with what the patient says", A_LIST_FOR_A_DOCTOR, doctor.opens(&list)).await.is(200);
        let amendment = json!({ "notes": "Repeat in two weeks", "reason": "left out" });
        let amending = doctor.api(Method::POST, &format!("{theirs}/amendments")).json(&amendment).send();
        self.costs("amend", 4, amending).await.is(201);
        let read = self.costs("a record that was amended, for a doctor in care", 4, doctor.opens(&theirs)).await.is(200);
        assert!(read.text().contains("Repeat in two weeks"));
        let glance = format!("/patients/{}/overview", self.asha.id);
        let glance = self.costs("the patient at a glance", 5, doctor.opens(&glance)).await.is(200);
        assert!(glance.text().contains("Blood test.pdf") && glance.text().contains("Primary hypertension"));
        self.lines
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f37_f38_records_cost_the_same_calls_with_ten_of_them_and_with_two_thousand() {
    let mut measured = Vec::new();
    for records in [10, 2_000] {
        let house = House::with(records).await;
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = asked.clone();
        house.app.faults.plan(move |call| {
            heard.lock().unwrap().push(call.operation.to_owned());
            None
        });
        let lines = Box::pin(house.measured()).await;
        let asked = asked.lock().unwrap();
        assert!(asked.iter().any(|operation| operation == "Query"), "the questions are heard");
        assert!(!asked.iter().any(|operation| operation == "Scan"), "with {records} records something was looked through");
        println!("{records} records\n| act | calls | at most |\n|---|---|---|");
        for (act, calls, most) in &lines {
            println!("| {act} | {calls} | {most} |");
        }
        let over: Vec<&Line> = lines.iter().filter(|(_, calls, most)| calls > most).collect();
        assert!(over.is_empty(), "over their bound: {over:?}");
        measured.push(lines);
    }
    assert_eq!(measured[0], measured[1]);
}
