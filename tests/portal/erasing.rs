//! F13: an administrator has a closed account erased, on pages, and its person takes everything along before.

use caredesk::access::actor::Level;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::capabilities::erasure::store::ErasureStore;
use caredesk::identity::accounts::{self, Account, Accounts};
use caredesk::operations::exporter::Exporter;
use caredesk::operations::verify::check;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, CommitError, Transaction};
use http::Method;
use serde_json::json;

use crate::support::bills::inr;
use crate::support::files::pdf;
use crate::support::{Answer, Copy, Person, TestApp, Trouble};

/// Longer than what is clinical is kept, in minutes.
const ELEVEN_YEARS: i64 = 11 * 366 * 24 * 60;

/// Words that only the patient's own things hold.
const THEIRS: [&str; 6] = ["Zqasha", "a stubborn cough", "bronchitis", "Drink more water", "9876543210", "I am travelling"];

/// A house whose administrator closed a patient's account so long ago that nothing has to be kept.
pub async fn closed_long_ago() -> (TestApp, Person, Person) {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let asha = closed(&app, &tomas).await;
    app.passes(ELEVEN_YEARS);
    app.signs_in(&tomas, Level::Full).await;
    (app, tomas, asha)
}

/// A patient with a past, whose account is closed.
pub async fn closed(app: &TestApp, tomas: &Person) -> Person {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Zqasha Menon").await);
    let slots = app.open_slots(&farah).await;
    let mut wish = crate::support::booking(&slots[30]);
    wish["reason"] = json!("a stubborn cough");
    let visit = asha.asks_for(&wish).await.is(201).member("id");
    let note = json!({ "text": "Drink more water" });
    farah.api(Method::PUT, &format!("/appointments/{visit}/note")).json(&note).send().await.is(200);
    let words = json!({ "diagnosis": "bronchitis", "prescription": "rest" });
    farah.api(Method::PUT, &format!("/appointments/{visit}/record")).json(&words).send().await.is(201);
    let other = asha.books(&slots[40]).await.is(201).member("id");
    let why = json!({ "reason": "I am travelling" });
    asha.api(Method::POST, &format!("/appointments/{other}/cancel")).json(&why).send().await.is(200);
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    asha.sends_file("Zqasha scan.pdf", "application/pdf", &pdf(2)).await;
    assert_eq!(app.works_on_reports().await.available, 1);
    app.passes(8 * 24 * 60);
    app.signs_in(tomas, Level::Full).await;
    let close = json!({ "reason": "asked for it" });
    tomas.api(Method::POST, &format!("/admin/people/{}/disable", asha.id)).json(&close).send().await.is(200);
    asha
}

pub fn page_of(asha: &Person) -> String {
    format!("/admin/people/{}/erase", asha.id)
}

/// Asks for it as the page leads.
pub async fn asks(tomas: &Person, asha: &Person) -> Answer {
    let here = page_of(asha);
    let form = tomas.opens(&here).await.is(200).page().form(&here);
    tomas.sends(&form.fill("email", asha.email.to_uppercase()).fill("reason", "asked for it in writing")).await
}

/// The link of the mail that hands the copy over.
pub async fn link(app: &TestApp, asha: &Person) -> String {
    let mail = app.mail_to(&asha.email).await.pop().expect("no mail came");
    assert!(!mail["subject"].as_str().unwrap().contains("Zqasha"));
    app.link_to(&asha.email).await
}

pub async fn acts(app: &TestApp, what: &str) -> usize {
    let is = |row: &Item| row["what"].as_s().is_ok_and(|word| word == what);
    app.rows(Table::Audit).await.iter().filter(|row| is(row)).count()
}

/// What of the patient still stands in any table but the trail.
pub async fn left(app: &TestApp, asha: &Person) -> Vec<String> {
    let mut found = Vec::new();
    for table in Table::ALL.into_iter().filter(|table| *table != Table::Audit) {
        for row in app.rows(table).await {
            let told = format!("{row:?}").to_lowercase();
            let said = THEIRS.into_iter().chain([asha.email.as_str()]).filter(|word| told.contains(&word.to_lowercase()));
            found.extend(said.map(|word| format!("{table:?} says {word}")));
        }
    }
    found
}

