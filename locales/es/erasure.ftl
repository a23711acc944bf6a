### Erasing a closed account of a patient, as administrators do it.

erase-title = Borrar una cuenta
erase-title-underway = Una cuenta que se va a borrar
erase-title-not-now = Una cuenta que ahora no se puede borrar
erase-heading = Borrar la cuenta de { $name }
erase-link-title = ¿Derecho al olvido?
erase-link-what = Una cuenta cerrada se puede borrar para siempre cuando ya no haya que conservar nada clínico de ella.
erase-link = Borrar esta cuenta
account-erased = Borrada el { $when }. Nadie puede volver a abrir esta cuenta.
erase-not-yet = Todavía no se ha pedido
erase-how = Durante un día no pasa nada. Después se hace una copia de todo y se envía un enlace a ella al correo de esta cuenta. Funciona durante { $days ->
    [one] un día
   *[other] { $days } días
}; después desaparece todo. Hasta entonces puede retirar la petición.
erase-copy = La copia se entrega solo a quien tenga ese buzón. Ni usted ni la recepción pueden abrirla.
erase-no-copy = Esta persona no tiene correo electrónico: no se le puede enviar ninguna copia. Si quiere una, añada antes un correo en su página.
erase-type = Escriba { $address } para confirmar que se trata de esta cuenta
erase-type-number = Escriba { $number } para confirmar que se trata de esta cuenta
erase-type-hint = Cuando esté borrada, no hay vuelta atrás.
erase-reason-hint = Para el registro de auditoría. Nada clínico.
erase-button = Borrar esta cuenta
erase-leave = Dejarla como está
erase-waiting = Empieza: { $when }
erase-copying = Se está haciendo la copia
erase-unreached = El correo con la copia fue rechazado
erase-unreached-why = No se borra nada mientras esta persona no haya recibido su copia. Contacte por otra vía, corrija el correo, o retire la petición y hágala de nuevo.
erase-stuck = No se pudo entregar ninguna copia
erase-stuck-why = Se empezaron cinco copias y ninguna pudo hacerse o enviarse a tiempo. No se borra nada. Haga que se corrija la causa; después retire el borrado y pídalo de nuevo.
erase-handed-over = La copia se envió; todo desaparece: { $when }
erase-erasing = Se está borrando
erase-asked = Petición
erase-by = Por
erase-withdraw-what = Hasta entonces puede retirar la petición. La cuenta sigue cerrada y el enlace a la copia deja de funcionar.
erase-withdraw = Retirar la petición
erase-no-way-back = Ya no hay vuelta atrás. Terminará en un momento.
erase-kept = No antes del { $day }
erase-kept-why = Lo clínico debe conservarse { $years ->
    [one] un año
   *[other] { $years } años
} desde que se escribió por última vez. Hasta entonces no se borra nada de esta cuenta.
erase-not-closed = Esta cuenta no está cerrada
erase-not-closed-why = Primero desactívela. Una cuenta ya borrada no se puede borrar otra vez.
erase-goes = Qué desaparece
erase-goes-account = Nombre, dirección, teléfono, fecha de nacimiento, contraseña y segundo paso, y todas las sesiones
erase-goes-clinical = Registros, notas, motivos de las citas y todo lo demás que sea clínico, todo con más de { $years ->
    [one] un año
   *[other] { $years } años
}
erase-goes-messages = Los mensajes enviados y lo que pidió
erase-goes-visits = Su nombre en las citas, y por qué se cambiaron o cancelaron
erase-stays = Qué queda y por qué
erase-stays-visits = Las horas de las citas y con quién fueron, a nombre de “Erased person”: el hospital las necesita para contar y facturar
erase-stays-trail = El registro de auditoría, al menos { $years ->
    [one] un año
   *[other] { $years } años
}: prueba quién hizo qué, y nada en él se puede cambiar
erase-stays-husk = Que hubo una cuenta, cuándo se creó y cuándo se borró
flash-erasure-asked = La cuenta de { $name } se borrará. Durante un día no pasa nada.
flash-erasure-withdrawn = Petición retirada. La cuenta sigue cerrada.
flash-erasure-too-late = Ya se está borrando: no hay vuelta atrás.
wrong-erasure-address = Escriba el correo electrónico de esta cuenta
wrong-erasure-reason-missing = Escriba el motivo
wrong-erasure-reason = Acorte el motivo a una línea de { $limit } caracteres
erasure-not-now = Esta cuenta no se puede borrar ahora. No se hizo nada.
