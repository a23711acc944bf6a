//! A visit by the link of its mail: whoever has the mailbox, not signed in, in a browser that knows nobody.

use caredesk::primitives::money::Money;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::{REASON, SYMPTOMS, books, doctor_and_asha, offered};
use crate::support::{Answer, Browser, ORIGIN, Person, TestApp};

/// The path of the link in the newest mail.
async fn newest_link(app: &TestApp, person: &Person) -> String {
    let mail = app.mail_to(&person.email).await.pop().unwrap();
    link_in(mail["text"].as_str().unwrap())
}

fn link_in(text: &str) -> String {
    let link = text.lines().find_map(|line| line.strip_prefix(&format!("{ORIGIN}/your-visit/")));
    format!("/your-visit/{}", link.unwrap_or_else(|| panic!("no link in {text}")))
}

/// The visit as the API tells it to its patient.
async fn state(person: &Person, visit: &str) -> Value {
    person.api(Method::GET, visit).send().await.is(200).json()
}

/// Presses the button of a page that leads to this path; where it leads.
async fn presses(browser: &Browser, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
    let form = fields.iter().fold(page.page().form(action), |form, (name, value)| form.fill(name, *value));
    browser.sends(&form).await
}

/// Where the one link or form of a page leads that ends so.
fn way_to(page: &Answer, end: &str) -> String {
    let page = page.page();
    let ways = [("main a", "href"), ("main form", "action")];
    let ways =
        ways.into_iter().flat_map(|(kind, name)| page.all(kind).into_iter().filter_map(|way| way.attribute(name)).collect::<Vec<_>>());
    ways.into_iter().find(|way| way.ends_with(end)).unwrap_or_else(|| panic!("no way to {end}")).to_owned()
}

#[tokio::test]
async fn f45_a_visit_is_confirmed_moved_and_cancelled_by_the_links_of_its_mails() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let mailed = newest_link(&app, &asha).await;
    let somewhere = app.stranger();
    let (page, spent) = app.spends(somewhere.opens(&mailed)).await;
    let page = page.is(200);
    assert!(spent.calls <= 4, "the visit, its patient, its department, and whether leave has hit it: {spent:?}");
    assert!(page.text().contains("Leena Farah"));
    assert!(!page.text().contains(REASON) && !page.text().contains(SYMPTOMS), "what she said is for those who signed in");
    // Scanners of mail open every link, and more than once.
    for path in [mailed.clone(), format!("{mailed}/move"), format!("{mailed}/cancel")] {
        somewhere.opens(&path).await.is(200);
    }
    assert_eq!(state(&asha, &visit).await["version"], 1);

    let (confirmed, spent) = app.spends(presses(&somewhere, &page, &way_to(&page, "/confirm"), &[])).await;
    let confirmed = confirmed.leads_to("/your-visit/");
    assert!(spent.calls <= 4, "the visit, its patient, the visit again, one transaction: {spent:?}");
    somewhere.opens(&mailed).await.is(200); // a yes ends no link: no other mail tells of it
    let page = somewhere.opens(confirmed.location()).await.is(200);
    assert_eq!(state(&asha, &visit).await["status"], "confirmed");

    app.changes(&doctor, |doctor| doctor.fee = Some(Money { amount: 90_050, currency: "INR".parse().unwrap() })).await;
    let times = somewhere.opens(&way_to(&page, "/move")).await.is(200);
    let beside = times.page().find("dl.mini").unwrap().text();
    assert!(beside.contains("₹500.00") && !beside.contains("900.50"), "the visit keeps its fee: {beside}");
    let wanted = offered(&times).pop().unwrap();
    let moved = presses(&somewhere, &times, &way_to(&times, "/move"), &[("start", &wanted)]).await.leads_to("/your-visit/");
    let page = somewhere.opens(moved.location()).await.is(200);
    assert!(page.page().text().contains("Monday"), "it says so");
    let told = newest_link(&app, &asha).await;
    somewhere.opens(&told).await.is(200);
    somewhere.opens(confirmed.location()).await.is(410);

    let asked = somewhere.opens(&way_to(&page, "/cancel")).await.is(200);
    let way = way_to(&asked, "/cancel");
    let gone = presses(&somewhere, &asked, &way, &[("why", "cannot_come")]).await.leads_to("/your-visit/");
    somewhere.opens(gone.location()).await.is(200);
    assert!(somewhere.opens(&told).await.is(200).text().contains("is cancelled"), "an older link says what became of it");
    let now = state(&asha, &visit).await;
    assert_eq!((&now["status"], &now["version"]), (&json!("cancelled"), &json!(4)));
    let trail = app.rows(Table::Audit).await;
    let by_link = trail.iter().filter(|row| row.get("level").and_then(|level| level.as_s().ok()).is_some_and(|level| level == "by_link"));
    assert_eq!(by_link.count(), 3, "the trail says how");
}

