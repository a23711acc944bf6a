//! Booking, moving, cancelling and writing up, and what people are told of it.

use caredesk::access::actor::Level;
use caredesk::capabilities::appointments::model::Reference;
use caredesk::operations::loops::drain_of;
use caredesk::operations::sender::Sender;
use caredesk::primitives::ids::AppointmentId;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::story::{End, at_every_call, is_told_once, the_next_one_goes_on, versions};
use crate::support::deaths::Last;
use crate::support::treatment::cold;
use crate::support::{Person, Slot, TestApp, Visit, booking};

/// Somebody, a doctor of theirs, and times that nobody has.
async fn people(app: &TestApp) -> (Person, Person, Vec<Slot>) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let slots = app.open_slots(&farah).await;
    (farah, asha, slots)
}

/// A patient's visits with one doctor, as the desk asks for all of them at once.
fn in_a_row(patient: &Person, slots: &[&Slot]) -> Value {
    let starts: Vec<&str> = slots.iter().map(|slot| slot.start.as_str()).collect();
    json!({ "patient_id": patient.id, "doctor_id": slots[0].doctor, "reason": "dressing", "starts": starts })
}

async fn visits_of(app: &TestApp, asha: &Person) -> usize {
    let rows = app.rows(Table::Appointments).await;
    rows.iter().filter(|row| row["patient_id"].as_s().unwrap() == &asha.id.to_string()).count()
}

#[tokio::test]
async fn r07_a_booking_whose_server_dies_is_made_once_and_told_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (_, asha, slots) = people(app).await;
        let ask = || asha.api(Method::POST, "/appointments").key("once").json(&booking(&slots[20])).send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        let visit = Visit::of(&ask().await.is(201));
        let sent = the_next_one_goes_on(app).await;
        assert_eq!((visits_of(app, &asha).await, versions(app, &visit.id).await), (1, vec![1]), "{end:?}");
        is_told_once(app, &asha, "is booked", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn f35_a_series_whose_server_dies_goes_on_where_it_stopped() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let ((_, asha, slots), ruth) = (people(app).await, app.receptionist().await);
        let body = in_a_row(&asha, &[&slots[20], &slots[24], &slots[28]]);
        let ask = || ruth.api(Method::POST, "/appointments/series").key("once").json(&body).send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        let told = ask().await.is(200).json();
        assert_eq!((told["booked"].as_u64(), visits_of(app, &asha).await), (Some(3), 3), "{end:?}");
        assert_eq!(ask().await.is(200).json(), told, "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        for item in told["items"].as_array().unwrap() {
            assert_eq!(versions(app, item["appointment_id"].as_str().unwrap()).await, [1], "{end:?}");
        }
        is_told_once(app, &asha, "Your visits at", (false, sent), end).await;
        last
    })
    .await;
}

/// Nobody sends it again before the mail about what was booked is out: that tells of those, and a second one of the rest.
#[tokio::test]
async fn f45_of_a_series_whose_server_dies_those_booked_are_told_and_the_rest_once_they_are() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let ((_, asha, slots), ruth) = (people(app).await, app.receptionist().await);
        let body = in_a_row(&asha, &[&slots[20], &slots[24], &slots[28]]);
        let ask = || ruth.api(Method::POST, "/appointments/series").key("once").json(&body).send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        let before = visits_of(app, &asha).await;
        the_next_one_goes_on(app).await;
        assert_eq!(app.mails_saying(&asha.email, "booked").await.len(), usize::from(before > 0), "{end:?}");
        app.signs_in(&ruth, Level::Full).await;
        let told = ask().await.is(200).json();
        the_next_one_goes_on(app).await;
        let mails = app.mails_saying(&asha.email, "booked").await;
        assert_eq!(mails.len(), usize::from(before > 0) + usize::from(before < 3), "{end:?}");
        for item in told["items"].as_array().unwrap() {
            let id: AppointmentId = item["appointment_id"].as_str().unwrap().parse().unwrap();
            let reference = Reference::of(id).to_string();
            let tell = mails.iter().filter(|mail| mail["text"].as_str().unwrap().contains(&reference));
            assert_eq!(tell.count(), 1, "{end:?}");
        }
        last
    })
    .await;
}

