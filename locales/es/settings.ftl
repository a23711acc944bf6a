### The house's settings.

label-clinical-years = Lo clínico, en años
label-clinical-years-hint = Registros, notas y motivos de las citas. La cuenta de un paciente no se puede borrar hasta que lo último tenga esa antigüedad.
label-audit-years = El registro de auditoría, en años
label-audit-years-hint = El portal nunca quita una entrada por sí solo, y las entradas de una cuenta borrada se conservan.
label-messages-years = Mensajes a las personas, en años
label-messages-years-hint = Qué se envió, a quién y cuándo, sin su texto.
label-exports-days = Copias de los datos propios, en días
label-exports-days-hint = Una vez hecha la copia, el paciente puede descargarla durante este tiempo.
retention-button = Guardar
retention-leave = Dejarlo como está
retention-means = Qué hace un cambio
retention-means-new = Los mensajes y las copias que se hagan desde ahora se guardan el tiempo que usted indique. Los que ya existen conservan el suyo.
retention-means-law = La ley de su país dice cuánto tiempo hay que conservar los registros como mínimo. Consulte antes de acortar nada.
retention-stale = Mientras tanto, otra persona cambió los ajustes. Lo que usted no cambió aquí muestra lo suyo: compare el resto y guarde de nuevo.
flash-retention-saved = Guardado.
wrong-retention = Escriba un número entero de { $from } a { $to }

