### The waiting list: somebody waits for a time, and is offered one as soon as it becomes free.

waiting-title = Lista de espera
waiting-of = Lista de espera de { $name }
waiting-lead = ¿Nada le viene bien? Diga cuándo podría venir. En cuanto quede libre una hora, se la ofrecemos.
waiting-lead-desk = En cuanto queda libre una hora, se ofrece a esta persona por correo. A quien no tiene correo se le llama.
waiting-entries = Lo que se espera
waiting-none = No se espera nada
waiting-none-why = Elija un departamento para que le ofrezcan las horas que queden libres.
waiting-full = Hay cinco deseos abiertos y no caben más. Renuncie antes a uno.
waiting-see = Verlo
waiting-answer = Aceptarla o rechazarla
waiting-how = Cómo funciona
waiting-how-offer = Cuando alguien cancela, se le guarda la hora un rato y recibe un correo con un enlace. Basta un clic para aceptarla.
waiting-how-offer-for = Cuando alguien cancela, la hora se guarda un rato para { $name }, que recibe un correo con un enlace. Basta un clic para aceptarla.
waiting-how-call = { $name } no tiene correo electrónico: llame por teléfono cuando quede libre una hora. Se guarda un rato; acéptela aquí en su nombre.
waiting-how-order = Se pregunta primero a quien lo pidió primero, entre todos a quienes les viene bien la hora.
waiting-how-silence = Sin respuesta, la hora pasa al siguiente. Tras tres ofertas seguidas sin respuesta, el deseo termina.

waiting-new-title = Esperar una hora
waiting-new-button = Apuntarme en la lista
waiting-new-button-for = Apuntar a { $name } en la lista
waiting-go-on = Continuar
waiting-edit-title = Cambiar lo que se espera
waiting-edit-link = Cambiar
waiting-any-doctor = Cualquier médico
waiting-any-doctor-of = Cualquier médico, { $department }
waiting-any-day = Cualquier día
waiting-any-part = A cualquier hora
waiting-kind-hint = La cita habitual es posible con cualquier médico. Cada uno de los demás tipos es de un solo médico: elegirlo es esperar solo a ese médico, y una hora en la que quepa la cita entera.
waiting-kind-only = Solo con { $doctor }
waiting-length = Duración
waiting-from = Primer día
waiting-to = Último día
waiting-dates = Fechas
waiting-weekdays = Días de la semana
waiting-weekdays-hint = No elija ninguno si le viene bien cualquier día.
waiting-parts = Momento del día
waiting-parts-hint = No elija ninguno si le viene bien cualquier hora.
waiting-reason = Motivo de la cita
waiting-reason-hint = En pocas palabras, como mucho 200 caracteres. Solo lo ve el médico, cuando hay una cita reservada.
waiting-reason-stays = Lo que se dijo queda como está si no escribe nada aquí.
waiting-not = No esperar
waiting-department-first = Elija antes un departamento.

waiting-entry-title = Un deseo en la lista de espera
waiting-wish = Lo que se espera
waiting-history = Qué ha pasado
waiting-waits-for-it = Todavía no ha quedado libre nada que encaje. Le escribimos en cuanto ocurra.
waiting-waits-for-them = Todavía no ha quedado libre nada que encaje. { $name } recibe un correo en cuanto ocurra.
waiting-waits-call = Todavía no ha quedado libre nada que encaje. { $name } no tiene correo electrónico: llame por teléfono cuando quede libre una hora.
waiting-lapsed-why = Tres ofertas seguidas quedaron sin respuesta. Para seguir esperando, pídalo de nuevo.
waiting-doctor-gone = { $doctor } ya no trabaja en { $department }: no puede quedar nada libre para este deseo.
waiting-gone-decide = Decidir qué hacer
waiting-gone-any = Esperar a cualquier médico del departamento
waiting-gone-any-means = Con cualquier médico del departamento se conserva el puesto en la lista.
waiting-gone-any-kind = El tipo de cita era solo de ese médico: a partir de entonces se espera la cita habitual.
waiting-kept-until = Guardada hasta { $when }
waiting-take = Aceptar esta hora
waiting-decline = No, gracias
waiting-take-means = Un clic reserva la cita.
waiting-decline-means = Tras un no, la hora pasa al siguiente y el puesto en la lista se mantiene.
waiting-not-taken = La hora no se ha aceptado
waiting-offer-over = Esta oferta ha terminado. El deseo sigue, salvo que haya acabado.
waiting-time-gone = Esta hora ya no está. El deseo sigue y conserva su puesto en la lista.
waiting-other-visit = Hay otra cita a esa hora. Muévala o cancélela antes, o diga que no.
waiting-changed-since = Esto ha cambiado entretanto. Mírelo como está ahora.
waiting-already = Ya espera esto.
waiting-already-for = { $name } ya espera esto.
waiting-already-see = Ver lo que se espera
waiting-sent-before = Este formulario se envió antes con otras palabras. Envíelo otra vez si de verdad quiere un segundo deseo.

