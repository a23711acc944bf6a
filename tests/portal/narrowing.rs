//! F20: lists of people by status and in either order, and lists of the desk a page at a time; what was chosen stands in the address.

use caredesk::primitives::ids::{DepartmentId, UserId};
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::repairs::{enters, house};
use crate::support::{Page, Person, TestApp};

/// The names a list of people says.
fn names(page: &Page) -> Vec<String> {
    page.all("tbody th").iter().map(|cell| cell.text()).collect()
}

/// The link to the next page.
fn more(page: &Page) -> Option<String> {
    page.all("nav.pages a").last().and_then(|link| link.attribute("href")).filter(|href| href.contains("cursor=")).map(str::to_owned)
}

async fn closes(tomas: &Person, who: &Person) {
    let path = format!("/admin/people/{}/disable", who.id);
    tomas.api(Method::POST, &path).json(&json!({ "reason": "has moved away" })).send().await.is(200);
}

/// Every page of a list, from its first on: what `read` finds on each.
async fn leafed(who: &Person, first: &str, read: impl Fn(&Page) -> Vec<String>) -> Vec<Vec<String>> {
    let (mut pages, mut path) = (Vec::new(), first.to_owned());
    let limit = first.split_once("limit=").map(|(_, limit)| format!("&limit={limit}")).unwrap_or_default();
    loop {
        let page = who.opens(&path).await.is(200).page();
        pages.push(read(&page));
        match more(&page) {
            Some(next) if pages.len() < 20 => path = format!("{next}{limit}"),
            Some(_) => panic!("{first} does not end: {pages:?}"),
            None => return pages,
        }
    }
}

#[tokio::test]
async fn f20_patients_are_listed_by_status_and_in_either_order_and_the_choice_stays() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    for name in ["Asha Menon", "Ben Menon", "Chi Menon"] {
        app.patient(name).await;
    }
    let left = app.patient("Dora Menon").await;
    closes(&tomas, &left).await;
    let shown = async |path: &str| names(&ruth.opens(path).await.is(200).page());
    assert_eq!(shown("/patients?order=descending").await, ["Dora Menon", "Chi Menon", "Ben Menon", "Asha Menon"]);
    assert_eq!(shown("/patients?status=disabled").await, ["Dora Menon"]);
    assert_eq!(shown("/patients?status=active&order=descending").await, ["Chi Menon", "Ben Menon", "Asha Menon"]);
    assert_eq!(shown("/patients?status=nonsense&order=sideways").await.len(), 4, "a word that means nothing asks for nothing");
    let none = ruth.opens("/patients?status=locked").await.is(200).page();
    assert!(none.text().contains("Nobody fits"), "{}", none.text());

    // By the controls of the form, with and without words; both stay on the next form.
    let form = ruth.opens("/patients").await.is(200).page().form("/patients/search");
    let all =
        ruth.sends(&form.clone().fill("status", "disabled").fill("order", "descending")).await.leads_to("/patients?").location().to_owned();
    assert_eq!(all, "/patients?status=disabled&order=descending");
    let found = ruth.sends(&form.fill("q", "menon").fill("status", "active").fill("order", "descending")).await;
    let found = found.leads_to("/patients?search=").location().to_owned();
    assert_eq!(leafed(&ruth, &format!("{found}&limit=2"), names).await.concat().len(), 3, "a page of it goes on");
    let page = ruth.opens(&found).await.is(200).page();
    assert!(names(&page).len() == 3 && !page.text().contains("Dora"));
    let form = page.form("/patients/search");
    assert_eq!([form.value("q"), form.value("status"), form.value("order")], ["menon", "active", "descending"]);
    let refused = ruth.sends(&form.fill("q", "x".repeat(121))).await.is(422).page();
    assert_eq!(refused.form("/patients/search").value("status"), "active");

    // A cursor is of its own order and its own filter.
    let next = more(&ruth.opens("/patients?limit=2&order=descending").await.is(200).page()).unwrap();
    assert_eq!(shown(&next).await, ["Ben Menon", "Asha Menon"]);
    let cursor = next.split("cursor=").nth(1).unwrap();
    for other in ["/patients?", "/patients?order=descending&status=active&", "/admin/people?order=descending&"] {
        tomas.opens(&format!("{other}cursor={cursor}")).await.is(400);
        ruth.opens(&format!("{other}cursor={cursor}")).await.is(if other.starts_with("/admin") { 403 } else { 400 });
    }
    // The same over the API, where a word that means nothing is refused.
    let body = ruth.api(Method::GET, "/patients?status=active&order=descending&limit=1").send().await.is(200).json();
    assert_eq!(body["items"][0]["name"], "Chi Menon");
    for (wrong, pointer) in [("status=asleep", "/status"), ("order=sideways", "/order")] {
        let refused = ruth.api(Method::GET, &format!("/patients?{wrong}")).send().await.is_problem(422, "invalid");
        assert!(refused.faults()[0].starts_with(pointer), "{:?}", refused.faults());
    }
}

