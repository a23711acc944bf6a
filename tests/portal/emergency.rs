//! F10 on pages: a doctor opens the record of a patient who is not in their care, the patient is told, an administrator reviews.

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::identity::accounts::Account;
use caredesk::operations::verify::check;
use caredesk::primitives::ids::UserId;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Transaction;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp};

const REASON: &str = "Found unconscious, may have taken Warfarin";

/// Maya with a record by Dr Farah, and Dr Okafor, who has never seen her.
async fn house(app: &TestApp) -> (Person, Person, String) {
    let (farah, okafor, maya) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.patient("Maya Rao").await);
    let visit = maya.has(&app.open_slots(&farah).await[30]).await;
    let body = json!({ "diagnosis": "Primary hypertension", "prescription": "rest" });
    let written = farah.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201);
    (okafor, maya, written.member("id"))
}

/// The form, filled in and sent.
async fn opens(doctor: &Person, patient: &str, reason: &str) -> Answer {
    let form = doctor.opens("/emergency-access/new").await.is(200).page().form("/emergency-access");
    doctor.sends(&form.fill("patient", patient).fill("category", "cannot_be_asked").fill("reason", reason)).await
}

fn leads_to(answer: &Answer, href: &str) -> bool {
    answer.page().all("a").iter().any(|link| link.attribute("href") == Some(href))
}

#[tokio::test]
async fn f10_a_doctor_finds_the_way_from_their_day_reads_and_ends_it() {
    let app = TestApp::start().await;
    let (okafor, maya, record) = house(&app).await;
    let day = okafor.opens("/day").await.is(200);
    assert!(leads_to(&day, "/emergency-access") && day.text().contains("A patient who is not in your care"));
    let empty = okafor.opens("/emergency-access").await.is(200);
    assert!(empty.text().contains("You have opened no record") && leads_to(&empty, "/emergency-access/new"));
    let records = format!("/patients/{}/records", maya.id);
    let list = opens(&okafor, &maya.email, REASON).await.leads_to(&records);
    let list = okafor.opens(list.location()).await.is(200).page();
    assert!(list.text().contains("Emergency access to the record of Maya Rao until 10:30, 60 more minutes"), "{}", list.text());
    for what in ["Primary hypertension", "You opened this record in an emergency", "Everything you open is noted"] {
        assert!(list.text().contains(what), "{what}: {}", list.text());
    }
    app.passes(26);
    app.signs_in(&okafor, Level::Full).await;
    let below = [
        records.clone(),
        format!("{records}/{record}"),
        format!("/patients/{}/timeline", maya.id),
        format!("/patients/{}/overview", maya.id),
        format!("/patients/{}/reports", maya.id),
    ];
    for path in &below {
        let page = okafor.opens(path).await.is(200).page();
        assert!(page.text().contains("until 10:30, 34 more minutes"), "{path}: {}", page.text());
        assert!(!page.all("a").iter().any(|link| link.attribute("href").is_some_and(|href| href.contains("/appointments/apt_"))), "{path}");
    }
    let own = okafor.opens("/emergency-access").await.is(200).page();
    assert!(own.text().contains("Open until 10:30, 34 more minutes") && own.text().contains("Maya Rao"), "{}", own.text());
    let end =
        own.all("main form").iter().find_map(|form| form.attribute("action").filter(|action| action.ends_with("/end"))).unwrap().to_owned();
    let ended = okafor.sends(&own.form(&end)).await.leads_to("/emergency-access");
    let past = okafor.opens(ended.location()).await.is(200).page();
    assert!(past.alert().contains("The record is closed again") && past.text().contains("You ended it at 09:56"), "{}", past.text());
    for path in &below {
        okafor.opens(path).await.is(404);
    }
    okafor.sends(&own.form(&end)).await.leads_to("/emergency-access");
}

