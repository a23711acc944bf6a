### Visits that leave has hit: other times are offered, and each is listed until it is solved.

repair-title = Su cita necesita otra hora
repair-title-staff = Una cita que necesita otra hora
repair-of = Con { $doctor }, { $when }
repair-back = La cita
repair-choose = Elija otra hora
repair-kept-until = Reservadas hasta { $when }
repair-take = Aceptar esta hora
repair-not-taken = La hora no se ha reservado
repair-none-suits = ¿No le conviene ninguna?
repair-none-means = Díganoslo y buscaremos otra solución con usted. Hasta entonces su cita queda como está.
repair-decline = Ninguna me conviene
repair-other-how = Sirve cualquier hora libre del mismo médico. También puede renunciar a la cita.
repair-house-looks = En este momento no hay horas reservadas. Elija otra hora o espere: buscamos una solución.
repair-here = Su llegada ya está registrada. Pregunte en recepción: se puede elegir otra hora cuando se anule la llegada.
repair-here-for = La llegada de { $name } ya está registrada. Pregunte en recepción: se puede elegir otra hora cuando se anule la llegada.
repair-offer-hit = Esta hora ya no es posible, así que no se puede aceptar. Espere a que le propongamos otra o rechácela.
repair-staff-call = En este momento no hay horas reservadas. Llame al paciente y elija otra hora con él, u ofrezca horas en «Citas por reparar».
repair-staff-kept = Hay horas reservadas hasta { $when }. Dígalas por teléfono y elija aquí en lugar del paciente.
repair-staff-none = ¿Ninguna le conviene al paciente?
repair-staff-none-means = Las horas quedan libres y la cita sigue como está hasta que tenga otra hora.
repair-staff-decline = Ninguna le conviene al paciente
repair-staff-other = Sirve cualquier hora libre del mismo médico. También se puede cancelar la cita.
repair-visit-now = La cita ahora
repair-history = Qué ha pasado
repair-offer-over = Estas horas ya no se ofrecen.
repair-time-gone = Esta hora ya no está libre. Elija otra.
repair-times-gone = Las horas reservadas ya no están libres. Buscamos otras y escribimos o llamamos.
repair-other-visit = Hay otra cita a esa hora. Elija otra.
repair-changed-since = Ha cambiado entretanto. Mírelo como está ahora.
repair-link-ended-title = Este enlace ha terminado
repair-link-ended-why = Ya se respondió, el plazo terminó o el enlace no está completo.
repair-on-visit = Esta cita no puede tener lugar entonces: necesita otra hora.
repair-on-visit-link = Ver otras horas
visit-offer-hit = Esta hora ya no es posible: { $doctor } no está entonces o el hospital está cerrado. La consulta propondrá otra; hasta entonces no hay que hacer nada. También se puede rechazar.
move-hit-away = { $doctor } no está hasta el { $day }, así que esta cita no puede tener lugar entonces.
move-hit-closed = El hospital está cerrado ese día, así que esta cita no puede tener lugar entonces.
move-hit-elsewhere = Reserve con otro médico para este paciente y después cancele esta cita: no termina por sí sola.
move-hit-elsewhere-link = Reservar con otro médico para este paciente
move-hit-desk = No hay horas libres de este médico. Recepción reserva con otra persona para el paciente y después cancela esta cita.
move-hit-offers = No hay otra hora libre de este médico. Hay otras horas reservadas para esta cita.
move-hit-wait = No hay horas libres de este médico. Buscamos una solución; también puede llamarnos.
repair-stays-title = La cita sigue como estaba

repair-is-to-offer = Se buscan horas
repair-is-offered = Se ofrecen horas
repair-is-waiting = Por resolver
repair-is-proposed = El paciente aún no ha aceptado esta hora: elija otra para proponerla o retire la propuesta
repair-is-no-time = No se pudo ofrecer ninguna hora
repair-is-declined = Ninguna hora conviene
repair-is-unanswered = Nadie respondió
repair-is-moved = La cita tiene otra hora
repair-is-cancelled = La cita está cancelada
repair-is-kept = La cita tiene lugar de todos modos
repair-is-withdrawn = La ausencia o el cierre se anuló y la cita se mantiene
repair-is-over = Ha llegado la hora de la cita
repair-no-mail = No tiene correo: llame a esta persona
repair-no-way = No tiene correo ni teléfono: dígaselo cuando venga
repair-times-to-say = Hay horas reservadas: dígalas por teléfono, pulse su nombre y elija en lugar del paciente
repair-did-open = Se introdujo una ausencia o un cierre
repair-did-again = Se van a ofrecer horas de nuevo

repairs-title = Citas por reparar
repairs-lead = Citas afectadas por una ausencia, un cierre o un día cerrado, hasta que cada una esté resuelta. Primero las más próximas.
repairs-lead-own = Sus citas afectadas por una ausencia, un cierre o un día cerrado, hasta que cada una esté resuelta. Primero las más próximas.
repairs-unsolved = { $count ->
    [one] Una cita le necesita
   *[other] { $count } citas le necesitan
    }
repairs-asked = { $count ->
    [one] Un paciente está eligiendo
   *[other] { $count } pacientes están eligiendo
    }
repairs-unsolved-here = Citas que le necesitan
repairs-asked-here = Pacientes que están eligiendo
repairs-wait = { $count ->
    [one] Una cita afectada por una ausencia está sin resolver.
   *[other] { $count } citas afectadas por ausencias están sin resolver.
}
repairs-see = Ver las citas
repairs-none = No hay citas por reparar
repairs-none-why = Cuando una ausencia, un cierre o un día cerrado afecta a citas reservadas, están aquí hasta que cada una tenga otra hora o se cancele.
repair-offer-again = Ofrecer horas
repair-keep = Tiene lugar de todos modos
repair-keep-means = La cita queda como se reservó, y se avisa a quien se le ofrecieron otras horas.
repair-keep-sure = Sí, tiene lugar

flash-repair-taken = La cita tiene otra hora: { $when }.
flash-repair-declined = Sabemos que ninguna hora le conviene y buscamos otra solución con usted.
flash-repair-declined-staff = Ninguna de las horas le conviene al paciente. La cita espera otra solución.
flash-repair-offered = Se ofrecen horas. El paciente recibe un correo con un enlace.
flash-repair-no-time = No se encontró ninguna hora que ofrecer. Llame al paciente.
flash-repair-stays = La cita queda como está.
flash-repairs-begun = La excepción está guardada. { $count ->
    [one] Una cita está aquí hasta que se resuelva.
   *[other] { $count } citas están aquí hasta que se resuelvan.
    }

check-repair-what = Las horas ofrecidas se reservan para el paciente, que elige con el enlace de un correo. Hasta entonces la cita sigue reservada. Lo que no se resuelve está en «Citas por reparar».
check-repair-choice = Qué se hace
check-repair-offer = Ofrecer otras horas
check-repair-later = Resolver más tarde
check-repair-cancel = Cancelar
check-repair-keep = Tiene lugar de todos modos
check-repair-times = Otras horas, por ejemplo
check-repair-no-times = No se encontró hora
check-repair-proposed = El paciente aún no ha aceptado esta hora: proponga otra después
check-repair-no-mail = Sin correo: llamar
check-repair-why = Qué se dice a los pacientes cuyas citas cancela (opcional)
check-repair-link = Citas por reparar
