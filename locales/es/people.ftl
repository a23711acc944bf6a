### Everybody who has an account, as administrators look after them.

nav-people = Personas
people-title = Quién trabaja aquí
people-lead = Cuentas de este hospital, por nombre.
people-groups = Según su función
people-doctors = Personal médico
people-receptionists = Recepción
people-administrators = Administración
people-search = Nombre, correo electrónico o teléfono
people-search-hint = Bastan los comienzos, como “lee far” o “+91 98”.
people-nobody-fits = Nadie coincide
people-nobody-fits-why = Busque con menos letras del nombre, o por el correo electrónico o el teléfono. Los demás grupos se buscan en su propia página.
people-nobody-fits-doctor = A quien ya no trabaja aquí o todavía no ha usado su enlace se le encuentra por el correo electrónico o el teléfono. Los demás grupos se buscan en su propia página.
people-all = Todo este grupo
people-none = Todavía no hay nadie
people-none-why = Aquí aparecerá cada persona invitada.

## How an account stands
account-invited = Enlace enviado
account-no-address = Sin correo
account-active = Activa
account-locked = Bloqueada
account-disabled = Desactivada
account-pending-address = Correo sin confirmar
account-pending-approval = Espera aprobación
account-rejected = No aprobada
account-title = Cuenta
account-since = Desde
account-second-step = Segundo paso
account-on = Activado
account-off = Desactivado
account-link = Primera contraseña
account-link-waits = El enlace enviado por correo todavía no se ha usado. Funciona durante 7 días.
account-link-doctor = Los pacientes verán a esta persona cuando lo use.
send-link-again = Reenviar el enlace
account-own = Esta es su propia cuenta. Otra persona de la administración puede desactivarla.
account-back = ¿Vuelve?
account-back-how = Podrá iniciar sesión con la contraseña que tenía. Las sesiones cerradas siguen cerradas.
enable-button = Activar esta cuenta
account-away = ¿Se va, o la usa otra persona?
lock-why = Si otra persona puede conocer la contraseña o tener el teléfono: bloquee la cuenta. Se puede hacer aunque haya citas pendientes.
sign-out-why = Si solo quedó una pantalla abierta: cierre todas sus sesiones.
sign-out-everywhere = Cerrar todas las sesiones
flash-account-signed-out = Todas las sesiones de esta cuenta están cerradas.
disable-link = Desactivar esta cuenta
flash-link-sent = Hay otro enlace en camino para { $name }. El anterior ya no funciona.
flash-link-not-sent = Ya no hay nada que abrir: no se envió ningún enlace.
flash-account-disabled = La cuenta de { $name } está desactivada.
flash-account-enabled = La cuenta de { $name } está activada.
flash-account-otherwise = La cuenta acaba de cambiar en este momento. No se hizo nada.

person-edit = Editar nombre y teléfono
person-edit-address = El correo con el que inicia sesión lo cambia la propia persona, en “Acceso y seguridad”.

## Somebody new
new-person = Persona nueva
new-person-lead = Alguien para la recepción o la administración. Para quien atiende a pacientes:
new-person-button = Invitar
label-post = Función
post-receptionist-hint = Reserva citas y registra llegadas de pacientes. No ve nada clínico.
post-administrator-hint = Lleva el portal. No ve nada clínico.
label-work-email-hint = Con él iniciará sesión. Ahí llega el enlace para elegir una contraseña.
label-phone-optional = Teléfono (opcional)
invitation-how = Recibirá un correo con un enlace y elegirá su contraseña. El enlace sirve una sola vez y durante 7 días; usted puede enviar otro. El primer inicio de sesión activa un segundo paso.
wrong-post-missing = Elija su función
wrong-person-name-missing = Escriba el nombre
wrong-work-email = Escriba el correo electrónico así: name@example.org
wrong-address-known = Este correo electrónico ya tiene una cuenta. Use otro o busque esa cuenta
flash-person-invited = { $name } tiene una invitación: el enlace está en camino.
new-person-sent-before = Ya ha invitado a alguien con este formulario. Pulse de nuevo para invitar a una persona más.

