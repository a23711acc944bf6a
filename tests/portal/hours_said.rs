//! F22 over the pages: what a doctor's hours say of limits, of what comes back, and of what is there already.

use crate::hours::{hours, offered, on};
use crate::steps::doctor_and_asha;
use crate::support::TestApp;

#[tokio::test]
async fn f22_the_preview_and_the_times_count_no_more_than_the_daily_cap_still_allows() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (slots, ben) = (app.open_slots(&farah).await, app.patient("Ben Okri").await);
    let week = farah.opens(&hours(&farah, "?week=2026-11-26")).await.is(200).page();
    assert!(!week.text().contains("visits a day"), "no cap, no word of it");
    app.changes(&farah, |doctor| doctor.daily_cap = Some(2)).await;
    asha.has(on(&slots, "2026-11-25T09:00")).await;
    for start in ["2026-11-26T09:00", "2026-11-26T10:00"] {
        ben.has(on(&slots, start)).await;
    }
    let week = farah.opens(&hours(&farah, "?week=2026-11-26")).await.is(200).page();
    assert!(week.find(".page-head").unwrap().text().contains("At most 2 visits a day."), "{}", week.text());
    let said = week.find("#preview").unwrap().text();
    assert!(said.contains("Wed 25 Nov 1 can be booked, 20 times to choose from"), "{said}");
    assert!(said.contains("Thu 26 Nov Full Fri 27 Nov 2 can be booked"), "{said}");
    assert!(offered(&week, "Thu 26 Nov").is_empty() && offered(&week, "Fri 27 Nov").len() == 20);
    assert!(farah.opens("/week").await.is(200).text().contains("At most 2 visits a day."));
    // Who looks for a time reads the same.
    let times = app.stranger().opens(&format!("/doctors/{}/times?day=2026-11-27", farah.id)).await.is(200).page();
    let days: Vec<String> = times.all("ul.days li").iter().map(|day| day.text()).collect();
    assert!(days.iter().any(|day| day.ends_with("1 free")) && days.iter().any(|day| day.ends_with("2 free")), "{days:?}");
    assert!(days.iter().all(|day| !day.ends_with("20 free")), "{days:?}");
    let shown = times.find("#times").unwrap().text();
    assert!(shown.contains("2 more visits can be booked on this day") && !shown.contains(" free"), "{shown}");
}
