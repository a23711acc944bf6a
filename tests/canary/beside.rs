//! What she says beside her visits: to the health assistant.

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
}
