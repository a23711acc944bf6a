//! What she says beside her visits: to the health assistant, to her doctor, to the blood bank.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    /// What is said to the assistant is on the page of whoever says it, and nowhere else.
    pub async fn asha_asks_where_to_go(&self) {
        let (asked, before) = (format!("My heart flutters, {}", self.of("asked")), format!("My knee hurts, {}", self.of("asked_before")));
        self.asha.posts("/assistant", &[("earlier", &before), ("text", &asked)]).await.is(200);
        let urgent = json!({ "text": format!("I can't breathe, {}", self.of("asked_urgently")) });
        self.asha.api(Method::POST, "/assistant/messages").json(&urgent).send().await.is(200);
        let refused = format!("{} {}", self.of("refused_question"), "a".repeat(1_000));
        self.asha.posts("/assistant", &[("text", &refused)]).await.is(422);
        self.asha.api(Method::POST, "/assistant/messages").json(&json!({ "text": refused })).send().await.is(422);
    }

    pub async fn asha_and_her_doctor_write(&self) {
        let open = json!({ "doctor_id": self.farah.id });
        let id = self.asha.api(Method::POST, "/conversations").json(&open).send().await.member("id");
        let path = format!("/conversations/{id}/messages");
        let question = json!({ "text": self.of("chat_question") });
        self.asha.api(Method::POST, &path).json(&question).send().await.is(201);
        self.farah.api(Method::POST, &path).json(&json!({ "text": self.of("chat_answer") })).send().await.is(201);
        let refused = json!({ "text": format!("{}\u{202e}", self.of("refused_message")) });
        self.asha.api(Method::POST, &path).json(&refused).send().await.is(422);
        self.asha.opens(&format!("/conversations/{id}")).await.is(200);
        self.tomas.opens(&format!("/conversations/{id}")).await.is(404);
    }

    pub async fn asha_offers_blood(&self) {
        let offer = json!({ "reason": self.of("donation_note") });
        let id = self.asha.api(Method::POST, "/blood-bank/O-/donations").json(&offer).send().await.is(201).member("id");
        let why = json!({ "reason": self.of("donation_rejected") });
        self.tomas.api(Method::POST, &format!("/blood-bank/O-/donations/{id}/reject")).json(&why).send().await.is(200);
        self.asha.opens("/donations").await.is(200);
        self.ben.opens("/donations").await.is(200);
    }
}
