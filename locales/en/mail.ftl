### Mails about accounts: plain text, one paragraph each. Links stand between them on lines of their own.

mail-confirm-subject = Confirm your address for { $hospital }
mail-confirm-why = Somebody, probably you, asked for an account at { $hospital } with this address. Open this page and press the button, and the account is ready:
mail-confirm-until = The link works once and for 24 hours.
mail-confirm-ignore = If it was not you, do nothing. Without the link there is no account.

mail-known-subject = Your account at { $hospital }
mail-known-why = Somebody, probably you, tried to create an account at { $hospital } with this address. You have one already. Sign in here:
mail-known-forgot = If you do not know your password any more, choose a new one here:
mail-known-ignore = If it was not you, do nothing. Nothing has changed, and nobody was told that you have an account.

mail-reset-subject = Choose a new password for { $hospital }
mail-reset-why = Somebody, probably you, asked to choose a new password for your account at { $hospital }. Open this page and type it there:
mail-reset-until = The link works once and for 30 minutes.
mail-reset-ignore = If it was not you, do nothing. Your password stays as it is.

mail-invitation-subject = Your account for work at { $hospital }
mail-invitation-why = { $hospital } has made an account for you. Open this page and choose your password there:
mail-invitation-until = The link works once and for 7 days. If it has ended, ask an administrator of the hospital for another one.
mail-invitation-ignore = If you do not work at this hospital, do nothing. Without the link nobody can use the account.

mail-patient-subject = Your account at { $hospital }
mail-patient-why = The reception of { $hospital } has made an account for you, to see and change your visits. Open this page and choose your password there:
mail-patient-until = The link works once and for 7 days. If it has ended, ask the reception for another one, or choose a password on the sign-in page by "Forgotten your password?".
mail-patient-ignore = If you are no patient of this hospital, do nothing. Without the link nobody can use the account.

mail-locked-subject = Your account at { $hospital } is locked
mail-locked-why = An administrator of { $hospital } has locked your account, because somebody else may be able to use it. Everybody who was signed in to it is out, nobody can sign in, and links that we mailed before do not work. Visits stay as they are.
mail-locked-next = Call the hospital or come to the reception. When it is clear that it is you, an administrator unlocks the account, and you get a mail with a link to choose another password.
mail-unlocked-subject = Choose another password for { $hospital }
mail-unlocked-why = An administrator of { $hospital } has unlocked your account. The password it had does not work any more. Open this page and choose another one:
mail-unlocked-until = The link works once and for 24 hours. After that, ask for another one on the sign-in page, by "Forgotten your password?".
mail-unlocked-ignore = If you do not expect this, call the hospital at once.

mail-apply-why = Somebody, probably you, applied to work as a doctor at { $hospital } with this address. Open this page and press the button, and the application reaches the administration:
mail-apply-ignore = If it was not you, do nothing. Without the link nobody sees the application.
mail-approved-subject = Welcome to { $hospital }
mail-approved-why = { $hospital } has approved your application. Patients find you from now on. Sign in with your e-mail address and the password you chose:
mail-rejected-subject = Your application to { $hospital }
mail-rejected-why = Thank you for your interest in { $hospital }. We cannot approve your application as a doctor. The administration writes:
mail-rejected-next = You may apply again with the same address, for instance when something is to be corrected.

