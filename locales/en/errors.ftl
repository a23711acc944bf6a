### When something went wrong: what it means, then what to do. And the messages of the local stack.

error-number = Error { $status }
error-home = Go to the start
error-list-again = Start the list again
search-over = This search has ended, or its address was changed. Search again.
error-quote = If you ask us about this, quote
error-retry-after = Try again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.

error-unclear = We did not understand that
error-unclear-meaning = The address or what was sent with it is not complete.
error-unclear-next = Go back and try again from the page before.
error-sign-in = Sign in first
error-sign-in-meaning = This page belongs to somebody who is signed in.
error-sign-in-next = Sign in, and you come back here.
error-not-allowed = This page is not for you
error-not-allowed-meaning = You are signed in, but your role does not open this page.
error-not-allowed-next = If you think it should, ask the hospital's administrator.
error-not-found = This page does not exist
error-not-found-meaning = Nothing is here, or it belongs to somebody else.
error-not-found-next = Check the address, or begin again from the start.
error-wrong-way = That does not work here
error-wrong-way-meaning = This address does not take what was sent to it.
error-wrong-way-next = Go back and use the buttons on the page.
error-changed = Somebody was faster
error-changed-meaning = What you saw has changed in the meantime. Nothing of yours was lost.
error-changed-next = Open the page again and look at how things stand now.
error-stale = This page is out of date
error-stale-meaning = It was changed after you opened it. Nothing was saved.
error-stale-next = Open it again, then make your change.
error-too-large = That is too large
error-too-large-meaning = More was sent than this page takes. Nothing was saved.
error-too-large-next = Send less, then try again.
error-not-valid = Something does not fit
error-not-valid-meaning = We understood it, but it cannot be done like this.
error-not-valid-next = Go back, check what you entered and send it again.
error-too-many = That was too often
error-too-many-meaning = To keep everybody safe, this works only a few times in a row.
error-too-many-next = Wait a little.
error-fault = Something broke on our side
error-fault-meaning = It is not your fault. We keep a note of it.
error-fault-next = Try again in a minute. For something urgent, call the hospital.
error-busy = We cannot answer right now
error-busy-meaning = The portal is very busy or a part of it is being repaired. Nothing was lost.
error-busy-next = Try again shortly. For something urgent, call the hospital.

local-mail-title = Messages kept on this computer
local-mail-what = Everything that would have been sent. It stays on this computer.
local-mail-no-subject = Text message
local-mail-by-mail = Mail to { $to }
local-mail-by-phone = Text message to { $to }
local-mail-by-topic = Topic { $to }
local-mail-letter = See it as the mail looks
local-mail-attached = Attached:
local-mail-none = Nothing was sent yet
local-mail-none-why = Create an account or book a visit, and the mail appears here.
