//! F55 and F56 on pages: a patient's invoices, the desk of administrators, claims, revenue; and many clients at once.

use std::collections::HashMap;

use caredesk::capabilities::calendar::model::Quantum;
use caredesk::identity::accounts::profile_key;
use caredesk::operations::verify::check;
use caredesk::storage::item::{Key, number};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::{Value, json};

use crate::support::bills::inr;
use crate::support::{Person, TestApp};

#[tokio::test]
async fn f55_a_patient_sees_an_invoice_pays_it_online_and_takes_the_papers_along() {
    let app = TestApp::start().await;
    let (farah, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    assert!(asha.opens("/invoices").await.is(200).page().text().contains("You have no invoices"));
    let id = app.bills(&asha, &farah).await;
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.text().contains("One invoice is to be paid."), "{}", home.text());
    assert!(!ben.opens("/appointments").await.page().text().contains("to be paid"));
    let list = asha.opens("/invoices").await.is(200).page();
    assert!(list.text().contains("To be paid") && list.text().contains("₹500.00"), "{}", list.text());
    let one = format!("/invoices/{id}");
    ben.opens(&one).await.is(404);
    let page = asha.opens(&one).await.is(200).page();
    let text = page.text();
    assert!(text.contains("Consultation, Leena Farah, ") && !text.contains("cold"), "{text}");
    let pay = page.form(&format!("{one}/pay"));
    assert_eq!(pay.value("amount"), "500.00");
    let wrong = asha.sends(&pay.clone().fill("amount", "500.01")).await.is(409).page();
    assert!(wrong.alert().contains("Enter at most ₹500.00: no more is still to be paid."), "{}", wrong.alert());
    assert_eq!(wrong.find(".nhsuk-error-summary li a").unwrap().attribute("href"), Some("#amount"));
    assert_eq!(wrong.find("#amount").unwrap().attribute("aria-invalid"), Some("true"));
    assert!(asha.sends(&pay.clone().fill("amount", "much")).await.is(422).page().alert().contains("Enter an amount above zero"));
    let gateway = asha.sends(&pay.fill("amount", "200")).await.leads_to("/local/gateway/").location().to_owned();
    let forms = asha.opens(&gateway).await.is(200).page();
    let callback = |at: usize| forms.all("input[name=callback]")[at].attribute("value").unwrap().to_owned();
    asha.posts("/hooks/payments", &[("callback", callback(1).as_str())]).await.leads_to(&one);
    assert!(asha.opens(&one).await.page().text().contains("The payment was declined"));
    asha.posts("/hooks/payments", &[("callback", callback(0).as_str())]).await.leads_to(&one);
    let paid = asha.opens(&one).await.is(200).page();
    assert!(paid.text().contains("Your payment has arrived") && paid.text().contains("Partly paid"), "{}", paid.text());
    let mut hrefs = paid.all("main a").into_iter().filter_map(|link| link.attribute("href"));
    let receipt = hrefs.find(|href| href.ends_with("/receipt.pdf")).unwrap().to_owned();
    for paper in [format!("{one}/invoice.pdf"), receipt] {
        let file = asha.opens(&paper).await.is(200);
        assert!(file.header("content-type") == "application/pdf" && file.body.starts_with(b"%PDF-1.7"), "{paper}");
        ben.opens(&paper).await.is(404);
    }
    let arabic = asha.ask(Method::GET, &one).header("accept-language", "ar").send().await.is(200).page();
    assert!(arabic.text().contains("مدفوعة جزئيًا"), "{}", arabic.text());
    app.is_clean().await;
}

#[tokio::test]
async fn f55_an_amount_is_shown_and_typed_with_the_marks_of_the_readers_language() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let one = format!("/invoices/{}", app.bills(&asha, &farah).await);
    asha.posts("/language", &[("language", "es")]).await.is(303);
    let pay = asha.opens(&one).await.is(200).page().form(&format!("{one}/pay"));
    assert_eq!(pay.value("amount"), "500,00");
    for unclear in ["1,500", "500.5", "mucho"] {
        let wrong = asha.sends(&pay.clone().fill("amount", unclear)).await.is(422).page();
        assert!(wrong.alert().contains("como 500 o 1.234,50"), "{unclear}: {}", wrong.alert());
        assert_eq!(wrong.form(&format!("{one}/pay")).value("amount"), unclear, "what was typed stays");
    }
    assert!(asha.sends(&pay.clone().fill("amount", "1.234,50")).await.is(409).page().alert().contains("500,00"), "more than is owed");
    let gateway = asha.sends(&pay.fill("amount", "5,5")).await.leads_to("/local/gateway/").location().to_owned();
    assert!(asha.opens(&gateway).await.is(200).page().text().contains("5,50"));
}

