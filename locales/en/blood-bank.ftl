### The blood bank (F54): the stock for anybody, donors' own pages, and running it.

blood-bank-title = Blood bank
blood-bank-lead = What is in stock of the eight blood groups, as of now.
blood-needed = Needed most: { $groups }
blood-needed-none = There is enough of every group at the moment. New donations keep it so.
blood-stock = In stock
blood-group = Blood group
blood-units = Units
blood-level = Level
blood-low = Low
blood-enough = Enough
blood-give = Give blood
blood-give-how = Tell us your group and a day that suits you. We get in touch; nothing is final until then.
blood-what = What is counted
blood-what-counts = One unit is one bag of blood. Only what can be used today is counted: expired blood is left out at once.
blood-run = You run the blood bank
blood-run-what = Decide about donations, hand units out, see what moved.
blood-run-link = Run the blood bank
blood-public-page = What everybody sees

## A donor's own pages
donations-title = My donations
donations-lead = What you gave and what you offer to give.
donations-none = You have not offered blood yet
donations-none-why = See which groups are needed most, and offer a day that suits you.
donations-see-need = What is needed
donations-who-sees = Only you and the administrators of the hospital see your donations.
donation-state-requested = Requested
donation-state-verified = Taken
donation-state-rejected = Not taken
donation-state-cancelled = Taken back
donation-offered-at = Offered { $when }.
donation-wish = You would like to come: { $day }.
donation-collected = { $units ->
    [one] One unit given on { $day }.
   *[other] { $units } units given on { $day }.
}
donation-because = Why: { $why }
donation-take-back = Take back
offer-title = Offer to give blood
offer-lead = You do not have to decide now: we get in touch about the day and what to bring.
label-blood-group-known = From your profile.
label-blood-group-hint = Choose the one of your donor card or last test.
choose-blood-group = Choose a group
label-donation-day = A day that suits you (optional)
label-donation-day-hint = Today or later, at most 90 days ahead.
label-donation-consent = I want to give blood. The hospital may ask me about it and keeps that I gave.
offer-button = Offer
offer-leave = Leave it
offer-next = What happens next
offer-next-what = An administrator looks at your offer and gets in touch. On the day you are asked about your health and your blood is tested. You can take the offer back until somebody has decided about it.
flash-donation-offered = Thank you. Your offer has arrived.
flash-donation-cancelled = Your offer is taken back.
flash-donation-was-verified = This donation has been taken already.
flash-donation-was-rejected = Somebody decided already: this donation was not taken.
flash-donation-was-cancelled = The donor has taken the offer back.

## Running it
blood-manage-lead = A group with fewer than { $least } units is low. Only what can be used today is counted.
donations-waiting = Donations to decide about
donations-none-wait = No donation waits for a decision.
donations-first = First ones
donations-more = More
donor = Donor
donor-without-account = Somebody without an account
donation-asked = Asked
donation-day = Wished day
donation-note = Note
donation-decide = Decide
blood-issue = Hand out
blood-stock-title = Blood group { $group }
blood-units-count = { $units ->
    [one] One unit in stock
   *[other] { $units } units in stock
}
label-blood-units = Units
label-blood-units-hint = What expires first goes first.
label-blood-to = To
label-blood-to-hint = The ward or department, such as Ward 3. No patient's name.
label-blood-reason = Note (optional)
label-blood-reason-hint = For the house alone: nothing about a patient.
blood-issue-button = Hand out
blood-not-issued = Nothing was handed out
blood-not-enough = { $left ->
    [0] Nothing is left of this group.
    [one] Only one unit is left of this group.
   *[other] Only { $left } units are left of this group.
}
blood-sent-before = This form was sent before with other words. Look at what it did, then send it again if you really want one more.
blood-lots = By last day of use
blood-lot = { $units ->
    [one] One unit until { $day }
   *[other] { $units } units until { $day }
}
blood-lots-none = Nothing can be used at the moment.
blood-lots-how = Blood leaves the stock by itself on the day after.
blood-history = What moved
blood-history-none = Nothing has moved yet.
blood-left = Left
blood-to = To
movement = What
movement-by = By
movement-donation = Donation
movement-issue = Handed out
movement-expired = Expired
enter-donation-title = Enter a donation
enter-donation-lead = What somebody gives who has no account. Patients offer by themselves.
label-donation-note = Note (optional)
label-donation-note-hint = Such as the number of the donor card. Nothing about anybody's health.
enter-donation-button = Enter
enter-donation-next = It waits with the others until it is tested. Taking it puts the units into the stock.
decide-donation-title = Donation of { $group }
donation-offer = What was offered
donation-take = Take it into the stock
donation-take-means = The units can be handed out from now on.
label-collected-on = Collected on
label-expires-on = Last day of use
label-expires-on-hint = Leave it empty for whole blood: { $days } days after it was collected.
donation-take-button = Take
donation-leave = Do not take it
donation-leave-means = The donor reads why on their own page.
donation-leave-means-walk-in = It is kept with the donation.
donation-why-not = Why it is not taken
donation-why-not-hint = Say what the donor can do next. No test results: tell those in person.
donation-leave-button = Do not take
donation-not-decided = Nothing was decided
flash-donation-entered = The donation is entered. Take it once it is tested.
flash-donation-verified = { $units ->
    [one] One unit of { $group } is in the stock now.
   *[other] { $units } units of { $group } are in the stock now.
}
flash-donation-rejected = The donation was not taken.
flash-blood-issued = { $units ->
    [one] One unit of { $group } was handed out.
   *[other] { $units } units of { $group } were handed out.
}

## What is wrong
wrong-blood-group = Choose a blood group
wrong-blood-units = Use a whole number from 1 to { $most }
wrong-blood-to = Say who gets it
wrong-blood-too-long = Use at most { $limit } characters
wrong-blood-date = Write the date as day, month and year
wrong-blood-expired = This blood has expired
wrong-blood-kept-too-long = No blood is kept longer than { $days } days
wrong-collected-future = This day is still to come
wrong-donation-consent = Tick that you agree
wrong-donation-reason = Say why
wrong-donation-day-past = Choose today or a later day
wrong-donation-day-far = Choose a day of the next { $days } days

field-too-far-ahead-days = At most { $days } days ahead are possible.
field-kept-too-long = No blood is kept longer than { $days } days.
problem-not-allowed-now-blood-short = { $left ->
    [0] Nothing is left of this group.
    [one] Only one unit is left of this group.
   *[other] Only { $left } units are left of this group.
}
problem-not-allowed-now-donation-decided = This donation has been decided about already.
