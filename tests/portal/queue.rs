//! The waiting room (F36): arriving, being called by number, screens that show nobody's name.

use aws_sdk_dynamodb::types::AttributeValue;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::verify::check;
use caredesk::storage::item::{Key, number, text as word};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Expression;
use futures_util::future::join_all;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha, row};
use crate::support::{Page, Person, TestApp, Visit};

const BORN: &str = "1980-02-29";

/// The link of the screens of the house's one department, as a path.
async fn screen(app: &TestApp, desk: &Person) -> String {
    let page = desk.opens(&format!("/desk/screens?renew={}", app.department.id)).await.is(200).page();
    desk.sends(&page.form(&format!("/desk/screens/{}", app.department.id))).await.leads_to("/desk/screens");
    let url = desk.opens("/desk/screens").await.is(200).page().find("textarea").unwrap().text();
    format!("/queue/{}", url.trim().rsplit('/').next().unwrap())
}

async fn is_born(person: &Person) {
    person.api(Method::PATCH, "/me").json(&json!({ "date_of_birth": BORN })).send().await.is(200);
}

/// What people say at the desk of a visit.
async fn reference(person: &Person, visit: &str) -> String {
    person.api(Method::GET, visit).send().await.is(200).member("reference")
}

#[tokio::test]
async fn f36_a_patient_says_on_the_day_that_they_have_come_and_learns_their_number() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[0]).await;
    let later = books(&asha, &slots[60]).await;
    assert!(asha.opens(&later).await.is(200).page().find("form[action$='/check-in']").is_none(), "not days before");
    asha.posts(&format!("{later}/check-in"), &[("version", "1")]).await.leads_to(&later);
    assert_eq!(asha.api(Method::GET, &later).send().await.is(200).member("status"), "booked", "nor by a form of one's own");
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.find("section.lit").unwrap().text().contains("Are you here?"), "{}", home.text());
    let page = asha.opens(&visit).await.is(200).page();
    let arrived = asha.sends(&page.form(&format!("{visit}/check-in"))).await.leads_to(&visit);
    let page = asha.opens(arrived.location()).await.is(200).page();
    let token = page.find("p.number").unwrap().text();
    assert!(token.ends_with("-001") && page.text().contains(&format!("Your number is {token}")), "{token}");
    assert_eq!(asha.opens("/appointments").await.is(200).page().find("section.lit p.number").unwrap().text(), token);
    assert_eq!(asha.api(Method::GET, &visit).send().await.is(200).member("token"), token);
    assert!(row(&doctor.opens("/day").await.is(200), "Asha Menon").contains(&token));
    assert!(row(&ruth.opens("/desk").await.is(200), "Asha Menon").contains(&token));
    // Pressed twice, it stays the same number.
    asha.posts(&format!("{visit}/check-in"), &[("version", "1")]).await.is(303);
    assert_eq!(asha.api(Method::GET, &visit).send().await.is(200).member("token"), token);
}

