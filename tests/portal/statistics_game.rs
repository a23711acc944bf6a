//! F60: five hundred things that people do at random, and the numbers of them counted from the rows.

use std::collections::BTreeMap;

use caredesk::access::actor::Level;
use caredesk::capabilities::appointments::model::{Appointment, Status};
use caredesk::capabilities::billing::model::Invoice;
use caredesk::operations::waiting::Offerer;
use caredesk::primitives::time::HospitalZone;
use caredesk::storage::item::from_item;
use caredesk::storage::tables::Table;
use http::Method;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{HERE, drained, figure, says};
use crate::support::{Person, Slot, TestApp, Visit};

/// Which of a row's date, department and doctor.
type Part<'a> = &'a dyn Fn(&[String; 3]) -> String;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

/// Everybody in a house where things happen.
struct House {
    app: TestApp,
    doctors: Vec<Person>,
    patients: Vec<Person>,
    ruth: Person,
    tomas: Person,
    visits: Vec<Visit>,
    slots: Vec<Slot>,
    /// Days of leave, and visits that moved to another doctor for it.
    leaves: usize,
    elsewhere: usize,
    /// What the latest leave has hit.
    hit: Vec<Visit>,
}

impl House {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let tomas = app.administrator().await;
        let made = tomas.api(Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.is(201);
        let skin = made.member("id").parse().unwrap();
        let doctors = vec![
            app.doctor("Leena Farah").await,
            app.doctor("Omar Haddad").await,
            app.doctor_who("Petra Novak", |new| new.department_id = skin).await,
            app.doctor_who("Ravi Iyer", |new| new.requires_approval = true).await,
        ];
        let patients = vec![app.patient("Asha").await, app.patient("Ben").await, app.patient("Sana").await];
        let ruth = app.receptionist().await;
        let mut house =
            Self { app, doctors, patients, ruth, tomas, visits: Vec::new(), slots: Vec::new(), leaves: 0, elsewhere: 0, hit: Vec::new() };
        house.looks_for_times().await;
        house
    }

    async fn looks_for_times(&mut self) {
        self.slots.clear();
        for doctor in &self.doctors {
            self.slots.extend(self.app.open_slots(doctor).await.into_iter().take(30));
        }
    }

    async fn time_passes(&mut self, minutes: i64) {
        self.app.passes(minutes);
        for who in self.doctors.iter().chain(&self.patients).chain([&self.ruth, &self.tomas]) {
            self.app.signs_in(who, Level::Full).await;
        }
        self.looks_for_times().await;
    }

