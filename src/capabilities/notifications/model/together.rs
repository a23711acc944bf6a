//! One message for several visits of a series (F35): which of them it tells of, and until when more may join it.
//!
//! Each visit of a series is booked in a transaction of its own, and its event makes this message due or joins it. What was handed over
//! takes no more: a visit that is booked later, by another try of the same form, begins the next message, and none is told twice.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Channel, Delivery, Line, State};
use crate::primitives::ids::{AppointmentId, SeriesId};
use crate::primitives::time::after;

/// So many seconds after its first visit was heard of it is sent: by then the others are booked.
const WAITS_FOR_OTHERS: i64 = 60;

/// What makes such a message due: the series, and which of its messages it is, from 1.
#[must_use]
pub fn cause_of_series(series: SeriesId, message: u32) -> String {
    format!("{series}.{message}")
}

/// Whether one more visit may join what stands there for a series, on every way at once. While words are still to go out, a line on the
/// page of what is new keeps nobody from joining them.
#[must_use]
pub fn all_take_more(standing: &[Option<Delivery>], now: Timestamp) -> bool {
    let (lines, words): (Vec<&Delivery>, Vec<&Delivery>) = standing.iter().flatten().partition(|message| message.channel == Channel::App);
    let decide = if words.is_empty() { lines } else { words };
    decide.iter().all(|message| message.takes_more(now))
}

impl Delivery {
    /// The same about visits of a series, of which this one is known; not to be sent before the others had time to join it.
    #[must_use]
    pub fn of_several(self, visit: AppointmentId) -> Self {
        let from = after(self.at, WAITS_FOR_OTHERS);
        Self { visits: BTreeSet::from([visit]), ..self.not_before(from) }
    }

    /// Whether one more visit may join it: of what is handed over the words are out. A line on the page of what is new has none; it is
    /// new again once the others had their time.
    #[must_use]
    pub fn takes_more(&self, now: Timestamp) -> bool {
        match self.channel {
            Channel::Mail | Channel::Sms => self.state == State::Queued,
            Channel::App => now < after(self.at, WAITS_FOR_OTHERS),
        }
    }

    /// How many visits of its series it does not tell of, `of` being planned; `None` of a later message, which tells of what the first
    /// did not.
    #[must_use]
    pub fn without(&self, of: u8) -> Option<usize> {
        let is_first = self.cause().split('.').nth(1) == Some("1");
        is_first.then(|| usize::from(of).saturating_sub(self.visits.len()))
    }
}

impl Line {
    /// The series that it tells of, where it tells of several visits at once.
    #[must_use]
    pub fn series(&self) -> Option<SeriesId> {
        let named = self.cause().split('.').next()?;
        if self.kind.is_about_several() { named.parse().ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Outcome};
    use super::*;
    use crate::primitives::ids::{IdSource, UserId};
    use crate::primitives::time::Clock;

    fn message(channel: Channel) -> (Delivery, Timestamp, IdSource) {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let cause = cause_of_series(SeriesId::new(&ids), 1);
        let message = Delivery::queued(UserId::new(&ids), cause, Kind::VisitsBooked, channel, now);
        (message.of_several(AppointmentId::new(&ids)), now, ids)
    }

    #[test]
    fn f45_a_mail_for_a_series_waits_for_the_others_and_takes_none_once_it_is_claimed() {
        let (mail, now, _) = message(Channel::Mail);
        let later = after(now, WAITS_FOR_OTHERS);
        assert!(!mail.is_due(after(later, -1)) && mail.is_due(later) && mail.takes_more(after(later, 600)));
        let claimed = mail.claimed(later);
        assert!(!claimed.takes_more(later), "its words may be out already");
        let waits = claimed.clone().after(Outcome::NotNow { why: "Throttling".into() }, later);
        assert!(waits.takes_more(later), "it is composed anew");
        assert!(!claimed.after(Outcome::Sent, later).takes_more(later));
    }

    #[test]
    fn f49_a_line_for_a_series_is_new_again_once_the_others_had_their_time() {
        let (line, now, _) = message(Channel::App);
        let shown = line.after(Outcome::Sent, now);
        let later = after(now, WAITS_FOR_OTHERS);
        assert!(shown.takes_more(after(later, -1)) && !shown.takes_more(later));
    }

    #[test]
    fn f47_a_line_keeps_no_visit_from_joining_a_text_that_waits_for_the_morning() {
        let of = |channel| message(channel).0;
        let (line, text) = (of(Channel::App), of(Channel::Sms));
        let night = after(line.at, 600);
        assert!(!all_take_more(&[Some(line.clone()), None, None], night) && all_take_more(&[None, None, None], night));
        assert!(all_take_more(&[Some(line.clone()), Some(text.clone()), None], night));
        let out = text.claimed(night);
        assert!(!all_take_more(&[Some(line), Some(out.clone()), None], night));
        assert!(!all_take_more(&[None, Some(out), Some(of(Channel::Mail))], night), "all of them, or none");
    }

    #[test]
    fn f45_what_a_series_lacks_is_known_to_its_first_message_alone() {
        let (mut mail, ..) = message(Channel::Mail);
        assert_eq!((mail.without(3), mail.without(1), mail.without(0)), (Some(2), Some(0), Some(0)));
        for later in ["2", "11"] {
            mail.message_id = mail.message_id.replacen(".1#", &format!(".{later}#"), 1);
            assert_eq!(mail.without(3), None);
            mail.message_id = mail.message_id.replacen(&format!(".{later}#"), ".1#", 1);
        }
    }

    #[test]
    fn f47_the_mail_in_the_place_of_a_text_tells_of_the_same_visits() {
        let (text, now, _) = message(Channel::Sms);
        let mail = text.by_mail_instead(now);
        assert_eq!((mail.visits.clone(), mail.cause()), (text.visits.clone(), text.cause()));
        assert!(mail.is_due(now), "its text has waited for the others");
    }
}
