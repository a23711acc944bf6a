//! The health assistant's page (F53): what cannot wait first, the rest leads into booking; nothing of it is kept.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use caredesk::capabilities::assistant::model::rules::Rules;
use caredesk::storage::tables::Table;
use caredesk::web::texts::{Language, Message, words_of};
use serde_json::json;

use crate::steps::{chosen, doctor_and_asha};
use crate::support::{Answer, Browser, ModelServer, Says, TestApp};

async fn asks(browser: &Browser, text: &str) -> Answer {
    browser.posts("/assistant", &[("text", text)]).await
}

#[tokio::test]
async fn f53_a_stranger_asks_and_books_the_soonest_time_of_the_right_department() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slot(&doctor).await;
    let page = app.stranger().opens("/assistant").await.is(200).page();
    assert!(page.text().contains("If it cannot wait, do not write: call 112."), "{}", page.text());
    let answer = asks(&app.stranger(), "my heart skips a beat when I climb stairs").await.is(200);
    let shown = answer.page();
    let said = shown.find("#answer").unwrap().text();
    for words in ["usually looked at in Cardiology", "my heart skips a beat", "call 112", "no diagnosis", "Soonest:", "Leena Farah"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!answer.asked.contains("heart"), "the address says nothing of it");
    let link = shown.find("#answer a.nhsuk-button").unwrap().attribute("href").unwrap().to_owned();
    assert_eq!(chosen(&asha.opens(&link).await.is(200)), Some(slot.start), "the soonest time is chosen");
}

#[tokio::test]
async fn f53_what_cannot_wait_is_answered_with_the_emergency_number_and_leads_to_no_booking() {
    let app = TestApp::start().await;
    doctor_and_asha(&app).await;
    let browser = app.stranger();
    let (answer, spent) = app.spends(asks(&browser, "crushing pain in my chest and I am sweating")).await;
    let answer = answer.is(200).page();
    let said = answer.find("#answer").unwrap().text();
    assert!(said.contains("Call 112 now.") && said.contains("chest"), "{said}");
    let links: Vec<_> = answer.all("#answer a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    assert!(!links.is_empty() && links.iter().all(|link| link == "tel:112"), "nothing leads into booking: {links:?}");
    assert_eq!(answer.find("#answer").unwrap().attribute("role"), Some("alert"));
    assert_eq!(spent.calls, 0, "it comes without the store");

    let crisis = asks(&browser, "I want to end my life").await.is(200).page();
    let said = crisis.find("#answer").unwrap().text();
    assert!(said.contains("Call 112 now if you might harm yourself") && said.contains("You matter"), "{said}");
    // Nobody else's trouble is taken for one's own.
    let calm = asks(&browser, "no chest pain, just a cough").await.is(200).page();
    assert!(!calm.find("#answer").unwrap().text().contains("Call 112 now"));
}

#[tokio::test]
async fn f53_what_is_urgent_is_answered_while_the_store_is_down_and_however_often_somebody_asks() {
    let app = TestApp::start().await;
    let browser = app.stranger().from_address("203.0.113.9");
    for _ in 0..60 {
        asks(&browser, "hello").await.is(200);
    }
    let refused = asks(&browser, "my knee hurts").await.is(429).page();
    assert!(refused.alert().contains("Too many messages from your network."), "{}", refused.alert());
    assert!(refused.text().contains("112"));
    assert!(asks(&browser, "I can't breathe").await.is(200).text().contains("now."));
    asks(&app.stranger().from_address("203.0.113.10"), "my knee hurts").await.is(200);
    app.passes(11);
    asks(&browser, "my knee hurts").await.is(200);

    let asha = app.patient("Asha").await;
    app.faults.plan(|_| Some(crate::support::Trouble::Fault));
    assert!(asks(&browser, "she is unconscious").await.is(200).page().find("#answer").unwrap().text().contains("Call 112 now."));
    asks(&browser, "my knee hurts").await.is(503);
    // Whoever is signed in is nobody then, and is answered as well.
    let hers = asks(&asha, "she is unconscious").await.is(200).page();
    assert!(hers.find("#answer").unwrap().text().contains("Call 112 now."));
    let told = asha.api(http::Method::POST, "/assistant/messages").json(&serde_json::json!({ "text": "I cannot breathe" }));
    assert_eq!(told.send().await.is(200).json()["urgent"], true);
}

#[tokio::test]
async fn f53_the_page_carries_a_few_turns_and_says_what_is_wrong_with_a_question() {
    let app = TestApp::start().await;
    let browser = app.stranger();
    let first = asks(&browser, "my chest feels tight and my arm hurts").await.is(200).page();
    let form = first.form("/assistant").fill("text", "where can I park");
    let second = browser.sends(&form).await.is(200).page();
    assert!(second.text().contains("my chest feels tight") && second.text().contains("Call 112 now."), "{}", second.text());
    assert!(second.find("#answer").unwrap().text().contains("document"), "{}", second.text());
    let form = second.form("/assistant").fill("text", "");
    let empty = browser.sends(&form).await.is(422).page();
    assert!(empty.alert().contains("Write what is wrong") && empty.text().contains("where can I park"));
    asks(&browser, &"a".repeat(1_001)).await.is(422);
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("earlier", "my ear hurts"), 20).chain([("text", "hello")]).collect();
    let bounded = browser.posts("/assistant", &many).await.is(200).text();
    assert_eq!(bounded.matches("my ear hurts").count(), 6, "three are shown, and three are carried on");
}

