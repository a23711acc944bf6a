//! Where the address of a form leads when it is opened: to the page that the form is on.
//!
//! After a refused form its address stands in the address bar, and many of these take forms only. Whoever presses Enter there,
//! or keeps it as a bookmark, is led on instead of being told that this is no page. Worked out from the list of routes, and no
//! line of it: nothing is read and nothing is done there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::routes::{Gate, Kind, RouteLine};
use crate::access::role::Role;

/// The page on which a form for one more thing is, below the things: `/doctors/{id}/exceptions/new`.
const NEW: &str = "/new";

/// How the page follows from an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WayBack {
    /// Below it, at `/new`.
    Below,
    /// So many first parts of it; none: the front page.
    Above(usize),
}

impl WayBack {
    /// The page for the address that was opened, which is one of the pattern's.
    pub(super) fn page_of(self, path: &str) -> String {
        match self {
            Self::Below => format!("{path}{NEW}"),
            Self::Above(0) => "/".to_owned(),
            Self::Above(parts) => path.split('/').take(parts + 1).collect::<Vec<_>>().join("/"),
        }
    }
}

/// Every pattern of people's that takes forms only, with its way back: to the nearest page that whoever may send the form may open.
pub(super) fn ways_back(lines: &[RouteLine]) -> BTreeMap<Arc<str>, WayBack> {
    let opened = |line: &&RouteLine| line.method == "GET";
    let pages: BTreeMap<&str, Gate> =
        lines.iter().filter(opened).filter(|line| line.kind == Kind::Page).map(|line| (&*line.path, line.gate)).collect();
    let taken: Vec<&Arc<str>> = lines.iter().filter(opened).map(|line| &line.path).collect();
    let forms = lines.iter().filter(|line| line.kind == Kind::Page && !taken.contains(&&line.path));
    forms.map(|form| (Arc::clone(&form.path), way_back(form, &pages))).collect()
}

fn way_back(form: &RouteLine, pages: &BTreeMap<&str, Gate>) -> WayBack {
    let leads = |path: &str| pages.get(path).is_some_and(|page| opens(form.gate, *page));
    if leads(&format!("{}{NEW}", form.path)) {
        return WayBack::Below;
    }
    let parts: Vec<&str> = form.path.split('/').collect();
    // The first part is the nothing before the first slash.
    let above = (2..parts.len()).rev().find(|kept| parts.get(..*kept).is_some_and(|kept| leads(&kept.join("/"))));
    WayBack::Above(above.map_or(0, |kept| kept - 1))
}

/// Whether every role that may send the form may open the page.
fn opens(form: Gate, page: Gate) -> bool {
    let lets_in = |gate: Gate, role: Role| match gate {
        Gate::Needs(right) => right.held_by(role),
        Gate::Public | Gate::Known | Gate::SignInBegun | Gate::SignedIn => true,
    };
    Role::ALL.into_iter().all(|role| !lets_in(form, role) || lets_in(page, role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::permissions::Right;

    fn line(method: &str, path: &str, gate: Gate, kind: Kind) -> RouteLine {
        RouteLine { path: path.into(), method: method.to_owned(), gate, kind }
    }

    #[test]
    fn f22_the_address_of_a_form_leads_to_the_nearest_page_its_sender_may_open() {
        let (hours, people) = (Gate::Needs(Right::ManageAvailability), Gate::Needs(Right::ManageAccounts));
        let lines = [
            line("GET", "/doctors/{id}", Gate::Public, Kind::Page),
            line("GET", "/doctors/{id}/leave/new", hours, Kind::Page),
            line("POST", "/doctors/{id}/leave", hours, Kind::Page),
            line("GET", "/doctors/{id}/accounts", people, Kind::Page),
            line("POST", "/doctors/{id}/accounts/remove", hours, Kind::Page),
            line("POST", "/language", Gate::Public, Kind::Page),
            line("GET", "/both", Gate::Public, Kind::Plain),
            line("POST", "/both", Gate::Public, Kind::Page),
            line("POST", "/api/v1/doctors", hours, Kind::Api),
        ];
        let ways = ways_back(&lines);
        let led = |pattern: &str, path: &str| ways.get(pattern).map(|way| way.page_of(path));
        assert_eq!(led("/doctors/{id}/leave", "/doctors/usr_1/leave").as_deref(), Some("/doctors/usr_1/leave/new"));
        assert_eq!(led("/doctors/{id}/accounts/remove", "/doctors/usr_1/accounts/remove").as_deref(), Some("/doctors/usr_1"));
        assert_eq!(led("/language", "/language").as_deref(), Some("/"));
        assert_eq!(ways.len(), 3, "what is opened already and the API stay as they are: {ways:?}");
    }
}
