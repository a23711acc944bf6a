//! What the page of one's messages shows.

pub mod text;

use serde::Serialize;

use super::service::{NoTexts, OwnTexts};
use crate::primitives::flaw::Flaw;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /notifications/settings`, and the same after a form that must be looked at again.
///
/// Posts `version`, `offered` for each reminder and `wanted` for each that is ticked; `times`, and `own_days` and `own_at` for each time of
/// one's own; `ways` with `reminder_by`, `booked_by`, `moved_by` and `cancelled_by` for each way; `quiet_from` and `quiet_to`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MessageSettings {
    /// The version the form was made from.
    pub version: u32,
    /// The house's reminders, in the order in which they come; may be empty.
    pub reminders: Vec<ReminderLine>,
    /// Times of one's own are used.
    pub has_own: bool,
    /// Rows for times of one's own, empty ones too.
    pub own: Vec<OwnLine>,
    /// What is wrong with them.
    pub own_wrong: Option<Message>,
    /// One for each kind of message that can go two ways; none where there are no texts.
    pub ways: Vec<WaysLine>,
    pub quiet_from: Field,
    pub quiet_to: Field,
    /// Of the house: `21:00`.
    pub house_quiet: (String, String),
    pub texts: Texts,
    /// Why nothing was saved when no single field is at fault.
    pub trouble: Option<Message>,
}

/// One reminder of the house.
#[derive(Debug, Clone, Serialize)]
pub struct ReminderLine {
    /// As posted.
    pub value: String,
    /// 1 = on the day before the visit, 0 = on its day.
    pub days_before: u16,
    /// `08:00`.
    pub time: String,
    pub wanted: bool,
}

/// A time of one's own, as typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OwnLine {
    /// Days before the visit, as posted; empty: none.
    pub days: String,
    /// `18:00`; may be empty.
    pub at: String,
}

/// The ways on which one kind of message goes.
#[derive(Debug, Clone, Serialize)]
pub struct WaysLine {
    /// As posted: `booked_by`.
    pub name: &'static str,
    pub words: Message,
    pub mail: bool,
    pub text: bool,
}

/// How it stands with texts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Texts {
    pub state: TextsState,
    /// Where they go, or would go.
    pub number: String,
    /// When they were agreed to.
    pub since: Option<When>,
    /// They had been agreed to for another number.
    pub number_changed: bool,
    /// The code that came.
    pub code: Field,
}

/// How it stands with texts to somebody, for pages and programs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextsState {
    /// The hospital sends none.
    #[default]
    NotOffered,
    /// There is no phone number in the profile.
    NoPhone,
    /// The number names no country.
    NoCountry,
    /// The number is none that can be sent a text.
    NoNumber,
    /// A code can be asked for.
    Off,
    /// A code was sent to the phone, and waits to be typed.
    CodeSent,
    On,
    /// The carrier was told to stop them.
    OptedOut,
}

impl TextsState {
    /// Of somebody.
    #[must_use]
    pub fn of(texts: &OwnTexts) -> Self {
        match (&texts.number, &texts.texting) {
            (Err(NoTexts::NotOffered), _) => Self::NotOffered,
            (Err(NoTexts::NoPhone), _) => Self::NoPhone,
            (Err(NoTexts::NoCountry), _) => Self::NoCountry,
            (Err(NoTexts::NoNumber), _) => Self::NoNumber,
            (Ok(_), Some(texting)) if texting.opted_out_at.is_some() => Self::OptedOut,
            (Ok(_), Some(_)) => Self::On,
            (Ok(_), None) if texts.code_until.is_some() => Self::CodeSent,
            (Ok(_), None) => Self::Off,
        }
    }
}

impl WaysLine {
    /// All kinds, in the order of the page.
    #[must_use]
    pub fn all(ways: [(bool, bool); 4]) -> Vec<Self> {
        let kinds = [
            ("reminder_by", "texts-of-reminders"),
            ("booked_by", "texts-of-booked"),
            ("moved_by", "texts-of-moved"),
            ("cancelled_by", "texts-of-cancelled"),
        ];
        let line =
            |((name, words), (mail, text)): ((&'static str, &'static str), (bool, bool))| Self { name, words: words.into(), mail, text };
        kinds.into_iter().zip(ways).map(line).collect()
    }
}

impl View for MessageSettings {
    const TEMPLATE: &'static str = "reminders/settings.html";
    const PLACE: Place = Place::Messages;

    fn title(&self) -> Message {
        Message::new("messages-title")
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.quiet_from, &self.quiet_to, &self.texts.code];
        self.trouble.is_some() || self.own_wrong.is_some() || fields.iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let line = |days_before: u16, wanted| ReminderLine {
            value: format!("{days_before}-08:00"),
            days_before,
            time: "08:00".to_owned(),
            wanted,
        };
        let texts = |state| Texts { state, number: "+919876543210".to_owned(), ..Texts::default() };
        let own = |days: &str, at: &str| OwnLine { days: days.to_owned(), at: at.to_owned() };
        let both = Self {
            reminders: vec![line(1, true), line(0, true)],
            own: vec![own("", ""), own("", ""), own("", "")],
            house_quiet: ("21:00".to_owned(), "08:00".to_owned()),
            ..Self::default()
        };
        let with = |texts: Texts| Self { texts, ..both.clone() };
        let on = Self {
            version: 3,
            ways: WaysLine::all([(false, true), (true, false), (true, true), (false, false)]),
            has_own: true,
            own: vec![own("2", "18:00"), own("0", "07:00"), own("", "")],
            quiet_from: Field::of("22:00"),
            quiet_to: Field::of("07:00"),
            ..with(Texts { since: Some(When::sample(24, "08:12")), ..texts(TextsState::On) })
        };
        let wrong = Self { own_wrong: Some(own_wrong()), quiet_from: Field::wrong("late", quiet_wrong()), ..on.clone() };
        vec![
            Self { version: 2, reminders: vec![line(7, false), line(1, true), line(0, false)], ..both.clone() },
            Self { trouble: Some(changed_meanwhile()), ..both.clone() },
            Self { trouble: Some(incomplete()), ..both.clone() },
            with(texts(TextsState::NoPhone)),
            with(texts(TextsState::NoCountry)),
            with(texts(TextsState::NoNumber)),
            with(Texts { number_changed: true, ..texts(TextsState::Off) }),
            with(texts(TextsState::CodeSent)),
            with(Texts { code: Field::secret(Some(wrong_code())), ..texts(TextsState::CodeSent) }),
            Self { ways: on.ways.clone(), ..with(texts(TextsState::OptedOut)) },
            on,
            wrong,
            both,
            Self::default(),
        ]
    }
}

/// What was sent was not the form of this page.
pub fn incomplete() -> Message {
    Message::new("edit-incomplete")
}

/// They were saved elsewhere since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("messages-changed-meanwhile")
}

/// Times of one's own that cannot be kept.
pub fn own_wrong() -> Message {
    Message::new("messages-own-wrong")
}

/// Quiet hours need two times.
pub fn quiet_wrong() -> Message {
    Message::new("messages-quiet-wrong")
}

/// What a flaw of the wishes says on this page: of the times, or of the quiet hours.
#[must_use]
pub fn is_about(flaw: &Flaw, pointer: &str) -> bool {
    flaw.pointer.starts_with(pointer)
}

/// Another code was sent.
pub fn wrong_code() -> Message {
    Message::new("texts-code-wrong")
}

/// No code works any more.
pub fn code_over() -> Message {
    Message::new("texts-code-over")
}

/// The carrier was told STOP.
pub fn opted_out() -> Message {
    Message::new("texts-opted-out")
}

/// Why a number cannot be sent a text.
#[must_use]
pub fn why_not(why: NoTexts) -> Message {
    Message::new(match why {
        NoTexts::NotOffered => "texts-not-offered",
        NoTexts::NoPhone => "texts-no-phone",
        NoTexts::NoCountry => "texts-no-country",
        NoTexts::NoNumber => "texts-no-number",
    })
}

/// The same for programs.
#[must_use]
pub const fn code_of(why: NoTexts) -> &'static str {
    match why {
        NoTexts::NotOffered => "texts_not_offered",
        NoTexts::NoPhone => "no_phone",
        NoTexts::NoCountry => "no_country",
        NoTexts::NoNumber => "no_number",
    }
}

/// Banner after they were saved.
pub fn saved() -> Message {
    Message::new("flash-messages-saved")
}

/// Banner: a code is on its way.
pub fn code_sent() -> Message {
    Message::new("flash-text-code-sent")
}

/// Banner: texts come from now on.
pub fn texts_on() -> Message {
    Message::new("flash-texts-on")
}

/// Banner: no texts come any more.
pub fn texts_off() -> Message {
    Message::new("flash-texts-off")
}

/// Banner: so many codes were sent that no other one is today.
pub fn too_many_codes() -> Message {
    Message::new("flash-texts-too-many")
}

/// Banner: SNS does not answer.
pub fn texts_away() -> Message {
    Message::new("flash-texts-away")
}

/// Banner: the carrier takes them again only once in 30 days.
pub fn not_yet_again() -> Message {
    Message::new("flash-texts-not-yet")
}

/// Banner: it stands otherwise by now.
pub fn stands_otherwise() -> Message {
    Message::new("flash-texts-otherwise")
}

/// The page in every state.
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<MessageSettings>(Audience::Patient)
}
