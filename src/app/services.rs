//! THE LIST of services: what a house is made of, and what routes take out of it, each by its type.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRef;

use super::{App, Bell, Reference};
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::assistant::service::Assistant;
use crate::capabilities::audit::service::AuditDesk;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::billing::service::Billing;
use crate::capabilities::blood_bank::service::BloodBank;
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
use crate::identity::Identity;
use crate::identity::ground::Ground;
use crate::identity::seals::Cabinet;
#[cfg(feature = "local")]
use crate::local::inbox::Inbox;
use crate::outbound::mail::Mail;
use crate::outbound::text_message::TextMessages;
use crate::outbound::topic::Topic;
use crate::web::state::WebState;

/// The struct, and that a handler finds each of its parts by the type.
macro_rules! services {
    ($($(#[$about:meta])* $name:ident: $service:ty),+ $(,)?) => {
        /// Every part that lives as long as the application does.
        #[derive(Clone)]
        pub struct Services {
            $($(#[$about])* pub $name: $service,)+
        }
        $($(#[$about])*
        impl FromRef<App> for $service {
            fn from_ref(app: &App) -> Self {
                app.$name.clone()
            }
        })+
    };
}

services! {
    web: WebState,
    ground: Ground,
    seals: Cabinet,
    identity: Identity,
    sign_in: SignIn,
    settings: SettingsBook,
    calendar: Calendar,
    directory: Directory,
    profiles: Profiles,
    family: Family,
    availability: Availability,
    appointments: Appointments,
    assistant: Assistant,
    waiting_list: WaitingList,
    repairs: Repairs,
    reminders: Reminders,
    feeds: CalendarFeeds,
    emergencies: Emergencies,
    records: Records,
    wellbeing: Wellbeing,
    reports: Reports,
    chat: Chat,
    monthly_reports: MonthlyReports,
    people: People,
    day_lists: DayLists,
    waiting_rooms: WaitingRooms,
    overview: OverviewDesk,
    blood_bank: BloodBank,
    wards: Wards,
    billing: Billing,
    statistics: Statistics,
    integrations: Integrations,
    webhooks: Webhooks,
    subscriptions: Subscriptions,
    audit: AuditDesk,
    own_data: OwnData,
    erasures: Erasures,
    merging: Merging,
    notifications: Notifications,
    mail_hygiene: MailHygiene,
    topic: Topic,
    mail: Mail,
    /// `None`: no texts are offered or sent.
    texts: Option<TextMessages>,
    /// Rung after every request that may have changed something: the drain then looks at the outbox at once.
    bell: Bell,
    /// The `OpenAPI` document of all routes, once somebody has asked for it.
    reference: Arc<OnceLock<Result<Reference, String>>>,
    /// Where the built-in stack shows what it kept.
    #[cfg(feature = "local")]
    kept_messages: Option<Inbox>,
}
