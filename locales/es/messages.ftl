### Which messages somebody wants.

messages-title = Mis mensajes
messages-lead = Qué le escribe el hospital por correo y qué puede desactivar.
messages-reminders = Recordatorios de sus citas
messages-reminders-hint = Por correo, a la hora local del hospital. Desmarque lo que no quiera. Si la cita se reservó o se cambió menos de dos horas antes, no se envía recordatorio.
messages-reminder = { $days ->
    [0] El día de la cita, a las { $time }
    [one] El día anterior, a las { $time }
   *[other] { $days } días antes, a las { $time }
}
messages-none = Sin recordatorios
messages-none-why = El hospital no envía por ahora recordatorios de citas. Sus citas están en el portal.
messages-always = Lo que se envía siempre
messages-always-visits = Lo que pasa con sus citas: reservadas, cambiadas, canceladas, o una hora que le proponen.
messages-always-records = Que hay algo nuevo para leer.
messages-always-account = La seguridad de su cuenta: una contraseña nueva, otro correo electrónico, quién puede actuar en su nombre, quién abrió su historia clínica en una emergencia.
messages-always-why = Estos correos son necesarios, por eso no se pueden desactivar.
messages-changed-meanwhile = Su elección se cambió en otro lugar después de abrir esta página. Mírela y guarde de nuevo.
flash-messages-saved = Su elección está guardada.
