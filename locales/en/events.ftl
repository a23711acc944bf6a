# Mails of the operations topic (F43): no names, no reasons, nothing clinical.
# Every event has a subject `event-<name>` (ASCII, short) and a sentence `event-<name>-text`.

event-appointment-requested = Appointment requested
event-appointment-requested-text = A patient asks for a time with a doctor who approves each visit. The time is held.
event-appointment-proposed = Appointment proposed
event-appointment-proposed-text = A doctor offers a patient a time. The time is held.
event-appointment-booked = Appointment booked
event-appointment-booked-text = A patient now has a time.
event-appointment-confirmed = Appointment confirmed
event-appointment-confirmed-text = Both sides know that the visit takes place.
event-appointment-rescheduled = Appointment moved
event-appointment-rescheduled-text = A visit has another time. The old one is free again.
event-appointment-cancelled = Appointment cancelled
event-appointment-cancelled-text = A visit does not take place. Its time is free again.
event-appointment-checked-in = Patient arrived
event-appointment-checked-in-text = The patient of a visit has arrived.
event-appointment-started = Consultation started
event-appointment-started-text = The doctor has called the patient in.
event-appointment-completed = Appointment completed
event-appointment-completed-text = A visit is written up.
event-appointment-no-show = Patient did not come
event-appointment-no-show-text = The patient of a visit did not come.
event-record-available = Record available
event-record-available-text = What was written up about a visit can be read by its patient.
event-report-uploaded = Report added
event-report-uploaded-text = A file was added to a patient's records and checked. Whoever may read them can open it.
event-account-registered = Account registered
event-account-registered-text = Somebody has asked for an account. It works once the mailed link is followed.
event-account-confirmed = Account confirmed
event-account-confirmed-text = The address of a new account is confirmed. Sign-in works from now on.
event-doctor-awaiting-approval = A doctor waits for approval
event-doctor-awaiting-approval-text = A doctor has applied and confirmed the address. An administrator is to decide: see People, Applications.
event-doctor-approved = A doctor was approved
event-doctor-approved-text = A doctor who applied works here from now on.
event-doctor-rejected = A doctor was not approved
event-doctor-rejected-text = A doctor who applied was not taken.

event-when = When: { $when } ({ $zone })
event-ends = Until: { $time }
event-appointment = Appointment: { $id }, version { $version }
event-doctor = Doctor: { $id }
event-department = Department: { $id }
event-record = Record: { $id }
event-report = Report: { $id }
event-record-of = Appointment: { $id }
event-account = Account: { $id }
event-footer = Sent by { $hospital } through Caredesk. Event { $id }. A message may arrive twice: its number stays the same.
