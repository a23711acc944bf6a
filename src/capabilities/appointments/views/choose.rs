//! A doctor's free times, to book one or to move a visit there.

use jiff::civil::date;
use serde::Serialize;

use super::booking::PersonChoice;
use super::hold_ended::StillHeld;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{DepartmentId, VisitKindId};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::{ActingFor, DoctorCard};
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /doctors/{id}/times?day=&from=`, and `GET /appointments/{id}/move` with the same data.
///
/// Posts `doctor_id` and `start` to `/book/hold`, or `start`, `version` and, where it is asked, `reason` to `move` below the visit's page.
#[derive(Debug, Clone, Serialize)]
pub struct ChooseTime {
    /// With whom.
    pub doctor: DoctorCard,
    /// Their department: who else is there.
    pub department_id: DepartmentId,
    /// Where visits take place; may be empty.
    pub place: String,
    /// Seven days, the chosen one among them.
    pub days: Vec<DayCell>,
    /// Address of the seven days before, when they are not over.
    pub earlier: Option<String>,
    /// Address of the seven days after, while the horizon reaches them.
    pub later: Option<String>,
    /// The day whose times are shown.
    pub day: Day,
    /// The zone of that day.
    pub zone: ZoneLabel,
    /// Morning, afternoon, evening; only parts with free times.
    pub parts: Vec<DayPart>,
    /// How many visits of that day can be booked, where the doctor's daily cap makes them fewer than its times.
    pub fewer: Option<u32>,
    /// Of these the times that only staff may give away, as radios say them.
    pub staff_only: Vec<String>,
    /// The first later day with a free time, when the shown one has none.
    pub next_free: Option<DayCell>,
    /// That the patient can book no more for that day: [`own_day_full`].
    pub own_full: Option<Message>,
    /// How long a visit takes.
    pub visit_minutes: u32,
    /// How long a chosen time is held.
    pub hold_minutes: u32,
    /// Until how many minutes before the start a patient may move or cancel.
    pub cutoff_minutes: u32,
    /// The usual visit and the doctor's kinds of visits, to choose from first; empty where there is nothing to choose.
    pub kinds: Vec<KindChoice>,
    /// The kind that is chosen; `None`: the usual visit.
    pub kind: Option<VisitKindId>,
    /// Set when an existing visit is moved.
    pub moving: Option<MovingVisit>,
    /// For whom the desk books.
    pub desk: Option<PersonChoice>,
    /// To whom a doctor offers one of their own times.
    pub proposing: Option<PersonChoice>,
    /// For whom it is moved, if not oneself.
    pub acting: Option<ActingFor>,
    /// A time that is held while this one is looked for.
    pub back: Option<StillHeld>,
    /// What addresses of other doctors end with: for whom a carer looks, and that time.
    pub tail: String,
    /// The time chosen before, as its radio says it: what a person chose before signing in, or what was refused.
    pub chosen: Option<String>,
    /// What is wrong with the choice: [`no_time_chosen`], [`time_gone`], [`day_full`], [`own_day_full`], [`not_free`], [`own_overlap`], [`outside_rules`], [`not_accepting`], [`kind_gone`], [`too_late_to_change`],
    /// [`offer_not_moved`], [`seen_old`], [`super::visits::not_allowed_now`], [`super::staff::date_malformed`].
    pub trouble: Option<Message>,
}

/// A kind of visit to choose.
#[derive(Debug, Clone, Serialize)]
pub struct KindChoice {
    /// As the doctor calls it; `None`: the usual visit.
    pub name: Option<String>,
    /// How long it takes; the usual visit is as long as the hours say.
    pub minutes: Option<u32>,
    /// What it costs.
    pub fee: Money,
    /// Its times are shown.
    pub chosen: bool,
    /// Address of the page with its times.
    pub href: String,
}

/// The visit that gets another time; the old one is kept until the new one is theirs.
#[derive(Debug, Clone, Serialize)]
pub struct MovingVisit {
    /// The visit's own page; posts go to `move` below it.
    pub page: String,
    /// The version the page was made from.
    pub version: u32,
    /// Its time so far.
    pub start: When,
    /// Which of the doctor's kinds of visits it is, and stays; empty: the usual one. [`ChooseTime::doctor`] says its fee.
    pub kind: String,
    /// Whether it can be moved now: times are only shown then.
    pub possible: bool,
    /// Until when a patient may move it; staff always may.
    pub until: Option<When>,
    /// Why staff move it when the patient no longer may; asked then alone.
    pub reason: Option<Field>,
    /// Whose it is, for whoever is somebody else.
    pub patient_name: Option<String>,
    /// Why it needs another time, where leave or a closed day has hit it.
    pub hit: Option<HitVisit>,
}

/// What has hit the visit that gets another time, and what else can be done about it.
#[derive(Debug, Clone, Serialize)]
pub struct HitVisit {
    /// The last day on which the doctor is away, if they are.
    pub away_until: Option<Day>,
    /// The hospital is closed on its day.
    pub closed: bool,
    /// Where the times are that are kept for it.
    pub offers: Option<String>,
    /// Where the desk books another doctor for its patient.
    pub elsewhere: Option<String>,
}

/// One cell of the day strip.
#[derive(Debug, Clone, Serialize)]
pub struct DayCell {
    /// The day.
    pub day: Day,
    /// What the cell says.
    pub state: DayState,
    /// Address of the page with this day chosen: `?day=2026-11-26`.
    pub href: String,
}

/// What one day offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// So many free times.
    Free(u32),
    /// The doctor works, everything is taken.
    Full,
    /// The doctor never works on such a day.
    NoHours,
    /// The doctor is away or busy, or the hospital is closed.
    Closed,
}

/// The free times of one part of the day.
#[derive(Debug, Clone, Serialize)]
pub struct DayPart {
    /// Which part.
    pub name: PartOfDay,
    /// Earliest first.
    pub times: Vec<When>,
}

/// Morning before 12:00, afternoon before 17:00, then evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// Before 12:00.
    Morning,
    /// From 12:00, before 17:00.
    Afternoon,
    /// From 17:00.
    Evening,
}

/// Nothing was chosen.
pub fn no_time_chosen() -> Message {
    Message::new("choose-none-chosen")
}

/// The chosen time was taken before it could be held.
pub fn time_gone() -> Message {
    Message::new("choose-time-gone")
}

/// The patient has as many visits on the day of the chosen time as patients book themselves. `name`: theirs, where the reader is
/// somebody else.
pub fn own_day_full(has: u32, name: Option<&str>) -> Message {
    match name {
        None => Message::new("choose-own-day-full").with("has", has),
        Some(name) => Message::new("choose-own-day-full-for").with("has", has).with("name", name),
    }
}

/// The doctor takes no more visits on the day of the chosen time.
pub fn day_full() -> Message {
    Message::new("choose-day-full")
}

/// The patient has another visit then.
pub fn own_overlap() -> Message {
    Message::new("choose-own-overlap")
}

/// The time that an address names is not among the free ones.
pub fn not_free() -> Message {
    Message::new("choose-not-free")
}

/// Not a time of this doctor, too soon or too far ahead.
pub fn outside_rules() -> Message {
    Message::new("choose-outside-rules")
}

/// The doctor takes no bookings now.
pub fn not_accepting() -> Message {
    Message::new("field-not-accepting")
}

/// The doctor keeps no such kind of visit (any more).
pub fn kind_gone() -> Message {
    Message::new("choose-kind-gone")
}

/// The cut-off has passed.
pub fn too_late_to_change() -> Message {
    Message::new("change-too-late")
}

/// Its patient has not agreed to it yet, so it is not moved here.
pub fn offer_not_moved() -> Message {
    Message::new("change-offer-not-moved")
}

/// The visit was changed after the page was opened.
pub fn seen_old() -> Message {
    Message::new("change-seen-old")
}

impl ChooseTime {
    /// Whether a time, as its radio says it, can be chosen here.
    pub fn offers(&self, start: &str) -> bool {
        self.parts.iter().flat_map(|part| &part.times).any(|time| time.iso == start)
    }

    /// The same day where its patient can book no more for it: told, refused, and told to a carer.
    fn samples_of_full(&self, next: &DayCell) -> [Self; 4] {
        let full = |has, name| Self { own_full: Some(own_day_full(has, name)), next_free: Some(next.clone()), ..self.clone() };
        let refused = |full: Self| Self { trouble: full.own_full.clone(), ..full };
        let of_maya = |full: Self| Self { acting: Some(ActingFor::sample()), ..full };
        let (own, theirs) = (full(2, None), of_maya(full(1, Some("Maya Rao"))));
        [refused(own.clone()), refused(theirs.clone()), own, theirs]
    }
}

impl View for ChooseTime {
    const TEMPLATE: &'static str = "appointments/choose_time.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        let title = match (&self.moving, &self.proposing) {
            (Some(_), _) => Message::new("move-title"),
            (None, Some(_)) => Message::new("propose-title"),
            (None, None) => Message::new("choose-title"),
        };
        title.with("day", self.day.clone())
    }

    fn has_errors(&self) -> bool {
        let reason = self.moving.as_ref().and_then(|moving| moving.reason.as_ref());
        self.trouble.is_some() || reason.is_some_and(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let cell = |day, state| DayCell { day: When::sample(day, "09:00").day, state, href: format!("?day=2026-11-{day}") };
        let part = |name, times: &[&str]| DayPart { name, times: times.iter().map(|time| When::sample(26, time)).collect() };
        let free = DayState::Free;
        let week = [DayState::Full, free(2), free(11), free(6), DayState::Closed, DayState::NoHours, free(1)];
        let open = Self {
            doctor: DoctorCard::sample(),
            department_id: DepartmentId::from_uuid(uuid::Uuid::from_u128(4)),
            place: "Room 2.14 on the second floor, gate B".into(),
            days: week.into_iter().zip(24..).map(|(state, day)| cell(day, state)).collect(),
            earlier: None,
            later: Some("?from=2026-12-01".into()),
            day: Day::of(date(2026, 11, 26)),
            zone: When::sample(26, "09:00").zone,
            parts: vec![
                part(PartOfDay::Morning, &["09:30", "10:00", "10:30", "11:30"]),
                part(PartOfDay::Afternoon, &["13:00", "13:30", "14:30", "15:00", "16:30"]),
                part(PartOfDay::Evening, &["17:30", "19:00"]),
            ],
            fewer: None,
            staff_only: vec![],
            next_free: None,
            own_full: None,
            visit_minutes: 30,
            hold_minutes: 10,
            cutoff_minutes: 120,
            kinds: vec![],
            kind: None,
            moving: None,
            proposing: None,
            acting: None,
            desk: None,
            back: None,
            tail: String::new(),
            chosen: None,
            trouble: None,
        };
        let full = Self { day: Day::of(date(2026, 11, 24)), parts: vec![], next_free: Some(cell(25, DayState::Free(2))), ..open.clone() };
        let never = Self { next_free: None, later: None, ..full.clone() };
        let moving = Self {
            moving: Some(MovingVisit {
                page: format!("/appointments/{}", super::sample_visit(26)),
                version: 2,
                start: When::sample(26, "09:30"),
                kind: "Follow-up".into(),
                possible: true,
                until: Some(When::sample(26, "07:30")),
                reason: None,
                patient_name: None,
                hit: None,
            }),
            earlier: Some("?from=2026-11-17".into()),
            ..open.clone()
        };
        let days = [day_full(), own_day_full(1, None), own_day_full(3, None)];
        let troubles =
            [no_time_chosen(), time_gone(), not_free(), own_overlap(), outside_rules(), not_accepting(), seen_old(), kind_gone()]
                .into_iter()
                .chain(days);
        let refused: Vec<Self> = troubles.map(|trouble| Self { trouble: Some(trouble), ..open.clone() }).collect();
        let ended = moving.moving.clone().map(|moving| MovingVisit { possible: false, ..moving });
        let late = Self { moving: ended, trouble: Some(too_late_to_change()), ..moving.clone() };
        let staffs = |reason| {
            let patient_name = Some("Maya Lindqvist".to_owned());
            let moving = moving.moving.clone().map(|moving| MovingVisit { until: None, reason: Some(reason), patient_name, ..moving });
            Self { moving, ..open.clone() }
        };
        let overrides = [staffs(Field::default()), staffs(Field::wrong("", super::cancel::late_reason_missing()))];
        let back = Self { chosen: Some(When::sample(26, "10:30").iso), ..open.clone() };
        let desk = Self { desk: Some(PersonChoice::sample()), staff_only: vec![When::sample(26, "10:30").iso], ..open.clone() };
        let desk_held = Self { back: Some(StillHeld::sample()), ..desk.clone() };
        let proposing = Self { proposing: Some(PersonChoice::sample()), ..open.clone() };
        let choice = |name: Option<&str>, minutes, chosen| KindChoice {
            name: name.map(str::to_owned),
            minutes,
            fee: Settings::default().default_fee,
            chosen,
            href: "?day=2026-11-26".into(),
        };
        let kinds =
            vec![choice(None, None, false), choice(Some("First visit"), Some(40), true), choice(Some("Follow-up"), Some(15), false)];
        let of_kind = Self { kinds, kind: Some(VisitKindId::from_uuid(uuid::Uuid::from_u128(3))), ..open.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), ..moving.clone() };
        let (until, offers) = (Some(Day::of(date(2027, 2, 26))), Some("/appointments/x/repair".to_owned()));
        let away = HitVisit { away_until: until, closed: false, offers, elsewhere: None };
        let closed = HitVisit { away_until: None, closed: true, offers: None, elsewhere: None };
        let at_desk = HitVisit { elsewhere: Some("/patients/x/book".to_owned()), closed: false, ..closed.clone() };
        let hit = |hit: HitVisit, of: &Self| {
            let moving = of.moving.clone().map(|moving| MovingVisit { hit: Some(hit), ..moving });
            Self { moving, parts: vec![], ..of.clone() }
        };
        let with_times = Self { parts: open.parts.clone(), ..hit(away.clone(), &moving) };
        let hits = [with_times, hit(away, &moving), hit(closed, &moving), hit(at_desk, &staffs(Field::default()))];
        let acting_new = Self { acting: Some(ActingFor::sample()), ..open.clone() };
        let held = Self { back: Some(StillHeld::sample()), ..open.clone() };
        let few = Self { fewer: Some(2), ..open.clone() };
        let own_full = open.samples_of_full(&cell(27, DayState::Free(6)));
        let whole = vec![open, held, few, full, never, moving, acting, acting_new, back, late, desk, desk_held, proposing, of_kind];
        whole.into_iter().chain(own_full).chain(overrides).chain(refused).chain(hits).collect()
    }
}
