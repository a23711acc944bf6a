//! F66: pages and mails in the reader's language.

use http::Method;
use serde_json::json;

use crate::support::html::Element;
use crate::support::{Answer, Browser, Page, TestApp};

/// The language and direction an answer is in, as its first tag says.
fn tongue(answer: &Answer) -> (String, String) {
    let page = answer.page();
    let html = page.find("html").expect("no page");
    let attribute = |name| html.attribute(name).unwrap_or_default().to_owned();
    (attribute("lang"), attribute("dir"))
}

async fn chooses(browser: &Browser, tag: &str, at: &str) -> Answer {
    let form = browser.opens(at).await.is(200).page().form("/language");
    browser.sends(&form.fill("language", tag)).await
}

fn is(lang: &str, dir: &str) -> (String, String) {
    (lang.to_owned(), dir.to_owned())
}

#[tokio::test]
async fn f66_a_visitor_reads_as_their_browser_asks_and_as_they_choose() {
    let app = TestApp::start().await;
    let visitor = app.stranger();
    let asked =
        |wanted: &'static str| visitor.ask(Method::GET, "/sign-in").header("accept", "text/html").header("accept-language", wanted).send();
    assert_eq!(tongue(&visitor.opens("/sign-in").await), is("en", "ltr"));
    assert_eq!(tongue(&asked("de;q=0.5, es-MX").await), is("es", "ltr"));
    let page = asked("es").await.is(200).page();
    assert_eq!(page.heading(), "Iniciar sesión");
    assert!(page.find("footer [aria-current=true]").is_some_and(|now| now.text() == "Español"));

    chooses(&visitor, "ar", "/doctors?q=farah").await.leads_to("/doctors?q=farah");
    assert_eq!(tongue(&visitor.opens("/sign-in").await), is("ar", "rtl"), "until they choose another");
    assert_eq!(tongue(&asked("es").await), is("ar", "rtl"), "what was chosen counts more than what the browser asks for");
    assert_eq!(tongue(&visitor.opens("/nowhere").await.is(404)), is("ar", "rtl"), "refusals too");

    let posted = [("language", "es"), ("back", "//elsewhere.test/")];
    assert_eq!(visitor.posts("/language", &posted).await.is(303).location(), "/", "never to another site");
    visitor.posts("/language", &[("language", "tlh")]).await.is(400);
    assert_eq!(tongue(&visitor.opens("/sign-in").await), is("es", "ltr"));
}

/// The switch opens a page again: on one that answers a form what was typed would be gone.
#[tokio::test]
async fn f66_nothing_on_a_page_that_answers_a_form_leads_away_from_what_was_typed_to_another_language() {
    let app = TestApp::start().await;
    let (tomas, visitor) = (app.administrator().await, app.stranger());
    let new = tomas.opens("/departments/new").await.is(200).page();
    let form = new.form("/departments").fill("name", "").fill("description", "Hearts and vessels");
    assert!(new.find("form.languages").is_some() && new.find("main[data-unsent]").is_none());
    assert!(new.find("main[data-answer]").is_none());
    let refused = tomas.sends(&form).await.is(422).page();
    assert_eq!(refused.form("/departments").value("description"), "Hearts and vessels");
    assert!(refused.find("form.languages").is_none(), "the switch would lose it");
    assert!(refused.find("main[data-unsent]").is_some(), "the script asks before it is left behind");
    assert!(refused.find("main[data-answer]").is_some(), "the script keeps the way back from sending it again");

    assert!(visitor.opens("/assistant").await.is(200).page().find("form.languages").is_some());
    let answer = visitor.posts("/assistant", &[("text", "where can I park")]).await.is(200).page();
    assert!(answer.find("form.languages").is_none() && answer.find("main[data-unsent]").is_none(), "an answer is no refusal");
}

#[tokio::test]
async fn f66_a_persons_language_is_theirs_in_every_browser_and_in_their_mails() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await);
    let slots = app.open_slots(&farah).await;
    asha.books(&slots[0]).await.is(201);
    assert_eq!(app.mails_saying(&asha.email, "Your visit at").await.len(), 1);

    chooses(&asha, "es", "/appointments").await.leads_to("/appointments");
    asha.forgets_cookies();
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    let page = asha.opens("/appointments").await.is(200);
    assert_eq!(tongue(&page), is("es", "ltr"), "kept with the account");
    assert!(!page.page().text().contains("Your visits"));

    asha.books(&slots[1]).await.is(201);
    let mail = app.mails_saying(&asha.email, "cita").await.pop().expect("no mail in Spanish");
    assert!(mail["html"].as_str().unwrap().contains("<html lang=\"es\""));
    assert!(mail["text"].as_str().unwrap().contains("noviembre"), "{mail}");
}

