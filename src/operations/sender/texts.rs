//! Text messages (F47): composed when they are sent, as mails are; to the number that was agreed to, and not while it is quiet.

use jiff::Timestamp;

use super::visits::{Known, NEEDS_TIME, moot};
use super::{Composed, Sender};
use crate::capabilities::appointments::model::{Appointment, Status as VisitStatus};
use crate::capabilities::appointments::views::text::TextAbout;
use crate::capabilities::notifications::model::{Delivery, Kind, Outcome};
use crate::capabilities::reminders::model::Wishes;
use crate::capabilities::reminders::views::text as views;
use crate::events::listeners::{AboutVisit, VisitNews};
use crate::identity::accounts::{Account, Status};
use crate::outbound::OutboundError;
use crate::outbound::text_message::OPTED_OUT;
use crate::primitives::ids::UserId;
use crate::primitives::text_number::TextNumber;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::web::say::When;
use crate::web::texts::{Language, MissingText};

/// What must be known well before a visit waits for the morning only if so many seconds are left then: three hours.
const TOLD_BEFORE: i64 = 3 * 60 * 60;

/// Why a text does not go, where its mail goes instead.
const QUIET: &str = "quiet hours";
const OTHER_NUMBER: &str = "another number";
const NOT_AGREED: &str = "no texts agreed to";
const NONE_HERE: &str = "no texts are sent here";

impl Sender {
    /// As mails are composed: what is no longer true is not said.
    pub(super) async fn text(&self, message: &Delivery) -> Result<Composed, StorageError> {
        if self.texts.is_none() {
            return Ok(Composed::NoText(NONE_HERE));
        }
        match message.kind {
            Kind::TextCode => self.text_code(message).await,
            Kind::Reminder => match message.reminder {
                Some(reminder) => {
                    let still = |visit: &Appointment, about| self.needless(visit, about, reminder);
                    self.text_about(message, TextAbout::Near, still, |wishes| wishes.still_want(reminder)).await
                }
                None => Ok(Composed::Moot("no reminder of the house")),
            },
            Kind::VisitBooked => self.text_news(message, VisitNews::Booked).await,
            Kind::VisitsBooked => self.series_text(message).await,
            Kind::VisitMoved => self.text_news(message, VisitNews::Moved).await,
            Kind::VisitCancelled => self.text_news(message, VisitNews::Cancelled).await,
            _ => Ok(Composed::Moot("no text of this kind")),
        }
    }

    async fn text_news(&self, message: &Delivery, news: VisitNews) -> Result<Composed, StorageError> {
        let Some(about) = TextAbout::of(news) else { return Ok(Composed::Moot("no text of this kind")) };
        let still = |visit: &Appointment, seen| moot(visit, seen, news, self.clock.now());
        self.text_about(message, about, still, |_| true).await
    }

    /// Three calls: the visit, its patient, what they want; of a reminder a fourth, whether the visit takes place at all.
    async fn text_about(
        &self,
        message: &Delivery,
        about: TextAbout,
        still: impl Fn(&Appointment, AboutVisit) -> Option<&'static str>,
        wanted: impl Fn(&Wishes) -> bool,
    ) -> Result<Composed, StorageError> {
        let (known, wishes) = tokio::try_join!(self.known(message, still), self.reminders.of_person(message.recipient_id))?;
        let Known { visit, patient } = match known {
            Ok(known) => known,
            Err(why) => return Ok(Composed::Moot(why)),
        };
        if !wanted(&wishes) || (message.kind == Kind::Reminder && !wishes.by_text) {
            return Ok(Composed::Moot("not wanted"));
        }
        if message.kind == Kind::Reminder && self.repairs.is_open_for(&visit).await? {
            return Ok(Composed::Moot(NEEDS_TIME));
        }
        let about = about.of_visit(visit.status == VisitStatus::Requested, visit.was_declined());
        // Of a visit that was moved, the time at which its patient would come in vain.
        let before = message.visit.and_then(|seen| seen.previous_start).filter(|before| *before > self.clock.now());
        let first = before.map_or(visit.start, |before| before.min(visit.start));
        let words = |language, hospital: &str, stop: &str| about.words(language, hospital, &self.on_the_wall(visit.start), stop);
        Ok(self.to_phone((&patient, &wishes), (first, about.is_pressing()), words))
    }

