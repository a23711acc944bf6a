### Visits: their states, booking, moving, cancelling, lists.

status-requested = Requested
status-proposed = Proposed
status-booked = Booked
status-confirmed = Confirmed
status-checked-in = Checked in
status-in-consultation = In consultation
status-completed = Completed
status-cancelled = Cancelled
status-declined = Declined
status-no-show = No-show

move-confirm = Confirm that I come
move-confirm-for = Confirm that { $name } comes
move-confirm-video = Confirm that I take part
move-confirm-video-for = Confirm that { $name } takes part
move-accept-request = Accept this visit
move-accept-proposal = Accept this time
move-check-in = Check in
move-undo-check-in = Not here after all
move-start = Start visit
move-no-show = Did not come

your-visit = Your visit
visit-for = Visit of { $name }
visit-again = Book again with this doctor
your-answers = Your answers
visit-to-calendar = Add to your calendar
see-visit = See visit
book-a-visit = Book a visit
come-at = Please come at { $time }
come-at-for = { $name } should come at { $time }
expected-at = Expected at { $time }
choose-another-time = Choose another time
back-to-visit = Back to the visit
back-to-departments = Departments
back-to-times = Back to free times
back-to-details = Back to your answers
back-to-held = Back to the time that is held
step-of = Step { $number } of { $total }
free-until = { $minutes ->
    [0] Free until the visit begins
   *[other] Free until { $hours ->
        [0] { $minutes } minutes
        [one] one hour
       *[other] { $hours } hours
    } before
}
free-for-patients-until = { $minutes ->
    [0] Patients until the visit begins, staff at any time
   *[other] Patients until { $hours ->
        [0] { $minutes } minutes
        [one] one hour
       *[other] { $hours } hours
    } before, staff at any time
}

## Choose a time
choose-title = Choose a time on { $day }
choose-headline = Choose a time with { $doctor }
choose-headline-staff = Free times of { $doctor }
choose-refused = That did not work
choose-none-chosen = Choose one of the times below.
choose-time-gone = That time has just been taken. Choose one of these.
choose-day-full = This doctor has no visit left on that day. Choose another day.
choose-own-overlap = You already have a visit at that time. Choose another one.
choose-outside-rules = That time cannot be booked. Choose one of these.
choose-earlier = Earlier days
choose-later = More days
choose-zone-and-length = { $zone }. Each visit takes { $minutes } minutes.
choose-hold-note = We hold the time for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
choose-patients-book = These times are free. Patients book them for themselves when they are signed in.
choose-desk-books = These times are free. To book one, find the patient under { $patients } and press "Book a visit".
choose-nothing-booked = Nothing is booked until you confirm.
choose-button = Hold this time
choose-none-on = No free time on { $day }
choose-next-free = The next free day is { $day }.
choose-show-next = Show { $day }
choose-none-at-all = No time is free in the coming days. Look at another doctor, or come back tomorrow.
choose-other-doctor = See other doctors
choose-sooner = Sooner with somebody else?
choose-sooner-how = The department shows first who is free soonest.
choose-sooner-link = See all doctors of { $department }
choose-not-free = That time is not free any more. Choose one of these.
choose-sign-in-later = You can look without an account
choose-sign-in-later-how = We ask you to sign in when you hold a time. Your choice is kept.
day-free = { $count } free
day-full = Full
day-closed = Closed
part-morning = Morning
part-afternoon = Afternoon
part-evening = Evening
choose-fewer = { $count ->
    [one] One more visit can be booked on this day, at any of these times.
   *[other] { $count } more visits can be booked on this day, at any of these times.
}

