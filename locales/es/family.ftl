### Family and carers: one patient lets another person book and read for them.

carers-title = Familia y personas de confianza
nav-carers = Familia y personas de confianza
carers-lead = Permita que alguien de su confianza reserve citas o lea su historia clínica en su nombre, durante el tiempo que usted quiera.
carers-list = Quién actúa en su nombre
carers-none = Nadie actúa en su nombre
carers-none-why = Alguien de su confianza puede reservar citas o leer su historia clínica en su nombre. Usted decide qué y hasta cuándo, y puede ponerle fin en cualquier momento.
carers-full = Diez personas actúan en su nombre o tienen una invitación. Quite a una antes de añadir otra.
carers-how = Cómo funciona
carers-how-ask = Usted lo pide por correo. Nadie ve nada hasta que inicia sesión y dice que sí.
carers-how-see = Todo lo que alguien haga en su nombre figura en el historial con los dos nombres.
cared-for-title = En nombre de quién actúa usted

carer-scope-book = Citas
carer-scope-book-hint = Ver cuándo y dónde son, reservarlas, cambiarlas y cancelarlas. Los motivos, las notas y la historia clínica siguen cerrados.
carer-scope-read = Historia clínica
carer-scope-read-hint = Leer la historia clínica y todo sobre las citas. No se puede reservar ni cambiar nada.
carer-scope-both = Citas e historia clínica
carer-scope-both-hint = Reservar, cambiar y cancelar citas, y leer todo lo que usted puede leer.
carer-means-see = ver las citas: cuándo, dónde y con quién
carer-means-book = reservar, cambiar y cancelar citas
carer-means-read = leer la historia clínica y lo que se dijo y anotó sobre las citas
carer-means-no-reading = no leer la historia clínica ni el motivo de las citas

carer-running = Hasta el { $day }.
carer-last-used = Último uso: { $when }.
carer-never-used = Sin usar todavía.
carer-waiting = Invitación enviada. Se puede responder hasta el { $when }.
carer-unanswered = Invitación enviada, sin respuesta a tiempo.
carer-declined = Rechazada: { $when }.
carer-ended-by-you = Usted le puso fin: { $when }.
carer-ended-by-carer = Renunció: { $when }.
carer-ended-by-hospital = Terminó porque se cerró una cuenta: { $when }.
carer-ran-out = Terminó al acabar el { $day }.

new-carer = Añadir persona
new-carer-lead = Podrá hacer en su nombre lo que usted elija aquí, y nada más.
label-carer-email = Correo electrónico de la persona
label-carer-email-hint = Responderá desde una cuenta con este correo. Si todavía no tiene cuenta, puede crearla.
label-carer-scope = ¿Qué podrá hacer?
label-carer-end = Último día
label-carer-end-hint = Si lo deja en blanco, un año a partir de hoy; { $years } años como máximo.
new-carer-button = Enviar invitación
new-carer-next = Escribiremos a este correo electrónico. El enlace sirve una sola vez y durante siete días. Usted recibirá un correo en cuanto se acepte.
new-carer-care = Solo personas de confianza
new-carer-care-why = Nadie del hospital le pedirá nunca que añada a alguien. Si alguien le presiona para hacerlo, llame a recepción.
edit-carer = Cambiar lo que puede hacer { $who }
edit-carer-title = Cambiar lo que puede hacer quien le ayuda
edit-carer-lead = Vale desde el momento en que lo guarde. Ambas personas recibirán un correo.
edit-carer-button = Guardar
end-carer = ¿Poner fin al permiso de { $who }?
end-carer-title = ¿Poner fin al permiso de quien le ayuda?
end-carer-link = Poner fin
end-carer-button = Poner fin ahora
end-carer-take-back = Retirar la invitación
end-carer-means = Desde este momento no podrá reservar ni leer nada en su nombre, aunque tenga la sesión abierta. Ambas personas recibirán un correo.
end-carer-means-waiting = El enlace del correo deja de funcionar enseguida.
end-carer-stays = Las citas que reservó en su nombre siguen como están.
carers-ask-too-often = Ha enviado muchas invitaciones. Inténtelo de nuevo en { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}.
carers-sent-before = Ya ha enviado una invitación con este formulario. Envíelo otra vez si quiere una más.
carers-changed-since = Se cambió o terminó después de que usted abriera la página. Mire cómo está ahora.

