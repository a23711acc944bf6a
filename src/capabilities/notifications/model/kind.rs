//! What a message is for.

use serde::{Deserialize, Serialize};

use crate::events::listeners::VisitNews;

/// What a message is for. Its words are composed when it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The link that confirms a new account's address (F01).
    AddressConfirmation,
    /// Somebody tried to register an address that has an account: offers sign-in and reset instead.
    KnownAddress,
    /// The link that sets a forgotten password (F06).
    PasswordReset,
    /// The link that sets the first password of an account the house made (F03).
    Invitation,
    /// The same of a patient whom the desk added (F19).
    PatientInvitation,
    /// The account was locked, because it may be in other hands (F13).
    AccountLocked,
    /// The link that sets another password of an account that is unlocked.
    AccountUnlocked,
    /// A doctor who applied works here from now on (F02).
    ApplicationApproved,
    /// A doctor who applied was not taken.
    ApplicationRejected,
    /// The password was changed: for whoever did not do it.
    PasswordChanged,
    /// A second factor is asked for from now on (F07).
    SecondFactorOn,
    /// No second factor is asked for any more.
    SecondFactorOff,
    /// Somebody gave the right password after many wrong ones (F06).
    GuessedBefore,
    /// Somebody got in by a recovery code.
    RecoveryCodeUsed,
    /// There are new recovery codes, and the old ones are void.
    RecoveryCodesNew,
    /// The desk was asked to take the second factor away.
    LostDeviceReported,
    /// The link that moves an account to another address; goes there.
    NewAddress,
    /// Another address was asked for; goes to the present one.
    NewAddressAsked,
    /// The account has another address; goes to both.
    AddressChanged,
    /// Two accounts of theirs were joined at the desk (F69).
    AccountsJoined,
    /// The link that shows that mail arrives at an address again (F71).
    AddressCheck,
    /// The code that shows that a phone is its person's (F47).
    TextCode,
    /// The link to a copy of everything, before the account is erased (F13).
    HandOver,
    /// The link that asks somebody to be a carer; goes to whatever address the patient named (F70).
    CarerInvitation,
    /// One person may act for another from now on; to both.
    CarerStarted,
    /// How far or until when has changed; to both.
    CarerChanged,
    /// It is over; to both.
    CarerEnded,
    /// A doctor who does not have them in care opened their record in an emergency; to the patient alone (F10).
    EmergencyAccess,
    /// The house has received a request for a visit; to the patient, as all about visits (F45).
    VisitRequested,
    /// A doctor offers a time.
    VisitProposed,
    /// A visit is booked, with what goes into a calendar.
    VisitBooked,
    /// Several visits of a series are booked (F35): one message for all of them.
    VisitsBooked,
    /// A doctor offers several times of a series: one message for all of them.
    VisitsProposed,
    /// It has another time.
    VisitMoved,
    /// It does not take place.
    VisitCancelled,
    /// The patient can read what was written up.
    RecordAvailable,
    /// A time from the waiting list is kept for them until they answer (F33).
    TimeOffered,
    /// Leave has hit a visit of theirs: other times are kept until they choose (F34).
    OtherTimes,
    /// It has not any more, and the visit takes place as booked.
    VisitStays,
    /// A visit is near (F46).
    Reminder,
    /// A doctor's month in numbers (F48).
    MonthlyReport,
    /// The copy of everything that somebody asked for is there (F13).
    CopyReady,
    /// The file of a treatment history is there; to whoever asked for it (F41).
    TreatmentHistoryReady,
    /// A file in the patient's records was checked and can be opened (F45).
    ReportAvailable,
    /// It was checked and not taken.
    ReportRejected,
    /// A doctor has looked at it (F40).
    ReportReviewed,
    /// A webhook took nothing for three days and was switched off; to administrators (F47).
    WebhookGivenUp,
    /// A completed visit is to be paid for (F55).
    InvoiceIssued,
    /// The house has received a payment: the receipt is on the invoice.
    PaymentReceived,
    /// The insurer has said yes or no (F56).
    ClaimDecided,
    /// Somebody wrote in a conversation of theirs, and it was not read yet (F51).
    MessageReceived,
}

