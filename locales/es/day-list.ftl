### The list for power cuts: the page at the desk, and the list itself.

day-list-title = La lista para cortes de luz
day-list-link = Lista para cortes de luz
day-list-today = Lista de hoy
day-list-made = { $count ->
    [one] Hecha a las { $time }, con { $count } cita.
   *[other] Hecha a las { $time }, con { $count } citas.
}
day-list-none = La lista de hoy todavía no está hecha. Se hace cada mañana a las { $time }.
day-list-download = Descargar
day-list-print = Descárguela, ábrala e imprímala. No necesita portal ni red.
day-list-make = Hacerla ahora
day-list-again = Rehacerla ahora
day-list-for = Para qué sirve
day-list-each-morning = Cuando no se puede acceder al portal, la recepción sigue trabajando con esta lista. Se hace cada mañana a las { $time } y está disponible dos días.
day-list-holds = Quién viene, con quién y cuándo, sus datos de contacto y el estado de la cita. Nunca el motivo.
day-list-care = Contiene nombres y teléfonos: guárdela donde solo la vea la recepción y destruya lo que imprima. Cada descarga queda en el registro de auditoría.
flash-day-list-made = La lista está hecha.
flash-day-list-not-made = No se pudo hacer la lista. La anterior, si había una, sigue aquí. Inténtelo de nuevo en un momento.

day-list-file-title = { $hospital }: citas del { $day }
day-list-file-made = { $count ->
    [one] { $count } cita, según estaba el { $when }. { $zone }.
   *[other] { $count } citas, según estaban el { $when }. { $zone }.
}
day-list-file-phone = Recepción: { $phone }.
day-list-file-care = Confidencial: destrúyala al acabar el día.
day-list-file-end = { $count ->
    [one] Fin de la lista: { $count } cita.
   *[other] Fin de la lista: { $count } citas.
}
day-list-file-none = Nadie tiene cita este día.
day-list-came = Llegó
day-list-number = Número de historia
day-list-phone = Teléfono
day-list-kind = Cita
day-list-video = Video
day-list-in-person = En persona