## Details and check
details-title = Tell us why you come
details-headline = Why do you want to be seen?
details-button = Check your answers
details-no-video = { $doctor } sees people in person only, so this visit will not be by video.
label-reason = Reason
label-reason-hint = A few words are enough, at most { $limit } characters. Only you and your doctor read them.
label-symptoms = Symptoms (optional)
label-reason-hint-desk = A few words are enough, at most { $limit } characters. Only the patient and the doctor read them again.
label-symptoms-hint = What you feel, since when, what helps. At most { $limit } characters.
label-symptoms-hint-desk = What the patient feels, since when, what helps. At most { $limit } characters.
label-priority = How soon do you want to be seen?
label-priority-for = How soon should { $name } be seen?
priority-routine = It can wait
priority-soon = Within a few days
priority-urgent = As early as possible
priority-urgent-hint = Chest pain, trouble breathing or heavy bleeding: call { $number } now.
priority-urgent-hint-for = If { $name } has chest pain, trouble breathing or heavy bleeding, do not book: call { $number } at once.
nothing-said = Nothing said
who-reads = Who reads this
who-reads-answers = Only you and the doctors who treat you read your reason and symptoms. The reception desk does not see them.
details-headline-desk = Why does { $name } want to be seen?
details-headline-open = Why is the visit wanted?
who-reads-answers-desk = Only the patient and the doctors who treat them read reason and symptoms. Once the visit is booked, the reception desk does not see them.
held-until = { $when } is held for you until { $time }.
held-until-for = { $when } is held for { $name } until { $time }.
check-title = Check your answers
check-headline = Check your answers, then book
change-until = You can move or cancel it at no cost until { $when }
change-until-patient = The patient can move or cancel it at no cost until { $when }
change-no-longer-patient = The time in which patients move or cancel it themselves is over.
check-time-is-yours = The time is yours as soon as you book.
check-time-is-theirs = The time is kept for { $name } as soon as you book.
check-answer-within = { $hours ->
    [one] Expect an answer within one hour.
   *[other] Expect an answer within { $hours } hours.
}
check-doctor-answers = { $doctor } answers first. The time stays yours meanwhile.
check-doctor-answers-for = { $doctor } answers first. The time stays kept for { $name } meanwhile.
check-button = Book this visit
check-ask-button = Ask for this visit
wrong-reason-missing = Say in a few words why you come
wrong-reason-too-long = Shorten your reason to { $limit } characters; it has { $length }
wrong-text-unprintable = Leave out the characters that cannot be shown
wrong-symptoms-too-long = Shorten your symptoms to { $limit } characters; they have { $length }
wrong-staff-reason-missing = Say in a few words what the visit is for
wrong-staff-symptoms-too-long = Shorten the symptoms to { $limit } characters; they have { $length }

## Somebody was faster, or the hold ended
taken-title = That time has just been taken
taken-own-title = You have another visit at that time
taken-own-was = { $when } is not free for you.
taken-patients-title = The patient has another visit at that time
taken-patients-was = { $when } is not free for the patient.
taken-rules-title = That time can no longer be booked
taken-rules-was = { $when } with { $doctor } is too near by now, or no longer in the doctor's hours.
taken-closed-title = This doctor takes no bookings now
taken-closed-headline = Choose another doctor
taken-closed-was = { $doctor } takes no bookings now: { $when } cannot be booked any more.
taken-full-title = This doctor has no visit left on that day
taken-full-was = { $doctor } sees only so many people a day, and the day of { $when } is full.
taken-own-full-title = { $has ->
    [one] You already have one visit on that day
   *[other] You already have { $has } visits on that day
}
taken-own-full-title-for = { $has ->
    [one] { $name } already has one visit on that day
   *[other] { $name } already has { $has } visits on that day
}
taken-own-full-was = { $when } is not booked: that day has as many visits as may be booked for one day. Choose another day, or call the reception, which may book more.
taken-kept-below = Your answers stand below.
choose-own-day-full = { $has ->
    [one] You already have one visit on that day, the most that may be booked: choose another day, or call the reception, which may book more.
   *[other] You already have { $has } visits on that day, the most that may be booked: choose another day, or call the reception, which may book more.
}
choose-own-day-full-for = { $has ->
    [one] { $name } already has one visit on that day, the most that may be booked: choose another day, or call the reception, which may book more.
   *[other] { $name } already has { $has } visits on that day, the most that may be booked: choose another day, or call the reception, which may book more.
}
taken-headline = Choose another time
taken-was = { $when } with { $doctor } is gone.
taken-kept = Your answers are kept. Choose one of these times.
taken-kept-none = Your answers stand below. No other time is free on the coming days.
taken-free-now = The nearest free times, earliest first
taken-other-times = Other days
taken-button = Book this time
taken-none = Nothing else is free
taken-none-next = Another doctor may have a time for you.
hold-ended-title = We no longer hold that time
hold-ended-why = A time is held for a few minutes, or until it is booked.
hold-ended-next = It may still be free. If you have just booked it, you find it under your visits.
hold-ended-instead = Another time is held instead: { $when }.
hold-ended-again = Hold { $when } again
hold-ended-button = Other times with this doctor
hold-ended-visits = See the visits
time-still-held = The chosen time is still held.
answers-kept = What was typed is kept for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} and is there again once a time is held.

