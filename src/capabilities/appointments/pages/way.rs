//! How somebody came to the pages of a visit, and so where these are for them.

use super::super::model::Appointment;
use super::super::service::Holder;
use super::Counter;
use crate::capabilities::repairs::model::Repair;
use crate::web::forms::seen_version;

/// Where the pages of a visit are for whoever came by a link.
pub(super) const BY_LINK: &str = "/your-visit";

/// By an account, or by the link of a mail.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'a> {
    Account,
    Link(&'a Holder),
}

impl Way<'_> {
    /// Whether somebody who saw an earlier version has to come again another way.
    pub(super) const fn ends_with_a_change(self) -> bool {
        matches!(self, Way::Link(_))
    }

    /// The version that a change is of: what the form was filled in against; by a link the one that the link is for, whatever the
    /// form says.
    pub(super) fn version(self, form: &str) -> u32 {
        match self {
            Way::Account => seen_version(form),
            Way::Link(holder) => holder.seen,
        }
    }

    /// The visit's own page; what can be done with it is below. A link's is a new one, which tells of the visit as it is now.
    pub(super) fn page_of(self, counter: &Counter, visit: &Appointment) -> String {
        match self {
            Way::Account => format!("/appointments/{}", visit.appointment_id),
            Way::Link(holder) => format!("{BY_LINK}/{}", counter.appointments.link_of(visit, &holder.address)),
        }
    }

    /// Where the times are that are kept for a visit that is hit, while there are such.
    pub(super) fn offers_of(self, counter: &Counter, repair: &Repair) -> Option<String> {
        if !repair.is_offered_at(counter.repairs.now()) {
            return None;
        }
        Some(match self {
            Way::Account => format!("/appointments/{}/repair", repair.about.appointment_id),
            Way::Link(holder) => format!("/other-time/{}", counter.repairs.link_of(repair, &holder.address)),
        })
    }
}
