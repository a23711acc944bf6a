### Mails about accounts: plain text, one paragraph each. Links stand between them on lines of their own.

mail-confirm-subject = Confirme su correo electrónico para { $hospital }
mail-confirm-why = Alguien, probablemente usted, pidió una cuenta en { $hospital } con este correo electrónico. Abra esta página y pulse el botón, y la cuenta estará lista:
mail-confirm-until = El enlace sirve una sola vez y durante 24 horas.
mail-confirm-ignore = Si no fue usted, no haga nada. Sin el enlace no hay cuenta.

mail-known-subject = Su cuenta en { $hospital }
mail-known-why = Alguien, probablemente usted, intentó crear una cuenta en { $hospital } con este correo electrónico. Usted ya tiene una. Inicie sesión aquí:
mail-known-forgot = Si ya no recuerda su contraseña, elija otra aquí:
mail-known-ignore = Si no fue usted, no haga nada. Nada ha cambiado, y a nadie se le dijo que usted tiene una cuenta.

mail-reset-subject = Elija una contraseña nueva para { $hospital }
mail-reset-why = Alguien, probablemente usted, pidió elegir una contraseña nueva para su cuenta en { $hospital }. Abra esta página y escríbala allí:
mail-reset-until = El enlace sirve una sola vez y durante 30 minutos.
mail-reset-ignore = Si no fue usted, no haga nada. Su contraseña sigue siendo la misma.

mail-invitation-subject = Su cuenta de trabajo en { $hospital }
mail-invitation-why = { $hospital } ha creado una cuenta para usted. Abra esta página y elija allí su contraseña:
mail-invitation-until = El enlace sirve una sola vez y durante 7 días. Si ha caducado, pida otro a la administración del hospital.
mail-invitation-ignore = Si usted no trabaja en este hospital, no haga nada. Sin el enlace nadie puede usar la cuenta.

mail-patient-subject = Su cuenta en { $hospital }
mail-patient-why = La recepción de { $hospital } ha creado una cuenta para usted, para que vea y cambie sus citas. Abra esta página y elija allí su contraseña:
mail-patient-until = El enlace sirve una sola vez y durante 7 días. Si ha caducado, pida otro en recepción o elija una contraseña en la página de inicio de sesión, con “¿Olvidó su contraseña?”.
mail-patient-ignore = Si usted no es paciente de este hospital, no haga nada. Sin el enlace nadie puede usar la cuenta.

mail-locked-subject = Su cuenta en { $hospital } está bloqueada
mail-locked-why = La administración de { $hospital } ha bloqueado su cuenta porque puede que otra persona la esté usando. Se han cerrado todas las sesiones, nadie puede iniciar sesión y los enlaces que le enviamos antes no funcionan. Las citas siguen como estaban.
mail-locked-next = Llame al hospital o acérquese a recepción. Cuando quede claro que es usted, la administración desbloqueará la cuenta y recibirá un correo con un enlace para elegir otra contraseña.
mail-unlocked-subject = Elija otra contraseña para { $hospital }
mail-unlocked-why = La administración de { $hospital } ha desbloqueado su cuenta. La contraseña que tenía ya no sirve. Abra esta página y elija otra:
mail-unlocked-until = El enlace sirve una sola vez y durante 24 horas. Después, pida otro en la página de inicio de sesión, con “¿Olvidó su contraseña?”.
mail-unlocked-ignore = Si no esperaba esto, llame al hospital enseguida.

mail-apply-why = Alguien, probablemente usted, presentó una solicitud para formar parte del personal médico de { $hospital } con este correo electrónico. Abra esta página y pulse el botón, y la solicitud llegará a la administración:
mail-apply-ignore = Si no fue usted, no haga nada. Sin el enlace nadie ve la solicitud.
mail-approved-subject = Le damos la bienvenida a { $hospital }
mail-approved-why = { $hospital } ha aprobado su solicitud. Desde ahora los pacientes pueden encontrarle. Inicie sesión con su correo electrónico y la contraseña que eligió:
mail-rejected-subject = Su solicitud a { $hospital }
mail-rejected-why = Gracias por su interés en { $hospital }. No podemos aprobar su solicitud para formar parte del personal médico. La administración le escribe:
mail-rejected-next = Puede presentar otra solicitud con el mismo correo electrónico, por ejemplo si hay algo que corregir.

