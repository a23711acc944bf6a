### When something went wrong: what it means, then what to do. And the messages of the local stack.

error-number = Error { $status }
error-home = Ir al inicio
error-list-again = Empezar la lista de nuevo
search-over = Esta búsqueda ha terminado o su dirección se cambió. Busque de nuevo.
error-quote = Si nos pregunta por esto, indique
error-retry-after = Inténtelo de nuevo en { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}.

error-unclear = No hemos entendido eso
error-unclear-meaning = La dirección, o lo que se envió con ella, no está completa.
error-unclear-next = Vuelva atrás e inténtelo de nuevo desde la página anterior.
error-sign-in = Primero inicie sesión
error-sign-in-meaning = Esta página es para quien ha iniciado sesión.
error-sign-in-next = Inicie sesión y volverá aquí.
error-not-allowed = Esta página no es para usted
error-not-allowed-meaning = Ha iniciado sesión, pero su función no abre esta página.
error-not-allowed-next = Si cree que debería, pregunte a la administración del hospital.
error-not-found = Esta página no existe
error-not-found-meaning = Aquí no hay nada, o es de otra persona.
error-not-found-next = Revise la dirección o empiece de nuevo desde el inicio.
error-wrong-way = Eso no funciona aquí
error-wrong-way-meaning = Esta dirección no acepta lo que se le envió.
error-wrong-way-next = Vuelva atrás y use los botones de la página.
error-changed = Alguien se adelantó
error-changed-meaning = Lo que veía ha cambiado mientras tanto. No ha perdido nada suyo.
error-changed-next = Abra la página de nuevo y mire cómo está ahora.
error-stale = Esta página no está al día
error-stale-meaning = Cambió después de que usted la abriera. No se guardó nada.
error-stale-next = Ábrala de nuevo y haga su cambio.
error-too-large = Es demasiado grande
error-too-large-meaning = Se envió más de lo que esta página acepta. No se guardó nada.
error-too-large-next = Envíe menos e inténtelo de nuevo.
error-not-valid = Hay algo que no encaja
error-not-valid-meaning = Lo hemos entendido, pero así no se puede hacer.
error-not-valid-next = Vuelva atrás, revise lo que escribió y envíelo de nuevo.
error-too-many = Demasiadas veces seguidas
error-too-many-meaning = Por la seguridad de todos, esto solo funciona unas pocas veces seguidas.
error-too-many-next = Espere un poco.
error-fault = Algo falló de nuestro lado
error-fault-meaning = No es culpa suya. Hemos tomado nota.
error-fault-next = Inténtelo de nuevo en un minuto. Si es urgente, llame al hospital.
error-busy = Ahora no podemos responder
error-busy-meaning = El portal tiene mucha actividad o se está reparando una parte. No se ha perdido nada.
error-busy-next = Inténtelo de nuevo en un momento. Si es urgente, llame al hospital.

local-mail-title = Mensajes guardados en este equipo
local-mail-what = Todo lo que se habría enviado. No sale de este equipo.
local-mail-no-subject = Mensaje de texto
local-mail-by-mail = Correo a { $to }
local-mail-by-phone = Mensaje de texto a { $to }
local-mail-by-topic = Tema { $to }
local-mail-letter = Verlo con su aspecto de correo
local-mail-attached = Adjunto:
local-mail-none = Todavía no se ha enviado nada
local-mail-none-why = Cree una cuenta o reserve una cita, y el correo aparecerá aquí.
