//! What a patient types on the pages that book a visit, with a mistake, and while another time is looked for.

use http::Method;

use crate::filling::House;
use crate::support::{Form, Slot, Visit};

impl House {
    /// A visit for what was typed, at a time that was changed and is the same one after all.
    pub async fn asha_books_on_pages(&self, slot: &Slot) -> Visit {
        let chosen = [("doctor_id", slot.doctor.as_str()), ("start", &slot.start)];
        let place = self.asha.posts("/book/hold", &chosen).await.leads_to("/book/hld_").location().to_owned();
        let form = self.asha.opens(&place).await.is(200).page().form(&format!("{place}/check"));
        let long = format!("{} {}", self.of("typed_reason"), "x".repeat(200));
        let form = form.fill("symptoms", self.of("typed_symptoms"));
        self.asha.sends(&form.clone().fill("reason", long)).await.is(422);
        let check = self.asha.goes_on(&form.fill("reason", self.of("typed_reason"))).await.is(200).page();
        let change = Form { action: format!("{place}/change"), ..check.form(&place) };
        self.asha.sends(&change.fill("to", "time")).await.leads_to("/doctors/");
        let held = self.asha.posts("/book/hold", &chosen).await.leads_to(&format!("{place}/check"));
        let check = self.asha.opens(held.location()).await.is(200).page();
        let booked = self.asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
        let visit = booked.location().split('?').next().unwrap().to_owned();
        Visit::of(&self.asha.api(Method::GET, &visit).send().await.is(200))
    }
}