pub async fn is_whole(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn f13_bills_keep_their_sums_and_lose_whose_they_were() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Zqasha Menon").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let paid = json!({ "amount": inr(10_000), "method": "card", "reference": "RRN Zq6123" });
    tomas.pays(&id, &tomas.new_key(), &paid).await.is(201);
    tomas.takes_cash(&id, 5_000).await.is(201);
    let claim = json!({ "insurer": "Star Health", "policy_number": "Zq-4711-0815", "amount": inr(20_000) });
    asha.api(Method::POST, &format!("/invoices/{id}/claims")).json(&claim).send().await.is(201);
    let told = async || format!("{:?}", app.rows(Table::Billing).await);
    let before = told().await;
    assert!(["Zqasha", "Zq6123", "Zq-4711"].iter().all(|word| before.contains(word)), "{before}");
    let store = ErasureStore::new(app.app.ground.storage.clone());
    for _ in 0..2 {
        store.strip_bills(asha.id, "Erased person").await.unwrap();
    }
    assert!(!told().await.contains("Zq"), "{}", told().await);
    assert_eq!(tomas.invoice(&id).await["paid"], inr(15_000));
    is_whole(&app).await;
}

#[tokio::test]
async fn f13_a_closed_account_is_erased_after_a_day_and_a_copy() {
    let (app, tomas, asha) = closed_long_ago().await;
    assert!(!left(&app, &asha).await.is_empty());
    let account = format!("/admin/people/{}", asha.id);
    let page = tomas.opens(&account).await.is(200).page();
    assert!(page.all("main a").iter().any(|link| link.attribute("href") == Some(&page_of(&asha))), "the way there");
    let here = page_of(&asha);
    let page = tomas.opens(&here).await.is(200).page();
    for said in ["What goes", "What stays, and why", "Erased person", "audit trail, for at least 6 years", "Neither you nor the reception"]
    {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let wrong = tomas.sends(&page.form(&here).fill("email", "asha@example.com")).await.is(422).page();
    for said in ["Type the e-mail address of this account", "Enter the reason"] {
        assert!(wrong.alert().contains(said), "{}", wrong.alert());
    }
    assert_eq!(wrong.form(&here).value("email"), "asha@example.com", "what was typed is kept");
    asks(&tomas, &asha).await.leads_to(&here);
    let page = tomas.opens(&here).await.is(200).page();
    assert!(page.alert().contains("Nothing happens for a day.") && page.text().contains("asked for it in writing"), "{}", page.text());

    assert_eq!((app.erases().await.waiting, app.makes_copies().await.made), (1, 0));
    app.passes(24 * 60);
    assert_eq!((app.erases().await.waiting, app.makes_copies().await.made, app.erases().await.waiting), (1, 1, 1));
    let (link, reader) = (link(&app, &asha).await, app.stranger());
    let page = reader.opens(&link).await.is(200).page();
    assert_eq!(acts(&app, "export.hand_over").await, 0, "looking takes nothing");
    let copy = Copy::behind(&reader.sends(&page.form(&link)).await).await;
    for word in THEIRS {
        assert!(copy.page.text().contains(word), "{word} is in the copy");
    }
    assert_eq!(copy.files["reports/001 Zqasha scan.pdf"], pdf(2));
    assert_eq!(acts(&app, "export.hand_over").await, 1);
    assert!(!app.uploads().objects().keys().await.unwrap().is_empty());
    app.signs_in(&tomas, Level::Full).await;
    assert!(tomas.opens(&here).await.page().text().contains("The copy was sent; everything goes"));

    app.passes(24 * 60);
    assert_eq!(app.erases().await.erased, 1);
    assert_eq!(app.makes_copies().await.ended, 1);
    assert_eq!(left(&app, &asha).await, Vec::<String>::new());
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new());
    assert_eq!(app.uploads().objects().keys().await.unwrap(), Vec::<String>::new(), "no file stays");
    for what in ["erasure.ask", "erasure.begin", "erasure.end"] {
        assert_eq!(acts(&app, what).await, 1, "{what}");
    }
    reader.opens(&link).await.is(410);
    reader.posts(&link, &[]).await.is(410);
    is_whole(&app).await;
    app.signs_in(&tomas, Level::Full).await;
    let page = tomas.opens(&account).await.is(200).page();
    assert!(page.heading() == "Erased person" && page.text().contains("Nobody can open this account again."), "{}", page.text());
    assert!(tomas.posts(&format!("{account}/enable"), &[]).await.status == 303);
    assert!(tomas.opens(&account).await.page().text().contains("Disabled"), "it stays closed");
    assert!(tomas.opens(&here).await.page().text().contains("cannot be erased again"));
    assert!(!tomas.opens(&tomas.looks_for("/patients", "zqasha").await).await.page().text().contains("Zqasha"));
    nobody_at_the_desk(&app, &asha).await;

    let again = json!({ "name": "Somebody Else", "email": asha.email, "password": "four tulips on a table" });
    app.stranger().api(Method::POST, "/patients").json(&again).send().await.is(201);
    assert!(app.mail_to(&asha.email).await.pop().unwrap()["text"].as_str().unwrap().contains("/confirm-address/"), "the address is free");
}

