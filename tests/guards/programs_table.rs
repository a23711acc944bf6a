//! The same decision for what administrators do about other programs: those that ask, with keys, and those that are told.

use crate::route_table::{api, page};

/// As in `route_table`.
pub const PROGRAMS: &[(&str, [u16; 10])] = &[
    ("GET /api/v1/api-keys", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/api-keys", api(403, 403, 403, 403, 403, 201)),
    ("GET /api/v1/api-keys/{id}", api(403, 403, 403, 403, 403, 200)),
    ("DELETE /api/v1/api-keys/{id}", api(403, 403, 403, 403, 403, 204)),
    ("GET /admin/api-keys", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/api-keys/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/api-keys", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/api-keys/{id}/revoke", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/api-keys/{id}/revoke", page(403, 403, 403, 403, 403, 303)),
    ("GET /api/v1/webhooks", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/webhooks", api(403, 403, 403, 403, 403, 201)),
    ("GET /api/v1/webhooks/{id}", api(403, 403, 403, 403, 403, 200)),
    ("DELETE /api/v1/webhooks/{id}", api(403, 403, 403, 403, 403, 204)),
    ("POST /api/v1/webhooks/{id}/disable", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/webhooks/{id}/enable", api(403, 403, 403, 403, 403, 200)),
    ("GET /api/v1/webhooks/{id}/deliveries", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/webhooks/{id}/test", api(403, 403, 403, 403, 403, 202)),
    ("POST /api/v1/webhooks/{id}/deliveries/{delivery_id}/resend", api(403, 403, 403, 403, 403, 202)),
    ("GET /admin/webhooks", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/webhooks/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/webhooks", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/webhooks/{id}", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/webhooks/{id}/test", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/webhooks/{id}/disable", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/webhooks/{id}/enable", page(403, 403, 403, 403, 403, 303)),
    ("GET /admin/webhooks/{id}/remove", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/webhooks/{id}/remove", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/webhooks/{id}/deliveries/{delivery_id}/resend", page(403, 403, 403, 403, 403, 303)),
];
