//! The form of the page: what it was made from, and what was typed into it.

use serde::Deserialize;

use crate::capabilities::notifications::model::Ways;
use crate::capabilities::reminders::model::{MOST_OWN, NewsWays, OwnTime, QuietText, Wish, Wishes, WishesText};
use crate::capabilities::reminders::service::OwnTexts;
use crate::capabilities::reminders::views::{self as view, MessageSettings, OwnLine, ReminderLine, Texts, TextsState, WaysLine};
use crate::capabilities::settings::model::{Quiet, Reminder};
use crate::primitives::flaw::Flaws;
use crate::web::field::Field;
use crate::web::state::WebState;

/// The reminders that were offered and those that were ticked, each as [`word_of`] says it; and the rest of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MessagesForm {
    pub(super) version: String,
    offered: Vec<String>,
    wanted: Vec<String>,
    /// `house` or `own`; empty: the form did not ask.
    times: String,
    own_days: Vec<String>,
    own_at: Vec<String>,
    /// Something, when the form asked on which way.
    ways: String,
    reminder_by: Vec<String>,
    booked_by: Vec<String>,
    moved_by: Vec<String>,
    cancelled_by: Vec<String>,
    /// Something, when the form asked for quiet hours.
    quiet: String,
    quiet_from: String,
    quiet_to: String,
}

/// `1-08:00`: on the day before, at eight.
fn word_of(reminder: Reminder) -> String {
    format!("{}-{}", reminder.days_before, reminder.at)
}

/// Whether the box of one of the house's reminders is ticked.
fn is_ticked(wishes: &Wishes, reminder: Reminder) -> bool {
    let ways = wishes.reminder_ways();
    (ways.mail || ways.text) && !wishes.off.contains(&reminder)
}

fn ways_of(ticked: &[String]) -> Ways {
    let is = |way: &str| ticked.iter().any(|one| one == way);
    Ways { mail: is("mail"), text: is("text") }
}

/// The page of wishes as they stand.
pub(super) fn shown(wishes: &Wishes, house: &[Reminder], texts: OwnTexts, quiet: Quiet, web: &WebState) -> MessageSettings {
    let line = |one: &Reminder| ReminderLine {
        value: word_of(*one),
        days_before: one.days_before,
        time: one.at.to_string(),
        wanted: is_ticked(wishes, *one),
    };
    let own = wishes.own.iter().flatten().map(|time| OwnLine { days: time.days_before.to_string(), at: time.at.to_string() });
    let NewsWays { booked, moved, cancelled } = wishes.news;
    let reminder = Ways { mail: wishes.by_mail, text: wishes.by_text };
    let ways = [reminder, booked, moved, cancelled].map(|ways| (ways.mail, ways.text));
    let own_quiet = |at: fn(Quiet) -> String| Field::of(wishes.quiet.map(at).unwrap_or_default());
    MessageSettings {
        version: wishes.version,
        reminders: house.iter().map(line).collect(),
        has_own: wishes.own.is_some(),
        own: own.chain(std::iter::repeat_with(OwnLine::default)).take(MOST_OWN).collect(),
        own_wrong: None,
        ways: if texts.texting.is_some() { WaysLine::all(ways) } else { Vec::new() },
        quiet_from: own_quiet(|quiet| quiet.from.to_string()),
        quiet_to: own_quiet(|quiet| quiet.to.to_string()),
        house_quiet: (quiet.from.to_string(), quiet.to.to_string()),
        texts: card(texts, web),
        trouble: None,
    }
}

fn card(texts: OwnTexts, web: &WebState) -> Texts {
    let state = TextsState::of(&texts);
    let dialled = texts.phone.map(|phone| phone.as_str().to_owned()).unwrap_or_default();
    Texts {
        state,
        number: texts.number.map_or(dialled, String::from),
        since: texts.texting.map(|texting| web.when(texting.since)),
        number_changed: texts.number_changed,
        code: Field::default(),
    }
}