#[tokio::test]
async fn f66_whoever_registers_is_written_to_as_they_read() {
    let app = TestApp::start().await;
    let visitor = app.stranger();
    chooses(&visitor, "ar", "/register").await.leads_to("/register");
    let answers = [("name", "Maya Lindqvist"), ("email", "maya@example.org"), ("password", "four tulips on a table"), ("consent", "yes")];
    visitor.posts("/register", &answers).await.leads_to("/register/check-your-mail");
    let mail = app.mail_to("maya@example.org").await.pop().expect("no mail");
    assert!(mail["html"].as_str().unwrap().contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(mail["text"].as_str().unwrap().chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "{mail}");
}

/// Whether nothing but ground is further from the middle of a square picture than two fifths of its side, as the manifest has it.
fn is_whole_in_a_circle(png: &[u8]) -> bool {
    let picture = image::load_from_memory(png).unwrap().into_rgb8();
    let (side, ground) = (f64::from(picture.width()), *picture.get_pixel(0, 0));
    let from_the_middle = |at: u32| f64::from(at) + 0.5 - side / 2.0;
    picture.enumerate_pixels().all(|(x, y, pixel)| *pixel == ground || from_the_middle(x).hypot(from_the_middle(y)) < side * 0.4)
}

#[test]
fn a_mark_that_reaches_into_the_corners_is_not_whole_in_a_circle() {
    assert!(is_whole_in_a_circle(include_bytes!("../../static/img/icon-maskable-512.png")));
    assert!(!is_whole_in_a_circle(include_bytes!("../../static/img/icon-512.png")));
}

#[tokio::test]
async fn f66_the_portal_can_be_installed_and_what_it_keeps_for_then_knows_nobody() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let page = asha.opens("/appointments").await.is(200).page();
    let manifest = page.find("link[rel=manifest]").and_then(|link| link.attribute("href")).expect("no manifest").to_owned();
    let said = asha.opens(&manifest).await.is(200);
    assert_eq!(said.header("content-type"), "application/manifest+json");
    let touched = page.find("link[rel=apple-touch-icon]").and_then(|link| link.attribute("href")).expect("no icon for phones").to_owned();
    assert_eq!(asha.opens(&touched).await.is(200).header("content-type"), "image/png");
    for icon in said.json()["icons"].as_array().unwrap() {
        let drawn = asha.opens(icon["src"].as_str().unwrap()).await.is(200);
        assert_eq!(drawn.header("content-type"), "image/png");
        if icon["purpose"] == "maskable" {
            assert!(is_whole_in_a_circle(&drawn.body), "a phone that cuts it to a circle takes some of the mark away");
        }
    }
    let worker = asha.opens("/worker.js").await.is(200);
    assert!(worker.text().contains("credentials: \"omit\""), "the page is kept as a visitor gets it");
    let kept = app.stranger().opens("/offline").await.is(200);
    assert!(!kept.text().contains("Asha") && kept.text().contains("112"), "{}", kept.text());
}

#[tokio::test]
async fn f66_why_a_visit_was_cancelled_and_what_a_calendar_shows_is_in_the_readers_language() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await);
    let slots = app.open_slots(&farah).await;
    let visit = format!("/appointments/{}", asha.has(&slots[30]).await.id);
    let form = asha.opens(&format!("{visit}/cancel")).await.is(200).page().form(&format!("{visit}/cancel"));
    asha.sends(&form.fill("why", "better").fill("reason", "at last")).await.is(303);
    assert!(asha.opens(&visit).await.is(200).text().contains("I feel better: at last"));
    chooses(&asha, "es", "/appointments").await.leads_to("/appointments");
    let page = asha.opens(&visit).await.is(200).text();
    assert!(page.contains("Me encuentro mejor: at last") && !page.contains("I feel better"), "{page}");

    asha.has(&slots[40]).await;
    let url = asha.api(Method::POST, "/me/calendar-feed").send().await.is(201).member("url");
    let path = url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned())).unwrap();
    let feed = app.stranger().opens(&path).await.is(200).text();
    assert!(feed.contains("Cita en") && !feed.contains("Visit at"), "{feed}");
}

/// How often a page writes the currency's sign, and how often of these in an element that stands apart.
fn signs(page: &Page) -> (usize, usize) {
    let of = |text: &str| text.matches('₹').count();
    let apart = page.all("main bdi").iter().filter(|part| part.attribute("dir") == Some("ltr")).map(|part| of(&part.text())).sum();
    (page.find("main").map_or(0, |main| of(&main.text())), apart)
}

