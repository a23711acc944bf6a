//! The table itself.

use aws_sdk_dynamodb::types::AttributeValue;
use caredesk::access::permissions::{KeepHealthNotes, ReadRecords};
use caredesk::aws::meter::Spent;
use caredesk::capabilities::wellbeing::model::{MoodText, NewVital, Values};
use caredesk::identity::audit::Deed;
use caredesk::primitives::time::after;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::cap;
use crate::carers;
use crate::crowd::{self, pattern, starts};
use crate::fhir;
use crate::support::files::{pdf, put};
use crate::support::{Answer, Person, Slot, TestApp};
use crate::walk_ins;

/// Calls, in sequence, read units, write units.
pub(crate) type Bound = (u64, u64, f64, f64);

/// One action as measured, and what it may cost.
struct Line {
    action: &'static str,
    spent: Spent,
    bound: Bound,
}

impl Line {
    fn is_within(&self) -> bool {
        let (calls, in_sequence, read, write) = self.bound;
        let Spent { calls: c, in_sequence: s, read_units: r, write_units: w } = self.spent;
        // On loopback one of two calls sent side by side may be answered before the other has begun: one more is let pass.
        c <= calls && s <= in_sequence + 1 && r <= read && w <= write
    }

    fn print(&self) {
        let (calls, in_sequence, read, write) = self.bound;
        let Spent { calls: c, in_sequence: s, read_units: r, write_units: w } = self.spent;
        println!("| {} | {c} of {calls} | {s} of {in_sequence} | {r} of {read} | {w} of {write} |", self.action);
    }
}

#[derive(Default)]
pub(crate) struct Bill(Vec<Line>);

impl Bill {
    pub(crate) async fn add<T>(&mut self, app: &TestApp, action: &'static str, bound: Bound, doing: impl Future<Output = T>) -> T {
        let (result, spent) = app.spends(doing).await;
        self.0.push(Line { action, spent, bound });
        result
    }
}

