//! The administrator's home: the house in numbers, live, and what of it is about now.

use caredesk::access::actor::Level;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::loops::drain_of;
use caredesk::operations::recount::Recount;
use caredesk::operations::verify::check;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::totals::{Total, count_all};
use http::Method;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha, row};
use crate::support::{Answer, Person, Slot, TestApp, Visit};

/// A figure by its name, as the page says it.
fn figure(page: &Answer, name: &str) -> String {
    let page = page.page();
    let stats = page.all(".stats .stat");
    let stat = stats.iter().find(|stat| stat.find("dt").unwrap().text() == name).unwrap_or_else(|| panic!("no figure {name}"));
    stat.find(".v").unwrap().text()
}

async fn drained(app: &TestApp) {
    drain_of(&app.app, "test").run().await.unwrap();
}

#[tokio::test]
async fn f59_the_overview_says_how_much_of_what_there_is() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, tomas) = (app.patient("Ben").await, app.administrator().await);
    let slots = app.open_slots(&doctor).await;
    books(&asha, &slots[0]).await;
    let bens = ben.has(&slots[1]).await;
    ben.has(&slots[30]).await;
    drained(&app).await;
    let page = tomas.opens("/overview").await.is(200);
    let says = |page: &Answer| ["Visits today", "Patients", "Doctors", "Departments", "Visits in all"].map(|name| figure(page, name));
    assert_eq!(says(&page), ["2", "2", "1", "1", "3"]);
    assert!(page.page().text().contains("Monday 23 November, 09:30. Figures are live."));
    for person in [&asha, &doctor, &app.receptionist().await] {
        person.opens("/overview").await.is(403);
    }
    tomas.cancels(&bens).await.is(200);
    drained(&app).await;
    assert_eq!(says(&tomas.opens("/overview").await.is(200)), ["1", "2", "1", "1", "3"]);
    tomas.api(Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.is(201);
    assert_eq!(figure(&tomas.opens("/overview").await.is(200), "Departments"), "2");
    app.passes(24 * 60);
    app.signs_in(&tomas, Level::Full).await;
    assert_eq!(says(&tomas.opens("/overview").await.is(200)), ["1", "2", "1", "2", "3"], "another day, another number");
}

#[tokio::test]
async fn f59_the_overview_shows_the_latest_visits_and_never_why() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    let empty = tomas.opens("/overview").await.is(200);
    assert!(empty.text().contains("No visit has begun, and none is close."));
    let slots = app.open_slots(&doctor).await;
    for slot in &slots[..10] {
        books(&asha, slot).await;
    }
    let early = tomas.opens("/overview").await.is(200);
    assert_eq!(early.page().find("#latest").unwrap().text(), "Next visits");
    assert_eq!(early.page().all("tbody tr").len(), 8);
    app.passes(3 * 60);
    app.signs_in(&tomas, Level::Full).await;
    let page = tomas.opens("/overview").await.is(200);
    assert_eq!(page.page().find("#latest").unwrap().text(), "Latest visits");
    let times: Vec<String> = page.page().all("tbody tr strong").iter().map(|time| time.text()).collect();
    assert!(times.is_sorted_by(|later, earlier| later >= earlier) && times[0].as_str() <= "12:30", "{times:?}");
    assert!(row(&page, "Asha Menon").contains("Leena Farah") && !page.text().contains(REASON));
    for (href, place) in [("/desk", "All visits"), ("/doctors", "Doctors"), ("/departments", "Departments")] {
        assert!(page.page().all("main a").iter().any(|link| link.attribute("href") == Some(href) && link.text() == place), "{place}");
    }
    // Late in the hospital's evening a new UTC date has begun, without visits yet: the ones before are the latest.
    let zone = tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": "America/New_York" })).send().await;
    zone.is(200);
    app.passes(18 * 60);
    app.signs_in(&tomas, Level::Full).await;
    let evening = tomas.opens("/overview").await.is(200);
    assert!(evening.page().text().contains("Monday 23 November, 20:00"), "{}", evening.page().text());
    assert_eq!((evening.page().find("#latest").unwrap().text().as_str(), evening.page().all("tbody tr").len()), ("Latest visits", 8));
}

