//! One visit, as whoever may see it sees it.

use serde::Serialize;

use super::super::model::LateBy;
use super::booking::Answers;
use super::cancel::{CancelReason, CancelWhy};
use super::note::{NoteForm, NoteShown};
use super::series_booked::SeriesPlace;
use super::video::VideoWays;
use super::{OneButton, StatusTag, VisitLine};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// Everything about one visit that its page and its confirmation say.
#[derive(Debug, Clone, Serialize)]
pub struct VisitFacts {
    /// When, with whom, in which state.
    pub line: VisitLine,
    /// `CD-7K4M-29`.
    pub reference: String,
    /// The version the page was made from: posted with every move.
    pub version: u32,
    /// Where to go: room, floor; may be empty.
    pub place: String,
    /// Reason, symptoms, priority: `None` for readers who may not see them (desk, administrator).
    pub answers: Option<Answers>,
    /// What it costs, when known.
    pub fee: Option<Money>,
    /// Until when the patient may move or cancel it.
    pub change_until: When,
    /// Whether that moment is still to come.
    pub can_change: bool,
    /// It is by video.
    pub video: bool,
    /// Which of the doctor's kinds of visits it was booked as; empty: the usual one.
    pub kind: String,
    /// Which one of a series it is.
    pub series: Option<SeriesPlace>,
    /// Of one that waits for its doctor's answer.
    pub answer: Option<AnswerBy>,
}

/// Until when an answer is to be expected.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerBy {
    pub by: When,
    /// It has passed.
    pub overdue: bool,
}

/// `GET /appointments/{id}`.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what may be done with it, each told by the template on its own")]
pub struct VisitPage {
    /// The visit.
    pub visit: VisitFacts,
    /// The patient's name, for staff; `None` on the patient's own page.
    pub patient_name: Option<String>,
    /// Where the house keeps how the patient is reached, for readers who may open it.
    pub patient_page: Option<String>,
    /// For whom the reader acts, if not for themselves.
    pub acting: Option<ActingFor>,
    /// Back to the list it stands on.
    pub back: BackLink,
    /// The word of that list in forms, so that buttons lead back to it too; empty for the usual one.
    pub came_from: &'static str,
    /// What that list was narrowed to, and which page of it that was: its query, empty for the usual one.
    pub list: String,
    /// Why it was cancelled, when it was and somebody said.
    pub cancel_reason: Option<CancelReason>,
    /// What the reader may do now with one button.
    pub buttons: Vec<OneButton>,
    /// Whether the reader may move it now.
    pub can_move: bool,
    /// Whether the reader may cancel it now.
    pub can_cancel: bool,
    /// Leave or a closed day has hit it, it is not solved yet, and the reader may do something about it.
    pub to_repair: bool,
    /// It could be changed, but the cut-off has passed: says to call instead.
    pub too_late: bool,
    /// What was or will be written up about it.
    pub record: RecordWays,
    /// What happened so far, newest first.
    pub history: Vec<HistoryLine>,
    /// The doctor's note, for its two readers; beside the form only where another one was written meanwhile.
    pub note: Option<NoteShown>,
    /// For the doctor of the visit, unless it was cancelled.
    pub note_form: Option<NoteForm>,
    /// Why the note was not saved: [`super::note::stale`], [`super::note::cancelled`], [`super::note::not_now`].
    pub trouble: Option<Message>,
    /// Whether it is by video, and what the reader may do about that.
    pub video: VideoWays,
    /// Of one that is over: where another one is booked.
    pub again: Option<Again>,
    /// Of one that is over, where its doctor does not work here any more: where others are found.
    pub left: Option<String>,
    /// How many are called in before its patient, who has come; `None` for other readers, and where nobody is called for it.
    pub before: Option<u32>,
}

/// A link back that says where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct BackLink {
    /// A path of ours.
    pub href: String,
    /// Its words.
    pub text: Message,
}

