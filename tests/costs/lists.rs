//! What the lists cost that a house is run by, in a house full of people and visits: every page, search and filter asks the store
//! at most three times besides finding out who asks and what its form offers, and no more often however many there are.
//!
//! By night (`CAREDESK_ROWS`) as many visits as that says and a quarter as many patients. What a page took of the processor, with the
//! built-in store in the same process, is printed beside it; in the optimized program a night holds it to 30 milliseconds.

use caredesk::aws::meter::Spent;
use caredesk::capabilities::directory::model::NewDoctor;
use caredesk::primitives::ids::{AppointmentId, DepartmentId, UserId, WaitId};
use caredesk::primitives::people::Gender;
use caredesk::primitives::spoken::Spoken;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::crowd::{pattern, starts};
use crate::support::{Person, TestApp};

/// Besides the session, and the account it is of.
const ASKS: u64 = 3;
const WHO_ASKS: u64 = 1;
/// Where a form offers the house's departments to narrow the list by, or the doctors of one.
const CHOICES: u64 = 1;
/// While anything of the house is to be repaired, as it is here, a list of staff with visits still to come says which of them are.
const HIT: u64 = 1;
/// The patient's home also says which times the waiting list keeps for them.
const KEPT: u64 = 1;
/// The desk's home also says how many visits leave has hit, and how many people are to be called about a time that is kept for them.
const HOME: u64 = 2;
/// Visits and entries stand under their UTC date: a query for each where a page covers more than three, or a hospital's day two.
const FURTHER_DATE: u64 = 1;
/// Who reads the audit trail stands in it.
const ENTRY: u64 = 1;
/// How often each page is opened: the processor's time is told in hundredths of a second.
const TIMES: u32 = 10;
/// What a page may take of the processor, in milliseconds.
const PROCESSOR: u64 = 30;
/// By this name everybody's pattern is known, in every way a name is written down.
const PATTERN: &str = "Zzpattern Qqfamily";
/// Of so many people one has the rare name, or is of the rare gender.
const RARE: usize = 60;
/// More doctors than are looked at for one page.
const DOCTORS: usize = 130;

/// So many visits; a quarter as many patients.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn visits() -> usize {
    std::env::var("CAREDESK_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(400)
}

/// Writes rows as often as is said, each time with other ids and names.
async fn copies(app: &TestApp, rows: &[(Table, Item)], how_many: usize, names: impl Fn(usize) -> Vec<(String, String)>) {
    let mut waiting = Vec::new();
    for number in 0..how_many {
        let names = names(number);
        let copy = |(table, row): &(Table, Item)| Action::Put { table: *table, item: renamed(row, &names), condition: None };
        waiting.extend(rows.iter().map(copy));
        if waiting.len() + rows.len() > 100 {
            app.write(std::mem::take(&mut waiting)).await;
        }
    }
    if !waiting.is_empty() {
        app.write(waiting).await;
    }
}

/// What stands in these tables about somebody.
async fn rows_of(app: &TestApp, id: &str, tables: &[Table]) -> Vec<(Table, Item)> {
    let mut rows = Vec::new();
    for table in tables {
        rows.extend(app.rows(*table).await.into_iter().filter(|row| says(row, id)).map(|row| (*table, row)));
    }
    rows
}

/// Names of copies of whoever is called by the pattern: the person's, and a family's that is rare or not.
fn called(app: &TestApp, old: &str, number: usize, is_rare: bool) -> Vec<(String, String)> {
    let id = UserId::new(&app.app.ground.ids).to_string();
    let family = if is_rare { "Rare" } else { "Plain" };
    let names = [("Zzpattern", format!("Patient{number:05}")), ("Qqfamily", family.to_owned())];
    let both = |(from, to): (&str, String)| [(from.to_owned(), to.clone()), (from.to_lowercase(), to.to_lowercase())];
    names.into_iter().flat_map(both).chain([(old.to_owned(), id)]).collect()
}

/// Writes so many patients, each with the rows of one whom the desk added.
async fn patients(app: &TestApp, how_many: usize) {
    let old = app.patient(PATTERN).await.id.to_string();
    let rows = rows_of(app, &old, &[Table::Users, Table::Lookups]).await;
    assert!(rows.len() > 2, "a patient has an account and words to be found by");
    copies(app, &rows, how_many, |number| called(app, &old, number, number % RARE == 7)).await;
}

