//! THE LIST of rights: every right once, with the roles that hold it. What is not listed is refused.
//!
//! A right says that a role may try; whose thing it is is decided by the finders, which demand the owner's id from
//! the grant. The matrix is kept as a snapshot by `tests/guards`, so a change of rights is seen in review.
//!
//! A line that ends with `key "…"` may also be given to a program's key, under that word (F15). Such a right reads and
//! writes nothing clinical (a visit's reason is), and touches no account, no key and no setting. All others never are.

use super::actor::Level;
use super::role::Role::{self, Administrator, Doctor, Patient, Receptionist};

/// A right as a type, so that a handler's parameter `Granted<BookAppointment>` names it.
pub trait Permission: Send + Sync + 'static {
    /// The line of the list.
    const RIGHT: Right;
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident: [$($role:ident),*] $(, key $scope:literal)?;)*) => {
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

            /// The word by which it is given to a key: part of the API and of stored keys. `None`: no key ever holds it.
            #[must_use]
            pub const fn scope(self) -> Option<&'static str> {
                match self { $(Self::$name => rights!(@scope $($scope)?),)* }
            }
        }

        $($(#[$doc])* #[derive(Debug)] pub struct $name;
        impl Permission for $name { const RIGHT: Right = Right::$name; })*
    };
    (@scope $scope:literal) => { Some($scope) };
    (@scope) => { None };
}

