### Offered times, several visits at once, a doctor's own patients.
propose-title = Proponer una hora el { $day }
propose-headline = Proponer una hora a { $name }
propose-lead = Estas son sus horas libres. El paciente acepta o rechaza.
propose-nothing-yet = Todavía no se envía nada.
propose-choose = Elegir esta hora
propose-not-yet = La hora aún no está propuesta
propose-instead = Estas horas están libres
propose-reason = ¿Para qué es la cita?
propose-reason-hint = { $limit } caracteres como máximo. El paciente también lo lee; la recepción no vuelve a verlo.
propose-button = Proponer esta hora
propose-then = Qué pasa después
propose-then-how = La hora queda reservada. { $name } recibe un correo y un aviso aquí, y acepta o rechaza. Usted recibe la respuesta.
propose-patient-busy = El paciente tiene otra cita a esa hora. Elija una de estas.
propose-next = La próxima cita
propose-next-how = Ofrezca al paciente una de sus horas libres.
propose-link = Proponer una hora
flash-proposed-beyond = { $has ->
    [one] La hora está propuesta. { $name } ya tiene otra cita ese día: los pacientes reservan por sí mismos una al día.
   *[other] La hora está propuesta. { $name } ya tiene { $has } citas ese día: los pacientes reservan por sí mismos como máximo { $most } al día.
}
flash-proposed = La hora está propuesta. Se pide respuesta a { $name }.
flash-declined = Ha rechazado la hora { $when }. Su médico queda avisado.
decline-headline = ¿Rechazar esta hora?
decline-not-yet = La hora aún no está rechazada
decline-doctor-knows = Se avisa a { $doctor }, con el motivo que indique.
decline-costs-nothing = No le cuesta nada.
decline-title = Rechazar una hora
decline-consequences = Si la rechaza
decline-why-not-needed = No necesito esta cita
decline-why-not-needed-for = { $name } no necesita esta cita
decline-why = ¿Por qué la rechaza? (opcional)
decline-keep = Volver y pensarlo
decline-instead = ¿Otra hora en su lugar?
decline-instead-how = Puede reservar usted mismo otra hora con este médico.
mine-proposed = { $doctor } le propone una cita. Responda, por favor.
mine-proposed-how = La hora queda reservada para usted hasta que responda.
mine-proposed-how-for = La hora queda reservada para { $name } hasta que usted responda.
choose-staff-only = Solo personal
choose-staff-only-how = Las horas marcadas «Solo personal» se guardan para urgencias. Los pacientes no las ven.
week-staff-only = Solo reserva el personal: { $span }
my-patients-title = Mis pacientes
my-patients-lead = Quienes tienen una cita reservada con usted en los últimos 365 días o por venir.
my-patients-search = Parte de un nombre
my-patients-last = Última cita
my-patients-next = Próxima cita
my-patients-no-last = Aún sin cita
my-patients-no-next = Ninguna reservada
my-patients-not-found = No se encuentra a nadie
my-patients-not-found-why = Solo se busca entre sus pacientes. Pruebe con el comienzo del nombre o del apellido.
my-patients-all = Ver todos
my-patients-nobody = Todavía no hay pacientes
my-patients-nobody-why = Aquí aparece quien reserva una cita con usted.
series = Serie
series-title = Varias citas
series-headline = Varias citas para { $name }
series-link = Reservar varias citas
series-link-how = Con semanas o días de diferencia. Verá cada fecha antes de reservar nada.
series-other-doctor = Otro médico
series-choose-doctor = { $department }: elija quién atenderá.
series-first = Primer día
series-time = Hora
series-every = Cada
series-unit = Semanas o días
series-weeks = semanas
series-days = días
series-count = Cuántas citas
series-count-hint = De 2 a 26.
series-preview-button = Mostrar cada fecha
series-then = Todavía no se reserva nada
series-then-how = La página siguiente muestra cada fecha y dice cuáles no son posibles. Puede mover algunas o dejarlas fuera.
series-proposes = El paciente acepta o rechaza cada una.
series-preview-title = Comprobar cada fecha
series-preview-headline = { $count ->
    [one] Una fecha por comprobar
   *[other] { $count } fechas por comprobar
}
series-with-for = Con { $doctor }, para { $name }
series-conflicts = { $count ->
    [one] Una fecha no es posible como estaba prevista. Elija otra hora o déjela fuera.
   *[other] { $count } fechas no son posibles como estaban previstas. Elija otra hora o déjelas fuera.
}
series-conflicts-fixed = { $count ->
    [one] Una fecha no es posible como estaba prevista y no hay otra hora libre cerca. Queda fuera.
   *[other] { $count } fechas no son posibles como estaban previstas y no hay otras horas libres cerca. Quedan fuera.
}
series-no-conflicts = Todas las fechas están libres para ambos.
series-free = Libre
series-what-to-do = Reservar a las
series-no-other-time = No hay otra hora libre cerca de esta fecha: queda fuera.
series-leave-out = Dejar fuera esta
series-will-be-left-out = { $count } de { $of } fechas { $count ->
    [one] queda
   *[other] quedan
} fuera si no elige otra hora.
series-are-left-out = { $count } de { $of } fechas { $count ->
    [one] queda
   *[other] quedan
} fuera.
series-left-out = Quedan fuera
series-left-out-how = En estas fechas no se reserva nada.
series-change = Cambiar las fechas
series-not-booked = Todavía no se ha reservado nada
series-nothing-chosen = Elija una hora para al menos una fecha.
series-book-button = Reservar estas citas
series-propose-button = Proponer estas citas
series-taken = Ocupada
series-day-full = No quedan citas ese día
series-patient-busy = El paciente tiene otra cita
series-outside-hours = A esa hora no empieza ninguna cita
series-leave = El médico está ausente
series-doctor-closed = El médico no pasa consulta
series-house-closed = El hospital está cerrado
series-too-far-ahead = Demasiado lejos
series-over = Esa hora ya pasó
series-not-accepting = El médico no admite reservas
series-no-such-time = El cambio de hora se salta esa hora
series-try-again = No se pudo hacer en este momento
series-booked-title = Lo reservado
series-partly = Reservadas: { $booked }; sin reservar: { $failed }
series-all-booked = { $count ->
    [one] Una cita reservada
   *[other] { $count } citas reservadas
}
series-all-proposed = { $count ->
    [one] Una cita propuesta
   *[other] { $count } citas propuestas
}
series-failed = Sin reservar
series-failed-how = Alguien se adelantó o algo cambió. Elija otra hora o déjelas fuera.
series-again-button = Intentar de nuevo
series-booked = Reservadas
series-proposed = Propuestas
series-place = { $number } de { $of }
series-cancel-link = Cancelar todas las de esta serie que faltan
series-cancel-title = Cancelar una serie
series-cancel-headline = { $count ->
    [one] ¿Cancelar la única cita pendiente de esta serie?
   *[other] ¿Cancelar las { $count } citas pendientes de esta serie?
}
series-cancel-means = Estas horas quedan libres para otras personas de inmediato. No se puede deshacer.
series-cancel-button = { $count ->
    [one] Cancelar esta cita
   *[other] Cancelar estas { $count } citas
}
series-cancel-keep = Conservarlas
series-not-cancelled = Las citas no están canceladas
series-none-left = No queda ninguna por cancelar
series-none-left-why = Las citas de esta serie ya pasaron, están canceladas o son demasiado próximas para cancelarlas aquí.
series-none-left-why-staff = Las citas de esta serie ya pasaron o están canceladas.
flash-series-cancelled = { $count ->
    [one] Una cita está cancelada.
   *[other] { $count } citas están canceladas.
}
flash-series-partly =
    { $count ->
        [0] No se ha cancelado ninguna cita.
        [one] Una cita está cancelada.
       *[other] { $count } citas están canceladas.
    } { $kept ->
        [one] Otra cambió entretanto y se conserva.
       *[other] Otras { $kept } cambiaron entretanto y se conservan.
    }

kind-choose = Tipo de cita
kind-usual = Cita habitual
kind-chosen = Elegido
series-kind = { $kind }, { $minutes } min cada una.
kind-of-visit = Tipo de cita
choose-kind-gone = Este médico ya no ofrece ese tipo de cita. Elija otro tipo o la cita habitual.
