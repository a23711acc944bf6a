### How the portal keeps people's data: only what it really does.

privacy-title = Su privacidad
privacy-lead = Qué guarda { $hospital } sobre usted en este portal, quién lo ve y qué puede hacer usted.
privacy-kept = Qué se guarda
privacy-kept-account = Su cuenta: nombre, correo electrónico y lo que añada a su perfil. Su contraseña se guarda de forma que nadie puede leerla.
privacy-kept-visits = Sus citas: con quién, cuándo, dónde y en qué estado.
privacy-kept-health = Lo que dice sobre el motivo de sus citas, las notas, los diagnósticos y las recetas, y lo que usted anota: alergias, medicamentos, mediciones, su ánimo. Se guardan aparte de todo lo demás.
privacy-who = Quién lo ve
privacy-who-you = Usted ve todo lo que se refiere a usted.
privacy-who-doctors = El personal médico ve lo que se refiere a sus propios pacientes: las citas que usted tiene con cada profesional y su historia clínica, hasta un año después de la última cita. Su diario de ánimo lo ven solo mientras usted lo permita.
privacy-who-desk = La recepción y la administración ven su nombre, sus datos de contacto y sus citas. Nunca ven el motivo, las notas ni los registros.
privacy-who-carers = Las personas a las que permite actuar en su nombre ven sus citas, y su historia clínica solo si usted lo indicó, hasta el día que eligió. Usted ve lo que han consultado.
privacy-who-chat = Lo que escribe con un profesional médico lo leen usted y ese profesional.
privacy-who-invoices = Las facturas, los pagos y las reclamaciones al seguro los ven usted y la administración. Dicen de qué cita se trata, no por qué vino.
privacy-who-emergency = En una emergencia, un médico que no le trata puede abrir su historia clínica durante poco tiempo, con un motivo. Se le avisa, y la administración lo revisa sin ver la historia.
privacy-who-trail = Cada vez que alguien mira algo sobre su salud, queda anotado antes de mostrarse: quién, qué y cuándo.
privacy-not = Qué no se hace
privacy-not-share = Estas páginas no piden ni envían nada a otra empresa: ni publicidad, ni seguimiento, ni tipos de letra o programas de otros sitios.
privacy-not-share-but = Ni publicidad, ni seguimiento, ni tipos de letra o programas de otros sitios. Una sola cosa se envía a otra empresa: lo que escribe al asistente de salud va a Amazon Web Services (Amazon Bedrock), donde un modelo redacta la respuesta. Antes se quitan los números, las direcciones y el nombre de su cuenta, y las señales que no pueden esperar se responden solo aquí.
privacy-not-mail = Los correos y las direcciones de las páginas no dicen por qué viene ni qué se encontró.
privacy-cookies = Una cookie mantiene su sesión abierta hasta que la cierre o cierre el navegador; otra permite reconocer su navegador, para que los intentos de desconocidos no le impidan entrar. Una tercera recuerda el idioma que eligió.
privacy-can = Qué puede hacer usted
privacy-can-profile = Cambiar lo que hay en su perfil y dónde tiene la sesión abierta, en cualquier momento.
privacy-can-take = Llevarse una copia de todo lo que el hospital guarda sobre usted: en el menú de su cuenta, en “Sus datos”.
privacy-can-ask = Pedir al hospital que cierre su cuenta. Lo que se escribió sobre su salud tiene que conservarse el tiempo que exige la ley.
