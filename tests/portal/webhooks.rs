//! F47 as administrators do it on pages: adding a webhook, seeing its secret once, trying it, stopping and removing it.

use crate::support::{Receiver, TestApp};

const ALL: &str = "/admin/webhooks";

#[tokio::test]
async fn f47_an_administrator_adds_a_webhook_tries_it_stops_it_and_removes_it() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let home = tomas.opens("/overview").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some(ALL)), "the way there");
    assert!(tomas.opens(ALL).await.is(200).page().text().contains("Nobody is told yet"));

    let form = tomas.opens(&format!("{ALL}/new")).await.is(200).page().form(ALL);
    let wrong = tomas.sends(&form.clone().fill("url", "http://board.example.org/").fill("which", "some")).await.is(422).page();
    for what in ["Use an address that begins with https://", "Tick at least one event"] {
        assert!(wrong.alert().contains(what), "{}", wrong.alert());
    }
    assert_eq!(wrong.form(ALL).value("url"), "http://board.example.org/", "what was typed is kept");
    let form = wrong.form(ALL).fill("url", &receiver.url).fill("name", "Board in the hall").fill("events", "appointment.booked");
    let added = tomas.sends(&form).await.is(200);
    assert!(added.header("cache-control").contains("no-store"));
    let secret = added.page().find("textarea").unwrap().text();
    assert!(secret.starts_with("whsec_"));
    let again = tomas.sends(&form).await.is(200).page();
    assert!(again.find("textarea").is_none() && again.text().contains("shown then"), "pressed twice adds one, shown once");
    let other = tomas.sends(&form.clone().fill("name", "Another board")).await.is(409).page();
    assert!(other.alert().contains("You have added a webhook with this form already."));

    let list = tomas.opens(ALL).await.is(200).page();
    assert_eq!(list.all("main li").len(), 1);
    for what in ["Board in the hall", "JSON, signed", "Appointment booked", "Nothing was sent yet"] {
        assert!(list.text().contains(what), "{what}: {}", list.text());
    }
    assert!(!list.text().contains(&secret) && !list.text().contains("zqtoken"));
    let one = list.find("main li a").unwrap().attribute("href").unwrap().to_owned();
    let page = tomas.opens(&one).await.is(200).page();
    assert!(page.text().contains("Send a test to see that it arrives.") && !page.text().contains(&secret));

    tomas.sends(&page.form(&format!("{one}/test"))).await.leads_to(&one);
    receiver.answers([Some(503)]);
    app.tells_webhooks().await;
    let page = tomas.opens(&one).await.is(200).page();
    for what in ["Test", "Waiting", "503: not taken", "Next try today, 09:30", "One try"] {
        assert!(page.text().contains(what), "{what}: {}", page.text());
    }
    let resend = page.all("main td form")[0].attribute("action").unwrap().to_owned();
    tomas.sends(&page.form(&resend)).await.leads_to(&one);
    app.tells_webhooks().await;
    let page = tomas.opens(&one).await.is(200).page();
    assert!(page.text().contains("Arrived") && page.text().contains("2 tries"), "{}", page.text());
    assert_eq!(receiver.got().iter().filter(|got| got.is_signed_with(&secret)).count(), 2);

    let change = format!("{one}/change");
    let form = tomas.opens(&change).await.is(200).page().form(&change);
    assert_eq!(
        (form.value("name"), form.value("url"), form.value("which")),
        ("Board in the hall", "", "some"),
        "no address is shown whole"
    );
    let wrong = tomas.sends(&form.clone().fill("url", "ftp://x")).await.is(422).page();
    assert!(wrong.alert().contains("Enter a whole address"), "{}", wrong.alert());
    tomas.sends(&form.clone().fill("name", "Board in the foyer")).await.leads_to(&one);
    let late = tomas.sends(&form.fill("name", "Board on the roof")).await.is(409).page();
    assert!(late.alert().contains("Somebody changed this webhook meanwhile"), "{}", late.alert());
    assert_eq!(late.form(&change).value("name"), "Board on the roof", "what was typed is kept");
    assert!(tomas.opens(&one).await.page().text().contains("Board in the foyer"));

    tomas.sends(&page.form(&format!("{one}/disable"))).await.leads_to(&one);
    let stopped = tomas.opens(&one).await.is(200).page();
    assert!(stopped.text().contains("Disabled today, 09:30 by Tomas."), "{}", stopped.text());
    tomas.sends(&page.form(&format!("{one}/test"))).await.leads_to(&one);
    assert!(tomas.opens(&one).await.page().alert().contains("Enable it first."));
    tomas.sends(&stopped.form(&format!("{one}/enable"))).await.leads_to(&one);
    assert!(tomas.opens(&one).await.page().text().contains("It is told from the next event on."));

    let remove = format!("{one}/remove");
    let ask = tomas.opens(&remove).await.is(200).page();
    assert!(ask.text().contains("There is no way back"));
    let mistyped = tomas.sends(&ask.form(&remove)).await.is(422).page();
    assert!(mistyped.alert().contains("Type the name as it stands here: Board in the foyer"), "{}", mistyped.alert());
    tomas.opens(&one).await.is(200);
    let gone = tomas.sends(&mistyped.form(&remove).fill("name", "Board in the foyer")).await.leads_to(ALL);
    assert!(tomas.opens(gone.location()).await.page().text().contains("The webhook is removed."));
    for path in [&one, &remove] {
        tomas.opens(path).await.is(404);
    }
}
