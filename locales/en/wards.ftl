### Wards (F57): how many beds there are, and how many are occupied.

wards-title = Wards
wards-lead = Beds of every ward as counted. Seen { $when }.
wards-refresh = Refresh
wards-occupied = Beds occupied
wards-of = { $occupied } of { $beds }
wards-free = Beds free
wards-house = In the whole house
wards-none = There are no wards yet
wards-none-why = An administrator enters them. Then you see here how many beds are free.
wards-none-why-manage = Enter each ward with the beds it has. The desk then counts how many are occupied.
wards-who-sees = Everybody who works here. Patients do not see wards.
ward-full = Full
ward-free = { $free ->
    [one] One free
   *[other] { $free } free
}
ward-occupied = { $occupied } of { $beds } beds occupied
ward-changed = Changed { $when } by { $by }
ward-one-fewer = one bed fewer is occupied: { $name }
ward-one-more = one bed more is occupied: { $name }
label-ward-occupied = Occupied beds of { $name }
ward-set = Set
ward-undo = Undo: back to { $before }
new-ward = New ward
new-ward-button = Make the ward
edit-ward-title = Change { $name }
label-ward-name = Name
label-ward-name-hint = As people in the house say it, such as Ward 3.
label-ward-beds = Beds in all
label-ward-beds-hint = From 1 to { $most }, occupied ones too.
ward-not-needed = No longer needed
ward-close-link = Close this ward
close-ward-title = Close { $name }?
close-ward-means = { $name } and its beds disappear from the board. What was counted stays in the audit trail.
close-ward-button = Close it
ward-not-closed = Not closed
ward-not-empty = { $occupied ->
    [one] One bed is occupied. Move the person first, then count the ward as empty.
   *[other] { $occupied } beds are occupied. Move the people first, then count the ward as empty.
}
ward-not-counted = Not counted
ward-not-counted-full = { $name } is full: { $occupied } of { $beds } beds are occupied. Free a bed first, or use another ward.
ward-not-counted-bounds = { $name } has { $beds } beds, { $occupied } of them are occupied. Use a number from 0 to { $beds }.
ward-not-counted-meanwhile = Somebody else has counted { $name } meanwhile: { $occupied } of { $beds } beds are occupied. Look, and set the number again if it is wrong.
ward-not-counted-number = Use a whole number from 0 to { $beds } for { $name }.
problem-not-allowed-now-beds = { $occupied } of { $beds } beds are occupied.
wrong-ward-name-missing = Enter what the ward is called
wrong-ward-name-too-long = Use at most { $limit } characters
wrong-ward-name-taken = Another ward has this name: use another one
wrong-ward-beds = Use a whole number from 1 to { $most }
wrong-ward-too-few = { $occupied ->
    [one] One bed is occupied: keep at least that one
   *[other] { $occupied } beds are occupied: keep at least as many
}
ward-sent-before = This was sent before. Look at the board, and send it again only if more is meant.
flash-ward-counted = { $name }: { $occupied } of { $beds } beds are occupied.
flash-ward-made = The ward is on the board.
flash-ward-saved = The ward is changed.
flash-ward-closed = The ward is closed.