## Booked
booked-title = Visit booked
booked-headline = Your visit is booked
booked-lead = You find it under your visits at any time.
booked-asked-headline = We asked for your visit
booked-asked-lead = { $doctor } answers. The time stays yours meanwhile.
booked-asked-lead-for = { $doctor } answers first. The time is kept for { $name } meanwhile.
booked-next-answer = { $doctor } accepts or suggests another time. You see it under your visits.
booked-headline-for = The visit of { $name } is booked
booked-lead-for = You find it here at any time: { $visits }.
booked-asked-headline-for = We asked for the visit of { $name }
booked-next-answer-for = { $doctor } accepts or suggests another time. You see it under the visits of { $name }.
booked-next-come = Come at { $time }, ten minutes before the visit begins.
booked-next-come-for = { $name } should come at { $time }, ten minutes before the visit begins.
booked-next-check-in = Check in on your phone or at the desk.
booked-next-check-in-for = Check in here, or at the desk.
booked-next-called = { $doctor } calls you in.
booked-next-called-for = { $doctor } calls { $name } in.
bring = Bring with you
bring-for = What { $name } should bring
bring-card = A photo card that shows your name
bring-card-for = A photo card that shows the name of { $name }
bring-medicines = The medicines you take now
bring-medicines-for = The medicines { $name } takes now
bring-reports = Reports and readings about this matter
bring-video = Have at hand
bring-video-place = A quiet place, and a device with camera and microphone
cannot-come = If you cannot come
cannot-come-for = If { $name } cannot come
change-no-longer = The time to move or cancel it here is over. Call the hospital if you cannot come.
change-no-longer-for = The time to move or cancel it here is over. Call the hospital if { $name } cannot come.
cannot-come-how = You can move or cancel this visit at no cost until { $when }.

## My visits
mine-needs-time = Needs another time
mine-title = My visits
mine-hello = Hello { $name }
mine-next-in = { $days ->
    [0] Your next visit is today
    [one] Your next visit is tomorrow
   *[other] Your next visit is in { $days } days
}
mine-next-in-for = { $days ->
    [0] The next visit of { $name } is today
    [one] The next visit of { $name } is tomorrow
   *[other] The next visit of { $name } is in { $days } days
}
mine-none = No visit ahead
mine-none-why = When you book one, it stands here with its day, time and place.
mine-upcoming = After that
mine-past = Earlier visits
mine-cannot-come = Open the visit to move or cancel it. It says until when.
booked-as-carer = Booked by a carer
booked-as-doctor = Suggested by the doctor
booked-as-desk = Booked by the hospital
booked-as-program = Booked by a program of the hospital

