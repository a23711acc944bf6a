//! THE LIST of acts: the word each has in the trail, what kind of act it is, and the text that says it.
//!
//! A guard test holds every word that code writes into the trail against this list.

use serde::Serialize;

/// What kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Coming in and going out.
    SignIn,
    /// Something a role may not do, or somebody who is not signed in.
    Access,
    /// A person's own account, password and second step.
    Account,
    /// Reading what is clinical.
    ClinicalRead,
    /// Writing what is clinical.
    ClinicalWrite,
    /// Opening a record in an emergency, and what became of it.
    Emergency,
    /// Appointments and their moves.
    Visit,
    /// Doctors, departments, hours, settings.
    House,
    /// The trail itself.
    Audit,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::SignIn,
        Self::Access,
        Self::Account,
        Self::ClinicalRead,
        Self::ClinicalWrite,
        Self::Emergency,
        Self::Visit,
        Self::House,
        Self::Audit,
    ];

    /// As the API and the address name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Access => "access",
            Self::Account => "account",
            Self::ClinicalRead => "clinical_read",
            Self::ClinicalWrite => "clinical_write",
            Self::Emergency => "emergency",
            Self::Visit => "visit",
            Self::House => "house",
            Self::Audit => "audit",
        }
    }

    /// The text that names it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::SignIn => "audit-kind-sign-in",
            Self::Access => "audit-kind-access",
            Self::Account => "audit-kind-account",
            Self::ClinicalRead => "audit-kind-clinical-read",
            Self::ClinicalWrite => "audit-kind-clinical-write",
            Self::Emergency => "audit-kind-emergency",
            Self::Visit => "audit-kind-visit",
            Self::House => "audit-kind-house",
            Self::Audit => "audit-kind-audit",
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// As it stands in the trail.
    pub word: &'static str,
    pub kind: Kind,
    /// The text that says what was done.
    pub text: &'static str,
}

impl Act {
    /// All of them.
    pub const ALL: &'static [Self] = ACTS;

    /// What is said instead when it was tried and refused, where "refused" beside the text would read as if it had been done.
    #[must_use]
    pub const fn refused_text(self) -> Option<&'static str> {
        match self.word.as_bytes() {
            b"session.start" => Some("act-session-start-refused"),
            b"session.second_factor" => Some("act-session-second-factor-refused"),
            b"session.prove" => Some("act-session-prove-refused"),
            b"password.change" => Some("act-password-change-refused"),
            b"password.ask_for_reset" => Some("act-password-ask-for-reset-refused"),
            _ => None,
        }
    }

    /// Whether somebody thereby saw or wrote what is clinical about a patient, or opened the way to it.
    #[must_use]
    pub const fn touches_the_record(self) -> bool {
        matches!(self.kind, Kind::ClinicalRead | Kind::ClinicalWrite | Kind::Emergency)
    }

    /// Whether the reason somebody gave may name an illness: it is for the patient, and never for administrators (F09).
    #[must_use]
    pub const fn has_a_clinical_reason(self) -> bool {
        matches!(self.kind, Kind::Emergency)
    }
}

/// The act of a word; `None` for one of an older or newer version.
#[must_use]
pub fn act_of(word: &str) -> Option<Act> {
    ACTS.iter().find(|act| act.word == word).copied()
}

const fn act(word: &'static str, kind: Kind, text: &'static str) -> Act {
    Act { word, kind, text }
}

