//! What an appointment looks like in JSON, and what a refused booking is as a problem.

use serde::Serialize;
use serde_json::json;

use crate::access::role::Role;
use crate::capabilities::appointments::model::{
    Appointment, InSeries, Intake, Note, OwnDay, Priority, Refusable, Status, Token, VisitLine, VisitMode, note_version,
};
use crate::capabilities::appointments::service::BookingError;
use crate::capabilities::availability::model::NotOffered;
use crate::capabilities::directory::model::{KindThen, VisitType};
use crate::primitives::ids::{AppointmentId, DepartmentId, SeriesId, UserId, VisitKindId};
use crate::primitives::money::Money;
use crate::primitives::text::TextError;
use crate::primitives::time::{HospitalZone, Slot};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::texts::Message;

/// One appointment. Instants carry the hospital zone's offset.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AppointmentBody {
    pub id: AppointmentId,
    /// What people say at the desk.
    #[schema(example = "CD-7K4M-29X3")]
    pub reference: String,
    pub status: Status,
    /// One more with every move; send it back to act on what you saw.
    pub version: u32,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub patient_id: UserId,
    pub patient_name: String,
    pub department_id: DepartmentId,
    #[schema(format = "date-time")]
    pub start: String,
    #[schema(format = "date-time")]
    pub end: String,
    /// The hospital's zone when it was agreed on.
    pub zone: String,
    pub priority: Priority,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<VisitType>,
    /// Which of the doctor's kinds of visits it was booked as; absent: the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindBody>,
    pub mode: VisitMode,
    /// Of a visit by video that is still to come or under way; its link is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoOpens>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    #[schema(format = "date-time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_in_at: Option<String>,
    /// The number the patient is called by in the waiting room, from their arrival on.
    #[schema(value_type = Option<String>, example = "C-014")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Token>,
    /// Which one it is of the visits it was booked with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesBody>,
    /// Why it was moved or cancelled, if somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_reason: Option<String>,
    #[schema(format = "date-time")]
    pub created_at: String,
    /// Only for the patient and doctors in care.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Only for the patient and doctors in care.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symptoms: Option<String>,
    /// What the doctor noted; only for the patient and the doctor of the visit, when one of them looks at it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteBody>,
    /// Only in the answer to staff who have just booked it: it goes beyond the so many visits of one day that a patient books.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beyond_daily_visits: Option<u16>,
    /// `true` where closed time has hit it since it was booked and nobody has solved that yet: see its repair. Only in lists and where it
    /// is asked for alone; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_another_time: Option<bool>,
}

/// Visits that were booked together.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SeriesBody {
    pub id: SeriesId,
    /// From 1.
    pub number: u8,
    /// How many were to be booked.
    pub of: u8,
}

/// A kind of visit, as it was called when it was booked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct KindBody {
    pub id: VisitKindId,
    pub name: String,
}

impl KindBody {
    fn of(kind: &KindThen) -> Self {
        Self { id: kind.id, name: kind.name.clone() }
    }
}

/// When the link of a visit by video opens.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VideoOpens {
    #[schema(format = "date-time")]
    pub opens_at: String,
}

/// A doctor's note on a visit.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NoteBody {
    /// Line breaks are part of it. Empty right after it was taken back.
    #[schema(max_length = 2000)]
    pub text: String,
    /// When it was written or taken back; absent where nothing was ever noted.
    #[schema(format = "date-time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_at: Option<String>,
    /// Of the note, not of the appointment: send it back as `If-Match: "v3"`. 0 where there is no note.
    pub version: u32,
}

impl NoteBody {
    /// The note as it reads now; empty where there is none.
    pub fn of(note: Option<&Note>, zone: &HospitalZone) -> Self {
        Self {
            text: note.and_then(Note::says).unwrap_or_default().to_owned(),
            written_at: note.map(|note| zone.rfc3339(note.written_at)),
            version: note_version(note),
        }
    }
}

impl AppointmentBody {
    /// `intake` is what the reader may see of the clinical part.
    pub fn of(visit: &Appointment, intake: Option<&Intake>, reader: Role, zone: &HospitalZone) -> Self {
        Self {
            id: visit.appointment_id,
            reference: visit.reference().to_string(),
            status: visit.status,
            version: visit.version,
            doctor_id: visit.doctor_id,
            doctor_name: visit.doctor_name.clone(),
            patient_id: visit.patient_id,
            patient_name: visit.patient_name.clone(),
            department_id: visit.department_id,
            start: zone.rfc3339(visit.start),
            end: zone.rfc3339(visit.end),
            zone: visit.zone.clone(),
            priority: visit.priority,
            visit_type: visit.visit_type,
            kind: visit.kind.as_ref().map(KindBody::of),
            mode: visit.mode,
            video: (visit.mode == VisitMode::Video && visit.status.is_open())
                .then(|| VideoOpens { opens_at: zone.rfc3339(visit.video_opens_at()) }),
            place: visit.place.clone(),
            fee: visit.fee,
            checked_in_at: visit.checked_in_at.map(|at| zone.rfc3339(at)),
            token: visit.token.clone(),
            series: visit.series.map(|InSeries { id, number, of }| SeriesBody { id, number, of }),
            change_reason: visit.change_reason_for(reader).map(str::to_owned),
            created_at: zone.rfc3339(visit.created_at),
            reason: intake.map(|intake| intake.reason.expose().clone()),
            symptoms: intake.and_then(|intake| intake.symptoms.as_ref()).map(|symptoms| symptoms.expose().clone()),
            note: None,
            beyond_daily_visits: None,
            needs_another_time: None,
        }
    }

    /// The same with what the reader may see of the doctor's note.
    #[must_use]
    pub fn with_note(self, note: Option<&Note>, zone: &HospitalZone) -> Self {
        let note = note.filter(|note| note.says().is_some()).map(|note| NoteBody::of(Some(note), zone));
        Self { note, ..self }
    }

