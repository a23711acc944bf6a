//! The house put together: state from its parts, every capability's routes, the layers around them.
//!
//! Servers, the Lambda adapter and tests build the same [`App`] from [`Parts`]; nothing here reads the environment or
//! starts anything that lives on after a request. What runs beside requests is in `operations`.

mod bell;
mod health;
mod installed;
#[cfg(feature = "local")]
mod local_gateway;
#[cfg(feature = "local")]
mod local_mail;
mod reference;
mod routes;
mod services;

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::Method;
use tower::Layer as _;

pub use bell::Bell;
pub use reference::Reference;
pub use services::Services;

use crate::aws::clients::Aws;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::assistant::service::Assistant;
use crate::capabilities::audit::service::AuditDesk;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::billing::service::Billing;
use crate::capabilities::blood_bank::service::BloodBank;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::chat::service::Chat;
use crate::capabilities::day_list::service::DayLists;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::emergency::service::Emergencies;
use crate::capabilities::erasure::service::Erasures;
use crate::capabilities::family::service::Family;
use crate::capabilities::feeds::service::CalendarFeeds;
use crate::capabilities::integrations::service::Integrations;
use crate::capabilities::mail_hygiene::service::MailHygiene;
use crate::capabilities::merging::service::Merging;
use crate::capabilities::monthly_reports::service::MonthlyReports;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::overview::service::OverviewDesk;
use crate::capabilities::own_data::service::OwnData;
use crate::capabilities::people::service::People;
use crate::capabilities::profile::service::Profiles;
use crate::capabilities::queue::service::WaitingRooms;
use crate::capabilities::records::service::Records;
use crate::capabilities::reminders::service::Reminders;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::service::SignIn;
use crate::capabilities::statistics::service::Statistics;
use crate::capabilities::subscriptions::service::Subscriptions;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::capabilities::wards::service::Wards;
use crate::capabilities::webhooks::service::Webhooks;
use crate::capabilities::wellbeing::service::Wellbeing;
use crate::config::origin::PublicOrigin;
use crate::config::scanner::ScannerPlace;
use crate::files::objects::Objects;
use crate::files::painter::Painter;
use crate::files::scanner::Scanner;
use crate::files::uploads::Uploads;
use crate::identity::Identity;
use crate::identity::ground::Ground;
use crate::identity::keys::Keys;
use crate::identity::passwords::{Cost, Passwords};
use crate::identity::seals::Cabinet;
#[cfg(feature = "local")]
use crate::local::inbox::Inbox;
use crate::outbound::feedback::FeedbackTopic;
use crate::outbound::mail::Mail;
use crate::outbound::payments::Gateway;
use crate::outbound::phrasing::Phrasing;
use crate::outbound::text_message::TextMessages;
use crate::outbound::topic::Topic;
use crate::primitives::ids::IdSource;
use crate::primitives::people::Email;
use crate::primitives::time::Clock;
use crate::primitives::web_address::Reach;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::web::assets;
use crate::web::layers;
use crate::web::limits::Limits;
use crate::web::render::Pages;
use crate::web::routes::Routes;
use crate::web::state::{House, WebParts, WebState};

/// Everything a house is built from. A test gives a clock that is set, seeded ids, clients with faults.
#[derive(Debug, Clone)]
pub struct Parts {
    pub aws: Aws,
    /// Every table, bucket and topic name begins with it.
    pub prefix: String,
    /// Seals over the audit trail.
    pub seals: Cabinet,
    /// The bucket of people's copies of their own data.
    pub exports: Objects,
    /// Patients' files.
    pub uploads: Uploads,
    /// Who looks for malware in them.
    pub scanner: ScannerPlace,
    /// Who draws the first page of documents.
    pub painter: Painter,
    pub keys: Keys,
    pub clock: Clock,
    pub ids: IdSource,
    /// What people have in the address bar.
    pub origin: PublicOrigin,
    /// How many proxies of ours add to `X-Forwarded-For`.
    pub trusted_proxies: u8,
    /// 5 or 15, fixed at installation.
    pub quantum_minutes: u8,
    /// Sender of every mail.
    pub mail_from: Email,
    /// How many mails a second are handed to SES at most.
    pub mail_per_second: u16,
    /// How many text messages a second are handed to SNS at most; `None`: none are offered or sent.
    pub sms_per_second: Option<u16>,
    /// What phones show as sender of a text.
    pub sms_sender_id: Option<String>,
    /// The model that words the health assistant's answers; `None`: rules alone.
    pub assistant_model: Option<String>,
    /// `None`: the topic is made on first use.
    pub topic_arn: Option<String>,
    /// Over which SES reports what became of mails; `None`: nobody listens.
    pub feedback_topic: Option<String>,
    /// What hashing a password costs: `Cost::REAL`, except in tests that are not about it.
    pub password_cost: Cost,
    /// Where the built-in stack shows what it was asked to send; `None` with AWS.
    pub kept_messages: Option<String>,
    /// Whoever works here signs in with a second factor: everywhere but in the demo, whose password everybody knows.
    pub staff_need_factor: bool,
    /// Who takes payments online; `None`: nobody, and pages say how else to pay.
    pub gateway: Option<Gateway>,
    /// The folder where this server keeps a copy of the day's list.
    pub day_list_dir: Option<PathBuf>,
    /// How far the house sends by itself: to this very machine only where things are tried out.
    pub reach: Reach,
}

