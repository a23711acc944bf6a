### A doctor's hours: weekly rules, exceptions, booked visits in the way, what patients will see.

## The week
hours-title = Horario de { $doctor }
hours-open = Abierto a reservas.
hours-shut = Cerrado a reservas: nadie puede reservar, diga lo que diga el horario.
hours-cap = { $count ->
    [one] Una visita al día como máximo.
   *[other] { $count } visitas al día como máximo.
}
hours-every-week = Cada semana
hours-visits-of = { $count } { $count ->
    [one] cita
   *[other] citas
} de { $minutes } min
hours-date = { $day } de { $month }
hours-date-year = { $day } de { $month } de { $year }
hours-from = desde el { $from }
hours-until = hasta el { $until }
hours-from-until = del { $from } al { $until }
hours-over = pasado
hours-none = Sin horario
hours-remove = Quitar
hours-exceptions = Ausencias y otras excepciones
hours-no-exceptions = Nada previsto: todas las semanas son como arriba.
hours-house-closed = Todo el hospital cerrado
hours-house-open = No hay días de cierre previstos.
hours-not-so = Eso no fue posible
hours-seen-old = Este horario cambió después de que usted abriera la página. No se guardó nada. Mírelo de nuevo y decida.
wrong-week-malformed = Escriba un día de la semana así: 2026-11-26

## What patients will see
preview-heading = Lo que verán los pacientes
preview-week = { $from } a { $to }.
preview-taken = Después se quitan las horas reservadas. Los pacientes reservan con { $days } { $days ->
    [one] día
   *[other] días
} de antelación como máximo.
preview-shut = Los pacientes no ven ninguna de estas horas mientras esté cerrado a reservas.
preview-other = Otras semanas
preview-earlier = Semana anterior
preview-later = Semana siguiente
preview-choose = Semana del
preview-show = Ver semana
preview-count = { $count } { $count ->
    [one] hora
   *[other] horas
}
cap-left-of = { $left ->
    [one] Se puede reservar { $left }
   *[other] Se pueden reservar { $left }
}, { $count } { $count ->
    [one] hora
   *[other] horas
} para elegir
preview-closed = Hospital cerrado
preview-closed-for = Hospital cerrado: { $why }
preview-over = Ya pasó
preview-next-change = Próximo cambio de hora: semana del { $day }
preview-no-change = En { $city } no se cambia la hora.
hours-clocks-forward = El { $day } se adelantan los relojes a las { $from }: las horas entre { $from } y { $to } no existen.
hours-clocks-back = El { $day } se atrasan los relojes a las { $from }: las horas entre { $to } y { $from } se repiten, y se ofrecen una sola vez, la primera.

## A weekly rule
rule-add = Añadir horario semanal
rule-new-title = Añadir horario semanal de { $doctor }
rule-change-title = Cambiar el horario semanal de { $doctor }
rule-change-headline = Cambiar horario semanal
rule-save = Guardar este horario
label-rule-days = Día de la semana
label-rule-days-hint = Elija uno o varios. Todos tendrán el mismo horario.
label-rule-start = Desde
label-rule-end = Hasta
label-rule-end-hint = 00:00 es el final del día.
label-rule-minutes = Minutos por cita
label-rule-minutes-hint = De 15 a 240, en pasos de { $grain }.
label-rule-from = Primera fecha (opcional)
label-rule-from-hint = En blanco: desde ahora.
label-rule-until = Última fecha (opcional)
label-rule-until-hint = En blanco: sin fin.
rule-week-now = La semana tal como está ahora
rule-booked = Citas ya reservadas
rule-booked-how = Siguen reservadas. Si este horario deja alguna fuera, verá cuáles antes de guardar nada.
rule-no-more = ¿Ya no hace falta?
rule-no-more-how = Los pacientes dejan de ver estas horas. Las citas ya reservadas se mantienen.
rule-remove = Quitar este horario
wrong-rule-no-day = Elija al menos un día
wrong-rule-one-day = Elija aquí un solo día. Añada otros días como horario nuevo.
wrong-rule-overlaps = El horario del { $weekday ->
    [MON] lunes
    [TUE] martes
    [WED] miércoles
    [THU] jueves
    [FRI] viernes
    [SAT] sábado
   *[SUN] domingo
}, { $start } a { $end }, ya cubre parte de este tiempo

