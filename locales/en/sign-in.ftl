### Registering, confirming the address, signing in and out.

sign-in-title = Sign in
sign-in-failed = We could not sign you in
sign-in-needed = Sign in to go on where you were.
sign-in-new-here = New here?
sign-in-why-account = An account lets you book, move and cancel visits.
sign-in-shared-computer = Using a shared computer?
sign-in-sign-out-after = Sign out when you finish. The browser keeps a mark that it was used here before, and nothing of what you read or typed.
sign-in-wrong-credentials = E-mail address or password is wrong, or the address is not yet confirmed. Check both, or open the link we sent you.
sign-in-too-many-tries = Too many tries. Wait { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}, then try again.
sign-in-too-many-tries-seconds = Too many tries. Wait { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}, then try again.
sign-in-busy = Many people are signing in right now. Try again in a few seconds.
flash-not-sent = What you sent was not saved: you were signed out. Sign in, then go back in your browser to the form, where what you typed still stands, and send it again.
flash-still-not-sent = What you sent was not saved. Go back in your browser until the form shows what you typed, which may take two steps or more, and send it again.
flash-not-done-yet = What you sent has not been done yet. Show that it is you, then send it again.
flash-signed-out = You are signed out.

register-title = Create your account
register-known = Already have an account?
register-known-how = Sign in with your e-mail address.
register-who-sees = Who sees this
register-who-sees-what = Your name and how to reach you: your doctors, the reception desk and the administration of the hospital. Nobody else.

label-name = Your name
label-name-hint = As on your photo card
label-email = E-mail address
label-email-hint = We send a link there to confirm it.
label-phone = Phone number (optional)
label-phone-hint = For a call when a visit has to change. With country code, like +91 98765 43210.
label-password = Password
label-new-password = Choose a password
label-new-password-hint = At least 15 characters. Four words that only you would put together are good.
label-consent = I have read { $how }, and I agree to it.
label-consent-how = how Caredesk keeps my data (opens in a new window)

wrong-name-missing = Enter your name
wrong-name-too-long = Your name can have at most { $limit } characters
wrong-email-missing = Enter your e-mail address
wrong-email-malformed = Enter your e-mail address like name@example.org
wrong-phone-malformed = Enter your phone number with country code, like +91 98765 43210, or leave it empty
wrong-password-missing = Enter your password
wrong-password-too-short = Choose a password with at least { $least } characters
wrong-password-too-long = Choose a password with at most { $limit } characters
wrong-password-known = Choose another password: others would guess this one first
wrong-consent-missing = Tick the box if you agree; without it we cannot keep an account for you

check-mail-title = Check your mail
check-mail-sent = We sent you a link to confirm your address.
check-mail-open = Open the mail from us. It comes within a few minutes.
check-mail-press = Follow its link within 24 hours and press the button.
check-mail-then = Sign in and book your first visit.
check-mail-nothing = Nothing arrived?
check-mail-nothing-how = Look in the folder for unwanted mail, and check that the address was right.
check-mail-again = Enter the address again
check-mail-demo = This is a demo: read the mail here

confirm-address-title = Confirm your address
confirm-address-last-step = The last step
confirm-address-why = Press the button to confirm that this e-mail address is yours.
confirm-address-button = Confirm my address
address-confirmed-title = Your account is ready
address-confirmed-thanks = Address confirmed
address-confirmed-next = Sign in with your e-mail address and the password you chose.
link-ended-title = This link no longer works
link-ended-why = A link works once and for 24 hours.
link-ended-next = If you followed it before, your address is confirmed and you can sign in. Otherwise enter your data again and we send a new link.
link-ended-again = Send me a new link
