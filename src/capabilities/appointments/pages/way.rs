//! How somebody came to the pages of a visit, and so where these are for them.

use super::super::model::Appointment;
use super::Counter;
use crate::primitives::people::Email;

/// Where the pages of a visit are for whoever came by a link.
pub(super) const BY_LINK: &str = "/your-visit";

/// By an account, or by the link of a mail to this address.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'a> {
    Account,
    Link(&'a Email),
}

impl Way<'_> {
    /// Whether somebody who saw an earlier version has to come again another way.
    pub(super) const fn ends_with_a_change(self) -> bool {
        matches!(self, Way::Link(_))
    }

    /// The visit's own page; what can be done with it is below. A link's is a new one, which tells of the visit as it is now.
    pub(super) fn page_of(self, counter: &Counter, visit: &Appointment) -> String {
        match self {
            Way::Account => format!("/appointments/{}", visit.appointment_id),
            Way::Link(address) => format!("{BY_LINK}/{}", counter.appointments.link_of(visit, address)),
        }
    }
}
