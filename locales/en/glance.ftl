### A patient in care at a glance, for their doctor.

glance-title = Your patient at a glance
glance-link = Your patient at a glance
glance-born = { $years ->
    [one] One year old, born { $day }
   *[other] { $years } years old, born { $day }
}
glance-born-unknown = The date of birth is not known
glance-person = Who it is
glance-phone = Phone
glance-email = E-mail
glance-records = Last visits
glance-all-records = All records
glance-latest = Last measured
glance-no-values = Nothing measured of late
glance-no-values-why = What the patient measures in these 90 days stands here, with charts.
glance-visits = Visits with you
glance-no-visits = No visit is to come.