mail-changed-subject = Se cambió su contraseña en { $hospital }
mail-changed-why = La contraseña de su cuenta en { $hospital } se acaba de cambiar, y se cerraron todas las sesiones abiertas.
mail-factor-on-subject = Un segundo paso protege su cuenta en { $hospital }
mail-factor-on-why = Desde ahora, al iniciar sesión en su cuenta de { $hospital } se pide un código de su aplicación. Se cerraron todas las sesiones abiertas.
mail-factor-off-subject = Se quitó el segundo paso de su cuenta en { $hospital }
mail-factor-off-why = Desde ahora, al iniciar sesión en su cuenta de { $hospital } no se pide ningún código. Se cerraron todas las sesiones abiertas.
mail-guessed-subject = Se escribió la contraseña de su cuenta en { $hospital } tras muchos intentos fallidos
mail-guessed-why = Alguien, probablemente usted, escribió la contraseña de su cuenta en { $hospital } después de equivocarse al menos cinco veces. Si a usted le costó recordarla, todo está en orden.
mail-recovery-subject = Se usó un código de recuperación de su cuenta en { $hospital }
mail-recovery-why = Alguien, probablemente usted, inició sesión en su cuenta de { $hospital } con un código de recuperación. Ese código no volverá a servir.
mail-recovery-new-subject = Códigos de recuperación nuevos para su cuenta en { $hospital }
mail-recovery-new-why = Alguien, probablemente usted, pidió códigos de recuperación nuevos para su cuenta en { $hospital }. Los anteriores ya no sirven.
mail-lost-subject = Alguien pidió quitar el segundo paso de su cuenta en { $hospital }
mail-lost-why = Alguien, probablemente usted, dijo en la recepción de { $hospital } que se perdió el teléfono con sus códigos. Cuando la administración lo acepte, enseguida o al cabo de un día, su cuenta se quedará sin segundo paso y al iniciar sesión no se pedirá ningún código. Para impedirlo, basta con elegir una contraseña nueva.
mail-address-asked-subject = Otro correo electrónico para su cuenta en { $hospital }
mail-address-asked-why = Alguien, probablemente usted, pidió pasar su cuenta en { $hospital } a otro correo electrónico. El cambio se hará cuando se siga el enlace que enviamos allí.
mail-address-changed-subject = Se cambió el correo electrónico de su cuenta en { $hospital }
mail-address-changed-why = El correo electrónico de su cuenta en { $hospital } se cambió, y se cerraron todas las sesiones abiertas. Ahora se inicia sesión con el correo nuevo.
mail-address-changed-not-you = Si no fue usted, llame al hospital enseguida. Usted no puede deshacerlo: solo se puede elegir una contraseña nueva desde el correo nuevo.
mail-joined-subject = Sus cuentas en { $hospital } son ahora una sola
mail-joined-why = La recepción de { $hospital } ha unido su cuenta con la que tenía para usted. Se ha cerrado la sesión de todos los que la tenían abierta. Inicie sesión como antes: encontrará las citas reservadas en recepción. Si tenía códigos de recuperación, cree otros nuevos.
mail-joined-not-you = Si no eran ambas cuentas suyas, llame al hospital de inmediato.
mail-changed-not-you = Si no fue usted, elija enseguida una contraseña nueva y avise al hospital:

