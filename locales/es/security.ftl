### Passwords and sessions of one's own.

forgot-title = Elija una contraseña nueva
forgot-link = ¿Olvidó su contraseña?
forgot-hint = Enviaremos un enlace a este correo, si pertenece a una cuenta.
forgot-button = Enviarme un enlace
forgot-known = ¿La recuerda después de todo?
reset-sent-title = Busque el enlace en su correo
reset-sent = Si el correo pertenece a una cuenta, ya va en camino un enlace para elegir otra contraseña.
reset-follow = Siga el enlace antes de 30 minutos y elija una contraseña.
reset-then = Inicie sesión con la contraseña nueva.
set-password-title = Elija su contraseña
set-password-button = Guardar contraseña
set-password-then = Se cerrarán todas las sesiones de esta cuenta. Después inicie sesión con la contraseña nueva.
password-link-ended-title = Este enlace ya no permite elegir contraseña
password-link-ended-why = Un enlace sirve una sola vez y por tiempo limitado. Pida otro.
security-title = Acceso y seguridad
security-where = Dónde tiene la sesión abierta
security-this = Este
security-lacks-code = Contraseña sí, código no
security-unknown-device = Otro dispositivo
security-last-used = Último uso: { $when }. Inicio de sesión: { $since }.
security-end-others = Cerrar todas las demás sesiones
security-password = Cambie su contraseña
security-password-ends = Al cambiarla se cierra la sesión en todos los demás navegadores.
security-password-button = Cambiar contraseña
security-hints = Consejos
security-odd = ¿No reconoce un inicio de sesión?
security-odd-what = Ciérrelo y cambie su contraseña. Si cree que alguien ha entrado en su cuenta, avise al hospital.
label-current-password = Contraseña actual
label-another-password = Contraseña nueva
wrong-current-password = Esa no es su contraseña actual
flash-password-changed = Su contraseña está cambiada. Se cerró la sesión en todos los demás navegadores.
flash-choose-password = Su correo está confirmado. Se registró más de una vez y con contraseñas distintas, así que ninguna vale. Elija ahora la suya.
flash-password-set = Su contraseña está guardada. Inicie sesión con ella.
flash-session-ended = La sesión de ese navegador está cerrada.
flash-others-ended = Las sesiones de todos los demás navegadores están cerradas.
nav-security = Acceso y seguridad

## The second factor
security-factor = Un segundo paso al iniciar sesión
security-factor-on = Al iniciar sesión se pide un código de su aplicación (activado: { $since }).
security-factor-left = { $count } { $count ->
    [one] código de recuperación sin usar
   *[other] códigos de recuperación sin usar
}.
security-factor-off = Un código de una aplicación de su teléfono, además de la contraseña: quien solo averigüe su contraseña no podrá entrar.
security-factor-set-up = Activar el segundo paso
security-factor-end = Quitar el segundo paso
security-factor-end-button = Quitarlo
label-code = Código
label-code-hint = Los seis dígitos que muestra ahora su aplicación, o uno de sus códigos de recuperación
enter-code-title = Escriba su código
enter-code-lost = ¿No tiene el teléfono a mano?
enter-code-lost-how = Use uno de los códigos de recuperación que guardó al activar el segundo paso. Cada uno sirve una vez. Si no tiene ninguno, acuda al hospital en persona.
enter-code-leave = Iniciar sesión con otra cuenta
set-up-title = Active un segundo paso
set-up-lead = A partir de entonces, al iniciar sesión se pedirá un código de una aplicación de su teléfono.
set-up-needed = Todas las personas que trabajan aquí inician sesión con un código de una aplicación, además de la contraseña. Actívelo ahora, solo hace falta una vez.
set-up-scan = Escanee esto con su aplicación de autenticación
set-up-scan-how = En la aplicación, añada una cuenta y apunte aquí con la cámara.
set-up-picture = Una imagen que su aplicación de autenticación puede leer
set-up-type = O escriba esta clave en la aplicación:
set-up-same-device = La aplicación está en este dispositivo: abrirla
set-up-code = El código que muestra su aplicación
set-up-code-hint = Seis dígitos. Se cerrarán las demás sesiones de esta cuenta.
set-up-button = Activar
set-up-which = ¿Qué aplicación?
set-up-which-how = Cualquiera que genere códigos temporales, como la que trae su teléfono o su gestor de contraseñas.
recovery-title = Guarde estos códigos de recuperación
recovery-lead = El segundo paso está activado. Con estos códigos podrá entrar si pierde el teléfono. Solo se muestran ahora.
recovery-codes = Códigos de recuperación
recovery-keep = Cada código sirve una vez. Imprímalos o anótelos y guárdelos donde guarda los documentos importantes.
recovery-kept = Ya los guardé
wrong-code = Ese código no es correcto o ya se usó. Escriba el que muestra ahora su aplicación.
flash-code-begin-anew = Demasiados códigos incorrectos. Inicie sesión de nuevo.
flash-factor-ended = El segundo paso está quitado.
flash-factor-needed = Todas las personas que trabajan aquí inician sesión con un segundo paso. No se puede quitar.
factor-changed-meanwhile = El segundo paso ha cambiado mientras tanto. Mire cómo está ahora.
wrong-password-same = Elija otra contraseña: esta es la que tiene ahora

