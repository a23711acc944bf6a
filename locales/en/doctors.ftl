### Looking for a doctor, and one doctor's own page.

doctors-title = Doctors
doctors-headline = Find a doctor
doctors-lead = Search by name, specialization or department, or look through everybody who works here.
doctors-words = Name, specialization or department
doctors-words-hint = For example “Farah” or “cardiologist”.
doctors-words-too-long = Shorten your words to { $limit } characters
doctors-not-searched = The search has not begun
doctors-search = Search
doctors-narrow = Show fewer doctors
doctors-narrow-button = Show these doctors
doctors-all-departments = All departments
doctors-part = Free in the
doctors-any-part = Any part of the day
doctors-in-morning = Morning, before 12:00
doctors-in-afternoon = Afternoon, 12:00 to 17:00
doctors-in-evening = Evening, from 17:00
doctors-gender = Doctor is
doctors-anybody = Anybody
doctors-a-woman = A woman
doctors-a-man = A man
doctors-language = Speaks
doctors-any-language = Any language
doctors-max-fee = Fee at most, in { $currency }
doctors-fee-malformed = Enter the highest fee like 500 or { $like }, or leave it empty
doctors-sort = Sort by
doctors-sort-soonest = Soonest free time
doctors-sort-name = Name
doctors-sort-fee = Lowest fee
doctors-too-many-to-sort = These doctors are too many to sort at once: they stand by name, page by page. Choose a department to sort its doctors.
doctors-speaks = Languages: { $languages }
doctors-only = Only: { $what }.
doctors-show-all = Show all doctors
doctors-departments-named = Departments that fit
doctors-found = { $count ->
    [0] No doctor found
    [one] { $count } doctor found
   *[other] { $count } doctors found
}
doctors-shown = { $count ->
    [0] No doctor on this page
    [one] { $count } doctor on this page
   *[other] { $count } doctors on this page
}
doctors-not-booking = Takes no bookings now
doctors-nothing-free = Nothing free up to { $day }
doctors-beginning = Start of the list
doctors-more = More doctors
doctors-none = No doctor matches
doctors-none-why = Try fewer words, a higher fee, another language or part of the day, or look through a department.
doctors-none-but-departments = Nobody is called so or works on just this. Look in the departments above.
doctors-none-yet = No doctors yet
doctors-none-yet-why = Once the hospital adds its doctors, you can find them and their free times here.
doctors-none-yet-add = Invite the first one, and people find them and their free times here.
doctors-none-here = Nobody found so far
doctors-none-here-why = Not every doctor has been looked at yet.

doctor-title = { $name }
doctor-about = About this doctor
doctor-free-next = The next free time
doctor-free-later = Free after that
doctor-choose-time = Choose this time
doctor-nothing-free-next = Another doctor of the department may be free sooner.
doctor-not-booking-next = Ask at the reception desk, or see another doctor of the department.
doctor-left = This doctor does not work here any more. Only administrators see this page.
doctor-hours = Weekly hours
doctor-hours-change = Change hours
doctor-edit = Edit this doctor
doctor-hours-since = from { $day } on
doctor-hours-until = until { $day }
doctor-hours-may-differ = Single days may differ. The free times are always right.
doctor-no-hours = No weekly hours are set.
doctor-visits-of = visits of { $minutes } minutes
doctor-weekdays = { $first } to { $last }
doctor-others-like = Others like this: { $what }
doctor-weekday = { $number ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[7] Sundays
}