## Locking an account
lock-link = Bloquear ahora
lock-title = Bloquear la cuenta de { $name }
lock-lead = Para una cuenta que puede estar en otras manos.
lock-not-yet = Todavía sin bloquear
lock-means-out = Se cierran enseguida todas sus sesiones, nadie puede iniciar sesión y los enlaces enviados por correo dejan de funcionar.
lock-means-visits = Las citas siguen como están.
lock-means-doctor = Sigue en la lista y los pacientes aún pueden reservar. Si no debe ser así, desmárquelo en su ficha:
lock-means-keys = Las claves de otros programas siguen funcionando, las haya creado quien las haya creado. Mire si hay alguna nueva:
lock-means-told = Se le avisa por correo.
lock-button = Bloquear esta cuenta
lock-later = Hable directamente con la persona, no por correo. Después desbloquee la cuenta en su página: su contraseña deja de valer y recibe por correo un enlace para elegir otra.
lock-oneself = No puede bloquear su propia cuenta. Pídalo a otra persona de la administración.
unlock-question = ¿Es de nuevo la misma persona?
unlock-link = Desbloquear la cuenta
unlock-title = Desbloquear la cuenta de { $name }
unlock-lead = Primero hable con la persona, cara a cara o por teléfono.
unlock-not-yet = Todavía sin desbloquear
unlock-to = El enlace se envía a { $email }.
label-unlock-address = ¿Qué correo es el de esta persona?
unlock-moved = El correo de esta cuenta se cambió el { $when }. Si lo hizo otra persona, el correo actual es el de esa persona. Pregunte por el correo; no lo lea en voz alta.
unlock-present-hint = El correo actual. El enlace se envía ahí.
unlock-former-hint = El correo anterior. La cuenta lo recupera y el enlace se envía ahí.
unlock-next = La contraseña que tenía ya no sirve: recibirá un correo con un enlace para elegir otra, durante 24 horas. Si también le robaron el teléfono, avise de que se perdió.
unlock-button = Desbloquear y enviar enlace
wrong-unlock-address-missing = Elija el correo que es de esta persona
wrong-unlock-address-taken = El correo anterior pertenece ahora a otra cuenta. Averigüe de quién es
flash-account-locked = La cuenta de { $name } está bloqueada. Nadie tiene la sesión abierta en ella.
flash-account-unlocked = La cuenta de { $name } está desbloqueada. Un enlace para elegir otra contraseña está en camino.

## Closing an account
disable-title = Desactivar la cuenta de { $name }
disable-not-yet = Todavía sin desactivar
disable-means = Se cierran enseguida todas las sesiones de { $name }, y ya no podrá iniciar sesión. Los enlaces enviados por correo dejan de funcionar.
disable-means-doctor = Los pacientes ya no le encontrarán y nadie podrá reservar.
disable-stays = No se elimina nada. Puede volver a activar la cuenta más adelante.
disable-reason-hint = Para el registro de auditoría. Nada clínico.
disable-button = Desactivar esta cuenta
disable-keep = Dejarla como está
disable-visits-how = Primero cancele cada una de estas citas o espere a que pasen.
disable-visits-came = Se reservó una cita después de que usted abriera esta página.
disable-oneself = No puede desactivar su propia cuenta. Pídalo a otra persona de la administración.
wrong-closing-reason-missing = Escriba el motivo
wrong-closing-reason-too-long = Acorte el motivo a { $limit } caracteres

## A new doctor
new-doctor = Alta de médico/a
new-doctor-button = Invitar
new-doctor-lead = Empieza con la semana habitual, de lunes a sábado; puede cambiarla enseguida.
new-doctor-how = Recibirá un correo con un enlace y elegirá su contraseña. El enlace sirve una sola vez y durante 7 días; usted puede enviar otro. El primer inicio de sesión activa un segundo paso.
new-doctor-hidden = Hasta que lo use, nadie le encontrará ni podrá reservar.
flash-doctor-invited = { $name } tiene una invitación: el enlace está en camino.
doctor-is-joining = Esta persona todavía no ha usado el enlace enviado por correo: los pacientes no la encuentran y nadie puede reservar.
doctor-account = Cuenta
doctor-account-link = Ver la cuenta