## An exception
exception-add = Añadir ausencia o excepción
exception-add-extra = Añadir horas extra
exception-leave = Ausencia
exception-leave-hint = Fuera: sin citas.
exception-closed = Tiempo cerrado
exception-closed-hint = En el hospital, pero sin citas: una reunión, una operación.
exception-extra = Horas extra
exception-extra-hint = Más citas de las que da el horario semanal.
exception-new-title = Añadir una excepción de { $doctor }
exception-new-headline = ¿Qué cambia y cuándo?
exception-whole-days = Sin horas, son días enteros; sin último día, es un solo día. Las horas extra necesitan las dos horas.
exception-save = Guardar esta excepción
exception-day-from = { $day }, desde las { $time }
exception-day-until = { $day }, hasta las { $time }
exception-booked-how = Si hay citas reservadas en este tiempo, primero las verá y decidirá sobre cada una.
label-exception-kind = ¿Qué es?
label-exception-from = Primer día
label-exception-from-time = Desde (opcional)
label-exception-to = Último día (opcional)
label-exception-to-time = Hasta (opcional)
label-exception-reason = Motivo (opcional)
label-exception-reason-hint = { $limit } caracteres como máximo. Solo lo ve el personal, nunca los pacientes.
wrong-exception-no-date = Indique el primer día
wrong-exception-no-start = Indique cuándo empiezan las horas extra
wrong-exception-no-end = Indique cuándo terminan las horas extra
exception-visits-link = Citas en este tiempo
exception-visits-title = Citas en una excepción de { $doctor }
exception-visits-headline = Citas reservadas en este tiempo
exception-visits-none = No hay citas reservadas en este tiempo
exception-visits-none-why = Nadie puede reservar mientras exista la excepción.
exception-visits-back = Volver al horario
exception-more-to-come = Se reservó una cita en el último momento y todavía no aparece. Abra esta página de nuevo en un minuto.
exception-cancel-ticked = Cancelar las marcadas
exception-keep-all = Conservar todas

## Booked visits in the way
check-visits-title = Citas reservadas que quedan fuera del horario nuevo de { $doctor }
check-stranded-headline = { $count ->
    [one] Una cita reservada quedaría
   *[other] { $count } citas reservadas quedarían
} fuera de este horario
check-hit-headline = { $count ->
    [one] Hay una cita reservada
   *[other] Hay { $count } citas reservadas
} en este tiempo
check-nothing-saved = Todavía no se ha guardado nada.
check-stranded-what = { $count ->
    [one] Sigue reservada y no se avisa al paciente. Abra la cita para cambiarla o cancelarla.
   *[other] Siguen reservadas y no se avisa a los pacientes. Abra una cita para cambiarla o cancelarla.
}
check-hit-what = Las citas marcadas se cancelan, y los pacientes lo ven en sus citas. Las demás siguen reservadas.
check-cancel = Cancelar
check-all = Para todas las visitas
check-all-hint = Si elige algo para todas, lo elegido abajo no cuenta.
check-all-each = Cada una como se elige abajo
check-cancel-all = Cancelar las { $count } citas
check-more = Y { $count } más.
check-save = Guardar y mantener citas
check-save-exception = Guardar esta excepción
check-remove = Quitar y mantener citas
check-keep = Conservar el horario
check-again = Cambiar lo que escribí
check-booked-meanwhile = Las citas afectadas no son las mismas que cuando miró. No se guardó nada. Mire la lista de nuevo.
here-already = { $count ->
    [one] Un paciente ya está aquí
   *[other] { $count } pacientes ya están aquí
}
here-already-what = Su llegada está registrada, así que la cita no se puede cancelar ni cambiar. Atienda ahora al paciente. O recepción o el médico anula primero la llegada («Al final no está aquí», en la cita) y después se decide.

## What was done
flash-hours-saved = El horario semanal está guardado.
flash-hours-saved-stranded = El horario semanal está guardado. { $count ->
    [one] Una cita reservada queda
   *[other] { $count } citas reservadas quedan
} fuera.
flash-hours-restored = El horario semanal vuelve a estar.
flash-exception-restored = La excepción vuelve a estar.
flash-exception-removed-visits = Quitado. { $count ->
    [one] En ese tiempo hay una visita reservada, que tiene lugar. Si lo deshace, se le pregunta otra vez por ella.
   *[other] En ese tiempo hay { $count } visitas reservadas, que tienen lugar. Si lo deshace, se le pregunta otra vez por cada una.
}
flash-exception-removed-hit = Quitado. { $hit ->
    [one] En ese tiempo hay una visita reservada, a la que todavía afecta otra ausencia, un tiempo cerrado o un día de cierre. Si lo deshace, se le pregunta otra vez por ella.
   *[other] En ese tiempo hay { $hit } visitas reservadas, a las que todavía afecta otra ausencia, un tiempo cerrado o un día de cierre. Si lo deshace, se le pregunta otra vez por cada una.
}
flash-exception-removed-some = Quitado. { $count ->
    [one] En ese tiempo hay una visita reservada, que tiene lugar.
   *[other] En ese tiempo hay { $count } visitas reservadas, que tienen lugar.
} { $hit ->
    [one] A una más todavía le afecta otra ausencia, un tiempo cerrado o un día de cierre.
   *[other] A { $hit } más todavía les afecta otra ausencia, un tiempo cerrado o un día de cierre.
} Si lo deshace, se le pregunta otra vez por cada una.
flash-extra-makes-none = Las horas extra están guardadas, pero nadie puede reservar en ellas: las cubre un permiso, un tiempo cerrado o un día de cierre, o no cabe ninguna visita.
flash-hours-removed-before = No se quitó nada: ya se había quitado, o mientras tanto se introdujo de nuevo.
flash-hours-removed = Quitado.
flash-hours-removed-stranded = Quitado. { $count ->
    [one] Una cita reservada queda
   *[other] { $count } citas reservadas quedan
} fuera del horario.
flash-hours-look-again = Guardado. Se reservó una cita en el último momento y puede quedar fuera: mire las próximas citas en un minuto.
flash-exception-saved = La excepción está guardada.
flash-exception-saved-cancelled = La excepción está guardada. { $count ->
    [one] Se canceló una cita
   *[other] Se cancelaron { $count } citas
}. Los pacientes lo ven en sus citas.
flash-exception-cancelled = { $count ->
    [0] No se canceló ninguna cita.
    [one] Se canceló una cita. El paciente lo ve en sus citas.
   *[other] Se cancelaron { $count } citas. Los pacientes lo ven en sus citas.
}
flash-exception-still = { $cancelled ->
    [0] No se canceló ninguna cita.
    [one] Se canceló una cita.
   *[other] Se cancelaron { $cancelled } citas.
} { $standing ->
    [one] Queda una más
   *[other] Quedan { $standing } más
} en este tiempo: decida abajo.
flash-exception-here = { $cancelled ->
    [0] No se canceló ninguna cita.
    [one] Se canceló una cita.
   *[other] Se cancelaron { $cancelled } citas.
} { $here ->
    [one] Un paciente de este tiempo ya está aquí
   *[other] { $here } pacientes de este tiempo ya están aquí
}: vea abajo.

