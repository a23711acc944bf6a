//! Lists of appointments: whose, which, a page at a time.

use caredesk::access::role::Role;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, Slot, TestApp, Visit};

async fn list(person: &Person, query: &str) -> Answer {
    person.api(Method::GET, &format!("/appointments{query}")).send().await
}

fn ids(answer: &Answer) -> Vec<String> {
    answer.json()["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

pub async fn f28_everybody_sees_their_own_and_staff_the_house(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let slots = app.open_slots(&farah).await;
    let first = asha.has(&slots[0]).await;
    let second = asha.has(&app.open_slots(&okafor).await[5]).await;
    let third = ben.has(&slots[9]).await;
    let seen = |answer: Answer| {
        assert!(!answer.text().contains("cough"), "a list shows no reason: {}", answer.text());
        ids(&answer.is(200))
    };
    assert_eq!(seen(list(&asha, "").await), [first.id.clone(), second.id.clone()]);
    assert_eq!(seen(list(&ben, "").await), std::slice::from_ref(&third.id));
    assert_eq!(seen(list(&farah, "").await), [first.id.clone(), third.id.clone()]);
    assert_eq!(seen(list(&ben, &format!("?patient={}", asha.id)).await), [""; 0], "nobody reads another's list");
    let week = "?from=2026-11-23&to=2026-11-29";
    for staff in [&ruth, &tomas] {
        assert_eq!(seen(list(staff, week).await).len(), 3);
        assert_eq!(seen(list(staff, &format!("{week}&doctor={}", okafor.id)).await), std::slice::from_ref(&second.id));
        assert_eq!(seen(list(staff, &format!("?patient={}", ben.id)).await), std::slice::from_ref(&third.id));
        assert_eq!(seen(list(staff, &format!("{week}&department={}", app.department.id)).await).len(), 3);
        assert_eq!(seen(list(staff, &format!("{week}&status=cancelled")).await).len(), 0);
    }
}

pub async fn f29_the_house_is_asked_for_at_most_31_days(app: TestApp) {
    let ruth = app.receptionist().await;
    assert_eq!(list(&ruth, "").await.is_problem(422, "invalid").faults(), ["/from required", "/to required"]);
    assert_eq!(list(&ruth, "?from=2026-11-01&to=2026-12-02").await.is_problem(422, "invalid").faults(), ["/to range_too_long"]);
    list(&ruth, "?from=2026-11-01&to=2026-12-01").await.is(200);
    assert_eq!(list(&ruth, "?from=2026-11-09&to=2026-11-01").await.is_problem(422, "invalid").faults(), ["/to before_from"]);
    for (query, pointer) in [
        ("?from=monday&to=2026-11-01", "/from"),
        ("?status=lost", "/status"),
        ("?doctor=dpt_1", "/doctor"),
        ("?limit=0", "/limit"),
        ("?limit=101", "/limit"),
    ] {
        let answer = list(&app.patient("Asha").await, query).await.is_problem(422, "invalid");
        assert!(answer.faults()[0].starts_with(pointer), "{query}: {:?}", answer.faults());
    }
}

pub async fn f20_a_list_goes_on_where_it_ended(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&doctor).await;
    let mut made: Vec<Visit> = Vec::new();
    for slot in &slots[2..7] {
        made.push(asha.has(slot).await);
    }
    let mut read = Vec::new();
    let mut query = "?limit=2".to_owned();
    let mut pages = 0;
    loop {
        let page = list(&asha, &query).await.is(200);
        read.extend(ids(&page));
        pages += 1;
        // What is booked meanwhile, before the page that was read and behind the last one, neither hides nor doubles what was there.
        if pages == 1 {
            asha.has(&slots[0]).await;
        } else if pages == 2 {
            made.push(asha.has(&slots[8]).await);
        }
        match page.json()["next"].clone() {
            Value::Null => break,
            next => query = format!("?limit=2&cursor={}", next.as_str().unwrap()),
        }
    }
    assert_eq!((read, pages), (made.into_iter().map(|visit| visit.id).collect(), 3));
    list(&ben, &query).await.is_problem(400, "bad-cursor");
    list(&asha, &format!("{query}&status=booked")).await.is_problem(400, "bad-cursor");
    let last = if query.ends_with('x') { 'y' } else { 'x' };
    let changed = format!("{}{last}", &query[..query.len() - 1]);
    list(&asha, &changed).await.is_problem(400, "bad-cursor");
    assert_eq!(app.rows(Table::Appointments).await.len(), 7);
}

/// A list of people, and how somebody comes into it.
struct Crowd<'a> {
    app: &'a TestApp,
    doctor: Person,
    slots: Vec<Slot>,
    came: usize,
}

impl Crowd<'_> {
    /// Somebody of a random name comes, whom every list here may show.
    async fn comes(&mut self, list: &str) -> String {
        self.came += 1;
        // Two words of it begin as is looked for: they stand in the list once.
        let name = format!("Me{:03}x{} Mestre", self.app.app.ground.ids.below(1_000), self.came);
        match list.split('?').next().unwrap() {
            "/patients" => drop(self.app.patient(&name).await),
            "/doctors" => drop(self.app.doctor(&name).await),
            "/my-patients" => drop(self.app.patient(&name).await.has(&self.slots.pop().unwrap()).await),
            _ => drop(self.app.person(&name, Role::Receptionist).await),
        }
        name
    }
}

