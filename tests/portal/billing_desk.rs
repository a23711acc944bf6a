//! F55 at the administrators' desk: what an invoice's page tells them, and two windows with the same invoice.

use http::Method;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn f55_an_invoice_speaks_to_whoever_manages_it_and_names_its_currency_beside_every_amount() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "JPY" })).send().await.is(200);
    let page = tomas.opens(&format!("/admin/billing/{id}")).await.is(200).page();
    let text = page.text();
    for told in ["Only the patient and the administrators of the hospital see this invoice.", "As on the patient's insurance card."] {
        assert!(text.contains(told), "{told} in {text}");
    }
    for own in ["Only you", "your", "You see here"] {
        assert!(!page.find("main").unwrap().text().contains(own), "{own} in {text}");
    }
    for field in ["amount", "line_amount", "claim_amount"] {
        let hint = page.find(&format!("#{field}-hint")).unwrap().text();
        assert_eq!(hint, "In INR, like 500 or 1,234.50.", "{field}: the invoice's, not the hospital's");
    }
    let own = asha.opens(&format!("/invoices/{id}")).await.is(200).page().text();
    for told in ["Only you and the administrators of the hospital see your invoices.", "As on your insurance card."] {
        assert!(own.contains(told), "{told} in {own}");
    }
}

#[tokio::test]
async fn f55_whoever_pays_in_a_second_window_what_is_paid_reads_that_it_is() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let id = app.bills(&asha, &farah).await;
    let (one, pay) = (format!("/admin/billing/{id}"), format!("/admin/billing/{id}/pay"));
    let window = async || tomas.opens(&one).await.is(200).page().form(&pay).fill("method", "cash");
    let (first, second, third) = (window().await, window().await, window().await);
    tomas.sends(&first).await.leads_to(&one);
    for late in [second, third.fill("amount", "much")] {
        let page = tomas.sends(&late).await.is(409).page();
        assert!(page.alert().contains("This invoice is paid already.") && !page.alert().contains("Enter"), "{}", page.alert());
        assert!(page.text().contains("Paid") && page.find("#amount").is_none(), "as it is now: {}", page.text());
    }
    assert_eq!(tomas.invoice(&id).await["payments"].as_array().unwrap().len(), 1, "it is paid once");
    app.is_clean().await;
}
