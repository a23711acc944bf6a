### The help page of each role, the accessibility statement, the page that is shown while nothing is reached.

help-title = Ayuda
help-lead = Qué puede hacer aquí y dónde.
help-everywhere = En todas las páginas
help-language = Cambie el idioma al pie de la página. Sus correos también cambian.
help-keys = En su jornada y en la lista de la recepción, pulse ? para ver estas teclas y para desactivarlas:
help-keyboard = Todo funciona solo con el teclado: Tab avanza, Intro pulsa.
help-install = Su navegador puede instalar este portal en el teléfono o el ordenador como una aplicación. Allí no guarda nada sobre usted.
help-call = ¿Algo no funciona? Llame a recepción: { $number }.
help-new-password = Elegir una contraseña nueva

help-ask = Saber quién se ocupa
help-ask-how = Diga con sus palabras qué le pasa (en inglés). Verá el departamento que se ocupa de ello y su primera hora libre. Lo que no puede esperar se responde con el número de emergencias. Nada de lo que escriba allí se guarda.
help-look = Ver horas libres
help-look-how = Elija un departamento o a quién quiere consultar. Verá las próximas horas libres sin necesidad de cuenta. Cuando elija una, se la guardamos { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
} mientras inicia sesión.
help-account = Crear una cuenta
help-account-how = Indique su nombre y su correo electrónico, y elija una contraseña de al menos 15 caracteres. Después abra el enlace del correo que le enviamos.
help-way-in = Si no puede iniciar sesión
help-way-in-how = Si olvidó su contraseña, elija otra con un enlace que le enviamos por correo. Tras varios intentos fallidos hay que esperar un poco antes del siguiente.

help-book = Reservar una cita
help-book-how = Elija con quién, el día y la hora, diga por qué viene, revise sus respuestas y reserve. Desde ese momento la hora es suya y nadie más puede obtenerla. La confirmación llega por correo con un archivo para su calendario.
help-change = Cambiar o cancelar una cita
help-change-how = Abra la cita y elija qué cambiar. La página dice hasta cuándo puede hacerlo usted; después, llame a recepción. El correo sobre la cita lleva un enlace que hace lo mismo sin iniciar sesión. Si se ofrece, la página también la convierte en cita por vídeo; el enlace se abre allí diez minutos antes, tras iniciar sesión.
help-read = Leer los resultados
help-read-how = Después de una cita, su registro está en su historia: diagnóstico, receta y consejos, para leer, imprimir o guardar. Los informes de otros lugares los añade usted.
help-chat = Escribir a un médico
help-chat-how = Pregunte entre citas a los médicos que lo atienden. Le avisamos por correo cuando hay una respuesta sin leer; el correo no dice nada de lo escrito.
help-chat-doctor-how = Escriba a los pacientes que atiende: desde su página o cuando ellos le escriben. Quien no ha leído un mensaje a los cinco minutos recibe un correo que no dice nada de él.
help-messages = Recordatorios y correos
help-messages-how = Elija si quiere recordatorios y cuándo. Todo lo que le enviamos está en la lista de avisos.
help-family = Dejar que alguien actúe por usted
help-family-how = Permita que un familiar o amigo reserve o lea por usted hasta el día que usted elija. Todo lo que haga queda anotado con ambos nombres.
help-own-data = Llevarse sus datos
help-own-data-how = Pida una copia de todo lo que tenemos sobre usted, o su historial de tratamiento en una tabla. Le avisamos por correo cuando esté lista.
help-safe = Proteger su cuenta
help-safe-how = Vea dónde tiene la sesión iniciada y ciérrela allí, cambie su contraseña y añada un segundo paso con una aplicación.

