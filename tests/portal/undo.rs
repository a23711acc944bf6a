//! F17, F22: what was just done is taken back at its own banner.

use caredesk::access::role::Role;
use caredesk::primitives::money::Money;
use http::Method;
use serde_json::json;

use crate::erasing::{asks, closed_long_ago};
use crate::queue::everything_wrong;
use crate::steps::doctor_and_asha;
use crate::support::{Answer, Page, Person, Receiver, TestApp};

/// The page where an act led.
async fn led(person: &Person, answer: Answer) -> Page {
    person.opens(answer.is(303).location()).await.is(200).page()
}

/// Where the banner of a page takes back what was done.
fn undo(page: &Page) -> String {
    let banner = page.find(".flash form").unwrap_or_else(|| panic!("no way back: {}", page.text()));
    assert_eq!(banner.find("button").unwrap().text(), "Undo");
    banner.attribute("action").unwrap().to_owned()
}

async fn undoes(person: &Person, page: &Page) -> Page {
    led(person, person.posts(&undo(page), &[]).await).await
}

/// The form in the banner of a page, as the page has it.
async fn presses_undo(person: &Person, page: &Page) -> Page {
    let form = page.form(&undo(page));
    led(person, person.sends(&form).await).await
}

/// "Not here after all" by a slip costs nobody their number, nor how long they have waited.
#[tokio::test]
async fn f36_a_check_in_taken_back_by_a_slip_is_there_again_at_the_banner() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (first, second) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await);
    let place = format!("/appointments/{}", first.id);
    let now = async || {
        let visit = asha.api(Method::GET, &place).send().await.is(200).json();
        (visit["status"].clone(), visit["token"].clone(), visit["checked_in_at"].clone())
    };
    let desk = ruth.opens("/desk").await.is(200).page();
    let came = led(&ruth, ruth.sends(&desk.form(&format!("{place}/check-in"))).await).await;
    let had = now().await;
    let token = had.1.as_str().unwrap().to_owned();
    assert!(came.alert().contains(&format!("Checked in. The number is {token}.")), "{}", came.alert());
    ruth.checks_in(&second).await.is(200);

    app.passes(4);
    let gone = presses_undo(&ruth, &came).await;
    assert!(gone.alert().contains("The check-in is taken back.") && now().await.1.is_null());
    let form = gone.form(&undo(&gone));
    let here = led(&ruth, ruth.sends(&form).await).await;
    assert!(here.alert().contains(&token), "{}", here.alert());
    assert_eq!(now().await, had, "the same number, and the time of the first check-in");
    assert_eq!(everything_wrong(&app).await, Vec::<String>::new());
    led(&ruth, ruth.sends(&form).await).await;
    assert_eq!(now().await, had, "pressed twice is pressed once");

    // A button of the list is an arrival like any other: whoever was not there comes later.
    presses_undo(&ruth, &here).await;
    let list = ruth.opens("/desk").await.is(200).page();
    ruth.sends(&list.form(&format!("{place}/check-in"))).await.is(303);
    let later = now().await;
    assert!(later.1 != had.1 && later.2 != had.2, "{later:?}");
    assert_eq!(everything_wrong(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn f19_a_doctor_just_taken_off_the_list_is_put_back_at_the_banner() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let address = format!("/doctors/{}/deactivate", farah.id);
    let form = tomas.opens(&address).await.is(200).page().form(&address);
    let gone = led(&tomas, tomas.sends(&form).await).await;
    assert!(gone.alert().contains("Leena Farah is off the list."));
    let back = undoes(&tomas, &gone).await;
    assert!(back.alert().contains("Leena Farah is back on the list.") && back.find(".flash form").is_none());
    app.stranger().opens(&format!("/doctors/{}", farah.id)).await.is(200);
    // The banner is shown once.
    assert!(tomas.opens(&format!("/doctors/{}/edit", farah.id)).await.is(200).page().find(".flash form").is_none());
}

#[tokio::test]
async fn f13_an_account_just_closed_is_opened_at_the_banner() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.person("Ruth Berg", Role::Receptionist).await, app.administrator().await);
    let address = format!("/admin/people/{}/disable", ruth.id);
    let form = tomas.opens(&address).await.is(200).page().form(&address).fill("reason", "left in May");
    let closed = led(&tomas, tomas.sends(&form).await).await;
    assert!(closed.alert().contains("The account of Ruth Berg is disabled."));
    let open = undoes(&tomas, &closed).await;
    assert!(open.alert().contains("The account of Ruth Berg is enabled."));
    // What an administrator may take back is nobody else's to send.
    let asha = app.patient("Asha").await;
    asha.posts(&undo(&closed), &[]).await.is(403);
    // Whom a patient lets act for them ends with the account and does not come back: nothing is offered that does not take all of it back.
    let address = format!("/admin/people/{}/disable", asha.id);
    let form = tomas.opens(&address).await.is(200).page().form(&address).fill("reason", "asked for it");
    assert!(led(&tomas, tomas.sends(&form).await).await.find(".flash form").is_none());
}