settings-title = Ajustes
settings-lead = Lo que rige para todo el hospital. Cada ajuste dice qué hace y dentro de qué límites.
settings-sections = Secciones de los ajustes
settings-house = El hospital
settings-house-effect = Las páginas y los correos lo dicen así desde el próximo. Ninguna cita se mueve al cambiar la zona horaria: los horarios y las páginas siguen el reloj nuevo.
settings-booking = Reservas
settings-booking-effect = Rige para lo que se reserve, mueva y cancele desde ahora. Las citas reservadas se quedan.
settings-messages = Mensajes
settings-messages-effect = Rige para lo que se envíe desde ahora. Todas las horas son de la zona horaria del hospital.
settings-money = Tarifas y existencias
settings-money-effect = Las citas reservadas conservan la tarifa que tienen.
settings-retention = Archivos, y cuánto se guardan las cosas
settings-retention-effect = Qué guarda este portal sobre las personas, y durante cuánto tiempo.
settings-means-at-once = Un cambio rige enseguida, en todos los servidores en cinco segundos, sin reiniciar nada. El registro de auditoría dice quién cambió qué, qué era y qué es.
setting-hospital-name = Nombre del hospital
setting-hospital-name-hint = Como lo llaman todas las páginas y correos. Como máximo 120 caracteres.
setting-address = Dirección postal (opcional)
setting-address-hint = En líneas, como en un sobre. Como máximo 400 caracteres.
setting-reception-phone = Teléfono de la recepción (opcional)
setting-reception-phone-hint = Como se marca. Las páginas y los correos lo ofrecen a quien necesita ayuda.
setting-emergency-number = Número de emergencias
setting-emergency-number-hint = Como se marca. Figura dondequiera que alguien pueda correr peligro.
setting-crisis-line = Línea de crisis (opcional)
setting-crisis-line-hint = Alguien con quien hablar en una crisis, junto al número de emergencias. Qué línea es la adecuada lo sabe el hospital.
setting-zone = Zona horaria
setting-zone-hint = Por su nombre, como Asia/Kolkata o Europe/Madrid. Ninguna cita se mueve. Después, quien opera el portal vuelve a contar las estadísticas y el resumen: caredesk job recount.
setting-closed-days = Días de cierre
setting-closed-days-hint = Una línea cada uno: la fecha como año-mes-día y luego lo que se dice a la gente, como 2026-12-25 Navidad. Nadie puede reservar esos días; las citas reservadas se quedan, y se muestran antes de guardar nada. Como máximo 200.
setting-booking-horizon-days = Con cuánta antelación reservan los pacientes, en días
setting-booking-horizon-days-hint = De { $from } a { $to }, y no más que el personal.
setting-staff-horizon-weeks = Con cuánta antelación reserva el personal, en semanas
setting-staff-horizon-weeks-hint = De { $from } a { $to }.
setting-minimum-notice-minutes = Antelación mínima, en minutos
setting-minimum-notice-minutes-hint = Los pacientes no reservan ninguna cita que empiece antes. De { $from } a { $to }; 60 son una hora, 1440 un día.
setting-cancel-cutoff-minutes = Último momento para cancelar o mover, en minutos antes de la cita
setting-cancel-cutoff-minutes-hint = Después, los pacientes llaman a la recepción. De { $from } a { $to }.
setting-hold-seconds = Cuánto se guarda una hora elegida, en segundos
setting-hold-seconds-hint = Mientras alguien confirma. De { $from } a { $to }; 600 son diez minutos.
setting-patient-daily-visits = Máximo de citas que un paciente reserva para un día
setting-patient-daily-visits-hint = Con todos los médicos juntos, también al mover una cita. Quien quiera más llama a la recepción: el personal puede reservar más, y se le avisa. 0: las que quiera. De { $from } a { $to }.
setting-request-answer-hours = Las solicitudes se responden en tantas horas
setting-request-answer-hours-hint = De los médicos que responden antes de que se reserve una cita. Se les dice a los pacientes, y las solicitudes que esperan más se marcan en las listas. Nada termina por ello. De { $from } a { $to }.
setting-waiting-offer-minutes = Cuánto se guarda una oferta de la lista de espera, en minutos
setting-waiting-offer-minutes-hint = Minutos del día: la noche no cuenta. De { $from } a { $to }.
setting-video-link-template = Citas por vídeo: dirección de una sala (opcional)
setting-video-link-template-hint = Empieza por https:// y lleva { "{" }room{ "}" } donde va el nombre de la sala. Cada cita tiene su propia sala. Vacío: no hay citas por vídeo.
setting-buffer-minutes = Libre después de cada cita, en minutos
setting-buffer-minutes-hint = Donde un médico no tiene el suyo. De { $from } a { $to }, múltiplo del paso de tiempo del hospital.
setting-reminder-offsets = Recordatorios de una cita
setting-reminder-offsets-hint = Una línea cada uno: cuántos días antes (0 es el mismo día, 14 como máximo) y luego la hora, como 1 08:00. Como máximo 6; ninguno si queda vacío.
setting-monthly-reports-at = Cuándo reciben los médicos su mes en cifras
setting-monthly-reports-at-hint = El primero de mes, por ejemplo a las 08:00.
setting-day-list-at = Cuándo se hace la lista para cortes de luz
setting-day-list-at-hint = Cada mañana, por ejemplo a las 06:00.
setting-currency = Moneda
setting-currency-hint = Tres letras, como INR o EUR. La tarifa de una cita de más abajo conserva su número; las tarifas de los médicos y de los tipos de cita siguen en la moneda anterior hasta que alguien las escriba de nuevo. Desde entonces las estadísticas cuentan en la moneda nueva.
setting-default-fee = Tarifa de una cita
setting-default-fee-hint = Donde un médico no tiene la suya, como 500 o { $like }.
setting-blood-low-units = La sangre escasea por debajo de tantas unidades
setting-blood-low-units-hint = De cada grupo. Se avisa una vez a quien vigila, cuando baja de ahí. De { $from } a { $to }.
setting-max-report-bytes = Archivo más grande que puede añadir un paciente, en megabytes
setting-max-report-bytes-hint = De 0,01 a 100.
setting-quiet-hours = Horas de silencio de los mensajes de texto
setting-quiet-hours-hint = Desde cuándo hasta cuándo no se envía ninguno, como 21:00 08:00. La misma hora dos veces: siempre se permite.
setting-country-code = Prefijo del país de los teléfonos
setting-country-code-hint = Cifras sin el signo más, como 91: para los números que la gente da sin él. Déjelo vacío para enviar solo a números completos.
setting-invoice-due-days = Cuándo vence una factura, en días
setting-invoice-due-days-hint = Después de emitirla. De { $from } a { $to }.
setting-tax-percent = Impuesto de las facturas, en tanto por ciento
setting-tax-percent-hint = De 0 a 100, como 18 o 5,5. 0: ninguno. Las facturas emitidas quedan como están.
setting-tax-name = Cómo se llama el impuesto (opcional)
setting-tax-name-hint = Como lo nombran las facturas, por ejemplo IVA.
wrong-setting-fee = Escriba un importe desde 0, como 500 o { $like }
wrong-setting-quiet-hours = Escriba dos horas separadas por un espacio, como 21:00 08:00
wrong-setting-reminder = Escriba una línea por recordatorio: de 0 a 14 días antes, un espacio y la hora, como 1 08:00
wrong-closed-day-date = «{ $line }»: escriba una fecha como año, mes y día, por ejemplo 2026-12-25, y después lo que se dice a la gente
wrong-closed-day-twice = { $date } se indicó dos veces
wrong-closed-day-over = { $date } ya pasó
wrong-setting-phone = Use cifras, con espacios y + - ( ) entre ellas: al menos { $least }, y 30 caracteres como máximo
settings-sign-in = Sesión abierta
settings-sign-in-effect = Vale enseguida, para todas las sesiones abiertas.
setting-patient-idle-minutes = La sesión de un paciente se cierra sin actividad, en minutos
setting-patient-idle-minutes-hint = De { $from } a { $to }. Dos minutos antes, la página pregunta si sigue ahí.
setting-patient-session-hours = Un paciente vuelve a iniciar sesión, en horas
setting-patient-session-hours-hint = Haya hecho lo que haya hecho. De { $from } a { $to }.
setting-staff-idle-minutes = La sesión del personal se cierra sin actividad, en minutos
setting-staff-idle-minutes-hint = De { $from } a { $to }. Muchas personas ven las pantallas de recepción.
setting-staff-session-hours = El personal vuelve a iniciar sesión, en horas
setting-staff-session-hours-hint = Haya hecho lo que haya hecho. De { $from } a { $to }.

