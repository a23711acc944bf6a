//! Whoever stands at the desk, on one page: found or added, booked and checked in with one press.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, row};
use crate::support::{Form, Page, Person, TestApp};
use crate::walk_ins::walk_in;

pub const HERE: &str = "/desk/walk-in";

/// The page with the times of the only department, ready to be filled in.
pub async fn form(ruth: &Person) -> Form {
    ruth.opens(HERE).await.is(200).page().form(HERE)
}

/// The page that a search, or a look at times, leads to; with a reason it is the answer itself, as that stands in no address.
pub async fn looked(ruth: &Person, form: &Form) -> Page {
    let answer = ruth.sends(form).await;
    if !form.value("reason").is_empty() {
        return answer.is(200).page();
    }
    let led = answer.leads_to("/desk/walk-in?search=").location().to_owned();
    ruth.opens(&led).await.is(200).page()
}

pub fn filled(form: Form, name: &str, phone: &str) -> Form {
    form.fill("name", name).fill("date_of_birth", "1980-02-29").fill("phone", phone).fill("reason", REASON)
}

pub fn times(page: &Page) -> Vec<String> {
    page.all("input[name=time]").iter().map(|time| time.attribute("value").unwrap().to_owned()).collect()
}

pub fn chosen(page: &Page) -> Vec<String> {
    page.all("input[name=who][checked]").iter().map(|one| one.attribute("value").unwrap().to_owned()).collect()
}

/// What a search finds, in a page that was just opened.
pub async fn searched(ruth: &Person, q: &str) -> Page {
    looked(ruth, &form(ruth).await.fill("q", q).fill("act", "find")).await
}

/// The desk books the time that a form has chosen for somebody else, also one that is too soon for a patient.
async fn takes(app: &TestApp, ruth: &Person, other: &str, time: &str) {
    let (doctor, start) = time.split_once(' ').unwrap();
    let other = app.patient(other).await.id;
    let wish = json!({ "patient_id": other, "doctor_id": doctor, "start": start, "reason": "cough" });
    ruth.asks_for(&wish).await.is(201);
}

#[tokio::test]
async fn f29_f69_one_press_registers_somebody_new_books_the_soonest_time_and_checks_them_in() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let desk = ruth.opens("/desk").await.is(200).page();
    assert!(desk.all("a").iter().any(|link| link.attribute("href") == Some("/desk/walk-in#q")), "to the search");
    let page = ruth.opens(HERE).await.is(200).page();
    assert!(page.text().contains("Next free times today") && page.text().contains("Leena Farah"), "{}", page.text());
    let called = |selector: &str| page.all(selector).iter().filter(|one| one.text() == "Reason").count();
    assert_eq!((called("h2"), called("label")), (0, 1), "the field says it, and no heading above it");
    let form = filled(page.form(HERE), "Noor Rahman", "");
    assert_eq!(form.value("time"), times(&page)[0], "whoever is free soonest is chosen");
    assert_eq!(form.value("check_in"), "yes");

    let (one, two) = tokio::join!(ruth.sends(&form), ruth.sends(&form));
    let place = one.leads_to("/desk?date=2026-11-23#apt_").location().to_owned();
    assert_eq!(two.leads_to("/desk?date=").location(), place, "two presses are one visit");
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
    let desk = ruth.opens(&place).await.is(200);
    assert!(row(&desk, "Noor Rahman").contains("Checked in"), "{}", desk.page().text());
    assert!(!desk.text().contains(REASON), "the desk reads no reason again");
    let day = farah.opens("/day").await.is(200).page();
    assert!(day.find("section.lit").unwrap().text().contains("Noor Rahman") && day.text().contains(REASON), "{}", day.text());
    // Whoever was not here after all is not checked in by the same press sent again.
    let visit = format!("/appointments/{}", place.split('#').next_back().unwrap());
    ruth.api(Method::POST, &format!("{visit}/check-in/undo")).json(&json!({})).send().await.is(200);
    ruth.sends(&form).await.leads_to("/desk?date=");
    assert_eq!(ruth.api(Method::GET, &visit).send().await.is(200).json()["status"], json!("booked"));
    for person in [&farah, &app.patient("Asha").await, &app.administrator().await] {
        person.opens(HERE).await.is(403);
        person.posts(HERE, &[("act", "find"), ("q", "noor")]).await.is(403);
    }
}

