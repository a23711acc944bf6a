//! F55 and F56 over the API: invoices, payments, claims, and what months earn.

use http::Method;
use serde_json::{Value, json};

use crate::support::bills::inr;
use crate::support::{Person, TestApp};

async fn everybody(app: &TestApp) -> (Person, Person, Person) {
    (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await)
}

fn cash(amount: i64) -> Value {
    json!({ "amount": inr(amount), "method": "cash" })
}

pub async fn f55_a_completed_visit_has_one_invoice_and_one_without_a_fee_has_none(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let free = app.doctor_who("Chidi Okafor", |new| new.fee = serde_json::from_value(inr(0)).ok()).await;
    let (id, none) = (app.bills(&asha, &farah).await, app.bills(&asha, &free).await);
    let invoice = asha.invoice(&id).await;
    assert_eq!((&invoice["state"], &invoice["total"], &invoice["paid"]), (&json!("issued"), &inr(50_000), &inr(0)));
    let text = invoice["lines"][0]["text"].as_str().unwrap();
    assert!(text.starts_with("Consultation, Leena Farah, 2026-11-2"), "{text}");
    assert_eq!((&invoice["lines"][0]["amount"], &invoice["due_on"]), (&inr(50_000), &json!("2026-12-07")));
    assert_eq!(invoice["appointment_id"], id.replacen("inv_", "apt_", 1));
    for who in [&asha, &tomas] {
        who.api(Method::GET, &format!("/invoices/{none}")).send().await.is_problem(404, "not-found");
    }
    let ben = app.patient("Ben").await;
    ben.api(Method::GET, &format!("/invoices/{id}")).send().await.is_problem(404, "not-found");
    farah.api(Method::GET, &format!("/invoices/{id}")).send().await.is_problem(403, "forbidden");
    let mine = asha.api(Method::GET, "/invoices").send().await.is(200).json();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1, "{mine}");
    assert_eq!(tomas.api(Method::GET, "/invoices").send().await.is(200).json()["items"][0]["id"], json!(id));
    let of_one = format!("/invoices?patient={}", ben.id);
    assert_eq!(tomas.api(Method::GET, &of_one).send().await.is(200).json()["items"], json!([]));
    let told = app.published("invoice.issued").await;
    assert_eq!((told.len(), &told[0]["subject"], &told[0]["version"]), (1, &json!(id), &json!(1)));
    let sns: Vec<_> = app.sent().into_iter().filter(|message| message["service"] == "sns").map(|message| message.to_string()).collect();
    assert!(!sns.iter().any(|message| message.contains("Asha") || message.contains("50000") || message.contains("500.00")), "{sns:?}");
    let mail = app.mails_saying(&asha.email, "A new invoice").await;
    let text = mail[0]["text"].as_str().unwrap();
    assert!(mail.len() == 1 && text.contains(&format!("/invoices/{id}")) && !text.contains("500") && !text.contains("Farah"), "{text}");
    app.is_clean().await;
}