#[tokio::test]
async fn f36_a_screen_shows_numbers_and_nothing_of_who_they_are() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Benedict Quill").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let wall = screen(&app, &ruth).await;
    let stranger = app.stranger();
    let empty = stranger.opens(&wall).await.is(200).page().text();
    assert!(empty.contains("Nobody is waiting") && empty.contains("Nobody is being called"), "{empty}");
    assert!(!empty.contains("Please come in"), "nobody is asked to");
    let (first, second) = (books(&asha, &slots[0]).await, books(&ben, &slots[1]).await);
    let mut tokens = Vec::new();
    for (person, visit) in [(&ben, &second), (&asha, &first)] {
        let arrived = ruth.api(Method::POST, &format!("{visit}/check-in")).json(&json!({})).send().await.is(200);
        tokens.push(arrived.member("token"));
        assert_eq!(person.api(Method::GET, visit).send().await.is(200).member("token"), *tokens.last().unwrap());
    }
    let (bens, ashas) = (tokens[0].clone(), tokens[1].clone());
    let board = || async { stranger.api(Method::GET, &wall).send().await.is(200).json() };
    assert_eq!(board().await, json!({ "called": [], "waiting": [ashas, bens], "late": [] }), "as their visits begin");
    doctor.api(Method::POST, &format!("{first}/start")).json(&json!({})).send().await.is(200);
    assert_eq!(board().await, json!({ "called": [{ "token": ashas, "doctor": "Leena Farah" }], "waiting": [bens], "late": [] }));
    let (page, stream) = (stranger.opens(&wall).await.is(200), stranger.opens(&format!("{wall}/stream")).await.is(200));
    assert!(page.text().contains(&ashas) && page.text().contains("Leena Farah") && page.text().contains("http-equiv=\"refresh\""));
    assert!(stream.text().contains("event: queue") && stream.text().contains(&bens), "{}", stream.text());
    let id = |visit: &str| visit.rsplit('/').next().unwrap().to_owned();
    let secrets = [
        asha.id.to_string(),
        ben.id.to_string(),
        id(&first),
        id(&second),
        reference(&asha, &first).await,
        reference(&ben, &second).await,
        doctor.id.to_string(),
    ];
    let words = ["Asha", "Menon", "Benedict", "Quill", REASON, "cough", "apt_", "usr_", "CD-"];
    for shown in [page.text(), stream.text(), board().await.to_string()] {
        for secret in secrets.iter().map(String::as_str).chain(words) {
            assert!(!shown.to_lowercase().contains(&secret.to_lowercase()), "{secret} in {shown}");
        }
    }
    // What is over is no longer shown.
    let record = json!({ "diagnosis": "cold", "prescription": "rest" });
    doctor.api(Method::PUT, &format!("{first}/record")).json(&record).send().await.is(201);
    assert_eq!(board().await, json!({ "called": [], "waiting": [bens], "late": [] }));
    ruth.api(Method::POST, &format!("{second}/no-show")).json(&json!({})).send().await;
    assert_eq!(asha.api(Method::GET, &first).send().await.is(200).member("token"), ashas, "it stays on the visit");
}

#[tokio::test]
async fn f36_a_screen_costs_little_and_reads_no_visit() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let slots = app.open_slots(&doctor).await;
    for slot in &slots[..20] {
        let visit = asha.has(slot).await;
        ruth.checks_in(&visit).await.is(200);
    }
    let wall = screen(&app, &ruth).await;
    let stranger = app.stranger();
    let (answer, spent) = app.spends(stranger.api(Method::GET, &wall).send()).await;
    assert!(answer.is(200).json()["waiting"].as_array().unwrap().len() >= 5);
    assert!(spent.calls <= 2 && spent.read_units <= 2.0 && spent.write_units == 0.0, "{spent:?}");
}

#[tokio::test]
async fn f36_who_waits_past_midnight_stays_on_the_screen_and_who_comes_early_for_tomorrow_is_on_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Benedict Quill").await, app.receptionist().await);
    let wall = screen(&app, &ruth).await;
    let stranger = app.stranger();
    let slots = app.open_slots(&doctor).await;
    let (today, zone) = (slots[0].start[..10].to_owned(), slots[0].start[19..].to_owned());
    let (first, next) = (&slots[0], slots.iter().find(|slot| !slot.start.starts_with(&today)).unwrap());
    let (late, early) = (asha.has(first).await, ben.has(next).await);
    let late = ruth.checks_in(&late).await.is(200).member("token");
    let early = ruth.checks_in(&early).await.is(200).member("token");
    let at = |time: &str| format!("{today}T{time}{zone}").parse::<jiff::Timestamp>().unwrap();
    let passes_until = |time: &str| app.passes(at(time).duration_since(app.clock.now()).as_mins());
    let waiting = || async { stranger.api(Method::GET, &wall).send().await.is(200).json()["waiting"].clone() };
    assert_eq!(waiting().await, json!([late]));
    passes_until("23:50:00");
    assert_eq!(waiting().await, json!([late, early]), "whoever is there for a visit after midnight");
    app.passes(20);
    assert_eq!(waiting().await, json!([late, early]), "a new day has begun");
    let (answer, spent) = app.spends(stranger.api(Method::GET, &wall).send()).await;
    answer.is(200);
    assert!(spent.calls <= 3 && spent.read_units <= 2.0, "{spent:?}");
    app.passes(6 * 60);
    assert_eq!(waiting().await, json!([early]), "in the morning nobody waits since yesterday");
}

