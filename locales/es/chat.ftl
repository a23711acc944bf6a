### Conversaciones entre un paciente y un médico que lo atiende.

chat-title = Mensajes
chat-acting-title = Mensajes de la persona en cuyo nombre actúa
chat-thread-title = Una conversación
chat-unread-word = sin leer
chat-you = Usted
chat-file = Informe: { $name }
chat-not-for = Para qué no sirve
chat-not-for-what = Los médicos leen los mensajes entre citas y no al instante. Para una molestia nueva, reserve una cita; para cambiarla o cancelarla, abra la cita.
chat-emergency = En una emergencia llame al { $number }.
chat-lead = Escriba a los médicos que lo atienden.
chat-lead-doctor = Escriba a los pacientes que usted atiende.
chat-lead-acting = Lo que { $name } y sus médicos se escriben.
chat-nothing-yet = Aún no se ha escrito nada
chat-care-over = Ya no está a su cargo
chat-last-at = Último mensaje: { $when }
chat-unread = { $count ->
    [one] Un mensaje sin leer
   *[other] { $count } mensajes sin leer
}
chat-none = Aún no hay mensajes
chat-none-doctor = Abra un paciente desde su día y elija escribirle, o espere a que alguien le escriba.
chat-none-acting = { $name } y sus médicos no se han escrito.
chat-none-start = Elija a uno de sus médicos y escriba lo que quiere saber.
chat-none-no-doctor = Puede escribir a un médico cuando tenga una cita con él, y hasta un año después.
chat-begin = Escribir a un médico
chat-begin-with = Médicos con los que tiene una cita, o la tuvo hace menos de un año:
chat-write = Escribir un mensaje
chat-who-reads = Usted y la otra persona de las dos, y quien el paciente permita que lea por él. La recepción y la administración, nunca. Los mensajes se guardan un tiempo limitado y no forman parte de la historia clínica.
chat-not-sent = Aún no se ha enviado
chat-with = Mensajes con { $name }
chat-patient = El paciente
chat-older = Más antiguos
chat-newest = Más recientes
chat-messages = Mensajes, el más reciente al final
chat-empty = Aún no se ha escrito nada. Avisaremos a { $name } cuando escriba.
chat-new-below = Mensajes nuevos más abajo
chat-off = En este momento los mensajes nuevos no llegan solos. Vuelva a cargar la página para verlos.
chat-mark = Marcar como leído
chat-text = Su mensaje
chat-text-hint = Hasta { $limit } caracteres.
chat-text-keys = También se envía con Ctrl y Entrar.
chat-jump-write = Ir al último mensaje y escribir
chat-jump = Ir al último mensaje
chat-report = Señalar un informe
chat-report-none = Ningún informe
chat-report-hint = Quien lea la conversación lo encuentra tras un enlace.
chat-send = Enviar
chat-reload = Ver lo nuevo
chat-acting-reads = Usted lee esto por { $name }. Solo { $name } escribe.
chat-closed = Aquí ya nadie puede escribir: la última cita fue hace más de un año o se canceló. Reserve una cita para continuar.
chat-wrong-empty = Escriba un mensaje
chat-wrong-too-long = Use como máximo { $limit } caracteres
chat-wrong-report = Este informe ya no se puede abrir. Elija otro o ninguno
chat-sent-before = Ya ha enviado este formulario. Si es otro mensaje, pulse de nuevo para enviarlo también.
chat-too-fast = Ha enviado muchos mensajes en poco tiempo. Lo que escribió sigue abajo: { $seconds ->
    [one] espere un segundo y envíelo.
   *[other] espere { $seconds } segundos y envíelo.
}
chat-care-ended = No se envió: su última cita con este médico fue hace más de un año o se canceló. Reserve una cita para continuar.
chat-doctor-left = { $name } ya no trabaja aquí: nadie puede escribirle. Reserve con otro médico del departamento o llame al hospital.
chat-another-doctor = Buscar otro médico
chat-nothing-written = No se ha escrito nada.
chat-marked = Marcado como leído.
problem-not-allowed-now-chat = El médico ya no atiende al paciente: nadie puede escribir en esta conversación.
