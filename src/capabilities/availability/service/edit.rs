//! Changing hours as a person does: nothing is saved before they have seen which booked visits it strands.

use std::collections::BTreeSet;

use super::Availability;
use super::clashes::{Hit, known_by};
use super::hours::{HoursError, may_see};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::availability::model::{Clash, HoursChange, RuleText};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Rule;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{ExceptionId, RuleId, UserId};

/// What a person wants of a doctor's hours, as typed.
#[derive(Debug, Clone)]
pub enum Edit {
    /// More weekly rules: the same times on several days are one of them for each day.
    AddRules(Vec<RuleText>),
    ChangeRule(RuleId, RuleText),
    RemoveRule(RuleId),
    RemoveException(ExceptionId),
}

/// Hours that were changed.
#[derive(Debug, Clone)]
pub struct Edited {
    pub doctor: Doctor,
    /// As they were: what was removed can be added again.
    pub before: Doctor,
    /// Booked visits that the new hours no longer offer: they stay booked. Some may have been booked at the last moment.
    pub stranded: Vec<Clash>,
    /// Whether ledgers show booked time that no listed visit explains yet.
    pub more_to_come: bool,
}

impl Availability {
    /// Makes a change of a doctor who still has the version `seen`, if the visits it strands are those the person `agreed` to, which
    /// they name by what these are [`known_by`].
    ///
    /// `Clashes` lists all of them, and nothing is saved. Stranded visits are looked up again afterwards: whoever booked
    /// in between came before the new version of the rules reached the ledgers, and is told as stranded. A change that
    /// has been made already is no mistake: somebody pressed twice.
    pub async fn edit(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        edit: &Edit,
        seen: u32,
        agreed: &str,
    ) -> Result<Edited, HoursError> {
        may_see(grant, doctor)?;
        let change = self.change_of(edit)?;
        let before = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
        if before.version != seen {
            let done = || Edited { doctor: before.clone(), before: before.clone(), stranded: Vec::new(), more_to_come: false };
            return if change.is_done_in(&before) { Ok(done()) } else { Err(HoursError::Stale) };
        }
        let wanted = change.applied_to(&before).map_err(HoursError::from)?;
        let Hit { clashes, .. } = self.stranded(&before, &wanted).await?;
        if !clashes.is_empty() && agreed != known_by(&clashes) {
            return Err(HoursError::Clashes { clashes });
        }
        let doctor = self.change(grant, doctor, &change, Some(seen)).await?;
        let Hit { clashes: stranded, complete } = self.stranded(&before, &doctor).await?;
        Ok(Edited { doctor, before, stranded, more_to_come: !complete })
    }

    /// Which of some new weekly rules have room beside the doctor's, and the rules that keep the time of the others, each
    /// once. Where none has room, those that stand already as wished: somebody may have pressed twice. No call.
    ///
    /// # Errors
    /// A rule cannot be used by itself.
    pub fn room_for(&self, doctor: &Doctor, texts: Vec<RuleText>) -> Result<(Vec<RuleText>, Vec<Rule>), Flaws> {
        let (mut free, mut there, mut same, mut kept) = (Vec::new(), Vec::new(), BTreeSet::new(), Vec::new());
        for text in texts {
            let rule = self.new_rule(&text)?;
            let Some(other) = doctor.hours.rules.iter().find(|other| rule.clashes_with(other)) else {
                free.push(text);
                continue;
            };
            if (Rule { id: rule.id, ..other.clone() }) == rule {
                there.push(text);
                same.insert(other.id);
            }
            if kept.iter().all(|rule: &Rule| rule.id != other.id) {
                kept.push(other.clone());
            }
        }
        if free.is_empty() {
            kept.retain(|other| !same.contains(&other.id));
            return Ok((there, kept));
        }
        Ok((free, kept))
    }

    fn change_of(&self, edit: &Edit) -> Result<HoursChange, Flaws> {
        Ok(match edit {
            Edit::AddRules(texts) => HoursChange::AddRules(texts.iter().map(|text| self.new_rule(text)).collect::<Result<_, _>>()?),
            Edit::ChangeRule(id, text) => HoursChange::ChangeRule(text.parse(*id, self.settings.grain())?),
            Edit::RemoveRule(id) => HoursChange::RemoveRule(*id),
            Edit::RemoveException(id) => HoursChange::RemoveException(*id),
        })
    }
}
