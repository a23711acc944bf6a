### The desk: everybody's visits of a day, or of some days.

desk-title = Todas las citas del { $day }
desk-title-range = Todas las citas, { $from } a { $to }
desk-list = Citas de estos días
desk-everybody = Las citas de todos, de la más temprana a la más tardía.
desk-some = Citas que coinciden con su elección, de la más temprana a la más tardía.
desk-from = Primer día
desk-to = Último día
desk-all-departments = Todos los departamentos
desk-all-doctors = Todo el personal médico
desk-all-statuses = Todos los estados
desk-show = Ver citas
desk-show-all = Ver todas las citas
desk-more = Más citas
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
flash-booked-for = La cita está reservada para { $name }.
