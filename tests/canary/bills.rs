//! What people fill in about invoices: it stays with the patient and the administrators.

use http::Method;
use serde_json::json;

use crate::filling::House;
use crate::support::bills::inr;

impl House {
    /// The visit that was written up is to be paid for, and an insurer is asked.
    pub async fn asha_asks_an_insurer(&self) {
        self.app.published("invoice.issued").await;
        let list = self.asha.api(Method::GET, "/invoices").send().await.is(200).json();
        let id = list["items"][0]["id"].as_str().unwrap().to_owned();
        let line = json!({ "text": self.of("invoice_line"), "amount": inr(100) });
        self.tomas.api(Method::POST, &format!("/invoices/{id}/lines")).json(&line).send().await.is(201);
        let wish = json!({ "insurer": self.of("insurer"), "policy_number": self.of("policy_number"), "amount": inr(100) });
        let claim = self.asha.api(Method::POST, &format!("/invoices/{id}/claims")).json(&wish).send().await.is(201).member("id");
        for (state, note) in [("under_review", ""), ("rejected", self.of("claim_note"))] {
            self.tomas.decides(&claim, &json!({ "state": state, "note": note })).await.is(200);
        }
        self.tomas.opens(&format!("/admin/claims/{claim}")).await.is(200);
        for who in [&self.asha, self.ben.browser(), self.ruth.browser()] {
            who.opens(&format!("/invoices/{id}")).await;
            who.opens("/invoices").await;
        }
    }
}
