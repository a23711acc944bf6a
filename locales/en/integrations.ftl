### Keys with which other programs ask (F15).

api-keys-title = API keys
api-keys-lead = Other programs of the hospital use these to ask the portal. Each opens only what it was given.
api-keys-none = No keys yet
api-keys-none-why = Make one when a program, such as a check-in kiosk or a rota planner, is to work with the portal.
api-keys-reference = For whoever writes such a program:
api-key-ended = Ended
api-key-revoked = Revoked
api-key-last-used = Last used { $when }.
api-key-never-used = Not used yet.
api-key-made-by = Made { $when } by { $name }.
api-key-revoked-by = Revoked { $when } by { $name }.
api-key-ends-on = It works until { $day }.
api-key-ended-on = It worked until { $day }.
api-key-no-end = It works until somebody revokes it.
revoke = Revoke

## A new one
new-api-key = New API key
new-api-key-button = Make this key
new-api-key-leave = Make none
new-api-key-once = Shown once
new-api-key-once-how = The next page shows the key, and no page ever does again. Have the place ready where the program keeps it.
new-api-key-never = What no key opens
new-api-key-never-what = Why a patient comes, records and notes; accounts and passwords; the settings; other keys. What everybody can see, such as doctors and free times, every key can read.
new-api-key-sent-before = You have made a key with this form already. Press again to make one more.
label-api-key-name = What it is for
label-api-key-name-hint = The program and where it runs, such as "Check-in kiosk, main entrance".
label-api-key-end = Last day (optional)
label-api-key-end-hint = It stops by itself when this day is over. Without one it works until somebody revokes it.
label-scopes = What it may do
label-scopes-hint = Tick only what the program needs.
wrong-api-key-name-missing = Say what the key is for
wrong-api-key-name-too-long = Shorten it to { $limit } characters
wrong-api-key-no-scope = Tick what the key may do
wrong-api-key-end-no-date = Write the last day as a date, or leave it empty
wrong-api-key-end-over = Choose a last day that is not over

scopes-visits = Visits
scope-see-visits = See all visits
scope-see-visits-hint = Who comes to which doctor and when, and where each visit stands. Never why.
scope-confirm = Confirm visits
scope-confirm-hint = As the reception does, for a reply to a reminder.
scope-check-in = Check patients in
scope-check-in-hint = Say that somebody has arrived.
scope-move = Move visits
scope-move-hint = Give a visit another free time.
scope-cancel = Cancel visits
scope-cancel-hint = Give a visit's time back. The patient sees it as cancelled.
scope-no-show = Record who did not come
scope-no-show-hint = From the visit's start on.
scope-day-list = Fetch the list for power cuts
scope-day-list-hint = Today's visits with names and phone numbers, as a file. Never why.
scopes-house = The house
scope-overview = See the overview
scope-overview-hint = The numbers of the house and its latest visits.
scope-hours = Change doctors' hours
scope-hours-hint = Weekly hours, leave and extra hours of every doctor.
scope-departments = Change departments
scope-departments-hint = Add, rename and remove them.

## Made
api-key-made-title = The key for { $name }
api-key-made-lead = Copy it now. This is the only time it is shown.
api-key-itself = API key
api-key-copy = Click into it and select all of it to copy it. Whoever has it can do what it may do: keep it like a password.
api-key-shown-before = This key was made when the form was sent the first time, and was shown then. It is kept nowhere. If nobody has it, revoke it and make another.
api-key-opens = What it may do
api-key-send = The program sends it with every request:
api-key-header = Authorization: Bearer cdk_…
api-key-kept = I have kept it

## Taking one back
revoke-api-key-title = Revoke { $name }
revoke-api-key-means = Whatever program uses this key is refused from its next request on. There is no way back: make another key instead.
revoke-api-key-button = Revoke this key
flash-api-key-revoked = The key is revoked. It opens nothing any more.