#[tokio::test]
async fn f10_what_cannot_be_used_is_said_and_what_was_typed_is_kept() {
    let app = TestApp::start().await;
    let (okafor, maya, _) = house(&app).await;
    let form = okafor.opens("/emergency-access/new").await.is(200).page().form("/emergency-access");
    let empty = okafor.sends(&form).await.is(422).page();
    for what in ["Enter the record number", "Choose why", "Say why in at least 10 characters"] {
        assert!(empty.alert().contains(what), "{what}: {}", empty.alert());
    }
    let short = opens(&okafor, &maya.email, "fell").await.is(422).page();
    let kept = short.form("/emergency-access");
    assert_eq!((kept.value("patient"), kept.value("category"), kept.value("reason")), (maya.email.as_str(), "cannot_be_asked", "fell"));
    let nobody = opens(&okafor, "nobody@example.org", REASON).await.is(422).page();
    assert!(nobody.alert().contains("Exactly one patient has to fit") && nobody.form("/emergency-access").value("reason") == REASON);
    okafor.opens(&format!("/patients/{}/records", maya.id)).await.is(404);
    assert!(app.mails_saying(&maya.email, "Emergency access").await.is_empty());
    let sent = form.fill("patient", maya.email.as_str()).fill("category", "other").fill("reason", REASON);
    let records = format!("/patients/{}/records", maya.id);
    for _ in 0..2 {
        okafor.sends(&sent).await.leads_to(&records); // pressed twice, opened once
    }
    assert_eq!(app.mails_saying(&maya.email, "Emergency access").await.len(), 1);
    opens(&okafor, &maya.email, REASON).await.leads_to(&records);
    assert!(okafor.opens(&records).await.page().alert().contains("You have opened this record already"));
    assert_eq!(app.mails_saying(&maya.email, "Emergency access").await.len(), 1, "nothing more was opened");
}

#[tokio::test]
async fn f10_a_patient_in_care_needs_no_emergency() {
    let app = TestApp::start().await;
    let (_, maya, _) = house(&app).await;
    let grey = app.doctor("Meredith Grey").await;
    maya.has(&app.open_slots(&grey).await[40]).await;
    let records = format!("/patients/{}/records", maya.id);
    opens(&grey, &maya.email, REASON).await.leads_to(&records);
    let page = grey.opens(&records).await.is(200).page();
    assert!(page.alert().contains("This patient is in your care") && !page.text().contains("Emergency access to the record"));
    assert!(app.mails_saying(&maya.email, "Emergency access").await.is_empty());
    assert!(!maya.opens("/me/access-log").await.text().contains("without having you in care"));
}

#[tokio::test]
async fn f10_the_patient_is_told_at_once_who_and_why_and_carers_are_not() {
    let app = TestApp::start().await;
    let (okafor, maya, record) = house(&app).await;
    let daniel = app.patient("Daniel Rao").await;
    app.lets_act(&maya, &daniel, "book_and_read").await;
    let (before, carers) = (app.mail_to(&maya.email).await.len(), app.mail_to(&daniel.email).await.len());
    opens(&okafor, &maya.email, REASON).await.leads_to("/patients/");
    let mails = app.mail_to(&maya.email).await;
    assert_eq!((mails.len(), app.mail_to(&daniel.email).await.len()), (before + 1, carers));
    let mail = mails.last().unwrap();
    let (subject, text) = (mail["subject"].as_str().unwrap(), mail["text"].as_str().unwrap());
    assert!(subject.contains("Emergency access at"), "{subject}");
    assert!(text.contains("09:30") && text.contains("/me/access-log") && text.contains("60 minutes"), "{text}");
    for word in ["Warfarin", "unconscious", "Okafor", "Maya", "hypertension"] {
        assert!(!subject.contains(word) && !text.contains(word), "{word} in {text}");
    }
    okafor.opens(&format!("/patients/{}/records/{record}", maya.id)).await.is(200);
    let log = maya.opens("/me/access-log").await.is(200).text();
    for what in ["Chidi Okafor", "Opened the record in an emergency", REASON, "In an emergency, without having you in care"] {
        assert!(log.contains(what), "{what}: {log}");
    }
}

