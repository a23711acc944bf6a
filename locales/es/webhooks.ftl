### Webhooks: other programs and chat rooms that are told what happens (F47).

webhooks-title = Webhooks
webhooks-lead = Otros programas y salas de chat a los que se avisa de lo que pasa aquí, en el momento.
webhooks-none = Todavía no se avisa a nadie
webhooks-none-why = Añada un webhook cuando un programa suyo o una sala de chat deba enterarse de las citas que se reservan, se cambian o se cancelan.
webhooks-full = Hay { $most } webhooks, el máximo posible. Elimine uno para añadir otro.
webhooks-reference = Para quien escriba ese programa:
webhook-open = Abrir
webhook-disabled = Desactivado
webhook-is-active = Se le avisa de todo lo de abajo en el momento.
webhook-last = Último: { $event } ({ $when }).
webhook-no-message-yet = Todavía no se ha enviado nada
webhook-no-message-why = Lo que se envíe desde ahora aparece aquí durante 90 días. Envíe una prueba para ver si llega.
webhook-every-event = Todos los eventos
webhook-every-event-hint = También los tipos de eventos que el portal incorpore más adelante.
webhook-every-visit-event = Todos los eventos de una cita
webhook-some-events = Solo estos:
webhook-department-deleted = Un departamento eliminado
webhook-event-unknown = Otro evento
webhook-format-json = JSON, firmado
webhook-format-json-hint = Para programas. Lo mismo que recibe el tema de operaciones, palabra por palabra.
webhook-format-chat = Google Chat
webhook-format-chat-hint = Lo mismo en palabras, para una sala.
webhook-events-visits = Citas
webhook-events-records = Registros
webhook-events-blood = Banco de sangre
webhook-events-people = Cuentas y personal médico

## A new one
new-webhook = Añadir webhook
new-webhook-button = Añadir
new-webhook-leave = No añadir ninguno
new-webhook-what = Qué se envía
new-webhook-what-is-sent = Qué pasó y cuándo, con los id de la cita, del médico/a y del departamento. Nunca un nombre, un motivo ni nada más sobre la salud de un paciente.
new-webhook-order = Orden
new-webhook-order-how = Los mensajes pueden llegar dos veces y no en el orden en que pasaron las cosas. Cada uno lleva su id y la versión de aquello a lo que se refiere: la mayor es la posterior.
new-webhook-once-how = La página siguiente muestra el secreto con el que el programa comprueba que un mensaje es nuestro. Ninguna página vuelve a mostrarlo.
new-webhook-sent-before = Ya ha añadido un webhook con este formulario. Pulse de nuevo para añadir uno más.
label-webhook-address = Dirección
label-webhook-address-hint = Donde escucha el programa, por ejemplo https://hooks.example.org/portal, o lo que Google Chat muestra en Aplicaciones e integraciones, Webhooks.
label-webhook-name = Para qué es (opcional)
label-webhook-name-hint = Por ejemplo, “Panel del vestíbulo” o “Sala de Cardiología”.
label-webhook-format = Formato
label-webhook-events = Eventos
label-webhook-department = Departamento
label-webhook-department-hint = Si elige uno, solo se avisa de sus citas, de las facturas de estas y de sus horas que vuelven a estar libres.
webhook-every-department = Todos los departamentos
wrong-webhook-address-missing = Escriba la dirección
wrong-webhook-address-too-long = Use una dirección de 1000 caracteres como máximo
wrong-webhook-address = Escriba una dirección completa, como https://hooks.example.org/portal, sin nombre de usuario
wrong-webhook-address-not-https = Use una dirección que empiece por https://
wrong-webhook-address-not-public = Use una dirección accesible desde internet: el portal no envía nada a su propia red
wrong-webhook-no-event = Marque al menos un evento o elija todos

## Added
webhook-added-title = { $name } está añadido
webhook-secret = Secreto
webhook-secret-lead = Copie el secreto ahora. Es la única vez que se muestra.
webhook-secret-chat = Google Chat no necesita secreto. Se muestra esta única vez, para un programa suyo que esté en medio y compruebe la firma.
webhook-secret-copy = Haga clic en él y selecciónelo entero para copiarlo. Quien lo tenga puede firmar mensajes como si fueran nuestros.
webhook-now-test = Se le avisa desde el próximo evento. Envíe una prueba para ver si llega.
webhook-shown-before = Este webhook se añadió al enviar el formulario por primera vez, y su secreto se mostró entonces. Si nadie lo tiene, elimine el webhook y añada otro.
webhook-go-on = Ir al webhook

