### A doctor's month in numbers: the page, and the mail on the first of the next month.

months-title = My months
months-as-of = Counted { $when }.
months-so-far = So far, counted { $when }.
months-month = Month
months-show = Show
months-not-shown = This month cannot be shown
months-no-such-month = Choose this month or one of the { $months } before it.
months-visits = Visits
months-visits-note = cancelled ones too
months-came = Came
months-came-note = checked in, with you or completed
months-no-shows = Did not come
months-no-shows-rate = { $rate } % of those expected
months-no-shows-note = nobody was expected yet
months-records = Records
months-records-note = each a diagnosis and a prescription
months-percent = { $rate } %
months-states = Visits by status
months-total = Total
months-hours = Busiest hours
months-hour = From
months-hours-summary = { $count ->
    [one] Most visits begin between { $from } and { $to }: { $count }.
   *[other] Most visits begin between { $from } and { $to }: { $count }.
}
months-treatment = What you wrote up
months-code = Code
months-code-title = Diagnosis
months-other-codes = Other codes
months-without-code = No code
months-erased = Erased since
months-no-records = Nothing is written up of these visits yet.
months-how = How this is counted
months-how-visits = Your visits that begin in this month, as they stand now. Hours leave cancelled ones out; the share of those who did not come is of visits of which it is known.
months-how-records = The records of these visits, by the code that stands in them now.
months-amended = { $count ->
    [one] To { $count } of them something was added later.
   *[other] To { $count } of them something was added later.
}
months-how-whose = Only you see this page. Administrators see none of these numbers.
months-none = No visits in this month
months-none-why = Choose another month above.

mail-month-subject = Your { $month } at { $hospital } in numbers
mail-month-lead = These are your visits at { $hospital } in { $month }:
mail-month-visits = Visits
mail-month-came = Patients came
mail-month-no-show = Did not come
mail-month-no-show-rate = Share of those expected
mail-month-cancelled = Cancelled
mail-month-busiest = Busiest hour
mail-month-hour = { $from } to { $to }, { $count } { $count ->
    [one] visit
   *[other] visits
}
mail-month-records = Visits written up
mail-month-more = More, and what you wrote up by diagnosis code, here after you have signed in:
