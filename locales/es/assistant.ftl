### The health assistant. What it knows of health and of the house stands in assets/assistant.

assistant-title = ¿Adónde debo ir?
assistant-lead = Diga qué le pasa o qué quiere hacer aquí. Verá el departamento que se ocupa de ello y su primera hora libre.
assistant-first = Si no puede esperar, no escriba: llame al { $number }.
assistant-english = Este asistente lee inglés. En español solo reconoce las señales de urgencia más comunes, nada más. Abajo está la lista de departamentos.
assistant-before = Antes preguntó
assistant-you-wrote = Usted escribió
assistant-answer = Respuesta
assistant-answer-urgent = Esto no puede esperar
assistant-urgent = Llame ahora al { $number }.
assistant-call = Llamar al { $number }
assistant-urgent-more = No espere a una cita ni a una respuesta aquí.
assistant-crisis = Llame ahora al { $number } si podría hacerse daño o no se siente a salvo.
assistant-crisis-line = Alguien con quien hablar: { $number }
assistant-worrying = Parte de lo que ha escrito puede ser algo que no puede esperar. Si no lo es, dígalo con otras palabras o empiece por un departamento.
assistant-seen-by = Lo que describe suele atenderse en { $department }.
assistant-instead = Aquí no hay un departamento solo para esto. { $department } es el mejor comienzo.
assistant-no-department = Que sepamos, aquí no hay un departamento para esto. Mire la lista o pregunte en recepción.
assistant-unsure = No está lo bastante claro para nombrar un departamento. Diga dónde es, desde cuándo y qué lo empeora. O empiece por { $department }.
assistant-unsure-list = No está lo bastante claro para nombrar un departamento. Diga dónde es, desde cuándo y qué lo empeora. O elija de la lista.
assistant-outside = De eso este asistente no sabe nada. Responde preguntas sobre la salud y sobre este hospital.
assistant-if-worse = Si ocurre ahora y es grave, o empeora deprisa, llame al { $number }.
assistant-disclaimer = Esta es una respuesta automática. No es un diagnóstico ni sustituye a un médico.
assistant-soonest = Primera hora libre: { $when } con { $doctor }
assistant-book = Reservar esta hora
assistant-look = Ver horas en { $department }
assistant-all-departments = Todos los departamentos
assistant-sources = De dónde sale esto
assistant-own-rules = Reglas de este portal, versión { $version } del { $date }
assistant-question = ¿Qué le pasa o qué quiere hacer?
assistant-next = ¿Algo más?
assistant-hint = Con sus palabras, como máximo { $limit } caracteres. No ponga su nombre.
assistant-ask = Preguntar
assistant-how = Cómo funciona
assistant-how-more = Primero se buscan, con reglas fijas, las señales que no pueden esperar. Después un pequeño programa compara sus palabras con frases que escribimos nosotros. A veces se equivoca y no le conoce a usted.
assistant-sent = Un modelo de otra empresa, en Amazon Bedrock, redacta la respuesta: lo que escribe se envía allí, sin números, direcciones ni el nombre de su cuenta. Las señales que no pueden esperar se responden solo aquí.
assistant-kept = Lo que escribe no se guarda. Está en esta página hasta que la deje.
assistant-too-many = Demasiados mensajes desde su red. Espere { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
}. Si no puede esperar, llame al número de emergencias que está abajo.
assistant-not-sure-who = ¿No sabe quién se ocupa de ello?
wrong-assistant-missing = Escriba qué le pasa o qué quiere hacer
wrong-assistant-text = Escriba como máximo { $limit } caracteres, sin caracteres de control
