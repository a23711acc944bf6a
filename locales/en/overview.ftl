### The administrator's overview.

overview-title = Overview
overview-live = { $when }. Figures are live.
recount-due = Figures by day may be of two time zones until whoever runs the portal counts them anew: caredesk job recount (docs/operations.md says how).
overview-refresh = Refresh
overview-visits-today = Visits today
overview-visits-today-note = Cancelled ones left out
overview-patients = Patients
overview-patients-note = Registered, or added at the desk
overview-doctors-note = Who work here now
overview-departments-note = In the directory
overview-appointments = Visits in all
overview-appointments-note = Ever made, cancelled ones too
overview-latest = Latest visits
overview-next = Next visits
overview-no-visits = No visit has begun, and none is close.
overview-emergencies = Emergency access
overview-emergencies-note = To review