impl MessagesForm {
    /// What it says of what it asked; of the rest, what was wished before.
    pub(super) fn text(&self, house: &[Reminder], before: &Wishes) -> WishesText {
        let wanted = |reminder: Reminder| {
            let word = word_of(reminder);
            if self.offered.contains(&word) { self.wanted.contains(&word) } else { is_ticked(before, reminder) }
        };
        let wish = |one: &Reminder| Wish { days_before: one.days_before, at: one.at, wanted: wanted(*one) };
        let stood = WishesText::of(before, house);
        let by = ways_of(&self.reminder_by);
        let asked = !self.ways.is_empty();
        WishesText {
            // Whoever wants reminders and ticked no way has them by mail.
            reminders_by_mail: !asked || by.mail || !by.text,
            reminders_by_text: if asked { by.text } else { before.by_text },
            reminders: house.iter().map(wish).collect(),
            own_reminders: match self.times.as_str() {
                "own" => self.own_times(),
                "house" => Vec::new(),
                _ => stood.own_reminders,
            },
            visits: if asked { self.news() } else { before.news },
            quiet_hours: if self.quiet.is_empty() { stood.quiet_hours } else { self.quiet_hours() },
        }
    }

    fn news(&self) -> NewsWays {
        NewsWays { booked: ways_of(&self.booked_by), moved: ways_of(&self.moved_by), cancelled: ways_of(&self.cancelled_by) }
    }

    /// The rows in which something stands; what is no number is out of every bound.
    fn own_times(&self) -> Vec<OwnTime> {
        let rows = self.own_days.iter().zip(&self.own_at).map(|(days, at)| (days.trim(), at.trim()));
        let typed = rows.filter(|(days, at)| !days.is_empty() || !at.is_empty());
        typed.map(|(days, at)| OwnTime { days_before: days.parse().unwrap_or(-1), at: at.to_owned() }).collect()
    }

    /// None where both are left empty.
    fn quiet_hours(&self) -> Option<QuietText> {
        let (from, to) = (self.quiet_from.trim(), self.quiet_to.trim());
        (!from.is_empty() || !to.is_empty()).then(|| QuietText { from: from.to_owned(), to: to.to_owned() })
    }

    /// The page with what was typed.
    pub(super) fn typed_into(&self, page: MessageSettings) -> MessageSettings {
        let reminders = page.reminders.into_iter().map(|line| ReminderLine { wanted: self.wanted.contains(&line.value), ..line });
        let rows = self.own_days.iter().zip(&self.own_at).map(|(days, at)| OwnLine { days: days.clone(), at: at.clone() });
        let ticked = |line: WaysLine| {
            let by = match line.name {
                "reminder_by" => &self.reminder_by,
                "booked_by" => &self.booked_by,
                "moved_by" => &self.moved_by,
                _ => &self.cancelled_by,
            };
            let Ways { mail, text } = ways_of(by);
            WaysLine { mail, text, ..line }
        };
        MessageSettings {
            reminders: reminders.collect(),
            has_own: self.times == "own",
            own: if self.own_days.is_empty() { page.own } else { rows.take(MOST_OWN).collect() },
            ways: if self.ways.is_empty() { page.ways } else { page.ways.into_iter().map(ticked).collect() },
            quiet_from: Field::of(self.quiet_from.clone()),
            quiet_to: Field::of(self.quiet_to.clone()),
            ..page
        }
    }

    /// The page with what was typed and what is wrong with it.
    pub(super) fn wrong(&self, page: MessageSettings, flaws: &Flaws) -> MessageSettings {
        let page = self.typed_into(page);
        let is_about = |pointer: &str| flaws.0.iter().any(|flaw| view::is_about(flaw, pointer));
        let field = |field: Field, pointer: &str| if is_about(pointer) { Field::wrong(field.value, view::quiet_wrong()) } else { field };
        MessageSettings {
            own_wrong: is_about("/own_reminders").then(view::own_wrong),
            quiet_from: field(page.quiet_from, "/quiet_hours/from"),
            quiet_to: field(page.quiet_to, "/quiet_hours/to"),
            trouble: is_about("/reminders").then(view::changed_meanwhile),
            ..page
        }
    }
}