#[tokio::test]
async fn f29_the_banner_says_who_when_with_whom_and_the_number() {
    let app = TestApp::start().await;
    let _farah = app.doctor("Leena Farah").await;
    let ruth = app.receptionist().await;
    let done = ruth.sends(&filled(form(&ruth).await, "Noor Rahman", "+91 98765 43210")).await.leads_to("/desk?date=");
    let told = ruth.opens(done.location()).await.is(200).page().alert();
    assert!(told.contains("Noor Rahman is booked with Leena Farah") && told.contains("checked in with number"), "{told}");
    // Whoever comes back later is not here yet.
    let form = filled(form(&ruth).await, "Ben Okafor", "").fill("check_in", "");
    let done = ruth.sends(&form).await.leads_to("/desk?date=");
    let desk = ruth.opens(done.location()).await.is(200);
    assert!(row(&desk, "Ben Okafor").contains("Booked") && !desk.page().alert().contains("number"), "{}", desk.page().alert());
}

#[tokio::test]
async fn f29_somebody_who_is_known_is_found_and_booked_and_not_added_again() {
    let app = TestApp::start().await;
    let (_farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await, app.receptionist().await);
    let empty = form(&ruth).await;
    for q in [asha.name.as_str(), asha.email.as_str()] {
        // The enter key: no button has a name.
        let found = looked(&ruth, &empty.clone().fill("q", q).fill("reason", REASON).fill("name", "").fill("act", "")).await;
        assert_eq!(chosen(&found), [asha.id.to_string()], "{q}: {}", found.text());
        let form = found.form(HERE);
        assert_eq!((form.value("reason"), form.value("q")), (REASON, q), "what was typed is kept");
    }
    let found = looked(&ruth, &empty.fill("q", "menon").fill("reason", REASON).fill("act", "")).await;
    let done = ruth.sends(&found.form(HERE)).await.leads_to("/desk?date=");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Asha Menon").contains("Checked in"));
    assert_eq!(
        app.rows(Table::Users)
            .await
            .iter()
            .filter(|row| row.get("role").is_some_and(|role| role.as_s().is_ok_and(|role| role == "patient")))
            .count(),
        1
    );
    // At the same time they have a visit already.
    let other = app.doctor("Chidi Okafor").await;
    let again = looked(&ruth, &form(&ruth).await.fill("q", "menon").fill("act", "")).await;
    let busy = format!(
        "{} {}",
        other.id,
        times(&again).iter().find(|time| time.contains(&other.id.to_string())).unwrap().split_once(' ').unwrap().1
    );
    let refused = ruth.sends(&again.form(HERE).fill("time", busy).fill("reason", REASON)).await.is(409).page();
    assert!(refused.alert().contains("They have another visit at that time"), "{}", refused.alert());
    assert_eq!(chosen(&refused), [asha.id.to_string()]);
}

