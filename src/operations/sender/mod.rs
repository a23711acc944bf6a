//! Sends personal messages: claims one, composes it from the account as it is now, hands it to SES or SNS, writes down what
//! became of it. Nothing that is sent was stored before: neither the words nor the link.

mod account;
mod billing;
mod family;
mod files;
mod mailbox;
mod months;
mod offers;
mod sent;
mod series;
mod texts;
mod visits;
mod webhooks;

use std::collections::BTreeMap;

use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;

use super::steps;
use super::until::Until;
use crate::app::App;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::service::Family;
use crate::capabilities::mail_hygiene::service::MailHygiene;
use crate::capabilities::mail_hygiene::views as hygiene_mail;
use crate::capabilities::monthly_reports::service::MonthlyReports;
use crate::capabilities::notifications::model::{Channel, Delivery, Kind, Outcome};
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::own_data::service::OwnData;
use crate::capabilities::reminders::service::Reminders;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::service::SignIn;
use crate::capabilities::sign_in::views::mail::{self, CarerNews, SecurityChange};
use crate::capabilities::waiting_list::service::WaitingList;
use crate::capabilities::webhooks::service::Webhooks;
use crate::config::origin::PublicOrigin;
use crate::events::listeners::VisitNews;
use crate::identity::accounts::{Accounts, Status};
use crate::outbound::mail::{Attached, Letter, Mail};
use crate::outbound::text_message::TextMessages;
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::primitives::text_number::TextNumber;
use crate::primitives::time::Clock;
use crate::storage::error::StorageError;
use crate::web::letter::MailWords;
use crate::web::render::Pages;
use crate::web::texts::{Language, MissingText};
use mailbox::{Mailbox, outcome_of};
pub use sent::Sent;

/// Messages taken up in one round; the next round follows at once while there are more.
const ROUND: usize = 100;
/// Messages under way at once.
const SIDE_BY_SIDE: usize = 8;
/// Why a text is a mail that SNS did not take for too long: the account's limit, or SNS is away.
const NO_TEXTS_NOW: &str = "no texts can be sent now";

/// Sends what is queued for one installation. Cheap to clone.
#[derive(Clone)]
pub struct Sender {
    notifications: Notifications,
    sign_in: SignIn,
    family: Family,
    visits: Appointments,
    waiting_list: WaitingList,
    repairs: Repairs,
    reminders: Reminders,
    monthly_reports: MonthlyReports,
    accounts: Accounts,
    settings: SettingsBook,
    directory: Directory,
    own_data: OwnData,
    hygiene: MailHygiene,
    webhooks: Webhooks,
    mail: Mail,
    /// `None`: the house sends none.
    texts: Option<TextMessages>,
    pages: Pages,
    clock: Clock,
    origin: PublicOrigin,
}

/// What became of a message, and whether it was perhaps sent before; `None` when somebody else has it.
type Tried = Result<Option<(Outcome, bool)>, StorageError>;

