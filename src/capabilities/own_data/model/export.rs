//! One copy from being asked for to its end, and how many a person may ask for.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{ExportId, UserId};
use crate::primitives::time::after;

/// Copies one person may ask for within a day.
pub const MOST_A_DAY: usize = 3;
/// A day, in seconds.
const DAY: i64 = 24 * 60 * 60;
/// Whoever makes a copy has so long, in seconds; then it is taken up again.
const CLAIMED_FOR: i64 = 20 * 60;
/// So often it is tried.
const TRIES: u32 = 5;

/// Where a copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To be made, or being made.
    Waiting,
    /// Made, and there until its end.
    Ready,
    /// Tried too often.
    Failed,
}

impl State {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// What a copy is of. Each has its own counting, page and file; how it is claimed, kept and ended is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Everything the house holds about its person, for them alone (F13).
    #[default]
    Everything,
    /// What was written up about their visits, for spreadsheets (F41).
    Treatment,
}

impl Content {
    /// The sort key of the row that counts them.
    #[must_use]
    pub const fn counted_at(self) -> &'static str {
        match self {
            Self::Everything => "exports",
            Self::Treatment => "exports-treatment",
        }
    }

    /// For how many days one is there. `setting`: what the house says about copies of everything.
    #[must_use]
    pub const fn days(self, setting: u16) -> u16 {
        match self {
            Self::Everything => setting,
            Self::Treatment => 1,
        }
    }
}

/// Whoever asked for a copy in its patient's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedBy {
    pub id: UserId,
    pub name: String,
}

/// Why a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Its person asked for it.
    #[default]
    Own,
    /// Their account is to be erased: it is handed over before.
    Erasure,
}

/// One copy, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Whose data it is.
    pub owner_id: UserId,
    /// `export#<export>`.
    pub item: String,
    pub export_id: ExportId,
    pub state: State,
    #[serde(default)]
    pub content: Content,
    #[serde(default)]
    pub wish: Wish,
    /// `None`: its person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carer: Option<AskedBy>,
    pub asked_at: Timestamp,
    /// How often somebody began to make it; each try has an object of its own.
    pub attempts: u32,
    /// Until then nobody else begins.
    #[serde(default)]
    pub claimed_until: Option<Timestamp>,
    #[serde(default)]
    pub ready_at: Option<Timestamp>,
    /// It is gone from then on; of one that failed, the end of its row.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Bytes of the file.
    #[serde(default)]
    pub size: Option<u64>,
    /// Seconds since 1970: housekeeping, `until` is the rule.
    #[serde(default)]
    pub ttl: Option<i64>,
}

/// What a job does with a copy that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Makes it: the row as it is then.
    Make(Box<Export>),
    /// Another job is at it, or was until a moment ago.
    Leave,
    /// Gives it up.
    GiveUp,
}

impl Export {
    /// What the sort keys of all copies begin with.
    pub const PREFIX: &'static str = "export#";

    /// One that was just asked for.
    #[must_use]
    pub fn asked(owner: UserId, id: ExportId, now: Timestamp) -> Self {
        Self {
            owner_id: owner,
            item: Self::item_of(id),
            export_id: id,
            state: State::Waiting,
            content: Content::Everything,
            wish: Wish::Own,
            carer: None,
            asked_at: now,
            attempts: 0,
            claimed_until: None,
            ready_at: None,
            until: None,
            size: None,
            ttl: None,
        }
    }

    /// The same, of something else than everything, and perhaps asked for in its person's place.
    #[must_use]
    pub fn of(self, content: Content, carer: Option<AskedBy>) -> Self {
        Self { content, carer, ..self }
    }

    /// Whom it concerns that it is ready.
    #[must_use]
    pub fn asked_by(&self) -> UserId {
        self.carer.as_ref().map_or(self.owner_id, |carer| carer.id)
    }

    /// What makes the message that it is ready one message.
    #[must_use]
    pub fn cause(&self) -> String {
        format!("{}.{}", self.owner_id, self.export_id)
    }