## Showing anew that it is you
proof-title = ¿Sigue siendo usted?
proof-why = Lo que viene ahora cambia cómo inicia sesión o afecta a otras personas. Para que nadie lo haga en una pantalla que usted dejó abierta, demuestre una vez más que es usted.
proof-button = Continuar
proof-not-now = Ahora no

## Staying signed in
ending-idle = Su sesión se cerrará pronto, porque hace un rato que no abre ni envía nada. Lo que escribió sigue en esta página.
ending-stay = Seguir en la sesión
ending-latest = Fin de su sesión: { $when }, aunque esté trabajando. Ninguna dura más que una jornada: envíe antes lo que haya escrito.
ending-ended = Su sesión está cerrada, por eso esta página no se ve. Lo que escribió se conserva en ella.
ending-sign-in = Inicie sesión en otra pestaña y vuelva: la página se verá de nuevo
stay-title = Su sesión sigue abierta
stay-until = Hasta: { $when }. Con todo lo que abra o envíe, se alarga.
stay-latest = Hasta: { $when }. Después tendrá que iniciar sesión de nuevo.
stay-close = Cierre esta pestaña y siga donde estaba.

## Another address, new recovery codes
security-address = Su correo electrónico
security-address-what = El correo se envía a { $email }, y con esa dirección inicia sesión.
security-address-change = Cambiar el correo
new-address-title = Cambie su correo electrónico
new-address-how = Enviaremos un enlace al correo nuevo. Hasta que lo siga, todo queda como está. También avisaremos al correo actual.
label-new-email = Correo electrónico nuevo
new-address-button = Enviar el enlace
flash-new-address-asked = Enviamos un enlace al correo nuevo. Su correo cambiará cuando lo siga, en un plazo de 24 horas.
confirm-new-address-title = ¿Usar este correo desde ahora?
confirm-new-address-why = Su cuenta pasa al correo al que llegó este enlace. Se cerrarán todas las sesiones y podrá iniciar sesión con el correo nuevo.
confirm-new-address-button = Usar este correo
flash-address-changed = Su correo electrónico está cambiado. Inicie sesión con el nuevo.
new-address-ended-title = Este enlace ya no cambia el correo electrónico
new-address-ended-why = Sirve una sola vez y durante 24 horas, solo mientras no cambien el correo o la contraseña, y no si ese correo ya tiene otra cuenta. Si ya lo siguió, su correo está cambiado.
new-address-ended-again = Pedir otro enlace
new-codes-title = Códigos de recuperación nuevos
new-codes-why = Recibirá diez códigos nuevos. Los que tiene ahora dejan de servir enseguida, usados o no.
new-codes-button = Crear códigos nuevos
security-new-codes = Crear códigos de recuperación nuevos

