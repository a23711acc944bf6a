### Everybody who has an account, as administrators look after them.

nav-people = People
people-title = People who work here
people-lead = Accounts of this hospital, by name.
people-groups = By what they do
people-doctors = Doctors
people-receptionists = Reception
people-administrators = Administrators
people-search = Name, e-mail address or phone
people-search-hint = Beginnings are enough, such as "lee far" or "+91 98".
people-nobody-fits = Nobody fits
people-nobody-fits-why = Look for less of the name, or for the e-mail address or phone number. Other groups are searched on their own page.
people-nobody-fits-doctor = Doctors who have left or have not used their link yet are found by e-mail address or phone number. Other groups are searched on their own page.
people-all = Everybody of this group
people-none = Nobody yet
people-none-why = Whoever is invited stands here.

## How an account stands
account-invited = Link sent
account-no-address = No e-mail
account-active = Active
account-locked = Locked
account-disabled = Disabled
account-pending-address = Address not confirmed
account-pending-approval = Waits for approval
account-rejected = Not approved
account-title = Account
account-since = Since
account-second-step = Second step
account-on = On
account-off = Off
account-link = First password
account-link-waits = The mailed link has not been used yet. It works for 7 days.
account-link-doctor = Patients find this doctor once it has been used.
send-link-again = Send the link again
account-own = This is your own account. Another administrator can disable it.
account-back = Coming back?
account-back-how = They sign in with the password they had. Everybody who was signed in stays signed out.
enable-button = Enable this account
account-away = Leaving, or in other hands?
lock-why = If somebody else may know the password or has the phone: lock the account. It works whatever visits are still to come.
sign-out-why = If only a screen was left open: sign them out everywhere.
sign-out-everywhere = Sign out everywhere
flash-account-signed-out = Everybody who was signed in to this account is signed out.
disable-link = Disable this account
flash-link-sent = Another link is on its way to { $name }. The one before does not work any more.
flash-link-not-sent = There is nothing to open any more: no link was sent.
flash-account-disabled = The account of { $name } is disabled.
flash-account-enabled = The account of { $name } is enabled.
flash-account-otherwise = The account has changed this very moment. Nothing was done.

person-edit = Edit name and phone
person-edit-address = They change the address they sign in with themselves, under "Sign-in and security".

## Somebody new
new-person = New person
new-person-lead = Somebody for the reception or the administration. For somebody who treats patients:
new-person-button = Invite this person
label-post = What they do
post-receptionist-hint = Books and checks in for patients. Sees nothing clinical.
post-administrator-hint = Runs the portal. Sees nothing clinical.
label-work-email-hint = They sign in with it. The link to choose a password goes there.
label-phone-optional = Phone (optional)
invitation-how = They get a mail with a link and choose a password themselves. The link works once and for 7 days; you can send another one. The first sign-in sets up a second step.
wrong-post-missing = Choose what they do
wrong-person-name-missing = Enter the name
wrong-work-email = Enter the e-mail address like name@example.org
wrong-address-known = This address has an account already. Use another one, or find that account
flash-person-invited = { $name } is invited: the link is on its way.
new-person-sent-before = You have invited somebody with this form already. Press again to invite one more.

## Locking an account
lock-link = Lock now
lock-title = Lock the account of { $name }
lock-lead = For an account that may be in other hands.
lock-not-yet = Not locked yet
lock-means-out = Everybody who is signed in to it is out at once, nobody can sign in, and links that were mailed stop working.
lock-means-visits = Visits stay as they are.
lock-means-doctor = They stay listed, and patients can still book with them. If nobody should, untick it in their profile:
lock-means-keys = Keys of other programs go on working, whoever made them. Look whether one is new:
lock-means-told = They are told by e-mail.
lock-button = Lock this account
lock-later = Talk to them yourself, not by e-mail. Then unlock the account on its page: its password is void, and they get a link by e-mail to choose another one.
lock-oneself = You cannot lock your own account. Ask another administrator.
unlock-question = Is it they again?
unlock-link = Unlock the account
unlock-title = Unlock the account of { $name }
unlock-lead = Talk to them in person or by phone first.
unlock-not-yet = Not unlocked yet
unlock-to = The link goes to { $email }.
label-unlock-address = Which address is theirs?
unlock-moved = The address of this account was changed on { $when }. If somebody else did it, the present address is that person's mailbox. Ask for the address; do not read it out.
unlock-present-hint = The present address. The link goes there.
unlock-former-hint = The address before. The account gets it back, and the link goes there.
unlock-next = The password they had does not work any more: they get an e-mail with a link to choose another one, for 24 hours. If their phone was stolen too, report it as lost.
unlock-button = Unlock and send the link
wrong-unlock-address-missing = Choose the address that is theirs
wrong-unlock-address-taken = The former address belongs to another account by now. Find out whose that account is
flash-account-locked = The account of { $name } is locked. Nobody is signed in to it.
flash-account-unlocked = The account of { $name } is unlocked. A link to choose another password is on its way.

## Closing an account
disable-title = Disable the account of { $name }
disable-not-yet = Not disabled yet
disable-means = { $name } is signed out everywhere at once and cannot sign in. Links that were mailed stop working.
disable-means-doctor = Patients will no longer find them, and nobody can book.
disable-stays = Nothing is deleted. You can enable the account again later.
disable-reason-hint = For the audit trail. Nothing clinical.
disable-button = Disable this account
disable-keep = Keep it as it is
disable-visits-how = Cancel each of these visits first, or wait until they are over.
disable-visits-came = A visit was booked since you opened this page.
disable-oneself = You cannot disable your own account. Ask another administrator.
wrong-closing-reason-missing = Enter the reason
wrong-closing-reason-too-long = Shorten the reason to { $limit } characters

