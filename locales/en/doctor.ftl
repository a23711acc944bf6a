### A doctor's own pages: the day, the week, visits to come, the note on a visit.

back-to-day = { $day }

## The note on a visit
note-title = Your doctor’s note
note-title-own = Your note
note-label = Note on this visit
note-hint = Your patient can read this note. At most { $limit } characters; an empty one takes it back.
note-who-reads = Only you and your doctor read this note.
note-written = Written on { $when }
note-save = Save the note
note-not-yet = The note is not saved
note-now = The note as it stands now
note-stale = The note has changed since you opened it. Your words are kept: saving them replaces what stands there now.
note-cancelled = This visit was cancelled meanwhile and takes no note. Your words are kept here, to be copied.
note-not-now = It could not be saved just now. Your words are kept: save them again.
wrong-note-too-long = Shorten the note to { $limit } characters; it has { $length }
flash-note-saved = The note is saved.
flash-note-removed = The note is taken back.
