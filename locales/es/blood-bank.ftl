### El banco de sangre (F54): las existencias para cualquiera, las páginas de quien dona y su gestión.

blood-bank-title = Banco de sangre
blood-bank-lead = Existencias actuales de los ocho grupos sanguíneos.
blood-needed = Lo que más se necesita: { $groups }
blood-needed-none = Ahora hay suficiente de todos los grupos. Las nuevas donaciones lo mantienen así.
blood-stock = Existencias
blood-group = Grupo sanguíneo
blood-units = Unidades
blood-level = Nivel
blood-low = Bajo
blood-enough = Suficiente
blood-give = Donar sangre
blood-give-how = Díganos su grupo y un día que le venga bien. Nos pondremos en contacto; hasta entonces nada es definitivo.
blood-what = Qué se cuenta
blood-what-counts = Una unidad es una bolsa de sangre. Solo se cuenta la que se puede usar hoy: la caducada se descuenta enseguida.
blood-run = Usted gestiona el banco de sangre
blood-run-what = Decida sobre las donaciones, entregue unidades y vea los movimientos.
blood-run-link = Gestionar el banco de sangre
blood-public-page = Lo que ve todo el mundo

## Páginas de quien dona
donations-title = Mis donaciones
donations-lead = Lo que ha donado y lo que ofrece donar.
donations-none = Todavía no ha ofrecido sangre
donations-none-why = Vea qué grupos se necesitan más y ofrezca un día que le venga bien.
donations-see-need = Qué se necesita
donations-who-sees = Solo usted y la administración del hospital ven sus donaciones.
donation-state-requested = Solicitada
donation-state-verified = Aceptada
donation-state-rejected = No aceptada
donation-state-cancelled = Retirada
donation-offered-at = Ofrecida: { $when }.
donation-wish = Día que prefiere: { $day }.
donation-collected = { $units ->
    [one] Una unidad donada el { $day }.
   *[other] { $units } unidades donadas el { $day }.
}
donation-because = Motivo: { $why }
donation-take-back = Retirar
offer-title = Ofrecer una donación
offer-lead = No tiene que decidirlo ahora: le avisaremos del día y de lo que debe traer.
label-blood-group-known = Según su perfil.
label-blood-group-hint = Elija el de su carné de donante o su último análisis.
choose-blood-group = Elija un grupo
label-donation-day = Un día que le venga bien (opcional)
label-donation-day-hint = Hoy o más tarde, como máximo dentro de 90 días.
label-donation-consent = Quiero donar sangre. El hospital puede preguntarme por ello y guarda que he donado.
offer-button = Ofrecer
offer-leave = Dejarlo
offer-next = Qué pasa después
offer-next-what = La administración revisa su ofrecimiento y le avisa. Ese día le preguntarán por su salud y se analizará su sangre. Puede retirarlo hasta que alguien decida.
flash-donation-offered = Gracias. Hemos recibido su ofrecimiento.
flash-donation-cancelled = Ha retirado su ofrecimiento.
flash-donation-was-verified = Esta donación ya se había aceptado.
flash-donation-was-rejected = Ya se había decidido: esta donación no se aceptó.
flash-donation-was-cancelled = Quien donaba ha retirado el ofrecimiento.

