//! The way back to the working page that somebody came to a visit from, as a link.

use jiff::civil::Date;

use super::super::model::{CameFrom, Origin, path_to};
use super::super::views::visits::BackLink;
use super::fill::Fill;
use crate::access::role::Role;
use crate::web::texts::Message;

/// The page of a role on which a visit of a date stands, as a link that says where it leads.
pub(super) fn back_link(fill: &Fill, role: Role, origin: &Origin, date: Date) -> BackLink {
    let text = match (role, origin.page()) {
        (Role::Patient, _) => Message::new("nav-my-visits"),
        (Role::Doctor, Some(CameFrom::Week)) => Message::new("nav-my-week"),
        (Role::Doctor, Some(CameFrom::Upcoming)) => Message::new("nav-upcoming"),
        (Role::Receptionist | Role::Administrator, _) if !origin.list().is_empty() => Message::new("nav-all-visits"),
        _ => Message::new("back-to-day").with("day", fill.day(date)),
    };
    BackLink { href: path_to(role, origin, date), text }
}
