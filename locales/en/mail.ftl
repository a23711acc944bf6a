### Mails about accounts: plain text, one paragraph each. Links stand between them on lines of their own.

mail-confirm-subject = Confirm your address for { $hospital }
mail-confirm-why = Somebody, probably you, asked for an account at { $hospital } with this address. Open this page and press the button, and the account is ready:
mail-confirm-until = The link works once and for 24 hours.
mail-confirm-ignore = If it was not you, do nothing. Without the link there is no account.

mail-known-subject = Your account at { $hospital }
mail-known-why = Somebody, probably you, tried to create an account at { $hospital } with this address. You have one already. Sign in here:
mail-known-ignore = If it was not you, do nothing. Nothing has changed, and nobody was told that you have an account.

mail-sign-off = { $hospital }