mail-new-address-subject = Confirme su correo electrónico nuevo para { $hospital }
mail-new-address-why = Alguien, probablemente usted, pidió pasar su cuenta en { $hospital } a este correo electrónico. Abra esta página y pulse el botón:
mail-new-address-ignore = Si no fue usted, no haga nada. Sin el enlace no cambia nada.
mail-address-taken-why = Alguien intentó pasar otra cuenta en { $hospital } a este correo electrónico. Ya pertenece a su cuenta, así que nada ha cambiado, y a nadie se le dijo que usted tiene una. Inicie sesión aquí:

mail-hand-over-subject = Su cuenta en { $hospital } se va a borrar
mail-hand-over-why = { $hospital } va a borrar su cuenta. Antes puede llevarse todo lo que guarda sobre usted. Abra esta página y guarde el archivo:
mail-hand-over-until = El enlace funciona hasta que se borre su cuenta; la página dice cuándo. Si quiere conservar la cuenta, llame antes al hospital.

mail-sign-off = { $hospital }

mail-carer-subject = Una invitación de { $hospital }
mail-carer-why = Una persona que usa el portal de { $hospital } pregunta si usted quiere actuar allí en su nombre. Abra esta página e inicie sesión con este correo electrónico para ver quién lo pide y para qué, y responder sí o no:
mail-carer-account = ¿Todavía no tiene cuenta? Cree primero una con este correo electrónico y luego abra el enlace de arriba:
mail-carer-until = El enlace sirve una sola vez y durante siete días.
mail-carer-ignore = Si no se imagina quién puede ser, no haga nada. Sin su respuesta no pasa nada.
mail-carers-subject = Familia y personas de confianza en { $hospital }
mail-carer-started-why = Desde ahora, una persona puede actuar en nombre de otra en el portal de { $hospital }, y usted es una de las dos. Quién, qué puede hacer y hasta cuándo lo dice esta página:
mail-carer-changed-why = Ha cambiado lo que una persona puede hacer en nombre de otra en el portal de { $hospital }, o hasta cuándo, y usted es una de las dos. Mírelo en esta página:
mail-carer-ended-why = Una persona ya no actúa en nombre de otra en el portal de { $hospital }, y usted es una de las dos. Lo dice esta página:
mail-carers-not-you = Si no lo esperaba, póngale fin allí y elija una contraseña nueva.

mail-emergency-subject = Acceso de emergencia en { $hospital }
mail-emergency-why = { $when }: alguien del personal médico de { $hospital } abrió lo que el hospital guarda sobre usted, en una emergencia y sin tenerle a su cargo. Podrá verlo durante 60 minutos como máximo. Quién fue, por qué y todo lo que miró está en esta página:
mail-emergency-question = Si no sabe por qué, llame al hospital y pregunte. La administración del hospital revisa cada uno de estos accesos.

### Mails about visits. Neither the subject nor the first paragraph names a doctor or a department: mailboxes show both to anybody near.

mail-said = { $text }
mail-moment = { $when }
mail-fact-when = Cuándo
mail-fact-zone = Zona horaria
mail-fact-doctor = Médico/a
mail-fact-department = Departamento
mail-fact-specialization = Especialidad
mail-fact-place = Dónde
mail-fact-reference = Referencia
mail-fact-before = Antes
mail-fact-reason = Motivo indicado

