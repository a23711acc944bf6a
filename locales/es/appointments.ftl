### Visits: their states, booking, moving, cancelling, lists.

status-requested = Solicitada
status-proposed = Propuesta
status-booked = Reservada
status-confirmed = Confirmada
status-checked-in = Llegada registrada
status-in-consultation = En consulta
status-completed = Completada
status-cancelled = Cancelada
status-declined = Rechazada
status-no-show = No se presentó

move-confirm = Confirmar que iré
move-confirm-for = Confirmar que { $name } irá
move-confirm-video = Confirmar que participaré
move-confirm-video-for = Confirmar que { $name } participará
move-accept-request = Aceptar esta cita
move-accept-proposal = Aceptar esta hora
move-check-in = Registrar llegada
move-undo-check-in = Al final no está aquí
move-start = Empezar cita
move-no-show = No se presentó

your-visit = Su cita
visit-for = Cita de { $name }
visit-again = Reservar de nuevo con este médico
your-answers = Sus respuestas
visit-to-calendar = Añadir a su calendario
see-visit = Ver cita
book-a-visit = Reservar cita
come-at = Venga a las { $time }
come-at-for = { $name } debe venir a las { $time }
expected-at = Llegada prevista: { $time }
choose-another-time = Elegir otra hora
back-to-visit = Volver a la cita
back-to-departments = Departamentos
back-to-times = Volver a las horas libres
back-to-details = Volver a sus respuestas
back-to-held = Volver a la hora guardada
step-of = Paso { $number } de { $total }
free-until = { $minutes ->
    [0] Sin cargo hasta que empiece la cita
   *[other] Sin cargo hasta { $hours ->
        [0] { $minutes } minutos
        [one] una hora
       *[other] { $hours } horas
    } antes
}
free-for-patients-until = { $minutes ->
    [0] Pacientes, hasta que empiece la cita; personal, en cualquier momento
   *[other] Pacientes, hasta { $hours ->
        [0] { $minutes } minutos
        [one] una hora
       *[other] { $hours } horas
    } antes; personal, en cualquier momento
}

## Choose a time
choose-title = Elija una hora el { $day }
choose-headline = Elija una hora con { $doctor }
choose-headline-staff = Horas libres de { $doctor }
choose-refused = Eso no fue posible
choose-none-chosen = Elija una de las horas de abajo.
choose-time-gone = Esa hora acaba de ocuparse. Elija una de estas.
choose-day-full = A este médico no le quedan citas ese día. Elija otro día.
choose-own-overlap = Ya tiene una cita a esa hora. Elija otra.
choose-outside-rules = Esa hora no se puede reservar. Elija una de estas.
choose-earlier = Días anteriores
choose-later = Más días
choose-zone-and-length = { $zone }. Cada cita dura { $minutes } minutos.
choose-hold-note = Guardamos la hora durante { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}.
choose-patients-book = Estas horas están libres. Los pacientes las reservan con su propia cuenta.
choose-desk-books = Estas horas están libres. Para reservar una, busque al paciente en { $patients } y pulse “Reservar cita”.
choose-nothing-booked = Nada queda reservado hasta que usted confirme.
choose-button = Guardar esta hora
choose-none-on = Sin horas libres el { $day }
choose-next-free = El próximo día libre es el { $day }.
choose-show-next = Ver el { $day }
choose-none-at-all = No hay horas libres en los próximos días. Mire quién más atiende o vuelva mañana.
choose-other-doctor = Ver quién más atiende
choose-sooner = ¿Antes con otra persona?
choose-sooner-how = El departamento muestra primero a quien tiene hora antes.
choose-sooner-link = Ver todo el personal médico de { $department }
choose-not-free = Esa hora ya no está libre. Elija una de estas.
choose-sign-in-later = Puede mirar sin cuenta
choose-sign-in-later-how = Le pediremos que inicie sesión cuando guarde una hora. No perderá su elección.
day-free = { $count } { $count ->
    [one] libre
   *[other] libres
}
day-full = Lleno
day-closed = Cerrado
part-morning = Mañana
part-afternoon = Tarde
part-evening = Última hora
choose-fewer = { $count ->
    [one] Ese día se puede reservar una visita más, a cualquiera de estas horas.
   *[other] Ese día se pueden reservar { $count } visitas más, a cualquiera de estas horas.
}

