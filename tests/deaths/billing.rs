//! Issuing an invoice, paying it, and hearing what a gateway says.

use caredesk::operations::loops::drain_of;
use serde_json::json;

use crate::story::{End, at_every_call, is_told_once, the_next_one_goes_on, versions};
use crate::support::TestApp;
use crate::support::bills::inr;

#[tokio::test]
async fn r07_f55_a_completed_visit_has_one_invoice_wherever_whoever_heard_of_it_died() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let id = app.completes(&asha, &farah).await;
        let last = app.dies_at(end.which, end.death, drain_of(&app.app, "dies").run()).await;
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &id).await, [1], "{end:?}");
        app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
        assert_eq!(asha.invoice(&id).await["state"], "issued", "{end:?}");
        is_told_once(app, &asha, "A new invoice", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f55_a_payment_whose_server_dies_is_entered_once() {
    at_every_call(4, async |app: &TestApp, end: End| {
        let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
        let id = app.bills(&asha, &farah).await;
        let body = json!({ "amount": inr(30_000), "method": "cash" });
        let last = app.dies_at(end.which, end.death, tomas.pays(&id, "once", &body)).await;
        tomas.pays(&id, "once", &body).await.is(201);
        let invoice = tomas.invoice(&id).await;
        assert_eq!((&invoice["paid"], invoice["payments"].as_array().unwrap().len()), (&inr(30_000), 1), "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "has received a payment", (false, sent), end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f55_what_a_gateway_says_is_heard_once_wherever_the_server_died() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let id = app.bills(&asha, &farah).await;
        let begun = asha.pays(&id, &asha.new_key(), &json!({ "amount": inr(50_000) })).await.is(201);
        let page = asha.opens(&begun.member("pay_at")).await.is(200).page();
        let yes = page.find("form input[name=callback]").unwrap().attribute("value").unwrap().to_owned();
        let gateway = app.stranger();
        let says = async || gateway.posts("/hooks/payments", &[("callback", yes.as_str())]).await;
        let last = app.dies_at(end.which, end.death, says()).await;
        says().await.leads_to("/invoices/");
        let invoice = asha.invoice(&id).await;
        assert_eq!((&invoice["state"], invoice["payments"].as_array().unwrap().len()), (&json!("paid"), 1), "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        assert_eq!(versions(app, &id).await, [1, 2], "{end:?}");
        is_told_once(app, &asha, "has received a payment", (false, sent), end).await;
        last
    })
    .await;
}