#[tokio::test]
async fn f36_eight_people_who_arrive_at_once_get_eight_numbers() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let other = app.doctor("Chidi Okafor").await;
    let ruth = app.receptionist().await;
    let (slots, others) = (app.open_slots(&doctor).await, app.open_slots(&other).await);
    let mut visits = Vec::new();
    for number in 0..8 {
        let patient = app.patient(&format!("Patient {number}")).await;
        let slot = if number % 2 == 0 { &slots[number] } else { &others[number] };
        visits.push(patient.has(slot).await);
    }
    let arrived = join_all(visits.iter().map(|visit| ruth.checks_in(visit))).await;
    let mut tokens: Vec<String> = arrived.into_iter().map(|answer| answer.is(200).member("token")).collect();
    tokens.sort();
    let expected: Vec<String> = (1..=8).map(|number| format!("{}-{number:03}", &tokens[0][..1])).collect();
    assert_eq!(tokens, expected, "each its own, and none left out");
}

#[tokio::test]
async fn f36_a_link_that_was_ended_or_replaced_or_made_up_shows_nothing() {
    let app = TestApp::start().await;
    let (_, asha) = doctor_and_asha(&app).await;
    let (ruth, tomas, stranger) = (app.receptionist().await, app.administrator().await, app.stranger());
    let first = screen(&app, &ruth).await;
    let make = format!("/desk/screens/{}", app.department.id);
    assert_eq!(ruth.posts(&make, &[]).await.leads_to("/desk/screens").location(), "/desk/screens", "pressed twice: the same link");
    let asked = tomas.posts(&make, &[]).await.leads_to("/desk/screens?renew=").location().to_owned();
    stranger.opens(&first).await.is(200);
    assert!(tomas.opens(&asked).await.is(200).page().text().contains("Every screen that shows this link ends at once"));
    let second = screen(&app, &tomas).await;
    let end = format!("{make}/end");
    for path in ["/queue/no-key-of-ours", "/queue/no-key-of-ours/stream"] {
        stranger.opens(path).await.is(404);
    }
    for dead in [&first, "/queue/no-key-of-ours"] {
        stranger.api(Method::GET, dead).send().await.is_problem(404, "not-found");
    }
    let hangs = async |link: &str| {
        let page = stranger.opens(link).await.is(410).page();
        assert!(page.text().contains("This screen’s link has ended") && !page.text().contains("Waiting room:"), "{}", page.text());
        let stream = stranger.opens(&format!("{link}/stream")).await.is(200).text();
        assert!(stream.contains("event: over") && !stream.contains("event: queue"), "{stream}");
    };
    hangs(&first).await;
    let asked = ruth.posts(&end, &[]).await.leads_to("/desk/screens?end=").location().to_owned();
    stranger.opens(&second).await.is(200);
    let sure = ruth.opens(&asked).await.is(200).page().form(&end);
    ruth.sends(&sure).await.leads_to("/desk/screens");
    ruth.sends(&sure).await.leads_to("/desk/screens");
    hangs(&second).await;
    asha.opens("/desk/screens").await.is(403);
    ruth.api(Method::POST, "/queue-screens/dpt_00000000000000000000000000").json(&json!({})).send().await.is_problem(404, "not-found");
    let renewed = ruth.api(Method::POST, &format!("/queue-screens/{}", app.department.id)).json(&json!({})).send().await.is(201);
    let path = format!("/queue/{}", renewed.member("url").rsplit('/').next().unwrap());
    stranger.opens(&path).await.is(200);
    ruth.api(Method::DELETE, &format!("/queue-screens/{}", app.department.id)).send().await.is(204);
    hangs(&path).await;
    let trail = app.rows(Table::Audit).await;
    let entries = |what: &str| trail.iter().filter(|row| row["what"] == word(what)).count();
    assert_eq!((entries("queue_screen.make"), entries("queue_screen.end")), (3, 3));
    for row in app.rows(Table::Directory).await {
        let kept = format!("{row:?}");
        assert!([&first, &second, &path].iter().all(|link| !kept.contains(link.rsplit('/').next().unwrap())), "{kept}");
    }
}