    /// Of whom and which, from what [`Self::cause`] says.
    #[must_use]
    pub fn of_cause(cause: &str) -> Option<(UserId, ExportId)> {
        let (owner, id) = cause.split_once('.')?;
        Some((owner.parse().ok()?, id.parse().ok()?))
    }

    /// One that an erasure begins with.
    #[must_use]
    pub fn before_erasure(owner: UserId, id: ExportId, now: Timestamp) -> Self {
        Self { wish: Wish::Erasure, ..Self::asked(owner, id, now) }
    }

    /// The sort key of a copy.
    #[must_use]
    pub fn item_of(id: ExportId) -> String {
        format!("{}{id}", Self::PREFIX)
    }

    /// What to do with it now.
    #[must_use]
    pub fn claim(&self, now: Timestamp) -> Claim {
        if self.state != State::Waiting || self.claimed_until.is_some_and(|until| now < until) {
            return Claim::Leave;
        }
        if self.attempts >= TRIES {
            return Claim::GiveUp;
        }
        Claim::Make(Box::new(Self { attempts: self.attempts + 1, claimed_until: Some(after(now, CLAIMED_FOR)), ..self.clone() }))
    }

    /// The same, made: there for so many days.
    #[must_use]
    pub fn made(&self, size: u64, days: u16, now: Timestamp) -> Self {
        let over = self.over(State::Ready, after(now, i64::from(days) * DAY));
        Self { ready_at: Some(now), size: Some(size), ..over }
    }

    /// The same, given up: the person sees so for a day.
    #[must_use]
    pub fn failed(&self, now: Timestamp) -> Self {
        self.over(State::Failed, after(now, DAY))
    }

    fn over(&self, state: State, until: Timestamp) -> Self {
        Self { state, claimed_until: None, until: Some(until), ttl: Some(until.as_second()), ..self.clone() }
    }

    /// From when on nobody works on it any more and nobody is given it, when it is taken back now.
    #[must_use]
    pub fn swept_at(&self, now: Timestamp) -> Timestamp {
        self.claimed_until.map_or(now, |until| now.max(until))
    }

    /// Whether it is still there, to be seen at least: rows past their time linger.
    #[must_use]
    pub fn is_there(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    /// Whether its file can be taken along.
    #[must_use]
    pub fn is_ready(&self, now: Timestamp) -> bool {
        self.state == State::Ready && self.is_there(now)
    }

    /// Where the file of this try is kept.
    #[must_use]
    pub fn object(&self) -> String {
        object_of(self.owner_id, self.export_id, self.attempts)
    }

    /// One of which nothing is known any more, as after its last try.
    #[must_use]
    pub fn gone(owner: UserId, id: ExportId, now: Timestamp) -> Self {
        Self { attempts: TRIES, ..Self::asked(owner, id, now) }
    }

    /// Where any try may have left one.
    pub fn objects(&self) -> impl Iterator<Item = String> {
        let (owner, id) = (self.owner_id, self.export_id);
        (1..=self.attempts).map(move |attempt| object_of(owner, id, attempt))
    }
}

fn object_of(owner: UserId, id: ExportId, attempt: u32) -> String {
    format!("{owner}/{id}/{attempt}")
}

/// What one person has asked for lately: one row, so that two requests at once cannot both be the only one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exports {
    pub owner_id: UserId,
    /// As [`Content::counted_at`].
    pub item: String,
    pub version: u32,
    /// The one that waits.
    #[serde(default)]
    pub running: Option<ExportId>,
    /// When the latest were asked for, oldest first.
    pub asked: Vec<Timestamp>,
}

/// Why no other copy is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskError {
    /// This one waits already.
    Running(ExportId),
    /// As many as a day allows; another one from then on.
    TooMany { again: Timestamp },
}

impl Exports {
    /// Of somebody for whom nobody ever asked.
    #[must_use]
    pub fn none(owner: UserId, of: Content) -> Self {
        Self { owner_id: owner, item: of.counted_at().to_owned(), version: 0, running: None, asked: Vec::new() }
    }

