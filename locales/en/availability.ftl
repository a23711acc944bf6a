### A doctor's hours: weekly rules, exceptions, booked visits in the way, what patients will see.

## The week
hours-title = Hours of { $doctor }
hours-open = Open for bookings.
hours-shut = Closed for bookings: nobody can book, whatever the hours say.
hours-cap = { $count ->
    [one] At most one visit a day.
   *[other] At most { $count } visits a day.
}
hours-every-week = Every week
hours-visits-of = { $count } { $count ->
    [one] visit
   *[other] visits
} of { $minutes } min
hours-date = { $day } { $month }
hours-date-year = { $day } { $month } { $year }
hours-from = from { $from }
hours-until = until { $until }
hours-from-until = { $from } to { $until }
hours-over = over
hours-none = No hours
hours-remove = Remove
hours-exceptions = Leave and other exceptions
hours-no-exceptions = Nothing ahead: every week is as above.
hours-house-closed = The whole house is closed
hours-house-open = No closed days ahead.
hours-not-so = That did not work
hours-seen-old = These hours have changed since you opened the page. Nothing was saved. Look again, then decide.
wrong-week-malformed = Enter a day of the week like 2026-11-26

## What patients will see
preview-heading = What patients will see
preview-week = { $from } to { $to }.
preview-taken = Booked times are then left out. Patients book { $days } { $days ->
    [one] day
   *[other] days
} ahead.
preview-shut = Patients see none of these times while the doctor is closed for bookings.
preview-other = Other weeks
preview-earlier = Week before
preview-later = Week after
preview-choose = Week of
preview-show = Show week
preview-count = { $count } { $count ->
    [one] time
   *[other] times
}
cap-left-of = { $left } can be booked, { $count } { $count ->
    [one] time
   *[other] times
} to choose from
preview-closed = House closed
preview-closed-for = House closed: { $why }
preview-over = Over
preview-next-change = Next clock change: week of { $day }
preview-no-change = Clocks in { $city } do not change.
hours-clocks-forward = On { $day } clocks go forward at { $from }: times between { $from } and { $to } do not exist.
hours-clocks-back = On { $day } clocks go back at { $from }: times between { $to } and { $from } come twice, and are offered once, the first time.

## A weekly rule
rule-add = Add weekly hours
rule-new-title = Add weekly hours for { $doctor }
rule-change-title = Change weekly hours of { $doctor }
rule-change-headline = Change weekly hours
rule-save = Save these hours
label-rule-days = Day of the week
label-rule-days-hint = Choose one or several. Each gets the same hours.
label-rule-start = From
label-rule-end = Until
label-rule-end-hint = 00:00 is the end of the day.
label-rule-minutes = Minutes for each visit
label-rule-minutes-hint = 15 to 240, in steps of { $grain }.
label-rule-from = First date (optional)
label-rule-from-hint = Empty: from now on.
label-rule-until = Last date (optional)
label-rule-until-hint = Empty: without end.
rule-week-now = The week as it is now
rule-booked = Visits already booked
rule-booked-how = They stay booked. If these hours leave some out, you see which before anything is saved.
rule-no-more = Not needed any more?
rule-no-more-how = Patients see these times no longer. Visits already booked stay.
rule-remove = Remove these hours
wrong-rule-no-day = Choose at least one day
wrong-rule-one-day = Choose one day here. Add other days as new hours.
wrong-rule-overlaps = { $weekday ->
    [MON] Monday
    [TUE] Tuesday
    [WED] Wednesday
    [THU] Thursday
    [FRI] Friday
    [SAT] Saturday
   *[SUN] Sunday
} { $start } to { $end } covers part of this time already