/// Whoever was there before the first page was read stands in the list once, wherever others come meanwhile, and nobody twice.
pub async fn f20_lists_of_people_go_on_where_they_ended_whoever_comes_meanwhile(app: TestApp) {
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let doctor = app.doctor("Leena Farah").await;
    let slots = app.open_slots(&doctor).await;
    let mut crowd = Crowd { app: &app, doctor, slots, came: 0 };
    for list in [
        "/patients?",
        "/patients?order=descending&",
        "/patients?status=active&",
        "/patients?q=me&",
        "/patients?q=me&order=descending&",
        "/patients?q=me&status=active&",
        "/admin/people?role=receptionist&",
        "/admin/people?role=receptionist&order=descending&",
        "/admin/people?role=receptionist&q=me&",
        "/doctors?",
        "/doctors?q=me&",
        "/my-patients?",
        "/my-patients?q=me&",
    ] {
        let mut there = Vec::new();
        for _ in 0..5 {
            there.push(crowd.comes(list).await);
        }
        let (mut read, mut cursor) = (Vec::new(), String::new());
        loop {
            let who = if list.starts_with("/admin") {
                &tomas
            } else if list.starts_with("/my") {
                &crowd.doctor
            } else {
                &ruth
            };
            let page = who.api(Method::GET, &format!("{list}limit=3{cursor}")).send().await.is(200).json();
            read.extend(page["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
            if read.len() < 12 {
                crowd.comes(list).await;
            }
        }
        let mut once = read.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), read.len(), "{list}: nobody twice in {read:?}");
        assert!(there.iter().all(|name| read.contains(name)), "{list}: {there:?} in {read:?}");
        // Their names begin alike, so that the words found are in the order of the names.
        let (mut in_order, of_them) = (read.clone(), |name: &String| name.starts_with("Me"));
        in_order.sort();
        if list.contains("descending") {
            in_order.reverse();
        }
        in_order.retain(of_them);
        read.retain(of_them);
        assert_eq!(read, in_order, "{list}");
    }
}

/// On pages a cursor is as much one's own as over the API.
pub async fn f20_a_cursor_that_was_changed_or_is_of_another_list_is_refused_on_pages_too(app: TestApp) {
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let doctor = app.doctor("Leena Farah").await;
    let slots = app.open_slots(&doctor).await;
    for (number, slot) in slots[..2].iter().enumerate() {
        let patient = app.patient(&format!("Meera{number}")).await;
        patient.has(slot).await;
        let wish = json!({ "department_id": app.department.id, "from": "2026-11-24", "to": "2026-12-20", "reason": "cough" });
        patient.api(Method::POST, "/patients/me/waiting-list").key("one").json(&wish).send().await.is(201);
        app.person(&format!("Ruth{number}"), Role::Receptionist).await;
    }
    let department = format!("/desk/waiting-list?department={}&", app.department.id);
    for (who, list) in [
        (&ruth, "/patients?"),
        (&ruth, "/patients?order=descending&"),
        (&tomas, "/admin/people?role=receptionist&"),
        (&doctor, "/my-patients?"),
        (&ruth, department.as_str()),
    ] {
        let page = who.opens(&format!("{list}limit=1")).await.is(200).page();
        let next = page.all("nav.pages a").last().unwrap_or_else(|| panic!("{list} goes on")).attribute("href").unwrap().to_owned();
        who.opens(&next).await.is(200);
        let sealed = next.split("cursor=").nth(1).unwrap();
        let (before, after) = sealed.split_at(sealed.len() / 2);
        let other = if after.starts_with('A') { "B" } else { "A" };
        let changed = format!("{before}{other}{}", &after[1..]);
        for wrong in ["made-up".to_owned(), changed, sealed[1..].to_owned(), format!("{sealed}A")] {
            who.opens(&format!("{list}cursor={wrong}")).await.is(400);
        }
        tomas.opens(&format!("/admin/people?role=administrator&cursor={sealed}")).await.is(400);
    }
}

/// Whoever waits comes first, then what is over, the latest first; a page goes on wherever it was full.
pub async fn f33_a_page_of_the_waiting_list_never_holds_more_than_was_asked_for(app: TestApp) {
    let ruth = app.receptionist().await;
    let mut asked = Vec::new();
    for number in 0..6 {
        let patient = app.patient(&format!("Waits{number}")).await;
        let wish = json!({ "department_id": app.department.id, "from": "2026-11-24", "to": "2026-12-20", "reason": "cough" });
        let made = patient.api(Method::POST, "/patients/me/waiting-list").key("one").json(&wish).send().await.is(201);
        asked.push((patient, made.member("id")));
    }
    for (patient, id) in &asked[3..] {
        patient.api(Method::DELETE, &format!("/patients/me/waiting-list/{id}")).send().await.is(204);
    }
    let in_order = [0, 1, 2, 5, 4, 3].map(|number: usize| asked[number].1.clone());
    // It ends among those who wait, with the last of them, among those that are over, and not at all.
    for limit in [2, 3, 4, 6] {
        let (mut pages, mut cursor) = (Vec::new(), String::new());
        loop {
            let path = format!("/waiting-list?department={}&limit={limit}{cursor}", app.department.id);
            let answer = ruth.api(Method::GET, &path).send().await.is(200);
            pages.push(ids(&answer));
            let Some(next) = answer.json()["next"].as_str().map(str::to_owned) else { break };
            cursor = format!("&cursor={next}");
        }
        let expected: Vec<_> = in_order.chunks(limit).map(<[String]>::to_vec).collect();
        assert_eq!(pages, expected, "{limit} on a page");
    }
}

both_doors!(
    f28_everybody_sees_their_own_and_staff_the_house,
    f29_the_house_is_asked_for_at_most_31_days,
    f20_a_list_goes_on_where_it_ended,
    f20_lists_of_people_go_on_where_they_ended_whoever_comes_meanwhile,
    f20_a_cursor_that_was_changed_or_is_of_another_list_is_refused_on_pages_too,
    f33_a_page_of_the_waiting_list_never_holds_more_than_was_asked_for,
);
