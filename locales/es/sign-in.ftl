### Registering, confirming the address, signing in and out.

sign-in-title = Iniciar sesión
sign-in-failed = No pudimos iniciar su sesión
sign-in-needed = Inicie sesión para continuar donde estaba.
sign-in-new-here = ¿Es su primera vez aquí?
sign-in-why-account = Con una cuenta puede reservar, cambiar y cancelar citas.
sign-in-shared-computer = ¿Usa un equipo compartido?
sign-in-sign-out-after = Cierre la sesión al terminar. El navegador conserva una marca de que ya se usó aquí, y nada de lo que usted leyó o escribió.
sign-in-wrong-credentials = El correo electrónico o la contraseña no son correctos, o el correo aún no está confirmado. Revise ambos datos o abra el enlace que le enviamos.
sign-in-too-many-tries = Demasiados intentos. Espere { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
} e inténtelo de nuevo.
sign-in-too-many-tries-seconds = Demasiados intentos. Espere { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
} e inténtelo de nuevo.
sign-in-busy = Muchas personas están iniciando sesión en este momento. Inténtelo de nuevo en unos segundos.
flash-not-sent = Lo que envió no se guardó porque su sesión estaba cerrada. Inicie sesión, vuelva atrás en el navegador hasta el formulario, donde sigue lo que escribió, y envíelo de nuevo.
flash-still-not-sent = Lo que envió no se guardó. Vuelva atrás en el navegador hasta que el formulario muestre lo que escribió, aunque haga falta hacerlo dos veces o más, y envíelo de nuevo.
flash-not-done-yet = Lo que envió todavía no se ha hecho. Demuestre que es usted y envíelo de nuevo.
flash-signed-out = Su sesión está cerrada.

register-title = Cree su cuenta
register-known = ¿Ya tiene una cuenta?
register-known-how = Inicie sesión con su correo electrónico.
register-who-sees = Quién ve esto
register-who-sees-what = Su nombre y sus datos de contacto los ven su equipo médico, la recepción y la administración del hospital. Nadie más.

label-name = Su nombre
label-name-hint = Como en su documento con foto
label-email = Correo electrónico
label-email-hint = Le enviaremos un enlace para confirmarlo.
label-phone = Teléfono (opcional)
label-phone-hint = Para llamarle si hay que cambiar una cita. Con el código del país, por ejemplo +91 98765 43210.
label-password = Contraseña
label-new-password = Elija una contraseña
label-new-password-hint = Al menos 15 caracteres. Lo mejor: cuatro palabras que solo usted juntaría.
label-consent = He leído { $how } y estoy de acuerdo.
label-consent-how = cómo guarda Caredesk mis datos (se abre en otra ventana)

wrong-name-missing = Escriba su nombre
wrong-name-too-long = Su nombre puede tener { $limit } caracteres como máximo
wrong-email-missing = Escriba su correo electrónico
wrong-email-malformed = Escriba su correo electrónico así: name@example.org
wrong-phone-malformed = Escriba su teléfono con el código del país, por ejemplo +91 98765 43210, o déjelo en blanco
wrong-password-missing = Escriba su contraseña
wrong-password-too-short = Elija una contraseña de al menos { $least } caracteres
wrong-password-too-long = Elija una contraseña de { $limit } caracteres como máximo
wrong-password-known = Elija otra contraseña: esta es de las primeras que alguien probaría
wrong-consent-missing = Marque la casilla si está de acuerdo; sin eso no podemos tener una cuenta a su nombre

check-mail-title = Revise su correo
check-mail-sent = Le enviamos un enlace para confirmar su correo electrónico.
check-mail-open = Abra el mensaje que le enviamos. Llega en unos minutos.
check-mail-press = Siga el enlace antes de 24 horas y pulse el botón.
check-mail-then = Inicie sesión y reserve su primera cita.
check-mail-nothing = ¿No ha llegado nada?
check-mail-nothing-how = Mire en la carpeta de correo no deseado y compruebe que el correo electrónico era correcto.
check-mail-again = Escribirlo de nuevo
check-mail-demo = Esto es una demo: lea el mensaje aquí

confirm-address-title = Confirme su correo electrónico
confirm-address-last-step = El último paso
confirm-address-why = Pulse el botón para confirmar que este correo electrónico es suyo.
confirm-address-button = Confirmar mi correo
address-confirmed-title = Su cuenta está lista
address-confirmed-thanks = Correo confirmado
address-confirmed-next = Inicie sesión con su correo electrónico y la contraseña que eligió.
link-ended-title = Este enlace ya no funciona
link-ended-why = Un enlace sirve una sola vez y durante 24 horas.
link-ended-next = Si ya lo había seguido, su correo está confirmado y puede iniciar sesión. Si no, vuelva a escribir sus datos y le enviaremos otro enlace.
link-ended-again = Enviarme otro enlace
