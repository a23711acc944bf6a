//! What people do on the way to a visit, step by step.

use crate::support::{Answer, Form, Person, Slot, TestApp, Visit};

/// What Asha says.
pub const REASON: &str = "Cough since Monday";
pub const SYMPTOMS: &str = "Worse at night,\nbetter in the morning.";

/// The first time of a doctor that begins so.
pub async fn slot(app: &TestApp, doctor: &Person, start: &str) -> Slot {
    let slots = app.open_slots(doctor).await;
    slots.into_iter().find(|slot| slot.start.starts_with(start)).unwrap_or_else(|| panic!("no time at {start}"))
}

/// A patient with a visit at a time of a doctor.
pub async fn patient_at(app: &TestApp, doctor: &Person, name: &str, start: &str) -> (Person, Visit) {
    let patient = app.patient(name).await;
    let visit = patient.has(&slot(app, doctor, start).await).await;
    (patient, visit)
}

/// Chooses a time on the page of the doctor's times.
pub async fn holds(person: &Person, slot: &Slot) -> Answer {
    person.posts("/book/hold", &[("doctor_id", &slot.doctor), ("start", &slot.start)]).await
}

/// Chooses a time and opens the page that asks why; says its address too.
pub async fn details(person: &Person, slot: &Slot) -> (String, Answer) {
    let held = holds(person, slot).await.leads_to("/book/hld_");
    let address = held.location().to_owned();
    let page = person.opens(&address).await.is(200);
    (address, page)
}

/// The page that checks, after everything was said.
pub async fn checks(person: &Person, slot: &Slot) -> Answer {
    let (address, details) = details(person, slot).await;
    let form = details.page().form(&format!("{address}/check"));
    person.goes_on(&form.fill("reason", REASON).fill("symptoms", SYMPTOMS).fill("priority", "soon")).await.is(200)
}

/// The last form before a visit is booked.
pub async fn last_form(person: &Person, slot: &Slot) -> Form {
    checks(person, slot).await.page().form("/appointments")
}

/// Books over the pages; the address of the visit.
pub async fn books(person: &Person, slot: &Slot) -> String {
    let form = last_form(person, slot).await;
    let booked = person.sends(&form).await.leads_to("/appointments/apt_");
    booked.location().split('?').next().unwrap_or_default().to_owned()
}

/// The starts that a page offers to choose from.
pub fn offered(page: &Answer) -> Vec<String> {
    page.page().all("input[name=start]").iter().filter_map(|radio| radio.attribute("value")).map(str::to_owned).collect()
}

/// The start that is already chosen on a page.
pub fn chosen(page: &Answer) -> Option<String> {
    page.page().find("input[name=start][checked]").and_then(|radio| radio.attribute("value")).map(str::to_owned)
}

/// The date a slot begins on, as addresses say it.
pub fn day_of(slot: &Slot) -> String {
    slot.start[..10].to_owned()
}

/// A doctor, and a patient called Asha.
pub async fn doctor_and_asha(app: &TestApp) -> (Person, Person) {
    (app.doctor("Leena Farah").await, app.patient("Asha Menon").await)
}

/// The row of a table that says a name.
pub fn row(page: &Answer, name: &str) -> String {
    let page = page.page();
    let rows = page.all("table tr");
    rows.iter().map(|row| row.text()).find(|text| text.contains(name)).unwrap_or_else(|| panic!("{name} is not on {}", page.text()))
}

/// A doctor's page of times.
pub fn times_of(doctor: &Person, query: &str) -> String {
    format!("/doctors/{}/times{query}", doctor.id)
}