/// Everything the table names that exists so far, in a house with so many visits in its past.
async fn measured(past_visits: usize) -> Vec<Line> {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    history.write(&app, starts("2019-01-07T03:30:00Z", 45, past_visits), None).await;
    let asha = app.patient("Asha").await;
    history.write(&app, starts("2026-11-24T02:00:00Z", 60 * 26, 20), Some(asha.id)).await;
    history.write(&app, starts("2026-11-23T03:00:00Z", 20, 25), None).await;
    for name in ["Okafor", "Costa", "Abe", "Berg", "Chen", "Diaz", "Eze", "Fox", "Gil", "Hall"] {
        app.doctor(&format!("One {name}")).await;
        app.doctor(&format!("Two {name}")).await;
    }

    let mut bill = Bill::default();
    bill.add(&app, "landing page", (0, 0, 0.0, 0.0), app.stranger().opens("/")).await.is(200);
    bill.add(&app, "sign-in page", (0, 0, 0.0, 0.0), app.stranger().opens("/sign-in")).await.is(200);
    signing_in(&app, &mut bill).await;
    let home = bill.add(&app, "patient's visits, 20 to come", (3, 2, 4.0, 0.0), asha.browser().opens("/appointments")).await.is(200);
    assert!(home.text().matches("/appointments/apt_").count() >= 10, "the visits are on the page");
    let day = bill.add(&app, "doctor's day, 25 visits with reasons", (4, 3, 6.0, 2.0), doctor.browser().opens("/day")).await.is(200);
    assert!(day.text().matches("cough").count() >= 20, "the reasons are on the page");
    // One call more than a day: the hours. Three side by side, of which two may be answered before the last has begun, so one more
    // in sequence than the design's 3 is let pass here.
    let week = bill.add(&app, "doctor's week with reasons and hours", (5, 4, 9.0, 3.0), doctor.browser().opens("/week")).await.is(200);
    assert!(week.text().matches("cough").count() >= 20, "the reasons are on the page");
    let coming = doctor.browser().opens("/upcoming");
    let coming = bill.add(&app, "doctor's visits to come, a page of 25", (4, 3, 6.0, 2.0), coming).await.is(200);
    assert!(coming.text().matches("cough").count() >= 20, "the reasons are on the page");
    let path = format!("/free-times?department={}&from=2026-11-23&to=2026-12-06&limit=20", app.department.id);
    let soonest = app.stranger().api(Method::GET, &path).send();
    bill.add(&app, "soonest times of 21 doctors, 14 days", (3, 2, 8.0, 0.0), soonest).await.is(200);
    finding(&app, &doctor, &mut bill).await;
    assistant(&app, &mut bill).await;
    walk_ins::walking_in(&app, &doctor, &mut bill).await;
    arriving(&app, &doctor, &asha, &mut bill).await;
    in_a_row(&app, &doctor, &mut bill).await;
    let tomas = app.administrator().await;
    let overview = bill.add(&app, "administrator's overview", (5, 4, 4.0, 0.0), tomas.browser().opens("/overview")).await.is(200);
    assert_eq!(overview.text().matches("href=\"/appointments/apt_").count(), 4, "the visits that have begun are on the page");
    trail(&app, (&tomas, &doctor, &asha), &mut bill).await;
    bookings(&app, &doctor, &mut bill).await;
    // Twice as many records of one patient as visits of everybody, at most 2,000.
    records(&app, &doctor, &asha, (past_visits * 2).min(2_000), &mut bill).await;
    Box::pin(emergencies(&app, &asha, &mut bill)).await;
    copies(&app, &mut bill).await;
    Box::pin(diary(&app, &doctor, &asha, past_visits.min(300), &mut bill)).await;
    Box::pin(at_a_glance(&app, &doctor, &asha, &mut bill)).await;
    Box::pin(reports(&app, &doctor, &asha, &mut bill)).await;
    fhir::reading(&app, &doctor, &asha, &mut bill).await;
    carers::caring(&app, &mut bill).await;
    bill.0
}

/// A file on its way, and the pages about it; looking inside is the house's own work and counted apart.
async fn reports(app: &TestApp, doctor: &Person, asha: &Person, bill: &mut Bill) {
    let file = pdf(1);
    for _ in 0..2 {
        app.report_of(asha).await;
    }
    let added = bill.add(app, "announce a report", (3, 3, 3.0, 18.0), asha.announces("me", "a.pdf", &file)).await.is(201);
    assert_eq!(put(&added.json()["upload"], &file).await.status, 200);
    let id = added.member("id");
    bill.add(app, "complete a report", (4, 4, 3.0, 14.0), asha.completes("me", &id)).await.is(200);
    let checking = Box::pin(app.works_on_reports());
    bill.add(app, "check a report, with sweeping to come", (7, 7, 3.0, 28.0), checking).await;
    bill.add(app, "a patient's reports", (3, 2, 4.0, 2.0), asha.opens("/reports")).await.is(200);
    bill.add(app, "a report with what stands in it", (3, 2, 5.0, 2.0), asha.opens(&format!("/reports/{id}"))).await.is(200);
    bill.add(app, "a link to a report's file", (3, 2, 3.0, 2.0), asha.opens(&format!("/reports/{id}/download"))).await.is(303);
    let in_care = format!("/patients/{}/reports/{id}/download", asha.id);
    bill.add(app, "the same, for a doctor in care (file)", (5, 4, 6.0, 2.0), doctor.opens(&in_care)).await.is(303);
    let review = doctor.api(Method::POST, &format!("/patients/{}/reports/{id}/reading/reviews", asha.id));
    bill.add(app, "review a report, the first time", (5, 5, 8.0, 12.0), review.json(&json!({ "comment": "seen" })).send()).await.is(201);
}

