### The private calendar feed.

feed-title = Calendar
feed-lead = An address of your own that shows your visits in the calendar of your phone or computer, and keeps them up to date.
feed-name = { $hospital }
feed-address = The address of your calendar
feed-address-hint = Copy it now: it is shown this once. In your calendar, add a calendar by address (“subscribe”) and paste it there.
feed-made = You made an address { $when }. It is not shown again.
feed-what = What it shows
feed-what-shown = When and where your visits are, as “Visit at …”, from a month ago on.
feed-what-not = Not with whom or why: calendars are often shared.
feed-what-late = Calendars look about once an hour or less often. What counts stands here in the portal.
feed-make = Make an address
feed-renew = Make another address
feed-end = End the address
feed-renew-means = Another address ends the one before. End it if somebody else has it: whoever knows it sees your visits.
flash-feed-ended = The address shows nothing any more.