rights! {
    /// Read one's own account, and show anew that it is oneself.
    UseOwnAccount: [Patient, Doctor, Receptionist, Administrator];
    /// Change one's own password, and see and end one's own sessions: also while one's application waits.
    KeepOwnSignIn: [Patient, Doctor, Receptionist, Administrator];
    /// Change how one signs in: another address, a second factor, new recovery codes.
    ChangeSecurity: [Patient, Doctor, Receptionist, Administrator];
    /// See what one was told, and that one has seen it.
    SeeOwnMessages: [Patient, Doctor, Receptionist, Administrator];
    /// Keep a time for ten minutes while confirming.
    HoldTime: [Patient, Receptionist];
    /// Book: a patient for themselves, a receptionist for a patient, a doctor as a proposal.
    BookAppointment: [Patient, Receptionist, Doctor];
    /// Book several visits of a patient at once, weeks or days apart: the desk and administrators book, a doctor proposes their own
    /// times.
    BookSeries: [Doctor, Receptionist, Administrator];
    /// Wait for a time, see, change and give up what one waits for: a patient for themselves, the desk for a patient.
    WaitForTime: [Patient, Receptionist];
    /// Take a time that was offered from the waiting list, or say no to it.
    AnswerOffer: [Patient, Receptionist];
    /// Who waits in a department, what they were offered and what became of it, never why they come.
    SeeWaitingList: [Receptionist, Administrator];
    /// See what of one's visits, or of the house, leave has hit; have times offered, and say that a visit takes place all the same.
    RepairVisits: [Doctor, Receptionist, Administrator];
    /// See appointments: one's own, one's patients', or (staff) all without their clinical part.
    SeeAppointments: [Patient, Doctor, Receptionist, Administrator], key "appointments:read";
    /// Have an address that shows one's own visits to a calendar.
    KeepCalendarFeed: [Patient, Doctor];
    /// Agree to a requested, proposed or booked appointment.
    ConfirmAppointment: [Patient, Doctor, Receptionist], key "appointments:confirm";
    /// Give an appointment another time.
    MoveAppointment: [Patient, Doctor, Receptionist, Administrator], key "appointments:move";
    /// Give an appointment's time back.
    CancelAppointment: [Patient, Doctor, Receptionist, Administrator], key "appointments:cancel";
    /// Say that the patient has arrived.
    CheckIn: [Patient, Doctor, Receptionist], key "appointments:check-in";
    /// Call the patient in.
    StartVisit: [Doctor];
    /// Say that a doctor runs late today, and see who does: a doctor of themselves, staff of anybody.
    SayLate: [Doctor, Receptionist, Administrator];
    /// Say that the patient did not come.
    RecordNoShow: [Doctor, Receptionist], key "appointments:no-show";
    /// A doctor's own day, week and coming visits with reasons.
    SeeOwnDay: [Doctor];
    /// A doctor's own month in numbers: visits, and what was written about them.
    SeeMonthlyReport: [Doctor];
    /// A note of one's own on an appointment of one's own.
    WriteNote: [Doctor];
    /// Write a visit up: diagnosis, prescription, notes.
    WriteRecord: [Doctor];
    /// Read records: a patient their own, a doctor those of patients in their care.
    ReadRecords: [Patient, Doctor];
    /// Open the record of a patient who is not in one's care, for an hour.
    OpenEmergencyAccess: [Doctor];
    /// See which records one opened so, and end it.
    SeeEmergencyAccess: [Doctor];
    /// See who opened whose record so and how often they read in it, never what stands in it or why in their words, and say
    /// whether it was in order.
    ReviewEmergencyAccess: [Administrator];
    /// Write to a doctor who has one in care, or to a patient in one's care.
    WriteMessages: [Patient, Doctor];
    /// Write down one's own health: background, measurements, mood.
    KeepHealthNotes: [Patient];
    /// Add a file to a patient's records and take back one's own: a patient to theirs, a doctor to those in their care.
    AddReport: [Patient, Doctor];
    /// Say that one has looked at what was read out of a report of a patient in one's care, with a comment.
    ReviewReading: [Doctor];
    /// That records of a patient exist, and nothing of what they say.
    SeeRecordIndex: [Administrator];
    /// The whole house's appointments of some days, without reasons.
    SeeAllAppointments: [Receptionist, Administrator];
    /// Take the day's list for power cuts away, and make it anew: who comes, how they are reached, never why.
    TakeDayList: [Receptionist, Administrator], key "day-list:read";
    /// Make and end the links of the screens in waiting rooms.
    KeepScreens: [Receptionist, Administrator];
    /// Weekly rules and dated exceptions: a doctor their own, an administrator anybody's.
    ManageAvailability: [Doctor, Administrator], key "hours:manage";
    /// Create, rename and remove departments.
    ManageDepartments: [Administrator], key "departments:manage";
    /// Change doctors' profiles, and see what of them only administrators see.
    ManageDoctors: [Administrator];
    /// Who did what in the house: the audit trail, without anything clinical.
    SeeAuditTrail: [Administrator];
    /// Take the audit trail away as a file.
    TakeAuditTrail: [Administrator];
    /// Who looked at one's own record.
    SeeAccessLog: [Patient];
    /// Say which messages that are not needed one wants.
    ChooseMessages: [Patient];
    /// What became of the copies of one's own data that one asked for.
    SeeOwnData: [Patient];
    /// Ask for a copy of everything the house holds about oneself, and take it along.
    TakeOwnData: [Patient];
    /// What became of the files of a treatment history, one's own or that of a patient who lets one read, and taking one back.
    SeeTreatmentHistory: [Patient];
    /// Ask for such a file, and take it along.
    TakeTreatmentHistory: [Patient];
    /// See who may act for oneself, and end it.
    KeepCarers: [Patient];
    /// Let somebody act for oneself, or otherwise than so far.
    AddCarer: [Patient];
    /// Answer an invitation, see for whom one may act, and give it up. What is done for somebody asks for the same rights as
    /// for oneself, and for a running grant of the patient's.
    CareForOthers: [Patient];
    /// Offer to give blood and see what became of it, or (administrators) enter and see that of anybody.
    EnterDonation: [Patient, Administrator];
    /// See all of one's own donations, and take an offer back.
    KeepDonations: [Patient];
    /// Decide about donations, hand blood out, and see every movement of the stock.
    ManageBloodBank: [Administrator];
    /// See how many beds of every ward are occupied.
    SeeWards: [Doctor, Receptionist, Administrator];
    /// Say how many are.
    CountBeds: [Receptionist, Administrator];
    /// Make, change and close wards.
    ManageWards: [Administrator];
    /// See invoices and claims: one's own, or (administrators) anybody's.
    SeeInvoices: [Patient, Administrator];
    /// Pay an invoice of one's own online, or (administrators) enter what somebody paid.
    PayInvoice: [Patient, Administrator];
    /// Ask an insurer to pay for an invoice of one's own, or (administrators) for anybody's.
    FileClaim: [Patient, Administrator];
    /// Add to invoices and void them, decide about claims, see what is overdue, to be given back, and what the house earns.
    ManageBilling: [Administrator];
    /// See the accounts of the house, and close anybody's.
    ManageAccounts: [Administrator];
    /// Make accounts of people who work here, and open closed ones.
    MakeAccounts: [Administrator];
    /// Lock an account that may be in other hands, and unlock it.
    LockAccounts: [Administrator];
    /// Erase closed accounts of patients, and take that back.
    EraseAccounts: [Administrator];
    /// Find and add patients, and keep how they are called and reached: nothing clinical.
    ManagePatients: [Receptionist, Administrator];
    /// Join two accounts that are one patient's.
    MergePatients: [Receptionist, Administrator];
    /// The totals of the house.
    SeeOverview: [Administrator], key "overview:read";
    /// What days, departments and doctors come to: visits, who did not come, waiting, money.
    SeeStatistics: [Administrator];
    /// Read and change the house's settings and closed days.
    ManageSettings: [Administrator];
    /// Ask that the second factor of somebody who stands at the desk be taken away, and see what was asked.
    ReportLostDevice: [Receptionist, Administrator];
    /// Take it away, when somebody else has asked.
    EndLostDevice: [Administrator];
    /// See what the house told people, over which channel, and what became of it: kinds and states, no words.
    SeeMessageLedger: [Receptionist, Administrator];
    /// Have a message sent once more.
    SendMessageAgain: [Receptionist, Administrator];
    /// See and revoke the keys with which programs ask.
    ManageApiKeys: [Administrator];
    /// Make such a key.
    MakeApiKey: [Administrator];
    /// See which other programs are told what happens, what became of it, and stop, resume and remove that.
    ManageWebhooks: [Administrator];
    /// Let another program be told.
    AddWebhook: [Administrator];
    /// See which mail addresses hear what happens over the operations topic, change what they hear, and end that.
    ManageSubscriptions: [Administrator];
    /// Let another address hear.
    AddSubscription: [Administrator];
}