/// The state of the application. Cheap to clone: every handler has one.
#[derive(Clone)]
pub struct App(Arc<Services>);

impl App {
    /// The application of these services.
    #[must_use]
    pub fn of(services: Services) -> Self {
        Self(Arc::new(services))
    }
}

impl Deref for App {
    type Target = Services;
    fn deref(&self) -> &Services {
        &self.0
    }
}

impl App {
    /// Puts the house together. Nothing is sent to AWS yet: settings are the defaults until [`Self::refresh`].
    ///
    /// # Errors
    /// When the icons cannot be read, a fault of the build, or no threads can be started.
    #[expect(clippy::too_many_lines, reason = "the list of services, each made once, in the order in which they need one another")]
    pub fn build(parts: Parts) -> anyhow::Result<Self> {
        let Parts { aws, prefix, keys, clock, ids, origin, trusted_proxies, quantum_minutes, mail_from, .. } = parts;
        let Parts { seals, exports, uploads, kept_messages, .. } = parts;
        let storage = Storage::new(&aws, &prefix, ids.clone());
        let ground = Ground::new(storage.clone(), clock.clone(), ids.clone(), keys.clone());
        let identity = Identity::new(ground.clone());
        let settings = SettingsBook::new(ground.clone(), u16::from(quantum_minutes));
        let notifications = Notifications::new(ground.clone(), settings.clone());
        let passwords = Passwords::start(parts.password_cost, keys.clone(), ids.clone()).context("starting the password workers")?;
        let sign_in = SignIn::new(ground.clone(), passwords, notifications.clone(), settings.clone(), parts.staff_need_factor);
        let calendar = Calendar::new(storage, Quantum::of_minutes(quantum_minutes).context("the quantum is 5 or 15 minutes")?);
        let directory = Directory::new(ground.clone());
        let profiles = Profiles::new(ground.clone(), directory.clone(), settings.clone());
        let family = Family::new(ground.clone(), notifications.clone(), settings.clone());
        let availability = Availability::new(ground.clone(), calendar.clone(), settings.clone());
        let appointments = Appointments::new(ground.clone(), calendar.clone(), availability.clone(), settings.clone());
        let phrasing = parts.assistant_model.map(|model| Phrasing::of(&aws, model));
        let assistant = Assistant::new(ground.clone(), directory.clone(), availability.clone(), phrasing);
        let booking = (calendar.clone(), availability.clone(), appointments.clone());
        let waiting_list = WaitingList::new(ground.clone(), notifications.clone(), directory.clone(), booking, settings.clone());
        let away = (availability.clone(), appointments.clone());
        let repairs = Repairs::new(ground.clone(), notifications.clone(), directory.clone(), away);
        let texts = parts.sms_per_second.map(|most| TextMessages::new(&aws, parts.sms_sender_id, most));
        let told = (notifications.clone(), texts.clone());
        let reminders = Reminders::new(ground.clone(), told, appointments.clone(), settings.clone());
        let feeds = CalendarFeeds::new(ground.clone(), appointments.clone());
        let emergencies = Emergencies::new(ground.clone(), notifications.clone(), appointments.clone());
        let records = Records::new(ground.clone(), appointments.clone());
        let scanner = Scanner::new(parts.scanner, uploads.clone());
        let reports = Reports::new(
            ground.clone(),
            records.clone(),
            (notifications.clone(), settings.clone()),
            uploads.clone(),
            (scanner, parts.painter),
        );
        let chat =
            Chat::new(ground.clone(), (records.clone(), reports.clone()), appointments.clone(), (notifications.clone(), settings.clone()));
        let wellbeing = Wellbeing::new(ground.clone(), records.clone(), reports.clone(), appointments.clone(), settings.clone());
        let monthly_reports =
            MonthlyReports::new(ground.clone(), notifications.clone(), appointments.clone(), records.clone(), settings.clone());
        let people = People::new(
            ground.clone(),
            notifications.clone(),
            profiles.clone(),
            family.clone(),
            availability.clone(),
            appointments.clone(),
            records.clone(),
        );
        let day_lists =
            DayLists::new(ground.clone(), appointments.clone(), directory.clone(), settings.clone(), (exports.clone(), parts.day_list_dir));
        let waiting_rooms = WaitingRooms::new(ground.clone(), appointments.clone(), directory.clone());
        let overview = OverviewDesk::new(ground.clone(), appointments.clone(), settings.clone(), sign_in.clone(), people.clone());
        let blood_bank = BloodBank::new(ground.clone(), settings.clone());
        let wards = Wards::new(ground.clone());
        let billing = Billing::new(ground.clone(), notifications.clone(), directory.clone(), settings.clone(), parts.gateway);
        let statistics = Statistics::new(ground.clone(), directory.clone(), billing.clone(), settings.clone());
        let integrations = Integrations::new(ground.clone(), settings.clone());
        let webhooks = Webhooks::new(ground.clone(), (directory.clone(), notifications.clone()), parts.reach);
        let audit = AuditDesk::new(ground.clone());
        let told = (settings.clone(), notifications.clone());
        let own_data = OwnData::new(ground.clone(), told, directory.clone(), records.clone(), (exports, uploads));
        let erasures = Erasures::new(ground.clone(), own_data.clone(), reports.clone(), notifications.clone(), settings.clone());
        let merging = Merging::new(ground.clone(), appointments.clone(), notifications.clone());
        let mail = Mail::new(&aws, mail_from, parts.mail_per_second);
        let feedback = parts.feedback_topic.map(|arn| FeedbackTopic::at(&aws, arn));
        let mail_hygiene = MailHygiene::new(ground.clone(), notifications.clone(), feedback, aws.certificates.clone(), mail.clone());
        let topic = parts.topic_arn.map_or_else(|| Topic::to_be_made(&aws, &prefix), |arn| Topic::at(&aws, arn));
        let subscriptions = Subscriptions::new(ground.clone(), directory.clone(), topic.clone());
        let web = WebState::new(WebParts {
            pages: Pages::load().context("reading the icons")?,
            people: Arc::new(identity.clone()),
            keys,
            origin,
            trusted_proxies,
            house: House::new((&*settings.now()).into()),
            demo: kept_messages.is_some(),
            clock: clock.clone(),
            ids,
        });
        Ok(Self::of(Services {
            web,
            identity,
            sign_in,
            settings,
            calendar,
            directory,
            profiles,
            family,
            availability,
            appointments,
            assistant,
            waiting_list,
            repairs,
            reminders,
            feeds,
            emergencies,
            records,
            wellbeing,
            reports,
            chat,
            monthly_reports,
            people,
            day_lists,
            waiting_rooms,
            overview,
            blood_bank,
            wards,
            billing,
            statistics,
            integrations,
            webhooks,
            subscriptions,
            audit,
            own_data,
            erasures,
            merging,
            notifications,
            mail_hygiene,
            topic,
            mail,
            texts,
            bell: Bell::default(),
            reference: Arc::default(),
            #[cfg(feature = "local")]
            kept_messages: kept_messages.as_deref().map(Inbox::at),
            ground,
            seals,
        }))
    }

