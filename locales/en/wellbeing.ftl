### What patients keep about themselves: measurements, the mood log, the timeline.

weight = Weight
blood-pressure = Blood pressure
blood-sugar = Blood sugar
systolic = Upper value
diastolic = Lower value
unit-kg = { $value } kg
unit-mmhg = { $value } mmHg
unit-mgdl = { $value } mg/dL

## Measurements
vitals-title = My measurements
vitals-lead = Weight, blood pressure and blood sugar that you measure yourself.
vitals-list = Measurements, newest first
vitals-none = Nothing measured yet
vitals-none-why = What you write down stands here, and as charts on your timeline.
vitals-as-charts = As charts
vitals-who-reads = You, doctors who have you in their care, and whoever you let act for you and read. Reception and administration never do.
vitals-no-judgement = Nobody is told by a number here, and this page does not judge it. If you are worried, call or book a visit.
vital-add = Write it down
vital-what-you-have = Fill in what you measured and leave the rest empty.
vital-correct = Correct
vital-correct-title = Correct a measurement
vital-remove = Remove this measurement
vital-remove-title = Not yours, or a mistake?
vital-remove-what = It goes from your list and charts, and from what your doctors see.
vital-put-back = Put it back
vital-asks = Is that right?
vital-sent-before = You have sent this form already. If these are other numbers, press again to write them down too.
label-taken-date = Date
label-taken-time = Time
label-weight = Weight in kg (optional)
label-blood-sugar = Blood sugar in mg/dL (optional)
label-systolic = Blood pressure, upper value in mmHg (optional)
label-diastolic = Blood pressure, lower value in mmHg (optional)
label-sure = Yes, the numbers are right
ask-weight = Is { $typed } kg right? Correct it, or tick below that it is
ask-pressure = Is { $typed } mmHg right? Correct it, or tick below that it is
ask-blood-sugar = Is { $typed } mg/dL right? Correct it, or tick below that it is
wrong-weight = Enter a weight from 0.2 to 650 kg, with at most two decimals, such as 72.5
wrong-systolic = Enter the upper value as a whole number from 10 to 500 mmHg
wrong-diastolic = Enter the lower value as a whole number from 5 to 400 mmHg
wrong-blood-sugar = Enter the blood sugar as a whole number from 1 to 3000 mg/dL
wrong-pressure-pair = Enter both values of the blood pressure, or none
wrong-pressure-order = Enter the lower value below the upper one
wrong-nothing-measured = Enter at least one number
wrong-time-of-vital = Enter a time like 08:30. When clocks go forward, one hour does not exist
wrong-future = Enter a date and time that are not still to come
wrong-too-long-ago = Enter a date from 1970 on
flash-vital-kept = Your measurement is written down.
flash-vital-corrected = The measurement is corrected.
flash-vital-removed = The measurement is removed. You can put it back now.
flash-vital-put-back = The measurement is back.

## Charts
chart-weight = Weight (kg)
chart-pressure = Blood pressure (mmHg)
chart-sugar = Blood sugar (mg/dL)
chart-mood = Mood
chart-same-numbers = The table below has the same numbers.
chart-as-table = As a table
chart-weight-summary = { $count ->
    [one] One measurement, { $from }.
   *[other] { $count } measurements, { $from } to { $to }.
}
chart-pressure-summary = { $count ->
    [one] One measurement, { $from }.
   *[other] { $count } measurements, { $from } to { $to }.
}
chart-sugar-summary = { $count ->
    [one] One measurement, { $from }.
   *[other] { $count } measurements, { $from } to { $to }.
}
chart-mood-summary = { $count ->
    [one] One day written, { $from }.
   *[other] { $count } days written, { $from } to { $to }. Days without an entry are gaps.
}

## Mood
mood-title = My mood log
mood-question-today = How are you today?
mood-question-then = How were you that day?
mood-very-low = Very low
mood-low = Low
mood-between = In between
mood-good = Good
mood-very-good = Very good
label-mood-note = Note (optional)
label-mood-note-hint = What you want to remember of this day. At most { $limit } characters.
mood-save = Save
mood-before = The days before
mood-change = Change
mood-whole = Your whole log, on the timeline
mood-leave = Leave this page now
mood-remove = Remove this day for good
mood-remove-title = Remove what you wrote
mood-remove-what = Everything you wrote about { $day } goes. It cannot be brought back.
mood-who-reads = Only you. A doctor who has you in care reads it when you let them, and no longer than that. Reception and administration never do.
mood-sharing = Let a doctor read it
mood-sharing-what = Off for everybody until you turn it on. You can stop at any moment; then they see nothing any more.
mood-share = Let them read
mood-stop-sharing = Stop
mood-shared-yes = Reads your log
mood-shared-no = Sees nothing of it
mood-shared-no-care = Not your doctor at the moment, so sees nothing
mood-no-doctors = You have no doctor at this hospital at the moment. After you have booked a visit, the doctor stands here.
mood-crisis-title = If you cannot wait
mood-crisis = If you think of harming yourself, or cannot stay safe, call { $number } now.
mood-crisis-line = Somebody to talk to: { $number }
mood-nobody-watches = Nobody at the hospital is told by what you write here.
wrong-mood-missing = Choose how you are
wrong-mood-note-too-long = Shorten the note to { $limit } characters
flash-mood-kept = Saved.
flash-mood-removed = What you wrote is removed.
flash-mood-shared = This doctor can read your mood log from now on.
flash-mood-sharing-ended = This doctor sees nothing of your mood log any more.

## Timeline
timeline-title = My health timeline
timeline-of-patient-title = Health timeline of your patient
timeline-lead = Your visits, reports, measurements and mood on one page.
timeline-narrow = What to show
timeline-everything = Everything
timeline-visits = Visits
timeline-reports = Reports
timeline-vitals = Measurements
timeline-happened = What happened
timeline-report = Report added
timeline-measured = Measured at home
timeline-mood = Mood: { $word }
timeline-visit-on = Visit on { $when }
timeline-own-words = In the patient's own words
timeline-own-words-why = Measurements are the patient's own, taken at home and not checked by the hospital.
timeline-none = Nothing here yet
timeline-none-why = Visits stand here once they are written up, reports once they are added, and what you measure as soon as you write it down.
timeline-none-why-patient = Visits stand here once they are written up, reports once they are added, and what the patient measures at home.
timeline-none-of-kind = Nothing of this kind
timeline-none-of-kind-why = There is nothing of it on the timeline.
timeline-who-reads = You, doctors who have you in their care, and whoever you let act for you and read; of your mood only those you let. Reception and administration never do.
