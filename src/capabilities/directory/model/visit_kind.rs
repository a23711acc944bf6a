//! Kinds of visits that a doctor keeps beside the usual one, each as long as it takes (F22): "First visit, 40 minutes, 800".

use serde::{Deserialize, Serialize};

use super::Doctor;
use super::profile::{buffer_of, fee_of};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::VisitKindId;
use crate::primitives::money::{Currency, Money};
use crate::primitives::text;
use crate::primitives::time::Slot;

/// The most kinds of one doctor.
const MOST_KINDS: usize = 10;
/// The most characters of a kind's name.
const KIND_NAME_LIMIT: usize = 60;
/// The shortest and the longest visit of a kind, in minutes.
const KIND_MINUTES: (i64, i64) = (5, 240);

/// A kind of visit as its doctor keeps it. What is absent is as usual with the doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitKind {
    #[serde(rename = "kind_id")]
    pub id: VisitKindId,
    /// Plain text, for patients.
    pub name: String,
    pub minutes: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    /// Minutes kept free after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_minutes: Option<u16>,
}

/// How long a visit is asked for, where that is not what the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitLength {
    pub minutes: u16,
    /// `None`: as usual with the doctor.
    pub buffer_minutes: Option<u16>,
}

/// The kind of a visit as it was called when it was booked; the visit itself has its time, buffer and fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindThen {
    #[serde(rename = "kind_id")]
    pub id: VisitKindId,
    pub name: String,
}

impl VisitLength {
    /// As long as a visit that is booked, with what is kept free after it; `None` for what is longer than any visit.
    #[must_use]
    pub fn of(time: Slot, buffer_minutes: u16) -> Option<Self> {
        let minutes = u16::try_from(time.minutes()).ok()?;
        Some(Self { minutes, buffer_minutes: Some(buffer_minutes) })
    }
}

impl VisitKind {
    /// How long it is.
    #[must_use]
    pub const fn length(&self) -> VisitLength {
        VisitLength { minutes: self.minutes, buffer_minutes: self.buffer_minutes }
    }

    /// As a visit remembers it.
    #[must_use]
    pub fn then(&self) -> KindThen {
        KindThen { id: self.id, name: self.name.clone() }
    }
}

/// A kind as it arrives.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct VisitKindText {
    /// Of a kind that is there already; absent: a new one.
    #[serde(default)]
    pub id: Option<VisitKindId>,
    #[schema(max_length = 60)]
    pub name: String,
    /// 5 to 240, a multiple of the hospital's quantum of time.
    #[schema(minimum = 5, maximum = 240)]
    pub minutes: i64,
    /// In the hospital's currency; absent: the doctor's.
    #[serde(default)]
    pub fee: Option<Money>,
    /// Kept free after it, a multiple of the hospital's quantum of time; absent: the doctor's.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 120)]
    pub buffer_minutes: Option<i64>,
}

impl VisitKindText {
    /// `currency` is the hospital's, `grain` its quantum of time in minutes.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self, id: VisitKindId, currency: Currency, grain: u16) -> Result<VisitKind, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(text::line(&self.name, KIND_NAME_LIMIT).map_err(|error| Flaw::of_text("/name", error)));
        let minutes = flaws.keep(minutes_of(self.minutes, grain));
        let fee = self.fee.and_then(|fee| flaws.keep(fee_of(fee, currency)));
        let buffer_minutes = self.buffer_minutes.and_then(|minutes| flaws.keep(buffer_of(minutes, grain)));
        let (Some(name), Some(minutes)) = (name, minutes) else { return Err(flaws) };
        flaws.none()?;
        Ok(VisitKind { id, name, minutes, fee, buffer_minutes })
    }
}

fn minutes_of(minutes: i64, grain: u16) -> Result<u16, Flaw> {
    let (shortest, longest) = KIND_MINUTES;
    let inside = u16::try_from(minutes).ok().filter(|_| (shortest..=longest).contains(&minutes));
    let minutes = inside.ok_or_else(|| Flaw::out_of_range("/minutes", shortest, longest))?;
    let wrong = || Flaw::new("/minutes", "not_a_multiple").with("minutes", i64::from(grain));
    if minutes.is_multiple_of(grain) { Ok(minutes) } else { Err(wrong()) }
}

