### What one was told, and the ledger of all messages.

notifications-title = Notifications
notifications-unread = not seen yet
notifications-lead = What we told you, and how it went. What a message said is not kept.
notifications-seen = Mark all as seen
notifications-none = Nothing yet
notifications-none-why = When something happens to your visits or your account, it stands here.
notifications-home = Back to the start
notification-new = New
notification-more = See more
flash-all-seen = Everything is marked as seen.

told-visit-requested = Your request for a visit on { $when } was received
told-visit-proposed = A visit on { $when } is proposed to you
told-visit-booked = Your visit on { $when } is booked
told-visit-moved = Your visit has another time: { $when }
told-visit-cancelled = Your visit on { $when } is cancelled
told-doctor-requested = A patient asks for a visit on { $when }
told-doctor-booked = A visit on { $when } was booked
told-doctor-moved = A visit was moved to { $when }
told-doctor-cancelled = The visit on { $when } was cancelled

message-address-confirmation = Link to confirm an address
message-known-address = Hint that there is an account already
message-password-reset = Link to choose a new password
message-invitation = Link to a new account
message-account-locked = The account was locked
message-account-unlocked = The account was unlocked
message-application-approved = The application was approved
message-application-rejected = The application was not approved
message-password-changed = The password was changed
message-guessed = The password was entered after many wrong ones
message-second-factor = The second step was changed
message-recovery-codes = Recovery codes
message-lost-device = A lost device was reported
message-new-address = The address was changed
message-hand-over = Link to a copy of all data
message-carer-invitation = Invitation to act for somebody
message-carer = Who may act for whom has changed
message-emergency-access = The record was opened in an emergency
message-visit-requested = Request for a visit received
message-visit-proposed = Visit proposed
message-visit-booked = Visit booked
message-visit-moved = Visit moved
message-visit-cancelled = Visit cancelled
message-reminder = Reminder of a visit
message-copy-ready = The copy of your data is ready
message-treatment-history-ready = A file you asked for is ready
message-report-available = A file was checked and can be opened
message-report-rejected = A file was checked and could not be taken
message-record-available = There is something to read about a visit

fate-here = Shown here.
fate-mail-queued = The mail is on its way.
fate-mail-sent = Sent by mail.
fate-mail-failed = The mail could not be sent.
fate-mail-suppressed = No mail: it was no longer true.
fate-mail-unknown = Sent by mail, perhaps: the mail service did not answer.

channel-mail = By mail
channel-app = In the portal

message-ledger-title = Messages to people
message-ledger-lead = Every message, where it stands and why. What it said is not kept.
message-ledger-states = Messages by state
message-ledger-none = No message stands here
message-ledger-none-why = Choose another state above.
message-because = Why: { $why }
message-send-again = Send again
state-queued = Waiting
state-sent = Sent
state-failed = Failed
state-suppressed = Not sent
state-unknown = Perhaps sent
flash-queued-again = The message is sent again, as things are now.
flash-not-again = This message cannot be sent again. It waits already, or its link is asked for anew by whom it is for.
