//! Doctors' days as tests need them, and what a test changes about a doctor without going through a page.

use caredesk::capabilities::directory::model::Doctor;
use caredesk::identity::audit::Deed;

use super::{Person, TestApp};

impl TestApp {
    /// A patient has the first so many times that a doctor offers.
    pub async fn fills(&self, doctor: &Person, patient: &Person, how_many: usize) {
        for slot in &self.open_slots(doctor).await[..how_many] {
            patient.has(slot).await;
        }
    }

    /// Changes what is known of a doctor, whatever stood there.
    pub async fn changes(&self, doctor: &Person, change: impl Fn(&mut Doctor)) {
        let change = |before: &Doctor| {
            let mut after = before.clone();
            change(&mut after);
            Ok::<_, std::convert::Infallible>(after)
        };
        self.app.directory.change_doctor(doctor.id, None, Deed::of_house("doctor.change"), None, change).await.unwrap();
    }
}