/// The audit trail: a page of a day, of one person's acts, and a patient's own page of who looked.
async fn trail(app: &TestApp, (tomas, doctor, asha): (&Person, &Person, &Person), bill: &mut Bill) {
    let audit = &app.app.ground.audit;
    for _ in 0..60 {
        let read = Deed::by(&app.granted::<ReadRecords>(doctor), "record.read").about(asha.id);
        audit.write(&app.app.ground.storage, read).await.unwrap();
    }
    let day = tomas.browser().opens("/admin/audit");
    let day = bill.add(app, "audit trail, a page of 50", (5, 4, 32.0, 2.0), day).await.is(200);
    assert_eq!(day.text().matches("<tr>").count(), 51);
    let path = format!("/admin/audit?person={}&side=subject&kind=clinical_read", asha.id);
    let about = bill.add(app, "audit trail about one patient, 50", (5, 4, 40.0, 2.0), tomas.browser().opens(&path)).await.is(200);
    assert_eq!(about.text().matches("<tr>").count(), 51);
    let looks = bill.add(app, "who looked at my record, 20", (3, 3, 10.0, 0.0), asha.browser().opens("/me/access-log")).await.is(200);
    assert_eq!(looks.text().matches("<tr>").count(), 21);
}

/// The pages on which somebody looks for a doctor, in a house of 21.
async fn finding(app: &TestApp, doctor: &Person, bill: &mut Bill) {
    let listed = |page: &Answer| page.page().all("ul.doctors h2").len();
    let visitor = app.stranger();
    let all = bill.add(app, "20 doctors with their next free times", (4, 3, 32.0, 0.0), visitor.opens("/doctors")).await.is(200);
    assert_eq!(listed(&all), 20);
    let named = bill.add(app, "doctors by a word, 1 found", (4, 3, 4.0, 0.0), visitor.opens("/doctors?q=farah")).await.is(200);
    assert_eq!(listed(&named), 1);
    let path = format!("/departments/{}", app.department.id);
    let department = bill.add(app, "a department of 21 doctors", (3, 2, 8.0, 0.0), visitor.opens(&path)).await.is(200);
    assert_eq!(listed(&department), 20);
    let path = format!("/doctors?department={}&part=morning", app.department.id);
    bill.add(app, "the same in the search", (3, 2, 8.0, 0.0), visitor.opens(&path)).await.is(200);
    let path = format!("/doctors/{}", doctor.id);
    bill.add(app, "a doctor's own page", (3, 2, 4.0, 0.0), visitor.opens(&path)).await.is(200);
}

/// Somebody arrives, and a screen on the wall looks, as it does every three seconds, whatever the house has behind it.
async fn arriving(app: &TestApp, doctor: &Person, asha: &Person, bill: &mut Bill) {
    let ruth = app.receptionist().await;
    let slot = app.open_slots(doctor).await.swap_remove(50);
    let visit = asha.has(&slot).await;
    let made = ruth.api(Method::POST, &format!("/queue-screens/{}", app.department.id)).json(&json!({})).send().await.is(201);
    let wall = format!("/queue/{}", made.member("url").rsplit('/').next().unwrap());
    bill.add(app, "check somebody in, with a number", (5, 4, 5.0, 14.0), ruth.checks_in(&visit)).await.is(200);
    let look = app.stranger();
    bill.add(app, "a screen of a waiting room looks", (2, 1, 1.5, 0.0), look.api(Method::GET, &wall).send()).await.is(200);
    let wrong = look.posts("/check-in", &[("reference", "CD-0000-0000"), ("date_of_birth", "1980-02-29")]);
    bill.add(app, "a wrong reference at the entrance", (7, 7, 8.0, 2.0), wrong).await.is(422);
}