## Details and check
details-title = Díganos por qué viene
details-headline = ¿Por qué quiere que le atiendan?
details-button = Revisar respuestas
details-no-video = { $doctor } solo atiende en persona, así que esta cita no será por vídeo.
label-reason = Motivo
label-reason-hint = Bastan unas palabras, { $limit } caracteres como máximo. Solo las leen usted y quien le atiende.
label-symptoms = Síntomas (opcional)
label-reason-hint-desk = Bastan unas palabras, { $limit } caracteres como máximo. Después solo las leen el paciente y quien le atiende.
label-symptoms-hint = Qué siente, desde cuándo, qué le alivia. { $limit } caracteres como máximo.
label-symptoms-hint-desk = Qué siente el paciente, desde cuándo, qué le alivia. { $limit } caracteres como máximo.
label-priority = ¿Para cuándo necesita la cita?
label-priority-for = ¿Para cuándo necesita { $name } la cita?
priority-routine = Puede esperar
priority-soon = En unos días
priority-urgent = Lo antes posible
priority-urgent-hint = Dolor en el pecho, dificultad para respirar o sangrado abundante: llame ahora al { $number }.
priority-urgent-hint-for = Si { $name } tiene dolor en el pecho, dificultad para respirar o sangrado abundante, no reserve: llame de inmediato al { $number }.
nothing-said = Sin respuesta
who-reads = Quién lee esto
who-reads-answers = Solo usted y el personal médico que le atiende leen su motivo y sus síntomas. La recepción no los ve.
details-headline-desk = ¿Por qué quiere { $name } que le atiendan?
details-headline-open = ¿Por qué se pide la cita?
who-reads-answers-desk = Solo el paciente y el personal médico que le atiende leen el motivo y los síntomas. Una vez reservada la cita, la recepción no los ve.
held-until = Le guardamos esta hora hasta las { $time }: { $when }.
held-until-for = Guardamos esta hora para { $name } hasta las { $time }: { $when }.
check-title = Revise sus respuestas
check-headline = Revise sus respuestas y reserve
change-until = Puede cambiarla o cancelarla sin cargo hasta el { $when }
change-until-patient = El paciente puede cambiarla o cancelarla sin cargo hasta el { $when }
change-no-longer-patient = Ya pasó el plazo en el que los pacientes la cambian o cancelan por sí mismos.
check-time-is-yours = La hora será suya en cuanto reserve.
check-time-is-theirs = La hora será de { $name } en cuanto usted reserve.
check-answer-within = { $hours ->
    [one] Tendrá una respuesta en el plazo de una hora.
   *[other] Tendrá una respuesta en el plazo de { $hours } horas.
}
check-doctor-answers = { $doctor } debe responder primero. Mientras tanto, la hora sigue siendo suya.
check-doctor-answers-for = { $doctor } debe responder primero. Mientras tanto, la hora queda guardada para { $name }.
check-button = Reservar esta cita
check-ask-button = Solicitar esta cita
wrong-reason-missing = Diga en pocas palabras por qué viene
wrong-reason-too-long = Acorte el motivo a { $limit } caracteres; tiene { $length }
wrong-text-unprintable = Quite los caracteres que no se pueden mostrar
wrong-symptoms-too-long = Acorte los síntomas a { $limit } caracteres; tienen { $length }
wrong-staff-reason-missing = Diga en pocas palabras para qué es la cita
wrong-staff-symptoms-too-long = Los síntomas admiten { $limit } caracteres como máximo; tienen { $length }

