### La sala de espera: llegar, ser llamado por número, pantallas.

flash-arrived = Su llegada está registrada. Su número es { $token }.
flash-arrived-for = La llegada de { $name } está registrada. El número es { $token }.
your-number = Su número
number = Número
your-number-how = Se le llama por él, en la pantalla de la sala de espera y en la consulta. Nadie oye su nombre.
number-how-for = Se llama por él a { $name }, en la pantalla de la sala de espera y en la consulta. Nadie oye el nombre.
arrive-now = ¿Ya está aquí? Indíquelo y recibirá el número con el que se le llama.
arrive-now-for = ¿Ya ha llegado { $name }? Indíquelo y recibirá el número con el que se le llama.
by-you-at-entrance = por usted, en la entrada
by-patient-at-entrance = por el paciente, en la entrada

queue-title = Sala de espera: { $department }
queue-now = Pase, por favor
queue-nobody-now = Ahora no se llama a nadie.
queue-next = En espera
queue-nobody-next = No espera nadie.
queue-off = Esta pantalla no recibe novedades en este momento. Pregunte en recepción.
queue-ended = El enlace de esta pantalla ha terminado
queue-ended-how = El personal coloca el actual: en “Pantallas de las salas de espera”.

late-doctor = { $doctor } lleva unos { $minutes } minutos de retraso.
late-come = Venga a su hora de todos modos: puede ir más rápido.
late-about = Unos { $minutes } min de retraso
late-you = Ha indicado que lleva unos { $minutes } minutos de retraso. Lo ven los pacientes de más tarde hoy.
late-say = Indicar que un médico lleva retraso
late-say-own = Indicar que lleva retraso
late-say-how = Lo ven los pacientes con cita más tarde hoy y también la pantalla de la sala de espera. Termina por sí solo al acabar el día.
late-by = Retraso aproximado
late-none = Ya no lleva retraso
late-choose-doctor = Elija un médico
flash-late-said = { $doctor } lleva unos { $minutes } minutos de retraso. Lo ven los pacientes de más tarde hoy.
flash-late-taken-back = { $doctor } no lleva retraso. Ya no se muestra nada de ello.
flash-late-no-doctor = Elija qué médico lleva retraso.
flash-late-no-minutes = Elija cuántos minutos.
before-you = { $count ->
    [0] No hay nadie antes que usted.
    [one] Hay una persona antes que usted.
   *[other] Hay { $count } personas antes que usted.
}
before-them = { $count ->
    [0] No hay nadie antes que { $name }.
    [one] Hay una persona antes que { $name }.
   *[other] Hay { $count } personas antes que { $name }.
}
queue-late = Con retraso

screens-title = Pantallas de la sala de espera
screens-lead = Una pantalla en la pared llama a las personas por número. Cada departamento tiene su propio enlace para sus pantallas.
screen-link = Enlace de las pantallas
screen-made = Creado { $when } por { $name }.
screen-none = Ninguna pantalla muestra este departamento.
screen-make = Crear un enlace
screen-open = Abrir la pantalla
screen-renew = Crear otro enlace
screen-renew-ends = Todas las pantallas que muestran este enlace terminan al momento, hasta que se abran con el nuevo.
screen-renew-sure = Terminar este enlace y crear otro
screen-keep = Conservar este enlace
screen-end = Anular el enlace
screen-end-ends = Todas las pantallas que muestran este enlace terminan al momento, y ninguna las sustituye.
screens-show = Qué muestra una pantalla
screens-show-what = Números como C-014, con el nombre del médico cuando se llama a alguien; y qué médicos llevan retraso.
screens-show-not = Ni nombres, ni motivos, ni referencias: quien conoce el enlace solo ve esto.
screens-show-how = Abra el enlace a pantalla completa en el ordenador de la pared. No hace falta iniciar sesión. Otro enlace anula el anterior.
screens-entrance = Tableta de la entrada
screens-entrance-how = Allí cada persona registra su llegada con la referencia de su cita y su fecha de nacimiento. Cierre la sesión en la tableta antes de abrir esta página.
screens-no-departments = Todavía no hay departamentos
screens-no-departments-why = Una pantalla muestra un departamento.
flash-screen-made = El enlace está listo.
flash-screen-made-instead = El enlace está listo. El anterior ya no sirve.
flash-screen-ended = El enlace ya no muestra nada.

entrance-title = Registrar su llegada
entrance-lead = Recibirá un número. Se le llamará por él en la sala de espera.
entrance-reference = Referencia de su cita
entrance-reference-hint = Empieza por CD y está en su correo y en la página de su cita, por ejemplo CD-7K4M-29X3.
entrance-born = Su fecha de nacimiento
entrance-button = Ya estoy aquí
entrance-or-desk = ¿No tiene la referencia a mano? En recepción registran su llegada.
entrance-not-yet = Su llegada aún no está registrada
entrance-no-reference = Escriba la referencia de su cita
entrance-no-date = Elija su fecha de nacimiento
entrance-unknown = No se conoce ninguna cita de esta hora con estos datos. Revise los dos o vaya a recepción: allí le ayudan.
entrance-too-many = { $seconds ->
    [one] Demasiados intentos aquí. Espere un segundo o vaya a recepción.
   *[other] Demasiados intentos aquí. Espere { $seconds } segundos o vaya a recepción.
}
entrance-welcome = Su llegada está registrada
entrance-your-number = Su número
entrance-called = Recuérdelo, por favor. Se le llamará por él.
entrance-no-number = Para esta cita no se llama por número.
entrance-go = Adónde ir: { $place }
entrance-go-desk = En recepción le dicen dónde esperar.
entrance-next = Listo
help-screens = Colgar una pantalla
help-screens-how = Cree el enlace de las pantallas de un departamento y ábralo en el ordenador de la sala de espera. Llama a las personas por número. En la entrada, cada persona registra su llegada.
act-queue-screen-make = Creó el enlace de las pantallas de una sala de espera
act-queue-screen-end = Anuló el enlace de las pantallas de una sala de espera
act-doctor-say-late = Indicó cuánto retraso lleva un médico
field-unknown-minutes = Use 10, 20, 30, 45 o 60; 0 lo retira.
data-token = Número en la sala de espera
