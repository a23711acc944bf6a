### Visits that leave has hit: other times are offered, and each is listed until it is solved.

repair-title = Your visit needs another time
repair-title-staff = A visit that needs another time
repair-of = With { $doctor }, { $when }
repair-back = The visit
repair-choose = Choose another time
repair-kept-until = Kept until { $when }
repair-take = Take this time
repair-not-taken = The time was not taken
repair-none-suits = Does none of them suit?
repair-none-means = Say so, and we look for another way with you. Your visit stays as it is until then.
repair-decline = No time suits me
repair-other-how = Any free time of the same doctor will do. You can also give the visit up.
repair-house-looks = No times are kept at the moment. Choose another time, or wait for us: we look for a way.
repair-here = You are here already. Ask at reception: another time can be chosen once your check-in is taken back.
repair-here-for = { $name } is here already. Ask at reception: another time can be chosen once the check-in is taken back.
repair-offer-hit = This time can no longer take place, so it cannot be accepted. Wait for another one from us, or decline it.
repair-staff-call = No times are kept at the moment. Call the patient and choose another time with them, or offer times under “Visits to repair”.
repair-staff-kept = Times are kept until { $when }. Say them on the phone and choose for the patient here.
repair-staff-none = Does no time suit the patient?
repair-staff-none-means = The times go back, and the visit stays as it is until it has another time.
repair-staff-decline = No time suits the patient
repair-staff-other = Any free time of the same doctor will do. The visit can also be cancelled.
repair-visit-now = The visit now
repair-history = What happened
repair-offer-over = These times are no longer offered.
repair-time-gone = This time is no longer there. Choose another one.
repair-times-gone = The times that were kept are no longer there. We look for others, and write or call.
repair-other-visit = There is another visit at that time. Choose another one.
repair-changed-since = This has changed in the meantime. Look at it as it is now.
repair-link-ended-title = This link has ended
repair-link-ended-why = The times were answered or have ended, or the link is not whole.
repair-on-visit = This visit cannot take place then: it needs another time.
repair-on-visit-link = See other times
visit-offer-hit = This time can no longer take place: { $doctor } is away then, or the hospital is closed. The doctor’s side suggests another one; until then nothing is to be done. It can also be declined.
move-hit-away = { $doctor } is away until { $day }, so this visit cannot take place then.
move-hit-closed = The hospital is closed on that day, so this visit cannot take place then.
move-hit-elsewhere = Book another doctor for this patient, and then cancel this visit: it does not end by itself.
move-hit-elsewhere-link = Book another doctor for this patient
move-hit-desk = No time of this doctor is free. Reception books somebody else for the patient, and then cancels this visit.
move-hit-offers = No other time of this doctor is free. Other times are kept for this visit.
move-hit-wait = No time of this doctor is free. We look for a way; you can also call us.
repair-stays-title = The visit stays as it was

repair-is-to-offer = Times are being looked for
repair-is-offered = Times are offered
repair-is-waiting = To be solved
repair-is-proposed = The patient has not accepted this time yet: choose another one to offer, or take the offer back
repair-is-no-time = No time could be offered
repair-is-declined = No time suits
repair-is-unanswered = Nobody answered
repair-is-moved = The visit has another time
repair-is-cancelled = The visit is cancelled
repair-is-kept = The visit takes place all the same
repair-is-withdrawn = The leave or the closing was taken back, and the visit stays
repair-is-over = The time of the visit has come
repair-no-mail = Has no e-mail: call them
repair-no-way = Has neither e-mail nor phone: tell them when they come
repair-times-to-say = Times are kept: say them on the phone, and choose for them under their name
repair-did-open = Leave or a closed day was entered
repair-did-again = Times are to be offered again

repairs-title = Visits to repair
repairs-lead = Visits that leave, closed time or a closed day has hit, until each of them is solved. The soonest come first.
repairs-lead-own = Your visits that leave, closed time or a closed day has hit, until each of them is solved. The soonest come first.
repairs-unsolved = { $count ->
    [one] One visit needs you
   *[other] { $count } visits need you
    }
repairs-asked = { $count ->
    [one] One patient is choosing
   *[other] { $count } patients are choosing
    }
repairs-unsolved-here = Visits that need you
repairs-asked-here = Patients are choosing
repairs-wait = { $count ->
    [one] One visit that leave has hit is not solved yet.
   *[other] { $count } visits that leave has hit are not solved yet.
}
repairs-see = See the visits
repairs-none = No visit is to be repaired
repairs-none-why = When leave, closed time or a closed day hits booked visits, they are listed here until each has another time or is cancelled.
repair-offer-again = Offer times
repair-keep = Takes place all the same
repair-keep-means = The visit stays as booked, and whoever was offered other times is told so.
repair-keep-sure = Yes, it takes place

flash-repair-taken = The visit has another time: { $when }.
flash-repair-declined = We know that none of the times suits, and look for another way with you.
flash-repair-declined-staff = No time suits the patient. The visit waits for another way.
flash-repair-offered = Times are offered. The patient gets a mail with a link.
flash-repair-no-time = No time was found that could be offered. Call the patient.
flash-repair-stays = The visit stays as it is.
flash-repairs-begun = The exception is saved. { $count ->
    [one] One visit is listed here until it is solved.
   *[other] { $count } visits are listed here until each is solved.
    }

check-repair-what = Offered times are kept for the patient, who chooses by the link of a mail. Until then the visit stays booked. What is not solved is listed under “Visits to repair”.
check-repair-choice = What becomes of it
check-repair-offer = Offer other times
check-repair-later = Solve it later
check-repair-cancel = Cancel it
check-repair-keep = Takes place all the same
check-repair-times = Other times, for example
check-repair-no-times = No time found
check-repair-proposed = The patient has not accepted this time yet: offer another one afterwards
check-repair-no-mail = No e-mail: call
check-repair-why = What patients are told whose visits you cancel (optional)
check-repair-link = Visits to repair
