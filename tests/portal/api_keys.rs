//! F15 as administrators do it on pages: making a key, seeing it once, taking it back.

use http::Method;
use serde_json::json;

use crate::support::{Browser, TestApp};

const ALL: &str = "/admin/api-keys";

async fn asks(program: &Browser, key: &str) -> u16 {
    program.api(Method::GET, "/admin/overview").header("authorization", &format!("Bearer {key}")).send().await.status
}

#[tokio::test]
async fn f15_an_administrator_makes_a_key_sees_it_once_and_revokes_it() {
    let app = TestApp::start().await;
    let (tomas, program) = (app.administrator().await, app.stranger());
    let home = tomas.opens("/overview").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some(ALL)), "the way there");
    assert!(tomas.opens(ALL).await.is(200).page().text().contains("No keys yet"));

    let form = tomas.opens(&format!("{ALL}/new")).await.is(200).page().form(ALL);
    let wrong = tomas.sends(&form.clone().fill("ends_on", "2026-11-22")).await.is(422).page();
    for what in ["Say what the key is for", "Tick what the key may do", "Choose a last day that is not over"] {
        assert!(wrong.alert().contains(what), "{}", wrong.alert());
    }
    let form = wrong.form(ALL).fill("name", "Board in the hall").fill("scopes", "overview:read").fill("ends_on", "2026-12-31");
    let made = tomas.sends(&form).await.is(200);
    assert!(made.header("cache-control").contains("no-store"));
    let page = made.page();
    let key = page.find("textarea").unwrap().text();
    assert!(page.text().contains("See the overview") && page.text().contains("until Thursday 31 December 2026"));
    assert_eq!(asks(&program, &key).await, 200);

    let again = tomas.sends(&form).await.is(200).page();
    assert!(again.find("textarea").is_none() && again.text().contains("was shown then"), "pressed twice makes one, shown once");
    let other = tomas.sends(&form.clone().fill("name", "Another board")).await.is(409).page();
    assert!(other.alert().contains("You have made a key with this form already."));
    assert_eq!(other.form(ALL).value("scopes"), "overview:read", "the ticks are kept");

    let list = tomas.opens(ALL).await.is(200).page();
    assert_eq!(list.all("main li").len(), 1);
    for what in ["Board in the hall", "See the overview", "Last used today, 09:30.", "by Tomas.", "works until Thursday 31 December 2026"] {
        assert!(list.text().contains(what), "{what}: {}", list.text());
    }
    let revoke = list.find("main li a").unwrap().attribute("href").unwrap().to_owned();
    let ask = tomas.opens(&revoke).await.is(200).page();
    assert!(ask.text().contains("refused from its next request on") && ask.text().contains("See the overview"));
    for other in ["", "Board"] {
        let mistyped = tomas.sends(&ask.form(&revoke).fill("name", other)).await.is(422).page();
        assert!(mistyped.alert().contains("Type the name as it stands here: Board in the hall"), "{}", mistyped.alert());
        assert_eq!(asks(&program, &key).await, 200, "it still works");
    }
    for _ in 0..2 {
        let gone = tomas.sends(&ask.form(&revoke).fill("name", "board in the hall")).await.leads_to(ALL);
        assert!(tomas.opens(gone.location()).await.page().alert().contains("The key is revoked."));
    }
    assert_eq!(asks(&program, &key).await, 401);
    let list = tomas.opens(ALL).await.is(200).page();
    assert!(list.text().contains("Revoked today, 09:30 by Tomas.") && list.find("main li a").is_none(), "{}", list.text());
    tomas.opens(&revoke).await.leads_to(ALL);
    tomas.opens(&format!("{ALL}/key_00000000000000000000000000/revoke")).await.is(404);
}

#[tokio::test]
async fn f15_a_long_list_of_keys_is_leafed_through() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for number in 0..21 {
        let body = serde_json::json!({ "name": format!("Board {number:02}"), "scopes": ["overview:read"] });
        tomas.api(Method::POST, "/api-keys").json(&body).send().await.is(201);
    }
    let first = tomas.opens(ALL).await.is(200).page();
    assert!(first.text().contains("Board 20") && !first.text().contains("Board 00"));
    let older = first.find("main nav a").unwrap().attribute("href").unwrap().to_owned();
    let last = tomas.opens(&older).await.is(200).page();
    assert!(last.text().contains("Board 00") && last.find("main nav a").unwrap().attribute("href") == Some(ALL));
}

#[tokio::test]
async fn f15_what_a_program_did_is_said_by_the_name_of_its_key() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let new = json!({ "name": "Kiosk", "scopes": ["appointments:check-in"] });
    let key = tomas.api(Method::POST, "/api-keys").json(&new).send().await.is(201).json();
    let bearer = format!("Bearer {}", key["secret"].as_str().unwrap());
    let path = format!("/appointments/{}/check-in", visit.id);
    app.stranger().api(Method::POST, &path).header("authorization", &bearer).json(&json!({})).send().await.is(200);

    let trail = tomas.opens("/admin/audit").await.is(200).page();
    let row = trail.all("tbody tr").iter().map(|row| row.text()).find(|row| row.contains("Checked a patient in")).unwrap();
    assert!(row.contains("Kiosk (program)") && !row.contains("The portal itself"), "{row}");
    let told = tomas.api(Method::GET, "/admin/audit?from=2026-11-23&to=2026-11-23&action=appointment.check_in").send().await.is(200).json();
    assert_eq!((told["items"][0]["actor_name"].as_str(), told["items"][0]["role"].as_str()), (Some("Kiosk"), None));
    let file = tomas.opens("/admin/audit/export?from=2026-11-23&to=2026-11-23").await.is(200).text();
    assert!(file.lines().any(|line| line.contains("appointment.check_in") && line.contains(",Kiosk,")), "{file}");
    for reader in [&asha, &farah, &tomas] {
        let page = reader.opens(&format!("/appointments/{}", visit.id)).await.is(200).page();
        assert!(page.text().contains("by Kiosk (program)"), "{}", page.text());
    }
}
