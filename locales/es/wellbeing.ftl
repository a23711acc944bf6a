### What patients keep about themselves: measurements, the mood log, the timeline.

weight = Peso
blood-pressure = Presión arterial
blood-sugar = Azúcar en sangre
systolic = Valor superior
diastolic = Valor inferior
unit-kg = { $value } kg
unit-mmhg = { $value } mmHg
unit-mgdl = { $value } mg/dL

## Measurements
vitals-title = Mis mediciones
vitals-lead = El peso, la presión arterial y el azúcar en sangre que usted se mide.
vitals-list = Mediciones, de la más reciente a la más antigua
vitals-none = Todavía no hay mediciones
vitals-none-why = Lo que anote aparecerá aquí, y en gráficos en su cronología.
vitals-as-charts = En gráficos
vitals-who-reads = Usted, el personal médico que le atiende y las personas a las que permite actuar en su nombre y leer. La recepción y la administración, nunca.
vitals-no-judgement = Ningún número de aquí avisa a nadie, y esta página no los valora. Si algo le preocupa, llame o reserve una cita.
vital-add = Anotar
vital-what-you-have = Rellene lo que se haya medido y deje lo demás en blanco.
vital-correct = Corregir
vital-correct-title = Corregir una medición
vital-remove = Eliminar esta medición
vital-remove-title = ¿No es suya o es un error?
vital-remove-what = Desaparece de su lista y sus gráficos, y de lo que ve su equipo médico.
vital-put-back = Recuperarla
vital-asks = ¿Es correcto?
vital-sent-before = Ya ha enviado este formulario. Si son otros números, pulse de nuevo para anotarlos también.
label-taken-date = Fecha
label-taken-time = Hora
label-weight = Peso en kg (opcional)
label-blood-sugar = Azúcar en sangre en mg/dL (opcional)
label-systolic = Presión arterial, valor superior en mmHg (opcional)
label-diastolic = Presión arterial, valor inferior en mmHg (opcional)
label-sure = Sí, los números son correctos
ask-weight = ¿Es correcto { $typed } kg? Corríjalo o marque abajo que lo es
ask-pressure = ¿Es correcto { $typed } mmHg? Corríjalo o marque abajo que lo es
ask-blood-sugar = ¿Es correcto { $typed } mg/dL? Corríjalo o marque abajo que lo es
wrong-weight = Escriba un peso de 0.2 a 650 kg, con dos decimales como máximo, por ejemplo 72.5
wrong-systolic = Escriba el valor superior como número entero de 10 a 500 mmHg
wrong-diastolic = Escriba el valor inferior como número entero de 5 a 400 mmHg
wrong-blood-sugar = Escriba el azúcar en sangre como número entero de 1 a 3000 mg/dL
wrong-pressure-pair = Escriba los dos valores de la presión arterial o ninguno
wrong-pressure-order = El valor inferior debe ser menor que el superior
wrong-nothing-measured = Escriba al menos un número
wrong-time-of-vital = Escriba una hora como 08:30. Cuando se adelantan los relojes, hay una hora que no existe
wrong-future = Escriba una fecha y una hora que ya hayan pasado
wrong-too-long-ago = Escriba una fecha de 1970 en adelante
flash-vital-kept = Su medición está anotada.
flash-vital-corrected = La medición está corregida.
flash-vital-removed = La medición está eliminada. Ahora puede recuperarla.
flash-vital-put-back = La medición está de nuevo aquí.

## Charts
chart-weight = Peso (kg)
chart-pressure = Presión arterial (mmHg)
chart-sugar = Azúcar en sangre (mg/dL)
chart-mood = Ánimo
chart-same-numbers = La tabla de abajo tiene los mismos números.
chart-as-table = En una tabla
chart-weight-summary = { $count ->
    [one] Una medición, { $from }.
   *[other] { $count } mediciones, de { $from } a { $to }.
}
chart-pressure-summary = { $count ->
    [one] Una medición, { $from }.
   *[other] { $count } mediciones, de { $from } a { $to }.
}
chart-sugar-summary = { $count ->
    [one] Una medición, { $from }.
   *[other] { $count } mediciones, de { $from } a { $to }.
}
chart-mood-summary = { $count ->
    [one] Un día anotado, { $from }.
   *[other] { $count } días anotados, de { $from } a { $to }. Los días sin anotación son huecos.
}