#[tokio::test]
async fn f66_between_words_from_right_to_left_the_sign_of_an_amount_stays_on_its_side() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await);
    let one = format!("/invoices/{}", app.bills(&asha, &farah).await);
    let times = format!("/doctors/{}/times", farah.id);
    chooses(&asha, "ar", "/invoices").await.leads_to("/invoices");
    for place in ["/invoices", &one, &times] {
        let (written, apart) = signs(&asha.opens(place).await.is(200).page());
        assert!(written > 0 && written == apart, "{place}: {apart} of {written}");
    }
    // What a message says of it, too.
    let pay = asha.opens(&one).await.is(200).page().form(&format!("{one}/pay")).fill("amount", "501");
    let wrong = asha.sends(&pay).await.is(409).page();
    let (written, apart) = signs(&wrong);
    assert!(wrong.alert().contains("₹500.00") && written == apart, "{apart} of {written}");

    chooses(&asha, "en", "/invoices").await.leads_to("/invoices");
    let (written, apart) = signs(&asha.opens(&one).await.is(200).page());
    assert!(written > 0 && apart == 0, "English reads as its amounts do: {apart} of {written}");
}

#[tokio::test]
async fn f66_a_doctor_is_named_apart_from_the_words_around_and_a_title_stays_with_its_name() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Dr Leena Farah").await, app.patient("Asha Menon").await);
    let visit = asha.has(&app.open_slots(&farah).await[4]).await;
    chooses(&asha, "ar", "/appointments").await.leads_to("/appointments");
    let booked = format!("/appointments/{}?booked", visit.id);
    for (place, heading) in [
        (format!("/departments/{}", app.department.id), "h2#soonest bdi"),
        ("/appointments".to_owned(), "h2#next bdi"),
        (booked, "h2#card bdi"),
    ] {
        let answer = asha.opens(&place).await.is(200);
        let name = answer.page().find(heading).map(Element::text);
        assert_eq!(name.as_deref(), Some("Dr Leena Farah"), "{place}");
        assert!(answer.text().contains("<bdi>Dr\u{a0}Leena Farah</bdi>"), "{place}: a line may end behind the title");
    }
    let times = asha.opens(&format!("/doctors/{}/times", farah.id)).await.is(200);
    assert!(times.text().contains("Dr\u{a0}Leena Farah"), "the heading, where nothing stands apart");
}

/// Where there is no room for a name, the stylesheet cuts it at its own end.
#[tokio::test]
async fn f66_names_in_the_header_keep_their_direction_and_say_all_of_themselves_in_a_title() {
    let app = TestApp::start().await;
    let name = "Asha Menon of the Farthest Islands";
    let asha = app.patient(name).await;
    chooses(&asha, "ar", "/appointments").await.leads_to("/appointments");
    let page = asha.opens("/appointments").await.is(200).page();
    let person = page.find(".acct__name").unwrap();
    assert_eq!((person.text().as_str(), person.attribute("title"), person.attribute("dir")), (name, Some(name), Some("auto")));
    let house = page.find(".house bdi").unwrap();
    assert_eq!(house.attribute("title"), Some(house.text().as_str()));
}

#[tokio::test]
async fn f66_numbers_with_signs_and_what_staff_typed_keep_their_own_direction_in_arabic() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await, app.administrator().await);
    let skin = json!({ "name": "Skin", "description": "Rashes, moles and hair." });
    let skin = tomas.api(Method::POST, "/departments").json(&skin).send().await.is(201).member("id");
    let one = format!("/invoices/{}", app.bills(&asha, &farah).await);
    let file = asha.opens(&one).await.is(200).page().form(&format!("{one}/claims"));
    let file = file.fill("insurer", "Star Health").fill("policy_number", "P-4711-0815").fill("claim_amount", "300");
    asha.sends(&file).await.leads_to(&one);
    chooses(&asha, "ar", "/invoices").await.leads_to("/invoices");

    let invoice = asha.opens(&one).await.is(200).page();
    let apart: Vec<String> = invoice.all("li bdi[dir=ltr]").iter().map(|part| part.text()).collect();
    assert!(apart.iter().any(|part| part == "••••0815"), "{apart:?}");
    let number = invoice.find("h1 bdi.nowrap[dir=ltr]").map(Element::text).unwrap_or_default();
    assert!(number.starts_with("INV-") && invoice.heading().ends_with(&number), "{}", invoice.heading());

    for (place, words) in [("/departments".to_owned(), "ul.choices [dir=auto]"), (format!("/departments/{skin}"), ".page-head p[dir=auto]")]
    {
        let page = asha.opens(&place).await.is(200).page();
        let said: Vec<String> = page.all(words).iter().map(|part| part.text()).collect();
        assert!(said.iter().any(|part| part == "Rashes, moles and hair."), "{place}: {said:?}");
    }
}