    /// A moment as texts say it.
    pub(super) fn on_the_wall(&self, moment: Timestamp) -> When {
        When::of(moment, &self.settings.now().zone)
    }

    /// A text to its person's phone, unless it is quiet there; `first`: when it is too late for it, and whether it must be known well
    /// before. The words are asked for in a language, of the hospital, with where texts are switched off.
    pub(super) fn to_phone(
        &self,
        (patient, wishes): (&Account, &Wishes),
        (first, is_pressing): (Timestamp, bool),
        words: impl FnOnce(Language, &str, &str) -> Result<String, MissingText>,
    ) -> Composed {
        let to = match self.agreed_number(patient, wishes) {
            Ok(to) => to,
            Err(why) => return Composed::NoText(why),
        };
        let settings = self.settings.now();
        if let Some(until) = wishes.quiet.unwrap_or(settings.quiet_hours).until(&settings.zone, self.clock.now()) {
            let in_time = if is_pressing { after(until, TOLD_BEFORE) <= first } else { until < first };
            return if in_time { Composed::Later { until, why: QUIET } } else { Composed::NoText(QUIET) };
        }
        let stop = self.origin.link("/notifications/settings");
        match words(patient.language.unwrap_or_default(), &settings.hospital_name, &stop) {
            Ok(words) => Composed::Text { to, words },
            Err(missing) => Composed::Wordless(missing),
        }
    }

    /// Where somebody agreed to have texts sent, if that is where they are still reached.
    fn agreed_number(&self, account: &Account, wishes: &Wishes) -> Result<TextNumber, &'static str> {
        let texting = wishes.texting.as_ref().ok_or(NOT_AGREED)?;
        match self.reminders.number_of(account) {
            _ if texting.opted_out_at.is_some() => Err(OPTED_OUT),
            Ok(number) if number == texting.number => Ok(number),
            _ => Err(OTHER_NUMBER),
        }
    }

    /// Two calls: the account and the code. Whoever asked waits for it: it is never too quiet.
    async fn text_code(&self, message: &Delivery) -> Result<Composed, StorageError> {
        let account = self.accounts.find(message.recipient_id).await?.filter(|account| account.status == Status::Active);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        let Ok(number) = self.reminders.number_of(&account) else { return Ok(Composed::Moot("no number")) };
        let Some(code) = self.reminders.code_to_send(message.recipient_id, message.cause(), &number).await? else {
            return Ok(Composed::Moot("used, or over"));
        };
        let hospital = &self.settings.now().hospital_name;
        Ok(match views::code(account.language.unwrap_or_default(), hospital, &code) {
            Ok(words) => Composed::Text { to: number, words },
            Err(missing) => Composed::Wordless(missing),
        })
    }

    /// Hands a text to SNS. What the carrier was told is written down at once: nothing more is tried there.
    pub(super) async fn hand_over_to_sns(&self, person: UserId, to: &TextNumber, words: &str) -> Result<Outcome, StorageError> {
        let Some(texts) = &self.texts else { return Ok(Outcome::Suppressed { why: NONE_HERE }) };
        Ok(match texts.send(to, words).await {
            Ok(()) => Outcome::Sent,
            Err(OutboundError::Refused(why)) if why == OPTED_OUT => {
                self.reminders.told_carrier_stop(person, to).await?;
                Outcome::Suppressed { why: OPTED_OUT }
            }
            Err(OutboundError::Refused(why)) => Outcome::Refused { why },
            Err(OutboundError::Unavailable { sent_perhaps: true, .. }) => Outcome::Unclear,
            Err(OutboundError::Unavailable { why, .. }) => Outcome::NotNow { why },
        })
    }
}
