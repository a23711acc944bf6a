### Emergency access: a doctor opens the record of a patient who is not in their care, for an hour.

emergency-title = Acceso de emergencia
nav-emergency = Acceso de emergencia
emergency-not-in-care = Un paciente que no está a su cargo
emergency-lead = La historia clínica de un paciente que no está a su cargo, abierta para usted durante una hora.
emergency-running = Abiertas ahora
emergency-past = Anteriores
emergency-until = Abierta hasta las { $time }, { $minutes ->
    [one] queda un minuto
   *[other] quedan { $minutes } minutos
}.
emergency-was-open = Abierta el { $opened }, hasta las { $time }.
emergency-was-ended = Abierta el { $opened }. Usted la cerró a las { $time }.
emergency-go-on = Leer la historia
emergency-end = Terminar ahora
emergency-none = No ha abierto ninguna historia en una emergencia
emergency-none-why = Cuando le necesite alguien que no está a su cargo, podrá leer su historia clínica durante una hora.
emergency-how = Cómo funciona
emergency-how-told = Usted dice por qué y demuestra una vez más su identidad. Se avisa al paciente enseguida, y verá todo lo que usted abra.
emergency-how-reviewed = Después, la administración revisa cada acceso: quién, de quién, cuándo y cuántas veces, nunca lo que dice la historia.

emergency-runs = Acceso de emergencia a la historia de { $name } hasta las { $time }, { $minutes ->
    [one] queda un minuto
   *[other] quedan { $minutes } minutos
}
emergency-is-noted = Solo lectura. Todo lo que abra queda anotado, y el paciente lo ve.
records-why-emergency = Usted abrió esta historia en una emergencia. Se cierra a las { $time }.

new-emergency-link = Abrir historia
new-emergency = Abrir una historia en una emergencia
new-emergency-lead = Para un solo paciente que no está a su cargo. La historia se cierra sola al cabo de una hora.
emergency-which-patient = ¿Qué paciente?
label-emergency-patient = Número de historia, correo electrónico o teléfono
label-emergency-patient-hint = Completo, por ejemplo HR-7K4M-29X3-Q8TN. Con una parte no se encuentra a nadie.
emergency-or = ¿No tiene nada de eso? Entonces, estos dos datos:
label-emergency-name = Nombre completo
label-emergency-name-hint = Como figura en la cuenta.
label-emergency-birth = Fecha de nacimiento
label-emergency-birth-hint = Junto con el nombre.
label-emergency-category = ¿Por qué ahora?
emergency-cannot-be-asked = Inconsciente o no se le puede preguntar
emergency-covering = Sustitución de un colega
emergency-department = Servicio de urgencias
emergency-other = Otro motivo
label-emergency-reason = Con sus palabras
label-emergency-reason-hint = Al menos diez caracteres. El paciente lo lee; la administración, no.
new-emergency-button = Abrir durante una hora
new-emergency-hour = Podrá leer durante 60 minutos: registros, informes, cronología y lo que el paciente dice de sí. No puede cambiar nada.
new-emergency-told = El paciente recibe un correo enseguida.
new-emergency-marked = Todo lo que abra queda marcado como leído en una emergencia.
new-emergency-reviewed = La administración lo revisa. Ve lo que usted elige de la lista, no sus propias palabras.
emergency-not-opened = No se abrió ninguna historia
emergency-tried-too-often = Lo ha intentado muchas veces. Inténtelo de nuevo en { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} o pida el número de historia en recepción.
emergency-sent-before = Este formulario ya abrió otra historia. Envíelo otra vez si también quiere esta.

wrong-emergency-patient-missing = Escriba el número de historia, el correo electrónico o el teléfono del paciente, o su nombre completo y su fecha de nacimiento
wrong-emergency-not-whole = Escriba completo el número de historia, el correo electrónico o el teléfono
wrong-emergency-one-way = Escriba esto, o el nombre y la fecha de nacimiento, no ambas cosas
wrong-emergency-nobody = Debe coincidir exactamente un paciente, y no es así. Revíselo o use el número de historia
wrong-emergency-name-missing = Escriba el nombre completo del paciente
wrong-emergency-name = Escriba el nombre tal como figura en la cuenta
wrong-emergency-birth-missing = Escriba la fecha de nacimiento del paciente
wrong-emergency-category-missing = Elija por qué
wrong-emergency-reason-short = Diga por qué en al menos { $limit } caracteres
wrong-emergency-reason-long = Diga por qué en { $limit } caracteres como máximo
wrong-emergency-unprintable = Quite los caracteres que no se pueden mostrar

flash-emergency-in-care = Este paciente está a su cargo: ya puede leer su historia. No se anotó ninguna emergencia.
flash-emergency-open = Ya ha abierto esta historia.
flash-emergency-ended = La historia está cerrada de nuevo.

emergency-review-title = Accesos de emergencia por revisar
emergency-reviewed-title = Accesos de emergencia revisados
emergency-review-lead = Quién abrió la historia de un paciente que no estaba a su cargo. Usted ve quién, de quién, cuándo y cuántas veces, nunca lo que dice la historia.
emergency-lists = Listas
emergency-waiting = Por revisar
emergency-reviewed = Revisados
emergency-reads = Lecturas clínicas
emergency-read-times = { $count ->
    [0] No se leyó nada
    [one] Una lectura
   *[other] { $count } lecturas
}
emergency-outcome = Revisión
emergency-runs-until = Abierta hasta las { $time }
emergency-lasted = { $minutes ->
    [0] Menos de un minuto
    [one] Un minuto
   *[other] { $minutes } minutos
}
emergency-lasted-ended = { $minutes ->
    [0] Menos de un minuto, cerrada por quien la abrió
    [one] Un minuto, cerrada por quien la abrió
   *[other] { $minutes } minutos, cerrada por quien la abrió
}
emergency-look = Revisar
emergency-open-one = Abrir
emergency-none-waiting = No hay nada por revisar
emergency-none-waiting-why = Cuando alguien abra una historia en una emergencia, aparecerá aquí hasta que se revise.
emergency-none-reviewed = Todavía no se ha revisado nada
emergency-none-reviewed-why = Lo revisado se muestra aquí durante dos años.
emergency-review-one = Acceso de emergencia del { $when }
emergency-review-of = abrió la historia de { $patient } en una emergencia.
emergency-facts = Qué se sabe
emergency-opened = Abierta
emergency-open-for = Duración
emergency-words-are-the-patients = Lo que escribió quien la abrió puede nombrar una enfermedad. El paciente lo lee en la página de quién ha mirado su historia; usted, no.
emergency-still-open = Todavía abierta
emergency-still-open-why = Revísela cuando termine, a las { $time } como muy tarde: hasta entonces se puede leer más.
emergency-say = Revisar
label-review-outcome = ¿Fue correcto?
review-in-order = Correcto
review-follow-up = Requiere seguimiento
review-follow-up-hint = Diga abajo quién habla con quién.
label-review-note = Nota
label-review-note-hint = Para la administración. Nada sobre la salud de nadie.
review-button = Guardar revisión
emergency-reviewed-by = { $name }, { $when }
wrong-review-outcome-missing = Elija si fue correcto
wrong-review-note-missing = Diga qué requiere seguimiento y quién lo hará
wrong-review-note-long = Use { $limit } caracteres como máximo
flash-emergency-reviewed = La revisión está guardada.
flash-emergency-reviewed-before = Alguien lo revisó antes que usted.
flash-emergency-still-runs = Todavía está abierta. Revísela cuando termine.
