//! From what the house knows to what a page says: appointments, holds and doctors as the views want them.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::model::{
    Appointment, Happened, Intake, Move, NOTE_LIMIT, Note, Priority, Status, VisitLine, VisitMode, after_move, answer_by, asked_at,
    note_version, takes_arrivals,
};
use super::super::service::{HoldNow, HoldState, Seen};
use super::super::views::booking::{Answers, HeldKind, HeldTime};
use super::super::views::hold_ended::HoldEnded;
use super::super::views::note::{NoteForm, NoteShown};
use super::super::views::series_booked::SeriesPlace;
use super::super::views::staff::house_closed;
use super::super::views::visits::{AnswerBy, DoneBy, HistoryLine, VisitFacts};
use super::super::views::{self, OneButton, PriorityChoice, StatusTag};
use super::held::way_back;
use crate::access::role::Role;
use crate::capabilities::directory::model::{Department, Doctor, VisitKind};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::UserId;
use crate::primitives::time::{HospitalZone, after};
use crate::web::field::Field;
use crate::web::people::DoctorCard;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::{Message, count};

/// Patients are asked to come so long before the visit, in seconds (F45).
const COME_EARLY: i64 = 10 * 60;

/// The hospital's words for one moment: its settings, its wall clock, what day it is.
pub(super) struct Fill {
    settings: Arc<Settings>,
    now: Timestamp,
}

impl Fill {
    pub(super) const fn at(now: Timestamp, settings: Arc<Settings>) -> Self {
        Self { settings, now }
    }

    pub(super) fn zone(&self) -> &HospitalZone {
        &self.settings.zone
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn today(&self) -> Date {
        self.zone().date(self.now)
    }

    pub(super) fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    /// That the whole house is closed on a date on which so many visits stand, if it is.
    pub(super) fn closed(&self, date: Date, visits: u32) -> Option<Message> {
        self.settings.closed_on(date).map(|closed| house_closed(&closed.label, visits))
    }

    /// The zone as it stands on a date.
    pub(super) fn zone_on(&self, date: Date) -> ZoneLabel {
        ZoneLabel::of(self.zone(), self.zone().day_start(date))
    }

    /// The moment these words are said at.
    pub(super) fn just_now(&self) -> When {
        self.when(self.now)
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, self.zone(), self.today())
    }

    /// How long a time is held, and what is typed for it waits for another one.
    pub(super) fn hold_minutes(&self) -> u32 {
        self.settings.hold_minutes()
    }

    /// Until when a patient may move or cancel a visit.
    pub(super) fn change_until(&self, start: Timestamp) -> When {
        self.when(self.cut_off(start))
    }

    /// Whether that moment is still to come.
    pub(super) fn can_change(&self, start: Timestamp) -> bool {
        self.now < self.cut_off(start)
    }

    fn cut_off(&self, start: Timestamp) -> Timestamp {
        after(start, -i64::from(self.settings.cancel_cutoff_minutes) * 60)
    }

    /// Whether the day of a moment has come.
    pub(super) fn has_come(&self, at: Timestamp) -> bool {
        self.zone().date(at) <= self.today()
    }

    /// Whole minutes from a moment until now; none when it is still to come.
    pub(super) fn minutes_since(&self, at: Timestamp) -> u32 {
        u32::try_from((self.now.as_second() - at.as_second()) / 60).unwrap_or_default()
    }

    /// Whole days from today to a moment; 0 when its day has come.
    pub(super) fn days_until(&self, at: Timestamp) -> u32 {
        self.day(self.zone().date(at)).away.and_then(|days| u32::try_from(days).ok()).unwrap_or_default()
    }

    pub(super) fn is_over(&self, line: &VisitLine) -> bool {
        self.is_past(line.end)
    }

    pub(super) fn is_past(&self, at: Timestamp) -> bool {
        at <= self.now
    }

