//! What somebody wants to be told, when, and on which way.

use serde::{Deserialize, Serialize};

use super::{OwnTime, Texting, parse_own};
use crate::capabilities::notifications::model::{Kind, Ways};
use crate::capabilities::settings::model::{Quiet, Reminder};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::wall::WallTime;

/// Which messages somebody wants. Whoever never said wants all reminders of the house, and everything by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// 0 of whoever never said.
    pub version: u32,
    /// Reminders by mail, any at all.
    #[serde(rename = "reminders_by_mail")]
    pub by_mail: bool,
    /// Reminders by text message, once they agreed to texts.
    #[serde(rename = "reminders_by_text")]
    pub by_text: bool,
    /// Reminders of the house they do not want; kept by when they come, so that one at another hour is another one.
    #[serde(rename = "reminders_off")]
    pub off: Vec<Reminder>,
    /// Times of their own in place of the house's.
    #[serde(rename = "reminders_own", skip_serializing_if = "Option::is_none")]
    pub own: Option<Vec<Reminder>>,
    pub news: NewsWays,
    /// Hours of their own in place of the house's.
    #[serde(rename = "quiet_hours", skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Quiet>,
    /// That they agreed to texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texting: Option<Texting>,
    /// They once did: while texts do not work, what they want by text goes by mail.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub agreed_once: bool,
    /// What they had agreed to last: taken back, or ended with the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texting_before: Option<Texting>,
}

/// The way of each kind of news about visits. Every other message comes by mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewsWays {
    pub booked: Ways,
    pub moved: Ways,
    pub cancelled: Ways,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            version: 0,
            by_mail: true,
            by_text: true,
            off: Vec::new(),
            own: None,
            news: NewsWays::default(),
            quiet: None,
            texting: None,
            agreed_once: false,
            texting_before: None,
        }
    }
}

/// What somebody wants from now on, as it arrives and as it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WishesText {
    /// Whether reminders of visits come by mail at all.
    pub reminders_by_mail: bool,
    /// Whether they come by text message, once you agreed to texts (`PUT /me/texts`).
    #[serde(default = "yes")]
    pub reminders_by_text: bool,
    /// Which of the house's reminders, as long as any do. One that is not named is wanted.
    #[serde(default)]
    #[schema(max_items = 6)]
    pub reminders: Vec<Wish>,
    /// Times of your own in place of the house's; none: as the house does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 3)]
    pub own_reminders: Vec<OwnTime>,
    /// Of each kind of news about your visits, on which way it comes. While you have not agreed to texts, what is wanted by text comes by mail.
    #[serde(default)]
    pub visits: NewsWays,
    /// When no text message is sent, in the hospital's zone; without it, in the hospital's quiet hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_hours: Option<QuietText>,
}

/// Quiet hours as they arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QuietText {
    #[schema(example = "22:00")]
    pub from: String,
    #[schema(example = "07:00")]
    pub to: String,
}

const fn yes() -> bool {
    true
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
    /// Whether a reminder at this time is wanted, in a house that has these.
    #[must_use]
    pub fn want(&self, reminder: Reminder, house: &[Reminder]) -> bool {
        let at_that_time = match &self.own {
            Some(own) => own.contains(&reminder),
            None => house.contains(&reminder) && !self.off.contains(&reminder),
        };
        let ways = self.reminder_ways();
        at_that_time && (ways.mail || ways.text)
    }

    /// Whether one that is about to be sent still is; the house may have another hour for it by now.
    #[must_use]
    pub fn still_want(&self, reminder: Reminder) -> bool {
        self.own.as_ref().map_or_else(|| !self.off.contains(&reminder), |own| own.contains(&reminder))
    }

    /// All the times they are reminded at, or would be if they had switched none off.
    #[must_use]
    pub fn times<'a>(&'a self, house: &'a [Reminder]) -> &'a [Reminder] {
        self.own.as_deref().unwrap_or(house)
    }

    /// The ways on which reminders go.
    #[must_use]
    pub fn reminder_ways(&self) -> Ways {
        self.possible(Ways { mail: self.by_mail, text: self.by_text })
    }

    /// The ways on which news goes.
    #[must_use]
    pub fn ways(&self, kind: Kind) -> Ways {
        match kind {
            Kind::VisitBooked | Kind::VisitsBooked => self.possible(self.news.booked),
            Kind::VisitMoved => self.possible(self.news.moved),
            Kind::VisitCancelled => self.possible(self.news.cancelled),
            Kind::Reminder => self.reminder_ways(),
            _ => Ways::MAIL,
        }
    }

    /// Whether texts can go at all.
    #[must_use]
    pub fn texts_work(&self) -> bool {
        self.texting.as_ref().is_some_and(|texting| texting.opted_out_at.is_none())
    }

    /// What is wanted by text goes by mail while texts do not work, of whoever once agreed to them: nobody misses it for that.
    fn possible(&self, wanted: Ways) -> Ways {
        let works = self.texts_work();
        Ways { text: wanted.text && works, mail: wanted.mail || (wanted.text && !works && self.agreed_once) }
    }
}

impl WishesText {
    /// What somebody wants of the house's reminders.
    #[must_use]
    pub fn of(wishes: &Wishes, house: &[Reminder]) -> Self {
        let wish = |one: &Reminder| Wish { days_before: one.days_before, at: one.at, wanted: !wishes.off.contains(one) };
        Self {
            reminders_by_mail: wishes.by_mail,
            reminders_by_text: wishes.by_text,
            reminders: house.iter().map(wish).collect(),
            own_reminders: wishes.own.iter().flatten().map(OwnTime::from).collect(),
            visits: wishes.news,
            quiet_hours: wishes.quiet.map(|quiet| QuietText { from: quiet.from.to_string(), to: quiet.to.to_string() }),
        }
    }