pub async fn f55_an_invoice_is_paid_in_parts_and_never_overpaid(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let id = app.bills(&asha, &farah).await;
    let path = format!("/invoices/{id}/payments");
    tomas.api(Method::POST, &path).json(&cash(1)).send().await.is_problem(428, "idempotency-key-required");
    let first = tomas.pays(&id, "one", &cash(20_000)).await.is(201);
    assert_eq!((first.json()["invoice_state"].clone(), first.json()["left"].clone()), (json!("partly_paid"), inr(30_000)));
    let again = tomas.pays(&id, "one", &cash(20_000)).await.is(201);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (first.member("id"), "true"));
    tomas.pays(&id, "one", &cash(20_001)).await.is_problem(422, "idempotency-key-reused");
    let over = tomas.pays(&id, "two", &cash(30_001)).await.is_problem(409, "would-overpay").json();
    assert_eq!(over["left"], 30_000);
    for wrong in [
        json!({ "amount": inr(0), "method": "cash" }),
        json!({ "amount": { "amount": 5, "currency": "EUR" }, "method": "cash" }),
        json!({ "amount": inr(5), "method": "online" }),
        json!({ "amount": inr(5), "method": "insurance" }),
        json!({ "amount": 5, "method": "cash" }),
        json!({ "method": "cash" }),
        json!({ "amount": inr(5), "method": "card", "reference": "4111 1111 1111 1111" }),
    ] {
        tomas.pays(&id, &tomas.new_key(), &wrong).await.is_problem(422, "invalid");
    }
    let card = json!({ "amount": inr(30_000), "method": "card", "reference": "RRN 6123" });
    assert_eq!(tomas.pays(&id, "three", &card).await.is(201).json()["invoice_state"], "paid");
    tomas.takes_cash(&id, 1).await.is_problem(409, "would-overpay");
    let paid = asha.invoice(&id).await;
    assert_eq!((&paid["state"], &paid["paid"], &paid["left"]), (&json!("paid"), &inr(50_000), &inr(0)));
    assert_eq!((&paid["payments"][1]["method"], &paid["payments"][1]["reference"]), (&json!("card"), &json!("RRN 6123")));
    let told = app.published("invoice.paid").await;
    assert_eq!((told.len(), &told[0]["version"], &told[0]["facts"]["department_id"]), (1, &json!(2), &json!(app.department.id)));
    assert_eq!(app.mails_saying(&asha.email, "has received a payment").await.len(), 2);
    asha.pays(&id, "mine", &cash(1)).await.is_problem(422, "invalid");
    let open = tomas.api(Method::GET, "/invoices?list=open").send().await.is(200).json();
    let done = tomas.api(Method::GET, "/invoices?list=paid").send().await.is(200).json();
    assert_eq!((&open["items"], done["items"].as_array().unwrap().len()), (&json!([]), 1));
    app.is_clean().await;
}

pub async fn f55_many_payments_at_once_never_overpay(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let id = app.bills(&asha, &farah).await;
    let tried = futures_util::future::join_all((0..10).map(|_| tomas.takes_cash(&id, 12_000))).await;
    assert_eq!(tried.iter().filter(|answer| answer.status == 201).count(), 4, "four times 120.00 go into 500.00");
    for refused in tried.into_iter().filter(|answer| answer.status != 201) {
        assert_eq!(refused.is_problem(409, "would-overpay").json()["left"], 2_000);
    }
    // The same request twice at once is one payment.
    let (body, key) = (cash(2_000), tomas.new_key());
    let (one, two) = tokio::join!(tomas.pays(&id, &key, &body), tomas.pays(&id, &key, &body));
    assert_eq!(one.is(201).member("id"), two.is(201).member("id"));
    let paid = asha.invoice(&id).await;
    assert_eq!((&paid["state"], paid["payments"].as_array().unwrap().len()), (&json!("paid"), 5));
    assert_eq!(app.published("invoice.paid").await.len(), 1);
    app.is_clean().await;
}