#[tokio::test]
async fn f20_those_who_work_here_are_listed_by_status_and_in_either_order() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    app.doctor("Leena Farah").await;
    let okafor = app.doctor("Chidi Okafor").await;
    app.doctor("Petra Novak").await;
    closes(&tomas, &okafor).await;
    let page = async |path: &str| tomas.opens(path).await.is(200).page();
    assert_eq!(names(&page("/admin/people?role=doctor&order=descending").await), ["Petra Novak", "Leena Farah", "Chidi Okafor"]);
    let closed = page("/admin/people?role=doctor&status=disabled&order=descending").await;
    assert_eq!(names(&closed), ["Chidi Okafor"]);
    let groups: Vec<&str> = closed.all("ul.chips a").iter().filter_map(|link| link.attribute("href")).collect();
    assert_eq!(groups[1], "/admin/people?role=receptionist&status=disabled&order=descending", "another group keeps what was chosen");
    let form = closed.form("/admin/people/search").fill("q", okafor.email.clone());
    let found = tomas.sends(&form).await.leads_to("/admin/people?role=doctor&search=").location().to_owned();
    assert!(found.ends_with("&status=disabled&order=descending"), "{found}");
    assert_eq!(names(&page(&found).await), ["Chidi Okafor"]);
    assert!(page(&found.replace("status=disabled", "status=active")).await.text().contains("Nobody fits"));
    assert_eq!(leafed(&tomas, "/admin/people?role=doctor&order=descending&limit=1", names).await.len(), 3);
    let body = tomas.api(Method::GET, "/admin/people?role=doctor&status=disabled").send().await.is(200).json();
    assert_eq!((body["items"][0]["name"].as_str(), body["items"].as_array().unwrap().len()), (Some("Chidi Okafor"), 1));
}

/// Also those who have left or have not come yet: they stay where they work.
#[tokio::test]
async fn f18_the_list_of_doctors_says_where_each_works_and_is_narrowed_to_one_department() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let skin = tomas.api(Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.is(201).member("id");
    let in_skin: DepartmentId = skin.parse().unwrap();
    app.doctor("Leena Farah").await;
    let okafor = app.doctor_who("Chidi Okafor", |new| new.department_id = in_skin).await;
    app.doctor_who("Petra Novak", |new| new.department_id = in_skin).await;
    closes(&tomas, &okafor).await;
    let zhao = json!({ "name": "Wei Zhao", "email": "wei@example.org", "department_id": skin });
    tomas.api(Method::POST, "/doctors").key("one").json(&zhao).send().await.is(201);
    let page = async |path: &str| tomas.opens(path).await.is(200).page();
    let all = page("/admin/people").await;
    let cells: Vec<[String; 2]> = all.all("tbody tr").iter().map(|row| ["th", "td"].map(|cell| row.find(cell).unwrap().text())).collect();
    let heart = app.department.name.as_str();
    assert_eq!(cells, [["Chidi Okafor", "Skin"], ["Leena Farah", heart], ["Petra Novak", "Skin"], ["Wei Zhao", "Skin"]]);

    // By the control of the form, which keeps it; with words, a status and the other order too, and from page to page.
    let form = all.form("/admin/people/search").fill("department", skin.clone());
    let found = tomas.sends(&form.clone().fill("order", "descending")).await.is(303).location().to_owned();
    assert_eq!(found, format!("/admin/people?role=doctor&department={skin}&order=descending"));
    let narrowed = page(&found).await;
    assert_eq!(names(&narrowed), ["Wei Zhao", "Petra Novak", "Chidi Okafor"]);
    assert_eq!(narrowed.form("/admin/people/search").value("department"), skin);
    assert_eq!(names(&page(&format!("{found}&status=disabled")).await), ["Chidi Okafor"]);
    assert_eq!(leafed(&tomas, &format!("{found}&limit=1"), names).await.concat(), names(&narrowed));
    let words = async |q: &str| {
        let place = tomas.sends(&form.clone().fill("q", q)).await.leads_to("/admin/people?role=doctor&department=").location().to_owned();
        names(&page(&place).await)
    };
    assert_eq!((words("nov").await, words("leena").await), (vec!["Petra Novak".to_owned()], vec![]));
    let refused = tomas.sends(&form.fill("q", "x".repeat(121))).await.is(422).page();
    assert_eq!(refused.form("/admin/people/search").value("department"), skin);
    assert_eq!(names(&page("/admin/people?department=nonsense").await).len(), 4, "a word that means nothing asks for nothing");
    let others = page(&format!("/admin/people?role=receptionist&department={skin}")).await;
    assert_eq!((names(&others).len(), others.all("thead th").len(), others.all("select#department").len()), (1, 3, 0));

    // The same over the API.
    let items =
        async |query: String| tomas.api(Method::GET, &format!("/admin/people?{query}")).send().await.is(200).json()["items"].clone();
    let listed = items(format!("role=doctor&department={skin}")).await;
    assert!(listed.as_array().unwrap().iter().all(|one| one["department_id"] == skin.as_str()), "{listed}");
    assert_eq!((listed.as_array().unwrap().len(), &listed[1]["name"]), (3, &json!("Petra Novak")));
    let reception = items("role=receptionist".to_owned()).await;
    assert_eq!((&reception[0]["id"], &reception[0]["department_id"]), (&json!(ruth.id), &json!(null)));
    assert_eq!(items(format!("role=receptionist&department={skin}")).await, json!([]));
}

