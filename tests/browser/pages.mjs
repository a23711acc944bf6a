// Every page of the portal: who opens it, where it is, what it answers. One list for the gates and for the gallery.
import { plansASeries } from "./walk.mjs";

const VISITOR = ["visitor"];
const PATIENT = ["patient"];
const DOCTOR = ["doctor"];
const ADMINISTRATOR = ["administrator"];
const DESK = ["receptionist", "administrator"];
const STAFF = ["doctor", "receptionist", "administrator"];
const ALL = ["visitor", "patient", ...STAFF];
export const ROLES = [...ALL, "applicant"];

// `at`: the address, from what is known of the house. `then`: what a person does there to reach the page. `status` when it is not 200. `again`: the same page
// another time, under the same title. `long`: a reference, which grows with the portal and has no budget.
const PAGES = [
  { name: "landing", of: VISITOR, at: () => "/" },
  { name: "privacy", of: VISITOR, at: () => "/privacy" },
  { name: "help", of: ROLES, at: () => "/help" },
  { name: "accessibility", of: VISITOR, at: () => "/accessibility" },
  { name: "offline", of: VISITOR, at: () => "/offline" },
  { name: "departments", of: ALL, at: () => "/departments" },
  { name: "department", of: ALL, at: (house) => `/departments/${house.department}` },
  { name: "doctors", of: ["visitor", "patient", ...DESK], at: () => "/doctors" },
  { name: "doctor", of: ["visitor", "patient", ...DESK], at: (house) => `/doctors/${house.doctor}` },
  { name: "free-times", of: ALL, at: (house) => `/doctors/${house.doctor}/times?day=${house.time.day}` },
  { name: "sign-in", of: VISITOR, at: () => "/sign-in" },
  { name: "sign-in-refused", of: VISITOR, at: () => "/sign-in", then: signsInWrongly, status: 401 },
  { name: "register", of: VISITOR, at: () => "/register" },
  { name: "register-refused", of: VISITOR, at: () => "/register", then: presses("main form button[type=submit]"), status: 422 },
  { name: "apply", of: VISITOR, at: () => "/apply" },
  { name: "apply-refused", of: VISITOR, at: () => "/apply", then: presses("main form button[type=submit]"), status: 422 },
  { name: "application-sent", of: VISITOR, at: () => "/apply/check-your-mail" },
  { name: "application-confirmed", of: VISITOR, at: () => "/apply/address-confirmed" },
  { name: "check-your-mail", of: VISITOR, at: () => "/register/check-your-mail" },
  { name: "confirm-address", of: VISITOR, at: (house) => house.confirmation },
  { name: "address-confirmed", of: VISITOR, at: () => "/register/address-confirmed" },
  { name: "link-ended", of: VISITOR, at: () => "/confirm-address/no-token-of-ours", status: 410 },
  { name: "forgot-password", of: VISITOR, at: () => "/forgot-password" },
  { name: "forgot-refused", of: VISITOR, at: () => "/forgot-password", then: presses("main form button[type=submit]"), status: 422 },
  { name: "reset-sent", of: VISITOR, at: () => "/forgot-password/check-your-mail" },
  { name: "password-link-ended", of: VISITOR, at: () => "/set-password/no-token-of-ours", status: 410 },
  { name: "hand-over-ended", of: VISITOR, at: () => "/handed-over/no-token-of-ours", status: 410 },
  { name: "demo-mail", of: VISITOR, at: () => "/local/mail", long: true },
  { name: "kit", of: VISITOR, at: () => "/local/kit", long: true },
  { name: "api-reference", of: VISITOR, at: () => "/api/docs", long: true },
  { name: "not-found", of: ALL, at: () => "/no-such-page", status: 404 },
  { name: "not-allowed", of: PATIENT, at: () => "/desk", status: 403 },

  { name: "your-visit", of: VISITOR, at: (house) => house.yourVisit },
  { name: "your-visit-move", of: VISITOR, at: (house) => `${house.yourVisit}/move` },
  { name: "your-visit-cancel", of: VISITOR, at: (house) => `${house.yourVisit}/cancel` },
  { name: "your-visit-ended", of: VISITOR, at: () => "/your-visit/no-token-of-ours", status: 410 },
  { name: "my-visits", of: PATIENT, at: () => "/appointments" },
  { name: "visit", of: ["patient", ...STAFF], at: (house) => `/appointments/${house.visit}` },
  { name: "cancelled-visit", of: PATIENT, at: (house) => `/appointments/${house.cancelled}` },
  { name: "booked", of: PATIENT, at: (house) => `/appointments/${house.visit}?booked` },
  { name: "move", of: ["patient", ...STAFF], at: (house) => `/appointments/${house.visit}/move` },
  { name: "cancel", of: ["patient", ...STAFF], at: (house) => `/appointments/${house.visit}/cancel` },
  { name: "no-time-chosen", of: PATIENT, at: (house) => `/doctors/${house.doctor}/times`, then: presses("main form button[type=submit]"), status: 422 },
  { name: "why", of: PATIENT, at: why },
  { name: "why-refused", of: PATIENT, at: why, then: presses("form.card button[type=submit]"), status: 422 },
  { name: "check", of: PATIENT, at: why, then: saysWhy },
  { name: "time-taken", of: PATIENT, at: why, then: losesTheTime, status: 409 },
  { name: "hold-ended", of: PATIENT, at: () => "/book/hld_00000000000000000000000000", status: 410 },

  { name: "records", of: PATIENT, at: () => "/records" },
  { name: "record", of: PATIENT, at: (house) => `/records/${house.record}` },
  { name: "reports", of: PATIENT, at: () => "/reports" },
  { name: "reports-refused", of: PATIENT, at: () => "/reports", then: announcesNothing, status: 422 },
  { name: "report", of: PATIENT, at: (house) => `/reports/${house.report}` },
  { name: "report-awaited", of: PATIENT, at: awaited, again: true },
  { name: "remove-report", of: PATIENT, at: (house) => `/reports/${house.report}/remove` },
  { name: "remove-patients-report", of: DOCTOR, at: (house) => `/patients/${house.patient}/reports/${house.doctorsReport}/remove` },
  { name: "patients-reports", of: DOCTOR, at: (house) => `/patients/${house.patient}/reports` },
  { name: "patients-report", of: DOCTOR, at: (house) => `/patients/${house.patient}/reports/${house.report}` },
  { name: "access-log", of: PATIENT, at: () => "/me/access-log" },
  { name: "my-data", of: PATIENT, at: () => "/my-data" },
  { name: "ask-for-my-data", of: PATIENT, at: () => "/my-data/new" },
  { name: "take-my-data", of: PATIENT, at: (house) => `/my-data/${house.copy}` },
  { name: "treatment-history", of: PATIENT, at: () => "/treatment-history" },
  { name: "ask-for-treatment-history", of: PATIENT, at: () => "/treatment-history/new" },
  { name: "take-treatment-history", of: PATIENT, at: (house) => `/treatment-history/${house.history}` },
  { name: "treatment-history-of-cared-for", of: PATIENT, at: (house) => `/patients/${house.caredFor}/treatment-history`, again: true },
  { name: "ask-for-history-of-cared-for", of: PATIENT, at: (house) => `/patients/${house.caredFor}/treatment-history/new`, again: true },
  { name: "take-history-of-cared-for", of: PATIENT, at: (house) => `/patients/${house.caredFor}/treatment-history/${house.theirHistory}`, again: true },
  { name: "background", of: PATIENT, at: () => "/background" },
  { name: "background-refused", of: PATIENT, at: () => "/background", then: contradictsItself, status: 422 },
  { name: "vitals", of: PATIENT, at: () => "/vitals" },
  { name: "vitals-refused", of: PATIENT, at: () => "/vitals", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "vitals-asked", of: PATIENT, at: () => "/vitals", then: slips, status: 422, again: true },
  { name: "vital", of: PATIENT, at: () => "/vitals", then: followsTheFirst("tbody td a") },
  { name: "mood", of: PATIENT, at: () => "/mood" },
  { name: "mood-refused", of: PATIENT, at: () => "/mood/2026-01-05", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "mood-before", of: PATIENT, at: () => "/mood", then: followsTheFirst("ol.time a"), again: true },
  { name: "timeline", of: PATIENT, at: () => "/timeline" },
  { name: "timeline-of-mood", of: PATIENT, at: () => "/timeline?kind=mood", again: true },
  { name: "patients-timeline", of: DOCTOR, at: (house) => `/patients/${house.patient}/timeline` },
  { name: "write-up", of: DOCTOR, at: (house) => `/appointments/${house.early}/record` },
  { name: "write-up-refused", of: DOCTOR, at: (house) => `/appointments/${house.early}/record`, then: signsBeforeItsDay, status: 422 },
  { name: "write-up-choosing", of: DOCTOR, at: (house) => `/appointments/${house.early}/record`, then: typesACode, again: true },
  { name: "find-code", of: DOCTOR, at: (house) => `/appointments/${house.early}/record`, then: looksForACode },
  { name: "patients-overview", of: DOCTOR, at: (house) => `/patients/${house.patient}/overview` },
  { name: "patients-records", of: DOCTOR, at: (house) => `/patients/${house.patient}/records` },
  { name: "patients-record", of: DOCTOR, at: (house) => `/patients/${house.patient}/records/${house.record}` },
  { name: "amend", of: DOCTOR, at: (house) => `/patients/${house.patient}/records/${house.record}/amend` },

  { name: "day", of: DOCTOR, at: () => "/day" },
  { name: "day-with-visits", of: DOCTOR, at: (house) => `/day?date=${house.time.day}` },
  { name: "day-refused", of: DOCTOR, at: () => "/day?date=tomorrow", status: 422 },
  { name: "week", of: DOCTOR, at: () => "/week" },
  { name: "upcoming", of: DOCTOR, at: () => "/upcoming" },
  { name: "my-patients", of: DOCTOR, at: () => "/my-patients" },
  { name: "propose", of: DOCTOR, at: (house) => `/patients/${house.patient}/propose` },
  { name: "propose-time", of: DOCTOR, at: (house) => `/patients/${house.patient}/propose?start=2027-01-04T04:30:00Z` },
  { name: "series-of-doctor", of: DOCTOR, at: (house) => `/patients/${house.patient}/series` },
  { name: "series-doctor", of: DESK, at: (house) => `/patients/${house.patient}/series` },
  { name: "series", of: DESK, at: (house) => `/patients/${house.patient}/series?doctor=${house.doctor}` },
  { name: "series-refused", of: DOCTOR, at: (house) => `/patients/${house.patient}/series`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "series-preview", of: DESK, at: (house) => `/patients/${house.patient}/series?doctor=${house.doctor}`, then: plansASeries },
  { name: "visit-of-series", of: PATIENT, at: (house) => `/appointments/${house.ofSeries}`, again: true },
  { name: "cancel-series", of: ["patient", "receptionist"], at: (house) => `/appointments/${house.ofSeries}/series/cancel` },
  { name: "monthly-reports", of: DOCTOR, at: () => "/monthly-reports" },
  { name: "month-so-far", of: DOCTOR, at: () => `/monthly-reports?month=${new Date().toISOString().slice(0, 7)}`, again: true },
  { name: "monthly-reports-refused", of: DOCTOR, at: () => "/monthly-reports?month=November", status: 422 },
  { name: "hours", of: DOCTOR, at: () => "/hours" },
  { name: "new-hours", of: DOCTOR, at: (house) => `/doctors/${house.doctor}/hours/new` },
  { name: "copy-day", of: DOCTOR, at: (house) => `/doctors/${house.doctor}/hours/copy` },
  { name: "copy-day-refused", of: DOCTOR, at: (house) => `/doctors/${house.doctor}/hours/copy`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "new-exception", of: DOCTOR, at: (house) => `/doctors/${house.doctor}/exceptions/new` },
  { name: "emergency-access", of: DOCTOR, at: () => "/emergency-access" },
  { name: "new-emergency-access", of: DOCTOR, at: () => "/emergency-access/new" },
  { name: "new-emergency-access-refused", of: DOCTOR, at: () => "/emergency-access/new", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "records-in-an-emergency", of: DOCTOR, at: (house) => `/patients/${house.unknown}/records`, again: true },
  { name: "reports-in-an-emergency", of: DOCTOR, at: (house) => `/patients/${house.unknown}/reports`, again: true },
  { name: "timeline-in-an-emergency", of: DOCTOR, at: (house) => `/patients/${house.unknown}/timeline`, again: true },
  { name: "desk", of: DESK, at: () => "/desk" },
  { name: "desk-with-visits", of: DESK, at: (house) => `/desk?date=${house.time.day}` },
  { name: "desk-by-doctor", of: DESK, at: (house) => `/desk?date=${house.time.day}&by=doctor`, again: true },
  { name: "walk-in", of: ["receptionist"], at: (house) => `/desk/walk-in?department=${house.department}` },
  { name: "walk-in-refused", of: ["receptionist"], at: () => "/desk/walk-in", then: presses("form.stack button[value=book]"), status: 422 },
  { name: "screens", of: DESK, at: () => "/desk/screens" },
  { name: "wall", of: VISITOR, at: (house) => `/queue/${house.screen}` },
  { name: "entrance", of: VISITOR, at: () => "/check-in" },
  { name: "entrance-refused", of: VISITOR, at: () => "/check-in", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "day-list", of: DESK, at: () => "/desk/day-list" },
  { name: "overview", of: ADMINISTRATOR, at: () => "/overview" },
  { name: "audit", of: ADMINISTRATOR, at: () => "/admin/audit" },
  { name: "audit-refused", of: ADMINISTRATOR, at: () => "/admin/audit?person=nobody&kind=everything", status: 422 },
  { name: "emergency-reviews", of: ADMINISTRATOR, at: () => "/admin/emergency-access" },
  { name: "emergency-reviewed", of: ADMINISTRATOR, at: () => "/admin/emergency-access?state=reviewed" },
  { name: "emergency-review", of: ADMINISTRATOR, at: (house) => `/admin/emergency-access/${house.emergencies.waiting}` },
  { name: "emergency-review-refused", of: ADMINISTRATOR, at: (house) => `/admin/emergency-access/${house.emergencies.waiting}`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "emergency-still-open", of: ADMINISTRATOR, at: (house) => `/admin/emergency-access/${house.emergencies.running}`, again: true },
  { name: "emergency-looked-at", of: ADMINISTRATOR, at: (house) => `/admin/emergency-access/${house.emergencies.reviewed}`, again: true },
  { name: "new-department", of: ADMINISTRATOR, at: () => "/departments/new" },
  { name: "delete-department", of: ADMINISTRATOR, at: (house) => `/departments/${house.department}/delete` },
  { name: "deactivate-doctor", of: ADMINISTRATOR, at: (house) => `/doctors/${house.doctor}/deactivate` },
  { name: "import", of: ADMINISTRATOR, at: () => "/admin/import" },
  { name: "former-doctors", of: ADMINISTRATOR, at: () => "/doctors/former" },
  { name: "edit-department", of: ADMINISTRATOR, at: (house) => `/departments/${house.department}/edit` },
  { name: "edit-doctor", of: ADMINISTRATOR, at: (house) => `/doctors/${house.doctor}/edit` },
  { name: "merge-doctor", of: ADMINISTRATOR, at: (house) => `/doctors/${house.doctor}/edit`, then: savesWhatIsOld, status: 409 },
  { name: "hours-of-doctor", of: ADMINISTRATOR, at: (house) => `/doctors/${house.doctor}/hours` },
  { name: "assistant", of: [...VISITOR, ...PATIENT], at: () => "/assistant" },
  { name: "assistant-refused", of: VISITOR, at: () => "/assistant", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "conversations", of: PATIENT, at: () => "/conversations" },
  { name: "conversation", of: PATIENT, at: (house) => `/conversations/${house.conversation}` },
  { name: "conversation-refused", of: PATIENT, at: (house) => `/conversations/${house.conversation}`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "blood-bank", of: ALL, at: () => "/blood-bank" },
  { name: "wards", of: STAFF, at: () => "/wards", again: true },
  { name: "new-ward", of: ADMINISTRATOR, at: () => "/wards/new" },
  { name: "new-ward-refused", of: ADMINISTRATOR, at: () => "/wards/new", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "edit-ward", of: ADMINISTRATOR, at: (house) => `/wards/${house.ward}/edit` },
  { name: "close-ward", of: ADMINISTRATOR, at: (house) => `/wards/${house.ward}/close` },
  { name: "donations", of: PATIENT, at: () => "/donations" },
  { name: "offer-donation", of: PATIENT, at: () => "/donations/new" },
  { name: "offer-donation-refused", of: PATIENT, at: () => "/donations/new", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "invoices", of: PATIENT, at: () => "/invoices" },
  { name: "invoice", of: PATIENT, at: (house) => `/invoices/${house.invoice}` },
  { name: "billing", of: ADMINISTRATOR, at: () => "/admin/billing" },
  { name: "billing-invoice", of: ADMINISTRATOR, at: (house) => `/admin/billing/${house.invoice}` },
  { name: "billing-of-patient", of: ADMINISTRATOR, at: (house) => `/admin/billing/patients/${house.patient}` },
  { name: "billing-void", of: ADMINISTRATOR, at: (house) => `/admin/billing/${house.invoice}/void` },
  { name: "claims", of: ADMINISTRATOR, at: () => "/admin/claims" },
  { name: "claim", of: ADMINISTRATOR, at: (house) => `/admin/claims/${house.claim}` },
  { name: "revenue", of: ADMINISTRATOR, at: () => "/admin/revenue" },
  { name: "statistics", of: ADMINISTRATOR, at: () => "/admin/statistics", again: true },
  { name: "statistics-refused", of: ADMINISTRATOR, at: () => "/admin/statistics?from=2026-11-02&to=2026-11-01", status: 422 },
  { name: "run-blood-bank", of: ADMINISTRATOR, at: () => "/admin/blood-bank", again: true },
  { name: "blood-stock", of: ADMINISTRATOR, at: () => "/admin/blood-bank/O-" },
  { name: "blood-stock-refused", of: ADMINISTRATOR, at: () => "/admin/blood-bank/O-", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "enter-donation", of: ADMINISTRATOR, at: () => "/admin/blood-bank/donations/new" },
  { name: "decide-donation", of: ADMINISTRATOR, at: (house) => `/admin/blood-bank/O-/donations/${house.donation}` },
  { name: "api-keys", of: ADMINISTRATOR, at: () => "/admin/api-keys" },
  { name: "new-api-key", of: ADMINISTRATOR, at: () => "/admin/api-keys/new" },
  { name: "new-api-key-refused", of: ADMINISTRATOR, at: () => "/admin/api-keys/new", then: presses("main form button[type=submit]"), status: 422 },
  { name: "api-key-made", of: ADMINISTRATOR, at: () => "/admin/api-keys/new", then: makesAKey },
  { name: "revoke-api-key", of: ADMINISTRATOR, at: (house) => `/admin/api-keys/${house.apiKey}/revoke` },
  { name: "webhooks", of: ADMINISTRATOR, at: () => "/admin/webhooks" },
  { name: "new-webhook", of: ADMINISTRATOR, at: () => "/admin/webhooks/new" },
  { name: "new-webhook-refused", of: ADMINISTRATOR, at: () => "/admin/webhooks/new", then: presses("main form button[type=submit]"), status: 422 },
  { name: "webhook-added", of: ADMINISTRATOR, at: () => "/admin/webhooks/new", then: addsAWebhook, again: true },
  { name: "webhook", of: ADMINISTRATOR, at: (house) => `/admin/webhooks/${house.webhook}` },
  { name: "webhook-disabled", of: ADMINISTRATOR, at: (house) => `/admin/webhooks/${house.stoppedWebhook}`, again: true },
  { name: "remove-webhook", of: ADMINISTRATOR, at: (house) => `/admin/webhooks/${house.webhook}/remove` },
  { name: "change-webhook", of: ADMINISTRATOR, at: (house) => `/admin/webhooks/${house.webhook}/change` },
  { name: "subscriptions", of: ADMINISTRATOR, at: () => "/admin/subscriptions" },
  { name: "new-subscription", of: ADMINISTRATOR, at: () => "/admin/subscriptions/new" },
  { name: "new-subscription-refused", of: ADMINISTRATOR, at: () => "/admin/subscriptions/new", then: presses("main form button[type=submit]"), status: 422 },
  { name: "subscription", of: ADMINISTRATOR, at: (house) => `/admin/subscriptions/${house.subscription}` },
  { name: "remove-subscription", of: ADMINISTRATOR, at: (house) => `/admin/subscriptions/${house.subscription}/remove` },
  { name: "settings", of: ADMINISTRATOR, at: () => "/admin/settings" },
  { name: "people", of: ADMINISTRATOR, at: () => "/admin/people" },
  { name: "people-none", of: ADMINISTRATOR, at: () => "/admin/people", then: looksForNobody, again: true },
  { name: "new-person", of: ADMINISTRATOR, at: () => "/admin/people/new" },
  { name: "new-person-refused", of: ADMINISTRATOR, at: () => "/admin/people/new", then: presses("main form.card button[type=submit]"), status: 422 },
  { name: "new-doctor", of: ADMINISTRATOR, at: () => "/doctors/new" },
  { name: "edit-person", of: ADMINISTRATOR, at: () => "/admin/people?role=receptionist", then: editsTheFirst },
  { name: "account", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.doctor}` },
  { name: "disable-account", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.patient}/disable` },
  { name: "lock-account", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.doctor}/lock` },
  { name: "lock-account-refused", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.doctor}/lock`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "unlock-account", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.locked}/unlock` },
  { name: "unlock-moved-account", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.moved}/unlock`, again: true },
  { name: "unlock-moved-account-refused", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.moved}/unlock`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "erase-not-closed", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.patient}/erase` },
  { name: "erase", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.closed}/erase` },
  { name: "erase-refused", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.closed}/erase`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "applications", of: ADMINISTRATOR, at: () => "/admin/applications" },
  { name: "application", of: ADMINISTRATOR, at: (house) => `/admin/applications/${house.applicant}` },
  { name: "reject-application-refused", of: ADMINISTRATOR, at: (house) => `/admin/applications/${house.applicant}`, then: presses("form[action$='/reject'] button[type=submit]"), status: 422 },
  { name: "own-application", of: ["applicant"], at: () => "/application" },
  { name: "patients", of: DESK, at: () => "/patients" },
  { name: "patients-none", of: DESK, at: () => "/patients", then: looksForNobody },
  { name: "new-patient", of: DESK, at: () => "/patients/new" },
  { name: "new-patient-refused", of: DESK, at: () => "/patients/new", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "patient", of: DESK, at: (house) => `/patients/${house.patient}` },
  { name: "merge-find", of: ADMINISTRATOR, at: (house) => `/patients/${house.patient}/merge` },
  { name: "merge-apart", of: ADMINISTRATOR, at: (house) => `/patients/${house.patient}/merge/${house.closed}` },
  { name: "book-for-patient", of: ["receptionist"], at: (house) => `/patients/${house.patient}/book` },
  { name: "book-for-patient-doctors", of: ["receptionist"], at: (house) => `/patients/${house.patient}/book?department=${house.department}`, again: true },
  { name: "times-for-patient", of: ["receptionist"], at: (house) => `/doctors/${house.doctor}/times?day=${house.time.day}&for=${house.patient}`, again: true },
  { name: "profile", of: ALL.slice(1), at: () => "/profile" },
  { name: "security", of: ALL.slice(1), at: () => "/security" },
  { name: "security-refused", of: PATIENT, at: () => "/security", then: presses("form[action='/security/password'] button[type=submit]"), status: 422 },
  { name: "confirm-it-is-you", of: PATIENT, at: () => "/confirm-it-is-you" },
  { name: "confirm-it-is-you-refused", of: PATIENT, at: () => "/confirm-it-is-you", then: presses("main form button[type=submit]"), status: 422 },
  { name: "stay-signed-in", of: ["patient", "doctor"], at: () => "/stay-signed-in" },
  { name: "new-address", of: PATIENT, at: () => "/security/email" },
  { name: "new-address-refused", of: PATIENT, at: () => "/security/email", then: presses("main form button[type=submit]"), status: 422 },
  { name: "new-address-ended", of: VISITOR, at: () => "/confirm-new-address/no-token-of-ours", status: 410 },
  { name: "new-codes", of: PATIENT, at: () => "/security/recovery-codes" },
  { name: "notifications", of: ["patient", ...STAFF], at: () => "/notifications" },
  { name: "message-ledger", of: DESK, at: () => "/message-ledger" },
  { name: "message-ledger-sent", of: ADMINISTRATOR, at: () => "/message-ledger?state=sent", again: true },
  { name: "calendar-feed", of: ["patient", "doctor"], at: () => "/calendar-feed" },
  { name: "calendar-feed-made", of: PATIENT, at: () => "/calendar-feed", then: presses("main form button[type=submit]"), again: true },
  { name: "messages", of: PATIENT, at: () => "/notifications/settings" },
  { name: "waiting-list", of: PATIENT, at: () => "/patients/me/waiting-list" },
  { name: "wait", of: PATIENT, at: (house) => `/patients/me/waiting-list/new?department=${house.department}` },
  { name: "wait-refused", of: PATIENT, at: (house) => `/patients/me/waiting-list/new?department=${house.department}`, then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "waiting-entry", of: PATIENT, at: (house) => `/patients/me/waiting-list/${house.wait}` },
  { name: "edit-wait", of: PATIENT, at: (house) => `/patients/me/waiting-list/${house.wait}/edit` },
  { name: "withdraw-wait", of: PATIENT, at: (house) => `/patients/me/waiting-list/${house.wait}/withdraw` },
  { name: "waiting-offer-ended", of: VISITOR, at: () => "/waiting-offer/no-token-of-ours", status: 410 },
  { name: "waiting-list-of-patient", of: ["receptionist"], at: (house) => `/patients/${house.patient}/waiting-list` },
  { name: "waiting-list-of-department", of: DESK, at: (house) => `/desk/waiting-list?department=${house.department}` },
  { name: "repairs", of: STAFF, at: () => "/desk/repairs" },
  { name: "repair", of: PATIENT, at: (house) => `/appointments/${house.hit}/repair` },
  { name: "repair-of-patient", of: ["receptionist"], at: (house) => `/appointments/${house.hit}/repair` },
  { name: "other-times-ended", of: VISITOR, at: () => "/other-time/no-token-of-ours", status: 410 },
  { name: "carers", of: PATIENT, at: () => "/carers" },
  { name: "new-carer", of: PATIENT, at: () => "/carers/new" },
  { name: "new-carer-refused", of: PATIENT, at: () => "/carers/new", then: presses("main form.card button[type=submit]"), status: 422 },
  { name: "edit-carer", of: PATIENT, at: (house) => `/carers/${house.carer}/edit` },
  { name: "end-carer", of: PATIENT, at: (house) => `/carers/${house.carer}/end` },
  { name: "carer-invitation", of: PATIENT, at: (house) => house.question },
  { name: "carer-invitation-ended", of: PATIENT, at: () => "/carer-invitations/no-token-of-ours", status: 410 },
  { name: "carer-invitation-to-staff", of: DOCTOR, at: () => "/carer-invitations/no-token-of-ours", status: 403 },
  { name: "give-up", of: PATIENT, at: (house) => `/cared-for/${house.caredFor}/give-up` },
  { name: "visits-of-cared-for", of: PATIENT, at: (house) => `/patients/${house.caredFor}/appointments` },
  { name: "visit-of-cared-for", of: PATIENT, at: (house) => `/appointments/${house.theirs}` },
  { name: "records-of-cared-for", of: PATIENT, at: (house) => `/patients/${house.caredFor}/records` },
  { name: "check-for-somebody", of: PATIENT, at: why, then: saysForWhom },
  { name: "lost-devices", of: DESK, at: () => "/desk/lost-devices" },
  { name: "lost-devices-refused", of: DESK, at: () => "/desk/lost-devices", then: presses("form.card--form button[type=submit]"), status: 422 },
  { name: "mail-address", of: ["patient", ...STAFF], at: () => "/mail-address" },
  { name: "check-address", of: VISITOR, at: (house) => house.unreached.check },
  { name: "check-address-ended", of: VISITOR, at: () => "/mail-address/no-token-of-ours", status: 410 },
  { name: "unreached-patient", of: DESK, at: (house) => `/patients/${house.unreached.id}`, again: true },
  { name: "unreached-person", of: ADMINISTRATOR, at: (house) => `/admin/people/${house.unreached.id}`, again: true },
  { name: "second-factor", of: PATIENT, at: () => "/security/second-factor" },
];

