### What is said when something cannot be done: pages and API answers alike.
### problem-<slug>-title and -detail: one pair per line of the list in web/problem.rs. No arguments.

problem-malformed-title = Esta petición no se puede leer
problem-malformed-detail = Hay algo en la petición que no es como debería. Vuelva atrás e inténtelo de nuevo.
problem-malformed-two-callers = Envíe una clave de API o una cookie de sesión, no ambas.
problem-malformed-unknown-parameter = Aquí no se admite el parámetro «{ $name }».
problem-malformed-parameter-value = No se puede leer el valor del parámetro «{ $name }».
problem-bad-cursor-title = Esta lista no se puede continuar
problem-bad-cursor-detail = El lugar de la lista ya no es válido. Empiece la lista de nuevo.
problem-cross-site-title = Enviado desde otro sitio
problem-cross-site-detail = Otro sitio web intentó hacer esto en su nombre, así que no se hizo nada. Abra usted el portal e inténtelo de nuevo.
problem-not-found-title = No encontrado
problem-not-found-detail = Aquí no hay nada, o no le corresponde verlo.
problem-method-not-allowed-title = No es posible aquí
problem-method-not-allowed-detail = Esta dirección no entiende ese tipo de petición.
problem-not-acceptable-title = Sin formato común
problem-not-acceptable-detail = La respuesta no se puede enviar en ninguna de las codificaciones que usted acepta.
problem-slow-body-title = La petición tardó demasiado en llegar
problem-slow-body-detail = No se hizo nada. Revise la conexión e inténtelo de nuevo.
problem-too-large-title = Demasiado de una vez
problem-too-large-detail = La petición supera los 64 KiB. No se hizo nada.
problem-unsupported-media-title = Tipo de contenido desconocido
problem-unsupported-media-detail = Aquí no se entiende el tipo de contenido de esta petición.
problem-invalid-title = Revise algunas respuestas
problem-invalid-detail = No se guardó nada. Vea lo que se indica en cada campo.

problem-sign-in-needed-title = Inicie sesión, por favor
problem-sign-in-needed-detail = Esto se muestra a quien ha iniciado sesión.
problem-wrong-credentials-title = Eso no funcionó
problem-wrong-credentials-detail = El correo electrónico y la contraseña no corresponden, o el correo aún no está confirmado.
problem-awaiting-approval-title = Su solicitud está en espera
problem-awaiting-approval-detail = La administración del hospital tiene que aprobarla primero. Entonces recibirá un correo.
problem-second-factor-required-title = Un paso más
problem-second-factor-required-detail = Escriba el código de su segundo paso para terminar de iniciar sesión.
problem-proof-needed-title = ¿Sigue siendo usted?
problem-proof-needed-detail = Demuestre con su contraseña o un código que es usted e inténtelo de nuevo.
problem-api-key-refused-title = Esta clave no sirve
problem-api-key-refused-detail = Envíe una clave de API de este hospital que no haya caducado ni se haya revocado. La administración puede crear una.
problem-forbidden-title = No para esta cuenta
problem-forbidden-detail = Su cuenta no tiene permiso para hacer esto.
problem-forbidden-scope = Esta clave no tiene el alcance { $scope }.
problem-forbidden-key = Esto es para quien ha iniciado sesión. Ninguna clave de API lo abre.
problem-too-many-requests-title = Demasiados intentos
problem-too-many-requests-detail = Espere un poco e inténtelo de nuevo.

problem-idempotency-key-required-title = Hace falta una clave
problem-idempotency-key-required-detail = Envíe una cabecera Idempotency-Key con esta petición, para que al repetirla no se haga dos veces.
problem-idempotency-key-reused-title = Esta clave ya se usó
problem-idempotency-key-reused-detail = La misma Idempotency-Key llegó con otro contenido en menos de 24 horas. Use una clave nueva.
problem-still-running-title = Todavía en curso
problem-still-running-detail = La primera petición con esta clave no ha terminado. Pregunte de nuevo en un momento.
problem-version-required-title = Hace falta una versión
problem-version-required-detail = Envíe el ETag que leyó en una cabecera If-Match, para que no se pierda el cambio de nadie.
problem-stale-version-title = Ha cambiado mientras tanto
problem-stale-version-detail = Esto ha cambiado desde que lo leyó. Mírelo de nuevo antes de cambiarlo.

