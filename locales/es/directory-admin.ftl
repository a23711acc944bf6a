### What administrators write: departments and doctors.

## Common to both
edit = Editar
save-changes = Guardar cambios
leave-as-is = Dejarlo como está
keep-it = Conservarlo
look-again = Volver a mirar
who-sees = Quién ve esto
edit-not-saved = Todavía sin guardar
edit-incomplete = El formulario no llegó entero, así que no se guardó nada. Esto es lo que hay ahora: cámbielo y guarde de nuevo.
edit-changed-meanwhile = Alguien guardó esto después de que usted lo abriera. Lo que escribió se conserva: guarde de nuevo para ponerlo en lugar de lo suyo.
wrong-choice = Elija una opción de la lista

## Departments
manage-departments-lead = Los pacientes eligen entre estos. Cada médico/a pertenece a uno.
manage-departments-former = ¿Busca a alguien que ya no está en la lista?
manage-departments-none-why = Añada uno y podrá asignarle personal médico.
new-department = Departamento nuevo
new-department-button = Añadir departamento
new-department-sent-before = Ya ha añadido un departamento con este formulario. Pulse de nuevo para añadir uno más.
edit-department-title = Editar { $name }
label-department-name = Nombre del departamento
label-department-name-hint = Como lo llaman los pacientes, por ejemplo “Corazón” o “Huesos y articulaciones”.
label-description = Para qué es
label-description-optional = Para qué es (opcional)
label-description-hint = Una o dos frases que ayuden a elegir.
department-who-sees = Todo el mundo, también quien no ha iniciado sesión.
department-not-needed = ¿Ya no hace falta?
department-remove-link = Eliminar este departamento
wrong-department-name-taken = Otro departamento tiene este nombre: use otro
wrong-department-name-missing = Escriba el nombre del departamento
wrong-department-name-too-long = Acorte el nombre a { $limit } caracteres
wrong-department-description-too-long = Acorte la descripción a { $limit } caracteres
flash-department-made = El departamento está añadido.
flash-department-saved = El departamento está guardado.
flash-department-removed = El departamento está eliminado.

delete-department-title = Eliminar { $name }
delete-department-means = Nadie pertenece a { $name }. Ya no se mostrará a nadie. Las citas que tuvieron lugar allí siguen como están.
delete-department-button = Eliminar departamento
delete-department-not-yet = Alguien acaba de incorporarse a este departamento
delete-department-doctors = { $count ->
    [one] Una persona pertenece a él
   *[other] { $count } personas pertenecen a él
}
delete-department-doctors-how = Un departamento se puede eliminar cuando nadie pertenece a él. Pase a cada persona a otro departamento o quítela de la lista.
delete-department-some-missing = Alguien se incorporó hace un momento y todavía no aparece. Vuelva a mirar en unos segundos.

