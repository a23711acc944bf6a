### What patients say of themselves: allergies, medicines, past conditions.

health-mine = Your health
health-own = What you write down yourself
allergies = Allergies
medicines-now = Medicines now
conditions = Conditions
background-title = Allergies, medicines and conditions
background-lead = What your doctors should know before they decide anything. Keep it current.
label-allergies = Allergies
label-allergies-hint = One on each line, with what happens, such as "Penicillin: rash".
label-no-known-allergies = I have no known allergies
label-medicines-now = Medicines you take now
label-medicines-now-hint = One on each line, with dose and how often. Also what you buy yourself.
label-conditions = Past and lasting conditions
label-conditions-hint = One on each line: illnesses, operations, with the year if you know it.
background-last-saved = Last saved { $when }.
background-who-reads = You, doctors who have you in their care, and whoever you let act for you and read. Reception and administration never do.
background-changed-meanwhile = This was saved in another window since you opened it. What you changed here is kept, the rest is as it was saved there: compare, then save again.
background-of-patient = In the patient's own words
background-nothing-said = Nothing said
background-no-known-allergies = No known allergies, as the patient says
background-never-said = The patient has said nothing about allergies, medicines or past conditions here. Ask.
background-said-on = Said by the patient on { $when }. Not checked by the hospital.
flash-background-saved = Saved. Your doctors see it from now on.
wrong-background-entry-too-long = Shorten entry { $number } to { $limit } characters
wrong-background-too-many = List at most { $limit } entries
wrong-background-contradicts = Either list your allergies, or say that none are known
