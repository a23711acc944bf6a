//! The same decision for what the house runs beside visits: the blood bank, the assistant.

use crate::route_answers::{api, open, page};

/// As in `route_table`.
pub const HOUSE: &[(&str, [u16; 10])] = &[
    ("GET /assistant", open(200)),
    ("POST /assistant", open(200)),
    ("POST /api/v1/assistant/messages", open(200)),
    ("GET /blood-bank", open(200)),
    ("GET /donations", page(200, 200, 403, 403, 403, 403)),
    ("GET /donations/new", page(200, 200, 403, 403, 403, 403)),
    ("POST /donations", page(303, 303, 403, 403, 403, 403)),
    ("POST /donations/{group}/{id}/cancel", page(303, 404, 403, 403, 403, 403)),
    ("GET /admin/blood-bank", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/blood-bank/donations/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/blood-bank/donations", page(403, 403, 403, 403, 403, 303)),
    ("GET /admin/blood-bank/{group}", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/blood-bank/{group}/issues", page(403, 403, 403, 403, 403, 303)),
    ("GET /admin/blood-bank/{group}/donations/{id}", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/blood-bank/{group}/donations/{id}/verify", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/blood-bank/{group}/donations/{id}/reject", page(403, 403, 403, 403, 403, 303)),
    ("GET /api/v1/blood-bank", open(200)),
    ("GET /api/v1/me/donations", api(200, 200, 403, 403, 403, 403)),
    ("GET /api/v1/admin/donations", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/blood-bank/{group}/donations", api(201, 201, 403, 403, 403, 201)),
    ("GET /api/v1/blood-bank/{group}/donations/{id}", api(200, 404, 403, 403, 403, 200)),
    ("POST /api/v1/blood-bank/{group}/donations/{id}/verify", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/blood-bank/{group}/donations/{id}/reject", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/blood-bank/{group}/donations/{id}/cancel", api(200, 404, 403, 403, 403, 403)),
    ("POST /api/v1/blood-bank/{group}/issues", api(403, 403, 403, 403, 403, 201)),
    ("GET /api/v1/blood-bank/{group}/movements", api(403, 403, 403, 403, 403, 200)),
];
