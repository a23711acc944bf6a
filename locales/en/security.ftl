### Passwords and sessions of one's own.

forgot-title = Choose a new password
forgot-link = Forgotten your password?
forgot-hint = We send a link there, if it belongs to an account.
forgot-button = Send me a link
forgot-known = You know it after all?
reset-sent-title = Check your mail for the link
reset-sent = If the address belongs to an account, a link to choose a new password is on its way.
reset-follow = Follow its link within 30 minutes and choose a password.
reset-then = Sign in with the new password.
set-password-title = Choose your password
set-password-button = Save this password
set-password-then = Everybody who is signed in to this account is signed out. Then you sign in with the new password.
password-link-ended-title = This link sets no password any more
password-link-ended-why = A link works once and for a limited time. Ask for a new one.
security-title = Sign-in and security
security-where = Where you are signed in
security-this = This one
security-lacks-code = Password right, code missing
security-unknown-device = Another device
security-last-used = Last used: { $when }. Signed in: { $since }.
security-end-others = Sign out everywhere else
security-password = Change your password
security-password-ends = Every other browser is signed out when you change it.
security-password-button = Change password
security-hints = Hints
security-odd = A sign-in you do not recognise?
security-odd-what = Sign it out and change your password. If you think that somebody was in your account, tell the hospital.
label-current-password = Current password
label-another-password = New password
wrong-current-password = That is not your current password
flash-password-changed = Your password is changed. Every other browser is signed out.
flash-choose-password = Your address is confirmed. It was registered more than once and with different passwords, so none of them counts. Choose yours now.
flash-password-set = Your password is saved. Sign in with it.
flash-session-ended = That browser is signed out.
flash-others-ended = Every other browser is signed out.
nav-security = Sign-in and security

## The second factor
security-factor = A second step when you sign in
security-factor-on = Signing in asks for a code of your app, since { $since }.
security-factor-left = { $count } { $count ->
    [one] recovery code is
   *[other] recovery codes are
} left.
security-factor-off = A code of an app on your phone, besides the password: whoever learns your password alone does not get in.
security-factor-set-up = Set up the second step
security-factor-end = Remove the second step
security-factor-end-button = Remove it
label-code = Code
label-code-hint = The six digits your app shows now, or one of your recovery codes
enter-code-title = Enter your code
enter-code-lost = Your phone is not at hand?
enter-code-lost-how = Use one of the recovery codes you kept when you set this up. Each works once. Without one, ask the hospital in person.
enter-code-leave = Sign in as somebody else
set-up-title = Set up a second step
set-up-lead = From then on, signing in asks for a code of an app on your phone.
set-up-needed = Everybody who works here signs in with a code of an app, besides the password. Set it up once, now.
set-up-scan = Scan this with your authenticator app
set-up-scan-how = In the app, add an account and point the camera here.
set-up-picture = A picture that your authenticator app reads
set-up-type = Or type this key into the app:
set-up-same-device = The app is on this device: open it
set-up-code = The code your app shows
set-up-code-hint = Six digits. Everybody else who is signed in to this account is signed out.
set-up-button = Turn it on
set-up-which = Which app?
set-up-which-how = Any that makes time-based codes, such as the one your phone or password manager comes with.
recovery-title = Keep these recovery codes
recovery-lead = The second step is on. These codes let you in when your phone is lost. They are shown only now.
recovery-codes = Recovery codes
recovery-keep = Each code works once. Print them or write them down, and keep them where you keep important papers.
recovery-kept = I have kept them
wrong-code = That code does not fit, or was used before. Enter the one your app shows now.
flash-code-begin-anew = Too many wrong codes. Sign in again.
flash-factor-ended = The second step is removed.
flash-factor-needed = Everybody who works here signs in with a second step. It cannot be removed.
factor-changed-meanwhile = The second step has changed meanwhile. Look at how it stands now.
wrong-password-same = Choose another password: this is the one you have now

## Showing anew that it is you
proof-title = Is it still you?
proof-why = What comes next changes how you sign in, or concerns other people. So that nobody does it at a screen you left open, show once more that it is you.
proof-button = Continue
proof-not-now = Not now

## Staying signed in
ending-idle = You will be signed out soon, because nothing was opened or sent for a while. What you typed stays on this page.
ending-stay = Stay signed in
ending-latest = You will be signed out at { $when }, however busy you are: nobody stays signed in for longer than a day’s work. Send what you have typed before that.
ending-ended = You are signed out, so this page is hidden. What you typed is kept on it.
ending-sign-in = Sign in beside it, then come back: it shows again
stay-title = You stay signed in
stay-until = Until { $when }, and longer with everything you open or send.
stay-latest = Until { $when }. After that you sign in again.
stay-close = Close this tab and go on where you were.