#[tokio::test]
async fn f13_an_erasure_just_asked_for_is_withdrawn_at_the_banner() {
    let (_app, tomas, asha) = closed_long_ago().await;
    let asked = led(&tomas, asks(&tomas, &asha).await).await;
    assert!(asked.alert().contains("Nothing happens for a day."), "{}", asked.text());
    assert!(undoes(&tomas, &asked).await.alert().contains("Taken back. The account stays closed."));
}

#[tokio::test]
async fn f47_a_webhook_just_stopped_or_begun_goes_back_at_the_banner() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let form = tomas.opens("/admin/webhooks/new").await.is(200).page().form("/admin/webhooks");
    tomas.sends(&form.fill("url", &receiver.url).fill("name", "Board in the hall").fill("events", "appointment.booked")).await.is(200);
    let list = tomas.opens("/admin/webhooks").await.is(200).page();
    let one = list.find("main li a").unwrap().attribute("href").unwrap().to_owned();
    let stopped = led(&tomas, tomas.posts(&format!("{one}/disable"), &[]).await).await;
    let runs = undoes(&tomas, &stopped).await;
    assert!(runs.alert().contains("It is enabled."));
    assert!(undoes(&tomas, &runs).await.alert().contains("It is disabled."));
}

#[tokio::test]
async fn f22_hours_leave_and_kinds_of_visits_just_removed_are_added_again_at_the_banner() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let doctor = format!("/doctors/{}", farah.id);
    adds_kind(&farah, "800").await;
    let leave = format!("{doctor}/exceptions");
    let form = farah.opens(&format!("{leave}/new")).await.is(200).page().form(&leave).fill("from_date", "2026-12-01");
    farah.sends(&form.fill("from_time", "14:00").fill("to_time", "16:30").fill("reason", "A course")).await.is(303);

    let hours = format!("{doctor}/hours");
    let week = farah.opens(&hours).await.is(200).page();
    assert!(week.text().contains("First visit") && week.text().contains("A course"), "{}", week.text());
    let links: Vec<String> = week.all("main a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    let one = |start: &str| links.iter().find(|link| link.starts_with(&format!("{doctor}/{start}_"))).unwrap().clone();
    for thing in [one("hours/rul"), one("exceptions/exc"), one("visit-kinds/vki")] {
        goes_and_comes_back(&farah, &thing).await;
    }
}

/// Adds a kind of visit of 40 minutes with ten free after it; where its kinds are.
async fn adds_kind(doctor: &Person, fee: &str) -> String {
    let kinds = format!("/doctors/{}/visit-kinds", doctor.id);
    let form = doctor.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds);
    let form = form.fill("name", "First visit").fill("minutes", "40").fill("buffer_minutes", "10");
    doctor.sends(&form.fill("fee", fee)).await.is(303);
    kinds
}

/// Removes one thing of a doctor's week: the page where that led.
async fn removes(doctor: &Person, thing: &str) -> Page {
    let stands_on = if thing.contains("/exceptions/") { format!("/doctors/{}/hours", doctor.id) } else { thing.to_owned() };
    let form = doctor.opens(&stands_on).await.is(200).page().form(&format!("{thing}/remove"));
    led(doctor, doctor.sends(&form).await).await
}

async fn goes_and_comes_back(doctor: &Person, thing: &str) {
    let hours = format!("/doctors/{}/hours", doctor.id);
    let shown = || async { doctor.opens(&hours).await.is(200).page().find("main").unwrap().text() };
    let before = shown().await;
    let gone = removes(doctor, thing).await;
    assert_ne!(shown().await, before, "{thing} is gone");
    let again = gone.form(&undo(&gone));
    led(doctor, doctor.sends(&again).await).await;
    assert_eq!(shown().await, before, "{thing} is as it was");
}

/// The first exception that a doctor's week can remove.
fn exception_of(week: &Page) -> String {
    let forms = week.all("main form");
    let removes = forms.iter().filter_map(|form| form.attribute("action")).find(|action| action.contains("/exceptions/"));
    removes.and_then(|action| action.strip_suffix("/remove")).expect("no exception").to_owned()
}

