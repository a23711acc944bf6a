### Which messages somebody wants.

messages-title = My messages
messages-lead = What the hospital tells you, when, and by mail or text message.
messages-reminders = Reminders of your visits
messages-reminders-hint = At the hospital's local time. Untick what you do not want. Whoever booked or moved a visit less than two hours before is not reminded.
messages-reminder = { $days ->
    [0] On the day of the visit, at { $time }
    [one] The day before, at { $time }
   *[other] { $days } days before, at { $time }
}
messages-none = No reminders
messages-none-why = The hospital sends no reminders of visits at present. Your visits stand in the portal.
messages-always = What always comes
messages-always-visits = What happens to your visits, and a time that a doctor proposes: it always stands in the portal.
messages-always-records = That there is something new for you to read.
messages-always-account = The safety of your account: a new password, a new address, who may act for you, who opened your record in an emergency.
messages-always-why = These messages are needed, so they always stand in the portal or come by mail. What is about your account always comes by mail.
messages-changed-meanwhile = Your choice was changed elsewhere since this page was opened. Look at it and save again.
flash-messages-saved = Your choice is saved.
messages-own = Other times
messages-own-which = When you are reminded
messages-own-hint = Up to three times, on the hour or half past, in place of the hospital's.
messages-times-house = When the hospital does, as ticked above
messages-times-own = At these times
messages-own-days = Day of reminder { $number }
messages-own-at = Time of reminder { $number }
messages-own-none = No time of my own
messages-own-day = { $days ->
    [0] On the day of the visit
    [one] The day before
   *[other] { $days } days before
}
messages-own-wrong = Give each reminder a day and a time on the hour or half past, such as 18:00, and each only once
messages-quiet-wrong = Write both times as hours and minutes, such as 22:00, or leave both empty

texts-title = Text messages
texts-what = The hospital can send reminders and news of your visits to your phone: which hospital, which day and time, and nothing about your health.
texts-number = To your phone
texts-consent = By asking for a code and typing it here you agree that the hospital sends such text messages to this number. You can stop them at any time. Your carrier may charge you.
texts-code-send = Send a code to this number
texts-code-again = Send another code
texts-code = Code from the text message
texts-code-hint = Six digits. It works for 10 minutes. No code came? If this phone once replied STOP, send START as a reply to one of our texts.
texts-agree = Agree to text messages
texts-code-wrong = This is not the code that was sent. Look at the newest text message
texts-code-over = This code no longer works. Have another one sent.
texts-on = Text messages are sent to your phone.
texts-since = Since { $when }
texts-stop = Stop text messages
texts-number-changed = You have another phone number than the one you agreed to, so text messages have stopped. Ask for a code to begin again.
texts-opted-out = This phone told its carrier to stop text messages from us, so none are sent. What you wanted by text comes by mail.
texts-opted-out-how = To have them again press the button; if none come after that, send START as a reply to one of our text messages. Carriers allow this once in 30 days.
texts-resume = Have text messages again
texts-no-phone = For text messages your profile needs a phone number.
texts-no-country = Your number has no country code, so no text message can be sent to it. Write it with a plus and the country, such as +91 98765 43210.
texts-no-number = This is no number that a text message can be sent to. Look at it in your profile.
texts-not-offered = This hospital sends no text messages.
texts-to-profile = Go to your profile
texts-ways = How messages come
texts-ways-hint = Tick both, one or none. What has no tick stands in the portal only.
texts-of-reminders = Reminders
texts-of-booked = A visit is booked
texts-of-moved = A visit has another time
texts-of-cancelled = A visit is cancelled
texts-quiet = Quiet hours for text messages
texts-quiet-hint = From { $from } to { $to } the hospital sends no text messages; they wait until then. You can choose other hours. Leave both empty for the hospital's.
texts-quiet-from = Quiet from
texts-quiet-to = Quiet until
flash-text-code-sent = A code is on its way to your phone.
flash-texts-on = Text messages are sent to your phone from now on.
flash-texts-off = No more text messages are sent. What you wanted by text comes by mail.
flash-texts-too-many = Enough codes were sent for today. Try again tomorrow.
flash-texts-away = The text message service does not answer. Try again in a minute.
flash-texts-not-yet = Your carrier allows this once in 30 days. Send START as a reply to one of our text messages, or wait.
flash-texts-otherwise = This has changed meanwhile. Look at how it stands now.
