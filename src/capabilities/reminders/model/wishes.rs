//! What somebody wants to be written to about.

use serde::{Deserialize, Serialize};

use crate::capabilities::settings::model::Reminder;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::wall::WallTime;

/// Which reminders somebody wants. Whoever never said wants all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// 0 of whoever never said.
    pub version: u32,
    /// Any at all.
    #[serde(rename = "reminders_by_mail")]
    pub by_mail: bool,
    /// Reminders of the house they do not want; kept by when they come, so that one at another hour is another one.
    #[serde(rename = "reminders_off")]
    pub off: Vec<Reminder>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { version: 0, by_mail: true, off: Vec::new() }
    }
}

/// What somebody wants from now on, as it arrives and as it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WishesText {
    /// Whether reminders of visits come by mail at all.
    pub reminders_by_mail: bool,
    /// Which of the house's reminders, as long as any do. One that is not named is wanted.
    #[serde(default)]
    #[schema(max_items = 6)]
    pub reminders: Vec<Wish>,
}

/// One reminder of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Wish {
    /// 1 = on the day before the visit, 0 = on its day.
    pub days_before: u16,
    /// In the hospital's zone.
    pub at: WallTime,
    pub wanted: bool,
}

impl Wishes {
    /// Whether a reminder of the house is wanted.
    #[must_use]
    pub fn want(&self, reminder: Reminder) -> bool {
        self.by_mail && !self.off.contains(&reminder)
    }
}

impl WishesText {
    /// What somebody wants of the house's reminders.
    #[must_use]
    pub fn of(wishes: &Wishes, house: &[Reminder]) -> Self {
        let wish = |one: &Reminder| Wish { days_before: one.days_before, at: one.at, wanted: !wishes.off.contains(one) };
        Self { reminders_by_mail: wishes.by_mail, reminders: house.iter().map(wish).collect() }
    }

    /// The wishes, of somebody whose house has these reminders. Whoever wants none of them wants none at any other hour.
    ///
    /// # Errors
    /// Every reminder that the house does not have.
    pub fn parse(self, house: &[Reminder], version: u32) -> Result<Wishes, Flaws> {
        let mut flaws = Flaws::default();
        let mut off = Vec::new();
        for (place, Wish { days_before, at, wanted }) in self.reminders.into_iter().enumerate() {
            let reminder = Reminder { days_before, at };
            if !house.contains(&reminder) {
                flaws.add(Flaw::new(format!("/reminders/{place}"), "invalid"));
            } else if !wanted && !off.contains(&reminder) {
                off.push(reminder);
            }
        }
        flaws.none()?;
        let any = house.is_empty() || off.len() < house.len();
        Ok(Wishes { version, by_mail: self.reminders_by_mail && any, off })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(days_before: u16) -> Reminder {
        Reminder { days_before, at: WallTime::new(8, 0) }
    }

    #[test]
    fn f46_whoever_never_said_is_reminded_and_each_reminder_can_be_switched_off() {
        let house = [reminder(1), reminder(0)];
        assert!(house.iter().all(|one| Wishes::default().want(*one)));
        let wish = |reminder: Reminder, wanted| Wish { days_before: reminder.days_before, at: reminder.at, wanted };
        let text = |reminders: &[Wish]| WishesText { reminders_by_mail: true, reminders: reminders.to_vec() };
        let wishes = text(&[wish(reminder(0), false)]).parse(&house, 3).unwrap();
        assert!(wishes.want(reminder(1)) && !wishes.want(reminder(0)) && wishes.version == 3);
        assert_eq!(WishesText::of(&wishes, &house), text(&[wish(reminder(1), true), wish(reminder(0), false)]));
        let none = text(&house.map(|one| wish(one, false))).parse(&house, 3).unwrap();
        assert!(!none.want(reminder(1)) && !none.want(reminder(5)), "also not at an hour the house chooses later");
        let unknown = text(&[wish(reminder(1), false), wish(reminder(7), true)]).parse(&house, 1);
        assert_eq!(unknown.unwrap_err().to_string(), "/reminders/1 invalid");
    }
}