pub async fn f55_lines_and_taxes_add_up_and_only_what_nobody_paid_is_void(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let tax = json!({ "tax_percent": 1_800, "tax_name": "GST", "invoice_due_days": 0 });
    tomas.api(Method::PUT, "/admin/settings").json(&tax).send().await.is(200);
    let id = app.bills(&asha, &farah).await;
    let lines = format!("/invoices/{id}/lines");
    let add = |body: Value| tomas.api(Method::POST, &lines).json(&body).send();
    add(json!({ "text": "Bandage", "amount": inr(333) })).await.is(201);
    add(json!({ "kind": "discount", "text": "Staff", "amount": inr(10_001) })).await.is(201);
    add(json!({ "kind": "discount", "text": "All", "amount": inr(50_000) })).await.is_problem(409, "not-allowed-now");
    add(json!({ "text": " ", "amount": inr(-1) })).await.is_problem(422, "invalid");
    let key = tomas.new_key();
    for _ in 0..2 {
        tomas.api(Method::POST, &lines).key(&key).json(&json!({ "text": "Syringe", "amount": inr(7) })).send().await.is(201);
    }
    let invoice = asha.invoice(&id).await;
    let amounts: Vec<i64> = invoice["lines"].as_array().unwrap().iter().map(|line| line["amount"]["amount"].as_i64().unwrap()).collect();
    // Of each line: 9000, 59.94, 1800.18 and 1.26, rounded to whole minor units.
    assert_eq!(amounts, [50_000, 333, -10_001, 7, 9_000 + 60 - 1_800 + 1]);
    assert_eq!(invoice["total"], inr(amounts.iter().sum()));
    assert_eq!((&invoice["lines"][4]["text"], &invoice["due_on"]), (&json!("GST"), &json!("2026-11-23")));
    // The day after it is overdue.
    app.passes(24 * 60);
    for who in [&asha, &tomas, &farah] {
        app.signs_in(who, caredesk::access::actor::Level::Full).await;
    }
    assert_eq!(tomas.api(Method::GET, "/invoices?list=overdue").send().await.is(200).json()["items"][0]["id"], json!(id));
    let void = |reason: &'static str| tomas.api(Method::POST, &format!("/invoices/{id}/void")).json(&json!({ "reason": reason })).send();
    void(" ").await.is_problem(422, "invalid");
    let other = app.bills(&asha, &farah).await;
    tomas.takes_cash(&other, 100).await.is(201);
    let paid = tomas.api(Method::POST, &format!("/invoices/{other}/void")).json(&json!({ "reason": "a mistake" })).send();
    paid.await.is_problem(409, "not-allowed-now");
    tomas
        .api(Method::POST, &format!("/invoices/{other}/lines"))
        .json(&json!({ "text": "More", "amount": inr(1) }))
        .send()
        .await
        .is_problem(409, "not-allowed-now");
    assert_eq!(void("Written twice").await.is(200).json()["state"], "void");
    void("Written twice").await.is_problem(409, "not-allowed-now");
    tomas.takes_cash(&id, 1).await.is_problem(409, "not-allowed-now");
    let seen = asha.invoice(&id).await;
    assert_eq!((&seen["void_reason"], &seen["left"], &seen["overdue"]), (&json!("Written twice"), &inr(0), &json!(false)));
    let revenue = tomas.api(Method::GET, "/admin/revenue?month=2026-11").send().await.is(200).json();
    let line = &revenue["items"][0];
    assert_eq!((&line["invoices"], &line["issued"], &line["received"]), (&json!(1), &inr(59_000), &inr(100)), "{revenue}");
    tomas.api(Method::GET, "/admin/revenue?month=2026-13").send().await.is_problem(422, "invalid");
    app.is_clean().await;
}