## Gestión
blood-manage-lead = Un grupo con menos de { $least } unidades está bajo. Solo se cuenta lo que se puede usar hoy.
donations-waiting = Donaciones por decidir
donations-none-wait = Ninguna donación espera una decisión.
donations-first = Primeras
donations-more = Más
donor = Donante
donor-without-account = Alguien sin cuenta
donation-asked = Solicitada
donation-day = Día preferido
donation-note = Nota
donation-decide = Decidir
blood-issue = Entregar
blood-stock-title = Grupo sanguíneo { $group }
blood-units-count = { $units ->
    [one] Una unidad disponible
   *[other] { $units } unidades disponibles
}
label-blood-units = Unidades
label-blood-units-hint = Primero sale la que antes caduca.
label-blood-to = Para
label-blood-to-hint = La planta o el departamento, por ejemplo Planta 3. Ningún nombre de paciente.
label-blood-reason = Nota (opcional)
label-blood-reason-hint = Solo para uso interno: nada sobre pacientes.
blood-issue-button = Entregar
blood-not-issued = No se ha entregado nada
blood-not-enough = { $left ->
    [0] No queda nada de este grupo.
    [one] Solo queda una unidad de este grupo.
   *[other] Solo quedan { $left } unidades de este grupo.
}
blood-sent-before = Este formulario ya se envió con otras palabras. Mire qué hizo y envíelo de nuevo si de verdad quiere otra entrega.
blood-lots = Por último día de uso
blood-lot = { $units ->
    [one] Una unidad hasta el { $day }
   *[other] { $units } unidades hasta el { $day }
}
blood-lots-none = Ahora no hay nada que se pueda usar.
blood-lots-how = La sangre sale sola de las existencias al día siguiente.
blood-history = Movimientos
blood-history-none = Todavía no hay movimientos.
blood-left = Quedan
blood-to = Para
movement = Movimiento
movement-by = Por
movement-donation = Donación
movement-issue = Entregada
movement-expired = Caducada
enter-donation-title = Registrar una donación
enter-donation-lead = Lo que dona alguien que no tiene cuenta. Los pacientes lo ofrecen ellos mismos.
label-donation-note = Nota (opcional)
label-donation-note-hint = Por ejemplo, el número del carné de donante. Nada sobre la salud de nadie.
enter-donation-button = Registrar
enter-donation-next = Espera con las demás hasta que se analice. Al aceptarla, las unidades pasan a las existencias.
decide-donation-title = Donación de { $group }
donation-offer = Lo que se ofreció
donation-take = Aceptarla en las existencias
donation-take-means = Desde ese momento las unidades se pueden entregar.
label-collected-on = Extraída el
label-expires-on = Último día de uso
label-expires-on-hint = Déjelo vacío si es sangre total: { $days } días después de la extracción.
donation-take-button = Aceptar
donation-leave = No aceptarla
donation-leave-means = Quien donaba lee el motivo en su página.
donation-leave-means-walk-in = Se guarda con la donación.
donation-why-not = Por qué no se acepta
donation-why-not-hint = Diga qué puede hacer quien donaba. Ningún resultado de análisis: esos se dicen en persona.
donation-leave-button = No aceptar
donation-not-decided = No se ha decidido nada
flash-donation-entered = La donación está registrada. Acéptela cuando esté analizada.
flash-donation-verified = { $units ->
    [one] Una unidad de { $group } ya está en las existencias.
   *[other] { $units } unidades de { $group } ya están en las existencias.
}
flash-donation-rejected = La donación no se ha aceptado.
flash-blood-issued = { $units ->
    [one] Se ha entregado una unidad de { $group }.
   *[other] Se han entregado { $units } unidades de { $group }.
}

## Qué está mal
wrong-blood-group = Elija un grupo sanguíneo
wrong-blood-units = Use un número entero de 1 a { $most }
wrong-blood-to = Diga para quién es
wrong-blood-too-long = Use como máximo { $limit } caracteres
wrong-blood-date = Escriba la fecha con día, mes y año
wrong-blood-expired = Esta sangre ha caducado
wrong-blood-kept-too-long = Ninguna sangre se conserva más de { $days } días
wrong-collected-future = Ese día todavía no ha llegado
wrong-donation-consent = Marque que está de acuerdo
wrong-donation-reason = Diga por qué
wrong-donation-day-past = Elija hoy o un día posterior
wrong-donation-day-far = Elija un día de los próximos { $days } días

field-too-far-ahead-days = Como máximo { $days } días por adelantado.
field-kept-too-long = Ninguna sangre se conserva más de { $days } días.
problem-not-allowed-now-blood-short = { $left ->
    [0] No queda nada de este grupo.
    [one] Solo queda una unidad de este grupo.
   *[other] Solo quedan { $left } unidades de este grupo.
}
problem-not-allowed-now-donation-decided = Ya se ha decidido sobre esta donación.