mail-visit-booked-subject = Su cita en { $hospital } está reservada
mail-visit-booked = Su cita en { $hospital } está reservada. Estos son los datos:
mail-visit-arrive = Por favor, llegue 10 minutos antes.
mail-visit-video = Es una cita por vídeo: el enlace se abre en su página diez minutos antes, tras iniciar sesión.
mail-visit-requested-subject = Su solicitud de cita en { $hospital }
mail-visit-requested = { $hospital } ha recibido su solicitud de cita. Le guardamos la hora hasta que haya una respuesta; entonces volveremos a escribirle.
mail-visit-proposed-subject = Una hora para su cita en { $hospital }
mail-visit-proposed = { $hospital } le propone una hora para una cita. Se la guardamos: díganos si le viene bien.
mail-visit-moved-subject = Su cita en { $hospital } tiene otra hora
mail-visit-moved = Su cita en { $hospital } tiene otra hora. Estos son los datos nuevos:
mail-visit-cancelled-subject = Su cita en { $hospital } está cancelada
mail-visit-cancelled = Esta cita en { $hospital } no tendrá lugar. Era:
mail-visit-declined-subject = Hora rechazada en { $hospital }
mail-visit-declined = La hora propuesta en { $hospital } se rechazó. Era:
mail-visit-again = Aquí puede buscar otra hora:
mail-answer-by = Tendrá una respuesta a más tardar: { $when }.
mail-visit-waits = Falta la respuesta del médico; entonces volveremos a escribirle.
mail-visit-see = Vea, confirme, cambie o cancele la cita aquí, sin iniciar sesión. El enlace funciona hasta que la cita cambie; quien lo tenga puede hacer lo mismo, así que no lo comparta:
mail-visit-answer = Responda aquí, sin iniciar sesión. Quien tenga este enlace puede hacer lo mismo, así que no lo comparta:
mail-visit-calendar = El archivo adjunto la añade a su calendario.
mail-visit-calendar-gone = El archivo adjunto la quita de su calendario.
mail-visits-booked-subject = Sus citas en { $hospital } están reservadas
mail-visits-booked = Sus citas en { $hospital } están reservadas. Estos son los datos:
mail-visits-proposed-subject = Horas para citas en { $hospital }
mail-visits-proposed = { $hospital } le propone horas para varias citas. Se las guardamos: diga de cada una si le conviene.
mail-fact-visit = Cita { $number }
mail-visits-line = { $when } ({ $reference })
mail-visits-line-zone = { $when }, { $zone } ({ $reference })
mail-visits-arrive = Llegue cada vez 10 minutos antes.
mail-visits-video = Son citas por vídeo: el enlace se abre en la página de cada cita diez minutos antes, una vez iniciada la sesión.
mail-visits-lack =
    Estaban previstas { $of } citas. { $count ->
        [one] Una de ellas aún no tiene hora.
       *[other] { $count } de ellas aún no tienen hora.
    }
mail-visits-see = Aquí puede ver, confirmar, cambiar o cancelar cada una sin iniciar sesión. Un enlace funciona hasta que cambia su cita; quien lo tenga puede hacer lo mismo, así que no lo comparta:
mail-visits-answer = Responda aquí a cada una sin iniciar sesión. Quien tenga un enlace puede hacer lo mismo, así que no lo comparta:
mail-visits-calendar = El archivo adjunto las añade todas a su calendario.

mail-reminder-today-subject = Su cita de hoy a las { $time }
mail-reminder-today = Tiene una cita en { $hospital } hoy a las { $time }. Estos son los datos:
mail-reminder-tomorrow-subject = Su cita de mañana a las { $time }
mail-reminder-tomorrow = Tiene una cita en { $hospital } mañana, { $day }, a las { $time }. Estos son los datos:
mail-reminder-subject = Su cita del { $day } a las { $time }
mail-reminder = Tiene una cita en { $hospital } el { $day } a las { $time }. Estos son los datos:
mail-reminder-off = Puede elegir qué recordatorios recibe:

mail-record-subject = Algo nuevo para usted en { $hospital }
mail-record-available = Ya está escrito el registro de su cita en { $hospital }. Puede leerlo después de iniciar sesión:

mail-file-ready-subject = Su archivo en { $hospital } está listo
mail-file-ready = El archivo que pidió en el portal de { $hospital } está listo. Puede guardarlo después de iniciar sesión:
mail-file-ready-until = Estará ahí por tiempo limitado; la página dice hasta cuándo. Después se elimina y puede pedir otro.
mail-file-ready-not-you = Si usted no lo pidió, elija una contraseña nueva y avise al hospital.

