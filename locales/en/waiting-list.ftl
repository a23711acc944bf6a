### The waiting list: somebody waits for a time, and is offered one as soon as it becomes free.

waiting-title = Waiting list
waiting-of = Waiting list of { $name }
waiting-lead = Nothing suits you? Say when you could come. As soon as a time becomes free, we offer it to you.
waiting-lead-desk = As soon as a time becomes free, it is offered to this person by mail. Whoever has no mail is called.
waiting-entries = What is waited for
waiting-none = Nothing is waited for
waiting-none-why = Choose a department to be offered times that become free.
waiting-full = Five wishes are open, and more are not possible. Give one up first.
waiting-see = See it
waiting-answer = Take it or say no
waiting-how = How it works
waiting-how-offer = When somebody cancels, the time is kept for you for a while, and you get a mail with a link. One press takes it.
waiting-how-offer-for = When somebody cancels, the time is kept for { $name } for a while, and they get a mail with a link. One press takes it.
waiting-how-call = { $name } has no e-mail address: call them when a time becomes free. It is kept for them for a while; take it for them here.
waiting-how-order = Whoever asked first is asked first, among all whom the time suits.
waiting-how-silence = Without an answer the time goes to the next. After three offers without an answer in a row, the wish ends.

waiting-new-title = Wait for a time
waiting-new-button = Put me on the list
waiting-new-button-for = Put { $name } on the list
waiting-go-on = Go on
waiting-edit-title = Change what is waited for
waiting-edit-link = Change
waiting-any-doctor = Any doctor
waiting-any-doctor-of = Any doctor, { $department }
waiting-any-day = Any day
waiting-any-part = Any time of day
waiting-kind-hint = A usual visit is possible with any doctor. Every other kind is one doctor's own: choosing it means waiting for that doctor only, and for a time at which the whole visit fits.
waiting-kind-only = Only with { $doctor }
waiting-length = Length
waiting-from = First day
waiting-to = Last day
waiting-dates = Dates
waiting-weekdays = Days of the week
waiting-weekdays-hint = Choose none if every day suits.
waiting-parts = Time of day
waiting-parts-hint = Choose none if every time suits.
waiting-reason = Reason for the visit
waiting-reason-hint = In a few words, at most 200 characters. Only the doctor sees it, once a visit is booked.
waiting-reason-stays = What was said stays as it is if you write nothing here.
waiting-not = Do not wait
waiting-department-first = Choose a department first.

waiting-entry-title = A wish on the waiting list
waiting-wish = What is waited for
waiting-history = What happened
waiting-waits-for-it = Nothing has become free yet that suits. We write as soon as something does.
waiting-waits-for-them = Nothing has become free yet that suits. { $name } gets a mail as soon as something does.
waiting-waits-call = Nothing has become free yet that suits. { $name } has no e-mail address: call them when a time becomes free.
waiting-lapsed-why = Three offers in a row had no answer. To go on waiting, ask again.
waiting-doctor-gone = { $doctor } no longer works in { $department }: nothing can become free for this wish.
waiting-gone-decide = Decide what to do
waiting-gone-any = Wait for any doctor of the department
waiting-gone-any-means = For any doctor of the department the place in the list stays.
waiting-gone-any-kind = The kind of visit was that doctor’s own: from then on the usual visit is waited for.
waiting-kept-until = Kept until { $when }
waiting-take = Take this time
waiting-decline = No, thank you
waiting-take-means = One press books the visit.
waiting-decline-means = After a no the time goes to the next, and the place in the list stays.
waiting-not-taken = The time was not taken
waiting-offer-over = This offer has ended. The wish goes on unless it is over.
waiting-time-gone = This time is no longer there. The wish goes on, and its place in the list stays.
waiting-other-visit = There is another visit at that time. Move or cancel it first, or say no.
waiting-changed-since = This has changed in the meantime. Look at it as it is now.
waiting-already = You wait for this already.
waiting-already-for = { $name } waits for this already.
waiting-already-see = See what is waited for
waiting-sent-before = This form was sent before with other words. Send it again if a second wish is really wanted.

waiting-withdraw-title = Give up waiting
waiting-withdraw-link = Give it up
waiting-withdraw-means = The place in the list is lost. Nothing more is offered for this wish.
waiting-withdraw-offer = The time that is kept, { $when }, goes to the next.
waiting-stay = Go on waiting

waiting-offer-title = A time has become free
waiting-offer-lead = It is on your waiting list, and kept for you.
waiting-offer-ended-title = This link has ended
waiting-offer-ended-why = The offer was answered or has ended, or the link is not whole.
waiting-still-waits = Your wish goes on: we write when another time becomes free.

waiting-desk-title = Who is waiting
waiting-desk-lead = Who waits for a time, what they were offered and what became of it. Whoever asked first comes first.
waiting-desk-choose = Choose a department
waiting-desk-choose-why = Each department has its own list.
waiting-desk-show = Show the list
waiting-desk-open = Waiting
waiting-desk-over = Over
waiting-no-mail = No e-mail: call
waiting-no-way = No e-mail and no phone
waiting-desk-offered = Times that are kept for somebody now
waiting-to-call = { $count ->
    [one] A time is kept for somebody without e-mail: call them.
   *[other] Times are kept for { $count } people without e-mail: call them.
}
waiting-to-call-see = See whom to call
waiting-desk-none = Nobody waits here
waiting-desk-none-why = Patients put themselves on the list; at the desk, open a patient to do it for them.
waiting-desk-offer = Offered { $when }, kept until { $until }
waiting-nobody = Account gone

waiting-is-offered = A time is kept
waiting-is-waiting = Waiting
waiting-is-in-vain = Cannot come true
waiting-is-booked = A visit came of it
waiting-is-withdrawn = Given up
waiting-is-lapsed = Ended without answers
waiting-is-over = The last day is over
waiting-is-closed = Ended with the account

waiting-did-ask = Put on the list
waiting-did-change = Changed
waiting-did-offer = Offered: { $when }
waiting-did-decline = Answered no
waiting-did-not-answer = No answer in time
waiting-did-go = The time was no longer there
waiting-did-book = Taken
waiting-did-withdraw = Given up
waiting-did-lapse = Ended after three offers without an answer
waiting-did-close = Ended with the account

flash-waiting-asked = You are on the list. We write as soon as a time becomes free.
flash-waiting-asked-for = { $name } is on the list and gets a mail as soon as a time becomes free.
flash-waiting-asked-call = { $name } is on the list. There is no e-mail address: call them when a time becomes free.
flash-waiting-changed = It is changed. The place in the list stays.
flash-waiting-withdrawn = It is given up.
flash-waiting-taken = The time is taken: the visit is booked.
flash-waiting-declined = The time goes to the next. The wish goes on.

mine-kept = From the waiting list. Kept until { $until }
mine-kept-how = One press books the visit. Without an answer the time goes to the next.
mine-kept-see = See it or say no

waiting-instead = Nothing suits?
waiting-instead-how = Say when you could come, and be offered times that become free.
waiting-instead-link = Wait for a time
