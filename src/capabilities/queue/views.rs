//! What the pages of the waiting room show.

use serde::Serialize;

use super::model::{Board, Called, RunsLate};
use crate::primitives::ids::DepartmentId;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /desk/screens`.
#[derive(Debug, Clone, Serialize)]
pub struct ScreensPage {
    /// Departments by name.
    pub rooms: Vec<RoomLine>,
    /// Where the tablet by the entrance is opened.
    pub entrance: String,
}

/// A department with the link of its screens.
#[derive(Debug, Clone, Serialize)]
pub struct RoomLine {
    pub id: DepartmentId,
    pub name: String,
    /// `None`: it has none.
    pub link: Option<ScreenLink>,
}

/// A link that works.
#[derive(Debug, Clone, Serialize)]
pub struct ScreenLink {
    pub url: String,
    /// The same within the portal.
    pub path: String,
    pub made: When,
    pub made_by_name: String,
    /// Which one it is: another takes the place of this one alone.
    pub mark: String,
    /// What that ends is said first.
    pub asking: Option<Asking>,
}

/// What is to become of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asking {
    /// Another takes its place.
    Another,
    /// It ends.
    End,
}

/// `GET /queue/{key}`: a screen.
#[derive(Debug, Clone, Serialize)]
pub struct Wall {
    pub department: String,
    /// Where it hears of changes.
    pub stream: String,
    pub board: BoardView,
}

/// `GET /queue/{key}` once its link has ended.
#[derive(Debug, Clone, Serialize)]
pub struct WallEnded {}

/// The part of a screen that changes.
#[derive(Debug, Clone, Serialize)]
pub struct BoardView {
    pub called: Vec<Called>,
    pub waiting: Vec<String>,
    /// The doctors who run late today, by name.
    pub late: Vec<RunsLate>,
}

impl BoardView {
    /// As it stands.
    #[must_use]
    pub fn of(Board { called, waiting, late }: Board) -> Self {
        Self { called, waiting, late }
    }
}

/// `GET /check-in` and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct Entrance {
    pub reference: Field,
    pub date_of_birth: Field,
    /// Whoever has just come.
    pub seat: Option<Seat>,
    /// [`unknown`] or [`too_many`].
    pub trouble: Option<Message>,
}

/// What somebody is called by, and where to go.
#[derive(Debug, Clone, Serialize)]
pub struct Seat {
    /// Empty: nobody is called for this visit.
    pub token: String,
    /// May be empty.
    pub place: String,
}

impl Entrance {
    /// Nothing typed yet.
    #[must_use]
    pub fn empty() -> Self {
        Self { reference: Field::of(""), date_of_birth: Field::of(""), seat: None, trouble: None }
    }
}

/// Banner: a link was made.
pub fn made() -> Message {
    Message::new("flash-screen-made")
}

/// Banner: a link was made in the place of another.
pub fn made_instead() -> Message {
    Message::new("flash-screen-made-instead")
}

/// Banner: a link has ended.
pub fn ended() -> Message {
    Message::new("flash-screen-ended")
}

/// Nothing, or something far too long, was typed as reference.
pub fn no_reference() -> Message {
    Message::new("entrance-no-reference")
}

/// The date is none.
pub fn no_date() -> Message {
    Message::new("entrance-no-date")
}

/// No visit of about now is known by this, whichever of the two is wrong.
pub fn unknown() -> Message {
    Message::new("entrance-unknown")
}

/// Too many tries at this place.
pub fn too_many(seconds: u32) -> Message {
    Message::new("entrance-too-many").with("seconds", seconds)
}

impl View for ScreensPage {
    const TEMPLATE: &'static str = "queue/screens.html";
    const PLACE: Place = Place::Screens;

    fn title(&self) -> Message {
        Message::new("screens-title")
    }

    fn samples() -> Vec<Self> {
        let id = |number| DepartmentId::from_uuid(uuid::Uuid::from_u128(number));
        let link = ScreenLink {
            url: format!("https://portal.example/queue/{}", "a1B2".repeat(20)),
            path: format!("/queue/{}", "a1B2".repeat(20)),
            made: When::sample(24, "08:12"),
            made_by_name: "Asha Menon".into(),
            mark: uuid::Uuid::from_u128(1).to_string(),
            asking: None,
        };
        let asking = |asking| Some(ScreenLink { asking: Some(asking), ..link.clone() });
        let (renewing, ending) = (asking(Asking::Another), asking(Asking::End));
        let room = |number, name: &str, link| RoomLine { id: id(number), name: name.into(), link };
        let rooms = vec![room(1, "Heart", Some(link)), room(2, "Skin", None), room(3, "Kidney", renewing), room(4, "Eyes", ending)];
        let page = Self { rooms, entrance: "https://portal.example/check-in".into() };
        vec![page.clone(), Self { rooms: vec![], ..page }]
    }
}

impl View for Wall {
    const TEMPLATE: &'static str = "queue/wall.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("queue-title").with("department", self.department.as_str())
    }

    fn samples() -> Vec<Self> {
        let called = |number, doctor: &str| Called { token: format!("H-{number:03}"), doctor: doctor.into() };
        let board = BoardView {
            called: vec![called(14, "Dr Leena Farah"), called(12, "Dr Omar Haddad")],
            waiting: (15..24).map(|number| format!("H-{number:03}")).collect(),
            late: vec![
                RunsLate { doctor: "Dr Leena Farah".into(), minutes: 20 },
                RunsLate { doctor: "Dr Omar Haddad".into(), minutes: 60 },
            ],
        };
        let busy = Self { department: "Heart".into(), stream: "/queue/key/stream".into(), board };
        let with = |called, waiting| Self { board: BoardView { called, waiting, late: vec![] }, ..busy.clone() };
        vec![busy.clone(), with(vec![], vec!["H-001".into()]), with(vec![called(1, "Dr Leena Farah")], vec![]), with(vec![], vec![])]
    }
}

impl View for WallEnded {
    const TEMPLATE: &'static str = "queue/wall_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("queue-ended")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for Entrance {
    const TEMPLATE: &'static str = "queue/entrance.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("entrance-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reference.is_wrong() || self.date_of_birth.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let seat = |token: &str, place: &str| Self { seat: Some(Seat { token: token.into(), place: place.into() }), ..Self::empty() };
        vec![
            Self::empty(),
            Self { reference: Field::wrong("", no_reference()), date_of_birth: Field::wrong("31.12.", no_date()), ..Self::empty() },
            Self { reference: Field::of("CD-7K4M-29X3"), trouble: Some(unknown()), ..Self::empty() },
            Self { trouble: Some(too_many(40)), ..Self::empty() },
            seat("H-014", "Room 2.14 on the second floor, gate B"),
            seat("H-015", ""),
            seat("", ""),
        ]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ScreensPage>(Audience::Receptionist);
    all.extend(Sample::all_of::<ScreensPage>(Audience::Administrator));
    all.extend(Sample::all_of::<Wall>(Audience::Visitor));
    all.extend(Sample::all_of::<WallEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<Entrance>(Audience::Visitor));
    all
}
