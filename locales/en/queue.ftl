### The waiting room: arriving, being called by number, screens.

flash-arrived = You are checked in. Your number is { $token }.
flash-arrived-for = { $name } is checked in. The number is { $token }.
your-number = Your number
number = Number
your-number-how = You are called by it, on the screen in the waiting room and by the doctor. Nobody hears your name.
number-how-for = { $name } is called by it, on the screen in the waiting room and by the doctor. Nobody hears the name.
arrive-now = Are you here? Say so, and you get the number you are called by.
arrive-now-for = Has { $name } arrived? Say so, and you get the number { $name } is called by.
by-you-at-entrance = by you, at the entrance
by-patient-at-entrance = by the patient, at the entrance

queue-title = Waiting room: { $department }
queue-now = Please come in
queue-nobody-now = Nobody is being called right now.
queue-next = Waiting
queue-nobody-next = Nobody is waiting.
queue-off = This screen hears nothing new right now. Please ask at the desk.
queue-ended = This screen’s link has ended
queue-ended-how = Staff hang up the present one: under “Waiting room screens”.

late-doctor = { $doctor } is running about { $minutes } minutes late.
late-come = Please come at your time all the same: it may go faster.
late-about = About { $minutes } min late
late-you = You have said that you run about { $minutes } minutes late. Patients of later today see it.
late-say = Say that a doctor runs late
late-say-own = Say that you run late
late-say-how = Patients with a visit later today see it, and so does the screen in the waiting room. It ends by itself with the day.
late-by = Late by about
late-none = Not late any more
late-choose-doctor = Choose a doctor
flash-late-said = { $doctor } runs about { $minutes } minutes late. Patients of later today see it.
flash-late-taken-back = { $doctor } does not run late. Nothing of it is shown any more.
flash-late-no-doctor = Choose which doctor runs late.
flash-late-no-minutes = Choose by how many minutes.
before-you = { $count ->
    [0] Nobody is before you.
    [one] One person is before you.
   *[other] { $count } people are before you.
}
before-them = { $count ->
    [0] Nobody is before { $name }.
    [one] One person is before { $name }.
   *[other] { $count } people are before { $name }.
}
queue-late = Running late

screens-title = Waiting room screens
screens-lead = A screen on the wall calls people by number. Each department has a link of its own for its screens.
screen-link = Link of the screens
screen-made = Made { $when } by { $name }.
screen-none = No screen shows this department.
screen-make = Make a link
screen-open = Open the screen
screen-renew = Make another link
screen-renew-ends = Every screen that shows this link ends at once, until it is opened with the new one.
screen-renew-sure = End this link and make another
screen-keep = Keep this link
screen-end = End the link
screen-end-ends = Every screen that shows this link ends at once, and none takes its place.
screens-show = What a screen shows
screens-show-what = Numbers such as C-014, with the doctor’s name when somebody is called in; and which doctors run late.
screens-show-not = No names, no reasons, no references: whoever knows the link sees only this.
screens-show-how = Open the link in full screen on the computer at the wall. It needs no sign-in. Another link ends the one before.
screens-entrance = Tablet at the entrance
screens-entrance-how = People check in by themselves there, with the reference of their visit and their date of birth. Sign out on the tablet before you open this page.
screens-no-departments = There are no departments yet
screens-no-departments-why = A screen shows one department.
flash-screen-made = The link is ready.
flash-screen-made-instead = The link is ready. The one before has ended.
flash-screen-ended = The link shows nothing any more.

entrance-title = Check in
entrance-lead = You get a number. You are called by it in the waiting room.
entrance-reference = Reference of your visit
entrance-reference-hint = It begins with CD and is in your mail and on your visit’s page, such as CD-7K4M-29X3.
entrance-born = Your date of birth
entrance-button = I am here
entrance-or-desk = You have no reference at hand? The desk checks you in.
entrance-not-yet = You are not checked in yet
entrance-no-reference = Type the reference of your visit
entrance-no-date = Choose your date of birth
entrance-unknown = No visit at about this time is known by this. Check both, or go to the desk: they help you there.
entrance-too-many = { $seconds ->
    [one] Too many tries here. Wait one second, or go to the desk.
   *[other] Too many tries here. Wait { $seconds } seconds, or go to the desk.
}
entrance-welcome = You are checked in
entrance-your-number = Your number
entrance-called = Please remember it. You are called by it.
entrance-no-number = Nobody is called for this visit by number.
entrance-go = Where to go: { $place }
entrance-go-desk = The desk tells you where to wait.
entrance-next = Done
help-screens = Hang up a screen
help-screens-how = Make the link of a department’s screens and open it on the computer in the waiting room. It calls people by number. At the entrance, people check in by themselves.
act-queue-screen-make = Made the link of a waiting room’s screens
act-queue-screen-end = Ended the link of a waiting room’s screens
act-doctor-say-late = Said how late a doctor runs
field-unknown-minutes = Use 10, 20, 30, 45 or 60; 0 takes it back.
data-token = Number in the waiting room