## An exception
exception-add = Add leave or an exception
exception-add-extra = Add extra hours
exception-leave = Leave
exception-leave-hint = Away: no visits.
exception-closed = Closed time
exception-closed-hint = In the house, but no visits: a meeting, an operation.
exception-extra = Extra hours
exception-extra-hint = More visits than the weekly hours give.
exception-new-title = Add an exception for { $doctor }
exception-new-headline = What is different, and when?
exception-whole-days = Empty times mean whole days, an empty last day means one day. Extra hours need both times.
exception-save = Save this exception
exception-day-from = { $day }, from { $time }
exception-day-until = { $day }, until { $time }
exception-booked-how = If visits are booked in this time, you see them first and decide about each.
label-exception-kind = What is it?
label-exception-from = First day
label-exception-from-time = From (optional)
label-exception-to = Last day (optional)
label-exception-to-time = Until (optional)
label-exception-reason = Reason (optional)
label-exception-reason-hint = At most { $limit } characters. Only staff see it, patients never.
wrong-exception-no-date = Enter the first day
wrong-exception-no-start = Enter when the extra hours begin
wrong-exception-no-end = Enter when the extra hours end
exception-visits-link = Visits in this time
exception-visits-title = Visits in an exception of { $doctor }
exception-visits-headline = Visits booked in this time
exception-visits-none = No visit is booked in this time
exception-visits-none-why = Nobody can book one as long as the exception stands.
exception-visits-back = Back to the hours
exception-more-to-come = A visit was booked at the last moment and cannot be listed yet. Open this page again in a minute.
exception-cancel-ticked = Cancel the ticked visits
exception-keep-all = Keep them all

## Booked visits in the way
check-visits-title = Booked visits in the way of { $doctor }’s new hours
check-stranded-headline = { $count ->
    [one] One booked visit
   *[other] { $count } booked visits
} would lie outside these hours
check-hit-headline = { $count ->
    [one] One visit is
   *[other] { $count } visits are
} booked in this time
check-nothing-saved = Nothing is saved yet.
check-stranded-what = { $count ->
    [one] It stays booked, and the patient is not told anything. Open the visit to move or cancel it.
   *[other] They stay booked, and the patients are not told anything. Open a visit to move or cancel it.
}
check-hit-what = Ticked visits are cancelled, and the patients see it under their visits. All others stay booked.
check-cancel = Cancel
check-all = For all visits
check-all-hint = If you choose something for all, the choices below do not count.
check-all-each = Each as chosen below
check-cancel-all = Cancel all { $count } visits
check-more = And { $count } more.
check-save = Save, visits stay booked
check-save-exception = Save this exception
check-remove = Remove, visits stay booked
check-keep = Keep the hours
check-again = Change what I entered
check-booked-meanwhile = Other visits are in the way now than when you last looked. Nothing was saved. Look at the list again.
here-already = { $count ->
    [one] One patient is here already
   *[other] { $count } patients are here already
}
here-already-what = Checked in, so the visit can be neither cancelled nor moved. See the patient now. Or reception or the doctor first takes the check-in back (“Not here after all”, on the visit), then decide.

## What was done
flash-hours-saved = The weekly hours are saved.
flash-hours-saved-stranded = The weekly hours are saved. { $count ->
    [one] One booked visit stays
   *[other] { $count } booked visits stay
} outside of them.
flash-hours-restored = The weekly hours are back.
flash-exception-restored = The exception is back.
flash-exception-removed-visits = Removed. { $count ->
    [one] One visit is booked in that time and takes place. If you undo, you are asked about it again.
   *[other] { $count } visits are booked in that time and take place. If you undo, you are asked about each again.
}
flash-exception-removed-hit = Removed. { $hit ->
    [one] One visit is booked in that time, and other leave, closed time or a closed day still hits it. If you undo, you are asked about it again.
   *[other] { $hit } visits are booked in that time, and other leave, closed time or a closed day still hits them. If you undo, you are asked about each again.
}
flash-exception-removed-some = Removed. { $count ->
    [one] One visit is booked in that time and takes place.
   *[other] { $count } visits are booked in that time and take place.
} { $hit ->
    [one] One more is still hit by other leave, closed time or a closed day.
   *[other] { $hit } more are still hit by other leave, closed time or a closed day.
} If you undo, you are asked about each again.
flash-extra-makes-none = The extra hours are saved, but nobody can book in them: leave, closed time or a closed day covers them, or no visit fits.
flash-hours-removed-before = Nothing was removed: it was removed before, or was entered anew meanwhile.
flash-hours-removed = Removed.
flash-hours-removed-stranded = Removed. { $count ->
    [one] One booked visit stays
   *[other] { $count } booked visits stay
} outside the hours.
flash-hours-look-again = Saved. A visit was booked at the last moment and may lie outside: look at the coming visits in a minute.
flash-exception-saved = The exception is saved.
flash-exception-saved-cancelled = The exception is saved. { $count ->
    [one] One visit is
   *[other] { $count } visits are
} cancelled. The patients see it under their visits.
flash-exception-cancelled = { $count ->
    [0] No visit was cancelled.
    [one] One visit is cancelled. The patient sees it under their visits.
   *[other] { $count } visits are cancelled. The patients see it under their visits.
}
flash-exception-still = { $cancelled ->
    [0] No visit was cancelled.
    [one] One visit is cancelled.
   *[other] { $cancelled } visits are cancelled.
} { $standing ->
    [one] One more still stands
   *[other] { $standing } more still stand
} in this time: decide below.
flash-exception-here = { $cancelled ->
    [0] No visit was cancelled.
    [one] One visit is cancelled.
   *[other] { $cancelled } visits are cancelled.
} { $here ->
    [one] One patient in this time is
   *[other] { $here } patients in this time are
} here already: see below.

