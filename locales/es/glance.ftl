### A patient in care at a glance, for their doctor.

glance-title = Su paciente de un vistazo
glance-link = Su paciente de un vistazo
glance-born = { $years ->
    [one] Un año, nacimiento: { $day }
   *[other] { $years } años, nacimiento: { $day }
}
glance-born-unknown = No se conoce la fecha de nacimiento
glance-person = Quién es
glance-phone = Teléfono
glance-email = Correo electrónico
glance-records = Últimas citas
glance-all-records = Toda la historia clínica
glance-latest = Últimas mediciones
glance-no-values = Sin mediciones recientes
glance-no-values-why = Aquí aparece, con gráficos, lo que el paciente se mide en estos 90 días.
glance-visits = Citas con usted
glance-no-visits = No hay citas próximas.