#[tokio::test]
async fn f45_whoever_dies_while_hearing_of_a_series_or_mailing_it_leaves_that_to_the_next() {
    at_every_call(12, async |app: &TestApp, end: End| {
        let ((_, asha, slots), ruth) = (people(app).await, app.receptionist().await);
        let body = in_a_row(&asha, &[&slots[20], &slots[24]]);
        ruth.api(Method::POST, "/appointments/series").key("once").json(&body).send().await.is(200);
        let work = async {
            let drained = drain_of(&app.app, "dies").run().await.is_ok();
            app.passes(2);
            (drained, Sender::of(&app.app).run().await.is_ok())
        };
        let last = app.dies_at(end.which, end.death, work).await;
        let unheard = last.as_ref().is_some_and(Last::sent_a_mail);
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "Your visits at", (unheard, sent), end).await;
        let text = app.mails_saying(&asha.email, "Your visits at").await.pop().unwrap()["text"].to_string();
        assert_eq!(text.matches("/your-visit/").count(), 2, "both of them: {end:?}");
        last
    })
    .await;
}

#[tokio::test]
async fn r07_a_move_whose_server_dies_leaves_one_time_and_is_told_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (_, asha, slots) = people(app).await;
        let visit = asha.has(&slots[20]).await;
        the_next_one_goes_on(app).await;
        let last = app.dies_at(end.which, end.death, asha.reschedules(&visit, &slots[30])).await;
        let said = asha.reschedules(&visit, &slots[30]).await.status;
        assert!([200, 409, 412].contains(&said), "{said} {end:?}");
        assert_eq!(asha.looks_at(&visit).await.is(200).member("start"), slots[30].start, "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &visit.id).await, [1, 2], "{end:?}");
        is_told_once(app, &asha, "has another time", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn f36_an_arrival_whose_server_dies_gives_one_number() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (farah, asha, slots) = people(app).await;
        let (first, second) = (asha.has(&slots[20]).await, asha.has(&slots[21]).await);
        let last = app.dies_at(end.which, end.death, farah.checks_in(&first)).await;
        let said = farah.checks_in(&first).await.status;
        assert!([200, 409, 412].contains(&said), "{said} {end:?}");
        let token = asha.looks_at(&first).await.is(200).member("token");
        let number = |token: &str| token.rsplit('-').next().unwrap().parse::<u32>().unwrap();
        let next = farah.checks_in(&second).await.is(200).member("token");
        assert_eq!(number(&next), number(&token) + 1, "none is lost and none given twice {end:?}");
        the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &first.id).await, [1, 2], "{end:?}");
        last
    })
    .await;
}

#[tokio::test]
async fn r07_an_end_of_a_visit_whose_server_dies_is_told_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (_, asha, slots) = people(app).await;
        let visit = asha.has(&slots[20]).await;
        the_next_one_goes_on(app).await;
        let last = app.dies_at(end.which, end.death, asha.cancels(&visit)).await;
        let said = asha.cancels(&visit).await.status;
        assert!([200, 409, 412].contains(&said), "{said} {end:?}");
        assert_eq!(asha.looks_at(&visit).await.is(200).member("status"), "cancelled", "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &visit.id).await, [1, 2], "{end:?}");
        is_told_once(app, &asha, "is cancelled", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_a_record_whose_server_dies_is_signed_once_and_told_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (farah, asha, slots) = people(app).await;
        let visit = asha.has(&slots[5]).await;
        let sign = || farah.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&cold()).send();
        let last = app.dies_at(end.which, end.death, sign()).await;
        let said = sign().await.status;
        assert!([200, 201, 409].contains(&said), "{said} {end:?}");
        let records = asha.api(Method::GET, "/patients/me/records").send().await.is(200).json();
        assert_eq!(records["items"].as_array().unwrap().len(), 1, "{end:?}");
        assert_eq!(asha.looks_at(&visit).await.is(200).member("status"), "completed", "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, records["items"][0]["id"].as_str().unwrap()).await, [1], "{end:?}");
        is_told_once(app, &asha, "Something new for you", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_whoever_dies_while_hearing_publishing_and_sending_leaves_that_to_the_next() {
    at_every_call(8, async |app: &TestApp, end: End| {
        let (_, asha, slots) = people(app).await;
        let visit = asha.has(&slots[20]).await;
        asha.reschedules(&visit, &slots[30]).await.is(200);
        let work = async {
            let drained = drain_of(&app.app, "dies").run().await.is_ok();
            (drained, Sender::of(&app.app).run().await.is_ok())
        };
        let last = app.dies_at(end.which, end.death, work).await;
        let unheard = last.as_ref().is_some_and(Last::sent_a_mail);
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &visit.id).await, [1, 2], "{end:?}");
        is_told_once(app, &asha, "has another time", (unheard, sent), end).await;
        asha.api(Method::POST, &format!("/appointments/{}/cancel", visit.id)).json(&json!({ "reason": "over" })).send().await.is(200);
        last
    })
    .await;
}