help-day = Su jornada
help-day-how = Arriba está quién viene ahora y cuánto lleva esperando. Un botón inicia la consulta y otro abre el registro. A quien no vino se le marca así y puede volver a reservar. Si lleva retraso, indíquelo allí: lo ven los pacientes de más tarde hoy.
help-write-up = Redactar el registro de una cita
help-write-up-how = El diagnóstico y la receta son obligatorios; las notas no. Lo que escribe se guarda como borrador si le interrumpen. Una vez firmado, el registro se enmienda, y todos ven lo que decía antes.
help-hours = Horario y ausencias
help-hours-how = Fije su horario semanal a partir de un día, copie las horas de un día a otros, añada días sueltos e indique sus ausencias. Allí están también los tipos de cita que ofrece además de la habitual, cada uno con su duración y su precio. Antes de que cambie nada verá las citas afectadas.
help-emergency = Un paciente que no está a su cuidado
help-emergency-how = En una emergencia puede abrir la historia de un paciente durante 60 minutos, con un motivo. Se avisa al paciente, y la administración lo revisa.
help-month = Sus meses en cifras
help-month-how = Citas por estado, cuántas personas no vinieron y las horas de más actividad, mes a mes.

help-desk = Todas las citas de un día
help-desk-how = Filtre por médico, departamento o estado. Registre llegadas, cambie y cancele citas, indique que un médico lleva retraso e imprima la lista.
help-for-patient = Reservar para un paciente
help-for-patient-how = Busque al paciente por nombre, correo o teléfono, o añada a alguien nuevo. Después elija la hora con él o ella. El motivo que escriba es para el médico: no volverá a verlo.
help-waiting = Ninguna hora conviene
help-waiting-how = Abra un paciente y póngalo en la lista de espera, para un departamento o un médico. La hora que queda libre se guarda para quien la pidió primero y se le ofrece. La lista de cada departamento muestra quién espera y qué se le ofreció; llame a quien no tiene correo.
help-walk-in = Alguien llega sin cita, o sin correo electrónico
help-walk-in-how = Una sola página busca o añade a la persona, muestra quién está libre antes, reserva y registra la llegada. Bastan nombre y fecha de nacimiento; un teléfono ayuda. Sin correo no se envía nada: diga usted el día y la hora, y añada el correo más tarde en su página.
help-merge = Una persona con dos cuentas
help-merge-how = En la página de una de ellas: «Unir con otra cuenta de esta persona». La cuenta con las citas se queda y recibe el inicio de sesión de la otra. No hay vuelta atrás.
help-power-cut = Antes de un corte de luz
help-power-cut-how = Cada mañana se prepara una lista de las citas del día para imprimir o guardar, y así seguir cuando no se pueda acceder al portal.
help-lost-device = Alguien ha perdido su teléfono
help-lost-device-how = Compruebe quién es, anote cómo, y pida que se quite su segundo paso. La administración da su acuerdo.
help-sent = Lo que enviamos
help-sent-how = Cada mensaje con su motivo y lo que pasó con él. Envíelo de nuevo si alguien no lo recibió.

help-house = El hospital de un vistazo
help-house-how = Cuántos departamentos, médicos, pacientes y citas hay, qué ocurre hoy y qué espera su decisión.
help-people = Quienes trabajan aquí
help-people-how = Invite a personal médico, de recepción y de administración con un enlace que sirve una sola vez. Decida sobre las solicitudes. Bloquee o desactive cuentas: antes se muestra lo que depende de cada persona.
help-departments = Departamentos y personal médico
help-departments-how = Añada y edite departamentos, personal médico, precios y horarios. Nada se elimina mientras haya citas que dependan de ello.
help-import-how = Traiga muchos departamentos o médicos de una hoja de cálculo. Primero ve qué pasaría con cada línea, y nada se añade dos veces.
help-trail = Quién hizo qué
help-trail-how = Cada inicio de sesión, rechazo, lectura de una historia y cambio, para buscar y guardar. Nadie puede alterarlo.
help-programs = Otros programas
help-programs-how = Claves para programas que usan el portal, cada una con pocos permisos, y direcciones a las que se avisa de lo que ocurre.