#[tokio::test]
async fn f36_people_check_in_at_the_entrance_and_a_wrong_word_tells_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    is_born(&asha).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[0]).await;
    let later = books(&asha, &slots[60]).await;
    let (today, other) = (reference(&asha, &visit).await, reference(&asha, &later).await);
    let tablet = app.stranger();
    let links = tablet.opens("/check-in").await.is(200).page();
    for elsewhere in ["/register", "/sign-in", "/apply", "/local/mail", "/help"] {
        assert!(links.all("a").iter().all(|link| link.attribute("href") != Some(elsewhere)), "{elsewhere}");
    }
    let form = || async { tablet.opens("/check-in").await.is(200).page().form("/check-in") };
    let says = |said: String, born: &'static str| {
        let tablet = &tablet;
        async move { tablet.posts("/check-in", &[("reference", &said), ("date_of_birth", born)]).await }
    };
    let mut wrong = Vec::new();
    for (said, born) in [("CD-0000-0000".to_owned(), BORN), (today.clone(), "1980-02-28"), (other, BORN), ("\u{1f600}".to_owned(), BORN)] {
        let page = says(said.clone(), born).await.is(422);
        let kept = page.page().form("/check-in");
        assert_eq!((kept.value("reference"), kept.value("date_of_birth")), (said.as_str(), ""), "to be corrected, and nobody's birthday");
        assert!(!page.text().contains("Asha") && !page.text().contains(BORN), "{}", page.text());
        wrong.push((page.page().alert(), page.page().text()));
    }
    assert!(wrong.windows(2).all(|two| two[0] == two[1]), "{wrong:?}");
    assert!(says(String::new(), "").await.is(422).page().alert().contains("Type the reference of your visit"));
    let typed = today.to_lowercase().replace('-', " ");
    let arrived = tablet.sends(&form().await.fill("reference", typed).fill("date_of_birth", BORN)).await.is(200);
    let token = arrived.page().find("p.number").unwrap().text();
    let text = arrived.text();
    for secret in ["Asha", "Menon", REASON, &today, BORN, "Farah", "apt_", "usr_"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.contains("http-equiv=\"refresh\""), "it goes away by itself");
    let again = says(today, BORN).await.is(200);
    assert_eq!(again.page().find("p.number").unwrap().text(), token, "twice is the same");
    let seen = asha.opens(&visit).await.is(200).page();
    assert!(seen.text().contains("by you, at the entrance") && seen.text().contains(&token), "{}", seen.text());
    let trail = app.rows(Table::Audit).await;
    assert_eq!(trail.iter().filter(|row| row["what"] == word("appointment.check_in")).count(), 1);
}