## The desk: a lost phone
lost-title = Teléfonos perdidos
lost-lead = Para quien no puede iniciar sesión porque perdió el teléfono con sus códigos y también los códigos de recuperación. Lo pide alguien del personal, lo acepta otra persona de la administración (o quien lo pidió, al cabo de un día), y se avisa enseguida a la persona afectada.
lost-asked = En espera de aceptación
lost-asked-by = Lo pidió { $who } ({ $when }).
lost-agree = Aceptar
lost-keep = Denegar
lost-alone-from = Lo pidió usted. Lo acepta ahora otra persona, o usted a partir de: { $when }.
lost-about-yourself = Se trata de usted: decide otra persona.
lost-asked-yourself = Lo pidió usted: tiene que aceptarlo otra persona, o usted a partir de { $from }.
lost-changed = Otra persona ya lo decidió, o la cuenta ha cambiado desde entonces. Esto es lo que queda por decidir.
lost-wait = { $count ->
    [one] Un aviso de teléfono perdido espera a que alguien lo acepte.
   *[other] { $count } avisos de teléfonos perdidos esperan a que alguien los acepte.
}
lost-see = Ver los avisos
lost-none = Nadie espera
lost-none-why = Lo que pida la recepción aparecerá aquí hasta que se decida.
lost-report = Hay alguien en recepción
lost-report-how = Mire un documento con foto y pregunte la fecha de nacimiento antes de enviar esto.
lost-reason = Cómo comprobó su identidad
lost-reason-hint = Por ejemplo: mostró un pasaporte, sabe la fecha de nacimiento. Lo lee la administración.
wrong-lost-reason-missing = Diga cómo comprobó la identidad de la persona
lost-report-button = Pedirlo
lost-end-title = ¿Quitar el segundo paso?
lost-end-means-patient = Desde entonces basta con la contraseña para entrar, y se cierran todas las sesiones de esa cuenta. La persona recibe un correo.
lost-end-means-staff = Se cierran todas las sesiones de esa cuenta. La siguiente persona que inicie sesión con su contraseña activará un segundo paso nuevo. La persona recibe un correo.
lost-end-button = Quitar el segundo paso
lost-not-now = Ahora no
lost-link = Teléfonos perdidos
flash-lost-reported = Pedido. La persona tiene un correo al respecto, y decide la administración.
flash-lost-ended = El segundo paso está quitado. La persona inicia sesión con la contraseña.
flash-lost-kept = Todo queda como está.

## No mail reaches the address
no-mail-title = Nuestro correo no le llega.
no-mail-what = Cambie o confirme su correo electrónico
mail-address-title = Correo a su dirección
mail-address-bounced = El correo que enviamos a esta dirección fue devuelto ({ $when }).
mail-address-complained = Su proveedor de correo nos comunicó que usted marcó nuestro correo como no deseado ({ $when }).
mail-address-held-back = Hasta que se resuelva, no enviaremos allí confirmaciones, cambios ni recordatorios de citas. Los encontrará en el portal, en Avisos. Los correos sobre el inicio de sesión y la seguridad de su cuenta sí se envían.
mail-address-change = Esta dirección ya no es suya
mail-address-change-how = Díganos otra. En cuanto siga el enlace que enviaremos allí, el correo le llegará a esa dirección.
mail-address-right = La dirección es correcta
mail-address-right-how = Enviaremos un correo allí. Cuando llegue, siga su enlace y volveremos a enviarlo todo. Mire también en la carpeta de correo no deseado.
mail-address-send = Enviar un enlace a esta dirección
mail-address-fine = El correo llega a esta dirección.
flash-check-sent = El enlace está en camino. Si no llega nada en unos minutos, use otra dirección.
check-address-title = ¿Llega aquí nuestro correo?
check-address-why = Ha seguido el enlace que le enviamos. Pulse el botón y volveremos a enviarle correo.
check-address-button = Sí, enviarme correo
check-ended-title = Este enlace ya no muestra nada
check-ended-why = Sirve una sola vez y durante 24 horas, solo mientras no cambie la dirección. Si ya lo siguió, volvemos a enviarle correo.
check-ended-again = Ver su dirección
flash-address-works = Volvemos a enviar correo a su dirección.
