//! What the pages of the directory show.

pub mod admin_departments;
pub mod admin_doctors;
pub mod departments;
pub mod doctors;
pub mod import;
pub mod landing;
pub mod leaving;
pub mod lines;
pub mod merge;
pub mod profile;

use self::admin_departments::{DeleteDepartment, EditDepartment, ManageDepartments};
use self::admin_doctors::EditDoctor;
use self::departments::{DepartmentPage, Departments};
use self::doctors::DoctorSearch;
use self::import::{ImportCheck, ImportForm};
use self::landing::Landing;
use self::leaving::{DeactivateDoctor, FormerDoctors};
use self::merge::{MergeDepartment, MergeDoctor};
use self::profile::DoctorPage;
use crate::web::frame::Audience;
use crate::web::render::Sample;

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<Landing>(Audience::Visitor);
    all.extend(Sample::all_of::<Landing>(Audience::Patient));
    all.extend(Sample::all_of::<Departments>(Audience::Patient));
    all.extend(Sample::all_of::<Departments>(Audience::Visitor));
    all.extend(Sample::all_of::<Departments>(Audience::Receptionist));
    all.extend(Sample::all_of::<DepartmentPage>(Audience::Patient));
    all.extend(Sample::all_of::<DepartmentPage>(Audience::Visitor));
    for audience in [Audience::Patient, Audience::Visitor, Audience::Receptionist] {
        all.extend(Sample::all_of::<DoctorSearch>(audience));
    }
    all.extend(Sample::all_of::<DepartmentPage>(Audience::Receptionist));
    for audience in [Audience::Patient, Audience::Visitor, Audience::Doctor, Audience::Administrator] {
        all.extend(Sample::all_of::<DoctorPage>(audience));
    }
    all.extend(Sample::all_of::<ManageDepartments>(Audience::Administrator));
    all.extend(Sample::all_of::<EditDepartment>(Audience::Administrator));
    all.extend(Sample::all_of::<DeleteDepartment>(Audience::Administrator));
    all.extend(Sample::all_of::<EditDoctor>(Audience::Administrator));
    all.extend(Sample::all_of::<MergeDoctor>(Audience::Administrator));
    all.extend(Sample::all_of::<MergeDepartment>(Audience::Administrator));
    all.extend(Sample::all_of::<ImportForm>(Audience::Administrator));
    all.extend(Sample::all_of::<ImportCheck>(Audience::Administrator));
    all.extend(Sample::all_of::<FormerDoctors>(Audience::Administrator));
    all.extend(Sample::all_of::<DeactivateDoctor>(Audience::Administrator));
    all
}
