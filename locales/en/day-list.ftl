### The list for power cuts: the page at the desk, and the list itself.

day-list-title = The list for power cuts
day-list-link = List for power cuts
day-list-today = Today's list
day-list-made = { $count ->
    [one] Made at { $time }, with { $count } visit.
   *[other] Made at { $time }, with { $count } visits.
}
day-list-none = Today's list is not made yet. It is made each morning at { $time }.
day-list-download = Download
day-list-print = Download it, open it and print it. It needs no portal and no network.
day-list-make = Make it now
day-list-again = Make it anew now
day-list-for = What it is for
day-list-each-morning = When the portal cannot be reached, the desk works on with this list. It is made each morning at { $time } and is there for two days.
day-list-holds = Who comes to which doctor and when, how they are reached, and where the visit stood. Never why.
day-list-care = Names and phone numbers stand in it: keep it where only the desk sees it, and shred what was printed. Each download stands in the audit trail.
flash-day-list-made = The list is made.
flash-day-list-not-made = The list could not be made. The one before, if there was one, is still there. Try again in a moment.

day-list-file-title = { $hospital }: visits on { $day }
day-list-file-made = { $count ->
    [one] { $count } visit, as it stood on { $when }, { $zone }.
   *[other] { $count } visits, as they stood on { $when }, { $zone }.
}
day-list-file-phone = Reception: { $phone }.
day-list-file-care = Confidential: shred it when the day is over.
day-list-file-end = { $count ->
    [one] End of the list: { $count } visit.
   *[other] End of the list: { $count } visits.
}
day-list-file-none = Nobody has a visit on this day.
day-list-came = Came
day-list-number = Record number
day-list-phone = Phone
day-list-kind = Visit
day-list-video = Video
day-list-in-person = In person