wrong-carer-address-missing = Escriba el correo electrónico de la persona
wrong-carer-address = Un correo electrónico es como name@example.org
wrong-carer-own-address = Escriba el correo electrónico de otra persona: este es el suyo
wrong-carer-already = Una persona con este correo electrónico ya actúa en su nombre o tiene una invitación
wrong-carers-too-many = Como máximo { $limit } personas pueden actuar en su nombre o tener una invitación. Quite a una primero
wrong-carer-scope-missing = Elija qué podrá hacer
wrong-carer-end-past = Elija un último día que no haya pasado

carer-invitation-title = { $name } le pide ayuda
carer-invitation-window = Alguien le pide ayuda
carer-invitation-lead = Si dice que sí, actuará en nombre de { $name } desde su propia cuenta.
carer-invitation-may = Usted podría
carer-invitation-until = Hasta el final del { $day }.
carer-invitation-answer-until = Puede responder hasta el { $when }.
carer-invitation-know = Antes de decir que sí
carer-invitation-named = Todo lo que haga en nombre de { $name } figura en el historial con los dos nombres, y { $name } lo ve.
carer-invitation-stop = Puede renunciar en cualquier momento. La otra persona también puede ponerle fin.
carer-invitation-not-yet = No se aceptó
carer-accept = Sí, actuar en su nombre
carer-decline = No
carer-acts-already = Usted ya actúa en nombre de esta persona.
carer-too-many = Nadie puede actuar en nombre de más de { $limit } personas. Renuncie primero a una.
carer-invitation-to-staff = Esta invitación necesita una cuenta personal
carer-invitation-to-staff-why = Ha iniciado sesión con una cuenta de trabajo. Desde una cuenta así nadie actúa en nombre de un paciente, ni siquiera de su propia familia.
carer-invitation-to-staff-next = Cree una cuenta personal con otro correo electrónico y pida una invitación a ese correo.
carer-invitation-ended = Esta invitación ya no se puede responder
carer-invitation-ended-why = Ya se respondió, se retiró o caducó, o se envió a un correo distinto del de su cuenta. Inicie sesión con la cuenta de ese correo o pida otra invitación.
give-up-title = ¿Dejar de actuar en nombre de { $name }?
give-up-window = ¿Dejar de actuar en nombre de alguien?
give-up-link = Renunciar
give-up-means = Ya no verá ni reservará nada en nombre de { $name }. Para volver a hacerlo necesitará otra invitación. Ambas personas recibirán un correo.
give-up-button = Renunciar

acting-for = Usted actúa en nombre de { $name }
acting-visits = Citas
acting-records = Historia clínica
acting-back = Volver a lo suyo

flash-carer-asked = Hemos escrito a { $email }.
flash-carer-changed = Lo que puede hacer está cambiado.
flash-carer-ended = Ha terminado.
flash-carer-accepted = Desde ahora actúa en nombre de { $name }.
flash-carer-declined = Ha dicho que no.
flash-carer-given-up = Ha renunciado.

label-for-whom = ¿Para quién es la cita?
for-whom = Para
for-whom-me = Para mí
wrong-for-whom-missing = Elija para quién es la cita
wrong-for-whom-gone = Esta persona ya no le permite reservar, y no se conserva lo escrito para ella. Elija de nuevo
for-whom-no-longer = Usted no actúa en nombre de esta persona, o ya no. No se ha reservado nada.
acting-visits-of = Citas de { $name }
acting-visits-title = Citas de la persona en cuyo nombre actúa
acting-records-of = Historia clínica de { $name }
acting-records-title = Historia clínica de la persona en cuyo nombre actúa
acting-timeline-of = Cronología de salud de { $name }
acting-timeline-title = Cronología de salud de la persona en cuyo nombre actúa
acting-reports-of = Informes de { $name }
acting-reports-title = Informes de la persona en cuyo nombre actúa
acting-health-of = Salud de { $name }
acting-records-link = Historia clínica, alergias y medicamentos
acting-reports-link = Informes
acting-timeline-link = Cronología de salud
acting-records-lead = Lo que el personal médico escribió sobre las citas, de lo más reciente a lo más antiguo.
acting-is-noted = { $name } ve que usted ha leído esto.
acting-answers-hidden = El motivo y los síntomas siguen cerrados para usted: su permiso es solo para las citas.
acting-none-why = Cuando se reserve una cita, aparecerá aquí. Para quién es lo elige al decir el motivo.
acting-none-why-reading = Cuando se reserve una cita, aparecerá aquí.
by-carer-for-you = (lo indicó { $name }, en nombre de usted)
by-carer-for-patient = (lo indicó { $name }, en nombre del paciente)
check-title-for = Revise la cita de { $name }
check-acting-title = Revise la cita de la persona en cuyo nombre actúa