impl Kind {
    /// As in keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AddressConfirmation => "address_confirmation",
            Self::KnownAddress => "known_address",
            Self::PasswordReset => "password_reset",
            Self::Invitation => "invitation",
            Self::PatientInvitation => "patient_invitation",
            Self::AccountLocked => "account_locked",
            Self::AccountUnlocked => "account_unlocked",
            Self::ApplicationApproved => "application_approved",
            Self::ApplicationRejected => "application_rejected",
            Self::PasswordChanged => "password_changed",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::GuessedBefore => "guessed_before",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::RecoveryCodesNew => "recovery_codes_new",
            Self::LostDeviceReported => "lost_device_reported",
            Self::NewAddress => "new_address",
            Self::NewAddressAsked => "new_address_asked",
            Self::AddressChanged => "address_changed",
            Self::AccountsJoined => "accounts_joined",
            Self::AddressCheck => "address_check",
            Self::TextCode => "text_code",
            Self::HandOver => "hand_over",
            Self::CarerInvitation => "carer_invitation",
            Self::CarerStarted => "carer_started",
            Self::CarerChanged => "carer_changed",
            Self::CarerEnded => "carer_ended",
            Self::EmergencyAccess => "emergency_access",
            Self::VisitRequested => "visit_requested",
            Self::VisitProposed => "visit_proposed",
            Self::VisitBooked => "visit_booked",
            Self::VisitsBooked => "visits_booked",
            Self::VisitsProposed => "visits_proposed",
            Self::VisitMoved => "visit_moved",
            Self::VisitCancelled => "visit_cancelled",
            Self::RecordAvailable => "record_available",
            Self::TimeOffered => "time_offered",
            Self::OtherTimes => "other_times",
            Self::VisitStays => "visit_stays",
            Self::Reminder => "reminder",
            Self::MonthlyReport => "monthly_report",
            Self::CopyReady => "copy_ready",
            Self::TreatmentHistoryReady => "treatment_history_ready",
            Self::ReportAvailable => "report_available",
            Self::ReportRejected => "report_rejected",
            Self::ReportReviewed => "report_reviewed",
            Self::WebhookGivenUp => "webhook_given_up",
            Self::InvoiceIssued => "invoice_issued",
            Self::PaymentReceived => "payment_received",
            Self::ClaimDecided => "claim_decided",
            Self::MessageReceived => "message_received",
        }
    }
}

impl Kind {
    /// Whether staff may have it sent once more: what carries a secret link is asked for anew by whom it is for, and what is taken back by
    /// whoever reads it could tell of what was read or removed.
    #[must_use]
    pub const fn can_be_sent_again(self) -> bool {
        let is_about_a_file = matches!(self, Self::CopyReady | Self::TreatmentHistoryReady);
        let is_about_a_bill = matches!(self, Self::InvoiceIssued | Self::PaymentReceived | Self::ClaimDecided);
        self.is_about_a_visit() || is_about_a_file || is_about_a_bill || matches!(self, Self::Reminder | Self::MonthlyReport)
    }