/// Where the patient of a visit that is over books another one.
#[derive(Debug, Clone, Serialize)]
pub struct Again {
    /// A path of ours.
    pub href: String,
    /// It leads to the other doctors of the department: this one takes no bookings, or has left.
    pub elsewhere: bool,
}

/// The ways from a visit to its record; each only where the reader may go.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RecordWays {
    /// The reader may write it up now.
    pub write: bool,
    /// Where its record is.
    pub read: Option<String>,
    /// Where the patient's other records are, for the doctor.
    pub others: Option<String>,
    /// Where all of the patient is seen at a glance, for the doctor.
    pub glance: Option<String>,
    /// Where the doctor offers the patient another time.
    pub propose: Option<String>,
}

/// One thing that happened to a visit.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the line, told by the template on its own")]
pub struct HistoryLine {
    /// When.
    pub at: When,
    /// The state it reached.
    pub status: StatusTag,
    /// It got another time.
    pub moved: bool,
    /// Its patient was not here after all.
    pub undone: bool,
    /// Who did it, in words: a role for the patient ("your doctor").
    pub by: DoneBy,
    /// Whoever did it for the patient, by name; empty when there is no such account (any more).
    pub carer: Option<String>,
    /// The program that did it, by the name of its key; empty when there is no such key (any more).
    pub program: Option<String>,
    /// By the link of a mail, not signed in.
    pub by_link: bool,
    /// By whoever stood at the entrance.
    pub at_entrance: bool,
}

/// Who did something, as the history says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// The patient.
    Patient,
    /// The doctor of the visit.
    Doctor,
    /// Reception or administration.
    Hospital,
}

/// The visit is in a state that this move does not start from.
pub fn not_allowed_now() -> Message {
    Message::new("change-not-allowed-now")
}

/// The visits of somebody the reader acts for.
pub fn visits_of_words(name: &str) -> Message {
    Message::new("acting-visits-of").with("name", name)
}

impl VisitFacts {
    /// The same, where leave or a closed day has hit it.
    pub(crate) fn hit(self, needs_time: bool) -> Self {
        let may_arrive = self.line.may_arrive && !needs_time;
        Self { line: VisitLine { may_arrive, needs_time, ..self.line }, ..self }
    }

    /// The same, where its doctor runs late.
    pub(crate) fn late(self, by: Option<LateBy>) -> Self {
        Self { line: VisitLine { late_minutes: by.map(LateBy::minutes), ..self.line }, ..self }
    }

    pub(crate) fn sample(line: VisitLine) -> Self {
        let waits = line.status == StatusTag::Requested;
        let answer = waits.then(|| AnswerBy { by: When::sample(25, "09:12"), overdue: false });
        Self {
            fee: line.doctor.fee,
            line,
            reference: "CD-7K4M-29".into(),
            version: 2,
            place: "Room 2.14 on the second floor, gate B".into(),
            answers: Some(Answers::sample()),
            change_until: When::sample(26, "07:30"),
            can_change: true,
            video: false,
            kind: "First visit".into(),
            series: Some(SeriesPlace { number: 3, of: 8 }),
            answer,
        }
    }
}

impl VisitPage {
    /// One that is over: another one with its doctor, with others, and with others because the doctor has left.
    fn samples_of_another(over: &Self) -> [Self; 3] {
        let again = |href: &str, elsewhere| Self { again: Some(Again { href: href.to_owned(), elsewhere }), ..over.clone() };
        let elsewhere = again("/departments/dpt_1", true);
        [again("/doctors/usr_7/times", false), elsewhere.clone(), Self { left: Some("/departments/dpt_1".into()), ..elsewhere }]
    }

