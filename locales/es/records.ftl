### Records: writing a visit up, amending, reading.

diagnosis = Diagnóstico
diagnosis-code = Código (ICD-10-CM)
diagnosis-code-taken-off = Se quitó el código.
prescription = Receta
notes = Notas
medicines = Medicamentos, uno por uno (opcional)
medicine = Medicamento
dose = Dosis
how-often = Frecuencia
how-long = Duración

record = Registro

## Write a visit up
write-up = Escribir el registro
write-up-title = Registro de la cita del { $when }
write-up-lead = Registro de la cita del { $day }, { $from } a { $to }
write-up-not-yet = El registro no está firmado
write-up-said = Lo que dijo el paciente
write-up-who-reads = El paciente lo lee enseguida, y también el personal médico que le atiende. La recepción y la administración, nunca.
write-up-once = Se firma una sola vez. Lo que cambie después queda al lado como enmienda.
write-up-button = Firmar y completar la cita
write-up-before = Esta cita ya tiene registro. Copie lo que aún necesite en una enmienda.
write-up-amend = Enmendar su registro
write-up-seen-old = Esta cita ha cambiado desde que la abrió: ahora es el { $when }. Lo que escribió se conserva. Vuelva a mirarla y firme.
write-up-too-early = Esta cita es el { $when }. Podrá firmar a partir de ese día; hasta entonces, guarde lo que escribió como borrador.
write-up-from-its-day = Esta cita es el { $when }. Podrá firmar a partir de ese día; hasta entonces, puede guardar lo que escriba como borrador.
write-up-not-possible = Esta cita no admite registro: no tendrá lugar o el paciente todavía no la ha aceptado.
hint-at-most = { $limit } caracteres como máximo.
label-diagnosis-code = Código del diagnóstico (opcional)
diagnosis-code-hint = De ICD-10-CM, como I10. Escriba un código o palabras para buscarlo.
prescription-hint = Qué tomar y qué hacer, o que no hace falta nada. { $limit } caracteres como máximo.
medicines-hint = Una fila por medicamento; se imprimen como tabla debajo de la receta.
medicine-cell = { $what }, fila { $number }
label-notes = Notas (opcional)
notes-hint = Qué encontró y qué sigue. { $limit } caracteres como máximo.
draft-button = Guardar borrador
draft-from = Su borrador ({ $when }). Solo usted lo ve.
draft-other = El otro borrador ({ $when })
write-up-another-draft = En otra ventana se guardó un borrador más reciente. Lo que escribió aquí está en el formulario; el otro borrador está al lado. Pase lo que necesite: al guardar o firmar se sustituye el otro borrador.
flash-draft-saved = Borrador guardado. Solo usted lo ve.
flash-written-up = El registro está firmado y el paciente puede leerlo.
wrong-diagnosis-missing = Escriba el diagnóstico
wrong-diagnosis-code-unknown = Elija un código de la lista o deje el campo en blanco
wrong-diagnosis-code-too-long = Use { $limit } caracteres como máximo para buscar un código; hay { $length }
wrong-prescription-missing = Escriba la receta, o que no hace falta nada
wrong-medicine-missing = Escriba el nombre del medicamento
wrong-too-many-medicines = Indique { $limit } medicamentos como máximo
wrong-diagnosis-too-long = Acorte el diagnóstico a { $limit } caracteres; tiene { $length }
wrong-prescription-too-long = Acorte la receta a { $limit } caracteres; tiene { $length }
wrong-notes-too-long = Acorte las notas a { $limit } caracteres; tienen { $length }
wrong-medicine-too-long = Acorte lo que dice de este medicamento a { $limit } caracteres; tiene { $length }

## Find a code
find-code-button = Buscar código
find-code-title = Buscar el código de un diagnóstico
find-code-lead = Para { $patient }. Lo que escribió en el formulario se conserva.
label-code-search = Comienzo de un código o palabras de su título
label-code-search-hint = Bastan los comienzos: prim hypert
find-code-leave = Seguir sin otro código
find-code-found = Códigos que coinciden
find-code-more = Se muestran los { $count } mejores. Una palabra más los reduce.
find-code-choose = Elegir
find-code-none = Ningún código coincide
find-code-none-why = Pruebe con menos palabras o solo con sus comienzos. El registro no necesita código: bastan sus propias palabras.
pick-choices = Códigos que coinciden
pick-none = Ningún código coincide con estas palabras
wrong-code-search-missing = Escriba un código o una palabra de su título

