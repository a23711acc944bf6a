### The first page, departments and doctors.

landing-title = Book and manage hospital visits
landing-headline = See the right doctor, without the phone queue
landing-lead = Find a free time, book it in three short steps, and change it yourself when your plans change.
landing-search-label = Doctor, specialization or concern
landing-search-hint = For example a name, “cardiologist” or “chest pain”. You need no account to look.
landing-signed-in = You are signed in as { $name }.
landing-to-visits = Go to my visits
landing-to-work = Go to my start page
landing-visiting = Visiting { $hospital }
landing-address = Address
landing-reception = Reception
landing-emergency = In an emergency
landing-all-times = All times here are
landing-today = Today
landing-when = When can you be seen?
landing-soonest-first = Choose a department. The soonest free time stands first.
landing-see-times = See free times
landing-how = How a visit works here
landing-how-choose = Choose a time
landing-how-choose-more = We hold it while you fill in the rest. You see the fee before you confirm.
landing-how-come = Come ten minutes early
landing-how-come-more = Check in on your phone or at the desk, then wait to be called.
landing-how-change = Change it yourself
landing-how-change-more = Every visit says until when you can move or cancel it, at no cost.

departments-title = Departments
departments-headline = Where do you want to be seen?
departments-lead = Choose a department. Inside, the soonest free times come first.
departments-none = No departments yet
departments-none-why = Once the hospital adds its departments, you can book visits here.

department-title = { $name }
department-soonest = The soonest in { $department }, today
department-next-day = The next free day is { $day }
department-next-times = The next free times
department-hold-note = { $zone }. We hold it for you while you answer two questions.
department-take-time = Take this time
department-see-time = See this time
department-all-times = All free times
department-nothing-free = Nothing is free in { $department } up to { $day }. Another department may be able to help sooner.
department-none-then = Nobody is free then up to { $day }
department-none-then-why = Choose another part of the day, or see everybody in this department.
department-everybody = Show everybody
department-no-doctors = No doctors here yet
department-no-doctors-why = Another department may be able to help. If you are not sure, ask at the reception desk.
department-others = See other departments
