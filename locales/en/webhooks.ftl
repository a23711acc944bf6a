### Webhooks: other programs and chat rooms that are told what happens (F47).

webhooks-title = Webhooks
webhooks-lead = Other programs and chat rooms that are told what happens here, as it happens.
webhooks-none = Nobody is told yet
webhooks-none-why = Add a webhook when a program of yours or a chat room is to hear of visits as they are booked, moved or cancelled.
webhooks-full = There are { $most } webhooks, as many as there can be. Remove one to add another.
webhooks-reference = For whoever writes such a program:
webhook-open = Open
webhook-disabled = Disabled
webhook-is-active = It is told of everything below as it happens.
webhook-last = Last: { $event }, { $when }.
webhook-no-message-yet = Nothing was sent yet
webhook-no-message-why = What is sent from now on is listed here for 90 days. Send a test to see that it arrives.
webhook-every-event = Every event
webhook-every-event-hint = Also kinds of events that the portal learns later.
webhook-every-visit-event = Every event of a visit
webhook-some-events = Only these:
webhook-department-deleted = A department that was deleted
webhook-event-unknown = Another event
webhook-format-json = JSON, signed
webhook-format-json-hint = For programs. What the operations topic gets, word for word.
webhook-format-chat = Google Chat
webhook-format-chat-hint = The same in words, for a room.
webhook-events-visits = Visits
webhook-events-records = Records
webhook-events-people = Accounts and doctors
webhook-events-blood = Blood bank

## A new one
new-webhook = Add a webhook
new-webhook-button = Add it
new-webhook-leave = Add none
new-webhook-what = What is sent
new-webhook-what-is-sent = What happened and when, with the ids of the visit, the doctor and the department. Never a name, why somebody comes, or anything else about a patient's health.
new-webhook-order = Order
new-webhook-order-how = Messages may arrive twice, and not in the order in which things happened. Each carries its id, and the version of what it is about: the greater one is the later one.
new-webhook-once-how = The next page shows the secret with which the program checks that a message is ours. No page ever shows it again.
new-webhook-sent-before = You have added a webhook with this form already. Press again to add one more.
label-webhook-address = Address
label-webhook-address-hint = Where the program listens, such as https://hooks.example.org/portal, or what Google Chat shows under Apps and integrations, Webhooks.
label-webhook-name = What it is for (optional)
label-webhook-name-hint = Such as "Board in the hall" or "Cardiology room".
label-webhook-format = Form
label-webhook-events = Events
label-webhook-department = Department
label-webhook-department-hint = With one chosen, only its visits, their bills and its times that are open again are told.
webhook-every-department = Every department
wrong-webhook-address-missing = Enter the address
wrong-webhook-address-too-long = Use an address of at most 1000 characters
wrong-webhook-address = Enter a whole address, such as https://hooks.example.org/portal, without a user name
wrong-webhook-address-not-https = Use an address that begins with https://
wrong-webhook-address-not-public = Use an address that is reached from the internet: the portal sends nothing into its own network
wrong-webhook-no-event = Tick at least one event, or choose every event

## Added
webhook-added-title = { $name } is added
webhook-secret = Secret
webhook-secret-lead = Copy the secret now. This is the only time it is shown.
webhook-secret-chat = Google Chat needs no secret. It is shown this once, for a program of yours that stands in between and checks the signature.
webhook-secret-copy = Click into it and select all of it to copy it. Whoever has it can sign messages as if they were ours.
webhook-now-test = It is told from the next event on. Send a test to see that it arrives.
webhook-shown-before = This webhook was added when the form was sent the first time, and its secret was shown then. If nobody has it, remove the webhook and add another.
webhook-go-on = Go on to the webhook

## One, and its messages
webhook-title = Webhook { $name }
webhook-facts = What it is told
webhook-added = Added
webhook-added-by = { $when } by { $name }
webhook-stopped-gone = Disabled { $when }: it answered that nobody listens there any more (410).
webhook-stopped-by = Disabled { $when } by { $name }.
webhook-try = Try it
webhook-try-how = Sends a message that tells of nothing. What became of it stands below.
webhook-try-button = Send a test
webhook-test = Test
webhook-test-text = This is a test of the hospital portal. Nothing has happened.
webhook-stop = Disable it
webhook-stop-how = Nothing is sent until it is enabled again. What waits is dropped, and what happens in the meantime is not told later.
webhook-disable-button = Disable
webhook-resume = Enable it
webhook-resume-how = It is told again, from the next event on.
webhook-enable-button = Enable
webhook-remove = Remove it
webhook-messages = Messages
webhook-messages-how = Of the last 90 days. A message that is not taken is tried seven times over about 18 hours.
webhook-event = Event
webhook-tries = Last answer
webhook-tried = { $count ->
    [one] One try
   *[other] { $count } tries
}
webhook-queued = Waiting
webhook-sent = Arrived
webhook-failed = Failed
webhook-dropped = Dropped
webhook-next-try = Next try { $when }
webhook-not-tried = Not tried
webhook-answered = { $status }
webhook-answered-badly = { $status }: not taken
webhook-not-reached = Nobody was reached there, or not securely
webhook-no-answer = No answer within ten seconds
webhook-not-public = The address leads into a network of its own
webhook-unreadable = The address cannot be read any more: remove the webhook and add it again
webhook-send-again = Send again
flash-webhook-tested = A test is on its way. Load the page again to see what became of it.
flash-webhook-sent-again = The message is on its way again.
flash-webhook-disabled = It is disabled. Nothing is sent any more.
flash-webhook-enabled = It is enabled. It is told from the next event on.
flash-webhook-is-disabled = It is disabled: nothing is sent. Enable it first.

## Removing it
remove-webhook-title = Remove { $name }
remove-webhook-means = Nothing is sent there any more, what waits is dropped, and the list of its messages goes with it. There is no way back: add it anew instead, with another secret.
remove-webhook-button = Remove it
flash-webhook-removed = The webhook is removed.

## Changing it, and one that fails
webhook-change = Change it
change-webhook-title = Change { $name }
change-webhook-button = Save
change-webhook-leave = Change nothing
change-webhook-stale = Somebody changed this webhook meanwhile. What you typed is still here: press again to save it all the same.
label-webhook-new-address = Another address (optional)
label-webhook-new-address-hint = Leave it empty to keep the present one, which is not shown whole. The secret stays the same.
flash-webhook-changed = Saved. It is told so from the next event on.
webhook-failing-since = It has taken nothing since { $when }. After three days without one good answer it is switched off by itself, and administrators get a mail.
webhook-rests-until = It asked to be left alone until { $when }. What is due waits until then.
webhook-stopped-failing = Switched off { $when } by itself: it took nothing for three days. Put right what stands at the messages below, then enable it.
