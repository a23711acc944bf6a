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
desk-to-come = To come
desk-show = Show visits
desk-show-all = Show all visits
desk-more = More visits
desk-part-of = This page has { $shown } of { $count } visits. The others are on the other pages of this list.
desk-part = This page has some of the visits. The others are on the other pages of this list.
desk-whole = Whole list to print
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
flash-booked-beyond = { $has ->
    [one] The visit is booked for { $name }. They have another one on that day: patients themselves book one for a day.
   *[other] The visit is booked for { $name }. They have { $has } others on that day: patients themselves book at most { $most } for a day.
}
flash-booked-for = The visit is booked for { $name }.

## Grouped by doctor.
desk-by-time = By time
desk-by-doctor = By doctor
desk-grouping = How the list is grouped
desk-doctor-continued = { $name }, continued
desk-doctor-visits = { $count ->
    [one] 1 visit
   *[other] { $count } visits
}
desk-doctor-waiting = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
desk-doctor-longest = { $minutes ->
    [0] the longest for less than a minute
    [one] the longest for 1 minute
   *[other] the longest for { $minutes } minutes
}

## Whoever stands at the desk, on one page.
walk-in-title = Somebody at the desk
walk-in-lead = Find or add them, choose a time and say why they come. One press registers, books and checks in.
walk-in-who = Who is it?
walk-in-which = Choose one
walk-in-somebody-new = Somebody new
walk-in-another = Somebody else: add them
walk-in-more = There are more: type more of the name, or a phone number.
walk-in-nobody = Nobody by this name yet. Add them below.
walk-in-new = Only for somebody new
walk-in-when = When and with whom?
walk-in-choose-department = Choose a department
walk-in-soonest = Whoever is free soonest
walk-in-show-times = Show free times
walk-in-today = Next free times today
walk-in-none-today = No time is left today. The next free times:
walk-in-began = began at { $time }
walk-in-no-times = No free time in the next days. Choose another doctor or department.
walk-in-choose-first = Choose a department or a doctor, then show the free times.
walk-in-check-in = They are here: check in
walk-in-check-in-hint = Only for a visit today.
walk-in-button = Register and book
walk-in-not-yet = Nothing is booked yet
walk-in-choose-time = Choose one of the free times
walk-in-choose-who = Choose somebody from the list, or add them
walk-in-choose-alike = Choose whether this is one of them
walk-in-search-empty = Type a name, an e-mail address, a phone or a record number
walk-in-address-shown = This address has an account already: choose it in the list above, or ask for another address
walk-in-time-taken = Somebody else has just taken that time. Choose another and press again.
walk-in-registered-time-taken = They are registered. The time was taken meanwhile: choose another and press again.
walk-in-day-full = This doctor has no visit left on that day. Choose another day or doctor and press again.
walk-in-registered-day-full = They are registered. The doctor has no visit left on that day: choose another day or doctor and press again.
walk-in-not-offered = That time is not offered any more. Choose another and press again.
walk-in-registered-not-offered = They are registered. That time is not offered any more: choose another and press again.
walk-in-patient-busy = They have another visit at that time. Choose another and press again.
walk-in-booked-before = You have booked a visit with this form already. Press again to book one more.
flash-walk-in = { $name } is booked with { $doctor }: { $when }.
flash-walk-in-here = { $name } is booked with { $doctor }: { $when }, and checked in with number { $token }.
flash-walk-in-not-here = { $name } is booked with { $doctor }: { $when }. They are not checked in yet: do it in the list.
desk-on-paper = As of { $when }.