#[tokio::test]
async fn f53_a_reader_of_another_language_is_told_first_and_sees_number_and_departments() {
    let app = TestApp::start().await;
    let spanish = app.stranger();
    spanish.posts("/language", &[("language", "es")]).await.is(303);
    let page = spanish.opens("/assistant").await.is(200).text();
    for words in ["lee inglés", "112", "Cardiology"] {
        assert!(page.contains(words), "{words}");
    }
    let urgent = asks(&spanish, "me duele mucho el pecho y no puedo respirar").await.is(200).text();
    assert!(urgent.contains("Llame ahora al") && urgent.contains("pecho"));
    let arabic = app.stranger();
    arabic.posts("/language", &[("language", "ar")]).await.is(303);
    assert!(asks(&arabic, "لا أستطيع التنفس").await.is(200).text().contains("اتصل الآن"));
    assert!(asks(&spanish, "tengo una pregunta").await.is(200).text().contains("Cardiology"));
}

#[tokio::test]
async fn f53_the_assistant_is_reached_from_where_people_begin() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    for path in ["/", "/departments", "/help"] {
        assert!(app.stranger().opens(path).await.is(200).text().contains("href=\"/assistant\""), "{path}");
    }
    assert!(asha.opens("/appointments").await.is(200).text().contains("href=\"/assistant\""));
}

#[tokio::test]
async fn f53_what_people_ask_about_the_house_leads_to_pages_that_exist() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    for topic in &Rules::of_this_version().unwrap().topics {
        asha.opens(&topic.link).await.is(200);
        for language in Language::ALL {
            let named = Message { key: topic.page.clone().into(), args: BTreeMap::default() };
            assert!(words_of(language, &named).is_ok(), "{}", topic.page);
        }
    }
    let bills = asks(&app.stranger(), "where do I see my unpaid invoice").await.is(200).page();
    assert!(bills.find("#answer").unwrap().text().contains("insurance"), "{}", bills.text());
}

#[tokio::test]
async fn f53_nothing_that_was_written_is_kept() {
    let app = TestApp::start().await;
    let (_, asha) = doctor_and_asha(&app).await;
    asks(asha.browser(), "my zqknee hurts and my heart skips").await.is(200);
    asks(asha.browser(), "zqchest pain in my chest").await.is(200);
    for table in Table::ALL {
        let rows = json!(app.rows(table).await.iter().map(|row| format!("{row:?}")).collect::<Vec<_>>()).to_string();
        assert!(!rows.contains("zqknee") && !rows.contains("zqchest"), "{:?}", table.definition().name);
    }
}