## Somebody was faster, or the hold ended
taken-title = Esa hora acaba de ocuparse
taken-own-title = Tiene otra cita a esa hora
taken-own-was = El { $when }, ya tiene otra cita.
taken-patients-title = El paciente tiene otra cita a esa hora
taken-patients-was = El { $when }, el paciente ya tiene otra cita.
taken-rules-title = Esa hora ya no se puede reservar
taken-rules-was = Esa hora con { $doctor } ({ $when }) está ya demasiado cerca o ha quedado fuera de su horario.
taken-closed-title = Este médico no acepta reservas por ahora
taken-closed-headline = Elija otro médico
taken-closed-was = { $doctor } no acepta reservas por ahora, así que esa hora ya no se puede reservar: { $when }.
taken-full-title = A este médico no le quedan citas ese día
taken-full-was = { $doctor } atiende un número limitado de citas al día, y ese día ya está completo: { $when }.
taken-own-full-title = { $has ->
    [one] Ya tiene una cita ese día
   *[other] Ya tiene { $has } citas ese día
}
taken-own-full-title-for = { $has ->
    [one] { $name } ya tiene una cita ese día
   *[other] { $name } ya tiene { $has } citas ese día
}
taken-own-full-was = No se ha reservado: { $when }. Ese día ya tiene tantas citas como se pueden reservar para un día. Elija otro día o llame a la recepción, que puede reservar más.
taken-kept-below = Sus respuestas están abajo.
choose-own-day-full = { $has ->
    [one] Ya tiene una cita ese día, el máximo que se puede reservar: elija otro día o llame a la recepción, que puede reservar más.
   *[other] Ya tiene { $has } citas ese día, el máximo que se puede reservar: elija otro día o llame a la recepción, que puede reservar más.
}
choose-own-day-full-for = { $has ->
    [one] { $name } ya tiene una cita ese día, el máximo que se puede reservar: elija otro día o llame a la recepción, que puede reservar más.
   *[other] { $name } ya tiene { $has } citas ese día, el máximo que se puede reservar: elija otro día o llame a la recepción, que puede reservar más.
}
taken-headline = Elija otra hora
taken-was = Esa hora con { $doctor } ya no está libre: { $when }.
taken-kept = Conservamos sus respuestas. Elija una de estas horas.
taken-kept-none = Sus respuestas están abajo. No hay más horas libres en los próximos días.
taken-free-now = Las horas libres más cercanas, de la primera a la última
taken-other-times = Otros días
taken-button = Reservar esta hora
taken-none = No hay nada más libre
taken-none-next = Puede que otra persona del departamento tenga una hora para usted.
hold-ended-title = Ya no le guardamos esa hora
hold-ended-why = Una hora se guarda durante unos minutos o hasta que se reserva.
hold-ended-next = Puede que siga libre. Si acaba de reservarla, la encontrará en sus citas.
hold-ended-instead = En su lugar guardamos otra hora: { $when }.
hold-ended-again = Volver a guardar: { $when }
hold-ended-button = Otras horas con esta persona
hold-ended-visits = Ver las citas
time-still-held = La hora elegida sigue guardada.
answers-kept = Lo escrito se conserva durante { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
} y volverá a aparecer cuando se guarde una hora.