#[tokio::test]
async fn f55_what_was_given_back_is_marked_once_its_amount_is_typed() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let begun = asha.pays(&id, &asha.new_key(), &json!({ "amount": inr(20_000) })).await.is(201);
    let gateway = asha.opens(&begun.member("pay_at")).await.is(200).page();
    let yes = gateway.find("input[name=callback]").unwrap().attribute("value").unwrap().to_owned();
    tomas.takes_cash(&id, 50_000).await.is(201);
    asha.posts("/hooks/payments", &[("callback", yes.as_str())]).await.is(303);

    let list = "/admin/billing?show=refunds";
    let refunds = tomas.api(Method::GET, "/admin/refunds").send().await.is(200).json();
    let done = format!("/admin/refunds/{}/done", refunds["items"][0]["id"].as_str().unwrap());
    assert!(tomas.opens(list).await.is(200).page().find(&format!("a[href={done}]")).is_some(), "the way there");
    let ask = tomas.opens(&done).await.is(200).page();
    assert!(ask.text().contains("Type the amount that was given back: ₹200.00"), "{}", ask.text());
    for other in ["", "20", "200.01"] {
        let wrong = tomas.sends(&ask.form(&done).fill("amount", other)).await.is(422).page();
        assert!(wrong.alert().contains("Type the amount as it stands here: 200.00"), "{}", wrong.alert());
    }
    assert!(tomas.opens(list).await.is(200).page().text().contains("₹200.00"), "it is still to be given back");
    tomas.sends(&ask.form(&done).fill("amount", "200")).await.leads_to(list);
    assert!(tomas.opens(list).await.is(200).page().text().contains("Nothing is to be given back"));
    tomas.sends(&ask.form(&done).fill("amount", "1")).await.leads_to(list);
    assert_eq!(tomas.opens(list).await.is(200).page().alert(), "This was marked as given back before.", "whatever is typed");
    tomas.opens(&done).await.leads_to(list);
    assert_eq!(tomas.opens(list).await.is(200).page().alert(), "This was marked as given back before.");
    app.is_clean().await;
}

#[tokio::test]
async fn f55_whoever_marks_what_is_not_to_be_given_back_reads_why_on_the_list() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let begun = asha.pays(&id, &asha.new_key(), &json!({ "amount": inr(20_000) })).await.is(201);
    let gateway = asha.opens(&begun.member("pay_at")).await.is(200).page();
    let callback = |at: usize| gateway.all("input[name=callback]")[at].attribute("value").unwrap().to_owned();
    // The payment that it becomes has its id.
    let done = format!("/admin/refunds/{}/done", begun.member("id").replace("pay_", "cho_"));
    let list = "/admin/billing?show=refunds";
    let told = async || {
        tomas.opens(&done).await.leads_to(list);
        let asked = tomas.opens(list).await.is(200).page().alert();
        tomas.posts(&done, &[("amount", "200")]).await.leads_to(list);
        assert_eq!(tomas.opens(list).await.is(200).page().alert(), asked, "of its form too");
        asked
    };
    let unpaid = "This online payment has not come in. Nothing is to be given back.";
    assert_eq!(told().await, unpaid, "nobody has said anything");
    asha.posts("/hooks/payments", &[("callback", callback(1).as_str())]).await.is(303);
    assert_eq!(told().await, unpaid, "declined");
    asha.posts("/hooks/payments", &[("callback", callback(0).as_str())]).await.is(303);
    assert_eq!(told().await, "This online payment pays its invoice. Nothing is to be given back.");
}

