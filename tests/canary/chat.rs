//! What Asha and her doctor write to each other.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    /// A question, an answer, and one that is refused; an administrator looks and finds nothing.
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
}