label-rule-staff-only = Para urgencias: solo el personal reserva estas horas
label-rule-staff-only-hint = Los pacientes nunca las ven y la lista de espera no las ofrece.
hours-staff-only = Solo personal

## Copying a weekday.
copy-day = Copiar un día
copy-day-title = Copiar un día del horario de { $doctor }
label-copy-from = Copiar las horas de
label-copy-to = A
label-copy-to-hint = Elija uno o varios. Lo que ya tienen esos días se queda.
copy-day-button = Copiar estas horas
copy-day-none = Todavía no hay horas semanales
copy-day-none-why = Añada primero las horas de un día. Después cópielas a otros.
flash-copy-kept = { $weekday ->
    [MON] El lunes
    [TUE] El martes
    [WED] El miércoles
    [THU] El jueves
    [FRI] El viernes
    [SAT] El sábado
   *[SUN] El domingo
} conserva su horario: ya había uno de { $start } a { $end }. { $more ->
    [0] Todo lo demás está copiado.
    [one] También había otro horario en los días elegidos. Todo lo demás está copiado.
   *[other] También había otros { $more } horarios en los días elegidos. Todo lo demás está copiado.
}
flash-copy-kept-stranded = Copiado donde había sitio. { $kept ->
    [one] Un horario de los días elegidos ya estaba y queda como estaba.
   *[other] { $kept } horarios de los días elegidos ya estaban y quedan como estaban.
} { $stranded ->
    [one] Una cita reservada queda
   *[other] { $stranded } citas reservadas quedan
} fuera del horario semanal.
wrong-copy-same-day = Elija otros días que no sean el que copia
kinds-heading = Tipos de cita
kinds-none = Todavía ninguno: cada cita dura lo que dice el horario semanal, con el precio y la pausa de siempre.
kind-add = Añadir un tipo de cita
kind-new-title = Añadir un tipo de cita para { $doctor }
kind-change-title = Cambiar un tipo de cita de { $doctor }
kind-change-headline = Cambiar un tipo de cita
kind-save = Guardar este tipo
kind-remove = Quitar este tipo
kind-no-more-how = Los pacientes ya no pueden elegirlo. Las citas ya reservadas quedan como están.
kind-free-after = { $minutes } min de pausa después
kind-how = Cómo se ofrecen las horas
kind-how-starts = Quien elige este tipo ve los comienzos del horario semanal en los que cabe la cita entera y no hay nada reservado. Las citas ya reservadas conservan su duración y su precio.
label-kind-name = Nombre
label-kind-name-hint = Como lo leen los pacientes, 60 caracteres como máximo: «Primera cita».
label-kind-minutes = Minutos
label-kind-minutes-hint = De 5 a 240, en pasos de { $grain }.
label-kind-fee = Precio de este tipo
label-kind-fee-hint = En { $currency }, como 500 o { $like }. En blanco: el precio del médico.
flash-kind-saved = «{ $name }» está guardado.
flash-kind-restored = «{ $name }» vuelve a estar.
flash-kind-removed = Este tipo de cita se ha quitado.
wrong-kind-gone = Este tipo de cita se quitó después de que usted abriera la página. Lo que escribió se conserva: añádalo como un tipo nuevo o déjelo así.
wrong-kind-fee-before = El precio era de { $was }; ahora el hospital cobra en { $currency }. Escriba el precio en { $currency } o déjelo en blanco para aplicar el del médico.
kinds-lead = Citas con duración, precio o pausa propios, como una primera cita larga.
kinds-link = Horario y tipos de cita