    /// A doctor whose entry was read.
    pub(super) fn card(&self, doctor: &Doctor, department: Option<&Department>) -> DoctorCard {
        DoctorCard {
            experience_years: doctor.experience_years.map(u32::from),
            fee: Some(doctor.fee.unwrap_or(self.settings.default_fee)),
            ..DoctorCard::new(doctor.id, doctor.name.as_str(), &doctor.specialization, name_of(department))
        }
    }

    /// The same for visits of a kind, which may have a fee of its own.
    pub(super) fn card_for(&self, doctor: &Doctor, kind: Option<&VisitKind>, department: Option<&Department>) -> DoctorCard {
        let card = self.card(doctor, department);
        DoctorCard { fee: kind.and_then(|kind| kind.fee).or(card.fee), ..card }
    }

    pub(super) fn held(&self, now: &HoldNow, doctor: DoctorCard) -> HeldTime {
        let (hold, video) = (&now.hold, now.doctor.offers_video && self.settings.has_video());
        HeldTime {
            id: hold.id,
            until: self.when(hold.until),
            doctor,
            start: self.when(hold.start),
            end: self.when(hold.end),
            video,
            kind: hold.kind.as_ref().map(|kind| HeldKind { id: kind.id, name: kind.name.clone() }),
        }
    }

    /// A hold that keeps nothing any more; `None`: nothing is known of it. A doctor who has left has no times to lead to.
    pub(super) fn hold_ended(&self, now: Option<&HoldNow>, for_whom: Option<UserId>, kept_minutes: Option<u32>) -> HoldEnded {
        let now = now.filter(|now| now.doctor.is_listed());
        HoldEnded {
            doctor: now.map(|now| now.hold.doctor_id),
            start: now.map(|now| self.when(now.hold.start)),
            kind: now.and_then(|now| now.hold.kind.as_ref()).map(|kind| kind.id),
            again: now.is_some_and(|now| now.state == HoldState::RanOut && !self.is_past(now.hold.start)),
            used: now.is_some_and(|now| now.state == HoldState::Gone),
            back: now.and_then(|now| way_back(now, for_whom, kept_minutes.is_some())),
            for_whom,
            kept_minutes,
        }
    }

    /// A line of a list: the doctor by name alone, because lists read nothing for names.
    pub(super) fn line(&self, line: &VisitLine) -> views::VisitLine {
        self.line_with(line, DoctorCard::new(line.doctor_id, &line.doctor_name, "", ""))
    }

    fn line_with(&self, line: &VisitLine, doctor: DoctorCard) -> views::VisitLine {
        views::VisitLine {
            id: line.appointment_id,
            status: line.into(),
            start: self.when(line.start),
            end: self.when(line.end),
            come_at: self.when(after(line.start, -COME_EARLY)),
            doctor,
            token: token_of(line),
            may_arrive: takes_arrivals(line, self.now),
            video: line.mode == VisitMode::Video,
            booked_as: line.booked_as,
            needs_time: false,
            late_minutes: None,
        }
    }

    pub(super) fn facts(&self, visit: &Appointment, intake: Option<&Intake>, department: Option<&Department>) -> VisitFacts {
        let doctor = DoctorCard::new(visit.doctor_id, &visit.doctor_name, "", name_of(department));
        VisitFacts {
            line: self.line_with(&visit.into(), DoctorCard { fee: visit.fee, ..doctor }),
            reference: visit.reference().to_string(),
            version: visit.version,
            place: visit.place.clone().unwrap_or_default(),
            answers: intake.map(|intake| answers(intake, visit.priority)),
            fee: visit.fee,
            change_until: self.change_until(visit.start),
            can_change: self.can_change(visit.start),
            video: visit.mode == VisitMode::Video,
            kind: visit.kind.as_ref().map(|kind| kind.name.clone()).unwrap_or_default(),
            series: visit.series.map(|of| SeriesPlace { number: of.number, of: of.of }),
            answer: asked_at(visit).map(|asked| self.answer(asked)),
        }
    }

