//! What the pages of hours show: `week` (a doctor's hours and what patients will see of them), `forms` (a weekly rule, an
//! exception), `check` (booked visits that a change strands or an exception hits).

use serde::Serialize;

use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::frame::Audience;
use crate::web::people::sample_user;
use crate::web::render::Sample;
use crate::web::say::When;
use crate::web::texts::Message;

pub mod check;
pub mod copy;
pub mod forms;
pub mod kinds;
pub mod week;

/// Whose hours, and who looks at them.
#[derive(Debug, Clone, Serialize)]
pub struct Whose {
    /// The doctor.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// They look themselves: the page speaks to them.
    pub own: bool,
    /// The version of their entry that the page was made from: sent with every change.
    pub version: u32,
}

impl Whose {
    /// The hours of a doctor as `reader` sees them.
    pub fn of(doctor: &Doctor, reader: UserId) -> Self {
        Self { id: doctor.id, name: doctor.name.as_str().to_owned(), own: doctor.id == reader, version: doctor.version }
    }

    fn sample(own: bool) -> Self {
        Self { id: sample_user(7), name: "Dr Leena Farah".into(), own, version: 4 }
    }

    /// A window's name with the doctor's in it.
    fn title(&self, key: &'static str) -> Message {
        Message::new(key).with("doctor", self.name.as_str())
    }
}

/// A booked visit that a change of hours touches.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what is known of it, each told by the template on its own")]
pub struct VisitRow {
    /// Its id.
    pub id: AppointmentId,
    /// `CD-7K4M-29`.
    pub reference: String,
    /// When it begins.
    pub start: When,
    /// When it ends, `10:00`.
    pub until: String,
    /// Whose visit it is.
    pub patient_name: String,
    /// Ticked to be cancelled.
    pub ticked: bool,
    /// What is to become of it, of a list that asks: `offer`, `later`, `cancel`, `keep`.
    pub choice: &'static str,
    /// Its patient can be offered other times.
    pub can_move: bool,
    /// Its patient has not agreed to it yet: it is moved or withdrawn.
    pub proposed: bool,
    /// No mail reaches them: they are called, and solved later by default.
    pub no_mail: bool,
    /// Such times, where they were looked for.
    pub times: Vec<check::TimeProposed>,
}

impl VisitRow {
    fn sample(number: u8, patient_name: &str) -> Self {
        Self {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(number.into())),
            reference: format!("CD-7K4M-{}", 29 + number),
            start: When::sample(26, &format!("{:02}:30", 8 + number)),
            until: format!("{:02}:00", 9 + number),
            patient_name: patient_name.into(),
            ticked: number == 2,
            choice: ["offer", "keep", "cancel", "later"][usize::from(number % 4)],
            can_move: number != 3,
            proposed: number == 3,
            no_mail: number == 2,
            times: if number == 3 { Vec::new() } else { check::TimeProposed::samples() },
        }
    }
}

/// The hours changed after the page was opened: nothing was saved.
pub fn hours_seen_old() -> Message {
    Message::new("hours-seen-old")
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<week::WeekPage>(Audience::Doctor);
    all.extend(Sample::all_of::<week::WeekPage>(Audience::Administrator));
    all.extend(Sample::all_of::<forms::RulePage>(Audience::Doctor));
    all.extend(Sample::all_of::<copy::CopyPage>(Audience::Doctor));
    all.extend(Sample::all_of::<kinds::KindPage>(Audience::Doctor));
    all.extend(Sample::all_of::<kinds::KindPage>(Audience::Administrator));
    all.extend(Sample::all_of::<forms::ExceptionPage>(Audience::Doctor));
    all.extend(Sample::all_of::<check::CheckVisits>(Audience::Doctor));
    all.extend(Sample::all_of::<check::ExceptionVisits>(Audience::Administrator));
    all
}
