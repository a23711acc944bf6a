### The house's settings.

label-clinical-years = What is clinical, in years
label-clinical-years-hint = Records, notes and why people came. A patient’s account cannot be erased before the last of it is so old.
label-audit-years = The audit trail, in years
label-audit-years-hint = The portal never removes an entry by itself, and an erased account’s entries stay.
label-messages-years = Messages to people, in years
label-messages-years-hint = What was sent to whom and when, without its words.
label-exports-days = Copies of people’s own data, in days
label-exports-days-hint = After a copy was made, its patient can download it for so long.
retention-button = Save
retention-leave = Leave it as it is
retention-means = What a change does
retention-means-new = Messages and copies that are made from now on are kept as you say. Those that exist keep the time they have.
retention-means-law = The law of your country says how long you must keep records at least. Ask before you shorten anything.
retention-stale = Somebody else has changed the settings meanwhile. What you did not change here shows theirs: compare the rest, then save again.
flash-retention-saved = Saved.
wrong-retention = Enter a whole number from { $from } to { $to }

settings-title = Settings
settings-lead = What holds for the whole hospital. Each setting says what it does and within which bounds.
settings-sections = Sections of the settings
settings-house = The hospital
settings-house-effect = Pages and mails say so from the next one on. No visit moves when the time zone changes: hours and pages follow the new clock.
settings-booking = Booking
settings-booking-effect = Holds for what is booked, moved and cancelled from now on. Visits that are booked stay.
settings-messages = Messages
settings-messages-effect = Holds for what is sent from now on. All times are of the hospital’s time zone.
settings-money = Fees and stock
settings-money-effect = Visits that are booked keep the fee they have.
settings-retention = Files, and how long things are kept
settings-retention-effect = What this portal keeps about people, and for how long.
settings-means-at-once = A change holds at once, on every server within five seconds, without a restart. The audit trail says who changed what, what it was and what it is.
setting-hospital-name = Name of the hospital
setting-hospital-name-hint = As every page and mail calls it. At most 120 characters.
setting-address = Postal address (optional)
setting-address-hint = In lines, as on an envelope. At most 400 characters.
setting-reception-phone = Phone of the reception (optional)
setting-reception-phone-hint = As it is dialled. Pages and mails offer it to whoever needs help.
setting-emergency-number = Emergency number
setting-emergency-number-hint = As it is dialled. It stands wherever somebody may be in danger.
setting-crisis-line = Crisis line (optional)
setting-crisis-line-hint = Somebody to talk to in a crisis, beside the emergency number. Which line is right, the hospital knows.
setting-zone = Time zone
setting-zone-hint = By its name, such as Asia/Kolkata or Europe/Madrid. No visit moves. Afterwards whoever runs the portal counts statistics and overview anew: caredesk job recount.
setting-closed-days = Closed days
setting-closed-days-hint = A line each: the date as year-month-day, then what people are told, such as 2026-12-25 Christmas. Nobody can book on these days; visits that are booked stay, and are shown before anything is saved. At most 200.
setting-booking-horizon-days = How far ahead patients book, in days
setting-booking-horizon-days-hint = From { $from } to { $to }, and no further than staff.
setting-staff-horizon-weeks = How far ahead staff book, in weeks
setting-staff-horizon-weeks-hint = From { $from } to { $to }.
setting-minimum-notice-minutes = Shortest notice, in minutes
setting-minimum-notice-minutes-hint = Patients book no visit that begins sooner. From { $from } to { $to }; 60 is an hour, 1440 a day.
setting-cancel-cutoff-minutes = Last moment to cancel or move, in minutes before the visit
setting-cancel-cutoff-minutes-hint = Later, patients call the reception instead. From { $from } to { $to }.
setting-hold-seconds = How long a chosen time is kept, in seconds
setting-hold-seconds-hint = While somebody confirms. From { $from } to { $to }; 600 are ten minutes.
setting-patient-daily-visits = Most visits a patient books for one day
setting-patient-daily-visits-hint = With any doctors together, also when moving a visit. Whoever wants more calls the reception: staff may book more, and are told. 0: as many as they like. From { $from } to { $to }.
setting-request-answer-hours = Requests are answered within so many hours
setting-request-answer-hours-hint = Of doctors who answer before a visit is booked. Patients are told so, and requests that wait longer are marked on the lists. Nothing ends by it. From { $from } to { $to }.
setting-waiting-offer-minutes = How long an offer from the waiting list is kept, in minutes
setting-waiting-offer-minutes-hint = Minutes of the day: the night does not count. From { $from } to { $to }.
setting-video-link-template = Video visits: address of a room (optional)
setting-video-link-template-hint = Begins with https:// and has { "{" }room{ "}" } where the name of the room belongs. Every visit has a room of its own. Empty: no visits by video.
setting-buffer-minutes = Free after each visit, in minutes
setting-buffer-minutes-hint = Where a doctor has no time of their own. From { $from } to { $to }, a multiple of the hospital’s step of time.
setting-reminder-offsets = Reminders of a visit
setting-reminder-offsets-hint = A line each: how many days before (0 is the day itself, 14 at most), then the time, such as 1 08:00. At most 6; none at all when empty.
setting-monthly-reports-at = When doctors get their month in numbers
setting-monthly-reports-at-hint = On the first of a month, such as 08:00.
setting-day-list-at = When the list for power cuts is made
setting-day-list-at-hint = Each morning, such as 06:00.
setting-currency = Currency
setting-currency-hint = Three letters, such as INR or EUR. The fee of a visit below keeps its number; the fees of doctors and of kinds of visits stay in the old currency until somebody writes them anew. Statistics count in the new currency from then on.
setting-default-fee = Fee of a visit
setting-default-fee-hint = Where a doctor has none of their own, such as 500 or { $like }.
setting-blood-low-units = Blood is low below so many units
setting-blood-low-units-hint = Of each group. Whoever watches is told once, when it falls below. From { $from } to { $to }.
setting-max-report-bytes = Largest file a patient may add, in megabytes
setting-max-report-bytes-hint = From 0.01 to 100.
setting-quiet-hours = Quiet hours of text messages
setting-quiet-hours-hint = From when until when no text message is sent, such as 21:00 08:00. The same time twice: always allowed.
setting-country-code = Country code of phone numbers
setting-country-code-hint = Digits without the plus, such as 91: for numbers that people give without one. Leave it empty to send only to whole numbers.
setting-invoice-due-days = When an invoice is due, in days
setting-invoice-due-days-hint = After it was issued. From { $from } to { $to }.
setting-tax-percent = Tax on invoices, in percent
setting-tax-percent-hint = From 0 to 100, such as 18 or 5.5. 0: none. Invoices that are issued stay as they are.
setting-tax-name = What the tax is called (optional)
setting-tax-name-hint = As invoices name it, such as GST.
wrong-setting-fee = Enter an amount from 0 on, such as 500 or { $like }
wrong-setting-quiet-hours = Write two times with a space between, such as 21:00 08:00
wrong-setting-reminder = Write a line each: 0 to 14 days before, a space, then the time, such as 1 08:00
wrong-closed-day-date = “{ $line }”: Write a date as year, month and day, such as 2026-12-25, then what people are told
wrong-closed-day-twice = { $date } was given twice
wrong-closed-day-over = { $date } is over already
wrong-setting-phone = Use digits, with spaces and + - ( ) between them: at least { $least }, and 30 characters at most
settings-sign-in = Staying signed in
settings-sign-in-effect = Holds at once, for everybody who is signed in.
setting-patient-idle-minutes = Patients who do nothing are signed out, in minutes
setting-patient-idle-minutes-hint = From { $from } to { $to }. Two minutes before, the page asks whether they are still there.
setting-patient-session-hours = Patients sign in again, in hours
setting-patient-session-hours-hint = Whatever they did meanwhile. From { $from } to { $to }.
setting-staff-idle-minutes = Staff who do nothing are signed out, in minutes
setting-staff-idle-minutes-hint = From { $from } to { $to }. Screens at the desk are seen by many.
setting-staff-session-hours = Staff sign in again, in hours
setting-staff-session-hours-hint = Whatever they did meanwhile. From { $from } to { $to }.

