//! F70: what a carer finds once their right has ended.

use http::Method;

use crate::support::TestApp;

/// The right ended while they had the page in a bookmark or open.
#[tokio::test]
async fn f70_once_a_right_has_ended_no_time_is_looked_for_or_held_in_the_carers_own_name() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = (app.doctor("Leena Farah").await, app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let grant = app.lets_act(&maya, &daniel, "book").await;
    let times = format!("/doctors/{}/times?for={}", doctor.id, maya.id);
    let form = daniel.opens(&times).await.is(200).page().form("/book/hold");
    let form = form.fill("start", app.open_slots(&doctor).await[30].start.clone());
    maya.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await.is(204);
    assert!(daniel.opens(&times).await.is(404).text().contains("You do not act for this person"));
    daniel.sends(&form).await.is(404);
}
