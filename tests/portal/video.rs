//! F58: a visit by video, chosen while booking or on the visit's page, and the button into its room.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, details, doctor_and_asha};
use crate::support::{Page, Person, TestApp};

const ROOMS: &str = "https://meet.rowan.example/";

/// The house has visits by video, and this doctor offers them: said on the pages of the administrator.
pub async fn offers(app: &TestApp, tomas: &Person, doctor: &Person) {
    let settings = tomas.opens("/admin/settings").await.is(200).page().form("/admin/settings");
    let wrong = tomas.sends(&settings.clone().fill("video_link_template", "https://meet.rowan.example/")).await.is(422).page();
    assert!(wrong.text().contains("Put {room} where the name of the room belongs."), "{}", wrong.text());
    tomas.sends(&settings.fill("video_link_template", format!("{ROOMS}{{room}}"))).await.leads_to("/admin/settings");
    assert!(app.app.settings.now().has_video());
    let place = format!("/doctors/{}", doctor.id);
    let form = tomas.opens(&format!("{place}/edit")).await.is(200).page().form(&place);
    tomas.sends(&form.fill("offers_video", "yes")).await.leads_to("/doctors/");
}

fn button(page: &Page, visit: &str) -> bool {
    let way = format!("{visit}/video");
    page.all("main a").iter().any(|link| link.attribute("href") == Some(way.as_str()))
}

#[tokio::test]
async fn f58_video_is_chosen_while_booking_and_its_button_appears_ten_minutes_before() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let slot = app.open_slots(&doctor).await.swap_remove(1);
    let (_, before) = details(&asha, &slot).await;
    assert!(before.page().all("input[name=mode]").is_empty(), "nothing to choose where there is no video");
    offers(&app, &tomas, &doctor).await;

    let (address, asked) = details(&asha, &slot).await;
    assert_eq!(asked.page().all("input[name=mode]").len(), 2);
    let form = asked.page().form(&format!("{address}/check")).fill("reason", REASON).fill("mode", "video");
    let check = asha.goes_on(&form).await.is(200).page();
    assert!(check.text().contains("By video"), "{}", check.text());
    let again = asha.goes_on(&check.form(&address)).await.is(200).page();
    let chosen = again.all("input[name=mode]").into_iter().find(|radio| radio.attribute("checked").is_some());
    assert_eq!(chosen.and_then(|radio| radio.attribute("value")), Some("video"), "what was chosen is kept on the way back");
    let booked = asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    let done = asha.opens(booked.location()).await.is(200).page();
    assert!(done.text().contains("The link opens on the visit's page at 10:20."), "{}", done.text());
    assert!(done.text().contains("Have at hand") && !done.text().contains("A photo card"), "{}", done.text());

    let visit = booked.location().split('?').next().unwrap().to_owned();
    app.passes(49);
    for person in [&asha, &doctor, &ruth] {
        app.signs_in(person, Level::Full).await;
        let page = person.opens(&visit).await.is(200).page();
        assert!(page.text().contains("Video visit: the link opens on this page at") && page.text().contains("10:20"), "{}", page.text());
        assert!(!button(&page, &visit));
    }
    let own = asha.opens(&visit).await.is(200).text();
    assert!(own.contains("Confirm that I take part") && !own.contains("Confirm that I come"), "{own}");
    assert!(doctor.opens("/day").await.is(200).page().find("table").unwrap().text().contains("By video"));
    let early = asha.opens(&format!("{visit}/video")).await.is(409);
    assert!(early.page().text().contains("10:20") && !early.text().contains(ROOMS), "{}", early.text());
    app.passes(1);
    for person in [&asha, &doctor] {
        assert!(button(&person.opens(&visit).await.is(200).page(), &visit));
        let into = person.opens(&format!("{visit}/video")).await.is(303);
        assert!(into.location().starts_with(ROOMS) && into.location().len() > ROOMS.len() + 20);
        assert_eq!(into.header("referrer-policy"), "same-origin", "the room does not hear of the visit's address");
    }
    assert!(!button(&ruth.opens(&visit).await.is(200).page(), &visit), "the desk meets nobody");
    ruth.opens(&format!("{visit}/video")).await.is(404);
}

#[tokio::test]
async fn f58_a_booked_visit_is_made_one_by_video_and_one_in_person_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    let booked = asha.has(&app.open_slots(&doctor).await[20]).await;
    let visit = format!("/appointments/{}", booked.id);
    let mode = format!("{visit}/mode");
    assert!(!asha.opens(&visit).await.is(200).text().contains(&mode), "not where there is no video");
    offers(&app, &tomas, &doctor).await;
    let form = asha.opens(&visit).await.is(200).page().form(&mode);
    for _ in 0..2 {
        let set = asha.sends(&form).await.leads_to(&visit);
        let page = asha.opens(set.location()).await.is(200).page();
        assert!(page.alert().contains("The visit is by video now."), "{}", page.alert());
    }
    let back = doctor.opens(&visit).await.is(200).page().form(&mode);
    let set = doctor.sends(&back).await.leads_to(&visit);
    assert!(doctor.opens(set.location()).await.page().alert().contains("The visit is in person now."));

    let late = asha.opens(&visit).await.is(200).page().form(&mode);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "video_link_template": "" })).send().await.is(200);
    let refused = asha.sends(&late).await.leads_to(&visit);
    assert!(asha.opens(refused.location()).await.page().alert().contains("There are no video visits with this doctor"));
}
