### Offered times, several visits at once, a doctor's own patients.
propose-title = Propose a time on { $day }
propose-headline = Propose a time to { $name }
propose-lead = These are your own free times. The patient accepts or declines.
propose-nothing-yet = Nothing is sent yet.
propose-choose = Choose this time
propose-not-yet = The time is not proposed yet
propose-instead = These times are free
propose-reason = What is the visit for?
propose-reason-hint = At most { $limit } characters. The patient reads it too; the desk does not get to see it again.
propose-button = Propose this time
propose-then = What happens then
propose-then-how = The time is kept. { $name } is told by mail and here, and accepts or declines. You are told the answer.
propose-patient-busy = The patient has another visit at that time. Choose one of these.
propose-next = The next visit
propose-next-how = Offer the patient one of your free times.
propose-link = Propose a time
flash-proposed-beyond = { $has ->
    [one] The time is proposed. { $name } has another visit on that day already: patients themselves book one for a day.
   *[other] The time is proposed. { $name } has { $has } visits on that day already: patients themselves book at most { $most } for a day.
}
flash-proposed = The time is proposed. { $name } is asked to answer.
flash-declined = You declined the time { $when }. Your doctor is told.
decline-headline = Decline this time?
decline-not-yet = The time is not declined yet
decline-doctor-knows = { $doctor } is told, with the reason you give.
decline-costs-nothing = It costs you nothing.
decline-title = Decline a time
decline-consequences = When you decline
decline-why-not-needed = I do not need this visit
decline-why-not-needed-for = { $name } does not need this visit
decline-why = Why do you decline? (optional)
decline-keep = Go back and think about it
decline-instead = Another time instead?
decline-instead-how = You can book another time with this doctor yourself.
mine-proposed = { $doctor } suggests a visit. Please answer.
mine-proposed-how = The time is kept for you until you answer.
mine-proposed-how-for = The time is kept for { $name } until you answer.
choose-staff-only = Staff only
choose-staff-only-how = Times marked "Staff only" are kept for emergencies. Patients do not see them.
week-staff-only = Only staff book: { $span }
my-patients-title = My patients
my-patients-lead = Everybody with a visit booked with you in the last 365 days or to come.
my-patients-search = Part of a name
my-patients-last = Last visit
my-patients-next = Next visit
my-patients-no-last = Not seen yet
my-patients-no-next = No visit booked
my-patients-not-found = Nobody found
my-patients-not-found-why = Only patients in your care are looked through. Try the beginning of the first or last name.
my-patients-all = See all of them
my-patients-nobody = No patients yet
my-patients-nobody-why = Whoever books a visit with you stands here.
series = Series
series-title = Several visits
series-headline = Several visits for { $name }
series-link = Book several visits
series-link-how = Weeks or days apart. You see every date before anything is booked.
series-other-doctor = Another doctor
series-choose-doctor = { $department }: choose the doctor.
series-first = First day
series-time = Time
series-every = Every
series-unit = Weeks or days
series-weeks = weeks
series-days = days
series-count = How many visits
series-count-hint = 2 to 26.
series-preview-button = Show every date
series-then = Nothing is booked yet
series-then-how = The next page lists every date and says which cannot be. You move single ones or leave them out.
series-proposes = The patient accepts or declines each of them.
series-preview-title = Check every date
series-preview-headline = { $count ->
    [one] One date to check
   *[other] { $count } dates to check
}
series-with-for = With { $doctor }, for { $name }
series-conflicts = { $count ->
    [one] One date cannot be as planned. Choose another time for it or leave it out.
   *[other] { $count } dates cannot be as planned. Choose another time for them or leave them out.
}
series-conflicts-fixed = { $count ->
    [one] One date cannot be as planned, and no other time around it is free. It is left out.
   *[other] { $count } dates cannot be as planned, and no other times around them are free. They are left out.
}
series-no-conflicts = Every date is free for both.
series-free = Free
series-what-to-do = Book at
series-no-other-time = No other time around this date is free: it is left out.
series-leave-out = Leave this one out
series-will-be-left-out = { $count } of { $of } dates { $count ->
    [one] is
   *[other] are
} left out unless you choose another time.
series-are-left-out = { $count } of { $of } dates { $count ->
    [one] is
   *[other] are
} left out.
series-left-out = Left out
series-left-out-how = Nothing is booked on these dates.
series-change = Change dates
series-not-booked = Nothing is booked yet
series-nothing-chosen = Choose a time for at least one date.
series-book-button = Book these visits
series-propose-button = Propose these visits
series-taken = Taken
series-day-full = No visit left on that day
series-patient-busy = The patient has another visit
series-outside-hours = No visits begin then
series-leave = The doctor is on leave
series-doctor-closed = The doctor takes no visits
series-house-closed = The hospital is closed
series-too-far-ahead = Too far ahead
series-over = That time is over
series-not-accepting = The doctor takes no bookings
series-no-such-time = The clocks skip that time
series-try-again = We could not do it just now
series-booked-title = What is booked
series-partly = { $booked } booked, { $failed } not
series-all-booked = { $count ->
    [one] One visit is booked
   *[other] { $count } visits are booked
}
series-all-proposed = { $count ->
    [one] One visit is proposed
   *[other] { $count } visits are proposed
}
series-failed = Not booked
series-failed-how = Somebody was faster, or something changed. Choose another time or leave them out.
series-again-button = Try these again
series-booked = Booked
series-proposed = Proposed
series-place = { $number } of { $of }
series-cancel-link = Cancel all of this series that are still to come
series-cancel-title = Cancel a series
series-cancel-headline = { $count ->
    [one] Cancel the one visit of this series that is still to come?
   *[other] Cancel all { $count } visits of this series that are still to come?
}
series-cancel-means = These times are free for somebody else at once. You cannot take this back.
series-cancel-button = { $count ->
    [one] Cancel this visit
   *[other] Cancel these { $count } visits
}
series-cancel-keep = Keep them
series-not-cancelled = The visits are not cancelled
series-none-left = No visit is left to cancel
series-none-left-why = The visits of this series are over, cancelled, or too close to cancel here.
series-none-left-why-staff = The visits of this series are over or cancelled.
flash-series-cancelled = { $count ->
    [one] One visit is cancelled.
   *[other] { $count } visits are cancelled.
}
flash-series-partly =
    { $count ->
        [0] No visit is cancelled.
        [one] One visit is cancelled.
       *[other] { $count } visits are cancelled.
    } { $kept ->
        [one] One has changed meanwhile and stays.
       *[other] { $kept } have changed meanwhile and stay.
    }

kind-choose = Kind of visit
kind-usual = Usual visit
kind-chosen = Chosen
series-kind = { $kind }, { $minutes } min each.
kind-of-visit = Kind of visit
choose-kind-gone = This doctor does not offer that kind of visit any more. Choose another kind or the usual visit.