/// Four visits in a row, looked at, booked and given back: each of them costs what one costs, and the others are found once.
async fn in_a_row(app: &TestApp, doctor: &Person, bill: &mut Bill) {
    let (ruth, diya) = (app.receptionist().await, app.patient("Diya").await);
    let starts = ["2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"].map(|date| format!("{date}T10:00:00+05:30"));
    let plan = json!({ "patient_id": diya.id, "doctor_id": doctor.id, "start": starts[0], "every_weeks": 1, "count": 4 });
    let planning = ruth.api(Method::POST, "/appointments/series/preview").json(&plan).send();
    bill.add(app, "four visits in a row before they are booked", (4, 4, 18.0, 0.0), planning).await.is(200);
    let wish = json!({ "patient_id": diya.id, "doctor_id": doctor.id, "reason": "dressing", "starts": starts });
    let booking = || ruth.api(Method::POST, "/appointments/series").key("row").json(&wish).send();
    let booked = bill.add(app, "book four visits in a row", (14, 13, 22.0, 96.0), booking()).await.is(200).json();
    assert_eq!(booked["booked"], 4);
    bill.add(app, "the same once more: nothing is booked", (5, 5, 12.0, 0.0), booking()).await.is(200);
    let path = format!("/appointments/{}/series/cancel", booked["items"][0]["appointment_id"].as_str().unwrap());
    let page = bill.add(app, "what is left of a series", (4, 4, 10.0, 0.0), diya.opens(&path)).await.is(200);
    let form = page.page().form(&path);
    bill.add(app, "give four visits of a series back", (12, 12, 14.0, 72.0), diya.sends(&form)).await.is(303);
}

/// What the assistant answers: nothing is read for what cannot wait, and for a department what its page reads, with the count.
async fn assistant(app: &TestApp, bill: &mut Bill) {
    let visitor = app.stranger();
    let visitor = &visitor;
    let ask = |text: &'static str| async move { visitor.posts("/assistant", &[("text", text)]).await };
    bill.add(app, "the assistant's page", (0, 0, 0.0, 0.0), visitor.opens("/assistant")).await.is(200);
    bill.add(app, "the assistant, what cannot wait", (0, 0, 0.0, 0.0), ask("I can't breathe")).await.is(200);
    bill.add(app, "the assistant, about the house", (2, 2, 0.0, 1.0), ask("where can I park")).await.is(200);
    let seen = bill.add(app, "the assistant, a department's soonest time", (5, 4, 9.0, 1.0), ask("my heart skips a beat")).await.is(200);
    assert!(seen.text().contains("/times?day="), "a time is on the page");
}

/// An account of one's own, because only registering makes a password.
async fn signing_in(app: &TestApp, bill: &mut Bill) {
    let (maya, email, password) = (app.stranger(), "maya@example.org", "four tulips on a table");
    let body = json!({ "name": "Maya", "email": email, "password": password });
    maya.api(Method::POST, "/patients").json(&body).send().await.is(201);
    let link = app.link_to(email).await;
    maya.posts(&link, &[]).await.is(303);
    let body = json!({ "email": email, "password": password });
    let signing_in = maya.api(Method::POST, "/session").json(&body).send();
    bill.add(app, "sign in", (4, 3, 4.0, 6.0), signing_in).await.is(200);
}

/// A doctor finds a patient in care by a query and a read more.
async fn records(app: &TestApp, doctor: &Person, asha: &Person, how_many: usize, bill: &mut Bill) {
    crowd::records(app, doctor, asha.id, how_many).await;
    let slot = app.open_slots(doctor).await.swap_remove(60);
    let visit = asha.has(&slot).await;
    let body = json!({ "diagnosis": "Primary hypertension", "prescription": "Amlodipine 5 mg every morning", "notes": "Better" });
    let writing = doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send();
    let id = bill.add(app, "write a visit up", (3, 3, 3.0, 20.0), writing).await.is(201).member("id");
    let own = format!("/records/{id}");
    bill.add(app, "a patient's record", (3, 2, 3.0, 2.0), asha.opens(&own)).await.is(200);
    bill.add(app, "a patient's 20 newest records", (3, 2, 6.0, 2.0), asha.opens("/records")).await.is(200);
    let in_care = format!("/patients/{}{own}", asha.id);
    bill.add(app, "the same, for a doctor in care", (4, 3, 7.0, 2.0), doctor.opens(&in_care)).await.is(200);
    // One more than a record: a list is a query, and a visit that decides who reads is read by its key and before it.
    let theirs = format!("/patients/{}/records", asha.id);
    bill.add(app, "a patient's 20 newest records, for a doctor in care", (5, 4, 10.0, 2.0), doctor.opens(&theirs)).await.is(200);
    let amendment = json!({ "notes": "Repeat in two weeks", "reason": "left out" });
    let amending = doctor.api(Method::POST, &format!("{in_care}/amendments")).json(&amendment).send();
    bill.add(app, "amend", (4, 4, 6.0, 12.0), amending).await.is(201);
}