#[tokio::test]
async fn f55_an_administrator_enters_payments_adds_lines_and_voids_with_a_typed_confirmation() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let list = tomas.opens("/admin/billing").await.is(200).page();
    assert!(list.text().contains("Asha") && list.find(&format!("a[href=/admin/billing/{id}]")).is_some(), "{}", list.text());
    let of_one = tomas.opens(&format!("/patients/{}", asha.id)).await.is(200).page();
    assert!(of_one.find(&format!("a[href=/admin/billing/patients/{}]", asha.id)).is_some(), "the way there");
    assert!(tomas.opens(&format!("/admin/billing/patients/{}", asha.id)).await.is(200).page().text().contains("INV-"));
    let one = format!("/admin/billing/{id}");
    tomas.opens(&format!("/invoices/{id}")).await.leads_to(&one);
    tomas.opens("/invoices").await.leads_to("/admin/billing");
    let page = tomas.opens(&one).await.is(200).page();
    let line = page.form(&format!("{one}/lines")).fill("line_text", "Bandage").fill("line_amount", "5");
    for _ in 0..2 {
        tomas.sends(&line).await.leads_to(&one);
    }
    let page = tomas.opens(&one).await.page();
    assert!(page.text().contains("₹505.00"), "pressed twice adds one line: {}", page.text());
    let pay = page.form(&format!("{one}/pay"));
    let wrong = tomas.sends(&pay.clone().fill("reference", "4111111111111111")).await.is(422).page();
    assert!(wrong.alert().contains("Choose cash or card") && wrong.alert().contains("number of a card"), "{}", wrong.alert());
    // Void while nothing is paid: only with its number typed.
    let void = tomas.opens(&format!("{one}/void")).await.is(200).page().form(&format!("{one}/void"));
    let no = tomas.sends(&void.clone().fill("reason", "A mistake").fill("confirmation", "yes")).await.is(422).page();
    assert!(no.alert().contains("Type the invoice number exactly"), "{}", no.alert());
    for _ in 0..2 {
        tomas.sends(&pay.clone().fill("amount", "105").fill("method", "cash")).await.leads_to(&one);
    }
    let part = tomas.opens(&one).await.page();
    assert!(part.text().contains("₹400.00") && part.text().contains("Partly paid"), "pressed twice pays once: {}", part.text());
    let reference = part.heading().replace("Invoice ", "");
    let late = tomas.sends(&void.fill("reason", "A mistake").fill("confirmation", reference.to_lowercase())).await.is(409).page();
    assert!(late.alert().contains("Something was paid already"), "{}", late.alert());
    let other = app.bills(&asha, &farah).await;
    let void = tomas.opens(&format!("/admin/billing/{other}/void")).await.is(200).page();
    let form = void.form(&format!("/admin/billing/{other}/void"));
    let named = void.find("label[for=confirmation]").unwrap().text().replace("Type ", "").replace(" to confirm", "");
    tomas.sends(&form.fill("reason", "Written twice").fill("confirmation", named)).await.leads_to(&format!("/admin/billing/{other}"));
    assert!(asha.opens(&format!("/invoices/{other}")).await.page().text().contains("Written twice"));
    assert!(tomas.opens("/admin/billing?show=void").await.page().text().contains("Void"));
    let sheet = tomas.opens("/admin/revenue.csv?month=2026-11").await.is(200);
    let csv = sheet.text();
    assert!(csv.contains("2026-11,Cardiology,Leena Farah,INR,1,505.00,105.00"), "{csv}");
    let revenue = tomas.opens("/admin/revenue").await.is(200).page();
    assert!(revenue.text().contains("₹105.00") && revenue.find("svg.chart").is_some(), "{}", revenue.text());
    assert_eq!(tomas.opens("/admin/revenue?month=2027-01").await.status, 422);
    // Somebody else's roles have nothing to do here.
    let ruth = app.receptionist().await;
    for path in ["/admin/billing", "/admin/claims", "/admin/revenue", one.as_str()] {
        assert_eq!((ruth.opens(path).await.status, asha.opens(path).await.status), (403, 403), "{path}");
    }
    app.is_clean().await;
}

#[tokio::test]
async fn f56_a_patient_files_a_claim_and_sees_what_becomes_of_it() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let one = format!("/invoices/{id}");
    let file = asha.opens(&one).await.page().form(&format!("{one}/claims"));
    let wrong = asha.sends(&file.clone().fill("claim_amount", "")).await.is(422).page();
    for what in ["Name the insurer", "Enter the policy number", "Enter an amount"] {
        assert!(wrong.alert().contains(what), "{}", wrong.alert());
    }
    let file = file.fill("insurer", "Star Health").fill("policy_number", "P-4711-0815").fill("claim_amount", "300");
    for _ in 0..2 {
        asha.sends(&file).await.leads_to(&one);
    }
    let filed = asha.opens(&one).await.page();
    assert!(filed.text().contains("••••0815") && filed.all("#claims").len() == 1 && !filed.text().contains("4711"), "{}", filed.text());
    let queue = tomas.opens("/admin/claims").await.is(200).page();
    assert!(queue.text().contains("Star Health") && !queue.text().contains("4711"), "masked in lists: {}", queue.text());
    let href = queue.all("main .todo a")[0].attribute("href").unwrap().to_owned();
    let page = tomas.opens(&href).await.is(200).page();
    assert!(page.text().contains("P-4711-0815"), "{}", page.text());
    tomas.sends(&page.form(&href).fill("state", "under_review")).await.leads_to(&href);
    let form = tomas.opens(&href).await.page().form(&href);
    let no = tomas.sends(&form.clone().fill("state", "rejected")).await.is(422).page();
    assert!(no.alert().contains("Say why it is rejected"), "{}", no.alert());
    tomas.sends(&form.fill("state", "approved").fill("amount", "250")).await.leads_to(&href);
    let late = tomas.sends(&page.form(&href).fill("state", "under_review")).await.is(409).page();
    assert!(late.alert().contains("has been moved meanwhile"), "{}", late.alert());
    let form = tomas.opens(&href).await.page().form(&href);
    tomas.sends(&form.fill("state", "paid")).await.leads_to(&href);
    let seen = asha.opens(&one).await.is(200).page();
    assert!(seen.text().contains("Paid by the insurer") && seen.text().contains("₹250.00"), "{}", seen.text());
    assert!(asha.opens("/notifications").await.page().text().contains("News of an insurance claim"));
    app.is_clean().await;
}