## A doctor's profile
edit-doctor-title = Editar { $name }
optional = { $label } (opcional)
label-doctor-name = Nombre, con tratamiento
label-specialization = Especialidad
label-specialization-hint = Por ejemplo, “Cardiología”.
label-qualifications = Títulos
label-qualifications-hint = Por ejemplo, “MD, FRCP”.
label-experience = Años de experiencia
label-experience-hint = En años enteros.
label-licence = Número de licencia
label-licence-hint = Solo lo ven la administración y la propia persona.
licence-all-the-same = Es correcto: { $name } tiene el mismo número
wrong-doctor-licence-known = { $name } ya tiene el número de licencia { $number }. Corríjalo o marque abajo que es correcto.
label-gender = Género
label-gender-hint = Solo se muestra a la administración y a la propia persona, pero los pacientes pueden buscar médicos por género.
gender-not-said = Sin indicar
gender-female = Mujer
gender-male = Hombre
gender-other = Otro
gender-unknown = Desconocido
label-doctor-phone = Teléfono
label-doctor-phone-hint = Solo lo ve el personal.
label-fee = Precio de una cita
label-fee-hint = En { $currency }, como 500 o { $like }. En blanco: { $usual }.
label-buffer = Pausa después de una cita
label-buffer-hint = Minutos, un múltiplo de { $grain }. En blanco: { $usual }.
label-daily-cap = Citas al día, como máximo
label-daily-cap-hint = De 1 a 200. Vale para todos los que reservan: pacientes, recepción y médicos, también en las horas de urgencia. En blanco: tantas como quepan en el horario.
label-place = Lugar
label-place-hint = Por ejemplo, “Edificio B, sala 12”.
choose-department = Elija un departamento
label-bookings = Reservas
label-accepts = Acepta reservas
label-accepts-hint = Desactivado: no se muestran horas libres y nadie reserva. Las citas reservadas se mantienen.
label-approval = Responde antes a cada solicitud
label-approval-hint = La reserva de un paciente espera hasta que se acepte. Mientras tanto, la hora queda guardada.
label-offers-video = Ofrece citas por vídeo
label-offers-video-hint = Se puede elegir una cita por vídeo, en cuanto los ajustes del hospital digan dónde.
doctor-who-sees = Todo el mundo, salvo que el campo diga otra cosa. El lugar figura en las citas de los pacientes.
doctor-booked-visits = Citas reservadas
doctor-booked-visits-stay = Conservan su hora, su departamento y el nombre con el que se reservaron.
doctor-leaves = ¿Deja el hospital?
doctor-has-left = Esta persona no está en la lista: los pacientes no la encuentran y nadie puede reservar.
doctor-returns = ¿Vuelve?
doctor-returns-how = Su horario semanal está como estaba.
reactivate-button = Devolver a la lista
wrong-doctor-name-missing = Escriba el nombre
wrong-doctor-name-too-long = Acorte el nombre a { $limit } caracteres
wrong-doctor-department-missing = Elija un departamento
wrong-doctor-department-gone = Ese departamento ya no existe: elija otro
wrong-doctor-specialization-too-long = Acorte la especialidad a { $limit } caracteres
wrong-doctor-qualifications-too-long = Acorte los títulos a { $limit } caracteres
wrong-doctor-years = Escriba los años de experiencia como número entero de 0 a { $most }
wrong-doctor-licence-too-long = Acorte el número de licencia a { $limit } caracteres
wrong-doctor-phone = Escriba el teléfono con el código del país, por ejemplo +91 98765 43210, o déjelo en blanco
wrong-doctor-fee = Escriba el precio como 500 o { $like }, o déjelo en blanco
wrong-doctor-fee-before = El precio era de { $was }; ahora el hospital cobra en { $currency }. Escriba el precio en { $currency } o déjelo en blanco para aplicar el del hospital.
wrong-fee-currency = La moneda del hospital ha cambiado a { $currency } desde que abrió esta página. Compruebe que su cifra es correcta en { $currency }.
wrong-doctor-buffer = Escriba la pausa en minutos, de 0 a { $most }, en múltiplos de { $minutes }, o déjela en blanco
wrong-doctor-cap = Escriba el máximo de citas al día como número entero de 1 a { $most }, o déjelo en blanco
wrong-doctor-place-too-long = Acorte el lugar a { $limit } caracteres
flash-doctor-saved = La ficha está guardada.

## Off the list and back
deactivate-link = Quitar de la lista
deactivate-title = Quitar a { $name } de la lista
deactivate-means = { $name } no tiene citas pendientes. Los pacientes ya no le encontrarán y nadie podrá reservar.
deactivate-ends = Se cierra su sesión y ya no podrá iniciarla.
deactivate-stays = Las citas y los registros anteriores conservan su nombre. Puede devolver a esta persona a la lista más adelante.
deactivate-waiting = { $count ->
    [one] Una persona espera una hora con { $name }. Su lista de espera dirá que no puede cumplirse y que puede esperar a cualquier médico del departamento.
   *[other] { $count } personas esperan una hora con { $name }. Sus listas de espera dirán que no puede cumplirse y que pueden esperar a cualquier médico del departamento.
}
deactivate-button = Quitar de la lista
deactivate-keep = Dejar en la lista
deactivate-not-yet = Todavía en la lista
deactivate-visits-came = Se reservó una cita después de que usted abriera esta página.
deactivate-visits = { $count ->
    [one] Queda una cita pendiente
   *[other] Quedan { $count } citas pendientes
}
deactivate-visits-how = Nadie se queda sin atención: primero cancele cada una de estas o espere a que pasen.
deactivate-leave = Para ofrecer otras horas a todas a la vez, { $link }.
deactivate-leave-link = anote una ausencia de este profesional
deactivate-visits-more = Y { $count } más.
deactivate-just-booked = Se acaba de reservar una hora
deactivate-just-booked-how = La cita todavía no aparece. Vuelva a mirar en unos segundos.
flash-doctor-deactivated = { $name } ya no está en la lista.
flash-doctor-reactivated = { $name } está de nuevo en la lista.
flash-doctor-no-department = Su departamento ya no existe. Elija otro y guarde, y después devuelva a esta persona a la lista.

## Who has left
former-doctors = Ya no trabajan aquí
former-doctors-lead = No están en la lista. Edite una ficha para devolverla.
former-doctors-first = Desde el principio
former-doctors-more = Más
former-doctors-none = Nadie se ha ido
former-doctors-none-why = Aquí aparece el personal médico que se quita de la lista.