/// The desk neither finds who was erased nor writes anything about them.
async fn nobody_at_the_desk(app: &TestApp, asha: &Person) {
    let ruth = app.receptionist().await;
    let listed = ruth.api(Method::GET, "/patients?limit=100").send().await.is(200);
    assert!(!listed.text().contains("Erased person") && !listed.text().contains(&asha.id.to_string()), "{}", listed.text());
    assert!(!ruth.opens("/patients").await.is(200).text().contains("Erased person"));
    let (there, nowhere) = (format!("/patients/{}", asha.id), "/patients/usr_00000000000000000000000000");
    for place in [there.as_str(), nowhere] {
        ruth.opens(place).await.is(404);
        ruth.api(Method::PATCH, place).json(&json!({ "phone": "+91 98765 43210" })).send().await.is(404);
    }
}

#[tokio::test]
async fn f19_nothing_is_written_about_somebody_whose_erasure_begins_meanwhile() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let close = json!({ "reason": "asked for it" });
    tomas.api(Method::POST, &format!("/admin/people/{}/disable", asha.id)).json(&close).send().await.is(200);
    let storage = &app.app.ground.storage;
    let read = Accounts::new(storage.clone()).find(asha.id).await.unwrap().unwrap();
    let commit = async |action: Action| {
        let mut transaction = Transaction::new();
        transaction.add((), action);
        storage.commit(transaction).await
    };
    commit(accounts::begin_erasing(&read, app.clock.now())).await.unwrap();
    let edited = Account { phone: "+91 98765 43210".parse().ok(), ..read.clone() };
    assert!(matches!(commit(accounts::edit(&read, &edited)).await, Err(CommitError::Refused(_))));
}

#[tokio::test]
async fn f13_what_is_clinical_is_kept_for_its_years_and_the_page_says_until_when() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let asha = closed(&app, &tomas).await;
    let page = tomas.opens(&page_of(&asha)).await.is(200).page();
    assert!(page.text().contains("Not before") && page.text().contains("2036") && page.all("main form").is_empty(), "{}", page.text());
    let form = [("email", asha.email.as_str()), ("reason", "asked for it")];
    tomas.posts(&page_of(&asha), &form).await.is(409);
    assert_eq!((acts(&app, "erasure.ask").await, app.erases().await.waiting), (0, 0));
    let open = app.patient("Ben").await;
    let page = tomas.opens(&page_of(&open)).await.is(200).page();
    assert!(page.text().contains("This account is not closed"), "{}", page.text());
    for nobody in [app.receptionist().await, app.doctor("Chidi Okafor").await] {
        tomas.opens(&page_of(&nobody)).await.is(404);
    }
}