closing-title = { $days ->
    [one] Visits are booked on the day you close
   *[other] Visits are booked on the days you close
}
closing-day = { $count ->
    [one] One visit is
   *[other] { $count } visits are
} booked on { $day } { $year }
closing-desk = All visits of this day
closing-what = The visits stay booked until they are moved or cancelled: the lists of the day say that the hospital is closed.
closing-offer = Offer these patients other times
closing-offer-hint = Times are kept for each patient, who chooses by the link of a mail. What is not solved is listed under “Visits to repair”. Without this no patient is written to: staff solve each visit of that list.
closing-save = { $days ->
    [one] Close the day all the same
   *[other] Close the days all the same
}
flash-closing-offered = Saved. { $count ->
    [one] The patient of one visit is
   *[other] The patients of { $count } visits are
} offered other times in a moment.
flash-closing-listed = Saved. { $count ->
    [one] One visit stays booked, and is listed until it is solved.
   *[other] { $count } visits stay booked, and are listed until each is solved.
}
flash-closing-reopened = Saved. { $count ->
    [one] A closed day is open again: its visits
   *[other] { $count } closed days are open again: their visits
} take place as booked, unless a doctor is away. What was being repaired for them is being ended.
flash-closing-meanwhile = Saved. { $count ->
    [one] One visit was booked meanwhile on a day
   *[other] { $count } visits were booked meanwhile on days
} closed now. The lists of these days show what is booked.