## Booked
booked-title = Cita reservada
booked-headline = Su cita está reservada
booked-lead = La encontrará siempre en sus citas.
booked-asked-headline = Hemos solicitado su cita
booked-asked-lead = { $doctor } debe responder. Mientras tanto, la hora sigue siendo suya.
booked-asked-lead-for = { $doctor } debe responder. Mientras tanto, la hora se guarda para { $name }.
booked-next-answer = { $doctor } acepta o propone otra hora. Lo verá en sus citas.
booked-headline-for = La cita de { $name } está reservada
booked-lead-for = La encontrará siempre aquí: { $visits }.
booked-asked-headline-for = Hemos solicitado la cita de { $name }
booked-next-answer-for = { $doctor } acepta o propone otra hora. Lo verá en las citas de { $name }.
booked-next-come = Venga a las { $time }, diez minutos antes de que empiece la cita.
booked-next-come-for = { $name } debe venir a las { $time }, diez minutos antes de que empiece la cita.
booked-next-check-in = Registre su llegada en el teléfono o en recepción.
booked-next-check-in-for = La llegada se registra aquí o en recepción.
booked-next-called = { $doctor } le hará pasar.
booked-next-called-for = { $doctor } hará pasar a { $name }.
bring = Traiga con usted
bring-for = Qué debe traer { $name }
bring-card = Un documento con foto en el que figure su nombre
bring-card-for = Un documento con foto en el que figure el nombre de { $name }
bring-medicines = Los medicamentos que toma ahora
bring-medicines-for = Los medicamentos que toma ahora { $name }
bring-reports = Informes y mediciones relacionados con este motivo
bring-video = Tenga a mano
bring-video-place = Un lugar tranquilo y un dispositivo con cámara y micrófono
cannot-come = Si no puede venir
cannot-come-for = Si { $name } no puede venir
change-no-longer = Ya pasó el plazo para cambiarla o cancelarla aquí. Llame al hospital si no puede venir.
change-no-longer-for = Ya pasó el plazo para cambiarla o cancelarla aquí. Llame al hospital si { $name } no puede venir.
cannot-come-how = Puede cambiar o cancelar esta cita sin cargo hasta el { $when }.

## My visits
mine-needs-time = Necesita otra hora
mine-title = Mis citas
mine-hello = Hola, { $name }
mine-next-in = { $days ->
    [0] Su próxima cita es hoy
    [one] Su próxima cita es mañana
   *[other] Su próxima cita es dentro de { $days } días
}
mine-next-in-for = { $days ->
    [0] La próxima cita de { $name } es hoy
    [one] La próxima cita de { $name } es mañana
   *[other] La próxima cita de { $name } es dentro de { $days } días
}
mine-none = No tiene citas próximas
mine-none-why = Cuando reserve una, aparecerá aquí con su día, hora y lugar.
mine-upcoming = Después
mine-past = Citas anteriores
mine-cannot-come = Abra la cita para cambiarla o cancelarla. Ahí verá hasta cuándo puede hacerlo.
booked-as-carer = La reservó una persona de confianza
booked-as-doctor = La propuso quien le atiende
booked-as-desk = La reservó el hospital
booked-as-program = La reservó un programa del hospital

## One visit
visit-title = Cita del { $when }
visit-with = Cita con { $doctor }
visit-was-cancelled = Esta cita se canceló
visit-was-declined = Esta hora se rechazó
visit-is-over = Esta cita ya pasó
answer-by = Tendrá una respuesta a más tardar: { $when }.
answer-is-late = La respuesta se esperaba a más tardar: { $when }. Llame a la recepción si tarda demasiado.
answer-overdue = Respuesta atrasada
visit-requested = { $doctor } todavía no ha respondido. Mientras tanto, la hora sigue siendo suya.
visit-requested-for = { $doctor } todavía no ha respondido. Mientras tanto, la hora se guarda para { $name }.
visit-proposed = { $doctor } le propone esta hora. Acéptela o diga que no la necesita.
visit-proposed-for = { $doctor } propone esta hora a { $name }. Acéptela o diga que no se necesita.
visit-cancelled-because = Por qué se canceló: { $reason }
visit-declined-because = Por qué se rechazó: { $reason }
visit-answers-hidden = El motivo y los síntomas son solo para el paciente y quien le atiende.
visit-not-needed = ¿Ya no la necesita?
visit-decline = Rechazar esta hora
visit-other-time = ¿Necesita otra hora?
visit-other-time-for = ¿Se necesita otra hora?
visit-other-time-until = Puede cambiarla sin cargo hasta el { $when }. La hora actual sigue siendo suya hasta que tenga la nueva.
visit-other-time-until-for = Puede cambiarla sin cargo hasta el { $when }. { $name } conserva la hora actual hasta que haya una nueva.
visit-history = Qué ha pasado hasta ahora
visit-moved = Cambiada de hora
visit-check-in-undone = Registro de llegada anulado
video-visit = Cita por vídeo
video-open = Entrar en la cita por vídeo
video-opens-at = Cita por vídeo: el enlace se abre en esta página el { $when }.
video-offered = ¿Mejor por vídeo?
video-offered-how = Médico y paciente se ven en una pantalla. El enlace se abre aquí diez minutos antes, solo para los dos.
video-choose = Pasar a cita por vídeo
video-back-how = El enlace es solo para el paciente y el médico. La cita todavía puede tener lugar en el hospital.
video-leave = Verse en persona
flash-by-video = La cita es ahora por vídeo.
flash-in-person = La cita es ahora presencial.
video-not-offered = En este momento no hay citas por vídeo con este médico. La cita sigue siendo presencial.
label-visit-mode = ¿Cómo quiere verse?
mode-in-person = En persona
mode-video = Por vídeo
mode-video-hint = El enlace se abre en la página de la cita diez minutos antes.
booked-next-video = El enlace se abre en la página de la cita a las { $time }.
by-you = (lo indicó usted)
by-patient = (lo indicó el paciente)
by-you-by-link = por usted, con el enlace de un correo
by-patient-by-link = por el paciente, con el enlace de un correo
by-your-doctor = (lo indicó su médico)
by-doctor = (lo indicó el médico)
by-hospital = (lo indicó el hospital)
by-a-program = (lo indicó { $name }, un programa)