/// What the oracle knows of one invoice.
#[derive(Default, Clone)]
struct Known {
    total: i64,
    paid: i64,
    void: bool,
}

/// A number that looks like any other, always the same for one seed (splitmix64).
const fn mixed(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One thing a client does to one invoice, and what it came to: the total, what was paid, whether it is void now.
async fn does(app: &TestApp, tomas: &Person, asha: &Person, id: &str, seed: u64) -> Known {
    let (act, amount) = (mixed(seed) % 10, i64::try_from(mixed(seed + 1_000_000) % 20_000).unwrap() + 1);
    let mut came = Known::default();
    match act {
        0..=4 => {
            // Now and then all that is left: amounts by chance never come to it.
            let amount = if mixed(seed + 2_000_000).is_multiple_of(4) {
                let left = tomas.invoice(id).await["left"]["amount"].as_i64().unwrap();
                left.max(1)
            } else {
                amount
            };
            let taken = tomas.takes_cash(id, amount).await;
            assert!([201, 409].contains(&taken.status), "{}", taken.text());
            came.paid = if taken.status == 201 { amount } else { 0 };
        }
        5 => {
            let line = json!({ "kind": if amount % 2 == 0 { "extra" } else { "discount" }, "text": "More or less", "amount": inr(amount) });
            let added = tomas.api(Method::POST, &format!("/invoices/{id}/lines")).json(&line).send().await;
            assert!([201, 409].contains(&added.status), "{}", added.text());
            came.total = if added.status != 201 {
                0
            } else if amount % 2 == 0 {
                amount
            } else {
                -amount
            };
        }
        6 => {
            let void = tomas.api(Method::POST, &format!("/invoices/{id}/void")).json(&json!({ "reason": "at random" })).send().await;
            assert!([200, 409].contains(&void.status), "{}", void.text());
            came.void = void.status == 200;
        }
        7 => {
            let begun = asha.pays(id, &asha.new_key(), &json!({ "amount": inr(amount) })).await;
            assert!([201, 409].contains(&begun.status), "{}", begun.text());
            if begun.status == 201 {
                let page = asha.opens(&begun.member("pay_at")).await.is(200).page();
                let yes = page.find("input[name=callback]").unwrap().attribute("value").unwrap().to_owned();
                let back = [("callback", yes.as_str())];
                let (one, two) = tokio::join!(asha.posts("/hooks/payments", &back), asha.posts("/hooks/payments", &back));
                assert_eq!((one.status, two.status), (303, 303));
                let cho = begun.member("pay_at").rsplit('/').next().unwrap().to_owned();
                let took = app.rows(Table::Billing).await.into_iter().any(|row| {
                    let word = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
                    word("item") == format!("checkout#{cho}") && word("state") == "paid"
                });
                came.paid = if took { amount } else { 0 };
            }
        }
        _ => {
            let wish = json!({ "insurer": "Star", "policy_number": "P-1", "amount": inr(amount) });
            let filed = asha.api(Method::POST, &format!("/invoices/{id}/claims")).json(&wish).send().await;
            assert!([201, 409].contains(&filed.status), "{}", filed.text());
            if filed.status == 201 {
                let claim = filed.member("id");
                tomas.decides(&claim, &json!({ "state": "under_review" })).await.is(200);
                if amount % 3 == 0 {
                    tomas.decides(&claim, &json!({ "state": "rejected", "note": "not covered" })).await.is(200);
                } else {
                    tomas.decides(&claim, &json!({ "state": "approved" })).await.is(200);
                    let paid = tomas.decides(&claim, &json!({ "state": "paid" })).await;
                    assert!([200, 409].contains(&paid.status), "{}", paid.text());
                    came.paid = if paid.status == 200 { amount } else { 0 };
                }
            }
        }
    }
    came
}

/// THE proof of F55: many clients at once, and every sum is exact to the minor unit.
#[tokio::test]
async fn f55_five_hundred_random_acts_by_clients_at_once_lose_no_payment_and_no_minor_unit() {
    const INVOICES: usize = 40;
    const ACTS: u64 = 500;
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let mut ids = Vec::new();
    while ids.len() < INVOICES {
        ids.push(app.completes(&asha, &farah).await);
    }
    app.published("invoice.issued").await;
    let issued = ids.iter().map(|id| (id.clone(), Known { total: 50_000, ..Known::default() }));
    let mut known: HashMap<String, Known> = issued.collect();
    for round in 0..ACTS / 10 {
        let acts = (0..10).map(|client| {
            let seed = round * 10 + client;
            let id = ids[usize::try_from(seed * 7).unwrap() % ids.len()].clone();
            let (app, tomas, asha) = (&app, &tomas, &asha);
            async move { (id.clone(), does(app, tomas, asha, &id, seed).await) }
        });
        for (id, came) in futures_util::future::join_all(acts).await {
            let now = known.get_mut(&id).unwrap();
            now.total += came.total;
            now.paid += came.paid;
            now.void |= came.void;
        }
    }
    let (mut paid, mut states) = (0, Vec::new());
    for (id, oracle) in &known {
        let invoice: Value = asha.invoice(id).await;
        let amount = |name: &str| invoice[name]["amount"].as_i64().unwrap();
        let lines: i64 = invoice["lines"].as_array().unwrap().iter().map(|line| line["amount"]["amount"].as_i64().unwrap()).sum();
        assert_eq!((amount("total"), amount("total"), amount("paid")), (oracle.total, lines, oracle.paid), "{invoice}");
        let state = match oracle {
            Known { void: true, .. } => "void",
            Known { paid: 0, .. } => "issued",
            Known { total, paid, .. } if paid < total => "partly_paid",
            _ => "paid",
        };
        assert_eq!(invoice["state"], state, "{invoice}");
        paid += oracle.paid;
        states.push(state);
    }
    let revenue = tomas.api(Method::GET, "/admin/revenue").send().await.is(200).json();
    assert_eq!(revenue["items"][0]["received"], inr(paid), "{states:?}");
    assert!(paid > 0 && ["paid", "partly_paid", "void"].iter().all(|state| states.contains(state)), "{states:?}");
    app.is_clean().await;
}

#[tokio::test]
async fn f55_sums_that_are_not_what_was_done_are_named_by_verify() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    tomas.takes_cash(&id, 10_000).await.is(201);
    app.is_clean().await;
    let invoice = Key::two(Table::Billing, asha.id, format!("invoice#{id}"));
    let damages = [
        (invoice.clone(), "SET payments[0].amount = :n", 10_001, "earned other sums"),
        (invoice, "SET parts[0].amount = :n", 9_999, "more than its lines come to"),
        (profile_key(asha.id), "SET unpaid = :n", 7, "another number of unpaid invoices"),
    ];
    for (key, change, amount, finding) in damages {
        let change = Expression::of(change).value(":n", number(amount));
        app.write(vec![Action::Update { key, change, condition: None }]).await;
        let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
        assert!(report.to_string().contains(finding) && !report.to_string().contains("Asha"), "{report}");
    }
}

#[tokio::test]
async fn f55_what_invoices_cost() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let (_, pays) = app.spends(tomas.takes_cash(&id, 10_000)).await;
    let (_, list) = app.spends(asha.opens("/invoices")).await;
    let (_, desk) = app.spends(tomas.opens("/admin/billing")).await;
    let (_, revenue) = app.spends(tomas.opens("/admin/revenue")).await;
    assert!(pays.calls <= 7 && pays.write_units <= 40.0, "a payment: {pays:?}");
    assert!(list.calls <= 3 && list.read_units <= 4.0, "one's own invoices: {list:?}");
    assert!(desk.calls <= 5, "a list of everybody's: {desk:?}");
    assert!(revenue.calls <= 10 && revenue.read_units <= 12.0, "a month: {revenue:?}");
}
