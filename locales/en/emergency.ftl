### Emergency access: a doctor opens the record of a patient who is not in their care, for an hour.

emergency-title = Emergency access
nav-emergency = Emergency access
emergency-not-in-care = A patient who is not in your care
emergency-lead = The record of a patient who is not in your care, open to you for an hour.
emergency-running = Open now
emergency-past = Before
emergency-until = Open until { $time }, { $minutes ->
    [one] one more minute
   *[other] { $minutes } more minutes
}.
emergency-was-open = Opened { $opened }, until { $time }.
emergency-was-ended = Opened { $opened }. You ended it at { $time }.
emergency-go-on = Read the record
emergency-end = End now
emergency-none = You have opened no record in an emergency
emergency-none-why = When somebody needs you who is not in your care, you can read their record for an hour.
emergency-how = How it works
emergency-how-told = You say why and show once more that it is you. The patient is told at once and sees everything you open.
emergency-how-reviewed = An administrator looks at each one afterwards: who, whose, when and how often, never what stands in the record.

emergency-runs = Emergency access to the record of { $name } until { $time }, { $minutes ->
    [one] one more minute
   *[other] { $minutes } more minutes
}
emergency-is-noted = Read only. Everything you open is noted, and the patient sees it.
records-why-emergency = You opened this record in an emergency. It closes at { $time }.

new-emergency-link = Open a record
new-emergency = Open a record in an emergency
new-emergency-lead = For one patient who is not in your care. The record closes by itself after an hour.
emergency-which-patient = Which patient?
label-emergency-patient = Record number, e-mail address or phone number
label-emergency-patient-hint = All of it, such as HR-7K4M-29X3-Q8TN. A part of it finds nobody.
emergency-or = Nothing of that at hand? Then both of these:
label-emergency-name = Full name
label-emergency-name-hint = As in the account.
label-emergency-birth = Date of birth
label-emergency-birth-hint = Together with the name.
label-emergency-category = Why now?
emergency-cannot-be-asked = Unconscious or cannot be asked
emergency-covering = Covering for a colleague
emergency-department = Emergency department
emergency-other = Other
label-emergency-reason = In your own words
label-emergency-reason-hint = At least ten characters. The patient reads this; administrators do not.
new-emergency-button = Open the record for an hour
new-emergency-hour = You read for 60 minutes: records, reports, timeline and what the patient says of themselves. You change nothing.
new-emergency-told = The patient gets an e-mail at once.
new-emergency-marked = Everything you open is marked as read in an emergency.
new-emergency-reviewed = An administrator reviews it. They see what you choose from the list, not your own words.
emergency-not-opened = No record was opened
emergency-tried-too-often = You have tried this many times. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, or ask the reception for the record number.
emergency-sent-before = This form has opened another record already. Send it once more if you want this one too.

wrong-emergency-patient-missing = Enter the record number, e-mail address or phone number of the patient, or their full name and date of birth
wrong-emergency-not-whole = Enter the whole record number, e-mail address or phone number
wrong-emergency-one-way = Enter either this or the name and date of birth, not both
wrong-emergency-nobody = Exactly one patient has to fit, and that is not so. Check it, or use the record number
wrong-emergency-name-missing = Enter the full name of the patient
wrong-emergency-name = Enter the name as it stands in the account
wrong-emergency-birth-missing = Enter the date of birth of the patient
wrong-emergency-category-missing = Choose why
wrong-emergency-reason-short = Say why in at least { $limit } characters
wrong-emergency-reason-long = Say why in at most { $limit } characters
wrong-emergency-unprintable = Remove characters that cannot be shown

flash-emergency-in-care = This patient is in your care: their record is open to you anyway. Nothing was noted as an emergency.
flash-emergency-open = You have opened this record already.
flash-emergency-ended = The record is closed again.

emergency-review-title = Emergency access to review
emergency-reviewed-title = Emergency access, reviewed
emergency-review-lead = Doctors who opened the record of a patient who was not in their care. You see who, whose, when and how often, never what stands in the record.
emergency-lists = Lists
emergency-waiting = To review
emergency-reviewed = Reviewed
emergency-reads = Clinical reads
emergency-read-times = { $count ->
    [0] Nothing was read
    [one] Read once
   *[other] Read { $count } times
}
emergency-outcome = Review
emergency-runs-until = Open until { $time }
emergency-lasted = { $minutes ->
    [0] Less than a minute
    [one] One minute
   *[other] { $minutes } minutes
}
emergency-lasted-ended = { $minutes ->
    [0] Less than a minute, ended by the doctor
    [one] One minute, ended by the doctor
   *[other] { $minutes } minutes, ended by the doctor
}
emergency-look = Review
emergency-open-one = Open
emergency-none-waiting = Nothing waits for a review
emergency-none-waiting-why = When a doctor opens a record in an emergency, it stands here until somebody has looked at it.
emergency-none-reviewed = Nothing was reviewed yet
emergency-none-reviewed-why = What was looked at stands here for two years.
emergency-review-one = Emergency access of { $when }
emergency-review-of = opened the record of { $patient } in an emergency.
emergency-facts = What is known
emergency-opened = Opened
emergency-open-for = Open for
emergency-words-are-the-patients = What the doctor wrote may name an illness. The patient reads it on the page of who looked at their record; you do not.
emergency-still-open = Still open
emergency-still-open-why = Review it when it is over, at { $time } at the latest: until then more may be read.
emergency-say = Review
label-review-outcome = Was it in order?
review-in-order = In order
review-follow-up = To be followed up
review-follow-up-hint = Say below who speaks with whom.
label-review-note = Note
label-review-note-hint = For administrators. Nothing of anybody's health.
review-button = Save the review
emergency-reviewed-by = { $name }, { $when }
wrong-review-outcome-missing = Choose whether it was in order
wrong-review-note-missing = Say what is to be followed up, and by whom
wrong-review-note-long = Use at most { $limit } characters
flash-emergency-reviewed = The review is saved.
flash-emergency-reviewed-before = Somebody has reviewed it before you.
flash-emergency-still-runs = It is still open. Review it when it is over.