problem-time-taken-title = Esa hora acaba de ocuparse
problem-time-taken-detail = Ahora la tiene otra persona. Hay otras horas libres.
problem-time-taken-own-visit = El paciente tiene otra cita a esa hora. Hay otras horas libres.
problem-time-taken-day-full = A este médico no le quedan citas ese día. Hay horas libres otros días.
problem-not-allowed-now-own-day-full = { $has ->
    [one] El paciente tiene una cita ese día, y los pacientes no reservan más para un día. Elija otro día o pregunte en la recepción, que puede reservar más.
   *[other] El paciente tiene { $has } citas ese día, y los pacientes reservan como máximo { $most } para un día. Elija otro día o pregunte en la recepción, que puede reservar más.
}
problem-not-allowed-now-title = Ya no es posible
problem-not-allowed-now-detail = Tal como están las cosas, esto no se puede hacer.
problem-draft-exists-title = Hay un borrador guardado
problem-draft-exists-detail = El médico ha guardado un borrador con otro texto sobre esta visita. No se firmó nada.
problem-not-allowed-now-note = La cita está cancelada: no admite notas.
problem-not-allowed-now-video-early = El enlace de esta cita por vídeo se abre el { $when }.
problem-not-allowed-now-video-none = Esta cita es presencial: no tiene enlace de vídeo.
problem-not-allowed-now-video-closed = El enlace de esta cita por vídeo está cerrado: la cita ha terminado, se canceló o nadie la ha aceptado todavía.
problem-not-allowed-now-changed = La cita ha cambiado desde que la vio. Primero mírela de nuevo.
problem-not-allowed-now-offer-gone = La hora propuesta ya no es posible: el médico no está entonces o el hospital está cerrado. Rechácela o pida otra hora.
problem-not-allowed-now-request-hit = Esta solicitud no se puede aceptar: el médico no está entonces o el hospital está cerrado. Dé otra hora a la cita o diga en su reparación que tiene lugar de todos modos.
problem-not-allowed-now-webhooks-full = Ya no caben más webhooks. Elimine uno primero.
problem-not-allowed-now-webhook-disabled = El webhook está desactivado: no se le envía nada. Actívelo primero.
problem-in-use-title = Todavía hace falta
problem-in-use-detail = Otras cosas dependen de esto. Resuélvalas primero.
problem-perhaps-known-title = Puede que ya exista
problem-perhaps-known-detail = Alguien con el mismo nombre y fecha de nacimiento, o el mismo teléfono, ya tiene una cuenta. Mire quién puede ser; si es otra persona, confírmelo.

problem-busy-title = Mucha actividad en este momento
problem-busy-detail = No se hizo nada. Inténtelo de nuevo en unos segundos.
problem-internal-title = Algo falló de nuestro lado
problem-internal-detail = Se anotó con el número de abajo. Inténtelo más tarde.

## What is wrong with one field: field-<code>, written for whoever fills it in.

field-required = Rellene este campo.
field-unknown-field = No existe ese campo.
field-duplicate = Esto se indicó dos veces.
field-wrong-type = Este no es el tipo de valor que va aquí.
field-invalid = Este valor no se puede usar.
field-too-long = Use como máximo { $limit ->
    [one] un carácter
   *[other] { $limit } caracteres
}.
field-unprintable = Contiene un carácter que no se puede mostrar.
field-out-of-range = Use un número de { $from } a { $to }.
field-password-too-short = Use al menos { $least } caracteres.
field-known-password = Elija otra contraseña: esta es de las primeras que alguien probaría.
field-malformed-email = Use un correo electrónico como name@example.org.
field-known-address = Este correo electrónico ya tiene una cuenta.
field-unlikely-date = Use una fecha desde 1900 hasta hoy.
field-not-accepting = Este médico no acepta reservas por ahora.
field-no-video = Este médico no ofrece citas por vídeo, o el hospital no las tiene.
field-outside-rules = El médico no tiene ninguna cita que empiece a esta hora.
field-too-soon = Elija una hora que empiece dentro de { $minutes } minutos o más.
field-too-far-ahead = Las horas se abren con { $days } días de antelación. Elija una más cercana.
field-unknown-doctor = No existe ese médico.
field-unknown-patient = No existe ese paciente.
field-not-for-others = Esta cuenta no puede reservar para otra persona.
field-range-too-long = Pida { $days } días como máximo.
field-before-from = El final es anterior al principio. Elija un final posterior.