mail-changed-subject = Your password at { $hospital } was changed
mail-changed-why = The password of your account at { $hospital } was changed just now, and everybody who was signed in was signed out.
mail-factor-on-subject = A second step protects your account at { $hospital }
mail-factor-on-why = From now on, signing in to your account at { $hospital } asks for a code of your app. Everybody who was signed in was signed out.
mail-factor-off-subject = The second step of your account at { $hospital } was removed
mail-factor-off-why = From now on, signing in to your account at { $hospital } asks for no code. Everybody who was signed in was signed out.
mail-guessed-subject = The password of your account at { $hospital } was entered after many wrong ones
mail-guessed-why = Somebody, probably you, entered the password of your account at { $hospital } after at least five wrong passwords. If you had trouble remembering it, everything is in order.
mail-recovery-subject = A recovery code of your account at { $hospital } was used
mail-recovery-why = Somebody, probably you, signed in to your account at { $hospital } with a recovery code. That code does not work again.
mail-recovery-new-subject = New recovery codes for your account at { $hospital }
mail-recovery-new-why = Somebody, probably you, had new recovery codes made for your account at { $hospital }. The earlier ones do not work any more.
mail-lost-subject = Somebody asked to remove the second step of your account at { $hospital }
mail-lost-why = Somebody, probably you, told the desk of { $hospital } that the phone with your codes is lost. When an administrator agrees, at once or after a day, your account loses its second step and signing in asks for no code. Choosing a new password stops it.
mail-address-asked-subject = Another address for your account at { $hospital }
mail-address-asked-why = Somebody, probably you, asked to move your account at { $hospital } to another e-mail address. It happens when the link is followed that we sent there.
mail-address-changed-subject = The address of your account at { $hospital } was changed
mail-address-changed-why = The e-mail address of your account at { $hospital } was changed, and everybody who was signed in was signed out. Signing in takes the new address.
mail-address-changed-not-you = If it was not you, call the hospital at once. You cannot undo it yourself: a new password can be chosen only from the new address.
mail-joined-subject = Your accounts at { $hospital } are one now
mail-joined-why = The reception of { $hospital } has joined your account with the one it kept for you. Everybody who was signed in was signed out. Sign in as before: you find the visits booked at the desk. If you had recovery codes, make new ones.
mail-joined-not-you = If these were not both your accounts, call the hospital at once.
mail-changed-not-you = If it was not you, choose a new password at once and tell the hospital:

mail-new-address-subject = Confirm your new address for { $hospital }
mail-new-address-why = Somebody, probably you, asked to move their account at { $hospital } to this address. Open this page and press the button:
mail-new-address-ignore = If it was not you, do nothing. Without the link nothing changes.
mail-address-taken-why = Somebody tried to move another account at { $hospital } to this address. It belongs to your account already, so nothing has changed, and nobody was told that you have one. Sign in here:

mail-hand-over-subject = Your account at { $hospital } is going to be erased
mail-hand-over-why = { $hospital } is going to erase your account. Before that you can take everything along that it holds about you. Open this page and save the file:
mail-hand-over-until = The link works until your account is erased; the page says when. If you want to keep the account, call the hospital before then.

mail-sign-off = { $hospital }

mail-carer-subject = An invitation from { $hospital }
mail-carer-why = Somebody who uses the portal of { $hospital } asks whether you would act for them there. Open this page and sign in with this address, to see who asks and what for, and to say yes or no:
mail-carer-account = You have no account yet? Create one with this address first, then open the link above:
mail-carer-until = The link works once and for seven days.
mail-carer-ignore = If you cannot think who it may be, do nothing. Without your answer nothing happens.
mail-carers-subject = Family and carers at { $hospital }
mail-carer-started-why = From now on, one person may act for another in the portal of { $hospital }, and you are one of the two. Who, what and until when stands on this page:
mail-carer-changed-why = What one person may do for another in the portal of { $hospital }, or until when, has changed, and you are one of the two. Look at it on this page:
mail-carer-ended-why = One person no longer acts for another in the portal of { $hospital }, and you are one of the two. It stands on this page:
mail-carers-not-you = If you did not expect that, end it there and choose a new password.

mail-emergency-subject = Emergency access at { $hospital }
mail-emergency-why = { $when }, a doctor of { $hospital } opened what the hospital keeps about you, in an emergency and without having you in their care. It stays open to them for 60 minutes at most. Who it was, why, and everything they looked at stands on this page:
mail-emergency-question = If you do not know why, call the hospital and ask. An administrator of the hospital reviews every such access.