#[tokio::test]
async fn f53_a_house_without_the_department_leads_to_general_medicine_or_the_list() {
    let app = TestApp::start().await;
    let said = asks(&app.stranger(), "I need new glasses, everything is blurry").await.is(200).page();
    assert!(said.find("#answer").unwrap().text().contains("Look at the list"), "{}", said.text());
    let tomas = app.administrator().await;
    let body = json!({ "name": "General medicine" });
    tomas.api(http::Method::POST, "/departments").json(&body).send().await.is(201);
    let said = asks(&app.stranger(), "I need new glasses, everything is blurry").await.is(200).page();
    assert!(said.find("#answer").unwrap().text().contains("General medicine is the right start"), "{}", said.text());
    let unsure = asks(&app.stranger(), "zzz qqq xxx").await.is(200).page();
    assert!(unsure.find("#answer").unwrap().text().contains("not clear enough"), "{}", unsure.text());
}

const WORDS: &str = "That is looked after in Cardiology, where a visit can be booked below.";

#[tokio::test]
async fn f53_a_model_words_what_is_not_urgent_and_learns_nothing_about_who_asks() {
    let model = ModelServer::start().await;
    let app = TestApp::with_model(&model.url).await;
    let (_, asha) = doctor_and_asha(&app).await;
    model.says(Says::Words(WORDS));
    let text = format!("{} here, 34, zq@example.org, call 080 5550 1400: my heart skips a beat", asha.name);
    let answer = asks(asha.browser(), &text).await.is(200).page();
    assert!(answer.find("#answer").unwrap().text().contains(WORDS), "{}", answer.text());
    let (path, asked) = model.asked().pop().unwrap();
    assert!(path.starts_with("/model/a.model-v1") && path.ends_with("/converse"), "{path}");
    let asked = asked.to_string();
    assert!(asked.contains("my heart skips a beat") && asked.contains("Cardiology"), "{asked}");
    for secret in [asha.name.as_str(), &asha.email, "34", "zq@", "5550", &asha.id.to_string()] {
        assert!(!asked.contains(secret), "{secret}: {asked}");
    }
}

#[tokio::test]
async fn f53_a_red_flag_is_never_sent_to_a_model() {
    let model = ModelServer::start().await;
    let app = TestApp::with_model(&model.url).await;
    for text in ["I can't breathe", "I want to die", "blood won't stop"] {
        asks(&app.stranger(), text).await.is(200);
    }
    assert!(model.asked().is_empty(), "{:?}", model.asked());
}

#[tokio::test]
async fn f53_without_usable_words_of_the_model_the_rules_own_stand() {
    let model = ModelServer::start().await;
    let app = TestApp::with_model(&model.url).await;
    doctor_and_asha(&app).await;
    let other = json!({ "name": "Dermatology" });
    app.administrator().await.api(http::Method::POST, "/departments").json(&other).send().await.is(201);
    let unusable = ["You have angina. Cardiology helps.", "Go to Dermatology.", "Take 2 tablets."];
    let unusable = unusable.into_iter().map(Says::Words);
    for says in unusable.chain([Says::Garbage, Says::Refusal, Says::Fault]) {
        model.says(says.clone());
        let answer = asks(&app.stranger(), "my heart skips a beat").await.is(200).page();
        let said = answer.find("#answer").unwrap().text();
        assert!(said.contains("usually looked at in Cardiology") && said.contains("112"), "{says:?}: {said}");
    }
    assert_eq!(model.asked().len(), 6, "nothing is asked twice");
    model.says(Says::Nothing);
    let began = Instant::now();
    assert!(asks(&app.stranger(), "my heart skips a beat").await.is(200).text().contains("usually looked at"));
    assert!(began.elapsed() >= Duration::from_secs(3) && began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}