    /// The same with whether it needs another time.
    #[must_use]
    pub fn with_hit(self, is_hit: bool) -> Self {
        Self { needs_another_time: is_hit.then_some(true), ..self }
    }
}

/// One line of a list of appointments.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AppointmentLine {
    pub id: AppointmentId,
    pub status: Status,
    pub version: u32,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub patient_id: UserId,
    pub patient_name: String,
    pub department_id: DepartmentId,
    #[schema(format = "date-time")]
    pub start: String,
    #[schema(format = "date-time")]
    pub end: String,
    pub priority: Priority,
    pub mode: VisitMode,
    #[schema(format = "date-time")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_in_at: Option<String>,
    /// The number the patient is called by in the waiting room, from their arrival on.
    #[schema(value_type = Option<String>, example = "C-014")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Token>,
    /// `true` where closed time has hit it since it was booked and nobody has solved that yet: see its repair. Absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_another_time: Option<bool>,
}

impl AppointmentLine {
    pub fn of(line: VisitLine, is_hit: bool, zone: &HospitalZone) -> Self {
        Self {
            id: line.appointment_id,
            status: line.status,
            version: line.version,
            doctor_id: line.doctor_id,
            doctor_name: line.doctor_name,
            patient_id: line.patient_id,
            patient_name: line.patient_name,
            department_id: line.department_id,
            start: zone.rfc3339(line.start),
            end: zone.rfc3339(line.end),
            priority: line.priority,
            mode: line.mode,
            checked_in_at: line.checked_in_at.map(|at| zone.rfc3339(at)),
            token: line.token,
            needs_another_time: is_hit.then_some(true),
        }
    }
}

/// The one place where a booking error becomes a refusal.
#[must_use]
pub fn refusal(error: BookingError, zone: &HospitalZone) -> Refusal {
    let others = |slots: &[Slot]| -> Vec<serde_json::Value> {
        slots.iter().map(|slot| json!({"start": zone.rfc3339(slot.start), "end": zone.rfc3339(slot.end)})).collect()
    };
    match error {
        BookingError::TimeTaken { alternatives } => Because::of(Problem::TimeTaken).member("alternatives", others(&alternatives)).into(),
        BookingError::DayFull { alternatives } => {
            let full = Because::of(Problem::TimeTaken).detail(Message::new("problem-time-taken-day-full"));
            full.member("code", "day_full").member("alternatives", others(&alternatives)).into()
        }
        BookingError::PatientBusy { alternatives } => {
            let busy = Because::of(Problem::TimeTaken).detail(Message::new("problem-time-taken-own-visit"));
            busy.member("alternatives", others(&alternatives)).into()
        }
        BookingError::OwnDayFull(OwnDay { most, has }) => {
            let words = Message::new("problem-not-allowed-now-own-day-full").with("has", has).with("most", u32::from(most));
            Because::of(Problem::NotAllowedNow).detail(words).member("code", "own_day_full").member("most", most).into()
        }
        BookingError::Impossible(refused) => Refusal::field(impossible(refused)),
        BookingError::NotAllowedNow => Problem::NotAllowedNow.into(),
        BookingError::OfferGone => offer_gone(Message::new("problem-not-allowed-now-offer-gone")),
        BookingError::RequestHit => offer_gone(Message::new("problem-not-allowed-now-request-hit")),
        BookingError::Changed { version } => {
            let changed = Because::of(Problem::NotAllowedNow).detail(Message::new("problem-not-allowed-now-changed"));
            changed.member("version", version).into()
        }
        BookingError::NotFound => Refusal::NotFound,
        BookingError::KeyReused => Problem::KeyReused.into(),
        BookingError::Storage(error) => error.into(),
    }
}

/// A yes to a time that can no longer take place, with what to do instead.
fn offer_gone(instead: Message) -> Refusal {
    Because::of(Problem::NotAllowedNow).detail(instead).member("code", "offer_gone").into()
}

fn impossible(refused: Refusable) -> FieldError {
    match refused {
        Refusable::NotOffered(NotOffered::NotAccepting) => FieldError::new("/doctor_id", "not_accepting"),
        Refusable::NotOffered(NotOffered::OutsideRules) => FieldError::new("/start", "outside_rules"),
        Refusable::NotOffered(NotOffered::TooSoon { minutes }) => FieldError::new("/start", "too_soon").with("minutes", i64::from(minutes)),
        Refusable::NotOffered(NotOffered::TooFarAhead { days }) => FieldError::new("/start", "too_far_ahead").with("days", i64::from(days)),
        Refusable::UnknownDoctor => FieldError::new("/doctor_id", "unknown_doctor"),
        Refusable::UnknownPatient => FieldError::new("/patient_id", "unknown_patient"),
        Refusable::NotForOthers => FieldError::new("/patient_id", "not_for_others"),
        Refusable::OtherDoctor => FieldError::new("/doctor_id", "not_for_others"),
        Refusable::UnknownKind => FieldError::new("/kind", "unknown_kind"),
        Refusable::NoVideo => FieldError::new("/mode", "no_video"),
        Refusable::PatientMissing => FieldError::new("/patient_id", "required"),
    }
}

/// A text of a field that was not accepted.
#[must_use]
pub fn text_error(field: &str, error: TextError) -> FieldError {
    let pointer = format!("/{field}");
    match error {
        TextError::Empty => FieldError::new(pointer, "required"),
        TextError::TooLong(limit) => FieldError::new(pointer, "too_long").with("limit", i64::try_from(limit).unwrap_or(i64::MAX)),
        TextError::Unprintable => FieldError::new(pointer, "unprintable"),
    }
}
