//! Texts to Asha's phone: asked for with a code that came there, and news of her visits from then on.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    /// Asha agrees to texts and wants them about everything that happens to her visits; a code that is none, and a page of each state.
    pub async fn asha_has_texts(&self) {
        let here = "/notifications/settings";
        self.asha.opens(here).await.is(200);
        let phone = format!("+91{}", self.of("later_phone"));
        self.asha.api(Method::POST, "/me/texts/codes").send().await.is(202);
        self.asha.opens(here).await.is(200);
        self.asha.posts(&format!("{here}/texts"), &[("code", "12 34")]).await.is(422);
        let code = json!({ "code": self.app.code_to(&phone).await });
        self.asha.api(Method::PUT, "/me/texts").json(&code).send().await.is(204);
        self.asha.api(Method::GET, "/me/texts").send().await.is(200);
        let both = json!({ "mail": true, "text": true });
        let wishes = json!({ "reminders_by_mail": true, "visits": { "booked": both, "moved": both, "cancelled": both } });
        self.asha.api(Method::PUT, "/me/message-settings").json(&wishes).send().await.is(200);
        self.asha.opens(here).await.is(200);
    }
}
