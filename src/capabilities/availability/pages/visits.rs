//! Booked visits in the way of new hours: what of them a page lists, and what was said about each.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Choice, Clash};
use super::super::service::known_by;
use super::super::views::VisitRow;
use super::exception_form::ExceptionForm;
use super::exceptions::SettleForm;
use super::fill::Fill;
use super::rules::YES;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind};
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::Slot;
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

/// The visits of whoever is here already, earliest first: there are never more in a doctor's waiting room than are listed.
pub(super) fn here_already(fill: &Fill, clashes: &[Clash]) -> Vec<VisitRow> {
    listed(fill, clashes, &BTreeSet::new()).0
}

/// How many of some visits take place as a doctor's hours are, and how many something hits: leave, closed time, or a closed day.
pub(super) fn free_and_hit(fill: &Fill, doctor: &Doctor, visits: &[Clash]) -> (u32, u32) {
    let takes_away = |exception: &&Exception| exception.kind != ExceptionKind::Extra;
    let away: Vec<Slot> = doctor.hours.exceptions.iter().filter(takes_away).map(|exception| exception.time).collect();
    let is_hit = |visit: &&Clash| fill.is_closed(visit.time.start) || away.iter().any(|time| time.overlaps(&visit.time));
    let hit = visits.iter().filter(is_hit).count();
    (count(visits.len() - hit), count(hit))
}

/// By what visits that are listed are known, as a hidden field carries it; empty where none are.
pub(super) fn seen(clashes: &[Clash]) -> String {
    if clashes.is_empty() { String::new() } else { known_by(clashes) }
}

/// The visits in an exception that are to be cancelled: the ticked ones, or all, if these are the ones that were listed. `None`: they
/// are others.
pub(super) fn to_be_cancelled(form: &SettleForm, clashes: &[Clash]) -> Option<BTreeSet<AppointmentId>> {
    if form.all != YES {
        return Some(ticked_ids(&form.cancel));
    }
    (clashes.is_empty() || form.seen == known_by(clashes)).then(|| clashes.iter().map(|clash| clash.appointment).collect())
}