#[tokio::test]
async fn f20_whoever_words_and_numbers_find_is_sorted_by_name_either_way_page_by_page() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let called = ["Mateo", "Noor", "Kiran", "Asha", "Zoe"];
    for (number, name) in called.iter().enumerate() {
        let phone = json!({ "phone": format!("+44 770 09{number}") });
        let patient = app.patient(&format!("Dr {name}")).await;
        let doctor = app.doctor(&format!("Dr {name}")).await;
        for who in [&patient, &doctor] {
            who.api(Method::PATCH, "/me").json(&phone).send().await.is(200);
        }
    }
    let backwards = ["Dr Zoe", "Dr Noor", "Dr Mateo", "Dr Kiran", "Dr Asha"];
    for (who, list) in [(&ruth, "/patients?"), (&tomas, "/admin/people?role=doctor&")] {
        for typed in ["dr", "+44", "0044 770"] {
            let found = who.looks_for(list.trim_end_matches(['?', '&']), typed).await;
            let ascending = leafed(who, &format!("{found}&limit=2"), names).await;
            assert_eq!(ascending.len(), 3, "{list} {typed}: {ascending:?}");
            assert_eq!(ascending.concat().into_iter().rev().collect::<Vec<_>>(), backwards, "{list} {typed}");
            let descending = leafed(who, &format!("{found}&order=descending&limit=2"), names).await;
            assert_eq!(descending.concat(), backwards, "{list} {typed}");
            let page = who.opens(&format!("{found}&order=descending")).await.is(200).page();
            let is_said = page.text().contains("+4477009");
            assert_eq!(is_said, list == "/patients?" || typed != "dr", "who is found by a number shows it: {list} {typed}");
            assert!(page.all("select#order").len() == 1 && !page.text().contains("Only part of the list"), "{list} {typed}");
        }
    }
}

/// So many more like somebody, with other words where the rows say these.
async fn copies(app: &TestApp, old: &Person, how_many: usize, words: impl Fn(usize, String) -> String) {
    let (id, mut rows) = (old.id.to_string(), Vec::new());
    for table in [Table::Users, Table::Lookups] {
        let own = |row: &Item| row.values().any(|value| value.as_s().is_ok_and(|said| said.contains(&id)));
        rows.extend(app.rows(table).await.into_iter().filter(own).map(|row| (table, row)));
    }
    for number in 0..how_many {
        let new = UserId::new(&app.app.ground.ids).to_string();
        let copy = |(table, row): &(Table, Item)| {
            let mut item = row.clone();
            for value in item.values_mut() {
                if let Ok(said) = value.as_s() {
                    *value = caredesk::storage::item::text(words(number, said.replace(&id, &new)));
                }
            }
            Action::Put { table: *table, item, condition: None }
        };
        app.write(rows.iter().map(copy).collect()).await;
    }
}