    /// Until when somebody who asked then may expect an answer.
    fn answer(&self, asked: Timestamp) -> AnswerBy {
        let by = answer_by(asked, self.settings.request_answer_hours);
        AnswerBy { by: self.when(by), overdue: self.is_past(by) }
    }

    /// The note that a reader may see, when there is one.
    pub(super) fn note(&self, note: Option<&Note>) -> Option<NoteShown> {
        note.and_then(|note| Some(NoteShown { text: note.says()?.to_owned(), written: self.when(note.written_at) }))
    }

    /// The form of the doctor of the visit, filled in with what stands there.
    pub(super) fn note_form(&self, note: Option<&Note>) -> NoteForm {
        let shown = self.note(note);
        let written = shown.as_ref().map(|shown| shown.written.clone());
        let text = Field::of(shown.map(|shown| shown.text).unwrap_or_default());
        NoteForm { version: note_version(note), text, written, limit: count(NOTE_LIMIT) }
    }

    /// Newest first.
    pub(super) fn history(&self, seen: &Seen) -> Vec<HistoryLine> {
        let line = |(at, happened): (usize, &Happened)| HistoryLine {
            at: self.when(happened.at),
            status: if seen.visit.is_declined(at) { StatusTag::Declined } else { happened.status.into() },
            moved: happened.moved,
            undone: seen.visit.takes_arrival_back(at),
            by: match happened.by {
                Role::Patient => DoneBy::Patient,
                Role::Doctor => DoneBy::Doctor,
                Role::Receptionist | Role::Administrator => DoneBy::Hospital,
            },
            carer: happened.carer.map(|id| seen.carers.get(&id).map(|known| known.name.to_string()).unwrap_or_default()),
            program: happened.program.map(|id| seen.programs.get(&id).cloned().unwrap_or_default()),
            by_link: happened.by_link,
            at_entrance: happened.at_entrance,
        };
        seen.visit.history.iter().enumerate().rev().map(line).collect()
    }

    /// The moves that are one button for a role now. Narrower than the moves table, which knows no clock: arriving and
    /// beginning are offered on the day of the visit, and staff agree to requests only (a patient says that they come).
    pub(super) fn buttons(&self, line: &VisitLine, role: Role) -> Vec<OneButton> {
        let on_its_day = self.zone().date(line.start) == self.today();
        let offered = |by: Move| match by {
            Move::Confirm => role == Role::Patient || line.status == Status::Requested,
            Move::CheckIn if role == Role::Patient => takes_arrivals(line, self.now),
            Move::CheckIn | Move::Start => on_its_day,
            Move::NoShow => line.start <= self.now,
            // Doctors have it on the visit's page: their lists have what they do all day.
            Move::UndoCheckIn => role == Role::Receptionist,
            Move::Record | Move::Cancel | Move::Reschedule => false,
        };
        let buttons = [
            (Move::Confirm, OneButton::Confirm),
            (Move::CheckIn, OneButton::CheckIn),
            (Move::Start, OneButton::Start),
            (Move::NoShow, OneButton::NoShow),
            (Move::UndoCheckIn, OneButton::UndoCheckIn),
        ];
        let may = |by: Move| after_move(line.status, by, role, false).is_some() && offered(by);
        buttons.into_iter().filter(|(by, _)| may(*by)).map(|(_, button)| button).collect()
    }
}

