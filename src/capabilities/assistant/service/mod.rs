//! Answering: what the message is about, where that is looked after in this house, and what is free there soonest.

mod plain;

use std::net::IpAddr;

use super::model::reading::{Reading, read};
use super::model::rules::{Kind, Rules};
use crate::capabilities::availability::model::{Asker, NextVisits};
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::model::{Department, DoctorFilter};
use crate::capabilities::directory::service::Directory;
use crate::identity::ground::Ground;
use crate::identity::throttle::{Throttle, Throttled};
use crate::outbound::phrasing::Phrasing;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Limit;
use crate::primitives::text::{self, Sensitive};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// The most characters of a message.
pub const MESSAGE_LIMIT: usize = 1_000;
/// The most departments that are suggested.
const MOST_SUGGESTED: usize = 2;
/// Where somebody is sent when it is not clear who looks after it.
const GENERAL: &str = "general_medicine";

/// Answers of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Assistant {
    directory: Directory,
    availability: Availability,
    throttle: Throttle,
    /// `None`: the rules' own words.
    phrasing: Option<Phrasing>,
}

/// A message, trimmed and within its limit. It is never printed and never kept.
#[derive(Debug, Clone)]
pub struct Question(Sensitive<String>);

impl Question {
    /// # Errors
    /// It is empty, has more than 1,000 characters, or some that cannot be shown.
    pub fn parse(said: &str) -> Result<Self, Flaws> {
        let line = text::lines(said, MESSAGE_LIMIT).map_err(|error| Flaws(vec![Flaw::of_text("/text", error)]))?;
        Ok(Self(Sensitive::new(line)))
    }

    /// What was written, to show it to whoever wrote it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// What it is about, by rules alone.
    #[must_use]
    pub fn reading(&self) -> Reading {
        read(self.expose())
    }
}

/// Who asks, as far as the answer depends on it.
#[derive(Debug)]
pub struct Writer {
    pub address: IpAddr,
    pub asker: Asker,
    /// Whose own holds count as free.
    pub viewer: Option<UserId>,
    /// The name of their account: no model is told it.
    pub name: Option<Sensitive<String>>,
}

/// A department, and what is free there soonest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub department: Department,
    pub soonest: Option<Soonest>,
}

/// A doctor's free time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soonest {
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub slot: Slot,
}

/// What is answered.
#[derive(Debug)]
pub struct Answer {
    pub reading: Reading,
    /// The first one with its soonest time, if anything is free; none for what is urgent or no matter of health.
    pub suggestions: Vec<Suggestion>,
    /// The house has no department of the kind: general medicine is suggested in its place.
    pub instead: bool,
    /// Other words for the answer, which the model found.
    pub phrased: Option<String>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AssistantError {
    /// Too many messages from one address of the network.
    #[error("too many messages, wait {seconds} s")]
    Wait { seconds: u32 },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for AssistantError {
    fn from(error: Throttled) -> Self {
        match error {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

impl Assistant {
    /// Over the house's ground; with a model where the settings name one.
    #[must_use]
    pub fn new(ground: Ground, directory: Directory, availability: Availability, phrasing: Option<Phrasing>) -> Self {
        Self { directory, availability, throttle: Throttle::new(ground), phrasing }
    }

    /// Whether what is written goes to a model outside of the house.
    #[must_use]
    pub const fn asks_a_model(&self) -> bool {
        self.phrasing.is_some()
    }

    /// The answer to a message. A red flag costs no call and is never counted; everything else one for the count and one for the
    /// departments, then two, at most three, for what is free soonest; two more where no department is called after the kind.
    pub async fn answer(&self, question: &Question, writer: &Writer) -> Result<Answer, AssistantError> {
        let reading = question.reading();
        let nothing_more = Answer { reading, suggestions: Vec::new(), instead: false, phrased: None };
        if matches!(reading, Reading::Flag(_)) {
            return Ok(nothing_more);
        }
        Box::pin(self.throttle.write_to_assistant(writer.address)).await?;
        let (kind, is_guess) = match reading {
            Reading::Kind(kind) => (Some(kind), false),
            Reading::Unsure => (kind_of(GENERAL), true),
            Reading::Flag(_) | Reading::Topic(_) | Reading::Worrying | Reading::Outside => (None, false),
        };
        let Some(kind) = kind else { return Ok(nothing_more) };
        let departments = self.directory.departments().await?;
        let mut fitting = Box::pin(self.fitting(kind, &departments)).await?;
        let instead = fitting.is_empty() && !is_guess;
        if instead && let Some(general) = kind_of(GENERAL) {
            fitting = named_after(general, &departments);
        }
        let suggestions = Box::pin(self.with_soonest(fitting, writer)).await?;
        let phrased = self.phrased(question, &departments, &suggestions, writer).await;
        Ok(Answer { suggestions, instead, phrased, ..nothing_more })
    }

    /// The departments of a kind: those called after it, else that of a doctor who is called so.
    async fn fitting(&self, kind: &Kind, departments: &[Department]) -> Result<Vec<Department>, StorageError> {
        let named = named_after(kind, departments);
        if !named.is_empty() {
            return Ok(named);
        }
        let filter = DoctorFilter { specialization: vec![kind.specialist.clone()], ..DoctorFilter::default() };
        let Some(one) = Limit::new(1) else { return Ok(Vec::new()) };
        let found = self.directory.find_doctors(&filter, one, None).await?.items.into_iter().next();
        let home = found.and_then(|doctor| departments.iter().find(|department| department.id == doctor.department_id));
        Ok(home.cloned().into_iter().collect())
    }

    async fn with_soonest(&self, fitting: Vec<Department>, writer: &Writer) -> Result<Vec<Suggestion>, StorageError> {
        let mut suggestions = Vec::new();
        for department in fitting {
            // Only the first: what is free costs the most calls.
            let soonest = if suggestions.is_empty() { self.soonest(department.id, writer).await? } else { None };
            suggestions.push(Suggestion { department, soonest });
        }
        Ok(suggestions)
    }

    async fn soonest(&self, department: DepartmentId, writer: &Writer) -> Result<Option<Soonest>, StorageError> {
        let next = NextVisits { each: 1, part: None };
        let free = self.availability.soonest_of_each(department, next, writer.asker, writer.viewer).await?;
        Ok(free.into_iter().find_map(|one| {
            let slot = one.visits.first().copied()?;
            Some(Soonest { doctor_id: one.doctor.id, doctor_name: one.doctor.name.into(), slot })
        }))
    }

    /// The model's words, where there is a model and its words can be used.
    async fn phrased(&self, question: &Question, all: &[Department], suggestions: &[Suggestion], writer: &Writer) -> Option<String> {
        let phrasing = self.phrasing.as_ref()?;
        let suggested: Vec<&str> = suggestions.iter().map(|one| one.department.name.as_str()).collect();
        let name = writer.name.as_ref().map(|name| name.expose().as_str());
        let said = phrasing.ask(&plain::system(&suggested), &plain::without_who(question.expose(), name)).await?;
        let others: Vec<&str> = all.iter().map(|one| one.name.as_str()).filter(|name| !suggested.contains(name)).collect();
        plain::usable(&said, &others)
    }
}

fn kind_of(id: &str) -> Option<&'static Kind> {
    Rules::of_this_version().ok()?.kinds.iter().find(|kind| kind.id == id)
}

fn named_after(kind: &Kind, departments: &[Department]) -> Vec<Department> {
    departments.iter().filter(|department| kind.is_name(&department.name)).take(MOST_SUGGESTED).cloned().collect()
}