/** The pages one role can open, each with `open(page)`, and `status`: what it answers. */
export function pagesOf(role, house) {
  const open = ({ at, then }) => async (page) => {
    await page.goto(await at(house));
    await then?.(page, house);
  };
  return PAGES.filter((page) => page.of.includes(role)).map((page) => ({ ...page, status: page.status ?? 200, open: open(page) }));
}

/** A report whose file is waited for: for a quarter of an hour only. */
async function awaited(house) {
  return `/reports/${(await house.maya.announces("x-ray.png", "image/png", 2_400_000)).id}`;
}

/** The plain form, which a script hides, sent empty. */
async function announcesNothing(page) {
  await page.locator("form[data-announce]").evaluate((form) => form.submit());
  await page.waitForSelector(".nhsuk-error-summary");
}

/** A held time's page; asking again finds the hold that stands. */
async function why(house) {
  return `/book/${await house.maya.holds(house.held)}`;
}

function presses(selector) {
  return (page) => page.click(selector);
}

/** What a list of a person's own leads to, whichever it is today. */
function followsTheFirst(selector) {
  return (page) => page.locator(selector).first().click();
}

async function contradictsItself(page) {
  await page.fill("#allergies", "Peanuts");
  await page.check("#no_known_allergies");
  await page.click("form.card--form button[type=submit]");
}

