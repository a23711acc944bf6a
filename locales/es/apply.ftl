### A doctor applies to work here.

apply-title = Solicitud para el personal médico
apply-link = Trabajar aquí como médico/a
apply-link-why = ¿Atiende a pacientes y quiere trabajar aquí?
apply-lead = Para profesionales de la medicina que quieren atender a pacientes en este hospital.
apply-button = Enviar solicitud
apply-patient = ¿Es usted paciente?
apply-patient-how = Cree una cuenta de paciente: funciona en cuanto siga el enlace que le enviaremos por correo.
apply-next = Le enviaremos un enlace para confirmar su correo electrónico. Después, la administración comprueba su licencia y decide. Recibirá un correo en cualquier caso. Hasta entonces nadie le encuentra aquí y usted no ve nada de ningún paciente.
label-own-name-with-title = Su nombre, con tratamiento
label-own-licence-hint = Como figura en su licencia. Solo lo ve la administración.
label-own-qualifications-optional = Títulos (opcional)
label-own-experience-optional = Años de experiencia (opcional)
label-wished-department = Departamento que prefiere (opcional)
wished-department-none = Sin preferencia
wrong-own-licence-missing = Escriba su número de licencia
wrong-own-specialization-missing = Escriba su especialidad
application-sent-title = Confirme su solicitud por correo
application-then = La administración decide. Recibirá un correo.
application-waits-title = Su solicitud está en espera
application-waits-next = La administración del hospital la revisa y decide. Entonces recibirá un correo.
application-home = Ir a la página de inicio
