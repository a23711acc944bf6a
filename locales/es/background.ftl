### What patients say of themselves: allergies, medicines, past conditions.

health-mine = Su salud
health-own = Lo que usted anota
allergies = Alergias
medicines-now = Medicamentos actuales
conditions = Enfermedades
background-title = Alergias, medicamentos y enfermedades
background-lead = Lo que su equipo médico debe saber antes de decidir nada. Manténgalo al día.
label-allergies = Alergias
label-allergies-hint = Una por línea, con lo que le ocurre; por ejemplo, “Penicilina: erupción”.
label-no-known-allergies = No tengo alergias conocidas
label-medicines-now = Medicamentos que toma ahora
label-medicines-now-hint = Uno por línea, con la dosis y la frecuencia. También lo que compra por su cuenta.
label-conditions = Enfermedades pasadas y crónicas
label-conditions-hint = Una por línea: enfermedades u operaciones, con el año si lo sabe.
background-last-saved = Guardado por última vez: { $when }.
background-who-reads = Usted, el personal médico que le atiende y las personas a las que permite actuar en su nombre y leer. La recepción y la administración, nunca.
background-changed-meanwhile = Esto se guardó en otra ventana después de que usted lo abriera. Lo que cambió aquí se conserva; lo demás está como se guardó allí: compare y guarde de nuevo.
background-of-patient = En palabras del paciente
background-nothing-said = Sin respuesta
background-no-known-allergies = Sin alergias conocidas, según el paciente
background-never-said = El paciente no ha indicado aquí nada sobre alergias, medicamentos o enfermedades. Pregúntele.
background-said-on = Lo indicó el paciente el { $when }. Sin comprobar por el hospital.
flash-background-saved = Guardado. Su equipo médico lo ve desde ahora.
wrong-background-entry-too-long = Acorte la entrada { $number } a { $limit } caracteres
wrong-background-too-many = Indique { $limit } entradas como máximo
wrong-background-contradicts = Escriba sus alergias o indique que no tiene ninguna conocida, no ambas cosas