/// What a message turned out to be.
enum Composed {
    Mail {
        to: Mailbox,
        words: MailWords,
        attached: Option<Attached>,
    },
    Text {
        to: TextNumber,
        words: String,
    },
    /// A text for the morning.
    Later {
        until: Timestamp,
        why: &'static str,
    },
    /// A text that cannot go: its mail goes instead.
    NoText(&'static str),
    /// It is no longer true or wanted.
    Moot(&'static str),
    /// It has no words: a fault of ours.
    Wordless(MissingText),
}

impl Sender {
    /// Over an application.
    #[must_use]
    pub fn of(app: &App) -> Self {
        Self {
            notifications: app.notifications.clone(),
            sign_in: app.sign_in.clone(),
            family: app.family.clone(),
            visits: app.appointments.clone(),
            waiting_list: app.waiting_list.clone(),
            repairs: app.repairs.clone(),
            reminders: app.reminders.clone(),
            monthly_reports: app.monthly_reports.clone(),
            accounts: Accounts::new(app.ground.storage.clone()),
            settings: app.settings.clone(),
            directory: app.directory.clone(),
            own_data: app.own_data.clone(),
            hygiene: app.mail_hygiene.clone(),
            webhooks: app.webhooks.clone(),
            mail: app.mail.clone(),
            texts: app.texts.clone(),
            pages: app.web.pages.clone(),
            clock: app.ground.clock.clone(),
            origin: app.web.origin.clone(),
        }
    }

    /// All mails and texts that are due.
    ///
    /// # Errors
    /// When the store does not answer. A single message that cannot be read or composed keeps no other waiting.
    pub async fn run(&self) -> Result<Sent, StorageError> {
        self.run_until(&Until::default()).await
    }

    /// The same with an end: what is in hand then is finished, and the rest goes out with the next run.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub async fn run_until(&self, until: &Until) -> Result<Sent, StorageError> {
        let (mails, texts) = tokio::join!(Box::pin(self.run_on(Channel::Mail, until)), Box::pin(self.run_on(Channel::Sms, until)));
        Ok(mails?.and(texts?))
    }

    /// Everything that is due on one way, some messages side by side, as fast as they may be handed over.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub async fn run_on(&self, channel: Channel, until: &Until) -> Result<Sent, StorageError> {
        let mut done = Sent::default();
        loop {
            let (due, more) = self.notifications.due(channel, ROUND).await?;
            steps::found(due.len());
            let people = by_recipient(due).into_values();
            let tries = stream::iter(people).map(|messages| Box::pin(self.send_in_turn(messages, until))).buffer_unordered(SIDE_BY_SIDE);
            let (mut went, mut broken) = (false, None);
            for tried in tries.collect::<Vec<_>>().await.into_iter().flatten() {
                match tried {
                    Ok(Some((outcome, again))) => {
                        went |= !matches!(outcome, Outcome::NotNow { .. } | Outcome::Unclear);
                        done.count(&outcome, again);
                    }
                    Ok(None) => {}
                    Err(error) => {
                        tracing::warn!(%error, "a message could not be composed and waits");
                        done.waiting += 1;
                        broken = Some(error);
                    }
                }
            }
            // Nothing went out: the channel is away, and what follows in the queue would only be claimed in vain.
            match broken {
                Some(error) if !went => return Err(error),
                _ if !more || !went || until.is_over() => return Ok(done),
                _ => {}
            }
        }
    }

    /// One person's messages, oldest first: what happened later is told later.
    async fn send_in_turn(&self, messages: Vec<Delivery>, until: &Until) -> Vec<Tried> {
        let mut tries = Vec::with_capacity(messages.len());
        for message in messages {
            if until.is_over() {
                break;
            }
            tries.push(self.send(message).await);
            steps::done(1);
        }
        tries
    }

    async fn send(&self, message: Delivery) -> Tried {
        let Some(claimed) = self.notifications.claim(message).await? else { return Ok(None) };
        let composed = match self.compose(&claimed).await {
            Ok(composed) => composed,
            Err(error) => {
                // Nothing was sent: it is due again, and not one of the few tries after which nobody knows.
                self.notifications.settle(claimed, Outcome::NotNow { why: "not composed".to_owned() }).await?;
                return Err(error);
            }
        };
        let is_moot = matches!(composed, Composed::Moot(_));
        let outcome = match composed {
            Composed::Mail { to, words, attached } => match to.open_for(claimed.kind) {
                Ok(address) => self.hand_over_to_ses(address, to.language, &words, attached).await,
                Err(why) => Outcome::Suppressed { why },
            },
            Composed::Text { to, words } => match self.hand_over_to_sns(claimed.recipient_id, &to, &words).await? {
                Outcome::NotNow { why } if claimed.is_better_mailed(self.clock.now()) => {
                    tracing::warn!(message = %claimed.message_id, why, "a text could not be sent for too long: its mail goes instead");
                    Outcome::Suppressed { why: NO_TEXTS_NOW }
                }
                outcome => outcome,
            },
            Composed::Later { until, why } => Outcome::Later { until, why },
            Composed::NoText(why) | Composed::Moot(why) => Outcome::Suppressed { why },
            Composed::Wordless(missing) => {
                tracing::error!(message = %claimed.message_id, %missing, "a message has no words");
                Outcome::Refused { why: "no words".to_owned() }
            }
        };
        match &outcome {
            Outcome::Refused { why } if claimed.channel == Channel::Sms => {
                tracing::warn!(message = %claimed.message_id, why, "a text was refused");
            }
            Outcome::Refused { why } => tracing::warn!(message = %claimed.message_id, why, "a mail was refused"),
            Outcome::NotNow { why } => tracing::warn!(message = %claimed.message_id, why, "a message could not be sent and waits"),
            // Nothing went wrong.
            Outcome::Sent
            | Outcome::HandedOver { .. }
            | Outcome::CameBack { .. }
            | Outcome::Suppressed { .. }
            | Outcome::Unclear
            | Outcome::Later { .. } => {}
        }
        // Before the text is settled: whoever is killed in between does it again, and there is one mail of that cause.
        let went_nowhere = !is_moot && matches!(outcome, Outcome::Refused { .. } | Outcome::Suppressed { .. });
        if went_nowhere && claimed.channel == Channel::Sms && claimed.kind != Kind::TextCode {
            self.notifications.by_mail_instead(&claimed).await?;
        }
        let again = claimed.perhaps_sent;
        self.notifications.settle(claimed, outcome.clone()).await?;
        Ok(Some((outcome, again)))
    }