/// Numbers with the country stand before and behind those that fit: more than two readings of the words hold.
#[tokio::test]
async fn f20_a_number_kept_without_the_country_is_found_at_once_where_most_are_kept_with_it() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "country_code": "91" })).send().await.is(200);
    let (many, zero) = (app.patient("Many").await, app.patient("Zero").await);
    for (person, phone) in [(&many, "+91 90000 00000"), (&zero, "098765 43212")] {
        person.api(Method::PATCH, "/me").json(&json!({ "phone": phone })).send().await.is(200);
    }
    let number_of = |number: usize| format!("+919{}{:08}", if number.is_multiple_of(2) { 0 } else { 9 }, number);
    copies(&app, &many, 520, |number, said| said.replace("+919000000000", &number_of(number))).await;
    let found = ruth.looks_for("/patients", "098765").await;
    assert_eq!(names(&ruth.opens(&found).await.is(200).page()), ["Zero"], "on the first page");
    assert_eq!(leafed(&ruth, &found, names).await.concat(), ["Zero"], "and on no other one");
}

#[tokio::test]
async fn f20_where_more_fit_than_can_be_sorted_the_list_says_its_true_order_and_shows_everybody_once() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let old = app.patient("Zz Crowd").await;
    // So many that one reading of the words does not hold them.
    copies(&app, &old, 260, |_, said| said).await;
    let found = ruth.looks_for("/patients", "crowd").await;
    let page = ruth.opens(&format!("{found}&order=descending")).await.is(200).page();
    assert!(page.text().contains("too many to sort by name") && page.all("select#order").is_empty(), "{}", page.text());
    assert_eq!(page.form("/patients/search").value("order"), "descending", "it is kept for when fewer are found");
    let links = |page: &Page| -> Vec<String> {
        page.all("tbody th a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
    };
    let mut seen = leafed(&ruth, &format!("{found}&limit=100"), links).await.concat();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 261, "nobody is left out");
}

#[tokio::test]
async fn f20_a_number_is_found_with_the_country_of_the_house_and_without() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    for (name, phone) in [("Within", "98765 43210"), ("Abroad", "+91 98765 43211"), ("Zero", "098765 43212")] {
        app.patient(name).await.api(Method::PATCH, "/me").json(&json!({ "phone": phone })).send().await.is(200);
    }
    let finds = async |q: &str| {
        let list = ruth.looks_for("/patients", q).await;
        names(&ruth.opens(&list).await.is(200).page())
    };
    assert_eq!(finds("+91 98765").await, ["Abroad"], "nobody said which country numbers are of");
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "country_code": "91" })).send().await.is(200);
    for typed in ["+91 98765", "98765", "098765 4321", "0091 98765"] {
        assert_eq!(finds(typed).await, ["Abroad", "Within", "Zero"], "{typed}");
    }
    assert_eq!(finds("+44 98765").await, Vec::<String>::new());
    let page = ruth.opens("/desk/walk-in").await.is(200).page();
    assert!(page.text().contains("With country code"), "{}", page.text());
    // Whoever looks for somebody's other account finds them so, too.
    let merge = format!("/patients/{}/merge", app.patient("Noor Rahman").await.id);
    let others = ruth.opens(&ruth.looks_for(&merge, "98765").await).await.is(200).page();
    let others: Vec<String> = others.all("ul.todo strong").iter().map(|name| name.text()).collect();
    assert_eq!(others, ["Abroad", "Within", "Zero"]);
}

#[tokio::test]
async fn f20_many_of_one_status_do_not_hide_whoever_comes_behind_them() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    for number in 0..24 {
        let left = app.patient(&format!("Aa Left{number:02}")).await;
        closes(&tomas, &left).await;
    }
    app.patient("Zoe Stays").await;
    let pages = leafed(&ruth, "/patients?status=active", names).await;
    assert_eq!(pages, [vec!["Zoe Stays".to_owned()]], "looked for, not left to the next page");
    assert_eq!(leafed(&ruth, "/patients?status=disabled", names).await.concat().len(), 24);
}

