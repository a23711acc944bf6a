### The help page of each role, the accessibility statement, the page that is shown while nothing is reached.

help-title = Help
help-lead = What you do here, and where.
help-everywhere = On every page
help-language = Change the language at the bottom of the page. Your mails follow.
help-keys = On your day, and on the desk’s list, press ? for the keys that work there, and to switch them off:
help-keyboard = Everything works by keyboard alone: Tab goes on, Enter presses.
help-install = Your browser can install this portal on a phone or a computer like an app. It keeps nothing about you there.
help-call = Something does not work? Call reception: { $number }.
help-new-password = Choose a new password

help-ask = Find who looks after it
help-ask-how = Say in your own words what is wrong. You are shown the department that looks after it and its soonest free time. What cannot wait is answered with the emergency number. Nothing you write there is kept.
help-look = Look at free times
help-look-how = Choose a department or a doctor. You see the next free times without an account. When you choose one, we keep it for you for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} while you sign in.
help-account = Get an account
help-account-how = Give your name and your e-mail address, and choose a password of at least 15 characters. Then open the link in the mail we send you.
help-way-in = If you cannot sign in
help-way-in-how = Forgotten passwords are chosen anew by a link that we mail. After several wrong tries you wait a little before the next one.

help-book = Book a visit
help-book-how = Choose a doctor, a day and a time, say why you come, check your answers, and book. The time is yours from then on, and nobody else can get it. The confirmation comes by mail with a file for your calendar.
help-change = Move or cancel a visit
help-change-how = Open the visit and choose what to change. The page says until when you can do it yourself; after that, call the reception. The mail about the visit has a link that does the same without signing in. Where the doctor offers it, the page also makes it a visit by video; the link opens there ten minutes before, once you have signed in.
help-read = Read what was found
help-read-how = After a visit, its record is with your records: diagnosis, prescription and advice, to read, print or save. Reports from elsewhere you add yourself.
help-chat = Write with a doctor
help-chat-how = Ask the doctors who treat you between visits. You get a mail when there is an answer that you have not read; it says nothing of what was written.
help-chat-doctor-how = Write with patients in your care: from their page, or when they write to you. Whoever has not read a message after five minutes gets a mail that says nothing of it.
help-messages = Reminders and mails
help-messages-how = Choose whether and when you are reminded. Everything we sent you is listed under notifications.
help-family = Let somebody act for you
help-family-how = Let a relative or friend book for you, or read for you, until a day that you choose. Whatever they do is written down with both names.
help-own-data = Take your data along
help-own-data-how = Ask for a copy of everything we hold about you, or for your treatment history as a table. We mail you when it is ready.
help-safe = Keep your account safe
help-safe-how = See where you are signed in and sign out there, change your password, and set up a second step with an app.

help-day = Your day
help-day-how = Who comes next stands on top, with how long they have waited. One button calls them in, and one writes the visit up. People who did not come are marked so, and can be booked again. If you run late, say so there: patients of later today see it.
help-write-up = Write a visit up
help-write-up-how = Diagnosis and prescription are needed, notes are not. What you type is kept as a draft while you are interrupted. Once signed, a record is amended, and everybody sees what was there before.
help-hours = Hours and leave
help-hours-how = Set your weekly hours from a day on, copy a day’s hours to others, add single days, and enter leave. The kinds of visits you offer beside the usual one are there too, each with its own length and fee. Before anything changes you see the visits it would touch.
help-emergency = A patient who is not in your care
help-emergency-how = In an emergency you open one patient's record for 60 minutes, with a reason. The patient is told, and administrators review it.
help-month = Your months in numbers
help-month-how = Visits by state, how many did not come, and the busiest hours, for each month.

help-desk = All visits of a day
help-desk-how = Filter by doctor, department or state. Check patients in, move and cancel visits, say that a doctor runs late, and print the list.
help-for-patient = Book for a patient
help-for-patient-how = Find the patient by name, e-mail address or phone, or add somebody new. Then choose the time with them. A reason that you type is for the doctor: you do not see it again.
help-waiting = No time suits
help-waiting-how = Open a patient and put them on the waiting list, for a department or a doctor. A time that becomes free is kept for whoever asked first and offered to them. The list of each department shows who waits and what they were offered; call whoever has no e-mail.
help-walk-in = Somebody comes without a visit, or without an e-mail address
help-walk-in-how = One page finds or adds them, shows who is free soonest, books and checks in. Name and date of birth are enough; a phone helps. Without an address nothing is mailed: say date and time yourself, and give an address later on their page.
help-merge = One person with two accounts
help-merge-how = On the page of one of them: "Join with another account of this person". The account with the visits stays, the sign-in of the other moves onto it. There is no way back.
help-power-cut = Before the power goes
help-power-cut-how = Each morning the day's visits are made into a list to print or save, so that you can go on when the portal cannot be reached.
help-lost-device = Somebody has lost their phone
help-lost-device-how = Check who they are, write down how, and ask for their second step to be ended. An administrator agrees.
help-sent = What we sent
help-sent-how = Each message with its reason and what became of it. Send it again where somebody did not get it.