    /// The wishes after `before`, of somebody whose house has these reminders. Whoever wants none of them wants none at any other hour.
    ///
    /// # Errors
    /// Every reminder that the house does not have, and every time that is none.
    pub fn parse(self, house: &[Reminder], before: &Wishes) -> Result<Wishes, Flaws> {
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
        let own = parse_own(&self.own_reminders, house, &mut flaws);
        let quiet = self.quiet_hours.and_then(|typed| typed.parse(&mut flaws));
        flaws.none()?;
        let any = house.is_empty() || off.len() < house.len() || !own.is_empty();
        Ok(Wishes {
            version: before.version + 1,
            by_mail: self.reminders_by_mail && any,
            by_text: self.reminders_by_text && any,
            off,
            own: Some(own).filter(|own| !own.is_empty()),
            news: self.visits,
            quiet,
            texting: before.texting.clone(),
            agreed_once: before.agreed_once,
            texting_before: before.texting_before.clone(),
        })
    }
}

impl QuietText {
    fn parse(&self, flaws: &mut Flaws) -> Option<Quiet> {
        let time = |pointer, typed: &str| {
            let at = typed.trim().parse().ok().filter(|at: &WallTime| at.time().is_some());
            at.ok_or_else(|| Flaw::new(pointer, "not_a_time"))
        };
        let (from, to) = (flaws.keep(time("/quiet_hours/from", &self.from)), flaws.keep(time("/quiet_hours/to", &self.to)));
        from.zip(to).map(|(from, to)| Quiet { from, to })
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn reminder(days_before: u16) -> Reminder {
        Reminder { days_before, at: WallTime::new(8, 0) }
    }

    fn text(reminders: &[Wish]) -> WishesText {
        WishesText { reminders: reminders.to_vec(), ..WishesText::of(&Wishes::default(), &[]) }
    }

    fn agreed() -> Texting {
        Texting::agreed("+919876543210".to_owned().try_into().unwrap(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn f46_whoever_never_said_is_reminded_and_each_reminder_can_be_switched_off() {
        let house = [reminder(1), reminder(0)];
        assert!(house.iter().all(|one| Wishes::default().want(*one, &house)));
        let wish = |reminder: Reminder, wanted| Wish { days_before: reminder.days_before, at: reminder.at, wanted };
        let before = Wishes { version: 2, ..Wishes::default() };
        let wishes = text(&[wish(reminder(0), false)]).parse(&house, &before).unwrap();
        assert!(wishes.want(reminder(1), &house) && !wishes.want(reminder(0), &house) && wishes.version == 3);
        assert_eq!(WishesText::of(&wishes, &house), text(&[wish(reminder(1), true), wish(reminder(0), false)]));
        let none = text(&house.map(|one| wish(one, false))).parse(&house, &before).unwrap();
        assert!(!none.want(reminder(1), &house) && !none.want(reminder(5), &[reminder(5)]), "also not at an hour the house chooses later");
        let unknown = text(&[wish(reminder(1), false), wish(reminder(7), true)]).parse(&house, &before);
        assert_eq!(unknown.unwrap_err().to_string(), "/reminders/1 invalid");
    }

    #[test]
    fn f47_times_of_ones_own_stand_in_the_place_of_the_houses() {
        let house = [reminder(1), reminder(0)];
        let own = WishesText { own_reminders: vec![OwnTime { days_before: 2, at: "18:00".to_owned() }], ..text(&[]) };
        let wishes = own.clone().parse(&house, &Wishes::default()).unwrap();
        let at_six = Reminder { days_before: 2, at: WallTime::new(18, 0) };
        assert!(wishes.want(at_six, &house) && !wishes.want(reminder(1), &house) && wishes.times(&house) == [at_six]);
        assert!(!Wishes::default().want(at_six, &house), "nobody else's");
        let wrong = WishesText { quiet_hours: Some(QuietText { from: "22".to_owned(), to: "07:00".to_owned() }), ..own };
        assert_eq!(wrong.parse(&house, &Wishes::default()).unwrap_err().to_string(), "/quiet_hours/from not_a_time");
    }

    #[test]
    fn f47_what_is_wanted_by_text_goes_by_mail_while_texts_do_not_work_and_never_without_having_agreed() {
        let by_text = Ways { mail: false, text: true };
        let wishes = Wishes { by_mail: false, news: NewsWays { moved: by_text, ..NewsWays::default() }, ..Wishes::default() };
        assert_eq!(wishes.reminder_ways(), Ways { mail: false, text: false }, "whoever never agreed is not written to for a default");
        let wishes = Wishes { agreed_once: true, ..wishes };
        let agrees = Wishes { texting: Some(agreed()), ..wishes.clone() };
        assert_eq!((agrees.reminder_ways(), agrees.ways(Kind::VisitMoved)), (by_text, by_text));
        assert_eq!((agrees.ways(Kind::VisitBooked), agrees.ways(Kind::PasswordChanged)), (Ways::MAIL, Ways::MAIL));
        let stopped = Texting { opted_out_at: Some(Timestamp::UNIX_EPOCH), ..agreed() };
        for ended in [Wishes { texting: Some(stopped), ..wishes.clone() }, Wishes { texting_before: Some(agreed()), ..wishes }] {
            assert_eq!((ended.reminder_ways(), ended.ways(Kind::VisitMoved)), (Ways::MAIL, Ways::MAIL));
        }
    }
}
