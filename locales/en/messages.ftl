### Which messages somebody wants.

messages-title = My messages
messages-lead = What the hospital writes to you by mail, and what of it you can switch off.
messages-reminders = Reminders of your visits
messages-reminders-hint = By mail, at the hospital's local time. Untick what you do not want. Whoever booked or moved a visit less than two hours before is not reminded.
messages-reminder = { $days ->
    [0] On the day of the visit, at { $time }
    [one] The day before, at { $time }
   *[other] { $days } days before, at { $time }
}
messages-none = No reminders
messages-none-why = The hospital sends no reminders of visits at present. Your visits stand in the portal.
messages-always = What always comes
messages-always-visits = What happens to your visits: booked, moved, cancelled, or a time that a doctor proposes.
messages-always-records = That there is something new for you to read.
messages-always-account = The safety of your account: a new password, a new address, who may act for you, who opened your record in an emergency.
messages-always-why = These mails are needed, so they cannot be switched off.
messages-changed-meanwhile = Your choice was changed elsewhere since this page was opened. Look at it and save again.
flash-messages-saved = Your choice is saved.