/** The list below the field is made by a script as somebody types. */
/** The form of a visit to come has no button that signs: as from a page that stood open. */
async function signsBeforeItsDay(page) {
  await Promise.all([page.waitForEvent("load"), page.evaluate(() => document.querySelector("form.card").submit())]);
}

async function typesACode(page) {
  await page.fill("#diagnosis_code", "prim hypert");
  await page.waitForSelector("#pick-list:not([hidden])");
  await page.press("#diagnosis_code", "ArrowDown");
}

async function looksForACode(page) {
  await page.fill("#diagnosis_code", "hypertension");
  await page.click(".code-pick button[type=submit]");
}

async function looksForNobody(page) {
  await page.fill("#q", "nobody-is-called-so");
  await page.click("form[role=search] button[type=submit]");
}

async function editsTheFirst(page) {
  await page.locator("tbody th a").first().click();
  await page.locator("main a[href$='/edit']").click();
}

/** As if somebody else had saved the doctor since the page was opened. */
async function savesWhatIsOld(page) {
  await page.evaluate(() => {
    document.querySelector("[name=version]").value = "0";
    document.querySelector("[name=opened]").value = "";
  });
  await page.fill("#place", "Building C, room 3, behind the pharmacy");
  await page.fill("#qualifications", "MD, FRCP, FESC");
  await page.click("form.card--form button[type=submit]");
}