    /// One thing that may happen in a house, or is refused.
    async fn happens(&mut self, dice: &mut Dice) {
        let slot = self.slots[dice.of(self.slots.len())].clone();
        let asked = dice.of(self.visits.len());
        let visit = self.visits.get(asked).cloned();
        let nothing = json!({});
        let answer = match (dice.of(34), visit) {
            (0..=5, _) | (_, None) => {
                let answer = self.patients[dice.of(3)].books(&slot).await;
                self.visits.extend((answer.status == 201).then(|| Visit::of(&answer)));
                answer
            }
            (6, Some(visit)) => self.tomas.moves_blindly(&visit, "cancel", &nothing).await,
            (7 | 8, Some(visit)) => {
                let doctor = visit.body["doctor_id"].as_str().unwrap_or_default().to_owned();
                let to = self.slots.iter().filter(|slot| slot.doctor == doctor).nth(dice.of(50)).unwrap_or(&slot);
                self.ruth.moves_blindly(&visit, "reschedule", &json!({ "start": to.start })).await
            }
            (9..=11, Some(visit)) => self.ruth.moves_blindly(&visit, "check-in", &nothing).await,
            (12 | 13, Some(visit)) => self.doctor_of(&visit).moves_blindly(&visit, "start", &nothing).await,
            (14 | 15, Some(visit)) => {
                let record = json!({ "diagnosis": "cold", "prescription": "rest" });
                self.doctor_of(&visit).api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&record).send().await
            }
            // What was asked for is agreed to by its doctor; a time that a doctor proposes, by the patient, or not.
            (23 | 24, Some(visit)) => self.doctor_of(&visit).moves_blindly(&visit, "confirm", &nothing).await,
            (25 | 26, _) => {
                let doctor = self.doctors.iter().find(|doctor| doctor.id.to_string() == slot.doctor).unwrap();
                let answer = doctor.books_for(&self.patients[dice.of(3)], &slot).await;
                self.visits.extend((answer.status == 201).then(|| Visit::of(&answer)));
                answer
            }
            (27 | 28, Some(visit)) => {
                let answers = if dice.of(3) == 0 { "cancel" } else { "confirm" };
                self.patient_of(&visit).moves_blindly(&visit, answers, &nothing).await
            }
            (29, _) => return self.somebody_takes_leave(dice).await,
            // Another time that leave made somebody look for, perhaps with another doctor.
            (30..=33, _) => {
                let Some(visit) = self.hit.pop() else { return };
                let path = format!("/appointments/{}/repair", visit.id);
                let repair = self.patient_of(&visit).api(Method::GET, &path).send().await;
                let times = if repair.status == 200 { repair.json()["times"].as_array().cloned().unwrap_or_default() } else { Vec::new() };
                let other = |time: &&Value| time["doctor_id"] != visit.body["doctor_id"];
                let Some(time) = times.iter().find(other).or_else(|| times.first()) else { return };
                let body = json!({ "hold_id": time["hold_id"] });
                let taken = self.patient_of(&visit).api(Method::POST, &format!("{path}/take")).json(&body).send().await;
                self.elsewhere += usize::from(taken.status == 200 && other(&time));
                taken
            }
            (16 | 20.., Some(visit)) => self.ruth.moves_blindly(&visit, "no-show", &nothing).await,
            (17, Some(visit)) => {
                let amount = i64::try_from(dice.of(40_000)).unwrap() + 1;
                self.tomas.takes_cash(&visit.id.replacen("apt_", "inv_", 1), amount).await
            }
            (18, Some(visit)) => {
                let path = format!("/invoices/{}/void", visit.id.replacen("apt_", "inv_", 1));
                self.tomas.api(Method::POST, &path).json(&json!({ "reason": "Written twice" })).send().await
            }
            (_, Some(_)) => {
                drained(&self.app).await;
                let minutes = i64::try_from(dice.of(180)).unwrap() + 7;
                return self.time_passes(minutes).await;
            }
        };
        assert!(answer.status < 500, "{}", answer.status);
    }

    fn doctor_of(&self, visit: &Visit) -> &Person {
        let id = visit.body["doctor_id"].as_str().unwrap();
        self.doctors.iter().find(|doctor| doctor.id.to_string() == id).unwrap()
    }

    fn patient_of(&self, visit: &Visit) -> &Person {
        let id = visit.body["patient_id"].as_str().unwrap();
        self.patients.iter().find(|patient| patient.id.to_string() == id).unwrap()
    }

    /// A doctor is away for a day: patients of the visits in it are offered other times, or their visits are cancelled.
    async fn somebody_takes_leave(&mut self, dice: &mut Dice) {
        let doctor = &self.doctors[dice.of(self.doctors.len())];
        let day = self.slots[dice.of(self.slots.len())].start[..10].to_owned();
        let path = format!("/doctors/{}/exceptions", doctor.id);
        let mut body = json!({ "kind": "leave", "start": day, "end": day });
        let mut answer = doctor.api(Method::POST, &path).json(&body).send().await;
        let mut hit = Vec::new();
        if answer.status == 409 {
            let clashes = answer.json()["appointments"].as_array().cloned().unwrap_or_default();
            let ids: Vec<String> = clashes.iter().map(|visit| visit["appointment_id"].as_str().unwrap().to_owned()).collect();
            let choices = ["offer", "cancel", "offer"];
            let resolve: serde_json::Map<String, Value> = ids.iter().map(|id| (id.clone(), json!(choices[dice.of(3)]))).collect();
            hit = self.visits.iter().filter(|visit| ids.contains(&visit.id)).cloned().collect();
            body["resolve"] = json!(resolve);
            answer = doctor.api(Method::POST, &path).json(&body).send().await;
        }
        assert!(answer.status < 500, "{}", answer.status);
        if answer.status == 201 {
            self.leaves += 1;
            self.hit = hit;
        }
        drained(&self.app).await;
        Offerer::of(&self.app.app, "test").run().await.unwrap();
        self.looks_for_times().await;
    }

    /// By date, department and doctor, read from the visits and invoices themselves: made, cancelled, completed, absent, waited,
    /// minutes, issued, received.
    async fn recounted(&self) -> BTreeMap<[String; 3], [i64; 8]> {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let mut sums: BTreeMap<[String; 3], [i64; 8]> = BTreeMap::new();
        let mut add = |key: [String; 3], place: usize, by: i64| sums.entry(key).or_default()[place] += by;
        for row in self.app.rows(Table::Appointments).await {
            let visit: Appointment = from_item(Table::Appointments, row).unwrap();
            let key = [zone.date(visit.start).to_string(), visit.department_id.to_string(), visit.doctor_id.to_string()];
            add(key.clone(), 0, 1);
            let state = [Status::Cancelled, Status::Completed, Status::NoShow].iter().position(|state| *state == visit.status);
            if let Some(place) = state {
                add(key.clone(), place + 1, 1);
            }
            let called = visit.history.iter().find(|one| one.status == Status::InConsultation).map(|one| one.at);
            if let (Some(came), Some(called)) = (visit.checked_in_at, called) {
                let whole = |at: Timestamp| at.as_second();
                add(key.clone(), 4, 1);
                add(key, 5, (whole(called) - whole(came)) / 60);
            }
        }
        let bills = self.app.rows(Table::Billing).await;
        for invoice in bills.into_iter().filter_map(|row| from_item::<Invoice>(Table::Billing, row).ok()) {
            let key = |on: Date| [on.to_string(), invoice.department_id.to_string(), invoice.doctor_id.to_string()];
            let worth = if invoice.voided.is_some() { 0 } else { invoice.parts.iter().map(|line| line.amount).sum() };
            add(key(invoice.issued_on), 6, worth);
            for payment in &invoice.payments {
                add(key(payment.on), 7, payment.amount);
            }
        }
        sums
    }

    /// The answer over the API against sums of the recount, by a part of their keys.
    async fn agrees(&self) {
        let (from, to) = ("2026-11-01", "2026-12-31");
        let body = says(&self.tomas, from, to).await;
        let recounted = self.recounted().await;
        let by = |part: &dyn Fn(&[String; 3]) -> String| {
            let mut sums: BTreeMap<String, [i64; 8]> = BTreeMap::new();
            for (key, numbers) in &recounted {
                let sum = sums.entry(part(key)).or_default();
                sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
            }
            sums
        };
        let numbers = |one: &Value| {
            let of = |name: &str| one[name].as_i64().unwrap();
            let money = |name: &str| one[name]["amount"].as_i64().unwrap();
            let wait = one["average_wait_minutes"].as_f64();
            ([of("visits"), of("completed"), of("no_show"), of("cancelled"), of("waited"), money("issued"), money("received")], wait)
        };
        let wanted = |[made, cancelled, completed, absent, waited, minutes, issued, received]: [i64; 8]| {
            let tenths = (waited > 0).then(|| (minutes * 10 + waited / 2) / waited);
            let wait = tenths.map(|tenths| f64::from(i32::try_from(tenths).unwrap()) / 10.0);
            ([made - cancelled, completed, absent, cancelled, waited, issued, received], wait)
        };
        let parts: [(&str, &str, Part<'_>); 3] = [
            ("days", "date", &|[date, ..]| date.clone()),
            ("departments", "id", &|[_, department, _]| department.clone()),
            ("doctors", "id", &|[_, _, doctor]| doctor.clone()),
        ];
        for (list, name, part) in parts {
            let said: BTreeMap<String, _> =
                body[list].as_array().unwrap().iter().map(|one| (one[name].as_str().unwrap().to_owned(), numbers(one))).collect();
            let should: BTreeMap<String, _> = by(part).into_iter().map(|(key, all)| (key, wanted(all))).collect();
            assert_eq!(said, should, "{list}");
        }
        assert_eq!(numbers(&body["total"]), wanted(by(&|_| String::new()).into_values().next().unwrap()));
        let page = self.tomas.opens(&format!("{HERE}?from={from}&to={to}")).await.is(200).page();
        assert_eq!(figure(&page, "Visits"), body["total"]["visits"].to_string());
    }
}

