### The house's settings.

retention-title = Cuánto tiempo se guardan las cosas
retention-lead = Qué guarda este portal sobre las personas y durante cuánto tiempo.
label-clinical-years = Lo clínico, en años
label-clinical-years-hint = Registros, notas y motivos de las citas. La cuenta de un paciente no se puede borrar hasta que lo último tenga esa antigüedad.
label-audit-years = El registro de auditoría, en años
label-audit-years-hint = El portal nunca quita una entrada por sí solo, y las entradas de una cuenta borrada se conservan.
label-messages-years = Mensajes a las personas, en años
label-messages-years-hint = Qué se envió, a quién y cuándo, sin su texto.
label-exports-days = Copias de los datos propios, en días
label-exports-days-hint = Una vez hecha la copia, el paciente puede descargarla durante este tiempo.
retention-button = Guardar
retention-leave = Dejarlo como está
retention-means = Qué hace un cambio
retention-means-new = Los mensajes y las copias que se hagan desde ahora se guardan el tiempo que usted indique. Los que ya existen conservan el suyo.
retention-means-law = La ley de su país dice cuánto tiempo hay que conservar los registros como mínimo. Consulte antes de acortar nada.
retention-stale = Mientras tanto, otra persona cambió los ajustes. Lo que usted no cambió aquí muestra lo suyo: compare el resto y guarde de nuevo.
flash-retention-saved = Guardado.
wrong-retention = Escriba un número entero de { $from } a { $to }
