//! The landing page, the departments and a department, as people see them.

use crate::support::TestApp;

#[tokio::test]
async fn f20_a_visitor_finds_a_department_and_who_is_free_soonest() {
    let app = TestApp::start().await;
    let (farah, novak) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await);
    for slot in app.open_slots(&farah).await.iter().take(2) {
        app.patient("Asha").await.has(slot).await;
    }
    let visitor = app.stranger();
    visitor.opens("/").await.is(200);
    let list = visitor.opens("/departments").await.is(200).text();
    assert!(list.contains("Cardiology") && list.contains(&format!("/departments/{}", app.department.id)));
    let page = visitor.opens(&format!("/departments/{}", app.department.id)).await.is(200).text();
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(place("Petra Novak") < place("Leena Farah"), "whoever is free sooner comes first");
    assert!(page.contains(&novak.id.to_string()) && page.contains("2026-11-23T10:00:00+05:30"));
}

#[tokio::test]
async fn the_landing_page_asks_the_store_nothing() {
    let app = TestApp::start().await;
    let (page, spent) = app.spends(app.stranger().opens("/")).await;
    page.is(200);
    assert_eq!(spent.calls, 0);
}