#[tokio::test]
async fn f13_an_erasure_is_taken_back_until_it_has_begun() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let asha = closed(&app, &tomas).await;
    app.passes(ELEVEN_YEARS);
    let withdraw = format!("{}/withdraw", page_of(&asha));
    for stage in ["Begins", "The copy is being made", "The copy was sent"] {
        app.signs_in(&tomas, Level::Full).await;
        asks(&tomas, &asha).await.leads_to(&page_of(&asha));
        let mut mailed = None;
        if stage != "Begins" {
            app.passes(24 * 60);
            app.erases().await;
        }
        if stage == "The copy was sent" {
            app.makes_copies().await;
            app.erases().await;
            mailed = Some(link(&app, &asha).await);
            app.stranger().opens(mailed.as_ref().unwrap()).await.is(200);
        }
        app.signs_in(&tomas, Level::Full).await;
        let page = tomas.opens(&page_of(&asha)).await.is(200).page();
        assert!(page.text().contains(stage), "{stage}: {}", page.text());
        tomas.sends(&page.form(&withdraw)).await.leads_to(&page_of(&asha));
        assert!(tomas.opens(&page_of(&asha)).await.page().alert().contains("Taken back."));
        if let Some(link) = mailed {
            app.stranger().opens(&link).await.is(410);
        }
        app.passes(3 * 24 * 60);
        app.makes_copies().await;
        assert_eq!((app.erases().await.erased, app.makes_copies().await.made), (0, 0));
        assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new(), "{stage}");
    }
    assert_eq!(acts(&app, "erasure.withdraw").await, 3);
    assert!(!left(&app, &asha).await.is_empty());
    is_whole(&app).await;
}

#[tokio::test]
async fn f13_whoever_is_opened_again_is_not_erased() {
    let (app, tomas, asha) = closed_long_ago().await;
    asks(&tomas, &asha).await.leads_to(&page_of(&asha));
    tomas.api(Method::POST, &format!("/admin/people/{}/enable", asha.id)).send().await.is(200);
    app.passes(24 * 60);
    assert_eq!(app.erases().await.dropped, 1);
    assert_eq!((acts(&app, "erasure.withdraw").await, acts(&app, "erasure.begin").await), (1, 0));
    assert!(!left(&app, &asha).await.is_empty());
}

#[tokio::test]
async fn s22_an_administrator_erases_and_never_reads() {
    let (app, tomas, asha) = closed_long_ago().await;
    app.watched();
    asks(&tomas, &asha).await.leads_to(&page_of(&asha));
    app.passes(24 * 60);
    app.erases().await;
    app.makes_copies().await;
    app.erases().await;
    app.signs_in(&tomas, Level::Full).await;
    let copy = app.exports().keys().await.unwrap().pop().unwrap();
    let id = copy.split('/').nth(1).unwrap();
    for path in [format!("/my-data/{id}"), format!("/my-data/{id}/file"), format!("/api/v1/me/exports/{id}/file")] {
        tomas.opens(&path).await.is(403);
    }
    tomas.opens(&page_of(&asha)).await.is(200);
    tomas.opens(&format!("/admin/audit?person={}&side=subject", asha.id)).await.is(200);
    for (_, answer) in app.watched() {
        for word in ["a stubborn cough", "bronchitis", "Drink more water", "/handed-over/"] {
            assert!(!answer.text().contains(word) && !answer.location().contains(word), "{}: {word}", answer.asked);
        }
    }
}

#[tokio::test]
async fn f13_nobody_is_erased_whose_copy_was_never_mailed() {
    let (app, tomas, asha) = closed_long_ago().await;
    asks(&tomas, &asha).await.leads_to(&page_of(&asha));
    app.passes(24 * 60);
    // The sender rests for two copies' lives.
    for _ in 0..2 {
        assert_eq!((app.erases().await.waiting, app.makes_copies().await.made, app.erases().await.waiting), (1, 1, 1));
        app.passes(24 * 60);
    }
    assert_eq!(acts(&app, "erasure.begin").await, 0);
    assert_eq!((app.erases().await.waiting, app.makes_copies().await.made, app.erases().await.waiting), (1, 1, 1));
    link(&app, &asha).await;
    app.passes(24 * 60);
    assert_eq!(app.erases().await.erased, 1);
}