## Move and cancel
move-title = Elija otra hora el { $day }
move-headline = Cambie la hora de su cita con { $doctor }
move-headline-for = Cambie la hora de la cita de { $name } con { $doctor }
move-from = Ahora es el { $when }.
move-keep-old = La hora actual sigue ocupada hasta que se confirme la nueva.
move-until = Puede cambiarla aquí hasta el { $when }.
move-button = Cambiar a esta hora
change-too-late = Ya es tarde para cambiar esta cita aquí. Llame al hospital, para que la hora pueda servirle a otra persona.
change-seen-old = Esta cita ha cambiado desde que la abrió. Vuelva a mirarla y luego decida.
change-not-allowed-now = Esta cita ya no se puede cambiar: su estado ha avanzado.
change-offer-gone = Esta hora ya no es posible: el médico no está entonces o el hospital está cerrado. Rechácela o pídanos otra hora.
change-request-hit = Esta solicitud no se puede aceptar: el médico no está entonces o el hospital está cerrado. Dele otra hora o diga en «Citas por reparar» que tiene lugar de todos modos.
change-offer-not-moved = Esta hora está propuesta y aún no se ha aceptado, así que no se puede cambiar aquí. Se puede rechazar o retirar, y proponer otra.
cancel-title = Cancelar esta cita
cancel-headline = ¿Cancelar esta cita?
cancel-not-yet = La cita no está cancelada
cancel-consequences = Si la cancela
cancel-what-happens = La hora de las { $time } queda libre enseguida para otra persona.
cancel-doctor-knows = { $doctor } no le esperará.
cancel-doctor-knows-for = { $doctor } no esperará a { $name }.
cancel-costs-nothing = No le cuesta nada. Puede cancelarla aquí hasta el { $when }.
cancel-no-way-back = No podrá deshacerlo, pero puede reservar otra cita.
cancel-why = ¿Por qué cancela? (opcional)
cancel-why-better = Me encuentro mejor
cancel-why-better-for = { $name } se encuentra mejor
cancel-why-cannot-come = No puedo ir a esa hora
cancel-why-cannot-come-for = { $name } no puede ir a esa hora
cancel-why-mistake = Me equivoqué de médico o de hora
cancel-why-other = Otro motivo
label-cancel-own-words = Con sus palabras (opcional)
label-cancel-own-words-hint = Nos ayuda a planificar. Solo lo leen usted y quien le atiende.
label-cancel-reason = Motivo (opcional)
label-cancel-reason-hint = Nos ayuda a planificar. Solo lo leen el paciente y el médico.
cancel-for-patient = Si la cancela en nombre del paciente
cancel-patient-sees = El paciente verá la cita cancelada, con el motivo que usted escriba.
cancel-no-way-back-staff = No podrá deshacerlo. Se puede reservar otra cita.
cancel-cutoff-staff = Los pacientes pueden hacerlo por su cuenta hasta el { $when }.
cancel-late-staff = Los pacientes podían hacerlo por su cuenta hasta el { $when }.
label-late-reason = Motivo
late-reason-cancel-hint = Ya pasó el plazo en que los pacientes lo hacen por su cuenta. El paciente y el médico leerán el motivo, que queda también en el registro de auditoría. Nada clínico.
late-reason-move-hint = Ya pasó el plazo en que los pacientes lo hacen por su cuenta. El motivo queda en el registro de auditoría. Nada clínico.
wrong-late-reason-missing = Escriba el motivo: ya pasó el plazo en que los pacientes lo hacen por su cuenta
wrong-cancel-reason-missing = Escriba el motivo: el paciente lee por qué se cancela la cita
wrong-cancel-reason-too-long = Acorte el motivo a { $limit } caracteres; tiene { $length }
withdraw-title = Retirar esta propuesta
withdraw-headline = ¿Retirar esta propuesta?
withdraw-not-yet = La propuesta no se ha retirado
withdraw-consequences = Si la retira
withdraw-patient-sees = El paciente ya no podrá aceptar esta hora y leerá el motivo que usted escriba.
withdraw-no-way-back = No podrá deshacerlo. Se puede proponer otra hora.
withdraw-keep = Mantener la propuesta
cancel-link = Cancelar esta cita
cancel-button = Cancelar esta cita
cancel-keep = Conservar la cita
cancel-instead = ¿Mejor otro día?
cancel-instead-why = Al cambiar la hora, conserva su cita hasta tener la nueva.
flash-cancelled = La cita está cancelada: { $when }.
flash-moved = La cita es ahora el { $when }.
flash-booked-before = Ya reservó desde esa página. La cita está aquí.
flash-confirmed = La cita está confirmada.
flash-accepted = Ha aceptado esta hora.
flash-checked-in = Llegada registrada. Ya se ve en la consulta.
flash-checked-in-as = Llegada registrada. El número es { $token }. Ya se ve en la consulta.
flash-check-in-undone = El registro de llegada queda anulado. La cita sigue como antes.
flash-started = La cita de { $patient } ha empezado.
flash-no-show = Anotado: no se presentó.