#[tokio::test]
async fn f36_guessing_at_the_entrance_is_slowed() {
    let app = TestApp::start().await;
    let far = app.elsewhere().await.from_address("198.51.100.9");
    let far = &far;
    let guess = |reference: &'static str| async move { far.posts("/check-in", &[("reference", reference), ("date_of_birth", BORN)]).await };
    for _ in 0..10 {
        guess("CD-0000-0000").await.is(422);
    }
    guess("CD-0000-0000").await.is(429);
    guess("cd 0000 0000").await.is(429);
    guess("CD-0000-0001").await.is(422);
}

/// What is wrong with the numbers of the house.
pub async fn wrong_numbers(app: &TestApp) -> Vec<String> {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    report.checks.into_iter().find(|check| check.id == "queue").unwrap().findings.into_iter().collect()
}

/// What any check of the house finds.
pub async fn everything_wrong(app: &TestApp) -> Vec<String> {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    report.checks.into_iter().flat_map(|check| check.findings).collect()
}

/// Sets one attribute of a row, looks, and sets it back.
pub async fn damaged(app: &TestApp, key: &Key, name: &str, value: AttributeValue, back: Option<AttributeValue>) -> Vec<String> {
    let storage = &app.app.ground.storage;
    let set = |value: AttributeValue| Expression::of("SET #name = :value").name("#name", name).value(":value", value);
    storage.update(key, set(value), None).await.unwrap();
    let found = wrong_numbers(app).await;
    let undo = back.map_or_else(|| Expression::of("REMOVE #name").name("#name", name), set);
    storage.update(key, undo, None).await.unwrap();
    assert_eq!(wrong_numbers(app).await, Vec::<String>::new());
    found
}

#[tokio::test]
async fn f36_verify_names_every_number_that_is_wrong() {
    let app = TestApp::start().await;
    let (doctor, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (asha, ben, chi) = (app.patient("Asha").await, app.patient("Ben").await, app.patient("Chi").await);
    let (first, second) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await);
    let expected = chi.has(&slots[2]).await;
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());
    let arrived = Visit::of(&ruth.checks_in(&first).await.is(200));
    ruth.checks_in(&second).await.is(200);
    doctor.starts(&arrived).await.is(200);
    assert_eq!(wrong_numbers(&app).await, Vec::<String>::new());

    let row = |visit: &Visit| Key::one(Table::Appointments, &visit.id);
    let given = |visit: &Visit| ruth.api(Method::GET, &format!("/appointments/{}", visit.id)).send();
    let (one, two) = (given(&first).await.member("token"), given(&second).await.member("token"));
    let queue = format!("{}#2026-11-23", app.department.id);
    let counts = Key::one(Table::Guards, format!("queue#{queue}"));

    // Two of one number; then a number that nobody gave, a number that is none, and a waiting room of another day.
    let twice = damaged(&app, &row(&second), "token", word(&one), Some(word(&two))).await;
    assert!(twice.len() == 2 && twice.iter().any(|line| line.contains("of another visit")), "{twice:?}");
    let beyond = damaged(&app, &row(&second), "token", word(one.replace("001", "009")), Some(word(&two))).await;
    assert!(beyond.len() == 1 && beyond[0].contains("the last of them 9"), "{beyond:?}");
    let none = damaged(&app, &row(&second), "token", word("C"), Some(word(&two))).await;
    assert!(none.iter().any(|line| line.contains("a number that is none")), "{none:?}");
    let elsewhere = word(queue.replace("11-23", "11-24"));
    let elsewhere = damaged(&app, &row(&second), "queue", elsewhere, Some(word(&queue))).await;
    assert!(elsewhere.iter().any(|line| line.contains("and belongs to")), "{elsewhere:?}");
    // Whoever has not come stands on the wall; whoever has come does not.
    let early = damaged(&app, &row(&expected), "queue", word(&queue), None).await;
    assert!(early.len() == 1 && early[0].ends_with("and is booked"), "{early:?}");
    let gone = damaged(&app, &row(&second), "status", word("completed"), Some(word("checked_in"))).await;
    assert!(gone.len() == 1 && gone[0].ends_with("and is completed"), "{gone:?}");
    // A waiting room that counts too many, too few, or not at all.
    for last in [1, 3] {
        let wrong = damaged(&app, &counts, "last", number(last), Some(number(2))).await;
        assert!(wrong.len() == 1 && wrong[0].contains(&format!("has counted {last} numbers; visits have 2")), "{wrong:?}");
    }
    app.app.ground.storage.delete(&counts, None).await.unwrap();
    let lost = wrong_numbers(&app).await;
    assert!(lost.len() == 1 && lost[0].ends_with("gives numbers and counts none"), "{lost:?}");
    assert!(!format!("{lost:?}{twice:?}{early:?}").contains("Asha"));
}

