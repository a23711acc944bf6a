### A doctor's own pages: the day, the week, visits to come, the note on a visit.

back-to-day = { $day }

## The note on a visit
note-title = Nota de quien le atiende
note-title-own = Su nota
note-label = Su nota sobre esta cita
note-hint = Su paciente puede leer esta nota. { $limit } caracteres como máximo; si queda vacía, se retira.
note-who-reads = Solo usted y quien le atiende leen esta nota.
note-written = Escrita el { $when }
note-save = Guardar nota
note-not-yet = La nota no está guardada
note-now = La nota tal como está ahora
note-stale = La nota cambió después de que la abriera. Su texto se conserva: al guardarlo, sustituye lo que hay ahora.
note-cancelled = Esta cita se canceló mientras tanto y no admite notas. Su texto se conserva aquí para que pueda copiarlo.
note-not-now = No se pudo guardar en este momento. Su texto se conserva: guárdelo de nuevo.
wrong-note-too-long = Acorte la nota a { $limit } caracteres; tiene { $length }
flash-note-saved = La nota está guardada.
flash-note-removed = La nota está retirada.

## Requests
requests-wait = { $count ->
    [one] Una solicitud espera su respuesta
   *[other] { $count } solicitudes esperan su respuesta
}
requests-answer = Responder

## The day
day-pause = Sin citas hasta las { $time }
day-to-finish = Por terminar
day-answer = Responder a la solicitud de { $patient }
day-did-they-come = Indicar si { $patient } se presentó
day-write-up = Escribir el registro de la cita de { $patient }

## The week
week-title = Semana del { $day }
week-headline = { $first } a { $last }
week-count = { $count ->
    [0] Sin citas esta semana
    [one] Una cita
   *[other] { $count } citas
}
week-day-count = { $count ->
    [0] Sin citas
    [one] Una cita
   *[other] { $count } citas
}
week-before = Semana anterior
week-this = Esta semana
week-after = Semana siguiente
week-print = Imprimir semana
week-free = Libre { $span }
day-house-closed = { $visits ->
    [0] El hospital está cerrado este día. No hay ninguna cita reservada.
   *[other] El hospital está cerrado este día. Las citas reservadas antes del cierre siguen en pie hasta que se cambien o se cancelen.
}
day-house-closed-for = { $visits ->
    [0] El hospital está cerrado este día: { $label }. No hay ninguna cita reservada.
   *[other] El hospital está cerrado este día: { $label }. Las citas reservadas antes del cierre siguen en pie hasta que se cambien o se cancelen.
}
week-house-closed = Hospital cerrado
week-house-closed-for = Hospital cerrado: { $label }
week-on-leave = De ausencia
week-closed = Cerrado a citas
week-no-hours = Sin horario
week-leave-at = De ausencia { $span }
week-closed-at = Sin citas { $span }
week-takes-no-bookings = Ahora no acepta reservas, así que nada se muestra como libre.
week-clock-change = El { $day } cambia la hora. Antes: { $before }. Después: { $after }.

## Visits to come
upcoming-title = Próximas citas
upcoming-count = { $count ->
    [0] Ninguna cita
    [one] Una cita
   *[other] { $count } citas
}, { $first } a { $last }
upcoming-from = Primer día
upcoming-to = Último día
upcoming-states = Solo estos estados; si no marca ninguno, todas menos las canceladas
upcoming-show-all = Ver todas las próximas
upcoming-list = Citas, de la más temprana a la más tardía
upcoming-later = Citas posteriores
upcoming-first-page = Volver a las primeras
upcoming-none = No hay próximas citas
upcoming-none-filtered-why = Elija otros días o estados, o vea todas las próximas.
upcoming-too-long = Elija un último día a { $days } días del primero como máximo
upcoming-before-first = Elija un último día que no sea anterior al primero

## Keys of the day
keys-help = Ayuda del teclado
keys-switch = Usar estas teclas en esta página
keys-next-row = Marcar la fila siguiente
keys-row-before = Marcar la fila anterior
keys-start = Empezar la cita siguiente
keys-write-up = Redactar la consulta de quien está con usted
keys-check-in = Registrar la llegada de la fila marcada
keys-no-show = Preguntar si la persona de la fila marcada no se presentó
keys-next-to-come = Ir a “Registrar llegada” de quien viene ahora; otra vez lo hace
keys-find-patient = Buscar un paciente
keys-new-patient = Ha llegado alguien nuevo: añadirlo
keys-walk-in = Alguien en la recepción: registrar y reservar
keys-group = Agrupar la lista por médico o por hora
keys-show = Mostrar u ocultar esta ayuda
keys-said-with-you = No se llama a nadie más: alguien está con usted. Redacte antes su consulta (w).
keys-said-nobody = No ha llegado nadie a quien llamar.
keys-said-nobody-with-you = No hay nadie con usted: no hay consulta que redactar.
keys-said-unmarked = Marque antes una fila, con j o k.
keys-said-not-to-come = Ahora no se puede registrar la llegada de la fila marcada.
keys-said-too-early = Ahora no se puede decir que la persona de la fila marcada no se presentó: solo a partir de la hora de la cita y mientras no se la haya llamado.

## Did somebody not come?
no-show-title = ¿No se presentó?
no-show-headline = ¿No se presentó { $name }?
no-show-means = Se anota que la persona no se presentó. No se puede deshacer. Puede volver a reservar cuando quiera.
no-show-button = Sí, no se presentó
no-show-keep = No, dejarlo como está
no-show-back = Volver a la lista