/// What was said of the visits that leave hits. What was chosen of one names it; what is said of `all` and of the `rest` is for the
/// others too, if these are the visits that were listed: it says nothing of a list that nobody has seen. Of whom nothing was said,
/// somebody solves it later: only what was said to stay is left alone.
pub(super) fn leave_choices(form: &ExceptionForm, clashes: &[Clash]) -> BTreeMap<AppointmentId, Choice> {
    let (ticked, chosen) = (ticked_ids(&form.cancel), chosen_ones(&form.choice));
    let were_listed = form.seen == known_by(clashes);
    let said = |clash: &Clash| {
        let id = clash.appointment;
        let (is_ticked, choice) = (ticked.contains(&id), chosen.get(&id).copied());
        let choice = match choice {
            None if !were_listed && !is_ticked => return None,
            _ if is_ticked => Choice::Cancel,
            choice => choice_of(&form.all).or(choice).or_else(|| choice_of(&form.rest)).unwrap_or(Choice::Later),
        };
        // What its patient has not accepted cannot take place.
        let cannot_stay = choice == Choice::Keep && clash.is_proposed();
        Some((id, if cannot_stay { Choice::Later } else { choice }))
    };
    clashes.iter().filter_map(said).collect()
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
    use crate::primitives::ids::UserId;
    use uuid::Uuid;

    fn id(number: u128) -> AppointmentId {
        AppointmentId::from_uuid(Uuid::from_u128(number))
    }

    fn visits(numbers: &[u128]) -> Vec<Clash> {
        let visit = |number: &u128| Clash {
            appointment: id(*number),
            status: "booked".to_owned(),
            version: 1,
            time: Slot::of_minutes("2026-11-24T09:00:00Z".parse().unwrap(), 30),
            patient: UserId::from_uuid(Uuid::from_u128(9)),
            patient_name: "Asha".to_owned(),
            video: false,
            length: None,
        };
        numbers.iter().map(visit).collect()
    }

    #[test]
    fn f34_each_visit_of_leave_is_what_was_chosen_and_the_rest_is_solved_later() {
        let words =
            [format!("offer:{}", id(1)), format!("cancel:{}", id(2)), format!("keep:{}", id(9)), format!("drop:{}", id(3)), "x".into()];
        let hit = visits(&[1, 2, 3]);
        let form = ExceptionForm { seen: seen(&hit), choice: words.to_vec(), rest: "later".to_owned(), ..ExceptionForm::default() };
        let said = BTreeMap::from([(id(1), Choice::Offer), (id(2), Choice::Cancel), (id(3), Choice::Later)]);
        assert_eq!(leave_choices(&form, &hit), said);
        let old = ExceptionForm { seen: seen(&visits(&[1])), ..ExceptionForm::default() };
        let later = BTreeMap::from([(id(1), Choice::Later)]);
        assert_eq!(leave_choices(&old, &visits(&[1])), later, "nothing is lost by saying nothing");
    }

    #[test]
    fn f34_what_is_said_of_all_or_of_the_rest_is_said_of_no_visit_that_was_booked_meanwhile() {
        let (listed, now) = (visits(&[1, 2]), visits(&[2, 3, 1]));
        let choice = vec![format!("keep:{}", id(1))];
        let form = ExceptionForm { seen: seen(&listed), choice, rest: "later".to_owned(), ..ExceptionForm::default() };
        assert_eq!(leave_choices(&form, &now), BTreeMap::from([(id(1), Choice::Keep)]));
        let all = ExceptionForm { all: "cancel".to_owned(), ..form };
        assert_eq!(leave_choices(&all, &now), BTreeMap::from([(id(1), Choice::Cancel)]));
        assert!(leave_choices(&all, &listed).values().all(|choice| *choice == Choice::Cancel));
    }

    #[test]
    fn f34_an_offer_that_nobody_has_accepted_does_not_stay_whatever_is_said_of_all() {
        let mut hit = visits(&[1, 2]);
        hit[0].status = "proposed".to_owned();
        let all = ExceptionForm { seen: seen(&hit), all: "keep".to_owned(), ..ExceptionForm::default() };
        let said = BTreeMap::from([(id(1), Choice::Later), (id(2), Choice::Keep)]);
        assert_eq!(leave_choices(&all, &hit), said);
        let each = vec![format!("keep:{}", id(1)), format!("keep:{}", id(2))];
        assert_eq!(leave_choices(&ExceptionForm { choice: each, all: String::new(), ..all }, &hit), said);
    }

    #[test]
    fn f22_all_visits_in_an_exception_are_cancelled_only_while_they_are_the_ones_that_were_listed() {
        let form = |cancel: &[String], all: &str| SettleForm { seen: seen(&visits(&[1, 2])), cancel: cancel.to_vec(), all: all.to_owned() };
        let ticked = [id(2).to_string(), "nobody".to_owned()];
        assert_eq!(to_be_cancelled(&form(&ticked, ""), &visits(&[1, 2, 3])), Some(BTreeSet::from([id(2)])));
        assert_eq!(to_be_cancelled(&form(&ticked, YES), &visits(&[2, 1])), Some(BTreeSet::from([id(1), id(2)])));
        assert_eq!(to_be_cancelled(&form(&[], YES), &visits(&[1, 2, 3])), None, "one more was booked");
        assert_eq!(to_be_cancelled(&form(&[], YES), &[]), Some(BTreeSet::new()), "all of them are settled");
    }

    #[test]
    fn f22_a_list_is_known_by_as_many_characters_whatever_its_length() {
        let many: Vec<u128> = (1..=3_000).collect();
        assert_eq!((seen(&visits(&many)).len(), seen(&visits(&[1])).len(), seen(&[]).len()), (64, 64, 0));
    }
}