#[tokio::test]
async fn f29_a_second_search_lets_go_of_whoever_the_first_one_found() {
    let app = TestApp::start().await;
    let (_farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let (jones, smith) = (app.patient("Asha Jones").await, app.patient("Ben Smith").await);
    let found = searched(&ruth, "jones").await;
    assert_eq!(chosen(&found), [jones.id.to_string()]);
    let first = found.form(HERE).fill("reason", REASON);
    let kept = looked(&ruth, &first.clone().fill("act", "times")).await;
    assert_eq!(chosen(&kept), [jones.id.to_string()], "the same search");
    for act in ["", "find", "book"] {
        let second = looked(&ruth, &first.clone().fill("q", "smith").fill("act", act)).await;
        assert_eq!(chosen(&second), [smith.id.to_string()], "{act}: {}", second.text());
        assert!(!second.text().contains("Asha Jones"), "{act}: {}", second.text());
        let nobody = looked(&ruth, &first.clone().fill("q", "zabriskie").fill("act", act)).await;
        assert!(nobody.text().contains("Nobody by this name yet") && !nobody.text().contains("Asha Jones"), "{act}: {}", nobody.text());
        assert_eq!(nobody.form(HERE).value("who"), "new");
    }
    let times = looked(&ruth, &first.fill("q", "smith").fill("act", "times")).await;
    assert_eq!(chosen(&times), Vec::<String>::new(), "{}", times.text());
    assert_eq!(app.rows(Table::Appointments).await.len(), 0);
}

#[tokio::test]
async fn f29_of_several_who_are_found_nobody_is_chosen_and_nobody_booked_for() {
    let app = TestApp::start().await;
    let (_farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let (_asha, ben) = (app.patient("Asha Jones").await, app.patient("Ben Jones").await);
    let found = searched(&ruth, "jones").await;
    assert!(found.text().contains("Asha Jones") && found.text().contains("Ben Jones"), "{}", found.text());
    assert_eq!(chosen(&found), Vec::<String>::new());
    let refused = ruth.sends(&found.form(HERE).fill("reason", REASON)).await.is(422).page();
    assert!(refused.alert().contains("Choose somebody from the list"), "{}", refused.alert());
    assert_eq!(refused.all("fieldset[aria-describedby=who-new-error]").len(), 1);
    let done = ruth.sends(&refused.form(HERE).fill("who", ben.id.to_string())).await.leads_to("/desk?date=");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Ben Jones").contains("Checked in"));
}

#[tokio::test]
async fn f29_a_closed_account_is_not_offered_and_refused_as_what_it_is() {
    let app = TestApp::start().await;
    let (_farah, ruth, tomas) = (app.doctor("Leena Farah").await, app.receptionist().await, app.administrator().await);
    let asha = app.patient("Asha Menon").await;
    let found = searched(&ruth, "menon").await;
    assert_eq!(chosen(&found), [asha.id.to_string()]);
    let close = tomas.api(Method::POST, &format!("/admin/people/{}/disable", asha.id)).json(&json!({ "reason": "asked for it" }));
    close.send().await.is(200);
    let refused = ruth.sends(&found.form(HERE).fill("reason", REASON)).await.is(422).page();
    assert!(refused.alert().contains("Choose somebody from the list"), "{}", refused.alert());
    assert!(!refused.text().contains("not offered") && !refused.text().contains("Asha Menon"), "{}", refused.text());
    let again = searched(&ruth, "menon").await;
    assert!(again.text().contains("Nobody by this name yet") && !again.text().contains("Asha Menon"), "{}", again.text());
}

#[tokio::test]
async fn f29_a_search_at_the_desk_reads_no_more_people_than_it_shows() {
    let app = TestApp::start().await;
    let (_farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let add = async |names: &[&str]| {
        for name in names {
            walk_in(&ruth, &format!("{name} Jones"), "").await;
        }
    };
    add(&["Ada", "Bea", "Cleo", "Dora", "Ella", "Fay", "Gina", "Hana", "Iris", "Kaya"]).await;
    let empty = form(&ruth).await.fill("q", "jones").fill("act", "find");
    let led = ruth.sends(&empty).await.leads_to(HERE).location().to_owned();
    let (page, ten) = app.spends(ruth.opens(&led)).await;
    let page = page.is(200).page();
    assert_eq!(page.all("input[name=who]").len(), 9, "eight, and somebody new");
    assert!(page.text().contains("There are more"), "{}", page.text());
    add(&["Lara", "Mina", "Nora", "Olga"]).await;
    let (_, fourteen) = app.spends(ruth.opens(&led)).await;
    assert_eq!(fourteen.calls, ten.calls);
    assert!(fourteen.read_units - ten.read_units < 1.5, "{ten:?} {fourteen:?}");
}

#[tokio::test]
async fn f29_what_is_missing_is_told_at_once_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let wrong = form(&ruth).await.fill("phone", "12").fill("email", "noor").fill("time", "soon");
    let page = ruth.sends(&wrong).await.is(422).page();
    let told: Vec<String> = page.all(".nhsuk-error-summary li").iter().map(|line| line.text()).collect();
    assert_eq!(told.len(), 6, "{told:?}");
    let form = page.form(HERE);
    assert_eq!((form.value("phone"), form.value("email")), ("12", "noor"));
    assert_eq!(app.rows(Table::Appointments).await.len(), 0);
    let long = ruth.sends(&filled(form, "Noor", "").fill("email", "").fill("reason", "x".repeat(201))).await.is(422).page();
    assert!(long.alert().contains("200"), "{}", long.alert());
    // A time of another choice than the one that is shown is none.
    let form = long.form(HERE).fill("reason", REASON);
    let moved = ruth.sends(&form.clone().fill("doctor", farah.id.to_string())).await.is(422).page();
    assert!(moved.alert().contains("Choose one of the free times"), "{}", moved.alert());
    assert_eq!(moved.all("fieldset[aria-describedby=time-error]").len(), 1, "its times are said to be wrong");
    // Where no times are shown, it is the choice of whose that is wrong.
    let nowhere = ruth.sends(&form.fill("department", "dpt_other")).await.is(422).page();
    assert!(nowhere.alert().contains("No free time in the next days"), "{}", nowhere.alert());
    assert_eq!(nowhere.find("#department").unwrap().attribute("aria-describedby"), Some("department-error"));
    assert!(app.rows(Table::Users).await.iter().all(|row| !row.contains_key("date_of_birth")), "nobody was added");
}

#[tokio::test]
async fn f69_somebody_who_may_be_known_is_shown_before_another_one_is_added() {
    let app = TestApp::start().await;
    let _farah = app.doctor("Leena Farah").await;
    let ruth = app.receptionist().await;
    let done = ruth.sends(&filled(form(&ruth).await, "Noor Rahman", "")).await.leads_to("/desk?date=").location().to_owned();
    assert!(done.contains("#apt_"));
    let warned = ruth.sends(&filled(form(&ruth).await, "Rahman Noor", "")).await.is(409).page();
    assert!(warned.text().contains("Is it one of them?") && warned.text().contains("Noor Rahman"), "{}", warned.text());
    assert_eq!(chosen(&warned), Vec::<String>::new());
    let told = warned.find(".nhsuk-error-summary li a").unwrap();
    assert!(told.text().contains("There may be an account already"), "{}", warned.alert());
    let first = warned.all("input[name=who]")[0].attribute("id").unwrap();
    assert_eq!(told.attribute("href"), Some(format!("#{first}").as_str()), "the focus goes to the first of them");
    assert_eq!(app.rows(Table::Appointments).await.len(), 1, "nothing is booked yet");
    let known = warned.all("input[name=who]")[0].attribute("value").unwrap().to_owned();
    let as_known = warned.form(HERE).fill("who", known);
    ruth.sends(&as_known).await.leads_to("/desk?date=");
    let warned = ruth.sends(&filled(form(&ruth).await, "Rahman Noor", "")).await.is(409).page();
    ruth.sends(&warned.form(HERE).fill("who", "new")).await.leads_to("/desk?date=");
    assert_eq!(app.rows(Table::Appointments).await.len(), 3);
}

#[tokio::test]
async fn f29_where_the_time_is_taken_meanwhile_they_are_registered_and_another_one_is_chosen() {
    let app = TestApp::start().await;
    let _farah = app.doctor("Leena Farah").await;
    let ruth = app.receptionist().await;
    let form = filled(form(&ruth).await, "Noor Rahman", "");
    let wanted = form.value("time").to_owned();
    takes(&app, &ruth, "Ben", &wanted).await;
    let refused = ruth.sends(&form).await.is(409).page();
    assert!(refused.alert().contains("They are registered. The time was taken meanwhile"), "{}", refused.alert());
    assert!(!times(&refused).contains(&wanted), "it is offered no more");
    let again = refused.form(HERE);
    assert!(again.value("who").starts_with("usr_") && again.value("reason") == REASON, "{}", refused.text());
    assert_ne!(again.value("idempotency_key"), form.value("idempotency_key"));
    let done = ruth.sends(&again).await.leads_to("/desk?date=");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Noor Rahman").contains("Checked in"));
    let named =
        app.rows(Table::Users).await.into_iter().filter(|row| row.get("name").is_some_and(|name| name.as_s().unwrap() == "Noor Rahman"));
    assert_eq!(named.count(), 1, "added once");
}

#[tokio::test]
async fn f29_the_times_are_of_whom_one_chooses_and_of_later_days_where_today_has_none() {
    let app = TestApp::start().await;
    let (farah, okafor, ruth) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.receptionist().await);
    let both = ruth.opens(HERE).await.is(200).page();
    for doctor in [&farah, &okafor] {
        assert!(times(&both).iter().any(|time| time.starts_with(&doctor.id.to_string())), "{:?}", times(&both));
    }
    let only = both.form(HERE).fill("doctor", okafor.id.to_string()).fill("act", "times").fill("name", "Noor");
    let only = looked(&ruth, &only).await;
    assert!(times(&only).iter().all(|time| time.starts_with(&okafor.id.to_string())) && !times(&only).is_empty());
    assert_eq!(only.form(HERE).value("name"), "Noor");
    let mut later = only;
    while later.text().contains("Next free times today") {
        for time in times(&later) {
            takes(&app, &ruth, "Ben", &time).await;
        }
        later = looked(&ruth, &later.form(HERE).fill("act", "times")).await;
    }
    assert!(later.text().contains("No time is left today"), "{}", later.text());
    let done = ruth.sends(&filled(later.form(HERE), "Noor Rahman", "")).await.leads_to("/desk?date=2026-11-24#apt_");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Noor Rahman").contains("Booked"), "nobody is here before the day");
}

#[tokio::test]
async fn f29_the_day_by_doctor_has_a_list_for_each_and_costs_what_one_list_costs() {
    let app = TestApp::start().await;
    let (farah, okafor, ruth) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.receptionist().await);
    let (farahs, okafors) = (app.open_slots(&farah).await, app.open_slots(&okafor).await);
    let first = app.patient("Asha").await.has(&farahs[0]).await;
    app.patient("Ben").await.has(&okafors[1]).await;
    app.patient("Zoe").await.has(&farahs[2]).await;
    ruth.opens("/desk").await.is(200);
    let (by_time, one) = app.spends(ruth.opens("/desk")).await;
    let by_time = by_time.is(200).page();
    assert_eq!(by_time.all("div.card--list").len(), 1);
    let tab = by_time.all("a").iter().find(|link| link.text() == "By doctor").unwrap().attribute("href").unwrap().to_owned();
    assert_eq!(tab, "/desk?date=2026-11-23&by=doctor");
    let (page, grouped) = app.spends(ruth.opens(&tab)).await;
    let page = page.is(200).page();
    assert_eq!((grouped.calls, grouped.read_units), (one.calls, one.read_units), "no call more");
    let sections = page.all("div.card--list");
    let said: Vec<String> = sections.iter().map(|section| section.text()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("Chidi Okafor") && said[0].contains("1 visit") && said[0].contains("Ben"), "{said:?}");
    assert!(said[1].contains("Leena Farah") && said[1].contains("2 visits"), "{said:?}");
    assert!(said[1].find("Asha").unwrap() < said[1].find("Zoe").unwrap() && !said[1].contains("waits"), "{said:?}");
    let heads = |page: &Page| page.all("thead th").iter().map(|head| head.text()).collect::<Vec<_>>();
    assert!(heads(&by_time).contains(&"Doctor".to_owned()) && !heads(&page).contains(&"Doctor".to_owned()), "named once, above their list");
    // On paper, which grows old: when it stood so. The way to a walk-in leads to the search.
    let paper = page.find(".on-paper").unwrap().text();
    assert!(paper.starts_with("As of ") && paper.contains("09:30"), "{paper}");
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some("/desk/walk-in#q")));

    // A button leads back to the list as it is grouped, and whoever waits is counted.
    let sent = ruth.sends(&page.form(&format!("/appointments/{}/check-in", first.id))).await.is(303);
    assert_eq!(sent.location(), format!("{tab}#{}", first.id));
    let just_now = ruth.opens(&tab).await.is(200).page();
    assert!(just_now.text().contains("1 waits, the longest for less than a minute"), "{}", just_now.text());
    app.passes(12);
    let page = ruth.opens(&tab).await.is(200).page();
    assert!(page.text().contains("1 waits, the longest for 12 minutes"), "{}", page.text());
    assert_eq!(page.form("/desk").value("by"), "doctor", "narrowing keeps it");
    let next = page.all("a").iter().filter_map(|link| link.attribute("href")).find(|href| href.contains("2026-11-24")).unwrap().to_owned();
    assert_eq!(next, "/desk?date=2026-11-24&by=doctor");
    let key = page.find("#keys a[data-key=\"g\"]").unwrap().attribute("href").unwrap().to_owned();
    assert_eq!(key, "/desk?date=2026-11-23", "the key turns it back");
    let days = ruth.opens("/desk?from=2026-11-23&to=2026-11-24&by=doctor").await.is(200).page();
    let keys: Vec<String> = days.all("#keys kbd").iter().map(|key| key.text()).collect();
    assert!(keys.contains(&"a".to_owned()) && !keys.contains(&"g".to_owned()), "several days are not grouped: {keys:?}");
    ruth.opens("/desk?by=colour").await.is(200);
}

#[tokio::test]
async fn f28_f29_the_keys_stand_on_the_help_page_of_whoever_has_them() {
    let app = TestApp::start().await;
    let keys = |page: Page| page.all("main dl kbd").iter().map(|key| key.text()).collect::<Vec<_>>().join(" ");
    let help = |person: Person| async move { keys(person.opens("/help").await.is(200).page()) };
    let doctor = app.doctor("Leena Farah").await;
    assert_eq!(help(app.receptionist().await).await, "j k c n i / a r g ?");
    let tomas = app.administrator().await;
    assert_eq!(keys(tomas.opens("/desk").await.is(200).page()), "j k / a g ?", "what they cannot do has no key");
    assert_eq!(help(tomas).await, "j k / a g ?");
    assert_eq!(help(doctor).await, "j k s w c n ?");
    assert_eq!(help(app.patient("Asha").await).await, "");
}