## A new doctor
new-doctor = New doctor
new-doctor-button = Invite this doctor
new-doctor-lead = They begin with the usual week, Monday to Saturday; you can change it at once.
new-doctor-how = They get a mail with a link and choose a password themselves. The link works once and for 7 days; you can send another one. The first sign-in sets up a second step.
new-doctor-hidden = Until they have used it, nobody finds them and nobody can book.
flash-doctor-invited = { $name } is invited: the link is on its way.
doctor-is-joining = This doctor has not used the mailed link yet: patients do not find them, and nobody can book.
doctor-account = Account
doctor-account-link = See the account

## Patients at the desk
nav-patients = Patients
patients-title = Patients
patients-lead = Names and how they are reached. Nothing clinical stands here.
patients-search = Name, e-mail address, phone or record number
patients-search-hint = Beginnings are enough, such as "lin may", "+46 70" or "HR-7K4M".
patients-search-button = Search
patients-born = Born
patients-mail-fails = Mail does not arrive
patients-none = Nobody fits
patients-none-why = Look for less of the name, or for the e-mail address or phone number.
patients-nobody = No patients yet
patients-nobody-why = Whoever creates an account and confirms the address stands here, and whom you add.
patients-all = All patients
patients-list-goes-on = Only part of the list was searched.
patient-title = Patient
patient-edit-who = Only the reception desk and administrators see this page. The patient sees the same on their profile.
patient-signs-in = Signs in with
patient-account = See the account
patient-link-waits = You can book for them before that.
new-patient = Add a patient
new-patient-lead = For somebody at the desk or on the phone who has no account yet. Search first: they may have one.
new-patient-email-hint = They sign in with it. The link to choose a password goes there.
new-patient-how = They get a mail with a link and choose a password themselves. The link works once and for 7 days; you can send another one. You can book for them at once.
new-patient-how-without = Without an e-mail address: nothing is mailed, and nobody signs in. Say date and time yourself. You can add the address later on their page.
no-email = No e-mail
label-email-optional = E-mail address (optional)
new-patient-button = Add this patient
new-patient-sent-before = You have added somebody with this form already. Press again to add one more.
new-patient-perhaps-known = There may be an account already: look at who is shown below.
new-patient-alike = Is it one of them?
new-patient-born = born { $day }
new-patient-alike-what = If it is, open their account and book there. If it is somebody else, press the button.
new-patient-another-button = It is another person: add them
wrong-patient-address-known = This address has an account already. Search for it, or ask for another address
flash-patient-added = { $name } is added. The link is on its way to them.
flash-patient-added-without = { $name } is added. You can book for them now.
give-address = Give an e-mail address
give-address-why = This person has no e-mail address: nothing is mailed to them, and they cannot sign in.
give-address-hint = The link to choose a password goes there.
give-address-button = Save and send the link
wrong-given-address-known = This address has an account already, perhaps their own. Search for it
flash-address-given = { $name } has an e-mail address now. The link is on its way.
flash-address-not-given = The account has changed meanwhile. Nothing was done.
label-patient-name = Name
label-patient-birth = Date of birth
label-patient-address = Postal address
wrong-patient-phone = Enter the phone number with country code, like +91 98765 43210, or leave it empty
wrong-patient-birth-malformed = Enter the date of birth as year, month and day, like 1980-02-29
wrong-patient-birth-unlikely = Enter a date of birth from 1900 until today
wrong-patient-address-too-long = Shorten the address to { $limit } characters
wrong-search-too-long = Search for at most { $limit } characters
flash-patient-saved = The profile is saved.

## Doctors who apply
applications-title = Applications
applications-lead = Doctors who want to work here, with a confirmed address. Nobody finds them until you approve.
applications-none = No application waits
applications-none-why = Doctors who apply and confirm their address stand here.
applications-wait = { $count ->
    [one] One doctor waits for approval.
   *[other] { $count } doctors wait for approval.
}
applications-wait-many = { $count } doctors or more wait for approval.
applications-see = See the applications
application-title = Application
application-since = Waits since { $when }.
application-look = Decide
application-said = What they say
application-wish = Wishes for
application-check = Check the licence with whoever issues it before you approve.
application-take = Approve
application-take-means = They are listed with the usual week, Monday to Saturday, and can sign in. They get a mail.
application-take-button = Approve
application-refuse = Do not approve
application-refuse-means = They are signed out and get a mail with your reason. They may apply again.
application-reason-hint = The doctor reads it. Be kind and clear.
application-refuse-button = Do not approve
wrong-rejection-missing = Enter the reason: the doctor reads it
flash-application-approved = { $name } is approved and gets a mail.
flash-application-rejected = { $name } is not approved and gets a mail.
flash-application-decided = Another administrator has just decided about this application.

## No mail reaches somebody
mailbox-title = No mail goes to this address
mailbox-bounced = Mail to it came back ({ $when }). The mailbox does not exist, or takes nothing any more.
mailbox-complained = Its owner reported our mail as unwanted ({ $when }).
mailbox-what = Confirmations, changes and reminders are held back. Call or ask at the next visit: the person gives another address under "Your e-mail address". If this one is right after all, and they want our mail, say so here. Messages that were held back can then be sent again in the list of messages.
mailbox-works = The address works again
flash-works-again = Mail goes to this address again.
flash-mail-service-away = The mail service does not answer. Nothing has changed: try again in a minute.
flash-marked-meanwhile = Something else was reported about this address this very moment. Look at it again.
