### A doctor's own pages: the day, the week, visits to come, the note on a visit.

back-to-day = { $day }

## The note on a visit
note-title = Your doctor’s note
note-title-own = Your note
note-label = Your note on this visit
note-hint = Your patient can read this note. At most { $limit } characters; an empty one takes it back.
note-who-reads = Only you and your doctor read this note.
note-written = Written on { $when }
note-save = Save the note
note-not-yet = The note is not saved
note-now = The note as it stands now
note-stale = The note has changed since you opened it. Your words are kept: saving them replaces what stands there now.
note-cancelled = This visit was cancelled meanwhile and takes no note. Your words are kept here, to be copied.
note-not-now = It could not be saved just now. Your words are kept: save them again.
wrong-note-too-long = Shorten the note to { $limit } characters; it has { $length }
flash-note-saved = The note is saved.
flash-note-removed = The note is taken back.

## Requests
requests-wait = { $count ->
    [one] One request waits for your answer
   *[other] { $count } requests wait for your answer
}
requests-answer = Answer

## The day
day-pause = No visit until { $time }
day-to-finish = To finish
day-answer = Answer { $patient }’s request
day-did-they-come = Say whether { $patient } came
day-write-up = Write up the visit of { $patient }

## The week
week-title = Week of { $day }
week-headline = { $first } to { $last }
week-count = { $count ->
    [0] No visits this week
    [one] One visit
   *[other] { $count } visits
}
week-day-count = { $count ->
    [0] No visits
    [one] One visit
   *[other] { $count } visits
}
week-before = Week before
week-this = This week
week-after = Week after
week-print = Print week
week-free = Free { $span }
day-house-closed = { $visits ->
    [0] The hospital is closed on this day. No visit is booked for it.
   *[other] The hospital is closed on this day. Visits booked before it was closed still stand until they are moved or cancelled.
}
day-house-closed-for = { $visits ->
    [0] The hospital is closed on this day: { $label }. No visit is booked for it.
   *[other] The hospital is closed on this day: { $label }. Visits booked before it was closed still stand until they are moved or cancelled.
}
week-house-closed = Hospital closed
week-house-closed-for = Hospital closed: { $label }
week-on-leave = On leave
week-closed = Closed to visits
week-no-hours = No hours
week-leave-at = On leave { $span }
week-closed-at = No visits { $span }
week-takes-no-bookings = You take no bookings at the moment, so nothing is shown as free.
week-clock-change = The clocks change on { $day }: from { $before } to { $after }.

## Visits to come
upcoming-title = Visits to come
upcoming-count = { $count ->
    [0] No visit
    [one] One visit
   *[other] { $count } visits
} from { $first } to { $last }
upcoming-from = First day
upcoming-to = Last day
upcoming-states = Only these states; none chosen means all but cancelled
upcoming-show-all = Show all to come
upcoming-list = Visits, earliest first
upcoming-later = Later visits
upcoming-first-page = Back to the first
upcoming-none = No visits to come
upcoming-none-filtered-why = Choose other days or states, or show all to come.
upcoming-too-long = Choose a last day within { $days } days of the first
upcoming-before-first = Choose a last day that is not before the first

## Keys of the day
keys-help = Keyboard help
keys-switch = Use these keys on this page
keys-next-row = Mark the next row
keys-row-before = Mark the row before
keys-start = Start the next visit
keys-write-up = Write up whoever is with you
keys-check-in = Check in whoever is marked
keys-no-show = Ask whether whoever is marked did not come
keys-next-to-come = Go to “Check in” of whoever comes next; once more does it
keys-find-patient = Find a patient
keys-new-patient = Somebody new has come: add them
keys-walk-in = Somebody at the desk: register and book
keys-group = Group the list by doctor, or by time
keys-show = Show or hide this help
keys-said-with-you = Nobody else is called in: somebody is with you. Write their visit up first (w).
keys-said-nobody = Nobody has come whom you could call in.
keys-said-nobody-with-you = Nobody is with you: there is no visit to write up.
keys-said-unmarked = Mark a row first, with j or k.
keys-said-not-to-come = Whoever is marked cannot be checked in now.
keys-said-too-early = That whoever is marked did not come cannot be said now: only from the visit’s time on, while they have not been called in.

## Did somebody not come?
no-show-title = Did they not come?
no-show-headline = Did { $name } not come?
no-show-means = The visit is marked as not come. That cannot be taken back. They can book again at any time.
no-show-button = Yes, they did not come
no-show-keep = No, leave it as it is
no-show-back = Back to the list
