### What is said when something cannot be done: pages and API answers alike.
### problem-<slug>-title and -detail: one pair per line of the list in web/problem.rs. No arguments.

problem-malformed-title = This request cannot be read
problem-malformed-detail = Something in the request is not what it should be. Go back and try again.
problem-malformed-two-callers = Send an API key or a session cookie, not both.
problem-malformed-unknown-parameter = This does not take the parameter “{ $name }”.
problem-malformed-parameter-value = The value of the parameter “{ $name }” cannot be read.
problem-bad-cursor-title = This list cannot be continued
problem-bad-cursor-detail = The place in the list is no longer valid. Start the list again.
problem-cross-site-title = Sent by another site
problem-cross-site-detail = Another website tried to do this in your name, so nothing was done. Open the portal yourself and try again.
problem-not-found-title = Not found
problem-not-found-detail = There is nothing here, or it is not yours to see.
problem-method-not-allowed-title = Not possible here
problem-method-not-allowed-detail = This address does not understand that kind of request.
problem-not-acceptable-title = No common language
problem-not-acceptable-detail = The answer cannot be sent in any of the encodings you accept.
problem-slow-body-title = The request took too long to arrive
problem-slow-body-detail = Nothing was done. Check the connection and try again.
problem-too-large-title = Too much at once
problem-too-large-detail = The request is larger than 64 KiB. Nothing was done.
problem-unsupported-media-title = Unknown kind of content
problem-unsupported-media-detail = The content type of this request is not understood here.
problem-invalid-title = Some answers need another look
problem-invalid-detail = Nothing was saved. See what is said about each field.

problem-sign-in-needed-title = Please sign in
problem-sign-in-needed-detail = This is shown to people who are signed in.
problem-wrong-credentials-title = That did not work
problem-wrong-credentials-detail = E-mail address and password do not belong together, or the address is not yet confirmed.
problem-awaiting-approval-title = Your application waits
problem-awaiting-approval-detail = An administrator of the hospital has to approve it first. You get a mail then.
problem-second-factor-required-title = One more step
problem-second-factor-required-detail = Enter the code of your second factor to finish signing in.
problem-proof-needed-title = Is it still you?
problem-proof-needed-detail = Show with your password or a code that it is you, then try again.
problem-api-key-refused-title = This key does not work
problem-api-key-refused-detail = Send an API key of this hospital that has not ended and was not revoked. An administrator can make one.
problem-forbidden-title = Not for this account
problem-forbidden-detail = Your account is not allowed to do this.
problem-forbidden-scope = This key was not given the scope { $scope }.
problem-forbidden-key = This is for people who are signed in. No API key opens it.
problem-too-many-requests-title = Too many attempts
problem-too-many-requests-detail = Wait a little and try again.

problem-idempotency-key-required-title = A key is needed
problem-idempotency-key-required-detail = Send an Idempotency-Key header with this request, so that a repeat cannot do it twice.
problem-idempotency-key-reused-title = This key was used before
problem-idempotency-key-reused-detail = The same Idempotency-Key came with another body within 24 hours. Use a new key.
problem-still-running-title = Still being done
problem-still-running-detail = The first request with this key has not finished. Ask again in a moment.
problem-version-required-title = A version is needed
problem-version-required-detail = Send the ETag you read in an If-Match header, so that nobody's change is lost.
problem-stale-version-title = Changed in the meantime
problem-stale-version-detail = This has changed since you read it. Look at it again before you change it.

problem-time-taken-title = That time has just been taken
problem-time-taken-detail = Somebody else has it now. Other times are free.
problem-time-taken-own-visit = The patient has another visit at that time. Other times are free.
problem-time-taken-day-full = This doctor has no visit left on that day. Other days have free times.
problem-not-allowed-now-own-day-full = { $has ->
    [one] The patient has one visit on that day, and patients book no more for one day. Choose another day, or ask the reception, which may book more.
   *[other] The patient has { $has } visits on that day, and patients book at most { $most } for one day. Choose another day, or ask the reception, which may book more.
}
problem-not-allowed-now-title = Not possible any more
problem-not-allowed-now-detail = As things stand now, this cannot be done.
problem-draft-exists-title = A draft is kept
problem-draft-exists-detail = The doctor has saved a draft with other words about this visit. Nothing was signed.
problem-not-allowed-now-note = The appointment is cancelled: no note can be written on it.
problem-not-allowed-now-video-early = The link of this video visit opens at { $when }.
problem-not-allowed-now-video-none = This visit is in person: it has no video link.
problem-not-allowed-now-video-closed = The link of this video visit is closed: the visit is over, was cancelled, or nobody has agreed to it yet.
problem-not-allowed-now-changed = The appointment has changed since you saw it. Look at it again first.
problem-not-allowed-now-offer-gone = The time that was offered can no longer take place: the doctor is away then, or the hospital is closed. Decline it, or ask for another time.
problem-not-allowed-now-request-hit = This request cannot be accepted: the doctor is away then, or the hospital is closed. Give the appointment another time, or say with its repair that it takes place all the same.
problem-not-allowed-now-webhooks-full = There are as many webhooks as there can be. Remove one first.
problem-not-allowed-now-webhook-disabled = The webhook is disabled: nothing is sent there. Enable it first.
problem-in-use-title = Still needed
problem-in-use-detail = Other things depend on this. Settle them first.
problem-perhaps-known-title = Perhaps known already
problem-perhaps-known-detail = Somebody with the same name and date of birth, or the same phone number, has an account. Look at who it may be; if it is somebody else, confirm that.

problem-busy-title = Very busy right now
problem-busy-detail = Nothing was done. Try again in a few seconds.
problem-internal-title = Something went wrong on our side
problem-internal-detail = It was written down with the number below. Try again later.

## What is wrong with one field: field-<code>, written for whoever fills it in.

field-required = Fill this in.
field-unknown-field = There is no such field.
field-duplicate = This was given twice.
field-wrong-type = This is not the kind of value that belongs here.
field-invalid = This value cannot be used.
field-too-long = Use at most { $limit ->
    [one] one character
   *[other] { $limit } characters
}.
field-unprintable = This contains a character that cannot be shown.
field-out-of-range = Use a number from { $from } to { $to }.
field-password-too-short = Use at least { $least } characters.
field-known-password = Choose another password: others would guess this one first.
field-malformed-email = Use an address like name@example.org.
field-known-address = This address has an account already.
field-unlikely-date = Use a date from 1900 until today.
field-not-accepting = This doctor takes no bookings at the moment.
field-no-video = This doctor offers no video visits, or the hospital has none.
field-outside-rules = The doctor has no visit that begins at this time.
field-too-soon = Choose a time at least { $minutes } minutes from now.
field-too-far-ahead = Times open { $days } days ahead. Choose an earlier one.
field-unknown-doctor = There is no such doctor.
field-unknown-patient = There is no such patient.
field-not-for-others = This account cannot book for somebody else.
field-range-too-long = Ask for at most { $days } days.
field-before-from = The end lies before the beginning. Choose a later end.