## One visit
visit-title = Visit on { $when }
visit-with = Visit with { $doctor }
visit-was-cancelled = This visit was cancelled
visit-was-declined = This time was declined
visit-is-over = This visit is over
answer-by = Expect an answer by { $when }.
answer-is-late = The answer was to be expected by { $when }. Call the reception if it takes too long.
answer-overdue = Answer overdue
visit-requested = { $doctor } has not answered yet. The time stays yours meanwhile.
visit-requested-for = { $doctor } has not answered yet. The time is kept for { $name } meanwhile.
visit-proposed = { $doctor } suggests this time. Accept it, or say that you do not need it.
visit-proposed-for = { $doctor } suggests this time to { $name }. Accept it, or say that it is not needed.
visit-cancelled-because = Why it was cancelled: { $reason }
visit-declined-because = Why it was declined: { $reason }
visit-answers-hidden = Reason and symptoms are for the patient and the doctor only.
visit-not-needed = Not needed any more?
visit-decline = Decline this time
visit-other-time = Need another time?
visit-other-time-for = Another time needed?
visit-other-time-until = You can move it at no cost until { $when }. The old time stays yours until you have the new one.
visit-other-time-until-for = You can move it at no cost until { $when }. { $name } keeps the old time until there is a new one.
visit-history = What happened so far
visit-moved = Moved to another time
visit-check-in-undone = Check-in taken back
video-visit = Video visit
video-open = Join the video visit
video-opens-at = Video visit: the link opens on this page at { $when }.
video-offered = By video instead?
video-offered-how = Doctor and patient meet on a screen. The link opens here ten minutes before, for these two only.
video-choose = Make it a video visit
video-back-how = The link is for the patient and the doctor only. The visit can still take place in the hospital.
video-leave = Meet in person
flash-by-video = The visit is by video now.
flash-in-person = The visit is in person now.
video-not-offered = There are no video visits with this doctor at the moment. The visit stays in person.
label-visit-mode = How do you want to meet?
mode-in-person = In person
mode-video = By video
mode-video-hint = The link opens on the page of the visit ten minutes before.
booked-next-video = The link opens on the visit's page at { $time }.
by-you = by you
by-patient = by the patient
by-you-by-link = by you, by the link in a mail
by-patient-by-link = by the patient, by the link in a mail
by-your-doctor = by your doctor
by-doctor = by the doctor
by-hospital = by the hospital
by-a-program = by { $name } (program)