    /// From when on one more may be asked for, if not now.
    #[must_use]
    pub fn again(&self, now: Timestamp) -> Option<Timestamp> {
        let recent: Vec<Timestamp> = self.recent(now).collect();
        (recent.len() >= MOST_A_DAY).then(|| after(recent[recent.len() - MOST_A_DAY], DAY))
    }

    /// The row after one more was asked for.
    ///
    /// # Errors
    /// When one is being made, or too many were asked for.
    pub fn asked(&self, id: ExportId, now: Timestamp) -> Result<Self, AskError> {
        if let Some(running) = self.running {
            return Err(AskError::Running(running));
        }
        if let Some(again) = self.again(now) {
            return Err(AskError::TooMany { again });
        }
        let asked = self.recent(now).chain([now]).collect();
        Ok(Self { version: self.version + 1, running: Some(id), asked, ..self.clone() })
    }

    fn recent(&self, now: Timestamp) -> impl Iterator<Item = Timestamp> {
        self.asked.iter().copied().filter(move |at| now < after(*at, DAY))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn export() -> Export {
        Export::asked(UserId::from_uuid(Uuid::nil()), ExportId::from_uuid(Uuid::nil()), at(0))
    }

    #[test]
    fn f13_a_copy_is_made_by_one_job_at_a_time_and_given_up_after_five_tries() {
        let (mut waits, mut now) = (export(), 0);
        for attempt in 1..=5 {
            let Claim::Make(claimed) = waits.claim(at(now)) else { panic!("try {attempt}") };
            assert_eq!(claimed.attempts, attempt);
            assert_eq!(claimed.claim(at(now + CLAIMED_FOR - 1)), Claim::Leave);
            (waits, now) = (*claimed, now + CLAIMED_FOR);
        }
        assert_eq!(waits.claim(at(now)), Claim::GiveUp);
        assert_eq!(waits.failed(at(now)).claim(at(now)), Claim::Leave);
        assert_eq!(waits.objects().count(), 5, "every try may have left a file");
    }

    #[test]
    fn f13_a_copy_is_there_until_its_end_and_not_a_second_longer() {
        let made = export().made(7, 1, at(0));
        assert!(made.is_ready(at(DAY - 1)) && !made.is_ready(at(DAY)) && !made.is_there(at(DAY)));
        assert!(!export().is_ready(at(0)) && export().is_there(at(10 * DAY)));
        assert!(!export().failed(at(0)).is_ready(at(0)));
    }

    proptest! {
        /// Whenever somebody asks and however long a copy takes: never two at once, never more than three within any day.
        #[test]
        fn f13_one_at_a_time_and_a_few_a_day(steps in prop::collection::vec((1_i64..40_000, any::<bool>()), 1..60)) {
            let mut row = Exports::none(UserId::from_uuid(Uuid::nil()), Content::Everything);
            let (mut now, mut granted) = (0_i64, Vec::new());
            for (number, (passes, finishes)) in (0_u128..).zip(steps) {
                now += passes;
                if finishes {
                    row.running = None;
                }
                let id = ExportId::from_uuid(Uuid::from_u128(number));
                let within = granted.iter().filter(|then| now - **then < DAY).count();
                match row.asked(id, at(now)) {
                    Ok(next) => {
                        prop_assert!(row.running.is_none() && within < MOST_A_DAY);
                        granted.push(now);
                        prop_assert_eq!(next.version, row.version + 1);
                        row = next;
                    }
                    Err(AskError::Running(running)) => prop_assert_eq!(row.running, Some(running)),
                    Err(AskError::TooMany { again }) => {
                        prop_assert_eq!(within, MOST_A_DAY);
                        prop_assert!(again > at(now) && row.asked(id, again).is_ok() && row.asked(id, after(again, -1)).is_err());
                    }
                }
            }
        }
    }
}