    /// Every route of the house, gates included. What is not in this list does not exist.
    #[must_use]
    pub fn routes() -> Routes<Self> {
        routes::of_the_house()
    }

    /// The router behind all layers, ready to serve.
    pub fn router(&self, limits: Limits) -> Router {
        let routes = Self::routes().into_router(&self.web).merge(assets::router()).with_state(self.clone());
        // The order in which requests meet the layers is in `web::layers`; what stands inside of them is this one, once around all.
        let inside = from_fn_with_state(self.clone(), after_changes).layer(routes);
        layers::around(Router::new().fallback_service(inside), &self.web, limits)
    }

    /// Reads the settings and the webhooks again: before the first request, and every five seconds. Two calls, side by side.
    ///
    /// # Errors
    /// When the store does not answer: the settings stay as they were.
    pub async fn refresh(&self) -> Result<(), StorageError> {
        let (settings, webhooks) = tokio::join!(Box::pin(self.settings.refresh()), Box::pin(self.webhooks.refresh())); // boxed: the SDK's futures are large
        self.hang_signs();
        settings.and(webhooks)
    }

    /// The same for whoever serves pages, and whether anything is to be repaired; then, by the settings' day, who runs late. Four calls,
    /// two in sequence.
    ///
    /// # Errors
    /// As [`Self::refresh`].
    pub async fn refresh_for_pages(&self) -> Result<(), StorageError> {
        let read = async { self.refresh().await.and(Box::pin(self.appointments.refresh_late()).await) };
        let (read, repairs) = tokio::join!(read, Box::pin(self.repairs.refresh()));
        read.and(repairs)
    }

    /// Pages name the hospital as the settings do.
    fn hang_signs(&self) {
        self.web.house.replace((&*self.settings.now()).into());
    }
}

/// After a request that may have changed something: its events go out now, and pages know new settings.
async fn after_changes(State(app): State<App>, request: Request, next: Next) -> Response {
    let may_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let response = next.run(request).await;
    if may_change {
        app.bell.ring();
        app.hang_signs();
    }
    response
}