## Patients at the desk
nav-patients = Pacientes
patients-title = Pacientes
patients-lead = Nombres y datos de contacto. Aquí no hay nada clínico.
patients-search = Nombre, correo, teléfono o número de historia
patients-search-hint = Bastan los comienzos, como “lin may”, “+46 70” o “HR-7K4M”.
patients-search-button = Buscar
patients-born = Nacimiento
patients-mail-fails = El correo no llega
patients-none = Nadie coincide
patients-none-why = Busque con menos letras del nombre, o por el correo electrónico o el teléfono.
patients-nobody = Todavía no hay pacientes
patients-nobody-why = Aquí aparece quien crea una cuenta y confirma su correo, y quien usted añada.
patients-all = Todos los pacientes
patients-list-goes-on = Solo se ha buscado en una parte de la lista.
patient-title = Paciente
patient-edit-who = Solo la recepción y la administración ven esta página. El paciente ve lo mismo en su perfil.
patient-signs-in = Inicia sesión con
patient-account = Ver la cuenta
patient-link-waits = Puede reservar en su nombre antes de eso.
new-patient = Añadir paciente
new-patient-lead = Para alguien en recepción o al teléfono que todavía no tiene cuenta. Busque primero: puede que la tenga.
new-patient-email-hint = Con él iniciará sesión. Ahí llega el enlace para elegir una contraseña.
new-patient-how = Recibirá un correo con un enlace y elegirá su contraseña. El enlace sirve una sola vez y durante 7 días; usted puede enviar otro. Puede reservar en su nombre desde ahora.
new-patient-how-without = Sin correo electrónico: no se envía nada y nadie inicia sesión. Diga usted el día y la hora. Puede añadir el correo más tarde en su página.
no-email = Sin correo
label-email-optional = Correo electrónico (opcional)
new-patient-button = Añadir paciente
new-patient-sent-before = Ya ha añadido a alguien con este formulario. Pulse de nuevo para añadir a una persona más.
new-patient-perhaps-known = Puede que ya haya una cuenta: mire quién aparece abajo.
new-patient-alike = ¿Es una de estas personas?
new-patient-born = fecha de nacimiento: { $day }
new-patient-alike-what = Si lo es, abra su cuenta y reserve ahí. Si es otra persona, pulse el botón.
new-patient-another-button = Es otra persona: añadirla
wrong-patient-address-known = Este correo electrónico ya tiene una cuenta. Búsquela o pida otro correo
flash-patient-added = { $name } está en la lista de pacientes. El enlace está en camino.
flash-patient-added-without = { $name } está en la lista de pacientes. Ya puede reservar en su nombre.
give-address = Añadir un correo electrónico
give-address-why = Esta persona no tiene correo electrónico: no se le envía nada y no puede iniciar sesión.
give-address-hint = Ahí llega el enlace para elegir una contraseña.
give-address-button = Guardar y enviar el enlace
wrong-given-address-known = Este correo ya tiene una cuenta, quizá de la misma persona. Búsquela
flash-address-given = { $name } ya tiene correo electrónico. El enlace está en camino.
flash-address-not-given = La cuenta ha cambiado entretanto. No se ha hecho nada.
label-patient-name = Nombre
label-patient-birth = Fecha de nacimiento
label-patient-address = Dirección postal
wrong-patient-phone = Escriba el teléfono con el código del país, por ejemplo +91 98765 43210, o déjelo en blanco
wrong-patient-birth-malformed = Escriba la fecha de nacimiento como año, mes y día, por ejemplo 1980-02-29
wrong-patient-birth-unlikely = Escriba una fecha de nacimiento desde 1900 hasta hoy
wrong-patient-address-too-long = Acorte la dirección a { $limit } caracteres
wrong-search-too-long = Busque con { $limit } caracteres como máximo
flash-patient-saved = El perfil está guardado.

## Doctors who apply
applications-title = Solicitudes
applications-lead = Quienes quieren formar parte del personal médico, con el correo confirmado. Nadie les encuentra hasta que usted apruebe.
applications-none = No hay solicitudes en espera
applications-none-why = Aquí aparece quien presenta una solicitud y confirma su correo.
applications-wait = { $count ->
    [one] Una solicitud espera aprobación.
   *[other] { $count } solicitudes esperan aprobación.
}
applications-wait-many = { $count } solicitudes o más esperan aprobación.
applications-see = Ver las solicitudes
application-title = Solicitud
application-since = En espera desde el { $when }.
application-look = Decidir
application-said = Lo que indica
application-wish = Prefiere
application-check = Compruebe la licencia con el organismo que la expide antes de aprobar.
application-take = Aprobar
application-take-means = Aparece en la lista con la semana habitual, de lunes a sábado, y puede iniciar sesión. Recibe un correo.
application-take-button = Aprobar
application-refuse = No aprobar
application-refuse-means = Se cierra su sesión y recibe un correo con su motivo. Puede presentar otra solicitud.
application-reason-hint = Lo leerá quien presentó la solicitud. Escriba con amabilidad y claridad.
application-refuse-button = No aprobar
wrong-rejection-missing = Escriba el motivo: lo leerá quien presentó la solicitud
flash-application-approved = La solicitud de { $name } está aprobada. Recibirá un correo.
flash-application-rejected = La solicitud de { $name } no está aprobada. Recibirá un correo.
flash-application-decided = Otra persona de la administración acaba de decidir sobre esta solicitud.

## No mail reaches somebody
mailbox-title = No se envía correo a esta dirección
mailbox-bounced = El correo a esta dirección fue devuelto ({ $when }). El buzón no existe o ya no acepta nada.
mailbox-complained = Su titular marcó nuestro correo como no deseado ({ $when }).
mailbox-what = Las confirmaciones, los cambios y los recordatorios están retenidos. Llame o pregunte en la próxima cita: la persona puede indicar otra dirección en “Su correo electrónico”. Si esta es correcta y quiere nuestro correo, indíquelo aquí. Los mensajes retenidos se pueden enviar de nuevo desde la lista de mensajes.
mailbox-works = La dirección vuelve a funcionar
flash-works-again = Se vuelve a enviar correo a esta dirección.
flash-mail-service-away = El servicio de correo no responde. Nada ha cambiado: inténtelo de nuevo en un minuto.
flash-marked-meanwhile = En este mismo momento llegó otro aviso sobre esta dirección. Mírela de nuevo.
