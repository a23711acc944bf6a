//! What the pages of people show.

pub mod accounts;
pub mod applications;
pub mod edit;
pub mod invite;
pub mod lock;
pub mod narrow;
pub mod new_patient;
pub mod patients;
pub mod walk_in;

use self::accounts::{DisablePage, PeopleList, PersonPage};
use self::applications::{ApplicationList, ApplicationPage};
use self::edit::EditPersonPage;
use self::invite::NewPersonPage;
use self::lock::{LockPage, UnlockPage};
use self::new_patient::NewPatientPage;
use self::patients::{PatientList, PatientPage};
use self::walk_in::WalkIn;
use crate::web::frame::Audience;
use crate::web::render::Sample;

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<PeopleList>(Audience::Administrator);
    all.extend(Sample::all_of::<NewPersonPage>(Audience::Administrator));
    all.extend(Sample::all_of::<PersonPage>(Audience::Administrator));
    all.extend(Sample::all_of::<DisablePage>(Audience::Administrator));
    all.extend(Sample::all_of::<EditPersonPage>(Audience::Administrator));
    all.extend(Sample::all_of::<LockPage>(Audience::Administrator));
    all.extend(Sample::all_of::<UnlockPage>(Audience::Administrator));
    all.extend(Sample::all_of::<ApplicationList>(Audience::Administrator));
    all.extend(Sample::all_of::<ApplicationPage>(Audience::Administrator));
    all.extend(Sample::all_of::<WalkIn>(Audience::Receptionist));
    for audience in [Audience::Receptionist, Audience::Administrator] {
        all.extend(Sample::all_of::<PatientList>(audience));
        all.extend(Sample::all_of::<PatientPage>(audience));
        all.extend(Sample::all_of::<NewPatientPage>(audience));
    }
    all
}