/// The overview takes at most 5 calls and 4 read units, the session's own among them, also when there are visits on every day that
/// can be booked: 4 and 3 for the figures (data-model.md), and what waits for a decision.
#[tokio::test]
async fn f59_the_overview_costs_what_it_may_however_much_is_counted() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    app.fills(&doctor, &asha, 18).await;
    let first: Date = "2026-11-23".parse().unwrap();
    let days: Vec<Date> = first.series(1.day()).take(52 * 7 + 2).collect();
    for some in days.chunks(90) {
        let counts: Vec<(Total, i64)> = some.iter().map(|date| (Total::VisitsOn(*date), 1_234)).collect();
        app.write(vec![count_all(&counts, None)]).await;
    }
    app.passes(5 * 60);
    app.signs_in(&tomas, Level::Full).await;
    tomas.opens("/overview").await.is(200);
    let (page, spent) = app.spends(tomas.opens("/overview")).await;
    assert_eq!(figure(&page.is(200), "Visits today"), "1,234");
    assert!(spent.calls <= 5 && spent.read_units <= 4.0 && spent.write_units <= 0.0, "{spent:?}");
    // Whoever comes from a change of their own, with its sentence, sees figures as last written: at most half a unit more.
    app.signs_in(&asha, Level::Full).await;
    let visit = asha.has(&app.open_slots(&doctor).await[40]).await;
    tomas.posts(&format!("/appointments/{}/cancel", visit.id), &[("version", "1"), ("reason", "The clinic is closed")]).await.is(303);
    let (page, spent) = app.spends(tomas.opens("/overview")).await;
    assert!(page.is(200).page().alert().contains("is cancelled"));
    assert!(spent.calls <= 5 && spent.read_units <= 4.5, "{spent:?}");
}

/// So many things that people do.
const ACTS: usize = 500;

/// Who plays, and what came of it.
struct Game<'a> {
    app: &'a TestApp,
    doctors: [Person; 2],
    patients: Vec<Person>,
    ruth: Person,
    tomas: Person,
    slots: Vec<Slot>,
    visits: Vec<(usize, Visit)>,
    departments: Vec<String>,
}