/// A doctor without care opens a record, reads by it, and an administrator looks at it with nineteen others.
async fn emergencies(app: &TestApp, asha: &Person, bill: &mut Bill) {
    let (grey, tomas) = (app.doctor("Meredith Grey").await, app.administrator().await);
    for number in 0..19 {
        let patient = app.patient(&format!("Newcomer {number}")).await;
        app.opens_in_emergency(&grey, &patient.email).await;
    }
    let body = json!({ "patient": asha.email, "category": "covering", "reason": "On call for Dr Farah tonight" });
    let opening = grey.api(Method::POST, "/emergency-access").key("first").json(&body).send();
    bill.add(app, "open a record in an emergency", (8, 7, 9.0, 24.0), opening).await.is(201);
    let records = format!("/api/v1/patients/{}/records", asha.id);
    let reading = grey.ask(Method::GET, &records).send();
    bill.add(app, "20 newest records, in an emergency", (7, 6, 10.0, 4.0), reading).await.is(200);
    let one = grey.opens("/emergency-access");
    bill.add(app, "a doctor's own emergency access, 20", (3, 3, 16.0, 0.0), one).await.is(200);
    let queue = tomas.opens("/admin/emergency-access");
    let queue = bill.add(app, "emergency access to review, 20", (4, 4, 36.0, 0.0), queue).await.is(200);
    assert_eq!(queue.text().matches("<tr>").count(), 21);
}

/// A copy of somebody's data, of whom there is little: making it reads everything there is about one person.
async fn copies(app: &TestApp, bill: &mut Bill) {
    let maya = app.patient("Maya").await;
    let asking = maya.api(Method::POST, "/me/exports").send();
    let id = bill.add(app, "ask for a copy of one's data", (3, 3, 3.0, 11.0), asking).await.is(202).member("id");
    let made = bill.add(app, "make a copy, of a new patient", (17, 17, 11.0, 20.0), app.makes_copies()).await;
    assert_eq!(made.made, 1);
    bill.add(app, "one's copies", (3, 2, 4.0, 0.0), maya.opens("/my-data")).await.is(200);
    let file = format!("/my-data/{id}/file");
    bill.add(app, "take a copy along", (3, 3, 3.0, 2.0), maya.opens(&file)).await.is(303);
    let asking = maya.api(Method::POST, "/patients/me/treatment-history-files").send();
    let id = bill.add(app, "ask for one's treatment history", (3, 3, 3.0, 11.0), asking).await.is(202).member("id");
    let made = bill.add(app, "make a treatment history, of a new patient", (8, 8, 5.0, 20.0), app.makes_copies()).await;
    assert_eq!(made.made, 1);
    bill.add(app, "one's treatment histories", (3, 2, 4.0, 0.0), maya.opens("/treatment-history")).await.is(200);
    let file = format!("/treatment-history/{id}/file");
    bill.add(app, "take a treatment history along", (3, 3, 3.0, 2.0), maya.opens(&file)).await.is(303);
    bill.add(app, "look for copies to make or to end", (2, 2, 1.0, 0.0), app.makes_copies()).await;
}