## Amend
amend-link = Enmendar
amend-title = Enmendar el registro de la cita del { $when }
amend-headline = Enmendar el registro de { $patient }
amend-not-yet = El registro no está enmendado
amend-how = Rellene lo que cambia y deje lo demás en blanco. Lo que firmó se conserva, y el paciente ve ambas cosas.
label-new-diagnosis = Diagnóstico nuevo
new-diagnosis-code-hint = Como está ahora. Escriba otro código o palabras para buscarlo; en blanco, se quita.
label-new-prescription = Receta nueva
label-new-prescription-hint = Sustituye a la anterior, junto con los medicamentos de abajo.
new-medicines-hint = Como están ahora. Cámbielos al escribir una receta nueva; sin ella, se quedan como están.
label-new-notes = Notas nuevas
label-amendment-reason = ¿Por qué lo enmienda?
label-amendment-reason-hint = El paciente lo lee. 200 caracteres como máximo.
amend-button = Firmar la enmienda
amend-leave = Dejarlo como está
amend-seen-old = Este registro se enmendó después de que lo abriera. Mire lo que dice ahora y luego decida.
amend-no-more = Este registro ya no admite más enmiendas. Escriba lo nuevo en la próxima cita.
flash-amended = El registro está enmendado. El paciente ve qué cambió y por qué.
wrong-amendment-reason-too-long = Acorte el motivo a { $limit } caracteres; tiene { $length }
wrong-medicines-alone = Escriba la receta a la que pertenecen estos medicamentos
wrong-nothing-amended = Indique qué cambia: el diagnóstico, su código, la receta o las notas
wrong-amendment-reason-missing = Diga en pocas palabras por qué lo enmienda

## Read
nav-my-records = Mi historia
records-title = Mi historia clínica
records-lead = Lo que su equipo médico escribió sobre sus citas, de lo más reciente a lo más antiguo.
records-of-patient-title = Historia clínica de su paciente
records-month = { $month } de { $year }
records-none = Todavía no hay nada escrito
records-none-why = Después de una cita, su registro aparece aquí, con el diagnóstico y la receta.
records-none-why-patient = Después de una cita, su registro aparece aquí.
records-who-reads = Usted, el personal médico que le atiende y las personas a las que permite actuar en su nombre y leer. La recepción y la administración ven que existe un registro, pero no lo que dice.
records-why = Por qué ve esto
records-why-ahead = Este paciente está a su cargo: tiene una cita con usted el { $when }.
records-why-seen = Este paciente está a su cargo: tuvo una cita con usted el { $when }.
records-why-booked = Este paciente está a su cargo: había una cita reservada con usted para el { $when }.
records-read-is-noted = Queda constancia de que ha abierto esto.
record-open = Abrir registro
record-signed-amended = { $count ->
    [0] Firmado
    [one] Firmado, una enmienda
   *[other] Firmado, { $count } enmiendas
}
record-title = Registro de la cita del { $when }
record-headline = Cita del { $day }
record-summary = Resumen de la cita
record-print = Imprimir esta página
record-paper-summary = Resumen en PDF
record-paper-prescription = Receta en PDF
paper-visit = Cita
paper-diagnosis-code = { $code } { $title } (ICD-10-CM)
paper-signed = Firmado por { $doctor }, { $when }.
paper-amended = Firmado por { $doctor }, { $when }. Enmendado por { $by }, { $amended }: lo que figura aquí es lo que vale ahora.
paper-signature = Firma y sello del médico
paper-unknown-letters = Las letras que este papel no puede imprimir aparecen como signos de interrogación. La página del portal las muestra todas.
record-signed = Firmado por
record-stands = Lo que vale ahora
record-amendments = Qué se enmendó
record-amendments-how = Arriba está lo que vale ahora. Nada de lo firmado se pierde nunca.
record-amended-by = { $doctor }, { $when }
record-as-signed = Tal como se firmó al principio
back-to-record = Volver al registro
read-record = Leer el registro
records-earlier = Registros anteriores de este paciente
wrong-text-undrawn = El papel impreso no tiene letras para { $letters }. Escríbalo con otras letras o firme de nuevo tal cual: en el papel aparecerán signos de interrogación.
