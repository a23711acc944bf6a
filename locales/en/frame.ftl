### What stands around every page, and words that many pages share.

product-name = Caredesk
title-page = { $title } – Caredesk
title-error = Error: { $title } – Caredesk
skip-to-page = Skip to the page
undo = Undo
nav-main = Main
nav-my-visits = My visits
nav-find-a-doctor = Find a doctor
nav-doctors = Doctors
nav-my-day = My day
nav-my-week = My week
nav-upcoming = Upcoming
nav-my-hours = My hours
nav-overview = Overview
nav-api-keys = API keys
nav-webhooks = Webhooks
nav-all-visits = All visits
nav-audit = Audit trail
role-patient = Patient
role-doctor = Doctor
show-password = Show
role-receptionist = Reception
role-administrator = Administrator
sign-in = Sign in
sign-out = Sign out
create-account = Create account
footer-emergency = In an emergency call { $number }.
footer-do-not-wait = Do not wait for an answer here.
footer-reception = Reception: { $number }
footer-house = { $hospital }. All times are { $zone }.
footer-local-mail = Messages kept on this computer
error-prefix = Error:
form-not-yet = There is something to change
pages = Pages
pages-newer = Newer
pages-older = Older
pages-newest = Newest
print = Print
print-list = Print list
what-happens-next = What happens next
about-this-visit = About this visit

## One word per thing
reason = Reason
symptoms = Symptoms
how-soon = How soon
if-plans-change = If plans change
doctor = Doctor
patient = Patient
department = Department
day = Day
time = Time
when = When
status = Status
fee = Fee
place = Place
reference = Reference
waiting = Waiting
action = Action
change = Change
answer = Answer
minutes = { $minutes } min
fee-per-visit = { $fee } for each visit
fee-after-visit = { $fee }, paid after the visit
doctor-with-years = { $what }, { $years } { $years ->
    [one] year
   *[other] years
}
doctor-in-department = { $doctor }, { $department }
from-to = { $from } to { $to }
time-with-doctor = { $time } with { $doctor }
span-with-doctor = { $from } to { $to }, { $doctor }

## How large a file is
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

# In a form that was saved in another window meanwhile.
meanwhile-says = Meanwhile it says:
meanwhile-empty = Meanwhile it is empty.
meanwhile-ticked = Ticked
meanwhile-not-ticked = Not ticked

## Two people who changed the same thing
both-changed-title = Two changes of { $name }
merge-trouble = Somebody has saved this since you opened it. Nothing of theirs or yours is lost: choose what is to stand in each field, then save.
merge-not-chosen = Nothing is chosen in some fields yet. Nothing of theirs or yours is lost: choose, then save.
wrong-merge-choice = Choose whose words are to stand
merge-saved-by = { $name } saved it meanwhile: { $when }.
merge-saved-at = It was saved meanwhile: { $when }.
merge-changed-them = Only they changed this.
merge-changed-you = Only you changed this.
merge-changed-both = Both of you changed this.
merge-differs = Yours and theirs differ.
merge-opened = When you opened it:
merge-nothing = Nothing
merge-theirs = Theirs:
merge-yours = Yours:
merge-on = On
merge-off = Off
both-changed-leave = Leave it as they saved it
footer-language = Language
