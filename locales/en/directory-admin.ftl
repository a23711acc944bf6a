### What administrators write: departments and doctors.

## Common to both
edit = Edit
save-changes = Save changes
leave-as-is = Leave it as it is
keep-it = Keep it
look-again = Look again
who-sees = Who sees this
edit-not-saved = Not saved yet
edit-incomplete = The form did not arrive whole, so nothing was saved. This is what stands here now: change it and save again.
edit-changed-meanwhile = Somebody has saved this since you opened it. What you typed is kept: save again to put it in the place of theirs.
wrong-choice = Choose one of the list

## Departments
manage-departments-lead = Patients choose from these. Doctors belong to one each.
manage-departments-former = Looking for somebody who is off the list?
manage-departments-none-why = Add one, and doctors can belong to it.
new-department = New department
new-department-button = Add department
new-department-sent-before = You have added a department with this form already. Press again to add one more.
edit-department-title = Edit { $name }
label-department-name = Name of the department
label-department-name-hint = As patients call it, such as "Heart" or "Bones and joints".
label-description = What it is for
label-description-optional = What it is for (optional)
label-description-hint = One or two sentences that help to choose.
department-who-sees = Everybody, also people who are not signed in.
department-not-needed = No longer needed?
department-remove-link = Remove this department
wrong-department-name-taken = Another department has this name: use another one
wrong-department-name-missing = Enter the name of the department
wrong-department-name-too-long = Shorten the name to { $limit } characters
wrong-department-description-too-long = Shorten the description to { $limit } characters
flash-department-made = The department is added.
flash-department-saved = The department is saved.
flash-department-removed = The department is removed.

delete-department-title = Remove { $name }
delete-department-means = Nobody belongs to { $name }. It will no longer be shown to anyone. Visits that took place there stay as they are.
delete-department-button = Remove this department
delete-department-not-yet = A doctor has just joined this department
delete-department-doctors = { $count ->
    [one] One doctor belongs to it
   *[other] { $count } doctors belong to it
}
delete-department-doctors-how = A department can be removed when nobody belongs to it. Move each of them to another department, or take them off the list.
delete-department-some-missing = Somebody joined a moment ago and is not listed yet. Look again in a few seconds.

## A doctor's profile
edit-doctor-title = Edit { $name }
optional = { $label } (optional)
label-doctor-name = Name, with title
label-specialization = Specialization
label-specialization-hint = Such as "Cardiologist".
label-qualifications = Qualifications
label-qualifications-hint = Such as "MD, FRCP".
label-experience = Years of experience
label-experience-hint = In whole years.
label-licence = Licence number
label-licence-hint = Only administrators and the doctor see it.
licence-all-the-same = It is right: { $name } has the same number
wrong-doctor-licence-known = { $name } has the licence number { $number } already. Correct it, or tick below that it is right.
label-gender = Gender
label-gender-hint = It is shown only to administrators and the doctor, but patients can look for doctors by it.
gender-not-said = Not said
gender-female = Female
gender-male = Male
gender-other = Other
gender-unknown = Unknown
label-doctor-phone = Phone
label-doctor-phone-hint = Only staff see it.
label-fee = Fee for a visit
label-fee-hint = In { $currency }, like 500 or { $like }. Empty: { $usual }.
label-buffer = Pause after a visit
label-buffer-hint = Minutes, a multiple of { $grain }. Empty: { $usual }.
label-daily-cap = Visits a day, at most
label-daily-cap-hint = From 1 to 200. It binds everybody who books: patients, the desk and doctors, emergency times included. Empty: as many as the hours have.
label-place = Place
label-place-hint = Such as "Building B, room 12".
choose-department = Choose a department
label-bookings = Bookings
label-accepts = Takes bookings
label-accepts-hint = Off: no free times are shown and nobody books. Booked visits stay.
label-approval = Answers each request first
label-approval-hint = A patient's booking waits until the doctor accepts it. The time is kept meanwhile.
label-offers-video = Offers visits by video
label-offers-video-hint = People may choose to meet this doctor by video, once the hospital's settings say where.
doctor-who-sees = Everybody, unless it says otherwise at the field. The place stands on the visits of patients.
doctor-booked-visits = Visits that are booked
doctor-booked-visits-stay = They keep their time, their department and the name they were booked under.
doctor-leaves = Leaving the hospital?
doctor-has-left = This doctor is off the list: patients do not find them, and nobody can book.
doctor-returns = Coming back?
doctor-returns-how = Their weekly hours are as they were.
reactivate-button = Put back on the list
wrong-doctor-name-missing = Enter the doctor's name
wrong-doctor-name-too-long = Shorten the name to { $limit } characters
wrong-doctor-department-missing = Choose a department
wrong-doctor-department-gone = That department is gone: choose another one
wrong-doctor-specialization-too-long = Shorten the specialization to { $limit } characters
wrong-doctor-qualifications-too-long = Shorten the qualifications to { $limit } characters
wrong-doctor-years = Enter the years of experience as a whole number from 0 to { $most }
wrong-doctor-licence-too-long = Shorten the licence number to { $limit } characters
wrong-doctor-phone = Enter the phone number with country code, like +91 98765 43210, or leave it empty
wrong-doctor-fee = Enter the fee like 500 or { $like }, or leave it empty
wrong-doctor-fee-before = The fee was { $was }; the hospital now charges in { $currency }. Write the fee in { $currency } or leave it empty for the hospital's fee.
wrong-fee-currency = The hospital's currency has changed to { $currency } since you opened this page. Check that your number is right in { $currency }.
wrong-doctor-buffer = Enter the pause as minutes from 0 to { $most }, a multiple of { $minutes }, or leave it empty
wrong-doctor-cap = Enter the most visits a day as a whole number from 1 to { $most }, or leave it empty
wrong-doctor-place-too-long = Shorten the place to { $limit } characters
flash-doctor-saved = The profile is saved.

## Off the list and back
deactivate-link = Take off the list
deactivate-title = Take { $name } off the list
deactivate-means = { $name } has no visits ahead. Patients will no longer find them, and nobody can book.
deactivate-ends = They are signed out and cannot sign in.
deactivate-stays = Past visits and records keep their doctor. You can put them back on the list later.
deactivate-waiting = { $count ->
    [one] One person waits for a time with { $name }. Their waiting list will say that it cannot come true, and that they can wait for any doctor of the department.
   *[other] { $count } people wait for a time with { $name }. Their waiting lists will say that it cannot come true, and that they can wait for any doctor of the department.
}
deactivate-button = Take off the list
deactivate-keep = Keep on the list
deactivate-not-yet = Still on the list
deactivate-visits-came = A visit was booked since you opened this page.
deactivate-visits = { $count ->
    [one] One visit is still to come
   *[other] { $count } visits are still to come
}
deactivate-visits-how = Nobody is left without a doctor: cancel each of these first, or wait until they are over.
deactivate-leave = To offer all of them other times at once, { $link }.
deactivate-leave-link = enter leave for this doctor
deactivate-visits-more = And { $count } more.
deactivate-just-booked = A time has just been booked
deactivate-just-booked-how = The visit is not listed yet. Look again in a few seconds.
flash-doctor-deactivated = { $name } is off the list.
flash-doctor-reactivated = { $name } is back on the list.
flash-doctor-no-department = Their department is gone. Choose another one and save, then put them back on the list.

## Who has left
former-doctors = Doctors who have left
former-doctors-lead = They are off the list. Edit one to put them back.
former-doctors-first = From the beginning
former-doctors-more = More
former-doctors-none = Nobody has left
former-doctors-none-why = Doctors who are taken off the list stand here.