## One, and its messages
webhook-title = Webhook { $name }
webhook-facts = De qué se le avisa
webhook-added = Añadido
webhook-added-by = { $name } ({ $when })
webhook-stopped-gone = Desactivado ({ $when }): respondió que allí ya no escucha nadie (410).
webhook-stopped-by = Desactivado por { $name } ({ $when }).
webhook-try = Probarlo
webhook-try-how = Envía un mensaje que no informa de nada. Abajo verá qué fue de él.
webhook-try-button = Enviar una prueba
webhook-test = Prueba
webhook-test-text = Esto es una prueba del portal del hospital. No ha pasado nada.
webhook-stop = Desactivarlo
webhook-stop-how = No se envía nada hasta que se active de nuevo. Lo que está en espera se descarta, y de lo que pase mientras tanto no se avisa después.
webhook-disable-button = Desactivar
webhook-resume = Activarlo
webhook-resume-how = Se le vuelve a avisar, desde el próximo evento.
webhook-enable-button = Activar
webhook-remove = Eliminarlo
webhook-messages = Mensajes
webhook-messages-how = De los últimos 90 días. Un mensaje no aceptado se intenta siete veces durante unas 18 horas.
webhook-event = Evento
webhook-tries = Última respuesta
webhook-tried = { $count ->
    [one] Un intento
   *[other] { $count } intentos
}
webhook-queued = En espera
webhook-sent = Entregado
webhook-failed = Fallido
webhook-dropped = Descartado
webhook-next-try = Próximo intento: { $when }
webhook-not-tried = Sin intentar
webhook-answered = { $status }
webhook-answered-badly = { $status }: no aceptado
webhook-not-reached = Allí no responde nadie, o la conexión no es segura
webhook-no-answer = Sin respuesta en diez segundos
webhook-not-public = La dirección lleva a una red privada
webhook-unreadable = La dirección ya no se puede leer: elimine el webhook y añádalo de nuevo
webhook-send-again = Reenviar
flash-webhook-tested = La prueba está en camino. Cargue la página de nuevo para ver qué fue de ella.
flash-webhook-sent-again = El mensaje está de nuevo en camino.
flash-webhook-disabled = Está desactivado. Ya no se envía nada.
flash-webhook-enabled = Está activado. Se le avisa desde el próximo evento.
flash-webhook-is-disabled = Está desactivado: no se envía nada. Actívelo primero.

## Removing it
remove-webhook-title = Eliminar { $name }
remove-webhook-means = Ya no se envía nada allí, lo que está en espera se descarta y la lista de sus mensajes desaparece con él. No hay vuelta atrás: habría que añadirlo de nuevo, con otro secreto.
remove-webhook-button = Eliminar webhook
flash-webhook-removed = El webhook está eliminado.

## Cambiarlo, y uno que falla
webhook-change = Cambiarlo
change-webhook-title = Cambiar { $name }
change-webhook-button = Guardar
change-webhook-leave = No cambiar nada
change-webhook-stale = Alguien cambió este webhook mientras tanto. Lo que escribió sigue aquí: pulse de nuevo para guardarlo de todos modos.
label-webhook-new-address = Otra dirección (opcional)
label-webhook-new-address-hint = Déjela vacía para conservar la actual, que no se muestra entera. El secreto sigue siendo el mismo.
flash-webhook-changed = Guardado. Se le avisa así a partir del próximo suceso.
webhook-failing-since = No ha aceptado nada desde { $when }. Tras tres días sin una sola respuesta buena se apaga solo, y los administradores reciben un correo.
webhook-rests-until = Pidió que no se le moleste hasta { $when }. Lo pendiente espera hasta entonces.
webhook-stopped-failing = Se apagó solo { $when }: no aceptó nada durante tres días. Corrija lo que indican los mensajes de abajo y después actívelo.