/// A game without rules: whatever people do in whatever order, the numbers are those of the tables.
#[tokio::test]
async fn f59_after_five_hundred_random_operations_the_numbers_are_those_of_the_tables() {
    let app = TestApp::start().await;
    let mut game = Game {
        app: &app,
        doctors: [app.doctor("Leena Farah").await, app.doctor_who("Chidi Okafor", |new| new.requires_approval = true).await],
        patients: vec![app.patient("Asha").await, app.patient("Ben").await],
        ruth: app.receptionist().await,
        tomas: app.administrator().await,
        slots: Vec::new(),
        visits: Vec::new(),
        departments: Vec::new(),
    };
    for act in 0..ACTS {
        game.play(act).await;
        if app.app.ground.ids.below(6) == 0 {
            drained(&app).await;
        }
        if act % 100 == 99 {
            let ground = &app.app.ground;
            let report = check(&ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
            assert!(report.is_clean(), "{report}");
        }
    }
    drained(&app).await;
    let counted = app.app.ground.storage.totals().await.unwrap();
    let anew = Recount::of(&app.app, "test").run().await.unwrap();
    let today = app.app.settings.now().zone.date(app.clock.now());
    for total in anew.counted_from(today).chain(counted.counted_from(today)) {
        assert_eq!(counted.exactly(total), anew.exactly(total), "{total:?}");
    }
    assert!(counted.of(Total::Appointments) > 60 && counted.of(Total::Patients) > 10, "{counted:?}");
    // And the page says the same as the rows themselves.
    let rows = async |table, belongs: &dyn Fn(&Item) -> bool| app.rows(table).await.iter().filter(|row| belongs(row)).count().to_string();
    let word = |row: &Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    let page = game.tomas.opens("/overview").await.is(200);
    let departments = rows(Table::Directory, &|row: &Item| word(row, "listing") == "departments").await;
    let patients = rows(Table::Users, &|row: &Item| word(row, "part") == "profile" && word(row, "role") == "patient").await;
    let visits = rows(Table::Appointments, &|_: &Item| true).await;
    assert_eq!(["Departments", "Patients", "Visits in all"].map(|name| figure(&page, name)), [departments, patients, visits]);
}

impl Game<'_> {
    fn choose(&self, limit: usize) -> usize {
        usize::try_from(self.app.app.ground.ids.below(u64::try_from(limit).unwrap())).unwrap()
    }

    /// One thing somebody does; refusals are part of the game.
    async fn play(&mut self, act: usize) {
        if act.is_multiple_of(25) {
            self.slots.clear();
            for doctor in &self.doctors {
                self.slots.extend(self.app.open_slots(doctor).await);
            }
        }
        match self.choose(12) {
            0 => self.house_changes(act).await,
            1..=4 => self.somebody_books().await,
            _ if self.visits.is_empty() => self.somebody_books().await,
            _ => self.a_visit_changes().await,
        }
    }

    /// Somebody comes to the desk, or a department to the house; or one of those that came goes.
    async fn house_changes(&mut self, act: usize) {
        let answer = match self.choose(3) {
            0 => {
                let body = json!({ "name": format!("Guest {act}"), "date_of_birth": "1980-02-29", "confirm_duplicate": true });
                self.ruth.api(Method::POST, "/patient-invitations").key(&format!("guest-{act}")).json(&body).send().await.is(201)
            }
            1 if !self.departments.is_empty() => {
                let id = self.departments.swap_remove(self.choose(self.departments.len()));
                self.tomas.api(Method::DELETE, &format!("/departments/{id}")).send().await.is(204)
            }
            _ => {
                let body = json!({ "name": format!("Ward {act}") });
                let made = self.tomas.api(Method::POST, "/departments").json(&body).send().await.is(201);
                self.departments.push(made.member("id"));
                made
            }
        };
        assert!(answer.status < 300);
    }

    async fn somebody_books(&mut self) {
        let who = self.choose(self.patients.len());
        let booked = self.patients[who].books(&self.slots[self.choose(self.slots.len())]).await;
        assert!(booked.status < 500, "{}", booked.status);
        if booked.status == 201 {
            self.visits.push((who, Visit::of(&booked)));
        }
    }

    async fn a_visit_changes(&mut self) {
        let at = self.choose(self.visits.len());
        let (owner, visit) = &self.visits[at];
        let patient = &self.patients[*owner];
        let doctor = &self.doctors[usize::from(visit.body["doctor_id"] != self.doctors[0].id.to_string().as_str())];
        let slots: Vec<&Slot> = self.slots.iter().filter(|slot| visit.body["doctor_id"] == slot.doctor.as_str()).collect();
        let answer = match self.choose(4) {
            0 => patient.cancels(visit).await,
            1 => doctor.confirms(visit).await,
            _ if slots.is_empty() => return,
            _ => patient.reschedules(visit, slots[self.choose(slots.len())]).await,
        };
        assert!(answer.status < 500, "{}", answer.status);
        if answer.status == 200 {
            self.visits[at].1 = Visit::of(&answer);
        }
    }
}

#[tokio::test]
async fn f59_what_waits_for_a_decision_stands_on_the_first_page() {
    let app = TestApp::outside_the_demo().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    assert!(!tomas.opens("/overview").await.is(200).text().contains("/desk/lost-devices"), "nothing waits");
    let application = json!({ "name": "Dr Leena Farah", "email": "leena@example.org", "password": "four tulips on a table",
        "licence_number": "KMC-40213", "specialization": "Cardiologist" });
    app.stranger().api(Method::POST, "/doctor-applications").json(&application).send().await.is(202);
    let link = app.link_to("leena@example.org").await;
    app.stranger().posts(&link, &[]).await.is(303);
    let (email, ..) = crate::phone::protected(&app).await;
    ruth.posts("/desk/lost-devices", &[("email", &email), ("reason", "showed a passport")]).await.is(303);
    let page = tomas.opens("/overview").await.is(200).page();
    assert!(page.text().contains("One doctor waits for approval.") && page.text().contains("One report of a lost phone waits"));
    for place in ["/admin/applications", "/desk/lost-devices"] {
        assert!(page.all("main a").iter().any(|link| link.attribute("href") == Some(place)), "{place}");
    }
}

#[tokio::test]
async fn f59_every_figure_leads_to_what_it_counts() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let page = tomas.opens("/overview").await.is(200).page();
    let leads: Vec<String> = page.all(".stats dt a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    assert_eq!(leads, ["/desk", "/patients", "/doctors", "/departments", "/admin/statistics", "/admin/emergency-access"]);
    for list in &leads {
        tomas.opens(list).await.is(200);
    }
}
