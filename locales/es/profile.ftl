### One's own profile.

my-profile = Mi perfil
profile-lead = Cómo le localizamos y qué sabemos de usted.
profile-known = Su cuenta
profile-known-patient = ¿Algo no es correcto? Dígalo en recepción.
profile-known-staff = ¿Algo no es correcto? Dígalo a la administración.
profile-who-sees-patient = Su equipo médico, la recepción y la administración del hospital. Nadie más.
profile-who-sees-doctor = Sus títulos e idiomas los ve todo el mundo. Su teléfono, solo el personal.
profile-who-sees-staff = Solo la administración del hospital.
label-account-name = Nombre
label-own-phone-hint = Con el código del país, por ejemplo +91 98765 43210.
label-account-kind = Cuenta
record-number = Número de historia
label-birth = Fecha de nacimiento (opcional)
label-own-gender = Género (opcional)
label-address = Dirección postal (opcional)
label-address-hint = 300 caracteres como máximo.
label-blood-group = Grupo sanguíneo (opcional)
blood-group-unknown = No lo sé
label-own-qualifications = Sus títulos
label-own-qualifications-hint = Por ejemplo, “MD, FRCP”. Los pacientes los ven al elegir con quién reservar.
wrong-birth-malformed = Escriba su fecha de nacimiento como año, mes y día, por ejemplo 1980-02-29
wrong-birth-unlikely = Escriba una fecha de nacimiento desde 1900 hasta hoy
wrong-address-too-long = Acorte su dirección a { $limit } caracteres
wrong-own-qualifications-too-long = Acorte sus títulos a { $limit } caracteres
flash-profile-saved = Su perfil está guardado.
profile-changed-meanwhile = Esto se guardó en otra ventana después de que usted lo abriera. Lo que cambió aquí se conserva; lo demás está como se guardó allí: compare y guarde de nuevo.
