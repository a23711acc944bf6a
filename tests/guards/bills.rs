//! What of the scene is owed: invoices of Asha's, claims on them, payments begun online.

use http::Method;
use serde_json::json;

use crate::support::bills::inr;
use crate::visitors::Scene;

impl Scene {
    /// One of a kind: the one that stands, or one of its own for whoever is going to change it.
    pub async fn bill(&self, kind: &'static str, changed: bool) -> (String, String) {
        if let Some(standing) = self.bills.borrow().get(kind).filter(|_| !changed) {
            return standing.clone();
        }
        let made = match kind {
            "payment" => self.payment().await,
            "claim" => (self.claim().await, String::new()),
            "checkout" => (self.checkout().await, String::new()),
            "refund" => (self.refund().await, String::new()),
            _ => (self.invoice().await, String::new()),
        };
        if !changed {
            self.bills.borrow_mut().insert(kind, made.clone());
        }
        made
    }

    /// An invoice of Asha's that nobody has touched.
    async fn invoice(&self) -> String {
        let id = self.app.completes_at(&self.asha, &self.farah, &self.slot(true)).await;
        self.app.published("invoice.issued").await;
        id
    }

    /// One that was paid for a part, and that payment.
    async fn payment(&self) -> (String, String) {
        let id = self.invoice().await;
        let paid = self.tomas.takes_cash(&id, 100).await.is(201).member("id");
        (id, paid)
    }

    /// A claim that an administrator may look into.
    async fn claim(&self) -> String {
        let wish = json!({ "insurer": "Star Health", "policy_number": "P-4711-0815", "amount": inr(100) });
        let path = format!("/invoices/{}/claims", self.invoice().await);
        self.asha.api(Method::POST, &path).json(&wish).send().await.is(201).member("id")
    }

    /// A payment that Asha has begun online.
    async fn checkout(&self) -> String {
        let begun = self.asha.pays(&self.invoice().await, &self.asha.new_key(), &json!({ "amount": inr(100) })).await.is(201);
        begun.member("pay_at").rsplit('/').next().unwrap().to_owned()
    }

    /// One that came when less was owed.
    async fn refund(&self) -> String {
        let id = self.invoice().await;
        let begun = self.asha.pays(&id, &self.asha.new_key(), &json!({ "amount": inr(100) })).await.is(201);
        let page = self.asha.opens(&begun.member("pay_at")).await.is(200).page();
        let yes = page.find("input[name=callback]").unwrap().attribute("value").unwrap().to_owned();
        self.tomas.takes_cash(&id, 50_000).await.is(201);
        self.asha.posts("/hooks/payments", &[("callback", yes.as_str())]).await.is(303);
        begun.member("pay_at").rsplit('/').next().unwrap().to_owned()
    }
}