mail-report-subject = Algo nuevo para usted en { $hospital }
mail-report-available = Un archivo suyo en el portal de { $hospital } está comprobado y ya se puede abrir. Lo verá después de iniciar sesión:
mail-report-rejected = Un archivo suyo en el portal de { $hospital } se comprobó y no se pudo aceptar. El motivo y lo que puede hacer lo verá después de iniciar sesión:
mail-report-reviewed = Un médico ha revisado un archivo suyo en el portal de { $hospital }. Verá quién, cuándo y qué dice después de iniciar sesión:

mail-message-subject = Tiene un mensaje nuevo en { $hospital }
mail-message-received = Tiene un mensaje nuevo en el portal de { $hospital }. Puede leerlo después de iniciar sesión:

### Calendars. They are shared: neither doctor nor department.
calendar-visit = Cita en { $hospital }

mail-address-check-subject = ¿Le llega el correo de { $hospital }?
mail-address-check-why = Usted pidió a { $hospital } que comprobara si el correo le llega. Abra esta página y pulse el botón, y volveremos a enviarle correo:
mail-address-check-ignore = Si no fue usted, no haga nada. Sin el enlace no cambia nada.
mail-offer-subject = Ha quedado libre una hora en { $hospital }
mail-offer-why = Ha quedado libre una hora que espera en { $hospital }. Se le guarda hasta { $until }. Estos son los detalles:
mail-offer-take = Acéptela o rechácela en esta página. Abrirla no cambia nada:
mail-offer-otherwise = Sin respuesta pasa al siguiente, y su puesto en la lista se mantiene.

mail-repair-subject = Su cita en { $hospital } necesita otra hora
mail-repair-why = Su cita en { $hospital } no puede tener lugar como estaba reservada. Le guardamos otras horas hasta { $until }. Esta es la cita:
mail-repair-choose = Elija una de ellas en esta página. Abrirla no cambia nada:
mail-repair-otherwise = ¿No le conviene ninguna? Puede decirlo allí, elegir cualquier otra hora o renunciar a la cita. Sin respuesta le llamaremos.
mail-repair-stays-subject = Su cita en { $hospital } tiene lugar como estaba reservada
mail-repair-stays-why = Le pedimos que eligiera otra hora. Ya no hace falta: su cita en { $hospital } queda como estaba reservada.

mail-webhook-given-up-subject = Se apagó un webhook
mail-webhook-given-up = El webhook "{ $name }" no ha aceptado nada durante tres días, así que el portal lo ha apagado. Ya no se le avisa de nada.
mail-webhook-given-up-what = En su página consta cómo respondió a los últimos mensajes. Corríjalo, pulse allí "Activar" y envíe una prueba:
mail-webhook-given-up-lost = De lo que ocurra mientras tanto no se avisa después. Los mensajes que fallaron se pueden volver a enviar desde esa página.

### Mensajes SMS: cortos, sin el nombre de nadie y sin palabras sobre la salud; al final, cómo dejar de recibirlos.

text-code = { $hospital }: su código es { $code }. Vale 10 minutos. Nadie del hospital se lo pedirá.
text-visit-near = { $hospital }: su cita es el { $day } a las { $time } (hora de { $zone }). No más SMS: { $link }
text-visit-booked = { $hospital }: cita reservada, { $day } a las { $time } (hora de { $zone }). No más SMS: { $link }
text-visits-booked = { $hospital }: { $count } citas reservadas, desde { $day } a las { $time } (hora de { $zone }). No más SMS: { $link }
text-visit-moved = { $hospital }: su cita cambia al { $day } a las { $time } (hora de { $zone }). No más SMS: { $link }
text-visit-moved-waits = { $hospital }: pidió el { $day } a las { $time } (hora de { $zone }). Falta que acepten. No más SMS: { $link }
text-visit-cancelled = { $hospital }: cita del { $day } a las { $time } (hora de { $zone }) cancelada. No más SMS: { $link }
text-visit-declined = { $hospital }: se rechazó la hora del { $day } a las { $time } (hora de { $zone }). No más SMS: { $link }
