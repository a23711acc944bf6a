### The administrator's overview.

overview-title = Resumen
overview-live = { $when }. Cifras al momento.
recount-due = Las cifras por día pueden ser de dos zonas horarias hasta que quien opera el portal las vuelva a contar: caredesk job recount (docs/operations.md explica cómo).
overview-refresh = Actualizar
overview-visits-today = Citas de hoy
overview-visits-today-note = Sin las canceladas
overview-patients = Pacientes
overview-patients-note = Con cuenta creada o añadidos en recepción
overview-doctors-note = Quienes trabajan aquí ahora
overview-departments-note = En el directorio
overview-appointments = Citas en total
overview-appointments-note = Todas las que ha habido, también las canceladas
overview-latest = Últimas citas
overview-next = Próximas citas
overview-no-visits = No ha empezado ninguna cita, y no hay ninguna próxima.
overview-emergencies = Acceso de emergencia
overview-emergencies-note = Por revisar