#[tokio::test]
async fn f13_after_five_copies_that_could_not_be_handed_over_it_stands_still_and_says_so() {
    let (app, tomas, asha) = closed_long_ago().await;
    asks(&tomas, &asha).await.leads_to(&page_of(&asha));
    app.passes(24 * 60);
    let copies = async || {
        let rows = app.rows(Table::Requests).await;
        rows.iter().filter(|row| row["item"].as_s().is_ok_and(|item| item.starts_with("export#"))).count()
    };
    // The files of copies cannot be kept.
    app.faults.plan(|call| call.operation.contains("-exports").then_some(Trouble::CutBefore));
    for _ in 0..40 {
        app.erases().await;
        drop(Exporter::of(&app.app).run().await);
        app.passes(30);
    }
    app.faults.end();
    assert_eq!(copies().await, 5, "and no more");
    assert_eq!(acts(&app, "erasure.begin").await, 0);
    app.signs_in(&tomas, Level::Full).await;
    let here = page_of(&asha);
    let page = tomas.opens(&here).await.is(200).page();
    assert!(page.text().contains("No copy could be handed over") && page.text().contains("take the erasure back"), "{}", page.text());
    assert_eq!(app.erases().await.waiting, 1, "it is not forgotten");
    let back = tomas.sends(&page.form(&format!("{here}/withdraw"))).await;
    assert!(back.leads_to(&here).status == 303);
    asks(&tomas, &asha).await.leads_to(&here);
    app.passes(24 * 60);
    assert_eq!((app.erases().await.waiting, app.makes_copies().await.made), (1, 1), "asked for again it goes on");
}

#[tokio::test]
async fn f13_an_erasure_is_asked_for_and_taken_back_over_the_api_as_on_the_page() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let asha = closed(&app, &tomas).await;
    let path = format!("/admin/people/{}/erasure", asha.id);
    let ask = |email: &str| tomas.api(Method::PUT, &path).json(&json!({ "email": email, "reason": "asked for it in writing" })).send();
    let kept = tomas.api(Method::GET, &path).send().await.is(200).json();
    assert_eq!((&kept["can_be_asked_for"], &kept["not"], &kept["erasure"]), (&json!(false), &json!("kept"), &json!(null)));
    ask(&asha.email).await.is_problem(409, "not-allowed-now");
    app.passes(ELEVEN_YEARS);
    app.signs_in(&tomas, Level::Full).await;
    let ask = |email: &str| tomas.api(Method::PUT, &path).json(&json!({ "email": email, "reason": "asked for it in writing" })).send();
    assert_eq!(ask("somebody@example.org").await.is_problem(422, "invalid").faults(), ["/email other_address"]);
    let empty = json!({ "email": asha.email, "reason": " " });
    assert_eq!(tomas.api(Method::PUT, &path).json(&empty).send().await.is_problem(422, "invalid").faults(), ["/reason required"]);
    for _ in 0..2 {
        let asked = ask(&asha.email).await.is(200).json();
        assert_eq!((&asked["erasure"]["stage"], &asked["erasure"]["can_be_withdrawn"]), (&json!("waiting"), &json!(true)));
    }
    assert_eq!(acts(&app, "erasure.ask").await, 1);
    assert!(tomas.opens(&page_of(&asha)).await.is(200).text().contains("asked for it in writing"), "the page shows the same");
    for _ in 0..2 {
        tomas.api(Method::DELETE, &path).send().await.is(204);
    }
    assert_eq!(tomas.api(Method::GET, &path).send().await.is(200).json()["erasure"], json!(null));
    let ruth = app.receptionist().await;
    for method in [Method::GET, Method::DELETE] {
        ruth.api(method, &path).send().await.is(403);
    }
    tomas.api(Method::GET, &format!("/admin/people/{}/erasure", ruth.id)).send().await.is_problem(404, "not-found");
}
