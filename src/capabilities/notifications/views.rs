//! What the pages of messages show: kinds, times and states; never what a mail said.

use serde::Serialize;

use super::model::{Channel, Kind, Line, State, Unsent};
use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /notifications`: what the reader was told, newest first.
#[derive(Debug, Clone, Serialize)]
pub struct NotificationsPage {
    pub lines: Vec<OwnLine>,
    /// Posted by the button that says that all was seen: the newest of the page. `None`: nothing is new.
    pub up_to: Option<String>,
    /// The first page, on a later one.
    pub newest: Option<String>,
    /// The next page, if there is one.
    pub older: Option<String>,
}

/// One message, as whom it went to sees it.
#[derive(Debug, Clone, Serialize)]
pub struct OwnLine {
    pub words: Message,
    pub at: When,
    /// How it went, and where it stands.
    pub fate: Message,
    /// It did not go as it should.
    pub failed: bool,
    /// It came since they last looked.
    pub is_new: bool,
    /// Where there is more about it.
    pub href: Option<String>,
}

/// `GET /message-ledger`: messages of everybody by where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct MessageLedger {
    /// The state that is shown.
    pub state: State,
    /// All states.
    pub states: Vec<StateChoice>,
    pub lines: Vec<LedgerLine>,
    /// The first page, on a later one.
    pub newest: Option<String>,
    /// The next page, if there is one.
    pub older: Option<String>,
}

/// A state that can be looked at.
#[derive(Debug, Clone, Serialize)]
pub struct StateChoice {
    href: String,
    words: Message,
    current: bool,
}

/// One message, as staff see it.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerLine {
    /// To whom; empty when nobody has this id any more.
    pub name: String,
    pub person_id: UserId,
    pub message_id: String,
    pub what: Message,
    pub channel: Message,
    pub at: When,
    /// Why it stands there.
    pub because: Option<Message>,
    /// No mail goes to the address: `bounced`, `complained`; empty otherwise.
    pub address: &'static str,
    /// Where the reader sees the person and what to do about the address.
    pub person: Option<String>,
    /// Staff may have it sent once more.
    pub again: bool,
}

impl StateChoice {
    /// All of them, one current.
    #[must_use]
    pub fn all(current: State) -> Vec<Self> {
        let choice = |state: State| Self {
            href: format!("/message-ledger?state={}", state.word()),
            words: words_of_state(state),
            current: state == current,
        };
        State::ALL.map(choice).to_vec()
    }
}

/// What somebody was told, in their own words.
#[must_use]
pub fn told(line: &Line, start: Option<When>, role: Audience) -> Message {
    let for_doctor = role == Audience::Doctor;
    let words = match line.kind {
        Kind::VisitRequested if for_doctor => "told-doctor-requested",
        Kind::VisitBooked if for_doctor => "told-doctor-booked",
        Kind::VisitMoved if for_doctor && line.says_it_is_anothers() => "told-doctor-given-away",
        Kind::VisitMoved if for_doctor && line.visit.is_some_and(|visit| visit.previous_doctor.is_some()) => "told-doctor-taken-over",
        Kind::VisitMoved if for_doctor => "told-doctor-moved",
        Kind::VisitCancelled if for_doctor && line.says_it_was_declined() => "told-doctor-declined",
        Kind::VisitCancelled if for_doctor => "told-doctor-cancelled",
        Kind::VisitRequested => "told-visit-requested",
        Kind::VisitProposed => "told-visit-proposed",
        Kind::VisitBooked => "told-visit-booked",
        Kind::VisitMoved => "told-visit-moved",
        Kind::VisitCancelled if line.says_it_was_declined() => "told-visit-declined",
        Kind::VisitCancelled => "told-visit-cancelled",
        other => return what(other),
    };
    let message = Message::new(words);
    match start {
        Some(start) => message.with("when", start),
        None => what(line.kind),
    }
}

/// What a message is for, without saying of what.
#[must_use]
pub fn what(kind: Kind) -> Message {
    Message::new(match kind {
        Kind::AddressConfirmation => "message-address-confirmation",
        Kind::KnownAddress => "message-known-address",
        Kind::PasswordReset => "message-password-reset",
        Kind::Invitation | Kind::PatientInvitation => "message-invitation",
        Kind::AccountLocked => "message-account-locked",
        Kind::AccountUnlocked => "message-account-unlocked",
        Kind::ApplicationApproved => "message-application-approved",
        Kind::ApplicationRejected => "message-application-rejected",
        Kind::PasswordChanged => "message-password-changed",
        Kind::SecondFactorOn | Kind::SecondFactorOff => "message-second-factor",
        Kind::GuessedBefore => "message-guessed",
        Kind::RecoveryCodeUsed | Kind::RecoveryCodesNew => "message-recovery-codes",
        Kind::LostDeviceReported => "message-lost-device",
        Kind::NewAddress | Kind::NewAddressAsked | Kind::AddressChanged => "message-new-address",
        Kind::AccountsJoined => "message-accounts-joined",
        Kind::AddressCheck => "message-address-check",
        Kind::TextCode => "message-text-code",
        Kind::HandOver => "message-hand-over",
        Kind::CarerInvitation => "message-carer-invitation",
        Kind::CarerStarted | Kind::CarerChanged | Kind::CarerEnded => "message-carer",
        Kind::EmergencyAccess => "message-emergency-access",
        Kind::VisitRequested => "message-visit-requested",
        Kind::VisitProposed => "message-visit-proposed",
        Kind::VisitBooked => "message-visit-booked",
        Kind::VisitsBooked => "message-visits-booked",
        Kind::VisitsProposed => "message-visits-proposed",
        Kind::VisitMoved => "message-visit-moved",
        Kind::VisitCancelled => "message-visit-cancelled",
        Kind::RecordAvailable => "message-record-available",
        Kind::TimeOffered => "message-time-offered",
        Kind::OtherTimes => "message-other-times",
        Kind::VisitStays => "message-visit-stays",
        Kind::Reminder => "message-reminder",
        Kind::MonthlyReport => "message-monthly-report",
        Kind::CopyReady => "message-copy-ready",
        Kind::TreatmentHistoryReady => "message-treatment-history-ready",
        Kind::ReportAvailable => "message-report-available",
        Kind::ReportRejected => "message-report-rejected",
        Kind::ReportReviewed => "message-report-reviewed",
        Kind::WebhookGivenUp => "message-webhook-given-up",
        Kind::InvoiceIssued => "message-invoice-issued",
        Kind::PaymentReceived => "message-payment-received",
        Kind::ClaimDecided => "message-claim-decided",
        Kind::MessageReceived => "message-message-received",
    })
}

/// Where there is more about a message.
#[must_use]
pub fn href_of(line: &Line) -> Option<String> {
    match line.kind {
        // They do not find it any more.
        _ if line.says_it_is_anothers() => None,
        Kind::PasswordChanged
        | Kind::SecondFactorOn
        | Kind::SecondFactorOff
        | Kind::GuessedBefore
        | Kind::RecoveryCodeUsed
        | Kind::RecoveryCodesNew
        | Kind::AddressChanged
        | Kind::AccountsJoined => Some("/security".to_owned()),
        Kind::AddressCheck => Some("/mail-address".to_owned()),
        Kind::CarerStarted | Kind::CarerChanged | Kind::CarerEnded => Some("/carers".to_owned()),
        Kind::EmergencyAccess => Some("/me/access-log".to_owned()),
        Kind::TimeOffered => Some("/waiting-list".to_owned()),
        // All of them stand there with their times as they are now.
        Kind::VisitsBooked | Kind::VisitsProposed => Some("/appointments".to_owned()),
        Kind::MonthlyReport => Some("/monthly-reports".to_owned()),
        Kind::TextCode => Some("/notifications/settings".to_owned()),
        kind => href_of_cause(kind, line.cause(), line.recipient_id)
            .or_else(|| line.visit.map(|visit| format!("/appointments/{}", visit.appointment_id))),
    }
}

/// Where the file or the invoice is that a message is about, for its reader; its mail leads there too.
#[must_use]
pub fn href_of_cause(kind: Kind, cause: &str, reader: UserId) -> Option<String> {
    match kind {
        Kind::CopyReady => Some("/my-data".to_owned()),
        // The cause names the patient first: a carer finds it below them.
        Kind::TreatmentHistoryReady => Some(match cause.split('.').next().filter(|patient| **patient != *reader.to_string()) {
            Some(patient) => format!("/patients/{patient}/treatment-history"),
            None => "/treatment-history".to_owned(),
        }),
        Kind::ReportAvailable | Kind::ReportRejected | Kind::ReportReviewed => Some(format!("/reports/{cause}")),
        // The cause names the webhook, then when it was given up.
        Kind::WebhookGivenUp => cause.split('.').next().map(|webhook| format!("/admin/webhooks/{webhook}")),
        // The cause names the invoice first, then the payment or the step of its claim.
        Kind::InvoiceIssued | Kind::PaymentReceived | Kind::ClaimDecided => {
            cause.split('.').next().map(|invoice| format!("/invoices/{invoice}"))
        }
        // The cause names the visit first, then the round of times.
        Kind::OtherTimes => cause.split('.').next().map(|visit| format!("/appointments/{visit}/repair")),
        Kind::VisitStays => cause.split('.').next().map(|visit| format!("/appointments/{visit}")),
        // The cause names the conversation first, then the message.
        Kind::MessageReceived => cause.split('.').next().map(|conversation| format!("/conversations/{conversation}")),
        _ => None,
    }
}

/// How a message went, and where it stands.
#[must_use]
pub fn fate(channel: Channel, state: State, because: Option<&str>) -> Message {
    let address_fails = because.and_then(MailFailure::of_reason).is_some();
    Message::new(match (channel, state) {
        (Channel::App, _) => "fate-here",
        (Channel::Mail, State::Queued) => "fate-mail-queued",
        (Channel::Mail, State::Sent) => "fate-mail-sent",
        (Channel::Mail, State::Failed) => "fate-mail-failed",
        (Channel::Mail, State::CameBack) if because == Some(MailFailure::Complained.reason()) => "fate-mail-unwanted",
        (Channel::Mail, State::CameBack) => "fate-mail-came-back",
        (Channel::Mail, State::Suppressed) if address_fails => "fate-mail-address-fails",
        (Channel::Mail, State::Suppressed) => "fate-mail-suppressed",
        (Channel::Mail, State::Unknown) => "fate-mail-unknown",
        (Channel::Sms, State::Queued) => "fate-text-queued",
        (Channel::Sms, State::Sent) => "fate-text-sent",
        // Of a text nobody reports.
        (Channel::Sms, State::Failed | State::CameBack) => "fate-text-failed",
        (Channel::Sms, State::Suppressed) => "fate-text-suppressed",
        (Channel::Sms, State::Unknown) => "fate-text-unknown",
    })
}

/// Why a message stands where it does: what the house has words for in the reader's language, otherwise as SES or SNS said it.
#[must_use]
pub fn why(because: &str) -> Message {
    Message::new(match Unsent::of(because) {
        Some(Unsent::Nobody) => "message-why-nobody",
        Some(Unsent::NoAddress) => "message-why-no-address",
        Some(Unsent::NotWanted) => "message-why-not-wanted",
        Some(Unsent::NoLongerTrue) => "message-why-no-longer-true",
        Some(Unsent::QuietHours) => "message-why-quiet-hours",
        Some(Unsent::NoTexts) => "message-why-no-texts",
        Some(Unsent::NotWritten) => "message-why-not-written",
        None => return Message::new("message-because").with("why", because.to_owned()),
    })
}

/// Over what it went.
#[must_use]
pub fn words_of_channel(channel: Channel) -> Message {
    Message::new(match channel {
        Channel::Mail => "channel-mail",
        Channel::Sms => "channel-sms",
        Channel::App => "channel-app",
    })
}

/// A state as staff choose it.
fn words_of_state(state: State) -> Message {
    Message::new(match state {
        State::Queued => "state-queued",
        State::Sent => "state-sent",
        State::Failed => "state-failed",
        State::CameBack => "state-came-back",
        State::Suppressed => "state-suppressed",
        State::Unknown => "state-unknown",
    })
}

/// After all was marked as seen.
#[must_use]
pub fn all_seen() -> Message {
    Message::new("flash-all-seen")
}

/// After a message was queued once more.
#[must_use]
pub fn queued_again() -> Message {
    Message::new("flash-queued-again")
}

/// A message that is not sent again.
#[must_use]
pub fn not_again() -> Message {
    Message::new("flash-not-again")
}

impl View for NotificationsPage {
    const TEMPLATE: &'static str = "notifications/notifications.html";
    const PLACE: Place = Place::Notifications;

    fn title(&self) -> Message {
        Message::new("notifications-title")
    }

    fn samples() -> Vec<Self> {
        let start = || When::sample(26, "09:30");
        let came_back = |why: MailFailure| fate(Channel::Mail, State::CameBack, Some(why.reason()));
        let line = |words: &'static str, state, is_new| OwnLine {
            words: Message::new(words).with("when", start()),
            at: When::sample(24, "08:12"),
            fate: fate(Channel::Mail, state, None),
            failed: state.went_wrong(),
            is_new,
            href: Some("/appointments/apt_01kbf3q7zv8t0c5m2n4x6y8w9a".into()),
        };
        let lines = vec![
            line("told-visit-cancelled", State::Sent, true),
            line("told-visit-declined", State::Sent, false),
            line("told-visit-moved", State::Suppressed, false),
            line("told-visit-booked", State::Failed, false),
            line("told-visit-booked", State::CameBack, false),
            OwnLine { fate: came_back(MailFailure::Complained), ..line("told-visit-moved", State::CameBack, false) },
            OwnLine { fate: fate(Channel::Sms, State::Suppressed, None), ..line("told-visit-moved", State::Suppressed, false) },
            OwnLine { fate: fate(Channel::Sms, State::Queued, None), ..line("told-visit-booked", State::Queued, false) },
            OwnLine { words: what(Kind::PasswordChanged), href: None, ..line("told-visit-booked", State::Unknown, false) },
        ];
        let full = Self {
            lines,
            up_to: Some("2026-11-24T08:12:00Z".into()),
            newest: Some("/notifications".into()),
            older: Some("/notifications?cursor=sealed".into()),
        };
        vec![full, Self { lines: vec![], up_to: None, newest: None, older: None }]
    }
}

impl View for MessageLedger {
    const TEMPLATE: &'static str = "notifications/ledger.html";
    const PLACE: Place = Place::MessageLedger;

    fn title(&self) -> Message {
        Message::new("message-ledger-title")
    }

    fn samples() -> Vec<Self> {
        let line = LedgerLine {
            name: "Maya Lindqvist".into(),
            person_id: UserId::from_uuid(uuid::Uuid::from_u128(7)),
            message_id: "apt_01kbf3q7zv8t0c5m2n4x6y8w9a.1#visit_booked#mail".into(),
            what: what(Kind::VisitBooked),
            channel: words_of_channel(Channel::Mail),
            at: When::sample(24, "08:12"),
            because: Some(why("MessageRejected")),
            address: "",
            person: None,
            again: true,
        };
        let text = LedgerLine { channel: words_of_channel(Channel::Sms), because: Some(why("OptedOut")), ..line.clone() };
        let address = |failure: MailFailure, person: Option<&str>| LedgerLine {
            because: Some(why(failure.reason())),
            address: failure.word(),
            person: person.map(str::to_owned),
            ..line.clone()
        };
        let kept_back =
            vec![address(MailFailure::Bounced, Some("/patients/usr_01kbf3q7zv8t0c5m2n4x6y8w9a")), address(MailFailure::Complained, None)];
        let nobody = LedgerLine { name: String::new(), what: what(Kind::PasswordReset), again: false, because: None, ..line.clone() };
        let full = Self {
            state: State::Failed,
            states: StateChoice::all(State::Failed),
            lines: vec![line.clone(), text, nobody],
            newest: Some("/message-ledger?state=failed".into()),
            older: Some("/message-ledger?state=failed&cursor=sealed".into()),
        };
        let kept_back =
            Self { state: State::Suppressed, states: StateChoice::all(State::Suppressed), lines: kept_back, newest: None, older: None };
        let back = Self { state: State::CameBack, states: StateChoice::all(State::CameBack), ..kept_back.clone() };
        let none = Self { state: State::Queued, states: StateChoice::all(State::Queued), lines: vec![], newest: None, older: None };
        vec![full, kept_back, back, none]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<NotificationsPage>(Audience::Patient);
    all.extend(Sample::all_of::<MessageLedger>(Audience::Receptionist));
    all
}
