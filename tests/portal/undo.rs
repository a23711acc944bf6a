//! F17, F22: what was just done is taken back at its own banner.

use caredesk::access::role::Role;

use crate::erasing::{asks, closed_long_ago};
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
    let kinds = format!("{doctor}/visit-kinds");
    let form = farah.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds);
    farah.sends(&form.fill("name", "First visit").fill("minutes", "40").fill("fee", "800").fill("buffer_minutes", "10")).await.is(303);
    let leave = format!("{doctor}/exceptions");
    let form = farah.opens(&format!("{leave}/new")).await.is(200).page().form(&leave).fill("from_date", "2026-12-01");
    farah.sends(&form.fill("from_time", "14:00").fill("to_time", "16:30").fill("reason", "A course")).await.is(303);

    let hours = format!("{doctor}/hours");
    let shown = || async { farah.opens(&hours).await.is(200).page().find("main").unwrap().text() };
    let before = shown().await;
    assert!(before.contains("First visit") && before.contains("A course"), "{before}");
    let week = farah.opens(&hours).await.is(200).page();
    let links: Vec<String> = week.all("main a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    let one = |start: &str| links.iter().find(|link| link.starts_with(&format!("{doctor}/{start}_"))).unwrap().clone();
    for thing in [one("hours/rul"), one("exceptions/exc"), one("visit-kinds/vki")] {
        let remove = format!("{thing}/remove");
        let page = if thing.contains("/exceptions/") { farah.opens(&hours).await } else { farah.opens(&thing).await };
        let gone = led(&farah, farah.sends(&page.is(200).page().form(&remove)).await).await;
        assert_ne!(shown().await, before, "{thing} is gone");
        let again = gone.form(&undo(&gone));
        led(&farah, farah.sends(&again).await).await;
        assert_eq!(shown().await, before, "{thing} is as it was");
    }
}