/// What somebody wants of a doctor's kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindsChange {
    /// One more, behind the others.
    Add(VisitKind),
    /// The kind of the same id, otherwise.
    Change(VisitKind),
    /// Visits that are booked stay as they are.
    Remove(VisitKindId),
    /// These and no others, in this order.
    Put(Vec<VisitKind>),
}

/// Why a change of kinds is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindsRefused {
    NoSuchKind,
    Flaw(Flaw),
}

impl KindsChange {
    /// The doctor as they would be.
    ///
    /// # Errors
    /// The kind is not theirs, there are too many, or two would be called alike.
    pub fn applied_to(&self, before: &Doctor) -> Result<Doctor, KindsRefused> {
        let mut kinds = before.visit_kinds.clone();
        let place = |id: VisitKindId| before.visit_kinds.iter().position(|kind| kind.id == id).ok_or(KindsRefused::NoSuchKind);
        match self {
            Self::Add(kind) => kinds.push(kind.clone()),
            Self::Change(kind) => kinds[place(kind.id)?] = kind.clone(),
            Self::Remove(id) => drop(kinds.remove(place(*id)?)),
            Self::Put(wanted) => kinds.clone_from(wanted),
        }
        check(&kinds, matches!(self, Self::Put(_))).map_err(KindsRefused::Flaw)?;
        Ok(Doctor { visit_kinds: kinds, ..before.clone() })
    }

    /// Whether the doctor's kinds are so already: somebody pressed twice.
    #[must_use]
    pub fn is_done_in(&self, doctor: &Doctor) -> bool {
        let kinds = &doctor.visit_kinds;
        match self {
            Self::Add(new) => kinds.iter().any(|kind| VisitKind { id: new.id, ..kind.clone() } == *new),
            Self::Change(kind) => kinds.contains(kind),
            Self::Remove(id) => kinds.iter().all(|kind| kind.id != *id),
            Self::Put(wanted) => kinds == wanted,
        }
    }
}

/// Not too many, and no two of one name; `listed`: the flaw says which of the list.
fn check(kinds: &[VisitKind], listed: bool) -> Result<(), Flaw> {
    if kinds.len() > MOST_KINDS {
        return Err(Flaw::too_many(if listed { "/items" } else { "" }, MOST_KINDS));
    }
    let called = |kind: &VisitKind| kind.name.to_lowercase();
    let again = (1..kinds.len()).find(|place| kinds[..*place].iter().any(|other| called(other) == called(&kinds[*place])));
    let pointer = |place: usize| if listed { format!("/items/{place}/name") } else { "/name".to_owned() };
    again.map_or(Ok(()), |place| Err(Flaw::new(pointer(place), "kind_twice")))
}

impl Doctor {
    /// A kind that they keep now.
    #[must_use]
    pub fn visit_kind(&self, id: VisitKindId) -> Option<&VisitKind> {
        self.visit_kinds.iter().find(|kind| kind.id == id)
    }

    /// The same doctor, asked for visits of one length: every time that is made of their hours is so long then. `None`: as the
    /// rules say. Only asked of, never kept.
    #[must_use]
    pub fn asked_for(&self, length: Option<VisitLength>) -> Self {
        Self { asked: length, ..self.clone() }
    }

