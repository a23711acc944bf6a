### What is wrong with a value of the settings, of a doctor or of their hours: field-<code>, written for whoever fills it in.

field-not-a-phone-number = Write the number as it is dialled.
field-unknown-zone = No time zone has this name. Use one such as Asia/Kolkata.
field-not-a-currency = Use the three capital letters of a currency, such as INR.
field-other-currency = Fees are in the hospital's own currency.
field-not-a-multiple = Use a multiple of { $minutes } minutes.
field-nothing-amended = Say what changes: the diagnosis, the prescription or the notes.
field-too-many = At most { $limit } are possible here.
field-not-a-time = Write a time as hours and minutes, such as 09:00.
field-not-a-date = Write a date as year, month and day, such as 2026-11-23.
field-not-an-instant = Write a date, or a date and time with its offset, such as 2026-11-23T09:00:00+05:30.
field-not-a-weekday = Use MON, TUE, WED, THU, FRI, SAT or SUN.
field-too-short-a-time = No visit fits between start and end.
field-too-long-a-time = At most { $hours } hours are possible at once.
field-overlaps = Another rule covers part of this time.
field-contradicts = This contradicts what else is said.
field-past = This is over already.
field-unknown-scope = No key can be given this. The API reference lists every scope.
field-wrong-password = This is not the present password
field-wrong-code = This code does not fit, or was used before.
field-unknown-department = There is no such department.
field-no-such-time = Clocks go forward on that day, and this time does not exist. Choose another one.
field-nobody-with-address = Nobody has this address, or the account does not work.
field-no-second-factor = This account has no second step: the password is enough.
field-same-address = Enter another address: this is the present one.
field-same-password = Choose another one: this is the present password.