## Mood
mood-title = Mi diario de ánimo
mood-question-today = ¿Cómo se siente hoy?
mood-question-then = ¿Cómo se sintió ese día?
mood-very-low = Muy mal
mood-low = Mal
mood-between = Regular
mood-good = Bien
mood-very-good = Muy bien
label-mood-note = Nota (opcional)
label-mood-note-hint = Lo que quiera recordar de este día. { $limit } caracteres como máximo.
mood-save = Guardar
mood-before = Los días anteriores
mood-change = Cambiar
mood-whole = Su diario completo, en la cronología
mood-leave = Salir de esta página ahora
mood-remove = Borrar este día para siempre
mood-remove-title = Borrar lo que escribió
mood-remove-what = Se borra todo lo que escribió sobre el { $day }. No se puede recuperar.
mood-who-reads = Solo usted. Alguien del personal médico que le atiende lo lee si usted lo permite, y solo mientras lo permita. La recepción y la administración, nunca.
mood-sharing = Dejar que alguien lo lea
mood-sharing-what = Nadie lo ve hasta que usted lo permita. Puede dejar de compartirlo en cualquier momento; entonces ya no verán nada.
mood-share = Dejar leer
mood-stop-sharing = Dejar de compartir
mood-shared-yes = Lee su diario
mood-shared-no = No ve nada de él
mood-shared-no-care = Ahora no le atiende, así que no ve nada
mood-no-doctors = En este momento nadie le atiende en este hospital. Cuando reserve una cita, aparecerá aquí quien vaya a atenderle.
mood-crisis-title = Si no puede esperar
mood-crisis = Si piensa en hacerse daño o no se siente a salvo, llame ahora al { $number }.
mood-crisis-line = Alguien con quien hablar: { $number }
mood-nobody-watches = Lo que escribe aquí no avisa a nadie del hospital.
wrong-mood-missing = Elija cómo se siente
wrong-mood-note-too-long = Acorte la nota a { $limit } caracteres
flash-mood-kept = Guardado.
flash-mood-removed = Lo que escribió está borrado.
flash-mood-shared = Desde ahora esta persona puede leer su diario de ánimo.
flash-mood-sharing-ended = Esta persona ya no ve nada de su diario de ánimo.

## Timeline
timeline-title = Mi cronología de salud
timeline-of-patient-title = Cronología de salud de su paciente
timeline-lead = Sus citas, informes, mediciones y ánimo en una sola página.
timeline-narrow = Qué mostrar
timeline-everything = Todo
timeline-visits = Citas
timeline-reports = Informes
timeline-vitals = Mediciones
timeline-happened = Qué ha pasado
timeline-report = Informe añadido
timeline-measured = Medido en casa
timeline-mood = Ánimo: { $word }
timeline-visit-on = Cita del { $when }
timeline-own-words = En palabras del paciente
timeline-own-words-why = Las mediciones son del propio paciente, tomadas en casa y sin comprobar por el hospital.
timeline-none = Aquí todavía no hay nada
timeline-none-why = Las citas aparecen cuando su registro está escrito, los informes cuando se añaden y sus mediciones en cuanto las anote.
timeline-none-why-patient = Las citas aparecen cuando su registro está escrito, los informes cuando se añaden y también lo que el paciente se mide en casa.
timeline-none-of-kind = Nada de este tipo
timeline-none-of-kind-why = En la cronología no hay nada de este tipo.
timeline-who-reads = Usted, el personal médico que le atiende y las personas a las que permite actuar en su nombre y leer; su ánimo, solo quienes usted elija. La recepción y la administración, nunca.
