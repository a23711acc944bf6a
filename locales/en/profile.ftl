### One's own profile.

my-profile = My profile
profile-lead = How we reach you, and what we know about you.
profile-known = Your account
profile-known-patient = Something is wrong here? Tell the reception desk.
profile-known-staff = Something is wrong here? Tell an administrator.
profile-who-sees-patient = Your doctors, the reception desk and the administration of the hospital. Nobody else.
profile-who-sees-doctor = Everybody sees your qualifications and languages. Only staff see your phone number.
profile-who-sees-staff = Only the administration of the hospital.
label-account-name = Name
label-own-phone-hint = With country code, like +91 98765 43210.
label-account-kind = Account
record-number = Hospital record number
label-birth = Date of birth (optional)
label-own-gender = Gender (optional)
label-address = Postal address (optional)
label-address-hint = At most 300 characters.
label-blood-group = Blood group (optional)
blood-group-unknown = Not known
label-own-qualifications = Your qualifications
label-own-qualifications-hint = Such as "MD, FRCP". Patients see them when they choose a doctor.
wrong-birth-malformed = Enter your date of birth as year, month and day, like 1980-02-29
wrong-birth-unlikely = Enter a date of birth from 1900 until today
wrong-address-too-long = Shorten your address to { $limit } characters
wrong-own-qualifications-too-long = Shorten your qualifications to { $limit } characters
flash-profile-saved = Your profile is saved.
profile-changed-meanwhile = This was saved in another window since you opened it. What you changed here is kept, the rest is as it was saved there: compare, then save again.
