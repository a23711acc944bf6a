### The private calendar feed.

feed-title = Calendario
feed-lead = Una dirección propia que muestra sus citas en el calendario de su teléfono u otro dispositivo y las mantiene al día.
feed-name = { $hospital }
feed-address = La dirección de su calendario
feed-address-hint = Cópiela ahora: solo se muestra esta vez. En su calendario, añada un calendario por dirección (“suscribirse”) y péguela allí.
feed-made = Usted creó una dirección ({ $when }). No se vuelve a mostrar.
feed-what = Qué muestra
feed-what-shown = Cuándo y dónde son sus citas, como “Cita en …”, desde hace un mes en adelante.
feed-what-not = No con quién ni por qué: los calendarios se comparten a menudo.
feed-what-late = Los calendarios se actualizan más o menos cada hora, o menos. Lo que vale es lo que dice el portal.
feed-make = Crear dirección
feed-renew = Crear otra dirección
feed-end = Anular la dirección
feed-renew-means = Una dirección nueva anula la anterior. Anúlela si la tiene otra persona: quien la conozca ve sus citas.
flash-feed-ended = La dirección ya no muestra nada.
