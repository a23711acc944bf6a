//! F43 as administrators do it on pages: who hears what happens, a new address, what it hears, and ending it.

use crate::support::{TestApp, Trouble};

const ALL: &str = "/admin/subscriptions";

#[tokio::test]
async fn f43_an_administrator_subscribes_an_address_chooses_what_it_hears_and_removes_it() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let home = tomas.opens("/overview").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some(ALL)), "the way there");
    assert!(tomas.opens(ALL).await.is(200).page().text().contains("Nobody gets these mails yet"));

    let new = tomas.opens(&format!("{ALL}/new")).await.is(200).page();
    let kinds: Vec<String> = new.all("details summary").iter().map(|kind| kind.text()).filter(|kind| kind.contains("ticked")).collect();
    assert!(kinds.len() == 5 && kinds[0].contains("0 of 12 ticked"), "{kinds:?}");
    assert!(new.find("details[open]").is_none(), "nothing is ticked, so no kind is open");
    let form = new.form(ALL);
    let wrong = tomas.sends(&form.clone().fill("email", &asha.email)).await.is(422).page();
    assert!(wrong.alert().contains("belongs to a patient"), "{}", wrong.alert());
    assert_eq!(wrong.form(ALL).value("email"), asha.email, "what was typed is kept");
    let wrong = tomas.sends(&form.clone().fill("email", "ops")).await.is(422).page();
    assert!(wrong.alert().contains("name@example.org"), "{}", wrong.alert());
    let nothing = form.clone().fill("email", "ops@example.org").fill("department_ids", app.department.id.to_string());
    let nothing = tomas.sends(&nothing.fill("events", "blood.stock_low")).await.is(422).page();
    assert!(nothing.alert().contains("No event that is ticked says a department"), "{}", nothing.alert());

    let chosen = form.fill("email", "ops@example.org").fill("events", "appointment.cancelled");
    tomas.sends(&chosen.fill("department_ids", app.department.id.to_string())).await.leads_to(ALL);
    let list = tomas.opens(ALL).await.is(200).page();
    assert!(list.alert().contains("Amazon mails a link to ops@example.org."), "{}", list.alert());
    assert!(list.text().contains("Link not followed yet") && list.find("main li a").is_none(), "{}", list.text());

    app.confirms_subscription("ops@example.org").await;
    let list = tomas.opens(ALL).await.is(200).page();
    assert!(list.text().contains("Appointment cancelled · Cardiology"), "{}", list.text());
    let again = tomas.opens(&format!("{ALL}/new")).await.is(200).page().form(ALL).fill("email", "ops@example.org");
    let again = again.fill("events", "appointment.cancelled").fill("department_ids", app.department.id.to_string());
    tomas.sends(&again).await.leads_to(ALL);
    let list = tomas.opens(ALL).await.is(200).page();
    assert!(list.alert().contains("ops@example.org is subscribed already"), "{}", list.alert());
    let one = list.find("main li a").unwrap().attribute("href").unwrap().to_owned();
    let page = tomas.opens(&one).await.is(200).page();
    assert_eq!(page.all("details[open]").len(), 1, "the kind with a tick");
    assert!(page.find("details[open] summary").unwrap().text().contains("1 of 12 ticked"));
    tomas.sends(&page.form(&one).fill("severities", "notice")).await.leads_to(ALL);
    let late = tomas.sends(&page.form(&one).fill("severities", "info")).await.is(409).page();
    assert!(late.alert().contains("Somebody changed this filter meanwhile"), "{}", late.alert());
    assert!(late.text().contains("Appointment cancelled · Cardiology · Somebody should look at it"), "{}", late.text());
    tomas.sends(&late.form(&one)).await.leads_to(ALL);
    let list = tomas.opens(ALL).await.is(200).page();
    assert!(list.text().contains("Appointment cancelled · Cardiology · Everyday business"), "{}", list.text());

    let remove = format!("{one}/remove");
    let ask = tomas.opens(&remove).await.is(200).page();
    tomas.sends(&ask.form(&remove)).await.leads_to(ALL);
    assert!(tomas.opens(ALL).await.page().text().contains("Nobody gets these mails yet"));
    for path in [&one, &remove] {
        tomas.opens(path).await.is(404);
    }
}

#[tokio::test]
async fn f43_with_sns_out_of_reach_the_page_says_so_and_keeps_what_was_chosen() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let form = tomas.opens(&format!("{ALL}/new")).await.is(200).page().form(ALL);
    app.faults.plan(|call| call.body.contains("Action=").then_some(Trouble::Fault));
    let page = tomas.opens(ALL).await.is(503).page();
    assert!(page.text().contains("Amazon SNS does not answer") && page.text().contains("Try again"), "{}", page.text());
    let kept = tomas.sends(&form.fill("email", "ops@example.org")).await.is(503).page();
    assert!(kept.alert().contains("nothing was changed"), "{}", kept.alert());
    assert_eq!(kept.form(ALL).value("email"), "ops@example.org");
    app.faults.end();
    tomas.sends(&kept.form(ALL)).await.leads_to(ALL);
}
