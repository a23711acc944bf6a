### Departments and doctors out of a spreadsheet.

import-title = Import from a spreadsheet
import-lead = Add many departments or doctors at once. You see what would happen to each line before anything is changed.
import-what = What is in the lines?
import-doctors-hint = Each new doctor gets a mail with a link that opens their account. They are listed once they have used it.
import-file = Choose a file
import-file-large = This file is too large. Split it, and import one part after the other.
import-sheet = Lines
import-sheet-hint = Paste them from the CSV file. The first line names the columns; up to { $most } lines follow. Commas, semicolons and tabs separate columns.
import-check-button = Check the lines
import-columns-departments = Columns of departments
import-columns-doctors = Columns of doctors
import-needed = Needed
import-template-departments = Download a template for departments
import-template-doctors = Download a template for doctors
import-column-department = Name of a department that is here already
import-column-gender = Gender: female, male, other or unknown
import-column-languages = Codes of languages with spaces between, like en hi ar
import-column-phone = Phone, with country code
import-column-fee = Fee for a visit, like 500 or 500.50
import-column-buffer = Pause after a visit, in minutes

import-check-title = What would happen
import-done-title = What was done
import-not-yet = Nothing was imported
import-nothing-yet = Nothing has been changed yet.
import-lines = Lines
import-line = Line
import-name = Name
import-to-change = To change
import-state-new = New
import-state-made = Added
import-state-known = Already there
import-state-wrong = Wrong
import-count-new = { $count ->
    [one] One line is new.
   *[other] { $count } lines are new.
}
import-count-made = { $count ->
    [one] One line was added.
   *[other] { $count } lines were added.
}
import-count-known = { $count ->
    [one] One line is already there and stays as it is.
   *[other] { $count } lines are already there and stay as they are.
}
import-count-wrong = { $count ->
    [one] One line is wrong.
   *[other] { $count } lines are wrong.
}
import-count-left = { $count ->
    [one] One line is still to come.
   *[other] { $count } lines are still to come.
}
import-good-only = Import the good lines only
import-good-only-hint = Wrong lines are left out. You can correct them later and import the same list again: nothing is added twice.
import-button = { $count ->
    [one] Import one line
   *[other] Import { $count } lines
}
import-button-rest = { $count ->
    [one] Import one line
   *[other] Import { $count } lines
}, leave { $wrong ->
    [one] one
   *[other] { $wrong }
} out
import-go-on = Go on
import-nothing-new = No line is new, so there is nothing to import.
import-correct = Change the lines
import-correct-hint = Correct what is wrong here, and check again.
import-check-again = Check again
import-lines-wrong = Some lines are wrong. Correct them, or tick that only the good lines are imported.
import-licences-taken = Some licence numbers are taken already. Correct them, or tick that they are right.
import-licences-right = The licence numbers are right
import-licences-right-hint = Somebody has the same number in some lines: see the list below.
import-licence-known = { $name } has this licence number already: correct it, or tick above that it is right
import-licence-twice = Line { $line } has the same licence number: correct it, or tick above that it is right
import-state-asked = Asked about
flash-imported = { $made ->
    [0] No line was new.
    [one] One line was added.
   *[other] { $made } lines were added.
  } { $known ->
    [0] Nothing is left to import.
    [one] One line was here already.
   *[other] { $known } lines were here already.
  }

import-wrong-twice = Take this line out: line { $line } says the same
import-wrong-other-role = Use another address: this one belongs to somebody who is not a doctor here
import-wrong-department-missing = Enter the name of a department
import-wrong-department-unknown = Use the name of a department that is here, or add the department first
import-wrong-gender = Write female, male, other or unknown, or leave it empty
import-wrong-language = Write codes of languages such as en, hi or ar with spaces between, or leave it empty
import-wrong-overflow = Put quotes around a text that has a comma or semicolon in it: this line has more columns than the first
import-wrong-quote = Put a quote at the end of the text as well, or take the quote out: the quotes of this line do not match
import-wrong-formula = Write the name without =, +, - or @ at its beginning
import-sheet-empty = Paste the line with the names of the columns and at least one line under it
import-sheet-too-many = Import at most { $most } lines at once
import-sheet-missing = Add the column { $column }
import-sheet-unknown = Take out or rename the column { $column }: it is not one of ours
import-sheet-twice = Take out one of the two columns { $column }
