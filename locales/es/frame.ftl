### What stands around every page, and words that many pages share.

product-name = Caredesk
title-page = { $title } – Caredesk
title-error = Error: { $title } – Caredesk
skip-to-page = Ir al contenido
undo = Deshacer
nav-main = Principal
nav-my-visits = Mis citas
nav-find-a-doctor = Buscar médico
nav-doctors = Médicos
nav-my-day = Mi día
nav-my-week = Mi semana
nav-upcoming = Próximas
nav-my-hours = Mi horario
nav-overview = Resumen
nav-api-keys = Claves de API
nav-webhooks = Webhooks
nav-all-visits = Citas
nav-audit = Auditoría
role-patient = Paciente
role-doctor = Médico/a
show-password = Mostrar
role-receptionist = Recepción
role-administrator = Administración
sign-in = Iniciar sesión
sign-out = Cerrar sesión
create-account = Crear cuenta
footer-emergency = En caso de emergencia, llame al { $number }.
footer-do-not-wait = No espere una respuesta aquí.
footer-reception = Recepción: { $number }
footer-house = { $hospital }. Zona horaria: { $zone }.
footer-local-mail = Mensajes guardados en este equipo
error-prefix = Error:
form-not-yet = Hay algo que corregir
pages = Páginas
pages-newer = Más recientes
pages-older = Más antiguas
pages-newest = Las más recientes
print = Imprimir
print-list = Imprimir lista
what-happens-next = Qué pasa ahora
about-this-visit = Sobre esta cita

## One word per thing
reason = Motivo
symptoms = Síntomas
how-soon = Prioridad
if-plans-change = Si cambian sus planes
doctor = Médico/a
patient = Paciente
department = Departamento
day = Día
time = Hora
when = Cuándo
status = Estado
fee = Precio
place = Lugar
reference = Referencia
waiting = Espera
action = Acción
change = Cambiar
answer = Responder
minutes = { $minutes } min
fee-per-visit = { $fee } por cita
fee-after-visit = { $fee }, se paga después de la cita
doctor-with-years = { $what }, { $years } { $years ->
    [one] año
   *[other] años
} de experiencia
doctor-in-department = { $doctor }, { $department }
from-to = { $from } a { $to }
time-with-doctor = { $time } con { $doctor }
span-with-doctor = { $from } a { $to }, { $doctor }

## How large a file is
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

# In a form that was saved in another window meanwhile.
meanwhile-says = Ahora dice:
meanwhile-empty = Ahora está vacío.
meanwhile-ticked = Marcado
meanwhile-not-ticked = Sin marcar

## Two people who changed the same thing
both-changed-title = Dos cambios de { $name }
merge-trouble = Alguien ha guardado esto desde que lo abrió. No se pierde nada de nadie: elija qué debe quedar en cada campo y guarde.
merge-not-chosen = En algunos campos aún no se ha elegido nada. No se pierde nada de nadie: elija y guarde.
wrong-merge-choice = Elija qué texto debe quedar
merge-saved-by = { $name } lo guardó mientras tanto: { $when }.
merge-saved-at = Se guardó mientras tanto: { $when }.
merge-changed-them = Esto solo lo cambió la otra persona.
merge-changed-you = Esto solo lo cambió usted.
merge-changed-both = Esto lo cambiaron los dos.
merge-differs = Lo suyo y lo de la otra persona no coinciden.
merge-opened = Cuando lo abrió:
merge-nothing = Nada
merge-theirs = De la otra persona:
merge-yours = Lo suyo:
merge-on = Activado
merge-off = Desactivado
both-changed-leave = Dejarlo como se guardó
footer-language = Idioma
