### A doctor applies to work here.

apply-title = Apply as a doctor
apply-link = Apply as a doctor
apply-link-why = You treat patients and want to work here?
apply-lead = For doctors who want to see patients at this hospital.
apply-button = Send application
apply-patient = Are you a patient?
apply-patient-how = Create an account for patients: it works as soon as you follow the link we mail you.
apply-next = We mail you a link to confirm the address. Then the administration checks your licence and decides. You get a mail either way. Until then nobody finds you here, and you see nothing of any patient.
label-own-name-with-title = Your name, with title
label-own-licence-hint = As on your licence. Only the administration sees it.
label-own-qualifications-optional = Qualifications (optional)
label-own-experience-optional = Years of experience (optional)
label-wished-department = Department you wish for (optional)
wished-department-none = No wish
wrong-own-licence-missing = Enter your licence number
wrong-own-specialization-missing = Enter your specialization
application-sent-title = Confirm your application by mail
application-then = The administration decides. You get a mail.
application-waits-title = Your application waits
application-waits-next = The administration of the hospital checks it and decides. You get a mail then.
application-home = To the start page