### Mails about visits. Neither the subject nor the first paragraph names a doctor or a department: mailboxes show both to anybody near.

mail-said = { $text }
mail-moment = { $when }
mail-fact-when = When
mail-fact-zone = Time zone
mail-fact-doctor = Doctor
mail-fact-department = Department
mail-fact-specialization = Specialization
mail-fact-place = Where
mail-fact-reference = Reference
mail-fact-before = Before
mail-fact-reason = Reason given

mail-visit-booked-subject = Your visit at { $hospital } is booked
mail-visit-booked = Your visit at { $hospital } is booked. These are the details:
mail-visit-arrive = Please arrive 10 minutes early.
mail-visit-video = It is a video visit: the link opens on its page ten minutes before, once you have signed in.
mail-visit-requested-subject = Your request for a visit at { $hospital }
mail-visit-requested = { $hospital } has received your request for a visit. The time is kept for you until the doctor has answered; we write again then.
mail-offer-subject = A time at { $hospital } has become free
mail-offer-why = A time that you wait for at { $hospital } has become free. It is kept for you until { $until }. These are the details:
mail-offer-take = Take it, or say no, on this page. Opening it changes nothing:
mail-offer-otherwise = Without an answer it goes to the next, and your place in the list stays.

mail-repair-subject = Your visit at { $hospital } needs another time
mail-repair-why = Your visit at { $hospital } cannot take place as booked. Other times are kept for you until { $until }. This is the visit:
mail-repair-choose = Choose one of them on this page. Opening it changes nothing:
mail-repair-otherwise = Does none of them suit? You can say so there, choose any other time, or give the visit up. Without an answer we call you.
mail-repair-stays-subject = Your visit at { $hospital } takes place as booked
mail-repair-stays-why = We asked you to choose another time. That is no longer needed: your visit at { $hospital } stays as it was booked.
mail-visit-proposed-subject = A time for a visit at { $hospital }
mail-visit-proposed = { $hospital } proposes a time for a visit. It is kept for you: say whether it suits you.
mail-visit-moved-subject = Your visit at { $hospital } has another time
mail-visit-moved = Your visit at { $hospital } has another time. These are the new details:
mail-visit-cancelled-subject = Your visit at { $hospital } is cancelled
mail-visit-cancelled = This visit at { $hospital } does not take place. It was:
mail-visit-declined-subject = A time at { $hospital } is declined
mail-visit-declined = The time that was offered at { $hospital } was declined. It was:
mail-visit-again = You can find another time here:
mail-answer-by = Expect an answer by { $when }.
mail-visit-waits = The doctor still has to agree; we write again then.
mail-visit-see = See, confirm, move or cancel it here, without signing in. The link works until the visit changes; whoever has it can do the same, so keep it to yourself:
mail-visit-answer = Answer here, without signing in. Whoever has this link can do the same, so keep it to yourself:
mail-visit-calendar = The attached file puts it into your calendar.
mail-visit-calendar-gone = The attached file takes it out of your calendar.
mail-visits-booked-subject = Your visits at { $hospital } are booked
mail-visits-booked = Your visits at { $hospital } are booked. These are the details:
mail-visits-proposed-subject = Times for visits at { $hospital }
mail-visits-proposed = { $hospital } proposes times for several visits. They are kept for you: say of each whether it suits you.
mail-fact-visit = Visit { $number }
mail-visits-line = { $when } ({ $reference })
mail-visits-line-zone = { $when }, { $zone } ({ $reference })
mail-visits-arrive = Please arrive 10 minutes early each time.
mail-visits-video = They are video visits: the link opens on the visit's page ten minutes before, once you have signed in.
mail-visits-lack =
    { $of } visits were planned. { $count ->
        [one] One of them has no time yet.
       *[other] { $count } of them have no time yet.
    }