    /// What makes offers of their kinds: neither names nor fees do.
    pub(super) fn lengths(&self) -> Vec<(VisitKindId, VisitLength)> {
        self.visit_kinds.iter().map(|kind| (kind.id, kind.length())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::leena;
    use super::*;
    use uuid::Uuid;

    fn kind(number: u128, name: &str) -> VisitKind {
        VisitKind { id: VisitKindId::from_uuid(Uuid::from_u128(number)), name: name.into(), minutes: 40, fee: None, buffer_minutes: None }
    }

    fn parse(name: &str, minutes: i64, buffer: Option<i64>) -> Result<VisitKind, String> {
        let text = VisitKindText { name: name.into(), minutes, buffer_minutes: buffer, ..VisitKindText::default() };
        text.parse(kind(1, "").id, "INR".parse().unwrap(), 5).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f22_a_kind_has_a_name_a_length_on_the_grain_and_maybe_a_buffer() {
        assert_eq!(parse(" First visit ", 40, Some(10)).unwrap().name, "First visit");
        assert_eq!(parse("", 4, Some(7)).unwrap_err(), "/name required, /minutes out_of_range, /buffer_minutes not_a_multiple");
        assert_eq!(
            parse(&"x".repeat(61), 42, Some(125)).unwrap_err(),
            "/name too_long, /minutes not_a_multiple, /buffer_minutes out_of_range"
        );
        assert_eq!(parse("Long", 241, None).unwrap_err(), "/minutes out_of_range");
        let other = Money { amount: 30_000, currency: "EUR".parse().unwrap() };
        let text = VisitKindText { name: "Short".into(), minutes: 15, fee: Some(other), ..VisitKindText::default() };
        let wrong = text.parse(kind(1, "").id, "INR".parse().unwrap(), 5).unwrap_err();
        assert_eq!(wrong.to_string(), "/fee/currency other_currency");
    }

    #[test]
    fn f22_kinds_are_ten_at_most_and_no_two_are_called_alike() {
        let one = KindsChange::Add(kind(1, "First visit")).applied_to(&leena()).unwrap();
        let twice = KindsChange::Add(kind(2, "first VISIT")).applied_to(&one);
        assert_eq!(twice, Err(KindsRefused::Flaw(Flaw::new("/name", "kind_twice"))));
        let many: Vec<VisitKind> = (0..11).map(|number| kind(number, &format!("Kind {number}"))).collect();
        assert_eq!(KindsChange::Put(many.clone()).applied_to(&one), Err(KindsRefused::Flaw(Flaw::too_many("/items", 10))));
        let ten = KindsChange::Put(many[..10].to_vec()).applied_to(&one).unwrap();
        assert_eq!(KindsChange::Add(many[10].clone()).applied_to(&ten), Err(KindsRefused::Flaw(Flaw::too_many("", 10))));
        let alike = KindsChange::Put(vec![kind(1, "A"), kind(2, "B"), kind(3, "a")]);
        assert_eq!(alike.applied_to(&one), Err(KindsRefused::Flaw(Flaw::new("/items/2/name", "kind_twice"))));
        assert_eq!(KindsChange::Remove(kind(7, "").id).applied_to(&one), Err(KindsRefused::NoSuchKind));
        assert!(KindsChange::Remove(kind(1, "").id).applied_to(&one).unwrap().visit_kinds.is_empty());
    }

    #[test]
    fn f22_another_length_makes_other_offers_and_another_name_or_fee_does_not() {
        let before = KindsChange::Add(kind(1, "First visit")).applied_to(&leena()).unwrap();
        let after = |change: fn(&mut VisitKind)| {
            let mut after = before.clone();
            change(&mut after.visit_kinds[0]);
            after.offers_differently_from(&before)
        };
        assert!(after(|kind| kind.minutes = 45) && after(|kind| kind.buffer_minutes = Some(5)));
        assert!(!after(|kind| kind.name = "Initial visit".into()));
        assert!(leena().offers_differently_from(&before) && !before.asked_for(None).offers_differently_from(&before));
    }

    #[test]
    fn f22_a_doctor_of_before_there_were_kinds_has_none_and_is_written_as_ever() {
        let kept = serde_json::to_value(leena().asked_for(Some(kind(1, "").length()))).unwrap();
        assert_eq!((kept.get("visit_kinds"), kept.get("asked")), (None, None));
        assert_eq!(serde_json::from_value::<Doctor>(kept).unwrap(), leena());
    }
}
