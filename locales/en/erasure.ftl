### Erasing a closed account of a patient, as administrators do it.

erase-title = Erase an account
erase-title-underway = An account that is going to be erased
erase-title-not-now = An account that cannot be erased now
erase-heading = Erase the account of { $name }
erase-link-title = To be forgotten?
erase-link-what = A closed account can be erased for good, once nothing clinical in it has to be kept any more.
erase-link = Erase this account
account-erased = Erased { $when }. Nobody can open this account again.
erase-not-yet = Not asked for yet
erase-how = Nothing happens for a day. Then a copy of everything is made, and a link to it is mailed to the address of this account. It works for { $days ->
    [one] one day
   *[other] { $days } days
}; then everything goes. Until then you can take it back.
erase-copy = Only whoever has that mailbox is given the copy. Neither you nor the reception can open it.
erase-no-copy = This person has no e-mail address: no copy can be sent to them. If they want one, give them an address on their page first.
erase-type = Type { $address } to say that you mean this account
erase-type-number = Type { $number } to say that you mean this account
erase-type-hint = There is no way back once it is erased.
erase-reason-hint = For the audit trail. Nothing clinical.
erase-button = Erase this account
erase-leave = Keep it as it is
erase-waiting = Begins { $when }
erase-copying = The copy is being made
erase-unreached = The mail with the copy is refused
erase-unreached-why = Nothing is erased while this person has not been handed their copy. Reach them another way, correct the address, or take the erasure back and ask for it again.
erase-stuck = No copy could be handed over
erase-stuck-why = Five copies were begun, and none could be made or mailed in time. Nothing is erased. Have the cause mended, then take the erasure back and ask for it again.
erase-handed-over = The copy was sent; everything goes { $when }
erase-erasing = Is being erased
erase-asked = Asked for
erase-by = By
erase-withdraw-what = Until then you can take it back. The account stays closed, and the link to the copy stops working.
erase-withdraw = Take it back
erase-no-way-back = There is no way back any more. It is over in a moment.
erase-kept = Not before { $day }
erase-kept-why = What is clinical has to be kept for { $years ->
    [one] one year
   *[other] { $years } years
} after it was last written. Until then nothing of this account is erased.
erase-not-closed = This account is not closed
erase-not-closed-why = Disable it first. An account that was erased before cannot be erased again.
erase-goes = What goes
erase-goes-account = Name, address, phone, date of birth, password and second step, and every session
erase-goes-clinical = Records, notes, why they came, and all else that is clinical, all of it older than { $years ->
    [one] one year
   *[other] { $years } years
}
erase-goes-messages = Messages that were sent, and what they asked for
erase-goes-visits = Their name on visits, and why these were moved or cancelled
erase-stays = What stays, and why
erase-stays-visits = The times of visits with their doctors, under “Erased person”: the hospital counts and bills by them
erase-stays-trail = The audit trail, for at least { $years ->
    [one] one year
   *[other] { $years } years
}: it proves who did what, and nothing in it can be changed
erase-stays-husk = That there was an account, when it was made and when it was erased
flash-erasure-asked = The account of { $name } will be erased. Nothing happens for a day.
flash-erasure-withdrawn = Taken back. The account stays closed.
flash-erasure-too-late = It is being erased already: there is no way back.
wrong-erasure-address = Type the e-mail address of this account
wrong-erasure-reason-missing = Enter the reason
wrong-erasure-reason = Shorten the reason to one line of { $limit } characters
erasure-not-now = This account cannot be erased now. Nothing was done.
