### Salas (F57): cuántas camas hay y cuántas están ocupadas.

wards-title = Salas
wards-lead = Camas de cada sala según el último recuento. Visto: { $when }.
wards-refresh = Actualizar
wards-occupied = Camas ocupadas
wards-of = { $occupied } de { $beds }
wards-free = Camas libres
wards-house = En todo el hospital
wards-none = Todavía no hay salas
wards-none-why = Las registra la administración. Después verá aquí cuántas camas están libres.
wards-none-why-manage = Registre cada sala con las camas que tiene. La recepción cuenta después cuántas están ocupadas.
wards-who-sees = Todas las personas que trabajan aquí. Los pacientes no ven las salas.
ward-full = Completa
ward-free = { $free ->
    [one] Una libre
   *[other] { $free } libres
}
ward-occupied = { $occupied } de { $beds } camas ocupadas
ward-changed = Cambiado { $when } por { $by }
ward-one-fewer = una cama ocupada menos: { $name }
ward-one-more = una cama ocupada más: { $name }
label-ward-occupied = Camas ocupadas de { $name }
ward-set = Fijar
ward-undo = Deshacer: volver a { $before }
new-ward = Sala nueva
new-ward-button = Crear la sala
edit-ward-title = Cambiar { $name }
label-ward-name = Nombre
label-ward-name-hint = Como se dice en la casa, por ejemplo Sala 3.
label-ward-beds = Camas en total
label-ward-beds-hint = De 1 a { $most }, también las ocupadas.
ward-not-needed = Ya no hace falta
ward-close-link = Cerrar esta sala
close-ward-title = ¿Cerrar { $name }?
close-ward-means = { $name } y sus camas desaparecen del tablero. Lo contado queda en el registro de auditoría.
close-ward-button = Cerrarla
ward-not-closed = No se ha cerrado
ward-not-empty = { $occupied ->
    [one] Hay una cama ocupada. Traslade primero a la persona y cuente después la sala como vacía.
   *[other] Hay { $occupied } camas ocupadas. Traslade primero a las personas y cuente después la sala como vacía.
}
ward-not-counted = No se ha contado
ward-not-counted-full = { $name } está completa: { $occupied } de { $beds } camas están ocupadas. Libere antes una cama o use otra sala.
ward-not-counted-bounds = { $name } tiene { $beds } camas, { $occupied } de ellas ocupadas. Use un número de 0 a { $beds }.
ward-not-counted-meanwhile = Otra persona ha contado { $name } entretanto: { $occupied } de { $beds } camas están ocupadas. Compruébelo y fije el número de nuevo si no es correcto.
ward-not-counted-number = Use un número entero de 0 a { $beds } para { $name }.
problem-not-allowed-now-beds = { $occupied } de { $beds } camas están ocupadas.
wrong-ward-name-missing = Escriba cómo se llama la sala
wrong-ward-name-too-long = Use { $limit } caracteres como máximo
wrong-ward-name-taken = Otra sala tiene este nombre: use otro
wrong-ward-beds = Use un número entero de 1 a { $most }
wrong-ward-too-few = { $occupied ->
    [one] Hay una cama ocupada: conserve al menos esa
   *[other] Hay { $occupied } camas ocupadas: conserve al menos esas
}
ward-sent-before = Esto ya se envió. Mire el tablero y envíelo de nuevo solo si quiere más.
flash-ward-counted = { $name }: { $occupied } de { $beds } camas están ocupadas.
flash-ward-made = La sala está en el tablero.
flash-ward-saved = La sala se ha cambiado.
flash-ward-closed = La sala está cerrada.