/// Writes so many doctors, of whom few are women; those speak what nobody else does.
async fn doctors(app: &TestApp, how_many: usize) {
    let mut of = Vec::new();
    for gender in [Gender::Male, Gender::Female] {
        let speaks = |new: &mut NewDoctor| {
            new.gender = Some(gender);
            new.languages = if gender == Gender::Female { [Spoken::Swahili].into() } else { [Spoken::English].into() };
        };
        let old = app.doctor_who(PATTERN, speaks).await.id.to_string();
        of.push((rows_of(app, &old, &[Table::Users, Table::Lookups, Table::Directory]).await, old));
    }
    for number in 0..how_many {
        let is_rare = number % RARE == 7;
        let (rows, old) = &of[usize::from(is_rare)];
        copies(app, rows, 1, |_| called(app, old, number, is_rare)).await;
    }
}

/// Writes so many people who wait, and so many visits to be repaired.
async fn requests(app: &TestApp, doctor: &Person, asha: &Person, how_many: usize) {
    let body =
        json!({ "department_id": app.department.id, "from": "2026-11-24", "to": "2026-12-20", "parts": ["morning"], "reason": "cough" });
    asha.api(Method::POST, "/patients/me/waiting-list").key("waits").json(&body).send().await.is(201);
    let slot = app.open_slots(doctor).await.into_iter().find(|slot| slot.start.starts_with("2026-11-27")).unwrap();
    let visit = app.patient("Hit").await.has(&slot).await;
    let leave = json!({ "kind": "leave", "start": "2026-11-27", "end": "2026-11-27", "resolve": { visit.id.clone(): "later" } });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&leave).send().await.is(201);
    let listed = |row: &Item| row["owner_id"].as_s().is_ok_and(|owner| owner == "repairs" || owner.starts_with("waiting#"));
    let rows: Vec<(Table, Item)> = app.rows(Table::Requests).await.into_iter().filter(listed).map(|row| (Table::Requests, row)).collect();
    assert_eq!(rows.len(), 2, "one waits, and one is to be repaired");
    let wait = rows.iter().find_map(|(_, row)| row.get("wait_id")?.as_s().ok()).unwrap().clone();
    let ids = &app.app.ground.ids;
    let names = |_| vec![(wait.clone(), WaitId::new(ids).to_string()), (visit.id.clone(), AppointmentId::new(ids).to_string())];
    copies(app, &rows, how_many, names).await;
}

fn says(row: &Item, text: &str) -> bool {
    row.values().any(|value| value.as_s().is_ok_and(|value| value.contains(text)))
}

fn renamed(row: &Item, names: &[(String, String)]) -> Item {
    let mut row = row.clone();
    for value in row.values_mut() {
        if let Ok(said) = value.as_s() {
            let new = names.iter().fold(said.clone(), |said, (old, new)| said.replace(old.as_str(), new));
            *value = caredesk::storage::item::text(new);
        }
    }
    row
}

/// What the process has taken of the processors, in hundredths of a second.
fn ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let behind_the_name = stat.rsplit_once(')').unwrap().1;
    behind_the_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

/// A page, and what must be on it to say that it is full.
struct List<'a> {
    who: &'a Person,
    name: &'static str,
    path: String,
    what: &'static str,
    at_least: usize,
    /// Calls for what is no part of the list.
    besides: u64,
    /// It looks through what does not fit, as far as a page may.
    search: bool,
}

impl<'a> List<'a> {
    fn of(who: &'a Person, name: &'static str, path: impl Into<String>, what: &'static str, at_least: usize) -> Self {
        Self { who, name, path: path.into(), what, at_least, besides: WHO_ASKS, search: false }
    }

    fn besides(self, calls: u64) -> Self {
        Self { besides: self.besides + calls, ..self }
    }

    fn search(self) -> Self {
        Self { search: true, ..self }
    }
}

/// The lists whose words are sent by a form, and stand in their address sealed.
async fn sought<'a>((doctor, rosa, tomas): (&'a Person, &'a Person, &'a Person), department: DepartmentId) -> Vec<List<'a>> {
    let (person, account) = ("/patients/usr_", "/admin/people/usr_");
    let few = rosa.looks_for("/patients", "patient rar").await;
    let phone = rosa.looks_for("/patients", "+46 70 123").await;
    let doctors = tomas.looks_for("/admin/people?role=doctor", "patient rar").await;
    let licence = tomas.looks_for("/admin/people?role=doctor", "KMC-40213").await;
    vec![
        List::of(rosa, "patients by the beginning of a name", rosa.looks_for("/patients", "patient000").await, person, 20),
        List::of(rosa, "the same backwards", format!("{}&order=descending", rosa.looks_for("/patients", "patient000").await), person, 20),
        List::of(rosa, "patients by words that few have", few.clone(), person, 1).search(),
        List::of(rosa, "patients by words and status", format!("{few}&status=active"), person, 1).search(),
        List::of(rosa, "patients by a phone number", phone, "", 0),
        List::of(tomas, "doctors by words that few have", doctors.clone(), account, 1).besides(CHOICES).search(),
        List::of(tomas, "doctors by words and status", format!("{doctors}&status=disabled"), "", 0).besides(CHOICES).search(),
        List::of(tomas, "doctors of a department by words", format!("{doctors}&department={department}"), account, 1)
            .besides(CHOICES)
            .search(),
        List::of(tomas, "doctors by a licence number", licence, account, 1).besides(CHOICES),
        List::of(doctor, "a doctor's own patients by name", doctor.looks_for("/my-patients", "pattern").await, person, 1),
    ]
}

