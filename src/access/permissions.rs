//! THE LIST of rights: every right once, with the roles that hold it. What is not listed is refused.
//!
//! A right says that a role may try; whose thing it is is decided by the finders, which demand the owner's id from
//! the grant. The matrix is kept as a snapshot by `tests/guards`, so a change of rights is seen in review.

use super::role::Role::{self, Administrator, Doctor, Patient, Receptionist};

/// A right as a type, so that a handler's parameter `Granted<BookAppointment>` names it.
pub trait Permission: Send + Sync + 'static {
    /// The line of the list.
    const RIGHT: Right;
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident: [$($role:ident),*];)*) => {
        /// One line of the permission list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Right { $($(#[$doc])* $name,)* }

        impl Right {
            /// Every right, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The roles that hold it.
            #[must_use]
            pub const fn holders(self) -> &'static [Role] {
                match self { $(Self::$name => &[$($role),*],)* }
            }
        }

        $($(#[$doc])* #[derive(Debug)] pub struct $name;
        impl Permission for $name { const RIGHT: Right = Right::$name; })*
    };
}

rights! {
    /// Read one's own account and end one's own sessions.
    UseOwnAccount: [Patient, Doctor, Receptionist, Administrator];
    /// Keep a time for ten minutes while confirming.
    HoldTime: [Patient, Receptionist];
    /// Book: a patient for themselves, a receptionist for a patient, a doctor as a proposal.
    BookAppointment: [Patient, Receptionist, Doctor];
    /// See appointments: one's own, one's patients', or (staff) all without their clinical part.
    SeeAppointments: [Patient, Doctor, Receptionist, Administrator];
    /// Agree to a requested, proposed or booked appointment.
    ConfirmAppointment: [Patient, Doctor, Receptionist];
    /// Give an appointment another time.
    MoveAppointment: [Patient, Doctor, Receptionist, Administrator];
    /// Give an appointment's time back.
    CancelAppointment: [Patient, Doctor, Receptionist, Administrator];
    /// Say that the patient has arrived.
    CheckIn: [Patient, Doctor, Receptionist];
    /// Call the patient in.
    StartVisit: [Doctor];
    /// Say that the patient did not come.
    RecordNoShow: [Doctor, Receptionist];
    /// A doctor's own day, week and coming visits with reasons.
    SeeOwnDay: [Doctor];
    /// A note of one's own on an appointment of one's own.
    WriteNote: [Doctor];
    /// Write a visit up: diagnosis, prescription, notes.
    WriteRecord: [Doctor];
    /// Read records: a patient their own, a doctor those of patients in their care.
    ReadRecords: [Patient, Doctor];
    /// That records of a patient exist, and nothing of what they say.
    SeeRecordIndex: [Administrator];
    /// The whole house's appointments of some days, without reasons.
    SeeAllAppointments: [Receptionist, Administrator];
    /// Weekly rules and dated exceptions: a doctor their own, an administrator anybody's.
    ManageAvailability: [Doctor, Administrator];
    /// Create, rename and remove departments.
    ManageDepartments: [Administrator];
    /// Change doctors' profiles, and see what of them only administrators see.
    ManageDoctors: [Administrator];
    /// Make accounts of people who work here, and close and open anybody's.
    ManageAccounts: [Administrator];
    /// Find patients, and keep how they are called and reached: nothing clinical.
    ManagePatients: [Receptionist, Administrator];
    /// The totals of the house.
    SeeOverview: [Administrator];
    /// Read and change the house's settings and closed days.
    ManageSettings: [Administrator];
}

impl Right {
    /// Whether a role holds this right.
    #[must_use]
    pub fn held_by(self, role: Role) -> bool {
        self.holders().contains(&role)
    }
}