    /// Whether it goes out even to an address from which mail came back or was complained of (F71): whoever cannot sign in, or whose
    /// account is in danger, must be told on the one way there is, and a mark may be wrong. What SES itself holds back stays held back.
    #[must_use]
    pub const fn keeps_the_account_safe(self) -> bool {
        match self {
            Self::AddressConfirmation
            | Self::KnownAddress
            | Self::PasswordReset
            | Self::AccountLocked
            | Self::AccountUnlocked
            | Self::PasswordChanged
            | Self::SecondFactorOn
            | Self::SecondFactorOff
            | Self::GuessedBefore
            | Self::RecoveryCodeUsed
            | Self::RecoveryCodesNew
            | Self::LostDeviceReported
            | Self::NewAddress
            | Self::NewAddressAsked
            | Self::AddressChanged
            | Self::AccountsJoined
            | Self::AddressCheck
            // Its person cannot sign in, and nothing is erased before they had it.
            | Self::HandOver => true,
            Self::TextCode
            | Self::Invitation
            | Self::PatientInvitation
            | Self::ApplicationApproved
            | Self::ApplicationRejected
            | Self::CarerInvitation
            | Self::CarerStarted
            | Self::CarerChanged
            | Self::CarerEnded
            | Self::EmergencyAccess
            | Self::VisitRequested
            | Self::VisitProposed
            | Self::VisitBooked
            | Self::VisitsBooked
            | Self::VisitsProposed
            | Self::VisitMoved
            | Self::VisitCancelled
            | Self::RecordAvailable
            | Self::TimeOffered
            | Self::OtherTimes
            | Self::VisitStays
            | Self::Reminder
            | Self::MonthlyReport
            | Self::CopyReady
            | Self::TreatmentHistoryReady
            | Self::ReportAvailable
            | Self::ReportRejected
            | Self::ReportReviewed
            | Self::WebhookGivenUp
            | Self::InvoiceIssued
            | Self::PaymentReceived
            | Self::ClaimDecided
            | Self::MessageReceived => false,
        }
    }

    /// Whether it counts as new on every page until it was seen.
    #[must_use]
    pub const fn counts_as_new(self) -> bool {
        let is_about_a_report = matches!(self, Self::ReportAvailable | Self::ReportRejected | Self::ReportReviewed);
        let is_about_a_file = is_about_a_report || matches!(self, Self::CopyReady | Self::TreatmentHistoryReady);
        let is_about_a_bill = matches!(self, Self::InvoiceIssued | Self::PaymentReceived | Self::ClaimDecided);
        let is_about_something_else =
            matches!(self, Self::TimeOffered | Self::EmergencyAccess | Self::WebhookGivenUp | Self::MessageReceived);
        let is_about_leave = matches!(self, Self::OtherTimes | Self::VisitStays);
        self.is_about_a_visit() || is_about_a_file || is_about_a_bill || is_about_leave || is_about_something_else
    }

    /// Whether it tells what became of a visit, or of several.
    #[must_use]
    pub const fn is_about_a_visit(self) -> bool {
        matches!(
            self,
            Self::VisitRequested
                | Self::VisitProposed
                | Self::VisitBooked
                | Self::VisitsBooked
                | Self::VisitsProposed
                | Self::VisitMoved
                | Self::VisitCancelled
                | Self::RecordAvailable
        )
    }

    /// What tells the same of several visits of a series in one message; `None` of news that each visit has for itself.
    #[must_use]
    pub const fn of_several(news: VisitNews) -> Option<Self> {
        match news {
            VisitNews::Booked => Some(Self::VisitsBooked),
            VisitNews::Proposed => Some(Self::VisitsProposed),
            VisitNews::Requested | VisitNews::Moved | VisitNews::Cancelled | VisitNews::WrittenUp => None,
        }
    }

    /// Whether it is such a message.
    #[must_use]
    pub const fn is_about_several(self) -> bool {
        matches!(self, Self::VisitsBooked | Self::VisitsProposed)
    }
}

impl From<VisitNews> for Kind {
    fn from(news: VisitNews) -> Self {
        match news {
            VisitNews::Requested => Self::VisitRequested,
            VisitNews::Proposed => Self::VisitProposed,
            VisitNews::Booked => Self::VisitBooked,
            VisitNews::Moved => Self::VisitMoved,
            VisitNews::Cancelled => Self::VisitCancelled,
            VisitNews::WrittenUp => Self::RecordAvailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f50_what_is_composed_anew_can_be_sent_again_and_nothing_with_a_secret_link_or_about_what_may_be_read_by_then() {
        for kind in
            [Kind::VisitBooked, Kind::VisitsBooked, Kind::Reminder, Kind::CopyReady, Kind::TreatmentHistoryReady, Kind::InvoiceIssued]
        {
            assert!(kind.can_be_sent_again(), "{kind:?}");
        }
        for kind in [Kind::PasswordReset, Kind::Invitation, Kind::TextCode, Kind::ReportAvailable, Kind::MessageReceived] {
            assert!(!kind.can_be_sent_again(), "{kind:?}");
        }
    }
}