async fn measured(count: usize) -> Vec<(List<'static>, Spent)> {
    let app: &'static TestApp = Box::leak(Box::new(TestApp::start().await));
    let people = |person: Person| -> &'static Person { Box::leak(Box::new(person)) };
    let doctor = people(app.doctor_who("Leena Farah", |new| new.licence_number = Some("KMC 40213".into())).await);
    let history = pattern(app, doctor).await;
    history.write(app, starts("2019-01-07T03:30:00Z", 45, count), None).await;
    history.write(app, starts("2026-11-24T02:00:00Z", 7, 200), None).await;
    patients(app, count / 4).await;
    let (tomas, rosa) = (people(app.administrator().await), people(app.receptionist().await));
    let asha = people(app.patient("Asha").await);
    requests(app, doctor, asha, count / 4).await;
    doctors(app, DOCTORS.min(count)).await;
    history.write(app, starts("2026-11-25T02:00:00Z", 60, 60), Some(asha.id)).await;
    history.write(app, starts("2024-11-25T02:00:00Z", 60, 60), Some(asha.id)).await;
    let (week, department) = ("from=2026-11-24&to=2026-11-27", app.department.id);
    let (visit, person, card, account) = ("/appointments/apt_", "/patients/usr_", "/doctors/usr_", "/admin/people/usr_");
    let mut lists = vec![
        List::of(asha, "a patient's visits", "/appointments", visit, 10).besides(KEPT),
        List::of(asha, "doctors by name", "/doctors", card, 20).besides(CHOICES),
        List::of(asha, "doctors by a word", "/doctors?q=patient", card, 20).besides(CHOICES),
        List::of(asha, "doctors by words that few have", "/doctors?q=patient+rare", card, 1).besides(CHOICES).search(),
        List::of(asha, "doctors of the rarer gender", "/doctors?gender=female", card, 1).besides(CHOICES).search(),
        List::of(asha, "doctors of the rarer language", "/doctors?language=sw&max_fee=500", card, 1).besides(CHOICES).search(),
        List::of(asha, "doctors of a department", format!("/doctors?department={department}"), card, 20).besides(CHOICES),
        List::of(asha, "a department", format!("/departments/{department}"), card, 20),
        List::of(doctor, "a doctor's day", "/day", "", 0).besides(HIT),
        List::of(doctor, "a doctor's visits to come", "/upcoming", visit, 20).besides(HIT),
        List::of(doctor, "a doctor's own patients", "/my-patients", person, 1),
        List::of(doctor, "the same in some days and one state", format!("/upcoming?{week}&status=booked"), visit, 20).besides(HIT),
        List::of(doctor, "a doctor's visits to repair", "/desk/repairs", visit, 20),
        List::of(rosa, "the desk's day", "/desk", "", 0).besides(CHOICES + HOME),
        List::of(rosa, "the desk's day in one state", "/desk?status=cancelled", "", 0).besides(CHOICES + HOME).search(),
        List::of(rosa, "all visits of some days", format!("/desk?{week}"), visit, 20).besides(CHOICES + HIT),
        List::of(rosa, "the same of a department", format!("/desk?{week}&department={department}"), visit, 20).besides(CHOICES + HIT),
        List::of(rosa, "the same of a doctor", format!("/desk?{week}&doctor={}", doctor.id), visit, 20).besides(CHOICES + HIT),
        List::of(rosa, "the same in a state nothing is in", format!("/desk?{week}&status=no_show"), "", 0)
            .besides(CHOICES + 3 * FURTHER_DATE)
            .search(),
        List::of(rosa, "visits to repair", "/desk/repairs", visit, 20),
        List::of(rosa, "patients by name", "/patients", person, 20),
        List::of(rosa, "a patient with many visits ahead", format!("/patients/{}", asha.id), visit, 15),
        List::of(rosa, "patients by name backwards", "/patients?order=descending", person, 20),
        List::of(rosa, "patients in a state nobody is in", "/patients?status=locked", "", 0).search(),
        List::of(tomas, "people of the house", "/admin/people?role=doctor", account, 20).besides(CHOICES),
        List::of(tomas, "the same backwards", "/admin/people?role=doctor&order=descending", account, 20).besides(CHOICES),
        List::of(tomas, "the same of a department", format!("/admin/people?role=doctor&department={department}"), account, 20)
            .besides(CHOICES),
        List::of(tomas, "people in a state nobody is in", "/admin/people?role=doctor&status=locked", "", 0).besides(CHOICES).search(),
        List::of(tomas, "messages that failed", "/message-ledger", "", 0),
        List::of(tomas, "who waits for a time", "/desk/waiting-list", "", 0).besides(CHOICES),
        List::of(tomas, "who waits in a department", format!("/desk/waiting-list?department={department}"), "Asha", 20)
            .besides(2 * CHOICES),
        List::of(tomas, "who waits for a doctor", format!("/desk/waiting-list?department={department}&doctor={}", doctor.id), "", 0)
            .besides(2 * CHOICES)
            .search(),
        List::of(tomas, "invoices", "/admin/billing", "", 0),
        List::of(tomas, "wards", "/wards", "", 0),
        List::of(tomas, "the audit trail", "/admin/audit", "", 0).besides(ENTRY + FURTHER_DATE),
        List::of(tomas, "statistics of a month", "/admin/statistics", "", 0),
        List::of(tomas, "statistics of a year", "/admin/statistics?from=2025-12-01&to=2026-12-01", "", 0),
    ];
    lists.extend(sought((doctor, rosa, tomas), department).await);
    let mut seen = Vec::new();
    for list in lists {
        // What every session writes once a minute is counted with no list.
        list.who.opens(&list.path).await.is(200);
        let (page, spent) = app.spends(list.who.opens(&list.path)).await;
        let there = page.is(200).text().matches(list.what).count();
        assert!(list.what.is_empty() || there >= list.at_least, "{}: {there} on the page", list.name);
        let before = ticks();
        for _ in 0..TIMES {
            list.who.opens(&list.path).await.is(200);
        }
        let taken = ticks() - before;
        println!("| {} | {} calls | {} read units | {taken} ms of the processor |", list.name, spent.calls, spent.read_units);
        assert!(!is_timed() || taken <= PROCESSOR, "{}: {taken} ms of the processor", list.name);
        seen.push((list, spent));
    }
    // However little of it a page looks at, a search ends, and has found everybody then.
    let rare = |of: usize| (0..of).filter(|number| number % RARE == 7).count();
    let words = rosa.looks_for("/patients", "patient rar").await;
    assert_eq!(leafed(rosa, &words, "tbody th").await, (rare(count / 4), count / 4 > 500));
    let (women, goes_on) = leafed(asha, "/doctors?gender=female", "ul.doctors h2").await;
    assert_eq!((women, goes_on), (rare(DOCTORS.min(count)) + 1, true));
    seen
}