#[tokio::test]
async fn f10_a_closed_account_has_its_record_and_is_told_too() {
    let app = TestApp::start().await;
    let (okafor, maya, _) = house(&app).await;
    let tomas = app.administrator().await;
    let reason = json!({ "reason": "moved away" });
    tomas.api(Method::POST, &format!("/admin/people/{}/disable", maya.id)).json(&reason).send().await.is(200);
    opens(&okafor, &maya.email, REASON).await.leads_to("/patients/");
    assert!(app.mail_to(&maya.email).await.last().unwrap()["subject"].as_str().unwrap().contains("Emergency access"));
}

#[tokio::test]
async fn f10_administrators_find_what_waits_from_their_overview_and_say_what_came_of_it() {
    let app = TestApp::start().await;
    let (okafor, maya, record) = house(&app).await;
    let tomas = app.administrator().await;
    opens(&okafor, &maya.email, REASON).await.leads_to("/patients/");
    okafor.opens(&format!("/patients/{}/records/{record}", maya.id)).await.is(200);
    let overview = tomas.opens("/overview").await.is(200);
    assert!(leads_to(&overview, "/admin/emergency-access"));
    let tile =
        |answer: &Answer| answer.page().all(".stat").iter().map(|tile| tile.text()).find(|text| text.contains("Emergency access")).unwrap();
    assert!(tile(&overview).contains('1'), "{}", tile(&overview));
    let list = tomas.opens("/admin/emergency-access").await.is(200).page();
    for what in ["Chidi Okafor", "Maya Rao", "Unconscious or cannot be asked", "Open until 10:30"] {
        assert!(list.text().contains(what), "{what}: {}", list.text());
    }
    let one = list.all("main td a").iter().find_map(|link| link.attribute("href")).unwrap().to_owned();
    let open = tomas.opens(&one).await.is(200).page();
    assert!(open.text().contains("Still open") && open.all("main form").is_empty());
    app.passes(60);
    app.signs_in(&tomas, Level::Full).await;
    let page = tomas.opens(&one).await.is(200).page();
    for text in [list.text(), page.text(), tomas.opens("/admin/audit").await.is(200).text()] {
        assert!(!text.contains("Warfarin") && !text.contains("hypertension"), "{text}");
    }
    let form = page.form(&one);
    let missing = tomas.sends(&form.clone().fill("outcome", "follow_up")).await.is(422).page();
    assert!(missing.alert().contains("Say what is to be followed up"), "{}", missing.alert());
    tomas.sends(&form.clone().fill("outcome", "in_order")).await.leads_to("/admin/emergency-access");
    let empty = tomas.opens("/admin/emergency-access").await.is(200).page();
    assert!(empty.alert().contains("The review is saved") && empty.text().contains("Nothing waits for a review"), "{}", empty.text());
    tomas.sends(&form.fill("outcome", "follow_up").fill("note", "late")).await.leads_to(&one);
    assert!(tomas.opens(&one).await.page().alert().contains("reviewed it before you"));
    let reviewed = tomas.opens("/admin/emergency-access?state=reviewed").await.is(200).text();
    assert!(reviewed.contains("In order") && reviewed.contains("Tomas"), "{reviewed}");
    assert!(tile(&tomas.opens("/overview").await).contains('0'));
}

#[tokio::test]
async fn f10_the_form_asks_for_a_fresh_proof_and_the_list_does_not() {
    let app = TestApp::start().await;
    let (okafor, ..) = house(&app).await;
    app.passes(11);
    let asked = okafor.opens("/emergency-access/new").await;
    assert!(asked.location().starts_with("/confirm-it-is-you?next="), "{}", asked.location());
    okafor.opens("/emergency-access").await.is(200);
}

/// What a doctor did in the trail, and how often the access of theirs says that something was read.
async fn noted(app: &TestApp, doctor: &Person) -> (usize, u32) {
    let is_theirs = |row: &Item| row["actor_id"].as_s().is_ok_and(|id| *id == doctor.id.to_string());
    let entries = app.rows(Table::Audit).await.into_iter().filter(is_theirs).count();
    let accesses = app.rows(Table::Requests).await.into_iter().filter_map(|row| row.get("reads")?.as_n().ok()?.parse::<u32>().ok());
    (entries, accesses.sum())
}