accessibility-title = Accesibilidad
accessibility-lead = Todo el mundo debería poder usar el portal de { $hospital }.
accessibility-can = Lo que puede hacer
accessibility-can-keyboard = Usar todas las páginas solo con el teclado, con el foco siempre visible.
accessibility-can-narrow = Ampliar el texto al 400 %, o usar una pantalla de 320 píxeles, sin desplazarse hacia los lados.
accessibility-can-colours = Usar colores claros, oscuros o los suyos propios. Ningún estado se indica solo con color.
accessibility-can-scripts = Desactivar los scripts: todo sigue funcionando.
accessibility-can-time = Tomarse su tiempo: se le avisa antes de que termine la sesión, y lo que escribió se conserva.
accessibility-can-languages = Leer en inglés, español o árabe.
accessibility-tried = Cómo se ha probado
accessibility-tried-how = Cada vez que el portal cambia, un programa comprueba todas las páginas de cada función según WCAG 2.2, nivel AA, en la pantalla más estrecha. Algunas las comprueba también en pantalla ancha, en oscuro, en otros idiomas y con colores propios; de vez en cuando, una comprobación más larga lo hace con todas. La reserva de una cita se prueba solo con el teclado y sin scripts.
accessibility-not = Lo que aún no está bien
accessibility-not-reader = Todavía no lo ha probado nadie que use un lector de pantalla a diario.
accessibility-not-paper = La lista de las citas del día que la recepción guarda para los cortes de luz está en inglés para todos.
accessibility-not-files = Los archivos que añaden otras personas, como los escaneos, pueden no ser legibles con un lector de pantalla.
accessibility-say = Díganoslo
accessibility-say-call = Si algo le impide usar una página, llame a recepción: { $number }. Mientras tanto pueden hacerlo por usted.
accessibility-say-desk = Si algo le impide usar una página, dígalo en recepción. Mientras tanto pueden hacerlo por usted.

offline-title = No se puede acceder al portal
offline-lead = Su dispositivo no tiene conexión, o el portal no responde en este momento.
offline-next = Nada de lo que hizo antes se ha perdido. Lo que estaba enviando quizá no llegó: compruébelo antes de enviarlo otra vez.
offline-again = Intentar de nuevo

first-patient = Le damos la bienvenida. Busque un médico para reservar su primera cita; los recordatorios, los cuidadores y sus datos están en el menú de su nombre.
first-doctor = Le damos la bienvenida. Revise primero su horario semanal: los pacientes reservan lo que usted ofrece ahí. En su jornada, pulse ? para ver las teclas.
first-receptionist = Le damos la bienvenida. Busque a un paciente para reservarle una cita, o filtre el día aquí abajo. La llegada se registra con un solo botón junto a cada cita.
first-administrator = Le damos la bienvenida. Primero los departamentos y después los médicos a los que invite. Todo lo demás del hospital está en el menú de su nombre.
first-help = Qué puede hacer aquí
help-repairs = Ausencias sobre citas reservadas
help-repairs-how = Las ausencias y los cierres se introducen con los horarios; los días en que cierra el hospital, con los ajustes. Antes de guardar se ven las citas afectadas, con otras horas para cada una; lo que nadie ha elegido o le necesita está en esta página hasta que se resuelva.
help-wards = Decir cuántas camas están ocupadas
help-wards-how = Pulse +1 cuando llega alguien y −1 cuando se va, o fije el número. El tablero no admite más camas de las que hay y dice quién contó por última vez.
help-wards-manage-how = Cree cada sala con las camas que tiene; usted y la recepción cuentan cuántas están ocupadas. Los médicos ven el tablero, los pacientes no. Una sala se cierra cuando está vacía.
help-statistics = Ver el hospital en cifras
help-statistics-how = Elija los días y un departamento: citas, ausencias, tiempos de espera e ingresos por día, departamento y médico. Puede llevarse lo mismo como hoja de cálculo.

help-my-patients = Encontrar a uno de mis pacientes
help-my-patients-how = Mis pacientes muestra por nombre a quienes atiende, con la última y la próxima cita. Abra uno para ver el resto y proponer una hora.
