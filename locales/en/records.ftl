### Records: writing a visit up, amending, reading.

diagnosis = Diagnosis
diagnosis-code = Code (ICD-10-CM)
diagnosis-code-taken-off = The code was taken off.
prescription = Prescription
notes = Notes
medicines = Medicines one by one (optional)
medicine = Medicine
dose = Dose
how-often = How often
how-long = How long

record = Record

## Write a visit up
write-up = Write up the visit
write-up-title = Write up the visit on { $when }
write-up-lead = Write up the visit on { $day }, { $from } to { $to }
write-up-not-yet = The visit is not written up
write-up-said = What the patient said
write-up-who-reads = The patient reads it at once, and so do doctors who have the patient in care. Reception and administration never do.
write-up-once = You sign it once. What you change later stands beside it as an amendment.
write-up-button = Sign and complete the visit
write-up-before = This visit is written up already. Copy what you still need into an amendment of its record.
write-up-amend = Amend its record
write-up-seen-old = This visit has changed since you opened it: it is now on { $when }. What you typed is kept. Look again, then sign.
write-up-too-early = This visit is not until { $when }. You can sign from that day on; until then, save what you typed as a draft.
write-up-from-its-day = This visit is on { $when }. You can sign from that day on; until then, what you type can be saved as a draft.
write-up-not-possible = This visit cannot be written up: it does not take place, or its patient has not agreed to it yet.
hint-at-most = At most { $limit } characters.
label-diagnosis-code = Code of the diagnosis (optional)
diagnosis-code-hint = From ICD-10-CM, such as I10. Type a code, or words to find one by.
prescription-hint = What to take and to do, or that nothing is needed. At most { $limit } characters.
medicines-hint = One row for each medicine; they are printed as a table below the prescription.
medicine-cell = { $what }, row { $number }
label-notes = Notes (optional)
notes-hint = What you found and what comes next. At most { $limit } characters.
draft-button = Save draft
draft-from = Your draft of { $when }. Only you see it.
draft-other = The other draft, of { $when }
write-up-another-draft = A newer draft was saved in another window. What you typed here is in the form, the other draft stands beside it. Take over what you need: saving or signing replaces the other draft.
flash-draft-saved = Draft saved. Only you see it.
flash-written-up = The visit is written up, and the patient can read it.
wrong-diagnosis-missing = Enter the diagnosis
wrong-diagnosis-code-unknown = Choose a code of the list, or leave the field empty
wrong-diagnosis-code-too-long = Use at most { $limit } characters to find a code; there are { $length }
wrong-prescription-missing = Enter the prescription, or that nothing is needed
wrong-medicine-missing = Enter the name of the medicine
wrong-too-many-medicines = List at most { $limit } medicines
wrong-diagnosis-too-long = Shorten the diagnosis to { $limit } characters; it has { $length }
wrong-prescription-too-long = Shorten the prescription to { $limit } characters; it has { $length }
wrong-notes-too-long = Shorten the notes to { $limit } characters; they have { $length }
wrong-medicine-too-long = Shorten what you say of this medicine to { $limit } characters; it has { $length }

## Find a code
find-code-button = Find a code
find-code-title = Find the code of a diagnosis
find-code-lead = For { $patient }. What you typed in the form is kept.
label-code-search = Beginning of a code, or words of its title
label-code-search-hint = Beginnings are enough: prim hypert
find-code-leave = Go on without another code
find-code-found = Codes that fit
find-code-more = The best { $count } are shown. One more word narrows them down.
find-code-choose = Choose
find-code-none = No code fits
find-code-none-why = Try fewer words, or only their beginnings. A record needs no code: your own words are enough.
pick-choices = Codes that fit
pick-none = No code fits these words
wrong-code-search-missing = Type a code, or a word of its title

## Amend
amend-link = Amend
amend-title = Amend the record of the visit on { $when }
amend-headline = Amend the record of { $patient }
amend-not-yet = The record is not amended
amend-how = Fill in what changes and leave the rest empty. What you signed stays, and the patient sees both.
label-new-diagnosis = New diagnosis
new-diagnosis-code-hint = As it stands now. Type another code or words to find one by; empty takes it off.
label-new-prescription = New prescription
label-new-prescription-hint = It takes the place of the old one, together with the medicines below.
new-medicines-hint = As they stand now. Change them when you write a new prescription; without one they stay as they are.
label-new-notes = New notes
label-amendment-reason = Why do you amend it?
label-amendment-reason-hint = The patient reads it. At most 200 characters.
amend-button = Sign the amendment
amend-leave = Leave it as it is
amend-seen-old = This record has been amended since you opened it. Look at what stands now, then decide.
amend-no-more = This record has as many amendments as fit. Write what is new into the next visit.
flash-amended = The record is amended. The patient sees what changed and why.
wrong-amendment-reason-too-long = Shorten the reason to { $limit } characters; it has { $length }
wrong-medicines-alone = Write the prescription these medicines belong to
wrong-nothing-amended = Say what changes: the diagnosis, its code, the prescription or the notes
wrong-amendment-reason-missing = Say in a few words why you amend it

## Read
nav-my-records = My records
records-title = My records
records-lead = What your doctors wrote about your visits, newest first.
records-of-patient-title = Records of your patient
records-month = { $month } { $year }
records-none = Nothing written up yet
records-none-why = After a visit its record stands here, with the diagnosis and the prescription.
records-none-why-patient = After a visit its record stands here.
records-who-reads = You, doctors who have you in their care, and whoever you let act for you and read. Reception and administration see that a record exists and nothing of what it says.
records-why = Why you see this
records-why-ahead = This patient is in your care: a visit with you is on { $when }.
records-why-seen = This patient is in your care: a visit with you was on { $when }.
records-why-booked = This patient is in your care: a visit with you was booked for { $when }.
records-read-is-noted = That you opened this is on record.
record-open = Open record
record-signed-amended = { $count ->
    [0] Signed
    [one] Signed, one amendment
   *[other] Signed, { $count } amendments
}
record-title = Record of the visit on { $when }
record-headline = Visit on { $day }
record-summary = Visit summary
record-print = Print this page
record-paper-summary = Summary as PDF
record-paper-prescription = Prescription as PDF
paper-visit = Visit
paper-diagnosis-code = { $code } { $title } (ICD-10-CM)
paper-signed = Signed by { $doctor }, { $when }.
paper-amended = Signed by { $doctor }, { $when }. Amended by { $by }, { $amended }: what stands here is what counts now.
paper-signature = Signature and stamp of the doctor
paper-unknown-letters = Letters this paper cannot draw stand as question marks. The page in the portal shows them all.
record-signed = Signed by
record-stands = What stands now
record-amendments = What was amended
record-amendments-how = Above stands what counts now. Nothing that was signed is ever lost.
record-amended-by = { $doctor }, { $when }
record-as-signed = As first signed
back-to-record = Back to the record
read-record = Read the record
records-earlier = Earlier records of this patient
wrong-text-undrawn = The printed paper has no letters for { $letters }. Write it in other letters, or sign again as it is: question marks will stand there on paper.