/// Leafs through a search by its own links: how many it found in all, and whether a page said that not all was looked at.
async fn leafed(who: &Person, first: &str, what: &str) -> (usize, bool) {
    let (mut found, mut said, mut path) = (0, false, first.to_owned());
    for _ in 0..500 {
        let page = who.opens(&path).await.is(200).page();
        found += page.all(what).len();
        let Some(next) = page.all("main a").into_iter().filter_map(|link| link.attribute("href")).find(|href| href.contains("cursor="))
        else {
            return (found, said);
        };
        said |= page.text().contains("Search on");
        next.clone_into(&mut path);
    }
    panic!("{first} does not end")
}

/// By night, in the optimized program: elsewhere the clock says nothing.
fn is_timed() -> bool {
    !cfg!(debug_assertions) && visits() >= 20_000
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f20_every_list_asks_the_store_three_times_at_most_however_full_the_house_is() {
    let small = Box::pin(measured(100)).await;
    let full = Box::pin(measured(visits())).await;
    for ((list, before), (_, now)) in small.iter().zip(&full) {
        let name = list.name;
        assert!(now.calls <= ASKS + list.besides, "{name}: {} calls", now.calls);
        assert!(list.search || before.calls == now.calls, "{name} asks more often in a full house");
        assert!(now.read_units <= before.read_units + 60.0, "{name} reads more in a full house: {before:?}, then {now:?}");
    }
}