closing-title = { $days ->
    [one] Hay citas reservadas en el día que cierra
   *[other] Hay citas reservadas en los días que cierra
}
closing-day = { $count ->
    [one] Hay una cita reservada
   *[other] Hay { $count } citas reservadas
} el { $day } de { $year }
closing-desk = Todas las citas de este día
closing-what = Las citas siguen reservadas hasta que se cambien o se cancelen: las listas del día dicen que el hospital está cerrado.
closing-offer = Ofrecer otras horas a estos pacientes
closing-offer-hint = Se guardan horas para cada paciente, que elige con el enlace de un correo. Lo que no se resuelve está en «Citas por reparar». Sin esto no se escribe a ningún paciente: el personal resuelve cada cita de esa lista.
closing-save = { $days ->
    [one] Cerrar el día de todos modos
   *[other] Cerrar los días de todos modos
}
flash-closing-offered = Guardado. { $count ->
    [one] En un momento se ofrecen otras horas al paciente de una cita
   *[other] En un momento se ofrecen otras horas a los pacientes de { $count } citas
}.
flash-closing-listed = Guardado. { $count ->
    [one] Una cita sigue reservada y está en la lista hasta que se resuelva.
   *[other] { $count } citas siguen reservadas y están en la lista hasta que se resuelva cada una.
}
flash-closing-reopened = Guardado. { $count ->
    [one] Un día de cierre vuelve a abrirse: sus citas
   *[other] { $count } días de cierre vuelven a abrirse: sus citas
} tienen lugar como se reservaron, salvo ausencia del médico. Lo que se estaba reparando por ellos se está terminando.
flash-closing-meanwhile = Guardado. { $count ->
    [one] Entretanto se reservó una cita en un día
   *[other] Entretanto se reservaron { $count } citas en días
} que ahora no se abre. Las listas de esos días muestran lo reservado.