#[tokio::test]
async fn f10_one_page_in_an_emergency_is_one_entry_and_counts_once() {
    let app = TestApp::start().await;
    let (okafor, maya, record) = house(&app).await;
    app.opens_in_emergency(&okafor, &maya.email).await;
    let records = format!("/patients/{}/records", maya.id);
    okafor.opens(&records).await.is(200);
    let of_patient = |page: &str| format!("/patients/{}/{page}", maya.id);
    for path in [records.clone(), format!("{records}/{record}"), of_patient("timeline"), of_patient("overview"), of_patient("reports")] {
        let (entries, reads) = noted(&app, &okafor).await;
        okafor.opens(&path).await.is(200);
        assert_eq!(noted(&app, &okafor).await, (entries + 1, reads + 1), "{path}");
    }
}

#[tokio::test]
async fn f10_a_patient_with_a_name_that_many_have_is_found_by_the_date_of_birth() {
    let app = TestApp::start().await;
    let okafor = app.doctor("Chidi Okafor").await;
    let born = |number: i64| jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(number));
    let mut people = Vec::new();
    for number in 0..230_u8 {
        let (id, email) = (UserId::new(&app.app.ground.ids), format!("maya{number}@example.org").parse().unwrap());
        let account = Account::new(id, Role::Patient, "Maya Rao".parse().unwrap(), email, app.clock.now());
        let account = Account { date_of_birth: Some(born(i64::from(number.min(228)))), ..account };
        let mut transaction = Transaction::new();
        transaction.add_all((), account.rows().unwrap());
        app.app.ground.storage.commit(transaction).await.unwrap();
        people.push(id.to_string());
    }
    let asks = async |number: i64| {
        let body = json!({ "name": "Maya Rao", "date_of_birth": born(number).to_string(), "category": "other", "reason": REASON });
        okafor.api(Method::POST, "/emergency-access").key(&okafor.new_key()).json(&body).send().await
    };
    for number in [0_u8, 120, 227] {
        assert_eq!(asks(i64::from(number)).await.is(201).member("patient_id"), people[usize::from(number)]);
    }
    for number in [228, 400] {
        assert_eq!(asks(number).await.is(422).faults(), ["/name no_single_patient"], "two of that day, and nobody");
    }
}

#[tokio::test]
async fn f10_a_name_is_found_however_it_is_written() {
    let app = TestApp::start().await;
    let (okafor, ruth) = (app.doctor("Chidi Okafor").await, app.receptionist().await);
    for (number, (called, said)) in
        [("José Álvarez", "jose alvarez"), ("Işıl Çelik", "ISIL CELIK"), ("فاطمة أحمد", "فاطمه احمد")].into_iter().enumerate()
    {
        let (id, email) = (UserId::new(&app.app.ground.ids), format!("person{number}@example.org").parse().unwrap());
        let account = Account::new(id, Role::Patient, called.parse().unwrap(), email, app.clock.now());
        let account = Account { date_of_birth: Some(jiff::civil::date(1980, 2, 29)), ..account };
        let mut transaction = Transaction::new();
        transaction.add_all((), account.rows().unwrap());
        app.app.ground.storage.commit(transaction).await.unwrap();
        let body = json!({ "name": said, "date_of_birth": "1980-02-29", "category": "other", "reason": REASON });
        let opened = okafor.api(Method::POST, "/emergency-access").key(&okafor.new_key()).json(&body).send().await.is(201);
        assert_eq!(opened.member("patient_id"), id.to_string(), "{called}");
        let listed = ruth.opens(&ruth.looks_for("/patients", said).await).await.is(200).text();
        assert!(listed.contains(called), "{called} at the desk");
    }
}

#[tokio::test]
async fn f10_verify_counts_what_waits_for_a_review_as_the_overview_does() {
    let app = TestApp::start().await;
    let (okafor, maya, _) = house(&app).await;
    let report = async || check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    let id = app.opens_in_emergency(&okafor, &maya.email).await;
    assert!(report().await.is_clean(), "{}", report().await);
    okafor.api(Method::DELETE, &format!("/emergency-access/{id}")).send().await.is(204);
    assert!(report().await.is_clean(), "{}", report().await);
}