## Move and cancel
move-title = Choose another time on { $day }
move-headline = Move your visit with { $doctor }
move-headline-for = Move the visit of { $name } with { $doctor }
move-from = Now on { $when }.
move-keep-old = The old time stays taken until the new one is confirmed.
move-until = You can move it here until { $when }.
move-button = Move to this time
change-too-late = It is too late to change this visit here. Call the hospital, so that the time can help somebody else.
change-seen-old = This visit has changed since you opened it. Look at it again, then decide.
change-not-allowed-now = This visit can no longer be changed: its state has moved on.
change-offer-gone = This time can no longer take place: the doctor is away then, or the hospital is closed. Decline it, or ask us for another time.
change-request-hit = This request cannot be accepted: the doctor is away then, or the hospital is closed. Give it another time, or say under “Visits to repair” that it takes place all the same.
change-offer-not-moved = This time has been offered and not accepted yet, so it cannot be moved here. It can be declined or taken back, and another one offered.
cancel-title = Cancel this visit
cancel-headline = Cancel this visit?
cancel-not-yet = The visit is not cancelled
cancel-consequences = When you cancel
cancel-what-happens = The time { $time } is free for somebody else at once.
cancel-doctor-knows = { $doctor } does not wait for you.
cancel-doctor-knows-for = { $doctor } does not wait for { $name }.
cancel-costs-nothing = It costs you nothing. You can cancel here until { $when }.
cancel-no-way-back = You cannot take this back. You can book a new visit.
cancel-why = Why do you cancel? (optional)
cancel-why-better = I feel better
cancel-why-better-for = { $name } feels better
cancel-why-cannot-come = I cannot come at that time
cancel-why-cannot-come-for = { $name } cannot come at that time
cancel-why-mistake = I booked the wrong doctor or time
cancel-why-other = Something else
label-cancel-own-words = In your own words (optional)
label-cancel-own-words-hint = It helps us plan. Only you and your doctor read it.
label-cancel-reason = Reason (optional)
label-cancel-reason-hint = It helps us plan. Only the patient and the doctor read it.
cancel-for-patient = When you cancel for the patient
cancel-patient-sees = The patient finds the visit cancelled, with the reason you write.
cancel-no-way-back-staff = You cannot take this back. A new visit can be booked.
cancel-cutoff-staff = Patients can do this themselves until { $when }.
cancel-late-staff = Patients could do this themselves until { $when }.
label-late-reason = Reason
late-reason-cancel-hint = The time in which patients do this themselves is over. The patient and the doctor read the reason, and it stands in the audit trail. Nothing clinical.
late-reason-move-hint = The time in which patients do this themselves is over. The reason stands in the audit trail. Nothing clinical.
wrong-late-reason-missing = Enter the reason: the time in which patients do this themselves is over
wrong-cancel-reason-missing = Enter the reason: the patient reads why the visit is cancelled
wrong-cancel-reason-too-long = Shorten the reason to { $limit } characters; it has { $length }
withdraw-title = Take back this offer
withdraw-headline = Take back this offer?
withdraw-not-yet = The offer is not taken back
withdraw-consequences = When you take it back
withdraw-patient-sees = The patient can no longer accept this time, and reads the reason you write.
withdraw-no-way-back = You cannot undo this. Another time can be offered.
withdraw-keep = Keep the offer
cancel-link = Cancel this visit
cancel-button = Cancel this visit
cancel-keep = Keep it
cancel-instead = Another day instead?
cancel-instead-why = Moving keeps your place until you have a new time.
flash-cancelled = The visit on { $when } is cancelled.
flash-moved = The visit is now on { $when }.
flash-booked-before = You have already booked from that page. The visit stands here.
flash-confirmed = The visit is confirmed.
flash-accepted = You have accepted this time.
flash-checked-in = Checked in. The doctor sees it now.
flash-checked-in-as = Checked in. The number is { $token }. The doctor sees it now.
flash-check-in-undone = The check-in is taken back. The visit stands as before.
flash-started = The visit of { $patient } has begun.
flash-no-show = Marked as not come.

## A doctor's day
tally-visits = { $number } { $count ->
    [one] visit
   *[other] visits
}
tally-done = { $number } done
tally-with-doctor = { $number } with a doctor
tally-with-you = { $number } with you
tally-waiting = { $number } waiting
tally-no-show = { $number } { $count ->
    [one] no-show
   *[other] no-shows
}
tally-to-come = { $number } to come
day-title = Visits on { $day }
day-list = Visits of the day
day-with-you = With you now
day-next-waits = Next patient, waits { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}
day-next-to-come = Next to come
day-none-today = No visits today
day-none = No visits on this day
day-none-why = Visits that patients book appear here at once.
day-show-next = Show the next day
day-skip-earlier = { $count ->
    [one] Skip one earlier visit
   *[other] Skip { $count } earlier visits
}
desk-not-shown = The list could not be shown
wrong-date-malformed = Enter the day like 2026-11-26

visit-by-link-more = More than the mail says
visit-by-link-why = You see this visit by the link of a mail. What you told the doctor, your records and your other visits are there when you have signed in.
visit-by-link-sign-in = Sign in and see all of it
visit-link-ended-title = This link does not work any more
visit-link-ended-why = The visit has changed since the mail was sent, or has begun.
visit-link-ended-next = The newest mail has a link that works, and you find all your visits when you have signed in.