/// What a patient keeps: so many measurements and days of the mood log, and how they are read.
async fn diary(app: &TestApp, doctor: &Person, asha: &Person, kept: usize, bill: &mut Bill) {
    keeps_a_diary(app, asha, kept.max(120)).await;
    asha.api(Method::PUT, &format!("/me/mood-sharing/{}", doctor.id)).send().await.is(204);
    let vital = json!({ "taken_at": "2026-11-22T08:00:00+05:30", "weight_kg": 72.5 });
    bill.add(app, "write a measurement down", (2, 2, 2.0, 8.0), asha.api(Method::POST, "/me/vitals").json(&vital).send()).await.is(201);
    let mood = json!({ "level": 4 });
    bill.add(app, "write a day of the mood log", (3, 3, 3.0, 8.0), asha.api(Method::PUT, "/me/mood/2026-11-23").json(&mood).send())
        .await
        .is(200);
    bill.add(app, "the mood log, 30 days", (5, 4, 12.0, 2.0), asha.opens("/mood")).await.is(200);
    bill.add(app, "measurements, a page of 20", (3, 2, 5.0, 2.0), asha.opens("/vitals")).await.is(200);
    let own = bill.add(app, "timeline, its first page with charts", (6, 5, 17.0, 2.0), asha.opens("/timeline")).await.is(200);
    assert_eq!(own.text().matches("<article").count(), 20);
    let in_care = format!("/patients/{}/timeline", asha.id);
    bill.add(app, "the same, for a doctor in care", (9, 8, 35.0, 2.0), doctor.opens(&in_care)).await.is(200);
    let background = format!("/patients/{}/background", asha.id);
    bill.add(app, "a patient's background, for a doctor in care", (5, 4, 6.0, 2.0), doctor.api(Method::GET, &background).send())
        .await
        .is(200);
}

/// So many measurements, two a day, and so many days of the mood log.
async fn keeps_a_diary(app: &TestApp, patient: &Person, kept: usize) {
    let grant = app.granted::<KeepHealthNotes>(patient);
    let now = app.clock.now();
    for number in 0..i64::try_from(kept).unwrap() {
        let values = Values { systolic: Some(128), diastolic: Some(82), ..Values::default() };
        let new = NewVital { taken_at: after(now, -number * 40_000), values };
        app.app.wellbeing.add_vital(&grant, new, None).await.unwrap();
        let mood = MoodText { level: 3, note: Some("a walk by the lake".to_owned()) }.check().unwrap();
        let date = app.app.wellbeing.today().saturating_sub(jiff::ToSpan::days(number));
        app.app.wellbeing.write_mood(&grant, date, &mood, None).await.unwrap();
    }
}

/// All of a patient on one page for a doctor in care who reads the mood log, and who the patient is.
async fn at_a_glance(app: &TestApp, doctor: &Person, asha: &Person, bill: &mut Bill) {
    let maya = app.patient("Maya").await;
    let slot = app.open_slots(doctor).await.swap_remove(70);
    maya.has(&slot).await;
    crowd::records(app, doctor, maya.id, 40).await;
    keeps_a_diary(app, &maya, 120).await;
    for _ in 0..6 {
        app.report_of(&maya).await;
    }
    maya.api(Method::PUT, &format!("/me/mood-sharing/{}", doctor.id)).send().await.is(204);
    let overview = format!("/patients/{}/overview", maya.id);
    // The session, the visits, the likeliest of them with who the patient is, and what is new beside the trail.
    let bound = (5, 4, 24.0, 2.0);
    let overview = bill.add(app, "a patient at a glance, for a doctor in care", bound, doctor.opens(&overview)).await.is(200);
    assert!(["128/82", "id=\"mood\"", "Primary hypertension", ".pdf"].iter().all(|said| overview.text().contains(said)));
    let contact = format!("/patients/{}", asha.id);
    let contact = doctor.api(Method::GET, &contact).send();
    bill.add(app, "who a patient is, for a doctor in care", (5, 4, 6.0, 2.0), contact).await.is(200);
}