## A doctor's day
tally-visits = { $count ->
    [one] Cita:
   *[other] Citas:
} { $number }
tally-done = Hechas: { $number }
tally-with-doctor = En consulta: { $number }
tally-with-you = Con usted: { $number }
tally-waiting = En espera: { $number }
tally-no-show = { $count ->
    [one] No se presentó:
   *[other] No se presentaron:
} { $number }
tally-to-come = Por llegar: { $number }
day-title = Citas del { $day }
day-list = Citas del día
day-with-you = Ahora con usted
day-next-waits = Siguiente paciente, espera desde hace { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}
day-next-to-come = Siguiente en llegar
day-none-today = No hay citas hoy
day-none = No hay citas este día
day-none-why = Las citas que reserven los pacientes aparecerán aquí enseguida.
day-show-next = Ver el día siguiente
day-skip-earlier = { $count ->
    [one] Saltar una cita anterior
   *[other] Saltar { $count } citas anteriores
}
desk-not-shown = No se pudo mostrar la lista
wrong-date-malformed = Escriba el día así: 2026-11-26

visit-by-link-more = Más de lo que dice el correo
visit-by-link-why = Usted ve esta cita por el enlace de un correo. Lo que contó para la consulta, su historia clínica y sus otras citas las verá cuando inicie sesión.
visit-by-link-sign-in = Iniciar sesión y ver todo
visit-link-ended-title = El enlace de esta cita ya no funciona
visit-link-ended-why = La cita ha cambiado desde que se envió el correo, o ya ha empezado.
visit-link-ended-next = El correo más reciente tiene un enlace que funciona. También encontrará todas sus citas al iniciar sesión.