#[tokio::test]
async fn f60_after_five_hundred_random_operations_the_page_says_what_a_recount_says() {
    let mut house = House::open().await;
    let mut dice = Dice(20_261_123);
    for done in 0..500 {
        house.happens(&mut dice).await;
        // Also while some of it was not heard yet.
        if done % 125 == 124 {
            house.app.is_clean().await;
        }
    }
    drained(&house.app).await;
    house.app.is_clean().await;
    house.agrees().await;
    let reached: Vec<Status> = {
        let rows = house.app.rows(Table::Appointments).await;
        rows.into_iter().map(|row| from_item::<Appointment>(Table::Appointments, row).unwrap().status).collect()
    };
    for status in [Status::Cancelled, Status::Completed, Status::NoShow, Status::InConsultation] {
        assert!(reached.contains(&status), "the operations reach {status:?}");
    }
    let history: Vec<Status> = {
        let rows = house.app.rows(Table::Appointments).await;
        let visits = rows.into_iter().map(|row| from_item::<Appointment>(Table::Appointments, row).unwrap());
        visits.flat_map(|visit| visit.history.iter().map(|one| one.status).collect::<Vec<_>>()).collect()
    };
    for status in [Status::Requested, Status::Proposed] {
        assert!(history.contains(&status), "the operations begin with {status:?}");
    }
    assert!(house.leaves > 0 && house.elsewhere > 0, "leave moves visits to other doctors: {} and {}", house.leaves, house.elsewhere);
}