/// THE LIST of rights that want a proof of the last minutes that it is they who ask (password or code; ASVS 7.5.1): what
/// somebody at a screen left open must not do.
const PROVEN: &[Right] = &[
    Right::AddCarer,
    Right::AddSubscription,
    Right::AddWebhook,
    Right::ChangeSecurity,
    Right::EndLostDevice,
    Right::EraseAccounts,
    Right::LockAccounts,
    Right::MakeAccounts,
    Right::MakeApiKey,
    Right::MergePatients,
    Right::OpenEmergencyAccess,
    Right::TakeAuditTrail,
    Right::TakeOwnData,
    Right::TakeTreatmentHistory,
];

/// THE LIST of rights that a doctor has whose application waits (F02): they look after how they sign in, and nothing else.
const WHILE_WAITING: &[Right] = &[Right::KeepOwnSignIn];

/// THE LIST of rights that the link of a mail about a visit gives, for that visit alone (F45), or about an offered time (F33); and
/// whoever knows a visit's reference and its patient's date of birth at the entrance, to arrive (F36).
const BY_LINK: &[Right] = &[
    Right::SeeAppointments,
    Right::ConfirmAppointment,
    Right::MoveAppointment,
    Right::CancelAppointment,
    Right::CheckIn,
    Right::AnswerOffer,
];

impl Right {
    /// Whether whoever holds the link of a mail about a visit has it, for that visit.
    #[must_use]
    pub fn is_had_by_link(self) -> bool {
        BY_LINK.contains(&self)
    }

    /// Whether it is had before somebody has decided about an application.
    #[must_use]
    pub fn is_had_while_waiting(self) -> bool {
        WHILE_WAITING.contains(&self)
    }

    /// How far the sign-in must have gone.
    #[must_use]
    pub fn level(self) -> Level {
        if PROVEN.contains(&self) { Level::Proven } else { Level::Full }
    }

    /// The right a key is given under a word.
    #[must_use]
    pub fn of_scope(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|right| right.scope() == Some(word))
    }

    /// Whether a role holds this right.
    #[must_use]
    pub fn held_by(self, role: Role) -> bool {
        self.holders().contains(&role)
    }
}
