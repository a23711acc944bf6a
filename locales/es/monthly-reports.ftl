### A doctor's month in numbers: the page, and the mail on the first of the next month.

months-title = Mis meses
months-as-of = Recuento del { $when }.
months-so-far = Hasta ahora, recuento del { $when }.
months-month = Mes
months-show = Ver
months-not-shown = Este mes no se puede mostrar
months-no-such-month = Elija este mes o uno de los { $months } anteriores.
months-visits = Citas
months-visits-note = también las canceladas
months-came = Llegaron
months-came-note = con llegada registrada, con usted o completadas
months-no-shows = No se presentaron
months-no-shows-rate = { $rate } % de las esperadas
months-no-shows-note = todavía no se esperaba a nadie
months-records = Registros
months-records-note = cada uno, un diagnóstico y una receta
months-percent = { $rate } %
months-states = Citas por estado
months-total = Total
months-hours = Horas con más citas
months-hour = Desde
months-hours-summary = { $count ->
    [one] La mayoría de las citas empiezan entre las { $from } y las { $to }: { $count }.
   *[other] La mayoría de las citas empiezan entre las { $from } y las { $to }: { $count }.
}
months-treatment = Lo que usted registró
months-code = Código
months-code-title = Diagnóstico
months-other-codes = Otros códigos
months-without-code = Sin código
months-erased = Borrados después
months-no-records = Estas citas todavía no tienen registros.
months-how = Cómo se cuenta
months-how-visits = Sus citas que empiezan en este mes, tal como están ahora. Las horas no cuentan las canceladas; la proporción de quienes no se presentaron se calcula sobre las citas de las que se sabe.
months-how-records = Los registros de estas citas, según el código que tienen ahora.
months-amended = { $count ->
    [one] A { $count } de ellos se le añadió algo después.
   *[other] A { $count } de ellos se les añadió algo después.
}
months-how-whose = Solo usted ve esta página. La administración no ve ninguna de estas cifras.
months-none = No hay citas en este mes
months-none-why = Elija otro mes arriba.

mail-month-subject = { $hospital }: sus cifras de { $month }
mail-month-lead = Estas son sus citas en { $hospital } en { $month }:
mail-month-visits = Citas
mail-month-came = Pacientes que llegaron
mail-month-no-show = No se presentaron
mail-month-no-show-rate = Proporción de las esperadas
mail-month-cancelled = Canceladas
mail-month-busiest = Hora con más citas
mail-month-hour = { $from } a { $to }, { $count } { $count ->
    [one] cita
   *[other] citas
}
mail-month-records = Citas con registro
mail-month-more = Más, y lo que registró por código de diagnóstico, aquí después de iniciar sesión:
