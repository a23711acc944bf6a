### Looking for a doctor, and one doctor's own page.

doctors-title = Personal médico
doctors-headline = Buscar médico
doctors-lead = Busque por nombre, especialidad o departamento, o recorra la lista de quienes trabajan aquí.
doctors-words = Nombre, especialidad o departamento
doctors-words-hint = Por ejemplo, “Farah” o “cardiología”.
doctors-words-too-long = Acorte la búsqueda a { $limit } caracteres
doctors-not-searched = La búsqueda no ha empezado
doctors-search = Buscar
doctors-narrow = Filtrar la lista
doctors-narrow-button = Aplicar
doctors-all-departments = Todos los departamentos
doctors-part = Con hora libre
doctors-any-part = A cualquier hora del día
doctors-in-morning = Por la mañana, antes de las 12:00
doctors-in-afternoon = Por la tarde, de 12:00 a 17:00
doctors-in-evening = A última hora, desde las 17:00
doctors-gender = Prefiero que me atienda
doctors-anybody = Cualquier persona
doctors-a-woman = Una mujer
doctors-a-man = Un hombre
doctors-language = Habla
doctors-any-language = Cualquier idioma
doctors-max-fee = Precio máximo, en { $currency }
doctors-fee-malformed = Escriba el precio máximo como 500 o { $like }, o déjelo en blanco
doctors-sort = Ordenar por
doctors-sort-soonest = Primera hora libre
doctors-sort-name = Nombre
doctors-sort-fee = Precio más bajo
doctors-too-many-to-sort = Son demasiados para ordenarlos de una vez: aparecen por nombre, página a página. Elija un departamento para ordenar su lista.
doctors-speaks = Idiomas: { $languages }
doctors-only = Solo: { $what }.
doctors-show-all = Ver todo el personal médico
doctors-departments-named = Departamentos que coinciden
doctors-found = { $count ->
    [0] No se encontró a nadie
    [one] Se encontró { $count } persona
   *[other] Se encontraron { $count } personas
}
doctors-shown = { $count ->
    [0] Nadie en esta página
    [one] { $count } persona en esta página
   *[other] { $count } personas en esta página
}
doctors-not-booking = No acepta reservas por ahora
doctors-nothing-free = Sin horas libres hasta el { $day }
doctors-beginning = Inicio de la lista
doctors-more = Ver más
doctors-none = No hay coincidencias
doctors-none-why = Pruebe con menos palabras, un precio más alto, otro idioma u otra parte del día, o mire dentro de un departamento.
doctors-none-but-departments = Nadie se llama así ni trabaja exactamente en eso. Mire en los departamentos de arriba.
doctors-none-yet = Aún no hay personal médico
doctors-none-yet-why = Cuando el hospital añada a su personal médico, aquí lo encontrará junto con sus horas libres.
doctors-none-yet-add = Invite a la primera persona y aquí se la encontrará junto con sus horas libres.
doctors-none-here = Nadie coincide por ahora
doctors-none-here-why = Aún no se ha mirado a todo el personal médico.

doctor-title = { $name }
doctor-about = Información
doctor-free-next = La próxima hora libre
doctor-free-later = Libre después
doctor-choose-time = Elegir esta hora
doctor-nothing-free-next = Puede que otra persona del departamento tenga hora antes.
doctor-not-booking-next = Pregunte en recepción o vea quién más atiende en el departamento.
doctor-left = Esta persona ya no trabaja aquí. Solo la administración ve esta página.
doctor-hours = Horario semanal
doctor-hours-change = Cambiar horario
doctor-edit = Editar esta ficha
doctor-hours-since = desde el { $day }
doctor-hours-until = hasta el { $day }
doctor-hours-may-differ = Algún día suelto puede ser distinto. Las horas libres siempre son correctas.
doctor-no-hours = No hay horario semanal.
doctor-visits-of = citas de { $minutes } minutos
doctor-weekdays = { $first } a { $last }
doctor-others-like = Más en esta especialidad: { $what }
doctor-weekday = { $number ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