async function slips(page) {
  await page.fill("#weight_kg", "300");
  await page.click("form.card--form button[type=submit]");
}

async function signsInWrongly(page) {
  await page.fill("#email", "somebody@example.org");
  await page.fill("#password", "not the password");
  await page.click("main form button[type=submit]");
}

async function makesAKey(page) {
  await page.fill("#name", "Board in the hall");
  await page.check("#scope-overview-read");
  await page.click("main form button[type=submit]");
}

/** The form's own number makes it one webhook, however often the page is looked at with it. */
async function addsAWebhook(page) {
  await page.fill("#url", "https://hooks.rowan.example/portal");
  await page.evaluate(() => (document.querySelector("input[name=idempotency_key]").value = "looked-at-once-and-again"));
  await page.click("main form button[type=submit]");
}

async function saysWhy(page) {
  // Maya acts for somebody, so that she is asked for whom. Elsewhere nobody is.
  if (!(await page.locator("input[name=for]:checked").count()) && (await page.locator("#for-me").count())) await page.check("#for-me");
  await page.fill("#reason", "A cough since Monday");
  await page.fill("#symptoms", "Worse at night.\nBetter when I sit up.");
  await page.check("#priority-soon");
  await page.click("form.card button[type=submit]");
}

async function saysForWhom(page, house) {
  await page.check(`#for-${house.caredFor}`);
  await saysWhy(page);
}

/** The last button, for a time that somebody else has: as if they had been faster. */
async function losesTheTime(page, house) {
  await saysWhy(page);
  await page.locator("form[action='/appointments'] input[name=start]").evaluate((field, start) => (field.value = start), house.gone.start);
  await page.click("form[action='/appointments'] button[type=submit]");
}
