### Keys with which other programs ask (F15).

api-keys-title = Claves de API
api-keys-lead = Otros programas del hospital las usan para consultar el portal. Cada una abre solo lo que se le concedió.
api-keys-none = Todavía no hay claves
api-keys-none-why = Cree una cuando un programa, como un quiosco de llegadas o un planificador de turnos, deba trabajar con el portal.
api-keys-reference = Para quien escriba ese programa:
api-key-ended = Caducada
api-key-revoked = Revocada
api-key-last-used = Último uso: { $when }.
api-key-never-used = Sin usar todavía.
api-key-made-by = Creada por { $name } ({ $when }).
api-key-revoked-by = Revocada por { $name } ({ $when }).
api-key-ends-on = Funciona hasta el { $day }.
api-key-ended-on = Funcionó hasta el { $day }.
api-key-no-end = Funciona hasta que alguien la revoque.
revoke = Revocar

## A new one
new-api-key = Clave de API nueva
new-api-key-button = Crear clave
new-api-key-leave = No crear ninguna
new-api-key-once = Se muestra una vez
new-api-key-once-how = La página siguiente muestra la clave, y ninguna vuelve a mostrarla. Tenga preparado el lugar donde la guarda el programa.
new-api-key-never = Lo que ninguna clave abre
new-api-key-never-what = El motivo de una cita, los registros y las notas; las cuentas y contraseñas; los ajustes; otras claves. Lo que puede ver todo el mundo, como el personal médico y las horas libres, lo lee cualquier clave.
new-api-key-sent-before = Ya ha creado una clave con este formulario. Pulse de nuevo para crear una más.
label-api-key-name = Para qué es
label-api-key-name-hint = El programa y dónde funciona, por ejemplo “Quiosco de llegadas, entrada principal”.
label-api-key-end = Último día (opcional)
label-api-key-end-hint = Deja de funcionar sola al acabar este día. Sin él, funciona hasta que alguien la revoque.
label-scopes = Qué puede hacer
label-scopes-hint = Marque solo lo que el programa necesite.
wrong-api-key-name-missing = Diga para qué es la clave
wrong-api-key-name-too-long = Acórtelo a { $limit } caracteres
wrong-api-key-no-scope = Marque lo que puede hacer la clave
wrong-api-key-end-no-date = Escriba el último día como fecha o déjelo en blanco
wrong-api-key-end-over = Elija un último día que no haya pasado

scopes-visits = Citas
scope-see-visits = Ver todas las citas
scope-see-visits-hint = Quién viene, con quién y cuándo, y el estado de cada cita. Nunca el motivo.
scope-confirm = Confirmar citas
scope-confirm-hint = Como hace la recepción, ante la respuesta a un recordatorio.
scope-check-in = Registrar llegadas
scope-check-in-hint = Indicar que alguien ha llegado.
scope-move = Cambiar citas
scope-move-hint = Dar a una cita otra hora libre.
scope-cancel = Cancelar citas
scope-cancel-hint = Dejar libre la hora de una cita. El paciente la ve cancelada.
scope-no-show = Anotar quién no se presentó
scope-no-show-hint = Desde el inicio de la cita.
scope-day-list = Obtener la lista para cortes de luz
scope-day-list-hint = Las citas de hoy con nombres y teléfonos, en un archivo. Nunca el motivo.
scopes-house = El hospital
scope-overview = Ver el resumen
scope-overview-hint = Las cifras del hospital y sus últimas citas.
scope-hours = Cambiar horarios
scope-hours-hint = Horario semanal, ausencias y horas extra de todo el personal médico.
scope-departments = Cambiar departamentos
scope-departments-hint = Añadirlos, cambiarles el nombre y eliminarlos.

## Made
api-key-made-title = La clave para { $name }
api-key-made-lead = Cópiela ahora. Es la única vez que se muestra.
api-key-itself = Clave de API
api-key-copy = Haga clic en ella y selecciónela entera para copiarla. Quien la tenga puede hacer lo que ella permite: guárdela como una contraseña.
api-key-shown-before = Esta clave se creó al enviar el formulario por primera vez y se mostró entonces. No se guarda en ningún sitio. Si nadie la tiene, revóquela y cree otra.
api-key-opens = Qué puede hacer
api-key-send = El programa la envía con cada petición:
api-key-header = Authorization: Bearer cdk_…
api-key-kept = Ya la guardé

## Taking one back
revoke-api-key-title = Revocar { $name }
revoke-api-key-means = Cualquier programa que use esta clave será rechazado desde su próxima petición. No hay vuelta atrás: habría que crear otra clave.
revoke-api-key-button = Revocar clave
flash-api-key-revoked = La clave está revocada. Ya no abre nada.