help-house = The house at a glance
help-house-how = How many departments, doctors, patients and visits there are, what is happening today, and what waits for your decision.
help-people = People who work here
help-people-how = Invite doctors, receptionists and administrators by a link that works once. Decide on applications. Lock or disable accounts: what depends on somebody is listed first.
help-departments = Departments and doctors
help-departments-how = Add and edit departments, doctors, their fees and their hours. Nothing is removed while visits depend on it.
help-import-how = Bring in many departments or doctors from a spreadsheet. You see what would happen to each line first, and nothing is added twice.
help-trail = Who did what
help-trail-how = Every sign-in, refusal, look at a record and change, to search and to save. Nobody can change it.
help-programs = Other programs
help-programs-how = Keys for programs that use the portal, each with few rights, and addresses that are told what happens.

accessibility-title = Accessibility
accessibility-lead = Everybody should be able to use the portal of { $hospital }.
accessibility-can = What you can do
accessibility-can-keyboard = Use every page by keyboard alone, with the focus always visible.
accessibility-can-narrow = Enlarge text to 400 %, or use a screen 320 pixels wide, without scrolling sideways.
accessibility-can-colours = Use light, dark or your own colours. No state is shown by colour alone.
accessibility-can-scripts = Turn scripts off: everything still works.
accessibility-can-time = Take your time: before your session ends you are told, and what you typed stays.
accessibility-can-languages = Read in English, Spanish or Arabic.
accessibility-tried = How it was tried
accessibility-tried-how = Each time the portal is changed, a program checks every page for each role against WCAG 2.2, level AA, on the narrowest screen. Some of the pages it also checks wide, dark, in other languages and in colours of one’s own; from time to time a longer run does that with all of them. Booking a visit is tried by keyboard alone and without scripts.
accessibility-not = What is not good yet
accessibility-not-reader = No person who uses a screen reader every day has tried it yet.
accessibility-not-paper = The list of the day’s visits that the desk keeps for power cuts is in English for everybody.
accessibility-not-files = Files that other people add, such as scans, may not be readable by a screen reader.
accessibility-say = Tell us
accessibility-say-call = If something keeps you from using a page, call reception: { $number }. They can do it for you meanwhile.
accessibility-say-desk = If something keeps you from using a page, tell the reception desk. They can do it for you meanwhile.

offline-title = The portal cannot be reached
offline-lead = Your device is not connected, or the portal does not answer right now.
offline-next = Nothing you did before is lost. What you were just sending may not have arrived: look again before you send it twice.
offline-again = Try again

first-patient = Welcome. Find a doctor to book your first visit; reminders, carers and your data are in the menu under your name.
first-doctor = Welcome. Check your weekly hours first: people book what you offer there. On your day, press ? for the keys.
first-receptionist = Welcome. Find a patient to book for, or filter the day below. Check-in is one press beside each visit.
first-administrator = Welcome. Departments come first, then the doctors you invite. Everything else of the house is in the menu under your name.
first-help = What you can do here
help-repairs = Leave over booked visits
help-repairs-how = Leave and closed time are entered with the hours, days the hospital closes on with the settings. What they hit is listed first, with other times for each visit; what nobody has chosen yet or what needs you stands on this page until it is solved.
help-wards = Say how many beds are occupied
help-wards-how = Press +1 when somebody comes and −1 when somebody goes, or set the number. The board refuses more than there are, and says who counted last.
help-wards-manage-how = Make each ward with the beds it has; you and the desk count how many are occupied. Doctors see the board, patients do not. A ward is closed once it is empty.
help-statistics = See the house in numbers
help-statistics-how = Choose days and a department: visits, who did not come, how long people waited and what was earned, by day, department and doctor. Take the same along as a spreadsheet.

help-my-patients = Find one of my patients
help-my-patients-how = My patients lists everybody in your care by name, with the last and the next visit. Open one to see the rest and to propose a time.
