//! Booked visits in the way of new hours: what of them a page lists, and what was said about each.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Choice, Clash};
use super::super::views::VisitRow;
use super::exception_form::ExceptionForm;
use super::fill::Fill;
use crate::primitives::ids::AppointmentId;
use crate::web::texts::count;

/// Visits listed one by one; more are counted, and stay unless all are to be cancelled.
const LISTED: usize = 100;

/// The visits to list, earliest first, and how many are not.
pub(super) fn listed(fill: &Fill, clashes: &[Clash], ticked: &BTreeSet<AppointmentId>) -> (Vec<VisitRow>, u32) {
    let mut sorted: Vec<&Clash> = clashes.iter().collect();
    sorted.sort_by_key(|clash| clash.time);
    let rows = sorted.iter().take(LISTED).map(|clash| fill.visit(clash, ticked.contains(&clash.appointment))).collect();
    (rows, count(clashes.len().saturating_sub(LISTED)))
}

/// Ids as a hidden field carries them.
pub(super) fn joined(clashes: &[Clash]) -> String {
    clashes.iter().map(|clash| clash.appointment.to_string()).collect::<Vec<_>>().join(" ")
}

/// The ids of such a field; what is no id of ours is left out.
pub(super) fn parted(ids: &str) -> BTreeSet<AppointmentId> {
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// What was said about visits: of those that were `asked` about, the ticked ones (or all) are to be cancelled, the others stay.
pub(super) fn choices(asked: &str, ticked: &[String], all: &str) -> BTreeMap<AppointmentId, Choice> {
    let ticked = ticked_ids(ticked);
    let choice = |id: &AppointmentId| if all == "yes" || ticked.contains(id) { Choice::Cancel } else { Choice::Keep };
    parted(asked).into_iter().map(|id| (id, choice(&id))).collect()
}

/// The same of leave: what was chosen of each goes before; `rest` is for those that were not listed. Of whom nothing was said, somebody
/// solves it later: only what was said to stay is left alone.
pub(super) fn leave_choices(form: &ExceptionForm) -> BTreeMap<AppointmentId, Choice> {
    let mut said = choices(&form.asked, &form.cancel, &form.all);
    let chosen = chosen_ones(&form.choice);
    for (id, choice) in said.iter_mut().filter(|(_, choice)| **choice == Choice::Keep) {
        *choice = chosen.get(id).copied().or_else(|| choice_of(&form.rest)).unwrap_or(Choice::Later);
    }
    said
}

/// What was chosen of each, as a list posts it: `offer:<id>`.
pub(super) fn chosen_ones(words: &[String]) -> BTreeMap<AppointmentId, Choice> {
    let read = |said: &String| {
        let (word, id) = said.split_once(':')?;
        Some((id.parse().ok()?, choice_of(word)?))
    };
    words.iter().filter_map(read).collect()
}

fn choice_of(word: &str) -> Option<Choice> {
    Choice::ALL.into_iter().find(|choice| choice.word() == word)
}

pub(super) fn ticked_ids(ticked: &[String]) -> BTreeSet<AppointmentId> {
    ticked.iter().filter_map(|id| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f34_each_visit_of_leave_is_what_was_chosen_and_the_rest_is_solved_later() {
        let id = |number| AppointmentId::from_uuid(Uuid::from_u128(number));
        let words =
            [format!("offer:{}", id(1)), format!("cancel:{}", id(2)), format!("keep:{}", id(9)), format!("drop:{}", id(3)), "x".into()];
        let form = ExceptionForm {
            asked: format!("{} {} {}", id(1), id(2), id(3)),
            choice: words.to_vec(),
            rest: "later".to_owned(),
            ..ExceptionForm::default()
        };
        let said = [(id(1), Choice::Offer), (id(2), Choice::Cancel), (id(3), Choice::Later)];
        assert_eq!(leave_choices(&form), BTreeMap::from(said));
        let old = ExceptionForm { asked: id(1).to_string(), ..ExceptionForm::default() };
        assert_eq!(leave_choices(&old), BTreeMap::from([(id(1), Choice::Later)]), "nothing is lost by saying nothing");
    }

    #[test]
    fn f22_only_visits_that_were_asked_about_are_cancelled() {
        let id = |number| AppointmentId::from_uuid(Uuid::from_u128(number));
        let asked = format!("{} {} x", id(1), id(2));
        let ticked = [id(2).to_string(), id(3).to_string(), "nobody".to_owned()];
        assert_eq!(choices(&asked, &ticked, ""), BTreeMap::from([(id(1), Choice::Keep), (id(2), Choice::Cancel)]));
        assert!(choices(&asked, &[], "yes").values().all(|choice| *choice == Choice::Cancel));
        assert!(choices("", &ticked, "yes").is_empty());
    }
}
