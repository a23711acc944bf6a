//! F57 on pages: the board, counting on it, and making, changing and closing wards.

use crate::support::{Person, TestApp};

async fn board(who: &Person) -> String {
    who.opens("/wards").await.is(200).page().text()
}

/// Makes a ward by its form; its address.
async fn makes(tomas: &Person, name: &str, total: &str) -> String {
    let form = tomas.opens("/wards/new").await.is(200).page().form("/wards").fill("name", name).fill("total", total);
    tomas.sends(&form).await.leads_to("/wards");
    let page = tomas.opens("/wards").await.is(200).page();
    let links = page.all("main a");
    let edit = links.iter().find(|link| link.text().contains(name) && link.attribute("href").is_some_and(|href| href.ends_with("/edit")));
    edit.unwrap().attribute("href").unwrap().trim_end_matches("/edit").to_owned()
}

#[tokio::test]
async fn f57_the_board_is_counted_on_and_read() {
    let app = TestApp::start().await;
    let (tomas, ruth, farah) = (app.administrator().await, app.receptionist().await, app.doctor("Leena Farah").await);
    assert!(board(&tomas).await.contains("There are no wards yet"));
    for who in [&tomas, &ruth, &farah] {
        let home = who.opens("/profile").await.page();
        assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some("/wards")), "the way there");
    }
    let one = makes(&tomas, "Ward 3", "2").await;
    makes(&tomas, "Maternity", "10").await;
    let press = format!("{one}/occupancy");
    let page = ruth.opens("/wards").await.is(200).page();
    assert_eq!(page.all("main li.card h2").iter().map(|name| name.text()).collect::<Vec<_>>(), ["Maternity", "Ward 3"], "by name");
    let more = page.form(&press).fill("change", "1");
    for _ in 0..2 {
        ruth.sends(&more).await.leads_to("/wards");
    }
    let seen = ruth.opens("/wards").await.is(200).page();
    assert!(seen.alert().contains("Ward 3: 1 of 2 beds are occupied"), "pressed twice counts once: {}", seen.alert());
    assert!(seen.text().contains("Undo: back to 0"), "{}", seen.text());
    let undo = seen.all("form").into_iter().filter(|form| form.attribute("action") == Some(&press)).nth(2).unwrap();
    let counts = undo.find("input[name=counts]").unwrap().attribute("value").unwrap().to_owned();
    ruth.posts(&press, &[("occupied", "0"), ("counts", &counts)]).await.leads_to("/wards");
    // A number typed on a board that is not the newest any more is not taken.
    let late = ruth.posts(&press, &[("occupied", "2"), ("counts", &counts)]).await.is(409).page();
    assert!(late.alert().contains("Somebody else has counted Ward 3 meanwhile: 0 of 2"), "{}", late.alert());
    let now = late.all("form").into_iter().filter(|form| form.attribute("action") == Some(&press)).nth(1).unwrap();
    let counts = now.find("input[name=counts]").unwrap().attribute("value").unwrap().to_owned();
    let nonsense = ruth.posts(&press, &[("occupied", "two"), ("counts", &counts)]).await.is(422).page();
    assert!(nonsense.alert().contains("Use a whole number from 0 to 2 for Ward 3"), "{}", nonsense.alert());
    let many = ruth.posts(&press, &[("occupied", "3"), ("counts", &counts)]).await.is(409).page();
    assert!(many.alert().contains("Use a number from 0 to 2") && many.all("input[value=3]").len() == 1, "{}", many.alert());
    ruth.posts(&press, &[("occupied", "2"), ("counts", &counts)]).await.leads_to("/wards");
    let full = ruth.posts(&press, &[("change", "1")]).await.is(409).page();
    assert!(full.alert().contains("Ward 3 is full: 2 of 2 beds are occupied"), "{}", full.alert());

    let doctors = farah.opens("/wards").await.is(200).page();
    let text = doctors.text();
    for said in ["2 of 2 beds occupied", "Full", "10 free", "2 of 12", "by Ruth"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(doctors.all("main form").is_empty() && doctors.all("main li svg").len() >= 2, "to read, with a bar each");
    farah.posts(&press, &[("change", "-1")]).await.is(403);
    app.patient("Asha").await.opens("/wards").await.is(403);
}