async fn bookings(app: &TestApp, doctor: &Person, bill: &mut Bill) {
    let (ben, chen) = (app.patient("Ben").await, app.patient("Chen").await);
    let slots = app.open_slots(doctor).await;
    let visit = bill.add(app, "book, ordinary week", (4, 3, 4.0, 20.0), ben.has(&slots[30])).await;
    bill.add(app, "cancel", (3, 3, 3.0, 18.0), ben.cancels(&visit)).await.is(200);
    cap::bookings(app, bill).await;
    let busy = app.doctor("Busy Doctor").await;
    let slot = full_week(app, &busy).await;
    let visit = bill.add(app, "book, full week", (4, 3, 4.0, 28.0), chen.has(&slot)).await;
    chen.cancels(&visit).await.is(200);
}

/// A doctor's week in which every visit of the default template but one is taken.
async fn full_week(app: &TestApp, doctor: &Person) -> Slot {
    let slot = app.open_slots(doctor).await.into_iter().find(|slot| slot.start.starts_with("2026-11-25T10:00")).unwrap();
    // The template is 09:00 to 12:00 and 13:00 to 20:00 in Kolkata: quanta 42 to 77 and 90 to 173 of the UTC day. 10:00 is quantum 54.
    let worked = || (42..78u16).chain(90..174);
    let all_but = |free: std::ops::Range<u16>| worked().filter(move |quantum| !free.contains(quantum)).map(|quantum| quantum.to_string());
    let mut week = Item::from([("person_id".to_owned(), text(doctor.id)), ("week".to_owned(), text("2026-W48"))]);
    for day in 1..=6u8 {
        let free = if day == 3 { 54..60 } else { 0..0 };
        let begin = worked().filter(|quantum| quantum.is_multiple_of(6) && !free.contains(quantum)).map(|quantum| quantum.to_string());
        week.insert(format!("s{day}"), AttributeValue::Ns(begin.collect()));
        week.insert(format!("d{day}"), AttributeValue::Ns(all_but(free).collect()));
    }
    week.insert("department_id".to_owned(), text(app.department.id));
    app.app.ground.storage.put(Table::Calendar, week, None).await.unwrap();
    slot
}

/// How many past visits the largest house has: a thousand, or more besides.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn sizes() -> Vec<usize> {
    let more = std::env::var("CAREDESK_ROWS").ok().and_then(|rows| rows.parse().ok());
    [Some(10), Some(1_000), more].into_iter().flatten().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_action_costs_is_bounded_and_does_not_grow_with_the_house() {
    let mut smallest: Option<Vec<Line>> = None;
    for past_visits in sizes() {
        let lines = Box::pin(measured(past_visits)).await;
        println!("{past_visits} visits in the past\n| action | calls | in sequence | read units | write units |\n|---|---|---|---|---|");
        lines.iter().for_each(Line::print);
        let over: Vec<&str> = lines.iter().filter(|line| !line.is_within()).map(|line| line.action).collect();
        assert!(over.is_empty(), "over their bound: {over:?}");
        let first = smallest.get_or_insert(Vec::new());
        for (before, now) in first.iter().zip(&lines) {
            // Which calls meet in time is chance; what they are is not. Rows of one moment stand in the order of their chance, so a
            // page of them may be a few bytes longer: half a unit.
            let (before, spent) = (&before.spent, &now.spent);
            let alike = before.calls == spent.calls && before.write_units.total_cmp(&spent.write_units).is_eq();
            let reads_alike = (before.read_units - spent.read_units).abs() <= 0.5;
            assert!(alike && reads_alike, "{} costs more in a larger house: {before:?}, then {spent:?}", now.action);
        }
        if first.is_empty() {
            *first = lines;
        }
    }
}
