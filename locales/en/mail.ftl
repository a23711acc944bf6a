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

mail-changed-subject = Your password at { $hospital } was changed
mail-changed-why = The password of your account at { $hospital } was changed just now, and everybody who was signed in was signed out.
mail-changed-not-you = If it was not you, choose a new password at once and tell the hospital:

mail-sign-off = { $hospital }