#[tokio::test]
async fn f22_emergency_hours_of_some_dates_until_midnight_and_extra_hours_come_back_as_they_were() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let doctor = format!("/doctors/{}", farah.id);
    let rule = json!({
        "weekday": "SUN", "start": "20:00", "end": "24:00", "visit_minutes": 45,
        "valid_from": "2026-12-01", "valid_until": "2026-12-31", "staff_only": true,
    });
    farah.api(Method::POST, &format!("{doctor}/availability")).json(&rule).send().await.is(201);
    let extra = json!({ "kind": "extra", "start": "2026-11-29T10:15:00+05:30", "end": "2026-11-29T10:45:00+05:30" });
    farah.api(Method::POST, &format!("{doctor}/exceptions")).json(&extra).send().await.is(201);
    let week = farah.opens(&format!("{doctor}/hours")).await.is(200).page();
    let sunday = week.all("table.hours-week td")[6];
    for said in ["20:00 to 24:00", "Staff only", "1 December", "31 December"] {
        assert!(sunday.text().contains(said), "{said} in {}", sunday.text());
    }
    goes_and_comes_back(&farah, sunday.find("a.rule").unwrap().attribute("href").unwrap()).await;
    goes_and_comes_back(&farah, &exception_of(&week)).await;
}

#[tokio::test]
async fn f22_what_the_form_at_the_banner_would_make_otherwise_has_no_way_back() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let doctor = format!("/doctors/{}", farah.id);
    let kinds = adds_kind(&farah, "600").await;
    // From before the house changed its currency: typed now, 600 would be rupees.
    let euros = Money { amount: 60_000, currency: "EUR".parse().unwrap() };
    app.changes(&farah, |doctor| doctor.visit_kinds[0].fee = Some(euros)).await;
    // No field for times has seconds.
    let closed = json!({ "kind": "closed", "start": "2026-12-01T09:07:30+05:30", "end": "2026-12-01T10:00:00+05:30" });
    farah.api(Method::POST, &format!("{doctor}/exceptions")).json(&closed).send().await.is(201);

    let week = farah.opens(&format!("{doctor}/hours")).await.is(200).page();
    let links = week.all("main a");
    let kind = links.iter().filter_map(|link| link.attribute("href")).find(|link| link.starts_with(&format!("{kinds}/vki_"))).unwrap();
    for thing in [kind.to_owned(), exception_of(&week)] {
        let gone = removes(&farah, &thing).await;
        assert!(gone.alert().to_lowercase().contains("removed"), "{thing}: {}", gone.alert());
        assert!(gone.find(".flash form").is_none(), "{thing}: {}", gone.text());
    }
}

/// In fils, where `1.500` and `1,500` say two things, the one in one language and the other in another.
#[tokio::test]
async fn f22_a_kind_comes_back_with_its_fee_in_whatever_language_the_banner_is_pressed() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "KWD" })).send().await.is(200);
    let kinds = adds_kind(&farah, "1.5").await;
    let only = async || farah.api(Method::GET, &kinds).send().await.is(200).json()["items"][0].clone();
    let fee = json!({ "amount": 1_500, "currency": "KWD" });
    assert_eq!(only().await["fee"], fee);
    for (removed_in, pressed_in) in [("en", "es"), ("es", "en")] {
        farah.posts("/language", &[("language", removed_in)]).await.is(303);
        let kind = only().await["id"].as_str().unwrap().to_owned();
        let gone = removes(&farah, &format!("{kinds}/{kind}")).await;
        farah.posts("/language", &[("language", pressed_in)]).await.is(303);
        let banner = gone.find(".flash form").unwrap_or_else(|| panic!("no way back: {}", gone.text()));
        led(&farah, farah.sends(&gone.form(banner.attribute("action").unwrap())).await).await;
        assert_eq!(only().await["fee"], fee, "removed in {removed_in}, pressed in {pressed_in}");
    }
}

/// Its number would be another amount.
#[tokio::test]
async fn f22_a_fee_of_a_kind_comes_back_in_no_other_currency_than_it_had() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let kinds = adds_kind(&farah, "500").await;
    let listed = async || farah.api(Method::GET, &kinds).send().await.is(200).json()["items"].clone();
    let kind = listed().await[0]["id"].as_str().unwrap().to_owned();
    let gone = removes(&farah, &format!("{kinds}/{kind}")).await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "EUR" })).send().await.is(200);
    let asked = farah.sends(&gone.form(&undo(&gone))).await.is(422).page();
    let why = "The fee was ₹500.00; the hospital now charges in EUR. Write the fee in EUR or leave it empty for the doctor's fee.";
    assert!(asked.alert().contains(why), "{}", asked.alert());
    assert!(asked.find("#fee-error").is_some_and(|error| error.text().contains(why)), "beside the field, too: {}", asked.text());
    assert_eq!(listed().await, json!([]), "nothing is saved");
    let form = asked.form(&kinds);
    assert_eq!(
        ["name", "minutes", "buffer_minutes", "fee"].map(|field| form.value(field)),
        ["First visit", "40", "10", ""],
        "all but the fee is there"
    );
    farah.sends(&form.fill("fee", "45")).await.is(303);
    assert_eq!(listed().await[0]["fee"], json!({ "amount": 4_500, "currency": "EUR" }));
}