## Another address, new recovery codes
security-address = Your e-mail address
security-address-what = Mail goes to { $email }, and it is what you sign in with.
security-address-change = Change the address
new-address-title = Change your e-mail address
new-address-how = We send a link to the new address. Until you follow it, everything stays as it is. Your present address is told as well.
label-new-email = New e-mail address
new-address-button = Send the link
flash-new-address-asked = We sent a link to the new address. Your address changes when you follow it, within 24 hours.
confirm-new-address-title = Use this address from now on?
confirm-new-address-why = Your account moves to the address this link came to. Everybody who is signed in is signed out, and you sign in with the new address.
confirm-new-address-button = Use this address
flash-address-changed = Your address is changed. Sign in with the new one.
new-address-ended-title = This link no longer changes an address
new-address-ended-why = It works once and for 24 hours, only until the address or the password changes, and not if the address has another account. If you have followed it already, your address is changed.
new-address-ended-again = Ask for another link
new-codes-title = New recovery codes
new-codes-why = You get ten new codes. Those you have now stop working at once, used or not.
new-codes-button = Make new codes
security-new-codes = Make new recovery codes

## The desk: a lost phone
lost-title = Lost phones
lost-lead = For people who cannot sign in because the phone with their codes and the recovery codes are gone. One of the staff asks, an administrator who is somebody else agrees (or whoever asked, after a day), and the person is told at once.
lost-asked = Waiting for somebody to agree
lost-asked-by = { $who } asked, { $when }.
lost-agree = Agree
lost-keep = Refuse
lost-alone-from = You asked yourself. Somebody else agrees now, or you do from { $when } on.
lost-about-yourself = This is about you: somebody else decides.
lost-asked-yourself = You asked yourself: somebody else has to agree, or you do from { $from } on.
lost-changed = Somebody else has decided this, or the account has changed since. Here is what is left to decide.
lost-wait = { $count ->
    [one] One report of a lost phone waits for somebody to agree.
   *[other] { $count } reports of lost phones wait for somebody to agree.
}
lost-see = See the reports
lost-none = Nobody waits
lost-none-why = What the desk asks appears here until it is decided.
lost-report = Somebody stands at the desk
lost-report-how = Look at a document with a picture and ask for the date of birth before you send this.
lost-reason = How you recognised them
lost-reason-hint = For example: showed a passport, knows the date of birth. Administrators read it.
wrong-lost-reason-missing = Say how you recognised the person
lost-report-button = Ask for it
lost-end-title = Remove the second step?
lost-end-means-patient = From then on the password alone leads in, and everybody who is signed in to that account is signed out. The person gets a mail.
lost-end-means-staff = Everybody who is signed in to that account is signed out. The next person who signs in with its password sets up a new second step. The person gets a mail.
lost-end-button = Remove the second step
lost-not-now = Not now
lost-link = Lost phones
flash-lost-reported = Asked. The person has a mail about it, and an administrator decides.
flash-lost-ended = The second step is removed. The person signs in with the password.
flash-lost-kept = Everything stays as it is.

## No mail reaches the address
no-mail-title = Our mail does not reach you.
no-mail-what = Change or confirm your e-mail address
mail-address-title = Mail to your address
mail-address-bounced = Mail that we sent to this address came back ({ $when }).
mail-address-complained = Your mail provider told us that you reported our mail as unwanted ({ $when }).
mail-address-held-back = Until this is settled we send no confirmations, changes or reminders of visits there. You find them in the portal, under notifications. Mail about signing in and the safety of your account is still sent.
mail-address-change = It is not your address any more
mail-address-change-how = Give us another one. As soon as you follow the link that we send there, mail goes to it.
mail-address-right = The address is right
mail-address-right-how = We send one mail there. When it arrives, follow its link, and everything is sent again. Look into the folder for unwanted mail too.
mail-address-send = Send a link to this address
mail-address-fine = Mail goes to this address.
flash-check-sent = The link is on its way. If nothing arrives within a few minutes, use another address.
check-address-title = Does our mail arrive here?
check-address-why = You followed the link that we sent. Press the button, and we send you mail again.
check-address-button = Yes, send me mail
check-ended-title = This link shows nothing any more
check-ended-why = It works once and for 24 hours, only until the address changes. If you have followed it already, mail goes to you again.
check-ended-again = See your address
flash-address-works = Mail goes to your address again.
