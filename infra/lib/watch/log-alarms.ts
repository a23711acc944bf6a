// What the program says in its log that somebody should hear of. A test holds this list against the program's source and the page for
// operators.

/** Alarms of the program: lines with a field `alarm`. What each means and what to do stands in docs/operations.md. */
export const PROGRAM_ALARMS = [
  "events_late",
  "event_parked",
  "audit_unsealed",
  "export_failed",
  "erasure_failed",
  "copy_not_handed_over",
  "erasure_stuck",
  "report_waits",
  "due_waits",
  "feedback_ended",
  "online_payment_differs",
  "mail_service_refuses",
  "text_service_refuses",
  "loop_died",
  "out_of_reach",
] as const;

/** Other lines that are counted, by their message. */
export const COUNTED_LINES = {
  /** A fault of the program's own. */
  panic: "panic",
  /** A request that ended in 500. */
  faults: "a fault of ours",
  /** A mail that failed for good. */
  mails_refused: "a mail was refused",
  seals: "the audit trail is sealed",
} as const;

/** Lines about requests, and what they measure. */
export const REQUEST_LINE = { message: "answered", status: "status", milliseconds: "ms" } as const;