const ACTS: &[Act] = &[
    act("session.start", Kind::SignIn, "act-session-start"),
    act("session.second_factor", Kind::SignIn, "act-session-second-factor"),
    act("session.prove", Kind::SignIn, "act-session-prove"),
    act("session.end", Kind::SignIn, "act-session-end"),
    act("session.end_others", Kind::SignIn, "act-session-end-others"),
    act("access.denied", Kind::Access, "act-access-denied"),
    act("account.register", Kind::Account, "act-account-register"),
    act("account.confirm", Kind::Account, "act-account-confirm"),
    act("account.create", Kind::Account, "act-account-create"),
    act("account.send_link", Kind::Account, "act-account-send-link"),
    act("account.give_address", Kind::Account, "act-account-give-address"),
    act("account.open", Kind::Account, "act-account-open"),
    act("account.disable", Kind::Account, "act-account-disable"),
    act("account.sign_out", Kind::Account, "act-account-sign-out"),
    act("account.lock", Kind::Account, "act-account-lock"),
    act("account.unlock", Kind::Account, "act-account-unlock"),
    act("account.enable", Kind::Account, "act-account-enable"),
    act("account.change", Kind::Account, "act-account-change"),
    act("patient.create", Kind::Account, "act-patient-create"),
    act("patient.merge", Kind::Account, "act-patient-merge"),
    act("patient.change", Kind::Account, "act-patient-change"),
    act("profile.change", Kind::Account, "act-profile-change"),
    act("messages.choose", Kind::Account, "act-messages-choose"),
    act("texts.ask", Kind::Account, "act-texts-ask"),
    act("texts.start", Kind::Account, "act-texts-start"),
    act("texts.stop", Kind::Account, "act-texts-stop"),
    act("texts.resume", Kind::Account, "act-texts-resume"),
    act("texts.opted_out", Kind::Account, "act-texts-opted-out"),
    act("password.change", Kind::Account, "act-password-change"),
    act("password.ask_for_reset", Kind::Account, "act-password-ask-for-reset"),
    act("password.reset", Kind::Account, "act-password-reset"),
    act("account.ask_for_address", Kind::Account, "act-account-ask-for-address"),
    act("account.change_address", Kind::Account, "act-account-change-address"),
    act("mailbox.fail", Kind::Account, "act-mailbox-fail"),
    act("mailbox.ask_for_check", Kind::Account, "act-mailbox-ask-for-check"),
    act("mailbox.clear", Kind::Account, "act-mailbox-clear"),
    act("second_factor.begin", Kind::Account, "act-second-factor-begin"),
    act("second_factor.end", Kind::Account, "act-second-factor-end"),
    act("second_factor.renew_recovery_codes", Kind::Account, "act-second-factor-renew-recovery-codes"),
    act("second_factor.report_lost", Kind::Account, "act-second-factor-report-lost"),
    act("second_factor.keep_lost", Kind::Account, "act-second-factor-keep-lost"),
    act("second_factor.end_lost", Kind::Account, "act-second-factor-end-lost"),
    act("carer.invite", Kind::Account, "act-carer-invite"),
    act("carer.change", Kind::Account, "act-carer-change"),
    act("carer.end", Kind::Account, "act-carer-end"),
    act("carer.accept", Kind::Account, "act-carer-accept"),
    act("carer.decline", Kind::Account, "act-carer-decline"),
    act("carer.give_up", Kind::Account, "act-carer-give-up"),
    act("waiting_list.ask", Kind::Visit, "act-waiting-list-ask"),
    act("waiting_list.change", Kind::Visit, "act-waiting-list-change"),
    act("waiting_list.withdraw", Kind::Visit, "act-waiting-list-withdraw"),
    act("waiting_list.offer", Kind::Visit, "act-waiting-list-offer"),
    act("waiting_list.decline", Kind::Visit, "act-waiting-list-decline"),
    act("waiting_list.unanswered", Kind::Visit, "act-waiting-list-unanswered"),
    act("waiting_list.gone", Kind::Visit, "act-waiting-list-gone"),
    act("waiting_list.close", Kind::Visit, "act-waiting-list-close"),
    act("repair.open", Kind::Visit, "act-repair-open"),
    act("repair.offer", Kind::Visit, "act-repair-offer"),
    act("repair.no_time", Kind::Visit, "act-repair-no-time"),
    act("repair.again", Kind::Visit, "act-repair-again"),
    act("repair.decline", Kind::Visit, "act-repair-decline"),
    act("repair.unanswered", Kind::Visit, "act-repair-unanswered"),
    act("repair.keep", Kind::Visit, "act-repair-keep"),
    act("repair.withdraw", Kind::Visit, "act-repair-withdraw"),
    act("records.list", Kind::ClinicalRead, "act-records-list"),
    act("record.read", Kind::ClinicalRead, "act-record-read"),
    act("records.index", Kind::ClinicalRead, "act-records-index"),
    act("background.read", Kind::ClinicalRead, "act-background-read"),
    act("vitals.read", Kind::ClinicalRead, "act-vitals-read"),
    act("mood.read", Kind::ClinicalRead, "act-mood-read"),
    act("patient.overview", Kind::ClinicalRead, "act-patient-overview"),
    act("patient.contact", Kind::ClinicalRead, "act-patient-contact"),
    act("timeline.read", Kind::ClinicalRead, "act-timeline-read"),
    act("reports.list", Kind::ClinicalRead, "act-reports-list"),
    act("report.read", Kind::ClinicalRead, "act-report-read"),
    act("report.download", Kind::ClinicalRead, "act-report-download"),
    act("reading.read", Kind::ClinicalRead, "act-reading-read"),
    act("intake.read", Kind::ClinicalRead, "act-intake-read"),
    act("day.read", Kind::ClinicalRead, "act-day-read"),
    act("week.read", Kind::ClinicalRead, "act-week-read"),
    act("upcoming.read", Kind::ClinicalRead, "act-upcoming-read"),
    act("month.read", Kind::ClinicalRead, "act-month-read"),
    act("appointment.record", Kind::ClinicalWrite, "act-appointment-record"),
    act("record.draft", Kind::ClinicalWrite, "act-record-draft"),
    act("record.amend", Kind::ClinicalWrite, "act-record-amend"),
    act("background.write", Kind::ClinicalWrite, "act-background-write"),
    act("vital.add", Kind::ClinicalWrite, "act-vital-add"),
    act("vital.correct", Kind::ClinicalWrite, "act-vital-correct"),
    act("vital.remove", Kind::ClinicalWrite, "act-vital-remove"),
    act("mood.write", Kind::ClinicalWrite, "act-mood-write"),
    act("mood.remove", Kind::ClinicalWrite, "act-mood-remove"),
    act("mood.share", Kind::ClinicalWrite, "act-mood-share"),
    act("mood.end_sharing", Kind::ClinicalWrite, "act-mood-end-sharing"),
    act("conversations.list", Kind::ClinicalRead, "act-conversations-list"),
    act("messages.read", Kind::ClinicalRead, "act-messages-read"),
    act("messages.follow", Kind::ClinicalRead, "act-messages-follow"),
    act("conversation.open", Kind::ClinicalWrite, "act-conversation-open"),
    act("message.send", Kind::ClinicalWrite, "act-message-send"),
    act("report.add", Kind::ClinicalWrite, "act-report-add"),
    act("report.complete", Kind::ClinicalWrite, "act-report-complete"),
    act("report.remove", Kind::ClinicalWrite, "act-report-remove"),
    act("reading.review", Kind::ClinicalWrite, "act-reading-review"),
    act("note.write", Kind::ClinicalWrite, "act-note-write"),
    act("note.remove", Kind::ClinicalWrite, "act-note-remove"),
    act("emergency.open", Kind::Emergency, "act-emergency-open"),
    act("emergency.end", Kind::Emergency, "act-emergency-end"),
    act("emergency.review", Kind::Emergency, "act-emergency-review"),
    act("appointment.book", Kind::Visit, "act-appointment-book"),
    act("appointment.confirm", Kind::Visit, "act-appointment-confirm"),
    act("appointment.check_in", Kind::Visit, "act-appointment-check-in"),
    act("appointment.undo_check_in", Kind::Visit, "act-appointment-undo-check-in"),
    act("appointment.start", Kind::Visit, "act-appointment-start"),
    act("appointment.no_show", Kind::Visit, "act-appointment-no-show"),
    act("appointment.cancel", Kind::Visit, "act-appointment-cancel"),
    act("appointment.reschedule", Kind::Visit, "act-appointment-reschedule"),
    act("appointment.set_mode", Kind::Visit, "act-appointment-set-mode"),
    act("video.open", Kind::Visit, "act-video-open"),
    act("queue_screen.make", Kind::House, "act-queue-screen-make"),
    act("queue_screen.end", Kind::House, "act-queue-screen-end"),
    act("day_list.make", Kind::House, "act-day-list-make"),
    act("day_list.take", Kind::House, "act-day-list-take"),
    act("department.create", Kind::House, "act-department-create"),
    act("department.rename", Kind::House, "act-department-rename"),
    act("department.delete", Kind::House, "act-department-delete"),
    act("doctor.create", Kind::House, "act-doctor-create"),
    act("doctor.approve", Kind::House, "act-doctor-approve"),
    act("doctor.reject", Kind::House, "act-doctor-reject"),
    act("doctor.change", Kind::House, "act-doctor-change"),
    act("doctor.deactivate", Kind::House, "act-doctor-deactivate"),
    act("doctor.reactivate", Kind::House, "act-doctor-reactivate"),
    act("doctor.say_late", Kind::House, "act-doctor-say-late"),
    act("availability.add_rule", Kind::House, "act-availability-add-rule"),
    act("availability.change_rule", Kind::House, "act-availability-change-rule"),
    act("availability.remove_rule", Kind::House, "act-availability-remove-rule"),
    act("availability.visit_kinds", Kind::House, "act-availability-visit-kinds"),
    act("availability.add_exception", Kind::House, "act-availability-add-exception"),
    act("availability.remove_exception", Kind::House, "act-availability-remove-exception"),
    act("settings.change", Kind::House, "act-settings-change"),
    act("donation.enter", Kind::House, "act-donation-enter"),
    act("donation.cancel", Kind::House, "act-donation-cancel"),
    act("donation.verify", Kind::House, "act-donation-verify"),
    act("donation.reject", Kind::House, "act-donation-reject"),
    act("blood.issue", Kind::House, "act-blood-issue"),
    act("blood.expire", Kind::House, "act-blood-expire"),
    act("ward.create", Kind::House, "act-ward-create"),
    act("ward.change", Kind::House, "act-ward-change"),
    act("ward.close", Kind::House, "act-ward-close"),
    act("ward.count", Kind::House, "act-ward-count"),
    act("invoice.issue", Kind::House, "act-invoice-issue"),
    act("invoice.add_line", Kind::House, "act-invoice-add-line"),
    act("invoice.void", Kind::House, "act-invoice-void"),
    act("payment.record", Kind::House, "act-payment-record"),
    act("payment.begin", Kind::House, "act-payment-begin"),
    act("payment.receive", Kind::House, "act-payment-receive"),
    act("payment.decline", Kind::House, "act-payment-decline"),
    act("payment.refund", Kind::House, "act-payment-refund"),
    act("claim.file", Kind::House, "act-claim-file"),
    act("claim.decide", Kind::House, "act-claim-decide"),
    act("api_key.create", Kind::House, "act-api-key-create"),
    act("api_key.revoke", Kind::House, "act-api-key-revoke"),
    act("webhook.add", Kind::House, "act-webhook-add"),
    act("webhook.remove", Kind::House, "act-webhook-remove"),
    act("webhook.disable", Kind::House, "act-webhook-disable"),
    act("webhook.enable", Kind::House, "act-webhook-enable"),
    act("webhook.change", Kind::House, "act-webhook-change"),
    act("webhook.test", Kind::House, "act-webhook-test"),
    act("webhook.send_again", Kind::House, "act-webhook-send-again"),
    act("subscription.add", Kind::House, "act-subscription-add"),
    act("subscription.change", Kind::House, "act-subscription-change"),
    act("subscription.remove", Kind::House, "act-subscription-remove"),
    act("calendar_feed.make", Kind::Account, "act-calendar-feed-make"),
    act("calendar_feed.end", Kind::Account, "act-calendar-feed-end"),
    act("message.send_again", Kind::House, "act-message-send-again"),
    act("export.ask", Kind::Account, "act-export-ask"),
    act("export.make", Kind::Account, "act-export-make"),
    act("export.download", Kind::ClinicalRead, "act-export-download"),
    act("export.hand_over", Kind::ClinicalRead, "act-export-hand-over"),
    act("treatment_history.ask", Kind::Account, "act-treatment-history-ask"),
    act("treatment_history.make", Kind::Account, "act-treatment-history-make"),
    act("treatment_history.download", Kind::ClinicalRead, "act-treatment-history-download"),
    act("treatment_history.remove", Kind::Account, "act-treatment-history-remove"),
    act("erasure.ask", Kind::Account, "act-erasure-ask"),
    act("erasure.withdraw", Kind::Account, "act-erasure-withdraw"),
    act("erasure.begin", Kind::Account, "act-erasure-begin"),
    act("erasure.end", Kind::Account, "act-erasure-end"),
    act("demo.add", Kind::House, "act-demo-add"),
    act("report.expire", Kind::House, "act-report-expire"),
    act("report.accept", Kind::House, "act-report-accept"),
    act("report.reject", Kind::House, "act-report-reject"),
    act("audit.read", Kind::Audit, "act-audit-read"),
    act("audit.export", Kind::Audit, "act-audit-export"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn f11_every_act_stands_once_and_has_a_text_of_its_own() {
        let words: BTreeSet<_> = ACTS.iter().map(|act| act.word).collect();
        let texts: BTreeSet<_> = ACTS.iter().map(|act| act.text).collect();
        assert_eq!((words.len(), texts.len()), (ACTS.len(), ACTS.len()));
        for act in ACTS {
            assert_eq!(act.text, format!("act-{}", act.word.replace(['.', '_'], "-")), "{}", act.word);
        }
        assert!(act_of("record.read").is_some_and(Act::touches_the_record));
        assert!(!act_of("appointment.book").is_some_and(Act::touches_the_record));
        assert!(act_of("emergency.open").is_some_and(|act| act.touches_the_record() && act.has_a_clinical_reason()));
        assert!(!act_of("account.disable").is_some_and(Act::has_a_clinical_reason));
        assert_eq!(act_of("warp.engage"), None);
    }
}