#[tokio::test]
async fn f33_the_list_of_a_department_is_read_a_page_at_a_time_and_what_is_over_comes_last() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let okafor = app.doctor("Chidi Okafor").await;
    let mut asked = Vec::new();
    for number in 0..7 {
        let patient = app.patient(&format!("Waits{number}")).await;
        let doctor = if number % 2 == 0 { farah.id } else { okafor.id };
        let body =
            json!({ "department_id": app.department.id, "doctor_id": doctor, "from": "2026-11-24", "to": "2026-12-20", "reason": "cough" });
        let made = patient.api(Method::POST, "/patients/me/waiting-list").key("one").json(&body).send().await.is(201);
        asked.push((patient, made.member("id")));
    }
    let (gives_up, id) = asked.remove(3);
    gives_up.api(Method::DELETE, &format!("/patients/me/waiting-list/{id}")).send().await.is(204);
    let list = format!("/desk/waiting-list?department={}", app.department.id);
    let said = |page: &Page| page.all("ul.todo strong").iter().map(|name| name.text()).collect::<Vec<_>>();
    let pages = leafed(&ruth, &format!("{list}&limit=2"), said).await;
    let expected = [vec!["Waits0", "Waits1"], vec!["Waits2", "Waits4"], vec!["Waits5", "Waits6", "Waits3"]];
    assert_eq!(pages, expected, "whoever asked first comes first");
    let of_one = leafed(&ruth, &format!("{list}&doctor={}&limit=2", farah.id), said).await;
    assert_eq!(of_one, [vec!["Waits0", "Waits2"], vec!["Waits4", "Waits6"]], "none of the other doctor's");
    let next = more(&ruth.opens(&format!("{list}&limit=2")).await.is(200).page()).unwrap();
    ruth.opens(&next.replace("cursor=", "cursor=x")).await.is(400);
    // And over the API.
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/waiting-list?department={}&limit=4{cursor}", app.department.id);
        let body = ruth.api(Method::GET, &path).send().await.is(200).json();
        seen.extend(body["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        let Some(next) = body["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!((seen.len(), seen.last()), (7, Some(&id)));
}

#[tokio::test]
async fn f34_what_is_to_be_repaired_is_read_a_page_at_a_time() {
    let house = house().await;
    enters(&house, "later").await;
    let said = |page: &Page| page.all("ul.todo strong").iter().map(|name| name.text()).collect::<Vec<_>>();
    let ruth = house.app.receptionist().await;
    for who in [&ruth, &house.farah] {
        let pages = leafed(who, "/desk/repairs?limit=2", said).await;
        assert_eq!(pages, [vec!["Asha", "Ben"], vec!["Chi"]], "the soonest visit first");
    }
    let page = ruth.opens("/desk/repairs?limit=2").await.is(200).page();
    assert!(page.text().contains("Visits that need you") && !page.text().contains("2 visits need you"), "a page is not all of them");
    ruth.opens(&more(&page).unwrap().replace("cursor=", "cursor=x")).await.is(400);
    assert!(house.ravi.opens("/desk/repairs?limit=2").await.is(200).text().contains("No visit is to be repaired"));
    let body = ruth.api(Method::GET, "/repairs?limit=2").send().await.is(200).json();
    let rest = ruth.api(Method::GET, &format!("/repairs?limit=2&cursor={}", body["next"].as_str().unwrap())).send().await.is(200).json();
    assert_eq!((body["items"].as_array().unwrap().len(), rest["items"].as_array().unwrap().len()), (2, 1));
}

#[tokio::test]
async fn f69_a_search_for_somebodys_other_account_goes_on_too() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let here = app.patient("Noor Rahman").await;
    for number in 0..5 {
        app.patient(&format!("Noor Rahman{number}")).await;
    }
    let first = ruth.looks_for(&format!("/patients/{}/merge", here.id), "noor").await;
    let said = |page: &Page| page.all("ul.todo strong").iter().map(|name| name.text()).collect::<Vec<_>>();
    let pages = leafed(&ruth, &format!("{first}&limit=2"), said).await;
    assert_eq!((pages.len(), pages.concat().len()), (3, 5), "everybody but whose page it is: {pages:?}");
    ruth.opens(&format!("{first}&cursor=made-up")).await.is(400);
}
