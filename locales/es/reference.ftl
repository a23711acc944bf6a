# The API's document as a page (F61). Descriptions come from the document itself.

reference-title = La API JSON
reference-lead = Todas las rutas bajo /api/v1, tal como las sirve este portal. Los rechazos son problem+json.
reference-document = Lo mismo como documento OpenAPI 3.1
reference-name = Nombre
reference-kind = Tipo
reference-what = Qué es
reference-required = obligatorio
reference-anybody = Cualquiera puede llamarla.
reference-session = Necesita una sesión: iníciela con POST /api/v1/session.
reference-scope = O una clave de API con el alcance { $scope }.
reference-parameters = En la dirección
reference-body = En el cuerpo
reference-none = Este portal no sirve ninguna ruta
