### Family and carers: one patient lets another person book and read for them.

carers-title = Family and carers
nav-carers = Family and carers
carers-lead = Let somebody you trust book visits or read records for you, for as long as you like.
carers-list = Who acts for you
carers-none = Nobody acts for you
carers-none-why = Somebody you trust can book visits or read records for you. You say what, and until when, and can end it at any time.
carers-full = Ten people act for you or are asked to. End one before you add another.
carers-how = How it works
carers-how-ask = You ask by e-mail. Nothing is open to anybody before they sign in and say yes.
carers-how-see = Whatever somebody does for you stands in the history with both names.
cared-for-title = For whom you act

carer-scope-book = Visits
carer-scope-book-hint = See when and where they are, book, move and cancel. Reasons, notes and records stay closed.
carer-scope-read = Records
carer-scope-read-hint = Read records and everything about visits. Nothing can be booked or changed.
carer-scope-both = Visits and records
carer-scope-both-hint = Book, move and cancel visits, and read everything you can read yourself.
carer-means-see = see visits: when, where and with whom
carer-means-book = book, move and cancel visits
carer-means-read = read records, and what was said and noted about visits
carer-means-no-reading = read no records, and not why somebody comes

carer-running = Until { $day }.
carer-last-used = Last used { $when }.
carer-never-used = Not used yet.
carer-waiting = Asked. The answer is open until { $when }.
carer-unanswered = Asked, and not answered in time.
carer-declined = Declined { $when }.
carer-ended-by-you = Ended by you { $when }.
carer-ended-by-carer = Given up { $when }.
carer-ended-by-hospital = Ended { $when }, because an account was closed.
carer-ran-out = Over since the end of { $day }.

new-carer = Add a person
new-carer-lead = They can do for you what you choose here, and nothing else.
label-carer-email = Their e-mail address
label-carer-email-hint = They answer from an account with this address. If they have none yet, they can create one.
label-carer-scope = What may they do?
label-carer-end = Last day
label-carer-end-hint = A year from today when you leave it empty, at most { $years } years.
new-carer-button = Send the invitation
new-carer-next = We write to this address. The link works once and for seven days. You get a mail as soon as it is accepted.
new-carer-care = Only people you trust
new-carer-care-why = Nobody from the hospital will ever ask you to add somebody. If anybody presses you to, call the reception.
edit-carer = Change what { $who } may do
edit-carer-title = Change what a carer may do
edit-carer-lead = It holds from the moment you save it. Both of you get a mail.
edit-carer-button = Save
end-carer = End it for { $who }?
end-carer-title = End what a carer may do?
end-carer-link = End it
end-carer-button = End it now
end-carer-take-back = Take the invitation back
end-carer-means = From this moment on they can neither book nor read anything for you, wherever they are signed in. Both of you get a mail.
end-carer-means-waiting = The link in the mail stops working at once.
end-carer-stays = Visits they booked for you stay as they are.
carers-ask-too-often = You have sent many invitations. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
carers-sent-before = You have sent an invitation with this form already. Send it once more if you want another one.
carers-changed-since = It was changed or ended since you opened the page. Look at what stands now.

wrong-carer-address-missing = Enter the e-mail address of the person
wrong-carer-address = An e-mail address looks like name@example.org
wrong-carer-own-address = Enter the address of somebody else: this one is yours
wrong-carer-already = Somebody with this address acts for you already, or is asked to
wrong-carers-too-many = At most { $limit } people can act for you or be asked to. End one first
wrong-carer-scope-missing = Choose what they may do
wrong-carer-end-past = Choose a last day that is not over

carer-invitation-title = { $name } asks for your help
carer-invitation-window = Somebody asks for your help
carer-invitation-lead = If you say yes, you act for { $name } from your own account.
carer-invitation-may = You could
carer-invitation-until = Until the end of { $day }.
carer-invitation-answer-until = The question is open until { $when }.
carer-invitation-know = Before you say yes
carer-invitation-named = Whatever you do for { $name } stands in the history with both names, and { $name } sees it.
carer-invitation-stop = You can give it up at any time. So can the other side.
carer-invitation-not-yet = That was not accepted
carer-accept = Yes, I act for them
carer-decline = No
carer-acts-already = You act for this person already.
carer-too-many = Nobody acts for more than { $limit } people. Give one up first.
carer-invitation-to-staff = This invitation needs a private account
carer-invitation-to-staff-why = You are signed in with an account you work with here. Nobody acts for a patient from such an account, not even for their own family.
carer-invitation-to-staff-next = Register a private account with another address, and ask for an invitation to that address.
carer-invitation-ended = This invitation cannot be answered
carer-invitation-ended-why = It was answered, taken back or too old, or it was sent to another address than your account has. Sign in with the account of that address, or ask for another invitation.
give-up-title = Give up acting for { $name }?
give-up-window = Give up acting for somebody?
give-up-link = Give it up
give-up-means = You no longer see or book anything for { $name }. To act again, you need another invitation. Both of you get a mail.
give-up-button = Give it up

acting-for = You are acting for { $name }
acting-visits = Visits
acting-records = Records
acting-back = Back to your own

flash-carer-asked = We have written to { $email }.
flash-carer-changed = What they may do is changed.
flash-carer-ended = It has ended.
flash-carer-accepted = You act for { $name } from now on.
flash-carer-declined = You have declined.
flash-carer-given-up = You have given it up.

label-for-whom = For whom is the visit?
for-whom = For
for-whom-me = Myself
wrong-for-whom-missing = Choose for whom the visit is
wrong-for-whom-gone = This person does not let you book any more, and what was written for them is not kept. Choose again
for-whom-no-longer = You do not act for this person, or not any more. Nothing is booked.
acting-visits-of = Visits of { $name }
acting-visits-title = Visits of somebody you act for
acting-records-of = Records of { $name }
acting-records-title = Records of somebody you act for
acting-timeline-of = Health timeline of { $name }
acting-timeline-title = Health timeline of somebody you act for
acting-reports-of = Reports of { $name }
acting-reports-title = Reports of somebody you act for
acting-health-of = Health of { $name }
acting-records-link = Records, allergies and medicines
acting-reports-link = Reports
acting-timeline-link = Health timeline
acting-records-lead = What doctors wrote about the visits, newest first.
acting-is-noted = { $name } sees that you have read this.
acting-answers-hidden = Reason and symptoms stay closed to you: you act for visits only.
acting-none-why = When a visit is booked, it stands here. You choose for whom when you say why.
acting-none-why-reading = When a visit is booked, it stands here.
by-carer-for-you = by { $name }, for you
by-carer-for-patient = by { $name }, for the patient
check-title-for = Check the visit of { $name }
check-acting-title = Check the visit of somebody you act for
