### Readings: what a program reads in a report.

reading-headline = Qué contiene
reading-waiting = Se está leyendo. Suele tardar un momento.
reading-cannot = No se puede leer automáticamente.
reading-picture = Es una imagen. Abra el archivo para verla.
reading-office = Es un documento de Word. Abra el archivo para leerlo.
reading-no-text = No contiene texto, como en un escaneo. Abra el archivo para leerlo.
reading-stopped = Leerlo tardó demasiado, o está dañado. Abra el archivo para leerlo.
reading-nothing = No se encontró ningún valor de laboratorio con certeza.
reading-cut = Solo se leyó el comienzo del documento.
reading-found =
    { $count ->
        [one] 1 valor encontrado.
       *[other] { $count } valores encontrados.
    }
reading-within =
    { $count ->
        [one] 1 dentro del intervalo impreso en el informe.
       *[other] { $count } dentro del intervalo impreso en el informe.
    }
reading-below =
    { $count ->
        [one] 1 por debajo de él.
       *[other] { $count } por debajo de él.
    }
reading-above =
    { $count ->
        [one] 1 por encima de él.
       *[other] { $count } por encima de él.
    }
reading-guided-within =
    { $count ->
        [one] 1 dentro de la orientación general.
       *[other] { $count } dentro de la orientación general.
    }
reading-guided-outside =
    { $count ->
        [one] 1 fuera de la orientación general.
       *[other] { $count } fuera de la orientación general.
    }
reading-not-compared =
    { $count ->
        [one] 1 no se pudo comparar.
       *[other] { $count } no se pudieron comparar.
    }
reading-unread =
    { $count ->
        [one] 1 línea no se pudo leer con certeza.
       *[other] { $count } líneas no se pudieron leer con certeza.
    }
reading-no-diagnosis = Esto no es un diagnóstico.
reading-how = Un programa leyó el archivo y puede equivocarse; lo que vale es el propio archivo. Los valores se ven junto al intervalo del laboratorio cuando el informe lo imprime. Pregunte a su médico qué significa un valor.
reading-guidance = Donde el informe no imprime un intervalo se muestra una orientación general para adultos, no hecha para este paciente. Fuente:
value-name = Valor
value-value = Medido
value-range = Intervalo
value-stands = Dónde está
value-printed = «{ $name }» en la página { $page }
value-from-report = impreso en el informe
value-from-guidance = orientación general
value-no-range = Sin intervalo
value-below = Por debajo
value-within = Dentro del intervalo
value-above = Por encima
value-unknown = Sin comparar
reviews-headline = Revisado por un médico
reviews-none = Ningún médico ha marcado todavía este informe como revisado.
reviewed-by = Revisado por { $doctor }
reviewed-without-comment = Sin comentario.
label-review-comment = Comentario para el paciente
label-review-comment-hint = Puede quedar vacío. El paciente lo ve, y que usted lo ha revisado.
review-report-button = Marcar como revisado
review-not-yet = El informe aún no está marcado
review-seen-old = Alguien más marcó este informe, o se leyó de nuevo, desde que abrió esta página. Mírelo como está ahora y márquelo después.
review-no-more = Este informe se ha revisado tantas veces como es posible. Lo que quede por decir corresponde a la historia de una cita.
review-too-early = Este informe aún no se ha leído. Espere un momento e inténtelo de nuevo.
wrong-review-too-long = Acorte el comentario a { $limit } caracteres
flash-report-reviewed = El informe está marcado como revisado.

## The values
analyte-hemoglobin = Hemoglobina
analyte-hematocrit = Hematocrito
analyte-red-cells = Glóbulos rojos
analyte-white-cells = Glóbulos blancos
analyte-platelets = Plaquetas
analyte-mcv = Volumen corpuscular medio (VCM)
analyte-mch = Hemoglobina corpuscular media (HCM)
analyte-mchc = Concentración de hemoglobina corpuscular media (CHCM)
analyte-rdw = Amplitud de distribución eritrocitaria (ADE)
analyte-neutrophils = Neutrófilos
analyte-lymphocytes = Linfocitos
analyte-monocytes = Monocitos
analyte-eosinophils = Eosinófilos
analyte-basophils = Basófilos
analyte-esr = Velocidad de sedimentación (VSG)
analyte-inr = INR
analyte-glucose-fasting = Glucosa en ayunas
analyte-glucose = Glucosa
analyte-hba1c = HbA1c
analyte-creatinine = Creatinina
analyte-egfr = Filtrado glomerular (FGe)
analyte-urea = Urea
analyte-urea-nitrogen = Nitrógeno ureico (BUN)
analyte-uric-acid = Ácido úrico
analyte-sodium = Sodio
analyte-potassium = Potasio
analyte-chloride = Cloruro
analyte-bicarbonate = Bicarbonato
analyte-calcium = Calcio
analyte-magnesium = Magnesio
analyte-phosphate = Fosfato
analyte-protein-total = Proteínas totales
analyte-albumin = Albúmina
analyte-bilirubin-total = Bilirrubina total
analyte-bilirubin-direct = Bilirrubina directa
analyte-alt = ALT (GPT)
analyte-ast = AST (GOT)
analyte-alp = Fosfatasa alcalina
analyte-ggt = Gamma-GT
analyte-ldh = Lactato deshidrogenasa (LDH)
analyte-cholesterol = Colesterol total
analyte-hdl = Colesterol HDL
analyte-ldl = Colesterol LDL
analyte-triglycerides = Triglicéridos
analyte-crp = Proteína C reactiva (PCR)
analyte-ferritin = Ferritina
analyte-iron = Hierro
analyte-vitamin-d = Vitamina D (25-OH)
analyte-vitamin-b12 = Vitamina B12
analyte-tsh = TSH
analyte-ft4 = T4 libre