pub async fn f55_what_a_gateway_says_counts_once_and_what_is_too_much_is_given_back(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let id = app.bills(&asha, &farah).await;
    let begin = |amount: i64| json!({ "amount": inr(amount) });
    let (body, key) = (begin(30_000), asha.new_key());
    let started = asha.pays(&id, &key, &body).await.is(201);
    assert_eq!((started.json()["received"].clone(), started.json()["method"].clone()), (json!(false), json!("online")));
    let again = asha.pays(&id, &key, &body).await.is(201);
    assert_eq!(again.member("id"), started.member("id"));
    assert_eq!(asha.invoice(&id).await["state"], "issued", "nothing is paid yet");
    let page = asha.opens(&started.member("pay_at")).await.is(200).page();
    assert!(page.text().contains("SANDBOX") && page.text().contains("₹300.00"), "{}", page.text());
    let forms = |page: &crate::support::Page| {
        let callbacks =
            page.all("form input[name=callback]").iter().map(|input| input.attribute("value").unwrap().to_owned()).collect::<Vec<_>>();
        (callbacks[0].clone(), callbacks[1].clone())
    };
    let (approve, decline) = forms(&page);
    let ben = app.patient("Ben").await;
    ben.opens(&started.member("pay_at")).await.is(404);
    let stranger = app.stranger();
    let says = async |callback: &str| stranger.posts("/hooks/payments", &[("callback", callback)]).await;
    stranger.posts("/hooks/payments", &[("callback", "made-up")]).await.is(400);
    says(&decline).await.leads_to(&format!("/invoices/{id}"));
    assert_eq!(asha.invoice(&id).await["state"], "issued");
    // The gateway changes its mind, says so three times, twice of them at once, and then the old word comes late.
    let (one, two) = tokio::join!(says(&approve), says(&approve));
    one.leads_to("/invoices/");
    two.leads_to("/invoices/");
    says(&approve).await.leads_to("/invoices/");
    says(&decline).await.leads_to("/invoices/");
    let paid = asha.invoice(&id).await;
    assert_eq!((&paid["state"], &paid["paid"], paid["payments"].as_array().unwrap().len()), (&json!("partly_paid"), &inr(30_000), 1));
    // Meanwhile the rest is paid at the desk: what the gateway took is to be given back.
    let second = asha.pays(&id, &asha.new_key(), &begin(20_000)).await.is(201);
    asha.pays(&id, &asha.new_key(), &begin(20_001)).await.is_problem(409, "would-overpay");
    tomas.takes_cash(&id, 15_000).await.is(201);
    let (approve, _) = forms(&asha.opens(&second.member("pay_at")).await.page());
    for _ in 0..2 {
        says(&approve).await.leads_to("/invoices/");
    }
    assert_eq!(asha.invoice(&id).await["left"], inr(5_000));
    let refunds = tomas.api(Method::GET, "/admin/refunds").send().await.is(200).json();
    assert_eq!((refunds["items"].as_array().unwrap().len(), &refunds["items"][0]["amount"]), (1, &inr(20_000)));
    let done = format!("/admin/refunds/{}/done", refunds["items"][0]["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(tomas.api(Method::POST, &done).send().await.is(200).json()["state"], "refunded");
    }
    assert_eq!(tomas.api(Method::GET, "/admin/refunds").send().await.is(200).json()["items"], json!([]));
    app.is_clean().await;
}

pub async fn f56_a_claim_goes_along_its_arrows_and_settles_its_invoice(app: TestApp) {
    let (farah, asha, tomas) = everybody(&app).await;
    let id = app.bills(&asha, &farah).await;
    let claims = format!("/invoices/{id}/claims");
    let wish = |amount: i64| json!({ "insurer": "Star Health", "policy_number": "P-4711-0815", "amount": inr(amount) });
    asha.api(Method::POST, &claims).json(&wish(50_001)).send().await.is_problem(409, "would-overpay");
    let wrong = json!({ "insurer": " ", "policy_number": "", "amount": inr(0) });
    let flaws = asha.api(Method::POST, &claims).json(&wrong).send().await.is_problem(422, "invalid").json();
    assert_eq!(flaws["errors"].as_array().unwrap().len(), 3);
    let key = asha.new_key();
    let filed = asha.api(Method::POST, &claims).key(&key).json(&wish(40_000)).send().await.is(201);
    let again = asha.api(Method::POST, &claims).key(&key).json(&wish(40_000)).send().await.is(201);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (filed.member("id"), "true"));
    asha.api(Method::POST, &claims).json(&wish(1)).send().await.is_problem(409, "not-allowed-now");
    tomas
        .api(Method::POST, &format!("/invoices/{id}/void"))
        .json(&json!({ "reason": "no" }))
        .send()
        .await
        .is_problem(409, "not-allowed-now");
    let claim = filed.member("id");
    let ben = app.patient("Ben").await;
    ben.api(Method::GET, &format!("/claims/{claim}")).send().await.is_problem(404, "not-found");
    asha.decides(&claim, &json!({ "state": "approved" })).await.is_problem(403, "forbidden");
    let queue = tomas.api(Method::GET, "/claims").send().await.is(200).json();
    assert_eq!(queue["items"][0]["policy_number"], "••••0815", "masked in lists");
    assert_eq!(tomas.api(Method::GET, &format!("/claims/{claim}")).send().await.is(200).member("policy_number"), "P-4711-0815");
    for early in ["approved", "paid"] {
        tomas.decides(&claim, &json!({ "state": early })).await.is_problem(409, "not-allowed-now");
    }
    tomas.decides(&claim, &json!({ "state": "under_review", "note": "asked for papers" })).await.is(200);
    tomas.decides(&claim, &json!({ "state": "rejected" })).await.is_problem(422, "invalid");
    tomas.decides(&claim, &json!({ "state": "approved", "amount": inr(40_001) })).await.is_problem(422, "invalid");
    // Two administrators decide at once: one of them does.
    let yes = |amount: i64| json!({ "state": "approved", "amount": inr(amount) });
    let (less, more) = (yes(35_000), yes(36_000));
    let (one, two) = tokio::join!(tomas.decides(&claim, &less), tomas.decides(&claim, &more));
    let statuses = [one.status, two.status];
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    let stands = asha.api(Method::GET, &format!("/claims/{claim}")).send().await.is(200).json();
    assert_eq!((&stands["state"], stands["history"].as_array().unwrap().len()), (&json!("approved"), 3));
    let approved = claim;
    // Meanwhile so much was paid at the desk that the insurer's money no longer fits.
    tomas.takes_cash(&id, 20_000).await.is(201);
    let over = tomas.decides(&approved, &json!({ "state": "paid" })).await.is_problem(409, "would-overpay").json();
    assert_eq!(over["left"], 30_000);
    let paid = json!({ "state": "paid", "amount": inr(30_000), "note": "the rest goes back" });
    tomas.decides(&approved, &paid).await.is(200);
    tomas.decides(&approved, &paid).await.is_problem(409, "not-allowed-now");
    let invoice = asha.invoice(&id).await;
    assert_eq!((&invoice["state"], &invoice["paid"]), (&json!("paid"), &inr(50_000)));
    assert_eq!((&invoice["settlements"][0]["amount"], &invoice["open_claim_id"]), (&inr(30_000), &Value::Null));
    let history = asha.api(Method::GET, &format!("/claims/{approved}")).send().await.is(200).json();
    let steps: Vec<&str> = history["history"].as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap()).collect();
    assert_eq!(steps, ["submitted", "under_review", "approved", "paid"]);
    // One that was approved ends although somebody paid the whole meanwhile.
    let id = app.bills(&asha, &farah).await;
    let paper = format!("/invoices/{id}/claims");
    let claim = asha.api(Method::POST, &paper).json(&wish(40_000)).send().await.is(201).member("id");
    for step in [json!({ "state": "under_review" }), yes(40_000)] {
        tomas.decides(&claim, &step).await.is(200);
    }
    tomas.takes_cash(&id, 50_000).await.is(201);
    tomas.decides(&claim, &json!({ "state": "paid" })).await.is_problem(409, "would-overpay");
    tomas.decides(&claim, &json!({ "state": "rejected" })).await.is_problem(422, "invalid");
    tomas.decides(&claim, &json!({ "state": "rejected", "note": "paid by the patient" })).await.is(200);
    assert_eq!(asha.invoice(&id).await["open_claim_id"], Value::Null);
    assert!(!app.published("claim.decided").await.is_empty() && !app.published("claim.filed").await.is_empty());
    assert!(!app.sent().iter().any(|message| message.to_string().contains("P-4711-0815")), "no policy number leaves the house");
    assert!(!app.mails_saying(&asha.email, "News of your insurance claim").await.is_empty());
    app.is_clean().await;
}

both_doors!(
    f55_a_completed_visit_has_one_invoice_and_one_without_a_fee_has_none,
    f55_an_invoice_is_paid_in_parts_and_never_overpaid,
    f55_many_payments_at_once_never_overpay,
    f55_lines_and_taxes_add_up_and_only_what_nobody_paid_is_void,
    f55_what_a_gateway_says_counts_once_and_what_is_too_much_is_given_back,
    f56_a_claim_goes_along_its_arrows_and_settles_its_invoice,
);