mail-visits-see = See, confirm, move or cancel each of them here, without signing in. A link works until its visit changes; whoever has it can do the same, so keep it to yourself:
mail-visits-answer = Answer each of them here, without signing in. Whoever has a link can do the same, so keep it to yourself:
mail-visits-calendar = The attached file puts all of them into your calendar.

mail-reminder-today-subject = Your visit today at { $time }
mail-reminder-today = You have a visit at { $hospital } today at { $time }. These are the details:
mail-reminder-tomorrow-subject = Your visit tomorrow at { $time }
mail-reminder-tomorrow = You have a visit at { $hospital } tomorrow, { $day }, at { $time }. These are the details:
mail-reminder-subject = Your visit on { $day } at { $time }
mail-reminder = You have a visit at { $hospital } on { $day } at { $time }. These are the details:
mail-reminder-off = You can choose which reminders you get:

mail-record-subject = Something new for you at { $hospital }
mail-record-available = The doctor has written up your visit at { $hospital }. You can read it after you have signed in:

mail-file-ready-subject = Your file at { $hospital } is ready
mail-file-ready = The file that you asked for in the portal of { $hospital } is ready. You can save it after you have signed in:
mail-file-ready-until = It is there for a limited time; the page says until when. Then it is deleted, and you can ask for another one.
mail-file-ready-not-you = If you did not ask for it, choose a new password and tell the hospital.

mail-report-subject = Something new for you at { $hospital }
mail-report-available = A file of yours in the portal of { $hospital } has been checked and can be opened. You see it after you have signed in:
mail-report-rejected = A file of yours in the portal of { $hospital } has been checked and could not be taken. Why, and what you can do, stands there after you have signed in:
mail-report-reviewed = A doctor has looked at a file of yours in the portal of { $hospital }. You see who, when and what they say after you have signed in:

mail-message-subject = You have a new message at { $hospital }
mail-message-received = You have a new message in the portal of { $hospital }. You can read it after you have signed in:

### Calendars. They are shared: neither doctor nor department.
calendar-visit = Visit at { $hospital }

mail-address-check-subject = Does mail from { $hospital } reach you?
mail-address-check-why = You asked { $hospital } to check that mail reaches you. Open this page and press the button, and we send you mail again:
mail-address-check-ignore = If it was not you, do nothing. Without the link nothing changes.

mail-webhook-given-up-subject = A webhook was switched off
mail-webhook-given-up = The webhook "{ $name }" has taken nothing for three days, so the portal has switched it off. It is told nothing any more.
mail-webhook-given-up-what = How its last messages were answered stands on its page. Put that right, press "Enable" there, and send a test:
mail-webhook-given-up-lost = What happened in the meantime is not told later. Messages that failed can be sent again from that page.

### Text messages: short, with nobody's name and no word about health; how to stop stands last.

text-code = { $hospital }: your code is { $code }. It works for 10 minutes. Nobody from the hospital asks you for it.
text-visit-near = { $hospital }: your visit is on { $day } at { $time } ({ $zone } time). Stop texts: { $link }
text-visit-booked = { $hospital }: your visit is booked, { $day } at { $time } ({ $zone } time). Stop texts: { $link }
text-visits-booked = { $hospital }: { $count } visits are booked, the first { $day } at { $time } ({ $zone } time). Stop texts: { $link }
text-visit-moved = { $hospital }: your visit has a new time, { $day } at { $time } ({ $zone } time). Stop texts: { $link }
text-visit-moved-waits = { $hospital }: you asked for { $day } at { $time } ({ $zone } time). The doctor still has to agree. Stop texts: { $link }
text-visit-cancelled = { $hospital }: your visit on { $day } at { $time } ({ $zone } time) is cancelled. Stop texts: { $link }
text-visit-declined = { $hospital }: the time offered on { $day } at { $time } ({ $zone } time) was declined. Stop texts: { $link }
