### Departamentos y médicos de una hoja de cálculo.

import-title = Importar de una hoja de cálculo
import-lead = Añada muchos departamentos o médicos a la vez. Verá qué pasaría con cada línea antes de que cambie nada.
import-what = ¿Qué contienen las líneas?
import-doctors-hint = Cada médico nuevo recibe un correo con un enlace que abre su cuenta. Aparece en la lista cuando lo ha usado.
import-file = Elegir un archivo
import-file-large = Este archivo es demasiado grande. Divídalo e importe una parte tras otra.
import-sheet = Líneas
import-sheet-hint = Péguelas del archivo CSV. La primera línea nombra las columnas; le siguen hasta { $most } líneas. Separan las columnas comas, puntos y coma o tabuladores.
import-check-button = Comprobar las líneas
import-columns-departments = Columnas de los departamentos
import-columns-doctors = Columnas de los médicos
import-needed = Necesaria
import-template-departments = Descargar una plantilla para departamentos
import-template-doctors = Descargar una plantilla para médicos
import-column-department = Nombre de un departamento que ya existe
import-column-gender = Sexo: female (mujer), male (hombre), other (otro) o unknown (desconocido)
import-column-languages = Códigos de idiomas separados por espacios, como en hi ar
import-column-phone = Teléfono, con prefijo del país
import-column-fee = Precio de una cita, como 500 o 500,50
import-column-buffer = Pausa después de una cita, en minutos

import-check-title = Qué pasaría
import-done-title = Qué se ha hecho
import-not-yet = No se ha importado nada
import-nothing-yet = Todavía no ha cambiado nada.
import-lines = Líneas
import-line = Línea
import-name = Nombre
import-to-change = Por cambiar
import-state-new = Nueva
import-state-made = Añadida
import-state-known = Ya existe
import-state-wrong = Con errores
import-count-new = { $count ->
    [one] Una línea es nueva.
   *[other] { $count } líneas son nuevas.
}
import-count-made = { $count ->
    [one] Se ha añadido una línea.
   *[other] Se han añadido { $count } líneas.
}
import-count-known = { $count ->
    [one] Una línea ya existe y queda como está.
   *[other] { $count } líneas ya existen y quedan como están.
}
import-count-wrong = { $count ->
    [one] Una línea tiene errores.
   *[other] { $count } líneas tienen errores.
}
import-count-left = { $count ->
    [one] Falta una línea.
   *[other] Faltan { $count } líneas.
}
import-good-only = Importar solo las líneas correctas
import-good-only-hint = Las líneas con errores se dejan fuera. Puede corregirlas después e importar otra vez la misma lista: nada se añade dos veces.
import-button = { $count ->
    [one] Importar una línea
   *[other] Importar { $count } líneas
}
import-button-rest = { $count ->
    [one] Importar una línea
   *[other] Importar { $count } líneas
} y dejar fuera { $wrong ->
    [one] una
   *[other] { $wrong }
}
import-go-on = Continuar
import-nothing-new = Ninguna línea es nueva; no hay nada que importar.
import-correct = Cambiar las líneas
import-correct-hint = Corrija aquí los errores y compruebe otra vez.
import-check-again = Comprobar otra vez
import-lines-wrong = Algunas líneas tienen errores. Corríjalas o marque que se importen solo las correctas.
import-licences-taken = Algunos números de licencia ya están en uso. Corríjalos o marque que son correctos.
import-licences-right = Los números de licencia son correctos
import-licences-right-hint = En algunas líneas otra persona tiene el mismo número: vea la lista de abajo.
import-licence-known = { $name } ya tiene este número de licencia: corríjalo o marque arriba que es correcto
import-licence-twice = La línea { $line } tiene el mismo número de licencia: corríjalo o marque arriba que es correcto
import-state-asked = Por confirmar
flash-imported = { $made ->
    [0] Ninguna línea era nueva.
    [one] Se añadió una línea.
   *[other] Se añadieron { $made } líneas.
  } { $known ->
    [0] No queda nada por importar.
    [one] Una línea ya estaba.
   *[other] { $known } líneas ya estaban.
  }

import-wrong-twice = Quite esta línea: la línea { $line } dice lo mismo
import-wrong-other-role = Use otra dirección: esta es de alguien que no es médico aquí
import-wrong-department-missing = Escriba el nombre de un departamento
import-wrong-department-unknown = Use el nombre de un departamento que exista, o añada antes el departamento
import-wrong-gender = Escriba female, male, other o unknown, o déjelo vacío
import-wrong-language = Escriba códigos de idiomas como en, hi o ar separados por espacios, o déjelo vacío
import-wrong-overflow = Ponga entre comillas un texto que tenga coma o punto y coma: esta línea tiene más columnas que la primera
import-wrong-quote = Ponga comillas también al final del texto o quite las comillas: las de esta línea no van por pares
import-wrong-formula = Escriba el nombre sin =, +, - ni @ al principio
import-sheet-empty = Pegue la línea con los nombres de las columnas y al menos una línea debajo
import-sheet-too-many = Importe como mucho { $most } líneas a la vez
import-sheet-missing = Añada la columna { $column }
import-sheet-unknown = Quite la columna { $column } o cámbiele el nombre: no es una de las nuestras
import-sheet-twice = Quite una de las dos columnas { $column }