waiting-withdraw-title = Dejar de esperar
waiting-withdraw-link = Renunciar
waiting-withdraw-means = El puesto en la lista se pierde. No se ofrece nada más para este deseo.
waiting-withdraw-offer = La hora guardada, { $when }, pasa al siguiente.
waiting-stay = Seguir esperando

waiting-offer-title = Ha quedado libre una hora
waiting-offer-lead = Encaja con su lista de espera y está guardada para usted.
waiting-offer-ended-title = Este enlace ha terminado
waiting-offer-ended-why = La oferta se respondió o terminó, o el enlace no está completo.
waiting-still-waits = Su deseo sigue: le escribimos cuando quede libre otra hora.

waiting-desk-title = Quién espera
waiting-desk-lead = Quién espera una hora, qué se le ofreció y qué fue de ello. Quien lo pidió primero va primero.
waiting-desk-choose = Elija un departamento
waiting-desk-choose-why = Cada departamento tiene su propia lista.
waiting-desk-show = Mostrar la lista
waiting-desk-open = Esperan
waiting-desk-over = Terminados
waiting-no-mail = Sin correo: llamar
waiting-no-way = Sin correo ni teléfono
waiting-desk-offered = Horas reservadas ahora para alguien
waiting-to-call = { $count ->
    [one] Hay una hora reservada para una persona sin correo: llámela.
   *[other] Hay horas reservadas para { $count } personas sin correo: llámelas.
}
waiting-to-call-see = Ver a quién llamar
waiting-desk-none = Aquí no espera nadie
waiting-desk-none-why = Los pacientes se apuntan solos; en recepción, abra un paciente para hacerlo por él.
waiting-desk-offer = Ofrecida { $when }, guardada hasta { $until }
waiting-nobody = Cuenta borrada

waiting-is-offered = Hay una hora guardada
waiting-is-waiting = En espera
waiting-is-in-vain = No puede cumplirse
waiting-is-booked = Resultó una cita
waiting-is-withdrawn = Se renunció
waiting-is-lapsed = Terminó sin respuestas
waiting-is-over = Pasó el último día
waiting-is-closed = Terminó con la cuenta

waiting-did-ask = Apuntado en la lista
waiting-did-change = Cambiado
waiting-did-offer = Ofrecida: { $when }
waiting-did-decline = Respondió que no
waiting-did-not-answer = Sin respuesta a tiempo
waiting-did-go = La hora ya no estaba
waiting-did-book = Aceptada
waiting-did-withdraw = Se renunció
waiting-did-lapse = Terminó tras tres ofertas sin respuesta
waiting-did-close = Terminó con la cuenta

flash-waiting-asked = Está en la lista. Le escribimos en cuanto quede libre una hora.
flash-waiting-asked-for = { $name } está en la lista y recibe un correo en cuanto quede libre una hora.
flash-waiting-asked-call = { $name } está en la lista. No hay correo electrónico: llame por teléfono cuando quede libre una hora.
flash-waiting-changed = Cambiado. El puesto en la lista se mantiene.
flash-waiting-withdrawn = Ha renunciado.
flash-waiting-taken = Hora aceptada: la cita está reservada.
flash-waiting-declined = La hora pasa al siguiente. El deseo sigue.

mine-kept = De la lista de espera. Guardada hasta { $until }
mine-kept-how = Un clic reserva la cita. Sin respuesta, la hora pasa al siguiente.
mine-kept-see = Verla o rechazarla

waiting-instead = ¿Nada le viene bien?
waiting-instead-how = Diga cuándo podría venir y le ofreceremos las horas que queden libres.
waiting-instead-link = Esperar una hora
