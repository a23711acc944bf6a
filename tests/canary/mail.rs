//! The part of the day on which mail to her comes back, and somebody else says so too.

use http::Method;
use serde_json::json;

use crate::filling::House;
use crate::support::feedback::{Desk, bounce, post_to, publishes, topic};

impl House {
    /// SES says of her address what the mail server said; then the desk takes the mark away.
    pub async fn her_mail_comes_back(&self) {
        let mut desk = Desk::open(&self.app).await;
        let address = self.address("new_email");
        let mut report = bounce(&self.app, "Permanent", &address);
        report["bounce"]["bouncedRecipients"][0]["diagnosticCode"] = json!(format!("smtp; 550 5.1.1 {address}: no such user"));
        publishes(&self.app, &topic(), &report).await;
        let posted = desk.next().await;
        let mut forged = posted.clone();
        forged["Message"] = json!(format!("{address} {}", self.of("name")));
        post_to(&self.app, &forged).await.is(403);
        post_to(&self.app, &json!({ "address": address })).await.is(400);
        post_to(&self.app, &posted).await.is(204);
        let page = self.asha.opens("/mail-address").await.is(200);
        assert!(page.text().contains("came back"), "she is told");
        self.asha.posts("/mail-address", &[]).await.is(303);
        self.app.mail_to(&address).await;
        self.app.passes(1);
        let asha = self.asha.api(Method::GET, "/me").send().await.is(200).member("id");
        self.tomas.opens(&format!("/admin/people/{asha}")).await.is(200);
        self.tomas.api(Method::POST, &format!("/patients/{asha}/mail-works")).send().await.is(204);
    }
}
