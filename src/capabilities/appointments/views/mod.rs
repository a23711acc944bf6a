//! What the pages of visits show: `choose` (free times), `booking` (from a held time to the confirmation), `mine` (a person's own),
//! `visits` (one visit, moving and cancelling it), `note` (the doctor's note on it), `day`, `week` and `upcoming` (a doctor's own), `desk`
//! (everybody's visits), `late` (who runs late), `staff` (what these show alike).

use serde::Serialize;

use super::model::BookedAs;
use crate::primitives::ids::AppointmentId;
use crate::web::frame::Audience;
use crate::web::people::DoctorCard;
use crate::web::render::Sample;
use crate::web::say::When;

pub mod at_desk;
pub mod banners;
pub mod booking;
pub mod by_link;
pub mod cancel;
pub mod choose;
pub mod day;
pub mod desk;
pub mod hold_ended;
pub mod late;
pub mod mail;
pub mod mine;
pub mod my_patients;
pub mod no_show;
pub mod note;
pub mod propose;
pub mod series;
pub mod series_booked;
pub mod series_mail;
pub mod staff;
pub mod taken;
pub mod text;
pub mod upcoming;
pub mod video;
pub mod visits;
pub mod week;

/// The state of a visit as its tag says it: the same word, shape and colour on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusTag {
    /// The patient asked, the doctor has to say yes.
    Requested,
    /// The doctor suggests, the patient has to say yes.
    Proposed,
    /// The time is the patient's.
    Booked,
    /// Booked, and somebody said that the patient comes.
    Confirmed,
    /// The patient is here.
    CheckedIn,
    /// The patient is with the doctor.
    InConsultation,
    /// Over, with its record.
    Completed,
    /// Given back.
    Cancelled,
    /// A doctor's offer that the patient said no to; stored as cancelled, and narrowed by as such.
    Declined,
    /// The patient did not come.
    NoShow,
}

impl StatusTag {
    /// Those that visits are stored in and narrowed by, in the order of a visit's life.
    pub const ALL: [Self; 9] = [
        Self::Requested,
        Self::Proposed,
        Self::Booked,
        Self::Confirmed,
        Self::CheckedIn,
        Self::InConsultation,
        Self::Completed,
        Self::Cancelled,
        Self::NoShow,
    ];
}

/// How soon the patient wants to be seen, in their own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorityChoice {
    /// Can wait.
    #[default]
    Routine,
    /// Within days.
    Soon,
    /// As early as possible.
    Urgent,
}

/// A move that is one button: a form that posts `version` to `/appointments/{id}/{path}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OneButton {
    /// `confirm`: also answers a request, and accepts a proposal.
    Confirm,
    /// `check-in`.
    CheckIn,
    /// `start`.
    Start,
    /// `no-show`.
    NoShow,
    /// `check-in/undo`.
    UndoCheckIn,
}

/// When, with whom and in which state: one visit in a list or on its card.
#[derive(Debug, Clone, Serialize)]
pub struct VisitLine {
    /// Its id.
    pub id: AppointmentId,
    /// Its state.
    pub status: StatusTag,
    /// When it begins.
    pub start: When,
    /// When it ends.
    pub end: When,
    /// When the patient should be there: ten minutes before.
    pub come_at: When,
    /// With whom.
    pub doctor: DoctorCard,
    /// The number they are called by, from their arrival on; empty before.
    pub token: String,
    /// They may say now that they are there.
    pub may_arrive: bool,
    /// It is by video.
    pub video: bool,
    /// Who booked it, for its patient.
    pub booked_as: BookedAs,
    /// Leave or a closed day has hit it: on the lists of its patient.
    pub needs_time: bool,
    /// Its doctor runs about so many minutes late today, where that concerns its patient.
    pub late_minutes: Option<u16>,
}

impl VisitLine {
    /// An example on a day of November 2026.
    pub(crate) fn sample(day: i8, status: StatusTag) -> Self {
        Self {
            id: sample_visit(day),
            status,
            start: When::sample(day, "09:30"),
            end: When::sample(day, "10:00"),
            come_at: When::sample(day, "09:20"),
            doctor: DoctorCard::sample(),
            token: if matches!(status, StatusTag::CheckedIn | StatusTag::InConsultation) { "H-014".into() } else { String::new() },
            may_arrive: status == StatusTag::Booked,
            video: status == StatusTag::Confirmed,
            booked_as: match status {
                StatusTag::Proposed => BookedAs::Doctor,
                StatusTag::Confirmed => BookedAs::Desk,
                StatusTag::Completed => BookedAs::Carer,
                StatusTag::NoShow => BookedAs::Program,
                StatusTag::Declined => BookedAs::Declined,
                _ => BookedAs::Oneself,
            },
            needs_time: false,
            late_minutes: None,
        }
    }
}

fn sample_visit(number: i8) -> AppointmentId {
    AppointmentId::from_uuid(uuid::Uuid::from_u128(number.unsigned_abs().into()))
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<choose::ChooseTime>(Audience::Patient);
    all.extend(Sample::all_of::<choose::ChooseTime>(Audience::Visitor));
    all.extend(Sample::all_of::<choose::ChooseTime>(Audience::Receptionist));
    all.extend(Sample::all_of::<choose::ChooseTime>(Audience::Doctor));
    all.extend(Sample::all_of::<at_desk::BookForPatient>(Audience::Receptionist));
    for audience in [Audience::Doctor, Audience::Receptionist] {
        all.extend(Sample::all_of::<no_show::AskNoShow>(audience));
    }
    all.extend(Sample::all_of::<propose::ProposeTime>(Audience::Doctor));
    all.extend(Sample::all_of::<booking::VisitDetails>(Audience::Patient));
    all.extend(Sample::all_of::<booking::CheckAnswers>(Audience::Patient));
    all.extend(Sample::all_of::<taken::TimeTaken>(Audience::Patient));
    all.extend(Sample::all_of::<hold_ended::HoldEnded>(Audience::Patient));
    all.extend(Sample::all_of::<booking::VisitBooked>(Audience::Patient));
    all.extend(Sample::all_of::<mine::MyVisits>(Audience::Patient));
    all.extend(Sample::all_of::<visits::VisitPage>(Audience::Patient));
    all.extend(Sample::all_of::<visits::VisitPage>(Audience::Doctor));
    all.extend(Sample::all_of::<by_link::VisitByLink>(Audience::Visitor));
    all.extend(Sample::all_of::<by_link::VisitLinkEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<cancel::CancelVisit>(Audience::Patient));
    all.extend(Sample::all_of::<day::DoctorDay>(Audience::Doctor));
    all.extend(Sample::all_of::<week::DoctorWeek>(Audience::Doctor));
    all.extend(Sample::all_of::<upcoming::ComingVisits>(Audience::Doctor));
    all.extend(Sample::all_of::<my_patients::MyPatients>(Audience::Doctor));
    all.extend(Sample::all_of::<series::SeriesDoctor>(Audience::Administrator));
    all.extend(Sample::all_of::<series::SeriesForm>(Audience::Receptionist));
    all.extend(Sample::all_of::<series::SeriesPreview>(Audience::Receptionist));
    all.extend(Sample::all_of::<series_booked::SeriesBooked>(Audience::Receptionist));
    all.extend(Sample::all_of::<series_booked::SeriesBooked>(Audience::Doctor));
    all.extend(Sample::all_of::<series_booked::SeriesCancel>(Audience::Patient));
    all.extend(Sample::all_of::<desk::Desk>(Audience::Receptionist));
    all.extend(Sample::all_of::<desk::Desk>(Audience::Administrator));
    all
}
