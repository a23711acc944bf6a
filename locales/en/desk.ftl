### The desk: everybody's visits of a day, or of some days.

desk-title = All visits on { $day }
desk-title-range = All visits from { $from } to { $to }
desk-list = Visits of these days
desk-everybody = Everybody's visits, earliest first.
desk-some = Visits that match your choice, earliest first.
desk-from = First day
desk-to = Last day
desk-all-departments = All departments
desk-all-doctors = All doctors
desk-all-statuses = Every status
desk-show = Show visits
desk-show-all = Show all visits
desk-more = More visits
desk-search-goes-on = Not every visit has been looked at yet.
desk-search-on = Search on
desk-none = No visits on this day
desk-none-range = No visits on these days
desk-none-why = Choose another day, or look who is free.
desk-none-yet = No match so far
desk-none-filtered = No visit matches
desk-none-filtered-why = Show all visits, or choose another department, doctor or status.
desk-not-as-asked = This is not the list you asked for
wrong-range-backwards = Choose a last day that is not before the first
wrong-range-too-long = Choose at most { $days } days
wrong-department-unknown = Choose a department of the list
wrong-doctor-unknown = Choose a doctor of the list
wrong-status-unknown = Choose a status of the list

## Booking for a patient.
book-for-patient-title = Book a visit for a patient
book-for-patient-headline = Book a visit for { $name }
book-for-patient-no-mail = Mail to this patient does not arrive. Ask for another address or a phone number now, and say date and time yourself.
book-for-patient-no-mail-see = See the address and what to do
book-for-patient-no-address = This patient has no e-mail address: nothing is mailed. Say date and time yourself.
book-for-patient-department = Choose the department first.
book-for-patient-doctor = { $department }: choose a time of one of the doctors.
book-for-patient-nobody = Nobody works in { $department } yet
book-for-patient-nobody-why = Choose another department.
book-for-patient-none = There are no departments yet
book-for-patient-none-why = Visits can be booked as soon as an administrator has added one with its doctors.
flash-choose-patient-first = Choose the patient first, then press "Book a visit".
flash-booked-for = The visit is booked for { $name }.