#[tokio::test]
async fn f45_a_link_ends_when_the_visit_changes_or_begins_and_when_the_mailbox_is_another() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let link = newest_link(&app, &asha).await;
    let somewhere = app.stranger();
    let forged = format!("{}A{}", &link[..link.len() - 9], &link[link.len() - 8..]);
    somewhere.opens(&forged).await.is(410);
    asha.api(Method::POST, &format!("{visit}/confirm")).send().await.is(200);
    somewhere.opens(&link).await.is(200);
    doctor.api(Method::POST, &format!("{visit}/reschedule")).json(&json!({ "start": slots[12].start })).send().await.is(200);
    let ended = somewhere.opens(&link).await.is(410);
    assert!(!ended.text().contains("Farah"));
    for (path, fields) in
        [("confirm", &[][..]), ("move", &[("start", slots[13].start.as_str()), ("version", "3")][..]), ("cancel", &[("version", "3")][..])]
    {
        somewhere.posts(&format!("{link}/{path}"), fields).await.is(410);
    }
    assert_eq!(state(&asha, &visit).await["version"], 3, "whatever version a form names, the link's counts");
    doctor.api(Method::POST, &format!("{visit}/cancel")).json(&json!({ "reason": "ill" })).send().await.is(200);
    let over = somewhere.opens(&link).await.is(200);
    assert!(over.text().contains("is cancelled") && !over.text().contains("Farah"), "{}", over.text());

    books(&asha, &slots[14]).await;
    let link = newest_link(&app, &asha).await;
    somewhere.opens(&link).await.is(200);
    asha.api(Method::POST, "/me/email").json(&json!({ "email": "asha.new@example.org" })).send().await.is(202);
    somewhere.opens(&link).await.is(200);
    let to = app.link_to("asha.new@example.org").await;
    asha.posts(&to, &[]).await.is(303);
    somewhere.opens(&link).await.is(410);

    let ben = app.patient("Ben").await;
    let soon = &slots[1];
    books(&ben, soon).await;
    let link = newest_link(&app, &ben).await;
    app.passes_until(&soon.start);
    somewhere.opens(&link).await.is(410);
}

#[tokio::test]
async fn f45_a_link_pressed_twice_acts_once_and_says_so() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let somewhere = app.stranger();
    let link = newest_link(&app, &asha).await;
    let twice = async |link: &str, path: &str, fields: &[(&str, &str)]| {
        let path = format!("{link}/{path}");
        let answers: [Answer; 2] = tokio::join!(somewhere.posts(&path, fields), somewhere.posts(&path, fields)).into();
        let [one, other] = answers;
        let (led, said) = if one.status == 303 { (one, other) } else { (other, one) };
        somewhere.opens(led.leads_to("/your-visit/").location()).await.is(200);
        assert!(!said.is(200).text().contains("/your-visit/"), "no other link for one that has ended");
    };
    twice(&link, "cancel", &[("version", "1"), ("why", "better")]).await;
    assert_eq!(state(&asha, &visit).await["version"], 2);

    let visit = books(&asha, &slots[12]).await;
    let link = newest_link(&app, &asha).await;
    twice(&link, "move", &[("version", "1"), ("start", &slots[13].start)]).await;
    assert_eq!(state(&asha, &visit).await["version"], 2);
    let yes = format!("{}/confirm", newest_link(&app, &asha).await);
    for answer in <[Answer; 2]>::from(tokio::join!(somewhere.posts(&yes, &[]), somewhere.posts(&yes, &[]))) {
        somewhere.opens(answer.leads_to("/your-visit/").location()).await.is(200);
    }
    assert_eq!(state(&asha, &visit).await["version"], 3, "said once");
    // Another change is another link's.
    somewhere.posts(&format!("{link}/move"), &[("version", "2"), ("start", &slots[14].start)]).await.is(410);
}
