# The API's document as a page (F61). Descriptions come from the document itself.

reference-title = The JSON API
reference-lead = Every route under /api/v1, as this portal serves it. Refusals are problem+json.
reference-document = The same as an OpenAPI 3.1 document
reference-name = Name
reference-kind = Kind
reference-what = What it is
reference-required = needed
reference-anybody = Anybody may call it.
reference-session = Needs a session: sign in with POST /api/v1/session.
reference-scope = Or an API key with the scope { $scope }.
reference-parameters = In the address
reference-body = In the body
reference-none = This portal serves no routes
