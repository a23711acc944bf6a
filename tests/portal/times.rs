//! Free times, for anybody; and the way of a stranger's choice through signing in.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use caredesk::web::return_path::ReturnPath;
use http::Method;
use serde_json::json;

use crate::steps::{chosen, day_of, doctor_and_asha, holds, last_form, offered, slot, times_of};
use crate::support::TestApp;

/// Monday 23 November, 09:30: the first visit with 30 minutes of notice begins at 10:00.
#[tokio::test]
async fn f23_a_stranger_sees_the_free_times_of_a_day_by_its_parts() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let today = app.stranger().opens(&times_of(&doctor, "")).await.is(200);
    assert_eq!(today.page().heading(), "Choose a time with Leena Farah");
    assert_eq!(offered(&today)[0], "2026-11-23T10:00:00+05:30");
    let legends: Vec<String> = today.page().all("legend").iter().map(|legend| legend.text()).collect();
    assert_eq!(legends, ["Morning 4 free", "Afternoon 8 free", "Evening 6 free"]);
    let days: Vec<String> = today.page().all("ul.days li").iter().map(|day| day.text()).collect();
    assert_eq!(days.len(), 8);
    assert_eq!(days[6], "SunSunday 29 November,No hours");

    let slots = app.open_slots(&doctor).await;
    asha.has(&slots[0]).await;
    let fewer = offered(&app.stranger().opens(&times_of(&doctor, "?day=2026-11-23")).await.is(200));
    assert!(!fewer.contains(&slots[0].start) && fewer.contains(&slots[1].start));
}

#[tokio::test]
async fn f22_a_day_without_hours_says_so_and_a_day_of_leave_is_closed() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let leave = json!({ "kind": "leave", "start": "2026-11-27", "end": "2026-11-27" });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&leave).send().await.is(201);
    let page = app.stranger().opens(&times_of(&doctor, "")).await.is(200).page();
    let days: Vec<String> = page.all("ul.days li").iter().map(|day| day.text()).collect();
    assert!(days[4].ends_with("Closed") && days[6].ends_with("No hours"), "{days:?}");
}

#[tokio::test]
async fn f22_a_day_that_is_full_by_its_cap_says_so_and_only_its_own_visits_move_within_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    app.changes(&doctor, |doctor| doctor.daily_cap = Some(1)).await;
    let held = last_form(&ben, &slot(&app, &doctor, "2026-11-26T11:00").await).await;
    let visit = asha.has(&slot(&app, &doctor, "2026-11-26T10:00").await).await;
    let page = app.stranger().opens(&times_of(&doctor, "")).await.is(200).page();
    let days: Vec<String> = page.all("ul.days li").iter().map(|day| day.text()).collect();
    assert!(days[3].ends_with("Full") && !days[4].ends_with("Full"), "{days:?}");
    let (own, limit) = (format!("/doctors/{}", doctor.id), "Visits a day, at most");
    assert!(doctor.opens(&own).await.is(200).page().text().contains(limit), "staff know why");
    assert!(!asha.opens(&own).await.is(200).page().text().contains(limit));
    let lost = ben.sends(&held).await.is(409);
    assert!(lost.page().alert().contains("This doctor has no visit left on that day"), "{}", lost.text());
    assert!(lost.page().all("input[name=start]").iter().all(|time| !time.attribute("value").unwrap().starts_with("2026-11-26")));
    let moving = offered(&asha.opens(&format!("/appointments/{}/move?day=2026-11-26", visit.id)).await.is(200));
    assert!(moving.len() > 10 && moving.iter().all(|start| start.starts_with("2026-11-26")), "{moving:?}");
}

#[tokio::test]
async fn f23_a_day_without_a_free_time_names_the_next_one() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let sunday = app.stranger().opens(&times_of(&doctor, "?day=2026-11-29")).await.is(200);
    assert_eq!(sunday.page().find("#shown").unwrap().text(), "No free time on Sunday 29 November");
    assert!(sunday.text().contains("The next free day is Monday 30 November."), "{}", sunday.text());
    assert!(offered(&sunday).is_empty());
}

#[tokio::test]
async fn f23_an_address_that_is_wrong_never_breaks_the_page() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let stranger = app.stranger();
    for day in ["tomorrow", "2026-02-30", "", "2026-11-23T10:00", "%00", "-0001-01-01"] {
        let page = stranger.opens(&times_of(&doctor, &format!("?day={day}"))).await;
        if day.is_empty() {
            page.is(200);
        } else {
            assert!(page.is(422).page().alert().contains("Enter the day like 2026-11-26"), "{day}");
        }
    }
    for query in ["?day=0000-01-01", "?day=9999-12-31", "?from=9999-12-31", "?time=soon", "?time=9999-12-31T23:59:59Z", "?unknown=1"] {
        assert!(!offered(&stranger.opens(&times_of(&doctor, query)).await.is(200)).is_empty() || query.contains("12-31"), "{query}");
    }
    for path in ["/doctors/usr_00000000000000000000000000/times", "/doctors/me/times", "/doctors/dpt_1/times"] {
        stranger.opens(path).await.is(404);
    }
}

