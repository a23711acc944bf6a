### The house's settings.

retention-title = How long things are kept
retention-lead = What this portal keeps about people, and for how long.
label-clinical-years = What is clinical, in years
label-clinical-years-hint = Records, notes and why people came. A patient’s account cannot be erased before the last of it is so old.
label-audit-years = The audit trail, in years
label-audit-years-hint = The portal never removes an entry by itself, and an erased account’s entries stay.
label-messages-years = Messages to people, in years
label-messages-years-hint = What was sent to whom and when, without its words.
label-exports-days = Copies of people’s own data, in days
label-exports-days-hint = After a copy was made, its patient can download it for so long.
retention-button = Save
retention-leave = Leave it as it is
retention-means = What a change does
retention-means-new = Messages and copies that are made from now on are kept as you say. Those that exist keep the time they have.
retention-means-law = The law of your country says how long you must keep records at least. Ask before you shorten anything.
retention-stale = Somebody else has changed the settings meanwhile. What you did not change here shows theirs: compare the rest, then save again.
flash-retention-saved = Saved.
wrong-retention = Enter a whole number from { $from } to { $to }