/// A check-in by mistake: the screen forgets it, the visit stands as before, and every count still holds.
#[tokio::test]
async fn f36_whoever_is_not_here_after_all_leaves_the_screen_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Benedict Quill").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (first, second) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await);
    let first = Visit::of(&asha.confirms(&first).await.is(200));
    let (wall, stranger) = (screen(&app, &ruth).await, app.stranger());
    ruth.checks_in(&first).await.is(200);
    let bens = ruth.checks_in(&second).await.is(200).member("token");
    let place = format!("/appointments/{}", first.id);
    let undo = format!("{place}/check-in/undo");
    let offered = |page: &Page| page.all("form").iter().any(|form| form.attribute("action") == Some(undo.as_str()));
    assert!(offered(&doctor.opens(&place).await.is(200).page()) && offered(&ruth.opens(&place).await.is(200).page()));
    assert!(!offered(&asha.opens(&place).await.is(200).page()), "patients ask the desk");
    asha.api(Method::POST, &undo).json(&json!({})).send().await.is_problem(409, "not-allowed-now");
    asha.sends(&ruth.opens("/desk").await.is(200).page().form(&undo)).await.is(303);
    assert_eq!(asha.api(Method::GET, &place).send().await.is(200).json()["status"], json!("checked_in"));

    let form = ruth.opens("/desk").await.is(200).page().form(&undo);
    for _ in 0..2 {
        let back = ruth.sends(&form).await.is(303);
        let said = ruth.opens(back.location()).await.is(200).page().alert();
        assert!(said.contains("The check-in is taken back."), "pressed twice is pressed once: {said}");
    }
    let now = asha.api(Method::GET, &place).send().await.is(200).json();
    assert_eq!(now["status"], json!("confirmed"), "whoever had said that they come has still said so");
    assert!(now["token"].is_null() && now["checked_in_at"].is_null(), "{now}");
    let board = stranger.api(Method::GET, &wall).send().await.is(200).json();
    assert_eq!(board, json!({ "called": [], "waiting": [bens], "late": [] }));
    assert!(ruth.opens(&place).await.is(200).page().text().contains("Check-in taken back"));
    assert_eq!(app.published("appointment.check_in_undone").await.len(), 1);
    assert_eq!(everything_wrong(&app).await, Vec::<String>::new());

    // Whoever comes then is called by a number that nobody had; and what was taken back is counted.
    let again = ruth.api(Method::POST, &format!("{place}/check-in")).json(&json!({})).send().await.is(200).member("token");
    assert!(again.ends_with("-003"), "{again}");
    assert_eq!(everything_wrong(&app).await, Vec::<String>::new());
    let counts = Key::one(Table::Guards, format!("queue#{}#2026-11-23", app.department.id));
    let wrong = damaged(&app, &counts, "back", number(2), Some(number(1))).await;
    assert!(wrong.len() == 1 && wrong[0].ends_with("and 2 were taken back"), "{wrong:?}");
    // Whom the doctor has called in is here.
    doctor.api(Method::POST, &format!("{place}/start")).json(&json!({})).send().await.is(200);
    ruth.api(Method::POST, &undo).json(&json!({})).send().await.is_problem(409, "not-allowed-now");
}
