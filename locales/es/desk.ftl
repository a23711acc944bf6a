### The desk: everybody's visits of a day, or of some days.

desk-title = Todas las citas del { $day }
desk-title-range = Todas las citas, { $from } a { $to }
desk-list = Citas de estos días
desk-everybody = Las citas de todos, de la más temprana a la más tardía.
desk-some = Citas que coinciden con su elección, de la más temprana a la más tardía.
desk-from = Primer día
desk-to = Último día
desk-all-departments = Todos
desk-all-doctors = Todos
desk-all-statuses = Todos los estados
desk-to-come = Por llegar
desk-show = Ver citas
desk-show-all = Ver todas las citas
desk-more = Más citas
desk-part-of = Esta página tiene { $shown } de { $count } citas. Las demás están en las otras páginas de esta lista.
desk-part = Esta página tiene algunas de las citas. Las demás están en las otras páginas de esta lista.
desk-whole = Lista completa para imprimir
desk-search-goes-on = Todavía no se han mirado todas las citas.
desk-search-on = Seguir buscando
desk-none = No hay citas este día
desk-none-range = No hay citas en estos días
desk-none-why = Elija otro día o mire quién tiene horas libres.
desk-none-yet = Ninguna coincidencia por ahora
desk-none-filtered = Ninguna cita coincide
desk-none-filtered-why = Vea todas las citas o elija otro departamento, médico o estado.
desk-not-as-asked = Esta no es la lista que pidió
wrong-range-backwards = Elija un último día que no sea anterior al primero
wrong-range-too-long = Elija { $days } días como máximo
wrong-department-unknown = Elija un departamento de la lista
wrong-doctor-unknown = Elija un nombre de la lista
wrong-status-unknown = Elija un estado de la lista

## Booking for a patient.
book-for-patient-title = Reservar cita para un paciente
book-for-patient-headline = Reservar cita para { $name }
book-for-patient-no-mail = El correo a este paciente no llega. Pídale ahora otra dirección o un número de teléfono, y dígale usted el día y la hora.
book-for-patient-no-mail-see = Ver la dirección y qué hacer
book-for-patient-no-address = Este paciente no tiene correo electrónico: no se envía nada. Dígale usted el día y la hora.
book-for-patient-department = Elija primero el departamento.
book-for-patient-doctor = { $department }: elija una hora.
book-for-patient-nobody = Todavía no trabaja nadie en { $department }
book-for-patient-nobody-why = Elija otro departamento.
book-for-patient-none = Todavía no hay departamentos
book-for-patient-none-why = Se podrán reservar citas en cuanto la administración añada uno con su personal médico.
flash-choose-patient-first = Elija primero al paciente y pulse “Reservar cita”.
flash-booked-beyond = { $has ->
    [one] La cita de { $name } está reservada. Tiene otra ese día: los pacientes reservan por sí mismos una al día.
   *[other] La cita de { $name } está reservada. Tiene otras { $has } ese día: los pacientes reservan por sí mismos como máximo { $most } al día.
}
flash-booked-for = La cita está reservada para { $name }.

## Grouped by doctor.
desk-by-time = Por hora
desk-by-doctor = Por médico
desk-grouping = Cómo se agrupa la lista
desk-doctor-continued = { $name }, continuación
desk-doctor-visits = { $count ->
    [one] 1 cita
   *[other] { $count } citas
}
desk-doctor-waiting = { $count ->
    [one] 1 espera
   *[other] { $count } esperan
}
desk-doctor-longest = { $minutes ->
    [0] la espera más larga, menos de un minuto
    [one] la espera más larga, 1 minuto
   *[other] la espera más larga, { $minutes } minutos
}

## Whoever stands at the desk, on one page.
walk-in-title = Alguien en la recepción
walk-in-lead = Busque o añada a la persona, elija una hora y diga por qué viene. Con una pulsación se registra, se reserva y se anota la llegada.
walk-in-who = ¿Quién es?
walk-in-which = Elija a una persona
walk-in-somebody-new = Alguien nuevo
walk-in-another = Es otra persona: añadirla
walk-in-more = Hay más: escriba más letras del nombre o un teléfono.
walk-in-nobody = Todavía no hay nadie con este nombre. Añada a la persona abajo.
walk-in-new = Solo para alguien nuevo
walk-in-when = ¿Cuándo y con quién?
walk-in-choose-department = Elija un departamento
walk-in-soonest = Quien esté libre antes
walk-in-show-times = Mostrar horas libres
walk-in-today = Próximas horas libres de hoy
walk-in-none-today = Hoy no queda ninguna hora. Las próximas horas libres:
walk-in-began = empezó a las { $time }
walk-in-no-times = No hay horas libres en los próximos días. Elija otro médico o departamento.
walk-in-choose-first = Elija un departamento o un médico y muestre las horas libres.
walk-in-check-in = Ya está aquí: registrar la llegada
walk-in-check-in-hint = Solo para una cita de hoy.
walk-in-button = Registrar y reservar
walk-in-not-yet = Todavía no se ha reservado nada
walk-in-choose-time = Elija una de las horas libres
walk-in-choose-who = Elija a alguien de la lista o añada a la persona
walk-in-choose-alike = Elija si es una de estas personas
walk-in-search-empty = Escriba un nombre, un correo, un teléfono o un número de historia
walk-in-address-shown = Este correo electrónico ya tiene una cuenta: elíjala en la lista de arriba o pida otro correo
walk-in-time-taken = Otra persona acaba de ocupar esa hora. Elija otra y pulse de nuevo.
walk-in-registered-time-taken = La persona está registrada. La hora se ocupó entretanto: elija otra y pulse de nuevo.
walk-in-day-full = A este médico no le quedan citas ese día. Elija otro día u otro médico y pulse de nuevo.
walk-in-registered-day-full = La persona está registrada. Al médico no le quedan citas ese día: elija otro día u otro médico y pulse de nuevo.
walk-in-not-offered = Esa hora ya no se ofrece. Elija otra y pulse de nuevo.
walk-in-registered-not-offered = La persona está registrada. Esa hora ya no se ofrece: elija otra y pulse de nuevo.
walk-in-patient-busy = Esta persona tiene otra cita a esa hora. Elija otra y pulse de nuevo.
walk-in-booked-before = Ya ha reservado una cita con este formulario. Pulse de nuevo para reservar otra más.
flash-walk-in = { $name } tiene cita con { $doctor }: { $when }.
flash-walk-in-here = { $name } tiene cita con { $doctor }: { $when }, y su llegada está registrada con el número { $token }.
flash-walk-in-not-here = { $name } tiene cita con { $doctor }: { $when }. Su llegada aún no está registrada: hágalo en la lista.
desk-on-paper = Situación a { $when }.