/// The number somebody is called by; empty before they have come.
pub(super) fn token_of(line: &VisitLine) -> String {
    line.token.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn name_of(department: Option<&Department>) -> &str {
    department.map_or("", |department| &department.name)
}

fn answers(intake: &Intake, priority: Priority) -> Answers {
    let symptoms = intake.symptoms.as_ref().map(|symptoms| symptoms.expose().clone());
    let (reason, symptoms) = (intake.reason.expose().clone(), symptoms.unwrap_or_default());
    Answers { reason, symptoms, priority: priority.into(), for_whom: String::new(), video: false }
}

impl From<Status> for StatusTag {
    fn from(status: Status) -> Self {
        match status {
            Status::Requested => Self::Requested,
            Status::Proposed => Self::Proposed,
            Status::Booked => Self::Booked,
            Status::Confirmed => Self::Confirmed,
            Status::CheckedIn => Self::CheckedIn,
            Status::InConsultation => Self::InConsultation,
            Status::Completed => Self::Completed,
            Status::Cancelled => Self::Cancelled,
            Status::NoShow => Self::NoShow,
        }
    }
}

impl From<&VisitLine> for StatusTag {
    fn from(line: &VisitLine) -> Self {
        if line.was_declined() { Self::Declined } else { line.status.into() }
    }
}

impl From<Priority> for PriorityChoice {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Routine => Self::Routine,
            Priority::Soon => Self::Soon,
            Priority::Urgent => Self::Urgent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(start: &str, status: Status) -> VisitLine {
        VisitLine::sample_of(0, start, status)
    }

    #[test]
    fn f27_arriving_is_offered_on_the_day_and_not_coming_from_the_start_on() {
        let fill = Fill::at("2026-11-24T06:00:00Z".parse().unwrap(), Arc::default());
        let buttons = |start: &str, status, role| fill.buttons(&line(start, status), role);
        let (today, begun, later) = ("2026-11-24T07:00:00Z", "2026-11-24T05:50:00Z", "2026-11-26T07:00:00Z");
        assert_eq!(buttons(later, Status::Booked, Role::Patient), [OneButton::Confirm]);
        assert_eq!(buttons(today, Status::Confirmed, Role::Patient), [OneButton::CheckIn]);
        assert_eq!(buttons(later, Status::Proposed, Role::Patient), [OneButton::Confirm]);
        assert_eq!(buttons(later, Status::Requested, Role::Patient), []);
        assert_eq!(buttons(later, Status::Requested, Role::Doctor), [OneButton::Confirm]);
        assert_eq!(buttons(later, Status::Booked, Role::Doctor), []);
        assert_eq!(buttons(today, Status::Booked, Role::Receptionist), [OneButton::CheckIn]);
        assert_eq!(buttons(begun, Status::Booked, Role::Receptionist), [OneButton::CheckIn, OneButton::NoShow]);
        assert_eq!(buttons(begun, Status::CheckedIn, Role::Doctor), [OneButton::Start, OneButton::NoShow]);
        assert_eq!(buttons(begun, Status::CheckedIn, Role::Receptionist), [OneButton::NoShow, OneButton::UndoCheckIn]);
        assert_eq!(buttons(today, Status::CheckedIn, Role::Patient), []);
        assert_eq!(buttons(begun, Status::Booked, Role::Administrator), []);
    }

    #[test]
    fn f31_people_come_ten_minutes_early_and_may_change_until_the_cutoff() {
        let fill = Fill::at("2026-11-24T06:00:00Z".parse().unwrap(), Arc::default());
        let shown = fill.line(&line("2026-11-26T04:00:00Z", Status::Booked));
        assert_eq!((shown.start.time.as_str(), shown.come_at.time.as_str()), ("09:30", "09:20"));
        assert_eq!(fill.change_until("2026-11-26T04:00:00Z".parse().unwrap()).time, "07:30");
        assert!(fill.can_change("2026-11-24T08:00:01Z".parse().unwrap()) && !fill.can_change("2026-11-24T08:00:00Z".parse().unwrap()));
        assert_eq!(fill.days_until("2026-11-26T04:00:00Z".parse().unwrap()), 2);
        assert_eq!(fill.days_until("2026-11-23T04:00:00Z".parse().unwrap()), 0);
        assert_eq!(fill.minutes_since("2026-11-24T05:48:30Z".parse().unwrap()), 11);
    }
}
