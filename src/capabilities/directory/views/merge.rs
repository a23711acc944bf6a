//! Two administrators saved the same doctor or department: the second one chooses, field by field, what is to stand.

use serde::Serialize;

use crate::web::frame::Place;
use crate::web::merge::Merge;
use crate::web::render::View;
use crate::web::texts::Message;

/// What `POST /doctors/{id}` answers when somebody else saved the doctor meanwhile; posts the same again.
#[derive(Debug, Clone, Serialize)]
pub struct MergeDoctor(pub Merge);

/// The same of `POST /departments/{id}`.
#[derive(Debug, Clone, Serialize)]
pub struct MergeDepartment(pub Merge);

impl View for MergeDoctor {
    const TEMPLATE: &'static str = Merge::TEMPLATE;
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        self.0.title()
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn samples() -> Vec<Self> {
        let labels = ["label-place", "label-specialization", "label-accepts", "department"];
        Merge::samples("Dr Leena Farah", labels).into_iter().map(Self).collect()
    }
}

impl View for MergeDepartment {
    const TEMPLATE: &'static str = Merge::TEMPLATE;
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        self.0.title()
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn samples() -> Vec<Self> {
        let labels = ["label-department-name", "label-description", "label-accepts", "department"];
        Merge::samples("Heart", labels).into_iter().map(Self).collect()
    }
}
