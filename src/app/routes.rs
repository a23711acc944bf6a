//! THE LIST of routes: every capability's, and those of the house itself. What is not in it does not exist.

use axum::extract::State;
use axum::response::Html;
use http::Method;

use super::{App, health, installed, reference};
use crate::capabilities::assistant::service::Assistant;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::{
    appointments, assistant, audit, availability, billing, blood_bank, chat, codes, day_list, directory, emergency, erasure, family, feeds,
    fhir, integrations, mail_hygiene, merging, monthly_reports, notifications, overview, own_data, people, profile, queue, records,
    reminders, repairs, reports, settings, sign_in, statistics, subscriptions, waiting_list, wards, webhooks, wellbeing,
};
use crate::web::help::{Accessibility, Help, Offline};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::views::Privacy;

/// All of them, gates included.
pub(super) fn of_the_house() -> Routes<App> {
    Routes::new()
        .merge(own())
        .merge(sign_in::routes())
        .merge(settings::api::routes())
        .merge(settings::pages::routes())
        .merge(directory::api::routes())
        .merge(directory::pages::routes())
        .merge(profile::routes())
        .merge(family::api::routes())
        .merge(family::pages::routes())
        .merge(availability::api::routes())
        .merge(availability::pages::routes())
        .merge(appointments::api::routes())
        .merge(appointments::pages::routes())
        .merge(assistant::api::routes())
        .merge(assistant::pages::routes())
        .merge(waiting_list::api::routes())
        .merge(waiting_list::pages::routes())
        .merge(repairs::api::routes())
        .merge(repairs::pages::routes())
        .merge(reminders::api::routes())
        .merge(reminders::pages::routes())
        .merge(emergency::api::routes())
        .merge(emergency::pages::routes())
        .merge(codes::api::routes())
        .merge(records::api::routes())
        .merge(records::pages::routes())
        .merge(wellbeing::api::routes())
        .merge(wellbeing::pages::routes())
        .merge(reports::api::routes())
        .merge(reports::pages::routes())
        .merge(chat::api::routes())
        .merge(chat::pages::routes())
        .merge(monthly_reports::api::routes())
        .merge(monthly_reports::pages::routes())
        .merge(people::api::routes())
        .merge(people::pages::routes())
        .merge(day_list::api::routes())
        .merge(day_list::pages::routes())
        .merge(queue::api::routes())
        .merge(queue::pages::routes())
        .merge(overview::api::routes())
        .merge(overview::pages::routes())
        .merge(feeds::api::routes())
        .merge(feeds::pages::routes())
        .merge(notifications::api::routes())
        .merge(notifications::pages::routes())
        .merge(mail_hygiene::api::routes())
        .merge(mail_hygiene::pages::routes())
        .merge(blood_bank::api::routes())
        .merge(blood_bank::pages::routes())
        .merge(wards::api::routes())
        .merge(wards::pages::routes())
        .merge(billing::api::routes())
        .merge(billing::pages::routes())
        .merge(statistics::api::routes())
        .merge(statistics::pages::routes())
        .merge(integrations::api::routes())
        .merge(integrations::pages::routes())
        .merge(webhooks::api::routes())
        .merge(webhooks::pages::routes())
        .merge(subscriptions::api::routes())
        .merge(subscriptions::pages::routes())
        .merge(audit::api::routes())
        .merge(audit::pages::routes())
        .merge(own_data::api::routes())
        .merge(own_data::pages::routes())
        .merge(erasure::api::routes())
        .merge(erasure::pages::routes())
        .merge(merging::api::routes())
        .merge(merging::pages::routes())
        .merge(fhir::api::routes())
}

/// What belongs to the house and to no capability.
fn own() -> Routes<App> {
    let routes = health::routes()
        .merge(reference::routes())
        .merge(installed::routes())
        .page(Gate::Public, Method::GET, "/privacy", privacy)
        .page(Gate::Public, Method::GET, "/help", help)
        .page(Gate::Public, Method::GET, "/accessibility", accessibility)
        .page(Gate::Public, Method::GET, "/offline", offline);
    #[cfg(feature = "local")]
    let routes = routes.merge(super::local_mail::routes()).merge(super::local_gateway::routes());
    routes
}

/// What is kept about people and who sees it: what a registration agrees to.
async fn privacy(State(assistant): State<Assistant>, State(settings): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Privacy { by_model: assistant.asks_a_model(), by_video: settings.now().has_video() })
}

/// What whoever reads it does here, and where.
async fn help(State(settings): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Help::of(page.audience(), settings.now().hold_minutes()))
}

/// What the pages are made for, and what is not good yet.
async fn accessibility(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Accessibility {})
}

/// What an installed portal keeps for when nothing is reached.
async fn offline(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Offline {})
}