    /// For an answer that is overdue; and until it is their turn.
    fn samples_that_wait(requested: Self, checked_in: &Self) -> Vec<Self> {
        let answer = requested.visit.answer.clone().map(|answer| AnswerBy { overdue: true, ..answer });
        let unanswered = Self { visit: VisitFacts { answer, ..requested.visit }, ..requested };
        let before = [0, 1, 3].map(|before| Self {
            visit: checked_in.visit.clone().late(LateBy::of(20)),
            before: Some(before),
            acting: (before == 3).then(ActingFor::sample),
            ..checked_in.clone()
        });
        [unanswered].into_iter().chain(before).collect()
    }

    /// Somebody else did it, as the patient, staff, and a carer with and without the right to read see it.
    fn samples_of_carers(page: &Self) -> Vec<Self> {
        let mut own = page.clone();
        for (line, name) in own.history.iter_mut().zip(["Daniel Rao", ""]) {
            (line.by, line.carer) = (DoneBy::Patient, Some(name.into()));
        }
        let staff = Self { patient_name: Some("Maya Rao".into()), ..own.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), ..own.clone() };
        let mut booking = Self { acting: Some(ActingFor { reads: false, ..ActingFor::sample() }), ..own.clone() };
        booking.visit.answers = None;
        let mut kiosk = page.clone();
        for (line, name) in kiosk.history.iter_mut().zip(["Check-in kiosk", ""]) {
            (line.by, line.program) = (DoneBy::Hospital, Some(name.into()));
        }
        vec![own, staff, acting, booking, kiosk]
    }

    /// The doctor of the visit: no note yet, one that stands, and whatever keeps one from being saved.
    fn samples_for_the_doctor(page: &Self) -> Vec<Self> {
        let doctor = Self {
            patient_name: Some("Maya Lindqvist".into()),
            back: BackLink { href: "/week?from=2026-11-26".into(), text: Message::new("nav-my-week") },
            came_from: "week",
            list: "cursor=sealed".into(),
            buttons: vec![OneButton::Start, OneButton::NoShow, OneButton::UndoCheckIn],
            note_form: Some(NoteForm::empty()),
            ..page.clone()
        };
        let typed = |text: Field| Some(NoteForm { text, ..NoteForm::empty() });
        let standing = Self { note_form: Some(NoteForm::sample()), ..doctor.clone() };
        let long = Field::wrong("rest ".repeat(500), super::note::too_long(2_000, 2_499));
        let long = Self { note_form: typed(long), ..doctor.clone() };
        let kept = |trouble| Self { trouble: Some(trouble), note_form: typed(Field::of("Rest for a week.")), ..doctor.clone() };
        let stale = Self { note: Some(NoteShown::sample()), ..kept(super::note::stale()) };
        vec![doctor.clone(), standing, long, stale, kept(super::note::cancelled()), kept(super::note::not_now())]
    }
}