label-rule-staff-only = Kept for emergencies: only staff book these times
label-rule-staff-only-hint = Patients never see them, and the waiting list does not offer them.
hours-staff-only = Staff only

## Copying a weekday.
copy-day = Copy a day
copy-day-title = Copy a day of { $doctor }’s hours
label-copy-from = Copy the hours of
label-copy-to = To
label-copy-to-hint = Choose one or several. What these days have already stays.
copy-day-button = Copy these hours
copy-day-none = No weekly hours yet
copy-day-none-why = Add the hours of one day first. Then copy them to others.
flash-copy-kept = { $weekday ->
    [MON] Monday
    [TUE] Tuesday
    [WED] Wednesday
    [THU] Thursday
    [FRI] Friday
    [SAT] Saturday
   *[SUN] Sunday
} kept its hours: { $start } to { $end } was there already. { $more ->
    [0] Everything else is copied.
    [one] One more time on the chosen days was taken too. Everything else is copied.
   *[other] { $more } more times on the chosen days were taken too. Everything else is copied.
}
flash-copy-kept-stranded = Copied where there was room. { $kept ->
    [one] One time on the chosen days was taken already and stays as it was.
   *[other] { $kept } times on the chosen days were taken already and stay as they were.
} { $stranded ->
    [one] One booked visit stays
   *[other] { $stranded } booked visits stay
} outside of the weekly hours.
wrong-copy-same-day = Choose other days than the one you copy
kinds-heading = Kinds of visits
kinds-none = No kinds yet: every visit is as long as the weekly hours say, with the usual fee and pause.
kind-add = Add a kind of visit
kind-new-title = Add a kind of visit for { $doctor }
kind-change-title = Change a kind of visit of { $doctor }
kind-change-headline = Change a kind of visit
kind-save = Save this kind
kind-remove = Remove this kind
kind-no-more-how = Patients can choose it no longer. Visits already booked stay as they are.
kind-free-after = { $minutes } min free after it
kind-how = How times are offered
kind-how-starts = Whoever chooses this kind sees the starts of the weekly hours at which the whole visit fits and nothing else is booked. Visits already booked keep their length and fee.
label-kind-name = Name
label-kind-name-hint = As patients read it, at most 60 characters: “First visit”.
label-kind-minutes = Minutes
label-kind-minutes-hint = 5 to 240, in steps of { $grain }.
label-kind-fee = Fee for this kind
label-kind-fee-hint = In { $currency }, like 500 or { $like }. Empty: the doctor's fee.
flash-kind-saved = “{ $name }” is saved.
flash-kind-restored = “{ $name }” is back.
flash-kind-removed = This kind of visit is removed.
wrong-kind-gone = This kind of visit was removed since you opened the page. What you typed is kept: add it as a new kind, or leave it.
wrong-kind-fee-before = The fee was { $was }; the hospital now charges in { $currency }. Write the fee in { $currency } or leave it empty for the doctor's fee.
kinds-lead = Visits with a length, fee or pause of their own, such as a long first visit.
kinds-link = Hours and kinds of visits