#[tokio::test]
async fn f57_a_ward_is_changed_and_closed_by_administrators() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let one = makes(&tomas, "Ward 3", "5").await;
    makes(&tomas, "Ward 4", "5").await;
    let new = tomas.opens("/wards/new").await.is(200).page().form("/wards");
    let wrong = tomas.sends(&new.clone().fill("total", "none")).await.is(422).page();
    assert!(wrong.alert().contains("Enter what the ward is called") && wrong.alert().contains("from 1 to 2"), "{}", wrong.alert());
    let taken = tomas.sends(&new.fill("name", "ward 4").fill("total", "1")).await.is(422).page();
    assert!(taken.alert().contains("Another ward has this name"), "{}", taken.alert());

    ruth.posts(&format!("{one}/occupancy"), &[("change", "1")]).await.leads_to("/wards");
    let form = tomas.opens(&format!("{one}/edit")).await.is(200).page().form(&one);
    let other = form.clone().fill("name", "Ward three");
    tomas.sends(&form.clone().fill("total", "7")).await.leads_to("/wards");
    assert!(board(&tomas).await.contains("1 of 7 beds occupied"));
    let stale = tomas.sends(&other).await.is(409).page();
    assert!(stale.alert().contains("Somebody has saved this since you opened it"), "{}", stale.alert());
    let again = stale.form(&one);
    assert_eq!((again.value("name"), again.value("version")), ("Ward three", "2"), "what was typed is kept, and can be saved now");
    tomas.sends(&again).await.leads_to("/wards");
    let used = tomas.opens(&format!("{one}/close")).await.is(200).page();
    assert!(used.text().contains("One bed is occupied") && used.all("main form").is_empty());
    tomas.posts(&format!("{one}/close"), &[]).await.is(409);
    ruth.posts(&format!("{one}/occupancy"), &[("change", "-1")]).await.leads_to("/wards");
    let close = tomas.opens(&format!("{one}/close")).await.is(200).page().form(&format!("{one}/close"));
    let asked = tomas.sends(&close).await.is(422).page();
    assert!(asked.alert().contains("Type the name as it stands here: Ward three"), "{}", asked.alert());
    assert!(board(&tomas).await.contains("Ward three"), "one press closes nothing");
    let close = asked.form(&format!("{one}/close")).fill("name", "Ward three");
    for _ in 0..2 {
        tomas.sends(&close).await.leads_to("/wards");
    }
    assert!(!board(&tomas).await.contains("Ward three"));
    ruth.opens("/wards/new").await.is(403);
}

#[tokio::test]
async fn f57_what_wards_cost() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    for number in 0..24 {
        let body = serde_json::json!({ "name": format!("Ward {number}"), "total": 30 });
        tomas.api(http::Method::POST, "/wards").json(&body).send().await.is(201);
    }
    let list = tomas.api(http::Method::GET, "/wards?limit=1").send().await.is(200).json();
    let press = format!("/wards/{}/occupancy", list["items"][0]["id"].as_str().unwrap());
    let (_, seen) = app.spends(ruth.opens("/wards")).await;
    let (_, counted) = app.spends(ruth.api(http::Method::PUT, &press).json(&serde_json::json!({ "change": 1 })).send()).await;
    assert!(seen.calls <= 2 && seen.read_units <= 6.0 && seen.write_units <= 1.0, "a board of 24 wards: {seen:?}");
    assert!(counted.calls <= 3 && counted.read_units <= 4.0 && counted.write_units <= 8.0, "a count: {counted:?}");
}