impl View for VisitPage {
    const TEMPLATE: &'static str = "appointments/visit.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        Message::new("visit-title").with("when", self.visit.line.start.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.note_form.as_ref().is_some_and(|form| form.text.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let line = |day, status, moved, by| HistoryLine {
            at: When::sample(day, "10:18"),
            status,
            moved,
            undone: false,
            by,
            carer: None,
            program: None,
            by_link: false,
            at_entrance: false,
        };
        let page = |status| {
            let buttons = match status {
                StatusTag::Proposed => vec![OneButton::Confirm],
                StatusTag::Booked => vec![OneButton::Confirm, OneButton::CheckIn],
                StatusTag::Confirmed => vec![OneButton::CheckIn],
                _ => vec![],
            };
            let open = matches!(status, StatusTag::Requested | StatusTag::Booked | StatusTag::Confirmed);
            Self {
                visit: VisitFacts::sample(VisitLine::sample(26, status)),
                patient_name: None,
                patient_page: None,
                acting: None,
                back: BackLink { href: "/appointments".into(), text: Message::new("nav-my-visits") },
                came_from: "",
                list: String::new(),
                cancel_reason: None,
                buttons,
                can_move: open,
                can_cancel: open || status == StatusTag::Proposed,
                to_repair: false,
                too_late: false,
                record: RecordWays::default(),
                history: vec![
                    line(24, StatusTag::Confirmed, false, DoneBy::Patient),
                    line(23, StatusTag::Booked, true, DoneBy::Hospital),
                    line(21, StatusTag::Booked, false, DoneBy::Doctor),
                    line(20, StatusTag::Requested, false, DoneBy::Patient),
                ],
                note: None,
                note_form: None,
                trouble: None,
                video: VideoWays::none(),
                again: None,
                left: None,
                before: None,
            }
        };
        let mut samples: Vec<Self> = StatusTag::ALL.into_iter().map(page).collect();
        samples.push(Self { can_move: false, can_cancel: false, too_late: true, ..page(StatusTag::Booked) });
        let hit = |of: Self| Self { visit: of.visit.clone().hit(true), to_repair: true, buttons: Vec::new(), ..of };
        samples.extend([StatusTag::Confirmed, StatusTag::Proposed, StatusTag::Requested].map(|status| hit(page(status))));
        samples.push(Self { to_repair: false, acting: Some(ActingFor::sample()), ..hit(page(StatusTag::Booked)) });
        samples.push(Self { patient_name: Some("Maya Lindqvist".into()), ..hit(page(StatusTag::Booked)) });
        samples.extend(Self::samples_of_another(&page(StatusTag::Completed)));
        samples.extend(Self::samples_that_wait(page(StatusTag::Requested), &page(StatusTag::CheckedIn)));
        samples.push({
            let mut taken_back = page(StatusTag::Confirmed);
            taken_back.history.insert(0, HistoryLine { undone: true, ..line(26, StatusTag::Confirmed, false, DoneBy::Hospital) });
            taken_back
        });
        samples.push(Self {
            cancel_reason: Some(CancelReason { sentence: CancelWhy::CannotCome.sentence(), own: ": I am travelling".into() }),
            ..page(StatusTag::Cancelled)
        });
        samples.push({
            let mut declined = page(StatusTag::Declined);
            declined.history =
                vec![line(22, StatusTag::Declined, false, DoneBy::Patient), line(21, StatusTag::Proposed, false, DoneBy::Doctor)];
            Self { cancel_reason: Some(CancelReason { sentence: CancelWhy::NotNeeded.sentence(), own: String::new() }), ..declined }
        });
        samples.push(Self { note: Some(NoteShown::sample()), ..page(StatusTag::Completed) });
        samples.extend(VideoWays::samples().into_iter().map(|video| {
            let page = page(StatusTag::Booked);
            Self { visit: VisitFacts { video: video.chosen, ..page.visit.clone() }, video, ..page }
        }));
        samples.extend(Self::samples_of_carers(&page(StatusTag::Booked)));
        samples.extend(Self::samples_for_the_doctor(&page(StatusTag::CheckedIn)));
        let ways = RecordWays {
            write: true,
            read: None,
            others: Some("/patients/x/records".into()),
            glance: Some("/patients/x/overview".into()),
            propose: Some("/patients/x/propose".into()),
        };
        samples.push(Self { patient_name: Some("Maya Lindqvist".into()), record: ways, ..page(StatusTag::InConsultation) });
        let ways = RecordWays { read: Some("/records/x".into()), ..RecordWays::default() };
        samples.push(Self { record: ways, ..page(StatusTag::Completed) });
        let mut desk = page(StatusTag::Requested);
        desk.patient_name = Some("Maya Lindqvist".into());
        desk.patient_page = Some("/patients/x".into());
        desk.back =
            BackLink { href: "/desk?date=2026-11-26".into(), text: Message::new("back-to-day").with("day", When::sample(26, "09:30").day) };
        desk.visit.answers = None;
        desk.visit.fee = None;
        desk.visit.place = String::new();
        samples.push(desk);
        samples
    }
}
