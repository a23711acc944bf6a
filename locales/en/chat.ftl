### Conversations between a patient and a doctor in care.

chat-title = Messages
chat-acting-title = Messages of somebody you act for
chat-thread-title = A conversation
chat-unread-word = not read
chat-you = You
chat-file = Report: { $name }
chat-not-for = What this is not for
chat-not-for-what = Doctors read messages between visits, and not at once. For a new complaint book a visit; to move or cancel one, open the visit.
chat-emergency = In an emergency call { $number }.
chat-lead = Write with the doctors who treat you.
chat-lead-doctor = Write with patients in your care.
chat-lead-acting = What { $name } and their doctors write to each other.
chat-nothing-yet = Nothing was written yet
chat-care-over = No longer in your care
chat-last-at = Last message { $when }
chat-unread = { $count ->
    [one] One message not read
   *[other] { $count } messages not read
}
chat-none = No messages yet
chat-none-doctor = Open a patient from your day and choose to write, or wait until somebody writes to you.
chat-none-acting = { $name } and their doctors have not written to each other.
chat-none-start = Choose one of your doctors and write what you want to know.
chat-none-no-doctor = You can write to a doctor once you have a visit with them, and for a year after it.
chat-begin = Write to a doctor
chat-begin-with = Doctors you have, or had within a year, a visit with:
chat-write = Write a message
chat-who-reads = You and the other one of the two, and whoever the patient lets read for them. Reception and administration never do. Messages are kept for a limited time and are no part of the record.
chat-not-sent = Not sent yet
chat-with = Messages with { $name }
chat-patient = The patient
chat-older = Older
chat-newest = Newest
chat-messages = Messages, newest last
chat-empty = Nothing was written yet. { $name } is told when you write.
chat-new-below = New messages below
chat-off = New messages are not coming in by themselves at the moment. Read the page again to see them.
chat-mark = Mark as read
chat-text = Your message
chat-text-hint = Up to { $limit } characters.
chat-text-keys = Ctrl and Enter send it too.
chat-jump-write = Jump to the newest message and write
chat-jump = Jump to the newest message
chat-report = Point to a report
chat-report-none = No report
chat-report-hint = Whoever reads the conversation finds it behind a link.
chat-send = Send
chat-reload = See what is new
chat-acting-reads = You read this for { $name }. Only { $name } writes.
chat-closed = Nobody can write here any more: the last visit was more than a year ago, or was cancelled. Book a visit to go on.
chat-wrong-empty = Type a message
chat-wrong-too-long = Use at most { $limit } characters
chat-wrong-report = This report cannot be opened any more. Choose another one, or none
chat-sent-before = You have sent this form already. If this is another message, press again to send it too.
chat-too-fast = You have sent many messages in a short time. What you wrote is still below: { $seconds ->
    [one] wait one second and send it.
   *[other] wait { $seconds } seconds and send it.
}
chat-care-ended = It was not sent: your last visit with this doctor was more than a year ago, or was cancelled. Book a visit to go on.
chat-doctor-left = { $name } no longer works here: nobody can write to them. Book with another doctor of the department, or call the hospital.
chat-another-doctor = Find another doctor
chat-nothing-written = Nothing was written.
chat-marked = Marked as read.
problem-not-allowed-now-chat = The patient is not in the doctor's care any more: nobody can write in this conversation.