#[tokio::test]
async fn f24_a_stranger_signs_in_and_finds_the_choice_made() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slots(&doctor).await[3].clone();
    let stranger = app.stranger();
    let page = stranger.opens(&times_of(&doctor, &format!("?day={}", day_of(&slot)))).await.is(200);
    let sent = stranger.sends(&page.page().form("/book/hold").fill("start", slot.start.clone())).await.leads_to("/sign-in?next=");
    assert!(app.rows(Table::Calendar).await.is_empty(), "a stranger holds nothing");

    let sealed = sent.location().split_once("next=").unwrap().1.to_owned();
    let back = ReturnPath::open(&app.app.web.keys, &sealed).expect("the way back is ours");
    app.signs_in(&asha, Level::Full).await;
    let times = asha.opens(back.as_str()).await.is(200);
    assert_eq!(chosen(&times), Some(slot.start.clone()));
    asha.sends(&times.page().form("/book/hold")).await.leads_to("/book/hld_");
}

#[tokio::test]
async fn f24_a_choice_that_cannot_be_held_shows_the_times_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let choose = |start: &'static str| {
        let fields = [("doctor_id", doctor.id.to_string()), ("start", start.to_owned())];
        let asha = &asha;
        async move { asha.posts("/book/hold", &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await }
    };
    for nothing in ["", "soon", "2026-11-23"] {
        let page = choose(nothing).await.is(422);
        assert!(page.page().alert().contains("Choose one of the times below."));
        assert!(!offered(&page).is_empty());
    }
    for never in ["2026-11-23T10:07:00+05:30", "2026-11-22T10:00:00Z", "2027-11-23T10:00:00+05:30", "9999-12-30T21:00:00Z"] {
        assert!(choose(never).await.is(422).page().alert().contains("That time cannot be booked."), "{never}");
    }
    ben.has(&slots[0]).await;
    let gone = holds(&asha, &slots[0]).await.is(409);
    assert!(gone.page().alert().contains("That time has just been taken."));
    assert!(offered(&gone).contains(&slots[1].start));
    asha.posts("/book/hold", &[("doctor_id", "usr_00000000000000000000000000"), ("start", &slots[1].start)]).await.is(404);
    asha.posts("/book/hold", &[("start", &slots[1].start)]).await.is(404);
    doctor.posts("/book/hold", &[("doctor_id", &slots[1].doctor), ("start", &slots[1].start)]).await.is(403);
}

#[tokio::test]
async fn f23_staff_read_free_times_and_are_told_what_holds_for_patients() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let profile = format!("/doctors/{}", doctor.id);
    for staff in [&doctor, &app.receptionist().await, &app.administrator().await] {
        let times = staff.opens(&times_of(&doctor, "")).await.is(200);
        assert!(times.text().contains("Free times of Leena Farah"));
        assert!(times.text().contains("Patients book them for themselves") || times.text().contains("press &quot;Book a visit&quot;"));
        assert!(times.page().all("form[action=/book/hold]").is_empty(), "nothing to hold");
        for page in [times, staff.opens(&profile).await.is(200)] {
            assert!(page.text().contains("Patients until 2 hours before, staff at any time"));
            assert!(!page.text().contains("Free until") && !page.text().contains("Choose this time"));
        }
    }
    let page = asha.opens(&profile).await.is(200);
    assert!(page.text().contains("Free until 2 hours before") && page.text().contains("Choose this time"));
}

#[tokio::test]
async fn f25_choosing_twice_keeps_one_hold_and_choosing_another_gives_the_first_back() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let first = holds(&asha, &slots[0]).await.is(303).location().to_owned();
    assert_eq!(holds(&asha, &slots[0]).await.is(303).location(), first);
    let stranger_sees = offered(&app.stranger().opens(&times_of(&doctor, "")).await);
    assert!(!stranger_sees.contains(&slots[0].start), "held from everybody else");
    assert!(offered(&asha.opens(&times_of(&doctor, "")).await).contains(&slots[0].start), "her own hold is free for her");
    holds(&asha, &slots[1]).await.is(303);
    assert!(offered(&app.stranger().opens(&times_of(&doctor, "")).await).contains(&slots[0].start));
    asha.opens(&first).await.is(410);
}
