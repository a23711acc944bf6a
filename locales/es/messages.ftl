### Which messages somebody wants.

messages-title = Mis mensajes
messages-lead = Qué le comunica el hospital, cuándo, y si por correo o por SMS.
messages-reminders = Recordatorios de sus citas
messages-reminders-hint = A la hora local del hospital. Desmarque lo que no quiera. Si la cita se reservó o se cambió menos de dos horas antes, no se envía recordatorio.
messages-reminder = { $days ->
    [0] El día de la cita, a las { $time }
    [one] El día anterior, a las { $time }
   *[other] { $days } días antes, a las { $time }
}
messages-none = Sin recordatorios
messages-none-why = El hospital no envía por ahora recordatorios de citas. Sus citas están en el portal.
messages-always = Lo que se envía siempre
messages-always-visits = Lo que pasa con sus citas y una hora que le proponen: siempre está en el portal.
messages-always-records = Que hay algo nuevo para leer.
messages-always-account = La seguridad de su cuenta: una contraseña nueva, otro correo electrónico, quién puede actuar en su nombre, quién abrió su historia clínica en una emergencia.
messages-always-why = Estos mensajes son necesarios, por eso siempre están en el portal o llegan por correo. Lo que se refiere a su cuenta llega siempre por correo.
messages-changed-meanwhile = Su elección se cambió en otro lugar después de abrir esta página. Mírela y guarde de nuevo.
flash-messages-saved = Su elección está guardada.
messages-own = Otras horas
messages-own-which = Cuándo se le recuerda
messages-own-hint = Hasta tres momentos, a la hora en punto o y media, en lugar de los del hospital.
messages-times-house = Cuando lo hace el hospital, como está marcado arriba
messages-times-own = En estos momentos
messages-own-days = Día del recordatorio { $number }
messages-own-at = Hora del recordatorio { $number }
messages-own-none = Ninguno
messages-own-day = { $days ->
    [0] El día de la cita
    [one] El día anterior
   *[other] { $days } días antes
}
messages-own-wrong = Dé a cada recordatorio un día y una hora en punto o y media, como 18:00, y cada uno solo una vez
messages-quiet-wrong = Escriba las dos horas con horas y minutos, como 22:00, o deje las dos vacías

texts-title = Mensajes SMS
texts-what = El hospital puede enviar a su teléfono recordatorios y noticias de sus citas: qué hospital, qué día y a qué hora, y nada sobre su salud.
texts-number = A su teléfono
texts-consent = Al pedir un código y escribirlo aquí acepta que el hospital envíe estos SMS a este número. Puede dejar de recibirlos cuando quiera. Su operador puede cobrarle.
texts-code-send = Enviar un código a este número
texts-code-again = Enviar otro código
texts-code = Código del SMS
texts-code-hint = Seis cifras. Funciona durante 10 minutos. ¿No llegó? Si desde este teléfono se respondió STOP alguna vez, envíe START como respuesta a uno de nuestros SMS.
texts-agree = Aceptar los SMS
texts-code-wrong = Este no es el código que se envió. Mire el SMS más reciente
texts-code-over = Este código ya no funciona. Pida otro.
texts-on = Los SMS se envían a su teléfono.
texts-since = Desde { $when }
texts-stop = Dejar de recibir SMS
texts-number-changed = Tiene otro número de teléfono que el que aceptó, por eso ya no se envían SMS. Pida un código para empezar de nuevo.
texts-opted-out = Este teléfono pidió a su operador no recibir más SMS nuestros, así que no se envía ninguno. Lo que quería por SMS llega por correo.
texts-opted-out-how = Para recibirlos de nuevo pulse el botón; si después no llega ninguno, responda START a uno de nuestros SMS. Los operadores lo permiten una vez cada 30 días.
texts-resume = Recibir SMS de nuevo
texts-no-phone = Para los SMS su perfil necesita un número de teléfono.
texts-no-country = Su número no tiene prefijo de país, por eso no se le puede enviar un SMS. Escríbalo con un más y el país, como +34 612 345 678.
texts-no-number = A este número no se puede enviar un SMS. Revíselo en su perfil.
texts-not-offered = Este hospital no envía SMS.
texts-to-profile = Ir a su perfil
texts-ways = Cómo llegan los mensajes
texts-ways-hint = Marque los dos, uno o ninguno. Lo que no tiene marca solo está en el portal.
texts-of-reminders = Recordatorios
texts-of-booked = Se reserva una cita
texts-of-moved = Una cita tiene otra hora
texts-of-cancelled = Se cancela una cita
texts-quiet = Horas de silencio para los SMS
texts-quiet-hint = De { $from } a { $to } el hospital no envía SMS; esperan hasta entonces. Puede elegir otras horas. Deje las dos vacías para usar las del hospital.
texts-quiet-from = Silencio desde
texts-quiet-to = Silencio hasta
flash-text-code-sent = Un código va de camino a su teléfono.
flash-texts-on = A partir de ahora se envían SMS a su teléfono.
flash-texts-off = Ya no se envían SMS. Lo que quería por SMS llega por correo.
flash-texts-too-many = Ya se enviaron bastantes códigos por hoy. Inténtelo de nuevo mañana.
flash-texts-away = El servicio de SMS no responde. Inténtelo de nuevo en un minuto.
flash-texts-not-yet = Su operador lo permite una vez cada 30 días. Responda START a uno de nuestros SMS o espere.
flash-texts-otherwise = Esto ha cambiado mientras tanto. Mire cómo está ahora.