    async fn hand_over_to_ses(&self, to: &Email, language: Language, words: &MailWords, attached: Option<Attached>) -> Outcome {
        match words.html(language, &self.pages) {
            Ok(html) => outcome_of(
                self.mail.send(&Letter { to: to.clone(), subject: words.subject.clone(), text: words.text(), html, attached }).await,
            ),
            Err(error) => {
                tracing::error!(%error, "a mail has no page");
                Outcome::Refused { why: "no page".to_owned() }
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "the list of kinds, each with what makes it")]
    async fn compose(&self, message: &Delivery) -> Result<Composed, StorageError> {
        if message.channel == Channel::Sms {
            return self.text(message).await;
        }
        let hospital = self.settings.now().hospital_name.clone();
        let person = message.recipient_id;
        Ok(match message.kind {
            Kind::TextCode => Composed::Moot("no mail of this kind"),
            Kind::AddressConfirmation => match self.sign_in.confirmation_link(person).await? {
                Some(link) if link.is_application => letter((link.to, link.language), |language| {
                    mail::confirm_application(language, &hospital, &self.origin.link(&link.path))
                }),
                Some(link) => {
                    letter((link.to, link.language), |language| mail::confirm_address(language, &hospital, &self.origin.link(&link.path)))
                }
                None => Composed::Moot("confirmed already"),
            },
            Kind::KnownAddress => match self.accounts.find(person).await?.filter(|account| account.status.may_be_told()) {
                Some(account) => letter(&account, |language| {
                    mail::known_address(language, &hospital, &self.origin.link("/sign-in"), &self.origin.link("/forgot-password"))
                }),
                None => Composed::Moot("no account"),
            },
            Kind::PasswordReset => match self.sign_in.reset_link(person).await? {
                Some(link) => {
                    letter((link.to, link.language), |language| mail::password_reset(language, &hospital, &self.origin.link(&link.path)))
                }
                None => Composed::Moot("no account"),
            },
            Kind::NewAddress => match &message.to {
                Some(to) => self.to_new_address(person, to, message.epoch, &hospital).await?,
                None => Composed::Moot("no address"),
            },
            Kind::PasswordChanged => self.security_changed(message, SecurityChange::Password, &hospital).await?,
            Kind::SecondFactorOn => self.security_changed(message, SecurityChange::FactorOn, &hospital).await?,
            Kind::SecondFactorOff => self.security_changed(message, SecurityChange::FactorOff, &hospital).await?,
            Kind::GuessedBefore => self.security_changed(message, SecurityChange::Guessed, &hospital).await?,
            Kind::RecoveryCodeUsed => self.security_changed(message, SecurityChange::RecoveryCode, &hospital).await?,
            Kind::RecoveryCodesNew => self.security_changed(message, SecurityChange::RecoveryCodes, &hospital).await?,
            Kind::LostDeviceReported => self.security_changed(message, SecurityChange::LostDevice, &hospital).await?,
            Kind::NewAddressAsked => self.security_changed(message, SecurityChange::AddressAsked, &hospital).await?,
            Kind::AccountsJoined => self.security_changed(message, SecurityChange::Joined, &hospital).await?,
            Kind::AddressChanged => self.security_changed(message, SecurityChange::Address, &hospital).await?,
            Kind::AddressCheck => match self.hygiene.check_link(person).await? {
                Some(link) => letter((link.to, link.language), |language| {
                    hygiene_mail::address_check(language, &hospital, &self.origin.link(&link.path))
                }),
                None => Composed::Moot("works again"),
            },
            Kind::HandOver => self.hand_over(message, &hospital).await?,
            Kind::Invitation => match self.sign_in.invitation_link(person).await? {
                Some(link) => letter(&link, |language| mail::invitation(language, &hospital, &self.origin.link(&link.path))),
                None => Composed::Moot("opened already"),
            },
            Kind::PatientInvitation => match self.sign_in.invitation_link(person).await? {
                Some(link) => letter(&link, |language| mail::patient_invitation(language, &hospital, &self.origin.link(&link.path))),
                None => Composed::Moot("opened already"),
            },
            Kind::AccountLocked => match self.accounts.find(person).await?.filter(|account| account.status == Status::Locked) {
                Some(account) => letter(&account, |language| mail::account_locked(language, &hospital)),
                None => Composed::Moot("unlocked or closed by now"),
            },
            Kind::AccountUnlocked => match self.sign_in.unlocked_link(person).await? {
                Some(link) => {
                    letter((link.to, link.language), |language| mail::account_unlocked(language, &hospital, &self.origin.link(&link.path)))
                }
                None => Composed::Moot("has a password, or was locked or closed again"),
            },
            Kind::CarerInvitation => match &message.to {
                Some(to) => self.carer_invitation(person, to, &hospital).await?,
                None => Composed::Moot("no address"),
            },
            Kind::CarerStarted => self.carer_news(person, CarerNews::Started, &hospital).await?,
            Kind::CarerChanged => self.carer_news(person, CarerNews::Changed, &hospital).await?,
            Kind::CarerEnded => self.carer_news(person, CarerNews::Ended, &hospital).await?,
            Kind::EmergencyAccess => self.emergency_access(message, &hospital).await?,
            Kind::VisitRequested => self.visit_news(message, VisitNews::Requested).await?,
            Kind::VisitProposed => self.visit_news(message, VisitNews::Proposed).await?,
            Kind::VisitBooked => self.visit_news(message, VisitNews::Booked).await?,
            Kind::VisitsBooked => self.series_news(message, VisitNews::Booked).await?,
            Kind::VisitsProposed => self.series_news(message, VisitNews::Proposed).await?,
            Kind::VisitMoved => self.visit_news(message, VisitNews::Moved).await?,
            Kind::VisitCancelled => self.visit_news(message, VisitNews::Cancelled).await?,
            Kind::RecordAvailable => self.visit_news(message, VisitNews::WrittenUp).await?,
            Kind::TimeOffered => self.time_offered(message, &hospital).await?,
            Kind::OtherTimes => self.other_times(message, &hospital).await?,
            Kind::VisitStays => self.visit_stays(message, &hospital).await?,
            Kind::Reminder => self.reminder(message).await?,
            Kind::MonthlyReport => self.month(message, &hospital).await?,
            Kind::CopyReady | Kind::TreatmentHistoryReady => self.file_ready(message, &hospital).await?,
            Kind::ReportAvailable | Kind::ReportRejected | Kind::ReportReviewed => self.report_checked(message, &hospital).await?,
            Kind::WebhookGivenUp => self.webhook_given_up(message, &hospital).await?,
            Kind::InvoiceIssued | Kind::PaymentReceived | Kind::ClaimDecided => self.bill_news(message, &hospital).await?,
            Kind::MessageReceived => self.message_received(message, &hospital).await?,
            Kind::ApplicationApproved => match self.accounts.find(person).await?.filter(|account| account.status == Status::Active) {
                Some(account) => {
                    letter(&account, |language| mail::application_approved(language, &hospital, &self.origin.link("/sign-in")))
                }
                None => Composed::Moot("no account"),
            },
            Kind::ApplicationRejected => match self.rejected(person).await? {
                Some((to, reason)) => letter(to, |language| mail::application_rejected(language, &hospital, &reason)),
                None => Composed::Moot("applied anew"),
            },
        })
    }
}

fn by_recipient(messages: Vec<Delivery>) -> BTreeMap<UserId, Vec<Delivery>> {
    let mut people: BTreeMap<UserId, Vec<Delivery>> = BTreeMap::new();
    for message in messages {
        people.entry(message.recipient_id).or_default().push(message);
    }
    people
}

/// A letter in the language of whoever gets it.
fn letter(to: impl Into<Mailbox>, words: impl FnOnce(Language) -> Result<MailWords, MissingText>) -> Composed {
    let to = to.into();
    match words(to.language) {
        Ok(words) => Composed::Mail { to, words, attached: None },
        Err(missing) => Composed::Wordless(missing),
    }
}
